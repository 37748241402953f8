-- No action without an entry, looked at from the other end (TS-12, TS-68): every version of every protected row that
-- is there now, every one that is gone and every one between has an entry that says so, and entries are found by what they
-- say. Whoever switched the triggers off is found here.
set role cap_ledger;

create or replace function ledger.unrecorded()
  returns table (kind text, target text)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select kind, target from identity.unrecorded()
  union all
  select kind, target from policy.unrecorded()
  union all
  select kind, target from vetting.unrecorded()
  union all
  select kind, target from booking.unrecorded()
  union all
  select kind, target from recording.unrecorded()
  union
  select kind, target from guard.unlinked()
  union all
  select 'ledger.opening', seq::text from guard.misfiled();
$$;

revoke all on function ledger.unrecorded() from public;
grant execute on function ledger.unrecorded() to safelane_signer;

comment on function ledger.unrecorded() is
  'Protected rows of which some version is listed by no entry of the ledger, by table and primary key, and entries whose columns say other than their bodies; none is what it should be. Called by safelane ledger reconcile.';

set role safelane_owner;
