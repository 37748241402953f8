-- With the lesson its recording ends (TS-49).
begin;
select plan(4);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.going_on('lesson', 'ann', '{ada}'), tests.says('ada', 'self', 'lesson', 'ada', 'given');
select tests.given($$ insert into recording.segment (lesson_id, started_by) values (tests.id('lesson'), tests.id('ann')) $$);
select tests.become('ann', 'web_tutor');
select tests.answers(format('select api.end_lesson(%L)', tests.id('lesson')), 200, null, 'The lesson ends');
select is(tests.truth($$ select stop_reason || ' ' || (stop_required_at <= clock_timestamp()) from recording.segment $$), 'lesson_ended true', 'and its recording has to');
select is(tests.truth($$ select tgenabled from pg_trigger where tgname = '_700_stops_recording' $$), 'A', 'always');
select tests.only_for('recording.lesson_takes_effect', '{cap_recording}');
select * from finish();
rollback;
