-- How many entries have their place in the tree.
set role cap_ledger;

create or replace function ledger.size()
  returns bigint
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(max(leaf.idx) + 1, 0) from ledger.leaf as leaf;
end;

revoke all on function ledger.size() from public;
grant execute on function ledger.size() to safelane_sealer, safelane_signer, safelane_auditor;

comment on function ledger.size() is 'The number of leaves of the tree. Asked by the sealer and the signer.';

set role safelane_owner;
