-- Judge a learner for one tutor's work and remember it if nothing stands against it. The judging is done where the row is
-- written, by booking.learner_clearance_is_judged, so that nothing else can ever be remembered.
set role cap_booking;

create or replace function booking.remember_learner(p_tutor uuid, p_learner uuid, p_engagement uuid)
  returns boolean
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  if booking.is_learner_remembered_clear(p_tutor, p_learner, p_engagement, clock_timestamp()) then
    return true;
  end if;

  update booking.learner_clearance as remembered
  set judged_at = clock_timestamp()
  where remembered.engagement_id = p_engagement
    and remembered.learner_id = p_learner
    and remembered.tutor_id = p_tutor;
  if found then
    return true;
  end if;

  perform from booking.learner_clearance as remembered
  where remembered.engagement_id = p_engagement and remembered.learner_id = p_learner;
  if found then
    return false;
  end if;

  insert into booking.learner_clearance (engagement_id, learner_id, tutor_id)
  values (p_engagement, p_learner, p_tutor)
  on conflict on constraint learner_clearance_pkey do nothing;
  return found;
end;
$$;

revoke all on function booking.remember_learner(uuid, uuid, uuid) from public;

comment on function booking.remember_learner(uuid, uuid, uuid) is
  'Remember that nothing stands between this learner and this engagement of the tutor until a clock or a change says otherwise; false where something does, or might. Asked by api.book_lesson.';

set role safelane_owner;
