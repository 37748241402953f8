-- Engagements are written by administrators and read by the lanes.
begin;
select plan(21);

select tests.person('ada', '{platform_administrator}');
select tests.person('ann', '{tutor}');
select tests.person('bob', '{tutor}');
select tests.organisation('hill', 'school');
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
select is(tests.value_as(lane, $$ select count(*) from identity.engagement where engagement_id = tests.id('alone') $$), '1', format('%s knows them', lane))
from unnest(array['cap_identity', 'cap_policy', 'cap_vetting', 'cap_booking', 'cap_recording']) as lane;

create function pg_temp.adds(p_by text, p_tutor text) returns text language sql as $$
  select format($u$ insert into identity.engagement (engagement_id, tutor_id, starts_on, opened_by)
    values (gen_random_uuid(), %L, '2026-01-01', %L) $u$, tests.id(p_tutor), tests.id(p_by))
$$;
select tests.become('ann', 'web_tutor');
select tests.is_refused_to('cap_identity', pg_temp.adds('ann', 'bob'), 'A tutor opens none');
select tests.touches_nothing_as(
  'cap_identity',
  $$ update identity.engagement
  set ends_on = '2199-01-01', ended_at = now(), ended_by = tests.id('ann'), end_reason = 'Because' $$,
  'and ends none');
select tests.become('ada', 'web_admin');
select tests.is_refused_to(
  'cap_identity',
  pg_temp.adds('bob', 'ann'),
  'An administrator opens none in somebody else''s name');
select tests.is_refused_to('cap_identity', pg_temp.adds('ada', 'ada'), 'and none for herself');
select is(tests.do_as('cap_identity', pg_temp.adds('ada', 'ann')), 1::bigint, 'but for a tutor');
select tests.is_refused_to(
  'cap_identity',
  $$ update identity.engagement set school_id = null $$,
  'Nothing but the end is ever written');

create function pg_temp.ends(p_by text) returns text language sql as $$
  select format($u$ update identity.engagement
    set ends_on = identity.civil_date(now()), ended_at = now(), ended_by = %L, end_reason = 'They left'
    where engagement_id = tests.id('alone') $u$, tests.id(p_by))
$$;
select tests.is_refused_to('cap_identity', pg_temp.ends('ann'), 'and that in her own name');
select is(tests.do_as('cap_identity', pg_temp.ends('ada')), 1::bigint, 'as she does');

-- what is no engagement
select tests.cannot_be('identity.engagement',
  jsonb_build_object('engagement_id', gen_random_uuid(), 'tutor_id', tests.id('ann'), 'starts_on', '2026-01-01', 'off_site', false,
    'opened_by', tests.id('ada'), 'opened_at', now()) || changes, why)
from (values
  ('{"ends_on": "2025-12-31"}'::jsonb, 'It does not end before it begins'),
  ('{"off_site": true}', 'Off site is off the site of a school (TN-30)'),
  ('{"end_reason": "no"}', 'Two letters are no reason to end it'),
  (jsonb_build_object('end_reason', repeat('x', 2001)), 'and 2,001 are too many')
) as bad (changes, why);

select * from finish();
rollback;
