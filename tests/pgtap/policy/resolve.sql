-- Profile, contracts, deviations, floor: which value counts (B.5).
begin;
select plan(32);

select is(tests.days('28'), '28'::jsonb, 'Without a contract the profile counts');
select is(tests.days('28', '{14}', '{f}'), '14'::jsonb, 'A stricter contract counts');
select is(tests.days('28', '{28}', '{f}'), '28'::jsonb, 'An equal contract changes nothing');
select is(tests.days('28', '{60}', '{f}'), '28'::jsonb, 'A looser contract is ignored');
select is(tests.days('28', '{60}', '{t}'), '60'::jsonb, 'unless a deviation for it is approved');
select is(tests.days('28', '{400}', '{t}'), '365'::jsonb, 'and never past the floor');
select is(tests.days('28', '{14,7}', '{f,f}'), '7'::jsonb, 'Of two contracts the strictest counts');
select is(tests.days('28', '{60,40}', '{t,f}'), '28'::jsonb,
  'A deviation for one contract does not loosen what a stricter one says');
select is(tests.days('28', '{60,40}', '{f,t}'), '40'::jsonb, 'A deviation for the strictest contract counts');
select is(tests.days('28', '{60,14}', '{t,f}'), '14'::jsonb, 'Another contract may still be stricter than the profile');
select is(tests.days('28', null, null, '90'), '90'::jsonb, 'A deviation for the engagement replaces the value');
select is(tests.days('28', '{7}', '{f}', '90'), '7'::jsonb, 'but not a contract that is stricter than the profile');
select is(tests.days('28', '{7}', '{f}', '5'), '5'::jsonb, 'though it may be stricter still');
select is(tests.days('28', '{60}', '{f}', '90'), '90'::jsonb, 'A contract that is looser than the profile does not hold it back');
select is(tests.days('28', '{60,14}', '{t,f}', '90'), '14'::jsonb, 'nor does a looser one that is allowed make room beside a stricter one');
select is(tests.days(null, '{60}', '{f}', '90'), '60'::jsonb, 'What only a contract asks for is asked for');
select is(tests.value_as('cap_policy', $$ select policy.resolve('set', 'remove', '{a,b,c}', null, '["a", "b"]', array['["a"]']::jsonb[], '{f}', '["a", "b", "c"]') $$), '["a"]',
  'A contract that removes members removes them from a deviation');
select is(tests.days('28', null, null, '400'), '365'::jsonb, 'but never the floor');
select is(tests.days(null), null, 'What the profile does not ask for is not asked for');
select is(tests.days(null, '{60}', '{f}'), '60'::jsonb, 'unless a contract does');
select is(tests.days(null, null, null, '60'), '60'::jsonb, 'or a deviation');
select is(tests.days('400'), '365'::jsonb, 'A profile from before the floor rose is lifted to it');

select is(tests.value_as('cap_policy', $$ select policy.resolve('boolean', 'fixed', null, 'true', 'true', '{false}', '{t}', 'false') $$), 'true',
  'A fixed value is fixed for contracts and deviations');
select is(tests.value_as('cap_policy', $$ select policy.resolve('set', 'add', '{a,b,c}', null, '["a"]', array['["b"]', '["c"]']::jsonb[], '{f,f}', null) $$), '["a", "b", "c"]',
  'Contracts add members to a set, both of them');
select is(tests.value_as('cap_policy', $$ select policy.resolve('set', 'add', '{a,b,c}', '["a"]', '["a", "b"]', array['["c"]']::jsonb[], '{t}', null) $$), '["a", "c"]',
  'With a deviation the contract''s set stands alone, with what is always in it');
select is(tests.value_as('cap_policy', $$ select policy.resolve('set', 'remove', '{a,b,c}', null, '["a", "b"]', array['["b", "c"]']::jsonb[], '{f}', null) $$), '["b"]',
  'A contract removes members and never adds one');
select is(tests.value_as('cap_policy', $$ select policy.resolve('set', 'remove', '{a,b,c}', null, '["a"]', array['["a", "b"]']::jsonb[], '{t}', null) $$), '["a", "b"]',
  'unless a deviation allows it');
select is(tests.value_as('cap_policy', $$ select policy.resolve('choice', 'free', '{x,y,forbidden}', '["x", "y"]', '"x"', array['"y"']::jsonb[], '{f}', null) $$), '"x"',
  'Where there is no order another choice is not stricter');
select is(tests.value_as('cap_policy', $$ select policy.resolve('choice', 'free', '{x,y,forbidden}', '["x", "y"]', '"x"', array['"forbidden"', '"y"']::jsonb[], '{f,f}', null) $$),
  '"forbidden"', 'but a contract may forbid');

select is(tests.value_as('cap_policy', $$ select policy.resolve('boolean', 'fixed', null, null, 'true', '{false}', '{t}', 'false') $$), 'true', 'What is fixed needs no floor for that');
select is(tests.value_as('cap_policy', $$ select policy.resolve('set', 'remove', '{a,b,c}', null, '["a"]', array['["a", "b"]', '["a", "b"]']::jsonb[], '{t,f}', null) $$), '["a", "b"]',
  'Of contracts about members it is enough that one is allowed');
select is(tests.value_as('cap_policy', $$ select policy.resolve('set', 'remove', '{a,b,c}', null, '["a"]', array['["a", "b"]', '["b", "c"]']::jsonb[], '{t,f}', null) $$), '["b"]',
  'also where none of them says what all of them say together');

select * from finish();
rollback;
