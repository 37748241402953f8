-- A guardian sees the lessons of their live wards, and of the learners only those.
-- A lesson that could not start as things stand is paused, the same for every cause (TS-82, E1.5).
drop view if exists api.guardian_lessons;

create view api.guardian_lessons
  with (security_invoker = true, security_barrier = true)
as
  select
    lesson.lesson_id,
    lesson.tutor_id,
    booking.tutor_given_name(lesson.lesson_id) as tutor_given_name,
    lesson.engagement_id,
    array(
      select taught.learner_id
      from booking.lesson_learner as taught
      where taught.lesson_id = lesson.lesson_id
      order by taught.learner_id
    ) as learner_ids,
    lesson.starts_at,
    lesson.ends_at,
    lesson.modality,
    booking.venue_address(lesson.venue) as venue,
    lesson.state,
    booking.lesson_is_paused(lesson.lesson_id) as paused
  -- row security names the few lessons of the wards, so that the list starts from them
  from booking.lesson as lesson;

revoke all on api.guardian_lessons from public;
grant select on api.guardian_lessons to web_guardian;

comment on view api.guardian_lessons is
  $$The lessons of your wards

For guardians. state is confirmed, in_progress, completed or cancelled; paused says that a confirmed lesson could not
start as things stand now, and not why. Instants carry an offset. Clauses TS-65, TS-82.$$;
comment on column api.guardian_lessons.tutor_given_name is 'First name of the tutor.';
comment on column api.guardian_lessons.learner_ids is 'Your wards on the lesson; who else is on it is not shown.';
comment on column api.guardian_lessons.venue is 'Address of a lesson in person.';
comment on column api.guardian_lessons.paused is 'Could not start as things stand; leave it out of select where it is not needed, it is judged row by row.';
