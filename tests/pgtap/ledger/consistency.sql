-- An older tree is shown to be the beginning of a newer one.
begin;
select plan(8);

select tests.entries(600);
select tests.seal_ledger();

select is(tests.truth('select cardinality(ledger.consistency(0, 600))'), '0', 'Nothing begins everything');
select is(tests.truth('select cardinality(ledger.consistency(600, 600))'), '0', 'A tree begins itself');
select is(tests.truth('select (ledger.consistency(1, 2))[1] = hash from ledger.leaf where idx = 1'), 'true', 'From one to two the second is shown');
select is(tests.truth('select cardinality(ledger.consistency(256, 600))'), '2', 'A whole subtree is known to whoever holds its root');
select is(tests.truth('select (ledger.consistency(3, 4))[1] = hash from ledger.leaf where idx = 2'), 'true', 'another is shown first');
select tests.is_refused_to('cap_ledger', 'select ledger.consistency(4, 3)', 'The older tree is the smaller one', '22023');
select tests.is_refused_to('cap_ledger', 'select ledger.consistency(1, 100000)', 'and the newer one is there', '22023');
select tests.is_refused_to('cap_booking', 'select ledger.consistency(1, 2)', 'Lanes do not ask');

select * from finish();
rollback;
