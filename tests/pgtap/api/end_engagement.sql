-- An engagement ends today or on a later day, once, and stays on record (TS-16, TS-17).
begin;
select plan(23);

select tests.person('ada', '{platform_administrator}');
select tests.person('vera', '{vetting_officer}');
select tests.person('ann', '{tutor}');
select tests.engagement('today', 'ann');
select tests.engagement('later', 'ann');
select tests.engagement('ahead', 'ann', null, null, (now() at time zone 'Europe/London')::date + 5);
select tests.engagement('planned', 'ann', null, null, '2020-01-01', (now() at time zone 'Europe/London')::date + 5);
select tests.engagement('over', 'ann', null, null, '2020-01-01', (now() at time zone 'Europe/London')::date);

create function pg_temp.ends(p_name text, p_days integer default null, p_reason text default 'The tutor left') returns text language sql as $$
  select format('select api.end_engagement(%L, %L, %L)', tests.id(p_name), p_reason, (now() at time zone 'Europe/London')::date + p_days)
$$;
create function pg_temp.ended(p_name text) returns text language sql as $$
  select tests.truth(format($q$ select concat_ws(' ', ends_on - (now() at time zone 'Europe/London')::date,
      case when ended_at = now() then 'now' when ended_at = ends_on::timestamp at time zone 'Europe/London' then 'at midnight' end,
      ended_by = tests.id('ada'), end_reason)
    from identity.engagement where engagement_id = %L $q$, tests.id(p_name)))
$$;

select tests.become('ada', 'web_admin');
select tests.answers(pg_temp.ends('today'), 200, null, 'An administrator ends an engagement');
select is(pg_temp.ended('today'), '0 now t The tutor left', 'today and at once, if she says nothing else');
select is(
  tests.truth($$ select concat_ws(' ', action, target_kind, target_id = tests.id('today'), outcome) from ledger.record
                         order by seq desc limit 1 $$),
  'end_engagement engagement t done',
  'and the ledger says so');
select tests.answers(pg_temp.ends('later', 3), 200, null, 'It may end on a later day');
select is(pg_temp.ended('later'), '3 at midnight t The tutor left', 'at midnight in London');
select tests.answers(pg_temp.ends('ahead'), 200, null, 'One that lies ahead');
select is(pg_temp.ended('ahead'), '5 now t The tutor left', 'never begins');
select tests.answers(pg_temp.ends('planned', 5), 200, null, 'A planned end may be confirmed');
select tests.answers(pg_temp.ends('today'), 409, 'already-ended', 'It ends once');
select tests.answers(pg_temp.ends('later'), 409, 'already-ended', 'even if that lies ahead');
select tests.answers(pg_temp.ends('over'), 409, 'already-ended', 'One that has run out has ended');
select is(
  tests.truth($$ select concat_ws(' ', action, outcome, reasons) from ledger.record order by seq desc limit 1 $$),
  'end_engagement refused {ALREADY_ENDED}',
  'and trying is in the ledger');
select tests.answers(pg_temp.ends('nothing'), 404, 'not-found', 'An unknown one is not found');

select tests.step_back();
select tests.engagement('more', 'ann', null, null, '2020-01-01', (now() at time zone 'Europe/London')::date + 5);
select tests.engagement('soon', 'ann', null, null, (now() at time zone 'Europe/London')::date + 5);
select tests.become('ada', 'web_admin');
select throws_ok(
  pg_temp.ends('more', -1),
  'PT422',
  'ends_on is not a day on which the engagement can end',
  'It does not end yesterday');
select throws_ok(
  pg_temp.ends('more', 6),
  'PT422',
  'ends_on is not a day on which the engagement can end',
  'A planned end is not put off');
select throws_ok(
  pg_temp.ends('soon', 4),
  'PT422',
  'ends_on is not a day on which the engagement can end',
  'It does not end before it begins');
select throws_ok(pg_temp.ends('more', null, ''), 'PT422', 'reason is required', 'A reason is needed');
select throws_ok(
  $$ select api.end_engagement(null, 'Because') $$,
  'PT422',
  'engagement_id is required',
  'and an engagement');

select tests.become('ann', 'web_tutor');
select tests.is_refused(pg_temp.ends('more'), 'A tutor ends none');
select tests.nobody();
select tests.is_refused(pg_temp.ends('more'), 'and nobody does');
select tests.become('vera', 'web_admin');
select tests.is_refused(pg_temp.ends('more'), 'Nor does somebody with the hat but not the power', 'PT403');

select tests.become('ada', 'web_admin');
select tests.answered_once(pg_temp.ends('today'));

select tests.engagement('without end', 'ann');
select tests.become('ada', 'web_admin');
select tests.is_refused($$ select api.end_engagement(tests.id('without end'), 'The tutor left', 'infinity') $$, 'It ends on a day', 'PT422');

select * from finish();
rollback;
