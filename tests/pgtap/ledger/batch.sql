-- How far the tree was stays on record.
begin;
select plan(8);

select tests.tree(600);

select tests.is_refused($$ select tests.given('update ledger.batch set low_water = ''0''') $$, 'Nobody changes it', '23001');
select tests.is_refused($$ select tests.given('delete from ledger.batch') $$, 'or removes it', '23001');
select tests.is_refused_to('cap_ledger', $$ insert into ledger.batch (size, low_water, cluster) values (1, '1', 1) $$, 'Where it was counted is not for the writer to choose');
select is(tests.value_as('safelane_owner', 'select count(*) from ledger.batch'), '0', 'The owner sees nothing');
select tests.is_refused_to('cap_booking', 'select from ledger.batch', 'No lane reads it');

select isnt(tests.value_as('cap_ledger', 'select count(*) from ledger.batch'), '0', 'Whoever integrates reads it');
select tests.is_refused_to('cap_ledger', $$ insert into ledger.batch (size, low_water) values (-1, '1') $$, 'A tree of less than nothing is written by nobody');
select tests.is_refused($$ select tests.given($q$ insert into ledger.batch (size, low_water) values (-1, '1') $q$) $$, 'and has no place', '23514');

select * from finish();
rollback;
