-- Agencies and schools are written by administrators, once, and read by the lanes.
begin;
select plan(11);

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
select is(tests.value_as('cap_policy', 'select organisation_id from identity.organisation'), tests.id('Acme')::text,
  'cap_policy knows the organisations');
select is(tests.value_as('cap_vetting', 'select organisation_id from identity.organisation'), tests.id('Acme')::text,
  'cap_vetting knows the organisations');
select is(tests.value_as('cap_booking', 'select organisation_id from identity.organisation'), tests.id('Acme')::text,
  'cap_booking knows the organisations');

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

select * from finish();
rollback;
