-- Nobody but a superuser connects who bypasses row security.
select case when count(*) > 0 then 'prevention' else 'detection' end as how,
  case when count(*) > 0 then 'an event trigger refuses them when they log in'
    else 'rule 135 names who could: a login trigger takes PostgreSQL 17 or newer, and a superuser' end as why
from pg_event_trigger as e
join pg_proc as p on p.oid = e.evtfoid
where e.evtevent = 'login' and e.evtenabled = 'A' and p.pronamespace = (select oid from pg_namespace where nspname = 'warden')
