-- A mark says below which transaction nothing can turn up any more. Nobody sets one above the oldest transaction that is
-- still running: what is being written now would never be looked at again (F22). What is written too high is lowered.
create or replace function ledger.mark_is_true()
  returns trigger
  language plpgsql
  volatile
  parallel unsafe
  set search_path = pg_catalog, pg_temp
as $$
begin
  new.low_water := least(new.low_water, pg_snapshot_xmin(pg_current_snapshot()));
  return new;
end;
$$;

revoke all on function ledger.mark_is_true() from public;
grant execute on function ledger.mark_is_true() to safelane_owner;

comment on function ledger.mark_is_true() is
  'Lowers a mark that lies above the oldest running transaction. Trigger on ledger.batch.';

create or replace trigger _200_mark_is_true
  before insert on ledger.batch
  for each row execute function ledger.mark_is_true();
alter table ledger.batch enable always trigger _200_mark_is_true;
