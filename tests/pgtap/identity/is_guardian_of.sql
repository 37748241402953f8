-- A guardian acts for a child under a live link, is an adult, and never acts for an adult (TN-23, B.2 row 27).
begin;
select plan(13);

select tests.person('kim', '{learner}', '2015-01-01');
select tests.person('sam', '{learner}', '2008-11-21');
select tests.person('una', '{learner}', null);
select tests.person('gus');
select tests.person('gil', '{}', '2008-06-15');
select tests.person('neighbour');
select tests.guardian('gus', 'kim', 'parent', '2026-01-01 00:00+00', '2026-12-01 00:00+00');
select tests.guardian('gus', 'sam');
select tests.guardian('gus', 'una');
select tests.guardian('gil', 'kim', 'sponsor');

select is(
  tests.value_as('cap_booking', $$ identity.is_guardian_of(tests.id('gus'), tests.id('kim'), '2026-01-01 00:00+00') $$),
  'true',
  'From the first instant of the link');
select is(
  tests.value_as('cap_booking', $$ identity.is_guardian_of(tests.id('gus'), tests.id('kim'), '2025-12-31 23:59:59+00') $$),
  'false',
  'and not before');
select is(
  tests.value_as('cap_booking', $$ identity.is_guardian_of(tests.id('gus'), tests.id('kim'), '2026-11-30 23:59:59+00') $$),
  'true',
  'To the last second of the link');
select is(
  tests.value_as('cap_booking', $$ identity.is_guardian_of(tests.id('gus'), tests.id('kim'), '2026-12-01 00:00+00') $$),
  'false',
  'and not at its end');
select is(
  tests.value_as('cap_booking', $$ identity.is_guardian_of(tests.id('neighbour'), tests.id('kim'), '2026-06-01 00:00+00') $$),
  'false',
  'A neighbour is no guardian');
select is(
  tests.value_as('cap_booking', $$ identity.is_guardian_of(tests.id('kim'), tests.id('gus'), '2026-06-01 00:00+00') $$),
  'false',
  'The link goes one way');
select is(
  tests.value_as('cap_booking', $$ identity.is_guardian_of(tests.id('gil'), tests.id('kim'), '2026-06-14 22:59:59+00') $$),
  'false',
  'Somebody who is 17 acts for nobody');
select is(
  tests.value_as('cap_booking', $$ identity.is_guardian_of(tests.id('gil'), tests.id('kim'), '2026-06-14 23:00+00') $$),
  'true',
  'and for a sibling from the midnight in London on which they are 18');
select is(
  tests.value_as('cap_booking', $$ identity.is_guardian_of(tests.id('gus'), tests.id('sam'), '2026-11-20 23:59:59+00') $$),
  'true',
  'A learner is a child to the last second of being 17');
select is(
  tests.value_as('cap_booking', $$ identity.is_guardian_of(tests.id('gus'), tests.id('sam'), '2026-11-21 00:00+00') $$),
  'false',
  'and answers for themselves from the eighteenth birthday');
select is(tests.value_as('cap_booking', $$ identity.is_guardian_of(tests.id('gus'), tests.id('una')) $$), 'true',
  'A learner of unknown age is a child');
select is(tests.value_as('cap_booking', $$ identity.is_guardian_of(null, tests.id('kim')) $$), 'false',
  'Nobody is nobody''s guardian');

select tests.become('gus', 'web_guardian');
select tests.is_refused(
  $$ select identity.is_guardian_of(tests.id('gus'), tests.id('kim')) $$, 'Requests cannot ask who answers for whom');

select * from finish();
rollback;
