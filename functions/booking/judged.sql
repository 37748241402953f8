-- The findings of one question as a value, so that a decision, its explanation and its entry in the ledger
-- are made from one and the same answer. What stands against it is not told by the time it takes either (E1.4).
set role cap_booking;

create or replace function booking.judged(
  p_tutor      uuid,
  p_learners   uuid[],
  p_unknown    boolean,
  p_starts_at  timestamptz,
  p_ends_at    timestamptz,
  p_modality   text,
  p_engagement uuid,
  p_venue      jsonb,
  p_at         timestamptz,
  p_point      text,
  p_lesson     uuid default null
)
  returns jsonb
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_findings jsonb;
begin
  select coalesce(jsonb_agg(
    jsonb_build_object(
      'code', found.code,
      'class', found.class,
      'until', found.until,
      'blocks', booking.blocks_at(found.class, p_point))
    order by found.code), '[]')
  into v_findings
  from (
    select judged.code, judged.class, judged.until
    from booking.findings(
      p_tutor, p_learners, p_starts_at, p_ends_at, p_modality, p_engagement, p_venue, p_at, p_point, p_lesson
    ) as judged
    union all
    select 'STUDENT_UNKNOWN', 'B', null
    where p_unknown
  ) as found;

  -- a refusal takes as long whether the tutor had to be judged for it or was remembered as clear: else the clock would
  -- tell an order from a hold
  if booking.blocking_codes(v_findings) <> '{}'
    and booking.is_remembered_clear(p_tutor, p_engagement, p_starts_at, p_at)
  then
    perform from booking.judge_tutor(p_tutor, p_engagement, p_starts_at, p_at, p_point, p_lesson);
  end if;
  -- and as long whether the learners had to be judged for it: only an order lies between tutor and learner
  if booking.blocking_codes(v_findings) <> '{}' then
    perform
    from unnest(p_learners) as taught (learner_id)
    cross join lateral booking.judge_learner(p_tutor, taught.learner_id, p_engagement, p_at, p_point)
    where p_point in ('P1', 'P2', 'P3', 'P5')
      and booking.is_learner_remembered_clear(p_tutor, taught.learner_id, p_engagement, p_at);
  end if;
  return v_findings;
end;
$$;

revoke all on function booking.judged(
  uuid, uuid[], boolean, timestamptz, timestamptz, text, uuid, jsonb, timestamptz, text, uuid) from public;

comment on function booking.judged(
  uuid, uuid[], boolean, timestamptz, timestamptz, text, uuid, jsonb, timestamptz, text, uuid) is
  'booking.findings as a sorted array of {code, class, until, blocks}; p_unknown adds a learner the caller may not speak for. Asked by api functions.';

set role safelane_owner;
