-- Four powers are held at an agency or at a school (TS-16, TS-17).
begin;
select plan(6);

select is(tests.value_as('cap_identity', $$ identity.power_scope('agency_operator') $$), 'agency',
  'An operator is one of an agency');
select is(tests.value_as('cap_identity', $$ identity.power_scope('agency_dsl') $$), 'agency',
  'An agency has its own DSL');
select is(tests.value_as('cap_identity', $$ identity.power_scope('school_representative') $$), 'school',
  'A representative is one of a school');
select is(tests.value_as('cap_identity', $$ identity.power_scope('school_dsl') $$), 'school',
  'A school has its own DSL');
select is(tests.value_as('cap_identity', $$ identity.power_scope('dsl') $$), null,
  'The DSL of the platform belongs to no organisation');
select is(tests.value_as('cap_identity', $$ identity.power_scope('tutor') $$), null,
  'Nor does a tutor');

select * from finish();
rollback;
