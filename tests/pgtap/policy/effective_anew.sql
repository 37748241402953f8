-- What is worked out anew is what tests/pgtap/policy/effective_all.sql reads, whatever is remembered (B.5).
begin;
select plan(25);
select tests.follows_profile();
select tests.person('ann', '{tutor}');
select tests.organisation('acme', 'agency');
select tests.engagement('ann at acme', 'ann', 'acme');
create function pg_temp.anew(p_at timestamptz default clock_timestamp()) returns text language sql as $$
  select tests.value_as('cap_policy', format($q$ select policy.effective_anew(%L, %L, '{session.max_group}') $q$, tests.id('ann at acme'), p_at))
$$;
select is(pg_temp.anew(), '{"session.max_group": 6}', 'The profile counts');
select tests.value_as('cap_booking', format('policy.remember(%L)', tests.id('ann at acme')));
select tests.override('small groups', 'acme', 'session.max_group', '4');
select is(pg_temp.anew(), '{"session.max_group": 4}', 'and a contract, although something else is remembered');
select is(pg_temp.anew('2019-01-01'), '{"session.max_group": 6}', 'Before it began it does not');
select tests.is_refused_to('cap_policy', $$ select policy.effective_anew(null, now(), '{no.such_key}') $$, 'A key that does not exist is an error', '42704');
select tests.is_refused_to('cap_booking', $$ select policy.effective_anew(null, now(), '{session.max_group}') $$, 'The lanes ask policy.effective_all');
select tests.pretend('web_dsl');
select tests.is_refused($$ select policy.effective_anew(null, now(), '{session.max_group}') $$, 'and no web role asks at all');

select tests.step_back();
select tests.override('older pupils', 'acme', 'student.min_age', '9');
select is(pg_temp.anew(), '{"session.max_group": 4}', 'What was not asked for is not answered, not even where a contract says it');
select tests.engagement('ann alone', 'ann'), tests.person('dee', '{dsl}'), tests.override('long footage', 'acme', 'recording.retention_days', '60');
create function pg_temp.alone(p_at timestamptz) returns text language sql as $$
  select tests.value_as('cap_policy', format($q$ select policy.effective_anew(%L, %L, '{session.max_group}') $q$, tests.id('ann alone'), p_at))
$$;
create function pg_temp.footage(p_at timestamptz) returns text language sql as $$
  select tests.value_as('cap_policy', format($q$ select policy.effective_anew(%L, %L, '{recording.retention_days}') $q$, tests.id('ann at acme'), p_at))
$$;
create function pg_temp.approved(p_key text, p_value jsonb, p_override text, p_engagement text, p_approved timestamptz, p_from timestamptz) returns void language sql as $$
  select tests.given(tests.row_of('policy.deviation', jsonb_build_object('deviation_id', gen_random_uuid(), 'key', p_key, 'value', p_value,
    'override_id', tests.id(p_override), 'engagement_id', tests.id(p_engagement), 'rationale', 'eight siblings and cousins', 'requested_by', tests.id('ann'),
    'approved_by', tests.id('dee'), 'approved_at', p_approved, 'valid_from', p_from, 'expires_at', '2026-06-01')))
$$;
select pg_temp.approved('session.max_group', '8', null, 'ann alone', '2026-03-01', '2026-03-05');
select pg_temp.approved('recording.retention_days', '60', 'long footage', null, '2026-03-01', '2026-03-05');
select is(pg_temp.alone('2026-03-04 23:59+00'), '{"session.max_group": 6}', 'What is approved ahead does not count before it begins');
select is(pg_temp.alone('2026-03-05'), '{"session.max_group": 8}', 'and counts from its first instant');
select is(pg_temp.footage('2026-03-04 23:59+00'), '{"recording.retention_days": 28}', 'The same for what a contract says');
select is(pg_temp.footage('2026-03-05'), '{"recording.retention_days": 60}', 'from its first instant on');
select tests.override('longer footage', 'acme', 'recording.retention_days', '90', '2026-07-01');
select tests.given($$ insert into policy.contract_override_end (override_id, ended_at, ended_by, reason, recorded_at) values (tests.id('long footage'), '2026-07-01', tests.id('dee'), 'agreed anew', '2026-06-30') $$);
select tests.given(tests.row_of('policy.deviation', jsonb_build_object('deviation_id', gen_random_uuid(), 'key', 'recording.retention_days', 'value', 90, 'override_id', tests.id('longer footage'),
  'rationale', 'agreed with the parents', 'requested_by', tests.id('ann'), 'approved_by', tests.id('dee'), 'approved_at', '2026-07-20', 'valid_from', '2026-07-10', 'expires_at', '2026-09-01')));
select is(pg_temp.footage('2026-07-19'), '{"recording.retention_days": 28}', 'Whatever a deviation says about the time before, it does not count until it is approved (TS-09)');
select is(pg_temp.footage('2026-07-20'), '{"recording.retention_days": 90}', 'and counts then');
select tests.given($$ insert into policy.deviation (deviation_id, key, value, engagement_id, rationale, requested_by, approved_by, approved_at, valid_from, expires_at)
  values (gen_random_uuid(), 'student.min_age', '9', tests.id('ann alone'), 'eight siblings and cousins', tests.id('ann'), tests.id('dee'), '2026-03-01', '2026-03-01', '2026-06-01') $$);
select is(pg_temp.alone('2026-03-05'), '{"session.max_group": 8}', 'Nor is a deviation answered that was not asked for');
-- each of them for its own time, for whom it was said, and under the profile that is followed
select tests.override('for now', 'acme', 'student.min_age', '11', '2020-01-01', '2026-03-01'), tests.override('longest footage', 'acme', 'recording.retention_days', '120', '2026-08-01'), tests.engagement('ann third', 'ann');
select tests.given($$ insert into policy.contract_override_end (override_id, ended_at, ended_by, reason, recorded_at) values (tests.id('longer footage'), '2026-08-01', tests.id('dee'), 'agreed anew', '2026-07-30');
  insert into policy.profile_value (profile, key, value, valid_from) values ('mytutor', 'session.max_group', '2', '2026-01-01'), ('tutorstudio', 'session.max_group', '3', '2027-01-01') $$);
select tests.given(tests.row_of('policy.deviation', jsonb_build_object('deviation_id', gen_random_uuid(), 'key', 'session.max_group', 'value', 9, 'engagement_id', tests.id('ann third'),
  'rationale', 'nine siblings and cousins', 'requested_by', tests.id('ann'), 'approved_by', tests.id('dee'), 'approved_at', '2026-04-10', 'valid_from', '2026-04-01', 'expires_at', '2026-06-01')));
create function pg_temp.asked(p_key text, p_engagement text, p_at timestamptz) returns text language sql as $$
  select (tests.value_as('cap_policy', format('policy.effective_anew(%L, %L, array[%L, %3$L])', tests.id(p_engagement), p_at, p_key)))::jsonb ->> p_key
$$;
select is(pg_temp.asked(key, engagement, at::timestamptz), told, why) from (values
  ('student.min_age', 'ann at acme', '2026-02-28 23:59+00', '11', 'A contract counts until it runs out'),
  ('student.min_age', 'ann at acme', '2026-03-01 00:00+00', '9', 'and not from then on'),
  ('recording.retention_days', 'ann at acme', '2026-03-05', '60', 'What was ended later counted'),
  ('recording.retention_days', 'ann at acme', '2026-06-15', '28', 'as long as its deviation did'),
  ('recording.retention_days', 'ann at acme', '2026-08-10', '28', 'A deviation for one contract does not let another count'),
  ('session.max_group', 'ann third', '2026-03-10', '6', 'and one for an engagement says nothing about another'),
  ('session.max_group', 'ann third', '2026-04-05', '6', 'nor about the time before it was approved'),
  ('session.max_group', 'ann third', '2026-04-10', '9', 'but then'),
  ('session.max_group', 'ann third', '2026-06-01', '6', 'until it expires')) as tried (key, engagement, at, told, why);
-- a row that the gate would refuse
select tests.settled();
select tests.given('alter table policy.deviation disable trigger _300_no_letting_off');
select pg_temp.approved('vetting.min_references', '0', null, 'ann alone', '2026-03-01', '2026-03-01');
select is(tests.value_as('cap_policy', format($q$ select policy.effective_anew(%L, '2026-03-05', '{vetting.min_references}') $q$, tests.id('ann alone'))),
  '{"vetting.min_references": 2}', 'Nobody is let off what who teaches must have, not even by a row that got past its gate (TS-77)');

select tests.override('fewer', 'acme', 'vetting.min_references', '1');
select pg_temp.approved('vetting.min_references', '1', 'fewer', null, '2026-03-01', '2026-03-01');
select is(tests.value_as('cap_policy', format($q$ select policy.effective_anew(%L, '2026-03-05', '{vetting.min_references}') $q$, tests.id('ann at acme'))),
  '{"vetting.min_references": 2}', 'nor through a contract');
select * from finish();
rollback;
