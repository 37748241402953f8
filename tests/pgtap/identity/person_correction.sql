-- What was put right about people is open to nobody, and stays.
begin;
select plan(16);

select tests.person('ada', '{platform_administrator}');
select tests.person('ann', '{tutor}');
select tests.given(
  $$ insert into identity.person_correction (person_id, field, old_value, new_value, reason, corrected_by)
  values (tests.id('ann'), 'given_name', 'Bob', 'Ann', 'A new name', tests.id('ada')) $$);

select tests.become('ann', 'web_tutor');
select tests.is_refused(
  $$ select from identity.person_correction $$,
  'Somebody''s former name is not theirs to read here');
select tests.become('ada', 'web_admin');
select tests.is_refused($$ select from identity.person_correction $$, 'nor an administrator''s');
select tests.nobody();
select tests.is_refused($$ select from identity.person_correction $$, 'nor anybody''s');
select tests.step_back();
select is(
  tests.value_as('safelane_owner', 'select count(*) from identity.person_correction'),
  '0',
  'The owner of the table sees no row');

select tests.become('ann', 'web_tutor');
select tests.is_refused_to(
  'cap_identity',
  $$ insert into identity.person_correction (person_id, field, reason, corrected_by)
  values (tests.id('kim'), 'given_name', 'Because', tests.id('ann')) $$,
  'A tutor corrects nobody');
select tests.become('ada', 'web_admin');
select tests.is_refused_to(
  'cap_identity',
  $$ insert into identity.person_correction (person_id, field, reason, corrected_by)
  values (tests.id('ann'), 'given_name', 'Because', tests.id('ann')) $$,
  'An administrator corrects in nobody else''s name');
select is(tests.do_as('cap_identity', $$ insert into identity.person_correction (person_id, field, reason, corrected_by)
  values (tests.id('ann'), 'given_name', 'Because', tests.id('ada')) $$), 1::bigint, 'but in her own');
select is(tests.value_as('cap_identity', 'select count(*) from identity.person_correction'), '2', 'and the functions of identity find it');
select tests.is_refused_to(
  'cap_identity',
  $$ select tests.given('update identity.person_correction set reason = ''Other''') $$,
  'A correction is not corrected',
  '23001');
select tests.is_refused_to(
  'cap_identity',
  $$ select tests.given('delete from identity.person_correction') $$,
  'and not taken away',
  '23001');
select tests.cannot_be('identity.person_correction',
  jsonb_build_object('correction_id', gen_random_uuid(), 'person_id', tests.id('ann'), 'field', 'given_name', 'reason', 'Because',
    'corrected_by', tests.id('ada'), 'corrected_at', now()) || changes, why)
from (values
  ('{"field": "registered_by"}'::jsonb, 'Who registered somebody is never corrected'),
  ('{"reason": "no"}', 'Two letters are no reason'),
  (jsonb_build_object('reason', repeat('x', 2001)), 'and 2,001 are too many'),
  (jsonb_build_object('field', 'date_of_birth', 'corrected_by', tests.id('ann')), 'Nobody corrects their own age (F1)'),
  (jsonb_build_object('field', 'account_state', 'corrected_by', tests.id('ann')), 'or their own account')
) as bad (changes, why);
select tests.settled();
select tests.is_refused_to(
  'cap_identity',
  $$ select tests.given('truncate identity.person_correction') $$,
  'by nobody',
  '23001');

select * from finish();
rollback;
