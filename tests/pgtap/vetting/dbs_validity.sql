-- A tutor teaches on an enhanced DBS certificate that we have seen and that is not older than a year (TS-75, TS-78, TS-79, F15).
begin;
select plan(77);
select tests.follows_profile('tutorstudio');

-- somebody for each fault, and ann who has none
select tests.person('ann', '{tutor}');
select tests.certificate('ann', '2025-11-21', p_row => 'ann''s paper');
select is(tests.fails('ann', '2026-06-01 12:00+01', 'DBS%'), '{}', 'An enhanced certificate for children, blank, in one''s own name, is in order');
select is(tests.fails('ann', '2026-06-01 12:00+01', 'BARRED%'), '{}', 'and the barred list was looked at');

select tests.person('none', '{tutor}');
select is(tests.fails('none', '2026-06-01', 'DBS%'), '{DBS_MISSING}', 'No certificate is no clearance');
select is(tests.fails('none', '2026-06-01', 'BARRED%'), '{BARRED_LIST_NOT_CHECKED}', 'nor is the barred list checked');

select tests.person('declared', '{tutor}');
select tests.certificate('declared', '2026-01-01', jsonb_build_object('source', 'self_declared', 'recorded_by', tests.id('declared')));
select is(tests.fails('declared', '2026-06-01', 'DBS%'), '{DBS_SELF_DECLARED_ONLY}', 'What a tutor says of themselves satisfies nothing (F15)');
select is(tests.fails('declared', '2026-06-01', 'BARRED%'), '{BARRED_LIST_NOT_CHECKED}', 'not the barred list either');
select tests.certificate('declared', '2026-02-01');
select is(tests.fails('declared', '2026-06-01', 'DBS%'), '{}', 'until a certificate is seen');

-- a certificate counts from the day on which it was seen
select tests.person('late', '{tutor}');
select tests.certificate('late', '2026-01-10', '{"seen_on": "2026-07-01"}');
select is(tests.fails('late', '2026-06-30 22:59:59+00', 'DBS%'), '{DBS_MISSING}', 'To the last second before the day in London on which it is seen, none is there');
select is(tests.fails('late', '2026-06-30 23:00:00+00', 'DBS%'), '{}', 'and from midnight it is');
select is(tests.until('late', 'dbs_enhanced', '2026-07-01 12:00+00'), '2027-01-10 00:00+00', 'The year runs from the day of issue, not of seeing');

select tests.person('basic', '{tutor}');
select tests.certificate('basic', '2026-01-01', '{"level": "basic"}');
select is(tests.fails('basic', '2026-06-01', 'DBS%'), '{DBS_LEVEL_TOO_LOW}', 'A basic certificate is too low');
select tests.person('standard', '{tutor}');
select tests.certificate('standard', '2026-01-01', '{"level": "standard"}');
select is(tests.fails('standard', '2026-06-01', 'DBS%'), '{DBS_LEVEL_TOO_LOW}', 'and so is a standard one');
select tests.person('carer', '{tutor}');
select tests.certificate('carer', '2026-01-01', '{"workforce": "adult"}');
select is(tests.fails('carer', '2026-06-01', 'DBS%'), '{DBS_WRONG_WORKFORCE}', 'A certificate for work with adults is the wrong one');
select tests.person('both', '{tutor}');
select tests.certificate('both', '2026-01-01', '{"workforce": "child_and_adult"}');
select is(tests.fails('both', '2026-06-01', 'DBS%'), '{}', 'one for both is right');
select tests.person('unlisted', '{tutor}');
select tests.certificate('unlisted', '2025-01-01');
select tests.certificate('unlisted', '2026-01-01', '{"barred_list": "not_checked"}');
select is(tests.fails('unlisted', '2026-06-01', 'BARRED%'), '{BARRED_LIST_NOT_CHECKED}', 'The newest certificate has to show the barred list, whatever an older one showed');

-- names
select tests.person('anna', '{tutor}');
select tests.certificate('anna', '2026-01-01', '{"name_on_certificate": " ANNA   example "}');
select is(tests.fails('anna', '2026-06-01', 'DBS%'), '{}', 'Case and spaces do not make another name');
select tests.person('maiden', '{tutor}');
select tests.certificate('maiden', '2026-01-01', '{"name_on_certificate": "Maiden Former"}');
select is(tests.fails('maiden', '2026-06-01', 'DBS%'), '{DBS_NAME_MISMATCH}', 'Another name has to be explained');
select tests.record('identity_check', 'maiden', '{"method": "passport", "outcome": "verified", "verified_name": "maiden former", "verified_on": "2026-06-02"}');
select is(tests.fails('maiden', '2026-06-01 12:00+01', 'DBS%'), '{DBS_NAME_MISMATCH}', 'An identity verified tomorrow does not count today');
select is(tests.fails('maiden', '2026-06-02 12:00+01', 'DBS%'), '{}', 'the verified name is the one that is compared');
select tests.person('explained', '{tutor}');
select tests.certificate('explained', '2026-01-01', '{"name_on_certificate": "Somebody Else", "name_explanation": "Deed poll seen"}');
select is(tests.fails('explained', '2026-06-01', 'DBS%'), '{}', 'and an explanation settles it');

-- disclosures are weighed by a second person
select tests.person('told', '{tutor}');
select tests.certificate('told', '2026-01-01', '{"disclosures": "non_blank"}', 'told''s paper');
select is(tests.fails('told', '2026-06-01', 'DBS%'), '{DBS_DISCLOSURE_UNASSESSED}', 'What a certificate discloses has to be weighed');
select tests.assesses('told', 'vera', 'told''s paper', 'accept', '2026-03-01 12:00+00');
select is(tests.fails('told', '2026-03-01 11:59:59+00', 'DBS%'), '{DBS_DISCLOSURE_UNASSESSED}', 'Before it is weighed it stops');
select is(tests.fails('told', '2026-03-01 12:00:00+00', 'DBS%'), '{}', 'accepted, it does not');
select tests.assesses('told', 'viktor', 'told''s paper', 'reject', '2026-04-01 12:00+00');
select is(tests.fails('told', '2026-04-01 12:00:00+00', 'DBS%'), '{DBS_DISCLOSURE_UNASSESSED}', 'The latest judgement counts');
select tests.assesses('told', 'vera', 'told''s paper', 'accept', '2026-05-01 12:00+00');
select tests.assesses('told', 'viktor', 'told''s paper', 'reject', '2026-05-01 12:00+00');
select is(tests.fails('told', '2026-05-01 12:00:00+00', 'DBS%'), '{DBS_DISCLOSURE_UNASSESSED}', 'and of two at one instant the refusal');

-- E1.6 rows 1 and 2, the year and London's midnights
select is(tests.fails('ann', '2026-11-20 23:59:59+00', 'DBS%'), '{}', 'Vector 1: eligible all of the day before the anniversary');
select is(tests.fails('ann', '2026-11-21 00:00:00+00', 'DBS%'), '{DBS_LAPSED}', 'Vector 2: lapsed from 00:00 London on the anniversary');
select is(tests.until('ann', 'DBS_LAPSED', '2026-11-22'), '2026-11-21 00:00+00', 'and known since when');
select tests.person('spring', '{tutor}');
select tests.certificate('spring', '2025-03-29');
select is(tests.fails('spring', '2026-03-28 23:59:59+00', 'DBS%'), '{}', 'The day before the clocks go forward is a whole day');
select is(tests.fails('spring', '2026-03-29 00:00:00+00', 'DBS%'), '{DBS_LAPSED}', 'which ends at midnight in London');
select tests.person('autumn', '{tutor}');
select tests.certificate('autumn', '2025-10-25');
select is(tests.fails('autumn', '2026-10-24 22:59:59+00', 'DBS%'), '{}', 'The day before the clocks go back');
select is(tests.fails('autumn', '2026-10-24 23:00:00+00', 'DBS%'), '{DBS_LAPSED}', 'ends at midnight of summer time');
select tests.person('leap', '{tutor}');
select tests.certificate('leap', '2024-02-29');
select is(tests.fails('leap', '2025-02-27 23:59:59+00', 'DBS%'), '{}', 'Issued on 29 February it holds through the 27th');
select is(tests.fails('leap', '2025-02-28 00:00:00+00', 'DBS%'), '{DBS_LAPSED}', 'and lapses on the 28th, the stricter side');

-- E1.6 rows 5 and 6: the Update Service
select tests.person('ursula', '{tutor}');
select tests.certificate('ursula', '2024-01-10', p_row => 'ursula''s paper');
select is(tests.fails('ursula', '2026-05-31 12:00+00', 'DBS%'), '{DBS_LAPSED}', 'An old certificate has lapsed');
select tests.consents('ursula', '2026-05-01 09:00+00');
select tests.status_check('ursula', 'ursula''s paper', 'BLANK_NO_NEW_INFO', '2026-06-01 09:00+00');
select is(tests.fails('ursula', '2026-06-01 08:59:59+00', 'DBS%'), '{DBS_LAPSED}', 'to the second before the answer');
select is(tests.fails('ursula', '2026-06-01 09:00:00+00', 'DBS%'), '{}', 'and is renewed by it');
select is(tests.fails('ursula', '2026-11-21 12:00+00', 'DBS%'), '{}', 'Vector 5: eligible');
select is(tests.until('ursula', 'dbs_enhanced', '2026-11-21'), '2027-05-31 23:00+00', 'for a year from the day of the answer');
select tests.status_check('ursula', 'ursula''s paper', 'NO_MATCH_FOUND', '2026-11-20 09:00+00');
select is(tests.fails('ursula', '2026-11-20 08:59:59+00', 'DBS%'), '{}', 'Before the unmatched answer nothing is said');
select is(tests.fails('ursula', '2026-11-21 12:00+00', 'DBS%', p_class => 'A'), '{DBS_UPDATE_UNMATCHED}', 'Vector 6: eligible, and told');
select is(tests.fails('ursula', '2026-11-21 12:00+00', 'DBS%', p_class => 'B'), '{}', 'for it does not stop by itself');
select is(tests.until('ursula', 'dbs_enhanced', '2026-11-21 12:00+00'), '2027-05-31 23:00+00', 'and extends nothing');
select is(tests.fails('ursula', '2027-05-31 23:00:00+00', 'DBS%'), '{DBS_LAPSED}', 'When the clock has run out, only that is said');

-- without consent an answer renews nothing
select tests.person('silent', '{tutor}');
select tests.certificate('silent', '2024-01-10', p_row => 'silent''s paper');
select tests.status_check('silent', 'silent''s paper', 'BLANK_NO_NEW_INFO', '2026-06-01 09:00+00');
select is(tests.fails('silent', '2026-06-02', 'DBS%'), '{DBS_LAPSED}', 'An answer without consent renews nothing');
select tests.consents('silent', '2026-06-01 09:00+00');
select is(tests.fails('silent', '2026-06-02', 'DBS%'), '{}', 'consent at that very instant is enough');
select tests.consents('silent', '2026-06-01 09:00+00', false);
select is(tests.fails('silent', '2026-06-02', 'DBS%'), '{DBS_LAPSED}', 'and taken back at that instant it is none');

-- an answer that is not blank renews once it is weighed
select tests.person('nadia', '{tutor}');
select tests.certificate('nadia', '2024-01-10', '{"disclosures": "non_blank"}', 'nadia''s paper');
select tests.consents('nadia', '2024-01-10');
select tests.status_check('nadia', 'nadia''s paper', 'NON_BLANK_NO_NEW_INFO', '2026-06-01 09:00+00');
select is(tests.fails('nadia', '2026-06-02', 'DBS%'), '{DBS_DISCLOSURE_UNASSESSED,DBS_LAPSED}', 'Not weighed, a non-blank answer renews nothing');
select tests.assesses('nadia', 'vera', 'nadia''s paper', 'accept', '2026-06-01 10:00+00');
select is(tests.fails('nadia', '2026-06-02', 'DBS%'), '{}', 'weighed and accepted it does');
select tests.person('blanche', '{tutor}');
select tests.certificate('blanche', '2026-01-10', p_row => 'blanche''s paper');
select tests.status_check('blanche', 'blanche''s paper', 'NON_BLANK_NO_NEW_INFO', '2026-06-01 09:00+00');
select is(tests.fails('blanche', '2026-06-02', 'DBS%'), '{DBS_DISCLOSURE_UNASSESSED}', 'A blank certificate with a non-blank answer has to be weighed too');

-- corrections
select tests.person('typo', '{tutor}');
select tests.certificate('typo', '2026-01-10', '{"level": "basic"}', 'wrong paper');
select tests.certificate('typo', '2026-01-10', jsonb_build_object('supersedes', tests.id('wrong paper')));
select is(tests.fails('typo', '2026-06-01', 'DBS%'), '{}', 'A corrected certificate is judged as it was corrected');

-- of several the newest counts
select tests.person('fickle', '{tutor}');
select tests.certificate('fickle', '2024-01-10', p_row => 'fickle''s paper');
select tests.consents('fickle', '2026-01-01');
select tests.consents('fickle', '2026-02-01', false);
select tests.status_check('fickle', 'fickle''s paper', 'BLANK_NO_NEW_INFO', '2026-03-01 09:00+00');
select is(tests.fails('fickle', '2026-03-02', 'DBS%'), '{DBS_LAPSED}', 'The last word on the Update Service counts');
select tests.consents('fickle', '2026-04-01');
select tests.status_check('fickle', 'fickle''s paper', 'BLANK_NO_NEW_INFO', '2026-04-02 09:00+00');
select tests.status_check('fickle', 'fickle''s paper', 'BLANK_NO_NEW_INFO', '2026-08-02 09:00+00');
select is(tests.until('fickle', 'dbs_enhanced', '2026-09-01'), '2027-08-01 23:00+00', 'Of two answers the later renews');
select tests.status_check('fickle', 'fickle''s paper', 'NO_MATCH_FOUND', '2026-07-02 09:00+00');
select is(tests.fails('fickle', '2026-07-03', 'DBS%'), '{DBS_UPDATE_UNMATCHED}', 'An unmatched answer is told');
select is(tests.fails('fickle', '2026-09-01', 'DBS%'), '{}', 'until another one matches');
select tests.record('dbs_status_check', 'fickle', jsonb_build_object('certificate_id', tests.id('fickle''s paper'), 'result', 'NO_MATCH_FOUND',
  'checked_at', '2026-10-02T09:00:00Z', 'entitlement_basis', 'why'), 'mistyped');
select is(tests.fails('fickle', '2026-10-03', 'DBS%'), '{DBS_UPDATE_UNMATCHED}', 'A mistyped answer is an answer');
select tests.record('dbs_status_check', 'fickle', jsonb_build_object('certificate_id', tests.id('fickle''s paper'), 'result', 'BLANK_NO_NEW_INFO',
  'checked_at', '2026-10-01T09:00:00Z', 'entitlement_basis', 'why', 'supersedes', tests.id('mistyped')));
select is(tests.fails('fickle', '2026-10-03', 'DBS%'), '{}', 'until it is corrected');
select tests.person('twice', '{tutor}');
select tests.certificate('twice', '2026-01-10', '{"level": "basic", "recorded_at": "2026-01-11T00:00:00Z"}');
select tests.certificate('twice', '2026-01-10', '{"recorded_at": "2026-01-12T00:00:00Z"}');
select is(tests.fails('twice', '2026-06-01', 'DBS%'), '{}', 'Of two certificates of one day the one recorded last');
select tests.certificate('twice', '2026-02-10', '{"level": "basic", "recorded_at": "2026-01-01T00:00:00Z"}');
select is(tests.fails('twice', '2026-06-01', 'DBS%'), '{DBS_LEVEL_TOO_LOW}', 'but the one issued last, whenever it was recorded');
select tests.person('wed', '{tutor}');
select tests.certificate('wed', '2026-01-10', '{"name_on_certificate": "Wed Wedded"}');
create function pg_temp.known_as(p_name text, p_on date, p_recorded_at timestamptz, p_row text default null, p_supersedes text default null) returns uuid language sql as $$
  select tests.record('identity_check', 'wed', jsonb_strip_nulls(jsonb_build_object('method', 'passport', 'outcome', 'verified', 'verified_name', p_name,
    'verified_on', p_on, 'recorded_at', p_recorded_at, 'supersedes', tests.id(p_supersedes))), p_row) $$;
select pg_temp.known_as('Wed Wedded', '2026-02-01', '2026-02-02');
select pg_temp.known_as('Wed Example', '2026-01-01', '2026-03-01');
select is(tests.fails('wed', '2026-06-01', 'DBS%'), '{}', 'The identity verified last is compared, whenever it was recorded');
select pg_temp.known_as('Wed Example', '2026-02-01', '2026-02-03', 'divorced');
select is(tests.fails('wed', '2026-06-01', 'DBS%'), '{DBS_NAME_MISMATCH}', 'of two of one day the one recorded last');
select pg_temp.known_as('Wed Wedded', '2026-02-01', '2026-02-04', p_supersedes => 'divorced');
select is(tests.fails('wed', '2026-06-01', 'DBS%'), '{}', 'and a corrected one as it was corrected');

-- whose identity was failed since is known by the name they were registered under
create function pg_temp.seen(p_name text, p_outcome text, p_on date, p_row text default null, p_supersedes text default null, p_as text default null) returns uuid language sql as $$
  select tests.record('identity_check', p_name, jsonb_strip_nulls(jsonb_build_object('method', 'passport', 'outcome', p_outcome, 'verified_name', coalesce(p_as, initcap(p_name) || ' Wedded'),
    'verified_on', p_on, 'supersedes', tests.id(p_supersedes))), p_row) $$;
select pg_temp.seen('wed', 'verified', '2026-04-01', 'mistaken', p_as => 'Wed Example'), pg_temp.seen('wed', 'verified', '2026-01-15', p_supersedes => 'mistaken');
select is(tests.fails('wed', '2026-06-01', 'DBS%'), '{}', 'A mistaken identity is not compared, though the correction is of an older day');
select tests.person('fay', '{tutor}');
select tests.certificate('fay', '2026-01-10', '{"name_on_certificate": "Fay Wedded"}');
select pg_temp.seen('fay', 'failed', '2026-01-15'), pg_temp.seen('fay', 'verified', '2026-02-01'), pg_temp.seen('wed', 'failed', '2026-02-10');
select is(tests.fails('fay', '2026-02-28 12:00+00', 'DBS%'), '{}', 'An identity that failed before it was verified, or is somebody else''s, takes nothing away');
select pg_temp.seen('fay', 'failed', '2026-03-01', 'doubt');
select is(tests.fails('fay', '2026-02-28 12:00+00', 'DBS%'), '{}', 'nor one that fails tomorrow');
select is(tests.fails('fay', '2026-03-01 12:00+00', 'DBS%'), '{DBS_NAME_MISMATCH}', 'one that failed since does');
select pg_temp.seen('fay', 'verified', '2026-03-02', 'new passport');
select is(tests.fails('fay', '2026-03-02 12:00+00', 'DBS%'), '{}', 'until it is verified again');
select pg_temp.seen('fay', 'failed', '2026-01-02', p_supersedes => 'new passport');
select is(tests.fails('fay', '2026-03-02 12:00+00', 'DBS%'), '{DBS_NAME_MISMATCH}', 'and that turns out to be wrong');
select pg_temp.seen('fay', 'verified', '2026-01-03', p_supersedes => 'doubt', p_as => 'Fay Example');
select is(tests.fails('fay', '2026-03-02 12:00+00', 'DBS%'), '{}', 'A failure that was recorded wrongly takes nothing away');
-- consent that comes after the answer
select tests.person('tardy', '{tutor}');
select tests.certificate('tardy', '2024-01-10', p_row => 'tardy''s paper');
select tests.status_check('tardy', 'tardy''s paper', 'BLANK_NO_NEW_INFO', '2026-06-01 09:00+00');
select tests.consents('tardy', '2026-06-01 09:00:01+00');
select is(tests.fails('tardy', '2026-06-02', 'DBS%'), '{DBS_LAPSED}', 'Consent a second after the answer does not make it count');
-- a declaration that was replaced says nothing
select tests.person('dee', '{tutor}'), tests.person('dot', '{tutor}');
select tests.certificate('dee', '2026-01-01', jsonb_build_object('source', 'self_declared', 'recorded_by', tests.id('dee')), 'dee''s word');
select is(tests.fails('dee', '2026-06-01', 'DBS%'), '{DBS_SELF_DECLARED_ONLY}', 'What was declared is declared'),
  is(tests.fails('dot', '2026-06-01', 'DBS%'), '{DBS_MISSING}', 'by whoever declared it');
select tests.certificate('dee', '2026-01-01', jsonb_build_object('seen_on', '2026-07-01', 'supersedes', tests.id('dee''s word')));
select is(tests.fails('dee', '2026-06-01', 'DBS%'), '{DBS_MISSING}', 'A declaration that a certificate took the place of is none any more, before it is seen either');

-- all of it stops bookings and starts alike
select is(
  array(select code from unnest(array['none', 'declared', 'basic', 'carer', 'maiden', 'nadia', 'blanche', 'unlisted', 'ann']) as person,
               unnest(tests.fails(person, case person when 'declared' then timestamptz '2026-01-15' when 'maiden' then '2026-06-01'
                 when 'ann' then '2026-11-30' else '2026-05-31' end, 'DBS%', p_class => 'B')
                 || tests.fails(person, '2026-06-01', 'BARRED%', p_class => 'B')) as code group by code order by code),
  '{BARRED_LIST_NOT_CHECKED,DBS_DISCLOSURE_UNASSESSED,DBS_LAPSED,DBS_LEVEL_TOO_LOW,DBS_MISSING,DBS_NAME_MISMATCH,DBS_SELF_DECLARED_ONLY,DBS_WRONG_WORKFORCE}',
  'Each of these is of class B');
select is(
  array(select code from unnest(array['none', 'declared', 'basic', 'carer', 'maiden', 'nadia', 'blanche', 'unlisted', 'ann']) as person,
               unnest(tests.fails(person, '2026-11-30', p_class => 'N')) as code where code ~ 'DBS|BARRED'), '{}', 'and none of a lesser one');

-- a profile that does not ask
select tests.given($$ insert into policy.profile_adoption (adoption_id, profile, effective_from, proposed_by, proposed_at, approved_by, approved_at)
  values (gen_random_uuid(), 'tutorninjas', '2026-08-01', gen_random_uuid(), '2026-07-01', gen_random_uuid(), '2026-07-01') $$);
select is(tests.fails('none', '2026-08-01 12:00+01', 'DBS%'), '{}', 'A profile that does not ask for it does not miss it');

-- by itself, where the table would let another outcome in
select tests.settled(), tests.given('alter table vetting.identity_check drop constraint identity_check_outcome');
select pg_temp.seen('fay', 'pending', '2026-05-01', p_as => 'Fay Example');
select is(tests.fails('fay', '2026-07-01', 'DBS%'), '{}', 'A name that is not verified yet is not the one that is compared');

select * from finish();
rollback;
