-- Being anybody is worth nothing: PUBLIC may not connect, make temporary tables, or use a schema of ours.
select 'this database' as object,
  'PUBLIC has ' || string_agg(a.privilege_type, ', ' order by a.privilege_type) as problem
from pg_database as d
cross join aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) as a
where d.datname = current_database() and a.grantee = 0
having count(*) > 0
union all
select format('schema %I', n.nspname), 'PUBLIC has ' || string_agg(a.privilege_type, ', ' order by a.privilege_type)
from pg_namespace as n
cross join aclexplode(n.nspacl) as a
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'tap', 'tests') and a.grantee = 0
group by n.nspname
order by 1
