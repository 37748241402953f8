-- Leaves come in the order of the tree.
begin;
select plan(4);

select tests.tree(600);

select is(tests.truth('select string_agg(idx::text, '','') from ledger.leaves(255, 3)'), '255,256,257', 'From one on, so many');
select is(tests.truth($$ select count(*) from ledger.leaves(0, 600) as found join ledger.leaf as place using (idx) where sha256('\x00'::bytea || found.leaf) = place.hash $$), '600', 'They are what was hashed');
select is(tests.truth('select count(*) from ledger.leaves(ledger.size(), 10)'), '0', 'Beyond the end there are none');
select tests.is_refused_to('cap_booking', 'select ledger.leaves(0, 1)', 'Lanes do not read them');

select * from finish();
rollback;
