-- No policy lets safelane_owner, or a role that can log in, see a row: the owner of the tables reads nothing.
select format('%I on %s', p.polname, p.polrelid::regclass) as object, format('allows %I', r.rolname) as problem
from pg_policy as p
cross join unnest(p.polroles) as named (oid)
join pg_roles as r on r.oid = named.oid
where p.polpermissive and (r.rolname = 'safelane_owner' or r.rolcanlogin)
order by 1, 2
