-- A session of a superuser, or of a role that bypasses row security, is known, but for a superuser who takes care that it is not.
select case when here.looks and fires.always then 'detection' else 'neither' end as how,
  case
    when here.looks and fires.always then 'a login trigger keeps them; a superuser who connects with event_triggers off, or only to read, is in the server''s log alone, where log_connections is on'
    when here.looks then 'the login trigger is here, and event_triggers is off for a login or for everybody (rule 116): log_connections and whoever reads that log'
    else 'the guard has no login trigger here: log_connections and whoever reads that log'
  end as why
from (
  select count(*) > 0 as looks
  from pg_event_trigger as e
  where e.evtevent = 'login' and e.evtenabled = 'A' and e.evttags is null and e.evtfoid::regprocedure::text = 'warden.admit_login()') as here
cross join (
  select not exists (select from pg_settings as s where s.name = 'event_triggers' and s.reset_val = 'off')
    and not exists (
      select from pg_db_role_setting as s
      cross join unnest(s.setconfig) as c
      where c like 'event_triggers=%'
        and s.setdatabase in (0, (select oid from pg_database where datname = current_database()))) as always) as fires
