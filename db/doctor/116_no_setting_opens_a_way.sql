-- Neither PUBLIC nor a role of ours may set a server parameter, and none carries a setting that changes who it is or what it sees.
select format('%s on %s', case when a.grantee = 0 then 'PUBLIC' else a.grantee::regrole::text end, p.parname) as object, 'may ' || a.privilege_type || ' it' as problem
from pg_parameter_acl as p
cross join aclexplode(p.paracl) as a
where a.grantee = 0 or pg_get_userbyid(a.grantee) ~ '^(safelane_|cap_|web_|authenticator)'
union all
select case when s.setrole = 0 then 'everybody' else s.setrole::regrole::text end,
  'has ' || split_part(c, '=', 1) || ' set'
from pg_db_role_setting as s
cross join unnest(s.setconfig) as c
where (s.setrole = 0 or pg_get_userbyid(s.setrole) ~ '^(safelane_|cap_|web_|authenticator)')
  and s.setdatabase in (0, (select oid from pg_database where datname = current_database()))
  and (c like 'pgrst.%' or split_part(c, '=', 1) in ('role', 'row_security', 'session_replication_role',
    'search_path', 'session_preload_libraries', 'local_preload_libraries'))
order by 1, 2
