-- The schema ledger at head, for reading and review. Written by `safelane snapshot`; do not edit.
-- Revision 0021
-- PostgreSQL 18

--
-- Name: checkpoint; Type: TABLE; Schema: ledger; Owner: safelane_owner
--

CREATE TABLE ledger.checkpoint (
    checkpoint bigint NOT NULL,
    size bigint NOT NULL,
    origin text NOT NULL,
    note text NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT checkpoint_note_length CHECK (((length(note) >= 1) AND (length(note) <= 65535))),
    CONSTRAINT checkpoint_origin_length CHECK (((length(origin) >= 1) AND (length(origin) <= 500))),
    CONSTRAINT checkpoint_size CHECK ((size >= 0))
);

ALTER TABLE ONLY ledger.checkpoint FORCE ROW LEVEL SECURITY;

ALTER TABLE ledger.checkpoint OWNER TO safelane_owner;

--
-- Name: TABLE checkpoint; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON TABLE ledger.checkpoint IS 'Signed checkpoints (C2SP tlog-checkpoint), as a cache for receipts.';

--
-- Name: newest_checkpoint(text); Type: FUNCTION; Schema: ledger; Owner: cap_ledger
--

CREATE FUNCTION ledger.newest_checkpoint(p_origin text DEFAULT NULL::text) RETURNS TABLE(origin text, size bigint, note text, at timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT kept.origin,
     kept.size,
     kept.note,
     kept.at
    FROM ledger.checkpoint kept
   WHERE (((newest_checkpoint.p_origin IS NULL) OR (kept.origin = newest_checkpoint.p_origin)) AND (kept.size = ( SELECT max(largest.size) AS max
            FROM ledger.checkpoint largest
           WHERE ((newest_checkpoint.p_origin IS NULL) OR (largest.origin = newest_checkpoint.p_origin)))))
   ORDER BY kept.checkpoint;
END;

ALTER FUNCTION ledger.newest_checkpoint(p_origin text) OWNER TO cap_ledger;

--
-- Name: FUNCTION newest_checkpoint(p_origin text); Type: COMMENT; Schema: ledger; Owner: cap_ledger
--

COMMENT ON FUNCTION ledger.newest_checkpoint(p_origin text) IS 'Every note that was kept of the largest signed tree, of one origin or of any. Asked by the signer and by guard.last_checkpoint.';

--
-- Name: append(text, text, uuid, text, text[], jsonb, text, uuid, text); Type: FUNCTION; Schema: ledger; Owner: cap_ledger
--

CREATE FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text DEFAULT 'done'::text, p_reasons text[] DEFAULT '{}'::text[], p_detail jsonb DEFAULT '{}'::jsonb, p_reason text DEFAULT NULL::text, p_case uuid DEFAULT NULL::uuid, p_retention text DEFAULT NULL::text) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  return ledger.enter(
    p_action, p_target_kind, p_target_id, p_outcome, p_reasons, p_detail, p_reason, p_case, p_retention);
end;
$$;

ALTER FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb, p_reason text, p_case uuid, p_retention text) OWNER TO cap_ledger;

--
-- Name: FUNCTION append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb, p_reason text, p_case uuid, p_retention text); Type: COMMENT; Schema: ledger; Owner: cap_ledger
--

COMMENT ON FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb, p_reason text, p_case uuid, p_retention text) IS 'Write one entry for an action (outcome done or refused) and return its number; the response carries its Ledger-Receipt. Called by every function that acts or refuses.';

--
-- Name: entry; Type: TABLE; Schema: ledger; Owner: safelane_owner
--

CREATE TABLE ledger.entry (
    seq bigint CONSTRAINT entry_seq_not_null1 NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() CONSTRAINT entry_xid_not_null1 NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() CONSTRAINT entry_at_not_null1 NOT NULL,
    leaf bytea NOT NULL,
    leaf_hash bytea GENERATED ALWAYS AS (sha256((decode('00'::text, 'hex'::text) || leaf))) STORED NOT NULL,
    CONSTRAINT entry_leaf_length CHECK (((length(leaf) >= 2) AND (length(leaf) <= 65535)))
);

ALTER TABLE ONLY ledger.entry FORCE ROW LEVEL SECURITY;

ALTER TABLE ledger.entry OWNER TO safelane_owner;

--
-- Name: TABLE entry; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON TABLE ledger.entry IS 'One leaf for every action and refusal, in the order in which they were numbered. Public for ever, nothing personal. Append-only (TS-12, F22).';

--
-- Name: COLUMN entry.at; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON COLUMN ledger.entry.at IS 'When it was written here: how long it has waited for its place in the tree. When it happened is in the body.';

--
-- Name: COLUMN entry.leaf; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON COLUMN ledger.entry.leaf IS 'Canonical JSON; written once and never made again from anything.';

--
-- Name: COLUMN entry.leaf_hash; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON COLUMN ledger.entry.leaf_hash IS 'SHA-256 of a zero octet and the leaf (RFC 6962).';

--
-- Name: leaf; Type: TABLE; Schema: ledger; Owner: safelane_owner
--

CREATE TABLE ledger.leaf (
    idx bigint NOT NULL,
    seq bigint NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT leaf_hash CHECK ((length(hash) = 32)),
    CONSTRAINT leaf_idx CHECK ((idx >= 0))
);

ALTER TABLE ONLY ledger.leaf FORCE ROW LEVEL SECURITY;

ALTER TABLE ledger.leaf OWNER TO safelane_owner;

--
-- Name: TABLE leaf; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON TABLE ledger.leaf IS 'Which entry stands where in the tree (RFC 6962). Indices have no gaps.';

--
-- Name: backlog(xid8); Type: FUNCTION; Schema: ledger; Owner: safelane_owner
--

CREATE FUNCTION ledger.backlog(p_low_water xid8) RETURNS TABLE(seq bigint, hash bytea, at timestamp with time zone)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_custom_plan'
    BEGIN ATOMIC
 SELECT entry.seq,
     entry.leaf_hash,
     entry.at
    FROM ledger.entry entry
   WHERE ((entry.xid >= backlog.p_low_water) AND ((backlog.p_low_water = '0'::xid8) OR (entry.xid < pg_snapshot_xmax(pg_current_snapshot())) OR (entry.xid = pg_current_xact_id_if_assigned())) AND (NOT (EXISTS ( SELECT
            FROM ledger.leaf leaf
           WHERE (leaf.seq = entry.seq)))));
END;

ALTER FUNCTION ledger.backlog(p_low_water xid8) OWNER TO safelane_owner;

--
-- Name: FUNCTION backlog(p_low_water xid8); Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON FUNCTION ledger.backlog(p_low_water xid8) IS 'Committed entries without a leaf, from a low-water mark on (ledger.low_water). Asked by ledger.integrate and ledger.status.';

--
-- Name: begin_epoch(text, text); Type: FUNCTION; Schema: ledger; Owner: cap_ledger
--

CREATE FUNCTION ledger.begin_epoch(p_origin text, p_note text) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if p_origin is null or length(p_origin) not between 1 and 500 or p_note is null or length(p_note) not between 1 and 30000 then
    raise exception using
      errcode = '22023',
      message = 'an epoch begins with a name and with the last checkpoint of the one before',
      hint = 'Give the new origin (up to 500 characters) and the old note (up to 30,000).';
  end if;
  return ledger.enter('begin_epoch', null, null, p_detail => jsonb_build_object('origin', p_origin),
    p_more => '"previous":{"note":' || to_json(p_note)::text || '},');
end;
$$;

ALTER FUNCTION ledger.begin_epoch(p_origin text, p_note text) OWNER TO cap_ledger;

--
-- Name: FUNCTION begin_epoch(p_origin text, p_note text); Type: COMMENT; Schema: ledger; Owner: cap_ledger
--

COMMENT ON FUNCTION ledger.begin_epoch(p_origin text, p_note text) IS 'Append the first leaf of a new epoch, which quotes the last checkpoint note of the old one; returns its number. Called by safelane seal.';

--
-- Name: begin_export(bigint, uuid[]); Type: FUNCTION; Schema: ledger; Owner: cap_ledger
--

CREATE FUNCTION ledger.begin_export(p_size bigint, p_targets uuid[] DEFAULT NULL::uuid[]) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_targets uuid[] := (select array_agg(distinct named order by named) from unnest(p_targets) as named where named is not null);
begin
  if p_size is null or p_size < 0 or p_size > ledger.size() then
    raise exception using
      errcode = '22023',
      message = 'an export is of a tree that is there',
      hint = 'Say how many of its leaves: no fewer than 0 and no more than ledger.size().';
  end if;
  if p_targets is not null and v_targets is null or cardinality(v_targets) > 1000 then
    raise exception using
      errcode = '22023',
      message = 'an export is about everything, or about objects that are named',
      hint = 'Name 1 to 1,000 of them, or give null.';
  end if;
  return ledger.enter(
    case when v_targets is null then 'export_openings' else 'export_openings_about' end, null, null,
    p_detail => jsonb_strip_nulls(jsonb_build_object('size', p_size, 'targets', to_jsonb(v_targets))));
end;
$$;

ALTER FUNCTION ledger.begin_export(p_size bigint, p_targets uuid[]) OWNER TO cap_ledger;

--
-- Name: FUNCTION begin_export(p_size bigint, p_targets uuid[]); Type: COMMENT; Schema: ledger; Owner: cap_ledger
--

COMMENT ON FUNCTION ledger.begin_export(p_size bigint, p_targets uuid[]) IS 'Write the entry of an export of openings, of the first p_size leaves, about objects that are named or about everything (null); returns its number for ledger.openings. Called by safelane ledger export and audit-retention.';

--
-- Name: bundle(bigint, integer); Type: FUNCTION; Schema: ledger; Owner: cap_ledger
--

CREATE FUNCTION ledger.bundle(p_idx bigint, p_width integer DEFAULT 256) RETURNS bytea
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_bundle bytea;
  v_found  bigint;
begin
  select string_agg(substring(int4send(length(found.leaf)) from 3) || found.leaf, '' order by found.idx), count(*)
  into v_bundle, v_found
  from ledger.leaves(p_idx * 256, p_width) as found;
  if p_idx is null or p_idx < 0 or p_width is null or p_width not between 0 and 256 or v_found <> p_width then
    raise exception using
      errcode = '22023',
      message = 'the tree has no such bundle of entries',
      hint = 'A bundle has an index from 0 and a width of up to 256, and ends where the tree ends.';
  end if;
  return coalesce(v_bundle, '');
end;
$$;

ALTER FUNCTION ledger.bundle(p_idx bigint, p_width integer) OWNER TO cap_ledger;

--
-- Name: FUNCTION bundle(p_idx bigint, p_width integer); Type: COMMENT; Schema: ledger; Owner: cap_ledger
--

COMMENT ON FUNCTION ledger.bundle(p_idx bigint, p_width integer) IS 'An entry bundle (tlog-tiles): for each leaf its length as two octets, and the leaf; 22023 where the tree does not reach that far. Asked by the export.';

--
-- Name: canonical(jsonb); Type: FUNCTION; Schema: ledger; Owner: safelane_owner
--

CREATE FUNCTION ledger.canonical(p_value jsonb) RETURNS text
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_largest constant numeric := 9007199254740991;
  v_number  numeric;
  v_members text;
  v_ascii   boolean;
begin
  case jsonb_typeof(p_value)
    when 'object' then
      select
        string_agg(
          to_json(member.key)::text || ':'
            || case when jsonb_typeof(member.value) in ('object', 'array', 'number') then ledger.canonical(member.value)
              else member.value::text end,
          ',' order by member.key collate "C"),
        bool_and(member.key !~ E'[^\\x20-\\x7e]')
      into v_members, v_ascii
      from jsonb_each(p_value) as member;
      if not v_ascii then
        raise exception using
          errcode = '22023',
          message = 'a key is not printable ASCII',
          hint = 'Canonical JSON of the ledger has ASCII keys.';
      end if;
      return '{' || coalesce(v_members, '') || '}';
    when 'array' then
      return '[' || coalesce((
        select string_agg(ledger.canonical(member), ',' order by place)
        from jsonb_array_elements(p_value) with ordinality as held (member, place)), '') || ']';
    when 'number' then
      v_number := p_value::numeric;
      if v_number <> trunc(v_number) or abs(v_number) > c_largest then
        raise exception using
          errcode = '22023',
          message = 'a number is not whole, or too large to be read exactly',
          hint = 'Canonical JSON of the ledger has whole numbers up to 2^53 - 1. Write others as strings.';
      end if;
      return trunc(v_number)::text;
    else
      return p_value::text;
  end case;
end;
$$;

ALTER FUNCTION ledger.canonical(p_value jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION canonical(p_value jsonb); Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON FUNCTION ledger.canonical(p_value jsonb) IS 'The canonical JSON of a value (JCS profile: ASCII keys, whole numbers); 22023 for what is outside it. Asked by ledger.canonical_detail and by whoever makes digests.';

--
-- Name: canonical_detail(jsonb); Type: FUNCTION; Schema: ledger; Owner: safelane_owner
--

CREATE FUNCTION ledger.canonical_detail(p_value jsonb) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if p_value is null or p_value = '{}' then
    return '{}';
  end if;
  return ledger.canonical(p_value);
exception
  when invalid_parameter_value then
    return ledger.canonical(ledger.tame(p_value));
end;
$$;

ALTER FUNCTION ledger.canonical_detail(p_value jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION canonical_detail(p_value jsonb); Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON FUNCTION ledger.canonical_detail(p_value jsonb) IS 'The canonical JSON of an entry''s details; what the profile does not know becomes a string (see ledger.tame). Asked by ledger.append.';

--
-- Name: check_size(bigint); Type: FUNCTION; Schema: ledger; Owner: safelane_owner
--

CREATE FUNCTION ledger.check_size(p_size bigint) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if p_size is null or p_size < 0 or p_size > ledger.size() then
    raise exception using
      errcode = '22023',
      message = 'the tree has never had this size',
      hint = 'Ask for a size from 0 to ledger.size().';
  end if;
end;
$$;

ALTER FUNCTION ledger.check_size(p_size bigint) OWNER TO safelane_owner;

--
-- Name: FUNCTION check_size(p_size bigint); Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON FUNCTION ledger.check_size(p_size bigint) IS 'Refuses a size that the tree has not reached, with 22023. Called by the functions that prove.';

--
-- Name: checkpoints(bigint, integer); Type: FUNCTION; Schema: ledger; Owner: cap_ledger
--

CREATE FUNCTION ledger.checkpoints(p_from bigint DEFAULT 0, p_limit integer DEFAULT 1000) RETURNS TABLE(origin text, size bigint, note text, at timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT kept.origin,
     kept.size,
     kept.note,
     kept.at
    FROM ledger.checkpoint kept
   WHERE (kept.size >= checkpoints.p_from)
   ORDER BY kept.size, kept.checkpoint
  LIMIT LEAST(checkpoints.p_limit, 100000);
END;

ALTER FUNCTION ledger.checkpoints(p_from bigint, p_limit integer) OWNER TO cap_ledger;

--
-- Name: FUNCTION checkpoints(p_from bigint, p_limit integer); Type: COMMENT; Schema: ledger; Owner: cap_ledger
--

COMMENT ON FUNCTION ledger.checkpoints(p_from bigint, p_limit integer) IS 'Signed checkpoint notes from a size on, up to a limit. Asked by the signer and the export.';

--
-- Name: complete_nodes(bigint, bigint); Type: FUNCTION; Schema: ledger; Owner: safelane_owner
--

CREATE FUNCTION ledger.complete_nodes(p_before bigint, p_size bigint) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_first bigint := p_before / 256;
  v_end   bigint := p_size / 256;
begin
  if v_end > v_first then
    insert into ledger.node (level, idx, hash)
    select 1, leaf.idx / 256, (ledger.ladder(string_agg(leaf.hash, '' order by leaf.idx)))[9]
    from ledger.leaf as leaf
    where leaf.idx >= v_first * 256 and leaf.idx < v_end * 256
    group by leaf.idx / 256;
  end if;
  for v_level in 2 .. 7 loop
    v_first := v_first / 256;
    v_end := v_end / 256;
    exit when v_end = v_first;
    insert into ledger.node (level, idx, hash)
    select v_level, node.idx / 256, (ledger.ladder(string_agg(node.hash, '' order by node.idx)))[9]
    from ledger.node as node
    where node.level = v_level - 1 and node.idx >= v_first * 256 and node.idx < v_end * 256
    group by node.idx / 256;
  end loop;
end;
$$;

ALTER FUNCTION ledger.complete_nodes(p_before bigint, p_size bigint) OWNER TO safelane_owner;

--
-- Name: FUNCTION complete_nodes(p_before bigint, p_size bigint); Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON FUNCTION ledger.complete_nodes(p_before bigint, p_size bigint) IS 'Keep the roots of the groups of 256 that became full between two sizes. Called by ledger.integrate.';

--
-- Name: consistency(bigint, bigint); Type: FUNCTION; Schema: ledger; Owner: cap_ledger
--

CREATE FUNCTION ledger.consistency(p_old bigint, p_new bigint) RETURNS bytea[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_height integer := 0;
  v_path   bytea[];
begin
  perform ledger.check_size(p_new);
  if p_old is null or p_old < 0 or p_old > p_new then
    raise exception using
      errcode = '22023',
      message = 'the older tree is not larger than the newer one',
      hint = 'Ask for two sizes, the older one first.';
  end if;
  if p_old in (0, p_new) then
    return '{}';
  end if;
  while (p_old >> v_height) & 1 = 0 loop
    v_height := v_height + 1;
  end loop;
  v_path := ledger.path(v_height, (p_old - 1) >> v_height, p_new);
  return case when p_old = 1::bigint << v_height then v_path[2:] else v_path end;
end;
$$;

ALTER FUNCTION ledger.consistency(p_old bigint, p_new bigint) OWNER TO cap_ledger;

--
-- Name: FUNCTION consistency(p_old bigint, p_new bigint); Type: COMMENT; Schema: ledger; Owner: cap_ledger
--

COMMENT ON FUNCTION ledger.consistency(p_old bigint, p_new bigint) IS 'The consistency proof between two sizes of the tree (RFC 6962), empty from 0 and from the same size; 22023 where there is none. Asked by the signer.';

--
-- Name: digest(jsonb, text[]); Type: FUNCTION; Schema: ledger; Owner: safelane_owner
--

CREATE FUNCTION ledger.digest(p_row jsonb, p_fields text[]) RETURNS bytea
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
-- Called once a row and more: no settings of its own, and every operator here is pg_catalog's by its types.
declare
  v_field text;
  v_value jsonb;
  v_text  text := '';
begin
  foreach v_field in array p_fields loop
    v_value := p_row -> v_field;
    -- a field that the row does not have makes the whole null: nothing is said of such a row
    v_text := v_text || ',"' || v_field || '":' || case jsonb_typeof(v_value)
      when 'number' then
        case
          when scale(v_value::numeric) = 0 and abs(v_value::numeric) <= 9007199254740991 then v_value::text
          else '"' || v_value::text || '"'
        end
      when 'object' then ledger.canonical_detail(v_value)
      when 'array' then ledger.canonical_detail(v_value)
      else v_value::text
    end;
  end loop;
  return sha256(convert_to('{' || substr(v_text, 2) || '}', 'UTF8'));
end;
$$;

ALTER FUNCTION ledger.digest(p_row jsonb, p_fields text[]) OWNER TO safelane_owner;

--
-- Name: FUNCTION digest(p_row jsonb, p_fields text[]); Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON FUNCTION ledger.digest(p_row jsonb, p_fields text[]) IS 'SHA-256 of the named fields of a row (to_jsonb under fixed settings) as canonical JSON; null where the row has no such field. The list is sorted by octets. Asked by ledger.record_change, ledger.require_entry and ledger.unrecorded_in.';

--
-- Name: enter(text, text, uuid, text, text[], jsonb, text, uuid, text, text); Type: FUNCTION; Schema: ledger; Owner: safelane_owner
--

CREATE FUNCTION ledger.enter(p_action text, p_target_kind text, p_target_id uuid, p_outcome text DEFAULT 'done'::text, p_reasons text[] DEFAULT '{}'::text[], p_detail jsonb DEFAULT '{}'::jsonb, p_reason text DEFAULT NULL::text, p_case uuid DEFAULT NULL::uuid, p_retention text DEFAULT NULL::text, p_more text DEFAULT ''::text) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
declare
  v_at        timestamptz := clock_timestamp();
  v_person    uuid := identity.person_id();
  v_request   boolean := nullif(current_setting('request.headers', true), '') is not null;
  v_detail    text := coalesce(p_detail, '{}');
  v_changes   json := '[]';
  v_target    json := '{"id":' || coalesce('"' || p_target_id::text || '"', 'null')
    || ',"kind":' || coalesce(to_json(p_target_kind)::text, 'null') || '}';
  v_first     bigint;
  v_last      bigint;
  v_body      text;
  v_retention text;
  v_salt      bytea;
  v_kept      bytea;
  v_release   bytea;
  v_leaf      bytea;
  v_seq       bigint;
  v_leaf_hash bytea;
  v_receipt   text;
begin
  -- each change is claimed by the first entry that is written after it; who has no transaction id has written nothing
  if pg_current_xact_id_if_assigned() is not null then
    select
      '[' || coalesce(string_agg(
        '{"after":' || coalesce('"' || encode(made.after, 'hex') || '"', 'null')
          || ',"before":' || coalesce('"' || encode(made.before, 'hex') || '"', 'null')
          || ',"kind":' || to_json(made.kind)::text
          || ',"target":' || to_json(made.target)::text
          || ',"version":' || made.fields_version::text || '}',
        ',' order by made.change_id), '') || ']',
      min(made.change_id), max(made.change_id)
    into v_changes, v_first, v_last
    from ledger.change as made
    where made.xid = pg_current_xact_id()
      and made.change_id > coalesce((
        select max(claim.last_change) from ledger.opening as claim where claim.xid = pg_current_xact_id()), 0);
  end if;

  if p_outcome not in ('done', 'refused') or length(p_action) not between 1 and 100 then
    raise exception using
      errcode = '23514',
      message = 'an entry has a named action that was done or refused',
      hint = 'The name has up to 100 characters.';
  end if;
  -- what canonical JSON cannot say is said in another way, never left out; nearly every detail is as jsonb writes it
  if v_detail ~ E'[^\\x20-\\x7e]|[:,[] ?-?[0-9]+(\\.|[0-9]{15})' then
    v_detail := ledger.canonical_detail(p_detail);
  end if;

  select
    said.body, said.retention, said.salt, said.kept, said.release,
    convert_to('{"body":"' || encode(sha256(said.salt || convert_to(said.body, 'UTF8')), 'hex')
      || '",' || p_more || '"release":"' || encode(sha256(said.release), 'hex')
      || '","retention":"' || encode(sha256(said.kept || convert_to(said.retention, 'UTF8')), 'hex')
      || '","v":1}', 'UTF8')
  into v_body, v_retention, v_salt, v_kept, v_release, v_leaf
  from (
    select
      row_to_json(told)::text as body,
      '{"class":"' || known.class || '","floor":' || to_json(known.floor)::text || '}' as retention,
      -- 244 random bits; each secret is a hash of its own of them
      sha256(known.seed || E'\\x01') as salt,
      sha256(known.seed || E'\\x02') as kept,
      sha256(known.seed || E'\\x03') as release
    from (
      select
        kind.class, ledger.floor_after(kind.keep, v_at) as floor, policy.number as policy,
        (select revision.version_num from guard.alembic_version as revision) as schema,
        uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) as seed
      from ledger.retention_class as kind
      cross join policy.epoch as policy
      where kind.class = coalesce(p_retention, 'audit_chain')
      offset 0
    ) as known
    -- the columns in their order; row_to_json puts no space between them
    cross join lateral (
      select
        p_action as action,
        null::text as "as",
        to_char(v_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
        p_case as "case",
        v_changes as changes,
        left(coalesce(case when v_request then guard.request_header('x-forwarded-for') end,
          host(inet_client_addr())), 200) as client,
        v_detail::json as detail,
        p_outcome as outcome,
        v_person as person,
        -- the seal that proves the person is over persona and token, too
        case when v_person is not null then current_setting('safelane.persona') end as persona,
        known.policy as policy,
        p_reason as reason,
        coalesce(p_reasons, '{}') as reasons,
        left(case when v_request then guard.request_header('x-request-id') end, 200) as request_id,
        coalesce(nullif(current_setting('role'), 'none'), session_user) as role,
        known.schema as schema,
        session_user as session_user,
        v_target as target,
        case when v_person is not null then nullif(current_setting('safelane.token'), '') end as token,
        1 as v,
        pg_current_xact_id()::text as xid
    ) as told
    offset 0
  ) as said;
  if not found then
    raise exception using
      errcode = '22023',
      message = format('there is no retention class %L', p_retention),
      hint = 'The classes are the rows of ledger.retention_class.';
  end if;

  insert into ledger.entry as made (leaf)
  values (v_leaf)
  returning made.seq, made.leaf_hash into v_seq, v_leaf_hash;
  insert into ledger.opening
    (seq, salt, body, retention_salt, retention, release, first_change, last_change,
     at, action, outcome, actor_id, target_kind, target_id)
  values
    (v_seq, v_salt, v_body, v_kept, v_retention, v_release, v_first, v_last,
     v_at, p_action, p_outcome, v_person, p_target_kind, p_target_id);

  v_receipt := 'seq=' || v_seq || '; leaf=' || encode(v_leaf_hash, 'hex');
  if nullif(current_setting('response.headers', true), '') is null then
    perform set_config('response.headers', '[{"Ledger-Receipt": "' || v_receipt || '"}]', true);
  else
    perform guard.put_header('Ledger-Receipt', v_receipt);
  end if;
  return v_seq;
end;
$$;

ALTER FUNCTION ledger.enter(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb, p_reason text, p_case uuid, p_retention text, p_more text) OWNER TO safelane_owner;

--
-- Name: FUNCTION enter(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb, p_reason text, p_case uuid, p_retention text, p_more text); Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON FUNCTION ledger.enter(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb, p_reason text, p_case uuid, p_retention text, p_more text) IS 'Write one entry and return its number; p_more are further members of its leaf, between body and release, in order. Called by ledger.append, ledger.erase and ledger.begin_epoch.';

--
-- Name: erase(bigint, text); Type: FUNCTION; Schema: ledger; Owner: cap_ledger
--

CREATE FUNCTION ledger.erase(p_seq bigint, p_reason text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action  constant text := 'erase_entry';
  c_person  constant uuid := identity.person_id();
  c_detail  constant jsonb := jsonb_build_object('seq', p_seq);
  v_opening ledger.opening;
  v_problem text;
  v_idx     bigint;
  v_more    text;
  v_seq     bigint;
begin
  select opening.* into v_opening from ledger.opening as opening where opening.seq = p_seq;
  if not found then
    return ledger.refuse_action(c_action, 404, 'not-found', 'No such entry',
      'No entry with this number has an opening that you may know of.', c_detail);
  end if;

  v_problem := ledger.erasure_problem(v_opening, c_person);
  if v_problem is not null then
    return case v_problem
      when 'legal-hold' then ledger.refuse_action(c_action, 409, 'legal-hold',
        'A legal hold keeps this entry', 'It stays until every hold on it, or on what it names, is released.', c_detail)
      when 'not-in-the-tree' then ledger.refuse_action(c_action, 409, 'not-in-the-tree',
        'This entry is not in the tree yet', 'Wait until it is sealed; safelane ledger status says how far that is.', c_detail)
      when 'retention-floor' then ledger.refuse_action(c_action, 409, 'retention-floor',
        'This entry is kept longer', 'Its retention is not over, and nobody may end it early.', c_detail)
      when 'still-witnessed' then ledger.refuse_action(c_action, 409, 'still-witnessed',
        'A row is as this entry left it', 'An entry stays as long as it is the one that speaks of a row as it is.', c_detail)
      else ledger.refuse_action(c_action, 409, 'sign-off-missing',
        'Nobody else has signed', 'Somebody other than you signs the erasure of this entry first; a signature holds for 30 days.', c_detail)
    end;
  end if;

  v_idx := ledger.index_of(p_seq);
  v_more := format('"erased":{"class":%s,"floor":%s,"idx":%s,"release":"%s","retention_salt":"%s"},',
    to_json(v_opening.retention::jsonb ->> 'class'), to_json(v_opening.retention::jsonb ->> 'floor'), v_idx,
    encode(v_opening.release, 'hex'), encode(v_opening.retention_salt, 'hex'));
  v_seq := ledger.enter(c_action, 'ledger_entry', null, p_detail => c_detail || jsonb_build_object('idx', v_idx),
    p_reason => p_reason, p_more => v_more);

  delete from ledger.change as made
  where made.xid = v_opening.xid
    and made.change_id between v_opening.first_change and v_opening.last_change;
  delete from ledger.opening as opening where opening.seq = p_seq;

  return guard.finish_once(guard.accept(200, jsonb_build_object('seq', p_seq, 'idx', v_idx, 'tombstone', v_seq)));
end;
$$;

ALTER FUNCTION ledger.erase(p_seq bigint, p_reason text) OWNER TO cap_ledger;

--
-- Name: FUNCTION erase(p_seq bigint, p_reason text); Type: COMMENT; Schema: ledger; Owner: cap_ledger
--

COMMENT ON FUNCTION ledger.erase(p_seq bigint, p_reason text) IS 'Erase what an entry says and append its tombstone: {seq, idx, tombstone}; or the refusal: not-found, legal-hold, not-in-the-tree, retention-floor, still-witnessed, sign-off-missing. Called by api.erase_entry.';

--
-- Name: hold; Type: TABLE; Schema: ledger; Owner: safelane_owner
--

CREATE TABLE ledger.hold (
    hold_id uuid DEFAULT gen_random_uuid() NOT NULL,
    seq bigint,
    target_id uuid,
    name text NOT NULL,
    reason text NOT NULL,
    placed_by uuid NOT NULL,
    placed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT hold_name_length CHECK (((length(name) >= 1) AND (length(name) <= 200))),
    CONSTRAINT hold_one_object CHECK (((seq IS NULL) <> (target_id IS NULL))),
    CONSTRAINT hold_reason_length CHECK (((length(reason) >= 3) AND (length(reason) <= 2000)))
);

ALTER TABLE ONLY ledger.hold FORCE ROW LEVEL SECURITY;

ALTER TABLE ledger.hold OWNER TO safelane_owner;

--
-- Name: TABLE hold; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON TABLE ledger.hold IS 'Named legal holds on one entry, or on every entry about one target (F20, E6). Append-only.';

--
-- Name: hold_release; Type: TABLE; Schema: ledger; Owner: safelane_owner
--

CREATE TABLE ledger.hold_release (
    hold_id uuid NOT NULL,
    reason text NOT NULL,
    released_by uuid NOT NULL,
    released_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT hold_release_reason_length CHECK (((length(reason) >= 3) AND (length(reason) <= 2000)))
);

ALTER TABLE ONLY ledger.hold_release FORCE ROW LEVEL SECURITY;

ALTER TABLE ledger.hold_release OWNER TO safelane_owner;

--
-- Name: TABLE hold_release; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON TABLE ledger.hold_release IS 'Holds that were released: a row of its own, so that the hold stays on record.';

--
-- Name: is_held(bigint, text); Type: FUNCTION; Schema: ledger; Owner: safelane_owner
--

CREATE FUNCTION ledger.is_held(p_seq bigint, p_body text) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM ledger.hold held
           WHERE (((held.seq = is_held.p_seq) OR (POSITION(((held.target_id)::text) IN (is_held.p_body)) > 0)) AND (NOT (EXISTS ( SELECT
                    FROM ledger.hold_release released
                   WHERE (released.hold_id = held.hold_id))))))) AS "exists";
END;

ALTER FUNCTION ledger.is_held(p_seq bigint, p_body text) OWNER TO safelane_owner;

--
-- Name: FUNCTION is_held(p_seq bigint, p_body text); Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON FUNCTION ledger.is_held(p_seq bigint, p_body text) IS 'Whether a live legal hold covers an entry, by its number or by what its body names. Asked by ledger.erasure_problem.';

--
-- Name: change; Type: TABLE; Schema: ledger; Owner: safelane_owner
--

CREATE TABLE ledger.change (
    change_id bigint NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    kind text NOT NULL,
    target text NOT NULL,
    fields_version integer NOT NULL,
    before bytea,
    after bytea,
    CONSTRAINT change_digests CHECK (((length(before) = 32) AND (length(after) = 32))),
    CONSTRAINT change_is_one CHECK (((before IS NOT NULL) OR (after IS NOT NULL)))
);

ALTER TABLE ONLY ledger.change FORCE ROW LEVEL SECURITY;

ALTER TABLE ledger.change OWNER TO safelane_owner;

--
-- Name: TABLE change; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON TABLE ledger.change IS 'One row for every version of a row of a protected table, by digest; the entry that speaks of it lists it (TS-12). Written by the tables'' own triggers.';

--
-- Name: opening; Type: TABLE; Schema: ledger; Owner: safelane_owner
--

CREATE TABLE ledger.opening (
    seq bigint NOT NULL,
    salt bytea NOT NULL,
    body text NOT NULL,
    retention_salt bytea NOT NULL,
    retention text NOT NULL,
    release bytea NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    first_change bigint,
    last_change bigint,
    at timestamp with time zone NOT NULL,
    action text NOT NULL,
    actor_id uuid,
    outcome text NOT NULL,
    target_kind text,
    target_id uuid
);

ALTER TABLE ONLY ledger.opening FORCE ROW LEVEL SECURITY;

ALTER TABLE ledger.opening OWNER TO safelane_owner;

--
-- Name: TABLE opening; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON TABLE ledger.opening IS 'What a leaf commits to, with its salts and the token that releases it. The only part of an entry that is ever removed, by ledger.erase and with a tombstone.';

--
-- Name: sign_off; Type: TABLE; Schema: ledger; Owner: safelane_owner
--

CREATE TABLE ledger.sign_off (
    sign_off_id uuid DEFAULT gen_random_uuid() NOT NULL,
    seq bigint NOT NULL,
    reason text NOT NULL,
    signed_by uuid NOT NULL,
    signed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    expires_at timestamp with time zone DEFAULT (clock_timestamp() + '30 days'::interval) NOT NULL,
    CONSTRAINT sign_off_reason_length CHECK (((length(reason) >= 3) AND (length(reason) <= 2000))),
    CONSTRAINT sign_off_validity CHECK ((expires_at <= (signed_at + '31 days'::interval)))
);

ALTER TABLE ONLY ledger.sign_off FORCE ROW LEVEL SECURITY;

ALTER TABLE ledger.sign_off OWNER TO safelane_owner;

--
-- Name: TABLE sign_off; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON TABLE ledger.sign_off IS 'Consent to the erasure of one entry''s opening, good for 30 days (F21, E6). Append-only.';

--
-- Name: erasure_problem(ledger.opening, uuid, timestamp with time zone); Type: FUNCTION; Schema: ledger; Owner: safelane_owner
--

CREATE FUNCTION ledger.erasure_problem(p_opening ledger.opening, p_person uuid, p_at timestamp with time zone DEFAULT now()) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN ledger.is_held((p_opening).seq, (p_opening).body) THEN 'legal-hold'::text
             WHEN (NOT (EXISTS ( SELECT
                FROM ledger.leaf leaf
               WHERE (leaf.seq = (erasure_problem.p_opening).seq)))) THEN 'not-in-the-tree'::text
             WHEN (((((p_opening).retention)::jsonb ->> 'floor'::text) IS NULL) OR ((p_at AT TIME ZONE 'Europe/London'::text) < (((((p_opening).retention)::jsonb ->> 'floor'::text) || ' 00:00'::text))::timestamp without time zone)) THEN 'retention-floor'::text
             WHEN (EXISTS ( SELECT
                FROM ledger.change made
               WHERE ((made.xid = (erasure_problem.p_opening).xid) AND ((made.change_id >= (erasure_problem.p_opening).first_change) AND (made.change_id <= (erasure_problem.p_opening).last_change)) AND (made.after IS NOT NULL) AND (NOT (EXISTS ( SELECT
                        FROM ledger.change later
                       WHERE ((later.kind = made.kind) AND (later.target = made.target) AND (later.change_id > made.change_id)))))))) THEN 'still-witnessed'::text
             WHEN (NOT (EXISTS ( SELECT
                FROM ledger.sign_off signed
               WHERE ((signed.seq = (erasure_problem.p_opening).seq) AND (signed.expires_at > erasure_problem.p_at) AND (signed.signed_by IS DISTINCT FROM erasure_problem.p_person))))) THEN 'sign-off-missing'::text
             ELSE NULL::text
         END AS "case";
END;

ALTER FUNCTION ledger.erasure_problem(p_opening ledger.opening, p_person uuid, p_at timestamp with time zone) OWNER TO safelane_owner;

--
-- Name: FUNCTION erasure_problem(p_opening ledger.opening, p_person uuid, p_at timestamp with time zone); Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON FUNCTION ledger.erasure_problem(p_opening ledger.opening, p_person uuid, p_at timestamp with time zone) IS 'Why this person may not erase an opening at an instant, or null. Asked by ledger.erase.';

--
-- Name: field_lists(text); Type: FUNCTION; Schema: ledger; Owner: cap_ledger
--

CREATE FUNCTION ledger.field_lists(p_lane text) RETURNS TABLE(kind text, version integer, fields text[])
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select known.kind, known.version, known.fields
  from ledger.protected as known
  where starts_with(known.kind, p_lane || '.')
  order by known.kind, known.version;
$$;

ALTER FUNCTION ledger.field_lists(p_lane text) OWNER TO cap_ledger;

--
-- Name: FUNCTION field_lists(p_lane text); Type: COMMENT; Schema: ledger; Owner: cap_ledger
--

COMMENT ON FUNCTION ledger.field_lists(p_lane text) IS 'The field lists of a lane''s protected tables, every version. Asked by ledger.unrecorded_in.';

--
-- Name: floor_after(interval, timestamp with time zone); Type: FUNCTION; Schema: ledger; Owner: safelane_owner
--

CREATE FUNCTION ledger.floor_after(p_keep interval, p_at timestamp with time zone) RETURNS date
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (((((p_at AT TIME ZONE 'Europe/London'::text))::date + p_keep))::date + ((EXTRACT(day FROM (((p_at AT TIME ZONE 'Europe/London'::text))::date + p_keep)) < EXTRACT(day FROM (p_at AT TIME ZONE 'Europe/London'::text))))::integer);
END;

ALTER FUNCTION ledger.floor_after(p_keep interval, p_at timestamp with time zone) OWNER TO safelane_owner;

--
-- Name: FUNCTION floor_after(p_keep interval, p_at timestamp with time zone); Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON FUNCTION ledger.floor_after(p_keep interval, p_at timestamp with time zone) IS 'The civil day (London) that lies so long after an instant''s. Asked by ledger.enter and ledger.floor_of.';

--
-- Name: retention_class; Type: TABLE; Schema: ledger; Owner: safelane_owner
--

CREATE TABLE ledger.retention_class (
    class text NOT NULL,
    keep interval NOT NULL,
    meaning text NOT NULL,
    clauses text[] NOT NULL,
    CONSTRAINT retention_class_form CHECK ((class ~ '^[a-z_]{1,40}$'::text)),
    CONSTRAINT retention_class_keep CHECK ((keep >= '7 years'::interval))
);

ALTER TABLE ONLY ledger.retention_class FORCE ROW LEVEL SECURITY;

ALTER TABLE ledger.retention_class OWNER TO safelane_owner;

--
-- Name: TABLE retention_class; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON TABLE ledger.retention_class IS 'Classes of entries, and how long after the action their opening is kept at least. Nobody ends any of them early (E6).';

--
-- Name: floor_of(text, timestamp with time zone); Type: FUNCTION; Schema: ledger; Owner: safelane_owner
--

CREATE FUNCTION ledger.floor_of(p_class text, p_at timestamp with time zone) RETURNS date
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT ledger.floor_after(known.keep, floor_of.p_at) AS floor_after
    FROM ledger.retention_class known
   WHERE (known.class = floor_of.p_class);
END;

ALTER FUNCTION ledger.floor_of(p_class text, p_at timestamp with time zone) OWNER TO safelane_owner;

--
-- Name: FUNCTION floor_of(p_class text, p_at timestamp with time zone); Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON FUNCTION ledger.floor_of(p_class text, p_at timestamp with time zone) IS 'The civil day (London) before which an opening of this class is not erased, null for an unknown class. Asked by the revision that adopted older entries.';

--
-- Name: inclusion(bigint, bigint); Type: FUNCTION; Schema: ledger; Owner: cap_ledger
--

CREATE FUNCTION ledger.inclusion(p_idx bigint, p_size bigint) RETURNS bytea[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  perform ledger.check_size(p_size);
  if p_idx is null or p_idx < 0 or p_idx >= p_size then
    raise exception using
      errcode = '22023',
      message = 'the tree of this size has no such leaf',
      hint = 'Ask for an index from 0 to below the size.';
  end if;
  return (ledger.path(0, p_idx, p_size))[2:];
end;
$$;

ALTER FUNCTION ledger.inclusion(p_idx bigint, p_size bigint) OWNER TO cap_ledger;

--
-- Name: FUNCTION inclusion(p_idx bigint, p_size bigint); Type: COMMENT; Schema: ledger; Owner: cap_ledger
--

COMMENT ON FUNCTION ledger.inclusion(p_idx bigint, p_size bigint) IS 'The audit path of a leaf in the tree of a size, lowest first (RFC 6962); 22023 where there is none. Asked by the signer and api.ledger_proof.';

--
-- Name: index_of(bigint); Type: FUNCTION; Schema: ledger; Owner: cap_ledger
--

CREATE FUNCTION ledger.index_of(p_seq bigint) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT leaf.idx
    FROM ledger.leaf leaf
   WHERE (leaf.seq = index_of.p_seq);
END;

ALTER FUNCTION ledger.index_of(p_seq bigint) OWNER TO cap_ledger;

--
-- Name: FUNCTION index_of(p_seq bigint); Type: COMMENT; Schema: ledger; Owner: cap_ledger
--

COMMENT ON FUNCTION ledger.index_of(p_seq bigint) IS 'The index of an entry''s leaf, null while it has none. Asked by the signer, ledger.erase and api.ledger_proof.';

--
-- Name: integrate(); Type: FUNCTION; Schema: ledger; Owner: cap_ledger
--

CREATE FUNCTION ledger.integrate(OUT size bigint, OUT added bigint, OUT backlog bigint) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_custom_plan'
    AS $$
declare
  c_worth_a_mark constant bigint := 1000;
  v_before bigint;
  v_low    xid8;
begin
  -- a checkpoint must never be of leaves that a crash could take back
  if current_setting('synchronous_commit') = 'off' then
    perform set_config('synchronous_commit', 'on', true);
  end if;

  for v_try in 1 .. 5 loop
    begin
      v_before := ledger.size();
      v_low := ledger.low_water();
      with waiting as materialized (
        select found.seq, found.hash from ledger.backlog(v_low) as found
      ),
      placed as (
        insert into ledger.leaf (idx, seq, hash)
        select v_before + row_number() over (order by waiting.seq) - 1, waiting.seq, waiting.hash
        from waiting
        order by waiting.seq
        returning leaf.idx
      ),
      counted as (
        select count(*) as leaves from placed
      ),
      marked as (
        insert into ledger.batch (size, low_water)
        select v_before + counted.leaves, pg_snapshot_xmin(pg_current_snapshot())
        from counted
        where counted.leaves > 0
          or v_low = '0'::xid8
          or c_worth_a_mark < (
            select count(*) from ledger.entry as entry where entry.xid >= v_low and counted.leaves = 0)
      )
      select counted.leaves into added from counted;
      exit;
    exception
      -- somebody else was integrating; what they placed is seen in the next snapshot
      when unique_violation then
        added := 0;
    end;
  end loop;

  size := v_before + added;
  if added > 0 then
    perform ledger.complete_nodes(v_before, size);
  end if;
  select count(*) into backlog from ledger.backlog(ledger.low_water());
end;
$$;

ALTER FUNCTION ledger.integrate(OUT size bigint, OUT added bigint, OUT backlog bigint) OWNER TO cap_ledger;

--
-- Name: FUNCTION integrate(OUT size bigint, OUT added bigint, OUT backlog bigint); Type: COMMENT; Schema: ledger; Owner: cap_ledger
--

COMMENT ON FUNCTION ledger.integrate(OUT size bigint, OUT added bigint, OUT backlog bigint) IS 'Give every committed entry without a leaf its place in the tree; returns the size, how many were added, and how many came meanwhile. Safe to run twice at once. Called by safelane seal.';

--
-- Name: confidential_action; Type: TABLE; Schema: ledger; Owner: safelane_owner
--

CREATE TABLE ledger.confidential_action (
    action text NOT NULL,
    clauses text[] NOT NULL
);

ALTER TABLE ONLY ledger.confidential_action FORCE ROW LEVEL SECURITY;

ALTER TABLE ledger.confidential_action OWNER TO safelane_owner;

--
-- Name: TABLE confidential_action; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON TABLE ledger.confidential_action IS 'Actions whose entries only safeguarding leads see.';

--
-- Name: is_for_asker(uuid, text, uuid, text, text); Type: FUNCTION; Schema: ledger; Owner: safelane_owner
--

CREATE FUNCTION ledger.is_for_asker(p_asker uuid, p_persona text, p_actor uuid, p_action text, p_body text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN ((p_asker IS NULL) OR (p_persona IS NULL) OR (p_persona <> ALL (ARRAY['web_dsl'::text, 'web_compliance'::text, 'web_admin'::text]))) THEN false
             WHEN ((POSITION(((p_asker)::text) IN (p_body)) > 0) AND (NOT ((NOT (p_actor IS DISTINCT FROM p_asker)) AND (NOT (((p_body)::jsonb ->> 'persona'::text) IS DISTINCT FROM p_persona))))) THEN false
             WHEN (POSITION(('"persona":"web_lado","policy":'::text) IN (p_body)) > 0) THEN false
             ELSE ((p_persona = 'web_dsl'::text) OR (NOT (EXISTS ( SELECT
                FROM ledger.confidential_action confidential
               WHERE (confidential.action = is_for_asker.p_action)))))
         END AS "case";
END;

ALTER FUNCTION ledger.is_for_asker(p_asker uuid, p_persona text, p_actor uuid, p_action text, p_body text) OWNER TO safelane_owner;

--
-- Name: FUNCTION is_for_asker(p_asker uuid, p_persona text, p_actor uuid, p_action text, p_body text); Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON FUNCTION ledger.is_for_asker(p_asker uuid, p_persona text, p_actor uuid, p_action text, p_body text) IS 'Whether this person, in this persona, may know of an entry. Asked by the policies of ledger.opening.';

--
-- Name: is_released(bytea); Type: FUNCTION; Schema: ledger; Owner: safelane_owner
--

CREATE FUNCTION ledger.is_released(p_release bytea) RETURNS boolean
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM ledger.entry tombstone
           WHERE ((tombstone.xid = pg_current_xact_id()) AND (((convert_from(tombstone.leaf, 'UTF8'::name))::jsonb #>> '{erased,release}'::text[]) = encode(is_released.p_release, 'hex'::text))))) AS "exists";
END;

ALTER FUNCTION ledger.is_released(p_release bytea) OWNER TO safelane_owner;

--
-- Name: FUNCTION is_released(p_release bytea); Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON FUNCTION ledger.is_released(p_release bytea) IS 'Whether this transaction appended a tombstone with this token. Asked by the policies and triggers of openings and changes.';

--
-- Name: keep_checkpoint(text, bigint, text); Type: FUNCTION; Schema: ledger; Owner: cap_ledger
--

CREATE FUNCTION ledger.keep_checkpoint(p_origin text, p_size bigint, p_note text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if not exists (
    select from ledger.checkpoint as kept where kept.size = p_size and kept.origin = p_origin and kept.note = p_note)
  then
    insert into ledger.checkpoint (origin, size, note) values (p_origin, p_size, p_note);
  end if;
end;
$$;

ALTER FUNCTION ledger.keep_checkpoint(p_origin text, p_size bigint, p_note text) OWNER TO cap_ledger;

--
-- Name: FUNCTION keep_checkpoint(p_origin text, p_size bigint, p_note text); Type: COMMENT; Schema: ledger; Owner: cap_ledger
--

COMMENT ON FUNCTION ledger.keep_checkpoint(p_origin text, p_size bigint, p_note text) IS 'Keep a signed checkpoint note of a size that the tree has; the same note twice is kept once. Called by the signer.';

--
-- Name: keep_fields(text, text[]); Type: FUNCTION; Schema: ledger; Owner: cap_ledger
--

CREATE FUNCTION ledger.keep_fields(p_kind text, p_fields text[]) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_last ledger.protected;
begin
  select known.* into v_last
  from ledger.protected as known
  where known.kind = p_kind
  order by known.version desc
  limit 1;
  if v_last.fields = p_fields then
    return v_last.version;
  end if;
  insert into ledger.protected (kind, version, fields)
  values (p_kind, coalesce(v_last.version, 0) + 1, p_fields);
  return coalesce(v_last.version, 0) + 1;
end;
$$;

ALTER FUNCTION ledger.keep_fields(p_kind text, p_fields text[]) OWNER TO cap_ledger;

--
-- Name: FUNCTION keep_fields(p_kind text, p_fields text[]); Type: COMMENT; Schema: ledger; Owner: cap_ledger
--

COMMENT ON FUNCTION ledger.keep_fields(p_kind text, p_fields text[]) IS 'The version of a table''s field list that reads like this, a new one where the last reads otherwise. Asked by ledger.protect, in a migration.';

--
-- Name: key_text(jsonb, text[]); Type: FUNCTION; Schema: ledger; Owner: safelane_owner
--

CREATE FUNCTION ledger.key_text(p_row jsonb, p_keys text[]) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
declare
  v_key  text;
  v_text text;
begin
  foreach v_key in array p_keys loop
    v_text := concat(v_text || '/', replace(replace(p_row ->> v_key, '~', '~0'), '/', '~1'));
  end loop;
  return v_text;
end;
$$;

ALTER FUNCTION ledger.key_text(p_row jsonb, p_keys text[]) OWNER TO safelane_owner;

--
-- Name: FUNCTION key_text(p_row jsonb, p_keys text[]); Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON FUNCTION ledger.key_text(p_row jsonb, p_keys text[]) IS 'The primary key of a row as one text. Asked by ledger.record_change, ledger.require_entry and ledger.unrecorded_in.';

--
-- Name: ladder(bytea); Type: FUNCTION; Schema: ledger; Owner: safelane_owner
--

CREATE FUNCTION ledger.ladder(p_hashes bytea) RETURNS bytea[]
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_level  bytea := p_hashes;
  v_levels bytea[] := array[p_hashes];
  v_count  integer := length(p_hashes) / 32;
begin
  for v_step in 1 .. 8 loop
    if v_count > 1 then
      select string_agg(sha256(E'\\x01'::bytea || substring(v_level from 64 * place + 1 for 64)), '' order by place)
        || case when v_count % 2 = 1 then substring(v_level from 32 * v_count - 31) else '' end
      into v_level
      from generate_series(0, v_count / 2 - 1) as place;
      v_count := (v_count + 1) / 2;
    end if;
    v_levels := v_levels || v_level;
  end loop;
  return v_levels;
end;
$$;

ALTER FUNCTION ledger.ladder(p_hashes bytea) OWNER TO safelane_owner;

--
-- Name: FUNCTION ladder(p_hashes bytea); Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON FUNCTION ledger.ladder(p_hashes bytea) IS 'Nine levels over up to 256 hashes (32 octets each, one after another); the ninth is the root. Asked by the functions of the tree.';

--
-- Name: leaves(bigint, integer); Type: FUNCTION; Schema: ledger; Owner: cap_ledger
--

CREATE FUNCTION ledger.leaves(p_from bigint, p_count integer) RETURNS TABLE(idx bigint, leaf bytea)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT place.idx,
     entry.leaf
    FROM (ledger.leaf place
      JOIN ledger.entry entry ON ((entry.seq = place.seq)))
   WHERE ((place.idx >= leaves.p_from) AND (place.idx < (leaves.p_from + LEAST(leaves.p_count, 100000))))
   ORDER BY place.idx;
END;

ALTER FUNCTION ledger.leaves(p_from bigint, p_count integer) OWNER TO cap_ledger;

--
-- Name: FUNCTION leaves(p_from bigint, p_count integer); Type: COMMENT; Schema: ledger; Owner: cap_ledger
--

COMMENT ON FUNCTION ledger.leaves(p_from bigint, p_count integer) IS 'Leaves from an index on, up to a count (at most 100,000), in order. Asked by the signer and the export.';

--
-- Name: batch; Type: TABLE; Schema: ledger; Owner: safelane_owner
--

CREATE TABLE ledger.batch (
    batch bigint NOT NULL,
    size bigint NOT NULL,
    low_water xid8 NOT NULL,
    cluster bigint DEFAULT (pg_control_system()).system_identifier NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT batch_size CHECK ((size >= 0))
);

ALTER TABLE ONLY ledger.batch FORCE ROW LEVEL SECURITY;

ALTER TABLE ledger.batch OWNER TO safelane_owner;

--
-- Name: TABLE batch; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON TABLE ledger.batch IS 'How large the tree was after each integration, and the transaction below which every entry has its leaf.';

--
-- Name: COLUMN batch.cluster; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON COLUMN ledger.batch.cluster IS 'Where that transaction was counted: another cluster counts anew, and has nothing below its mark.';

--
-- Name: low_water(); Type: FUNCTION; Schema: ledger; Owner: safelane_owner
--

CREATE FUNCTION ledger.low_water() RETURNS xid8
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT COALESCE(( SELECT last.low_water
            FROM ( SELECT batch.batch,
                     batch.size,
                     batch.low_water,
                     batch.cluster,
                     batch.at
                    FROM ledger.batch batch
                   ORDER BY batch.batch DESC
                  LIMIT 1) last
           WHERE ((last.low_water <= pg_snapshot_xmax(pg_current_snapshot())) AND (last.cluster = (pg_control_system()).system_identifier))), '0'::xid8) AS "coalesce";
END;

ALTER FUNCTION ledger.low_water() OWNER TO safelane_owner;

--
-- Name: FUNCTION low_water(); Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON FUNCTION ledger.low_water() IS 'The oldest transaction that may have an entry without a leaf; 0 where nothing is known. Asked by ledger.integrate and ledger.backlog.';

--
-- Name: mark_is_true(); Type: FUNCTION; Schema: ledger; Owner: safelane_owner
--

CREATE FUNCTION ledger.mark_is_true() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  new.low_water := least(new.low_water, pg_snapshot_xmin(pg_current_snapshot()));
  return new;
end;
$$;

ALTER FUNCTION ledger.mark_is_true() OWNER TO safelane_owner;

--
-- Name: FUNCTION mark_is_true(); Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON FUNCTION ledger.mark_is_true() IS 'Lowers a mark that lies above the oldest running transaction. Trigger on ledger.batch.';

--
-- Name: only_with_tombstone(); Type: FUNCTION; Schema: ledger; Owner: safelane_owner
--

CREATE FUNCTION ledger.only_with_tombstone() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_lawful boolean := false;
begin
  if tg_op = 'DELETE' and tg_table_name = 'opening' then
    v_lawful := ledger.is_released(old.release);
  elsif tg_op = 'DELETE' then
    v_lawful := exists (
      select
      from ledger.opening as opening
      where opening.xid = old.xid
        and old.change_id between opening.first_change and opening.last_change
        and ledger.is_released(opening.release));
  end if;
  if v_lawful then
    return old;
  end if;
  raise exception using
    errcode = '23001',
    message = format('rows of %I.%I are never changed, and never removed without a tombstone', tg_table_schema, tg_table_name),
    hint = 'ledger.erase removes what its retention allows.';
end;
$$;

ALTER FUNCTION ledger.only_with_tombstone() OWNER TO safelane_owner;

--
-- Name: FUNCTION only_with_tombstone(); Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON FUNCTION ledger.only_with_tombstone() IS 'Refuses UPDATE, and DELETE outside an erasure, with 23001. Fired by ledger.opening and ledger.change.';

--
-- Name: openings(bigint, bigint, integer); Type: FUNCTION; Schema: ledger; Owner: cap_ledger
--

CREATE FUNCTION ledger.openings(p_entry bigint, p_from bigint, p_count integer) RETURNS TABLE(idx bigint, salt bytea, body text, retention_salt bytea, retention text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_said    jsonb;
  v_size    bigint;
  v_all     boolean;
  v_targets uuid[];
begin
  select said.body::jsonb into v_said
  from ledger.opening as said
  where said.seq = p_entry
    and said.action in ('export_openings', 'export_openings_about')
    and said.xid is distinct from pg_current_xact_id_if_assigned()
    and said.at > now() - interval '1 day'
    and said.body::jsonb ->> 'session_user' = session_user;
  if v_said is null then
    raise exception using
      errcode = '42501',
      message = format('entry %s begins no export of yours', p_entry),
      hint = 'Call ledger.begin_export, commit, and read within a day.';
  end if;
  v_size := v_said #>> '{detail,size}';
  v_all := v_said ->> 'action' = 'export_openings';
  v_targets := (select array_agg(named::uuid) from jsonb_array_elements_text(v_said #> '{detail,targets}') as named);

  return query
    select place.idx, opened.salt, opened.body, opened.retention_salt, opened.retention
    from ledger.leaf as place
    join ledger.opening as opened on opened.seq = place.seq
    where place.idx >= p_from
      and place.idx < least(v_size, p_from + least(p_count, 100000))
      and (v_all or opened.target_id = any (v_targets))
    order by place.idx;
end;
$$;

ALTER FUNCTION ledger.openings(p_entry bigint, p_from bigint, p_count integer) OWNER TO cap_ledger;

--
-- Name: FUNCTION openings(p_entry bigint, p_from bigint, p_count integer); Type: COMMENT; Schema: ledger; Owner: cap_ledger
--

COMMENT ON FUNCTION ledger.openings(p_entry bigint, p_from bigint, p_count integer) IS 'Openings of leaves from an index on, up to a count (at most 100,000), in order, as far as the entry that ledger.begin_export wrote reaches; 42501 without one. Called by safelane ledger export and audit-retention.';

--
-- Name: path(integer, bigint, bigint); Type: FUNCTION; Schema: ledger; Owner: safelane_owner
--

CREATE FUNCTION ledger.path(p_height integer, p_place bigint, p_size bigint) RETURNS bytea[]
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_count  bigint := p_size;
  v_level  integer := 0;
  v_edge   bytea := '';
  v_tile   bytea;
  v_whole  bytea[];
  v_ladder bytea[];
  v_at     bigint;
  v_here   integer;
  v_next   integer;
  v_path   bytea[] := '{}';
begin
  loop
    -- the right edge of this level, where the tree is incomplete
    v_tile := ledger.tile(v_level, v_count / 256, (v_count % 256)::integer) || v_edge;
    v_whole := case when v_tile <> '' then ledger.ladder(v_tile) end;

    if p_height < 8 * (v_level + 1) then
      -- which hash of this level lies on the way, and in which tile
      v_at := case when p_height > 8 * v_level then p_place << (p_height - 8 * v_level)
        else p_place >> (8 * v_level - p_height) end;
      v_ladder := case when v_at / 256 = v_count / 256 then v_whole
        else ledger.ladder(ledger.tile(v_level, v_at / 256)) end;
      for v_step in greatest(0, p_height - 8 * v_level) .. 7 loop
        v_here := ((v_at % 256) >> v_step)::integer;
        if v_path = '{}' then
          v_path := array[substring(v_ladder[v_step + 1] from 32 * v_here + 1 for 32)];
        end if;
        v_next := v_here # 1;
        if v_next < length(v_ladder[v_step + 1]) / 32 then
          v_path := v_path || substring(v_ladder[v_step + 1] from 32 * v_next + 1 for 32);
        end if;
      end loop;
    end if;

    if v_count < 256 then
      return v_path;
    end if;
    v_edge := case when v_tile <> '' then v_whole[9] else '' end;
    v_count := v_count / 256;
    v_level := v_level + 1;
  end loop;
end;
$$;

ALTER FUNCTION ledger.path(p_height integer, p_place bigint, p_size bigint) OWNER TO safelane_owner;

--
-- Name: FUNCTION path(p_height integer, p_place bigint, p_size bigint); Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON FUNCTION ledger.path(p_height integer, p_place bigint, p_size bigint) IS 'The hash of a whole subtree and then its siblings up to the root of the tree of a size. Asked by ledger.inclusion and ledger.consistency.';

--
-- Name: protect(regclass); Type: FUNCTION; Schema: ledger; Owner: safelane_owner
--

CREATE FUNCTION ledger.protect(p_table regclass) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
declare
  v_kind    text;
  v_fields  text[];
  v_keys    text[];
  v_version integer;
  v_saying  text;
begin
  select n.nspname || '.' || c.relname into v_kind
  from pg_class as c
  join pg_namespace as n on n.oid = c.relnamespace
  where c.oid = p_table;

  -- what is computed when it is read is not part of what was written
  select array_agg(a.attname::text order by a.attname collate "C") into v_fields
  from pg_attribute as a
  where a.attrelid = p_table and a.attnum > 0 and not a.attisdropped and a.attgenerated <> 'v';

  select array_agg(a.attname::text order by k.place) into v_keys
  from pg_index as i
  cross join unnest(i.indkey::smallint[]) with ordinality as k (attnum, place)
  join pg_attribute as a on a.attrelid = i.indrelid and a.attnum = k.attnum
  where i.indrelid = p_table and i.indisprimary;

  if v_keys is null then
    raise exception using
      errcode = '42P16',
      message = format('%s has no primary key', p_table),
      hint = 'An entry must be able to say which row it is about.';
  end if;
  if exists (select from unnest(v_fields) as field where field !~ '^[a-z][a-z0-9_]*$') then
    raise exception using
      errcode = '42602',
      message = format('%s has a column whose name is not of the form a-z, 0-9, _', p_table),
      hint = 'Names of columns are written into digests as they are.';
  end if;

  v_version := ledger.keep_fields(v_kind, v_fields);
  v_saying := format('(%L, %L, %L)', v_version, array_to_string(v_keys, ','), array_to_string(v_fields, ','));

  execute format('drop trigger if exists _890_change on %s', p_table);
  execute format('drop trigger if exists _900_entry on %s', p_table);
  execute format(
    'create trigger _890_change after insert or update or delete on %s
       for each row execute function ledger.record_change%s', p_table, v_saying);
  execute format(
    'create constraint trigger _900_entry after insert or update or delete on %s
       deferrable initially deferred for each row execute function ledger.require_entry%s', p_table, v_saying);
  execute format('alter table %s enable always trigger _890_change', p_table);
  execute format('alter table %s enable always trigger _900_entry', p_table);
end;
$_$;

ALTER FUNCTION ledger.protect(p_table regclass) OWNER TO safelane_owner;

--
-- Name: FUNCTION protect(p_table regclass); Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON FUNCTION ledger.protect(p_table regclass) IS 'Attaches the triggers that witness every change and refuse the commit of one without an entry. Called in policies/, after guard.close_table.';

--
-- Name: public_reasons(text, text[]); Type: FUNCTION; Schema: ledger; Owner: safelane_owner
--

CREATE FUNCTION ledger.public_reasons(p_persona text, p_reasons text[]) RETURNS text[]
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN (p_persona = 'web_dsl'::text) THEN p_reasons
             ELSE ARRAY( SELECT told.code
                FROM ( SELECT COALESCE(known.public_code, held.code) AS code,
                         min(held.place) AS place
                        FROM (unnest(public_reasons.p_reasons) WITH ORDINALITY held(code, place)
                          LEFT JOIN booking.reason known ON ((known.code = held.code)))
                       GROUP BY COALESCE(known.public_code, held.code)) told
               ORDER BY told.place)
         END AS "array";
END;

ALTER FUNCTION ledger.public_reasons(p_persona text, p_reasons text[]) OWNER TO safelane_owner;

--
-- Name: FUNCTION public_reasons(p_persona text, p_reasons text[]); Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON FUNCTION ledger.public_reasons(p_persona text, p_reasons text[]) IS 'Reason codes as a persona may read them in an entry. Asked by api.ledger_entries.';

--
-- Name: record_change(); Type: FUNCTION; Schema: ledger; Owner: cap_ledger
--

CREATE FUNCTION ledger.record_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET "IntervalStyle" TO 'iso_8601'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    AS $$
declare
  c_kind   constant text := tg_table_schema || '.' || tg_table_name;
  c_keys   constant text[] := string_to_array(tg_argv[1], ',');
  c_fields constant text[] := string_to_array(tg_argv[2], ',');
  v_row    jsonb;
  v_before bytea;
  v_after  bytea;
  v_was    text;
  v_is     text;
begin
  if tg_op <> 'INSERT' then
    v_row := to_jsonb(old);
    v_before := ledger.digest(v_row, c_fields);
    v_was := ledger.key_text(v_row, c_keys);
  end if;
  if tg_op <> 'DELETE' then
    v_row := to_jsonb(new);
    v_after := ledger.digest(v_row, c_fields);
    v_is := ledger.key_text(v_row, c_keys);
  end if;

  if v_was <> v_is then
    -- under another key it is another row: one ends and one begins
    insert into ledger.change (kind, target, fields_version, before, after)
    values
      (c_kind, v_was, tg_argv[0]::integer, v_before, null),
      (c_kind, v_is, tg_argv[0]::integer, null, v_after);
  else
    insert into ledger.change (kind, target, fields_version, before, after)
    values (c_kind, coalesce(v_is, v_was), tg_argv[0]::integer, v_before, v_after);
  end if;
  return null;
end;
$$;

ALTER FUNCTION ledger.record_change() OWNER TO cap_ledger;

--
-- Name: FUNCTION record_change(); Type: COMMENT; Schema: ledger; Owner: cap_ledger
--

COMMENT ON FUNCTION ledger.record_change() IS 'Writes the digests before and after a change to ledger.change. Trigger _890_change on every protected table.';

--
-- Name: refuse_action(text, integer, text, text, text, jsonb); Type: FUNCTION; Schema: ledger; Owner: safelane_owner
--

CREATE FUNCTION ledger.refuse_action(p_action text, p_status integer, p_type text, p_title text, p_words text, p_detail jsonb DEFAULT '{}'::jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  perform ledger.enter(
    p_action, 'ledger_entry', null, 'refused', array[upper(replace(p_type, '-', '_'))], p_detail);
  return guard.finish_once(guard.refuse(p_status, p_type, p_title, p_words));
end;
$$;

ALTER FUNCTION ledger.refuse_action(p_action text, p_status integer, p_type text, p_title text, p_words text, p_detail jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION refuse_action(p_action text, p_status integer, p_type text, p_title text, p_words text, p_detail jsonb); Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON FUNCTION ledger.refuse_action(p_action text, p_status integer, p_type text, p_title text, p_words text, p_detail jsonb) IS 'Write a refusal to the ledger and answer with its problem. Called by the functions of the ledger that people call.';

--
-- Name: require_entry(); Type: FUNCTION; Schema: ledger; Owner: cap_ledger
--

CREATE FUNCTION ledger.require_entry() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET "IntervalStyle" TO 'iso_8601'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    AS $$
declare
  c_kind   constant text := tg_table_schema || '.' || tg_table_name;
  c_row    constant jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
  c_target constant text := ledger.key_text(c_row, string_to_array(tg_argv[1], ','));
  v_after  bytea;
begin
  if tg_op <> 'DELETE' then
    v_after := ledger.digest(c_row, string_to_array(tg_argv[2], ','));
  end if;

  if not exists (
    select
    from ledger.change as made
    where made.kind = c_kind
      and made.target = c_target
      and made.after is not distinct from v_after
      and made.xid = pg_current_xact_id()
      and exists (
        select
        from ledger.opening as claim
        where claim.xid = made.xid
          and claim.last_change >= made.change_id
          and claim.first_change <= made.change_id
      )
  ) then
    raise exception using
      errcode = '23514',
      constraint = '_900_entry',
      schema = tg_table_schema,
      table = tg_table_name,
      message = 'a change to a protected table has no entry in the ledger',
      detail = format('%s on %s', lower(tg_op), c_kind),
      hint = 'Write the entry with ledger.append in the same transaction, after the last change.';
  end if;
  return null;
end;
$$;

ALTER FUNCTION ledger.require_entry() OWNER TO cap_ledger;

--
-- Name: FUNCTION require_entry(); Type: COMMENT; Schema: ledger; Owner: cap_ledger
--

COMMENT ON FUNCTION ledger.require_entry() IS 'Refuses the commit of a change without an entry (23514, constraint _900_entry). Deferred constraint trigger _900_entry on every protected table.';

--
-- Name: root(bigint); Type: FUNCTION; Schema: ledger; Owner: cap_ledger
--

CREATE FUNCTION ledger.root(p_size bigint) RETURNS bytea
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_count bigint := p_size;
  v_level integer := 0;
  v_edge  bytea := '';
  v_tile  bytea;
begin
  perform ledger.check_size(p_size);
  if p_size = 0 then
    return sha256('');
  end if;
  loop
    v_tile := ledger.tile(v_level, v_count / 256, (v_count % 256)::integer) || v_edge;
    if v_tile <> '' then
      v_edge := (ledger.ladder(v_tile))[9];
    end if;
    if v_count < 256 then
      return v_edge;
    end if;
    v_count := v_count / 256;
    v_level := v_level + 1;
  end loop;
end;
$$;

ALTER FUNCTION ledger.root(p_size bigint) OWNER TO cap_ledger;

--
-- Name: FUNCTION root(p_size bigint); Type: COMMENT; Schema: ledger; Owner: cap_ledger
--

COMMENT ON FUNCTION ledger.root(p_size bigint) IS 'The root hash of the tree of a size (RFC 6962); 22023 for a size that the tree has not reached. Asked by the signer.';

--
-- Name: signed_to(); Type: FUNCTION; Schema: ledger; Owner: cap_ledger
--

CREATE FUNCTION ledger.signed_to() RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT jsonb_build_object('origin', kept.origin, 'size', kept.size, 'root', split_part(kept.note, '
'::text, 3)) AS jsonb_build_object
    FROM ledger.checkpoint kept
   ORDER BY kept.size DESC, kept.checkpoint
  LIMIT 1;
END;

ALTER FUNCTION ledger.signed_to() OWNER TO cap_ledger;

--
-- Name: FUNCTION signed_to(); Type: COMMENT; Schema: ledger; Owner: cap_ledger
--

COMMENT ON FUNCTION ledger.signed_to() IS 'Origin, size and root of the newest signed checkpoint; null before the first. What witnesses publish, and no more. For the headers of reports.';

--
-- Name: size(); Type: FUNCTION; Schema: ledger; Owner: cap_ledger
--

CREATE FUNCTION ledger.size() RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT COALESCE((max(leaf.idx) + 1), (0)::bigint) AS "coalesce"
    FROM ledger.leaf leaf;
END;

ALTER FUNCTION ledger.size() OWNER TO cap_ledger;

--
-- Name: FUNCTION size(); Type: COMMENT; Schema: ledger; Owner: cap_ledger
--

COMMENT ON FUNCTION ledger.size() IS 'The number of leaves of the tree. Asked by the sealer and the signer.';

--
-- Name: status(); Type: FUNCTION; Schema: ledger; Owner: cap_ledger
--

CREATE FUNCTION ledger.status() RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_size    bigint := ledger.size();
  v_waiting bigint;
  v_since   timestamptz;
  v_last    ledger.checkpoint;
  v_sealed  timestamptz;
  v_signed  bigint;
  v_unsigned timestamptz;
begin
  -- no mark is believed here: an entry without a leaf is told, however old it is
  select count(*), min(entry.at) into v_waiting, v_since
  from ledger.entry as entry
  where not exists (select from ledger.leaf as leaf where leaf.seq = entry.seq);
  select kept.* into v_last from ledger.checkpoint as kept order by kept.checkpoint desc limit 1;
  select batch.at into v_sealed from ledger.batch as batch order by batch.batch desc limit 1;
  select coalesce(max(kept.size), 0) into v_signed
  from ledger.checkpoint as kept
  where kept.origin = v_last.origin;
  -- the first leaf that no checkpoint covers
  select entry.at into v_unsigned
  from ledger.leaf as leaf
  join ledger.entry as entry on entry.seq = leaf.seq
  where leaf.idx = v_signed;

  return jsonb_build_object(
    'entries', v_size + v_waiting,
    'leaves', v_size,
    'size', v_size,
    'backlog', v_waiting,
    'oldest_unsealed_seconds', case when v_since is not null
      then greatest(0, floor(extract(epoch from clock_timestamp() - v_since)))::bigint end,
    'unsigned_seconds', case when v_unsigned is not null
      then greatest(0, floor(extract(epoch from clock_timestamp() - v_unsigned)))::bigint end,
    'last_integrated_at', v_sealed,
    'last_checkpoint', case when v_last.checkpoint is not null then jsonb_build_object(
      'origin', v_last.origin, 'size', v_last.size, 'at', v_last.at) end);
end;
$$;

ALTER FUNCTION ledger.status() OWNER TO cap_ledger;

--
-- Name: FUNCTION status(); Type: COMMENT; Schema: ledger; Owner: cap_ledger
--

COMMENT ON FUNCTION ledger.status() IS 'Entries, leaves, backlog, the age of the oldest entry without a leaf in seconds, and the last checkpoint. Asked by safelane ledger status and api.ledger_status.';

--
-- Name: tame(jsonb); Type: FUNCTION; Schema: ledger; Owner: safelane_owner
--

CREATE FUNCTION ledger.tame(p_value jsonb) RETURNS jsonb
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  case jsonb_typeof(p_value)
    when 'object' then
      if exists (select from jsonb_object_keys(p_value) as key where key ~ E'[^\\x20-\\x7e]') then
        return jsonb_build_object('text', p_value::text);
      end if;
      return coalesce((
        select jsonb_object_agg(member.key, ledger.tame(member.value)) from jsonb_each(p_value) as member), '{}');
    when 'array' then
      return coalesce((
        select jsonb_agg(ledger.tame(member) order by place)
        from jsonb_array_elements(p_value) with ordinality as held (member, place)), '[]');
    when 'number' then
      if p_value::numeric <> trunc(p_value::numeric) or abs(p_value::numeric) > 9007199254740991 then
        return to_jsonb(p_value::text);
      end if;
      return p_value;
    else
      return p_value;
  end case;
end;
$$;

ALTER FUNCTION ledger.tame(p_value jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION tame(p_value jsonb); Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON FUNCTION ledger.tame(p_value jsonb) IS 'A value with everything that canonical JSON does not know turned into strings. Asked by ledger.canonical_detail.';

--
-- Name: tile(integer, bigint, integer); Type: FUNCTION; Schema: ledger; Owner: cap_ledger
--

CREATE FUNCTION ledger.tile(p_level integer, p_idx bigint, p_width integer DEFAULT 256) RETURNS bytea
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_first constant bigint := p_idx * 256;
  v_tile  bytea;
begin
  if p_level is null or p_level not between 0 and 7 or p_idx is null or p_idx not between 0 and (1::bigint << 47)
    or p_width is null or p_width not between 0 and 256
  then
    raise exception using
      errcode = '22023',
      message = 'there is no such tile',
      hint = 'A tile has a level from 0 to 7, an index from 0 and a width of up to 256.';
  end if;
  if p_level = 0 then
    select string_agg(leaf.hash, '' order by leaf.idx) into v_tile
    from ledger.leaf as leaf
    where leaf.idx >= v_first and leaf.idx < v_first + p_width;
  else
    select string_agg(node.hash, '' order by node.idx) into v_tile
    from ledger.node as node
    where node.level = p_level and node.idx >= v_first and node.idx < v_first + p_width;
  end if;
  if coalesce(length(v_tile), 0) <> 32 * p_width then
    raise exception using
      errcode = '22023',
      message = format('the tree has no tile of width %s there', p_width),
      hint = 'Ask for hashes of the tree as it is: ledger.size() says how far it goes.';
  end if;
  return coalesce(v_tile, '');
end;
$$;

ALTER FUNCTION ledger.tile(p_level integer, p_idx bigint, p_width integer) OWNER TO cap_ledger;

--
-- Name: FUNCTION tile(p_level integer, p_idx bigint, p_width integer); Type: COMMENT; Schema: ledger; Owner: cap_ledger
--

COMMENT ON FUNCTION ledger.tile(p_level integer, p_idx bigint, p_width integer) IS 'The hashes of a tile (tlog-tiles), full or of a width; 22023 where the tree does not reach that far. Asked by the signer and by the functions that prove.';

--
-- Name: unopened(); Type: FUNCTION; Schema: ledger; Owner: cap_ledger
--

CREATE FUNCTION ledger.unopened() RETURNS TABLE(idx bigint, seq bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 WITH tombstone AS MATERIALIZED (
          SELECT (((convert_from(entry.leaf, 'UTF8'::name))::jsonb #>> '{erased,idx}'::text[]))::bigint AS idx
            FROM ledger.entry entry
           WHERE (POSITION(('\x22657261736564223a7b'::bytea) IN (entry.leaf)) > 0)
         )
  SELECT place.idx,
     place.seq
    FROM ledger.leaf place
   WHERE ((NOT (EXISTS ( SELECT
            FROM ledger.opening opening
           WHERE (opening.seq = place.seq)))) AND (NOT (EXISTS ( SELECT
            FROM tombstone
           WHERE (tombstone.idx = place.idx)))))
   ORDER BY place.idx;
END;

ALTER FUNCTION ledger.unopened() OWNER TO cap_ledger;

--
-- Name: FUNCTION unopened(); Type: COMMENT; Schema: ledger; Owner: cap_ledger
--

COMMENT ON FUNCTION ledger.unopened() IS 'Leaves whose opening is gone without a tombstone; there must be none. Asked by safelane ledger audit-retention.';

--
-- Name: unrecorded(); Type: FUNCTION; Schema: ledger; Owner: cap_ledger
--

CREATE FUNCTION ledger.unrecorded() RETURNS TABLE(kind text, target text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select kind, target from identity.unrecorded()
  union all
  select kind, target from policy.unrecorded()
  union all
  select kind, target from vetting.unrecorded()
  union all
  select kind, target from booking.unrecorded()
  union all
  select kind, target from recording.unrecorded()
  union
  select kind, target from guard.unlinked()
  union all
  select 'ledger.opening', seq::text from guard.misfiled();
$$;

ALTER FUNCTION ledger.unrecorded() OWNER TO cap_ledger;

--
-- Name: FUNCTION unrecorded(); Type: COMMENT; Schema: ledger; Owner: cap_ledger
--

COMMENT ON FUNCTION ledger.unrecorded() IS 'Protected rows of which some version is listed by no entry of the ledger, by table and primary key, and entries whose columns say other than their bodies; none is what it should be. Called by safelane ledger reconcile.';

--
-- Name: unrecorded_in(text); Type: FUNCTION; Schema: ledger; Owner: safelane_owner
--

CREATE FUNCTION ledger.unrecorded_in(p_lane text) RETURNS TABLE(kind text, target text, version integer, digest bytea)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET "IntervalStyle" TO 'iso_8601'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    AS $_$
declare
  v_rows text;
begin
  -- one branch a table that is there; of a table that is not, every row is gone
  select string_agg(
    format('select %L, ledger.key_text(to_jsonb(held), %L), to_jsonb(held) from %s as held',
      listed.kind, listed.keys, listed.relation),
    ' union all ')
  into v_rows
  from (
    select known.kind, to_regclass(known.kind) as relation, array_agg(a.attname::text order by k.place) as keys
    from (select distinct list.kind from ledger.field_lists(p_lane) as list) as known
    join pg_index as i on i.indrelid = to_regclass(known.kind) and i.indisprimary
    cross join unnest(i.indkey::smallint[]) with ordinality as k (attnum, place)
    join pg_attribute as a on a.attrelid = i.indrelid and a.attnum = k.attnum
    group by known.kind
  ) as listed;

  return query execute
    'with
     list as materialized (select * from ledger.field_lists($1)),
     newest as (select distinct on (kind) kind, version, fields from list order by kind, version desc),
     held (kind, target, said) as (' || coalesce(v_rows, 'select null, null, null::jsonb where false') || ')
     select coalesce(held.kind, claim.kind), coalesce(held.target, claim.target), newest.version,
       ledger.digest(held.said, newest.fields)
     from held
     full join guard.claimed($1) as claim on claim.kind = held.kind and claim.target = held.target
     join newest on newest.kind = coalesce(held.kind, claim.kind)
     left join list on list.kind = claim.kind and list.version = claim.version
     where case
       when held.said is null then claim.digest is not null
       else claim.digest is null or claim.digest is distinct from ledger.digest(held.said, list.fields)
     end'
    using p_lane;
end;
$_$;

ALTER FUNCTION ledger.unrecorded_in(p_lane text) OWNER TO safelane_owner;

--
-- Name: FUNCTION unrecorded_in(p_lane text); Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON FUNCTION ledger.unrecorded_in(p_lane text) IS 'The rows of a lane''s protected tables whose present version no entry lists, with the digest they have now; null for a row that is gone. Asked by unrecorded() of each lane.';

--
-- Name: batch_batch_seq; Type: SEQUENCE; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ledger.batch ALTER COLUMN batch ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME ledger.batch_batch_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: change_change_id_seq; Type: SEQUENCE; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ledger.change ALTER COLUMN change_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME ledger.change_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: checkpoint_checkpoint_seq; Type: SEQUENCE; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ledger.checkpoint ALTER COLUMN checkpoint ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME ledger.checkpoint_checkpoint_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: entry_seq_seq; Type: SEQUENCE; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ledger.entry ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME ledger.entry_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: node; Type: TABLE; Schema: ledger; Owner: safelane_owner
--

CREATE TABLE ledger.node (
    level smallint NOT NULL,
    idx bigint NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT node_hash CHECK ((length(hash) = 32)),
    CONSTRAINT node_idx CHECK ((idx >= 0)),
    CONSTRAINT node_level CHECK (((level >= 1) AND (level <= 7)))
);

ALTER TABLE ONLY ledger.node FORCE ROW LEVEL SECURITY;

ALTER TABLE ledger.node OWNER TO safelane_owner;

--
-- Name: TABLE node; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON TABLE ledger.node IS 'The root of the idx-th complete subtree of 256^level leaves. Only complete ones, so that none is ever written twice.';

--
-- Name: protected; Type: TABLE; Schema: ledger; Owner: safelane_owner
--

CREATE TABLE ledger.protected (
    kind text NOT NULL,
    version integer NOT NULL,
    fields text[] NOT NULL,
    CONSTRAINT protected_fields CHECK ((cardinality(fields) > 0)),
    CONSTRAINT protected_version CHECK ((version > 0))
);

ALTER TABLE ONLY ledger.protected FORCE ROW LEVEL SECURITY;

ALTER TABLE ledger.protected OWNER TO safelane_owner;

--
-- Name: TABLE protected; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON TABLE ledger.protected IS 'Protected tables as schema.table, and the fields their digests are made of.';

--
-- Name: record; Type: VIEW; Schema: ledger; Owner: safelane_owner
--

CREATE VIEW ledger.record WITH (security_invoker='true', security_barrier='true') AS
 SELECT seq,
    at,
    actor_id,
    ((body)::jsonb ->> 'persona'::text) AS persona,
    ((body)::jsonb ->> 'session_user'::text) AS session_role,
    ((body)::jsonb ->> 'role'::text) AS acting_role,
    action,
    target_kind,
    target_id,
    ((body)::jsonb ->> 'outcome'::text) AS outcome,
    ARRAY( SELECT held.reason
           FROM jsonb_array_elements_text(((opening.body)::jsonb -> 'reasons'::text)) WITH ORDINALITY held(reason, place)
          ORDER BY held.place) AS reasons,
    ((body)::jsonb ->> 'request_id'::text) AS request_id,
    ((body)::jsonb -> 'detail'::text) AS detail,
    (((body)::jsonb ->> 'xid'::text))::xid8 AS xid
   FROM ledger.opening opening;

ALTER VIEW ledger.record OWNER TO safelane_owner;

--
-- Name: VIEW record; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON VIEW ledger.record IS 'Entries with their openings, one row each (TS-12). Read by functions of the ledger under the policies of ledger.opening.';

--
-- Name: batch batch_pkey; Type: CONSTRAINT; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ONLY ledger.batch
    ADD CONSTRAINT batch_pkey PRIMARY KEY (batch);

--
-- Name: change change_pkey; Type: CONSTRAINT; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ONLY ledger.change
    ADD CONSTRAINT change_pkey PRIMARY KEY (change_id);

--
-- Name: checkpoint checkpoint_pkey; Type: CONSTRAINT; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ONLY ledger.checkpoint
    ADD CONSTRAINT checkpoint_pkey PRIMARY KEY (checkpoint);

--
-- Name: confidential_action confidential_action_pkey; Type: CONSTRAINT; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ONLY ledger.confidential_action
    ADD CONSTRAINT confidential_action_pkey PRIMARY KEY (action);

--
-- Name: entry entry_pkey; Type: CONSTRAINT; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ONLY ledger.entry
    ADD CONSTRAINT entry_pkey PRIMARY KEY (seq);

--
-- Name: hold hold_pkey; Type: CONSTRAINT; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ONLY ledger.hold
    ADD CONSTRAINT hold_pkey PRIMARY KEY (hold_id);

--
-- Name: hold_release hold_release_pkey; Type: CONSTRAINT; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ONLY ledger.hold_release
    ADD CONSTRAINT hold_release_pkey PRIMARY KEY (hold_id);

--
-- Name: leaf leaf_pkey; Type: CONSTRAINT; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ONLY ledger.leaf
    ADD CONSTRAINT leaf_pkey PRIMARY KEY (idx);

--
-- Name: leaf leaf_seq_key; Type: CONSTRAINT; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ONLY ledger.leaf
    ADD CONSTRAINT leaf_seq_key UNIQUE (seq);

--
-- Name: node node_pkey; Type: CONSTRAINT; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ONLY ledger.node
    ADD CONSTRAINT node_pkey PRIMARY KEY (level, idx);

--
-- Name: opening opening_pkey; Type: CONSTRAINT; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ONLY ledger.opening
    ADD CONSTRAINT opening_pkey PRIMARY KEY (seq);

--
-- Name: protected protected_pkey; Type: CONSTRAINT; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ONLY ledger.protected
    ADD CONSTRAINT protected_pkey PRIMARY KEY (kind, version);

--
-- Name: retention_class retention_class_pkey; Type: CONSTRAINT; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ONLY ledger.retention_class
    ADD CONSTRAINT retention_class_pkey PRIMARY KEY (class);

--
-- Name: sign_off sign_off_pkey; Type: CONSTRAINT; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ONLY ledger.sign_off
    ADD CONSTRAINT sign_off_pkey PRIMARY KEY (sign_off_id);

--
-- Name: change_target_idx; Type: INDEX; Schema: ledger; Owner: safelane_owner
--

CREATE INDEX change_target_idx ON ledger.change USING btree (kind, target, after);

--
-- Name: change_xid_idx; Type: INDEX; Schema: ledger; Owner: safelane_owner
--

CREATE INDEX change_xid_idx ON ledger.change USING btree (xid, change_id);

--
-- Name: checkpoint_size_idx; Type: INDEX; Schema: ledger; Owner: safelane_owner
--

CREATE INDEX checkpoint_size_idx ON ledger.checkpoint USING btree (size);

--
-- Name: entry_xid_idx; Type: INDEX; Schema: ledger; Owner: safelane_owner
--

CREATE INDEX entry_xid_idx ON ledger.entry USING btree (xid);

--
-- Name: hold_seq_idx; Type: INDEX; Schema: ledger; Owner: safelane_owner
--

CREATE INDEX hold_seq_idx ON ledger.hold USING btree (seq);

--
-- Name: hold_target_idx; Type: INDEX; Schema: ledger; Owner: safelane_owner
--

CREATE INDEX hold_target_idx ON ledger.hold USING btree (target_id);

--
-- Name: opening_at_idx; Type: INDEX; Schema: ledger; Owner: safelane_owner
--

CREATE INDEX opening_at_idx ON ledger.opening USING brin (at);

--
-- Name: opening_claim_idx; Type: INDEX; Schema: ledger; Owner: safelane_owner
--

CREATE INDEX opening_claim_idx ON ledger.opening USING btree (xid, last_change) WHERE (last_change IS NOT NULL);

--
-- Name: opening_target_idx; Type: INDEX; Schema: ledger; Owner: safelane_owner
--

CREATE INDEX opening_target_idx ON ledger.opening USING btree (target_id, seq);

--
-- Name: sign_off_seq_idx; Type: INDEX; Schema: ledger; Owner: safelane_owner
--

CREATE INDEX sign_off_seq_idx ON ledger.sign_off USING btree (seq);

--
-- Name: batch _100_append_only; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON ledger.batch FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.batch ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: checkpoint _100_append_only; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON ledger.checkpoint FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.checkpoint ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: confidential_action _100_append_only; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON ledger.confidential_action FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.confidential_action ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: entry _100_append_only; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON ledger.entry FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.entry ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: hold _100_append_only; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON ledger.hold FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.hold ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: hold_release _100_append_only; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON ledger.hold_release FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.hold_release ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: leaf _100_append_only; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON ledger.leaf FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.leaf ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: node _100_append_only; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON ledger.node FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.node ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: protected _100_append_only; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON ledger.protected FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.protected ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: retention_class _100_append_only; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON ledger.retention_class FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.retention_class ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: sign_off _100_append_only; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON ledger.sign_off FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.sign_off ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: batch _100_no_truncate; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON ledger.batch FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.batch ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: change _100_no_truncate; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON ledger.change FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.change ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: checkpoint _100_no_truncate; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON ledger.checkpoint FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.checkpoint ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: confidential_action _100_no_truncate; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON ledger.confidential_action FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.confidential_action ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: entry _100_no_truncate; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON ledger.entry FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.entry ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: hold _100_no_truncate; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON ledger.hold FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.hold ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: hold_release _100_no_truncate; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON ledger.hold_release FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.hold_release ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: leaf _100_no_truncate; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON ledger.leaf FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.leaf ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: node _100_no_truncate; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON ledger.node FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.node ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: opening _100_no_truncate; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON ledger.opening FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.opening ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: protected _100_no_truncate; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON ledger.protected FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.protected ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: retention_class _100_no_truncate; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON ledger.retention_class FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.retention_class ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: sign_off _100_no_truncate; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON ledger.sign_off FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.sign_off ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: change _100_only_with_tombstone; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_only_with_tombstone BEFORE DELETE OR UPDATE ON ledger.change FOR EACH ROW EXECUTE FUNCTION ledger.only_with_tombstone();

ALTER TABLE ledger.change ENABLE ALWAYS TRIGGER _100_only_with_tombstone;

--
-- Name: opening _100_only_with_tombstone; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_only_with_tombstone BEFORE DELETE OR UPDATE ON ledger.opening FOR EACH ROW EXECUTE FUNCTION ledger.only_with_tombstone();

ALTER TABLE ledger.opening ENABLE ALWAYS TRIGGER _100_only_with_tombstone;

--
-- Name: batch _200_mark_is_true; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _200_mark_is_true BEFORE INSERT ON ledger.batch FOR EACH ROW EXECUTE FUNCTION ledger.mark_is_true();

ALTER TABLE ledger.batch ENABLE ALWAYS TRIGGER _200_mark_is_true;

--
-- Name: confidential_action _880_judged; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _880_judged AFTER INSERT ON ledger.confidential_action FOR EACH STATEMENT WHEN ((CURRENT_USER = 'cap_migration'::name)) EXECUTE FUNCTION guard.reference_is_judged();

ALTER TABLE ledger.confidential_action ENABLE ALWAYS TRIGGER _880_judged;

--
-- Name: retention_class _880_judged; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _880_judged AFTER INSERT ON ledger.retention_class FOR EACH STATEMENT WHEN ((CURRENT_USER = 'cap_migration'::name)) EXECUTE FUNCTION guard.reference_is_judged();

ALTER TABLE ledger.retention_class ENABLE ALWAYS TRIGGER _880_judged;

--
-- Name: hold_release hold_release_hold; Type: FK CONSTRAINT; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ONLY ledger.hold_release
    ADD CONSTRAINT hold_release_hold FOREIGN KEY (hold_id) REFERENCES ledger.hold(hold_id);

--
-- Name: batch; Type: ROW SECURITY; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ledger.batch ENABLE ROW LEVEL SECURITY;

--
-- Name: confidential_action cap_guard_select_all; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_guard_select_all ON ledger.confidential_action FOR SELECT TO cap_guard USING (true);

--
-- Name: POLICY cap_guard_select_all ON confidential_action; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_guard_select_all ON ledger.confidential_action IS 'What a second person approves is read from here: guard.reference_rows.';

--
-- Name: leaf cap_guard_select_all; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_guard_select_all ON ledger.leaf FOR SELECT TO cap_guard USING (true);

--
-- Name: POLICY cap_guard_select_all ON leaf; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_guard_select_all ON ledger.leaf IS 'Reconciliation reads claims in the order of the tree.';

--
-- Name: opening cap_guard_select_all; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_guard_select_all ON ledger.opening FOR SELECT TO cap_guard USING (true);

--
-- Name: POLICY cap_guard_select_all ON opening; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_guard_select_all ON ledger.opening IS 'Reconciliation compares every protected row with what entries list of it; its functions give out keys, digests and numbers only.';

--
-- Name: retention_class cap_guard_select_all; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_guard_select_all ON ledger.retention_class FOR SELECT TO cap_guard USING (true);

--
-- Name: POLICY cap_guard_select_all ON retention_class; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_guard_select_all ON ledger.retention_class IS 'What a second person approves is read from here: guard.reference_rows.';

--
-- Name: change cap_ledger_delete_with_tombstone; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_delete_with_tombstone ON ledger.change FOR DELETE TO cap_ledger USING ((EXISTS ( SELECT
   FROM ledger.opening opening
  WHERE ((opening.xid = change.xid) AND ((change.change_id >= opening.first_change) AND (change.change_id <= opening.last_change)) AND ledger.is_released(opening.release)))));

--
-- Name: POLICY cap_ledger_delete_with_tombstone ON change; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_delete_with_tombstone ON ledger.change IS 'The digests go with the opening that lists them (F21).';

--
-- Name: opening cap_ledger_delete_with_tombstone; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_delete_with_tombstone ON ledger.opening FOR DELETE TO cap_ledger USING (ledger.is_released(release));

--
-- Name: POLICY cap_ledger_delete_with_tombstone ON opening; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_delete_with_tombstone ON ledger.opening IS 'An opening goes in the transaction that appended its tombstone, and in no other (F21).';

--
-- Name: node cap_ledger_insert_complete; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_insert_complete ON ledger.node FOR INSERT TO cap_ledger WITH CHECK (true);

--
-- Name: POLICY cap_ledger_insert_complete ON node; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_insert_complete ON ledger.node IS 'A wrong node is found by everybody who checks a root; row security could not compute it.';

--
-- Name: batch cap_ledger_insert_forward; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_insert_forward ON ledger.batch FOR INSERT TO cap_ledger WITH CHECK ((size >= 0));

--
-- Name: POLICY cap_ledger_insert_forward ON batch; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_insert_forward ON ledger.batch IS 'One row for each integration that found something.';

--
-- Name: hold cap_ledger_insert_in_own_name; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_insert_in_own_name ON ledger.hold FOR INSERT TO cap_ledger WITH CHECK (((placed_by = ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) = ANY (ARRAY['web_dsl'::text, 'web_compliance'::text]))));

--
-- Name: POLICY cap_ledger_insert_in_own_name ON hold; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_insert_in_own_name ON ledger.hold IS 'Whoever places a hold is named in it.';

--
-- Name: hold_release cap_ledger_insert_in_own_name; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_insert_in_own_name ON ledger.hold_release FOR INSERT TO cap_ledger WITH CHECK (((released_by = ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) = ANY (ARRAY['web_dsl'::text, 'web_compliance'::text])) AND (EXISTS ( SELECT
   FROM ledger.hold held
  WHERE ((held.hold_id = hold_release.hold_id) AND (held.placed_by <> hold_release.released_by))))));

--
-- Name: POLICY cap_ledger_insert_in_own_name ON hold_release; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_insert_in_own_name ON ledger.hold_release IS 'A hold is released by somebody other than whoever placed it.';

--
-- Name: sign_off cap_ledger_insert_in_own_name; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_insert_in_own_name ON ledger.sign_off FOR INSERT TO cap_ledger WITH CHECK (((signed_by = ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) = ANY (ARRAY['web_dsl'::text, 'web_compliance'::text]))));

--
-- Name: POLICY cap_ledger_insert_in_own_name ON sign_off; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_insert_in_own_name ON ledger.sign_off IS 'Whoever signs is named, and cannot be the one who erases (F21).';

--
-- Name: opening cap_ledger_insert_in_proved_name; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_insert_in_proved_name ON ledger.opening FOR INSERT TO cap_ledger WITH CHECK (((NOT (actor_id IS DISTINCT FROM ( SELECT identity.person_id() AS person_id))) AND (POSITION(((('"persona":'::text || COALESCE((('"'::text ||
CASE
    WHEN (actor_id IS NOT NULL) THEN current_setting('safelane.persona'::text)
    ELSE NULL::text
END) || '"'::text), 'null'::text)) || ',"policy":'::text)) IN (body)) > 0)));

--
-- Name: POLICY cap_ledger_insert_in_proved_name ON opening; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_insert_in_proved_name ON ledger.opening IS 'An entry says who was proved to be asking, or nobody; never anybody else (TS-12).';

--
-- Name: leaf cap_ledger_insert_next; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_insert_next ON ledger.leaf FOR INSERT TO cap_ledger WITH CHECK (true);

--
-- Name: POLICY cap_ledger_insert_next ON leaf; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_insert_next ON ledger.leaf IS 'The signer hashes every leaf again from its own octets; asking here too would halve the rate of integration.';

--
-- Name: protected cap_ledger_insert_next_version; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_insert_next_version ON ledger.protected FOR INSERT TO cap_ledger WITH CHECK ((NOT starts_with(current_setting('role'::text), 'web_'::text)));

--
-- Name: POLICY cap_ledger_insert_next_version ON protected; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_insert_next_version ON ledger.protected IS 'Which fields count is decided with a revision (ledger.keep_fields), never in a request.';

--
-- Name: change cap_ledger_insert_now; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_insert_now ON ledger.change FOR INSERT TO cap_ledger WITH CHECK ((xid = pg_current_xact_id()));

--
-- Name: POLICY cap_ledger_insert_now ON change; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_insert_now ON ledger.change IS 'A change belongs to the transaction that made it.';

--
-- Name: entry cap_ledger_insert_now; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_insert_now ON ledger.entry FOR INSERT TO cap_ledger WITH CHECK ((xid = pg_current_xact_id()));

--
-- Name: POLICY cap_ledger_insert_now ON entry; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_insert_now ON ledger.entry IS 'An entry belongs to the transaction that writes it.';

--
-- Name: checkpoint cap_ledger_insert_of_this_tree; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_insert_of_this_tree ON ledger.checkpoint FOR INSERT TO cap_ledger WITH CHECK ((size <= ( SELECT COALESCE((max(leaf.idx) + 1), (0)::bigint) AS "coalesce"
   FROM ledger.leaf leaf)));

--
-- Name: POLICY cap_ledger_insert_of_this_tree ON checkpoint; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_insert_of_this_tree ON ledger.checkpoint IS 'A checkpoint of a larger tree belongs to another future of this database.';

--
-- Name: opening cap_ledger_select_a_for_the_asker; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_select_a_for_the_asker ON ledger.opening FOR SELECT TO cap_ledger USING (ledger.is_for_asker(( SELECT identity.person_id() AS person_id), ( SELECT identity.persona() AS persona), actor_id, action, body));

--
-- Name: POLICY cap_ledger_select_a_for_the_asker ON opening; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_select_a_for_the_asker ON ledger.opening IS 'Whoever asks for entries sees what their powers let them see, and nothing about themselves (F9).';

--
-- Name: opening cap_ledger_select_a_for_the_auditor; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_select_a_for_the_auditor ON ledger.opening FOR SELECT TO cap_ledger USING ((SESSION_USER = 'safelane_auditor'::name));

--
-- Name: POLICY cap_ledger_select_a_for_the_auditor ON opening; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_select_a_for_the_auditor ON ledger.opening IS 'Whoever audits reads the whole ledger; ledger.openings gives it out only after an entry says so, and that was committed.';

--
-- Name: batch cap_ledger_select_all; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_select_all ON ledger.batch FOR SELECT TO cap_ledger USING (true);

--
-- Name: POLICY cap_ledger_select_all ON batch; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_select_all ON ledger.batch IS 'Sizes and instants; they say nothing about anybody.';

--
-- Name: change cap_ledger_select_all; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_select_all ON ledger.change FOR SELECT TO cap_ledger USING (true);

--
-- Name: POLICY cap_ledger_select_all ON change; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_select_all ON ledger.change IS 'Whether an entry knows a version of a row is asked about every row.';

--
-- Name: checkpoint cap_ledger_select_all; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_select_all ON ledger.checkpoint FOR SELECT TO cap_ledger USING (true);

--
-- Name: POLICY cap_ledger_select_all ON checkpoint; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_select_all ON ledger.checkpoint IS 'Checkpoints are published.';

--
-- Name: confidential_action cap_ledger_select_all; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_select_all ON ledger.confidential_action FOR SELECT TO cap_ledger USING (true);

--
-- Name: POLICY cap_ledger_select_all ON confidential_action; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_select_all ON ledger.confidential_action IS 'Names of actions; asked for every entry that somebody wants to see.';

--
-- Name: entry cap_ledger_select_all; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_select_all ON ledger.entry FOR SELECT TO cap_ledger USING (true);

--
-- Name: POLICY cap_ledger_select_all ON entry; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_select_all ON ledger.entry IS 'The sealer orders leaves, the signer publishes them; a leaf opens to nobody without its salts.';

--
-- Name: hold cap_ledger_select_all; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_select_all ON ledger.hold FOR SELECT TO cap_ledger USING (true);

--
-- Name: POLICY cap_ledger_select_all ON hold; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_select_all ON ledger.hold IS 'Every erasure asks whether anything holds the entry (F20).';

--
-- Name: hold_release cap_ledger_select_all; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_select_all ON ledger.hold_release FOR SELECT TO cap_ledger USING (true);

--
-- Name: POLICY cap_ledger_select_all ON hold_release; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_select_all ON ledger.hold_release IS 'Every erasure asks whether a hold is still alive (F20).';

--
-- Name: leaf cap_ledger_select_all; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_select_all ON ledger.leaf FOR SELECT TO cap_ledger USING (true);

--
-- Name: POLICY cap_ledger_select_all ON leaf; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_select_all ON ledger.leaf IS 'Hashes of what is published for ever.';

--
-- Name: node cap_ledger_select_all; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_select_all ON ledger.node FOR SELECT TO cap_ledger USING (true);

--
-- Name: POLICY cap_ledger_select_all ON node; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_select_all ON ledger.node IS 'Hashes of what is published for ever.';

--
-- Name: protected cap_ledger_select_all; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_select_all ON ledger.protected FOR SELECT TO cap_ledger USING (true);

--
-- Name: POLICY cap_ledger_select_all ON protected; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_select_all ON ledger.protected IS 'Names of tables and columns; they say nothing about anybody.';

--
-- Name: retention_class cap_ledger_select_all; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_select_all ON ledger.retention_class FOR SELECT TO cap_ledger USING (true);

--
-- Name: POLICY cap_ledger_select_all ON retention_class; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_select_all ON ledger.retention_class IS 'Names and periods of the retention schedule (E6).';

--
-- Name: opening cap_ledger_select_b_just_written; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_select_b_just_written ON ledger.opening FOR SELECT TO cap_ledger USING (((xid = pg_current_xact_id()) AND (at >= now())));

--
-- Name: POLICY cap_ledger_select_b_just_written ON opening; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_select_b_just_written ON ledger.opening IS 'Which changes this transaction''s entries have claimed.';

--
-- Name: opening cap_ledger_select_c_for_the_signer; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_select_c_for_the_signer ON ledger.opening FOR SELECT TO cap_ledger USING ((SESSION_USER = 'safelane_signer'::name));

--
-- Name: POLICY cap_ledger_select_c_for_the_signer ON opening; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_select_c_for_the_signer ON ledger.opening IS 'Which leaves have no opening; ledger.unopened gives out numbers only.';

--
-- Name: sign_off cap_ledger_select_live; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_select_live ON ledger.sign_off FOR SELECT TO cap_ledger USING ((expires_at > now()));

--
-- Name: POLICY cap_ledger_select_live ON sign_off; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_select_live ON ledger.sign_off IS 'A signature is good for 30 days (E6).';

--
-- Name: confidential_action cap_migration_insert_reference; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_migration_insert_reference ON ledger.confidential_action FOR INSERT TO cap_migration WITH CHECK (true);

--
-- Name: POLICY cap_migration_insert_reference ON confidential_action; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_migration_insert_reference ON ledger.confidential_action IS 'An action becomes confidential with the revision that brings it.';

--
-- Name: retention_class cap_migration_insert_reference; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_migration_insert_reference ON ledger.retention_class FOR INSERT TO cap_migration WITH CHECK (true);

--
-- Name: POLICY cap_migration_insert_reference ON retention_class; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_migration_insert_reference ON ledger.retention_class IS 'The schedule comes with a revision; a shorter period is a new class, so that what was promised stays.';

--
-- Name: protected cap_migration_select_all; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_migration_select_all ON ledger.protected FOR SELECT TO cap_migration USING (true);

--
-- Name: POLICY cap_migration_select_all ON protected; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_migration_select_all ON ledger.protected IS 'The baseline of rows that are older than their protection.';

--
-- Name: retention_class cap_migration_select_all; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_migration_select_all ON ledger.retention_class FOR SELECT TO cap_migration USING (true);

--
-- Name: POLICY cap_migration_select_all ON retention_class; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_migration_select_all ON ledger.retention_class IS 'The floors of the entries that a revision adopts.';

--
-- Name: batch capability_in_its_functions_only; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON ledger.batch AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: change capability_in_its_functions_only; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON ledger.change AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: checkpoint capability_in_its_functions_only; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON ledger.checkpoint AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: confidential_action capability_in_its_functions_only; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON ledger.confidential_action AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: entry capability_in_its_functions_only; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON ledger.entry AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: hold capability_in_its_functions_only; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON ledger.hold AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: hold_release capability_in_its_functions_only; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON ledger.hold_release AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: leaf capability_in_its_functions_only; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON ledger.leaf AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: node capability_in_its_functions_only; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON ledger.node AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: opening capability_in_its_functions_only; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON ledger.opening AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: protected capability_in_its_functions_only; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON ledger.protected AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: retention_class capability_in_its_functions_only; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON ledger.retention_class AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: sign_off capability_in_its_functions_only; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON ledger.sign_off AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: change; Type: ROW SECURITY; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ledger.change ENABLE ROW LEVEL SECURITY;

--
-- Name: checkpoint; Type: ROW SECURITY; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ledger.checkpoint ENABLE ROW LEVEL SECURITY;

--
-- Name: confidential_action; Type: ROW SECURITY; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ledger.confidential_action ENABLE ROW LEVEL SECURITY;

--
-- Name: entry; Type: ROW SECURITY; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ledger.entry ENABLE ROW LEVEL SECURITY;

--
-- Name: hold; Type: ROW SECURITY; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ledger.hold ENABLE ROW LEVEL SECURITY;

--
-- Name: hold_release; Type: ROW SECURITY; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ledger.hold_release ENABLE ROW LEVEL SECURITY;

--
-- Name: leaf; Type: ROW SECURITY; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ledger.leaf ENABLE ROW LEVEL SECURITY;

--
-- Name: node; Type: ROW SECURITY; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ledger.node ENABLE ROW LEVEL SECURITY;

--
-- Name: opening; Type: ROW SECURITY; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ledger.opening ENABLE ROW LEVEL SECURITY;

--
-- Name: protected; Type: ROW SECURITY; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ledger.protected ENABLE ROW LEVEL SECURITY;

--
-- Name: retention_class; Type: ROW SECURITY; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ledger.retention_class ENABLE ROW LEVEL SECURITY;

--
-- Name: sign_off; Type: ROW SECURITY; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ledger.sign_off ENABLE ROW LEVEL SECURITY;

--
-- Name: TABLE checkpoint; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT SELECT ON TABLE ledger.checkpoint TO cap_ledger;

--
-- Name: COLUMN checkpoint.size; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(size) ON TABLE ledger.checkpoint TO cap_ledger;

--
-- Name: COLUMN checkpoint.origin; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(origin) ON TABLE ledger.checkpoint TO cap_ledger;

--
-- Name: COLUMN checkpoint.note; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(note) ON TABLE ledger.checkpoint TO cap_ledger;

--
-- Name: FUNCTION newest_checkpoint(p_origin text); Type: ACL; Schema: ledger; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION ledger.newest_checkpoint(p_origin text) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.newest_checkpoint(p_origin text) TO safelane_signer;
GRANT ALL ON FUNCTION ledger.newest_checkpoint(p_origin text) TO cap_guard;
GRANT ALL ON FUNCTION ledger.newest_checkpoint(p_origin text) TO safelane_auditor;

--
-- Name: FUNCTION append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb, p_reason text, p_case uuid, p_retention text); Type: ACL; Schema: ledger; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb, p_reason text, p_case uuid, p_retention text) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb, p_reason text, p_case uuid, p_retention text) TO cap_guard;
GRANT ALL ON FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb, p_reason text, p_case uuid, p_retention text) TO cap_identity;
GRANT ALL ON FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb, p_reason text, p_case uuid, p_retention text) TO cap_seal;
GRANT ALL ON FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb, p_reason text, p_case uuid, p_retention text) TO cap_policy;
GRANT ALL ON FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb, p_reason text, p_case uuid, p_retention text) TO cap_vetting;
GRANT ALL ON FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb, p_reason text, p_case uuid, p_retention text) TO cap_booking;
GRANT ALL ON FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb, p_reason text, p_case uuid, p_retention text) TO cap_migration;
GRANT ALL ON FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb, p_reason text, p_case uuid, p_retention text) TO cap_recording;
GRANT ALL ON FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb, p_reason text, p_case uuid, p_retention text) TO cap_warden;

--
-- Name: TABLE entry; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT SELECT ON TABLE ledger.entry TO cap_ledger;

--
-- Name: COLUMN entry.leaf; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(leaf) ON TABLE ledger.entry TO cap_ledger;

--
-- Name: TABLE leaf; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT SELECT,INSERT ON TABLE ledger.leaf TO cap_ledger;

--
-- Name: COLUMN leaf.idx; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT SELECT(idx) ON TABLE ledger.leaf TO cap_guard;

--
-- Name: COLUMN leaf.seq; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT SELECT(seq) ON TABLE ledger.leaf TO cap_guard;

--
-- Name: FUNCTION backlog(p_low_water xid8); Type: ACL; Schema: ledger; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION ledger.backlog(p_low_water xid8) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.backlog(p_low_water xid8) TO cap_ledger;

--
-- Name: FUNCTION begin_epoch(p_origin text, p_note text); Type: ACL; Schema: ledger; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION ledger.begin_epoch(p_origin text, p_note text) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.begin_epoch(p_origin text, p_note text) TO safelane_sealer;

--
-- Name: FUNCTION begin_export(p_size bigint, p_targets uuid[]); Type: ACL; Schema: ledger; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION ledger.begin_export(p_size bigint, p_targets uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.begin_export(p_size bigint, p_targets uuid[]) TO safelane_auditor;

--
-- Name: FUNCTION bundle(p_idx bigint, p_width integer); Type: ACL; Schema: ledger; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION ledger.bundle(p_idx bigint, p_width integer) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.bundle(p_idx bigint, p_width integer) TO safelane_signer;

--
-- Name: FUNCTION canonical(p_value jsonb); Type: ACL; Schema: ledger; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION ledger.canonical(p_value jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.canonical(p_value jsonb) TO cap_ledger;
GRANT ALL ON FUNCTION ledger.canonical(p_value jsonb) TO cap_identity;
GRANT ALL ON FUNCTION ledger.canonical(p_value jsonb) TO cap_policy;
GRANT ALL ON FUNCTION ledger.canonical(p_value jsonb) TO cap_vetting;
GRANT ALL ON FUNCTION ledger.canonical(p_value jsonb) TO cap_booking;
GRANT ALL ON FUNCTION ledger.canonical(p_value jsonb) TO cap_migration;
GRANT ALL ON FUNCTION ledger.canonical(p_value jsonb) TO cap_recording;

--
-- Name: FUNCTION canonical_detail(p_value jsonb); Type: ACL; Schema: ledger; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION ledger.canonical_detail(p_value jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.canonical_detail(p_value jsonb) TO cap_ledger;
GRANT ALL ON FUNCTION ledger.canonical_detail(p_value jsonb) TO cap_identity;
GRANT ALL ON FUNCTION ledger.canonical_detail(p_value jsonb) TO cap_policy;
GRANT ALL ON FUNCTION ledger.canonical_detail(p_value jsonb) TO cap_vetting;
GRANT ALL ON FUNCTION ledger.canonical_detail(p_value jsonb) TO cap_booking;
GRANT ALL ON FUNCTION ledger.canonical_detail(p_value jsonb) TO cap_recording;

--
-- Name: FUNCTION check_size(p_size bigint); Type: ACL; Schema: ledger; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION ledger.check_size(p_size bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.check_size(p_size bigint) TO cap_ledger;

--
-- Name: FUNCTION checkpoints(p_from bigint, p_limit integer); Type: ACL; Schema: ledger; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION ledger.checkpoints(p_from bigint, p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.checkpoints(p_from bigint, p_limit integer) TO safelane_signer;
GRANT ALL ON FUNCTION ledger.checkpoints(p_from bigint, p_limit integer) TO safelane_auditor;

--
-- Name: FUNCTION complete_nodes(p_before bigint, p_size bigint); Type: ACL; Schema: ledger; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION ledger.complete_nodes(p_before bigint, p_size bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.complete_nodes(p_before bigint, p_size bigint) TO cap_ledger;

--
-- Name: FUNCTION consistency(p_old bigint, p_new bigint); Type: ACL; Schema: ledger; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION ledger.consistency(p_old bigint, p_new bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.consistency(p_old bigint, p_new bigint) TO safelane_signer;

--
-- Name: FUNCTION digest(p_row jsonb, p_fields text[]); Type: ACL; Schema: ledger; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION ledger.digest(p_row jsonb, p_fields text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.digest(p_row jsonb, p_fields text[]) TO cap_ledger;
GRANT ALL ON FUNCTION ledger.digest(p_row jsonb, p_fields text[]) TO cap_identity;
GRANT ALL ON FUNCTION ledger.digest(p_row jsonb, p_fields text[]) TO cap_policy;
GRANT ALL ON FUNCTION ledger.digest(p_row jsonb, p_fields text[]) TO cap_vetting;
GRANT ALL ON FUNCTION ledger.digest(p_row jsonb, p_fields text[]) TO cap_booking;
GRANT ALL ON FUNCTION ledger.digest(p_row jsonb, p_fields text[]) TO cap_recording;

--
-- Name: FUNCTION enter(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb, p_reason text, p_case uuid, p_retention text, p_more text); Type: ACL; Schema: ledger; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION ledger.enter(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb, p_reason text, p_case uuid, p_retention text, p_more text) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.enter(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb, p_reason text, p_case uuid, p_retention text, p_more text) TO cap_ledger;

--
-- Name: FUNCTION erase(p_seq bigint, p_reason text); Type: ACL; Schema: ledger; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION ledger.erase(p_seq bigint, p_reason text) FROM PUBLIC;

--
-- Name: TABLE hold; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT SELECT ON TABLE ledger.hold TO cap_ledger;

--
-- Name: COLUMN hold.hold_id; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(hold_id) ON TABLE ledger.hold TO cap_ledger;

--
-- Name: COLUMN hold.seq; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(seq) ON TABLE ledger.hold TO cap_ledger;

--
-- Name: COLUMN hold.target_id; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(target_id) ON TABLE ledger.hold TO cap_ledger;

--
-- Name: COLUMN hold.name; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(name) ON TABLE ledger.hold TO cap_ledger;

--
-- Name: COLUMN hold.reason; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(reason) ON TABLE ledger.hold TO cap_ledger;

--
-- Name: COLUMN hold.placed_by; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(placed_by) ON TABLE ledger.hold TO cap_ledger;

--
-- Name: TABLE hold_release; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT SELECT ON TABLE ledger.hold_release TO cap_ledger;

--
-- Name: COLUMN hold_release.hold_id; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(hold_id) ON TABLE ledger.hold_release TO cap_ledger;

--
-- Name: COLUMN hold_release.reason; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(reason) ON TABLE ledger.hold_release TO cap_ledger;

--
-- Name: COLUMN hold_release.released_by; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(released_by) ON TABLE ledger.hold_release TO cap_ledger;

--
-- Name: FUNCTION is_held(p_seq bigint, p_body text); Type: ACL; Schema: ledger; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION ledger.is_held(p_seq bigint, p_body text) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.is_held(p_seq bigint, p_body text) TO cap_ledger;

--
-- Name: TABLE change; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT SELECT,DELETE ON TABLE ledger.change TO cap_ledger;

--
-- Name: COLUMN change.kind; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(kind) ON TABLE ledger.change TO cap_ledger;

--
-- Name: COLUMN change.target; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(target) ON TABLE ledger.change TO cap_ledger;

--
-- Name: COLUMN change.fields_version; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(fields_version) ON TABLE ledger.change TO cap_ledger;

--
-- Name: COLUMN change.before; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(before) ON TABLE ledger.change TO cap_ledger;

--
-- Name: COLUMN change.after; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(after) ON TABLE ledger.change TO cap_ledger;

--
-- Name: TABLE opening; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT SELECT,DELETE ON TABLE ledger.opening TO cap_ledger;

--
-- Name: COLUMN opening.seq; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(seq) ON TABLE ledger.opening TO cap_ledger;
GRANT SELECT(seq) ON TABLE ledger.opening TO cap_guard;

--
-- Name: COLUMN opening.salt; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(salt) ON TABLE ledger.opening TO cap_ledger;

--
-- Name: COLUMN opening.body; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(body) ON TABLE ledger.opening TO cap_ledger;
GRANT SELECT(body) ON TABLE ledger.opening TO cap_guard;

--
-- Name: COLUMN opening.retention_salt; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(retention_salt) ON TABLE ledger.opening TO cap_ledger;

--
-- Name: COLUMN opening.retention; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(retention) ON TABLE ledger.opening TO cap_ledger;

--
-- Name: COLUMN opening.release; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(release) ON TABLE ledger.opening TO cap_ledger;

--
-- Name: COLUMN opening.first_change; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(first_change) ON TABLE ledger.opening TO cap_ledger;

--
-- Name: COLUMN opening.last_change; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(last_change) ON TABLE ledger.opening TO cap_ledger;

--
-- Name: COLUMN opening.at; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(at) ON TABLE ledger.opening TO cap_ledger;
GRANT SELECT(at) ON TABLE ledger.opening TO cap_guard;

--
-- Name: COLUMN opening.action; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(action) ON TABLE ledger.opening TO cap_ledger;
GRANT SELECT(action) ON TABLE ledger.opening TO cap_guard;

--
-- Name: COLUMN opening.actor_id; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(actor_id) ON TABLE ledger.opening TO cap_ledger;
GRANT SELECT(actor_id) ON TABLE ledger.opening TO cap_guard;

--
-- Name: COLUMN opening.outcome; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(outcome) ON TABLE ledger.opening TO cap_ledger;
GRANT SELECT(outcome) ON TABLE ledger.opening TO cap_guard;

--
-- Name: COLUMN opening.target_kind; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(target_kind) ON TABLE ledger.opening TO cap_ledger;
GRANT SELECT(target_kind) ON TABLE ledger.opening TO cap_guard;

--
-- Name: COLUMN opening.target_id; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(target_id) ON TABLE ledger.opening TO cap_ledger;
GRANT SELECT(target_id) ON TABLE ledger.opening TO cap_guard;

--
-- Name: TABLE sign_off; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT SELECT ON TABLE ledger.sign_off TO cap_ledger;

--
-- Name: COLUMN sign_off.seq; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(seq) ON TABLE ledger.sign_off TO cap_ledger;

--
-- Name: COLUMN sign_off.reason; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(reason) ON TABLE ledger.sign_off TO cap_ledger;

--
-- Name: COLUMN sign_off.signed_by; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(signed_by) ON TABLE ledger.sign_off TO cap_ledger;

--
-- Name: FUNCTION erasure_problem(p_opening ledger.opening, p_person uuid, p_at timestamp with time zone); Type: ACL; Schema: ledger; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION ledger.erasure_problem(p_opening ledger.opening, p_person uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.erasure_problem(p_opening ledger.opening, p_person uuid, p_at timestamp with time zone) TO cap_ledger;

--
-- Name: FUNCTION field_lists(p_lane text); Type: ACL; Schema: ledger; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION ledger.field_lists(p_lane text) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.field_lists(p_lane text) TO cap_identity;
GRANT ALL ON FUNCTION ledger.field_lists(p_lane text) TO cap_policy;
GRANT ALL ON FUNCTION ledger.field_lists(p_lane text) TO cap_vetting;
GRANT ALL ON FUNCTION ledger.field_lists(p_lane text) TO cap_booking;
GRANT ALL ON FUNCTION ledger.field_lists(p_lane text) TO cap_recording;

--
-- Name: FUNCTION floor_after(p_keep interval, p_at timestamp with time zone); Type: ACL; Schema: ledger; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION ledger.floor_after(p_keep interval, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.floor_after(p_keep interval, p_at timestamp with time zone) TO cap_ledger;
GRANT ALL ON FUNCTION ledger.floor_after(p_keep interval, p_at timestamp with time zone) TO cap_migration;

--
-- Name: TABLE retention_class; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT SELECT ON TABLE ledger.retention_class TO cap_ledger;
GRANT SELECT,INSERT ON TABLE ledger.retention_class TO cap_migration;
GRANT SELECT ON TABLE ledger.retention_class TO cap_guard;

--
-- Name: FUNCTION floor_of(p_class text, p_at timestamp with time zone); Type: ACL; Schema: ledger; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION ledger.floor_of(p_class text, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.floor_of(p_class text, p_at timestamp with time zone) TO cap_ledger;
GRANT ALL ON FUNCTION ledger.floor_of(p_class text, p_at timestamp with time zone) TO cap_migration;

--
-- Name: FUNCTION inclusion(p_idx bigint, p_size bigint); Type: ACL; Schema: ledger; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION ledger.inclusion(p_idx bigint, p_size bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.inclusion(p_idx bigint, p_size bigint) TO safelane_signer;

--
-- Name: FUNCTION index_of(p_seq bigint); Type: ACL; Schema: ledger; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION ledger.index_of(p_seq bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.index_of(p_seq bigint) TO safelane_signer;

--
-- Name: FUNCTION integrate(OUT size bigint, OUT added bigint, OUT backlog bigint); Type: ACL; Schema: ledger; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION ledger.integrate(OUT size bigint, OUT added bigint, OUT backlog bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.integrate(OUT size bigint, OUT added bigint, OUT backlog bigint) TO safelane_sealer;

--
-- Name: TABLE confidential_action; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT SELECT ON TABLE ledger.confidential_action TO cap_ledger;
GRANT INSERT ON TABLE ledger.confidential_action TO cap_migration;
GRANT SELECT ON TABLE ledger.confidential_action TO cap_guard;

--
-- Name: FUNCTION is_for_asker(p_asker uuid, p_persona text, p_actor uuid, p_action text, p_body text); Type: ACL; Schema: ledger; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION ledger.is_for_asker(p_asker uuid, p_persona text, p_actor uuid, p_action text, p_body text) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.is_for_asker(p_asker uuid, p_persona text, p_actor uuid, p_action text, p_body text) TO cap_ledger;

--
-- Name: FUNCTION is_released(p_release bytea); Type: ACL; Schema: ledger; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION ledger.is_released(p_release bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.is_released(p_release bytea) TO cap_ledger;

--
-- Name: FUNCTION keep_checkpoint(p_origin text, p_size bigint, p_note text); Type: ACL; Schema: ledger; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION ledger.keep_checkpoint(p_origin text, p_size bigint, p_note text) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.keep_checkpoint(p_origin text, p_size bigint, p_note text) TO safelane_signer;

--
-- Name: FUNCTION keep_fields(p_kind text, p_fields text[]); Type: ACL; Schema: ledger; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION ledger.keep_fields(p_kind text, p_fields text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.keep_fields(p_kind text, p_fields text[]) TO safelane_owner;

--
-- Name: FUNCTION key_text(p_row jsonb, p_keys text[]); Type: ACL; Schema: ledger; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION ledger.key_text(p_row jsonb, p_keys text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.key_text(p_row jsonb, p_keys text[]) TO cap_ledger;
GRANT ALL ON FUNCTION ledger.key_text(p_row jsonb, p_keys text[]) TO cap_identity;
GRANT ALL ON FUNCTION ledger.key_text(p_row jsonb, p_keys text[]) TO cap_policy;
GRANT ALL ON FUNCTION ledger.key_text(p_row jsonb, p_keys text[]) TO cap_vetting;
GRANT ALL ON FUNCTION ledger.key_text(p_row jsonb, p_keys text[]) TO cap_booking;
GRANT ALL ON FUNCTION ledger.key_text(p_row jsonb, p_keys text[]) TO cap_recording;

--
-- Name: FUNCTION ladder(p_hashes bytea); Type: ACL; Schema: ledger; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION ledger.ladder(p_hashes bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.ladder(p_hashes bytea) TO cap_ledger;

--
-- Name: FUNCTION leaves(p_from bigint, p_count integer); Type: ACL; Schema: ledger; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION ledger.leaves(p_from bigint, p_count integer) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.leaves(p_from bigint, p_count integer) TO safelane_signer;
GRANT ALL ON FUNCTION ledger.leaves(p_from bigint, p_count integer) TO safelane_auditor;

--
-- Name: TABLE batch; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT SELECT ON TABLE ledger.batch TO cap_ledger;

--
-- Name: COLUMN batch.size; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(size) ON TABLE ledger.batch TO cap_ledger;

--
-- Name: COLUMN batch.low_water; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(low_water) ON TABLE ledger.batch TO cap_ledger;

--
-- Name: FUNCTION low_water(); Type: ACL; Schema: ledger; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION ledger.low_water() FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.low_water() TO cap_ledger;

--
-- Name: FUNCTION mark_is_true(); Type: ACL; Schema: ledger; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION ledger.mark_is_true() FROM PUBLIC;

--
-- Name: FUNCTION only_with_tombstone(); Type: ACL; Schema: ledger; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION ledger.only_with_tombstone() FROM PUBLIC;

--
-- Name: FUNCTION openings(p_entry bigint, p_from bigint, p_count integer); Type: ACL; Schema: ledger; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION ledger.openings(p_entry bigint, p_from bigint, p_count integer) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.openings(p_entry bigint, p_from bigint, p_count integer) TO safelane_auditor;

--
-- Name: FUNCTION path(p_height integer, p_place bigint, p_size bigint); Type: ACL; Schema: ledger; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION ledger.path(p_height integer, p_place bigint, p_size bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.path(p_height integer, p_place bigint, p_size bigint) TO cap_ledger;

--
-- Name: FUNCTION protect(p_table regclass); Type: ACL; Schema: ledger; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION ledger.protect(p_table regclass) FROM PUBLIC;

--
-- Name: FUNCTION public_reasons(p_persona text, p_reasons text[]); Type: ACL; Schema: ledger; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION ledger.public_reasons(p_persona text, p_reasons text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.public_reasons(p_persona text, p_reasons text[]) TO cap_ledger;

--
-- Name: FUNCTION record_change(); Type: ACL; Schema: ledger; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION ledger.record_change() FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.record_change() TO safelane_owner;

--
-- Name: FUNCTION refuse_action(p_action text, p_status integer, p_type text, p_title text, p_words text, p_detail jsonb); Type: ACL; Schema: ledger; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION ledger.refuse_action(p_action text, p_status integer, p_type text, p_title text, p_words text, p_detail jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.refuse_action(p_action text, p_status integer, p_type text, p_title text, p_words text, p_detail jsonb) TO cap_ledger;

--
-- Name: FUNCTION require_entry(); Type: ACL; Schema: ledger; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION ledger.require_entry() FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.require_entry() TO safelane_owner;

--
-- Name: FUNCTION root(p_size bigint); Type: ACL; Schema: ledger; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION ledger.root(p_size bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.root(p_size bigint) TO safelane_signer;

--
-- Name: FUNCTION signed_to(); Type: ACL; Schema: ledger; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION ledger.signed_to() FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.signed_to() TO cap_booking;
GRANT ALL ON FUNCTION ledger.signed_to() TO cap_vetting;
GRANT ALL ON FUNCTION ledger.signed_to() TO cap_recording;

--
-- Name: FUNCTION size(); Type: ACL; Schema: ledger; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION ledger.size() FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.size() TO safelane_sealer;
GRANT ALL ON FUNCTION ledger.size() TO safelane_signer;
GRANT ALL ON FUNCTION ledger.size() TO safelane_auditor;

--
-- Name: FUNCTION status(); Type: ACL; Schema: ledger; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION ledger.status() FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.status() TO safelane_sealer;
GRANT ALL ON FUNCTION ledger.status() TO safelane_signer;
GRANT ALL ON FUNCTION ledger.status() TO safelane_auditor;

--
-- Name: FUNCTION tame(p_value jsonb); Type: ACL; Schema: ledger; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION ledger.tame(p_value jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.tame(p_value jsonb) TO cap_ledger;
GRANT ALL ON FUNCTION ledger.tame(p_value jsonb) TO cap_identity;
GRANT ALL ON FUNCTION ledger.tame(p_value jsonb) TO cap_policy;
GRANT ALL ON FUNCTION ledger.tame(p_value jsonb) TO cap_vetting;
GRANT ALL ON FUNCTION ledger.tame(p_value jsonb) TO cap_booking;
GRANT ALL ON FUNCTION ledger.tame(p_value jsonb) TO cap_recording;

--
-- Name: FUNCTION tile(p_level integer, p_idx bigint, p_width integer); Type: ACL; Schema: ledger; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION ledger.tile(p_level integer, p_idx bigint, p_width integer) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.tile(p_level integer, p_idx bigint, p_width integer) TO safelane_signer;

--
-- Name: FUNCTION unopened(); Type: ACL; Schema: ledger; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION ledger.unopened() FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.unopened() TO safelane_signer;
GRANT ALL ON FUNCTION ledger.unopened() TO safelane_auditor;

--
-- Name: FUNCTION unrecorded(); Type: ACL; Schema: ledger; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION ledger.unrecorded() FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.unrecorded() TO safelane_signer;

--
-- Name: FUNCTION unrecorded_in(p_lane text); Type: ACL; Schema: ledger; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION ledger.unrecorded_in(p_lane text) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.unrecorded_in(p_lane text) TO cap_identity;
GRANT ALL ON FUNCTION ledger.unrecorded_in(p_lane text) TO cap_policy;
GRANT ALL ON FUNCTION ledger.unrecorded_in(p_lane text) TO cap_vetting;
GRANT ALL ON FUNCTION ledger.unrecorded_in(p_lane text) TO cap_booking;
GRANT ALL ON FUNCTION ledger.unrecorded_in(p_lane text) TO cap_recording;

--
-- Name: TABLE node; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT SELECT,INSERT ON TABLE ledger.node TO cap_ledger;

--
-- Name: TABLE protected; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT SELECT,INSERT ON TABLE ledger.protected TO cap_ledger;
GRANT SELECT ON TABLE ledger.protected TO cap_migration;

--
-- Name: TABLE record; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT SELECT ON TABLE ledger.record TO cap_ledger;
