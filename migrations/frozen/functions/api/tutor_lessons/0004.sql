-- A tutor sees their own lessons and who is expected at them. A lesson that could not start as things stand is
-- paused, the same for every cause (TS-82, E1.5).
drop view if exists api.tutor_lessons;

create view api.tutor_lessons
  with (security_invoker = true, security_barrier = true)
as
  select
    lesson.lesson_id,
    lesson.tutor_id,
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
  from booking.lesson as lesson;

revoke all on api.tutor_lessons from public;
grant select on api.tutor_lessons to web_tutor;

comment on view api.tutor_lessons is
  $$Your lessons, as their tutor

For tutors. state is confirmed, in_progress, completed or cancelled; paused says that a confirmed lesson could not start
as things stand now. Instants carry an offset. Clauses TS-56, TS-82.$$;
comment on column api.tutor_lessons.learner_ids is 'Everybody who is expected.';
comment on column api.tutor_lessons.venue is 'Address of a lesson in person.';
comment on column api.tutor_lessons.paused is 'Could not start as things stand; leave it out of select where it is not needed, it is judged row by row.';
