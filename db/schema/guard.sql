-- The schema guard at head, for reading and review. Written by `safelane snapshot`; do not edit.
-- Revision 0016
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
    AS $$
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
end;
$$;

ALTER FUNCTION guard.close_table(p_table regclass) OWNER TO safelane_owner;

--
-- Name: FUNCTION close_table(p_table regclass); Type: COMMENT; Schema: guard; Owner: safelane_owner
--

COMMENT ON FUNCTION guard.close_table(p_table regclass) IS 'Takes every grant and policy, and the triggers that guard attached, from a table, and forces row security on. Called first in every file of policies/.';

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

COMMENT ON FUNCTION guard.mode() IS 'embedded: each change approves itself. production: only what a second person approved commits. For the migrator, the approver and doctor.';

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
-- Name: idempotency_key _100_only_answered; Type: TRIGGER; Schema: guard; Owner: safelane_owner
--

CREATE TRIGGER _100_only_answered BEFORE UPDATE ON guard.idempotency_key FOR EACH ROW EXECUTE FUNCTION guard.key_is_only_answered();

ALTER TABLE guard.idempotency_key ENABLE ALWAYS TRIGGER _100_only_answered;

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
-- Name: idempotency_key cap_guard_insert_own; Type: POLICY; Schema: guard; Owner: safelane_owner
--

CREATE POLICY cap_guard_insert_own ON guard.idempotency_key FOR INSERT TO cap_guard WITH CHECK ((person_id = ( SELECT identity.person_id() AS person_id)));

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
-- Name: alembic_version guard_select_version; Type: POLICY; Schema: guard; Owner: safelane_owner
--

CREATE POLICY guard_select_version ON guard.alembic_version FOR SELECT TO cap_guard USING (true);

--
-- Name: idempotency_key; Type: ROW SECURITY; Schema: guard; Owner: safelane_owner
--

ALTER TABLE guard.idempotency_key ENABLE ROW LEVEL SECURITY;

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
-- Name: FUNCTION key_is_only_answered(); Type: ACL; Schema: guard; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION guard.key_is_only_answered() FROM PUBLIC;

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

--
-- Name: FUNCTION no_truncate(p_table regclass); Type: ACL; Schema: guard; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION guard.no_truncate(p_table regclass) FROM PUBLIC;

--
-- Name: FUNCTION only_forward(); Type: ACL; Schema: guard; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION guard.only_forward() FROM PUBLIC;

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
