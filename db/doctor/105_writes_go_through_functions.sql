-- What a request becomes writes nothing directly: not a table, not a view, not a column.
-- INSERT … ON CONFLICT by a role that may insert tells about rows it may not see. PUBLIC may not even read.
select format('%I.%I', n.nspname, c.relname) || coalesce('.' || quote_ident(g.attname), '') as object,
  format('%s may %s it', case when g.grantee = 0 then 'PUBLIC' else g.grantee::regrole::text end,
    string_agg(distinct g.privilege_type, ', ' order by g.privilege_type)) as problem
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
cross join lateral (
  select null::name as attname, a.grantee, a.privilege_type
  from aclexplode(c.relacl) as a
  union all
  select t.attname, a.grantee, a.privilege_type
  from pg_attribute as t
  cross join aclexplode(t.attacl) as a
  where t.attrelid = c.oid) as g
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'tap', 'tests')
  and (g.grantee = 0 or pg_get_userbyid(g.grantee) ~ '^(web_|authenticator)' and g.privilege_type <> 'SELECT')
  and not exists (
    select from pg_depend as d
    where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
group by n.nspname, c.relname, g.attname, g.grantee
order by 1, 2
