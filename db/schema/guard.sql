-- The schema guard at head, for reading and review. Written by `safelane snapshot`; do not edit.
-- Revision 0021
-- PostgreSQL 18

--
-- Name: accept(integer, jsonb); Type: FUNCTION; Schema: guard; Owner: safelane_owner
--

CREATE FUNCTION guard.accept(p_status integer, p_body jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if p_status not in (200, 201, 202) then
    raise exception using
      errcode = '22023',
      message = 'an accepted request has status 200, 201 or 202',
      hint = 'Refusals are made by guard.refuse.';
  end if;
  perform set_config('response.status', p_status::text, true);
  return p_body;
end;
$$;

ALTER FUNCTION guard.accept(p_status integer, p_body jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION accept(p_status integer, p_body jsonb); Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON FUNCTION guard.accept(p_status integer, p_body jsonb) IS 'Set the status of the response (200, 201 or 202) and give the body back. Called last by api functions.';

--
-- Name: append_only(regclass); Type: FUNCTION; Schema: guard; Owner: safelane_owner
--

CREATE FUNCTION guard.append_only(p_table regclass) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  execute format(
    'create or replace trigger _100_append_only before update or delete on %s
       for each row execute function guard.refuse_change()', p_table);
  execute format('alter table %s enable always trigger _100_append_only', p_table);
  perform guard.no_truncate(p_table);
end;
$$;

ALTER FUNCTION guard.append_only(p_table regclass) OWNER TO safelane_owner;

--
-- Name: FUNCTION append_only(p_table regclass); Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON FUNCTION guard.append_only(p_table regclass) IS 'Attaches the triggers that refuse UPDATE, DELETE and TRUNCATE for everybody. Called in policies/, after guard.close_table.';

--
-- Name: begin_once(text, jsonb); Type: FUNCTION; Schema: guard; Owner: cap_guard
--

CREATE FUNCTION guard.begin_once(p_function text, p_arguments jsonb) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_key    text := guard.request_header('idempotency-key');
  v_person uuid := identity.person_id();
  v_hash   bytea;
  v_kept   guard.idempotency_key;
begin
  if v_key is null or v_person is null then
    return null;
  end if;
  if length(v_key) > 255 then
    raise exception using
      errcode = 'PT400',
      message = 'The Idempotency-Key is too long.',
      hint = 'Send at most 255 characters, for instance a UUID.';
  end if;

  -- the persona counts: an answer for one hat is not given to another
  v_hash := sha256(convert_to(concat_ws('|', identity.persona(), p_function, p_arguments), 'UTF8'));
  insert into guard.idempotency_key (person_id, key, function, body_hash)
  values (v_person, v_key, p_function, v_hash)
  on conflict do nothing;
  if found then
    return null;
  end if;

  select kept.*
  into strict v_kept
  from guard.idempotency_key as kept
  where kept.person_id = v_person
    and kept.key = v_key;
  if v_kept.body_hash <> v_hash then
    perform ledger.append(p_function, 'person', v_person, 'refused', array['IDEMPOTENCY_KEY_REUSED']);
    return guard.refuse(409, 'idempotency-key-reused', 'This Idempotency-Key was used before',
      'It belongs to another request of yours. Send a new key with a new request.');
  end if;
  if v_kept.answer is null then
    raise exception using
      errcode = 'PT409',
      message = 'The first request with this Idempotency-Key has no answer yet.',
      hint = 'Send it again later.';
  end if;

  perform set_config('response.status', v_kept.status::text, true);
  perform set_config('response.headers',
    (coalesce(v_kept.headers, '[]') || '[{"Idempotent-Replayed": "true"}]')::text, true);
  return v_kept.answer;
end;
$$;

ALTER FUNCTION guard.begin_once(p_function text, p_arguments jsonb) OWNER TO cap_guard;

--
-- Name: FUNCTION begin_once(p_function text, p_arguments jsonb); Type: COMMENT; Schema: guard; Owner: cap_guard
--

COMMENT ON FUNCTION guard.begin_once(p_function text, p_arguments jsonb) IS 'Null: go on, and give the answer to guard.finish_once. Otherwise the answer to return: the first one again (Idempotent-Replayed), or 409 idempotency-key-reused. Called first by api functions that create; without an Idempotency-Key header it does nothing.';

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: sighting; Type: TABLE; Schema: guard; Owner: safelane_owner
--

CREATE TABLE guard.sighting (
    inspection integer NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    change text NOT NULL,
    verdict text NOT NULL,
    object bigint,
    xmin_was text,
    storage bigint,
    fact text,
    CONSTRAINT sighting_change CHECK ((change = ANY (ARRAY['first'::text, 'new'::text, 'touched'::text, 'rewritten'::text, 'remade'::text, 'changed'::text, 'gone'::text]))),
    CONSTRAINT sighting_verdict CHECK ((verdict = ANY (ARRAY['first'::text, 'migration'::text, 'maintenance'::text, 'unexplained'::text])))
);

ALTER TABLE ONLY guard.sighting FORCE ROW LEVEL SECURITY;

ALTER TABLE guard.sighting OWNER TO safelane_owner;

--
-- Name: TABLE sighting; Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON TABLE guard.sighting IS 'A row of the catalogue as an inspection saw it first: which transaction wrote it, and a digest of what it says.';

--
-- Name: changes_since(integer); Type: FUNCTION; Schema: guard; Owner: cap_guard
--

CREATE FUNCTION guard.changes_since(p_inspection integer) RETURNS TABLE(inspection integer, kind text, name text, change text, verdict text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT seen.inspection,
     seen.kind,
     seen.name,
     seen.change,
     seen.verdict
    FROM guard.sighting seen
   WHERE (seen.inspection > changes_since.p_inspection)
   ORDER BY seen.inspection, seen.kind, seen.name;
END;

ALTER FUNCTION guard.changes_since(p_inspection integer) OWNER TO cap_guard;

--
-- Name: FUNCTION changes_since(p_inspection integer); Type: COMMENT; Schema: guard; Owner: cap_guard
--

COMMENT ON FUNCTION guard.changes_since(p_inspection integer) IS 'Every change that later inspections saw. Asked by safelane doctor, which compares it with an attestation.';

--
-- Name: claimed(text); Type: FUNCTION; Schema: guard; Owner: cap_guard
--

CREATE FUNCTION guard.claimed(p_lane text) RETURNS TABLE(kind text, target text, version integer, digest bytea)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select distinct on (said.kind, said.target)
    said.kind, said.target, said.version, decode(said.after, 'hex')
  from (
    select change.kind collate "C" as kind, change.target collate "C" as target, change.version, change.after,
      leaf.idx, opening.seq, change.place
    from ledger.opening as opening
    left join ledger.leaf as leaf on leaf.seq = opening.seq
    cross join lateral rows from (
      jsonb_to_recordset(opening.body::jsonb -> 'changes') as (kind text, target text, version integer, after text)
    ) with ordinality as change (kind, target, version, after, place)
    where starts_with(change.kind, p_lane || '.')
  ) as said
  order by said.kind, said.target, said.idx desc nulls first, said.seq desc, said.place desc;
$$;

ALTER FUNCTION guard.claimed(p_lane text) OWNER TO cap_guard;

--
-- Name: FUNCTION claimed(p_lane text); Type: COMMENT; Schema: guard; Owner: cap_guard
--

COMMENT ON FUNCTION guard.claimed(p_lane text) IS 'The last digest that entries list for each row of a lane''s protected tables; a null digest is a row that was removed. Asked by ledger.unrecorded_in.';

--
-- Name: close_table(regclass); Type: FUNCTION; Schema: guard; Owner: safelane_owner
--

CREATE FUNCTION guard.close_table(p_table regclass) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
declare
  v_name text;
begin
  if not exists (select from pg_class where oid = p_table and relkind in ('r', 'p')) then
    raise exception using
      errcode = '42809',
      message = format('%s is not a table', p_table);
  end if;

  for v_name in
    select polname from pg_policy where polrelid = p_table order by polname
  loop
    execute format('drop policy %I on %s', v_name, p_table);
  end loop;

  for v_name in
    select tgname from pg_trigger
    where tgrelid = p_table and not tgisinternal
      and tgname in ('_100_append_only', '_100_forward', '_100_no_truncate', '_890_change', '_900_entry')
    order by tgname
  loop
    execute format('drop trigger %I on %s', v_name, p_table);
  end loop;

  for v_name in
    select case when held.grantee = 0 then 'public' else held.grantee::regrole::text end
    from (
      select c.relowner, a.grantee
      from pg_class as c
      cross join aclexplode(c.relacl) as a
      where c.oid = p_table
      union
      select c.relowner, a.grantee
      from pg_attribute as t
      join pg_class as c on c.oid = t.attrelid
      cross join aclexplode(t.attacl) as a
      where t.attrelid = p_table
    ) as held
    where held.grantee <> held.relowner
    order by 1
  loop
    execute format('revoke all on %s from %s cascade', p_table, v_name);
  end loop;

  execute format('alter table %s enable row level security', p_table);
  execute format('alter table %s force row level security', p_table);
  -- In a function of a capability's, SET ROLE still says who called it. cap_migration has no functions: it loads reference data,
  -- and reads none, because a cursor that another role opened is asked this as the role that fetches from it.
  execute format($policy$
    create policy capability_in_its_functions_only on %s as restrictive to public
      using ((select left(current_user, 4) in ('cap_', 'web_') and (left(current_setting('role'), 4) <> 'cap_'
        or current_setting('role') = 'cap_migration' and current_user <> 'cap_migration')))
      with check ((select left(current_user, 4) in ('cap_', 'web_') and (left(current_setting('role'), 4) <> 'cap_'
        or current_setting('role') = 'cap_migration')))
    $policy$, p_table);
end;
$_$;

ALTER FUNCTION guard.close_table(p_table regclass) OWNER TO safelane_owner;

--
-- Name: FUNCTION close_table(p_table regclass); Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON FUNCTION guard.close_table(p_table regclass) IS 'Takes every grant and policy, and the triggers that guard attached, from a table, forces row security on, and lets capability roles in by their functions only. Called first in every file of policies/.';

--
-- Name: counts_forward(regclass, text); Type: FUNCTION; Schema: guard; Owner: safelane_owner
--

CREATE FUNCTION guard.counts_forward(p_table regclass, p_column text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  execute format(
    'create or replace trigger _100_forward before update or delete on %s
       for each row execute function guard.only_forward(%L)', p_table, p_column);
  execute format('alter table %s enable always trigger _100_forward', p_table);
  perform guard.no_truncate(p_table);
end;
$$;

ALTER FUNCTION guard.counts_forward(p_table regclass, p_column text) OWNER TO safelane_owner;

--
-- Name: FUNCTION counts_forward(p_table regclass, p_column text); Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON FUNCTION guard.counts_forward(p_table regclass, p_column text) IS 'Attaches the triggers that let a counter only grow, and refuse DELETE and TRUNCATE, for everybody. Called in policies/, after guard.close_table.';

--
-- Name: finish_once(jsonb); Type: FUNCTION; Schema: guard; Owner: cap_guard
--

CREATE FUNCTION guard.finish_once(p_answer jsonb) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_key    text := guard.request_header('idempotency-key');
  v_person uuid := identity.person_id();
begin
  if v_key is null or v_person is null then
    return p_answer;
  end if;
  update guard.idempotency_key as kept
  set status = coalesce(nullif(current_setting('response.status', true), ''), '200')::integer,
      headers = nullif(current_setting('response.headers', true), '')::jsonb,
      answer = coalesce(p_answer, 'null')
  where kept.person_id = v_person
    and kept.key = v_key
    and kept.answer is null;
  return p_answer;
end;
$$;

ALTER FUNCTION guard.finish_once(p_answer jsonb) OWNER TO cap_guard;

--
-- Name: FUNCTION finish_once(p_answer jsonb); Type: COMMENT; Schema: guard; Owner: cap_guard
--

COMMENT ON FUNCTION guard.finish_once(p_answer jsonb) IS 'Keep the answer, status and headers of this response under its Idempotency-Key and give the answer back. Called last by api functions that create; without the header it does nothing.';

--
-- Name: inspect(jsonb, text); Type: FUNCTION; Schema: guard; Owner: cap_guard
--

CREATE FUNCTION guard.inspect(p_roles jsonb DEFAULT NULL::jsonb, p_because text DEFAULT NULL::text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_last     guard.inspection;
  v_number   integer;
  v_cluster  bigint := (select system_identifier from pg_control_system());
  v_database bigint := (select oid::bigint from pg_database where datname = current_database());
  v_anew     boolean;
  v_whole    boolean := true;
  v_own      text[];
  v_passages integer := (select coalesce(max(known.passage), 0) from guard.passage as known);
  v_root     text;
  v_seen     integer;
  v_changed  integer;
  v_told     integer;
begin
  perform pg_advisory_xact_lock('guard.inspection'::regclass::oid::bigint);
  select held.* into v_last from guard.inspection as held order by held.inspection desc limit 1;
  v_number := coalesce(v_last.inspection, 0) + 1;
  v_anew := v_last.inspection is null or v_last.cluster <> v_cluster or v_last.database <> v_database;
  if v_last.inspection is not null then
    v_whole := guard.sighted_root() = v_last.root
      and v_last.inspection = (select count(*) from guard.inspection);
  end if;

  select coalesce(array_agg(own), '{}') into v_own
  from guard.passage as known
  cross join unnest(known.transactions) as own
  where known.passage > v_last.passages
    and known.to_revision > coalesce(v_last.revision, '');

  with
  here as (
    select seen.kind, seen.name, seen.object, seen.xmin_is, seen.storage, seen.fact from guard.sightings() as seen
    union all
    select 'role', role.name, role.object, role.xmin_is, null, role.fact
    from jsonb_to_recordset(p_roles) as role (name text, object bigint, xmin_is text, fact text)
  ),
  there as (
    select seen.* from guard.sighted() as seen
    -- who may not read pg_authid leaves what is known of roles as it is
    where not v_anew and (seen.kind <> 'role' or p_roles is not null)
  ),
  compared as (
    select
      coalesce(here.kind, there.kind) as kind, coalesce(here.name, there.name) as name,
      here.object, here.xmin_is, here.storage, here.fact,
      case
        when v_anew then 'first'
        when there.kind is null and here.kind = 'role'
          and not exists (select from guard.sighted() as known where known.kind = 'role') then 'first'
        when there.kind is null then 'new'
        when here.kind is null then 'gone'
        when here.fact <> there.fact then 'changed'
        when here.object <> there.object then 'remade'
        when here.storage <> there.storage then 'rewritten'
        else 'touched'
      end as change
    from here
    full join there using (kind, name)
    where here.kind is null or there.kind is null
      or (here.object, here.xmin_is, here.fact) is distinct from (there.object, there.xmin_is, there.fact)
  )
  insert into guard.sighting (inspection, kind, name, change, verdict, object, xmin_was, storage, fact)
  select v_number, made.kind, made.name, made.change,
    case
      when made.change = 'first' then 'first'
      when made.xmin_is = any (v_own) or made.change = 'gone' and v_own <> '{}' then 'migration'
      -- an index holds no rule, and says the same; a constraint that says the same has got another index
      when made.kind = 'index' and made.change in ('touched', 'rewritten', 'remade')
        or made.kind in ('constraint', 'trigger') and made.change = 'rewritten' then 'maintenance'
      else 'unexplained'
    end,
    made.object, made.xmin_is, made.storage, made.fact
  from compared as made;
  get diagnostics v_changed = row_count;

  select count(*) into v_seen from guard.sighted();
  select count(*) into v_told from guard.sighting as told
  where told.inspection = v_number and told.verdict = 'unexplained';
  v_root := guard.sighted_root();

  insert into guard.inspection
    (inspection, revision, cluster, database, passages, seen, unexplained, root, whole, with_roles, because)
  values
    (v_number, guard.schema_revision(), v_cluster, v_database, v_passages, v_seen, v_told, v_root, v_whole,
     p_roles is not null, p_because);
  perform ledger.append('inspect', 'inspection', null, 'done', '{}',
    jsonb_build_object('inspection', v_number, 'root', v_root, 'seen', v_seen, 'unexplained', v_told), p_because);

  return jsonb_build_object('inspection', v_number, 'root', v_root, 'seen', v_seen, 'changed', v_changed,
    'unexplained', v_told, 'anew', v_anew, 'whole', v_whole, 'passages', v_passages,
    'cluster', v_cluster::text, 'database', v_database,
    'before', case when v_last.inspection is not null then jsonb_build_object(
      'inspection', v_last.inspection, 'at', v_last.at, 'passages', v_last.passages) end);
end;
$$;

ALTER FUNCTION guard.inspect(p_roles jsonb, p_because text) OWNER TO cap_guard;

--
-- Name: FUNCTION inspect(p_roles jsonb, p_because text); Type: COMMENT; Schema: guard; Owner: cap_guard
--

COMMENT ON FUNCTION guard.inspect(p_roles jsonb, p_because text) IS 'Compare the catalogue with the inspection before, keep what is different, and write an entry with the root. p_roles: what pg_authid says, where it may be read. p_because: why what earlier inspections told is right. Called by safelane doctor.';

--
-- Name: inspection; Type: TABLE; Schema: guard; Owner: safelane_owner
--

CREATE TABLE guard.inspection (
    inspection integer NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    login text DEFAULT SESSION_USER NOT NULL,
    revision text,
    cluster bigint NOT NULL,
    database bigint NOT NULL,
    passages integer NOT NULL,
    seen integer NOT NULL,
    unexplained integer NOT NULL,
    root text NOT NULL,
    whole boolean NOT NULL,
    with_roles boolean NOT NULL,
    because text,
    CONSTRAINT inspection_because_is_words CHECK (((length(because) >= 10) AND (length(because) <= 1000))),
    CONSTRAINT inspection_root_is_a_hash CHECK ((root ~ '^[0-9a-f]{64}$'::text))
);

ALTER TABLE ONLY guard.inspection FORCE ROW LEVEL SECURITY;

ALTER TABLE guard.inspection OWNER TO safelane_owner;

--
-- Name: TABLE inspection; Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON TABLE guard.inspection IS 'One row a run of safelane doctor. Numbers have no gaps: one that is missing was taken away.';

--
-- Name: COLUMN inspection.cluster; Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON COLUMN guard.inspection.cluster IS 'The system identifier of the cluster, and with database where the numbers of transactions come from.';

--
-- Name: COLUMN inspection.passages; Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON COLUMN guard.inspection.passages IS 'The newest guard.passage that it knew.';

--
-- Name: COLUMN inspection.root; Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON COLUMN guard.inspection.root IS 'SHA-256 over everything that was then in sight, sorted; the ledger has it in an entry.';

--
-- Name: COLUMN inspection.whole; Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON COLUMN guard.inspection.whole IS 'Whether what is kept here added up to the root of the inspection before.';

--
-- Name: COLUMN inspection.because; Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON COLUMN guard.inspection.because IS 'Why the unexplained changes of earlier inspections are right. They are told until somebody says so.';

--
-- Name: inspections(integer); Type: FUNCTION; Schema: guard; Owner: cap_guard
--

CREATE FUNCTION guard.inspections(p_from integer DEFAULT 1) RETURNS TABLE(inspection integer, at timestamp with time zone, login text, revision text, cluster bigint, database bigint, passages integer, seen integer, unexplained integer, root text, with_roles boolean, because text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT made.inspection,
     made.at,
     made.login,
     made.revision,
     made.cluster,
     made.database,
     made.passages,
     made.seen,
     made.unexplained,
     made.root,
     made.with_roles,
     made.because
    FROM guard.inspection made
   WHERE (made.inspection >= inspections.p_from)
   ORDER BY made.inspection;
END;

ALTER FUNCTION guard.inspections(p_from integer) OWNER TO cap_guard;

--
-- Name: FUNCTION inspections(p_from integer); Type: COMMENT; Schema: guard; Owner: cap_guard
--

COMMENT ON FUNCTION guard.inspections(p_from integer) IS 'The inspections from a number on, oldest first. Asked by safelane doctor.';

--
-- Name: key_is_only_answered(); Type: FUNCTION; Schema: guard; Owner: safelane_owner
--

CREATE FUNCTION guard.key_is_only_answered() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if old.answer is not null
    or (to_jsonb(new) - array['status', 'headers', 'answer']) <> (to_jsonb(old) - array['status', 'headers', 'answer'])
  then
    raise exception using
      errcode = '23001',
      message = 'the answer kept under an idempotency key is never changed',
      hint = 'Use a new key for a new request.';
  end if;
  return new;
end;
$$;

ALTER FUNCTION guard.key_is_only_answered() OWNER TO safelane_owner;

--
-- Name: FUNCTION key_is_only_answered(); Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON FUNCTION guard.key_is_only_answered() IS 'Refuses any UPDATE but the first answer with 23001. Fired by _100_only_answered on guard.idempotency_key.';

--
-- Name: last_checkpoint(); Type: FUNCTION; Schema: guard; Owner: cap_guard
--

CREATE FUNCTION guard.last_checkpoint() RETURNS TABLE(origin text, size bigint, note text, at timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT signed.origin,
     signed.size,
     signed.note,
     signed.at
    FROM ledger.newest_checkpoint() signed(origin, size, note, at)
   ORDER BY signed.at
  LIMIT 1;
END;

ALTER FUNCTION guard.last_checkpoint() OWNER TO cap_guard;

--
-- Name: FUNCTION last_checkpoint(); Type: COMMENT; Schema: guard; Owner: cap_guard
--

COMMENT ON FUNCTION guard.last_checkpoint() IS 'The newest signed checkpoint of the ledger: its note holds origin, size and root. Asked by safelane doctor.';

--
-- Name: misfiled(); Type: FUNCTION; Schema: guard; Owner: cap_guard
--

CREATE FUNCTION guard.misfiled() RETURNS TABLE(seq bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select opening.seq
  from ledger.opening as opening
  cross join lateral (select opening.body::jsonb as body offset 0) as said
  where (opening.action, opening.outcome, opening.actor_id::text, opening.target_kind, opening.target_id::text, opening.at)
    is distinct from (said.body ->> 'action', said.body ->> 'outcome', said.body ->> 'person',
      said.body #>> '{target,kind}', said.body #>> '{target,id}', (said.body ->> 'at')::timestamptz);
$$;

ALTER FUNCTION guard.misfiled() OWNER TO cap_guard;

--
-- Name: FUNCTION misfiled(); Type: COMMENT; Schema: guard; Owner: cap_guard
--

COMMENT ON FUNCTION guard.misfiled() IS 'The numbers of entries whose columns do not say what their bodies say. Asked by ledger.unrecorded.';

--
-- Name: mode(); Type: FUNCTION; Schema: guard; Owner: cap_guard
--

CREATE FUNCTION guard.mode() RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select warden.mode()
$$;

ALTER FUNCTION guard.mode() OWNER TO cap_guard;

--
-- Name: FUNCTION mode(); Type: COMMENT; Schema: guard; Owner: cap_guard
--

COMMENT ON FUNCTION guard.mode() IS 'embedded: each change approves itself. production: only what a second person approved commits. For the migrator, the approver, doctor, and what believes signing keys.';

--
-- Name: no_truncate(regclass); Type: FUNCTION; Schema: guard; Owner: safelane_owner
--

CREATE FUNCTION guard.no_truncate(p_table regclass) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  execute format(
    'create or replace trigger _100_no_truncate before truncate on %s
       for each statement execute function guard.refuse_change()', p_table);
  execute format('alter table %s enable always trigger _100_no_truncate', p_table);
end;
$$;

ALTER FUNCTION guard.no_truncate(p_table regclass) OWNER TO safelane_owner;

--
-- Name: FUNCTION no_truncate(p_table regclass); Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON FUNCTION guard.no_truncate(p_table regclass) IS 'Attaches the trigger that refuses TRUNCATE for everybody. Called in policies/, after guard.close_table.';

--
-- Name: note_passage(); Type: FUNCTION; Schema: guard; Owner: cap_guard
--

CREATE FUNCTION guard.note_passage() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_own    bigint := pg_current_xact_id()::text::bigint;
  v_found  text[] := array[pg_current_xact_id()::xid::text];
  v_number bigint;
begin
  -- The full number of a nested transaction is a little above ours. Far above are those of older ones, of which a row
  -- keeps the last 32 bits.
  for v_number in
    select distinct v_own + ((seen.xmin_is::bigint - v_own) & 4294967295) as number
    from guard.sightings() as seen
    where ((seen.xmin_is::bigint - v_own) & 4294967295) between 1 and 1000000
    order by number
  loop
    begin
      if pg_xact_status(v_number::text::xid8) = 'in progress' then
        v_found := array_append(v_found, v_number::text::xid8::xid::text);
      end if;
    exception
      -- not assigned yet: the row is older by four thousand million transactions
      when invalid_parameter_value then null;
    end;
  end loop;

  -- two migrations wait for one another; this is for whoever changes the number by hand
  perform pg_advisory_xact_lock('guard.passage'::regclass::oid::bigint);
  insert into guard.passage (passage, from_revision, to_revision, transactions)
  select
    coalesce(max(before.passage), 0) + 1,
    case when tg_op <> 'INSERT' then old.version_num end,
    case when tg_op <> 'DELETE' then new.version_num end,
    v_found
  from guard.passage as before;
  return null;
end;
$$;

ALTER FUNCTION guard.note_passage() OWNER TO cap_guard;

--
-- Name: FUNCTION note_passage(); Type: COMMENT; Schema: guard; Owner: cap_guard
--

COMMENT ON FUNCTION guard.note_passage() IS 'Trigger of guard.alembic_version: writes a row of guard.passage with the numbers of this transaction and its nested ones.';

--
-- Name: only_forward(); Type: FUNCTION; Schema: guard; Owner: safelane_owner
--

CREATE FUNCTION guard.only_forward() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_column constant text := tg_argv[0];
begin
  if tg_op = 'DELETE' then
    raise exception using
      errcode = '23001',
      message = format('rows of %I.%I are never removed', tg_table_schema, tg_table_name),
      hint = 'A counter that begins anew would make an old answer good again.';
  end if;
  if (to_jsonb(new) ->> c_column)::bigint <= (to_jsonb(old) ->> c_column)::bigint then
    raise exception using
      errcode = '23001',
      message = format('%I of %I.%I only grows', c_column, tg_table_schema, tg_table_name),
      hint = 'A counter that is put back would make an old answer good again.';
  end if;
  return new;
end;
$$;

ALTER FUNCTION guard.only_forward() OWNER TO safelane_owner;

--
-- Name: FUNCTION only_forward(); Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON FUNCTION guard.only_forward() IS 'Refuses an UPDATE that does not raise the counter named by its argument, and every DELETE, with 23001. Fired by the triggers of guard.counts_forward.';

--
-- Name: passage; Type: TABLE; Schema: guard; Owner: safelane_owner
--

CREATE TABLE guard.passage (
    passage integer NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    login text DEFAULT SESSION_USER NOT NULL,
    from_revision text,
    to_revision text,
    transactions text[] NOT NULL
);

ALTER TABLE ONLY guard.passage FORCE ROW LEVEL SECURITY;

ALTER TABLE guard.passage OWNER TO safelane_owner;

--
-- Name: TABLE passage; Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON TABLE guard.passage IS 'A migration that reached this database: from where, to where, and the transactions whose rows it left.';

--
-- Name: passages(integer); Type: FUNCTION; Schema: guard; Owner: cap_guard
--

CREATE FUNCTION guard.passages(p_after integer DEFAULT 0) RETURNS TABLE(passage integer, at timestamp with time zone, login text, from_revision text, to_revision text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT known.passage,
     known.at,
     known.login,
     known.from_revision,
     known.to_revision
    FROM guard.passage known
   WHERE (known.passage > passages.p_after)
   ORDER BY known.passage;
END;

ALTER FUNCTION guard.passages(p_after integer) OWNER TO cap_guard;

--
-- Name: FUNCTION passages(p_after integer); Type: COMMENT; Schema: guard; Owner: cap_guard
--

COMMENT ON FUNCTION guard.passages(p_after integer) IS 'The migrations after a number, oldest first. Asked by safelane doctor.';

--
-- Name: posture(); Type: FUNCTION; Schema: guard; Owner: cap_guard
--

CREATE FUNCTION guard.posture() RETURNS TABLE(kind text, object text, text text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select fact.kind, fact.object, fact.text from warden.posture() as fact
$$;

ALTER FUNCTION guard.posture() OWNER TO cap_guard;

--
-- Name: FUNCTION posture(); Type: COMMENT; Schema: guard; Owner: cap_guard
--

COMMENT ON FUNCTION guard.posture() IS 'The posture: every fact that decides who may do what, sorted; names, never numbers, alike in each installation. For the migrator, the approver and doctor.';

--
-- Name: posture_faults(); Type: FUNCTION; Schema: guard; Owner: cap_guard
--

CREATE FUNCTION guard.posture_faults() RETURNS TABLE(rule integer, object text, problem text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select fault.rule, fault.object, fault.problem from warden.faults() as fault
$$;

ALTER FUNCTION guard.posture_faults() OWNER TO cap_guard;

--
-- Name: FUNCTION posture_faults(); Type: COMMENT; Schema: guard; Owner: cap_guard
--

COMMENT ON FUNCTION guard.posture_faults() IS 'What breaks a rule that no approval overrides; empty where all is well. For the migrator, the approver and doctor.';

--
-- Name: posture_hash(); Type: FUNCTION; Schema: guard; Owner: cap_guard
--

CREATE FUNCTION guard.posture_hash() RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select warden.posture_hash()
$$;

ALTER FUNCTION guard.posture_hash() OWNER TO cap_guard;

--
-- Name: FUNCTION posture_hash(); Type: COMMENT; Schema: guard; Owner: cap_guard
--

COMMENT ON FUNCTION guard.posture_hash() IS 'sha256: and 64 hexadecimal digits, over the lines of guard.posture. For the migrator, the approver and doctor.';

--
-- Name: put_header(text, text); Type: FUNCTION; Schema: guard; Owner: safelane_owner
--

CREATE FUNCTION guard.put_header(p_name text, p_value text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_held text := nullif(current_setting('response.headers', true), '');
begin
  if v_held is null then
    perform set_config('response.headers', jsonb_build_array(jsonb_build_object(p_name, p_value))::text, true);
    return;
  end if;
  perform set_config('response.headers', (
    coalesce((
      select jsonb_agg(header order by place)
      from jsonb_array_elements(v_held::jsonb) with ordinality as held (header, place)
      where not held.header ? p_name), '[]')
    || jsonb_build_object(p_name, p_value))::text, true);
end;
$$;

ALTER FUNCTION guard.put_header(p_name text, p_value text) OWNER TO safelane_owner;

--
-- Name: FUNCTION put_header(p_name text, p_value text); Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON FUNCTION guard.put_header(p_name text, p_value text) IS 'Put one header on the response, in place of one of that name. Called by guard.refuse, guard.begin_once and ledger.append.';

--
-- Name: read_only(regclass); Type: FUNCTION; Schema: guard; Owner: safelane_owner
--

CREATE FUNCTION guard.read_only(p_view regclass) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if not exists (select from pg_class where oid = p_view and relkind = 'v') then
    raise exception using
      errcode = '42809',
      message = format('%s is not a view', p_view);
  end if;
  execute format(
    'create or replace trigger _100_read_only instead of insert or update or delete on %s
       for each row execute function guard.refuse_write()', p_view);
end;
$$;

ALTER FUNCTION guard.read_only(p_view regclass) OWNER TO safelane_owner;

--
-- Name: FUNCTION read_only(p_view regclass); Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON FUNCTION guard.read_only(p_view regclass) IS 'Attaches the trigger that refuses every write to a view. Called in functions/api/, after the view is created.';

--
-- Name: reference_is_judged(); Type: FUNCTION; Schema: guard; Owner: cap_guard
--

CREATE FUNCTION guard.reference_is_judged() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  -- where there is no guard nobody judges, and doctor says so
  if to_regprocedure('warden.must_be_judged(boolean)') is not null then
    perform warden.must_be_judged(true);
  end if;
  return null;
end;
$$;

ALTER FUNCTION guard.reference_is_judged() OWNER TO cap_guard;

--
-- Name: FUNCTION reference_is_judged(); Type: COMMENT; Schema: guard; Owner: cap_guard
--

COMMENT ON FUNCTION guard.reference_is_judged() IS 'Has the transaction judged at its COMMIT. Trigger _880_judged of each table that cap_migration may write to.';

--
-- Name: reference_rows(); Type: FUNCTION; Schema: guard; Owner: cap_guard
--

CREATE FUNCTION guard.reference_rows() RETURNS TABLE(object text, text text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET extra_float_digits TO '1'
    SET bytea_output TO 'hex'
    SET row_security TO 'on'
    AS $$
  select concat_ws(' ', 'policy.profile', held.profile), to_jsonb(held)::text from policy.profile as held
  union all
  select concat_ws(' ', 'policy.profile_value', held.profile, held.key), to_jsonb(held)::text from policy.profile_value as held
  union all
  select concat_ws(' ', 'policy.parameter', held.key), to_jsonb(held)::text from policy.parameter as held
  union all
  select concat_ws(' ', 'policy.document', held.document), to_jsonb(held)::text from policy.document as held
  union all
  select concat_ws(' ', 'policy.document_version', held.document, held.version), (to_jsonb(held) - 'published_at')::text
  from policy.document_version as held
  union all
  select concat_ws(' ', 'policy.guidance_edition', held.instrument, held.edition), to_jsonb(held)::text
  from policy.guidance_edition as held
  union all
  select concat_ws(' ', 'policy.signposting', held.service, held.band, held.version), to_jsonb(held)::text
  from policy.signposting as held
  union all
  select concat_ws(' ', 'booking.reason', held.code), to_jsonb(held)::text from booking.reason as held
  union all
  select concat_ws(' ', 'recording.reason', held.code), to_jsonb(held)::text from recording.reason as held
  union all
  select concat_ws(' ', 'ledger.retention_class', held.class), to_jsonb(held)::text from ledger.retention_class as held
  union all
  select concat_ws(' ', 'ledger.confidential_action', held.action), to_jsonb(held)::text from ledger.confidential_action as held
$$;

ALTER FUNCTION guard.reference_rows() OWNER TO cap_guard;

--
-- Name: FUNCTION reference_rows(); Type: COMMENT; Schema: guard; Owner: cap_guard
--

COMMENT ON FUNCTION guard.reference_rows() IS 'Every reference row that revisions write, as table and key, and as jsonb, without the instant it was written. Asked by the guard, who makes lines of the posture of it, and by drift.';

--
-- Name: refuse(integer, text, text, text, jsonb, jsonb); Type: FUNCTION; Schema: guard; Owner: safelane_owner
--

CREATE FUNCTION guard.refuse(p_status integer, p_type text, p_title text, p_detail text, p_reasons jsonb DEFAULT '[]'::jsonb, p_extra jsonb DEFAULT '{}'::jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
declare
  v_path text := nullif(current_setting('request.path', true), '');
begin
  if p_status is null or p_status not between 400 and 499 then
    raise exception using
      errcode = '22023',
      message = 'a refusal has a status from 400 to 499',
      hint = 'Answers are made by guard.accept.';
  end if;
  perform set_config('response.status', p_status::text, true);
  perform guard.put_header('Content-Type', 'application/problem+json');
  return coalesce(p_extra, '{}')
    || jsonb_strip_nulls(jsonb_build_object(
      'type', 'urn:safelane:problem:' || p_type,
      'title', p_title,
      'status', p_status,
      'detail', p_detail,
      'instance', case when v_path ~ '^/rpc/[a-z_]+$' then v_path end,
      'reasons', coalesce(p_reasons, '[]')));
end;
$_$;

ALTER FUNCTION guard.refuse(p_status integer, p_type text, p_title text, p_detail text, p_reasons jsonb, p_extra jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION refuse(p_status integer, p_type text, p_title text, p_detail text, p_reasons jsonb, p_extra jsonb); Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON FUNCTION guard.refuse(p_status integer, p_type text, p_title text, p_detail text, p_reasons jsonb, p_extra jsonb) IS 'Set status and application/problem+json for the response and give the problem back. Called last by api functions that refuse.';

--
-- Name: refuse_change(); Type: FUNCTION; Schema: guard; Owner: safelane_owner
--

CREATE FUNCTION guard.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if tg_op = 'TRUNCATE' then
    raise exception using
      errcode = '23001',
      message = format('%I.%I is never emptied', tg_table_schema, tg_table_name),
      hint = 'Nothing in this table may be removed. In a test, roll the transaction back instead.';
  end if;
  raise exception using
    errcode = '23001',
    message = format('rows of %I.%I are never changed or removed', tg_table_schema, tg_table_name),
    hint = 'Record the correction as a new row.';
end;
$$;

ALTER FUNCTION guard.refuse_change() OWNER TO safelane_owner;

--
-- Name: FUNCTION refuse_change(); Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON FUNCTION guard.refuse_change() IS 'Refuses UPDATE, DELETE and TRUNCATE with 23001. Fired by the triggers of guard.append_only and guard.no_truncate.';

--
-- Name: refuse_write(); Type: FUNCTION; Schema: guard; Owner: safelane_owner
--

CREATE FUNCTION guard.refuse_write() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  raise exception using
    errcode = '42501',
    message = format('nothing is written through %I.%I', tg_table_schema, tg_table_name),
    hint = 'Call the function of the API that does it.';
end;
$$;

ALTER FUNCTION guard.refuse_write() OWNER TO safelane_owner;

--
-- Name: FUNCTION refuse_write(); Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON FUNCTION guard.refuse_write() IS 'Refuses INSERT, UPDATE and DELETE with 42501. Fired by the triggers of guard.read_only.';

--
-- Name: request_header(text); Type: FUNCTION; Schema: guard; Owner: safelane_owner
--

CREATE FUNCTION guard.request_header(p_name text) RETURNS text
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  return nullif(btrim(nullif(current_setting('request.headers', true), '')::jsonb ->> lower(p_name)), '');
exception
  when data_exception then
    return null;
end;
$$;

ALTER FUNCTION guard.request_header(p_name text) OWNER TO safelane_owner;

--
-- Name: FUNCTION request_header(p_name text); Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON FUNCTION guard.request_header(p_name text) IS 'A header of the running request by its name, or null. Asked by ledger.append and guard.begin_once.';

--
-- Name: schema_revision(); Type: FUNCTION; Schema: guard; Owner: cap_guard
--

CREATE FUNCTION guard.schema_revision() RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  -- a database that was made without migrations has no such table
  if to_regclass('guard.alembic_version') is null then
    return null;
  end if;
  return (select min(revision.version_num) from guard.alembic_version as revision);
end;
$$;

ALTER FUNCTION guard.schema_revision() OWNER TO cap_guard;

--
-- Name: FUNCTION schema_revision(); Type: COMMENT; Schema: guard; Owner: cap_guard
--

COMMENT ON FUNCTION guard.schema_revision() IS 'The revision this database is at, or null. Asked by the reports of the lanes, by ledger.append and by the guard when it judges a posture.';

--
-- Name: sighted(); Type: FUNCTION; Schema: guard; Owner: cap_guard
--

CREATE FUNCTION guard.sighted() RETURNS TABLE(kind text, name text, object bigint, xmin_is text, storage bigint, fact text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT last.kind,
     last.name,
     last.object,
     last.xmin_was,
     last.storage,
     last.fact
    FROM ( SELECT DISTINCT ON (seen.kind, seen.name) seen.inspection,
             seen.kind,
             seen.name,
             seen.change,
             seen.verdict,
             seen.object,
             seen.xmin_was,
             seen.storage,
             seen.fact
            FROM guard.sighting seen
           WHERE (seen.inspection >= ( SELECT COALESCE(max(began.inspection), 0) AS "coalesce"
                    FROM guard.sighting began
                   WHERE ((began.change = 'first'::text) AND (began.kind <> 'role'::text))))
           ORDER BY seen.kind, seen.name, seen.inspection DESC) last
   WHERE (last.change <> 'gone'::text);
END;

ALTER FUNCTION guard.sighted() OWNER TO cap_guard;

--
-- Name: FUNCTION sighted(); Type: COMMENT; Schema: guard; Owner: cap_guard
--

COMMENT ON FUNCTION guard.sighted() IS 'Every object that the newest inspection knew, with the transaction that wrote it. Asked by safelane doctor, and by guard.inspect.';

--
-- Name: sighted_root(); Type: FUNCTION; Schema: guard; Owner: cap_guard
--

CREATE FUNCTION guard.sighted_root() RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT encode(sha256(convert_to(COALESCE(string_agg((jsonb_build_array(seen.kind, seen.name, seen.object, seen.xmin_is, seen.storage, seen.fact))::text, '
'::text ORDER BY (seen.kind COLLATE "C"), (seen.name COLLATE "C")), ''::text), 'UTF8'::name)), 'hex'::text) AS encode
    FROM guard.sighted() seen(kind, name, object, xmin_is, storage, fact);
END;

ALTER FUNCTION guard.sighted_root() OWNER TO cap_guard;

--
-- Name: FUNCTION sighted_root(); Type: COMMENT; Schema: guard; Owner: cap_guard
--

COMMENT ON FUNCTION guard.sighted_root() IS 'SHA-256, as 64 hexadecimal digits, over the rows of guard.sighted, a JSON array each, a line each, sorted. Called by guard.inspect and safelane doctor.';

--
-- Name: sightings(); Type: FUNCTION; Schema: guard; Owner: safelane_owner
--

CREATE FUNCTION guard.sightings() RETURNS TABLE(kind text, name text, object bigint, xmin_is text, storage bigint, fact text)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  with
  lane as (
    select n.oid, n.nspname, n.nspowner, n.nspacl, n.xmin as xmin_is
    from pg_namespace as n
    where n.nspname <> 'information_schema' and n.nspname !~ '^pg_' and n.nspname not in ('tap', 'tests')
      and not exists (
        select from pg_depend as d
        where d.classid = 'pg_namespace'::regclass and d.objid = n.oid and d.deptype = 'e')
  ),
  relation as (
    select c.*, c.xmin as xmin_is, format('%I.%I', l.nspname, c.relname) as name
    from pg_class as c
    join lane as l on l.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S', 'i', 'I')
      and not exists (
        select from pg_depend as d
        where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  ),
  ours as (
    select r.oid from pg_roles as r where r.rolname ~ '^(safelane_|cap_|web_|authenticator)'
  ),
  seen (kind, name, object, xmin_is, storage, said) as (
    select 'schema', quote_ident(l.nspname), l.oid, l.xmin_is, null::oid, concat_ws(' ', l.nspowner, l.nspacl)
    from lane as l
    union all
    select case c.relkind when 'v' then 'view' when 'm' then 'view' when 'S' then 'sequence' when 'i' then 'index'
        when 'I' then 'index' else 'table' end,
      c.name, c.oid, c.xmin_is, c.relfilenode,
      concat_ws(' ', c.relkind, c.relowner, c.relacl, c.relrowsecurity, c.relforcerowsecurity, c.relpersistence,
        c.reloptions, c.relispartition)
    from relation as c
    union all
    select 'column', format('%s.%I', c.name, a.attname), a.attnum::integer::oid, a.xmin, null::oid, (to_jsonb(a) - 'attstattarget')::text
    from pg_attribute as a
    join relation as c on c.oid = a.attrelid
    where a.attnum > 0 and not a.attisdropped and c.relkind not in ('i', 'I', 'S')
    union all
    select 'policy', format('%s.%I', c.name, p.polname), p.oid, p.xmin, null::oid, (to_jsonb(p) - 'oid')::text
    from pg_policy as p
    join relation as c on c.oid = p.polrelid
    union all
    select 'function', p.oid::regprocedure::text, p.oid, p.xmin, null::oid, (to_jsonb(p) - 'oid')::text
    from pg_proc as p
    join lane as l on l.oid = p.pronamespace
    where not exists (
      select from pg_depend as d
      where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
    union all
    -- the triggers of a foreign key are called by the number of their object, so they are named by what they do
    select 'trigger',
      case when t.tgisinternal then format('%s.%I %s', c.name, coalesce(k.conname, t.tgname), t.tgfoid::regproc)
        else format('%s.%I', c.name, t.tgname) end,
      t.oid, t.xmin, t.tgconstrindid, (to_jsonb(t) - 'oid' - 'tgconstrindid')::text
    from pg_trigger as t
    join relation as c on c.oid = t.tgrelid
    left join pg_constraint as k on k.oid = t.tgconstraint
    union all
    select 'constraint', format('%s.%I', coalesce(c.name, k.contypid::regtype::text), k.conname), k.oid, k.xmin, k.conindid,
      (to_jsonb(k) - 'oid' - 'conindid')::text
    from pg_constraint as k
    join lane as l on l.oid = k.connamespace
    left join relation as c on c.oid = k.conrelid
    union all
    select 'rule', format('%s.%I', c.name, r.rulename), r.oid, r.xmin, null::oid, (to_jsonb(r) - 'oid')::text
    from pg_rewrite as r
    join relation as c on c.oid = r.ev_class
    union all
    select 'event trigger', quote_ident(e.evtname), e.oid, e.xmin, null::oid, (to_jsonb(e) - 'oid')::text
    from pg_event_trigger as e
    where not exists (
      select from pg_depend as d
      where d.classid = 'pg_event_trigger'::regclass and d.objid = e.oid and d.deptype = 'e')
    union all
    select 'membership', format('%s > %s by %s', m.roleid::regrole, m.member::regrole, m.grantor::regrole), m.oid, m.xmin,
      null::oid, concat_ws(' ', m.admin_option, m.inherit_option, m.set_option)
    from pg_auth_members as m
    where m.roleid in (select ours.oid from ours) or m.member in (select ours.oid from ours)
    union all
    select 'setting', concat_ws(' ', case when s.setrole = 0 then 'everybody' else s.setrole::regrole::text end,
        case when s.setdatabase = 0 then 'in every database' else 'in this database' end), s.setrole, s.xmin, null::oid,
      s.setconfig::text
    from pg_db_role_setting as s
    where s.setdatabase in (0, (select d.oid from pg_database as d where d.datname = current_database()))
      and (s.setrole = 0 or s.setrole in (select ours.oid from ours))
  )
  select seen.kind, seen.name, seen.object::bigint, seen.xmin_is::text, seen.storage::bigint,
    substr(encode(sha256(convert_to(coalesce(seen.said, ''), 'UTF8')), 'hex'), 1, 32)
  from seen
$$;

ALTER FUNCTION guard.sightings() OWNER TO safelane_owner;

--
-- Name: FUNCTION sightings(); Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON FUNCTION guard.sightings() IS 'One row a catalogue entry of this installation: kind, name, object number, the transaction that wrote it, storage, and half a SHA-256 of what it says. Called by guard.inspect and guard.note_passage.';

--
-- Name: unexplained(); Type: FUNCTION; Schema: guard; Owner: cap_guard
--

CREATE FUNCTION guard.unexplained() RETURNS TABLE(object text, problem text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 WITH since AS (
          SELECT GREATEST(( SELECT COALESCE(max(said.inspection), 0) AS "coalesce"
                    FROM guard.inspection said
                   WHERE (said.because IS NOT NULL)), ( SELECT COALESCE(max(began.inspection), 0) AS "coalesce"
                    FROM guard.sighting began
                   WHERE ((began.change = 'first'::text) AND (began.kind <> 'role'::text)))) AS inspection
         ), told AS (
          SELECT ((seen.kind || ' '::text) || seen.name) AS object,
             seen.change,
             seen.kind,
             made.inspection,
             before.at AS since,
             made.at
            FROM ((guard.sighting seen
              JOIN guard.inspection made USING (inspection))
              LEFT JOIN guard.inspection before ON ((before.inspection = (made.inspection - 1))))
           WHERE ((seen.verdict = 'unexplained'::text) AND (seen.inspection >= ( SELECT since.inspection
                    FROM since)))
         )
  SELECT told.object,
     format(
         CASE told.change
             WHEN 'new'::text THEN 'is new since %s, and no migration made it'::text
             WHEN 'gone'::text THEN 'is gone since %s, and no migration removed it'::text
             WHEN 'changed'::text THEN 'changed since %s, and no migration changed it'::text
             WHEN 'remade'::text THEN 'was dropped and made again since %s, though its text is as before'::text
             WHEN 'rewritten'::text THEN 'changed since %s though its text is as before; its storage is another, as VACUUM FULL, CLUSTER or TRUNCATE leave it'::text
             ELSE ('changed since %s though its text is as before'::text ||
             CASE
                 WHEN (told.kind = 'role'::text) THEN ': a new password leaves this, and so does a power given and taken back'::text
                 ELSE ''::text
             END)
         END, to_char((told.since AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD HH24:MI:SS "UTC"'::text)) AS format
    FROM told
 UNION ALL
  SELECT 'guard.sighting'::text,
     format('what it keeps does not add up to inspection %s: rows were changed or taken away'::text, (made.inspection - 1)) AS format
    FROM guard.inspection made
   WHERE ((NOT made.whole) AND (made.inspection >= ( SELECT since.inspection
            FROM since)))
  ORDER BY 1, 2;
END;

ALTER FUNCTION guard.unexplained() OWNER TO cap_guard;

--
-- Name: FUNCTION unexplained(); Type: COMMENT; Schema: guard; Owner: cap_guard
--

COMMENT ON FUNCTION guard.unexplained() IS 'Objects that changed without a migration since somebody last said why, and how they changed. Asked by safelane doctor, rule 130.';

--
-- Name: unlinked(); Type: FUNCTION; Schema: guard; Owner: cap_guard
--

CREATE FUNCTION guard.unlinked() RETURNS TABLE(kind text, target text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select distinct link.kind, link.target
  from (
    select said.kind, said.target, said.version, said.before, said.idx, said.action,
      lag(said.after) over row_s as left_behind,
      coalesce(lag(said.version) over row_s, said.version) as version_then,
      coalesce(lag(said.idx) over row_s, -1) as idx_then
    from (
      select change.kind collate "C" as kind, change.target collate "C" as target, change.version, change.before,
        change.after, opening.action, coalesce(leaf.idx, 9223372036854775807) as idx, opening.seq, change.place
      from ledger.opening as opening
      left join ledger.leaf as leaf on leaf.seq = opening.seq
      cross join lateral rows from (
        jsonb_to_recordset(opening.body::jsonb -> 'changes') as (kind text, target text, version integer, before text, after text)
      ) with ordinality as change (kind, target, version, before, after, place)
    ) as said
    window row_s as (partition by said.kind, said.target order by said.idx, said.seq, said.place)
  ) as link
  -- another list of fields makes other digests of the same row
  where link.version = link.version_then
    and link.before is distinct from link.left_behind
    and link.action <> 'adopted'
    and not exists (
      select
      from ledger.leaf as leaf
      where leaf.idx > link.idx_then and leaf.idx < link.idx
        and not exists (select from ledger.opening as opening where opening.seq = leaf.seq));
$$;

ALTER FUNCTION guard.unlinked() OWNER TO cap_guard;

--
-- Name: FUNCTION unlinked(); Type: COMMENT; Schema: guard; Owner: cap_guard
--

COMMENT ON FUNCTION guard.unlinked() IS 'Rows of protected tables of which an entry found another version than the entry before it left. Asked by ledger.unrecorded.';

--
-- Name: uuidv7(); Type: FUNCTION; Schema: guard; Owner: safelane_owner
--

CREATE FUNCTION guard.uuidv7() RETURNS uuid
    LANGUAGE sql PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (encode(((SUBSTRING(int8send((clock.us / 1000)) FROM 3) || int2send(((28672 + (((clock.us % (1000)::bigint) * 4096) / 1000)))::smallint)) || SUBSTRING(uuid_send(gen_random_uuid()) FROM 9)), 'hex'::text))::uuid AS encode
    FROM ( SELECT ((EXTRACT(epoch FROM clock_timestamp()) * (1000000)::numeric))::bigint AS us) clock;
END;

ALTER FUNCTION guard.uuidv7() OWNER TO safelane_owner;

--
-- Name: FUNCTION uuidv7(); Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON FUNCTION guard.uuidv7() IS 'A new version 7 UUID: later ones sort after earlier ones. Called by the capability roles that add rows.';

--
-- Name: alembic_version; Type: TABLE; Schema: guard; Owner: safelane_owner
--

CREATE TABLE guard.alembic_version (
    version_num character varying(32) NOT NULL
);

ALTER TABLE ONLY guard.alembic_version FORCE ROW LEVEL SECURITY;

ALTER TABLE guard.alembic_version OWNER TO safelane_owner;

--
-- Name: TABLE alembic_version; Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON TABLE guard.alembic_version IS 'The revision this database is at. One row, kept by Alembic.';

--
-- Name: anchor; Type: TABLE; Schema: guard; Owner: safelane_owner
--

CREATE TABLE guard.anchor (
    held boolean DEFAULT true NOT NULL,
    CONSTRAINT anchor_is_empty CHECK (false)
);

ALTER TABLE ONLY guard.anchor FORCE ROW LEVEL SECURITY;

ALTER TABLE guard.anchor OWNER TO safelane_owner;

--
-- Name: TABLE anchor; Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON TABLE guard.anchor IS 'Keeps a web role from dropping what it is named in (DROP OWNED). Holds no rows.';

--
-- Name: ddl_journal; Type: VIEW; Schema: guard; Owner: safelane_owner
--

CREATE VIEW guard.ddl_journal WITH (security_invoker='true', security_barrier='true') AS
 SELECT journal_id,
    xid,
    at,
    login,
    role,
    event,
    tag,
    object_type,
    object_identity
   FROM warden.journal_rows() entry(journal_id, xid, at, login, role, event, tag, object_type, object_identity);

ALTER VIEW guard.ddl_journal OWNER TO safelane_owner;

--
-- Name: VIEW ddl_journal; Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON VIEW guard.ddl_journal IS 'One row for each object that a DDL command touched; empty where no superuser installed the event triggers. For the migrator, the approver and doctor.';

--
-- Name: idempotency_key; Type: TABLE; Schema: guard; Owner: safelane_owner
--

CREATE TABLE guard.idempotency_key (
    person_id uuid NOT NULL,
    key text NOT NULL,
    function text NOT NULL,
    body_hash bytea NOT NULL,
    first_used_at timestamp with time zone DEFAULT now() NOT NULL,
    status integer,
    headers jsonb,
    answer jsonb,
    CONSTRAINT idempotency_key_length CHECK (((length(key) >= 1) AND (length(key) <= 255)))
);

ALTER TABLE ONLY guard.idempotency_key FORCE ROW LEVEL SECURITY;

ALTER TABLE guard.idempotency_key OWNER TO safelane_owner;

--
-- Name: manifest; Type: VIEW; Schema: guard; Owner: safelane_owner
--

CREATE VIEW guard.manifest WITH (security_invoker='true', security_barrier='true') AS
 SELECT manifest_id,
    hash,
    revision,
    from_hash,
    from_revision,
    meaning,
    planned_by,
    planned_at,
    approved_by,
    approved_how,
    approved_at,
    taken_by,
    taken_at
   FROM warden.manifest_rows() step(manifest_id, hash, revision, from_hash, from_revision, meaning, planned_by, planned_at, approved_by, approved_how, approved_at, taken_by, taken_at);

ALTER VIEW guard.manifest OWNER TO safelane_owner;

--
-- Name: VIEW manifest; Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON VIEW guard.manifest IS 'Planned postures with who planned (planned_by), who approved (approved_how: person, embedded or adopted) and when they came in force (taken_at). For the migrator, the approver and doctor.';

--
-- Name: alembic_version alembic_version_pkc; Type: CONSTRAINT; Schema: guard; Owner: safelane_owner
--

ALTER TABLE ONLY guard.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);

--
-- Name: anchor anchor_pkey; Type: CONSTRAINT; Schema: guard; Owner: safelane_owner
--

ALTER TABLE ONLY guard.anchor
    ADD CONSTRAINT anchor_pkey PRIMARY KEY (held);

--
-- Name: idempotency_key idempotency_key_pkey; Type: CONSTRAINT; Schema: guard; Owner: safelane_owner
--

ALTER TABLE ONLY guard.idempotency_key
    ADD CONSTRAINT idempotency_key_pkey PRIMARY KEY (person_id, key);

--
-- Name: inspection inspection_pkey; Type: CONSTRAINT; Schema: guard; Owner: safelane_owner
--

ALTER TABLE ONLY guard.inspection
    ADD CONSTRAINT inspection_pkey PRIMARY KEY (inspection);

--
-- Name: passage passage_pkey; Type: CONSTRAINT; Schema: guard; Owner: safelane_owner
--

ALTER TABLE ONLY guard.passage
    ADD CONSTRAINT passage_pkey PRIMARY KEY (passage);

--
-- Name: sighting sighting_pkey; Type: CONSTRAINT; Schema: guard; Owner: safelane_owner
--

ALTER TABLE ONLY guard.sighting
    ADD CONSTRAINT sighting_pkey PRIMARY KEY (kind, name, inspection);

--
-- Name: sighting_inspection_idx; Type: INDEX; Schema: guard; Owner: safelane_owner
--

CREATE INDEX sighting_inspection_idx ON guard.sighting USING btree (inspection, verdict);

--
-- Name: inspection _100_append_only; Type: TRIGGER; Schema: guard; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON guard.inspection FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE guard.inspection ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: passage _100_append_only; Type: TRIGGER; Schema: guard; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON guard.passage FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE guard.passage ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: sighting _100_append_only; Type: TRIGGER; Schema: guard; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON guard.sighting FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE guard.sighting ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: anchor _100_no_truncate; Type: TRIGGER; Schema: guard; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON guard.anchor FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE guard.anchor ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: idempotency_key _100_no_truncate; Type: TRIGGER; Schema: guard; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON guard.idempotency_key FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE guard.idempotency_key ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: inspection _100_no_truncate; Type: TRIGGER; Schema: guard; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON guard.inspection FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE guard.inspection ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: passage _100_no_truncate; Type: TRIGGER; Schema: guard; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON guard.passage FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE guard.passage ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: sighting _100_no_truncate; Type: TRIGGER; Schema: guard; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON guard.sighting FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE guard.sighting ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: idempotency_key _100_only_answered; Type: TRIGGER; Schema: guard; Owner: safelane_owner
--

CREATE TRIGGER _100_only_answered BEFORE UPDATE ON guard.idempotency_key FOR EACH ROW EXECUTE FUNCTION guard.key_is_only_answered();

ALTER TABLE guard.idempotency_key ENABLE ALWAYS TRIGGER _100_only_answered;

--
-- Name: alembic_version _100_passage; Type: TRIGGER; Schema: guard; Owner: safelane_owner
--

CREATE TRIGGER _100_passage AFTER INSERT OR DELETE OR UPDATE ON guard.alembic_version FOR EACH ROW EXECUTE FUNCTION guard.note_passage();

ALTER TABLE guard.alembic_version ENABLE ALWAYS TRIGGER _100_passage;

--
-- Name: alembic_version _900_count_change; Type: TRIGGER; Schema: guard; Owner: safelane_owner
--

CREATE TRIGGER _900_count_change AFTER INSERT OR DELETE OR UPDATE ON guard.alembic_version FOR EACH STATEMENT EXECUTE FUNCTION policy.count_change();

ALTER TABLE guard.alembic_version ENABLE ALWAYS TRIGGER _900_count_change;

--
-- Name: alembic_version _900_posture; Type: TRIGGER; Schema: guard; Owner: safelane_owner
--

CREATE TRIGGER _900_posture AFTER INSERT OR DELETE OR UPDATE ON guard.alembic_version FOR EACH ROW EXECUTE FUNCTION warden.version_changes();

ALTER TABLE guard.alembic_version ENABLE ALWAYS TRIGGER _900_posture;

--
-- Name: alembic_version; Type: ROW SECURITY; Schema: guard; Owner: safelane_owner
--

ALTER TABLE guard.alembic_version ENABLE ROW LEVEL SECURITY;

--
-- Name: anchor; Type: ROW SECURITY; Schema: guard; Owner: safelane_owner
--

ALTER TABLE guard.anchor ENABLE ROW LEVEL SECURITY;

--
-- Name: inspection cap_guard_insert_as_oneself; Type: POLICY; Schema: guard; Owner: safelane_owner
--

CREATE POLICY cap_guard_insert_as_oneself ON guard.inspection FOR INSERT TO cap_guard WITH CHECK (((login = SESSION_USER) AND (inspection > 0)));

--
-- Name: POLICY cap_guard_insert_as_oneself ON inspection; Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON POLICY cap_guard_insert_as_oneself ON guard.inspection IS 'Whoever ran the inspection is who it says.';

--
-- Name: sighting cap_guard_insert_now; Type: POLICY; Schema: guard; Owner: safelane_owner
--

CREATE POLICY cap_guard_insert_now ON guard.sighting FOR INSERT TO cap_guard WITH CHECK ((inspection > ( SELECT COALESCE(max(made.inspection), 0) AS "coalesce"
   FROM guard.inspection made)));

--
-- Name: POLICY cap_guard_insert_now ON sighting; Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON POLICY cap_guard_insert_now ON guard.sighting IS 'Only an inspection that has no row yet adds what it saw.';

--
-- Name: idempotency_key cap_guard_insert_own; Type: POLICY; Schema: guard; Owner: safelane_owner
--

CREATE POLICY cap_guard_insert_own ON guard.idempotency_key FOR INSERT TO cap_guard WITH CHECK ((person_id = ( SELECT identity.person_id() AS person_id)));

--
-- Name: passage cap_guard_insert_own_transaction; Type: POLICY; Schema: guard; Owner: safelane_owner
--

CREATE POLICY cap_guard_insert_own_transaction ON guard.passage FOR INSERT TO cap_guard WITH CHECK (((login = SESSION_USER) AND (((pg_current_xact_id())::xid)::text = ANY (transactions))));

--
-- Name: POLICY cap_guard_insert_own_transaction ON passage; Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON POLICY cap_guard_insert_own_transaction ON guard.passage IS 'A passage speaks of the transaction that writes it.';

--
-- Name: inspection cap_guard_select_all; Type: POLICY; Schema: guard; Owner: safelane_owner
--

CREATE POLICY cap_guard_select_all ON guard.inspection FOR SELECT TO cap_guard USING (true);

--
-- Name: POLICY cap_guard_select_all ON inspection; Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON POLICY cap_guard_select_all ON guard.inspection IS 'An inspection is compared with the one before.';

--
-- Name: passage cap_guard_select_all; Type: POLICY; Schema: guard; Owner: safelane_owner
--

CREATE POLICY cap_guard_select_all ON guard.passage FOR SELECT TO cap_guard USING (true);

--
-- Name: POLICY cap_guard_select_all ON passage; Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON POLICY cap_guard_select_all ON guard.passage IS 'A migration explains the changes of its own transactions.';

--
-- Name: sighting cap_guard_select_all; Type: POLICY; Schema: guard; Owner: safelane_owner
--

CREATE POLICY cap_guard_select_all ON guard.sighting FOR SELECT TO cap_guard USING (true);

--
-- Name: POLICY cap_guard_select_all ON sighting; Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON POLICY cap_guard_select_all ON guard.sighting IS 'What was seen is compared with what is there.';

--
-- Name: idempotency_key cap_guard_select_own; Type: POLICY; Schema: guard; Owner: safelane_owner
--

CREATE POLICY cap_guard_select_own ON guard.idempotency_key FOR SELECT TO cap_guard USING ((person_id = ( SELECT identity.person_id() AS person_id)));

--
-- Name: POLICY cap_guard_select_own ON idempotency_key; Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON POLICY cap_guard_select_own ON guard.idempotency_key IS 'A retry finds the answer of its own person''s first request, and nobody else''s.';

--
-- Name: idempotency_key cap_guard_update_own_once; Type: POLICY; Schema: guard; Owner: safelane_owner
--

CREATE POLICY cap_guard_update_own_once ON guard.idempotency_key FOR UPDATE TO cap_guard USING (((person_id = ( SELECT identity.person_id() AS person_id)) AND (answer IS NULL))) WITH CHECK (((person_id = ( SELECT identity.person_id() AS person_id)) AND (answer IS NOT NULL)));

--
-- Name: POLICY cap_guard_update_own_once ON idempotency_key; Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON POLICY cap_guard_update_own_once ON guard.idempotency_key IS 'The answer is filled in once, by the person whose request it was.';

--
-- Name: anchor capability_in_its_functions_only; Type: POLICY; Schema: guard; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON guard.anchor AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: idempotency_key capability_in_its_functions_only; Type: POLICY; Schema: guard; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON guard.idempotency_key AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: inspection capability_in_its_functions_only; Type: POLICY; Schema: guard; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON guard.inspection AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: passage capability_in_its_functions_only; Type: POLICY; Schema: guard; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON guard.passage AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: sighting capability_in_its_functions_only; Type: POLICY; Schema: guard; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON guard.sighting AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: alembic_version guard_select_version; Type: POLICY; Schema: guard; Owner: safelane_owner
--

CREATE POLICY guard_select_version ON guard.alembic_version FOR SELECT TO cap_guard USING (true);

--
-- Name: idempotency_key; Type: ROW SECURITY; Schema: guard; Owner: safelane_owner
--

ALTER TABLE guard.idempotency_key ENABLE ROW LEVEL SECURITY;

--
-- Name: inspection; Type: ROW SECURITY; Schema: guard; Owner: safelane_owner
--

ALTER TABLE guard.inspection ENABLE ROW LEVEL SECURITY;

--
-- Name: alembic_version ledger_select_version; Type: POLICY; Schema: guard; Owner: safelane_owner
--

CREATE POLICY ledger_select_version ON guard.alembic_version FOR SELECT TO cap_ledger USING (true);

--
-- Name: alembic_version migration_delete_version; Type: POLICY; Schema: guard; Owner: safelane_owner
--

CREATE POLICY migration_delete_version ON guard.alembic_version FOR DELETE TO cap_migration USING (true);

--
-- Name: alembic_version migration_insert_version; Type: POLICY; Schema: guard; Owner: safelane_owner
--

CREATE POLICY migration_insert_version ON guard.alembic_version FOR INSERT TO cap_migration WITH CHECK (true);

--
-- Name: alembic_version migration_select_version; Type: POLICY; Schema: guard; Owner: safelane_owner
--

CREATE POLICY migration_select_version ON guard.alembic_version FOR SELECT TO cap_migration USING (true);

--
-- Name: alembic_version migration_update_version; Type: POLICY; Schema: guard; Owner: safelane_owner
--

CREATE POLICY migration_update_version ON guard.alembic_version FOR UPDATE TO cap_migration USING (true) WITH CHECK (true);

--
-- Name: passage; Type: ROW SECURITY; Schema: guard; Owner: safelane_owner
--

ALTER TABLE guard.passage ENABLE ROW LEVEL SECURITY;

--
-- Name: sighting; Type: ROW SECURITY; Schema: guard; Owner: safelane_owner
--

ALTER TABLE guard.sighting ENABLE ROW LEVEL SECURITY;

--
-- Name: FUNCTION accept(p_status integer, p_body jsonb); Type: ACL; Schema: guard; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION guard.accept(p_status integer, p_body jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.accept(p_status integer, p_body jsonb) TO cap_guard;
GRANT ALL ON FUNCTION guard.accept(p_status integer, p_body jsonb) TO cap_identity;
GRANT ALL ON FUNCTION guard.accept(p_status integer, p_body jsonb) TO cap_policy;
GRANT ALL ON FUNCTION guard.accept(p_status integer, p_body jsonb) TO cap_vetting;
GRANT ALL ON FUNCTION guard.accept(p_status integer, p_body jsonb) TO cap_booking;
GRANT ALL ON FUNCTION guard.accept(p_status integer, p_body jsonb) TO cap_ledger;
GRANT ALL ON FUNCTION guard.accept(p_status integer, p_body jsonb) TO cap_recording;

--
-- Name: FUNCTION append_only(p_table regclass); Type: ACL; Schema: guard; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION guard.append_only(p_table regclass) FROM PUBLIC;

--
-- Name: FUNCTION begin_once(p_function text, p_arguments jsonb); Type: ACL; Schema: guard; Owner: cap_guard
--

REVOKE ALL ON FUNCTION guard.begin_once(p_function text, p_arguments jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.begin_once(p_function text, p_arguments jsonb) TO cap_identity;
GRANT ALL ON FUNCTION guard.begin_once(p_function text, p_arguments jsonb) TO cap_policy;
GRANT ALL ON FUNCTION guard.begin_once(p_function text, p_arguments jsonb) TO cap_vetting;
GRANT ALL ON FUNCTION guard.begin_once(p_function text, p_arguments jsonb) TO cap_booking;
GRANT ALL ON FUNCTION guard.begin_once(p_function text, p_arguments jsonb) TO cap_ledger;
GRANT ALL ON FUNCTION guard.begin_once(p_function text, p_arguments jsonb) TO cap_recording;

--
-- Name: TABLE sighting; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT SELECT,INSERT ON TABLE guard.sighting TO cap_guard;

--
-- Name: FUNCTION changes_since(p_inspection integer); Type: ACL; Schema: guard; Owner: cap_guard
--

REVOKE ALL ON FUNCTION guard.changes_since(p_inspection integer) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.changes_since(p_inspection integer) TO safelane_migrator;

--
-- Name: FUNCTION claimed(p_lane text); Type: ACL; Schema: guard; Owner: cap_guard
--

REVOKE ALL ON FUNCTION guard.claimed(p_lane text) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.claimed(p_lane text) TO cap_identity;
GRANT ALL ON FUNCTION guard.claimed(p_lane text) TO cap_policy;
GRANT ALL ON FUNCTION guard.claimed(p_lane text) TO cap_vetting;
GRANT ALL ON FUNCTION guard.claimed(p_lane text) TO cap_booking;
GRANT ALL ON FUNCTION guard.claimed(p_lane text) TO cap_recording;

--
-- Name: FUNCTION close_table(p_table regclass); Type: ACL; Schema: guard; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION guard.close_table(p_table regclass) FROM PUBLIC;

--
-- Name: FUNCTION counts_forward(p_table regclass, p_column text); Type: ACL; Schema: guard; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION guard.counts_forward(p_table regclass, p_column text) FROM PUBLIC;

--
-- Name: FUNCTION finish_once(p_answer jsonb); Type: ACL; Schema: guard; Owner: cap_guard
--

REVOKE ALL ON FUNCTION guard.finish_once(p_answer jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.finish_once(p_answer jsonb) TO cap_identity;
GRANT ALL ON FUNCTION guard.finish_once(p_answer jsonb) TO cap_policy;
GRANT ALL ON FUNCTION guard.finish_once(p_answer jsonb) TO cap_vetting;
GRANT ALL ON FUNCTION guard.finish_once(p_answer jsonb) TO cap_booking;
GRANT ALL ON FUNCTION guard.finish_once(p_answer jsonb) TO cap_ledger;
GRANT ALL ON FUNCTION guard.finish_once(p_answer jsonb) TO cap_recording;

--
-- Name: FUNCTION inspect(p_roles jsonb, p_because text); Type: ACL; Schema: guard; Owner: cap_guard
--

REVOKE ALL ON FUNCTION guard.inspect(p_roles jsonb, p_because text) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.inspect(p_roles jsonb, p_because text) TO safelane_migrator;

--
-- Name: TABLE inspection; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT SELECT ON TABLE guard.inspection TO cap_guard;

--
-- Name: COLUMN inspection.inspection; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT INSERT(inspection) ON TABLE guard.inspection TO cap_guard;

--
-- Name: COLUMN inspection.revision; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT INSERT(revision) ON TABLE guard.inspection TO cap_guard;

--
-- Name: COLUMN inspection.cluster; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT INSERT(cluster) ON TABLE guard.inspection TO cap_guard;

--
-- Name: COLUMN inspection.database; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT INSERT(database) ON TABLE guard.inspection TO cap_guard;

--
-- Name: COLUMN inspection.passages; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT INSERT(passages) ON TABLE guard.inspection TO cap_guard;

--
-- Name: COLUMN inspection.seen; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT INSERT(seen) ON TABLE guard.inspection TO cap_guard;

--
-- Name: COLUMN inspection.unexplained; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT INSERT(unexplained) ON TABLE guard.inspection TO cap_guard;

--
-- Name: COLUMN inspection.root; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT INSERT(root) ON TABLE guard.inspection TO cap_guard;

--
-- Name: COLUMN inspection.whole; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT INSERT(whole) ON TABLE guard.inspection TO cap_guard;

--
-- Name: COLUMN inspection.with_roles; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT INSERT(with_roles) ON TABLE guard.inspection TO cap_guard;

--
-- Name: COLUMN inspection.because; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT INSERT(because) ON TABLE guard.inspection TO cap_guard;

--
-- Name: FUNCTION inspections(p_from integer); Type: ACL; Schema: guard; Owner: cap_guard
--

REVOKE ALL ON FUNCTION guard.inspections(p_from integer) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.inspections(p_from integer) TO safelane_migrator;

--
-- Name: FUNCTION key_is_only_answered(); Type: ACL; Schema: guard; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION guard.key_is_only_answered() FROM PUBLIC;

--
-- Name: FUNCTION last_checkpoint(); Type: ACL; Schema: guard; Owner: cap_guard
--

REVOKE ALL ON FUNCTION guard.last_checkpoint() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.last_checkpoint() TO safelane_migrator;

--
-- Name: FUNCTION misfiled(); Type: ACL; Schema: guard; Owner: cap_guard
--

REVOKE ALL ON FUNCTION guard.misfiled() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.misfiled() TO cap_ledger;

--
-- Name: FUNCTION mode(); Type: ACL; Schema: guard; Owner: cap_guard
--

REVOKE ALL ON FUNCTION guard.mode() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.mode() TO safelane_migrator;
GRANT ALL ON FUNCTION guard.mode() TO safelane_approver;
GRANT ALL ON FUNCTION guard.mode() TO cap_migration;
GRANT ALL ON FUNCTION guard.mode() TO cap_seal;

--
-- Name: FUNCTION no_truncate(p_table regclass); Type: ACL; Schema: guard; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION guard.no_truncate(p_table regclass) FROM PUBLIC;

--
-- Name: FUNCTION note_passage(); Type: ACL; Schema: guard; Owner: cap_guard
--

REVOKE ALL ON FUNCTION guard.note_passage() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.note_passage() TO safelane_owner;

--
-- Name: FUNCTION only_forward(); Type: ACL; Schema: guard; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION guard.only_forward() FROM PUBLIC;

--
-- Name: TABLE passage; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT SELECT ON TABLE guard.passage TO cap_guard;

--
-- Name: COLUMN passage.passage; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT INSERT(passage) ON TABLE guard.passage TO cap_guard;

--
-- Name: COLUMN passage.from_revision; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT INSERT(from_revision) ON TABLE guard.passage TO cap_guard;

--
-- Name: COLUMN passage.to_revision; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT INSERT(to_revision) ON TABLE guard.passage TO cap_guard;

--
-- Name: COLUMN passage.transactions; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT INSERT(transactions) ON TABLE guard.passage TO cap_guard;

--
-- Name: FUNCTION passages(p_after integer); Type: ACL; Schema: guard; Owner: cap_guard
--

REVOKE ALL ON FUNCTION guard.passages(p_after integer) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.passages(p_after integer) TO safelane_migrator;

--
-- Name: FUNCTION posture(); Type: ACL; Schema: guard; Owner: cap_guard
--

REVOKE ALL ON FUNCTION guard.posture() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.posture() TO safelane_migrator;
GRANT ALL ON FUNCTION guard.posture() TO safelane_approver;
GRANT ALL ON FUNCTION guard.posture() TO cap_migration;

--
-- Name: FUNCTION posture_faults(); Type: ACL; Schema: guard; Owner: cap_guard
--

REVOKE ALL ON FUNCTION guard.posture_faults() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.posture_faults() TO safelane_migrator;
GRANT ALL ON FUNCTION guard.posture_faults() TO safelane_approver;
GRANT ALL ON FUNCTION guard.posture_faults() TO cap_migration;

--
-- Name: FUNCTION posture_hash(); Type: ACL; Schema: guard; Owner: cap_guard
--

REVOKE ALL ON FUNCTION guard.posture_hash() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.posture_hash() TO safelane_migrator;
GRANT ALL ON FUNCTION guard.posture_hash() TO safelane_approver;
GRANT ALL ON FUNCTION guard.posture_hash() TO cap_migration;

--
-- Name: FUNCTION put_header(p_name text, p_value text); Type: ACL; Schema: guard; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION guard.put_header(p_name text, p_value text) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.put_header(p_name text, p_value text) TO cap_guard;
GRANT ALL ON FUNCTION guard.put_header(p_name text, p_value text) TO cap_ledger;
GRANT ALL ON FUNCTION guard.put_header(p_name text, p_value text) TO cap_identity;
GRANT ALL ON FUNCTION guard.put_header(p_name text, p_value text) TO cap_policy;
GRANT ALL ON FUNCTION guard.put_header(p_name text, p_value text) TO cap_vetting;
GRANT ALL ON FUNCTION guard.put_header(p_name text, p_value text) TO cap_booking;
GRANT ALL ON FUNCTION guard.put_header(p_name text, p_value text) TO cap_recording;

--
-- Name: FUNCTION read_only(p_view regclass); Type: ACL; Schema: guard; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION guard.read_only(p_view regclass) FROM PUBLIC;

--
-- Name: FUNCTION reference_is_judged(); Type: ACL; Schema: guard; Owner: cap_guard
--

REVOKE ALL ON FUNCTION guard.reference_is_judged() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.reference_is_judged() TO safelane_owner;

--
-- Name: FUNCTION reference_rows(); Type: ACL; Schema: guard; Owner: cap_guard
--

REVOKE ALL ON FUNCTION guard.reference_rows() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.reference_rows() TO cap_warden;
GRANT ALL ON FUNCTION guard.reference_rows() TO safelane_migrator;
GRANT ALL ON FUNCTION guard.reference_rows() TO safelane_approver;

--
-- Name: FUNCTION refuse(p_status integer, p_type text, p_title text, p_detail text, p_reasons jsonb, p_extra jsonb); Type: ACL; Schema: guard; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION guard.refuse(p_status integer, p_type text, p_title text, p_detail text, p_reasons jsonb, p_extra jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.refuse(p_status integer, p_type text, p_title text, p_detail text, p_reasons jsonb, p_extra jsonb) TO cap_guard;
GRANT ALL ON FUNCTION guard.refuse(p_status integer, p_type text, p_title text, p_detail text, p_reasons jsonb, p_extra jsonb) TO cap_identity;
GRANT ALL ON FUNCTION guard.refuse(p_status integer, p_type text, p_title text, p_detail text, p_reasons jsonb, p_extra jsonb) TO cap_policy;
GRANT ALL ON FUNCTION guard.refuse(p_status integer, p_type text, p_title text, p_detail text, p_reasons jsonb, p_extra jsonb) TO cap_vetting;
GRANT ALL ON FUNCTION guard.refuse(p_status integer, p_type text, p_title text, p_detail text, p_reasons jsonb, p_extra jsonb) TO cap_booking;
GRANT ALL ON FUNCTION guard.refuse(p_status integer, p_type text, p_title text, p_detail text, p_reasons jsonb, p_extra jsonb) TO cap_ledger;
GRANT ALL ON FUNCTION guard.refuse(p_status integer, p_type text, p_title text, p_detail text, p_reasons jsonb, p_extra jsonb) TO cap_recording;

--
-- Name: FUNCTION refuse_change(); Type: ACL; Schema: guard; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION guard.refuse_change() FROM PUBLIC;

--
-- Name: FUNCTION refuse_write(); Type: ACL; Schema: guard; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION guard.refuse_write() FROM PUBLIC;

--
-- Name: FUNCTION request_header(p_name text); Type: ACL; Schema: guard; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION guard.request_header(p_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.request_header(p_name text) TO cap_guard;
GRANT ALL ON FUNCTION guard.request_header(p_name text) TO cap_ledger;
GRANT ALL ON FUNCTION guard.request_header(p_name text) TO cap_identity;
GRANT ALL ON FUNCTION guard.request_header(p_name text) TO cap_seal;
GRANT ALL ON FUNCTION guard.request_header(p_name text) TO cap_policy;
GRANT ALL ON FUNCTION guard.request_header(p_name text) TO cap_vetting;
GRANT ALL ON FUNCTION guard.request_header(p_name text) TO cap_booking;

--
-- Name: FUNCTION schema_revision(); Type: ACL; Schema: guard; Owner: cap_guard
--

REVOKE ALL ON FUNCTION guard.schema_revision() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.schema_revision() TO cap_vetting;
GRANT ALL ON FUNCTION guard.schema_revision() TO cap_booking;
GRANT ALL ON FUNCTION guard.schema_revision() TO cap_ledger;
GRANT ALL ON FUNCTION guard.schema_revision() TO cap_recording;
GRANT ALL ON FUNCTION guard.schema_revision() TO cap_warden;

--
-- Name: FUNCTION sighted(); Type: ACL; Schema: guard; Owner: cap_guard
--

REVOKE ALL ON FUNCTION guard.sighted() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.sighted() TO safelane_migrator;

--
-- Name: FUNCTION sighted_root(); Type: ACL; Schema: guard; Owner: cap_guard
--

REVOKE ALL ON FUNCTION guard.sighted_root() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.sighted_root() TO safelane_migrator;

--
-- Name: FUNCTION sightings(); Type: ACL; Schema: guard; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION guard.sightings() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.sightings() TO cap_guard;

--
-- Name: FUNCTION unexplained(); Type: ACL; Schema: guard; Owner: cap_guard
--

REVOKE ALL ON FUNCTION guard.unexplained() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.unexplained() TO safelane_migrator;

--
-- Name: FUNCTION unlinked(); Type: ACL; Schema: guard; Owner: cap_guard
--

REVOKE ALL ON FUNCTION guard.unlinked() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.unlinked() TO cap_ledger;

--
-- Name: FUNCTION uuidv7(); Type: ACL; Schema: guard; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION guard.uuidv7() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.uuidv7() TO cap_identity;
GRANT ALL ON FUNCTION guard.uuidv7() TO cap_policy;
GRANT ALL ON FUNCTION guard.uuidv7() TO cap_vetting;
GRANT ALL ON FUNCTION guard.uuidv7() TO cap_booking;
GRANT ALL ON FUNCTION guard.uuidv7() TO cap_recording;

--
-- Name: TABLE alembic_version; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE guard.alembic_version TO cap_migration;
GRANT SELECT ON TABLE guard.alembic_version TO cap_guard;
GRANT SELECT ON TABLE guard.alembic_version TO cap_ledger;

--
-- Name: COLUMN anchor.held; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT SELECT(held) ON TABLE guard.anchor TO web_anon;
GRANT SELECT(held) ON TABLE guard.anchor TO web_learner;
GRANT SELECT(held) ON TABLE guard.anchor TO web_guardian;
GRANT SELECT(held) ON TABLE guard.anchor TO web_tutor;
GRANT SELECT(held) ON TABLE guard.anchor TO web_agency;
GRANT SELECT(held) ON TABLE guard.anchor TO web_school;
GRANT SELECT(held) ON TABLE guard.anchor TO web_vetting;
GRANT SELECT(held) ON TABLE guard.anchor TO web_compliance;
GRANT SELECT(held) ON TABLE guard.anchor TO web_service;
GRANT SELECT(held) ON TABLE guard.anchor TO web_admin;
GRANT SELECT(held) ON TABLE guard.anchor TO web_dsl;
GRANT SELECT(held) ON TABLE guard.anchor TO web_lado;

--
-- Name: TABLE ddl_journal; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT SELECT ON TABLE guard.ddl_journal TO safelane_migrator;
GRANT SELECT ON TABLE guard.ddl_journal TO safelane_approver;
GRANT SELECT ON TABLE guard.ddl_journal TO cap_migration;

--
-- Name: TABLE idempotency_key; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT SELECT ON TABLE guard.idempotency_key TO cap_guard;

--
-- Name: COLUMN idempotency_key.person_id; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT INSERT(person_id) ON TABLE guard.idempotency_key TO cap_guard;

--
-- Name: COLUMN idempotency_key.key; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT INSERT(key) ON TABLE guard.idempotency_key TO cap_guard;

--
-- Name: COLUMN idempotency_key.function; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT INSERT(function) ON TABLE guard.idempotency_key TO cap_guard;

--
-- Name: COLUMN idempotency_key.body_hash; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT INSERT(body_hash) ON TABLE guard.idempotency_key TO cap_guard;

--
-- Name: COLUMN idempotency_key.status; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT UPDATE(status) ON TABLE guard.idempotency_key TO cap_guard;

--
-- Name: COLUMN idempotency_key.headers; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT UPDATE(headers) ON TABLE guard.idempotency_key TO cap_guard;

--
-- Name: COLUMN idempotency_key.answer; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT UPDATE(answer) ON TABLE guard.idempotency_key TO cap_guard;

--
-- Name: TABLE manifest; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT SELECT ON TABLE guard.manifest TO safelane_migrator;
GRANT SELECT ON TABLE guard.manifest TO safelane_approver;
GRANT SELECT ON TABLE guard.manifest TO cap_migration;
