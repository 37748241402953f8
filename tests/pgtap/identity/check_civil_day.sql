-- A day in an agreement is a day on a calendar.
begin;
select plan(8);

select is(
  tests.value_as('cap_identity', $$ identity.check_civil_day('2026-02-28', 'starts_on') $$),
  (date '2026-02-28')::text,
  'A day comes back');
select is(
  tests.value_as('cap_identity', $$ identity.check_civil_day('1900-01-01', 'starts_on') $$),
  (date '1900-01-01')::text,
  'The first one');
select is(
  tests.value_as('cap_identity', $$ identity.check_civil_day('2199-12-31', 'starts_on') $$),
  (date '2199-12-31')::text,
  'The last one');
select is(tests.error_as('cap_identity', format($$ select identity.check_civil_day(%L, 'starts_on') $$, day)),
  'PT422 starts_on is not a usable day', format('%s is refused', coalesce(day, 'nothing')))
from unnest(array['1899-12-31', '2200-01-01', 'infinity', '-infinity', null]) as day;

select * from finish();
rollback;
