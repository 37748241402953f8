-- Agencies and schools are written by administrators, once, and read by the lanes.
begin;
select plan(17);

select tests.person('ada', '{platform_administrator}');
select tests.person('ann', '{tutor}');
select tests.organisation('Acme', 'agency');

select tests.become('ada', 'web_admin');
select tests.is_refused($$ select from identity.organisation $$, 'No request lists organisations');
select tests.nobody();
select tests.is_refused($$ select from identity.organisation $$, 'and nobody does');
select tests.step_back();
select is(
  tests.value_as('safelane_owner', 'select count(*) from identity.organisation'),
  '0',
  'The owner of the table sees no row');
select is(tests.value_as(lane, 'select organisation_id from identity.organisation'), tests.id('Acme')::text, format('%s knows the organisations', lane))
from unnest(array['cap_identity', 'cap_policy', 'cap_vetting', 'cap_booking']) as lane;

select tests.become('ann', 'web_tutor');
select tests.is_refused_to(
  'cap_identity',
  $$ insert into identity.organisation (organisation_id, kind, name, registered_by)
  values (gen_random_uuid(), 'agency', 'X', tests.id('ann')) $$,
  'A tutor registers no agency');
select tests.become('ada', 'web_admin');
select tests.is_refused_to(
  'cap_identity',
  $$ insert into identity.organisation (organisation_id, kind, name, registered_by)
  values (gen_random_uuid(), 'agency', 'X', tests.id('ann')) $$,
  'An administrator does it in nobody else''s name');
select is(
  tests.do_as('cap_identity', $$ insert into identity.organisation (organisation_id, kind, name, registered_by)
  values (gen_random_uuid(), 'agency', 'X', tests.id('ada')) $$),
  1::bigint,
  'but in their own');
select tests.is_refused_to(
  'cap_identity',
  $$ select tests.given('update identity.organisation set kind = ''school''') $$,
  'An agency never becomes a school',
  '23001');
select tests.is_refused_to(
  'cap_identity',
  $$ select tests.given('delete from identity.organisation') $$,
  'and is never deleted',
  '23001');

select tests.cannot_be('identity.organisation',
  jsonb_build_object('organisation_id', gen_random_uuid(), 'kind', 'school', 'name', 'X', 'registered_by', tests.id('ada'),
    'registered_at', now()) || changes, why)
from (values
  ('{"kind": "club"}'::jsonb, 'A club is neither agency nor school (TS-16, TS-17)'),
  ('{"name": ""}', 'An organisation has a name'),
  (jsonb_build_object('name', repeat('x', 301)), 'of 300 characters at most'),
  ('{"external_ref": ""}', 'A reference is one'),
  (jsonb_build_object('external_ref', repeat('x', 201)), 'and no essay')
) as bad (changes, why);

select * from finish();
rollback;
