-- Whoever says no and whoever starts take the lesson first; two sessions try it in tests/concurrency.
begin;
select plan(6);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.lesson('lesson', 'ann', '{ada}', now() + interval '1 hour');
select tests.become('ann', 'web_tutor');
select lives_ok($$ select tests.do_as('cap_recording', format('select booking.lock_lesson(%L)', tests.id('lesson'))) $$, 'A lesson is held'), lives_ok($$ select tests.do_as('cap_recording', format('select booking.lock_lesson(%L)', tests.id('no lesson'))) $$, 'No lesson is passed over');
select is(tests.truth($$ select xmax <> 0 from booking.lesson $$), 'true', 'The row is locked');
select tests.only_for('booking.lock_lesson', '{cap_booking,cap_recording}', 'Requests lock nothing');
select tests.step_back();
-- a key that points to a lesson locks it too: nobody is on these
select tests.lesson('one', 'ann', '{}', now() + interval '2 days'), tests.lesson('another', 'bob', '{}', now() + interval '2 days');
select is(tests.truth($$ select count(*) from booking.lesson where lesson_id in (tests.id('one'), tests.id('another')) and xmax <> 0 $$), '0', 'What nobody took is not locked');
select tests.become('ann', 'web_tutor');
select tests.do_as('cap_recording', format('select booking.lock_lesson(%L)', tests.id('one')));
select is(tests.truth($$ select string_agg((lesson_id = tests.id('one'))::text, ' ') from booking.lesson where lesson_id in (tests.id('one'), tests.id('another')) and xmax <> 0 $$), 'true', 'what somebody took is, and no other');
select * from finish();
rollback;
