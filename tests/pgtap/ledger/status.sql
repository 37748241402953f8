-- The status says what waits, and since when.
begin;
select plan(10);

select is(tests.truth($$ select ledger.status() - '{entries,backlog,oldest_unsealed_seconds}'::text[] $$), '{"size": 0, "leaves": 0, "last_checkpoint": null, "unsigned_seconds": null, "last_integrated_at": null}', 'An empty tree');
select is(tests.truth($$ select (ledger.status() ->> 'backlog')::bigint = (select count(*) from ledger.entry) and (ledger.status() ->> 'oldest_unsealed_seconds')::bigint >= 0 $$), 'true', 'Everything waits, for so many seconds');
select tests.entries(4);
select tests.seal_ledger();
select is(tests.truth($$ select concat_ws(' ', ledger.status() ->> 'backlog', ledger.status() -> 'oldest_unsealed_seconds', (ledger.status() ->> 'leaves')::bigint = (select count(*) from ledger.entry), ledger.status() ->> 'last_integrated_at' is not null) $$), '0 null t t', 'Nothing waits once it is sealed');
select tests.do_as('cap_ledger', $$ select ledger.keep_checkpoint('log.example', 4, 'note') $$);
select is(tests.truth($$ select (ledger.status() -> 'last_checkpoint') - 'at' $$), '{"size": 4, "origin": "log.example"}', 'The last checkpoint');
select tests.given($$ insert into ledger.entry (leaf, at) values ('{}', clock_timestamp() - interval '90 seconds') $$);
select is(tests.truth($$ select (ledger.status() ->> 'oldest_unsealed_seconds')::bigint between 90 and 100 $$), 'true', 'The oldest counts');
select tests.given($$ insert into ledger.entry (leaf, at) select '{}', clock_timestamp() - interval '1 hour' from generate_series(1, 3) $$);
select tests.seal_ledger();
select is(tests.truth($$ select (ledger.status() ->> 'unsigned_seconds')::bigint between 0 and 3000 $$), 'true', 'The first leaf that is not signed counts, not an older one behind it');
select tests.do_as('cap_ledger', $$ select ledger.keep_checkpoint('log.example', ledger.size() - 1, 'note') $$);
select is(tests.truth($$ select (ledger.status() ->> 'unsigned_seconds')::bigint between 3600 and 3700 $$), 'true', 'which then waits for an hour');
select tests.do_as('cap_ledger', $$ select ledger.keep_checkpoint('log.example', ledger.size(), 'note') $$);
select is(tests.truth($$ select ledger.status() ->> 'unsigned_seconds' $$), null, 'Once all is signed nothing waits');
select tests.do_as('cap_ledger', $$ select ledger.keep_checkpoint('log.example/2', ledger.size() - 1, 'note') $$);
select is(tests.truth($$ select (ledger.status() ->> 'unsigned_seconds')::bigint between 3600 and 3700 $$), 'true', 'What an earlier log signed is not signed by the one that goes on');
select tests.is_refused_to('cap_booking', 'select ledger.status()', 'Lanes do not ask');

select * from finish();
rollback;
