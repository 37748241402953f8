-- A yes is about a lesson on its day: a lesson that was moved to where the learner is in another age band is asked about
-- again, by whoever is to be asked then (E2.3 row 18). That a learner grows older by the day of the lesson was known when
-- they said it, and takes nothing away (E2.3 rows 3 and 4).
set role cap_recording;

create or replace function recording.is_about(p_lesson uuid, p_learner uuid, p_said_at timestamptz)
  returns boolean
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select coalesce(
    (
      select recording.band_of(p_learner, moved.starts_at) = recording.band_of(p_learner, lesson.starts_at)
      from recording.lesson_move as moved
      join booking.lesson as lesson on lesson.lesson_id = moved.lesson_id
      where moved.lesson_id = p_lesson
        and moved.moved_at >= p_said_at
      order by moved.moved_at, moved.seq
      limit 1
    ),
    true);
$$;

revoke all on function recording.is_about(uuid, uuid, timestamptz) from public;

comment on function recording.is_about(uuid, uuid, timestamptz) is
  'Whether what was said then is still about the lesson: it was not moved since, or not into another age band of the learner. Asked by recording.parents_act and recording.learner_findings.';

set role safelane_owner;
