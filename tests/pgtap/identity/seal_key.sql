-- The secret of the seal is read by cap_seal and by nobody else.
begin;
select plan(16);

select is(tests.value_as('cap_seal', 'select count(*) from identity.seal_key'), '1', 'There is one key');
select is(tests.truth('select length(secret) from identity.seal_key'), '64', 'of one block of SHA-256');
select is(tests.truth($$ select (length(replace(encode(secret, 'hex'), '0', '')) > 60)::text from identity.seal_key $$), 'true', 'that is not empty');
select is(tests.value_as('safelane_owner', 'select count(*) from identity.seal_key'), '0', 'The owner of the table sees none');
select tests.is_refused_to('cap_identity', 'select from identity.seal_key', 'Another lane does not read it');
select tests.is_refused_to('cap_migration', 'select from identity.seal_key', 'nor does a migration');
select tests.is_refused_to('cap_seal', $$ insert into identity.seal_key (secret) values (decode(repeat('00', 64), 'hex')) $$, 'There is no second one', '23505');
select tests.is_refused_to('cap_seal', 'update identity.seal_key set secret = secret', 'It is not changed');
select tests.is_refused_to('cap_seal', 'delete from identity.seal_key', 'It is not deleted');
select tests.is_refused($$ select tests.given('update identity.seal_key set secret = secret') $$, 'not by a superuser by accident', '23001');
select tests.is_refused($$ select tests.given('truncate identity.seal_key') $$, 'and the table is never emptied', '23001');
select tests.pretend('web_admin');
select tests.is_refused('select from identity.seal_key', 'A request never reads it');

select tests.step_back();
select tests.cannot_be('identity.seal_key', jsonb_build_object('singleton', singleton, 'secret', secret, 'created_at', now()), why)
from (values
  (true, '\x00'::bytea, 'A secret is as long as one block'),
  (false, decode(repeat('00', 64), 'hex'), 'and the first is the only one')
) as bad (singleton, secret, why);

-- The policies by themselves: as if there might be another row, and cap_seal might write it.
select tests.settled();
select tests.given($$ alter table identity.seal_key drop constraint seal_key_singleton;
  grant insert (singleton) on identity.seal_key to cap_seal $$);
select tests.is_refused_to('cap_seal', $$ insert into identity.seal_key (singleton, secret) values (false, decode(repeat('00', 64), 'hex')) $$, 'cap_seal makes no second secret');
select tests.given($$ insert into identity.seal_key (singleton, secret) values (false, decode(repeat('00', 64), 'hex')) $$);
select is(tests.value_as('cap_seal', 'select count(*) from identity.seal_key'), '1', 'and sees none that somebody else made');

select * from finish();
rollback;
