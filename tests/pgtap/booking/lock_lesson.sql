-- Whoever says no and whoever starts take the lesson first; two sessions try it in tests/concurrency.
begin;
select plan(4);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.lesson('lesson', 'ann', '{ada}', now() + interval '1 hour');
select tests.become('ann', 'web_tutor');
select lives_ok($$ select tests.do_as('cap_recording', format('select booking.lock_lesson(%L)', tests.id('lesson'))) $$, 'A lesson is held'), lives_ok($$ select tests.do_as('cap_recording', format('select booking.lock_lesson(%L)', tests.id('no lesson'))) $$, 'No lesson is passed over');
select is(tests.truth($$ select xmax <> 0 from booking.lesson $$), 'true', 'The row is locked');
select tests.only_for('booking.lock_lesson', '{cap_booking,cap_recording}', 'Requests lock nothing');
select * from finish();
rollback;
