-- Every reason, never only the first, with its class and since when; and what will have lapsed by the session (E1.3, E1.5).
begin;
select plan(30);
select tests.follows_profile('tutorstudio');
select tests.person('ann', '{tutor}');
select tests.is_cleared('ann', '2025-11-21', '2026-11-20 12:00+00');

select is(tests.fails('ann', '2026-11-20 23:59:59+00'), '{}', 'Vector 1: nothing fails on the last day of the year');
select is(tests.fails('ann', '2026-11-21 00:00:00+00', p_class => 'B'), '{DBS_LAPSED}', 'Vector 2 and 12: a lapsed DBS blocks, a start too');
select is(tests.fails('ann', '2026-11-21 00:00:00+00', p_class => 'N'), '{TRAINING_LAPSED:kcsie_part1}', 'Vector 10 and 11: lapsed training blocks new bookings only');
select is(tests.fails('ann', '2026-11-21 00:00:00+00', p_first => true, p_class => 'B'), '{DBS_LAPSED,TRAINING_LAPSED:kcsie_part1}', 'but at the very first it counts in full');
select is(tests.fails('ann', '2026-11-21 00:00:00+00', p_first => true, p_class => 'N'), '{}', 'and not twice');

-- E1.6 row 20
select tests.person('two', '{tutor}');
select tests.is_cleared('two', '2025-11-21', '2026-11-20 12:00+00');
select tests.given($$ insert into vetting.reference (reference_id, person_id, referee, relationship, outcome, verified_on, recorded_by, supersedes)
  select gen_random_uuid(), person_id, referee, relationship, 'unsatisfactory', verified_on, recorded_by, reference_id
  from vetting.reference where person_id = tests.id('two') limit 1 $$);
select tests.certificate('two', '2026-05-01');
select is(tests.fails('two', '2026-11-21 00:00:00+00'), '{REFERENCES_INSUFFICIENT,TRAINING_LAPSED:kcsie_part1}', 'Vector 20: two failures are two codes');
select is(tests.fails('unknown', '2026-06-01', p_class => 'B'),
  '{BARRED_LIST_NOT_CHECKED,DBS_MISSING,IDENTITY_UNVERIFIED,QUALIFICATIONS_UNVERIFIED,REFERENCES_INSUFFICIENT,SCREENING_MISSING,VETTING_GATE_NOT_PASSED}',
  'Of somebody who has shown nothing everything is told');

-- one code, one row
select tests.person('bo', '{tutor}');
select tests.certificate('bo', '2026-01-01', '{"barred_list": "match"}');
select tests.screened('bo', 'childrens_barred', '2026-02-01', 'confirmed', 'bo''s run');
select tests.screened('bo', 'uk_sanctions_list', '2026-02-02', 'potential', 'bo''s other run');
select is(tests.value_as('cap_booking', $$ select count(*) || ' ' || count(distinct code) from vetting.findings(tests.id('bo'), null, '2026-06-01') $$),
  tests.value_as('cap_booking', $$ select count(distinct code) || ' ' || count(distinct code) from vetting.findings(tests.id('bo'), null, '2026-06-01') $$),
  'A code with two causes is one row');
select is(tests.value_as('cap_booking', $$ select until = '2026-01-01 00:00+00' from vetting.findings(tests.id('bo'), null, '2026-06-01') where code = 'BARRED_LIST_MATCH' $$),
  'true', 'since the first of them');

select is(tests.value_as('cap_booking', $$ select until = '2026-02-01 00:00+00' from vetting.findings(tests.id('bo'), null, '2026-06-01') where code = 'SCREENING_HIT_OPEN' $$),
  'true', 'each of them');

-- far ahead
select is(tests.fails('ann', '2026-11-20 23:00+00', p_starts_at => '2026-11-20 23:59:59+00'), '{}', 'What holds until the session is not mentioned');
select is(tests.fails('ann', '2026-11-20 23:00+00', p_starts_at => '2026-11-21 00:00:00+00'), '{EXPIRES_BEFORE_SESSION}', 'what lapses as it begins is');
select is(tests.fails('ann', '2026-11-20 23:00+00', p_starts_at => '2026-11-21 00:00:00+00', p_class => 'A'), '{EXPIRES_BEFORE_SESSION}', 'and only advises');
select is(tests.fails('two', '2026-11-19', 'EXPIRES%', p_starts_at => '2027-04-30 23:00+00'), '{EXPIRES_BEFORE_SESSION}', 'Training and DBS alike');
select is(tests.fails('two', '2026-11-20 12:00+00', 'EXPIRES%', p_starts_at => '2026-11-20 23:00+00'), '{}', 'A day ahead nothing runs out');
select is(tests.fails('ann', '2026-11-17 12:00+00', 'EXPIRES%', p_starts_at => '2026-11-20 12:00+00'), '{}',
  'The nightly screening is not counted: it is run again every night');
select is(tests.fails('ann', '2026-11-21 00:00:00+00', 'EXPIRES%', p_starts_at => '2026-11-22'), '{}', 'What has lapsed already is said by its own name');
select is(tests.fails('ann', '2026-11-20 23:00+00', 'EXPIRES%'), '{}', 'Without a session nothing is said about it');
select is(tests.value_as('cap_booking', $$ select until = '2026-11-21 00:00+00' from vetting.findings(tests.id('two'), null, '2026-11-20 23:00+00', '2027-12-24') where code = 'EXPIRES_BEFORE_SESSION' $$),
  'true', 'The first end of several is told');
select tests.organisation('acme', 'agency');
select tests.engagement('ann at acme', 'ann', 'acme');
select tests.override('through', 'acme', 'session.require_valid_through', 'true');
select is(tests.fails('ann', '2026-11-20 23:00+00', 'EXPIRES%', 'ann at acme', '2026-11-21 00:00:00+00', p_class => 'N'), '{EXPIRES_BEFORE_SESSION}', 'Where a contract wants it to hold, there is no booking');
select is(tests.fails('ann', '2026-11-20 23:00+00', 'EXPIRES%', 'ann at acme', '2026-11-20 23:59:59+00'), '{}', 'beyond it, and only beyond');

-- other than training counts as it does
select tests.person('hal', '{tutor}'), tests.is_cleared('hal', '2026-01-15', '2026-06-01 00:00+00');
select is(tests.fails('hal', '2026-06-01 12:00+00', p_starts_at => '2026-06-05'), '{}', 'The screening of last night is not what expires before a lesson next week');
select tests.given($$ insert into policy.document_version (document, version, effective_from, owner, review_due_on, body)
  values ('code_of_conduct', 'newer', '2026-02-01', 'DSL', '2027-02-01', 'New.') $$);
select is(tests.fails('hal', '2026-06-01 12:00+00', p_first => true, p_class => 'N'), '{ACK_MISSING:code_of_conduct}', 'At a first booking a document stops as it does at any'),
  is(tests.fails('hal', '2026-06-01 12:00+00', p_first => true, p_class => 'B'), '{}', 'and no more');

select tests.person('lil', '{tutor}'), tests.is_cleared('lil', '2025-06-01', '2025-10-01 00:00+00');
select is(tests.fails('lil', '2025-10-01 12:00+00', 'TRAINING%', p_first => true, p_class => 'A'), '{TRAINING_EDITION_SUPERSEDED}', 'and a new edition of the guidance only advises, at a first booking too (E1.5)');

-- for a school
select tests.organisation('hill school', 'school');
select tests.engagement('ann at hill', 'ann', p_school => 'hill school');
select tests.record('contract', 'ann', jsonb_build_object('kind', 'written_confirmation', 'starts_on', '2026-01-01', 'ends_on', '2026-11-10', 'engagement_id', tests.id('ann at hill')));
select is(tests.fails('ann', '2026-11-01', 'EXPIRES%', 'ann at hill', '2026-11-10 00:00+00'), '{EXPIRES_BEFORE_SESSION}', 'The written confirmation counts for the school');
select is(tests.fails('ann', '2026-11-01', 'EXPIRES%', p_starts_at => '2026-11-10 00:00+00'), '{}', 'and for nobody else');

-- who may ask
select tests.become('ann', 'web_tutor');
select tests.is_refused($$ select vetting.findings(tests.id('ann')) $$, 'Tutors ask through the api');
select tests.become('vera', 'web_vetting');
select tests.is_refused($$ select vetting.findings(tests.id('ann')) $$, 'and so do officers');
select tests.is_refused_to('cap_policy', $$ select vetting.findings(tests.id('ann')) $$, 'No lane below asks vetting');
select * from finish();
rollback;
