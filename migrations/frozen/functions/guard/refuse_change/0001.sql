-- What was recorded stays as it was recorded: a correction is a new row (TS-12, F22).
-- A trigger function. The triggers that use it are ENABLE ALWAYS, so it answers a superuser, a role with BYPASSRLS
-- and a session that replays with session_replication_role = replica in the same way.
create or replace function guard.refuse_change()
  returns trigger
  language plpgsql
  volatile
  parallel unsafe
  set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'TRUNCATE' then
    raise exception using
      errcode = '23001',
      message = format('%I.%I is never emptied', tg_table_schema, tg_table_name),
      hint = 'Nothing in this table may be removed. In a test, roll the transaction back instead.';
  end if;
  raise exception using
    errcode = '23001',
    message = format('rows of %I.%I are never changed or removed', tg_table_schema, tg_table_name),
    hint = 'Record the correction as a new row.';
end;
$$;

revoke all on function guard.refuse_change() from public;

comment on function guard.refuse_change() is
  'Refuses UPDATE, DELETE and TRUNCATE with 23001. Fired by the triggers of guard.append_only and guard.no_truncate.';
