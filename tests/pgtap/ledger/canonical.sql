-- One value has one spelling, and what has none is refused.
begin;
select plan(8);

select is(tests.value_as('cap_ledger', $$ ledger.canonical('{"b": 1, "a": {"d": [true, null, "x"], "c": -2}}') $$), '{"a":{"c":-2,"d":[true,null,"x"]},"b":1}', 'Keys in order, no spaces');
select is(tests.value_as('cap_ledger', $$ ledger.canonical('{"aa": 1, "Z": 2, "b": 3, "a_": 4, "a": 5}') $$), '{"Z":2,"a":5,"a_":4,"aa":1,"b":3}', 'Order is that of the octets, not of a language or of length');
select is(tests.value_as('cap_ledger', $$ ledger.canonical('"\u00e9\u0007\n\"\\/"') $$), E'"\u00e9\\u0007\\n\\"\\\\/"', 'Strings are escaped only where they must be');
select is(tests.value_as('cap_ledger', $$ ledger.canonical('[9007199254740991, -9007199254740991, 1.0, 0, 1e2]') $$), '[9007199254740991,-9007199254740991,1,0,100]', 'Whole numbers that every reader holds');
select tests.is_refused_to('cap_ledger', $$ select ledger.canonical('9007199254740992') $$, 'A larger one is refused', '22023');
select tests.is_refused_to('cap_ledger', $$ select ledger.canonical('{"a": [0.5]}') $$, 'so is one that is not whole', '22023');
select tests.is_refused_to('cap_ledger', $$ select ledger.canonical('{"\u00e9": 1}') $$, 'and a key that is not ASCII', '22023');
select is(tests.value_as('cap_ledger', $$ ledger.canonical('{}') || ledger.canonical('[]') || ledger.canonical('null') $$), '{}[]null', 'Nothing is still something');

select * from finish();
rollback;
