-- A lesson that is moved keeps when it was to be (E2.3 row 18).
begin;
select plan(6);
select tests.follows_profile(), tests.bookable('ann'), tests.ward('kim', tests.born(14));
select tests.lesson('lesson', 'ann', '{kim}', '2026-12-05 10:00+00');
select tests.become('kim''s parent', 'web_guardian');
select tests.answers(format($$ select api.move_lesson(%L, '2026-12-06 10:00+00', '2026-12-06 11:00+00') $$, tests.id('lesson')), 200, null, 'A parent moves a lesson');
select is(tests.truth($$ select string_agg(to_char(starts_at at time zone 'UTC', 'DD HH24:MI'), ', ' order by seq) || ' ' || bool_and(lesson_id = tests.id('lesson')) from recording.lesson_move $$), '05 10:00 true', 'When it was to be is kept');
select tests.given($$ set local session_replication_role = replica $$), tests.given($$ update booking.lesson set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day' $$), tests.given($$ set local session_replication_role = origin $$);
select is(tests.truth($$ select string_agg(to_char(starts_at at time zone 'UTC', 'DD HH24:MI'), ', ' order by seq) from recording.lesson_move $$), '05 10:00, 06 10:00', 'Whoever moves it, where triggers are skipped too');
select tests.given($$ update booking.lesson set starts_at = starts_at, modality = modality $$);
select is(tests.truth($$ select count(*) from recording.lesson_move $$), '2', 'What stays where it is leaves none');
select is(tests.truth($$ select tgenabled from pg_trigger where tgname = '_710_was_moved' $$), 'A', 'always');
select tests.only_for('recording.lesson_was_moved', '{cap_recording}');
select * from finish();
rollback;
