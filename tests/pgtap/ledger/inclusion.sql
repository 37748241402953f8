-- A leaf is proved by its siblings.
begin;
select plan(10);

select tests.tree(600);

select is(tests.truth('select cardinality(ledger.inclusion(0, 1))'), '0', 'In a tree of one there is nothing to show');
select is(tests.truth('select (ledger.inclusion(0, 2))[1] = hash from ledger.leaf where idx = 1'), 'true', 'In a tree of two it is the other');
select is(tests.truth($$ select sha256('\x01'::bytea || sha256('\x01'::bytea || (ledger.inclusion(1, 3))[1] || hash) || (ledger.inclusion(1, 3))[2]) = ledger.root(3) from ledger.leaf where idx = 1 $$), 'true', 'Hashed upwards it is the root');
select is(tests.truth('select cardinality(ledger.inclusion(599, 600))'), '6', 'On the right edge the way is short');
select is(tests.truth('select cardinality(ledger.inclusion(0, 600))'), '10', 'on the left it is whole');
select tests.is_refused_to('cap_ledger', 'select ledger.inclusion(600, 600)', 'A leaf outside is not in it', '22023');
select is(tests.error_as('cap_ledger', 'select ledger.inclusion(0, 100000)'), '22023 the tree has never had this size', 'nothing is in a tree that is not there');
select is(tests.error_as('cap_ledger', format('select ledger.inclusion(%L, 600)', idx)), '22023 the tree of this size has no such leaf', 'nor is a leaf that is none') from unnest(array[null, -1]) as idx;
select tests.is_refused_to('cap_booking', 'select ledger.inclusion(0, 1)', 'Lanes do not ask');

select * from finish();
rollback;
