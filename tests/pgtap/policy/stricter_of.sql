-- Which of two values is the stricter, in each direction (B.3).
begin;
select plan(25);

select is(tests.value_as('cap_policy', $$ select policy.stricter_of('integer', 'lower', null, '9', '10') $$), '9', 'Lower: the smaller number');
select is(tests.value_as('cap_policy', $$ select policy.stricter_of('integer', 'higher', null, '9', '10') $$), '10', 'Higher: the larger number');
select is(tests.value_as('cap_policy', $$ select policy.stricter_of('interval', 'lower', null, '"P1Y"', '"P6M"') $$), '"P6M"', 'Lower: the shorter duration');
select is(tests.value_as('cap_policy', $$ select policy.stricter_of('interval', 'lower', null, '"PT90M"', '"PT2H"') $$), '"PT90M"', 'Durations compare by length, not by text');
select is(tests.value_as('cap_policy', $$ select policy.stricter_of('interval', 'higher', null, '"P7D"', '"P14D"') $$), '"P14D"', 'Higher: the longer duration');
select is(tests.value_as('cap_policy', $$ select policy.stricter_of('interval', 'lower', null, '"P1Y"', '"P12M"') $$), '"P1Y"', 'Of equal durations the first');
select is(tests.value_as('cap_policy', $$ select policy.stricter_of('interval', 'higher', null, '"P1Y"', '"P12M"') $$), '"P1Y"', 'in either direction');
select is(tests.value_as('cap_policy', $$ select policy.stricter_of('boolean', 'higher', null, 'false', 'true') $$), 'true', 'Higher: yes');
select is(tests.value_as('cap_policy', $$ select policy.stricter_of('boolean', 'lower', null, 'false', 'true') $$), 'false', 'Lower: no');
select is(tests.value_as('cap_policy', $$ select policy.stricter_of('choice', 'higher', '{none,available,present}', '"present"', '"available"') $$), '"present"',
  'An ordered choice: the later one');
select is(tests.value_as('cap_policy', $$ select policy.stricter_of('choice', 'higher', '{none,available,present}', '"none"', '"available"') $$), '"available"',
  'and not the first in the alphabet or the argument list');
select is(tests.value_as('cap_policy', $$ select policy.stricter_of('set', 'add', '{a,b,c}', '["a", "c"]', '["b"]') $$), '["a", "b", "c"]', 'Add: the union, sorted');
select is(tests.value_as('cap_policy', $$ select policy.stricter_of('set', 'remove', '{a,b,c}', '["a", "c"]', '["b", "c"]') $$), '["c"]', 'Remove: the intersection');
select is(tests.value_as('cap_policy', $$ select policy.stricter_of('set', 'remove', '{a,b}', '["a"]', '["b"]') $$), '[]', 'which may be empty');
select is(tests.value_as('cap_policy', $$ select policy.stricter_of('rule', 'higher', null, '{"at_least": "P7Y", "child_until_age": 25}', '{"at_least": "P9Y"}') $$),
  '{"at_least": "P9Y", "child_until_age": 25}', 'Rules: part by part');
select is(tests.value_as('cap_policy', $$ select policy.stricter_of('choice', 'free', '{x,y,forbidden}', '"x"', '"y"') $$), '"x"', 'Free: no order, the first stays');
select is(tests.value_as('cap_policy', $$ select policy.stricter_of('choice', 'free', '{x,y,forbidden}', '"x"', '"forbidden"') $$), '"forbidden"',
  'but what is forbidden is forbidden');
select is(tests.value_as('cap_policy', $$ select policy.stricter_of('choice', 'free', '{x,y,forbidden}', '"forbidden"', '"x"') $$), '"forbidden"', 'on either side');
select is(tests.value_as('cap_policy', $$ select policy.stricter_of('boolean', 'fixed', null, 'true', 'false') $$), 'true', 'Fixed: the first stays');
select is(tests.value_as('cap_policy', $$ select policy.stricter_of('integer', 'lower', null, null, '3') $$), '3', 'Nothing gives way');
select is(tests.value_as('cap_policy', $$ select policy.stricter_of('integer', 'lower', null, '3', null) $$), '3', 'on either side');

select is(tests.value_as('cap_policy', $$ select policy.stricter_of('boolean', 'fixed', null, 'false', 'true') $$), 'false', 'Fixed: also where the first says no');
select is(tests.value_as('cap_policy', $$ select policy.stricter_of('set', 'add', '{a,b,c}', '["a", "b"]', '["b", "c"]') $$), '["a", "b", "c"]', 'Add: nobody is in it twice');
select is(tests.value_as('cap_policy', $$ select policy.stricter_of('integer', 'higher', null, '10', '9') $$), '10', 'Higher: in whichever order they are said');

select is(tests.value_as('cap_policy', $$ select policy.stricter_of('set', 'add', '{a,b}', null, '["a"]') $$), '["a"]', 'and so does no set');

select * from finish();
rollback;
