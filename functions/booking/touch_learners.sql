-- A change to who answers for a learner meets every booking of that learner (E1.1).
-- The version moves, so that a transaction with an older picture of the world fails instead of booking.
set role cap_booking;

create or replace function booking.touch_learners(p_learners uuid[])
  returns void
  language sql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select booking.lock_learners(p_learners);

  update booking.learner_standing as standing
  set version = standing.version + 1, changed_at = now()
  where standing.learner_id = any (p_learners);
$$;

revoke all on function booking.touch_learners(uuid[]) from public;
grant execute on function booking.touch_learners(uuid[]) to cap_recording;

comment on function booking.touch_learners(uuid[]) is
  'Waits for bookings of these learners and makes later ones look again. Asked by the triggers on guardianships, people, powers and what forbids a recording.';

set role safelane_owner;
