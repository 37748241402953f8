-- Every DDL command leaves who did it, and is judged at COMMIT. These are called by event triggers, which only a superuser
-- can make (db/warden/superuser.sql); without them only a migration is judged.

create or replace function warden.record_command()
  returns event_trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_object text;
begin
  insert into warden.ddl_journal (login, role, event, tag, object_type, object_identity)
  select session_user, coalesce(nullif(current_setting('role'), 'none'), session_user), tg_event, command.command_tag,
    command.object_type, command.object_identity
  from pg_event_trigger_ddl_commands() as command;
  perform warden.must_be_judged(exists (
    select
    from pg_event_trigger_ddl_commands() as command
    where command.command_tag not in ('COMMENT', 'SECURITY LABEL', 'REINDEX')
      and command.schema_name is distinct from 'pg_temp'));

  if not warden.judges() then
    return;
  end if;
  -- what a transaction switches off it can look at, and roll back: COMMIT would be too late for these two
  select command.object_identity into v_object
  from pg_event_trigger_ddl_commands() as command
  join pg_class as c on c.oid = command.objid and command.classid = 'pg_class'::regclass
  join pg_namespace as n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
    and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'tap', 'tests')
  limit 1;
  if found then
    raise exception using
      errcode = '23514',
      message = format('row security of %s stays enabled and forced', v_object);
  end if;
  select command.object_identity into v_object
  from pg_event_trigger_ddl_commands() as command
  join pg_policy as p on p.oid = command.objid and command.classid = 'pg_policy'::regclass
  join pg_roles as r on r.oid = any (p.polroles)
  where p.polpermissive and (r.rolname = 'safelane_owner' or r.rolcanlogin)
  limit 1;
  if found then
    raise exception using
      errcode = '23514',
      message = format('%s allows who owns the tables, or who logs in: they see nothing', v_object);
  end if;
end;
$$;
comment on function warden.record_command() is 'Event trigger safelane_100_journal, at ddl_command_end.';

create or replace function warden.record_drop()
  returns event_trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  insert into warden.ddl_journal (login, role, event, tag, object_type, object_identity)
  select session_user, coalesce(nullif(current_setting('role'), 'none'), session_user), tg_event, tg_tag,
    gone.object_type, gone.object_identity
  from pg_event_trigger_dropped_objects() as gone
  where gone.original or gone.object_type in ('table', 'view', 'function', 'trigger', 'policy', 'table constraint');
  perform warden.must_be_judged(exists (
    select from pg_event_trigger_dropped_objects() as gone where not gone.is_temporary));
end;
$$;
comment on function warden.record_drop() is 'Event trigger safelane_100_journal_drop, at sql_drop.';

create or replace function warden.record_rewrite()
  returns event_trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  insert into warden.ddl_journal (login, role, event, tag, object_type, object_identity)
  values (session_user, coalesce(nullif(current_setting('role'), 'none'), session_user), tg_event, tg_tag, 'table',
    pg_event_trigger_table_rewrite_oid()::regclass::text);
  perform warden.must_be_judged();
end;
$$;
comment on function warden.record_rewrite() is 'Event trigger safelane_100_journal_rewrite, at table_rewrite.';

create or replace function warden.refuse_piecemeal()
  returns event_trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_tag in ('CREATE INDEX', 'DROP INDEX', 'ALTER TABLE') and current_query() ~* E'\\mconcurrently\\M' and warden.mode() = 'production' then
    raise exception using
      errcode = '0A000',
      message = 'what is done CONCURRENTLY commits piece by piece, and cannot be judged as a whole',
      hint = 'Do it without CONCURRENTLY, in a migration.';
  end if;
end;
$$;
comment on function warden.refuse_piecemeal() is 'In production no index or partition comes or goes in several transactions. Event trigger safelane_050_piecemeal, at ddl_command_start.';
