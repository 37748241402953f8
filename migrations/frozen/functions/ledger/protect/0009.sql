-- No change to this table without an entry in the ledger, by anybody (TS-12, TS-68, F22): every version of a row is
-- witnessed by its digest, and a transaction that wrote no entry for it does not commit.
-- A migration that changes such rows before this runs again on the same table first writes its entry
-- (ledger.append('migrate', …)) and has it judged (set constraints all immediate): a table with pending events
-- cannot be altered.
create or replace function ledger.protect(p_table regclass)
  returns void
  language plpgsql
  volatile
  parallel unsafe
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_kind    text;
  v_fields  text[];
  v_keys    text[];
  v_version integer;
  v_saying  text;
begin
  select n.nspname || '.' || c.relname into v_kind
  from pg_class as c
  join pg_namespace as n on n.oid = c.relnamespace
  where c.oid = p_table;

  -- what is computed when it is read is not part of what was written
  select array_agg(a.attname::text order by a.attname collate "C") into v_fields
  from pg_attribute as a
  where a.attrelid = p_table and a.attnum > 0 and not a.attisdropped and a.attgenerated <> 'v';

  select array_agg(a.attname::text order by k.place) into v_keys
  from pg_index as i
  cross join unnest(i.indkey::smallint[]) with ordinality as k (attnum, place)
  join pg_attribute as a on a.attrelid = i.indrelid and a.attnum = k.attnum
  where i.indrelid = p_table and i.indisprimary;

  if v_keys is null then
    raise exception using
      errcode = '42P16',
      message = format('%s has no primary key', p_table),
      hint = 'An entry must be able to say which row it is about.';
  end if;
  if exists (select from unnest(v_fields) as field where field !~ '^[a-z][a-z0-9_]*$') then
    raise exception using
      errcode = '42602',
      message = format('%s has a column whose name is not of the form a-z, 0-9, _', p_table),
      hint = 'Names of columns are written into digests as they are.';
  end if;

  v_version := ledger.keep_fields(v_kind, v_fields);
  v_saying := format('(%L, %L, %L)', v_version, array_to_string(v_keys, ','), array_to_string(v_fields, ','));

  execute format('drop trigger if exists _890_change on %s', p_table);
  execute format('drop trigger if exists _900_entry on %s', p_table);
  execute format(
    'create trigger _890_change after insert or update or delete on %s
       for each row execute function ledger.record_change%s', p_table, v_saying);
  execute format(
    'create constraint trigger _900_entry after insert or update or delete on %s
       deferrable initially deferred for each row execute function ledger.require_entry%s', p_table, v_saying);
  execute format('alter table %s enable always trigger _890_change', p_table);
  execute format('alter table %s enable always trigger _900_entry', p_table);
end;
$$;

-- Nobody but the owner of the tables calls this, and only in a migration.
revoke all on function ledger.protect(regclass) from public;

comment on function ledger.protect(regclass) is
  'Attaches the triggers that witness every change and refuse the commit of one without an entry. Called in policies/, after guard.close_table.';
