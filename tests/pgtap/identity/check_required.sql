-- What has to be there is refused by name where it is not.
begin;
select plan(3);

select is(
  tests.value_as('cap_identity', $$ identity.check_required(tests.id('ann'), 'person_id') $$),
  (tests.id('ann'))::text,
  'A value comes back');
select is(tests.value_as('cap_identity', $$ identity.check_required(false, 'end_sessions') $$), (false)::text,
  'and false is one');
select is(
  tests.error_as('cap_identity', $$ select identity.check_required(null::uuid, 'person_id') $$),
  'PT422 person_id is required',
  'Nothing is refused by name');

select * from finish();
rollback;
