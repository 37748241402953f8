-- Nobody but a superuser connects who bypasses row security, or who may become somebody who does.
-- Where a superuser installed the guard on PostgreSQL 17 or newer, and event triggers fire for everybody, they are refused at login, and this
-- has nothing to tell. A role for dumps is one of them: who it is, and who holds its password, is for the DBA to know.
-- level: note
select login.rolname::text as object,
  case when bypass.oid = login.oid then 'bypasses row security and may connect'
    else format('may connect, and become %I, which bypasses row security', bypass.rolname) end as problem
from pg_roles as login
join pg_roles as bypass on bypass.rolbypassrls and not bypass.rolsuper and pg_has_role(login.oid, bypass.oid, 'MEMBER')
where login.rolcanlogin and not login.rolsuper
  and has_database_privilege(login.oid, current_database(), 'CONNECT')
  and not (
    exists (
      select from pg_event_trigger as e
      join pg_proc as p on p.oid = e.evtfoid
      where e.evtevent = 'login' and e.evtenabled = 'A' and e.evttags is null
        and p.proname = 'admit_login' and p.pronamespace = (select oid from pg_namespace where nspname = 'warden'))
    and not exists (select from pg_settings as s where s.name = 'event_triggers' and s.reset_val = 'off')
    and not exists (
      select from pg_db_role_setting as s
      cross join unnest(s.setconfig) as c
      where c like 'event_triggers=%'
        and s.setdatabase in (0, (select oid from pg_database where datname = current_database()))))
order by 1, 2
