-- What an entry says is never changed, and goes only in the transaction that says so in the ledger itself (F21, F22).
-- A trigger function, ENABLE ALWAYS: it answers a superuser and a replaying session in the same way.
create or replace function ledger.only_with_tombstone()
  returns trigger
  language plpgsql
  volatile
  parallel unsafe
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_lawful boolean := false;
begin
  if tg_op = 'DELETE' and tg_table_name = 'opening' then
    v_lawful := ledger.is_released(old.release);
  elsif tg_op = 'DELETE' then
    v_lawful := exists (
      select
      from ledger.opening as opening
      where opening.xid = old.xid
        and old.change_id between opening.first_change and opening.last_change
        and ledger.is_released(opening.release));
  end if;
  if v_lawful then
    return old;
  end if;
  raise exception using
    errcode = '23001',
    message = format('rows of %I.%I are never changed, and never removed without a tombstone', tg_table_schema, tg_table_name),
    hint = 'ledger.erase removes what its retention allows.';
end;
$$;

revoke all on function ledger.only_with_tombstone() from public;

comment on function ledger.only_with_tombstone() is
  'Refuses UPDATE, and DELETE outside an erasure, with 23001. Fired by ledger.opening and ledger.change.';

create or replace trigger _100_only_with_tombstone before update or delete on ledger.opening
  for each row execute function ledger.only_with_tombstone();
alter table ledger.opening enable always trigger _100_only_with_tombstone;

create or replace trigger _100_only_with_tombstone before update or delete on ledger.change
  for each row execute function ledger.only_with_tombstone();
alter table ledger.change enable always trigger _100_only_with_tombstone;
