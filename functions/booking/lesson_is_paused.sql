-- A lesson that could not start as things stand is shown as paused, the same for every cause (TS-82, E1.5).
-- Nothing is written and nobody is told: the booking stays as it is, and comes back when the cause is gone.
set role cap_booking;

create or replace function booking.lesson_is_paused(p_lesson uuid)
  returns boolean
  language sql
  stable
  cost 100000
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select
    from booking.lesson as lesson
    cross join lateral booking.findings(
      lesson.tutor_id,
      array(select taught.learner_id from booking.lesson_learner as taught where taught.lesson_id = lesson.lesson_id),
      lesson.starts_at, lesson.ends_at, lesson.modality, lesson.engagement_id, lesson.venue, now(), 'P5', lesson.lesson_id
    ) as found
    where lesson.lesson_id = p_lesson
      and lesson.state = 'confirmed'
      and lesson.ends_at > now()
      and booking.caller_sees_lesson(p_lesson)
      and booking.blocks_at(found.class, 'P5')
  );
$$;

revoke all on function booking.lesson_is_paused(uuid) from public;
grant execute on function booking.lesson_is_paused(uuid)
  to web_tutor, web_learner, web_guardian, web_agency, web_school;

comment on function booking.lesson_is_paused(uuid) is
  'Whether a confirmed lesson of the caller''s, not yet over, could not start as things stand now. Asked by the lists of lessons.';

set role safelane_owner;
