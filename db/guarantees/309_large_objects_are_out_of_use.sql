-- Nothing is kept where no policy guards it: large objects.
select case when count(*) = 0 then 'prevention' else 'neither' end as how,
  case when count(*) = 0 then 'PUBLIC may not make or write one'
    else 'PUBLIC may: a superuser runs db/hardening.sql; a managed service may not allow it' end as why
from pg_proc as p
where p.pronamespace = 'pg_catalog'::regnamespace
  and p.proname in ('lo_creat', 'lo_create', 'lo_from_bytea', 'lo_put', 'lowrite')
  and exists (
    select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as a
    where a.grantee = 0 and a.privilege_type = 'EXECUTE')
