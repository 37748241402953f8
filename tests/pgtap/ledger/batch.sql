-- How far the tree was stays on record.
begin;
select plan(5);

select tests.entries(600);
select tests.seal_ledger();

select tests.is_refused($$ select tests.given('update ledger.batch set low_water = ''0''') $$, 'Nobody changes it', '23001');
select tests.is_refused($$ select tests.given('delete from ledger.batch') $$, 'or removes it', '23001');
select tests.is_refused_to('cap_ledger', $$ insert into ledger.batch (size, low_water, cluster) values (1, '1', 1) $$, 'Where it was counted is not for the writer to choose');
select is(tests.value_as('safelane_owner', 'select count(*) from ledger.batch'), '0', 'The owner sees nothing');
select tests.is_refused_to('cap_booking', 'select from ledger.batch', 'No lane reads it');

select * from finish();
rollback;
