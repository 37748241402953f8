-- A lesson is booked by whoever speaks for every learner on it, with a tutor who is cleared (TS-75, TS-76, TN-13).
begin;
select plan(56);
-- between the question and the gates a clock may run out: the last moment comes when tests.last_moment names an error
select tests.given($$ create function pg_temp.too_late() returns trigger language plpgsql as $f$ begin
    if current_setting('tests.last_moment', true) <> '' then raise exception using errcode = current_setting('tests.last_moment'); end if; return new; end $f$;
  create trigger _499_too_late after insert or update on booking.lesson for each row execute function pg_temp.too_late();
  alter table booking.lesson enable always trigger _499_too_late $$);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('held'), tests.bookable('busy');
select tests.restricted('held');
select tests.ward('lily', tests.born(11)), tests.ward('max', tests.born(12), 'lily''s parent'), tests.ward('tim', tests.born(12));
select tests.person('teen', '{learner}', tests.born(16)), tests.person('small', '{learner}', tests.born(10));
select tests.organisation('acme', 'agency'), tests.person('agent'), tests.power('agent', 'agency_operator', 'acme');
select tests.engagement('ann for acme', 'ann', 'acme');
select tests.person('colleague'), tests.power('colleague', 'agency_operator', 'acme'), tests.guardian('colleague', 'tim', 'sponsor');
select tests.person('dot'), tests.power('dot', 'agency_dsl', 'acme');
select tests.given($$ insert into vetting.training (training_id, person_id, topic, completed_on, recorded_by)
  select gen_random_uuid(), tests.id('dot'), topic, current_date - 2, tests.registrar() from unnest(array['kcsie_part2', 'online_safety',
    'lado_familiarity', 'allegation_management', 'contextual_safeguarding', 'child_criminal_exploitation']) as topic $$);

create function pg_temp.booking(p_tutor text, p_learners text[], p_day integer default 1, p_more text default '') returns text language sql as $$
  select format('select api.book_lesson(%L, %L, now() + make_interval(days => %s), now() + make_interval(days => %3$s, hours => 1), ''online''%s)',
    tests.id(p_tutor), (select array_agg(tests.id(learner)) from unnest(p_learners) as learner), p_day, p_more)
$$;

-- who may
select tests.become('lily''s parent', 'web_guardian');
select tests.answers(pg_temp.booking('ann', '{lily}'), 201, null, 'A guardian books for a ward');
select is(tests.truth($$ select concat_ws(' ', state, booked_by = tests.id('lily''s parent'), booked_as, engagement_id = tests.id('ann alone'), live) from booking.lesson $$),
  'confirmed t web_guardian t t', 'under the tutor''s own engagement, in their own name');
select is(tests.truth($$ select concat_ws(' ', action, outcome, persona, actor_id = tests.id('lily''s parent'), target_kind, detail ->> 'point')
  from ledger.record order by seq desc limit 1 $$), 'book_lesson done web_guardian t lesson P2', 'and the ledger says so');
select tests.answers(pg_temp.booking('ann', '{lily,max}', 2), 201, null, 'for several wards at once');
select tests.answers(pg_temp.booking('ann', '{tim}', 3), 409, 'booking-refused', 'not for somebody else''s child');
select tests.answers(pg_temp.booking('ann', '{lily,tim}', 3), 409, 'booking-refused', 'nor together with their own');
select tests.become('teen', 'web_learner');
select tests.answers(pg_temp.booking('ann', '{teen}', 3), 201, null, 'A learner of sixteen books for themselves');
select tests.answers(pg_temp.booking('ann', '{lily}', 4), 409, 'booking-refused', 'not for somebody else');
select tests.become('lily', 'web_learner');
select is(tests.reasons_of(pg_temp.booking('ann', '{lily}', 4)), '{STUDENT_SETUP_INCOMPLETE}', 'One of eleven does not');
select tests.become('agent', 'web_agency');
select tests.answers(pg_temp.booking('ann', '{tim}', 4, format(', %L', tests.id('ann for acme'))), 201, null, 'An agency books under its engagement');
select is(tests.reasons_of(pg_temp.booking('ann', '{tim}', 5, format(', %L', tests.id('ann alone')))), '{ENGAGEMENT_NOT_READY}', 'not under the tutor''s own');
select tests.answers(pg_temp.booking('ann', '{tim}', 5), 201, null, 'and need not name it');
select is(tests.reasons_of(pg_temp.booking('ann', '{small}', 6)), '{STUDENT_SETUP_INCOMPLETE}', 'not for a child nobody answers for');
select is(tests.reasons_of(pg_temp.booking('ann', '{max}', 6)), '{STUDENT_SETUP_INCOMPLETE}', 'nor for one the agency has nothing to do with');
select tests.become('ann', 'web_tutor');
select tests.is_refused(pg_temp.booking('ann', '{lily}', 6), 'A tutor books nothing (TN-13)');
select tests.guardian('ann', 'small');
select tests.become('ann', 'web_guardian');
select tests.answers(pg_temp.booking('ann', '{small}', 6), 403, 'not-for-yourself', 'nor themselves as a guardian');
select tests.become('dina', 'web_dsl');
select tests.is_refused(pg_temp.booking('ann', '{lily}', 6), 'Staff book nothing');
select tests.nobody();
select tests.is_refused(pg_temp.booking('ann', '{lily}', 6), 'Nobody books nothing');
select tests.pretend('web_guardian');
select tests.is_refused(pg_temp.booking('ann', '{lily}', 6), 'nor does who proved nothing', 'PT401');

-- what is refused, and what is told
select tests.become('lily''s parent', 'web_guardian');
select tests.answers(pg_temp.booking('held', '{lily}', 7), 409, 'booking-refused', 'A held tutor is not booked');
select is(tests.reasons_of(pg_temp.booking('held', '{lily}', 7)), '{TUTOR_NOT_BOOKABLE}', 'and the reason has one word');
select is(tests.truth($$ select concat_ws(' ', action, outcome, reasons, target_id = tests.id('held')) from ledger.record order by seq desc limit 1 $$),
  'book_lesson refused {TUTOR_ON_HOLD} t', 'the ledger has the cause');
select is(tests.reasons_of(pg_temp.booking('nobody', '{lily}', 7)), '{ENGAGEMENT_NOT_READY,TUTOR_NOT_BOOKABLE}', 'A tutor nobody knows, without an engagement');
select is(tests.reasons_of(pg_temp.booking('held', '{nobody}', 7)), '{STUDENT_SETUP_INCOMPLETE,TUTOR_NOT_BOOKABLE}', 'Every reason is told'),
       is(tests.reasons_of(pg_temp.booking('held', '{tim}', 7)), '{STUDENT_SETUP_INCOMPLETE,TUTOR_NOT_BOOKABLE}', 'a child that exists is told like one that does not');
select is(tests.reasons_of(pg_temp.booking('ann', '{lily}', 7, format(', %L', tests.id('held alone')))), '{ENGAGEMENT_NOT_READY}', 'Another tutor''s engagement'),
       is(tests.reasons_of(pg_temp.booking('ann', '{lily}', 7, format(', %L', tests.id('unheard of')))), '{ENGAGEMENT_NOT_READY}', 'is one that does not exist');
select tests.kept_apart('ann', 'lily', 'household');
select is(tests.reasons_of(pg_temp.booking('ann', '{max}', 7)), '{TUTOR_NOT_BOOKABLE}', 'A brother under a household order (E1.6 row 18)');
select tests.given($$ update booking.no_contact_order set lifted_at = now(), lifted_by = tests.registrar() $$);

-- the slot
select tests.answers(pg_temp.booking('ann', '{lily}'), 409, 'slot-taken', 'An hour that is taken');
select tests.answers(pg_temp.booking('busy', '{lily}'), 409, 'slot-taken', 'by the learner, with another tutor: the same word');
select is((select api.book_lesson(tests.id('busy'), array[tests.id('lily')], now() + interval '1 day', now() + interval '25 hours', 'online') - 'instance'),
  '{"type": "urn:safelane:problem:slot-taken", "title": "The time is taken", "status": 409, "detail": "Choose another time.", "reasons": []}'::jsonb,
  'and nothing about whose it is');
select tests.answers(pg_temp.booking('held', '{lily}'), 409, 'booking-refused', 'For a held tutor the diary is not looked at');

-- a dry run
select is((select api.book_lesson(tests.id('ann'), array[tests.id('lily')], now() + interval '9 days', now() + interval '9 days 1 hour', 'online', dry_run => true)),
  '{"bookable": true, "reasons": [], "slot_taken": false}'::jsonb, 'A dry run says what would happen');
select is((select api.book_lesson(tests.id('ann'), array[tests.id('lily')], now() + interval '1 day', now() + interval '25 hours', 'online', dry_run => true)),
  '{"bookable": false, "reasons": [], "slot_taken": true}'::jsonb, 'also about the slot');
select is((select api.book_lesson(tests.id('held'), array[tests.id('lily')], now() + interval '1 day', now() + interval '25 hours', 'online', dry_run => true)
    #>> '{reasons,0,code}'), 'TUTOR_NOT_BOOKABLE', 'and the reasons');
select is(tests.truth($$ select count(*) from booking.lesson where starts_at = now() + interval '9 days' $$), '0', 'and leaves nothing behind');

-- what is sent
select tests.is_refused(format('select api.book_lesson(%s)', sent), why, 'PT422')
from (values
  ('null, array[tests.id(''lily'')], now() + interval ''1 day'', now() + interval ''25 hours'', ''online''', 'Some tutor'),
  ('tests.id(''ann''), ''{}'', now() + interval ''1 day'', now() + interval ''25 hours'', ''online''', 'some learner'),
  ('tests.id(''ann''), array[tests.id(''ann'')], now() + interval ''1 day'', now() + interval ''25 hours'', ''online''', 'who is not the tutor'),
  ('tests.id(''ann''), array[tests.id(''lily'')], now(), now() + interval ''1 hour'', ''online''', 'in the future'),
  ('tests.id(''ann''), array[tests.id(''lily'')], now() + interval ''1 day'', ''infinity'', ''online''', 'with an end'),
  ('tests.id(''ann''), array[tests.id(''lily'')], now() + interval ''1 day'', now() + interval ''25 hours'', ''by post''', 'in some way'),
  ('tests.id(''ann''), array[tests.id(''lily'')], now() + interval ''1 day'', now() + interval ''25 hours'', ''in_person'', venue => ''7''', 'somewhere')) as bad (sent, why);
select tests.answers($$ select api.book_lesson(tests.id('ann'), array[tests.id('lily')], now() + interval '11 days', now() + interval '265 hours', 'in_person',
  venue => jsonb_build_object('address', 'Library', 'chaperone', 'present', 'chaperone_id', tests.id('lily''s parent'))) $$, 201, null, 'In person, with a chaperone');
select tests.answers($$ select api.book_lesson(tests.id('ann'), array[tests.id('lily')], now() + interval '12 days', now() + interval '289 hours', 'in_person', venue => '"Library"') $$,
  409, 'booking-refused', 'not without one at eleven');

-- a retry
select tests.with_headers('{"idempotency-key": "k1"}');
select tests.answers(pg_temp.booking('ann', '{lily}', 20), 201, null, 'With a key'),
       tests.answers(pg_temp.booking('ann', '{lily}', 20), 201, null, 'the same request has the same answer'),
       tests.answers(pg_temp.booking('ann', '{lily}', 21), 409, 'idempotency-key-reused', 'and another one none');
select is(tests.truth($$ select count(*) from booking.lesson where starts_at = now() + interval '20 days' $$), '1', 'There is one lesson');
select lives_ok($$ select tests.given('set constraints all immediate') $$, 'Whatever was booked stands at commit');


-- what a gate refuses at the last moment is an answer like any other, with its entry
select tests.with_headers('{}');
select set_config('tests.last_moment', 'PT409', true);
select tests.answers(pg_temp.booking('ann', '{lily}', 30), 409, 'booking-refused', 'A gate at the last moment');
select is(tests.truth($$ select concat_ws(' ', action, outcome, reasons) from ledger.record order by seq desc limit 1 $$), 'book_lesson refused {CHANGED_MEANWHILE}', 'and the ledger says so');
select set_config('tests.last_moment', '42501', true);
select tests.answers(pg_temp.booking('ann', '{lily}', 30), 409, 'booking-refused', 'or row security');
select is(tests.truth($$ select count(*) from booking.lesson where starts_at = now() + interval '30 days' $$), '0', 'Nothing is booked');

select tests.become('lily''s parent', 'web_guardian');
select tests.is_refused(pg_temp.booking('ann', '{lily}', 40, ', dry_run => null'), 'Whether it is a trial is said', 'PT422'),
       is(tests.truth($$ select count(*) from booking.lesson where starts_at > now() + interval '39 days' $$), '0', 'and nothing is booked meanwhile');
select * from finish();
rollback;
