-- What is still missing and from whom, as far as the viewer may know. A learner reads what is asked of them and of their
-- parents, a parent what is asked of parents, and neither whether the recording is possible: so that nobody reads what
-- another chose, that a contact is blocked, or that something is forbidden. The tutor, and the session service, read that
-- it is not possible, and what lies with the tutor or the contract. Safeguarding leads read everything (E2.3 rows 7, 22; F9).
set role cap_recording;

create or replace function recording.visible_reasons(p_findings jsonb, p_persona text, p_learners uuid[])
  returns jsonb
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  with found as (
    select
      item ->> 'code' as code,
      item ->> 'from_whom' as from_whom,
      (item ->> 'learner_id')::uuid as learner_id
    from jsonb_array_elements(p_findings) as item
  ),
  read as (
    select
      case p_persona
        when 'web_dsl' then found.code
        when 'web_tutor' then case
          when found.code in ('TUTOR_NOTICE_MISSING', 'TUTOR_OBJECTS', 'RECORDING_FORBIDDEN', 'NO_LEARNER_PRESENT')
            then found.code else 'RECORDING_NOT_POSSIBLE' end
        when 'web_service' then case
          when found.code in ('RECORDING_FORBIDDEN', 'NO_LEARNER_PRESENT')
            then found.code else 'RECORDING_NOT_POSSIBLE' end
        when 'web_learner' then case
          when found.learner_id = any (p_learners)
            and found.code in ('LEARNER_CONSENT_MISSING', 'LEARNER_OBJECTS', 'PARENT_CONSENT_MISSING',
                               'PARENT_AWARENESS_MISSING', 'NOTICE_MISSING')
            then found.code end
        when 'web_guardian' then case
          when found.learner_id = any (p_learners)
            and found.from_whom = 'guardian'
            and found.code in ('PARENT_CONSENT_MISSING', 'PARENT_AWARENESS_MISSING', 'NOTICE_MISSING')
            then found.code end
      end as code,
      case when p_persona in ('web_dsl', 'web_learner', 'web_guardian') then found.learner_id end as learner_id,
      case when p_persona in ('web_dsl', 'web_learner', 'web_guardian') then found.from_whom end as from_whom
    from found
  )
  select coalesce(jsonb_agg(told.reason order by told.reason ->> 'code', told.reason ->> 'learner_id', told.reason ->> 'from_whom'), '[]')
  from (
    select distinct jsonb_strip_nulls(
      jsonb_build_object('learner_id', read.learner_id, 'from_whom', read.from_whom)
      || (recording.words(array[read.code]) -> 0)) as reason
    from read
    where read.code is not null
  ) as told;
$$;

revoke all on function recording.visible_reasons(jsonb, text, uuid[]) from public;

comment on function recording.visible_reasons(jsonb, text, uuid[]) is
  'What this viewer may read of recording.judged; p_learners are the learners a learner or a guardian speaks for. Asked by api functions.';

set role safelane_owner;
