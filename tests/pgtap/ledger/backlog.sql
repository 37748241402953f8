-- What waits is what is committed and has no leaf.
begin;
select plan(4);

select tests.entries(2);
select is(tests.value_as('cap_ledger', $$ (select count(*) from ledger.backlog('0') as waiting join ledger.entry using (seq) where waiting.hash = leaf_hash and waiting.at = entry.at) >= 2 $$), 'true', 'An entry waits from its commit on');
select tests.seal_ledger();
select is(tests.value_as('cap_ledger', $$ (select count(*) from ledger.backlog('0')) $$), '0', 'until it has its leaf');
select tests.entries(1);
select is(tests.value_as('cap_ledger', $$ (select count(*) from ledger.backlog(pg_current_xact_id())) $$), '1', 'It is found from a mark on');
select is(tests.value_as('cap_ledger', $$ (select count(*) from ledger.backlog((pg_current_xact_id()::text::bigint + 1)::text::xid8)) $$), '0', 'and not from beyond');

select * from finish();
rollback;
