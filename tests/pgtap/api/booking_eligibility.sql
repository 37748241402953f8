-- The function that decides explains, to each as much as they may know (E1.4, F9, E1.6 row 14).
begin;
select plan(78);
select tests.follows_profile();
select tests.bookable(tutor) from unnest(array['fine', 'held', 'suspended', 'closed', 'hit', 'news', 'barred', 'apart', 'lapsed', 'ungated']) as tutor;
select tests.restricted('held'), tests.restricted('suspended', 'suspension'), tests.restricted('closed', 'closure');
select tests.ward('lily', tests.born(11)), tests.ward('max', tests.born(12));
select tests.person('teen', '{learner}', tests.born(16));
select tests.kept_apart('apart', 'lily');
select tests.given($$
  with run as (insert into vetting.screening_run (run_id, person_id, source, outcome, ran_at, recorded_by)
    values (gen_random_uuid(), tests.id('hit'), 'uk_sanctions_list', 'completed', now() - interval '1 minute', tests.registrar()) returning *)
  insert into vetting.screening_hit (hit_id, run_id, person_id, strength, note) select gen_random_uuid(), run_id, person_id, 'potential', 'Same name' from run;
  insert into vetting.update_service_consent (consent_id, person_id, given, at) values (gen_random_uuid(), tests.id('news'), true, now() - interval '1 day');
  insert into vetting.dbs_status_check (check_id, person_id, certificate_id, result, checked_at, entitlement_basis, recorded_by)
  values (gen_random_uuid(), tests.id('news'), tests.id('news''s certificate'), 'NEW_INFO', now() - interval '1 minute', 'Child workforce', tests.registrar());
  insert into vetting.prohibition_check (check_id, person_id, kind, result, checked_on, recorded_by)
  values (gen_random_uuid(), tests.id('barred'), 'section_128', 'match', current_date - 1, tests.registrar());
  insert into vetting.training (training_id, person_id, topic, completed_on, recorded_by, supersedes)
  select gen_random_uuid(), person_id, topic, '2024-01-10', recorded_by, training_id from vetting.training where person_id = tests.id('lapsed');
  insert into vetting.gate_decision (decision_id, person_id, decision, decided_by) values (gen_random_uuid(), tests.id('ungated'), 'withdrawn', tests.registrar()) $$);

create function pg_temp.about(p_tutor text, p_more text default '') returns text language sql as $$
  select format('select api.booking_eligibility(%L%s)', tests.id(p_tutor), p_more)
$$;
create function pg_temp.answer(p_who text, p_persona text, p_sql text) returns text language plpgsql as $$
declare v_answer jsonb;
begin
  perform tests.become(p_who, p_persona);
  perform set_config('response.status', '', true), set_config('response.headers', '', true);
  execute p_sql into v_answer;
  -- every answer has a receipt of its own
  return concat_ws(' ', nullif(current_setting('response.status'), ''),
    regexp_replace(nullif(current_setting('response.headers'), ''), 'seq=\d+; leaf=[0-9a-f]{64}', ''), v_answer);
end $$;
create function pg_temp.codes(p_who text, p_persona text, p_sql text) returns text language plpgsql as $$
begin
  perform tests.become(p_who, p_persona);
  return array_to_string(tests.reasons_of(p_sql), ',');
end $$;

-- the public: one answer, byte for byte
select is(pg_temp.answer('lily''s parent', 'web_guardian', pg_temp.about('fine')), '200 {"reasons": [], "eligible": true}', 'A guardian reads that a tutor can be booked');
-- an officer's question has its entry and so a receipt, whatever the answer
select is(array[pg_temp.answer(who, persona, pg_temp.about(tutor)), replace(pg_temp.answer(who, persona, pg_temp.about('lapsed')), '[{"Ledger-Receipt": ""}] ', '')],
          array[pg_temp.answer(who, persona, pg_temp.about('lapsed')), pg_temp.answer('lily''s parent', 'web_guardian', pg_temp.about('lapsed'))],
          format('%s reads of %s what is read of a lapsed training', persona, tutor))
from unnest(array['held', 'suspended', 'closed', 'hit', 'news', 'barred', 'ungated']) as tutor,
     (values ('lily''s parent', 'web_guardian'), ('lily', 'web_learner'), ('fine', 'web_tutor'), ('ada', 'web_admin'), ('cora', 'web_compliance')) as reader (who, persona)
where (select coalesce(tests.truth($$ select 1 from identity.person where person_id = tests.id('ada') $$)::uuid, tests.person('ada', '{platform_administrator}'))) is not null
  and (select coalesce(tests.truth($$ select 1 from identity.person where person_id = tests.id('cora') $$)::uuid, tests.person('cora', '{compliance_reporter}'))) is not null;
select is(pg_temp.answer('lily''s parent', 'web_guardian', pg_temp.about('apart', format(', array[%L::uuid]', tests.id('lily')))),
          pg_temp.answer('lily''s parent', 'web_guardian', pg_temp.about('held', format(', array[%L::uuid]', tests.id('lily')))), 'A no-contact order reads like a hold');
select is(pg_temp.codes('lily''s parent', 'web_guardian', pg_temp.about('fine', format(', array[%L::uuid]', tests.id('max')))), 'STUDENT_SETUP_INCOMPLETE', 'Somebody else''s child'),
       is(pg_temp.answer('lily''s parent', 'web_guardian', pg_temp.about('fine', format(', array[%L::uuid]', tests.id('max')))),
          pg_temp.answer('lily''s parent', 'web_guardian', pg_temp.about('fine', format(', array[%L::uuid]', tests.id('nobody')))), 'is like a child nobody knows');

-- the tutor about themselves
select is(pg_temp.answer(tutor, 'web_tutor', pg_temp.about(tutor)), pg_temp.answer('hit', 'web_tutor', pg_temp.about('hit')), format('%s reads that the account is under review', tutor))
from unnest(array['held', 'suspended', 'closed', 'news', 'barred']) as tutor;
select is(pg_temp.codes('held', 'web_tutor', pg_temp.about('held')), 'ACCOUNT_UNDER_REVIEW', 'Only that'),
       is(pg_temp.codes('apart', 'web_tutor', pg_temp.about('apart')), '', 'An order about one learner is not read by itself'),
       is(pg_temp.codes('lapsed', 'web_tutor', pg_temp.about('lapsed')), 'TRAINING_LAPSED:kcsie_part1', 'Their own training is read by its name'),
       is(pg_temp.codes('ungated', 'web_tutor', pg_temp.about('ungated')), 'VETTING_GATE_NOT_PASSED', 'and the gate'),
       is(pg_temp.codes('fine', 'web_tutor', pg_temp.about('lapsed')), 'TUTOR_NOT_BOOKABLE', 'A colleague reads as little as anybody');

-- staff
select tests.person('vera', '{vetting_officer}'), tests.person('dina', '{dsl,tutor}'), tests.person('leo', '{lado_coordinator}');
select tests.restricted('dina');
select is(pg_temp.codes('vera', 'web_vetting', pg_temp.about('news')), 'DBS_NEW_INFORMATION', 'A vetting officer reads checks'),
       is(pg_temp.codes('vera', 'web_vetting', pg_temp.about('held')), 'ACCOUNT_UNDER_REVIEW', 'not holds'),
       is(pg_temp.codes('dina', 'web_dsl', pg_temp.about('held')), 'TUTOR_ON_HOLD', 'A safeguarding lead reads holds'),
       is(pg_temp.codes('leo', 'web_lado', pg_temp.about('apart', format(', array[%L::uuid]', tests.id('lily')))), 'NO_CONTACT_ORDER', 'A LADO coordinator reads orders'),
       matches(pg_temp.codes('dina', 'web_dsl', pg_temp.about('dina')), 'ACCOUNT_UNDER_REVIEW', 'but not about themselves'),
       doesnt_match(pg_temp.codes('dina', 'web_dsl', pg_temp.about('dina')), 'TUTOR_ON_HOLD', 'never');
select is(tests.truth($$ select concat_ws(' ', action, outcome, persona) from ledger.record where actor_id = tests.id('leo') order by seq desc limit 1 $$), 'booking_eligibility done web_lado', 'What staff ask is entered in the ledger');

-- another instant
select is(pg_temp.codes('vera', 'web_vetting', pg_temp.about('fine', ', at => now() + interval ''3 days''')), 'SCREENING_STALE', 'An officer asks about another instant'),
       is(pg_temp.codes('lily''s parent', 'web_guardian', pg_temp.about('fine', ', at => now() + interval ''3 days''')), '', 'for others it is now'),
       is(pg_temp.codes('fine', 'web_tutor', pg_temp.about('fine', ', at => now() + interval ''3 days''')), '', 'for the tutor too');
select tests.become('vera', 'web_vetting');
select is((select api.booking_eligibility(tests.id('fine'), at => '2027-01-01 00:00Z') ->> 'as_at')::timestamptz, '2027-01-01 00:00Z'::timestamptz, 'and reads which');

-- a whole lesson
select is(pg_temp.codes('lily''s parent', 'web_guardian', pg_temp.about('fine', format(', array[%L::uuid], now() + interval ''1 day'', now() + interval ''25 hours'', ''in_person''', tests.id('lily')))),
  'SESSION_NOT_READY', 'A lesson is asked about with the words of a booking');
select is(pg_temp.codes('vera', 'web_vetting', pg_temp.about('held', format(', array[%L::uuid], now() + interval ''1 day'', now() + interval ''25 hours'', ''in_person''', tests.id('lily')))),
  'ACCOUNT_UNDER_REVIEW,CHAPERONE_UNRESOLVED,VENUE_MISSING', 'an officer reads the session''s codes');
select tests.is_refused(pg_temp.about('fine', more), why, 'PT422')
from (values (', starts_at => now()', 'A lesson has an end and a kind'), (', learner_ids => array[null::uuid]', 'and learners who are named'),
             (', venue => ''7''', 'and a venue that is one')) as bad (more, why);
select tests.become('sid', 'web_service');
select tests.is_refused(pg_temp.about('fine'), 'The session service asks nothing');
select tests.nobody();
select tests.is_refused(pg_temp.about('fine'), 'Nobody asks nothing');

select tests.is_required('tutor_id', $$ select api.booking_eligibility(null) $$) from tests.become('lily''s parent', 'web_guardian');
select tests.is_refused(format('select api.booking_eligibility(%L, starts_at => %L, ends_at => %L, modality => %L, at => %L)', tests.id('fine'), starts_at, ends_at, modality, at), why, 'PT422') from (values
  (now() + interval '1 day', now() + interval '25 hours', 'by post', null, 'A lesson is online or in person'),
  (now() + interval '1 day', now() + interval '1 day', 'online', null, 'ends after it begins'),
  (now() + interval '2 days', now() + interval '1 day', 'online', null, 'and not before'),
  ('-infinity', now() + interval '1 day', 'online', null, 'begins at an instant'),
  (now() + interval '1 day', 'infinity', 'online', null, 'ends at one'),
  (null, null, null, 'infinity'::timestamptz, 'and is asked about at one')) as tried (starts_at, ends_at, modality, at, why);
create function pg_temp.entered(p_sql text) returns bigint language plpgsql as $$
declare v_before bigint := tests.truth('select count(*) from ledger.entry')::bigint;
begin
  execute p_sql;
  return tests.truth('select count(*) from ledger.entry')::bigint - v_before;
end $$;
select is(pg_temp.entered(pg_temp.about('fine')), 0::bigint, 'That a guardian asks is not entered');
select tests.become('ada', 'web_admin');
select is(pg_temp.entered(pg_temp.about('fine')), 1::bigint, 'that an administrator does is');

select tests.power('held', 'dsl');
select tests.become('held', 'web_dsl');
select is(api.booking_eligibility(tests.id('held')) ? 'as_at', false, 'Of themselves a lead asks as any tutor does'), is(api.booking_eligibility(tests.id('fine')) ? 'as_at', true, 'of others as a lead');

select * from finish();
rollback;
