-- May these learners be taught by this tutor, there and then? Every reason why not, never only the first (E1).
-- One definition serves the decision, the gates and the explanation, so that they cannot differ.
set role cap_booking;

create or replace function booking.findings(
  p_tutor      uuid,
  p_learners   uuid[],
  p_starts_at  timestamptz,
  p_ends_at    timestamptz,
  p_modality   text,
  p_engagement uuid,
  p_venue      jsonb,
  p_at         timestamptz,
  p_point      text,
  p_lesson     uuid default null
)
  returns table (code text, class text, until timestamptz)
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  return query
    select found.code, found.class, min(found.until)
    from (
      select tutor.code, tutor.class, tutor.until
      from booking.tutor_findings(p_tutor, p_engagement, p_starts_at, p_at, p_point, p_lesson) as tutor
      union all
      select learner.code, learner.class, learner.until
      from unnest(p_learners) as taught(learner_id)
      cross join lateral booking.learner_findings(p_tutor, taught.learner_id, p_engagement, p_at, p_point) as learner
      union all
      select session.code, session.class, session.until
      from booking.session_findings(
        p_tutor, p_learners, p_starts_at, p_ends_at, p_modality, p_engagement, p_venue, p_at, p_point, p_lesson
      ) as session
    ) as found
    group by found.code, found.class;
end;
$$;

revoke all on function booking.findings(
  uuid, uuid[], timestamptz, timestamptz, text, uuid, jsonb, timestamptz, text, uuid) from public;

comment on function booking.findings(
  uuid, uuid[], timestamptz, timestamptz, text, uuid, jsonb, timestamptz, text, uuid) is
  'All reasons against a booking (P2), a change (P3), a start (P4), a search hit (P1) or a booked lesson (P5) at an instant. Asked by cap_booking.';

set role safelane_owner;
