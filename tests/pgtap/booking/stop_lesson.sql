-- A lesson that is always recorded does not go on over a no (E2.4).
begin;
select plan(2);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.going_on('lesson', 'ann', '{ada}'), tests.going_on('next door', 'bob', '{roy}'), tests.lesson('later', 'ann', '{ada}', now() + interval '1 day');
select tests.become('ada', 'web_learner');
select tests.do_as('cap_recording', format('select booking.stop_lesson(%L)', tests.id(lesson))) from unnest('{lesson,later,no lesson}'::text[]) as lesson;
select is(tests.truth($$ select string_agg(state, ' ' order by tutor_id = tests.id('bob'), starts_at) from booking.lesson $$), 'completed confirmed in_progress', 'A lesson in progress has ended, another is left alone');
select tests.only_for('booking.stop_lesson', '{cap_booking,cap_recording}');
select * from finish();
rollback;
