-- Nobody but a superuser connects who bypasses row security.
select case when here.looks and fires.always then 'prevention' else 'detection' end as how,
  case
    when here.looks and fires.always then 'an event trigger refuses them when they log in'
    when here.looks then 'rule 135 names who could: the login trigger is here, and event_triggers is off for a login or for everybody (rule 116)'
    else 'rule 135 names who could: a login trigger takes PostgreSQL 17 or newer, and a superuser'
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
