-- A link stays on record with its evidence; it is ended once, from now on, by somebody (TS-12, TN-23). For every role.
begin;
select plan(18);

select tests.person('ada', '{platform_administrator}');
select tests.person('kim', '{learner}', '2015-01-01');
select tests.person('gus');
select tests.guardian('gus', 'kim', 'parent');
select tests.guardian('gus', 'kim', 'sponsor', '2020-01-01 00:00+00', '2026-01-01 00:00+00');
select tests.guardian('gus', 'kim', 'delegated_guardian', '2020-01-01 00:00+00', now() + interval '9 days');

select tests.guardian('gus', 'kim', 'local_authority', '2020-01-01 00:00+00', now());

create function pg_temp.changes(p_capacity text, p_set text) returns text language sql as $$
  select format($u$ select tests.given($x$ update identity.guardianship set %s where capacity = %L $x$) $u$,
    replace(p_set, 'BY', format($b$ended_by = %L, end_reason = 'Court order'$b$, tests.id('ada'))), p_capacity)
$$;

select tests.is_refused(
  pg_temp.changes('parent', 'capacity = ''local_authority'''),
  'It does not become another capacity',
  '23001');
select tests.is_refused(
  pg_temp.changes('parent', 'learner_id = tests.id(''ada'')'),
  'It does not move to another learner',
  '23001');
select tests.is_refused(
  pg_temp.changes('parent', 'evidence_note = ''New'''),
  'Its evidence is what was seen',
  '23001');
select tests.is_refused(
  pg_temp.changes('parent', 'valid_from = ''2019-01-01'''),
  'It does not begin earlier',
  '23001');
select tests.is_refused(
  pg_temp.changes('parent', 'valid_until = now()'),
  'It does not end without somebody who says so',
  '23001');
select tests.is_refused(pg_temp.changes('parent', 'BY'), 'Ending sets an end', '23001');
select tests.is_refused(pg_temp.changes('parent', 'valid_until = now() - interval ''1 microsecond'', BY'),
  'It does not end in the past', '23001');
select tests.is_refused(pg_temp.changes('sponsor', 'valid_until = now() + interval ''1 day'', BY'),
  'One that has run out is not reopened', '23001');
select tests.is_refused(pg_temp.changes('delegated_guardian', 'valid_until = now() + interval ''10 days'', BY'),
  'A planned end is not put off', '23001');
select tests.is_refused(pg_temp.changes('local_authority', 'valid_until = now(), BY'),
  'nor is one that runs out now', '23001');
select tests.is_refused(pg_temp.changes('parent', 'evidence_note = ''New'', valid_until = now(), BY'),
  'On its way out it is what it was', '23001');
select throws_ok(
  $$ select tests.given('delete from identity.guardianship') $$, '23001', 'guardianships are never deleted',
  'It is never deleted');
select tests.settled();
select tests.is_refused($$ select tests.given('truncate identity.guardianship cascade') $$, 'and never emptied out', '23001');

select lives_ok(pg_temp.changes('parent', 'valid_until = now(), BY'), 'It may end now');
select lives_ok(
  pg_temp.changes('delegated_guardian', 'valid_until = now() + interval ''1 day'', BY'),
  'It may end sooner than planned');
select tests.is_refused(pg_temp.changes('delegated_guardian', 'valid_until = now(), BY'), 'It ends once', '23001');
select tests.is_refused(pg_temp.changes('parent', 'ended_by = null, end_reason = null, valid_until = null'),
  'and is not taken up again', '23001');

select tests.given('set local session_replication_role = replica');
select tests.is_refused($$ select tests.given('delete from identity.guardianship') $$,
  'The gate stands where ordinary triggers do not fire', '23001');

select * from finish();
rollback;
