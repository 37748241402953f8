-- The operator brings public RSA keys of 2048 to 4096 bits; everything else is refused with a word of why.
begin;
select plan(27);

create function pg_temp.adds(p_changes jsonb, p_audience text default 'us') returns text language plpgsql as $f$
begin
  return tests.value_as('cap_seal', format('identity.add_signing_key(%L, %L)',
    jsonb_strip_nulls('{"kty": "RSA", "use": "sig", "alg": "RS256", "e": "AQAB", "kid": "k1", "n": "9X1XiR9p0d6SWmZ9wWst8CeCaHRAxXrRqQLtjCp9HVFgmbP7thJr_A50aDv4zcDCI_0U4_1xp8JjrHOwzMqePSWeVoMv-3p-D9A-LgSRCF5Olj3fESnC33evFNjYY0KwVCFs_db10beq_KvFGwbhkGehgxZXhBgyK63eglv4DY01zqTI2N3UgrHAc3ffsW8Jt5wqdtV0_k8EWDNJU1ZCnwHw6Oqhxxsw54GzaaJ9JiP_uBi3BJPMr0I2zVQJ2LkI4s87CC8cXVzsM2V8iMJoK7WcGTtULYm_1sx6BMj9bWii2wzwsNIuAJTIpo92XxUmlZTLGGZTJFEaZpGIigEH9w"}' || p_changes), p_audience));
end;
$f$;

select is(pg_temp.adds('{}'), 'k1', 'A key as a JWKS has it is taken');
select is(tests.truth($$ select audience || ' ' || (valid_from = now())::text || ' ' || (retired_at is null)::text || ' ' || added_by from identity.signing_key where kid = 'k1' $$), 'us true true authenticator', 'for its audience, from now on, in the login''s name');
select is(tests.truth($$ select count(*) from ledger.record where action = 'add_signing_key' and detail ->> 'kid' = 'k1' and xid = pg_current_xact_id() $$), '1', 'and the ledger says so');
select is(pg_temp.adds('{"kid": "k2", "alg": null, "use": null}'), 'k2', 'A second one beside it, and alg and use may be missing');
select throws_ok($$ select pg_temp.adds('{}') $$, 'PT409', null, 'A kid is used once');
select throws_ok($$ select pg_temp.adds('{"kid": "k3", "d": "AQAB"}') $$, 'PT422', null, 'A private key is refused');
select throws_ok($$ select pg_temp.adds('{"kid": "k3", "kty": "EC"}') $$, 'PT422', null, 'Another kind of key is refused');
select throws_ok($$ select pg_temp.adds('{"kid": "k3", "kty": null}') $$, 'PT422', null, 'A key of no kind is refused');
select throws_ok($$ select pg_temp.adds('{"kid": "k3", "alg": "PS256"}') $$, 'PT422', null, 'Another algorithm is refused');
select throws_ok($$ select pg_temp.adds('{"kid": "k3", "use": "enc"}') $$, 'PT422', null, 'A key for encryption is refused');
select throws_ok($$ select pg_temp.adds('{"kid": null}') $$, 'PT422', null, 'A key without a kid is refused');
select throws_ok($$ select pg_temp.adds('{"kid": 7}') $$, 'PT422', null, 'A kid is text');
select throws_ok($$ select pg_temp.adds('{"kid": ""}') $$, 'PT422', null, 'and not empty');
select throws_ok($$ select pg_temp.adds(jsonb_build_object('kid', repeat('k', 201))) $$, 'PT422', null, 'and at most 200 characters');
select throws_ok($$ select pg_temp.adds('{"kid": "k3", "e": "Aw"}') $$, 'PT422', null, 'The exponent 3 is refused');
select throws_ok($$ select pg_temp.adds('{"kid": "k3", "n": "not base64url!"}') $$, 'PT422', null, 'A modulus that cannot be read is refused');
select throws_ok($$ select pg_temp.adds('{"kid": "k3", "n": null}') $$, 'PT422', null, 'and so is none');
select throws_ok($$ select pg_temp.adds(jsonb_build_object('kid', 'k3', 'n', repeat('q', 170) || 'w')) $$, 'PT422', null, 'A modulus of 1024 bits is refused');
select throws_ok($$ select pg_temp.adds(jsonb_build_object('kid', 'k3', 'n', 'AA' || substr('9X1XiR9p0d6SWmZ9wWst8CeCaHRAxXrRqQLtjCp9HVFgmbP7thJr_A50aDv4zcDCI_0U4_1xp8JjrHOwzMqePSWeVoMv-3p-D9A-LgSRCF5Olj3fESnC33evFNjYY0KwVCFs_db10beq_KvFGwbhkGehgxZXhBgyK63eglv4DY01zqTI2N3UgrHAc3ffsW8Jt5wqdtV0_k8EWDNJU1ZCnwHw6Oqhxxsw54GzaaJ9JiP_uBi3BJPMr0I2zVQJ2LkI4s87CC8cXVzsM2V8iMJoK7WcGTtULYm_1sx6BMj9bWii2wzwsNIuAJTIpo92XxUmlZTLGGZTJFEaZpGIigEH9w', 3))) $$, 'PT422', null, 'A modulus that begins with zeros is refused');
select throws_ok($$ select pg_temp.adds(jsonb_build_object('kid', 'k3', 'n', substr('9X1XiR9p0d6SWmZ9wWst8CeCaHRAxXrRqQLtjCp9HVFgmbP7thJr_A50aDv4zcDCI_0U4_1xp8JjrHOwzMqePSWeVoMv-3p-D9A-LgSRCF5Olj3fESnC33evFNjYY0KwVCFs_db10beq_KvFGwbhkGehgxZXhBgyK63eglv4DY01zqTI2N3UgrHAc3ffsW8Jt5wqdtV0_k8EWDNJU1ZCnwHw6Oqhxxsw54GzaaJ9JiP_uBi3BJPMr0I2zVQJ2LkI4s87CC8cXVzsM2V8iMJoK7WcGTtULYm_1sx6BMj9bWii2wzwsNIuAJTIpo92XxUmlZTLGGZTJFEaZpGIigEH9w', 1, 340) || 'AA')) $$, 'PT422', null, 'An even one is refused');
select throws_ok($$ select pg_temp.adds(jsonb_build_object('kid', 'k3', 'n', repeat('q', 683) || 'w')) $$, 'PT422', null, 'One of more than 4096 bits is refused');
select throws_ok($$ select pg_temp.adds('{"kid": "k3"}', '') $$, 'PT422', null, 'A key signs for an audience');
select throws_ok($$ select pg_temp.adds('{"kid": "k3"}', null) $$, 'PT422', null, 'that is known');
select throws_ok($$ select tests.value_as('cap_seal', 'identity.add_signing_key(''[]'', ''us'')') $$, 'PT422', null, 'What is no key is refused');
select throws_ok($$ select tests.value_as('cap_seal', 'identity.add_signing_key(null, ''us'')') $$, 'PT422', null, 'and so is nothing');
select tests.pretend('web_admin');
select tests.is_refused($$ select identity.add_signing_key('{}', 'us') $$, 'No request adds a key, not an administrator''s');
select tests.is_refused_to('safelane_owner', $$ select identity.add_signing_key('{}', 'us') $$, 'nor does the owner of the tables');

select * from finish();
rollback;
