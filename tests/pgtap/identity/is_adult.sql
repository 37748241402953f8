-- An adult is known to be 18 or older (C.7).
begin;
select plan(4);

select is(tests.value_as('cap_booking', $$ identity.is_adult('2008-11-21', '2026-11-21 00:00+00') $$), 'true',
  'From the first instant of the eighteenth birthday');
select is(tests.value_as('cap_booking', $$ identity.is_adult('2008-11-21', '2026-11-20 23:59:59+00') $$), 'false',
  'and not a second before');
select is(tests.value_as('cap_booking', $$ identity.is_adult(null) $$), 'false',
  'Not known to be 18 is not an adult');

select tests.nobody();
select tests.is_refused(
  $$ select identity.is_adult('2000-01-01') $$,
  'It is a question of the lanes, not of requests');

select * from finish();
rollback;
