-- The schema policy at head, for reading and review. Written by `safelane snapshot`; do not edit.
-- Revision 0021
-- PostgreSQL 18

--
-- Name: above_floor(text, text, text[], jsonb, jsonb); Type: FUNCTION; Schema: policy; Owner: safelane_owner
--

CREATE FUNCTION policy.above_floor(p_type text, p_direction text, p_choices text[], p_floor jsonb, p_value jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$
begin
  if p_value is null or p_floor is null or p_value = p_floor then
    return p_value;
  end if;
  if p_direction = 'fixed' then
    return p_floor;
  end if;
  if p_type = 'list' then
    return p_value || coalesce(
      (select jsonb_agg(member) from jsonb_array_elements(p_floor) as member where not p_value @> member), '[]');
  end if;
  return policy.stricter_of(p_type, p_direction, p_choices, p_value, p_floor);
end;
$$;

ALTER FUNCTION policy.above_floor(p_type text, p_direction text, p_choices text[], p_floor jsonb, p_value jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION above_floor(p_type text, p_direction text, p_choices text[], p_floor jsonb, p_value jsonb); Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON FUNCTION policy.above_floor(p_type text, p_direction text, p_choices text[], p_floor jsonb, p_value jsonb) IS 'The value, lifted to the floor where it lies below it. Null (the profile does not ask) stays null.';

--
-- Name: acknowledgement; Type: TABLE; Schema: policy; Owner: safelane_owner
--

CREATE TABLE policy.acknowledgement (
    person_id uuid NOT NULL,
    document text NOT NULL,
    version text NOT NULL,
    acknowledged_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY policy.acknowledgement FORCE ROW LEVEL SECURITY;

ALTER TABLE policy.acknowledgement OWNER TO safelane_owner;

--
-- Name: document_version; Type: TABLE; Schema: policy; Owner: safelane_owner
--

CREATE TABLE policy.document_version (
    document text NOT NULL,
    version text NOT NULL,
    effective_from timestamp with time zone NOT NULL,
    owner text NOT NULL,
    review_due_on date NOT NULL,
    cites text[] DEFAULT '{}'::text[] NOT NULL,
    body text NOT NULL,
    published_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT document_version_body_length CHECK (((length(body) >= 1) AND (length(body) <= 200000))),
    CONSTRAINT document_version_review CHECK ((review_due_on <= (((effective_from AT TIME ZONE 'Europe/London'::text))::date + '1 year'::interval)))
);

ALTER TABLE ONLY policy.document_version FORCE ROW LEVEL SECURITY;

ALTER TABLE policy.document_version OWNER TO safelane_owner;

--
-- Name: TABLE document_version; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON TABLE policy.document_version IS 'The version in force at an instant is the latest whose effective_from is not later. Never updated (TS-01).';

--
-- Name: COLUMN document_version.cites; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON COLUMN policy.document_version.cites IS 'Guidance editions it cites, as instrument:edition.';

--
-- Name: missing_acknowledgements(uuid, text[], timestamp with time zone); Type: FUNCTION; Schema: policy; Owner: cap_policy
--

CREATE FUNCTION policy.missing_acknowledgements(p_person uuid, p_documents text[], p_at timestamp with time zone DEFAULT now()) RETURNS text[]
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT COALESCE(array_agg(wanted.document ORDER BY wanted.document), '{}'::text[]) AS "coalesce"
    FROM unnest(missing_acknowledgements.p_documents) wanted(document)
   WHERE (NOT (EXISTS ( SELECT
            FROM policy.acknowledgement
           WHERE ((acknowledgement.person_id = missing_acknowledgements.p_person) AND (acknowledgement.document = wanted.document) AND (acknowledgement.acknowledged_at <= missing_acknowledgements.p_at) AND (acknowledgement.version = ( SELECT published.version
                    FROM policy.document_version published
                   WHERE ((published.document = wanted.document) AND (published.effective_from <= missing_acknowledgements.p_at))
                   ORDER BY published.effective_from DESC
                  LIMIT 1))))));
END;

ALTER FUNCTION policy.missing_acknowledgements(p_person uuid, p_documents text[], p_at timestamp with time zone) OWNER TO cap_policy;

--
-- Name: FUNCTION missing_acknowledgements(p_person uuid, p_documents text[], p_at timestamp with time zone); Type: COMMENT; Schema: policy; Owner: cap_policy
--

COMMENT ON FUNCTION policy.missing_acknowledgements(p_person uuid, p_documents text[], p_at timestamp with time zone) IS 'Those of the documents whose version in force at an instant the person had not acknowledged by then, in order. Asked by vetting and booking.';

--
-- Name: acknowledged(uuid, text, timestamp with time zone); Type: FUNCTION; Schema: policy; Owner: safelane_owner
--

CREATE FUNCTION policy.acknowledged(p_person uuid, p_document text, p_at timestamp with time zone DEFAULT now()) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (policy.missing_acknowledgements(p_person, ARRAY[p_document], p_at) = '{}'::text[]);
END;

ALTER FUNCTION policy.acknowledged(p_person uuid, p_document text, p_at timestamp with time zone) OWNER TO safelane_owner;

--
-- Name: FUNCTION acknowledged(p_person uuid, p_document text, p_at timestamp with time zone); Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON FUNCTION policy.acknowledged(p_person uuid, p_document text, p_at timestamp with time zone) IS 'Whether a person had acknowledged, by an instant, the version of a document in force at that instant; false where no version was published.';

--
-- Name: adopt_founding_profile(text); Type: FUNCTION; Schema: policy; Owner: cap_policy
--

CREATE FUNCTION policy.adopt_founding_profile(p_profile text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_adoption uuid := guard.uuidv7();
begin
  perform pg_advisory_xact_lock(hashtextextended('policy.profile_adoption', 0));
  if exists (select from policy.profile_adoption) then
    raise exception using
      errcode = 'PT409',
      message = 'The platform already follows a profile.',
      hint = 'Two administrators change it with api.adopt_profile.';
  end if;
  if not exists (select from policy.profile where profile.profile = p_profile) then
    raise exception using
      errcode = 'PT422',
      message = 'There is no profile with this name.',
      hint = format('Profiles: %s.', (select string_agg(profile.profile, ', ' order by profile.profile) from policy.profile));
  end if;
  insert into policy.profile_adoption (adoption_id, profile, effective_from, approved_at)
  values (v_adoption, p_profile, '-infinity', now());
  return v_adoption;
end;
$$;

ALTER FUNCTION policy.adopt_founding_profile(p_profile text) OWNER TO cap_policy;

--
-- Name: FUNCTION adopt_founding_profile(p_profile text); Type: COMMENT; Schema: policy; Owner: cap_policy
--

COMMENT ON FUNCTION policy.adopt_founding_profile(p_profile text) IS 'Adopt the profile a platform is founded under, in force from the beginning of time. Asked once, by identity.found_platform.';

--
-- Name: adoption_is_only_approved(); Type: FUNCTION; Schema: policy; Owner: safelane_owner
--

CREATE FUNCTION policy.adoption_is_only_approved() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if tg_op = 'DELETE' then
    raise exception using
      errcode = 'PT409',
      message = 'Adoptions of a profile are kept.',
      hint = 'Adopt another profile instead.';
  end if;
  if old.approved_at is not null
     or new.approved_at is null
     or new.approved_by is null
     or new.approved_by = old.proposed_by
     or (new.adoption_id, new.profile, new.proposed_by, new.proposed_at)
        is distinct from (old.adoption_id, old.profile, old.proposed_by, old.proposed_at)
     or new.effective_from <> greatest(old.effective_from, new.approved_at) then
    raise exception using
      errcode = 'PT409',
      message = 'An adoption of a profile only changes by being approved, once, by another administrator.',
      hint = 'Propose again with api.adopt_profile.';
  end if;
  return new;
end;
$$;

ALTER FUNCTION policy.adoption_is_only_approved() OWNER TO safelane_owner;

--
-- Name: FUNCTION adoption_is_only_approved(); Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON FUNCTION policy.adoption_is_only_approved() IS 'Trigger on policy.profile_adoption: the one permitted change is the approval of an open proposal.';

--
-- Name: assert_key_value(text, jsonb, text); Type: FUNCTION; Schema: policy; Owner: cap_policy
--

CREATE FUNCTION policy.assert_key_value(p_key text, p_value jsonb, p_by text DEFAULT 'contract'::text) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_parameter policy.parameter;
  v_problem   text;
begin
  select * into v_parameter from policy.parameter where parameter.key = p_key;
  if v_parameter.key is null then
    raise exception using
      errcode = 'PT422',
      message = 'There is no parameter with this name.',
      hint = 'The names are those of the parameter matrix in the documentation.';
  end if;
  if p_value is null then
    -- a profile need not ask for a parameter; a contract or deviation that says nothing is no row
    if p_by = 'profile' and v_parameter.direction <> 'fixed' then
      return;
    end if;
    v_problem := 'A value is needed.';
  else
    v_problem := policy.value_problem(v_parameter.type, v_parameter.choices, p_value);
  end if;
  if v_problem is not null then
    raise exception using
      errcode = 'PT422',
      message = format('The value of %s cannot be used.', p_key),
      hint = v_problem;
  end if;
  if policy.crosses_floor(v_parameter, p_value, p_by) then
    raise exception using
      errcode = 'PT422',
      message = format('The value of %s crosses the floor.', p_key),
      hint = format('What nobody may cross: %s.', concat_ws('; at the other end ', v_parameter.floor_words, v_parameter.ceiling));
  end if;
end;
$$;

ALTER FUNCTION policy.assert_key_value(p_key text, p_value jsonb, p_by text) OWNER TO cap_policy;

--
-- Name: FUNCTION assert_key_value(p_key text, p_value jsonb, p_by text); Type: COMMENT; Schema: policy; Owner: cap_policy
--

COMMENT ON FUNCTION policy.assert_key_value(p_key text, p_value jsonb, p_by text) IS 'Raises PT422 unless the key exists and the value fits its type, its vocabulary and its floor. p_by says who asks: profile, contract or deviation. Asked by the floor trigger.';

--
-- Name: canonical_value(text, jsonb); Type: FUNCTION; Schema: policy; Owner: safelane_owner
--

CREATE FUNCTION policy.canonical_value(p_type text, p_value jsonb) RETURNS jsonb
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
begin
  if p_type = 'set' and jsonb_typeof(p_value) = 'array' then
    return coalesce(
      (select jsonb_agg(member order by member #>> '{}' collate "C") from jsonb_array_elements(p_value) as member),
      '[]'
    );
  end if;
  return p_value;
end;
$$;

ALTER FUNCTION policy.canonical_value(p_type text, p_value jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION canonical_value(p_type text, p_value jsonb); Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON FUNCTION policy.canonical_value(p_type text, p_value jsonb) IS 'The stored form of a parameter value: sets in one order.';

--
-- Name: clean_prose(text, text, integer, integer); Type: FUNCTION; Schema: policy; Owner: safelane_owner
--

CREATE FUNCTION policy.clean_prose(p_value text, p_parameter text, p_max integer, p_min integer DEFAULT 1) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  -- what is far too long is not turned over first
  perform identity.clean_text(p_value, p_parameter, p_max) where octet_length(p_value) > 4 * p_max + 1000;
  -- the check sees blanks where lines break, and judges everything else
  perform identity.clean_text(translate(p_value, E'\r\n\t', '   '), p_parameter, p_max, true, p_min);
  return btrim(replace(p_value, E'\r\n', E'\n'), E' \t\r\n\u00a0');
end;
$$;

ALTER FUNCTION policy.clean_prose(p_value text, p_parameter text, p_max integer, p_min integer) OWNER TO safelane_owner;

--
-- Name: FUNCTION clean_prose(p_value text, p_parameter text, p_max integer, p_min integer); Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON FUNCTION policy.clean_prose(p_value text, p_parameter text, p_max integer, p_min integer) IS 'Trimmed text of one or more lines within its length; PT422 otherwise. Asked by the api functions of policy.';

--
-- Name: count_change(); Type: FUNCTION; Schema: policy; Owner: cap_policy
--

CREATE FUNCTION policy.count_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  update policy.epoch set number = epoch.number + 1, changed_at = now();
  return null;
end;
$$;

ALTER FUNCTION policy.count_change() OWNER TO cap_policy;

--
-- Name: FUNCTION count_change(); Type: COMMENT; Schema: policy; Owner: cap_policy
--

COMMENT ON FUNCTION policy.count_change() IS 'Moves policy.epoch on. Trigger on every table of policy that decisions are made from, and on the revision of the schema.';

--
-- Name: count_new_rules(); Type: FUNCTION; Schema: policy; Owner: cap_policy
--

CREATE FUNCTION policy.count_new_rules() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  update policy.epoch set number = epoch.number + 1, changed_at = now();
end;
$$;

ALTER FUNCTION policy.count_new_rules() OWNER TO cap_policy;

--
-- Name: FUNCTION count_new_rules(); Type: COMMENT; Schema: policy; Owner: cap_policy
--

COMMENT ON FUNCTION policy.count_new_rules() IS 'Moves policy.epoch on, so that nothing remembered is believed any more. Called by the guard, in the transaction in which a posture comes in force.';

--
-- Name: parameter; Type: TABLE; Schema: policy; Owner: safelane_owner
--

CREATE TABLE policy.parameter (
    key text NOT NULL,
    type text NOT NULL,
    direction text NOT NULL,
    floor jsonb,
    ceiling jsonb,
    choices text[],
    floor_words text NOT NULL,
    contract text NOT NULL,
    description text NOT NULL,
    clauses text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT parameter_choices CHECK (((type = ANY (ARRAY['choice'::text, 'set'::text, 'list'::text])) = (choices IS NOT NULL))),
    CONSTRAINT parameter_contract CHECK ((contract = ANY (ARRAY['stricter'::text, 'remove'::text, 'no'::text]))),
    CONSTRAINT parameter_direction CHECK ((direction = ANY (ARRAY['lower'::text, 'higher'::text, 'fixed'::text, 'add'::text, 'remove'::text, 'free'::text]))),
    CONSTRAINT parameter_type CHECK ((type = ANY (ARRAY['integer'::text, 'boolean'::text, 'interval'::text, 'choice'::text, 'set'::text, 'list'::text, 'rule'::text]))),
    CONSTRAINT parameter_type_has_direction CHECK (
CASE type
    WHEN 'set'::text THEN (direction = ANY (ARRAY['add'::text, 'remove'::text]))
    WHEN 'list'::text THEN (direction = 'free'::text)
    WHEN 'rule'::text THEN (direction = 'higher'::text)
    WHEN 'choice'::text THEN (direction = ANY (ARRAY['higher'::text, 'fixed'::text, 'free'::text]))
    ELSE (direction = ANY (ARRAY['lower'::text, 'higher'::text, 'fixed'::text, 'free'::text]))
END)
);

ALTER TABLE ONLY policy.parameter FORCE ROW LEVEL SECURITY;

ALTER TABLE policy.parameter OWNER TO safelane_owner;

--
-- Name: COLUMN parameter.direction; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON COLUMN policy.parameter.direction IS 'Which way is stricter: lower (<=), higher (>=), fixed (=), add (a set that may only gain members), remove (a set that may only lose them), free.';

--
-- Name: COLUMN parameter.floor; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON COLUMN policy.parameter.floor IS 'The loosest value anybody may hold (the direction says which side is loose); for sets with direction add, members that are always in. Null: none.';

--
-- Name: COLUMN parameter.ceiling; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON COLUMN policy.parameter.ceiling IS 'The other end of what is allowed at all (1 … 365 for days); null: none.';

--
-- Name: COLUMN parameter.choices; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON COLUMN policy.parameter.choices IS 'For a choice with an order: loosest first.';

--
-- Name: COLUMN parameter.floor_words; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON COLUMN policy.parameter.floor_words IS 'The floor as matrix B.3 says it, also where it is no value that can be compared: then the choices leave out what it forbids.';

--
-- Name: crosses_floor(policy.parameter, jsonb, text); Type: FUNCTION; Schema: policy; Owner: safelane_owner
--

CREATE FUNCTION policy.crosses_floor(p_parameter policy.parameter, p_value jsonb, p_by text DEFAULT 'contract'::text) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$
declare
  v_value   jsonb := policy.canonical_value(p_parameter.type, p_value);
  v_loosest jsonb := p_parameter.floor;
  v_other   text  := case p_parameter.direction when 'lower' then 'higher' when 'higher' then 'lower' end;
begin
  if v_value is null then
    return false;
  end if;
  -- a choice without an order has a floor that names what a profile may choose; a contract may also forbid
  if p_parameter.type = 'choice' and p_parameter.direction = 'free' then
    return v_loosest is not null
      and not v_loosest @> v_value
      and not (p_by = 'contract' and v_value = '"forbidden"');
  end if;
  if p_parameter.type = 'list' then
    return v_loosest is not null and not v_value @> v_loosest;
  end if;
  if v_loosest is not null and p_parameter.direction <> 'add'
     and policy.above_floor(p_parameter.type, p_parameter.direction, p_parameter.choices, v_loosest, v_value)
         is distinct from v_value then
    return true;
  end if;
  return p_parameter.ceiling is not null
    and policy.above_floor(p_parameter.type, v_other, p_parameter.choices, p_parameter.ceiling, v_value)
        is distinct from v_value;
end;
$$;

ALTER FUNCTION policy.crosses_floor(p_parameter policy.parameter, p_value jsonb, p_by text) OWNER TO safelane_owner;

--
-- Name: FUNCTION crosses_floor(p_parameter policy.parameter, p_value jsonb, p_by text); Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON FUNCTION policy.crosses_floor(p_parameter policy.parameter, p_value jsonb, p_by text) IS 'Whether a value lies below the floor of its parameter, or past its other end. p_by: profile, contract or deviation.';

--
-- Name: guidance_edition; Type: TABLE; Schema: policy; Owner: safelane_owner
--

CREATE TABLE policy.guidance_edition (
    instrument text NOT NULL,
    edition text NOT NULL,
    valid_from date NOT NULL,
    status text NOT NULL,
    note text,
    CONSTRAINT guidance_edition_status CHECK ((status = ANY (ARRAY['in_force'::text, 'expected'::text])))
);

ALTER TABLE ONLY policy.guidance_edition FORCE ROW LEVEL SECURITY;

ALTER TABLE policy.guidance_edition OWNER TO safelane_owner;

--
-- Name: TABLE guidance_edition; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON TABLE policy.guidance_edition IS 'An edition that was only expected gets a second row, in_force, once somebody has seen it published. Superseded is derived by dates.';

--
-- Name: edition_in_force(text, date); Type: FUNCTION; Schema: policy; Owner: cap_policy
--

CREATE FUNCTION policy.edition_in_force(p_instrument text, p_on date) RETURNS TABLE(edition text, valid_from date)
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT known.edition,
     known.valid_from
    FROM policy.guidance_edition known
   WHERE ((known.instrument = edition_in_force.p_instrument) AND (known.status = 'in_force'::text) AND (known.valid_from <= edition_in_force.p_on))
   ORDER BY known.valid_from DESC
  LIMIT 1;
END;

ALTER FUNCTION policy.edition_in_force(p_instrument text, p_on date) OWNER TO cap_policy;

--
-- Name: FUNCTION edition_in_force(p_instrument text, p_on date); Type: COMMENT; Schema: policy; Owner: cap_policy
--

COMMENT ON FUNCTION policy.edition_in_force(p_instrument text, p_on date) IS 'The edition of an instrument in force on a day, and its first day; no row where none is known. Asked by vetting.';

--
-- Name: edition_status(text, text, date); Type: FUNCTION; Schema: policy; Owner: cap_policy
--

CREATE FUNCTION policy.edition_status(p_instrument text, p_edition text, p_on date) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN (cited.status = 'expected'::text) THEN 'expected'::text
             WHEN (cited.valid_from > edition_status.p_on) THEN 'not_yet_in_force'::text
             WHEN (EXISTS ( SELECT
                FROM policy.guidance_edition later
               WHERE ((later.instrument = cited.instrument) AND (later.status = 'in_force'::text) AND (later.valid_from > cited.valid_from) AND (later.valid_from <= edition_status.p_on)))) THEN 'superseded'::text
             ELSE 'in_force'::text
         END AS "case"
    FROM policy.guidance_edition cited
   WHERE ((cited.instrument = edition_status.p_instrument) AND (cited.edition = edition_status.p_edition))
   ORDER BY cited.status DESC
  LIMIT 1;
END;

ALTER FUNCTION policy.edition_status(p_instrument text, p_edition text, p_on date) OWNER TO cap_policy;

--
-- Name: FUNCTION edition_status(p_instrument text, p_edition text, p_on date); Type: COMMENT; Schema: policy; Owner: cap_policy
--

COMMENT ON FUNCTION policy.edition_status(p_instrument text, p_edition text, p_on date) IS 'not_yet_in_force, in_force, superseded, or expected (not verified as published); null for an unknown edition.';

--
-- Name: effective_all(uuid, timestamp with time zone, text[]); Type: FUNCTION; Schema: policy; Owner: cap_policy
--

CREATE FUNCTION policy.effective_all(p_engagement uuid, p_at timestamp with time zone, p_keys text[]) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_settings jsonb;
  v_values   jsonb := '{}';
  v_key      text;
begin
  if p_engagement is not null and p_keys <> '{}' then
    select remembered.settings into v_settings
    from policy.remembered
    where remembered.engagement_id = p_engagement
      and remembered.epoch = (select epoch.number from policy.epoch)
      and remembered.worked_out_at <= p_at
      and p_at < remembered.good_until
      and remembered.settings ?& p_keys;
    if found then
      foreach v_key in array p_keys loop
        v_values := v_values || jsonb_build_object(v_key, v_settings -> v_key);
      end loop;
      return v_values;
    end if;
  end if;

  return policy.effective_anew(p_engagement, p_at, p_keys);
end;
$$;

ALTER FUNCTION policy.effective_all(p_engagement uuid, p_at timestamp with time zone, p_keys text[]) OWNER TO cap_policy;

--
-- Name: FUNCTION effective_all(p_engagement uuid, p_at timestamp with time zone, p_keys text[]); Type: COMMENT; Schema: policy; Owner: cap_policy
--

COMMENT ON FUNCTION policy.effective_all(p_engagement uuid, p_at timestamp with time zone, p_keys text[]) IS 'The values in effect for an engagement (null: the platform as such) at an instant, as an object with the keys asked for; JSON null where the profile does not ask for the parameter. An unknown key is an error. Asked by the lanes.';

--
-- Name: effective(text, uuid, timestamp with time zone); Type: FUNCTION; Schema: policy; Owner: safelane_owner
--

CREATE FUNCTION policy.effective(p_key text, p_engagement uuid DEFAULT NULL::uuid, p_at timestamp with time zone DEFAULT now()) RETURNS jsonb
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT NULLIF((policy.effective_all(p_engagement, p_at, ARRAY[p_key]) -> p_key), 'null'::jsonb) AS "nullif";
END;

ALTER FUNCTION policy.effective(p_key text, p_engagement uuid, p_at timestamp with time zone) OWNER TO safelane_owner;

--
-- Name: FUNCTION effective(p_key text, p_engagement uuid, p_at timestamp with time zone); Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON FUNCTION policy.effective(p_key text, p_engagement uuid, p_at timestamp with time zone) IS 'The value in effect; null where the profile does not ask. Whoever needs several asks policy.effective_all once.';

--
-- Name: effective_anew(uuid, timestamp with time zone, text[]); Type: FUNCTION; Schema: policy; Owner: cap_policy
--

CREATE FUNCTION policy.effective_anew(p_engagement uuid, p_at timestamp with time zone, p_keys text[]) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
  v_organisations uuid[];
  v_values        jsonb;
  v_known         bigint;
  v_changed       record;
begin
  select
    jsonb_object_agg(
      parameter.key,
      case
        when parameter.floor is null or profile.value is null then profile.value
        else policy.above_floor(
          parameter.type, parameter.direction, parameter.choices, parameter.floor, profile.value)
      end
    ),
    count(*)
  into v_values, v_known
  from policy.parameter
  left join (
    select distinct on (profile_value.key) profile_value.key, profile_value.value
    from policy.profile_value
    where profile_value.profile = (select policy.profile_in_force(p_at))
      and profile_value.key = any (p_keys)
      and profile_value.valid_from <= p_at
    order by profile_value.key, profile_value.valid_from desc
  ) as profile using (key)
  where parameter.key = any (p_keys);

  if v_known < cardinality(p_keys) and exists (
    select from unnest(p_keys) as wanted (key)
    where not exists (select from policy.parameter where parameter.key = wanted.key)
  ) then
    raise exception using
      errcode = 'undefined_object',
      message = 'A parameter was asked for that does not exist.',
      detail = format('Asked for: %s.', array_to_string(p_keys, ', ')),
      hint = 'The names are those of table policy.parameter.';
  end if;
  if p_engagement is null then
    return coalesce(v_values, '{}');
  end if;

  select array_remove(array[engagement.agency_id, engagement.school_id], null)
  into v_organisations
  from identity.engagement
  where engagement.engagement_id = p_engagement;

  for v_changed in
    select parameter.*, contract.contracts, contract.deviated, departure.value as deviation
    from (
      select
        agreed.key,
        array_agg(agreed.value order by agreed.override_id) as contracts,
        array_agg(
          exists (
            select
            from policy.deviation
            where deviation.override_id = agreed.override_id
              and policy.may_deviate(agreed.key, agreed.value)
              and deviation.approved_at <= p_at
              and deviation.valid_from <= p_at
              and p_at < deviation.expires_at
          ) order by agreed.override_id
        ) as deviated
      from policy.contract_override as agreed
      where agreed.organisation_id = any (v_organisations)
        and agreed.key = any (p_keys)
        and agreed.valid_from <= p_at
        and (agreed.valid_until is null or p_at < agreed.valid_until)
        and not exists (
          select
          from policy.contract_override_end as ended
          where ended.override_id = agreed.override_id
            and ended.ended_at <= p_at
        )
      group by agreed.key
    ) as contract
    full join (
      select distinct on (deviation.key) deviation.key, deviation.value
      from policy.deviation
      where deviation.engagement_id = p_engagement
        and deviation.key = any (p_keys)
        and policy.may_deviate(deviation.key, deviation.value)
        and deviation.approved_at <= p_at
        and deviation.valid_from <= p_at
        and p_at < deviation.expires_at
      order by deviation.key, deviation.approved_at desc, deviation.deviation_id desc
    ) as departure using (key)
    join policy.parameter using (key)
  loop
    v_values := v_values || jsonb_build_object(
      v_changed.key,
      policy.resolve(
        v_changed.type, v_changed.direction, v_changed.choices, v_changed.floor,
        nullif(v_values -> v_changed.key, 'null'), v_changed.contracts, v_changed.deviated, v_changed.deviation
      )
    );
  end loop;
  return coalesce(v_values, '{}');
end;
$$;

ALTER FUNCTION policy.effective_anew(p_engagement uuid, p_at timestamp with time zone, p_keys text[]) OWNER TO cap_policy;

--
-- Name: FUNCTION effective_anew(p_engagement uuid, p_at timestamp with time zone, p_keys text[]); Type: COMMENT; Schema: policy; Owner: cap_policy
--

COMMENT ON FUNCTION policy.effective_anew(p_engagement uuid, p_at timestamp with time zone, p_keys text[]) IS 'The values in effect for an engagement (null: the platform as such) at an instant, put together from every row they come from. Asked by policy.effective_all and policy.remember.';

--
-- Name: effective_boolean(text, uuid, timestamp with time zone); Type: FUNCTION; Schema: policy; Owner: safelane_owner
--

CREATE FUNCTION policy.effective_boolean(p_key text, p_engagement uuid DEFAULT NULL::uuid, p_at timestamp with time zone DEFAULT now()) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ((policy.effective_all(p_engagement, p_at, ARRAY[p_key]) ->> p_key))::boolean AS bool;
END;

ALTER FUNCTION policy.effective_boolean(p_key text, p_engagement uuid, p_at timestamp with time zone) OWNER TO safelane_owner;

--
-- Name: FUNCTION effective_boolean(p_key text, p_engagement uuid, p_at timestamp with time zone); Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON FUNCTION policy.effective_boolean(p_key text, p_engagement uuid, p_at timestamp with time zone) IS 'policy.effective as boolean; null where the profile does not ask.';

--
-- Name: effective_integer(text, uuid, timestamp with time zone); Type: FUNCTION; Schema: policy; Owner: safelane_owner
--

CREATE FUNCTION policy.effective_integer(p_key text, p_engagement uuid DEFAULT NULL::uuid, p_at timestamp with time zone DEFAULT now()) RETURNS integer
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ((policy.effective_all(p_engagement, p_at, ARRAY[p_key]) ->> p_key))::integer AS int4;
END;

ALTER FUNCTION policy.effective_integer(p_key text, p_engagement uuid, p_at timestamp with time zone) OWNER TO safelane_owner;

--
-- Name: FUNCTION effective_integer(p_key text, p_engagement uuid, p_at timestamp with time zone); Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON FUNCTION policy.effective_integer(p_key text, p_engagement uuid, p_at timestamp with time zone) IS 'policy.effective as integer; null where the profile does not ask.';

--
-- Name: effective_interval(text, uuid, timestamp with time zone); Type: FUNCTION; Schema: policy; Owner: safelane_owner
--

CREATE FUNCTION policy.effective_interval(p_key text, p_engagement uuid DEFAULT NULL::uuid, p_at timestamp with time zone DEFAULT now()) RETURNS interval
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ((policy.effective_all(p_engagement, p_at, ARRAY[p_key]) ->> p_key))::interval AS "interval";
END;

ALTER FUNCTION policy.effective_interval(p_key text, p_engagement uuid, p_at timestamp with time zone) OWNER TO safelane_owner;

--
-- Name: FUNCTION effective_interval(p_key text, p_engagement uuid, p_at timestamp with time zone); Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON FUNCTION policy.effective_interval(p_key text, p_engagement uuid, p_at timestamp with time zone) IS 'policy.effective as interval; null where the profile does not ask.';

--
-- Name: members(jsonb); Type: FUNCTION; Schema: policy; Owner: safelane_owner
--

CREATE FUNCTION policy.members(p_value jsonb) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
begin
  if p_value is null or jsonb_typeof(p_value) <> 'array' then
    return null;
  end if;
  return array(
    select member
    from jsonb_array_elements_text(p_value) with ordinality as listed (member, place)
    order by place
  );
end;
$$;

ALTER FUNCTION policy.members(p_value jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION members(p_value jsonb); Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON FUNCTION policy.members(p_value jsonb) IS 'A set or list value as an array of texts; null for anything else, so that "does not ask" stays null.';

--
-- Name: effective_set(text, uuid, timestamp with time zone); Type: FUNCTION; Schema: policy; Owner: safelane_owner
--

CREATE FUNCTION policy.effective_set(p_key text, p_engagement uuid DEFAULT NULL::uuid, p_at timestamp with time zone DEFAULT now()) RETURNS text[]
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT policy.members((policy.effective_all(p_engagement, p_at, ARRAY[p_key]) -> p_key)) AS members;
END;

ALTER FUNCTION policy.effective_set(p_key text, p_engagement uuid, p_at timestamp with time zone) OWNER TO safelane_owner;

--
-- Name: FUNCTION effective_set(p_key text, p_engagement uuid, p_at timestamp with time zone); Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON FUNCTION policy.effective_set(p_key text, p_engagement uuid, p_at timestamp with time zone) IS 'policy.effective as an array of texts; null where the profile does not ask, empty where nothing is in it.';

--
-- Name: effective_text(text, uuid, timestamp with time zone); Type: FUNCTION; Schema: policy; Owner: safelane_owner
--

CREATE FUNCTION policy.effective_text(p_key text, p_engagement uuid DEFAULT NULL::uuid, p_at timestamp with time zone DEFAULT now()) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (policy.effective_all(p_engagement, p_at, ARRAY[p_key]) ->> p_key);
END;

ALTER FUNCTION policy.effective_text(p_key text, p_engagement uuid, p_at timestamp with time zone) OWNER TO safelane_owner;

--
-- Name: FUNCTION effective_text(p_key text, p_engagement uuid, p_at timestamp with time zone); Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON FUNCTION policy.effective_text(p_key text, p_engagement uuid, p_at timestamp with time zone) IS 'policy.effective as text; null where the profile does not ask.';

--
-- Name: finish_action(text, text, uuid, integer, jsonb, jsonb); Type: FUNCTION; Schema: policy; Owner: safelane_owner
--

CREATE FUNCTION policy.finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb DEFAULT '{}'::jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  perform ledger.append(p_action, p_target_kind, p_target_id, 'done', '{}', p_detail);
  return guard.finish_once(guard.accept(p_status, p_body));
end;
$$;

ALTER FUNCTION policy.finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb); Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON FUNCTION policy.finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb) IS 'Write an action to the ledger and answer with its result. Called by the api functions of policy.';

--
-- Name: floor_only_rises(); Type: FUNCTION; Schema: policy; Owner: cap_policy
--

CREATE FUNCTION policy.floor_only_rises() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_problem text;
begin
  if tg_op = 'DELETE' then
    raise exception using
      errcode = 'PT409',
      message = 'A parameter is never removed.',
      hint = 'Let profiles stop asking for it: a new row of policy.profile_value without a value.';
  end if;
  if new.floor is not null and not (new.type = 'choice' and new.direction = 'free') then
    v_problem := policy.value_problem(new.type, new.choices, new.floor);
  end if;
  if v_problem is null and new.ceiling is not null then
    v_problem := policy.value_problem(new.type, new.choices, new.ceiling);
  end if;
  if v_problem is not null then
    raise exception using errcode = 'PT422', message = format('The floor of %s cannot be used.', new.key), hint = v_problem;
  end if;
  new.floor := policy.canonical_value(new.type, new.floor);
  if tg_op = 'INSERT' then
    return new;
  end if;
  if (new.key, new.type, new.direction, new.contract, new.choices, new.ceiling)
     is distinct from (old.key, old.type, old.direction, old.contract, old.choices, old.ceiling) then
    raise exception using
      errcode = 'PT409',
      message = format('The meaning of %s does not change.', old.key),
      hint = 'A parameter that means something else is a new parameter.';
  end if;
  if new.floor is distinct from old.floor
     and (new.floor is null
          or new.direction in ('fixed', 'free')
          or policy.stricter_of(new.type, new.direction, new.choices, new.floor, old.floor) is distinct from new.floor) then
    raise exception using
      errcode = 'PT409',
      message = format('The floor of %s does not sink.', old.key),
      hint = 'A floor is statute before it is ours: it may only become stricter.';
  end if;
  return new;
end;
$$;

ALTER FUNCTION policy.floor_only_rises() OWNER TO cap_policy;

--
-- Name: FUNCTION floor_only_rises(); Type: COMMENT; Schema: policy; Owner: cap_policy
--

COMMENT ON FUNCTION policy.floor_only_rises() IS 'Trigger on policy.parameter: no deletion, no change of meaning, no floor that sinks, for any role.';

--
-- Name: is_duration(text); Type: FUNCTION; Schema: policy; Owner: safelane_owner
--

CREATE FUNCTION policy.is_duration(p_text text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT COALESCE((p_text ~ '^P(?=[0-9T])([0-9]{1,4}Y)?([0-9]{1,4}M)?([0-9]{1,5}D)?(T(?=[0-9])([0-9]{1,5}H)?([0-9]{1,5}M)?([0-9]{1,6}S)?)?$'::text), false) AS "coalesce";
END;

ALTER FUNCTION policy.is_duration(p_text text) OWNER TO safelane_owner;

--
-- Name: FUNCTION is_duration(p_text text); Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON FUNCTION policy.is_duration(p_text text) IS 'Whether a text is a duration as parameters store it: ISO 8601, whole and non-negative units.';

--
-- Name: locked_epoch(); Type: FUNCTION; Schema: policy; Owner: cap_policy
--

CREATE FUNCTION policy.locked_epoch() RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_number bigint;
begin
  select epoch.number into strict v_number from policy.epoch for share;
  -- whoever waited here may have waited for other rules, and would go on to judge by those that their session knew: what takes
  -- a lock on a catalogue and gives it back has the session hear first what was replaced
  perform pg_get_triggerdef(0);
  return v_number;
end;
$$;

ALTER FUNCTION policy.locked_epoch() OWNER TO cap_policy;

--
-- Name: FUNCTION locked_epoch(); Type: COMMENT; Schema: policy; Owner: cap_policy
--

COMMENT ON FUNCTION policy.locked_epoch() IS 'The counter of policy.epoch, share-locked until the end of the transaction. Asked by booking.remember_clearance.';

--
-- Name: longer_part(jsonb, jsonb); Type: FUNCTION; Schema: policy; Owner: safelane_owner
--

CREATE FUNCTION policy.longer_part(p_one jsonb, p_other jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$
begin
  if p_one is null or p_other is null then
    return coalesce(p_one, p_other);
  end if;
  if jsonb_typeof(p_one) = 'string' then
    return case when (p_one #>> '{}')::interval >= (p_other #>> '{}')::interval then p_one else p_other end;
  end if;
  return case when p_one >= p_other then p_one else p_other end;
end;
$$;

ALTER FUNCTION policy.longer_part(p_one jsonb, p_other jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION longer_part(p_one jsonb, p_other jsonb); Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON FUNCTION policy.longer_part(p_one jsonb, p_other jsonb) IS 'The longer, larger or truer of two values of one part of a rule; a missing part gives way.';

--
-- Name: may_deviate(text, jsonb); Type: FUNCTION; Schema: policy; Owner: safelane_owner
--

CREATE FUNCTION policy.may_deviate(p_key text, p_value jsonb) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN (split_part(p_key, '.'::text, 1) = ANY (ARRAY['vetting'::text, 'training'::text, 'ack'::text])) THEN false
             WHEN (p_key = 'recording.basis'::text) THEN false
             WHEN (p_key = 'session.max_group'::text) THEN COALESCE((p_value <= '12'::jsonb), false)
             WHEN (p_key = 'session.start_early'::text) THEN COALESCE((((p_value #>> '{}'::text[]))::interval <= '01:00:00'::interval), false)
             ELSE true
         END AS "case";
END;

ALTER FUNCTION policy.may_deviate(p_key text, p_value jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION may_deviate(p_key text, p_value jsonb); Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON FUNCTION policy.may_deviate(p_key text, p_value jsonb) IS 'Whether a deviation may give this parameter this value. Asked where deviations are approved, written and read.';

--
-- Name: contract_override; Type: TABLE; Schema: policy; Owner: safelane_owner
--

CREATE TABLE policy.contract_override (
    override_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    key text NOT NULL,
    value jsonb NOT NULL,
    valid_from timestamp with time zone NOT NULL,
    valid_until timestamp with time zone,
    set_by uuid NOT NULL,
    set_at timestamp with time zone DEFAULT now() NOT NULL,
    reason text NOT NULL,
    CONSTRAINT contract_override_reason_length CHECK (((length(reason) >= 3) AND (length(reason) <= 2000))),
    CONSTRAINT contract_override_validity CHECK ((valid_until > valid_from))
);

ALTER TABLE ONLY policy.contract_override FORCE ROW LEVEL SECURITY;

ALTER TABLE policy.contract_override OWNER TO safelane_owner;

--
-- Name: contract_override_end; Type: TABLE; Schema: policy; Owner: safelane_owner
--

CREATE TABLE policy.contract_override_end (
    override_id uuid NOT NULL,
    ended_at timestamp with time zone NOT NULL,
    ended_by uuid NOT NULL,
    reason text NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT contract_override_end_not_in_the_past CHECK ((ended_at >= recorded_at)),
    CONSTRAINT contract_override_end_reason_length CHECK (((length(reason) >= 3) AND (length(reason) <= 2000)))
);

ALTER TABLE ONLY policy.contract_override_end FORCE ROW LEVEL SECURITY;

ALTER TABLE policy.contract_override_end OWNER TO safelane_owner;

--
-- Name: deviation; Type: TABLE; Schema: policy; Owner: safelane_owner
--

CREATE TABLE policy.deviation (
    deviation_id uuid NOT NULL,
    key text NOT NULL,
    value jsonb NOT NULL,
    override_id uuid,
    engagement_id uuid,
    rationale text NOT NULL,
    requested_by uuid NOT NULL,
    approved_by uuid NOT NULL,
    approved_at timestamp with time zone DEFAULT now() NOT NULL,
    valid_from timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT deviation_approver_is_another CHECK ((approved_by <> requested_by)),
    CONSTRAINT deviation_rationale_length CHECK (((length(rationale) >= 20) AND (length(rationale) <= 4000))),
    CONSTRAINT deviation_scope CHECK ((num_nonnulls(override_id, engagement_id) = 1)),
    CONSTRAINT deviation_validity CHECK (((expires_at > valid_from) AND (expires_at <= (valid_from + '1 year'::interval))))
);

ALTER TABLE ONLY policy.deviation FORCE ROW LEVEL SECURITY;

ALTER TABLE policy.deviation OWNER TO safelane_owner;

--
-- Name: TABLE deviation; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON TABLE policy.deviation IS 'Scope: one looser contract override that it lets count, or one engagement whose value it replaces. Never past the floor (TS-06).';

--
-- Name: profile_adoption; Type: TABLE; Schema: policy; Owner: safelane_owner
--

CREATE TABLE policy.profile_adoption (
    adoption_id uuid NOT NULL,
    profile text NOT NULL,
    effective_from timestamp with time zone NOT NULL,
    proposed_by uuid,
    proposed_at timestamp with time zone DEFAULT now() NOT NULL,
    approved_by uuid,
    approved_at timestamp with time zone,
    CONSTRAINT profile_adoption_approval CHECK (((approved_at IS NULL) OR (approved_at >= proposed_at))),
    CONSTRAINT profile_adoption_two_people CHECK (((approved_by IS DISTINCT FROM proposed_by) OR (proposed_by IS NULL)))
);

ALTER TABLE ONLY policy.profile_adoption FORCE ROW LEVEL SECURITY;

ALTER TABLE policy.profile_adoption OWNER TO safelane_owner;

--
-- Name: TABLE profile_adoption; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON TABLE policy.profile_adoption IS 'In force at an instant: the approved row with the latest effective_from not later, the later approval winning a tie.';

--
-- Name: COLUMN profile_adoption.proposed_by; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON COLUMN policy.profile_adoption.proposed_by IS 'Null only for the profile chosen when the platform was founded.';

--
-- Name: profile_value; Type: TABLE; Schema: policy; Owner: safelane_owner
--

CREATE TABLE policy.profile_value (
    profile text NOT NULL,
    key text NOT NULL,
    value jsonb,
    valid_from timestamp with time zone NOT NULL
);

ALTER TABLE ONLY policy.profile_value FORCE ROW LEVEL SECURITY;

ALTER TABLE policy.profile_value OWNER TO safelane_owner;

--
-- Name: COLUMN profile_value.value; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON COLUMN policy.profile_value.value IS 'SQL null: this profile does not ask for it; where something else does, the floor stands in.';

--
-- Name: next_change(timestamp with time zone); Type: FUNCTION; Schema: policy; Owner: cap_policy
--

CREATE FUNCTION policy.next_change(p_at timestamp with time zone DEFAULT now()) RETURNS timestamp with time zone
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT COALESCE(min(change.at), 'infinity'::timestamp with time zone) AS "coalesce"
    FROM ( SELECT adopted.effective_from AS at
            FROM policy.profile_adoption adopted
         UNION ALL
          SELECT valued.valid_from
            FROM policy.profile_value valued
         UNION ALL
          SELECT agreed.valid_from
            FROM policy.contract_override agreed
         UNION ALL
          SELECT agreed.valid_until
            FROM policy.contract_override agreed
         UNION ALL
          SELECT ended.ended_at
            FROM policy.contract_override_end ended
         UNION ALL
          SELECT departed.valid_from
            FROM policy.deviation departed
         UNION ALL
          SELECT departed.approved_at
            FROM policy.deviation departed
         UNION ALL
          SELECT departed.expires_at
            FROM policy.deviation departed
         UNION ALL
          SELECT published.effective_from
            FROM policy.document_version published
         UNION ALL
          SELECT ((edition.valid_from)::timestamp without time zone AT TIME ZONE 'Europe/London'::text) AS timezone
            FROM policy.guidance_edition edition) change
   WHERE (change.at > next_change.p_at);
END;

ALTER FUNCTION policy.next_change(p_at timestamp with time zone) OWNER TO cap_policy;

--
-- Name: FUNCTION next_change(p_at timestamp with time zone); Type: COMMENT; Schema: policy; Owner: cap_policy
--

COMMENT ON FUNCTION policy.next_change(p_at timestamp with time zone) IS 'The first instant after p_at at which a validity in schema policy begins or ends; infinity if there is none. Asked by booking.';

--
-- Name: profile_in_force(timestamp with time zone); Type: FUNCTION; Schema: policy; Owner: cap_policy
--

CREATE FUNCTION policy.profile_in_force(p_at timestamp with time zone DEFAULT now()) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT adoption.profile
    FROM policy.profile_adoption adoption
   WHERE ((adoption.approved_at IS NOT NULL) AND (adoption.effective_from <= profile_in_force.p_at))
   ORDER BY adoption.effective_from DESC, adoption.approved_at DESC
  LIMIT 1;
END;

ALTER FUNCTION policy.profile_in_force(p_at timestamp with time zone) OWNER TO cap_policy;

--
-- Name: FUNCTION profile_in_force(p_at timestamp with time zone); Type: COMMENT; Schema: policy; Owner: cap_policy
--

COMMENT ON FUNCTION policy.profile_in_force(p_at timestamp with time zone) IS 'The profile the platform followed at an instant; null before one was adopted. Asked by the lanes.';

--
-- Name: raise_floor(text, jsonb, text); Type: FUNCTION; Schema: policy; Owner: cap_policy
--

CREATE FUNCTION policy.raise_floor(p_key text, p_floor jsonb, p_words text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  update policy.parameter
  set floor = p_floor, floor_words = p_words
  where parameter.key = p_key;
  if not found then
    raise exception using
      errcode = 'PT422',
      message = 'There is no parameter with this name.',
      hint = 'The names are those of the parameter matrix in the documentation.';
  end if;
  perform ledger.append('raise_floor', 'parameter', null, p_detail => jsonb_build_object('key', p_key, 'floor', p_floor));
end;
$$;

ALTER FUNCTION policy.raise_floor(p_key text, p_floor jsonb, p_words text) OWNER TO cap_policy;

--
-- Name: FUNCTION raise_floor(p_key text, p_floor jsonb, p_words text); Type: COMMENT; Schema: policy; Owner: cap_policy
--

COMMENT ON FUNCTION policy.raise_floor(p_key text, p_floor jsonb, p_words text) IS 'Raise the floor of a parameter; a floor that would sink is refused. For revisions only (cap_migration).';

--
-- Name: refuse_action(text, text, uuid, integer, text, text, text, jsonb); Type: FUNCTION; Schema: policy; Owner: safelane_owner
--

CREATE FUNCTION policy.refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text, p_extra jsonb DEFAULT '{}'::jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  perform ledger.append(
    p_action, p_target_kind, p_target_id, 'refused', array[upper(replace(p_type, '-', '_'))], p_extra
  );
  return guard.finish_once(guard.refuse(p_status, p_type, p_title, p_detail, '[]', p_extra));
end;
$$;

ALTER FUNCTION policy.refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text, p_extra jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text, p_extra jsonb); Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON FUNCTION policy.refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text, p_extra jsonb) IS 'Write a refusal to the ledger and answer with its problem. Called by the api functions of policy.';

--
-- Name: refuse_below_floor(); Type: FUNCTION; Schema: policy; Owner: cap_policy
--

CREATE FUNCTION policy.refuse_below_floor() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_type text;
begin
  perform policy.assert_key_value(new.key, new.value, tg_argv[0]);
  select parameter.type into v_type from policy.parameter where parameter.key = new.key;
  new.value := policy.canonical_value(v_type, new.value);
  return new;
end;
$$;

ALTER FUNCTION policy.refuse_below_floor() OWNER TO cap_policy;

--
-- Name: FUNCTION refuse_below_floor(); Type: COMMENT; Schema: policy; Owner: cap_policy
--

COMMENT ON FUNCTION policy.refuse_below_floor() IS 'Trigger: a value below the floor, of the wrong type or of an unknown key is refused; sets are stored in one order.';

--
-- Name: refuse_letting_off(); Type: FUNCTION; Schema: policy; Owner: cap_policy
--

CREATE FUNCTION policy.refuse_letting_off() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if not policy.may_deviate(new.key, new.value) then
    raise exception using
      errcode = 'PT422',
      message = format('Nobody deviates so from %s.', new.key),
      hint = 'Checks, training, acknowledgements and contracts of those who teach are not departed from; groups and early starts have a limit.';
  end if;
  return new;
end;
$$;

ALTER FUNCTION policy.refuse_letting_off() OWNER TO cap_policy;

--
-- Name: FUNCTION refuse_letting_off(); Type: COMMENT; Schema: policy; Owner: cap_policy
--

COMMENT ON FUNCTION policy.refuse_letting_off() IS 'Trigger on policy.deviation: what policy.may_deviate does not allow is refused.';

--
-- Name: remember(uuid); Type: FUNCTION; Schema: policy; Owner: cap_policy
--

CREATE FUNCTION policy.remember(p_engagement uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_at timestamptz := clock_timestamp();
begin
  perform from policy.remembered
  where remembered.engagement_id = p_engagement
    and remembered.epoch = (select epoch.number from policy.epoch)
    and remembered.worked_out_at <= v_at
    and v_at < remembered.good_until;
  if found then
    return true;
  end if;

  -- an engagement never changes what it is: whose, through whom, for whom
  perform from identity.engagement where engagement.engagement_id = p_engagement;
  if not found then
    return false;
  end if;

  update policy.remembered set worked_out_at = v_at where remembered.engagement_id = p_engagement;
  if not found then
    insert into policy.remembered (engagement_id) values (p_engagement) on conflict do nothing;
  end if;
  return true;
end;
$$;

ALTER FUNCTION policy.remember(p_engagement uuid) OWNER TO cap_policy;

--
-- Name: FUNCTION remember(p_engagement uuid); Type: COMMENT; Schema: policy; Owner: cap_policy
--

COMMENT ON FUNCTION policy.remember(p_engagement uuid) IS 'Remember every value in effect for an engagement; true where it is remembered now, false for an engagement that does not exist. Asked by api.book_lesson and booking.refresh_clearances.';

--
-- Name: remembered_is_worked_out(); Type: FUNCTION; Schema: policy; Owner: cap_policy
--

CREATE FUNCTION policy.remembered_is_worked_out() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  -- whoever is changing policy is waited for; whoever comes later moves the counter that is noted here
  new.epoch := policy.locked_epoch();
  new.worked_out_at := clock_timestamp();
  new.good_until := policy.next_change(new.worked_out_at);
  new.settings := policy.effective_anew(
    new.engagement_id, new.worked_out_at, array(select parameter.key from policy.parameter));
  return new;
end;
$$;

ALTER FUNCTION policy.remembered_is_worked_out() OWNER TO cap_policy;

--
-- Name: FUNCTION remembered_is_worked_out(); Type: COMMENT; Schema: policy; Owner: cap_policy
--

COMMENT ON FUNCTION policy.remembered_is_worked_out() IS 'Writes into a row of policy.remembered what holds for its engagement. Trigger on policy.remembered.';

--
-- Name: resolve(text, text, text[], jsonb, jsonb, jsonb[], boolean[], jsonb); Type: FUNCTION; Schema: policy; Owner: safelane_owner
--

CREATE FUNCTION policy.resolve(p_type text, p_direction text, p_choices text[], p_floor jsonb, p_profile jsonb, p_contracts jsonb[], p_deviated boolean[], p_deviation jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$
declare
  v_value    jsonb := p_profile;
  v_strictest jsonb;
  v_allowed  boolean := false;
begin
  if p_direction <> 'fixed' then
    if p_deviation is not null then
      v_value := p_deviation;
      -- a contract that is stricter than the profile is not departed from: what it asks for is asked for
      for i in 1 .. coalesce(cardinality(p_contracts), 0) loop
        if policy.stricter_of(p_type, p_direction, p_choices, p_profile, p_contracts[i]) is distinct from p_profile then
          v_value := policy.stricter_of(p_type, p_direction, p_choices, v_value, p_contracts[i]);
        end if;
      end loop;
    elsif p_contracts is not null then
      for i in 1 .. cardinality(p_contracts) loop
        v_strictest := policy.stricter_of(p_type, p_direction, p_choices, v_strictest, p_contracts[i]);
      end loop;
      -- of sets and rules the members count one by one, so any deviation does; else the strictest contract's own
      for i in 1 .. cardinality(p_contracts) loop
        v_allowed := v_allowed
          or p_deviated[i] and (p_type in ('set', 'rule') or p_contracts[i] = v_strictest);
      end loop;
      v_value := case
        when v_allowed then v_strictest
        else policy.stricter_of(p_type, p_direction, p_choices, p_profile, v_strictest)
      end;
    end if;
  end if;
  return policy.above_floor(p_type, p_direction, p_choices, p_floor, v_value);
end;
$$;

ALTER FUNCTION policy.resolve(p_type text, p_direction text, p_choices text[], p_floor jsonb, p_profile jsonb, p_contracts jsonb[], p_deviated boolean[], p_deviation jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION resolve(p_type text, p_direction text, p_choices text[], p_floor jsonb, p_profile jsonb, p_contracts jsonb[], p_deviated boolean[], p_deviation jsonb); Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON FUNCTION policy.resolve(p_type text, p_direction text, p_choices text[], p_floor jsonb, p_profile jsonb, p_contracts jsonb[], p_deviated boolean[], p_deviation jsonb) IS 'The value in effect from the profile''s value, the live contract overrides (and which of them a deviation allows) and the live deviation of the engagement. Asked by policy.effective_all.';

--
-- Name: stricter_of(text, text, text[], jsonb, jsonb); Type: FUNCTION; Schema: policy; Owner: safelane_owner
--

CREATE FUNCTION policy.stricter_of(p_type text, p_direction text, p_choices text[], p_one jsonb, p_other jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$
begin
  if p_one is null or p_other is null then
    return coalesce(p_one, p_other);
  end if;
  if p_one = p_other or p_direction = 'fixed' then
    return p_one;
  end if;

  if p_type = 'set' and p_direction = 'add' then
    return policy.canonical_value(
      p_type,
      p_one || coalesce(
        (select jsonb_agg(member) from jsonb_array_elements(p_other) as member where not p_one @> member), '[]')
    );
  elsif p_type = 'set' and p_direction = 'remove' then
    return coalesce(
      (select jsonb_agg(member order by member #>> '{}' collate "C")
       from jsonb_array_elements(p_one) as member where p_other @> member),
      '[]'
    );
  elsif p_type = 'rule' then
    return (
      select jsonb_object_agg(part, policy.longer_part(p_one -> part, p_other -> part))
      from jsonb_object_keys(p_one || p_other) as part
    );
  elsif p_direction = 'free' then
    -- no order, but for one word: a contract may forbid what the profile would allow
    return case when p_other = '"forbidden"' then p_other else p_one end;
  elsif p_direction = 'lower' then
    return case
      when p_type = 'interval' then
        case when (p_one #>> '{}')::interval <= (p_other #>> '{}')::interval then p_one else p_other end
      else case when p_one <= p_other then p_one else p_other end
    end;
  else
    return case
      when p_type = 'interval' then
        case when (p_one #>> '{}')::interval >= (p_other #>> '{}')::interval then p_one else p_other end
      when p_type = 'choice' then
        case when array_position(p_choices, p_one #>> '{}') >= array_position(p_choices, p_other #>> '{}')
          then p_one else p_other end
      else case when p_one >= p_other then p_one else p_other end
    end;
  end if;
end;
$$;

ALTER FUNCTION policy.stricter_of(p_type text, p_direction text, p_choices text[], p_one jsonb, p_other jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION stricter_of(p_type text, p_direction text, p_choices text[], p_one jsonb, p_other jsonb); Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON FUNCTION policy.stricter_of(p_type text, p_direction text, p_choices text[], p_one jsonb, p_other jsonb) IS 'The stricter of two values of one parameter; the first where they weigh the same. Null gives way.';

--
-- Name: unrecorded(); Type: FUNCTION; Schema: policy; Owner: cap_policy
--

CREATE FUNCTION policy.unrecorded() RETURNS TABLE(kind text, target text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select found.kind, found.target
  from ledger.unrecorded_in('policy') as found;
$$;

ALTER FUNCTION policy.unrecorded() OWNER TO cap_policy;

--
-- Name: FUNCTION unrecorded(); Type: COMMENT; Schema: policy; Owner: cap_policy
--

COMMENT ON FUNCTION policy.unrecorded() IS 'The rows of policy whose present version no entry lists. Asked by ledger.unrecorded.';

--
-- Name: usable_parameter(text, jsonb); Type: FUNCTION; Schema: policy; Owner: cap_policy
--

CREATE FUNCTION policy.usable_parameter(p_key text, p_value jsonb) RETURNS policy.parameter
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_parameter policy.parameter;
  v_problem   text;
begin
  perform identity.check_required(p_key, 'key');
  select * into v_parameter from policy.parameter where parameter.key = p_key;
  if v_parameter.key is null then
    raise exception using
      errcode = 'PT422',
      message = 'There is no parameter with this name.',
      hint = 'The names are those of the parameter matrix in the documentation.';
  end if;
  v_problem := policy.value_problem(v_parameter.type, v_parameter.choices, p_value);
  if v_problem is not null then
    raise exception using
      errcode = 'PT422',
      message = format('The value of %s cannot be used.', p_key),
      hint = v_problem;
  end if;
  return v_parameter;
end;
$$;

ALTER FUNCTION policy.usable_parameter(p_key text, p_value jsonb) OWNER TO cap_policy;

--
-- Name: FUNCTION usable_parameter(p_key text, p_value jsonb); Type: COMMENT; Schema: policy; Owner: cap_policy
--

COMMENT ON FUNCTION policy.usable_parameter(p_key text, p_value jsonb) IS 'The parameter, where it exists and the value (null: none) has its form; PT422 otherwise. Asked by the api functions of policy.';

--
-- Name: value_problem(text, text[], jsonb); Type: FUNCTION; Schema: policy; Owner: safelane_owner
--

CREATE FUNCTION policy.value_problem(p_type text, p_choices text[], p_value jsonb) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $_$
declare
  v_text text := p_value #>> '{}';
  v_part record;
begin
  if p_value is null then
    return null;
  end if;
  case p_type
    when 'integer' then
      if jsonb_typeof(p_value) <> 'number' or v_text !~ '^[0-9]{1,6}$' then
        return 'A whole number from 0 to 999999 is needed.';
      end if;
    when 'boolean' then
      if jsonb_typeof(p_value) <> 'boolean' then
        return 'True or false is needed.';
      end if;
    when 'interval' then
      if jsonb_typeof(p_value) <> 'string' or not policy.is_duration(v_text) then
        return 'A duration such as "PT5M", "P14D" or "P1Y" is needed (ISO 8601, whole units).';
      end if;
    when 'choice' then
      if jsonb_typeof(p_value) <> 'string' or v_text <> all (p_choices) then
        return format('One of %s is needed.', array_to_string(p_choices, ', '));
      end if;
    when 'set', 'list' then
      if jsonb_typeof(p_value) <> 'array' then
        return format('An array with members of %s is needed.', array_to_string(p_choices, ', '));
      end if;
      if jsonb_array_length(p_value) > 100
         or exists (
           select
           from jsonb_array_elements(p_value) as member
           where jsonb_typeof(member) <> 'string' or member #>> '{}' <> all (p_choices)
         )
         or (select count(*) <> count(distinct member) from jsonb_array_elements(p_value) as member) then
        return format('Members are taken from %s, each at most once.', array_to_string(p_choices, ', '));
      end if;
    when 'rule' then
      if jsonb_typeof(p_value) <> 'object' or p_value = '{}' then
        return 'An object that names the parts of the rule is needed.';
      end if;
      for v_part in select key, value, jsonb_typeof(value) as kind, value #>> '{}' as said from jsonb_each(p_value) loop
        if v_part.key = 'at_least' and v_part.kind = 'string' and policy.is_duration(v_part.said)
           or v_part.key in ('child_until_age', 'each_tutor_per_term')
              and v_part.kind = 'number' and v_part.said ~ '^[0-9]{1,3}$'
           or v_part.key in ('until_pension_age', 'extra_below_standard') and v_part.kind = 'boolean' then
          continue;
        end if;
        return 'A rule is made of at_least (a duration), child_until_age and each_tutor_per_term (whole numbers), '
               'until_pension_age and extra_below_standard (true or false).';
      end loop;
    else
      return 'The parameter has an unknown type.';
  end case;
  return null;
end;
$_$;

ALTER FUNCTION policy.value_problem(p_type text, p_choices text[], p_value jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION value_problem(p_type text, p_choices text[], p_value jsonb); Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON FUNCTION policy.value_problem(p_type text, p_choices text[], p_value jsonb) IS 'What is wrong with the form of a parameter value, or null. Says nothing about the floor.';

--
-- Name: version_in_force(text, timestamp with time zone); Type: FUNCTION; Schema: policy; Owner: cap_policy
--

CREATE FUNCTION policy.version_in_force(p_document text, p_at timestamp with time zone DEFAULT now()) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT published.version
    FROM policy.document_version published
   WHERE ((published.document = version_in_force.p_document) AND (published.effective_from <= version_in_force.p_at))
   ORDER BY published.effective_from DESC
  LIMIT 1;
END;

ALTER FUNCTION policy.version_in_force(p_document text, p_at timestamp with time zone) OWNER TO cap_policy;

--
-- Name: FUNCTION version_in_force(p_document text, p_at timestamp with time zone); Type: COMMENT; Schema: policy; Owner: cap_policy
--

COMMENT ON FUNCTION policy.version_in_force(p_document text, p_at timestamp with time zone) IS 'The version of a document in force at an instant; null where none was. Asked by the lanes.';

--
-- Name: document; Type: TABLE; Schema: policy; Owner: safelane_owner
--

CREATE TABLE policy.document (
    document text NOT NULL,
    title text NOT NULL,
    clause text,
    CONSTRAINT document_form CHECK ((document ~ '^[a-z0-9_]{1,60}$'::text))
);

ALTER TABLE ONLY policy.document FORCE ROW LEVEL SECURITY;

ALTER TABLE policy.document OWNER TO safelane_owner;

--
-- Name: signposting; Type: TABLE; Schema: policy; Owner: safelane_owner
--

CREATE TABLE policy.signposting (
    service text NOT NULL,
    band text NOT NULL,
    version integer NOT NULL,
    contact text NOT NULL,
    wording text NOT NULL,
    verified_on date NOT NULL,
    verified_by text NOT NULL,
    review_due date NOT NULL,
    sort_order smallint NOT NULL,
    CONSTRAINT signposting_band CHECK ((band = ANY (ARRAY['under_13'::text, '13_to_15'::text, '16_to_17'::text, 'adult'::text, 'all'::text]))),
    CONSTRAINT signposting_review CHECK ((review_due <= (verified_on + '6 mons'::interval)))
);

ALTER TABLE ONLY policy.signposting FORCE ROW LEVEL SECURITY;

ALTER TABLE policy.signposting OWNER TO safelane_owner;

--
-- Name: epoch; Type: TABLE; Schema: policy; Owner: safelane_owner
--

CREATE TABLE policy.epoch (
    singleton boolean DEFAULT true NOT NULL,
    number bigint DEFAULT 0 NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT epoch_singleton CHECK (singleton)
);

ALTER TABLE ONLY policy.epoch FORCE ROW LEVEL SECURITY;

ALTER TABLE policy.epoch OWNER TO safelane_owner;

--
-- Name: TABLE epoch; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON TABLE policy.epoch IS 'Counts changes of profiles, contracts, deviations, floors, documents and editions.';

--
-- Name: profile; Type: TABLE; Schema: policy; Owner: safelane_owner
--

CREATE TABLE policy.profile (
    profile text NOT NULL,
    title text NOT NULL
);

ALTER TABLE ONLY policy.profile FORCE ROW LEVEL SECURITY;

ALTER TABLE policy.profile OWNER TO safelane_owner;

--
-- Name: remembered; Type: TABLE; Schema: policy; Owner: safelane_owner
--

CREATE TABLE policy.remembered (
    engagement_id uuid NOT NULL,
    epoch bigint NOT NULL,
    worked_out_at timestamp with time zone NOT NULL,
    good_until timestamp with time zone NOT NULL,
    settings jsonb NOT NULL,
    CONSTRAINT remembered_order CHECK ((worked_out_at < good_until))
)
WITH (toast_tuple_target='8160');

ALTER TABLE ONLY policy.remembered FORCE ROW LEVEL SECURITY;

ALTER TABLE policy.remembered OWNER TO safelane_owner;

--
-- Name: TABLE remembered; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON TABLE policy.remembered IS 'The values in effect for an engagement, of every parameter, as policy.effective_anew said them.';

--
-- Name: COLUMN remembered.good_until; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON COLUMN policy.remembered.good_until IS 'First instant at which a clock changes what is in effect: policy.next_change.';

--
-- Name: acknowledgement acknowledgement_pkey; Type: CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.acknowledgement
    ADD CONSTRAINT acknowledgement_pkey PRIMARY KEY (person_id, document, version);

--
-- Name: contract_override_end contract_override_end_pkey; Type: CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.contract_override_end
    ADD CONSTRAINT contract_override_end_pkey PRIMARY KEY (override_id, ended_at);

--
-- Name: contract_override contract_override_pkey; Type: CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.contract_override
    ADD CONSTRAINT contract_override_pkey PRIMARY KEY (override_id);

--
-- Name: deviation deviation_pkey; Type: CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.deviation
    ADD CONSTRAINT deviation_pkey PRIMARY KEY (deviation_id);

--
-- Name: document document_pkey; Type: CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.document
    ADD CONSTRAINT document_pkey PRIMARY KEY (document);

--
-- Name: document_version document_version_instant_key; Type: CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.document_version
    ADD CONSTRAINT document_version_instant_key UNIQUE (document, effective_from);

--
-- Name: document_version document_version_pkey; Type: CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.document_version
    ADD CONSTRAINT document_version_pkey PRIMARY KEY (document, version);

--
-- Name: epoch epoch_pkey; Type: CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.epoch
    ADD CONSTRAINT epoch_pkey PRIMARY KEY (singleton);

--
-- Name: guidance_edition guidance_edition_pkey; Type: CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.guidance_edition
    ADD CONSTRAINT guidance_edition_pkey PRIMARY KEY (instrument, edition, status);

--
-- Name: parameter parameter_pkey; Type: CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.parameter
    ADD CONSTRAINT parameter_pkey PRIMARY KEY (key);

--
-- Name: profile_adoption profile_adoption_pkey; Type: CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.profile_adoption
    ADD CONSTRAINT profile_adoption_pkey PRIMARY KEY (adoption_id);

--
-- Name: profile profile_pkey; Type: CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.profile
    ADD CONSTRAINT profile_pkey PRIMARY KEY (profile);

--
-- Name: profile_value profile_value_pkey; Type: CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.profile_value
    ADD CONSTRAINT profile_value_pkey PRIMARY KEY (profile, key, valid_from);

--
-- Name: remembered remembered_pkey; Type: CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.remembered
    ADD CONSTRAINT remembered_pkey PRIMARY KEY (engagement_id);

--
-- Name: signposting signposting_pkey; Type: CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.signposting
    ADD CONSTRAINT signposting_pkey PRIMARY KEY (service, band, version);

--
-- Name: contract_override_organisation_idx; Type: INDEX; Schema: policy; Owner: safelane_owner
--

CREATE INDEX contract_override_organisation_idx ON policy.contract_override USING btree (organisation_id, key, valid_from);

--
-- Name: deviation_engagement_idx; Type: INDEX; Schema: policy; Owner: safelane_owner
--

CREATE INDEX deviation_engagement_idx ON policy.deviation USING btree (engagement_id, key);

--
-- Name: deviation_override_idx; Type: INDEX; Schema: policy; Owner: safelane_owner
--

CREATE INDEX deviation_override_idx ON policy.deviation USING btree (override_id);

--
-- Name: acknowledgement _100_append_only; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON policy.acknowledgement FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE policy.acknowledgement ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: contract_override _100_append_only; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON policy.contract_override FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE policy.contract_override ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: contract_override_end _100_append_only; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON policy.contract_override_end FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE policy.contract_override_end ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: deviation _100_append_only; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON policy.deviation FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE policy.deviation ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: document _100_append_only; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON policy.document FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE policy.document ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: document_version _100_append_only; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON policy.document_version FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE policy.document_version ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: guidance_edition _100_append_only; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON policy.guidance_edition FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE policy.guidance_edition ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: profile _100_append_only; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON policy.profile FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE policy.profile ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: profile_value _100_append_only; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON policy.profile_value FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE policy.profile_value ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: signposting _100_append_only; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON policy.signposting FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE policy.signposting ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: epoch _100_forward; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _100_forward BEFORE DELETE OR UPDATE ON policy.epoch FOR EACH ROW EXECUTE FUNCTION guard.only_forward('number');

ALTER TABLE policy.epoch ENABLE ALWAYS TRIGGER _100_forward;

--
-- Name: acknowledgement _100_no_truncate; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON policy.acknowledgement FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE policy.acknowledgement ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: contract_override _100_no_truncate; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON policy.contract_override FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE policy.contract_override ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: contract_override_end _100_no_truncate; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON policy.contract_override_end FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE policy.contract_override_end ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: deviation _100_no_truncate; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON policy.deviation FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE policy.deviation ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: document _100_no_truncate; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON policy.document FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE policy.document ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: document_version _100_no_truncate; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON policy.document_version FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE policy.document_version ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: epoch _100_no_truncate; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON policy.epoch FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE policy.epoch ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: guidance_edition _100_no_truncate; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON policy.guidance_edition FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE policy.guidance_edition ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: parameter _100_no_truncate; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON policy.parameter FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE policy.parameter ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: profile _100_no_truncate; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON policy.profile FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE policy.profile ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: profile_adoption _100_no_truncate; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON policy.profile_adoption FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE policy.profile_adoption ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: profile_value _100_no_truncate; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON policy.profile_value FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE policy.profile_value ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: remembered _100_no_truncate; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON policy.remembered FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE policy.remembered ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: signposting _100_no_truncate; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON policy.signposting FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE policy.signposting ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: parameter _200_floor_only_rises; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _200_floor_only_rises BEFORE INSERT OR DELETE OR UPDATE ON policy.parameter FOR EACH ROW EXECUTE FUNCTION policy.floor_only_rises();

ALTER TABLE policy.parameter ENABLE ALWAYS TRIGGER _200_floor_only_rises;

--
-- Name: contract_override _200_not_below_the_floor; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _200_not_below_the_floor BEFORE INSERT OR UPDATE ON policy.contract_override FOR EACH ROW EXECUTE FUNCTION policy.refuse_below_floor('contract');

ALTER TABLE policy.contract_override ENABLE ALWAYS TRIGGER _200_not_below_the_floor;

--
-- Name: deviation _200_not_below_the_floor; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _200_not_below_the_floor BEFORE INSERT OR UPDATE ON policy.deviation FOR EACH ROW EXECUTE FUNCTION policy.refuse_below_floor('deviation');

ALTER TABLE policy.deviation ENABLE ALWAYS TRIGGER _200_not_below_the_floor;

--
-- Name: profile_value _200_not_below_the_floor; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _200_not_below_the_floor BEFORE INSERT OR UPDATE ON policy.profile_value FOR EACH ROW EXECUTE FUNCTION policy.refuse_below_floor('profile');

ALTER TABLE policy.profile_value ENABLE ALWAYS TRIGGER _200_not_below_the_floor;

--
-- Name: profile_adoption _200_only_approved; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _200_only_approved BEFORE DELETE OR UPDATE ON policy.profile_adoption FOR EACH ROW EXECUTE FUNCTION policy.adoption_is_only_approved();

ALTER TABLE policy.profile_adoption ENABLE ALWAYS TRIGGER _200_only_approved;

--
-- Name: remembered _200_worked_out; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _200_worked_out BEFORE INSERT OR UPDATE ON policy.remembered FOR EACH ROW EXECUTE FUNCTION policy.remembered_is_worked_out();

ALTER TABLE policy.remembered ENABLE ALWAYS TRIGGER _200_worked_out;

--
-- Name: deviation _300_no_letting_off; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _300_no_letting_off BEFORE INSERT OR UPDATE ON policy.deviation FOR EACH ROW EXECUTE FUNCTION policy.refuse_letting_off();

ALTER TABLE policy.deviation ENABLE ALWAYS TRIGGER _300_no_letting_off;

--
-- Name: document _880_judged; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _880_judged AFTER INSERT ON policy.document FOR EACH STATEMENT WHEN ((CURRENT_USER = 'cap_migration'::name)) EXECUTE FUNCTION guard.reference_is_judged();

ALTER TABLE policy.document ENABLE ALWAYS TRIGGER _880_judged;

--
-- Name: document_version _880_judged; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _880_judged AFTER INSERT ON policy.document_version FOR EACH STATEMENT WHEN ((CURRENT_USER = 'cap_migration'::name)) EXECUTE FUNCTION guard.reference_is_judged();

ALTER TABLE policy.document_version ENABLE ALWAYS TRIGGER _880_judged;

--
-- Name: epoch _880_judged; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _880_judged AFTER INSERT ON policy.epoch FOR EACH STATEMENT WHEN ((CURRENT_USER = 'cap_migration'::name)) EXECUTE FUNCTION guard.reference_is_judged();

ALTER TABLE policy.epoch ENABLE ALWAYS TRIGGER _880_judged;

--
-- Name: guidance_edition _880_judged; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _880_judged AFTER INSERT ON policy.guidance_edition FOR EACH STATEMENT WHEN ((CURRENT_USER = 'cap_migration'::name)) EXECUTE FUNCTION guard.reference_is_judged();

ALTER TABLE policy.guidance_edition ENABLE ALWAYS TRIGGER _880_judged;

--
-- Name: parameter _880_judged; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _880_judged AFTER INSERT OR UPDATE ON policy.parameter FOR EACH STATEMENT WHEN ((CURRENT_USER = ANY (ARRAY['cap_migration'::name, 'cap_policy'::name]))) EXECUTE FUNCTION guard.reference_is_judged();

ALTER TABLE policy.parameter ENABLE ALWAYS TRIGGER _880_judged;

--
-- Name: profile _880_judged; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _880_judged AFTER INSERT ON policy.profile FOR EACH STATEMENT WHEN ((CURRENT_USER = 'cap_migration'::name)) EXECUTE FUNCTION guard.reference_is_judged();

ALTER TABLE policy.profile ENABLE ALWAYS TRIGGER _880_judged;

--
-- Name: profile_value _880_judged; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _880_judged AFTER INSERT ON policy.profile_value FOR EACH STATEMENT WHEN ((CURRENT_USER = 'cap_migration'::name)) EXECUTE FUNCTION guard.reference_is_judged();

ALTER TABLE policy.profile_value ENABLE ALWAYS TRIGGER _880_judged;

--
-- Name: signposting _880_judged; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _880_judged AFTER INSERT ON policy.signposting FOR EACH STATEMENT WHEN ((CURRENT_USER = 'cap_migration'::name)) EXECUTE FUNCTION guard.reference_is_judged();

ALTER TABLE policy.signposting ENABLE ALWAYS TRIGGER _880_judged;

--
-- Name: acknowledgement _890_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON policy.acknowledgement FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'person_id,document,version', 'acknowledged_at,document,person_id,version');

ALTER TABLE policy.acknowledgement ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: contract_override _890_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON policy.contract_override FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'override_id', 'key,organisation_id,override_id,reason,set_at,set_by,valid_from,valid_until,value');

ALTER TABLE policy.contract_override ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: contract_override_end _890_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON policy.contract_override_end FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'override_id,ended_at', 'ended_at,ended_by,override_id,reason,recorded_at');

ALTER TABLE policy.contract_override_end ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: deviation _890_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON policy.deviation FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'deviation_id', 'approved_at,approved_by,deviation_id,engagement_id,expires_at,key,override_id,rationale,requested_by,valid_from,value');

ALTER TABLE policy.deviation ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: document _890_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON policy.document FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'document', 'clause,document,title');

ALTER TABLE policy.document ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: document_version _890_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON policy.document_version FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'document,version', 'body,cites,document,effective_from,owner,published_at,review_due_on,version');

ALTER TABLE policy.document_version ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: guidance_edition _890_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON policy.guidance_edition FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'instrument,edition,status', 'edition,instrument,note,status,valid_from');

ALTER TABLE policy.guidance_edition ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: parameter _890_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON policy.parameter FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'key', 'ceiling,choices,clauses,contract,description,direction,floor,floor_words,key,type');

ALTER TABLE policy.parameter ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: profile _890_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON policy.profile FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'profile', 'profile,title');

ALTER TABLE policy.profile ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: profile_adoption _890_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON policy.profile_adoption FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'adoption_id', 'adoption_id,approved_at,approved_by,effective_from,profile,proposed_at,proposed_by');

ALTER TABLE policy.profile_adoption ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: profile_value _890_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON policy.profile_value FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'profile,key,valid_from', 'key,profile,valid_from,value');

ALTER TABLE policy.profile_value ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: signposting _890_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON policy.signposting FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'service,band,version', 'band,contact,review_due,service,sort_order,verified_by,verified_on,version,wording');

ALTER TABLE policy.signposting ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: contract_override _900_count_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _900_count_change AFTER INSERT OR DELETE OR UPDATE ON policy.contract_override FOR EACH STATEMENT EXECUTE FUNCTION policy.count_change();

ALTER TABLE policy.contract_override ENABLE ALWAYS TRIGGER _900_count_change;

--
-- Name: contract_override_end _900_count_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _900_count_change AFTER INSERT OR DELETE OR UPDATE ON policy.contract_override_end FOR EACH STATEMENT EXECUTE FUNCTION policy.count_change();

ALTER TABLE policy.contract_override_end ENABLE ALWAYS TRIGGER _900_count_change;

--
-- Name: deviation _900_count_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _900_count_change AFTER INSERT OR DELETE OR UPDATE ON policy.deviation FOR EACH STATEMENT EXECUTE FUNCTION policy.count_change();

ALTER TABLE policy.deviation ENABLE ALWAYS TRIGGER _900_count_change;

--
-- Name: document_version _900_count_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _900_count_change AFTER INSERT OR DELETE OR UPDATE ON policy.document_version FOR EACH STATEMENT EXECUTE FUNCTION policy.count_change();

ALTER TABLE policy.document_version ENABLE ALWAYS TRIGGER _900_count_change;

--
-- Name: guidance_edition _900_count_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _900_count_change AFTER INSERT OR DELETE OR UPDATE ON policy.guidance_edition FOR EACH STATEMENT EXECUTE FUNCTION policy.count_change();

ALTER TABLE policy.guidance_edition ENABLE ALWAYS TRIGGER _900_count_change;

--
-- Name: parameter _900_count_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _900_count_change AFTER INSERT OR DELETE OR UPDATE ON policy.parameter FOR EACH STATEMENT EXECUTE FUNCTION policy.count_change();

ALTER TABLE policy.parameter ENABLE ALWAYS TRIGGER _900_count_change;

--
-- Name: profile_adoption _900_count_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _900_count_change AFTER INSERT OR DELETE OR UPDATE ON policy.profile_adoption FOR EACH STATEMENT EXECUTE FUNCTION policy.count_change();

ALTER TABLE policy.profile_adoption ENABLE ALWAYS TRIGGER _900_count_change;

--
-- Name: profile_value _900_count_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _900_count_change AFTER INSERT OR DELETE OR UPDATE ON policy.profile_value FOR EACH STATEMENT EXECUTE FUNCTION policy.count_change();

ALTER TABLE policy.profile_value ENABLE ALWAYS TRIGGER _900_count_change;

--
-- Name: acknowledgement _900_entry; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON policy.acknowledgement DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'person_id,document,version', 'acknowledged_at,document,person_id,version');

ALTER TABLE policy.acknowledgement ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: contract_override _900_entry; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON policy.contract_override DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'override_id', 'key,organisation_id,override_id,reason,set_at,set_by,valid_from,valid_until,value');

ALTER TABLE policy.contract_override ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: contract_override_end _900_entry; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON policy.contract_override_end DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'override_id,ended_at', 'ended_at,ended_by,override_id,reason,recorded_at');

ALTER TABLE policy.contract_override_end ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: deviation _900_entry; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON policy.deviation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'deviation_id', 'approved_at,approved_by,deviation_id,engagement_id,expires_at,key,override_id,rationale,requested_by,valid_from,value');

ALTER TABLE policy.deviation ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: document _900_entry; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON policy.document DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'document', 'clause,document,title');

ALTER TABLE policy.document ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: document_version _900_entry; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON policy.document_version DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'document,version', 'body,cites,document,effective_from,owner,published_at,review_due_on,version');

ALTER TABLE policy.document_version ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: guidance_edition _900_entry; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON policy.guidance_edition DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'instrument,edition,status', 'edition,instrument,note,status,valid_from');

ALTER TABLE policy.guidance_edition ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: parameter _900_entry; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON policy.parameter DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'key', 'ceiling,choices,clauses,contract,description,direction,floor,floor_words,key,type');

ALTER TABLE policy.parameter ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: profile _900_entry; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON policy.profile DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'profile', 'profile,title');

ALTER TABLE policy.profile ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: profile_adoption _900_entry; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON policy.profile_adoption DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'adoption_id', 'adoption_id,approved_at,approved_by,effective_from,profile,proposed_at,proposed_by');

ALTER TABLE policy.profile_adoption ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: profile_value _900_entry; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON policy.profile_value DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'profile,key,valid_from', 'key,profile,valid_from,value');

ALTER TABLE policy.profile_value ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: signposting _900_entry; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON policy.signposting DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'service,band,version', 'band,contact,review_due,service,sort_order,verified_by,verified_on,version,wording');

ALTER TABLE policy.signposting ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: acknowledgement acknowledgement_person; Type: FK CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.acknowledgement
    ADD CONSTRAINT acknowledgement_person FOREIGN KEY (person_id) REFERENCES identity.person(person_id);

--
-- Name: acknowledgement acknowledgement_version; Type: FK CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.acknowledgement
    ADD CONSTRAINT acknowledgement_version FOREIGN KEY (document, version) REFERENCES policy.document_version(document, version);

--
-- Name: contract_override_end contract_override_end_override; Type: FK CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.contract_override_end
    ADD CONSTRAINT contract_override_end_override FOREIGN KEY (override_id) REFERENCES policy.contract_override(override_id);

--
-- Name: contract_override contract_override_key; Type: FK CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.contract_override
    ADD CONSTRAINT contract_override_key FOREIGN KEY (key) REFERENCES policy.parameter(key);

--
-- Name: contract_override contract_override_organisation; Type: FK CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.contract_override
    ADD CONSTRAINT contract_override_organisation FOREIGN KEY (organisation_id) REFERENCES identity.organisation(organisation_id);

--
-- Name: deviation deviation_engagement; Type: FK CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.deviation
    ADD CONSTRAINT deviation_engagement FOREIGN KEY (engagement_id) REFERENCES identity.engagement(engagement_id);

--
-- Name: deviation deviation_key; Type: FK CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.deviation
    ADD CONSTRAINT deviation_key FOREIGN KEY (key) REFERENCES policy.parameter(key);

--
-- Name: deviation deviation_override; Type: FK CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.deviation
    ADD CONSTRAINT deviation_override FOREIGN KEY (override_id) REFERENCES policy.contract_override(override_id);

--
-- Name: document_version document_version_document; Type: FK CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.document_version
    ADD CONSTRAINT document_version_document FOREIGN KEY (document) REFERENCES policy.document(document);

--
-- Name: profile_adoption profile_adoption_profile; Type: FK CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.profile_adoption
    ADD CONSTRAINT profile_adoption_profile FOREIGN KEY (profile) REFERENCES policy.profile(profile);

--
-- Name: profile_value profile_value_key; Type: FK CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.profile_value
    ADD CONSTRAINT profile_value_key FOREIGN KEY (key) REFERENCES policy.parameter(key);

--
-- Name: profile_value profile_value_profile; Type: FK CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.profile_value
    ADD CONSTRAINT profile_value_profile FOREIGN KEY (profile) REFERENCES policy.profile(profile);

--
-- Name: remembered remembered_engagement; Type: FK CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.remembered
    ADD CONSTRAINT remembered_engagement FOREIGN KEY (engagement_id) REFERENCES identity.engagement(engagement_id);

--
-- Name: acknowledgement; Type: ROW SECURITY; Schema: policy; Owner: safelane_owner
--

ALTER TABLE policy.acknowledgement ENABLE ROW LEVEL SECURITY;

--
-- Name: epoch cap_booking_select_number; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_booking_select_number ON policy.epoch FOR SELECT TO cap_booking USING (true);

--
-- Name: POLICY cap_booking_select_number ON epoch; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_select_number ON policy.epoch IS 'A remembered clearance is believed while the number has not moved.';

--
-- Name: document cap_guard_select_all; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_guard_select_all ON policy.document FOR SELECT TO cap_guard USING (true);

--
-- Name: POLICY cap_guard_select_all ON document; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_guard_select_all ON policy.document IS 'What a second person approves is read from here: guard.reference_rows.';

--
-- Name: guidance_edition cap_guard_select_all; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_guard_select_all ON policy.guidance_edition FOR SELECT TO cap_guard USING (true);

--
-- Name: POLICY cap_guard_select_all ON guidance_edition; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_guard_select_all ON policy.guidance_edition IS 'What a second person approves is read from here: guard.reference_rows.';

--
-- Name: parameter cap_guard_select_all; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_guard_select_all ON policy.parameter FOR SELECT TO cap_guard USING (true);

--
-- Name: POLICY cap_guard_select_all ON parameter; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_guard_select_all ON policy.parameter IS 'What a second person approves is read from here: guard.reference_rows.';

--
-- Name: profile cap_guard_select_all; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_guard_select_all ON policy.profile FOR SELECT TO cap_guard USING (true);

--
-- Name: POLICY cap_guard_select_all ON profile; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_guard_select_all ON policy.profile IS 'What a second person approves is read from here: guard.reference_rows.';

--
-- Name: profile_value cap_guard_select_all; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_guard_select_all ON policy.profile_value FOR SELECT TO cap_guard USING (true);

--
-- Name: POLICY cap_guard_select_all ON profile_value; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_guard_select_all ON policy.profile_value IS 'What a second person approves is read from here: guard.reference_rows.';

--
-- Name: signposting cap_guard_select_all; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_guard_select_all ON policy.signposting FOR SELECT TO cap_guard USING (true);

--
-- Name: POLICY cap_guard_select_all ON signposting; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_guard_select_all ON policy.signposting IS 'What a second person approves is read from here: guard.reference_rows.';

--
-- Name: document_version cap_guard_select_first; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_guard_select_first ON policy.document_version FOR SELECT TO cap_guard USING ((version = '1'::text));

--
-- Name: POLICY cap_guard_select_first ON document_version; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_guard_select_first ON policy.document_version IS 'What a second person approves is read from here: guard.reference_rows.';

--
-- Name: epoch cap_ledger_select_number; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_ledger_select_number ON policy.epoch FOR SELECT TO cap_ledger USING (true);

--
-- Name: POLICY cap_ledger_select_number ON epoch; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_select_number ON policy.epoch IS 'Every entry says under which state of the policy it was written.';

--
-- Name: document cap_migration_insert_reference; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_migration_insert_reference ON policy.document FOR INSERT TO cap_migration WITH CHECK (true);

--
-- Name: POLICY cap_migration_insert_reference ON document; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_migration_insert_reference ON policy.document IS 'Reference data arrives with a revision, and its triggers judge it.';

--
-- Name: document_version cap_migration_insert_reference; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_migration_insert_reference ON policy.document_version FOR INSERT TO cap_migration WITH CHECK ((version = '1'::text));

--
-- Name: POLICY cap_migration_insert_reference ON document_version; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_migration_insert_reference ON policy.document_version IS 'The first version of each document arrives with a revision.';

--
-- Name: guidance_edition cap_migration_insert_reference; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_migration_insert_reference ON policy.guidance_edition FOR INSERT TO cap_migration WITH CHECK (true);

--
-- Name: POLICY cap_migration_insert_reference ON guidance_edition; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_migration_insert_reference ON policy.guidance_edition IS 'Reference data arrives with a revision, and its triggers judge it.';

--
-- Name: parameter cap_migration_insert_reference; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_migration_insert_reference ON policy.parameter FOR INSERT TO cap_migration WITH CHECK (true);

--
-- Name: POLICY cap_migration_insert_reference ON parameter; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_migration_insert_reference ON policy.parameter IS 'Parameters arrive with a revision, and the trigger judges their floors.';

--
-- Name: profile cap_migration_insert_reference; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_migration_insert_reference ON policy.profile FOR INSERT TO cap_migration WITH CHECK (true);

--
-- Name: POLICY cap_migration_insert_reference ON profile; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_migration_insert_reference ON policy.profile IS 'Reference data arrives with a revision, and its triggers judge it.';

--
-- Name: profile_value cap_migration_insert_reference; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_migration_insert_reference ON policy.profile_value FOR INSERT TO cap_migration WITH CHECK (true);

--
-- Name: POLICY cap_migration_insert_reference ON profile_value; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_migration_insert_reference ON policy.profile_value IS 'Reference data arrives with a revision, and its triggers judge it.';

--
-- Name: signposting cap_migration_insert_reference; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_migration_insert_reference ON policy.signposting FOR INSERT TO cap_migration WITH CHECK (true);

--
-- Name: POLICY cap_migration_insert_reference ON signposting; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_migration_insert_reference ON policy.signposting IS 'Reference data arrives with a revision, and its triggers judge it.';

--
-- Name: deviation cap_policy_insert_as_dsl; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_policy_insert_as_dsl ON policy.deviation FOR INSERT TO cap_policy WITH CHECK (((( SELECT identity.persona() AS persona) = 'web_dsl'::text) AND (approved_by = ( SELECT identity.person_id() AS person_id)) AND (valid_from = now())));

--
-- Name: POLICY cap_policy_insert_as_dsl ON deviation; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_insert_as_dsl ON policy.deviation IS 'Approved by the designated safeguarding lead in their own name, from now on (TS-09).';

--
-- Name: document_version cap_policy_insert_as_dsl; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_policy_insert_as_dsl ON policy.document_version FOR INSERT TO cap_policy WITH CHECK (((( SELECT identity.persona() AS persona) = 'web_dsl'::text) AND (effective_from >= now())));

--
-- Name: POLICY cap_policy_insert_as_dsl ON document_version; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_insert_as_dsl ON policy.document_version IS 'The designated safeguarding lead owns the policy and publishes it, never with effect for the past (TS-01).';

--
-- Name: acknowledgement cap_policy_insert_for_oneself; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_policy_insert_for_oneself ON policy.acknowledgement FOR INSERT TO cap_policy WITH CHECK ((person_id = ( SELECT identity.person_id() AS person_id)));

--
-- Name: POLICY cap_policy_insert_for_oneself ON acknowledgement; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_insert_for_oneself ON policy.acknowledgement IS 'An acknowledgement is a person''s own act.';

--
-- Name: contract_override cap_policy_insert_in_own_name; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_policy_insert_in_own_name ON policy.contract_override FOR INSERT TO cap_policy WITH CHECK (((( SELECT identity.persona() AS persona) = 'web_admin'::text) AND (set_by = ( SELECT identity.person_id() AS person_id))));

--
-- Name: POLICY cap_policy_insert_in_own_name ON contract_override; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_insert_in_own_name ON policy.contract_override IS 'An administrator records what a contract says, in their own name.';

--
-- Name: contract_override_end cap_policy_insert_in_own_name; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_policy_insert_in_own_name ON policy.contract_override_end FOR INSERT TO cap_policy WITH CHECK (((( SELECT identity.persona() AS persona) = 'web_admin'::text) AND (ended_by = ( SELECT identity.person_id() AS person_id))));

--
-- Name: POLICY cap_policy_insert_in_own_name ON contract_override_end; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_insert_in_own_name ON policy.contract_override_end IS 'An administrator ends what a contract said, in their own name.';

--
-- Name: profile_adoption cap_policy_insert_proposal_or_founding; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_policy_insert_proposal_or_founding ON policy.profile_adoption FOR INSERT TO cap_policy WITH CHECK (
CASE
    WHEN (( SELECT identity.person_id() AS person_id) IS NULL) THEN ((proposed_by IS NULL) AND (approved_at IS NOT NULL) AND (effective_from = '-infinity'::timestamp with time zone))
    ELSE ((( SELECT identity.persona() AS persona) = 'web_admin'::text) AND (proposed_by = ( SELECT identity.person_id() AS person_id)) AND (approved_at IS NULL) AND (effective_from >= now()))
END);

--
-- Name: POLICY cap_policy_insert_proposal_or_founding ON profile_adoption; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_insert_proposal_or_founding ON policy.profile_adoption IS 'A person only proposes, in their own name; without a person the platform is being founded.';

--
-- Name: remembered cap_policy_insert_until_the_next_change; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_policy_insert_until_the_next_change ON policy.remembered FOR INSERT TO cap_policy WITH CHECK ((good_until <= policy.next_change(worked_out_at)));

--
-- Name: POLICY cap_policy_insert_until_the_next_change ON remembered; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_insert_until_the_next_change ON policy.remembered IS 'Nothing is remembered past the instant at which the clock changes it.';

--
-- Name: acknowledgement cap_policy_select_all; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_policy_select_all ON policy.acknowledgement FOR SELECT TO cap_policy USING (true);

--
-- Name: POLICY cap_policy_select_all ON acknowledgement; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_select_all ON policy.acknowledgement IS 'Booking decisions ask who has acknowledged what; nobody lists it.';

--
-- Name: contract_override cap_policy_select_all; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_policy_select_all ON policy.contract_override FOR SELECT TO cap_policy USING (true);

--
-- Name: POLICY cap_policy_select_all ON contract_override; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_select_all ON policy.contract_override IS 'Whatever a contract says counts in every decision about its engagements.';

--
-- Name: contract_override_end cap_policy_select_all; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_policy_select_all ON policy.contract_override_end FOR SELECT TO cap_policy USING (true);

--
-- Name: POLICY cap_policy_select_all ON contract_override_end; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_select_all ON policy.contract_override_end IS 'Whether an override is live is asked in every decision.';

--
-- Name: deviation cap_policy_select_all; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_policy_select_all ON policy.deviation FOR SELECT TO cap_policy USING (true);

--
-- Name: POLICY cap_policy_select_all ON deviation; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_select_all ON policy.deviation IS 'Whatever was approved counts in every decision about its engagement.';

--
-- Name: document cap_policy_select_all; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_policy_select_all ON policy.document FOR SELECT TO cap_policy USING (true);

--
-- Name: POLICY cap_policy_select_all ON document; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_select_all ON policy.document IS 'Reference data without persons: questions are answered from all of it.';

--
-- Name: document_version cap_policy_select_all; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_policy_select_all ON policy.document_version FOR SELECT TO cap_policy USING (true);

--
-- Name: POLICY cap_policy_select_all ON document_version; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_select_all ON policy.document_version IS 'Which version was in force at an instant is asked of any instant.';

--
-- Name: guidance_edition cap_policy_select_all; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_policy_select_all ON policy.guidance_edition FOR SELECT TO cap_policy USING (true);

--
-- Name: POLICY cap_policy_select_all ON guidance_edition; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_select_all ON policy.guidance_edition IS 'Reference data without persons: questions are answered from all of it.';

--
-- Name: parameter cap_policy_select_all; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_policy_select_all ON policy.parameter FOR SELECT TO cap_policy USING (true);

--
-- Name: POLICY cap_policy_select_all ON parameter; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_select_all ON policy.parameter IS 'Reference data without persons: questions are answered from all of it.';

--
-- Name: profile cap_policy_select_all; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_policy_select_all ON policy.profile FOR SELECT TO cap_policy USING (true);

--
-- Name: POLICY cap_policy_select_all ON profile; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_select_all ON policy.profile IS 'Reference data without persons: questions are answered from all of it.';

--
-- Name: profile_adoption cap_policy_select_all; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_policy_select_all ON policy.profile_adoption FOR SELECT TO cap_policy USING (true);

--
-- Name: POLICY cap_policy_select_all ON profile_adoption; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_select_all ON policy.profile_adoption IS 'Every decision asks which profile was in force.';

--
-- Name: profile_value cap_policy_select_all; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_policy_select_all ON policy.profile_value FOR SELECT TO cap_policy USING (true);

--
-- Name: POLICY cap_policy_select_all ON profile_value; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_select_all ON policy.profile_value IS 'Reference data without persons: questions are answered from all of it.';

--
-- Name: remembered cap_policy_select_all; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_policy_select_all ON policy.remembered FOR SELECT TO cap_policy USING (true);

--
-- Name: POLICY cap_policy_select_all ON remembered; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_select_all ON policy.remembered IS 'Every question about an engagement looks here first.';

--
-- Name: signposting cap_policy_select_all; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_policy_select_all ON policy.signposting FOR SELECT TO cap_policy USING (true);

--
-- Name: POLICY cap_policy_select_all ON signposting; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_select_all ON policy.signposting IS 'policy.unrecorded holds every row against the ledger.';

--
-- Name: epoch cap_policy_select_number; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_policy_select_number ON policy.epoch FOR SELECT TO cap_policy USING (true);

--
-- Name: POLICY cap_policy_select_number ON epoch; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_select_number ON policy.epoch IS 'It says nothing about anybody.';

--
-- Name: profile_adoption cap_policy_update_approval; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_policy_update_approval ON policy.profile_adoption FOR UPDATE TO cap_policy USING (((( SELECT identity.persona() AS persona) = 'web_admin'::text) AND (proposed_by <> ( SELECT identity.person_id() AS person_id)))) WITH CHECK ((approved_by = ( SELECT identity.person_id() AS person_id)));

--
-- Name: POLICY cap_policy_update_approval ON profile_adoption; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_update_approval ON policy.profile_adoption IS 'The second administrator approves in their own name, never their own proposal.';

--
-- Name: parameter cap_policy_update_floor; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_policy_update_floor ON policy.parameter FOR UPDATE TO cap_policy USING (true) WITH CHECK (true);

--
-- Name: POLICY cap_policy_update_floor ON parameter; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_update_floor ON policy.parameter IS 'policy.raise_floor, for revisions; the trigger refuses a floor that sinks.';

--
-- Name: epoch cap_policy_update_number; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_policy_update_number ON policy.epoch FOR UPDATE TO cap_policy USING (true) WITH CHECK ((number > 0));

--
-- Name: POLICY cap_policy_update_number ON epoch; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_update_number ON policy.epoch IS 'Moved by policy.count_change.';

--
-- Name: remembered cap_policy_update_until_the_next_change; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY cap_policy_update_until_the_next_change ON policy.remembered FOR UPDATE TO cap_policy USING (true) WITH CHECK ((good_until <= policy.next_change(worked_out_at)));

--
-- Name: POLICY cap_policy_update_until_the_next_change ON remembered; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_update_until_the_next_change ON policy.remembered IS 'As for a new row.';

--
-- Name: acknowledgement capability_in_its_functions_only; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON policy.acknowledgement AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: contract_override capability_in_its_functions_only; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON policy.contract_override AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: contract_override_end capability_in_its_functions_only; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON policy.contract_override_end AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: deviation capability_in_its_functions_only; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON policy.deviation AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: document capability_in_its_functions_only; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON policy.document AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: document_version capability_in_its_functions_only; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON policy.document_version AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: epoch capability_in_its_functions_only; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON policy.epoch AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: guidance_edition capability_in_its_functions_only; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON policy.guidance_edition AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: parameter capability_in_its_functions_only; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON policy.parameter AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: profile capability_in_its_functions_only; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON policy.profile AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: profile_adoption capability_in_its_functions_only; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON policy.profile_adoption AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: profile_value capability_in_its_functions_only; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON policy.profile_value AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: remembered capability_in_its_functions_only; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON policy.remembered AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: signposting capability_in_its_functions_only; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON policy.signposting AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: contract_override; Type: ROW SECURITY; Schema: policy; Owner: safelane_owner
--

ALTER TABLE policy.contract_override ENABLE ROW LEVEL SECURITY;

--
-- Name: contract_override_end; Type: ROW SECURITY; Schema: policy; Owner: safelane_owner
--

ALTER TABLE policy.contract_override_end ENABLE ROW LEVEL SECURITY;

--
-- Name: deviation; Type: ROW SECURITY; Schema: policy; Owner: safelane_owner
--

ALTER TABLE policy.deviation ENABLE ROW LEVEL SECURITY;

--
-- Name: document; Type: ROW SECURITY; Schema: policy; Owner: safelane_owner
--

ALTER TABLE policy.document ENABLE ROW LEVEL SECURITY;

--
-- Name: document_version; Type: ROW SECURITY; Schema: policy; Owner: safelane_owner
--

ALTER TABLE policy.document_version ENABLE ROW LEVEL SECURITY;

--
-- Name: epoch; Type: ROW SECURITY; Schema: policy; Owner: safelane_owner
--

ALTER TABLE policy.epoch ENABLE ROW LEVEL SECURITY;

--
-- Name: document_version everybody_select_in_force; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY everybody_select_in_force ON policy.document_version FOR SELECT TO web_admin, web_agency, web_anon, web_compliance, web_dsl, web_guardian, web_lado, web_learner, web_school, web_service, web_tutor, web_vetting USING ((effective_from <= now()));

--
-- Name: POLICY everybody_select_in_force ON document_version; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY everybody_select_in_force ON policy.document_version IS 'Published policy is public from the instant it takes effect, and not before (TS-01).';

--
-- Name: document everybody_select_published; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY everybody_select_published ON policy.document FOR SELECT TO web_admin, web_agency, web_anon, web_compliance, web_dsl, web_guardian, web_lado, web_learner, web_school, web_service, web_tutor, web_vetting USING (true);

--
-- Name: POLICY everybody_select_published ON document; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY everybody_select_published ON policy.document IS 'The register is public; it names no person (TS-01).';

--
-- Name: signposting everybody_select_published; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY everybody_select_published ON policy.signposting FOR SELECT TO web_admin, web_agency, web_anon, web_compliance, web_dsl, web_guardian, web_lado, web_learner, web_school, web_service, web_tutor, web_vetting USING (true);

--
-- Name: POLICY everybody_select_published ON signposting; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY everybody_select_published ON policy.signposting IS 'Whoever looks for help finds it, signed in or not (F7).';

--
-- Name: guidance_edition; Type: ROW SECURITY; Schema: policy; Owner: safelane_owner
--

ALTER TABLE policy.guidance_edition ENABLE ROW LEVEL SECURITY;

--
-- Name: epoch migration_insert_first; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY migration_insert_first ON policy.epoch FOR INSERT TO cap_migration WITH CHECK ((number = 0));

--
-- Name: POLICY migration_insert_first ON epoch; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY migration_insert_first ON policy.epoch IS 'The one row arrives with a revision.';

--
-- Name: parameter; Type: ROW SECURITY; Schema: policy; Owner: safelane_owner
--

ALTER TABLE policy.parameter ENABLE ROW LEVEL SECURITY;

--
-- Name: profile; Type: ROW SECURITY; Schema: policy; Owner: safelane_owner
--

ALTER TABLE policy.profile ENABLE ROW LEVEL SECURITY;

--
-- Name: profile_adoption; Type: ROW SECURITY; Schema: policy; Owner: safelane_owner
--

ALTER TABLE policy.profile_adoption ENABLE ROW LEVEL SECURITY;

--
-- Name: profile_value; Type: ROW SECURITY; Schema: policy; Owner: safelane_owner
--

ALTER TABLE policy.profile_value ENABLE ROW LEVEL SECURITY;

--
-- Name: remembered; Type: ROW SECURITY; Schema: policy; Owner: safelane_owner
--

ALTER TABLE policy.remembered ENABLE ROW LEVEL SECURITY;

--
-- Name: signposting; Type: ROW SECURITY; Schema: policy; Owner: safelane_owner
--

ALTER TABLE policy.signposting ENABLE ROW LEVEL SECURITY;

--
-- Name: FUNCTION above_floor(p_type text, p_direction text, p_choices text[], p_floor jsonb, p_value jsonb); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.above_floor(p_type text, p_direction text, p_choices text[], p_floor jsonb, p_value jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.above_floor(p_type text, p_direction text, p_choices text[], p_floor jsonb, p_value jsonb) TO cap_policy;

--
-- Name: TABLE acknowledgement; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT SELECT ON TABLE policy.acknowledgement TO cap_policy;

--
-- Name: COLUMN acknowledgement.person_id; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(person_id) ON TABLE policy.acknowledgement TO cap_policy;

--
-- Name: COLUMN acknowledgement.document; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(document) ON TABLE policy.acknowledgement TO cap_policy;

--
-- Name: COLUMN acknowledgement.version; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(version) ON TABLE policy.acknowledgement TO cap_policy;

--
-- Name: TABLE document_version; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT SELECT ON TABLE policy.document_version TO web_anon;
GRANT SELECT ON TABLE policy.document_version TO web_learner;
GRANT SELECT ON TABLE policy.document_version TO web_guardian;
GRANT SELECT ON TABLE policy.document_version TO web_tutor;
GRANT SELECT ON TABLE policy.document_version TO web_agency;
GRANT SELECT ON TABLE policy.document_version TO web_school;
GRANT SELECT ON TABLE policy.document_version TO web_vetting;
GRANT SELECT ON TABLE policy.document_version TO web_compliance;
GRANT SELECT ON TABLE policy.document_version TO web_service;
GRANT SELECT ON TABLE policy.document_version TO web_admin;
GRANT SELECT ON TABLE policy.document_version TO web_dsl;
GRANT SELECT ON TABLE policy.document_version TO web_lado;
GRANT SELECT,INSERT ON TABLE policy.document_version TO cap_policy;
GRANT INSERT ON TABLE policy.document_version TO cap_migration;
GRANT SELECT ON TABLE policy.document_version TO cap_guard;

--
-- Name: FUNCTION missing_acknowledgements(p_person uuid, p_documents text[], p_at timestamp with time zone); Type: ACL; Schema: policy; Owner: cap_policy
--

REVOKE ALL ON FUNCTION policy.missing_acknowledgements(p_person uuid, p_documents text[], p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.missing_acknowledgements(p_person uuid, p_documents text[], p_at timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION policy.missing_acknowledgements(p_person uuid, p_documents text[], p_at timestamp with time zone) TO cap_booking;
GRANT ALL ON FUNCTION policy.missing_acknowledgements(p_person uuid, p_documents text[], p_at timestamp with time zone) TO cap_recording;

--
-- Name: FUNCTION acknowledged(p_person uuid, p_document text, p_at timestamp with time zone); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.acknowledged(p_person uuid, p_document text, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.acknowledged(p_person uuid, p_document text, p_at timestamp with time zone) TO cap_policy;
GRANT ALL ON FUNCTION policy.acknowledged(p_person uuid, p_document text, p_at timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION policy.acknowledged(p_person uuid, p_document text, p_at timestamp with time zone) TO cap_booking;
GRANT ALL ON FUNCTION policy.acknowledged(p_person uuid, p_document text, p_at timestamp with time zone) TO cap_recording;

--
-- Name: FUNCTION adopt_founding_profile(p_profile text); Type: ACL; Schema: policy; Owner: cap_policy
--

REVOKE ALL ON FUNCTION policy.adopt_founding_profile(p_profile text) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.adopt_founding_profile(p_profile text) TO cap_seal;
GRANT ALL ON FUNCTION policy.adopt_founding_profile(p_profile text) TO cap_identity;

--
-- Name: FUNCTION adoption_is_only_approved(); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.adoption_is_only_approved() FROM PUBLIC;

--
-- Name: FUNCTION assert_key_value(p_key text, p_value jsonb, p_by text); Type: ACL; Schema: policy; Owner: cap_policy
--

REVOKE ALL ON FUNCTION policy.assert_key_value(p_key text, p_value jsonb, p_by text) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.assert_key_value(p_key text, p_value jsonb, p_by text) TO cap_vetting;
GRANT ALL ON FUNCTION policy.assert_key_value(p_key text, p_value jsonb, p_by text) TO cap_booking;

--
-- Name: FUNCTION canonical_value(p_type text, p_value jsonb); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.canonical_value(p_type text, p_value jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.canonical_value(p_type text, p_value jsonb) TO cap_policy;

--
-- Name: FUNCTION clean_prose(p_value text, p_parameter text, p_max integer, p_min integer); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.clean_prose(p_value text, p_parameter text, p_max integer, p_min integer) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.clean_prose(p_value text, p_parameter text, p_max integer, p_min integer) TO cap_policy;

--
-- Name: FUNCTION count_change(); Type: ACL; Schema: policy; Owner: cap_policy
--

REVOKE ALL ON FUNCTION policy.count_change() FROM PUBLIC;
GRANT ALL ON FUNCTION policy.count_change() TO safelane_owner;

--
-- Name: FUNCTION count_new_rules(); Type: ACL; Schema: policy; Owner: cap_policy
--

REVOKE ALL ON FUNCTION policy.count_new_rules() FROM PUBLIC;
GRANT ALL ON FUNCTION policy.count_new_rules() TO cap_warden;

--
-- Name: TABLE parameter; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT SELECT ON TABLE policy.parameter TO cap_policy;
GRANT INSERT ON TABLE policy.parameter TO cap_migration;
GRANT SELECT ON TABLE policy.parameter TO cap_guard;

--
-- Name: COLUMN parameter.floor; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT UPDATE(floor) ON TABLE policy.parameter TO cap_policy;

--
-- Name: COLUMN parameter.floor_words; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT UPDATE(floor_words) ON TABLE policy.parameter TO cap_policy;

--
-- Name: FUNCTION crosses_floor(p_parameter policy.parameter, p_value jsonb, p_by text); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.crosses_floor(p_parameter policy.parameter, p_value jsonb, p_by text) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.crosses_floor(p_parameter policy.parameter, p_value jsonb, p_by text) TO cap_policy;

--
-- Name: TABLE guidance_edition; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT SELECT ON TABLE policy.guidance_edition TO cap_policy;
GRANT INSERT ON TABLE policy.guidance_edition TO cap_migration;
GRANT SELECT ON TABLE policy.guidance_edition TO cap_guard;

--
-- Name: FUNCTION edition_in_force(p_instrument text, p_on date); Type: ACL; Schema: policy; Owner: cap_policy
--

REVOKE ALL ON FUNCTION policy.edition_in_force(p_instrument text, p_on date) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.edition_in_force(p_instrument text, p_on date) TO cap_vetting;
GRANT ALL ON FUNCTION policy.edition_in_force(p_instrument text, p_on date) TO cap_booking;
GRANT ALL ON FUNCTION policy.edition_in_force(p_instrument text, p_on date) TO cap_recording;

--
-- Name: FUNCTION edition_status(p_instrument text, p_edition text, p_on date); Type: ACL; Schema: policy; Owner: cap_policy
--

REVOKE ALL ON FUNCTION policy.edition_status(p_instrument text, p_edition text, p_on date) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.edition_status(p_instrument text, p_edition text, p_on date) TO cap_vetting;
GRANT ALL ON FUNCTION policy.edition_status(p_instrument text, p_edition text, p_on date) TO cap_booking;

--
-- Name: FUNCTION effective_all(p_engagement uuid, p_at timestamp with time zone, p_keys text[]); Type: ACL; Schema: policy; Owner: cap_policy
--

REVOKE ALL ON FUNCTION policy.effective_all(p_engagement uuid, p_at timestamp with time zone, p_keys text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.effective_all(p_engagement uuid, p_at timestamp with time zone, p_keys text[]) TO cap_identity;
GRANT ALL ON FUNCTION policy.effective_all(p_engagement uuid, p_at timestamp with time zone, p_keys text[]) TO cap_seal;
GRANT ALL ON FUNCTION policy.effective_all(p_engagement uuid, p_at timestamp with time zone, p_keys text[]) TO cap_vetting;
GRANT ALL ON FUNCTION policy.effective_all(p_engagement uuid, p_at timestamp with time zone, p_keys text[]) TO cap_booking;
GRANT ALL ON FUNCTION policy.effective_all(p_engagement uuid, p_at timestamp with time zone, p_keys text[]) TO cap_recording;

--
-- Name: FUNCTION effective(p_key text, p_engagement uuid, p_at timestamp with time zone); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.effective(p_key text, p_engagement uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.effective(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_policy;
GRANT ALL ON FUNCTION policy.effective(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_identity;
GRANT ALL ON FUNCTION policy.effective(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_seal;
GRANT ALL ON FUNCTION policy.effective(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION policy.effective(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_booking;
GRANT ALL ON FUNCTION policy.effective(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_recording;

--
-- Name: FUNCTION effective_anew(p_engagement uuid, p_at timestamp with time zone, p_keys text[]); Type: ACL; Schema: policy; Owner: cap_policy
--

REVOKE ALL ON FUNCTION policy.effective_anew(p_engagement uuid, p_at timestamp with time zone, p_keys text[]) FROM PUBLIC;

--
-- Name: FUNCTION effective_boolean(p_key text, p_engagement uuid, p_at timestamp with time zone); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.effective_boolean(p_key text, p_engagement uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.effective_boolean(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_policy;
GRANT ALL ON FUNCTION policy.effective_boolean(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_identity;
GRANT ALL ON FUNCTION policy.effective_boolean(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_seal;
GRANT ALL ON FUNCTION policy.effective_boolean(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION policy.effective_boolean(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_booking;
GRANT ALL ON FUNCTION policy.effective_boolean(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_recording;

--
-- Name: FUNCTION effective_integer(p_key text, p_engagement uuid, p_at timestamp with time zone); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.effective_integer(p_key text, p_engagement uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.effective_integer(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_policy;
GRANT ALL ON FUNCTION policy.effective_integer(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_identity;
GRANT ALL ON FUNCTION policy.effective_integer(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_seal;
GRANT ALL ON FUNCTION policy.effective_integer(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION policy.effective_integer(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_booking;
GRANT ALL ON FUNCTION policy.effective_integer(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_recording;

--
-- Name: FUNCTION effective_interval(p_key text, p_engagement uuid, p_at timestamp with time zone); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.effective_interval(p_key text, p_engagement uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.effective_interval(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_policy;
GRANT ALL ON FUNCTION policy.effective_interval(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_identity;
GRANT ALL ON FUNCTION policy.effective_interval(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_seal;
GRANT ALL ON FUNCTION policy.effective_interval(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION policy.effective_interval(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_booking;
GRANT ALL ON FUNCTION policy.effective_interval(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_recording;

--
-- Name: FUNCTION members(p_value jsonb); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.members(p_value jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.members(p_value jsonb) TO cap_policy;
GRANT ALL ON FUNCTION policy.members(p_value jsonb) TO cap_identity;
GRANT ALL ON FUNCTION policy.members(p_value jsonb) TO cap_seal;
GRANT ALL ON FUNCTION policy.members(p_value jsonb) TO cap_vetting;
GRANT ALL ON FUNCTION policy.members(p_value jsonb) TO cap_booking;
GRANT ALL ON FUNCTION policy.members(p_value jsonb) TO cap_recording;

--
-- Name: FUNCTION effective_set(p_key text, p_engagement uuid, p_at timestamp with time zone); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.effective_set(p_key text, p_engagement uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.effective_set(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_policy;
GRANT ALL ON FUNCTION policy.effective_set(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_identity;
GRANT ALL ON FUNCTION policy.effective_set(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_seal;
GRANT ALL ON FUNCTION policy.effective_set(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION policy.effective_set(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_booking;
GRANT ALL ON FUNCTION policy.effective_set(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_recording;

--
-- Name: FUNCTION effective_text(p_key text, p_engagement uuid, p_at timestamp with time zone); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.effective_text(p_key text, p_engagement uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.effective_text(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_policy;
GRANT ALL ON FUNCTION policy.effective_text(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_identity;
GRANT ALL ON FUNCTION policy.effective_text(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_seal;
GRANT ALL ON FUNCTION policy.effective_text(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION policy.effective_text(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_booking;
GRANT ALL ON FUNCTION policy.effective_text(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_recording;

--
-- Name: FUNCTION finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb) TO cap_policy;

--
-- Name: FUNCTION floor_only_rises(); Type: ACL; Schema: policy; Owner: cap_policy
--

REVOKE ALL ON FUNCTION policy.floor_only_rises() FROM PUBLIC;
GRANT ALL ON FUNCTION policy.floor_only_rises() TO safelane_owner;

--
-- Name: FUNCTION is_duration(p_text text); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.is_duration(p_text text) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.is_duration(p_text text) TO cap_policy;

--
-- Name: FUNCTION locked_epoch(); Type: ACL; Schema: policy; Owner: cap_policy
--

REVOKE ALL ON FUNCTION policy.locked_epoch() FROM PUBLIC;
GRANT ALL ON FUNCTION policy.locked_epoch() TO cap_booking;

--
-- Name: FUNCTION longer_part(p_one jsonb, p_other jsonb); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.longer_part(p_one jsonb, p_other jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.longer_part(p_one jsonb, p_other jsonb) TO cap_policy;

--
-- Name: FUNCTION may_deviate(p_key text, p_value jsonb); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.may_deviate(p_key text, p_value jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.may_deviate(p_key text, p_value jsonb) TO cap_policy;

--
-- Name: TABLE contract_override; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT SELECT ON TABLE policy.contract_override TO cap_policy;

--
-- Name: COLUMN contract_override.override_id; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(override_id) ON TABLE policy.contract_override TO cap_policy;

--
-- Name: COLUMN contract_override.organisation_id; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(organisation_id) ON TABLE policy.contract_override TO cap_policy;

--
-- Name: COLUMN contract_override.key; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(key) ON TABLE policy.contract_override TO cap_policy;

--
-- Name: COLUMN contract_override.value; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(value) ON TABLE policy.contract_override TO cap_policy;

--
-- Name: COLUMN contract_override.valid_from; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(valid_from) ON TABLE policy.contract_override TO cap_policy;

--
-- Name: COLUMN contract_override.valid_until; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(valid_until) ON TABLE policy.contract_override TO cap_policy;

--
-- Name: COLUMN contract_override.set_by; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(set_by) ON TABLE policy.contract_override TO cap_policy;

--
-- Name: COLUMN contract_override.reason; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(reason) ON TABLE policy.contract_override TO cap_policy;

--
-- Name: TABLE contract_override_end; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT SELECT ON TABLE policy.contract_override_end TO cap_policy;

--
-- Name: COLUMN contract_override_end.override_id; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(override_id) ON TABLE policy.contract_override_end TO cap_policy;

--
-- Name: COLUMN contract_override_end.ended_at; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(ended_at) ON TABLE policy.contract_override_end TO cap_policy;

--
-- Name: COLUMN contract_override_end.ended_by; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(ended_by) ON TABLE policy.contract_override_end TO cap_policy;

--
-- Name: COLUMN contract_override_end.reason; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(reason) ON TABLE policy.contract_override_end TO cap_policy;

--
-- Name: TABLE deviation; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT SELECT ON TABLE policy.deviation TO cap_policy;

--
-- Name: COLUMN deviation.deviation_id; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(deviation_id) ON TABLE policy.deviation TO cap_policy;

--
-- Name: COLUMN deviation.key; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(key) ON TABLE policy.deviation TO cap_policy;

--
-- Name: COLUMN deviation.value; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(value) ON TABLE policy.deviation TO cap_policy;

--
-- Name: COLUMN deviation.override_id; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(override_id) ON TABLE policy.deviation TO cap_policy;

--
-- Name: COLUMN deviation.engagement_id; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(engagement_id) ON TABLE policy.deviation TO cap_policy;

--
-- Name: COLUMN deviation.rationale; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(rationale) ON TABLE policy.deviation TO cap_policy;

--
-- Name: COLUMN deviation.requested_by; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(requested_by) ON TABLE policy.deviation TO cap_policy;

--
-- Name: COLUMN deviation.approved_by; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(approved_by) ON TABLE policy.deviation TO cap_policy;

--
-- Name: COLUMN deviation.expires_at; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(expires_at) ON TABLE policy.deviation TO cap_policy;

--
-- Name: TABLE profile_adoption; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT SELECT ON TABLE policy.profile_adoption TO cap_policy;

--
-- Name: COLUMN profile_adoption.adoption_id; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(adoption_id) ON TABLE policy.profile_adoption TO cap_policy;

--
-- Name: COLUMN profile_adoption.profile; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(profile) ON TABLE policy.profile_adoption TO cap_policy;

--
-- Name: COLUMN profile_adoption.effective_from; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(effective_from),UPDATE(effective_from) ON TABLE policy.profile_adoption TO cap_policy;

--
-- Name: COLUMN profile_adoption.proposed_by; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(proposed_by) ON TABLE policy.profile_adoption TO cap_policy;

--
-- Name: COLUMN profile_adoption.approved_by; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT UPDATE(approved_by) ON TABLE policy.profile_adoption TO cap_policy;

--
-- Name: COLUMN profile_adoption.approved_at; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(approved_at),UPDATE(approved_at) ON TABLE policy.profile_adoption TO cap_policy;

--
-- Name: TABLE profile_value; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT SELECT ON TABLE policy.profile_value TO cap_policy;
GRANT INSERT ON TABLE policy.profile_value TO cap_migration;
GRANT SELECT ON TABLE policy.profile_value TO cap_guard;

--
-- Name: FUNCTION next_change(p_at timestamp with time zone); Type: ACL; Schema: policy; Owner: cap_policy
--

REVOKE ALL ON FUNCTION policy.next_change(p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.next_change(p_at timestamp with time zone) TO cap_booking;

--
-- Name: FUNCTION profile_in_force(p_at timestamp with time zone); Type: ACL; Schema: policy; Owner: cap_policy
--

REVOKE ALL ON FUNCTION policy.profile_in_force(p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.profile_in_force(p_at timestamp with time zone) TO cap_identity;
GRANT ALL ON FUNCTION policy.profile_in_force(p_at timestamp with time zone) TO cap_seal;
GRANT ALL ON FUNCTION policy.profile_in_force(p_at timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION policy.profile_in_force(p_at timestamp with time zone) TO cap_booking;
GRANT ALL ON FUNCTION policy.profile_in_force(p_at timestamp with time zone) TO cap_recording;

--
-- Name: FUNCTION raise_floor(p_key text, p_floor jsonb, p_words text); Type: ACL; Schema: policy; Owner: cap_policy
--

REVOKE ALL ON FUNCTION policy.raise_floor(p_key text, p_floor jsonb, p_words text) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.raise_floor(p_key text, p_floor jsonb, p_words text) TO cap_migration;

--
-- Name: FUNCTION refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text, p_extra jsonb); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text, p_extra jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text, p_extra jsonb) TO cap_policy;

--
-- Name: FUNCTION refuse_below_floor(); Type: ACL; Schema: policy; Owner: cap_policy
--

REVOKE ALL ON FUNCTION policy.refuse_below_floor() FROM PUBLIC;
GRANT ALL ON FUNCTION policy.refuse_below_floor() TO safelane_owner;

--
-- Name: FUNCTION refuse_letting_off(); Type: ACL; Schema: policy; Owner: cap_policy
--

REVOKE ALL ON FUNCTION policy.refuse_letting_off() FROM PUBLIC;
GRANT ALL ON FUNCTION policy.refuse_letting_off() TO safelane_owner;

--
-- Name: FUNCTION remember(p_engagement uuid); Type: ACL; Schema: policy; Owner: cap_policy
--

REVOKE ALL ON FUNCTION policy.remember(p_engagement uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.remember(p_engagement uuid) TO cap_booking;

--
-- Name: FUNCTION remembered_is_worked_out(); Type: ACL; Schema: policy; Owner: cap_policy
--

REVOKE ALL ON FUNCTION policy.remembered_is_worked_out() FROM PUBLIC;
GRANT ALL ON FUNCTION policy.remembered_is_worked_out() TO safelane_owner;

--
-- Name: FUNCTION resolve(p_type text, p_direction text, p_choices text[], p_floor jsonb, p_profile jsonb, p_contracts jsonb[], p_deviated boolean[], p_deviation jsonb); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.resolve(p_type text, p_direction text, p_choices text[], p_floor jsonb, p_profile jsonb, p_contracts jsonb[], p_deviated boolean[], p_deviation jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.resolve(p_type text, p_direction text, p_choices text[], p_floor jsonb, p_profile jsonb, p_contracts jsonb[], p_deviated boolean[], p_deviation jsonb) TO cap_policy;

--
-- Name: FUNCTION stricter_of(p_type text, p_direction text, p_choices text[], p_one jsonb, p_other jsonb); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.stricter_of(p_type text, p_direction text, p_choices text[], p_one jsonb, p_other jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.stricter_of(p_type text, p_direction text, p_choices text[], p_one jsonb, p_other jsonb) TO cap_policy;

--
-- Name: FUNCTION unrecorded(); Type: ACL; Schema: policy; Owner: cap_policy
--

REVOKE ALL ON FUNCTION policy.unrecorded() FROM PUBLIC;
GRANT ALL ON FUNCTION policy.unrecorded() TO cap_ledger;

--
-- Name: FUNCTION usable_parameter(p_key text, p_value jsonb); Type: ACL; Schema: policy; Owner: cap_policy
--

REVOKE ALL ON FUNCTION policy.usable_parameter(p_key text, p_value jsonb) FROM PUBLIC;

--
-- Name: FUNCTION value_problem(p_type text, p_choices text[], p_value jsonb); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.value_problem(p_type text, p_choices text[], p_value jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.value_problem(p_type text, p_choices text[], p_value jsonb) TO cap_policy;

--
-- Name: FUNCTION version_in_force(p_document text, p_at timestamp with time zone); Type: ACL; Schema: policy; Owner: cap_policy
--

REVOKE ALL ON FUNCTION policy.version_in_force(p_document text, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.version_in_force(p_document text, p_at timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION policy.version_in_force(p_document text, p_at timestamp with time zone) TO cap_booking;
GRANT ALL ON FUNCTION policy.version_in_force(p_document text, p_at timestamp with time zone) TO cap_recording;

--
-- Name: TABLE document; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT SELECT ON TABLE policy.document TO web_anon;
GRANT SELECT ON TABLE policy.document TO web_learner;
GRANT SELECT ON TABLE policy.document TO web_guardian;
GRANT SELECT ON TABLE policy.document TO web_tutor;
GRANT SELECT ON TABLE policy.document TO web_agency;
GRANT SELECT ON TABLE policy.document TO web_school;
GRANT SELECT ON TABLE policy.document TO web_vetting;
GRANT SELECT ON TABLE policy.document TO web_compliance;
GRANT SELECT ON TABLE policy.document TO web_service;
GRANT SELECT ON TABLE policy.document TO web_admin;
GRANT SELECT ON TABLE policy.document TO web_dsl;
GRANT SELECT ON TABLE policy.document TO web_lado;
GRANT SELECT ON TABLE policy.document TO cap_policy;
GRANT INSERT ON TABLE policy.document TO cap_migration;
GRANT SELECT ON TABLE policy.document TO cap_guard;

--
-- Name: TABLE signposting; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT SELECT ON TABLE policy.signposting TO web_anon;
GRANT SELECT ON TABLE policy.signposting TO web_learner;
GRANT SELECT ON TABLE policy.signposting TO web_guardian;
GRANT SELECT ON TABLE policy.signposting TO web_tutor;
GRANT SELECT ON TABLE policy.signposting TO web_agency;
GRANT SELECT ON TABLE policy.signposting TO web_school;
GRANT SELECT ON TABLE policy.signposting TO web_vetting;
GRANT SELECT ON TABLE policy.signposting TO web_compliance;
GRANT SELECT ON TABLE policy.signposting TO web_service;
GRANT SELECT ON TABLE policy.signposting TO web_admin;
GRANT SELECT ON TABLE policy.signposting TO web_dsl;
GRANT SELECT ON TABLE policy.signposting TO web_lado;
GRANT SELECT ON TABLE policy.signposting TO cap_policy;
GRANT INSERT ON TABLE policy.signposting TO cap_migration;
GRANT SELECT ON TABLE policy.signposting TO cap_guard;

--
-- Name: TABLE epoch; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT SELECT ON TABLE policy.epoch TO cap_policy;
GRANT SELECT ON TABLE policy.epoch TO cap_booking;
GRANT SELECT ON TABLE policy.epoch TO cap_ledger;

--
-- Name: COLUMN epoch.singleton; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(singleton) ON TABLE policy.epoch TO cap_migration;

--
-- Name: COLUMN epoch.number; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT UPDATE(number) ON TABLE policy.epoch TO cap_policy;

--
-- Name: COLUMN epoch.changed_at; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT UPDATE(changed_at) ON TABLE policy.epoch TO cap_policy;

--
-- Name: TABLE profile; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT SELECT ON TABLE policy.profile TO cap_policy;
GRANT INSERT ON TABLE policy.profile TO cap_migration;
GRANT SELECT ON TABLE policy.profile TO cap_guard;

--
-- Name: TABLE remembered; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT SELECT ON TABLE policy.remembered TO cap_policy;

--
-- Name: COLUMN remembered.engagement_id; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT INSERT(engagement_id) ON TABLE policy.remembered TO cap_policy;

--
-- Name: COLUMN remembered.worked_out_at; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT UPDATE(worked_out_at) ON TABLE policy.remembered TO cap_policy;
