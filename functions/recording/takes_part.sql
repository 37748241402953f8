-- Whoever is expected at a lesson takes part in it, and so does whoever was let in; a consent for any other lesson
-- has no effect (E2.3 row 17).
set role cap_recording;

create or replace function recording.takes_part(p_lesson uuid, p_learner uuid)
  returns boolean
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select
    from booking.lesson_learner as expected
    where expected.lesson_id = p_lesson and expected.learner_id = p_learner
  ) or exists (
    select
    from recording.admission as came
    where came.lesson_id = p_lesson and came.learner_id = p_learner
  );
$$;

revoke all on function recording.takes_part(uuid, uuid) from public;

comment on function recording.takes_part(uuid, uuid) is
  'Whether a learner is expected at a lesson or was ever let in. Asked by recording.';

set role safelane_owner;
