-- A change to the rules commits only as a second person approved it (TS-55, TS-67, TS-77), and breaks no rule of the house
-- whoever approved.

create or replace function warden.mode()
  returns text
  language sql
  stable
  parallel safe
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select coalesce((select change.mode from warden.mode_change as change order by change.change_id desc limit 1), 'embedded')
$$;
comment on function warden.mode() is 'embedded: each change approves itself. production: only what a second person approved commits.';

create or replace function warden.hash_of(p_lines text)
  returns text
  language sql
  immutable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
  select 'sha256:' || encode(sha256(convert_to(p_lines, 'UTF8')), 'hex')
$$;
comment on function warden.hash_of(text) is 'The hash of a posture''s lines, each ended by a line feed.';

-- kind | object | text, one a line, in the order of octets
create or replace function warden.lines()
  returns text
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select coalesce(string_agg(fact.kind || ' | ' || fact.object || ' | ' || fact.text || E'\n', '' order by place), '')
  from warden.posture() with ordinality as fact (kind, object, text, place)
$$;
comment on function warden.lines() is 'The posture as one text: kind | object | text, a line each.';

create or replace function warden.posture_hash()
  returns text
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select warden.hash_of(warden.lines())
$$;
comment on function warden.posture_hash() is 'sha256: and 64 hexadecimal digits, over the lines of the posture.';

-- One transaction is judged once, at its end. Whoever migrates may ask for it, and cannot say which revision it is: an
-- earlier form took that from the caller, and so the table could say another.
drop function if exists warden.must_be_judged(text);
create or replace function warden.must_be_judged(p_deed boolean default false)
  returns void
  language sql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  insert into warden.pending as waiting (deed) values (p_deed)
  on conflict (xid) do update set deed = true where excluded.deed and not waiting.deed
$$;
comment on function warden.must_be_judged(boolean) is 'Has the running transaction judged at its COMMIT; p_deed: it touched a definition. Called by the guard''s triggers.';

-- What the table says is read here, and nobody else may say it. Whoever migrates owns that table and could give its
-- column a type with a cast of their own, or have this called for another table: then it reads nothing.
create or replace function warden.version_changes()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
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
comment on function warden.version_changes() is 'Trigger _900_posture of guard.alembic_version: who says that a revision is in force is judged, with or without event triggers.';

-- An approval and a change of the mode are entries in the ledger, where this database has come far enough to have one. What
-- a migration made is called only where it does not run with the guard's rights, and by its exact signature.
create or replace function warden.enter(p_action text, p_detail jsonb)
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
    where n.nspname = 'ledger' and p.proname = 'append' and p.prosecdef and p.proowner = 'cap_ledger'::regrole
      and oidvectortypes(p.proargtypes) = 'text, text, uuid, text, text[], jsonb, text, uuid, text'
      and has_schema_privilege(n.oid, 'usage') and has_function_privilege(p.oid, 'execute'))
  then
    execute 'select ledger.append($1::text, ''posture''::text, null::uuid, ''done''::text, ''{}''::text[], $2::jsonb,
      null::text, null::uuid, null::text)' using p_action, p_detail;
  end if;
end;
$$;
comment on function warden.enter(text, jsonb) is 'Writes the ledger''s entry of an approval or of a change of the mode.';

-- The lines that one text has and the other has not.
create or replace function warden.only_in(p_lines text, p_other text)
  returns text[]
  language sql
  immutable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
  select coalesce(array_agg(line order by line collate "C"), '{}')
  from (
    select line from string_to_table(p_lines, E'\n') as line where line <> ''
    except
    select line from string_to_table(p_other, E'\n') as line
  ) as found
$$;
comment on function warden.only_in(text, text) is 'The lines of the first text that are not in the second.';

-- What is remembered was judged by rules that are others now. Called only where it runs with the rights of cap_policy. Before
-- there is such a function, the revision of the schema moves the counter on by itself.
create or replace function warden.forget()
  returns void
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
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
comment on function warden.forget() is
  'Has every remembered verdict judged anew from this transaction on. Called by warden.take, and by warden.judge where a definition was touched.';

-- Write down that a posture is in force now, by whatever step led there. What was remembered under the one before is forgotten with it.
create or replace function warden.take(p_manifest_id bigint, p_hash text, p_revision text, p_lines text)
  returns void
  language sql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
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
comment on function warden.take(bigint, text, text, text) is 'Called by warden.judge and warden.set_mode.';

create or replace function warden.judges()
  returns boolean
  language sql
  stable
  parallel safe
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select coalesce((select held.judges from warden.in_force as held), false)
$$;
comment on function warden.judges() is 'Whether the database has come to the revision from which on migrations are judged, and tables are shut from their first moment.';

-- The deferred trigger of warden.pending. SET CONSTRAINTS may call it early, and then nothing is judged: it puts itself off
-- again. Only what comes twice within one message from the client is the end of the transaction (or as good: whatever
-- follows it is pending anew).
create or replace function warden.judge()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
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
comment on function warden.judge() is 'Refuses the COMMIT of what breaks a rule of the house (23514) or, in production, of what nobody approved (42501). Deferred trigger _900_judge of warden.pending.';

do $$
begin
  if not exists (select from pg_trigger where tgrelid = 'warden.pending'::regclass and tgname = '_900_judge') then
    create constraint trigger _900_judge after insert or update on warden.pending
      deferrable initially deferred for each row execute function warden.judge();
  end if;
  alter table warden.pending enable always trigger _900_judge;
end;
$$;
