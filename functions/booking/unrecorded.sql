-- Every version of every row of this lane has an entry in the ledger, or is named here (TS-12, TS-68):
-- lessons, attendance, restrictions and orders.
set role cap_booking;

create or replace function booking.unrecorded()
  returns table (kind text, target text)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select found.kind, found.target
  from ledger.unrecorded_in('booking') as found;
$$;

revoke all on function booking.unrecorded() from public;
grant execute on function booking.unrecorded() to cap_ledger;

comment on function booking.unrecorded() is
  'The rows of booking whose present version no entry lists. Asked by ledger.unrecorded.';

set role safelane_owner;
