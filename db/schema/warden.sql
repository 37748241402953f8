-- The schema warden at head, for reading and review. Written by `safelane snapshot`; do not edit.
-- Revision 0021
-- PostgreSQL 18

--
-- Name: adopt_keys(); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.adopt_keys() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if exists (
    select
    from pg_proc as p
    join pg_namespace as n on n.oid = p.pronamespace
    where n.nspname = 'identity' and p.proname = 'adopt_signing_keys' and p.pronargs = 0
      and p.prosecdef and p.proowner = 'cap_seal'::regrole
      and has_schema_privilege(n.oid, 'usage') and has_function_privilege(p.oid, 'execute'))
  then
    execute 'select identity.adopt_signing_keys()';
  end if;
end;
$$;

ALTER FUNCTION warden.adopt_keys() OWNER TO cap_warden;

--
-- Name: FUNCTION adopt_keys(); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.adopt_keys() IS 'The signing keys of this moment are believed in production, too. Called by warden.set_mode.';

--
-- Name: approve(bigint[]); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.approve(p_steps bigint[]) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_login constant text := warden.login();
  v_held  warden.in_force;
  v_step  warden.manifest;
  v_id    bigint;
begin
  if v_login <> 'safelane_approver' then
    raise exception using
      errcode = '42501',
      message = format('%s does not approve', v_login),
      hint = 'Log in as safelane_approver: who plans, who owns and who administers are others.';
  end if;
  lock table warden.in_force in share row exclusive mode;
  select * into v_held from warden.in_force;
  foreach v_id in array p_steps loop
    select * into v_step from warden.manifest as step
    where step.manifest_id = v_id
      and not exists (select from warden.taken as done where done.manifest_id = step.manifest_id);
    if not found then
      raise exception using
        errcode = 'P0002',
        message = format('step %s was never planned, or is in force', v_id),
        hint = 'Plan first: safelane migrate plan';
    end if;
    if exists (select from warden.taken as done where done.manifest_id > v_id) then
      raise exception using
        errcode = '55000',
        message = format('%s was planned before what is in force now', v_step.hash),
        hint = 'Plan again: safelane migrate plan';
    end if;
    if v_step.planned_by = v_login then
      raise exception using errcode = '42501', message = 'who planned it does not approve it';
    end if;
    if v_step.base_hash is distinct from v_held.hash then
      raise exception using
        errcode = '55000',
        message = format('%s was planned from a posture that is no longer in force', v_step.hash),
        hint = 'Plan again: safelane migrate plan';
    end if;
    insert into warden.approval (manifest_id, approved_by, approved_how) values (v_id, v_login, 'person')
    on conflict do nothing;
    perform warden.enter('approve_posture', jsonb_build_object('hash', v_step.hash, 'revision', v_step.revision,
      'planned_by', v_step.planned_by, 'approved_by', v_login));
  end loop;
  return v_step.hash;
end;
$$;

ALTER FUNCTION warden.approve(p_steps bigint[]) OWNER TO cap_warden;

--
-- Name: FUNCTION approve(p_steps bigint[]); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.approve(p_steps bigint[]) IS 'Approve planned steps by their numbers; the hash that the last one leads to. For safelane_approver, logged in as that.';

--
-- Name: definitions(); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.definitions() RETURNS TABLE(digest text, definition text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET standard_conforming_strings TO 'on'
    SET quote_all_identifiers TO 'off'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET extra_float_digits TO '1'
    SET bytea_output TO 'hex'
    SET jit TO 'off'
    AS $$
  select distinct encode(sha256(convert_to(made.definition, 'UTF8')), 'hex'), made.definition
  from (
    select case
      when p.prokind = 'a' then null
      when p.prosqlbody is null then pg_get_functiondef(p.oid)
      else regexp_replace(pg_get_functiondef(p.oid), '(::[a-z][a-z ]*(\[\])?) AS "?(text|uuid|date|timestamptz|interval|int2|int4|int8|float8|bool|numeric|json|jsonb|bytea|name|oid|xid|xid8|varchar|bpchar)"?(?=,|\s|\))', '\1', 'g')
    end
    from pg_proc as p
    join pg_namespace as n on n.oid = p.pronamespace
    where n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
  ) as made (definition)
  where made.definition is not null
$$;

ALTER FUNCTION warden.definitions() OWNER TO cap_warden;

--
-- Name: FUNCTION definitions(); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.definitions() IS 'The text of every function in this database, by the digest that the posture has of it.';

--
-- Name: digests_in(text[]); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.digests_in(p_lines text[]) RETURNS TABLE(digest text)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
  select distinct held.digest
  from unnest(p_lines) as line
  cross join lateral substring(line from E'^function \\| .* sha256 ([0-9a-f]{64})$') as held (digest)
  where held.digest is not null
$_$;

ALTER FUNCTION warden.digests_in(p_lines text[]) OWNER TO cap_warden;

--
-- Name: FUNCTION digests_in(p_lines text[]); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.digests_in(p_lines text[]) IS 'The digests of texts in lines of a posture.';

--
-- Name: enter(text, jsonb); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.enter(p_action text, p_detail jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
begin
  if exists (
    select
    from pg_proc as p
    join pg_namespace as n on n.oid = p.pronamespace
    where n.nspname = 'ledger' and p.proname = 'append' and p.prosecdef and p.proowner = 'cap_ledger'::regrole
      and oidvectortypes(p.proargtypes) = 'text, text, uuid, text, text[], jsonb, text, uuid, text'
      and has_schema_privilege(n.oid, 'usage') and has_function_privilege(p.oid, 'execute'))
  then
    execute 'select ledger.append($1::text, ''posture''::text, null::uuid, ''done''::text, ''{}''::text[], $2::jsonb,
      null::text, null::uuid, null::text)' using p_action, p_detail;
  end if;
end;
$_$;

ALTER FUNCTION warden.enter(p_action text, p_detail jsonb) OWNER TO cap_warden;

--
-- Name: FUNCTION enter(p_action text, p_detail jsonb); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.enter(p_action text, p_detail jsonb) IS 'Writes the ledger''s entry of an approval or of a change of the mode.';

--
-- Name: faults(); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.faults() RETURNS TABLE(rule integer, object text, problem text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET standard_conforming_strings TO 'on'
    SET quote_all_identifiers TO 'off'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET extra_float_digits TO '1'
    SET bytea_output TO 'hex'
    SET jit TO 'off'
    AS $_$
select 101, found.object::text, found.problem::text
from (
-- Every table has row security enabled and forced, so that it binds the owner too.
select format('%I.%I', n.nspname, c.relname) as object,
  concat_ws(', ',
    case when not c.relrowsecurity then 'row security is not enabled' end,
    case when not c.relforcerowsecurity then 'row security is not forced' end) as problem
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
where c.relkind in ('r', 'p')
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'tap', 'tests')
  and not (c.relrowsecurity and c.relforcerowsecurity)
  and not exists (
    select from pg_depend as d
    where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
order by 1
) as found
union all
select 102, found.object::text, found.problem::text
from (
-- Every view runs with the rights of whoever reads it, and lets no function see a row before its policy did.
select format('%I.%I', n.nspname, c.relname) as object,
  case when c.relkind = 'm' then 'a materialized view holds rows that no policy guards'
    else concat_ws(', ',
      case when not coalesce(o.invoker, false) then 'security_invoker is not on' end,
      case when not coalesce(o.barrier, false) then 'security_barrier is not on' end)
  end as problem
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
cross join lateral (
  select bool_or(option_value::boolean) filter (where option_name = 'security_invoker') as invoker,
    bool_or(option_value::boolean) filter (where option_name = 'security_barrier') as barrier
  from pg_options_to_table(c.reloptions)) as o
where c.relkind in ('v', 'm')
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'tap', 'tests')
  -- a materialized view has neither, and cannot
  and not (coalesce(o.invoker, false) and coalesce(o.barrier, false))
  and not exists (
    select from pg_depend as d
    where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
order by 1
) as found
union all
select 103, found.object::text, found.problem::text
from (
-- A function that runs with its owner's rights is owned by a capability role, and looks nowhere but in pg_catalog.
select p.oid::regprocedure::text as object,
  concat_ws(', ',
    case when r.rolname !~ '^cap_'
      then format('runs with the rights of %I, which is no capability role', r.rolname) end,
    case when s.path is distinct from 'pg_catalog, pg_temp'
      then format('its search_path is %s', coalesce(s.path, 'whatever the caller has')) end) as problem
from pg_proc as p
join pg_namespace as n on n.oid = p.pronamespace
join pg_roles as r on r.oid = p.proowner
cross join lateral (
  select (select substr(c, 13) from unnest(p.proconfig) as c where c like 'search_path=%') as path) as s
where p.prosecdef
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'tap', 'tests')
  and (r.rolname !~ '^cap_' or s.path is distinct from 'pg_catalog, pg_temp')
  and not exists (
    select from pg_depend as d
    where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
order by 1
) as found
union all
select 104, found.object::text, found.problem::text
from (
-- No function of ours may be called by PUBLIC: its file says who calls it.
select p.oid::regprocedure::text as object, 'PUBLIC may execute it' as problem
from pg_proc as p
join pg_namespace as n on n.oid = p.pronamespace
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'tap', 'tests')
  and exists (
    select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as a
    where a.grantee = 0)
  and not exists (
    select from pg_depend as d
    where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
order by 1
) as found
union all
select 105, found.object::text, found.problem::text
from (
-- What a request becomes writes nothing directly: not a table, not a view, not a column.
-- INSERT … ON CONFLICT by a role that may insert tells about rows it may not see. PUBLIC may not even read.
select format('%I.%I', n.nspname, c.relname) || coalesce('.' || quote_ident(g.attname), '') as object,
  format('%s may %s it', case when g.grantee = 0 then 'PUBLIC' else g.grantee::regrole::text end,
    string_agg(distinct g.privilege_type, ', ' order by g.privilege_type)) as problem
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
cross join lateral (
  select null::name as attname, a.grantee, a.privilege_type
  from aclexplode(c.relacl) as a
  union all
  select t.attname, a.grantee, a.privilege_type
  from pg_attribute as t
  cross join aclexplode(t.attacl) as a
  where t.attrelid = c.oid) as g
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'tap', 'tests')
  and (g.grantee = 0 or pg_get_userbyid(g.grantee) ~ '^(web_|authenticator)' and g.privilege_type <> 'SELECT')
  and not exists (
    select from pg_depend as d
    where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
group by n.nspname, c.relname, g.attname, g.grantee
order by 1, 2
) as found
union all
select 106, found.object::text, found.problem::text
from (
-- Every trigger of ours is ENABLE ALWAYS: it fires for a superuser, under BYPASSRLS and in replica mode.
-- And no foreign key is switched off. A trigger of a view has no such switch; it stands in the way of writes only.
select format('%I on %s', t.tgname, t.tgrelid::regclass) as object,
  case t.tgenabled when 'D' then 'is disabled' when 'R' then 'fires on replicas only'
    else 'does not fire where session_replication_role is replica' end as problem
from pg_trigger as t
join pg_class as c on c.oid = t.tgrelid
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'tap', 'tests')
  and c.relkind <> 'v'
  and t.tgenabled <> case when t.tgisinternal then 'O' else 'A' end
union all
select 'event trigger ' || quote_ident(e.evtname), 'does not fire always'
from pg_event_trigger as e
join pg_proc as p on p.oid = e.evtfoid
join pg_namespace as n on n.oid = p.pronamespace
where n.nspname in ('guard', 'identity', 'policy', 'vetting', 'booking', 'recording', 'ledger', 'warden', 'api', 'api_lane')
  and e.evtenabled <> 'A'
order by 1
) as found
union all
select 107, found.object::text, found.problem::text
from (
-- A restrictive policy is TO PUBLIC: one that names roles can lose one of them, and then no longer binds it.
select format('%I on %s', p.polname, p.polrelid::regclass) as object,
  'binds only ' || (
    select string_agg(r::regrole::text, ', ' order by r::regrole::text) from unnest(p.polroles) as r) as problem
from pg_policy as p
where not p.polpermissive and p.polroles <> array[0::oid]
order by 1
) as found
union all
select 108, found.object::text, found.problem::text
from (
-- A permissive policy names its roles and its command: nothing is allowed to PUBLIC, and nothing FOR ALL.
select format('%I on %s', p.polname, p.polrelid::regclass) as object,
  concat_ws(', ', case when p.polroles = array[0::oid] then 'allows PUBLIC' end,
    case when p.polcmd = '*' then 'is FOR ALL' end) as problem
from pg_policy as p
where p.polpermissive and (p.polroles = array[0::oid] or p.polcmd = '*')
order by 1
) as found
union all
select 109, found.object::text, found.problem::text
from (
-- No policy lets safelane_owner, or a role that can log in, see a row: the owner of the tables reads nothing.
select format('%I on %s', p.polname, p.polrelid::regclass) as object, format('allows %I', r.rolname) as problem
from pg_policy as p
cross join unnest(p.polroles) as named (oid)
join pg_roles as r on r.oid = named.oid
where p.polpermissive and (r.rolname = 'safelane_owner' or r.rolcanlogin)
order by 1, 2
) as found
union all
select 110, found.object::text, found.problem::text
from (
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
) as found
union all
select 111, found.object::text, found.problem::text
from (
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
) as found
union all
select 112, found.object::text, found.problem::text
from (
-- Every membership is taken on with SET ROLE; none gives its privileges by itself, and no member hands it on.
select format('%s in %s', m.member::regrole, m.roleid::regrole) as object,
  concat_ws(', ', case when m.inherit_option then 'the membership is inherited' end,
    case when m.admin_option and ours.member then 'the member may hand it on' end) as problem
from pg_auth_members as m
cross join lateral (
  select pg_get_userbyid(m.roleid) ~ '^(safelane_|cap_|web_|authenticator)' as role,
    pg_get_userbyid(m.member) ~ '^(safelane_|cap_|web_|authenticator)' as member) as ours
where (ours.role or ours.member) and m.inherit_option
  or ours.member and m.admin_option
order by 1
) as found
union all
select 113, found.object::text, found.problem::text
from (
-- Schemas, tables and views belong to safelane_owner; a function to it or to a capability role.
with lane as (
  select n.oid, n.nspname, n.nspowner
  from pg_namespace as n
  where n.nspname in ('guard', 'identity', 'policy', 'vetting', 'booking', 'recording', 'ledger', 'api', 'api_lane')
)
select format('schema %I', n.nspname) as object, format('belongs to %s', n.nspowner::regrole) as problem
from lane as n
where n.nspowner::regrole::text <> 'safelane_owner'
union all
select format('%I.%I', n.nspname, c.relname), format('belongs to %s', c.relowner::regrole)
from pg_class as c
join lane as n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and c.relowner::regrole::text <> 'safelane_owner'
union all
select p.oid::regprocedure::text, format('belongs to %s', p.proowner::regrole)
from pg_proc as p
join lane as n on n.oid = p.pronamespace
where p.proowner::regrole::text !~ '^(safelane_owner$|cap_)'
union all
select 'this database', format('belongs to %s', d.datdba::regrole)
from pg_database as d
where d.datname = current_database() and d.datdba::regrole::text <> 'safelane_owner'
order by 1
) as found
union all
select 114, found.object::text, found.problem::text
from (
-- Being anybody is worth nothing: PUBLIC may not connect, make temporary tables, or use a schema of ours.
select 'this database' as object,
  'PUBLIC has ' || string_agg(a.privilege_type, ', ' order by a.privilege_type) as problem
from pg_database as d
cross join aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) as a
where d.datname = current_database() and a.grantee = 0
having count(*) > 0
union all
select format('schema %I', n.nspname), 'PUBLIC has ' || string_agg(a.privilege_type, ', ' order by a.privilege_type)
from pg_namespace as n
cross join aclexplode(n.nspacl) as a
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'tap', 'tests') and a.grantee = 0
group by n.nspname
order by 1
) as found
union all
select 115, found.object::text, found.problem::text
from (
-- The schema that a listener exposes holds functions and views; a table there would be exposed as it is.
select format('%I.%I', n.nspname, c.relname) as object, 'is no view, and is in an exposed schema' as problem
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname in ('api', 'api_lane') and c.relkind in ('r', 'p', 'f', 'm', 'S')
order by 1
) as found
union all
select 118, found.object::text, found.problem::text
from (
-- No rewrite rule turns a statement into another one, and no publication sends rows past their policies.
select format('%I on %s', r.rulename, r.ev_class::regclass) as object, 'is a rewrite rule' as problem
from pg_rewrite as r
join pg_class as c on c.oid = r.ev_class
join pg_namespace as n on n.oid = c.relnamespace
where r.rulename <> '_RETURN'
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'tap', 'tests')
union all
select 'publication ' || quote_ident(pubname), 'sends rows to subscribers, whom no policy binds'
from pg_publication
order by 1
) as found
union all
select 131, found.object::text, found.problem::text
from (
-- Nothing of ours belongs to an extension, and the schemas of the tests are a superuser's: there, nobody looks.
select named.type || ' ' || named.identity as object, 'was added to an extension, where no rule looks at it' as problem
from pg_depend as d
join (
  select 'pg_class'::regclass::oid as classid, oid as objid, relowner as owner from pg_class
  union all select 'pg_proc'::regclass, oid, proowner from pg_proc
  union all select 'pg_type'::regclass, oid, typowner from pg_type
  union all select 'pg_namespace'::regclass, oid, nspowner from pg_namespace
  union all select 'pg_operator'::regclass, oid, oprowner from pg_operator
) as held on held.classid = d.classid and held.objid = d.objid
join pg_roles as r on r.oid = held.owner
cross join lateral pg_identify_object(d.classid, d.objid, 0) as named
where d.deptype = 'e' and not r.rolsuper
union all
select format('schema %I', n.nspname), format('belongs to %s: its name is that of a schema of the tests', n.nspowner::regrole)
from pg_namespace as n
join pg_roles as r on r.oid = n.nspowner
where n.nspname in ('tap', 'tests') and not r.rolsuper
order by 1, 2
) as found
$_$;

ALTER FUNCTION warden.faults() OWNER TO cap_warden;

--
-- Name: FUNCTION faults(); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.faults() IS 'What breaks a rule of the house that no approval overrides: the doctor''s rules, by their numbers. Empty where all is well.';

--
-- Name: forget(); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.forget() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if exists (
    select
    from pg_proc as p
    join pg_namespace as n on n.oid = p.pronamespace
    where n.nspname = 'policy' and p.proname = 'count_new_rules' and p.prosecdef and p.proowner = 'cap_policy'::regrole
      and p.pronargs = 0 and not p.proretset and p.prorettype = 'void'::regtype
      and has_schema_privilege(n.oid, 'usage') and has_function_privilege(p.oid, 'execute'))
  then
    execute 'select policy.count_new_rules()';
  end if;
end;
$$;

ALTER FUNCTION warden.forget() OWNER TO cap_warden;

--
-- Name: FUNCTION forget(); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.forget() IS 'Has every remembered verdict judged anew from this transaction on. Called by warden.take, and by warden.judge where a definition was touched.';

--
-- Name: hash_of(text); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.hash_of(p_lines text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select 'sha256:' || encode(sha256(convert_to(p_lines, 'UTF8')), 'hex')
$$;

ALTER FUNCTION warden.hash_of(p_lines text) OWNER TO cap_warden;

--
-- Name: FUNCTION hash_of(p_lines text); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.hash_of(p_lines text) IS 'The hash of a posture''s lines, each ended by a line feed.';

--
-- Name: ddl_journal; Type: TABLE; Schema: warden; Owner: cap_warden
--

CREATE TABLE warden.ddl_journal (
    journal_id bigint NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    login text NOT NULL,
    role text NOT NULL,
    event text NOT NULL,
    tag text NOT NULL,
    object_type text,
    object_identity text
);

ALTER TABLE ONLY warden.ddl_journal FORCE ROW LEVEL SECURITY;

ALTER TABLE warden.ddl_journal OWNER TO cap_warden;

--
-- Name: TABLE ddl_journal; Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON TABLE warden.ddl_journal IS 'One row for each object that a DDL command touched. Filled by the event triggers, where a superuser installed them.';

--
-- Name: journal_rows(bigint); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.journal_rows(p_after bigint DEFAULT 0) RETURNS SETOF warden.ddl_journal
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select entry.* from warden.ddl_journal as entry where entry.journal_id > p_after order by entry.journal_id
$$;

ALTER FUNCTION warden.journal_rows(p_after bigint) OWNER TO cap_warden;

--
-- Name: FUNCTION journal_rows(p_after bigint); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.journal_rows(p_after bigint) IS 'The journal of DDL, from a number on. Asked by guard.ddl_journal.';

--
-- Name: judge(); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.judge() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_waiting  warden.pending;
  v_held     warden.in_force;
  v_lines    text;
  v_hash     text;
  v_revision text;
  v_step     bigint;
  v_faults   text;
begin
  select * into v_waiting from warden.pending as waiting where waiting.xid = pg_current_xact_id();
  if not found then
    return null;
  end if;
  if v_waiting.seen is distinct from statement_timestamp() then
    set constraints warden._900_judge deferred;
    update warden.pending set seen = statement_timestamp() where xid = pg_current_xact_id();
    return null;
  end if;
  delete from warden.pending where xid = pg_current_xact_id();

  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception using
      errcode = '25001',
      message = 'the definition of this database is changed at READ COMMITTED only',
      hint = 'An older snapshot would not show what others changed meanwhile.';
  end if;
  -- as such a role no row is read but in its functions, and so no reference row, which are part of what is judged
  if left(current_setting('role'), 4) = 'cap_' and current_setting('role') <> 'cap_migration' then
    raise exception using
      errcode = '42501',
      message = format('the definition of this database is not changed at COMMIT as %s', current_setting('role')),
      hint = 'Say RESET ROLE before COMMIT.';
  end if;
  -- two changes, each approved, are not one approved change: one waits for the other
  lock table warden.in_force in share row exclusive mode;

  select * into v_held from warden.in_force;
  -- a database that has not come to the revision from which on there is judgement is being made
  if v_held.hash is null and v_waiting.revision is null and warden.mode() = 'embedded' then
    return null;
  end if;

  select string_agg(format('%s %s: %s', fault.rule, fault.object, fault.problem), '; ' order by fault.rule, fault.object)
  into v_faults
  from (select * from warden.faults() limit 20) as fault;
  if v_faults is not null then
    raise exception using
      errcode = '23514',
      constraint = '_900_judge',
      message = 'refused at COMMIT: a rule of the house that no approval overrides is broken',
      detail = v_faults,
      hint = 'The numbers are those of safelane doctor.';
  end if;

  v_lines := warden.lines();
  v_hash := warden.hash_of(v_lines);
  v_revision := coalesce(v_waiting.revision, v_held.revision);
  if v_held.hash = v_hash and v_held.revision is not distinct from v_revision then
    if warden.mode() = 'production' and not (select rolsuper from pg_roles where rolname = session_user) then
      -- the doctor takes what a migration wrote as explained: nobody says a revision that is none
      if v_waiting.revision is not null then
        raise exception using
          errcode = '42501',
          message = format('refused at COMMIT: the database is at revision %s already', v_revision);
      end if;
      if v_waiting.deed then
        raise exception using
          errcode = '42501',
          message = 'refused at COMMIT: what is changed and changed back was in force meanwhile, and nobody approved that',
          hint = 'Where nothing is to change, change nothing. What is no rule, such as how much ANALYZE reads, a superuser sets.';
      end if;
    end if;
    -- a verdict may have been remembered under what was in force meanwhile
    if v_waiting.deed then
      perform warden.forget();
    end if;
    return null;
  end if;

  if warden.mode() = 'production' then
    select step.manifest_id into v_step
    from warden.manifest as step
    join warden.approval as said on said.manifest_id = step.manifest_id
    where step.hash = v_hash
      and step.revision is not distinct from v_revision
      and step.from_hash is not distinct from v_held.hash
      and step.from_revision is not distinct from v_held.revision
      -- nor any that was planned later: when this one was approved, another state was before everybody's eyes
      and not exists (select from warden.taken as done where done.manifest_id >= step.manifest_id)
    order by step.manifest_id
    limit 1;
    if v_step is null then
      raise exception using
        errcode = '42501',
        message = format('refused at COMMIT: nobody approved this posture, %s', v_hash),
        detail = concat_ws('; ',
          format('it differs from the posture in force, %s, in %s lines', v_held.hash,
            cardinality(warden.only_in(v_held.lines, v_lines)) + cardinality(warden.only_in(v_lines, v_held.lines))),
          (select string_agg(line, '; ') from unnest((warden.only_in(v_held.lines, v_lines))[1:3]) as line),
          (select string_agg(line, '; ') from unnest((warden.only_in(v_lines, v_held.lines))[1:3]) as line)),
        hint = 'Run: safelane migrate plan. Then somebody else, as safelane_approver: safelane migrate approve HASH. Then: safelane migrate up.';
    end if;
  else
    insert into warden.manifest (base_hash, from_hash, from_revision, hash, revision, removed, added, meaning, planned_by)
    values (v_held.hash, v_held.hash, v_held.revision, v_hash, v_revision,
      case when v_held.hash is null then '{}' else warden.only_in(v_held.lines, v_lines) end,
      case when v_held.hash is null then '{}' else warden.only_in(v_lines, v_held.lines) end,
      '{}', session_user)
    returning manifest_id into v_step;
    insert into warden.approval (manifest_id, approved_by, approved_how) values (v_step, 'nobody', 'embedded');
  end if;
  perform warden.take(v_step, v_hash, v_revision, v_lines);
  return null;
end;
$$;

ALTER FUNCTION warden.judge() OWNER TO cap_warden;

--
-- Name: FUNCTION judge(); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.judge() IS 'Refuses the COMMIT of what breaks a rule of the house (23514) or, in production, of what nobody approved (42501). Deferred trigger _900_judge of warden.pending.';

--
-- Name: judges(); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.judges() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select coalesce((select held.judges from warden.in_force as held), false)
$$;

ALTER FUNCTION warden.judges() OWNER TO cap_warden;

--
-- Name: FUNCTION judges(); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.judges() IS 'Whether the database has come to the revision from which on migrations are judged, and tables are shut from their first moment.';

--
-- Name: keep_definitions(text); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.keep_definitions(p_lines text) RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  insert into warden.definition (digest, definition)
  select made.digest, made.definition
  from warden.definitions() as made
  where made.digest in (select wanted.digest from warden.digests_in(string_to_array(p_lines, E'\n')) as wanted)
  on conflict do nothing
$$;

ALTER FUNCTION warden.keep_definitions(p_lines text) OWNER TO cap_warden;

--
-- Name: FUNCTION keep_definitions(p_lines text); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.keep_definitions(p_lines text) IS 'Keeps the texts of the functions in these lines, as they are now. Called by warden.take, and when the guard is installed.';

--
-- Name: kept_definitions(text[]); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.kept_definitions(p_digests text[]) RETURNS TABLE(digest text, definition text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select kept.digest, kept.definition from warden.definition as kept where kept.digest = any (p_digests)
$$;

ALTER FUNCTION warden.kept_definitions(p_digests text[]) OWNER TO cap_warden;

--
-- Name: FUNCTION kept_definitions(p_digests text[]); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.kept_definitions(p_digests text[]) IS 'The texts that were kept under these digests, for whoever plans and whoever approves.';

--
-- Name: lines(); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.lines() RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select coalesce(string_agg(fact.kind || ' | ' || fact.object || ' | ' || fact.text || E'\n', '' order by place), '')
  from warden.posture() with ordinality as fact (kind, object, text, place)
$$;

ALTER FUNCTION warden.lines() OWNER TO cap_warden;

--
-- Name: FUNCTION lines(); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.lines() IS 'The posture as one text: kind | object | text, a line each.';

--
-- Name: lines_after(text, text[], text[]); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.lines_after(p_lines text, p_removed text[], p_added text[]) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select coalesce(string_agg(line || E'\n', '' order by
    split_part(line, ' | ', 1) collate "C", split_part(line, ' | ', 2) collate "C", line collate "C"), '')
  from (
    select line from string_to_table(p_lines, E'\n') as line where line <> '' and line <> all (p_removed)
    union all
    select line from unnest(p_added) as line
  ) as kept
$$;

ALTER FUNCTION warden.lines_after(p_lines text, p_removed text[], p_added text[]) OWNER TO cap_warden;

--
-- Name: FUNCTION lines_after(p_lines text, p_removed text[], p_added text[]); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.lines_after(p_lines text, p_removed text[], p_added text[]) IS 'The posture that a planned step leads to.';

--
-- Name: login(); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.login() RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if current_setting('role') not in ('none', session_user) then
    raise exception using
      errcode = '42501',
      message = format('%s has become %s: here everybody acts as who they are', session_user, current_setting('role'));
  end if;
  return session_user;
end;
$$;

ALTER FUNCTION warden.login() OWNER TO cap_warden;

--
-- Name: FUNCTION login(); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.login() IS 'session_user; 42501 where the session has become another role.';

--
-- Name: manifest_rows(); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.manifest_rows() RETURNS TABLE(manifest_id bigint, hash text, revision text, from_hash text, from_revision text, meaning text[], planned_by text, planned_at timestamp with time zone, approved_by text, approved_how text, approved_at timestamp with time zone, taken_by text, taken_at timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select step.manifest_id, step.hash, step.revision, step.from_hash, step.from_revision, step.meaning,
    step.planned_by, step.planned_at, said.approved_by, said.approved_how, said.approved_at, done.taken_by, done.taken_at
  from warden.manifest as step
  left join warden.approval as said on said.manifest_id = step.manifest_id
  left join warden.taken as done on done.manifest_id = step.manifest_id
  order by step.manifest_id
$$;

ALTER FUNCTION warden.manifest_rows() OWNER TO cap_warden;

--
-- Name: FUNCTION manifest_rows(); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.manifest_rows() IS 'Every posture that was planned, who approved it, and when it came in force. Asked by guard.manifest.';

--
-- Name: mode(); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.mode() RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select coalesce((select change.mode from warden.mode_change as change order by change.change_id desc limit 1), 'embedded')
$$;

ALTER FUNCTION warden.mode() OWNER TO cap_warden;

--
-- Name: FUNCTION mode(); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.mode() IS 'embedded: each change approves itself. production: only what a second person approved commits.';

--
-- Name: must_be_judged(boolean); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.must_be_judged(p_deed boolean DEFAULT false) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  insert into warden.pending as waiting (deed) values (p_deed)
  on conflict (xid) do update set deed = true where excluded.deed and not waiting.deed
$$;

ALTER FUNCTION warden.must_be_judged(p_deed boolean) OWNER TO cap_warden;

--
-- Name: FUNCTION must_be_judged(p_deed boolean); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.must_be_judged(p_deed boolean) IS 'Has the running transaction judged at its COMMIT; p_deed: it touched a definition. Called by the guard''s triggers.';

--
-- Name: only_in(text, text); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.only_in(p_lines text, p_other text) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select coalesce(array_agg(line order by line collate "C"), '{}')
  from (
    select line from string_to_table(p_lines, E'\n') as line where line <> ''
    except
    select line from string_to_table(p_other, E'\n') as line
  ) as found
$$;

ALTER FUNCTION warden.only_in(p_lines text, p_other text) OWNER TO cap_warden;

--
-- Name: FUNCTION only_in(p_lines text, p_other text); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.only_in(p_lines text, p_other text) IS 'The lines of the first text that are not in the second.';

--
-- Name: plan(uuid, text, text, text, text[], text[], text[], text[]); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.plan(p_plan uuid, p_from_hash text, p_from_revision text, p_revision text, p_removed text[], p_added text[], p_meaning text[], p_definitions text[] DEFAULT '{}'::text[]) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_held warden.in_force;
  v_hash text;
begin
  if session_user = 'safelane_approver' then
    raise exception using errcode = '42501', message = 'who approves does not plan';
  end if;
  -- one element is one line: nothing hides behind a line feed
  if exists (select from unnest(p_removed || p_added || p_meaning) as line where line is null or line ~ E'[\n\r]') then
    raise exception using errcode = '22023', message = 'a line of a posture is one line';
  end if;
  -- nor behind a digest: what is to be approved can be read, and is what it says
  insert into warden.definition (digest, definition)
  select wanted.digest, told.definition
  from unnest(p_definitions) as told (definition)
  join warden.digests_in(p_added) as wanted on wanted.digest = encode(sha256(convert_to(told.definition, 'UTF8')), 'hex')
  on conflict do nothing;
  if exists (
    select from warden.digests_in(p_added) as wanted
    where not exists (select from warden.definition as kept where kept.digest = wanted.digest))
  then
    raise exception using errcode = '22023', message = 'the text of a function is missing, and nobody could read what they approve';
  end if;
  select * into v_held from warden.in_force;
  v_hash := warden.hash_of(warden.lines_after(v_held.lines, p_removed, p_added));
  insert into warden.manifest
    (plan_id, base_hash, from_hash, from_revision, hash, revision, removed, added, meaning, planned_by)
  values (p_plan, v_held.hash, p_from_hash, p_from_revision, v_hash, p_revision, p_removed, p_added, p_meaning, session_user);
  return v_hash;
end;
$$;

ALTER FUNCTION warden.plan(p_plan uuid, p_from_hash text, p_from_revision text, p_revision text, p_removed text[], p_added text[], p_meaning text[], p_definitions text[]) OWNER TO cap_warden;

--
-- Name: FUNCTION plan(p_plan uuid, p_from_hash text, p_from_revision text, p_revision text, p_removed text[], p_added text[], p_meaning text[], p_definitions text[]); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.plan(p_plan uuid, p_from_hash text, p_from_revision text, p_revision text, p_removed text[], p_added text[], p_meaning text[], p_definitions text[]) IS 'Keep one step of a plan, and the text of each function in its lines; returns the hash of the posture it leads to, which the guard works out itself from the lines.';

--
-- Name: posture(); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.posture() RETURNS TABLE(kind text, object text, text text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET standard_conforming_strings TO 'on'
    SET quote_all_identifiers TO 'off'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET extra_float_digits TO '1'
    SET bytea_output TO 'hex'
    SET jit TO 'off'
    AS $_$
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
)
select fact.kind, fact.name, fact.said
from (
  select distinct kind, replace(replace(replace(replace(name, '\', '\\'), E'\n', '\n'), E'\r', '\r'), '|', '\|') as name, replace(replace(replace(trim(both E'\n ' from fact), '\', '\\'), E'\n', '\n'), E'\r', '\r') as said
  from (
    select kind, name, fact from facts
    union all
    select 'reference row', told.object, told.text from warden.reference_rows() as told) as said) as fact
order by fact.kind collate "C", fact.name collate "C", fact.said collate "C"
$_$;

ALTER FUNCTION warden.posture() OWNER TO cap_warden;

--
-- Name: FUNCTION posture(); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.posture() IS 'Everything that decides who may do what, one fact a row: names, never numbers, alike in each installation. The text of db/inventory.sql, but for comments, and the reference rows.';

--
-- Name: posture_hash(); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.posture_hash() RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select warden.hash_of(warden.lines())
$$;

ALTER FUNCTION warden.posture_hash() OWNER TO cap_warden;

--
-- Name: FUNCTION posture_hash(); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.posture_hash() IS 'sha256: and 64 hexadecimal digits, over the lines of the posture.';

--
-- Name: posture_in_force(); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.posture_in_force() RETURNS TABLE(hash text, revision text, lines text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select held.hash, held.revision, held.lines from warden.in_force as held
$$;

ALTER FUNCTION warden.posture_in_force() OWNER TO cap_warden;

--
-- Name: FUNCTION posture_in_force(); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.posture_in_force() IS 'The posture that was judged last, and its lines.';

--
-- Name: record_command(); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.record_command() RETURNS event_trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_object text;
begin
  insert into warden.ddl_journal (login, role, event, tag, object_type, object_identity)
  select session_user, coalesce(nullif(current_setting('role'), 'none'), session_user), tg_event, command.command_tag,
    command.object_type, command.object_identity
  from pg_event_trigger_ddl_commands() as command;
  perform warden.must_be_judged(exists (
    select
    from pg_event_trigger_ddl_commands() as command
    where command.command_tag not in ('COMMENT', 'SECURITY LABEL', 'REINDEX')
      and command.schema_name is distinct from 'pg_temp'));

  if not warden.judges() then
    return;
  end if;
  -- what a transaction switches off it can look at, and roll back: COMMIT would be too late for these two
  select command.object_identity into v_object
  from pg_event_trigger_ddl_commands() as command
  join pg_class as c on c.oid = command.objid and command.classid = 'pg_class'::regclass
  join pg_namespace as n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
    and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'tap', 'tests')
  limit 1;
  if found then
    raise exception using
      errcode = '23514',
      message = format('row security of %s stays enabled and forced', v_object);
  end if;
  select command.object_identity into v_object
  from pg_event_trigger_ddl_commands() as command
  join pg_policy as p on p.oid = command.objid and command.classid = 'pg_policy'::regclass
  join pg_roles as r on r.oid = any (p.polroles)
  where p.polpermissive and (r.rolname = 'safelane_owner' or r.rolcanlogin)
  limit 1;
  if found then
    raise exception using
      errcode = '23514',
      message = format('%s allows who owns the tables, or who logs in: they see nothing', v_object);
  end if;
end;
$$;

ALTER FUNCTION warden.record_command() OWNER TO cap_warden;

--
-- Name: FUNCTION record_command(); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.record_command() IS 'Event trigger safelane_100_journal, at ddl_command_end.';

--
-- Name: record_drop(); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.record_drop() RETURNS event_trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  insert into warden.ddl_journal (login, role, event, tag, object_type, object_identity)
  select session_user, coalesce(nullif(current_setting('role'), 'none'), session_user), tg_event, tg_tag,
    gone.object_type, gone.object_identity
  from pg_event_trigger_dropped_objects() as gone
  where gone.original or gone.object_type in ('table', 'view', 'function', 'trigger', 'policy', 'table constraint');
  perform warden.must_be_judged(exists (
    select from pg_event_trigger_dropped_objects() as gone where not gone.is_temporary));
end;
$$;

ALTER FUNCTION warden.record_drop() OWNER TO cap_warden;

--
-- Name: FUNCTION record_drop(); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.record_drop() IS 'Event trigger safelane_100_journal_drop, at sql_drop.';

--
-- Name: record_rewrite(); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.record_rewrite() RETURNS event_trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  insert into warden.ddl_journal (login, role, event, tag, object_type, object_identity)
  values (session_user, coalesce(nullif(current_setting('role'), 'none'), session_user), tg_event, tg_tag, 'table',
    pg_event_trigger_table_rewrite_oid()::regclass::text);
  perform warden.must_be_judged();
end;
$$;

ALTER FUNCTION warden.record_rewrite() OWNER TO cap_warden;

--
-- Name: FUNCTION record_rewrite(); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.record_rewrite() IS 'Event trigger safelane_100_journal_rewrite, at table_rewrite.';

--
-- Name: reference_rows(); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.reference_rows() RETURNS TABLE(object text, text text)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if exists (
    select
    from pg_proc as p
    join pg_namespace as n on n.oid = p.pronamespace
    where n.nspname = 'guard' and p.proname = 'reference_rows' and p.prosecdef and p.proowner = 'cap_guard'::regrole
      and p.pronargs = 0 and p.proretset and p.proallargtypes = array['text'::regtype, 'text'::regtype]::oid[]
      and has_schema_privilege(n.oid, 'usage') and has_function_privilege(p.oid, 'execute'))
  then
    return query execute 'select told.* from guard.reference_rows() as told';
  end if;
end;
$$;

ALTER FUNCTION warden.reference_rows() OWNER TO cap_warden;

--
-- Name: FUNCTION reference_rows(); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.reference_rows() IS 'The reference rows that revisions wrote, of which each is a line of the posture; none in a database that has not come to them. Called by warden.posture.';

--
-- Name: refuse_change(); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  raise exception using
    errcode = '23001',
    message = format('rows of %I.%I are never changed or removed', tg_table_schema, tg_table_name),
    hint = 'What the guard has written down stays.';
end;
$$;

ALTER FUNCTION warden.refuse_change() OWNER TO cap_warden;

--
-- Name: FUNCTION refuse_change(); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.refuse_change() IS 'Refuses UPDATE, DELETE and TRUNCATE with 23001. Trigger _100_append_only and _100_no_truncate.';

--
-- Name: refuse_piecemeal(); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.refuse_piecemeal() RETURNS event_trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if tg_tag in ('CREATE INDEX', 'DROP INDEX', 'ALTER TABLE') and current_query() ~* E'\\mconcurrently\\M' and warden.mode() = 'production' then
    raise exception using
      errcode = '0A000',
      message = 'what is done CONCURRENTLY commits piece by piece, and cannot be judged as a whole',
      hint = 'Do it without CONCURRENTLY, in a migration.';
  end if;
end;
$$;

ALTER FUNCTION warden.refuse_piecemeal() OWNER TO cap_warden;

--
-- Name: FUNCTION refuse_piecemeal(); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.refuse_piecemeal() IS 'In production no index or partition comes or goes in several transactions. Event trigger safelane_050_piecemeal, at ddl_command_start.';

--
-- Name: set_mode(text); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.set_mode(p_mode text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_login    constant text := warden.login();
  v_super    constant boolean := (select rolsuper from pg_roles where rolname = session_user);
  v_lines    text;
  v_hash     text := warden.posture_hash();
  v_revision text;
  v_step     bigint;
begin
  if p_mode is null or p_mode not in ('embedded', 'production') then
    raise exception using errcode = '22023', message = 'the mode is embedded or production';
  end if;
  if not (v_super or v_login = 'safelane_approver') then
    raise exception using errcode = '42501', message = format('%s does not set the mode', v_login),
      hint = 'Log in as safelane_approver.';
  end if;
  if p_mode = warden.mode() then
    return v_hash;
  end if;
  if p_mode = 'embedded' and not v_super then
    raise exception using
      errcode = '42501',
      message = 'production is not left again',
      hint = 'A superuser can, and the ledger says who it was.';
  end if;
  lock table warden.in_force in share row exclusive mode;
  if p_mode = 'production' then
    if exists (select from warden.faults()) then
      raise exception using
        errcode = '23514',
        message = 'a rule of the house is broken: see safelane doctor',
        detail = (select string_agg(format('%s %s: %s', fault.rule, fault.object, fault.problem), '; ')
          from (select * from warden.faults() limit 20) as fault);
    end if;
    -- what is in force today is where two persons begin
    v_lines := warden.lines();
    v_hash := warden.hash_of(v_lines);
    v_revision := (select held.revision from warden.in_force as held);
    insert into warden.manifest (base_hash, from_hash, from_revision, hash, revision, removed, added, meaning, planned_by)
    values (null, null, null, v_hash, v_revision, '{}', '{}', '{}', v_login)
    returning manifest_id into v_step;
    insert into warden.approval (manifest_id, approved_by, approved_how) values (v_step, v_login, 'adopted');
    perform warden.take(v_step, v_hash, v_revision, v_lines);
    perform warden.adopt_keys();
  end if;
  insert into warden.mode_change (mode, changed_by) values (p_mode, v_login);
  perform warden.enter('set_posture_mode', jsonb_build_object('mode', p_mode, 'hash', v_hash, 'changed_by', v_login));
  return v_hash;
end;
$$;

ALTER FUNCTION warden.set_mode(p_mode text) OWNER TO cap_warden;

--
-- Name: FUNCTION set_mode(p_mode text); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.set_mode(p_mode text) IS 'production adopts the posture of this moment; embedded again only by a superuser. Returns the hash.';

--
-- Name: steps_to(text); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.steps_to(p_hash text) RETURNS TABLE(manifest_id bigint, base_hash text, from_hash text, from_revision text, hash text, revision text, removed text[], added text[], meaning text[], planned_by text, planned_at timestamp with time zone, approved_by text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  with last as (
    select step.manifest_id, step.plan_id
    from warden.manifest as step
    where step.hash = p_hash and not exists (select from warden.taken as done where done.manifest_id = step.manifest_id)
    order by step.manifest_id desc
    limit 1
  )
  select step.manifest_id, step.base_hash, step.from_hash, step.from_revision, step.hash, step.revision,
    step.removed, step.added, step.meaning, step.planned_by, step.planned_at,
    (select said.approved_by from warden.approval as said where said.manifest_id = step.manifest_id)
  from last
  join warden.manifest as step on step.plan_id = last.plan_id and step.manifest_id <= last.manifest_id
  where not exists (select from warden.taken as done where done.manifest_id = step.manifest_id)
  order by step.manifest_id
$$;

ALTER FUNCTION warden.steps_to(p_hash text) OWNER TO cap_warden;

--
-- Name: FUNCTION steps_to(p_hash text); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.steps_to(p_hash text) IS 'The planned steps that lead to a posture, for whoever plans and whoever approves.';

--
-- Name: take(bigint, text, text, text); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.take(p_manifest_id bigint, p_hash text, p_revision text, p_lines text) RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  insert into warden.taken (manifest_id, taken_by) values (p_manifest_id, session_user);
  insert into warden.in_force (hash, revision, judges, lines)
  values (p_hash, p_revision, exists (
    select
    from pg_trigger as t
    join pg_class as c on c.oid = t.tgrelid
    join pg_namespace as n on n.oid = c.relnamespace
    where n.nspname = 'guard' and c.relname = 'alembic_version' and t.tgname = '_900_posture'), p_lines)
  on conflict (one) do update
    set hash = excluded.hash, revision = excluded.revision, judges = excluded.judges, lines = excluded.lines;
  select warden.forget();
  select warden.keep_definitions(p_lines)
$$;

ALTER FUNCTION warden.take(p_manifest_id bigint, p_hash text, p_revision text, p_lines text) OWNER TO cap_warden;

--
-- Name: FUNCTION take(p_manifest_id bigint, p_hash text, p_revision text, p_lines text); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.take(p_manifest_id bigint, p_hash text, p_revision text, p_lines text) IS 'Called by warden.judge and warden.set_mode.';

--
-- Name: version_changes(); Type: FUNCTION; Schema: warden; Owner: cap_warden
--

CREATE FUNCTION warden.version_changes() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if tg_relid is distinct from to_regclass('guard.alembic_version')::oid
    or not exists (
      select from pg_attribute as a
      where a.attrelid = tg_relid and a.attname = 'version_num' and a.atttypid = 'varchar'::regtype)
  then
    raise exception using
      errcode = '42501',
      message = 'the revision of this database is text, in guard.alembic_version';
  end if;
  insert into warden.pending as waiting (revision)
  values (case when tg_op = 'DELETE' then 'base' else new.version_num::text end)
  on conflict (xid) do update set revision = excluded.revision where excluded.revision is distinct from waiting.revision;
  return null;
end;
$$;

ALTER FUNCTION warden.version_changes() OWNER TO cap_warden;

--
-- Name: FUNCTION version_changes(); Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON FUNCTION warden.version_changes() IS 'Trigger _900_posture of guard.alembic_version: who says that a revision is in force is judged, with or without event triggers.';

--
-- Name: approval; Type: TABLE; Schema: warden; Owner: cap_warden
--

CREATE TABLE warden.approval (
    manifest_id bigint NOT NULL,
    approved_by text NOT NULL,
    approved_how text NOT NULL,
    approved_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT approval_how CHECK ((approved_how = ANY (ARRAY['person'::text, 'embedded'::text, 'adopted'::text])))
);

ALTER TABLE ONLY warden.approval FORCE ROW LEVEL SECURITY;

ALTER TABLE warden.approval OWNER TO cap_warden;

--
-- Name: ddl_journal_journal_id_seq; Type: SEQUENCE; Schema: warden; Owner: cap_warden
--

ALTER TABLE warden.ddl_journal ALTER COLUMN journal_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME warden.ddl_journal_journal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: definition; Type: TABLE; Schema: warden; Owner: cap_warden
--

CREATE TABLE warden.definition (
    digest text NOT NULL,
    definition text NOT NULL,
    kept_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT definition_digest CHECK ((digest = encode(sha256(convert_to(definition, 'UTF8'::name)), 'hex'::text)))
);

ALTER TABLE ONLY warden.definition FORCE ROW LEVEL SECURITY;

ALTER TABLE warden.definition OWNER TO cap_warden;

--
-- Name: TABLE definition; Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON TABLE warden.definition IS 'Texts of functions that were planned or came in force, each under its SHA-256 as the posture has it.';

--
-- Name: in_force; Type: TABLE; Schema: warden; Owner: cap_warden
--

CREATE TABLE warden.in_force (
    one boolean DEFAULT true NOT NULL,
    hash text NOT NULL,
    revision text,
    judges boolean NOT NULL,
    lines text NOT NULL,
    CONSTRAINT in_force_one CHECK (one)
);

ALTER TABLE ONLY warden.in_force FORCE ROW LEVEL SECURITY;

ALTER TABLE warden.in_force OWNER TO cap_warden;

--
-- Name: manifest; Type: TABLE; Schema: warden; Owner: cap_warden
--

CREATE TABLE warden.manifest (
    manifest_id bigint NOT NULL,
    plan_id uuid DEFAULT gen_random_uuid() NOT NULL,
    base_hash text,
    from_hash text,
    from_revision text,
    hash text NOT NULL,
    revision text,
    removed text[] NOT NULL,
    added text[] NOT NULL,
    meaning text[] NOT NULL,
    planned_by text NOT NULL,
    planned_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT manifest_hash CHECK ((hash ~ '^sha256:[0-9a-f]{64}$'::text))
);

ALTER TABLE ONLY warden.manifest FORCE ROW LEVEL SECURITY;

ALTER TABLE warden.manifest OWNER TO cap_warden;

--
-- Name: manifest_manifest_id_seq; Type: SEQUENCE; Schema: warden; Owner: cap_warden
--

ALTER TABLE warden.manifest ALTER COLUMN manifest_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME warden.manifest_manifest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: mode_change; Type: TABLE; Schema: warden; Owner: cap_warden
--

CREATE TABLE warden.mode_change (
    change_id bigint NOT NULL,
    mode text NOT NULL,
    changed_by text NOT NULL,
    changed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT mode_change_mode CHECK ((mode = ANY (ARRAY['embedded'::text, 'production'::text])))
);

ALTER TABLE ONLY warden.mode_change FORCE ROW LEVEL SECURITY;

ALTER TABLE warden.mode_change OWNER TO cap_warden;

--
-- Name: TABLE mode_change; Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON TABLE warden.mode_change IS 'embedded: for development, each change approves itself. production: a second person does.';

--
-- Name: mode_change_change_id_seq; Type: SEQUENCE; Schema: warden; Owner: cap_warden
--

ALTER TABLE warden.mode_change ALTER COLUMN change_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME warden.mode_change_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: pending; Type: TABLE; Schema: warden; Owner: cap_warden
--

CREATE TABLE warden.pending (
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    seen timestamp with time zone,
    revision text,
    deed boolean DEFAULT false NOT NULL
);

ALTER TABLE ONLY warden.pending FORCE ROW LEVEL SECURITY;

ALTER TABLE warden.pending OWNER TO cap_warden;

--
-- Name: taken; Type: TABLE; Schema: warden; Owner: cap_warden
--

CREATE TABLE warden.taken (
    manifest_id bigint NOT NULL,
    taken_by text NOT NULL,
    taken_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL
);

ALTER TABLE ONLY warden.taken FORCE ROW LEVEL SECURITY;

ALTER TABLE warden.taken OWNER TO cap_warden;

--
-- Name: approval approval_pkey; Type: CONSTRAINT; Schema: warden; Owner: cap_warden
--

ALTER TABLE ONLY warden.approval
    ADD CONSTRAINT approval_pkey PRIMARY KEY (manifest_id);

--
-- Name: ddl_journal ddl_journal_pkey; Type: CONSTRAINT; Schema: warden; Owner: cap_warden
--

ALTER TABLE ONLY warden.ddl_journal
    ADD CONSTRAINT ddl_journal_pkey PRIMARY KEY (journal_id);

--
-- Name: definition definition_pkey; Type: CONSTRAINT; Schema: warden; Owner: cap_warden
--

ALTER TABLE ONLY warden.definition
    ADD CONSTRAINT definition_pkey PRIMARY KEY (digest);

--
-- Name: in_force in_force_pkey; Type: CONSTRAINT; Schema: warden; Owner: cap_warden
--

ALTER TABLE ONLY warden.in_force
    ADD CONSTRAINT in_force_pkey PRIMARY KEY (one);

--
-- Name: manifest manifest_pkey; Type: CONSTRAINT; Schema: warden; Owner: cap_warden
--

ALTER TABLE ONLY warden.manifest
    ADD CONSTRAINT manifest_pkey PRIMARY KEY (manifest_id);

--
-- Name: mode_change mode_change_pkey; Type: CONSTRAINT; Schema: warden; Owner: cap_warden
--

ALTER TABLE ONLY warden.mode_change
    ADD CONSTRAINT mode_change_pkey PRIMARY KEY (change_id);

--
-- Name: pending pending_pkey; Type: CONSTRAINT; Schema: warden; Owner: cap_warden
--

ALTER TABLE ONLY warden.pending
    ADD CONSTRAINT pending_pkey PRIMARY KEY (xid);

--
-- Name: taken taken_pkey; Type: CONSTRAINT; Schema: warden; Owner: cap_warden
--

ALTER TABLE ONLY warden.taken
    ADD CONSTRAINT taken_pkey PRIMARY KEY (manifest_id);

--
-- Name: manifest_hash_idx; Type: INDEX; Schema: warden; Owner: cap_warden
--

CREATE INDEX manifest_hash_idx ON warden.manifest USING btree (hash);

--
-- Name: approval _100_append_only; Type: TRIGGER; Schema: warden; Owner: cap_warden
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON warden.approval FOR EACH ROW EXECUTE FUNCTION warden.refuse_change();

ALTER TABLE warden.approval ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: ddl_journal _100_append_only; Type: TRIGGER; Schema: warden; Owner: cap_warden
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON warden.ddl_journal FOR EACH ROW EXECUTE FUNCTION warden.refuse_change();

ALTER TABLE warden.ddl_journal ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: definition _100_append_only; Type: TRIGGER; Schema: warden; Owner: cap_warden
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON warden.definition FOR EACH ROW EXECUTE FUNCTION warden.refuse_change();

ALTER TABLE warden.definition ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: manifest _100_append_only; Type: TRIGGER; Schema: warden; Owner: cap_warden
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON warden.manifest FOR EACH ROW EXECUTE FUNCTION warden.refuse_change();

ALTER TABLE warden.manifest ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: mode_change _100_append_only; Type: TRIGGER; Schema: warden; Owner: cap_warden
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON warden.mode_change FOR EACH ROW EXECUTE FUNCTION warden.refuse_change();

ALTER TABLE warden.mode_change ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: taken _100_append_only; Type: TRIGGER; Schema: warden; Owner: cap_warden
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON warden.taken FOR EACH ROW EXECUTE FUNCTION warden.refuse_change();

ALTER TABLE warden.taken ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: approval _100_no_truncate; Type: TRIGGER; Schema: warden; Owner: cap_warden
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON warden.approval FOR EACH STATEMENT EXECUTE FUNCTION warden.refuse_change();

ALTER TABLE warden.approval ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: ddl_journal _100_no_truncate; Type: TRIGGER; Schema: warden; Owner: cap_warden
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON warden.ddl_journal FOR EACH STATEMENT EXECUTE FUNCTION warden.refuse_change();

ALTER TABLE warden.ddl_journal ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: definition _100_no_truncate; Type: TRIGGER; Schema: warden; Owner: cap_warden
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON warden.definition FOR EACH STATEMENT EXECUTE FUNCTION warden.refuse_change();

ALTER TABLE warden.definition ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: in_force _100_no_truncate; Type: TRIGGER; Schema: warden; Owner: cap_warden
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON warden.in_force FOR EACH STATEMENT EXECUTE FUNCTION warden.refuse_change();

ALTER TABLE warden.in_force ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: manifest _100_no_truncate; Type: TRIGGER; Schema: warden; Owner: cap_warden
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON warden.manifest FOR EACH STATEMENT EXECUTE FUNCTION warden.refuse_change();

ALTER TABLE warden.manifest ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: mode_change _100_no_truncate; Type: TRIGGER; Schema: warden; Owner: cap_warden
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON warden.mode_change FOR EACH STATEMENT EXECUTE FUNCTION warden.refuse_change();

ALTER TABLE warden.mode_change ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: pending _100_no_truncate; Type: TRIGGER; Schema: warden; Owner: cap_warden
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON warden.pending FOR EACH STATEMENT EXECUTE FUNCTION warden.refuse_change();

ALTER TABLE warden.pending ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: taken _100_no_truncate; Type: TRIGGER; Schema: warden; Owner: cap_warden
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON warden.taken FOR EACH STATEMENT EXECUTE FUNCTION warden.refuse_change();

ALTER TABLE warden.taken ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: pending _900_judge; Type: TRIGGER; Schema: warden; Owner: cap_warden
--

CREATE CONSTRAINT TRIGGER _900_judge AFTER INSERT OR UPDATE ON warden.pending DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION warden.judge();

ALTER TABLE warden.pending ENABLE ALWAYS TRIGGER _900_judge;

--
-- Name: approval approval_manifest; Type: FK CONSTRAINT; Schema: warden; Owner: cap_warden
--

ALTER TABLE ONLY warden.approval
    ADD CONSTRAINT approval_manifest FOREIGN KEY (manifest_id) REFERENCES warden.manifest(manifest_id);

--
-- Name: taken taken_manifest; Type: FK CONSTRAINT; Schema: warden; Owner: cap_warden
--

ALTER TABLE ONLY warden.taken
    ADD CONSTRAINT taken_manifest FOREIGN KEY (manifest_id) REFERENCES warden.manifest(manifest_id);

--
-- Name: approval; Type: ROW SECURITY; Schema: warden; Owner: cap_warden
--

ALTER TABLE warden.approval ENABLE ROW LEVEL SECURITY;

--
-- Name: pending cap_warden_delete_all; Type: POLICY; Schema: warden; Owner: cap_warden
--

CREATE POLICY cap_warden_delete_all ON warden.pending FOR DELETE TO cap_warden USING (true);

--
-- Name: POLICY cap_warden_delete_all ON pending; Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON POLICY cap_warden_delete_all ON warden.pending IS 'Facts about the catalogue and who changed it; cap_warden is its functions, and nobody else.';

--
-- Name: approval cap_warden_insert_all; Type: POLICY; Schema: warden; Owner: cap_warden
--

CREATE POLICY cap_warden_insert_all ON warden.approval FOR INSERT TO cap_warden WITH CHECK (true);

--
-- Name: POLICY cap_warden_insert_all ON approval; Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON POLICY cap_warden_insert_all ON warden.approval IS 'Facts about the catalogue and who changed it; cap_warden is its functions, and nobody else.';

--
-- Name: ddl_journal cap_warden_insert_all; Type: POLICY; Schema: warden; Owner: cap_warden
--

CREATE POLICY cap_warden_insert_all ON warden.ddl_journal FOR INSERT TO cap_warden WITH CHECK (true);

--
-- Name: POLICY cap_warden_insert_all ON ddl_journal; Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON POLICY cap_warden_insert_all ON warden.ddl_journal IS 'Facts about the catalogue and who changed it; cap_warden is its functions, and nobody else.';

--
-- Name: definition cap_warden_insert_all; Type: POLICY; Schema: warden; Owner: cap_warden
--

CREATE POLICY cap_warden_insert_all ON warden.definition FOR INSERT TO cap_warden WITH CHECK (true);

--
-- Name: POLICY cap_warden_insert_all ON definition; Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON POLICY cap_warden_insert_all ON warden.definition IS 'Facts about the catalogue and who changed it; cap_warden is its functions, and nobody else.';

--
-- Name: in_force cap_warden_insert_all; Type: POLICY; Schema: warden; Owner: cap_warden
--

CREATE POLICY cap_warden_insert_all ON warden.in_force FOR INSERT TO cap_warden WITH CHECK (true);

--
-- Name: POLICY cap_warden_insert_all ON in_force; Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON POLICY cap_warden_insert_all ON warden.in_force IS 'Facts about the catalogue and who changed it; cap_warden is its functions, and nobody else.';

--
-- Name: manifest cap_warden_insert_all; Type: POLICY; Schema: warden; Owner: cap_warden
--

CREATE POLICY cap_warden_insert_all ON warden.manifest FOR INSERT TO cap_warden WITH CHECK (true);

--
-- Name: POLICY cap_warden_insert_all ON manifest; Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON POLICY cap_warden_insert_all ON warden.manifest IS 'Facts about the catalogue and who changed it; cap_warden is its functions, and nobody else.';

--
-- Name: mode_change cap_warden_insert_all; Type: POLICY; Schema: warden; Owner: cap_warden
--

CREATE POLICY cap_warden_insert_all ON warden.mode_change FOR INSERT TO cap_warden WITH CHECK (true);

--
-- Name: POLICY cap_warden_insert_all ON mode_change; Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON POLICY cap_warden_insert_all ON warden.mode_change IS 'Facts about the catalogue and who changed it; cap_warden is its functions, and nobody else.';

--
-- Name: pending cap_warden_insert_all; Type: POLICY; Schema: warden; Owner: cap_warden
--

CREATE POLICY cap_warden_insert_all ON warden.pending FOR INSERT TO cap_warden WITH CHECK (true);

--
-- Name: POLICY cap_warden_insert_all ON pending; Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON POLICY cap_warden_insert_all ON warden.pending IS 'Facts about the catalogue and who changed it; cap_warden is its functions, and nobody else.';

--
-- Name: taken cap_warden_insert_all; Type: POLICY; Schema: warden; Owner: cap_warden
--

CREATE POLICY cap_warden_insert_all ON warden.taken FOR INSERT TO cap_warden WITH CHECK (true);

--
-- Name: POLICY cap_warden_insert_all ON taken; Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON POLICY cap_warden_insert_all ON warden.taken IS 'Facts about the catalogue and who changed it; cap_warden is its functions, and nobody else.';

--
-- Name: approval cap_warden_select_all; Type: POLICY; Schema: warden; Owner: cap_warden
--

CREATE POLICY cap_warden_select_all ON warden.approval FOR SELECT TO cap_warden USING (true);

--
-- Name: POLICY cap_warden_select_all ON approval; Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON POLICY cap_warden_select_all ON warden.approval IS 'Facts about the catalogue and who changed it; cap_warden is its functions, and nobody else.';

--
-- Name: ddl_journal cap_warden_select_all; Type: POLICY; Schema: warden; Owner: cap_warden
--

CREATE POLICY cap_warden_select_all ON warden.ddl_journal FOR SELECT TO cap_warden USING (true);

--
-- Name: POLICY cap_warden_select_all ON ddl_journal; Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON POLICY cap_warden_select_all ON warden.ddl_journal IS 'Facts about the catalogue and who changed it; cap_warden is its functions, and nobody else.';

--
-- Name: definition cap_warden_select_all; Type: POLICY; Schema: warden; Owner: cap_warden
--

CREATE POLICY cap_warden_select_all ON warden.definition FOR SELECT TO cap_warden USING (true);

--
-- Name: POLICY cap_warden_select_all ON definition; Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON POLICY cap_warden_select_all ON warden.definition IS 'Facts about the catalogue and who changed it; cap_warden is its functions, and nobody else.';

--
-- Name: in_force cap_warden_select_all; Type: POLICY; Schema: warden; Owner: cap_warden
--

CREATE POLICY cap_warden_select_all ON warden.in_force FOR SELECT TO cap_warden USING (true);

--
-- Name: POLICY cap_warden_select_all ON in_force; Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON POLICY cap_warden_select_all ON warden.in_force IS 'Facts about the catalogue and who changed it; cap_warden is its functions, and nobody else.';

--
-- Name: manifest cap_warden_select_all; Type: POLICY; Schema: warden; Owner: cap_warden
--

CREATE POLICY cap_warden_select_all ON warden.manifest FOR SELECT TO cap_warden USING (true);

--
-- Name: POLICY cap_warden_select_all ON manifest; Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON POLICY cap_warden_select_all ON warden.manifest IS 'Facts about the catalogue and who changed it; cap_warden is its functions, and nobody else.';

--
-- Name: mode_change cap_warden_select_all; Type: POLICY; Schema: warden; Owner: cap_warden
--

CREATE POLICY cap_warden_select_all ON warden.mode_change FOR SELECT TO cap_warden USING (true);

--
-- Name: POLICY cap_warden_select_all ON mode_change; Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON POLICY cap_warden_select_all ON warden.mode_change IS 'Facts about the catalogue and who changed it; cap_warden is its functions, and nobody else.';

--
-- Name: pending cap_warden_select_all; Type: POLICY; Schema: warden; Owner: cap_warden
--

CREATE POLICY cap_warden_select_all ON warden.pending FOR SELECT TO cap_warden USING (true);

--
-- Name: POLICY cap_warden_select_all ON pending; Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON POLICY cap_warden_select_all ON warden.pending IS 'Facts about the catalogue and who changed it; cap_warden is its functions, and nobody else.';

--
-- Name: taken cap_warden_select_all; Type: POLICY; Schema: warden; Owner: cap_warden
--

CREATE POLICY cap_warden_select_all ON warden.taken FOR SELECT TO cap_warden USING (true);

--
-- Name: POLICY cap_warden_select_all ON taken; Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON POLICY cap_warden_select_all ON warden.taken IS 'Facts about the catalogue and who changed it; cap_warden is its functions, and nobody else.';

--
-- Name: in_force cap_warden_update_all; Type: POLICY; Schema: warden; Owner: cap_warden
--

CREATE POLICY cap_warden_update_all ON warden.in_force FOR UPDATE TO cap_warden USING (true) WITH CHECK (true);

--
-- Name: POLICY cap_warden_update_all ON in_force; Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON POLICY cap_warden_update_all ON warden.in_force IS 'Facts about the catalogue and who changed it; cap_warden is its functions, and nobody else.';

--
-- Name: pending cap_warden_update_all; Type: POLICY; Schema: warden; Owner: cap_warden
--

CREATE POLICY cap_warden_update_all ON warden.pending FOR UPDATE TO cap_warden USING (true) WITH CHECK (true);

--
-- Name: POLICY cap_warden_update_all ON pending; Type: COMMENT; Schema: warden; Owner: cap_warden
--

COMMENT ON POLICY cap_warden_update_all ON warden.pending IS 'Facts about the catalogue and who changed it; cap_warden is its functions, and nobody else.';

--
-- Name: ddl_journal; Type: ROW SECURITY; Schema: warden; Owner: cap_warden
--

ALTER TABLE warden.ddl_journal ENABLE ROW LEVEL SECURITY;

--
-- Name: definition; Type: ROW SECURITY; Schema: warden; Owner: cap_warden
--

ALTER TABLE warden.definition ENABLE ROW LEVEL SECURITY;

--
-- Name: in_force; Type: ROW SECURITY; Schema: warden; Owner: cap_warden
--

ALTER TABLE warden.in_force ENABLE ROW LEVEL SECURITY;

--
-- Name: manifest; Type: ROW SECURITY; Schema: warden; Owner: cap_warden
--

ALTER TABLE warden.manifest ENABLE ROW LEVEL SECURITY;

--
-- Name: mode_change; Type: ROW SECURITY; Schema: warden; Owner: cap_warden
--

ALTER TABLE warden.mode_change ENABLE ROW LEVEL SECURITY;

--
-- Name: pending; Type: ROW SECURITY; Schema: warden; Owner: cap_warden
--

ALTER TABLE warden.pending ENABLE ROW LEVEL SECURITY;

--
-- Name: taken; Type: ROW SECURITY; Schema: warden; Owner: cap_warden
--

ALTER TABLE warden.taken ENABLE ROW LEVEL SECURITY;

--
-- Name: FUNCTION adopt_keys(); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.adopt_keys() FROM PUBLIC;

--
-- Name: FUNCTION approve(p_steps bigint[]); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.approve(p_steps bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION warden.approve(p_steps bigint[]) TO safelane_approver;

--
-- Name: FUNCTION definitions(); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.definitions() FROM PUBLIC;
GRANT ALL ON FUNCTION warden.definitions() TO safelane_owner;
GRANT ALL ON FUNCTION warden.definitions() TO safelane_migrator;
GRANT ALL ON FUNCTION warden.definitions() TO safelane_approver;
GRANT ALL ON FUNCTION warden.definitions() TO cap_migration;

--
-- Name: FUNCTION digests_in(p_lines text[]); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.digests_in(p_lines text[]) FROM PUBLIC;

--
-- Name: FUNCTION enter(p_action text, p_detail jsonb); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.enter(p_action text, p_detail jsonb) FROM PUBLIC;

--
-- Name: FUNCTION faults(); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.faults() FROM PUBLIC;
GRANT ALL ON FUNCTION warden.faults() TO safelane_owner;
GRANT ALL ON FUNCTION warden.faults() TO safelane_migrator;
GRANT ALL ON FUNCTION warden.faults() TO safelane_approver;
GRANT ALL ON FUNCTION warden.faults() TO cap_guard;
GRANT ALL ON FUNCTION warden.faults() TO cap_migration;

--
-- Name: FUNCTION forget(); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.forget() FROM PUBLIC;

--
-- Name: FUNCTION hash_of(p_lines text); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.hash_of(p_lines text) FROM PUBLIC;
GRANT ALL ON FUNCTION warden.hash_of(p_lines text) TO safelane_owner;
GRANT ALL ON FUNCTION warden.hash_of(p_lines text) TO safelane_migrator;
GRANT ALL ON FUNCTION warden.hash_of(p_lines text) TO safelane_approver;
GRANT ALL ON FUNCTION warden.hash_of(p_lines text) TO cap_guard;
GRANT ALL ON FUNCTION warden.hash_of(p_lines text) TO cap_migration;

--
-- Name: TABLE ddl_journal; Type: ACL; Schema: warden; Owner: cap_warden
--

GRANT SELECT ON TABLE warden.ddl_journal TO safelane_owner;

--
-- Name: FUNCTION journal_rows(p_after bigint); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.journal_rows(p_after bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION warden.journal_rows(p_after bigint) TO safelane_owner;
GRANT ALL ON FUNCTION warden.journal_rows(p_after bigint) TO safelane_migrator;
GRANT ALL ON FUNCTION warden.journal_rows(p_after bigint) TO safelane_approver;
GRANT ALL ON FUNCTION warden.journal_rows(p_after bigint) TO cap_guard;
GRANT ALL ON FUNCTION warden.journal_rows(p_after bigint) TO cap_migration;

--
-- Name: FUNCTION judge(); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.judge() FROM PUBLIC;

--
-- Name: FUNCTION judges(); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.judges() FROM PUBLIC;
GRANT ALL ON FUNCTION warden.judges() TO safelane_owner;
GRANT ALL ON FUNCTION warden.judges() TO safelane_migrator;
GRANT ALL ON FUNCTION warden.judges() TO safelane_approver;
GRANT ALL ON FUNCTION warden.judges() TO cap_guard;
GRANT ALL ON FUNCTION warden.judges() TO cap_migration;

--
-- Name: FUNCTION keep_definitions(p_lines text); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.keep_definitions(p_lines text) FROM PUBLIC;

--
-- Name: FUNCTION kept_definitions(p_digests text[]); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.kept_definitions(p_digests text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION warden.kept_definitions(p_digests text[]) TO safelane_migrator;
GRANT ALL ON FUNCTION warden.kept_definitions(p_digests text[]) TO safelane_approver;

--
-- Name: FUNCTION lines(); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.lines() FROM PUBLIC;
GRANT ALL ON FUNCTION warden.lines() TO safelane_owner;
GRANT ALL ON FUNCTION warden.lines() TO safelane_migrator;
GRANT ALL ON FUNCTION warden.lines() TO safelane_approver;
GRANT ALL ON FUNCTION warden.lines() TO cap_guard;
GRANT ALL ON FUNCTION warden.lines() TO cap_migration;

--
-- Name: FUNCTION lines_after(p_lines text, p_removed text[], p_added text[]); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.lines_after(p_lines text, p_removed text[], p_added text[]) FROM PUBLIC;

--
-- Name: FUNCTION login(); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.login() FROM PUBLIC;

--
-- Name: FUNCTION manifest_rows(); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.manifest_rows() FROM PUBLIC;
GRANT ALL ON FUNCTION warden.manifest_rows() TO safelane_owner;
GRANT ALL ON FUNCTION warden.manifest_rows() TO safelane_migrator;
GRANT ALL ON FUNCTION warden.manifest_rows() TO safelane_approver;
GRANT ALL ON FUNCTION warden.manifest_rows() TO cap_guard;
GRANT ALL ON FUNCTION warden.manifest_rows() TO cap_migration;

--
-- Name: FUNCTION mode(); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.mode() FROM PUBLIC;
GRANT ALL ON FUNCTION warden.mode() TO safelane_owner;
GRANT ALL ON FUNCTION warden.mode() TO safelane_migrator;
GRANT ALL ON FUNCTION warden.mode() TO safelane_approver;
GRANT ALL ON FUNCTION warden.mode() TO cap_guard;
GRANT ALL ON FUNCTION warden.mode() TO cap_migration;

--
-- Name: FUNCTION must_be_judged(p_deed boolean); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.must_be_judged(p_deed boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION warden.must_be_judged(p_deed boolean) TO safelane_owner;
GRANT ALL ON FUNCTION warden.must_be_judged(p_deed boolean) TO safelane_migrator;
GRANT ALL ON FUNCTION warden.must_be_judged(p_deed boolean) TO cap_migration;
GRANT ALL ON FUNCTION warden.must_be_judged(p_deed boolean) TO cap_guard;

--
-- Name: FUNCTION only_in(p_lines text, p_other text); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.only_in(p_lines text, p_other text) FROM PUBLIC;

--
-- Name: FUNCTION plan(p_plan uuid, p_from_hash text, p_from_revision text, p_revision text, p_removed text[], p_added text[], p_meaning text[], p_definitions text[]); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.plan(p_plan uuid, p_from_hash text, p_from_revision text, p_revision text, p_removed text[], p_added text[], p_meaning text[], p_definitions text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION warden.plan(p_plan uuid, p_from_hash text, p_from_revision text, p_revision text, p_removed text[], p_added text[], p_meaning text[], p_definitions text[]) TO safelane_migrator;

--
-- Name: FUNCTION posture(); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.posture() FROM PUBLIC;
GRANT ALL ON FUNCTION warden.posture() TO safelane_owner;
GRANT ALL ON FUNCTION warden.posture() TO safelane_migrator;
GRANT ALL ON FUNCTION warden.posture() TO safelane_approver;
GRANT ALL ON FUNCTION warden.posture() TO cap_guard;
GRANT ALL ON FUNCTION warden.posture() TO cap_migration;

--
-- Name: FUNCTION posture_hash(); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.posture_hash() FROM PUBLIC;
GRANT ALL ON FUNCTION warden.posture_hash() TO safelane_owner;
GRANT ALL ON FUNCTION warden.posture_hash() TO safelane_migrator;
GRANT ALL ON FUNCTION warden.posture_hash() TO safelane_approver;
GRANT ALL ON FUNCTION warden.posture_hash() TO cap_guard;
GRANT ALL ON FUNCTION warden.posture_hash() TO cap_migration;

--
-- Name: FUNCTION posture_in_force(); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.posture_in_force() FROM PUBLIC;
GRANT ALL ON FUNCTION warden.posture_in_force() TO safelane_owner;
GRANT ALL ON FUNCTION warden.posture_in_force() TO safelane_migrator;
GRANT ALL ON FUNCTION warden.posture_in_force() TO safelane_approver;
GRANT ALL ON FUNCTION warden.posture_in_force() TO cap_guard;
GRANT ALL ON FUNCTION warden.posture_in_force() TO cap_migration;

--
-- Name: FUNCTION record_command(); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.record_command() FROM PUBLIC;

--
-- Name: FUNCTION record_drop(); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.record_drop() FROM PUBLIC;

--
-- Name: FUNCTION record_rewrite(); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.record_rewrite() FROM PUBLIC;

--
-- Name: FUNCTION reference_rows(); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.reference_rows() FROM PUBLIC;

--
-- Name: FUNCTION refuse_change(); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.refuse_change() FROM PUBLIC;

--
-- Name: FUNCTION refuse_piecemeal(); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.refuse_piecemeal() FROM PUBLIC;

--
-- Name: FUNCTION set_mode(p_mode text); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.set_mode(p_mode text) FROM PUBLIC;
GRANT ALL ON FUNCTION warden.set_mode(p_mode text) TO safelane_approver;

--
-- Name: FUNCTION steps_to(p_hash text); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.steps_to(p_hash text) FROM PUBLIC;
GRANT ALL ON FUNCTION warden.steps_to(p_hash text) TO safelane_owner;
GRANT ALL ON FUNCTION warden.steps_to(p_hash text) TO safelane_migrator;
GRANT ALL ON FUNCTION warden.steps_to(p_hash text) TO safelane_approver;
GRANT ALL ON FUNCTION warden.steps_to(p_hash text) TO cap_guard;
GRANT ALL ON FUNCTION warden.steps_to(p_hash text) TO cap_migration;

--
-- Name: FUNCTION take(p_manifest_id bigint, p_hash text, p_revision text, p_lines text); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.take(p_manifest_id bigint, p_hash text, p_revision text, p_lines text) FROM PUBLIC;

--
-- Name: FUNCTION version_changes(); Type: ACL; Schema: warden; Owner: cap_warden
--

REVOKE ALL ON FUNCTION warden.version_changes() FROM PUBLIC;
GRANT ALL ON FUNCTION warden.version_changes() TO safelane_owner;

--
-- Name: TABLE approval; Type: ACL; Schema: warden; Owner: cap_warden
--

GRANT SELECT ON TABLE warden.approval TO safelane_owner;

--
-- Name: TABLE definition; Type: ACL; Schema: warden; Owner: cap_warden
--

GRANT SELECT ON TABLE warden.definition TO safelane_owner;

--
-- Name: TABLE in_force; Type: ACL; Schema: warden; Owner: cap_warden
--

GRANT SELECT ON TABLE warden.in_force TO safelane_owner;

--
-- Name: TABLE manifest; Type: ACL; Schema: warden; Owner: cap_warden
--

GRANT SELECT ON TABLE warden.manifest TO safelane_owner;

--
-- Name: TABLE mode_change; Type: ACL; Schema: warden; Owner: cap_warden
--

GRANT SELECT ON TABLE warden.mode_change TO safelane_owner;

--
-- Name: TABLE pending; Type: ACL; Schema: warden; Owner: cap_warden
--

GRANT SELECT ON TABLE warden.pending TO safelane_owner;

--
-- Name: TABLE taken; Type: ACL; Schema: warden; Owner: cap_warden
--

GRANT SELECT ON TABLE warden.taken TO safelane_owner;
