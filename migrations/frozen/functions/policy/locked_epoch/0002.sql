-- Whoever remembers a verdict holds the counter still while they judge: a change of policy waits, or was seen.
set role cap_policy;

create or replace function policy.locked_epoch()
  returns bigint
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_number bigint;
begin
  select epoch.number into strict v_number from policy.epoch for share;
  return v_number;
end;
$$;

revoke all on function policy.locked_epoch() from public;
grant execute on function policy.locked_epoch() to cap_booking;

comment on function policy.locked_epoch() is
  'The counter of policy.epoch, share-locked until the end of the transaction. Asked by booking.remember_clearance.';

set role safelane_owner;
