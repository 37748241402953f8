-- The children for whom the caller acts now, and nobody else's (TN-23, B.2 row 27).
begin;
select plan(5);

select tests.person('kim', '{learner}', '2015-01-01');
select tests.person('tim', '{learner}', '2013-01-01');
select tests.person('lea', '{learner}', '2000-01-01');
select tests.person('other', '{learner}', '2013-01-01');
select tests.person('mum');
select tests.person('dad');
select tests.guardian('mum', 'kim');
select tests.guardian('mum', 'kim', 'sponsor');
select tests.guardian('mum', 'tim', 'parent', '2020-01-01 00:00+00', '2026-01-01 00:00+00');
select tests.guardian('mum', 'lea', 'sponsor');
select tests.guardian('dad', 'other');

select tests.become('mum', 'web_guardian');
select is(
  identity.wards(),
  array[tests.id('kim')],
  'One child, once, whatever the number of links; no adult; no ended link');
select is(cardinality(identity.wards('2025-12-31 23:59:59+00')), 2, 'The ended link was live before');

select tests.become('dad', 'web_guardian');
select is(identity.wards(), array[tests.id('other')], 'The neighbour has his own');

select tests.forget_identity();
select is(identity.wards(), '{}'::uuid[], 'Without a sealed identity there is nobody to act for');

select tests.nobody();
select tests.is_refused($$ select identity.wards() $$, 'Nobody has no wards to ask for');

select * from finish();
rollback;
