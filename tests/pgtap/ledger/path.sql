-- A subtree and its siblings lead to the root.
begin;
select plan(7);

select tests.tree(600);

select is(tests.value_as('cap_ledger', '(ledger.path(0, 0, 1))[1] = (select hash from ledger.leaf where idx = 0)'), 'true', 'The first hash is the subtree''s own');
select is(tests.value_as('cap_ledger', 'cardinality(ledger.path(0, 0, 1))'), '1', 'Alone it has no sibling');
select is(tests.value_as('cap_ledger', '(ledger.path(8, 1, 600))[1] = (select hash from ledger.node where level = 1 and idx = 1)'), 'true', 'A group is its node');
select is(tests.value_as('cap_ledger', '(ledger.path(8, 1, 600))[2] = (select hash from ledger.node where level = 1 and idx = 0)'), 'true', 'and its sibling another');
select is(tests.value_as('cap_ledger', 'cardinality(ledger.path(8, 1, 600))'), '3', 'The incomplete right edge is the last');

select is(tests.value_as('cap_ledger', '(ledger.path(3, 1, 600))[1] = (select (ledger.ladder(string_agg(hash, '''' order by idx)))[9] from ledger.leaf where idx between 8 and 15)'), 'true', 'Eight leaves have a hash of their own');
select is(tests.value_as('cap_ledger', '(ledger.path(3, 1, 600))[2] = (select (ledger.ladder(string_agg(hash, '''' order by idx)))[9] from ledger.leaf where idx between 0 and 7)'), 'true', 'and their neighbours are the next');

select * from finish();
rollback;
