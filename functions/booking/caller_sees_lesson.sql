-- A lesson is seen by its tutor, its learners, their guardians and the organisation that commissions it.
set role cap_booking;

create or replace function booking.caller_sees_lesson(p_lesson uuid)
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
      and case identity.persona()
        when 'web_tutor' then lesson.tutor_id = identity.person_id()
        when 'web_learner' then exists (
          select
          from booking.lesson_learner as taught
          where taught.lesson_id = p_lesson and taught.learner_id = identity.person_id()
        )
        when 'web_guardian' then exists (
          select
          from booking.lesson_learner as taught
          where taught.lesson_id = p_lesson and taught.learner_id = any (identity.wards())
        )
        when 'web_agency' then lesson.engagement_id = any (booking.caller_engagements())
        when 'web_school' then lesson.engagement_id = any (booking.caller_engagements())
      end
  );
$$;

revoke all on function booking.caller_sees_lesson(uuid) from public;

comment on function booking.caller_sees_lesson(uuid) is
  'Whether the sealed caller has this lesson in a list of theirs. Asked by booking.lesson_is_paused.';

set role safelane_owner;
