-- Identity, qualifications, references, affiliation and interview, and what a renewed contract asks for (TS-75, TS-80, TN-01, TN-10).
begin;
select plan(73);
select tests.follows_profile('tutorstudio');
select tests.person('ann', '{tutor}');

create function pg_temp.fails(p_name text, p_at timestamptz) returns text[] language sql as $$
  select tests.fails(p_name, p_at, 'IDENT%') || tests.fails(p_name, p_at, 'QUAL%') || tests.fails(p_name, p_at, 'REF%')
$$;
create function pg_temp.shows(p_name text, p_table text, p_on date, p_values jsonb default '{}') returns uuid language sql as $$
  select tests.record(p_table, p_name, case p_table
    when 'identity_check' then '{"method": "passport", "outcome": "verified", "verified_name": "X Y"}'::jsonb
    when 'qualification' then '{"kind": "academic", "title": "BSc", "outcome": "verified"}'
    else jsonb_build_object('referee', gen_random_uuid(), 'relationship', 'employer', 'outcome', 'verified')
  end || jsonb_build_object('verified_on', p_on) || p_values)
$$;

select is(pg_temp.fails('ann', '2026-03-01'), '{IDENTITY_UNVERIFIED,QUALIFICATIONS_UNVERIFIED,REFERENCES_INSUFFICIENT}',
  'Nothing shown is nothing verified');

-- identity
select pg_temp.shows('ann', 'identity_check', '2026-03-28', '{"outcome": "failed"}');
select is(tests.fails('ann', '2026-04-01', 'IDENT%'), '{IDENTITY_UNVERIFIED}', 'A failed identity check is none');
select pg_temp.shows('ann', 'identity_check', '2026-03-30');
select is(tests.fails('ann', '2026-03-29 22:59:59+00', 'IDENT%'), '{IDENTITY_UNVERIFIED}', 'To the last second of the day before, on which the clocks changed');
select is(tests.fails('ann', '2026-03-29 23:00:00+00', 'IDENT%'), '{}', 'and from midnight of the day on which it is verified');

-- qualifications
select pg_temp.shows('ann', 'qualification', '2026-03-01', '{"outcome": "failed"}');
select pg_temp.shows('ann', 'qualification', '2026-03-01', '{"kind": "video_interview"}');
select pg_temp.shows('ann', 'qualification', '2026-03-01', '{"kind": "university_affiliation"}');
select is(tests.fails('ann', '2026-04-01', 'QUAL%'), '{QUALIFICATIONS_UNVERIFIED}', 'A failed one, an interview and an affiliation are no qualification');
select pg_temp.shows('ann', 'qualification', '2026-04-02', '{"kind": "professional", "valid_until": "2026-10-25"}');
select is(tests.fails('ann', '2026-04-01 22:59:59+00', 'QUAL%'), '{QUALIFICATIONS_UNVERIFIED}', 'To the last second before it is verified');
select is(tests.fails('ann', '2026-04-01 23:00:00+00', 'QUAL%'), '{}', 'from then on it counts, professional or academic');
select is(tests.fails('ann', '2026-10-24 22:59:59+00', 'QUAL%'), '{}', 'One that ends counts to the last second of the day before');
select is(tests.fails('ann', '2026-10-24 23:00:00+00', 'QUAL%'), '{QUALIFICATIONS_UNVERIFIED}', 'and no more on the day');
select is(tests.until('ann', 'QUALIFICATIONS_UNVERIFIED', '2026-11-01'), '2026-10-24 23:00+00', 'since when is known');
select pg_temp.shows('ann', 'qualification', '2026-11-01');
select is(tests.fails('ann', '2026-11-02', 'QUAL%'), '{}', 'Another one is as good');
select is(tests.until('ann', 'qualifications', '2026-11-02'), null, 'and has no end');

-- references
select pg_temp.shows('ann', 'reference', '2026-03-01', '{"outcome": "unsatisfactory"}');
select pg_temp.shows('ann', 'reference', '2026-03-01');
select is(tests.fails('ann', '2026-06-01', 'REF%'), '{REFERENCES_INSUFFICIENT}', 'One good reference of two is too few');
select pg_temp.shows('ann', 'reference', '2026-06-02');
select is(tests.fails('ann', '2026-06-01 22:59:59+00', 'REF%'), '{REFERENCES_INSUFFICIENT}', 'To the last second before the second is verified');
select is(tests.fails('ann', '2026-06-01 23:00:00+00', 'REF%'), '{}', 'then they are enough');

-- renewal: R - 90 days
select tests.person('ren', '{tutor}');
select pg_temp.shows('ren', 'qualification', '2025-06-01');
select pg_temp.shows('ren', 'reference', '2025-06-01');
select pg_temp.shows('ren', 'reference', '2025-06-01');
select tests.record('contract', 'ren', '{"kind": "tutor_contract", "starts_on": "2025-06-01", "ends_on": "2026-06-01"}');
select is(tests.fails('ren', '2026-05-31 12:00+01', 'QUAL%') || tests.fails('ren', '2026-05-31 12:00+01', 'REF%'), '{}', 'A first contract asks for nothing new');
select is(tests.until('ren', 'qualifications', '2026-05-31'), null, 'and no renewal is known');
select tests.record('contract', 'ren', '{"kind": "tutor_contract", "starts_on": "2026-06-01"}');
select is(tests.until('ren', 'qualifications', '2026-05-31 12:00+01'), '2026-05-31 23:00+00', 'A renewal that is agreed is forecast');
select is(tests.until('ren', 'references', '2026-05-31 12:00+01'), '2026-05-31 23:00+00', 'for references too');
select is(tests.fails('ren', '2026-05-31 22:59:59+00', 'QUAL%') || tests.fails('ren', '2026-05-31 22:59:59+00', 'REF%'), '{}', 'Nothing is stale before it');
select is(tests.fails('ren', '2026-05-31 23:00:00+00', 'QUAL%') || tests.fails('ren', '2026-05-31 23:00:00+00', 'REF%'),
  '{QUALIFICATIONS_STALE,REFERENCES_STALE}', 'from its first second both are');
select is(tests.fails('ren', '2026-06-02', 'QUAL%', p_class => 'N'), '{QUALIFICATIONS_STALE}', 'which stops new bookings only');
select pg_temp.shows('ren', 'qualification', '2026-03-02');
select pg_temp.shows('ren', 'reference', '2026-03-02'), pg_temp.shows('ren', 'reference', '2026-03-02');
select is(tests.fails('ren', '2026-06-02', 'QUAL%') || tests.fails('ren', '2026-06-02', 'REF%'), '{QUALIFICATIONS_STALE,REFERENCES_STALE}',
  'What was verified 91 days before the renewal is too old');
select pg_temp.shows('ren', 'qualification', '2026-03-03');
select pg_temp.shows('ren', 'reference', '2026-03-03'), pg_temp.shows('ren', 'reference', '2026-03-03');
select is(tests.fails('ren', '2026-06-02', 'QUAL%') || tests.fails('ren', '2026-06-02', 'REF%'), '{}', '90 days before is in time');
select tests.person('len', '{tutor}');
select pg_temp.shows('len', 'qualification', '2025-06-01');
select pg_temp.shows('len', 'reference', '2025-06-01');
select tests.record('contract', 'len', '{"kind": "tutor_contract", "starts_on": "2025-06-01", "ends_on": "2026-06-01"}');
select tests.record('contract', 'len', '{"kind": "tutor_contract", "starts_on": "2026-06-01", "ends_on": "2027-06-01"}', 'len''s renewal');
select is(tests.fails('len', '2026-06-02', 'REF%'), '{REFERENCES_INSUFFICIENT}', 'Too few references are not called stale as well');
select pg_temp.shows('len', 'reference', '2026-07-01'), pg_temp.shows('len', 'reference', '2026-07-01');
select is(tests.fails('len', '2026-07-02', 'REF%'), '{}', 'Verified after the renewal is fresh');
select is(tests.fails('len', '2026-07-02', 'QUAL%'), '{QUALIFICATIONS_STALE}', 'each kind by itself');
select is(tests.fails('len', '2027-06-01 12:00+01', 'QUAL%'), '{}', 'With no contract today nothing was renewed');
select tests.record('contract', 'len', jsonb_build_object('kind', 'tutor_contract', 'starts_on', '2025-06-01', 'ends_on', '2027-06-01',
  'supersedes', tests.id('len''s renewal')));
select is(tests.fails('len', '2026-07-02', 'QUAL%'), '{}', 'A renewal that was recorded wrongly is none');

-- a first contract is no renewal, however old the papers
select tests.person('fir', '{tutor}');
select pg_temp.shows('fir', 'qualification', '2020-01-01');
select tests.record('contract', 'fir', '{"kind": "tutor_contract", "starts_on": "2026-01-01"}');
select is(tests.fails('fir', '2026-06-02', 'QUAL%'), '{}', 'A first contract takes papers of any age');
-- of periods that overlap the later one is the renewal
select tests.person('ola', '{tutor}');
select pg_temp.shows('ola', 'qualification', '2026-01-15');
select tests.record('contract', 'ola', '{"kind": "tutor_contract", "starts_on": "2025-01-01"}');
select tests.record('contract', 'ola', '{"kind": "tutor_contract", "starts_on": "2026-03-01"}');
select is(tests.fails('ola', '2026-06-02', 'QUAL%'), '{}', 'Verified 45 days before the renewal is fresh');
select tests.record('contract', 'ola', '{"kind": "tutor_contract", "starts_on": "2026-05-01"}');
select is(tests.fails('ola', '2026-06-02', 'QUAL%'), '{QUALIFICATIONS_STALE}', 'and stale for the next one, which runs beside it');

-- corrections, and the longest of several papers
select tests.person('cor', '{tutor}');
select tests.record('identity_check', 'cor', '{"method": "passport", "outcome": "verified", "verified_name": "X", "verified_on": "2026-01-01"}', 'cor''s passport');
select tests.record('qualification', 'cor', '{"kind": "academic", "title": "BSc", "outcome": "verified", "verified_on": "2026-01-01", "valid_until": "2026-05-01"}', 'cor''s degree');
select tests.record('qualification', 'cor', '{"kind": "academic", "title": "MSc", "outcome": "verified", "verified_on": "2026-01-01", "valid_until": "2026-09-01"}', 'cor''s other degree');
select tests.record('reference', 'cor', '{"referee": "R", "relationship": "e", "outcome": "verified", "verified_on": "2026-01-01"}', 'cor''s referee');
select tests.record('reference', 'cor', '{"referee": "S", "relationship": "e", "outcome": "verified", "verified_on": "2026-01-01"}');
select is(pg_temp.fails('cor', '2026-02-01'), '{}', 'Everything is there');
select is(tests.until('cor', 'qualifications', '2026-02-01'), '2026-08-31 23:00+00', 'as long as the longest paper');
select tests.record('identity_check', 'cor', jsonb_build_object('method', 'passport', 'outcome', 'failed', 'verified_on', '2026-01-01', 'supersedes', tests.id('cor''s passport')));
select is(pg_temp.fails('cor', '2026-02-01'), '{IDENTITY_UNVERIFIED}', 'A passport that was mistaken is none');
select tests.record('qualification', 'cor', jsonb_build_object('kind', 'academic', 'title', 'MSc', 'outcome', 'failed', 'verified_on', '2026-01-01', 'supersedes', tests.id('cor''s other degree')));
select is(tests.until('cor', 'qualifications', '2026-02-01'), '2026-04-30 23:00+00', 'nor a degree');
select tests.record('reference', 'cor', jsonb_build_object('referee', 'R', 'relationship', 'e', 'outcome', 'unsatisfactory', 'verified_on', '2026-01-01', 'supersedes', tests.id('cor''s referee')));
select is(pg_temp.fails('cor', '2026-02-01'), '{IDENTITY_UNVERIFIED,REFERENCES_INSUFFICIENT}', 'nor a reference');
select tests.record('reference', 'cor', '{"referee": "T", "relationship": "e", "outcome": "verified", "verified_on": "2026-01-01"}');
select is(tests.fails('cor', '2026-02-01', 'REF%'), '{}', 'The others go on to count');
select tests.record('contract', 'cor', '{"kind": "tutor_contract", "starts_on": "2026-01-01", "ends_on": "2026-08-01"}');
select tests.record('contract', 'cor', '{"kind": "tutor_contract", "starts_on": "2026-08-01"}');
select is(tests.fails('cor', '2026-08-02', 'REF%', p_class => 'N'), '{REFERENCES_STALE}', 'until a renewal asks for newer ones');
select is(tests.fails('neu', '2026-02-01', p_class => 'B') @> '{IDENTITY_UNVERIFIED,QUALIFICATIONS_UNVERIFIED,REFERENCES_INSUFFICIENT}', true, 'What is not there at all stops everything');
select is(tests.fails('len', '2026-06-02', 'REF%', p_class => 'B') || tests.fails('ola', '2026-06-02', 'QUAL%', p_class => 'B'), '{REFERENCES_INSUFFICIENT}', 'what is stale, new bookings only');
select tests.record('contract', 'ola', '{"kind": "tutor_contract", "starts_on": "2027-05-01"}', 'mistake');
select tests.record('contract', 'ola', jsonb_build_object('kind', 'tutor_contract', 'starts_on', '2027-06-01', 'supersedes', tests.id('mistake')));
select is(tests.until('ola', 'references', '2026-06-02'), null, 'Too few references are not forecast as stale');

-- tutorninjas
select tests.given($$ insert into policy.profile_adoption (adoption_id, profile, effective_from, proposed_by, proposed_at, approved_by, approved_at)
  values (gen_random_uuid(), 'tutorninjas', '2027-01-01', gen_random_uuid(), '2026-12-01', gen_random_uuid(), '2026-12-01') $$);
select tests.person('nina', '{tutor}');
select is(tests.fails('nina', '2027-02-01', 'UNI%') || tests.fails('nina', '2027-02-01', 'VIDEO%'),
  '{UNIVERSITY_AFFILIATION_MISSING,VIDEO_INTERVIEW_MISSING}', 'tutorninjas asks for an affiliation and an interview');
select is(pg_temp.fails('nina', '2027-02-01'), '{IDENTITY_UNVERIFIED}', 'and for neither qualifications nor references');
select is(tests.fails('ann', '2027-02-01', 'UNI%') || tests.fails('ann', '2027-02-01', 'VIDEO%'), '{}', 'Whoever has both misses nothing');
select pg_temp.shows('nina', 'qualification', '2027-02-02', '{"kind": "video_interview"}');
select is(tests.fails('nina', '2027-02-01 23:59:59+00', 'VIDEO%'), '{VIDEO_INTERVIEW_MISSING}', 'The interview is missing to the last second');
select is(tests.fails('nina', '2027-02-02 00:00:00+00', 'VIDEO%'), '{}', 'before its day');
select pg_temp.shows('nina', 'qualification', '2027-02-02', '{"kind": "university_affiliation", "valid_until": "2027-03-28"}');
select is(tests.fails('nina', '2027-03-27 23:59:59+00', 'UNI%'), '{}', 'An affiliation holds to the last second of its last day');
select is(tests.fails('nina', '2027-03-28 00:00:00+00', 'UNI%'), '{UNIVERSITY_AFFILIATION_MISSING}', 'and lapses at midnight in London');
select is(tests.until('nina', 'UNIVERSITY_AFFILIATION_MISSING', '2027-04-01'), '2027-03-28 00:00+00', 'which is told');

-- one referee is one reference; what was found last counts
select tests.person('kay', '{tutor}'), tests.person('lou', '{tutor}');
select pg_temp.shows('kay', 'reference', '2026-01-10', '{"referee": "Ms  Head"}'), pg_temp.shows('kay', 'reference', '2026-01-11', '{"referee": " ms head", "relationship": "Friend"}');
select is(tests.fails('kay', '2026-02-01', 'REF%'), '{REFERENCES_INSUFFICIENT}', 'The same referee twice is one reference');
select pg_temp.shows('kay', 'reference', '2026-01-12', '{"referee": "Mr Other"}');
select is(tests.fails('kay', '2026-02-01', 'REF%'), '{}', 'two are two');
select pg_temp.shows('kay', 'reference', '2026-02-02', '{"referee": "Mr Other", "outcome": "unsatisfactory"}');
select is(tests.fails('kay', '2026-02-01', 'REF%') || tests.fails('kay', '2026-02-02', 'REF%'), '{REFERENCES_INSUFFICIENT}', 'What a referee says later counts instead');
select pg_temp.shows('lou', 'reference', '2025-01-10', '{"referee": "A"}'), pg_temp.shows('lou', 'reference', '2025-01-10', '{"referee": "B"}');
select tests.record('contract', 'lou', '{"kind": "tutor_contract", "starts_on": "2025-01-10", "ends_on": "2026-01-10"}'),
       tests.record('contract', 'lou', '{"kind": "tutor_contract", "starts_on": "2026-01-10"}');
select pg_temp.shows('lou', 'reference', '2026-01-05', '{"referee": "A"}');
select is(tests.fails('lou', '2026-02-01', 'REF%'), '{REFERENCES_STALE}', 'At a renewal one of two that are needed is too few'),
       is(tests.fails('lou', '2026-02-01', 'REF%', p_class => 'N'), '{REFERENCES_STALE}', 'for new bookings');
select pg_temp.shows('lou', 'reference', '2026-01-05', '{"referee": "a"}');
select is(tests.fails('lou', '2026-02-01', 'REF%'), '{REFERENCES_STALE}', 'nor does the same one again help');
select pg_temp.shows('lou', 'reference', '2026-02-02', '{"referee": "B"}');
select is(tests.fails('lou', '2026-02-02', 'REF%'), '{}', 'the other one does');
select pg_temp.shows('lou', 'identity_check', '2026-01-01');
select is(tests.fails('lou', '2026-02-01', 'IDENT%'), '{}', 'An identity that was verified');
select pg_temp.shows('lou', 'identity_check', '2026-02-05', '{"outcome": "failed", "method": "driving_licence"}');
select is(tests.fails('lou', '2026-02-04 23:59:59+00', 'IDENT%'), '{}', 'to the last second before a later check fails'),
       is(tests.fails('lou', '2026-02-05', 'IDENT%'), '{IDENTITY_UNVERIFIED}', 'and no more from that day on');
select pg_temp.shows('lou', 'identity_check', '2026-02-06');
select is(tests.fails('lou', '2026-02-06', 'IDENT%'), '{}', 'until it is verified again');
-- corrections to an older day, and those of a failure
select tests.person('mel', '{tutor}'), tests.person('noa', '{tutor}');
select pg_temp.shows('mel', 'identity_check', '2026-01-05'), pg_temp.shows('noa', 'identity_check', '2026-02-01');
select tests.record('identity_check', 'mel', '{"method": "other", "outcome": "failed", "verified_on": "2026-03-01"}', 'mel''s doubt');
select is(tests.fails('mel', '2026-04-01', 'IDENT%'), '{IDENTITY_UNVERIFIED}', 'A failure takes an identity away');
select pg_temp.shows('mel', 'identity_check', '2026-01-02', jsonb_build_object('supersedes', tests.id('mel''s doubt')));
select is(tests.fails('mel', '2026-04-01', 'IDENT%'), '{}', 'unless it was recorded wrongly');
select tests.record('identity_check', 'noa', jsonb_build_object('method', 'other', 'outcome', 'failed', 'verified_on', '2026-01-01',
  'supersedes', (tests.truth($$ select check_id from vetting.identity_check where person_id = tests.id('noa') $$))));
select is(tests.fails('noa', '2026-04-01', 'IDENT%'), '{IDENTITY_UNVERIFIED}', 'An identity that was recorded wrongly is none, though the correction is of an older day');
select pg_temp.shows('mel', 'reference', '2026-01-01', '{"referee": "A"}'), pg_temp.shows('mel', 'reference', '2026-01-01', '{"referee": "B"}');
select tests.record('reference', 'mel', '{"referee": "C", "relationship": "e", "outcome": "verified", "verified_on": "2026-01-01"}', 'not C');
select tests.record('reference', 'mel', jsonb_build_object('referee', 'A', 'relationship', 'e', 'outcome', 'unsatisfactory', 'verified_on', '2026-01-01', 'supersedes', tests.id('not C')));
select is(tests.fails('mel', '2026-04-01', 'REF%'), '{REFERENCES_INSUFFICIENT}', 'A reference that was put down to the wrong referee is not that referee''s');

-- what is a renewal, and what it asks anew (TS-80)
select tests.organisation('hill school', 'school'), tests.engagement('mel at hill', 'mel', p_school => 'hill school');
select pg_temp.shows('mel', 'qualification', '2025-01-01'), pg_temp.shows('mel', 'qualification', '2025-01-01', '{"kind": "university_affiliation"}');
select tests.record('contract', 'mel', '{"kind": "tutor_contract", "starts_on": "2025-01-01"}');
select tests.record('contract', 'mel', jsonb_build_object('kind', 'written_confirmation', 'starts_on', '2026-01-01', 'engagement_id', tests.id('mel at hill')));
select is(tests.fails('mel', '2026-04-01', 'QUAL%'), '{}', 'A confirmation to a school renews no contract');
select tests.record('contract', 'noa', '{"kind": "tutor_contract", "starts_on": "2026-12-01"}'), pg_temp.shows('noa', 'qualification', '2025-01-01');
select is(tests.until('noa', 'qualifications', '2026-06-01'), null, 'nor is a first contract that is agreed already forecast as one');
select tests.record('contract', 'mel', '{"kind": "tutor_contract", "starts_on": "2026-02-01"}'), tests.record('contract', 'mel', '{"kind": "tutor_contract", "starts_on": "2027-02-01"}');
select is(tests.fails('mel', '2026-06-01', 'QUAL%'), '{QUALIFICATIONS_STALE}', 'The renewal of today asks, whatever is agreed for next year');
select pg_temp.shows('mel', 'qualification', '2026-02-01');
select is(tests.fails('mel', '2026-06-01', 'QUAL%'), '{}', 'A paper verified anew is enough: an old affiliation is no qualification');
select pg_temp.shows('mel', 'reference', '2025-01-02', '{"referee": "D"}'), pg_temp.shows('mel', 'reference', '2025-01-02', '{"referee": "E"}');
select is(tests.fails('mel', '2026-06-01', 'REF%'), '{REFERENCES_STALE}', 'References of the year before are stale');
select pg_temp.shows('mel', 'reference', '2026-02-01', '{"referee": "F", "outcome": "unsatisfactory"}'), pg_temp.shows('mel', 'reference', '2026-02-01', '{"referee": "G", "outcome": "unsatisfactory"}');
select is(tests.fails('mel', '2026-06-01', 'REF%'), '{REFERENCES_STALE}', 'and unsatisfactory ones do not make them fresh');
select pg_temp.shows('mel', 'reference', '2026-02-01', '{"referee": "D"}'), pg_temp.shows('mel', 'reference', '2026-02-01', '{"referee": "E"}');
select is(tests.fails('mel', '2026-06-01', 'REF%'), '{}', 'Good ones do');
-- by itself, where the table would let another outcome in
select tests.settled(), tests.given('alter table vetting.identity_check drop constraint identity_check_outcome');
select pg_temp.shows('noa', 'identity_check', '2026-05-01', '{"outcome": "pending"}');
select is(tests.fails('noa', '2026-06-01', 'IDENT%'), '{IDENTITY_UNVERIFIED}', 'An identity of which nobody knows yet is not verified');
select * from finish();
rollback;
