-- Nobody empties a table that holds evidence, whatever role they have (TS-12, F22).
-- Row security and row triggers do not see TRUNCATE; this trigger does.
create or replace function guard.no_truncate(p_table regclass)
  returns void
  language plpgsql
  volatile
  parallel unsafe
  set search_path = pg_catalog, pg_temp
as $$
begin
  execute format(
    'create or replace trigger _100_no_truncate before truncate on %s
       for each statement execute function guard.refuse_change()', p_table);
  execute format('alter table %s enable always trigger _100_no_truncate', p_table);
end;
$$;

-- Nobody but the owner of the tables calls this, and only in a migration.
revoke all on function guard.no_truncate(regclass) from public;

comment on function guard.no_truncate(regclass) is
  'Attaches the trigger that refuses TRUNCATE for everybody. Called in policies/, after guard.close_table.';
