-- A leaf has one place, and stays there.
begin;
select plan(11);

select tests.tree(600);

select tests.is_refused_to('cap_ledger', $$ insert into ledger.leaf (idx, seq, hash) values (0, 1000000, sha256('x')) $$, 'A place is taken once', '23505');
select tests.is_refused_to('cap_ledger', $$ insert into ledger.leaf (idx, seq, hash) select ledger.size(), seq, hash from ledger.leaf where idx = 0 $$, 'and an entry has one place', '23505');
select tests.is_refused_to('cap_ledger', $$ insert into ledger.leaf (idx, seq, hash) values (ledger.size(), 1000000, 'short') $$, 'A hash is a hash', '23514');
select tests.is_refused_to('cap_booking', $$ insert into ledger.leaf (idx, seq, hash) values (1000000, 1000000, sha256('x')) $$, 'No lane places anything');
select tests.cannot_be('ledger.leaf', jsonb_build_object('idx', -1, 'seq', 1000000, 'hash', sha256('x')), 'Nothing stands before the first');
select is(tests.value_as('cap_guard', 'select count(*) from ledger.leaf'), '600', 'Reconciliation reads the order');
select tests.is_refused($$ select tests.given('update ledger.leaf set idx = idx + 10000') $$, 'Nobody moves one', '23001');
select tests.is_refused($$ select tests.given('delete from ledger.leaf') $$, 'removes one', '23001');
select tests.is_refused($$ select tests.given('truncate ledger.leaf') $$, 'or empties the tree', '23001');
select is(tests.value_as('safelane_owner', 'select count(*) from ledger.leaf'), '0', 'The owner sees nothing');
select tests.pretend('web_dsl');
select tests.is_refused('select from ledger.leaf', 'No request reads it');

select * from finish();
rollback;
