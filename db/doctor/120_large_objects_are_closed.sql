-- Large objects live outside every table, where no policy guards them: PUBLIC may not make or write one.
-- A superuser closes this with db/hardening.sql, once a database; a managed service may not allow it.
-- level: note
select p.oid::regprocedure::text as object, 'PUBLIC may execute it; see db/hardening.sql' as problem
from pg_proc as p
where p.pronamespace = 'pg_catalog'::regnamespace
  and p.proname in ('lo_creat', 'lo_create', 'lo_from_bytea', 'lo_import', 'lo_export', 'lo_put', 'lowrite')
  and exists (
    select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as a
    where a.grantee = 0 and a.privilege_type = 'EXECUTE')
order by 1
