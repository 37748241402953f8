-- Whoever says yes or no to a recording, and whoever starts one, takes the lesson first: the one who comes second waits
-- and sees what the first one did (E2.3 row 9).
set role cap_booking;

create or replace function booking.lock_lesson(p_lesson uuid)
  returns void
  language sql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select from booking.lesson as lesson
  where lesson.lesson_id = p_lesson
  for no key update;
$$;

revoke all on function booking.lock_lesson(uuid) from public;
grant execute on function booking.lock_lesson(uuid) to cap_recording;

comment on function booking.lock_lesson(uuid) is
  'Holds a lesson until the transaction ends. Asked by recording, after it is certain that the caller may act on the lesson.';

set role safelane_owner;
