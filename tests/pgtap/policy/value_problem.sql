-- A value has its parameter's type and vocabulary.
begin;
select plan(37);

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

select ok(not tests.fits(type, value, choices), why) from (values
  ('choice', '1'::jsonb, '{1,2}'::text[], 'A number is no word, whatever it looks like'),
  ('rule', '[]', null, 'A list is no rule'),
  ('rule', '{"at_least": "seven"}', null, 'At least is a duration'),
  ('rule', '{"child_until_age": "25"}', null, 'An age is a number, not a word'),
  ('rule', '{"child_until_age": 2.5}', null, 'and a whole one'),
  ('rule', '{"until_pension_age": "yes"}', null, 'Yes is said as true'),
  ('rule', '{"until_death": true}', null, 'A part that nobody knows is none'),
  ('list', (select jsonb_agg('m' || number) from generate_series(1, 101) as number), (select array_agg('m' || number) from generate_series(1, 101) as number),
    'Nothing has more than a hundred members')
) as tried (type, value, choices, why);
select ok(tests.fits('rule', '{"until_pension_age": true, "extra_below_standard": false, "each_tutor_per_term": 1}'), 'Each part with its own type');

select * from finish();
rollback;
