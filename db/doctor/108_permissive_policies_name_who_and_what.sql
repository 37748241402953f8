-- A permissive policy names its roles and its command: nothing is allowed to PUBLIC, and nothing FOR ALL.
select format('%I on %s', p.polname, p.polrelid::regclass) as object,
  concat_ws(', ', case when p.polroles = array[0::oid] then 'allows PUBLIC' end,
    case when p.polcmd = '*' then 'is FOR ALL' end) as problem
from pg_policy as p
where p.polpermissive and (p.polroles = array[0::oid] or p.polcmd = '*')
order by 1
