-- What PostgREST connects as gives up soon: a long statement, lock or idle transaction holds up everybody.
select r.rolname::text as object, format('has no %s', wanted.name) as problem
from pg_roles as r
cross join unnest(array['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']) as wanted (name)
where r.rolname ~ '^authenticator'
  and not exists (
    select from pg_db_role_setting as s
    cross join unnest(s.setconfig) as c
    where s.setrole = r.oid
      and s.setdatabase in (0, (select oid from pg_database where datname = current_database()))
      and split_part(c, '=', 1) = wanted.name and split_part(c, '=', 2) !~ '^0*[a-z]*$')
order by 1, 2
