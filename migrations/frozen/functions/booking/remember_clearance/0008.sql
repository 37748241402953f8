-- Judge a tutor for one engagement and remember it if nothing stands against them. The judging is done where the row is
-- written, by booking.clearance_is_judged, so that nothing else can ever be remembered.
set role cap_booking;

create or replace function booking.remember_clearance(p_tutor uuid, p_engagement uuid)
  returns boolean
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  update booking.clearance as remembered
  set judged_at = clock_timestamp()
  where remembered.engagement_id = p_engagement
    and remembered.tutor_id = p_tutor;
  if found then
    return true;
  end if;

  perform from booking.clearance as remembered where remembered.engagement_id = p_engagement;
  if found then
    return false;
  end if;

  insert into booking.clearance (engagement_id, tutor_id)
  values (p_engagement, p_tutor)
  on conflict on constraint clearance_pkey do nothing;
  return found;
end;
$$;

revoke all on function booking.remember_clearance(uuid, uuid) from public;

comment on function booking.remember_clearance(uuid, uuid) is
  'Remember that nothing stands against this tutor for this independent engagement until a clock or a change says otherwise; false where something does. Asked by api.book_lesson and booking.refresh_clearances.';

set role safelane_owner;
