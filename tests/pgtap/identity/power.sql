-- Nobody grants to or revokes for themselves, and nobody reads what others hold.
begin;
select plan(33);

select tests.person('ada', '{platform_administrator}');
select tests.person('ann', '{tutor}');
select tests.person('bob');

select tests.become('ann', 'web_tutor');
select tests.is_refused($$ select from identity.power $$, 'A tutor does not read powers');
select tests.become('ada', 'web_admin');
select tests.is_refused($$ select from identity.power $$, 'nor does an administrator');
select tests.nobody();
select tests.is_refused($$ select from identity.power $$, 'nor anybody');
select tests.step_back();
select is(
  tests.value_as('safelane_owner', 'select count(*) from identity.power'),
  '0',
  'The owner of the table sees no row');
select is(tests.value_as(lane, $$ select count(*) from identity.power where person_id in (tests.id('ada'), tests.id('ann')) $$), '2', format('%s does', lane))
from unnest(array['cap_identity', 'cap_policy', 'cap_vetting', 'cap_booking', 'cap_recording']) as lane;

create function pg_temp.adds(p_by text, p_person text, p_power text default 'dsl') returns text language sql as $$
  select format($u$ insert into identity.power (power_id, person_id, power, granted_by) values (gen_random_uuid(), %L, %L, %L) $u$,
    tests.id(p_person), p_power, tests.id(p_by))
$$;
select tests.become('ann', 'web_tutor');
select tests.is_refused_to('cap_identity', pg_temp.adds('ann', 'ada'), 'A tutor grants nothing');
select tests.is_refused_to(
  'cap_identity',
  pg_temp.adds(null, 'ann', 'platform_administrator'),
  'and founds no platform');
select tests.touches_nothing_as(
  'cap_identity',
  $$ update identity.power
  set valid_until = now(), revoked_by = tests.id('ann'), revoke_reason = 'Because' where person_id = tests.id('ada') $$,
  'and revokes nothing');
select tests.become('ada', 'web_admin');
select tests.is_refused_to('cap_identity', pg_temp.adds('ada', 'ada'), 'An administrator grants nothing to herself');
select tests.is_refused_to('cap_identity', pg_temp.adds('ann', 'ada'), 'and pretends no other grantor');
select tests.is_refused_to('cap_identity', pg_temp.adds(null, 'ann', 'platform_administrator'), 'and no founder');
select tests.is_refused_to(
  'cap_identity',
  $$ update identity.power set valid_until = now(), revoked_by = tests.id('ada'), revoke_reason = 'Because'
  where person_id = tests.id('ada') $$,
  'She revokes nothing of her own');
select tests.is_refused_to(
  'cap_identity',
  $$ update identity.power set valid_until = now(), revoked_by = tests.id('bob'), revoke_reason = 'Because'
  where person_id = tests.id('ann') $$,
  'and nothing in somebody else''s name');
select is(tests.do_as('cap_identity', pg_temp.adds('ada', 'ann')), 1::bigint, 'She grants to somebody else');
select tests.is_refused_to('cap_identity', pg_temp.adds('ada', 'ann'), 'but not twice at the same time', '23P01');
select tests.is_refused_to(
  'cap_identity',
  $$ update identity.power set power = 'lado_coordinator' $$,
  'Nothing but the end is ever written');

-- for every role: a superuser is bound by the table itself
select tests.step_back();
select tests.is_refused(
  format('select tests.given(%L)', pg_temp.adds('ann', 'ann')),
  'Nobody at all grants to themselves',
  '23514');
select tests.is_refused(
  $$ select tests.given($x$ update identity.power set valid_until = now(), revoked_by = person_id,
  revoke_reason = 'Because' where person_id = tests.id('ada') $x$) $$,
  'Nobody at all revokes for themselves',
  '23514');
select tests.is_refused(format('select tests.given(%L)', pg_temp.adds(null, 'ann', 'vetting_officer')),
  'Only an administrator is without a grantor', '23514');
select is(tests.do_as('cap_identity', pg_temp.adds(null, 'ann', 'platform_administrator')), 1::bigint, 'Who founds a platform is granted it by nobody');
select tests.is_refused(format('select tests.given(%L)', pg_temp.adds(null, 'kim', 'platform_administrator')),
  'and there is one founder', '23505');

-- what is no power
select tests.cannot_be('identity.power',
  jsonb_build_object('power_id', gen_random_uuid(), 'person_id', tests.id('bob'), 'power', 'tutor', 'granted_by', tests.id('ada'),
    'granted_at', now(), 'valid_from', now()) || changes, why)
from (values
  ('{"power": "superuser"}'::jsonb, 'There is no such power'),
  ('{"power": "agency_operator"}', 'Some powers are about an organisation'),
  (jsonb_build_object('organisation_id', tests.id('hill')), 'and others are about none'),
  (jsonb_build_object('valid_until', now() - interval '1 second'), 'It does not end before it begins'),
  (jsonb_build_object('valid_until', now(), 'revoked_by', tests.id('ada'), 'revoke_reason', 'no'), 'Two letters are no reason to revoke it'),
  (jsonb_build_object('valid_until', now(), 'revoked_by', tests.id('ada')), 'It is revoked for a reason'),
  (jsonb_build_object('valid_until', now(), 'revoke_reason', 'They left'), 'by somebody'),
  (jsonb_build_object('revoked_by', tests.id('ada'), 'revoke_reason', 'They left'), 'at an instant')
) as bad (changes, why);

select * from finish();
rollback;
