-- A planned end lies after the beginning.
begin;
select plan(4);

select is(tests.value_as('cap_identity', $$ identity.check_ends_later(null, 'valid_until', now()) $$), null,
  'No end may be planned');
select is(
  tests.value_as('cap_identity', $$ identity.check_ends_later(now() + interval '1 microsecond', 'valid_until', now()) $$),
  (now() + interval '1 microsecond')::text,
  'A moment later is later');
select is(
  tests.error_as('cap_identity', $$ select identity.check_ends_later(now(), 'valid_until', now()) $$),
  'PT422 valid_until is not an instant after the beginning',
  'The same instant is not');
select is(
  tests.error_as('cap_identity', $$ select identity.check_ends_later('infinity', 'valid_until', now()) $$),
  'PT422 valid_until is not an instant after the beginning',
  'Infinity is said by leaving it out');

select * from finish();
rollback;
