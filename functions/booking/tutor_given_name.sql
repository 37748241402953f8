-- Those who have a lesson with a tutor read the tutor's first name, and nothing else about them.
set role cap_booking;

create or replace function booking.tutor_given_name(p_lesson uuid)
  returns text
  language sql
  stable
  cost 1000
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select tutor.given_name
  from booking.lesson as lesson
  join identity.person as tutor on tutor.person_id = lesson.tutor_id
  where lesson.lesson_id = p_lesson
    and booking.caller_sees_lesson(p_lesson);
$$;

revoke all on function booking.tutor_given_name(uuid) from public;
grant execute on function booking.tutor_given_name(uuid)
  to web_learner, web_guardian, web_agency, web_school;

comment on function booking.tutor_given_name(uuid) is
  'First name of the tutor of a lesson of the caller''s. Asked by the lists of lessons.';

set role safelane_owner;
