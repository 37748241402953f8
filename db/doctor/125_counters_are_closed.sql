-- The server's counters tell that a row was written to a table nobody may read: PUBLIC reads none of them.
-- A superuser closes this with db/hardening.sql, once a database; a managed service may not allow it.
-- level: note
select p.oid::regprocedure::text as object, 'PUBLIC may execute it; see db/hardening.sql' as problem
from pg_proc as p
where p.pronamespace = 'pg_catalog'::regnamespace
  and (p.proname ~ '^pg_stat_get_(?!db_|subscription_)' and p.proargtypes::text = '26' or p.proname = 'pg_lock_status')
  and exists (
    select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as a
    where a.grantee = 0 and a.privilege_type = 'EXECUTE')
order by 1
