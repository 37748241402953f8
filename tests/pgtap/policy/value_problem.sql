-- A value has its parameter's type and vocabulary.
begin;
select plan(28);

select ok(tests.fits('integer', '0'), 'Zero is a whole number');
select ok(tests.fits('integer', '999999'), 'So is 999999');
select ok(not tests.fits('integer', '1000000'), 'A million is too large');
select ok(not tests.fits('integer', '-1'), 'A negative number is refused');
select ok(not tests.fits('integer', '1.5'), 'A fraction is refused');
select ok(not tests.fits('integer', '"1"'), 'A number in quotes is refused');
select ok(tests.fits('boolean', 'false'), 'False is a boolean');
select ok(not tests.fits('boolean', '"false"'), 'The word false is not');
select ok(not tests.fits('boolean', '0'), 'Zero is not');
select ok(tests.fits('interval', '"PT5M"'), 'Five minutes are a duration');
select ok(not tests.fits('interval', '"5 minutes"'), 'but not in words');
select ok(not tests.fits('interval', '5'), 'and not as a bare number');
select ok(tests.fits('choice', '"a"'), 'A choice is one of its words');
select ok(not tests.fits('choice', '"d"'), 'and no other word');
select ok(not tests.fits('choice', '["a"]'), 'and no list');
select ok(tests.fits('set', '[]'), 'A set may be empty');
select ok(tests.fits('set', '["c", "a"]'), 'A set has members of its vocabulary, in any order');
select ok(not tests.fits('set', '["a", "a"]'), 'each at most once');
select ok(not tests.fits('set', '["a", "d"]'), 'and no others');
select ok(not tests.fits('set', '["a", null]'), 'and nothing that is no text');
select ok(not tests.fits('set', '"a"'), 'One word is no set');
select ok(tests.fits('list', '["c", "a"]'), 'A list has members of its vocabulary');
select ok(tests.fits('rule', '{"at_least": "P7Y", "child_until_age": 25}'), 'A rule names its parts');
select ok(not tests.fits('rule', '{"at_least": 7}'), 'each with its type');
select ok(not tests.fits('rule', '{"at_most": "P7Y"}'), 'and no others');
select ok(not tests.fits('rule', '{}'), 'An empty rule says nothing');
select is(tests.value_as('cap_policy', $$ select policy.value_problem('integer', null, null) $$), null, 'No value has no form to judge');
select ok(tests.fits('interval', null) and tests.fits('set', null) and tests.fits('rule', null) and tests.fits('choice', null), 'of whatever type');

select * from finish();
rollback;
