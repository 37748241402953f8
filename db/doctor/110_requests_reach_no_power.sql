-- Nothing that a request can become, however many steps away, is above the rules.
with recursive reachable (oid, path) as (
  select oid, array[rolname::text] from pg_roles where rolname ~ '^authenticator'
  union
  select m.roleid, r.path || pg_get_userbyid(m.roleid)::text
  from reachable as r
  join pg_auth_members as m on m.member = r.oid
  where (m.set_option or m.inherit_option) and pg_get_userbyid(m.roleid)::text <> all (r.path)
)
select array_to_string(r.path, ' > ') as object,
  concat_ws(', ', case when p.rolsuper then 'SUPERUSER' end, case when p.rolbypassrls then 'BYPASSRLS' end,
    case when p.rolcreaterole then 'CREATEROLE' end, case when p.rolcreatedb then 'CREATEDB' end,
    case when p.rolreplication then 'REPLICATION' end,
    case when p.rolname !~ '^(authenticator|web_)' then 'is no web_ role' end) as problem
from reachable as r
join pg_roles as p on p.oid = r.oid
where p.rolsuper or p.rolbypassrls or p.rolcreaterole or p.rolcreatedb or p.rolreplication
  or p.rolname !~ '^(authenticator|web_)'
order by 1
