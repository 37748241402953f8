-- A guardian who no longer answers for a learner loses access at once, and the record stays (TS-12).
begin;
select plan(22);

select tests.person('ada', '{platform_administrator}');
select tests.person('bea', '{platform_administrator}');
select tests.person('vera', '{vetting_officer}');
select tests.person('kim', '{learner}', '2015-01-01');
select tests.person('tim', '{learner}', '2015-01-01');
select tests.person('gus');
select tests.guardian('gus', 'kim');
select tests.guardian('gus', 'tim', 'parent', now() + interval '1 day');
select tests.guardian('gus', 'kim', 'sponsor', '2020-01-01 00:00+00', '2026-01-01 00:00+00');
select tests.guardian('ada', 'kim', 'sponsor');

create function pg_temp.ends(p_guardian text, p_learner text, p_capacity text, p_reason text default 'Court order') returns text language sql as $$
  select format('select api.end_guardianship(%L, %L)', tests.truth(format(
    'select guardianship_id from identity.guardianship where guardian_id = %L and learner_id = %L and capacity = %L',
    tests.id(p_guardian), tests.id(p_learner), p_capacity)), p_reason)
$$;

select tests.become('gus', 'web_guardian');
select isnt_empty($$ select from api.my_wards $$, 'A guardian sees the child');

select tests.become('ada', 'web_admin');
select tests.answers(pg_temp.ends('gus', 'kim', 'parent'), 200, null, 'An administrator ends the link');
select is(
  tests.truth($$ select concat_ws(' ', valid_until = now(), ended_by = tests.id('ada'), end_reason) from identity.guardianship
                         where guardian_id = tests.id('gus') and learner_id = tests.id('kim') and capacity = 'parent' $$),
  't t Court order',
  'now, in her own name, with the reason');
select is(
  tests.truth($$ select concat_ws(' ', action, target_kind, outcome) from ledger.record order by seq desc limit 1 $$),
  'end_guardianship guardianship done',
  'and the ledger says so');
select tests.answers(pg_temp.ends('gus', 'kim', 'parent'), 409, 'already-ended', 'It ends once');
select tests.answers(pg_temp.ends('gus', 'kim', 'sponsor'), 409, 'already-ended', 'One that has run out has ended');
select tests.answers(pg_temp.ends('gus', 'tim', 'parent'), 200, null, 'One that lies ahead');
select is(
  tests.truth($$ select valid_until = valid_from from identity.guardianship where learner_id = tests.id('tim') $$),
  'true',
  'never begins');
select tests.answers(
  $$ select api.end_guardianship(tests.id('nothing'), 'Because') $$,
  404,
  'not-found',
  'An unknown one is not found');
select tests.answers(
  pg_temp.ends('ada', 'kim', 'sponsor'),
  403,
  'not-for-yourself',
  'She does not end a link of her own');
select is(
  tests.truth($$ select concat_ws(' ', action, outcome, reasons) from ledger.record order by seq desc limit 1 $$),
  'end_guardianship refused {NOT_FOR_YOURSELF}',
  'and trying is in the ledger');
select throws_ok(
  $$ select api.end_guardianship(tests.id('nothing'), 'no') $$,
  'PT422',
  'reason has the wrong length',
  'A reason is needed');
select throws_ok(
  $$ select api.end_guardianship(null, 'Because') $$,
  'PT422',
  'guardianship_id is required',
  'and a link');
select tests.become('bea', 'web_admin');
select tests.answers(pg_temp.ends('ada', 'kim', 'sponsor'), 200, null, 'Another administrator does');

select tests.become('gus', 'web_guardian');
select is_empty($$ select from api.my_wards $$, 'The guardian no longer sees the child');
select tests.is_refused(
  $$ select api.end_guardianship(tests.id('nothing'), 'Because') $$,
  'A guardian ends nobody''s link');
select tests.become('vera', 'web_vetting');
select tests.is_refused(
  $$ select api.end_guardianship(tests.id('nothing'), 'Because') $$,
  'nor does a vetting officer');
select tests.nobody();
select tests.is_refused($$ select api.end_guardianship(tests.id('nothing'), 'Because') $$, 'nor anybody');
select tests.become('vera', 'web_admin');
select tests.is_refused($$ select api.end_guardianship(tests.id('nothing'), 'Because') $$,
  'Nor does somebody with the hat but not the power', 'PT403');

select tests.become('ada', 'web_admin');
select tests.answered_once(pg_temp.ends('gus', 'kim', 'parent'));

select tests.become('ada', 'web_admin');
select tests.person('una', '{learner}', '2015-01-01'), tests.guardian('gus', 'una', 'parent', now() + interval '1 day');
select tests.answers(pg_temp.ends('gus', 'una', 'parent'), 200, null, 'What has not begun is ended'), tests.answers(pg_temp.ends('gus', 'una', 'parent'), 409, 'already-ended', 'and that once');

select * from finish();
rollback;
