-- Neither PUBLIC nor a role of ours may set a server parameter, none carries a setting that changes who it is or what it sees, and no session begins as a replica or with event triggers or row security off.
-- Who is no superuser may set none of the switches, whoever they are: a login without event triggers is not looked at.
with switch (name) as (
  values ('event_triggers'), ('session_replication_role')
)
select format('%s on %s', case when a.grantee = 0 then 'PUBLIC' else a.grantee::regrole::text end, p.parname) as object, 'may ' || a.privilege_type || ' it' as problem
from pg_parameter_acl as p
cross join aclexplode(p.paracl) as a
where a.grantee = 0 or pg_get_userbyid(a.grantee) ~ '^(safelane_|cap_|web_|authenticator)'
  or p.parname in (select name from switch)
    and not (select r.rolsuper from pg_roles as r where r.oid = a.grantee)
union all
select case when s.setrole = 0 then 'everybody' else s.setrole::regrole::text end,
  'has ' || split_part(c, '=', 1) || ' set'
from pg_db_role_setting as s
cross join unnest(s.setconfig) as c
where s.setdatabase in (0, (select oid from pg_database where datname = current_database()))
  and ((s.setrole = 0 or pg_get_userbyid(s.setrole) ~ '^(safelane_|cap_|web_|authenticator)')
      and (c like 'pgrst.%' or split_part(c, '=', 1) in ('role', 'row_security',
        'search_path', 'session_preload_libraries', 'local_preload_libraries'))
    or split_part(c, '=', 1) in (select name from switch))
union all
-- what postgresql.conf, ALTER SYSTEM and the server's command line say: no hash of the rules has it
select 'this server', format('begins sessions with %s = %s', s.name, s.reset_val)
from pg_settings as s
where (s.name, s.reset_val) in (('event_triggers', 'off'), ('row_security', 'off'))
  or s.name = 'session_replication_role' and s.reset_val <> 'origin'
order by 1, 2
