-- What only a superuser can put here: event triggers, so that DDL outside a migration is journalled and judged, too, a new
-- table is shut at once, and nobody who bypasses row security is let in. Run by `safelane guard install` where it is run by a superuser.
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

-- Whoever bypasses row security, or may become somebody who does, reads and writes past every rule: they are not let in. A
-- superuser always is, and leaves a row in the journal; if it cannot be written, a warning. Run as whoever connects, with their
-- rights. A superuser is let in past it, should it ever be broken, with PGOPTIONS='-c event_triggers=off', which nobody else may say.
create or replace function warden.admit_login()
  returns event_trigger
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
  set lock_timeout = '2s'
as $$
declare
  v_above text;
begin
  if (select login.rolsuper from pg_roles as login where login.rolname = session_user) then
    -- a standby, and a session that only reads, write nothing down
    if pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' then
      return;
    end if;
    -- nor is a superuser kept waiting by a standby that is down
    perform set_config('synchronous_commit', 'local', true);
    begin
      insert into warden.ddl_journal (login, role, event, tag)
      values (session_user, coalesce(nullif(current_setting('role'), 'none'), session_user), tg_event, tg_tag);
    exception
      when others then
        raise warning 'safelane: the login of % was not journalled: %', session_user, sqlerrm;
    end;
    return;
  end if;
  -- a membership that can be taken on, or handed to oneself; whoever may become a superuser by it is here for the server's log
  select bypass.rolname into v_above
  from pg_roles as bypass
  where bypass.rolbypassrls and not bypass.rolsuper and pg_has_role(session_user, bypass.oid, 'MEMBER')
  order by bypass.rolname <> session_user, bypass.rolname
  limit 1;
  if v_above is not null then
    raise exception using
      errcode = '42501',
      message = case when v_above = session_user then format('%s bypasses row security', v_above)
        else format('%s may become %s, which bypasses row security', session_user, v_above) end
        || ': no such login is let into this database',
      hint = 'Back up as a superuser, or physically: docs/dbas.md.';
  end if;
end;
$$;
-- whoever may have made it before
alter function warden.admit_login() owner to current_user;
revoke all on function warden.admit_login() from public;
comment on function warden.admit_login() is
  'No login that bypasses row security connects, and a superuser''s is journalled (TS-55, TS-67). Event trigger safelane_010_login, from PostgreSQL 17 on.';

-- 16 has no such event
do $$
begin
  if current_setting('server_version_num')::integer >= 170000 then
    create event trigger safelane_010_login on login execute function warden.admit_login();
    alter event trigger safelane_010_login enable always;
  end if;
end;
$$;

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
