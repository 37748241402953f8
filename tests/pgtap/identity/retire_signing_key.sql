-- A key is retired once, now or later, and never for the past.
begin;
select plan(7);

select tests.given($$
  insert into identity.signing_key (kid, modulus, exponent, audience, valid_from)
  select name, identity.octets_number(identity.base64url_bytes('9X1XiR9p0d6SWmZ9wWst8CeCaHRAxXrRqQLtjCp9HVFgmbP7thJr_A50aDv4zcDCI_0U4_1xp8JjrHOwzMqePSWeVoMv-3p-D9A-LgSRCF5Olj3fESnC33evFNjYY0KwVCFs_db10beq_KvFGwbhkGehgxZXhBgyK63eglv4DY01zqTI2N3UgrHAc3ffsW8Jt5wqdtV0_k8EWDNJU1ZCnwHw6Oqhxxsw54GzaaJ9JiP_uBi3BJPMr0I2zVQJ2LkI4s87CC8cXVzsM2V8iMJoK7WcGTtULYm_1sx6BMj9bWii2wzwsNIuAJTIpo92XxUmlZTLGGZTJFEaZpGIigEH9w')), 65537, 'us', '2001-01-01'
  from unnest(array['first', 'second', 'third']) as name
$$);
select is(tests.value_as('cap_seal', $$ identity.retire_signing_key('first') = now() $$), 'true', 'A key is retired now');
select is(tests.value_as('cap_seal', $$ identity.retire_signing_key('second', now() + interval '1 day') = now() + interval '1 day' $$), 'true', 'or later');
select is(tests.value_as('cap_seal', $$ identity.retire_signing_key('third', '2001-06-01') = now() $$), 'true', 'but not for a time when its tokens were accepted');
select is(tests.truth($$ select count(*) from ledger.record where action = 'retire_signing_key' and xid = pg_current_xact_id() $$), '3', 'The ledger says so each time');
select throws_ok($$ select tests.value_as('cap_seal', 'identity.retire_signing_key(''first'')') $$, 'PT404', null, 'Once is enough');
select throws_ok($$ select tests.value_as('cap_seal', 'identity.retire_signing_key(''unknown'')') $$, 'PT404', null, 'A key that is not there is not retired');
select tests.pretend('web_admin');
select tests.is_refused($$ select identity.retire_signing_key('first') $$, 'No request retires a key');

select * from finish();
rollback;
