-- What canonical JSON cannot say is said as a string.
begin;
select plan(3);

select is(tests.value_as('cap_ledger', $$ ledger.tame('{"a": [1, 1.5, 9007199254740993]}') $$), '{"a": [1, "1.5", "9007199254740993"]}', 'Numbers outside the profile are strings of their digits');
select is(tests.value_as('cap_ledger', $$ ledger.tame('{"a": {"\u00e9": 1}}') $$), E'{"a": {"text": "{\\"\u00e9\\": 1}"}}', 'An object with another key is its own text');
select is(tests.value_as('cap_ledger', $$ ledger.tame('{"a": true, "b": null, "c": "x"}') $$), '{"a": true, "b": null, "c": "x"}', 'The rest stays');

select * from finish();
rollback;
