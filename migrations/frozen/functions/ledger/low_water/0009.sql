-- From which transaction on there may be entries without a leaf. A mark that lies ahead of us, or was made in another
-- cluster, is from before a restore: transactions are counted anew here, so everything is looked at once.
create or replace function ledger.low_water()
  returns xid8
  language sql
  stable
  set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce((
    select last.low_water
    from (select batch.* from ledger.batch as batch order by batch.batch desc limit 1) as last
    where last.low_water <= pg_snapshot_xmax(pg_current_snapshot())
      and last.cluster = (pg_control_system()).system_identifier), '0'::xid8);
end;

revoke all on function ledger.low_water() from public;
grant execute on function ledger.low_water() to cap_ledger;

comment on function ledger.low_water() is
  'The oldest transaction that may have an entry without a leaf; 0 where nothing is known. Asked by ledger.integrate and ledger.backlog.';
