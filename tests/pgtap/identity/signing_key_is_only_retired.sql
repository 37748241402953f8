-- What a key is never changes, whoever tries.
begin;
select plan(7);

select tests.given($$
  insert into identity.signing_key (kid, modulus, exponent, audience, valid_from)
  values ('held', identity.octets_number(identity.base64url_bytes('9X1XiR9p0d6SWmZ9wWst8CeCaHRAxXrRqQLtjCp9HVFgmbP7thJr_A50aDv4zcDCI_0U4_1xp8JjrHOwzMqePSWeVoMv-3p-D9A-LgSRCF5Olj3fESnC33evFNjYY0KwVCFs_db10beq_KvFGwbhkGehgxZXhBgyK63eglv4DY01zqTI2N3UgrHAc3ffsW8Jt5wqdtV0_k8EWDNJU1ZCnwHw6Oqhxxsw54GzaaJ9JiP_uBi3BJPMr0I2zVQJ2LkI4s87CC8cXVzsM2V8iMJoK7WcGTtULYm_1sx6BMj9bWii2wzwsNIuAJTIpo92XxUmlZTLGGZTJFEaZpGIigEH9w')), 65537, 'us', '2001-01-01')
$$);
select tests.is_refused($$ select tests.given('update identity.signing_key set modulus = modulus + 2 where kid = ''held''') $$, 'A key''s number stays, even for a superuser', '23001');
select tests.is_refused($$ select tests.given('update identity.signing_key set audience = ''them'', retired_at = now() where kid = ''held''') $$, 'so does its audience, on the way out too', '23001');
select tests.is_refused($$ select tests.given('delete from identity.signing_key where kid = ''held''') $$, 'A key is not deleted', '23001');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; delete from identity.signing_key where kid = ''held''') $$, 'not by a session that replays', '23001');
select lives_ok($$ select tests.given('update identity.signing_key set retired_at = now() where kid = ''held''') $$, 'It is retired');
select tests.is_refused($$ select tests.given('update identity.signing_key set retired_at = null where kid = ''held''') $$, 'and stays so', '23001');
select tests.is_refused($$ select tests.given('update identity.signing_key set retired_at = now() + interval ''1 day'' where kid = ''held''') $$, 'at the same instant', '23001');

select * from finish();
rollback;
