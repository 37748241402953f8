-- The schema api at head, for reading and review. Written by `safelane snapshot`; do not edit.
-- Revision 0021
-- PostgreSQL 18

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
-- Name: acknowledge_recording(uuid, uuid); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.acknowledge_recording(lesson_id uuid, learner_id uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'acknowledge_recording';
  v_answer jsonb;
begin
  perform identity.require_persona('web_guardian');
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id, 'learner_id', learner_id));
  if v_answer is not null then
    return v_answer;
  end if;
  return recording.say(c_action, lesson_id, learner_id, 'acknowledged');
end;
$$;

ALTER FUNCTION api.acknowledge_recording(lesson_id uuid, learner_id uuid) OWNER TO cap_recording;

--
-- Name: FUNCTION acknowledge_recording(lesson_id uuid, learner_id uuid); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.acknowledge_recording(lesson_id uuid, learner_id uuid) IS 'Acknowledge that a lesson will be recorded

For guardians with parental responsibility or delegated authority, for one child on one lesson. It is what
recording.parent_aware = acknowledged asks for where a learner of 13 to 15 consents; it is no consent, and takes no refusal
back. Answers 201 with lesson_id, learner_id, kind and at, and 200 with the consent that stands (kind given) where this
parent gave it: nothing is added to it. Refusals: 404 not-found, 403 no-parental-responsibility, 409
lesson-over, 409 too-early, 409 you-said-no. Accepts Idempotency-Key. Clause TS-51.';

--
-- Name: acknowledge_recording_notice(text); Type: FUNCTION; Schema: api; Owner: cap_policy
--

CREATE FUNCTION api.acknowledge_recording_notice(version text DEFAULT NULL::text) RETURNS jsonb
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select api.acknowledge_document('recording_notice', version);
$$;

ALTER FUNCTION api.acknowledge_recording_notice(version text) OWNER TO cap_policy;

--
-- Name: FUNCTION acknowledge_recording_notice(version text); Type: COMMENT; Schema: api; Owner: cap_policy
--

COMMENT ON FUNCTION api.acknowledge_recording_notice(version text) IS 'Acknowledge the notice of recording

For tutors, learners and guardians, for themselves: the same as acknowledge_document with the document recording_notice.
version, if sent, must be the one in force. Answers 201, and 200 with the first instant where it was acknowledged before.
Refusals: 404 not-found, 409 version-not-in-force. Clauses OS-17, OS-25, TN-16.';

--
-- Name: admit_learner(uuid, uuid); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.admit_learner(lesson_id uuid, learner_id uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'admit_learner';
  v_caller constant uuid := identity.require_persona('web_tutor', 'web_service');
  v_lesson booking.lesson;
  v_row    recording.admission;
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id, 'learner_id', learner_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  perform identity.check_required(learner_id, 'learner_id');
  -- to a tutor a learner whom they do not teach here is an unknown one
  if exists (
    select
    from booking.lesson as lesson
    where lesson.lesson_id = admit_learner.lesson_id
      and (identity.persona() = 'web_service'
        or lesson.tutor_id = v_caller and recording.takes_part(lesson.lesson_id, admit_learner.learner_id))
  ) then
    perform booking.lock_lesson(lesson_id);
    perform booking.lock_learners(array[learner_id]);
    select * into v_lesson from booking.lesson as lesson where lesson.lesson_id = admit_learner.lesson_id;
  end if;
  if v_lesson.lesson_id is null then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson', 'No such learner can be let into a lesson of yours with this lesson_id.');
  end if;
  if v_lesson.state <> 'in_progress' then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 409, 'lesson-not-in-progress',
      'The lesson is not in progress', 'Learners are let in between the start and the end of a lesson.');
  end if;

  begin
    insert into recording.admission (lesson_id, learner_id, kind, by_person)
    values (admit_learner.lesson_id, admit_learner.learner_id, 'admitted', v_caller)
    returning * into v_row;
  exception
    when sqlstate 'PT409' then
      return recording.refuse_action(c_action, 'lesson', lesson_id, 409, 'not-for-this-lesson',
        'Not for this lesson', 'This learner cannot join this lesson.', null, '[]',
        jsonb_build_object('learner_id', learner_id));
  end;

  return recording.finish_action(c_action, 'lesson', lesson_id, 201,
    jsonb_build_object(
      'lesson_id', lesson_id, 'learner_id', learner_id, 'admitted_at', v_row.at,
      'segment', recording.running_segment(lesson_id)),
    jsonb_build_object('learner_id', learner_id));
end;
$$;

ALTER FUNCTION api.admit_learner(lesson_id uuid, learner_id uuid) OWNER TO cap_recording;

--
-- Name: FUNCTION admit_learner(lesson_id uuid, learner_id uuid); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.admit_learner(lesson_id uuid, learner_id uuid) IS 'Let a learner into a lesson in progress

For the session service, and for the tutor with a learner who is expected. Nobody is kept out for not consenting to a
recording: if the lesson is being recorded and the learner does not pass, segment has stop_required_at, and the recording
has to stop before the learner is heard. A learner whom booking keeps apart from the tutor, or for whom the group is full, is
not let in. Answers 201 with admitted_at and the running segment. Refusals: 404 not-found, 409 lesson-not-in-progress, 409
not-for-this-lesson. Accepts Idempotency-Key. Clauses TS-49, TS-56, TS-57.';

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
-- Name: allow_recording(uuid, text); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.allow_recording(flag_id uuid, reason text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'allow_recording';
  v_caller constant uuid := identity.require_persona('web_dsl');
  v_answer jsonb;
  v_reason text;
  v_flag   recording.safety_flag;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('flag_id', flag_id, 'reason', reason));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(flag_id, 'flag_id');
  v_reason := identity.clean_text(reason, 'reason', 2000, true, 20);
  select * into v_flag
  from recording.safety_flag as flag
  where flag.flag_id = allow_recording.flag_id
    and flag.learner_id is distinct from v_caller
    and not recording.is_involved(v_caller, flag.lesson_id, clock_timestamp())
    and not exists (
      select from identity.guardians_of(flag.learner_id, clock_timestamp()) as answering
      where answering.guardian_id = v_caller)
  for update of flag;
  if not found then
    return recording.refuse_action(c_action, 'safety_flag', flag_id, 404, 'not-found',
      'No such flag', 'No flag with this flag_id is yours to lift.');
  end if;
  if v_flag.lifted_at is not null then
    return recording.refuse_action(c_action, 'safety_flag', flag_id, 409, 'already-lifted',
      'Already lifted', 'A flag is lifted once.');
  end if;

  update recording.safety_flag as flag
  set lifted_at = clock_timestamp(), lifted_by = v_caller, lift_reason = v_reason
  where flag.flag_id = allow_recording.flag_id
  returning * into v_flag;

  return recording.finish_action(c_action, 'safety_flag', flag_id, 200,
    jsonb_build_object('flag_id', flag_id, 'lifted_at', v_flag.lifted_at),
    jsonb_strip_nulls(jsonb_build_object('lesson_id', v_flag.lesson_id, 'learner_id', v_flag.learner_id)));
end;
$$;

ALTER FUNCTION api.allow_recording(flag_id uuid, reason text) OWNER TO cap_recording;

--
-- Name: FUNCTION allow_recording(flag_id uuid, reason text); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.allow_recording(flag_id uuid, reason text) IS 'Allow recording again

For safeguarding leads who have no part in it. Only the flag is lifted: consent is still asked for. reason has 20 to 2,000
characters. Answers 200 with lifted_at. Refusals: 404 not-found, 409 already-lifted. Accepts Idempotency-Key. Clause TS-49.';

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
  if v_parameter.contract = 'no' or v_parameter.direction = 'fixed' or not policy.may_deviate(v_key, v_value) then
    return policy.refuse_action(c_action, v_kind, v_target, 422, 'no-deviation',
      'No deviation', format('Nobody deviates so from %s.', v_key), jsonb_build_object('key', v_key, 'value', v_value));
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
rules are departed from for one engagement only; checks, references, training, acknowledgements and the contract of
those who teach never; session.max_group up to 12 and session.start_early up to an hour. What a contract says more
strictly than the profile stays as it is. rationale has 20 to 4,000 characters; expires_at is at most a year
away; requested_by is another person who holds a power now. Never past the floor. Answers 201 with deviation_id.
Refusals: 403 not-for-yourself, 422 requester-holds-no-power, 422 no-deviation, 422 below-floor, 422
one-engagement-at-a-time, 404 not-found, 409 value-differs; 422 where a value is not usable.
Clauses TS-06, TS-09, TS-60, TS-61.';

--
-- Name: approve_disclosure(uuid); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.approve_disclosure(disclosure_id uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action     constant text := 'approve_disclosure';
  v_caller     constant uuid := identity.require_persona('web_dsl', 'web_lado');
  v_answer     jsonb;
  v_disclosure recording.disclosure;
  v_at         timestamptz;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('disclosure_id', disclosure_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(disclosure_id, 'disclosure_id');
  select * into v_disclosure
  from recording.disclosure as disclosed
  where disclosed.disclosure_id = approve_disclosure.disclosure_id;
  if not found then
    return recording.refuse_action(c_action, 'recording_disclosure', disclosure_id, 404, 'not-found',
      'No such disclosure', 'No disclosure has this disclosure_id.');
  end if;
  v_at := clock_timestamp();
  if v_disclosure.requested_by = v_caller or exists (
    select from recording.segment as segment
    where segment.segment_id = any (v_disclosure.segment_ids) and recording.is_involved(v_caller, segment.lesson_id, v_at)
  ) then
    return recording.refuse_action(c_action, 'recording_disclosure', disclosure_id, 403, 'not-for-yourself',
      'Not for yourself', 'Somebody else approves what you asked for, or a lesson that you had to do with.');
  end if;

  update recording.disclosure as disclosed
  set approved_by = v_caller, approved_at = clock_timestamp()
  where disclosed.disclosure_id = v_disclosure.disclosure_id and disclosed.approved_at is null
  returning * into v_disclosure;
  if not found then
    return recording.refuse_action(c_action, 'recording_disclosure', disclosure_id, 409, 'already-approved',
      'This disclosure is approved', 'It was approved before.');
  end if;

  return recording.finish_action(c_action, 'recording_disclosure', disclosure_id, 200,
    jsonb_build_object('disclosure_id', disclosure_id, 'content_sha256', encode(v_disclosure.content_sha256, 'hex'),
      'approved', true, 'urgent', v_disclosure.urgent,
      'late', v_disclosure.urgent and v_disclosure.approved_at > v_disclosure.requested_at + interval '24 hours'),
    jsonb_build_object('urgent', v_disclosure.urgent));
end;
$$;

ALTER FUNCTION api.approve_disclosure(disclosure_id uuid) OWNER TO cap_recording;

--
-- Name: FUNCTION approve_disclosure(disclosure_id uuid); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.approve_disclosure(disclosure_id uuid) IS 'Approve a disclosure outside

For safeguarding leads and the LADO coordinator, other than who asked and about lessons they had nothing to do with.
Answers 200 with content_sha256, and late where an urgent one waited longer than 24 hours. Refusals: 403 not-for-yourself,
404 not-found, 409 already-approved. Accepts Idempotency-Key. Clauses TN-19, E3.3.';

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
  if v_told.recorded_by = v_officer
    or exists (
      select
      from vetting.dbs_certificate as weighed
      cross join lateral vetting.certificate_family(weighed.person_id, weighed.number, weighed.supersedes) as kin
      where weighed.certificate_id = assess_disclosure.certificate_id
        and kin.recorded_by = v_officer
    )
  then
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

For vetting officers who have recorded neither it nor another record of the same certificate. Exactly one of certificate_id (a certificate that was seen)
and self_disclosure_id; decision is accept or reject; rationale has 20 to 8,000 characters. The latest assessment
counts. Answers 201 with assessment_id. Refusals: 403 not-about-yourself, 403 second-officer-required, 422
unknown-to-vetting; 422 also where a value is not usable. Clauses MT-38, E1.';

--
-- Name: block_parent_contact(uuid, uuid, text); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.block_parent_contact(guardian_id uuid, learner_id uuid, reason text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'block_parent_contact';
  v_caller constant uuid := identity.require_persona('web_dsl');
  v_answer jsonb;
  v_reason text;
  v_block  uuid;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('guardian_id', guardian_id, 'learner_id', learner_id, 'reason', reason));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(guardian_id, 'guardian_id');
  perform identity.check_required(learner_id, 'learner_id');
  v_reason := identity.clean_text(reason, 'reason', 2000, true, 20);
  -- one parent does not shut the other out by being a safeguarding lead
  if v_caller in (guardian_id, learner_id) or exists (
    select from identity.guardians_of(block_parent_contact.learner_id, clock_timestamp()) as answering
    where answering.guardian_id = v_caller
  ) then
    return recording.refuse_action(c_action, 'person', learner_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another safeguarding lead decides about you and yours.');
  end if;
  if not exists (
    select
    from identity.guardianship as link
    where link.guardian_id = block_parent_contact.guardian_id and link.learner_id = block_parent_contact.learner_id
  ) then
    return recording.refuse_action(c_action, 'person', learner_id, 404, 'not-found',
      'No such people', 'Nobody with this guardian_id has answered for a learner with this learner_id.');
  end if;

  perform booking.lock_learners(array[learner_id]);
  select block.block_id into v_block
  from recording.contact_block as block
  where block.guardian_id = block_parent_contact.guardian_id
    and block.learner_id = block_parent_contact.learner_id
    and block.lifted_at is null;
  if v_block is null then
    v_block := gen_random_uuid();
    insert into recording.contact_block (block_id, guardian_id, learner_id, reason, blocked_by)
    values (v_block, block_parent_contact.guardian_id, block_parent_contact.learner_id, v_reason, v_caller);
  end if;

  return recording.finish_action(c_action, 'contact_block', v_block, 201,
    jsonb_build_object('block_id', v_block, 'guardian_id', guardian_id, 'learner_id', learner_id),
    jsonb_build_object('guardian_id', guardian_id, 'learner_id', learner_id));
end;
$$;

ALTER FUNCTION api.block_parent_contact(guardian_id uuid, learner_id uuid, reason text) OWNER TO cap_recording;

--
-- Name: FUNCTION block_parent_contact(guardian_id uuid, learner_id uuid, reason text); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.block_parent_contact(guardian_id uuid, learner_id uuid, reason text) IS 'Block contact with a parent

For safeguarding leads who are neither of the two and do not answer for the learner. While it stands nothing is sent to that parent about recordings, and what they
say yes to counts for nothing; their no still counts. Neither they nor the learner is told. reason has 20 to 2,000 characters.
The same block twice is one. Answers 201 with block_id. Refusals: 403 not-for-yourself, 404 not-found; 422 where a value is not
usable. Accepts Idempotency-Key. Clauses TS-50, TS-51.';

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
  v_persona  constant text := identity.persona();
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
  perform identity.check_required(dry_run, 'dry_run');
  -- before the request is hashed for its Idempotency-Key: a venue is the one thing in it that can be of any size
  v_venue := booking.checked_venue(venue);
  if not dry_run then
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

  if tutor_id = v_caller then
    return booking.refuse_action(c_action, 'person', tutor_id, 403, 'not-for-yourself',
      'Not for yourself', 'A tutor does not book themselves (TN-13).');
  end if;

  -- whoever holds this tutor back, or changes who answers for these learners, is waited for here
  if identity.holds_power(tutor_id, 'tutor') then
    perform vetting.lock_standing(tutor_id);
  end if;
  v_under := booking.engagement_for(v_learners, engagement_id, tutor_id, now());
  v_mine := array(
    select learner from unnest(v_learners) as learner where booking.caller_may_book_for(learner, v_under, now()));
  perform booking.lock_learners(v_mine);

  -- the row security and the gates below ask again what is asked here: it is worked out once, and for the whole day
  perform policy.remember(v_under);
  perform booking.remember_learner(tutor_id, learner, v_under) from unnest(v_mine) as learner;

  v_at := clock_timestamp();
  v_under := booking.engagement_for(v_learners, engagement_id, tutor_id, v_at);
  v_mine := array(
    select learner from unnest(v_learners) as learner where booking.caller_may_book_for(learner, v_under, v_at));
  v_findings := booking.judged(
    tutor_id, v_mine, v_mine <> v_learners, starts_at, ends_at, modality, v_under, v_venue, v_at, 'P2');
  v_codes := booking.blocking_codes(v_findings);
  v_reasons := case
    when v_codes = '{}' then '[]'
    else booking.visible_reasons(v_findings, tutor_id, v_persona, v_caller, v_at) -> 'reasons'
  end;
  v_detail := jsonb_build_object(
    'point', 'P2', 'tutor_id', tutor_id, 'learner_ids', v_learners, 'engagement_id', v_under, 'starts_at', starts_at);

  if v_codes = '{}' then
    -- so is a tutor, once nothing stands against the booking
    if not booking.is_remembered_clear(tutor_id, v_under, starts_at, v_at) then
      perform booking.remember_clearance(tutor_id, v_under);
    end if;
    begin
      insert into booking.lesson
        (lesson_id, tutor_id, engagement_id, starts_at, ends_at, modality, venue, booked_by, booked_as)
      values
        (v_lesson, book_lesson.tutor_id, v_under, book_lesson.starts_at, book_lesson.ends_at, book_lesson.modality,
         v_venue, v_caller, v_persona);
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
tutor''s own is meant, else one through an agency; one that a school commissions is for learners the school knows. venue is an address, or {"address", "chaperone_id", "chaperone": "available" or "present"}.
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
  v_under := booking.engagement_for(v_learners, engagement_id, tutor_id, v_at);
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
together), under the engagement that a booking without engagement_id would mean where none is named, and answers 200 with {eligible, reasons: [{code, meaning, remedy, until}]} as far as the caller may read.
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
      'Already checked in', 'What was found on arrival stays as it was said; correct_check_in puts it right.');
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

For its tutor, once, from session.start_early before the lesson until it ends; correct_check_in puts it right. chaperone_status is what was found:
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
-- Name: confirm_parent_present(uuid, uuid, uuid); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.confirm_parent_present(lesson_id uuid, learner_id uuid, guardian_id uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'confirm_parent_present';
  v_caller constant uuid := identity.require_persona('web_service');
  v_answer jsonb;
  v_row    recording.parent_contact;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'lesson_id', lesson_id, 'learner_id', learner_id, 'guardian_id', guardian_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  perform identity.check_required(learner_id, 'learner_id');
  perform identity.check_required(guardian_id, 'guardian_id');
  if not recording.takes_part(lesson_id, learner_id) or not exists (
    select
    from identity.guardians_of(confirm_parent_present.learner_id, clock_timestamp()) as answering
    where answering.guardian_id = confirm_parent_present.guardian_id and answering.capacity <> 'sponsor'
  ) then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson or parent', 'No such learner is on this lesson, or nobody with this guardian_id is a parent of theirs.');
  end if;

  perform booking.lock_lesson(lesson_id);
  if not exists (
    select
    from booking.lesson as lesson
    where lesson.lesson_id = confirm_parent_present.lesson_id
      and (lesson.state = 'in_progress'
        or lesson.state = 'confirmed' and lesson.starts_at - policy.effective_interval(
          'session.start_early', lesson.engagement_id, clock_timestamp()) <= clock_timestamp())
  ) then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 409, 'not-now',
      'It is not time for the lesson', 'A parent is there from shortly before a lesson until its end.');
  end if;
  insert into recording.parent_contact (lesson_id, learner_id, guardian_id, kind, reported_by)
  values (
    confirm_parent_present.lesson_id, confirm_parent_present.learner_id, confirm_parent_present.guardian_id, 'present', v_caller)
  returning * into v_row;

  return recording.finish_action(c_action, 'lesson', lesson_id, 201,
    jsonb_build_object('lesson_id', lesson_id, 'learner_id', learner_id, 'guardian_id', guardian_id, 'at', v_row.at),
    jsonb_build_object('learner_id', learner_id, 'guardian_id', guardian_id));
end;
$$;

ALTER FUNCTION api.confirm_parent_present(lesson_id uuid, learner_id uuid, guardian_id uuid) OWNER TO cap_recording;

--
-- Name: FUNCTION confirm_parent_present(lesson_id uuid, learner_id uuid, guardian_id uuid); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.confirm_parent_present(lesson_id uuid, learner_id uuid, guardian_id uuid) IS 'Confirm that a parent is at a lesson

For the session service, from session.start_early before the lesson until it ends: what recording.parent_aware = present asks
for where a learner of 13 to 15 consents. Answers 201 with at. Refusals: 404 not-found, 409 not-now. Accepts Idempotency-Key.
Clause TS-51.';

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
-- Name: correct_check_in(uuid, boolean, text, text); Type: FUNCTION; Schema: api; Owner: cap_booking
--

CREATE FUNCTION api.correct_check_in(lesson_id uuid, venue_confirmed boolean, chaperone_status text, reason text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'correct_check_in';
  v_caller constant uuid := identity.require_persona('web_tutor');
  v_id     constant uuid := guard.uuidv7();
  v_reason text;
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'lesson_id', lesson_id, 'venue_confirmed', venue_confirmed, 'chaperone_status', chaperone_status,
    'reason', reason));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  perform identity.check_required(venue_confirmed, 'venue_confirmed');
  perform identity.check_choice(chaperone_status, 'chaperone_status', 'not_required', 'available', 'present', 'absent');
  v_reason := identity.clean_text(reason, 'reason', 2000, true, 3);

  -- a start at the same moment is waited for, or waits
  perform from booking.lesson as lesson
  where lesson.lesson_id = correct_check_in.lesson_id and lesson.tutor_id = v_caller and lesson.modality = 'in_person'
  for no key update;
  if not found then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson', 'No lesson in person with this lesson_id is yours to teach.');
  end if;
  if not exists (
    select from booking.attendance as known
    where known.lesson_id = correct_check_in.lesson_id and known.kind = 'check_in' and known.by_person = v_caller
  ) then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'not-checked-in',
      'Not checked in', 'There is no check-in of yours to put right.');
  end if;

  insert into booking.attendance_correction
    (correction_id, lesson_id, venue_confirmed, chaperone_status, reason, by_person)
  values
    (v_id, correct_check_in.lesson_id, correct_check_in.venue_confirmed, correct_check_in.chaperone_status, v_reason,
     v_caller);

  return booking.finish_action(c_action, 'lesson', lesson_id, 201,
    jsonb_build_object(
      'lesson_id', lesson_id,
      'corrected_at', now(),
      'venue_confirmed', venue_confirmed,
      'chaperone_status', chaperone_status),
    jsonb_build_object('venue_confirmed', venue_confirmed, 'chaperone_status', chaperone_status));
end;
$$;

ALTER FUNCTION api.correct_check_in(lesson_id uuid, venue_confirmed boolean, chaperone_status text, reason text) OWNER TO cap_booking;

--
-- Name: FUNCTION correct_check_in(lesson_id uuid, venue_confirmed boolean, chaperone_status text, reason text); Type: COMMENT; Schema: api; Owner: cap_booking
--

COMMENT ON FUNCTION api.correct_check_in(lesson_id uuid, venue_confirmed boolean, chaperone_status text, reason text) IS 'Put a check-in right

For the tutor who checked in, as often as needed, with the reason in 3 to 2,000 characters. The first report stays on
record, and so does every correction; a start is judged by the latest, and one that has happened is not undone.
chaperone_status is not_required, available, present or absent. Answers 201. Refusals: 404 not-found, 409
not-checked-in; 422 where a value is not usable. Accepts Idempotency-Key. Clauses TS-12, TS-60, TS-62.';

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
-- Name: end_recording(uuid); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.end_recording(segment_id uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action  constant text := 'end_recording';
  v_caller  constant uuid := identity.require_persona('web_tutor', 'web_service');
  v_segment recording.segment;
  v_late    boolean;
  v_answer  jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('segment_id', segment_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(segment_id, 'segment_id');
  update recording.segment as segment
  set ended_at = greatest(clock_timestamp(), segment.started_at)
  where segment.segment_id = end_recording.segment_id
    and segment.ended_at is null
    and (identity.persona() = 'web_service' or exists (
      select
      from booking.lesson as lesson
      where lesson.lesson_id = segment.lesson_id and lesson.tutor_id = v_caller
    ))
  returning segment.* into v_segment;
  if not found then
    return recording.refuse_action(c_action, 'segment', segment_id, 404, 'not-found',
      'No such segment', 'No running segment with this segment_id is yours to end.');
  end if;

  v_late := recording.ended_late(v_segment.stop_required_at, v_segment.ended_at, v_segment.engagement_id, v_segment.ended_at);
  return recording.finish_action(c_action, 'segment', segment_id, 200,
    jsonb_build_object(
      'segment_id', segment_id, 'lesson_id', v_segment.lesson_id, 'started_at', v_segment.started_at,
      'ended_at', v_segment.ended_at, 'late', v_late),
    jsonb_strip_nulls(jsonb_build_object(
      'lesson_id', v_segment.lesson_id, 'stop_required_at', v_segment.stop_required_at,
      'stop_reason', v_segment.stop_reason, 'late', v_late)));
end;
$$;

ALTER FUNCTION api.end_recording(segment_id uuid) OWNER TO cap_recording;

--
-- Name: FUNCTION end_recording(segment_id uuid); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.end_recording(segment_id uuid) IS 'End a recording

For the tutor of the lesson and the session service, while the segment runs; the lesson goes on. late says that it had to stop
more than recording.stop_within before, which is a breach that reports count. Answers 200 with ended_at. Refusal: 404
not-found, also of a segment that has ended. Accepts Idempotency-Key. Clauses TS-49, OS-17.';

--
-- Name: erase_entry(bigint, text); Type: FUNCTION; Schema: api; Owner: cap_ledger
--

CREATE FUNCTION api.erase_entry(seq bigint, reason text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_caller constant uuid := identity.require_persona('web_dsl', 'web_compliance');
  v_answer jsonb;
begin
  v_answer := guard.begin_once('erase_entry', jsonb_build_object('seq', seq, 'reason', reason));
  if v_answer is not null then
    return v_answer;
  end if;
  perform identity.check_required(seq, 'seq');
  return ledger.erase(seq, identity.clean_text(reason, 'reason', 2000, true, 3));
end;
$$;

ALTER FUNCTION api.erase_entry(seq bigint, reason text) OWNER TO cap_ledger;

--
-- Name: FUNCTION erase_entry(seq bigint, reason text); Type: COMMENT; Schema: api; Owner: cap_ledger
--

COMMENT ON FUNCTION api.erase_entry(seq bigint, reason text) IS 'Erase what an entry says

For safeguarding leads and compliance reporters: the opening of an entry goes, its leaf stays, and a tombstone in the
ledger shows that it was lawful. Answers 200 with {seq, idx, tombstone}. Refusals, each entered in the ledger: 404
not-found where you may not know of the entry; 409 legal-hold, 409 retention-floor (its retention is not over; nobody
ends it early), 409 sign-off-missing (somebody other than you signs first), 409 still-witnessed (a row is as this entry
left it), 409 not-in-the-tree; 422 where a value is not usable. Accepts Idempotency-Key. Clauses F20, F21, F22, E6.';

--
-- Name: forbid_recording(text, uuid, uuid, boolean); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.forbid_recording(reason text, lesson_id uuid DEFAULT NULL::uuid, learner_id uuid DEFAULT NULL::uuid, tell_hold boolean DEFAULT false) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'forbid_recording';
  v_caller constant uuid := identity.require_persona('web_dsl');
  v_answer jsonb;
  v_reason text;
  v_flag   uuid;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'reason', reason, 'lesson_id', lesson_id, 'learner_id', learner_id, 'tell_hold', tell_hold));
  if v_answer is not null then
    return v_answer;
  end if;

  v_reason := identity.clean_text(reason, 'reason', 2000, true, 20);
  if num_nonnulls(lesson_id, learner_id) <> 1 then
    raise exception using
      errcode = 'PT422',
      message = 'A lesson or a learner, and not both.',
      hint = 'Send lesson_id or learner_id.';
  end if;
  -- nor does a lead decide about a child they answer for
  if learner_id = v_caller
    or recording.is_involved(v_caller, lesson_id, clock_timestamp())
    or exists (
      select from identity.guardians_of(forbid_recording.learner_id, clock_timestamp()) as answering
      where answering.guardian_id = v_caller)
  then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another safeguarding lead decides about you and yours.');
  end if;
  if not exists (select from booking.lesson as lesson where lesson.lesson_id = forbid_recording.lesson_id)
    and not exists (
      select from identity.power as held where held.person_id = forbid_recording.learner_id and held.power = 'learner'
    )
  then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson or learner', 'No lesson with this lesson_id, or no learner with this learner_id, is on record.');
  end if;

  if lesson_id is not null then
    perform booking.lock_lesson(lesson_id);
  else
    perform booking.lock_learners(array[learner_id]);
  end if;
  v_flag := gen_random_uuid();
  insert into recording.safety_flag (flag_id, learner_id, lesson_id, tell_hold, reason, placed_by)
  values (v_flag, forbid_recording.learner_id, forbid_recording.lesson_id, coalesce(forbid_recording.tell_hold, false),
          v_reason, v_caller);

  return recording.finish_action(c_action, 'safety_flag', v_flag, 201,
    jsonb_strip_nulls(jsonb_build_object('flag_id', v_flag, 'lesson_id', lesson_id, 'learner_id', learner_id)),
    jsonb_strip_nulls(jsonb_build_object('lesson_id', lesson_id, 'learner_id', learner_id, 'tell_hold', tell_hold)));
end;
$$;

ALTER FUNCTION api.forbid_recording(reason text, lesson_id uuid, learner_id uuid, tell_hold boolean) OWNER TO cap_recording;

--
-- Name: FUNCTION forbid_recording(reason text, lesson_id uuid, learner_id uuid, tell_hold boolean); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.forbid_recording(reason text, lesson_id uuid, learner_id uuid, tell_hold boolean) IS 'Forbid recording a lesson or a learner

For safeguarding leads who have no part in it. Send lesson_id or learner_id; tell_hold says that nobody may be told yet. A
running recording has to stop at once. To everybody else the lesson cannot be recorded, and that is all. reason has 20 to 2,000
characters. Answers 201 with flag_id. Refusals: 403 not-for-yourself, 404 not-found; 422 where a value is not usable. Accepts
Idempotency-Key. Clauses TS-49, OS-42, TN-53.';

--
-- Name: give_recording_consent(uuid, uuid); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.give_recording_consent(lesson_id uuid, learner_id uuid DEFAULT NULL::uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'give_recording_consent';
  v_answer jsonb;
begin
  perform identity.require_persona('web_learner', 'web_guardian', 'web_tutor');
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id, 'learner_id', learner_id));
  if v_answer is not null then
    return v_answer;
  end if;
  return recording.say(c_action, lesson_id, learner_id, 'given');
end;
$$;

ALTER FUNCTION api.give_recording_consent(lesson_id uuid, learner_id uuid) OWNER TO cap_recording;

--
-- Name: FUNCTION give_recording_consent(lesson_id uuid, learner_id uuid); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.give_recording_consent(lesson_id uuid, learner_id uuid) IS 'Consent to recording a lesson

For learners on the lesson, for guardians of one (learner_id is required then), and for its tutor, who takes a no of
theirs back with it. It counts for this lesson only: under 13 a parent''s, from 13 on the learner''s own; what a learner
says before they are 13 is kept and is no consent. The instant is the server''s. Not earlier than
recording.consent_max_lead_days before the lesson. Answers 201 with lesson_id, learner_id, kind and at. Refusals: 404
not-found, 409 lesson-over, 409 too-early, 403 no-parental-responsibility. Accepts Idempotency-Key. Clauses TS-49, TS-50,
TS-51, TS-52, TS-53.';

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
-- Name: grant_recording_to_parent(uuid, uuid); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.grant_recording_to_parent(segment_id uuid, parent_id uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'grant_recording_to_parent';
  v_caller constant uuid := identity.require_persona('web_learner');
  v_at     timestamptz;
  v_band   text;
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('segment_id', segment_id, 'parent_id', parent_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(segment_id, 'segment_id');
  perform identity.check_required(parent_id, 'parent_id');
  v_at := clock_timestamp();
  select identity.age_band(person.date_of_birth, identity.civil_date(v_at)) into v_band
  from recording.segment_learner as shown
  join identity.person as person on person.person_id = shown.learner_id
  where shown.segment_id = grant_recording_to_parent.segment_id
    and shown.learner_id = v_caller
    and recording.answers_as_parent(grant_recording_to_parent.parent_id, v_caller, v_at);
  if not found then
    return recording.refuse_action(c_action, 'recording', segment_id, 404, 'not-found',
      'No such recording or parent', 'No recording of yours has this segment_id, or nobody who answers for you as a parent this parent_id.');
  end if;
  if v_band <> all (array['13_to_15', '16_to_17']) then
    return recording.refuse_action(c_action, 'recording', segment_id, 409, 'not-yours-to-decide',
      'Not yours to decide', 'From 13 until 18 you decide which parent sees a recording of yours.');
  end if;

  insert into recording.parent_grant (segment_id, learner_id, parent_id, kind)
  values (grant_recording_to_parent.segment_id, v_caller, grant_recording_to_parent.parent_id, 'granted');

  return recording.finish_action(c_action, 'recording', segment_id, 201,
    jsonb_build_object('segment_id', segment_id, 'parent_id', parent_id, 'shared', true),
    jsonb_build_object('parent_id', parent_id, 'band', v_band));
end;
$$;

ALTER FUNCTION api.grant_recording_to_parent(segment_id uuid, parent_id uuid) OWNER TO cap_recording;

--
-- Name: FUNCTION grant_recording_to_parent(segment_id uuid, parent_id uuid); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.grant_recording_to_parent(segment_id uuid, parent_id uuid) IS 'Share a recording with a parent

For learners from 13 until 18, about a recording they are on and a parent of theirs. At 16 and 17 the profile may ask for
this before a parent sees anything; at 13 to 15 it takes back revoke_recording_grant. Answers 201 with shared. Refusals:
404 not-found, 409 not-yours-to-decide. Accepts Idempotency-Key. Clauses TS-54, F17.';

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
-- Name: hold_entries(text, text, bigint, uuid); Type: FUNCTION; Schema: api; Owner: cap_ledger
--

CREATE FUNCTION api.hold_entries(name text, reason text, seq bigint DEFAULT NULL::bigint, target_id uuid DEFAULT NULL::uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'hold_entries';
  v_caller constant uuid := identity.require_persona('web_dsl', 'web_compliance');
  v_answer jsonb;
  v_hold   uuid := gen_random_uuid();
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'name', name, 'reason', reason, 'seq', seq, 'target_id', target_id));
  if v_answer is not null then
    return v_answer;
  end if;
  if (seq is null) = (target_id is null) then
    raise exception using
      errcode = 'PT422',
      message = 'a hold is on one entry or on one target',
      hint = 'Send seq or target_id, and not both.';
  end if;

  insert into ledger.hold (hold_id, seq, target_id, name, reason, placed_by)
  values (v_hold, hold_entries.seq, hold_entries.target_id, identity.clean_text(name, 'name', 200),
    identity.clean_text(reason, 'reason', 2000, true, 3), v_caller);
  perform ledger.enter(c_action, 'legal_hold', v_hold, p_detail => jsonb_strip_nulls(jsonb_build_object(
    'seq', hold_entries.seq, 'target_id', hold_entries.target_id)), p_reason => reason);
  return guard.finish_once(guard.accept(201, jsonb_build_object(
    'hold_id', v_hold, 'seq', hold_entries.seq, 'target_id', hold_entries.target_id)));
end;
$$;

ALTER FUNCTION api.hold_entries(name text, reason text, seq bigint, target_id uuid) OWNER TO cap_ledger;

--
-- Name: FUNCTION hold_entries(name text, reason text, seq bigint, target_id uuid); Type: COMMENT; Schema: api; Owner: cap_ledger
--

COMMENT ON FUNCTION api.hold_entries(name text, reason text, seq bigint, target_id uuid) IS 'Hold entries of the ledger

For safeguarding leads and compliance reporters: nothing that the hold covers is erased until it is released. Send seq
for one entry, or target_id for every entry that names this person or thing; name says for what (1 to 200 characters, such
as an inquiry), reason why (3 to 2,000). Whether there is anything to hold is not said. Answers 201 with hold_id; 422
where a value is not usable. Accepts Idempotency-Key. Clauses F20, E6.';

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
-- Name: learner_left(uuid, uuid); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.learner_left(lesson_id uuid, learner_id uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'learner_left';
  v_caller constant uuid := identity.require_persona('web_service');
  v_lesson booking.lesson;
  v_row    recording.admission;
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id, 'learner_id', learner_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  perform identity.check_required(learner_id, 'learner_id');
  if recording.takes_part(lesson_id, learner_id) then
    perform booking.lock_lesson(lesson_id);
    select * into v_lesson from booking.lesson as lesson where lesson.lesson_id = learner_left.lesson_id;
  end if;
  if v_lesson.lesson_id is null then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson', 'No such learner is at a lesson with this lesson_id.');
  end if;
  if v_lesson.state <> 'in_progress' then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 409, 'lesson-not-in-progress',
      'The lesson is not in progress', 'Learners leave between the start and the end of a lesson.');
  end if;

  insert into recording.admission (lesson_id, learner_id, kind, by_person)
  values (learner_left.lesson_id, learner_left.learner_id, 'left', v_caller)
  returning * into v_row;

  return recording.finish_action(c_action, 'lesson', lesson_id, 201,
    jsonb_build_object('lesson_id', lesson_id, 'learner_id', learner_id, 'left_at', v_row.at),
    jsonb_build_object('learner_id', learner_id));
end;
$$;

ALTER FUNCTION api.learner_left(lesson_id uuid, learner_id uuid) OWNER TO cap_recording;

--
-- Name: FUNCTION learner_left(lesson_id uuid, learner_id uuid); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.learner_left(lesson_id uuid, learner_id uuid) IS 'Say that a learner has left a lesson

For the session service, while the lesson is in progress. Whoever has left is not asked about when the next segment starts.
Answers 201 with left_at. Refusals: 404 not-found, 409 lesson-not-in-progress. Accepts Idempotency-Key. Clause TS-49.';

--
-- Name: ledger_entries(uuid, timestamp with time zone, bigint, integer); Type: FUNCTION; Schema: api; Owner: cap_ledger
--

CREATE FUNCTION api.ledger_entries(target_id uuid DEFAULT NULL::uuid, since timestamp with time zone DEFAULT NULL::timestamp with time zone, before_seq bigint DEFAULT NULL::bigint, page_size integer DEFAULT 100) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action  constant text := 'ledger_entries';
  v_asker   constant uuid := identity.require_persona('web_dsl', 'web_compliance', 'web_admin');
  v_persona constant text := identity.persona();
  v_rows    jsonb;
  v_last    bigint;
begin
  if page_size is null or page_size not between 1 and 100 then
    raise exception using
      errcode = 'PT422',
      message = 'page_size is not a number of entries',
      hint = 'Send 1 to 100; leave it out for 100.';
  end if;
  if since is not null and not isfinite(since) then
    raise exception using
      errcode = 'PT422',
      message = 'since is not an instant',
      hint = 'Leave it out for the beginning.';
  end if;

  select
    coalesce(jsonb_agg(jsonb_build_object(
      'seq', page.seq,
      'at', page.at,
      'actor_id', page.actor_id,
      'persona', page.persona,
      'action', page.action,
      'target_kind', page.target_kind,
      'target_id', page.target_id,
      'outcome', page.outcome,
      'reasons', to_jsonb(ledger.public_reasons(v_persona, page.reasons)),
      'request_id', page.request_id,
      'detail', case when v_persona = 'web_dsl' then page.detail end
    ) order by page.seq desc), '[]'),
    min(page.seq)
  into v_rows, v_last
  from (
    select record.*
    from ledger.record as record
    join ledger.opening as opening on opening.seq = record.seq
    -- the policies show what this transaction wrote, too; whoever asks is shown what is theirs to see
    where ledger.is_for_asker(v_asker, v_persona, opening.actor_id, opening.action, opening.body)
      and (ledger_entries.target_id is null or record.target_id = ledger_entries.target_id)
      and (ledger_entries.since is null or record.at >= ledger_entries.since)
      and (ledger_entries.before_seq is null or record.seq < ledger_entries.before_seq)
    order by record.seq desc
    limit page_size
  ) as page;

  perform ledger.enter(c_action, null, ledger_entries.target_id, p_detail => jsonb_strip_nulls(jsonb_build_object(
    'since', ledger_entries.since, 'before_seq', ledger_entries.before_seq, 'rows', jsonb_array_length(v_rows))),
    p_retention => 'access_log');

  return guard.accept(200, jsonb_build_object(
    'entries', v_rows,
    'next_before_seq', case when jsonb_array_length(v_rows) = page_size then v_last end));
end;
$$;

ALTER FUNCTION api.ledger_entries(target_id uuid, since timestamp with time zone, before_seq bigint, page_size integer) OWNER TO cap_ledger;

--
-- Name: FUNCTION ledger_entries(target_id uuid, since timestamp with time zone, before_seq bigint, page_size integer); Type: COMMENT; Schema: api; Owner: cap_ledger
--

COMMENT ON FUNCTION api.ledger_entries(target_id uuid, since timestamp with time zone, before_seq bigint, page_size integer) IS 'Read the ledger

For safeguarding leads, compliance reporters and administrators: entries from the newest back, those about one target
with target_id, not before since. Nobody sees an entry that names them, but for what they did themselves in the persona
they ask in; only safeguarding leads see holds and no-contact orders, details, and reason codes other than the public
ones. Answers 200 with {entries: [{seq, at, actor_id, persona, action, target_kind, target_id, outcome, reasons,
request_id, detail}], next_before_seq}; ask for the next page with before_seq. An entry whose retention is over is not
here. Reading is entered in the ledger; 422 where a value is not usable. Clauses TS-12, E1.4, F9, F22.';

--
-- Name: ledger_proof(bigint, text); Type: FUNCTION; Schema: api; Owner: cap_ledger
--

CREATE FUNCTION api.ledger_proof(seq bigint, leaf_hash text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_asker constant uuid := identity.require_persona('web_learner', 'web_guardian', 'web_tutor', 'web_agency',
    'web_school', 'web_vetting', 'web_compliance', 'web_service', 'web_admin', 'web_dsl', 'web_lado');
  v_entry ledger.entry;
  v_idx   bigint;
  v_kept  ledger.checkpoint;
  v_size  bigint;
begin
  select held.* into v_entry
  from ledger.entry as held
  where held.seq = ledger_proof.seq and encode(held.leaf_hash, 'hex') = lower(btrim(ledger_proof.leaf_hash));
  if not found then
    return guard.refuse(404, 'not-found', 'No such entry', 'Send seq and leaf as the Ledger-Receipt header has them.');
  end if;

  v_idx := ledger.index_of(v_entry.seq);
  if v_idx is null then
    return guard.refuse(409, 'not-in-the-tree', 'This entry is not in the tree yet', 'Ask again in a few seconds.');
  end if;

  select kept.* into v_kept
  from ledger.checkpoint as kept
  where kept.size > v_idx
  order by kept.checkpoint desc
  limit 1;
  v_size := coalesce(v_kept.size, ledger.size());

  return guard.accept(200, jsonb_build_object(
    'seq', v_entry.seq,
    'leaf', convert_from(v_entry.leaf, 'UTF8'),
    'idx', v_idx,
    'size', v_size,
    'proof', (
      select coalesce(jsonb_agg(encode(step.hash, 'base64') order by step.place), '[]')
      from unnest(ledger.inclusion(v_idx, v_size)) with ordinality as step (hash, place)),
    'checkpoint', v_kept.note));
end;
$$;

ALTER FUNCTION api.ledger_proof(seq bigint, leaf_hash text) OWNER TO cap_ledger;

--
-- Name: FUNCTION ledger_proof(seq bigint, leaf_hash text); Type: COMMENT; Schema: api; Owner: cap_ledger
--

COMMENT ON FUNCTION api.ledger_proof(seq bigint, leaf_hash text) IS 'Prove that an entry is in the ledger

For everybody with a token: seq and leaf_hash are those of the Ledger-Receipt header of an answer. Answers 200 with
{seq, leaf, idx, size, proof, checkpoint}: the leaf as it was hashed, its index in the tree of that size, the audit path
from the leaf upwards (RFC 6962, base64) and the newest signed checkpoint note that covers it, null while nothing is
signed. Refusals: 404 not-found for a wrong receipt, 409 not-in-the-tree for a moment after the action. Clause F22.';

--
-- Name: ledger_status(); Type: FUNCTION; Schema: api; Owner: cap_ledger
--

CREATE FUNCTION api.ledger_status() RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  perform identity.require_persona('web_compliance', 'web_admin', 'web_dsl');
  return guard.accept(200, ledger.status());
end;
$$;

ALTER FUNCTION api.ledger_status() OWNER TO cap_ledger;

--
-- Name: FUNCTION ledger_status(); Type: COMMENT; Schema: api; Owner: cap_ledger
--

COMMENT ON FUNCTION api.ledger_status() IS 'See how far the ledger is sealed

For compliance reporters, administrators and safeguarding leads. Answers 200 with {entries, leaves, size, backlog,
oldest_unsealed_seconds (of what has no leaf), unsigned_seconds (of what no checkpoint covers), last_integrated_at,
last_checkpoint: {origin, size, at}}; null where there is nothing to say. Clause F22.';

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
-- Name: lock_evidence(uuid, text, uuid, uuid); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.lock_evidence(lesson_id uuid, reason text, case_id uuid DEFAULT NULL::uuid, segment_id uuid DEFAULT NULL::uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'lock_evidence';
  v_caller constant uuid := identity.require_persona('web_dsl', 'web_lado');
  v_hold   constant uuid := gen_random_uuid();
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id, 'reason', reason, 'case_id', case_id, 'segment_id', segment_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  reason := identity.clean_text(translate(reason, E'\r\n\t', '   '), 'reason', 2000, true, 20);
  if not exists (select from booking.lesson as lesson where lesson.lesson_id = lock_evidence.lesson_id)
    or segment_id is not null and not exists (
      select from recording.segment as segment
      where segment.segment_id = lock_evidence.segment_id and segment.lesson_id = lock_evidence.lesson_id)
  then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson or recording', 'No lesson has this lesson_id, or no recording of it this segment_id.');
  end if;
  if recording.is_involved(v_caller, lesson_id, clock_timestamp()) then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another member of the safeguarding staff does this for a lesson that you had to do with.');
  end if;

  insert into recording.hold
    (hold_id, lesson_id, segment_id, kind, category, case_id, from_allegation, closes_to_all, reason, placed_by)
  values (v_hold, lock_evidence.lesson_id, lock_evidence.segment_id, 'evidence_lock', 'csam', lock_evidence.case_id, false, false,
    lock_evidence.reason, v_caller);

  return recording.finish_action(c_action, 'lesson', lesson_id, 201,
    jsonb_build_object('hold_id', v_hold, 'lesson_id', lesson_id),
    jsonb_build_object('hold_id', v_hold, 'segment_id', segment_id, 'case_id', case_id));
end;
$$;

ALTER FUNCTION api.lock_evidence(lesson_id uuid, reason text, case_id uuid, segment_id uuid) OWNER TO cap_recording;

--
-- Name: FUNCTION lock_evidence(lesson_id uuid, reason text, case_id uuid, segment_id uuid); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.lock_evidence(lesson_id uuid, reason text, case_id uuid, segment_id uuid) IS 'Lock the recordings of a lesson as evidence

For safeguarding leads and the LADO coordinator, about a lesson they had nothing to do with: all its recordings, or one
(segment_id). reason has at least 20 characters and describes nothing. From the commit on nobody opens or purges them, and
no function takes the lock away. Answers 201 with hold_id. Refusals: 403 not-for-yourself, 404 not-found; 422 where a value
is not usable. Accepts Idempotency-Key. Clauses MT-52, MT-54, F19.';

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
  -- before the request is hashed for its Idempotency-Key: a venue is the one thing in it that can be of any size
  v_venue := booking.checked_venue(venue);
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
-- Name: note_lesson_report(uuid, text, uuid); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.note_lesson_report(lesson_id uuid, category text DEFAULT NULL::text, case_id uuid DEFAULT NULL::uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'note_lesson_report';
  v_caller constant uuid := identity.require_persona('web_dsl', 'web_lado', 'web_service');
  v_flag   constant boolean := identity.persona() = 'web_service';
  v_report constant uuid := gen_random_uuid();
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'lesson_id', lesson_id, 'category', category, 'case_id', case_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  if v_flag and num_nonnulls(category, case_id) > 0 then
    raise exception using
      errcode = 'PT422',
      message = 'A flag has no category and no case',
      hint = 'Send lesson_id alone; a safeguarding lead looks at it.';
  elsif not v_flag then
    perform identity.check_choice(category, 'category',
      'csam', 'inappropriate_image', 'abuse_witnessed', 'sexual_behaviour', 'other');
  end if;
  if not exists (select from booking.lesson as lesson where lesson.lesson_id = note_lesson_report.lesson_id) then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson', 'No lesson has this lesson_id.');
  end if;
  if not v_flag and recording.is_involved(v_caller, lesson_id, clock_timestamp()) then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another member of the safeguarding staff does this for a lesson that you had to do with.');
  end if;

  insert into recording.report (report_id, lesson_id, source, category, case_id, noted_by)
  values (v_report, note_lesson_report.lesson_id, case when v_flag then 'classifier' else 'person' end,
    note_lesson_report.category, note_lesson_report.case_id, v_caller);

  return recording.finish_action(c_action, 'lesson', lesson_id, 201,
    jsonb_build_object('report_id', v_report, 'lesson_id', lesson_id),
    jsonb_build_object('report_id', v_report, 'category', category, 'case_id', case_id));
end;
$$;

ALTER FUNCTION api.note_lesson_report(lesson_id uuid, category text, case_id uuid) OWNER TO cap_recording;

--
-- Name: FUNCTION note_lesson_report(lesson_id uuid, category text, case_id uuid); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.note_lesson_report(lesson_id uuid, category text, case_id uuid) IS 'Note that a lesson was reported

For safeguarding leads and the LADO coordinator: category is csam, inappropriate_image, abuse_witnessed,
sexual_behaviour or other; the first two lock the recordings as evidence, the next two hold them. For the session
service: lesson_id alone, a flag of the classifier. Answers 201 with report_id. Refusals: 403 not-for-yourself, 404
not-found; 422 where a value is not usable. Accepts Idempotency-Key. Clauses OS-34, MT-49, TN-18, E3.2.';

--
-- Name: object_to_recording(uuid, uuid); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.object_to_recording(lesson_id uuid, learner_id uuid DEFAULT NULL::uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'object_to_recording';
  v_answer jsonb;
begin
  perform identity.require_persona('web_learner', 'web_guardian', 'web_tutor');
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id, 'learner_id', learner_id));
  if v_answer is not null then
    return v_answer;
  end if;
  return recording.say(c_action, lesson_id, learner_id, 'objected');
end;
$$;

ALTER FUNCTION api.object_to_recording(lesson_id uuid, learner_id uuid) OWNER TO cap_recording;

--
-- Name: FUNCTION object_to_recording(lesson_id uuid, learner_id uuid); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.object_to_recording(lesson_id uuid, learner_id uuid) IS 'Object to recording a lesson

For learners on the lesson of any age, for guardians of one (learner_id is required then), and for its tutor. A learner''s
objection always counts, a guardian''s while the learner is under 16. Where every lesson is recorded (notice_always_on) the
lesson does not start, or ends, and safeguarding leads see a signal if a child objects. Taken back with
give_recording_consent. Answers 201 with lesson_id, learner_id, kind and at. Refusal: 404 not-found. Accepts
Idempotency-Key. Clauses TS-49 to TS-53, OS-17.';

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
-- Name: open_recording(uuid, text, text, uuid); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.open_recording(segment_id uuid, reason_code text DEFAULT NULL::text, reason text DEFAULT NULL::text, case_id uuid DEFAULT NULL::uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action  constant text := 'open_recording';
  v_caller  constant uuid := identity.require_persona(
    'web_tutor', 'web_learner', 'web_guardian', 'web_school', 'web_dsl', 'web_lado');
  v_persona constant text := identity.persona();
  v_staff   constant boolean := v_persona in ('web_dsl', 'web_lado');
  v_access  constant uuid := gen_random_uuid();
  v_at      timestamptz;
  v_codes   text[];
  v_kinds   text[];
  v_said    text[];
  v_entered text[];
  v_expires timestamptz;
  v_media   recording.media;
begin
  perform identity.check_required(segment_id, 'segment_id');
  if v_staff then
    reason_code := identity.clean_text(reason_code, 'reason_code', 60, false);
    reason := identity.clean_text(translate(reason, E'\r\n\t', '   '), 'reason', 2000, false);
  else
    reason_code := null;
    reason := null;
    case_id := null;
  end if;

  v_at := clock_timestamp();
  select
    coalesce(array_agg(distinct found.code order by found.code), '{}'),
    coalesce(array_agg(distinct found.kind), '{}'),
    array_agg(distinct found.code order by found.code) filter (where found.kind = 'reason'),
    coalesce(array_agg(distinct told.code order by told.code), '{}')
  into v_codes, v_kinds, v_said, v_entered
  from recording.read_findings(
    open_recording.segment_id, v_caller, v_persona, v_at,
    open_recording.reason_code, open_recording.reason, open_recording.case_id) as found
  cross join lateral (select case found.kind when 'closed' then 'RECORDING_CLOSED' else found.code end as code) as told;

  if v_codes = '{}' then
    select * into v_media from recording.media as kept where kept.segment_id = open_recording.segment_id;
    if not found then
      -- it was purged between the two questions
      v_codes := '{NO_MEDIA}';
      v_kinds := '{closed}';
      v_entered := '{RECORDING_CLOSED}';
    end if;
  end if;
  if v_codes = '{}' then
    v_expires := recording.grant_expires(open_recording.segment_id, v_caller, v_persona, v_at);
  end if;

  insert into recording.access
    (access_id, segment_id, lesson_id, reader_id, persona, outcome, codes, state, reason_code, reason, case_id, at, expires_at)
  select
    v_access, open_recording.segment_id,
    (select segment.lesson_id from recording.segment as segment where segment.segment_id = open_recording.segment_id),
    v_caller, v_persona, case when v_codes = '{}' then 'granted' else 'refused' end, v_codes,
    recording.state_of(open_recording.segment_id, v_at),
    open_recording.reason_code, open_recording.reason, open_recording.case_id, v_at, v_expires;

  perform ledger.append(c_action, 'recording', open_recording.segment_id,
    case when v_codes = '{}' then 'done' else 'refused' end, v_entered,
    jsonb_build_object('access_id', v_access, 'reason_code', open_recording.reason_code,
      'case_id', open_recording.case_id, 'expires_at', v_expires));

  if v_codes = '{}' then
    return guard.accept(200, jsonb_build_object(
      'access_id', v_access,
      'segment_id', open_recording.segment_id,
      'storage_key', v_media.storage_key,
      'sha256', encode(v_media.sha256, 'hex'),
      'seconds', v_media.seconds,
      'expires_at', v_expires));
  elsif v_kinds && array['stranger', 'unlisted'] then
    return guard.refuse(404, 'not-found',
      'No such recording', 'No recording with this segment_id is yours to open.');
  elsif 'own' = any (v_kinds) then
    return guard.refuse(403, 'not-for-yourself',
      'Not for yourself', 'Another member of the safeguarding staff reviews a lesson that you had to do with.');
  elsif 'reason' = any (v_kinds) then
    return guard.refuse(422, 'reason-not-accepted',
      'The reason does not open this recording', 'Each code says what is missing.',
      (select jsonb_agg(jsonb_build_object('code', code)) from unnest(v_said) as code));
  end if;
  return guard.refuse(409, 'recording-closed',
    'This recording is not open', 'It is not open to you at present.');
end;
$$;

ALTER FUNCTION api.open_recording(segment_id uuid, reason_code text, reason text, case_id uuid) OWNER TO cap_recording;

--
-- Name: FUNCTION open_recording(segment_id uuid, reason_code text, reason text, case_id uuid); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.open_recording(segment_id uuid, reason_code text, reason text, case_id uuid) IS 'Open a recording

For those whom the profile lets play it: its tutor, its learners, their parents, the school; safeguarding leads and the
LADO coordinator with reason_code (safeguarding_case, crisis_review, lado_request, police_request, subject_access,
complaint, appeal, classifier_flag_review; quality_observation where the profile has observations), reason (at least 20
characters) and, where the profile asks for it, case_id; police_request and lado_request need a disclosure first. Judged
at this moment. Answers 200 with access_id, storage_key, sha256, seconds and expires_at; play nothing after expires_at.
Every call is kept, granted or not, and an Idempotency-Key is ignored. Refusals: 403 not-for-yourself, 404 not-found, 409
recording-closed (the same whatever the cause), 422 reason-not-accepted with its codes. Clauses TS-54, TS-55, OS-17,
MT-73, TN-16, TN-18, F18.';

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
  v_others       jsonb[];
  v_before       jsonb;
  v_in_effect    jsonb;
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
  v_others := array(
    select agreed.value
    from policy.contract_override as agreed
    where agreed.organisation_id = v_organisation
      and agreed.key = v_key
      and agreed.override_id <> v_id
      and agreed.valid_from <= v_from
      and (agreed.valid_until is null or agreed.valid_until > v_from)
      and not exists (
        select
        from policy.contract_override_end as ended
        where ended.override_id = agreed.override_id
          and ended.ended_at <= v_from
      )
    order by agreed.override_id
  );
  v_before := policy.resolve(
    v_parameter.type, v_parameter.direction, v_parameter.choices, v_parameter.floor, v_profile,
    nullif(v_others, '{}'), array_fill(false, array[cardinality(v_others)]), null);
  v_in_effect := policy.resolve(
    v_parameter.type, v_parameter.direction, v_parameter.choices, v_parameter.floor, v_profile,
    v_others || v_value, array_fill(false, array[cardinality(v_others) + 1]), null);
  v_counts := v_before is null or v_before = v_value or v_in_effect <> v_before;

  return policy.finish_action(c_action, 'organisation', v_organisation, 201,
    jsonb_build_object(
      'override_id', v_id, 'organisation_id', v_organisation, 'key', v_key, 'value', v_value,
      'valid_from', v_from, 'valid_until', valid_until, 'profile_value', v_profile, 'effective', v_counts,
      'value_in_effect', v_in_effect,
      'why', case
        when v_counts then null
        when v_before = v_profile
          then 'The profile in force is stricter, so this value is ignored unless a deviation for it is approved.'
        else 'Another override of this organisation is stricter, so this value is ignored as long as that one holds.'
      end),
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
instant at which it no longer holds. Answers 201 with override_id; value_in_effect is what then holds for this
organisation''s engagements where no deviation does, and effective is false, and why says so, where the profile or
another override is stricter and this value is therefore ignored; 200 with ended for an end. A deviation for an
engagement never loosens what a contract tightens. Refusals: 422 below-floor, 422
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
-- Name: place_legal_hold(uuid, text, text, uuid, uuid, boolean); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.place_legal_hold(lesson_id uuid, category text, reason text, case_id uuid DEFAULT NULL::uuid, segment_id uuid DEFAULT NULL::uuid, closes_to_all boolean DEFAULT false) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'place_legal_hold';
  v_caller constant uuid := identity.require_persona('web_dsl', 'web_lado');
  v_lado   constant boolean := identity.persona() = 'web_lado';
  v_hold   constant uuid := gen_random_uuid();
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id, 'category', category, 'reason', reason, 'case_id', case_id, 'segment_id', segment_id,
    'closes_to_all', closes_to_all));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  perform identity.check_choice(category, 'category', 
    'csam', 'inappropriate_image', 'abuse_witnessed', 'sexual_behaviour', 'allegation', 'appeal', 'safeguarding_case',
    'inquiry', 'complaint', 'other');
  if category = 'allegation' and not v_lado then
    raise exception using
      errcode = 'PT422',
      message = 'category is not one of the values it may have',
      hint = 'The LADO coordinator places this hold.';
  end if;
  perform identity.check_required(closes_to_all, 'closes_to_all');
  reason := identity.clean_text(translate(reason, E'\r\n\t', '   '), 'reason', 2000, true, 20);
  if not exists (select from booking.lesson as lesson where lesson.lesson_id = place_legal_hold.lesson_id)
    or segment_id is not null and not exists (
      select from recording.segment as segment
      where segment.segment_id = place_legal_hold.segment_id and segment.lesson_id = place_legal_hold.lesson_id)
  then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson or recording', 'No lesson has this lesson_id, or no recording of it this segment_id.');
  end if;
  if recording.is_involved(v_caller, lesson_id, clock_timestamp()) then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another member of the safeguarding staff does this for a lesson that you had to do with.');
  end if;

  insert into recording.hold
    (hold_id, lesson_id, segment_id, kind, category, case_id, from_allegation, closes_to_all, reason, placed_by)
  values (v_hold, place_legal_hold.lesson_id, place_legal_hold.segment_id, 'legal_hold', place_legal_hold.category, place_legal_hold.case_id,
    place_legal_hold.category = 'allegation', place_legal_hold.closes_to_all,
    place_legal_hold.reason, v_caller);

  return recording.finish_action(c_action, 'lesson', lesson_id, 201,
    jsonb_build_object('hold_id', v_hold, 'lesson_id', lesson_id),
    jsonb_build_object('hold_id', v_hold, 'segment_id', segment_id, 'category', category, 'case_id', case_id));
end;
$$;

ALTER FUNCTION api.place_legal_hold(lesson_id uuid, category text, reason text, case_id uuid, segment_id uuid, closes_to_all boolean) OWNER TO cap_recording;

--
-- Name: FUNCTION place_legal_hold(lesson_id uuid, category text, reason text, case_id uuid, segment_id uuid, closes_to_all boolean); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.place_legal_hold(lesson_id uuid, category text, reason text, case_id uuid, segment_id uuid, closes_to_all boolean) IS 'Hold the recordings of a lesson

For safeguarding leads and the LADO coordinator, about a lesson they had nothing to do with: all its recordings, or one
(segment_id). category is csam, inappropriate_image, abuse_witnessed, sexual_behaviour, appeal, safeguarding_case,
inquiry, complaint or other, and allegation for the LADO coordinator alone; reason has at least 20 characters;
closes_to_all closes playback to learners, parents and the school too. Answers 201 with hold_id. Refusals: 403
not-for-yourself, 404 not-found; 422 where a value is not usable. Accepts Idempotency-Key. Clauses MT-49, MT-73, TN-45,
F20.';

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
-- Name: purge_recording(uuid); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.purge_recording(segment_id uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'purge_recording';
  v_caller constant uuid := identity.require_persona('web_service');
  v_answer jsonb;
  v_lesson uuid;
  v_gone   recording.purge;
  v_hash   bytea;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('segment_id', segment_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(segment_id, 'segment_id');
  select segment.lesson_id into v_lesson
  from recording.segment as segment
  where segment.segment_id = purge_recording.segment_id;
  if not found then
    return recording.refuse_action(c_action, 'recording', segment_id, 404, 'not-found',
      'No such recording', 'No recording has this segment_id.');
  end if;

  -- a hold that is being placed is waited for; one that comes now waits, and finds a tombstone
  perform recording.touch_custody(v_lesson);
  if recording.why_purgeable(purge_recording.segment_id, clock_timestamp()) is null then
    return recording.refuse_action(c_action, 'recording', segment_id, 409, 'not-due',
      'This recording is not purged', 'It is not due, or it is gone already.');
  end if;

  insert into recording.purge (segment_id, purged_by)
  values (purge_recording.segment_id, v_caller)
  returning * into v_gone;
  delete from recording.media as kept
  where kept.segment_id = purge_recording.segment_id
  returning kept.sha256 into v_hash;

  return recording.finish_action(c_action, 'recording', segment_id, 200,
    jsonb_build_object('segment_id', segment_id, 'sha256', encode(v_hash, 'hex'), 'why', v_gone.why,
      'ended_on', v_gone.ended_on, 'kept_until', v_gone.kept_until, 'purged_at', v_gone.purged_at),
    jsonb_build_object('lesson_id', v_lesson, 'why', v_gone.why, 'ended_on', v_gone.ended_on, 'kept_until', v_gone.kept_until));
end;
$$;

ALTER FUNCTION api.purge_recording(segment_id uuid) OWNER TO cap_recording;

--
-- Name: FUNCTION purge_recording(segment_id uuid); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.purge_recording(segment_id uuid) IS 'Purge a recording whose time is over

For the session service, which then deletes the media: sha256 tells it from all others (null: none was ever delivered).
Answers 200 with why (retention or withdrawn), ended_on, kept_until and purged_at. Refusals: 404 not-found, 409 not-due
(the same whatever keeps it). Accepts Idempotency-Key. Clauses MT-73, TN-16, F20, E6.';

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
  -- nobody takes back alone what they, or they and somebody else, recorded as disclosed
  if disclosures = 'blank' and (
      select bool_or(kin.disclosures = 'non_blank') and bool_or(kin.recorded_by = v_officer)
      from vetting.certificate_family(
        record_dbs_certificate.person_id, record_dbs_certificate.number, record_dbs_certificate.supersedes) as kin
    )
    or exists (
      select
      from vetting.dbs_certificate as wrong
      where wrong.certificate_id = record_dbs_certificate.supersedes
        and wrong.disclosures = 'non_blank'
        and wrong.recorded_by = v_officer
        and wrong.issued_on > record_dbs_certificate.issued_on
    )
  then
    return vetting.refuse_action(
      c_action, person_id, 403, 'second-officer-required', 'A second officer is needed',
      'An officer who has recorded this certificate before neither makes it blank nor dates it back.');
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
recorded wrongly. That a certificate discloses something is taken back by another officer than recorded it (the number
says which certificate it is), and what was rejected stays rejected until another officer accepts its correction.
Answers 201 with certificate_id; the number is shown by its last four figures. Refusals: 403 not-about-yourself, 403
second-officer-required, 409 nothing-to-correct, 422 unknown-to-vetting; 422 also where a value is not usable.
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
  if result <> 'NEW_INFO' and v_officer = any (vetting.news_tellers(supersedes)) then
    return vetting.refuse_action(
      c_action, v_certificate.person_id, 403, 'second-officer-required', 'A second officer is needed',
      'Whoever recorded new information does not take it back.');
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
consented by then. supersedes names a check that was recorded wrongly; NEW_INFO is taken back by another officer than
recorded it. Answers 201 with check_id. Refusals: 403 not-about-yourself, 403 second-officer-required, 409
no-update-service-consent, 409 nothing-to-correct, 422 unknown-to-vetting; 422 also where a
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
  if result <> 'match' and v_officer = any (vetting.match_tellers(supersedes)) then
    return vetting.refuse_action(
      c_action, person_id, 403, 'second-officer-required', 'A second officer is needed',
      'Whoever recorded a prohibition does not take it back.');
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
supersedes names the check of the same kind that was wrong, and another officer than recorded the match takes it back.
Answers 201 with check_id. Refusals: 403 not-about-yourself, 403 second-officer-required, 409 nothing-to-correct, 422 unknown-to-vetting;
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
-- Name: recording_access_log(timestamp with time zone, timestamp with time zone, integer, timestamp with time zone, uuid); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.recording_access_log(from_at timestamp with time zone DEFAULT (now() - '28 days'::interval), until_at timestamp with time zone DEFAULT now(), page_size integer DEFAULT 100, after_at timestamp with time zone DEFAULT NULL::timestamp with time zone, after_access_id uuid DEFAULT NULL::uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'recording_access_log';
  v_reader constant uuid := identity.require_persona('web_compliance');
  v_rows   jsonb;
  v_reads  jsonb;
  v_grants jsonb;
  v_sums   jsonb;
begin
  perform recording.check_period(from_at, until_at);
  if page_size is null or page_size not between 1 and 1000 then
    raise exception using
      errcode = 'PT422',
      message = 'page_size is not a number of rows',
      hint = 'Send 1 to 1000; leave it out for 100.';
  end if;
  if after_access_id is not null and after_at is null then
    raise exception using
      errcode = 'PT422',
      message = 'after_access_id is not complete',
      hint = 'Send both next_after as after_at and next_after_access_id as after_access_id.';
  end if;

  with looked as materialized (
    select seen.*,
      seen.outcome = 'granted' and (
        seen.state in ('expired', 'purged')
        or seen.persona not in ('web_dsl', 'web_lado')
          and identity.civil_date(seen.at)
            >= recording.kept_until(coalesce(segment.ended_at, segment.started_at), segment.retention_days)
      ) as after_retention
    from recording.access as seen
    left join recording.segment as segment on segment.segment_id = seen.segment_id
    where seen.at >= from_at
      and seen.at < until_at
      and not (seen.lesson_id is not null and recording.is_involved(v_reader, seen.lesson_id, now()))
  )
  select
    (
      select coalesce(jsonb_agg(jsonb_build_object(
        'persona', counted.persona, 'reason_code', counted.reason_code, 'outcome', counted.outcome, 'reads', counted.reads)
        order by counted.persona, counted.reason_code nulls first, counted.outcome), '[]')
      from (
        select persona, reason_code, outcome, count(*) as reads from looked group by persona, reason_code, outcome
      ) as counted
    ),
    (
      select coalesce(jsonb_agg(jsonb_build_object('reader_id', held.reader_id, 'grants', held.grants)
        order by held.grants desc, held.reader_id), '[]')
      from (
        select reader_id, count(*) as grants from looked
        where persona = 'web_dsl' and outcome = 'granted' group by reader_id
      ) as held
    ),
    jsonb_build_object(
      'reads', (select count(*) from looked where outcome = 'granted'),
      'refused', (select count(*) from looked where outcome = 'refused'),
      'staff_reads_without_case', (
        select count(*) from looked where outcome = 'granted' and persona in ('web_dsl', 'web_lado') and case_id is null),
      'after_retention', (select count(*) from looked where after_retention)),
    (
      select coalesce(jsonb_agg(jsonb_build_object(
        'access_id', line.access_id, 'at', line.at, 'persona', line.persona, 'reader_id', line.reader_id,
        'segment_id', line.segment_id, 'outcome', line.outcome, 'reason_code', line.reason_code,
        'case', line.case_id is not null, 'expires_at', line.expires_at, 'after_retention', line.after_retention)
        order by line.at, line.access_id), '[]')
      from (
        select * from looked
        where persona <> 'web_lado'
          and (after_at is null or at > after_at or at = after_at and access_id > after_access_id)
        order by at, access_id
        limit page_size
      ) as line
    )
  into v_reads, v_grants, v_sums, v_rows;

  perform ledger.append(c_action, null, null, 'done', '{}',
    jsonb_build_object('from', from_at, 'until', until_at, 'rows', jsonb_array_length(v_rows)));
  return guard.accept(200, jsonb_build_object(
    'header', recording.report_header(c_action, from_at, until_at, v_reader, v_rows),
    'reads', v_reads,
    'grants_per_lead', v_grants,
    'totals', v_sums,
    'must_be_zero', jsonb_build_object('after_retention', v_sums -> 'after_retention'),
    'ok', (v_sums ->> 'after_retention')::bigint = 0,
    'rows', v_rows,
    'next_after', case when jsonb_array_length(v_rows) = page_size then v_rows -> -1 -> 'at' end,
    'next_after_access_id', case when jsonb_array_length(v_rows) = page_size then v_rows -> -1 -> 'access_id' end));
end;
$$;

ALTER FUNCTION api.recording_access_log(from_at timestamp with time zone, until_at timestamp with time zone, page_size integer, after_at timestamp with time zone, after_access_id uuid) OWNER TO cap_recording;

--
-- Name: FUNCTION recording_access_log(from_at timestamp with time zone, until_at timestamp with time zone, page_size integer, after_at timestamp with time zone, after_access_id uuid); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.recording_access_log(from_at timestamp with time zone, until_at timestamp with time zone, page_size integer, after_at timestamp with time zone, after_access_id uuid) IS 'Who looked at recordings

For compliance reporters, about every lesson but their own: from from_at until before until_at (a year at most; the last 28
days if left out). Answers 200 with header, reads (persona, reason_code, outcome, reads), grants_per_lead (reader_id,
grants), totals (reads, refused, staff_reads_without_case, after_retention), must_be_zero, ok, and rows (access_id, at,
persona, reader_id, segment_id, outcome, reason_code, case, expires_at, after_retention) by instant, page_size at a time
(1 to 1000; next_after is sent as after_at, next_after_access_id as after_access_id). Reading it is entered in the ledger; 422 where a value is not usable. Clauses
TS-54, F18, E7 report 10.';

--
-- Name: recording_consent_report(timestamp with time zone, timestamp with time zone); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.recording_consent_report(from_at timestamp with time zone DEFAULT (now() - '28 days'::interval), until_at timestamp with time zone DEFAULT now()) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action    constant text   := 'recording_consent_report';
  c_bands     constant text[] := array['under_13', '13_to_15', '16_to_17', 'adult'];
  v_reader    constant uuid   := identity.require_persona('web_compliance');
  v_threshold constant integer := policy.effective_integer('report.sdc_threshold');
  v_base      constant integer := policy.effective_integer('report.round_base');
  v_facts     jsonb;
  v_refused   text[];
  v_withdrawn text[];
  v_rows      jsonb;
  v_zero      jsonb;
begin
  perform recording.check_period(from_at, until_at);

  with held as materialized (
    select lesson.lesson_id, lesson.engagement_id, lesson.started_at,
      policy.effective_text('recording.basis', lesson.engagement_id, lesson.started_at) as basis
    from booking.lesson as lesson
    where lesson.started_at >= from_at and lesson.started_at < until_at
  )
  select jsonb_build_object(
    'sessions', (select count(*) from held),
    'recorded', (
      select count(*) from held
      where exists (select from recording.segment as segment where segment.lesson_id = held.lesson_id)),
    'without_presence', (
      select count(*) from held
      where exists (
        select from booking.lesson_learner as taught
        where taught.lesson_id = held.lesson_id
          and not exists (
            select from booking.presence as there
            where there.lesson_id = taught.lesson_id
              and there.learner_id = taught.learner_id
              and there.confirmed_at <= held.started_at))),
    'always_on_without_notice', (
      select count(*) from held
      where held.basis = 'notice_always_on'
        and exists (
          select from recording.consent_findings(held.lesson_id, held.started_at) as found
          where found.code in ('NOTICE_MISSING', 'TUTOR_NOTICE_MISSING'))))
  into v_facts;

  select v_facts || jsonb_build_object('ended_late', count(*))
  into v_facts
  from recording.segment as segment
  where segment.stop_required_at >= from_at
    and segment.stop_required_at < until_at
    and segment.stop_reason in ('learner_objects', 'parent_objects', 'tutor_objects')
    and recording.ended_late(segment.stop_required_at, segment.ended_at, segment.engagement_id, clock_timestamp());

  -- lessons that a family refused, and families behind them: a learner counts once, however many spoke for them
  select
    recording.controlled_counts(array_agg(coalesce(said.refusals, 0) order by band.place),
      array_agg(coalesce(said.refusers, 0) order by band.place), v_threshold, v_base),
    recording.controlled_counts(array_agg(coalesce(said.withdrawals, 0) order by band.place),
      array_agg(coalesce(said.withdrawers, 0) order by band.place), v_threshold, v_base)
  into v_refused, v_withdrawn
  from unnest(c_bands) with ordinality as band (name, place)
  left join (
    select
      act.band,
      count(distinct (act.lesson_id, act.learner_id)) filter (where act.kind in ('refused', 'objected')) as refusals,
      count(distinct act.learner_id) filter (where act.kind in ('refused', 'objected')) as refusers,
      count(distinct (act.lesson_id, act.learner_id)) filter (where act.kind = 'withdrawn') as withdrawals,
      count(distinct act.learner_id) filter (where act.kind = 'withdrawn') as withdrawers
    from recording.act as act
    where act.at >= from_at and act.at < until_at and act.learner_id is not null
    group by act.band
  ) as said on said.band = band.name;

  select jsonb_agg(jsonb_build_object('band', band.name, 'refused', v_refused[band.place], 'withdrawn', v_withdrawn[band.place])
    order by band.place)
  into v_rows
  from unnest(c_bands || 'all'::text) with ordinality as band (name, place);
  v_zero := jsonb_build_object(
    'without_presence', v_facts -> 'without_presence',
    'always_on_without_notice', v_facts -> 'always_on_without_notice');

  perform ledger.append(c_action, null, null, 'done', '{}', jsonb_build_object('from', from_at, 'until', until_at));
  return guard.accept(200, jsonb_build_object(
    'header', recording.report_header(c_action, from_at, until_at, v_reader, v_rows)
      || jsonb_build_object('threshold', v_threshold, 'round_base', v_base),
    'totals', v_facts,
    'must_be_zero', v_zero,
    'ok', not exists (select from jsonb_each_text(v_zero) as told where told.value <> '0'),
    'rows', v_rows));
end;
$$;

ALTER FUNCTION api.recording_consent_report(from_at timestamp with time zone, until_at timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION recording_consent_report(from_at timestamp with time zone, until_at timestamp with time zone); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.recording_consent_report(from_at timestamp with time zone, until_at timestamp with time zone) IS 'How consent to recording was kept

For compliance reporters: lessons begun from from_at until before until_at (a year at most; the last 28 days if left out).
Answers 200 with header, totals (sessions, recorded, ended_late after somebody said no, without_presence,
always_on_without_notice), must_be_zero, ok, and rows (band, refused, withdrawn; c is suppressed, other figures are
rounded and may not sum). Reading it is entered in the ledger; 422 where a value is not usable. Clauses TS-49, TS-56,
OS-17, F23, E7 report 9.';

--
-- Name: recording_consent_status(uuid); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.recording_consent_status(lesson_id uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action   constant text := 'recording_consent_status';
  v_caller   constant uuid := identity.require_persona('web_learner', 'web_guardian', 'web_tutor', 'web_service', 'web_dsl');
  v_persona  constant text := identity.persona();
  v_at       constant timestamptz := clock_timestamp();
  v_lesson   booking.lesson;
  v_mine     uuid[] := '{}';
  v_findings jsonb;
  v_answer   jsonb;
begin
  perform identity.check_required(lesson_id, 'lesson_id');
  select * into v_lesson
  from booking.lesson as lesson
  where lesson.lesson_id = recording_consent_status.lesson_id
    and (v_persona <> 'web_tutor' or lesson.tutor_id = v_caller)
    -- a lead who is a parent would read what is kept from parents (E2.3 row 22)
    and (v_persona <> 'web_dsl' or not recording.is_involved(v_caller, lesson.lesson_id, v_at));
  if v_persona = 'web_learner' then
    v_mine := array(select v_caller where recording.takes_part(v_lesson.lesson_id, v_caller));
  elsif v_persona = 'web_guardian' then
    v_mine := array(
      select ward
      from unnest(identity.wards(v_at)) as ward
      where recording.takes_part(v_lesson.lesson_id, ward)
      order by ward);
  end if;
  if v_lesson.lesson_id is null or v_persona in ('web_learner', 'web_guardian') and v_mine = '{}' then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson', 'No lesson with this lesson_id is yours to ask about.');
  end if;

  v_findings := recording.judged(v_lesson.lesson_id, v_at);
  v_answer := jsonb_build_object(
    'lesson_id', v_lesson.lesson_id,
    'basis', policy.effective_text('recording.basis', v_lesson.engagement_id, recording.judged_for(v_lesson.lesson_id, v_at)),
    'reasons', recording.visible_reasons(v_findings, v_persona, v_mine));
  if v_persona in ('web_learner', 'web_guardian') then
    return guard.accept(200, v_answer || jsonb_build_object('learners', (
      select jsonb_agg(recording.asked_of(
        v_lesson.lesson_id, ward, case v_persona when 'web_learner' then 'self' else 'parent' end, v_caller, v_at) order by ward)
      from unnest(v_mine) as ward)));
  end if;

  if v_persona = 'web_dsl' then
    perform ledger.append(c_action, 'lesson', v_lesson.lesson_id, 'done', '{}', jsonb_build_object(
      'codes', to_jsonb(recording.codes(v_findings))));
  end if;
  return guard.accept(200, v_answer || jsonb_build_object(
    'possible', v_findings = '[]',
    'segment', recording.running_segment(v_lesson.lesson_id)));
end;
$$;

ALTER FUNCTION api.recording_consent_status(lesson_id uuid) OWNER TO cap_recording;

--
-- Name: FUNCTION recording_consent_status(lesson_id uuid); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.recording_consent_status(lesson_id uuid) IS 'What is still missing before a lesson may be recorded

For learners on the lesson, guardians of one, its tutor, the session service, and safeguarding leads who have no part in
it. Answers 200 with basis (consent_per_session, notice_always_on or forbidden) and reasons, each with code, meaning and
remedy. A lesson that has not begun is judged for its planned start. Learners and guardians get learners: for themselves or
each ward what is asked of the viewer (consent, acknowledgement, notice or nothing) and what the viewer said; they are not
told what anybody else said, nor whether recording is possible. The others get possible, and the running segment with
stop_required_at: from that instant on nothing may be recorded. To the tutor whatever lies with learners, parents or
safeguarding reads RECORDING_NOT_POSSIBLE; safeguarding leads read every code, and that is entered in the ledger. Refusal:
404 not-found. Clauses TS-49 to TS-53, OS-17, TN-16.';

--
-- Name: recording_disclosures(timestamp with time zone, timestamp with time zone); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.recording_disclosures(from_at timestamp with time zone DEFAULT (now() - '28 days'::interval), until_at timestamp with time zone DEFAULT now()) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action    constant text    := 'recording_disclosures';
  v_reader    constant uuid    := identity.require_persona('web_compliance');
  v_threshold constant integer := policy.effective_integer('report.sdc_threshold');
  v_rows      jsonb;
  v_late      bigint;
begin
  perform recording.check_period(from_at, until_at);

  with asked as materialized (
    select disclosed.*,
      disclosed.urgent and coalesce(disclosed.approved_at, clock_timestamp())
        > disclosed.requested_at + interval '24 hours' as late,
      coalesce(disclosed.approved_at, clock_timestamp()) - disclosed.requested_at as took
    from recording.disclosure as disclosed
    where disclosed.requested_at >= recording_disclosures.from_at
      and disclosed.requested_at < recording_disclosures.until_at
  ),
  counted as (
    select
      kind.recipient_type,
      kind.place,
      count(asked.disclosure_id) as requested,
      count(asked.approved_at) as approved,
      count(*) filter (where asked.urgent) as urgent,
      count(*) filter (where asked.late) as late,
      count(*) filter (where not asked.subject_informed) as subject_not_informed,
      max(asked.took) filter (where asked.urgent) as longest
    from unnest(array['police', 'lado', 'court', 'local_authority', 'data_subject', 'other'])
      with ordinality as kind (recipient_type, place)
    left join asked on asked.recipient_type = kind.recipient_type
    group by kind.recipient_type, kind.place
  )
  select
    jsonb_agg(
      case when recipient_type = 'lado' and requested between 1 and v_threshold - 1
        then jsonb_build_object('recipient_type', recipient_type, 'requested', 'c', 'approved', 'c', 'urgent', 'c',
          'late', 'c', 'subject_not_informed', 'c', 'longest_urgent_minutes', null)
        else jsonb_build_object('recipient_type', recipient_type, 'requested', requested, 'approved', approved,
          'urgent', urgent, 'late', late, 'subject_not_informed', subject_not_informed,
          'longest_urgent_minutes', floor(extract(epoch from longest) / 60)::bigint)
      end order by place),
    coalesce(sum(late) filter (where recipient_type <> 'lado'), 0)
  into v_rows, v_late
  from counted;

  perform ledger.append(c_action, null, null, 'done', '{}', jsonb_build_object('from', from_at, 'until', until_at));
  return guard.accept(200, jsonb_build_object(
    'header', recording.report_header(c_action, from_at, until_at, v_reader, v_rows)
      || jsonb_build_object('threshold', v_threshold),
    'must_be_zero', jsonb_build_object('late', v_late),
    'ok', v_late = 0,
    'rows', v_rows));
end;
$$;

ALTER FUNCTION api.recording_disclosures(from_at timestamp with time zone, until_at timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION recording_disclosures(from_at timestamp with time zone, until_at timestamp with time zone); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.recording_disclosures(from_at timestamp with time zone, until_at timestamp with time zone) IS 'What was disclosed outside

For compliance reporters: disclosures asked for from from_at until before until_at (a year at most; the last 28 days if
left out). Answers 200 with header, must_be_zero (late: urgent ones, the LADO''s apart, that waited longer than 24 hours for
their approval), ok, and rows, one a recipient_type: requested, approved, urgent, late, subject_not_informed, longest_urgent_minutes; c is
suppressed. Reading it is entered in the ledger; 422 where a value is not usable. Clauses TN-19, MT-50, E3.3, E7 report
12.';

--
-- Name: recording_grant_stands(uuid); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.recording_grant_stands(access_id uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_at     constant timestamptz := clock_timestamp();
  v_access recording.access;
  v_stands boolean;
begin
  perform identity.require_persona('web_service');
  perform identity.check_required(access_id, 'access_id');

  select * into v_access
  from recording.access as seen
  where seen.access_id = recording_grant_stands.access_id
    and seen.outcome = 'granted';
  v_stands := found
    and v_at < v_access.expires_at
    and identity.holds_persona(v_access.reader_id, v_access.persona, v_at)
    and not exists (
      select
      from recording.read_findings(
        v_access.segment_id, v_access.reader_id, v_access.persona, v_at,
        v_access.reason_code, v_access.reason, v_access.case_id)
    );
  return guard.accept(200, jsonb_build_object('access_id', access_id, 'stands', v_stands));
end;
$$;

ALTER FUNCTION api.recording_grant_stands(access_id uuid) OWNER TO cap_recording;

--
-- Name: FUNCTION recording_grant_stands(access_id uuid); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.recording_grant_stands(access_id uuid) IS 'Ask whether a recording may go on playing

For the session service, about an access_id that open_recording answered, every few seconds while it serves the media.
Answers 200 with stands: false once it has run out or the recording would not be opened to that reader any more, whatever
the cause, and for an access_id that nobody was given. Serve nothing further then; the reader asks open_recording again.
Clauses TS-54, F18, F19.';

--
-- Name: recordings_due_for_purge(uuid, integer); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.recordings_due_for_purge(after_segment_id uuid DEFAULT NULL::uuid, page_size integer DEFAULT 100) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'recordings_due_for_purge';
  v_caller constant uuid := identity.require_persona('web_service', 'web_compliance');
  v_rows   jsonb;
  v_after  uuid;
begin
  if page_size is null or page_size not between 1 and 1000 then
    raise exception using
      errcode = 'PT422',
      message = 'page_size is not a number of rows',
      hint = 'Send 1 to 1000; leave it out for 100.';
  end if;

  select coalesce(jsonb_agg(jsonb_build_object(
      'segment_id', due.segment_id, 'ended_on', due.ended_on, 'kept_until', due.kept_until, 'why', due.why)
    order by due.segment_id) filter (where not due.own), '[]'),
    case when count(*) = page_size then (array_agg(due.segment_id order by due.segment_id desc))[1] end
  into v_rows, v_after
  from (
    select page.*, identity.persona() = 'web_compliance' and recording.is_involved(v_caller, page.lesson_id, now()) as own
    from recording.purgeable(clock_timestamp(), after_segment_id, page_size) as page
  ) as due;

  perform ledger.append(c_action, null, null, 'done', '{}', jsonb_build_object('rows', jsonb_array_length(v_rows)));
  return guard.accept(200, jsonb_build_object(
    'rows', v_rows,
    'next_after', v_after));
end;
$$;

ALTER FUNCTION api.recordings_due_for_purge(after_segment_id uuid, page_size integer) OWNER TO cap_recording;

--
-- Name: FUNCTION recordings_due_for_purge(after_segment_id uuid, page_size integer); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.recordings_due_for_purge(after_segment_id uuid, page_size integer) IS 'Recordings that are due to be purged

For the session service and compliance reporters. Answers 200 with rows (segment_id, ended_on, kept_until, why: retention
or withdrawn) in the order of segment_id, and next_after to send as after_segment_id for the next page, null on the last.
page_size is 1 to 1000. Reading it is entered in the ledger; 422 where a value is not usable. Clauses MT-73, TN-16, E6.';

--
-- Name: refuse_recording_consent(uuid, uuid); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.refuse_recording_consent(lesson_id uuid, learner_id uuid DEFAULT NULL::uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'refuse_recording_consent';
  v_answer jsonb;
begin
  perform identity.require_persona('web_learner', 'web_guardian', 'web_tutor');
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id, 'learner_id', learner_id));
  if v_answer is not null then
    return v_answer;
  end if;
  return recording.say(c_action, lesson_id, learner_id, 'refused');
end;
$$;

ALTER FUNCTION api.refuse_recording_consent(lesson_id uuid, learner_id uuid) OWNER TO cap_recording;

--
-- Name: FUNCTION refuse_recording_consent(lesson_id uuid, learner_id uuid); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.refuse_recording_consent(lesson_id uuid, learner_id uuid) IS 'Refuse consent to recording a lesson

For learners on the lesson, for guardians of one (learner_id is required then), and for its tutor. It is never refused
and never too early; from 16 on nobody but the learner decides. Taken back with give_recording_consent. Answers 201 with
lesson_id, learner_id, kind and at. Refusal: 404 not-found. Accepts Idempotency-Key. Clauses TS-49 to TS-53.';

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
-- Name: release_entries(uuid, text); Type: FUNCTION; Schema: api; Owner: cap_ledger
--

CREATE FUNCTION api.release_entries(hold_id uuid, reason text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'release_entries';
  v_caller constant uuid := identity.require_persona('web_dsl', 'web_compliance');
  v_answer jsonb;
  v_hold   ledger.hold;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('hold_id', hold_id, 'reason', reason));
  if v_answer is not null then
    return v_answer;
  end if;
  perform identity.check_required(hold_id, 'hold_id');

  select held.* into v_hold from ledger.hold as held where held.hold_id = release_entries.hold_id;
  if not found or exists (
    select from ledger.hold_release as released where released.hold_id = release_entries.hold_id)
  then
    return ledger.refuse_action(c_action, 404, 'not-found', 'No such hold', 'No live legal hold has this hold_id.');
  end if;
  if v_hold.placed_by = v_caller then
    return ledger.refuse_action(c_action, 403, 'not-for-yourself',
      'Not for yourself', 'Somebody other than whoever placed a hold releases it.');
  end if;

  insert into ledger.hold_release (hold_id, reason, released_by)
  values (release_entries.hold_id, identity.clean_text(reason, 'reason', 2000, true, 3), v_caller);
  perform ledger.enter(c_action, 'legal_hold', release_entries.hold_id, p_reason => reason);
  return guard.finish_once(guard.accept(200, jsonb_build_object('hold_id', release_entries.hold_id)));
end;
$$;

ALTER FUNCTION api.release_entries(hold_id uuid, reason text) OWNER TO cap_ledger;

--
-- Name: FUNCTION release_entries(hold_id uuid, reason text); Type: COMMENT; Schema: api; Owner: cap_ledger
--

COMMENT ON FUNCTION api.release_entries(hold_id uuid, reason text) IS 'Release a legal hold

For safeguarding leads and compliance reporters other than whoever placed it, with a reason (3 to 2,000 characters).
Answers 200. Refusals: 404 not-found where no live hold has this hold_id, 403 not-for-yourself; 422 where a value is not
usable. Accepts Idempotency-Key. Clauses F20, E6.';

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
-- Name: release_legal_hold(uuid, text); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.release_legal_hold(hold_id uuid, reason text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'release_legal_hold';
  v_caller constant uuid := identity.require_persona('web_dsl', 'web_lado');
  v_answer jsonb;
  v_hold   recording.hold;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('hold_id', hold_id, 'reason', reason));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(hold_id, 'hold_id');
  reason := identity.clean_text(translate(reason, E'\r\n\t', '   '), 'reason', 2000, true, 20);
  select * into v_hold
  from recording.hold as held
  where held.hold_id = release_legal_hold.hold_id
    and held.kind = 'legal_hold'
    and (not held.from_allegation or identity.persona() = 'web_lado')
  for update;
  if not found or v_hold.released_at is not null then
    return recording.refuse_action(c_action, 'recording_hold', hold_id, 404, 'not-found',
      'No such hold', 'No open hold with this hold_id is yours to release.');
  end if;
  if recording.is_involved(v_caller, v_hold.lesson_id, clock_timestamp()) then
    return recording.refuse_action(c_action, 'recording_hold', hold_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another member of the safeguarding staff does this for a lesson that you had to do with.');
  end if;

  update recording.hold as held
  set released_at = clock_timestamp(), released_by = v_caller, release_reason = release_legal_hold.reason
  where held.hold_id = v_hold.hold_id;

  return recording.finish_action(c_action, 'recording_hold', hold_id, 200,
    jsonb_build_object('hold_id', hold_id, 'lesson_id', v_hold.lesson_id, 'released', true),
    jsonb_build_object('lesson_id', v_hold.lesson_id, 'category', v_hold.category));
end;
$$;

ALTER FUNCTION api.release_legal_hold(hold_id uuid, reason text) OWNER TO cap_recording;

--
-- Name: FUNCTION release_legal_hold(hold_id uuid, reason text); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.release_legal_hold(hold_id uuid, reason text) IS 'Release a hold on recordings

For safeguarding leads and the LADO coordinator, about a lesson they had nothing to do with; what an allegation holds, the
LADO coordinator alone. reason has at least 20 characters. What was due meanwhile is purged by the next run. Answers 200.
Refusals: 403 not-for-yourself, 404 not-found (none open that is yours to release; an evidence lock never is); 422 where a
value is not usable. Accepts Idempotency-Key. Clauses F19, F20, E3.2.';

--
-- Name: report_additional_person(uuid); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.report_additional_person(lesson_id uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'report_additional_person';
  v_caller constant uuid := identity.require_persona('web_service');
  v_answer jsonb;
  v_row    recording.signal;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  if not exists (
    select
    from booking.lesson as lesson
    where lesson.lesson_id = report_additional_person.lesson_id and lesson.started_at is not null
  ) then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson', 'No lesson with this lesson_id has started.');
  end if;
  insert into recording.signal (lesson_id, kind)
  values (report_additional_person.lesson_id, 'additional_person')
  returning * into v_row;

  return recording.finish_action(c_action, 'lesson', lesson_id, 201,
    jsonb_build_object('lesson_id', lesson_id, 'signalled_at', v_row.at),
    jsonb_build_object('signal_id', v_row.signal_id));
end;
$$;

ALTER FUNCTION api.report_additional_person(lesson_id uuid) OWNER TO cap_recording;

--
-- Name: FUNCTION report_additional_person(lesson_id uuid); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.report_additional_person(lesson_id uuid) IS 'Report that an additional person appeared

For the session service, about a lesson that has started. It is a contextual signal and changes nothing by itself; a child who
becomes part of the lesson is let in with admit_learner. Answers 201. Refusal: 404 not-found. Accepts Idempotency-Key. Clauses
TS-57, TS-59.';

--
-- Name: report_parent_notified(uuid, uuid, uuid, text); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.report_parent_notified(lesson_id uuid, learner_id uuid, guardian_id uuid, outcome text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'report_parent_notified';
  v_caller constant uuid := identity.require_persona('web_service');
  v_answer jsonb;
  v_row    recording.parent_contact;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'lesson_id', lesson_id, 'learner_id', learner_id, 'guardian_id', guardian_id, 'outcome', outcome));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  perform identity.check_required(learner_id, 'learner_id');
  perform identity.check_required(guardian_id, 'guardian_id');
  perform identity.check_choice(outcome, 'outcome', 'sent', 'bounced');
  if not recording.takes_part(lesson_id, learner_id) or not exists (
    select
    from identity.guardians_of(report_parent_notified.learner_id, clock_timestamp()) as answering
    where answering.guardian_id = report_parent_notified.guardian_id and answering.capacity <> 'sponsor'
  ) then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson or parent', 'No such learner is on this lesson, or nobody with this guardian_id is a parent of theirs.');
  end if;
  if outcome = 'sent' and recording.contact_blocked(guardian_id, learner_id, clock_timestamp()) then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 409, 'do-not-contact',
      'Do not contact this parent', 'Send nothing, and tell nobody.', null, '[]',
      jsonb_build_object('learner_id', learner_id, 'guardian_id', guardian_id));
  end if;

  perform booking.lock_lesson(lesson_id);
  insert into recording.parent_contact (lesson_id, learner_id, guardian_id, kind, reported_by)
  values (
    report_parent_notified.lesson_id, report_parent_notified.learner_id, report_parent_notified.guardian_id, outcome, v_caller)
  returning * into v_row;

  return recording.finish_action(c_action, 'lesson', lesson_id, 201,
    jsonb_build_object(
      'lesson_id', lesson_id, 'learner_id', learner_id, 'guardian_id', guardian_id, 'outcome', outcome, 'at', v_row.at),
    jsonb_build_object('learner_id', learner_id, 'guardian_id', guardian_id, 'outcome', outcome));
end;
$$;

ALTER FUNCTION api.report_parent_notified(lesson_id uuid, learner_id uuid, guardian_id uuid, outcome text) OWNER TO cap_recording;

--
-- Name: FUNCTION report_parent_notified(lesson_id uuid, learner_id uuid, guardian_id uuid, outcome text); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.report_parent_notified(lesson_id uuid, learner_id uuid, guardian_id uuid, outcome text) IS 'Report that a parent was notified of a recording

For the session service. outcome is sent, or bounced where a message came back; the latest of the two counts, and is what
recording.parent_aware = notified asks for where a learner of 13 to 15 consents. Answers 201 with at. Refusals: 404 not-found,
409 do-not-contact; 422 where outcome is something else. Accepts Idempotency-Key. Clause TS-51.';

--
-- Name: report_recording_media(uuid, text, text, bigint, integer); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.report_recording_media(segment_id uuid, storage_key text, sha256 text, length_octets bigint, seconds integer) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
declare
  c_action constant text := 'report_recording_media';
  v_caller constant uuid := identity.require_persona('web_service');
  v_answer jsonb;
  v_segment recording.segment;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'segment_id', segment_id, 'storage_key', storage_key, 'sha256', sha256, 'length_octets', length_octets, 'seconds', seconds));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(segment_id, 'segment_id');
  -- refused without a word of what was sent: a key in an error would be a key in a log
  if storage_key is null or storage_key !~ '^[A-Za-z0-9._/=+-]+$' or length(storage_key) not between 16 and 500
    or sha256 is null or sha256 !~ '^[0-9a-f]{64}$'
    or length_octets is null or length_octets < 1
    or seconds is null or seconds < 0
  then
    raise exception using
      errcode = 'PT422',
      message = 'what is said about the media is not usable',
      hint = 'Send an opaque storage_key of 16 to 500 characters (letters, digits, . _ / = + -), sha256 as 64 hexadecimal digits in lower case, length_octets from 1 on and seconds from 0 on.';
  end if;

  select * into v_segment
  from recording.segment as segment
  where segment.segment_id = report_recording_media.segment_id;
  if not found then
    return recording.refuse_action(c_action, 'segment', segment_id, 404, 'not-found',
      'No such segment', 'There is no segment with this segment_id.');
  end if;
  if v_segment.ended_at is null then
    return recording.refuse_action(c_action, 'segment', segment_id, 409, 'still-recording',
      'The segment is being recorded', 'End the recording first.');
  end if;
  -- a purge is waited for, or waits
  perform recording.touch_custody(v_segment.lesson_id);
  if exists (select from recording.purge as gone where gone.segment_id = report_recording_media.segment_id) then
    return recording.refuse_action(c_action, 'segment', segment_id, 409, 'recording-purged',
      'The recording was purged', 'Delete the media.');
  end if;

  insert into recording.media (segment_id, storage_key, sha256, length_octets, seconds, reported_by)
  values (
    report_recording_media.segment_id, report_recording_media.storage_key, decode(report_recording_media.sha256, 'hex'),
    report_recording_media.length_octets, report_recording_media.seconds, v_caller)
  on conflict do nothing;
  if not found then
    return recording.refuse_action(c_action, 'segment', segment_id, 409, 'media-known',
      'The media is known already', 'What was reported first stays, and a storage_key is for one segment.');
  end if;

  return recording.finish_action(c_action, 'segment', segment_id, 201,
    jsonb_build_object('segment_id', segment_id, 'length_octets', length_octets, 'seconds', seconds),
    jsonb_build_object('sha256', sha256, 'length_octets', length_octets, 'seconds', seconds));
end;
$_$;

ALTER FUNCTION api.report_recording_media(segment_id uuid, storage_key text, sha256 text, length_octets bigint, seconds integer) OWNER TO cap_recording;

--
-- Name: FUNCTION report_recording_media(segment_id uuid, storage_key text, sha256 text, length_octets bigint, seconds integer); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.report_recording_media(segment_id uuid, storage_key text, sha256 text, length_octets bigint, seconds integer) IS 'Report where the media of a segment is

For the session service, once for a segment that has ended. storage_key is opaque, unique and never comes back but from
open_recording; sha256 is in lower-case hexadecimal; length_octets in octets; seconds in whole seconds. Answers 201 without
the key. Refusals: 404 not-found, 409 still-recording, 409 media-known, 409 recording-purged; 422 where a value is not
usable. Accepts Idempotency-Key. Clauses TS-54, TS-55.';

--
-- Name: report_recording_unavailable(uuid, text); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.report_recording_unavailable(lesson_id uuid, reason text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'report_recording_unavailable';
  v_caller constant uuid := identity.require_persona('web_tutor', 'web_service');
  v_answer jsonb;
  v_reason text;
  v_lesson booking.lesson;
  v_row    recording.unavailable;
  v_late   boolean;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id, 'reason', reason));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  v_reason := identity.clean_text(reason, 'reason', 2000, true, 3);
  select * into v_lesson
  from booking.lesson as lesson
  where lesson.lesson_id = report_recording_unavailable.lesson_id
    and (identity.persona() = 'web_service' or lesson.tutor_id = v_caller);
  if not found then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson', 'No lesson with this lesson_id is yours to report on.');
  end if;
  if v_lesson.started_at is null then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 409, 'lesson-not-started',
      'The lesson has not started', 'Report it once the lesson has started.');
  end if;

  insert into recording.unavailable (lesson_id, reason, by_person)
  values (v_lesson.lesson_id, v_reason, v_caller)
  returning * into v_row;
  v_late := v_row.at > coalesce(v_lesson.ended_at, v_lesson.ends_at) + interval '24 hours';

  return recording.finish_action(c_action, 'lesson', lesson_id, 201,
    jsonb_build_object('lesson_id', lesson_id, 'reported_at', v_row.at, 'late', v_late),
    jsonb_build_object('unavailable_id', v_row.unavailable_id, 'late', v_late));
end;
$$;

ALTER FUNCTION api.report_recording_unavailable(lesson_id uuid, reason text) OWNER TO cap_recording;

--
-- Name: FUNCTION report_recording_unavailable(lesson_id uuid, reason text); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.report_recording_unavailable(lesson_id uuid, reason text) IS 'Report why a lesson was not recorded

For the tutor of the lesson and the session service, once it has started: a malfunction where every lesson is recorded has to
be explained within 24 hours of the lesson''s end; late says that it was not. reason has 3 to 2,000 characters. Answers 201
with reported_at. Refusals: 404 not-found, 409 lesson-not-started. Accepts Idempotency-Key. Clause TN-17.';

--
-- Name: request_disclosure(uuid[], text, text, text, text, text, boolean, text, boolean, uuid, timestamp with time zone, timestamp with time zone, text); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.request_disclosure(segment_ids uuid[], recipient_type text, recipient_organisation text, recipient_officer text, authority_reference text, legal_gateway text, subject_informed boolean, not_informed_reason text DEFAULT NULL::text, urgent boolean DEFAULT false, case_id uuid DEFAULT NULL::uuid, from_at timestamp with time zone DEFAULT NULL::timestamp with time zone, until_at timestamp with time zone DEFAULT NULL::timestamp with time zone, extract_sha256 text DEFAULT NULL::text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
declare
  c_action     constant text := 'request_disclosure';
  v_caller     constant uuid := identity.require_persona('web_dsl', 'web_lado');
  v_disclosure constant uuid := gen_random_uuid();
  v_answer     jsonb;
  v_segments   uuid[];
  v_hash       bytea;
  v_at         timestamptz;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'segment_ids', segment_ids, 'recipient_type', recipient_type, 'recipient_organisation', recipient_organisation,
    'recipient_officer', recipient_officer, 'authority_reference', authority_reference, 'legal_gateway', legal_gateway,
    'subject_informed', subject_informed, 'not_informed_reason', not_informed_reason, 'urgent', urgent,
    'case_id', case_id, 'from_at', from_at, 'until_at', until_at, 'extract_sha256', extract_sha256));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_choice(recipient_type, 'recipient_type',
    'police', 'lado', 'court', 'local_authority', 'data_subject', 'other');
  perform identity.check_choice(legal_gateway, 'legal_gateway',
    'court_order', 'crime_sch2_para2', 'lado_request', 'consent');
  recipient_organisation := identity.clean_text(recipient_organisation, 'recipient_organisation', 300, true, 2);
  recipient_officer := identity.clean_text(recipient_officer, 'recipient_officer', 300, true, 2);
  authority_reference := identity.clean_text(authority_reference, 'authority_reference', 300, true, 2);
  perform identity.check_required(subject_informed, 'subject_informed');
  perform identity.check_required(urgent, 'urgent');
  not_informed_reason := identity.clean_text(
    translate(not_informed_reason, E'\r\n\t', '   '), 'not_informed_reason', 2000, not subject_informed, 20);
  if subject_informed and not_informed_reason is not null then
    raise exception using
      errcode = 'PT422',
      message = 'not_informed_reason is for subjects who were not told',
      hint = 'Leave it out where subject_informed is true.';
  end if;
  if (from_at is null) <> (until_at is null) or from_at >= until_at or (from_at is null) <> (extract_sha256 is null)
    or extract_sha256 !~ '^[0-9a-f]{64}$'
  then
    raise exception using
      errcode = 'PT422',
      message = 'The extract is not complete',
      hint = 'Send from_at before until_at with extract_sha256 (64 hexadecimal figures), or none of the three.';
  end if;
  if cardinality(segment_ids) is distinct from cardinality(array(select distinct asked from unnest(segment_ids) as asked where asked is not null))
    or cardinality(segment_ids) not between 1 and 100
  then
    raise exception using
      errcode = 'PT422',
      message = 'segment_ids is not a list of recordings',
      hint = 'Send 1 to 100 different segment_ids.';
  end if;

  v_at := clock_timestamp();
  select array_agg(segment.segment_id order by segment.segment_id),
    sha256(string_agg(kept.sha256, ''::bytea order by segment.segment_id))
  into v_segments, v_hash
  from recording.segment as segment
  join recording.media as kept on kept.segment_id = segment.segment_id
  where segment.segment_id = any (request_disclosure.segment_ids);
  if v_segments is null or cardinality(v_segments) < cardinality(segment_ids) then
    return recording.refuse_action(c_action, 'recording_disclosure', null, 404, 'not-found',
      'No such recording', 'One of the segment_ids is no recording whose media is kept.');
  end if;
  if exists (
    select from recording.segment as segment
    where segment.segment_id = any (v_segments) and recording.is_involved(v_caller, segment.lesson_id, v_at)
  ) then
    return recording.refuse_action(c_action, 'recording_disclosure', null, 403, 'not-for-yourself',
      'Not for yourself', 'Another member of the safeguarding staff does this for a lesson that you had to do with.');
  end if;
  if extract_sha256 is not null then
    v_hash := decode(extract_sha256, 'hex');
  end if;

  insert into recording.disclosure
    (disclosure_id, segment_ids, from_at, until_at, recipient_type, recipient_organisation, recipient_officer,
     authority_reference, legal_gateway, case_id, content_sha256, urgent, subject_informed, not_informed_reason, requested_by)
  values
    (v_disclosure, v_segments, request_disclosure.from_at, request_disclosure.until_at, request_disclosure.recipient_type,
     request_disclosure.recipient_organisation, request_disclosure.recipient_officer,
     request_disclosure.authority_reference, request_disclosure.legal_gateway, request_disclosure.case_id, v_hash,
     request_disclosure.urgent, request_disclosure.subject_informed, request_disclosure.not_informed_reason, v_caller);

  return recording.finish_action(c_action, 'recording_disclosure', v_disclosure, 201,
    jsonb_build_object('disclosure_id', v_disclosure, 'content_sha256', encode(v_hash, 'hex'),
      'approved', false, 'urgent', urgent),
    jsonb_build_object('segment_ids', v_segments, 'recipient_type', recipient_type, 'legal_gateway', legal_gateway,
      'urgent', urgent, 'subject_informed', subject_informed, 'case_id', case_id));
end;
$_$;

ALTER FUNCTION api.request_disclosure(segment_ids uuid[], recipient_type text, recipient_organisation text, recipient_officer text, authority_reference text, legal_gateway text, subject_informed boolean, not_informed_reason text, urgent boolean, case_id uuid, from_at timestamp with time zone, until_at timestamp with time zone, extract_sha256 text) OWNER TO cap_recording;

--
-- Name: FUNCTION request_disclosure(segment_ids uuid[], recipient_type text, recipient_organisation text, recipient_officer text, authority_reference text, legal_gateway text, subject_informed boolean, not_informed_reason text, urgent boolean, case_id uuid, from_at timestamp with time zone, until_at timestamp with time zone, extract_sha256 text); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.request_disclosure(segment_ids uuid[], recipient_type text, recipient_organisation text, recipient_officer text, authority_reference text, legal_gateway text, subject_informed boolean, not_informed_reason text, urgent boolean, case_id uuid, from_at timestamp with time zone, until_at timestamp with time zone, extract_sha256 text) IS 'Ask for recordings to be disclosed outside

For safeguarding leads and the LADO coordinator, about lessons they had nothing to do with, before anything leaves.
recipient_type is police, lado, court, local_authority, data_subject or other; legal_gateway is court_order,
crime_sch2_para2, lado_request or consent; not_informed_reason (at least 20 characters) where the subjects were not told.
For an extract send from_at, until_at and its extract_sha256 (hexadecimal). urgent is for risk to life (S0): it stands at
once, for 24 hours, and is shown as such. Answers 201 with disclosure_id and content_sha256, the hash of what leaves.
Refusals: 403 not-for-yourself, 404 not-found; 422 where a value is not usable. Accepts Idempotency-Key. Clauses TN-19,
MT-50, MT-73, E3.3.';

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
-- Name: revoke_recording_grant(uuid, uuid); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.revoke_recording_grant(segment_id uuid, parent_id uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'revoke_recording_grant';
  v_caller constant uuid := identity.require_persona('web_learner');
  v_at     timestamptz;
  v_band   text;
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('segment_id', segment_id, 'parent_id', parent_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(segment_id, 'segment_id');
  perform identity.check_required(parent_id, 'parent_id');
  v_at := clock_timestamp();
  select identity.age_band(person.date_of_birth, identity.civil_date(v_at)) into v_band
  from recording.segment_learner as shown
  join identity.person as person on person.person_id = shown.learner_id
  where shown.segment_id = revoke_recording_grant.segment_id
    and shown.learner_id = v_caller
    and recording.answers_as_parent(revoke_recording_grant.parent_id, v_caller, v_at);
  if not found then
    return recording.refuse_action(c_action, 'recording', segment_id, 404, 'not-found',
      'No such recording or parent', 'No recording of yours has this segment_id, or nobody who answers for you as a parent this parent_id.');
  end if;
  if v_band <> all (array['13_to_15', '16_to_17']) then
    return recording.refuse_action(c_action, 'recording', segment_id, 409, 'not-yours-to-decide',
      'Not yours to decide', 'From 13 until 18 you decide which parent sees a recording of yours.');
  end if;

  insert into recording.parent_grant (segment_id, learner_id, parent_id, kind)
  values (revoke_recording_grant.segment_id, v_caller, revoke_recording_grant.parent_id, 'revoked');

  return recording.finish_action(c_action, 'recording', segment_id, 201,
    jsonb_build_object('segment_id', segment_id, 'parent_id', parent_id, 'shared', false),
    jsonb_build_object('parent_id', parent_id, 'band', v_band));
end;
$$;

ALTER FUNCTION api.revoke_recording_grant(segment_id uuid, parent_id uuid) OWNER TO cap_recording;

--
-- Name: FUNCTION revoke_recording_grant(segment_id uuid, parent_id uuid); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.revoke_recording_grant(segment_id uuid, parent_id uuid) IS 'Take a recording back from a parent

For learners from 13 until 18, about a recording they are on and a parent of theirs; the parent is not told. Answers 201
with shared. Refusals: 404 not-found, 409 not-yours-to-decide. Accepts Idempotency-Key. Clauses TS-54, F17.';

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
-- Name: set_operating_hours(uuid, jsonb, text, timestamp with time zone); Type: FUNCTION; Schema: api; Owner: cap_identity
--

CREATE FUNCTION api.set_operating_hours(organisation_id uuid, operating_hours jsonb, reason text, effective_from timestamp with time zone DEFAULT NULL::timestamp with time zone) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'set_operating_hours';
  v_admin  constant uuid := identity.require_persona('web_admin');
  v_id     constant uuid := guard.uuidv7();
  v_answer jsonb;
  v_reason text;
  v_from   timestamptz;
  v_hours  jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'organisation_id', organisation_id, 'operating_hours', operating_hours, 'reason', reason,
    'effective_from', effective_from));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(organisation_id, 'organisation_id');
  v_reason := identity.clean_text(reason, 'reason', 2000, true, 3);
  v_from := identity.check_begins_now_or_later(effective_from, 'effective_from');
  select coalesce(jsonb_agg(
    jsonb_build_object(
      'iso_weekday', hours.iso_weekday, 'opens', to_char(hours.opens, 'HH24:MI:SS'),
      'closes', to_char(hours.closes::interval, 'HH24:MI:SS'))
    order by hours.iso_weekday, hours.opens), '[]')
  into v_hours
  from identity.read_operating_hours(operating_hours) as hours;

  if not exists (
    select from identity.organisation as known where known.organisation_id = set_operating_hours.organisation_id
  ) then
    return identity.refuse_action(c_action, 'organisation', organisation_id, 404, 'not-found',
      'No such organisation', 'No organisation with this organisation_id is registered.');
  end if;

  insert into identity.operating_change (change_id, organisation_id, operating_hours, effective_from, reason, set_by)
  values (v_id, set_operating_hours.organisation_id, v_hours, v_from, v_reason, v_admin);

  return identity.finish_action(c_action, 'organisation', organisation_id, 201,
    jsonb_build_object('organisation_id', organisation_id, 'operating_hours', v_hours, 'effective_from', v_from),
    jsonb_build_object('change_id', v_id, 'effective_from', v_from));
end;
$$;

ALTER FUNCTION api.set_operating_hours(organisation_id uuid, operating_hours jsonb, reason text, effective_from timestamp with time zone) OWNER TO cap_identity;

--
-- Name: FUNCTION set_operating_hours(organisation_id uuid, operating_hours jsonb, reason text, effective_from timestamp with time zone); Type: COMMENT; Schema: api; Owner: cap_identity
--

COMMENT ON FUNCTION api.set_operating_hours(organisation_id uuid, operating_hours jsonb, reason text, effective_from timestamp with time zone) IS 'Set new operating hours of an agency or a school

For platform administrators. operating_hours are all windows as register_organisation takes them, in the place of those
before; an empty list sets no limit. They hold for lessons that start at effective_from or later, now where it is left
out; of two for one instant the later one counts. A booked lesson outside them keeps its booking and is not started.
Answers 201 with the hours. Refusals: 404 not-found; 422 where a value is not usable, two windows of a day overlap, or
effective_from is past. Accepts Idempotency-Key. Clause MT-68.';

--
-- Name: sign_erasure(bigint, text); Type: FUNCTION; Schema: api; Owner: cap_ledger
--

CREATE FUNCTION api.sign_erasure(seq bigint, reason text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'sign_erasure';
  v_caller constant uuid := identity.require_persona('web_dsl', 'web_compliance');
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('seq', seq, 'reason', reason));
  if v_answer is not null then
    return v_answer;
  end if;
  perform identity.check_required(seq, 'seq');

  if not exists (select from ledger.opening as opening where opening.seq = sign_erasure.seq) then
    return ledger.refuse_action(c_action, 404, 'not-found', 'No such entry',
      'No entry with this number has an opening that you may know of.', jsonb_build_object('seq', sign_erasure.seq));
  end if;
  insert into ledger.sign_off (seq, reason, signed_by)
  values (sign_erasure.seq, identity.clean_text(reason, 'reason', 2000, true, 3), v_caller);
  perform ledger.enter(c_action, 'ledger_entry', null,
    p_detail => jsonb_build_object('seq', sign_erasure.seq), p_reason => reason);
  return guard.finish_once(guard.accept(201, jsonb_build_object('seq', sign_erasure.seq)));
end;
$$;

ALTER FUNCTION api.sign_erasure(seq bigint, reason text) OWNER TO cap_ledger;

--
-- Name: FUNCTION sign_erasure(seq bigint, reason text); Type: COMMENT; Schema: api; Owner: cap_ledger
--

COMMENT ON FUNCTION api.sign_erasure(seq bigint, reason text) IS 'Sign the erasure of an entry

For safeguarding leads and compliance reporters: somebody other than you may then erase what this entry of the ledger
says, once its retention is over. The signature holds for 30 days. Answers 201. Refusals: 404 not-found where you may
not know of the entry; 422 where a value is not usable. Accepts Idempotency-Key. Clauses F21, E6.';

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
      'ledger_checkpoint', ledger.signed_to(),
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
-- Name: start_recording(uuid, boolean); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.start_recording(lesson_id uuid, dry_run boolean DEFAULT false) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action   constant text := 'start_recording';
  v_caller   constant uuid := identity.require_persona('web_tutor', 'web_service');
  v_persona  constant text := identity.persona();
  v_segment  constant uuid := gen_random_uuid();
  v_lesson   booking.lesson;
  v_started  recording.segment;
  v_findings jsonb;
  v_codes    text[];
  v_answer   jsonb;
begin
  if dry_run is not true then
    v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id));
    if v_answer is not null then
      return v_answer;
    end if;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  -- whoever may not record it waits for nobody
  if exists (
    select
    from booking.lesson as lesson
    where lesson.lesson_id = start_recording.lesson_id
      and (v_persona = 'web_service' or lesson.tutor_id = v_caller)
  ) then
    perform booking.lock_lesson(lesson_id);
    perform booking.lock_learners(array(select recording.learners_at(start_recording.lesson_id, clock_timestamp())));
    select * into v_lesson from booking.lesson as lesson where lesson.lesson_id = start_recording.lesson_id;
  end if;
  if v_lesson.lesson_id is null then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson', 'No lesson with this lesson_id is yours to record.');
  end if;
  if v_lesson.state <> 'in_progress' then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 409, 'lesson-not-in-progress',
      'The lesson is not in progress', 'A lesson is recorded between its start and its end.');
  end if;
  if recording.running_segment(v_lesson.lesson_id) is not null then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 409, 'already-recording',
      'The lesson is being recorded', 'End the running segment first.');
  end if;

  v_findings := recording.judged(v_lesson.lesson_id, clock_timestamp());
  if v_findings = '[]' and dry_run is not true then
    begin
      insert into recording.segment (segment_id, lesson_id, started_by)
      values (v_segment, v_lesson.lesson_id, v_caller)
      returning * into v_started;
    exception
      -- a clock ran out between the question and the gate
      when insufficient_privilege or sqlstate 'PT409' then
        v_findings := coalesce(
          nullif(recording.judged(v_lesson.lesson_id, clock_timestamp()), '[]'), '[{"code": "RECORDING_NOT_POSSIBLE"}]');
    end;
  end if;
  v_codes := recording.codes(v_findings);

  if dry_run then
    perform ledger.append(c_action, 'lesson', v_lesson.lesson_id, case when v_codes = '{}' then 'done' else 'refused' end,
      v_codes, jsonb_build_object('dry_run', true, 'findings', v_findings));
    return guard.accept(200, jsonb_build_object(
      'possible', v_codes = '{}', 'reasons', recording.visible_reasons(v_findings, v_persona, '{}')));
  end if;
  if v_codes <> '{}' then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 409, 'recording-refused',
      'The lesson cannot be recorded', 'Each reason says what can be done about it. The lesson itself goes on.',
      v_codes, recording.visible_reasons(v_findings, v_persona, '{}'), jsonb_build_object('findings', v_findings));
  end if;

  return recording.finish_action(c_action, 'segment', v_segment, 201,
    jsonb_build_object('segment_id', v_segment, 'lesson_id', lesson_id, 'started_at', v_started.started_at),
    jsonb_build_object(
      'lesson_id', lesson_id, 'basis', v_started.basis, 'profile', v_started.profile,
      'retention_days', v_started.retention_days,
      'learners', (
        select jsonb_agg(jsonb_build_object('learner_id', shown.learner_id, 'band', shown.band, 'act_id', shown.act_id)
          order by shown.learner_id)
        from recording.segment_learner as shown
        where shown.segment_id = v_segment)));
end;
$$;

ALTER FUNCTION api.start_recording(lesson_id uuid, dry_run boolean) OWNER TO cap_recording;

--
-- Name: FUNCTION start_recording(lesson_id uuid, dry_run boolean); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.start_recording(lesson_id uuid, dry_run boolean) IS 'Start recording a lesson

For its tutor and the session service, while the lesson is in progress. Every learner who is there passes the row of their
age band at this instant, the tutor has acknowledged the notice, nobody says no, and nothing forbids it; basis, bands and days
of retention are frozen on the segment. Nothing before the start may be captured. Answers 201 with segment_id and started_at;
with dry_run 200 with possible and reasons, and nothing is started. Refusals: 404 not-found, 409 lesson-not-in-progress, 409
already-recording, 409 recording-refused with the reasons the caller may read (recording_consent_status says which). Accepts
Idempotency-Key. Clauses TS-49 to TS-53, TS-55, OS-17, TN-04.';

--
-- Name: unblock_parent_contact(uuid, text); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.unblock_parent_contact(block_id uuid, reason text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'unblock_parent_contact';
  v_caller constant uuid := identity.require_persona('web_dsl');
  v_answer jsonb;
  v_reason text;
  v_block  recording.contact_block;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('block_id', block_id, 'reason', reason));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(block_id, 'block_id');
  v_reason := identity.clean_text(reason, 'reason', 2000, true, 20);
  select * into v_block
  from recording.contact_block as block
  where block.block_id = unblock_parent_contact.block_id
    and v_caller not in (block.guardian_id, block.learner_id)
    and not exists (
      select from identity.guardians_of(block.learner_id, clock_timestamp()) as answering
      where answering.guardian_id = v_caller)
  for update;
  if not found then
    return recording.refuse_action(c_action, 'contact_block', block_id, 404, 'not-found',
      'No such block', 'No block with this block_id is yours to lift.');
  end if;
  if v_block.lifted_at is not null then
    return recording.refuse_action(c_action, 'contact_block', block_id, 409, 'already-lifted',
      'Already lifted', 'A block is lifted once.');
  end if;

  update recording.contact_block as block
  set lifted_at = clock_timestamp(), lifted_by = v_caller, lift_reason = v_reason
  where block.block_id = unblock_parent_contact.block_id
  returning * into v_block;

  return recording.finish_action(c_action, 'contact_block', block_id, 200,
    jsonb_build_object('block_id', block_id, 'lifted_at', v_block.lifted_at),
    jsonb_build_object('guardian_id', v_block.guardian_id, 'learner_id', v_block.learner_id));
end;
$$;

ALTER FUNCTION api.unblock_parent_contact(block_id uuid, reason text) OWNER TO cap_recording;

--
-- Name: FUNCTION unblock_parent_contact(block_id uuid, reason text); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.unblock_parent_contact(block_id uuid, reason text) IS 'Lift a block on contact with a parent

For safeguarding leads who are neither of the two and do not answer for the learner. reason has 20 to 2,000 characters. Answers 200 with lifted_at. Refusals: 404
not-found, 409 already-lifted. Accepts Idempotency-Key. Clauses TS-50, TS-51.';

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
      'ledger_checkpoint', ledger.signed_to(),
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
-- Name: withdraw_recording_consent(uuid, uuid); Type: FUNCTION; Schema: api; Owner: cap_recording
--

CREATE FUNCTION api.withdraw_recording_consent(lesson_id uuid, learner_id uuid DEFAULT NULL::uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_action constant text := 'withdraw_recording_consent';
  v_answer jsonb;
begin
  perform identity.require_persona('web_learner', 'web_guardian', 'web_tutor');
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id, 'learner_id', learner_id));
  if v_answer is not null then
    return v_answer;
  end if;
  return recording.say(c_action, lesson_id, learner_id, 'withdrawn');
end;
$$;

ALTER FUNCTION api.withdraw_recording_consent(lesson_id uuid, learner_id uuid) OWNER TO cap_recording;

--
-- Name: FUNCTION withdraw_recording_consent(lesson_id uuid, learner_id uuid); Type: COMMENT; Schema: api; Owner: cap_recording
--

COMMENT ON FUNCTION api.withdraw_recording_consent(lesson_id uuid, learner_id uuid) IS 'Withdraw consent to recording a lesson

For learners on the lesson, for guardians of one (learner_id is required then), and for its tutor. During the lesson the
running segment has to stop at once: recording_consent_status shows stop_required_at, and a segment that ends more than
recording.stop_within later is a breach. What was recorded is closed to everybody but safeguarding leads with a reason; it
stays under a hold. Afterwards too. From 16 on only the learner''s own word has this effect; the tutor''s stops a recording and
closes nothing. Answers 201 with lesson_id, learner_id, kind and at. Refusal: 404 not-found. Accepts Idempotency-Key.
Clauses TS-49 to TS-53.';

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
-- Name: guardian_consents; Type: VIEW; Schema: api; Owner: safelane_owner
--

CREATE VIEW api.guardian_consents WITH (security_invoker='true', security_barrier='true') AS
 SELECT act_id,
    lesson_id,
    learner_id,
    kind,
    at
   FROM recording.act act;

ALTER VIEW api.guardian_consents OWNER TO safelane_owner;

--
-- Name: VIEW guardian_consents; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON VIEW api.guardian_consents IS 'What you said about recordings of your wards'' lessons

For guardians: what you said yourself for learners you act for now, one row each time; the latest for a learner and a lesson
counts. What a learner or another parent said is not shown. kind is given, refused, withdrawn, objected or acknowledged;
instants carry an offset. Clauses TS-50, TS-51.';

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
   FROM booking.lesson lesson;

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
-- Name: guardian_recordings; Type: VIEW; Schema: api; Owner: safelane_owner
--

CREATE VIEW api.guardian_recordings WITH (security_invoker='true', security_barrier='true') AS
 SELECT segment_id,
    lesson_id,
    learner_ids,
    started_at,
    ended_at,
    available_until,
    open
   FROM recording.caller_recordings('web_guardian'::text) known(segment_id, lesson_id, learner_ids, started_at, ended_at, available_until, open);

ALTER VIEW api.guardian_recordings OWNER TO safelane_owner;

--
-- Name: VIEW guardian_recordings; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON VIEW api.guardian_recordings IS 'The recordings of your wards

For parents, while the profile and, from 13 on, the learner let them. A row stays until available_until, whatever becomes of the recording; open says whether open_recording would open it
now, and never why not. Instants carry an offset. Clauses TS-54, TS-65.';

--
-- Name: COLUMN guardian_recordings.learner_ids; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.guardian_recordings.learner_ids IS 'Your wards on it; who else is on it is not shown.';

--
-- Name: COLUMN guardian_recordings.available_until; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.guardian_recordings.available_until IS 'First civil day (Europe/London) on which it is no longer kept; null while it is being recorded.';

--
-- Name: COLUMN guardian_recordings.open; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.guardian_recordings.open IS 'Whether it can be opened now; leave it out of select where it is not needed.';

--
-- Name: learner_consents; Type: VIEW; Schema: api; Owner: safelane_owner
--

CREATE VIEW api.learner_consents WITH (security_invoker='true', security_barrier='true') AS
 SELECT act_id,
    lesson_id,
    learner_id,
    kind,
    at
   FROM recording.act act;

ALTER VIEW api.learner_consents OWNER TO safelane_owner;

--
-- Name: VIEW learner_consents; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON VIEW api.learner_consents IS 'What you said about recordings

For learners: what you said yourself about recording your lessons, one row each time; the latest for a lesson counts. What a
parent said is not shown. kind is given, refused, withdrawn or objected; instants carry an offset. Clauses TS-51 to TS-53.';

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
-- Name: learner_recordings; Type: VIEW; Schema: api; Owner: safelane_owner
--

CREATE VIEW api.learner_recordings WITH (security_invoker='true', security_barrier='true') AS
 SELECT segment_id,
    lesson_id,
    learner_ids,
    started_at,
    ended_at,
    available_until,
    open
   FROM recording.caller_recordings('web_learner'::text) known(segment_id, lesson_id, learner_ids, started_at, ended_at, available_until, open);

ALTER VIEW api.learner_recordings OWNER TO safelane_owner;

--
-- Name: VIEW learner_recordings; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON VIEW api.learner_recordings IS 'Your recordings

For learners. A row stays until available_until, whatever becomes of the recording; open says whether open_recording would open it
now, and never why not. Instants carry an offset. Clauses TS-54, TS-65.';

--
-- Name: COLUMN learner_recordings.learner_ids; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.learner_recordings.learner_ids IS 'You; who else is on it is not shown.';

--
-- Name: COLUMN learner_recordings.available_until; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.learner_recordings.available_until IS 'First civil day (Europe/London) on which it is no longer kept; null while it is being recorded.';

--
-- Name: COLUMN learner_recordings.open; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.learner_recordings.open IS 'Whether it can be opened now; leave it out of select where it is not needed.';

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
-- Name: school_recordings; Type: VIEW; Schema: api; Owner: safelane_owner
--

CREATE VIEW api.school_recordings WITH (security_invoker='true', security_barrier='true') AS
 SELECT segment_id,
    lesson_id,
    learner_ids,
    started_at,
    ended_at,
    available_until,
    open
   FROM recording.caller_recordings('web_school'::text) known(segment_id, lesson_id, learner_ids, started_at, ended_at, available_until, open);

ALTER VIEW api.school_recordings OWNER TO safelane_owner;

--
-- Name: VIEW school_recordings; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON VIEW api.school_recordings IS 'The recordings of your school''s lessons

For school representatives, of lessons under the school''s engagements: in the profile mytutor all of them, elsewhere where
recording.playback_roles names the school. A row stays until available_until, whatever becomes of the recording; open says whether open_recording would open it
now, and never why not. Instants carry an offset. Clauses TS-54, TS-65, TN-04.';

--
-- Name: COLUMN school_recordings.learner_ids; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.school_recordings.learner_ids IS 'The learners it shows who were expected at the lesson.';

--
-- Name: COLUMN school_recordings.available_until; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.school_recordings.available_until IS 'First civil day (Europe/London) on which it is no longer kept; null while it is being recorded.';

--
-- Name: COLUMN school_recordings.open; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.school_recordings.open IS 'Whether it can be opened now; leave it out of select where it is not needed.';

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
-- Name: tutor_recordings; Type: VIEW; Schema: api; Owner: safelane_owner
--

CREATE VIEW api.tutor_recordings WITH (security_invoker='true', security_barrier='true') AS
 SELECT segment_id,
    lesson_id,
    learner_ids,
    started_at,
    ended_at,
    available_until,
    open
   FROM recording.caller_recordings('web_tutor'::text) known(segment_id, lesson_id, learner_ids, started_at, ended_at, available_until, open);

ALTER VIEW api.tutor_recordings OWNER TO safelane_owner;

--
-- Name: VIEW tutor_recordings; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON VIEW api.tutor_recordings IS 'Your recordings, as their tutor

For tutors, where the profile lets tutors play recordings. A row stays until available_until, whatever becomes of the recording; open says whether open_recording would open it
now, and never why not. Instants carry an offset. Clauses TS-54, TS-65.';

--
-- Name: COLUMN tutor_recordings.learner_ids; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.tutor_recordings.learner_ids IS 'Everybody it shows.';

--
-- Name: COLUMN tutor_recordings.available_until; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.tutor_recordings.available_until IS 'First civil day (Europe/London) on which it is no longer kept; null while it is being recorded.';

--
-- Name: COLUMN tutor_recordings.open; Type: COMMENT; Schema: api; Owner: safelane_owner
--

COMMENT ON COLUMN api.tutor_recordings.open IS 'Whether it can be opened now; leave it out of select where it is not needed.';

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
-- Name: guardian_recordings _100_read_only; Type: TRIGGER; Schema: api; Owner: safelane_owner
--

CREATE TRIGGER _100_read_only INSTEAD OF INSERT OR DELETE OR UPDATE ON api.guardian_recordings FOR EACH ROW EXECUTE FUNCTION guard.refuse_write();

--
-- Name: learner_recordings _100_read_only; Type: TRIGGER; Schema: api; Owner: safelane_owner
--

CREATE TRIGGER _100_read_only INSTEAD OF INSERT OR DELETE OR UPDATE ON api.learner_recordings FOR EACH ROW EXECUTE FUNCTION guard.refuse_write();

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
-- Name: school_recordings _100_read_only; Type: TRIGGER; Schema: api; Owner: safelane_owner
--

CREATE TRIGGER _100_read_only INSTEAD OF INSERT OR DELETE OR UPDATE ON api.school_recordings FOR EACH ROW EXECUTE FUNCTION guard.refuse_write();

--
-- Name: signposting _100_read_only; Type: TRIGGER; Schema: api; Owner: safelane_owner
--

CREATE TRIGGER _100_read_only INSTEAD OF INSERT OR DELETE OR UPDATE ON api.signposting FOR EACH ROW EXECUTE FUNCTION guard.refuse_write();

--
-- Name: tutor_recordings _100_read_only; Type: TRIGGER; Schema: api; Owner: safelane_owner
--

CREATE TRIGGER _100_read_only INSTEAD OF INSERT OR DELETE OR UPDATE ON api.tutor_recordings FOR EACH ROW EXECUTE FUNCTION guard.refuse_write();

--
-- Name: tutors _100_read_only; Type: TRIGGER; Schema: api; Owner: safelane_owner
--

CREATE TRIGGER _100_read_only INSTEAD OF INSERT OR DELETE OR UPDATE ON api.tutors FOR EACH ROW EXECUTE FUNCTION guard.refuse_write();

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
-- Name: FUNCTION acknowledge_recording(lesson_id uuid, learner_id uuid); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.acknowledge_recording(lesson_id uuid, learner_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.acknowledge_recording(lesson_id uuid, learner_id uuid) TO web_guardian;

--
-- Name: FUNCTION acknowledge_recording_notice(version text); Type: ACL; Schema: api; Owner: cap_policy
--

REVOKE ALL ON FUNCTION api.acknowledge_recording_notice(version text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.acknowledge_recording_notice(version text) TO web_tutor;
GRANT ALL ON FUNCTION api.acknowledge_recording_notice(version text) TO web_learner;
GRANT ALL ON FUNCTION api.acknowledge_recording_notice(version text) TO web_guardian;

--
-- Name: FUNCTION admit_learner(lesson_id uuid, learner_id uuid); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.admit_learner(lesson_id uuid, learner_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.admit_learner(lesson_id uuid, learner_id uuid) TO web_tutor;
GRANT ALL ON FUNCTION api.admit_learner(lesson_id uuid, learner_id uuid) TO web_service;

--
-- Name: FUNCTION adopt_profile(profile text, effective_from timestamp with time zone); Type: ACL; Schema: api; Owner: cap_policy
--

REVOKE ALL ON FUNCTION api.adopt_profile(profile text, effective_from timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION api.adopt_profile(profile text, effective_from timestamp with time zone) TO web_admin;

--
-- Name: FUNCTION allow_recording(flag_id uuid, reason text); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.allow_recording(flag_id uuid, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.allow_recording(flag_id uuid, reason text) TO web_dsl;

--
-- Name: FUNCTION approve_deviation(key text, value jsonb, rationale text, expires_at timestamp with time zone, requested_by uuid, override_id uuid, engagement_id uuid); Type: ACL; Schema: api; Owner: cap_policy
--

REVOKE ALL ON FUNCTION api.approve_deviation(key text, value jsonb, rationale text, expires_at timestamp with time zone, requested_by uuid, override_id uuid, engagement_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.approve_deviation(key text, value jsonb, rationale text, expires_at timestamp with time zone, requested_by uuid, override_id uuid, engagement_id uuid) TO web_dsl;

--
-- Name: FUNCTION approve_disclosure(disclosure_id uuid); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.approve_disclosure(disclosure_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.approve_disclosure(disclosure_id uuid) TO web_dsl;
GRANT ALL ON FUNCTION api.approve_disclosure(disclosure_id uuid) TO web_lado;

--
-- Name: FUNCTION assess_disclosure(decision text, rationale text, certificate_id uuid, self_disclosure_id uuid); Type: ACL; Schema: api; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION api.assess_disclosure(decision text, rationale text, certificate_id uuid, self_disclosure_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.assess_disclosure(decision text, rationale text, certificate_id uuid, self_disclosure_id uuid) TO web_vetting;

--
-- Name: FUNCTION block_parent_contact(guardian_id uuid, learner_id uuid, reason text); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.block_parent_contact(guardian_id uuid, learner_id uuid, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.block_parent_contact(guardian_id uuid, learner_id uuid, reason text) TO web_dsl;

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
-- Name: FUNCTION confirm_parent_present(lesson_id uuid, learner_id uuid, guardian_id uuid); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.confirm_parent_present(lesson_id uuid, learner_id uuid, guardian_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.confirm_parent_present(lesson_id uuid, learner_id uuid, guardian_id uuid) TO web_service;

--
-- Name: FUNCTION confirm_presence(lesson_id uuid, learner_id uuid); Type: ACL; Schema: api; Owner: cap_booking
--

REVOKE ALL ON FUNCTION api.confirm_presence(lesson_id uuid, learner_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.confirm_presence(lesson_id uuid, learner_id uuid) TO web_tutor;
GRANT ALL ON FUNCTION api.confirm_presence(lesson_id uuid, learner_id uuid) TO web_service;

--
-- Name: FUNCTION correct_check_in(lesson_id uuid, venue_confirmed boolean, chaperone_status text, reason text); Type: ACL; Schema: api; Owner: cap_booking
--

REVOKE ALL ON FUNCTION api.correct_check_in(lesson_id uuid, venue_confirmed boolean, chaperone_status text, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.correct_check_in(lesson_id uuid, venue_confirmed boolean, chaperone_status text, reason text) TO web_tutor;

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
-- Name: FUNCTION end_recording(segment_id uuid); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.end_recording(segment_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.end_recording(segment_id uuid) TO web_tutor;
GRANT ALL ON FUNCTION api.end_recording(segment_id uuid) TO web_service;

--
-- Name: FUNCTION erase_entry(seq bigint, reason text); Type: ACL; Schema: api; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION api.erase_entry(seq bigint, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.erase_entry(seq bigint, reason text) TO web_dsl;
GRANT ALL ON FUNCTION api.erase_entry(seq bigint, reason text) TO web_compliance;

--
-- Name: FUNCTION forbid_recording(reason text, lesson_id uuid, learner_id uuid, tell_hold boolean); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.forbid_recording(reason text, lesson_id uuid, learner_id uuid, tell_hold boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION api.forbid_recording(reason text, lesson_id uuid, learner_id uuid, tell_hold boolean) TO web_dsl;

--
-- Name: FUNCTION give_recording_consent(lesson_id uuid, learner_id uuid); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.give_recording_consent(lesson_id uuid, learner_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.give_recording_consent(lesson_id uuid, learner_id uuid) TO web_learner;
GRANT ALL ON FUNCTION api.give_recording_consent(lesson_id uuid, learner_id uuid) TO web_guardian;
GRANT ALL ON FUNCTION api.give_recording_consent(lesson_id uuid, learner_id uuid) TO web_tutor;

--
-- Name: FUNCTION grant_power(person_id uuid, power text, organisation_id uuid, valid_from timestamp with time zone, valid_until timestamp with time zone); Type: ACL; Schema: api; Owner: cap_identity
--

REVOKE ALL ON FUNCTION api.grant_power(person_id uuid, power text, organisation_id uuid, valid_from timestamp with time zone, valid_until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION api.grant_power(person_id uuid, power text, organisation_id uuid, valid_from timestamp with time zone, valid_until timestamp with time zone) TO web_admin;

--
-- Name: FUNCTION grant_recording_to_parent(segment_id uuid, parent_id uuid); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.grant_recording_to_parent(segment_id uuid, parent_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.grant_recording_to_parent(segment_id uuid, parent_id uuid) TO web_learner;

--
-- Name: FUNCTION grant_update_service_consent(given boolean); Type: ACL; Schema: api; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION api.grant_update_service_consent(given boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION api.grant_update_service_consent(given boolean) TO web_tutor;

--
-- Name: FUNCTION hold_entries(name text, reason text, seq bigint, target_id uuid); Type: ACL; Schema: api; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION api.hold_entries(name text, reason text, seq bigint, target_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.hold_entries(name text, reason text, seq bigint, target_id uuid) TO web_dsl;
GRANT ALL ON FUNCTION api.hold_entries(name text, reason text, seq bigint, target_id uuid) TO web_compliance;

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
-- Name: FUNCTION learner_left(lesson_id uuid, learner_id uuid); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.learner_left(lesson_id uuid, learner_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.learner_left(lesson_id uuid, learner_id uuid) TO web_service;

--
-- Name: FUNCTION ledger_entries(target_id uuid, since timestamp with time zone, before_seq bigint, page_size integer); Type: ACL; Schema: api; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION api.ledger_entries(target_id uuid, since timestamp with time zone, before_seq bigint, page_size integer) FROM PUBLIC;
GRANT ALL ON FUNCTION api.ledger_entries(target_id uuid, since timestamp with time zone, before_seq bigint, page_size integer) TO web_dsl;
GRANT ALL ON FUNCTION api.ledger_entries(target_id uuid, since timestamp with time zone, before_seq bigint, page_size integer) TO web_compliance;
GRANT ALL ON FUNCTION api.ledger_entries(target_id uuid, since timestamp with time zone, before_seq bigint, page_size integer) TO web_admin;

--
-- Name: FUNCTION ledger_proof(seq bigint, leaf_hash text); Type: ACL; Schema: api; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION api.ledger_proof(seq bigint, leaf_hash text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.ledger_proof(seq bigint, leaf_hash text) TO web_learner;
GRANT ALL ON FUNCTION api.ledger_proof(seq bigint, leaf_hash text) TO web_guardian;
GRANT ALL ON FUNCTION api.ledger_proof(seq bigint, leaf_hash text) TO web_tutor;
GRANT ALL ON FUNCTION api.ledger_proof(seq bigint, leaf_hash text) TO web_agency;
GRANT ALL ON FUNCTION api.ledger_proof(seq bigint, leaf_hash text) TO web_school;
GRANT ALL ON FUNCTION api.ledger_proof(seq bigint, leaf_hash text) TO web_vetting;
GRANT ALL ON FUNCTION api.ledger_proof(seq bigint, leaf_hash text) TO web_compliance;
GRANT ALL ON FUNCTION api.ledger_proof(seq bigint, leaf_hash text) TO web_service;
GRANT ALL ON FUNCTION api.ledger_proof(seq bigint, leaf_hash text) TO web_admin;
GRANT ALL ON FUNCTION api.ledger_proof(seq bigint, leaf_hash text) TO web_dsl;
GRANT ALL ON FUNCTION api.ledger_proof(seq bigint, leaf_hash text) TO web_lado;

--
-- Name: FUNCTION ledger_status(); Type: ACL; Schema: api; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION api.ledger_status() FROM PUBLIC;
GRANT ALL ON FUNCTION api.ledger_status() TO web_compliance;
GRANT ALL ON FUNCTION api.ledger_status() TO web_admin;
GRANT ALL ON FUNCTION api.ledger_status() TO web_dsl;

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
-- Name: FUNCTION lock_evidence(lesson_id uuid, reason text, case_id uuid, segment_id uuid); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.lock_evidence(lesson_id uuid, reason text, case_id uuid, segment_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.lock_evidence(lesson_id uuid, reason text, case_id uuid, segment_id uuid) TO web_dsl;
GRANT ALL ON FUNCTION api.lock_evidence(lesson_id uuid, reason text, case_id uuid, segment_id uuid) TO web_lado;

--
-- Name: FUNCTION move_lesson(lesson_id uuid, starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, venue jsonb); Type: ACL; Schema: api; Owner: cap_booking
--

REVOKE ALL ON FUNCTION api.move_lesson(lesson_id uuid, starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, venue jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION api.move_lesson(lesson_id uuid, starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, venue jsonb) TO web_guardian;
GRANT ALL ON FUNCTION api.move_lesson(lesson_id uuid, starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, venue jsonb) TO web_learner;
GRANT ALL ON FUNCTION api.move_lesson(lesson_id uuid, starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, venue jsonb) TO web_agency;
GRANT ALL ON FUNCTION api.move_lesson(lesson_id uuid, starts_at timestamp with time zone, ends_at timestamp with time zone, modality text, venue jsonb) TO web_school;

--
-- Name: FUNCTION note_lesson_report(lesson_id uuid, category text, case_id uuid); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.note_lesson_report(lesson_id uuid, category text, case_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.note_lesson_report(lesson_id uuid, category text, case_id uuid) TO web_dsl;
GRANT ALL ON FUNCTION api.note_lesson_report(lesson_id uuid, category text, case_id uuid) TO web_lado;
GRANT ALL ON FUNCTION api.note_lesson_report(lesson_id uuid, category text, case_id uuid) TO web_service;

--
-- Name: FUNCTION object_to_recording(lesson_id uuid, learner_id uuid); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.object_to_recording(lesson_id uuid, learner_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.object_to_recording(lesson_id uuid, learner_id uuid) TO web_learner;
GRANT ALL ON FUNCTION api.object_to_recording(lesson_id uuid, learner_id uuid) TO web_guardian;
GRANT ALL ON FUNCTION api.object_to_recording(lesson_id uuid, learner_id uuid) TO web_tutor;

--
-- Name: FUNCTION open_engagement(tutor_id uuid, starts_on date, agency_id uuid, school_id uuid, off_site boolean, ends_on date, external_ref text); Type: ACL; Schema: api; Owner: cap_identity
--

REVOKE ALL ON FUNCTION api.open_engagement(tutor_id uuid, starts_on date, agency_id uuid, school_id uuid, off_site boolean, ends_on date, external_ref text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.open_engagement(tutor_id uuid, starts_on date, agency_id uuid, school_id uuid, off_site boolean, ends_on date, external_ref text) TO web_admin;

--
-- Name: FUNCTION open_recording(segment_id uuid, reason_code text, reason text, case_id uuid); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.open_recording(segment_id uuid, reason_code text, reason text, case_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.open_recording(segment_id uuid, reason_code text, reason text, case_id uuid) TO web_tutor;
GRANT ALL ON FUNCTION api.open_recording(segment_id uuid, reason_code text, reason text, case_id uuid) TO web_learner;
GRANT ALL ON FUNCTION api.open_recording(segment_id uuid, reason_code text, reason text, case_id uuid) TO web_guardian;
GRANT ALL ON FUNCTION api.open_recording(segment_id uuid, reason_code text, reason text, case_id uuid) TO web_school;
GRANT ALL ON FUNCTION api.open_recording(segment_id uuid, reason_code text, reason text, case_id uuid) TO web_dsl;
GRANT ALL ON FUNCTION api.open_recording(segment_id uuid, reason_code text, reason text, case_id uuid) TO web_lado;

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
-- Name: FUNCTION place_legal_hold(lesson_id uuid, category text, reason text, case_id uuid, segment_id uuid, closes_to_all boolean); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.place_legal_hold(lesson_id uuid, category text, reason text, case_id uuid, segment_id uuid, closes_to_all boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION api.place_legal_hold(lesson_id uuid, category text, reason text, case_id uuid, segment_id uuid, closes_to_all boolean) TO web_dsl;
GRANT ALL ON FUNCTION api.place_legal_hold(lesson_id uuid, category text, reason text, case_id uuid, segment_id uuid, closes_to_all boolean) TO web_lado;

--
-- Name: FUNCTION publish_document(document text, version text, body text, owner text, review_due_on date, effective_from timestamp with time zone, cites text[]); Type: ACL; Schema: api; Owner: cap_policy
--

REVOKE ALL ON FUNCTION api.publish_document(document text, version text, body text, owner text, review_due_on date, effective_from timestamp with time zone, cites text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION api.publish_document(document text, version text, body text, owner text, review_due_on date, effective_from timestamp with time zone, cites text[]) TO web_dsl;

--
-- Name: FUNCTION purge_recording(segment_id uuid); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.purge_recording(segment_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.purge_recording(segment_id uuid) TO web_service;

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
-- Name: FUNCTION recording_access_log(from_at timestamp with time zone, until_at timestamp with time zone, page_size integer, after_at timestamp with time zone, after_access_id uuid); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.recording_access_log(from_at timestamp with time zone, until_at timestamp with time zone, page_size integer, after_at timestamp with time zone, after_access_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.recording_access_log(from_at timestamp with time zone, until_at timestamp with time zone, page_size integer, after_at timestamp with time zone, after_access_id uuid) TO web_compliance;

--
-- Name: FUNCTION recording_consent_report(from_at timestamp with time zone, until_at timestamp with time zone); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.recording_consent_report(from_at timestamp with time zone, until_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION api.recording_consent_report(from_at timestamp with time zone, until_at timestamp with time zone) TO web_compliance;

--
-- Name: FUNCTION recording_consent_status(lesson_id uuid); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.recording_consent_status(lesson_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.recording_consent_status(lesson_id uuid) TO web_learner;
GRANT ALL ON FUNCTION api.recording_consent_status(lesson_id uuid) TO web_guardian;
GRANT ALL ON FUNCTION api.recording_consent_status(lesson_id uuid) TO web_tutor;
GRANT ALL ON FUNCTION api.recording_consent_status(lesson_id uuid) TO web_service;
GRANT ALL ON FUNCTION api.recording_consent_status(lesson_id uuid) TO web_dsl;

--
-- Name: FUNCTION recording_disclosures(from_at timestamp with time zone, until_at timestamp with time zone); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.recording_disclosures(from_at timestamp with time zone, until_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION api.recording_disclosures(from_at timestamp with time zone, until_at timestamp with time zone) TO web_compliance;

--
-- Name: FUNCTION recording_grant_stands(access_id uuid); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.recording_grant_stands(access_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.recording_grant_stands(access_id uuid) TO web_service;

--
-- Name: FUNCTION recordings_due_for_purge(after_segment_id uuid, page_size integer); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.recordings_due_for_purge(after_segment_id uuid, page_size integer) FROM PUBLIC;
GRANT ALL ON FUNCTION api.recordings_due_for_purge(after_segment_id uuid, page_size integer) TO web_service;
GRANT ALL ON FUNCTION api.recordings_due_for_purge(after_segment_id uuid, page_size integer) TO web_compliance;

--
-- Name: FUNCTION refuse_recording_consent(lesson_id uuid, learner_id uuid); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.refuse_recording_consent(lesson_id uuid, learner_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.refuse_recording_consent(lesson_id uuid, learner_id uuid) TO web_learner;
GRANT ALL ON FUNCTION api.refuse_recording_consent(lesson_id uuid, learner_id uuid) TO web_guardian;
GRANT ALL ON FUNCTION api.refuse_recording_consent(lesson_id uuid, learner_id uuid) TO web_tutor;

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
-- Name: FUNCTION release_entries(hold_id uuid, reason text); Type: ACL; Schema: api; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION api.release_entries(hold_id uuid, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.release_entries(hold_id uuid, reason text) TO web_dsl;
GRANT ALL ON FUNCTION api.release_entries(hold_id uuid, reason text) TO web_compliance;

--
-- Name: FUNCTION release_hold(tutor_id uuid); Type: ACL; Schema: api; Owner: cap_booking
--

REVOKE ALL ON FUNCTION api.release_hold(tutor_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.release_hold(tutor_id uuid) TO web_dsl;

--
-- Name: FUNCTION release_legal_hold(hold_id uuid, reason text); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.release_legal_hold(hold_id uuid, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.release_legal_hold(hold_id uuid, reason text) TO web_dsl;
GRANT ALL ON FUNCTION api.release_legal_hold(hold_id uuid, reason text) TO web_lado;

--
-- Name: FUNCTION report_additional_person(lesson_id uuid); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.report_additional_person(lesson_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.report_additional_person(lesson_id uuid) TO web_service;

--
-- Name: FUNCTION report_parent_notified(lesson_id uuid, learner_id uuid, guardian_id uuid, outcome text); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.report_parent_notified(lesson_id uuid, learner_id uuid, guardian_id uuid, outcome text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.report_parent_notified(lesson_id uuid, learner_id uuid, guardian_id uuid, outcome text) TO web_service;

--
-- Name: FUNCTION report_recording_media(segment_id uuid, storage_key text, sha256 text, length_octets bigint, seconds integer); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.report_recording_media(segment_id uuid, storage_key text, sha256 text, length_octets bigint, seconds integer) FROM PUBLIC;
GRANT ALL ON FUNCTION api.report_recording_media(segment_id uuid, storage_key text, sha256 text, length_octets bigint, seconds integer) TO web_service;

--
-- Name: FUNCTION report_recording_unavailable(lesson_id uuid, reason text); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.report_recording_unavailable(lesson_id uuid, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.report_recording_unavailable(lesson_id uuid, reason text) TO web_tutor;
GRANT ALL ON FUNCTION api.report_recording_unavailable(lesson_id uuid, reason text) TO web_service;

--
-- Name: FUNCTION request_disclosure(segment_ids uuid[], recipient_type text, recipient_organisation text, recipient_officer text, authority_reference text, legal_gateway text, subject_informed boolean, not_informed_reason text, urgent boolean, case_id uuid, from_at timestamp with time zone, until_at timestamp with time zone, extract_sha256 text); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.request_disclosure(segment_ids uuid[], recipient_type text, recipient_organisation text, recipient_officer text, authority_reference text, legal_gateway text, subject_informed boolean, not_informed_reason text, urgent boolean, case_id uuid, from_at timestamp with time zone, until_at timestamp with time zone, extract_sha256 text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.request_disclosure(segment_ids uuid[], recipient_type text, recipient_organisation text, recipient_officer text, authority_reference text, legal_gateway text, subject_informed boolean, not_informed_reason text, urgent boolean, case_id uuid, from_at timestamp with time zone, until_at timestamp with time zone, extract_sha256 text) TO web_dsl;
GRANT ALL ON FUNCTION api.request_disclosure(segment_ids uuid[], recipient_type text, recipient_organisation text, recipient_officer text, authority_reference text, legal_gateway text, subject_informed boolean, not_informed_reason text, urgent boolean, case_id uuid, from_at timestamp with time zone, until_at timestamp with time zone, extract_sha256 text) TO web_lado;

--
-- Name: FUNCTION revoke_power(power_id uuid, reason text, end_sessions boolean); Type: ACL; Schema: api; Owner: cap_identity
--

REVOKE ALL ON FUNCTION api.revoke_power(power_id uuid, reason text, end_sessions boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION api.revoke_power(power_id uuid, reason text, end_sessions boolean) TO web_admin;

--
-- Name: FUNCTION revoke_recording_grant(segment_id uuid, parent_id uuid); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.revoke_recording_grant(segment_id uuid, parent_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.revoke_recording_grant(segment_id uuid, parent_id uuid) TO web_learner;

--
-- Name: FUNCTION serve_notice(person_id uuid, code text); Type: ACL; Schema: api; Owner: cap_vetting
--

REVOKE ALL ON FUNCTION api.serve_notice(person_id uuid, code text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.serve_notice(person_id uuid, code text) TO web_vetting;
GRANT ALL ON FUNCTION api.serve_notice(person_id uuid, code text) TO web_dsl;

--
-- Name: FUNCTION set_operating_hours(organisation_id uuid, operating_hours jsonb, reason text, effective_from timestamp with time zone); Type: ACL; Schema: api; Owner: cap_identity
--

REVOKE ALL ON FUNCTION api.set_operating_hours(organisation_id uuid, operating_hours jsonb, reason text, effective_from timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION api.set_operating_hours(organisation_id uuid, operating_hours jsonb, reason text, effective_from timestamp with time zone) TO web_admin;

--
-- Name: FUNCTION sign_erasure(seq bigint, reason text); Type: ACL; Schema: api; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION api.sign_erasure(seq bigint, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.sign_erasure(seq bigint, reason text) TO web_dsl;
GRANT ALL ON FUNCTION api.sign_erasure(seq bigint, reason text) TO web_compliance;

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
-- Name: FUNCTION start_recording(lesson_id uuid, dry_run boolean); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.start_recording(lesson_id uuid, dry_run boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION api.start_recording(lesson_id uuid, dry_run boolean) TO web_tutor;
GRANT ALL ON FUNCTION api.start_recording(lesson_id uuid, dry_run boolean) TO web_service;

--
-- Name: FUNCTION unblock_parent_contact(block_id uuid, reason text); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.unblock_parent_contact(block_id uuid, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.unblock_parent_contact(block_id uuid, reason text) TO web_dsl;

--
-- Name: FUNCTION vetting_expiring(within_days integer, as_at timestamp with time zone); Type: ACL; Schema: api; Owner: cap_booking
--

REVOKE ALL ON FUNCTION api.vetting_expiring(within_days integer, as_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION api.vetting_expiring(within_days integer, as_at timestamp with time zone) TO web_vetting;

--
-- Name: FUNCTION withdraw_recording_consent(lesson_id uuid, learner_id uuid); Type: ACL; Schema: api; Owner: cap_recording
--

REVOKE ALL ON FUNCTION api.withdraw_recording_consent(lesson_id uuid, learner_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.withdraw_recording_consent(lesson_id uuid, learner_id uuid) TO web_learner;
GRANT ALL ON FUNCTION api.withdraw_recording_consent(lesson_id uuid, learner_id uuid) TO web_guardian;
GRANT ALL ON FUNCTION api.withdraw_recording_consent(lesson_id uuid, learner_id uuid) TO web_tutor;

--
-- Name: TABLE agency_lessons; Type: ACL; Schema: api; Owner: safelane_owner
--

GRANT SELECT ON TABLE api.agency_lessons TO web_agency;

--
-- Name: TABLE guardian_consents; Type: ACL; Schema: api; Owner: safelane_owner
--

GRANT SELECT ON TABLE api.guardian_consents TO web_guardian;

--
-- Name: TABLE guardian_lessons; Type: ACL; Schema: api; Owner: safelane_owner
--

GRANT SELECT ON TABLE api.guardian_lessons TO web_guardian;

--
-- Name: TABLE guardian_recordings; Type: ACL; Schema: api; Owner: safelane_owner
--

GRANT SELECT ON TABLE api.guardian_recordings TO web_guardian;

--
-- Name: TABLE learner_consents; Type: ACL; Schema: api; Owner: safelane_owner
--

GRANT SELECT ON TABLE api.learner_consents TO web_learner;

--
-- Name: TABLE learner_lessons; Type: ACL; Schema: api; Owner: safelane_owner
--

GRANT SELECT ON TABLE api.learner_lessons TO web_learner;

--
-- Name: TABLE learner_recordings; Type: ACL; Schema: api; Owner: safelane_owner
--

GRANT SELECT ON TABLE api.learner_recordings TO web_learner;

--
-- Name: TABLE my_vetting; Type: ACL; Schema: api; Owner: safelane_owner
--

GRANT SELECT ON TABLE api.my_vetting TO web_tutor;

--
-- Name: TABLE my_wards; Type: ACL; Schema: api; Owner: safelane_owner
--

GRANT SELECT ON TABLE api.my_wards TO web_guardian;

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
-- Name: TABLE school_recordings; Type: ACL; Schema: api; Owner: safelane_owner
--

GRANT SELECT ON TABLE api.school_recordings TO web_school;

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
-- Name: TABLE tutor_recordings; Type: ACL; Schema: api; Owner: safelane_owner
--

GRANT SELECT ON TABLE api.tutor_recordings TO web_tutor;

--
-- Name: TABLE tutors; Type: ACL; Schema: api; Owner: safelane_owner
--

GRANT SELECT ON TABLE api.tutors TO web_learner;
GRANT SELECT ON TABLE api.tutors TO web_guardian;
GRANT SELECT ON TABLE api.tutors TO web_agency;
GRANT SELECT ON TABLE api.tutors TO web_school;
