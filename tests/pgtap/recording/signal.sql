-- A signal is no case (TS-59).
begin;
select plan(8);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.going_on('lesson', 'ann', '{ada}');
select tests.given($$ insert into recording.signal (lesson_id, kind) values (tests.id('lesson'), 'additional_person') $$);
select tests.kept_for_good('recording.signal');
select tests.read_by('recording.signal', '{}');
select tests.become('sam', 'web_service');
select is(tests.do_as('cap_recording', $$ insert into recording.signal (lesson_id, kind) values (tests.id('lesson'), 'additional_person') $$), 1::bigint, 'It is about a lesson'), tests.is_refused_to('cap_recording', $$ insert into recording.signal (lesson_id, kind) values (gen_random_uuid(), 'objection') $$, 'that exists');
select tests.cannot_be('recording.signal', jsonb_build_object('lesson_id', tests.id('lesson'), 'kind', 'rumour'), 'It is one of what the policy names');
select * from finish();
rollback;
