-- Every version of every row of this lane has an entry in the ledger, or is named here (TS-12, TS-68):
-- profiles, parameters, documents, acknowledgements and deviations.
set role cap_policy;

create or replace function policy.unrecorded()
  returns table (kind text, target text)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select found.kind, found.target
  from ledger.unrecorded_in('policy') as found;
$$;

revoke all on function policy.unrecorded() from public;
grant execute on function policy.unrecorded() to cap_ledger;

comment on function policy.unrecorded() is
  'The rows of policy whose present version no entry lists. Asked by ledger.unrecorded.';

set role safelane_owner;
