-- The schema vetting at head, for reading and review. Written by `safelane snapshot`; do not edit.
-- Revision 0021
-- PostgreSQL 18

--
-- Name: assessor_is_another(); Type: FUNCTION; Schema: vetting; Owner: cap_vetting
--

CREATE FUNCTION vetting.assessor_is_another() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if new.assessed_by = new.person_id
    or exists (
      select
      from vetting.dbs_certificate as weighed
      cross join lateral vetting.certificate_family(weighed.person_id, weighed.number, weighed.supersedes) as kin
      where weighed.certificate_id = new.certificate_id
        and new.assessed_by in (weighed.recorded_by, weighed.person_id, kin.recorded_by)
    )
    or exists (
      select
      from vetting.self_disclosure as weighed
      where weighed.self_disclosure_id = new.self_disclosure_id
        and (weighed.recorded_by = new.assessed_by or weighed.person_id = new.assessed_by)
    )
  then
    raise exception using
      errcode = 'PT403',
      message = 'whoever recorded a disclosure does not assess it',
      hint = 'Ask another vetting officer.';
  end if;
  return new;
end;
$$;

ALTER FUNCTION vetting.assessor_is_another() OWNER TO cap_vetting;

--
-- Name: FUNCTION assessor_is_another(); Type: COMMENT; Schema: vetting; Owner: cap_vetting
--

COMMENT ON FUNCTION vetting.assessor_is_another() IS 'Trigger on vetting.disclosure_assessment: the assessor is neither the recorder nor the person.';

--
-- Name: dbs_certificate; Type: TABLE; Schema: vetting; Owner: safelane_owner
--

CREATE TABLE vetting.dbs_certificate (
    certificate_id uuid NOT NULL,
    person_id uuid NOT NULL,
    source text NOT NULL,
    number text,
    level text,
    workforce text,
    barred_list text DEFAULT 'not_checked'::text NOT NULL,
    name_on_certificate text,
    name_explanation text,
    disclosures text DEFAULT 'unknown'::text NOT NULL,
    regime text DEFAULT 'DBS'::text NOT NULL,
    issued_on date,
    seen_on date,
    recorded_by uuid NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    supersedes uuid,
    CONSTRAINT dbs_certificate_barred_list CHECK ((barred_list = ANY (ARRAY['not_checked'::text, 'clear'::text, 'match'::text]))),
    CONSTRAINT dbs_certificate_dates CHECK ((seen_on >= issued_on)),
    CONSTRAINT dbs_certificate_disclosures CHECK ((disclosures = ANY (ARRAY['blank'::text, 'non_blank'::text, 'unknown'::text]))),
    CONSTRAINT dbs_certificate_explanation_length CHECK (((length(name_explanation) >= 3) AND (length(name_explanation) <= 2000))),
    CONSTRAINT dbs_certificate_level CHECK ((level = ANY (ARRAY['basic'::text, 'standard'::text, 'enhanced'::text]))),
    CONSTRAINT dbs_certificate_name_length CHECK (((length(name_on_certificate) >= 1) AND (length(name_on_certificate) <= 400))),
    CONSTRAINT dbs_certificate_not_own CHECK (((source = 'self_declared'::text) OR (recorded_by <> person_id))),
    CONSTRAINT dbs_certificate_number CHECK ((number ~ '^[0-9]{12}$'::text)),
    CONSTRAINT dbs_certificate_regime CHECK ((regime = 'DBS'::text)),
    CONSTRAINT dbs_certificate_source CHECK ((source = ANY (ARRAY['verified'::text, 'self_declared'::text]))),
    CONSTRAINT dbs_certificate_verified CHECK (((source = 'self_declared'::text) OR ((num_nulls(number, level, workforce, name_on_certificate, issued_on, seen_on) = 0) AND (disclosures <> 'unknown'::text)))),
    CONSTRAINT dbs_certificate_workforce CHECK ((workforce = ANY (ARRAY['child'::text, 'adult'::text, 'child_and_adult'::text, 'other'::text])))
);

ALTER TABLE ONLY vetting.dbs_certificate FORCE ROW LEVEL SECURITY;

ALTER TABLE vetting.dbs_certificate OWNER TO safelane_owner;

--
-- Name: COLUMN dbs_certificate.number; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON COLUMN vetting.dbs_certificate.number IS '12 digits, leading zeros kept; shown by its last four only.';

--
-- Name: COLUMN dbs_certificate.disclosures; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON COLUMN vetting.dbs_certificate.disclosures IS 'blank: nothing disclosed; non_blank needs a risk assessment by somebody other than the recorder.';

--
-- Name: certificate_family(uuid, text, uuid); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.certificate_family(p_person uuid, p_number text, p_supersedes uuid) RETURNS TABLE(certificate_id uuid, disclosures text, recorded_by uuid)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH RECURSIVE family AS (
          SELECT own.certificate_id,
             own.number,
             own.supersedes,
             own.disclosures,
             own.recorded_by
            FROM vetting.dbs_certificate own
           WHERE ((own.person_id = certificate_family.p_person) AND (own.source = 'verified'::text) AND ((own.number = certificate_family.p_number) OR (own.certificate_id = certificate_family.p_supersedes)))
         UNION
          SELECT own.certificate_id,
             own.number,
             own.supersedes,
             own.disclosures,
             own.recorded_by
            FROM (family family_1
              JOIN vetting.dbs_certificate own ON (((own.person_id = certificate_family.p_person) AND (own.source = 'verified'::text) AND ((own.number = family_1.number) OR (own.certificate_id = family_1.supersedes)))))
         )
  SELECT family.certificate_id,
     family.disclosures,
     family.recorded_by
    FROM family;
END;

ALTER FUNCTION vetting.certificate_family(p_person uuid, p_number text, p_supersedes uuid) OWNER TO safelane_owner;

--
-- Name: FUNCTION certificate_family(p_person uuid, p_number text, p_supersedes uuid); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.certificate_family(p_person uuid, p_number text, p_supersedes uuid) IS 'The verified records of the certificate with this number, or that a record which supersedes this one would be of.';

--
-- Name: disclosure_assessment; Type: TABLE; Schema: vetting; Owner: safelane_owner
--

CREATE TABLE vetting.disclosure_assessment (
    assessment_id uuid NOT NULL,
    person_id uuid NOT NULL,
    certificate_id uuid,
    self_disclosure_id uuid,
    decision text NOT NULL,
    rationale text NOT NULL,
    assessed_by uuid NOT NULL,
    assessed_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT disclosure_assessment_decision CHECK ((decision = ANY (ARRAY['accept'::text, 'reject'::text]))),
    CONSTRAINT disclosure_assessment_rationale_length CHECK (((length(rationale) >= 20) AND (length(rationale) <= 8000))),
    CONSTRAINT disclosure_assessment_subject CHECK ((num_nonnulls(certificate_id, self_disclosure_id) = 1))
);

ALTER TABLE ONLY vetting.disclosure_assessment FORCE ROW LEVEL SECURITY;

ALTER TABLE vetting.disclosure_assessment OWNER TO safelane_owner;

--
-- Name: certificate_verdict(uuid, timestamp with time zone); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.certificate_verdict(p_certificate uuid, p_at timestamp with time zone) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT weighed.decision
    FROM (vetting.disclosure_assessment weighed
      JOIN vetting.dbs_certificate own ON ((own.certificate_id = weighed.certificate_id)))
   WHERE ((weighed.certificate_id = certificate_verdict.p_certificate) AND (weighed.assessed_at <= certificate_verdict.p_at) AND (weighed.assessed_by <> weighed.person_id) AND ((weighed.decision = 'reject'::text) OR ((weighed.assessed_by <> own.recorded_by) AND (NOT (EXISTS ( SELECT
            FROM vetting.certificate_family(own.person_id, own.number, own.supersedes) kin(certificate_id, disclosures, recorded_by)
           WHERE (kin.recorded_by = weighed.assessed_by)))))))
   ORDER BY weighed.assessed_at DESC, weighed.decision DESC
  LIMIT 1;
END;

ALTER FUNCTION vetting.certificate_verdict(p_certificate uuid, p_at timestamp with time zone) OWNER TO safelane_owner;

--
-- Name: FUNCTION certificate_verdict(p_certificate uuid, p_at timestamp with time zone); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.certificate_verdict(p_certificate uuid, p_at timestamp with time zone) IS 'accept or reject, as last weighed by somebody who may; null where nobody did.';

--
-- Name: certificate_accepted(uuid, uuid, timestamp with time zone); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.certificate_accepted(p_certificate uuid, p_recorder uuid, p_at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (COALESCE((vetting.certificate_verdict(p_certificate, p_at) = 'accept'::text), false) AND (NOT (EXISTS ( SELECT
            FROM vetting.dbs_certificate own
           WHERE ((own.certificate_id = certificate_accepted.p_certificate) AND (own.recorded_by IS DISTINCT FROM certificate_accepted.p_recorder))))));
END;

ALTER FUNCTION vetting.certificate_accepted(p_certificate uuid, p_recorder uuid, p_at timestamp with time zone) OWNER TO safelane_owner;

--
-- Name: FUNCTION certificate_accepted(p_certificate uuid, p_recorder uuid, p_at timestamp with time zone); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.certificate_accepted(p_certificate uuid, p_recorder uuid, p_at timestamp with time zone) IS 'Whether the latest risk assessment of a certificate, by neither its recorder nor its holder, accepts it.';

--
-- Name: lapses_at(date, interval); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.lapses_at(p_done_on date, p_good_for interval) RETURNS timestamp with time zone
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ((((p_done_on + p_good_for))::date)::timestamp without time zone AT TIME ZONE 'Europe/London'::text) AS timezone;
END;

ALTER FUNCTION vetting.lapses_at(p_done_on date, p_good_for interval) OWNER TO safelane_owner;

--
-- Name: FUNCTION lapses_at(p_done_on date, p_good_for interval); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.lapses_at(p_done_on date, p_good_for interval) IS 'First instant at which something done on a civil day is no longer good.';

--
-- Name: plain_name(text); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.plain_name(p_name text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT lower(regexp_replace(btrim(p_name), '[[:space:]]+'::text, ' '::text, 'g'::text)) AS lower;
END;

ALTER FUNCTION vetting.plain_name(p_name text) OWNER TO safelane_owner;

--
-- Name: FUNCTION plain_name(p_name text); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.plain_name(p_name text) IS 'A name as it is compared: lower case, trimmed, single spaces.';

--
-- Name: standing_certificates(uuid, timestamp with time zone, date); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.standing_certificates(p_person uuid, p_at timestamp with time zone, p_today date) RETURNS TABLE(certificate_id uuid, level text, workforce text, barred_list text, name_on_certificate text, name_explanation text, disclosures text, issued_on date, recorded_by uuid, recorded_at timestamp with time zone, is_settled boolean)
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
#variable_conflict use_column
begin
  -- most people have one certificate, which nothing replaces or takes back
  if (select count(*) from vetting.dbs_certificate as own where own.person_id = p_person and own.source = 'verified') <= 1 then
    return query
      select own.certificate_id, own.level, own.workforce, own.barred_list, own.name_on_certificate, own.name_explanation,
        own.disclosures, own.issued_on, own.recorded_by, own.recorded_at,
        own.disclosures = 'blank' or vetting.certificate_accepted(own.certificate_id, own.recorded_by, p_at)
      from vetting.dbs_certificate as own
      where own.person_id = p_person
        and own.source = 'verified'
        and own.seen_on <= p_today;
    return;
  end if;

  return query
    with recursive known as materialized (
      select own.*,
        own.disclosures = 'blank' and coalesce((
          select bool_or(kin.disclosures = 'non_blank') and bool_or(kin.recorded_by = own.recorded_by)
          from vetting.certificate_family(own.person_id, own.number, own.supersedes) as kin
          where kin.certificate_id <> own.certificate_id
        ), false) as is_void
      from vetting.dbs_certificate as own
      where own.person_id = p_person
        and own.source = 'verified'
    ),
    replaced as (
      select known.supersedes as certificate_id, known.certificate_id as successor, known.is_void, known.issued_on,
        known.recorded_by
      from known
      where known.supersedes is not null
      union all
      select replaced.certificate_id, known.certificate_id, known.is_void, known.issued_on, known.recorded_by
      from replaced
      join known on known.supersedes = replaced.successor
    )
    select known.certificate_id, known.level, known.workforce, known.barred_list, known.name_on_certificate,
      known.name_explanation, known.disclosures, known.issued_on, known.recorded_by, known.recorded_at,
      case
        when known.disclosures = 'blank' and not exists (
          select
          from vetting.certificate_family(known.person_id, known.number, known.supersedes) as kin
          where kin.certificate_id <> known.certificate_id
            and vetting.certificate_verdict(kin.certificate_id, p_at) = 'reject'
        ) then true
        else vetting.certificate_accepted(known.certificate_id, known.recorded_by, p_at)
      end
    from known
    where known.seen_on <= p_today
      and not known.is_void
      and not exists (
        select
        from replaced
        where replaced.certificate_id = known.certificate_id
          and not replaced.is_void
          and not (
            known.disclosures = 'non_blank'
            and replaced.recorded_by = known.recorded_by
            and replaced.issued_on < known.issued_on
          )
      );
end;
$$;

ALTER FUNCTION vetting.standing_certificates(p_person uuid, p_at timestamp with time zone, p_today date) OWNER TO safelane_owner;

--
-- Name: FUNCTION standing_certificates(p_person uuid, p_at timestamp with time zone, p_today date); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.standing_certificates(p_person uuid, p_at timestamp with time zone, p_today date) IS 'The verified certificates that no correction has replaced; is_settled: blank, or weighed by another officer and accepted.';

--
-- Name: dbs_status_check; Type: TABLE; Schema: vetting; Owner: safelane_owner
--

CREATE TABLE vetting.dbs_status_check (
    check_id uuid NOT NULL,
    person_id uuid NOT NULL,
    certificate_id uuid NOT NULL,
    result text NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    entitlement_basis text NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    supersedes uuid,
    CONSTRAINT dbs_status_check_entitlement_length CHECK (((length(entitlement_basis) >= 3) AND (length(entitlement_basis) <= 500))),
    CONSTRAINT dbs_status_check_not_own CHECK ((recorded_by <> person_id)),
    CONSTRAINT dbs_status_check_result CHECK ((result = ANY (ARRAY['BLANK_NO_NEW_INFO'::text, 'NON_BLANK_NO_NEW_INFO'::text, 'NEW_INFO'::text, 'NO_MATCH_FOUND'::text])))
);

ALTER TABLE ONLY vetting.dbs_status_check FORCE ROW LEVEL SECURITY;

ALTER TABLE vetting.dbs_status_check OWNER TO safelane_owner;

--
-- Name: COLUMN dbs_status_check.entitlement_basis; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON COLUMN vetting.dbs_status_check.entitlement_basis IS 'Why we may ask at this level and workforce (C.5).';

--
-- Name: identity_check; Type: TABLE; Schema: vetting; Owner: safelane_owner
--

CREATE TABLE vetting.identity_check (
    check_id uuid NOT NULL,
    person_id uuid NOT NULL,
    method text NOT NULL,
    outcome text NOT NULL,
    verified_name text,
    verified_on date NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    supersedes uuid,
    CONSTRAINT identity_check_method CHECK ((method = ANY (ARRAY['passport'::text, 'driving_licence'::text, 'birth_certificate'::text, 'biometric_residence_permit'::text, 'photo_id'::text, 'other'::text]))),
    CONSTRAINT identity_check_name_length CHECK (((length(verified_name) >= 1) AND (length(verified_name) <= 400))),
    CONSTRAINT identity_check_not_own CHECK ((recorded_by <> person_id)),
    CONSTRAINT identity_check_outcome CHECK ((outcome = ANY (ARRAY['verified'::text, 'failed'::text]))),
    CONSTRAINT identity_check_verified CHECK (((outcome = 'failed'::text) OR (verified_name IS NOT NULL)))
);

ALTER TABLE ONLY vetting.identity_check FORCE ROW LEVEL SECURITY;

ALTER TABLE vetting.identity_check OWNER TO safelane_owner;

--
-- Name: update_service_consent; Type: TABLE; Schema: vetting; Owner: safelane_owner
--

CREATE TABLE vetting.update_service_consent (
    consent_id uuid NOT NULL,
    person_id uuid NOT NULL,
    given boolean NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY vetting.update_service_consent FORCE ROW LEVEL SECURITY;

ALTER TABLE vetting.update_service_consent OWNER TO safelane_owner;

--
-- Name: dbs_validity(uuid, timestamp with time zone, date, text[], interval); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.dbs_validity(p_tutor uuid, p_at timestamp with time zone, p_today date, p_required text[], p_interval interval) RETURNS TABLE(item text, code text, class text, until timestamp with time zone)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH certificate AS (
          SELECT seen.certificate_id,
             seen.level,
             seen.workforce,
             seen.barred_list,
             seen.name_on_certificate,
             seen.name_explanation,
             seen.issued_on,
             seen.recorded_by,
             seen.is_settled
            FROM vetting.standing_certificates(dbs_validity.p_tutor, dbs_validity.p_at, dbs_validity.p_today) seen(certificate_id, level, workforce, barred_list, name_on_certificate, name_explanation, disclosures, issued_on, recorded_by, recorded_at, is_settled)
           ORDER BY seen.issued_on DESC, seen.recorded_at DESC, seen.certificate_id DESC
          LIMIT 1
         ), answer AS MATERIALIZED (
          SELECT asked.result,
             asked.checked_at,
             asked.recorded_at
            FROM (certificate
              JOIN vetting.dbs_status_check asked USING (certificate_id))
           WHERE ((asked.checked_at <= dbs_validity.p_at) AND (NOT (EXISTS ( SELECT
                    FROM vetting.dbs_status_check later
                   WHERE (later.supersedes = asked.check_id)))))
         ), weighed AS MATERIALIZED (
          SELECT certificate.certificate_id,
             certificate.level,
             certificate.workforce,
             certificate.barred_list,
             certificate.name_on_certificate,
             certificate.name_explanation,
             certificate.issued_on,
             certificate.recorded_by,
             certificate.is_settled,
                 CASE
                     WHEN (NOT (EXISTS ( SELECT
                        FROM answer
                       WHERE (answer.result = 'NON_BLANK_NO_NEW_INFO'::text)))) THEN certificate.is_settled
                     ELSE vetting.certificate_accepted(certificate.certificate_id, certificate.recorded_by, dbs_validity.p_at)
                 END AS settled
            FROM certificate
         ), timed AS MATERIALIZED (
          SELECT weighed.certificate_id,
             weighed.level,
             weighed.workforce,
             weighed.barred_list,
             weighed.name_on_certificate,
             weighed.name_explanation,
             weighed.issued_on,
             weighed.recorded_by,
             weighed.is_settled,
             weighed.settled,
             vetting.lapses_at(GREATEST(weighed.issued_on, ( SELECT max(identity.civil_date(answer.checked_at)) AS max
                    FROM answer
                   WHERE (((answer.result = 'BLANK_NO_NEW_INFO'::text) OR ((answer.result = 'NON_BLANK_NO_NEW_INFO'::text) AND weighed.settled)) AND ( SELECT said.given
                            FROM vetting.update_service_consent said
                           WHERE ((said.person_id = dbs_validity.p_tutor) AND (said.at <= answer.checked_at))
                           ORDER BY said.at DESC, said.given
                          LIMIT 1)))), dbs_validity.p_interval) AS until
            FROM weighed
         ), known_as AS (
          SELECT COALESCE(( SELECT shown.verified_name
                    FROM vetting.identity_check shown
                   WHERE ((shown.person_id = dbs_validity.p_tutor) AND (shown.outcome = 'verified'::text) AND (shown.verified_on <= dbs_validity.p_today) AND (NOT (EXISTS ( SELECT
                            FROM vetting.identity_check later
                           WHERE (later.supersedes = shown.check_id)))) AND (NOT (EXISTS ( SELECT
                            FROM vetting.identity_check failed
                           WHERE ((failed.person_id = dbs_validity.p_tutor) AND (failed.outcome = 'failed'::text) AND (failed.verified_on <= dbs_validity.p_today) AND (ROW(failed.verified_on, failed.recorded_at) >= ROW(shown.verified_on, shown.recorded_at)) AND (NOT (EXISTS ( SELECT
                                    FROM vetting.identity_check later
                                   WHERE (later.supersedes = failed.check_id)))))))))
                   ORDER BY shown.verified_on DESC, shown.recorded_at DESC
                  LIMIT 1), ( SELECT ((person.given_name || ' '::text) || person.family_name)
                    FROM identity.person
                   WHERE (person.person_id = dbs_validity.p_tutor))) AS name
         ), judged AS (
          SELECT 'dbs_enhanced'::text AS item,
                 CASE
                     WHEN (dbs_validity.p_at >= timed.until) THEN 'DBS_LAPSED'::text
                     ELSE NULL::text
                 END AS code,
             'B'::text AS class,
             timed.until
            FROM timed
         UNION ALL
          SELECT 'dbs_enhanced'::text,
                 CASE
                     WHEN (EXISTS ( SELECT
                        FROM vetting.dbs_certificate declared
                       WHERE ((declared.person_id = dbs_validity.p_tutor) AND (declared.source = 'self_declared'::text) AND (NOT (EXISTS ( SELECT
                                FROM vetting.dbs_certificate later
                               WHERE (later.supersedes = declared.certificate_id))))))) THEN 'DBS_SELF_DECLARED_ONLY'::text
                     ELSE 'DBS_MISSING'::text
                 END AS "case",
             'B'::text,
             NULL::timestamp with time zone
           WHERE (NOT (EXISTS ( SELECT
                    FROM timed)))
         UNION ALL
          SELECT 'dbs_enhanced'::text,
             'DBS_LEVEL_TOO_LOW'::text,
             'B'::text,
             NULL::timestamp with time zone
            FROM timed
           WHERE (timed.level <> 'enhanced'::text)
         UNION ALL
          SELECT 'dbs_enhanced'::text,
             'DBS_WRONG_WORKFORCE'::text,
             'B'::text,
             NULL::timestamp with time zone
            FROM timed
           WHERE (timed.workforce <> ALL (ARRAY['child'::text, 'child_and_adult'::text]))
         UNION ALL
          SELECT 'dbs_enhanced'::text,
             'DBS_NAME_MISMATCH'::text,
             'B'::text,
             NULL::timestamp with time zone
            FROM timed,
             known_as
           WHERE ((timed.name_explanation IS NULL) AND (vetting.plain_name(timed.name_on_certificate) IS DISTINCT FROM vetting.plain_name(known_as.name)))
         UNION ALL
          SELECT 'dbs_enhanced'::text,
             'DBS_DISCLOSURE_UNASSESSED'::text,
             'B'::text,
             NULL::timestamp with time zone
            FROM timed
           WHERE (NOT timed.settled)
         UNION ALL
          SELECT 'dbs_enhanced'::text,
             'DBS_UPDATE_UNMATCHED'::text,
             'A'::text,
             timed.until
            FROM timed
           WHERE ((dbs_validity.p_at < timed.until) AND ('NO_MATCH_FOUND'::text = ( SELECT answer.result
                    FROM answer
                   ORDER BY answer.checked_at DESC, answer.recorded_at DESC
                  LIMIT 1)))
         UNION ALL
          SELECT 'barred_list'::text,
                 CASE
                     WHEN (EXISTS ( SELECT
                        FROM timed
                       WHERE (timed.barred_list <> 'not_checked'::text))) THEN NULL::text
                     ELSE 'BARRED_LIST_NOT_CHECKED'::text
                 END AS "case",
             'B'::text,
             NULL::timestamp with time zone
         )
  SELECT judged.item,
     judged.code,
     judged.class,
     judged.until
    FROM judged
   WHERE (judged.item = ANY (dbs_validity.p_required));
END;

ALTER FUNCTION vetting.dbs_validity(p_tutor uuid, p_at timestamp with time zone, p_today date, p_required text[], p_interval interval) OWNER TO safelane_owner;

--
-- Name: FUNCTION dbs_validity(p_tutor uuid, p_at timestamp with time zone, p_today date, p_required text[], p_interval interval); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.dbs_validity(p_tutor uuid, p_at timestamp with time zone, p_today date, p_required text[], p_interval interval) IS 'The DBS and barred-list codes that fail, and the clock of the certificate (code null while it runs). Part of the validity of checks.';

--
-- Name: midnight(date); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.midnight(p_day date) RETURNS timestamp with time zone
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ((p_day)::timestamp without time zone AT TIME ZONE 'Europe/London'::text) AS timezone;
END;

ALTER FUNCTION vetting.midnight(p_day date) OWNER TO safelane_owner;

--
-- Name: FUNCTION midnight(p_day date); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.midnight(p_day date) IS 'The instant at which a civil day begins in London. The inverse of identity.civil_date.';

--
-- Name: contract; Type: TABLE; Schema: vetting; Owner: safelane_owner
--

CREATE TABLE vetting.contract (
    contract_id uuid NOT NULL,
    person_id uuid NOT NULL,
    kind text NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    engagement_id uuid,
    learner_id uuid,
    school_signed_on date,
    responsible_adult_signed_on date,
    recorded_by uuid NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    supersedes uuid,
    CONSTRAINT contract_agreement CHECK (((kind <> 'responsibility_agreement'::text) OR (learner_id IS NOT NULL))),
    CONSTRAINT contract_dates CHECK ((ends_on > starts_on)),
    CONSTRAINT contract_engagement_needed CHECK (((kind = 'tutor_contract'::text) OR (engagement_id IS NOT NULL))),
    CONSTRAINT contract_kind CHECK ((kind = ANY (ARRAY['tutor_contract'::text, 'written_confirmation'::text, 'responsibility_agreement'::text]))),
    CONSTRAINT contract_not_own CHECK ((recorded_by <> person_id))
);

ALTER TABLE ONLY vetting.contract FORCE ROW LEVEL SECURITY;

ALTER TABLE vetting.contract OWNER TO safelane_owner;

--
-- Name: COLUMN contract.ends_on; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON COLUMN vetting.contract.ends_on IS 'First civil day on which it no longer covers; null: open-ended.';

--
-- Name: qualification; Type: TABLE; Schema: vetting; Owner: safelane_owner
--

CREATE TABLE vetting.qualification (
    qualification_id uuid NOT NULL,
    person_id uuid NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    awarded_by text,
    outcome text NOT NULL,
    verified_on date NOT NULL,
    valid_until date,
    recorded_by uuid NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    supersedes uuid,
    CONSTRAINT qualification_awarded_by_length CHECK ((length(awarded_by) <= 300)),
    CONSTRAINT qualification_kind CHECK ((kind = ANY (ARRAY['academic'::text, 'professional'::text, 'university_affiliation'::text, 'video_interview'::text]))),
    CONSTRAINT qualification_not_own CHECK ((recorded_by <> person_id)),
    CONSTRAINT qualification_outcome CHECK ((outcome = ANY (ARRAY['verified'::text, 'failed'::text]))),
    CONSTRAINT qualification_title_length CHECK (((length(title) >= 1) AND (length(title) <= 300))),
    CONSTRAINT qualification_validity CHECK ((valid_until > verified_on))
);

ALTER TABLE ONLY vetting.qualification FORCE ROW LEVEL SECURITY;

ALTER TABLE vetting.qualification OWNER TO safelane_owner;

--
-- Name: COLUMN qualification.valid_until; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON COLUMN vetting.qualification.valid_until IS 'First civil day on which it no longer counts (a lapsed affiliation); null: no end.';

--
-- Name: reference; Type: TABLE; Schema: vetting; Owner: safelane_owner
--

CREATE TABLE vetting.reference (
    reference_id uuid NOT NULL,
    person_id uuid NOT NULL,
    referee text NOT NULL,
    relationship text NOT NULL,
    outcome text NOT NULL,
    verified_on date NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    supersedes uuid,
    CONSTRAINT reference_not_own CHECK ((recorded_by <> person_id)),
    CONSTRAINT reference_outcome CHECK ((outcome = ANY (ARRAY['verified'::text, 'unsatisfactory'::text]))),
    CONSTRAINT reference_referee_length CHECK (((length(referee) >= 1) AND (length(referee) <= 300))),
    CONSTRAINT reference_relationship_length CHECK (((length(relationship) >= 1) AND (length(relationship) <= 300)))
);

ALTER TABLE ONLY vetting.reference FORCE ROW LEVEL SECURITY;

ALTER TABLE vetting.reference OWNER TO safelane_owner;

--
-- Name: evidence_validity(uuid, date, text[], integer); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.evidence_validity(p_tutor uuid, p_today date, p_required text[], p_min_references integer) RETURNS TABLE(item text, code text, class text, until timestamp with time zone)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH period AS MATERIALIZED (
          SELECT agreed.starts_on,
             agreed.ends_on,
             (agreed.starts_on > min(agreed.starts_on) OVER ()) AS is_renewal
            FROM vetting.contract agreed
           WHERE ((agreed.person_id = evidence_validity.p_tutor) AND (agreed.kind = 'tutor_contract'::text) AND (NOT (EXISTS ( SELECT
                    FROM vetting.contract later
                   WHERE (later.supersedes = agreed.contract_id)))))
         ), renewal AS (
          SELECT current.starts_on
            FROM ( SELECT period.starts_on,
                     period.is_renewal
                    FROM period
                   WHERE ((period.starts_on <= evidence_validity.p_today) AND ((period.ends_on IS NULL) OR (period.ends_on > evidence_validity.p_today)))
                   ORDER BY period.starts_on DESC
                  LIMIT 1) current
           WHERE current.is_renewal
         UNION ALL
          SELECT period.starts_on
            FROM period
           WHERE ((period.starts_on > evidence_validity.p_today) AND period.is_renewal)
         ), paper AS MATERIALIZED (
          SELECT
                 CASE shown.kind
                     WHEN 'academic'::text THEN 'qualifications'::text
                     WHEN 'professional'::text THEN 'qualifications'::text
                     ELSE shown.kind
                 END AS item,
                 CASE
                     WHEN bool_and((shown.valid_until IS NOT NULL)) THEN max(shown.valid_until)
                     ELSE NULL::date
                 END AS ends_on,
             max(shown.verified_on) FILTER (WHERE ((shown.valid_until IS NULL) OR (shown.valid_until > evidence_validity.p_today))) AS verified_on
            FROM vetting.qualification shown
           WHERE ((shown.person_id = evidence_validity.p_tutor) AND (shown.outcome = 'verified'::text) AND (shown.verified_on <= evidence_validity.p_today) AND (NOT (EXISTS ( SELECT
                    FROM vetting.qualification later
                   WHERE (later.supersedes = shown.qualification_id)))))
           GROUP BY
                 CASE shown.kind
                     WHEN 'academic'::text THEN 'qualifications'::text
                     WHEN 'professional'::text THEN 'qualifications'::text
                     ELSE shown.kind
                 END
         ), referee AS MATERIALIZED (
          SELECT DISTINCT ON ((vetting.plain_name(given.referee))) given.outcome,
             given.verified_on
            FROM vetting.reference given
           WHERE ((given.person_id = evidence_validity.p_tutor) AND (given.verified_on <= evidence_validity.p_today) AND (NOT (EXISTS ( SELECT
                    FROM vetting.reference later
                   WHERE (later.supersedes = given.reference_id)))))
           ORDER BY (vetting.plain_name(given.referee)), given.verified_on DESC, given.recorded_at DESC, (given.outcome = 'verified'::text)
         ), judged AS (
          SELECT 'identity'::text AS item,
                 CASE
                     WHEN (NOT (EXISTS ( SELECT
                        FROM vetting.identity_check shown
                       WHERE ((shown.person_id = evidence_validity.p_tutor) AND (shown.outcome = 'verified'::text) AND (shown.verified_on <= evidence_validity.p_today) AND (NOT (EXISTS ( SELECT
                                FROM vetting.identity_check later
                               WHERE (later.supersedes = shown.check_id)))) AND (NOT (EXISTS ( SELECT
                                FROM vetting.identity_check failed
                               WHERE ((failed.person_id = evidence_validity.p_tutor) AND (failed.outcome = 'failed'::text) AND (failed.verified_on <= evidence_validity.p_today) AND (ROW(failed.verified_on, failed.recorded_at) >= ROW(shown.verified_on, shown.recorded_at)) AND (NOT (EXISTS ( SELECT
                                        FROM vetting.identity_check later
                                       WHERE (later.supersedes = failed.check_id)))))))))))) THEN 'IDENTITY_UNVERIFIED'::text
                     ELSE NULL::text
                 END AS code,
             'B'::text AS class,
             NULL::timestamp with time zone AS until
         UNION ALL
          SELECT needed.item,
                 CASE
                     WHEN (paper.verified_on IS NULL) THEN needed.code
                     ELSE NULL::text
                 END AS "case",
             'B'::text,
             vetting.midnight(paper.ends_on) AS midnight
            FROM (( VALUES ('qualifications'::text,'QUALIFICATIONS_UNVERIFIED'::text), ('university_affiliation'::text,'UNIVERSITY_AFFILIATION_MISSING'::text), ('video_interview'::text,'VIDEO_INTERVIEW_MISSING'::text)) needed(item, code)
              LEFT JOIN paper USING (item))
         UNION ALL
          SELECT 'references'::text,
                 CASE
                     WHEN (count(*) < evidence_validity.p_min_references) THEN 'REFERENCES_INSUFFICIENT'::text
                     ELSE NULL::text
                 END AS "case",
             'B'::text,
             NULL::timestamp with time zone
            FROM referee
           WHERE (referee.outcome = 'verified'::text)
         UNION ALL
          SELECT 'qualifications'::text,
                 CASE
                     WHEN (renewal.starts_on <= evidence_validity.p_today) THEN 'QUALIFICATIONS_STALE'::text
                     ELSE NULL::text
                 END AS "case",
             'N'::text,
             vetting.midnight(renewal.starts_on) AS midnight
            FROM paper,
             renewal
           WHERE ((paper.item = 'qualifications'::text) AND (paper.verified_on < (renewal.starts_on - 90)))
         UNION ALL
          SELECT 'references'::text,
                 CASE
                     WHEN (renewal.starts_on <= evidence_validity.p_today) THEN 'REFERENCES_STALE'::text
                     ELSE NULL::text
                 END AS "case",
             'N'::text,
             vetting.midnight(renewal.starts_on) AS midnight
            FROM (renewal
              CROSS JOIN LATERAL ( SELECT count(*) AS verified,
                     count(*) FILTER (WHERE (referee.verified_on >= (renewal.starts_on - 90))) AS verified_anew
                    FROM referee
                   WHERE (referee.outcome = 'verified'::text)) asked)
           WHERE ((asked.verified >= evidence_validity.p_min_references) AND (asked.verified_anew < GREATEST(evidence_validity.p_min_references, 1)))
         )
  SELECT judged.item,
     judged.code,
     judged.class,
     judged.until
    FROM judged
   WHERE (judged.item = ANY (evidence_validity.p_required));
END;

ALTER FUNCTION vetting.evidence_validity(p_tutor uuid, p_today date, p_required text[], p_min_references integer) OWNER TO safelane_owner;

--
-- Name: FUNCTION evidence_validity(p_tutor uuid, p_today date, p_required text[], p_min_references integer); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.evidence_validity(p_tutor uuid, p_today date, p_required text[], p_min_references integer) IS 'Identity, qualifications, references, affiliation and interview: what fails, and what is good until when. Part of the validity of checks.';

--
-- Name: prohibition_check; Type: TABLE; Schema: vetting; Owner: safelane_owner
--

CREATE TABLE vetting.prohibition_check (
    check_id uuid NOT NULL,
    person_id uuid NOT NULL,
    kind text NOT NULL,
    result text NOT NULL,
    checked_on date NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    supersedes uuid,
    CONSTRAINT prohibition_check_kind CHECK ((kind = ANY (ARRAY['tra_prohibition'::text, 'interim_prohibition'::text, 'section_128'::text]))),
    CONSTRAINT prohibition_check_not_own CHECK ((recorded_by <> person_id)),
    CONSTRAINT prohibition_check_result CHECK ((result = ANY (ARRAY['clear'::text, 'match'::text])))
);

ALTER TABLE ONLY vetting.prohibition_check FORCE ROW LEVEL SECURITY;

ALTER TABLE vetting.prohibition_check OWNER TO safelane_owner;

--
-- Name: match_tellers(uuid); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.match_tellers(p_check uuid) RETURNS uuid[]
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH RECURSIVE line AS (
          SELECT told.check_id,
             told.supersedes,
             told.result,
             told.recorded_by
            FROM vetting.prohibition_check told
           WHERE (told.check_id = match_tellers.p_check)
         UNION
          SELECT told.check_id,
             told.supersedes,
             told.result,
             told.recorded_by
            FROM (line line_1
              JOIN vetting.prohibition_check told ON ((told.check_id = line_1.supersedes)))
         )
  SELECT COALESCE(array_agg(line.recorded_by), '{}'::uuid[]) AS "coalesce"
    FROM line
   WHERE (line.result = 'match'::text);
END;

ALTER FUNCTION vetting.match_tellers(p_check uuid) OWNER TO safelane_owner;

--
-- Name: FUNCTION match_tellers(p_check uuid); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.match_tellers(p_check uuid) IS 'The officers who may not take a record of a prohibition back.';

--
-- Name: match_is_taken_back(uuid); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.match_is_taken_back(p_check uuid) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH RECURSIVE later AS (
          SELECT said.check_id,
             said.supersedes,
             said.recorded_by
            FROM vetting.prohibition_check said
           WHERE (said.supersedes = match_is_taken_back.p_check)
         UNION
          SELECT said.check_id,
             said.supersedes,
             said.recorded_by
            FROM (later
              JOIN vetting.prohibition_check said ON ((said.supersedes = later.check_id)))
         )
  SELECT (EXISTS ( SELECT
            FROM later
           WHERE (later.recorded_by <> ALL (vetting.match_tellers(later.supersedes))))) AS "exists";
END;

ALTER FUNCTION vetting.match_is_taken_back(p_check uuid) OWNER TO safelane_owner;

--
-- Name: FUNCTION match_is_taken_back(p_check uuid); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.match_is_taken_back(p_check uuid) IS 'Whether another officer has corrected this record of a prohibition. Asked by vetting.known_bars.';

--
-- Name: news_tellers(uuid); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.news_tellers(p_check uuid) RETURNS uuid[]
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH RECURSIVE line AS (
          SELECT told.check_id,
             told.supersedes,
             told.result,
             told.recorded_by
            FROM vetting.dbs_status_check told
           WHERE (told.check_id = news_tellers.p_check)
         UNION
          SELECT told.check_id,
             told.supersedes,
             told.result,
             told.recorded_by
            FROM (line line_1
              JOIN vetting.dbs_status_check told ON ((told.check_id = line_1.supersedes)))
         )
  SELECT COALESCE(array_agg(line.recorded_by), '{}'::uuid[]) AS "coalesce"
    FROM line
   WHERE (line.result = 'NEW_INFO'::text);
END;

ALTER FUNCTION vetting.news_tellers(p_check uuid) OWNER TO safelane_owner;

--
-- Name: FUNCTION news_tellers(p_check uuid); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.news_tellers(p_check uuid) IS 'The officers who may not take a record of new information back.';

--
-- Name: news_is_taken_back(uuid); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.news_is_taken_back(p_check uuid) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH RECURSIVE later AS (
          SELECT said.check_id,
             said.supersedes,
             said.recorded_by
            FROM vetting.dbs_status_check said
           WHERE (said.supersedes = news_is_taken_back.p_check)
         UNION
          SELECT said.check_id,
             said.supersedes,
             said.recorded_by
            FROM (later
              JOIN vetting.dbs_status_check said ON ((said.supersedes = later.check_id)))
         )
  SELECT (EXISTS ( SELECT
            FROM later
           WHERE (later.recorded_by <> ALL (vetting.news_tellers(later.supersedes))))) AS "exists";
END;

ALTER FUNCTION vetting.news_is_taken_back(p_check uuid) OWNER TO safelane_owner;

--
-- Name: FUNCTION news_is_taken_back(p_check uuid); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.news_is_taken_back(p_check uuid) IS 'Whether another officer has corrected this record of new information. Asked by vetting.known_bars.';

--
-- Name: self_disclosure_accepted(uuid, uuid, timestamp with time zone); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.self_disclosure_accepted(p_self_disclosure uuid, p_recorder uuid, p_at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT COALESCE(( SELECT (weighed.decision = 'accept'::text)
            FROM vetting.disclosure_assessment weighed
           WHERE ((weighed.self_disclosure_id = self_disclosure_accepted.p_self_disclosure) AND (weighed.assessed_at <= self_disclosure_accepted.p_at) AND ((weighed.assessed_by <> self_disclosure_accepted.p_recorder) AND (weighed.assessed_by <> weighed.person_id)))
           ORDER BY weighed.assessed_at DESC, weighed.decision DESC
          LIMIT 1), false) AS "coalesce";
END;

ALTER FUNCTION vetting.self_disclosure_accepted(p_self_disclosure uuid, p_recorder uuid, p_at timestamp with time zone) OWNER TO safelane_owner;

--
-- Name: FUNCTION self_disclosure_accepted(p_self_disclosure uuid, p_recorder uuid, p_at timestamp with time zone); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.self_disclosure_accepted(p_self_disclosure uuid, p_recorder uuid, p_at timestamp with time zone) IS 'Whether the latest assessment of a self-disclosure, by neither its recorder nor the person, accepts it.';

--
-- Name: screening_clearance; Type: TABLE; Schema: vetting; Owner: safelane_owner
--

CREATE TABLE vetting.screening_clearance (
    hit_id uuid NOT NULL,
    rationale text NOT NULL,
    cleared_by uuid NOT NULL,
    cleared_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT screening_clearance_rationale_length CHECK (((length(rationale) >= 20) AND (length(rationale) <= 4000)))
);

ALTER TABLE ONLY vetting.screening_clearance FORCE ROW LEVEL SECURITY;

ALTER TABLE vetting.screening_clearance OWNER TO safelane_owner;

--
-- Name: screening_hit; Type: TABLE; Schema: vetting; Owner: safelane_owner
--

CREATE TABLE vetting.screening_hit (
    hit_id uuid NOT NULL,
    run_id uuid NOT NULL,
    person_id uuid NOT NULL,
    strength text NOT NULL,
    note text NOT NULL,
    CONSTRAINT screening_hit_note_length CHECK (((length(note) >= 1) AND (length(note) <= 2000))),
    CONSTRAINT screening_hit_strength CHECK ((strength = ANY (ARRAY['potential'::text, 'confirmed'::text])))
);

ALTER TABLE ONLY vetting.screening_hit FORCE ROW LEVEL SECURITY;

ALTER TABLE vetting.screening_hit OWNER TO safelane_owner;

--
-- Name: screening_run; Type: TABLE; Schema: vetting; Owner: safelane_owner
--

CREATE TABLE vetting.screening_run (
    run_id uuid NOT NULL,
    person_id uuid NOT NULL,
    source text NOT NULL,
    outcome text NOT NULL,
    ran_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT screening_run_not_own CHECK ((recorded_by <> person_id)),
    CONSTRAINT screening_run_outcome CHECK ((outcome = ANY (ARRAY['completed'::text, 'failed'::text]))),
    CONSTRAINT screening_run_source CHECK ((source = ANY (ARRAY['uk_sanctions_list'::text, 'tra_prohibition'::text, 'childrens_barred'::text, 'overseas_teacher_sanction'::text])))
);

ALTER TABLE ONLY vetting.screening_run FORCE ROW LEVEL SECURITY;

ALTER TABLE vetting.screening_run OWNER TO safelane_owner;

--
-- Name: self_disclosure; Type: TABLE; Schema: vetting; Owner: safelane_owner
--

CREATE TABLE vetting.self_disclosure (
    self_disclosure_id uuid NOT NULL,
    person_id uuid NOT NULL,
    nature text NOT NULL,
    disclosed_at timestamp with time zone DEFAULT now() NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT self_disclosure_nature_length CHECK (((length(nature) >= 1) AND (length(nature) <= 8000)))
);

ALTER TABLE ONLY vetting.self_disclosure FORCE ROW LEVEL SECURITY;

ALTER TABLE vetting.self_disclosure OWNER TO safelane_owner;

--
-- Name: known_bars(uuid, timestamp with time zone, date); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.known_bars(p_tutor uuid, p_at timestamp with time zone, p_today date) RETURNS TABLE(item text, code text, class text, until timestamp with time zone)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH hit AS MATERIALIZED (
          SELECT ran.source,
             found_1.strength,
             ran.ran_at,
             (EXISTS ( SELECT
                    FROM vetting.screening_clearance cleared
                   WHERE ((cleared.hit_id = found_1.hit_id) AND (cleared.cleared_at <= known_bars.p_at) AND (cleared.cleared_by <> ALL (ARRAY[ran.recorded_by, found_1.person_id])) AND (NOT ((ran.source = 'childrens_barred'::text) AND (found_1.strength = 'confirmed'::text)))))) AS is_cleared
            FROM (vetting.screening_hit found_1
              JOIN vetting.screening_run ran USING (run_id))
           WHERE ((found_1.person_id = known_bars.p_tutor) AND (ran.ran_at <= known_bars.p_at))
         ), found AS (
          SELECT 'DBS_NEW_INFORMATION'::text AS code,
             told.checked_at AS since
            FROM vetting.dbs_status_check told
           WHERE ((told.person_id = known_bars.p_tutor) AND (told.result = 'NEW_INFO'::text) AND (told.checked_at <= known_bars.p_at) AND (NOT vetting.news_is_taken_back(told.check_id)) AND (NOT (EXISTS ( SELECT
                    FROM vetting.standing_certificates(known_bars.p_tutor, known_bars.p_at, known_bars.p_today) renewed(certificate_id, level, workforce, barred_list, name_on_certificate, name_explanation, disclosures, issued_on, recorded_by, recorded_at, is_settled)
                   WHERE ((renewed.level = 'enhanced'::text) AND (renewed.workforce = ANY (ARRAY['child'::text, 'child_and_adult'::text])) AND (renewed.issued_on > identity.civil_date(told.checked_at)) AND renewed.is_settled)))))
         UNION ALL
          SELECT 'BARRED_LIST_MATCH'::text,
             vetting.midnight(COALESCE(listed.seen_on, listed.issued_on)) AS midnight
            FROM vetting.dbs_certificate listed
           WHERE ((listed.person_id = known_bars.p_tutor) AND (listed.barred_list = 'match'::text) AND ((listed.seen_on IS NULL) OR (listed.seen_on <= known_bars.p_today)))
         UNION ALL
          SELECT 'BARRED_LIST_MATCH'::text,
             hit.ran_at
            FROM hit
           WHERE ((hit.source = 'childrens_barred'::text) AND (hit.strength = 'confirmed'::text))
         UNION ALL
          SELECT 'PROHIBITION_MATCH'::text,
             vetting.midnight(checked.checked_on) AS midnight
            FROM vetting.prohibition_check checked
           WHERE ((checked.person_id = known_bars.p_tutor) AND (checked.result = 'match'::text) AND (checked.checked_on <= known_bars.p_today) AND (NOT vetting.match_is_taken_back(checked.check_id)))
         UNION ALL
          SELECT 'PROHIBITION_MATCH'::text,
             hit.ran_at
            FROM hit
           WHERE ((hit.source = 'tra_prohibition'::text) AND (hit.strength = 'confirmed'::text) AND (NOT hit.is_cleared))
         UNION ALL
          SELECT 'SCREENING_HIT_OPEN'::text,
             hit.ran_at
            FROM hit
           WHERE (NOT hit.is_cleared)
         UNION ALL
          SELECT 'SELF_DISCLOSURE_PENDING'::text,
             told.disclosed_at
            FROM vetting.self_disclosure told
           WHERE ((told.person_id = known_bars.p_tutor) AND (told.disclosed_at <= known_bars.p_at) AND (NOT vetting.self_disclosure_accepted(told.self_disclosure_id, told.recorded_by, known_bars.p_at)))
         )
  SELECT 'known_bar'::text,
     found.code,
     'B'::text,
     min(found.since) AS min
    FROM found
   GROUP BY found.code;
END;

ALTER FUNCTION vetting.known_bars(p_tutor uuid, p_at timestamp with time zone, p_today date) OWNER TO safelane_owner;

--
-- Name: FUNCTION known_bars(p_tutor uuid, p_at timestamp with time zone, p_today date); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.known_bars(p_tutor uuid, p_at timestamp with time zone, p_today date) IS 'Codes that block in every profile, each with the instant since when. Part of the validity of checks.';

--
-- Name: right_to_work; Type: TABLE; Schema: vetting; Owner: safelane_owner
--

CREATE TABLE vetting.right_to_work (
    check_id uuid NOT NULL,
    person_id uuid NOT NULL,
    document text NOT NULL,
    outcome text NOT NULL,
    verified_on date NOT NULL,
    valid_until date,
    recorded_by uuid NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    supersedes uuid,
    CONSTRAINT right_to_work_document_length CHECK (((length(document) >= 1) AND (length(document) <= 200))),
    CONSTRAINT right_to_work_not_own CHECK ((recorded_by <> person_id)),
    CONSTRAINT right_to_work_outcome CHECK ((outcome = ANY (ARRAY['verified'::text, 'failed'::text]))),
    CONSTRAINT right_to_work_validity CHECK ((valid_until > verified_on))
);

ALTER TABLE ONLY vetting.right_to_work FORCE ROW LEVEL SECURITY;

ALTER TABLE vetting.right_to_work OWNER TO safelane_owner;

--
-- Name: school_validity(uuid, uuid, date, text[], boolean); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.school_validity(p_tutor uuid, p_engagement uuid, p_today date, p_required text[], p_for_school boolean) RETURNS TABLE(item text, code text, class text, until timestamp with time zone)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT 'right_to_work'::text,
         CASE
             WHEN ((right_to_work.ends_on <= school_validity.p_today) OR (NOT right_to_work.seen)) THEN 'SCHOOL_CHECK_SET_INCOMPLETE'::text
             ELSE NULL::text
         END AS "case",
     'B'::text,
     vetting.midnight(right_to_work.ends_on) AS midnight
    FROM ( SELECT (count(*) > 0) AS seen,
                 CASE
                     WHEN bool_and((shown.valid_until IS NOT NULL)) THEN max(shown.valid_until)
                     ELSE NULL::date
                 END AS ends_on
            FROM vetting.right_to_work shown
           WHERE ((shown.person_id = school_validity.p_tutor) AND (shown.outcome = 'verified'::text) AND (shown.verified_on <= school_validity.p_today) AND (NOT (EXISTS ( SELECT
                    FROM vetting.right_to_work later
                   WHERE (later.supersedes = shown.check_id)))) AND (NOT (EXISTS ( SELECT
                    FROM vetting.right_to_work failed
                   WHERE ((failed.person_id = school_validity.p_tutor) AND (failed.outcome = 'failed'::text) AND (failed.verified_on <= school_validity.p_today) AND (ROW(failed.verified_on, failed.recorded_at) >= ROW(shown.verified_on, shown.recorded_at)) AND (NOT (EXISTS ( SELECT
                            FROM vetting.right_to_work later
                           WHERE (later.supersedes = failed.check_id)))))))))) right_to_work
   WHERE ('right_to_work'::text = ANY (school_validity.p_required))
 UNION ALL
  SELECT needed.item,
     needed.code,
     'B'::text,
     NULL::timestamp with time zone
    FROM (( SELECT COALESCE(bool_or(looked.stands), false) AS looked_up,
             COALESCE(bool_or((looked.stands AND (looked.result = 'clear'::text))), false) AS is_clear,
             COALESCE(bool_or(((NOT looked.stands) AND (looked.result = 'clear'::text))), false) AS was_clear
            FROM ( SELECT checked.result,
                     (NOT (EXISTS ( SELECT
                            FROM vetting.prohibition_check later
                           WHERE (later.supersedes = checked.check_id)))) AS stands
                    FROM vetting.prohibition_check checked
                   WHERE ((checked.person_id = school_validity.p_tutor) AND (checked.kind = 'tra_prohibition'::text) AND (checked.checked_on <= school_validity.p_today))) looked) list
      CROSS JOIN LATERAL ( SELECT 'prohibition'::text AS item,
                 CASE
                     WHEN (NOT list.looked_up) THEN 'SCHOOL_CHECK_SET_INCOMPLETE'::text
                     ELSE NULL::text
                 END AS code
         UNION ALL
          SELECT 'known_bar'::text,
             'SCHOOL_CHECK_SET_INCOMPLETE'::text
           WHERE (list.looked_up AND (NOT list.is_clear) AND (NOT list.was_clear))) needed)
   WHERE ('prohibition'::text = ANY (school_validity.p_required))
 UNION ALL
  SELECT 'written_confirmation'::text,
         CASE
             WHEN (covered.days IS NULL) THEN 'SCHOOL_CHECK_SET_INCOMPLETE'::text
             ELSE NULL::text
         END AS "case",
     'B'::text,
     vetting.midnight(upper(covered.days)) AS midnight
    FROM ( SELECT ( SELECT run_of_days.run_of_days
                    FROM unnest(( SELECT range_agg(daterange(confirmed.starts_on, confirmed.ends_on)) AS range_agg
                            FROM vetting.contract confirmed
                           WHERE ((confirmed.engagement_id = school_validity.p_engagement) AND (confirmed.person_id = school_validity.p_tutor) AND (confirmed.kind = 'written_confirmation'::text) AND (NOT (EXISTS ( SELECT
                                    FROM vetting.contract later
                                   WHERE (later.supersedes = confirmed.contract_id))))))) run_of_days(run_of_days)
                   WHERE (run_of_days.run_of_days @> school_validity.p_today)) AS days) covered
   WHERE school_validity.p_for_school;
END;

ALTER FUNCTION vetting.school_validity(p_tutor uuid, p_engagement uuid, p_today date, p_required text[], p_for_school boolean) OWNER TO safelane_owner;

--
-- Name: FUNCTION school_validity(p_tutor uuid, p_engagement uuid, p_today date, p_required text[], p_for_school boolean); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.school_validity(p_tutor uuid, p_engagement uuid, p_today date, p_required text[], p_for_school boolean) IS 'Right to work, prohibition and written confirmation, where they are needed. Part of the validity of checks.';

--
-- Name: screening_validity(uuid, timestamp with time zone, text[], interval); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.screening_validity(p_tutor uuid, p_at timestamp with time zone, p_required text[], p_max_age interval) RETURNS TABLE(item text, code text, class text, until timestamp with time zone)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT 'sanctions'::text,
         CASE
             WHEN (last.ran_at IS NULL) THEN 'SCREENING_MISSING'::text
             WHEN ((screening_validity.p_at - last.ran_at) > screening_validity.p_max_age) THEN 'SCREENING_STALE'::text
             ELSE NULL::text
         END AS "case",
     'B'::text,
     ((last.ran_at + make_interval(secs => (EXTRACT(epoch FROM screening_validity.p_max_age))::double precision)) + '00:00:00.000001'::interval)
    FROM ( SELECT max(ran.ran_at) AS ran_at
            FROM vetting.screening_run ran
           WHERE ((ran.person_id = screening_validity.p_tutor) AND (ran.source = 'uk_sanctions_list'::text) AND (ran.outcome = 'completed'::text) AND (ran.ran_at <= screening_validity.p_at))) last
   WHERE ('sanctions'::text = ANY (screening_validity.p_required));
END;

ALTER FUNCTION vetting.screening_validity(p_tutor uuid, p_at timestamp with time zone, p_required text[], p_max_age interval) OWNER TO safelane_owner;

--
-- Name: FUNCTION screening_validity(p_tutor uuid, p_at timestamp with time zone, p_required text[], p_max_age interval); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.screening_validity(p_tutor uuid, p_at timestamp with time zone, p_required text[], p_max_age interval) IS 'Whether sanctions screening is missing or stale, and until when the last run counts. Part of the validity of checks.';

--
-- Name: gate_decision; Type: TABLE; Schema: vetting; Owner: safelane_owner
--

CREATE TABLE vetting.gate_decision (
    decision_id uuid NOT NULL,
    person_id uuid NOT NULL,
    decision text NOT NULL,
    note text,
    decided_by uuid NOT NULL,
    decided_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT gate_decision_decision CHECK ((decision = ANY (ARRAY['passed'::text, 'refused'::text, 'withdrawn'::text]))),
    CONSTRAINT gate_decision_not_own CHECK ((decided_by <> person_id)),
    CONSTRAINT gate_decision_note_length CHECK ((length(note) <= 4000))
);

ALTER TABLE ONLY vetting.gate_decision FORCE ROW LEVEL SECURITY;

ALTER TABLE vetting.gate_decision OWNER TO safelane_owner;

--
-- Name: standing_validity(uuid, timestamp with time zone, date, boolean, text[]); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.standing_validity(p_tutor uuid, p_at timestamp with time zone, p_today date, p_contract_required boolean, p_documents text[]) RETURNS TABLE(item text, code text, class text, until timestamp with time zone)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT 'vetting_gate'::text,
         CASE
             WHEN (gate.decision IS DISTINCT FROM 'passed'::text) THEN 'VETTING_GATE_NOT_PASSED'::text
             ELSE NULL::text
         END AS "case",
     'B'::text,
         CASE
             WHEN (gate.decision <> 'passed'::text) THEN gate.decided_at
             ELSE NULL::timestamp with time zone
         END AS "case"
    FROM (( VALUES (true)) always
      LEFT JOIN LATERAL ( SELECT decided.decision,
             decided.decided_at
            FROM vetting.gate_decision decided
           WHERE ((decided.person_id = standing_validity.p_tutor) AND (decided.decided_at <= standing_validity.p_at))
           ORDER BY decided.decided_at DESC, (decided.decision = 'passed'::text)
          LIMIT 1) gate ON (true))
 UNION ALL
  SELECT 'contract'::text,
         CASE
             WHEN (NOT COALESCE((covered.days @> standing_validity.p_today), false)) THEN 'CONTRACT_EXPIRED'::text
             ELSE NULL::text
         END AS "case",
     'N'::text,
     vetting.midnight(upper(covered.days)) AS midnight
    FROM ( SELECT ( SELECT run_of_days.run_of_days
                    FROM unnest(( SELECT range_agg(daterange(agreed.starts_on, agreed.ends_on)) AS range_agg
                            FROM vetting.contract agreed
                           WHERE ((agreed.person_id = standing_validity.p_tutor) AND (agreed.kind = 'tutor_contract'::text) AND (NOT (EXISTS ( SELECT
                                    FROM vetting.contract later
                                   WHERE (later.supersedes = agreed.contract_id))))))) run_of_days(run_of_days)
                   WHERE (lower(run_of_days.run_of_days) <= standing_validity.p_today)
                   ORDER BY run_of_days.run_of_days DESC
                  LIMIT 1) AS days) covered
   WHERE standing_validity.p_contract_required
 UNION ALL
  SELECT ('document:'::text || missing.document),
     ('ACK_MISSING:'::text || missing.document),
     'N'::text,
     NULL::timestamp with time zone
    FROM unnest(
         CASE
             WHEN (standing_validity.p_documents <> '{}'::text[]) THEN policy.missing_acknowledgements(standing_validity.p_tutor, standing_validity.p_documents, standing_validity.p_at)
             ELSE NULL::text[]
         END) missing(document);
END;

ALTER FUNCTION vetting.standing_validity(p_tutor uuid, p_at timestamp with time zone, p_today date, p_contract_required boolean, p_documents text[]) OWNER TO safelane_owner;

--
-- Name: FUNCTION standing_validity(p_tutor uuid, p_at timestamp with time zone, p_today date, p_contract_required boolean, p_documents text[]); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.standing_validity(p_tutor uuid, p_at timestamp with time zone, p_today date, p_contract_required boolean, p_documents text[]) IS 'Gate, contract and acknowledgements. Part of the validity of checks.';

--
-- Name: training; Type: TABLE; Schema: vetting; Owner: safelane_owner
--

CREATE TABLE vetting.training (
    training_id uuid NOT NULL,
    person_id uuid NOT NULL,
    topic text NOT NULL,
    provider text,
    completed_on date NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    supersedes uuid,
    CONSTRAINT training_not_own CHECK ((recorded_by <> person_id)),
    CONSTRAINT training_provider_length CHECK ((length(provider) <= 300)),
    CONSTRAINT training_topic CHECK ((topic = ANY (ARRAY['kcsie_part1'::text, 'kcsie_part2'::text, 'online_safety'::text, 'lado_familiarity'::text, 'allegation_management'::text, 'contextual_safeguarding'::text, 'child_criminal_exploitation'::text])))
);

ALTER TABLE ONLY vetting.training FORCE ROW LEVEL SECURITY;

ALTER TABLE vetting.training OWNER TO safelane_owner;

--
-- Name: training_validity(uuid, timestamp with time zone, date, text[], interval); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.training_validity(p_person uuid, p_at timestamp with time zone, p_today date, p_topics text[], p_interval interval) RETURNS TABLE(item text, code text, class text, until timestamp with time zone)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH topic AS MATERIALIZED (
          SELECT needed.topic,
             done.completed_on,
             vetting.lapses_at(done.completed_on, training_validity.p_interval) AS until
            FROM (unnest(training_validity.p_topics) needed(topic)
              LEFT JOIN LATERAL ( SELECT max(attended.completed_on) AS completed_on
                    FROM vetting.training attended
                   WHERE ((attended.person_id = training_validity.p_person) AND (attended.topic = needed.topic) AND (attended.completed_on <= training_validity.p_today) AND (NOT (EXISTS ( SELECT
                            FROM vetting.training later
                           WHERE (later.supersedes = attended.training_id)))))) done ON (true))
         )
  SELECT ('training:'::text || topic.topic),
         CASE
             WHEN (topic.completed_on IS NULL) THEN ('TRAINING_MISSING:'::text || topic.topic)
             WHEN (training_validity.p_at >= topic.until) THEN ('TRAINING_LAPSED:'::text || topic.topic)
             ELSE NULL::text
         END AS "case",
     'N'::text,
     topic.until
    FROM topic
 UNION ALL
  SELECT ('training:'::text || topic.topic),
     'TRAINING_EDITION_SUPERSEDED'::text,
     'A'::text,
     vetting.midnight(edition.valid_from) AS midnight
    FROM (topic
      CROSS JOIN policy.edition_in_force('KCSIE'::text, training_validity.p_today) edition(edition, valid_from))
   WHERE ((topic.topic = ANY (ARRAY['kcsie_part1'::text, 'kcsie_part2'::text])) AND (topic.completed_on < edition.valid_from));
END;

ALTER FUNCTION vetting.training_validity(p_person uuid, p_at timestamp with time zone, p_today date, p_topics text[], p_interval interval) OWNER TO safelane_owner;

--
-- Name: FUNCTION training_validity(p_person uuid, p_at timestamp with time zone, p_today date, p_topics text[], p_interval interval); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.training_validity(p_person uuid, p_at timestamp with time zone, p_today date, p_topics text[], p_interval interval) IS 'Each topic needed: missing, lapsed or good until. Part of the validity of checks; also asked about safeguarding leads (TS-84).';

--
-- Name: judged(uuid, uuid, timestamp with time zone, date, boolean, text[], interval, interval, integer, boolean, text[], interval, text[]); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.judged(p_tutor uuid, p_engagement uuid, p_at timestamp with time zone, p_today date, p_for_school boolean, p_required text[], p_dbs_interval interval, p_sanctions_max_age interval, p_min_references integer, p_contract_required boolean, p_topics text[], p_training_interval interval, p_documents text[]) RETURNS TABLE(item text, code text, class text, until timestamp with time zone)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT dbs_validity.item,
     dbs_validity.code,
     dbs_validity.class,
     dbs_validity.until
    FROM vetting.dbs_validity(judged.p_tutor, judged.p_at, judged.p_today, judged.p_required, judged.p_dbs_interval) dbs_validity(item, code, class, until)
 UNION ALL
  SELECT known_bars.item,
     known_bars.code,
     known_bars.class,
     known_bars.until
    FROM vetting.known_bars(judged.p_tutor, judged.p_at, judged.p_today) known_bars(item, code, class, until)
 UNION ALL
  SELECT evidence_validity.item,
     evidence_validity.code,
     evidence_validity.class,
     evidence_validity.until
    FROM vetting.evidence_validity(judged.p_tutor, judged.p_today, judged.p_required, judged.p_min_references) evidence_validity(item, code, class, until)
 UNION ALL
  SELECT screening_validity.item,
     screening_validity.code,
     screening_validity.class,
     screening_validity.until
    FROM vetting.screening_validity(judged.p_tutor, judged.p_at, judged.p_required, judged.p_sanctions_max_age) screening_validity(item, code, class, until)
 UNION ALL
  SELECT school_validity.item,
     school_validity.code,
     school_validity.class,
     school_validity.until
    FROM vetting.school_validity(judged.p_tutor, judged.p_engagement, judged.p_today, judged.p_required, judged.p_for_school) school_validity(item, code, class, until)
 UNION ALL
  SELECT training_validity.item,
     training_validity.code,
     training_validity.class,
     training_validity.until
    FROM vetting.training_validity(judged.p_tutor, judged.p_at, judged.p_today, judged.p_topics, judged.p_training_interval) training_validity(item, code, class, until)
 UNION ALL
  SELECT standing_validity.item,
     standing_validity.code,
     standing_validity.class,
     standing_validity.until
    FROM vetting.standing_validity(judged.p_tutor, judged.p_at, judged.p_today, judged.p_contract_required, judged.p_documents) standing_validity(item, code, class, until);
END;

ALTER FUNCTION vetting.judged(p_tutor uuid, p_engagement uuid, p_at timestamp with time zone, p_today date, p_for_school boolean, p_required text[], p_dbs_interval interval, p_sanctions_max_age interval, p_min_references integer, p_contract_required boolean, p_topics text[], p_training_interval interval, p_documents text[]) OWNER TO safelane_owner;

--
-- Name: FUNCTION judged(p_tutor uuid, p_engagement uuid, p_at timestamp with time zone, p_today date, p_for_school boolean, p_required text[], p_dbs_interval interval, p_sanctions_max_age interval, p_min_references integer, p_contract_required boolean, p_topics text[], p_training_interval interval, p_documents text[]); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.judged(p_tutor uuid, p_engagement uuid, p_at timestamp with time zone, p_today date, p_for_school boolean, p_required text[], p_dbs_interval interval, p_sanctions_max_age interval, p_min_references integer, p_contract_required boolean, p_topics text[], p_training_interval interval, p_documents text[]) IS 'One row a check and reason, under settings that are given. Plain, so that it is planned together with whoever asks: a decision about one tutor, or a report about all of them.';

--
-- Name: live_work(uuid, timestamp with time zone); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.live_work(p_tutor uuid, p_at timestamp with time zone) RETURNS TABLE(engagement_id uuid, agency_id uuid, school_id uuid)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH live AS (
          SELECT work.engagement_id,
             work.agency_id,
             work.school_id
            FROM identity.engagement work
           WHERE ((work.tutor_id = live_work.p_tutor) AND (work.starts_on <= identity.civil_date(live_work.p_at)) AND ((work.ends_on IS NULL) OR (work.ends_on > identity.civil_date(live_work.p_at))) AND ((work.ended_at IS NULL) OR (work.ended_at > live_work.p_at)))
         )
  SELECT live.engagement_id,
     live.agency_id,
     live.school_id
    FROM live
 UNION ALL
  SELECT NULL::uuid,
     NULL::uuid,
     NULL::uuid
   WHERE (NOT (EXISTS ( SELECT
            FROM live)));
END;

ALTER FUNCTION vetting.live_work(p_tutor uuid, p_at timestamp with time zone) OWNER TO safelane_owner;

--
-- Name: FUNCTION live_work(p_tutor uuid, p_at timestamp with time zone); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.live_work(p_tutor uuid, p_at timestamp with time zone) IS 'The engagements in force, or one row of nulls for independent work. Asked by the reports of vetting.';

--
-- Name: settings(uuid, timestamp with time zone); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.settings(p_engagement uuid, p_at timestamp with time zone) RETURNS TABLE(today date, for_school boolean, required text[], dbs_interval interval, sanctions_max_age interval, min_references integer, contract_required boolean, topics text[], training_interval interval, documents text[], valid_through boolean)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH asked AS MATERIALIZED (
          SELECT policy.effective_all(settings.p_engagement, settings.p_at, ARRAY['vetting.required_checks'::text, 'vetting.dbs_interval'::text, 'vetting.sanctions_max_age'::text, 'vetting.min_references'::text, 'vetting.contract_required'::text, 'training.required'::text, 'training.interval'::text, 'ack.required'::text, 'session.require_valid_through'::text]) AS value,
             (EXISTS ( SELECT
                    FROM identity.engagement work
                   WHERE ((work.engagement_id = settings.p_engagement) AND (work.school_id IS NOT NULL)))) AS for_school
         )
  SELECT identity.civil_date(settings.p_at) AS civil_date,
     asked.for_school,
     (COALESCE(policy.members((asked.value -> 'vetting.required_checks'::text)), '{}'::text[]) ||
         CASE
             WHEN asked.for_school THEN ARRAY['identity'::text, 'dbs_enhanced'::text, 'barred_list'::text, 'right_to_work'::text, 'prohibition'::text]
             ELSE '{}'::text[]
         END),
     COALESCE(((asked.value ->> 'vetting.dbs_interval'::text))::interval, '3 years'::interval) AS "coalesce",
     COALESCE(((asked.value ->> 'vetting.sanctions_max_age'::text))::interval, '72:00:00'::interval) AS "coalesce",
     COALESCE(((asked.value ->> 'vetting.min_references'::text))::integer, 0) AS "coalesce",
     COALESCE(((asked.value ->> 'vetting.contract_required'::text))::boolean, false) AS "coalesce",
     COALESCE(policy.members((asked.value -> 'training.required'::text)), '{}'::text[]) AS "coalesce",
     COALESCE(((asked.value ->> 'training.interval'::text))::interval, '1 year'::interval) AS "coalesce",
     COALESCE(policy.members((asked.value -> 'ack.required'::text)), '{}'::text[]) AS "coalesce",
     COALESCE(((asked.value ->> 'session.require_valid_through'::text))::boolean, false) AS "coalesce"
    FROM asked;
END;

ALTER FUNCTION vetting.settings(p_engagement uuid, p_at timestamp with time zone) OWNER TO safelane_owner;

--
-- Name: FUNCTION settings(p_engagement uuid, p_at timestamp with time zone); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.settings(p_engagement uuid, p_at timestamp with time zone) IS 'One row: the parameters of vetting, training and documents in effect for an engagement (null: independent work).';

--
-- Name: judged_work(timestamp with time zone, uuid); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.judged_work(p_at timestamp with time zone, p_organisation uuid) RETURNS TABLE(person_id uuid, engagement_id uuid, agency_id uuid, school_id uuid, item text, code text, class text, until timestamp with time zone)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH work AS MATERIALIZED (
          SELECT tutor.person_id,
             engaged.engagement_id,
             engaged.agency_id,
             engaged.school_id,
             COALESCE(engaged.engagement_id, '00000000-0000-0000-0000-000000000000'::uuid) AS asked_under
            FROM (( SELECT DISTINCT held.person_id
                    FROM identity.power held
                   WHERE ((held.power = 'tutor'::text) AND (held.valid_from <= judged_work.p_at) AND ((held.valid_until IS NULL) OR (held.valid_until > judged_work.p_at)))) tutor
              CROSS JOIN LATERAL vetting.live_work(tutor.person_id, judged_work.p_at) engaged(engagement_id, agency_id, school_id))
           WHERE ((judged_work.p_organisation IS NULL) OR ((judged_work.p_organisation = engaged.agency_id) OR (judged_work.p_organisation = engaged.school_id)))
         ), asked AS MATERIALIZED (
          SELECT one.asked_under,
             settings.today,
             settings.for_school,
             settings.required,
             settings.dbs_interval,
             settings.sanctions_max_age,
             settings.min_references,
             settings.contract_required,
             settings.topics,
             settings.training_interval,
             settings.documents,
             settings.valid_through
            FROM (( SELECT DISTINCT work_1.asked_under,
                     work_1.engagement_id
                    FROM work work_1) one
              CROSS JOIN LATERAL vetting.settings(one.engagement_id, judged_work.p_at) settings(today, for_school, required, dbs_interval, sanctions_max_age, min_references, contract_required, topics, training_interval, documents, valid_through))
         )
  SELECT work.person_id,
     work.engagement_id,
     work.agency_id,
     work.school_id,
     checked.item,
     checked.code,
     checked.class,
     checked.until
    FROM ((work
      JOIN asked USING (asked_under))
      CROSS JOIN LATERAL vetting.judged(work.person_id, work.engagement_id, judged_work.p_at, asked.today, asked.for_school, asked.required, asked.dbs_interval, asked.sanctions_max_age, asked.min_references, asked.contract_required, asked.topics, asked.training_interval, asked.documents) checked(item, code, class, until));
END;

ALTER FUNCTION vetting.judged_work(p_at timestamp with time zone, p_organisation uuid) OWNER TO safelane_owner;

--
-- Name: FUNCTION judged_work(p_at timestamp with time zone, p_organisation uuid); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.judged_work(p_at timestamp with time zone, p_organisation uuid) IS 'Validity of every tutor (of an organisation, if one is named) and each engagement in force. Asked by the reports.';

--
-- Name: masked(text); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.masked(p_number text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ('********'::text || "right"(p_number, 4));
END;

ALTER FUNCTION vetting.masked(p_number text) OWNER TO safelane_owner;

--
-- Name: FUNCTION masked(p_number text); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.masked(p_number text) IS 'A certificate number as it may be shown; null stays null.';

--
-- Name: name_of(uuid); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.name_of(p_person uuid) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ((person.given_name || ' '::text) || person.family_name)
    FROM identity.person
   WHERE (person.person_id = name_of.p_person);
END;

ALTER FUNCTION vetting.name_of(p_person uuid) OWNER TO safelane_owner;

--
-- Name: FUNCTION name_of(p_person uuid); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.name_of(p_person uuid) IS 'Given and family name; null for an unknown id. Asked by the reports of vetting.';

--
-- Name: record_of(uuid, timestamp with time zone); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.record_of(p_person uuid, p_at timestamp with time zone) RETURNS TABLE(found jsonb)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT jsonb_build_object('identity', ( SELECT jsonb_build_object('done', true, 'date', shown.verified_on, 'evidence', shown.method, 'checked_by', vetting.name_of(shown.recorded_by)) AS jsonb_build_object
            FROM vetting.identity_check shown
           WHERE ((shown.person_id = record_of.p_person) AND (shown.outcome = 'verified'::text) AND (shown.verified_on <= asked.today) AND (NOT (EXISTS ( SELECT
                    FROM vetting.identity_check later
                   WHERE (later.supersedes = shown.check_id)))) AND (NOT (EXISTS ( SELECT
                    FROM vetting.identity_check failed
                   WHERE ((failed.person_id = record_of.p_person) AND (failed.outcome = 'failed'::text) AND (failed.verified_on <= asked.today) AND (ROW(failed.verified_on, failed.recorded_at) >= ROW(shown.verified_on, shown.recorded_at)) AND (NOT (EXISTS ( SELECT
                            FROM vetting.identity_check later
                           WHERE (later.supersedes = failed.check_id)))))))))
           ORDER BY shown.verified_on DESC, shown.recorded_at DESC
          LIMIT 1), 'dbs', ( SELECT jsonb_build_object('done', true, 'date', seen.seen_on, 'certificate_id', seen.certificate_id, 'number', vetting.masked(seen.number), 'level', seen.level, 'workforce', seen.workforce, 'issued_on', seen.issued_on, 'seen_on', seen.seen_on, 'barred_list_done', (seen.barred_list <> 'not_checked'::text), 'checked_by', vetting.name_of(seen.recorded_by)) AS jsonb_build_object
            FROM vetting.dbs_certificate seen
           WHERE ((seen.person_id = record_of.p_person) AND (seen.source = 'verified'::text) AND (seen.seen_on <= asked.today) AND (NOT (EXISTS ( SELECT
                    FROM vetting.dbs_certificate later
                   WHERE (later.supersedes = seen.certificate_id)))))
           ORDER BY seen.issued_on DESC, seen.recorded_at DESC
          LIMIT 1), 'prohibition', ( SELECT jsonb_build_object('done', true, 'date', max(checked.checked_on)) AS jsonb_build_object
            FROM vetting.prohibition_check checked
           WHERE ((checked.person_id = record_of.p_person) AND (checked.kind = 'tra_prohibition'::text) AND (checked.checked_on <= asked.today) AND (NOT (EXISTS ( SELECT
                    FROM vetting.prohibition_check later
                   WHERE (later.supersedes = checked.check_id)))))
          HAVING (count(*) > 0)), 'section_128', ( SELECT jsonb_build_object('done', true, 'date', max(checked.checked_on)) AS jsonb_build_object
            FROM vetting.prohibition_check checked
           WHERE ((checked.person_id = record_of.p_person) AND (checked.kind = 'section_128'::text) AND (checked.checked_on <= asked.today) AND (NOT (EXISTS ( SELECT
                    FROM vetting.prohibition_check later
                   WHERE (later.supersedes = checked.check_id)))))
          HAVING (count(*) > 0)), 'overseas', ( SELECT jsonb_build_object('done', true, 'date', identity.civil_date(max(ran.ran_at))) AS jsonb_build_object
            FROM vetting.screening_run ran
           WHERE ((ran.person_id = record_of.p_person) AND (ran.source = 'overseas_teacher_sanction'::text) AND (ran.outcome = 'completed'::text) AND (ran.ran_at <= record_of.p_at))
          HAVING (count(*) > 0)), 'screening', ( SELECT jsonb_build_object('done', true, 'date', identity.civil_date(max(ran.ran_at))) AS jsonb_build_object
            FROM vetting.screening_run ran
           WHERE ((ran.person_id = record_of.p_person) AND (ran.source = 'uk_sanctions_list'::text) AND (ran.outcome = 'completed'::text) AND (ran.ran_at <= record_of.p_at))
          HAVING (count(*) > 0)), 'right_to_work', ( SELECT jsonb_build_object('done', true, 'date', shown.verified_on, 'evidence', shown.document, 'expires_on', shown.valid_until, 'checked_by', vetting.name_of(shown.recorded_by)) AS jsonb_build_object
            FROM vetting.right_to_work shown
           WHERE ((shown.person_id = record_of.p_person) AND (shown.outcome = 'verified'::text) AND (shown.verified_on <= asked.today) AND (NOT (EXISTS ( SELECT
                    FROM vetting.right_to_work later
                   WHERE (later.supersedes = shown.check_id)))) AND (NOT (EXISTS ( SELECT
                    FROM vetting.right_to_work failed
                   WHERE ((failed.person_id = record_of.p_person) AND (failed.outcome = 'failed'::text) AND (failed.verified_on <= asked.today) AND (ROW(failed.verified_on, failed.recorded_at) >= ROW(shown.verified_on, shown.recorded_at)) AND (NOT (EXISTS ( SELECT
                            FROM vetting.right_to_work later
                           WHERE (later.supersedes = failed.check_id)))))))))
           ORDER BY shown.valid_until DESC, shown.verified_on DESC
          LIMIT 1), 'qualifications', ( SELECT jsonb_agg(jsonb_build_object('kind', shown.kind, 'title', shown.title, 'awarded_by', shown.awarded_by, 'date', shown.verified_on, 'expires_on', shown.valid_until) ORDER BY shown.verified_on, shown.title, shown.kind) AS jsonb_agg
            FROM vetting.qualification shown
           WHERE ((shown.person_id = record_of.p_person) AND (shown.outcome = 'verified'::text) AND (shown.verified_on <= asked.today) AND (NOT (EXISTS ( SELECT
                    FROM vetting.qualification later
                   WHERE (later.supersedes = shown.qualification_id)))))), 'references', ( SELECT jsonb_build_object('verified', count(DISTINCT vetting.plain_name(given.referee)), 'date', max(given.verified_on)) AS jsonb_build_object
            FROM vetting.reference given
           WHERE ((given.person_id = record_of.p_person) AND (given.outcome = 'verified'::text) AND (given.verified_on <= asked.today) AND (NOT (EXISTS ( SELECT
                    FROM vetting.reference later
                   WHERE (later.supersedes = given.reference_id)))))), 'training', ( SELECT jsonb_agg(jsonb_build_object('topic', latest.topic, 'date', latest.completed_on) ORDER BY latest.topic) AS jsonb_agg
            FROM ( SELECT attended.topic,
                     max(attended.completed_on) AS completed_on
                    FROM vetting.training attended
                   WHERE ((attended.person_id = record_of.p_person) AND (attended.completed_on <= asked.today) AND (NOT (EXISTS ( SELECT
                            FROM vetting.training later
                           WHERE (later.supersedes = attended.training_id)))))
                   GROUP BY attended.topic) latest), 'written_confirmation', ( SELECT jsonb_agg(jsonb_build_object('engagement_id', confirmed.engagement_id, 'date', confirmed.starts_on, 'expires_on', confirmed.ends_on) ORDER BY confirmed.starts_on) AS jsonb_agg
            FROM vetting.contract confirmed
           WHERE ((confirmed.person_id = record_of.p_person) AND (confirmed.kind = 'written_confirmation'::text) AND (confirmed.starts_on <= asked.today) AND (NOT (EXISTS ( SELECT
                    FROM vetting.contract later
                   WHERE (later.supersedes = confirmed.contract_id))))))) AS jsonb_build_object
    FROM ( SELECT identity.civil_date(record_of.p_at) AS today) asked;
END;

ALTER FUNCTION vetting.record_of(p_person uuid, p_at timestamp with time zone) OWNER TO safelane_owner;

--
-- Name: FUNCTION record_of(p_person uuid, p_at timestamp with time zone); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.record_of(p_person uuid, p_at timestamp with time zone) IS 'The evidence columns of a person''s line in the Single Central Record; null where there is none. Asked by the central record.';

--
-- Name: status_of(text, timestamp with time zone); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.status_of(p_code text, p_until timestamp with time zone) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN (p_code IS NULL) THEN 'ok'::text
             WHEN (p_code = ANY (ARRAY['DBS_NAME_MISMATCH'::text, 'DBS_DISCLOSURE_UNASSESSED'::text, 'SELF_DISCLOSURE_PENDING'::text])) THEN 'under_review'::text
             WHEN ((p_code = 'VETTING_GATE_NOT_PASSED'::text) OR (p_until IS NULL)) THEN 'missing'::text
             ELSE 'lapsed'::text
         END AS "case";
END;

ALTER FUNCTION vetting.status_of(p_code text, p_until timestamp with time zone) OWNER TO safelane_owner;

--
-- Name: FUNCTION status_of(p_code text, p_until timestamp with time zone); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.status_of(p_code text, p_until timestamp with time zone) IS 'ok, missing, lapsed or under_review for a row of validity. Asked by the reports of vetting.';

--
-- Name: central_record(timestamp with time zone, uuid, boolean); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.central_record(p_at timestamp with time zone, p_organisation uuid, p_staff_too boolean) RETURNS TABLE(person_id uuid, line jsonb, gaps jsonb)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH held AS (
          SELECT held.person_id,
             held.power,
             held.organisation_id,
             held.valid_from
            FROM identity.power held
           WHERE ((held.power <> ALL (ARRAY['learner'::text, 'session_service'::text])) AND (held.valid_from <= central_record.p_at) AND ((held.valid_until IS NULL) OR (held.valid_until > central_record.p_at)))
         ), checked AS MATERIALIZED (
          SELECT judged_work.person_id,
             judged_work.engagement_id,
             judged_work.agency_id,
             judged_work.school_id,
             judged_work.item,
             judged_work.code,
             judged_work.class,
             judged_work.until
            FROM vetting.judged_work(central_record.p_at, central_record.p_organisation) judged_work(person_id, engagement_id, agency_id, school_id, item, code, class, until)
         ), work AS (
          SELECT DISTINCT checked.person_id,
             checked.engagement_id,
             checked.agency_id,
             checked.school_id
            FROM checked
         ), engaged AS MATERIALIZED (
          SELECT work.person_id,
             jsonb_agg(jsonb_build_object('engagement_id', work.engagement_id, 'agency_id', work.agency_id, 'school_id', work.school_id) ORDER BY work.engagement_id) FILTER (WHERE (work.engagement_id IS NOT NULL)) AS engagements
            FROM work
           GROUP BY work.person_id
         ), listed AS (
          SELECT held.person_id,
             array_agg(DISTINCT held.power ORDER BY held.power) AS roles,
             identity.civil_date(min(held.valid_from)) AS started_on
            FROM (held
              LEFT JOIN engaged engaged_1 USING (person_id))
           WHERE (((held.power = 'tutor'::text) AND (engaged_1.person_id IS NOT NULL)) OR ((held.power <> 'tutor'::text) AND central_record.p_staff_too AND ((central_record.p_organisation IS NULL) OR (held.organisation_id = central_record.p_organisation))))
           GROUP BY held.person_id
         ), missing AS (
          SELECT checked.person_id,
             checked.item,
             vetting.status_of(checked.code, checked.until) AS status,
             checked.code,
             min(checked.until) AS until,
             array_agg(checked.engagement_id) AS engagement_ids
            FROM checked
           WHERE ((checked.code IS NOT NULL) AND (checked.class <> 'A'::text) AND (checked.item <> ALL (ARRAY['known_bar'::text, 'vetting_gate'::text, 'contract'::text])) AND (checked.item !~~ 'document:%'::text))
           GROUP BY checked.person_id, checked.item, (vetting.status_of(checked.code, checked.until)), checked.code
         ), gap AS (
          SELECT missing.person_id,
             jsonb_agg(jsonb_build_object('person_id', missing.person_id, 'item', missing.item, 'status', missing.status, 'code', missing.code, 'until', missing.until, 'engagement_ids', missing.engagement_ids) ORDER BY missing.item, missing.code) AS gaps
            FROM missing
           GROUP BY missing.person_id
         )
  SELECT listed.person_id,
     (jsonb_build_object('person_id', person.person_id, 'external_ref', person.external_ref, 'given_name', person.given_name, 'family_name', person.family_name, 'roles', listed.roles, 'started_on', listed.started_on, 'engagements', engaged.engagements) || evidence.found),
     COALESCE(gap.gaps, ( SELECT jsonb_agg(jsonb_build_object('person_id', listed.person_id, 'item', needed.item, 'status', 'missing') ORDER BY needed.item) AS jsonb_agg
            FROM unnest(ARRAY['identity'::text, 'dbs'::text, 'right_to_work'::text]) needed(item)
           WHERE (('tutor'::text <> ALL (listed.roles)) AND ((evidence.found ->> needed.item) IS NULL))), '[]'::jsonb) AS "coalesce"
    FROM ((((listed
      JOIN identity.person USING (person_id))
      LEFT JOIN engaged USING (person_id))
      LEFT JOIN gap USING (person_id))
      CROSS JOIN LATERAL vetting.record_of(listed.person_id, central_record.p_at) evidence(found));
END;

ALTER FUNCTION vetting.central_record(p_at timestamp with time zone, p_organisation uuid, p_staff_too boolean) OWNER TO safelane_owner;

--
-- Name: FUNCTION central_record(p_at timestamp with time zone, p_organisation uuid, p_staff_too boolean); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.central_record(p_at timestamp with time zone, p_organisation uuid, p_staff_too boolean) IS 'One row a person: the line of the record and its gaps. Asked by the report.';

--
-- Name: check_dbs_number(text, boolean); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.check_dbs_number(p_number text, p_required boolean) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
declare
  v_number text := regexp_replace(p_number, E'\\s', '', 'g');
begin
  if v_number is null and not p_required then
    return null;
  end if;
  if v_number is null or v_number !~ '^[0-9]{12}$' then
    raise exception using
      errcode = 'PT422',
      message = 'number is not a DBS certificate number',
      hint = 'Send the twelve figures on the certificate as text. The number of the application form is another one.';
  end if;
  return v_number;
end;
$_$;

ALTER FUNCTION vetting.check_dbs_number(p_number text, p_required boolean) OWNER TO safelane_owner;

--
-- Name: FUNCTION check_dbs_number(p_number text, p_required boolean); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.check_dbs_number(p_number text, p_required boolean) IS 'The twelve figures without spaces, or PT422. Asked by the api functions of vetting.';

--
-- Name: check_end_day(date, text, date); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.check_end_day(p_day date, p_parameter text, p_after date) RETURNS date
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if p_day is null then
    return null;
  end if;
  perform identity.check_civil_day(p_day, p_parameter);
  if p_day <= p_after then
    raise exception using
      errcode = 'PT422',
      message = format('%s is not after the day on which it begins', p_parameter),
      hint = format('Send the first day on which it no longer counts, or leave %s out where there is no end.', p_parameter);
  end if;
  return p_day;
end;
$$;

ALTER FUNCTION vetting.check_end_day(p_day date, p_parameter text, p_after date) OWNER TO safelane_owner;

--
-- Name: FUNCTION check_end_day(p_day date, p_parameter text, p_after date); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.check_end_day(p_day date, p_parameter text, p_after date) IS 'The day, null for no end, or PT422 where it is not after the other. Asked by the api functions of vetting.';

--
-- Name: check_hits(jsonb, text); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.check_hits(p_hits jsonb, p_outcome text) RETURNS jsonb
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_hits jsonb := coalesce(p_hits, '[]');
  v_hit  jsonb;
  v_read jsonb := '[]';
begin
  if jsonb_typeof(v_hits) <> 'array' or jsonb_array_length(v_hits) > 50
    or p_outcome = 'failed' and v_hits <> '[]'
  then
    raise exception using
      errcode = 'PT422',
      message = 'hits is not a list that fits the run',
      hint = 'Send at most 50 objects {"strength", "note"}; a failed run has none.';
  end if;

  for v_hit in select hit from jsonb_array_elements(v_hits) as listed (hit) loop
    if jsonb_typeof(v_hit) <> 'object' or v_hit - array['strength', 'note'] <> '{}' then
      raise exception using
        errcode = 'PT422',
        message = 'a hit is not an object with strength and note',
        hint = 'Send {"strength": "potential", "note": "…"}.';
    end if;
    v_read := v_read || jsonb_build_object(
      'strength', identity.check_choice(v_hit ->> 'strength', 'strength', 'potential', 'confirmed'),
      'note', vetting.check_prose(v_hit ->> 'note', 'note', 1, 2000)
    );
  end loop;
  return v_read;
end;
$$;

ALTER FUNCTION vetting.check_hits(p_hits jsonb, p_outcome text) OWNER TO safelane_owner;

--
-- Name: FUNCTION check_hits(p_hits jsonb, p_outcome text); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.check_hits(p_hits jsonb, p_outcome text) IS 'The hits of a run, trimmed, or PT422. Asked where a run is recorded.';

--
-- Name: check_past_day(date, text); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.check_past_day(p_day date, p_parameter text) RETURNS date
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  perform identity.check_civil_day(p_day, p_parameter);
  if p_day > identity.civil_date(now()) then
    raise exception using
      errcode = 'PT422',
      message = format('%s lies in the future', p_parameter),
      hint = 'Send today''s date in London or an earlier one.';
  end if;
  return p_day;
end;
$$;

ALTER FUNCTION vetting.check_past_day(p_day date, p_parameter text) OWNER TO safelane_owner;

--
-- Name: FUNCTION check_past_day(p_day date, p_parameter text); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.check_past_day(p_day date, p_parameter text) IS 'The day, or PT422 where it is missing or has not come in London. Asked by the api functions of vetting.';

--
-- Name: check_past_instant(timestamp with time zone, text); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.check_past_instant(p_at timestamp with time zone, p_parameter text) RETURNS timestamp with time zone
    LANGUAGE plpgsql PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if p_at is null or p_at < timestamptz '1900-01-01 00:00:00+00' or p_at > clock_timestamp() then
    raise exception using
      errcode = 'PT422',
      message = format('%s is missing or lies in the future', p_parameter),
      hint = 'Send an instant that has passed, with its offset from UTC.';
  end if;
  -- a moment between the beginning of this transaction and now counts as its beginning
  return least(p_at, now());
end;
$$;

ALTER FUNCTION vetting.check_past_instant(p_at timestamp with time zone, p_parameter text) OWNER TO safelane_owner;

--
-- Name: FUNCTION check_past_instant(p_at timestamp with time zone, p_parameter text); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.check_past_instant(p_at timestamp with time zone, p_parameter text) IS 'The instant, or PT422 where it is missing or still to come. Asked by the api functions of vetting.';

--
-- Name: check_prose(text, text, integer, integer); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.check_prose(p_value text, p_parameter text, p_min integer, p_max integer) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_marks  constant text := E'[\u0001-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]';
  c_unseen constant text := E'[ \t\r\n\u00a0\u034f\u115f\u1160\u1680\u2000-\u200d\u202f\u205f\u2800\u3000\u3164\ufe00-\ufe0f\uffa0]+';
  v_text text;
begin
  -- what is far too long is not read at all
  if octet_length(p_value) <= 4 * p_max + 1000 then
    v_text := btrim(p_value, E' \t\r\n\u00a0');
  end if;
  if v_text is null
    or length(btrim(regexp_replace(v_text, c_unseen, ' ', 'g'))) < p_min
    or length(v_text) > p_max
  then
    raise exception using
      errcode = 'PT422',
      message = format('%s is missing or has the wrong length', p_parameter),
      hint = format('Send %s to %s characters.', p_min, p_max);
  end if;
  if translate(v_text, E'\t\r\n', '') ~ c_marks then
    raise exception using
      errcode = 'PT422',
      message = format('%s contains control characters', p_parameter),
      hint = 'Send plain text; line breaks are fine.';
  end if;
  return v_text;
end;
$$;

ALTER FUNCTION vetting.check_prose(p_value text, p_parameter text, p_min integer, p_max integer) OWNER TO safelane_owner;

--
-- Name: FUNCTION check_prose(p_value text, p_parameter text, p_min integer, p_max integer); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.check_prose(p_value text, p_parameter text, p_min integer, p_max integer) IS 'Trimmed text of several lines within its length; PT422 otherwise. Asked by the api functions of vetting.';

--
-- Name: clearer_is_another(); Type: FUNCTION; Schema: vetting; Owner: cap_vetting
--

CREATE FUNCTION vetting.clearer_is_another() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if exists (
    select
    from vetting.screening_hit as hit
    join vetting.screening_run as ran using (run_id)
    where hit.hit_id = new.hit_id
      and (
        new.cleared_by in (ran.recorded_by, hit.person_id)
        or ran.source = 'childrens_barred' and hit.strength = 'confirmed'
      )
  ) then
    raise exception using
      errcode = 'PT403',
      message = 'this person may not clear this hit',
      hint = 'Ask a vetting officer who did not run the screening. A confirmed barred-list hit is never cleared.';
  end if;
  return new;
end;
$$;

ALTER FUNCTION vetting.clearer_is_another() OWNER TO cap_vetting;

--
-- Name: FUNCTION clearer_is_another(); Type: COMMENT; Schema: vetting; Owner: cap_vetting
--

COMMENT ON FUNCTION vetting.clearer_is_another() IS 'Trigger on vetting.screening_clearance: neither runner nor person clears, and a confirmed barred-list hit stays.';

--
-- Name: dsl_available(uuid, text, timestamp with time zone, uuid, uuid); Type: FUNCTION; Schema: vetting; Owner: cap_vetting
--

CREATE FUNCTION vetting.dsl_available(p_organisation uuid, p_kind text, p_at timestamp with time zone DEFAULT now(), p_except uuid DEFAULT NULL::uuid, p_engagement uuid DEFAULT NULL::uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM identity.power lead
           WHERE ((lead.organisation_id = dsl_available.p_organisation) AND (lead.power = dsl_available.p_kind) AND (lead.person_id IS DISTINCT FROM dsl_available.p_except) AND identity.holds_power(lead.person_id, dsl_available.p_kind, dsl_available.p_organisation, dsl_available.p_at) AND ((dsl_available.p_kind <> 'agency_dsl'::text) OR (NOT (EXISTS ( SELECT
                    FROM vetting.training_validity(lead.person_id, dsl_available.p_at, identity.civil_date(dsl_available.p_at), COALESCE(policy.effective_set('training.agency_dsl'::text, dsl_available.p_engagement, dsl_available.p_at), '{}'::text[]), COALESCE(policy.effective_interval('training.interval'::text, dsl_available.p_engagement, dsl_available.p_at), '1 year'::interval)) topic(item, code, class, until)
                   WHERE ((topic.code IS NOT NULL) AND (topic.class <> 'A'::text))))))))) AS "exists";
END;

ALTER FUNCTION vetting.dsl_available(p_organisation uuid, p_kind text, p_at timestamp with time zone, p_except uuid, p_engagement uuid) OWNER TO cap_vetting;

--
-- Name: FUNCTION dsl_available(p_organisation uuid, p_kind text, p_at timestamp with time zone, p_except uuid, p_engagement uuid); Type: COMMENT; Schema: vetting; Owner: cap_vetting
--

COMMENT ON FUNCTION vetting.dsl_available(p_organisation uuid, p_kind text, p_at timestamp with time zone, p_except uuid, p_engagement uuid) IS 'Whether somebody other than p_except holds agency_dsl (with every specialist topic current) or school_dsl at the organisation. Asked by booking.';

--
-- Name: expiring(integer, timestamp with time zone); Type: FUNCTION; Schema: vetting; Owner: cap_vetting
--

CREATE FUNCTION vetting.expiring(p_within_days integer DEFAULT 90, p_at timestamp with time zone DEFAULT now()) RETURNS TABLE(person_id uuid, item text, code text, until timestamp with time zone, days integer, bucket text, engagement_ids uuid[])
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT due.person_id,
     due.item,
     due.code,
     due.until,
     due.days,
         CASE
             WHEN (due.until <= expiring.p_at) THEN 'overdue'::text
             WHEN (due.days <= 7) THEN '0-7'::text
             WHEN (due.days <= 14) THEN '8-14'::text
             WHEN (due.days <= 30) THEN '15-30'::text
             WHEN (due.days <= 60) THEN '31-60'::text
             WHEN (due.days <= 90) THEN '61-90'::text
             ELSE 'later'::text
         END AS "case",
     due.engagement_ids
    FROM ( SELECT checked.person_id,
             checked.item,
             checked.code,
             checked.until,
             (identity.civil_date(checked.until) - identity.civil_date(expiring.p_at)) AS days,
             array_agg(checked.engagement_id ORDER BY checked.engagement_id) AS engagement_ids
            FROM vetting.judged_work(expiring.p_at, NULL::uuid) checked(person_id, engagement_id, agency_id, school_id, item, code, class, until)
           WHERE ((checked.class <> 'A'::text) AND (checked.until IS NOT NULL) AND (checked.item <> ALL (ARRAY['known_bar'::text, 'vetting_gate'::text])))
           GROUP BY checked.person_id, checked.item, checked.code, checked.until) due
   WHERE (due.days <= expiring.p_within_days)
   ORDER BY due.until, due.person_id, due.item;
END;

ALTER FUNCTION vetting.expiring(p_within_days integer, p_at timestamp with time zone) OWNER TO cap_vetting;

--
-- Name: FUNCTION expiring(p_within_days integer, p_at timestamp with time zone); Type: COMMENT; Schema: vetting; Owner: cap_vetting
--

COMMENT ON FUNCTION vetting.expiring(p_within_days integer, p_at timestamp with time zone) IS 'Every clock of every tutor that is overdue or runs out within so many civil days: code (null while it runs), until, bucket (overdue, 0-7, 8-14, 15-30, 31-60, 61-90, later) and the engagements it concerns (null: independent). Asked by booking, which adds the lessons at risk.';

--
-- Name: findings(uuid, uuid, timestamp with time zone, timestamp with time zone, boolean); Type: FUNCTION; Schema: vetting; Owner: cap_vetting
--

CREATE FUNCTION vetting.findings(p_tutor uuid, p_engagement uuid DEFAULT NULL::uuid, p_at timestamp with time zone DEFAULT now(), p_starts_at timestamp with time zone DEFAULT NULL::timestamp with time zone, p_first_booking boolean DEFAULT false) RETURNS TABLE(code text, class text, until timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
  return query
    with judged as materialized (
      select * from vetting.validity(p_tutor, p_engagement, p_at)
    )
    select
      judged.code,
      case
        when p_first_booking and judged.class = 'N' and judged.code like E'TRAINING\\_%' then 'B'
        else judged.class
      end,
      min(judged.until)
    from judged
    where judged.code is not null
    group by 1, 2
    union all
    select
      'EXPIRES_BEFORE_SESSION',
      case
        when policy.effective_boolean('session.require_valid_through', p_engagement, p_at) then 'N'
        else 'A'
      end,
      min(judged.until)
    from judged
    where judged.item <> 'sanctions'
      and judged.code is null
      and judged.until <= p_starts_at
    having count(*) > 0;
end;
$$;

ALTER FUNCTION vetting.findings(p_tutor uuid, p_engagement uuid, p_at timestamp with time zone, p_starts_at timestamp with time zone, p_first_booking boolean) OWNER TO cap_vetting;

--
-- Name: FUNCTION findings(p_tutor uuid, p_engagement uuid, p_at timestamp with time zone, p_starts_at timestamp with time zone, p_first_booking boolean); Type: COMMENT; Schema: vetting; Owner: cap_vetting
--

COMMENT ON FUNCTION vetting.findings(p_tutor uuid, p_engagement uuid, p_at timestamp with time zone, p_starts_at timestamp with time zone, p_first_booking boolean) IS 'The failing vetting, training, document and contract codes with their classes (B, N, A) and since when, with EXPIRES_BEFORE_SESSION where p_starts_at is given. Asked by booking.';

--
-- Name: finish_action(text, uuid, integer, jsonb, jsonb); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.finish_action(p_action text, p_person uuid, p_status integer, p_body jsonb, p_detail jsonb DEFAULT '{}'::jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  perform ledger.append(p_action, 'person', p_person, 'done', '{}', p_detail);
  return guard.finish_once(guard.accept(p_status, p_body));
end;
$$;

ALTER FUNCTION vetting.finish_action(p_action text, p_person uuid, p_status integer, p_body jsonb, p_detail jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION finish_action(p_action text, p_person uuid, p_status integer, p_body jsonb, p_detail jsonb); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.finish_action(p_action text, p_person uuid, p_status integer, p_body jsonb, p_detail jsonb) IS 'Write an action to the ledger and answer with its result. Called by the api functions of vetting.';

--
-- Name: import_certificate(uuid, jsonb); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.import_certificate(p_person uuid, p_row jsonb) RETURNS vetting.dbs_certificate
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
declare
  v_number constant text := regexp_replace(p_row ->> 'number', E'\\s', '', 'g');
  v_issued constant date := identity.import_day(p_row, 'issued_on');
  v_found  vetting.dbs_certificate;
begin
  select seen.* into v_found
  from vetting.dbs_certificate as seen
  where seen.person_id = p_person
    and seen.source = 'verified'
    and case
      when v_number ~ '^[*]{8}[0-9]{4}$' then vetting.masked(seen.number) = v_number and seen.issued_on = v_issued
      else seen.number = v_number
    end
  order by (exists (
      select from vetting.dbs_certificate as later where later.supersedes = seen.certificate_id
    )), seen.recorded_at desc
  limit 1;
  return v_found;
end;
$_$;

ALTER FUNCTION vetting.import_certificate(p_person uuid, p_row jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_certificate(p_person uuid, p_row jsonb); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.import_certificate(p_person uuid, p_row jsonb) IS 'The certificate on record that a row names by number or by its last four figures and issued_on; null where there is none. Asked by the functions that import checks.';

--
-- Name: import_check(jsonb, uuid); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.import_check(p_row jsonb, p_officer uuid) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
declare
  v_person constant uuid := vetting.import_subject(p_row);
begin
  if v_person = p_officer and exists (
    select
    from (values
      ('number', '^[*]{8}[0-9]{4}$'),
      ('barred_list', '^(not_checked|[(]not shown[)])$'),
      ('disclosures', '^[(]not shown[)]$'),
      ('result', '^[(]not shown[)]$'),
      ('outcome', '^(verified|completed)$'),
      ('hit_strength', '^$'),
      ('hit_note', '^$')
    ) as shown (name, pattern)
    where identity.import_text(p_row, shown.name) !~ shown.pattern
  ) then
    return vetting.refuse_to_record('import_checks', p_officer, v_person);
  end if;

  return case p_row ->> 'record'
    when 'dbs_certificate' then vetting.import_dbs_certificate(v_person, p_row)
    when 'dbs_status_check' then vetting.import_dbs_status_check(v_person, p_row)
    when 'identity_check' then vetting.import_identity_check(v_person, p_row)
    when 'qualification' then vetting.import_qualification(v_person, p_row)
    when 'reference' then vetting.import_reference(v_person, p_row)
    when 'screening_run' then vetting.import_screening_run(v_person, p_row)
    when 'right_to_work' then vetting.import_right_to_work(v_person, p_row)
    when 'prohibition_check' then vetting.import_prohibition_check(v_person, p_row)
    when 'training' then vetting.import_training(v_person, p_row)
    when 'contract' then vetting.import_contract(v_person, p_row)
    when 'scr' then vetting.import_scr(v_person, p_row)
    else to_jsonb(identity.check_choice(p_row ->> 'record', 'record',
      'dbs_certificate', 'dbs_status_check', 'identity_check', 'qualification', 'reference', 'screening_run',
      'right_to_work', 'prohibition_check', 'training', 'contract', 'scr'))
  end;
end;
$_$;

ALTER FUNCTION vetting.import_check(p_row jsonb, p_officer uuid) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_check(p_row jsonb, p_officer uuid); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.import_check(p_row jsonb, p_officer uuid) IS 'The answer of the function that records this kind of check, or null where the check is on record already. Called by import_checks.';

--
-- Name: import_complete(jsonb); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.import_complete(p_row jsonb) RETURNS void
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_hidden text;
begin
  select min(cell.name)
  into v_hidden
  from jsonb_each_text(p_row) as cell (name, value)
  where cell.value = '(not shown)'
    or cell.name = 'number' and cell.value ~ '^[*]';

  if v_hidden is not null then
    raise exception using
      errcode = 'PT409',
      message = format('the row does not show %s in full, and nothing on record agrees with it', v_hidden),
      hint = 'Complete the row from the evidence itself.';
  end if;
end;
$$;

ALTER FUNCTION vetting.import_complete(p_row jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_complete(p_row jsonb); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.import_complete(p_row jsonb) IS 'PT409 where a row holds something that the record only hints at. Asked before a row is recorded.';

--
-- Name: import_contract(uuid, jsonb); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.import_contract(p_person uuid, p_row jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_kind     constant text := identity.import_text(p_row, 'kind');
  v_starts   constant date := identity.import_day(p_row, 'starts_on');
  v_ends     constant date := identity.import_day(p_row, 'ends_on');
  v_school   constant date := identity.import_day(p_row, 'school_signed_on');
  v_adult    constant date := identity.import_day(p_row, 'responsible_adult_signed_on');
  v_work_ref constant text := identity.import_text(p_row, 'engagement_ref');
  v_work_id  constant text := identity.import_text(p_row, 'engagement_id');
  v_pupil    constant text := identity.import_text(p_row, 'learner_ref');
  v_work     uuid;
  v_learner  uuid;
begin
  perform identity.import_columns(
    p_row, 'person_ref', 'person_id', 'kind', 'starts_on', 'ends_on', 'engagement_ref', 'engagement_id', 'learner_ref',
    'school_signed_on', 'responsible_adult_signed_on');
  if num_nonnulls(v_work_ref, v_work_id) > 1 or not pg_input_is_valid(coalesce(v_work_id, p_person::text), 'uuid') then
    raise exception using
      errcode = 'PT422',
      message = 'engagement_ref does not name an engagement',
      hint = 'Write the external_ref of the engagement into engagement_ref, or its engagement_id.';
  end if;

  if v_work_ref is not null then
    select coalesce(min(work.engagement_id::text)::uuid, gen_random_uuid()) into v_work
    from identity.engagement as work
    where work.external_ref = v_work_ref;
  else
    v_work := v_work_id::uuid;
  end if;
  if v_pupil is not null then
    select coalesce(min(learner.person_id::text)::uuid, gen_random_uuid()) into v_learner
    from identity.person as learner
    where learner.external_ref = v_pupil;
  end if;

  if exists (
    select
    from vetting.contract as known
    where known.person_id = p_person
      and known.kind = v_kind
      and known.starts_on = v_starts
      and known.ends_on is not distinct from v_ends
      and known.engagement_id is not distinct from v_work
      and known.learner_id is not distinct from v_learner
      and known.school_signed_on is not distinct from v_school
      and known.responsible_adult_signed_on is not distinct from v_adult
  ) then
    return null;
  end if;

  return api.record_contract(p_person, v_kind, v_starts, v_ends, v_work, v_learner, v_school, v_adult);
end;
$$;

ALTER FUNCTION vetting.import_contract(p_person uuid, p_row jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_contract(p_person uuid, p_row jsonb); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.import_contract(p_person uuid, p_row jsonb) IS 'The answer of record_contract, or null where the contract is on record already. Called by import_check.';

--
-- Name: import_dbs_certificate(uuid, jsonb); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.import_dbs_certificate(p_person uuid, p_row jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_number      constant text := regexp_replace(identity.import_text(p_row, 'number'), E'\\s', '', 'g');
  v_level       constant text := identity.import_text(p_row, 'level');
  v_workforce   constant text := identity.import_text(p_row, 'workforce');
  v_barred_list constant text := identity.import_text(p_row, 'barred_list');
  v_name        constant text := identity.import_text(p_row, 'name_on_certificate');
  v_explanation constant text := identity.import_text(p_row, 'name_explanation');
  v_disclosures constant text := identity.import_text(p_row, 'disclosures');
  v_issued      constant date := identity.import_day(p_row, 'issued_on');
  v_seen        constant date := identity.import_day(p_row, 'seen_on');
begin
  perform identity.import_columns(
    p_row, 'person_ref', 'person_id', 'number', 'level', 'workforce', 'barred_list', 'name_on_certificate',
    'name_explanation', 'disclosures', 'issued_on', 'seen_on');

  if exists (
    select
    from vetting.dbs_certificate as known
    where known.person_id = p_person
      and known.source = 'verified'
      and (known.number = v_number or vetting.masked(known.number) = v_number)
      and known.issued_on = v_issued
      and known.seen_on = v_seen
      and known.level = v_level
      and known.workforce = v_workforce
      and vetting.import_says(v_barred_list, known.barred_list)
      and vetting.import_says(v_name, known.name_on_certificate)
      and vetting.import_says(v_explanation, known.name_explanation)
      and vetting.import_says(v_disclosures, known.disclosures)
  ) then
    return null;
  end if;

  perform vetting.import_complete(p_row);
  if exists (
    select
    from vetting.dbs_certificate as known
    where known.person_id = p_person
      and known.source = 'verified'
      and known.number = v_number
  ) then
    raise exception using
      errcode = 'PT409',
      message = 'a certificate with this number is on record with other particulars',
      hint = 'Put the file right, or correct the record with record_dbs_certificate and supersedes.';
  end if;

  return api.record_dbs_certificate(
    p_person, v_number, v_level, v_workforce, v_barred_list, v_name, v_disclosures, v_issued, v_seen, v_explanation);
end;
$$;

ALTER FUNCTION vetting.import_dbs_certificate(p_person uuid, p_row jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_dbs_certificate(p_person uuid, p_row jsonb); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.import_dbs_certificate(p_person uuid, p_row jsonb) IS 'The answer of record_dbs_certificate, or null where the certificate is on record already. Called by import_check.';

--
-- Name: import_dbs_status_check(uuid, jsonb); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.import_dbs_status_check(p_person uuid, p_row jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_result      constant text := identity.import_text(p_row, 'result');
  v_checked     constant timestamptz := identity.import_instant(p_row, 'checked_at');
  v_basis       constant text := identity.import_text(p_row, 'entitlement_basis');
  v_certificate constant vetting.dbs_certificate := vetting.import_certificate(p_person, p_row);
begin
  perform identity.import_columns(
    p_row, 'person_ref', 'person_id', 'number', 'issued_on', 'result', 'checked_at', 'entitlement_basis');

  if exists (
    select
    from vetting.dbs_status_check as known
    join vetting.dbs_certificate as checked on checked.certificate_id = known.certificate_id
    where known.person_id = p_person
      and checked.number = v_certificate.number
      and known.result = v_result
      and known.checked_at = v_checked
  ) then
    return null;
  end if;

  -- an unknown certificate is answered like an unknown person
  return api.record_dbs_status_check(
    coalesce(v_certificate.certificate_id, gen_random_uuid()), v_result, v_checked, v_basis);
end;
$$;

ALTER FUNCTION vetting.import_dbs_status_check(p_person uuid, p_row jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_dbs_status_check(p_person uuid, p_row jsonb); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.import_dbs_status_check(p_person uuid, p_row jsonb) IS 'The answer of record_dbs_status_check, or null where the check is on record already. Called by import_check.';

--
-- Name: import_identity_check(uuid, jsonb); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.import_identity_check(p_person uuid, p_row jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_method  constant text := identity.import_text(p_row, 'method');
  v_outcome constant text := identity.import_text(p_row, 'outcome');
  v_on      constant date := identity.import_day(p_row, 'verified_on');
  v_name    constant text := identity.import_text(p_row, 'verified_name');
begin
  perform identity.import_columns(
    p_row, 'person_ref', 'person_id', 'method', 'outcome', 'verified_on', 'verified_name');

  if exists (
    select
    from vetting.identity_check as known
    where known.person_id = p_person
      and known.method = v_method
      and known.outcome = v_outcome
      and known.verified_on = v_on
      and vetting.import_says(v_name, known.verified_name)
  ) then
    return null;
  end if;

  perform vetting.import_complete(p_row);
  return api.record_identity_check(p_person, v_method, v_outcome, v_on, v_name);
end;
$$;

ALTER FUNCTION vetting.import_identity_check(p_person uuid, p_row jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_identity_check(p_person uuid, p_row jsonb); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.import_identity_check(p_person uuid, p_row jsonb) IS 'The answer of record_identity_check, or null where the check is on record already. Called by import_check.';

--
-- Name: import_prohibition_check(uuid, jsonb); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.import_prohibition_check(p_person uuid, p_row jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_kind   constant text := identity.import_text(p_row, 'kind');
  v_result constant text := identity.import_text(p_row, 'result');
  v_on     constant date := identity.import_day(p_row, 'checked_on');
begin
  perform identity.import_columns(p_row, 'person_ref', 'person_id', 'kind', 'result', 'checked_on');

  if exists (
    select
    from vetting.prohibition_check as known
    where known.person_id = p_person
      and known.kind = v_kind
      and known.checked_on = v_on
      and vetting.import_says(v_result, known.result)
  ) then
    return null;
  end if;

  perform vetting.import_complete(p_row);
  return api.record_prohibition_check(p_person, v_kind, v_result, v_on);
end;
$$;

ALTER FUNCTION vetting.import_prohibition_check(p_person uuid, p_row jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_prohibition_check(p_person uuid, p_row jsonb); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.import_prohibition_check(p_person uuid, p_row jsonb) IS 'The answer of record_prohibition_check, or null where the check is on record already. Called by import_check.';

--
-- Name: import_qualification(uuid, jsonb); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.import_qualification(p_person uuid, p_row jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_kind    constant text := identity.import_text(p_row, 'kind');
  v_title   constant text := identity.import_text(p_row, 'title');
  v_outcome constant text := identity.import_text(p_row, 'outcome');
  v_on      constant date := identity.import_day(p_row, 'verified_on');
  v_by      constant text := identity.import_text(p_row, 'awarded_by');
  v_until   constant date := identity.import_day(p_row, 'valid_until');
begin
  perform identity.import_columns(
    p_row, 'person_ref', 'person_id', 'kind', 'title', 'outcome', 'verified_on', 'awarded_by', 'valid_until');

  if exists (
    select
    from vetting.qualification as known
    where known.person_id = p_person
      and known.kind = v_kind
      and known.title = v_title
      and known.outcome = v_outcome
      and known.verified_on = v_on
      and known.awarded_by is not distinct from v_by
      and known.valid_until is not distinct from v_until
  ) then
    return null;
  end if;

  perform vetting.import_complete(p_row);
  return api.record_qualification(p_person, v_kind, v_title, v_outcome, v_on, v_by, v_until);
end;
$$;

ALTER FUNCTION vetting.import_qualification(p_person uuid, p_row jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_qualification(p_person uuid, p_row jsonb); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.import_qualification(p_person uuid, p_row jsonb) IS 'The answer of record_qualification, or null where it is on record already. Called by import_check.';

--
-- Name: import_reference(uuid, jsonb); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.import_reference(p_person uuid, p_row jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_referee      constant text := identity.import_text(p_row, 'referee');
  v_relationship constant text := identity.import_text(p_row, 'relationship');
  v_outcome      constant text := identity.import_text(p_row, 'outcome');
  v_on           constant date := identity.import_day(p_row, 'verified_on');
begin
  perform identity.import_columns(
    p_row, 'person_ref', 'person_id', 'referee', 'relationship', 'outcome', 'verified_on');

  if exists (
    select
    from vetting.reference as known
    where known.person_id = p_person
      and known.outcome = v_outcome
      and known.verified_on = v_on
      and vetting.import_says(v_referee, known.referee)
      and vetting.import_says(v_relationship, known.relationship)
  ) then
    return null;
  end if;

  perform vetting.import_complete(p_row);
  return api.record_reference(p_person, v_referee, v_relationship, v_outcome, v_on);
end;
$$;

ALTER FUNCTION vetting.import_reference(p_person uuid, p_row jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_reference(p_person uuid, p_row jsonb); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.import_reference(p_person uuid, p_row jsonb) IS 'The answer of record_reference, or null where the reference is on record already. Called by import_check.';

--
-- Name: import_right_to_work(uuid, jsonb); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.import_right_to_work(p_person uuid, p_row jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_document constant text := identity.import_text(p_row, 'document');
  v_outcome  constant text := identity.import_text(p_row, 'outcome');
  v_on       constant date := identity.import_day(p_row, 'verified_on');
  v_until    constant date := identity.import_day(p_row, 'valid_until');
begin
  perform identity.import_columns(
    p_row, 'person_ref', 'person_id', 'document', 'outcome', 'verified_on', 'valid_until');

  if exists (
    select
    from vetting.right_to_work as known
    where known.person_id = p_person
      and known.document = v_document
      and known.outcome = v_outcome
      and known.verified_on = v_on
      and known.valid_until is not distinct from v_until
  ) then
    return null;
  end if;

  perform vetting.import_complete(p_row);
  return api.record_right_to_work(p_person, v_document, v_outcome, v_on, v_until);
end;
$$;

ALTER FUNCTION vetting.import_right_to_work(p_person uuid, p_row jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_right_to_work(p_person uuid, p_row jsonb); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.import_right_to_work(p_person uuid, p_row jsonb) IS 'The answer of record_right_to_work, or null where the check is on record already. Called by import_check.';

--
-- Name: import_says(text, text); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.import_says(p_cell text, p_stands text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ((NOT (p_cell IS DISTINCT FROM p_stands)) OR COALESCE((p_cell = '(not shown)'::text), false));
END;

ALTER FUNCTION vetting.import_says(p_cell text, p_stands text) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_says(p_cell text, p_stands text); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.import_says(p_cell text, p_stands text) IS 'Whether a cell agrees with what is on record. Asked by import_known.';

--
-- Name: import_scr(uuid, jsonb); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.import_scr(p_person uuid, p_row jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  perform identity.import_columns(p_row, 'person_ref', 'person_id', 'given_name', 'family_name');

  if not vetting.is_concerned(p_person) then
    return vetting.refuse_unknown('import_checks');
  end if;
  if not exists (
    select
    from identity.person
    where person.person_id = p_person
      and person.given_name = identity.import_text(p_row, 'given_name')
      and person.family_name = identity.import_text(p_row, 'family_name')
  ) then
    raise exception using
      errcode = 'PT409',
      message = 'the person is registered under another name',
      hint = 'A platform administrator corrects a name with correct_person.';
  end if;
  return null;
end;
$$;

ALTER FUNCTION vetting.import_scr(p_person uuid, p_row jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_scr(p_person uuid, p_row jsonb); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.import_scr(p_person uuid, p_row jsonb) IS 'Null where the person is known by this name; the refusal otherwise. Called by import_check.';

--
-- Name: import_screening_run(uuid, jsonb); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.import_screening_run(p_person uuid, p_row jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
declare
  v_source   constant text := identity.import_text(p_row, 'source');
  v_outcome  constant text := identity.import_text(p_row, 'outcome');
  v_strength constant text := identity.import_text(p_row, 'hit_strength');
  v_note     constant text := identity.import_text(p_row, 'hit_note');
  -- the Single Central Record shows the day of a run and not its instant
  v_day_only constant boolean := coalesce(p_row ->> 'ran_at' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', false);
  v_day      constant date := case when v_day_only then identity.import_day(p_row, 'ran_at') end;
  v_ran      constant timestamptz := case when not v_day_only then identity.import_instant(p_row, 'ran_at') end;
begin
  perform identity.import_columns(
    p_row, 'person_ref', 'person_id', 'source', 'outcome', 'ran_at', 'hit_strength', 'hit_note');

  if exists (
    select
    from vetting.screening_run as known
    where known.person_id = p_person
      and known.source = v_source
      and known.outcome = v_outcome
      and (known.ran_at = v_ran or identity.civil_date(known.ran_at) = v_day)
      and (
        v_strength is null and v_note is null
        or exists (
          select
          from vetting.screening_hit as hit
          where hit.run_id = known.run_id
            and hit.strength = v_strength
            and hit.note = v_note
        )
      )
  ) then
    return null;
  end if;

  if v_day_only then
    raise exception using
      errcode = 'PT409',
      message = 'the row does not show ran_at in full, and nothing on record agrees with it',
      hint = 'Write the instant of the run with its offset, for instance 2026-01-31T09:30:00Z.';
  end if;
  return api.record_screening_run(
    p_person, v_source, v_outcome, v_ran,
    case
      when v_strength is null and v_note is null then '[]'
      else jsonb_build_array(jsonb_build_object('strength', v_strength, 'note', v_note))
    end);
end;
$_$;

ALTER FUNCTION vetting.import_screening_run(p_person uuid, p_row jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_screening_run(p_person uuid, p_row jsonb); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.import_screening_run(p_person uuid, p_row jsonb) IS 'The answer of record_screening_run, or null where the run is on record already. Called by import_check.';

--
-- Name: import_subject(jsonb); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.import_subject(p_row jsonb) RETURNS uuid
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_ref constant text := identity.import_text(p_row, 'person_ref');
  v_id  constant text := identity.import_text(p_row, 'person_id');
begin
  if num_nonnulls(v_ref, v_id) <> 1 or not pg_input_is_valid(coalesce(v_id, gen_random_uuid()::text), 'uuid') then
    raise exception using
      errcode = 'PT422',
      message = 'person_ref does not name somebody',
      hint = 'Write the external_ref of the person into person_ref, or for somebody who has none their person_id.';
  end if;
  return coalesce(v_id::uuid, (
    select person.person_id
    from identity.person
    where person.external_ref = v_ref
  ), gen_random_uuid());
end;
$$;

ALTER FUNCTION vetting.import_subject(p_row jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_subject(p_row jsonb); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.import_subject(p_row jsonb) IS 'The person a row is about, an id nobody has for an unknown reference, PT422 where the row names nobody. Asked by import_check.';

--
-- Name: import_training(uuid, jsonb); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.import_training(p_person uuid, p_row jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_topic    constant text := identity.import_text(p_row, 'topic');
  v_on       constant date := identity.import_day(p_row, 'completed_on');
  v_provider constant text := identity.import_text(p_row, 'provider');
begin
  perform identity.import_columns(p_row, 'person_ref', 'person_id', 'topic', 'completed_on', 'provider');

  if exists (
    select
    from vetting.training as known
    where known.person_id = p_person
      and known.topic = v_topic
      and known.completed_on = v_on
      and vetting.import_says(v_provider, known.provider)
  ) then
    return null;
  end if;

  perform vetting.import_complete(p_row);
  return api.record_training(p_person, v_topic, v_on, v_provider);
end;
$$;

ALTER FUNCTION vetting.import_training(p_person uuid, p_row jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION import_training(p_person uuid, p_row jsonb); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.import_training(p_person uuid, p_row jsonb) IS 'The answer of record_training, or null where the training is on record already. Called by import_check.';

--
-- Name: is_concerned(uuid, text); Type: FUNCTION; Schema: vetting; Owner: cap_vetting
--

CREATE FUNCTION vetting.is_concerned(p_person uuid, p_power text DEFAULT NULL::text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM identity.power held
           WHERE ((held.person_id = is_concerned.p_person) AND (held.power <> 'learner'::text) AND ((is_concerned.p_power IS NULL) OR (held.power = is_concerned.p_power)) AND (held.valid_from <= now())))) AS "exists";
END;

ALTER FUNCTION vetting.is_concerned(p_person uuid, p_power text) OWNER TO cap_vetting;

--
-- Name: FUNCTION is_concerned(p_person uuid, p_power text); Type: COMMENT; Schema: vetting; Owner: cap_vetting
--

COMMENT ON FUNCTION vetting.is_concerned(p_person uuid, p_power text) IS 'Whether a person holds or held a power over children, or the one named. Asked by the api functions of vetting.';

--
-- Name: lock_standing(uuid); Type: FUNCTION; Schema: vetting; Owner: cap_vetting
--

CREATE FUNCTION vetting.lock_standing(p_tutor uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  perform from vetting.standing where standing.tutor_id = p_tutor for share;

  if not found then
    insert into vetting.standing (tutor_id) values (p_tutor) on conflict do nothing;
    perform from vetting.standing where standing.tutor_id = p_tutor for share;
  end if;
end;
$$;

ALTER FUNCTION vetting.lock_standing(p_tutor uuid) OWNER TO cap_vetting;

--
-- Name: FUNCTION lock_standing(p_tutor uuid); Type: COMMENT; Schema: vetting; Owner: cap_vetting
--

COMMENT ON FUNCTION vetting.lock_standing(p_tutor uuid) IS 'Share-lock a tutor''s standing row until the end of the transaction; wait for whoever is changing it. Asked by booking.';

--
-- Name: validity(uuid, uuid, timestamp with time zone); Type: FUNCTION; Schema: vetting; Owner: cap_vetting
--

CREATE FUNCTION vetting.validity(p_tutor uuid, p_engagement uuid DEFAULT NULL::uuid, p_at timestamp with time zone DEFAULT now()) RETURNS TABLE(item text, code text, class text, until timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
  return query
    with asked as materialized (
      select * from vetting.settings(p_engagement, p_at)
    )
    select judged.item, judged.code, judged.class, judged.until
    from asked
    cross join lateral vetting.judged(
      p_tutor, p_engagement, p_at, asked.today, asked.for_school, asked.required, asked.dbs_interval,
      asked.sanctions_max_age, asked.min_references, asked.contract_required, asked.topics,
      asked.training_interval, asked.documents
    ) as judged;
end;
$$;

ALTER FUNCTION vetting.validity(p_tutor uuid, p_engagement uuid, p_at timestamp with time zone) OWNER TO cap_vetting;

--
-- Name: FUNCTION validity(p_tutor uuid, p_engagement uuid, p_at timestamp with time zone); Type: COMMENT; Schema: vetting; Owner: cap_vetting
--

COMMENT ON FUNCTION vetting.validity(p_tutor uuid, p_engagement uuid, p_at timestamp with time zone) IS 'One row a check and reason: code null while it is good, until the instant from which it fails (null: no end known) or since when it has failed. Asked by booking and by the reports.';

--
-- Name: standing_of(uuid, timestamp with time zone); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.standing_of(p_tutor uuid, p_at timestamp with time zone) RETURNS TABLE(item text, status text, until timestamp with time zone)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH judged AS (
          SELECT
                 CASE
                     WHEN (checked.code = 'SELF_DISCLOSURE_PENDING'::text) THEN 'self_disclosure'::text
                     ELSE checked.item
                 END AS item,
             vetting.status_of(checked.code, checked.until) AS status,
             checked.until
            FROM (vetting.live_work(standing_of.p_tutor, standing_of.p_at) work(engagement_id, agency_id, school_id)
              CROSS JOIN LATERAL vetting.validity(standing_of.p_tutor, work.engagement_id, standing_of.p_at) checked(item, code, class, until))
           WHERE ((checked.class <> 'A'::text) AND (checked.item <> 'sanctions'::text) AND ((checked.item <> 'known_bar'::text) OR (checked.code = 'SELF_DISCLOSURE_PENDING'::text)))
         ), worst AS (
          SELECT judged.item,
             min(array_position(ARRAY['missing'::text, 'lapsed'::text, 'under_review'::text, 'ok'::text], judged.status)) AS place
            FROM judged
           GROUP BY judged.item
         )
  SELECT worst.item,
     (ARRAY['missing'::text, 'lapsed'::text, 'under_review'::text, 'ok'::text])[worst.place] AS "array",
     ( SELECT min(judged.until) AS min
            FROM judged
           WHERE ((judged.item = worst.item) AND (judged.status = (ARRAY['missing'::text, 'lapsed'::text, 'under_review'::text, 'ok'::text])[worst.place]) AND (judged.status = ANY (ARRAY['lapsed'::text, 'ok'::text])))) AS min
    FROM worst;
END;

ALTER FUNCTION vetting.standing_of(p_tutor uuid, p_at timestamp with time zone) OWNER TO safelane_owner;

--
-- Name: FUNCTION standing_of(p_tutor uuid, p_at timestamp with time zone); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.standing_of(p_tutor uuid, p_at timestamp with time zone) IS 'item, status (ok, missing, lapsed, under_review) and until (ok: good until; lapsed: since). Asked for the tutor.';

--
-- Name: my_standing(); Type: FUNCTION; Schema: vetting; Owner: cap_vetting
--

CREATE FUNCTION vetting.my_standing() RETURNS TABLE(item text, status text, until timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT standing.item,
     standing.status,
     standing.until
    FROM (( SELECT identity.person_id() AS person_id
           WHERE (identity.persona() = 'web_tutor'::text)) caller
      CROSS JOIN LATERAL vetting.standing_of(caller.person_id, now()) standing(item, status, until))
   WHERE (caller.person_id IS NOT NULL)
   ORDER BY standing.item;
END;

ALTER FUNCTION vetting.my_standing() OWNER TO cap_vetting;

--
-- Name: FUNCTION my_standing(); Type: COMMENT; Schema: vetting; Owner: cap_vetting
--

COMMENT ON FUNCTION vetting.my_standing() IS 'How the sealed tutor''s own checks stand now. Read by the tutor''s view.';

--
-- Name: notice; Type: TABLE; Schema: vetting; Owner: safelane_owner
--

CREATE TABLE vetting.notice (
    notice_id uuid NOT NULL,
    person_id uuid NOT NULL,
    code text NOT NULL,
    served_at timestamp with time zone DEFAULT now() NOT NULL,
    served_by uuid NOT NULL,
    CONSTRAINT notice_code CHECK ((code = ANY (ARRAY['TUTOR_SUSPENDED'::text, 'DBS_NEW_INFORMATION'::text, 'SCREENING_HIT_OPEN'::text]))),
    CONSTRAINT notice_not_own CHECK ((served_by <> person_id))
);

ALTER TABLE ONLY vetting.notice FORCE ROW LEVEL SECURITY;

ALTER TABLE vetting.notice OWNER TO safelane_owner;

--
-- Name: notified(uuid, text, timestamp with time zone, timestamp with time zone); Type: FUNCTION; Schema: vetting; Owner: cap_vetting
--

CREATE FUNCTION vetting.notified(p_person uuid, p_code text, p_at timestamp with time zone DEFAULT now(), p_since timestamp with time zone DEFAULT '-infinity'::timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM vetting.notice served
           WHERE ((served.person_id = notified.p_person) AND (served.code = notified.p_code) AND (served.served_at <= notified.p_at) AND (served.served_at >= COALESCE(notified.p_since, '-infinity'::timestamp with time zone))))) AS "exists";
END;

ALTER FUNCTION vetting.notified(p_person uuid, p_code text, p_at timestamp with time zone, p_since timestamp with time zone) OWNER TO cap_vetting;

--
-- Name: FUNCTION notified(p_person uuid, p_code text, p_at timestamp with time zone, p_since timestamp with time zone); Type: COMMENT; Schema: vetting; Owner: cap_vetting
--

COMMENT ON FUNCTION vetting.notified(p_person uuid, p_code text, p_at timestamp with time zone, p_since timestamp with time zone) IS 'Whether notice of a code was served to a person by an instant, and not before the matter arose. Asked by booking.';

--
-- Name: refuse_action(text, uuid, integer, text, text, text, jsonb); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.refuse_action(p_action text, p_person uuid, p_status integer, p_type text, p_title text, p_detail text, p_reasons jsonb DEFAULT '[]'::jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  perform ledger.append(
    p_action, 'person', p_person, 'refused',
    array[upper(replace(p_type, '-', '_'))] || array(select reason ->> 'code' from jsonb_array_elements(p_reasons) as reason)
  );
  return guard.finish_once(guard.refuse(p_status, p_type, p_title, p_detail, p_reasons));
end;
$$;

ALTER FUNCTION vetting.refuse_action(p_action text, p_person uuid, p_status integer, p_type text, p_title text, p_detail text, p_reasons jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION refuse_action(p_action text, p_person uuid, p_status integer, p_type text, p_title text, p_detail text, p_reasons jsonb); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.refuse_action(p_action text, p_person uuid, p_status integer, p_type text, p_title text, p_detail text, p_reasons jsonb) IS 'Write a refusal to the ledger and answer with its problem. Called by the api functions of vetting.';

--
-- Name: refuse_correction(text, uuid); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.refuse_correction(p_action text, p_person uuid) RETURNS jsonb
    LANGUAGE sql
    BEGIN ATOMIC
 SELECT vetting.refuse_action(p_action, p_person, 409, 'nothing-to-correct'::text, 'Nothing to correct'::text, 'supersedes has to name a record of the same person and kind that no other record has replaced.'::text) AS refuse_action;
END;

ALTER FUNCTION vetting.refuse_correction(p_action text, p_person uuid) OWNER TO safelane_owner;

--
-- Name: FUNCTION refuse_correction(p_action text, p_person uuid); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.refuse_correction(p_action text, p_person uuid) IS 'The answer to a correction of a row that cannot be corrected so. Called by the api functions of vetting.';

--
-- Name: refuse_to_record(text, uuid, uuid); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.refuse_to_record(p_action text, p_officer uuid, p_person uuid) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if p_person = p_officer then
    return vetting.refuse_action(
      p_action, p_person, 403, 'not-about-yourself', 'Not about yourself',
      'Another vetting officer deals with what concerns you.'
    );
  end if;
  if not vetting.is_concerned(p_person) then
    return vetting.refuse_unknown(p_action);
  end if;
  perform vetting.touch(p_person);
  return null;
end;
$$;

ALTER FUNCTION vetting.refuse_to_record(p_action text, p_officer uuid, p_person uuid) OWNER TO safelane_owner;

--
-- Name: FUNCTION refuse_to_record(p_action text, p_officer uuid, p_person uuid); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.refuse_to_record(p_action text, p_officer uuid, p_person uuid) IS 'Null where the officer may record about the person; else the refusal, ready to be returned. Called by the api functions of vetting.';

--
-- Name: refuse_unknown(text); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.refuse_unknown(p_action text) RETURNS jsonb
    LANGUAGE sql
    BEGIN ATOMIC
 SELECT vetting.refuse_action(p_action, NULL::uuid, 422, 'unknown-to-vetting'::text, 'Not known to vetting'::text, 'No adult whom vetting concerns, and no record of one, has this id.'::text) AS refuse_action;
END;

ALTER FUNCTION vetting.refuse_unknown(p_action text) OWNER TO safelane_owner;

--
-- Name: FUNCTION refuse_unknown(p_action text); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.refuse_unknown(p_action text) IS 'The one answer to every id that vetting has nothing to say about. Called by the api functions of vetting.';

--
-- Name: required_checks(uuid, timestamp with time zone); Type: FUNCTION; Schema: vetting; Owner: cap_vetting
--

CREATE FUNCTION vetting.required_checks(p_engagement uuid DEFAULT NULL::uuid, p_at timestamp with time zone DEFAULT now()) RETURNS text[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  return array(
    select distinct needed
    from vetting.settings(p_engagement, p_at) as asked, unnest(asked.required) as needed
    order by needed
  );
end;
$$;

ALTER FUNCTION vetting.required_checks(p_engagement uuid, p_at timestamp with time zone) OWNER TO cap_vetting;

--
-- Name: FUNCTION required_checks(p_engagement uuid, p_at timestamp with time zone); Type: COMMENT; Schema: vetting; Owner: cap_vetting
--

COMMENT ON FUNCTION vetting.required_checks(p_engagement uuid, p_at timestamp with time zone) IS 'The names of the checks needed for an engagement (null: independent work) at an instant. Asked by booking.';

--
-- Name: responsibility_agreed(uuid, uuid, timestamp with time zone); Type: FUNCTION; Schema: vetting; Owner: cap_vetting
--

CREATE FUNCTION vetting.responsibility_agreed(p_engagement uuid, p_learner uuid, p_at timestamp with time zone DEFAULT now()) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM (vetting.contract agreed
              JOIN identity.engagement work ON (((work.engagement_id = agreed.engagement_id) AND (work.tutor_id = agreed.person_id))))
           WHERE ((agreed.engagement_id = responsibility_agreed.p_engagement) AND (agreed.learner_id = responsibility_agreed.p_learner) AND (agreed.kind = 'responsibility_agreement'::text) AND (agreed.school_signed_on <= identity.civil_date(responsibility_agreed.p_at)) AND (agreed.responsible_adult_signed_on <= identity.civil_date(responsibility_agreed.p_at)) AND (agreed.starts_on <= identity.civil_date(responsibility_agreed.p_at)) AND ((agreed.ends_on IS NULL) OR (agreed.ends_on > identity.civil_date(responsibility_agreed.p_at))) AND (NOT (EXISTS ( SELECT
                    FROM vetting.contract later
                   WHERE (later.supersedes = agreed.contract_id))))))) AS "exists";
END;

ALTER FUNCTION vetting.responsibility_agreed(p_engagement uuid, p_learner uuid, p_at timestamp with time zone) OWNER TO cap_vetting;

--
-- Name: FUNCTION responsibility_agreed(p_engagement uuid, p_learner uuid, p_at timestamp with time zone); Type: COMMENT; Schema: vetting; Owner: cap_vetting
--

COMMENT ON FUNCTION vetting.responsibility_agreed(p_engagement uuid, p_learner uuid, p_at timestamp with time zone) IS 'Whether school and responsible adult have both signed for this learner and engagement, for this day. Asked by booking.';

--
-- Name: row_touches_standing(); Type: FUNCTION; Schema: vetting; Owner: cap_vetting
--

CREATE FUNCTION vetting.row_touches_standing() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_person uuid;
begin
  if tg_table_name = 'screening_clearance' then
    select cleared.person_id into v_person
    from vetting.screening_hit as cleared
    where cleared.hit_id = new.hit_id;
  else
    v_person := new.person_id;
  end if;

  perform vetting.touch(v_person);
  return null;
end;
$$;

ALTER FUNCTION vetting.row_touches_standing() OWNER TO cap_vetting;

--
-- Name: FUNCTION row_touches_standing(); Type: COMMENT; Schema: vetting; Owner: cap_vetting
--

COMMENT ON FUNCTION vetting.row_touches_standing() IS 'Trigger on every table of vetting that a booking decision reads: vetting.touch for the person concerned.';

--
-- Name: touch(uuid); Type: FUNCTION; Schema: vetting; Owner: cap_vetting
--

CREATE FUNCTION vetting.touch(p_tutor uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  update vetting.standing as held
  set version = held.version + 1,
      changed_at = now()
  where held.tutor_id = p_tutor;

  if not found then
    insert into vetting.standing as held (tutor_id)
    values (p_tutor)
    on conflict (tutor_id) do update
      set version = held.version + 1,
          changed_at = now();
  end if;
end;
$$;

ALTER FUNCTION vetting.touch(p_tutor uuid) OWNER TO cap_vetting;

--
-- Name: FUNCTION touch(p_tutor uuid); Type: COMMENT; Schema: vetting; Owner: cap_vetting
--

COMMENT ON FUNCTION vetting.touch(p_tutor uuid) IS 'Lock a person''s standing row until the end of the transaction and count the change. Asked by booking before a hold, and by a trigger on every table of vetting.';

--
-- Name: unrecorded(); Type: FUNCTION; Schema: vetting; Owner: cap_vetting
--

CREATE FUNCTION vetting.unrecorded() RETURNS TABLE(kind text, target text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select found.kind, found.target
  from ledger.unrecorded_in('vetting') as found;
$$;

ALTER FUNCTION vetting.unrecorded() OWNER TO cap_vetting;

--
-- Name: FUNCTION unrecorded(); Type: COMMENT; Schema: vetting; Owner: cap_vetting
--

COMMENT ON FUNCTION vetting.unrecorded() IS 'The rows of vetting whose present version no entry lists. Asked by ledger.unrecorded.';

--
-- Name: standing; Type: TABLE; Schema: vetting; Owner: safelane_owner
--

CREATE TABLE vetting.standing (
    tutor_id uuid NOT NULL,
    version bigint DEFAULT 0 NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY vetting.standing FORCE ROW LEVEL SECURITY;

ALTER TABLE vetting.standing OWNER TO safelane_owner;

--
-- Name: TABLE standing; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON TABLE vetting.standing IS 'The row that makes a booking and a hold meet: a hold committed meanwhile is seen or waited for (E1.1).';

--
-- Name: contract contract_pkey; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.contract
    ADD CONSTRAINT contract_pkey PRIMARY KEY (contract_id);

--
-- Name: contract contract_supersedes_key; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.contract
    ADD CONSTRAINT contract_supersedes_key UNIQUE (supersedes);

--
-- Name: dbs_certificate dbs_certificate_person_key; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.dbs_certificate
    ADD CONSTRAINT dbs_certificate_person_key UNIQUE (certificate_id, person_id);

--
-- Name: dbs_certificate dbs_certificate_pkey; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.dbs_certificate
    ADD CONSTRAINT dbs_certificate_pkey PRIMARY KEY (certificate_id);

--
-- Name: dbs_certificate dbs_certificate_supersedes_key; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.dbs_certificate
    ADD CONSTRAINT dbs_certificate_supersedes_key UNIQUE (supersedes);

--
-- Name: dbs_status_check dbs_status_check_pkey; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.dbs_status_check
    ADD CONSTRAINT dbs_status_check_pkey PRIMARY KEY (check_id);

--
-- Name: dbs_status_check dbs_status_check_supersedes_key; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.dbs_status_check
    ADD CONSTRAINT dbs_status_check_supersedes_key UNIQUE (supersedes);

--
-- Name: disclosure_assessment disclosure_assessment_pkey; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.disclosure_assessment
    ADD CONSTRAINT disclosure_assessment_pkey PRIMARY KEY (assessment_id);

--
-- Name: gate_decision gate_decision_pkey; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.gate_decision
    ADD CONSTRAINT gate_decision_pkey PRIMARY KEY (decision_id);

--
-- Name: identity_check identity_check_pkey; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.identity_check
    ADD CONSTRAINT identity_check_pkey PRIMARY KEY (check_id);

--
-- Name: identity_check identity_check_supersedes_key; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.identity_check
    ADD CONSTRAINT identity_check_supersedes_key UNIQUE (supersedes);

--
-- Name: notice notice_pkey; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.notice
    ADD CONSTRAINT notice_pkey PRIMARY KEY (notice_id);

--
-- Name: prohibition_check prohibition_check_pkey; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.prohibition_check
    ADD CONSTRAINT prohibition_check_pkey PRIMARY KEY (check_id);

--
-- Name: prohibition_check prohibition_check_supersedes_key; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.prohibition_check
    ADD CONSTRAINT prohibition_check_supersedes_key UNIQUE (supersedes);

--
-- Name: qualification qualification_pkey; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.qualification
    ADD CONSTRAINT qualification_pkey PRIMARY KEY (qualification_id);

--
-- Name: qualification qualification_supersedes_key; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.qualification
    ADD CONSTRAINT qualification_supersedes_key UNIQUE (supersedes);

--
-- Name: reference reference_pkey; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.reference
    ADD CONSTRAINT reference_pkey PRIMARY KEY (reference_id);

--
-- Name: reference reference_supersedes_key; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.reference
    ADD CONSTRAINT reference_supersedes_key UNIQUE (supersedes);

--
-- Name: right_to_work right_to_work_pkey; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.right_to_work
    ADD CONSTRAINT right_to_work_pkey PRIMARY KEY (check_id);

--
-- Name: right_to_work right_to_work_supersedes_key; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.right_to_work
    ADD CONSTRAINT right_to_work_supersedes_key UNIQUE (supersedes);

--
-- Name: screening_clearance screening_clearance_pkey; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.screening_clearance
    ADD CONSTRAINT screening_clearance_pkey PRIMARY KEY (hit_id);

--
-- Name: screening_hit screening_hit_pkey; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.screening_hit
    ADD CONSTRAINT screening_hit_pkey PRIMARY KEY (hit_id);

--
-- Name: screening_run screening_run_person_key; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.screening_run
    ADD CONSTRAINT screening_run_person_key UNIQUE (run_id, person_id);

--
-- Name: screening_run screening_run_pkey; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.screening_run
    ADD CONSTRAINT screening_run_pkey PRIMARY KEY (run_id);

--
-- Name: self_disclosure self_disclosure_person_key; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.self_disclosure
    ADD CONSTRAINT self_disclosure_person_key UNIQUE (self_disclosure_id, person_id);

--
-- Name: self_disclosure self_disclosure_pkey; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.self_disclosure
    ADD CONSTRAINT self_disclosure_pkey PRIMARY KEY (self_disclosure_id);

--
-- Name: standing standing_pkey; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.standing
    ADD CONSTRAINT standing_pkey PRIMARY KEY (tutor_id);

--
-- Name: training training_pkey; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.training
    ADD CONSTRAINT training_pkey PRIMARY KEY (training_id);

--
-- Name: training training_supersedes_key; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.training
    ADD CONSTRAINT training_supersedes_key UNIQUE (supersedes);

--
-- Name: update_service_consent update_service_consent_pkey; Type: CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.update_service_consent
    ADD CONSTRAINT update_service_consent_pkey PRIMARY KEY (consent_id);

--
-- Name: contract_engagement_idx; Type: INDEX; Schema: vetting; Owner: safelane_owner
--

CREATE INDEX contract_engagement_idx ON vetting.contract USING btree (engagement_id, kind);

--
-- Name: contract_person_idx; Type: INDEX; Schema: vetting; Owner: safelane_owner
--

CREATE INDEX contract_person_idx ON vetting.contract USING btree (person_id, kind, starts_on);

--
-- Name: dbs_certificate_person_idx; Type: INDEX; Schema: vetting; Owner: safelane_owner
--

CREATE INDEX dbs_certificate_person_idx ON vetting.dbs_certificate USING btree (person_id, issued_on);

--
-- Name: dbs_status_check_person_idx; Type: INDEX; Schema: vetting; Owner: safelane_owner
--

CREATE INDEX dbs_status_check_person_idx ON vetting.dbs_status_check USING btree (person_id, checked_at);

--
-- Name: disclosure_assessment_certificate_idx; Type: INDEX; Schema: vetting; Owner: safelane_owner
--

CREATE INDEX disclosure_assessment_certificate_idx ON vetting.disclosure_assessment USING btree (certificate_id);

--
-- Name: disclosure_assessment_self_disclosure_idx; Type: INDEX; Schema: vetting; Owner: safelane_owner
--

CREATE INDEX disclosure_assessment_self_disclosure_idx ON vetting.disclosure_assessment USING btree (self_disclosure_id);

--
-- Name: gate_decision_person_idx; Type: INDEX; Schema: vetting; Owner: safelane_owner
--

CREATE INDEX gate_decision_person_idx ON vetting.gate_decision USING btree (person_id, decided_at);

--
-- Name: identity_check_person_idx; Type: INDEX; Schema: vetting; Owner: safelane_owner
--

CREATE INDEX identity_check_person_idx ON vetting.identity_check USING btree (person_id, verified_on);

--
-- Name: notice_person_idx; Type: INDEX; Schema: vetting; Owner: safelane_owner
--

CREATE INDEX notice_person_idx ON vetting.notice USING btree (person_id, code);

--
-- Name: prohibition_check_person_idx; Type: INDEX; Schema: vetting; Owner: safelane_owner
--

CREATE INDEX prohibition_check_person_idx ON vetting.prohibition_check USING btree (person_id, kind, checked_on);

--
-- Name: qualification_person_idx; Type: INDEX; Schema: vetting; Owner: safelane_owner
--

CREATE INDEX qualification_person_idx ON vetting.qualification USING btree (person_id, kind, verified_on);

--
-- Name: reference_person_idx; Type: INDEX; Schema: vetting; Owner: safelane_owner
--

CREATE INDEX reference_person_idx ON vetting.reference USING btree (person_id, verified_on);

--
-- Name: right_to_work_person_idx; Type: INDEX; Schema: vetting; Owner: safelane_owner
--

CREATE INDEX right_to_work_person_idx ON vetting.right_to_work USING btree (person_id, verified_on);

--
-- Name: screening_hit_person_idx; Type: INDEX; Schema: vetting; Owner: safelane_owner
--

CREATE INDEX screening_hit_person_idx ON vetting.screening_hit USING btree (person_id);

--
-- Name: screening_hit_run_idx; Type: INDEX; Schema: vetting; Owner: safelane_owner
--

CREATE INDEX screening_hit_run_idx ON vetting.screening_hit USING btree (run_id);

--
-- Name: screening_run_person_idx; Type: INDEX; Schema: vetting; Owner: safelane_owner
--

CREATE INDEX screening_run_person_idx ON vetting.screening_run USING btree (person_id, source, ran_at);

--
-- Name: self_disclosure_person_idx; Type: INDEX; Schema: vetting; Owner: safelane_owner
--

CREATE INDEX self_disclosure_person_idx ON vetting.self_disclosure USING btree (person_id);

--
-- Name: training_person_idx; Type: INDEX; Schema: vetting; Owner: safelane_owner
--

CREATE INDEX training_person_idx ON vetting.training USING btree (person_id, topic, completed_on);

--
-- Name: update_service_consent_person_idx; Type: INDEX; Schema: vetting; Owner: safelane_owner
--

CREATE INDEX update_service_consent_person_idx ON vetting.update_service_consent USING btree (person_id, at);

--
-- Name: contract _100_append_only; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON vetting.contract FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.contract ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: dbs_certificate _100_append_only; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON vetting.dbs_certificate FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.dbs_certificate ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: dbs_status_check _100_append_only; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON vetting.dbs_status_check FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.dbs_status_check ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: disclosure_assessment _100_append_only; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON vetting.disclosure_assessment FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.disclosure_assessment ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: gate_decision _100_append_only; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON vetting.gate_decision FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.gate_decision ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: identity_check _100_append_only; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON vetting.identity_check FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.identity_check ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: notice _100_append_only; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON vetting.notice FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.notice ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: prohibition_check _100_append_only; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON vetting.prohibition_check FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.prohibition_check ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: qualification _100_append_only; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON vetting.qualification FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.qualification ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: reference _100_append_only; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON vetting.reference FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.reference ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: right_to_work _100_append_only; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON vetting.right_to_work FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.right_to_work ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: screening_clearance _100_append_only; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON vetting.screening_clearance FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.screening_clearance ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: screening_hit _100_append_only; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON vetting.screening_hit FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.screening_hit ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: screening_run _100_append_only; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON vetting.screening_run FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.screening_run ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: self_disclosure _100_append_only; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON vetting.self_disclosure FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.self_disclosure ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: training _100_append_only; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON vetting.training FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.training ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: update_service_consent _100_append_only; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON vetting.update_service_consent FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.update_service_consent ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: standing _100_forward; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_forward BEFORE DELETE OR UPDATE ON vetting.standing FOR EACH ROW EXECUTE FUNCTION guard.only_forward('version');

ALTER TABLE vetting.standing ENABLE ALWAYS TRIGGER _100_forward;

--
-- Name: contract _100_no_truncate; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON vetting.contract FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.contract ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: dbs_certificate _100_no_truncate; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON vetting.dbs_certificate FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.dbs_certificate ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: dbs_status_check _100_no_truncate; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON vetting.dbs_status_check FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.dbs_status_check ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: disclosure_assessment _100_no_truncate; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON vetting.disclosure_assessment FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.disclosure_assessment ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: gate_decision _100_no_truncate; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON vetting.gate_decision FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.gate_decision ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: identity_check _100_no_truncate; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON vetting.identity_check FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.identity_check ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: notice _100_no_truncate; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON vetting.notice FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.notice ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: prohibition_check _100_no_truncate; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON vetting.prohibition_check FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.prohibition_check ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: qualification _100_no_truncate; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON vetting.qualification FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.qualification ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: reference _100_no_truncate; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON vetting.reference FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.reference ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: right_to_work _100_no_truncate; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON vetting.right_to_work FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.right_to_work ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: screening_clearance _100_no_truncate; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON vetting.screening_clearance FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.screening_clearance ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: screening_hit _100_no_truncate; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON vetting.screening_hit FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.screening_hit ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: screening_run _100_no_truncate; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON vetting.screening_run FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.screening_run ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: self_disclosure _100_no_truncate; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON vetting.self_disclosure FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.self_disclosure ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: standing _100_no_truncate; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON vetting.standing FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.standing ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: training _100_no_truncate; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON vetting.training FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.training ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: update_service_consent _100_no_truncate; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON vetting.update_service_consent FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE vetting.update_service_consent ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: disclosure_assessment _200_assessor_is_another; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _200_assessor_is_another BEFORE INSERT ON vetting.disclosure_assessment FOR EACH ROW EXECUTE FUNCTION vetting.assessor_is_another();

ALTER TABLE vetting.disclosure_assessment ENABLE ALWAYS TRIGGER _200_assessor_is_another;

--
-- Name: screening_clearance _200_clearer_is_another; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _200_clearer_is_another BEFORE INSERT ON vetting.screening_clearance FOR EACH ROW EXECUTE FUNCTION vetting.clearer_is_another();

ALTER TABLE vetting.screening_clearance ENABLE ALWAYS TRIGGER _200_clearer_is_another;

--
-- Name: contract _890_change; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON vetting.contract FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'contract_id', 'contract_id,ends_on,engagement_id,kind,learner_id,person_id,recorded_at,recorded_by,responsible_adult_signed_on,school_signed_on,starts_on,supersedes');

ALTER TABLE vetting.contract ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: dbs_certificate _890_change; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON vetting.dbs_certificate FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'certificate_id', 'barred_list,certificate_id,disclosures,issued_on,level,name_explanation,name_on_certificate,number,person_id,recorded_at,recorded_by,regime,seen_on,source,supersedes,workforce');

ALTER TABLE vetting.dbs_certificate ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: dbs_status_check _890_change; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON vetting.dbs_status_check FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'check_id', 'certificate_id,check_id,checked_at,entitlement_basis,person_id,recorded_at,recorded_by,result,supersedes');

ALTER TABLE vetting.dbs_status_check ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: disclosure_assessment _890_change; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON vetting.disclosure_assessment FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'assessment_id', 'assessed_at,assessed_by,assessment_id,certificate_id,decision,person_id,rationale,self_disclosure_id');

ALTER TABLE vetting.disclosure_assessment ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: gate_decision _890_change; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON vetting.gate_decision FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'decision_id', 'decided_at,decided_by,decision,decision_id,note,person_id');

ALTER TABLE vetting.gate_decision ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: identity_check _890_change; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON vetting.identity_check FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'check_id', 'check_id,method,outcome,person_id,recorded_at,recorded_by,supersedes,verified_name,verified_on');

ALTER TABLE vetting.identity_check ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: notice _890_change; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON vetting.notice FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'notice_id', 'code,notice_id,person_id,served_at,served_by');

ALTER TABLE vetting.notice ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: prohibition_check _890_change; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON vetting.prohibition_check FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'check_id', 'check_id,checked_on,kind,person_id,recorded_at,recorded_by,result,supersedes');

ALTER TABLE vetting.prohibition_check ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: qualification _890_change; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON vetting.qualification FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'qualification_id', 'awarded_by,kind,outcome,person_id,qualification_id,recorded_at,recorded_by,supersedes,title,valid_until,verified_on');

ALTER TABLE vetting.qualification ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: reference _890_change; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON vetting.reference FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'reference_id', 'outcome,person_id,recorded_at,recorded_by,referee,reference_id,relationship,supersedes,verified_on');

ALTER TABLE vetting.reference ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: right_to_work _890_change; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON vetting.right_to_work FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'check_id', 'check_id,document,outcome,person_id,recorded_at,recorded_by,supersedes,valid_until,verified_on');

ALTER TABLE vetting.right_to_work ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: screening_clearance _890_change; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON vetting.screening_clearance FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'hit_id', 'cleared_at,cleared_by,hit_id,rationale');

ALTER TABLE vetting.screening_clearance ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: screening_hit _890_change; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON vetting.screening_hit FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'hit_id', 'hit_id,note,person_id,run_id,strength');

ALTER TABLE vetting.screening_hit ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: screening_run _890_change; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON vetting.screening_run FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'run_id', 'outcome,person_id,ran_at,recorded_at,recorded_by,run_id,source');

ALTER TABLE vetting.screening_run ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: self_disclosure _890_change; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON vetting.self_disclosure FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'self_disclosure_id', 'disclosed_at,nature,person_id,recorded_by,self_disclosure_id');

ALTER TABLE vetting.self_disclosure ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: training _890_change; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON vetting.training FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'training_id', 'completed_on,person_id,provider,recorded_at,recorded_by,supersedes,topic,training_id');

ALTER TABLE vetting.training ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: update_service_consent _890_change; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON vetting.update_service_consent FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'consent_id', 'at,consent_id,given,person_id');

ALTER TABLE vetting.update_service_consent ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: contract _900_entry; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON vetting.contract DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'contract_id', 'contract_id,ends_on,engagement_id,kind,learner_id,person_id,recorded_at,recorded_by,responsible_adult_signed_on,school_signed_on,starts_on,supersedes');

ALTER TABLE vetting.contract ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: dbs_certificate _900_entry; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON vetting.dbs_certificate DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'certificate_id', 'barred_list,certificate_id,disclosures,issued_on,level,name_explanation,name_on_certificate,number,person_id,recorded_at,recorded_by,regime,seen_on,source,supersedes,workforce');

ALTER TABLE vetting.dbs_certificate ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: dbs_status_check _900_entry; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON vetting.dbs_status_check DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'check_id', 'certificate_id,check_id,checked_at,entitlement_basis,person_id,recorded_at,recorded_by,result,supersedes');

ALTER TABLE vetting.dbs_status_check ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: disclosure_assessment _900_entry; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON vetting.disclosure_assessment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'assessment_id', 'assessed_at,assessed_by,assessment_id,certificate_id,decision,person_id,rationale,self_disclosure_id');

ALTER TABLE vetting.disclosure_assessment ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: gate_decision _900_entry; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON vetting.gate_decision DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'decision_id', 'decided_at,decided_by,decision,decision_id,note,person_id');

ALTER TABLE vetting.gate_decision ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: identity_check _900_entry; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON vetting.identity_check DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'check_id', 'check_id,method,outcome,person_id,recorded_at,recorded_by,supersedes,verified_name,verified_on');

ALTER TABLE vetting.identity_check ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: notice _900_entry; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON vetting.notice DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'notice_id', 'code,notice_id,person_id,served_at,served_by');

ALTER TABLE vetting.notice ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: prohibition_check _900_entry; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON vetting.prohibition_check DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'check_id', 'check_id,checked_on,kind,person_id,recorded_at,recorded_by,result,supersedes');

ALTER TABLE vetting.prohibition_check ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: qualification _900_entry; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON vetting.qualification DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'qualification_id', 'awarded_by,kind,outcome,person_id,qualification_id,recorded_at,recorded_by,supersedes,title,valid_until,verified_on');

ALTER TABLE vetting.qualification ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: reference _900_entry; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON vetting.reference DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'reference_id', 'outcome,person_id,recorded_at,recorded_by,referee,reference_id,relationship,supersedes,verified_on');

ALTER TABLE vetting.reference ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: right_to_work _900_entry; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON vetting.right_to_work DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'check_id', 'check_id,document,outcome,person_id,recorded_at,recorded_by,supersedes,valid_until,verified_on');

ALTER TABLE vetting.right_to_work ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: screening_clearance _900_entry; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON vetting.screening_clearance DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'hit_id', 'cleared_at,cleared_by,hit_id,rationale');

ALTER TABLE vetting.screening_clearance ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: screening_hit _900_entry; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON vetting.screening_hit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'hit_id', 'hit_id,note,person_id,run_id,strength');

ALTER TABLE vetting.screening_hit ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: screening_run _900_entry; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON vetting.screening_run DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'run_id', 'outcome,person_id,ran_at,recorded_at,recorded_by,run_id,source');

ALTER TABLE vetting.screening_run ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: self_disclosure _900_entry; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON vetting.self_disclosure DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'self_disclosure_id', 'disclosed_at,nature,person_id,recorded_by,self_disclosure_id');

ALTER TABLE vetting.self_disclosure ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: training _900_entry; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON vetting.training DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'training_id', 'completed_on,person_id,provider,recorded_at,recorded_by,supersedes,topic,training_id');

ALTER TABLE vetting.training ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: update_service_consent _900_entry; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON vetting.update_service_consent DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'consent_id', 'at,consent_id,given,person_id');

ALTER TABLE vetting.update_service_consent ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: contract _900_touch; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _900_touch AFTER INSERT ON vetting.contract FOR EACH ROW EXECUTE FUNCTION vetting.row_touches_standing();

ALTER TABLE vetting.contract ENABLE ALWAYS TRIGGER _900_touch;

--
-- Name: dbs_certificate _900_touch; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _900_touch AFTER INSERT ON vetting.dbs_certificate FOR EACH ROW EXECUTE FUNCTION vetting.row_touches_standing();

ALTER TABLE vetting.dbs_certificate ENABLE ALWAYS TRIGGER _900_touch;

--
-- Name: dbs_status_check _900_touch; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _900_touch AFTER INSERT ON vetting.dbs_status_check FOR EACH ROW EXECUTE FUNCTION vetting.row_touches_standing();

ALTER TABLE vetting.dbs_status_check ENABLE ALWAYS TRIGGER _900_touch;

--
-- Name: disclosure_assessment _900_touch; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _900_touch AFTER INSERT ON vetting.disclosure_assessment FOR EACH ROW EXECUTE FUNCTION vetting.row_touches_standing();

ALTER TABLE vetting.disclosure_assessment ENABLE ALWAYS TRIGGER _900_touch;

--
-- Name: gate_decision _900_touch; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _900_touch AFTER INSERT ON vetting.gate_decision FOR EACH ROW EXECUTE FUNCTION vetting.row_touches_standing();

ALTER TABLE vetting.gate_decision ENABLE ALWAYS TRIGGER _900_touch;

--
-- Name: identity_check _900_touch; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _900_touch AFTER INSERT ON vetting.identity_check FOR EACH ROW EXECUTE FUNCTION vetting.row_touches_standing();

ALTER TABLE vetting.identity_check ENABLE ALWAYS TRIGGER _900_touch;

--
-- Name: notice _900_touch; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _900_touch AFTER INSERT ON vetting.notice FOR EACH ROW EXECUTE FUNCTION vetting.row_touches_standing();

ALTER TABLE vetting.notice ENABLE ALWAYS TRIGGER _900_touch;

--
-- Name: prohibition_check _900_touch; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _900_touch AFTER INSERT ON vetting.prohibition_check FOR EACH ROW EXECUTE FUNCTION vetting.row_touches_standing();

ALTER TABLE vetting.prohibition_check ENABLE ALWAYS TRIGGER _900_touch;

--
-- Name: qualification _900_touch; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _900_touch AFTER INSERT ON vetting.qualification FOR EACH ROW EXECUTE FUNCTION vetting.row_touches_standing();

ALTER TABLE vetting.qualification ENABLE ALWAYS TRIGGER _900_touch;

--
-- Name: reference _900_touch; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _900_touch AFTER INSERT ON vetting.reference FOR EACH ROW EXECUTE FUNCTION vetting.row_touches_standing();

ALTER TABLE vetting.reference ENABLE ALWAYS TRIGGER _900_touch;

--
-- Name: right_to_work _900_touch; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _900_touch AFTER INSERT ON vetting.right_to_work FOR EACH ROW EXECUTE FUNCTION vetting.row_touches_standing();

ALTER TABLE vetting.right_to_work ENABLE ALWAYS TRIGGER _900_touch;

--
-- Name: screening_clearance _900_touch; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _900_touch AFTER INSERT ON vetting.screening_clearance FOR EACH ROW EXECUTE FUNCTION vetting.row_touches_standing();

ALTER TABLE vetting.screening_clearance ENABLE ALWAYS TRIGGER _900_touch;

--
-- Name: screening_hit _900_touch; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _900_touch AFTER INSERT ON vetting.screening_hit FOR EACH ROW EXECUTE FUNCTION vetting.row_touches_standing();

ALTER TABLE vetting.screening_hit ENABLE ALWAYS TRIGGER _900_touch;

--
-- Name: screening_run _900_touch; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _900_touch AFTER INSERT ON vetting.screening_run FOR EACH ROW EXECUTE FUNCTION vetting.row_touches_standing();

ALTER TABLE vetting.screening_run ENABLE ALWAYS TRIGGER _900_touch;

--
-- Name: self_disclosure _900_touch; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _900_touch AFTER INSERT ON vetting.self_disclosure FOR EACH ROW EXECUTE FUNCTION vetting.row_touches_standing();

ALTER TABLE vetting.self_disclosure ENABLE ALWAYS TRIGGER _900_touch;

--
-- Name: training _900_touch; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _900_touch AFTER INSERT ON vetting.training FOR EACH ROW EXECUTE FUNCTION vetting.row_touches_standing();

ALTER TABLE vetting.training ENABLE ALWAYS TRIGGER _900_touch;

--
-- Name: update_service_consent _900_touch; Type: TRIGGER; Schema: vetting; Owner: safelane_owner
--

CREATE TRIGGER _900_touch AFTER INSERT ON vetting.update_service_consent FOR EACH ROW EXECUTE FUNCTION vetting.row_touches_standing();

ALTER TABLE vetting.update_service_consent ENABLE ALWAYS TRIGGER _900_touch;

--
-- Name: contract contract_engagement; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.contract
    ADD CONSTRAINT contract_engagement FOREIGN KEY (engagement_id) REFERENCES identity.engagement(engagement_id);

--
-- Name: contract contract_learner; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.contract
    ADD CONSTRAINT contract_learner FOREIGN KEY (learner_id) REFERENCES identity.person(person_id);

--
-- Name: contract contract_person; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.contract
    ADD CONSTRAINT contract_person FOREIGN KEY (person_id) REFERENCES identity.person(person_id);

--
-- Name: contract contract_supersedes; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.contract
    ADD CONSTRAINT contract_supersedes FOREIGN KEY (supersedes) REFERENCES vetting.contract(contract_id);

--
-- Name: dbs_certificate dbs_certificate_person; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.dbs_certificate
    ADD CONSTRAINT dbs_certificate_person FOREIGN KEY (person_id) REFERENCES identity.person(person_id);

--
-- Name: dbs_certificate dbs_certificate_supersedes; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.dbs_certificate
    ADD CONSTRAINT dbs_certificate_supersedes FOREIGN KEY (supersedes, person_id) REFERENCES vetting.dbs_certificate(certificate_id, person_id);

--
-- Name: dbs_status_check dbs_status_check_certificate; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.dbs_status_check
    ADD CONSTRAINT dbs_status_check_certificate FOREIGN KEY (certificate_id, person_id) REFERENCES vetting.dbs_certificate(certificate_id, person_id);

--
-- Name: dbs_status_check dbs_status_check_supersedes; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.dbs_status_check
    ADD CONSTRAINT dbs_status_check_supersedes FOREIGN KEY (supersedes) REFERENCES vetting.dbs_status_check(check_id);

--
-- Name: disclosure_assessment disclosure_assessment_certificate; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.disclosure_assessment
    ADD CONSTRAINT disclosure_assessment_certificate FOREIGN KEY (certificate_id, person_id) REFERENCES vetting.dbs_certificate(certificate_id, person_id);

--
-- Name: disclosure_assessment disclosure_assessment_self_disclosure; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.disclosure_assessment
    ADD CONSTRAINT disclosure_assessment_self_disclosure FOREIGN KEY (self_disclosure_id, person_id) REFERENCES vetting.self_disclosure(self_disclosure_id, person_id);

--
-- Name: gate_decision gate_decision_person; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.gate_decision
    ADD CONSTRAINT gate_decision_person FOREIGN KEY (person_id) REFERENCES identity.person(person_id);

--
-- Name: identity_check identity_check_person; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.identity_check
    ADD CONSTRAINT identity_check_person FOREIGN KEY (person_id) REFERENCES identity.person(person_id);

--
-- Name: identity_check identity_check_supersedes; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.identity_check
    ADD CONSTRAINT identity_check_supersedes FOREIGN KEY (supersedes) REFERENCES vetting.identity_check(check_id);

--
-- Name: notice notice_person; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.notice
    ADD CONSTRAINT notice_person FOREIGN KEY (person_id) REFERENCES identity.person(person_id);

--
-- Name: prohibition_check prohibition_check_person; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.prohibition_check
    ADD CONSTRAINT prohibition_check_person FOREIGN KEY (person_id) REFERENCES identity.person(person_id);

--
-- Name: prohibition_check prohibition_check_supersedes; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.prohibition_check
    ADD CONSTRAINT prohibition_check_supersedes FOREIGN KEY (supersedes) REFERENCES vetting.prohibition_check(check_id);

--
-- Name: qualification qualification_person; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.qualification
    ADD CONSTRAINT qualification_person FOREIGN KEY (person_id) REFERENCES identity.person(person_id);

--
-- Name: qualification qualification_supersedes; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.qualification
    ADD CONSTRAINT qualification_supersedes FOREIGN KEY (supersedes) REFERENCES vetting.qualification(qualification_id);

--
-- Name: reference reference_person; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.reference
    ADD CONSTRAINT reference_person FOREIGN KEY (person_id) REFERENCES identity.person(person_id);

--
-- Name: reference reference_supersedes; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.reference
    ADD CONSTRAINT reference_supersedes FOREIGN KEY (supersedes) REFERENCES vetting.reference(reference_id);

--
-- Name: right_to_work right_to_work_person; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.right_to_work
    ADD CONSTRAINT right_to_work_person FOREIGN KEY (person_id) REFERENCES identity.person(person_id);

--
-- Name: right_to_work right_to_work_supersedes; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.right_to_work
    ADD CONSTRAINT right_to_work_supersedes FOREIGN KEY (supersedes) REFERENCES vetting.right_to_work(check_id);

--
-- Name: screening_clearance screening_clearance_hit; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.screening_clearance
    ADD CONSTRAINT screening_clearance_hit FOREIGN KEY (hit_id) REFERENCES vetting.screening_hit(hit_id);

--
-- Name: screening_hit screening_hit_run; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.screening_hit
    ADD CONSTRAINT screening_hit_run FOREIGN KEY (run_id, person_id) REFERENCES vetting.screening_run(run_id, person_id);

--
-- Name: screening_run screening_run_person; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.screening_run
    ADD CONSTRAINT screening_run_person FOREIGN KEY (person_id) REFERENCES identity.person(person_id);

--
-- Name: self_disclosure self_disclosure_person; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.self_disclosure
    ADD CONSTRAINT self_disclosure_person FOREIGN KEY (person_id) REFERENCES identity.person(person_id);

--
-- Name: standing standing_tutor; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.standing
    ADD CONSTRAINT standing_tutor FOREIGN KEY (tutor_id) REFERENCES identity.person(person_id);

--
-- Name: training training_person; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.training
    ADD CONSTRAINT training_person FOREIGN KEY (person_id) REFERENCES identity.person(person_id);

--
-- Name: training training_supersedes; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.training
    ADD CONSTRAINT training_supersedes FOREIGN KEY (supersedes) REFERENCES vetting.training(training_id);

--
-- Name: update_service_consent update_service_consent_person; Type: FK CONSTRAINT; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE ONLY vetting.update_service_consent
    ADD CONSTRAINT update_service_consent_person FOREIGN KEY (person_id) REFERENCES identity.person(person_id);

--
-- Name: standing cap_booking_select_counter; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_booking_select_counter ON vetting.standing FOR SELECT TO cap_booking USING (true);

--
-- Name: POLICY cap_booking_select_counter ON standing; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_select_counter ON vetting.standing IS 'A remembered clearance is believed while the counter has not moved.';

--
-- Name: contract cap_vetting_insert_as_officer; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_insert_as_officer ON vetting.contract FOR INSERT TO cap_vetting WITH CHECK (((recorded_by = ( SELECT identity.person_id() AS person_id)) AND (recorded_by <> person_id) AND (( SELECT identity.persona() AS persona) = 'web_vetting'::text)));

--
-- Name: POLICY cap_vetting_insert_as_officer ON contract; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_insert_as_officer ON vetting.contract IS 'An officer records in their own name, and never about themselves (TS-75).';

--
-- Name: dbs_status_check cap_vetting_insert_as_officer; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_insert_as_officer ON vetting.dbs_status_check FOR INSERT TO cap_vetting WITH CHECK (((recorded_by = ( SELECT identity.person_id() AS person_id)) AND (recorded_by <> person_id) AND (( SELECT identity.persona() AS persona) = 'web_vetting'::text)));

--
-- Name: POLICY cap_vetting_insert_as_officer ON dbs_status_check; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_insert_as_officer ON vetting.dbs_status_check IS 'An officer records in their own name, and never about themselves (TS-75).';

--
-- Name: disclosure_assessment cap_vetting_insert_as_officer; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_insert_as_officer ON vetting.disclosure_assessment FOR INSERT TO cap_vetting WITH CHECK (((assessed_by = ( SELECT identity.person_id() AS person_id)) AND (assessed_by <> person_id) AND (( SELECT identity.persona() AS persona) = 'web_vetting'::text)));

--
-- Name: POLICY cap_vetting_insert_as_officer ON disclosure_assessment; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_insert_as_officer ON vetting.disclosure_assessment IS 'An officer weighs in their own name, and never what concerns themselves.';

--
-- Name: gate_decision cap_vetting_insert_as_officer; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_insert_as_officer ON vetting.gate_decision FOR INSERT TO cap_vetting WITH CHECK (((decided_by = ( SELECT identity.person_id() AS person_id)) AND (decided_by <> person_id) AND (( SELECT identity.persona() AS persona) = 'web_vetting'::text)));

--
-- Name: POLICY cap_vetting_insert_as_officer ON gate_decision; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_insert_as_officer ON vetting.gate_decision IS 'An officer decides in their own name, and never about themselves (TS-75).';

--
-- Name: identity_check cap_vetting_insert_as_officer; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_insert_as_officer ON vetting.identity_check FOR INSERT TO cap_vetting WITH CHECK (((recorded_by = ( SELECT identity.person_id() AS person_id)) AND (recorded_by <> person_id) AND (( SELECT identity.persona() AS persona) = 'web_vetting'::text)));

--
-- Name: POLICY cap_vetting_insert_as_officer ON identity_check; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_insert_as_officer ON vetting.identity_check IS 'An officer records in their own name, and never about themselves (TS-75).';

--
-- Name: prohibition_check cap_vetting_insert_as_officer; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_insert_as_officer ON vetting.prohibition_check FOR INSERT TO cap_vetting WITH CHECK (((recorded_by = ( SELECT identity.person_id() AS person_id)) AND (recorded_by <> person_id) AND (( SELECT identity.persona() AS persona) = 'web_vetting'::text)));

--
-- Name: POLICY cap_vetting_insert_as_officer ON prohibition_check; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_insert_as_officer ON vetting.prohibition_check IS 'An officer records in their own name, and never about themselves (TS-75).';

--
-- Name: qualification cap_vetting_insert_as_officer; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_insert_as_officer ON vetting.qualification FOR INSERT TO cap_vetting WITH CHECK (((recorded_by = ( SELECT identity.person_id() AS person_id)) AND (recorded_by <> person_id) AND (( SELECT identity.persona() AS persona) = 'web_vetting'::text)));

--
-- Name: POLICY cap_vetting_insert_as_officer ON qualification; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_insert_as_officer ON vetting.qualification IS 'An officer records in their own name, and never about themselves (TS-75).';

--
-- Name: reference cap_vetting_insert_as_officer; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_insert_as_officer ON vetting.reference FOR INSERT TO cap_vetting WITH CHECK (((recorded_by = ( SELECT identity.person_id() AS person_id)) AND (recorded_by <> person_id) AND (( SELECT identity.persona() AS persona) = 'web_vetting'::text)));

--
-- Name: POLICY cap_vetting_insert_as_officer ON reference; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_insert_as_officer ON vetting.reference IS 'An officer records in their own name, and never about themselves (TS-75).';

--
-- Name: right_to_work cap_vetting_insert_as_officer; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_insert_as_officer ON vetting.right_to_work FOR INSERT TO cap_vetting WITH CHECK (((recorded_by = ( SELECT identity.person_id() AS person_id)) AND (recorded_by <> person_id) AND (( SELECT identity.persona() AS persona) = 'web_vetting'::text)));

--
-- Name: POLICY cap_vetting_insert_as_officer ON right_to_work; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_insert_as_officer ON vetting.right_to_work IS 'An officer records in their own name, and never about themselves (TS-75).';

--
-- Name: screening_clearance cap_vetting_insert_as_officer; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_insert_as_officer ON vetting.screening_clearance FOR INSERT TO cap_vetting WITH CHECK (((cleared_by = ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) = 'web_vetting'::text)));

--
-- Name: POLICY cap_vetting_insert_as_officer ON screening_clearance; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_insert_as_officer ON vetting.screening_clearance IS 'An officer clears in their own name.';

--
-- Name: screening_hit cap_vetting_insert_as_officer; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_insert_as_officer ON vetting.screening_hit FOR INSERT TO cap_vetting WITH CHECK (((person_id <> ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) = 'web_vetting'::text)));

--
-- Name: POLICY cap_vetting_insert_as_officer ON screening_hit; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_insert_as_officer ON vetting.screening_hit IS 'An officer records what a run found, and never about themselves.';

--
-- Name: screening_run cap_vetting_insert_as_officer; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_insert_as_officer ON vetting.screening_run FOR INSERT TO cap_vetting WITH CHECK (((recorded_by = ( SELECT identity.person_id() AS person_id)) AND (recorded_by <> person_id) AND (( SELECT identity.persona() AS persona) = 'web_vetting'::text)));

--
-- Name: POLICY cap_vetting_insert_as_officer ON screening_run; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_insert_as_officer ON vetting.screening_run IS 'An officer records in their own name, and never about themselves (TS-75).';

--
-- Name: training cap_vetting_insert_as_officer; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_insert_as_officer ON vetting.training FOR INSERT TO cap_vetting WITH CHECK (((recorded_by = ( SELECT identity.person_id() AS person_id)) AND (recorded_by <> person_id) AND (( SELECT identity.persona() AS persona) = 'web_vetting'::text)));

--
-- Name: POLICY cap_vetting_insert_as_officer ON training; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_insert_as_officer ON vetting.training IS 'An officer records in their own name, and never about themselves (TS-75).';

--
-- Name: notice cap_vetting_insert_as_officer_or_lead; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_insert_as_officer_or_lead ON vetting.notice FOR INSERT TO cap_vetting WITH CHECK (((served_by = ( SELECT identity.person_id() AS person_id)) AND (served_by <> person_id) AND ((( SELECT identity.persona() AS persona) = 'web_dsl'::text) OR ((( SELECT identity.persona() AS persona) = 'web_vetting'::text) AND (code <> 'TUTOR_SUSPENDED'::text)))));

--
-- Name: POLICY cap_vetting_insert_as_officer_or_lead ON notice; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_insert_as_officer_or_lead ON vetting.notice IS 'Notice is served in one''s own name, and never to oneself.';

--
-- Name: standing cap_vetting_insert_at_zero; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_insert_at_zero ON vetting.standing FOR INSERT TO cap_vetting WITH CHECK ((version = 0));

--
-- Name: POLICY cap_vetting_insert_at_zero ON standing; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_insert_at_zero ON vetting.standing IS 'A row begins at zero, whoever needs it first.';

--
-- Name: self_disclosure cap_vetting_insert_own; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_insert_own ON vetting.self_disclosure FOR INSERT TO cap_vetting WITH CHECK (((person_id = ( SELECT identity.person_id() AS person_id)) AND (recorded_by = person_id) AND (( SELECT identity.persona() AS persona) = 'web_tutor'::text)));

--
-- Name: POLICY cap_vetting_insert_own ON self_disclosure; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_insert_own ON vetting.self_disclosure IS 'A tutor discloses what concerns themselves.';

--
-- Name: update_service_consent cap_vetting_insert_own; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_insert_own ON vetting.update_service_consent FOR INSERT TO cap_vetting WITH CHECK (((person_id = ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) = 'web_tutor'::text)));

--
-- Name: POLICY cap_vetting_insert_own ON update_service_consent; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_insert_own ON vetting.update_service_consent IS 'Nobody consents for somebody else.';

--
-- Name: dbs_certificate cap_vetting_insert_seen_or_declared; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_insert_seen_or_declared ON vetting.dbs_certificate FOR INSERT TO cap_vetting WITH CHECK (((recorded_by = ( SELECT identity.person_id() AS person_id)) AND
CASE source
    WHEN 'verified'::text THEN ((recorded_by <> person_id) AND (( SELECT identity.persona() AS persona) = 'web_vetting'::text))
    ELSE ((recorded_by = person_id) AND (( SELECT identity.persona() AS persona) = 'web_tutor'::text))
END));

--
-- Name: POLICY cap_vetting_insert_seen_or_declared ON dbs_certificate; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_insert_seen_or_declared ON vetting.dbs_certificate IS 'An officer records what was seen of somebody else; a tutor declares their own (F15).';

--
-- Name: contract cap_vetting_select_all; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_select_all ON vetting.contract FOR SELECT TO cap_vetting USING (true);

--
-- Name: POLICY cap_vetting_select_all ON contract; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_select_all ON vetting.contract IS 'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';

--
-- Name: dbs_certificate cap_vetting_select_all; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_select_all ON vetting.dbs_certificate FOR SELECT TO cap_vetting USING (true);

--
-- Name: POLICY cap_vetting_select_all ON dbs_certificate; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_select_all ON vetting.dbs_certificate IS 'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';

--
-- Name: dbs_status_check cap_vetting_select_all; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_select_all ON vetting.dbs_status_check FOR SELECT TO cap_vetting USING (true);

--
-- Name: POLICY cap_vetting_select_all ON dbs_status_check; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_select_all ON vetting.dbs_status_check IS 'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';

--
-- Name: disclosure_assessment cap_vetting_select_all; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_select_all ON vetting.disclosure_assessment FOR SELECT TO cap_vetting USING (true);

--
-- Name: POLICY cap_vetting_select_all ON disclosure_assessment; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_select_all ON vetting.disclosure_assessment IS 'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';

--
-- Name: gate_decision cap_vetting_select_all; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_select_all ON vetting.gate_decision FOR SELECT TO cap_vetting USING (true);

--
-- Name: POLICY cap_vetting_select_all ON gate_decision; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_select_all ON vetting.gate_decision IS 'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';

--
-- Name: identity_check cap_vetting_select_all; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_select_all ON vetting.identity_check FOR SELECT TO cap_vetting USING (true);

--
-- Name: POLICY cap_vetting_select_all ON identity_check; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_select_all ON vetting.identity_check IS 'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';

--
-- Name: notice cap_vetting_select_all; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_select_all ON vetting.notice FOR SELECT TO cap_vetting USING (true);

--
-- Name: POLICY cap_vetting_select_all ON notice; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_select_all ON vetting.notice IS 'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';

--
-- Name: prohibition_check cap_vetting_select_all; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_select_all ON vetting.prohibition_check FOR SELECT TO cap_vetting USING (true);

--
-- Name: POLICY cap_vetting_select_all ON prohibition_check; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_select_all ON vetting.prohibition_check IS 'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';

--
-- Name: qualification cap_vetting_select_all; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_select_all ON vetting.qualification FOR SELECT TO cap_vetting USING (true);

--
-- Name: POLICY cap_vetting_select_all ON qualification; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_select_all ON vetting.qualification IS 'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';

--
-- Name: reference cap_vetting_select_all; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_select_all ON vetting.reference FOR SELECT TO cap_vetting USING (true);

--
-- Name: POLICY cap_vetting_select_all ON reference; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_select_all ON vetting.reference IS 'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';

--
-- Name: right_to_work cap_vetting_select_all; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_select_all ON vetting.right_to_work FOR SELECT TO cap_vetting USING (true);

--
-- Name: POLICY cap_vetting_select_all ON right_to_work; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_select_all ON vetting.right_to_work IS 'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';

--
-- Name: screening_clearance cap_vetting_select_all; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_select_all ON vetting.screening_clearance FOR SELECT TO cap_vetting USING (true);

--
-- Name: POLICY cap_vetting_select_all ON screening_clearance; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_select_all ON vetting.screening_clearance IS 'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';

--
-- Name: screening_hit cap_vetting_select_all; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_select_all ON vetting.screening_hit FOR SELECT TO cap_vetting USING (true);

--
-- Name: POLICY cap_vetting_select_all ON screening_hit; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_select_all ON vetting.screening_hit IS 'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';

--
-- Name: screening_run cap_vetting_select_all; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_select_all ON vetting.screening_run FOR SELECT TO cap_vetting USING (true);

--
-- Name: POLICY cap_vetting_select_all ON screening_run; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_select_all ON vetting.screening_run IS 'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';

--
-- Name: self_disclosure cap_vetting_select_all; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_select_all ON vetting.self_disclosure FOR SELECT TO cap_vetting USING (true);

--
-- Name: POLICY cap_vetting_select_all ON self_disclosure; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_select_all ON vetting.self_disclosure IS 'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';

--
-- Name: standing cap_vetting_select_all; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_select_all ON vetting.standing FOR SELECT TO cap_vetting USING (true);

--
-- Name: POLICY cap_vetting_select_all ON standing; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_select_all ON vetting.standing IS 'Whoever books or checks anybody locks that person''s row.';

--
-- Name: training cap_vetting_select_all; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_select_all ON vetting.training FOR SELECT TO cap_vetting USING (true);

--
-- Name: POLICY cap_vetting_select_all ON training; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_select_all ON vetting.training IS 'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';

--
-- Name: update_service_consent cap_vetting_select_all; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_select_all ON vetting.update_service_consent FOR SELECT TO cap_vetting USING (true);

--
-- Name: POLICY cap_vetting_select_all ON update_service_consent; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_select_all ON vetting.update_service_consent IS 'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';

--
-- Name: standing cap_vetting_update_counter; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY cap_vetting_update_counter ON vetting.standing FOR UPDATE TO cap_vetting USING (true) WITH CHECK ((version > 0));

--
-- Name: POLICY cap_vetting_update_counter ON standing; Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON POLICY cap_vetting_update_counter ON vetting.standing IS 'The counter moves on for anybody whose checks change; it is no information about them.';

--
-- Name: contract capability_in_its_functions_only; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON vetting.contract AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: dbs_certificate capability_in_its_functions_only; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON vetting.dbs_certificate AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: dbs_status_check capability_in_its_functions_only; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON vetting.dbs_status_check AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: disclosure_assessment capability_in_its_functions_only; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON vetting.disclosure_assessment AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: gate_decision capability_in_its_functions_only; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON vetting.gate_decision AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: identity_check capability_in_its_functions_only; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON vetting.identity_check AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: notice capability_in_its_functions_only; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON vetting.notice AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: prohibition_check capability_in_its_functions_only; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON vetting.prohibition_check AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: qualification capability_in_its_functions_only; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON vetting.qualification AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: reference capability_in_its_functions_only; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON vetting.reference AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: right_to_work capability_in_its_functions_only; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON vetting.right_to_work AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: screening_clearance capability_in_its_functions_only; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON vetting.screening_clearance AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: screening_hit capability_in_its_functions_only; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON vetting.screening_hit AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: screening_run capability_in_its_functions_only; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON vetting.screening_run AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: self_disclosure capability_in_its_functions_only; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON vetting.self_disclosure AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: standing capability_in_its_functions_only; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON vetting.standing AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: training capability_in_its_functions_only; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON vetting.training AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: update_service_consent capability_in_its_functions_only; Type: POLICY; Schema: vetting; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON vetting.update_service_consent AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: contract; Type: ROW SECURITY; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE vetting.contract ENABLE ROW LEVEL SECURITY;

--
-- Name: dbs_certificate; Type: ROW SECURITY; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE vetting.dbs_certificate ENABLE ROW LEVEL SECURITY;

--
-- Name: dbs_status_check; Type: ROW SECURITY; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE vetting.dbs_status_check ENABLE ROW LEVEL SECURITY;

--
-- Name: disclosure_assessment; Type: ROW SECURITY; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE vetting.disclosure_assessment ENABLE ROW LEVEL SECURITY;

--
-- Name: gate_decision; Type: ROW SECURITY; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE vetting.gate_decision ENABLE ROW LEVEL SECURITY;

--
-- Name: identity_check; Type: ROW SECURITY; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE vetting.identity_check ENABLE ROW LEVEL SECURITY;

--
-- Name: notice; Type: ROW SECURITY; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE vetting.notice ENABLE ROW LEVEL SECURITY;

--
-- Name: prohibition_check; Type: ROW SECURITY; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE vetting.prohibition_check ENABLE ROW LEVEL SECURITY;

--
-- Name: qualification; Type: ROW SECURITY; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE vetting.qualification ENABLE ROW LEVEL SECURITY;

--
-- Name: reference; Type: ROW SECURITY; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE vetting.reference ENABLE ROW LEVEL SECURITY;

--
-- Name: right_to_work; Type: ROW SECURITY; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE vetting.right_to_work ENABLE ROW LEVEL SECURITY;

--
-- Name: screening_clearance; Type: ROW SECURITY; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE vetting.screening_clearance ENABLE ROW LEVEL SECURITY;

--
-- Name: screening_hit; Type: ROW SECURITY; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE vetting.screening_hit ENABLE ROW LEVEL SECURITY;

--
-- Name: screening_run; Type: ROW SECURITY; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE vetting.screening_run ENABLE ROW LEVEL SECURITY;

--
-- Name: self_disclosure; Type: ROW SECURITY; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE vetting.self_disclosure ENABLE ROW LEVEL SECURITY;

--
-- Name: standing; Type: ROW SECURITY; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE vetting.standing ENABLE ROW LEVEL SECURITY;

--
-- Name: training; Type: ROW SECURITY; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE vetting.training ENABLE ROW LEVEL SECURITY;

--
-- Name: update_service_consent; Type: ROW SECURITY; Schema: vetting; Owner: safelane_owner
--

ALTER TABLE vetting.update_service_consent ENABLE ROW LEVEL SECURITY;

--
-- Name: FUNCTION assessor_is_another(); Type: ACL; Schema: vetting; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION vetting.assessor_is_another() FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.assessor_is_another() TO safelane_owner;

--
-- Name: TABLE dbs_certificate; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT SELECT ON TABLE vetting.dbs_certificate TO cap_vetting;

--
-- Name: COLUMN dbs_certificate.certificate_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(certificate_id) ON TABLE vetting.dbs_certificate TO cap_vetting;

--
-- Name: COLUMN dbs_certificate.person_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(person_id) ON TABLE vetting.dbs_certificate TO cap_vetting;

--
-- Name: COLUMN dbs_certificate.source; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(source) ON TABLE vetting.dbs_certificate TO cap_vetting;

--
-- Name: COLUMN dbs_certificate.number; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(number) ON TABLE vetting.dbs_certificate TO cap_vetting;

--
-- Name: COLUMN dbs_certificate.level; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(level) ON TABLE vetting.dbs_certificate TO cap_vetting;

--
-- Name: COLUMN dbs_certificate.workforce; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(workforce) ON TABLE vetting.dbs_certificate TO cap_vetting;

--
-- Name: COLUMN dbs_certificate.barred_list; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(barred_list) ON TABLE vetting.dbs_certificate TO cap_vetting;

--
-- Name: COLUMN dbs_certificate.name_on_certificate; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(name_on_certificate) ON TABLE vetting.dbs_certificate TO cap_vetting;

--
-- Name: COLUMN dbs_certificate.name_explanation; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(name_explanation) ON TABLE vetting.dbs_certificate TO cap_vetting;

--
-- Name: COLUMN dbs_certificate.disclosures; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(disclosures) ON TABLE vetting.dbs_certificate TO cap_vetting;

--
-- Name: COLUMN dbs_certificate.issued_on; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(issued_on) ON TABLE vetting.dbs_certificate TO cap_vetting;

--
-- Name: COLUMN dbs_certificate.seen_on; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(seen_on) ON TABLE vetting.dbs_certificate TO cap_vetting;

--
-- Name: COLUMN dbs_certificate.recorded_by; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(recorded_by) ON TABLE vetting.dbs_certificate TO cap_vetting;

--
-- Name: COLUMN dbs_certificate.supersedes; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(supersedes) ON TABLE vetting.dbs_certificate TO cap_vetting;

--
-- Name: FUNCTION certificate_family(p_person uuid, p_number text, p_supersedes uuid); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.certificate_family(p_person uuid, p_number text, p_supersedes uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.certificate_family(p_person uuid, p_number text, p_supersedes uuid) TO cap_vetting;

--
-- Name: TABLE disclosure_assessment; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT SELECT ON TABLE vetting.disclosure_assessment TO cap_vetting;

--
-- Name: COLUMN disclosure_assessment.assessment_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(assessment_id) ON TABLE vetting.disclosure_assessment TO cap_vetting;

--
-- Name: COLUMN disclosure_assessment.person_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(person_id) ON TABLE vetting.disclosure_assessment TO cap_vetting;

--
-- Name: COLUMN disclosure_assessment.certificate_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(certificate_id) ON TABLE vetting.disclosure_assessment TO cap_vetting;

--
-- Name: COLUMN disclosure_assessment.self_disclosure_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(self_disclosure_id) ON TABLE vetting.disclosure_assessment TO cap_vetting;

--
-- Name: COLUMN disclosure_assessment.decision; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(decision) ON TABLE vetting.disclosure_assessment TO cap_vetting;

--
-- Name: COLUMN disclosure_assessment.rationale; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(rationale) ON TABLE vetting.disclosure_assessment TO cap_vetting;

--
-- Name: COLUMN disclosure_assessment.assessed_by; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(assessed_by) ON TABLE vetting.disclosure_assessment TO cap_vetting;

--
-- Name: FUNCTION certificate_verdict(p_certificate uuid, p_at timestamp with time zone); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.certificate_verdict(p_certificate uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.certificate_verdict(p_certificate uuid, p_at timestamp with time zone) TO cap_vetting;

--
-- Name: FUNCTION certificate_accepted(p_certificate uuid, p_recorder uuid, p_at timestamp with time zone); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.certificate_accepted(p_certificate uuid, p_recorder uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.certificate_accepted(p_certificate uuid, p_recorder uuid, p_at timestamp with time zone) TO cap_vetting;

--
-- Name: FUNCTION lapses_at(p_done_on date, p_good_for interval); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.lapses_at(p_done_on date, p_good_for interval) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.lapses_at(p_done_on date, p_good_for interval) TO cap_vetting;

--
-- Name: FUNCTION plain_name(p_name text); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.plain_name(p_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.plain_name(p_name text) TO cap_vetting;

--
-- Name: FUNCTION standing_certificates(p_person uuid, p_at timestamp with time zone, p_today date); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.standing_certificates(p_person uuid, p_at timestamp with time zone, p_today date) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.standing_certificates(p_person uuid, p_at timestamp with time zone, p_today date) TO cap_vetting;

--
-- Name: TABLE dbs_status_check; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT SELECT ON TABLE vetting.dbs_status_check TO cap_vetting;

--
-- Name: COLUMN dbs_status_check.check_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(check_id) ON TABLE vetting.dbs_status_check TO cap_vetting;

--
-- Name: COLUMN dbs_status_check.person_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(person_id) ON TABLE vetting.dbs_status_check TO cap_vetting;

--
-- Name: COLUMN dbs_status_check.certificate_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(certificate_id) ON TABLE vetting.dbs_status_check TO cap_vetting;

--
-- Name: COLUMN dbs_status_check.result; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(result) ON TABLE vetting.dbs_status_check TO cap_vetting;

--
-- Name: COLUMN dbs_status_check.checked_at; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(checked_at) ON TABLE vetting.dbs_status_check TO cap_vetting;

--
-- Name: COLUMN dbs_status_check.entitlement_basis; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(entitlement_basis) ON TABLE vetting.dbs_status_check TO cap_vetting;

--
-- Name: COLUMN dbs_status_check.recorded_by; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(recorded_by) ON TABLE vetting.dbs_status_check TO cap_vetting;

--
-- Name: COLUMN dbs_status_check.supersedes; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(supersedes) ON TABLE vetting.dbs_status_check TO cap_vetting;

--
-- Name: TABLE identity_check; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT SELECT ON TABLE vetting.identity_check TO cap_vetting;

--
-- Name: COLUMN identity_check.check_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(check_id) ON TABLE vetting.identity_check TO cap_vetting;

--
-- Name: COLUMN identity_check.person_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(person_id) ON TABLE vetting.identity_check TO cap_vetting;

--
-- Name: COLUMN identity_check.method; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(method) ON TABLE vetting.identity_check TO cap_vetting;

--
-- Name: COLUMN identity_check.outcome; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(outcome) ON TABLE vetting.identity_check TO cap_vetting;

--
-- Name: COLUMN identity_check.verified_name; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(verified_name) ON TABLE vetting.identity_check TO cap_vetting;

--
-- Name: COLUMN identity_check.verified_on; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(verified_on) ON TABLE vetting.identity_check TO cap_vetting;

--
-- Name: COLUMN identity_check.recorded_by; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(recorded_by) ON TABLE vetting.identity_check TO cap_vetting;

--
-- Name: COLUMN identity_check.supersedes; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(supersedes) ON TABLE vetting.identity_check TO cap_vetting;

--
-- Name: TABLE update_service_consent; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT SELECT ON TABLE vetting.update_service_consent TO cap_vetting;

--
-- Name: COLUMN update_service_consent.consent_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(consent_id) ON TABLE vetting.update_service_consent TO cap_vetting;

--
-- Name: COLUMN update_service_consent.person_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(person_id) ON TABLE vetting.update_service_consent TO cap_vetting;

--
-- Name: COLUMN update_service_consent.given; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(given) ON TABLE vetting.update_service_consent TO cap_vetting;

--
-- Name: FUNCTION dbs_validity(p_tutor uuid, p_at timestamp with time zone, p_today date, p_required text[], p_interval interval); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.dbs_validity(p_tutor uuid, p_at timestamp with time zone, p_today date, p_required text[], p_interval interval) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.dbs_validity(p_tutor uuid, p_at timestamp with time zone, p_today date, p_required text[], p_interval interval) TO cap_vetting;

--
-- Name: FUNCTION midnight(p_day date); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.midnight(p_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.midnight(p_day date) TO cap_vetting;

--
-- Name: TABLE contract; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT SELECT ON TABLE vetting.contract TO cap_vetting;

--
-- Name: COLUMN contract.contract_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(contract_id) ON TABLE vetting.contract TO cap_vetting;

--
-- Name: COLUMN contract.person_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(person_id) ON TABLE vetting.contract TO cap_vetting;

--
-- Name: COLUMN contract.kind; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(kind) ON TABLE vetting.contract TO cap_vetting;

--
-- Name: COLUMN contract.starts_on; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(starts_on) ON TABLE vetting.contract TO cap_vetting;

--
-- Name: COLUMN contract.ends_on; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(ends_on) ON TABLE vetting.contract TO cap_vetting;

--
-- Name: COLUMN contract.engagement_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(engagement_id) ON TABLE vetting.contract TO cap_vetting;

--
-- Name: COLUMN contract.learner_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(learner_id) ON TABLE vetting.contract TO cap_vetting;

--
-- Name: COLUMN contract.school_signed_on; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(school_signed_on) ON TABLE vetting.contract TO cap_vetting;

--
-- Name: COLUMN contract.responsible_adult_signed_on; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(responsible_adult_signed_on) ON TABLE vetting.contract TO cap_vetting;

--
-- Name: COLUMN contract.recorded_by; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(recorded_by) ON TABLE vetting.contract TO cap_vetting;

--
-- Name: COLUMN contract.supersedes; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(supersedes) ON TABLE vetting.contract TO cap_vetting;

--
-- Name: TABLE qualification; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT SELECT ON TABLE vetting.qualification TO cap_vetting;

--
-- Name: COLUMN qualification.qualification_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(qualification_id) ON TABLE vetting.qualification TO cap_vetting;

--
-- Name: COLUMN qualification.person_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(person_id) ON TABLE vetting.qualification TO cap_vetting;

--
-- Name: COLUMN qualification.kind; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(kind) ON TABLE vetting.qualification TO cap_vetting;

--
-- Name: COLUMN qualification.title; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(title) ON TABLE vetting.qualification TO cap_vetting;

--
-- Name: COLUMN qualification.awarded_by; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(awarded_by) ON TABLE vetting.qualification TO cap_vetting;

--
-- Name: COLUMN qualification.outcome; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(outcome) ON TABLE vetting.qualification TO cap_vetting;

--
-- Name: COLUMN qualification.verified_on; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(verified_on) ON TABLE vetting.qualification TO cap_vetting;

--
-- Name: COLUMN qualification.valid_until; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(valid_until) ON TABLE vetting.qualification TO cap_vetting;

--
-- Name: COLUMN qualification.recorded_by; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(recorded_by) ON TABLE vetting.qualification TO cap_vetting;

--
-- Name: COLUMN qualification.supersedes; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(supersedes) ON TABLE vetting.qualification TO cap_vetting;

--
-- Name: TABLE reference; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT SELECT ON TABLE vetting.reference TO cap_vetting;

--
-- Name: COLUMN reference.reference_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(reference_id) ON TABLE vetting.reference TO cap_vetting;

--
-- Name: COLUMN reference.person_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(person_id) ON TABLE vetting.reference TO cap_vetting;

--
-- Name: COLUMN reference.referee; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(referee) ON TABLE vetting.reference TO cap_vetting;

--
-- Name: COLUMN reference.relationship; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(relationship) ON TABLE vetting.reference TO cap_vetting;

--
-- Name: COLUMN reference.outcome; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(outcome) ON TABLE vetting.reference TO cap_vetting;

--
-- Name: COLUMN reference.verified_on; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(verified_on) ON TABLE vetting.reference TO cap_vetting;

--
-- Name: COLUMN reference.recorded_by; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(recorded_by) ON TABLE vetting.reference TO cap_vetting;

--
-- Name: COLUMN reference.supersedes; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(supersedes) ON TABLE vetting.reference TO cap_vetting;

--
-- Name: FUNCTION evidence_validity(p_tutor uuid, p_today date, p_required text[], p_min_references integer); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.evidence_validity(p_tutor uuid, p_today date, p_required text[], p_min_references integer) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.evidence_validity(p_tutor uuid, p_today date, p_required text[], p_min_references integer) TO cap_vetting;

--
-- Name: TABLE prohibition_check; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT SELECT ON TABLE vetting.prohibition_check TO cap_vetting;

--
-- Name: COLUMN prohibition_check.check_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(check_id) ON TABLE vetting.prohibition_check TO cap_vetting;

--
-- Name: COLUMN prohibition_check.person_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(person_id) ON TABLE vetting.prohibition_check TO cap_vetting;

--
-- Name: COLUMN prohibition_check.kind; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(kind) ON TABLE vetting.prohibition_check TO cap_vetting;

--
-- Name: COLUMN prohibition_check.result; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(result) ON TABLE vetting.prohibition_check TO cap_vetting;

--
-- Name: COLUMN prohibition_check.checked_on; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(checked_on) ON TABLE vetting.prohibition_check TO cap_vetting;

--
-- Name: COLUMN prohibition_check.recorded_by; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(recorded_by) ON TABLE vetting.prohibition_check TO cap_vetting;

--
-- Name: COLUMN prohibition_check.supersedes; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(supersedes) ON TABLE vetting.prohibition_check TO cap_vetting;

--
-- Name: FUNCTION match_tellers(p_check uuid); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.match_tellers(p_check uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.match_tellers(p_check uuid) TO cap_vetting;

--
-- Name: FUNCTION match_is_taken_back(p_check uuid); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.match_is_taken_back(p_check uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.match_is_taken_back(p_check uuid) TO cap_vetting;

--
-- Name: FUNCTION news_tellers(p_check uuid); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.news_tellers(p_check uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.news_tellers(p_check uuid) TO cap_vetting;

--
-- Name: FUNCTION news_is_taken_back(p_check uuid); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.news_is_taken_back(p_check uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.news_is_taken_back(p_check uuid) TO cap_vetting;

--
-- Name: FUNCTION self_disclosure_accepted(p_self_disclosure uuid, p_recorder uuid, p_at timestamp with time zone); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.self_disclosure_accepted(p_self_disclosure uuid, p_recorder uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.self_disclosure_accepted(p_self_disclosure uuid, p_recorder uuid, p_at timestamp with time zone) TO cap_vetting;

--
-- Name: TABLE screening_clearance; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT SELECT ON TABLE vetting.screening_clearance TO cap_vetting;

--
-- Name: COLUMN screening_clearance.hit_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(hit_id) ON TABLE vetting.screening_clearance TO cap_vetting;

--
-- Name: COLUMN screening_clearance.rationale; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(rationale) ON TABLE vetting.screening_clearance TO cap_vetting;

--
-- Name: COLUMN screening_clearance.cleared_by; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(cleared_by) ON TABLE vetting.screening_clearance TO cap_vetting;

--
-- Name: TABLE screening_hit; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT SELECT ON TABLE vetting.screening_hit TO cap_vetting;

--
-- Name: COLUMN screening_hit.hit_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(hit_id) ON TABLE vetting.screening_hit TO cap_vetting;

--
-- Name: COLUMN screening_hit.run_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(run_id) ON TABLE vetting.screening_hit TO cap_vetting;

--
-- Name: COLUMN screening_hit.person_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(person_id) ON TABLE vetting.screening_hit TO cap_vetting;

--
-- Name: COLUMN screening_hit.strength; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(strength) ON TABLE vetting.screening_hit TO cap_vetting;

--
-- Name: COLUMN screening_hit.note; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(note) ON TABLE vetting.screening_hit TO cap_vetting;

--
-- Name: TABLE screening_run; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT SELECT ON TABLE vetting.screening_run TO cap_vetting;

--
-- Name: COLUMN screening_run.run_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(run_id) ON TABLE vetting.screening_run TO cap_vetting;

--
-- Name: COLUMN screening_run.person_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(person_id) ON TABLE vetting.screening_run TO cap_vetting;

--
-- Name: COLUMN screening_run.source; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(source) ON TABLE vetting.screening_run TO cap_vetting;

--
-- Name: COLUMN screening_run.outcome; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(outcome) ON TABLE vetting.screening_run TO cap_vetting;

--
-- Name: COLUMN screening_run.ran_at; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(ran_at) ON TABLE vetting.screening_run TO cap_vetting;

--
-- Name: COLUMN screening_run.recorded_by; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(recorded_by) ON TABLE vetting.screening_run TO cap_vetting;

--
-- Name: TABLE self_disclosure; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT SELECT ON TABLE vetting.self_disclosure TO cap_vetting;

--
-- Name: COLUMN self_disclosure.self_disclosure_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(self_disclosure_id) ON TABLE vetting.self_disclosure TO cap_vetting;

--
-- Name: COLUMN self_disclosure.person_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(person_id) ON TABLE vetting.self_disclosure TO cap_vetting;

--
-- Name: COLUMN self_disclosure.nature; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(nature) ON TABLE vetting.self_disclosure TO cap_vetting;

--
-- Name: COLUMN self_disclosure.recorded_by; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(recorded_by) ON TABLE vetting.self_disclosure TO cap_vetting;

--
-- Name: FUNCTION known_bars(p_tutor uuid, p_at timestamp with time zone, p_today date); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.known_bars(p_tutor uuid, p_at timestamp with time zone, p_today date) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.known_bars(p_tutor uuid, p_at timestamp with time zone, p_today date) TO cap_vetting;

--
-- Name: TABLE right_to_work; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT SELECT ON TABLE vetting.right_to_work TO cap_vetting;

--
-- Name: COLUMN right_to_work.check_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(check_id) ON TABLE vetting.right_to_work TO cap_vetting;

--
-- Name: COLUMN right_to_work.person_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(person_id) ON TABLE vetting.right_to_work TO cap_vetting;

--
-- Name: COLUMN right_to_work.document; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(document) ON TABLE vetting.right_to_work TO cap_vetting;

--
-- Name: COLUMN right_to_work.outcome; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(outcome) ON TABLE vetting.right_to_work TO cap_vetting;

--
-- Name: COLUMN right_to_work.verified_on; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(verified_on) ON TABLE vetting.right_to_work TO cap_vetting;

--
-- Name: COLUMN right_to_work.valid_until; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(valid_until) ON TABLE vetting.right_to_work TO cap_vetting;

--
-- Name: COLUMN right_to_work.recorded_by; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(recorded_by) ON TABLE vetting.right_to_work TO cap_vetting;

--
-- Name: COLUMN right_to_work.supersedes; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(supersedes) ON TABLE vetting.right_to_work TO cap_vetting;

--
-- Name: FUNCTION school_validity(p_tutor uuid, p_engagement uuid, p_today date, p_required text[], p_for_school boolean); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.school_validity(p_tutor uuid, p_engagement uuid, p_today date, p_required text[], p_for_school boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.school_validity(p_tutor uuid, p_engagement uuid, p_today date, p_required text[], p_for_school boolean) TO cap_vetting;

--
-- Name: FUNCTION screening_validity(p_tutor uuid, p_at timestamp with time zone, p_required text[], p_max_age interval); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.screening_validity(p_tutor uuid, p_at timestamp with time zone, p_required text[], p_max_age interval) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.screening_validity(p_tutor uuid, p_at timestamp with time zone, p_required text[], p_max_age interval) TO cap_vetting;

--
-- Name: TABLE gate_decision; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT SELECT ON TABLE vetting.gate_decision TO cap_vetting;

--
-- Name: COLUMN gate_decision.decision_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(decision_id) ON TABLE vetting.gate_decision TO cap_vetting;

--
-- Name: COLUMN gate_decision.person_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(person_id) ON TABLE vetting.gate_decision TO cap_vetting;

--
-- Name: COLUMN gate_decision.decision; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(decision) ON TABLE vetting.gate_decision TO cap_vetting;

--
-- Name: COLUMN gate_decision.note; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(note) ON TABLE vetting.gate_decision TO cap_vetting;

--
-- Name: COLUMN gate_decision.decided_by; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(decided_by) ON TABLE vetting.gate_decision TO cap_vetting;

--
-- Name: FUNCTION standing_validity(p_tutor uuid, p_at timestamp with time zone, p_today date, p_contract_required boolean, p_documents text[]); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.standing_validity(p_tutor uuid, p_at timestamp with time zone, p_today date, p_contract_required boolean, p_documents text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.standing_validity(p_tutor uuid, p_at timestamp with time zone, p_today date, p_contract_required boolean, p_documents text[]) TO cap_vetting;

--
-- Name: TABLE training; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT SELECT ON TABLE vetting.training TO cap_vetting;

--
-- Name: COLUMN training.training_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(training_id) ON TABLE vetting.training TO cap_vetting;

--
-- Name: COLUMN training.person_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(person_id) ON TABLE vetting.training TO cap_vetting;

--
-- Name: COLUMN training.topic; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(topic) ON TABLE vetting.training TO cap_vetting;

--
-- Name: COLUMN training.provider; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(provider) ON TABLE vetting.training TO cap_vetting;

--
-- Name: COLUMN training.completed_on; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(completed_on) ON TABLE vetting.training TO cap_vetting;

--
-- Name: COLUMN training.recorded_by; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(recorded_by) ON TABLE vetting.training TO cap_vetting;

--
-- Name: COLUMN training.supersedes; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(supersedes) ON TABLE vetting.training TO cap_vetting;

--
-- Name: FUNCTION training_validity(p_person uuid, p_at timestamp with time zone, p_today date, p_topics text[], p_interval interval); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.training_validity(p_person uuid, p_at timestamp with time zone, p_today date, p_topics text[], p_interval interval) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.training_validity(p_person uuid, p_at timestamp with time zone, p_today date, p_topics text[], p_interval interval) TO cap_vetting;

--
-- Name: FUNCTION judged(p_tutor uuid, p_engagement uuid, p_at timestamp with time zone, p_today date, p_for_school boolean, p_required text[], p_dbs_interval interval, p_sanctions_max_age interval, p_min_references integer, p_contract_required boolean, p_topics text[], p_training_interval interval, p_documents text[]); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.judged(p_tutor uuid, p_engagement uuid, p_at timestamp with time zone, p_today date, p_for_school boolean, p_required text[], p_dbs_interval interval, p_sanctions_max_age interval, p_min_references integer, p_contract_required boolean, p_topics text[], p_training_interval interval, p_documents text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.judged(p_tutor uuid, p_engagement uuid, p_at timestamp with time zone, p_today date, p_for_school boolean, p_required text[], p_dbs_interval interval, p_sanctions_max_age interval, p_min_references integer, p_contract_required boolean, p_topics text[], p_training_interval interval, p_documents text[]) TO cap_vetting;

--
-- Name: FUNCTION live_work(p_tutor uuid, p_at timestamp with time zone); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.live_work(p_tutor uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.live_work(p_tutor uuid, p_at timestamp with time zone) TO cap_vetting;

--
-- Name: FUNCTION settings(p_engagement uuid, p_at timestamp with time zone); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.settings(p_engagement uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.settings(p_engagement uuid, p_at timestamp with time zone) TO cap_vetting;

--
-- Name: FUNCTION judged_work(p_at timestamp with time zone, p_organisation uuid); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.judged_work(p_at timestamp with time zone, p_organisation uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.judged_work(p_at timestamp with time zone, p_organisation uuid) TO cap_vetting;

--
-- Name: FUNCTION masked(p_number text); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.masked(p_number text) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.masked(p_number text) TO cap_vetting;

--
-- Name: FUNCTION name_of(p_person uuid); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.name_of(p_person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.name_of(p_person uuid) TO cap_vetting;

--
-- Name: FUNCTION record_of(p_person uuid, p_at timestamp with time zone); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.record_of(p_person uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.record_of(p_person uuid, p_at timestamp with time zone) TO cap_vetting;

--
-- Name: FUNCTION status_of(p_code text, p_until timestamp with time zone); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.status_of(p_code text, p_until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.status_of(p_code text, p_until timestamp with time zone) TO cap_vetting;

--
-- Name: FUNCTION central_record(p_at timestamp with time zone, p_organisation uuid, p_staff_too boolean); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.central_record(p_at timestamp with time zone, p_organisation uuid, p_staff_too boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.central_record(p_at timestamp with time zone, p_organisation uuid, p_staff_too boolean) TO cap_vetting;

--
-- Name: FUNCTION check_dbs_number(p_number text, p_required boolean); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.check_dbs_number(p_number text, p_required boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.check_dbs_number(p_number text, p_required boolean) TO cap_vetting;

--
-- Name: FUNCTION check_end_day(p_day date, p_parameter text, p_after date); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.check_end_day(p_day date, p_parameter text, p_after date) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.check_end_day(p_day date, p_parameter text, p_after date) TO cap_vetting;

--
-- Name: FUNCTION check_hits(p_hits jsonb, p_outcome text); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.check_hits(p_hits jsonb, p_outcome text) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.check_hits(p_hits jsonb, p_outcome text) TO cap_vetting;

--
-- Name: FUNCTION check_past_day(p_day date, p_parameter text); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.check_past_day(p_day date, p_parameter text) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.check_past_day(p_day date, p_parameter text) TO cap_vetting;

--
-- Name: FUNCTION check_past_instant(p_at timestamp with time zone, p_parameter text); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.check_past_instant(p_at timestamp with time zone, p_parameter text) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.check_past_instant(p_at timestamp with time zone, p_parameter text) TO cap_vetting;

--
-- Name: FUNCTION check_prose(p_value text, p_parameter text, p_min integer, p_max integer); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.check_prose(p_value text, p_parameter text, p_min integer, p_max integer) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.check_prose(p_value text, p_parameter text, p_min integer, p_max integer) TO cap_vetting;

--
-- Name: FUNCTION clearer_is_another(); Type: ACL; Schema: vetting; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION vetting.clearer_is_another() FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.clearer_is_another() TO safelane_owner;

--
-- Name: FUNCTION dsl_available(p_organisation uuid, p_kind text, p_at timestamp with time zone, p_except uuid, p_engagement uuid); Type: ACL; Schema: vetting; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION vetting.dsl_available(p_organisation uuid, p_kind text, p_at timestamp with time zone, p_except uuid, p_engagement uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.dsl_available(p_organisation uuid, p_kind text, p_at timestamp with time zone, p_except uuid, p_engagement uuid) TO cap_booking;

--
-- Name: FUNCTION expiring(p_within_days integer, p_at timestamp with time zone); Type: ACL; Schema: vetting; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION vetting.expiring(p_within_days integer, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.expiring(p_within_days integer, p_at timestamp with time zone) TO cap_booking;

--
-- Name: FUNCTION findings(p_tutor uuid, p_engagement uuid, p_at timestamp with time zone, p_starts_at timestamp with time zone, p_first_booking boolean); Type: ACL; Schema: vetting; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION vetting.findings(p_tutor uuid, p_engagement uuid, p_at timestamp with time zone, p_starts_at timestamp with time zone, p_first_booking boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.findings(p_tutor uuid, p_engagement uuid, p_at timestamp with time zone, p_starts_at timestamp with time zone, p_first_booking boolean) TO cap_booking;

--
-- Name: FUNCTION finish_action(p_action text, p_person uuid, p_status integer, p_body jsonb, p_detail jsonb); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.finish_action(p_action text, p_person uuid, p_status integer, p_body jsonb, p_detail jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.finish_action(p_action text, p_person uuid, p_status integer, p_body jsonb, p_detail jsonb) TO cap_vetting;

--
-- Name: FUNCTION import_certificate(p_person uuid, p_row jsonb); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.import_certificate(p_person uuid, p_row jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.import_certificate(p_person uuid, p_row jsonb) TO cap_vetting;

--
-- Name: FUNCTION import_check(p_row jsonb, p_officer uuid); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.import_check(p_row jsonb, p_officer uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.import_check(p_row jsonb, p_officer uuid) TO cap_vetting;

--
-- Name: FUNCTION import_complete(p_row jsonb); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.import_complete(p_row jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.import_complete(p_row jsonb) TO cap_vetting;

--
-- Name: FUNCTION import_contract(p_person uuid, p_row jsonb); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.import_contract(p_person uuid, p_row jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.import_contract(p_person uuid, p_row jsonb) TO cap_vetting;

--
-- Name: FUNCTION import_dbs_certificate(p_person uuid, p_row jsonb); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.import_dbs_certificate(p_person uuid, p_row jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.import_dbs_certificate(p_person uuid, p_row jsonb) TO cap_vetting;

--
-- Name: FUNCTION import_dbs_status_check(p_person uuid, p_row jsonb); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.import_dbs_status_check(p_person uuid, p_row jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.import_dbs_status_check(p_person uuid, p_row jsonb) TO cap_vetting;

--
-- Name: FUNCTION import_identity_check(p_person uuid, p_row jsonb); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.import_identity_check(p_person uuid, p_row jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.import_identity_check(p_person uuid, p_row jsonb) TO cap_vetting;

--
-- Name: FUNCTION import_prohibition_check(p_person uuid, p_row jsonb); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.import_prohibition_check(p_person uuid, p_row jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.import_prohibition_check(p_person uuid, p_row jsonb) TO cap_vetting;

--
-- Name: FUNCTION import_qualification(p_person uuid, p_row jsonb); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.import_qualification(p_person uuid, p_row jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.import_qualification(p_person uuid, p_row jsonb) TO cap_vetting;

--
-- Name: FUNCTION import_reference(p_person uuid, p_row jsonb); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.import_reference(p_person uuid, p_row jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.import_reference(p_person uuid, p_row jsonb) TO cap_vetting;

--
-- Name: FUNCTION import_right_to_work(p_person uuid, p_row jsonb); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.import_right_to_work(p_person uuid, p_row jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.import_right_to_work(p_person uuid, p_row jsonb) TO cap_vetting;

--
-- Name: FUNCTION import_says(p_cell text, p_stands text); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.import_says(p_cell text, p_stands text) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.import_says(p_cell text, p_stands text) TO cap_vetting;

--
-- Name: FUNCTION import_scr(p_person uuid, p_row jsonb); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.import_scr(p_person uuid, p_row jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.import_scr(p_person uuid, p_row jsonb) TO cap_vetting;

--
-- Name: FUNCTION import_screening_run(p_person uuid, p_row jsonb); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.import_screening_run(p_person uuid, p_row jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.import_screening_run(p_person uuid, p_row jsonb) TO cap_vetting;

--
-- Name: FUNCTION import_subject(p_row jsonb); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.import_subject(p_row jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.import_subject(p_row jsonb) TO cap_vetting;

--
-- Name: FUNCTION import_training(p_person uuid, p_row jsonb); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.import_training(p_person uuid, p_row jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.import_training(p_person uuid, p_row jsonb) TO cap_vetting;

--
-- Name: FUNCTION is_concerned(p_person uuid, p_power text); Type: ACL; Schema: vetting; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION vetting.is_concerned(p_person uuid, p_power text) FROM PUBLIC;

--
-- Name: FUNCTION lock_standing(p_tutor uuid); Type: ACL; Schema: vetting; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION vetting.lock_standing(p_tutor uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.lock_standing(p_tutor uuid) TO cap_booking;

--
-- Name: FUNCTION validity(p_tutor uuid, p_engagement uuid, p_at timestamp with time zone); Type: ACL; Schema: vetting; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION vetting.validity(p_tutor uuid, p_engagement uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.validity(p_tutor uuid, p_engagement uuid, p_at timestamp with time zone) TO cap_booking;

--
-- Name: FUNCTION standing_of(p_tutor uuid, p_at timestamp with time zone); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.standing_of(p_tutor uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.standing_of(p_tutor uuid, p_at timestamp with time zone) TO cap_vetting;

--
-- Name: FUNCTION my_standing(); Type: ACL; Schema: vetting; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION vetting.my_standing() FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.my_standing() TO web_tutor;

--
-- Name: TABLE notice; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT SELECT ON TABLE vetting.notice TO cap_vetting;

--
-- Name: COLUMN notice.notice_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(notice_id) ON TABLE vetting.notice TO cap_vetting;

--
-- Name: COLUMN notice.person_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(person_id) ON TABLE vetting.notice TO cap_vetting;

--
-- Name: COLUMN notice.code; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(code) ON TABLE vetting.notice TO cap_vetting;

--
-- Name: COLUMN notice.served_by; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT INSERT(served_by) ON TABLE vetting.notice TO cap_vetting;

--
-- Name: FUNCTION notified(p_person uuid, p_code text, p_at timestamp with time zone, p_since timestamp with time zone); Type: ACL; Schema: vetting; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION vetting.notified(p_person uuid, p_code text, p_at timestamp with time zone, p_since timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.notified(p_person uuid, p_code text, p_at timestamp with time zone, p_since timestamp with time zone) TO cap_booking;

--
-- Name: FUNCTION refuse_action(p_action text, p_person uuid, p_status integer, p_type text, p_title text, p_detail text, p_reasons jsonb); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.refuse_action(p_action text, p_person uuid, p_status integer, p_type text, p_title text, p_detail text, p_reasons jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.refuse_action(p_action text, p_person uuid, p_status integer, p_type text, p_title text, p_detail text, p_reasons jsonb) TO cap_vetting;

--
-- Name: FUNCTION refuse_correction(p_action text, p_person uuid); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.refuse_correction(p_action text, p_person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.refuse_correction(p_action text, p_person uuid) TO cap_vetting;

--
-- Name: FUNCTION refuse_to_record(p_action text, p_officer uuid, p_person uuid); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.refuse_to_record(p_action text, p_officer uuid, p_person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.refuse_to_record(p_action text, p_officer uuid, p_person uuid) TO cap_vetting;

--
-- Name: FUNCTION refuse_unknown(p_action text); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.refuse_unknown(p_action text) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.refuse_unknown(p_action text) TO cap_vetting;

--
-- Name: FUNCTION required_checks(p_engagement uuid, p_at timestamp with time zone); Type: ACL; Schema: vetting; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION vetting.required_checks(p_engagement uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.required_checks(p_engagement uuid, p_at timestamp with time zone) TO cap_booking;

--
-- Name: FUNCTION responsibility_agreed(p_engagement uuid, p_learner uuid, p_at timestamp with time zone); Type: ACL; Schema: vetting; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION vetting.responsibility_agreed(p_engagement uuid, p_learner uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.responsibility_agreed(p_engagement uuid, p_learner uuid, p_at timestamp with time zone) TO cap_booking;

--
-- Name: FUNCTION row_touches_standing(); Type: ACL; Schema: vetting; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION vetting.row_touches_standing() FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.row_touches_standing() TO safelane_owner;

--
-- Name: FUNCTION touch(p_tutor uuid); Type: ACL; Schema: vetting; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION vetting.touch(p_tutor uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.touch(p_tutor uuid) TO cap_booking;

--
-- Name: FUNCTION unrecorded(); Type: ACL; Schema: vetting; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION vetting.unrecorded() FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.unrecorded() TO cap_ledger;

--
-- Name: TABLE standing; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT SELECT ON TABLE vetting.standing TO cap_vetting;

--
-- Name: COLUMN standing.tutor_id; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT SELECT(tutor_id) ON TABLE vetting.standing TO cap_booking;
GRANT INSERT(tutor_id) ON TABLE vetting.standing TO cap_vetting;

--
-- Name: COLUMN standing.version; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT SELECT(version) ON TABLE vetting.standing TO cap_booking;
GRANT UPDATE(version) ON TABLE vetting.standing TO cap_vetting;

--
-- Name: COLUMN standing.changed_at; Type: ACL; Schema: vetting; Owner: safelane_owner
--

GRANT UPDATE(changed_at) ON TABLE vetting.standing TO cap_vetting;
