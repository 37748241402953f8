-- Nothing is proved about a tree that is not there.
begin;
select plan(5);

select tests.tree(600);

select is(tests.value_as('cap_ledger', 'ledger.check_size(ledger.size())'), '', 'The whole tree is there');
select is(tests.value_as('cap_ledger', 'ledger.check_size(0)'), '', 'so is the empty one');
select tests.is_refused_to('cap_ledger', 'select ledger.check_size(ledger.size() + 1)', 'a larger one is not', '22023');
select tests.is_refused_to('cap_ledger', 'select ledger.check_size(-1)', 'nor one of less than nothing', '22023');
select tests.is_refused_to('cap_ledger', 'select ledger.check_size(null)', 'nor an unknown one', '22023');

select * from finish();
rollback;
