-- Everything that decides who may do what in this database, one fact a line: kind | name | fact.
--   psql -XAtq -f db/inventory.sql
-- It reads system catalogues only, takes no lock on a table, and any role may run it. Names, never OIDs: two
-- databases that were migrated alike answer alike, whatever they are called, on PostgreSQL 16, 17 and 18.
--
-- Not in it: what belongs to an extension and to a superuser, the schemas of the tests (tap, tests) where a superuser made
-- them, roles that are not ours, an owner's own privileges, names of not-null constraints (18 has them, 16 and 17 do not),
-- the guard's event triggers as a superuser put them there, where one was at hand (anything else about them is in it),
-- and the standing of the administrator who made the roles: being their maker, being able to become safelane_owner and
-- safelane_migrator, and to connect.
--
-- What stands between the lines that say "posture" is also the body of warden.posture(), which `safelane guard install` makes of
-- this file: the same question, but for comments.

set search_path = pg_catalog, pg_temp;

-- posture begins
with
-- who is above all this anyhow: what is theirs hides nothing that they could not hide otherwise
above as (
  select r.oid from pg_roles as r where r.rolsuper
),
lane as (
  select n.oid, n.nspname, n.nspowner, n.nspacl
  from pg_namespace as n
  where n.nspname <> 'information_schema'
    and n.nspname !~ '^pg_'
    and not (n.nspowner in (select oid from above) and (n.nspname in ('tap', 'tests')
      or exists (
        select from pg_depend as d
        where d.classid = 'pg_namespace'::regclass and d.objid = n.oid and d.deptype = 'e')))
),
ours as (
  select r.*
  from pg_roles as r
  where r.rolname ~ '^(safelane_|cap_|web_|authenticator)'
),
-- whoever made safelane_owner was given ADMIN on it by the bootstrap superuser, and was the first to be
maker as (
  select m.member as oid
  from pg_auth_members as m
  where m.roleid = (select oid from pg_roles where rolname = 'safelane_owner')
    and m.grantor = 10 and m.admin_option and not m.set_option and not m.inherit_option
  order by m.oid
  limit 1
),
-- (classid, objid) of all that belongs to an extension
extended as (
  select d.classid, d.objid from pg_depend as d where d.deptype = 'e'
),
relation as (
  select c.*, l.nspname, format('%I.%I', l.nspname, c.relname) as name
  from pg_class as c
  join lane as l on l.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
    and not (c.relowner in (select oid from above)
      and exists (select from extended as e where e.classid = 'pg_class'::regclass and e.objid = c.oid))
),
routine as (
  select p.*, p.oid::regprocedure::text as name, case when p.prokind <> 'a' then pg_get_functiondef(p.oid) end as definition
  from pg_proc as p
  join lane as l on l.oid = p.pronamespace
  where not (p.proowner in (select oid from above) and (l.nspname = 'warden'
    or exists (select from extended as e where e.classid = 'pg_proc'::regclass and e.objid = p.oid)))
),
kind_of_type as (
  select t.*, format('%I.%I', l.nspname, t.typname) as name
  from pg_type as t
  join lane as l on l.oid = t.typnamespace
  where t.typtype in ('d', 'e', 'r', 'c')
    and not exists (select from pg_class as c where c.oid = t.typrelid and c.relkind <> 'c')
    and not (t.typowner in (select oid from above)
      and exists (select from extended as e where e.classid = 'pg_type'::regclass and e.objid = t.oid))
),
-- what is granted on what, with the privileges that stand where nothing was ever granted
acl (kind, name, owner, acl, whole) as (
  select 'database', '(this one)', d.datdba, coalesce(d.datacl, acldefault('d', d.datdba)), acldefault('d', d.datdba)
  from pg_database as d where d.datname = current_database()
  union all
  select 'schema', quote_ident(nspname), nspowner, nspacl, acldefault('n', nspowner) from lane
  union all
  select 'relation', name, relowner, relacl, acldefault(case relkind when 'S' then 's' else 'r' end::"char", relowner) from relation
  union all
  select 'column', format('%s.%I', r.name, a.attname), r.relowner, a.attacl, null::aclitem[]
  from pg_attribute as a join relation as r on r.oid = a.attrelid
  where a.attacl is not null
  union all
  select 'function', name, proowner, coalesce(proacl, acldefault('f', proowner)), acldefault('f', proowner) from routine
  union all
  select 'type', name, typowner, coalesce(typacl, acldefault('T', typowner)), acldefault('T', typowner) from kind_of_type
),
-- outside our schemas only what our roles were given counts, and what PUBLIC was given that a server does not begin with. One that
-- is called tap or tests and is no superuser's is ours
outside (kind, name, acl, began) as (
  select 'schema', quote_ident(n.nspname), n.nspacl, coalesce(i.initprivs, acldefault('n', n.nspowner))
  from pg_namespace as n
  left join pg_init_privs as i on i.classoid = 'pg_namespace'::regclass and i.objoid = n.oid
  where n.oid not in (select oid from lane)
    and n.nspname not in ('tap', 'tests')
  union all
  select 'relation', format('%I.%I', n.nspname, c.relname), c.relacl,
    coalesce(i.initprivs, acldefault(case c.relkind when 'S' then 's' else 'r' end::"char", c.relowner))
  from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
  left join pg_init_privs as i on i.classoid = 'pg_class'::regclass and i.objoid = c.oid and i.objsubid = 0
  where n.oid not in (select oid from lane)
    and n.nspname not in ('tap', 'tests')
  union all
  select 'column', format('%I.%I.%I', n.nspname, c.relname, a.attname), a.attacl, i.initprivs
  from pg_attribute as a
  join pg_class as c on c.oid = a.attrelid
  join pg_namespace as n on n.oid = c.relnamespace
  left join pg_init_privs as i on i.classoid = 'pg_class'::regclass and i.objoid = c.oid and i.objsubid = a.attnum
  where a.attacl is not null
    and n.oid not in (select oid from lane)
    and n.nspname not in ('tap', 'tests')
  union all
  select 'function', p.oid::regprocedure::text, p.proacl, coalesce(i.initprivs, acldefault('f', p.proowner))
  from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace
  left join pg_init_privs as i on i.classoid = 'pg_proc'::regclass and i.objoid = p.oid
  -- it takes long to say what all are called
  where p.proacl is not null
    and n.oid not in (select oid from lane)
    and n.nspname not in ('tap', 'tests')
  union all
  select 'language', quote_ident(l.lanname), l.lanacl, acldefault('l', l.lanowner) from pg_language as l
  union all
  select 'foreign data wrapper', quote_ident(w.fdwname), w.fdwacl, null::aclitem[] from pg_foreign_data_wrapper as w
  union all
  select 'foreign server', quote_ident(s.srvname), s.srvacl, null::aclitem[] from pg_foreign_server as s
  union all
  select 'tablespace', quote_ident(s.spcname), s.spcacl, null::aclitem[] from pg_tablespace as s
  union all
  select 'setting', quote_ident(p.parname), p.paracl, null::aclitem[] from pg_parameter_acl as p
),
facts (kind, name, fact) as (
  select 'role', quote_ident(rolname), concat_ws(' ',
      case when rolcanlogin then 'login' else 'nologin' end,
      case when rolinherit then 'inherit' else 'noinherit' end,
      case when rolsuper then 'superuser' end,
      case when rolbypassrls then 'bypassrls' end,
      case when rolcreaterole then 'createrole' end,
      case when rolcreatedb then 'createdb' end,
      case when rolreplication then 'replication' end,
      case when rolconnlimit >= 0 then 'connection limit ' || rolconnlimit end,
      'valid until ' || (rolvaliduntil at time zone 'UTC')::text)
  from ours

  union all
  select 'membership', format('%s > %s', m.roleid::regrole, m.member::regrole), concat_ws(' ',
      case when m.set_option then 'set' end,
      case when m.inherit_option then 'inherit' end,
      case when m.admin_option then 'admin' end)
  from pg_auth_members as m
  where (m.roleid in (select oid from ours) or m.member in (select oid from ours))
    and not (m.member in (select oid from maker)
      and m.grantor = 10 and m.admin_option and not m.set_option and not m.inherit_option)
    and not (m.member in (select oid from maker)
      and m.grantor = m.member and m.set_option and not m.inherit_option and not m.admin_option
      and m.roleid::regrole::text in ('safelane_owner', 'safelane_migrator'))

  union all
  select 'setting', concat_ws(' ',
      case when s.setrole = 0 then 'everybody' else r.rolname end,
      case when s.setdatabase = 0 then 'in every database' else 'in this database' end), held.setting
  from pg_db_role_setting as s
  left join ours as r on r.oid = s.setrole
  cross join unnest(s.setconfig) as held (setting)
  where s.setdatabase in (0, (select oid from pg_database where datname = current_database()))
    and (r.oid is not null or s.setrole = 0 and s.setdatabase <> 0)

  union all
  -- how many it takes, and whether whoever may make databases may copy it
  select 'database', '(this one)', 'connection limit ' || datconnlimit
  from pg_database where datname = current_database() and datconnlimit <> -1
  union all
  select 'database', '(this one)', 'is a template'
  from pg_database where datname = current_database() and datistemplate

  union all
  select 'owner', 'database (this one)', datdba::regrole::text from pg_database where datname = current_database()
  union all
  select 'owner', 'schema ' || quote_ident(nspname), nspowner::regrole::text from lane
  union all
  select 'owner', 'relation ' || name, relowner::regrole::text from relation
  union all
  select 'owner', 'function ' || name, proowner::regrole::text from routine
  union all
  select 'owner', 'type ' || name, typowner::regrole::text from kind_of_type

  union all
  select 'grant', format('%s on %s %s', case when a.grantee = 0 then 'public' else a.grantee::regrole::text end,
      acl.kind, acl.name),
    lower(a.privilege_type) || case when a.is_grantable then ' with grant option' else '' end
      || case when a.grantor <> acl.owner then ' by ' || a.grantor::regrole::text else '' end
  from acl cross join aclexplode(acl.acl) as a
  where a.grantee <> acl.owner
    -- only on a database is there CONNECT
    and not (a.privilege_type = 'CONNECT' and not a.is_grantable
      and (a.grantee in (select oid from maker) or a.grantee in (select oid from pg_roles where rolsuper)))
  union all
  select 'grant', format('%s on %s %s', a.grantee::regrole, outside.kind, outside.name),
    lower(a.privilege_type) || case when a.is_grantable then ' with grant option' else '' end
  from outside cross join aclexplode(outside.acl) as a
  where a.grantee in (select oid from ours)
  union all
  select 'grant', format('public on %s %s', outside.kind, outside.name), lower(a.privilege_type)
  from outside cross join aclexplode(outside.acl) as a
  -- initdb does not note what it begins with in information_schema
  where a.grantee = 0 and outside.name !~ '^information_schema(\.|$)'
    and not exists (
      select from aclexplode(outside.began) as i where i.grantee = 0 and i.privilege_type = a.privilege_type)

  union all
  -- a foreign key looks with the rights of the table's owner, and a function calls itself with those of its own: whoever
  -- takes these away stops everybody. MAINTAIN came with 17
  select 'owner without', acl.kind || ' ' || acl.name, lower(a.privilege_type)
  from acl cross join aclexplode(acl.whole) as a
  where acl.acl is not null and a.privilege_type <> 'MAINTAIN'
    and not exists (
      select from aclexplode(acl.acl) as held where held.grantee = acl.owner and held.privilege_type = a.privilege_type)

  union all
  select 'default privilege', format('of %s in %s on %s', d.defaclrole::regrole,
      coalesce(quote_ident(n.nspname), 'every schema'),
      case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions'
        when 'T' then 'types' when 'n' then 'schemas' else d.defaclobjtype::text end),
    coalesce(held.list, 'none but its own')
  from pg_default_acl as d
  left join pg_namespace as n on n.oid = d.defaclnamespace
  left join lateral (
    select string_agg(format('%s to %s%s', lower(a.privilege_type),
        case when a.grantee = 0 then 'public' else a.grantee::regrole::text end,
        case when a.is_grantable then ' with grant option' end), ', '
      order by a.grantee::regrole::text collate "C", a.privilege_type collate "C") as list
    from aclexplode(d.defaclacl) as a
    where a.grantee <> d.defaclrole) as held on true
  where d.defaclrole in (select oid from ours) or d.defaclnamespace in (select oid from lane)

  union all
  select 'schema', quote_ident(nspname), 'exists' from lane

  union all
  select case when c.relkind in ('v', 'm') then 'view' when c.relkind = 'S' then 'sequence' else 'table' end, c.name,
    concat_ws(' ',
      case c.relkind when 'r' then 'table' when 'p' then 'partitioned table' when 'v' then 'view'
        when 'm' then 'materialized view' when 'f' then 'foreign table' when 'S' then 'sequence' end,
      case when c.relpersistence = 'u' then 'unlogged' end,
      case when c.relkind in ('r', 'p') and c.relreplident <> 'd' then 'replica identity ' || c.relreplident::text end,
      (select 'kept by ' || m.amname from pg_am as m where m.oid = c.relam and m.amname <> 'heap'),
      (select format('at %s %s', s.srvname, f.ftoptions) from pg_foreign_table as f
        join pg_foreign_server as s on s.oid = f.ftserver where f.ftrelid = c.oid),
      case when c.relkind = 'p' then 'partitioned by ' || pg_get_partkeydef(c.oid) end,
      case when c.relkind in ('r', 'p') then
        case when c.relrowsecurity then 'row security enabled' else 'row security disabled' end end,
      case when c.relkind in ('r', 'p') then case when c.relforcerowsecurity then 'and forced' else 'not forced' end end,
      case when c.relispartition then 'of ' || i.inhparent::regclass || ' ' || pg_get_expr(c.relpartbound, c.oid) end,
      (select '(' || string_agg(o, ', ' order by o collate "C") || ')' from unnest(c.reloptions) as o),
      case when c.relkind in ('v', 'm') then 'as ' || pg_get_viewdef(c.oid) end,
      (select format('of %s from %s by %s between %s and %s%s', q.seqtypid::regtype, q.seqstart, q.seqincrement, q.seqmin, q.seqmax,
          case when q.seqcycle then ', and round again' end)
        from pg_sequence as q where q.seqrelid = c.oid))
  from relation as c
  left join pg_inherits as i on i.inhrelid = c.oid

  union all
  select 'inheritance', c.name, 'of ' || i.inhparent::regclass
  from pg_inherits as i
  join relation as c on c.oid = i.inhrelid
  where not c.relispartition

  union all
  select 'column', format('%s.%I', c.name, a.attname), concat_ws(' ',
      format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then 'not null' end,
      case when exists (
        select from pg_constraint as k
        where k.conrelid = a.attrelid and k.contype = 'n' and k.conkey = array[a.attnum] and not k.convalidated)
        then 'for new rows' end,
      case a.attidentity when 'a' then 'generated always as identity' when 'd' then 'generated by default as identity' end,
      case when a.attgenerated = '' then 'default ' else 'generated always as ' end || pg_get_expr(d.adbin, d.adrelid),
      case a.attgenerated when 's' then 'stored' when 'v' then 'virtual' end,
      case when a.attcollation <> t.typcollation then 'collate ' || a.attcollation::regcollation end)
  from relation as c
  join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0
  -- one that was dropped has none
  join pg_type as t on t.oid = a.atttypid
  left join pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where c.relkind in ('r', 'p', 'v', 'm', 'f')

  union all
  select 'constraint', format('%s.%I', c.name, k.conname), pg_get_constraintdef(k.oid)
  from pg_constraint as k
  join relation as c on c.oid = k.conrelid
  where k.contype not in ('n', 't')

  union all
  select 'index', x.indexrelid::regclass::text, concat_ws(' ', pg_get_indexdef(x.indexrelid),
      case when not x.indisvalid then 'invalid' end)
  from pg_index as x
  join relation as c on c.oid = x.indrelid

  union all
  select 'type', t.name, concat_ws(' ',
      case t.typtype when 'd' then 'domain over ' || format_type(t.typbasetype, t.typtypmod)
        when 'e' then 'enum' when 'r' then 'range' when 'c' then 'composite' end,
      (select concat_ws(' ', 'of', r.rngsubtype::regtype, r.rngcanonical, r.rngsubdiff) from pg_range as r where r.rngtypid = t.oid),
      case when t.typcollation <> (select b.typcollation from pg_type as b where b.oid = t.typbasetype)
        then 'collate ' || t.typcollation::regcollation end,
      case when t.typnotnull then 'not null' end,
      'default ' || t.typdefault,
      (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
        from pg_enum as e where e.enumtypid = t.oid),
      (select string_agg(pg_get_constraintdef(k.oid), ' ' order by k.conname collate "C")
        from pg_constraint as k where k.contypid = t.oid and k.contype <> 'n'),
      (select string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)), ', ' order by a.attnum)
        from pg_attribute as a where a.attrelid = t.typrelid and not a.attisdropped))
  from kind_of_type as t

  union all
  select 'policy', format('%s.%I', c.name, p.polname), concat_ws(' ',
      case when p.polpermissive then 'permissive' else 'restrictive' end,
      case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete'
        else 'all' end,
      'to', (
        select string_agg(who.name, ', ' order by who.name collate "C")
        from unnest(p.polroles) as r
        cross join lateral (select case when r = 0 then 'public' else r::regrole::text end as name) as who),
      'using ' || pg_get_expr(p.polqual, p.polrelid),
      'with check ' || pg_get_expr(p.polwithcheck, p.polrelid))
  from pg_policy as p
  join relation as c on c.oid = p.polrelid

  union all
  -- everything but the body as it reads; of the body a digest, because db/schema/ has it to read. A constant in a later
  -- branch of a union is told without a name, and after a dump and restore with that of its type: names of types that
  -- follow a cast are not counted
  select 'function', p.name, case when p.prokind in ('f', 'p', 'w') then
      -- a line feed in a name or in the default of an argument ends no line of this
      concat_ws(' ', split_part(regexp_replace(replace(replace(replace(p.definition,
          pg_get_function_arguments(p.oid), replace(pg_get_function_arguments(p.oid), E'\n', '\n')),
          quote_ident(p.proname), replace(quote_ident(p.proname), E'\n', '\n')),
          coalesce(pg_get_function_result(p.oid), ''), replace(coalesce(pg_get_function_result(p.oid), ''), E'\n', '\n')), E'\n(AS |BEGIN ATOMIC| *RETURN )', E'\x01'), E'\x01', 1),
        'sha256', encode(sha256(convert_to(case when p.prosqlbody is null then p.definition
          else regexp_replace(p.definition, '(::[a-z][a-z ]*(\[\])?) AS "?(text|uuid|date|timestamptz|interval|int2|int4|int8|float8|bool|numeric|json|jsonb|bytea|name|oid|xid|xid8|varchar|bpchar)"?(?=,|\s|\))', '\1', 'g')
          end, 'UTF8')), 'hex'))
    else (
      select 'aggregate ' || (to_jsonb(g) - '{aggfnoid,aggsortop,aggtranstype,aggmtranstype}'::text[])::text
        || format(' %s %s %s', g.aggsortop::regoperator, g.aggtranstype::regtype, g.aggmtranstype::regtype)
      from pg_aggregate as g where g.aggfnoid = p.oid) end
  from routine as p

  union all
  select 'trigger', format('%s.%I', c.name, t.tgname), concat_ws(' ',
      case t.tgenabled when 'O' then 'enabled' when 'A' then 'enabled always' when 'R' then 'enabled on replicas'
        when 'D' then 'disabled' end,
      pg_get_triggerdef(t.oid))
  from pg_trigger as t
  join relation as c on c.oid = t.tgrelid
  where not t.tgisinternal

  -- a foreign key is kept by internal triggers, which somebody can disable
  union all
  select 'foreign key switched off', format('%s.%I', c.name, k.conname), count(*)::text || ' of its triggers'
  from pg_trigger as t
  join relation as c on c.oid = t.tgrelid
  join pg_constraint as k on k.oid = t.tgconstraint
  where t.tgisinternal and t.tgenabled <> 'O'
  group by c.name, k.conname

  union all
  select 'rule', format('%s.%I', c.name, r.rulename), concat_ws(' ',
      case r.ev_enabled when 'O' then 'enabled' when 'A' then 'enabled always' when 'R' then 'enabled on replicas'
        when 'D' then 'disabled' end,
      pg_get_ruledef(r.oid))
  from pg_rewrite as r
  join relation as c on c.oid = r.ev_class
  where r.rulename <> '_RETURN'

  union all
  select 'event trigger', quote_ident(e.evtname), concat_ws(' ',
      case e.evtenabled when 'O' then 'enabled' when 'A' then 'enabled always' when 'R' then 'enabled on replicas'
        when 'D' then 'disabled' end,
      'owner', case when e.evtowner in (select oid from above) then 'a superuser' else e.evtowner::regrole::text end,
      'on', e.evtevent, 'when ' || array_to_string(e.evttags, ', '), 'execute', e.evtfoid::regprocedure::text)
  from pg_event_trigger as e
  where not (e.evtowner in (select oid from above) and e.evtenabled = 'A' and e.evttags is null
    and (e.evtname::text, e.evtevent::text, e.evtfoid::regprocedure::text) in (
      ('safelane_010_login', 'login', 'warden.admit_login()'),
      ('safelane_050_piecemeal', 'ddl_command_start', 'warden.refuse_piecemeal()'),
      ('safelane_100_journal', 'ddl_command_end', 'warden.record_command()'),
      ('safelane_100_journal_drop', 'sql_drop', 'warden.record_drop()'),
      ('safelane_100_journal_rewrite', 'table_rewrite', 'warden.record_rewrite()'),
      ('safelane_090_repair', 'ddl_command_end', 'warden.force_row_security()')))

  union all
  select 'extension', quote_ident(e.extname), format('in %I', n.nspname)
  from pg_extension as e
  join pg_namespace as n on n.oid = e.extnamespace

  union all
  -- kinds of objects that Safelane has none of: that there is one at all is the fact
  select 'other', named.type || ' ' || named.identity, concat_ws(' ', 'exists', held.said)
  from (
    select tableoid, oid, oprowner, concat_ws(' ', oprcode, oprrest, oprjoin, oprcom::regoperator, oprnegate::regoperator)
    from pg_operator
    union all select tableoid, oid, opcowner, concat_ws(' ', opcintype::regtype, case when opcdefault then 'default' end)
    from pg_opclass
    union all select tableoid, oid, opfowner, concat_ws(' ',
      (select string_agg(concat_ws(' ', o.amopstrategy, o.amopopr::regoperator), ', ' order by o.amopstrategy, o.amopopr::regoperator::text collate "C")
        from pg_amop as o where o.amopfamily = pg_opfamily.oid),
      (select string_agg(concat_ws(' ', o.amprocnum, o.amproc), ', ' order by o.amprocnum, o.amproc::text collate "C")
        from pg_amproc as o where o.amprocfamily = pg_opfamily.oid))
    from pg_opfamily
    union all select tableoid, oid, collowner, concat_ws(' ', collprovider, collcollate, collctype,
      coalesce(to_jsonb(pg_collation) ->> 'colllocale', to_jsonb(pg_collation) ->> 'colliculocale'), collicurules,
      case when not collisdeterministic then 'not deterministic' end)
    from pg_collation
    union all select tableoid, oid, conowner, concat_ws(' ', conproc, case when condefault then 'default' end) from pg_conversion
    union all select tableoid, oid, lanowner, concat_ws(' ', case when lanpltrusted then 'trusted' end,
      lanplcallfoid::regproc, laninline::regproc, lanvalidator::regproc)
    from pg_language
    union all select tableoid, oid, stxowner, pg_get_statisticsobjdef(oid) from pg_statistic_ext
    union all select tableoid, oid, cfgowner, (select p.prsname::text from pg_ts_parser as p where p.oid = cfgparser) from pg_ts_config
    union all select tableoid, oid, dictowner, dictinitoption from pg_ts_dict
    union all select tableoid, oid, fdwowner, concat_ws(' ', fdwhandler::regproc, fdwvalidator::regproc, fdwoptions)
    from pg_foreign_data_wrapper
    union all select tableoid, oid, srvowner, concat_ws(' ', srvtype, srvversion, srvoptions) from pg_foreign_server
    union all select tableoid, oid, null::oid, concat_ws(' ', castfunc::regprocedure, castcontext, castmethod) from pg_cast
    union all select tableoid, oid, null::oid, concat_ws(' ', trffromsql, trftosql) from pg_transform
    union all select tableoid, oid, null::oid, concat_ws(' ', amhandler, amtype) from pg_am
    union all select tableoid, oid, null::oid, null from pg_ts_parser
    union all select tableoid, oid, null::oid, null from pg_ts_template
    union all
    select 'pg_subscription'::regclass::oid, oid, null::oid, null from pg_subscription
    where subdbid = (select oid from pg_database where datname = current_database())
  ) as held (classid, objid, owner, said)
  cross join lateral pg_identify_object(held.classid, held.objid, 0) as named
  where held.objid >= 16384
    and (held.owner is null or held.owner not in (select oid from above))
    -- these have no owner: what an extension brought came with its script
    and not (held.owner is null
      and exists (select from extended as e where e.classid = held.classid and e.objid = held.objid))

  union all
  select 'publication', quote_ident(p.pubname), concat_ws(' ',
      case when p.puballtables then 'of every table' end,
      (select string_agg(r.prrelid::regclass::text, ', ' order by r.prrelid::regclass::text collate "C")
        from pg_publication_rel as r where r.prpubid = p.oid),
      (select 'of schema ' || string_agg(n.pnnspid::regnamespace::text, ', ' order by n.pnnspid::regnamespace::text collate "C")
        from pg_publication_namespace as n where n.pnpubid = p.oid))
  from pg_publication as p
  -- posture pauses

  union all
  select 'comment', described.what, d.description
  from pg_description as d
  cross join lateral (
    select case d.classoid
      when 'pg_namespace'::regclass then
        (select 'schema ' || quote_ident(l.nspname) from lane as l where l.oid = d.objoid)
      when 'pg_class'::regclass then coalesce(
        (select case when d.objsubid = 0 then 'relation ' || c.name else 'column ' || c.name || '.' || quote_ident(a.attname) end
          from relation as c
          left join pg_attribute as a on a.attrelid = c.oid and a.attnum = d.objsubid
          where c.oid = d.objoid),
        (select 'index ' || d.objoid::regclass from pg_index as x join relation as c on c.oid = x.indrelid
          where x.indexrelid = d.objoid))
      when 'pg_proc'::regclass then (select 'function ' || p.name from routine as p where p.oid = d.objoid)
      when 'pg_type'::regclass then (select 'type ' || t.name from kind_of_type as t where t.oid = d.objoid)
      when 'pg_policy'::regclass then
        (select 'policy ' || c.name || '.' || quote_ident(p.polname)
          from pg_policy as p join relation as c on c.oid = p.polrelid where p.oid = d.objoid)
      when 'pg_trigger'::regclass then
        (select 'trigger ' || c.name || '.' || quote_ident(t.tgname)
          from pg_trigger as t join relation as c on c.oid = t.tgrelid where t.oid = d.objoid)
      when 'pg_constraint'::regclass then
        (select 'constraint ' || c.name || '.' || quote_ident(k.conname)
          from pg_constraint as k join relation as c on c.oid = k.conrelid where k.oid = d.objoid)
    end as what) as described
  where described.what is not null
  union all
  select 'comment', 'role ' || quote_ident(r.rolname), d.description
  from pg_shdescription as d
  join ours as r on r.oid = d.objoid
  where d.classoid = 'pg_authid'::regclass
  -- posture goes on
)
-- posture ends
select kind || ' | ' || replace(replace(replace(replace(name, '\', '\\'), E'\n', '\n'), E'\r', '\r'), '|', '\|') || ' | '
  || replace(replace(replace(trim(both E'\n ' from fact), '\', '\\'), E'\n', '\n'), E'\r', '\r') as fact
from facts
order by kind collate "C", name collate "C", fact collate "C";
