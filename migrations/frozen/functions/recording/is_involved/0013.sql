-- Who taught a lesson, was taught in it, or answers for somebody who was, decides nothing about its recording as staff.
set role cap_recording;

create or replace function recording.is_involved(p_person uuid, p_lesson uuid, p_at timestamptz)
  returns boolean
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select from booking.lesson as lesson where lesson.lesson_id = p_lesson and lesson.tutor_id = p_person
  ) or exists (
    select
    from (
      select expected.learner_id from booking.lesson_learner as expected where expected.lesson_id = p_lesson
      union
      select came.learner_id from recording.admission as came where came.lesson_id = p_lesson
    ) as taught
    where taught.learner_id = p_person
      or exists (
        select from identity.guardians_of(taught.learner_id, p_at) as answering
        where answering.guardian_id = p_person)
  );
$$;

revoke all on function recording.is_involved(uuid, uuid, timestamptz) from public;

comment on function recording.is_involved(uuid, uuid, timestamptz) is
  'Whether somebody is the tutor, a learner, or answers for a learner of a lesson, expected or let in. Asked by what staff do with recordings.';

set role safelane_owner;
