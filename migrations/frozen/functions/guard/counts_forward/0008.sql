-- A table holds a counter by which remembered answers are believed or not: it only grows, for everybody.
create or replace function guard.counts_forward(p_table regclass, p_column text)
  returns void
  language plpgsql
  volatile
  parallel unsafe
  set search_path = pg_catalog, pg_temp
as $$
begin
  execute format(
    'create or replace trigger _100_forward before update or delete on %s
       for each row execute function guard.only_forward(%L)', p_table, p_column);
  execute format('alter table %s enable always trigger _100_forward', p_table);
  perform guard.no_truncate(p_table);
end;
$$;

-- Nobody but the owner of the tables calls this, and only in a migration.
revoke all on function guard.counts_forward(regclass, text) from public;

comment on function guard.counts_forward(regclass, text) is
  'Attaches the triggers that let a counter only grow, and refuse DELETE and TRUNCATE, for everybody. Called in policies/, after guard.close_table.';
