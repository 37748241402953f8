-- What left, by kind of recipient; urgency and lateness; and nobody counts allegations from it (E7 report 12, E5).
begin;
select plan(13);
select tests.follows_profile(), tests.bookable('ann'), tests.bookable('bob'), tests.ward('lily', tests.born(11)), tests.ward('tess', tests.born(14)), tests.person('dina', '{dsl}'), tests.person('dora', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}'), tests.person('cora', '{compliance_reporter}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson'), tests.lesson('other', 'bob', '{tess}', now() + interval '2 days'), tests.footage('other film', 'other');
create function pg_temp.asked(p_type text, p_ago interval default '1 hour', p_urgent boolean default false, p_after interval default null, p_told boolean default true) returns void language sql as $$
  select tests.given(format('insert into recording.disclosure (segment_ids, recipient_type, recipient_organisation, recipient_officer, authority_reference, legal_gateway, content_sha256, urgent, subject_informed, not_informed_reason, requested_by, requested_at, approved_by, approved_at)
  values (array[%L]::uuid[], %L, ''Some office'', ''A person'', ''R 1'', ''court_order'', sha256(''x''), %L, %L, %L, %L, %L, %L, %L)', tests.id('film'), p_type, p_urgent, p_told, case when not p_told then 'It would prejudice the enquiry' end, tests.id('dina'), now() - p_ago,
    case when p_after is not null then tests.id('dora') end, now() - p_ago + p_after)) $$;
select pg_temp.asked('police', '3 days', true, '26 hours', false), pg_temp.asked('police', '2 days', true, '1 hour'), pg_temp.asked('police'), pg_temp.asked('lado', '5 days', true), pg_temp.asked('court', '90 days');
select tests.become('cora', 'web_compliance');
create function pg_temp.told() returns jsonb language plpgsql as $$ begin return api.recording_disclosures(); end $$;
create function pg_temp.row_of(p_type text) returns jsonb language sql as $$ select row - 'recipient_type' from jsonb_array_elements(pg_temp.told() -> 'rows') as row where row ->> 'recipient_type' = p_type $$;
select is(pg_temp.row_of('police'), '{"requested": 3, "approved": 2, "urgent": 2, "late": 1, "subject_not_informed": 1, "longest_urgent_minutes": 1560}', 'What the police asked for'), is(pg_temp.row_of('court') -> 'requested', '0', 'in the period');
select is(pg_temp.row_of('lado') ->> 'requested', 'c', 'Few to the LADO are not counted'), is(pg_temp.told() -> 'ok', 'false', 'An approval that came too late'), is(pg_temp.told() -> 'must_be_zero', '{"late": 1}', 'is the figure that must be none');
select pg_temp.asked('lado') from generate_series(1, 4);
select is(pg_temp.row_of('lado') -> 'requested', '5', 'Many are');
select is((select count(*) from jsonb_each_text(pg_temp.told()) as part where part.value like '%' || tests.id('film') || '%' or part.value like '%Some office%'), 0::bigint, 'No recording and no recipient is named');
select is(pg_temp.told() #>> '{header,sha256}', encode(sha256(convert_to((pg_temp.told() -> 'rows')::text, 'UTF8')), 'hex'), 'The header has the hash of the rows');
select is((select tests.truth($q$ select concat_ws(' ', action, outcome, reasons) from ledger.record order by seq desc limit 1 $q$)), 'recording_disclosures done {}', 'Reading it is entered');
select tests.is_refused('select api.recording_disclosures(null, now())', 'A period has a beginning', 'PT422');
select tests.become('dina', 'web_dsl');
select tests.is_refused('select api.recording_disclosures()', 'Others do not read it');

select tests.become('cora', 'web_compliance');
select pg_temp.asked('local_authority', '3 days', false, '26 hours');
select is(pg_temp.row_of('local_authority'), '{"requested": 1, "approved": 1, "urgent": 0, "late": 0, "subject_not_informed": 0, "longest_urgent_minutes": null}', 'What is not urgent takes its time');
select is((select string_agg(row ->> 'requested', ',') from jsonb_array_elements(api.recording_disclosures(now() - interval '100 days', now() - interval '80 days') -> 'rows') as row), '0,0,1,0,0,0', 'Only what was asked for in the period');
select * from finish();
rollback;
