-- The database at head, for reading and review. Written by `safelane snapshot`; do not edit.
-- Revision 0006
-- PostgreSQL 18

--
-- PostgreSQL database dump
--

\restrict safelane

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: api; Type: SCHEMA; Schema: -; Owner: safelane_owner
--

CREATE SCHEMA api;

ALTER SCHEMA api OWNER TO safelane_owner;

--
-- Name: SCHEMA api; Type: COMMENT; Schema: -; Owner: safelane_owner
--

COMMENT ON SCHEMA api IS 'All that PostgREST exposes to members: functions for actions, one view a persona for lists. No tables.';

--
-- Name: booking; Type: SCHEMA; Schema: -; Owner: safelane_owner
--

CREATE SCHEMA booking;

ALTER SCHEMA booking OWNER TO safelane_owner;

--
-- Name: SCHEMA booking; Type: COMMENT; Schema: -; Owner: safelane_owner
--

COMMENT ON SCHEMA booking IS 'Lessons, who may be booked with whom, presence, holds, no-contact orders (E1, TS-56 to TS-63, TS-76).';

--
-- Name: extensions; Type: SCHEMA; Schema: -; Owner: safelane_owner
--

CREATE SCHEMA extensions;

ALTER SCHEMA extensions OWNER TO safelane_owner;

--
-- Name: guard; Type: SCHEMA; Schema: -; Owner: safelane_owner
--

CREATE SCHEMA guard;

ALTER SCHEMA guard OWNER TO safelane_owner;

--
-- Name: SCHEMA guard; Type: COMMENT; Schema: -; Owner: safelane_owner
--

COMMENT ON SCHEMA guard IS 'What keeps the house in order: closing tables, append-only, idempotency. Knows no lane.';

--
-- Name: identity; Type: SCHEMA; Schema: -; Owner: safelane_owner
--

CREATE SCHEMA identity;

ALTER SCHEMA identity OWNER TO safelane_owner;

--
-- Name: SCHEMA identity; Type: COMMENT; Schema: -; Owner: safelane_owner
--

COMMENT ON SCHEMA identity IS 'People, guardianships, organisations, engagements, powers, signing keys and the sealed identity (TS-04, TS-16, TS-17, TN-23).';

--
-- Name: ledger; Type: SCHEMA; Schema: -; Owner: safelane_owner
--

CREATE SCHEMA ledger;

ALTER SCHEMA ledger OWNER TO safelane_owner;

--
-- Name: SCHEMA ledger; Type: COMMENT; Schema: -; Owner: safelane_owner
--

COMMENT ON SCHEMA ledger IS 'What was done and what was refused, in the same transaction as the deed (TS-12, TS-68, F22).';

--
-- Name: policy; Type: SCHEMA; Schema: -; Owner: safelane_owner
--

CREATE SCHEMA policy;

ALTER SCHEMA policy OWNER TO safelane_owner;

--
-- Name: SCHEMA policy; Type: COMMENT; Schema: -; Owner: safelane_owner
--

COMMENT ON SCHEMA policy IS 'Documents, guidance editions, profiles, parameters with floors, overrides, deviations, acknowledgements (TS-01 to TS-11, B.3).';

--
-- Name: vetting; Type: SCHEMA; Schema: -; Owner: safelane_owner
--

CREATE SCHEMA vetting;

ALTER SCHEMA vetting OWNER TO safelane_owner;

--
-- Name: SCHEMA vetting; Type: COMMENT; Schema: -; Owner: safelane_owner
--

COMMENT ON SCHEMA vetting IS 'Checks on adults who teach, and the gate decision (TS-75 to TS-85).';

--
-- Name: btree_gist; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA extensions;

--
-- Name: EXTENSION btree_gist; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';

--
-- Name: acknowledge_document(text, text); Type: FUNCTION; Schema: api; Owner: cap_policy
--

CREATE FUNCTION api.acknowledge_document(document text, version text DEFAULT NULL::text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action   constant text := 'acknowledge_document';
  v_person   constant uuid := identity.require_persona(
    'web_tutor', 'web_learner', 'web_guardian', 'web_agency', 'web_school',
    'web_vetting', 'web_compliance', 'web_admin', 'web_dsl', 'web_lado');
  v_document constant text := acknowledge_document.document;
  v_version  constant text := acknowledge_document.version;
  v_current  text;
  v_answer   jsonb;
  v_at       timestamptz;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('document', v_document, 'version', v_version));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(v_document, 'document');
  v_current := policy.version_in_force(v_document);
  if v_current is null then
    return policy.refuse_action(c_action, 'document', null, 404, 'not-found',
      'No such document', 'No document with this name is published now.');
  end if;
  if v_version <> v_current then
    return policy.refuse_action(c_action, 'document', null, 409, 'version-not-in-force',
      'Another version is in force', 'Read and acknowledge the version that is in force now.',
      jsonb_build_object('document', v_document, 'version', v_current));
  end if;

  insert into policy.acknowledgement (person_id, document, version)
  values (v_person, v_document, v_current)
  on conflict do nothing
  returning acknowledged_at into v_at;

  if v_at is null then
    select given.acknowledged_at
    into v_at
    from policy.acknowledgement as given
    where given.person_id = v_person and given.document = v_document and given.version = v_current;
    return guard.finish_once(guard.accept(200, jsonb_build_object(
      'document', v_document, 'version', v_current, 'acknowledged_at', v_at)));
  end if;
  return policy.finish_action(c_action, 'person', v_person, 201,
    jsonb_build_object('document', v_document, 'version', v_current, 'acknowledged_at', v_at),
    jsonb_build_object('document', v_document, 'version', v_current));
end;
$$;

ALTER FUNCTION api.acknowledge_document(document text, version text) OWNER TO cap_policy;

--
-- Name: FUNCTION acknowledge_document(document text, version text); Type: COMMENT; Schema: api; Owner: cap_policy
--

COMMENT ON FUNCTION api.acknowledge_document(document text, version text) IS 'Acknowledge a document

For everybody who is signed in, for themselves. document is a name in policy_documents; version, if sent, must be the
one in force, so that nobody acknowledges words they have not seen. Answers 201, and 200 with the first instant where
it was acknowledged before. Refusals: 404 not-found, 409 version-not-in-force (with the version in force).
Clauses MT-01, MT-05, OS-07, OS-17, OS-22, TN-08, TN-16.';

--
-- Name: adopt_profile(text, timestamp with time zone); Type: FUNCTION; Schema: api; Owner: cap_policy
--

CREATE FUNCTION api.adopt_profile(profile text, effective_from timestamp with time zone DEFAULT NULL::timestamp with time zone) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action   constant text := 'adopt_profile';
  v_admin    constant uuid := identity.require_persona('web_admin');
  v_profile  constant text := adopt_profile.profile;
  v_asked    timestamptz := adopt_profile.effective_from;
  v_answer   jsonb;
  v_proposal policy.profile_adoption;
  v_id       uuid := guard.uuidv7();
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('profile', v_profile, 'effective_from', v_asked));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(v_profile, 'profile');
  if not exists (select from policy.profile as known where known.profile = v_profile) then
    raise exception using
      errcode = 'PT422',
      message = 'There is no profile with this name.',
      hint = format('Profiles: %s.', (select string_agg(known.profile, ', ' order by known.profile) from policy.profile as known));
  end if;
  if v_asked is not null then
    v_asked := identity.check_begins_now_or_later(v_asked, 'effective_from');
  end if;

  -- one decision about the profile at a time
  perform pg_advisory_xact_lock(hashtextextended('policy.profile_adoption', 0));

  select proposal.*
  into v_proposal
  from policy.profile_adoption as proposal
  where proposal.profile = v_profile
    and proposal.approved_at is null
    and (v_asked is null or proposal.effective_from = v_asked)
    and identity.holds_power(proposal.proposed_by, 'platform_administrator')
  order by proposal.proposed_at desc
  limit 1;

  if v_proposal.proposed_by = v_admin then
    return policy.refuse_action(c_action, 'profile_adoption', v_proposal.adoption_id, 409, 'second-administrator-needed',
      'Somebody else approves', 'You have proposed this profile. It takes another administrator to approve it.',
      jsonb_build_object('profile', v_profile));
  end if;

  if policy.profile_in_force(coalesce(v_asked, v_proposal.effective_from, now())) = v_profile then
    return policy.refuse_action(c_action, 'profile_adoption', null, 409, 'profile-in-force',
      'Nothing to change', 'The platform follows this profile at that instant already.',
      jsonb_build_object('profile', v_profile));
  end if;

  if v_proposal.adoption_id is null then
    insert into policy.profile_adoption (adoption_id, profile, effective_from, proposed_by)
    values (v_id, v_profile, coalesce(v_asked, now()), v_admin)
    returning * into v_proposal;
    return policy.finish_action(c_action, 'profile_adoption', v_id, 202,
      jsonb_build_object(
        'adoption_id', v_id, 'profile', v_profile, 'state', 'proposed',
        'effective_from', v_proposal.effective_from, 'proposed_by', v_admin, 'approved_by', null),
      jsonb_build_object('step', 'proposed', 'profile', v_profile, 'effective_from', v_proposal.effective_from));
  end if;

  update policy.profile_adoption as proposal
  set approved_by = v_admin,
      -- whoever waited for the lock began before the proposal was made
      approved_at = greatest(proposal.proposed_at, now()),
      effective_from = greatest(proposal.effective_from, now())
  where proposal.adoption_id = v_proposal.adoption_id
  returning * into v_proposal;

  return policy.finish_action(c_action, 'profile_adoption', v_proposal.adoption_id, 201,
    jsonb_build_object(
      'adoption_id', v_proposal.adoption_id, 'profile', v_profile, 'state', 'approved',
      'effective_from', v_proposal.effective_from, 'proposed_by', v_proposal.proposed_by, 'approved_by', v_admin),
    jsonb_build_object('step', 'approved', 'profile', v_profile, 'effective_from', v_proposal.effective_from,
      'proposed_by', v_proposal.proposed_by));
end;
$$;

ALTER FUNCTION api.adopt_profile(profile text, effective_from timestamp with time zone) OWNER TO cap_policy;

--
-- Name: FUNCTION adopt_profile(profile text, effective_from timestamp with time zone); Type: COMMENT; Schema: api; Owner: cap_policy
--

COMMENT ON FUNCTION api.adopt_profile(profile text, effective_from timestamp with time zone) IS 'Propose or approve a policy profile

For platform administrators, two of them. profile is tutorstudio, mytutor or tutorninjas. The first call answers 202:
a proposal, nothing changes. The same call by another administrator answers 201: approved, in force from
effective_from (an instant from now on; left out: at once), never earlier than the approval. The newest open
proposal counts; another effective_from makes a proposal of its own. Refusals: 409 second-administrator-needed (it is
your own proposal), 409 profile-in-force; 422 for an unknown profile or a past instant. Clauses TS-06, TS-12, B.5.';

--
-- Name: approve_deviation(text, jsonb, text, timestamp with time zone, uuid, uuid, uuid); Type: FUNCTION; Schema: api; Owner: cap_policy
--

CREATE FUNCTION api.approve_deviation(key text, value jsonb, rationale text, expires_at timestamp with time zone, requested_by uuid, override_id uuid DEFAULT NULL::uuid, engagement_id uuid DEFAULT NULL::uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action     constant text := 'approve_deviation';
  v_dsl        constant uuid := identity.require_persona('web_dsl');
  v_key        constant text := approve_deviation.key;
  v_value      jsonb := nullif(approve_deviation.value, 'null');
  v_override   constant uuid := approve_deviation.override_id;
  v_engagement constant uuid := approve_deviation.engagement_id;
  v_kind       constant text := case when v_override is null then 'engagement' else 'contract_override' end;
  v_target     constant uuid := coalesce(v_override, v_engagement);
  v_answer     jsonb;
  v_rationale  text;
  v_parameter  policy.parameter;
  v_tutor      uuid;
  v_agreed     jsonb;
  v_id         uuid := guard.uuidv7();
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'key', v_key, 'value', v_value, 'rationale', rationale, 'expires_at', expires_at, 'requested_by', requested_by,
    'override_id', v_override, 'engagement_id', v_engagement));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(v_value, 'value');
  v_parameter := policy.usable_parameter(v_key, v_value);
  v_value := policy.canonical_value(v_parameter.type, v_value);
  v_rationale := policy.clean_prose(rationale, 'rationale', 4000, 20);
  perform identity.check_required(requested_by, 'requested_by');
  perform identity.check_required(expires_at, 'expires_at');
  perform identity.check_ends_later(expires_at, 'expires_at', now());
  if expires_at > now() + interval '1 year' then
    raise exception using
      errcode = 'PT422',
      message = 'expires_at is more than a year away',
      hint = 'A deviation is looked at again after a year at the latest; approve it anew then.';
  end if;
  if num_nonnulls(v_override, v_engagement) <> 1 then
    raise exception using
      errcode = 'PT422',
      message = 'a deviation has one scope',
      hint = 'Send override_id (a looser contract value that is to count) or engagement_id, and not both.';
  end if;

  if requested_by = v_dsl then
    return policy.refuse_action(c_action, v_kind, v_target, 403, 'not-for-yourself',
      'Not for yourself', 'Somebody else approves what you asked for.', jsonb_build_object('key', v_key));
  end if;
  if not exists (
    select
    from identity.power as held
    join identity.person as holder on holder.person_id = held.person_id
    where held.person_id = approve_deviation.requested_by
      and holder.account_state = 'active'
      and identity.holds_power(held.person_id, held.power)
      -- a tutor may ask for another chaperone rule (TS-61); everything else is asked for by staff
      and held.power not in ('learner', 'session_service', 'compliance_reporter')
      and (held.power <> 'tutor' or starts_with(v_key, 'chaperone.'))
  ) then
    return policy.refuse_action(c_action, v_kind, v_target, 422, 'requester-holds-no-power',
      'Nobody asked', 'requested_by is not a person whose power lets them ask for this now.', jsonb_build_object('key', v_key));
  end if;
  -- which checks an adult needs is for the profile and for stricter contracts; nobody is let off one by one
  if v_parameter.contract = 'no' or v_parameter.direction = 'fixed' or v_key = 'vetting.required_checks' then
    return policy.refuse_action(c_action, v_kind, v_target, 422, 'no-deviation',
      'No deviation', format('Nobody deviates from %s.', v_key), jsonb_build_object('key', v_key));
  end if;
  if policy.crosses_floor(v_parameter, v_value, 'deviation') then
    return policy.refuse_action(c_action, v_kind, v_target, 422, 'below-floor',
      'Below the floor', format('Nobody may cross the floor of %s: %s.', v_key, v_parameter.floor_words),
      jsonb_build_object('key', v_key, 'value', v_value, 'floor', v_parameter.floor));
  end if;

  if v_engagement is not null then
    select engagement.tutor_id into v_tutor from identity.engagement where engagement.engagement_id = v_engagement;
    if v_tutor is null then
      return policy.refuse_action(c_action, v_kind, v_target, 404, 'not-found',
        'No such engagement', 'No engagement with this engagement_id is registered.');
    end if;
    if v_tutor = v_dsl then
      return policy.refuse_action(c_action, v_kind, v_target, 403, 'not-for-yourself',
        'Not for yourself', 'Somebody else approves a deviation for your own engagement.', jsonb_build_object('key', v_key));
    end if;
  else
    if starts_with(v_key, 'chaperone.') then
      return policy.refuse_action(c_action, v_kind, v_target, 422, 'one-engagement-at-a-time',
        'One engagement at a time', 'A chaperone rule is departed from for one engagement, never for a whole contract.',
        jsonb_build_object('key', v_key));
    end if;
    select agreed.value into v_agreed
    from policy.contract_override as agreed
    where agreed.override_id = v_override
      and agreed.key = v_key
      and (agreed.valid_until is null or agreed.valid_until > now())
      and not exists (
        select
        from policy.contract_override_end as ended
        where ended.override_id = agreed.override_id
          and ended.ended_at <= now()
      );
    if v_agreed is null then
      return policy.refuse_action(c_action, v_kind, v_target, 404, 'not-found',
        'No such override', 'No override of this parameter with this override_id holds now or later.');
    end if;
    if v_agreed <> v_value then
      return policy.refuse_action(c_action, v_kind, v_target, 409, 'value-differs',
        'Another value', 'A deviation for a contract approves the value that the contract says.',
        jsonb_build_object('key', v_key, 'value', v_agreed));
    end if;
  end if;

  insert into policy.deviation
    (deviation_id, key, value, override_id, engagement_id, rationale, requested_by, approved_by, expires_at)
  values
    (v_id, v_key, v_value, v_override, v_engagement, v_rationale, approve_deviation.requested_by, v_dsl,
     approve_deviation.expires_at);

  return policy.finish_action(c_action, v_kind, v_target, 201,
    jsonb_build_object(
      'deviation_id', v_id, 'key', v_key, 'value', v_value, 'override_id', v_override, 'engagement_id', v_engagement,
      'requested_by', requested_by, 'approved_by', v_dsl, 'valid_from', now(), 'expires_at', expires_at),
    jsonb_build_object(
      'deviation_id', v_id, 'key', v_key, 'value', v_value, 'requested_by', requested_by, 'expires_at', expires_at));
end;
$$;

ALTER FUNCTION api.approve_deviation(key text, value jsonb, rationale text, expires_at timestamp with time zone, requested_by uuid, override_id uuid, engagement_id uuid) OWNER TO cap_policy;

--
-- Name: FUNCTION approve_deviation(key text, value jsonb, rationale text, expires_at timestamp with time zone, requested_by uuid, override_id uuid, engagement_id uuid); Type: COMMENT; Schema: api; Owner: cap_policy
--

COMMENT ON FUNCTION api.approve_deviation(key text, value jsonb, rationale text, expires_at timestamp with time zone, requested_by uuid, override_id uuid, engagement_id uuid) IS 'Approve a departure from a parameter

For the designated safeguarding lead. With override_id it lets one looser contract value count (value must be what
the contract says); with engagement_id it replaces the value for one engagement, and the newest one counts. Chaperone
rules are departed from for one engagement only. rationale has 20 to 4,000 characters; expires_at is at most a year
away; requested_by is another person who holds a power now. Never past the floor. Answers 201 with deviation_id.
Refusals: 403 not-for-yourself, 422 requester-holds-no-power, 422 no-deviation, 422 below-floor, 422
one-engagement-at-a-time, 404 not-found, 409 value-differs; 422 where a value is not usable.
Clauses TS-06, TS-09, TS-60, TS-61.';

--
-- Name: assess_disclosure(text, text, uuid, uuid); Type: FUNCTION; Schema: api; Owner: cap_vetting
--

CREATE FUNCTION api.assess_disclosure(decision text, rationale text, certificate_id uuid DEFAULT NULL::uuid, self_disclosure_id uuid DEFAULT NULL::uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action  constant text := 'assess_disclosure';
  v_officer constant uuid := identity.require_persona('web_vetting');
  v_id      constant uuid := gen_random_uuid();
  v_answer  jsonb;
  v_told    record;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'decision', decision, 'rationale', rationale, 'certificate_id', certificate_id,
    'self_disclosure_id', self_disclosure_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_choice(decision, 'decision', 'accept', 'reject');
  rationale := vetting.check_prose(rationale, 'rationale', 20, 8000);
  if num_nonnulls(certificate_id, self_disclosure_id) <> 1 then
    raise exception using
      errcode = 'PT422',
      message = 'exactly one of certificate_id and self_disclosure_id is required',
      hint = 'Send the one that is weighed.';
  end if;

  select disclosed.person_id, disclosed.recorded_by
  into v_told
  from (
    select seen.person_id, seen.recorded_by
    from vetting.dbs_certificate as seen
    where seen.certificate_id = assess_disclosure.certificate_id
      and seen.source = 'verified'
    union all
    select told.person_id, told.recorded_by
    from vetting.self_disclosure as told
    where told.self_disclosure_id = assess_disclosure.self_disclosure_id
  ) as disclosed;
  if not found then
    return vetting.refuse_unknown(c_action);
  end if;
  v_answer := vetting.refuse_to_record(c_action, v_officer, v_told.person_id);
  if v_answer is not null then
    return v_answer;
  end if;
  if v_told.recorded_by = v_officer then
    return vetting.refuse_action(
      c_action, v_told.person_id, 403, 'second-officer-required', 'A second officer is needed',
      'Whoever recorded a certificate does not weigh what it discloses.');
  end if;

  insert into vetting.disclosure_assessment
    (assessment_id, person_id, certificate_id, self_disclosure_id, decision, rationale, assessed_by)
  values
    (v_id, v_told.person_id, certificate_id, self_disclosure_id, decision, rationale, v_officer);

  return vetting.finish_action(c_action, v_told.person_id, 201,
    jsonb_build_object(
      'assessment_id', v_id, 'person_id', v_told.person_id, 'certificate_id', certificate_id,
      'self_disclosure_id', self_disclosure_id, 'decision', decision),
    jsonb_build_object(
      'assessment_id', v_id, 'certificate_id', certificate_id, 'self_disclosure_id', self_disclosure_id));
end;
$$;

ALTER FUNCTION api.assess_disclosure(decision text, rationale text, certificate_id uuid, self_disclosure_id uuid) OWNER TO cap_vetting;

--
-- Name: FUNCTION assess_disclosure(decision text, rationale text, certificate_id uuid, self_disclosure_id uuid); Type: COMMENT; Schema: api; Owner: cap_vetting
--

COMMENT ON FUNCTION api.assess_disclosure(decision text, rationale text, certificate_id uuid, self_disclosure_id uuid) IS 'Weigh what was disclosed

For vetting officers other than the one who recorded it. Exactly one of certificate_id (a certificate that was seen)
and self_disclosure_id; decision is accept or reject; rationale has 20 to 8,000 characters. The latest assessment
counts. Answers 201 with assessment_id. Refusals: 403 not-about-yourself, 403 second-officer-required, 422
unknown-to-vetting; 422 also where a value is not usable. Clauses MT-38, E1.';

--
-- Name: book_lesson(uuid, uuid[], timestamp with time zone, timestamp with time zone, text, uuid, jsonb, boolean); Type: FUNCTION; Schema: api; Owner: cap_booking
--

CREATE FUNCTION api.book_lesson(tutor_id uuid, learner_ids uuid[], starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, engagement_id uuid DEFAULT NULL::uuid, venue jsonb DEFAULT NULL::jsonb, dry_run boolean DEFAULT false) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action   constant text := 'book_lesson';
  v_caller   constant uuid := identity.require_persona('web_guardian', 'web_learner', 'web_agency', 'web_school');
  v_lesson   constant uuid := guard.uuidv7();
  v_answer   jsonb;
  v_venue    jsonb;
  v_learners uuid[];
  v_mine     uuid[];
  v_under    uuid;
  v_at       timestamptz;
  v_findings jsonb;
  v_codes    text[];
  v_reasons  jsonb;
  v_detail   jsonb;
  v_taken    boolean := false;
  v_late     boolean := false;
begin
  if dry_run is not true then
    v_answer := guard.begin_once(c_action, jsonb_build_object(
      'tutor_id', tutor_id, 'learner_ids', learner_ids, 'starts_at', starts_at, 'ends_at', ends_at,
      'modality', modality, 'engagement_id', engagement_id, 'venue', venue));
    if v_answer is not null then
      return v_answer;
    end if;
  end if;

  perform identity.check_required(tutor_id, 'tutor_id');
  perform identity.check_choice(modality, 'modality', 'online', 'in_person');
  perform booking.checked_slot(starts_at, ends_at);
  v_learners := booking.checked_learners(learner_ids, tutor_id, 1);
  v_venue := booking.checked_venue(venue);

  if tutor_id = v_caller then
    return booking.refuse_action(c_action, 'person', tutor_id, 403, 'not-for-yourself',
      'Not for yourself', 'A tutor does not book themselves (TN-13).');
  end if;

  -- whoever holds this tutor back, or changes who answers for these learners, is waited for here
  if identity.holds_power(tutor_id, 'tutor') then
    perform vetting.lock_standing(tutor_id);
  end if;
  v_under := booking.engagement_of_request(engagement_id, tutor_id, now());
  perform booking.lock_learners(array(
    select learner from unnest(v_learners) as learner where booking.caller_may_book_for(learner, v_under, now())));

  v_at := clock_timestamp();
  v_under := booking.engagement_of_request(engagement_id, tutor_id, v_at);
  v_mine := array(
    select learner from unnest(v_learners) as learner where booking.caller_may_book_for(learner, v_under, v_at));
  v_findings := booking.judged(
    tutor_id, v_mine, v_mine <> v_learners, starts_at, ends_at, modality, v_under, v_venue, v_at, 'P2');
  v_codes := booking.blocking_codes(v_findings);
  v_reasons := booking.visible_reasons(v_findings, tutor_id, identity.persona(), v_caller, v_at) -> 'reasons';
  v_detail := jsonb_build_object(
    'point', 'P2', 'tutor_id', tutor_id, 'learner_ids', v_learners, 'engagement_id', v_under, 'starts_at', starts_at);

  if v_codes = '{}' then
    -- the row security and the gates below ask again about this tutor, as will the next booking today
    if not booking.is_remembered_clear(tutor_id, v_under, starts_at, v_at) then
      perform booking.remember_clearance(tutor_id, v_under);
    end if;
    begin
      insert into booking.lesson
        (lesson_id, tutor_id, engagement_id, starts_at, ends_at, modality, venue, booked_by, booked_as)
      values
        (v_lesson, book_lesson.tutor_id, v_under, book_lesson.starts_at, book_lesson.ends_at, book_lesson.modality,
         v_venue, v_caller, identity.persona());
      insert into booking.lesson_learner (lesson_id, learner_id, starts_at, ends_at)
      select v_lesson, learner, book_lesson.starts_at, book_lesson.ends_at
      from unnest(v_learners) as learner;
      if dry_run then
        raise exception using errcode = 'PT200', message = 'a dry run leaves nothing behind';
      end if;
    exception
      when exclusion_violation or deadlock_detected then
        v_taken := true;
      when sqlstate 'PT200' then
        null;
      when insufficient_privilege or sqlstate 'PT409' then
        v_late := true;
    end;
  end if;

  -- a clock ran out between the question and the gates: it is refused like everything else, with its entry
  if v_late then
    v_at := clock_timestamp();
    v_findings := booking.judged(
      tutor_id, v_mine, v_mine <> v_learners, starts_at, ends_at, modality, v_under, v_venue, v_at, 'P2');
    v_codes := coalesce(nullif(booking.blocking_codes(v_findings), '{}'), array['CHANGED_MEANWHILE']);
    v_reasons := booking.visible_reasons(v_findings, tutor_id, identity.persona(), v_caller, v_at) -> 'reasons';
  end if;

  if dry_run then
    perform ledger.append(c_action, 'person', tutor_id, case when v_codes = '{}' then 'done' else 'refused' end, v_codes,
      v_detail || jsonb_build_object('dry_run', true));
    return guard.accept(200, jsonb_build_object(
      'bookable', v_codes = '{}' and not v_taken, 'reasons', v_reasons, 'slot_taken', v_taken));
  end if;

  if v_codes <> '{}' then
    return booking.refuse_action(c_action, 'person', tutor_id, 409, 'booking-refused',
      'The booking is not possible', 'Each reason says what can be done about it.', v_codes, v_reasons, v_detail);
  end if;

  if v_taken then
    return booking.refuse_action(c_action, 'person', tutor_id, 409, 'slot-taken',
      'The time is taken', 'Choose another time.', null, '[]', v_detail);
  end if;

  return booking.finish_action(c_action, 'lesson', v_lesson, 201,
    jsonb_build_object(
      'lesson_id', v_lesson,
      'state', 'confirmed',
      'tutor_id', tutor_id,
      'learner_ids', v_learners,
      'engagement_id', v_under,
      'starts_at', starts_at,
      'ends_at', ends_at,
      'modality', modality,
      'venue', v_venue),
    v_detail);
end;
$$;

ALTER FUNCTION api.book_lesson(tutor_id uuid, learner_ids uuid[], starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, engagement_id uuid, venue jsonb, dry_run boolean) OWNER TO cap_booking;

--
-- Name: FUNCTION book_lesson(tutor_id uuid, learner_ids uuid[], starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, engagement_id uuid, venue jsonb, dry_run boolean); Type: COMMENT; Schema: api; Owner: cap_booking
--

COMMENT ON FUNCTION api.book_lesson(tutor_id uuid, learner_ids uuid[], starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, engagement_id uuid, venue jsonb, dry_run boolean) IS 'Book a lesson

For guardians (their own wards), learners of 13 or more (themselves, where the profile asks for no sponsor at their
age), agencies and schools (under their own engagements). modality is online or in_person. Without engagement_id the
tutor''s own is meant. venue is an address, or {"address", "chaperone_id", "chaperone": "available" or "present"}.
dry_run true books nothing and answers 200 with {bookable, reasons, slot_taken}.
Answers 201 with lesson_id. Refusals: 409 booking-refused with the reasons the caller may read (TUTOR_NOT_BOOKABLE,
STUDENT_SETUP_INCOMPLETE, ENGAGEMENT_NOT_READY, SESSION_NOT_READY), 409 slot-taken, 403 not-for-yourself; 422 where a
value is not usable. Accepts Idempotency-Key. Clauses TS-04, TS-75, TS-76, TS-82, TS-85, TN-13, TN-23, TN-42.';

--
-- Name: booking_eligibility(uuid, uuid[], timestamp with time zone, timestamp with time zone, text, uuid, jsonb, timestamp with time zone); Type: FUNCTION; Schema: api; Owner: cap_booking
--

CREATE FUNCTION api.booking_eligibility(tutor_id uuid, learner_ids uuid[] DEFAULT '{}'::uuid[], starts_at timestamp with time zone DEFAULT NULL::timestamp with time zone, ends_at timestamp with time zone DEFAULT NULL::timestamp with time zone, modality text DEFAULT NULL::text, engagement_id uuid DEFAULT NULL::uuid, venue jsonb DEFAULT NULL::jsonb, at timestamp with time zone DEFAULT now()) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_staff    constant text[] := array['web_vetting', 'web_dsl', 'web_lado'];
  v_caller   constant uuid := identity.require_persona(
    'web_learner', 'web_guardian', 'web_tutor', 'web_agency', 'web_school',
    'web_vetting', 'web_compliance', 'web_admin', 'web_dsl', 'web_lado');
  v_staff    constant boolean := identity.persona() = any (c_staff) and tutor_id is distinct from v_caller;
  v_learners uuid[];
  v_known    uuid[];
  v_venue    jsonb;
  v_at       timestamptz := now();
  v_under    uuid;
  v_point    text := case when modality is null then 'P1' else 'P2' end;
  v_findings jsonb;
  v_codes    text[];
begin
  perform identity.check_required(tutor_id, 'tutor_id');
  v_learners := booking.checked_learners(coalesce(learner_ids, '{}'), tutor_id, 0);
  v_venue := booking.checked_venue(venue);
  if modality is not null then
    perform identity.check_choice(modality, 'modality', 'online', 'in_person');
  end if;
  if num_nonnulls(modality, starts_at, ends_at) not in (0, 3)
    or starts_at >= ends_at or not isfinite(starts_at) or not isfinite(ends_at) or not isfinite(at)
  then
    raise exception using
      errcode = 'PT422',
      message = 'what is asked about is not a lesson',
      hint = 'Send starts_at, a later ends_at and modality together, or none of them.';
  end if;

  if v_staff then
    v_at := coalesce(at, now());
  end if;
  if engagement_id is not null or v_point = 'P2' or not v_staff and tutor_id <> v_caller then
    v_under := booking.engagement_of_request(engagement_id, tutor_id, v_at);
  end if;
  v_known := array(select learner from unnest(v_learners) as learner where booking.caller_may_ask_about(learner, v_at));
  v_findings := booking.judged(
    tutor_id, v_known, v_known <> v_learners, starts_at, ends_at, modality, v_under, v_venue, v_at, v_point);
  v_codes := booking.blocking_codes(v_findings);

  if v_staff or identity.persona() in ('web_admin', 'web_compliance') then
    perform ledger.append('booking_eligibility', 'person', tutor_id, 'done', '{}', jsonb_build_object(
      'learner_ids', v_learners, 'engagement_id', engagement_id, 'at', v_at));
  end if;

  return guard.accept(200,
    jsonb_build_object('eligible', v_codes = '{}')
    || booking.visible_reasons(v_findings, tutor_id, identity.persona(), v_caller, v_at)
    || case when v_staff then jsonb_build_object('as_at', v_at) else '{}' end);
end;
$$;

ALTER FUNCTION api.booking_eligibility(tutor_id uuid, learner_ids uuid[], starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, engagement_id uuid, venue jsonb, at timestamp with time zone) OWNER TO cap_booking;

--
-- Name: FUNCTION booking_eligibility(tutor_id uuid, learner_ids uuid[], starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, engagement_id uuid, venue jsonb, at timestamp with time zone); Type: COMMENT; Schema: api; Owner: cap_booking
--

COMMENT ON FUNCTION api.booking_eligibility(tutor_id uuid, learner_ids uuid[], starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, engagement_id uuid, venue jsonb, at timestamp with time zone) IS 'Ask whether a tutor can be booked, and why not

Decides what api.book_lesson would decide, for a tutor alone or for a whole lesson (starts_at, ends_at and modality
together), and answers 200 with {eligible, reasons: [{code, meaning, remedy, until}]} as far as the caller may read.
Members read the four public codes. A tutor asking about themselves, vetting officers, safeguarding leads and LADO
coordinators also read advisories; until is the instant until which something was, or will be, in order. A learner the
caller has nothing to do with counts as one who is not set up. at asks about another instant, for vetting officers,
safeguarding leads and LADO coordinators, who also read as_at; for everybody else it is now. What staff ask is entered
in the ledger. 422 where a value is not usable. Clauses TS-65, TS-76, E1.4.';

--
-- Name: cancel_lesson(uuid); Type: FUNCTION; Schema: api; Owner: cap_booking
--

CREATE FUNCTION api.cancel_lesson(lesson_id uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'cancel_lesson';
  v_caller constant uuid := identity.require_persona(
    'web_guardian', 'web_learner', 'web_agency', 'web_school', 'web_tutor', 'web_admin');
  v_lesson booking.lesson;
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  -- whoever may not cancel it waits for nobody, and so learns nothing by waiting
  select * into v_lesson
  from booking.lesson as lesson
  where lesson.lesson_id = cancel_lesson.lesson_id
    and case identity.persona()
      when 'web_admin' then true
      when 'web_tutor' then lesson.tutor_id = v_caller
      else booking.caller_may_change(lesson.lesson_id, clock_timestamp())
    end
  for update;
  if not found then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson', 'No lesson with this lesson_id is yours to cancel.');
  end if;
  if v_lesson.state <> 'confirmed' then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'lesson-not-confirmed',
      'The lesson cannot be cancelled any more', 'Only a confirmed lesson is cancelled.');
  end if;

  update booking.lesson as lesson
  set state = 'cancelled', cancelled_at = now()
  where lesson.lesson_id = v_lesson.lesson_id;

  return booking.finish_action(c_action, 'lesson', lesson_id, 200,
    jsonb_build_object('lesson_id', lesson_id, 'state', 'cancelled', 'cancelled_at', now()),
    jsonb_build_object('tutor_id', v_lesson.tutor_id));
end;
$$;

ALTER FUNCTION api.cancel_lesson(lesson_id uuid) OWNER TO cap_booking;

--
-- Name: FUNCTION cancel_lesson(lesson_id uuid); Type: COMMENT; Schema: api; Owner: cap_booking
--

COMMENT ON FUNCTION api.cancel_lesson(lesson_id uuid) IS 'Cancel a lesson

For whoever may book it, its tutor, and platform administrators; while it is confirmed. Answers 200. Refusals: 404
not-found, 409 lesson-not-confirmed. Accepts Idempotency-Key.';

--
-- Name: check_in(uuid, boolean, text, text); Type: FUNCTION; Schema: api; Owner: cap_booking
--

CREATE FUNCTION api.check_in(lesson_id uuid, venue_confirmed boolean, chaperone_status text, note text DEFAULT NULL::text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'check_in';
  v_caller constant uuid := identity.require_persona('web_tutor');
  v_lesson booking.lesson;
  v_note   text;
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'lesson_id', lesson_id, 'venue_confirmed', venue_confirmed, 'chaperone_status', chaperone_status, 'note', note));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  perform identity.check_required(venue_confirmed, 'venue_confirmed');
  perform identity.check_choice(chaperone_status, 'chaperone_status', 'not_required', 'available', 'present', 'absent');
  v_note := identity.clean_text(note, 'note', 2000, false);

  select * into v_lesson
  from booking.lesson as lesson
  where lesson.lesson_id = check_in.lesson_id and lesson.tutor_id = v_caller and lesson.modality = 'in_person'
  for no key update;
  if not found then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson', 'No lesson in person with this lesson_id is yours to teach.');
  end if;
  if v_lesson.state <> 'confirmed' then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'lesson-not-confirmed',
      'It is too late to check in', 'A tutor checks in before the lesson starts.');
  end if;
  if not booking.lesson_is_due(v_lesson.lesson_id, clock_timestamp()) then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'not-now',
      'It is not time for the lesson', 'A tutor checks in from shortly before the beginning of a lesson until its end.');
  end if;
  if exists (select from booking.attendance as known where known.lesson_id = v_lesson.lesson_id and known.kind = 'check_in') then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'already-checked-in',
      'Already checked in', 'What was found on arrival stays as it was said.');
  end if;

  insert into booking.attendance (lesson_id, kind, by_person, venue_confirmed, chaperone_status, note)
  values (check_in.lesson_id, 'check_in', v_caller, check_in.venue_confirmed, check_in.chaperone_status, v_note);

  return booking.finish_action(c_action, 'lesson', lesson_id, 201,
    jsonb_build_object(
      'lesson_id', lesson_id,
      'checked_in_at', now(),
      'venue_confirmed', venue_confirmed,
      'chaperone_status', chaperone_status),
    jsonb_build_object('venue_confirmed', venue_confirmed, 'chaperone_status', chaperone_status));
end;
$$;

ALTER FUNCTION api.check_in(lesson_id uuid, venue_confirmed boolean, chaperone_status text, note text) OWNER TO cap_booking;

--
-- Name: FUNCTION check_in(lesson_id uuid, venue_confirmed boolean, chaperone_status text, note text); Type: COMMENT; Schema: api; Owner: cap_booking
--

COMMENT ON FUNCTION api.check_in(lesson_id uuid, venue_confirmed boolean, chaperone_status text, note text) IS 'Check in at a lesson in person

For its tutor, once, from session.start_early before the lesson until it ends. chaperone_status is what was found:
not_required, available, present or absent. The lesson starts only where the venue is confirmed and the chaperone found
meets the rule. Answers 201. Refusals: 404 not-found, 409 lesson-not-confirmed, 409 not-now, 409 already-checked-in;
422 where a value is not usable. Accepts Idempotency-Key. Clauses TS-60, TS-62.';

--
-- Name: check_out(uuid, text); Type: FUNCTION; Schema: api; Owner: cap_booking
--

CREATE FUNCTION api.check_out(lesson_id uuid, note text DEFAULT NULL::text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'check_out';
  v_caller constant uuid := identity.require_persona('web_tutor');
  v_note   text;
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id, 'note', note));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  v_note := identity.clean_text(note, 'note', 2000, false);

  perform from booking.lesson as lesson
  where lesson.lesson_id = check_out.lesson_id and lesson.tutor_id = v_caller
  for no key update;
  if not found then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson', 'No lesson with this lesson_id is yours to teach.');
  end if;
  if not exists (
    select from booking.attendance as known where known.lesson_id = check_out.lesson_id and known.kind = 'check_in'
  ) then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'not-checked-in',
      'Not checked in', 'A tutor checks out where they have checked in.');
  end if;
  if exists (
    select from booking.attendance as known where known.lesson_id = check_out.lesson_id and known.kind = 'check_out'
  ) then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'already-checked-out',
      'Already checked out', 'The first check-out counts.');
  end if;

  insert into booking.attendance (lesson_id, kind, by_person, note)
  values (check_out.lesson_id, 'check_out', v_caller, v_note);

  return booking.finish_action(c_action, 'lesson', lesson_id, 201,
    jsonb_build_object('lesson_id', lesson_id, 'checked_out_at', now()));
end;
$$;

ALTER FUNCTION api.check_out(lesson_id uuid, note text) OWNER TO cap_booking;

--
-- Name: FUNCTION check_out(lesson_id uuid, note text); Type: COMMENT; Schema: api; Owner: cap_booking
--

COMMENT ON FUNCTION api.check_out(lesson_id uuid, note text) IS 'Check out of a lesson in person

For its tutor, once, after checking in. Answers 201. Refusals: 404 not-found, 409 not-checked-in, 409
already-checked-out. Accepts Idempotency-Key. Clauses TS-62, TS-63.';

--
-- Name: clear_screening_hit(uuid, text); Type: FUNCTION; Schema: api; Owner: cap_vetting
--

CREATE FUNCTION api.clear_screening_hit(hit_id uuid, rationale text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action  constant text := 'clear_screening_hit';
  v_officer constant uuid := identity.require_persona('web_vetting');
  v_answer  jsonb;
  v_hit     record;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('hit_id', hit_id, 'rationale', rationale));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(hit_id, 'hit_id');
  rationale := vetting.check_prose(rationale, 'rationale', 20, 4000);

  select found.person_id, found.strength, ran.source, ran.recorded_by
  into v_hit
  from vetting.screening_hit as found
  join vetting.screening_run as ran using (run_id)
  where found.hit_id = clear_screening_hit.hit_id;
  if not found then
    return vetting.refuse_unknown(c_action);
  end if;
  v_answer := vetting.refuse_to_record(c_action, v_officer, v_hit.person_id);
  if v_answer is not null then
    return v_answer;
  end if;

  if v_hit.recorded_by = v_officer then
    return vetting.refuse_action(
      c_action, v_hit.person_id, 403, 'second-officer-required', 'A second officer is needed',
      'Whoever ran the screening does not clear its hits.');
  end if;
  if v_hit.source = 'childrens_barred' and v_hit.strength = 'confirmed' then
    return vetting.refuse_action(
      c_action, v_hit.person_id, 409, 'never-cleared', 'Never cleared',
      'A confirmed hit of the children''s barred list is not cleared by anybody.');
  end if;
  if exists (
    select from vetting.screening_clearance as cleared where cleared.hit_id = clear_screening_hit.hit_id
  ) then
    return vetting.refuse_action(
      c_action, v_hit.person_id, 409, 'already-cleared', 'Already cleared', 'This hit has been cleared.');
  end if;

  insert into vetting.screening_clearance (hit_id, rationale, cleared_by)
  values (hit_id, rationale, v_officer);

  return vetting.finish_action(c_action, v_hit.person_id, 201,
    jsonb_build_object('hit_id', hit_id, 'person_id', v_hit.person_id, 'cleared_at', now()),
    jsonb_build_object('hit_id', hit_id));
end;
$$;

ALTER FUNCTION api.clear_screening_hit(hit_id uuid, rationale text) OWNER TO cap_vetting;

--
-- Name: FUNCTION clear_screening_hit(hit_id uuid, rationale text); Type: COMMENT; Schema: api; Owner: cap_vetting
--

COMMENT ON FUNCTION api.clear_screening_hit(hit_id uuid, rationale text) IS 'Clear a screening hit that is not this person

For vetting officers other than the one who recorded the run. rationale has 20 to 4,000 characters. Answers 201.
Refusals: 403 not-about-yourself, 403 second-officer-required, 409 never-cleared (a confirmed hit of the children''s
barred list), 409 already-cleared, 422 unknown-to-vetting; 422 also where a value is not usable. Clauses E1, F14.';

--
-- Name: confirm_presence(uuid, uuid); Type: FUNCTION; Schema: api; Owner: cap_booking
--

CREATE FUNCTION api.confirm_presence(lesson_id uuid, learner_id uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'confirm_presence';
  v_caller constant uuid := identity.require_persona('web_tutor', 'web_service');
  v_lesson booking.lesson;
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id, 'learner_id', learner_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  perform identity.check_required(learner_id, 'learner_id');
  select lesson.* into v_lesson
  from booking.lesson as lesson
  where lesson.lesson_id = confirm_presence.lesson_id
    and (identity.persona() = 'web_service' or lesson.tutor_id = v_caller)
    and exists (
      select
      from booking.lesson_learner as expected
      where expected.lesson_id = lesson.lesson_id
        and expected.learner_id = confirm_presence.learner_id
    )
  for no key update;
  if not found then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson', 'No such learner is expected at a lesson of yours with this lesson_id.');
  end if;
  if v_lesson.state <> 'confirmed' then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'lesson-not-confirmed',
      'Nobody is expected any more', 'Presence is confirmed before a lesson starts.');
  end if;
  if not booking.lesson_is_due(v_lesson.lesson_id, clock_timestamp()) then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'not-now',
      'It is not time for the lesson', 'Presence is confirmed from shortly before the beginning of a lesson until its end.');
  end if;

  insert into booking.presence (lesson_id, learner_id, confirmed_by)
  values (confirm_presence.lesson_id, confirm_presence.learner_id, v_caller)
  on conflict on constraint presence_pkey do nothing;

  return booking.finish_action(c_action, 'lesson', lesson_id, 201,
    jsonb_build_object('lesson_id', lesson_id, 'learner_id', learner_id, 'present', true),
    jsonb_build_object('learner_id', learner_id));
end;
$$;

ALTER FUNCTION api.confirm_presence(lesson_id uuid, learner_id uuid) OWNER TO cap_booking;

--
-- Name: FUNCTION confirm_presence(lesson_id uuid, learner_id uuid); Type: COMMENT; Schema: api; Owner: cap_booking
--

COMMENT ON FUNCTION api.confirm_presence(lesson_id uuid, learner_id uuid) IS 'Confirm that the expected learner is there

For the tutor of the lesson and the session service, from session.start_early before the lesson until it ends. To say
it twice changes nothing. Answers 201. Refusals: 404 not-found, 409 lesson-not-confirmed, 409 not-now. Accepts
Idempotency-Key. Clause TS-56.';

--
-- Name: correct_person(uuid, text, text, text, date, text); Type: FUNCTION; Schema: api; Owner: cap_identity
--

CREATE FUNCTION api.correct_person(person_id uuid, reason text, given_name text DEFAULT NULL::text, family_name text DEFAULT NULL::text, date_of_birth date DEFAULT NULL::date, account_state text DEFAULT NULL::text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action  constant text := 'correct_person';
  v_admin   constant uuid := identity.require_persona('web_admin');
  v_answer  jsonb;
  v_reason  text;
  v_now     identity.person;
  v_wanted  identity.person;
  v_changed text[];
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'person_id', person_id, 'reason', reason, 'given_name', given_name, 'family_name', family_name,
    'date_of_birth', date_of_birth, 'account_state', account_state));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(person_id, 'person_id');
  v_reason := identity.clean_text(reason, 'reason', 2000, true, 3);
  perform identity.check_date_of_birth(date_of_birth);
  if account_state is not null then
    perform identity.check_choice(account_state, 'account_state', 'active', 'inactive');
  end if;

  select person.* into v_now
  from identity.person as person
  where person.person_id = correct_person.person_id
  for no key update;

  if not found then
    return identity.refuse_action(c_action, 'person', person_id, 404, 'not-found',
      'No such person', 'Nobody with this person_id is registered.');
  end if;

  v_wanted := v_now;
  v_wanted.given_name := coalesce(
    identity.clean_text(correct_person.given_name, 'given_name', 200, false), v_now.given_name);
  v_wanted.family_name := coalesce(
    identity.clean_text(correct_person.family_name, 'family_name', 200, false), v_now.family_name);
  v_wanted.date_of_birth := coalesce(correct_person.date_of_birth, v_now.date_of_birth);
  v_wanted.account_state := coalesce(correct_person.account_state, v_now.account_state);

  select array_agg(wanted.key order by wanted.key) into v_changed
  from jsonb_each_text(to_jsonb(v_wanted)) as wanted
  join jsonb_each_text(to_jsonb(v_now)) as present on present.key = wanted.key
  where wanted.value is distinct from present.value;

  if v_changed is null then
    raise exception using
      errcode = 'PT422',
      message = 'nothing to correct',
      hint = 'Send at least one field with a value that differs from the one on record.';
  end if;

  if v_admin = v_now.person_id and v_changed && array['date_of_birth', 'account_state'] then
    return identity.refuse_action(c_action, 'person', v_now.person_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another administrator corrects your date of birth and your account state.');
  end if;

  if 'date_of_birth' = any (v_changed)
     and not identity.is_adult(v_wanted.date_of_birth)
     and identity.acts_as_adult(v_now.person_id) then
    return identity.refuse_action(c_action, 'person', v_now.person_id, 409, 'adult-required',
      'Only for adults',
      'With this date of birth the person is under 18. Revoke their powers and end their guardianships first.');
  end if;

  if 'account_state' = any (v_changed)
     and v_wanted.account_state = 'inactive'
     and not identity.administrators_remain(v_now.person_id) then
    return identity.refuse_action(c_action, 'person', v_now.person_id, 409, 'last-administrator',
      'The last administrator', 'Somebody else must be platform administrator for at least as long first.');
  end if;

  insert into identity.person_correction (person_id, field, old_value, new_value, reason, corrected_by)
  select v_now.person_id, field, to_jsonb(v_now) ->> field, to_jsonb(v_wanted) ->> field, v_reason, v_admin
  from unnest(v_changed) as field;

  update identity.person as person
  set given_name = v_wanted.given_name,
      family_name = v_wanted.family_name,
      date_of_birth = v_wanted.date_of_birth,
      account_state = v_wanted.account_state
  where person.person_id = v_now.person_id;

  if 'account_state' = any (v_changed) and v_wanted.account_state = 'inactive' then
    insert into identity.token_floor (person_id, set_by, reason)
    values (v_now.person_id, v_admin, v_reason);
  end if;

  return identity.finish_action(c_action, 'person', v_now.person_id, 200,
    jsonb_build_object('person_id', v_now.person_id, 'corrected', to_jsonb(v_changed)),
    jsonb_build_object('fields', to_jsonb(v_changed)));
end;
$$;

ALTER FUNCTION api.correct_person(person_id uuid, reason text, given_name text, family_name text, date_of_birth date, account_state text) OWNER TO cap_identity;

--
-- Name: FUNCTION correct_person(person_id uuid, reason text, given_name text, family_name text, date_of_birth date, account_state text); Type: COMMENT; Schema: api; Owner: cap_identity
--

COMMENT ON FUNCTION api.correct_person(person_id uuid, reason text, given_name text, family_name text, date_of_birth date, account_state text) IS 'Put right what is wrong about a person

For platform administrators. Send the reason (3 to 2,000 characters) and the fields that change; a field left out
stays. Every old value is kept. account_state is active or inactive; inactive ends every session at once. Answers
200 with person_id and the names of the corrected fields. Refusals: 403 not-for-yourself (own date of birth or
account state), 404 not-found, 409 adult-required (a minor would hold a power or a guardianship), 409
last-administrator; 422 where a value is not usable or nothing changes. Clauses F1, C.7.';

--
-- Name: decide_vetting_gate(uuid, text, text); Type: FUNCTION; Schema: api; Owner: cap_vetting
--

CREATE FUNCTION api.decide_vetting_gate(person_id uuid, decision text, note text DEFAULT NULL::text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action  constant text := 'decide_vetting_gate';
  v_officer constant uuid := identity.require_persona('web_vetting');
  v_id      constant uuid := guard.uuidv7();
  v_answer  jsonb;
  v_reasons jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'person_id', person_id, 'decision', decision, 'note', note));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(person_id, 'person_id');
  perform identity.check_choice(decision, 'decision', 'passed', 'refused', 'withdrawn');
  if note is not null then
    note := vetting.check_prose(note, 'note', 1, 4000);
  end if;

  v_answer := vetting.refuse_to_record(c_action, v_officer, person_id);
  if v_answer is not null then
    return v_answer;
  end if;
  if not vetting.is_concerned(person_id, 'tutor') then
    return vetting.refuse_unknown(c_action);
  end if;

  if decision = 'passed' then
    select jsonb_agg(jsonb_build_object('code', failing.code, 'until', failing.until) order by failing.code)
    into v_reasons
    from vetting.findings(decide_vetting_gate.person_id) as failing
    where failing.class = 'B'
      and failing.code <> 'VETTING_GATE_NOT_PASSED';
    if v_reasons is not null then
      return vetting.refuse_action(
        c_action, person_id, 409, 'checks-incomplete', 'Checks are incomplete',
        'Nobody passes the gate while a check that blocks bookings fails.', v_reasons);
    end if;
  end if;

  insert into vetting.gate_decision (decision_id, person_id, decision, note, decided_by)
  values (v_id, person_id, decision, note, v_officer);

  return vetting.finish_action(c_action, person_id, 201,
    jsonb_build_object('decision_id', v_id, 'person_id', person_id, 'decision', decision, 'decided_at', now()),
    jsonb_build_object('decision_id', v_id, 'decision', decision));
end;
$$;

ALTER FUNCTION api.decide_vetting_gate(person_id uuid, decision text, note text) OWNER TO cap_vetting;

--
-- Name: FUNCTION decide_vetting_gate(person_id uuid, decision text, note text); Type: COMMENT; Schema: api; Owner: cap_vetting
--

COMMENT ON FUNCTION api.decide_vetting_gate(person_id uuid, decision text, note text) IS 'Pass a tutor through the vetting gate, refuse, or withdraw

For vetting officers. decision is passed, refused or withdrawn; the latest decision counts. Answers 201 with
decision_id. Refusals: 403 not-about-yourself; 409 checks-incomplete with the failing codes as reasons (passing
only: everything of class B that independent work needs); 422 unknown-to-vetting; 422 also where a value is not
usable. Clauses TS-75, TS-76.';

--
-- Name: declare_dbs(text, text, text, date, text, uuid); Type: FUNCTION; Schema: api; Owner: cap_vetting
--

CREATE FUNCTION api.declare_dbs(level text DEFAULT NULL::text, workforce text DEFAULT NULL::text, name_on_certificate text DEFAULT NULL::text, issued_on date DEFAULT NULL::date, number text DEFAULT NULL::text, supersedes uuid DEFAULT NULL::uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'declare_dbs';
  v_tutor  constant uuid := identity.require_persona('web_tutor');
  v_id     constant uuid := guard.uuidv7();
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'level', level, 'workforce', workforce, 'name_on_certificate', name_on_certificate,
    'issued_on', issued_on, 'number', number, 'supersedes', supersedes));
  if v_answer is not null then
    return v_answer;
  end if;

  if level is not null then
    perform identity.check_choice(level, 'level', 'basic', 'standard', 'enhanced');
  end if;
  if workforce is not null then
    perform identity.check_choice(workforce, 'workforce', 'child', 'adult', 'child_and_adult', 'other');
  end if;
  if issued_on is not null then
    perform vetting.check_past_day(issued_on, 'issued_on');
  end if;
  name_on_certificate := identity.clean_text(name_on_certificate, 'name_on_certificate', 400, false);
  number := vetting.check_dbs_number(number, false);

  perform vetting.touch(v_tutor);
  if supersedes is not null and not exists (
    select
    from vetting.dbs_certificate as wrong
    where wrong.certificate_id = declare_dbs.supersedes
      and wrong.person_id = v_tutor
      and wrong.source = 'self_declared'
      and not exists (select from vetting.dbs_certificate as later where later.supersedes = wrong.certificate_id)
  ) then
    return vetting.refuse_correction(c_action, v_tutor);
  end if;

  insert into vetting.dbs_certificate
    (certificate_id, person_id, source, number, level, workforce, name_on_certificate, issued_on, recorded_by, supersedes)
  values
    (v_id, v_tutor, 'self_declared', number, level, workforce, name_on_certificate, issued_on, v_tutor, supersedes);

  return vetting.finish_action(c_action, v_tutor, 201,
    jsonb_build_object(
      'certificate_id', v_id, 'verified', false, 'number', vetting.masked(number), 'level', level,
      'workforce', workforce, 'issued_on', issued_on),
    jsonb_build_object('certificate_id', v_id, 'supersedes', supersedes));
end;
$$;

ALTER FUNCTION api.declare_dbs(level text, workforce text, name_on_certificate text, issued_on date, number text, supersedes uuid) OWNER TO cap_vetting;

--
-- Name: FUNCTION declare_dbs(level text, workforce text, name_on_certificate text, issued_on date, number text, supersedes uuid); Type: COMMENT; Schema: api; Owner: cap_vetting
--

COMMENT ON FUNCTION api.declare_dbs(level text, workforce text, name_on_certificate text, issued_on date, number text, supersedes uuid) IS 'Declare a DBS certificate of your own

For tutors, about themselves; everything is optional. level is basic, standard or enhanced; workforce is child, adult,
child_and_adult or other; issued_on is not in the future; number is the twelve figures as text. It is not a check:
show the certificate to the platform to have it verified. supersedes names an earlier declaration of your own.
Answers 201 with certificate_id. Refusals: 409 nothing-to-correct; 422 where a value is not usable.
Clauses TN-05, F15.';

--
-- Name: declare_disclosure(text); Type: FUNCTION; Schema: api; Owner: cap_vetting
--

CREATE FUNCTION api.declare_disclosure(nature text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'declare_disclosure';
  v_tutor  constant uuid := identity.require_persona('web_tutor');
  v_id     constant uuid := gen_random_uuid();
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('nature', nature));
  if v_answer is not null then
    return v_answer;
  end if;

  nature := vetting.check_prose(nature, 'nature', 1, 8000);
  perform vetting.touch(v_tutor);

  insert into vetting.self_disclosure (self_disclosure_id, person_id, nature, recorded_by)
  values (v_id, v_tutor, nature, v_tutor);

  return vetting.finish_action(c_action, v_tutor, 201,
    jsonb_build_object('self_disclosure_id', v_id, 'disclosed_at', now()),
    jsonb_build_object('self_disclosure_id', v_id));
end;
$$;

ALTER FUNCTION api.declare_disclosure(nature text) OWNER TO cap_vetting;

--
-- Name: FUNCTION declare_disclosure(nature text); Type: COMMENT; Schema: api; Owner: cap_vetting
--

COMMENT ON FUNCTION api.declare_disclosure(nature text) IS 'Tell of a caution, conviction, order or charge

For tutors, about themselves. nature has 1 to 8,000 characters. A vetting officer reviews it; until it is accepted,
nothing can be booked. Answers 201 with self_disclosure_id. Clause MT-38.';

--
-- Name: end_engagement(uuid, text, date); Type: FUNCTION; Schema: api; Owner: cap_identity
--

CREATE FUNCTION api.end_engagement(engagement_id uuid, reason text, ends_on date DEFAULT NULL::date) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'end_engagement';
  v_admin  constant uuid := identity.require_persona('web_admin');
  v_today  constant date := identity.civil_date(now());
  v_answer jsonb;
  v_reason text;
  v_row    identity.engagement;
  v_ends   date;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'engagement_id', engagement_id, 'reason', reason, 'ends_on', ends_on));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(engagement_id, 'engagement_id');
  v_reason := identity.clean_text(reason, 'reason', 2000, true, 3);
  if ends_on is not null then
    perform identity.check_civil_day(ends_on, 'ends_on');
  end if;

  select engagement.* into v_row
  from identity.engagement as engagement
  where engagement.engagement_id = end_engagement.engagement_id
  for update;

  if not found then
    return identity.refuse_action(c_action, 'engagement', engagement_id, 404, 'not-found',
      'No such engagement', 'No engagement with this engagement_id is on record.');
  end if;
  if v_row.ended_at is not null or v_row.ends_on <= v_today then
    return identity.refuse_action(c_action, 'engagement', engagement_id, 409, 'already-ended',
      'Already ended', 'The engagement has come to its end already, or its end is settled.');
  end if;

  -- one that has not begun ends on the day on which it would have
  v_ends := coalesce(end_engagement.ends_on, greatest(v_today, v_row.starts_on));
  if v_ends < greatest(v_today, v_row.starts_on) or v_ends > v_row.ends_on then
    raise exception using
      errcode = 'PT422',
      message = 'ends_on is not a day on which the engagement can end',
      hint = 'Send today, or a later day that is neither before its beginning nor after its planned end.';
  end if;

  update identity.engagement as engagement
  set ends_on = v_ends,
      ended_at = case
        when v_ends <= greatest(v_today, v_row.starts_on) then now()
        else v_ends::timestamp at time zone 'Europe/London'
      end,
      ended_by = v_admin,
      end_reason = v_reason
  where engagement.engagement_id = v_row.engagement_id;

  return identity.finish_action(c_action, 'engagement', v_row.engagement_id, 200,
    jsonb_build_object('engagement_id', v_row.engagement_id, 'ends_on', v_ends),
    jsonb_build_object('tutor_id', v_row.tutor_id, 'ends_on', v_ends));
end;
$$;

ALTER FUNCTION api.end_engagement(engagement_id uuid, reason text, ends_on date) OWNER TO cap_identity;

--
-- Name: FUNCTION end_engagement(engagement_id uuid, reason text, ends_on date); Type: COMMENT; Schema: api; Owner: cap_identity
--

COMMENT ON FUNCTION api.end_engagement(engagement_id uuid, reason text, ends_on date) IS 'End an engagement

For platform administrators. ends_on is the first civil day in London on which the engagement no longer holds;
today if left out, and then it ends at once. The reason has 3 to 2,000 characters. Answers 200 with engagement_id
and ends_on. Refusals: 404 not-found, 409 already-ended; 422 where the day has passed or lies after a planned end.
Clauses TS-16, TS-17.';

--
-- Name: end_guardianship(uuid, text); Type: FUNCTION; Schema: api; Owner: cap_identity
--

CREATE FUNCTION api.end_guardianship(guardianship_id uuid, reason text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'end_guardianship';
  v_admin  constant uuid := identity.require_persona('web_admin');
  v_answer jsonb;
  v_reason text;
  v_link   identity.guardianship;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'guardianship_id', guardianship_id, 'reason', reason));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(guardianship_id, 'guardianship_id');
  v_reason := identity.clean_text(reason, 'reason', 2000, true, 3);

  select link.* into v_link
  from identity.guardianship as link
  where link.guardianship_id = end_guardianship.guardianship_id
  for update;

  if not found then
    return identity.refuse_action(c_action, 'guardianship', guardianship_id, 404, 'not-found',
      'No such guardianship', 'No guardianship with this guardianship_id is on record.');
  end if;
  if v_admin in (v_link.guardian_id, v_link.learner_id) then
    return identity.refuse_action(c_action, 'guardianship', guardianship_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another administrator ends a guardianship of yours.');
  end if;
  if v_link.ended_by is not null or v_link.valid_until <= now() then
    return identity.refuse_action(c_action, 'guardianship', guardianship_id, 409, 'already-ended',
      'Already ended', 'The guardianship has come to its end already.');
  end if;

  update identity.guardianship as link
  set valid_until = greatest(now(), link.valid_from),
      ended_by = v_admin,
      end_reason = v_reason
  where link.guardianship_id = v_link.guardianship_id
  returning link.* into v_link;

  return identity.finish_action(c_action, 'guardianship', v_link.guardianship_id, 200,
    jsonb_build_object('guardianship_id', v_link.guardianship_id, 'valid_until', v_link.valid_until),
    jsonb_build_object('guardian_id', v_link.guardian_id, 'learner_id', v_link.learner_id));
end;
$$;

ALTER FUNCTION api.end_guardianship(guardianship_id uuid, reason text) OWNER TO cap_identity;

--
-- Name: FUNCTION end_guardianship(guardianship_id uuid, reason text); Type: COMMENT; Schema: api; Owner: cap_identity
--

COMMENT ON FUNCTION api.end_guardianship(guardianship_id uuid, reason text) IS 'End a guardianship now

For platform administrators who are neither guardian nor learner of it. The reason has 3 to 2,000 characters.
Answers 200 with guardianship_id and valid_until. The guardian''s next request no longer sees the learner.
Refusals: 403 not-for-yourself, 404 not-found, 409 already-ended. Clause TN-23.';

--
-- Name: end_lesson(uuid); Type: FUNCTION; Schema: api; Owner: cap_booking
--

CREATE FUNCTION api.end_lesson(lesson_id uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'end_lesson';
  v_caller constant uuid := identity.require_persona('web_tutor');
  v_lesson booking.lesson;
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  select * into v_lesson
  from booking.lesson as lesson
  where lesson.lesson_id = end_lesson.lesson_id and lesson.tutor_id = v_caller
  for no key update;
  if not found then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson', 'No lesson with this lesson_id is yours to teach.');
  end if;
  if v_lesson.state <> 'in_progress' then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'lesson-not-in-progress',
      'The lesson is not in progress', 'Only a lesson that was started is ended.');
  end if;

  update booking.lesson as lesson
  set state = 'completed', ended_at = clock_timestamp()
  where lesson.lesson_id = v_lesson.lesson_id
  returning lesson.* into v_lesson;

  return booking.finish_action(c_action, 'lesson', lesson_id, 200,
    jsonb_build_object('lesson_id', lesson_id, 'state', 'completed', 'ended_at', v_lesson.ended_at),
    jsonb_build_object('tutor_id', v_lesson.tutor_id));
end;
$$;

ALTER FUNCTION api.end_lesson(lesson_id uuid) OWNER TO cap_booking;

--
-- Name: FUNCTION end_lesson(lesson_id uuid); Type: COMMENT; Schema: api; Owner: cap_booking
--

COMMENT ON FUNCTION api.end_lesson(lesson_id uuid) IS 'End a lesson

For its tutor, while it is in progress. Answers 200. Refusals: 404 not-found, 409 lesson-not-in-progress. Accepts
Idempotency-Key.';

--
-- Name: grant_power(uuid, text, uuid, timestamp with time zone, timestamp with time zone); Type: FUNCTION; Schema: api; Owner: cap_identity
--

CREATE FUNCTION api.grant_power(person_id uuid, power text, organisation_id uuid DEFAULT NULL::uuid, valid_from timestamp with time zone DEFAULT NULL::timestamp with time zone, valid_until timestamp with time zone DEFAULT NULL::timestamp with time zone) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'grant_power';
  v_admin  constant uuid := identity.require_persona('web_admin');
  v_answer jsonb;
  v_id     uuid := guard.uuidv7();
  v_kind   text;
  v_from   timestamptz;
  v_dob    date;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'person_id', person_id, 'power', power, 'organisation_id', organisation_id,
    'valid_from', valid_from, 'valid_until', valid_until));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(person_id, 'person_id');
  perform identity.check_choice(power, 'power',
    'learner', 'tutor', 'agency_operator', 'school_representative', 'agency_dsl', 'school_dsl',
    'vetting_officer', 'compliance_reporter', 'platform_administrator', 'session_service',
    'dsl', 'lado_coordinator');
  v_from := identity.check_begins_now_or_later(valid_from, 'valid_from');
  perform identity.check_ends_later(valid_until, 'valid_until', v_from);
  v_kind := identity.power_scope(power);
  if (v_kind is null) <> (organisation_id is null) then
    raise exception using
      errcode = 'PT422',
      message = 'organisation_id does not go with this power',
      hint = 'agency_operator and agency_dsl need an agency, school_representative and school_dsl a school; '
             'no other power has an organisation.';
  end if;

  if person_id = v_admin then
    return identity.refuse_action(c_action, 'person', person_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another administrator grants a power to you.');
  end if;

  -- held until the end, so that a date of birth corrected meanwhile waits
  select person.date_of_birth into v_dob
  from identity.person as person
  where person.person_id = grant_power.person_id
  for share;
  if not found then
    return identity.refuse_action(c_action, 'person', person_id, 404, 'not-found',
      'No such person', 'Nobody with this person_id is registered.');
  end if;
  if v_kind is not null and not identity.organisation_is(organisation_id, v_kind) then
    return identity.refuse_action(c_action, 'organisation', organisation_id, 404, 'not-found',
      'No such organisation', format('No %s with this organisation_id is registered.', v_kind));
  end if;
  if identity.needs_adult(power) and not identity.is_adult(v_dob, v_from) then
    return identity.refuse_action(c_action, 'person', person_id, 409, 'adult-required',
      'Only for adults', 'This power needs a known date of birth and somebody who is 18 or older.');
  end if;

  begin
    insert into identity.power
      (power_id, person_id, power, organisation_id, valid_from, valid_until, granted_by)
    values
      (v_id, grant_power.person_id, grant_power.power, grant_power.organisation_id,
       v_from, grant_power.valid_until, v_admin);
  exception when exclusion_violation or deadlock_detected then
    return identity.refuse_action(c_action, 'person', person_id, 409, 'already-held',
      'Already held', 'The person holds this power already for some of that time.');
  end;

  return identity.finish_action(c_action, 'power', v_id, 201,
    jsonb_build_object(
      'power_id', v_id,
      'person_id', person_id,
      'power', power,
      'organisation_id', organisation_id,
      'valid_from', v_from,
      'valid_until', valid_until),
    jsonb_build_object('person_id', person_id, 'power', power, 'organisation_id', organisation_id));
end;
$$;

ALTER FUNCTION api.grant_power(person_id uuid, power text, organisation_id uuid, valid_from timestamp with time zone, valid_until timestamp with time zone) OWNER TO cap_identity;

--
-- Name: FUNCTION grant_power(person_id uuid, power text, organisation_id uuid, valid_from timestamp with time zone, valid_until timestamp with time zone); Type: COMMENT; Schema: api; Owner: cap_identity
--

COMMENT ON FUNCTION api.grant_power(person_id uuid, power text, organisation_id uuid, valid_from timestamp with time zone, valid_until timestamp with time zone) IS 'Grant a power to somebody else

For platform administrators. power is learner, tutor, agency_operator, school_representative, agency_dsl,
school_dsl, vetting_officer, compliance_reporter, platform_administrator, session_service, dsl or
lado_coordinator; the four of agencies and schools need organisation_id. It holds from valid_from (now if left out,
never earlier) until just before valid_until (no end if left out). Answers 201 with power_id. Refusals: 403
not-for-yourself, 404 not-found, 409 adult-required, 409 already-held; 422 where a value is not usable.
Clauses TS-16, TS-17, C.7.';

--
-- Name: grant_update_service_consent(boolean); Type: FUNCTION; Schema: api; Owner: cap_vetting
--

CREATE FUNCTION api.grant_update_service_consent(given boolean DEFAULT true) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'grant_update_service_consent';
  v_tutor  constant uuid := identity.require_persona('web_tutor');
  v_id     constant uuid := guard.uuidv7();
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('given', given));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(given, 'given');
  perform vetting.touch(v_tutor);

  insert into vetting.update_service_consent (consent_id, person_id, given)
  values (v_id, v_tutor, given);

  return vetting.finish_action(c_action, v_tutor, 201,
    jsonb_build_object('consent_id', v_id, 'given', given, 'at', now()),
    jsonb_build_object('consent_id', v_id, 'given', given));
end;
$$;

ALTER FUNCTION api.grant_update_service_consent(given boolean) OWNER TO cap_vetting;

--
-- Name: FUNCTION grant_update_service_consent(given boolean); Type: COMMENT; Schema: api; Owner: cap_vetting
--

COMMENT ON FUNCTION api.grant_update_service_consent(given boolean) IS 'Consent to DBS Update Service checks, or take the consent back

For tutors, about themselves. given is true (the default) or false. A check made without consent renews nothing, and
is not accepted. Answers 201 with consent_id. Clauses TS-79, C.5.';

--
-- Name: import_checks(jsonb, boolean); Type: FUNCTION; Schema: api; Owner: cap_vetting
--

CREATE FUNCTION api.import_checks(rows jsonb, dry_run boolean DEFAULT false) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action    constant text := 'import_checks';
  v_officer   constant uuid := identity.require_persona('web_vetting');
  v_row       jsonb;
  v_answer    jsonb;
  v_reason    text;
  v_hint      text;
  v_accepted  integer := 0;
  v_unchanged integer := 0;
  v_refused   jsonb := '[]';
begin
  perform identity.import_begin(rows, dry_run);

  begin
    for v_row in select listed.element from jsonb_array_elements(rows) as listed (element) loop
      v_reason := null;
      v_hint := null;
      perform set_config('response.status', '200', true);
      begin
        v_answer := vetting.import_check(v_row, v_officer);
        if current_setting('response.status')::integer >= 400 then
          v_reason := v_answer ->> 'detail';
        end if;
      exception
        when sqlstate 'PT400' or sqlstate 'PT409' or sqlstate 'PT422' then
          get stacked diagnostics v_reason = message_text, v_hint = pg_exception_hint;
        when integrity_constraint_violation or data_exception then
          v_reason := 'a value of this row cannot be stored';
          v_hint := 'Compare the row with the documentation of the import.';
      end;

      if v_row ? 'context' then
        continue;
      elsif v_reason is not null then
        v_refused := v_refused
          || jsonb_build_object('line', (v_row ->> 'line')::integer, 'reason', v_reason, 'hint', v_hint);
      elsif v_answer is null then
        v_unchanged := v_unchanged + 1;
      else
        v_accepted := v_accepted + 1;
      end if;
    end loop;

    if dry_run then
      raise exception using errcode = 'SLDRY', message = 'everything back';
    end if;
  exception
    when sqlstate 'SLDRY' then
      null;
  end;

  perform ledger.append(c_action, 'person', null, 'done', '{}', jsonb_build_object(
    'dry_run', dry_run, 'accepted', v_accepted, 'unchanged', v_unchanged, 'refused', jsonb_array_length(v_refused)));
  perform set_config('response.headers', '[]', true);
  return guard.accept(200, jsonb_build_object(
    'dry_run', dry_run, 'accepted', v_accepted, 'unchanged', v_unchanged, 'refused', v_refused));
end;
$$;

ALTER FUNCTION api.import_checks(rows jsonb, dry_run boolean) OWNER TO cap_vetting;

--
-- Name: FUNCTION import_checks(rows jsonb, dry_run boolean); Type: COMMENT; Schema: api; Owner: cap_vetting
--

COMMENT ON FUNCTION api.import_checks(rows jsonb, dry_run boolean) IS 'Import checks

For vetting officers. rows is a list of at most 1,000 objects, each with line (a number, given back with a refusal),
record (dbs_certificate, dbs_status_check, identity_check, qualification, reference, screening_run, right_to_work,
prohibition_check, training or contract; scr for a person''s line in the Single Central Record) and the columns of that
record as text; people are named by person_ref, the external_ref they are registered under, or by person_id. Each row is
judged like a single record_dbs_certificate and so on and is written, or refused, by itself; what is on record already
is unchanged, so a batch may be sent twice. A certificate number of which only the last four figures are shown names a
certificate that is on record with this issued_on. With dry_run nothing is written; a row with context is then only
there for others to refer to. Answers 200 with accepted and unchanged (numbers) and refused (line, reason, hint of each
row). 409 while another import runs; 422 where rows is no such list. Idempotency-Key is not needed. Clauses TS-75, C.5,
C.6, F14, F15.';

--
-- Name: import_people(jsonb, boolean); Type: FUNCTION; Schema: api; Owner: cap_identity
--

CREATE FUNCTION api.import_people(rows jsonb, dry_run boolean DEFAULT false) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action    constant text := 'import_people';
  v_row       jsonb;
  v_answer    jsonb;
  v_reason    text;
  v_hint      text;
  v_accepted  integer := 0;
  v_unchanged integer := 0;
  v_refused   jsonb := '[]';
begin
  perform identity.require_persona('web_admin');
  perform identity.import_begin(rows, dry_run);

  begin
    for v_row in select listed.element from jsonb_array_elements(rows) as listed (element) loop
      v_reason := null;
      v_hint := null;
      perform set_config('response.status', '200', true);
      begin
        v_answer := case v_row ->> 'record'
          when 'person' then identity.import_person(v_row)
          when 'organisation' then identity.import_organisation(v_row)
          when 'guardian' then identity.import_guardian(v_row)
          when 'engagement' then identity.import_engagement(v_row)
          else to_jsonb(identity.check_choice(
            v_row ->> 'record', 'record', 'person', 'organisation', 'guardian', 'engagement'))
        end;
        if current_setting('response.status')::integer >= 400 then
          v_reason := v_answer ->> 'detail';
        end if;
      exception
        when sqlstate 'PT400' or sqlstate 'PT409' or sqlstate 'PT422' then
          get stacked diagnostics v_reason = message_text, v_hint = pg_exception_hint;
        when integrity_constraint_violation or data_exception then
          v_reason := 'a value of this row cannot be stored';
          v_hint := 'Compare the row with the documentation of the import.';
      end;

      if v_row ? 'context' then
        continue;
      elsif v_reason is not null then
        v_refused := v_refused
          || jsonb_build_object('line', (v_row ->> 'line')::integer, 'reason', v_reason, 'hint', v_hint);
      elsif v_answer is null then
        v_unchanged := v_unchanged + 1;
      else
        v_accepted := v_accepted + 1;
      end if;
    end loop;

    if dry_run then
      raise exception using errcode = 'SLDRY', message = 'everything back';
    end if;
  exception
    when sqlstate 'SLDRY' then
      null;
  end;

  perform ledger.append(c_action, 'person', null, 'done', '{}', jsonb_build_object(
    'dry_run', dry_run, 'accepted', v_accepted, 'unchanged', v_unchanged, 'refused', jsonb_array_length(v_refused)));
  perform set_config('response.headers', '[]', true);
  return guard.accept(200, jsonb_build_object(
    'dry_run', dry_run, 'accepted', v_accepted, 'unchanged', v_unchanged, 'refused', v_refused));
end;
$$;

ALTER FUNCTION api.import_people(rows jsonb, dry_run boolean) OWNER TO cap_identity;

--
-- Name: FUNCTION import_people(rows jsonb, dry_run boolean); Type: COMMENT; Schema: api; Owner: cap_identity
--

COMMENT ON FUNCTION api.import_people(rows jsonb, dry_run boolean) IS 'Import people, organisations, guardians and engagements

For platform administrators. rows is a list of at most 1,000 objects, each with line (a number, given back with a
refusal), record (person, organisation, guardian or engagement) and the columns of that record as text; people and
organisations are named by external_ref. Each row is judged like a single register_person, register_organisation,
link_guardian or open_engagement and is written, or refused, by itself; what is on record already is unchanged, so a
batch may be sent twice. With dry_run nothing is written; a row with context is then only there for others to refer
to. Answers 200 with accepted and unchanged (numbers) and refused (line, reason, hint of each row). 409 while another
import runs; 422 where rows is no such list. Idempotency-Key is not needed. Clauses TS-04, TN-23, TS-16, TS-17.';

--
-- Name: lift_no_contact(uuid); Type: FUNCTION; Schema: api; Owner: cap_booking
--

CREATE FUNCTION api.lift_no_contact(order_id uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'lift_no_contact';
  v_caller constant uuid := identity.require_persona('web_dsl');
  v_answer jsonb;
  v_order  booking.no_contact_order;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('order_id', order_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(order_id, 'order_id');
  update booking.no_contact_order as ordered
  set lifted_at = greatest(now(), ordered.ordered_at), lifted_by = v_caller
  where ordered.order_id = lift_no_contact.order_id
    and ordered.lifted_at is null
    and v_caller not in (ordered.tutor_id, ordered.learner_id)
  returning ordered.* into v_order;
  if v_order.order_id is null then
    return booking.refuse_action(c_action, 'no_contact_order', order_id, 404, 'not-found',
      'No such order', 'No live order with this order_id is yours to lift.');
  end if;

  return booking.finish_action(c_action, 'no_contact_order', order_id, 200,
    jsonb_build_object('order_id', order_id, 'lifted_at', v_order.lifted_at),
    jsonb_build_object('tutor_id', v_order.tutor_id, 'learner_id', v_order.learner_id, 'scope', v_order.scope));
end;
$$;

ALTER FUNCTION api.lift_no_contact(order_id uuid) OWNER TO cap_booking;

--
-- Name: FUNCTION lift_no_contact(order_id uuid); Type: COMMENT; Schema: api; Owner: cap_booking
--

COMMENT ON FUNCTION api.lift_no_contact(order_id uuid) IS 'Lift a no-contact order

For safeguarding leads, never about themselves. Answers 200. Refusals: 404 not-found (no live order with this
order_id, or it is about the caller). Accepts Idempotency-Key. Clause TN-42.';

--
-- Name: link_guardian(uuid, uuid, text, text, text, timestamp with time zone); Type: FUNCTION; Schema: api; Owner: cap_identity
--

CREATE FUNCTION api.link_guardian(guardian_id uuid, learner_id uuid, capacity text, evidence_kind text, evidence_note text DEFAULT NULL::text, valid_until timestamp with time zone DEFAULT NULL::timestamp with time zone) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'link_guardian';
  v_admin  constant uuid := identity.require_persona('web_admin');
  v_answer jsonb;
  v_link   uuid := guard.uuidv7();
  v_note   text;
  v_dob    date;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'guardian_id', guardian_id, 'learner_id', learner_id, 'capacity', capacity,
    'evidence_kind', evidence_kind, 'evidence_note', evidence_note, 'valid_until', valid_until));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(guardian_id, 'guardian_id');
  perform identity.check_required(learner_id, 'learner_id');
  perform identity.check_choice(capacity, 'capacity',
    'parent', 'delegated_guardian', 'local_authority', 'sponsor');
  perform identity.check_choice(evidence_kind, 'evidence_kind',
    'birth_certificate', 'court_order', 'parental_responsibility_agreement', 'local_authority_letter',
    'delegation_letter', 'sponsor_agreement', 'school_record', 'other');
  v_note := identity.clean_text(evidence_note, 'evidence_note', 2000, evidence_kind = 'other');
  perform identity.check_ends_later(valid_until, 'valid_until', now());
  if guardian_id = learner_id then
    raise exception using
      errcode = 'PT422',
      message = 'a guardian and a learner are two people',
      hint = 'Send two different identifiers.';
  end if;

  if v_admin in (guardian_id, learner_id) then
    return identity.refuse_action(c_action, 'person', learner_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another administrator verifies evidence about you.');
  end if;

  -- held until the end, so that a date of birth corrected meanwhile waits
  select person.date_of_birth into v_dob
  from identity.person as person
  where person.person_id = link_guardian.guardian_id
  for share;
  if not found then
    return identity.refuse_action(c_action, 'person', guardian_id, 404, 'not-found',
      'No such person', 'Nobody with this guardian_id is registered.');
  end if;

  if not identity.holds_power(learner_id, 'learner') then
    return identity.refuse_action(c_action, 'person', learner_id, 404, 'not-found',
      'No such learner', 'No learner with this learner_id is registered.');
  end if;

  if not identity.is_adult(v_dob) then
    return identity.refuse_action(c_action, 'person', guardian_id, 409, 'adult-required',
      'A guardian must be an adult', 'A guardian needs a known date of birth and must be 18 or older.');
  end if;

  begin
    insert into identity.guardianship
      (guardianship_id, guardian_id, learner_id, capacity, evidence_kind, evidence_note, verified_by, valid_until)
    values
      (v_link, link_guardian.guardian_id, link_guardian.learner_id, link_guardian.capacity,
       link_guardian.evidence_kind, v_note, v_admin, link_guardian.valid_until);
  exception when exclusion_violation or deadlock_detected then
    return identity.refuse_action(c_action, 'person', learner_id, 409, 'already-linked',
      'Already linked', 'The guardian is linked to the learner in this capacity already.');
  end;

  return identity.finish_action(c_action, 'guardianship', v_link, 201,
    jsonb_build_object(
      'guardianship_id', v_link,
      'guardian_id', guardian_id,
      'learner_id', learner_id,
      'capacity', capacity,
      'valid_from', now(),
      'valid_until', valid_until),
    jsonb_build_object('guardian_id', guardian_id, 'learner_id', learner_id, 'capacity', capacity));
end;
$$;

ALTER FUNCTION api.link_guardian(guardian_id uuid, learner_id uuid, capacity text, evidence_kind text, evidence_note text, valid_until timestamp with time zone) OWNER TO cap_identity;

--
-- Name: FUNCTION link_guardian(guardian_id uuid, learner_id uuid, capacity text, evidence_kind text, evidence_note text, valid_until timestamp with time zone); Type: COMMENT; Schema: api; Owner: cap_identity
--

COMMENT ON FUNCTION api.link_guardian(guardian_id uuid, learner_id uuid, capacity text, evidence_kind text, evidence_note text, valid_until timestamp with time zone) IS 'Link an adult to the learner they answer for

For platform administrators, who verified the evidence and are neither of the two. capacity is parent,
delegated_guardian, local_authority or sponsor; evidence_kind is birth_certificate, court_order,
parental_responsibility_agreement, local_authority_letter, delegation_letter, sponsor_agreement, school_record or
other (then evidence_note says what). valid_until, if any, is the first instant at which the link no longer holds.
Answers 201 with guardianship_id. Refusals: 403 not-for-yourself, 404 not-found, 409 adult-required, 409
already-linked. Clauses TN-23, C.7.';

--
-- Name: move_lesson(uuid, timestamp with time zone, timestamp with time zone, text, jsonb); Type: FUNCTION; Schema: api; Owner: cap_booking
--

CREATE FUNCTION api.move_lesson(lesson_id uuid, starts_at timestamp with time zone, ends_at timestamp with time zone, modality text DEFAULT NULL::text, venue jsonb DEFAULT NULL::jsonb) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action   constant text := 'move_lesson';
  v_caller   constant uuid := identity.require_persona('web_guardian', 'web_learner', 'web_agency', 'web_school');
  v_lesson   booking.lesson;
  v_answer   jsonb;
  v_venue    jsonb;
  v_modality text;
  v_learners uuid[];
  v_at       timestamptz;
  v_findings jsonb;
  v_codes    text[];
  v_detail   jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'lesson_id', lesson_id, 'starts_at', starts_at, 'ends_at', ends_at, 'modality', modality, 'venue', venue));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  perform booking.checked_slot(starts_at, ends_at);
  if modality is not null then
    perform identity.check_choice(modality, 'modality', 'online', 'in_person');
  end if;
  v_venue := booking.checked_venue(venue);

  -- whoever may not move it waits for nobody, and so learns nothing by waiting
  select * into v_lesson
  from booking.lesson as lesson
  where lesson.lesson_id = move_lesson.lesson_id
    and booking.caller_may_change(lesson.lesson_id, clock_timestamp())
  for no key update;
  if not found then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson', 'No lesson with this lesson_id is yours to move.');
  end if;
  if v_lesson.state <> 'confirmed'
    or exists (select from booking.presence as arrived where arrived.lesson_id = v_lesson.lesson_id)
    or exists (select from booking.attendance as arrived where arrived.lesson_id = v_lesson.lesson_id)
  then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'lesson-not-movable',
      'The lesson cannot be moved any more', 'A lesson is moved while it is confirmed and nobody has arrived for it.');
  end if;

  perform vetting.lock_standing(v_lesson.tutor_id);
  v_learners := array(
    select taught.learner_id from booking.lesson_learner as taught
    where taught.lesson_id = v_lesson.lesson_id
    order by taught.learner_id);
  perform booking.lock_learners(v_learners);

  v_at := clock_timestamp();
  v_modality := coalesce(modality, v_lesson.modality);
  v_venue := coalesce(v_venue, v_lesson.venue);
  v_findings := booking.judged(
    v_lesson.tutor_id, v_learners, not booking.caller_may_change(lesson_id, v_at), starts_at, ends_at, v_modality,
    v_lesson.engagement_id, v_venue, v_at, 'P3', v_lesson.lesson_id);
  v_codes := booking.blocking_codes(v_findings);
  v_detail := jsonb_build_object(
    'point', 'P3', 'tutor_id', v_lesson.tutor_id, 'learner_ids', v_learners, 'engagement_id', v_lesson.engagement_id,
    'from', v_lesson.starts_at, 'starts_at', starts_at);

  if v_codes <> '{}' then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'booking-refused',
      'The booking is not possible', 'Each reason says what can be done about it.', v_codes,
      booking.visible_reasons(v_findings, v_lesson.tutor_id, identity.persona(), v_caller, v_at) -> 'reasons', v_detail);
  end if;

  begin
    update booking.lesson as lesson
    set starts_at = move_lesson.starts_at, ends_at = move_lesson.ends_at, modality = v_modality, venue = v_venue
    where lesson.lesson_id = v_lesson.lesson_id;
  exception
    when exclusion_violation or deadlock_detected then
      return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'slot-taken',
        'The time is taken', 'Choose another time.', null, '[]', v_detail);
    -- a clock ran out between the question and the gates
    when insufficient_privilege or sqlstate 'PT409' then
      v_at := clock_timestamp();
      v_findings := booking.judged(
        v_lesson.tutor_id, v_learners, not booking.caller_may_change(lesson_id, v_at), starts_at, ends_at, v_modality,
        v_lesson.engagement_id, v_venue, v_at, 'P3', v_lesson.lesson_id);
      return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'booking-refused',
        'The booking is not possible', 'Each reason says what can be done about it.',
        coalesce(nullif(booking.blocking_codes(v_findings), '{}'), array['CHANGED_MEANWHILE']),
        booking.visible_reasons(v_findings, v_lesson.tutor_id, identity.persona(), v_caller, v_at) -> 'reasons', v_detail);
  end;

  return booking.finish_action(c_action, 'lesson', lesson_id, 200,
    jsonb_build_object(
      'lesson_id', lesson_id,
      'state', 'confirmed',
      'starts_at', starts_at,
      'ends_at', ends_at,
      'modality', v_modality,
      'venue', v_venue),
    v_detail);
end;
$$;

ALTER FUNCTION api.move_lesson(lesson_id uuid, starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, venue jsonb) OWNER TO cap_booking;

--
-- Name: FUNCTION move_lesson(lesson_id uuid, starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, venue jsonb); Type: COMMENT; Schema: api; Owner: cap_booking
--

COMMENT ON FUNCTION api.move_lesson(lesson_id uuid, starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, venue jsonb) IS 'Move a lesson to another time, kind or place

For whoever may book it: guardians of all its learners, the learner themselves, the agency or school of its
engagement. What is left out stays as it is. It is judged like a new booking. Answers 200 with the lesson. Refusals:
404 not-found, 409 lesson-not-movable, 409 booking-refused with the reasons the caller may read, 409 slot-taken; 422
where a value is not usable. Accepts Idempotency-Key. Clauses TS-76, TS-82, TS-85.';

--
-- Name: open_engagement(uuid, date, uuid, uuid, boolean, date, text); Type: FUNCTION; Schema: api; Owner: cap_identity
--

CREATE FUNCTION api.open_engagement(tutor_id uuid, starts_on date, agency_id uuid DEFAULT NULL::uuid, school_id uuid DEFAULT NULL::uuid, off_site boolean DEFAULT false, ends_on date DEFAULT NULL::date, external_ref text DEFAULT NULL::text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'open_engagement';
  v_admin  constant uuid := identity.require_persona('web_admin');
  v_answer jsonb;
  v_id     uuid := guard.uuidv7();
  v_ref    text;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'tutor_id', tutor_id, 'starts_on', starts_on, 'agency_id', agency_id, 'school_id', school_id,
    'off_site', off_site, 'ends_on', ends_on, 'external_ref', external_ref));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(tutor_id, 'tutor_id');
  perform identity.check_required(off_site, 'off_site');
  perform identity.check_civil_day(starts_on, 'starts_on');
  v_ref := identity.clean_text(external_ref, 'external_ref', 200, false);
  if ends_on is not null then
    perform identity.check_civil_day(ends_on, 'ends_on');
    if ends_on <= starts_on then
      raise exception using
        errcode = 'PT422',
        message = 'ends_on is not after starts_on',
        hint = 'ends_on is the first day on which the engagement no longer holds; leave it out for no end.';
    end if;
  end if;
  if off_site and school_id is null then
    raise exception using
      errcode = 'PT422',
      message = 'off_site needs a school',
      hint = 'off_site says that a school arranged the work outside its site or hours (TN-30).';
  end if;

  if tutor_id = v_admin then
    return identity.refuse_action(c_action, 'person', tutor_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another administrator opens an engagement for you.');
  end if;
  if not identity.holds_power(tutor_id, 'tutor') then
    return identity.refuse_action(c_action, 'person', tutor_id, 404, 'not-found',
      'No such tutor', 'No tutor with this tutor_id is registered.');
  end if;
  if agency_id is not null and not identity.organisation_is(agency_id, 'agency') then
    return identity.refuse_action(c_action, 'organisation', agency_id, 404, 'not-found',
      'No such agency', 'No agency with this agency_id is registered.');
  end if;
  if school_id is not null and not identity.organisation_is(school_id, 'school') then
    return identity.refuse_action(c_action, 'organisation', school_id, 404, 'not-found',
      'No such school', 'No school with this school_id is registered.');
  end if;

  begin
    insert into identity.engagement
      (engagement_id, tutor_id, agency_id, school_id, off_site, starts_on, ends_on, opened_by, external_ref)
    values
      (v_id, open_engagement.tutor_id, open_engagement.agency_id, open_engagement.school_id,
       open_engagement.off_site, open_engagement.starts_on, open_engagement.ends_on, v_admin, v_ref);
  exception when unique_violation then
    return identity.refuse_action(c_action, 'person', tutor_id, 409, 'already-registered',
      'Already registered', 'An engagement with this external_ref is registered already.');
  end;

  return identity.finish_action(c_action, 'engagement', v_id, 201,
    jsonb_build_object(
      'engagement_id', v_id,
      'tutor_id', tutor_id,
      'agency_id', agency_id,
      'school_id', school_id,
      'off_site', off_site,
      'starts_on', starts_on,
      'ends_on', ends_on,
      'external_ref', v_ref),
    jsonb_build_object('tutor_id', tutor_id, 'agency_id', agency_id, 'school_id', school_id));
end;
$$;

ALTER FUNCTION api.open_engagement(tutor_id uuid, starts_on date, agency_id uuid, school_id uuid, off_site boolean, ends_on date, external_ref text) OWNER TO cap_identity;

--
-- Name: FUNCTION open_engagement(tutor_id uuid, starts_on date, agency_id uuid, school_id uuid, off_site boolean, ends_on date, external_ref text); Type: COMMENT; Schema: api; Owner: cap_identity
--

COMMENT ON FUNCTION api.open_engagement(tutor_id uuid, starts_on date, agency_id uuid, school_id uuid, off_site boolean, ends_on date, external_ref text) IS 'Open an engagement for a tutor

For platform administrators. Without agency_id and school_id the tutor works independently; with both, through the
agency in the school. off_site says that a school arranged the work outside its site or hours. Dates are civil days
in London; ends_on is the first day on which the engagement no longer holds. Answers 201 with engagement_id.
Refusals: 403 not-for-yourself, 404 not-found (tutor, agency or school), 409 already-registered (external_ref is
taken); 422 where a value is not usable. Clauses TS-16, TS-17, TN-30, F16.';

--
-- Name: order_no_contact(uuid, uuid, text); Type: FUNCTION; Schema: api; Owner: cap_booking
--

CREATE FUNCTION api.order_no_contact(tutor_id uuid, learner_id uuid, scope text DEFAULT 'pair'::text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'order_no_contact';
  v_caller constant uuid := identity.require_persona('web_dsl');
  v_answer jsonb;
  v_order  uuid;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'tutor_id', tutor_id, 'learner_id', learner_id, 'scope', scope));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(tutor_id, 'tutor_id');
  perform identity.check_required(learner_id, 'learner_id');
  perform identity.check_choice(scope, 'scope', 'pair', 'household');
  if v_caller in (tutor_id, learner_id) then
    return booking.refuse_action(c_action, 'person', tutor_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another safeguarding lead decides about you.');
  end if;
  if not exists (
    select from identity.power as held where held.person_id = order_no_contact.tutor_id and held.power = 'tutor'
  ) or not exists (
    select from identity.power as held where held.person_id = order_no_contact.learner_id and held.power = 'learner'
  ) then
    return booking.refuse_action(c_action, 'person', tutor_id, 404, 'not-found',
      'No such people', 'No tutor with this tutor_id, or no learner with this learner_id, is registered.');
  end if;

  perform vetting.touch(tutor_id);
  select ordered.order_id into v_order
  from booking.no_contact_order as ordered
  where ordered.tutor_id = order_no_contact.tutor_id
    and ordered.learner_id = order_no_contact.learner_id
    and ordered.scope = order_no_contact.scope
    and ordered.lifted_at is null;

  if v_order is null then
    v_order := gen_random_uuid();
    insert into booking.no_contact_order (order_id, tutor_id, learner_id, scope, ordered_by)
    values (v_order, order_no_contact.tutor_id, order_no_contact.learner_id, order_no_contact.scope, v_caller);
  end if;

  return booking.finish_action(c_action, 'no_contact_order', v_order, 201,
    jsonb_build_object('order_id', v_order, 'tutor_id', tutor_id, 'learner_id', learner_id, 'scope', scope),
    jsonb_build_object('tutor_id', tutor_id, 'learner_id', learner_id, 'scope', scope));
end;
$$;

ALTER FUNCTION api.order_no_contact(tutor_id uuid, learner_id uuid, scope text) OWNER TO cap_booking;

--
-- Name: FUNCTION order_no_contact(tutor_id uuid, learner_id uuid, scope text); Type: COMMENT; Schema: api; Owner: cap_booking
--

COMMENT ON FUNCTION api.order_no_contact(tutor_id uuid, learner_id uuid, scope text) IS 'Order that a tutor and a learner do not meet

For safeguarding leads who are neither of the two. scope is pair or household (every learner who shares a live guardian
with this one). No cause is taken or kept, and lessons on record stay as they are. The same order twice is one order.
Answers 201 with order_id. Refusals: 403 not-for-yourself, 404 not-found; 422 where a value is not usable. Accepts
Idempotency-Key. Clause TN-42.';

--
-- Name: override_parameter(uuid, text, jsonb, text, timestamp with time zone, timestamp with time zone); Type: FUNCTION; Schema: api; Owner: cap_policy
--

CREATE FUNCTION api.override_parameter(organisation_id uuid, key text, value jsonb, reason text, valid_from timestamp with time zone DEFAULT NULL::timestamp with time zone, valid_until timestamp with time zone DEFAULT NULL::timestamp with time zone) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action       constant text := 'override_parameter';
  v_admin        constant uuid := identity.require_persona('web_admin');
  v_organisation constant uuid := override_parameter.organisation_id;
  v_key          constant text := override_parameter.key;
  v_value        jsonb := nullif(override_parameter.value, 'null');
  v_from         timestamptz;
  v_reason       text;
  v_answer       jsonb;
  v_parameter    policy.parameter;
  v_profile      jsonb;
  v_counts       boolean;
  v_ended        uuid[];
  v_id           uuid := guard.uuidv7();
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'organisation_id', v_organisation, 'key', v_key, 'value', v_value, 'reason', reason,
    'valid_from', valid_from, 'valid_until', valid_until));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(v_organisation, 'organisation_id');
  v_parameter := policy.usable_parameter(v_key, v_value);
  v_value := policy.canonical_value(v_parameter.type, v_value);
  v_reason := identity.clean_text(reason, 'reason', 2000, true, 3);
  v_from := identity.check_begins_now_or_later(valid_from, 'valid_from');
  perform identity.check_ends_later(valid_until, 'valid_until', v_from);

  if not exists (select from identity.organisation where organisation.organisation_id = v_organisation) then
    return policy.refuse_action(c_action, 'organisation', v_organisation, 404, 'not-found',
      'No such organisation', 'No agency or school with this organisation_id is registered.');
  end if;
  if v_parameter.contract = 'no' then
    return policy.refuse_action(c_action, 'organisation', v_organisation, 422, 'not-for-contracts',
      'Not for contracts', format('No contract changes %s.', v_key), jsonb_build_object('key', v_key));
  end if;

  if v_value is null then
    with live as (
      select agreed.override_id
      from policy.contract_override as agreed
      where agreed.organisation_id = v_organisation
        and agreed.key = v_key
        and (agreed.valid_until is null or agreed.valid_until > v_from)
        and not exists (
          select
          from policy.contract_override_end as ended
          where ended.override_id = agreed.override_id
            and ended.ended_at <= v_from
        )
    ),
    ended as (
      insert into policy.contract_override_end (override_id, ended_at, ended_by, reason)
      select live.override_id, v_from, v_admin, v_reason
      from live
      returning contract_override_end.override_id
    )
    select array_agg(ended.override_id order by ended.override_id) into v_ended from ended;
    if v_ended is null then
      return policy.refuse_action(c_action, 'organisation', v_organisation, 404, 'nothing-to-end',
        'Nothing to end', 'This organisation has no override of this parameter then.', jsonb_build_object('key', v_key));
    end if;
    return policy.finish_action(c_action, 'organisation', v_organisation, 200,
      jsonb_build_object('organisation_id', v_organisation, 'key', v_key, 'ended', to_jsonb(v_ended), 'ended_at', v_from),
      jsonb_build_object('step', 'ended', 'key', v_key, 'ended', to_jsonb(v_ended), 'ended_at', v_from));
  end if;

  if policy.crosses_floor(v_parameter, v_value, 'contract') then
    return policy.refuse_action(c_action, 'organisation', v_organisation, 422, 'below-floor',
      'Below the floor', format('Nobody may cross the floor of %s: %s.', v_key, v_parameter.floor_words),
      jsonb_build_object('key', v_key, 'value', v_value, 'floor', v_parameter.floor));
  end if;

  insert into policy.contract_override
    (override_id, organisation_id, key, value, valid_from, valid_until, set_by, reason)
  values
    (v_id, v_organisation, v_key, v_value, v_from, override_parameter.valid_until, v_admin, v_reason);

  v_profile := policy.effective(v_key, null, v_from);
  v_counts := v_profile is null
    or v_profile = v_value
    or policy.stricter_of(v_parameter.type, v_parameter.direction, v_parameter.choices, v_profile, v_value) <> v_profile;

  return policy.finish_action(c_action, 'organisation', v_organisation, 201,
    jsonb_build_object(
      'override_id', v_id, 'organisation_id', v_organisation, 'key', v_key, 'value', v_value,
      'valid_from', v_from, 'valid_until', valid_until, 'profile_value', v_profile, 'effective', v_counts,
      'why', case when v_counts then null
        else 'The profile in force is stricter, so this value is ignored unless a deviation for it is approved.' end),
    jsonb_build_object('step', 'set', 'override_id', v_id, 'key', v_key, 'value', v_value, 'effective', v_counts));
end;
$$;

ALTER FUNCTION api.override_parameter(organisation_id uuid, key text, value jsonb, reason text, valid_from timestamp with time zone, valid_until timestamp with time zone) OWNER TO cap_policy;

--
-- Name: FUNCTION override_parameter(organisation_id uuid, key text, value jsonb, reason text, valid_from timestamp with time zone, valid_until timestamp with time zone); Type: COMMENT; Schema: api; Owner: cap_policy
--

COMMENT ON FUNCTION api.override_parameter(organisation_id uuid, key text, value jsonb, reason text, valid_from timestamp with time zone, valid_until timestamp with time zone) IS 'Record what a contract says about a parameter

For platform administrators. The strictest live override of an engagement''s agency and school counts where it is
stricter than the profile. value has the form of the parameter: a whole number, true or false, a choice, a duration
such as "P6M", a list of members (for required sets: members to add). value null ends every override of this key by
this organisation from valid_from on. valid_from is an instant from now on (left out: now); valid_until is the first
instant at which it no longer holds. Answers 201 with override_id; effective is false, and why says so, where the
value is looser than the profile and therefore ignored; 200 with ended for an end. Refusals: 422 below-floor, 422
not-for-contracts, 404 not-found, 404 nothing-to-end; 422 for an unknown key or unusable value.
Clauses TS-06, TS-08, B.3, B.5.';

--
-- Name: place_hold(uuid); Type: FUNCTION; Schema: api; Owner: cap_booking
--

CREATE FUNCTION api.place_hold(tutor_id uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'place_hold';
  v_caller constant uuid := identity.require_persona('web_dsl');
  v_answer jsonb;
  v_hold   uuid;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('tutor_id', tutor_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(tutor_id, 'tutor_id');
  if tutor_id = v_caller then
    return booking.refuse_action(c_action, 'person', tutor_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another safeguarding lead decides about you.');
  end if;
  if not exists (
    select from identity.power as held where held.person_id = place_hold.tutor_id and held.power = 'tutor'
  ) then
    return booking.refuse_action(c_action, 'person', tutor_id, 404, 'not-found',
      'No such tutor', 'No tutor with this tutor_id is registered.');
  end if;

  -- a booking that is being made is waited for; one that comes now waits and sees the hold
  perform vetting.touch(tutor_id);
  select held.restriction_id into v_hold
  from booking.restriction as held
  where held.tutor_id = place_hold.tutor_id and held.kind = 'hold' and held.ended_at is null;

  if v_hold is null then
    v_hold := gen_random_uuid();
    insert into booking.restriction (restriction_id, tutor_id, kind, placed_by)
    values (v_hold, place_hold.tutor_id, 'hold', v_caller);
  end if;

  return booking.finish_action(c_action, 'person', tutor_id, 201,
    jsonb_build_object('tutor_id', tutor_id, 'held', true),
    jsonb_build_object('restriction_id', v_hold));
end;
$$;

ALTER FUNCTION api.place_hold(tutor_id uuid) OWNER TO cap_booking;

--
-- Name: FUNCTION place_hold(tutor_id uuid); Type: COMMENT; Schema: api; Owner: cap_booking
--

COMMENT ON FUNCTION api.place_hold(tutor_id uuid) IS 'Hold a tutor back

For safeguarding leads, never about themselves. No cause is taken or kept. From the commit on no lesson with the tutor
is booked, changed or started; lessons on record stay as they are. To hold somebody twice changes nothing. Answers
201. Refusals: 403 not-for-yourself, 404 not-found. Accepts Idempotency-Key. Clauses TS-65, TS-72, F12.';

--
-- Name: publish_document(text, text, text, text, date, timestamp with time zone, text[]); Type: FUNCTION; Schema: api; Owner: cap_policy
--

CREATE FUNCTION api.publish_document(document text, version text, body text, owner text, review_due_on date, effective_from timestamp with time zone DEFAULT NULL::timestamp with time zone, cites text[] DEFAULT '{}'::text[]) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action   constant text := 'publish_document';
  v_dsl      constant uuid := identity.require_persona('web_dsl');
  v_document constant text := publish_document.document;
  v_cites    constant text[] := coalesce(publish_document.cites, '{}');
  v_answer   jsonb;
  v_version  text;
  v_body     text;
  v_owner    text;
  v_from     timestamptz;
  v_day      date;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'document', v_document, 'version', version, 'body', body, 'owner', owner, 'review_due_on', review_due_on,
    'effective_from', effective_from, 'cites', to_jsonb(v_cites)));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(v_document, 'document');
  v_version := identity.clean_text(version, 'version', 60);
  v_body := policy.clean_prose(body, 'body', 200000);
  v_owner := identity.clean_text(owner, 'owner', 200);
  v_from := identity.check_begins_now_or_later(effective_from, 'effective_from');
  v_day := identity.civil_date(v_from);
  perform identity.check_required(review_due_on, 'review_due_on');
  if review_due_on <= v_day or review_due_on > v_day + interval '12 months' then
    raise exception using
      errcode = 'PT422',
      message = 'review_due_on is not within twelve months of effective_from',
      hint = 'A document is reviewed at least once a year.';
  end if;
  if exists (
    select
    from unnest(v_cites) as cited (edition)
    where cited.edition is null or not exists (
      select from policy.guidance_edition as known
      where known.instrument || ':' || known.edition = cited.edition
    )
  ) then
    raise exception using
      errcode = 'PT422',
      message = 'cites names an edition that is not registered',
      hint = 'Send instrument:edition, for instance KCSIE:2025.';
  end if;

  if not exists (select from policy.document as known where known.document = v_document) then
    return policy.refuse_action(c_action, 'document', null, 404, 'not-found',
      'No such document', 'No document with this name is in the register.');
  end if;

  begin
    insert into policy.document_version (document, version, effective_from, owner, review_due_on, cites, body)
    values (v_document, v_version, v_from, v_owner, publish_document.review_due_on, v_cites, v_body);
  exception when unique_violation then
    return policy.refuse_action(c_action, 'document', null, 409, 'version-exists',
      'Published already', 'This version, or another one from the same instant on, is published already.',
      jsonb_build_object('document', v_document, 'version', v_version));
  end;

  return policy.finish_action(c_action, 'document', null, 201,
    jsonb_build_object(
      'document', v_document, 'version', v_version, 'effective_from', v_from, 'review_due_on', review_due_on,
      'sha256', encode(sha256(convert_to(v_body, 'UTF8')), 'hex'),
      'superseded', coalesce(
        (select jsonb_agg(cited.edition order by cited.edition)
         from unnest(v_cites) as cited (edition)
         join policy.guidance_edition as known on known.instrument || ':' || known.edition = cited.edition
         where policy.edition_status(known.instrument, known.edition, v_day) = 'superseded'), '[]')),
    jsonb_build_object('document', v_document, 'version', v_version, 'effective_from', v_from));
end;
$$;

ALTER FUNCTION api.publish_document(document text, version text, body text, owner text, review_due_on date, effective_from timestamp with time zone, cites text[]) OWNER TO cap_policy;

--
-- Name: FUNCTION publish_document(document text, version text, body text, owner text, review_due_on date, effective_from timestamp with time zone, cites text[]); Type: COMMENT; Schema: api; Owner: cap_policy
--

COMMENT ON FUNCTION api.publish_document(document text, version text, body text, owner text, review_due_on date, effective_from timestamp with time zone, cites text[]) IS 'Publish a version of a document

For the designated safeguarding lead. document is a name in policy_documents; version is yours to name and used once.
body has 1 to 200,000 characters. effective_from is an instant from now on (left out: now); review_due_on is at most
twelve months later. cites lists editions as instrument:edition; those no longer in force come back in superseded.
Everybody who must have acknowledged the document is asked anew from effective_from on. Answers 201 with the sha256 of
the body. Refusals: 404 not-found, 409 version-exists; 422 where a value is not usable. Clauses TS-01, TS-02, TS-105,
TS-106.';

--
-- Name: record_contract(uuid, text, date, date, uuid, uuid, date, date, uuid); Type: FUNCTION; Schema: api; Owner: cap_vetting
--

CREATE FUNCTION api.record_contract(person_id uuid, kind text, starts_on date, ends_on date DEFAULT NULL::date, engagement_id uuid DEFAULT NULL::uuid, learner_id uuid DEFAULT NULL::uuid, school_signed_on date DEFAULT NULL::date, responsible_adult_signed_on date DEFAULT NULL::date, supersedes uuid DEFAULT NULL::uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action  constant text := 'record_contract';
  v_officer constant uuid := identity.require_persona('web_vetting');
  v_id      constant uuid := guard.uuidv7();
  v_answer  jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'person_id', person_id, 'kind', kind, 'starts_on', starts_on, 'ends_on', ends_on,
    'engagement_id', engagement_id, 'learner_id', learner_id, 'school_signed_on', school_signed_on,
    'responsible_adult_signed_on', responsible_adult_signed_on, 'supersedes', supersedes));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(person_id, 'person_id');
  perform identity.check_choice(kind, 'kind', 'tutor_contract', 'written_confirmation', 'responsibility_agreement');
  perform identity.check_civil_day(starts_on, 'starts_on');
  perform vetting.check_end_day(ends_on, 'ends_on', starts_on);
  if (kind <> 'tutor_contract') <> (engagement_id is not null)
    or (kind = 'responsibility_agreement') <> (learner_id is not null)
    or kind <> 'responsibility_agreement' and num_nonnulls(school_signed_on, responsible_adult_signed_on) > 0
  then
    raise exception using
      errcode = 'PT422',
      message = 'these parameters do not go with this kind',
      hint = 'written_confirmation and responsibility_agreement need engagement_id; learner_id and the days of '
             'signature belong to a responsibility_agreement.';
  end if;
  if school_signed_on is not null then
    perform vetting.check_past_day(school_signed_on, 'school_signed_on');
  end if;
  if responsible_adult_signed_on is not null then
    perform vetting.check_past_day(responsible_adult_signed_on, 'responsible_adult_signed_on');
  end if;

  v_answer := vetting.refuse_to_record(c_action, v_officer, person_id);
  if v_answer is not null then
    return v_answer;
  end if;
  if engagement_id is not null and not exists (
    select
    from identity.engagement as work
    where work.engagement_id = record_contract.engagement_id
      and work.tutor_id = record_contract.person_id
      and work.school_id is not null
  ) or learner_id is not null and not identity.holds_power(learner_id, 'learner')
  then
    return vetting.refuse_unknown(c_action);
  end if;
  if supersedes is not null and not exists (
    select
    from vetting.contract as wrong
    where wrong.contract_id = record_contract.supersedes
      and wrong.person_id = record_contract.person_id
      and wrong.kind = record_contract.kind
      and not exists (select from vetting.contract as later where later.supersedes = wrong.contract_id)
  ) then
    return vetting.refuse_correction(c_action, person_id);
  end if;

  insert into vetting.contract
    (contract_id, person_id, kind, starts_on, ends_on, engagement_id, learner_id,
     school_signed_on, responsible_adult_signed_on, recorded_by, supersedes)
  values
    (v_id, person_id, kind, starts_on, ends_on, engagement_id, learner_id,
     school_signed_on, responsible_adult_signed_on, v_officer, supersedes);

  return vetting.finish_action(c_action, person_id, 201,
    jsonb_build_object(
      'contract_id', v_id, 'person_id', person_id, 'kind', kind, 'starts_on', starts_on, 'ends_on', ends_on,
      'engagement_id', engagement_id, 'learner_id', learner_id),
    jsonb_build_object('contract_id', v_id, 'kind', kind, 'supersedes', supersedes));
end;
$$;

ALTER FUNCTION api.record_contract(person_id uuid, kind text, starts_on date, ends_on date, engagement_id uuid, learner_id uuid, school_signed_on date, responsible_adult_signed_on date, supersedes uuid) OWNER TO cap_vetting;

--
-- Name: FUNCTION record_contract(person_id uuid, kind text, starts_on date, ends_on date, engagement_id uuid, learner_id uuid, school_signed_on date, responsible_adult_signed_on date, supersedes uuid); Type: COMMENT; Schema: api; Owner: cap_vetting
--

COMMENT ON FUNCTION api.record_contract(person_id uuid, kind text, starts_on date, ends_on date, engagement_id uuid, learner_id uuid, school_signed_on date, responsible_adult_signed_on date, supersedes uuid) IS 'Record a contract, a confirmation or an agreement

For vetting officers. kind is tutor_contract, written_confirmation (to the school of engagement_id) or
responsibility_agreement (for engagement_id and learner_id, counting once school_signed_on and
responsible_adult_signed_on are both given). It covers the civil days from starts_on until before ends_on (none: no
end); starts_on may lie in the future. supersedes names a record of the same kind that was wrong. Answers 201 with
contract_id. Refusals: 403 not-about-yourself, 409 nothing-to-correct, 422 unknown-to-vetting (also for an
engagement that is not this tutor''s with a school, or a learner who is none); 422 also where a value is not usable.
Clauses TS-80, TN-30, F16.';

--
-- Name: record_dbs_certificate(uuid, text, text, text, text, text, text, date, date, text, uuid); Type: FUNCTION; Schema: api; Owner: cap_vetting
--

CREATE FUNCTION api.record_dbs_certificate(person_id uuid, number text, level text, workforce text, barred_list text, name_on_certificate text, disclosures text, issued_on date, seen_on date, name_explanation text DEFAULT NULL::text, supersedes uuid DEFAULT NULL::uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action  constant text := 'record_dbs_certificate';
  v_officer constant uuid := identity.require_persona('web_vetting');
  v_id      constant uuid := guard.uuidv7();
  v_answer  jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'person_id', person_id, 'number', number, 'level', level, 'workforce', workforce, 'barred_list', barred_list,
    'name_on_certificate', name_on_certificate, 'disclosures', disclosures, 'issued_on', issued_on,
    'seen_on', seen_on, 'name_explanation', name_explanation, 'supersedes', supersedes));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(person_id, 'person_id');
  number := vetting.check_dbs_number(number, true);
  perform identity.check_choice(level, 'level', 'basic', 'standard', 'enhanced');
  perform identity.check_choice(workforce, 'workforce', 'child', 'adult', 'child_and_adult', 'other');
  perform identity.check_choice(barred_list, 'barred_list', 'not_checked', 'clear', 'match');
  perform identity.check_choice(disclosures, 'disclosures', 'blank', 'non_blank');
  name_on_certificate := identity.clean_text(name_on_certificate, 'name_on_certificate', 400);
  name_explanation := identity.clean_text(name_explanation, 'name_explanation', 2000, false, 3);
  perform vetting.check_past_day(issued_on, 'issued_on');
  perform vetting.check_past_day(seen_on, 'seen_on');
  if seen_on < issued_on then
    raise exception using
      errcode = 'PT422',
      message = 'seen_on lies before issued_on',
      hint = 'A certificate is seen on the day of its issue or later.';
  end if;

  v_answer := vetting.refuse_to_record(c_action, v_officer, person_id);
  if v_answer is not null then
    return v_answer;
  end if;
  if supersedes is not null and not exists (
    select
    from vetting.dbs_certificate as wrong
    where wrong.certificate_id = record_dbs_certificate.supersedes
      and wrong.person_id = record_dbs_certificate.person_id
      and wrong.source = 'verified'
      and not exists (select from vetting.dbs_certificate as later where later.supersedes = wrong.certificate_id)
  ) then
    return vetting.refuse_correction(c_action, person_id);
  end if;

  insert into vetting.dbs_certificate
    (certificate_id, person_id, source, number, level, workforce, barred_list, name_on_certificate,
     name_explanation, disclosures, issued_on, seen_on, recorded_by, supersedes)
  values
    (v_id, person_id, 'verified', number, level, workforce, barred_list, name_on_certificate,
     name_explanation, disclosures, issued_on, seen_on, v_officer, supersedes);

  return vetting.finish_action(c_action, person_id, 201,
    jsonb_build_object(
      'certificate_id', v_id, 'person_id', person_id, 'number', vetting.masked(number), 'level', level,
      'workforce', workforce, 'barred_list', barred_list, 'disclosures', disclosures,
      'issued_on', issued_on, 'seen_on', seen_on),
    jsonb_build_object('certificate_id', v_id, 'supersedes', supersedes));
end;
$$;

ALTER FUNCTION api.record_dbs_certificate(person_id uuid, number text, level text, workforce text, barred_list text, name_on_certificate text, disclosures text, issued_on date, seen_on date, name_explanation text, supersedes uuid) OWNER TO cap_vetting;

--
-- Name: FUNCTION record_dbs_certificate(person_id uuid, number text, level text, workforce text, barred_list text, name_on_certificate text, disclosures text, issued_on date, seen_on date, name_explanation text, supersedes uuid); Type: COMMENT; Schema: api; Owner: cap_vetting
--

COMMENT ON FUNCTION api.record_dbs_certificate(person_id uuid, number text, level text, workforce text, barred_list text, name_on_certificate text, disclosures text, issued_on date, seen_on date, name_explanation text, supersedes uuid) IS 'Record a DBS certificate that was seen

For vetting officers. number is the twelve figures as text; level is basic, standard or enhanced; workforce is child,
adult, child_and_adult or other; barred_list is not_checked, clear or match; disclosures is blank or non_blank (then
somebody else weighs it with assess_disclosure). issued_on and seen_on are civil days in London, not in the future.
name_explanation settles a name that differs from the verified identity. supersedes names a certificate that was
recorded wrongly. Answers 201 with certificate_id; the number is shown by its last four figures. Refusals: 403
not-about-yourself, 409 nothing-to-correct, 422 unknown-to-vetting; 422 also where a value is not usable.
Clauses TS-75, TS-78, C.5, F14, F15.';

--
-- Name: record_dbs_status_check(uuid, text, timestamp with time zone, text, uuid); Type: FUNCTION; Schema: api; Owner: cap_vetting
--

CREATE FUNCTION api.record_dbs_status_check(certificate_id uuid, result text, checked_at timestamp with time zone, entitlement_basis text, supersedes uuid DEFAULT NULL::uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action      constant text := 'record_dbs_status_check';
  v_officer     constant uuid := identity.require_persona('web_vetting');
  v_id          constant uuid := guard.uuidv7();
  v_answer      jsonb;
  v_certificate vetting.dbs_certificate;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'certificate_id', certificate_id, 'result', result, 'checked_at', checked_at,
    'entitlement_basis', entitlement_basis, 'supersedes', supersedes));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(certificate_id, 'certificate_id');
  perform identity.check_choice(result, 'result',
    'BLANK_NO_NEW_INFO', 'NON_BLANK_NO_NEW_INFO', 'NEW_INFO', 'NO_MATCH_FOUND');
  checked_at := vetting.check_past_instant(checked_at, 'checked_at');
  entitlement_basis := identity.clean_text(entitlement_basis, 'entitlement_basis', 500, true, 3);

  select * into v_certificate
  from vetting.dbs_certificate as asked
  where asked.certificate_id = record_dbs_status_check.certificate_id
    and asked.source = 'verified';
  if not found then
    return vetting.refuse_unknown(c_action);
  end if;
  v_answer := vetting.refuse_to_record(c_action, v_officer, v_certificate.person_id);
  if v_answer is not null then
    return v_answer;
  end if;

  if identity.civil_date(checked_at) < v_certificate.issued_on then
    raise exception using
      errcode = 'PT422',
      message = 'checked_at lies before the certificate was issued',
      hint = 'Send the instant at which the Update Service answered.';
  end if;
  if not coalesce((
    select said.given
    from vetting.update_service_consent as said
    where said.person_id = v_certificate.person_id
      and said.at <= record_dbs_status_check.checked_at
    order by said.at desc, said.given
    limit 1
  ), false) then
    return vetting.refuse_action(
      c_action, v_certificate.person_id, 409, 'no-update-service-consent', 'No consent',
      'At that instant the holder had not consented to Update Service checks. They give it with grant_update_service_consent.');
  end if;
  if supersedes is not null and not exists (
    select
    from vetting.dbs_status_check as wrong
    where wrong.check_id = record_dbs_status_check.supersedes
      and wrong.person_id = v_certificate.person_id
      and not exists (select from vetting.dbs_status_check as later where later.supersedes = wrong.check_id)
  ) then
    return vetting.refuse_correction(c_action, v_certificate.person_id);
  end if;

  insert into vetting.dbs_status_check
    (check_id, person_id, certificate_id, result, checked_at, entitlement_basis, recorded_by, supersedes)
  values
    (v_id, v_certificate.person_id, certificate_id, result, checked_at, entitlement_basis, v_officer, supersedes);

  return vetting.finish_action(c_action, v_certificate.person_id, 201,
    jsonb_build_object(
      'check_id', v_id, 'certificate_id', certificate_id, 'person_id', v_certificate.person_id,
      'result', result, 'checked_at', checked_at),
    jsonb_build_object('check_id', v_id, 'certificate_id', certificate_id, 'supersedes', supersedes));
end;
$$;

ALTER FUNCTION api.record_dbs_status_check(certificate_id uuid, result text, checked_at timestamp with time zone, entitlement_basis text, supersedes uuid) OWNER TO cap_vetting;

--
-- Name: FUNCTION record_dbs_status_check(certificate_id uuid, result text, checked_at timestamp with time zone, entitlement_basis text, supersedes uuid); Type: COMMENT; Schema: api; Owner: cap_vetting
--

COMMENT ON FUNCTION api.record_dbs_status_check(certificate_id uuid, result text, checked_at timestamp with time zone, entitlement_basis text, supersedes uuid) IS 'Record what the DBS Update Service answered

For vetting officers. certificate_id is one that an officer has seen; result is BLANK_NO_NEW_INFO,
NON_BLANK_NO_NEW_INFO, NEW_INFO or NO_MATCH_FOUND; checked_at is an instant that has passed, not before the
certificate was issued; entitlement_basis says why we may ask at this level and workforce. The holder must have
consented by then. supersedes names a check that was recorded wrongly. Answers 201 with check_id. Refusals: 403
not-about-yourself, 409 no-update-service-consent, 409 nothing-to-correct, 422 unknown-to-vetting; 422 also where a
value is not usable. Clauses TS-79, C.5, F14.';

--
-- Name: record_identity_check(uuid, text, text, date, text, uuid); Type: FUNCTION; Schema: api; Owner: cap_vetting
--

CREATE FUNCTION api.record_identity_check(person_id uuid, method text, outcome text, verified_on date, verified_name text DEFAULT NULL::text, supersedes uuid DEFAULT NULL::uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action  constant text := 'record_identity_check';
  v_officer constant uuid := identity.require_persona('web_vetting');
  v_id      constant uuid := guard.uuidv7();
  v_answer  jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'person_id', person_id, 'method', method, 'outcome', outcome, 'verified_on', verified_on,
    'verified_name', verified_name, 'supersedes', supersedes));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(person_id, 'person_id');
  perform identity.check_choice(method, 'method',
    'passport', 'driving_licence', 'birth_certificate', 'biometric_residence_permit', 'photo_id', 'other');
  perform identity.check_choice(outcome, 'outcome', 'verified', 'failed');
  perform vetting.check_past_day(verified_on, 'verified_on');
  verified_name := identity.clean_text(verified_name, 'verified_name', 400, outcome = 'verified');

  v_answer := vetting.refuse_to_record(c_action, v_officer, person_id);
  if v_answer is not null then
    return v_answer;
  end if;
  if supersedes is not null and not exists (
    select
    from vetting.identity_check as wrong
    where wrong.check_id = record_identity_check.supersedes
      and wrong.person_id = record_identity_check.person_id
      and not exists (select from vetting.identity_check as later where later.supersedes = wrong.check_id)
  ) then
    return vetting.refuse_correction(c_action, person_id);
  end if;

  insert into vetting.identity_check
    (check_id, person_id, method, outcome, verified_name, verified_on, recorded_by, supersedes)
  values
    (v_id, person_id, method, outcome, verified_name, verified_on, v_officer, supersedes);

  return vetting.finish_action(c_action, person_id, 201,
    jsonb_build_object('check_id', v_id, 'person_id', person_id, 'outcome', outcome, 'verified_on', verified_on),
    jsonb_build_object('check_id', v_id, 'supersedes', supersedes));
end;
$$;

ALTER FUNCTION api.record_identity_check(person_id uuid, method text, outcome text, verified_on date, verified_name text, supersedes uuid) OWNER TO cap_vetting;

--
-- Name: FUNCTION record_identity_check(person_id uuid, method text, outcome text, verified_on date, verified_name text, supersedes uuid); Type: COMMENT; Schema: api; Owner: cap_vetting
--

COMMENT ON FUNCTION api.record_identity_check(person_id uuid, method text, outcome text, verified_on date, verified_name text, supersedes uuid) IS 'Record an identity check

For vetting officers. method is passport, driving_licence, birth_certificate, biometric_residence_permit, photo_id
or other; outcome is verified or failed; verified_name is the name on the document and is needed where verified:
the name on a DBS certificate is compared with it. verified_on is a civil day in London, not in the future.
supersedes names a check that was recorded wrongly. Answers 201 with check_id. Refusals: 403 not-about-yourself, 409 nothing-to-correct, 422 unknown-to-vetting;
422 also where a value is not usable. Clauses TS-75, TN-11.';

--
-- Name: record_prohibition_check(uuid, text, text, date, uuid); Type: FUNCTION; Schema: api; Owner: cap_vetting
--

CREATE FUNCTION api.record_prohibition_check(person_id uuid, kind text, result text, checked_on date, supersedes uuid DEFAULT NULL::uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action  constant text := 'record_prohibition_check';
  v_officer constant uuid := identity.require_persona('web_vetting');
  v_id      constant uuid := guard.uuidv7();
  v_answer  jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'person_id', person_id, 'kind', kind, 'result', result, 'checked_on', checked_on,
    'supersedes', supersedes));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(person_id, 'person_id');
  perform identity.check_choice(kind, 'kind', 'tra_prohibition', 'interim_prohibition', 'section_128');
  perform identity.check_choice(result, 'result', 'clear', 'match');
  perform vetting.check_past_day(checked_on, 'checked_on');

  v_answer := vetting.refuse_to_record(c_action, v_officer, person_id);
  if v_answer is not null then
    return v_answer;
  end if;
  if supersedes is not null and not exists (
    select
    from vetting.prohibition_check as wrong
    where wrong.check_id = record_prohibition_check.supersedes
      and wrong.person_id = record_prohibition_check.person_id
      and wrong.kind = record_prohibition_check.kind
      and not exists (select from vetting.prohibition_check as later where later.supersedes = wrong.check_id)
  ) then
    return vetting.refuse_correction(c_action, person_id);
  end if;

  insert into vetting.prohibition_check
    (check_id, person_id, kind, result, checked_on, recorded_by, supersedes)
  values
    (v_id, person_id, kind, result, checked_on, v_officer, supersedes);

  return vetting.finish_action(c_action, person_id, 201,
    jsonb_build_object(
      'check_id', v_id, 'person_id', person_id, 'kind', kind, 'result', result, 'checked_on', checked_on),
    jsonb_build_object('check_id', v_id, 'supersedes', supersedes));
end;
$$;

ALTER FUNCTION api.record_prohibition_check(person_id uuid, kind text, result text, checked_on date, supersedes uuid) OWNER TO cap_vetting;

--
-- Name: FUNCTION record_prohibition_check(person_id uuid, kind text, result text, checked_on date, supersedes uuid); Type: COMMENT; Schema: api; Owner: cap_vetting
--

COMMENT ON FUNCTION api.record_prohibition_check(person_id uuid, kind text, result text, checked_on date, supersedes uuid) IS 'Record a prohibition check

For vetting officers. kind is tra_prohibition, interim_prohibition or section_128; result is clear or match.
checked_on is a civil day in London, not in the future. A match blocks every booking until the record is corrected:
supersedes names the check of the same kind that was wrong. Answers 201 with check_id. Refusals: 403 not-about-yourself, 409 nothing-to-correct, 422 unknown-to-vetting;
422 also where a value is not usable. Clauses F14, F16, C.6.';

--
-- Name: record_qualification(uuid, text, text, text, date, text, date, uuid); Type: FUNCTION; Schema: api; Owner: cap_vetting
--

CREATE FUNCTION api.record_qualification(person_id uuid, kind text, title text, outcome text, verified_on date, awarded_by text DEFAULT NULL::text, valid_until date DEFAULT NULL::date, supersedes uuid DEFAULT NULL::uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action  constant text := 'record_qualification';
  v_officer constant uuid := identity.require_persona('web_vetting');
  v_id      constant uuid := guard.uuidv7();
  v_answer  jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'person_id', person_id, 'kind', kind, 'title', title, 'outcome', outcome, 'verified_on', verified_on,
    'awarded_by', awarded_by, 'valid_until', valid_until, 'supersedes', supersedes));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(person_id, 'person_id');
  perform identity.check_choice(kind, 'kind', 'academic', 'professional', 'university_affiliation', 'video_interview');
  title := identity.clean_text(title, 'title', 300);
  perform identity.check_choice(outcome, 'outcome', 'verified', 'failed');
  perform vetting.check_past_day(verified_on, 'verified_on');
  awarded_by := identity.clean_text(awarded_by, 'awarded_by', 300, false);
  perform vetting.check_end_day(valid_until, 'valid_until', verified_on);

  v_answer := vetting.refuse_to_record(c_action, v_officer, person_id);
  if v_answer is not null then
    return v_answer;
  end if;
  if supersedes is not null and not exists (
    select
    from vetting.qualification as wrong
    where wrong.qualification_id = record_qualification.supersedes
      and wrong.person_id = record_qualification.person_id
      and wrong.kind = record_qualification.kind
      and not exists (select from vetting.qualification as later where later.supersedes = wrong.qualification_id)
  ) then
    return vetting.refuse_correction(c_action, person_id);
  end if;

  insert into vetting.qualification
    (qualification_id, person_id, kind, title, awarded_by, outcome, verified_on, valid_until, recorded_by, supersedes)
  values
    (v_id, person_id, kind, title, awarded_by, outcome, verified_on, valid_until, v_officer, supersedes);

  return vetting.finish_action(c_action, person_id, 201,
    jsonb_build_object(
      'qualification_id', v_id, 'person_id', person_id, 'kind', kind, 'outcome', outcome,
      'verified_on', verified_on, 'valid_until', valid_until),
    jsonb_build_object('qualification_id', v_id, 'supersedes', supersedes));
end;
$$;

ALTER FUNCTION api.record_qualification(person_id uuid, kind text, title text, outcome text, verified_on date, awarded_by text, valid_until date, supersedes uuid) OWNER TO cap_vetting;

--
-- Name: FUNCTION record_qualification(person_id uuid, kind text, title text, outcome text, verified_on date, awarded_by text, valid_until date, supersedes uuid); Type: COMMENT; Schema: api; Owner: cap_vetting
--

COMMENT ON FUNCTION api.record_qualification(person_id uuid, kind text, title text, outcome text, verified_on date, awarded_by text, valid_until date, supersedes uuid) IS 'Record a qualification, an affiliation or an interview

For vetting officers. kind is academic, professional, university_affiliation or video_interview; outcome is verified
or failed. verified_on is a civil day in London, not in the future; valid_until is the first day on which it no
longer counts (none: no end). supersedes names a record of the same kind that was wrong. Answers 201 with
qualification_id. Refusals: 403 not-about-yourself, 409 nothing-to-correct, 422 unknown-to-vetting;
422 also where a value is not usable. Clauses TS-75, TS-80,
TN-01, TN-10.';

--
-- Name: record_reference(uuid, text, text, text, date, uuid); Type: FUNCTION; Schema: api; Owner: cap_vetting
--

CREATE FUNCTION api.record_reference(person_id uuid, referee text, relationship text, outcome text, verified_on date, supersedes uuid DEFAULT NULL::uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action  constant text := 'record_reference';
  v_officer constant uuid := identity.require_persona('web_vetting');
  v_id      constant uuid := guard.uuidv7();
  v_answer  jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'person_id', person_id, 'referee', referee, 'relationship', relationship, 'outcome', outcome,
    'verified_on', verified_on, 'supersedes', supersedes));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(person_id, 'person_id');
  referee := identity.clean_text(referee, 'referee', 300);
  relationship := identity.clean_text(relationship, 'relationship', 300);
  perform identity.check_choice(outcome, 'outcome', 'verified', 'unsatisfactory');
  perform vetting.check_past_day(verified_on, 'verified_on');

  v_answer := vetting.refuse_to_record(c_action, v_officer, person_id);
  if v_answer is not null then
    return v_answer;
  end if;
  if supersedes is not null and not exists (
    select
    from vetting.reference as wrong
    where wrong.reference_id = record_reference.supersedes
      and wrong.person_id = record_reference.person_id
      and not exists (select from vetting.reference as later where later.supersedes = wrong.reference_id)
  ) then
    return vetting.refuse_correction(c_action, person_id);
  end if;

  insert into vetting.reference
    (reference_id, person_id, referee, relationship, outcome, verified_on, recorded_by, supersedes)
  values
    (v_id, person_id, referee, relationship, outcome, verified_on, v_officer, supersedes);

  return vetting.finish_action(c_action, person_id, 201,
    jsonb_build_object('reference_id', v_id, 'person_id', person_id, 'outcome', outcome, 'verified_on', verified_on),
    jsonb_build_object('reference_id', v_id, 'supersedes', supersedes));
end;
$$;

ALTER FUNCTION api.record_reference(person_id uuid, referee text, relationship text, outcome text, verified_on date, supersedes uuid) OWNER TO cap_vetting;

--
-- Name: FUNCTION record_reference(person_id uuid, referee text, relationship text, outcome text, verified_on date, supersedes uuid); Type: COMMENT; Schema: api; Owner: cap_vetting
--

COMMENT ON FUNCTION api.record_reference(person_id uuid, referee text, relationship text, outcome text, verified_on date, supersedes uuid) IS 'Record a reference

For vetting officers. referee says who gave it, relationship how they know the person; outcome is verified or
unsatisfactory. verified_on is a civil day in London, not in the future. supersedes names a reference that was
recorded wrongly. Answers 201 with reference_id. Refusals: 403 not-about-yourself, 409 nothing-to-correct, 422 unknown-to-vetting;
422 also where a value is not usable.
Clauses TS-75, TS-80.';

--
-- Name: record_right_to_work(uuid, text, text, date, date, uuid); Type: FUNCTION; Schema: api; Owner: cap_vetting
--

CREATE FUNCTION api.record_right_to_work(person_id uuid, document text, outcome text, verified_on date, valid_until date DEFAULT NULL::date, supersedes uuid DEFAULT NULL::uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action  constant text := 'record_right_to_work';
  v_officer constant uuid := identity.require_persona('web_vetting');
  v_id      constant uuid := guard.uuidv7();
  v_answer  jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'person_id', person_id, 'document', document, 'outcome', outcome, 'verified_on', verified_on,
    'valid_until', valid_until, 'supersedes', supersedes));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(person_id, 'person_id');
  document := identity.clean_text(document, 'document', 200);
  perform identity.check_choice(outcome, 'outcome', 'verified', 'failed');
  perform vetting.check_past_day(verified_on, 'verified_on');
  perform vetting.check_end_day(valid_until, 'valid_until', verified_on);

  v_answer := vetting.refuse_to_record(c_action, v_officer, person_id);
  if v_answer is not null then
    return v_answer;
  end if;
  if supersedes is not null and not exists (
    select
    from vetting.right_to_work as wrong
    where wrong.check_id = record_right_to_work.supersedes
      and wrong.person_id = record_right_to_work.person_id
      and not exists (select from vetting.right_to_work as later where later.supersedes = wrong.check_id)
  ) then
    return vetting.refuse_correction(c_action, person_id);
  end if;

  insert into vetting.right_to_work
    (check_id, person_id, document, outcome, verified_on, valid_until, recorded_by, supersedes)
  values
    (v_id, person_id, document, outcome, verified_on, valid_until, v_officer, supersedes);

  return vetting.finish_action(c_action, person_id, 201,
    jsonb_build_object(
      'check_id', v_id, 'person_id', person_id, 'outcome', outcome, 'verified_on', verified_on,
      'valid_until', valid_until),
    jsonb_build_object('check_id', v_id, 'supersedes', supersedes));
end;
$$;

ALTER FUNCTION api.record_right_to_work(person_id uuid, document text, outcome text, verified_on date, valid_until date, supersedes uuid) OWNER TO cap_vetting;

--
-- Name: FUNCTION record_right_to_work(person_id uuid, document text, outcome text, verified_on date, valid_until date, supersedes uuid); Type: COMMENT; Schema: api; Owner: cap_vetting
--

COMMENT ON FUNCTION api.record_right_to_work(person_id uuid, document text, outcome text, verified_on date, valid_until date, supersedes uuid) IS 'Record a right-to-work check

For vetting officers. document says what was seen; outcome is verified or failed; verified_on is a civil day in
London, not in the future; valid_until is the first day on which it no longer counts (none: no end). supersedes names
a check that was recorded wrongly. Answers 201 with check_id. Refusals: 403 not-about-yourself, 409 nothing-to-correct, 422 unknown-to-vetting;
422 also where a value is not usable. Clauses F16, C.6.';

--
-- Name: record_screening_run(uuid, text, text, timestamp with time zone, jsonb); Type: FUNCTION; Schema: api; Owner: cap_vetting
--

CREATE FUNCTION api.record_screening_run(person_id uuid, source text, outcome text, ran_at timestamp with time zone DEFAULT now(), hits jsonb DEFAULT '[]'::jsonb) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action  constant text := 'record_screening_run';
  v_officer constant uuid := identity.require_persona('web_vetting');
  v_id      constant uuid := gen_random_uuid();
  v_answer  jsonb;
  v_hits    jsonb := '[]';
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'person_id', person_id, 'source', source, 'outcome', outcome, 'ran_at', nullif(ran_at, now()), 'hits', hits));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(person_id, 'person_id');
  perform identity.check_choice(source, 'source',
    'uk_sanctions_list', 'tra_prohibition', 'childrens_barred', 'overseas_teacher_sanction');
  perform identity.check_choice(outcome, 'outcome', 'completed', 'failed');
  ran_at := vetting.check_past_instant(ran_at, 'ran_at');
  hits := vetting.check_hits(hits, outcome);

  v_answer := vetting.refuse_to_record(c_action, v_officer, person_id);
  if v_answer is not null then
    return v_answer;
  end if;

  insert into vetting.screening_run (run_id, person_id, source, outcome, ran_at, recorded_by)
  values (v_id, person_id, source, outcome, ran_at, v_officer);

  with found as (
    insert into vetting.screening_hit (hit_id, run_id, person_id, strength, note)
    select gen_random_uuid(), v_id, record_screening_run.person_id, hit ->> 'strength', hit ->> 'note'
    from jsonb_array_elements(hits) as hit
    returning screening_hit.hit_id, screening_hit.strength
  )
  select coalesce(jsonb_agg(jsonb_build_object('hit_id', found.hit_id, 'strength', found.strength)), '[]')
  into v_hits
  from found;

  return vetting.finish_action(c_action, person_id, 201,
    jsonb_build_object(
      'run_id', v_id, 'person_id', person_id, 'source', source, 'outcome', outcome, 'ran_at', ran_at, 'hits', v_hits),
    jsonb_build_object('run_id', v_id, 'source', source));
end;
$$;

ALTER FUNCTION api.record_screening_run(person_id uuid, source text, outcome text, ran_at timestamp with time zone, hits jsonb) OWNER TO cap_vetting;

--
-- Name: FUNCTION record_screening_run(person_id uuid, source text, outcome text, ran_at timestamp with time zone, hits jsonb); Type: COMMENT; Schema: api; Owner: cap_vetting
--

COMMENT ON FUNCTION api.record_screening_run(person_id uuid, source text, outcome text, ran_at timestamp with time zone, hits jsonb) IS 'Record a screening run and its hits

For vetting officers. source is uk_sanctions_list, tra_prohibition, childrens_barred or overseas_teacher_sanction;
outcome is completed or failed; ran_at is an instant that has passed (now if left out). hits is a list of at most
50 objects {"strength": "potential" or "confirmed", "note": text}, and empty for a failed run. Answers 201 with run_id and
the hit_id of each hit. Refusals: 403 not-about-yourself, 422 unknown-to-vetting; 422 also where a value is not
usable. Clauses TS-75, TS-81, C.6, F14.';

--
-- Name: record_training(uuid, text, date, text, uuid); Type: FUNCTION; Schema: api; Owner: cap_vetting
--

CREATE FUNCTION api.record_training(person_id uuid, topic text, completed_on date, provider text DEFAULT NULL::text, supersedes uuid DEFAULT NULL::uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action  constant text := 'record_training';
  v_officer constant uuid := identity.require_persona('web_vetting');
  v_id      constant uuid := guard.uuidv7();
  v_answer  jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'person_id', person_id, 'topic', topic, 'completed_on', completed_on, 'provider', provider,
    'supersedes', supersedes));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(person_id, 'person_id');
  perform identity.check_choice(topic, 'topic',
    'kcsie_part1', 'kcsie_part2', 'online_safety', 'lado_familiarity', 'allegation_management',
    'contextual_safeguarding', 'child_criminal_exploitation');
  perform vetting.check_past_day(completed_on, 'completed_on');
  provider := identity.clean_text(provider, 'provider', 300, false);

  v_answer := vetting.refuse_to_record(c_action, v_officer, person_id);
  if v_answer is not null then
    return v_answer;
  end if;
  if supersedes is not null and not exists (
    select
    from vetting.training as wrong
    where wrong.training_id = record_training.supersedes
      and wrong.person_id = record_training.person_id
      and wrong.topic = record_training.topic
      and not exists (select from vetting.training as later where later.supersedes = wrong.training_id)
  ) then
    return vetting.refuse_correction(c_action, person_id);
  end if;

  insert into vetting.training
    (training_id, person_id, topic, provider, completed_on, recorded_by, supersedes)
  values
    (v_id, person_id, topic, provider, completed_on, v_officer, supersedes);

  return vetting.finish_action(c_action, person_id, 201,
    jsonb_build_object('training_id', v_id, 'person_id', person_id, 'topic', topic, 'completed_on', completed_on),
    jsonb_build_object('training_id', v_id, 'supersedes', supersedes));
end;
$$;

ALTER FUNCTION api.record_training(person_id uuid, topic text, completed_on date, provider text, supersedes uuid) OWNER TO cap_vetting;

--
-- Name: FUNCTION record_training(person_id uuid, topic text, completed_on date, provider text, supersedes uuid); Type: COMMENT; Schema: api; Owner: cap_vetting
--

COMMENT ON FUNCTION api.record_training(person_id uuid, topic text, completed_on date, provider text, supersedes uuid) IS 'Record completed training

For vetting officers. topic is kcsie_part1, kcsie_part2, online_safety, lado_familiarity, allegation_management,
contextual_safeguarding or child_criminal_exploitation; completed_on is a civil day in London, not in the future.
supersedes names a record of the same topic that was wrong. Answers 201 with training_id. Refusals: 403 not-about-yourself, 409 nothing-to-correct, 422 unknown-to-vetting;
422 also where a value is not usable. Clauses TS-83 to TS-85.';

--
-- Name: register_organisation(text, text, text, jsonb); Type: FUNCTION; Schema: api; Owner: cap_identity
--

CREATE FUNCTION api.register_organisation(kind text, name text, external_ref text DEFAULT NULL::text, operating_hours jsonb DEFAULT '[]'::jsonb) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'register_organisation';
  v_admin  constant uuid := identity.require_persona('web_admin');
  v_answer jsonb;
  v_id     uuid := guard.uuidv7();
  v_name   text;
  v_ref    text;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'kind', kind, 'name', name, 'external_ref', external_ref, 'operating_hours', operating_hours));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_choice(kind, 'kind', 'agency', 'school');
  v_name := identity.clean_text(name, 'name', 300);
  v_ref := identity.clean_text(external_ref, 'external_ref', 200, false);

  begin
    insert into identity.organisation (organisation_id, kind, name, external_ref, registered_by)
    values (v_id, register_organisation.kind, v_name, v_ref, v_admin);
  exception when unique_violation then
    return identity.refuse_action(c_action, 'organisation', null, 409, 'already-registered',
      'Already registered', 'An organisation with this external_ref is registered already.');
  end;

  insert into identity.operating_window (organisation_id, iso_weekday, opens, closes)
  select v_id, hours.iso_weekday, hours.opens, hours.closes
  from identity.read_operating_hours(coalesce(operating_hours, '[]')) as hours;

  return identity.finish_action(c_action, 'organisation', v_id, 201,
    jsonb_build_object('organisation_id', v_id, 'kind', kind, 'name', v_name, 'external_ref', v_ref),
    jsonb_build_object('kind', kind));
end;
$$;

ALTER FUNCTION api.register_organisation(kind text, name text, external_ref text, operating_hours jsonb) OWNER TO cap_identity;

--
-- Name: FUNCTION register_organisation(kind text, name text, external_ref text, operating_hours jsonb); Type: COMMENT; Schema: api; Owner: cap_identity
--

COMMENT ON FUNCTION api.register_organisation(kind text, name text, external_ref text, operating_hours jsonb) IS 'Register an agency or a school

For platform administrators. kind is agency or school; name has at most 300 characters. operating_hours is a list
of {"iso_weekday": 1, "opens": "08:00", "closes": "18:00"} in London time, Monday is 1; an empty list sets no
limit. Answers 201 with organisation_id. Refusal: 409 already-registered (external_ref is taken); 422 where a
value is not usable or two windows of a day overlap. Clauses TS-16, TS-17, MT-68.';

--
-- Name: register_person(text, text, date, text[], text); Type: FUNCTION; Schema: api; Owner: cap_identity
--

CREATE FUNCTION api.register_person(given_name text, family_name text, date_of_birth date DEFAULT NULL::date, powers text[] DEFAULT '{}'::text[], external_ref text DEFAULT NULL::text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'register_person';
  v_admin  constant uuid := identity.require_persona('web_admin');
  v_answer jsonb;
  v_person uuid := guard.uuidv7();
  v_given  text;
  v_family text;
  v_ref    text;
  v_powers text[];
  v_power  text;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'given_name', given_name, 'family_name', family_name, 'date_of_birth', date_of_birth,
    'powers', powers, 'external_ref', external_ref));
  if v_answer is not null then
    return v_answer;
  end if;

  v_given := identity.clean_text(given_name, 'given_name', 200);
  v_family := identity.clean_text(family_name, 'family_name', 200);
  v_ref := identity.clean_text(external_ref, 'external_ref', 200, false);
  perform identity.check_date_of_birth(date_of_birth);
  foreach v_power in array coalesce(powers, '{}') loop
    perform identity.check_choice(v_power, 'powers', 'learner', 'tutor');
  end loop;
  select coalesce(array_agg(distinct asked order by asked), '{}')
  into v_powers
  from unnest(powers) as asked;

  if 'tutor' = any (v_powers) and not identity.is_adult(date_of_birth) then
    return identity.refuse_action(c_action, 'person', null, 409, 'adult-required',
      'A tutor must be an adult', 'A tutor needs a known date of birth and must be 18 or older.');
  end if;

  begin
    insert into identity.person (person_id, given_name, family_name, date_of_birth, external_ref, registered_by)
    values (v_person, v_given, v_family, date_of_birth, v_ref, v_admin);
  exception when unique_violation then
    return identity.refuse_action(c_action, 'person', null, 409, 'already-registered',
      'Already registered', 'A person with this external_ref is registered already.');
  end;

  insert into identity.power (power_id, person_id, power, granted_by)
  select guard.uuidv7(), v_person, asked, v_admin
  from unnest(v_powers) as asked;

  return identity.finish_action(c_action, 'person', v_person, 201,
    jsonb_build_object(
      'person_id', v_person,
      'powers', to_jsonb(v_powers),
      'age_band', identity.age_band(date_of_birth, identity.civil_date(now())),
      'external_ref', v_ref),
    jsonb_build_object('powers', to_jsonb(v_powers)));
end;
$$;

ALTER FUNCTION api.register_person(given_name text, family_name text, date_of_birth date, powers text[], external_ref text) OWNER TO cap_identity;

--
-- Name: FUNCTION register_person(given_name text, family_name text, date_of_birth date, powers text[], external_ref text); Type: COMMENT; Schema: api; Owner: cap_identity
--

COMMENT ON FUNCTION api.register_person(given_name text, family_name text, date_of_birth date, powers text[], external_ref text) IS 'Register a person

For platform administrators. Answers 201 with person_id, powers, age_band and external_ref. powers takes learner
and tutor; other powers are given with grant_power. date_of_birth may be left out for a learner, who then counts
as under 13. Refusals: 409 already-registered (external_ref is taken), 409 adult-required (a tutor who is not
known to be 18). Texts are trimmed and have at most 200 characters; 422 where a value is not usable.
Repeats of one Idempotency-Key register once. Clauses TS-04, F1.';

--
-- Name: release_hold(uuid); Type: FUNCTION; Schema: api; Owner: cap_booking
--

CREATE FUNCTION api.release_hold(tutor_id uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'release_hold';
  v_caller constant uuid := identity.require_persona('web_dsl');
  v_answer jsonb;
  v_hold   uuid;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('tutor_id', tutor_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(tutor_id, 'tutor_id');
  if tutor_id = v_caller then
    return booking.refuse_action(c_action, 'person', tutor_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another safeguarding lead decides about you.');
  end if;

  update booking.restriction as held
  set ended_at = greatest(now(), held.effective_from), ended_by = v_caller
  where held.tutor_id = release_hold.tutor_id and held.kind = 'hold' and held.ended_at is null
  returning held.restriction_id into v_hold;
  if v_hold is null then
    return booking.refuse_action(c_action, 'person', tutor_id, 404, 'not-found',
      'No such hold', 'No hold on a tutor with this tutor_id is open.');
  end if;

  return booking.finish_action(c_action, 'person', tutor_id, 200,
    jsonb_build_object('tutor_id', tutor_id, 'held', false),
    jsonb_build_object('restriction_id', v_hold));
end;
$$;

ALTER FUNCTION api.release_hold(tutor_id uuid) OWNER TO cap_booking;

--
-- Name: FUNCTION release_hold(tutor_id uuid); Type: COMMENT; Schema: api; Owner: cap_booking
--

COMMENT ON FUNCTION api.release_hold(tutor_id uuid) IS 'Release a hold

For safeguarding leads, never about themselves. Answers 200. Refusals: 403 not-for-yourself, 404 not-found (no hold is
open). Accepts Idempotency-Key. Clauses TS-72, F12.';

--
-- Name: revoke_power(uuid, text, boolean); Type: FUNCTION; Schema: api; Owner: cap_identity
--

CREATE FUNCTION api.revoke_power(power_id uuid, reason text, end_sessions boolean DEFAULT true) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'revoke_power';
  v_admin  constant uuid := identity.require_persona('web_admin');
  v_answer jsonb;
  v_reason text;
  v_held   identity.power;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'power_id', power_id, 'reason', reason, 'end_sessions', end_sessions));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(power_id, 'power_id');
  perform identity.check_required(end_sessions, 'end_sessions');
  v_reason := identity.clean_text(reason, 'reason', 2000, true, 3);

  select held.* into v_held
  from identity.power as held
  where held.power_id = revoke_power.power_id
  for update;

  if not found then
    return identity.refuse_action(c_action, 'power', power_id, 404, 'not-found',
      'No such power', 'No power with this power_id was granted.');
  end if;
  if v_held.person_id = v_admin then
    return identity.refuse_action(c_action, 'power', power_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another administrator revokes a power of yours.');
  end if;
  if v_held.revoked_by is not null or v_held.valid_until <= now() then
    return identity.refuse_action(c_action, 'power', power_id, 409, 'already-ended',
      'Already ended', 'The power has come to its end already.');
  end if;
  if v_held.power = 'platform_administrator'
     and v_held.valid_from <= now()
     and not identity.administrators_remain(v_held.person_id) then
    return identity.refuse_action(c_action, 'power', power_id, 409, 'last-administrator',
      'The last administrator', 'Somebody else must be platform administrator for at least as long first.');
  end if;

  update identity.power as held
  set valid_until = greatest(now(), held.valid_from),
      revoked_by = v_admin,
      revoke_reason = v_reason
  where held.power_id = v_held.power_id
  returning held.* into v_held;

  if end_sessions then
    insert into identity.token_floor (person_id, set_by, reason)
    values (v_held.person_id, v_admin, v_reason);
  end if;

  return identity.finish_action(c_action, 'power', v_held.power_id, 200,
    jsonb_build_object(
      'power_id', v_held.power_id,
      'person_id', v_held.person_id,
      'power', v_held.power,
      'valid_until', v_held.valid_until,
      'sessions_ended', end_sessions),
    jsonb_build_object('person_id', v_held.person_id, 'power', v_held.power));
end;
$$;

ALTER FUNCTION api.revoke_power(power_id uuid, reason text, end_sessions boolean) OWNER TO cap_identity;

--
-- Name: FUNCTION revoke_power(power_id uuid, reason text, end_sessions boolean); Type: COMMENT; Schema: api; Owner: cap_identity
--

COMMENT ON FUNCTION api.revoke_power(power_id uuid, reason text, end_sessions boolean) IS 'Revoke a power of somebody else

For platform administrators. The power ends now, or never begins where it lay ahead. end_sessions (true if left out)
also makes every token of the person that was issued until now worthless. The reason has 3 to 2,000 characters.
Answers 200 with power_id, person_id, power and valid_until. Refusals: 403 not-for-yourself, 404 not-found, 409
already-ended, 409 last-administrator. Clause TS-12.';

--
-- Name: serve_notice(uuid, text); Type: FUNCTION; Schema: api; Owner: cap_vetting
--

CREATE FUNCTION api.serve_notice(person_id uuid, code text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'serve_notice';
  v_server constant uuid := identity.require_persona('web_vetting', 'web_dsl');
  v_id     constant uuid := gen_random_uuid();
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('person_id', person_id, 'code', code));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(person_id, 'person_id');
  perform identity.check_choice(code, 'code', 'TUTOR_SUSPENDED', 'DBS_NEW_INFORMATION', 'SCREENING_HIT_OPEN');

  v_answer := vetting.refuse_to_record(c_action, v_server, person_id);
  if v_answer is not null then
    return v_answer;
  end if;
  if code = 'TUTOR_SUSPENDED' and identity.persona() = 'web_vetting' then
    return vetting.refuse_action(
      c_action, person_id, 403, 'lead-serves-this', 'The safeguarding lead serves this',
      'Notice of a suspension is not a vetting matter.');
  end if;
  if code <> 'TUTOR_SUSPENDED' and not exists (
    select
    from vetting.findings(serve_notice.person_id) as failing
    where failing.code = serve_notice.code
  ) then
    return vetting.refuse_action(
      c_action, person_id, 409, 'nothing-to-serve', 'Nothing to serve notice of',
      'No such matter stands against this person.');
  end if;

  insert into vetting.notice (notice_id, person_id, code, served_by)
  values (v_id, person_id, code, v_server);

  return vetting.finish_action(c_action, person_id, 201,
    jsonb_build_object('notice_id', v_id, 'person_id', person_id, 'code', code, 'served_at', now()),
    jsonb_build_object('notice_id', v_id, 'code', code));
end;
$$;

ALTER FUNCTION api.serve_notice(person_id uuid, code text) OWNER TO cap_vetting;

--
-- Name: FUNCTION serve_notice(person_id uuid, code text); Type: COMMENT; Schema: api; Owner: cap_vetting
--

COMMENT ON FUNCTION api.serve_notice(person_id uuid, code text) IS 'Serve formal notice on a tutor

For vetting officers (DBS_NEW_INFORMATION, SCREENING_HIT_OPEN) and the safeguarding lead (also TUTOR_SUSPENDED). From
then on the tutor sees that code by its name. Answers 201 with notice_id. Refusals: 403 not-about-yourself, 403
lead-serves-this, 409 nothing-to-serve, 422 unknown-to-vetting; 422 also where a value is not usable.
Clause E1.4.';

--
-- Name: single_central_record(timestamp with time zone, uuid); Type: FUNCTION; Schema: api; Owner: cap_vetting
--

CREATE FUNCTION api.single_central_record(as_at timestamp with time zone DEFAULT now(), organisation_id uuid DEFAULT NULL::uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text    := 'single_central_record';
  v_reader constant uuid    := identity.require_persona('web_vetting', 'web_school');
  v_school constant boolean := identity.persona() = 'web_school';
  v_rows   jsonb;
  v_gaps   jsonb;
begin
  if as_at is null or not isfinite(as_at) then
    raise exception using
      errcode = 'PT422',
      message = 'as_at is not an instant',
      hint = 'Leave it out for now.';
  end if;
  if v_school and organisation_id is null then
    raise exception using
      errcode = 'PT422',
      message = 'organisation_id is required',
      hint = 'Send the school that you represent.';
  end if;
  if v_school and not identity.holds_power(v_reader, 'school_representative', organisation_id)
    or organisation_id is not null and not exists (
      select
      from identity.organisation as known
      where known.organisation_id = single_central_record.organisation_id
    )
  then
    return vetting.refuse_unknown(c_action);
  end if;

  select
    coalesce(jsonb_agg(listed.line order by listed.line ->> 'family_name', listed.line ->> 'given_name', listed.person_id), '[]'),
    coalesce(jsonb_agg(listed.gaps order by listed.person_id) filter (where listed.gaps <> '[]'), '[]')
  into v_rows, v_gaps
  from vetting.central_record(as_at, organisation_id, not v_school) as listed;

  select coalesce(jsonb_agg(case when v_school then gap - array['code', 'engagement_ids'] else gap end), '[]')
  into v_gaps
  from jsonb_array_elements(v_gaps) as gaps_of_one
  cross join lateral jsonb_array_elements(gaps_of_one) as gap;

  perform ledger.append(c_action, 'organisation', organisation_id, 'done', '{}',
    jsonb_build_object('as_at', as_at, 'rows', jsonb_array_length(v_rows)));
  return guard.accept(200, jsonb_build_object(
    'header', jsonb_build_object(
      'report', 'single_central_record',
      'as_at', as_at,
      'organisation_id', organisation_id,
      'profile', policy.profile_in_force(as_at),
      'policy_version', policy.version_in_force('safeguarding_policy', as_at),
      'schema_revision', guard.schema_revision(),
      'guidance', (
        select jsonb_build_object('KCSIE', edition.edition)
        from policy.edition_in_force('KCSIE', identity.civil_date(as_at)) as edition
      ),
      'generated_at', now(),
      'generated_by', v_reader,
      'people', jsonb_array_length(v_rows),
      'sha256', encode(sha256(convert_to(v_rows::text, 'UTF8')), 'hex')),
    'rows', v_rows,
    'gaps', v_gaps));
end;
$$;

ALTER FUNCTION api.single_central_record(as_at timestamp with time zone, organisation_id uuid) OWNER TO cap_vetting;

--
-- Name: FUNCTION single_central_record(as_at timestamp with time zone, organisation_id uuid); Type: COMMENT; Schema: api; Owner: cap_vetting
--

COMMENT ON FUNCTION api.single_central_record(as_at timestamp with time zone, organisation_id uuid) IS 'The Single Central Record and its gaps

For vetting officers, and for a school about the tutors it engages (organisation_id is then required). as_at is the
instant asked about, now if left out. Answers 200 with header (as_at, profile, guidance editions, who generated it,
sha256 of the rows), rows (a person each: roles, start, identity, dbs with the number''s last four figures,
prohibition, section_128, overseas, right_to_work, qualifications, references, screening, training,
written_confirmation; null where there is none) and gaps (person_id, item, status: missing, lapsed or under_review;
for officers also code and since when). Every reading is entered in the ledger. Refusal: 422 unknown-to-vetting.
Clauses C.6, E7 report 3, TS-75.';

--
-- Name: start_lesson(uuid); Type: FUNCTION; Schema: api; Owner: cap_booking
--

CREATE FUNCTION api.start_lesson(lesson_id uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action   constant text := 'start_lesson';
  v_caller   constant uuid := identity.require_persona('web_tutor');
  v_lesson   booking.lesson;
  v_answer   jsonb;
  v_learners uuid[];
  v_at       timestamptz;
  v_findings jsonb;
  v_codes    text[];
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  select * into v_lesson
  from booking.lesson as lesson
  where lesson.lesson_id = start_lesson.lesson_id and lesson.tutor_id = v_caller
  for update;
  if not found then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson', 'No lesson with this lesson_id is yours to teach.');
  end if;
  if v_lesson.state <> 'confirmed' then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'lesson-not-confirmed',
      'The lesson cannot be started', 'Only a confirmed lesson is started.');
  end if;
  if not booking.lesson_is_due(v_lesson.lesson_id, clock_timestamp()) then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'not-now',
      'It is not time for the lesson', 'A lesson is started from shortly before its beginning until its end.');
  end if;

  perform vetting.lock_standing(v_lesson.tutor_id);
  v_learners := array(
    select taught.learner_id from booking.lesson_learner as taught where taught.lesson_id = v_lesson.lesson_id);
  perform booking.lock_learners(v_learners);

  v_at := clock_timestamp();
  v_findings := booking.judged(
    v_lesson.tutor_id, v_learners, false, v_lesson.starts_at, v_lesson.ends_at, v_lesson.modality,
    v_lesson.engagement_id, v_lesson.venue, v_at, 'P4', v_lesson.lesson_id);
  v_codes := booking.blocking_codes(v_findings);
  if v_codes <> '{}' then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'start-refused',
      'The lesson cannot be started', 'Each reason says what can be done about it.', v_codes,
      booking.visible_reasons(v_findings, v_lesson.tutor_id, identity.persona(), v_caller, v_at) -> 'reasons',
      jsonb_build_object('point', 'P4', 'tutor_id', v_lesson.tutor_id, 'learner_ids', v_learners));
  end if;

  begin
    update booking.lesson as lesson
    set state = 'in_progress', started_at = v_at
    where lesson.lesson_id = v_lesson.lesson_id;
  exception
    -- a clock ran out between the question and the gates
    when insufficient_privilege or sqlstate 'PT409' then
      v_at := clock_timestamp();
      v_findings := booking.judged(
        v_lesson.tutor_id, v_learners, false, v_lesson.starts_at, v_lesson.ends_at, v_lesson.modality,
        v_lesson.engagement_id, v_lesson.venue, v_at, 'P4', v_lesson.lesson_id);
      return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'start-refused',
        'The lesson cannot be started', 'Each reason says what can be done about it.',
        coalesce(nullif(booking.blocking_codes(v_findings), '{}'), array['CHANGED_MEANWHILE']),
        booking.visible_reasons(v_findings, v_lesson.tutor_id, identity.persona(), v_caller, v_at) -> 'reasons',
        jsonb_build_object('point', 'P4', 'tutor_id', v_lesson.tutor_id, 'learner_ids', v_learners));
  end;

  return booking.finish_action(c_action, 'lesson', lesson_id, 200,
    jsonb_build_object('lesson_id', lesson_id, 'state', 'in_progress', 'started_at', v_at),
    jsonb_build_object('point', 'P4', 'tutor_id', v_lesson.tutor_id, 'learner_ids', v_learners));
end;
$$;

ALTER FUNCTION api.start_lesson(lesson_id uuid) OWNER TO cap_booking;

--
-- Name: FUNCTION start_lesson(lesson_id uuid); Type: COMMENT; Schema: api; Owner: cap_booking
--

COMMENT ON FUNCTION api.start_lesson(lesson_id uuid) IS 'Start a lesson

For its tutor, from session.start_early before its beginning until its end, once the presence of every learner is
confirmed and, in person, the tutor has checked in. Answers 200. Refusals: 404 not-found, 409 lesson-not-confirmed,
409 not-now, 409 start-refused with the reasons the tutor may read. Accepts Idempotency-Key. Clauses TS-56, TS-62,
TS-82, OS-17.';

--
-- Name: vetting_expiring(integer, timestamp with time zone); Type: FUNCTION; Schema: api; Owner: cap_booking
--

CREATE FUNCTION api.vetting_expiring(within_days integer DEFAULT 90, as_at timestamp with time zone DEFAULT now()) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action  constant text := 'vetting_expiring';
  v_officer constant uuid := identity.require_persona('web_vetting');
  v_rows    jsonb;
  v_counts  jsonb;
begin
  if within_days is null or within_days not between 0 and 366 then
    raise exception using
      errcode = 'PT422',
      message = 'within_days is not a number of days',
      hint = 'Send 0 to 366; leave it out for 90.';
  end if;
  if as_at is null or not isfinite(as_at) then
    raise exception using
      errcode = 'PT422',
      message = 'as_at is not an instant',
      hint = 'Leave it out for now.';
  end if;

  with due as materialized (
    select
      expiring.*,
      array(
        select lesson.lesson_id
        from booking.lesson as lesson
        where lesson.tutor_id = expiring.person_id
          and lesson.state = 'confirmed'
          and lesson.starts_at >= greatest(expiring.until, as_at)
          and (lesson.engagement_id = any (expiring.engagement_ids) or array_position(expiring.engagement_ids, null) is not null)
        order by lesson.starts_at, lesson.lesson_id
      ) as lessons
    from vetting.expiring(within_days, as_at) as expiring
    where expiring.person_id <> v_officer
  )
  select
    coalesce(jsonb_agg(jsonb_build_object(
      'person_id', due.person_id,
      'given_name', person.given_name,
      'family_name', person.family_name,
      'item', due.item,
      'code', due.code,
      'until', due.until,
      'days', due.days,
      'bucket', due.bucket,
      'engagement_ids', array_remove(due.engagement_ids, null),
      'lessons_at_risk', to_jsonb(due.lessons)
    ) order by due.until, due.person_id, due.item), '[]'),
    (
      select jsonb_object_agg(bucket.name, (select count(*) from due as counted where counted.bucket = bucket.name))
      from unnest(array['overdue', '0-7', '8-14', '15-30', '31-60', '61-90', 'later']) as bucket (name)
    )
  into v_rows, v_counts
  from due
  join identity.person as person on person.person_id = due.person_id;

  perform ledger.append(c_action, null, null, 'done', '{}', jsonb_build_object(
    'within_days', within_days, 'as_at', as_at, 'rows', jsonb_array_length(v_rows)));

  return guard.accept(200, jsonb_build_object(
    'header', jsonb_build_object(
      'report', 'vetting_expiring',
      'as_at', as_at,
      'within_days', within_days,
      'profile', policy.profile_in_force(as_at),
      'policy_version', policy.version_in_force('safeguarding_policy', as_at),
      'schema_revision', guard.schema_revision(),
      'generated_at', now(),
      'generated_by', v_officer,
      'sha256', encode(sha256(convert_to(v_rows::text, 'UTF8')), 'hex')),
    'counts', v_counts,
    'rows', v_rows));
end;
$$;

ALTER FUNCTION api.vetting_expiring(within_days integer, as_at timestamp with time zone) OWNER TO cap_booking;

--
-- Name: FUNCTION vetting_expiring(within_days integer, as_at timestamp with time zone); Type: COMMENT; Schema: api; Owner: cap_booking
--

COMMENT ON FUNCTION api.vetting_expiring(within_days integer, as_at timestamp with time zone) IS 'What runs out, and which lessons are at risk

For vetting officers, about everybody but themselves: checks, training, documents and contracts that are overdue or run
out within so many civil days (0 to 366) of as_at, with the confirmed lessons that start after. Answers 200 with
{header, counts by bucket, rows: [{person_id, given_name, family_name, item, code, until, days, bucket, engagement_ids,
lessons_at_risk}]}; until is an instant, days are civil days in London. Reading it is entered in the ledger; 422 where a
value is not usable. Clauses TS-78, TS-80, TS-81, TS-83, E7.';

--
-- Name: any_acknowledged(uuid[], text, timestamp with time zone); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.any_acknowledged(p_people uuid[], p_document text, p_at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select exists (
    select
    from unnest(p_people) as responsible(person_id)
    where policy.acknowledged(responsible.person_id, p_document, p_at)
  );
$$;

ALTER FUNCTION booking.any_acknowledged(p_people uuid[], p_document text, p_at timestamp with time zone) OWNER TO cap_booking;

--
-- Name: FUNCTION any_acknowledged(p_people uuid[], p_document text, p_at timestamp with time zone); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.any_acknowledged(p_people uuid[], p_document text, p_at timestamp with time zone) IS 'Whether at least one of these people has acknowledged the version in force. Asked by booking.learner_findings.';

--
-- Name: blocking_codes(jsonb); Type: FUNCTION; Schema: booking; Owner: safelane_owner
--

CREATE FUNCTION booking.blocking_codes(p_findings jsonb) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT COALESCE(array_agg((found.value ->> 'code'::text) ORDER BY (found.value ->> 'code'::text)), '{}'::text[]) AS "coalesce"
    FROM jsonb_array_elements(blocking_codes.p_findings) found(value)
   WHERE ((found.value ->> 'blocks'::text))::boolean;
END;

ALTER FUNCTION booking.blocking_codes(p_findings jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION blocking_codes(p_findings jsonb); Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON FUNCTION booking.blocking_codes(p_findings jsonb) IS 'The codes among booking.judged that block, sorted; empty: nothing stands against it. Asked by api functions.';

--
-- Name: blocks_at(text, text); Type: FUNCTION; Schema: booking; Owner: safelane_owner
--

CREATE FUNCTION booking.blocks_at(p_class text, p_point text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE p_class
             WHEN 'A'::text THEN false
             WHEN 'N'::text THEN ((p_point IS NULL) OR (p_point <> ALL (ARRAY['P4'::text, 'P5'::text])))
             WHEN 'S'::text THEN ((p_point IS NULL) OR (p_point <> ALL (ARRAY['P1'::text, 'P2'::text, 'P3'::text, 'P5'::text])))
             ELSE true
         END AS "case";
END;

ALTER FUNCTION booking.blocks_at(p_class text, p_point text) OWNER TO safelane_owner;

--
-- Name: FUNCTION blocks_at(p_class text, p_point text); Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON FUNCTION booking.blocks_at(p_class text, p_point text) IS 'Whether a finding of this class stops what is tried at this point; a class it does not know stops everything, and at a point it does not know everything but an advisory stops.';

--
-- Name: caller_engagements(); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.caller_engagements() RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_person        uuid := identity.person_id();
  v_persona       text := identity.persona();
  v_organisations uuid[];
begin
  select array_agg(held.organisation_id) into v_organisations
  from identity.power as held
  where held.person_id = v_person
    and held.power = case v_persona when 'web_agency' then 'agency_operator' when 'web_school' then 'school_representative' end
    and held.valid_from <= now()
    and (held.valid_until is null or held.valid_until > now());

  return array(
    select commissioned.engagement_id
    from identity.engagement as commissioned
    where v_persona = 'web_agency' and commissioned.agency_id = any (v_organisations)
    union all
    select commissioned.engagement_id
    from identity.engagement as commissioned
    where v_persona = 'web_school' and commissioned.school_id = any (v_organisations)
  );
end;
$$;

ALTER FUNCTION booking.caller_engagements() OWNER TO cap_booking;

--
-- Name: FUNCTION caller_engagements(); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.caller_engagements() IS 'Engagements of the organisations the sealed caller acts for as web_agency or web_school; empty for everybody else. Asked by policies.';

--
-- Name: caller_knows_learner(uuid, timestamp with time zone); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.caller_knows_learner(p_learner uuid, p_at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select exists (
    select
    from booking.lesson_learner as taught
    join booking.lesson as lesson on lesson.lesson_id = taught.lesson_id
    where taught.learner_id = p_learner
      and lesson.live
      and lesson.engagement_id = any (booking.caller_engagements())
  )
  or exists (
    select
    from identity.guardians_of(p_learner, p_at) as answering
    join identity.power as theirs on theirs.person_id = answering.guardian_id
    join identity.power as mine on mine.organisation_id = theirs.organisation_id
    where mine.person_id = identity.person_id()
      and mine.power = case identity.persona()
        when 'web_agency' then 'agency_operator' when 'web_school' then 'school_representative' end
      and mine.valid_from <= p_at
      and (mine.valid_until is null or mine.valid_until > p_at)
      and theirs.valid_from <= p_at
      and (theirs.valid_until is null or theirs.valid_until > p_at)
  );
$$;

ALTER FUNCTION booking.caller_knows_learner(p_learner uuid, p_at timestamp with time zone) OWNER TO cap_booking;

--
-- Name: FUNCTION caller_knows_learner(p_learner uuid, p_at timestamp with time zone); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.caller_knows_learner(p_learner uuid, p_at timestamp with time zone) IS 'Whether the sealed caller''s agency or school has to do with this learner. Asked by booking.caller_may_book_for.';

--
-- Name: caller_may_ask_about(uuid, timestamp with time zone); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.caller_may_ask_about(p_learner uuid, p_at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select coalesce(case identity.persona()
    when 'web_learner' then p_learner = identity.person_id()
    when 'web_guardian' then identity.is_guardian_of(identity.person_id(), p_learner, p_at)
    when 'web_tutor' then exists (
      select
      from booking.lesson_learner as taught
      join booking.lesson as lesson on lesson.lesson_id = taught.lesson_id
      where taught.learner_id = p_learner
        and lesson.live
        and lesson.tutor_id = identity.person_id()
    )
    when 'web_agency' then booking.caller_may_book_for(p_learner, null, p_at)
    when 'web_school' then booking.caller_may_book_for(p_learner, null, p_at)
    when 'web_vetting' then true
    when 'web_dsl' then true
    when 'web_lado' then true
    when 'web_admin' then true
    else false
  end, false);
$$;

ALTER FUNCTION booking.caller_may_ask_about(p_learner uuid, p_at timestamp with time zone) OWNER TO cap_booking;

--
-- Name: FUNCTION caller_may_ask_about(p_learner uuid, p_at timestamp with time zone); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.caller_may_ask_about(p_learner uuid, p_at timestamp with time zone) IS 'Whether the sealed caller may ask how things stand with this learner. Asked by api.booking_eligibility.';

--
-- Name: caller_may_book_for(uuid, uuid, timestamp with time zone); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.caller_may_book_for(p_learner uuid, p_engagement uuid, p_at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_caller uuid := identity.person_id();
  v_born   date;
  v_today  date := identity.civil_date(p_at);
begin
  select person.date_of_birth into v_born
  from identity.person as person
  where person.person_id = p_learner;

  return coalesce(case identity.persona()
    when 'web_guardian' then identity.is_guardian_of(v_caller, p_learner, p_at)
    when 'web_learner' then p_learner = v_caller
      and identity.age_band(v_born, v_today) <> 'under_13'
      and identity.age_years(v_born, v_today)
        >= policy.effective_integer('student.sponsor_required_under', p_engagement, p_at)
    when 'web_agency' then booking.caller_knows_learner(p_learner, p_at)
    when 'web_school' then booking.caller_knows_learner(p_learner, p_at)
    else false
  end
  and identity.holds_power(p_learner, 'learner', null, p_at)
  and (
    identity.persona() not in ('web_agency', 'web_school')
    or identity.age_band(v_born, v_today) = 'adult'
    or exists (select from identity.guardians_of(p_learner, p_at))
  ), false);
end;
$$;

ALTER FUNCTION booking.caller_may_book_for(p_learner uuid, p_engagement uuid, p_at timestamp with time zone) OWNER TO cap_booking;

--
-- Name: FUNCTION caller_may_book_for(p_learner uuid, p_engagement uuid, p_at timestamp with time zone); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.caller_may_book_for(p_learner uuid, p_engagement uuid, p_at timestamp with time zone) IS 'Whether the sealed caller may book lessons for this learner. Asked by api.book_lesson, move_lesson and cancel_lesson.';

--
-- Name: caller_may_change(uuid, timestamp with time zone); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.caller_may_change(p_lesson uuid, p_at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select exists (
    select
    from booking.lesson as lesson
    where lesson.lesson_id = p_lesson
      and case
        when identity.persona() in ('web_agency', 'web_school')
          then lesson.engagement_id = any (booking.caller_engagements())
        else not exists (
          select
          from booking.lesson_learner as taught
          where taught.lesson_id = p_lesson
            and not booking.caller_may_book_for(taught.learner_id, lesson.engagement_id, p_at)
        )
      end
  );
$$;

ALTER FUNCTION booking.caller_may_change(p_lesson uuid, p_at timestamp with time zone) OWNER TO cap_booking;

--
-- Name: FUNCTION caller_may_change(p_lesson uuid, p_at timestamp with time zone); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.caller_may_change(p_lesson uuid, p_at timestamp with time zone) IS 'Whether the sealed caller may move or cancel this lesson as somebody who may book it. Asked by api.move_lesson and api.cancel_lesson.';

--
-- Name: caller_sees_lesson(uuid); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.caller_sees_lesson(p_lesson uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select exists (
    select
    from booking.lesson as lesson
    where lesson.lesson_id = p_lesson
      and case identity.persona()
        when 'web_tutor' then lesson.tutor_id = identity.person_id()
        when 'web_learner' then exists (
          select
          from booking.lesson_learner as taught
          where taught.lesson_id = p_lesson and taught.learner_id = identity.person_id()
        )
        when 'web_guardian' then exists (
          select
          from booking.lesson_learner as taught
          where taught.lesson_id = p_lesson and taught.learner_id = any (identity.wards())
        )
        when 'web_agency' then lesson.engagement_id = any (booking.caller_engagements())
        when 'web_school' then lesson.engagement_id = any (booking.caller_engagements())
      end
  );
$$;

ALTER FUNCTION booking.caller_sees_lesson(p_lesson uuid) OWNER TO cap_booking;

--
-- Name: FUNCTION caller_sees_lesson(p_lesson uuid); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.caller_sees_lesson(p_lesson uuid) IS 'Whether the sealed caller has this lesson in a list of theirs. Asked by booking.lesson_is_paused.';

--
-- Name: chaperone_is_fit(uuid, uuid, uuid[], uuid, timestamp with time zone); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.chaperone_is_fit(p_chaperone uuid, p_tutor uuid, p_learners uuid[], p_engagement uuid, p_at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select p_chaperone <> p_tutor
    and p_chaperone <> all (p_learners)
    and exists (
      select
      from identity.person as adult
      where adult.person_id = p_chaperone
        and identity.age_years(adult.date_of_birth, identity.civil_date(p_at)) >= 18
    )
    and (
      exists (
        select
        from unnest(p_learners) as taught(learner_id)
        cross join lateral identity.guardians_of(taught.learner_id, p_at) as answering
        where answering.guardian_id = p_chaperone
      )
      or exists (
        select
        from identity.engagement as commissioned
        join identity.power as held on held.organisation_id in (commissioned.agency_id, commissioned.school_id)
        where commissioned.engagement_id = p_engagement
          and held.person_id = p_chaperone
          and held.valid_from <= p_at
          and (held.valid_until is null or held.valid_until > p_at)
      )
    );
$$;

ALTER FUNCTION booking.chaperone_is_fit(p_chaperone uuid, p_tutor uuid, p_learners uuid[], p_engagement uuid, p_at timestamp with time zone) OWNER TO cap_booking;

--
-- Name: FUNCTION chaperone_is_fit(p_chaperone uuid, p_tutor uuid, p_learners uuid[], p_engagement uuid, p_at timestamp with time zone); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.chaperone_is_fit(p_chaperone uuid, p_tutor uuid, p_learners uuid[], p_engagement uuid, p_at timestamp with time zone) IS 'Whether this person may be the chaperone of such a lesson. Asked by booking.session_findings.';

--
-- Name: chaperone_rank(text); Type: FUNCTION; Schema: booking; Owner: safelane_owner
--

CREATE FUNCTION booking.chaperone_rank(p_word text) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE p_word
             WHEN 'none'::text THEN 0
             WHEN 'available'::text THEN 1
             ELSE 2
         END AS "case";
END;

ALTER FUNCTION booking.chaperone_rank(p_word text) OWNER TO safelane_owner;

--
-- Name: FUNCTION chaperone_rank(p_word text); Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON FUNCTION booking.chaperone_rank(p_word text) IS 'none 0, available 1, present and anything unknown 2. Asked by booking.chaperone_rule.';

--
-- Name: chaperone_rule(uuid[], timestamp with time zone, text, uuid, timestamp with time zone); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.chaperone_rule(p_learners uuid[], p_starts_at timestamp with time zone, p_modality text, p_engagement uuid, p_at timestamp with time zone) RETURNS integer
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select coalesce(max(booking.chaperone_rank(coalesce(
    rule.word,
    case when rule.key = 'chaperone.under_13.in_person' then 'available' else 'none' end
  ))), 0)
  from jsonb_each_text(policy.effective_all(p_engagement, p_at, array(
    select distinct 'chaperone.' || identity.age_band(person.date_of_birth, identity.civil_date(p_starts_at)) || '.' || p_modality
    from unnest(p_learners) as taught(learner_id)
    left join identity.person as person on person.person_id = taught.learner_id
  ))) as rule(key, word);
$$;

ALTER FUNCTION booking.chaperone_rule(p_learners uuid[], p_starts_at timestamp with time zone, p_modality text, p_engagement uuid, p_at timestamp with time zone) OWNER TO cap_booking;

--
-- Name: FUNCTION chaperone_rule(p_learners uuid[], p_starts_at timestamp with time zone, p_modality text, p_engagement uuid, p_at timestamp with time zone); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.chaperone_rule(p_learners uuid[], p_starts_at timestamp with time zone, p_modality text, p_engagement uuid, p_at timestamp with time zone) IS 'The rank of the chaperone rule for these learners on the day of the lesson. Asked by booking.session_findings.';

--
-- Name: checked_learners(uuid[], uuid, integer); Type: FUNCTION; Schema: booking; Owner: safelane_owner
--

CREATE FUNCTION booking.checked_learners(p_learners uuid[], p_tutor uuid, p_min integer) RETURNS uuid[]
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_learners uuid[] := array(select distinct learner from unnest(p_learners) as learner order by learner);
begin
  if p_learners is null
    or cardinality(p_learners) not between p_min and 50
    or cardinality(p_learners) <> cardinality(v_learners)
    or array_position(p_learners, null) is not null
    or p_tutor = any (p_learners)
  then
    raise exception using
      errcode = 'PT422',
      message = 'learner_ids are not the learners of a lesson',
      hint = format('Send %s to 50 different identifiers of learners, without the tutor.', p_min);
  end if;
  return v_learners;
end;
$$;

ALTER FUNCTION booking.checked_learners(p_learners uuid[], p_tutor uuid, p_min integer) OWNER TO safelane_owner;

--
-- Name: FUNCTION checked_learners(p_learners uuid[], p_tutor uuid, p_min integer); Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON FUNCTION booking.checked_learners(p_learners uuid[], p_tutor uuid, p_min integer) IS 'The learners, sorted; PT422 where they cannot be those of one lesson. Asked by api functions.';

--
-- Name: checked_slot(timestamp with time zone, timestamp with time zone); Type: FUNCTION; Schema: booking; Owner: safelane_owner
--

CREATE FUNCTION booking.checked_slot(p_starts_at timestamp with time zone, p_ends_at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  perform identity.check_required(p_starts_at, 'starts_at');
  perform identity.check_required(p_ends_at, 'ends_at');
  if not isfinite(p_starts_at) or not isfinite(p_ends_at)
    or p_ends_at <= p_starts_at
    or p_ends_at - p_starts_at > interval '12 hours'
  then
    raise exception using
      errcode = 'PT422',
      message = 'starts_at and ends_at are not a lesson',
      hint = 'Send two instants with an offset from UTC; ends_at comes after starts_at, by twelve hours at most.';
  end if;
  if p_starts_at <= now() or p_starts_at > now() + interval '2 years' then
    raise exception using
      errcode = 'PT422',
      message = 'starts_at is not a time that can be booked',
      hint = 'Send a starts_at in the future, within two years.';
  end if;
end;
$$;

ALTER FUNCTION booking.checked_slot(p_starts_at timestamp with time zone, p_ends_at timestamp with time zone) OWNER TO safelane_owner;

--
-- Name: FUNCTION checked_slot(p_starts_at timestamp with time zone, p_ends_at timestamp with time zone); Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON FUNCTION booking.checked_slot(p_starts_at timestamp with time zone, p_ends_at timestamp with time zone) IS 'PT422 unless the two instants are a slot that can be booked. Asked by api.book_lesson and api.move_lesson.';

--
-- Name: checked_venue(jsonb); Type: FUNCTION; Schema: booking; Owner: safelane_owner
--

CREATE FUNCTION booking.checked_venue(p_venue jsonb) RETURNS jsonb
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_venue jsonb := case jsonb_typeof(p_venue)
    when 'string' then jsonb_build_object('address', p_venue)
    when 'null' then null
    else p_venue
  end;
begin
  if v_venue is null then
    return null;
  end if;
  if jsonb_typeof(v_venue) <> 'object'
    or v_venue - array['address', 'chaperone_id', 'chaperone'] <> '{}'
    or coalesce(jsonb_typeof(v_venue -> 'address'), 'string') <> 'string'
    or coalesce(jsonb_typeof(v_venue -> 'chaperone_id'), 'string') <> 'string'
    or not coalesce(pg_input_is_valid(v_venue ->> 'chaperone_id', 'uuid'), true)
    or coalesce(v_venue ->> 'chaperone', 'none') not in ('none', 'available', 'present')
  then
    raise exception using
      errcode = 'PT422',
      message = 'venue is not a venue',
      hint = 'Send text, or {"address": text, "chaperone_id": uuid, "chaperone": "available" or "present"}.';
  end if;
  if v_venue ? 'address' then
    v_venue := v_venue || jsonb_build_object('address', identity.clean_text(v_venue ->> 'address', 'venue address', 500));
  end if;
  return v_venue;
end;
$$;

ALTER FUNCTION booking.checked_venue(p_venue jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION checked_venue(p_venue jsonb); Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON FUNCTION booking.checked_venue(p_venue jsonb) IS 'The venue as it is stored, null where none is sent; PT422 otherwise. Asked by api functions.';

--
-- Name: default_engagement(uuid, timestamp with time zone); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.default_engagement(p_tutor uuid, p_at timestamp with time zone) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select theirs.engagement_id
  from identity.engagement as theirs
  where theirs.tutor_id = p_tutor
    and (theirs.ended_at is null or theirs.ended_at > p_at)
    and theirs.starts_on <= identity.civil_date(p_at)
    and (theirs.ends_on is null or theirs.ends_on > identity.civil_date(p_at))
  order by num_nonnulls(theirs.agency_id, theirs.school_id), theirs.starts_on, theirs.engagement_id
  limit 1;
$$;

ALTER FUNCTION booking.default_engagement(p_tutor uuid, p_at timestamp with time zone) OWNER TO cap_booking;

--
-- Name: FUNCTION default_engagement(p_tutor uuid, p_at timestamp with time zone); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.default_engagement(p_tutor uuid, p_at timestamp with time zone) IS 'The engagement a search or a booking means that names none. Asked by booking.tutor_is_offered and api.book_lesson.';

--
-- Name: engagement_of_request(uuid, uuid, timestamp with time zone); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.engagement_of_request(p_engagement uuid, p_tutor uuid, p_at timestamp with time zone) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select coalesce((
    select theirs.engagement_id
    from identity.engagement as theirs
    where theirs.engagement_id = coalesce(
        p_engagement,
        case when identity.persona() in ('web_agency', 'web_school') then (
          select commissioned.engagement_id
          from identity.engagement as commissioned
          where commissioned.tutor_id = p_tutor
            and commissioned.engagement_id = any (booking.caller_engagements())
            and (commissioned.ended_at is null or commissioned.ended_at > p_at)
          order by commissioned.starts_on desc, commissioned.engagement_id
          limit 1
        ) else booking.default_engagement(p_tutor, p_at) end)
      and theirs.tutor_id = p_tutor
      and (identity.persona() not in ('web_agency', 'web_school')
           or theirs.engagement_id = any (booking.caller_engagements()))
  ), '00000000-0000-0000-0000-000000000000');
$$;

ALTER FUNCTION booking.engagement_of_request(p_engagement uuid, p_tutor uuid, p_at timestamp with time zone) OWNER TO cap_booking;

--
-- Name: FUNCTION engagement_of_request(p_engagement uuid, p_tutor uuid, p_at timestamp with time zone); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.engagement_of_request(p_engagement uuid, p_tutor uuid, p_at timestamp with time zone) IS 'The engagement the caller means and may mean, or an identifier that no engagement has. Asked by api.book_lesson and api.booking_eligibility.';

--
-- Name: findings(uuid, uuid[], timestamp with time zone, timestamp with time zone, text, uuid, jsonb, timestamp with time zone, text, uuid); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.findings(p_tutor uuid, p_learners uuid[], p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_modality text, p_engagement uuid, p_venue jsonb, p_at timestamp with time zone, p_point text, p_lesson uuid DEFAULT NULL::uuid) RETURNS TABLE(code text, class text, until timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select found.code, found.class, min(found.until)
  from (
    select tutor.code, tutor.class, tutor.until
    from booking.tutor_findings(p_tutor, p_engagement, p_starts_at, p_at, p_point, p_lesson) as tutor
    union all
    select learner.code, learner.class, learner.until
    from unnest(p_learners) as taught(learner_id)
    cross join lateral booking.learner_findings(p_tutor, taught.learner_id, p_engagement, p_at, p_point) as learner
    union all
    select session.code, session.class, session.until
    from booking.session_findings(
      p_tutor, p_learners, p_starts_at, p_ends_at, p_modality, p_engagement, p_venue, p_at, p_point, p_lesson
    ) as session
  ) as found
  group by found.code, found.class;
$$;

ALTER FUNCTION booking.findings(p_tutor uuid, p_learners uuid[], p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_modality text, p_engagement uuid, p_venue jsonb, p_at timestamp with time zone, p_point text, p_lesson uuid) OWNER TO cap_booking;

--
-- Name: FUNCTION findings(p_tutor uuid, p_learners uuid[], p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_modality text, p_engagement uuid, p_venue jsonb, p_at timestamp with time zone, p_point text, p_lesson uuid); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.findings(p_tutor uuid, p_learners uuid[], p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_modality text, p_engagement uuid, p_venue jsonb, p_at timestamp with time zone, p_point text, p_lesson uuid) IS 'All reasons against a booking (P2), a change (P3), a start (P4), a search hit (P1) or a booked lesson (P5) at an instant. Asked by cap_booking.';

--
-- Name: finish_action(text, text, uuid, integer, jsonb, jsonb); Type: FUNCTION; Schema: booking; Owner: safelane_owner
--

CREATE FUNCTION booking.finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb DEFAULT '{}'::jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  perform ledger.append(p_action, p_target_kind, p_target_id, 'done', '{}', p_detail);
  return guard.finish_once(guard.accept(p_status, p_body));
end;
$$;

ALTER FUNCTION booking.finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb); Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON FUNCTION booking.finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb) IS 'Writes an action to the ledger and answers with its result. Asked by the api functions of booking.';

--
-- Name: gate_group(); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.gate_group() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_lesson uuid := case tg_op when 'DELETE' then old.lesson_id else new.lesson_id end;
begin
  if exists (
    select
    from booking.lesson as lesson
    where lesson.lesson_id = v_lesson
      and (
        lesson.live
        and not exists (select from booking.lesson_learner as taught where taught.lesson_id = v_lesson)
        or lesson.state = 'confirmed'
        and (select count(*) from booking.lesson_learner as taught where taught.lesson_id = v_lesson)
          > policy.effective_integer('session.max_group', lesson.engagement_id, clock_timestamp())
        or exists (
          select
          from booking.lesson_learner as taught
          where taught.lesson_id = v_lesson
            and (taught.starts_at, taught.ends_at, taught.live) <> (lesson.starts_at, lesson.ends_at, lesson.live)
        )
      )
  ) then
    raise exception using errcode = 'PT409', message = 'This lesson is not possible.';
  end if;

  return null;
end;
$$;

ALTER FUNCTION booking.gate_group() OWNER TO cap_booking;

--
-- Name: FUNCTION gate_group(); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.gate_group() IS 'At commit, a booked lesson has one learner at least and no more than the largest group. Trigger on booking.lesson and booking.lesson_learner.';

--
-- Name: gate_lesson(); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.gate_lesson() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_point    text;
  v_learners uuid[];
begin
  if tg_op = 'INSERT' then
    v_point := 'P2';
  elsif new.state = 'in_progress' and old.state <> 'in_progress' then
    v_point := 'P4';
  elsif new.state = 'confirmed' then
    v_point := 'P3';
  else
    return null;
  end if;

  perform vetting.lock_standing(new.tutor_id);
  v_learners := array(
    select taught.learner_id from booking.lesson_learner as taught where taught.lesson_id = new.lesson_id
  );
  perform booking.lock_learners(v_learners);

  if exists (
    select
    from booking.findings(
      new.tutor_id, v_learners, new.starts_at, new.ends_at, new.modality, new.engagement_id, new.venue,
      clock_timestamp(), v_point, new.lesson_id
    ) as found
    where booking.blocks_at(found.class, v_point)
  ) then
    raise exception using errcode = 'PT409', message = 'This lesson is not possible.';
  end if;

  return null;
end;
$$;

ALTER FUNCTION booking.gate_lesson() OWNER TO cap_booking;

--
-- Name: FUNCTION gate_lesson(); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.gate_lesson() IS 'Refuses a lesson against which booking.findings has a reason, with one answer for all of them. Trigger on booking.lesson.';

--
-- Name: gate_lesson_learner(); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.gate_lesson_learner() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_lesson   booking.lesson;
  v_learners uuid[];
  v_at       timestamptz;
begin
  select * into v_lesson
  from booking.lesson as lesson
  where lesson.lesson_id = new.lesson_id
    and lesson.starts_at = new.starts_at
    and lesson.ends_at = new.ends_at
    and lesson.live = new.live;
  if not found then
    raise exception using errcode = 'PT409', message = 'This lesson is not possible.';
  end if;

  -- the foreign key carries a moved or cancelled slot here; the gate on booking.lesson has judged it
  if tg_op = 'UPDATE' and new.lesson_id = old.lesson_id and new.learner_id = old.learner_id then
    return null;
  end if;

  perform vetting.lock_standing(v_lesson.tutor_id);
  v_learners := array(
    select taught.learner_id from booking.lesson_learner as taught where taught.lesson_id = new.lesson_id
  );
  perform booking.lock_learners(v_learners);
  v_at := clock_timestamp();

  if v_lesson.state <> 'confirmed' or exists (
    select
    from (
      select class
      from booking.tutor_findings(
        v_lesson.tutor_id, v_lesson.engagement_id, v_lesson.starts_at, v_at, 'P2', v_lesson.lesson_id)
      union all
      select class
      from booking.learner_findings(v_lesson.tutor_id, new.learner_id, v_lesson.engagement_id, v_at, 'P2')
      union all
      select class
      from booking.session_findings(
        v_lesson.tutor_id, v_learners, v_lesson.starts_at, v_lesson.ends_at, v_lesson.modality,
        v_lesson.engagement_id, v_lesson.venue, v_at, 'P2', v_lesson.lesson_id)
    ) as found
    where booking.blocks_at(found.class, 'P2')
  ) then
    raise exception using errcode = 'PT409', message = 'This lesson is not possible.';
  end if;

  return null;
end;
$$;

ALTER FUNCTION booking.gate_lesson_learner() OWNER TO cap_booking;

--
-- Name: FUNCTION gate_lesson_learner(); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.gate_lesson_learner() IS 'Refuses a learner on a lesson against which there is a reason, with one answer for all of them. Trigger on booking.lesson_learner.';

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: clearance; Type: TABLE; Schema: booking; Owner: safelane_owner
--

CREATE TABLE booking.clearance (
    engagement_id uuid NOT NULL,
    tutor_id uuid NOT NULL,
    standing_version bigint NOT NULL,
    policy_epoch bigint NOT NULL,
    judged_at timestamp with time zone NOT NULL,
    good_until timestamp with time zone NOT NULL,
    sessions_before timestamp with time zone NOT NULL,
    CONSTRAINT clearance_order CHECK ((judged_at < good_until))
);

ALTER TABLE ONLY booking.clearance FORCE ROW LEVEL SECURITY;

ALTER TABLE booking.clearance OWNER TO safelane_owner;

--
-- Name: COLUMN clearance.good_until; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON COLUMN booking.clearance.good_until IS 'First instant at which a clock could change the verdict; never later than the next midnight in London.';

--
-- Name: COLUMN clearance.sessions_before; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON COLUMN booking.clearance.sessions_before IS 'Lessons that start from this instant on are judged anew: a check or the engagement has ended by then.';

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
-- Name: is_remembered_clear(uuid, uuid, timestamp with time zone, timestamp with time zone); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.is_remembered_clear(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM ((booking.clearance remembered
              JOIN vetting.standing current ON ((current.tutor_id = remembered.tutor_id)))
              CROSS JOIN policy.epoch)
           WHERE ((remembered.engagement_id = is_remembered_clear.p_engagement) AND (remembered.tutor_id = is_remembered_clear.p_tutor) AND (remembered.standing_version = current.version) AND (remembered.policy_epoch = epoch.number) AND (remembered.judged_at <= is_remembered_clear.p_at) AND (is_remembered_clear.p_at < remembered.good_until) AND (COALESCE(is_remembered_clear.p_starts_at, is_remembered_clear.p_at) < remembered.sessions_before)))) AS "exists";
END;

ALTER FUNCTION booking.is_remembered_clear(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_at timestamp with time zone) OWNER TO cap_booking;

--
-- Name: FUNCTION is_remembered_clear(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_at timestamp with time zone); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.is_remembered_clear(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_at timestamp with time zone) IS 'True: booking.judge_tutor would find nothing. False says nothing at all. Asked by booking.tutor_findings.';

--
-- Name: judge_tutor(uuid, uuid, timestamp with time zone, timestamp with time zone, text, uuid); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.judge_tutor(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_at timestamp with time zone, p_point text, p_lesson uuid DEFAULT NULL::uuid) RETURNS TABLE(code text, class text, until timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_today      date := identity.civil_date(p_at);
  v_day        date := identity.civil_date(coalesce(p_starts_at, p_at));
  v_engagement identity.engagement;
begin
  if not identity.holds_persona(p_tutor, 'web_tutor', p_at) then
    code := 'TUTOR_ACCOUNT_INACTIVE'; class := 'B'; until := null;
    return next;
  end if;

  return query
    select
      case held.kind when 'hold' then 'TUTOR_ON_HOLD' when 'suspension' then 'TUTOR_SUSPENDED' else 'TUTOR_CLOSED' end,
      'B', max(held.effective_from)
    from booking.restriction as held
    where held.tutor_id = p_tutor
      and held.effective_from <= p_at
      and (held.ended_at is null or held.ended_at > p_at)
    group by held.kind;

  select * into v_engagement
  from identity.engagement as theirs
  where theirs.engagement_id = p_engagement;

  return query
    select found.code, found.class, found.until
    from vetting.findings(
      p_tutor, p_engagement, p_at, p_starts_at,
      p_point in ('P1', 'P2', 'P3') and not exists (
        select
        from booking.lesson as earlier
        where earlier.tutor_id = p_tutor
          and earlier.live
          and earlier.booked_at <= p_at
          and earlier.lesson_id is distinct from p_lesson
      )
    ) as found;

  if p_engagement is null and p_point = 'P1' then
    return;
  end if;

  if v_engagement.tutor_id is distinct from p_tutor
    or v_engagement.ended_at <= p_at
    or v_day < v_engagement.starts_on
    or v_day >= v_engagement.ends_on
    or p_point = 'P4' and (v_today < v_engagement.starts_on or v_today >= v_engagement.ends_on)
  then
    code := 'ENGAGEMENT_INACTIVE'; class := 'B'; until := null;
    return next;
  end if;

  if v_engagement.agency_id is not null
    and not vetting.dsl_available(v_engagement.agency_id, 'agency_dsl', p_at, p_tutor, p_engagement)
  then
    code := 'AGENCY_DSL_UNAVAILABLE'; class := 'N'; until := null;
    return next;
  end if;

  if v_engagement.school_id is not null
    and not vetting.dsl_available(v_engagement.school_id, 'school_dsl', p_at, p_tutor, p_engagement)
  then
    code := 'SCHOOL_DSL_UNAVAILABLE'; class := 'A'; until := null;
    return next;
  end if;
end;
$$;

ALTER FUNCTION booking.judge_tutor(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_at timestamp with time zone, p_point text, p_lesson uuid) OWNER TO cap_booking;

--
-- Name: FUNCTION judge_tutor(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_at timestamp with time zone, p_point text, p_lesson uuid); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.judge_tutor(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_at timestamp with time zone, p_point text, p_lesson uuid) IS 'Every reason that lies with the tutor or the engagement, judged anew. Asked by booking.tutor_findings and booking.remember_clearance.';

--
-- Name: judged(uuid, uuid[], boolean, timestamp with time zone, timestamp with time zone, text, uuid, jsonb, timestamp with time zone, text, uuid); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.judged(p_tutor uuid, p_learners uuid[], p_unknown boolean, p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_modality text, p_engagement uuid, p_venue jsonb, p_at timestamp with time zone, p_point text, p_lesson uuid DEFAULT NULL::uuid) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select coalesce(jsonb_agg(
    jsonb_build_object(
      'code', found.code,
      'class', found.class,
      'until', found.until,
      'blocks', booking.blocks_at(found.class, p_point))
    order by found.code), '[]')
  from (
    select judged.code, judged.class, judged.until
    from booking.findings(
      p_tutor, p_learners, p_starts_at, p_ends_at, p_modality, p_engagement, p_venue, p_at, p_point, p_lesson
    ) as judged
    union all
    select 'STUDENT_UNKNOWN', 'B', null
    where p_unknown
  ) as found;
$$;

ALTER FUNCTION booking.judged(p_tutor uuid, p_learners uuid[], p_unknown boolean, p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_modality text, p_engagement uuid, p_venue jsonb, p_at timestamp with time zone, p_point text, p_lesson uuid) OWNER TO cap_booking;

--
-- Name: FUNCTION judged(p_tutor uuid, p_learners uuid[], p_unknown boolean, p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_modality text, p_engagement uuid, p_venue jsonb, p_at timestamp with time zone, p_point text, p_lesson uuid); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.judged(p_tutor uuid, p_learners uuid[], p_unknown boolean, p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_modality text, p_engagement uuid, p_venue jsonb, p_at timestamp with time zone, p_point text, p_lesson uuid) IS 'booking.findings as a sorted array of {code, class, until, blocks}; p_unknown adds a learner the caller may not speak for. Asked by api functions.';

--
-- Name: learner_findings(uuid, uuid, uuid, timestamp with time zone, text); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.learner_findings(p_tutor uuid, p_learner uuid, p_engagement uuid, p_at timestamp with time zone, p_point text) RETURNS TABLE(code text, class text, until timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_today       date := identity.civil_date(p_at);
  v_born        date;
  v_age         integer;
  v_child       boolean;
  v_rules       jsonb := policy.effective_all(p_engagement, p_at, array[
    'student.min_age', 'student.sponsor_required_under', 'student.aua_required', 'student.aua_document',
    'recording.basis', 'engagement.responsibility_agreement']);
  v_sponsor_age integer := (v_rules ->> 'student.sponsor_required_under')::integer;
  v_guardians   uuid[];
  v_responsible uuid[];
begin
  select person.date_of_birth into v_born
  from identity.person as person
  where person.person_id = p_learner
    and identity.holds_power(p_learner, 'learner', null, p_at);
  if not found then
    return query select 'STUDENT_UNKNOWN', 'B', null::timestamptz;
    return;
  end if;

  v_age := case when v_born <= v_today then identity.age_years(v_born, v_today) end;
  v_child := identity.age_band(v_born, v_today) <> 'adult';
  select coalesce(array_agg(answering.guardian_id) filter (where answering.capacity <> 'sponsor'), '{}'),
         coalesce(array_agg(answering.guardian_id), '{}')
    into v_guardians, v_responsible
  from identity.guardians_of(p_learner, p_at) as answering;

  return query
    select 'NO_CONTACT_ORDER', 'B', null::timestamptz
    where exists (
      select
      from booking.no_contact_order as ordered
      where ordered.tutor_id = p_tutor
        and ordered.ordered_at <= p_at
        and (ordered.lifted_at is null or ordered.lifted_at > p_at)
        and case ordered.scope
          when 'pair' then ordered.learner_id = p_learner
          else p_learner in (select identity.household(ordered.learner_id, p_at))
        end
    );

  if v_born is null then
    return query select 'STUDENT_DOB_UNKNOWN', 'A', null::timestamptz;
  elsif v_age is null or v_age < (v_rules ->> 'student.min_age')::integer then
    return query select 'STUDENT_UNDER_MIN_AGE', 'B', null::timestamptz;
  end if;

  if v_guardians = '{}'
    and (identity.age_band(v_born, v_today) = 'under_13' or v_sponsor_age <= 18 and v_age < v_sponsor_age)
  then
    return query select 'GUARDIAN_MISSING', 'B', null::timestamptz;
  end if;

  if v_responsible = '{}' and v_sponsor_age > 18 and (v_age is null or v_age < v_sponsor_age) then
    return query select 'SPONSOR_MISSING', 'B', null::timestamptz;
  end if;

  if (v_rules ->> 'student.aua_required')::boolean
    and (v_age >= 13 and not policy.acknowledged(p_learner, v_rules ->> 'student.aua_document', p_at)
      or v_child and not booking.any_acknowledged(v_responsible, v_rules ->> 'student.aua_document', p_at))
  then
    return query select 'AUA_NOT_ACCEPTED', 'B', null::timestamptz;
  end if;

  if p_point = 'P4'
    and v_rules ->> 'recording.basis' = 'notice_always_on'
    and (v_age >= 13 and not policy.acknowledged(p_learner, 'recording_notice', p_at)
      or (v_child or v_sponsor_age > 18 and v_age < v_sponsor_age)
        and not booking.any_acknowledged(v_responsible, 'recording_notice', p_at))
  then
    return query select 'RECORDING_NOTICE_MISSING', 'S', null::timestamptz;
  end if;

  if (v_rules ->> 'engagement.responsibility_agreement')::boolean
    and exists (
      select
      from identity.engagement as commissioned
      where commissioned.engagement_id = p_engagement
        and commissioned.school_id is not null
        and commissioned.off_site
    )
    and not vetting.responsibility_agreed(p_engagement, p_learner, p_at)
  then
    return query select 'RESPONSIBILITY_AGREEMENT_MISSING', 'B', null::timestamptz;
  end if;
end;
$$;

ALTER FUNCTION booking.learner_findings(p_tutor uuid, p_learner uuid, p_engagement uuid, p_at timestamp with time zone, p_point text) OWNER TO cap_booking;

--
-- Name: FUNCTION learner_findings(p_tutor uuid, p_learner uuid, p_engagement uuid, p_at timestamp with time zone, p_point text); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.learner_findings(p_tutor uuid, p_learner uuid, p_engagement uuid, p_at timestamp with time zone, p_point text) IS 'Every reason that lies with one learner, or between learner and tutor. Asked by booking.findings and the gates on booking.lesson_learner.';

--
-- Name: learner_may_be_taught(uuid, uuid); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.learner_may_be_taught(p_lesson uuid, p_learner uuid) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select exists (
    select
    from booking.lesson as lesson
    where lesson.lesson_id = p_lesson
      and not exists (
        select
        from booking.learner_findings(lesson.tutor_id, p_learner, lesson.engagement_id, clock_timestamp(), 'P2') as found
        where booking.blocks_at(found.class, 'P2')
      )
  );
$$;

ALTER FUNCTION booking.learner_may_be_taught(p_lesson uuid, p_learner uuid) OWNER TO cap_booking;

--
-- Name: FUNCTION learner_may_be_taught(p_lesson uuid, p_learner uuid); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.learner_may_be_taught(p_lesson uuid, p_learner uuid) IS 'Whether nothing about the learner stops them from being on this lesson now. Asked by the policy only_learners_who_may_be_taught.';

--
-- Name: lesson_changes_lawfully(); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.lesson_changes_lawfully() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_progress constant text[] := array['state', 'live', 'started_at', 'ended_at', 'cancelled_at'];
  c_plan     constant text[] := c_progress
    || array['tutor_id', 'engagement_id', 'starts_at', 'ends_at', 'modality', 'venue'];
  v_lawful boolean;
begin
  if tg_op = 'INSERT' then
    v_lawful := new.state = 'confirmed';
  elsif old.state = 'confirmed' and new.state = 'confirmed' then
    v_lawful := to_jsonb(new) - c_plan = to_jsonb(old) - c_plan
      and not exists (select from booking.presence as arrived where arrived.lesson_id = new.lesson_id)
      and not exists (select from booking.attendance as arrived where arrived.lesson_id = new.lesson_id);
  else
    v_lawful := to_jsonb(new) - c_progress = to_jsonb(old) - c_progress
      and case old.state || ' to ' || new.state
        when 'confirmed to cancelled' then true
        when 'confirmed to in_progress' then booking.lesson_is_due(new.lesson_id, clock_timestamp())
        when 'in_progress to completed' then new.started_at = old.started_at
        else false
      end;
  end if;

  if v_lawful is not true then
    raise exception using
      errcode = 'PT409',
      message = 'This change to a lesson is not possible.',
      hint = 'confirmed, in progress, completed; or confirmed, cancelled. A lesson is moved before anybody has arrived for it.';
  end if;

  return null;
end;
$$;

ALTER FUNCTION booking.lesson_changes_lawfully() OWNER TO cap_booking;

--
-- Name: FUNCTION lesson_changes_lawfully(); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.lesson_changes_lawfully() IS 'Refuses every change of a lesson that is not a step of its life. Trigger on booking.lesson.';

--
-- Name: lesson_is_due(uuid, timestamp with time zone); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.lesson_is_due(p_lesson uuid, p_at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select exists (
    select
    from booking.lesson as lesson
    where lesson.lesson_id = p_lesson
      and lesson.starts_at - policy.effective_interval('session.start_early', lesson.engagement_id, p_at) <= p_at
      and lesson.ends_at > p_at
  );
$$;

ALTER FUNCTION booking.lesson_is_due(p_lesson uuid, p_at timestamp with time zone) OWNER TO cap_booking;

--
-- Name: FUNCTION lesson_is_due(p_lesson uuid, p_at timestamp with time zone); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.lesson_is_due(p_lesson uuid, p_at timestamp with time zone) IS 'Whether it is time for this lesson (session.start_early before it until it ends). Asked by api functions and booking.lesson_changes_lawfully.';

--
-- Name: lesson_is_paused(uuid); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.lesson_is_paused(p_lesson uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER COST 100000
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select exists (
    select
    from booking.lesson as lesson
    cross join lateral booking.findings(
      lesson.tutor_id,
      array(select taught.learner_id from booking.lesson_learner as taught where taught.lesson_id = lesson.lesson_id),
      lesson.starts_at, lesson.ends_at, lesson.modality, lesson.engagement_id, lesson.venue, now(), 'P5', lesson.lesson_id
    ) as found
    where lesson.lesson_id = p_lesson
      and lesson.state = 'confirmed'
      and lesson.ends_at > now()
      and booking.caller_sees_lesson(p_lesson)
      and booking.blocks_at(found.class, 'P5')
  );
$$;

ALTER FUNCTION booking.lesson_is_paused(p_lesson uuid) OWNER TO cap_booking;

--
-- Name: FUNCTION lesson_is_paused(p_lesson uuid); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.lesson_is_paused(p_lesson uuid) IS 'Whether a confirmed lesson of the caller''s, not yet over, could not start as things stand now. Asked by the lists of lessons.';

--
-- Name: listed_tutors(); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.listed_tutors() RETURNS TABLE(tutor_id uuid, given_name text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  perform identity.require_persona('web_learner', 'web_guardian', 'web_agency', 'web_school');

  return query
    select person.person_id, person.given_name
    from identity.person as person
    where exists (
        select
        from identity.power as held
        where held.person_id = person.person_id
          and held.power = 'tutor'
          and held.valid_from <= now()
          and (held.valid_until is null or held.valid_until > now())
      )
      and exists (
        select
        from identity.engagement as theirs
        where theirs.tutor_id = person.person_id
          and (theirs.ended_at is null or theirs.ended_at > now())
          and theirs.starts_on <= identity.civil_date(now())
          and (theirs.ends_on is null or theirs.ends_on > identity.civil_date(now()))
      );
end;
$$;

ALTER FUNCTION booking.listed_tutors() OWNER TO cap_booking;

--
-- Name: FUNCTION listed_tutors(); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.listed_tutors() IS 'First names of tutors with an engagement in force. Asked by the search of tutors.';

--
-- Name: lock_learners(uuid[]); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.lock_learners(p_learners uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_learner uuid;
begin
  for v_learner in
    select person.person_id
    from identity.person as person
    where person.person_id = any (p_learners)
    order by person.person_id
  loop
    insert into booking.learner_standing (learner_id)
    values (v_learner)
    on conflict on constraint learner_standing_pkey do nothing;

    perform from booking.learner_standing as standing
    where standing.learner_id = v_learner
    for no key update;
  end loop;
end;
$$;

ALTER FUNCTION booking.lock_learners(p_learners uuid[]) OWNER TO cap_booking;

--
-- Name: FUNCTION lock_learners(p_learners uuid[]); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.lock_learners(p_learners uuid[]) IS 'Holds the standing of these learners until the transaction ends. Asked by bookings and by the gates.';

--
-- Name: order_is_only_ended(); Type: FUNCTION; Schema: booking; Owner: safelane_owner
--

CREATE FUNCTION booking.order_is_only_ended() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_end constant text[] := array['ended_at', 'ended_by', 'lifted_at', 'lifted_by'];
  v_old jsonb := to_jsonb(old);
begin
  if tg_op = 'DELETE'
    or to_jsonb(new) - c_end <> v_old - c_end
    or coalesce(v_old ->> 'ended_at', v_old ->> 'lifted_at') is not null
    or v_old ->> 'kind' = 'closure'
  then
    raise exception using
      errcode = 'PT409',
      message = 'What holds somebody back is ended once, and never rewritten.',
      hint = 'End it, and make a new one where that is needed.';
  end if;
  return new;
end;
$$;

ALTER FUNCTION booking.order_is_only_ended() OWNER TO safelane_owner;

--
-- Name: FUNCTION order_is_only_ended(); Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON FUNCTION booking.order_is_only_ended() IS 'Lets a restriction or a no-contact order be ended once and otherwise leaves it alone. Trigger on both tables.';

--
-- Name: refresh_clearances(integer); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.refresh_clearances(p_limit integer DEFAULT NULL::integer) RETURNS TABLE(judged bigint, clear bigint)
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  with due as materialized (
    select theirs.tutor_id, theirs.engagement_id
    from identity.engagement as theirs
    where num_nonnulls(theirs.agency_id, theirs.school_id) = 0
      and (theirs.ended_at is null or theirs.ended_at > now())
      and not booking.is_remembered_clear(theirs.tutor_id, theirs.engagement_id, null, clock_timestamp())
    order by theirs.tutor_id
    limit p_limit
  )
  select count(*), count(*) filter (where found.remembered)
  from (
    select booking.remember_clearance(due.tutor_id, due.engagement_id) as remembered
    from due
  ) as found;
$$;

ALTER FUNCTION booking.refresh_clearances(p_limit integer) OWNER TO cap_booking;

--
-- Name: FUNCTION refresh_clearances(p_limit integer); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.refresh_clearances(p_limit integer) IS 'Judge tutors whose clearance is not remembered, p_limit at most; how many were judged and found clear. For operators (safelane_migrator); decisions are the same without it.';

--
-- Name: refuse_action(text, text, uuid, integer, text, text, text, text[], jsonb, jsonb); Type: FUNCTION; Schema: booking; Owner: safelane_owner
--

CREATE FUNCTION booking.refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text, p_codes text[] DEFAULT NULL::text[], p_reasons jsonb DEFAULT '[]'::jsonb, p_ledger jsonb DEFAULT '{}'::jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  perform ledger.append(
    p_action, p_target_kind, p_target_id, 'refused',
    coalesce(p_codes, array[upper(replace(p_type, '-', '_'))]), p_ledger
  );
  return guard.finish_once(guard.refuse(p_status, p_type, p_title, p_detail, p_reasons));
end;
$$;

ALTER FUNCTION booking.refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text, p_codes text[], p_reasons jsonb, p_ledger jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text, p_codes text[], p_reasons jsonb, p_ledger jsonb); Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON FUNCTION booking.refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text, p_codes text[], p_reasons jsonb, p_ledger jsonb) IS 'Writes a refusal with all its reasons to the ledger and answers with its problem. Asked by the api functions of booking.';

--
-- Name: remember_clearance(uuid, uuid); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.remember_clearance(p_tutor uuid, p_engagement uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_engagement identity.engagement;
  v_version    bigint;
  v_epoch      bigint;
  v_at         timestamptz;
  v_midnight   timestamptz;
  v_expires    timestamptz;
  v_until      timestamptz;
begin
  select * into v_engagement
  from identity.engagement as theirs
  where theirs.engagement_id = p_engagement
    and theirs.tutor_id = p_tutor
    and num_nonnulls(theirs.agency_id, theirs.school_id) = 0;
  if not found then
    return false;
  end if;

  -- whoever is changing anything is waited for; whoever comes later moves a counter that is noted here
  perform vetting.lock_standing(p_tutor);
  select held.version into v_version from vetting.standing as held where held.tutor_id = p_tutor;
  v_epoch := policy.locked_epoch();
  v_at := clock_timestamp();
  if exists (select from booking.judge_tutor(p_tutor, p_engagement, v_at, v_at, 'P2')) then
    return false;
  end if;

  v_midnight := (identity.civil_date(v_at) + 1)::timestamp at time zone 'Europe/London';
  select min(judged.until), min(judged.until) filter (where judged.item <> 'sanctions')
    into v_until, v_expires
  from vetting.validity(p_tutor, p_engagement, v_at) as judged;
  v_until := least(
    v_midnight, v_until, policy.next_change(v_at), v_engagement.ended_at,
    (select min(held.effective_from) from booking.restriction as held
     where held.tutor_id = p_tutor and held.effective_from > v_at),
    (select min(held.valid_until) from identity.power as held
     where held.person_id = p_tutor and held.power = 'tutor' and held.valid_until > v_at));
  if v_until <= v_at then
    return false;
  end if;

  insert into booking.clearance as remembered
    (engagement_id, tutor_id, standing_version, policy_epoch, judged_at, good_until, sessions_before)
  values (
    p_engagement, p_tutor, v_version, v_epoch, v_at, v_until,
    least(v_expires, v_engagement.ends_on::timestamp at time zone 'Europe/London', 'infinity'))
  on conflict (engagement_id) do update
    set standing_version = excluded.standing_version,
        policy_epoch = excluded.policy_epoch,
        judged_at = excluded.judged_at,
        good_until = excluded.good_until,
        sessions_before = excluded.sessions_before;
  return true;
end;
$$;

ALTER FUNCTION booking.remember_clearance(p_tutor uuid, p_engagement uuid) OWNER TO cap_booking;

--
-- Name: FUNCTION remember_clearance(p_tutor uuid, p_engagement uuid); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.remember_clearance(p_tutor uuid, p_engagement uuid) IS 'Remember that nothing stands against this tutor for this independent engagement until a clock or a change says otherwise; false where something does. Asked by api.book_lesson and booking.refresh_clearances.';

--
-- Name: session_findings(uuid, uuid[], timestamp with time zone, timestamp with time zone, text, uuid, jsonb, timestamp with time zone, text, uuid); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.session_findings(p_tutor uuid, p_learners uuid[], p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_modality text, p_engagement uuid, p_venue jsonb, p_at timestamp with time zone, p_point text, p_lesson uuid DEFAULT NULL::uuid) RETURNS TABLE(code text, class text, until timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_rules     jsonb := policy.effective_all(p_engagement, p_at, array[
    'session.modalities', 'session.max_group', 'recording.basis']);
  v_rule      integer := 0;
  v_chaperone uuid := case
    when pg_input_is_valid(p_venue ->> 'chaperone_id', 'uuid') then (p_venue ->> 'chaperone_id')::uuid
  end;
  v_arrival   booking.attendance;
begin
  if p_modality is null and p_point = 'P1' then
    return;
  end if;

  if (v_rules -> 'session.modalities' ? p_modality) is not true then
    return query select 'MODALITY_NOT_ALLOWED', 'B', null::timestamptz;
  end if;

  if p_starts_at is not null and p_ends_at is not null and exists (
    select
    from identity.engagement as commissioned
    where commissioned.engagement_id = p_engagement
      and not (booking.within_operating_windows(commissioned.school_id, p_starts_at, p_ends_at)
               and booking.within_operating_windows(commissioned.agency_id, p_starts_at, p_ends_at))
  ) then
    return query select 'OUTSIDE_OPERATING_WINDOW', 'B', null::timestamptz;
  end if;

  if cardinality(p_learners) > (v_rules ->> 'session.max_group')::integer then
    return query select 'GROUP_TOO_LARGE', 'B', null::timestamptz;
  end if;

  if p_modality in ('online', 'in_person') and cardinality(p_learners) > 0 then
    v_rule := booking.chaperone_rule(p_learners, coalesce(p_starts_at, p_at), p_modality, p_engagement, p_at);
    if v_rule > 0 and not coalesce(
      p_venue ->> 'chaperone' in ('available', 'present')
      and booking.chaperone_rank(p_venue ->> 'chaperone') >= v_rule
      and booking.chaperone_is_fit(v_chaperone, p_tutor, p_learners, p_engagement, p_at),
      false)
    then
      return query select 'CHAPERONE_UNRESOLVED', 'B', null::timestamptz;
    end if;
  end if;

  if p_modality = 'in_person' and booking.venue_address(p_venue) is null then
    return query select 'VENUE_MISSING', 'B', null::timestamptz;
  end if;

  if p_point <> 'P4' then
    return;
  end if;

  if v_rules ->> 'recording.basis' = 'notice_always_on'
    and not policy.acknowledged(p_tutor, 'recording_notice', p_at)
  then
    return query select 'RECORDING_NOTICE_MISSING', 'S', null::timestamptz;
  end if;

  if exists (
    select
    from unnest(p_learners) as expected(learner_id)
    where not exists (
      select
      from booking.presence as confirmed
      where confirmed.lesson_id = p_lesson
        and confirmed.learner_id = expected.learner_id
        and confirmed.confirmed_at <= p_at
    )
  ) then
    return query select 'PRESENCE_UNCONFIRMED', 'S', null::timestamptz;
  end if;

  if p_modality = 'in_person' then
    select * into v_arrival
    from booking.attendance as arrived
    where arrived.lesson_id = p_lesson
      and arrived.kind = 'check_in'
      and arrived.at <= p_at;
    if v_arrival.venue_confirmed is not true then
      return query select 'VENUE_MISSING', 'B', null::timestamptz;
    end if;
    if v_rule > 0 and not coalesce(
      v_arrival.chaperone_status in ('available', 'present')
      and booking.chaperone_rank(v_arrival.chaperone_status) >= v_rule, false)
    then
      return query select 'CHAPERONE_UNRESOLVED', 'B', null::timestamptz;
    end if;
  end if;
end;
$$;

ALTER FUNCTION booking.session_findings(p_tutor uuid, p_learners uuid[], p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_modality text, p_engagement uuid, p_venue jsonb, p_at timestamp with time zone, p_point text, p_lesson uuid) OWNER TO cap_booking;

--
-- Name: FUNCTION session_findings(p_tutor uuid, p_learners uuid[], p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_modality text, p_engagement uuid, p_venue jsonb, p_at timestamp with time zone, p_point text, p_lesson uuid); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.session_findings(p_tutor uuid, p_learners uuid[], p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_modality text, p_engagement uuid, p_venue jsonb, p_at timestamp with time zone, p_point text, p_lesson uuid) IS 'Every reason that lies with the lesson as planned or as found. Asked by booking.findings and the gates on booking.lesson.';

--
-- Name: touch_learners(uuid[]); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.touch_learners(p_learners uuid[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select booking.lock_learners(p_learners);

  update booking.learner_standing as standing
  set version = standing.version + 1, changed_at = now()
  where standing.learner_id = any (p_learners);
$$;

ALTER FUNCTION booking.touch_learners(p_learners uuid[]) OWNER TO cap_booking;

--
-- Name: FUNCTION touch_learners(p_learners uuid[]); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.touch_learners(p_learners uuid[]) IS 'Waits for bookings of these learners and makes later ones look again. Asked by the triggers on guardianships, people and powers.';

--
-- Name: touch_on_engagement(); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.touch_on_engagement() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  perform vetting.touch(new.tutor_id);
  return null;
end;
$$;

ALTER FUNCTION booking.touch_on_engagement() OWNER TO cap_booking;

--
-- Name: FUNCTION touch_on_engagement(); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.touch_on_engagement() IS 'Takes the standing of the tutor whose engagement changes. Trigger on identity.engagement.';

--
-- Name: touch_on_guardianship(); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.touch_on_guardianship() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  perform booking.touch_learners(array(
    select link.learner_id
    from identity.guardianship as link
    where link.guardian_id = new.guardian_id
    union
    select new.learner_id
  ));
  return null;
end;
$$;

ALTER FUNCTION booking.touch_on_guardianship() OWNER TO cap_booking;

--
-- Name: FUNCTION touch_on_guardianship(); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.touch_on_guardianship() IS 'Takes the standing of the learners a guardianship is about. Trigger on identity.guardianship.';

--
-- Name: touch_on_order(); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.touch_on_order() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  perform vetting.touch(new.tutor_id);
  return new;
end;
$$;

ALTER FUNCTION booking.touch_on_order() OWNER TO cap_booking;

--
-- Name: FUNCTION touch_on_order(); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.touch_on_order() IS 'Takes the standing of the tutor before a restriction or an order is written. Trigger on both tables.';

--
-- Name: touch_on_person(); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.touch_on_person() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  -- a name counts too: a certificate is compared with it (DBS_NAME_MISMATCH)
  if exists (select from identity.power as held where held.person_id = new.person_id and held.power = 'tutor') then
    perform vetting.touch(new.person_id);
  end if;

  if new.account_state = old.account_state and new.date_of_birth is not distinct from old.date_of_birth then
    return null;
  end if;

  perform booking.touch_learners(array(
    select held.person_id
    from identity.power as held
    where held.person_id = new.person_id and held.power = 'learner'
    union
    select link.learner_id
    from identity.guardianship as link
    where link.guardian_id = new.person_id
  ));
  return null;
end;
$$;

ALTER FUNCTION booking.touch_on_person() OWNER TO cap_booking;

--
-- Name: FUNCTION touch_on_person(); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.touch_on_person() IS 'Takes the standing of a person, and of their wards, when account or birth date change. Trigger on identity.person.';

--
-- Name: touch_on_power(); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.touch_on_power() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if new.power = 'tutor' then
    perform vetting.touch(new.person_id);
  elsif new.power = 'learner' then
    perform booking.touch_learners(array[new.person_id]);
  end if;
  return null;
end;
$$;

ALTER FUNCTION booking.touch_on_power() OWNER TO cap_booking;

--
-- Name: FUNCTION touch_on_power(); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.touch_on_power() IS 'Takes the standing of a tutor or learner whose power changes. Trigger on identity.power.';

--
-- Name: tutor_findings(uuid, uuid, timestamp with time zone, timestamp with time zone, text, uuid); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.tutor_findings(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_at timestamp with time zone, p_point text, p_lesson uuid DEFAULT NULL::uuid) RETURNS TABLE(code text, class text, until timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if booking.is_remembered_clear(p_tutor, p_engagement, p_starts_at, p_at) then
    return;
  end if;

  return query
    select judged.code, judged.class, judged.until
    from booking.judge_tutor(p_tutor, p_engagement, p_starts_at, p_at, p_point, p_lesson) as judged;
end;
$$;

ALTER FUNCTION booking.tutor_findings(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_at timestamp with time zone, p_point text, p_lesson uuid) OWNER TO cap_booking;

--
-- Name: FUNCTION tutor_findings(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_at timestamp with time zone, p_point text, p_lesson uuid); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.tutor_findings(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_at timestamp with time zone, p_point text, p_lesson uuid) IS 'Every reason that lies with the tutor or the engagement. Asked by booking.findings and the gates on booking.lesson.';

--
-- Name: tutor_given_name(uuid); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.tutor_given_name(p_lesson uuid) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER COST 1000
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select tutor.given_name
  from booking.lesson as lesson
  join identity.person as tutor on tutor.person_id = lesson.tutor_id
  where lesson.lesson_id = p_lesson
    and booking.caller_sees_lesson(p_lesson);
$$;

ALTER FUNCTION booking.tutor_given_name(p_lesson uuid) OWNER TO cap_booking;

--
-- Name: FUNCTION tutor_given_name(p_lesson uuid); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.tutor_given_name(p_lesson uuid) IS 'First name of the tutor of a lesson of the caller''s. Asked by the lists of lessons.';

--
-- Name: tutor_is_bookable(uuid, uuid, timestamp with time zone, text, uuid); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.tutor_is_bookable(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_state text, p_lesson uuid) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select not exists (
    select
    from booking.tutor_findings(
      p_tutor, p_engagement, p_starts_at, clock_timestamp(),
      case p_state when 'in_progress' then 'P4' else 'P2' end, p_lesson
    ) as found
    where booking.blocks_at(found.class, case p_state when 'in_progress' then 'P4' else 'P2' end)
  );
$$;

ALTER FUNCTION booking.tutor_is_bookable(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_state text, p_lesson uuid) OWNER TO cap_booking;

--
-- Name: FUNCTION tutor_is_bookable(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_state text, p_lesson uuid); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.tutor_is_bookable(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_state text, p_lesson uuid) IS 'Whether nothing about tutor or engagement stops a lesson in this state now. Asked by the policy only_bookable_tutors.';

--
-- Name: tutor_is_offered(uuid); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.tutor_is_offered(p_tutor uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER COST 10000
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select identity.person_id() is not null and not exists (
    select
    from booking.tutor_findings(p_tutor, booking.default_engagement(p_tutor, now()), null, now(), 'P1') as found
    where booking.blocks_at(found.class, 'P1')
  );
$$;

ALTER FUNCTION booking.tutor_is_offered(p_tutor uuid) OWNER TO cap_booking;

--
-- Name: FUNCTION tutor_is_offered(p_tutor uuid); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.tutor_is_offered(p_tutor uuid) IS 'Bookable or not, for the engagement a booking without engagement_id would mean; false for nobody. Asked by the search of tutors. Its cost makes the planner judge a page and not the whole list.';

--
-- Name: venue_address(jsonb); Type: FUNCTION; Schema: booking; Owner: safelane_owner
--

CREATE FUNCTION booking.venue_address(p_venue jsonb) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT NULLIF(btrim(
         CASE jsonb_typeof(p_venue)
             WHEN 'string'::text THEN (p_venue #>> '{}'::text[])
             WHEN 'object'::text THEN
             CASE jsonb_typeof((p_venue -> 'address'::text))
                 WHEN 'string'::text THEN (p_venue ->> 'address'::text)
                 ELSE NULL::text
             END
             ELSE NULL::text
         END, ' 	
 '::text), ''::text) AS "nullif";
END;

ALTER FUNCTION booking.venue_address(p_venue jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION venue_address(p_venue jsonb); Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON FUNCTION booking.venue_address(p_venue jsonb) IS 'The address in a venue, null where there is none. Asked by booking.session_findings and the lists of lessons.';

--
-- Name: visible_reasons(jsonb, uuid, text, uuid, timestamp with time zone); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.visible_reasons(p_findings jsonb, p_tutor uuid, p_persona text, p_person uuid, p_at timestamp with time zone) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  with found as (
    select
      item ->> 'code' as code,
      item ->> 'class' as class,
      (item ->> 'blocks')::boolean as blocks,
      (item ->> 'until')::timestamptz as until
    from jsonb_array_elements(p_findings) as item
  ),
  read as (
    select
      case
        when p_person = p_tutor then case
          when found.code in ('TUTOR_SUSPENDED', 'DBS_NEW_INFORMATION', 'SCREENING_HIT_OPEN')
            and vetting.notified(p_tutor, found.code, p_at, found.until)
            then found.code
          when reason.code is null then 'ACCOUNT_UNDER_REVIEW'
          when reason.family <> 'student' or found.blocks then coalesce(reason.tutor_code, found.code)
        end
        when p_persona in ('web_dsl', 'web_lado') then found.code
        when p_persona = 'web_vetting' then case
          when reason.code is null then 'ACCOUNT_UNDER_REVIEW'
          when reason.family <> 'student' or found.blocks then coalesce(reason.officer_code, found.code)
        end
        when found.blocks then coalesce(reason.public_code, 'TUTOR_NOT_BOOKABLE')
      end as shown,
      found.*
    from found
    left join booking.reason as reason on reason.code = split_part(found.code, ':', 1)
  ),
  told as (
    select
      read.shown,
      bool_or(read.blocks) as blocks,
      jsonb_strip_nulls(jsonb_build_object(
        'code', read.shown,
        'class', min(read.class) filter (where read.shown = read.code),
        'meaning', min(words.meaning),
        'remedy', min(words.remedy),
        'until', min(read.until) filter (where read.shown = read.code)
      )) as reason
    from read
    left join booking.reason as words on words.code = split_part(read.shown, ':', 1)
    where read.shown is not null
    group by read.shown
  )
  select jsonb_build_object('reasons', coalesce(jsonb_agg(told.reason order by told.shown) filter (where told.blocks), '[]'))
    || case when p_person = p_tutor or p_persona in ('web_dsl', 'web_lado', 'web_vetting')
         then jsonb_build_object('advisories',
           coalesce(jsonb_agg(told.reason order by told.shown) filter (where not told.blocks), '[]'))
         else '{}'
       end
  from told;
$$;

ALTER FUNCTION booking.visible_reasons(p_findings jsonb, p_tutor uuid, p_persona text, p_person uuid, p_at timestamp with time zone) OWNER TO cap_booking;

--
-- Name: FUNCTION visible_reasons(p_findings jsonb, p_tutor uuid, p_persona text, p_person uuid, p_at timestamp with time zone); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.visible_reasons(p_findings jsonb, p_tutor uuid, p_persona text, p_person uuid, p_at timestamp with time zone) IS 'What this viewer may read of booking.judged: {reasons} that block, and {advisories} for the tutor and for staff who read codes. Asked by api functions.';

--
-- Name: within_operating_windows(uuid, timestamp with time zone, timestamp with time zone); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.within_operating_windows(p_organisation uuid, p_starts_at timestamp with time zone, p_ends_at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_from timestamp := p_starts_at at time zone 'Europe/London';
  v_to   timestamp := p_ends_at at time zone 'Europe/London';
begin
  if not exists (select from identity.operating_window as theirs where theirs.organisation_id = p_organisation) then
    return true;
  end if;

  return exists (
    select
    from identity.operating_window as theirs
    where theirs.organisation_id = p_organisation
      and theirs.iso_weekday = extract(isodow from v_from)
      and v_from >= v_from::date + theirs.opens
      and v_to <= v_from::date + theirs.closes::interval
  );
end;
$$;

ALTER FUNCTION booking.within_operating_windows(p_organisation uuid, p_starts_at timestamp with time zone, p_ends_at timestamp with time zone) OWNER TO cap_booking;

--
-- Name: FUNCTION within_operating_windows(p_organisation uuid, p_starts_at timestamp with time zone, p_ends_at timestamp with time zone); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.within_operating_windows(p_organisation uuid, p_starts_at timestamp with time zone, p_ends_at timestamp with time zone) IS 'Whether a lesson lies within one window of an organisation, or the organisation has none. Asked by booking.session_findings.';

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
    where tgrelid = p_table and tgname in ('_100_append_only', '_100_no_truncate') and not tgisinternal
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

COMMENT ON FUNCTION guard.close_table(p_table regclass) IS 'Takes every grant, policy and append-only trigger from a table, and forces row security on. Called first in every file of policies/.';

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
  perform set_config('response.headers', '[{"Content-Type": "application/problem+json"}]', true);
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

COMMENT ON FUNCTION guard.schema_revision() IS 'The revision this database is at, or null. Asked by the reports of the lanes.';

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
-- Name: add_signing_key(jsonb, text, timestamp with time zone); Type: FUNCTION; Schema: identity; Owner: cap_seal
--

CREATE FUNCTION identity.add_signing_key(p_jwk jsonb, p_audience text, p_valid_from timestamp with time zone DEFAULT now()) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_kid     text := p_jwk ->> 'kid';
  v_octets  bytea := identity.base64url_bytes(p_jwk ->> 'n');
  v_modulus numeric;
  v_problem text;
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
  perform ledger.append('add_signing_key', 'signing_key', null, 'done', '{}',
    jsonb_build_object('kid', v_kid, 'audience', p_audience, 'valid_from', p_valid_from));
  return v_kid;
end;
$$;

ALTER FUNCTION identity.add_signing_key(p_jwk jsonb, p_audience text, p_valid_from timestamp with time zone) OWNER TO cap_seal;

--
-- Name: FUNCTION add_signing_key(p_jwk jsonb, p_audience text, p_valid_from timestamp with time zone); Type: COMMENT; Schema: identity; Owner: cap_seal
--

COMMENT ON FUNCTION identity.add_signing_key(p_jwk jsonb, p_audience text, p_valid_from timestamp with time zone) IS 'Take a public RSA key (a member of a JWKS) for tokens of one audience, from an instant on; returns its kid. PT422 for an unusable key, PT409 for a kid that is taken. Called by safelane keys add.';

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
  v_text text := nullif(btrim(p_value, E' \t\r\n\u00a0'), '');
begin
  if v_text is null then
    if p_required then
      raise exception using
        errcode = 'PT422',
        message = format('%s is required', p_parameter),
        hint = format('Send %s with at least %s character(s) that are not blank.', p_parameter, p_min);
    end if;
    return null;
  end if;

  if v_text ~ E'[\u0001-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]' then
    raise exception using
      errcode = 'PT422',
      message = format('%s contains control characters', p_parameter),
      hint = 'Send one line of plain text, without line breaks, tabs or direction marks.';
  end if;

  if length(v_text) not between p_min and p_max then
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
   WHERE ((link.learner_id = guardians_of.p_learner) AND (link.valid_from <= guardians_of.p_at) AND ((link.valid_until IS NULL) OR (link.valid_until > guardians_of.p_at)) AND (identity.age_years(guardian.date_of_birth, identity.civil_date(guardians_of.p_at)) >= 18));
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
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_hex   text := encode(p_key, 'hex');
  v_part  bit(64);
  v_inner bytea := '';
  v_outer bytea := '';
begin
  if length(p_key) is distinct from 64 then
    raise exception using
      errcode = '22023',
      message = 'this HMAC takes keys of 64 octets',
      hint = 'Pad a shorter key with zero octets on the right.';
  end if;
  for v_at in 1 .. 113 by 16 loop
    v_part := ('x' || substr(v_hex, v_at, 16))::bit(64);
    v_inner := v_inner || int8send((v_part # x'3636363636363636')::bigint);
    v_outer := v_outer || int8send((v_part # x'5c5c5c5c5c5c5c5c')::bigint);
  end loop;
  return sha256(v_outer || sha256(v_inner || p_message));
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
    regexp_split_to_array(identity.import_text(p_row, 'powers'), '[\s,;]+'), '{}');
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
           WHERE ((link.guardian_id = is_guardian_of.p_guardian) AND (link.learner_id = is_guardian_of.p_learner) AND (link.valid_from <= is_guardian_of.p_at) AND ((link.valid_until IS NULL) OR (link.valid_until > is_guardian_of.p_at)) AND (identity.age_years(guardian.date_of_birth, identity.civil_date(is_guardian_of.p_at)) >= 18) AND (identity.age_band(learner.date_of_birth, identity.civil_date(is_guardian_of.p_at)) <> 'adult'::text)))) AS "exists";
END;

ALTER FUNCTION identity.is_guardian_of(p_guardian uuid, p_learner uuid, p_at timestamp with time zone) OWNER TO cap_identity;

--
-- Name: FUNCTION is_guardian_of(p_guardian uuid, p_learner uuid, p_at timestamp with time zone); Type: COMMENT; Schema: identity; Owner: cap_identity
--

COMMENT ON FUNCTION identity.is_guardian_of(p_guardian uuid, p_learner uuid, p_at timestamp with time zone) IS 'Whether one person acts for another at an instant: live link, adult guardian, learner not yet 18. Asked by the lanes.';

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
    <> sha256(convert_to(identity.seal_of(v_person, v_persona, v_until, v_token), 'UTF8'))
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

COMMENT ON FUNCTION identity.read_operating_hours(p_hours jsonb) IS 'The windows in a list of operating hours; PT422 where it is not one. Asked by register_organisation.';

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
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
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
    and (held.retired_at is null or held.retired_at > clock_timestamp());
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

COMMENT ON FUNCTION identity.token_claims(p_token text, OUT claims jsonb, OUT audience text) IS 'The claims of a token that verifies under a key valid now, and that key''s audience; nulls otherwise. Called by identity.authenticate.';

--
-- Name: token_id(); Type: FUNCTION; Schema: identity; Owner: cap_seal
--

CREATE FUNCTION identity.token_id() RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if identity.person_id() is null then
    return null;
  end if;
  return nullif(current_setting('safelane.token'), '');
end;
$$;

ALTER FUNCTION identity.token_id() OWNER TO cap_seal;

--
-- Name: FUNCTION token_id(); Type: COMMENT; Schema: identity; Owner: cap_seal
--

COMMENT ON FUNCTION identity.token_id() IS 'The jti of the token that was proved in this transaction; null for nobody and where the token has none. Asked by ledger.append.';

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
  if p_modulus < identity.octets_number(('\x01' || repeat('00', v_octets - 1))::bytea)
    or p_modulus >= identity.octets_number(('\x01' || repeat('00', v_octets))::bytea)
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
    '\x0001' || repeat('ff', v_octets - 54) || '00' || c_sha256_info || encode(sha256(p_message), 'hex'))::bytea);
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
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT COALESCE(array_agg(DISTINCT link.learner_id), '{}'::uuid[]) AS "coalesce"
    FROM identity.guardianship link
   WHERE ((link.guardian_id = identity.person_id()) AND identity.is_guardian_of(link.guardian_id, link.learner_id, wards.p_at));
END;

ALTER FUNCTION identity.wards(p_at timestamp with time zone) OWNER TO cap_identity;

--
-- Name: FUNCTION wards(p_at timestamp with time zone); Type: COMMENT; Schema: identity; Owner: cap_identity
--

COMMENT ON FUNCTION identity.wards(p_at timestamp with time zone) IS 'The learners the sealed caller acts for at an instant; empty for everybody else. Asked by policies for web_guardian.';

--
-- Name: append(text, text, uuid, text, text[], jsonb); Type: FUNCTION; Schema: ledger; Owner: cap_ledger
--

CREATE FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text DEFAULT 'done'::text, p_reasons text[] DEFAULT '{}'::text[], p_detail jsonb DEFAULT '{}'::jsonb) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_seq bigint;
begin
  insert into ledger.entry
    (actor_id, persona, acting_role, action, target_kind, target_id, outcome, reasons, request_id, detail)
  values (
    identity.person_id(),
    identity.persona(),
    coalesce(nullif(current_setting('role'), 'none'), session_user),
    p_action,
    p_target_kind,
    p_target_id,
    p_outcome,
    coalesce(p_reasons, '{}'),
    left(guard.request_header('x-request-id'), 200),
    coalesce(p_detail, '{}'))
  returning seq into v_seq;
  return v_seq;
end;
$$;

ALTER FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb) OWNER TO cap_ledger;

--
-- Name: FUNCTION append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb); Type: COMMENT; Schema: ledger; Owner: cap_ledger
--

COMMENT ON FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb) IS 'Write one entry for an action (outcome done or refused) and return its number. Called by every function that acts or refuses.';

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

COMMENT ON FUNCTION policy.count_change() IS 'Moves policy.epoch on. Trigger on every table of policy that decisions are made from.';

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
      where weighed.certificate_id = new.certificate_id
        and (weighed.recorded_by = new.assessed_by or weighed.person_id = new.assessed_by)
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
-- Name: certificate_accepted(uuid, uuid, timestamp with time zone); Type: FUNCTION; Schema: vetting; Owner: safelane_owner
--

CREATE FUNCTION vetting.certificate_accepted(p_certificate uuid, p_recorder uuid, p_at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT COALESCE(( SELECT (weighed.decision = 'accept'::text)
            FROM vetting.disclosure_assessment weighed
           WHERE ((weighed.certificate_id = certificate_accepted.p_certificate) AND (weighed.assessed_at <= certificate_accepted.p_at) AND ((weighed.assessed_by <> certificate_accepted.p_recorder) AND (weighed.assessed_by <> weighed.person_id)))
           ORDER BY weighed.assessed_at DESC, weighed.decision DESC
          LIMIT 1), false) AS "coalesce";
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
 SELECT lower(regexp_replace(btrim(p_name), '\s+'::text, ' '::text, 'g'::text)) AS lower;
END;

ALTER FUNCTION vetting.plain_name(p_name text) OWNER TO safelane_owner;

--
-- Name: FUNCTION plain_name(p_name text); Type: COMMENT; Schema: vetting; Owner: safelane_owner
--

COMMENT ON FUNCTION vetting.plain_name(p_name text) IS 'A name as it is compared: lower case, trimmed, single spaces.';

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
             seen.disclosures,
             seen.issued_on,
             seen.recorded_by
            FROM vetting.dbs_certificate seen
           WHERE ((seen.person_id = dbs_validity.p_tutor) AND (seen.source = 'verified'::text) AND (seen.seen_on <= dbs_validity.p_today) AND (NOT (EXISTS ( SELECT
                    FROM vetting.dbs_certificate later
                   WHERE (later.supersedes = seen.certificate_id)))))
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
             certificate.disclosures,
             certificate.issued_on,
             certificate.recorded_by,
                 CASE
                     WHEN ((certificate.disclosures = 'blank'::text) AND (NOT (EXISTS ( SELECT
                        FROM answer
                       WHERE (answer.result = 'NON_BLANK_NO_NEW_INFO'::text))))) THEN true
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
             weighed.disclosures,
             weighed.issued_on,
             weighed.recorded_by,
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
                           WHERE (later.supersedes = shown.check_id)))))
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
          SELECT count(*) AS verified,
             max(given.verified_on) AS verified_on
            FROM vetting.reference given
           WHERE ((given.person_id = evidence_validity.p_tutor) AND (given.outcome = 'verified'::text) AND (given.verified_on <= evidence_validity.p_today) AND (NOT (EXISTS ( SELECT
                    FROM vetting.reference later
                   WHERE (later.supersedes = given.reference_id)))))
         ), judged AS (
          SELECT 'identity'::text AS item,
                 CASE
                     WHEN (NOT (EXISTS ( SELECT
                        FROM vetting.identity_check shown
                       WHERE ((shown.person_id = evidence_validity.p_tutor) AND (shown.outcome = 'verified'::text) AND (shown.verified_on <= evidence_validity.p_today) AND (NOT (EXISTS ( SELECT
                                FROM vetting.identity_check later
                               WHERE (later.supersedes = shown.check_id)))))))) THEN 'IDENTITY_UNVERIFIED'::text
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
                     WHEN (referee.verified < evidence_validity.p_min_references) THEN 'REFERENCES_INSUFFICIENT'::text
                     ELSE NULL::text
                 END AS "case",
             'B'::text,
             NULL::timestamp with time zone
            FROM referee
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
            FROM referee,
             renewal
           WHERE ((referee.verified >= evidence_validity.p_min_references) AND ((referee.verified_on IS NULL) OR (referee.verified_on < (renewal.starts_on - 90))))
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
           WHERE ((told.person_id = known_bars.p_tutor) AND (told.result = 'NEW_INFO'::text) AND (told.checked_at <= known_bars.p_at) AND (NOT (EXISTS ( SELECT
                    FROM vetting.dbs_status_check later
                   WHERE ((later.supersedes = told.check_id) AND (later.recorded_by <> told.recorded_by))))) AND (NOT (EXISTS ( SELECT
                    FROM vetting.dbs_certificate renewed
                   WHERE ((renewed.person_id = known_bars.p_tutor) AND (renewed.source = 'verified'::text) AND (renewed.level = 'enhanced'::text) AND (renewed.workforce = ANY (ARRAY['child'::text, 'child_and_adult'::text])) AND (renewed.seen_on <= known_bars.p_today) AND (renewed.issued_on > identity.civil_date(told.checked_at)) AND (NOT (EXISTS ( SELECT
                            FROM vetting.dbs_certificate later
                           WHERE (later.supersedes = renewed.certificate_id)))) AND ((renewed.disclosures = 'blank'::text) OR vetting.certificate_accepted(renewed.certificate_id, renewed.recorded_by, known_bars.p_at)))))))
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
           WHERE ((checked.person_id = known_bars.p_tutor) AND (checked.result = 'match'::text) AND (checked.checked_on <= known_bars.p_today) AND (NOT (EXISTS ( SELECT
                    FROM vetting.prohibition_check later
                   WHERE ((later.supersedes = checked.check_id) AND (later.recorded_by <> checked.recorded_by))))))
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
                   WHERE (later.supersedes = shown.check_id)))))) right_to_work
   WHERE ('right_to_work'::text = ANY (school_validity.p_required))
 UNION ALL
  SELECT needed.item,
     needed.code,
     'B'::text,
     NULL::timestamp with time zone
    FROM (( SELECT (count(*) > 0) AS looked_up,
             COALESCE(bool_or((checked.result = 'clear'::text)), false) AS is_clear
            FROM vetting.prohibition_check checked
           WHERE ((checked.person_id = school_validity.p_tutor) AND (checked.kind = 'tra_prohibition'::text) AND (checked.checked_on <= school_validity.p_today) AND (NOT (EXISTS ( SELECT
                    FROM vetting.prohibition_check later
                   WHERE (later.supersedes = checked.check_id)))))) list
      CROSS JOIN LATERAL ( SELECT 'prohibition'::text AS item,
                 CASE
                     WHEN (NOT list.looked_up) THEN 'SCHOOL_CHECK_SET_INCOMPLETE'::text
                     ELSE NULL::text
                 END AS code
         UNION ALL
          SELECT 'known_bar'::text,
             'SCHOOL_CHECK_SET_INCOMPLETE'::text
           WHERE (list.looked_up AND (NOT list.is_clear))) needed)
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
                   WHERE (later.supersedes = shown.check_id)))))
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
                   WHERE (later.supersedes = shown.check_id)))))
           ORDER BY shown.valid_until DESC, shown.verified_on DESC
          LIMIT 1), 'qualifications', ( SELECT jsonb_agg(jsonb_build_object('kind', shown.kind, 'title', shown.title, 'awarded_by', shown.awarded_by, 'date', shown.verified_on, 'expires_on', shown.valid_until) ORDER BY shown.verified_on, shown.title) AS jsonb_agg
            FROM vetting.qualification shown
           WHERE ((shown.person_id = record_of.p_person) AND (shown.outcome = 'verified'::text) AND (shown.verified_on <= asked.today) AND (NOT (EXISTS ( SELECT
                    FROM vetting.qualification later
                   WHERE (later.supersedes = shown.qualification_id)))))), 'references', ( SELECT jsonb_build_object('verified', count(*), 'date', max(given.verified_on)) AS jsonb_build_object
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
  v_number text := regexp_replace(p_number, '\s', '', 'g');
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
  v_text text := btrim(p_value, E' \t\r\n\u00a0');
begin
  if v_text is null or length(v_text) not between p_min and p_max then
    raise exception using
      errcode = 'PT422',
      message = format('%s is missing or has the wrong length', p_parameter),
      hint = format('Send %s to %s characters.', p_min, p_max);
  end if;
  if translate(v_text, E'\t\r\n', '') ~ E'[\u0001-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]' then
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
        when p_first_booking and judged.class = 'N' and judged.code like 'TRAINING\_%' then 'B'
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
  v_number constant text := regexp_replace(p_row ->> 'number', '\s', '', 'g');
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
  v_number      constant text := regexp_replace(identity.import_text(p_row, 'number'), '\s', '', 'g');
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
-- Name: lesson; Type: TABLE; Schema: booking; Owner: safelane_owner
--

CREATE TABLE booking.lesson (
    lesson_id uuid NOT NULL,
    tutor_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    modality text NOT NULL,
    venue jsonb,
    state text DEFAULT 'confirmed'::text NOT NULL,
    live boolean GENERATED ALWAYS AS ((state <> 'cancelled'::text)) STORED NOT NULL,
    booked_by uuid NOT NULL,
    booked_as text NOT NULL,
    booked_at timestamp with time zone DEFAULT now() NOT NULL,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    cancelled_at timestamp with time zone,
    CONSTRAINT lesson_cancelled CHECK (((cancelled_at IS NOT NULL) = (state = 'cancelled'::text))),
    CONSTRAINT lesson_ended CHECK (((ended_at IS NOT NULL) = (state = 'completed'::text))),
    CONSTRAINT lesson_length CHECK ((ends_at <= (starts_at + '12:00:00'::interval))),
    CONSTRAINT lesson_modality CHECK ((modality = ANY (ARRAY['online'::text, 'in_person'::text]))),
    CONSTRAINT lesson_order CHECK ((starts_at < ends_at)),
    CONSTRAINT lesson_started CHECK (((started_at IS NOT NULL) = (state = ANY (ARRAY['in_progress'::text, 'completed'::text])))),
    CONSTRAINT lesson_state CHECK ((state = ANY (ARRAY['confirmed'::text, 'in_progress'::text, 'completed'::text, 'cancelled'::text]))),
    CONSTRAINT lesson_venue_size CHECK ((pg_column_size(venue) <= 4096))
);

ALTER TABLE ONLY booking.lesson FORCE ROW LEVEL SECURITY;

ALTER TABLE booking.lesson OWNER TO safelane_owner;

--
-- Name: TABLE lesson; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON TABLE booking.lesson IS 'One tutor, one to session.max_group learners, half-open instants [starts_at, ends_at).';

--
-- Name: COLUMN lesson.venue; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON COLUMN booking.lesson.venue IS 'In person: {"address": text, "chaperone_id": uuid, "chaperone": "available"|"present"}. Online: null, or {"chaperone_id", "chaperone"}.';

--
-- Name: lesson_learner; Type: TABLE; Schema: booking; Owner: safelane_owner
--

CREATE TABLE booking.lesson_learner (
    lesson_id uuid NOT NULL,
    learner_id uuid NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    live boolean DEFAULT true NOT NULL
);

ALTER TABLE ONLY booking.lesson_learner FORCE ROW LEVEL SECURITY;

ALTER TABLE booking.lesson_learner OWNER TO safelane_owner;

--
-- Name: TABLE lesson_learner; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON TABLE booking.lesson_learner IS 'Who is taught. The slot is the lesson''s own, kept equal by the foreign key.';

--
-- Name: agency_lessons; Type: VIEW; Schema: api; Owner: safelane_owner
--

CREATE VIEW api.agency_lessons WITH (security_invoker='true', security_barrier='true') AS
 SELECT lesson_id,
    tutor_id,
    booking.tutor_given_name(lesson_id) AS tutor_given_name,
    engagement_id,
    ARRAY( SELECT taught.learner_id
           FROM booking.lesson_learner taught
          WHERE (taught.lesson_id = lesson.lesson_id)
          ORDER BY taught.learner_id) AS learner_ids,
    starts_at,
    ends_at,
    modality,
    booking.venue_address(venue) AS venue,
    state,
    booking.lesson_is_paused(lesson_id) AS paused
   FROM booking.lesson lesson;

ALTER VIEW api.agency_lessons OWNER TO safelane_owner;

--
-- Name: VIEW agency_lessons; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON VIEW api.agency_lessons IS 'The lessons under your agency''s engagements

For agency operators. state is confirmed, in_progress, completed or cancelled; paused says that a confirmed lesson could not
start as things stand now, and not why. Instants carry an offset. Clauses TS-65, TS-82.';

--
-- Name: COLUMN agency_lessons.tutor_given_name; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.agency_lessons.tutor_given_name IS 'First name of the tutor.';

--
-- Name: COLUMN agency_lessons.learner_ids; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.agency_lessons.learner_ids IS 'Everybody who is taught.';

--
-- Name: COLUMN agency_lessons.venue; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.agency_lessons.venue IS 'Address of a lesson in person.';

--
-- Name: COLUMN agency_lessons.paused; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.agency_lessons.paused IS 'Could not start as things stand; leave it out of select where it is not needed, it is judged row by row.';

--
-- Name: guardian_lessons; Type: VIEW; Schema: api; Owner: safelane_owner
--

CREATE VIEW api.guardian_lessons WITH (security_invoker='true', security_barrier='true') AS
 SELECT lesson_id,
    tutor_id,
    booking.tutor_given_name(lesson_id) AS tutor_given_name,
    engagement_id,
    ARRAY( SELECT taught.learner_id
           FROM booking.lesson_learner taught
          WHERE (taught.lesson_id = lesson.lesson_id)
          ORDER BY taught.learner_id) AS learner_ids,
    starts_at,
    ends_at,
    modality,
    booking.venue_address(venue) AS venue,
    state,
    booking.lesson_is_paused(lesson_id) AS paused
   FROM booking.lesson lesson
  WHERE (lesson_id IN ( SELECT mine.lesson_id
           FROM booking.lesson_learner mine));

ALTER VIEW api.guardian_lessons OWNER TO safelane_owner;

--
-- Name: VIEW guardian_lessons; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON VIEW api.guardian_lessons IS 'The lessons of your wards

For guardians. state is confirmed, in_progress, completed or cancelled; paused says that a confirmed lesson could not
start as things stand now, and not why. Instants carry an offset. Clauses TS-65, TS-82.';

--
-- Name: COLUMN guardian_lessons.tutor_given_name; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.guardian_lessons.tutor_given_name IS 'First name of the tutor.';

--
-- Name: COLUMN guardian_lessons.learner_ids; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.guardian_lessons.learner_ids IS 'Your wards on the lesson; who else is on it is not shown.';

--
-- Name: COLUMN guardian_lessons.venue; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.guardian_lessons.venue IS 'Address of a lesson in person.';

--
-- Name: COLUMN guardian_lessons.paused; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.guardian_lessons.paused IS 'Could not start as things stand; leave it out of select where it is not needed, it is judged row by row.';

--
-- Name: learner_lessons; Type: VIEW; Schema: api; Owner: safelane_owner
--

CREATE VIEW api.learner_lessons WITH (security_invoker='true', security_barrier='true') AS
 SELECT lesson_id,
    tutor_id,
    booking.tutor_given_name(lesson_id) AS tutor_given_name,
    engagement_id,
    ARRAY( SELECT taught.learner_id
           FROM booking.lesson_learner taught
          WHERE (taught.lesson_id = lesson.lesson_id)
          ORDER BY taught.learner_id) AS learner_ids,
    starts_at,
    ends_at,
    modality,
    booking.venue_address(venue) AS venue,
    state,
    booking.lesson_is_paused(lesson_id) AS paused
   FROM booking.lesson lesson
  WHERE (lesson_id IN ( SELECT mine.lesson_id
           FROM booking.lesson_learner mine));

ALTER VIEW api.learner_lessons OWNER TO safelane_owner;

--
-- Name: VIEW learner_lessons; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON VIEW api.learner_lessons IS 'Your lessons

For learners. state is confirmed, in_progress, completed or cancelled; paused says that a confirmed lesson could not
start as things stand now, and not why. Instants carry an offset. Clauses TS-65, TS-82.';

--
-- Name: COLUMN learner_lessons.tutor_given_name; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.learner_lessons.tutor_given_name IS 'First name of the tutor.';

--
-- Name: COLUMN learner_lessons.learner_ids; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.learner_lessons.learner_ids IS 'You yourself; who else is on the lesson is not shown.';

--
-- Name: COLUMN learner_lessons.venue; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.learner_lessons.venue IS 'Address of a lesson in person.';

--
-- Name: COLUMN learner_lessons.paused; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.learner_lessons.paused IS 'Could not start as things stand; leave it out of select where it is not needed, it is judged row by row.';

--
-- Name: my_vetting; Type: VIEW; Schema: api; Owner: safelane_owner
--

CREATE VIEW api.my_vetting WITH (security_invoker='true', security_barrier='true') AS
 SELECT item,
    status,
    until
   FROM vetting.my_standing() standing(item, status, until);

ALTER VIEW api.my_vetting OWNER TO safelane_owner;

--
-- Name: VIEW my_vetting; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON VIEW api.my_vetting IS 'How your own checks stand

For tutors: one row for each check, topic of training and document that your work needs. Clauses TS-75 to TS-85, E1.4.';

--
-- Name: COLUMN my_vetting.item; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.my_vetting.item IS 'dbs_enhanced, barred_list, identity, qualifications, references, …, training:<topic>, document:<document>, contract, vetting_gate.';

--
-- Name: COLUMN my_vetting.status; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.my_vetting.status IS 'ok, missing (supply it), lapsed (renew it) or under_review (somebody is looking at what you supplied).';

--
-- Name: COLUMN my_vetting.until; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.my_vetting.until IS 'ok: the instant from which it no longer counts; lapsed: since when; empty where there is none.';

--
-- Name: my_wards; Type: VIEW; Schema: api; Owner: safelane_owner
--

CREATE VIEW api.my_wards WITH (security_invoker='true', security_barrier='true') AS
 SELECT link.learner_id,
    ward.given_name,
    identity.age_band(ward.date_of_birth, identity.civil_date(now())) AS age_band,
    link.capacity,
    link.valid_from AS since
   FROM (identity.guardianship link
     JOIN identity.person ward ON ((ward.person_id = link.learner_id)));

ALTER VIEW api.my_wards OWNER TO safelane_owner;

--
-- Name: VIEW my_wards; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON VIEW api.my_wards IS 'The children you act for

For guardians: one row for each live link, with the age band of today in London (under_13, 13_to_15, 16_to_17).
A learner who is 18 answers for themselves and is not listed. Clauses TN-23, B.2 row 27.';

--
-- Name: COLUMN my_wards.learner_id; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.my_wards.learner_id IS 'The learner, as booking functions take them in learner_ids.';

--
-- Name: COLUMN my_wards.given_name; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.my_wards.given_name IS 'First name.';

--
-- Name: COLUMN my_wards.age_band; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.my_wards.age_band IS 'under_13, 13_to_15 or 16_to_17; under_13 where no date of birth is known.';

--
-- Name: COLUMN my_wards.capacity; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.my_wards.capacity IS 'parent, delegated_guardian, local_authority or sponsor.';

--
-- Name: COLUMN my_wards.since; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.my_wards.since IS 'The instant from which the link holds.';

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
-- Name: policy_documents; Type: VIEW; Schema: api; Owner: safelane_owner
--

CREATE VIEW api.policy_documents WITH (security_invoker='true', security_barrier='true') AS
 SELECT DISTINCT ON (published.document) published.document,
    listed.title,
    listed.clause,
    published.version,
    published.owner,
    published.effective_from,
    published.review_due_on,
    published.cites,
    encode(sha256(convert_to(published.body, 'UTF8'::name)), 'hex'::text) AS sha256,
    published.body
   FROM (policy.document_version published
     JOIN policy.document listed USING (document))
  ORDER BY published.document, published.effective_from DESC;

ALTER VIEW api.policy_documents OWNER TO safelane_owner;

--
-- Name: VIEW policy_documents; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON VIEW api.policy_documents IS 'The published documents

For everybody, signed in or not: the version of each document that is in force now. Clauses TS-01, TS-07, TS-105.';

--
-- Name: COLUMN policy_documents.document; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.policy_documents.document IS 'Name of the document, as acknowledge_document takes it.';

--
-- Name: COLUMN policy_documents.title; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.policy_documents.title IS 'Title for people.';

--
-- Name: COLUMN policy_documents.clause; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.policy_documents.clause IS 'Clause of the policy that asks for the document.';

--
-- Name: COLUMN policy_documents.version; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.policy_documents.version IS 'Version in force now.';

--
-- Name: COLUMN policy_documents.owner; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.policy_documents.owner IS 'Who answers for the document.';

--
-- Name: COLUMN policy_documents.effective_from; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.policy_documents.effective_from IS 'The instant from which this version is in force.';

--
-- Name: COLUMN policy_documents.review_due_on; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.policy_documents.review_due_on IS 'The day in London by which the document is reviewed.';

--
-- Name: COLUMN policy_documents.cites; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.policy_documents.cites IS 'Guidance editions it rests on, as instrument:edition.';

--
-- Name: COLUMN policy_documents.sha256; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.policy_documents.sha256 IS 'SHA-256 of the body in UTF-8, in hexadecimal.';

--
-- Name: COLUMN policy_documents.body; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.policy_documents.body IS 'The text.';

--
-- Name: school_lessons; Type: VIEW; Schema: api; Owner: safelane_owner
--

CREATE VIEW api.school_lessons WITH (security_invoker='true', security_barrier='true') AS
 SELECT lesson_id,
    tutor_id,
    booking.tutor_given_name(lesson_id) AS tutor_given_name,
    engagement_id,
    ARRAY( SELECT taught.learner_id
           FROM booking.lesson_learner taught
          WHERE (taught.lesson_id = lesson.lesson_id)
          ORDER BY taught.learner_id) AS learner_ids,
    starts_at,
    ends_at,
    modality,
    booking.venue_address(venue) AS venue,
    state,
    booking.lesson_is_paused(lesson_id) AS paused
   FROM booking.lesson lesson;

ALTER VIEW api.school_lessons OWNER TO safelane_owner;

--
-- Name: VIEW school_lessons; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON VIEW api.school_lessons IS 'The lessons under your school''s engagements

For school representatives. state is confirmed, in_progress, completed or cancelled; paused says that a confirmed lesson could not
start as things stand now, and not why. Instants carry an offset. Clauses TS-65, TS-82.';

--
-- Name: COLUMN school_lessons.tutor_given_name; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.school_lessons.tutor_given_name IS 'First name of the tutor.';

--
-- Name: COLUMN school_lessons.learner_ids; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.school_lessons.learner_ids IS 'Everybody who is taught.';

--
-- Name: COLUMN school_lessons.venue; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.school_lessons.venue IS 'Address of a lesson in person.';

--
-- Name: COLUMN school_lessons.paused; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.school_lessons.paused IS 'Could not start as things stand; leave it out of select where it is not needed, it is judged row by row.';

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
-- Name: signposting; Type: VIEW; Schema: api; Owner: safelane_owner
--

CREATE VIEW api.signposting WITH (security_invoker='true', security_barrier='true') AS
 SELECT DISTINCT ON (aged.band, line.service) aged.band,
    line.sort_order,
    line.service,
    line.contact,
    line.wording,
    line.version,
    line.verified_on,
    line.verified_by,
    line.review_due,
    encode(sha256(convert_to(((((line.service || '
'::text) || line.contact) || '
'::text) || line.wording), 'UTF8'::name)), 'hex'::text) AS sha256
   FROM (policy.signposting line
     JOIN ( VALUES ('under_13'::text), ('13_to_15'::text), ('16_to_17'::text), ('adult'::text)) aged(band) ON (((line.band = aged.band) OR (line.band = 'all'::text))))
  ORDER BY aged.band, line.service, line.version DESC, line.band;

ALTER VIEW api.signposting OWNER TO safelane_owner;

--
-- Name: VIEW signposting; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON VIEW api.signposting IS 'Where to turn for help

For everybody, signed in or not. Filter band (under_13, 13_to_15, 16_to_17, adult) and order by sort_order. Show
contact and wording as they are: never translated, shortened or reformatted. Clauses TS-15, TS-40.';

--
-- Name: COLUMN signposting.band; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.signposting.band IS 'Age band of the reader: under_13, 13_to_15, 16_to_17 or adult.';

--
-- Name: COLUMN signposting.sort_order; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.signposting.sort_order IS 'Place in the list; the most urgent first.';

--
-- Name: COLUMN signposting.service; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.signposting.service IS 'Name of the service, for programs.';

--
-- Name: COLUMN signposting.contact; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.signposting.contact IS 'Number, text number or address, verbatim.';

--
-- Name: COLUMN signposting.wording; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.signposting.wording IS 'What to say about it, verbatim.';

--
-- Name: COLUMN signposting.version; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.signposting.version IS 'Version of this line; the latest is served.';

--
-- Name: COLUMN signposting.verified_on; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.signposting.verified_on IS 'The day on which the line was last verified.';

--
-- Name: COLUMN signposting.verified_by; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.signposting.verified_by IS 'How, or by whom, it was verified.';

--
-- Name: COLUMN signposting.review_due; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.signposting.review_due IS 'The day by which it is verified again, within six months.';

--
-- Name: COLUMN signposting.sha256; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.signposting.sha256 IS 'SHA-256 of service, contact and wording, each on its line, in hexadecimal.';

--
-- Name: tutor_lessons; Type: VIEW; Schema: api; Owner: safelane_owner
--

CREATE VIEW api.tutor_lessons WITH (security_invoker='true', security_barrier='true') AS
 SELECT lesson_id,
    tutor_id,
    engagement_id,
    ARRAY( SELECT taught.learner_id
           FROM booking.lesson_learner taught
          WHERE (taught.lesson_id = lesson.lesson_id)
          ORDER BY taught.learner_id) AS learner_ids,
    starts_at,
    ends_at,
    modality,
    booking.venue_address(venue) AS venue,
    state,
    booking.lesson_is_paused(lesson_id) AS paused
   FROM booking.lesson lesson;

ALTER VIEW api.tutor_lessons OWNER TO safelane_owner;

--
-- Name: VIEW tutor_lessons; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON VIEW api.tutor_lessons IS 'Your lessons, as their tutor

For tutors. state is confirmed, in_progress, completed or cancelled; paused says that a confirmed lesson could not start
as things stand now. Instants carry an offset. Clauses TS-56, TS-82.';

--
-- Name: COLUMN tutor_lessons.learner_ids; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.tutor_lessons.learner_ids IS 'Everybody who is expected.';

--
-- Name: COLUMN tutor_lessons.venue; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.tutor_lessons.venue IS 'Address of a lesson in person.';

--
-- Name: COLUMN tutor_lessons.paused; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.tutor_lessons.paused IS 'Could not start as things stand; leave it out of select where it is not needed, it is judged row by row.';

--
-- Name: tutors; Type: VIEW; Schema: api; Owner: safelane_owner
--

CREATE VIEW api.tutors WITH (security_invoker='true', security_barrier='true') AS
 SELECT tutor_id,
    given_name,
    booking.tutor_is_offered(tutor_id) AS bookable
   FROM booking.listed_tutors() listed(tutor_id, given_name);

ALTER VIEW api.tutors OWNER TO safelane_owner;

--
-- Name: VIEW tutors; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON VIEW api.tutors IS 'Look for tutors

For learners, guardians, agencies and schools: every tutor with an engagement in force. Ask for a page in a stable order
(?order=tutor_id&limit=20&tutor_id=gt.<the last one>): bookable is judged for the rows of the page. Why somebody is not
bookable is not said. Clauses TS-65, TS-76.';

--
-- Name: COLUMN tutors.tutor_id; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.tutors.tutor_id IS 'The tutor, as book_lesson takes them.';

--
-- Name: COLUMN tutors.given_name; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.tutors.given_name IS 'First name.';

--
-- Name: COLUMN tutors.bookable; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.tutors.bookable IS 'Whether a lesson can be booked now, under the engagement that a booking without engagement_id means.';

--
-- Name: attendance; Type: TABLE; Schema: booking; Owner: safelane_owner
--

CREATE TABLE booking.attendance (
    lesson_id uuid NOT NULL,
    kind text NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    by_person uuid NOT NULL,
    venue_confirmed boolean,
    chaperone_status text,
    note text,
    CONSTRAINT attendance_chaperone CHECK ((chaperone_status = ANY (ARRAY['not_required'::text, 'available'::text, 'present'::text, 'absent'::text]))),
    CONSTRAINT attendance_check_in CHECK (((kind = 'check_out'::text) OR (num_nulls(venue_confirmed, chaperone_status) = 0))),
    CONSTRAINT attendance_kind CHECK ((kind = ANY (ARRAY['check_in'::text, 'check_out'::text]))),
    CONSTRAINT attendance_note_length CHECK ((length(note) <= 2000))
);

ALTER TABLE ONLY booking.attendance FORCE ROW LEVEL SECURITY;

ALTER TABLE booking.attendance OWNER TO safelane_owner;

--
-- Name: learner_standing; Type: TABLE; Schema: booking; Owner: safelane_owner
--

CREATE TABLE booking.learner_standing (
    learner_id uuid NOT NULL,
    version bigint DEFAULT 0 NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY booking.learner_standing FORCE ROW LEVEL SECURITY;

ALTER TABLE booking.learner_standing OWNER TO safelane_owner;

--
-- Name: TABLE learner_standing; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON TABLE booking.learner_standing IS 'The row at which a booking of a learner and a change to their guardians meet (E1.1).';

--
-- Name: no_contact_order; Type: TABLE; Schema: booking; Owner: safelane_owner
--

CREATE TABLE booking.no_contact_order (
    order_id uuid NOT NULL,
    tutor_id uuid NOT NULL,
    learner_id uuid NOT NULL,
    scope text NOT NULL,
    ordered_by uuid NOT NULL,
    ordered_at timestamp with time zone DEFAULT now() NOT NULL,
    lifted_at timestamp with time zone,
    lifted_by uuid,
    CONSTRAINT no_contact_order_lifted CHECK ((((lifted_at IS NULL) = (lifted_by IS NULL)) AND (lifted_at >= ordered_at))),
    CONSTRAINT no_contact_order_not_own CHECK (((ordered_by <> tutor_id) AND (lifted_by IS DISTINCT FROM tutor_id))),
    CONSTRAINT no_contact_order_scope CHECK ((scope = ANY (ARRAY['pair'::text, 'household'::text])))
);

ALTER TABLE ONLY booking.no_contact_order FORCE ROW LEVEL SECURITY;

ALTER TABLE booking.no_contact_order OWNER TO safelane_owner;

--
-- Name: TABLE no_contact_order; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON TABLE booking.no_contact_order IS 'These two do not meet; household: nor the tutor and any learner who shares a guardian (TN-42).';

--
-- Name: presence; Type: TABLE; Schema: booking; Owner: safelane_owner
--

CREATE TABLE booking.presence (
    lesson_id uuid NOT NULL,
    learner_id uuid NOT NULL,
    confirmed_by uuid NOT NULL,
    confirmed_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY booking.presence FORCE ROW LEVEL SECURITY;

ALTER TABLE booking.presence OWNER TO safelane_owner;

--
-- Name: reason; Type: TABLE; Schema: booking; Owner: safelane_owner
--

CREATE TABLE booking.reason (
    code text NOT NULL,
    class text NOT NULL,
    family text NOT NULL,
    public_code text,
    tutor_code text,
    officer_code text,
    meaning text NOT NULL,
    remedy text NOT NULL,
    clauses text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT reason_class CHECK ((class = ANY (ARRAY['B'::text, 'N'::text, 'S'::text, 'A'::text]))),
    CONSTRAINT reason_family CHECK ((family = ANY (ARRAY['restriction'::text, 'vetting'::text, 'training'::text, 'document'::text, 'engagement'::text, 'student'::text, 'session'::text]))),
    CONSTRAINT reason_public CHECK (((class = 'A'::text) = (public_code IS NULL))),
    CONSTRAINT reason_public_code CHECK ((public_code = ANY (ARRAY['TUTOR_NOT_BOOKABLE'::text, 'STUDENT_SETUP_INCOMPLETE'::text, 'ENGAGEMENT_NOT_READY'::text, 'SESSION_NOT_READY'::text])))
);

ALTER TABLE ONLY booking.reason FORCE ROW LEVEL SECURITY;

ALTER TABLE booking.reason OWNER TO safelane_owner;

--
-- Name: COLUMN reason.code; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON COLUMN booking.reason.code IS 'For codes with a suffix (TRAINING_MISSING:topic, ACK_MISSING:document) the part before the colon.';

--
-- Name: COLUMN reason.class; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON COLUMN booking.reason.class IS 'B blocks booking and start; N blocks new bookings; S blocks the start; A is advisory.';

--
-- Name: COLUMN reason.tutor_code; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON COLUMN booking.reason.tutor_code IS 'What the tutor reads instead of it; null: the code itself (E1.4).';

--
-- Name: COLUMN reason.officer_code; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON COLUMN booking.reason.officer_code IS 'What a vetting officer reads instead of it; null: the code itself (E1.4).';

--
-- Name: restriction; Type: TABLE; Schema: booking; Owner: safelane_owner
--

CREATE TABLE booking.restriction (
    restriction_id uuid NOT NULL,
    tutor_id uuid NOT NULL,
    kind text NOT NULL,
    effective_from timestamp with time zone DEFAULT now() NOT NULL,
    ended_at timestamp with time zone,
    placed_by uuid NOT NULL,
    placed_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_by uuid,
    CONSTRAINT restriction_end CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
    CONSTRAINT restriction_kind CHECK ((kind = ANY (ARRAY['hold'::text, 'suspension'::text, 'closure'::text]))),
    CONSTRAINT restriction_not_own CHECK (((placed_by <> tutor_id) AND (ended_by IS DISTINCT FROM tutor_id))),
    CONSTRAINT restriction_order CHECK ((ended_at >= effective_from))
);

ALTER TABLE ONLY booking.restriction FORCE ROW LEVEL SECURITY;

ALTER TABLE booking.restriction OWNER TO safelane_owner;

--
-- Name: TABLE restriction; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON TABLE booking.restriction IS 'What holds a tutor back, never why. api.place_hold writes holds only; suspensions and closures are dispositions (F11).';

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
-- Name: entry; Type: TABLE; Schema: ledger; Owner: safelane_owner
--

CREATE TABLE ledger.entry (
    seq bigint NOT NULL,
    entry_id uuid DEFAULT gen_random_uuid() NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    actor_id uuid,
    persona text,
    session_role text DEFAULT SESSION_USER NOT NULL,
    acting_role text NOT NULL,
    action text NOT NULL,
    target_kind text,
    target_id uuid,
    outcome text NOT NULL,
    reasons text[] DEFAULT '{}'::text[] NOT NULL,
    request_id text,
    detail jsonb DEFAULT '{}'::jsonb NOT NULL,
    CONSTRAINT entry_action_length CHECK (((length(action) >= 1) AND (length(action) <= 100))),
    CONSTRAINT entry_outcome CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text]))),
    CONSTRAINT entry_request_id_length CHECK ((length(request_id) <= 200))
);

ALTER TABLE ONLY ledger.entry FORCE ROW LEVEL SECURITY;

ALTER TABLE ledger.entry OWNER TO safelane_owner;

--
-- Name: TABLE entry; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON TABLE ledger.entry IS 'Actions and refusals: who, as what, did what to whom, with what outcome. Append-only (TS-12, F22).';

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
-- Name: profile; Type: TABLE; Schema: policy; Owner: safelane_owner
--

CREATE TABLE policy.profile (
    profile text NOT NULL,
    title text NOT NULL
);

ALTER TABLE ONLY policy.profile FORCE ROW LEVEL SECURITY;

ALTER TABLE policy.profile OWNER TO safelane_owner;

--
-- Name: attendance attendance_pkey; Type: CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.attendance
    ADD CONSTRAINT attendance_pkey PRIMARY KEY (lesson_id, kind);

--
-- Name: clearance clearance_pkey; Type: CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.clearance
    ADD CONSTRAINT clearance_pkey PRIMARY KEY (engagement_id);

--
-- Name: learner_standing learner_standing_pkey; Type: CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.learner_standing
    ADD CONSTRAINT learner_standing_pkey PRIMARY KEY (learner_id);

--
-- Name: lesson_learner lesson_learner_pkey; Type: CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.lesson_learner
    ADD CONSTRAINT lesson_learner_pkey PRIMARY KEY (lesson_id, learner_id);

--
-- Name: lesson lesson_pkey; Type: CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.lesson
    ADD CONSTRAINT lesson_pkey PRIMARY KEY (lesson_id);

--
-- Name: lesson lesson_slot_key; Type: CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.lesson
    ADD CONSTRAINT lesson_slot_key UNIQUE (lesson_id, starts_at, ends_at, live);

--
-- Name: no_contact_order no_contact_order_pkey; Type: CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.no_contact_order
    ADD CONSTRAINT no_contact_order_pkey PRIMARY KEY (order_id);

--
-- Name: lesson_learner no_double_booking_of_a_learner; Type: CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.lesson_learner
    ADD CONSTRAINT no_double_booking_of_a_learner EXCLUDE USING gist (learner_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (live);

--
-- Name: lesson no_double_booking_of_the_tutor; Type: CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.lesson
    ADD CONSTRAINT no_double_booking_of_the_tutor EXCLUDE USING gist (tutor_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (live);

--
-- Name: presence presence_pkey; Type: CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.presence
    ADD CONSTRAINT presence_pkey PRIMARY KEY (lesson_id, learner_id);

--
-- Name: reason reason_pkey; Type: CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.reason
    ADD CONSTRAINT reason_pkey PRIMARY KEY (code);

--
-- Name: restriction restriction_pkey; Type: CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.restriction
    ADD CONSTRAINT restriction_pkey PRIMARY KEY (restriction_id);

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
-- Name: entry entry_entry_id_key; Type: CONSTRAINT; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ONLY ledger.entry
    ADD CONSTRAINT entry_entry_id_key UNIQUE (entry_id);

--
-- Name: entry entry_pkey; Type: CONSTRAINT; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ONLY ledger.entry
    ADD CONSTRAINT entry_pkey PRIMARY KEY (seq);

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
-- Name: signposting signposting_pkey; Type: CONSTRAINT; Schema: policy; Owner: safelane_owner
--

ALTER TABLE ONLY policy.signposting
    ADD CONSTRAINT signposting_pkey PRIMARY KEY (service, band, version);

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
-- Name: lesson_engagement_idx; Type: INDEX; Schema: booking; Owner: safelane_owner
--

CREATE INDEX lesson_engagement_idx ON booking.lesson USING btree (engagement_id, starts_at);

--
-- Name: lesson_learner_learner_idx; Type: INDEX; Schema: booking; Owner: safelane_owner
--

CREATE INDEX lesson_learner_learner_idx ON booking.lesson_learner USING btree (learner_id, starts_at);

--
-- Name: lesson_tutor_idx; Type: INDEX; Schema: booking; Owner: safelane_owner
--

CREATE INDEX lesson_tutor_idx ON booking.lesson USING btree (tutor_id, starts_at);

--
-- Name: no_contact_order_tutor_idx; Type: INDEX; Schema: booking; Owner: safelane_owner
--

CREATE INDEX no_contact_order_tutor_idx ON booking.no_contact_order USING btree (tutor_id, learner_id);

--
-- Name: restriction_tutor_idx; Type: INDEX; Schema: booking; Owner: safelane_owner
--

CREATE INDEX restriction_tutor_idx ON booking.restriction USING btree (tutor_id);

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
-- Name: entry_actor_idx; Type: INDEX; Schema: ledger; Owner: safelane_owner
--

CREATE INDEX entry_actor_idx ON ledger.entry USING btree (actor_id, seq);

--
-- Name: entry_target_idx; Type: INDEX; Schema: ledger; Owner: safelane_owner
--

CREATE INDEX entry_target_idx ON ledger.entry USING btree (target_id, seq);

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
-- Name: my_vetting _100_read_only; Type: TRIGGER; Schema: api; Owner: safelane_owner
--

CREATE TRIGGER _100_read_only INSTEAD OF INSERT OR DELETE OR UPDATE ON api.my_vetting FOR EACH ROW EXECUTE FUNCTION guard.refuse_write();

--
-- Name: my_wards _100_read_only; Type: TRIGGER; Schema: api; Owner: safelane_owner
--

CREATE TRIGGER _100_read_only INSTEAD OF INSERT OR DELETE OR UPDATE ON api.my_wards FOR EACH ROW EXECUTE FUNCTION guard.refuse_write();

--
-- Name: policy_documents _100_read_only; Type: TRIGGER; Schema: api; Owner: safelane_owner
--

CREATE TRIGGER _100_read_only INSTEAD OF INSERT OR DELETE OR UPDATE ON api.policy_documents FOR EACH ROW EXECUTE FUNCTION guard.refuse_write();

--
-- Name: signposting _100_read_only; Type: TRIGGER; Schema: api; Owner: safelane_owner
--

CREATE TRIGGER _100_read_only INSTEAD OF INSERT OR DELETE OR UPDATE ON api.signposting FOR EACH ROW EXECUTE FUNCTION guard.refuse_write();

--
-- Name: tutors _100_read_only; Type: TRIGGER; Schema: api; Owner: safelane_owner
--

CREATE TRIGGER _100_read_only INSTEAD OF INSERT OR DELETE OR UPDATE ON api.tutors FOR EACH ROW EXECUTE FUNCTION guard.refuse_write();

--
-- Name: attendance _100_append_only; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON booking.attendance FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE booking.attendance ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: presence _100_append_only; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON booking.presence FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE booking.presence ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: reason _100_append_only; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON booking.reason FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE booking.reason ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: lesson _100_never_deleted; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _100_never_deleted BEFORE DELETE ON booking.lesson FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE booking.lesson ENABLE ALWAYS TRIGGER _100_never_deleted;

--
-- Name: lesson_learner _100_never_deleted; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _100_never_deleted BEFORE DELETE ON booking.lesson_learner FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE booking.lesson_learner ENABLE ALWAYS TRIGGER _100_never_deleted;

--
-- Name: attendance _100_no_truncate; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON booking.attendance FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE booking.attendance ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: clearance _100_no_truncate; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON booking.clearance FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE booking.clearance ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: learner_standing _100_no_truncate; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON booking.learner_standing FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE booking.learner_standing ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: lesson _100_no_truncate; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON booking.lesson FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE booking.lesson ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: lesson_learner _100_no_truncate; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON booking.lesson_learner FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE booking.lesson_learner ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: no_contact_order _100_no_truncate; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON booking.no_contact_order FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE booking.no_contact_order ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: presence _100_no_truncate; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON booking.presence FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE booking.presence ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: reason _100_no_truncate; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON booking.reason FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE booking.reason ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: restriction _100_no_truncate; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON booking.restriction FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE booking.restriction ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: no_contact_order _100_only_ended; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _100_only_ended BEFORE DELETE OR UPDATE ON booking.no_contact_order FOR EACH ROW EXECUTE FUNCTION booking.order_is_only_ended();

ALTER TABLE booking.no_contact_order ENABLE ALWAYS TRIGGER _100_only_ended;

--
-- Name: restriction _100_only_ended; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _100_only_ended BEFORE DELETE OR UPDATE ON booking.restriction FOR EACH ROW EXECUTE FUNCTION booking.order_is_only_ended();

ALTER TABLE booking.restriction ENABLE ALWAYS TRIGGER _100_only_ended;

--
-- Name: no_contact_order _200_touch; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _200_touch BEFORE INSERT OR UPDATE ON booking.no_contact_order FOR EACH ROW EXECUTE FUNCTION booking.touch_on_order();

ALTER TABLE booking.no_contact_order ENABLE ALWAYS TRIGGER _200_touch;

--
-- Name: restriction _200_touch; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _200_touch BEFORE INSERT OR UPDATE ON booking.restriction FOR EACH ROW EXECUTE FUNCTION booking.touch_on_order();

ALTER TABLE booking.restriction ENABLE ALWAYS TRIGGER _200_touch;

--
-- Name: lesson _400_changes_lawfully; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _400_changes_lawfully AFTER INSERT OR UPDATE ON booking.lesson NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION booking.lesson_changes_lawfully();

ALTER TABLE booking.lesson ENABLE ALWAYS TRIGGER _400_changes_lawfully;

--
-- Name: lesson _500_gate; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _500_gate AFTER INSERT OR UPDATE ON booking.lesson NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION booking.gate_lesson();

ALTER TABLE booking.lesson ENABLE ALWAYS TRIGGER _500_gate;

--
-- Name: lesson_learner _500_gate; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _500_gate AFTER INSERT OR UPDATE ON booking.lesson_learner NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION booking.gate_lesson_learner();

ALTER TABLE booking.lesson_learner ENABLE ALWAYS TRIGGER _500_gate;

--
-- Name: lesson _600_group; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _600_group AFTER INSERT OR UPDATE ON booking.lesson DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION booking.gate_group();

ALTER TABLE booking.lesson ENABLE ALWAYS TRIGGER _600_group;

--
-- Name: lesson_learner _600_group; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _600_group AFTER INSERT OR DELETE OR UPDATE ON booking.lesson_learner DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION booking.gate_group();

ALTER TABLE booking.lesson_learner ENABLE ALWAYS TRIGGER _600_group;

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
-- Name: entry _100_append_only; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON ledger.entry FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.entry ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: entry _100_no_truncate; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON ledger.entry FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.entry ENABLE ALWAYS TRIGGER _100_no_truncate;

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
-- Name: contract_override _900_count_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _900_count_change AFTER INSERT OR UPDATE ON policy.contract_override FOR EACH STATEMENT EXECUTE FUNCTION policy.count_change();

ALTER TABLE policy.contract_override ENABLE ALWAYS TRIGGER _900_count_change;

--
-- Name: contract_override_end _900_count_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _900_count_change AFTER INSERT OR UPDATE ON policy.contract_override_end FOR EACH STATEMENT EXECUTE FUNCTION policy.count_change();

ALTER TABLE policy.contract_override_end ENABLE ALWAYS TRIGGER _900_count_change;

--
-- Name: deviation _900_count_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _900_count_change AFTER INSERT OR UPDATE ON policy.deviation FOR EACH STATEMENT EXECUTE FUNCTION policy.count_change();

ALTER TABLE policy.deviation ENABLE ALWAYS TRIGGER _900_count_change;

--
-- Name: document_version _900_count_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _900_count_change AFTER INSERT OR UPDATE ON policy.document_version FOR EACH STATEMENT EXECUTE FUNCTION policy.count_change();

ALTER TABLE policy.document_version ENABLE ALWAYS TRIGGER _900_count_change;

--
-- Name: guidance_edition _900_count_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _900_count_change AFTER INSERT OR UPDATE ON policy.guidance_edition FOR EACH STATEMENT EXECUTE FUNCTION policy.count_change();

ALTER TABLE policy.guidance_edition ENABLE ALWAYS TRIGGER _900_count_change;

--
-- Name: parameter _900_count_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _900_count_change AFTER INSERT OR UPDATE ON policy.parameter FOR EACH STATEMENT EXECUTE FUNCTION policy.count_change();

ALTER TABLE policy.parameter ENABLE ALWAYS TRIGGER _900_count_change;

--
-- Name: profile_adoption _900_count_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _900_count_change AFTER INSERT OR UPDATE ON policy.profile_adoption FOR EACH STATEMENT EXECUTE FUNCTION policy.count_change();

ALTER TABLE policy.profile_adoption ENABLE ALWAYS TRIGGER _900_count_change;

--
-- Name: profile_value _900_count_change; Type: TRIGGER; Schema: policy; Owner: safelane_owner
--

CREATE TRIGGER _900_count_change AFTER INSERT OR UPDATE ON policy.profile_value FOR EACH STATEMENT EXECUTE FUNCTION policy.count_change();

ALTER TABLE policy.profile_value ENABLE ALWAYS TRIGGER _900_count_change;

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
-- Name: attendance attendance_lesson; Type: FK CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.attendance
    ADD CONSTRAINT attendance_lesson FOREIGN KEY (lesson_id) REFERENCES booking.lesson(lesson_id);

--
-- Name: clearance clearance_engagement; Type: FK CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.clearance
    ADD CONSTRAINT clearance_engagement FOREIGN KEY (engagement_id) REFERENCES identity.engagement(engagement_id);

--
-- Name: learner_standing learner_standing_learner; Type: FK CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.learner_standing
    ADD CONSTRAINT learner_standing_learner FOREIGN KEY (learner_id) REFERENCES identity.person(person_id);

--
-- Name: lesson lesson_engagement; Type: FK CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.lesson
    ADD CONSTRAINT lesson_engagement FOREIGN KEY (engagement_id) REFERENCES identity.engagement(engagement_id);

--
-- Name: lesson_learner lesson_learner_learner; Type: FK CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.lesson_learner
    ADD CONSTRAINT lesson_learner_learner FOREIGN KEY (learner_id) REFERENCES identity.person(person_id);

--
-- Name: lesson_learner lesson_learner_slot; Type: FK CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.lesson_learner
    ADD CONSTRAINT lesson_learner_slot FOREIGN KEY (lesson_id, starts_at, ends_at, live) REFERENCES booking.lesson(lesson_id, starts_at, ends_at, live) ON UPDATE CASCADE;

--
-- Name: lesson lesson_tutor; Type: FK CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.lesson
    ADD CONSTRAINT lesson_tutor FOREIGN KEY (tutor_id) REFERENCES identity.person(person_id);

--
-- Name: no_contact_order no_contact_order_learner; Type: FK CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.no_contact_order
    ADD CONSTRAINT no_contact_order_learner FOREIGN KEY (learner_id) REFERENCES identity.person(person_id);

--
-- Name: no_contact_order no_contact_order_tutor; Type: FK CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.no_contact_order
    ADD CONSTRAINT no_contact_order_tutor FOREIGN KEY (tutor_id) REFERENCES identity.person(person_id);

--
-- Name: presence presence_learner; Type: FK CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.presence
    ADD CONSTRAINT presence_learner FOREIGN KEY (lesson_id, learner_id) REFERENCES booking.lesson_learner(lesson_id, learner_id);

--
-- Name: restriction restriction_tutor; Type: FK CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.restriction
    ADD CONSTRAINT restriction_tutor FOREIGN KEY (tutor_id) REFERENCES identity.person(person_id);

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
-- Name: lesson agency_select_own; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY agency_select_own ON booking.lesson FOR SELECT TO web_agency USING ((engagement_id = ANY (( SELECT booking.caller_engagements() AS caller_engagements)::uuid[])));

--
-- Name: lesson_learner agency_select_own_lessons; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY agency_select_own_lessons ON booking.lesson_learner FOR SELECT TO web_agency USING ((EXISTS ( SELECT
   FROM booking.lesson lesson
  WHERE ((lesson.lesson_id = lesson_learner.lesson_id) AND (lesson.engagement_id = ANY (( SELECT booking.caller_engagements() AS caller_engagements)::uuid[]))))));

--
-- Name: attendance; Type: ROW SECURITY; Schema: booking; Owner: safelane_owner
--

ALTER TABLE booking.attendance ENABLE ROW LEVEL SECURITY;

--
-- Name: clearance cap_booking_insert_for_a_day; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_insert_for_a_day ON booking.clearance FOR INSERT TO cap_booking WITH CHECK ((good_until <= (judged_at + '25:00:00'::interval)));

--
-- Name: POLICY cap_booking_insert_for_a_day ON clearance; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_insert_for_a_day ON booking.clearance IS 'Nothing is remembered past the end of the day, the longest of which has 25 hours.';

--
-- Name: learner_standing cap_booking_insert_fresh; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_insert_fresh ON booking.learner_standing FOR INSERT TO cap_booking WITH CHECK ((version = 0));

--
-- Name: POLICY cap_booking_insert_fresh ON learner_standing; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_insert_fresh ON booking.learner_standing IS 'A learner is met here for the first time.';

--
-- Name: restriction cap_booking_insert_holds; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_insert_holds ON booking.restriction FOR INSERT TO cap_booking WITH CHECK (((kind = 'hold'::text) AND (placed_by = ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) = 'web_dsl'::text)));

--
-- Name: POLICY cap_booking_insert_holds ON restriction; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_insert_holds ON booking.restriction IS 'A safeguarding lead places a hold, and nothing more (TS-72).';

--
-- Name: attendance cap_booking_insert_in_own_name; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_insert_in_own_name ON booking.attendance FOR INSERT TO cap_booking WITH CHECK (((by_person = ( SELECT identity.person_id() AS person_id)) AND (EXISTS ( SELECT
   FROM booking.lesson lesson
  WHERE ((lesson.lesson_id = attendance.lesson_id) AND (lesson.tutor_id = attendance.by_person))))));

--
-- Name: POLICY cap_booking_insert_in_own_name ON attendance; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_insert_in_own_name ON booking.attendance IS 'The tutor of the lesson says what they found; when is the clock''s.';

--
-- Name: lesson cap_booking_insert_in_own_name; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_insert_in_own_name ON booking.lesson FOR INSERT TO cap_booking WITH CHECK (((booked_by = ( SELECT identity.person_id() AS person_id)) AND (booked_as = ( SELECT identity.persona() AS persona)) AND (booked_by <> tutor_id)));

--
-- Name: POLICY cap_booking_insert_in_own_name ON lesson; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_insert_in_own_name ON booking.lesson IS 'A lesson says who booked it and in which role, and no tutor books themselves (TN-13).';

--
-- Name: no_contact_order cap_booking_insert_in_own_name; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_insert_in_own_name ON booking.no_contact_order FOR INSERT TO cap_booking WITH CHECK (((ordered_by = ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) = 'web_dsl'::text)));

--
-- Name: POLICY cap_booking_insert_in_own_name ON no_contact_order; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_insert_in_own_name ON booking.no_contact_order IS 'A safeguarding lead makes the order.';

--
-- Name: presence cap_booking_insert_in_own_name; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_insert_in_own_name ON booking.presence FOR INSERT TO cap_booking WITH CHECK ((confirmed_by = ( SELECT identity.person_id() AS person_id)));

--
-- Name: POLICY cap_booking_insert_in_own_name ON presence; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_insert_in_own_name ON booking.presence IS 'Presence says who confirmed it; when is the clock''s.';

--
-- Name: lesson_learner cap_booking_insert_into_own_booking; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_insert_into_own_booking ON booking.lesson_learner FOR INSERT TO cap_booking WITH CHECK ((EXISTS ( SELECT
   FROM booking.lesson lesson
  WHERE ((lesson.lesson_id = lesson_learner.lesson_id) AND (lesson.booked_by = ( SELECT identity.person_id() AS person_id))))));

--
-- Name: POLICY cap_booking_insert_into_own_booking ON lesson_learner; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_insert_into_own_booking ON booking.lesson_learner IS 'Learners come onto a lesson with the booking of whoever speaks for them.';

--
-- Name: attendance cap_booking_select_all; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_select_all ON booking.attendance FOR SELECT TO cap_booking USING (true);

--
-- Name: POLICY cap_booking_select_all ON attendance; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_select_all ON booking.attendance IS 'A start in person needs to know what the tutor found (TS-62).';

--
-- Name: clearance cap_booking_select_all; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_select_all ON booking.clearance FOR SELECT TO cap_booking USING (true);

--
-- Name: POLICY cap_booking_select_all ON clearance; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_select_all ON booking.clearance IS 'A decision about anybody looks here first.';

--
-- Name: learner_standing cap_booking_select_all; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_select_all ON booking.learner_standing FOR SELECT TO cap_booking USING (true);

--
-- Name: POLICY cap_booking_select_all ON learner_standing; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_select_all ON booking.learner_standing IS 'Every booking locks the learners it is about.';

--
-- Name: lesson cap_booking_select_all; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_select_all ON booking.lesson FOR SELECT TO cap_booking USING (true);

--
-- Name: POLICY cap_booking_select_all ON lesson; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_select_all ON booking.lesson IS 'Gates and explanations look at every lesson.';

--
-- Name: lesson_learner cap_booking_select_all; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_select_all ON booking.lesson_learner FOR SELECT TO cap_booking USING (true);

--
-- Name: POLICY cap_booking_select_all ON lesson_learner; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_select_all ON booking.lesson_learner IS 'Gates and explanations look at every lesson.';

--
-- Name: no_contact_order cap_booking_select_all; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_select_all ON booking.no_contact_order FOR SELECT TO cap_booking USING (true);

--
-- Name: POLICY cap_booking_select_all ON no_contact_order; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_select_all ON booking.no_contact_order IS 'Every booking asks whether the two may meet.';

--
-- Name: presence cap_booking_select_all; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_select_all ON booking.presence FOR SELECT TO cap_booking USING (true);

--
-- Name: POLICY cap_booking_select_all ON presence; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_select_all ON booking.presence IS 'A start needs to know whether everybody is there (TS-56).';

--
-- Name: reason cap_booking_select_all; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_select_all ON booking.reason FOR SELECT TO cap_booking USING (true);

--
-- Name: POLICY cap_booking_select_all ON reason; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_select_all ON booking.reason IS 'Words only: what a code means, and who may read it.';

--
-- Name: restriction cap_booking_select_all; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_select_all ON booking.restriction FOR SELECT TO cap_booking USING (true);

--
-- Name: POLICY cap_booking_select_all ON restriction; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_select_all ON booking.restriction IS 'Every booking asks whether its tutor is held.';

--
-- Name: clearance cap_booking_update_for_a_day; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_update_for_a_day ON booking.clearance FOR UPDATE TO cap_booking USING (true) WITH CHECK ((good_until <= (judged_at + '25:00:00'::interval)));

--
-- Name: POLICY cap_booking_update_for_a_day ON clearance; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_update_for_a_day ON booking.clearance IS 'As for a new row.';

--
-- Name: lesson cap_booking_update_for_somebody; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_update_for_somebody ON booking.lesson FOR UPDATE TO cap_booking USING ((( SELECT identity.person_id() AS person_id) IS NOT NULL)) WITH CHECK (true);

--
-- Name: POLICY cap_booking_update_for_somebody ON lesson; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_update_for_somebody ON booking.lesson IS 'Functions act for somebody. What a lesson may become is judged by the restrictive policy and the triggers.';

--
-- Name: learner_standing cap_booking_update_forward; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_update_forward ON booking.learner_standing FOR UPDATE TO cap_booking USING (true) WITH CHECK ((version > 0));

--
-- Name: POLICY cap_booking_update_forward ON learner_standing; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_update_forward ON booking.learner_standing IS 'The version only counts changes; it says nothing about them.';

--
-- Name: restriction cap_booking_update_holds; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_update_holds ON booking.restriction FOR UPDATE TO cap_booking USING (((kind = 'hold'::text) AND (tutor_id IS DISTINCT FROM ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) = 'web_dsl'::text))) WITH CHECK ((ended_by = ( SELECT identity.person_id() AS person_id)));

--
-- Name: POLICY cap_booking_update_holds ON restriction; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_update_holds ON booking.restriction IS 'A safeguarding lead ends a hold that is not their own.';

--
-- Name: no_contact_order cap_booking_update_in_own_name; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_update_in_own_name ON booking.no_contact_order FOR UPDATE TO cap_booking USING (((tutor_id IS DISTINCT FROM ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) = 'web_dsl'::text))) WITH CHECK ((lifted_by = ( SELECT identity.person_id() AS person_id)));

--
-- Name: POLICY cap_booking_update_in_own_name ON no_contact_order; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_update_in_own_name ON booking.no_contact_order IS 'A safeguarding lead lifts it, never the tutor it is about.';

--
-- Name: reason cap_migration_insert_reference; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_migration_insert_reference ON booking.reason FOR INSERT TO cap_migration WITH CHECK (true);

--
-- Name: POLICY cap_migration_insert_reference ON reason; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_migration_insert_reference ON booking.reason IS 'Codes come with a migration, and are never renamed.';

--
-- Name: clearance; Type: ROW SECURITY; Schema: booking; Owner: safelane_owner
--

ALTER TABLE booking.clearance ENABLE ROW LEVEL SECURITY;

--
-- Name: lesson guardian_select_wards; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY guardian_select_wards ON booking.lesson FOR SELECT TO web_guardian USING ((EXISTS ( SELECT
   FROM booking.lesson_learner taught
  WHERE ((taught.lesson_id = lesson.lesson_id) AND (taught.learner_id = ANY (( SELECT identity.wards() AS wards)::uuid[]))))));

--
-- Name: lesson_learner guardian_select_wards; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY guardian_select_wards ON booking.lesson_learner FOR SELECT TO web_guardian USING ((learner_id = ANY (( SELECT identity.wards() AS wards)::uuid[])));

--
-- Name: lesson learner_select_own; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY learner_select_own ON booking.lesson FOR SELECT TO web_learner USING ((EXISTS ( SELECT
   FROM booking.lesson_learner taught
  WHERE ((taught.lesson_id = lesson.lesson_id) AND (taught.learner_id = ( SELECT identity.person_id() AS person_id))))));

--
-- Name: lesson_learner learner_select_own; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY learner_select_own ON booking.lesson_learner FOR SELECT TO web_learner USING ((learner_id = ( SELECT identity.person_id() AS person_id)));

--
-- Name: learner_standing; Type: ROW SECURITY; Schema: booking; Owner: safelane_owner
--

ALTER TABLE booking.learner_standing ENABLE ROW LEVEL SECURITY;

--
-- Name: lesson; Type: ROW SECURITY; Schema: booking; Owner: safelane_owner
--

ALTER TABLE booking.lesson ENABLE ROW LEVEL SECURITY;

--
-- Name: lesson_learner; Type: ROW SECURITY; Schema: booking; Owner: safelane_owner
--

ALTER TABLE booking.lesson_learner ENABLE ROW LEVEL SECURITY;

--
-- Name: no_contact_order; Type: ROW SECURITY; Schema: booking; Owner: safelane_owner
--

ALTER TABLE booking.no_contact_order ENABLE ROW LEVEL SECURITY;

--
-- Name: lesson only_bookable_tutors; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY only_bookable_tutors ON booking.lesson AS RESTRICTIVE FOR INSERT WITH CHECK (booking.tutor_is_bookable(tutor_id, engagement_id, starts_at, state, lesson_id));

--
-- Name: POLICY only_bookable_tutors ON lesson; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY only_bookable_tutors ON booking.lesson IS 'No lesson with a tutor who is not cleared, whoever writes it (TS-75, TS-76, TS-77, TS-82).';

--
-- Name: lesson only_bookable_tutors_after_a_change; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY only_bookable_tutors_after_a_change ON booking.lesson AS RESTRICTIVE FOR UPDATE USING (true) WITH CHECK (((state = ANY (ARRAY['cancelled'::text, 'completed'::text])) OR booking.tutor_is_bookable(tutor_id, engagement_id, starts_at, state, lesson_id)));

--
-- Name: POLICY only_bookable_tutors_after_a_change ON lesson; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY only_bookable_tutors_after_a_change ON booking.lesson IS 'A change is a new booking and a start is judged anew; cancelling and ending are always possible (E1.1).';

--
-- Name: lesson_learner only_learners_who_may_be_taught; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY only_learners_who_may_be_taught ON booking.lesson_learner AS RESTRICTIVE FOR INSERT WITH CHECK (booking.learner_may_be_taught(lesson_id, learner_id));

--
-- Name: POLICY only_learners_who_may_be_taught ON lesson_learner; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY only_learners_who_may_be_taught ON booking.lesson_learner IS 'Nobody on a lesson who may not be taught by its tutor, whoever writes it (TS-04, TN-23, TN-42).';

--
-- Name: lesson_learner only_learners_who_may_be_taught_after_a_change; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY only_learners_who_may_be_taught_after_a_change ON booking.lesson_learner AS RESTRICTIVE FOR UPDATE USING (true) WITH CHECK (booking.learner_may_be_taught(lesson_id, learner_id));

--
-- Name: POLICY only_learners_who_may_be_taught_after_a_change ON lesson_learner; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY only_learners_who_may_be_taught_after_a_change ON booking.lesson_learner IS 'The same of a row that is changed; a slot carried by the foreign key was judged at booking.lesson.';

--
-- Name: presence; Type: ROW SECURITY; Schema: booking; Owner: safelane_owner
--

ALTER TABLE booking.presence ENABLE ROW LEVEL SECURITY;

--
-- Name: reason; Type: ROW SECURITY; Schema: booking; Owner: safelane_owner
--

ALTER TABLE booking.reason ENABLE ROW LEVEL SECURITY;

--
-- Name: restriction; Type: ROW SECURITY; Schema: booking; Owner: safelane_owner
--

ALTER TABLE booking.restriction ENABLE ROW LEVEL SECURITY;

--
-- Name: lesson school_select_own; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY school_select_own ON booking.lesson FOR SELECT TO web_school USING ((engagement_id = ANY (( SELECT booking.caller_engagements() AS caller_engagements)::uuid[])));

--
-- Name: lesson_learner school_select_own_lessons; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY school_select_own_lessons ON booking.lesson_learner FOR SELECT TO web_school USING ((EXISTS ( SELECT
   FROM booking.lesson lesson
  WHERE ((lesson.lesson_id = lesson_learner.lesson_id) AND (lesson.engagement_id = ANY (( SELECT booking.caller_engagements() AS caller_engagements)::uuid[]))))));

--
-- Name: lesson tutor_select_own; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY tutor_select_own ON booking.lesson FOR SELECT TO web_tutor USING ((tutor_id = ( SELECT identity.person_id() AS person_id)));

--
-- Name: lesson_learner tutor_select_own_lessons; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY tutor_select_own_lessons ON booking.lesson_learner FOR SELECT TO web_tutor USING ((EXISTS ( SELECT
   FROM booking.lesson lesson
  WHERE ((lesson.lesson_id = lesson_learner.lesson_id) AND (lesson.tutor_id = ( SELECT identity.person_id() AS person_id))))));

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
-- Name: signing_key cap_seal_insert_for_the_operator; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_seal_insert_for_the_operator ON identity.signing_key FOR INSERT TO cap_seal WITH CHECK (((added_by = SESSION_USER) AND (retired_at IS NULL)));

--
-- Name: POLICY cap_seal_insert_for_the_operator ON signing_key; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_seal_insert_for_the_operator ON identity.signing_key IS 'The row says which login added the key.';

--
-- Name: seal_key cap_seal_insert_the_key; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY cap_seal_insert_the_key ON identity.seal_key FOR INSERT TO cap_seal WITH CHECK (singleton);

--
-- Name: POLICY cap_seal_insert_the_key ON seal_key; Type: COMMENT; Schema: identity; Owner: safelane_owner
--

COMMENT ON POLICY cap_seal_insert_the_key ON identity.seal_key IS 'There is one row; the primary key refuses a second.';

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
-- Name: person learner_select_self; Type: POLICY; Schema: identity; Owner: safelane_owner
--

CREATE POLICY learner_select_self ON identity.person FOR SELECT TO web_learner USING ((person_id = ( SELECT identity.person_id() AS person_id)));

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
-- Name: entry cap_ledger_insert_in_proved_name; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_insert_in_proved_name ON ledger.entry FOR INSERT TO cap_ledger WITH CHECK (((NOT (actor_id IS DISTINCT FROM ( SELECT identity.person_id() AS person_id))) AND (NOT (persona IS DISTINCT FROM ( SELECT identity.persona() AS persona)))));

--
-- Name: POLICY cap_ledger_insert_in_proved_name ON entry; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_insert_in_proved_name ON ledger.entry IS 'An entry says who was proved to be asking, or nobody; never anybody else (TS-12).';

--
-- Name: entry cap_ledger_select_what_it_writes; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_select_what_it_writes ON ledger.entry FOR SELECT TO cap_ledger USING ((xid = pg_current_xact_id()));

--
-- Name: POLICY cap_ledger_select_what_it_writes ON entry; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_select_what_it_writes ON ledger.entry IS 'Only the number of an entry that this transaction wrote, to give it back to the caller.';

--
-- Name: entry; Type: ROW SECURITY; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ledger.entry ENABLE ROW LEVEL SECURITY;

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

CREATE POLICY cap_migration_insert_reference ON policy.document_version FOR INSERT TO cap_migration WITH CHECK (true);

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

CREATE POLICY everybody_select_in_force ON policy.document_version FOR SELECT TO web_anon, web_learner, web_guardian, web_tutor, web_agency, web_school, web_vetting, web_compliance, web_service, web_admin, web_dsl, web_lado USING ((effective_from <= now()));

--
-- Name: POLICY everybody_select_in_force ON document_version; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY everybody_select_in_force ON policy.document_version IS 'Published policy is public from the instant it takes effect, and not before (TS-01).';

--
-- Name: document everybody_select_published; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY everybody_select_published ON policy.document FOR SELECT TO web_anon, web_learner, web_guardian, web_tutor, web_agency, web_school, web_vetting, web_compliance, web_service, web_admin, web_dsl, web_lado USING (true);

--
-- Name: POLICY everybody_select_published ON document; Type: COMMENT; Schema: policy; Owner: safelane_owner
--

COMMENT ON POLICY everybody_select_published ON policy.document IS 'The register is public; it names no person (TS-01).';

--
-- Name: signposting everybody_select_published; Type: POLICY; Schema: policy; Owner: safelane_owner
--

CREATE POLICY everybody_select_published ON policy.signposting FOR SELECT TO web_anon, web_learner, web_guardian, web_tutor, web_agency, web_school, web_vetting, web_compliance, web_service, web_admin, web_dsl, web_lado USING (true);

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
-- Name: signposting; Type: ROW SECURITY; Schema: policy; Owner: safelane_owner
--

ALTER TABLE policy.signposting ENABLE ROW LEVEL SECURITY;

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
-- Name: SCHEMA api; Type: ACL; Schema: -; Owner: safelane_owner
--

GRANT ALL ON SCHEMA api TO cap_identity;
GRANT ALL ON SCHEMA api TO cap_policy;
GRANT ALL ON SCHEMA api TO cap_vetting;
GRANT ALL ON SCHEMA api TO cap_booking;
GRANT USAGE ON SCHEMA api TO web_anon;
GRANT USAGE ON SCHEMA api TO web_learner;
GRANT USAGE ON SCHEMA api TO web_guardian;
GRANT USAGE ON SCHEMA api TO web_tutor;
GRANT USAGE ON SCHEMA api TO web_agency;
GRANT USAGE ON SCHEMA api TO web_school;
GRANT USAGE ON SCHEMA api TO web_vetting;
GRANT USAGE ON SCHEMA api TO web_compliance;
GRANT USAGE ON SCHEMA api TO web_service;
GRANT USAGE ON SCHEMA api TO web_admin;
GRANT USAGE ON SCHEMA api TO web_dsl;
GRANT USAGE ON SCHEMA api TO web_lado;

--
-- Name: SCHEMA booking; Type: ACL; Schema: -; Owner: safelane_owner
--

GRANT ALL ON SCHEMA booking TO cap_booking;
GRANT USAGE ON SCHEMA booking TO cap_migration;
GRANT USAGE ON SCHEMA booking TO web_learner;
GRANT USAGE ON SCHEMA booking TO web_guardian;
GRANT USAGE ON SCHEMA booking TO web_tutor;
GRANT USAGE ON SCHEMA booking TO web_agency;
GRANT USAGE ON SCHEMA booking TO web_school;

--
-- Name: SCHEMA guard; Type: ACL; Schema: -; Owner: safelane_owner
--

GRANT USAGE ON SCHEMA guard TO cap_migration;
GRANT ALL ON SCHEMA guard TO cap_guard;
GRANT USAGE ON SCHEMA guard TO cap_ledger;
GRANT USAGE ON SCHEMA guard TO cap_identity;
GRANT USAGE ON SCHEMA guard TO cap_seal;
GRANT USAGE ON SCHEMA guard TO cap_policy;
GRANT USAGE ON SCHEMA guard TO cap_vetting;
GRANT USAGE ON SCHEMA guard TO cap_booking;

--
-- Name: SCHEMA identity; Type: ACL; Schema: -; Owner: safelane_owner
--

GRANT ALL ON SCHEMA identity TO cap_identity;
GRANT ALL ON SCHEMA identity TO cap_seal;
GRANT USAGE ON SCHEMA identity TO cap_guard;
GRANT USAGE ON SCHEMA identity TO cap_ledger;
GRANT USAGE ON SCHEMA identity TO cap_policy;
GRANT USAGE ON SCHEMA identity TO cap_vetting;
GRANT USAGE ON SCHEMA identity TO cap_booking;
GRANT USAGE ON SCHEMA identity TO web_anon;
GRANT USAGE ON SCHEMA identity TO web_learner;
GRANT USAGE ON SCHEMA identity TO web_guardian;
GRANT USAGE ON SCHEMA identity TO web_tutor;
GRANT USAGE ON SCHEMA identity TO web_agency;
GRANT USAGE ON SCHEMA identity TO web_school;
GRANT USAGE ON SCHEMA identity TO web_vetting;
GRANT USAGE ON SCHEMA identity TO web_compliance;
GRANT USAGE ON SCHEMA identity TO web_service;
GRANT USAGE ON SCHEMA identity TO web_admin;
GRANT USAGE ON SCHEMA identity TO web_dsl;
GRANT USAGE ON SCHEMA identity TO web_lado;
GRANT USAGE ON SCHEMA identity TO safelane_migrator;

--
-- Name: SCHEMA ledger; Type: ACL; Schema: -; Owner: safelane_owner
--

GRANT ALL ON SCHEMA ledger TO cap_ledger;
GRANT USAGE ON SCHEMA ledger TO cap_guard;
GRANT USAGE ON SCHEMA ledger TO cap_identity;
GRANT USAGE ON SCHEMA ledger TO cap_seal;
GRANT USAGE ON SCHEMA ledger TO cap_policy;
GRANT USAGE ON SCHEMA ledger TO cap_vetting;
GRANT USAGE ON SCHEMA ledger TO cap_booking;

--
-- Name: SCHEMA policy; Type: ACL; Schema: -; Owner: safelane_owner
--

GRANT ALL ON SCHEMA policy TO cap_policy;
GRANT USAGE ON SCHEMA policy TO cap_vetting;
GRANT USAGE ON SCHEMA policy TO cap_booking;
GRANT USAGE ON SCHEMA policy TO cap_identity;
GRANT USAGE ON SCHEMA policy TO cap_seal;
GRANT USAGE ON SCHEMA policy TO cap_migration;
GRANT USAGE ON SCHEMA policy TO web_anon;
GRANT USAGE ON SCHEMA policy TO web_learner;
GRANT USAGE ON SCHEMA policy TO web_guardian;
GRANT USAGE ON SCHEMA policy TO web_tutor;
GRANT USAGE ON SCHEMA policy TO web_agency;
GRANT USAGE ON SCHEMA policy TO web_school;
GRANT USAGE ON SCHEMA policy TO web_vetting;
GRANT USAGE ON SCHEMA policy TO web_compliance;
GRANT USAGE ON SCHEMA policy TO web_service;
GRANT USAGE ON SCHEMA policy TO web_admin;
GRANT USAGE ON SCHEMA policy TO web_dsl;
GRANT USAGE ON SCHEMA policy TO web_lado;

--
-- Name: SCHEMA public; Type: ACL; Schema: -; Owner: pg_database_owner
--

REVOKE USAGE ON SCHEMA public FROM PUBLIC;

--
-- Name: SCHEMA vetting; Type: ACL; Schema: -; Owner: safelane_owner
--

GRANT ALL ON SCHEMA vetting TO cap_vetting;
GRANT USAGE ON SCHEMA vetting TO cap_booking;
GRANT USAGE ON SCHEMA vetting TO web_tutor;

--
-- Name: FUNCTION acknowledge_document(document text, version text); Type: ACL; Schema: api; Owner: cap_policy
--

REVOKE ALL ON FUNCTION api.acknowledge_document(document text, version text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.acknowledge_document(document text, version text) TO web_tutor;
GRANT ALL ON FUNCTION api.acknowledge_document(document text, version text) TO web_learner;
GRANT ALL ON FUNCTION api.acknowledge_document(document text, version text) TO web_guardian;
GRANT ALL ON FUNCTION api.acknowledge_document(document text, version text) TO web_agency;
GRANT ALL ON FUNCTION api.acknowledge_document(document text, version text) TO web_school;
GRANT ALL ON FUNCTION api.acknowledge_document(document text, version text) TO web_vetting;
GRANT ALL ON FUNCTION api.acknowledge_document(document text, version text) TO web_compliance;
GRANT ALL ON FUNCTION api.acknowledge_document(document text, version text) TO web_admin;
GRANT ALL ON FUNCTION api.acknowledge_document(document text, version text) TO web_dsl;
GRANT ALL ON FUNCTION api.acknowledge_document(document text, version text) TO web_lado;

--
-- Name: FUNCTION adopt_profile(profile text, effective_from timestamp with time zone); Type: ACL; Schema: api; Owner: cap_policy
--

REVOKE ALL ON FUNCTION api.adopt_profile(profile text, effective_from timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION api.adopt_profile(profile text, effective_from timestamp with time zone) TO web_admin;

--
-- Name: FUNCTION approve_deviation(key text, value jsonb, rationale text, expires_at timestamp with time zone, requested_by uuid, override_id uuid, engagement_id uuid); Type: ACL; Schema: api; Owner: cap_policy
--

REVOKE ALL ON FUNCTION api.approve_deviation(key text, value jsonb, rationale text, expires_at timestamp with time zone, requested_by uuid, override_id uuid, engagement_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.approve_deviation(key text, value jsonb, rationale text, expires_at timestamp with time zone, requested_by uuid, override_id uuid, engagement_id uuid) TO web_dsl;

--
-- Name: FUNCTION assess_disclosure(decision text, rationale text, certificate_id uuid, self_disclosure_id uuid); Type: ACL; Schema: api; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION api.assess_disclosure(decision text, rationale text, certificate_id uuid, self_disclosure_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.assess_disclosure(decision text, rationale text, certificate_id uuid, self_disclosure_id uuid) TO web_vetting;

--
-- Name: FUNCTION book_lesson(tutor_id uuid, learner_ids uuid[], starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, engagement_id uuid, venue jsonb, dry_run boolean); Type: ACL; Schema: api; Owner: cap_booking
--

REVOKE ALL ON FUNCTION api.book_lesson(tutor_id uuid, learner_ids uuid[], starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, engagement_id uuid, venue jsonb, dry_run boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION api.book_lesson(tutor_id uuid, learner_ids uuid[], starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, engagement_id uuid, venue jsonb, dry_run boolean) TO web_guardian;
GRANT ALL ON FUNCTION api.book_lesson(tutor_id uuid, learner_ids uuid[], starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, engagement_id uuid, venue jsonb, dry_run boolean) TO web_learner;
GRANT ALL ON FUNCTION api.book_lesson(tutor_id uuid, learner_ids uuid[], starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, engagement_id uuid, venue jsonb, dry_run boolean) TO web_agency;
GRANT ALL ON FUNCTION api.book_lesson(tutor_id uuid, learner_ids uuid[], starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, engagement_id uuid, venue jsonb, dry_run boolean) TO web_school;

--
-- Name: FUNCTION booking_eligibility(tutor_id uuid, learner_ids uuid[], starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, engagement_id uuid, venue jsonb, at timestamp with time zone); Type: ACL; Schema: api; Owner: cap_booking
--

REVOKE ALL ON FUNCTION api.booking_eligibility(tutor_id uuid, learner_ids uuid[], starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, engagement_id uuid, venue jsonb, at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION api.booking_eligibility(tutor_id uuid, learner_ids uuid[], starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, engagement_id uuid, venue jsonb, at timestamp with time zone) TO web_learner;
GRANT ALL ON FUNCTION api.booking_eligibility(tutor_id uuid, learner_ids uuid[], starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, engagement_id uuid, venue jsonb, at timestamp with time zone) TO web_guardian;
GRANT ALL ON FUNCTION api.booking_eligibility(tutor_id uuid, learner_ids uuid[], starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, engagement_id uuid, venue jsonb, at timestamp with time zone) TO web_tutor;
GRANT ALL ON FUNCTION api.booking_eligibility(tutor_id uuid, learner_ids uuid[], starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, engagement_id uuid, venue jsonb, at timestamp with time zone) TO web_agency;
GRANT ALL ON FUNCTION api.booking_eligibility(tutor_id uuid, learner_ids uuid[], starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, engagement_id uuid, venue jsonb, at timestamp with time zone) TO web_school;
GRANT ALL ON FUNCTION api.booking_eligibility(tutor_id uuid, learner_ids uuid[], starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, engagement_id uuid, venue jsonb, at timestamp with time zone) TO web_vetting;
GRANT ALL ON FUNCTION api.booking_eligibility(tutor_id uuid, learner_ids uuid[], starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, engagement_id uuid, venue jsonb, at timestamp with time zone) TO web_compliance;
GRANT ALL ON FUNCTION api.booking_eligibility(tutor_id uuid, learner_ids uuid[], starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, engagement_id uuid, venue jsonb, at timestamp with time zone) TO web_admin;
GRANT ALL ON FUNCTION api.booking_eligibility(tutor_id uuid, learner_ids uuid[], starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, engagement_id uuid, venue jsonb, at timestamp with time zone) TO web_dsl;
GRANT ALL ON FUNCTION api.booking_eligibility(tutor_id uuid, learner_ids uuid[], starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, engagement_id uuid, venue jsonb, at timestamp with time zone) TO web_lado;

--
-- Name: FUNCTION cancel_lesson(lesson_id uuid); Type: ACL; Schema: api; Owner: cap_booking
--

REVOKE ALL ON FUNCTION api.cancel_lesson(lesson_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.cancel_lesson(lesson_id uuid) TO web_guardian;
GRANT ALL ON FUNCTION api.cancel_lesson(lesson_id uuid) TO web_learner;
GRANT ALL ON FUNCTION api.cancel_lesson(lesson_id uuid) TO web_agency;
GRANT ALL ON FUNCTION api.cancel_lesson(lesson_id uuid) TO web_school;
GRANT ALL ON FUNCTION api.cancel_lesson(lesson_id uuid) TO web_tutor;
GRANT ALL ON FUNCTION api.cancel_lesson(lesson_id uuid) TO web_admin;

--
-- Name: FUNCTION check_in(lesson_id uuid, venue_confirmed boolean, chaperone_status text, note text); Type: ACL; Schema: api; Owner: cap_booking
--

REVOKE ALL ON FUNCTION api.check_in(lesson_id uuid, venue_confirmed boolean, chaperone_status text, note text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.check_in(lesson_id uuid, venue_confirmed boolean, chaperone_status text, note text) TO web_tutor;

--
-- Name: FUNCTION check_out(lesson_id uuid, note text); Type: ACL; Schema: api; Owner: cap_booking
--

REVOKE ALL ON FUNCTION api.check_out(lesson_id uuid, note text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.check_out(lesson_id uuid, note text) TO web_tutor;

--
-- Name: FUNCTION clear_screening_hit(hit_id uuid, rationale text); Type: ACL; Schema: api; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION api.clear_screening_hit(hit_id uuid, rationale text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.clear_screening_hit(hit_id uuid, rationale text) TO web_vetting;

--
-- Name: FUNCTION confirm_presence(lesson_id uuid, learner_id uuid); Type: ACL; Schema: api; Owner: cap_booking
--

REVOKE ALL ON FUNCTION api.confirm_presence(lesson_id uuid, learner_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.confirm_presence(lesson_id uuid, learner_id uuid) TO web_tutor;
GRANT ALL ON FUNCTION api.confirm_presence(lesson_id uuid, learner_id uuid) TO web_service;

--
-- Name: FUNCTION correct_person(person_id uuid, reason text, given_name text, family_name text, date_of_birth date, account_state text); Type: ACL; Schema: api; Owner: cap_identity
--

REVOKE ALL ON FUNCTION api.correct_person(person_id uuid, reason text, given_name text, family_name text, date_of_birth date, account_state text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.correct_person(person_id uuid, reason text, given_name text, family_name text, date_of_birth date, account_state text) TO web_admin;

--
-- Name: FUNCTION decide_vetting_gate(person_id uuid, decision text, note text); Type: ACL; Schema: api; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION api.decide_vetting_gate(person_id uuid, decision text, note text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.decide_vetting_gate(person_id uuid, decision text, note text) TO web_vetting;

--
-- Name: FUNCTION declare_dbs(level text, workforce text, name_on_certificate text, issued_on date, number text, supersedes uuid); Type: ACL; Schema: api; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION api.declare_dbs(level text, workforce text, name_on_certificate text, issued_on date, number text, supersedes uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.declare_dbs(level text, workforce text, name_on_certificate text, issued_on date, number text, supersedes uuid) TO web_tutor;

--
-- Name: FUNCTION declare_disclosure(nature text); Type: ACL; Schema: api; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION api.declare_disclosure(nature text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.declare_disclosure(nature text) TO web_tutor;

--
-- Name: FUNCTION end_engagement(engagement_id uuid, reason text, ends_on date); Type: ACL; Schema: api; Owner: cap_identity
--

REVOKE ALL ON FUNCTION api.end_engagement(engagement_id uuid, reason text, ends_on date) FROM PUBLIC;
GRANT ALL ON FUNCTION api.end_engagement(engagement_id uuid, reason text, ends_on date) TO web_admin;

--
-- Name: FUNCTION end_guardianship(guardianship_id uuid, reason text); Type: ACL; Schema: api; Owner: cap_identity
--

REVOKE ALL ON FUNCTION api.end_guardianship(guardianship_id uuid, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.end_guardianship(guardianship_id uuid, reason text) TO web_admin;

--
-- Name: FUNCTION end_lesson(lesson_id uuid); Type: ACL; Schema: api; Owner: cap_booking
--

REVOKE ALL ON FUNCTION api.end_lesson(lesson_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.end_lesson(lesson_id uuid) TO web_tutor;

--
-- Name: FUNCTION grant_power(person_id uuid, power text, organisation_id uuid, valid_from timestamp with time zone, valid_until timestamp with time zone); Type: ACL; Schema: api; Owner: cap_identity
--

REVOKE ALL ON FUNCTION api.grant_power(person_id uuid, power text, organisation_id uuid, valid_from timestamp with time zone, valid_until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION api.grant_power(person_id uuid, power text, organisation_id uuid, valid_from timestamp with time zone, valid_until timestamp with time zone) TO web_admin;

--
-- Name: FUNCTION grant_update_service_consent(given boolean); Type: ACL; Schema: api; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION api.grant_update_service_consent(given boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION api.grant_update_service_consent(given boolean) TO web_tutor;

--
-- Name: FUNCTION import_checks(rows jsonb, dry_run boolean); Type: ACL; Schema: api; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION api.import_checks(rows jsonb, dry_run boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION api.import_checks(rows jsonb, dry_run boolean) TO web_vetting;

--
-- Name: FUNCTION import_people(rows jsonb, dry_run boolean); Type: ACL; Schema: api; Owner: cap_identity
--

REVOKE ALL ON FUNCTION api.import_people(rows jsonb, dry_run boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION api.import_people(rows jsonb, dry_run boolean) TO web_admin;

--
-- Name: FUNCTION lift_no_contact(order_id uuid); Type: ACL; Schema: api; Owner: cap_booking
--

REVOKE ALL ON FUNCTION api.lift_no_contact(order_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.lift_no_contact(order_id uuid) TO web_dsl;

--
-- Name: FUNCTION link_guardian(guardian_id uuid, learner_id uuid, capacity text, evidence_kind text, evidence_note text, valid_until timestamp with time zone); Type: ACL; Schema: api; Owner: cap_identity
--

REVOKE ALL ON FUNCTION api.link_guardian(guardian_id uuid, learner_id uuid, capacity text, evidence_kind text, evidence_note text, valid_until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION api.link_guardian(guardian_id uuid, learner_id uuid, capacity text, evidence_kind text, evidence_note text, valid_until timestamp with time zone) TO web_admin;

--
-- Name: FUNCTION move_lesson(lesson_id uuid, starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, venue jsonb); Type: ACL; Schema: api; Owner: cap_booking
--

REVOKE ALL ON FUNCTION api.move_lesson(lesson_id uuid, starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, venue jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION api.move_lesson(lesson_id uuid, starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, venue jsonb) TO web_guardian;
GRANT ALL ON FUNCTION api.move_lesson(lesson_id uuid, starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, venue jsonb) TO web_learner;
GRANT ALL ON FUNCTION api.move_lesson(lesson_id uuid, starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, venue jsonb) TO web_agency;
GRANT ALL ON FUNCTION api.move_lesson(lesson_id uuid, starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, venue jsonb) TO web_school;

--
-- Name: FUNCTION open_engagement(tutor_id uuid, starts_on date, agency_id uuid, school_id uuid, off_site boolean, ends_on date, external_ref text); Type: ACL; Schema: api; Owner: cap_identity
--

REVOKE ALL ON FUNCTION api.open_engagement(tutor_id uuid, starts_on date, agency_id uuid, school_id uuid, off_site boolean, ends_on date, external_ref text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.open_engagement(tutor_id uuid, starts_on date, agency_id uuid, school_id uuid, off_site boolean, ends_on date, external_ref text) TO web_admin;

--
-- Name: FUNCTION order_no_contact(tutor_id uuid, learner_id uuid, scope text); Type: ACL; Schema: api; Owner: cap_booking
--

REVOKE ALL ON FUNCTION api.order_no_contact(tutor_id uuid, learner_id uuid, scope text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.order_no_contact(tutor_id uuid, learner_id uuid, scope text) TO web_dsl;

--
-- Name: FUNCTION override_parameter(organisation_id uuid, key text, value jsonb, reason text, valid_from timestamp with time zone, valid_until timestamp with time zone); Type: ACL; Schema: api; Owner: cap_policy
--

REVOKE ALL ON FUNCTION api.override_parameter(organisation_id uuid, key text, value jsonb, reason text, valid_from timestamp with time zone, valid_until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION api.override_parameter(organisation_id uuid, key text, value jsonb, reason text, valid_from timestamp with time zone, valid_until timestamp with time zone) TO web_admin;

--
-- Name: FUNCTION place_hold(tutor_id uuid); Type: ACL; Schema: api; Owner: cap_booking
--

REVOKE ALL ON FUNCTION api.place_hold(tutor_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.place_hold(tutor_id uuid) TO web_dsl;

--
-- Name: FUNCTION publish_document(document text, version text, body text, owner text, review_due_on date, effective_from timestamp with time zone, cites text[]); Type: ACL; Schema: api; Owner: cap_policy
--

REVOKE ALL ON FUNCTION api.publish_document(document text, version text, body text, owner text, review_due_on date, effective_from timestamp with time zone, cites text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION api.publish_document(document text, version text, body text, owner text, review_due_on date, effective_from timestamp with time zone, cites text[]) TO web_dsl;

--
-- Name: FUNCTION record_contract(person_id uuid, kind text, starts_on date, ends_on date, engagement_id uuid, learner_id uuid, school_signed_on date, responsible_adult_signed_on date, supersedes uuid); Type: ACL; Schema: api; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION api.record_contract(person_id uuid, kind text, starts_on date, ends_on date, engagement_id uuid, learner_id uuid, school_signed_on date, responsible_adult_signed_on date, supersedes uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.record_contract(person_id uuid, kind text, starts_on date, ends_on date, engagement_id uuid, learner_id uuid, school_signed_on date, responsible_adult_signed_on date, supersedes uuid) TO web_vetting;

--
-- Name: FUNCTION record_dbs_certificate(person_id uuid, number text, level text, workforce text, barred_list text, name_on_certificate text, disclosures text, issued_on date, seen_on date, name_explanation text, supersedes uuid); Type: ACL; Schema: api; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION api.record_dbs_certificate(person_id uuid, number text, level text, workforce text, barred_list text, name_on_certificate text, disclosures text, issued_on date, seen_on date, name_explanation text, supersedes uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.record_dbs_certificate(person_id uuid, number text, level text, workforce text, barred_list text, name_on_certificate text, disclosures text, issued_on date, seen_on date, name_explanation text, supersedes uuid) TO web_vetting;

--
-- Name: FUNCTION record_dbs_status_check(certificate_id uuid, result text, checked_at timestamp with time zone, entitlement_basis text, supersedes uuid); Type: ACL; Schema: api; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION api.record_dbs_status_check(certificate_id uuid, result text, checked_at timestamp with time zone, entitlement_basis text, supersedes uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.record_dbs_status_check(certificate_id uuid, result text, checked_at timestamp with time zone, entitlement_basis text, supersedes uuid) TO web_vetting;

--
-- Name: FUNCTION record_identity_check(person_id uuid, method text, outcome text, verified_on date, verified_name text, supersedes uuid); Type: ACL; Schema: api; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION api.record_identity_check(person_id uuid, method text, outcome text, verified_on date, verified_name text, supersedes uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.record_identity_check(person_id uuid, method text, outcome text, verified_on date, verified_name text, supersedes uuid) TO web_vetting;

--
-- Name: FUNCTION record_prohibition_check(person_id uuid, kind text, result text, checked_on date, supersedes uuid); Type: ACL; Schema: api; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION api.record_prohibition_check(person_id uuid, kind text, result text, checked_on date, supersedes uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.record_prohibition_check(person_id uuid, kind text, result text, checked_on date, supersedes uuid) TO web_vetting;

--
-- Name: FUNCTION record_qualification(person_id uuid, kind text, title text, outcome text, verified_on date, awarded_by text, valid_until date, supersedes uuid); Type: ACL; Schema: api; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION api.record_qualification(person_id uuid, kind text, title text, outcome text, verified_on date, awarded_by text, valid_until date, supersedes uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.record_qualification(person_id uuid, kind text, title text, outcome text, verified_on date, awarded_by text, valid_until date, supersedes uuid) TO web_vetting;

--
-- Name: FUNCTION record_reference(person_id uuid, referee text, relationship text, outcome text, verified_on date, supersedes uuid); Type: ACL; Schema: api; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION api.record_reference(person_id uuid, referee text, relationship text, outcome text, verified_on date, supersedes uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.record_reference(person_id uuid, referee text, relationship text, outcome text, verified_on date, supersedes uuid) TO web_vetting;

--
-- Name: FUNCTION record_right_to_work(person_id uuid, document text, outcome text, verified_on date, valid_until date, supersedes uuid); Type: ACL; Schema: api; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION api.record_right_to_work(person_id uuid, document text, outcome text, verified_on date, valid_until date, supersedes uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.record_right_to_work(person_id uuid, document text, outcome text, verified_on date, valid_until date, supersedes uuid) TO web_vetting;

--
-- Name: FUNCTION record_screening_run(person_id uuid, source text, outcome text, ran_at timestamp with time zone, hits jsonb); Type: ACL; Schema: api; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION api.record_screening_run(person_id uuid, source text, outcome text, ran_at timestamp with time zone, hits jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION api.record_screening_run(person_id uuid, source text, outcome text, ran_at timestamp with time zone, hits jsonb) TO web_vetting;

--
-- Name: FUNCTION record_training(person_id uuid, topic text, completed_on date, provider text, supersedes uuid); Type: ACL; Schema: api; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION api.record_training(person_id uuid, topic text, completed_on date, provider text, supersedes uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.record_training(person_id uuid, topic text, completed_on date, provider text, supersedes uuid) TO web_vetting;

--
-- Name: FUNCTION register_organisation(kind text, name text, external_ref text, operating_hours jsonb); Type: ACL; Schema: api; Owner: cap_identity
--

REVOKE ALL ON FUNCTION api.register_organisation(kind text, name text, external_ref text, operating_hours jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION api.register_organisation(kind text, name text, external_ref text, operating_hours jsonb) TO web_admin;

--
-- Name: FUNCTION register_person(given_name text, family_name text, date_of_birth date, powers text[], external_ref text); Type: ACL; Schema: api; Owner: cap_identity
--

REVOKE ALL ON FUNCTION api.register_person(given_name text, family_name text, date_of_birth date, powers text[], external_ref text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.register_person(given_name text, family_name text, date_of_birth date, powers text[], external_ref text) TO web_admin;

--
-- Name: FUNCTION release_hold(tutor_id uuid); Type: ACL; Schema: api; Owner: cap_booking
--

REVOKE ALL ON FUNCTION api.release_hold(tutor_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.release_hold(tutor_id uuid) TO web_dsl;

--
-- Name: FUNCTION revoke_power(power_id uuid, reason text, end_sessions boolean); Type: ACL; Schema: api; Owner: cap_identity
--

REVOKE ALL ON FUNCTION api.revoke_power(power_id uuid, reason text, end_sessions boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION api.revoke_power(power_id uuid, reason text, end_sessions boolean) TO web_admin;

--
-- Name: FUNCTION serve_notice(person_id uuid, code text); Type: ACL; Schema: api; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION api.serve_notice(person_id uuid, code text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.serve_notice(person_id uuid, code text) TO web_vetting;
GRANT ALL ON FUNCTION api.serve_notice(person_id uuid, code text) TO web_dsl;

--
-- Name: FUNCTION single_central_record(as_at timestamp with time zone, organisation_id uuid); Type: ACL; Schema: api; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION api.single_central_record(as_at timestamp with time zone, organisation_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.single_central_record(as_at timestamp with time zone, organisation_id uuid) TO web_vetting;
GRANT ALL ON FUNCTION api.single_central_record(as_at timestamp with time zone, organisation_id uuid) TO web_school;

--
-- Name: FUNCTION start_lesson(lesson_id uuid); Type: ACL; Schema: api; Owner: cap_booking
--

REVOKE ALL ON FUNCTION api.start_lesson(lesson_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.start_lesson(lesson_id uuid) TO web_tutor;

--
-- Name: FUNCTION vetting_expiring(within_days integer, as_at timestamp with time zone); Type: ACL; Schema: api; Owner: cap_booking
--

REVOKE ALL ON FUNCTION api.vetting_expiring(within_days integer, as_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION api.vetting_expiring(within_days integer, as_at timestamp with time zone) TO web_vetting;

--
-- Name: FUNCTION any_acknowledged(p_people uuid[], p_document text, p_at timestamp with time zone); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.any_acknowledged(p_people uuid[], p_document text, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION blocking_codes(p_findings jsonb); Type: ACL; Schema: booking; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION booking.blocking_codes(p_findings jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION booking.blocking_codes(p_findings jsonb) TO cap_booking;

--
-- Name: FUNCTION blocks_at(p_class text, p_point text); Type: ACL; Schema: booking; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION booking.blocks_at(p_class text, p_point text) FROM PUBLIC;
GRANT ALL ON FUNCTION booking.blocks_at(p_class text, p_point text) TO cap_booking;

--
-- Name: FUNCTION caller_engagements(); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.caller_engagements() FROM PUBLIC;
GRANT ALL ON FUNCTION booking.caller_engagements() TO web_agency;
GRANT ALL ON FUNCTION booking.caller_engagements() TO web_school;

--
-- Name: FUNCTION caller_knows_learner(p_learner uuid, p_at timestamp with time zone); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.caller_knows_learner(p_learner uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION caller_may_ask_about(p_learner uuid, p_at timestamp with time zone); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.caller_may_ask_about(p_learner uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION caller_may_book_for(p_learner uuid, p_engagement uuid, p_at timestamp with time zone); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.caller_may_book_for(p_learner uuid, p_engagement uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION caller_may_change(p_lesson uuid, p_at timestamp with time zone); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.caller_may_change(p_lesson uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION caller_sees_lesson(p_lesson uuid); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.caller_sees_lesson(p_lesson uuid) FROM PUBLIC;

--
-- Name: FUNCTION chaperone_is_fit(p_chaperone uuid, p_tutor uuid, p_learners uuid[], p_engagement uuid, p_at timestamp with time zone); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.chaperone_is_fit(p_chaperone uuid, p_tutor uuid, p_learners uuid[], p_engagement uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION chaperone_rank(p_word text); Type: ACL; Schema: booking; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION booking.chaperone_rank(p_word text) FROM PUBLIC;
GRANT ALL ON FUNCTION booking.chaperone_rank(p_word text) TO cap_booking;

--
-- Name: FUNCTION chaperone_rule(p_learners uuid[], p_starts_at timestamp with time zone, p_modality text, p_engagement uuid, p_at timestamp with time zone); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.chaperone_rule(p_learners uuid[], p_starts_at timestamp with time zone, p_modality text, p_engagement uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION checked_learners(p_learners uuid[], p_tutor uuid, p_min integer); Type: ACL; Schema: booking; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION booking.checked_learners(p_learners uuid[], p_tutor uuid, p_min integer) FROM PUBLIC;
GRANT ALL ON FUNCTION booking.checked_learners(p_learners uuid[], p_tutor uuid, p_min integer) TO cap_booking;

--
-- Name: FUNCTION checked_slot(p_starts_at timestamp with time zone, p_ends_at timestamp with time zone); Type: ACL; Schema: booking; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION booking.checked_slot(p_starts_at timestamp with time zone, p_ends_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION booking.checked_slot(p_starts_at timestamp with time zone, p_ends_at timestamp with time zone) TO cap_booking;

--
-- Name: FUNCTION checked_venue(p_venue jsonb); Type: ACL; Schema: booking; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION booking.checked_venue(p_venue jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION booking.checked_venue(p_venue jsonb) TO cap_booking;

--
-- Name: FUNCTION default_engagement(p_tutor uuid, p_at timestamp with time zone); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.default_engagement(p_tutor uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION engagement_of_request(p_engagement uuid, p_tutor uuid, p_at timestamp with time zone); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.engagement_of_request(p_engagement uuid, p_tutor uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION findings(p_tutor uuid, p_learners uuid[], p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_modality text, p_engagement uuid, p_venue jsonb, p_at timestamp with time zone, p_point text, p_lesson uuid); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.findings(p_tutor uuid, p_learners uuid[], p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_modality text, p_engagement uuid, p_venue jsonb, p_at timestamp with time zone, p_point text, p_lesson uuid) FROM PUBLIC;

--
-- Name: FUNCTION finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb); Type: ACL; Schema: booking; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION booking.finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION booking.finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb) TO cap_booking;

--
-- Name: FUNCTION gate_group(); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.gate_group() FROM PUBLIC;
GRANT ALL ON FUNCTION booking.gate_group() TO safelane_owner;

--
-- Name: FUNCTION gate_lesson(); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.gate_lesson() FROM PUBLIC;
GRANT ALL ON FUNCTION booking.gate_lesson() TO safelane_owner;

--
-- Name: FUNCTION gate_lesson_learner(); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.gate_lesson_learner() FROM PUBLIC;
GRANT ALL ON FUNCTION booking.gate_lesson_learner() TO safelane_owner;

--
-- Name: TABLE clearance; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT SELECT,INSERT ON TABLE booking.clearance TO cap_booking;

--
-- Name: COLUMN clearance.standing_version; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT UPDATE(standing_version) ON TABLE booking.clearance TO cap_booking;

--
-- Name: COLUMN clearance.policy_epoch; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT UPDATE(policy_epoch) ON TABLE booking.clearance TO cap_booking;

--
-- Name: COLUMN clearance.judged_at; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT UPDATE(judged_at) ON TABLE booking.clearance TO cap_booking;

--
-- Name: COLUMN clearance.good_until; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT UPDATE(good_until) ON TABLE booking.clearance TO cap_booking;

--
-- Name: COLUMN clearance.sessions_before; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT UPDATE(sessions_before) ON TABLE booking.clearance TO cap_booking;

--
-- Name: TABLE epoch; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT SELECT ON TABLE policy.epoch TO cap_policy;
GRANT SELECT ON TABLE policy.epoch TO cap_booking;

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

--
-- Name: FUNCTION is_remembered_clear(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_at timestamp with time zone); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.is_remembered_clear(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION judge_tutor(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_at timestamp with time zone, p_point text, p_lesson uuid); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.judge_tutor(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_at timestamp with time zone, p_point text, p_lesson uuid) FROM PUBLIC;

--
-- Name: FUNCTION judged(p_tutor uuid, p_learners uuid[], p_unknown boolean, p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_modality text, p_engagement uuid, p_venue jsonb, p_at timestamp with time zone, p_point text, p_lesson uuid); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.judged(p_tutor uuid, p_learners uuid[], p_unknown boolean, p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_modality text, p_engagement uuid, p_venue jsonb, p_at timestamp with time zone, p_point text, p_lesson uuid) FROM PUBLIC;

--
-- Name: FUNCTION learner_findings(p_tutor uuid, p_learner uuid, p_engagement uuid, p_at timestamp with time zone, p_point text); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.learner_findings(p_tutor uuid, p_learner uuid, p_engagement uuid, p_at timestamp with time zone, p_point text) FROM PUBLIC;

--
-- Name: FUNCTION learner_may_be_taught(p_lesson uuid, p_learner uuid); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.learner_may_be_taught(p_lesson uuid, p_learner uuid) FROM PUBLIC;

--
-- Name: FUNCTION lesson_changes_lawfully(); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.lesson_changes_lawfully() FROM PUBLIC;
GRANT ALL ON FUNCTION booking.lesson_changes_lawfully() TO safelane_owner;

--
-- Name: FUNCTION lesson_is_due(p_lesson uuid, p_at timestamp with time zone); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.lesson_is_due(p_lesson uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION lesson_is_paused(p_lesson uuid); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.lesson_is_paused(p_lesson uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION booking.lesson_is_paused(p_lesson uuid) TO web_tutor;
GRANT ALL ON FUNCTION booking.lesson_is_paused(p_lesson uuid) TO web_learner;
GRANT ALL ON FUNCTION booking.lesson_is_paused(p_lesson uuid) TO web_guardian;
GRANT ALL ON FUNCTION booking.lesson_is_paused(p_lesson uuid) TO web_agency;
GRANT ALL ON FUNCTION booking.lesson_is_paused(p_lesson uuid) TO web_school;

--
-- Name: FUNCTION listed_tutors(); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.listed_tutors() FROM PUBLIC;
GRANT ALL ON FUNCTION booking.listed_tutors() TO web_learner;
GRANT ALL ON FUNCTION booking.listed_tutors() TO web_guardian;
GRANT ALL ON FUNCTION booking.listed_tutors() TO web_agency;
GRANT ALL ON FUNCTION booking.listed_tutors() TO web_school;

--
-- Name: FUNCTION lock_learners(p_learners uuid[]); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.lock_learners(p_learners uuid[]) FROM PUBLIC;

--
-- Name: FUNCTION order_is_only_ended(); Type: ACL; Schema: booking; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION booking.order_is_only_ended() FROM PUBLIC;

--
-- Name: FUNCTION refresh_clearances(p_limit integer); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.refresh_clearances(p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION booking.refresh_clearances(p_limit integer) TO safelane_migrator;

--
-- Name: FUNCTION refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text, p_codes text[], p_reasons jsonb, p_ledger jsonb); Type: ACL; Schema: booking; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION booking.refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text, p_codes text[], p_reasons jsonb, p_ledger jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION booking.refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text, p_codes text[], p_reasons jsonb, p_ledger jsonb) TO cap_booking;

--
-- Name: FUNCTION remember_clearance(p_tutor uuid, p_engagement uuid); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.remember_clearance(p_tutor uuid, p_engagement uuid) FROM PUBLIC;

--
-- Name: FUNCTION session_findings(p_tutor uuid, p_learners uuid[], p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_modality text, p_engagement uuid, p_venue jsonb, p_at timestamp with time zone, p_point text, p_lesson uuid); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.session_findings(p_tutor uuid, p_learners uuid[], p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_modality text, p_engagement uuid, p_venue jsonb, p_at timestamp with time zone, p_point text, p_lesson uuid) FROM PUBLIC;

--
-- Name: FUNCTION touch_learners(p_learners uuid[]); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.touch_learners(p_learners uuid[]) FROM PUBLIC;

--
-- Name: FUNCTION touch_on_engagement(); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.touch_on_engagement() FROM PUBLIC;
GRANT ALL ON FUNCTION booking.touch_on_engagement() TO safelane_owner;

--
-- Name: FUNCTION touch_on_guardianship(); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.touch_on_guardianship() FROM PUBLIC;
GRANT ALL ON FUNCTION booking.touch_on_guardianship() TO safelane_owner;

--
-- Name: FUNCTION touch_on_order(); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.touch_on_order() FROM PUBLIC;
GRANT ALL ON FUNCTION booking.touch_on_order() TO safelane_owner;

--
-- Name: FUNCTION touch_on_person(); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.touch_on_person() FROM PUBLIC;
GRANT ALL ON FUNCTION booking.touch_on_person() TO safelane_owner;

--
-- Name: FUNCTION touch_on_power(); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.touch_on_power() FROM PUBLIC;
GRANT ALL ON FUNCTION booking.touch_on_power() TO safelane_owner;

--
-- Name: FUNCTION tutor_findings(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_at timestamp with time zone, p_point text, p_lesson uuid); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.tutor_findings(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_at timestamp with time zone, p_point text, p_lesson uuid) FROM PUBLIC;

--
-- Name: FUNCTION tutor_given_name(p_lesson uuid); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.tutor_given_name(p_lesson uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION booking.tutor_given_name(p_lesson uuid) TO web_learner;
GRANT ALL ON FUNCTION booking.tutor_given_name(p_lesson uuid) TO web_guardian;
GRANT ALL ON FUNCTION booking.tutor_given_name(p_lesson uuid) TO web_agency;
GRANT ALL ON FUNCTION booking.tutor_given_name(p_lesson uuid) TO web_school;

--
-- Name: FUNCTION tutor_is_bookable(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_state text, p_lesson uuid); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.tutor_is_bookable(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_state text, p_lesson uuid) FROM PUBLIC;

--
-- Name: FUNCTION tutor_is_offered(p_tutor uuid); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.tutor_is_offered(p_tutor uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION booking.tutor_is_offered(p_tutor uuid) TO web_learner;
GRANT ALL ON FUNCTION booking.tutor_is_offered(p_tutor uuid) TO web_guardian;
GRANT ALL ON FUNCTION booking.tutor_is_offered(p_tutor uuid) TO web_agency;
GRANT ALL ON FUNCTION booking.tutor_is_offered(p_tutor uuid) TO web_school;

--
-- Name: FUNCTION venue_address(p_venue jsonb); Type: ACL; Schema: booking; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION booking.venue_address(p_venue jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION booking.venue_address(p_venue jsonb) TO cap_booking;
GRANT ALL ON FUNCTION booking.venue_address(p_venue jsonb) TO web_learner;
GRANT ALL ON FUNCTION booking.venue_address(p_venue jsonb) TO web_guardian;
GRANT ALL ON FUNCTION booking.venue_address(p_venue jsonb) TO web_tutor;
GRANT ALL ON FUNCTION booking.venue_address(p_venue jsonb) TO web_agency;
GRANT ALL ON FUNCTION booking.venue_address(p_venue jsonb) TO web_school;

--
-- Name: FUNCTION visible_reasons(p_findings jsonb, p_tutor uuid, p_persona text, p_person uuid, p_at timestamp with time zone); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.visible_reasons(p_findings jsonb, p_tutor uuid, p_persona text, p_person uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION within_operating_windows(p_organisation uuid, p_starts_at timestamp with time zone, p_ends_at timestamp with time zone); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.within_operating_windows(p_organisation uuid, p_starts_at timestamp with time zone, p_ends_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION accept(p_status integer, p_body jsonb); Type: ACL; Schema: guard; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION guard.accept(p_status integer, p_body jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.accept(p_status integer, p_body jsonb) TO cap_guard;
GRANT ALL ON FUNCTION guard.accept(p_status integer, p_body jsonb) TO cap_identity;
GRANT ALL ON FUNCTION guard.accept(p_status integer, p_body jsonb) TO cap_policy;
GRANT ALL ON FUNCTION guard.accept(p_status integer, p_body jsonb) TO cap_vetting;
GRANT ALL ON FUNCTION guard.accept(p_status integer, p_body jsonb) TO cap_booking;

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

--
-- Name: FUNCTION close_table(p_table regclass); Type: ACL; Schema: guard; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION guard.close_table(p_table regclass) FROM PUBLIC;

--
-- Name: FUNCTION finish_once(p_answer jsonb); Type: ACL; Schema: guard; Owner: cap_guard
--

REVOKE ALL ON FUNCTION guard.finish_once(p_answer jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.finish_once(p_answer jsonb) TO cap_identity;
GRANT ALL ON FUNCTION guard.finish_once(p_answer jsonb) TO cap_policy;
GRANT ALL ON FUNCTION guard.finish_once(p_answer jsonb) TO cap_vetting;
GRANT ALL ON FUNCTION guard.finish_once(p_answer jsonb) TO cap_booking;

--
-- Name: FUNCTION key_is_only_answered(); Type: ACL; Schema: guard; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION guard.key_is_only_answered() FROM PUBLIC;

--
-- Name: FUNCTION no_truncate(p_table regclass); Type: ACL; Schema: guard; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION guard.no_truncate(p_table regclass) FROM PUBLIC;

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

--
-- Name: FUNCTION uuidv7(); Type: ACL; Schema: guard; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION guard.uuidv7() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.uuidv7() TO cap_identity;
GRANT ALL ON FUNCTION guard.uuidv7() TO cap_policy;
GRANT ALL ON FUNCTION guard.uuidv7() TO cap_vetting;
GRANT ALL ON FUNCTION guard.uuidv7() TO cap_booking;

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
-- Name: FUNCTION add_signing_key(p_jwk jsonb, p_audience text, p_valid_from timestamp with time zone); Type: ACL; Schema: identity; Owner: cap_seal
--

REVOKE ALL ON FUNCTION identity.add_signing_key(p_jwk jsonb, p_audience text, p_valid_from timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.add_signing_key(p_jwk jsonb, p_audience text, p_valid_from timestamp with time zone) TO safelane_migrator;

--
-- Name: FUNCTION administrators_remain(p_without uuid); Type: ACL; Schema: identity; Owner: cap_identity
--

REVOKE ALL ON FUNCTION identity.administrators_remain(p_without uuid) FROM PUBLIC;

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
-- Name: TABLE person; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT SELECT ON TABLE identity.person TO cap_identity;
GRANT SELECT ON TABLE identity.person TO cap_policy;
GRANT SELECT ON TABLE identity.person TO cap_vetting;
GRANT SELECT ON TABLE identity.person TO cap_booking;

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
-- Name: FUNCTION guardians_of(p_learner uuid, p_at timestamp with time zone); Type: ACL; Schema: identity; Owner: cap_identity
--

REVOKE ALL ON FUNCTION identity.guardians_of(p_learner uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.guardians_of(p_learner uuid, p_at timestamp with time zone) TO cap_policy;
GRANT ALL ON FUNCTION identity.guardians_of(p_learner uuid, p_at timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION identity.guardians_of(p_learner uuid, p_at timestamp with time zone) TO cap_booking;

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

--
-- Name: TABLE signing_key; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT SELECT ON TABLE identity.signing_key TO cap_seal;

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
-- Name: FUNCTION token_id(); Type: ACL; Schema: identity; Owner: cap_seal
--

REVOKE ALL ON FUNCTION identity.token_id() FROM PUBLIC;
GRANT ALL ON FUNCTION identity.token_id() TO cap_ledger;

--
-- Name: FUNCTION token_json(p_part text); Type: ACL; Schema: identity; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION identity.token_json(p_part text) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.token_json(p_part text) TO cap_seal;

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

--
-- Name: FUNCTION append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb); Type: ACL; Schema: ledger; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb) TO cap_guard;
GRANT ALL ON FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb) TO cap_identity;
GRANT ALL ON FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb) TO cap_seal;
GRANT ALL ON FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb) TO cap_policy;
GRANT ALL ON FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb) TO cap_vetting;
GRANT ALL ON FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb) TO cap_booking;

--
-- Name: FUNCTION lo_close(integer); Type: ACL; Schema: pg_catalog; Owner: lane_superuser
--

REVOKE ALL ON FUNCTION pg_catalog.lo_close(integer) FROM PUBLIC;

--
-- Name: FUNCTION lo_creat(integer); Type: ACL; Schema: pg_catalog; Owner: lane_superuser
--

REVOKE ALL ON FUNCTION pg_catalog.lo_creat(integer) FROM PUBLIC;

--
-- Name: FUNCTION lo_create(oid); Type: ACL; Schema: pg_catalog; Owner: lane_superuser
--

REVOKE ALL ON FUNCTION pg_catalog.lo_create(oid) FROM PUBLIC;

--
-- Name: FUNCTION lo_from_bytea(oid, bytea); Type: ACL; Schema: pg_catalog; Owner: lane_superuser
--

REVOKE ALL ON FUNCTION pg_catalog.lo_from_bytea(oid, bytea) FROM PUBLIC;

--
-- Name: FUNCTION lo_get(oid); Type: ACL; Schema: pg_catalog; Owner: lane_superuser
--

REVOKE ALL ON FUNCTION pg_catalog.lo_get(oid) FROM PUBLIC;

--
-- Name: FUNCTION lo_get(oid, bigint, integer); Type: ACL; Schema: pg_catalog; Owner: lane_superuser
--

REVOKE ALL ON FUNCTION pg_catalog.lo_get(oid, bigint, integer) FROM PUBLIC;

--
-- Name: FUNCTION lo_lseek(integer, integer, integer); Type: ACL; Schema: pg_catalog; Owner: lane_superuser
--

REVOKE ALL ON FUNCTION pg_catalog.lo_lseek(integer, integer, integer) FROM PUBLIC;

--
-- Name: FUNCTION lo_lseek64(integer, bigint, integer); Type: ACL; Schema: pg_catalog; Owner: lane_superuser
--

REVOKE ALL ON FUNCTION pg_catalog.lo_lseek64(integer, bigint, integer) FROM PUBLIC;

--
-- Name: FUNCTION lo_open(oid, integer); Type: ACL; Schema: pg_catalog; Owner: lane_superuser
--

REVOKE ALL ON FUNCTION pg_catalog.lo_open(oid, integer) FROM PUBLIC;

--
-- Name: FUNCTION lo_put(oid, bigint, bytea); Type: ACL; Schema: pg_catalog; Owner: lane_superuser
--

REVOKE ALL ON FUNCTION pg_catalog.lo_put(oid, bigint, bytea) FROM PUBLIC;

--
-- Name: FUNCTION lo_tell(integer); Type: ACL; Schema: pg_catalog; Owner: lane_superuser
--

REVOKE ALL ON FUNCTION pg_catalog.lo_tell(integer) FROM PUBLIC;

--
-- Name: FUNCTION lo_tell64(integer); Type: ACL; Schema: pg_catalog; Owner: lane_superuser
--

REVOKE ALL ON FUNCTION pg_catalog.lo_tell64(integer) FROM PUBLIC;

--
-- Name: FUNCTION lo_truncate(integer, integer); Type: ACL; Schema: pg_catalog; Owner: lane_superuser
--

REVOKE ALL ON FUNCTION pg_catalog.lo_truncate(integer, integer) FROM PUBLIC;

--
-- Name: FUNCTION lo_truncate64(integer, bigint); Type: ACL; Schema: pg_catalog; Owner: lane_superuser
--

REVOKE ALL ON FUNCTION pg_catalog.lo_truncate64(integer, bigint) FROM PUBLIC;

--
-- Name: FUNCTION lo_unlink(oid); Type: ACL; Schema: pg_catalog; Owner: lane_superuser
--

REVOKE ALL ON FUNCTION pg_catalog.lo_unlink(oid) FROM PUBLIC;

--
-- Name: FUNCTION loread(integer, integer); Type: ACL; Schema: pg_catalog; Owner: lane_superuser
--

REVOKE ALL ON FUNCTION pg_catalog.loread(integer, integer) FROM PUBLIC;

--
-- Name: FUNCTION lowrite(integer, bytea); Type: ACL; Schema: pg_catalog; Owner: lane_superuser
--

REVOKE ALL ON FUNCTION pg_catalog.lowrite(integer, bytea) FROM PUBLIC;

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

--
-- Name: FUNCTION missing_acknowledgements(p_person uuid, p_documents text[], p_at timestamp with time zone); Type: ACL; Schema: policy; Owner: cap_policy
--

REVOKE ALL ON FUNCTION policy.missing_acknowledgements(p_person uuid, p_documents text[], p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.missing_acknowledgements(p_person uuid, p_documents text[], p_at timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION policy.missing_acknowledgements(p_person uuid, p_documents text[], p_at timestamp with time zone) TO cap_booking;

--
-- Name: FUNCTION acknowledged(p_person uuid, p_document text, p_at timestamp with time zone); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.acknowledged(p_person uuid, p_document text, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.acknowledged(p_person uuid, p_document text, p_at timestamp with time zone) TO cap_policy;
GRANT ALL ON FUNCTION policy.acknowledged(p_person uuid, p_document text, p_at timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION policy.acknowledged(p_person uuid, p_document text, p_at timestamp with time zone) TO cap_booking;

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
-- Name: TABLE parameter; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT SELECT ON TABLE policy.parameter TO cap_policy;
GRANT INSERT ON TABLE policy.parameter TO cap_migration;

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

--
-- Name: FUNCTION edition_in_force(p_instrument text, p_on date); Type: ACL; Schema: policy; Owner: cap_policy
--

REVOKE ALL ON FUNCTION policy.edition_in_force(p_instrument text, p_on date) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.edition_in_force(p_instrument text, p_on date) TO cap_vetting;
GRANT ALL ON FUNCTION policy.edition_in_force(p_instrument text, p_on date) TO cap_booking;

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

--
-- Name: FUNCTION effective(p_key text, p_engagement uuid, p_at timestamp with time zone); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.effective(p_key text, p_engagement uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.effective(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_policy;
GRANT ALL ON FUNCTION policy.effective(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_identity;
GRANT ALL ON FUNCTION policy.effective(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_seal;
GRANT ALL ON FUNCTION policy.effective(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION policy.effective(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_booking;

--
-- Name: FUNCTION effective_boolean(p_key text, p_engagement uuid, p_at timestamp with time zone); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.effective_boolean(p_key text, p_engagement uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.effective_boolean(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_policy;
GRANT ALL ON FUNCTION policy.effective_boolean(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_identity;
GRANT ALL ON FUNCTION policy.effective_boolean(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_seal;
GRANT ALL ON FUNCTION policy.effective_boolean(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION policy.effective_boolean(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_booking;

--
-- Name: FUNCTION effective_integer(p_key text, p_engagement uuid, p_at timestamp with time zone); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.effective_integer(p_key text, p_engagement uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.effective_integer(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_policy;
GRANT ALL ON FUNCTION policy.effective_integer(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_identity;
GRANT ALL ON FUNCTION policy.effective_integer(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_seal;
GRANT ALL ON FUNCTION policy.effective_integer(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION policy.effective_integer(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_booking;

--
-- Name: FUNCTION effective_interval(p_key text, p_engagement uuid, p_at timestamp with time zone); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.effective_interval(p_key text, p_engagement uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.effective_interval(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_policy;
GRANT ALL ON FUNCTION policy.effective_interval(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_identity;
GRANT ALL ON FUNCTION policy.effective_interval(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_seal;
GRANT ALL ON FUNCTION policy.effective_interval(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION policy.effective_interval(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_booking;

--
-- Name: FUNCTION members(p_value jsonb); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.members(p_value jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.members(p_value jsonb) TO cap_policy;
GRANT ALL ON FUNCTION policy.members(p_value jsonb) TO cap_identity;
GRANT ALL ON FUNCTION policy.members(p_value jsonb) TO cap_seal;
GRANT ALL ON FUNCTION policy.members(p_value jsonb) TO cap_vetting;
GRANT ALL ON FUNCTION policy.members(p_value jsonb) TO cap_booking;

--
-- Name: FUNCTION effective_set(p_key text, p_engagement uuid, p_at timestamp with time zone); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.effective_set(p_key text, p_engagement uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.effective_set(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_policy;
GRANT ALL ON FUNCTION policy.effective_set(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_identity;
GRANT ALL ON FUNCTION policy.effective_set(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_seal;
GRANT ALL ON FUNCTION policy.effective_set(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION policy.effective_set(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_booking;

--
-- Name: FUNCTION effective_text(p_key text, p_engagement uuid, p_at timestamp with time zone); Type: ACL; Schema: policy; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION policy.effective_text(p_key text, p_engagement uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION policy.effective_text(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_policy;
GRANT ALL ON FUNCTION policy.effective_text(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_identity;
GRANT ALL ON FUNCTION policy.effective_text(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_seal;
GRANT ALL ON FUNCTION policy.effective_text(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_vetting;
GRANT ALL ON FUNCTION policy.effective_text(p_key text, p_engagement uuid, p_at timestamp with time zone) TO cap_booking;

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

--
-- Name: FUNCTION assessor_is_another(); Type: ACL; Schema: vetting; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION vetting.assessor_is_another() FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.assessor_is_another() TO safelane_owner;

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
-- Name: FUNCTION self_disclosure_accepted(p_self_disclosure uuid, p_recorder uuid, p_at timestamp with time zone); Type: ACL; Schema: vetting; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION vetting.self_disclosure_accepted(p_self_disclosure uuid, p_recorder uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION vetting.self_disclosure_accepted(p_self_disclosure uuid, p_recorder uuid, p_at timestamp with time zone) TO cap_vetting;

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
-- Name: TABLE engagement; Type: ACL; Schema: identity; Owner: safelane_owner
--

GRANT SELECT ON TABLE identity.engagement TO cap_identity;
GRANT SELECT ON TABLE identity.engagement TO cap_policy;
GRANT SELECT ON TABLE identity.engagement TO cap_vetting;
GRANT SELECT ON TABLE identity.engagement TO cap_booking;

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
-- Name: TABLE lesson; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT SELECT ON TABLE booking.lesson TO cap_booking;

--
-- Name: COLUMN lesson.lesson_id; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT SELECT(lesson_id) ON TABLE booking.lesson TO web_tutor;
GRANT SELECT(lesson_id) ON TABLE booking.lesson TO web_learner;
GRANT SELECT(lesson_id) ON TABLE booking.lesson TO web_guardian;
GRANT SELECT(lesson_id) ON TABLE booking.lesson TO web_agency;
GRANT SELECT(lesson_id) ON TABLE booking.lesson TO web_school;
GRANT INSERT(lesson_id) ON TABLE booking.lesson TO cap_booking;

--
-- Name: COLUMN lesson.tutor_id; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT SELECT(tutor_id) ON TABLE booking.lesson TO web_tutor;
GRANT SELECT(tutor_id) ON TABLE booking.lesson TO web_learner;
GRANT SELECT(tutor_id) ON TABLE booking.lesson TO web_guardian;
GRANT SELECT(tutor_id) ON TABLE booking.lesson TO web_agency;
GRANT SELECT(tutor_id) ON TABLE booking.lesson TO web_school;
GRANT INSERT(tutor_id) ON TABLE booking.lesson TO cap_booking;

--
-- Name: COLUMN lesson.engagement_id; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT SELECT(engagement_id) ON TABLE booking.lesson TO web_tutor;
GRANT SELECT(engagement_id) ON TABLE booking.lesson TO web_learner;
GRANT SELECT(engagement_id) ON TABLE booking.lesson TO web_guardian;
GRANT SELECT(engagement_id) ON TABLE booking.lesson TO web_agency;
GRANT SELECT(engagement_id) ON TABLE booking.lesson TO web_school;
GRANT INSERT(engagement_id) ON TABLE booking.lesson TO cap_booking;

--
-- Name: COLUMN lesson.starts_at; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT SELECT(starts_at) ON TABLE booking.lesson TO web_tutor;
GRANT SELECT(starts_at) ON TABLE booking.lesson TO web_learner;
GRANT SELECT(starts_at) ON TABLE booking.lesson TO web_guardian;
GRANT SELECT(starts_at) ON TABLE booking.lesson TO web_agency;
GRANT SELECT(starts_at) ON TABLE booking.lesson TO web_school;
GRANT INSERT(starts_at),UPDATE(starts_at) ON TABLE booking.lesson TO cap_booking;

--
-- Name: COLUMN lesson.ends_at; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT SELECT(ends_at) ON TABLE booking.lesson TO web_tutor;
GRANT SELECT(ends_at) ON TABLE booking.lesson TO web_learner;
GRANT SELECT(ends_at) ON TABLE booking.lesson TO web_guardian;
GRANT SELECT(ends_at) ON TABLE booking.lesson TO web_agency;
GRANT SELECT(ends_at) ON TABLE booking.lesson TO web_school;
GRANT INSERT(ends_at),UPDATE(ends_at) ON TABLE booking.lesson TO cap_booking;

--
-- Name: COLUMN lesson.modality; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT SELECT(modality) ON TABLE booking.lesson TO web_tutor;
GRANT SELECT(modality) ON TABLE booking.lesson TO web_learner;
GRANT SELECT(modality) ON TABLE booking.lesson TO web_guardian;
GRANT SELECT(modality) ON TABLE booking.lesson TO web_agency;
GRANT SELECT(modality) ON TABLE booking.lesson TO web_school;
GRANT INSERT(modality),UPDATE(modality) ON TABLE booking.lesson TO cap_booking;

--
-- Name: COLUMN lesson.venue; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT SELECT(venue) ON TABLE booking.lesson TO web_tutor;
GRANT SELECT(venue) ON TABLE booking.lesson TO web_learner;
GRANT SELECT(venue) ON TABLE booking.lesson TO web_guardian;
GRANT SELECT(venue) ON TABLE booking.lesson TO web_agency;
GRANT SELECT(venue) ON TABLE booking.lesson TO web_school;
GRANT INSERT(venue),UPDATE(venue) ON TABLE booking.lesson TO cap_booking;

--
-- Name: COLUMN lesson.state; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT SELECT(state) ON TABLE booking.lesson TO web_tutor;
GRANT SELECT(state) ON TABLE booking.lesson TO web_learner;
GRANT SELECT(state) ON TABLE booking.lesson TO web_guardian;
GRANT SELECT(state) ON TABLE booking.lesson TO web_agency;
GRANT SELECT(state) ON TABLE booking.lesson TO web_school;
GRANT UPDATE(state) ON TABLE booking.lesson TO cap_booking;

--
-- Name: COLUMN lesson.booked_by; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(booked_by) ON TABLE booking.lesson TO cap_booking;

--
-- Name: COLUMN lesson.booked_as; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(booked_as) ON TABLE booking.lesson TO cap_booking;

--
-- Name: COLUMN lesson.started_at; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT UPDATE(started_at) ON TABLE booking.lesson TO cap_booking;

--
-- Name: COLUMN lesson.ended_at; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT UPDATE(ended_at) ON TABLE booking.lesson TO cap_booking;

--
-- Name: COLUMN lesson.cancelled_at; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT UPDATE(cancelled_at) ON TABLE booking.lesson TO cap_booking;

--
-- Name: TABLE lesson_learner; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT SELECT,INSERT ON TABLE booking.lesson_learner TO cap_booking;

--
-- Name: COLUMN lesson_learner.lesson_id; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT SELECT(lesson_id) ON TABLE booking.lesson_learner TO web_tutor;
GRANT SELECT(lesson_id) ON TABLE booking.lesson_learner TO web_learner;
GRANT SELECT(lesson_id) ON TABLE booking.lesson_learner TO web_guardian;
GRANT SELECT(lesson_id) ON TABLE booking.lesson_learner TO web_agency;
GRANT SELECT(lesson_id) ON TABLE booking.lesson_learner TO web_school;

--
-- Name: COLUMN lesson_learner.learner_id; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT SELECT(learner_id) ON TABLE booking.lesson_learner TO web_tutor;
GRANT SELECT(learner_id) ON TABLE booking.lesson_learner TO web_learner;
GRANT SELECT(learner_id) ON TABLE booking.lesson_learner TO web_guardian;
GRANT SELECT(learner_id) ON TABLE booking.lesson_learner TO web_agency;
GRANT SELECT(learner_id) ON TABLE booking.lesson_learner TO web_school;

--
-- Name: TABLE agency_lessons; Type: ACL; Schema: api; Owner: safelane_owner
--

GRANT SELECT ON TABLE api.agency_lessons TO web_agency;

--
-- Name: TABLE guardian_lessons; Type: ACL; Schema: api; Owner: safelane_owner
--

GRANT SELECT ON TABLE api.guardian_lessons TO web_guardian;

--
-- Name: TABLE learner_lessons; Type: ACL; Schema: api; Owner: safelane_owner
--

GRANT SELECT ON TABLE api.learner_lessons TO web_learner;

--
-- Name: TABLE my_vetting; Type: ACL; Schema: api; Owner: safelane_owner
--

GRANT SELECT ON TABLE api.my_vetting TO web_tutor;

--
-- Name: TABLE my_wards; Type: ACL; Schema: api; Owner: safelane_owner
--

GRANT SELECT ON TABLE api.my_wards TO web_guardian;

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

--
-- Name: TABLE policy_documents; Type: ACL; Schema: api; Owner: safelane_owner
--

GRANT SELECT ON TABLE api.policy_documents TO web_anon;
GRANT SELECT ON TABLE api.policy_documents TO web_learner;
GRANT SELECT ON TABLE api.policy_documents TO web_guardian;
GRANT SELECT ON TABLE api.policy_documents TO web_tutor;
GRANT SELECT ON TABLE api.policy_documents TO web_agency;
GRANT SELECT ON TABLE api.policy_documents TO web_school;
GRANT SELECT ON TABLE api.policy_documents TO web_vetting;
GRANT SELECT ON TABLE api.policy_documents TO web_compliance;
GRANT SELECT ON TABLE api.policy_documents TO web_service;
GRANT SELECT ON TABLE api.policy_documents TO web_admin;
GRANT SELECT ON TABLE api.policy_documents TO web_dsl;
GRANT SELECT ON TABLE api.policy_documents TO web_lado;

--
-- Name: TABLE school_lessons; Type: ACL; Schema: api; Owner: safelane_owner
--

GRANT SELECT ON TABLE api.school_lessons TO web_school;

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
GRANT INSERT ON TABLE policy.signposting TO cap_migration;

--
-- Name: TABLE signposting; Type: ACL; Schema: api; Owner: safelane_owner
--

GRANT SELECT ON TABLE api.signposting TO web_anon;
GRANT SELECT ON TABLE api.signposting TO web_learner;
GRANT SELECT ON TABLE api.signposting TO web_guardian;
GRANT SELECT ON TABLE api.signposting TO web_tutor;
GRANT SELECT ON TABLE api.signposting TO web_agency;
GRANT SELECT ON TABLE api.signposting TO web_school;
GRANT SELECT ON TABLE api.signposting TO web_vetting;
GRANT SELECT ON TABLE api.signposting TO web_compliance;
GRANT SELECT ON TABLE api.signposting TO web_service;
GRANT SELECT ON TABLE api.signposting TO web_admin;
GRANT SELECT ON TABLE api.signposting TO web_dsl;
GRANT SELECT ON TABLE api.signposting TO web_lado;

--
-- Name: TABLE tutor_lessons; Type: ACL; Schema: api; Owner: safelane_owner
--

GRANT SELECT ON TABLE api.tutor_lessons TO web_tutor;

--
-- Name: TABLE tutors; Type: ACL; Schema: api; Owner: safelane_owner
--

GRANT SELECT ON TABLE api.tutors TO web_learner;
GRANT SELECT ON TABLE api.tutors TO web_guardian;
GRANT SELECT ON TABLE api.tutors TO web_agency;
GRANT SELECT ON TABLE api.tutors TO web_school;

--
-- Name: TABLE attendance; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT SELECT ON TABLE booking.attendance TO cap_booking;

--
-- Name: COLUMN attendance.lesson_id; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(lesson_id) ON TABLE booking.attendance TO cap_booking;

--
-- Name: COLUMN attendance.kind; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(kind) ON TABLE booking.attendance TO cap_booking;

--
-- Name: COLUMN attendance.by_person; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(by_person) ON TABLE booking.attendance TO cap_booking;

--
-- Name: COLUMN attendance.venue_confirmed; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(venue_confirmed) ON TABLE booking.attendance TO cap_booking;

--
-- Name: COLUMN attendance.chaperone_status; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(chaperone_status) ON TABLE booking.attendance TO cap_booking;

--
-- Name: COLUMN attendance.note; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(note) ON TABLE booking.attendance TO cap_booking;

--
-- Name: TABLE learner_standing; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT SELECT ON TABLE booking.learner_standing TO cap_booking;

--
-- Name: COLUMN learner_standing.learner_id; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(learner_id) ON TABLE booking.learner_standing TO cap_booking;

--
-- Name: COLUMN learner_standing.version; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT UPDATE(version) ON TABLE booking.learner_standing TO cap_booking;

--
-- Name: COLUMN learner_standing.changed_at; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT UPDATE(changed_at) ON TABLE booking.learner_standing TO cap_booking;

--
-- Name: TABLE no_contact_order; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT SELECT ON TABLE booking.no_contact_order TO cap_booking;

--
-- Name: COLUMN no_contact_order.order_id; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(order_id) ON TABLE booking.no_contact_order TO cap_booking;

--
-- Name: COLUMN no_contact_order.tutor_id; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(tutor_id) ON TABLE booking.no_contact_order TO cap_booking;

--
-- Name: COLUMN no_contact_order.learner_id; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(learner_id) ON TABLE booking.no_contact_order TO cap_booking;

--
-- Name: COLUMN no_contact_order.scope; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(scope) ON TABLE booking.no_contact_order TO cap_booking;

--
-- Name: COLUMN no_contact_order.ordered_by; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(ordered_by) ON TABLE booking.no_contact_order TO cap_booking;

--
-- Name: COLUMN no_contact_order.lifted_at; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT UPDATE(lifted_at) ON TABLE booking.no_contact_order TO cap_booking;

--
-- Name: COLUMN no_contact_order.lifted_by; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT UPDATE(lifted_by) ON TABLE booking.no_contact_order TO cap_booking;

--
-- Name: TABLE presence; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT SELECT ON TABLE booking.presence TO cap_booking;

--
-- Name: COLUMN presence.lesson_id; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(lesson_id) ON TABLE booking.presence TO cap_booking;

--
-- Name: COLUMN presence.learner_id; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(learner_id) ON TABLE booking.presence TO cap_booking;

--
-- Name: COLUMN presence.confirmed_by; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(confirmed_by) ON TABLE booking.presence TO cap_booking;

--
-- Name: TABLE reason; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT SELECT ON TABLE booking.reason TO cap_booking;
GRANT INSERT ON TABLE booking.reason TO cap_migration;

--
-- Name: TABLE restriction; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT SELECT ON TABLE booking.restriction TO cap_booking;

--
-- Name: COLUMN restriction.restriction_id; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(restriction_id) ON TABLE booking.restriction TO cap_booking;

--
-- Name: COLUMN restriction.tutor_id; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(tutor_id) ON TABLE booking.restriction TO cap_booking;

--
-- Name: COLUMN restriction.kind; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(kind) ON TABLE booking.restriction TO cap_booking;

--
-- Name: COLUMN restriction.ended_at; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT UPDATE(ended_at) ON TABLE booking.restriction TO cap_booking;

--
-- Name: COLUMN restriction.placed_by; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(placed_by) ON TABLE booking.restriction TO cap_booking;

--
-- Name: COLUMN restriction.ended_by; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT UPDATE(ended_by) ON TABLE booking.restriction TO cap_booking;

--
-- Name: TABLE alembic_version; Type: ACL; Schema: guard; Owner: safelane_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE guard.alembic_version TO cap_migration;
GRANT SELECT ON TABLE guard.alembic_version TO cap_guard;

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

--
-- Name: COLUMN entry.seq; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT SELECT(seq) ON TABLE ledger.entry TO cap_ledger;

--
-- Name: COLUMN entry.actor_id; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(actor_id) ON TABLE ledger.entry TO cap_ledger;

--
-- Name: COLUMN entry.persona; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(persona) ON TABLE ledger.entry TO cap_ledger;

--
-- Name: COLUMN entry.acting_role; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(acting_role) ON TABLE ledger.entry TO cap_ledger;

--
-- Name: COLUMN entry.action; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(action) ON TABLE ledger.entry TO cap_ledger;

--
-- Name: COLUMN entry.target_kind; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(target_kind) ON TABLE ledger.entry TO cap_ledger;

--
-- Name: COLUMN entry.target_id; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(target_id) ON TABLE ledger.entry TO cap_ledger;

--
-- Name: COLUMN entry.outcome; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(outcome) ON TABLE ledger.entry TO cap_ledger;

--
-- Name: COLUMN entry.reasons; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(reasons) ON TABLE ledger.entry TO cap_ledger;

--
-- Name: COLUMN entry.request_id; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(request_id) ON TABLE ledger.entry TO cap_ledger;

--
-- Name: COLUMN entry.detail; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(detail) ON TABLE ledger.entry TO cap_ledger;

--
-- Name: TABLE profile; Type: ACL; Schema: policy; Owner: safelane_owner
--

GRANT SELECT ON TABLE policy.profile TO cap_policy;
GRANT INSERT ON TABLE policy.profile TO cap_migration;

--
-- Name: DEFAULT PRIVILEGES FOR FUNCTIONS; Type: DEFAULT ACL; Schema: -; Owner: safelane_owner
--

ALTER DEFAULT PRIVILEGES FOR ROLE safelane_owner REVOKE ALL ON FUNCTIONS FROM PUBLIC;

--
-- PostgreSQL database dump complete
--

\unrestrict safelane
