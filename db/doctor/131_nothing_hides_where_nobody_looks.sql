-- Nothing of ours belongs to an extension, and the schemas of the tests are a superuser's: there, nobody looks.
select named.type || ' ' || named.identity as object, 'was added to an extension, where no rule looks at it' as problem
from pg_depend as d
join (
  select 'pg_class'::regclass::oid as classid, oid as objid, relowner as owner from pg_class
  union all select 'pg_proc'::regclass, oid, proowner from pg_proc
  union all select 'pg_type'::regclass, oid, typowner from pg_type
  union all select 'pg_namespace'::regclass, oid, nspowner from pg_namespace
  union all select 'pg_operator'::regclass, oid, oprowner from pg_operator
) as held on held.classid = d.classid and held.objid = d.objid
join pg_roles as r on r.oid = held.owner
cross join lateral pg_identify_object(d.classid, d.objid, 0) as named
where d.deptype = 'e' and not r.rolsuper
union all
select format('schema %I', n.nspname), format('belongs to %s: its name is that of a schema of the tests', n.nspowner::regrole)
from pg_namespace as n
join pg_roles as r on r.oid = n.nspowner
where n.nspname in ('tap', 'tests') and not r.rolsuper
order by 1, 2
