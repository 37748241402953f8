-- What is granted begins now or later, never in the past.
begin;
select plan(5);

select is(tests.value_as('cap_identity', $$ identity.check_begins_now_or_later(null, 'valid_from') $$), (now())::text,
  'Left out means now');
select is(
  tests.value_as('cap_identity', $$ identity.check_begins_now_or_later(now() - interval '5 minutes', 'valid_from') $$),
  (now())::text,
  'A clock that is five minutes slow means now');
select is(
  tests.value_as('cap_identity', $$ identity.check_begins_now_or_later(now() + interval '1 day', 'valid_from') $$),
  (now() + interval '1 day')::text,
  'Tomorrow is tomorrow');
select is(
  tests.error_as('cap_identity', $$ select identity.check_begins_now_or_later(now() - interval '5 minutes 1 second', 'valid_from') $$),
  'PT422 valid_from is not an instant from now on',
  'Earlier is refused');
select is(
  tests.error_as('cap_identity', $$ select identity.check_begins_now_or_later('infinity', 'valid_from') $$),
  'PT422 valid_from is not an instant from now on',
  'So is never');

select * from finish();
rollback;
