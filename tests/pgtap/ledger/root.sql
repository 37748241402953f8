-- The root is that of RFC 6962, for every size the tree has had.
begin;
select plan(8);

select tests.tree(600);

select is(tests.truth($$ select encode(ledger.root(0), 'hex') $$), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'Nothing has the hash of nothing');
select is(tests.truth('select ledger.root(1) = hash from ledger.leaf where idx = 0'), 'true', 'One leaf is its own root');
select is(tests.truth($$ select ledger.root(2) = sha256('\x01'::bytea || string_agg(hash, '' order by idx)) from ledger.leaf where idx < 2 $$), 'true', 'Two are hashed together');
select is(tests.truth($$ select ledger.root(3) = sha256('\x01'::bytea || ledger.root(2) || hash) from ledger.leaf where idx = 2 $$), 'true', 'and with a third');
select is(tests.truth('select ledger.root(256) = hash from ledger.node where level = 1 and idx = 0'), 'true', 'A full group is its node');
select is(tests.truth($$ select ledger.root(257) = sha256('\x01'::bytea || node.hash || leaf.hash) from ledger.node, ledger.leaf where node.level = 1 and node.idx = 0 and leaf.idx = 256 $$), 'true', 'and one more');
select is(tests.error_as('cap_ledger', 'select ledger.root(ledger.size() + 1)'), '22023 the tree has never had this size', 'The root of a tree to come is not known');
select tests.is_refused_to('cap_booking', 'select ledger.root(1)', 'Lanes do not ask');

select * from finish();
rollback;
