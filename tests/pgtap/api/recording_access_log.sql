-- Who looked, as what and why; after retention nobody; and no line that would tell of an allegation (E7 report 10, E5).
begin;
select plan(30);
select tests.follows_profile(), tests.bookable('ann'), tests.bookable('bob'), tests.ward('lily', tests.born(11)), tests.ward('tess', tests.born(14)), tests.person('dina', '{dsl}'), tests.person('dora', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}'), tests.person('cora', '{compliance_reporter}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson'), tests.lesson('other', 'bob', '{tess}', now() + interval '2 days'), tests.footage('other film', 'other');
create function pg_temp.looked(p_film text, p_lesson text, p_who text, p_persona text, p_at timestamptz, p_outcome text default 'granted', p_code text default null, p_case text default null, p_state text default 'available') returns void language sql as $$
  select tests.given(format('insert into recording.access (segment_id, lesson_id, reader_id, persona, outcome, codes, state, reason_code, reason, case_id, at, expires_at) values (%L, %L, %L, %L, %L, %L, %L, %L, %L, %L, %L, %L)',
    tests.id(p_film), tests.id(p_lesson), tests.id(p_who), p_persona, p_outcome, case p_outcome when 'refused' then '{X}' else '{}' end, p_state, p_code, case when p_code is not null then 'In words that nobody else reads' end, tests.id(p_case), p_at,
    case p_outcome when 'granted' then p_at + interval '1 hour' end)) $$;
select pg_temp.looked('film', 'lesson', 'ann', 'web_tutor', now() - interval '1 day'), pg_temp.looked('film', 'lesson', 'dina', 'web_dsl', now() - interval '2 days', 'granted', 'complaint', 'case'), pg_temp.looked('film', 'lesson', 'dina', 'web_dsl', now() - interval '3 days', 'granted', 'complaint'),
  pg_temp.looked('film', 'lesson', 'dora', 'web_dsl', now() - interval '4 days', 'refused', 'appeal'), pg_temp.looked('film', 'lesson', 'lado', 'web_lado', now() - interval '5 days', 'granted', 'lado_request', 'case'), pg_temp.looked('other film', 'other', 'dina', 'web_dsl', now() - interval '6 days', 'granted', 'complaint', 'case'),
  pg_temp.looked('film', 'lesson', 'ann', 'web_tutor', now() - interval '60 days');
select tests.become('cora', 'web_compliance');
create temp table told as select api.recording_access_log() as answer;
grant select on told to public;
select is((select answer #>> '{header,report}' from told), 'recording_access_log', 'The report says what it is'), is((select answer #>> '{header,sha256}' from told), (select encode(sha256(convert_to((answer -> 'rows')::text, 'UTF8')), 'hex') from told), 'and the hash of its rows');
select is((select answer -> 'totals' from told), '{"reads": 5, "refused": 1, "after_retention": 0, "staff_reads_without_case": 1}', 'What was looked at in the period');
select is((select answer -> 'grants_per_lead' from told), jsonb_build_array(jsonb_build_object('reader_id', tests.id('dina'), 'grants', 3)), 'how often by whom');
select is((select string_agg(concat_ws(' ', row ->> 'persona', row ->> 'reason_code', row ->> 'outcome', row ->> 'reads'), ',' order by row ->> 'persona', row ->> 'outcome') from told, jsonb_array_elements(answer -> 'reads') as row), 'web_dsl complaint granted 3,web_dsl appeal refused 1,web_lado lado_request granted 1,web_tutor granted 1', 'by role and reason');
select is((select answer -> 'ok' from told), 'true', 'Nothing was looked at after retention');
select is((select jsonb_array_length(answer -> 'rows') from told), 5, 'Line by line, but for the LADO''s lane'), is((select count(*) from told, jsonb_array_elements(answer -> 'rows') as row where row ->> 'persona' = 'web_lado'), 0::bigint, 'whose looks are a number (E5)');
select is((select count(*) from told where answer::text like '%In words%'), 0::bigint, 'Nobody''s words are in it'), is((select count(*) from told where answer::text like '%' || tests.key_of('film') || '%'), 0::bigint, 'nor where anything is');
select is((select jsonb_array_length(api.recording_access_log(page_size => 2) -> 'rows')), 2, 'A page'), is((select jsonb_array_length(api.recording_access_log(page_size => 2, after_at => ((api.recording_access_log(page_size => 2)) ->> 'next_after')::timestamptz) -> 'rows')), 2, 'and the next');
select tests.is_refused('select api.recording_access_log(now(), now() - interval ''1 day'')', 'A period has a direction', 'PT422'), tests.is_refused('select api.recording_access_log(page_size => 0)', 'a page has rows', 'PT422');
select is((select tests.truth($q$ select concat_ws(' ', action, outcome, reasons) from ledger.record order by seq desc limit 1 $q$)), 'recording_access_log done {}', 'Reading it is entered');
select pg_temp.looked('film', 'lesson', 'lily', 'web_learner', now() - interval '1 hour', p_state => 'expired');
select is((select concat(answer -> 'ok', answer #> '{must_be_zero,after_retention}') from (select api.recording_access_log() as answer) as a), 'false1', 'A look after retention is a breach');
select tests.power('ann', 'compliance_reporter');
select tests.become('ann', 'web_compliance');
select is((select answer -> 'totals' from (select api.recording_access_log() as answer) as a), '{"reads": 1, "refused": 0, "after_retention": 0, "staff_reads_without_case": 0}', 'Nobody reads who looked at their own lessons, not even as a number');
select tests.become('dina', 'web_dsl');
select tests.is_refused('select api.recording_access_log()', 'Others do not read it');
select tests.become('ann', 'web_tutor');
select tests.is_refused('select api.recording_access_log()', 'nor do tutors');
select tests.become('cora', 'web_compliance');
select pg_temp.looked('film', 'lesson', 'dina', 'web_dsl', now() - interval '300 days' - (n / 4) * interval '1 second', 'granted', 'complaint', 'case') from generate_series(1, 7) as n;
create function pg_temp.pages(p_size integer) returns text[] language plpgsql as $$
declare
  v_page jsonb := api.recording_access_log(now() - interval '301 days', now() - interval '299 days', p_size);
  v_seen text[] := '{}';
begin
  loop
    v_seen := v_seen || array(select row ->> 'access_id' from jsonb_array_elements(v_page -> 'rows') as row);
    exit when v_page ->> 'next_after' is null or cardinality(v_seen) > 20;
    v_page := api.recording_access_log(now() - interval '301 days', now() - interval '299 days', p_size,
      (v_page ->> 'next_after')::timestamptz, (v_page ->> 'next_after_access_id')::uuid);
  end loop;
  return v_seen;
end $$;
select is(pg_temp.pages(size), pg_temp.pages(100), format('Looks at one instant are told once each, %s a page', size)) from unnest(array[1, 2, 3]) as size;
select is(cardinality(pg_temp.pages(2)), 7, 'all of them');
select tests.is_refused('select api.recording_access_log(after_access_id => gen_random_uuid())', 'A look is after an instant and a look', 'PT422');

select tests.footage('old film', 'lesson', now() - interval '40 days');
create function pg_temp.after_retention() returns text language sql as $$ select api.recording_access_log() #>> '{totals,after_retention}' $$;
select is(pg_temp.after_retention(), '1', 'There was one look after retention');
select pg_temp.looked('old film', 'lesson', 'lily', 'web_learner', now() - interval '2 hours', 'refused', p_state => 'expired'), pg_temp.looked('old film', 'lesson', 'dina', 'web_dsl', now() - interval '2 hours', 'granted', 'complaint', 'case');
select is(pg_temp.after_retention(), '1', 'A look that was refused is none, nor one of a lead, who may look for longer');
select pg_temp.looked('old film', 'lesson', 'lily', 'web_learner', now() - interval '2 hours');
select is(pg_temp.after_retention(), '2', 'one of a learner after the day is, whatever the state was taken for');
create function pg_temp.refused() returns integer language sql as $$ select (api.recording_access_log() #>> '{totals,refused}')::integer $$;
select is(pg_temp.refused(), 2, 'What was refused is counted');
select pg_temp.looked('no film', null, 'ann', 'web_tutor', now() - interval '1 hour', 'refused');
select is(pg_temp.refused(), 3, 'also where there was nothing');
select tests.is_refused('select api.recording_access_log(page_size => null)', 'A page has a size', 'PT422');
select * from finish();
rollback;
