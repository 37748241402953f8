-- Who may read which reason (E2.3 rows 7 and 22, F9).
begin;
select plan(23);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

create temporary table finding on commit drop as
select code, case when code in ('TUTOR_NOTICE_MISSING', 'TUTOR_OBJECTS', 'RECORDING_FORBIDDEN', 'NO_LEARNER_PRESENT', 'LESSON_UNKNOWN') then null else tests.id('eve') end as learner_id,
  case when code like 'TUTOR%' then 'tutor' when code like 'LEARNER%' then 'learner' when code like 'PARENT%' or code = 'NOTICE_MISSING' then 'guardian' else 'platform' end as from_whom
from (select unnest(string_to_array(tests.truth($$ select string_agg(code, ',') from recording.reason where code <> 'RECORDING_NOT_POSSIBLE' $$), ',')) as code) as known;
create function pg_temp.reads(p_persona text, p_speaks_for text default null) returns text language sql as $$
  select coalesce(string_agg(reason ->> 'code', ',' order by place), 'nothing') from jsonb_array_elements(tests.truth(format('select recording.visible_reasons(%L, %L, %L)',
    (select jsonb_agg(jsonb_strip_nulls(to_jsonb(finding))) from pg_temp.finding), p_persona, case when p_speaks_for is null then '{}'::uuid[] else array[tests.id(p_speaks_for)] end))::jsonb) with ordinality as told (reason, place) $$;
select is(pg_temp.reads('web_tutor'), 'NO_LEARNER_PRESENT,RECORDING_FORBIDDEN,RECORDING_NOT_POSSIBLE,TUTOR_NOTICE_MISSING,TUTOR_OBJECTS', 'A tutor reads what lies with them and the contract, and one word for all the rest');
select is(pg_temp.reads('web_service'), 'NO_LEARNER_PRESENT,RECORDING_FORBIDDEN,RECORDING_NOT_POSSIBLE', 'the session service less');
select is(pg_temp.reads('web_learner', 'eve'), 'LEARNER_CONSENT_MISSING,LEARNER_OBJECTS,NOTICE_MISSING,PARENT_AWARENESS_MISSING,PARENT_CONSENT_MISSING', 'A learner reads what is missing, not that a parent refused, that contact is blocked or that a flag is set');
select is(pg_temp.reads('web_learner', 'pia'), 'nothing', 'and nothing of another learner');
select is(pg_temp.reads('web_guardian', 'eve'), 'NOTICE_MISSING,PARENT_AWARENESS_MISSING,PARENT_CONSENT_MISSING', 'A parent reads what is missing from parents');
select is(pg_temp.reads('web_guardian', 'pia'), 'nothing', 'and nothing of another child');
select is(pg_temp.reads('web_dsl'), (select string_agg(code, ',' order by code collate "C") from pg_temp.finding), 'A safeguarding lead reads everything');
select is(pg_temp.reads(persona), 'nothing', format('%s reads nothing', persona)) from unnest('{web_anon,web_agency,web_school,web_vetting,web_compliance,web_admin,web_lado}'::text[]) as persona;
update finding set code = 'SAFETY_FLAG', from_whom = 'platform', learner_id = null;
select is(pg_temp.reads('web_tutor'), 'RECORDING_NOT_POSSIBLE', 'A flag and a refusal are the same word to a tutor');
select is(tests.truth(format('select recording.visible_reasons(%L, ''web_tutor'', ''{}'')', '[{"code": "SAFETY_FLAG", "learner_id": "' || tests.id('eve') || '", "from_whom": "platform"}]')),
  tests.truth(format('select recording.visible_reasons(%L, ''web_tutor'', ''{}'')', '[{"code": "LEARNER_OBJECTS", "learner_id": "' || tests.id('pia') || '", "from_whom": "learner"}, {"code": "PARENT_OBJECTS", "learner_id": "' || tests.id('eve') || '", "from_whom": "guardian"}]')),
  'byte for byte, however many and of whom');
select tests.only_for('recording.visible_reasons', '{cap_recording}');
create function pg_temp.exactly(p_persona text, p_findings jsonb) returns jsonb language sql as $$ select tests.truth(format('select recording.visible_reasons(%L, %L, %L)', p_findings, p_persona, array[tests.id('pia')]))::jsonb $$;
create function pg_temp.notice(p_from text) returns jsonb language sql as $$ select jsonb_build_array(jsonb_build_object('code', 'NOTICE_MISSING', 'learner_id', tests.id('pia'), 'from_whom', p_from)) $$;
select is(pg_temp.exactly('web_guardian', pg_temp.notice('learner')), '[]', 'What is missing from the learner a parent does not read'), is(jsonb_array_length(pg_temp.exactly('web_guardian', pg_temp.notice('guardian'))), 1, 'but what is missing from them');
select is(pg_temp.exactly(persona, pg_temp.notice('guardian')) -> 0 ->> 'learner_id' || ' ' || (pg_temp.exactly(persona, pg_temp.notice('guardian')) -> 0 ->> 'from_whom'), tests.id('pia') || ' guardian', persona || ' reads of whom and from whom') from unnest('{web_dsl,web_learner,web_guardian}'::text[]) as persona;
select is(pg_temp.exactly('web_tutor', pg_temp.notice('guardian')) -> 0 ? 'learner_id', false, 'the tutor reads of nobody');
select * from finish();
rollback;
