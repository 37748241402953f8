-- What waits is what is committed and has no leaf.
begin;
select plan(6);

select tests.entries(2);
select is(tests.value_as('cap_ledger', $$ (select count(*) from ledger.backlog('0') as waiting join ledger.entry using (seq) where waiting.hash = leaf_hash and waiting.at = entry.at) >= 2 $$), 'true', 'An entry waits from its commit on');
select tests.seal_ledger();
select is(tests.value_as('cap_ledger', $$ (select count(*) from ledger.backlog('0')) $$), '0', 'until it has its leaf');
select tests.entries(1);
select is(tests.value_as('cap_ledger', $$ (select count(*) from ledger.backlog(pg_current_xact_id())) $$), '1', 'It is found from a mark on');
select is(tests.value_as('cap_ledger', $$ (select count(*) from ledger.backlog((pg_current_xact_id()::text::bigint + 1)::text::xid8)) $$), '0', 'and not from beyond');

-- entries of other transactions, and one that says a transaction that has not been: it came with a restore
create function pg_temp.numbered(p_by bigint) returns text language sql as $f$ select (pg_current_xact_id()::text::bigint + p_by)::text $f$;
-- one that is over, whatever other databases of this server are at
create function pg_temp.earlier() returns text language sql as $f$ select (pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1)::text $f$;
select tests.seal_ledger();
select tests.given(format($$ insert into ledger.entry (leaf, xid) values ('{}', %L), ('{}', %L), ('{}', %L) $$, pg_temp.earlier(), pg_temp.earlier(), pg_temp.numbered(100000)));
select is(tests.value_as('cap_ledger', format('(select count(*) from ledger.backlog(%L))', pg_temp.earlier())), '2', 'What an earlier transaction wrote is found');
select is(tests.value_as('cap_ledger', $$ (select count(*) from ledger.backlog('0')) $$), '3', 'From the beginning everything is found, whatever it was numbered by');

select * from finish();
rollback;
