-- A booking and a start read the tutor's standing under a shared lock before they ask for findings (E1.1).
set role cap_vetting;

create or replace function vetting.lock_standing(p_tutor uuid)
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform from vetting.standing where standing.tutor_id = p_tutor for share;

  if not found then
    insert into vetting.standing (tutor_id) values (p_tutor) on conflict do nothing;
    perform from vetting.standing where standing.tutor_id = p_tutor for share;
  end if;
end;
$$;

revoke all on function vetting.lock_standing(uuid) from public;
grant execute on function vetting.lock_standing(uuid) to cap_booking;

comment on function vetting.lock_standing(uuid) is
  'Share-lock a tutor''s standing row until the end of the transaction; wait for whoever is changing it. Asked by booking.';

set role safelane_owner;
