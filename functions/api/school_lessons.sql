-- A school sees the lessons under its own engagements.
-- A lesson that could not start as things stand is paused, the same for every cause (TS-82, E1.5).
drop view if exists api.school_lessons;

create view api.school_lessons
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
  from booking.lesson as lesson;

revoke all on api.school_lessons from public;
grant select on api.school_lessons to web_school;

comment on view api.school_lessons is
  $$The lessons under your school's engagements

For school representatives. state is confirmed, in_progress, completed or cancelled; paused says that a confirmed lesson could not
start as things stand now, and not why. Instants carry an offset. Clauses TS-65, TS-82.$$;
comment on column api.school_lessons.tutor_given_name is 'First name of the tutor.';
comment on column api.school_lessons.learner_ids is 'Everybody who is taught.';
comment on column api.school_lessons.venue is 'Address of a lesson in person.';
comment on column api.school_lessons.paused is 'Could not start as things stand; leave it out of select where it is not needed, it is judged row by row.';
