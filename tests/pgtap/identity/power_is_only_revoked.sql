-- A power stays on record as it was granted; it is ended once, from now on, by somebody (TS-12). For every role.
begin;
select plan(20);

select tests.person('ada', '{platform_administrator}');
select tests.person('ann');
select tests.power('ann', 'tutor');
select tests.power('ann', 'dsl', null, '2020-01-01 00:00+00', '2026-01-01 00:00+00');
select tests.power('ann', 'lado_coordinator', null, '2020-01-01 00:00+00', now() + interval '9 days');
select tests.power('ann', 'vetting_officer', null, now() + interval '9 days');

select tests.power('ann', 'session_service', null, '2020-01-01 00:00+00', now());

create function pg_temp.changes(p_power text, p_set text) returns text language sql as $$
  select format($u$ select tests.given($x$ update identity.power set %s where person_id = tests.id('ann') and power = %L $x$) $u$,
    replace(p_set, 'BY', format($b$revoked_by = %L, revoke_reason = 'They left'$b$, tests.id('ada'))), p_power)
$$;

-- tests.given acts as a superuser, whom no policy binds
select tests.is_refused(pg_temp.changes('tutor', 'power = ''dsl'''), 'It does not become another power', '23001');
select tests.is_refused(
  pg_temp.changes('tutor', 'person_id = tests.id(''ada'')'),
  'It does not change hands',
  '23001');
select tests.is_refused(
  pg_temp.changes('tutor', 'valid_from = ''2019-01-01'''),
  'It does not begin earlier',
  '23001');
select tests.is_refused(
  pg_temp.changes('tutor', 'granted_by = tests.id(''ada'')'),
  'It was granted by whom it was',
  '23001');
select tests.is_refused(
  pg_temp.changes('tutor', 'valid_until = now()'),
  'It does not end without somebody who says so',
  '23001');
select tests.is_refused(pg_temp.changes('tutor', 'BY'), 'Revoking sets an end', '23001');
select tests.is_refused(pg_temp.changes('tutor', 'valid_until = now() - interval ''1 microsecond'', BY'),
  'It does not end in the past', '23001');
select tests.is_refused(pg_temp.changes('dsl', 'valid_until = now() + interval ''1 day'', BY'),
  'One that has run out is not reopened', '23001');
select tests.is_refused(pg_temp.changes('lado_coordinator', 'valid_until = now() + interval ''10 days'', BY'),
  'A planned end is not put off', '23001');
select tests.is_refused(pg_temp.changes('vetting_officer', 'valid_until = now(), BY'),
  'One that lies ahead does not end before it begins', '23001');
select tests.is_refused(pg_temp.changes('session_service', 'valid_until = now(), BY'),
  'nor is one that runs out now', '23001');
select tests.is_refused(pg_temp.changes('tutor', 'valid_from = ''2019-01-01'', valid_until = now(), BY'),
  'On its way out it is what it was', '23001');
select throws_ok($$ select tests.given('delete from identity.power') $$, '23001', 'powers are never deleted', 'It is never deleted');
select tests.settled();
select tests.is_refused($$ select tests.given('truncate identity.power') $$, 'and never emptied out', '23001');

select lives_ok(pg_temp.changes('tutor', 'valid_until = now(), BY'), 'It may end now');
select lives_ok(
  pg_temp.changes('lado_coordinator', 'valid_until = now() + interval ''1 day'', BY'),
  'It may end sooner than planned');
select lives_ok(pg_temp.changes('vetting_officer', 'valid_until = valid_from, BY'), 'It may never begin');
select tests.is_refused(pg_temp.changes('lado_coordinator', 'valid_until = now(), BY'), 'It ends once', '23001');
select tests.is_refused(pg_temp.changes('tutor', 'revoked_by = null, revoke_reason = null, valid_until = null'),
  'and is not taken up again', '23001');

select tests.given('set local session_replication_role = replica');
select tests.is_refused($$ select tests.given('delete from identity.power') $$,
  'The gate stands where ordinary triggers do not fire', '23001');

select * from finish();
rollback;
