-- A function that runs with its owner's rights is owned by a capability role, and looks nowhere but in pg_catalog.
select p.oid::regprocedure::text as object,
  concat_ws(', ',
    case when r.rolname !~ '^cap_'
      then format('runs with the rights of %I, which is no capability role', r.rolname) end,
    case when s.path is distinct from 'pg_catalog, pg_temp'
      then format('its search_path is %s', coalesce(s.path, 'whatever the caller has')) end) as problem
from pg_proc as p
join pg_namespace as n on n.oid = p.pronamespace
join pg_roles as r on r.oid = p.proowner
cross join lateral (
  select (select substr(c, 13) from unnest(p.proconfig) as c where c like 'search_path=%') as path) as s
where p.prosecdef
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'tap', 'tests')
  and (r.rolname !~ '^cap_' or s.path is distinct from 'pg_catalog, pg_temp')
  and not exists (
    select from pg_depend as d
    where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
order by 1
