-- Rows are added and never changed, removed or emptied out, by anybody (TS-12, F22).
-- A correction is a new row that says which one it supersedes.
create or replace function guard.append_only(p_table regclass)
  returns void
  language plpgsql
  volatile
  parallel unsafe
  set search_path = pg_catalog, pg_temp
as $$
begin
  execute format(
    'create or replace trigger _100_append_only before update or delete on %s
       for each row execute function guard.refuse_change()', p_table);
  execute format('alter table %s enable always trigger _100_append_only', p_table);
  perform guard.no_truncate(p_table);
end;
$$;

-- Nobody but the owner of the tables calls this, and only in a migration.
revoke all on function guard.append_only(regclass) from public;

comment on function guard.append_only(regclass) is
  'Attaches the triggers that refuse UPDATE, DELETE and TRUNCATE for everybody. Called in policies/, after guard.close_table.';
