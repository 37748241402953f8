-- Whole groups are kept at every level, once.
begin;
select plan(5);

select tests.given($$ insert into ledger.entry (leaf) select convert_to('{"n":' || n || '}', 'UTF8') from generate_series(1, 66000) as n $$);
select tests.given($$ insert into ledger.leaf (idx, seq, hash) select row_number() over (order by seq) - 1, seq, leaf_hash from ledger.entry $$);
select tests.do_as('cap_ledger', 'select ledger.complete_nodes(0, 300)');
select is(tests.truth('select count(*) from ledger.node'), '1', 'One group of 256 is full');
select tests.do_as('cap_ledger', 'select ledger.complete_nodes(300, 65535)');
select is(tests.truth('select count(*) || '' '' || max(level) from ledger.node'), '255 1', 'Just before 65,536 there is one level');
select tests.do_as('cap_ledger', 'select ledger.complete_nodes(65535, 66000)');
select is(tests.truth('select string_agg(found, '','' order by found) from (select level || '':'' || count(*) as found from ledger.node group by level) as counted'), '1:257,2:1', 'then a second');
select is(tests.truth($$ select (ledger.ladder(string_agg(hash, '' order by idx)))[9] = (select hash from ledger.node where level = 1 and idx = 0) from ledger.leaf where idx < 256 $$), 'true', 'A node is the root of its leaves');
select tests.is_refused_to('cap_ledger', 'select ledger.complete_nodes(0, 300)', 'No node is written twice', '23505');

select * from finish();
rollback;
