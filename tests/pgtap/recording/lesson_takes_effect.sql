-- With the lesson its recording ends (TS-49).
begin;
select plan(4);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.going_on('lesson', 'ann', '{ada}'), tests.says('ada', 'self', 'lesson', 'ada', 'given');
select tests.given($$ insert into recording.segment (lesson_id, started_by) values (tests.id('lesson'), tests.id('ann')) $$);
-- what has ended is left alone, and not because row security keeps it out
select tests.given('create policy careless on recording.segment for update to cap_recording using (true)');
select tests.given($$ update recording.segment set ended_at = clock_timestamp() $$), tests.given($$ insert into recording.segment (lesson_id, started_by) values (tests.id('lesson'), tests.id('ann')) $$);
select tests.going_on('other', 'bob', '{roy}'), tests.says('roy', 'self', 'other', 'roy', 'given'), tests.given($$ insert into recording.segment (lesson_id, started_by) values (tests.id('other'), tests.id('bob')) $$);
select tests.become('ann', 'web_tutor');
select tests.answers(format('select api.end_lesson(%L)', tests.id('lesson')), 200, null, 'The lesson ends');
select is(tests.truth($$ select string_agg(coalesce(stop_reason || ' ' || (stop_required_at <= clock_timestamp()), 'untouched'), ', ' order by lesson_id = tests.id('other'), started_at) from recording.segment $$), 'untouched, lesson_ended true, untouched', 'and its recording has to, not what had ended before, and no other lesson''s');
select is(tests.truth($$ select tgenabled from pg_trigger where tgname = '_700_stops_recording' $$), 'A', 'always');
select tests.only_for('recording.lesson_takes_effect', '{cap_recording}');
select * from finish();
rollback;
