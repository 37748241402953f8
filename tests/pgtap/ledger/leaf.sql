-- A leaf has one place, and stays there.
begin;
select plan(9);

select tests.entries(600);
select tests.seal_ledger();

select tests.is_refused_to('cap_ledger', $$ insert into ledger.leaf (idx, seq, hash) values (0, 1000000, sha256('x')) $$, 'A place is taken once', '23505');
select tests.is_refused_to('cap_ledger', $$ insert into ledger.leaf (idx, seq, hash) select ledger.size(), seq, hash from ledger.leaf where idx = 0 $$, 'and an entry has one place', '23505');
select tests.is_refused_to('cap_ledger', $$ insert into ledger.leaf (idx, seq, hash) values (ledger.size(), 1000000, 'short') $$, 'A hash is a hash', '23514');
select tests.is_refused_to('cap_booking', $$ insert into ledger.leaf (idx, seq, hash) values (1000000, 1000000, sha256('x')) $$, 'No lane places anything');
select tests.is_refused($$ select tests.given('update ledger.leaf set idx = idx + 10000') $$, 'Nobody moves one', '23001');
select tests.is_refused($$ select tests.given('delete from ledger.leaf') $$, 'removes one', '23001');
select tests.is_refused($$ select tests.given('truncate ledger.leaf') $$, 'or empties the tree', '23001');
select is(tests.value_as('safelane_owner', 'select count(*) from ledger.leaf'), '0', 'The owner sees nothing');
select tests.pretend('web_dsl');
select tests.is_refused('select from ledger.leaf', 'No request reads it');

select * from finish();
rollback;
