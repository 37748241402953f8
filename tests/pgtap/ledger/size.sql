-- The size is the number of leaves.
begin;
select plan(4);

select is(tests.truth('select ledger.size()'), '0', 'An empty tree has none');
select tests.entries(5);
select is(tests.truth('select ledger.size()'), '0', 'An entry alone does not count');
select is(tests.seal_ledger()::text, tests.truth('select ledger.size()'), 'its leaf does');
select tests.is_refused_to('cap_booking', 'select ledger.size()', 'Lanes do not ask');

select * from finish();
rollback;
