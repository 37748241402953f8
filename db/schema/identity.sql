-- The schema identity at head, for reading and review. Written by `safelane snapshot`; do not edit.
-- Revision 0021
-- PostgreSQL 18

--
-- Name: needs_adult(text); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.needs_adult(p_power text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (p_power <> ALL (ARRAY['learner'::text, 'session_service'::text]));
END;

ALTER FUNCTION identity.needs_adult(p_power text) OWNER TO safelane_owner;

--
-- Name: FUNCTION needs_adult(p_power text); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.needs_adult(p_power text) IS 'Whether a power may be held by adults only. Asked by the api functions of identity.';

--
-- Name: guardianship; Type: TABLE; Schema: identity; Owner: safelane_owner
--

CREATE TABLE identity.guardianship (
    guardianship_id uuid NOT NULL,
    guardian_id uuid NOT NULL,
    learner_id uuid NOT NULL,
    capacity text NOT NULL,
    evidence_kind text NOT NULL,
    evidence_note text,
    verified_by uuid NOT NULL,
    verified_at timestamp with time zone DEFAULT now() NOT NULL,
    valid_from timestamp with time zone DEFAULT now() NOT NULL,
    valid_until timestamp with time zone,
    ended_by uuid,
    end_reason text,
    CONSTRAINT guardianship_capacity CHECK ((capacity = ANY (ARRAY['parent'::text, 'delegated_guardian'::text, 'local_authority'::text, 'sponsor'::text]))),
    CONSTRAINT guardianship_end_reason_length CHECK (((length(end_reason) >= 3) AND (length(end_reason) <= 2000))),
    CONSTRAINT guardianship_ended_with_reason CHECK ((((ended_by IS NULL) = (end_reason IS NULL)) AND ((ended_by IS NULL) OR (valid_until IS NOT NULL)))),
    CONSTRAINT guardianship_evidence_kind CHECK ((evidence_kind = ANY (ARRAY['birth_certificate'::text, 'court_order'::text, 'parental_responsibility_agreement'::text, 'local_authority_letter'::text, 'delegation_letter'::text, 'sponsor_agreement'::text, 'school_record'::text, 'other'::text]))),
    CONSTRAINT guardianship_evidence_note_length CHECK ((length(evidence_note) <= 2000)),
    CONSTRAINT guardianship_not_self_verified CHECK ((verified_by <> guardian_id)),
    CONSTRAINT guardianship_two_people CHECK ((guardian_id <> learner_id)),
    CONSTRAINT guardianship_validity CHECK ((valid_until >= valid_from))
);

ALTER TABLE ONLY identity.guardianship FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.guardianship OWNER TO safelane_owner;

--
-- Name: power; Type: TABLE; Schema: identity; Owner: safelane_owner
--

CREATE TABLE identity.power (
    power_id uuid NOT NULL,
    person_id uuid NOT NULL,
    power text NOT NULL,
    organisation_id uuid,
    valid_from timestamp with time zone DEFAULT now() NOT NULL,
    valid_until timestamp with time zone,
    granted_by uuid,
    granted_at timestamp with time zone DEFAULT now() NOT NULL,
    revoked_by uuid,
    revoke_reason text,
    CONSTRAINT power_founder CHECK (((granted_by IS NOT NULL) OR (power = 'platform_administrator'::text))),
    CONSTRAINT power_nobody_grants_to_themselves CHECK ((granted_by IS DISTINCT FROM person_id)),
    CONSTRAINT power_nobody_revokes_for_themselves CHECK ((revoked_by <> person_id)),
    CONSTRAINT power_power CHECK ((power = ANY (ARRAY['learner'::text, 'tutor'::text, 'agency_operator'::text, 'school_representative'::text, 'agency_dsl'::text, 'school_dsl'::text, 'vetting_officer'::text, 'compliance_reporter'::text, 'platform_administrator'::text, 'session_service'::text, 'dsl'::text, 'lado_coordinator'::text]))),
    CONSTRAINT power_revoke_reason_length CHECK (((length(revoke_reason) >= 3) AND (length(revoke_reason) <= 2000))),
    CONSTRAINT power_revoked_with_reason CHECK ((((revoked_by IS NULL) = (revoke_reason IS NULL)) AND ((revoked_by IS NULL) OR (valid_until IS NOT NULL)))),
    CONSTRAINT power_scope CHECK (((power = ANY (ARRAY['agency_operator'::text, 'school_representative'::text, 'agency_dsl'::text, 'school_dsl'::text])) = (organisation_id IS NOT NULL))),
    CONSTRAINT power_validity CHECK ((valid_until >= valid_from))
);

ALTER TABLE ONLY identity.power FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.power OWNER TO safelane_owner;

--
-- Name: COLUMN power.granted_by; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON COLUMN identity.power.granted_by IS 'Null only for the founding administrator.';

--
-- Name: acts_as_adult(uuid, timestamp with time zone); Type: FUNCTION; Schema: identity; Owner: cap_identity
--

CREATE FUNCTION identity.acts_as_adult(p_person uuid, p_at timestamp with time zone DEFAULT now()) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT ((EXISTS ( SELECT
            FROM identity.power held
           WHERE ((held.person_id = acts_as_adult.p_person) AND identity.needs_adult(held.power) AND ((held.valid_until IS NULL) OR (held.valid_until > acts_as_adult.p_at))))) OR (EXISTS ( SELECT
            FROM identity.guardianship link
           WHERE ((link.guardian_id = acts_as_adult.p_person) AND ((link.valid_until IS NULL) OR (link.valid_until > acts_as_adult.p_at))))));
END;

ALTER FUNCTION identity.acts_as_adult(p_person uuid, p_at timestamp with time zone) OWNER TO cap_identity;

--
-- Name: FUNCTION acts_as_adult(p_person uuid, p_at timestamp with time zone); Type: COMMENT; Schema: identity; Owner: cap_identity
--

COMMENT ON FUNCTION identity.acts_as_adult(p_person uuid, p_at timestamp with time zone) IS 'Whether a person holds, now or later, what only adults may hold. Called by correct_person.';

--
-- Name: age_years(date, date); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.age_years(p_dob date, p_on date) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN (isfinite(p_dob) AND isfinite(p_on)) THEN (EXTRACT(year FROM age((p_on)::timestamp without time zone, (p_dob)::timestamp without time zone)))::integer
             ELSE NULL::integer
         END AS "case";
END;

ALTER FUNCTION identity.age_years(p_dob date, p_on date) OWNER TO safelane_owner;

--
-- Name: FUNCTION age_years(p_dob date, p_on date); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.age_years(p_dob date, p_on date) IS 'Whole years of age on a civil day; null where a date is not known (E2.1).';

--
-- Name: acts_for_child(timestamp with time zone, timestamp with time zone, date, date, timestamp with time zone, date); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.acts_for_child(p_valid_from timestamp with time zone, p_valid_until timestamp with time zone, p_guardian_born date, p_learner_born date, p_at timestamp with time zone, p_today date) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ((p_valid_from <= p_at) AND ((p_valid_until IS NULL) OR (p_valid_until > p_at)) AND ((identity.age_years(p_guardian_born, p_today) >= 18) IS TRUE) AND ((identity.age_years(p_learner_born, p_today) >= 18) IS NOT TRUE));
END;

ALTER FUNCTION identity.acts_for_child(p_valid_from timestamp with time zone, p_valid_until timestamp with time zone, p_guardian_born date, p_learner_born date, p_at timestamp with time zone, p_today date) OWNER TO safelane_owner;

--
-- Name: FUNCTION acts_for_child(p_valid_from timestamp with time zone, p_valid_until timestamp with time zone, p_guardian_born date, p_learner_born date, p_at timestamp with time zone, p_today date); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.acts_for_child(p_valid_from timestamp with time zone, p_valid_until timestamp with time zone, p_guardian_born date, p_learner_born date, p_at timestamp with time zone, p_today date) IS 'Whether a link of this validity between people born on these days counts at an instant, p_today its civil day. The one definition of identity.is_guardian_of and identity.wards.';

--
-- Name: add_signing_key(jsonb, text, timestamp with time zone); Type: FUNCTION; Schema: identity; Owner: cap_seal
--

CREATE FUNCTION identity.add_signing_key(p_jwk jsonb, p_audience text, p_valid_from timestamp with time zone DEFAULT now()) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_kid        text := p_jwk ->> 'kid';
  v_octets     bytea := identity.base64url_bytes(p_jwk ->> 'n');
  v_modulus    numeric;
  v_problem    text;
  v_thumbprint text;
  v_embedded   constant boolean := guard.mode() = 'embedded';
begin
  v_problem := case
    when jsonb_typeof(p_jwk) is distinct from 'object' then 'This is no JSON Web Key.'
    when p_jwk ?| array['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'] then
      'This key has its private part with it. Consider it lost, make a new one, and bring only the public part.'
    when p_jwk ->> 'kty' is distinct from 'RSA' then 'Only RSA keys are taken (kty RSA).'
    when coalesce(p_jwk ->> 'alg', 'RS256') <> 'RS256' then 'Only keys for RS256 are taken (alg RS256).'
    when coalesce(p_jwk ->> 'use', 'sig') <> 'sig' then 'Only keys for signatures are taken (use sig).'
    when jsonb_typeof(p_jwk -> 'kid') is distinct from 'string' or length(v_kid) not between 1 and 200 then
      'A key needs a kid of 1 to 200 characters; tokens name it in their header.'
    when p_jwk ->> 'e' is distinct from 'AQAB' then 'Only keys with the public exponent 65537 are taken (e AQAB).'
    when v_octets is null or length(v_octets) not between 256 and 512 or get_byte(v_octets, 0) < 128 and length(v_octets) = 256
      or get_byte(v_octets, 0) = 0
      or get_byte(v_octets, length(v_octets) - 1) % 2 = 0 then
      'The modulus must be base64url text of an odd number of 2048 to 4096 bits without leading zeros (n).'
    when p_audience is null or length(p_audience) not between 1 and 200 then
      'The audience that this key signs for has 1 to 200 characters.'
    when p_valid_from is null or not isfinite(p_valid_from) then 'The key holds from an instant that is known.'
  end;
  if v_problem is not null then
    raise exception using
      errcode = 'PT422',
      message = v_problem,
      hint = 'Take the key from the JWKS your identity provider publishes.';
  end if;

  v_modulus := identity.octets_number(v_octets);
  if exists (select from identity.signing_key as held where held.kid = v_kid) then
    raise exception using
      errcode = 'PT409',
      message = 'There is a key with this kid already.',
      hint = 'A kid is used once; a new key needs a new one.';
  end if;

  insert into identity.signing_key (kid, modulus, exponent, audience, valid_from)
  values (v_kid, v_modulus, 65537, p_audience, p_valid_from);
  v_thumbprint := identity.key_thumbprint(v_modulus);
  if v_embedded then
    insert into identity.key_confirmation (kid, how, thumbprint)
    values (v_kid, 'embedded', v_thumbprint);
  end if;
  perform ledger.append('add_signing_key', 'signing_key', null, 'done', '{}',
    jsonb_build_object('kid', v_kid, 'thumbprint', v_thumbprint, 'audience', p_audience, 'valid_from', p_valid_from,
      'confirmed', case when v_embedded then 'by itself, in embedded mode' else 'not yet' end));
  return v_kid;
end;
$$;

ALTER FUNCTION identity.add_signing_key(p_jwk jsonb, p_audience text, p_valid_from timestamp with time zone) OWNER TO cap_seal;

--
-- Name: FUNCTION add_signing_key(p_jwk jsonb, p_audience text, p_valid_from timestamp with time zone); Type: COMMENT; Schema: identity; Owner: cap_seal
--

COMMENT ON FUNCTION identity.add_signing_key(p_jwk jsonb, p_audience text, p_valid_from timestamp with time zone) IS 'Take a public RSA key (a member of a JWKS) for tokens of one audience, from an instant on; returns its kid. In production it waits for identity.confirm_signing_key. PT422 for an unusable key, PT409 for a kid that is taken. Called by safelane keys add.';

--
-- Name: administrators_remain(uuid); Type: FUNCTION; Schema: identity; Owner: cap_identity
--

CREATE FUNCTION identity.administrators_remain(p_without uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  -- a fixed key: it says nothing about anybody
  perform pg_advisory_xact_lock(4711, 1);

  return not exists (
    select
    from identity.power as leaving
    where leaving.person_id = p_without
      and leaving.power = 'platform_administrator'
      and (leaving.valid_until is null or leaving.valid_until > now())
  ) or exists (
    select
    from identity.power as staying
    join identity.person as administrator on administrator.person_id = staying.person_id
    where staying.person_id <> p_without
      and staying.power = 'platform_administrator'
      and administrator.account_state = 'active'
      and staying.valid_from <= now()
      and coalesce(staying.valid_until, 'infinity') > now()
      and coalesce(staying.valid_until, 'infinity') >= (
        select max(coalesce(leaving.valid_until, 'infinity'))
        from identity.power as leaving
        where leaving.person_id = p_without
          and leaving.power = 'platform_administrator'
          and (leaving.valid_until is null or leaving.valid_until > now())
      )
  );
end;
$$;

ALTER FUNCTION identity.administrators_remain(p_without uuid) OWNER TO cap_identity;

--
-- Name: FUNCTION administrators_remain(p_without uuid); Type: COMMENT; Schema: identity; Owner: cap_identity
--

COMMENT ON FUNCTION identity.administrators_remain(p_without uuid) IS 'Whether the platform keeps an administrator if this person stops being one. Called by revoke_power and correct_person.';

--
-- Name: adopt_signing_keys(); Type: FUNCTION; Schema: identity; Owner: cap_seal
--

CREATE FUNCTION identity.adopt_signing_keys() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_adopted jsonb;
begin
  with adopted as (
    insert into identity.key_confirmation (kid, how, thumbprint)
    select said.kid, 'adopted', said.thumbprint
    from identity.key_confirmation as said
    join identity.signing_key as held on held.kid = said.kid
    -- what confirmed itself, and nobody else did
    where not exists (
        select from identity.key_confirmation as other where other.kid = said.kid and other.how <> 'embedded')
      and (held.retired_at is null or held.retired_at > now())
    returning kid, thumbprint
  )
  select jsonb_agg(jsonb_build_object('kid', adopted.kid, 'thumbprint', adopted.thumbprint) order by adopted.kid)
  into v_adopted
  from adopted;
  if v_adopted is null then
    return 0;
  end if;
  perform ledger.append('adopt_signing_keys', 'signing_key', null, 'done', '{}',
    jsonb_build_object('keys', v_adopted, 'confirmed_by', session_user));
  return jsonb_array_length(v_adopted);
end;
$$;

ALTER FUNCTION identity.adopt_signing_keys() OWNER TO cap_seal;

--
-- Name: FUNCTION adopt_signing_keys(); Type: COMMENT; Schema: identity; Owner: cap_seal
--

COMMENT ON FUNCTION identity.adopt_signing_keys() IS 'Confirm the keys that are believed in embedded mode for production, and return how many. Called by warden.set_mode.';

--
-- Name: age_band(date, date); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.age_band(p_dob date, p_on date) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN (identity.age_years(p_dob, p_on) >= 18) THEN 'adult'::text
             WHEN (identity.age_years(p_dob, p_on) >= 16) THEN '16_to_17'::text
             WHEN (identity.age_years(p_dob, p_on) >= 13) THEN '13_to_15'::text
             ELSE 'under_13'::text
         END AS "case";
END;

ALTER FUNCTION identity.age_band(p_dob date, p_on date) OWNER TO safelane_owner;

--
-- Name: FUNCTION age_band(p_dob date, p_on date); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.age_band(p_dob date, p_on date) IS 'under_13, 13_to_15, 16_to_17 or adult on a civil day; unknown is under_13 (F1, E2.1).';

--
-- Name: authenticate(); Type: FUNCTION; Schema: identity; Owner: cap_seal
--

CREATE FUNCTION identity.authenticate() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
declare
  c_uuid    constant text := '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';
  c_grace   constant interval := '30 seconds';
  v_role    text := current_setting('role');
  v_token   text := identity.bearer_token();
  v_said    record;
  v_persona text;
  v_person  uuid;
  v_called  text := substring(current_setting('request.path', true) from '^/rpc/([a-z_]+)$');
begin
  if not identity.session_is_harmless() then
    raise log 'safelane: % can become a role that is above row security; every request is refused', session_user;
    perform identity.refuse_token();
  end if;

  if v_token is null then
    if v_role <> 'web_anon' then
      perform identity.refuse_token();
    end if;
    return;
  end if;

  v_said := identity.token_claims(v_token);
  if v_said.claims is null
    or not identity.claims_hold(v_said.claims, v_said.audience, clock_timestamp())
    or jsonb_typeof(v_said.claims -> 'role') is distinct from 'string'
    or jsonb_typeof(v_said.claims -> 'sub') is distinct from 'string'
    or v_said.claims ->> 'sub' !~* c_uuid
  then
    perform identity.refuse_token();
  end if;

  v_persona := v_said.claims ->> 'role';
  v_person := (v_said.claims ->> 'sub')::uuid;
  if v_persona is distinct from v_role
    or not coalesce(identity.holds_persona(v_person, v_persona, clock_timestamp()), false)
    or exists (
      select
      from identity.token_floor as floor
      where floor.person_id = v_person
        and extract(epoch from floor.not_before) > (v_said.claims ->> 'iat')::numeric)
  then
    perform identity.refuse_token();
  end if;

  -- what began in time may end: a request is cut off long before this grace is over, an open transaction is not
  perform identity.seal(v_person, v_persona,
    to_timestamp((v_said.claims ->> 'exp')::double precision) + c_grace, left(v_said.claims ->> 'jti', 200));

  -- a function that is not this persona's is refused by PostgreSQL itself, and an exception takes every entry with it:
  -- the server's log is told who tried, because nothing takes that back
  if v_called is not null and (
    select bool_or(has_function_privilege(v_role, called.oid, 'execute'))
    from pg_proc as called
    join pg_namespace as surface on surface.oid = called.pronamespace
    where surface.nspname = 'api' and called.proname = v_called
  ) is false then
    raise log 'safelane: % as % may not call %', v_person, v_persona, v_called;
  end if;
end;
$_$;

ALTER FUNCTION identity.authenticate() OWNER TO cap_seal;

--
-- Name: FUNCTION authenticate(); Type: COMMENT; Schema: identity; Owner: cap_seal
--

COMMENT ON FUNCTION identity.authenticate() IS 'Verifies the token of the running request and seals its person and persona for this transaction; PT401 with one constant message otherwise. Without an Authorization header only web_anon passes, unsealed. PostgREST''s db-pre-request.';

--
-- Name: base64url_bytes(text); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.base64url_bytes(p_text text) RETURNS bytea
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
declare
  v_bytes bytea;
begin
  if p_text is null or p_text !~ '^[A-Za-z0-9_-]+$' or length(p_text) % 4 = 1 then
    return null;
  end if;
  v_bytes := decode(translate(p_text, '-_', '+/') || repeat('=', (4 - length(p_text) % 4) % 4), 'base64');
  if rtrim(translate(encode(v_bytes, 'base64'), E'+/\n', '-_'), '=') <> p_text then
    return null;
  end if;
  return v_bytes;
end;
$_$;

ALTER FUNCTION identity.base64url_bytes(p_text text) OWNER TO safelane_owner;

--
-- Name: FUNCTION base64url_bytes(p_text text); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.base64url_bytes(p_text text) IS 'Bytes of canonical, unpadded base64url text; null for anything else. Called by the functions that read tokens and keys.';

--
-- Name: base64url_text(bytea); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.base64url_text(p_bytes bytea) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    BEGIN ATOMIC
 SELECT rtrim(translate(encode(p_bytes, 'base64'::text), '+/
'::text, '-_'::text), '='::text) AS rtrim;
END;

ALTER FUNCTION identity.base64url_text(p_bytes bytea) OWNER TO safelane_owner;

--
-- Name: FUNCTION base64url_text(p_bytes bytea); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.base64url_text(p_bytes bytea) IS 'Unpadded base64url text of bytes. Called by identity.key_thumbprint.';

--
-- Name: bearer_token(); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.bearer_token() RETURNS text
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
declare
  v_header text;
begin
  v_header := nullif(current_setting('request.headers', true), '')::jsonb ->> 'authorization';
  if v_header is null then
    return null;
  end if;
  return coalesce(substring(v_header from '(?i)^bearer +([^ ]+)$'), '');
exception
  when data_exception then
    return '';
end;
$_$;

ALTER FUNCTION identity.bearer_token() OWNER TO safelane_owner;

--
-- Name: FUNCTION bearer_token(); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.bearer_token() IS 'The bearer token in request.headers; null without an Authorization header, empty where it holds something else. Asked by identity.authenticate.';

--
-- Name: check_begins_now_or_later(timestamp with time zone, text); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.check_begins_now_or_later(p_from timestamp with time zone, p_parameter text) RETURNS timestamp with time zone
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if p_from is null then
    return now();
  end if;
  if not isfinite(p_from) or p_from < now() - interval '5 minutes' then
    raise exception using
      errcode = 'PT422',
      message = format('%s is not an instant from now on', p_parameter),
      hint = format('Leave %s out to begin now, or send a later instant.', p_parameter);
  end if;
  return greatest(p_from, now());
end;
$$;

ALTER FUNCTION identity.check_begins_now_or_later(p_from timestamp with time zone, p_parameter text) OWNER TO safelane_owner;

--
-- Name: FUNCTION check_begins_now_or_later(p_from timestamp with time zone, p_parameter text); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.check_begins_now_or_later(p_from timestamp with time zone, p_parameter text) IS 'The instant, now where none is sent; PT422 where it is past. Asked by api functions.';

--
-- Name: check_choice(text, text, text[]); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.check_choice(p_value text, p_parameter text, VARIADIC p_choices text[]) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if p_value is null or p_value <> all (p_choices) then
    raise exception using
      errcode = 'PT422',
      message = format('%s is not one of the values it may have', p_parameter),
      hint = format('Send one of: %s.', array_to_string(p_choices, ', '));
  end if;
  return p_value;
end;
$$;

ALTER FUNCTION identity.check_choice(p_value text, p_parameter text, VARIADIC p_choices text[]) OWNER TO safelane_owner;

--
-- Name: FUNCTION check_choice(p_value text, p_parameter text, VARIADIC p_choices text[]); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.check_choice(p_value text, p_parameter text, VARIADIC p_choices text[]) IS 'The value if it is one of the choices; PT422 with the list of them otherwise. Asked by api functions.';

--
-- Name: check_civil_day(date, text); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.check_civil_day(p_day date, p_parameter text) RETURNS date
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if p_day is null or p_day not between date '1900-01-01' and date '2199-12-31' then
    raise exception using
      errcode = 'PT422',
      message = format('%s is not a usable day', p_parameter),
      hint = 'Send a day from 1900-01-01 to 2199-12-31.';
  end if;
  return p_day;
end;
$$;

ALTER FUNCTION identity.check_civil_day(p_day date, p_parameter text) OWNER TO safelane_owner;

--
-- Name: FUNCTION check_civil_day(p_day date, p_parameter text); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.check_civil_day(p_day date, p_parameter text) IS 'The day, or PT422 where it is missing or on no calendar anybody uses. Asked by api functions.';

--
-- Name: check_date_of_birth(date); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.check_date_of_birth(p_dob date) RETURNS date
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if p_dob not between date '1900-01-01' and identity.civil_date(now()) then
    raise exception using
      errcode = 'PT422',
      message = 'date_of_birth is not a possible date of birth',
      hint = 'Send a day from 1900-01-01 to today, or leave it out where it is not known.';
  end if;
  return p_dob;
end;
$$;

ALTER FUNCTION identity.check_date_of_birth(p_dob date) OWNER TO safelane_owner;

--
-- Name: FUNCTION check_date_of_birth(p_dob date); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.check_date_of_birth(p_dob date) IS 'The date, or null where none is known; PT422 for an impossible one. Asked by the api functions of identity.';

--
-- Name: check_ends_later(timestamp with time zone, text, timestamp with time zone); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.check_ends_later(p_until timestamp with time zone, p_parameter text, p_from timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if p_until is not null and (not isfinite(p_until) or p_until <= p_from) then
    raise exception using
      errcode = 'PT422',
      message = format('%s is not an instant after the beginning', p_parameter),
      hint = format('Send a later instant, or leave %s out where no end is planned.', p_parameter);
  end if;
  return p_until;
end;
$$;

ALTER FUNCTION identity.check_ends_later(p_until timestamp with time zone, p_parameter text, p_from timestamp with time zone) OWNER TO safelane_owner;

--
-- Name: FUNCTION check_ends_later(p_until timestamp with time zone, p_parameter text, p_from timestamp with time zone); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.check_ends_later(p_until timestamp with time zone, p_parameter text, p_from timestamp with time zone) IS 'The instant, or null where no end is planned; PT422 if it is not after the beginning. Asked by api functions.';

--
-- Name: check_required(anyelement, text); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.check_required(p_value anyelement, p_parameter text) RETURNS anyelement
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if p_value is null then
    raise exception using
      errcode = 'PT422',
      message = format('%s is required', p_parameter),
      hint = format('Send a value for %s.', p_parameter);
  end if;
  return p_value;
end;
$$;

ALTER FUNCTION identity.check_required(p_value anyelement, p_parameter text) OWNER TO safelane_owner;

--
-- Name: FUNCTION check_required(p_value anyelement, p_parameter text); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.check_required(p_value anyelement, p_parameter text) IS 'The value, or PT422 where it is null. Asked by api functions.';

--
-- Name: civil_date(timestamp with time zone); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.civil_date(p_at timestamp with time zone) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ((p_at AT TIME ZONE 'Europe/London'::text))::date AS timezone;
END;

ALTER FUNCTION identity.civil_date(p_at timestamp with time zone) OWNER TO safelane_owner;

--
-- Name: FUNCTION civil_date(p_at timestamp with time zone); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.civil_date(p_at timestamp with time zone) IS 'The day it is in London at this instant (E1.5).';

--
-- Name: claims_hold(jsonb, text, timestamp with time zone); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.claims_hold(p_claims jsonb, p_audience text, p_at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT COALESCE(
         CASE
             WHEN ((jsonb_typeof((p_claims -> 'exp'::text)) = 'number'::text) AND (jsonb_typeof((p_claims -> 'iat'::text)) = 'number'::text) AND (COALESCE(jsonb_typeof((p_claims -> 'nbf'::text)), 'number'::text) = 'number'::text)) THEN (((p_claims -> 'aud'::text) = ANY (ARRAY[to_jsonb(p_audience), jsonb_build_array(p_audience)])) AND (((p_claims ->> 'exp'::text))::numeric > EXTRACT(epoch FROM p_at)) AND (((p_claims ->> 'iat'::text))::numeric <= EXTRACT(epoch FROM p_at)) AND (COALESCE(((p_claims ->> 'nbf'::text))::numeric, (0)::numeric) <= EXTRACT(epoch FROM p_at)) AND (((p_claims ->> 'exp'::text))::numeric > ((p_claims ->> 'iat'::text))::numeric) AND ((((p_claims ->> 'exp'::text))::numeric - ((p_claims ->> 'iat'::text))::numeric) <= (900)::numeric))
             ELSE NULL::boolean
         END, false) AS "coalesce";
END;

ALTER FUNCTION identity.claims_hold(p_claims jsonb, p_audience text, p_at timestamp with time zone) OWNER TO safelane_owner;

--
-- Name: FUNCTION claims_hold(p_claims jsonb, p_audience text, p_at timestamp with time zone); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.claims_hold(p_claims jsonb, p_audience text, p_at timestamp with time zone) IS 'Whether aud, iat, nbf and exp of verified claims hold at an instant. Asked by identity.authenticate with the clock''s time.';

--
-- Name: clean_text(text, text, integer, boolean, integer); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.clean_text(p_value text, p_parameter text, p_max integer, p_required boolean DEFAULT true, p_min integer DEFAULT 1) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_marks  constant text := E'[\u0001-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]';
  -- blanks of every width, and what joins, divides or fills and has no shape of its own
  c_unseen constant text := E'[ \u00a0\u034f\u115f\u1160\u1680\u2000-\u200d\u202f\u205f\u2800\u3000\u3164\ufe00-\ufe0f\uffa0]+';
  v_text text;
  v_seen text;
begin
  -- what is far too long is not read at all: 64 MB would be read for longer than a request may take
  if octet_length(p_value) > 4 * p_max + 1000 then
    raise exception using
      errcode = 'PT422',
      message = format('%s has the wrong length', p_parameter),
      hint = format('Send %s to %s characters.', p_min, p_max);
  end if;

  v_text := nullif(btrim(p_value, E' \t\r\n\u00a0'), '');
  if v_text is null then
    if p_required then
      raise exception using
        errcode = 'PT422',
        message = format('%s is required', p_parameter),
        hint = format('Send %s with at least %s character(s) that are not blank.', p_parameter, p_min);
    end if;
    return null;
  end if;

  if v_text ~ c_marks then
    raise exception using
      errcode = 'PT422',
      message = format('%s contains control characters', p_parameter),
      hint = 'Send one line of plain text, without line breaks, tabs, direction marks or invisible characters.';
  end if;

  v_seen := btrim(regexp_replace(v_text, c_unseen, ' ', 'g'));
  if length(v_seen) < greatest(p_min, 1) or length(v_text) > p_max then
    raise exception using
      errcode = 'PT422',
      message = format('%s has the wrong length', p_parameter),
      hint = format('Send %s to %s characters.', p_min, p_max);
  end if;

  return v_text;
end;
$$;

ALTER FUNCTION identity.clean_text(p_value text, p_parameter text, p_max integer, p_required boolean, p_min integer) OWNER TO safelane_owner;

--
-- Name: FUNCTION clean_text(p_value text, p_parameter text, p_max integer, p_required boolean, p_min integer); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.clean_text(p_value text, p_parameter text, p_max integer, p_required boolean, p_min integer) IS 'Trimmed text within its length, null where nothing was sent and nothing is required; PT422 otherwise. Asked by api functions.';

--
-- Name: confirm_signing_key(text, text); Type: FUNCTION; Schema: identity; Owner: cap_seal
--

CREATE FUNCTION identity.confirm_signing_key(p_kid text, p_thumbprint text) RETURNS timestamp with time zone
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_key identity.signing_key;
  v_at  timestamptz;
begin
  if session_user <> 'safelane_approver' then
    raise exception using
      errcode = '42501',
      message = format('%s does not confirm a signing key', session_user),
      hint = 'Log in as safelane_approver: who adds a key and who administers are others.';
  end if;

  select held.*
  into v_key
  from identity.signing_key as held
  where held.kid = p_kid
    and (held.retired_at is null or held.retired_at > now());
  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'There is no key with this kid that still holds.',
      hint = 'safelane keys list shows them.';
  end if;
  if v_key.added_by = session_user then
    raise exception using
      errcode = '42501',
      message = 'who added a key does not confirm it';
  end if;
  if identity.key_thumbprint(v_key.modulus) is distinct from p_thumbprint then
    raise exception using
      errcode = 'PT409',
      message = 'The key with this kid has another thumbprint.',
      hint = 'Compare it with what the identity provider publishes. If that is another key, have this one retired.';
  end if;

  select said.confirmed_at
  into v_at
  from identity.key_confirmation as said
  where said.kid = p_kid
    and said.how <> 'embedded'
  order by said.confirmed_at
  limit 1;
  if found then
    return v_at;
  end if;

  insert into identity.key_confirmation (kid, how, thumbprint)
  values (p_kid, 'person', p_thumbprint)
  returning confirmed_at into v_at;
  perform ledger.append('confirm_signing_key', 'signing_key', null, 'done', '{}',
    jsonb_build_object('kid', p_kid, 'thumbprint', p_thumbprint, 'audience', v_key.audience,
      'added_by', v_key.added_by, 'confirmed_by', session_user));
  return v_at;
end;
$$;

ALTER FUNCTION identity.confirm_signing_key(p_kid text, p_thumbprint text) OWNER TO cap_seal;

--
-- Name: FUNCTION confirm_signing_key(p_kid text, p_thumbprint text); Type: COMMENT; Schema: identity; Owner: cap_seal
--

COMMENT ON FUNCTION identity.confirm_signing_key(p_kid text, p_thumbprint text) IS 'Confirm a signing key by its RFC 7638 thumbprint, as safelane_approver, and return since when it is confirmed; twice changes nothing. PT404 where no such key holds, PT409 for another thumbprint, 42501 for another login. Called by safelane keys confirm.';

--
-- Name: person; Type: TABLE; Schema: identity; Owner: safelane_owner
--

CREATE TABLE identity.person (
    person_id uuid NOT NULL,
    given_name text NOT NULL,
    family_name text NOT NULL,
    date_of_birth date,
    account_state text DEFAULT 'active'::text NOT NULL,
    external_ref text,
    registered_by uuid,
    registered_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT person_account_state CHECK ((account_state = ANY (ARRAY['active'::text, 'inactive'::text]))),
    CONSTRAINT person_date_of_birth CHECK (((date_of_birth >= '1900-01-01'::date) AND isfinite(date_of_birth))),
    CONSTRAINT person_external_ref_length CHECK (((length(external_ref) >= 1) AND (length(external_ref) <= 200))),
    CONSTRAINT person_family_name_length CHECK (((length(family_name) >= 1) AND (length(family_name) <= 200))),
    CONSTRAINT person_given_name_length CHECK (((length(given_name) >= 1) AND (length(given_name) <= 200)))
);

ALTER TABLE ONLY identity.person FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.person OWNER TO safelane_owner;

--
-- Name: TABLE person; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON TABLE identity.person IS 'People. An unknown date of birth is null, and is treated as under 13 (F1).';

--
-- Name: demonstration_people(); Type: FUNCTION; Schema: identity; Owner: cap_identity
--

CREATE FUNCTION identity.demonstration_people() RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT count(*) AS count
    FROM identity.person made_up
   WHERE (made_up.external_ref ~ '^demo-[0-9a-f]{8}-[0-9a-f]{4}-'::text);
END;

ALTER FUNCTION identity.demonstration_people() OWNER TO cap_identity;

--
-- Name: FUNCTION demonstration_people(); Type: COMMENT; Schema: identity; Owner: cap_identity
--

COMMENT ON FUNCTION identity.demonstration_people() IS 'How many people bear the reference that safelane demo gives. Asked by safelane doctor --production.';

--
-- Name: engagement_is_only_ended(); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.engagement_is_only_ended() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  -- the two generated columns are not filled in yet before the row is written
  c_closing constant text[] :=
    array['ends_on', 'ended_at', 'ended_by', 'end_reason', 'agency_kind', 'school_kind'];
  v_today   constant date := identity.civil_date(now());
begin
  if tg_op = 'DELETE' then
    raise exception using
      errcode = '23001',
      message = 'engagements are never deleted',
      hint = 'End the engagement with end_engagement.';
  end if;

  if to_jsonb(new) - c_closing <> to_jsonb(old) - c_closing then
    raise exception using
      errcode = '23001',
      message = 'an engagement does not change after it was opened',
      hint = 'End it and open another.';
  end if;

  if old.ended_at is not null or old.ends_on <= v_today then
    raise exception using
      errcode = '23001',
      message = 'the engagement has come to its end already',
      hint = 'Open a new engagement instead of reopening this one.';
  end if;

  if new.ended_by is null
     or new.end_reason is null
     or new.ended_at is null
     or new.ends_on is null
     or new.ends_on < greatest(v_today, old.starts_on)
     or new.ends_on > old.ends_on
     or new.ended_at < now()
     or new.ended_at > greatest(now(), new.ends_on::timestamp at time zone 'Europe/London') then
    raise exception using
      errcode = '23001',
      message = 'an engagement is only ended, by somebody, from today on',
      hint = 'Set ended_by, end_reason, ended_at and an ends_on that is neither past nor later than before.';
  end if;

  return new;
end;
$$;

ALTER FUNCTION identity.engagement_is_only_ended() OWNER TO safelane_owner;

--
-- Name: FUNCTION engagement_is_only_ended(); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.engagement_is_only_ended() IS 'Trigger on identity.engagement: rows are closed once, from today on, and never deleted.';

--
-- Name: finish_action(text, text, uuid, integer, jsonb, jsonb); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb DEFAULT '{}'::jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  perform ledger.append(p_action, p_target_kind, p_target_id, 'done', '{}', p_detail);
  return guard.finish_once(guard.accept(p_status, p_body));
end;
$$;

ALTER FUNCTION identity.finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb) IS 'Write an action to the ledger and answer with its result. Called by the api functions of identity.';

--
-- Name: found_platform(text, text, text, text); Type: FUNCTION; Schema: identity; Owner: cap_identity
--

CREATE FUNCTION identity.found_platform(p_given_name text, p_family_name text, p_profile text DEFAULT 'tutorstudio'::text, p_external_ref text DEFAULT NULL::text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_person uuid := guard.uuidv7();
begin
  perform pg_advisory_xact_lock(hashtextextended('identity.found_platform', 0));
  if exists (select from identity.person) then
    raise exception using
      errcode = 'PT409',
      message = 'This platform has been founded.',
      hint = 'Its administrators register everybody else through the API.';
  end if;

  insert into identity.person (person_id, given_name, family_name, external_ref, registered_by)
  values (
    v_person,
    identity.clean_text(p_given_name, 'given_name', 200),
    identity.clean_text(p_family_name, 'family_name', 200),
    identity.clean_text(p_external_ref, 'external_ref', 200, false),
    null);
  insert into identity.power (power_id, person_id, power, granted_by)
  values (guard.uuidv7(), v_person, 'platform_administrator', null);
  perform policy.adopt_founding_profile(p_profile);
  perform ledger.append('found_platform', 'person', v_person, 'done', '{}',
    jsonb_build_object('profile', p_profile));
  return v_person;
end;
$$;

ALTER FUNCTION identity.found_platform(p_given_name text, p_family_name text, p_profile text, p_external_ref text) OWNER TO cap_identity;

--
-- Name: FUNCTION found_platform(p_given_name text, p_family_name text, p_profile text, p_external_ref text); Type: COMMENT; Schema: identity; Owner: cap_identity
--

COMMENT ON FUNCTION identity.found_platform(p_given_name text, p_family_name text, p_profile text, p_external_ref text) IS 'Register the first administrator and adopt the profile; returns the person. PT409 where anybody is registered already. Called by safelane platform found.';

--
-- Name: guardians_of(uuid, timestamp with time zone); Type: FUNCTION; Schema: identity; Owner: cap_identity
--

CREATE FUNCTION identity.guardians_of(p_learner uuid, p_at timestamp with time zone DEFAULT now()) RETURNS TABLE(guardian_id uuid, capacity text)
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT link.guardian_id,
     link.capacity
    FROM (identity.guardianship link
      JOIN identity.person guardian ON ((guardian.person_id = link.guardian_id)))
   WHERE ((link.learner_id = guardians_of.p_learner) AND (guardian.account_state = 'active'::text) AND (link.valid_from <= guardians_of.p_at) AND ((link.valid_until IS NULL) OR (link.valid_until > guardians_of.p_at)) AND (identity.age_years(guardian.date_of_birth, identity.civil_date(guardians_of.p_at)) >= 18));
END;

ALTER FUNCTION identity.guardians_of(p_learner uuid, p_at timestamp with time zone) OWNER TO cap_identity;

--
-- Name: FUNCTION guardians_of(p_learner uuid, p_at timestamp with time zone); Type: COMMENT; Schema: identity; Owner: cap_identity
--

COMMENT ON FUNCTION identity.guardians_of(p_learner uuid, p_at timestamp with time zone) IS 'The adults with a live link to a learner at an instant, once for each capacity. Asked by the lanes.';

--
-- Name: guardianship_is_only_ended(); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.guardianship_is_only_ended() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_closing constant text[] := array['valid_until', 'ended_by', 'end_reason'];
begin
  if tg_op = 'DELETE' then
    raise exception using
      errcode = '23001',
      message = 'guardianships are never deleted',
      hint = 'End the link with end_guardianship.';
  end if;

  if to_jsonb(new) - c_closing <> to_jsonb(old) - c_closing then
    raise exception using
      errcode = '23001',
      message = 'a guardianship does not change after it was verified',
      hint = 'End it and link the guardian anew, with new evidence.';
  end if;

  if old.ended_by is not null or old.valid_until <= now() then
    raise exception using
      errcode = '23001',
      message = 'the guardianship has come to its end already',
      hint = 'Link the guardian anew instead of reopening this one.';
  end if;

  if new.ended_by is null
     or new.valid_until is null
     or new.valid_until < greatest(now(), old.valid_from)
     or new.valid_until > old.valid_until then
    raise exception using
      errcode = '23001',
      message = 'a guardianship is only ended, by somebody, from now on',
      hint = 'Set ended_by, end_reason and a valid_until that is neither past nor later than before.';
  end if;

  return new;
end;
$$;

ALTER FUNCTION identity.guardianship_is_only_ended() OWNER TO safelane_owner;

--
-- Name: FUNCTION guardianship_is_only_ended(); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.guardianship_is_only_ended() IS 'Trigger on identity.guardianship: rows are closed once, from now on, and never deleted.';

--
-- Name: hmac_sha256(bytea, bytea); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.hmac_sha256(p_key bytea, p_message bytea) RETURNS bytea
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
-- Several times in every statement: no settings of its own. cap_seal alone may execute it, whose functions have theirs,
-- and every operator here is pg_catalog's by its types.
declare
  v_key bit(512);
begin
  if length(p_key) is distinct from 64 then
    raise exception using
      errcode = '22023',
      message = 'this HMAC takes keys of 64 octets',
      hint = 'Pad a shorter key with zero octets on the right.';
  end if;
  v_key := ('x' || encode(p_key, 'hex'))::bit(512);
  return sha256(substring(bit_send(v_key #
    x'5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c'
    '5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c') from 5)
  || sha256(substring(bit_send(v_key #
    x'3636363636363636363636363636363636363636363636363636363636363636'
    '3636363636363636363636363636363636363636363636363636363636363636') from 5)
  || p_message));
end;
$$;

ALTER FUNCTION identity.hmac_sha256(p_key bytea, p_message bytea) OWNER TO safelane_owner;

--
-- Name: FUNCTION hmac_sha256(p_key bytea, p_message bytea); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.hmac_sha256(p_key bytea, p_message bytea) IS 'HMAC-SHA256 of a message under a key of 64 octets. Called by identity.seal_of.';

--
-- Name: holds_power(uuid, text, uuid, timestamp with time zone); Type: FUNCTION; Schema: identity; Owner: cap_identity
--

CREATE FUNCTION identity.holds_power(p_person uuid, p_power text, p_organisation uuid DEFAULT NULL::uuid, p_at timestamp with time zone DEFAULT now()) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM (identity.power held
              JOIN identity.person holder ON ((holder.person_id = held.person_id)))
           WHERE ((held.person_id = holds_power.p_person) AND (held.power = holds_power.p_power) AND ((holds_power.p_organisation IS NULL) OR (held.organisation_id = holds_power.p_organisation)) AND (held.valid_from <= holds_power.p_at) AND ((held.valid_until IS NULL) OR (held.valid_until > holds_power.p_at)) AND ((holder.account_state = 'active'::text) OR (held.power = ANY (ARRAY['learner'::text, 'tutor'::text])))))) AS "exists";
END;

ALTER FUNCTION identity.holds_power(p_person uuid, p_power text, p_organisation uuid, p_at timestamp with time zone) OWNER TO cap_identity;

--
-- Name: FUNCTION holds_power(p_person uuid, p_power text, p_organisation uuid, p_at timestamp with time zone); Type: COMMENT; Schema: identity; Owner: cap_identity
--

COMMENT ON FUNCTION identity.holds_power(p_person uuid, p_power text, p_organisation uuid, p_at timestamp with time zone) IS 'Whether a person holds a power (at an organisation, if one is named) at an instant. Asked by the lanes.';

--
-- Name: persona_power(text); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.persona_power(p_persona text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE p_persona
             WHEN 'web_learner'::text THEN 'learner'::text
             WHEN 'web_tutor'::text THEN 'tutor'::text
             WHEN 'web_agency'::text THEN 'agency_operator'::text
             WHEN 'web_school'::text THEN 'school_representative'::text
             WHEN 'web_vetting'::text THEN 'vetting_officer'::text
             WHEN 'web_compliance'::text THEN 'compliance_reporter'::text
             WHEN 'web_admin'::text THEN 'platform_administrator'::text
             WHEN 'web_service'::text THEN 'session_service'::text
             WHEN 'web_dsl'::text THEN 'dsl'::text
             WHEN 'web_lado'::text THEN 'lado_coordinator'::text
             ELSE NULL::text
         END AS "case";
END;

ALTER FUNCTION identity.persona_power(p_persona text) OWNER TO safelane_owner;

--
-- Name: FUNCTION persona_power(p_persona text); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.persona_power(p_persona text) IS 'The power somebody must hold to come as this persona; null for web_guardian and for no persona at all.';

--
-- Name: holds_persona(uuid, text, timestamp with time zone); Type: FUNCTION; Schema: identity; Owner: cap_identity
--

CREATE FUNCTION identity.holds_persona(p_person uuid, p_persona text, p_at timestamp with time zone DEFAULT now()) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM identity.person holder
           WHERE ((holder.person_id = holds_persona.p_person) AND (holder.account_state = 'active'::text) AND
                 CASE
                     WHEN (holds_persona.p_persona = 'web_guardian'::text) THEN ((identity.age_years(holder.date_of_birth, identity.civil_date(holds_persona.p_at)) >= 18) AND (EXISTS ( SELECT
                        FROM identity.guardianship link
                       WHERE ((link.guardian_id = holder.person_id) AND (link.valid_from <= holds_persona.p_at) AND ((link.valid_until IS NULL) OR (link.valid_until > holds_persona.p_at))))))
                     ELSE identity.holds_power(holder.person_id, identity.persona_power(holds_persona.p_persona), NULL::uuid, holds_persona.p_at)
                 END))) AS "exists";
END;

ALTER FUNCTION identity.holds_persona(p_person uuid, p_persona text, p_at timestamp with time zone) OWNER TO cap_identity;

--
-- Name: FUNCTION holds_persona(p_person uuid, p_persona text, p_at timestamp with time zone); Type: COMMENT; Schema: identity; Owner: cap_identity
--

COMMENT ON FUNCTION identity.holds_persona(p_person uuid, p_persona text, p_at timestamp with time zone) IS 'Whether a person may come as a web_ persona at an instant. Asked by identity.authenticate and the lanes.';

--
-- Name: household(uuid, timestamp with time zone); Type: FUNCTION; Schema: identity; Owner: cap_identity
--

CREATE FUNCTION identity.household(p_learner uuid, p_at timestamp with time zone DEFAULT now()) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT household.p_learner AS p_learner
   WHERE (household.p_learner IS NOT NULL)
 UNION
  SELECT theirs.learner_id
    FROM (identity.guardianship mine
      JOIN identity.guardianship theirs ON ((theirs.guardian_id = mine.guardian_id)))
   WHERE ((mine.learner_id = household.p_learner) AND (mine.valid_from <= household.p_at) AND ((mine.valid_until IS NULL) OR (mine.valid_until > household.p_at)) AND (theirs.valid_from <= household.p_at) AND ((theirs.valid_until IS NULL) OR (theirs.valid_until > household.p_at)));
END;

ALTER FUNCTION identity.household(p_learner uuid, p_at timestamp with time zone) OWNER TO cap_identity;

--
-- Name: FUNCTION household(p_learner uuid, p_at timestamp with time zone); Type: COMMENT; Schema: identity; Owner: cap_identity
--

COMMENT ON FUNCTION identity.household(p_learner uuid, p_at timestamp with time zone) IS 'The learner and the learners who share a live guardian with them at an instant. Asked by the lanes.';

--
-- Name: import_begin(jsonb, boolean); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.import_begin(p_rows jsonb, p_dry_run boolean) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
begin
  perform identity.check_required(p_dry_run, 'dry_run');
  if jsonb_typeof(p_rows) is distinct from 'array' or jsonb_array_length(p_rows) > 1000 then
    raise exception using
      errcode = 'PT422',
      message = 'rows is not a list of at most 1,000 rows',
      hint = 'Send a list of objects in batches.';
  end if;
  if exists (
    select
    from jsonb_array_elements(p_rows) as listed (element)
    where case
      when jsonb_typeof(listed.element) <> 'object' then true
      else coalesce(listed.element ->> 'line', '') !~ '^[1-9][0-9]{0,8}$'
        or jsonb_typeof(listed.element -> 'record') is distinct from 'string'
        or listed.element ? 'context' and not p_dry_run
    end
  ) then
    raise exception using
      errcode = 'PT422',
      message = 'a row has no line or no record',
      hint = 'Every row is an object with line, a number from 1 on, and record; context goes with dry_run only.';
  end if;

  -- rows have keys of their own and are safe to send twice; the functions called for each must not see the request's
  perform set_config(
    'request.headers',
    (coalesce(nullif(current_setting('request.headers', true), ''), '{}')::jsonb - 'idempotency-key')::text,
    true
  );

  perform pg_advisory_xact_lock(hashtext('safelane import'), 1);
exception
  when lock_not_available then
    raise exception using
      errcode = 'PT409',
      message = 'another import is running',
      hint = 'Wait for it to end, and import again: what is imported already is recognised.';
end;
$_$;

ALTER FUNCTION identity.import_begin(p_rows jsonb, p_dry_run boolean) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_begin(p_rows jsonb, p_dry_run boolean); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.import_begin(p_rows jsonb, p_dry_run boolean) IS 'PT422 where rows is no batch; waits for other imports until the end of the transaction. Called first by import_people and import_checks.';

--
-- Name: import_columns(jsonb, text[]); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.import_columns(p_row jsonb, VARIADIC p_columns text[]) RETURNS void
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_stray text;
begin
  select min(stray.name)
  into v_stray
  from jsonb_object_keys(p_row - p_columns - array['line', 'record', 'context']) as stray (name)
  where identity.import_text(p_row, stray.name) is not null;

  if v_stray is not null then
    raise exception using
      errcode = 'PT422',
      message = format('%s does not belong to a %s row', left(v_stray, 60), left(p_row ->> 'record', 60)),
      hint = format('Leave it empty. A row of this kind has: %s.', array_to_string(p_columns, ', '));
  end if;
end;
$$;

ALTER FUNCTION identity.import_columns(p_row jsonb, VARIADIC p_columns text[]) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_columns(p_row jsonb, VARIADIC p_columns text[]); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.import_columns(p_row jsonb, VARIADIC p_columns text[]) IS 'PT422 where a row has something in a column that its kind of record does not have. Asked by the functions of import.';

--
-- Name: import_day(jsonb, text); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.import_day(p_row jsonb, p_column text) RETURNS date
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
declare
  v_text constant text := identity.import_text(p_row, p_column);
begin
  if v_text !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' or not pg_input_is_valid(v_text, 'date') then
    raise exception using
      errcode = 'PT422',
      message = format('%s is not a day', p_column),
      hint = 'Write days as YYYY-MM-DD, for instance 2026-01-31.';
  end if;
  return v_text::date;
end;
$_$;

ALTER FUNCTION identity.import_day(p_row jsonb, p_column text) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_day(p_row jsonb, p_column text); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.import_day(p_row jsonb, p_column text) IS 'The day in a cell, null where it is empty, PT422 where it is no day. Asked by the functions of import.';

--
-- Name: import_engagement(jsonb); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.import_engagement(p_row jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_ref      constant text := identity.import_text(p_row, 'external_ref');
  v_tutor    constant uuid := identity.import_registered(p_row, 'tutor_ref', 'person');
  v_agency   constant uuid := identity.import_registered(p_row, 'agency_ref', 'agency');
  v_school   constant uuid := identity.import_registered(p_row, 'school_ref', 'school');
  v_off_site constant boolean := identity.import_flag(p_row, 'off_site');
  v_starts   constant date := identity.import_day(p_row, 'starts_on');
  v_ends     constant date := identity.import_day(p_row, 'ends_on');
  v_known    identity.engagement;
begin
  perform identity.import_columns(
    p_row, 'external_ref', 'tutor_ref', 'agency_ref', 'school_ref', 'off_site', 'starts_on', 'ends_on');
  perform identity.check_required(v_ref, 'external_ref');
  perform identity.check_required(v_tutor, 'tutor_ref');

  select engagement.* into v_known
  from identity.engagement
  where engagement.external_ref = v_ref;
  if not found then
    return api.open_engagement(v_tutor, v_starts, v_agency, v_school, v_off_site, v_ends, v_ref);
  end if;

  if v_known.tutor_id = v_tutor
    and v_known.agency_id is not distinct from v_agency
    and v_known.school_id is not distinct from v_school
    and v_known.off_site = v_off_site
    and v_known.starts_on = v_starts
    and (v_known.ends_on is not distinct from v_ends or v_known.ended_at is not null)
  then
    return null;
  end if;

  raise exception using
    errcode = 'PT409',
    message = 'an engagement with this external_ref is on record with other particulars',
    hint = 'Put the file right, or end the engagement and open another under a new external_ref.';
end;
$$;

ALTER FUNCTION identity.import_engagement(p_row jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_engagement(p_row jsonb); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.import_engagement(p_row jsonb) IS 'The answer of open_engagement, or null where the engagement is on record already. Called by import_people.';

--
-- Name: import_flag(jsonb, text); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.import_flag(p_row jsonb, p_column text) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_text constant text := lower(identity.import_text(p_row, p_column));
begin
  if v_text not in ('yes', 'true', 'no', 'false') then
    raise exception using
      errcode = 'PT422',
      message = format('%s is neither yes nor no', p_column),
      hint = 'Write yes or no, or leave it empty for no.';
  end if;
  return coalesce(v_text in ('yes', 'true'), false);
end;
$$;

ALTER FUNCTION identity.import_flag(p_row jsonb, p_column text) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_flag(p_row jsonb, p_column text); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.import_flag(p_row jsonb, p_column text) IS 'Whether a cell says yes; no where it is empty, PT422 where it is something else. Asked by the functions of import.';

--
-- Name: import_guardian(jsonb); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.import_guardian(p_row jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_guardian constant uuid := identity.import_registered(p_row, 'guardian_ref', 'person');
  v_learner  constant uuid := identity.import_registered(p_row, 'learner_ref', 'person');
  v_capacity constant text := identity.import_text(p_row, 'capacity');
  v_evidence constant text := identity.import_text(p_row, 'evidence_kind');
  v_until    constant timestamptz := identity.import_instant(p_row, 'valid_until');
begin
  perform identity.import_columns(
    p_row, 'guardian_ref', 'learner_ref', 'capacity', 'evidence_kind', 'evidence_note', 'valid_until');
  perform identity.check_required(v_guardian, 'guardian_ref');
  perform identity.check_required(v_learner, 'learner_ref');

  if exists (
    select
    from identity.guardianship as link
    where link.guardian_id = v_guardian
      and link.learner_id = v_learner
      and link.capacity = v_capacity
      and link.evidence_kind = v_evidence
      and (link.valid_until is not distinct from v_until or link.ended_by is not null)
  ) then
    return null;
  end if;

  return api.link_guardian(
    v_guardian, v_learner, v_capacity, v_evidence, identity.import_text(p_row, 'evidence_note'), v_until);
end;
$$;

ALTER FUNCTION identity.import_guardian(p_row jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_guardian(p_row jsonb); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.import_guardian(p_row jsonb) IS 'The answer of link_guardian, or null where the link is on record already. Called by import_people.';

--
-- Name: import_hours(jsonb); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.import_hours(p_row jsonb) RETURNS jsonb
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
declare
  v_text  constant text := identity.import_text(p_row, 'operating_hours');
  v_hours jsonb;
begin
  if v_text is null then
    return '[]';
  end if;
  if v_text !~ '^[1-7] [0-9:]+-[0-9:]+( *; *[1-7] [0-9:]+-[0-9:]+)*$' then
    raise exception using
      errcode = 'PT422',
      message = 'operating_hours is not a list of windows',
      hint = 'Write weekday, opening and closing time, such as 1 08:00-18:00; 2 08:00-18:00. Monday is 1.';
  end if;
  select jsonb_agg(jsonb_build_object('iso_weekday', part[1]::integer, 'opens', part[2], 'closes', part[3]))
  into v_hours
  from regexp_matches(v_text, '([1-7]) ([0-9:]+)-([0-9:]+)', 'g') as part;
  return v_hours;
end;
$_$;

ALTER FUNCTION identity.import_hours(p_row jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_hours(p_row jsonb); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.import_hours(p_row jsonb) IS 'The windows in a cell as register_organisation takes them. Asked where an organisation is imported.';

--
-- Name: import_instant(jsonb, text); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.import_instant(p_row jsonb, p_column text) RETURNS timestamp with time zone
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
declare
  c_instant constant text :=
    '^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)$';
  v_text constant text := identity.import_text(p_row, p_column);
begin
  if v_text !~ c_instant or not pg_input_is_valid(v_text, 'timestamptz') then
    raise exception using
      errcode = 'PT422',
      message = format('%s is not an instant', p_column),
      hint = 'Write instants with their offset, for instance 2026-01-31T09:30:00Z.';
  end if;
  return v_text::timestamptz;
end;
$_$;

ALTER FUNCTION identity.import_instant(p_row jsonb, p_column text) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_instant(p_row jsonb, p_column text); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.import_instant(p_row jsonb, p_column text) IS 'The instant in a cell, null where it is empty, PT422 where it is none. Asked by the functions of import.';

--
-- Name: import_organisation(jsonb); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.import_organisation(p_row jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_ref   constant text := identity.import_text(p_row, 'external_ref');
  v_kind  constant text := identity.import_text(p_row, 'kind');
  v_name  constant text := identity.import_text(p_row, 'name');
  v_hours constant jsonb := identity.import_hours(p_row);
  v_known identity.organisation;
begin
  perform identity.import_columns(p_row, 'external_ref', 'kind', 'name', 'operating_hours');
  perform identity.check_required(v_ref, 'external_ref');

  select organisation.* into v_known
  from identity.organisation
  where organisation.external_ref = v_ref;
  if not found then
    return api.register_organisation(v_kind, v_name, v_ref, v_hours);
  end if;

  if v_known.kind = v_kind
    and v_known.name = v_name
    and (
      v_hours = '[]'
      or not exists (
        (
          select hours.iso_weekday, hours.opens, hours.closes
          from identity.read_operating_hours(v_hours) as hours
        )
        except
        (
          select stored.iso_weekday, stored.opens, stored.closes
          from identity.operating_window as stored
          where stored.organisation_id = v_known.organisation_id
        )
      )
    )
  then
    return null;
  end if;

  raise exception using
    errcode = 'PT409',
    message = 'an organisation with this external_ref is registered with other particulars',
    hint = 'Put the file right. An organisation keeps the name, kind and hours it was registered with.';
end;
$$;

ALTER FUNCTION identity.import_organisation(p_row jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_organisation(p_row jsonb); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.import_organisation(p_row jsonb) IS 'The answer of register_organisation, or null where the organisation is known already. Called by import_people.';

--
-- Name: import_person(jsonb); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.import_person(p_row jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_ref    constant text := identity.import_text(p_row, 'external_ref');
  v_given  constant text := identity.import_text(p_row, 'given_name');
  v_family constant text := identity.import_text(p_row, 'family_name');
  v_born   constant date := identity.import_day(p_row, 'date_of_birth');
  v_powers constant text[] := coalesce(
    regexp_split_to_array(identity.import_text(p_row, 'powers'), E'[\\s,;]+'), '{}');
  v_known  identity.person;
begin
  perform identity.import_columns(
    p_row, 'external_ref', 'given_name', 'family_name', 'date_of_birth', 'powers');
  perform identity.check_required(v_ref, 'external_ref');

  select person.* into v_known
  from identity.person
  where person.external_ref = v_ref;
  if not found then
    return api.register_person(v_given, v_family, v_born, v_powers, v_ref);
  end if;

  if not exists (
    select
    from (values
      ('given_name', v_given, v_known.given_name),
      ('family_name', v_family, v_known.family_name),
      -- a file that does not know the day of birth says nothing against it
      ('date_of_birth', coalesce(v_born, v_known.date_of_birth)::text, v_known.date_of_birth::text)
    ) as told (field, value, stands)
    where told.value is distinct from told.stands
      and not exists (
        select
        from identity.person_correction as corrected
        where corrected.person_id = v_known.person_id
          and corrected.field = told.field
          and corrected.old_value is not distinct from told.value
      )
  ) and not exists (
    select
    from unnest(v_powers) as asked (power)
    where not exists (
      select
      from identity.power as held
      where held.person_id = v_known.person_id
        and held.power = asked.power
    )
  ) then
    return null;
  end if;

  raise exception using
    errcode = 'PT409',
    message = 'a person with this external_ref is registered with other particulars',
    hint = 'Put the file right, or change the person with correct_person or grant_power.';
end;
$$;

ALTER FUNCTION identity.import_person(p_row jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_person(p_row jsonb); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.import_person(p_row jsonb) IS 'The answer of register_person, or null where the person is known already. Called by import_people.';

--
-- Name: import_registered(jsonb, text, text); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.import_registered(p_row jsonb, p_column text, p_kind text) RETURNS uuid
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_ref constant text := identity.import_text(p_row, p_column);
  v_id  uuid;
begin
  if v_ref is null then
    return null;
  end if;
  if p_kind = 'person' then
    select known.person_id into v_id
    from identity.person as known
    where known.external_ref = v_ref;
  else
    select known.organisation_id into v_id
    from identity.organisation as known
    where known.external_ref = v_ref
      and known.kind = p_kind;
  end if;
  if v_id is null then
    raise exception using
      errcode = 'PT422',
      message = format('%s names no %s that is registered', p_column, p_kind),
      hint = format('Register it first, or put a %s row with this external_ref into the file.',
        case p_kind when 'person' then 'person' else 'organisation' end);
  end if;
  return v_id;
end;
$$;

ALTER FUNCTION identity.import_registered(p_row jsonb, p_column text, p_kind text) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_registered(p_row jsonb, p_column text, p_kind text); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.import_registered(p_row jsonb, p_column text, p_kind text) IS 'The id behind an external_ref of a person, an agency or a school; null for an empty cell, PT422 for an unknown one. Asked by the functions that import people.';

--
-- Name: import_text(jsonb, text); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.import_text(p_row jsonb, p_column text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT NULLIF(btrim((p_row ->> p_column), ' 	
 '::text), ''::text) AS "nullif";
END;

ALTER FUNCTION identity.import_text(p_row jsonb, p_column text) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_text(p_row jsonb, p_column text); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.import_text(p_row jsonb, p_column text) IS 'The trimmed text of a cell, or null. Asked by the functions of import.';

--
-- Name: is_adult(date, timestamp with time zone); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.is_adult(p_dob date, p_at timestamp with time zone DEFAULT now()) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (identity.age_band(p_dob, identity.civil_date(p_at)) = 'adult'::text);
END;

ALTER FUNCTION identity.is_adult(p_dob date, p_at timestamp with time zone) OWNER TO safelane_owner;

--
-- Name: FUNCTION is_adult(p_dob date, p_at timestamp with time zone); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.is_adult(p_dob date, p_at timestamp with time zone) IS 'Whether somebody with this date of birth is known to be 18 or older on the civil day of an instant.';

--
-- Name: is_guardian_of(uuid, uuid, timestamp with time zone); Type: FUNCTION; Schema: identity; Owner: cap_identity
--

CREATE FUNCTION identity.is_guardian_of(p_guardian uuid, p_learner uuid, p_at timestamp with time zone DEFAULT now()) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM ((identity.guardianship link
              JOIN identity.person guardian ON ((guardian.person_id = link.guardian_id)))
              JOIN identity.person learner ON ((learner.person_id = link.learner_id)))
           WHERE ((link.guardian_id = is_guardian_of.p_guardian) AND (link.learner_id = is_guardian_of.p_learner) AND identity.acts_for_child(link.valid_from, link.valid_until, guardian.date_of_birth, learner.date_of_birth, is_guardian_of.p_at, identity.civil_date(is_guardian_of.p_at))))) AS "exists";
END;

ALTER FUNCTION identity.is_guardian_of(p_guardian uuid, p_learner uuid, p_at timestamp with time zone) OWNER TO cap_identity;

--
-- Name: FUNCTION is_guardian_of(p_guardian uuid, p_learner uuid, p_at timestamp with time zone); Type: COMMENT; Schema: identity; Owner: cap_identity
--

COMMENT ON FUNCTION identity.is_guardian_of(p_guardian uuid, p_learner uuid, p_at timestamp with time zone) IS 'Whether one person acts for another at an instant: live link, adult guardian, learner not yet 18. Asked by the lanes.';

--
-- Name: key_confirmation; Type: TABLE; Schema: identity; Owner: safelane_owner
--

CREATE TABLE identity.key_confirmation (
    kid text NOT NULL,
    how text NOT NULL,
    thumbprint text NOT NULL,
    confirmed_by text DEFAULT SESSION_USER NOT NULL,
    confirmed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT key_confirmation_how CHECK ((how = ANY (ARRAY['person'::text, 'embedded'::text, 'adopted'::text]))),
    CONSTRAINT key_confirmation_thumbprint CHECK ((thumbprint ~ '^[A-Za-z0-9_-]{43}$'::text))
);

ALTER TABLE ONLY identity.key_confirmation FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.key_confirmation OWNER TO safelane_owner;

--
-- Name: TABLE key_confirmation; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON TABLE identity.key_confirmation IS 'Why a signing key is believed: a second person said so, or it was added while changes approve themselves (which counts in embedded mode alone), or production began with it.';

--
-- Name: COLUMN key_confirmation.thumbprint; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON COLUMN identity.key_confirmation.thumbprint IS 'SHA-256 of the public key (RFC 7638), base64url: what was compared.';

--
-- Name: key_is_confirmed(text); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.key_is_confirmed(p_kid text) RETURNS boolean
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT ((EXISTS ( SELECT
            FROM identity.key_confirmation said
           WHERE ((said.kid = key_is_confirmed.p_kid) AND (said.how <> 'embedded'::text)))) OR ((EXISTS ( SELECT
            FROM identity.key_confirmation said
           WHERE (said.kid = key_is_confirmed.p_kid))) AND (guard.mode() = 'embedded'::text)));
END;

ALTER FUNCTION identity.key_is_confirmed(p_kid text) OWNER TO safelane_owner;

--
-- Name: FUNCTION key_is_confirmed(p_kid text); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.key_is_confirmed(p_kid text) IS 'Whether the signing key of this kid is believed in the mode that the guard is in. Asked by identity.token_claims and identity.key_confirmations.';

--
-- Name: key_thumbprint(numeric); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.key_thumbprint(p_modulus numeric) RETURNS text
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_piece constant numeric := 72057594037927936;
  v_rest  numeric := p_modulus;
  v_hex   text := '';
begin
  -- seven octets at a time
  while v_rest > 0 loop
    v_hex := lpad(to_hex((v_rest % c_piece)::bigint), 14, '0') || v_hex;
    v_rest := div(v_rest, c_piece);
  end loop;
  v_hex := regexp_replace(v_hex, '^(00)+', '');
  return identity.base64url_text(sha256(convert_to(
    '{"e":"AQAB","kty":"RSA","n":"' || identity.base64url_text(decode(v_hex, 'hex')) || '"}', 'UTF8')));
end;
$$;

ALTER FUNCTION identity.key_thumbprint(p_modulus numeric) OWNER TO safelane_owner;

--
-- Name: FUNCTION key_thumbprint(p_modulus numeric); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.key_thumbprint(p_modulus numeric) IS 'The RFC 7638 thumbprint (SHA-256, base64url, 43 characters) of an RSA key with this modulus and the exponent 65537. Called by the functions that add, confirm and list keys.';

--
-- Name: signing_key; Type: TABLE; Schema: identity; Owner: safelane_owner
--

CREATE TABLE identity.signing_key (
    kid text NOT NULL,
    modulus numeric NOT NULL,
    exponent numeric NOT NULL,
    audience text NOT NULL,
    valid_from timestamp with time zone DEFAULT now() NOT NULL,
    retired_at timestamp with time zone,
    added_by text DEFAULT SESSION_USER NOT NULL,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT signing_key_audience_length CHECK (((length(audience) >= 1) AND (length(audience) <= 200))),
    CONSTRAINT signing_key_exponent CHECK ((exponent = (65537)::numeric)),
    CONSTRAINT signing_key_kid_length CHECK (((length(kid) >= 1) AND (length(kid) <= 200))),
    CONSTRAINT signing_key_modulus CHECK (((modulus >= ((2)::numeric ^ (2047)::numeric)) AND ((modulus % (2)::numeric) = (1)::numeric)))
);

ALTER TABLE ONLY identity.signing_key FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.signing_key OWNER TO safelane_owner;

--
-- Name: TABLE signing_key; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON TABLE identity.signing_key IS 'RSA public keys (RS256, e = 65537, at least 2048 bits) and the audience each may sign for.';

--
-- Name: key_confirmations(); Type: FUNCTION; Schema: identity; Owner: cap_seal
--

CREATE FUNCTION identity.key_confirmations() RETURNS TABLE(kid text, thumbprint text, audience text, valid_from timestamp with time zone, retired_at timestamp with time zone, added_by text, added_at timestamp with time zone, confirmed boolean, how text, confirmed_by text, confirmed_at timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT held.kid,
     identity.key_thumbprint(held.modulus) AS key_thumbprint,
     held.audience,
     held.valid_from,
     held.retired_at,
     held.added_by,
     held.added_at,
     identity.key_is_confirmed(held.kid) AS key_is_confirmed,
     said.how,
     said.confirmed_by,
     said.confirmed_at
    FROM (identity.signing_key held
      LEFT JOIN LATERAL ( SELECT of_it.how,
             of_it.confirmed_by,
             of_it.confirmed_at
            FROM identity.key_confirmation of_it
           WHERE (of_it.kid = held.kid)
           ORDER BY (of_it.how = 'embedded'::text), of_it.confirmed_at
          LIMIT 1) said ON (true))
   ORDER BY held.valid_from, held.kid;
END;

ALTER FUNCTION identity.key_confirmations() OWNER TO cap_seal;

--
-- Name: FUNCTION key_confirmations(); Type: COMMENT; Schema: identity; Owner: cap_seal
--

COMMENT ON FUNCTION identity.key_confirmations() IS 'Every signing key with its thumbprint, whether it is believed now, and who confirmed it and how (person, adopted, embedded); oldest first. Called by safelane keys and safelane guard mode.';

--
-- Name: list_signing_keys(); Type: FUNCTION; Schema: identity; Owner: cap_seal
--

CREATE FUNCTION identity.list_signing_keys() RETURNS TABLE(kid text, bits integer, audience text, valid_from timestamp with time zone, retired_at timestamp with time zone, added_by text, added_at timestamp with time zone, modulus numeric, exponent numeric)
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT held.kid,
     ( SELECT bits.bits
            FROM generate_series(2048, 4096) bits(bits)
           WHERE (power((2)::numeric, (bits.bits)::numeric) > held.modulus)
           ORDER BY bits.bits
          LIMIT 1) AS bits,
     held.audience,
     held.valid_from,
     held.retired_at,
     held.added_by,
     held.added_at,
     held.modulus,
     held.exponent
    FROM identity.signing_key held
   ORDER BY held.valid_from, held.kid;
END;

ALTER FUNCTION identity.list_signing_keys() OWNER TO cap_seal;

--
-- Name: FUNCTION list_signing_keys(); Type: COMMENT; Schema: identity; Owner: cap_seal
--

COMMENT ON FUNCTION identity.list_signing_keys() IS 'Every signing key with its audience and validity, oldest first. Called by safelane keys list.';

--
-- Name: octets_number(bytea); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.octets_number(p_octets bytea) RETURNS numeric
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (('0x0'::text || encode(p_octets, 'hex'::text)))::numeric AS "numeric";
END;

ALTER FUNCTION identity.octets_number(p_octets bytea) OWNER TO safelane_owner;

--
-- Name: FUNCTION octets_number(p_octets bytea); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.octets_number(p_octets bytea) IS 'Octets as an unsigned big-endian number. Called by identity.verify_rs256 and identity.add_signing_key.';

--
-- Name: organisation; Type: TABLE; Schema: identity; Owner: safelane_owner
--

CREATE TABLE identity.organisation (
    organisation_id uuid NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    external_ref text,
    registered_by uuid NOT NULL,
    registered_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT organisation_external_ref_length CHECK (((length(external_ref) >= 1) AND (length(external_ref) <= 200))),
    CONSTRAINT organisation_kind CHECK ((kind = ANY (ARRAY['agency'::text, 'school'::text]))),
    CONSTRAINT organisation_name_length CHECK (((length(name) >= 1) AND (length(name) <= 300)))
);

ALTER TABLE ONLY identity.organisation FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.organisation OWNER TO safelane_owner;

--
-- Name: organisation_is(uuid, text); Type: FUNCTION; Schema: identity; Owner: cap_identity
--

CREATE FUNCTION identity.organisation_is(p_organisation uuid, p_kind text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM identity.organisation registered
           WHERE ((registered.organisation_id = organisation_is.p_organisation) AND (registered.kind = organisation_is.p_kind)))) AS "exists";
END;

ALTER FUNCTION identity.organisation_is(p_organisation uuid, p_kind text) OWNER TO cap_identity;

--
-- Name: FUNCTION organisation_is(p_organisation uuid, p_kind text); Type: COMMENT; Schema: identity; Owner: cap_identity
--

COMMENT ON FUNCTION identity.organisation_is(p_organisation uuid, p_kind text) IS 'Whether an organisation is registered as an agency or as a school. Asked by the lanes.';

--
-- Name: person_id(); Type: FUNCTION; Schema: identity; Owner: cap_seal
--

CREATE FUNCTION identity.person_id() RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_person  text := nullif(current_setting('safelane.person', true), '');
  v_persona text := nullif(current_setting('safelane.persona', true), '');
  v_until   text := nullif(current_setting('safelane.until', true), '');
  v_token   text := coalesce(current_setting('safelane.token', true), '');
  v_seal    text := nullif(current_setting('safelane.seal', true), '');
begin
  if v_person is null or v_persona is null or v_until is null or v_seal is null then
    return null;
  end if;
  -- hashes are compared, so that the time it takes tells nothing about the seal
  if sha256(convert_to(v_seal, 'UTF8'))
    is distinct from sha256(convert_to(identity.seal_of(v_person, v_persona, v_until, v_token), 'UTF8'))
  then
    return null;
  end if;
  if extract(epoch from clock_timestamp()) >= v_until::numeric then
    return null;
  end if;
  return v_person::uuid;
end;
$$;

ALTER FUNCTION identity.person_id() OWNER TO cap_seal;

--
-- Name: FUNCTION person_id(); Type: COMMENT; Schema: identity; Owner: cap_seal
--

COMMENT ON FUNCTION identity.person_id() IS 'The sealed person of this transaction, or null. Asked by policies and by every lane; write (select identity.person_id()) in a policy.';

--
-- Name: person_is_corrected(); Type: FUNCTION; Schema: identity; Owner: cap_identity
--

CREATE FUNCTION identity.person_is_corrected() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_correctable constant text[] :=
    array['given_name', 'family_name', 'date_of_birth', 'account_state', 'external_ref'];
  v_old   jsonb;
  v_new   jsonb;
  v_field text;
begin
  if tg_op = 'DELETE' then
    raise exception using
      errcode = '23001',
      message = 'people are never deleted',
      hint = 'Set the account inactive with correct_person.';
  end if;

  v_old := to_jsonb(old);
  v_new := to_jsonb(new);

  if v_new - c_correctable <> v_old - c_correctable then
    raise exception using
      errcode = '23001',
      message = 'that field of a person is never corrected',
      hint = 'Names, date of birth, account state and external reference can be put right.';
  end if;

  foreach v_field in array c_correctable loop
    if v_new ->> v_field is distinct from v_old ->> v_field
       and not exists (
         select
         from identity.person_correction as written
         where written.person_id = new.person_id
           and written.field = v_field
           and written.old_value is not distinct from v_old ->> v_field
           and written.new_value is not distinct from v_new ->> v_field
           and written.corrected_at = now()
       ) then
      raise exception using
        errcode = '23001',
        message = 'a correction is written down before it is made',
        hint = 'Use correct_person.';
    end if;
  end loop;

  return new;
end;
$$;

ALTER FUNCTION identity.person_is_corrected() OWNER TO cap_identity;

--
-- Name: FUNCTION person_is_corrected(); Type: COMMENT; Schema: identity; Owner: cap_identity
--

COMMENT ON FUNCTION identity.person_is_corrected() IS 'Trigger on identity.person: a change needs its row in identity.person_correction; no row is ever deleted.';

--
-- Name: persona(); Type: FUNCTION; Schema: identity; Owner: cap_seal
--

CREATE FUNCTION identity.persona() RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if identity.person_id() is null then
    return null;
  end if;
  return current_setting('safelane.persona');
end;
$$;

ALTER FUNCTION identity.persona() OWNER TO cap_seal;

--
-- Name: FUNCTION persona(); Type: COMMENT; Schema: identity; Owner: cap_seal
--

COMMENT ON FUNCTION identity.persona() IS 'The sealed persona of this transaction, or null. Asked by policies and by every lane; write (select identity.persona()) in a policy.';

--
-- Name: power_is_only_revoked(); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.power_is_only_revoked() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_closing constant text[] := array['valid_until', 'revoked_by', 'revoke_reason'];
begin
  if tg_op = 'DELETE' then
    raise exception using
      errcode = '23001',
      message = 'powers are never deleted',
      hint = 'End the power with revoke_power.';
  end if;

  if to_jsonb(new) - c_closing <> to_jsonb(old) - c_closing then
    raise exception using
      errcode = '23001',
      message = 'a power does not change after it was granted',
      hint = 'Revoke it and grant another.';
  end if;

  if old.revoked_by is not null or old.valid_until <= now() then
    raise exception using
      errcode = '23001',
      message = 'the power has come to its end already',
      hint = 'Grant a new power instead of reopening this one.';
  end if;

  if new.revoked_by is null
     or new.valid_until is null
     or new.valid_until < greatest(now(), old.valid_from)
     or new.valid_until > old.valid_until then
    raise exception using
      errcode = '23001',
      message = 'a power is only ended, by somebody, from now on',
      hint = 'Set revoked_by, revoke_reason and a valid_until that is neither past nor later than before.';
  end if;

  return new;
end;
$$;

ALTER FUNCTION identity.power_is_only_revoked() OWNER TO safelane_owner;

--
-- Name: FUNCTION power_is_only_revoked(); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.power_is_only_revoked() IS 'Trigger on identity.power: rows are closed once, from now on, and never deleted.';

--
-- Name: power_scope(text); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.power_scope(p_power text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN (p_power = ANY (ARRAY['agency_operator'::text, 'agency_dsl'::text])) THEN 'agency'::text
             WHEN (p_power = ANY (ARRAY['school_representative'::text, 'school_dsl'::text])) THEN 'school'::text
             ELSE NULL::text
         END AS "case";
END;

ALTER FUNCTION identity.power_scope(p_power text) OWNER TO safelane_owner;

--
-- Name: FUNCTION power_scope(p_power text); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.power_scope(p_power text) IS 'The kind of organisation at which a power is held; null for a power of the platform. Asked by grant_power.';

--
-- Name: read_operating_hours(jsonb); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.read_operating_hours(p_hours jsonb) RETURNS TABLE(iso_weekday smallint, opens time without time zone, closes time without time zone)
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
declare
  c_time constant text := '^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$|^24:00(:00)?$';
  c_hint constant text :=
    'Send a list of at most 50 {"iso_weekday": 1, "opens": "08:00", "closes": "18:00"}; Monday is 1.';
  v_hours jsonb;
  v_seen  jsonb[] := '{}';
begin
  if jsonb_typeof(p_hours) is distinct from 'array' or jsonb_array_length(p_hours) > 50 then
    raise exception using
      errcode = 'PT422', message = 'operating_hours is not a list of windows', hint = c_hint;
  end if;

  for v_hours in select jsonb_array_elements(p_hours) loop
    if jsonb_typeof(v_hours) <> 'object'
       or v_hours - array['iso_weekday', 'opens', 'closes'] <> '{}'
       or coalesce(v_hours ->> 'iso_weekday', '') !~ '^[1-7]$'
       or coalesce(v_hours ->> 'opens', '') !~ c_time
       or coalesce(v_hours ->> 'closes', '') !~ c_time
       or (v_hours ->> 'opens')::time >= (v_hours ->> 'closes')::time then
      raise exception using
        errcode = 'PT422', message = 'operating_hours has a window that is none', hint = c_hint;
    end if;

    if exists (
      select
      from unnest(v_seen) as seen
      where seen ->> 'iso_weekday' = v_hours ->> 'iso_weekday'
        and (seen ->> 'opens')::time < (v_hours ->> 'closes')::time
        and (v_hours ->> 'opens')::time < (seen ->> 'closes')::time
    ) then
      raise exception using
        errcode = 'PT422',
        message = 'operating_hours has windows that overlap',
        hint = 'Join windows of one day that overlap into one.';
    end if;
    v_seen := v_seen || v_hours;

    iso_weekday := (v_hours ->> 'iso_weekday')::smallint;
    opens := (v_hours ->> 'opens')::time;
    closes := (v_hours ->> 'closes')::time;
    return next;
  end loop;
end;
$_$;

ALTER FUNCTION identity.read_operating_hours(p_hours jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION read_operating_hours(p_hours jsonb); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.read_operating_hours(p_hours jsonb) IS 'The windows in a list of operating hours; PT422 where it is not one. Asked by register_organisation and set_operating_hours.';

--
-- Name: refuse_action(text, text, uuid, integer, text, text, text); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  perform ledger.append(
    p_action, p_target_kind, p_target_id, 'refused', array[upper(replace(p_type, '-', '_'))]
  );
  return guard.finish_once(guard.refuse(p_status, p_type, p_title, p_detail));
end;
$$;

ALTER FUNCTION identity.refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text) OWNER TO safelane_owner;

--
-- Name: FUNCTION refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text) IS 'Write a refusal to the ledger and answer with its problem. Called by the api functions of identity.';

--
-- Name: refuse_token(); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.refuse_token() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  raise exception using
    errcode = 'PT401',
    message = 'The token was not accepted.',
    hint = 'Sign in again and send a fresh token: RS256, one audience, at most 15 minutes, a persona you hold now.';
end;
$$;

ALTER FUNCTION identity.refuse_token() OWNER TO safelane_owner;

--
-- Name: FUNCTION refuse_token(); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.refuse_token() IS 'Raises PT401 with its one constant message. Called by identity.authenticate and identity.require_persona.';

--
-- Name: require_persona(text[]); Type: FUNCTION; Schema: identity; Owner: cap_seal
--

CREATE FUNCTION identity.require_persona(VARIADIC p_personas text[]) RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_person  uuid := identity.person_id();
  v_persona text;
begin
  if v_person is null then
    perform identity.refuse_token();
  end if;
  v_persona := current_setting('safelane.persona');
  if v_persona is distinct from current_setting('role')
    or not (v_persona = any (p_personas))
    or not coalesce(identity.holds_persona(v_person, v_persona, clock_timestamp()), false)
  then
    raise log 'safelane: % as % may not do this', v_person, v_persona;
    raise exception using
      errcode = 'PT403',
      message = 'This action is not open to you.',
      hint = 'Come with a token for a persona that the documentation names for this action, and that you hold now.';
  end if;
  return v_person;
end;
$$;

ALTER FUNCTION identity.require_persona(VARIADIC p_personas text[]) OWNER TO cap_seal;

--
-- Name: FUNCTION require_persona(VARIADIC p_personas text[]); Type: COMMENT; Schema: identity; Owner: cap_seal
--

COMMENT ON FUNCTION identity.require_persona(VARIADIC p_personas text[]) IS 'The sealed person, if they came as one of these personas, in its role, and hold it now; PT401 or PT403 otherwise. Called first by api functions.';

--
-- Name: retire_signing_key(text, timestamp with time zone); Type: FUNCTION; Schema: identity; Owner: cap_seal
--

CREATE FUNCTION identity.retire_signing_key(p_kid text, p_at timestamp with time zone DEFAULT now()) RETURNS timestamp with time zone
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_at timestamptz := greatest(p_at, now());
begin
  update identity.signing_key
  set retired_at = v_at
  where kid = p_kid
    and retired_at is null;
  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'There is no key with this kid that still holds.',
      hint = 'safelane keys list shows them.';
  end if;
  perform ledger.append('retire_signing_key', 'signing_key', null, 'done', '{}',
    jsonb_build_object('kid', p_kid, 'retired_at', v_at));
  return v_at;
end;
$$;

ALTER FUNCTION identity.retire_signing_key(p_kid text, p_at timestamp with time zone) OWNER TO cap_seal;

--
-- Name: FUNCTION retire_signing_key(p_kid text, p_at timestamp with time zone); Type: COMMENT; Schema: identity; Owner: cap_seal
--

COMMENT ON FUNCTION identity.retire_signing_key(p_kid text, p_at timestamp with time zone) IS 'Retire a signing key, now or at a later instant, and return that instant; PT404 where no such key holds. Called by safelane keys retire.';

--
-- Name: seal(uuid, text, timestamp with time zone, text); Type: FUNCTION; Schema: identity; Owner: cap_seal
--

CREATE FUNCTION identity.seal(p_person uuid, p_persona text, p_until timestamp with time zone, p_token text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_until text := extract(epoch from p_until)::text;
  v_token text := coalesce(p_token, '');
begin
  perform set_config('safelane.person', p_person::text, true);
  perform set_config('safelane.persona', p_persona, true);
  perform set_config('safelane.until', v_until, true);
  perform set_config('safelane.token', v_token, true);
  perform set_config('safelane.seal', identity.seal_of(p_person::text, p_persona, v_until, v_token), true);
end;
$$;

ALTER FUNCTION identity.seal(p_person uuid, p_persona text, p_until timestamp with time zone, p_token text) OWNER TO cap_seal;

--
-- Name: FUNCTION seal(p_person uuid, p_persona text, p_until timestamp with time zone, p_token text); Type: COMMENT; Schema: identity; Owner: cap_seal
--

COMMENT ON FUNCTION identity.seal(p_person uuid, p_persona text, p_until timestamp with time zone, p_token text) IS 'Seals a person and a persona for this transaction, until an instant, with the jti of the token. Called by identity.authenticate only.';

--
-- Name: seal_of(text, text, text, text); Type: FUNCTION; Schema: identity; Owner: cap_seal
--

CREATE FUNCTION identity.seal_of(p_person text, p_persona text, p_until text, p_token text) RETURNS text
    LANGUAGE plpgsql STABLE PARALLEL RESTRICTED
    AS $$
begin
  -- asked in every statement by cap_seal's own functions, which have the settings and the right to read the key
  return encode(identity.hmac_sha256(
    (select held.secret from identity.seal_key as held),
    -- an array keeps apart what stands beside one another, whatever a part may hold
    convert_to(jsonb_build_array('safelane', p_person, p_persona, p_until, p_token, pg_backend_pid(),
      (extract(epoch from now()) * 1000000)::bigint)::text, 'UTF8')), 'hex');
end;
$$;

ALTER FUNCTION identity.seal_of(p_person text, p_persona text, p_until text, p_token text) OWNER TO cap_seal;

--
-- Name: FUNCTION seal_of(p_person text, p_persona text, p_until text, p_token text); Type: COMMENT; Schema: identity; Owner: cap_seal
--

COMMENT ON FUNCTION identity.seal_of(p_person text, p_persona text, p_until text, p_token text) IS 'The HMAC that belongs to a person, a persona, an end and a token in this transaction. Called by identity.seal and identity.person_id.';

--
-- Name: session_is_harmless(); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.session_is_harmless() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH RECURSIVE reachable(member) AS (
          SELECT held.oid
            FROM pg_roles held
           WHERE (held.rolname = SESSION_USER)
         UNION
          SELECT link.roleid
            FROM (reachable
              JOIN pg_auth_members link ON ((link.member = reachable.member)))
           WHERE (link.set_option OR link.inherit_option OR link.admin_option)
         )
  SELECT (NOT (EXISTS ( SELECT
            FROM (reachable
              JOIN pg_roles held ON ((held.oid = reachable.member)))
           WHERE (held.rolsuper OR held.rolbypassrls OR held.rolcreaterole OR held.rolreplication))));
END;

ALTER FUNCTION identity.session_is_harmless() OWNER TO safelane_owner;

--
-- Name: FUNCTION session_is_harmless(); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.session_is_harmless() IS 'Whether no role reachable from session_user is superuser, BYPASSRLS, CREATEROLE or REPLICATION. Asked on every request.';

--
-- Name: signing_key_is_only_retired(); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.signing_key_is_only_retired() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if tg_op = 'DELETE'
    or old.retired_at is not null
    or new.retired_at is null
    or (to_jsonb(new) - 'retired_at') <> (to_jsonb(old) - 'retired_at')
  then
    raise exception using
      errcode = '23001',
      message = 'a signing key is only ever retired, and only once',
      hint = 'Add the new key under a kid of its own, then retire the old one.';
  end if;
  return new;
end;
$$;

ALTER FUNCTION identity.signing_key_is_only_retired() OWNER TO safelane_owner;

--
-- Name: FUNCTION signing_key_is_only_retired(); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.signing_key_is_only_retired() IS 'Refuses DELETE, and any UPDATE but the first retirement, with 23001. Fired by _100_only_retired on identity.signing_key.';

--
-- Name: token_claims(text); Type: FUNCTION; Schema: identity; Owner: cap_seal
--

CREATE FUNCTION identity.token_claims(p_token text, OUT claims jsonb, OUT audience text) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_longest constant integer := 8192;
  v_parts   text[];
  v_header  jsonb;
  v_key     identity.signing_key;
begin
  if p_token is null or length(p_token) > c_longest then
    return;
  end if;
  v_parts := string_to_array(p_token, '.');
  if cardinality(v_parts) <> 3 then
    return;
  end if;

  v_header := identity.token_json(v_parts[1]);
  if v_header is null
    or v_header -> 'alg' is distinct from '"RS256"'
    or jsonb_typeof(v_header -> 'kid') is distinct from 'string'
    or v_header ? 'crit'
  then
    return;
  end if;

  select held.*
  into v_key
  from identity.signing_key as held
  where held.kid = v_header ->> 'kid'
    and held.valid_from <= clock_timestamp()
    and (held.retired_at is null or held.retired_at > clock_timestamp())
    and identity.key_is_confirmed(held.kid);
  if not found then
    return;
  end if;

  if identity.verify_rs256(
    convert_to(v_parts[1] || '.' || v_parts[2], 'UTF8'),
    identity.base64url_bytes(v_parts[3]),
    v_key.modulus)
  then
    claims := identity.token_json(v_parts[2]);
    audience := v_key.audience;
  end if;
end;
$$;

ALTER FUNCTION identity.token_claims(p_token text, OUT claims jsonb, OUT audience text) OWNER TO cap_seal;

--
-- Name: FUNCTION token_claims(p_token text, OUT claims jsonb, OUT audience text); Type: COMMENT; Schema: identity; Owner: cap_seal
--

COMMENT ON FUNCTION identity.token_claims(p_token text, OUT claims jsonb, OUT audience text) IS 'The claims of a token that verifies under a confirmed key valid now, and that key''s audience; nulls otherwise. Called by identity.authenticate.';

--
-- Name: token_json(text); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.token_json(p_part text) RETURNS jsonb
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_text text;
begin
  v_text := convert_from(identity.base64url_bytes(p_part), 'UTF8');
  if v_text is json object with unique keys then
    return v_text::jsonb;
  end if;
  return null;
exception
  when data_exception then
    return null;
end;
$$;

ALTER FUNCTION identity.token_json(p_part text) OWNER TO safelane_owner;

--
-- Name: FUNCTION token_json(p_part text); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.token_json(p_part text) IS 'A base64url part of a token as a JSON object with unique members, or null. Called by identity.token_claims.';

--
-- Name: unrecorded(); Type: FUNCTION; Schema: identity; Owner: cap_identity
--

CREATE FUNCTION identity.unrecorded() RETURNS TABLE(kind text, target text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select found.kind, found.target
  from ledger.unrecorded_in('identity') as found;
$$;

ALTER FUNCTION identity.unrecorded() OWNER TO cap_identity;

--
-- Name: FUNCTION unrecorded(); Type: COMMENT; Schema: identity; Owner: cap_identity
--

COMMENT ON FUNCTION identity.unrecorded() IS 'The rows of identity whose present version no entry lists. Asked by ledger.unrecorded.';

--
-- Name: verify_rs256(bytea, bytea, numeric); Type: FUNCTION; Schema: identity; Owner: safelane_owner
--

CREATE FUNCTION identity.verify_rs256(p_message bytea, p_signature bytea, p_modulus numeric) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_sha256_info constant text := '3031300d060960864801650304020105000420';
  v_octets      integer := length(p_signature);
  v_signature   numeric;
  v_power       numeric;
begin
  if p_message is null or p_modulus is null or v_octets is null or v_octets not between 256 and 512 then
    return false;
  end if;
  if p_modulus < identity.octets_number((E'\\x01' || repeat('00', v_octets - 1))::bytea)
    or p_modulus >= identity.octets_number((E'\\x01' || repeat('00', v_octets))::bytea)
  then
    return false;
  end if;

  v_signature := identity.octets_number(p_signature);
  if v_signature >= p_modulus then
    return false;
  end if;

  v_power := v_signature;
  for v_square in 1 .. 16 loop
    v_power := (v_power * v_power) % p_modulus;
  end loop;
  v_power := (v_power * v_signature) % p_modulus;

  return v_power = identity.octets_number((
    E'\\x0001' || repeat('ff', v_octets - 54) || '00' || c_sha256_info || encode(sha256(p_message), 'hex'))::bytea);
end;
$$;

ALTER FUNCTION identity.verify_rs256(p_message bytea, p_signature bytea, p_modulus numeric) OWNER TO safelane_owner;

--
-- Name: FUNCTION verify_rs256(p_message bytea, p_signature bytea, p_modulus numeric); Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON FUNCTION identity.verify_rs256(p_message bytea, p_signature bytea, p_modulus numeric) IS 'Whether an RS256 signature of 2048 to 4096 bits is of this message under this modulus (e = 65537). Called by identity.token_claims.';

--
-- Name: wards(timestamp with time zone); Type: FUNCTION; Schema: identity; Owner: cap_identity
--

CREATE FUNCTION identity.wards(p_at timestamp with time zone DEFAULT now()) RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_caller uuid := identity.person_id();
  v_today  date := identity.civil_date(p_at);
begin
  return array(
    select distinct link.learner_id
    from identity.guardianship as link
    join identity.person as guardian on guardian.person_id = link.guardian_id
    join identity.person as learner on learner.person_id = link.learner_id
    where link.guardian_id = v_caller
      and identity.acts_for_child(
        link.valid_from, link.valid_until, guardian.date_of_birth, learner.date_of_birth, p_at, v_today)
    order by link.learner_id
  );
end;
$$;

ALTER FUNCTION identity.wards(p_at timestamp with time zone) OWNER TO cap_identity;

--
-- Name: FUNCTION wards(p_at timestamp with time zone); Type: COMMENT; Schema: identity; Owner: cap_identity
--

COMMENT ON FUNCTION identity.wards(p_at timestamp with time zone) IS 'The learners the sealed caller acts for at an instant; empty for everybody else. Asked by policies for web_guardian.';

--
-- Name: engagement; Type: TABLE; Schema: identity; Owner: safelane_owner
--

CREATE TABLE identity.engagement (
    engagement_id uuid NOT NULL,
    tutor_id uuid NOT NULL,
    agency_id uuid,
    agency_kind text GENERATED ALWAYS AS (
CASE
    WHEN (agency_id IS NOT NULL) THEN 'agency'::text
    ELSE NULL::text
END) STORED,
    school_id uuid,
    school_kind text GENERATED ALWAYS AS (
CASE
    WHEN (school_id IS NOT NULL) THEN 'school'::text
    ELSE NULL::text
END) STORED,
    off_site boolean DEFAULT false NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    opened_by uuid NOT NULL,
    opened_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_at timestamp with time zone,
    ended_by uuid,
    end_reason text,
    external_ref text,
    CONSTRAINT engagement_dates CHECK ((ends_on >= starts_on)),
    CONSTRAINT engagement_end_reason_length CHECK (((length(end_reason) >= 3) AND (length(end_reason) <= 2000))),
    CONSTRAINT engagement_off_site_needs_school CHECK (((NOT off_site) OR (school_id IS NOT NULL)))
);

ALTER TABLE ONLY identity.engagement FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.engagement OWNER TO safelane_owner;

--
-- Name: COLUMN engagement.off_site; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON COLUMN identity.engagement.off_site IS 'School-arranged but outside the school or its hours (TN-30).';

--
-- Name: COLUMN engagement.ends_on; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON COLUMN identity.engagement.ends_on IS 'First civil day (Europe/London) on which it no longer holds; null is open-ended; the first day itself if it never began.';

--
-- Name: operating_change; Type: TABLE; Schema: identity; Owner: safelane_owner
--

CREATE TABLE identity.operating_change (
    change_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    operating_hours jsonb NOT NULL,
    effective_from timestamp with time zone DEFAULT now() NOT NULL,
    reason text NOT NULL,
    set_by uuid NOT NULL,
    set_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT operating_change_hours CHECK (((jsonb_typeof(operating_hours) = 'array'::text) AND (jsonb_array_length(operating_hours) <= 50))),
    CONSTRAINT operating_change_never_backwards CHECK (((effective_from >= set_at) AND isfinite(effective_from))),
    CONSTRAINT operating_change_reason_length CHECK (((length(reason) >= 3) AND (length(reason) <= 2000)))
);

ALTER TABLE ONLY identity.operating_change FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.operating_change OWNER TO safelane_owner;

--
-- Name: TABLE operating_change; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON TABLE identity.operating_change IS 'Hours that replace the ones before, and the windows of the registration, from an instant on (MT-68).';

--
-- Name: COLUMN operating_change.operating_hours; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON COLUMN identity.operating_change.operating_hours IS 'All windows, as a list of {iso_weekday, opens, closes} in London time; an empty one sets no limit.';

--
-- Name: operating_window; Type: TABLE; Schema: identity; Owner: safelane_owner
--

CREATE TABLE identity.operating_window (
    organisation_id uuid NOT NULL,
    iso_weekday smallint NOT NULL,
    opens time without time zone NOT NULL,
    closes time without time zone NOT NULL,
    CONSTRAINT operating_window_order CHECK ((opens < closes)),
    CONSTRAINT operating_window_weekday CHECK (((iso_weekday >= 1) AND (iso_weekday <= 7)))
);

ALTER TABLE ONLY identity.operating_window FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.operating_window OWNER TO safelane_owner;

--
-- Name: TABLE operating_window; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON TABLE identity.operating_window IS 'Local time in Europe/London; Monday is 1 (MT-68).';

--
-- Name: person_correction; Type: TABLE; Schema: identity; Owner: safelane_owner
--

CREATE TABLE identity.person_correction (
    correction_id uuid DEFAULT gen_random_uuid() NOT NULL,
    person_id uuid NOT NULL,
    field text NOT NULL,
    old_value text,
    new_value text,
    reason text NOT NULL,
    corrected_by uuid NOT NULL,
    corrected_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT person_correction_field CHECK ((field = ANY (ARRAY['given_name'::text, 'family_name'::text, 'date_of_birth'::text, 'account_state'::text, 'external_ref'::text]))),
    CONSTRAINT person_correction_not_own_standing CHECK (((field <> ALL (ARRAY['date_of_birth'::text, 'account_state'::text])) OR (corrected_by <> person_id))),
    CONSTRAINT person_correction_reason_length CHECK (((length(reason) >= 3) AND (length(reason) <= 2000)))
);

ALTER TABLE ONLY identity.person_correction FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.person_correction OWNER TO safelane_owner;

--
-- Name: seal_key; Type: TABLE; Schema: identity; Owner: safelane_owner
--

CREATE TABLE identity.seal_key (
    singleton boolean DEFAULT true NOT NULL,
    secret bytea NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT seal_key_length CHECK ((length(secret) = 64)),
    CONSTRAINT seal_key_singleton CHECK (singleton)
);

ALTER TABLE ONLY identity.seal_key FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.seal_key OWNER TO safelane_owner;

--
-- Name: token_floor; Type: TABLE; Schema: identity; Owner: safelane_owner
--

CREATE TABLE identity.token_floor (
    token_floor_id uuid DEFAULT gen_random_uuid() NOT NULL,
    person_id uuid NOT NULL,
    not_before timestamp with time zone DEFAULT now() NOT NULL,
    set_by uuid,
    set_at timestamp with time zone DEFAULT now() NOT NULL,
    reason text NOT NULL,
    CONSTRAINT token_floor_reason_length CHECK (((length(reason) >= 3) AND (length(reason) <= 2000)))
);

ALTER TABLE ONLY identity.token_floor FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.token_floor OWNER TO safelane_owner;

--
-- Name: engagement engagement_external_ref_key; Type: CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.engagement
    ADD CONSTRAINT engagement_external_ref_key UNIQUE (external_ref);

--
-- Name: engagement engagement_pkey; Type: CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.engagement
    ADD CONSTRAINT engagement_pkey PRIMARY KEY (engagement_id);

--
-- Name: guardianship guardianship_once_at_a_time; Type: CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.guardianship
    ADD CONSTRAINT guardianship_once_at_a_time EXCLUDE USING gist (guardian_id WITH =, learner_id WITH =, capacity WITH =, tstzrange(valid_from, valid_until) WITH &&);

--
-- Name: guardianship guardianship_pkey; Type: CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.guardianship
    ADD CONSTRAINT guardianship_pkey PRIMARY KEY (guardianship_id);

--
-- Name: key_confirmation key_confirmation_pkey; Type: CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.key_confirmation
    ADD CONSTRAINT key_confirmation_pkey PRIMARY KEY (kid, how);

--
-- Name: operating_change operating_change_pkey; Type: CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.operating_change
    ADD CONSTRAINT operating_change_pkey PRIMARY KEY (change_id);

--
-- Name: operating_window operating_window_pkey; Type: CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.operating_window
    ADD CONSTRAINT operating_window_pkey PRIMARY KEY (organisation_id, iso_weekday, opens);

--
-- Name: organisation organisation_external_ref_key; Type: CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.organisation
    ADD CONSTRAINT organisation_external_ref_key UNIQUE (external_ref);

--
-- Name: organisation organisation_kind_key; Type: CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.organisation
    ADD CONSTRAINT organisation_kind_key UNIQUE (organisation_id, kind);

--
-- Name: organisation organisation_pkey; Type: CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.organisation
    ADD CONSTRAINT organisation_pkey PRIMARY KEY (organisation_id);

--
-- Name: person_correction person_correction_pkey; Type: CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.person_correction
    ADD CONSTRAINT person_correction_pkey PRIMARY KEY (correction_id);

--
-- Name: person person_external_ref_key; Type: CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.person
    ADD CONSTRAINT person_external_ref_key UNIQUE (external_ref);

--
-- Name: person person_pkey; Type: CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (person_id);

--
-- Name: power power_once_at_a_time; Type: CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.power
    ADD CONSTRAINT power_once_at_a_time EXCLUDE USING gist (person_id WITH =, power WITH =, COALESCE(organisation_id, person_id) WITH =, tstzrange(valid_from, valid_until) WITH &&);

--
-- Name: power power_pkey; Type: CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.power
    ADD CONSTRAINT power_pkey PRIMARY KEY (power_id);

--
-- Name: seal_key seal_key_pkey; Type: CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.seal_key
    ADD CONSTRAINT seal_key_pkey PRIMARY KEY (singleton);

--
-- Name: signing_key signing_key_pkey; Type: CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.signing_key
    ADD CONSTRAINT signing_key_pkey PRIMARY KEY (kid);

--
-- Name: token_floor token_floor_pkey; Type: CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.token_floor
    ADD CONSTRAINT token_floor_pkey PRIMARY KEY (token_floor_id);

--
-- Name: engagement_agency_idx; Type: INDEX; Schema: identity; Owner: safelane_owner
--

CREATE INDEX engagement_agency_idx ON identity.engagement USING btree (agency_id);

--
-- Name: engagement_school_idx; Type: INDEX; Schema: identity; Owner: safelane_owner
--

CREATE INDEX engagement_school_idx ON identity.engagement USING btree (school_id);

--
-- Name: engagement_tutor_idx; Type: INDEX; Schema: identity; Owner: safelane_owner
--

CREATE INDEX engagement_tutor_idx ON identity.engagement USING btree (tutor_id);

--
-- Name: guardianship_guardian_idx; Type: INDEX; Schema: identity; Owner: safelane_owner
--

CREATE INDEX guardianship_guardian_idx ON identity.guardianship USING btree (guardian_id, learner_id);

--
-- Name: guardianship_learner_idx; Type: INDEX; Schema: identity; Owner: safelane_owner
--

CREATE INDEX guardianship_learner_idx ON identity.guardianship USING btree (learner_id);

--
-- Name: operating_change_organisation_idx; Type: INDEX; Schema: identity; Owner: safelane_owner
--

CREATE INDEX operating_change_organisation_idx ON identity.operating_change USING btree (organisation_id, effective_from);

--
-- Name: person_correction_person_idx; Type: INDEX; Schema: identity; Owner: safelane_owner
--

CREATE INDEX person_correction_person_idx ON identity.person_correction USING btree (person_id);

--
-- Name: power_one_founder; Type: INDEX; Schema: identity; Owner: safelane_owner
--

CREATE UNIQUE INDEX power_one_founder ON identity.power USING btree (((granted_by IS NULL))) WHERE (granted_by IS NULL);

--
-- Name: power_organisation_idx; Type: INDEX; Schema: identity; Owner: safelane_owner
--

CREATE INDEX power_organisation_idx ON identity.power USING btree (organisation_id, power);

--
-- Name: power_person_idx; Type: INDEX; Schema: identity; Owner: safelane_owner
--

CREATE INDEX power_person_idx ON identity.power USING btree (person_id, power);

--
-- Name: token_floor_person_idx; Type: INDEX; Schema: identity; Owner: safelane_owner
--

CREATE INDEX token_floor_person_idx ON identity.token_floor USING btree (person_id, not_before);

--
-- Name: key_confirmation _100_append_only; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON identity.key_confirmation FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE identity.key_confirmation ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: operating_change _100_append_only; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON identity.operating_change FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE identity.operating_change ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: operating_window _100_append_only; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON identity.operating_window FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE identity.operating_window ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: organisation _100_append_only; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON identity.organisation FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE identity.organisation ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: person_correction _100_append_only; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON identity.person_correction FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE identity.person_correction ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: seal_key _100_append_only; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON identity.seal_key FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE identity.seal_key ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: token_floor _100_append_only; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON identity.token_floor FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE identity.token_floor ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: engagement _100_engagement_is_only_ended; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _100_engagement_is_only_ended BEFORE DELETE OR UPDATE ON identity.engagement FOR EACH ROW EXECUTE FUNCTION identity.engagement_is_only_ended();

ALTER TABLE identity.engagement ENABLE ALWAYS TRIGGER _100_engagement_is_only_ended;

--
-- Name: guardianship _100_guardianship_is_only_ended; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _100_guardianship_is_only_ended BEFORE DELETE OR UPDATE ON identity.guardianship FOR EACH ROW EXECUTE FUNCTION identity.guardianship_is_only_ended();

ALTER TABLE identity.guardianship ENABLE ALWAYS TRIGGER _100_guardianship_is_only_ended;

--
-- Name: engagement _100_no_truncate; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON identity.engagement FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE identity.engagement ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: guardianship _100_no_truncate; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON identity.guardianship FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE identity.guardianship ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: key_confirmation _100_no_truncate; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON identity.key_confirmation FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE identity.key_confirmation ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: operating_change _100_no_truncate; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON identity.operating_change FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE identity.operating_change ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: operating_window _100_no_truncate; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON identity.operating_window FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE identity.operating_window ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: organisation _100_no_truncate; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON identity.organisation FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE identity.organisation ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: person _100_no_truncate; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON identity.person FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE identity.person ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: person_correction _100_no_truncate; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON identity.person_correction FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE identity.person_correction ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: power _100_no_truncate; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON identity.power FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE identity.power ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: seal_key _100_no_truncate; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON identity.seal_key FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE identity.seal_key ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: signing_key _100_no_truncate; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON identity.signing_key FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE identity.signing_key ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: token_floor _100_no_truncate; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON identity.token_floor FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE identity.token_floor ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: signing_key _100_only_retired; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _100_only_retired BEFORE DELETE OR UPDATE ON identity.signing_key FOR EACH ROW EXECUTE FUNCTION identity.signing_key_is_only_retired();

ALTER TABLE identity.signing_key ENABLE ALWAYS TRIGGER _100_only_retired;

--
-- Name: person _100_person_is_corrected; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _100_person_is_corrected BEFORE DELETE OR UPDATE ON identity.person FOR EACH ROW EXECUTE FUNCTION identity.person_is_corrected();

ALTER TABLE identity.person ENABLE ALWAYS TRIGGER _100_person_is_corrected;

--
-- Name: power _100_power_is_only_revoked; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _100_power_is_only_revoked BEFORE DELETE OR UPDATE ON identity.power FOR EACH ROW EXECUTE FUNCTION identity.power_is_only_revoked();

ALTER TABLE identity.power ENABLE ALWAYS TRIGGER _100_power_is_only_revoked;

--
-- Name: engagement _890_change; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON identity.engagement FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'engagement_id', 'agency_id,agency_kind,end_reason,ended_at,ended_by,ends_on,engagement_id,external_ref,off_site,opened_at,opened_by,school_id,school_kind,starts_on,tutor_id');

ALTER TABLE identity.engagement ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: guardianship _890_change; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON identity.guardianship FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'guardianship_id', 'capacity,end_reason,ended_by,evidence_kind,evidence_note,guardian_id,guardianship_id,learner_id,valid_from,valid_until,verified_at,verified_by');

ALTER TABLE identity.guardianship ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: key_confirmation _890_change; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON identity.key_confirmation FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'kid,how', 'confirmed_at,confirmed_by,how,kid,thumbprint');

ALTER TABLE identity.key_confirmation ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: operating_change _890_change; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON identity.operating_change FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'change_id', 'change_id,effective_from,operating_hours,organisation_id,reason,set_at,set_by');

ALTER TABLE identity.operating_change ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: operating_window _890_change; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON identity.operating_window FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'organisation_id,iso_weekday,opens', 'closes,iso_weekday,opens,organisation_id');

ALTER TABLE identity.operating_window ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: organisation _890_change; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON identity.organisation FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'organisation_id', 'external_ref,kind,name,organisation_id,registered_at,registered_by');

ALTER TABLE identity.organisation ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: person _890_change; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON identity.person FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'person_id', 'account_state,date_of_birth,external_ref,family_name,given_name,person_id,registered_at,registered_by');

ALTER TABLE identity.person ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: person_correction _890_change; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON identity.person_correction FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'correction_id', 'corrected_at,corrected_by,correction_id,field,new_value,old_value,person_id,reason');

ALTER TABLE identity.person_correction ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: power _890_change; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON identity.power FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'power_id', 'granted_at,granted_by,organisation_id,person_id,power,power_id,revoke_reason,revoked_by,valid_from,valid_until');

ALTER TABLE identity.power ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: signing_key _890_change; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON identity.signing_key FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'kid', 'added_at,added_by,audience,exponent,kid,modulus,retired_at,valid_from');

ALTER TABLE identity.signing_key ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: token_floor _890_change; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON identity.token_floor FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'token_floor_id', 'not_before,person_id,reason,set_at,set_by,token_floor_id');

ALTER TABLE identity.token_floor ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: engagement _900_entry; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON identity.engagement DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'engagement_id', 'agency_id,agency_kind,end_reason,ended_at,ended_by,ends_on,engagement_id,external_ref,off_site,opened_at,opened_by,school_id,school_kind,starts_on,tutor_id');

ALTER TABLE identity.engagement ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: guardianship _900_entry; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON identity.guardianship DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'guardianship_id', 'capacity,end_reason,ended_by,evidence_kind,evidence_note,guardian_id,guardianship_id,learner_id,valid_from,valid_until,verified_at,verified_by');

ALTER TABLE identity.guardianship ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: key_confirmation _900_entry; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON identity.key_confirmation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'kid,how', 'confirmed_at,confirmed_by,how,kid,thumbprint');

ALTER TABLE identity.key_confirmation ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: operating_change _900_entry; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON identity.operating_change DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'change_id', 'change_id,effective_from,operating_hours,organisation_id,reason,set_at,set_by');

ALTER TABLE identity.operating_change ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: operating_window _900_entry; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON identity.operating_window DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'organisation_id,iso_weekday,opens', 'closes,iso_weekday,opens,organisation_id');

ALTER TABLE identity.operating_window ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: organisation _900_entry; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON identity.organisation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'organisation_id', 'external_ref,kind,name,organisation_id,registered_at,registered_by');

ALTER TABLE identity.organisation ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: person _900_entry; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON identity.person DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'person_id', 'account_state,date_of_birth,external_ref,family_name,given_name,person_id,registered_at,registered_by');

ALTER TABLE identity.person ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: person_correction _900_entry; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON identity.person_correction DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'correction_id', 'corrected_at,corrected_by,correction_id,field,new_value,old_value,person_id,reason');

ALTER TABLE identity.person_correction ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: power _900_entry; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON identity.power DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'power_id', 'granted_at,granted_by,organisation_id,person_id,power,power_id,revoke_reason,revoked_by,valid_from,valid_until');

ALTER TABLE identity.power ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: signing_key _900_entry; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON identity.signing_key DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'kid', 'added_at,added_by,audience,exponent,kid,modulus,retired_at,valid_from');

ALTER TABLE identity.signing_key ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: token_floor _900_entry; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON identity.token_floor DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'token_floor_id', 'not_before,person_id,reason,set_at,set_by,token_floor_id');

ALTER TABLE identity.token_floor ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: engagement _900_touch; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _900_touch AFTER UPDATE ON identity.engagement FOR EACH ROW EXECUTE FUNCTION booking.touch_on_engagement();

ALTER TABLE identity.engagement ENABLE ALWAYS TRIGGER _900_touch;

--
-- Name: guardianship _900_touch; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _900_touch AFTER INSERT OR UPDATE ON identity.guardianship FOR EACH ROW EXECUTE FUNCTION booking.touch_on_guardianship();

ALTER TABLE identity.guardianship ENABLE ALWAYS TRIGGER _900_touch;

--
-- Name: person _900_touch; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _900_touch AFTER UPDATE ON identity.person FOR EACH ROW EXECUTE FUNCTION booking.touch_on_person();

ALTER TABLE identity.person ENABLE ALWAYS TRIGGER _900_touch;

--
-- Name: power _900_touch; Type: TRIGGER; Schema: identity; Owner: safelane_owner
--

CREATE TRIGGER _900_touch AFTER UPDATE ON identity.power FOR EACH ROW EXECUTE FUNCTION booking.touch_on_power();

ALTER TABLE identity.power ENABLE ALWAYS TRIGGER _900_touch;

--
-- Name: engagement engagement_agency; Type: FK CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.engagement
    ADD CONSTRAINT engagement_agency FOREIGN KEY (agency_id, agency_kind) REFERENCES identity.organisation(organisation_id, kind);

--
-- Name: engagement engagement_school; Type: FK CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.engagement
    ADD CONSTRAINT engagement_school FOREIGN KEY (school_id, school_kind) REFERENCES identity.organisation(organisation_id, kind);

--
-- Name: engagement engagement_tutor; Type: FK CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.engagement
    ADD CONSTRAINT engagement_tutor FOREIGN KEY (tutor_id) REFERENCES identity.person(person_id);

--
-- Name: guardianship guardianship_guardian; Type: FK CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.guardianship
    ADD CONSTRAINT guardianship_guardian FOREIGN KEY (guardian_id) REFERENCES identity.person(person_id);

--
-- Name: guardianship guardianship_learner; Type: FK CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.guardianship
    ADD CONSTRAINT guardianship_learner FOREIGN KEY (learner_id) REFERENCES identity.person(person_id);

--
-- Name: key_confirmation key_confirmation_key; Type: FK CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.key_confirmation
    ADD CONSTRAINT key_confirmation_key FOREIGN KEY (kid) REFERENCES identity.signing_key(kid);

--
-- Name: operating_change operating_change_organisation; Type: FK CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.operating_change
    ADD CONSTRAINT operating_change_organisation FOREIGN KEY (organisation_id) REFERENCES identity.organisation(organisation_id);

--
-- Name: operating_window operating_window_organisation; Type: FK CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.operating_window
    ADD CONSTRAINT operating_window_organisation FOREIGN KEY (organisation_id) REFERENCES identity.organisation(organisation_id);

--
-- Name: person_correction person_correction_person; Type: FK CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.person_correction
    ADD CONSTRAINT person_correction_person FOREIGN KEY (person_id) REFERENCES identity.person(person_id);

--
-- Name: power power_organisation; Type: FK CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.power
    ADD CONSTRAINT power_organisation FOREIGN KEY (organisation_id) REFERENCES identity.organisation(organisation_id);

--
-- Name: power power_person; Type: FK CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.power
    ADD CONSTRAINT power_person FOREIGN KEY (person_id) REFERENCES identity.person(person_id);

--
-- Name: token_floor token_floor_person; Type: FK CONSTRAINT; Schema: identity; Owner: safelane_owner
--

ALTER TABLE ONLY identity.token_floor
    ADD CONSTRAINT token_floor_person FOREIGN KEY (person_id) REFERENCES identity.person(person_id);

--
-- Name: person cap_booking_select_ages; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_booking_select_ages ON identity.person FOR SELECT TO cap_booking USING (true);

--
-- Name: POLICY cap_booking_select_ages ON person; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_select_ages ON identity.person IS 'Eligibility asks for account state and age of tutors, learners and chaperones (E1.3).';

--
-- Name: engagement cap_booking_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_booking_select_all ON identity.engagement FOR SELECT TO cap_booking USING (true);

--
-- Name: POLICY cap_booking_select_all ON engagement; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_select_all ON identity.engagement IS 'Every lesson belongs to an engagement (ENGAGEMENT_INACTIVE).';

--
-- Name: guardianship cap_booking_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_booking_select_all ON identity.guardianship FOR SELECT TO cap_booking USING (true);

--
-- Name: POLICY cap_booking_select_all ON guardianship; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_select_all ON identity.guardianship IS 'Guardian, sponsor, chaperone and household rules of E1.3.';

--
-- Name: operating_change cap_booking_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_booking_select_all ON identity.operating_change FOR SELECT TO cap_booking USING (true);

--
-- Name: POLICY cap_booking_select_all ON operating_change; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_select_all ON identity.operating_change IS 'A lesson lies inside the hours that hold on its day (OUTSIDE_OPERATING_WINDOW).';

--
-- Name: operating_window cap_booking_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_booking_select_all ON identity.operating_window FOR SELECT TO cap_booking USING (true);

--
-- Name: POLICY cap_booking_select_all ON operating_window; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_select_all ON identity.operating_window IS 'A lesson lies inside the hours of its school and its agency (OUTSIDE_OPERATING_WINDOW).';

--
-- Name: organisation cap_booking_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_booking_select_all ON identity.organisation FOR SELECT TO cap_booking USING (true);

--
-- Name: POLICY cap_booking_select_all ON organisation; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_select_all ON identity.organisation IS 'An engagement is judged by its agency and its school (E1.3).';

--
-- Name: power cap_booking_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_booking_select_all ON identity.power FOR SELECT TO cap_booking USING (true);

--
-- Name: POLICY cap_booking_select_all ON power; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_select_all ON identity.power IS 'Tutor and learner are powers; so is being a chaperone of an organisation (E1.3).';

--
-- Name: operating_window cap_identity_insert_as_admin; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_identity_insert_as_admin ON identity.operating_window FOR INSERT TO cap_identity WITH CHECK ((( SELECT identity.persona() AS persona) = 'web_admin'::text));

--
-- Name: power cap_identity_insert_for_others; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_identity_insert_for_others ON identity.power FOR INSERT TO cap_identity WITH CHECK (((NOT (granted_by IS DISTINCT FROM ( SELECT identity.person_id() AS person_id))) AND (granted_by IS DISTINCT FROM person_id) AND ((granted_by IS NULL) OR (( SELECT identity.persona() AS persona) = 'web_admin'::text))));

--
-- Name: POLICY cap_identity_insert_for_others ON power; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_identity_insert_for_others ON identity.power IS 'An administrator grants in their own name to somebody else; nobody granted the founder''s power, and there is one founder.';

--
-- Name: engagement cap_identity_insert_in_own_name; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_identity_insert_in_own_name ON identity.engagement FOR INSERT TO cap_identity WITH CHECK (((opened_by = ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) = 'web_admin'::text) AND (tutor_id <> opened_by)));

--
-- Name: POLICY cap_identity_insert_in_own_name ON engagement; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_identity_insert_in_own_name ON identity.engagement IS 'Engagements are opened by an administrator, and never for themselves.';

--
-- Name: guardianship cap_identity_insert_in_own_name; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_identity_insert_in_own_name ON identity.guardianship FOR INSERT TO cap_identity WITH CHECK (((verified_by = ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) = 'web_admin'::text) AND (guardian_id <> verified_by) AND (learner_id <> verified_by)));

--
-- Name: POLICY cap_identity_insert_in_own_name ON guardianship; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_identity_insert_in_own_name ON identity.guardianship IS 'Evidence is verified by an administrator who is neither of the two people.';

--
-- Name: operating_change cap_identity_insert_in_own_name; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_identity_insert_in_own_name ON identity.operating_change FOR INSERT TO cap_identity WITH CHECK (((set_by = ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) = 'web_admin'::text)));

--
-- Name: POLICY cap_identity_insert_in_own_name ON operating_change; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_identity_insert_in_own_name ON identity.operating_change IS 'An administrator writes down what leaders decided, and never from before they wrote it.';

--
-- Name: organisation cap_identity_insert_in_own_name; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_identity_insert_in_own_name ON identity.organisation FOR INSERT TO cap_identity WITH CHECK (((registered_by = ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) = 'web_admin'::text)));

--
-- Name: person cap_identity_insert_in_own_name; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_identity_insert_in_own_name ON identity.person FOR INSERT TO cap_identity WITH CHECK (((NOT (registered_by IS DISTINCT FROM ( SELECT identity.person_id() AS person_id))) AND ((registered_by IS NULL) OR (( SELECT identity.persona() AS persona) = 'web_admin'::text))));

--
-- Name: POLICY cap_identity_insert_in_own_name ON person; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_identity_insert_in_own_name ON identity.person IS 'An administrator registers people in their own name; only the founder is registered by nobody.';

--
-- Name: person_correction cap_identity_insert_in_own_name; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_identity_insert_in_own_name ON identity.person_correction FOR INSERT TO cap_identity WITH CHECK (((corrected_by = ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) = 'web_admin'::text)));

--
-- Name: token_floor cap_identity_insert_in_own_name; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_identity_insert_in_own_name ON identity.token_floor FOR INSERT TO cap_identity WITH CHECK (((set_by = ( SELECT identity.person_id() AS person_id)) AND (not_before <= now())));

--
-- Name: POLICY cap_identity_insert_in_own_name ON token_floor; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_identity_insert_in_own_name ON identity.token_floor IS 'Somebody proved sets a floor, in their own name, and never for tokens that are still to be issued.';

--
-- Name: engagement cap_identity_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_identity_select_all ON identity.engagement FOR SELECT TO cap_identity USING (true);

--
-- Name: POLICY cap_identity_select_all ON engagement; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_identity_select_all ON identity.engagement IS 'An administrator ends any engagement.';

--
-- Name: guardianship cap_identity_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_identity_select_all ON identity.guardianship FOR SELECT TO cap_identity USING (true);

--
-- Name: POLICY cap_identity_select_all ON guardianship; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_identity_select_all ON identity.guardianship IS 'is_guardian_of, wards and household answer for anybody who is asked about.';

--
-- Name: key_confirmation cap_identity_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_identity_select_all ON identity.key_confirmation FOR SELECT TO cap_identity USING (true);

--
-- Name: POLICY cap_identity_select_all ON key_confirmation; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_identity_select_all ON identity.key_confirmation IS 'identity.unrecorded holds every row against the ledger; nothing here is about a person.';

--
-- Name: operating_change cap_identity_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_identity_select_all ON identity.operating_change FOR SELECT TO cap_identity USING (true);

--
-- Name: POLICY cap_identity_select_all ON operating_change; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_identity_select_all ON identity.operating_change IS 'Opening hours say nothing about a person.';

--
-- Name: operating_window cap_identity_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_identity_select_all ON identity.operating_window FOR SELECT TO cap_identity USING (true);

--
-- Name: POLICY cap_identity_select_all ON operating_window; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_identity_select_all ON identity.operating_window IS 'Opening hours say nothing about a person; a new window must not overlap one that is there.';

--
-- Name: organisation cap_identity_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_identity_select_all ON identity.organisation FOR SELECT TO cap_identity USING (true);

--
-- Name: POLICY cap_identity_select_all ON organisation; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_identity_select_all ON identity.organisation IS 'Agencies and schools are no secret; what is about them is asked of their own tables.';

--
-- Name: person cap_identity_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_identity_select_all ON identity.person FOR SELECT TO cap_identity USING (true);

--
-- Name: POLICY cap_identity_select_all ON person; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_identity_select_all ON identity.person IS 'Powers, ages and links are told for anybody who is asked about; the functions that use it answer yes or no.';

--
-- Name: person_correction cap_identity_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_identity_select_all ON identity.person_correction FOR SELECT TO cap_identity USING (true);

--
-- Name: POLICY cap_identity_select_all ON person_correction; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_identity_select_all ON identity.person_correction IS 'The trigger on identity.person looks for the correction that goes with a change.';

--
-- Name: power cap_identity_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_identity_select_all ON identity.power FOR SELECT TO cap_identity USING (true);

--
-- Name: POLICY cap_identity_select_all ON power; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_identity_select_all ON identity.power IS 'Every request is checked against these rows, whoever sends it.';

--
-- Name: signing_key cap_identity_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_identity_select_all ON identity.signing_key FOR SELECT TO cap_identity USING (true);

--
-- Name: POLICY cap_identity_select_all ON signing_key; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_identity_select_all ON identity.signing_key IS 'identity.unrecorded holds every row against the ledger; they are public keys.';

--
-- Name: token_floor cap_identity_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_identity_select_all ON identity.token_floor FOR SELECT TO cap_identity USING (true);

--
-- Name: POLICY cap_identity_select_all ON token_floor; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_identity_select_all ON identity.token_floor IS 'identity.unrecorded holds every row against the ledger.';

--
-- Name: person cap_identity_update_as_admin; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_identity_update_as_admin ON identity.person FOR UPDATE TO cap_identity USING ((( SELECT identity.persona() AS persona) = 'web_admin'::text)) WITH CHECK ((( SELECT identity.persona() AS persona) = 'web_admin'::text));

--
-- Name: power cap_identity_update_for_others; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_identity_update_for_others ON identity.power FOR UPDATE TO cap_identity USING ((( SELECT identity.persona() AS persona) = 'web_admin'::text)) WITH CHECK (((revoked_by = ( SELECT identity.person_id() AS person_id)) AND (revoked_by <> person_id)));

--
-- Name: engagement cap_identity_update_in_own_name; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_identity_update_in_own_name ON identity.engagement FOR UPDATE TO cap_identity USING ((( SELECT identity.persona() AS persona) = 'web_admin'::text)) WITH CHECK ((ended_by = ( SELECT identity.person_id() AS person_id)));

--
-- Name: guardianship cap_identity_update_in_own_name; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_identity_update_in_own_name ON identity.guardianship FOR UPDATE TO cap_identity USING ((( SELECT identity.persona() AS persona) = 'web_admin'::text)) WITH CHECK (((ended_by = ( SELECT identity.person_id() AS person_id)) AND (guardian_id <> ended_by) AND (learner_id <> ended_by)));

--
-- Name: person cap_policy_select_ages; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_policy_select_ages ON identity.person FOR SELECT TO cap_policy USING (true);

--
-- Name: POLICY cap_policy_select_ages ON person; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_select_ages ON identity.person IS 'Which documents somebody has to acknowledge depends on their age (AUA, notices).';

--
-- Name: engagement cap_policy_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_policy_select_all ON identity.engagement FOR SELECT TO cap_policy USING (true);

--
-- Name: POLICY cap_policy_select_all ON engagement; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_select_all ON identity.engagement IS 'Which contract overrides apply is a matter of the engagement (B.5).';

--
-- Name: guardianship cap_policy_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_policy_select_all ON identity.guardianship FOR SELECT TO cap_policy USING (true);

--
-- Name: POLICY cap_policy_select_all ON guardianship; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_select_all ON identity.guardianship IS 'A guardian acknowledges documents for a child (AUA, notices).';

--
-- Name: operating_window cap_policy_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_policy_select_all ON identity.operating_window FOR SELECT TO cap_policy USING (true);

--
-- Name: POLICY cap_policy_select_all ON operating_window; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_select_all ON identity.operating_window IS 'Contract terms are read beside the hours they belong to (B.5).';

--
-- Name: organisation cap_policy_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_policy_select_all ON identity.organisation FOR SELECT TO cap_policy USING (true);

--
-- Name: POLICY cap_policy_select_all ON organisation; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_select_all ON identity.organisation IS 'A contract override belongs to an agency or a school (B.5).';

--
-- Name: power cap_policy_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_policy_select_all ON identity.power FOR SELECT TO cap_policy USING (true);

--
-- Name: POLICY cap_policy_select_all ON power; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_policy_select_all ON identity.power IS 'Who may approve and who has to acknowledge depends on powers.';

--
-- Name: person cap_recording_select_ages; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_recording_select_ages ON identity.person FOR SELECT TO cap_recording USING (true);

--
-- Name: POLICY cap_recording_select_ages ON person; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_select_ages ON identity.person IS 'The age band at the start of a recording decides who is asked (F1, E2.1).';

--
-- Name: engagement cap_recording_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_recording_select_all ON identity.engagement FOR SELECT TO cap_recording USING (true);

--
-- Name: POLICY cap_recording_select_all ON engagement; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_select_all ON identity.engagement IS 'Contracts of the engagement''s organisations may forbid recording, and say who may watch (B.3).';

--
-- Name: guardianship cap_recording_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_recording_select_all ON identity.guardianship FOR SELECT TO cap_recording USING (true);

--
-- Name: POLICY cap_recording_select_all ON guardianship; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_select_all ON identity.guardianship IS 'A parent''s word counts while their link holds (E2.2).';

--
-- Name: power cap_recording_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_recording_select_all ON identity.power FOR SELECT TO cap_recording USING (true);

--
-- Name: POLICY cap_recording_select_all ON power; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_select_all ON identity.power IS 'Who may watch a recording depends on powers (E3.1).';

--
-- Name: key_confirmation cap_seal_insert_as_production_begins; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_seal_insert_as_production_begins ON identity.key_confirmation FOR INSERT TO cap_seal WITH CHECK (((how = 'adopted'::text) AND (confirmed_by = SESSION_USER) AND ((SESSION_USER = 'safelane_approver'::name) OR ( SELECT login.rolsuper
   FROM pg_roles login
  WHERE (login.rolname = SESSION_USER)))));

--
-- Name: POLICY cap_seal_insert_as_production_begins ON key_confirmation; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_seal_insert_as_production_begins ON identity.key_confirmation IS 'Whoever sets production adopts the keys that are believed at that moment: the second person, or a superuser.';

--
-- Name: key_confirmation cap_seal_insert_by_the_second_person; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_seal_insert_by_the_second_person ON identity.key_confirmation FOR INSERT TO cap_seal WITH CHECK (((how = 'person'::text) AND (confirmed_by = SESSION_USER) AND (SESSION_USER = 'safelane_approver'::name) AND (EXISTS ( SELECT
   FROM identity.signing_key held
  WHERE ((held.kid = key_confirmation.kid) AND (held.added_by <> SESSION_USER))))));

--
-- Name: POLICY cap_seal_insert_by_the_second_person ON key_confirmation; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_seal_insert_by_the_second_person ON identity.key_confirmation IS 'safelane_approver confirms what another login added (TS-67, TS-77).';

--
-- Name: signing_key cap_seal_insert_for_the_operator; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_seal_insert_for_the_operator ON identity.signing_key FOR INSERT TO cap_seal WITH CHECK (((added_by = SESSION_USER) AND (retired_at IS NULL)));

--
-- Name: POLICY cap_seal_insert_for_the_operator ON signing_key; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_seal_insert_for_the_operator ON identity.signing_key IS 'The row says which login added the key.';

--
-- Name: key_confirmation cap_seal_insert_in_embedded_mode; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_seal_insert_in_embedded_mode ON identity.key_confirmation FOR INSERT TO cap_seal WITH CHECK (((how = 'embedded'::text) AND (confirmed_by = SESSION_USER) AND (guard.mode() = 'embedded'::text)));

--
-- Name: POLICY cap_seal_insert_in_embedded_mode ON key_confirmation; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_seal_insert_in_embedded_mode ON identity.key_confirmation IS 'Where changes approve themselves, a key does too; the row counts in that mode alone.';

--
-- Name: seal_key cap_seal_insert_the_key; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_seal_insert_the_key ON identity.seal_key FOR INSERT TO cap_seal WITH CHECK (singleton);

--
-- Name: POLICY cap_seal_insert_the_key ON seal_key; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_seal_insert_the_key ON identity.seal_key IS 'There is one row; the primary key refuses a second.';

--
-- Name: key_confirmation cap_seal_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_seal_select_all ON identity.key_confirmation FOR SELECT TO cap_seal USING (true);

--
-- Name: POLICY cap_seal_select_all ON key_confirmation; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_seal_select_all ON identity.key_confirmation IS 'Whichever key signed the token at hand is looked up; nothing here is about a person.';

--
-- Name: signing_key cap_seal_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_seal_select_all ON identity.signing_key FOR SELECT TO cap_seal USING (true);

--
-- Name: POLICY cap_seal_select_all ON signing_key; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_seal_select_all ON identity.signing_key IS 'Any key may have signed the token at hand; they are public keys.';

--
-- Name: token_floor cap_seal_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_seal_select_all ON identity.token_floor FOR SELECT TO cap_seal USING (true);

--
-- Name: POLICY cap_seal_select_all ON token_floor; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_seal_select_all ON identity.token_floor IS 'Every token is held against the floors of its person.';

--
-- Name: seal_key cap_seal_select_the_key; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_seal_select_the_key ON identity.seal_key FOR SELECT TO cap_seal USING (singleton);

--
-- Name: POLICY cap_seal_select_the_key ON seal_key; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_seal_select_the_key ON identity.seal_key IS 'Every seal is made and compared under this key.';

--
-- Name: signing_key cap_seal_update_to_retire; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_seal_update_to_retire ON identity.signing_key FOR UPDATE TO cap_seal USING ((retired_at IS NULL)) WITH CHECK ((retired_at IS NOT NULL));

--
-- Name: engagement cap_vetting_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_vetting_select_all ON identity.engagement FOR SELECT TO cap_vetting USING (true);

--
-- Name: POLICY cap_vetting_select_all ON engagement; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_select_all ON identity.engagement IS 'School-commissioned work needs the full set of checks (F16).';

--
-- Name: guardianship cap_vetting_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_vetting_select_all ON identity.guardianship FOR SELECT TO cap_vetting USING (true);

--
-- Name: POLICY cap_vetting_select_all ON guardianship; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_select_all ON identity.guardianship IS 'Agreements about a learner are signed by those who answer for them (TN-30).';

--
-- Name: operating_window cap_vetting_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_vetting_select_all ON identity.operating_window FOR SELECT TO cap_vetting USING (true);

--
-- Name: POLICY cap_vetting_select_all ON operating_window; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_select_all ON identity.operating_window IS 'The record of an organisation shows its hours.';

--
-- Name: organisation cap_vetting_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_vetting_select_all ON identity.organisation FOR SELECT TO cap_vetting USING (true);

--
-- Name: POLICY cap_vetting_select_all ON organisation; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_select_all ON identity.organisation IS 'Whether an organisation has a trained DSL depends on its kind (TS-16, TS-17).';

--
-- Name: power cap_vetting_select_all; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_vetting_select_all ON identity.power FOR SELECT TO cap_vetting USING (true);

--
-- Name: POLICY cap_vetting_select_all ON power; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_select_all ON identity.power IS 'Whether an organisation has a DSL who is trained (TS-16, TS-17).';

--
-- Name: person cap_vetting_select_names; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_vetting_select_names ON identity.person FOR SELECT TO cap_vetting USING (true);

--
-- Name: POLICY cap_vetting_select_names ON person; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_select_names ON identity.person IS 'The name on a certificate is compared with the person''s (DBS_NAME_MISMATCH); the record lists people.';

--
-- Name: engagement capability_in_its_functions_only; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON identity.engagement AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: guardianship capability_in_its_functions_only; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON identity.guardianship AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: key_confirmation capability_in_its_functions_only; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON identity.key_confirmation AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: operating_change capability_in_its_functions_only; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON identity.operating_change AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: operating_window capability_in_its_functions_only; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON identity.operating_window AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: organisation capability_in_its_functions_only; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON identity.organisation AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: person capability_in_its_functions_only; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON identity.person AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: person_correction capability_in_its_functions_only; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON identity.person_correction AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: power capability_in_its_functions_only; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON identity.power AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: seal_key capability_in_its_functions_only; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON identity.seal_key AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: signing_key capability_in_its_functions_only; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON identity.signing_key AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: token_floor capability_in_its_functions_only; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON identity.token_floor AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: engagement; Type: ROW SECURITY; Schema: identity; Owner: safelane_owner
--

ALTER TABLE identity.engagement ENABLE ROW LEVEL SECURITY;

--
-- Name: guardianship guardian_select_own_live; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY guardian_select_own_live ON identity.guardianship FOR SELECT TO web_guardian USING (((guardian_id = ( SELECT identity.person_id() AS person_id)) AND (learner_id = ANY (( SELECT identity.wards() AS wards)::uuid[])) AND (valid_from <= now()) AND ((valid_until IS NULL) OR (valid_until > now()))));

--
-- Name: POLICY guardian_select_own_live ON guardianship; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY guardian_select_own_live ON identity.guardianship IS 'A guardian sees the links under which they act now, and nobody else''s.';

--
-- Name: person guardian_select_wards; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY guardian_select_wards ON identity.person FOR SELECT TO web_guardian USING ((person_id = ANY (( SELECT identity.wards() AS wards)::uuid[])));

--
-- Name: POLICY guardian_select_wards ON person; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY guardian_select_wards ON identity.person IS 'A guardian sees the children they act for now, and no adult learner (B.2 row 27).';

--
-- Name: guardianship; Type: ROW SECURITY; Schema: identity; Owner: safelane_owner
--

ALTER TABLE identity.guardianship ENABLE ROW LEVEL SECURITY;

--
-- Name: key_confirmation; Type: ROW SECURITY; Schema: identity; Owner: safelane_owner
--

ALTER TABLE identity.key_confirmation ENABLE ROW LEVEL SECURITY;

--
-- Name: person learner_select_self; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY learner_select_self ON identity.person FOR SELECT TO web_learner USING ((person_id = ( SELECT identity.person_id() AS person_id)));

--
-- Name: operating_change; Type: ROW SECURITY; Schema: identity; Owner: safelane_owner
--

ALTER TABLE identity.operating_change ENABLE ROW LEVEL SECURITY;

--
-- Name: operating_window; Type: ROW SECURITY; Schema: identity; Owner: safelane_owner
--

ALTER TABLE identity.operating_window ENABLE ROW LEVEL SECURITY;

--
-- Name: organisation; Type: ROW SECURITY; Schema: identity; Owner: safelane_owner
--

ALTER TABLE identity.organisation ENABLE ROW LEVEL SECURITY;

--
-- Name: person; Type: ROW SECURITY; Schema: identity; Owner: safelane_owner
--

ALTER TABLE identity.person ENABLE ROW LEVEL SECURITY;

--
-- Name: person_correction; Type: ROW SECURITY; Schema: identity; Owner: safelane_owner
--

ALTER TABLE identity.person_correction ENABLE ROW LEVEL SECURITY;

--
-- Name: power; Type: ROW SECURITY; Schema: identity; Owner: safelane_owner
--

ALTER TABLE identity.power ENABLE ROW LEVEL SECURITY;

--
-- Name: seal_key; Type: ROW SECURITY; Schema: identity; Owner: safelane_owner
--

ALTER TABLE identity.seal_key ENABLE ROW LEVEL SECURITY;

--
-- Name: signing_key; Type: ROW SECURITY; Schema: identity; Owner: safelane_owner
--

ALTER TABLE identity.signing_key ENABLE ROW LEVEL SECURITY;

--
-- Name: token_floor; Type: ROW SECURITY; Schema: identity; Owner: safelane_owner
--

ALTER TABLE identity.token_floor ENABLE ROW LEVEL SECURITY;

--
-- Name: person tutor_select_self; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY tutor_select_self ON identity.person FOR SELECT TO web_tutor USING ((person_id = ( SELECT identity.person_id() AS person_id)));

--
-- Name: FUNCTION needs_adult(p_power text); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.needs_adult(p_power text) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.needs_adult(p_power text) TO cap_identity;

--
-- Name: TABLE guardianship; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT SELECT ON TABLE identity.guardianship TO cap_identity;
GRANT SELECT ON TABLE identity.guardianship TO cap_policy;
GRANT SELECT ON TABLE identity.guardianship TO cap_vetting;
GRANT SELECT ON TABLE identity.guardianship TO cap_booking;
GRANT SELECT ON TABLE identity.guardianship TO cap_recording;

--
-- Name: COLUMN guardianship.guardianship_id; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT SELECT(guardianship_id) ON TABLE identity.guardianship TO web_guardian;
GRANT INSERT(guardianship_id) ON TABLE identity.guardianship TO cap_identity;

--
-- Name: COLUMN guardianship.guardian_id; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT SELECT(guardian_id) ON TABLE identity.guardianship TO web_guardian;
GRANT INSERT(guardian_id) ON TABLE identity.guardianship TO cap_identity;

--
-- Name: COLUMN guardianship.learner_id; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT SELECT(learner_id) ON TABLE identity.guardianship TO web_guardian;
GRANT INSERT(learner_id) ON TABLE identity.guardianship TO cap_identity;

--
-- Name: COLUMN guardianship.capacity; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT SELECT(capacity) ON TABLE identity.guardianship TO web_guardian;
GRANT INSERT(capacity) ON TABLE identity.guardianship TO cap_identity;

--
-- Name: COLUMN guardianship.evidence_kind; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(evidence_kind) ON TABLE identity.guardianship TO cap_identity;

--
-- Name: COLUMN guardianship.evidence_note; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(evidence_note) ON TABLE identity.guardianship TO cap_identity;

--
-- Name: COLUMN guardianship.verified_by; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(verified_by) ON TABLE identity.guardianship TO cap_identity;

--
-- Name: COLUMN guardianship.valid_from; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT SELECT(valid_from) ON TABLE identity.guardianship TO web_guardian;

--
-- Name: COLUMN guardianship.valid_until; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT SELECT(valid_until) ON TABLE identity.guardianship TO web_guardian;
GRANT INSERT(valid_until),UPDATE(valid_until) ON TABLE identity.guardianship TO cap_identity;

--
-- Name: COLUMN guardianship.ended_by; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT UPDATE(ended_by) ON TABLE identity.guardianship TO cap_identity;

--
-- Name: COLUMN guardianship.end_reason; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT UPDATE(end_reason) ON TABLE identity.guardianship TO cap_identity;

--
-- Name: TABLE power; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT SELECT ON TABLE identity.power TO cap_identity;
GRANT SELECT ON TABLE identity.power TO cap_policy;
GRANT SELECT ON TABLE identity.power TO cap_vetting;
GRANT SELECT ON TABLE identity.power TO cap_booking;
GRANT SELECT ON TABLE identity.power TO cap_recording;

--
-- Name: COLUMN power.power_id; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(power_id) ON TABLE identity.power TO cap_identity;

--
-- Name: COLUMN power.person_id; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(person_id) ON TABLE identity.power TO cap_identity;

--
-- Name: COLUMN power.power; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(power) ON TABLE identity.power TO cap_identity;

--
-- Name: COLUMN power.organisation_id; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(organisation_id) ON TABLE identity.power TO cap_identity;

--
-- Name: COLUMN power.valid_from; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(valid_from) ON TABLE identity.power TO cap_identity;

--
-- Name: COLUMN power.valid_until; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(valid_until),UPDATE(valid_until) ON TABLE identity.power TO cap_identity;

--
-- Name: COLUMN power.granted_by; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(granted_by) ON TABLE identity.power TO cap_identity;

--
-- Name: COLUMN power.revoked_by; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT UPDATE(revoked_by) ON TABLE identity.power TO cap_identity;

--
-- Name: COLUMN power.revoke_reason; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT UPDATE(revoke_reason) ON TABLE identity.power TO cap_identity;

--
-- Name: FUNCTION acts_as_adult(p_person uuid, p_at timestamp with time zone); Type: ACL; Schema: identity; Owner: cap_identity
--

REVOKE ALL ON FUNCTION identity.acts_as_adult(p_person uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION age_years(p_dob date, p_on date); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.age_years(p_dob date, p_on date) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.age_years(p_dob date, p_on date) TO cap_identity;
GRANT ALL ON FUNCTION identity.age_years(p_dob date, p_on date) TO cap_seal;
GRANT ALL ON FUNCTION identity.age_years(p_dob date, p_on date) TO cap_policy;
GRANT ALL ON FUNCTION identity.age_years(p_dob date, p_on date) TO cap_vetting;
GRANT ALL ON FUNCTION identity.age_years(p_dob date, p_on date) TO cap_booking;
GRANT ALL ON FUNCTION identity.age_years(p_dob date, p_on date) TO web_anon;
GRANT ALL ON FUNCTION identity.age_years(p_dob date, p_on date) TO web_learner;
GRANT ALL ON FUNCTION identity.age_years(p_dob date, p_on date) TO web_guardian;
GRANT ALL ON FUNCTION identity.age_years(p_dob date, p_on date) TO web_tutor;
GRANT ALL ON FUNCTION identity.age_years(p_dob date, p_on date) TO web_agency;
GRANT ALL ON FUNCTION identity.age_years(p_dob date, p_on date) TO web_school;
GRANT ALL ON FUNCTION identity.age_years(p_dob date, p_on date) TO web_vetting;
GRANT ALL ON FUNCTION identity.age_years(p_dob date, p_on date) TO web_compliance;
GRANT ALL ON FUNCTION identity.age_years(p_dob date, p_on date) TO web_service;
GRANT ALL ON FUNCTION identity.age_years(p_dob date, p_on date) TO web_admin;
GRANT ALL ON FUNCTION identity.age_years(p_dob date, p_on date) TO web_dsl;
GRANT ALL ON FUNCTION identity.age_years(p_dob date, p_on date) TO web_lado;
GRANT ALL ON FUNCTION identity.age_years(p_dob date, p_on date) TO cap_recording;

--
-- Name: FUNCTION acts_for_child(p_valid_from timestamp with time zone, p_valid_until timestamp with time zone, p_guardian_born date, p_learner_born date, p_at timestamp with time zone, p_today date); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.acts_for_child(p_valid_from timestamp with time zone, p_valid_until timestamp with time zone, p_guardian_born date, p_learner_born date, p_at timestamp with time zone, p_today date) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.acts_for_child(p_valid_from timestamp with time zone, p_valid_until timestamp with time zone, p_guardian_born date, p_learner_born date, p_at timestamp with time zone, p_today date) TO cap_identity;

--
-- Name: FUNCTION add_signing_key(p_jwk jsonb, p_audience text, p_valid_from timestamp with time zone); Type: ACL; Schema: identity; Owner: cap_seal
--

REVOKE ALL ON FUNCTION identity.add_signing_key(p_jwk jsonb, p_audience text, p_valid_from timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.add_signing_key(p_jwk jsonb, p_audience text, p_valid_from timestamp with time zone) TO safelane_migrator;

--
-- Name: FUNCTION administrators_remain(p_without uuid); Type: ACL; Schema: identity; Owner: cap_identity
--

REVOKE ALL ON FUNCTION identity.administrators_remain(p_without uuid) FROM PUBLIC;

--
-- Name: FUNCTION adopt_signing_keys(); Type: ACL; Schema: identity; Owner: cap_seal
--

REVOKE ALL ON FUNCTION identity.adopt_signing_keys() FROM PUBLIC;
GRANT ALL ON FUNCTION identity.adopt_signing_keys() TO cap_warden;

--
-- Name: FUNCTION age_band(p_dob date, p_on date); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.age_band(p_dob date, p_on date) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.age_band(p_dob date, p_on date) TO cap_identity;
GRANT ALL ON FUNCTION identity.age_band(p_dob date, p_on date) TO cap_seal;
GRANT ALL ON FUNCTION identity.age_band(p_dob date, p_on date) TO cap_policy;
GRANT ALL ON FUNCTION identity.age_band(p_dob date, p_on date) TO cap_vetting;
GRANT ALL ON FUNCTION identity.age_band(p_dob date, p_on date) TO cap_booking;
GRANT ALL ON FUNCTION identity.age_band(p_dob date, p_on date) TO web_anon;
GRANT ALL ON FUNCTION identity.age_band(p_dob date, p_on date) TO web_learner;
GRANT ALL ON FUNCTION identity.age_band(p_dob date, p_on date) TO web_guardian;
GRANT ALL ON FUNCTION identity.age_band(p_dob date, p_on date) TO web_tutor;
GRANT ALL ON FUNCTION identity.age_band(p_dob date, p_on date) TO web_agency;
GRANT ALL ON FUNCTION identity.age_band(p_dob date, p_on date) TO web_school;
GRANT ALL ON FUNCTION identity.age_band(p_dob date, p_on date) TO web_vetting;
GRANT ALL ON FUNCTION identity.age_band(p_dob date, p_on date) TO web_compliance;
GRANT ALL ON FUNCTION identity.age_band(p_dob date, p_on date) TO web_service;
GRANT ALL ON FUNCTION identity.age_band(p_dob date, p_on date) TO web_admin;
GRANT ALL ON FUNCTION identity.age_band(p_dob date, p_on date) TO web_dsl;
GRANT ALL ON FUNCTION identity.age_band(p_dob date, p_on date) TO web_lado;
GRANT ALL ON FUNCTION identity.age_band(p_dob date, p_on date) TO cap_recording;

--
-- Name: FUNCTION authenticate(); Type: ACL; Schema: identity; Owner: cap_seal
--

REVOKE ALL ON FUNCTION identity.authenticate() FROM PUBLIC;
GRANT ALL ON FUNCTION identity.authenticate() TO web_anon;
GRANT ALL ON FUNCTION identity.authenticate() TO web_learner;
GRANT ALL ON FUNCTION identity.authenticate() TO web_guardian;
GRANT ALL ON FUNCTION identity.authenticate() TO web_tutor;
GRANT ALL ON FUNCTION identity.authenticate() TO web_agency;
GRANT ALL ON FUNCTION identity.authenticate() TO web_school;
GRANT ALL ON FUNCTION identity.authenticate() TO web_vetting;
GRANT ALL ON FUNCTION identity.authenticate() TO web_compliance;
GRANT ALL ON FUNCTION identity.authenticate() TO web_service;
GRANT ALL ON FUNCTION identity.authenticate() TO web_admin;
GRANT ALL ON FUNCTION identity.authenticate() TO web_dsl;
GRANT ALL ON FUNCTION identity.authenticate() TO web_lado;

--
-- Name: FUNCTION base64url_bytes(p_text text); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.base64url_bytes(p_text text) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.base64url_bytes(p_text text) TO cap_seal;

--
-- Name: FUNCTION base64url_text(p_bytes bytea); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.base64url_text(p_bytes bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.base64url_text(p_bytes bytea) TO cap_seal;

--
-- Name: FUNCTION bearer_token(); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.bearer_token() FROM PUBLIC;
GRANT ALL ON FUNCTION identity.bearer_token() TO cap_seal;

--
-- Name: FUNCTION check_begins_now_or_later(p_from timestamp with time zone, p_parameter text); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.check_begins_now_or_later(p_from timestamp with time zone, p_parameter text) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.check_begins_now_or_later(p_from timestamp with time zone, p_parameter text) TO cap_identity;
GRANT ALL ON FUNCTION identity.check_begins_now_or_later(p_from timestamp with time zone, p_parameter text) TO cap_policy;
GRANT ALL ON FUNCTION identity.check_begins_now_or_later(p_from timestamp with time zone, p_parameter text) TO cap_vetting;
GRANT ALL ON FUNCTION identity.check_begins_now_or_later(p_from timestamp with time zone, p_parameter text) TO cap_booking;

--
-- Name: FUNCTION check_choice(p_value text, p_parameter text, VARIADIC p_choices text[]); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.check_choice(p_value text, p_parameter text, VARIADIC p_choices text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.check_choice(p_value text, p_parameter text, VARIADIC p_choices text[]) TO cap_identity;
GRANT ALL ON FUNCTION identity.check_choice(p_value text, p_parameter text, VARIADIC p_choices text[]) TO cap_seal;
GRANT ALL ON FUNCTION identity.check_choice(p_value text, p_parameter text, VARIADIC p_choices text[]) TO cap_policy;
GRANT ALL ON FUNCTION identity.check_choice(p_value text, p_parameter text, VARIADIC p_choices text[]) TO cap_vetting;
GRANT ALL ON FUNCTION identity.check_choice(p_value text, p_parameter text, VARIADIC p_choices text[]) TO cap_booking;
GRANT ALL ON FUNCTION identity.check_choice(p_value text, p_parameter text, VARIADIC p_choices text[]) TO cap_recording;

--
-- Name: FUNCTION check_civil_day(p_day date, p_parameter text); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.check_civil_day(p_day date, p_parameter text) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.check_civil_day(p_day date, p_parameter text) TO cap_identity;
GRANT ALL ON FUNCTION identity.check_civil_day(p_day date, p_parameter text) TO cap_seal;
GRANT ALL ON FUNCTION identity.check_civil_day(p_day date, p_parameter text) TO cap_policy;
GRANT ALL ON FUNCTION identity.check_civil_day(p_day date, p_parameter text) TO cap_vetting;
GRANT ALL ON FUNCTION identity.check_civil_day(p_day date, p_parameter text) TO cap_booking;

--
-- Name: FUNCTION check_date_of_birth(p_dob date); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.check_date_of_birth(p_dob date) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.check_date_of_birth(p_dob date) TO cap_identity;

--
-- Name: FUNCTION check_ends_later(p_until timestamp with time zone, p_parameter text, p_from timestamp with time zone); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.check_ends_later(p_until timestamp with time zone, p_parameter text, p_from timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.check_ends_later(p_until timestamp with time zone, p_parameter text, p_from timestamp with time zone) TO cap_identity;
GRANT ALL ON FUNCTION identity.check_ends_later(p_until timestamp with time zone, p_parameter text, p_from timestamp with time zone) TO cap_seal;
GRANT ALL ON FUNCTION identity.check_ends_later(p_until timestamp with time zone, p_parameter text, p_from timestamp with time zone) TO cap_policy;
GRANT ALL ON FUNCTION identity.check_ends_later(p_until timestamp with time zone, p_parameter text, p_from timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION identity.check_ends_later(p_until timestamp with time zone, p_parameter text, p_from timestamp with time zone) TO cap_booking;

--
-- Name: FUNCTION check_required(p_value anyelement, p_parameter text); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.check_required(p_value anyelement, p_parameter text) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.check_required(p_value anyelement, p_parameter text) TO cap_identity;
GRANT ALL ON FUNCTION identity.check_required(p_value anyelement, p_parameter text) TO cap_seal;
GRANT ALL ON FUNCTION identity.check_required(p_value anyelement, p_parameter text) TO cap_policy;
GRANT ALL ON FUNCTION identity.check_required(p_value anyelement, p_parameter text) TO cap_vetting;
GRANT ALL ON FUNCTION identity.check_required(p_value anyelement, p_parameter text) TO cap_booking;
GRANT ALL ON FUNCTION identity.check_required(p_value anyelement, p_parameter text) TO cap_ledger;
GRANT ALL ON FUNCTION identity.check_required(p_value anyelement, p_parameter text) TO cap_recording;

--
-- Name: FUNCTION civil_date(p_at timestamp with time zone); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.civil_date(p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.civil_date(p_at timestamp with time zone) TO cap_identity;
GRANT ALL ON FUNCTION identity.civil_date(p_at timestamp with time zone) TO cap_seal;
GRANT ALL ON FUNCTION identity.civil_date(p_at timestamp with time zone) TO cap_policy;
GRANT ALL ON FUNCTION identity.civil_date(p_at timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION identity.civil_date(p_at timestamp with time zone) TO cap_booking;
GRANT ALL ON FUNCTION identity.civil_date(p_at timestamp with time zone) TO web_anon;
GRANT ALL ON FUNCTION identity.civil_date(p_at timestamp with time zone) TO web_learner;
GRANT ALL ON FUNCTION identity.civil_date(p_at timestamp with time zone) TO web_guardian;
GRANT ALL ON FUNCTION identity.civil_date(p_at timestamp with time zone) TO web_tutor;
GRANT ALL ON FUNCTION identity.civil_date(p_at timestamp with time zone) TO web_agency;
GRANT ALL ON FUNCTION identity.civil_date(p_at timestamp with time zone) TO web_school;
GRANT ALL ON FUNCTION identity.civil_date(p_at timestamp with time zone) TO web_vetting;
GRANT ALL ON FUNCTION identity.civil_date(p_at timestamp with time zone) TO web_compliance;
GRANT ALL ON FUNCTION identity.civil_date(p_at timestamp with time zone) TO web_service;
GRANT ALL ON FUNCTION identity.civil_date(p_at timestamp with time zone) TO web_admin;
GRANT ALL ON FUNCTION identity.civil_date(p_at timestamp with time zone) TO web_dsl;
GRANT ALL ON FUNCTION identity.civil_date(p_at timestamp with time zone) TO web_lado;
GRANT ALL ON FUNCTION identity.civil_date(p_at timestamp with time zone) TO cap_recording;

--
-- Name: FUNCTION claims_hold(p_claims jsonb, p_audience text, p_at timestamp with time zone); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.claims_hold(p_claims jsonb, p_audience text, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.claims_hold(p_claims jsonb, p_audience text, p_at timestamp with time zone) TO cap_seal;

--
-- Name: FUNCTION clean_text(p_value text, p_parameter text, p_max integer, p_required boolean, p_min integer); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.clean_text(p_value text, p_parameter text, p_max integer, p_required boolean, p_min integer) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.clean_text(p_value text, p_parameter text, p_max integer, p_required boolean, p_min integer) TO cap_identity;
GRANT ALL ON FUNCTION identity.clean_text(p_value text, p_parameter text, p_max integer, p_required boolean, p_min integer) TO cap_seal;
GRANT ALL ON FUNCTION identity.clean_text(p_value text, p_parameter text, p_max integer, p_required boolean, p_min integer) TO cap_policy;
GRANT ALL ON FUNCTION identity.clean_text(p_value text, p_parameter text, p_max integer, p_required boolean, p_min integer) TO cap_vetting;
GRANT ALL ON FUNCTION identity.clean_text(p_value text, p_parameter text, p_max integer, p_required boolean, p_min integer) TO cap_booking;
GRANT ALL ON FUNCTION identity.clean_text(p_value text, p_parameter text, p_max integer, p_required boolean, p_min integer) TO cap_ledger;
GRANT ALL ON FUNCTION identity.clean_text(p_value text, p_parameter text, p_max integer, p_required boolean, p_min integer) TO cap_recording;

--
-- Name: FUNCTION confirm_signing_key(p_kid text, p_thumbprint text); Type: ACL; Schema: identity; Owner: cap_seal
--

REVOKE ALL ON FUNCTION identity.confirm_signing_key(p_kid text, p_thumbprint text) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.confirm_signing_key(p_kid text, p_thumbprint text) TO safelane_approver;

--
-- Name: TABLE person; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT SELECT ON TABLE identity.person TO cap_identity;
GRANT SELECT ON TABLE identity.person TO cap_policy;
GRANT SELECT ON TABLE identity.person TO cap_vetting;
GRANT SELECT ON TABLE identity.person TO cap_booking;
GRANT SELECT ON TABLE identity.person TO cap_recording;

--
-- Name: COLUMN person.person_id; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT SELECT(person_id) ON TABLE identity.person TO web_learner;
GRANT SELECT(person_id) ON TABLE identity.person TO web_tutor;
GRANT SELECT(person_id) ON TABLE identity.person TO web_guardian;
GRANT INSERT(person_id) ON TABLE identity.person TO cap_identity;

--
-- Name: COLUMN person.given_name; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT SELECT(given_name) ON TABLE identity.person TO web_learner;
GRANT SELECT(given_name) ON TABLE identity.person TO web_tutor;
GRANT SELECT(given_name) ON TABLE identity.person TO web_guardian;
GRANT INSERT(given_name),UPDATE(given_name) ON TABLE identity.person TO cap_identity;

--
-- Name: COLUMN person.family_name; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT SELECT(family_name) ON TABLE identity.person TO web_learner;
GRANT SELECT(family_name) ON TABLE identity.person TO web_tutor;
GRANT INSERT(family_name),UPDATE(family_name) ON TABLE identity.person TO cap_identity;

--
-- Name: COLUMN person.date_of_birth; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT SELECT(date_of_birth) ON TABLE identity.person TO web_learner;
GRANT SELECT(date_of_birth) ON TABLE identity.person TO web_tutor;
GRANT SELECT(date_of_birth) ON TABLE identity.person TO web_guardian;
GRANT INSERT(date_of_birth),UPDATE(date_of_birth) ON TABLE identity.person TO cap_identity;

--
-- Name: COLUMN person.account_state; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT SELECT(account_state) ON TABLE identity.person TO web_learner;
GRANT SELECT(account_state) ON TABLE identity.person TO web_tutor;
GRANT UPDATE(account_state) ON TABLE identity.person TO cap_identity;

--
-- Name: COLUMN person.external_ref; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(external_ref) ON TABLE identity.person TO cap_identity;

--
-- Name: COLUMN person.registered_by; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(registered_by) ON TABLE identity.person TO cap_identity;

--
-- Name: FUNCTION demonstration_people(); Type: ACL; Schema: identity; Owner: cap_identity
--

REVOKE ALL ON FUNCTION identity.demonstration_people() FROM PUBLIC;
GRANT ALL ON FUNCTION identity.demonstration_people() TO safelane_migrator;

--
-- Name: FUNCTION engagement_is_only_ended(); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.engagement_is_only_ended() FROM PUBLIC;

--
-- Name: FUNCTION finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb) TO cap_identity;

--
-- Name: FUNCTION found_platform(p_given_name text, p_family_name text, p_profile text, p_external_ref text); Type: ACL; Schema: identity; Owner: cap_identity
--

REVOKE ALL ON FUNCTION identity.found_platform(p_given_name text, p_family_name text, p_profile text, p_external_ref text) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.found_platform(p_given_name text, p_family_name text, p_profile text, p_external_ref text) TO safelane_migrator;

--
-- Name: FUNCTION guardians_of(p_learner uuid, p_at timestamp with time zone); Type: ACL; Schema: identity; Owner: cap_identity
--

REVOKE ALL ON FUNCTION identity.guardians_of(p_learner uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.guardians_of(p_learner uuid, p_at timestamp with time zone) TO cap_policy;
GRANT ALL ON FUNCTION identity.guardians_of(p_learner uuid, p_at timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION identity.guardians_of(p_learner uuid, p_at timestamp with time zone) TO cap_booking;
GRANT ALL ON FUNCTION identity.guardians_of(p_learner uuid, p_at timestamp with time zone) TO cap_recording;

--
-- Name: FUNCTION guardianship_is_only_ended(); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.guardianship_is_only_ended() FROM PUBLIC;

--
-- Name: FUNCTION hmac_sha256(p_key bytea, p_message bytea); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.hmac_sha256(p_key bytea, p_message bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.hmac_sha256(p_key bytea, p_message bytea) TO cap_seal;

--
-- Name: FUNCTION holds_power(p_person uuid, p_power text, p_organisation uuid, p_at timestamp with time zone); Type: ACL; Schema: identity; Owner: cap_identity
--

REVOKE ALL ON FUNCTION identity.holds_power(p_person uuid, p_power text, p_organisation uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.holds_power(p_person uuid, p_power text, p_organisation uuid, p_at timestamp with time zone) TO cap_seal;
GRANT ALL ON FUNCTION identity.holds_power(p_person uuid, p_power text, p_organisation uuid, p_at timestamp with time zone) TO cap_policy;
GRANT ALL ON FUNCTION identity.holds_power(p_person uuid, p_power text, p_organisation uuid, p_at timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION identity.holds_power(p_person uuid, p_power text, p_organisation uuid, p_at timestamp with time zone) TO cap_booking;
GRANT ALL ON FUNCTION identity.holds_power(p_person uuid, p_power text, p_organisation uuid, p_at timestamp with time zone) TO cap_recording;

--
-- Name: FUNCTION persona_power(p_persona text); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.persona_power(p_persona text) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.persona_power(p_persona text) TO cap_identity;
GRANT ALL ON FUNCTION identity.persona_power(p_persona text) TO cap_seal;

--
-- Name: FUNCTION holds_persona(p_person uuid, p_persona text, p_at timestamp with time zone); Type: ACL; Schema: identity; Owner: cap_identity
--

REVOKE ALL ON FUNCTION identity.holds_persona(p_person uuid, p_persona text, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.holds_persona(p_person uuid, p_persona text, p_at timestamp with time zone) TO cap_seal;
GRANT ALL ON FUNCTION identity.holds_persona(p_person uuid, p_persona text, p_at timestamp with time zone) TO cap_policy;
GRANT ALL ON FUNCTION identity.holds_persona(p_person uuid, p_persona text, p_at timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION identity.holds_persona(p_person uuid, p_persona text, p_at timestamp with time zone) TO cap_booking;
GRANT ALL ON FUNCTION identity.holds_persona(p_person uuid, p_persona text, p_at timestamp with time zone) TO cap_recording;

--
-- Name: FUNCTION household(p_learner uuid, p_at timestamp with time zone); Type: ACL; Schema: identity; Owner: cap_identity
--

REVOKE ALL ON FUNCTION identity.household(p_learner uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.household(p_learner uuid, p_at timestamp with time zone) TO cap_policy;
GRANT ALL ON FUNCTION identity.household(p_learner uuid, p_at timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION identity.household(p_learner uuid, p_at timestamp with time zone) TO cap_booking;

--
-- Name: FUNCTION import_begin(p_rows jsonb, p_dry_run boolean); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.import_begin(p_rows jsonb, p_dry_run boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.import_begin(p_rows jsonb, p_dry_run boolean) TO cap_identity;
GRANT ALL ON FUNCTION identity.import_begin(p_rows jsonb, p_dry_run boolean) TO cap_vetting;

--
-- Name: FUNCTION import_columns(p_row jsonb, VARIADIC p_columns text[]); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.import_columns(p_row jsonb, VARIADIC p_columns text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.import_columns(p_row jsonb, VARIADIC p_columns text[]) TO cap_identity;
GRANT ALL ON FUNCTION identity.import_columns(p_row jsonb, VARIADIC p_columns text[]) TO cap_vetting;

--
-- Name: FUNCTION import_day(p_row jsonb, p_column text); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.import_day(p_row jsonb, p_column text) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.import_day(p_row jsonb, p_column text) TO cap_identity;
GRANT ALL ON FUNCTION identity.import_day(p_row jsonb, p_column text) TO cap_vetting;

--
-- Name: FUNCTION import_engagement(p_row jsonb); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.import_engagement(p_row jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.import_engagement(p_row jsonb) TO cap_identity;

--
-- Name: FUNCTION import_flag(p_row jsonb, p_column text); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.import_flag(p_row jsonb, p_column text) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.import_flag(p_row jsonb, p_column text) TO cap_identity;

--
-- Name: FUNCTION import_guardian(p_row jsonb); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.import_guardian(p_row jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.import_guardian(p_row jsonb) TO cap_identity;

--
-- Name: FUNCTION import_hours(p_row jsonb); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.import_hours(p_row jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.import_hours(p_row jsonb) TO cap_identity;

--
-- Name: FUNCTION import_instant(p_row jsonb, p_column text); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.import_instant(p_row jsonb, p_column text) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.import_instant(p_row jsonb, p_column text) TO cap_identity;
GRANT ALL ON FUNCTION identity.import_instant(p_row jsonb, p_column text) TO cap_vetting;

--
-- Name: FUNCTION import_organisation(p_row jsonb); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.import_organisation(p_row jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.import_organisation(p_row jsonb) TO cap_identity;

--
-- Name: FUNCTION import_person(p_row jsonb); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.import_person(p_row jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.import_person(p_row jsonb) TO cap_identity;

--
-- Name: FUNCTION import_registered(p_row jsonb, p_column text, p_kind text); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.import_registered(p_row jsonb, p_column text, p_kind text) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.import_registered(p_row jsonb, p_column text, p_kind text) TO cap_identity;

--
-- Name: FUNCTION import_text(p_row jsonb, p_column text); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.import_text(p_row jsonb, p_column text) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.import_text(p_row jsonb, p_column text) TO cap_identity;
GRANT ALL ON FUNCTION identity.import_text(p_row jsonb, p_column text) TO cap_vetting;

--
-- Name: FUNCTION is_adult(p_dob date, p_at timestamp with time zone); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.is_adult(p_dob date, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.is_adult(p_dob date, p_at timestamp with time zone) TO cap_identity;
GRANT ALL ON FUNCTION identity.is_adult(p_dob date, p_at timestamp with time zone) TO cap_seal;
GRANT ALL ON FUNCTION identity.is_adult(p_dob date, p_at timestamp with time zone) TO cap_policy;
GRANT ALL ON FUNCTION identity.is_adult(p_dob date, p_at timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION identity.is_adult(p_dob date, p_at timestamp with time zone) TO cap_booking;

--
-- Name: FUNCTION is_guardian_of(p_guardian uuid, p_learner uuid, p_at timestamp with time zone); Type: ACL; Schema: identity; Owner: cap_identity
--

REVOKE ALL ON FUNCTION identity.is_guardian_of(p_guardian uuid, p_learner uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.is_guardian_of(p_guardian uuid, p_learner uuid, p_at timestamp with time zone) TO cap_seal;
GRANT ALL ON FUNCTION identity.is_guardian_of(p_guardian uuid, p_learner uuid, p_at timestamp with time zone) TO cap_policy;
GRANT ALL ON FUNCTION identity.is_guardian_of(p_guardian uuid, p_learner uuid, p_at timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION identity.is_guardian_of(p_guardian uuid, p_learner uuid, p_at timestamp with time zone) TO cap_booking;
GRANT ALL ON FUNCTION identity.is_guardian_of(p_guardian uuid, p_learner uuid, p_at timestamp with time zone) TO cap_recording;

--
-- Name: TABLE key_confirmation; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT SELECT ON TABLE identity.key_confirmation TO cap_seal;
GRANT SELECT ON TABLE identity.key_confirmation TO cap_identity;

--
-- Name: COLUMN key_confirmation.kid; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(kid) ON TABLE identity.key_confirmation TO cap_seal;

--
-- Name: COLUMN key_confirmation.how; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(how) ON TABLE identity.key_confirmation TO cap_seal;

--
-- Name: COLUMN key_confirmation.thumbprint; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(thumbprint) ON TABLE identity.key_confirmation TO cap_seal;

--
-- Name: FUNCTION key_is_confirmed(p_kid text); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.key_is_confirmed(p_kid text) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.key_is_confirmed(p_kid text) TO cap_seal;

--
-- Name: FUNCTION key_thumbprint(p_modulus numeric); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.key_thumbprint(p_modulus numeric) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.key_thumbprint(p_modulus numeric) TO cap_seal;

--
-- Name: TABLE signing_key; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT SELECT ON TABLE identity.signing_key TO cap_seal;
GRANT SELECT ON TABLE identity.signing_key TO cap_identity;

--
-- Name: COLUMN signing_key.kid; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(kid) ON TABLE identity.signing_key TO cap_seal;

--
-- Name: COLUMN signing_key.modulus; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(modulus) ON TABLE identity.signing_key TO cap_seal;

--
-- Name: COLUMN signing_key.exponent; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(exponent) ON TABLE identity.signing_key TO cap_seal;

--
-- Name: COLUMN signing_key.audience; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(audience) ON TABLE identity.signing_key TO cap_seal;

--
-- Name: COLUMN signing_key.valid_from; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(valid_from) ON TABLE identity.signing_key TO cap_seal;

--
-- Name: COLUMN signing_key.retired_at; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT UPDATE(retired_at) ON TABLE identity.signing_key TO cap_seal;

--
-- Name: FUNCTION key_confirmations(); Type: ACL; Schema: identity; Owner: cap_seal
--

REVOKE ALL ON FUNCTION identity.key_confirmations() FROM PUBLIC;
GRANT ALL ON FUNCTION identity.key_confirmations() TO safelane_migrator;
GRANT ALL ON FUNCTION identity.key_confirmations() TO safelane_approver;

--
-- Name: FUNCTION list_signing_keys(); Type: ACL; Schema: identity; Owner: cap_seal
--

REVOKE ALL ON FUNCTION identity.list_signing_keys() FROM PUBLIC;
GRANT ALL ON FUNCTION identity.list_signing_keys() TO safelane_migrator;

--
-- Name: FUNCTION octets_number(p_octets bytea); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.octets_number(p_octets bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.octets_number(p_octets bytea) TO cap_seal;

--
-- Name: TABLE organisation; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT SELECT ON TABLE identity.organisation TO cap_identity;
GRANT SELECT ON TABLE identity.organisation TO cap_policy;
GRANT SELECT ON TABLE identity.organisation TO cap_vetting;
GRANT SELECT ON TABLE identity.organisation TO cap_booking;

--
-- Name: COLUMN organisation.organisation_id; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(organisation_id) ON TABLE identity.organisation TO cap_identity;

--
-- Name: COLUMN organisation.kind; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(kind) ON TABLE identity.organisation TO cap_identity;

--
-- Name: COLUMN organisation.name; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(name) ON TABLE identity.organisation TO cap_identity;

--
-- Name: COLUMN organisation.external_ref; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(external_ref) ON TABLE identity.organisation TO cap_identity;

--
-- Name: COLUMN organisation.registered_by; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(registered_by) ON TABLE identity.organisation TO cap_identity;

--
-- Name: FUNCTION organisation_is(p_organisation uuid, p_kind text); Type: ACL; Schema: identity; Owner: cap_identity
--

REVOKE ALL ON FUNCTION identity.organisation_is(p_organisation uuid, p_kind text) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.organisation_is(p_organisation uuid, p_kind text) TO cap_policy;
GRANT ALL ON FUNCTION identity.organisation_is(p_organisation uuid, p_kind text) TO cap_vetting;
GRANT ALL ON FUNCTION identity.organisation_is(p_organisation uuid, p_kind text) TO cap_booking;

--
-- Name: FUNCTION person_id(); Type: ACL; Schema: identity; Owner: cap_seal
--

REVOKE ALL ON FUNCTION identity.person_id() FROM PUBLIC;
GRANT ALL ON FUNCTION identity.person_id() TO cap_guard;
GRANT ALL ON FUNCTION identity.person_id() TO cap_ledger;
GRANT ALL ON FUNCTION identity.person_id() TO cap_identity;
GRANT ALL ON FUNCTION identity.person_id() TO cap_policy;
GRANT ALL ON FUNCTION identity.person_id() TO cap_vetting;
GRANT ALL ON FUNCTION identity.person_id() TO cap_booking;
GRANT ALL ON FUNCTION identity.person_id() TO cap_migration;
GRANT ALL ON FUNCTION identity.person_id() TO web_anon;
GRANT ALL ON FUNCTION identity.person_id() TO web_learner;
GRANT ALL ON FUNCTION identity.person_id() TO web_guardian;
GRANT ALL ON FUNCTION identity.person_id() TO web_tutor;
GRANT ALL ON FUNCTION identity.person_id() TO web_agency;
GRANT ALL ON FUNCTION identity.person_id() TO web_school;
GRANT ALL ON FUNCTION identity.person_id() TO web_vetting;
GRANT ALL ON FUNCTION identity.person_id() TO web_compliance;
GRANT ALL ON FUNCTION identity.person_id() TO web_service;
GRANT ALL ON FUNCTION identity.person_id() TO web_admin;
GRANT ALL ON FUNCTION identity.person_id() TO web_dsl;
GRANT ALL ON FUNCTION identity.person_id() TO web_lado;
GRANT ALL ON FUNCTION identity.person_id() TO cap_recording;

--
-- Name: FUNCTION person_is_corrected(); Type: ACL; Schema: identity; Owner: cap_identity
--

REVOKE ALL ON FUNCTION identity.person_is_corrected() FROM PUBLIC;
GRANT ALL ON FUNCTION identity.person_is_corrected() TO safelane_owner;

--
-- Name: FUNCTION persona(); Type: ACL; Schema: identity; Owner: cap_seal
--

REVOKE ALL ON FUNCTION identity.persona() FROM PUBLIC;
GRANT ALL ON FUNCTION identity.persona() TO cap_guard;
GRANT ALL ON FUNCTION identity.persona() TO cap_ledger;
GRANT ALL ON FUNCTION identity.persona() TO cap_identity;
GRANT ALL ON FUNCTION identity.persona() TO cap_policy;
GRANT ALL ON FUNCTION identity.persona() TO cap_vetting;
GRANT ALL ON FUNCTION identity.persona() TO cap_booking;
GRANT ALL ON FUNCTION identity.persona() TO cap_migration;
GRANT ALL ON FUNCTION identity.persona() TO web_anon;
GRANT ALL ON FUNCTION identity.persona() TO web_learner;
GRANT ALL ON FUNCTION identity.persona() TO web_guardian;
GRANT ALL ON FUNCTION identity.persona() TO web_tutor;
GRANT ALL ON FUNCTION identity.persona() TO web_agency;
GRANT ALL ON FUNCTION identity.persona() TO web_school;
GRANT ALL ON FUNCTION identity.persona() TO web_vetting;
GRANT ALL ON FUNCTION identity.persona() TO web_compliance;
GRANT ALL ON FUNCTION identity.persona() TO web_service;
GRANT ALL ON FUNCTION identity.persona() TO web_admin;
GRANT ALL ON FUNCTION identity.persona() TO web_dsl;
GRANT ALL ON FUNCTION identity.persona() TO web_lado;
GRANT ALL ON FUNCTION identity.persona() TO cap_recording;

--
-- Name: FUNCTION power_is_only_revoked(); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.power_is_only_revoked() FROM PUBLIC;

--
-- Name: FUNCTION power_scope(p_power text); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.power_scope(p_power text) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.power_scope(p_power text) TO cap_identity;

--
-- Name: FUNCTION read_operating_hours(p_hours jsonb); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.read_operating_hours(p_hours jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.read_operating_hours(p_hours jsonb) TO cap_identity;

--
-- Name: FUNCTION refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text) TO cap_identity;

--
-- Name: FUNCTION refuse_token(); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.refuse_token() FROM PUBLIC;
GRANT ALL ON FUNCTION identity.refuse_token() TO cap_seal;

--
-- Name: FUNCTION require_persona(VARIADIC p_personas text[]); Type: ACL; Schema: identity; Owner: cap_seal
--

REVOKE ALL ON FUNCTION identity.require_persona(VARIADIC p_personas text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.require_persona(VARIADIC p_personas text[]) TO cap_guard;
GRANT ALL ON FUNCTION identity.require_persona(VARIADIC p_personas text[]) TO cap_ledger;
GRANT ALL ON FUNCTION identity.require_persona(VARIADIC p_personas text[]) TO cap_identity;
GRANT ALL ON FUNCTION identity.require_persona(VARIADIC p_personas text[]) TO cap_policy;
GRANT ALL ON FUNCTION identity.require_persona(VARIADIC p_personas text[]) TO cap_vetting;
GRANT ALL ON FUNCTION identity.require_persona(VARIADIC p_personas text[]) TO cap_booking;
GRANT ALL ON FUNCTION identity.require_persona(VARIADIC p_personas text[]) TO cap_recording;

--
-- Name: FUNCTION retire_signing_key(p_kid text, p_at timestamp with time zone); Type: ACL; Schema: identity; Owner: cap_seal
--

REVOKE ALL ON FUNCTION identity.retire_signing_key(p_kid text, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.retire_signing_key(p_kid text, p_at timestamp with time zone) TO safelane_migrator;

--
-- Name: FUNCTION seal(p_person uuid, p_persona text, p_until timestamp with time zone, p_token text); Type: ACL; Schema: identity; Owner: cap_seal
--

REVOKE ALL ON FUNCTION identity.seal(p_person uuid, p_persona text, p_until timestamp with time zone, p_token text) FROM PUBLIC;

--
-- Name: FUNCTION seal_of(p_person text, p_persona text, p_until text, p_token text); Type: ACL; Schema: identity; Owner: cap_seal
--

REVOKE ALL ON FUNCTION identity.seal_of(p_person text, p_persona text, p_until text, p_token text) FROM PUBLIC;

--
-- Name: FUNCTION session_is_harmless(); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.session_is_harmless() FROM PUBLIC;
GRANT ALL ON FUNCTION identity.session_is_harmless() TO cap_seal;

--
-- Name: FUNCTION signing_key_is_only_retired(); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.signing_key_is_only_retired() FROM PUBLIC;

--
-- Name: FUNCTION token_claims(p_token text, OUT claims jsonb, OUT audience text); Type: ACL; Schema: identity; Owner: cap_seal
--

REVOKE ALL ON FUNCTION identity.token_claims(p_token text, OUT claims jsonb, OUT audience text) FROM PUBLIC;

--
-- Name: FUNCTION token_json(p_part text); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.token_json(p_part text) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.token_json(p_part text) TO cap_seal;

--
-- Name: FUNCTION unrecorded(); Type: ACL; Schema: identity; Owner: cap_identity
--

REVOKE ALL ON FUNCTION identity.unrecorded() FROM PUBLIC;
GRANT ALL ON FUNCTION identity.unrecorded() TO cap_ledger;

--
-- Name: FUNCTION verify_rs256(p_message bytea, p_signature bytea, p_modulus numeric); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.verify_rs256(p_message bytea, p_signature bytea, p_modulus numeric) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.verify_rs256(p_message bytea, p_signature bytea, p_modulus numeric) TO cap_seal;

--
-- Name: FUNCTION wards(p_at timestamp with time zone); Type: ACL; Schema: identity; Owner: cap_identity
--

REVOKE ALL ON FUNCTION identity.wards(p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.wards(p_at timestamp with time zone) TO web_guardian;
GRANT ALL ON FUNCTION identity.wards(p_at timestamp with time zone) TO cap_policy;
GRANT ALL ON FUNCTION identity.wards(p_at timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION identity.wards(p_at timestamp with time zone) TO cap_booking;
GRANT ALL ON FUNCTION identity.wards(p_at timestamp with time zone) TO cap_recording;

--
-- Name: TABLE engagement; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT SELECT ON TABLE identity.engagement TO cap_identity;
GRANT SELECT ON TABLE identity.engagement TO cap_policy;
GRANT SELECT ON TABLE identity.engagement TO cap_vetting;
GRANT SELECT ON TABLE identity.engagement TO cap_booking;
GRANT SELECT ON TABLE identity.engagement TO cap_recording;

--
-- Name: COLUMN engagement.engagement_id; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(engagement_id) ON TABLE identity.engagement TO cap_identity;

--
-- Name: COLUMN engagement.tutor_id; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(tutor_id) ON TABLE identity.engagement TO cap_identity;

--
-- Name: COLUMN engagement.agency_id; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(agency_id) ON TABLE identity.engagement TO cap_identity;

--
-- Name: COLUMN engagement.school_id; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(school_id) ON TABLE identity.engagement TO cap_identity;

--
-- Name: COLUMN engagement.off_site; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(off_site) ON TABLE identity.engagement TO cap_identity;

--
-- Name: COLUMN engagement.starts_on; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(starts_on) ON TABLE identity.engagement TO cap_identity;

--
-- Name: COLUMN engagement.ends_on; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(ends_on),UPDATE(ends_on) ON TABLE identity.engagement TO cap_identity;

--
-- Name: COLUMN engagement.opened_by; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(opened_by) ON TABLE identity.engagement TO cap_identity;

--
-- Name: COLUMN engagement.ended_at; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT UPDATE(ended_at) ON TABLE identity.engagement TO cap_identity;

--
-- Name: COLUMN engagement.ended_by; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT UPDATE(ended_by) ON TABLE identity.engagement TO cap_identity;

--
-- Name: COLUMN engagement.end_reason; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT UPDATE(end_reason) ON TABLE identity.engagement TO cap_identity;

--
-- Name: COLUMN engagement.external_ref; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(external_ref) ON TABLE identity.engagement TO cap_identity;

--
-- Name: TABLE operating_change; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT SELECT ON TABLE identity.operating_change TO cap_identity;
GRANT SELECT ON TABLE identity.operating_change TO cap_booking;

--
-- Name: COLUMN operating_change.change_id; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(change_id) ON TABLE identity.operating_change TO cap_identity;

--
-- Name: COLUMN operating_change.organisation_id; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(organisation_id) ON TABLE identity.operating_change TO cap_identity;

--
-- Name: COLUMN operating_change.operating_hours; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(operating_hours) ON TABLE identity.operating_change TO cap_identity;

--
-- Name: COLUMN operating_change.effective_from; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(effective_from) ON TABLE identity.operating_change TO cap_identity;

--
-- Name: COLUMN operating_change.reason; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(reason) ON TABLE identity.operating_change TO cap_identity;

--
-- Name: COLUMN operating_change.set_by; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(set_by) ON TABLE identity.operating_change TO cap_identity;

--
-- Name: TABLE operating_window; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT SELECT ON TABLE identity.operating_window TO cap_identity;
GRANT SELECT ON TABLE identity.operating_window TO cap_policy;
GRANT SELECT ON TABLE identity.operating_window TO cap_vetting;
GRANT SELECT ON TABLE identity.operating_window TO cap_booking;

--
-- Name: COLUMN operating_window.organisation_id; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(organisation_id) ON TABLE identity.operating_window TO cap_identity;

--
-- Name: COLUMN operating_window.iso_weekday; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(iso_weekday) ON TABLE identity.operating_window TO cap_identity;

--
-- Name: COLUMN operating_window.opens; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(opens) ON TABLE identity.operating_window TO cap_identity;

--
-- Name: COLUMN operating_window.closes; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(closes) ON TABLE identity.operating_window TO cap_identity;

--
-- Name: TABLE person_correction; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT SELECT ON TABLE identity.person_correction TO cap_identity;

--
-- Name: COLUMN person_correction.person_id; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(person_id) ON TABLE identity.person_correction TO cap_identity;

--
-- Name: COLUMN person_correction.field; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(field) ON TABLE identity.person_correction TO cap_identity;

--
-- Name: COLUMN person_correction.old_value; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(old_value) ON TABLE identity.person_correction TO cap_identity;

--
-- Name: COLUMN person_correction.new_value; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(new_value) ON TABLE identity.person_correction TO cap_identity;

--
-- Name: COLUMN person_correction.reason; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(reason) ON TABLE identity.person_correction TO cap_identity;

--
-- Name: COLUMN person_correction.corrected_by; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(corrected_by) ON TABLE identity.person_correction TO cap_identity;

--
-- Name: TABLE seal_key; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT SELECT ON TABLE identity.seal_key TO cap_seal;

--
-- Name: COLUMN seal_key.secret; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(secret) ON TABLE identity.seal_key TO cap_seal;

--
-- Name: TABLE token_floor; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT SELECT ON TABLE identity.token_floor TO cap_seal;
GRANT SELECT ON TABLE identity.token_floor TO cap_identity;

--
-- Name: COLUMN token_floor.person_id; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(person_id) ON TABLE identity.token_floor TO cap_identity;

--
-- Name: COLUMN token_floor.not_before; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(not_before) ON TABLE identity.token_floor TO cap_identity;

--
-- Name: COLUMN token_floor.set_by; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(set_by) ON TABLE identity.token_floor TO cap_identity;

--
-- Name: COLUMN token_floor.reason; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT INSERT(reason) ON TABLE identity.token_floor TO cap_identity;
