-- Consent may not be given too long before a session: a few days, counted on London's clock from the planned start,
-- so that a lesson moved to a later day is asked about again (E2.2, E2.3 row 18).
set role cap_recording;

create or replace function recording.consent_from(p_lesson uuid, p_at timestamptz)
  returns timestamptz
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select (lesson.starts_at at time zone 'Europe/London'
      - make_interval(days => coalesce(
          policy.effective_integer('recording.consent_max_lead_days', lesson.engagement_id, p_at), 7)))
    at time zone 'Europe/London'
  from booking.lesson as lesson
  where lesson.lesson_id = p_lesson;
$$;

revoke all on function recording.consent_from(uuid, timestamptz) from public;

comment on function recording.consent_from(uuid, timestamptz) is
  'The first instant at which consent for this lesson may be given (recording.consent_max_lead_days before it). Asked by recording.';

set role safelane_owner;
