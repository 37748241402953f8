-- The secret of the seal is read by cap_seal and by nobody else.
begin;
select plan(12);

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

select * from finish();
rollback;
