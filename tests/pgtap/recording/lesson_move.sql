-- When a lesson was to be stays on record (E2.3 row 18).
begin;
select plan(7);
select tests.follows_profile(), tests.bookable('ann'), tests.ward('kim', tests.born(14)), tests.person('sam', '{session_service}');
select tests.lesson('lesson', 'ann', '{kim}');
select tests.given($$ insert into recording.lesson_move (lesson_id, starts_at) values (tests.id('lesson'), now()) $$);
select tests.kept_for_good('recording.lesson_move');
select tests.read_by('recording.lesson_move', '{}');
select tests.become('sam', 'web_service');
select is(tests.do_as('cap_recording', $$ insert into recording.lesson_move (lesson_id, starts_at) values (tests.id('lesson'), now()) $$), 1::bigint, 'It is about a lesson'), tests.is_refused_to('cap_recording', $$ insert into recording.lesson_move (lesson_id, starts_at) values (gen_random_uuid(), now()) $$, 'that exists');
select * from finish();
rollback;
