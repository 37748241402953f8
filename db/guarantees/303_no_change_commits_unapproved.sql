-- A change that loosens who may do what does not commit unless a second person approved it.
-- as: safelane_migrator
-- since: 0016
-- rests on: 134
select case when warden.mode() = 'production' and here.complete and fires.always then 'prevention' else 'detection' end as how,
  case
    when warden.mode() <> 'production' then 'the guard is in mode embedded: each change approves itself, and is kept'
    when here.complete and fires.always then 'event triggers have every change of a definition judged at COMMIT'
    when here.complete then 'the event triggers are here, and event_triggers is off for a login or for everybody (rule 116): a migration is judged at COMMIT; other DDL only afterwards, by rules 130 and 134'
    else 'a migration is judged at COMMIT; other DDL only afterwards, by rules 130 and 134: event triggers take a superuser, or a service that offers them'
  end as why
from (
  select count(*) = 5 as complete
  from pg_event_trigger as e
  where e.evtenabled = 'A' and e.evttags is null
    and (e.evtevent::text, e.evtfoid::regprocedure::text) in (
      ('ddl_command_start', 'warden.refuse_piecemeal()'), ('ddl_command_end', 'warden.record_command()'),
      ('sql_drop', 'warden.record_drop()'), ('table_rewrite', 'warden.record_rewrite()'),
      ('ddl_command_end', 'warden.force_row_security()'))) as here
cross join (
  select not exists (select from pg_settings as s where s.name = 'event_triggers' and s.reset_val = 'off')
    and not exists (
      select from pg_db_role_setting as s
      cross join unnest(s.setconfig) as c
      where c like 'event_triggers=%'
        and s.setdatabase in (0, (select oid from pg_database where datname = current_database()))) as always) as fires
