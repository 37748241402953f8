-- A set is stored in one order; a list keeps its own.
begin;
select plan(4);

select is(tests.value_as('cap_policy', $$ select policy.canonical_value('set', '["b", "a"]') $$), '["a", "b"]', 'The members of a set are sorted');
select is(tests.value_as('cap_policy', $$ select policy.canonical_value('set', '[]') $$), '[]', 'An empty set stays empty');
select is(tests.value_as('cap_policy', $$ select policy.canonical_value('list', '["b", "a"]') $$), '["b", "a"]', 'The order of a list is its meaning');
select is(tests.value_as('cap_policy', $$ select policy.canonical_value('set', null) $$), null, 'Nothing stays nothing');

select * from finish();
rollback;
