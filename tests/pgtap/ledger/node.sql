-- A node is written once.
begin;
select plan(9);

select tests.tree(600);

select tests.is_refused($$ select tests.given('update ledger.node set hash = sha256(''x'')') $$, 'Nobody changes one', '23001');
select tests.is_refused($$ select tests.given('delete from ledger.node') $$, 'or removes one', '23001');
select tests.is_refused($$ select tests.given('insert into ledger.node values (0, 0, sha256(''x''))') $$, 'Leaves are no nodes', '23514');
select tests.cannot_be('ledger.node', jsonb_build_object('level', 1, 'idx', -1, 'hash', sha256('x')), 'There is none before the first');
select tests.cannot_be('ledger.node', jsonb_build_object('level', 1, 'idx', 900, 'hash', '\x1234'), 'A hash is a hash');
select tests.cannot_be('ledger.node', jsonb_build_object('level', 8, 'idx', 0, 'hash', sha256('x')), 'There is no level 8');
select is(tests.value_as('cap_ledger', 'select count(*) from ledger.node'), '2', 'Whoever proves reads them');
select is(tests.value_as('safelane_owner', 'select count(*) from ledger.node'), '0', 'The owner sees nothing');
select tests.is_refused_to('cap_booking', 'select from ledger.node', 'No lane reads it');

select * from finish();
rollback;
