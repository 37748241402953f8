-- Every version of a protected row leaves its digest, in the transaction that made it (TS-12, TS-68).
-- The row is rendered under settings of this function's own, so that two sessions never see two digests.
-- The trigger's arguments say version, key and fields; ledger.protect writes them.
set role cap_ledger;

create or replace function ledger.record_change()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
  set timezone = 'UTC'
  set datestyle = 'ISO, YMD'
  set intervalstyle = 'iso_8601'
  set bytea_output = 'hex'
  set extra_float_digits = 1
as $$
declare
  c_kind   constant text := tg_table_schema || '.' || tg_table_name;
  c_keys   constant text[] := string_to_array(tg_argv[1], ',');
  c_fields constant text[] := string_to_array(tg_argv[2], ',');
  v_row    jsonb;
  v_before bytea;
  v_after  bytea;
  v_was    text;
  v_is     text;
begin
  if tg_op <> 'INSERT' then
    v_row := to_jsonb(old);
    v_before := ledger.digest(v_row, c_fields);
    v_was := ledger.key_text(v_row, c_keys);
  end if;
  if tg_op <> 'DELETE' then
    v_row := to_jsonb(new);
    v_after := ledger.digest(v_row, c_fields);
    v_is := ledger.key_text(v_row, c_keys);
  end if;

  if v_was <> v_is then
    -- under another key it is another row: one ends and one begins
    insert into ledger.change (kind, target, fields_version, before, after)
    values
      (c_kind, v_was, tg_argv[0]::integer, v_before, null),
      (c_kind, v_is, tg_argv[0]::integer, null, v_after);
  else
    insert into ledger.change (kind, target, fields_version, before, after)
    values (c_kind, coalesce(v_is, v_was), tg_argv[0]::integer, v_before, v_after);
  end if;
  return null;
end;
$$;

revoke all on function ledger.record_change() from public;
grant execute on function ledger.record_change() to safelane_owner;

comment on function ledger.record_change() is
  'Writes the digests before and after a change to ledger.change. Trigger _890_change on every protected table.';

set role safelane_owner;
