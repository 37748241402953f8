-- Every version of every row of this lane has an entry in the ledger, or is named here (TS-12, TS-68):
-- checks, training, contracts, decisions and notices.
set role cap_vetting;

create or replace function vetting.unrecorded()
  returns table (kind text, target text)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select found.kind, found.target
  from ledger.unrecorded_in('vetting') as found;
$$;

revoke all on function vetting.unrecorded() from public;
grant execute on function vetting.unrecorded() to cap_ledger;

comment on function vetting.unrecorded() is
  'The rows of vetting whose present version no entry lists. Asked by ledger.unrecorded.';

set role safelane_owner;
