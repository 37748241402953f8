-- The row before the data: to whom, on what authority, what, its hash, and whether its subjects know (E3.3).
begin;
select plan(37);
select tests.follows_profile(), tests.bookable('ann'), tests.bookable('bob'), tests.ward('lily', tests.born(11)), tests.ward('tess', tests.born(14)), tests.person('dina', '{dsl}'), tests.person('dora', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}'), tests.person('cora', '{compliance_reporter}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson'), tests.lesson('other', 'bob', '{tess}', now() + interval '2 days'), tests.footage('other film', 'other');
create function pg_temp.asking(p_over jsonb default '{}') returns text language sql as $$
  select format('select api.request_disclosure(%s)', string_agg(format('%I => %L%s', key, value, case key when 'segment_ids' then '::uuid[]' when 'subject_informed' then '::boolean' when 'urgent' then '::boolean' when 'from_at' then '::timestamptz' when 'until_at' then '::timestamptz' else '' end), ', '))
  from jsonb_each_text(jsonb_build_object('segment_ids', format('{%s}', tests.id('film')), 'recipient_type', 'police', 'recipient_organisation', 'County Police', 'recipient_officer', 'DC Example', 'authority_reference', 'CP/26/1',
    'legal_gateway', 'crime_sch2_para2', 'subject_informed', false, 'not_informed_reason', 'It would prejudice the enquiry') || p_over) $$;
select tests.become('dina', 'web_dsl');
select tests.answers(pg_temp.asking(), 201, null, 'A safeguarding lead asks for a disclosure');
select is(tests.truth($$ select concat_ws(' ', recipient_type, legal_gateway, urgent, subject_informed, not_informed_reason, requested_by = tests.id('dina'), approved_at is null, requested_at >= now()) from recording.disclosure $$), 'police crime_sch2_para2 f f It would prejudice the enquiry t t t', 'which is kept as asked');
select is(tests.truth($$ select content_sha256 = sha256(sha256('film')) from recording.disclosure $$), 'true', 'with the hash of what leaves');
select is((select tests.truth($q$ select concat_ws(' ', action, outcome, reasons) from ledger.record order by seq desc limit 1 $q$)), 'request_disclosure done {}', 'and entered');
select is(tests.truth($$ select recording.state_of(tests.id('film'), clock_timestamp()) $$), 'legal_hold', 'What the police ask for is held');
select is(tests.truth($$ select recording.disclosure_stands(tests.id('film'), clock_timestamp(), 'police') $$), 'false', 'It does not stand before somebody approves');
select tests.answers(pg_temp.asking('{"urgent": true}'), 201, null, 'In an emergency');
select is(tests.truth($$ select recording.disclosure_stands(tests.id('film'), clock_timestamp(), 'police') $$), 'true', 'it stands at once');
select tests.answers(pg_temp.asking(jsonb_build_object('from_at', now() - interval '90 minutes', 'until_at', now() - interval '80 minutes', 'extract_sha256', repeat('ab', 32))), 201, null, 'An extract has its own hash');
select is(tests.truth($$ select encode(content_sha256, 'hex') from recording.disclosure where from_at is not null $$), repeat('ab', 32), 'which is kept');
select tests.answers(pg_temp.asking(jsonb_build_object('segment_ids', format('{%s}', tests.id('nothing')))), 404, 'not-found', 'Only what there is'), tests.answers(pg_temp.asking(jsonb_build_object('segment_ids', format('{%s,%s}', tests.id('film'), tests.id('nothing')))), 404, 'not-found', 'all of it');
select tests.is_refused(pg_temp.asking(over), why, 'PT422')
from (values ('{"recipient_type": "friend"}'::jsonb, 'Not to anybody'), ('{"legal_gateway": "because"}', 'not on no ground'), ('{"recipient_officer": " "}', 'to a named officer'), ('{"authority_reference": null}', 'on an authority'),
  ('{"not_informed_reason": null}', 'Who was not told, why not'), ('{"not_informed_reason": "short"}', 'in words'), ('{"subject_informed": true}', 'and only then'), ('{"segment_ids": "{}"}', 'about something'),
  ('{"extract_sha256": "abc"}', 'An extract has a beginning and an end'), ('{"from_at": "2026-01-02", "until_at": "2026-01-01", "extract_sha256": "x"}', 'in that order'), ('{"subject_informed": null}', 'whether they know has to be said')) as tried (over, why);
select tests.is_refused(pg_temp.asking(jsonb_build_object('segment_ids', format('{%s,%s}', tests.id('film'), tests.id('film')))), 'each once', 'PT422');
select tests.power('ann', 'dsl');
select tests.become('ann', 'web_dsl');
select tests.answers(pg_temp.asking(), 403, 'not-for-yourself', 'Nobody about their own lesson');
select tests.become('cora', 'web_compliance');
select tests.is_refused(pg_temp.asking(), 'Others ask for nothing');
select tests.become('ann', 'web_tutor');
select tests.is_refused(pg_temp.asking(), 'nor do tutors');

select tests.become('dina', 'web_dsl');
select tests.answered_once(pg_temp.asking());
select tests.is_required('urgent', $$ select api.request_disclosure(array[tests.id('film')], 'police', 'The police', 'PC Plod', 'Crime 1', 'court_order', true, urgent => null) $$);

select tests.become('dina', 'web_dsl');
select tests.answers(pg_temp.asking('{"subject_informed": true, "not_informed_reason": null}'), 201, null, 'Where the subject was told no reason is needed');
select tests.is_refused(pg_temp.asking(over), why, 'PT422') from (values
  (jsonb_build_object('from_at', now() - interval '90 minutes', 'extract_sha256', repeat('ab', 32)), 'An extract has an end'),
  (jsonb_build_object('from_at', now() - interval '80 minutes', 'until_at', now() - interval '90 minutes', 'extract_sha256', repeat('ab', 32)), 'after its beginning'),
  (jsonb_build_object('extract_sha256', repeat('ab', 32)), 'A hash of an extract is of one'),
  (jsonb_build_object('from_at', now() - interval '90 minutes', 'until_at', now() - interval '80 minutes'), 'and an extract has a hash'),
  (jsonb_build_object('from_at', now() - interval '90 minutes', 'until_at', now() - interval '80 minutes', 'extract_sha256', 'ab'), 'that is one'),
  (jsonb_build_object('segment_ids', format('{%s,null}', tests.id('film'))), 'Each recording is said')) as tried (over, why);
select tests.power('bob', 'dsl');
select tests.become('bob', 'web_dsl');
select tests.answers(pg_temp.asking(), 201, null, 'Whoever had to do with other lessons may ask');
select * from finish();
rollback;
