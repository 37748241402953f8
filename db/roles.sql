-- The roles of a cluster that holds one Safelane database or several. Run by `safelane roles apply`, or with
--   psql -X -v ON_ERROR_STOP=1 -d postgres -f db/roles.sql
-- by a role with CREATEROLE; a superuser is not needed. Running it again changes nothing. Two runs at once are safe
-- but for "tuple concurrently updated": run the one that got it again.
--
-- A role that is here already is never altered: managed services refuse even to take an attribute away. It is
-- examined, and the script stops with the role's name where it can do what nobody may (TS-67, TS-77).
-- With `set safelane.roles = 'check'` before it, the script examines only, and stops at the first thing missing.
--
-- What is deliberately not granted: no role inherits anything, nobody is a member of a cap_ role but cap_migration,
-- authenticator can become a web_ role and nothing else, safelane_approver, safelane_sealer, safelane_signer and
-- safelane_auditor can become nobody at all, nobody at all becomes cap_warden (whoever made it does, while `safelane guard install` runs), and no role
-- here bypasses row security.

do $$
begin
  if current_setting('server_version_num')::integer < 160000 then
    raise exception using errcode = '0A000',
      message = format('PostgreSQL %s is too old: Safelane needs 16 or newer', current_setting('server_version')),
      hint = 'Before 16 a membership cannot be granted without its privileges being inherited.';
  end if;
end;
$$;

-- whoever creates a role here is not to inherit it
set createrole_self_grant = '';

do $$
declare
  -- 'login' roles are what a connection may be; the others are only ever set
  v_login constant text[] := array['safelane_migrator', 'safelane_approver', 'safelane_sealer', 'safelane_signer',
    'safelane_auditor', 'authenticator'];
  v_roles constant text[][] := array[
    ['safelane_owner',    'Safelane: owns schemas, tables and views. No policy names it, so under FORCE it reads no rows.'],
    ['safelane_migrator', 'Safelane: runs migrations. May become safelane_owner and cap_migration.'],
    ['safelane_approver', 'Safelane: the second person of a migration. Approves what was planned, and may do nothing else.'],
    ['safelane_sealer',   'Safelane: puts new entries of the ledger into its tree, and may do nothing else.'],
    ['safelane_signer',   'Safelane: reads leaves and nodes of the ledger to sign them, and keeps signed checkpoints.'],
    ['safelane_auditor',  'Safelane: reads what the ledger''s leaves commit to, and leaves an entry each time.'],
    ['cap_migration',     'Safelane: loads reference data in a migration; becomes another cap_ role to define its functions.'],
    ['cap_identity',      'Safelane: owns the definer functions of identity.'],
    ['cap_policy',        'Safelane: owns the definer functions of policy.'],
    ['cap_vetting',       'Safelane: owns the definer functions of vetting.'],
    ['cap_booking',       'Safelane: owns the definer functions of booking.'],
    ['cap_recording',     'Safelane: owns the definer functions of recording.'],
    ['cap_ledger',        'Safelane: owns the definer functions of ledger.'],
    ['cap_seal',          'Safelane: verifies tokens and seals the identity.'],
    ['cap_guard',         'Safelane: keeps idempotency keys.'],
    ['cap_warden',        'Safelane: owns the guard''s own memory and functions. Nobody may become it, the migrator least of all.'],
    ['web_anon',          'Safelane: a request without a token.'],
    ['web_learner',       'Safelane: a request by a learner.'],
    ['web_guardian',      'Safelane: a request by a guardian.'],
    ['web_tutor',         'Safelane: a request by a tutor.'],
    ['web_agency',        'Safelane: a request by an agency operator.'],
    ['web_school',        'Safelane: a request by a school representative.'],
    ['web_vetting',       'Safelane: a request by a vetting officer.'],
    ['web_compliance',    'Safelane: a request by a compliance reporter.'],
    ['web_service',       'Safelane: a request by the session service.'],
    ['web_admin',         'Safelane: a request by a platform administrator.'],
    ['web_dsl',           'Safelane: a request by a designated safeguarding lead.'],
    ['web_lado',          'Safelane: a request by the coordinator of referrals to the LADO.'],
    ['authenticator',     'Safelane: what PostgREST connects as. May become a web_ role and nothing else.']
  ];
  v_check constant boolean := coalesce(current_setting('safelane.roles', true), '') = 'check';
  v_role text;
  v_at integer;
begin
  for v_at in 1 .. array_length(v_roles, 1) loop
    v_role := v_roles[v_at][1];
    continue when exists (select from pg_catalog.pg_roles where rolname = v_role);
    if v_check then
      raise exception using errcode = '42704',
        message = format('the role %s is missing', v_role),
        hint = 'Run: safelane roles apply';
    end if;
    if not exists (select from pg_catalog.pg_roles where rolname = current_user and (rolcreaterole or rolsuper)) then
      raise exception using errcode = '42501',
        message = format('the role %s is missing, and %s may not create roles', v_role, current_user),
        hint = 'Run this as a role with CREATEROLE.';
    end if;
    begin
      execute format(
        'create role %I %s noinherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls',
        v_role, case when v_role = any (v_login) then 'login' else 'nologin' end);
      execute format('comment on role %I is %L', v_role, v_roles[v_at][2]);
    exception
      -- the other installation in this cluster was quicker
      when duplicate_object or unique_violation then
        null;
    end;
  end loop;

  for v_role in
    select r.rolname || ' has ' || concat_ws(', ',
        case when r.rolsuper then 'SUPERUSER' end,
        case when r.rolbypassrls then 'BYPASSRLS' end,
        case when r.rolcreaterole then 'CREATEROLE' end,
        case when r.rolcreatedb then 'CREATEDB' end,
        case when r.rolreplication then 'REPLICATION' end,
        case when r.rolcanlogin and r.rolname <> all (v_login) then 'LOGIN' end,
        case when r.rolinherit and r.rolname = any (v_login) then 'INHERIT' end)
    from pg_catalog.pg_roles as r
    where r.rolname = any (v_roles)
      and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication
        or (r.rolcanlogin and r.rolname <> all (v_login))
        or (r.rolinherit and r.rolname = any (v_login)))
    order by r.rolname
  loop
    raise exception using errcode = '42501',
      message = format('the role %s, which it must not have', v_role),
      hint = 'Another application may have made it. Take the attribute away, or rename that role; this script alters nothing.';
  end loop;

  for v_role in
    select r.rolname from pg_catalog.pg_roles as r
    where r.rolname = any (v_login) and not r.rolcanlogin
    order by r.rolname
  loop
    raise exception using errcode = '42501',
      message = format('the role %s cannot log in', v_role),
      hint = 'Another application may have made it. This script alters nothing.';
  end loop;
end;
$$;

do $$
declare
  v_check constant boolean := coalesce(current_setting('safelane.roles', true), '') = 'check';
  v_me constant oid := (select oid from pg_catalog.pg_roles where rolname = current_user);
  v_super constant boolean := (select rolsuper from pg_catalog.pg_roles where oid = v_me);
  v_web constant text[] := array['web_anon', 'web_learner', 'web_guardian', 'web_tutor', 'web_agency', 'web_school',
    'web_vetting', 'web_compliance', 'web_service', 'web_admin', 'web_dsl', 'web_lado'];
  v_cap constant text[] := array['cap_identity', 'cap_policy', 'cap_vetting', 'cap_booking', 'cap_recording',
    'cap_ledger', 'cap_seal', 'cap_guard'];
  -- "role > member"
  v_wanted constant text[] :=
    array['safelane_owner > safelane_migrator', 'cap_migration > safelane_migrator']
    || (select array_agg(c || ' > cap_migration') from unnest(v_cap) as c)
    || (select array_agg(w || ' > authenticator') from unnest(v_web) as w);
  v_ours constant text[] := v_web || v_cap || array['safelane_owner', 'safelane_migrator', 'safelane_approver',
    'safelane_sealer', 'safelane_signer', 'safelane_auditor', 'cap_migration', 'cap_warden', 'authenticator'];
  v_row record;
  v_keeper text;
begin
  for v_row in
    select split_part(pair, ' > ', 1) as role, split_part(pair, ' > ', 2) as member
    from unnest(v_wanted) with ordinality as w (pair, place)
    where not exists (
      select from pg_catalog.pg_auth_members as m
      where m.roleid::regrole::text = split_part(pair, ' > ', 1)
        and m.member::regrole::text = split_part(pair, ' > ', 2)
        and m.set_option)
    order by place
  loop
    if v_check then
      raise exception using errcode = '42704',
        message = format('%s cannot become %s', v_row.member, v_row.role),
        hint = 'Run: safelane roles apply';
    end if;
    begin
      execute format('grant %I to %I with inherit false, set true, admin false', v_row.role, v_row.member);
    exception
      when insufficient_privilege then
        select string_agg(distinct m.member::regrole::text, ', ') into v_keeper
        from pg_catalog.pg_auth_members as m
        where m.roleid::regrole::text = v_row.role and m.admin_option;
        raise exception using errcode = '42501',
          message = format('%s may not let %s become %s', current_user, v_row.member, v_row.role),
          hint = format('Ask %s, who made that role, to run: safelane roles apply',
            coalesce(v_keeper, 'a superuser'));
    end;
  end loop;

  for v_row in
    select m.roleid::regrole::text as role, m.member::regrole::text as member,
      m.inherit_option, m.set_option, m.admin_option,
      m.roleid::regrole::text || ' > ' || m.member::regrole::text = any (v_wanted) as wanted
    from pg_catalog.pg_auth_members as m
    join pg_catalog.pg_roles as who on who.oid = m.member
    cross join lateral (
      -- whoever creates a role is given ADMIN on it by the bootstrap superuser, without being able to use it
      select who.rolcreaterole and exists (
        select from pg_catalog.pg_auth_members as made
        where made.roleid = m.roleid and made.member = m.member and made.grantor = 10
          and made.admin_option and not made.set_option and not made.inherit_option) as maker
    ) as by
    where (m.roleid::regrole::text = any (v_ours) or m.member::regrole::text = any (v_ours))
      and not (by.maker and m.grantor = 10)
      -- the installing administrator may become the owner, to create databases, and the migrator
      and not (by.maker and m.grantor = m.member and not m.inherit_option and not m.admin_option
        and m.roleid::regrole::text in ('safelane_owner', 'safelane_migrator'))
      and (m.inherit_option or m.admin_option
        or m.roleid::regrole::text || ' > ' || m.member::regrole::text <> all (v_wanted))
    order by 1, 2
  loop
    raise exception using errcode = '42501',
      message = case when v_row.wanted
        then format('%s holds %s with %s', v_row.member, v_row.role,
          concat_ws(' and ', case when v_row.inherit_option then 'INHERIT' end,
            case when v_row.admin_option then 'ADMIN' end))
        else format('%s is a member of %s, and must not be', v_row.member, v_row.role) end,
      hint = format('Whoever granted it can take it back: revoke %I from %I', v_row.role, v_row.member);
  end loop;

  if v_super then
    return;
  end if;
  foreach v_keeper in array array['safelane_owner', 'safelane_migrator'] loop
    continue when pg_catalog.pg_has_role(current_user, v_keeper, 'SET');
    if exists (
      select from pg_catalog.pg_auth_members as m
      where m.roleid::regrole::text = v_keeper and m.member = v_me and m.admin_option)
    then
      if not v_check then
        execute format('grant %I to current_user with inherit false, set true, admin false', v_keeper);
      end if;
    elsif v_keeper = 'safelane_owner' then
      raise notice '% did not make these roles and cannot become %: ask % to run "safelane database create" for you',
        current_user, v_keeper, coalesce((
          select string_agg(distinct m.member::regrole::text, ', ')
          from pg_catalog.pg_auth_members as m
          where m.roleid::regrole::text = v_keeper and m.admin_option), 'a superuser');
    end if;
  end loop;
end;
$$;

do $$
declare
  v_check constant boolean := coalesce(current_setting('safelane.roles', true), '') = 'check';
  -- a request is short; every plan is made for every persona: no plan may depend on a hidden value; and an instant
  -- without an offset is one in UTC, whatever the server's own clock is set to
  v_wanted constant text[][] := array[
    ['statement_timeout', '8s'],
    ['lock_timeout', '3s'],
    ['idle_in_transaction_session_timeout', '10s'],
    ['plan_cache_mode', 'force_generic_plan'],
    ['TimeZone', 'UTC']
  ];
  v_held constant text[] := coalesce((
    select s.setconfig
    from pg_catalog.pg_db_role_setting as s
    where s.setdatabase = 0 and s.setrole = 'authenticator'::regrole), '{}');
  v_at integer;
  v_found text;
begin
  for v_at in 1 .. array_length(v_wanted, 1) loop
    select held into v_found from unnest(v_held) as held where held like v_wanted[v_at][1] || '=%';
    if v_found is null then
      if v_check then
        raise exception using errcode = '42704',
          message = format('authenticator has no %s', v_wanted[v_at][1]),
          hint = 'Run: safelane roles apply';
      end if;
      execute format('alter role authenticator set %I = %L', v_wanted[v_at][1], v_wanted[v_at][2]);
    elsif v_found <> v_wanted[v_at][1] || '=' || v_wanted[v_at][2] then
      raise warning 'authenticator has %, where Safelane sets %', v_found, v_wanted[v_at][2];
    end if;
  end loop;
end;
$$;

reset createrole_self_grant;
