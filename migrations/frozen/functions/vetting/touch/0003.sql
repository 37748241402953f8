-- Whoever changes what a booking depends on takes the tutor's standing row first (E1.1): a booking that is being
-- made reads it FOR SHARE, so one of the two waits for the other, and none slips between reading and writing.
set role cap_vetting;

create or replace function vetting.touch(p_tutor uuid)
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  update vetting.standing as held
  set version = held.version + 1,
      changed_at = now()
  where held.tutor_id = p_tutor;

  if not found then
    insert into vetting.standing as held (tutor_id)
    values (p_tutor)
    on conflict (tutor_id) do update
      set version = held.version + 1,
          changed_at = now();
  end if;
end;
$$;

revoke all on function vetting.touch(uuid) from public;
grant execute on function vetting.touch(uuid) to cap_booking;

comment on function vetting.touch(uuid) is
  'Lock a person''s standing row until the end of the transaction and count the change. '
  'Asked by booking before a hold, and by a trigger on every table of vetting.';

set role safelane_owner;
