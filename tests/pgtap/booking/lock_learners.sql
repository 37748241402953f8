-- Whoever books a learner takes them first (E1.1); what happens with two sessions is tried in tests/concurrency.
begin;
select plan(4);
select tests.person('kim', '{learner}', tests.born(12)), tests.person('tim', '{learner}', tests.born(12));
select lives_ok($$ select tests.do_as('cap_booking', format('select booking.lock_learners(%L)', array[tests.id('kim'), tests.id('nobody'), null])) $$,
  'An identifier nobody has is passed over');
select is(tests.truth($$ select count(*) from booking.learner_standing where learner_id = tests.id('kim') and version = 0 $$), '1', 'A learner has one row');
select tests.do_as('cap_booking', format('select booking.lock_learners(%L)', array[tests.id('kim')]));
select is(tests.truth($$ select count(*) || ' ' || max(version) from booking.learner_standing $$), '1 0', 'also the second time, and nothing is counted');
select tests.become('kim', 'web_learner');
select tests.is_refused($$ select booking.lock_learners(array[tests.id('kim')]) $$, 'Requests lock nobody');
select * from finish();
rollback;
