-- Schemas, tables and views belong to safelane_owner; a function to it or to a capability role.
with lane as (
  select n.oid, n.nspname, n.nspowner
  from pg_namespace as n
  where n.nspname in ('guard', 'identity', 'policy', 'vetting', 'booking', 'recording', 'ledger', 'api', 'api_lane')
)
select format('schema %I', n.nspname) as object, format('belongs to %s', n.nspowner::regrole) as problem
from lane as n
where n.nspowner::regrole::text <> 'safelane_owner'
union all
select format('%I.%I', n.nspname, c.relname), format('belongs to %s', c.relowner::regrole)
from pg_class as c
join lane as n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and c.relowner::regrole::text <> 'safelane_owner'
union all
select p.oid::regprocedure::text, format('belongs to %s', p.proowner::regrole)
from pg_proc as p
join lane as n on n.oid = p.pronamespace
where p.proowner::regrole::text !~ '^(safelane_owner$|cap_)'
union all
select 'this database', format('belongs to %s', d.datdba::regrole)
from pg_database as d
where d.datname = current_database() and d.datdba::regrole::text <> 'safelane_owner'
order by 1
