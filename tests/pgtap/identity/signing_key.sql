-- Who may touch signing keys: cap_seal through its functions, and nobody else.
begin;
select plan(9);

select tests.given($$
  insert into identity.signing_key (kid, modulus, exponent, audience, valid_from)
  values ('held', identity.octets_number(identity.base64url_bytes('9X1XiR9p0d6SWmZ9wWst8CeCaHRAxXrRqQLtjCp9HVFgmbP7thJr_A50aDv4zcDCI_0U4_1xp8JjrHOwzMqePSWeVoMv-3p-D9A-LgSRCF5Olj3fESnC33evFNjYY0KwVCFs_db10beq_KvFGwbhkGehgxZXhBgyK63eglv4DY01zqTI2N3UgrHAc3ffsW8Jt5wqdtV0_k8EWDNJU1ZCnwHw6Oqhxxsw54GzaaJ9JiP_uBi3BJPMr0I2zVQJ2LkI4s87CC8cXVzsM2V8iMJoK7WcGTtULYm_1sx6BMj9bWii2wzwsNIuAJTIpo92XxUmlZTLGGZTJFEaZpGIigEH9w')), 65537, 'us', '2001-01-01')
$$);
select is(tests.value_as('cap_seal', $$ select count(*) from identity.signing_key where kid = 'held' $$), '1', 'cap_seal reads keys');
select is(tests.value_as('safelane_owner', 'select count(*) from identity.signing_key'), '0', 'The owner sees none');
select tests.is_refused_to('cap_identity', 'update identity.signing_key set retired_at = now()', 'cap_identity holds them against the ledger, and writes none');
select tests.is_refused_to('cap_seal', $$ insert into identity.signing_key (kid, modulus, exponent, audience, added_by) select 'forged', modulus, exponent, audience, 'somebody' from identity.signing_key $$, 'A key is added in the login''s own name');
select tests.is_refused_to('cap_seal', $$ update identity.signing_key set modulus = 7 $$, 'What a key is cannot be changed');
select tests.is_refused_to('cap_seal', $$ delete from identity.signing_key $$, 'and no key is deleted');
select tests.settled();
select tests.is_refused($$ select tests.given('truncate identity.signing_key') $$, 'The table is never emptied', '23001');
select tests.pretend('web_admin');
select tests.is_refused('select from identity.signing_key', 'A request reads no keys');
select tests.is_refused('update identity.signing_key set retired_at = now()', 'and retires none');

select * from finish();
rollback;
