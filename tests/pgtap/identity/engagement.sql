-- Engagements are written by administrators and read by the lanes.
begin;
select plan(11);

select tests.person('ada', '{platform_administrator}');
select tests.person('ann', '{tutor}');
select tests.engagement('alone', 'ann');

select tests.become('ann', 'web_tutor');
select tests.is_refused($$ select from identity.engagement $$, 'A tutor does not read engagements here');
select tests.become('ada', 'web_admin');
select tests.is_refused($$ select from identity.engagement $$, 'nor does an administrator');
select tests.nobody();
select tests.is_refused($$ select from identity.engagement $$, 'nor anybody');
select tests.step_back();
select is(
  tests.value_as('safelane_owner', 'select count(*) from identity.engagement'),
  '0',
  'The owner of the table sees no row');
select is(tests.value_as('cap_booking', 'select engagement_id from identity.engagement'), tests.id('alone')::text,
  'Booking knows them');

create function pg_temp.adds(p_by text, p_tutor text) returns text language sql as $$
  select format($u$ insert into identity.engagement (engagement_id, tutor_id, starts_on, opened_by)
    values (gen_random_uuid(), %L, '2026-01-01', %L) $u$, tests.id(p_tutor), tests.id(p_by))
$$;
select tests.become('ann', 'web_tutor');
select tests.is_refused_to('cap_identity', pg_temp.adds('ann', 'ann'), 'A tutor opens none');
select tests.touches_nothing_as(
  'cap_identity',
  $$ update identity.engagement
  set ends_on = '2199-01-01', ended_at = now(), ended_by = tests.id('ann'), end_reason = 'Because' $$,
  'and ends none');
select tests.become('ada', 'web_admin');
select tests.is_refused_to(
  'cap_identity',
  pg_temp.adds('ann', 'ann'),
  'An administrator opens none in somebody else''s name');
select tests.is_refused_to('cap_identity', pg_temp.adds('ada', 'ada'), 'and none for herself');
select is(tests.do_as('cap_identity', pg_temp.adds('ada', 'ann')), 1::bigint, 'but for a tutor');
select tests.is_refused_to(
  'cap_identity',
  $$ update identity.engagement set school_id = null $$,
  'Nothing but the end is ever written');

select * from finish();
rollback;
