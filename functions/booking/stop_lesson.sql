-- Where every lesson is recorded and somebody says that they will not be, the lesson does not go on silently:
-- it ends there and then (E2.4).
set role cap_booking;

create or replace function booking.stop_lesson(p_lesson uuid)
  returns void
  language sql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  update booking.lesson as lesson
  set state = 'completed', ended_at = clock_timestamp()
  where lesson.lesson_id = p_lesson
    and lesson.state = 'in_progress';
$$;

revoke all on function booking.stop_lesson(uuid) from public;
grant execute on function booking.stop_lesson(uuid) to cap_recording;

comment on function booking.stop_lesson(uuid) is
  'Ends a lesson that is in progress; others it leaves alone. Asked by the trigger recording.act_takes_effect.';

set role safelane_owner;
