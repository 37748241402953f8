-- Who sees whom in identity.person, and who writes there.
begin;
select plan(35);

select tests.person('ada', '{platform_administrator}');
select tests.person('ann', '{tutor}');
select tests.person('bob', '{tutor}');
select tests.person('kim', '{learner}', '2015-01-01');
select tests.person('tim', '{learner}', '2015-01-01');
select tests.person('lea', '{learner}', '2000-01-01');
select tests.person('mum');
select tests.guardian('mum', 'kim');
select tests.guardian('mum', 'lea', 'sponsor');

select tests.become('ann', 'web_tutor');
select results_eq(
  $$ select person_id from identity.person $$,
  $$ values (tests.id('ann')) $$,
  'A tutor sees themselves and no other tutor');
select tests.become('kim', 'web_learner');
select results_eq(
  $$ select person_id from identity.person $$,
  $$ values (tests.id('kim')) $$,
  'A learner sees themselves and no other learner');
select tests.become('mum', 'web_guardian');
select results_eq($$ select person_id from identity.person $$, $$ values (tests.id('kim')) $$,
  'A guardian sees the child they act for, and neither other children nor an adult learner');
select tests.is_refused($$ select family_name from identity.person $$, 'and no more of the child than they need');
select tests.forget_identity();
select is_empty(
  $$ select person_id from identity.person $$,
  'A guardian''s role without a sealed identity sees nobody');
select tests.become('ada', 'web_admin');
select tests.is_refused($$ select person_id from identity.person $$, 'An administrator has no list of people');
select tests.nobody();
select tests.is_refused($$ select person_id from identity.person $$, 'Nobody sees anybody');

select tests.become('ann', 'web_tutor');
select tests.is_refused($$ update identity.person set given_name = 'X' $$, 'A tutor writes nothing');
select tests.is_refused($$ delete from identity.person $$, 'and deletes nothing');
select tests.is_refused(
  $$ insert into identity.person (person_id, given_name, family_name) values (gen_random_uuid(), 'X', 'Y') $$,
  'and adds nobody');

select tests.step_back();
select is(
  tests.value_as('safelane_owner', 'select count(*) from identity.person'),
  '0',
  'The owner of the table sees no row');

select is(tests.value_as(lane, $$ select count(*) from identity.person where person_id in (tests.id('ann'), tests.id('kim')) $$), '2', format('%s knows everybody', lane))
from unnest(array['cap_identity', 'cap_policy', 'cap_vetting', 'cap_booking', 'cap_recording']) as lane;

select tests.become('ann', 'web_tutor');
select tests.touches_nothing_as(
  'cap_identity',
  $$ update identity.person set given_name = 'X' $$,
  'Even inside a function of identity a tutor changes nobody');
select tests.is_refused_to(
  'cap_identity',
  $$ insert into identity.person (person_id, given_name, family_name, registered_by)
     values (gen_random_uuid(), 'X', 'Y', tests.id('ann')) $$,
  'and registers nobody');
select tests.become('ada', 'web_admin');
select tests.is_refused_to(
  'cap_identity',
  $$ insert into identity.person (person_id, given_name, family_name, registered_by)
     values (gen_random_uuid(), 'X', 'Y', tests.id('ann')) $$,
  'An administrator registers in nobody else''s name');
select tests.is_refused_to(
  'cap_identity',
  $$ insert into identity.person (person_id, given_name, family_name, registered_at)
  values (gen_random_uuid(), 'X', 'Y', '2020-01-01') $$,
  'and at no other time than now');
select is(
  tests.do_as('cap_identity', $$ insert into identity.person (person_id, given_name, family_name, registered_by)
     values (gen_random_uuid(), 'X', 'Y', tests.id('ada')) $$),
  1::bigint,
  'but in their own');
select tests.do_as('cap_identity', $$ insert into identity.person_correction (person_id, field, old_value, new_value, reason, corrected_by)
  values (tests.id('ann'), 'given_name', 'Ann', 'Anna', 'A typing error', tests.id('ada')) $$);
select is(tests.do_as('cap_identity', $$ update identity.person set given_name = 'Anna' where person_id = tests.id('ann') $$), 1::bigint,
  'and corrects what was written down');
select tests.is_refused_to('cap_identity', format($$ update identity.person set %I = null $$, field),
  format('%s is never written again', field))
from unnest(array['person_id', 'registered_by', 'registered_at']) as field;

select tests.step_back();
select is(tests.do_as('cap_identity', $$ insert into identity.person (person_id, given_name, family_name) values (gen_random_uuid(), 'X', 'Y') $$),
  1::bigint, 'Who founds a platform is registered by nobody');

-- who is nobody
select tests.cannot_be('identity.person',
  jsonb_build_object('person_id', gen_random_uuid(), 'given_name', 'X', 'family_name', 'Y', 'account_state', 'active',
    'registered_by', tests.id('ada'), 'registered_at', now()) || changes, why)
from (values
  ('{"given_name": ""}'::jsonb, 'Everybody has a given name'),
  (jsonb_build_object('given_name', repeat('x', 201)), 'of 200 characters at most'),
  ('{"family_name": ""}', 'and a family name'),
  (jsonb_build_object('family_name', repeat('x', 201)), 'as long'),
  ('{"external_ref": ""}', 'A reference is one'),
  (jsonb_build_object('external_ref', repeat('x', 201)), 'and no essay'),
  ('{"account_state": "suspended"}', 'An account is active or it is not'),
  ('{"date_of_birth": "1899-12-31"}', 'Nobody was born before 1900'),
  ('{"date_of_birth": "infinity"}', 'or is never born (F1)')
) as bad (changes, why);

select * from finish();
rollback;
