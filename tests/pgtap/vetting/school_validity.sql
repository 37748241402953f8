-- Work that a school commissions needs right to work, a clear prohibition check and the written confirmation (F16).
begin;
select plan(45);
select tests.follows_profile('tutorninjas');
select tests.person('ann', '{tutor}');
select tests.organisation('hill school', 'school');
select tests.organisation('acme', 'agency');
select tests.engagement('ann alone', 'ann');
select tests.engagement('ann at hill', 'ann', p_school => 'hill school');
select tests.engagement('ann elsewhere', 'ann', p_school => 'hill school');
select tests.engagement('ann at acme', 'ann', 'acme');

create function pg_temp.fails(p_at timestamptz, p_engagement text default 'ann at hill') returns text[] language sql as $$
  select tests.fails('ann', p_at, 'SCHOOL%', p_engagement)
$$;

select is(pg_temp.fails('2026-06-01', 'ann alone'), '{}', 'Independent work needs none of it');
select is(pg_temp.fails('2026-06-01', 'ann at acme'), '{}', 'nor does an agency''s');
select is(pg_temp.fails('2026-06-01'), '{SCHOOL_CHECK_SET_INCOMPLETE}', 'A school''s work does, in every profile, and it is said once');

-- all three, and each of them missing by itself
select tests.record('right_to_work', 'ann', '{"document": "passport", "outcome": "verified", "verified_on": "2026-01-01", "valid_until": "2026-10-25"}');
select tests.record('prohibition_check', 'ann', '{"kind": "tra_prohibition", "result": "clear", "checked_on": "2026-02-01"}', 'ann''s check');
select is(pg_temp.fails('2026-06-01'), '{SCHOOL_CHECK_SET_INCOMPLETE}', 'Without the written confirmation it is incomplete');
select tests.record('contract', 'ann', jsonb_build_object('kind', 'written_confirmation', 'starts_on', '2026-03-29', 'ends_on', '2027-03-28',
  'engagement_id', tests.id('ann elsewhere')));
select is(pg_temp.fails('2026-06-01'), '{SCHOOL_CHECK_SET_INCOMPLETE}', 'A confirmation for another engagement is another one');
select is(pg_temp.fails('2026-06-01', 'ann elsewhere'), '{}', 'where it is complete with it');
select tests.record('contract', 'ann', jsonb_build_object('kind', 'written_confirmation', 'starts_on', '2026-03-29', 'ends_on', '2027-03-28',
  'engagement_id', tests.id('ann at hill')), 'confirmation');
select is(pg_temp.fails('2026-03-28 23:59:59+00'), '{SCHOOL_CHECK_SET_INCOMPLETE}', 'To the last second before the confirmation begins');
select is(pg_temp.fails('2026-03-29 00:00:00+00'), '{}', 'and complete from its midnight in London');
select is(pg_temp.fails('2026-10-24 22:59:59+00'), '{}', 'Right to work holds to the last second of its last day');
select is(pg_temp.fails('2026-10-24 23:00:00+00'), '{SCHOOL_CHECK_SET_INCOMPLETE}', 'and ends at midnight in London');
select tests.record('right_to_work', 'ann', '{"document": "settled status", "outcome": "failed", "verified_on": "2026-10-26"}');
select is(pg_temp.fails('2026-10-27'), '{SCHOOL_CHECK_SET_INCOMPLETE}', 'A failed check does not prolong it');
select tests.record('right_to_work', 'ann', '{"document": "settled status", "outcome": "verified", "verified_on": "2026-10-28"}');
select is(pg_temp.fails('2026-10-27 23:59:59+00'), '{SCHOOL_CHECK_SET_INCOMPLETE}', 'A verified one counts');
select is(pg_temp.fails('2026-10-28 00:00:00+00'), '{}', 'from the day of its verification');
select is(pg_temp.fails('2027-03-27 23:59:59+00'), '{}', 'The confirmation covers its last day');
select is(pg_temp.fails('2027-03-28 00:00:00+00'), '{SCHOOL_CHECK_SET_INCOMPLETE}', 'and not the day after');
select is(tests.until('ann', 'written_confirmation', '2027-01-01', 'ann at hill'), '2027-03-28 00:00+00', 'which is known before');
select tests.record('contract', 'ann', jsonb_build_object('kind', 'written_confirmation', 'starts_on', '2027-03-28',
  'engagement_id', tests.id('ann at hill')));
select is(tests.until('ann', 'written_confirmation', '2027-01-01', 'ann at hill'), null, 'A confirmation that follows at once leaves no gap');
select is(pg_temp.fails('2027-03-28 00:00:00+00'), '{}', 'so that nothing lapses');

-- prohibition
select tests.person('bob', '{tutor}');
select tests.engagement('bob at hill', 'bob', p_school => 'hill school');
select tests.record('right_to_work', 'bob', '{"document": "passport", "outcome": "verified", "verified_on": "2026-01-01"}');
select tests.record('contract', 'bob', jsonb_build_object('kind', 'written_confirmation', 'starts_on', '2026-01-01', 'engagement_id', tests.id('bob at hill')));
select tests.record('prohibition_check', 'bob', '{"kind": "section_128", "result": "clear", "checked_on": "2026-01-01"}');
select is(tests.fails('bob', '2026-06-01', 'SCHOOL%', 'bob at hill'), '{SCHOOL_CHECK_SET_INCOMPLETE}', 'Section 128 is not the prohibition check');
select tests.record('prohibition_check', 'bob', '{"kind": "tra_prohibition", "result": "clear", "checked_on": "2026-06-02"}', 'bob''s check');
select is(tests.fails('bob', '2026-06-01 22:59:59+00', 'SCHOOL%', 'bob at hill'), '{SCHOOL_CHECK_SET_INCOMPLETE}', 'To the last second before the prohibition check');
select is(tests.fails('bob', '2026-06-01 23:00:00+00', 'SCHOOL%', 'bob at hill'), '{}', 'and complete from its day');
select tests.record('prohibition_check', 'bob', jsonb_build_object('kind', 'tra_prohibition', 'result', 'match', 'checked_on', '2026-06-02',
  'supersedes', tests.id('bob''s check')));
select is(tests.fails('bob', '2026-06-03', 'SCHOOL%', 'bob at hill') || tests.fails('bob', '2026-06-03', 'PROHIB%', 'bob at hill'),
  '{PROHIBITION_MATCH}', 'Corrected to a match it is a bar, and the set misses no more than before: the tutor reads one word for a match and for a hold (E1.4)');
select tests.person('mia', '{tutor}');
select tests.engagement('mia at hill', 'mia', p_school => 'hill school');
select tests.record('right_to_work', 'mia', '{"document": "passport", "outcome": "verified", "verified_on": "2026-01-01"}');
select tests.record('contract', 'mia', jsonb_build_object('kind', 'written_confirmation', 'starts_on', '2026-01-01', 'engagement_id', tests.id('mia at hill')));
select is(tests.fails('mia', '2026-06-01', 'SCHOOL%', 'mia at hill'), '{SCHOOL_CHECK_SET_INCOMPLETE}', 'Whose list was never looked up misses it');
select tests.record('prohibition_check', 'mia', '{"kind": "tra_prohibition", "result": "match", "checked_on": "2026-06-02"}');
select is(tests.fails('mia', '2026-06-03', 'SCHOOL%', 'mia at hill') || tests.fails('mia', '2026-06-03', 'PROHIB%', 'mia at hill'),
  '{SCHOOL_CHECK_SET_INCOMPLETE,PROHIBITION_MATCH}', 'and still does with a match: nothing else changes on the day it is found');
select is(
  (select array_agg(reason ->> 'code' order by reason ->> 'code') from jsonb_array_elements(tests.value_as('cap_booking', format(
    'booking.visible_reasons(%L, %L, ''web_tutor'', %2$L, %L)',
    '[{"code": "PROHIBITION_MATCH", "class": "B", "until": null, "blocks": true}]', tests.id('bob'), now()))::jsonb -> 'reasons') as reason),
  (select array_agg(reason ->> 'code' order by reason ->> 'code') from jsonb_array_elements(tests.value_as('cap_booking', format(
    'booking.visible_reasons(%L, %L, ''web_tutor'', %2$L, %L)',
    '[{"code": "TUTOR_ON_HOLD", "class": "B", "until": null, "blocks": true}]', tests.id('bob'), now()))::jsonb -> 'reasons') as reason),
  'so that the tutor reads the same of a match as of a hold');

-- corrections, and the longest of several
select tests.person('cor', '{tutor}');
select tests.engagement('cor at hill', 'cor', p_school => 'hill school');
select tests.record('prohibition_check', 'cor', '{"kind": "tra_prohibition", "result": "clear", "checked_on": "2026-01-01"}');
select tests.record('right_to_work', 'cor', '{"document": "visa", "outcome": "verified", "verified_on": "2026-01-01", "valid_until": "2026-05-01"}');
select tests.record('right_to_work', 'cor', '{"document": "next visa", "outcome": "verified", "verified_on": "2026-01-01", "valid_until": "2026-09-01"}', 'next visa');
select tests.record('contract', 'cor', jsonb_build_object('kind', 'written_confirmation', 'starts_on', '2026-01-01', 'engagement_id', tests.id('cor at hill')), 'mistaken');
select is(tests.fails('cor', '2026-08-31', 'SCHOOL%', 'cor at hill', p_class => 'B'), '{}', 'The longest right to work counts');
select is(tests.until('cor', 'right_to_work', '2026-06-01', 'cor at hill'), '2026-08-31 23:00+00', 'to its end');
select tests.record('right_to_work', 'cor', jsonb_build_object('document', 'next visa', 'outcome', 'failed', 'verified_on', '2025-12-31', 'supersedes', tests.id('next visa')));
select is(tests.fails('cor', '2026-06-01', 'SCHOOL%', 'cor at hill', p_class => 'B'), '{SCHOOL_CHECK_SET_INCOMPLETE}', 'unless it was recorded wrongly');
select tests.record('contract', 'cor', jsonb_build_object('kind', 'written_confirmation', 'starts_on', '2026-03-01', 'engagement_id', tests.id('cor at hill'), 'supersedes', tests.id('mistaken')));
select is(tests.fails('cor', '2026-02-28 12:00+00', 'SCHOOL%', 'cor at hill') || tests.fails('cor', '2026-03-01 12:00+00', 'SCHOOL%', 'cor at hill'), '{SCHOOL_CHECK_SET_INCOMPLETE}', 'A corrected confirmation counts as corrected');

-- E1.6 rows 8 and 9
select tests.person('nina', '{tutor}');
select tests.engagement('nina alone', 'nina');
select tests.engagement('nina at hill', 'nina', p_school => 'hill school');
select tests.certificate('nina', '2026-01-01', jsonb_build_object('source', 'self_declared', 'recorded_by', tests.id('nina')));
select tests.record('identity_check', 'nina', '{"method": "photo_id", "outcome": "verified", "verified_name": "Nina Example", "verified_on": "2026-01-01"}');
select tests.record('qualification', 'nina', '{"kind": "university_affiliation", "title": "Leeds", "outcome": "verified", "verified_on": "2026-01-01"}');
select tests.record('qualification', 'nina', '{"kind": "video_interview", "title": "Interview", "outcome": "verified", "verified_on": "2026-01-01"}');
select tests.record('gate_decision', 'nina', '{"decision": "passed", "decided_at": "2026-01-02T00:00:00Z"}');
select tests.acknowledges('nina', 'safeguarding_policy', '2026-05-01');
select is(tests.fails('nina', '2026-06-01', p_engagement => 'nina alone'), '{}', 'Vector 8: tutorninjas, private work, a DBS that is only declared');
select is(tests.fails('nina', '2026-06-01', p_engagement => 'nina at hill'),
  '{BARRED_LIST_NOT_CHECKED,DBS_SELF_DECLARED_ONLY,SCHOOL_CHECK_SET_INCOMPLETE}', 'Vector 9: the same for a school');

-- a contract may ask for right to work elsewhere
select tests.override('acme asks', 'acme', 'vetting.required_checks', '["right_to_work"]');
select is(tests.fails('bob', '2026-06-01', 'SCHOOL%'), '{}', 'An agency''s contract is nothing to others');
select is(pg_temp.fails('2026-06-01', 'ann at acme'), '{}', 'Who has the right to work has it there');
select tests.engagement('nina at acme', 'nina', 'acme');
select is(tests.fails('nina', '2026-06-01', 'SCHOOL%', 'nina at acme'), '{SCHOOL_CHECK_SET_INCOMPLETE}', 'and who has not is stopped where the contract asks');

-- the latest outcome counts
select tests.record('right_to_work', 'cor', '{"document": "share code", "outcome": "failed", "verified_on": "2026-03-10"}');
select is(tests.fails('cor', '2026-03-10', 'SCHOOL%', 'cor at hill'), '{SCHOOL_CHECK_SET_INCOMPLETE}', 'A later check that failed takes an earlier one away');
select tests.record('right_to_work', 'cor', '{"document": "visa", "outcome": "verified", "verified_on": "2026-03-11"}');
select is(tests.fails('cor', '2026-03-11', 'RIGHT%', 'cor at hill') || tests.fails('cor', '2026-03-11', 'SCHOOL%', 'cor at hill'), '{}', 'until it is verified again');
-- a failure that was somebody else's or recorded wrongly, and what is no confirmation
select tests.person('dan', '{tutor}'), tests.person('eva', '{tutor}');
select tests.engagement('dan at hill', 'dan', p_school => 'hill school'), tests.engagement('eva at hill', 'eva', p_school => 'hill school');
select tests.record('prohibition_check', 'dan', '{"kind": "tra_prohibition", "result": "clear", "checked_on": "2026-01-01"}');
select tests.record('right_to_work', 'dan', '{"document": "passport", "outcome": "verified", "verified_on": "2026-01-01"}');
select tests.record('right_to_work', 'eva', '{"document": "passport", "outcome": "failed", "verified_on": "2026-02-01"}');
select tests.record('contract', 'eva', jsonb_build_object('kind', 'written_confirmation', 'starts_on', '2026-01-01', 'engagement_id', tests.id('dan at hill')));
select is(tests.fails('dan', '2026-06-01', 'SCHOOL%', 'dan at hill'), '{SCHOOL_CHECK_SET_INCOMPLETE}', 'A confirmation about somebody else is none');
select tests.record('contract', 'dan', jsonb_build_object('kind', 'tutor_contract', 'starts_on', '2026-01-01', 'engagement_id', tests.id('dan at hill')));
select is(tests.fails('dan', '2026-06-01', 'SCHOOL%', 'dan at hill'), '{SCHOOL_CHECK_SET_INCOMPLETE}', 'nor is a contract with the tutor');
select tests.record('contract', 'dan', jsonb_build_object('kind', 'written_confirmation', 'starts_on', '2026-01-01', 'engagement_id', tests.id('dan at hill')));
select is(tests.fails('dan', '2026-06-01', 'SCHOOL%', 'dan at hill'), '{}', 'Complete it is, though another tutor''s right to work failed');
select tests.record('right_to_work', 'dan', '{"document": "visa", "outcome": "failed", "verified_on": "2026-03-01"}', 'dan''s doubt');
select is(tests.fails('dan', '2026-06-01', 'SCHOOL%', 'dan at hill'), '{SCHOOL_CHECK_SET_INCOMPLETE}', 'One''s own failure takes it away');
select tests.record('right_to_work', 'dan', jsonb_build_object('document', 'visa', 'outcome', 'verified', 'verified_on', '2025-12-31', 'valid_until', '2026-01-02', 'supersedes', tests.id('dan''s doubt')));
select is(tests.fails('dan', '2026-06-01', 'SCHOOL%', 'dan at hill'), '{}', 'unless it was recorded wrongly');
create function pg_temp.bars(p_name text) returns text language sql as $$
  select tests.value_as('cap_vetting', format($q$ select count(*) from vetting.school_validity(%L, null, '2026-06-03', '{prohibition}', false) where item = 'known_bar' $q$, tests.id(p_name))) $$;
select is(pg_temp.bars('eva'), '0', 'Whose list was never looked up has a gap, and no bar');
select tests.record('prohibition_check', 'eva', '{"kind": "tra_prohibition", "result": "match", "checked_on": "2026-05-01"}', 'eva''s list');
select tests.record('prohibition_check', 'eva', jsonb_build_object('kind', 'tra_prohibition', 'result', 'match', 'checked_on', '2026-05-02', 'supersedes', tests.id('eva''s list')));
select is(pg_temp.bars('eva'), '1', 'a match that took the place of a match is a bar');
select is(pg_temp.bars('mia'), '1', 'whose list has a match has a bar: a report of gaps does not tell of it');
-- by itself, where the table would let another outcome in
select tests.settled(), tests.given('alter table vetting.right_to_work drop constraint right_to_work_outcome');
select tests.record('right_to_work', 'eva', '{"document": "visa", "outcome": "pending", "verified_on": "2026-05-01"}');
select is(tests.value_as('cap_vetting', $$ select code from vetting.school_validity(tests.id('eva'), null, '2026-06-03', '{right_to_work}', false) $$),
  'SCHOOL_CHECK_SET_INCOMPLETE', 'A right to work of which nobody knows yet is none');
select * from finish();
rollback;
