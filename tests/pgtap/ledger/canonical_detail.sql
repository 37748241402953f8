-- A detail never makes an action fail.
begin;
select plan(3);

select is(tests.value_as('cap_ledger', $$ ledger.canonical_detail('{"b": 1, "a": "x"}') $$), '{"a":"x","b":1}', 'What the profile knows is canonical');
select is(tests.value_as('cap_ledger', $$ ledger.canonical_detail('{"a": 0.5, "b": [10000000000000000]}') $$), '{"a":"0.5","b":["10000000000000000"]}', 'Other numbers are written as strings');
select is(tests.value_as('cap_ledger', $$ ledger.canonical_detail(null) $$), '{}', 'No detail is an empty one');

select * from finish();
rollback;
