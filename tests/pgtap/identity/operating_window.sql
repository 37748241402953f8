-- Operating hours are written with their organisation and stay as they were agreed (MT-68).
begin;
select plan(14);

select tests.person('ada', '{platform_administrator}');
select tests.person('ann', '{tutor}');
select tests.organisation('Hill', 'school');
select tests.given($$ insert into identity.operating_window values (tests.id('Hill'), 1, '08:00', '18:00') $$);

select tests.become('ada', 'web_admin');
select tests.is_refused($$ select from identity.operating_window $$, 'No request lists hours');
select tests.nobody();
select tests.is_refused($$ select from identity.operating_window $$, 'and nobody does');
select tests.step_back();
select is(
  tests.value_as('safelane_owner', 'select count(*) from identity.operating_window'),
  '0',
  'The owner of the table sees no row');
select is(tests.value_as(lane, $$ select count(*) from identity.operating_window where opens = '08:00' and closes = '18:00' $$), '1', format('%s knows the hours', lane))
from unnest(array['cap_identity', 'cap_policy', 'cap_vetting', 'cap_booking']) as lane;

select tests.become('ann', 'web_tutor');
select tests.is_refused_to(
  'cap_identity',
  $$ insert into identity.operating_window values (tests.id('Hill'), 2, '08:00', '18:00') $$,
  'A tutor sets no hours');
select tests.become('ada', 'web_admin');
select is(
  tests.do_as('cap_identity', $$ insert into identity.operating_window values (tests.id('Hill'), 2, '08:00', '18:00') $$),
  1::bigint,
  'An administrator does');
select tests.is_refused_to(
  'cap_identity',
  $$ select tests.given('update identity.operating_window set closes = ''23:00''') $$,
  'Hours are not stretched',
  '23001');
select tests.is_refused_to(
  'cap_identity',
  $$ select tests.given('delete from identity.operating_window') $$,
  'and not taken away',
  '23001');

select tests.cannot_be('identity.operating_window',
  jsonb_build_object('organisation_id', tests.id('Hill'), 'iso_weekday', 3, 'opens', '08:00', 'closes', '18:00') || changes, why)
from (values
  ('{"iso_weekday": 0}'::jsonb, 'Monday is 1'),
  ('{"iso_weekday": 8}', 'and Sunday is 7'),
  ('{"closes": "08:00"}', 'A day closes after it opens')
) as bad (changes, why);

select * from finish();
rollback;
