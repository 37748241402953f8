-- Why this learner cannot be taught by this tutor: nothing, where the learner was found clear for this work and nothing
-- has happened since; else everything is judged anew. Both say the same, and only the second says why not.
-- A start asks one thing more, the notice of recording (P4), so it is always judged anew.
set role cap_booking;

create or replace function booking.learner_findings(
  p_tutor      uuid,
  p_learner    uuid,
  p_engagement uuid,
  p_at         timestamptz,
  p_point      text
)
  returns table (code text, class text, until timestamptz)
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  if p_point in ('P1', 'P2', 'P3', 'P5')
    and booking.is_learner_remembered_clear(p_tutor, p_learner, p_engagement, p_at)
  then
    return;
  end if;

  return query
    select judged.code, judged.class, judged.until
    from booking.judge_learner(p_tutor, p_learner, p_engagement, p_at, p_point) as judged;
end;
$$;

revoke all on function booking.learner_findings(uuid, uuid, uuid, timestamptz, text) from public;
grant execute on function booking.learner_findings(uuid, uuid, uuid, timestamptz, text) to cap_recording;

comment on function booking.learner_findings(uuid, uuid, uuid, timestamptz, text) is
  'Every reason that lies with one learner, or between learner and tutor. Asked by booking.findings and the gates on booking.lesson_learner.';

set role safelane_owner;
