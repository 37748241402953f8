-- A change to a learner is counted, so that a booking with an older picture of the world fails (E1.1).
begin;
select plan(4);
select tests.person('kim', '{learner}', tests.born(12)), tests.person('tim', '{learner}', tests.born(12));
select tests.do_as('cap_booking', format('select booking.touch_learners(%L)', array[tests.id('kim')]));
select tests.do_as('cap_booking', format('select booking.touch_learners(%L)', array[tests.id('tim'), tests.id('kim')]));
select is(tests.truth($$ select version from booking.learner_standing where learner_id = tests.id('kim') $$), '2', 'Each change counts'),
       is(tests.truth($$ select version from booking.learner_standing where learner_id = tests.id('tim') $$), '1', 'for those it is about');
select lives_ok($$ select tests.do_as('cap_booking', 'select booking.touch_learners(''{}'')') $$, 'Nobody is fine');
select tests.do_as('cap_booking', format('select booking.touch_learners(%L)', array[tests.id('kim')]));
select is(tests.truth($$ select string_agg(version::text, ' ' order by version) from booking.learner_standing $$), '1 3', 'and for nobody else');
select * from finish();
rollback;
