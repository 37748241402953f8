-- Who plans does not approve (TS-67, TS-77). The two are told apart by who logged in, never by whom they became.

-- Who logged in, where that is who acts: nobody acts here through SET ROLE, or in somebody else's name.
create or replace function warden.login()
  returns text
  language plpgsql
  stable
  set search_path = pg_catalog, pg_temp
as $$
begin
  if current_setting('role') not in ('none', session_user) then
    raise exception using
      errcode = '42501',
      message = format('%s has become %s: here everybody acts as who they are', session_user, current_setting('role'));
  end if;
  return session_user;
end;
$$;
comment on function warden.login() is 'session_user; 42501 where the session has become another role.';

-- The lines after a step, by what it takes from the posture in force and puts there.
create or replace function warden.lines_after(p_lines text, p_removed text[], p_added text[])
  returns text
  language sql
  immutable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
  select coalesce(string_agg(line || E'\n', '' order by
    split_part(line, ' | ', 1) collate "C", split_part(line, ' | ', 2) collate "C", line collate "C"), '')
  from (
    select line from string_to_table(p_lines, E'\n') as line where line <> '' and line <> all (p_removed)
    union all
    select line from unnest(p_added) as line
  ) as kept
$$;
comment on function warden.lines_after(text, text[], text[]) is 'The posture that a planned step leads to.';

-- The texts that the posture has a digest of, by that digest: written down as they are hashed there (db/inventory.sql, 'function').
create or replace function warden.definitions()
  returns table (digest text, definition text)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
  -- the same text as the posture's, whatever somebody has set
  set standard_conforming_strings = on
  set quote_all_identifiers = off
  set datestyle = 'ISO, MDY'
  set intervalstyle = 'postgres'
  set timezone = 'UTC'
  set extra_float_digits = 1
  set bytea_output = 'hex'
  set jit = off
as $$
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
comment on function warden.definitions() is 'The text of every function in this database, by the digest that the posture has of it.';

-- A line of a function ends with the digest of its text; nothing else in a posture is a digest alone.
create or replace function warden.digests_in(p_lines text[])
  returns table (digest text)
  language sql
  immutable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
  select distinct held.digest
  from unnest(p_lines) as line
  cross join lateral substring(line from E'^function \\| .* sha256 ([0-9a-f]{64})$') as held (digest)
  where held.digest is not null
$$;
comment on function warden.digests_in(text[]) is 'The digests of texts in lines of a posture.';

-- What is in force is kept, so that whoever approves what comes next can read what it was. Only what a line has the digest of.
create or replace function warden.keep_definitions(p_lines text)
  returns void
  language sql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
  insert into warden.definition (digest, definition)
  select made.digest, made.definition
  from warden.definitions() as made
  where made.digest in (select wanted.digest from warden.digests_in(string_to_array(p_lines, E'\n')) as wanted)
  on conflict do nothing
$$;
comment on function warden.keep_definitions(text) is 'Keeps the texts of the functions in these lines, as they are now. Called by warden.take, and when the guard is installed.';

create or replace function warden.kept_definitions(p_digests text[])
  returns table (digest text, definition text)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select kept.digest, kept.definition from warden.definition as kept where kept.digest = any (p_digests)
$$;
comment on function warden.kept_definitions(text[]) is 'The texts that were kept under these digests, for whoever plans and whoever approves.';

-- an earlier form kept no texts, so that whoever approved read a digest
drop function if exists warden.plan(uuid, text, text, text, text[], text[], text[]);
create or replace function warden.plan(
  p_plan uuid, p_from_hash text, p_from_revision text, p_revision text, p_removed text[], p_added text[], p_meaning text[],
  p_definitions text[] default '{}')
  returns text
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
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
comment on function warden.plan(uuid, text, text, text, text[], text[], text[], text[]) is 'Keep one step of a plan, and the text of each function in its lines; returns the hash of the posture it leads to, which the guard works out itself from the lines.';

-- Every step of the newest plan that leads to this hash and was not taken, in order, with the lines it starts from.
create or replace function warden.steps_to(p_hash text)
  returns table (manifest_id bigint, base_hash text, from_hash text, from_revision text, hash text, revision text,
    removed text[], added text[], meaning text[], planned_by text, planned_at timestamptz, approved_by text)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
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
comment on function warden.steps_to(text) is 'The planned steps that lead to a posture, for whoever plans and whoever approves.';

-- What is approved are the steps that were read, by their numbers: a row of the manifest never changes.
create or replace function warden.approve(p_steps bigint[])
  returns text
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
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
comment on function warden.approve(bigint[]) is 'Approve planned steps by their numbers; the hash that the last one leads to. For safelane_approver, logged in as that.';

-- Production begins with the keys that sign now, where this database has come far enough to have them confirmed. What a
-- migration made is called only where it does not run with the guard's rights, and by its exact signature.
create or replace function warden.adopt_keys()
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
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
comment on function warden.adopt_keys() is 'The signing keys of this moment are believed in production, too. Called by warden.set_mode.';

create or replace function warden.set_mode(p_mode text)
  returns text
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
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
comment on function warden.set_mode(text) is 'production adopts the posture of this moment; embedded again only by a superuser. Returns the hash.';

create or replace function warden.manifest_rows()
  returns table (manifest_id bigint, hash text, revision text, from_hash text, from_revision text, meaning text[],
    planned_by text, planned_at timestamptz, approved_by text, approved_how text, approved_at timestamptz, taken_by text,
    taken_at timestamptz)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select step.manifest_id, step.hash, step.revision, step.from_hash, step.from_revision, step.meaning,
    step.planned_by, step.planned_at, said.approved_by, said.approved_how, said.approved_at, done.taken_by, done.taken_at
  from warden.manifest as step
  left join warden.approval as said on said.manifest_id = step.manifest_id
  left join warden.taken as done on done.manifest_id = step.manifest_id
  order by step.manifest_id
$$;
comment on function warden.manifest_rows() is 'Every posture that was planned, who approved it, and when it came in force. Asked by guard.manifest.';

create or replace function warden.posture_in_force()
  returns table (hash text, revision text, lines text)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select held.hash, held.revision, held.lines from warden.in_force as held
$$;
comment on function warden.posture_in_force() is 'The posture that was judged last, and its lines.';

create or replace function warden.journal_rows(p_after bigint default 0)
  returns setof warden.ddl_journal
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select entry.* from warden.ddl_journal as entry where entry.journal_id > p_after order by entry.journal_id
$$;
comment on function warden.journal_rows(bigint) is 'The journal of DDL, from a number on. Asked by guard.ddl_journal.';

-- where a guard that kept no texts judged what is in force: what has not changed since is kept now
select warden.keep_definitions(held.lines) from warden.in_force as held;
