-- An engagement stays on record as it was opened; it is ended once, from today on (TS-16, TS-17). For every role.
begin;
select plan(24);

select tests.person('ada', '{platform_administrator}');
select tests.person('ann', '{tutor}');
select tests.organisation('Hill', 'school');
select tests.engagement('open', 'ann');
select tests.engagement('over', 'ann', null, null, '2020-01-01', '2026-01-01');
select tests.engagement('last day', 'ann', null, null, '2020-01-01', (now() at time zone 'Europe/London')::date);
select tests.engagement('planned', 'ann', null, 'Hill', '2020-01-01', (now() at time zone 'Europe/London')::date + 9);

create function pg_temp.changes(p_name text, p_set text) returns text language sql as $$
  select format($u$ select tests.given($x$ update identity.engagement set %s where engagement_id = %L $x$) $u$,
    replace(replace(p_set, 'BY', format($b$ended_by = %L, end_reason = 'They left'$b$, tests.id('ada'))),
            'TODAY', 'identity.civil_date(now())'),
    tests.id(p_name))
$$;

select tests.is_refused(
  pg_temp.changes('open', 'tutor_id = tests.id(''ada'')'),
  'It does not move to another tutor',
  '23001');
select tests.is_refused(
  pg_temp.changes('open', 'school_id = tests.id(''Hill'')'),
  'A school does not join it',
  '23001');
select tests.is_refused(pg_temp.changes('planned', 'school_id = null'), 'A school does not leave it', '23001');
select tests.is_refused(pg_temp.changes('planned', 'off_site = true'), 'It does not move off site', '23001');
select tests.is_refused(pg_temp.changes('open', 'starts_on = ''2019-01-01'''), 'It does not begin earlier', '23001');
select tests.is_refused(
  pg_temp.changes('open', 'ends_on = TODAY'),
  'It does not end without somebody who says so',
  '23001');
select tests.is_refused(pg_temp.changes('open', 'ended_at = now(), BY'), 'Ending sets a last day', '23001');
select tests.is_refused(pg_temp.changes('open', 'ends_on = TODAY, BY'), 'and an instant', '23001');
select tests.is_refused(
  pg_temp.changes('open', 'ends_on = TODAY - 1, ended_at = now(), BY'),
  'It does not end yesterday',
  '23001');
select tests.is_refused(pg_temp.changes('open', 'ends_on = TODAY, ended_at = now() - interval ''1 second'', BY'),
  'nor a second ago', '23001');
select tests.is_refused(pg_temp.changes('open', 'ends_on = TODAY, ended_at = now() + interval ''2 days'', BY'),
  'It does not go on after its last day', '23001');
select tests.is_refused(pg_temp.changes('over', 'ends_on = TODAY + 1, ended_at = now(), BY'),
  'One that has run out is not reopened', '23001');
select tests.is_refused(pg_temp.changes('planned', 'ends_on = TODAY + 10, ended_at = now(), BY'),
  'A planned end is not put off', '23001');
select tests.is_refused(pg_temp.changes('last day', 'ends_on = TODAY, ended_at = now(), BY'),
  'nor is one that runs out today', '23001');
select tests.is_refused(pg_temp.changes('planned', 'off_site = true, ends_on = TODAY, ended_at = now(), BY'),
  'On its way out it is what it was', '23001');
select tests.is_refused(pg_temp.changes('open', 'ends_on = TODAY, ended_at = now(), end_reason = ''They left'''),
  'Somebody ends it', '23001');
select tests.is_refused(pg_temp.changes('open', 'ends_on = TODAY, ended_at = now(), ended_by = tests.id(''ada'')'),
  'for a reason', '23001');
select throws_ok($$ select tests.given('delete from identity.engagement') $$, '23001', 'engagements are never deleted', 'It is never deleted');
select tests.settled();
select tests.is_refused(
  $$ select tests.given('truncate identity.engagement cascade') $$,
  'and never emptied out',
  '23001');

select lives_ok(pg_temp.changes('open', 'ends_on = TODAY, ended_at = now(), BY'), 'It may end today');
select lives_ok(
  pg_temp.changes('planned', 'ends_on = TODAY + 1, ended_at = (TODAY + 1)::timestamp at time zone ''Europe/London'', BY'),
  'It may end sooner than planned, at midnight in London');
select tests.is_refused(pg_temp.changes('planned', 'ends_on = TODAY, ended_at = now(), BY'), 'It ends once', '23001');
select tests.is_refused(
  pg_temp.changes('open', 'ends_on = null, ended_at = null, ended_by = null, end_reason = null'),
  'and is not taken up again',
  '23001');

select tests.given('set local session_replication_role = replica');
select tests.is_refused($$ select tests.given('delete from identity.engagement') $$,
  'The gate stands where ordinary triggers do not fire', '23001');

select * from finish();
rollback;
