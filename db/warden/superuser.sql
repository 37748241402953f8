-- What only a superuser can put here: event triggers, so that DDL outside a migration is journalled and judged, too, and a
-- new table is shut at once. Run by `safelane guard install` where it is run by a superuser.
-- Run by whoever did the DDL, so it belongs to a superuser: nobody else may say what a superuser runs.
create or replace function warden.force_row_security()
  returns event_trigger
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_table text;
begin
  -- whoever may not ask makes no migration
  if has_schema_privilege('warden', 'usage') then
    if not warden.judges() then
      return;
    end if;
  end if;
  for v_table in
    select made.objid::regclass::text
    from pg_event_trigger_ddl_commands() as made
    join pg_class as c on c.oid = made.objid
    join pg_namespace as n on n.oid = c.relnamespace
    where made.classid = 'pg_class'::regclass
      and made.command_tag in ('CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO')
      and c.relkind in ('r', 'p')
      and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'tap', 'tests')
      and not (c.relrowsecurity and c.relforcerowsecurity)
  loop
    execute format('alter table %s enable row level security, force row level security', v_table);
  end loop;
end;
$$;
-- whoever may have made it before
alter function warden.force_row_security() owner to current_user;
revoke all on function warden.force_row_security() from public;
comment on function warden.force_row_security() is
  'A new table has row security enabled and forced from its first moment (TS-67, TS-77). Event trigger safelane_090_repair, at ddl_command_end.';

create event trigger safelane_050_piecemeal on ddl_command_start execute function warden.refuse_piecemeal();
create event trigger safelane_100_journal on ddl_command_end execute function warden.record_command();
create event trigger safelane_100_journal_drop on sql_drop execute function warden.record_drop();
create event trigger safelane_100_journal_rewrite on table_rewrite execute function warden.record_rewrite();
create event trigger safelane_090_repair on ddl_command_end execute function warden.force_row_security();
alter event trigger safelane_050_piecemeal enable always;
alter event trigger safelane_100_journal enable always;
alter event trigger safelane_100_journal_drop enable always;
alter event trigger safelane_100_journal_rewrite enable always;
alter event trigger safelane_090_repair enable always;
