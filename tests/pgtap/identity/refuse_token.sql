-- Every refused token hears the same words.
begin;
select plan(2);

select throws_ok(
  $$ select tests.do_as('cap_seal', 'select identity.refuse_token()') $$,
  'PT401', 'The token was not accepted.', 'One status, one message');
select tests.is_refused_to('cap_booking', 'select identity.refuse_token()', 'Only cap_seal refuses tokens');

select * from finish();
rollback;
