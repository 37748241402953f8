-- Who may touch signing keys: cap_seal through its functions, and nobody else.
begin;
select plan(25);

select tests.has_key('held'), tests.has_key('retired');
select tests.do_as('cap_seal', $$ select identity.retire_signing_key('retired') $$);
create function pg_temp.a_key(p_changes jsonb default '{}') returns text language sql as $f$
  select tests.row_of('identity.signing_key', jsonb_build_object(
    'kid', 'new', 'modulus', tests.modulus('new'), 'exponent', 65537, 'audience', 'us', 'valid_from', now()) || p_changes)
$f$;

select is(tests.value_as('cap_seal', $$ select count(*) from identity.signing_key where kid = 'held' $$), '1', 'cap_seal reads keys');
select is(tests.value_as('cap_identity', $$ select count(*) from identity.signing_key where kid = 'held' $$), '1', 'cap_identity holds them against the ledger');
select is(tests.value_as('safelane_owner', 'select count(*) from identity.signing_key'), '0', 'The owner sees none');
select tests.is_refused_to('cap_identity', 'update identity.signing_key set retired_at = now()', 'cap_identity writes none');
select is(tests.do_as('cap_seal', pg_temp.a_key()), 1::bigint, 'cap_seal adds a key');
select is(tests.do_as('cap_seal', $$ update identity.signing_key set retired_at = now() where kid = 'new' $$), 1::bigint, 'and retires it');
select tests.is_refused_to('cap_seal', pg_temp.a_key('{"added_by": "somebody"}'), 'A key is added in the login''s own name');
select tests.is_refused_to('cap_seal', $$ update identity.signing_key set modulus = 7 $$, 'What a key is cannot be changed');
select tests.is_refused_to('cap_seal', $$ delete from identity.signing_key $$, 'and no key is deleted');

-- what is no key
select tests.cannot_be('identity.signing_key',
  jsonb_build_object('kid', 'odd', 'modulus', tests.modulus('odd'), 'exponent', 65537, 'audience', 'us',
    'valid_from', now(), 'added_by', 'somebody', 'added_at', now()) || changes, why)
from (values
  ('{"kid": ""}'::jsonb, 'A key has a name'),
  (jsonb_build_object('kid', repeat('k', 201)), 'of 200 characters at most'),
  ('{"audience": ""}', 'It signs for an audience'),
  (jsonb_build_object('audience', repeat('a', 201)), 'of 200 characters at most'),
  ('{"exponent": 3}', 'Its exponent is the one that is computed with'),
  (jsonb_build_object('modulus', power(2::numeric, 2047) - 1), 'Its modulus has 2048 bits'),
  (jsonb_build_object('modulus', power(2::numeric, 2048)), 'and is odd')
) as bad (changes, why);

select tests.settled();
select tests.is_refused($$ select tests.given('alter table identity.key_confirmation drop constraint key_confirmation_key; truncate identity.signing_key') $$, 'The table is never emptied', '23001');
select tests.pretend('web_admin');
select tests.is_refused('select from identity.signing_key', 'A request reads no keys');
select tests.is_refused('update identity.signing_key set retired_at = now()', 'and retires none');

-- The policies by themselves: as if cap_seal might write every column, and no trigger looked at what becomes of a key.
select tests.step_back();
select tests.given($$ grant insert (added_by, retired_at) on identity.signing_key to cap_seal;
  alter table identity.signing_key disable trigger _100_only_retired $$);
select is(tests.do_as('cap_seal', pg_temp.a_key('{"kid": "own", "added_by": "authenticator"}')), 1::bigint, 'A login writes its own name');
select tests.is_refused_to('cap_seal', pg_temp.a_key('{"kid": "forged", "added_by": "safelane_migrator"}'), 'and nobody else''s');
select tests.is_refused_to('cap_seal', pg_temp.a_key(jsonb_build_object('kid', 'dead', 'added_by', 'authenticator', 'retired_at', now())), 'A key does not begin retired');
select tests.touches_nothing_as('cap_seal', $$ update identity.signing_key set retired_at = now() + interval '1 day' where kid = 'retired' $$, 'A retired key is out of reach');
select tests.is_refused_to('cap_seal', $$ update identity.signing_key set retired_at = null where kid = 'held' $$, 'and the one thing that happens to a key is its end');
select is(tests.do_as('cap_seal', $$ update identity.signing_key set retired_at = now() where kid = 'held' $$), 1::bigint, 'which does happen');

select * from finish();
rollback;
