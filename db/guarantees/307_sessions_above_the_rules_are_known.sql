-- A session of a superuser, or of a role that bypasses row security, is known.
select case when count(*) > 0 then 'detection' else 'neither' end as how,
  case when count(*) > 0 then 'a login trigger keeps them'
    else 'there is no login trigger: log_connections and whoever reads that log' end as why
from pg_event_trigger as e
where e.evtevent = 'login' and e.evtenabled = 'A'
