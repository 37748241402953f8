-- A lesson that has not begun is judged for its beginning, one that has begun for the instant itself: the band of a
-- learner is that of the real start (E2.1).
set role cap_recording;

create or replace function recording.judged_for(p_lesson uuid, p_at timestamptz)
  returns timestamptz
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select greatest(p_at, coalesce(lesson.started_at, lesson.starts_at))
  from booking.lesson as lesson
  where lesson.lesson_id = p_lesson;
$$;

revoke all on function recording.judged_for(uuid, timestamptz) from public;

comment on function recording.judged_for(uuid, timestamptz) is
  'The instant for which a question about recording a lesson is answered. Asked by recording.';

set role safelane_owner;
