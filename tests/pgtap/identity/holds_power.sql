-- A power holds while its row is in force, from its first instant to just before its last (TS-04).
begin;
select plan(15);

select tests.organisation('Acme', 'agency');
select tests.organisation('Other', 'agency');
select tests.person('ann');
select tests.power('ann', 'vetting_officer', null, '2026-01-01 00:00+00', '2026-02-01 00:00+00');
select tests.power('ann', 'agency_dsl', 'Acme');
select tests.person('bob', '{vetting_officer,tutor,learner}', '1990-01-01', 'inactive');

select is(
  tests.value_as('cap_booking', $$ identity.holds_power(tests.id('ann'), 'vetting_officer', null, '2026-01-01 00:00+00') $$),
  'true',
  'It holds at its first instant');
select is(
  tests.value_as('cap_booking', $$ identity.holds_power(tests.id('ann'), 'vetting_officer', null, '2025-12-31 23:59:59.999999+00') $$),
  'false',
  'and not a moment earlier');
select is(
  tests.value_as('cap_booking', $$ identity.holds_power(tests.id('ann'), 'vetting_officer', null, '2026-01-31 23:59:59.999999+00') $$),
  'true',
  'It holds to the last moment');
select is(
  tests.value_as('cap_booking', $$ identity.holds_power(tests.id('ann'), 'vetting_officer', null, '2026-02-01 00:00+00') $$),
  'false',
  'and not at the instant at which it ends');
select is(tests.value_as('cap_booking', $$ identity.holds_power(tests.id('ann'), 'dsl') $$), 'false',
  'Another power is another power');
select is(
  tests.value_as('cap_booking', $$ identity.holds_power(tests.id('ann'), 'agency_dsl', tests.id('Acme')) $$),
  'true',
  'A power at an organisation holds there');
select is(
  tests.value_as('cap_booking', $$ identity.holds_power(tests.id('ann'), 'agency_dsl', tests.id('Other')) $$),
  'false',
  'and not at the neighbour''s');
select is(tests.value_as('cap_booking', $$ identity.holds_power(tests.id('ann'), 'agency_dsl') $$), 'true',
  'Asked without an organisation, any will do');
select is(tests.value_as('cap_booking', $$ identity.holds_power(tests.id('bob'), 'vetting_officer') $$), 'false',
  'An inactive account holds no power over others');
select is(tests.value_as('cap_booking', $$ identity.holds_power(tests.id('bob'), 'tutor') $$), 'true',
  'but its owner is still a tutor');
select is(tests.value_as('cap_booking', $$ identity.holds_power(tests.id('bob'), 'learner') $$), 'true',
  'and still a learner');
select is(tests.value_as('cap_booking', $$ identity.holds_power(tests.id('nobody'), 'tutor') $$), 'false',
  'Somebody unknown holds nothing');
select is(tests.value_as('cap_booking', $$ identity.holds_power(null, 'tutor') $$), 'false',
  'Nobody holds nothing');
select is(
  tests.value_as('cap_booking', $$ identity.holds_power(tests.id('ann'), 'agency_dsl', null, null) $$),
  'false',
  'At no instant nothing holds');

select tests.become('ann', 'web_vetting');
select tests.is_refused(
  $$ select identity.holds_power(tests.id('bob'), 'tutor') $$, 'Requests cannot ask what others hold');

select * from finish();
rollback;
