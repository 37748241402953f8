-- A node is written once.
begin;
select plan(5);

select tests.entries(600);
select tests.seal_ledger();

select tests.is_refused($$ select tests.given('update ledger.node set hash = sha256(''x'')') $$, 'Nobody changes one', '23001');
select tests.is_refused($$ select tests.given('delete from ledger.node') $$, 'or removes one', '23001');
select tests.is_refused($$ select tests.given('insert into ledger.node values (0, 0, sha256(''x''))') $$, 'Leaves are no nodes', '23514');
select is(tests.value_as('safelane_owner', 'select count(*) from ledger.node'), '0', 'The owner sees nothing');
select tests.is_refused_to('cap_booking', 'select from ledger.node', 'No lane reads it');

select * from finish();
rollback;
