-- No capability role can log in or is above a rule, and nobody becomes one but safelane_migrator, by cap_migration.
select r.rolname::text as object,
  concat_ws(', ', case when r.rolcanlogin then 'can log in' end, case when r.rolsuper then 'is a superuser' end,
    case when r.rolbypassrls then 'bypasses row security' end,
    case when r.rolcreaterole then 'may create roles' end,
    case when r.rolreplication then 'may replicate' end) as problem
from pg_roles as r
where r.rolname ~ '^(cap_|web_|safelane_owner$)'
  and (r.rolcanlogin or r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolreplication)
union all
select m.roleid::regrole::text, format('%s may become it', m.member::regrole)
from pg_auth_members as m
where pg_get_userbyid(m.roleid) ~ '^cap_' and (m.set_option or m.inherit_option)
  and pg_get_userbyid(m.member)
    <> case when pg_get_userbyid(m.roleid) = 'cap_migration' then 'safelane_migrator' else 'cap_migration' end
order by 1, 2
