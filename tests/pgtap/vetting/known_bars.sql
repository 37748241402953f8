-- New information, the barred list, a prohibition, an uncleared hit and an unweighed disclosure block in every profile (F14, MT-38).
begin;
select plan(54);
select tests.follows_profile('tutorninjas');

create function pg_temp.bars(p_name text, p_at timestamptz) returns text[] language sql as $$
  select coalesce(tests.value_as('cap_vetting', format('select array_agg(code order by code) from vetting.known_bars(%L, %L, identity.civil_date(%2$L)) where class = ''B''', tests.id(p_name), p_at))::text[], '{}')
$$;
-- and what of it stops a booking
create function pg_temp.stops(p_name text, p_at timestamptz) returns text[] language sql as $$
  select array(
    select code from unnest(tests.fails(p_name, p_at, p_class => 'B')) as code
    where code in ('DBS_NEW_INFORMATION', 'BARRED_LIST_MATCH', 'PROHIBITION_MATCH', 'SCREENING_HIT_OPEN', 'SELF_DISCLOSURE_PENDING')
    order by code)
$$;

select tests.person('neighbour', '{tutor}');
select is(pg_temp.bars('neighbour', now()), '{}', 'Nothing is known against the neighbour');

-- E1.6 row 7
select tests.person('ursula', '{tutor}');
select tests.certificate('ursula', '2024-01-10', p_row => 'paper');
select tests.consents('ursula', '2024-01-10');
select tests.status_check('ursula', 'paper', 'NEW_INFO', '2026-11-21 09:00+00');
select is(pg_temp.bars('ursula', '2026-11-21 08:59:59+00'), '{}', 'A second before the answer nothing is known');
select is(pg_temp.stops('ursula', '2026-11-21 09:00:00+00'), '{DBS_NEW_INFORMATION}', 'Vector 7: new information stops in every profile, tutorninjas too');
select is(tests.until('ursula', 'DBS_NEW_INFORMATION', '2026-12-01'), '2026-11-21 09:00+00', 'and it is known since when');
select tests.status_check('ursula', 'paper', 'BLANK_NO_NEW_INFO', '2026-11-22 09:00+00');
select tests.status_check('ursula', 'paper', 'NO_MATCH_FOUND', '2026-11-23 09:00+00');
select is(pg_temp.bars('ursula', '2026-11-24'), '{DBS_NEW_INFORMATION}', 'No later answer takes it back');
select tests.certificate('ursula', '2026-11-21', '{"seen_on": "2026-11-25"}');
select is(pg_temp.bars('ursula', '2026-11-26'), '{DBS_NEW_INFORMATION}', 'nor does a certificate issued on that day');
select tests.certificate('ursula', '2026-11-22', '{"disclosures": "non_blank", "seen_on": "2026-11-30"}', 'newer paper');
select is(pg_temp.bars('ursula', '2026-12-01'), '{DBS_NEW_INFORMATION}', 'A later one that is not blank has to be weighed');
select tests.assesses('ursula', 'vera', 'newer paper', 'accept', '2026-12-02 09:00+00');
select is(pg_temp.bars('ursula', '2026-12-02 08:59:59+00'), '{DBS_NEW_INFORMATION}', 'and stops until it is');
select is(pg_temp.bars('ursula', '2026-12-02 09:00:00+00'), '{}', 'then not any more');
select tests.person('vic', '{tutor}');
select tests.certificate('vic', '2024-01-10', p_row => 'vic''s paper');
select tests.status_check('vic', 'vic''s paper', 'NEW_INFO', '2026-06-30 23:30+00');
select tests.certificate('vic', '2026-07-02', '{"seen_on": "2026-07-05"}');
select is(pg_temp.bars('vic', '2026-07-04 22:59:59+00'), '{DBS_NEW_INFORMATION}', 'A later blank certificate counts from the day on which it is seen');
select is(pg_temp.bars('vic', '2026-07-04 23:00:00+00'), '{}', 'in London');
select tests.person('sue', '{tutor}');
select tests.certificate('sue', '2026-01-10', p_row => 'sue''s paper');
select tests.record('dbs_status_check', 'sue', jsonb_build_object('certificate_id', tests.id('sue''s paper'), 'result', 'NEW_INFO',
  'checked_at', '2026-06-01T00:00:00Z', 'entitlement_basis', 'why'), 'mistyped');
select tests.record('dbs_status_check', 'sue', jsonb_build_object('certificate_id', tests.id('sue''s paper'), 'result', 'BLANK_NO_NEW_INFO',
  'checked_at', '2026-06-01T00:00:00Z', 'entitlement_basis', 'why', 'supersedes', tests.id('mistyped'), 'recorded_by', tests.id('vera')));
select is(pg_temp.bars('sue', '2026-07-01'), '{}', 'An answer that was mistyped and corrected by another officer was never given');
select tests.person('sal', '{tutor}');
select tests.certificate('sal', '2026-01-10', p_row => 'sal''s paper');
select tests.record('dbs_status_check', 'sal', jsonb_build_object('certificate_id', tests.id('sal''s paper'), 'result', 'NEW_INFO',
  'checked_at', '2026-06-01T00:00:00Z', 'entitlement_basis', 'why'), 'unwelcome');
select tests.record('dbs_status_check', 'sal', jsonb_build_object('certificate_id', tests.id('sal''s paper'), 'result', 'BLANK_NO_NEW_INFO',
  'checked_at', '2026-06-01T00:00:00Z', 'entitlement_basis', 'why', 'supersedes', tests.id('unwelcome')));
select is(pg_temp.bars('sal', '2026-07-01'), '{DBS_NEW_INFORMATION}', 'Who recorded it cannot take it back alone');
select tests.certificate('sal', '2026-07-02', '{"level": "basic", "workforce": "other", "barred_list": "not_checked", "seen_on": "2026-07-03"}');
select is(pg_temp.bars('sal', '2026-07-04'), '{DBS_NEW_INFORMATION}', 'and a basic certificate tells nothing about it');

-- the barred list
select tests.person('barry', '{tutor}');
select tests.certificate('barry', '2026-03-01', '{"barred_list": "match", "seen_on": "2026-03-29"}');
select is(pg_temp.bars('barry', '2026-03-28 23:59:59+00'), '{}', 'Before it was seen a match is not known');
select is(pg_temp.stops('barry', '2026-03-29 00:00:00+00'), '{BARRED_LIST_MATCH}', 'from that day it stops');
select tests.certificate('barry', '2026-04-01');
select is(pg_temp.bars('barry', '2026-05-01'), '{BARRED_LIST_MATCH}', 'for good, whatever a later certificate says');
select tests.person('bertha', '{tutor}');
select tests.certificate('bertha', '2026-03-01', jsonb_build_object('source', 'self_declared', 'barred_list', 'match',
  'recorded_by', tests.id('bertha'), 'seen_on', null));
select is(pg_temp.bars('bertha', '2026-03-02'), '{BARRED_LIST_MATCH}', 'Who says so of themselves is believed');
select tests.person('bo', '{tutor}');
select tests.screened('bo', 'childrens_barred', '2026-03-01 12:00+00', 'confirmed', 'bo''s run');
select is(pg_temp.bars('bo', '2026-03-01 11:59:59+00'), '{}', 'Before the run nothing');
select is(pg_temp.bars('bo', '2026-03-01 12:00:00+00'), '{BARRED_LIST_MATCH,SCREENING_HIT_OPEN}', 'A confirmed hit of the barred list is inclusion');
select tests.person('bea', '{tutor}');
select tests.screened('bea', 'childrens_barred', '2026-03-01 12:00+00', 'potential', 'bea''s run');
select is(pg_temp.bars('bea', '2026-03-02'), '{SCREENING_HIT_OPEN}', 'a potential one is a hit');
select tests.record('screening_clearance', 'bea', jsonb_build_object('rationale', 'Another date of birth and place.',
  'cleared_by', tests.id('vera'), 'cleared_at', '2026-03-03T12:00:00Z'), 'bea''s run''s hit');
select is(pg_temp.bars('bea', '2026-03-03 11:59:59+00'), '{SCREENING_HIT_OPEN}', 'until somebody else has cleared it');
select is(pg_temp.bars('bea', '2026-03-03 12:00:00+00'), '{}', 'then it stops nobody');

select tests.person('bel', '{tutor}');
select tests.certificate('bel', '2026-03-01', '{"barred_list": "match"}', 'bel''s paper');
select tests.certificate('bel', '2026-03-01', jsonb_build_object('supersedes', tests.id('bel''s paper')));
select is(pg_temp.bars('bel', '2026-06-01'), '{BARRED_LIST_MATCH}', 'A record of inclusion does not go away by being written over (E1.3)');
select tests.certificate('sue', '2026-07-10', p_row => 'sue''s newer paper');
select tests.status_check('sue', 'sue''s paper', 'NEW_INFO', '2026-07-05 09:00+00');
select is(pg_temp.bars('sue', '2026-07-20'), '{}', 'A later certificate clears new information');
select tests.certificate('sue', '2026-07-04', jsonb_build_object('supersedes', tests.id('sue''s newer paper')));
select is(pg_temp.bars('sue', '2026-07-20'), '{DBS_NEW_INFORMATION}', 'until it turns out not to have been later');
select tests.status_check('sue', 'sue''s paper', 'NEW_INFO', '2026-07-15 09:00+00');
select is(tests.until('sue', 'DBS_NEW_INFORMATION', '2026-07-20'), '2026-07-05 09:00+00', 'Of two answers the first says since when');

-- prohibition
select tests.person('pru', '{tutor}');
select tests.record('prohibition_check', 'pru', '{"kind": "section_128", "result": "match", "checked_on": "2026-10-25"}', 'pru''s check');
select is(pg_temp.bars('pru', '2026-10-24 22:59:59+00'), '{}', 'Before the day of the check nothing');
select is(pg_temp.stops('pru', '2026-10-24 23:00:00+00'), '{PROHIBITION_MATCH}', 'A section 128 direction stops');
select tests.record('prohibition_check', 'pru', '{"kind": "section_128", "result": "clear", "checked_on": "2026-10-28"}');
select is(pg_temp.bars('pru', '2026-10-29'), '{PROHIBITION_MATCH}', 'and a later clear check does not take it back');
select tests.record('prohibition_check', 'pru', jsonb_build_object('kind', 'section_128', 'result', 'clear', 'checked_on', '2026-10-25',
  'supersedes', tests.id('pru''s check')), 'pru''s excuse');
select is(pg_temp.bars('pru', '2026-10-29'), '{PROHIBITION_MATCH}', 'nor does the officer who recorded it, alone');
select tests.person('quinn', '{tutor}');
select tests.record('prohibition_check', 'quinn', '{"kind": "section_128", "result": "match", "checked_on": "2026-10-25"}', 'quinn''s check');
select tests.record('prohibition_check', 'quinn', jsonb_build_object('kind', 'section_128', 'result', 'clear', 'checked_on', '2026-10-25',
  'supersedes', tests.id('quinn''s check'), 'recorded_by', tests.id('vera')));
select is(pg_temp.bars('quinn', '2026-10-29'), '{}', 'only a correction by another officer does');
select tests.person('ian', '{tutor}');
select tests.record('prohibition_check', 'ian', '{"kind": "interim_prohibition", "result": "match", "checked_on": "2026-01-01"}');
select is(pg_temp.bars('ian', '2026-01-02'), '{PROHIBITION_MATCH}', 'An interim prohibition stops');
select tests.person('tia', '{tutor}');
select tests.record('prohibition_check', 'tia', '{"kind": "tra_prohibition", "result": "match", "checked_on": "2026-01-01"}');
select is(pg_temp.bars('tia', '2026-01-02'), '{PROHIBITION_MATCH}', 'so does one of the TRA');
select tests.person('tess', '{tutor}');
select tests.screened('tess', 'tra_prohibition', '2026-03-01', 'confirmed', 'tess''s run');
select is(pg_temp.bars('tess', '2026-03-02'), '{PROHIBITION_MATCH,SCREENING_HIT_OPEN}', 'and a confirmed hit of it');
select tests.record('screening_clearance', 'tess', jsonb_build_object('rationale', 'Another date of birth and place.',
  'cleared_by', tests.id('vera'), 'cleared_at', '2026-03-03T12:00:00Z'), 'tess''s run''s hit');
select is(pg_temp.bars('tess', '2026-03-04'), '{}', 'until it is cleared');

-- hits of the other sources, and of a failed run
select tests.person('sam', '{tutor}');
select tests.screened('sam', 'uk_sanctions_list', '2026-03-01', 'confirmed', 'sam''s run');
select is(pg_temp.stops('sam', '2026-03-02'), '{SCREENING_HIT_OPEN}', 'A hit of the sanctions list stops, in a profile that does not ask for screening');
select tests.person('olga', '{tutor}');
select tests.screened('olga', 'overseas_teacher_sanction', '2026-03-01', 'potential', 'olga''s run', 'failed');
select is(pg_temp.bars('olga', '2026-03-02'), '{SCREENING_HIT_OPEN}', 'and one of abroad, even of a run that failed');

-- what a tutor tells of themselves
select tests.person('tom', '{tutor}');
select tests.record('self_disclosure', 'tom', jsonb_build_object('nature', 'A caution', 'recorded_by', tests.id('tom'),
  'disclosed_at', '2026-03-01T12:00:00Z'), 'tom''s word');
select is(pg_temp.bars('tom', '2026-03-01 11:59:59+00'), '{}', 'Before a tutor tells, nothing');
select is(pg_temp.stops('tom', '2026-03-01 12:00:00+00'), '{SELF_DISCLOSURE_PENDING}', 'What a tutor tells has to be reviewed (MT-38)');
select tests.assesses('tom', 'vera', 'tom''s word', 'reject', '2026-03-02 12:00+00', 'self_disclosure_id');
select is(pg_temp.bars('tom', '2026-03-03'), '{SELF_DISCLOSURE_PENDING}', 'Rejected, it goes on to stop');
select tests.assesses('tom', 'viktor', 'tom''s word', 'accept', '2026-03-04 12:00+00', 'self_disclosure_id');
select is(pg_temp.bars('tom', '2026-03-04 11:59:59+00'), '{SELF_DISCLOSURE_PENDING}', 'to the second before it is accepted');
select is(pg_temp.bars('tom', '2026-03-04 12:00:00+00'), '{}', 'and then no more');
select tests.record('self_disclosure', 'tom', jsonb_build_object('nature', 'A charge', 'recorded_by', tests.id('tom'),
  'disclosed_at', '2026-03-05T12:00:00Z'), 'tom''s second word');
select is(pg_temp.bars('tom', '2026-03-06'), '{SELF_DISCLOSURE_PENDING}', 'Each disclosure needs its own review');
select is(tests.until('tom', 'SELF_DISCLOSURE_PENDING', '2026-03-06'), '2026-03-05 12:00+00', 'and the accepted one is settled');

-- one hit of two, and one of the TRA that may be somebody else
select tests.person('ted', '{tutor}');
select tests.screened('ted', 'tra_prohibition', '2026-03-01', 'potential', 'ted''s run');
select is(pg_temp.bars('ted', '2026-03-02'), '{SCREENING_HIT_OPEN}', 'A potential hit of the TRA is a hit, and no prohibition yet');
select tests.screened('ted', 'uk_sanctions_list', '2026-03-01', 'potential', 'ted''s other run');
select tests.record('screening_clearance', 'ted', jsonb_build_object('rationale', 'Another date of birth and place.',
  'cleared_by', tests.id('vera'), 'cleared_at', '2026-03-03T12:00:00Z'), 'ted''s other run''s hit');
select is(pg_temp.bars('ted', '2026-03-04'), '{SCREENING_HIT_OPEN}', 'Who cleared one hit has not cleared the other');
-- new information is cleared by a later certificate of the kind that tells, and by no other
select tests.person('noah', '{tutor}');
select tests.certificate('noah', '2026-01-10', p_row => 'noah''s paper');
select tests.status_check('noah', 'noah''s paper', 'NEW_INFO', '2026-06-01 09:00+00');
select tests.certificate('noah', '2026-06-10', '{"level": "standard"}'), tests.certificate('noah', '2026-06-11', '{"workforce": "adult"}');
select is(pg_temp.bars('noah', '2026-06-20'), '{DBS_NEW_INFORMATION}', 'Neither a standard certificate nor one for work with adults tells of it');
select tests.certificate('noah', '2026-06-12', '{"workforce": "child_and_adult"}');
select is(pg_temp.bars('noah', '2026-06-20'), '{}', 'one for both does');

-- the same in the other two profiles
select tests.given($$ insert into policy.profile_adoption (adoption_id, profile, effective_from, proposed_by, proposed_at, approved_by, approved_at)
  values (gen_random_uuid(), 'mytutor', '2027-01-01', gen_random_uuid(), '2026-12-01', gen_random_uuid(), '2026-12-01'),
         (gen_random_uuid(), 'tutorstudio', '2027-02-01', gen_random_uuid(), '2026-12-01', gen_random_uuid(), '2026-12-01') $$);
select is(pg_temp.stops('bo', '2027-01-02'), '{BARRED_LIST_MATCH,SCREENING_HIT_OPEN}', 'mytutor blocks the same');
select is(pg_temp.stops('bo', '2027-02-02'), '{BARRED_LIST_MATCH,SCREENING_HIT_OPEN}', 'and tutorstudio');


-- a clearance that should never have been: it clears nothing, though the gate before it were gone (E1.3, F14)
select tests.settled();
select tests.given('alter table vetting.screening_clearance disable trigger _200_clearer_is_another');
select tests.person('gil', '{tutor}'), tests.person('gus', '{tutor}');
select tests.screened('gil', 'uk_sanctions_list', '2026-03-01', 'confirmed', 'gil''s run'), tests.screened('gus', 'uk_sanctions_list', '2026-03-01', 'confirmed', 'gus''s run');
create function pg_temp.clears(p_by text, p_hit text) returns uuid language sql as $$
  select tests.record('screening_clearance', 'gil', jsonb_build_object('rationale', 'Another date of birth and place.', 'cleared_by', tests.id(p_by),
    'cleared_at', '2026-03-02T00:00:00Z'), p_hit) $$;
select pg_temp.clears('gil', 'gil''s run''s hit'), pg_temp.clears('the registrar', 'gus''s run''s hit'), pg_temp.clears('vera', 'bo''s run''s hit');
select is(pg_temp.bars('gil', '2026-04-01'), '{SCREENING_HIT_OPEN}', 'Nobody clears their own hit');
select is(pg_temp.bars('gus', '2026-04-01'), '{SCREENING_HIT_OPEN}', 'nor does whoever ran the screening');
select is(pg_temp.bars('bo', '2026-04-01'), '{BARRED_LIST_MATCH,SCREENING_HIT_OPEN}', 'and inclusion in the barred list is cleared by nobody');

select * from finish();
rollback;
