-- A value that must be one of a list is refused with the list.
begin;
select plan(3);

select is(tests.value_as('cap_identity', $$ identity.check_choice('agency', 'kind', 'agency', 'school') $$), 'agency',
  'A choice comes back');
select is(
  tests.error_as('cap_identity', $$ select identity.check_choice('Agency', 'kind', 'agency', 'school') $$),
  'PT422 kind is not one of the values it may have',
  'Another spelling is another value');
select is(
  tests.error_as('cap_identity', $$ select identity.check_choice(null, 'kind', 'agency', 'school') $$),
  'PT422 kind is not one of the values it may have',
  'Nothing is no choice');

select * from finish();
rollback;
