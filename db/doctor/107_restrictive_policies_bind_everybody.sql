-- A restrictive policy is TO PUBLIC: one that names roles can lose one of them, and then no longer binds it.
select format('%I on %s', p.polname, p.polrelid::regclass) as object,
  'binds only ' || (
    select string_agg(r::regrole::text, ', ' order by r::regrole::text) from unnest(p.polroles) as r) as problem
from pg_policy as p
where not p.polpermissive and p.polroles <> array[0::oid]
order by 1
