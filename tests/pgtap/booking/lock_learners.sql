-- Whoever books a learner takes them first (E1.1); what happens with two sessions is tried in tests/concurrency.
begin;
select plan(7);
select tests.person('kim', '{learner}', tests.born(12)), tests.person('tim', '{learner}', tests.born(12));
select lives_ok($$ select tests.do_as('cap_booking', format('select booking.lock_learners(%L)', array[tests.id('kim'), tests.id('nobody'), null])) $$,
  'An identifier nobody has is passed over');
select is(tests.truth($$ select count(*) from booking.learner_standing where learner_id = tests.id('kim') and version = 0 $$), '1', 'A learner has one row');
select tests.do_as('cap_booking', format('select booking.lock_learners(%L)', array[tests.id('kim')]));
select is(tests.truth($$ select count(*) || ' ' || max(version) from booking.learner_standing $$), '1 0', 'also the second time, and nothing is counted');
select tests.become('kim', 'web_learner');
select tests.is_refused($$ select booking.lock_learners(array[tests.id('kim')]) $$, 'Requests lock nobody');
-- who is locked, and nobody else
select tests.step_back();
select tests.given('insert into booking.learner_standing (learner_id) values (tests.id(''tim''))');
select tests.person('new', '{learner}', tests.born(12)), tests.person('newer', '{learner}', tests.born(12));
create function pg_temp.locked() returns text language sql as $$
  select tests.truth($q$ select string_agg(given_name, ' ' order by given_name) from booking.learner_standing as standing join identity.person on person_id = learner_id where standing.xmax <> 0 $q$)
$$;
select is(pg_temp.locked(), 'Kim', 'Kim was locked above');
select tests.do_as('cap_booking', format('select booking.lock_learners(%L)', array[tests.id('new'), tests.id('newer')]));
select is(pg_temp.locked(), 'Kim New Newer', 'A learner who is met for the first time is locked, and no other');
select tests.person('second', '{learner}', tests.born(12)), tests.person('third', '{learner}', tests.born(12));
select tests.given('insert into booking.learner_standing (learner_id) values (tests.id(''second'')), (tests.id(''third''))');
select tests.do_as('cap_booking', format('select booking.lock_learners(%L)', array[tests.id('second'), tests.id('third')]));
select is(pg_temp.locked(), 'Kim New Newer Second Third', 'Of two who were met before, both are');
select * from finish();
rollback;
