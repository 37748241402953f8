-- The schema that a listener exposes holds functions and views; a table there would be exposed as it is.
select format('%I.%I', n.nspname, c.relname) as object, 'is no view, and is in an exposed schema' as problem
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname in ('api', 'api_lane') and c.relkind in ('r', 'p', 'f', 'm', 'S')
order by 1
