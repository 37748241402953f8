-- Whoever remembers a verdict holds the counter still while they judge: a change of policy waits, or was seen, and so was a
-- change of the rules themselves (TS-55, TS-77).
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
  -- whoever waited here may have waited for other rules, and would go on to judge by those that their session knew: what takes
  -- a lock on a catalogue and gives it back has the session hear first what was replaced
  perform pg_get_triggerdef(0);
  return v_number;
end;
$$;

revoke all on function policy.locked_epoch() from public;
grant execute on function policy.locked_epoch() to cap_booking;

comment on function policy.locked_epoch() is
  'The counter of policy.epoch, share-locked until the end of the transaction. Asked by booking.remember_clearance.';

set role safelane_owner;
