-- The operator sees every key, its audience and its time.
begin;
select plan(3);

select tests.given($$
  insert into identity.signing_key (kid, modulus, exponent, audience, valid_from)
  values ('first', power(2::numeric, 2047) + 1, 65537, 'us', '2001-01-01'),
         ('second', power(2::numeric, 3071) + 1, 65537, 'us', '2001-02-01')
$$);
select is(tests.value_as('cap_seal', $$ select string_agg(kid || ' ' || bits || ' ' || audience, ', ' order by valid_from) from identity.list_signing_keys() where valid_from < '2002-01-01' $$),
  'first 2048 us, second 3072 us', 'Each with its length and its audience');
select tests.pretend('web_admin');
select tests.is_refused('select * from identity.list_signing_keys()', 'No request lists keys');
select tests.is_refused_to('cap_booking', 'select * from identity.list_signing_keys()', 'no other lane does');

select * from finish();
rollback;
