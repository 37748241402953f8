-- A value that lies below the floor is lifted to it at every read (B.5).
begin;
select plan(10);

select is(tests.value_as('cap_policy', $$ select policy.above_floor('integer', 'lower', null, '365', '400') $$), '365', 'A looser number is lifted to the floor');
select is(tests.value_as('cap_policy', $$ select policy.above_floor('integer', 'lower', null, '365', '365') $$), '365', 'The floor itself stays');
select is(tests.value_as('cap_policy', $$ select policy.above_floor('integer', 'lower', null, '365', '28') $$), '28', 'A stricter number stays');
select is(tests.value_as('cap_policy', $$ select policy.above_floor('boolean', 'fixed', null, 'true', 'false') $$), 'true', 'A fixed value is the floor');
select is(tests.value_as('cap_policy', $$ select policy.above_floor('set', 'add', '{a,b}', '["a"]', '["b"]') $$), '["a", "b"]', 'Members that are always in are put in');
select is(tests.value_as('cap_policy', $$ select policy.above_floor('list', 'free', '{1,2,4}', '["1", "4"]', '["2", "1"]') $$), '["2", "1", "4"]',
  'A list gets what it lacks, and keeps its order');
select is(tests.value_as('cap_policy', $$ select policy.above_floor('integer', 'lower', null, '365', null) $$), null, 'What a profile does not ask for, it does not ask for');
select is(tests.value_as('cap_policy', $$ select policy.above_floor('integer', 'lower', null, null, '9999') $$), '9999', 'Without a floor everything stays');
select is(tests.value_as('cap_policy', $$ select policy.above_floor('choice', 'free', '{x,y,forbidden}', '["x", "y"]', '"forbidden"') $$), '"forbidden"',
  'A contract that forbids stays above a floor that lists what profiles may choose');

select is(tests.value_as('cap_policy', $$ select policy.above_floor('boolean', 'fixed', null, null, 'true') $$), 'true', 'also what is fixed');

select * from finish();
rollback;
