-- The operator sees every key, its audience and its time.
begin;
select plan(3);

select tests.given($$
  insert into identity.signing_key (kid, modulus, exponent, audience, valid_from)
  values ('first', identity.octets_number(identity.base64url_bytes('9X1XiR9p0d6SWmZ9wWst8CeCaHRAxXrRqQLtjCp9HVFgmbP7thJr_A50aDv4zcDCI_0U4_1xp8JjrHOwzMqePSWeVoMv-3p-D9A-LgSRCF5Olj3fESnC33evFNjYY0KwVCFs_db10beq_KvFGwbhkGehgxZXhBgyK63eglv4DY01zqTI2N3UgrHAc3ffsW8Jt5wqdtV0_k8EWDNJU1ZCnwHw6Oqhxxsw54GzaaJ9JiP_uBi3BJPMr0I2zVQJ2LkI4s87CC8cXVzsM2V8iMJoK7WcGTtULYm_1sx6BMj9bWii2wzwsNIuAJTIpo92XxUmlZTLGGZTJFEaZpGIigEH9w')), 65537, 'us', '2001-01-01'),
         ('second', power(2::numeric, 3071) + 1, 65537, 'us', '2001-02-01')
$$);
select is(tests.value_as('cap_seal', $$ select string_agg(kid || ' ' || bits || ' ' || audience, ', ' order by valid_from) from identity.list_signing_keys() where valid_from < '2002-01-01' $$),
  'first 2048 us, second 3072 us', 'Each with its length and its audience');
select tests.pretend('web_admin');
select tests.is_refused('select * from identity.list_signing_keys()', 'No request lists keys');
select tests.is_refused_to('cap_booking', 'select * from identity.list_signing_keys()', 'no other lane does');

select * from finish();
rollback;
