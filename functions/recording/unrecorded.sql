-- Every version of every row of this lane has an entry in the ledger, or is named here (TS-12, TS-68):
-- consents, segments, holds, looks and disclosures.
set role cap_recording;

create or replace function recording.unrecorded()
  returns table (kind text, target text)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select found.kind, found.target
  from ledger.unrecorded_in('recording') as found;
$$;

revoke all on function recording.unrecorded() from public;
grant execute on function recording.unrecorded() to cap_ledger;

comment on function recording.unrecorded() is
  'The rows of recording whose present version no entry lists. Asked by ledger.unrecorded.';

set role safelane_owner;
