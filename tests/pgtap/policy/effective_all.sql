-- What holds for an engagement at an instant (B.5).
begin;
select plan(41);

select tests.follows_profile();
select tests.person('ann', '{tutor}');
select tests.organisation('acme', 'agency');
select tests.organisation('oak', 'school');
select tests.engagement('ann alone', 'ann');
select tests.engagement('ann at acme', 'ann', 'acme');
select tests.engagement('ann at oak through acme', 'ann', 'acme', 'oak');

select is(tests.effective('vetting.dbs_interval', 'ann alone'), '"P1Y"', 'Without contracts the profile counts');
select is(
  tests.value_as('cap_booking', $$ select policy.effective_all(null, now(), '{student.min_age,telemetry.camera_off,qa.observation}') $$),
  '{"qa.observation": null, "student.min_age": 5, "telemetry.camera_off": "PT120S"}',
  'Several are asked for at once; what the profile does not ask for is null');
select is(tests.value_as('cap_booking', $$ select policy.effective_all(null, now(), '{}') $$), '{}', 'Of nothing, nothing holds');
select is(tests.value_as('cap_booking', $$ select policy.effective_all(null, now(), '{student.min_age,student.min_age}') $$),
  '{"student.min_age": 5}', 'A key may be asked for twice');
select tests.is_refused_to('cap_booking', $$ select policy.effective_all(null, now(), '{student.min_age,no.such_key}') $$,
  'A key that does not exist is an error and never a null', '42704');
select is(tests.effective('vetting.dbs_interval', 'no such engagement'), '"P1Y"', 'For an unknown engagement the profile counts');

-- contracts
select tests.override('six months', 'acme', 'vetting.dbs_interval', '"P6M"', '2026-03-03 10:00+00', '2026-06-01 00:00+00');
select is(tests.effective('vetting.dbs_interval', 'ann at acme', '2026-03-03 09:59:59.999999+00'), '"P1Y"', 'A microsecond before it begins a contract does not count');
select is(tests.effective('vetting.dbs_interval', 'ann at acme', '2026-03-03 10:00+00'), '"P6M"', 'at its first instant it does');
select is(tests.effective('vetting.dbs_interval', 'ann at acme', '2026-05-31 23:59:59.999999+00'), '"P6M"', 'and until a microsecond before its end');
select is(tests.effective('vetting.dbs_interval', 'ann at acme', '2026-06-01 00:00+00'), '"P1Y"', 'At its end it does not');
select is(tests.effective('vetting.dbs_interval', 'ann alone', '2026-04-01'), '"P1Y"', 'It counts for no other engagement');
select is(tests.effective('vetting.dbs_interval', null, '2026-04-01'), '"P1Y"', 'nor for the platform as such');
select tests.override('three months', 'oak', 'vetting.dbs_interval', '"P3M"', '2026-01-01', '2026-06-01');
select is(tests.effective('vetting.dbs_interval', 'ann at oak through acme', '2026-04-01'), '"P3M"', 'Of agency and school the stricter counts');
select is(tests.effective('vetting.dbs_interval', 'ann at acme', '2026-04-01'), '"P6M"', 'where there is a school');
select tests.override('two years', 'acme', 'vetting.dbs_interval', '"P2Y"', '2026-07-01', '2026-08-01');
select is(tests.effective('vetting.dbs_interval', 'ann at acme', '2026-07-15'), '"P1Y"', 'A looser contract is ignored');

-- ends
select tests.given($$
  insert into policy.contract_override_end (override_id, ended_at, ended_by, reason, recorded_at) values
    (tests.id('six months'), '2026-05-01 00:00+00', tests.registrar(), 'ended', '2026-04-20'),
    (tests.id('six months'), '2026-04-15 00:00+00', tests.registrar(), 'sooner', '2026-04-10') $$);
select is(tests.effective('vetting.dbs_interval', 'ann at acme', '2026-04-14 23:59:59.999999+00'), '"P6M"', 'An override that was ended counts until then');
select is(tests.effective('vetting.dbs_interval', 'ann at acme', '2026-04-15 00:00+00'), '"P1Y"', 'and not from then on: the earliest end counts');

-- deviations
select tests.override('long footage', 'acme', 'recording.retention_days', '60');
select tests.deviation('recording.retention_days', '60', 'long footage', p_from => '2026-07-10 12:00+00', p_until => '2026-07-20 12:00+00');
select is(tests.effective('recording.retention_days', 'ann at acme', '2026-07-10 11:59:59.999999+00'), '28', 'Before a deviation the looser contract is ignored');
select is(tests.effective('recording.retention_days', 'ann at acme', '2026-07-10 12:00+00'), '60', 'with it, it counts');
select is(tests.effective('recording.retention_days', 'ann at acme', '2026-07-20 12:00+00'), '28', 'and from its expiry on it is ignored again');
select tests.deviation('chaperone.13_to_15.online', '"none"', null, 'ann at acme', '2026-03-03 10:00+00', '2026-09-03 10:00+00');
select tests.override('watched', 'acme', 'chaperone.13_to_15.online', '"present"', '2026-04-01');
select is(tests.effective('chaperone.13_to_15.online', 'ann at acme', '2026-03-15'), '"none"', 'A deviation departs from the profile');
select is(tests.effective('chaperone.13_to_15.online', 'ann at acme', '2026-04-01'), '"present"', 'and not from a contract that is stricter, also a later one');
select tests.deviation('chaperone.13_to_15.in_person', '"none"', null, 'ann alone', '2026-03-03 10:00+00', '2026-04-03 10:00+00');
select is(tests.effective('chaperone.13_to_15.in_person', 'ann alone', '2026-03-03 10:00+00'), '"none"', 'A deviation for an engagement replaces the value');
select is(tests.effective('chaperone.13_to_15.in_person', 'ann alone', '2026-04-03 10:00+00'), '"available"', 'until it expires');
select is(tests.effective('chaperone.13_to_15.in_person', 'ann at acme', '2026-03-15'), '"available"', 'and for no other engagement');
select is(tests.effective('chaperone.16_to_17.in_person', 'ann alone', '2026-03-15'), '"none"', 'nor for another rule');
select tests.deviation('chaperone.13_to_15.in_person', '"present"', null, 'ann alone', '2026-03-10 10:00+00', '2026-04-10 10:00+00');
select is(tests.effective('chaperone.13_to_15.in_person', 'ann alone', '2026-03-15'), '"present"', 'Of two the newest counts');

-- profiles and floors change
select tests.given($$
  insert into policy.profile_value values ('tutorstudio', 'sla.t1_general', '"PT1H"', '2026-03-03 10:00+00') $$);
select is(tests.effective('sla.t1_general', null, '2026-03-03 09:59:59.999999+00'), '"PT5M"', 'The value of a profile counts until a later one begins');
select is(tests.effective('sla.t1_general', null, '2026-03-03 10:00+00'), '"PT1H"', 'and the later one from its first instant');
select lives_ok($x$ select tests.do_as('cap_migration', $$ select policy.raise_floor('sla.t1_general', '"PT30M"', '30 min') $$) $x$, 'A floor rises');
select is(tests.effective('sla.t1_general', null, '2026-03-03 10:00+00'), '"PT30M"', 'and counts at once, whatever the profile says');

-- a deviation counts from its approval, whatever it says about the time before (TS-09)
select tests.person('late tutor', '{tutor}'), tests.person('late dsl', '{dsl}');
select tests.engagement('late alone', 'late tutor');
select tests.given($$
  insert into policy.deviation (deviation_id, key, value, engagement_id, rationale, requested_by, approved_by, approved_at, valid_from, expires_at)
  values (gen_random_uuid(), 'session.max_group', '8', tests.id('late alone'), 'eight siblings and cousins',
    tests.id('late tutor'), tests.id('late dsl'), '2026-05-05 12:00+00', '2026-05-01', '2026-06-01') $$);
select isnt(tests.effective('session.max_group', 'late alone', '2026-05-05 11:59:59+00'), '8', 'Before its approval a deviation does not count');
select is(tests.effective('session.max_group', 'late alone', '2026-05-05 12:00+00'), '8', 'from its approval on it does');

select tests.pretend('web_dsl');
select tests.is_refused($$ select policy.effective_all(null, now(), '{student.min_age}') $$, 'No web role asks directly');
select tests.is_refused_to('cap_ledger', $$ select policy.effective_all(null, now(), '{student.min_age}') $$, 'The ledger has no need to');

select tests.step_back();
select tests.override('small groups', 'acme', 'session.max_group', '4', now() - interval '1 day');
select tests.override('smaller soon', 'acme', 'session.max_group', '3', now() + interval '1 hour');
select tests.value_as('cap_booking', format('policy.remember(%L)', tests.id('ann at acme')));
select is(tests.effective('session.max_group', 'ann at acme', now() + interval '2 hours'), '3', 'What is remembered is not said of the time after the next change');
select tests.is_refused_to('cap_booking', format($$ select policy.effective_all(%L, clock_timestamp(), '{no.such_key}') $$, tests.id('ann at acme')), 'nor of what does not exist', '42704');
select is(tests.effective('session.max_group', 'ann alone', clock_timestamp()), '6', 'What is remembered of one engagement is not said of another');
select is(tests.effective('session.max_group', 'ann at acme', now() - interval '2 days'), '6', 'nor of the time before it was worked out');
select tests.override('at once', 'acme', 'session.max_group', '2', now() - interval '1 minute');
select is(tests.effective('session.max_group', 'ann at acme', clock_timestamp()), '2', 'What changes is seen at once');
select tests.value_as('cap_booking', format('policy.remember(%L)', tests.id('ann at acme')));
select tests.given($$ create or replace function policy.effective_anew(p_engagement uuid, p_at timestamptz, p_keys text[]) returns jsonb
  language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $b$ begin raise exception 'worked out'; end $b$ $$);
select is(tests.effective('session.max_group', 'ann at acme', clock_timestamp()), '2', 'While nothing changes nothing is worked out again');

select * from finish();
rollback;
