-- An agency is not a school (TS-16, TS-17).
begin;
select plan(4);

select tests.organisation('Acme', 'agency');
select tests.organisation('Hill', 'school');

select is(tests.value_as('cap_booking', $$ identity.organisation_is(tests.id('Acme'), 'agency') $$), 'true',
  'An agency is an agency');
select is(tests.value_as('cap_booking', $$ identity.organisation_is(tests.id('Acme'), 'school') $$), 'false',
  'and no school');
select is(tests.value_as('cap_booking', $$ identity.organisation_is(tests.id('Hill'), 'school') $$), 'true',
  'A school is a school');
select is(tests.value_as('cap_booking', $$ identity.organisation_is(tests.id('nothing'), 'school') $$), 'false',
  'What is not registered is neither');

select * from finish();
rollback;
