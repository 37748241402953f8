-- Sets and lists as arrays of texts.
begin;
select plan(4);

select is(tests.value_as('cap_booking', $$ select policy.members('["b", "a"]') $$), '{b,a}', 'The members come in their order');
select is(tests.value_as('cap_booking', $$ select policy.members('[]') $$), '{}', 'A set may be empty');
select is(tests.value_as('cap_booking', $$ select policy.members('null') $$), null, 'What is not asked for stays null');
select is(tests.value_as('cap_booking', $$ select policy.members(null) $$), null, 'in SQL and in JSON');

select * from finish();
rollback;
