-- Nobody writes through a view of the API (TS-77). A view that PostgreSQL cannot write through by itself says so to
-- whoever tries, before it asks whether they may; this lets it ask first.
create or replace function guard.read_only(p_view regclass)
  returns void
  language plpgsql
  volatile
  parallel unsafe
  set search_path = pg_catalog, pg_temp
as $$
begin
  if not exists (select from pg_class where oid = p_view and relkind = 'v') then
    raise exception using
      errcode = '42809',
      message = format('%s is not a view', p_view);
  end if;
  execute format(
    'create or replace trigger _100_read_only instead of insert or update or delete on %s
       for each row execute function guard.refuse_write()', p_view);
end;
$$;

-- Nobody but the owner of the views calls this, and only in a migration.
revoke all on function guard.read_only(regclass) from public;

comment on function guard.read_only(regclass) is
  'Attaches the trigger that refuses every write to a view. Called in functions/api/, after the view is created.';
