-- The operator brings public RSA keys of 2048 to 4096 bits; everything else is refused with a word of why.
begin;
select plan(41);

-- A key with this in the place of what a good one has; null leaves a member out.
create function pg_temp.adds(p_changes jsonb, p_audience text default 'us') returns text language plpgsql as $f$
begin
  return tests.value_as('cap_seal', format('identity.add_signing_key(%L, %L)',
    jsonb_strip_nulls(jsonb_build_object('kty', 'RSA', 'use', 'sig', 'alg', 'RS256', 'e', 'AQAB', 'kid', 'k1',
      'n', tests.base64url(tests.octets(tests.modulus('k1')))) || p_changes), p_audience));
exception when others then
  return sqlstate || ' ' || sqlerrm;
end;
$f$;

-- A power of two, written out, so that it is exact.
create function pg_temp.two_to(p_exponent integer) returns numeric language sql as $f$
  select ('0x' || to_hex(1 << p_exponent % 4) || repeat('0', p_exponent / 4))::numeric
$f$;

create function pg_temp.adds_number(p_kid text, p_number numeric, p_before bytea default '') returns text language sql as $f$
  select pg_temp.adds(jsonb_build_object('kid', p_kid, 'n', tests.base64url(p_before || tests.octets(p_number))))
$f$;

select is(pg_temp.adds('{}'), 'k1', 'A key as a JWKS has it is taken');
select is(tests.truth($$ select audience || ' ' || (valid_from = now())::text || ' ' || (retired_at is null)::text || ' ' || added_by from identity.signing_key where kid = 'k1' $$), 'us true true authenticator', 'for its audience, from now on, in the login''s name');
select is(tests.truth($$ select count(*) from ledger.record where action = 'add_signing_key' and detail ->> 'kid' = 'k1' and xid = pg_current_xact_id() $$), '1', 'and the ledger says so');
select is(pg_temp.adds('{"kid": "k2", "alg": null, "use": null}'), 'k2', 'A second one beside it, and alg and use may be missing');
select is(pg_temp.adds('{}'), 'PT409 There is a key with this kid already.', 'A kid is used once');

select is(pg_temp.adds('{"kid": "k3"}' || changes), 'PT422 ' || said, why)
from (values
  ('{"d": "AQAB"}'::jsonb, 'This key has its private part with it. Consider it lost, make a new one, and bring only the public part.', 'A private key is refused'),
  ('{"kty": "EC"}', 'Only RSA keys are taken (kty RSA).', 'Another kind of key is refused'),
  ('{"kty": null}', 'Only RSA keys are taken (kty RSA).', 'A key of no kind is refused'),
  ('{"alg": "PS256"}', 'Only keys for RS256 are taken (alg RS256).', 'Another algorithm is refused'),
  ('{"use": "enc"}', 'Only keys for signatures are taken (use sig).', 'A key for encryption is refused'),
  ('{"kid": null}', 'A key needs a kid of 1 to 200 characters; tokens name it in their header.', 'A key without a kid is refused'),
  ('{"kid": 7}', 'A key needs a kid of 1 to 200 characters; tokens name it in their header.', 'A kid is text'),
  ('{"kid": ""}', 'A key needs a kid of 1 to 200 characters; tokens name it in their header.', 'and not empty'),
  (jsonb_build_object('kid', repeat('k', 201)), 'A key needs a kid of 1 to 200 characters; tokens name it in their header.', 'and at most 200 characters'),
  ('{"e": "Aw"}', 'Only keys with the public exponent 65537 are taken (e AQAB).', 'The exponent 3 is refused'),
  ('{"n": "not base64url!"}', 'The modulus must be base64url text of an odd number of 2048 to 4096 bits without leading zeros (n).', 'A modulus that cannot be read is refused'),
  ('{"n": null}', 'The modulus must be base64url text of an odd number of 2048 to 4096 bits without leading zeros (n).', 'and so is none')
) as bad (changes, said, why);

select is(pg_temp.adds_number('shortest', pg_temp.two_to(2047) + 1), 'shortest', 'A modulus has 2048 bits at least');
select is(pg_temp.adds_number('longest', pg_temp.two_to(4096) - 1), 'longest', 'and 4096 at most');
select is(pg_temp.adds_number('between', pg_temp.two_to(2048) + 1), 'between', 'or any number between');
select is(pg_temp.adds_number('k3', number, before),
  'PT422 The modulus must be base64url text of an odd number of 2048 to 4096 bits without leading zeros (n).', why)
from (values
  (pg_temp.two_to(2047) - 1, ''::bytea, 'One of 2047 bits is refused'),
  (tests.modulus('k3', 2030), '', 'and one of an octet less'),
  (pg_temp.two_to(4096) + 1, '', 'and one of 4097 bits'),
  (pg_temp.two_to(2047) + 2, '', 'An even one is refused'),
  (pg_temp.two_to(2048) - 1, '\x00', 'One that begins with a zero is refused'),
  (pg_temp.two_to(2030) - 1, '\x00', 'however short it is behind it')
) as bad (number, before, why);

select is(pg_temp.adds('{"kid": "k3"}', ''), 'PT422 The audience that this key signs for has 1 to 200 characters.', 'A key signs for an audience');
select is(pg_temp.adds('{"kid": "k3"}', null), 'PT422 The audience that this key signs for has 1 to 200 characters.', 'that is known');
select is(pg_temp.adds('{"kid": "k3"}', repeat('a', 201)), 'PT422 The audience that this key signs for has 1 to 200 characters.', 'and not endless');
select throws_ok($$ select tests.value_as('cap_seal', 'identity.add_signing_key(''[]'', ''us'')') $$, 'PT422', 'This is no JSON Web Key.', 'What is no key is refused');
select throws_ok($$ select tests.value_as('cap_seal', 'identity.add_signing_key(''"d"'', ''us'')') $$, 'PT422', 'This is no JSON Web Key.', 'Text is none');
select throws_ok($$ select tests.value_as('cap_seal', 'identity.add_signing_key(null, ''us'')') $$, 'PT422', 'This is no JSON Web Key.', 'and neither is nothing');
select throws_ok($$ select tests.has_key('k3', p_from => null) $$, 'PT422', 'The key holds from an instant that is known.', 'A key begins to hold');
select throws_ok($$ select tests.has_key('k3', p_from => '-infinity') $$, 'PT422', 'The key holds from an instant that is known.', 'and has not held since ever');
-- whether it is believed
select is(tests.truth($$ (select concat_ws(' ', how, confirmed_by, thumbprint = identity.key_thumbprint(tests.modulus('k1'))) from identity.key_confirmation where kid = 'k1') $$), 'embedded authenticator t', 'In embedded mode a key confirms itself');
select is(tests.truth($$ (select concat_ws(' ', detail ->> 'confirmed', detail ->> 'thumbprint' = identity.key_thumbprint(tests.modulus('k1'))) from ledger.record where action = 'add_signing_key' and detail ->> 'kid' = 'k1' and xid = pg_current_xact_id()) $$),
  'by itself, in embedded mode t', 'and the ledger says so');
select tests.given($$ insert into warden.mode_change (mode, changed_by) values ('production', 'the test') $$);
select is(pg_temp.adds('{"kid": "k9"}'), 'k9', 'In production a key is taken');
select is(tests.truth($$ (select count(*) from identity.key_confirmation where kid = 'k9') $$), '0', 'and waits for a second person');
select is(tests.truth($$ (select detail ->> 'confirmed' from ledger.record where action = 'add_signing_key' and detail ->> 'kid' = 'k9' and xid = pg_current_xact_id()) $$), 'not yet', 'which the ledger says, too');
select tests.pretend('web_admin');
select tests.is_refused($$ select identity.add_signing_key('{}', 'us') $$, 'No request adds a key, not an administrator''s');
select tests.is_refused_to('safelane_owner', $$ select identity.add_signing_key('{}', 'us') $$, 'nor does the owner of the tables');

select * from finish();
rollback;
