-- What is missing and from whom, as far as the viewer may know (E2.3 rows 7 and 22, F9).
begin;
select plan(23);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');
select tests.person('dina', '{dsl,tutor,learner}');
select tests.lesson('lesson', 'ann', '{eve, pia, roy}', now() + interval '1 hour');
create function pg_temp.status() returns text language sql as $$ select format('select api.recording_consent_status(%L)', tests.id('lesson')) $$;
create function pg_temp.reads() returns text language plpgsql as $$
declare v jsonb;
begin
  execute pg_temp.status() into v;
  return concat_ws(' | ', v ->> 'possible', (select string_agg(reason ->> 'code', ',' order by place) from jsonb_array_elements(v -> 'reasons') with ordinality as r (reason, place)),
    (select string_agg((asked ->> 'asked') || coalesce(' ' || (asked ->> 'said'), ''), ',') from jsonb_array_elements(v -> 'learners') as asked));
end $$;
select tests.become('eve', 'web_learner');
select is(pg_temp.reads(), 'PARENT_CONSENT_MISSING | nothing', 'A child of 8 is asked nothing, and reads that a parent is');
select tests.become('eve''s parent', 'web_guardian');
select is(pg_temp.reads(), 'PARENT_CONSENT_MISSING | consent', 'whose consent is missing');
select tests.become('pia', 'web_learner');
select is(pg_temp.reads(), 'LEARNER_CONSENT_MISSING,PARENT_AWARENESS_MISSING | consent', 'A learner of 14 is asked, and a parent has to know');
select tests.become('pia''s parent', 'web_guardian');
select is(pg_temp.reads(), 'PARENT_AWARENESS_MISSING | acknowledgement', 'who reads nothing of what the learner said or did not say');
select tests.become('roy', 'web_learner');
select is(pg_temp.reads(), 'LEARNER_CONSENT_MISSING | consent', 'A learner of 17 is asked alone');
select tests.become('ann', 'web_tutor');
select is(pg_temp.reads(), 'false | RECORDING_NOT_POSSIBLE', 'The tutor reads that it is not possible');
-- what a parent of a learner of 17 sees does not depend on anything the learner does
select tests.step_back();
create temporary table seen (nr serial, what jsonb) on commit drop;
create function pg_temp.keep(p_what jsonb) returns void language sql security definer as $$ insert into pg_temp.seen (what) values (p_what) $$;
create function pg_temp.looks() returns void language plpgsql as $$
declare v jsonb;
begin
  perform tests.become('roy''s parent', 'web_guardian');
  execute pg_temp.status() into v;
  perform pg_temp.keep(v);
end $$;
select pg_temp.looks(), tests.says('roy', 'self', 'lesson', 'roy', 'given');
select pg_temp.looks(), tests.says('roy', 'self', 'lesson', 'roy', 'objected');
select pg_temp.looks(), tests.says('roy', 'self', 'lesson', 'roy', 'given'), tests.given($$ insert into recording.safety_flag (learner_id, reason, placed_by) values (tests.id('roy'), 'he may be recognised', tests.id('dora')) $$);
select pg_temp.looks(), tests.given($$ insert into recording.contact_block (guardian_id, learner_id, reason, blocked_by) values (tests.id('roy''s parent'), tests.id('roy'), 'an allegation at home', tests.id('dora')) $$);
select pg_temp.looks();
select tests.step_back();
select is((select count(*) || ' ' || count(distinct what) from pg_temp.seen), '5 1', 'A parent of a learner of 17 reads the same, byte for byte, whatever he chose, and whether there is a flag or a block');
-- a blocked parent of a child reads what any parent reads
select tests.become('eve''s parent', 'web_guardian');
select api.give_recording_consent(tests.id('lesson'), tests.id('eve'));
create temporary table mine on commit drop as select api.recording_consent_status(tests.id('lesson')) as what;
select tests.given($$ insert into recording.contact_block (guardian_id, learner_id, reason, blocked_by) values (tests.id('eve''s parent'), tests.id('eve'), 'an allegation at home', tests.id('dora')) $$);
select is(api.recording_consent_status(tests.id('lesson')), (select what from pg_temp.mine), 'A parent who is blocked reads what they read before'), is(pg_temp.reads(), 'consent given', 'that they consented');
select tests.become('eve', 'web_learner');
select is(pg_temp.reads(), 'nothing', 'So does the child, whose account may be looked at');
select tests.become('dora', 'web_dsl');
select is(pg_temp.reads(), 'false | LEARNER_CONSENT_MISSING,PARENT_AWARENESS_MISSING,PARENT_CONTACT_BLOCKED,SAFETY_FLAG', 'A safeguarding lead reads everything');
select is(tests.truth($$ select outcome || ' ' || (detail ->> 'codes') from ledger.record where action = 'recording_consent_status' order by seq desc limit 1 $$),
  'done ["LEARNER_CONSENT_MISSING", "PARENT_AWARENESS_MISSING", "PARENT_CONTACT_BLOCKED", "SAFETY_FLAG"]', 'and that is entered');
-- the neighbours, and nobody
select tests.become('ada', 'web_learner');
select tests.answers(pg_temp.status(), 404, 'not-found', 'Another learner reads nothing');
select tests.become('bob', 'web_tutor');
select tests.answers(pg_temp.status(), 404, 'not-found', 'nor another tutor');
select tests.person('other'), tests.guardian('other', 'ada', 'sponsor'), tests.ward('tim', tests.born(9));
select tests.become('tim''s parent', 'web_guardian');
select tests.answers(pg_temp.status(), 404, 'not-found', 'nor another parent'), tests.answers('select api.recording_consent_status(gen_random_uuid())', 404, 'not-found', 'as of no lesson');
select tests.given($$ update booking.lesson set tutor_id = tutor_id $$);
select tests.become('dora', 'web_admin');
select tests.is_refused(pg_temp.status(), 'Other staff have no business there');
select tests.nobody();
select tests.is_refused(pg_temp.status(), 'nor has nobody');
-- a lead who answers for a learner is a parent
select tests.person('dee', '{dsl}'), tests.guardian('dee', 'eve');
select tests.become('dee', 'web_dsl');
select tests.answers(pg_temp.status(), 404, 'not-found', 'A lead who is a parent reads as a parent or not at all');
select tests.become('dee', 'web_guardian');
select is(pg_temp.reads(), 'consent', 'and then what parents read');

select tests.become('ada', 'web_learner');
select tests.is_required('lesson_id', $$ select api.recording_consent_status(lesson_id => null) $$);

create function pg_temp.entered(p_sql text) returns bigint language plpgsql as $$
declare v_before bigint := tests.truth('select count(*) from ledger.entry')::bigint;
begin
  execute p_sql;
  return tests.truth('select count(*) from ledger.entry')::bigint - v_before;
end $$;
select tests.become('ann', 'web_tutor');
select is(pg_temp.entered(pg_temp.status()), 0::bigint, 'That a tutor asks is not entered');
select tests.answers(format('select api.recording_consent_status(%L)', tests.id('nothing')), 404, 'not-found', 'What does not exist is nobody''s, and nothing else is told in its place');
select * from finish();
rollback;
