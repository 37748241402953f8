-- There is a time for arriving and starting: from a little before the beginning until the end.
set role cap_booking;

create or replace function booking.lesson_is_due(p_lesson uuid, p_at timestamptz)
  returns boolean
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select
    from booking.lesson as lesson
    where lesson.lesson_id = p_lesson
      and lesson.starts_at - policy.effective_interval('session.start_early', lesson.engagement_id, p_at) <= p_at
      and lesson.ends_at > p_at
  );
$$;

revoke all on function booking.lesson_is_due(uuid, timestamptz) from public;

comment on function booking.lesson_is_due(uuid, timestamptz) is
  'Whether it is time for this lesson (session.start_early before it until it ends). Asked by api functions and booking.lesson_changes_lawfully.';

set role safelane_owner;
