-- The findings as a value, so that a decision, its explanation and its entry in the ledger are made from one answer.
set role cap_recording;

create or replace function recording.judged(p_lesson uuid, p_at timestamptz)
  returns jsonb
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select coalesce(jsonb_agg(
    jsonb_strip_nulls(jsonb_build_object('learner_id', found.learner_id, 'code', found.code, 'from_whom', found.from_whom))
    order by found.code, found.learner_id, found.from_whom), '[]')
  from recording.consent_findings(p_lesson, p_at) as found;
$$;

revoke all on function recording.judged(uuid, timestamptz) from public;

comment on function recording.judged(uuid, timestamptz) is
  'recording.consent_findings as a sorted array of {learner_id, code, from_whom}. Asked by api functions.';

set role safelane_owner;
