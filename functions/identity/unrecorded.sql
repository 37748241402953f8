-- Every version of every row of this lane has an entry in the ledger, or is named here (TS-12, TS-68):
-- people, organisations, guardianships, engagements, powers and keys.
set role cap_identity;

create or replace function identity.unrecorded()
  returns table (kind text, target text)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select found.kind, found.target
  from ledger.unrecorded_in('identity') as found;
$$;

revoke all on function identity.unrecorded() from public;
grant execute on function identity.unrecorded() to cap_ledger;

comment on function identity.unrecorded() is
  'The rows of identity whose present version no entry lists. Asked by ledger.unrecorded.';

set role safelane_owner;
