-- Every table has row security enabled and forced, so that it binds the owner too.
select format('%I.%I', n.nspname, c.relname) as object,
  concat_ws(', ',
    case when not c.relrowsecurity then 'row security is not enabled' end,
    case when not c.relforcerowsecurity then 'row security is not forced' end) as problem
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
where c.relkind in ('r', 'p')
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'tap', 'tests')
  and not (c.relrowsecurity and c.relforcerowsecurity)
  and not exists (
    select from pg_depend as d
    where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
order by 1
