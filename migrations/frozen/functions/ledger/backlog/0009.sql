-- Which entries wait for their place in the tree: whatever is committed and has no leaf. Never those above the highest
-- number, which loses what commits late, and never those of finished transactions only, which stands still as long as
-- anybody anywhere in the cluster keeps one open.
create or replace function ledger.backlog(p_low_water xid8)
  returns table (seq bigint, hash bytea, at timestamptz)
  language sql
  stable
  set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_custom_plan
begin atomic
  select entry.seq, entry.leaf_hash, entry.at
  from ledger.entry as entry
  where entry.xid >= p_low_water
    -- what was restored from another cluster and has its leaf is not looked at for ever
    and (p_low_water = '0'::xid8 or entry.xid < pg_snapshot_xmax(pg_current_snapshot())
      or entry.xid = pg_current_xact_id_if_assigned())
    and not exists (select from ledger.leaf as leaf where leaf.seq = entry.seq);
end;

revoke all on function ledger.backlog(xid8) from public;
grant execute on function ledger.backlog(xid8) to cap_ledger;

comment on function ledger.backlog(xid8) is
  'Committed entries without a leaf, from a low-water mark on (ledger.low_water). Asked by ledger.integrate and ledger.status.';
