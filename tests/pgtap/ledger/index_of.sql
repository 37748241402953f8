-- An entry finds its place.
begin;
select plan(3);

select tests.entries(1);
select is(tests.truth('select ledger.index_of((select max(seq) from ledger.entry))'), null, 'It has none at first');
select tests.seal_ledger();
select is(tests.truth('select ledger.index_of((select max(seq) from ledger.entry)) = ledger.size() - 1'), 'true', 'then the last');
select is(tests.truth('select ledger.index_of(-1)'), null, 'What does not exist has none');

select * from finish();
rollback;
