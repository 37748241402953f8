-- One line of the Single Central Record: facts and dates, never what a list answered (C.6).
begin;
select plan(18);
-- a row counts that is about this person, good, of this kind, of a day that has come, and stands; each of the others misses one of these
select tests.person('ada', '{tutor}'), tests.person('bea', '{tutor}'), tests.person('noa', '{tutor}'), tests.person('fay', '{tutor}');
select tests.organisation('hill school', 'school'), tests.engagement('ada at hill', 'ada', p_school => 'hill school');
select tests.record(kind, who, shared || said, name) from (values
  ('identity_check', '{"outcome": "verified", "verified_name": "A B"}'::jsonb), ('right_to_work', '{"outcome": "verified"}'),
  ('qualification', '{"outcome": "verified", "kind": "academic"}'), ('reference', '{"outcome": "verified", "relationship": "employer"}'),
  ('dbs_certificate', '{"source": "verified", "number": "001234567890", "level": "enhanced", "workforce": "child", "barred_list": "not_checked", "name_on_certificate": "A B", "disclosures": "blank"}'),
  ('prohibition_check', '{"result": "clear"}'), ('screening_run', '{"outcome": "completed"}'), ('training', '{}'),
  ('contract', jsonb_build_object('kind', 'written_confirmation', 'engagement_id', tests.id('ada at hill')))) as kinds (kind, shared)
join (values
  ('identity_check', 'ada', '{"method": "passport", "verified_on": "2026-01-10"}'::jsonb, null),
  ('identity_check', 'bea', '{"method": "other", "verified_on": "2026-05-01"}', null),
  ('identity_check', 'ada', '{"method": "other", "verified_on": "2026-06-02"}', null),
  ('identity_check', 'ada', '{"method": "other", "verified_on": "2026-03-01"}', 'no passport'),
  ('identity_check', 'ada', '{"outcome": "failed", "method": "other", "verified_on": "2026-01-09"}', null),
  ('identity_check', 'ada', '{"outcome": "failed", "method": "other", "verified_on": "2026-06-02"}', null),
  ('identity_check', 'bea', '{"outcome": "failed", "method": "other", "verified_on": "2026-05-02"}', null),
  ('identity_check', 'ada', '{"outcome": "failed", "method": "other", "verified_on": "2026-04-01"}', 'no doubt'),
  ('identity_check', 'fay', '{"method": "passport", "verified_on": "2026-01-10"}', null),
  ('identity_check', 'fay', '{"outcome": "failed", "method": "passport", "verified_on": "2026-02-10"}', null),
  ('right_to_work', 'ada', '{"document": "visa", "verified_on": "2026-01-11"}', null),
  ('right_to_work', 'bea', '{"document": "other", "verified_on": "2026-05-01"}', null),
  ('right_to_work', 'ada', '{"document": "other", "verified_on": "2026-06-02"}', null),
  ('right_to_work', 'ada', '{"document": "other", "verified_on": "2026-03-01"}', 'no visa'),
  ('right_to_work', 'ada', '{"outcome": "failed", "document": "other", "verified_on": "2026-01-10"}', null),
  ('right_to_work', 'ada', '{"outcome": "failed", "document": "other", "verified_on": "2026-06-02"}', null),
  ('right_to_work', 'bea', '{"outcome": "failed", "document": "other", "verified_on": "2026-05-02"}', null),
  ('right_to_work', 'ada', '{"outcome": "failed", "document": "other", "verified_on": "2026-04-01"}', 'no question'),
  ('right_to_work', 'fay', '{"document": "visa", "verified_on": "2026-01-10"}', null),
  ('right_to_work', 'fay', '{"outcome": "failed", "document": "visa", "verified_on": "2026-02-10"}', null),
  ('dbs_certificate', 'ada', '{"issued_on": "2026-01-12", "seen_on": "2026-01-12"}', 'ada''s paper'),
  ('dbs_certificate', 'bea', '{"issued_on": "2026-05-01", "seen_on": "2026-05-01"}', null),
  ('dbs_certificate', 'ada', '{"source": "self_declared", "issued_on": "2026-05-02", "seen_on": "2026-05-02"}', null),
  ('dbs_certificate', 'ada', '{"issued_on": "2026-05-03", "seen_on": "2026-06-02"}', null),
  ('dbs_certificate', 'ada', '{"issued_on": "2026-05-04", "seen_on": "2026-05-04"}', 'no paper'),
  ('prohibition_check', 'ada', '{"kind": "tra_prohibition", "checked_on": "2026-01-13"}', null),
  ('prohibition_check', 'bea', '{"kind": "tra_prohibition", "checked_on": "2026-05-01"}', null),
  ('prohibition_check', 'ada', '{"kind": "interim_prohibition", "checked_on": "2026-05-02"}', null),
  ('prohibition_check', 'ada', '{"kind": "tra_prohibition", "checked_on": "2026-06-02"}', null),
  ('prohibition_check', 'ada', '{"kind": "tra_prohibition", "checked_on": "2026-05-03"}', 'no list'),
  ('prohibition_check', 'ada', '{"kind": "section_128", "checked_on": "2026-01-14"}', null),
  ('prohibition_check', 'bea', '{"kind": "section_128", "checked_on": "2026-05-01"}', null),
  ('prohibition_check', 'ada', '{"kind": "section_128", "checked_on": "2026-06-02"}', null),
  ('prohibition_check', 'ada', '{"kind": "section_128", "checked_on": "2026-05-03"}', 'no register'),
  ('screening_run', 'ada', '{"source": "overseas_teacher_sanction", "ran_at": "2026-01-15T12:00:00Z"}', null),
  ('screening_run', 'bea', '{"source": "overseas_teacher_sanction", "ran_at": "2026-05-01T12:00:00Z"}', null),
  ('screening_run', 'ada', '{"source": "overseas_teacher_sanction", "outcome": "failed", "ran_at": "2026-05-02T12:00:00Z"}', null),
  ('screening_run', 'ada', '{"source": "overseas_teacher_sanction", "ran_at": "2026-06-02T12:00:00Z"}', null),
  ('screening_run', 'ada', '{"source": "childrens_barred", "ran_at": "2026-05-03T12:00:00Z"}', null),
  ('screening_run', 'ada', '{"source": "uk_sanctions_list", "ran_at": "2026-01-16T12:00:00Z"}', null),
  ('screening_run', 'bea', '{"source": "uk_sanctions_list", "ran_at": "2026-05-01T12:00:00Z"}', null),
  ('screening_run', 'ada', '{"source": "uk_sanctions_list", "outcome": "failed", "ran_at": "2026-05-02T12:00:00Z"}', null),
  ('screening_run', 'ada', '{"source": "uk_sanctions_list", "ran_at": "2026-06-02T12:00:00Z"}', null),
  ('qualification', 'ada', '{"title": "BSc", "verified_on": "2026-01-17"}', null),
  ('qualification', 'bea', '{"title": "of another", "verified_on": "2026-01-17"}', null),
  ('qualification', 'ada', '{"title": "failed", "outcome": "failed", "verified_on": "2026-01-17"}', null),
  ('qualification', 'ada', '{"title": "tomorrow", "verified_on": "2026-06-02"}', null),
  ('qualification', 'ada', '{"title": "mistaken", "verified_on": "2026-01-17"}', 'no degree'),
  ('reference', 'ada', '{"referee": "Head", "verified_on": "2026-01-18"}', null),
  ('reference', 'bea', '{"referee": "of another", "verified_on": "2026-01-18"}', null),
  ('reference', 'ada', '{"referee": "grumpy", "outcome": "unsatisfactory", "verified_on": "2026-01-18"}', null),
  ('reference', 'ada', '{"referee": "tomorrow", "verified_on": "2026-06-02"}', null),
  ('reference', 'ada', '{"referee": "mistaken", "verified_on": "2026-01-18"}', 'no referee'),
  ('training', 'ada', '{"topic": "kcsie_part1", "completed_on": "2026-01-19"}', null),
  ('training', 'bea', '{"topic": "kcsie_part1", "completed_on": "2026-05-01"}', null),
  ('training', 'ada', '{"topic": "kcsie_part1", "completed_on": "2026-06-02"}', null),
  ('training', 'ada', '{"topic": "kcsie_part1", "completed_on": "2026-05-02"}', 'no course'),
  ('contract', 'ada', '{"starts_on": "2026-01-20"}', null),
  ('contract', 'bea', '{"starts_on": "2026-05-01"}', null),
  ('contract', 'ada', '{"starts_on": "2026-05-02", "kind": "tutor_contract"}', null),
  ('contract', 'ada', '{"starts_on": "2026-06-02"}', null),
  ('contract', 'ada', '{"starts_on": "2026-05-03"}', 'no letter')) as rows (kind, who, said, name) using (kind);
select tests.record(kind, 'ada', said || jsonb_build_object('supersedes', tests.id(name))) from (values
  ('identity_check', 'no passport', '{"method": "other", "outcome": "failed", "verified_on": "2026-01-01"}'::jsonb),
  ('identity_check', 'no doubt', '{"method": "other", "outcome": "verified", "verified_name": "A B", "verified_on": "2026-01-02"}'),
  ('right_to_work', 'no visa', '{"document": "other", "outcome": "failed", "verified_on": "2026-01-01"}'),
  ('right_to_work', 'no question', '{"document": "other", "outcome": "verified", "verified_on": "2026-01-02"}'),
  ('dbs_certificate', 'no paper', '{"source": "verified", "number": "001234567890", "level": "basic", "workforce": "child", "name_on_certificate": "A B", "disclosures": "blank", "issued_on": "2026-01-01", "seen_on": "2026-01-01"}'),
  ('prohibition_check', 'no list', '{"kind": "tra_prohibition", "result": "clear", "checked_on": "2026-01-01"}'),
  ('prohibition_check', 'no register', '{"kind": "section_128", "result": "clear", "checked_on": "2026-01-01"}'),
  ('qualification', 'no degree', '{"kind": "academic", "title": "mistaken", "outcome": "failed", "verified_on": "2026-01-01"}'),
  ('reference', 'no referee', '{"referee": "mistaken", "relationship": "employer", "outcome": "unsatisfactory", "verified_on": "2026-01-01"}'),
  ('training', 'no course', '{"topic": "kcsie_part1", "completed_on": "2026-01-01"}'),
  ('contract', 'no letter', jsonb_build_object('kind', 'tutor_contract', 'starts_on', '2025-01-01'))) as corrections (kind, name, said);
create function pg_temp.of(p_name text) returns jsonb language sql as $$
  select jsonb_strip_nulls(tests.value_as('cap_vetting', format('select found from vetting.record_of(%L, ''2026-06-01 12:00+00'')', tests.id(p_name)))::jsonb) $$;
select is(pg_temp.of('ada'), jsonb_build_object(
  'identity', jsonb '{"done": true, "date": "2026-01-10", "evidence": "passport", "checked_by": "Rea Gistrar"}',
  'right_to_work', jsonb '{"done": true, "date": "2026-01-11", "evidence": "visa", "checked_by": "Rea Gistrar"}',
  'dbs', jsonb_build_object('done', true, 'date', '2026-01-12', 'certificate_id', tests.id('ada''s paper'), 'number', '********7890', 'level', 'enhanced', 'workforce', 'child',
    'issued_on', '2026-01-12', 'seen_on', '2026-01-12', 'barred_list_done', false, 'checked_by', 'Rea Gistrar'),
  'prohibition', jsonb '{"done": true, "date": "2026-01-13"}', 'section_128', jsonb '{"done": true, "date": "2026-01-14"}',
  'overseas', jsonb '{"done": true, "date": "2026-01-15"}', 'screening', jsonb '{"done": true, "date": "2026-01-16"}',
  'qualifications', jsonb '[{"kind": "academic", "title": "BSc", "date": "2026-01-17"}]', 'references', jsonb '{"verified": 1, "date": "2026-01-18"}',
  'training', jsonb '[{"topic": "kcsie_part1", "date": "2026-01-19"}]',
  'written_confirmation', jsonb_build_array(jsonb_build_object('engagement_id', tests.id('ada at hill'), 'date', '2026-01-20'))),
  'Each evidence is the latest that counts, whatever else is in the file, and in others''');
select is(pg_temp.of('fay'), '{"references": {"verified": 0}}', 'What failed since is not done, neither identity nor right to work');
select is(pg_temp.of('noa'), '{"references": {"verified": 0}}', 'and of whom nothing was done, nothing is');
-- what it says of each
select tests.person('ann', '{tutor}');
select tests.is_cleared('ann', '2026-01-15', '2026-01-16 02:00+00');
create function pg_temp.said(p_path text, p_at timestamptz default '2026-06-01', p_name text default 'ann') returns text language sql as $$
  select tests.value_as('cap_vetting', format('select found #>> %L from vetting.record_of(%L, %L)', p_path, tests.id(p_name), p_at)) $$;
select is(pg_temp.said('{identity}')::jsonb, '{"done": true, "date": "2026-01-15", "evidence": "passport", "checked_by": "Rea Gistrar"}', 'Identity: what was seen, when and by whom');
select is(pg_temp.said('{dbs,number}'), '********7890', 'The certificate by the last four figures of its number');
select is(pg_temp.said('{dbs,issued_on}') || ' ' || pg_temp.said('{dbs,seen_on}') || ' ' || pg_temp.said('{dbs,level}'), '2026-01-15 2026-01-15 enhanced', 'its dates and level');
select is(pg_temp.said('{dbs,barred_list_done}'), 'true', 'and that the barred list was looked through');
select is(pg_temp.said('{prohibition,date}'), '2026-01-15', 'Prohibition, when');
select is(pg_temp.said('{screening,date}'), '2026-01-16', 'screening, when');
select is(pg_temp.said('{right_to_work,date}'), '2026-01-15', 'right to work, when');
select is(pg_temp.said('{references,verified}'), '2', 'how many references');
select is(pg_temp.said('{training,0,topic}'), 'kcsie_part1', 'which training');
select is(pg_temp.said('{section_128}'), null, 'What was not done is empty');
select is(pg_temp.said('{identity}', '2026-01-14 23:59:59+00'), null, 'As at the day before, nothing had been seen');
select is(pg_temp.said('{identity,done}', '2026-01-15 00:00:00+00'), 'true', 'on the day it had');
-- a match leaves no trace in it
select tests.person('eve', '{tutor}');
select tests.is_cleared('eve', '2026-01-15', '2026-01-16 02:00+00');
create function pg_temp.whole(p_name text) returns text language sql as $$
  select tests.value_as('cap_vetting', format('select found #- %L #- %L from vetting.record_of(%L, %L)', '{dbs,certificate_id}', '{nothing}', tests.id(p_name), '2026-06-01')) $$;
select is(pg_temp.whole('eve'), pg_temp.whole('ann'), 'Two tutors with the same papers have the same line');
select tests.screened('eve', 'childrens_barred', '2026-01-16 02:00+00', 'confirmed', 'eve''s run');
select tests.consents('eve', '2026-01-16');
select tests.status_check('eve', 'eve''s certificate', 'NEW_INFO', '2026-01-17 02:00+00');
select tests.record('prohibition_check', 'eve', '{"kind": "interim_prohibition", "result": "match", "checked_on": "2026-01-15"}');
select is(pg_temp.whole('eve'), pg_temp.whole('ann'), 'whatever was found about one of them');
-- by itself, where the table would let another outcome in
select tests.settled(), tests.given('alter table vetting.identity_check drop constraint identity_check_outcome; alter table vetting.right_to_work drop constraint right_to_work_outcome');
select tests.record('identity_check', 'noa', '{"method": "passport", "outcome": "pending", "verified_name": "Noa Example", "verified_on": "2026-01-01"}'),
  tests.record('right_to_work', 'noa', '{"document": "visa", "outcome": "pending", "verified_on": "2026-01-01"}');
select is(pg_temp.of('noa'), '{"references": {"verified": 0}}', 'What is neither verified nor failed is not done');
select * from finish();
rollback;
