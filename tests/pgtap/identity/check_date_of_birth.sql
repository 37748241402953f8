-- A date of birth lies between 1900 and today in London; not to know it is allowed.
begin;
select plan(7);

select is(tests.value_as('cap_identity', $$ identity.check_date_of_birth(null) $$), null,
  'It may be unknown');
select is(tests.value_as('cap_identity', $$ identity.check_date_of_birth('1900-01-01') $$), (date '1900-01-01')::text,
  'The earliest');
select is(
  tests.value_as('cap_identity', $$ identity.check_date_of_birth(identity.civil_date(now())) = identity.civil_date(now()) $$),
  'true',
  'Born today');
select is(tests.error_as('cap_identity', format($$ select identity.check_date_of_birth(%L) $$, day)),
  'PT422 date_of_birth is not a possible date of birth', format('%s is refused', day))
from unnest(array['1899-12-31', ((now() at time zone 'Europe/London')::date + 1)::text, 'infinity', '-infinity']) as day;

select * from finish();
rollback;
