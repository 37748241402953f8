-- Whoever records can stop (E2.3 row 9).
begin;
select plan(13);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');
select tests.going_on('lesson', 'ann', '{ada}'), tests.says('ada', 'self', 'lesson', 'ada', 'given');
create function pg_temp.films(p_name text) returns void language sql as $$ select tests.given(format('insert into recording.segment (segment_id, lesson_id, started_by) values (%L, tests.id(''lesson''), tests.id(''ann''))', tests.id(p_name))) $$;
create function pg_temp.call(p_film text) returns text language sql as $$ select format('select api.end_recording(%L)', tests.id(p_film)) $$;
select pg_temp.films('one');
select tests.become('bob', 'web_tutor');
select tests.answers(pg_temp.call('one'), 404, 'not-found', 'A colleague ends nothing'), tests.answers(pg_temp.call('none'), 404, 'not-found', 'as of no segment');
select tests.become('ann', 'web_tutor');
select tests.answers(pg_temp.call('one'), 200, null, 'The tutor does'), tests.answers(pg_temp.call('one'), 404, 'not-found', 'once');
select pg_temp.films('two');
select tests.says('ada', 'self', 'lesson', 'ada', 'withdrawn');
select tests.settled();
select tests.given($$ alter table recording.segment disable trigger _100_only_ended; update recording.segment set started_at = now() - interval '1 minute', stop_required_at = now() - interval '11 s' where segment_id = tests.id('two') $$);
select tests.settled(), tests.given($$ alter table recording.segment enable always trigger _100_only_ended $$);
select tests.become('sam', 'web_service');
select is(tests.told(pg_temp.call('two'), '{late}'), 'true', 'The session service does, and late is late');
select is(tests.truth($$ select concat_ws(' ', detail ->> 'late', detail ->> 'stop_reason') from ledger.record where action = 'end_recording' order by seq desc limit 1 $$), 'true learner_objects', 'which the ledger has with its cause');
select tests.become('ada', 'web_learner');
select tests.is_refused(pg_temp.call('two'), 'Learners say no instead');
select is(tests.truth($$ select string_agg(outcome || coalesce(' ' || reasons[1], ''), ', ' order by seq) from ledger.record where action = 'end_recording' $$), 'refused NOT_FOUND, refused NOT_FOUND, done, refused NOT_FOUND, done', 'The ledger has all of it');

select tests.become('ann', 'web_tutor');
select tests.answered_once(pg_temp.call('one'));
select tests.is_required('segment_id', $$ select api.end_recording(segment_id => null) $$);

select tests.settled();
select tests.going_on('bob is teaching', 'bob', '{eve}'), tests.says('eve''s parent', 'parent', 'bob is teaching', 'eve', 'given'), tests.says('bob', 'tutor', 'bob is teaching', null, 'given');
select tests.given($$ insert into recording.segment (segment_id, lesson_id, started_by) values (tests.id('bob''s film'), tests.id('bob is teaching'), tests.id('bob')) $$);
select tests.settled();
select tests.given('alter table recording.segment disable row level security; alter table booking.lesson disable row level security');
select tests.become('ann', 'web_tutor');
select tests.answers(pg_temp.call('bob''s film'), 404, 'not-found', 'A lesson of one''s own does not help with a colleague''s recording, whatever the policies of the tables');
select tests.answers(pg_temp.call('one'), 404, 'not-found', 'nor does one''s own end twice');

select tests.become('sam', 'web_service');
select tests.answers(pg_temp.call('none'), 404, 'not-found', 'What does not exist is not ended, and nothing else in its place');
select * from finish();
rollback;
