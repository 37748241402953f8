-- Nothing starts without the right people's consent, judged then (TS-49 to TS-53, F17).
begin;
select plan(26);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');
select tests.going_on('lesson', 'ann', '{pia, ada}'), tests.lesson('later', 'bob', '{roy}', now() + interval '1 day');
create function pg_temp.call(p_lesson text default 'lesson', p_dry boolean default false) returns text language sql as $$ select format('select api.start_recording(%L, %L)', tests.id(p_lesson), p_dry) $$;
select tests.become('ann', 'web_tutor');
select tests.answers(pg_temp.call(), 409, 'recording-refused', 'Nobody said anything: it is not recorded'), is(tests.reasons_of(pg_temp.call()), '{RECORDING_NOT_POSSIBLE}', 'The tutor is told no more than that');
select is(tests.truth($$ select reasons from ledger.record order by seq desc limit 1 $$), '{LEARNER_CONSENT_MISSING,PARENT_AWARENESS_MISSING}', 'the ledger knows all');
select is(tests.told(pg_temp.call(p_dry => true), '{possible}'), 'false', 'A dry run says so too');
select tests.says('ada', 'self', 'lesson', 'ada', 'given'), tests.says('pia', 'self', 'lesson', 'pia', 'given'), tests.says('pia''s parent', 'parent', 'lesson', 'pia', 'acknowledged');
select tests.with_headers('{"idempotency-key": "asked first"}');
select is(tests.told(pg_temp.call(p_dry => true), '{possible}'), 'true', 'With everybody''s it may'), is(tests.told(pg_temp.call(p_dry => true), '{possible}'), 'true', 'and a question is no request that is kept'),
       is(tests.truth($$ select concat_ws(' ', outcome, reasons, detail ->> 'dry_run') from ledger.record order by seq desc limit 1 $$), 'done {} true', 'but is entered');
select tests.with_headers('{}');
select is(tests.told(pg_temp.call(p_dry => true), '{possible}'), 'true', 'Nor is it without a key'), is(tests.truth('select count(*) from recording.segment'), '0', 'and a dry run starts nothing');
select tests.become('bob', 'web_tutor');
select tests.answers(pg_temp.call(), 404, 'not-found', 'A colleague starts none'), tests.answers(pg_temp.call('later'), 409, 'lesson-not-in-progress', 'nor anybody before the lesson'), tests.answers(pg_temp.call('no lesson'), 404, 'not-found', 'or of no lesson');
select tests.become('ann', 'web_tutor');
select tests.with_headers('{"idempotency-key": "k1"}');
select tests.answers(pg_temp.call(), 201, null, 'The tutor starts it'), tests.answers(pg_temp.call(), 201, null, 'once');
select tests.with_headers('{}');
select tests.answers(pg_temp.call(), 409, 'already-recording', 'and not while it runs');
select is(tests.truth($$ select count(*) || ' ' || bool_and(started_by = tests.id('ann')) || ' ' || (select count(*) from recording.segment_learner where act_id is not null) from recording.segment $$), '1 true 2', 'There is one segment, of two who consented');
select is(tests.truth($$ select (detail ->> 'basis') || ' ' || jsonb_array_length(detail -> 'learners') from ledger.record where action = 'start_recording' and outcome = 'done' order by seq desc limit 1 $$), 'consent_per_session 2', 'and the ledger says on what it rests');
select tests.given('update recording.segment set ended_at = clock_timestamp()');
select tests.become('sam', 'web_service');
select tests.takes_its_turn('booking.lock_lesson(uuid)', pg_temp.call(), 'Whoever ends the lesson at the same moment waits'),
       tests.takes_its_turn('booking.lock_learners(uuid[])', pg_temp.call(), 'and so does whoever speaks about a learner');
select tests.answers(pg_temp.call(), 201, null, 'The session service may start it');
select is(tests.truth($$ select jsonb_array_length(detail -> 'learners') from ledger.record where action = 'start_recording' and outcome = 'done' order by seq desc limit 1 $$), '2', 'and each segment is entered with those who are on it');
select tests.given('update recording.segment set ended_at = clock_timestamp() where ended_at is null');
select tests.says('ann', 'tutor', 'lesson', null, 'objected');
select is(tests.reasons_of(pg_temp.call()), '{RECORDING_NOT_POSSIBLE}', 'but is not told that the tutor objects');
select tests.become('ann', 'web_tutor');
select is(tests.reasons_of(pg_temp.call()), '{TUTOR_OBJECTS}', 'who is');
select tests.become('ada', 'web_learner');
select tests.is_refused(pg_temp.call(), 'Learners start nothing');
select tests.pretend('web_tutor');
select tests.is_refused(pg_temp.call(), 'nor does anybody without an identity', 'PT401');

select tests.become('ann', 'web_tutor');
select tests.is_required('lesson_id', $$ select api.start_recording(lesson_id => null) $$);
select * from finish();
rollback;
