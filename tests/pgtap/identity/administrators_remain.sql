-- Somebody stays administrator for at least as long as the one who goes.
begin;
select plan(5);

select tests.person('ada', '{platform_administrator}');
select tests.person('ann', '{tutor}');

select is(tests.value_as('cap_identity', $$ identity.administrators_remain(tests.id('ada')) $$), 'false',
  'Without the only administrator there is none');
select is(tests.value_as('cap_identity', $$ identity.administrators_remain(tests.id('ann')) $$), 'true',
  'Somebody who is none can go');

select tests.step_back();
select tests.person('ina', '{platform_administrator}', '1990-01-01', 'inactive');
select tests.person('tom');
select tests.power('tom', 'platform_administrator', null, '2020-01-01 00:00+00', now() + interval '1 day');
select tests.person('fay');
select tests.power('fay', 'platform_administrator', null, now() + interval '1 day');
select is(tests.value_as('cap_identity', $$ identity.administrators_remain(tests.id('ada')) $$), 'false',
  'One who is inactive, one who ends tomorrow and one who begins tomorrow do not replace her');
select is(tests.value_as('cap_identity', $$ identity.administrators_remain(tests.id('tom')) $$), 'true',
  'The one who ends tomorrow can go');

select tests.step_back();
select tests.person('bea', '{platform_administrator}');
select is(tests.value_as('cap_identity', $$ identity.administrators_remain(tests.id('ada')) $$), 'true',
  'With a second one for good, the first can go');

select * from finish();
rollback;
