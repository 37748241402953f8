-- Who holds, now or later, what only adults may hold (C.7).
begin;
select plan(8);

select tests.person('kim', '{learner}', '2015-01-01');
select tests.person('box', '{session_service}', null);
select tests.person('ann', '{tutor}');
select tests.person('gus');
select tests.person('former');
select tests.person('soon');
select tests.guardian('gus', 'kim');
select tests.guardian('former', 'kim', 'parent', '2020-01-01 00:00+00', '2025-01-01 00:00+00');
select tests.power('former', 'dsl', null, '2020-01-01 00:00+00', '2025-01-01 00:00+00');
select tests.power('soon', 'dsl', null, now() + interval '1 year');

select tests.person('until');
select tests.power('until', 'dsl', null, '2020-01-01 00:00+00', now() + interval '1 year');
select tests.person('until too');
select tests.guardian('until too', 'kim', 'delegated_guardian', '2020-01-01 00:00+00', now() + interval '1 year');

select is(tests.value_as('cap_identity', $$ identity.acts_as_adult(tests.id('until')) $$), 'true',
  'Whose power ends some day must be an adult until then');
select is(tests.value_as('cap_identity', $$ identity.acts_as_adult(tests.id('until too')) $$), 'true',
  'and so must a guardian');
select is(tests.value_as('cap_identity', $$ identity.acts_as_adult(tests.id('kim')) $$), 'false',
  'A learner need not be an adult');
select is(tests.value_as('cap_identity', $$ identity.acts_as_adult(tests.id('box')) $$), 'false',
  'nor a session service');
select is(tests.value_as('cap_identity', $$ identity.acts_as_adult(tests.id('ann')) $$), 'true',
  'A tutor must be');
select is(tests.value_as('cap_identity', $$ identity.acts_as_adult(tests.id('gus')) $$), 'true',
  'A guardian must be');
select is(tests.value_as('cap_identity', $$ identity.acts_as_adult(tests.id('former')) $$), 'false',
  'Who was both in the past no longer must');
select is(tests.value_as('cap_identity', $$ identity.acts_as_adult(tests.id('soon')) $$), 'true',
  'Who will be an officer must be as well');

select * from finish();
rollback;
