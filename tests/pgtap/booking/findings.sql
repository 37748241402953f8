-- May these learners be taught by this tutor, there and then: every reason, never only the first (E1.6).
begin;
select plan(17);

-- rows 10, 11, 12 and 20
savepoint tutorstudio;
select tests.follows_profile();
select tests.person('ann', '{tutor}');
select tests.engagement('ann alone', 'ann');
select tests.is_cleared('ann', '2025-11-21', '2026-11-21 05:00Z');
select tests.given($$ insert into vetting.dbs_certificate
    (certificate_id, person_id, source, number, level, workforce, barred_list, name_on_certificate, disclosures, issued_on, seen_on, recorded_by, recorded_at)
  values (gen_random_uuid(), tests.id('ann'), 'verified', '001234567891', 'enhanced', 'child', 'clear', 'Ann Example', 'blank',
          '2026-01-01', '2026-01-01', tests.registrar(), '2026-01-01') $$);
select tests.ward('lily', '2015-05-05');
select tests.given($$ insert into vetting.screening_run (run_id, person_id, source, outcome, ran_at, recorded_by)
  select gen_random_uuid(), tests.id('ann'), 'uk_sanctions_list', 'completed', at, tests.registrar()
  from unnest('{2026-11-20 05:00Z,2026-12-31 05:00Z,2027-01-01 05:00Z}'::timestamptz[]) as at $$);

select is(tests.stops('ann', '{lily}', '2026-11-28 09:00Z', p_at => '2026-11-20 23:59:59 Europe/London'), '{}'::text[],
  'The evening before training lapses a booking is possible');
select is(tests.stops('ann', '{lily}', '2026-11-28 09:00Z', p_at => '2026-11-21 00:00 Europe/London'),
  '{TRAINING_LAPSED:kcsie_part1}'::text[], 'Row 10: a year after training no new booking');
select is(tests.stops('ann', '{lily}', '2026-11-21 09:00Z', p_at => '2026-11-21 09:00Z', p_point => 'P3'),
  '{TRAINING_LAPSED:kcsie_part1}'::text[], 'and no change of one');
select is(tests.stops('ann', '{lily}', '2026-11-21 09:00Z', p_at => '2026-11-21 09:00Z', p_point => 'P4'),
  '{PRESENCE_UNCONFIRMED}'::text[], 'Row 11: but a lesson that was booked starts, once the learner is there');
select is(tests.stops('ann', '{lily}', '2026-11-21 09:00Z', p_at => '2026-11-21 09:00Z', p_point => 'P5'), '{}'::text[],
  'and is not paused until then');
select is(tests.stops('ann', '{lily}', '2026-12-31 09:00Z', p_at => '2026-12-31 09:00Z', p_point => 'P4'),
  '{PRESENCE_UNCONFIRMED}'::text[], 'On the last day of the DBS check a lesson starts');
select is(tests.stops('ann', '{lily}', '2027-01-01 09:00Z', p_at => '2027-01-01 09:00Z', p_point => 'P4'),
  '{DBS_LAPSED,PRESENCE_UNCONFIRMED}'::text[], 'Row 12: the day after, a lesson booked last month does not');
select is(tests.stops('ann', '{lily}', '2027-01-01 09:00Z', p_at => '2027-01-01 09:00Z', p_point => 'P5'),
  '{DBS_LAPSED}'::text[], 'and is paused');
select is(tests.stops('ann', '{lily}', '2027-02-01 09:00Z', p_at => '2026-11-20 12:00Z', p_class => 'A'),
  '{EXPIRES_BEFORE_SESSION}'::text[], 'A lesson after the check runs out can be booked, with an advisory');
select is(tests.stops('ann', '{lily}', '2026-11-20 16:00Z', p_at => '2026-11-20 12:00Z', p_class => 'A'),
  '{}'::text[], 'one before it needs none');

select tests.given($$ insert into vetting.reference (reference_id, person_id, referee, relationship, outcome, verified_on, recorded_by, supersedes)
  select gen_random_uuid(), person_id, referee, relationship, 'unsatisfactory', '2026-11-01', recorded_by, reference_id
  from vetting.reference where person_id = tests.id('ann') limit 1 $$);
select is(tests.stops('ann', '{lily}', '2026-11-28 09:00Z', p_at => '2026-11-21 09:00Z'),
  '{REFERENCES_INSUFFICIENT,TRAINING_LAPSED:kcsie_part1}'::text[], 'Row 20: both reasons, not the first');
select tests.restricted('ann', 'hold', '2026-11-21 08:00Z');
select tests.kept_apart('ann', 'lily', 'household', '2026-11-21 08:00Z');
select is(tests.stops('ann', '{lily,nobody}', '2026-11-28 09:00Z', 60, 'in_person', p_at => '2026-11-21 09:00Z'),
  '{CHAPERONE_UNRESOLVED,NO_CONTACT_ORDER,REFERENCES_INSUFFICIENT,STUDENT_UNKNOWN,TRAINING_LAPSED:kcsie_part1,TUTOR_ON_HOLD,VENUE_MISSING}'::text[],
  'Tutor, learners and session are all looked at');
select is(tests.truth($$ select count(*) from booking.findings(tests.id('ann'), array[tests.id('lily'), tests.id('lily')], '2026-11-28 09:00Z',
    '2026-11-28 10:00Z', 'online', tests.id('ann alone'), null, '2026-11-21 09:00Z', 'P2') where code = 'NO_CONTACT_ORDER' $$), '1',
  'Each reason is there once');
rollback to tutorstudio;

-- rows 8 and 9: tutorninjas asks for other things, a school for the full set
select tests.follows_profile('tutorninjas');
select tests.person('nia', '{tutor}');
select tests.engagement('nia alone', 'nia');
select tests.organisation('hill', 'school');
select tests.engagement('nia at hill', 'nia', null, 'hill');
select tests.given($$
  insert into vetting.dbs_certificate (certificate_id, person_id, source, level, recorded_by)
  values (gen_random_uuid(), tests.id('nia'), 'self_declared', 'enhanced', tests.id('nia'));
  insert into vetting.identity_check (check_id, person_id, method, outcome, verified_name, verified_on, recorded_by)
  values (gen_random_uuid(), tests.id('nia'), 'photo_id', 'verified', 'Nia Example', '2026-10-01', tests.registrar());
  insert into vetting.qualification (qualification_id, person_id, kind, title, outcome, verified_on, valid_until, recorded_by)
  values (gen_random_uuid(), tests.id('nia'), 'university_affiliation', 'Student', 'verified', '2026-10-01', '2027-07-01', tests.registrar()),
         (gen_random_uuid(), tests.id('nia'), 'video_interview', 'Interview', 'verified', '2026-10-01', null, tests.registrar());
  insert into vetting.gate_decision (decision_id, person_id, decision, decided_by, decided_at)
  values (gen_random_uuid(), tests.id('nia'), 'passed', tests.registrar(), '2026-10-02') $$);
select tests.acknowledges('nia', 'safeguarding_policy', '2026-10-02');
select tests.ward('lily', '2010-05-05');
select tests.acknowledges(person, 'safeguarding_policy', '2026-10-02') from unnest('{lily,lily''s parent}'::text[]) as person;
select is(tests.stops('nia', '{lily}', '2026-11-22 09:00Z', p_at => '2026-11-21 09:00Z'), '{}'::text[],
  'Row 8: tutorninjas, a self-declared DBS is enough for private work');
select is(tests.stops('nia', '{lily}', '2026-11-22 09:00Z', p_engagement => 'nia at hill', p_at => '2026-11-21 09:00Z'),
  '{BARRED_LIST_NOT_CHECKED,DBS_SELF_DECLARED_ONLY,SCHOOL_CHECK_SET_INCOMPLETE}'::text[], 'Row 9: for a school it is not (F15, F16)');
select is(tests.stops('nia', '{lily}', '2026-11-22 09:00Z', 60, 'in_person', null, '"Library"', p_at => '2026-11-21 09:00Z'),
  '{MODALITY_NOT_ALLOWED}'::text[], 'tutorninjas teaches online only');

select tests.become('nia', 'web_tutor');
select tests.is_refused($$ select * from booking.findings(tests.id('nia'), '{}', null, null, null, null, null, now(), 'P1') $$,
  'Nobody asks for findings but the functions of booking');

select * from finish();
rollback;
