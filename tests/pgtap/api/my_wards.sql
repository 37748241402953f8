-- A guardian sees the children they act for, and nobody else's (TN-23, B.2 row 27).
begin;
select plan(9);

select tests.person('ada', '{platform_administrator}');
select tests.person('kim', '{learner}', '2015-01-01');
select tests.person('tim', '{learner}', '2012-01-01');
select tests.person('una', '{learner}', null);
select tests.person('lea', '{learner}', '2000-01-01');
select tests.person('mum');
select tests.person('dad');
select tests.person('teen', '{}', '2012-01-01');
select tests.guardian('mum', 'kim', 'parent', '2021-02-03 00:00+00');
select tests.guardian('mum', 'una', 'local_authority', '2021-02-03 00:00+00');
select tests.guardian('mum', 'tim', 'parent', '2020-01-01 00:00+00', now());
select tests.guardian('mum', 'tim', 'sponsor', now() + interval '1 day');
select tests.guardian('mum', 'lea', 'sponsor');
select tests.guardian('dad', 'tim', 'parent', '2020-01-01 00:00+00', now() + interval '1 second');
select tests.guardian('teen', 'kim', 'sponsor');

select tests.become('mum', 'web_guardian');
select set_eq(
  $$ select learner_id, given_name, age_band, capacity, since from api.my_wards $$,
  $$ values (tests.id('kim'), 'Kim', 'under_13', 'parent', timestamptz '2021-02-03 00:00+00'),
            (tests.id('una'), 'Una', 'under_13', 'local_authority', timestamptz '2021-02-03 00:00+00') $$,
  'A guardian sees live links to children: not those that ended or begin tomorrow, and no adult');
select tests.become('dad', 'web_guardian');
select results_eq($$ select learner_id, age_band from api.my_wards $$, $$ values (tests.id('tim'), '13_to_15') $$,
  'The neighbour sees his own, to the last second of the link');
select tests.become('teen', 'web_guardian');
select is_empty($$ select from api.my_wards $$, 'Somebody who is no adult sees nobody, even with a link');
select tests.pretend('web_guardian');
select is_empty($$ select from api.my_wards $$, 'The role without a token sees nobody');
select tests.become('kim', 'web_learner');
select tests.is_refused($$ select from api.my_wards $$, 'A learner has no wards');
select tests.become('ada', 'web_admin');
select tests.is_refused($$ select from api.my_wards $$, 'An administrator has none');
select tests.nobody();
select tests.is_refused($$ select from api.my_wards $$, 'Nobody has any');

select tests.become('mum', 'web_guardian');
select tests.is_refused($$ update api.my_wards set capacity = 'sponsor' $$, 'The list is not for writing');
select tests.is_refused(
  $$ insert into api.my_wards (learner_id) values (tests.id('tim')) $$,
  'nor for adding');

select * from finish();
rollback;
