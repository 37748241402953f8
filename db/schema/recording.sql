-- The schema recording at head, for reading and review. Written by `safelane snapshot`; do not edit.
-- Revision 0021
-- PostgreSQL 18

--
-- Name: act_is_lawful(); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.act_is_lawful() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_link identity.guardianship;
begin
  -- a start that is under way is waited for, or waits, whatever picture of the world it began with
  perform recording.touch_custody(new.lesson_id);
  -- the instant of the insert, not of the statement that waited for its turn; only an arranged past is left as it is
  if new.at >= now() then
    new.at := clock_timestamp();
  end if;

  if new.capacity = 'tutor' then
    if not exists (
      select from booking.lesson as lesson where lesson.lesson_id = new.lesson_id and lesson.tutor_id = new.person_id
    ) then
      raise exception using errcode = 'PT409', message = 'This cannot be said here.';
    end if;
    return new;
  end if;

  if not recording.takes_part(new.lesson_id, new.learner_id) then
    raise exception using errcode = 'PT409', message = 'This cannot be said here.';
  end if;
  new.band := recording.band_of(new.learner_id, new.at);

  if new.capacity = 'parent' then
    select * into v_link
    from identity.guardianship as link
    where link.guardianship_id = new.guardianship_id
      and link.guardian_id = new.person_id
      and link.learner_id = new.learner_id
      and link.valid_from <= new.at
      and (link.valid_until is null or link.valid_until > new.at);
    if not found
      or not identity.is_guardian_of(new.person_id, new.learner_id, new.at)
      or v_link.capacity = 'sponsor' and not recording.is_no(new.kind)
    then
      raise exception using errcode = 'PT409', message = 'This cannot be said here.';
    end if;
    -- a click that says "I know" does not take back a no
    if new.kind = 'acknowledged' and exists (
      select
      from recording.said(new.lesson_id, new.at) as said
      where said.learner_id = new.learner_id
        and said.person_id = new.person_id
        and said.capacity = 'parent'
        and recording.is_no(said.kind)
    ) then
      raise exception using errcode = 'PT409', message = 'This cannot be said here.';
    end if;
  end if;
  return new;
end;
$$;

ALTER FUNCTION recording.act_is_lawful() OWNER TO cap_recording;

--
-- Name: FUNCTION act_is_lawful(); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.act_is_lawful() IS 'Refuses an act that is not the person''s own to make, and notes the band. Trigger on recording.act.';

--
-- Name: act_takes_effect(); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.act_takes_effect() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_engagement uuid := (select lesson.engagement_id from booking.lesson as lesson where lesson.lesson_id = new.lesson_id);
  v_young      boolean := coalesce(recording.is_young(new.band), false);
begin
  if not recording.is_no(new.kind) then
    return null;
  end if;

  update recording.segment as segment
  set stop_required_at = new.at,
      stop_reason = case new.capacity
        when 'self' then 'learner_objects' when 'parent' then 'parent_objects' else 'tutor_objects' end
  where segment.lesson_id = new.lesson_id
    and segment.ended_at is null
    and segment.stop_required_at is null
    and segment.started_at <= new.at
    and (new.capacity = 'tutor' or exists (
      select
      from recording.segment_learner as shown
      where shown.segment_id = segment.segment_id
        and shown.learner_id = new.learner_id
        and (new.capacity = 'self' or recording.is_young(shown.band))
    ));

  if policy.effective_text('recording.basis', v_engagement, new.at) = 'notice_always_on'
    and (new.capacity <> 'parent' or v_young or found)
  then
    if new.capacity = 'self' and new.band <> 'adult' then
      insert into recording.signal (lesson_id, learner_id, kind)
      values (new.lesson_id, new.learner_id, 'objection');
    end if;
    if new.learner_id is null or new.learner_id in (select recording.learners_at(new.lesson_id, new.at)) then
      perform booking.stop_lesson(new.lesson_id);
    end if;
  end if;
  return null;
end;
$$;

ALTER FUNCTION recording.act_takes_effect() OWNER TO cap_recording;

--
-- Name: FUNCTION act_takes_effect(); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.act_takes_effect() IS 'Marks a running segment that a no has to stop and, on notice_always_on, ends the lesson. Trigger on recording.act.';

--
-- Name: admission_is_lawful(); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.admission_is_lawful() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_lesson booking.lesson;
begin
  perform recording.touch_custody(new.lesson_id);
  if new.at >= now() then
    new.at := clock_timestamp();
  end if;
  select * into v_lesson from booking.lesson as lesson where lesson.lesson_id = new.lesson_id;
  if not found or not v_lesson.live or v_lesson.state = 'completed' and new.at >= now() then
    raise exception using errcode = 'PT409', message = 'Nobody can be let in here.';
  end if;
  if exists (
    select
    from booking.lesson_learner as expected
    where expected.lesson_id = new.lesson_id and expected.learner_id = new.learner_id
  ) then
    return new;
  end if;
  if new.kind = 'left' and not recording.takes_part(new.lesson_id, new.learner_id)
    or new.kind = 'admitted' and not recording.may_join(new.lesson_id, new.learner_id, new.at)
  then
    raise exception using errcode = 'PT409', message = 'Nobody can be let in here.';
  end if;
  return new;
end;
$$;

ALTER FUNCTION recording.admission_is_lawful() OWNER TO cap_recording;

--
-- Name: FUNCTION admission_is_lawful(); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.admission_is_lawful() IS 'Refuses to let in a learner whom booking keeps out. Trigger on recording.admission.';

--
-- Name: admission_takes_effect(); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.admission_takes_effect() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_segment recording.segment;
begin
  if new.kind <> 'admitted' then
    return null;
  end if;
  select * into v_segment
  from recording.segment as segment
  where segment.lesson_id = new.lesson_id
    and segment.ended_at is null
    and segment.stop_required_at is null
    and segment.started_at <= new.at
  for update;
  if not found or exists (
    select
    from recording.segment_learner as shown
    where shown.segment_id = v_segment.segment_id and shown.learner_id = new.learner_id
  ) then
    return null;
  end if;

  if exists (select from recording.learner_findings(new.lesson_id, new.learner_id, new.at)) then
    update recording.segment as segment
    set stop_required_at = new.at, stop_reason = 'joiner'
    where segment.segment_id = v_segment.segment_id;
  else
    insert into recording.segment_learner (segment_id, learner_id, band, act_id, since)
    values (
      v_segment.segment_id, new.learner_id, recording.band_of(new.learner_id, new.at),
      case when v_segment.basis = 'consent_per_session'
        then recording.consent_of(new.lesson_id, new.learner_id, recording.band_of(new.learner_id, new.at), new.at) end,
      new.at);
  end if;
  return null;
end;
$$;

ALTER FUNCTION recording.admission_takes_effect() OWNER TO cap_recording;

--
-- Name: FUNCTION admission_takes_effect(); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.admission_takes_effect() IS 'Adds a joiner who passes to the running segment, or requires it to stop. Trigger on recording.admission.';

--
-- Name: answers_as_parent(uuid, uuid, timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.answers_as_parent(p_guardian uuid, p_learner uuid, p_at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select exists (
    select
    from identity.guardians_of(p_learner, p_at) as answering
    where answering.guardian_id = p_guardian
      and answering.capacity in ('parent', 'delegated_guardian', 'local_authority')
  );
$$;

ALTER FUNCTION recording.answers_as_parent(p_guardian uuid, p_learner uuid, p_at timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION answers_as_parent(p_guardian uuid, p_learner uuid, p_at timestamp with time zone); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.answers_as_parent(p_guardian uuid, p_learner uuid, p_at timestamp with time zone) IS 'Whether an adult has a live link to a learner that carries parental responsibility. Asked by the findings on guardians and by grants.';

--
-- Name: asked_of(uuid, uuid, text, uuid, timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.asked_of(p_lesson uuid, p_learner uuid, p_capacity text, p_person uuid, p_at timestamp with time zone) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select jsonb_build_object(
    'learner_id', p_learner,
    'asked', case
      when policy.effective_text('recording.basis', lesson.engagement_id, judged.at) = 'notice_always_on' then 'notice'
      when p_capacity = 'parent' then case recording.band_of(p_learner, judged.at)
        when 'under_13' then 'consent' when '13_to_15' then 'acknowledgement' else 'nothing' end
      else case recording.band_of(p_learner, judged.at) when 'under_13' then 'nothing' else 'consent' end
    end,
    'said', said.kind,
    'said_at', said.at)
  from booking.lesson as lesson
  cross join lateral (select recording.judged_for(p_lesson, p_at) as at) as judged
  left join recording.said(p_lesson, p_at) as said
    on said.learner_id = p_learner and said.capacity = p_capacity and said.person_id = p_person
  where lesson.lesson_id = p_lesson;
$$;

ALTER FUNCTION recording.asked_of(p_lesson uuid, p_learner uuid, p_capacity text, p_person uuid, p_at timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION asked_of(p_lesson uuid, p_learner uuid, p_capacity text, p_person uuid, p_at timestamp with time zone); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.asked_of(p_lesson uuid, p_learner uuid, p_capacity text, p_person uuid, p_at timestamp with time zone) IS '{learner_id, asked: consent|acknowledgement|notice|nothing, said, said_at} for one viewer. Asked by api.recording_consent_status.';

--
-- Name: awareness(uuid, uuid, timestamp with time zone, timestamp with time zone, boolean); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.awareness(p_lesson uuid, p_learner uuid, p_at timestamp with time zone, p_for timestamp with time zone, p_blocked_too boolean) RETURNS integer
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select coalesce(max(level), 0)
  from (
    select 2 as level
    from recording.parents_act(p_lesson, p_learner, p_at, p_for) as done
    where p_blocked_too or not done.blocked
    union all
    select case contact.kind when 'present' then 3 when 'sent' then 1 else 0 end
    from (
      select distinct on (heard.guardian_id, heard.kind = 'present') heard.guardian_id, heard.kind
      from recording.parent_contact as heard
      where heard.lesson_id = p_lesson
        and heard.learner_id = p_learner
        and heard.at <= p_at
      order by heard.guardian_id, heard.kind = 'present', heard.at desc, heard.seq desc
    ) as contact
    where exists (
        select
        from identity.guardians_of(p_learner, p_for) as answering
        where answering.guardian_id = contact.guardian_id and answering.capacity <> 'sponsor'
      )
      and (p_blocked_too or not recording.contact_blocked(contact.guardian_id, p_learner, p_at))
  ) as known;
$$;

ALTER FUNCTION recording.awareness(p_lesson uuid, p_learner uuid, p_at timestamp with time zone, p_for timestamp with time zone, p_blocked_too boolean) OWNER TO cap_recording;

--
-- Name: FUNCTION awareness(p_lesson uuid, p_learner uuid, p_at timestamp with time zone, p_for timestamp with time zone, p_blocked_too boolean); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.awareness(p_lesson uuid, p_learner uuid, p_at timestamp with time zone, p_for timestamp with time zone, p_blocked_too boolean) IS '0 nobody, 1 notified, 2 acknowledged, 3 present: the most aware parent. Asked by recording.learner_findings.';

--
-- Name: band_allows(text, text); Type: FUNCTION; Schema: recording; Owner: safelane_owner
--

CREATE FUNCTION recording.band_allows(p_reader text, p_other text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT COALESCE(((p_other = 'adult'::text) OR (p_reader = ANY (ARRAY['under_13'::text, '13_to_15'::text, '16_to_17'::text]))), false) AS "coalesce";
END;

ALTER FUNCTION recording.band_allows(p_reader text, p_other text) OWNER TO safelane_owner;

--
-- Name: FUNCTION band_allows(p_reader text, p_other text); Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON FUNCTION recording.band_allows(p_reader text, p_other text) IS 'Whether a learner of one age band may see another of this band on a recording of their group; unknown bands do not. Asked by recording.read_findings.';

--
-- Name: band_of(uuid, timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.band_of(p_learner uuid, p_at timestamp with time zone) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select identity.age_band(
    (select person.date_of_birth from identity.person as person where person.person_id = p_learner),
    identity.civil_date(p_at));
$$;

ALTER FUNCTION recording.band_of(p_learner uuid, p_at timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION band_of(p_learner uuid, p_at timestamp with time zone); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.band_of(p_learner uuid, p_at timestamp with time zone) IS 'under_13, 13_to_15, 16_to_17 or adult; whoever is not known is under_13. Asked by recording.';

--
-- Name: caller_recordings(text); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.caller_recordings(p_persona text) RETURNS TABLE(segment_id uuid, lesson_id uuid, learner_ids uuid[], started_at timestamp with time zone, ended_at timestamp with time zone, available_until date, open boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_caller uuid        := identity.require_persona(p_persona);
  v_at     timestamptz := clock_timestamp();
  v_mine   uuid[];
begin
  v_mine := case p_persona
    when 'web_tutor' then array(
      select taught.segment_id from recording.segment as taught join booking.lesson as lesson using (lesson_id)
      where lesson.tutor_id = v_caller)
    when 'web_learner' then array(
      select shown.segment_id from recording.segment_learner as shown where shown.learner_id = v_caller)
    when 'web_guardian' then array(
      select distinct shown.segment_id from recording.segment_learner as shown
      where shown.learner_id = any (identity.wards(v_at)))
    when 'web_school' then array(
      select under.segment_id from recording.segment as under
      join identity.engagement as engaged on engaged.engagement_id = under.engagement_id
      where identity.holds_power(v_caller, 'school_representative', engaged.school_id, v_at))
  end;

  return query
    select
      segment.segment_id,
      segment.lesson_id,
      array(
        select shown.learner_id
        from recording.segment_learner as shown
        where shown.segment_id = segment.segment_id
          and case p_persona
            when 'web_tutor' then true
            -- its own pupils: whoever was let in from elsewhere is not told of
            when 'web_school' then exists (
              select from booking.lesson_learner as expected
              where expected.lesson_id = segment.lesson_id and expected.learner_id = shown.learner_id)
            when 'web_learner' then shown.learner_id = v_caller
            else shown.learner_id = any (identity.wards(v_at))
          end
        order by shown.learner_id),
      segment.started_at,
      segment.ended_at,
      recording.kept_until(segment.ended_at, segment.retention_days),
      judged.open
    from recording.segment as segment
    cross join lateral (
      select
        count(*) = 0 as open,
        coalesce(bool_and(found.kind not in ('stranger', 'unlisted')), true) as listed
      from recording.read_findings(segment.segment_id, v_caller, p_persona, v_at) as found
    ) as judged
    where segment.segment_id = any (v_mine)
      and judged.listed
      and identity.civil_date(v_at)
        < recording.kept_until(coalesce(segment.ended_at, segment.started_at), segment.retention_days);
end;
$$;

ALTER FUNCTION recording.caller_recordings(p_persona text) OWNER TO cap_recording;

--
-- Name: FUNCTION caller_recordings(p_persona text); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.caller_recordings(p_persona text) IS 'What the sealed caller, in this persona, may know of their recordings: never a state, a hold or a key. Asked by the views tutor_recordings, learner_recordings, guardian_recordings and school_recordings.';

--
-- Name: check_period(timestamp with time zone, timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: safelane_owner
--

CREATE FUNCTION recording.check_period(p_from timestamp with time zone, p_until timestamp with time zone) RETURNS void
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if p_from is null or p_until is null or not isfinite(p_from) or not isfinite(p_until)
    or p_from >= p_until or p_until > p_from + interval '367 days'
  then
    raise exception using
      errcode = 'PT422',
      message = 'from_at and until_at are not a period',
      hint = 'Send two instants, the earlier first, at most a year apart.';
  end if;
end;
$$;

ALTER FUNCTION recording.check_period(p_from timestamp with time zone, p_until timestamp with time zone) OWNER TO safelane_owner;

--
-- Name: FUNCTION check_period(p_from timestamp with time zone, p_until timestamp with time zone); Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON FUNCTION recording.check_period(p_from timestamp with time zone, p_until timestamp with time zone) IS 'PT422 where the two instants are no period of at most a year. Asked by the reports of the recording lane.';

--
-- Name: codes(jsonb); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.codes(p_findings jsonb) RETURNS text[]
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select coalesce(array_agg(distinct item ->> 'code' order by item ->> 'code'), '{}')
  from jsonb_array_elements(p_findings) as item;
$$;

ALTER FUNCTION recording.codes(p_findings jsonb) OWNER TO cap_recording;

--
-- Name: FUNCTION codes(p_findings jsonb); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.codes(p_findings jsonb) IS 'The codes of recording.judged, sorted, each once. Asked by api functions.';

--
-- Name: consent_findings(uuid, timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.consent_findings(p_lesson uuid, p_at timestamp with time zone) RETURNS TABLE(learner_id uuid, code text, from_whom text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_for    timestamptz := recording.judged_for(p_lesson, p_at);
  v_lesson booking.lesson;
begin
  select * into v_lesson from booking.lesson as lesson where lesson.lesson_id = p_lesson;
  if not found then
    return query select null::uuid, 'LESSON_UNKNOWN', 'platform';
    return;
  end if;

  if coalesce(policy.effective_text('recording.basis', v_lesson.engagement_id, v_for), 'none')
    not in ('consent_per_session', 'notice_always_on')
  then
    return query select null::uuid, 'RECORDING_FORBIDDEN', 'platform';
  end if;
  if recording.forbidden(p_lesson, null, p_at) then
    return query select null::uuid, 'SAFETY_FLAG', 'platform';
  end if;
  if not policy.acknowledged(v_lesson.tutor_id, 'recording_notice', v_for) then
    return query select null::uuid, 'TUTOR_NOTICE_MISSING', 'tutor';
  end if;
  if recording.tutor_objects(p_lesson, p_at) then
    return query select null::uuid, 'TUTOR_OBJECTS', 'tutor';
  end if;
  if not exists (select from recording.learners_at(p_lesson, p_at)) then
    return query select null::uuid, 'NO_LEARNER_PRESENT', 'platform';
  end if;

  return query
    select there.learner_id, found.code, found.from_whom
    from recording.learners_at(p_lesson, p_at) as there (learner_id)
    cross join lateral recording.learner_findings(p_lesson, there.learner_id, p_at) as found
    order by there.learner_id, found.code, found.from_whom;
end;
$$;

ALTER FUNCTION recording.consent_findings(p_lesson uuid, p_at timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION consent_findings(p_lesson uuid, p_at timestamp with time zone); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.consent_findings(p_lesson uuid, p_at timestamp with time zone) IS 'Every reason against recording a lesson at an instant, about whom (null: the lesson) and from whom something is missing. Asked by recording and its api functions.';

--
-- Name: consent_from(uuid, timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.consent_from(p_lesson uuid, p_at timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select (lesson.starts_at at time zone 'Europe/London'
      - make_interval(days => coalesce(
          policy.effective_integer('recording.consent_max_lead_days', lesson.engagement_id, p_at), 7)))
    at time zone 'Europe/London'
  from booking.lesson as lesson
  where lesson.lesson_id = p_lesson;
$$;

ALTER FUNCTION recording.consent_from(p_lesson uuid, p_at timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION consent_from(p_lesson uuid, p_at timestamp with time zone); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.consent_from(p_lesson uuid, p_at timestamp with time zone) IS 'The first instant at which consent for this lesson may be given (recording.consent_max_lead_days before it). Asked by recording.';

--
-- Name: consent_of(uuid, uuid, text, timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.consent_of(p_lesson uuid, p_learner uuid, p_band text, p_at timestamp with time zone) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select case when p_band = 'under_13'
    then (
      select yes.act_id
      from recording.parents_act(p_lesson, p_learner, p_at, p_at) as yes
      where yes.kind = 'given' and not yes.blocked
      order by yes.at desc, yes.act_id
      limit 1)
    else (
      select said.act_id
      from recording.said(p_lesson, p_at) as said
      where said.learner_id = p_learner and said.capacity = 'self' and said.kind = 'given')
  end;
$$;

ALTER FUNCTION recording.consent_of(p_lesson uuid, p_learner uuid, p_band text, p_at timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION consent_of(p_lesson uuid, p_learner uuid, p_band text, p_at timestamp with time zone); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.consent_of(p_lesson uuid, p_learner uuid, p_band text, p_at timestamp with time zone) IS 'The act that a recording of this learner rests on at an instant; null where a notice is the basis. Asked by the triggers of recording.segment.';

--
-- Name: contact_blocked(uuid, uuid, timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.contact_blocked(p_guardian uuid, p_learner uuid, p_at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select exists (
    select
    from recording.contact_block as block
    where block.guardian_id = p_guardian
      and block.learner_id = p_learner
      and block.blocked_at <= p_at
      and (block.lifted_at is null or block.lifted_at > p_at)
  );
$$;

ALTER FUNCTION recording.contact_blocked(p_guardian uuid, p_learner uuid, p_at timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION contact_blocked(p_guardian uuid, p_learner uuid, p_at timestamp with time zone); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.contact_blocked(p_guardian uuid, p_learner uuid, p_at timestamp with time zone) IS 'Whether contact with a parent about a learner is blocked at an instant. Asked by recording; nobody outside is told.';

--
-- Name: controlled_counts(bigint[], bigint[], integer, integer); Type: FUNCTION; Schema: recording; Owner: safelane_owner
--

CREATE FUNCTION recording.controlled_counts(p_counts bigint[], p_people bigint[], p_threshold integer, p_base integer) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_size   integer := cardinality(p_counts);
  v_hidden boolean[] := array(
    select p_counts[i] > 0 and (p_counts[i] < p_threshold or p_people[i] < p_threshold)
    from generate_series(1, v_size) as i order by i);
  v_sum    bigint := (select sum(n) from unnest(p_counts) as n);
  v_next   integer;
  v_told   text[];
begin
  if cardinality(array_positions(v_hidden, true)) = 1 then
    select i into v_next
    from generate_series(1, v_size) as i
    where not v_hidden[i]
    order by p_counts[i] = 0, p_counts[i], i
    limit 1;
    v_hidden[v_next] := true;
  end if;

  v_told := array(
    select case when v_hidden[i] then 'c' else (round(p_counts[i]::numeric / p_base) * p_base)::bigint::text end
    from generate_series(1, v_size) as i order by i);
  return v_told || case
    when v_sum > 0 and v_sum < p_threshold or cardinality(array_positions(v_hidden, true)) > 0 then 'c'
    else (round(v_sum::numeric / p_base) * p_base)::bigint::text
  end;
end;
$$;

ALTER FUNCTION recording.controlled_counts(p_counts bigint[], p_people bigint[], p_threshold integer, p_base integer) OWNER TO safelane_owner;

--
-- Name: FUNCTION controlled_counts(p_counts bigint[], p_people bigint[], p_threshold integer, p_base integer); Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON FUNCTION recording.controlled_counts(p_counts bigint[], p_people bigint[], p_threshold integer, p_base integer) IS 'The figures of one row of a table as they may be published, and their sum last; c is suppressed. Asked by api.recording_consent_report.';

--
-- Name: disclosure_is_only_approved(); Type: FUNCTION; Schema: recording; Owner: safelane_owner
--

CREATE FUNCTION recording.disclosure_is_only_approved() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_approval constant text[] := array['approved_by', 'approved_at'];
begin
  if tg_op = 'DELETE'
    or to_jsonb(new) - c_approval <> to_jsonb(old) - c_approval
    or old.approved_at is not null
  then
    raise exception using
      errcode = '23001',
      message = 'A disclosure is approved once, and never rewritten.',
      hint = 'Request a new one where something is different.';
  end if;
  return new;
end;
$$;

ALTER FUNCTION recording.disclosure_is_only_approved() OWNER TO safelane_owner;

--
-- Name: FUNCTION disclosure_is_only_approved(); Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON FUNCTION recording.disclosure_is_only_approved() IS 'Lets a disclosure be approved once and otherwise leaves it alone. Trigger on recording.disclosure.';

--
-- Name: disclosure_stands(uuid, timestamp with time zone, text); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.disclosure_stands(p_segment uuid, p_at timestamp with time zone, p_recipient_type text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select exists (
    select
    from recording.disclosure as disclosed
    where disclosed.segment_ids @> array[p_segment]
      and disclosed.recipient_type = p_recipient_type
      and disclosed.requested_at <= p_at
      and (disclosed.approved_at <= p_at
        or disclosed.urgent and p_at < disclosed.requested_at + interval '24 hours')
  );
$$;

ALTER FUNCTION recording.disclosure_stands(p_segment uuid, p_at timestamp with time zone, p_recipient_type text) OWNER TO cap_recording;

--
-- Name: FUNCTION disclosure_stands(p_segment uuid, p_at timestamp with time zone, p_recipient_type text); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.disclosure_stands(p_segment uuid, p_at timestamp with time zone, p_recipient_type text) IS 'Whether a disclosure to this kind of recipient covers a segment: approved, or urgent and requested less than 24 hours ago. Asked by recording.staff_read_findings.';

--
-- Name: ended_late(timestamp with time zone, timestamp with time zone, uuid, timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.ended_late(p_stop_required_at timestamp with time zone, p_ended_at timestamp with time zone, p_engagement uuid, p_at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select coalesce(
    coalesce(p_ended_at, p_at) > p_stop_required_at
      + policy.effective_interval('recording.stop_within', p_engagement, p_stop_required_at),
    false);
$$;

ALTER FUNCTION recording.ended_late(p_stop_required_at timestamp with time zone, p_ended_at timestamp with time zone, p_engagement uuid, p_at timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION ended_late(p_stop_required_at timestamp with time zone, p_ended_at timestamp with time zone, p_engagement uuid, p_at timestamp with time zone); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.ended_late(p_stop_required_at timestamp with time zone, p_ended_at timestamp with time zone, p_engagement uuid, p_at timestamp with time zone) IS 'Whether a segment ran on for longer than recording.stop_within after it had to stop. Asked by reports.';

--
-- Name: finish_action(text, text, uuid, integer, jsonb, jsonb); Type: FUNCTION; Schema: recording; Owner: safelane_owner
--

CREATE FUNCTION recording.finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb DEFAULT '{}'::jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  perform ledger.append(p_action, p_target_kind, p_target_id, 'done', '{}', p_detail);
  return guard.finish_once(guard.accept(p_status, p_body));
end;
$$;

ALTER FUNCTION recording.finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb); Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON FUNCTION recording.finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb) IS 'Writes an action to the ledger and answers with its result. Asked by the api functions of recording.';

--
-- Name: flag_takes_effect(); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.flag_takes_effect() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  update recording.segment as segment
  set stop_required_at = clock_timestamp(), stop_reason = 'safety_flag'
  where segment.ended_at is null
    and segment.stop_required_at is null
    and (segment.lesson_id = new.lesson_id or exists (
      select
      from recording.segment_learner as shown
      where shown.segment_id = segment.segment_id and shown.learner_id = new.learner_id
    ));
  return null;
end;
$$;

ALTER FUNCTION recording.flag_takes_effect() OWNER TO cap_recording;

--
-- Name: FUNCTION flag_takes_effect(); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.flag_takes_effect() IS 'Requires running segments of the lesson or the learner to stop. Trigger on recording.safety_flag.';

--
-- Name: forbidden(uuid, uuid, timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.forbidden(p_lesson uuid, p_learner uuid, p_at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select exists (
    select
    from recording.safety_flag as flag
    where (flag.lesson_id = p_lesson or flag.learner_id = p_learner)
      and flag.placed_at <= p_at
      and (flag.lifted_at is null or flag.lifted_at > p_at)
  );
$$;

ALTER FUNCTION recording.forbidden(p_lesson uuid, p_learner uuid, p_at timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION forbidden(p_lesson uuid, p_learner uuid, p_at timestamp with time zone); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.forbidden(p_lesson uuid, p_learner uuid, p_at timestamp with time zone) IS 'Whether a safety flag on this lesson or on this learner (null: none) forbids recording at an instant. Asked by recording.';

--
-- Name: gate_purge(); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.gate_purge() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  perform recording.touch_custody(segment.lesson_id)
  from recording.segment as segment
  where segment.segment_id = new.segment_id;

  -- the dates and the reason are the rule's own, whatever the writer said
  new.why := recording.why_purgeable(new.segment_id, clock_timestamp());
  select
    segment.lesson_id,
    identity.civil_date(coalesce(segment.ended_at, segment.started_at)),
    recording.kept_until(coalesce(segment.ended_at, segment.started_at), segment.retention_days)
  into new.lesson_id, new.ended_on, new.kept_until
  from recording.segment as segment
  where segment.segment_id = new.segment_id;
  if new.why is null then
    raise exception using errcode = 'PT409', message = 'This recording is not due to be purged.';
  end if;
  new.purged_at := clock_timestamp();
  return new;
end;
$$;

ALTER FUNCTION recording.gate_purge() OWNER TO cap_recording;

--
-- Name: FUNCTION gate_purge(); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.gate_purge() IS 'Refuses a tombstone for what is held or not due, with one answer for both, and fills it in. Trigger on recording.purge.';

--
-- Name: grant_expires(uuid, uuid, text, timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.grant_expires(p_segment uuid, p_person uuid, p_persona text, p_at timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select least(
    p_at + make_interval(mins => policy.effective_integer('recording.dsl_grant_minutes', segment.engagement_id, p_at)),
    case when not (p_persona in ('web_dsl', 'web_lado')
        and recording.hold_on(segment.lesson_id, segment.segment_id, p_at) is not null)
      then (identity.civil_date(p_at) + 1)::timestamp at time zone 'Europe/London'
    end,
    case when p_persona = 'web_guardian' then (
      select min(link.valid_until)
      from recording.segment_learner as shown
      join identity.guardianship as link on link.learner_id = shown.learner_id and link.guardian_id = p_person
      where shown.segment_id = p_segment
        and link.valid_from <= p_at
        and link.valid_until > p_at)
    end)
  from recording.segment as segment
  where segment.segment_id = p_segment;
$$;

ALTER FUNCTION recording.grant_expires(p_segment uuid, p_person uuid, p_persona text, p_at timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION grant_expires(p_segment uuid, p_person uuid, p_persona text, p_at timestamp with time zone); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.grant_expires(p_segment uuid, p_person uuid, p_persona text, p_at timestamp with time zone) IS 'The instant at which a grant given now runs out. Asked by api.open_recording.';

--
-- Name: guardian_read_findings(uuid, uuid, text[], timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.guardian_read_findings(p_segment uuid, p_parent uuid, p_bands text[], p_at timestamp with time zone) RETURNS TABLE(code text, kind text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_learner record;
  v_known   boolean := false;
begin
  for v_learner in
    select
      shown.learner_id,
      identity.age_band(person.date_of_birth, identity.civil_date(p_at)) as band,
      (
        -- what a learner shared before they were 16 only took back their own word, and does not count as a grant after
        select case
          when said.kind = 'revoked' then 'revoked'
          when identity.age_band(person.date_of_birth, identity.civil_date(said.at)) = '16_to_17' then 'granted'
        end
        from recording.parent_grant as said
        where said.segment_id = p_segment
          and said.learner_id = shown.learner_id
          and said.parent_id = p_parent
          and said.at <= p_at
        order by said.at desc, said.kind = 'revoked' desc, said.grant_id
        limit 1
      ) as said,
      recording.contact_blocked(p_parent, shown.learner_id, p_at) as blocked,
      recording.answers_as_parent(p_parent, shown.learner_id, p_at) as answers
    from recording.segment_learner as shown
    join identity.person as person on person.person_id = shown.learner_id
    where shown.segment_id = p_segment
  loop
    if v_learner.blocked then
      return query select 'PARENT_CONTACT_BLOCKED', 'closed';
    end if;
    continue when not v_learner.answers;
    v_known := v_known or v_learner.band <> 'adult';

    if v_learner.band = 'adult' then
      return query select 'PARENT_OF_AN_ADULT', 'unlisted';
    elsif v_learner.band = '16_to_17' then
      if v_learner.said = 'revoked' then
        return query select 'LEARNER_MARKED_PRIVATE', 'unlisted';
      elsif v_learner.said is null and not (v_learner.band = any (p_bands)) then
        return query select 'LEARNER_GRANT_MISSING', 'unlisted';
      end if;
    else
      if v_learner.band = '13_to_15' and v_learner.said = 'revoked' then
        return query select 'LEARNER_MARKED_PRIVATE', 'unlisted';
      end if;
      if not (v_learner.band = any (p_bands)) then
        return query select 'PARENT_BAND_CLOSED', 'unlisted';
      end if;
    end if;
  end loop;

  if not v_known then
    return query select 'NOT_THEIR_RECORDING', 'stranger';
  end if;
end;
$$;

ALTER FUNCTION recording.guardian_read_findings(p_segment uuid, p_parent uuid, p_bands text[], p_at timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION guardian_read_findings(p_segment uuid, p_parent uuid, p_bands text[], p_at timestamp with time zone); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.guardian_read_findings(p_segment uuid, p_parent uuid, p_bands text[], p_at timestamp with time zone) IS 'Every reason why a parent may not play a segment, given the bands in which parents may. Asked by recording.read_findings.';

--
-- Name: hold_is_only_released(); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.hold_is_only_released() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_end constant text[] := array['released_at', 'released_by', 'release_reason'];
begin
  if tg_op = 'DELETE'
    or tg_op = 'UPDATE' and (
      to_jsonb(new) - c_end <> to_jsonb(old) - c_end or old.released_at is not null or old.kind = 'evidence_lock')
  then
    raise exception using
      errcode = '23001',
      message = 'What holds a recording is released once, and never rewritten.',
      hint = 'Release it, and place a new one where that is needed. Nobody releases an evidence lock.';
  end if;
  perform recording.touch_custody(new.lesson_id);
  -- the instant counts from which nothing can slip past, not the one at which somebody began to wait
  if tg_op = 'INSERT' and new.placed_at >= now() then
    new.placed_at := clock_timestamp();
  end if;
  return new;
end;
$$;

ALTER FUNCTION recording.hold_is_only_released() OWNER TO cap_recording;

--
-- Name: FUNCTION hold_is_only_released(); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.hold_is_only_released() IS 'Lets a hold be released once and otherwise leaves it alone; takes the custody of its lesson. Trigger on recording.hold.';

--
-- Name: hold_on(uuid, uuid, timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.hold_on(p_lesson uuid, p_segment uuid, p_at timestamp with time zone) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select held.kind
  from recording.hold as held
  where held.lesson_id = p_lesson
    and (p_segment is null or held.segment_id is null or held.segment_id = p_segment)
    and held.placed_at <= p_at
    and (held.released_at is null or held.released_at > p_at)
  order by held.kind
  limit 1;
$$;

ALTER FUNCTION recording.hold_on(p_lesson uuid, p_segment uuid, p_at timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION hold_on(p_lesson uuid, p_segment uuid, p_at timestamp with time zone); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.hold_on(p_lesson uuid, p_segment uuid, p_at timestamp with time zone) IS 'evidence_lock, legal_hold or null: the strongest live hold on a segment, or on anything of the lesson where no segment is named. Asked by recording.state_of, recording.read_findings and the purge.';

--
-- Name: hold_on_disclosure(); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.hold_on_disclosure() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if new.recipient_type = 'police' then
    insert into recording.hold (lesson_id, segment_id, kind, category, case_id, automatic, reason, placed_by)
    select segment.lesson_id, segment.segment_id, 'legal_hold', 'police_disclosure', new.case_id, true,
      'Placed by the request for disclosure itself.', new.requested_by
    from recording.segment as segment
    where segment.segment_id = any (new.segment_ids)
    -- in one order, so that two requests never wait for each other in a ring
    order by segment.lesson_id, segment.segment_id;
  end if;
  return null;
end;
$$;

ALTER FUNCTION recording.hold_on_disclosure() OWNER TO cap_recording;

--
-- Name: FUNCTION hold_on_disclosure(); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.hold_on_disclosure() IS 'Holds the segments that the police ask for. Trigger on recording.disclosure.';

--
-- Name: hold_on_report(); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.hold_on_report() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if new.category in ('csam', 'inappropriate_image', 'abuse_witnessed', 'sexual_behaviour') then
    insert into recording.hold (lesson_id, kind, category, case_id, automatic, reason, placed_by)
    values (
      new.lesson_id,
      case when new.category in ('csam', 'inappropriate_image') then 'evidence_lock' else 'legal_hold' end,
      new.category, new.case_id, true, 'Placed by the report itself.', new.noted_by);
  end if;
  return null;
end;
$$;

ALTER FUNCTION recording.hold_on_report() OWNER TO cap_recording;

--
-- Name: FUNCTION hold_on_report(); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.hold_on_report() IS 'Places the hold that a category of report brings with it. Trigger on recording.report.';

--
-- Name: is_about(uuid, uuid, timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.is_about(p_lesson uuid, p_learner uuid, p_said_at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select coalesce(
    (
      select recording.band_of(p_learner, moved.starts_at) = recording.band_of(p_learner, lesson.starts_at)
      from recording.lesson_move as moved
      join booking.lesson as lesson on lesson.lesson_id = moved.lesson_id
      where moved.lesson_id = p_lesson
        and moved.moved_at >= p_said_at
      order by moved.moved_at, moved.seq
      limit 1
    ),
    true);
$$;

ALTER FUNCTION recording.is_about(p_lesson uuid, p_learner uuid, p_said_at timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION is_about(p_lesson uuid, p_learner uuid, p_said_at timestamp with time zone); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.is_about(p_lesson uuid, p_learner uuid, p_said_at timestamp with time zone) IS 'Whether what was said then is still about the lesson: it was not moved since, or not into another age band of the learner. Asked by recording.parents_act and recording.learner_findings.';

--
-- Name: is_involved(uuid, uuid, timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.is_involved(p_person uuid, p_lesson uuid, p_at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select exists (
    select from booking.lesson as lesson where lesson.lesson_id = p_lesson and lesson.tutor_id = p_person
  ) or exists (
    select
    from (
      select expected.learner_id from booking.lesson_learner as expected where expected.lesson_id = p_lesson
      union
      select came.learner_id from recording.admission as came where came.lesson_id = p_lesson
    ) as taught
    where taught.learner_id = p_person
      or exists (
        select from identity.guardians_of(taught.learner_id, p_at) as answering
        where answering.guardian_id = p_person)
  );
$$;

ALTER FUNCTION recording.is_involved(p_person uuid, p_lesson uuid, p_at timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION is_involved(p_person uuid, p_lesson uuid, p_at timestamp with time zone); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.is_involved(p_person uuid, p_lesson uuid, p_at timestamp with time zone) IS 'Whether somebody is the tutor, a learner, or answers for a learner of a lesson, expected or let in. Asked by what staff do with recordings.';

--
-- Name: is_no(text); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.is_no(p_kind text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select p_kind in ('refused', 'withdrawn', 'objected');
$$;

ALTER FUNCTION recording.is_no(p_kind text) OWNER TO cap_recording;

--
-- Name: FUNCTION is_no(p_kind text); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.is_no(p_kind text) IS 'Whether an act of this kind is a no. Asked by recording.';

--
-- Name: is_young(text); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.is_young(p_band text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select p_band in ('under_13', '13_to_15');
$$;

ALTER FUNCTION recording.is_young(p_band text) OWNER TO cap_recording;

--
-- Name: FUNCTION is_young(p_band text); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.is_young(p_band text) IS 'Whether the learner''s parents have a say in this age band. Asked by recording.';

--
-- Name: judged(uuid, timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.judged(p_lesson uuid, p_at timestamp with time zone) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select coalesce(jsonb_agg(
    jsonb_strip_nulls(jsonb_build_object('learner_id', found.learner_id, 'code', found.code, 'from_whom', found.from_whom))
    order by found.code, found.learner_id, found.from_whom), '[]')
  from recording.consent_findings(p_lesson, p_at) as found;
$$;

ALTER FUNCTION recording.judged(p_lesson uuid, p_at timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION judged(p_lesson uuid, p_at timestamp with time zone); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.judged(p_lesson uuid, p_at timestamp with time zone) IS 'recording.consent_findings as a sorted array of {learner_id, code, from_whom}. Asked by api functions.';

--
-- Name: judged_for(uuid, timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.judged_for(p_lesson uuid, p_at timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select greatest(p_at, coalesce(lesson.started_at, lesson.starts_at))
  from booking.lesson as lesson
  where lesson.lesson_id = p_lesson;
$$;

ALTER FUNCTION recording.judged_for(p_lesson uuid, p_at timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION judged_for(p_lesson uuid, p_at timestamp with time zone); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.judged_for(p_lesson uuid, p_at timestamp with time zone) IS 'The instant for which a question about recording a lesson is answered. Asked by recording.';

--
-- Name: kept_until(timestamp with time zone, integer); Type: FUNCTION; Schema: recording; Owner: safelane_owner
--

CREATE FUNCTION recording.kept_until(p_ended_at timestamp with time zone, p_days integer) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (identity.civil_date(p_ended_at) + p_days);
END;

ALTER FUNCTION recording.kept_until(p_ended_at timestamp with time zone, p_days integer) OWNER TO safelane_owner;

--
-- Name: FUNCTION kept_until(p_ended_at timestamp with time zone, p_days integer); Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON FUNCTION recording.kept_until(p_ended_at timestamp with time zone, p_days integer) IS 'The first civil day on which a recording that ended then is no longer kept. Asked by recording.state_of, grants, lists and the purge.';

--
-- Name: learner_findings(uuid, uuid, timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.learner_findings(p_lesson uuid, p_learner uuid, p_at timestamp with time zone) RETURNS TABLE(code text, from_whom text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_for     timestamptz := recording.judged_for(p_lesson, p_at);
  v_band    text := recording.band_of(p_learner, v_for);
  v_lesson  booking.lesson;
  v_rules   jsonb;
  v_said    recording.act;
  v_aware   integer;
  v_missing text;
begin
  select * into v_lesson from booking.lesson as lesson where lesson.lesson_id = p_lesson;
  if not found then
    return query select 'LESSON_UNKNOWN', 'platform';
    return;
  end if;
  v_rules := policy.effective_all(v_lesson.engagement_id, v_for, array['recording.basis', 'recording.parent_aware']);
  select * into v_said
  from recording.said(p_lesson, p_at) as said
  where said.learner_id = p_learner and said.capacity = 'self';

  if recording.forbidden(null, p_learner, p_at) then
    return query select 'SAFETY_FLAG', 'platform';
  end if;
  if recording.is_no(v_said.kind) then
    return query select 'LEARNER_OBJECTS', 'learner';
  end if;
  if recording.is_young(v_band) and recording.parents_no(p_lesson, p_learner, p_at, v_for) then
    return query select 'PARENT_OBJECTS', 'guardian';
  end if;

  if v_rules ->> 'recording.basis' = 'notice_always_on' then
    foreach v_missing in array booking.notice_missing(p_learner, v_lesson.engagement_id, v_for) loop
      return query select 'NOTICE_MISSING', v_missing;
    end loop;
    return;
  end if;

  if v_band = 'under_13' then
    if not exists (
      select from recording.parents_act(p_lesson, p_learner, p_at, v_for) as yes where yes.kind = 'given' and not yes.blocked
    ) then
      return query
        select
          case when exists (
            select from recording.parents_act(p_lesson, p_learner, p_at, v_for) as yes where yes.kind = 'given'
          ) then 'PARENT_CONTACT_BLOCKED' else 'PARENT_CONSENT_MISSING' end,
          'guardian';
    end if;
    return;
  end if;

  -- what a learner said before they were 13 is kept, and is no consent (E2.3 row 2): neither by the birth date that was
  -- known then, nor by one that was corrected since
  if recording.is_no(v_said.kind) is not true
    and (v_said.kind = 'given' and v_said.band <> 'under_13' and v_said.at >= recording.consent_from(p_lesson, v_for)
        and recording.band_of(p_learner, v_said.at) <> 'under_13'
        and recording.is_about(p_lesson, p_learner, v_said.at))
      is not true
  then
    return query select 'LEARNER_CONSENT_MISSING', 'learner';
  end if;

  if v_band = '13_to_15' then
    v_aware := case coalesce(v_rules ->> 'recording.parent_aware', 'acknowledged')
      when 'notified' then 1 when 'acknowledged' then 2 else 3 end;
    if recording.awareness(p_lesson, p_learner, p_at, v_for, false) < v_aware then
      return query
        select
          case when recording.awareness(p_lesson, p_learner, p_at, v_for, true) < v_aware
            then 'PARENT_AWARENESS_MISSING' else 'PARENT_CONTACT_BLOCKED' end,
          'guardian';
    end if;
  end if;
end;
$$;

ALTER FUNCTION recording.learner_findings(p_lesson uuid, p_learner uuid, p_at timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION learner_findings(p_lesson uuid, p_learner uuid, p_at timestamp with time zone); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.learner_findings(p_lesson uuid, p_learner uuid, p_at timestamp with time zone) IS 'Every reason why one learner may not be recorded, and from whom something is missing. Asked by recording.consent_findings and recording.admission_takes_effect.';

--
-- Name: learners_at(uuid, timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.learners_at(p_lesson uuid, p_at timestamp with time zone) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select there.learner_id
  from (
    select expected.learner_id from booking.lesson_learner as expected where expected.lesson_id = p_lesson
    union
    select came.learner_id
    from recording.admission as came
    where came.lesson_id = p_lesson and came.at <= p_at
  ) as there
  where 'left' is distinct from (
    select latest.kind
    from recording.admission as latest
    where latest.lesson_id = p_lesson
      and latest.learner_id = there.learner_id
      and latest.at <= p_at
    order by latest.at desc, latest.seq desc
    limit 1
  );
$$;

ALTER FUNCTION recording.learners_at(p_lesson uuid, p_at timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION learners_at(p_lesson uuid, p_at timestamp with time zone); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.learners_at(p_lesson uuid, p_at timestamp with time zone) IS 'The learners who are at a lesson, as far as is known, at an instant. Asked by recording.';

--
-- Name: lesson_takes_effect(); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.lesson_takes_effect() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  update recording.segment as segment
  set stop_required_at = clock_timestamp(), stop_reason = 'lesson_ended'
  where segment.lesson_id = new.lesson_id
    and segment.ended_at is null
    and segment.stop_required_at is null;
  return null;
end;
$$;

ALTER FUNCTION recording.lesson_takes_effect() OWNER TO cap_recording;

--
-- Name: FUNCTION lesson_takes_effect(); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.lesson_takes_effect() IS 'Requires the running segment of a lesson that ended to stop. Trigger on booking.lesson.';

--
-- Name: lesson_was_moved(); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.lesson_was_moved() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  insert into recording.lesson_move (lesson_id, starts_at)
  values (old.lesson_id, old.starts_at);
  return null;
end;
$$;

ALTER FUNCTION recording.lesson_was_moved() OWNER TO cap_recording;

--
-- Name: FUNCTION lesson_was_moved(); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.lesson_was_moved() IS 'Keeps the planned start that a lesson had before it was moved. Trigger on booking.lesson.';

--
-- Name: may_be_recorded(uuid); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.may_be_recorded(p_lesson uuid) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select not exists (select from recording.consent_findings(p_lesson, clock_timestamp()));
$$;

ALTER FUNCTION recording.may_be_recorded(p_lesson uuid) OWNER TO cap_recording;

--
-- Name: FUNCTION may_be_recorded(p_lesson uuid); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.may_be_recorded(p_lesson uuid) IS 'Whether nothing stands against recording this lesson now. Asked by the policy never_without_consent on recording.segment.';

--
-- Name: may_join(uuid, uuid, timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.may_join(p_lesson uuid, p_learner uuid, p_at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select exists (
    select
    from booking.lesson as lesson
    where lesson.lesson_id = p_lesson
      and lesson.state = 'in_progress'
      and not exists (
        select
        from booking.learner_findings(lesson.tutor_id, p_learner, lesson.engagement_id, p_at, 'P2') as found
        where booking.blocks_at(found.class, 'P2')
      )
      and (select count(*) from recording.learners_at(p_lesson, p_at) as there where there <> p_learner)
        < policy.effective_integer('session.max_group', lesson.engagement_id, p_at)
  );
$$;

ALTER FUNCTION recording.may_join(p_lesson uuid, p_learner uuid, p_at timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION may_join(p_lesson uuid, p_learner uuid, p_at timestamp with time zone); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.may_join(p_lesson uuid, p_learner uuid, p_at timestamp with time zone) IS 'Whether a learner who was not expected may be let into this lesson now. Asked by recording.admission_is_lawful and api.admit_learner.';

--
-- Name: media_is_only_purged(); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.media_is_only_purged() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if tg_op = 'UPDATE'
    or not exists (select from recording.purge as gone where gone.segment_id = old.segment_id)
  then
    raise exception using
      errcode = '23001',
      message = 'Where a recording is kept is never changed, and forgotten only when it is purged.',
      hint = 'Call purge_recording when it is due.';
  end if;
  return old;
end;
$$;

ALTER FUNCTION recording.media_is_only_purged() OWNER TO cap_recording;

--
-- Name: FUNCTION media_is_only_purged(); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.media_is_only_purged() IS 'Refuses every UPDATE, and DELETE where there is no tombstone. Trigger on recording.media.';

--
-- Name: order_is_only_lifted(); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.order_is_only_lifted() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_end constant text[] := array['lifted_at', 'lifted_by', 'lift_reason'];
begin
  if tg_op = 'DELETE'
    or to_jsonb(new) - c_end <> to_jsonb(old) - c_end
    or old.lifted_at is not null
    or new.lifted_at > clock_timestamp()
  then
    raise exception using
      errcode = 'PT409',
      message = 'This is lifted once, and never rewritten.',
      hint = 'Lift it, and make a new one where that is needed.';
  end if;
  return new;
end;
$$;

ALTER FUNCTION recording.order_is_only_lifted() OWNER TO cap_recording;

--
-- Name: FUNCTION order_is_only_lifted(); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.order_is_only_lifted() IS 'Lets a contact block or a safety flag be lifted once and otherwise leaves it alone. Trigger on both tables.';

--
-- Name: order_takes_its_turn(); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.order_takes_its_turn() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_about jsonb := to_jsonb(new);
begin
  if v_about ->> 'lesson_id' is not null then
    perform recording.touch_custody((v_about ->> 'lesson_id')::uuid);
  end if;
  if v_about ->> 'learner_id' is not null then
    perform booking.touch_learners(array[(v_about ->> 'learner_id')::uuid]);
  end if;
  return new;
end;
$$;

ALTER FUNCTION recording.order_takes_its_turn() OWNER TO cap_recording;

--
-- Name: FUNCTION order_takes_its_turn(); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.order_takes_its_turn() IS 'Takes the lesson or the learner that a safety flag or a contact block is about. Trigger on both tables.';

--
-- Name: parents_act(uuid, uuid, timestamp with time zone, timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.parents_act(p_lesson uuid, p_learner uuid, p_at timestamp with time zone, p_for timestamp with time zone) RETURNS TABLE(act_id uuid, guardian_id uuid, kind text, at timestamp with time zone, blocked boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select said.act_id, said.person_id, said.kind, said.at, recording.contact_blocked(said.person_id, p_learner, p_at)
  from recording.said(p_lesson, p_at) as said
  join identity.guardianship as link on link.guardianship_id = said.guardianship_id
  where said.learner_id = p_learner
    and said.capacity = 'parent'
    and said.kind in ('given', 'acknowledged')
    and said.at >= recording.consent_from(p_lesson, p_for)
    and recording.is_about(p_lesson, p_learner, said.at)
    and link.capacity <> 'sponsor'
    and link.valid_from <= p_for
    and (link.valid_until is null or link.valid_until > p_for)
    and exists (
      select
      from identity.guardians_of(p_learner, p_for) as answering
      where answering.guardian_id = said.person_id
    );
$$;

ALTER FUNCTION recording.parents_act(p_lesson uuid, p_learner uuid, p_at timestamp with time zone, p_for timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION parents_act(p_lesson uuid, p_learner uuid, p_at timestamp with time zone, p_for timestamp with time zone); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.parents_act(p_lesson uuid, p_learner uuid, p_at timestamp with time zone, p_for timestamp with time zone) IS 'The standing yes or acknowledgement of each parent who still may, and whether contact with them is blocked. Asked by recording.learner_findings.';

--
-- Name: parents_no(uuid, uuid, timestamp with time zone, timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.parents_no(p_lesson uuid, p_learner uuid, p_at timestamp with time zone, p_for timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select exists (
    select
    from (
      select distinct on (act.person_id) act.person_id, act.kind
      from recording.act as act
      where act.lesson_id = p_lesson
        and act.learner_id = p_learner
        and act.capacity = 'parent'
        and act.kind <> 'acknowledged'
        and act.at <= p_at
      order by act.person_id, act.at desc, act.seq desc
    ) as said
    where recording.is_no(said.kind)
      and exists (
        select
        from identity.guardianship as link
        where link.learner_id = p_learner
          and link.guardian_id = said.person_id
          and link.valid_from <= p_for
          and (link.valid_until is null or link.valid_until > p_for)
      )
  );
$$;

ALTER FUNCTION recording.parents_no(p_lesson uuid, p_learner uuid, p_at timestamp with time zone, p_for timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION parents_no(p_lesson uuid, p_learner uuid, p_at timestamp with time zone, p_for timestamp with time zone); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.parents_no(p_lesson uuid, p_learner uuid, p_at timestamp with time zone, p_for timestamp with time zone) IS 'Whether somebody who is linked to the learner says no, whatever is known of their age. Asked by recording.learner_findings and recording.somebody_objects.';

--
-- Name: purgeable(timestamp with time zone, uuid, integer); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.purgeable(p_at timestamp with time zone, p_after uuid DEFAULT NULL::uuid, p_limit integer DEFAULT NULL::integer) RETURNS TABLE(segment_id uuid, lesson_id uuid, ended_on date, kept_until date, why text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_count integer := 0;
begin
  for segment_id, lesson_id, ended_on, kept_until in
    select
      segment.segment_id,
      segment.lesson_id,
      identity.civil_date(coalesce(segment.ended_at, segment.started_at)),
      recording.kept_until(coalesce(segment.ended_at, segment.started_at), segment.retention_days)
    from (
      select over.segment_id
      from recording.segment as over
      where recording.kept_until(coalesce(over.ended_at, over.started_at), over.retention_days)
        <= identity.civil_date(p_at)
      union
      select told.segment_id
      from recording.act as said
      join recording.segment as told on told.lesson_id = said.lesson_id
      where said.kind in ('refused', 'withdrawn', 'objected')
        -- fourteen civil days are never fewer than these
        and said.at <= p_at - interval '12 days'
    ) as candidate
    join recording.segment as segment on segment.segment_id = candidate.segment_id
    where (p_after is null or segment.segment_id > p_after)
      and not exists (select from recording.purge as gone where gone.segment_id = segment.segment_id)
    order by segment.segment_id
  loop
    why := recording.why_purgeable(segment_id, p_at);
    if why is not null then
      return next;
      v_count := v_count + 1;
      exit when v_count = p_limit;
    end if;
  end loop;
end;
$$;

ALTER FUNCTION recording.purgeable(p_at timestamp with time zone, p_after uuid, p_limit integer) OWNER TO cap_recording;

--
-- Name: FUNCTION purgeable(p_at timestamp with time zone, p_after uuid, p_limit integer); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.purgeable(p_at timestamp with time zone, p_after uuid, p_limit integer) IS 'The recordings that may be purged at an instant, after an identifier and at most so many, with why. Asked by api.recordings_due_for_purge.';

--
-- Name: read_findings(uuid, uuid, text, timestamp with time zone, text, text, uuid); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.read_findings(p_segment uuid, p_person uuid, p_persona text, p_at timestamp with time zone DEFAULT clock_timestamp(), p_reason_code text DEFAULT NULL::text, p_reason text DEFAULT NULL::text, p_case uuid DEFAULT NULL::uuid) RETURNS TABLE(code text, kind text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_staff   constant text[] := array['web_dsl', 'web_lado'];
  v_segment recording.segment;
  v_tutor   uuid;
  v_school  uuid;
  v_rules   jsonb;
  v_roles   text[];
  v_state   text := recording.state_of(p_segment, p_at);
begin
  select * into v_segment from recording.segment as segment where segment.segment_id = p_segment;
  if v_state is null then
    return query select 'NO_SUCH_RECORDING', 'stranger';
    return;
  end if;

  select lesson.tutor_id into v_tutor from booking.lesson as lesson where lesson.lesson_id = v_segment.lesson_id;
  v_rules := policy.effective_all(v_segment.engagement_id, p_at, array[
    'recording.playback_roles', 'recording.parent_bands', 'recording.staff_review_requires', 'recording.school_reads',
    'qa.observation']);
  v_roles := policy.members(v_rules -> 'recording.playback_roles');

  if p_persona = 'web_tutor' then
    if v_tutor is distinct from p_person then
      return query select 'NOT_THEIR_RECORDING', 'stranger';
    end if;
    if not ('tutor' = any (v_roles)) then
      return query select 'READER_NOT_ALLOWED', 'unlisted';
    end if;

  elsif p_persona = 'web_learner' then
    if not exists (
      select from recording.segment_learner as shown
      where shown.segment_id = p_segment and shown.learner_id = p_person
    ) then
      return query select 'NOT_THEIR_RECORDING', 'stranger';
    end if;
    if not ('student' = any (v_roles)) then
      return query select 'READER_NOT_ALLOWED', 'unlisted';
    end if;
    if exists (
      select
      from recording.segment_learner as shown
      join identity.person as other on other.person_id = shown.learner_id
      join identity.person as reader on reader.person_id = p_person
      where shown.segment_id = p_segment
        and shown.learner_id <> p_person
        and not recording.band_allows(
          identity.age_band(reader.date_of_birth, identity.civil_date(p_at)),
          identity.age_band(other.date_of_birth, identity.civil_date(p_at)))
    ) then
      return query select 'GROUP_BANDS_DIFFER', 'closed';
    end if;

  elsif p_persona = 'web_guardian' then
    return query select * from recording.guardian_read_findings(
      p_segment, p_person, policy.members(v_rules -> 'recording.parent_bands'), p_at);
    if not (v_roles && array['parent', 'parent_age_gated', 'guardian']) then
      return query select 'READER_NOT_ALLOWED', 'unlisted';
    end if;

  elsif p_persona = 'web_school' then
    select engaged.school_id into v_school
    from identity.engagement as engaged
    where engaged.engagement_id = v_segment.engagement_id;
    if v_school is null or not identity.holds_power(p_person, 'school_representative', v_school, p_at) then
      return query select 'NOT_THEIR_RECORDING', 'stranger';
    end if;
    if not ('school' = any (v_roles)) and v_rules ->> 'recording.school_reads' is distinct from 'school_learners' then
      return query select 'READER_NOT_ALLOWED', 'unlisted';
    end if;
    -- its own pupils: who was let in and was not expected is nobody whom it sent (E3.1)
    if exists (
      select
      from recording.segment_learner as shown
      where shown.segment_id = p_segment
        and not exists (
          select from booking.lesson_learner as expected
          where expected.lesson_id = v_segment.lesson_id and expected.learner_id = shown.learner_id)
    ) then
      return query select 'OTHER_PUPILS', 'closed';
    end if;

  elsif p_persona = any (c_staff) then
    return query select * from recording.staff_read_findings(
      p_segment, v_segment.lesson_id, p_persona, v_rules, p_at, p_reason_code, p_reason, p_case);
    if recording.is_involved(p_person, v_segment.lesson_id, p_at) then
      return query select 'OWN_SESSION', 'own';
    end if;
    if p_persona = 'web_dsl'
      and not (v_roles && array['dsl_with_reason', 'safeguarding_with_reason', 'staff_with_report'])
    then
      return query select 'READER_NOT_ALLOWED', 'closed';
    end if;
    -- what an allegation holds is for its own channel: a lead finds what they would find under a lock (E5, F10)
    if p_persona = 'web_dsl' and exists (
      select from recording.hold as held
      where held.lesson_id = v_segment.lesson_id
        and (held.segment_id is null or held.segment_id = p_segment)
        and held.from_allegation
        and held.placed_at <= p_at
        and (held.released_at is null or held.released_at > p_at)
    ) then
      return query select 'CASE_CONFIDENTIAL', 'closed';
    end if;

  else
    return query select 'READER_NOT_ALLOWED', 'stranger';
  end if;

  -- what closes a session to its tutor does so in whatever capacity they come: a tutor may be a parent, or speak for the
  -- school, as well
  if v_tutor = p_person and p_persona <> all (c_staff) then
    -- a hold that concerns any segment of the session closes all of them
    if recording.hold_on(v_segment.lesson_id, null, p_at) is not null then
      return query select 'SESSION_HELD', 'closed';
    end if;
    if exists (
      select
      from recording.segment_learner as shown
      where shown.segment_id = p_segment and booking.are_kept_apart(v_tutor, shown.learner_id, p_at)
    ) then
      return query select 'NO_CONTACT_ORDER', 'closed';
    end if;
  end if;
  -- who is not staff sees while it is hold-free what they saw before: neither longer, nor what was withdrawn
  if p_persona = any (c_staff) then
    if not (v_state in ('available', 'legal_hold') or v_state = 'withdrawn_quarantine' and p_persona = 'web_dsl') then
      return query select 'STATE_' || upper(v_state), 'closed';
    end if;
  elsif v_state <> 'available' then
    if v_state <> 'legal_hold' then
      return query select 'STATE_' || upper(v_state), 'closed';
    elsif identity.civil_date(p_at)
      >= recording.kept_until(coalesce(v_segment.ended_at, v_segment.started_at), v_segment.retention_days)
    then
      return query select 'STATE_EXPIRED', 'closed';
    elsif recording.withdrawn_at(p_segment, p_at) is not null then
      return query select 'STATE_WITHDRAWN_QUARANTINE', 'closed';
    elsif exists (
      select from recording.hold as held
      where held.lesson_id = v_segment.lesson_id
        and (held.segment_id is null or held.segment_id = p_segment)
        and held.closes_to_all
        and held.placed_at <= p_at
        and (held.released_at is null or held.released_at > p_at)
    ) then
      return query select 'CASE_CONFIDENTIAL', 'closed';
    end if;
  end if;

  if not exists (select from recording.media as kept where kept.segment_id = p_segment) then
    return query select 'NO_MEDIA', 'closed';
  end if;
end;
$$;

ALTER FUNCTION recording.read_findings(p_segment uuid, p_person uuid, p_persona text, p_at timestamp with time zone, p_reason_code text, p_reason text, p_case uuid) OWNER TO cap_recording;

--
-- Name: FUNCTION read_findings(p_segment uuid, p_person uuid, p_persona text, p_at timestamp with time zone, p_reason_code text, p_reason text, p_case uuid); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.read_findings(p_segment uuid, p_person uuid, p_persona text, p_at timestamp with time zone, p_reason_code text, p_reason text, p_case uuid) IS 'Every reason why somebody in a persona may not open a segment at an instant, with its kind: stranger, unlisted, closed, own, reason; no row: open. Asked by api.open_recording and recording.caller_recordings.';

--
-- Name: reason_findings(text, text, boolean); Type: FUNCTION; Schema: recording; Owner: safelane_owner
--

CREATE FUNCTION recording.reason_findings(p_reason_code text, p_reason text, p_observations boolean) RETURNS SETOF text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_words text := btrim(regexp_replace(coalesce(p_reason, ''), '[[:space:]]+', ' ', 'g'));
begin
  if p_reason_code is null then
    return next 'REASON_CODE_MISSING';
  elsif p_reason_code <> all (array['safeguarding_case', 'crisis_review', 'lado_request', 'police_request',
      'subject_access', 'complaint', 'appeal', 'classifier_flag_review'])
    and not (p_reason_code = 'quality_observation' and p_observations is true)
  then
    return next 'REASON_CODE_NOT_ALLOWED';
  end if;

  -- what only fills the field does not count towards the twenty
  v_words := btrim(regexp_replace(v_words,
    '[[:<:]](testing|tests?|n[[:space:]]*/[[:space:]]*a|na|none|asdf+|x+)[[:>:]][[:space:].,;:!-]*', '', 'gi'));
  -- an E string, so that it is read the same under every setting of standard_conforming_strings
  v_words := regexp_replace(v_words, E'(.)\\1{3,}', E'\\1', 'g');
  if length(v_words) < 20 then
    return next 'REASON_TOO_SHORT';
  end if;
end;
$$;

ALTER FUNCTION recording.reason_findings(p_reason_code text, p_reason text, p_observations boolean) OWNER TO safelane_owner;

--
-- Name: FUNCTION reason_findings(p_reason_code text, p_reason text, p_observations boolean); Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON FUNCTION recording.reason_findings(p_reason_code text, p_reason text, p_observations boolean) IS 'What is wrong with a member of staff''s reason: REASON_CODE_MISSING, REASON_CODE_NOT_ALLOWED, REASON_TOO_SHORT; nothing where it will do. quality_observation counts only where the profile has observations. Asked by recording.staff_read_findings.';

--
-- Name: refuse_action(text, text, uuid, integer, text, text, text, text[], jsonb, jsonb); Type: FUNCTION; Schema: recording; Owner: safelane_owner
--

CREATE FUNCTION recording.refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text, p_codes text[] DEFAULT NULL::text[], p_reasons jsonb DEFAULT '[]'::jsonb, p_ledger jsonb DEFAULT '{}'::jsonb) RETURNS jsonb
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

ALTER FUNCTION recording.refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text, p_codes text[], p_reasons jsonb, p_ledger jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text, p_codes text[], p_reasons jsonb, p_ledger jsonb); Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON FUNCTION recording.refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text, p_codes text[], p_reasons jsonb, p_ledger jsonb) IS 'Writes a refusal with all its reasons to the ledger and answers with its problem. Asked by the api functions of recording.';

--
-- Name: report_header(text, timestamp with time zone, timestamp with time zone, uuid, jsonb); Type: FUNCTION; Schema: recording; Owner: safelane_owner
--

CREATE FUNCTION recording.report_header(p_report text, p_from timestamp with time zone, p_until timestamp with time zone, p_by uuid, p_rows jsonb) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select jsonb_build_object(
    'report', p_report,
    'from', p_from,
    'until', p_until,
    'as_at', p_until,
    'profile', policy.profile_in_force(p_until),
    'policy_version', policy.version_in_force('safeguarding_policy', p_until),
    'guidance', (
      select jsonb_build_object('KCSIE', edition.edition)
      from policy.edition_in_force('KCSIE', identity.civil_date(p_until)) as edition),
    'schema_revision', guard.schema_revision(),
    'ledger_checkpoint', ledger.signed_to(),
    'generated_at', now(),
    'generated_by', p_by,
    'sha256', encode(sha256(convert_to(p_rows::text, 'UTF8')), 'hex'));
$$;

ALTER FUNCTION recording.report_header(p_report text, p_from timestamp with time zone, p_until timestamp with time zone, p_by uuid, p_rows jsonb) OWNER TO safelane_owner;

--
-- Name: FUNCTION report_header(p_report text, p_from timestamp with time zone, p_until timestamp with time zone, p_by uuid, p_rows jsonb); Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON FUNCTION recording.report_header(p_report text, p_from timestamp with time zone, p_until timestamp with time zone, p_by uuid, p_rows jsonb) IS 'The header of a report of this lane. Asked by the reports of the recording lane.';

--
-- Name: running_segment(uuid); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.running_segment(p_lesson uuid) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select jsonb_build_object(
    'segment_id', segment.segment_id,
    'started_at', segment.started_at,
    'stop_required_at', segment.stop_required_at)
  from recording.segment as segment
  where segment.lesson_id = p_lesson and segment.ended_at is null;
$$;

ALTER FUNCTION recording.running_segment(p_lesson uuid) OWNER TO cap_recording;

--
-- Name: FUNCTION running_segment(p_lesson uuid); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.running_segment(p_lesson uuid) IS '{segment_id, started_at, stop_required_at} of the running segment of a lesson, or null. Asked by api functions for the tutor, the session service and safeguarding leads.';

--
-- Name: act; Type: TABLE; Schema: recording; Owner: safelane_owner
--

CREATE TABLE recording.act (
    act_id uuid DEFAULT gen_random_uuid() NOT NULL,
    seq bigint NOT NULL,
    lesson_id uuid NOT NULL,
    learner_id uuid,
    person_id uuid NOT NULL,
    capacity text NOT NULL,
    kind text NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    band text,
    guardianship_id uuid,
    CONSTRAINT act_about_a_learner CHECK ((((capacity = 'tutor'::text) = (learner_id IS NULL)) AND ((learner_id IS NULL) = (band IS NULL)))),
    CONSTRAINT act_acknowledged_by_a_parent CHECK (((kind <> 'acknowledged'::text) OR (capacity = 'parent'::text))),
    CONSTRAINT act_band CHECK ((band = ANY (ARRAY['under_13'::text, '13_to_15'::text, '16_to_17'::text, 'adult'::text]))),
    CONSTRAINT act_capacity CHECK ((capacity = ANY (ARRAY['self'::text, 'parent'::text, 'tutor'::text]))),
    CONSTRAINT act_for_oneself CHECK (((capacity <> 'self'::text) OR (person_id = learner_id))),
    CONSTRAINT act_kind CHECK ((kind = ANY (ARRAY['given'::text, 'refused'::text, 'withdrawn'::text, 'objected'::text, 'acknowledged'::text]))),
    CONSTRAINT act_under_a_link CHECK (((capacity = 'parent'::text) = (guardianship_id IS NOT NULL)))
);

ALTER TABLE ONLY recording.act FORCE ROW LEVEL SECURITY;

ALTER TABLE recording.act OWNER TO safelane_owner;

--
-- Name: TABLE act; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON TABLE recording.act IS 'The latest row of a person in a capacity, for a learner on a lesson, is what they say (E2.2).';

--
-- Name: COLUMN act.at; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON COLUMN recording.act.at IS 'Server time; no column takes a time from a client (E2.3 row 19).';

--
-- Name: COLUMN act.band; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON COLUMN recording.act.band IS 'Age band of the learner at that instant; null where the tutor speaks for themselves.';

--
-- Name: COLUMN act.guardianship_id; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON COLUMN recording.act.guardianship_id IS 'The link under which a parent acted.';

--
-- Name: said(uuid, timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.said(p_lesson uuid, p_at timestamp with time zone) RETURNS SETOF recording.act
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select distinct on (act.learner_id, act.person_id, act.capacity) act.*
  from recording.act as act
  where act.lesson_id = p_lesson
    and act.at <= p_at
  order by act.learner_id, act.person_id, act.capacity, act.at desc, act.seq desc;
$$;

ALTER FUNCTION recording.said(p_lesson uuid, p_at timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION said(p_lesson uuid, p_at timestamp with time zone); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.said(p_lesson uuid, p_at timestamp with time zone) IS 'The latest act of each person in each capacity, for each learner, at an instant. Asked by recording.';

--
-- Name: say(text, uuid, uuid, text); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.say(p_action text, p_lesson uuid, p_learner uuid, p_kind text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_caller   constant uuid := identity.person_id();
  v_persona  constant text := identity.persona();
  v_capacity constant text := case v_persona
    when 'web_learner' then 'self' when 'web_guardian' then 'parent' when 'web_tutor' then 'tutor' end;
  v_learner  constant uuid := case v_capacity when 'self' then coalesce(p_learner, v_caller) else p_learner end;
  v_detail   constant jsonb := jsonb_strip_nulls(jsonb_build_object(
    'learner_id', v_learner, 'kind', p_kind, 'capacity', v_capacity));
  v_lesson   booking.lesson;
  v_link     identity.guardianship;
  v_act      recording.act;
  v_from     timestamptz;
  v_stands   record;
begin
  perform identity.check_required(p_lesson, 'lesson_id');
  if v_capacity = 'parent' then
    perform identity.check_required(p_learner, 'learner_id');
  elsif v_capacity = 'tutor' and p_learner is not null then
    raise exception using
      errcode = 'PT422',
      message = 'A tutor speaks for themselves.',
      hint = 'Leave learner_id out.';
  end if;

  -- whoever it does not concern waits for nobody
  if v_capacity is not null and exists (
    select
    from booking.lesson as lesson
    where lesson.lesson_id = p_lesson
      and case v_capacity
        when 'tutor' then lesson.tutor_id = v_caller
        when 'self' then v_learner = v_caller and recording.takes_part(p_lesson, v_caller)
        else recording.takes_part(p_lesson, v_learner)
          and identity.is_guardian_of(v_caller, v_learner, clock_timestamp())
      end
  ) then
    perform booking.lock_lesson(p_lesson);
    select * into v_lesson from booking.lesson as lesson where lesson.lesson_id = p_lesson;
    if v_capacity = 'parent' then
      -- parental responsibility or delegated authority before a sponsor's agreement
      select * into v_link
      from identity.guardianship as link
      where link.guardian_id = v_caller
        and link.learner_id = v_learner
        and link.valid_from <= clock_timestamp()
        and (link.valid_until is null or link.valid_until > clock_timestamp())
      order by link.capacity = 'sponsor', link.valid_until desc nulls first, link.guardianship_id
      limit 1;
    end if;
  end if;
  if v_lesson.lesson_id is null or v_capacity = 'parent' and v_link.guardianship_id is null then
    return recording.refuse_action(p_action, 'lesson', p_lesson, 404, 'not-found',
      'No such lesson', 'No lesson with this lesson_id is yours to speak about.');
  end if;

  if not recording.is_no(p_kind) then
    if v_lesson.state not in ('confirmed', 'in_progress') then
      return recording.refuse_action(p_action, 'lesson', p_lesson, 409, 'lesson-over',
        'The lesson is over', 'Consent is for a lesson that has not ended or been cancelled.', null, '[]', v_detail);
    end if;
    if v_link.capacity = 'sponsor' then
      return recording.refuse_action(p_action, 'lesson', p_lesson, 403, 'no-parental-responsibility',
        'Not for a sponsor', 'Whoever has parental responsibility or delegated authority says this for a child.',
        null, '[]', v_detail);
    end if;
    v_from := recording.consent_from(p_lesson, recording.judged_for(p_lesson, clock_timestamp()));
    -- a tutor takes back their own no, and consents to nothing
    if v_capacity <> 'tutor' and v_from > clock_timestamp() then
      return recording.refuse_action(p_action, 'lesson', p_lesson, 409, 'too-early',
        'Too early', format('It can be said from %s on.', to_char(v_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')),
        null, '[]', v_detail);
    end if;
    if p_kind = 'acknowledged' and exists (
      select
      from recording.said(p_lesson, clock_timestamp()) as said
      where said.learner_id = v_learner
        and said.person_id = v_caller
        and said.capacity = 'parent'
        and recording.is_no(said.kind)
    ) then
      return recording.refuse_action(p_action, 'lesson', p_lesson, 409, 'you-said-no',
        'You said no', 'Give your consent if you want to take your no back.', null, '[]', v_detail);
    end if;
    -- who has consented knows of it: a click after that would be the later word, and take the consent back
    if p_kind = 'acknowledged' then
      select yes.act_id, yes.at into v_stands
      from recording.parents_act(p_lesson, v_learner, clock_timestamp(),
        recording.judged_for(p_lesson, clock_timestamp())) as yes
      where yes.guardian_id = v_caller and yes.kind = 'given'
      limit 1;
      if found then
        return recording.finish_action(p_action, 'lesson', p_lesson, 200,
          jsonb_build_object('lesson_id', p_lesson, 'learner_id', v_learner, 'kind', 'given', 'at', v_stands.at),
          v_detail || jsonb_build_object('act_id', v_stands.act_id, 'stands', 'given'));
      end if;
    end if;
  end if;

  insert into recording.act (lesson_id, learner_id, person_id, capacity, kind, guardianship_id)
  values (p_lesson, v_learner, v_caller, v_capacity, p_kind, v_link.guardianship_id)
  returning * into v_act;

  return recording.finish_action(p_action, 'lesson', p_lesson, 201,
    jsonb_build_object('lesson_id', p_lesson, 'learner_id', v_learner, 'kind', p_kind, 'at', v_act.at),
    v_detail || jsonb_build_object('act_id', v_act.act_id));
end;
$$;

ALTER FUNCTION recording.say(p_action text, p_lesson uuid, p_learner uuid, p_kind text) OWNER TO cap_recording;

--
-- Name: FUNCTION say(p_action text, p_lesson uuid, p_learner uuid, p_kind text); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.say(p_action text, p_lesson uuid, p_learner uuid, p_kind text) IS 'Keeps what the sealed caller says about recording a lesson, and answers. Called by the api functions of consent, which ask who may come.';

--
-- Name: segment_freezes_learners(); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.segment_freezes_learners() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  insert into recording.segment_learner (segment_id, learner_id, band, act_id, since)
  select
    new.segment_id, there.learner_id, there.band,
    case when new.basis = 'consent_per_session'
      then recording.consent_of(new.lesson_id, there.learner_id, there.band, new.started_at) end,
    new.started_at
  from (
    select present.learner_id, recording.band_of(present.learner_id, new.started_at) as band
    from recording.learners_at(new.lesson_id, new.started_at) as present (learner_id)
  ) as there;
  return null;
end;
$$;

ALTER FUNCTION recording.segment_freezes_learners() OWNER TO cap_recording;

--
-- Name: FUNCTION segment_freezes_learners(); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.segment_freezes_learners() IS 'Writes down the learners of a segment with their bands. Trigger on recording.segment.';

--
-- Name: segment_is_lawful(); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.segment_is_lawful() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_lesson booking.lesson;
begin
  perform booking.lock_lesson(new.lesson_id);
  perform recording.touch_custody(new.lesson_id);
  perform booking.lock_learners(array(select recording.learners_at(new.lesson_id, clock_timestamp())));
  if new.started_at >= now() then
    new.started_at := clock_timestamp();
  end if;
  select * into v_lesson from booking.lesson as lesson where lesson.lesson_id = new.lesson_id;
  if not found
    or v_lesson.started_at is null
    or v_lesson.started_at > new.started_at
    or v_lesson.ended_at <= new.started_at
    or exists (select from recording.consent_findings(new.lesson_id, new.started_at))
  then
    raise exception using errcode = 'PT409', message = 'A recording is not possible.';
  end if;

  new.engagement_id := v_lesson.engagement_id;
  new.basis := policy.effective_text('recording.basis', v_lesson.engagement_id, new.started_at);
  new.profile := policy.profile_in_force(new.started_at);
  new.retention_days := policy.effective_integer('recording.retention_days', v_lesson.engagement_id, new.started_at);
  new.stop_required_at := null;
  new.stop_reason := null;
  new.ended_at := null;
  return new;
end;
$$;

ALTER FUNCTION recording.segment_is_lawful() OWNER TO cap_recording;

--
-- Name: FUNCTION segment_is_lawful(); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.segment_is_lawful() IS 'Refuses a segment against which recording.consent_findings has a reason, and freezes its basis. Trigger on recording.segment.';

--
-- Name: segment_is_only_ended(); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.segment_is_only_ended() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  c_end constant text[] := array['stop_required_at', 'stop_reason', 'ended_at'];
begin
  if tg_op = 'DELETE'
    or to_jsonb(new) - c_end <> to_jsonb(old) - c_end
    or old.ended_at is not null
    or old.stop_required_at is not null
      and (new.stop_required_at, new.stop_reason) is distinct from (old.stop_required_at, old.stop_reason)
    or new.stop_required_at > clock_timestamp()
    or new.ended_at > clock_timestamp()
  then
    raise exception using
      errcode = 'PT409',
      message = 'A segment is told to stop once and ends once, and is never rewritten.',
      hint = 'Start another segment.';
  end if;
  return new;
end;
$$;

ALTER FUNCTION recording.segment_is_only_ended() OWNER TO cap_recording;

--
-- Name: FUNCTION segment_is_only_ended(); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.segment_is_only_ended() IS 'Lets a segment be told to stop once and be ended once, and otherwise leaves it alone. Trigger on recording.segment.';

--
-- Name: segment_learner_is_lawful(); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.segment_learner_is_lawful() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if not exists (
    select
    from recording.segment as segment
    where segment.segment_id = new.segment_id
      and segment.started_at <= new.since
      and segment.ended_at is null
      and segment.stop_required_at is null
      and new.learner_id in (select recording.learners_at(segment.lesson_id, new.since))
      and new.band = recording.band_of(new.learner_id, new.since)
      and not exists (select from recording.learner_findings(segment.lesson_id, new.learner_id, new.since))
  ) then
    raise exception using errcode = 'PT409', message = 'A recording is not possible.';
  end if;
  return new;
end;
$$;

ALTER FUNCTION recording.segment_learner_is_lawful() OWNER TO cap_recording;

--
-- Name: FUNCTION segment_learner_is_lawful(); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.segment_learner_is_lawful() IS 'Refuses a learner in a segment against whom recording.learner_findings has a reason. Trigger on recording.segment_learner.';

--
-- Name: somebody_objects(uuid, timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.somebody_objects(p_lesson uuid, p_at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select recording.tutor_objects(p_lesson, p_at) or exists (
    select
    from recording.learners_at(p_lesson, p_at) as there (learner_id)
    where exists (
        select
        from recording.said(p_lesson, p_at) as said
        where said.learner_id = there.learner_id and said.capacity = 'self' and recording.is_no(said.kind)
      )
      or recording.is_young(recording.band_of(there.learner_id, p_at))
        and recording.parents_no(p_lesson, there.learner_id, p_at, p_at)
  );
$$;

ALTER FUNCTION recording.somebody_objects(p_lesson uuid, p_at timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION somebody_objects(p_lesson uuid, p_at timestamp with time zone); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.somebody_objects(p_lesson uuid, p_at timestamp with time zone) IS 'Whether the tutor, a learner or, under 16, somebody who answers for them says no at an instant. Asked by booking.session_findings.';

--
-- Name: staff_read_findings(uuid, uuid, text, jsonb, timestamp with time zone, text, text, uuid); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.staff_read_findings(p_segment uuid, p_lesson uuid, p_persona text, p_rules jsonb, p_at timestamp with time zone, p_reason_code text, p_reason text, p_case uuid) RETURNS TABLE(code text, kind text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_asks     text    := p_rules ->> 'recording.staff_review_requires';
  v_platform text    := policy.effective_text('recording.staff_review_requires', null, p_at);
  v_outside  text    := case p_reason_code when 'police_request' then 'police' when 'lado_request' then 'lado' end;
  v_reported boolean;
  v_flagged  boolean;
begin
  select coalesce(bool_or(noted.source = 'person'), false), coalesce(bool_or(noted.source = 'classifier'), false)
  into v_reported, v_flagged
  from recording.report as noted
  where noted.lesson_id = p_lesson and noted.noted_at <= p_at;

  return query
    select said.wrong, 'reason'
    from recording.reason_findings(
      p_reason_code, p_reason, nullif(p_rules -> 'qa.observation', 'null') is not null) as said (wrong);

  if p_reason_code = 'classifier_flag_review' and not v_flagged then
    return query select 'FLAG_MISSING', 'reason';
  end if;
  if v_outside is not null and not recording.disclosure_stands(p_segment, p_at, v_outside) then
    return query select 'DISCLOSURE_MISSING', 'reason';
  end if;

  if p_persona = 'web_lado' then
    if p_case is null then
      return query select 'CASE_MISSING', 'reason';
    elsif not exists (
      select from recording.hold as held
      where held.lesson_id = p_lesson
        and (held.segment_id is null or held.segment_id = p_segment)
        and held.case_id = p_case
        and held.placed_at <= p_at
        and (held.released_at is null or held.released_at > p_at)
      union all
      select from recording.report as noted
      where noted.lesson_id = p_lesson and noted.case_id = p_case and noted.noted_at <= p_at
    ) then
      return query select 'NOT_ATTACHED_TO_THE_CASE', 'stranger';
    end if;
    return;
  end if;

  if 'reason' in (v_asks, v_platform) and p_case is null then
    return query select 'CASE_MISSING', 'reason';
  end if;
  if v_asks = 'report' and not v_reported then
    return query select 'REPORT_MISSING', 'reason';
  end if;
end;
$$;

ALTER FUNCTION recording.staff_read_findings(p_segment uuid, p_lesson uuid, p_persona text, p_rules jsonb, p_at timestamp with time zone, p_reason_code text, p_reason text, p_case uuid) OWNER TO cap_recording;

--
-- Name: FUNCTION staff_read_findings(p_segment uuid, p_lesson uuid, p_persona text, p_rules jsonb, p_at timestamp with time zone, p_reason_code text, p_reason text, p_case uuid); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.staff_read_findings(p_segment uuid, p_lesson uuid, p_persona text, p_rules jsonb, p_at timestamp with time zone, p_reason_code text, p_reason text, p_case uuid) IS 'Every reason why a safeguarding lead or the LADO coordinator may not open a segment that has to do with what they say. Asked by recording.read_findings.';

--
-- Name: state_of(uuid, timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.state_of(p_segment uuid, p_at timestamp with time zone DEFAULT clock_timestamp()) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select case
    when exists (
      select from recording.purge as gone where gone.segment_id = segment.segment_id and gone.purged_at <= p_at
    ) then 'purged'
    else coalesce(
      recording.hold_on(segment.lesson_id, segment.segment_id, p_at),
      case
        when identity.civil_date(p_at)
          >= recording.kept_until(coalesce(segment.ended_at, segment.started_at), segment.retention_days) then 'expired'
        when recording.withdrawn_at(segment.segment_id, p_at) is not null then 'withdrawn_quarantine'
        else 'available'
      end)
    end
  from recording.segment as segment
  where segment.segment_id = p_segment
    and segment.started_at <= p_at;
$$;

ALTER FUNCTION recording.state_of(p_segment uuid, p_at timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION state_of(p_segment uuid, p_at timestamp with time zone); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.state_of(p_segment uuid, p_at timestamp with time zone) IS 'evidence_lock, legal_hold, withdrawn_quarantine, available, expired or purged at an instant; null where there is no such segment then. Asked by recording.read_findings, api.open_recording and reports.';

--
-- Name: takes_part(uuid, uuid); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.takes_part(p_lesson uuid, p_learner uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select exists (
    select
    from booking.lesson_learner as expected
    where expected.lesson_id = p_lesson and expected.learner_id = p_learner
  ) or exists (
    select
    from recording.admission as came
    where came.lesson_id = p_lesson and came.learner_id = p_learner
  );
$$;

ALTER FUNCTION recording.takes_part(p_lesson uuid, p_learner uuid) OWNER TO cap_recording;

--
-- Name: FUNCTION takes_part(p_lesson uuid, p_learner uuid); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.takes_part(p_lesson uuid, p_learner uuid) IS 'Whether a learner is expected at a lesson or was ever let in. Asked by recording.';

--
-- Name: touch_custody(uuid); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.touch_custody(p_lesson uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  insert into recording.custody as held (lesson_id)
  values (p_lesson)
  on conflict on constraint custody_pkey do update
    set version = held.version + 1,
        changed_at = clock_timestamp();
end;
$$;

ALTER FUNCTION recording.touch_custody(p_lesson uuid) OWNER TO cap_recording;

--
-- Name: FUNCTION touch_custody(p_lesson uuid); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.touch_custody(p_lesson uuid) IS 'Holds the custody of a lesson''s recordings until the transaction ends. Asked by holds and by the purge.';

--
-- Name: tutor_objects(uuid, timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.tutor_objects(p_lesson uuid, p_at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select exists (
    select
    from recording.said(p_lesson, p_at) as said
    join booking.lesson as lesson on lesson.lesson_id = said.lesson_id and lesson.tutor_id = said.person_id
    where said.capacity = 'tutor' and recording.is_no(said.kind)
  );
$$;

ALTER FUNCTION recording.tutor_objects(p_lesson uuid, p_at timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION tutor_objects(p_lesson uuid, p_at timestamp with time zone); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.tutor_objects(p_lesson uuid, p_at timestamp with time zone) IS 'Whether the tutor of a lesson says no. Asked by recording.consent_findings and recording.somebody_objects.';

--
-- Name: unrecorded(); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.unrecorded() RETURNS TABLE(kind text, target text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select found.kind, found.target
  from ledger.unrecorded_in('recording') as found;
$$;

ALTER FUNCTION recording.unrecorded() OWNER TO cap_recording;

--
-- Name: FUNCTION unrecorded(); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.unrecorded() IS 'The rows of recording whose present version no entry lists. Asked by ledger.unrecorded.';

--
-- Name: visible_reasons(jsonb, text, uuid[]); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.visible_reasons(p_findings jsonb, p_persona text, p_learners uuid[]) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  with found as (
    select
      item ->> 'code' as code,
      item ->> 'from_whom' as from_whom,
      (item ->> 'learner_id')::uuid as learner_id
    from jsonb_array_elements(p_findings) as item
  ),
  read as (
    select
      case p_persona
        when 'web_dsl' then found.code
        when 'web_tutor' then case
          when found.code in ('TUTOR_NOTICE_MISSING', 'TUTOR_OBJECTS', 'RECORDING_FORBIDDEN', 'NO_LEARNER_PRESENT')
            then found.code else 'RECORDING_NOT_POSSIBLE' end
        when 'web_service' then case
          when found.code in ('RECORDING_FORBIDDEN', 'NO_LEARNER_PRESENT')
            then found.code else 'RECORDING_NOT_POSSIBLE' end
        when 'web_learner' then case
          when found.learner_id = any (p_learners)
            and found.code in ('LEARNER_CONSENT_MISSING', 'LEARNER_OBJECTS', 'PARENT_CONSENT_MISSING',
                               'PARENT_AWARENESS_MISSING', 'NOTICE_MISSING')
            then found.code end
        when 'web_guardian' then case
          when found.learner_id = any (p_learners)
            and found.from_whom = 'guardian'
            and found.code in ('PARENT_CONSENT_MISSING', 'PARENT_AWARENESS_MISSING', 'NOTICE_MISSING')
            then found.code end
      end as code,
      case when p_persona in ('web_dsl', 'web_learner', 'web_guardian') then found.learner_id end as learner_id,
      case when p_persona in ('web_dsl', 'web_learner', 'web_guardian') then found.from_whom end as from_whom
    from found
  )
  select coalesce(jsonb_agg(told.reason order by told.reason ->> 'code', told.reason ->> 'learner_id', told.reason ->> 'from_whom'), '[]')
  from (
    select distinct jsonb_strip_nulls(
      jsonb_build_object('learner_id', read.learner_id, 'from_whom', read.from_whom)
      || (recording.words(array[read.code]) -> 0)) as reason
    from read
    where read.code is not null
  ) as told;
$$;

ALTER FUNCTION recording.visible_reasons(p_findings jsonb, p_persona text, p_learners uuid[]) OWNER TO cap_recording;

--
-- Name: FUNCTION visible_reasons(p_findings jsonb, p_persona text, p_learners uuid[]); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.visible_reasons(p_findings jsonb, p_persona text, p_learners uuid[]) IS 'What this viewer may read of recording.judged; p_learners are the learners a learner or a guardian speaks for. Asked by api functions.';

--
-- Name: why_purgeable(uuid, timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.why_purgeable(p_segment uuid, p_at timestamp with time zone) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select case
    when recording.hold_on(segment.lesson_id, segment.segment_id, p_at) is not null then null
    when identity.civil_date(p_at)
      >= recording.kept_until(coalesce(segment.ended_at, segment.started_at), segment.retention_days) then 'retention'
    when segment.ended_at is not null
      and identity.civil_date(p_at) >= recording.kept_until(recording.withdrawn_at(segment.segment_id, p_at), 14)
      and not exists (
        select from recording.report as noted
        where noted.lesson_id = segment.lesson_id and noted.case_id is not null and noted.noted_at <= p_at
      ) then 'withdrawn'
  end
  from recording.segment as segment
  where segment.segment_id = p_segment
    and segment.started_at <= p_at
    and not exists (select from recording.purge as gone where gone.segment_id = segment.segment_id);
$$;

ALTER FUNCTION recording.why_purgeable(p_segment uuid, p_at timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION why_purgeable(p_segment uuid, p_at timestamp with time zone); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.why_purgeable(p_segment uuid, p_at timestamp with time zone) IS 'retention, withdrawn, or null where a recording must stay, is gone or never was. Asked by recording.purgeable, the purge and its gate.';

--
-- Name: withdrawn_at(uuid, timestamp with time zone); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.withdrawn_at(p_segment uuid, p_at timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select min(act.at)
  from recording.segment as segment
  join recording.segment_learner as shown on shown.segment_id = segment.segment_id
  join recording.act as act on act.lesson_id = segment.lesson_id and act.learner_id = shown.learner_id
  where segment.segment_id = p_segment
    and act.at >= shown.since
    and act.at <= p_at
    and recording.is_no(act.kind)
    and (act.capacity = 'self' or act.capacity = 'parent' and recording.is_young(shown.band));
$$;

ALTER FUNCTION recording.withdrawn_at(p_segment uuid, p_at timestamp with time zone) OWNER TO cap_recording;

--
-- Name: FUNCTION withdrawn_at(p_segment uuid, p_at timestamp with time zone); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.withdrawn_at(p_segment uuid, p_at timestamp with time zone) IS 'The first no after a segment began that counts against it, or null. Asked by recording.state_of.';

--
-- Name: words(text[]); Type: FUNCTION; Schema: recording; Owner: cap_recording
--

CREATE FUNCTION recording.words(p_codes text[]) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select coalesce(jsonb_agg(
    jsonb_build_object('code', reason.code, 'meaning', reason.meaning, 'remedy', reason.remedy) order by reason.code), '[]')
  from recording.reason as reason
  where reason.code = any (p_codes);
$$;

ALTER FUNCTION recording.words(p_codes text[]) OWNER TO cap_recording;

--
-- Name: FUNCTION words(p_codes text[]); Type: COMMENT; Schema: recording; Owner: cap_recording
--

COMMENT ON FUNCTION recording.words(p_codes text[]) IS 'These codes in order, each once, as {code, meaning, remedy}. Asked by recording.visible_reasons.';

--
-- Name: access; Type: TABLE; Schema: recording; Owner: safelane_owner
--

CREATE TABLE recording.access (
    access_id uuid DEFAULT gen_random_uuid() NOT NULL,
    segment_id uuid NOT NULL,
    lesson_id uuid,
    reader_id uuid NOT NULL,
    persona text NOT NULL,
    outcome text NOT NULL,
    codes text[] DEFAULT '{}'::text[] NOT NULL,
    state text,
    reason_code text,
    reason text,
    case_id uuid,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    expires_at timestamp with time zone,
    CONSTRAINT access_granted_expires CHECK ((((outcome = 'granted'::text) = (expires_at IS NOT NULL)) AND (expires_at > at))),
    CONSTRAINT access_outcome CHECK ((outcome = ANY (ARRAY['granted'::text, 'refused'::text]))),
    CONSTRAINT access_reason_length CHECK ((length(reason) <= 2000)),
    CONSTRAINT access_refused_says_why CHECK (((outcome = 'refused'::text) = (codes <> '{}'::text[]))),
    CONSTRAINT access_staff_say_why CHECK (((outcome = 'refused'::text) OR (persona <> ALL (ARRAY['web_dsl'::text, 'web_lado'::text])) OR ((reason_code IS NOT NULL) AND (length(reason) >= 20))))
);

ALTER TABLE ONLY recording.access FORCE ROW LEVEL SECURITY;

ALTER TABLE recording.access OWNER TO safelane_owner;

--
-- Name: act_seq_seq; Type: SEQUENCE; Schema: recording; Owner: safelane_owner
--

ALTER TABLE recording.act ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME recording.act_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: admission; Type: TABLE; Schema: recording; Owner: safelane_owner
--

CREATE TABLE recording.admission (
    admission_id uuid DEFAULT gen_random_uuid() NOT NULL,
    seq bigint NOT NULL,
    lesson_id uuid NOT NULL,
    learner_id uuid NOT NULL,
    kind text NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    by_person uuid NOT NULL,
    CONSTRAINT admission_kind CHECK ((kind = ANY (ARRAY['admitted'::text, 'left'::text])))
);

ALTER TABLE ONLY recording.admission FORCE ROW LEVEL SECURITY;

ALTER TABLE recording.admission OWNER TO safelane_owner;

--
-- Name: TABLE admission; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON TABLE recording.admission IS 'Whoever is expected at a lesson counts as there until they have left.';

--
-- Name: admission_seq_seq; Type: SEQUENCE; Schema: recording; Owner: safelane_owner
--

ALTER TABLE recording.admission ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME recording.admission_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: contact_block; Type: TABLE; Schema: recording; Owner: safelane_owner
--

CREATE TABLE recording.contact_block (
    block_id uuid DEFAULT gen_random_uuid() NOT NULL,
    guardian_id uuid NOT NULL,
    learner_id uuid NOT NULL,
    reason text NOT NULL,
    blocked_by uuid NOT NULL,
    blocked_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    lifted_at timestamp with time zone,
    lifted_by uuid,
    lift_reason text,
    CONSTRAINT contact_block_lift_reason_length CHECK (((length(lift_reason) >= 20) AND (length(lift_reason) <= 2000))),
    CONSTRAINT contact_block_lifted CHECK ((((lifted_at IS NULL) = (lifted_by IS NULL)) AND ((lifted_at IS NULL) = (lift_reason IS NULL)) AND (lifted_at >= blocked_at))),
    CONSTRAINT contact_block_not_own CHECK (((blocked_by <> guardian_id) AND (blocked_by <> learner_id) AND COALESCE(((lifted_by <> guardian_id) AND (lifted_by <> learner_id)), true))),
    CONSTRAINT contact_block_reason_length CHECK (((length(reason) >= 20) AND (length(reason) <= 2000))),
    CONSTRAINT contact_block_two_people CHECK ((guardian_id <> learner_id))
);

ALTER TABLE ONLY recording.contact_block FORCE ROW LEVEL SECURITY;

ALTER TABLE recording.contact_block OWNER TO safelane_owner;

--
-- Name: TABLE contact_block; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON TABLE recording.contact_block IS 'Known to safeguarding leads alone: to everybody else a blocked parent looks like any other.';

--
-- Name: custody; Type: TABLE; Schema: recording; Owner: safelane_owner
--

CREATE TABLE recording.custody (
    lesson_id uuid NOT NULL,
    version bigint DEFAULT 0 NOT NULL,
    changed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

ALTER TABLE ONLY recording.custody FORCE ROW LEVEL SECURITY;

ALTER TABLE recording.custody OWNER TO safelane_owner;

--
-- Name: TABLE custody; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON TABLE recording.custody IS 'The row at which a hold on a lesson and the purging of its recordings meet (F20).';

--
-- Name: disclosure; Type: TABLE; Schema: recording; Owner: safelane_owner
--

CREATE TABLE recording.disclosure (
    disclosure_id uuid DEFAULT gen_random_uuid() NOT NULL,
    segment_ids uuid[] NOT NULL,
    from_at timestamp with time zone,
    until_at timestamp with time zone,
    recipient_type text NOT NULL,
    recipient_organisation text NOT NULL,
    recipient_officer text NOT NULL,
    authority_reference text NOT NULL,
    legal_gateway text NOT NULL,
    case_id uuid,
    content_sha256 bytea NOT NULL,
    urgent boolean NOT NULL,
    subject_informed boolean NOT NULL,
    not_informed_reason text,
    requested_by uuid NOT NULL,
    requested_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    approved_by uuid,
    approved_at timestamp with time zone,
    CONSTRAINT disclosure_approval CHECK ((((approved_at IS NULL) = (approved_by IS NULL)) AND (approved_at >= requested_at))),
    CONSTRAINT disclosure_approver_is_another CHECK ((approved_by <> requested_by)),
    CONSTRAINT disclosure_gateway CHECK ((legal_gateway = ANY (ARRAY['court_order'::text, 'crime_sch2_para2'::text, 'lado_request'::text, 'consent'::text]))),
    CONSTRAINT disclosure_hash CHECK ((length(content_sha256) = 32)),
    CONSTRAINT disclosure_range CHECK (((from_at < until_at) AND ((from_at IS NULL) = (until_at IS NULL)))),
    CONSTRAINT disclosure_recipient_length CHECK (((length(recipient_organisation) >= 2) AND (length(recipient_organisation) <= 300) AND (length(recipient_officer) >= 2) AND (length(recipient_officer) <= 300) AND (length(authority_reference) >= 2) AND (length(authority_reference) <= 300))),
    CONSTRAINT disclosure_recipient_type CHECK ((recipient_type = ANY (ARRAY['police'::text, 'lado'::text, 'court'::text, 'local_authority'::text, 'data_subject'::text, 'other'::text]))),
    CONSTRAINT disclosure_segments CHECK (((cardinality(segment_ids) >= 1) AND (cardinality(segment_ids) <= 100) AND (array_position(segment_ids, NULL::uuid) IS NULL))),
    CONSTRAINT disclosure_subject CHECK (((subject_informed = (not_informed_reason IS NULL)) AND ((not_informed_reason IS NULL) OR ((length(not_informed_reason) >= 20) AND (length(not_informed_reason) <= 2000)))))
);

ALTER TABLE ONLY recording.disclosure FORCE ROW LEVEL SECURITY;

ALTER TABLE recording.disclosure OWNER TO safelane_owner;

--
-- Name: COLUMN disclosure.content_sha256; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON COLUMN recording.disclosure.content_sha256 IS 'Hash of what leaves: of the extract where a time range was given, else of the hashes of the segments in their order.';

--
-- Name: COLUMN disclosure.urgent; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON COLUMN recording.disclosure.urgent IS 'S0: may leave before it is approved, for 24 hours from the request (E3.3).';

--
-- Name: hold; Type: TABLE; Schema: recording; Owner: safelane_owner
--

CREATE TABLE recording.hold (
    hold_id uuid DEFAULT gen_random_uuid() NOT NULL,
    lesson_id uuid NOT NULL,
    segment_id uuid,
    kind text NOT NULL,
    category text NOT NULL,
    case_id uuid,
    from_allegation boolean DEFAULT false NOT NULL,
    closes_to_all boolean DEFAULT false NOT NULL,
    automatic boolean DEFAULT false NOT NULL,
    reason text NOT NULL,
    placed_by uuid NOT NULL,
    placed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    released_at timestamp with time zone,
    released_by uuid,
    release_reason text,
    CONSTRAINT hold_allegation CHECK (((category <> 'allegation'::text) OR from_allegation)),
    CONSTRAINT hold_category CHECK ((category = ANY (ARRAY['csam'::text, 'inappropriate_image'::text, 'abuse_witnessed'::text, 'sexual_behaviour'::text, 'allegation'::text, 'police_disclosure'::text, 'appeal'::text, 'safeguarding_case'::text, 'inquiry'::text, 'complaint'::text, 'other'::text]))),
    CONSTRAINT hold_evidence_stays CHECK (((kind <> 'evidence_lock'::text) OR (released_at IS NULL))),
    CONSTRAINT hold_kind CHECK ((kind = ANY (ARRAY['evidence_lock'::text, 'legal_hold'::text]))),
    CONSTRAINT hold_reason_length CHECK (((length(reason) >= 3) AND (length(reason) <= 2000))),
    CONSTRAINT hold_release_reason_length CHECK (((length(release_reason) >= 20) AND (length(release_reason) <= 2000))),
    CONSTRAINT hold_released CHECK ((((released_at IS NULL) = (released_by IS NULL)) AND ((released_at IS NULL) = (release_reason IS NULL)) AND (released_at >= placed_at)))
);

ALTER TABLE ONLY recording.hold FORCE ROW LEVEL SECURITY;

ALTER TABLE recording.hold OWNER TO safelane_owner;

--
-- Name: COLUMN hold.segment_id; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON COLUMN recording.hold.segment_id IS 'Null: every segment of the lesson, those to come included.';

--
-- Name: COLUMN hold.closes_to_all; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON COLUMN recording.hold.closes_to_all IS 'The case is so confidential that nobody but safeguarding staff opens the recording meanwhile.';

--
-- Name: lesson_move; Type: TABLE; Schema: recording; Owner: safelane_owner
--

CREATE TABLE recording.lesson_move (
    move_id uuid DEFAULT gen_random_uuid() NOT NULL,
    seq bigint NOT NULL,
    lesson_id uuid NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    moved_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

ALTER TABLE ONLY recording.lesson_move FORCE ROW LEVEL SECURITY;

ALTER TABLE recording.lesson_move OWNER TO safelane_owner;

--
-- Name: COLUMN lesson_move.starts_at; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON COLUMN recording.lesson_move.starts_at IS 'The start that was planned until then.';

--
-- Name: lesson_move_seq_seq; Type: SEQUENCE; Schema: recording; Owner: safelane_owner
--

ALTER TABLE recording.lesson_move ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME recording.lesson_move_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: media; Type: TABLE; Schema: recording; Owner: safelane_owner
--

CREATE TABLE recording.media (
    segment_id uuid NOT NULL,
    storage_key text NOT NULL,
    sha256 bytea NOT NULL,
    length_octets bigint NOT NULL,
    seconds integer NOT NULL,
    reported_by uuid NOT NULL,
    reported_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT media_length CHECK ((length_octets > 0)),
    CONSTRAINT media_seconds CHECK ((seconds >= 0)),
    CONSTRAINT media_sha256_length CHECK ((length(sha256) = 32)),
    CONSTRAINT media_storage_key_length CHECK (((length(storage_key) >= 16) AND (length(storage_key) <= 500)))
);

ALTER TABLE ONLY recording.media FORCE ROW LEVEL SECURITY;

ALTER TABLE recording.media OWNER TO safelane_owner;

--
-- Name: parent_contact; Type: TABLE; Schema: recording; Owner: safelane_owner
--

CREATE TABLE recording.parent_contact (
    contact_id uuid DEFAULT gen_random_uuid() NOT NULL,
    seq bigint NOT NULL,
    lesson_id uuid NOT NULL,
    learner_id uuid NOT NULL,
    guardian_id uuid NOT NULL,
    kind text NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    reported_by uuid NOT NULL,
    CONSTRAINT parent_contact_kind CHECK ((kind = ANY (ARRAY['sent'::text, 'bounced'::text, 'present'::text])))
);

ALTER TABLE ONLY recording.parent_contact FORCE ROW LEVEL SECURITY;

ALTER TABLE recording.parent_contact OWNER TO safelane_owner;

--
-- Name: TABLE parent_contact; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON TABLE recording.parent_contact IS 'Written by the session service only. The latest of sent and bounced counts; present is present for that lesson.';

--
-- Name: parent_contact_seq_seq; Type: SEQUENCE; Schema: recording; Owner: safelane_owner
--

ALTER TABLE recording.parent_contact ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME recording.parent_contact_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: parent_grant; Type: TABLE; Schema: recording; Owner: safelane_owner
--

CREATE TABLE recording.parent_grant (
    grant_id uuid DEFAULT gen_random_uuid() NOT NULL,
    segment_id uuid NOT NULL,
    learner_id uuid NOT NULL,
    parent_id uuid NOT NULL,
    kind text NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT parent_grant_another CHECK ((parent_id <> learner_id)),
    CONSTRAINT parent_grant_kind CHECK ((kind = ANY (ARRAY['granted'::text, 'revoked'::text])))
);

ALTER TABLE ONLY recording.parent_grant FORCE ROW LEVEL SECURITY;

ALTER TABLE recording.parent_grant OWNER TO safelane_owner;

--
-- Name: purge; Type: TABLE; Schema: recording; Owner: safelane_owner
--

CREATE TABLE recording.purge (
    segment_id uuid NOT NULL,
    lesson_id uuid NOT NULL,
    ended_on date NOT NULL,
    kept_until date NOT NULL,
    why text NOT NULL,
    purged_by uuid NOT NULL,
    purged_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT purge_why CHECK ((why = ANY (ARRAY['retention'::text, 'withdrawn'::text])))
);

ALTER TABLE ONLY recording.purge FORCE ROW LEVEL SECURITY;

ALTER TABLE recording.purge OWNER TO safelane_owner;

--
-- Name: reason; Type: TABLE; Schema: recording; Owner: safelane_owner
--

CREATE TABLE recording.reason (
    code text NOT NULL,
    meaning text NOT NULL,
    remedy text NOT NULL,
    clauses text[] DEFAULT '{}'::text[] NOT NULL
);

ALTER TABLE ONLY recording.reason FORCE ROW LEVEL SECURITY;

ALTER TABLE recording.reason OWNER TO safelane_owner;

--
-- Name: TABLE reason; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON TABLE recording.reason IS 'Words only: the codes of recording.consent_findings, and what viewers read instead of them.';

--
-- Name: report; Type: TABLE; Schema: recording; Owner: safelane_owner
--

CREATE TABLE recording.report (
    report_id uuid DEFAULT gen_random_uuid() NOT NULL,
    lesson_id uuid NOT NULL,
    source text NOT NULL,
    category text,
    case_id uuid,
    noted_by uuid NOT NULL,
    noted_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT report_category CHECK ((category = ANY (ARRAY['csam'::text, 'inappropriate_image'::text, 'abuse_witnessed'::text, 'sexual_behaviour'::text, 'other'::text]))),
    CONSTRAINT report_classifier_only_flags CHECK (((source = 'person'::text) OR ((category IS NULL) AND (case_id IS NULL)))),
    CONSTRAINT report_source CHECK ((source = ANY (ARRAY['person'::text, 'classifier'::text])))
);

ALTER TABLE ONLY recording.report FORCE ROW LEVEL SECURITY;

ALTER TABLE recording.report OWNER TO safelane_owner;

--
-- Name: COLUMN report.source; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON COLUMN recording.report.source IS 'A classifier only flags: it names no category and no case, and holds nothing (F8).';

--
-- Name: safety_flag; Type: TABLE; Schema: recording; Owner: safelane_owner
--

CREATE TABLE recording.safety_flag (
    flag_id uuid DEFAULT gen_random_uuid() NOT NULL,
    learner_id uuid,
    lesson_id uuid,
    tell_hold boolean DEFAULT false NOT NULL,
    reason text NOT NULL,
    placed_by uuid NOT NULL,
    placed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    lifted_at timestamp with time zone,
    lifted_by uuid,
    lift_reason text,
    CONSTRAINT safety_flag_lift_reason_length CHECK (((length(lift_reason) >= 20) AND (length(lift_reason) <= 2000))),
    CONSTRAINT safety_flag_lifted CHECK ((((lifted_at IS NULL) = (lifted_by IS NULL)) AND ((lifted_at IS NULL) = (lift_reason IS NULL)) AND (lifted_at >= placed_at))),
    CONSTRAINT safety_flag_not_own CHECK (((placed_by IS DISTINCT FROM learner_id) AND ((lifted_by IS NULL) OR (lifted_by IS DISTINCT FROM learner_id)))),
    CONSTRAINT safety_flag_one_of_two CHECK ((num_nonnulls(learner_id, lesson_id) = 1)),
    CONSTRAINT safety_flag_reason_length CHECK (((length(reason) >= 20) AND (length(reason) <= 2000)))
);

ALTER TABLE ONLY recording.safety_flag FORCE ROW LEVEL SECURITY;

ALTER TABLE recording.safety_flag OWNER TO safelane_owner;

--
-- Name: COLUMN safety_flag.tell_hold; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON COLUMN recording.safety_flag.tell_hold IS 'Nobody is told yet: subject, parent and school hear nothing that would show it.';

--
-- Name: segment; Type: TABLE; Schema: recording; Owner: safelane_owner
--

CREATE TABLE recording.segment (
    segment_id uuid DEFAULT gen_random_uuid() NOT NULL,
    lesson_id uuid NOT NULL,
    started_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    started_by uuid NOT NULL,
    basis text NOT NULL,
    profile text NOT NULL,
    retention_days integer NOT NULL,
    engagement_id uuid NOT NULL,
    stop_required_at timestamp with time zone,
    stop_reason text,
    ended_at timestamp with time zone,
    CONSTRAINT segment_basis CHECK ((basis = ANY (ARRAY['consent_per_session'::text, 'notice_always_on'::text]))),
    CONSTRAINT segment_order CHECK ((ended_at >= started_at)),
    CONSTRAINT segment_retention CHECK (((retention_days >= 1) AND (retention_days <= 365))),
    CONSTRAINT segment_stop CHECK ((((stop_required_at IS NULL) = (stop_reason IS NULL)) AND (stop_required_at >= started_at))),
    CONSTRAINT segment_stop_reason CHECK ((stop_reason = ANY (ARRAY['learner_objects'::text, 'parent_objects'::text, 'tutor_objects'::text, 'joiner'::text, 'safety_flag'::text, 'lesson_ended'::text])))
);

ALTER TABLE ONLY recording.segment FORCE ROW LEVEL SECURITY;

ALTER TABLE recording.segment OWNER TO safelane_owner;

--
-- Name: TABLE segment; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON TABLE recording.segment IS 'Never media. Retention runs from the civil day it ended (E6).';

--
-- Name: COLUMN segment.retention_days; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON COLUMN recording.segment.retention_days IS 'recording.retention_days as it was when the segment started.';

--
-- Name: COLUMN segment.stop_required_at; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON COLUMN recording.segment.stop_required_at IS 'From here on nobody may be recorded under it; ended more than ten seconds later is a breach to report (E2.3 row 9).';

--
-- Name: segment_learner; Type: TABLE; Schema: recording; Owner: safelane_owner
--

CREATE TABLE recording.segment_learner (
    segment_id uuid NOT NULL,
    learner_id uuid NOT NULL,
    band text NOT NULL,
    act_id uuid,
    since timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT segment_learner_band CHECK ((band = ANY (ARRAY['under_13'::text, '13_to_15'::text, '16_to_17'::text, 'adult'::text])))
);

ALTER TABLE ONLY recording.segment_learner FORCE ROW LEVEL SECURITY;

ALTER TABLE recording.segment_learner OWNER TO safelane_owner;

--
-- Name: COLUMN segment_learner.act_id; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON COLUMN recording.segment_learner.act_id IS 'The consent (of the learner, or of a parent where the learner is under 13); null where a notice is the basis.';

--
-- Name: COLUMN segment_learner.since; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON COLUMN recording.segment_learner.since IS 'The start of the segment, or the instant at which a learner with consent joined.';

--
-- Name: signal; Type: TABLE; Schema: recording; Owner: safelane_owner
--

CREATE TABLE recording.signal (
    signal_id uuid DEFAULT gen_random_uuid() NOT NULL,
    lesson_id uuid NOT NULL,
    learner_id uuid,
    kind text NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT signal_kind CHECK ((kind = ANY (ARRAY['objection'::text, 'additional_person'::text])))
);

ALTER TABLE ONLY recording.signal FORCE ROW LEVEL SECURITY;

ALTER TABLE recording.signal OWNER TO safelane_owner;

--
-- Name: TABLE signal; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON TABLE recording.signal IS 'Contextual signals; never a case (TS-59).';

--
-- Name: unavailable; Type: TABLE; Schema: recording; Owner: safelane_owner
--

CREATE TABLE recording.unavailable (
    unavailable_id uuid DEFAULT gen_random_uuid() NOT NULL,
    lesson_id uuid NOT NULL,
    reason text NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    by_person uuid NOT NULL,
    CONSTRAINT unavailable_reason_length CHECK (((length(reason) >= 3) AND (length(reason) <= 2000)))
);

ALTER TABLE ONLY recording.unavailable FORCE ROW LEVEL SECURITY;

ALTER TABLE recording.unavailable OWNER TO safelane_owner;

--
-- Name: access access_pkey; Type: CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.access
    ADD CONSTRAINT access_pkey PRIMARY KEY (access_id);

--
-- Name: act act_pkey; Type: CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.act
    ADD CONSTRAINT act_pkey PRIMARY KEY (act_id);

--
-- Name: admission admission_pkey; Type: CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.admission
    ADD CONSTRAINT admission_pkey PRIMARY KEY (admission_id);

--
-- Name: contact_block contact_block_pkey; Type: CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.contact_block
    ADD CONSTRAINT contact_block_pkey PRIMARY KEY (block_id);

--
-- Name: custody custody_pkey; Type: CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.custody
    ADD CONSTRAINT custody_pkey PRIMARY KEY (lesson_id);

--
-- Name: disclosure disclosure_pkey; Type: CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.disclosure
    ADD CONSTRAINT disclosure_pkey PRIMARY KEY (disclosure_id);

--
-- Name: hold hold_pkey; Type: CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.hold
    ADD CONSTRAINT hold_pkey PRIMARY KEY (hold_id);

--
-- Name: lesson_move lesson_move_pkey; Type: CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.lesson_move
    ADD CONSTRAINT lesson_move_pkey PRIMARY KEY (move_id);

--
-- Name: media media_pkey; Type: CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.media
    ADD CONSTRAINT media_pkey PRIMARY KEY (segment_id);

--
-- Name: media media_storage_key_key; Type: CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.media
    ADD CONSTRAINT media_storage_key_key UNIQUE (storage_key);

--
-- Name: parent_contact parent_contact_pkey; Type: CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.parent_contact
    ADD CONSTRAINT parent_contact_pkey PRIMARY KEY (contact_id);

--
-- Name: parent_grant parent_grant_pkey; Type: CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.parent_grant
    ADD CONSTRAINT parent_grant_pkey PRIMARY KEY (grant_id);

--
-- Name: purge purge_pkey; Type: CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.purge
    ADD CONSTRAINT purge_pkey PRIMARY KEY (segment_id);

--
-- Name: reason reason_pkey; Type: CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.reason
    ADD CONSTRAINT reason_pkey PRIMARY KEY (code);

--
-- Name: report report_pkey; Type: CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.report
    ADD CONSTRAINT report_pkey PRIMARY KEY (report_id);

--
-- Name: safety_flag safety_flag_pkey; Type: CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.safety_flag
    ADD CONSTRAINT safety_flag_pkey PRIMARY KEY (flag_id);

--
-- Name: segment_learner segment_learner_pkey; Type: CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.segment_learner
    ADD CONSTRAINT segment_learner_pkey PRIMARY KEY (segment_id, learner_id);

--
-- Name: segment segment_pkey; Type: CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.segment
    ADD CONSTRAINT segment_pkey PRIMARY KEY (segment_id);

--
-- Name: signal signal_pkey; Type: CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.signal
    ADD CONSTRAINT signal_pkey PRIMARY KEY (signal_id);

--
-- Name: unavailable unavailable_pkey; Type: CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.unavailable
    ADD CONSTRAINT unavailable_pkey PRIMARY KEY (unavailable_id);

--
-- Name: access_at_idx; Type: INDEX; Schema: recording; Owner: safelane_owner
--

CREATE INDEX access_at_idx ON recording.access USING btree (at);

--
-- Name: access_segment_idx; Type: INDEX; Schema: recording; Owner: safelane_owner
--

CREATE INDEX access_segment_idx ON recording.access USING btree (segment_id, at);

--
-- Name: act_lesson_idx; Type: INDEX; Schema: recording; Owner: safelane_owner
--

CREATE INDEX act_lesson_idx ON recording.act USING btree (lesson_id, learner_id, person_id, capacity, at DESC, seq DESC);

--
-- Name: act_no_idx; Type: INDEX; Schema: recording; Owner: safelane_owner
--

CREATE INDEX act_no_idx ON recording.act USING btree (at) WHERE (kind = ANY (ARRAY['refused'::text, 'withdrawn'::text, 'objected'::text]));

--
-- Name: act_person_idx; Type: INDEX; Schema: recording; Owner: safelane_owner
--

CREATE INDEX act_person_idx ON recording.act USING btree (person_id, at);

--
-- Name: admission_lesson_idx; Type: INDEX; Schema: recording; Owner: safelane_owner
--

CREATE INDEX admission_lesson_idx ON recording.admission USING btree (lesson_id, learner_id, at DESC, seq DESC);

--
-- Name: contact_block_pair_idx; Type: INDEX; Schema: recording; Owner: safelane_owner
--

CREATE INDEX contact_block_pair_idx ON recording.contact_block USING btree (learner_id, guardian_id);

--
-- Name: disclosure_requested_idx; Type: INDEX; Schema: recording; Owner: safelane_owner
--

CREATE INDEX disclosure_requested_idx ON recording.disclosure USING btree (requested_at);

--
-- Name: disclosure_segments_idx; Type: INDEX; Schema: recording; Owner: safelane_owner
--

CREATE INDEX disclosure_segments_idx ON recording.disclosure USING gin (segment_ids);

--
-- Name: hold_lesson_idx; Type: INDEX; Schema: recording; Owner: safelane_owner
--

CREATE INDEX hold_lesson_idx ON recording.hold USING btree (lesson_id);

--
-- Name: lesson_move_lesson_idx; Type: INDEX; Schema: recording; Owner: safelane_owner
--

CREATE INDEX lesson_move_lesson_idx ON recording.lesson_move USING btree (lesson_id, moved_at, seq);

--
-- Name: parent_contact_lesson_idx; Type: INDEX; Schema: recording; Owner: safelane_owner
--

CREATE INDEX parent_contact_lesson_idx ON recording.parent_contact USING btree (lesson_id, learner_id, guardian_id, at DESC, seq DESC);

--
-- Name: parent_grant_segment_idx; Type: INDEX; Schema: recording; Owner: safelane_owner
--

CREATE INDEX parent_grant_segment_idx ON recording.parent_grant USING btree (segment_id, learner_id, parent_id, at);

--
-- Name: report_lesson_idx; Type: INDEX; Schema: recording; Owner: safelane_owner
--

CREATE INDEX report_lesson_idx ON recording.report USING btree (lesson_id);

--
-- Name: safety_flag_learner_idx; Type: INDEX; Schema: recording; Owner: safelane_owner
--

CREATE INDEX safety_flag_learner_idx ON recording.safety_flag USING btree (learner_id);

--
-- Name: safety_flag_lesson_idx; Type: INDEX; Schema: recording; Owner: safelane_owner
--

CREATE INDEX safety_flag_lesson_idx ON recording.safety_flag USING btree (lesson_id);

--
-- Name: segment_ended_idx; Type: INDEX; Schema: recording; Owner: safelane_owner
--

CREATE INDEX segment_ended_idx ON recording.segment USING btree (ended_at);

--
-- Name: segment_engagement_idx; Type: INDEX; Schema: recording; Owner: safelane_owner
--

CREATE INDEX segment_engagement_idx ON recording.segment USING btree (engagement_id, started_at);

--
-- Name: segment_kept_until_idx; Type: INDEX; Schema: recording; Owner: safelane_owner
--

CREATE INDEX segment_kept_until_idx ON recording.segment USING btree (((((COALESCE(ended_at, started_at) AT TIME ZONE 'Europe/London'::text))::date + retention_days)));

--
-- Name: segment_learner_learner_idx; Type: INDEX; Schema: recording; Owner: safelane_owner
--

CREATE INDEX segment_learner_learner_idx ON recording.segment_learner USING btree (learner_id, segment_id);

--
-- Name: segment_lesson_idx; Type: INDEX; Schema: recording; Owner: safelane_owner
--

CREATE INDEX segment_lesson_idx ON recording.segment USING btree (lesson_id, started_at);

--
-- Name: segment_must_stop_idx; Type: INDEX; Schema: recording; Owner: safelane_owner
--

CREATE INDEX segment_must_stop_idx ON recording.segment USING btree (stop_required_at) WHERE (stop_required_at IS NOT NULL);

--
-- Name: segment_one_at_a_time; Type: INDEX; Schema: recording; Owner: safelane_owner
--

CREATE UNIQUE INDEX segment_one_at_a_time ON recording.segment USING btree (lesson_id) WHERE (ended_at IS NULL);

--
-- Name: signal_lesson_idx; Type: INDEX; Schema: recording; Owner: safelane_owner
--

CREATE INDEX signal_lesson_idx ON recording.signal USING btree (lesson_id, at);

--
-- Name: unavailable_lesson_idx; Type: INDEX; Schema: recording; Owner: safelane_owner
--

CREATE INDEX unavailable_lesson_idx ON recording.unavailable USING btree (lesson_id, at);

--
-- Name: access _100_append_only; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON recording.access FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.access ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: act _100_append_only; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON recording.act FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.act ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: admission _100_append_only; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON recording.admission FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.admission ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: lesson_move _100_append_only; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON recording.lesson_move FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.lesson_move ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: parent_contact _100_append_only; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON recording.parent_contact FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.parent_contact ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: parent_grant _100_append_only; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON recording.parent_grant FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.parent_grant ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: purge _100_append_only; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON recording.purge FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.purge ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: reason _100_append_only; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON recording.reason FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.reason ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: report _100_append_only; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON recording.report FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.report ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: segment_learner _100_append_only; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON recording.segment_learner FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.segment_learner ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: signal _100_append_only; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON recording.signal FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.signal ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: unavailable _100_append_only; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON recording.unavailable FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.unavailable ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: access _100_no_truncate; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON recording.access FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.access ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: act _100_no_truncate; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON recording.act FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.act ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: admission _100_no_truncate; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON recording.admission FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.admission ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: contact_block _100_no_truncate; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON recording.contact_block FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.contact_block ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: custody _100_no_truncate; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON recording.custody FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.custody ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: disclosure _100_no_truncate; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON recording.disclosure FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.disclosure ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: hold _100_no_truncate; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON recording.hold FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.hold ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: lesson_move _100_no_truncate; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON recording.lesson_move FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.lesson_move ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: media _100_no_truncate; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON recording.media FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.media ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: parent_contact _100_no_truncate; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON recording.parent_contact FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.parent_contact ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: parent_grant _100_no_truncate; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON recording.parent_grant FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.parent_grant ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: purge _100_no_truncate; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON recording.purge FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.purge ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: reason _100_no_truncate; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON recording.reason FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.reason ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: report _100_no_truncate; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON recording.report FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.report ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: safety_flag _100_no_truncate; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON recording.safety_flag FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.safety_flag ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: segment _100_no_truncate; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON recording.segment FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.segment ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: segment_learner _100_no_truncate; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON recording.segment_learner FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.segment_learner ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: signal _100_no_truncate; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON recording.signal FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.signal ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: unavailable _100_no_truncate; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON recording.unavailable FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE recording.unavailable ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: disclosure _100_only_approved; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_only_approved BEFORE DELETE OR UPDATE ON recording.disclosure FOR EACH ROW EXECUTE FUNCTION recording.disclosure_is_only_approved();

ALTER TABLE recording.disclosure ENABLE ALWAYS TRIGGER _100_only_approved;

--
-- Name: segment _100_only_ended; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_only_ended BEFORE DELETE OR UPDATE ON recording.segment FOR EACH ROW EXECUTE FUNCTION recording.segment_is_only_ended();

ALTER TABLE recording.segment ENABLE ALWAYS TRIGGER _100_only_ended;

--
-- Name: contact_block _100_only_lifted; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_only_lifted BEFORE DELETE OR UPDATE ON recording.contact_block FOR EACH ROW EXECUTE FUNCTION recording.order_is_only_lifted();

ALTER TABLE recording.contact_block ENABLE ALWAYS TRIGGER _100_only_lifted;

--
-- Name: safety_flag _100_only_lifted; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_only_lifted BEFORE DELETE OR UPDATE ON recording.safety_flag FOR EACH ROW EXECUTE FUNCTION recording.order_is_only_lifted();

ALTER TABLE recording.safety_flag ENABLE ALWAYS TRIGGER _100_only_lifted;

--
-- Name: hold _100_only_released; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _100_only_released BEFORE INSERT OR DELETE OR UPDATE ON recording.hold FOR EACH ROW EXECUTE FUNCTION recording.hold_is_only_released();

ALTER TABLE recording.hold ENABLE ALWAYS TRIGGER _100_only_released;

--
-- Name: media _110_only_purged; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _110_only_purged BEFORE DELETE OR UPDATE ON recording.media FOR EACH ROW EXECUTE FUNCTION recording.media_is_only_purged();

ALTER TABLE recording.media ENABLE ALWAYS TRIGGER _110_only_purged;

--
-- Name: contact_block _200_takes_its_turn; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _200_takes_its_turn BEFORE INSERT ON recording.contact_block FOR EACH ROW EXECUTE FUNCTION recording.order_takes_its_turn();

ALTER TABLE recording.contact_block ENABLE ALWAYS TRIGGER _200_takes_its_turn;

--
-- Name: safety_flag _200_takes_its_turn; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _200_takes_its_turn BEFORE INSERT ON recording.safety_flag FOR EACH ROW EXECUTE FUNCTION recording.order_takes_its_turn();

ALTER TABLE recording.safety_flag ENABLE ALWAYS TRIGGER _200_takes_its_turn;

--
-- Name: act _300_is_lawful; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _300_is_lawful BEFORE INSERT ON recording.act FOR EACH ROW EXECUTE FUNCTION recording.act_is_lawful();

ALTER TABLE recording.act ENABLE ALWAYS TRIGGER _300_is_lawful;

--
-- Name: admission _300_is_lawful; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _300_is_lawful BEFORE INSERT ON recording.admission FOR EACH ROW EXECUTE FUNCTION recording.admission_is_lawful();

ALTER TABLE recording.admission ENABLE ALWAYS TRIGGER _300_is_lawful;

--
-- Name: purge _500_gate; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _500_gate BEFORE INSERT ON recording.purge FOR EACH ROW EXECUTE FUNCTION recording.gate_purge();

ALTER TABLE recording.purge ENABLE ALWAYS TRIGGER _500_gate;

--
-- Name: segment _500_gate; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _500_gate BEFORE INSERT ON recording.segment FOR EACH ROW EXECUTE FUNCTION recording.segment_is_lawful();

ALTER TABLE recording.segment ENABLE ALWAYS TRIGGER _500_gate;

--
-- Name: segment_learner _500_gate; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _500_gate BEFORE INSERT ON recording.segment_learner FOR EACH ROW EXECUTE FUNCTION recording.segment_learner_is_lawful();

ALTER TABLE recording.segment_learner ENABLE ALWAYS TRIGGER _500_gate;

--
-- Name: disclosure _500_hold; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _500_hold AFTER INSERT ON recording.disclosure FOR EACH ROW EXECUTE FUNCTION recording.hold_on_disclosure();

ALTER TABLE recording.disclosure ENABLE ALWAYS TRIGGER _500_hold;

--
-- Name: report _500_hold; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _500_hold AFTER INSERT ON recording.report FOR EACH ROW EXECUTE FUNCTION recording.hold_on_report();

ALTER TABLE recording.report ENABLE ALWAYS TRIGGER _500_hold;

--
-- Name: segment _600_freezes_learners; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _600_freezes_learners AFTER INSERT ON recording.segment FOR EACH ROW EXECUTE FUNCTION recording.segment_freezes_learners();

ALTER TABLE recording.segment ENABLE ALWAYS TRIGGER _600_freezes_learners;

--
-- Name: act _600_takes_effect; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _600_takes_effect AFTER INSERT ON recording.act FOR EACH ROW EXECUTE FUNCTION recording.act_takes_effect();

ALTER TABLE recording.act ENABLE ALWAYS TRIGGER _600_takes_effect;

--
-- Name: admission _600_takes_effect; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _600_takes_effect AFTER INSERT ON recording.admission FOR EACH ROW EXECUTE FUNCTION recording.admission_takes_effect();

ALTER TABLE recording.admission ENABLE ALWAYS TRIGGER _600_takes_effect;

--
-- Name: safety_flag _600_takes_effect; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _600_takes_effect AFTER INSERT ON recording.safety_flag FOR EACH ROW EXECUTE FUNCTION recording.flag_takes_effect();

ALTER TABLE recording.safety_flag ENABLE ALWAYS TRIGGER _600_takes_effect;

--
-- Name: reason _880_judged; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _880_judged AFTER INSERT ON recording.reason FOR EACH STATEMENT WHEN ((CURRENT_USER = 'cap_migration'::name)) EXECUTE FUNCTION guard.reference_is_judged();

ALTER TABLE recording.reason ENABLE ALWAYS TRIGGER _880_judged;

--
-- Name: access _890_change; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON recording.access FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'access_id', 'access_id,at,case_id,codes,expires_at,lesson_id,outcome,persona,reader_id,reason,reason_code,segment_id,state');

ALTER TABLE recording.access ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: act _890_change; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON recording.act FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'act_id', 'act_id,at,band,capacity,guardianship_id,kind,learner_id,lesson_id,person_id,seq');

ALTER TABLE recording.act ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: admission _890_change; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON recording.admission FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'admission_id', 'admission_id,at,by_person,kind,learner_id,lesson_id,seq');

ALTER TABLE recording.admission ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: contact_block _890_change; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON recording.contact_block FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'block_id', 'block_id,blocked_at,blocked_by,guardian_id,learner_id,lift_reason,lifted_at,lifted_by,reason');

ALTER TABLE recording.contact_block ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: disclosure _890_change; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON recording.disclosure FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'disclosure_id', 'approved_at,approved_by,authority_reference,case_id,content_sha256,disclosure_id,from_at,legal_gateway,not_informed_reason,recipient_officer,recipient_organisation,recipient_type,requested_at,requested_by,segment_ids,subject_informed,until_at,urgent');

ALTER TABLE recording.disclosure ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: hold _890_change; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON recording.hold FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'hold_id', 'automatic,case_id,category,closes_to_all,from_allegation,hold_id,kind,lesson_id,placed_at,placed_by,reason,release_reason,released_at,released_by,segment_id');

ALTER TABLE recording.hold ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: lesson_move _890_change; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON recording.lesson_move FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'move_id', 'lesson_id,move_id,moved_at,seq,starts_at');

ALTER TABLE recording.lesson_move ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: media _890_change; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON recording.media FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'segment_id', 'length_octets,reported_at,reported_by,seconds,segment_id,sha256,storage_key');

ALTER TABLE recording.media ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: parent_contact _890_change; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON recording.parent_contact FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'contact_id', 'at,contact_id,guardian_id,kind,learner_id,lesson_id,reported_by,seq');

ALTER TABLE recording.parent_contact ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: parent_grant _890_change; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON recording.parent_grant FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'grant_id', 'at,grant_id,kind,learner_id,parent_id,segment_id');

ALTER TABLE recording.parent_grant ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: purge _890_change; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON recording.purge FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'segment_id', 'ended_on,kept_until,lesson_id,purged_at,purged_by,segment_id,why');

ALTER TABLE recording.purge ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: reason _890_change; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON recording.reason FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'code', 'clauses,code,meaning,remedy');

ALTER TABLE recording.reason ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: report _890_change; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON recording.report FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'report_id', 'case_id,category,lesson_id,noted_at,noted_by,report_id,source');

ALTER TABLE recording.report ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: safety_flag _890_change; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON recording.safety_flag FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'flag_id', 'flag_id,learner_id,lesson_id,lift_reason,lifted_at,lifted_by,placed_at,placed_by,reason,tell_hold');

ALTER TABLE recording.safety_flag ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: segment _890_change; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON recording.segment FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'segment_id', 'basis,ended_at,engagement_id,lesson_id,profile,retention_days,segment_id,started_at,started_by,stop_reason,stop_required_at');

ALTER TABLE recording.segment ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: segment_learner _890_change; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON recording.segment_learner FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'segment_id,learner_id', 'act_id,band,learner_id,segment_id,since');

ALTER TABLE recording.segment_learner ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: signal _890_change; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON recording.signal FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'signal_id', 'at,kind,learner_id,lesson_id,signal_id');

ALTER TABLE recording.signal ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: unavailable _890_change; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON recording.unavailable FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'unavailable_id', 'at,by_person,lesson_id,reason,unavailable_id');

ALTER TABLE recording.unavailable ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: access _900_entry; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON recording.access DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'access_id', 'access_id,at,case_id,codes,expires_at,lesson_id,outcome,persona,reader_id,reason,reason_code,segment_id,state');

ALTER TABLE recording.access ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: act _900_entry; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON recording.act DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'act_id', 'act_id,at,band,capacity,guardianship_id,kind,learner_id,lesson_id,person_id,seq');

ALTER TABLE recording.act ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: admission _900_entry; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON recording.admission DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'admission_id', 'admission_id,at,by_person,kind,learner_id,lesson_id,seq');

ALTER TABLE recording.admission ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: contact_block _900_entry; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON recording.contact_block DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'block_id', 'block_id,blocked_at,blocked_by,guardian_id,learner_id,lift_reason,lifted_at,lifted_by,reason');

ALTER TABLE recording.contact_block ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: disclosure _900_entry; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON recording.disclosure DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'disclosure_id', 'approved_at,approved_by,authority_reference,case_id,content_sha256,disclosure_id,from_at,legal_gateway,not_informed_reason,recipient_officer,recipient_organisation,recipient_type,requested_at,requested_by,segment_ids,subject_informed,until_at,urgent');

ALTER TABLE recording.disclosure ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: hold _900_entry; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON recording.hold DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'hold_id', 'automatic,case_id,category,closes_to_all,from_allegation,hold_id,kind,lesson_id,placed_at,placed_by,reason,release_reason,released_at,released_by,segment_id');

ALTER TABLE recording.hold ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: lesson_move _900_entry; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON recording.lesson_move DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'move_id', 'lesson_id,move_id,moved_at,seq,starts_at');

ALTER TABLE recording.lesson_move ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: media _900_entry; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON recording.media DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'segment_id', 'length_octets,reported_at,reported_by,seconds,segment_id,sha256,storage_key');

ALTER TABLE recording.media ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: parent_contact _900_entry; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON recording.parent_contact DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'contact_id', 'at,contact_id,guardian_id,kind,learner_id,lesson_id,reported_by,seq');

ALTER TABLE recording.parent_contact ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: parent_grant _900_entry; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON recording.parent_grant DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'grant_id', 'at,grant_id,kind,learner_id,parent_id,segment_id');

ALTER TABLE recording.parent_grant ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: purge _900_entry; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON recording.purge DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'segment_id', 'ended_on,kept_until,lesson_id,purged_at,purged_by,segment_id,why');

ALTER TABLE recording.purge ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: reason _900_entry; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON recording.reason DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'code', 'clauses,code,meaning,remedy');

ALTER TABLE recording.reason ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: report _900_entry; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON recording.report DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'report_id', 'case_id,category,lesson_id,noted_at,noted_by,report_id,source');

ALTER TABLE recording.report ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: safety_flag _900_entry; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON recording.safety_flag DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'flag_id', 'flag_id,learner_id,lesson_id,lift_reason,lifted_at,lifted_by,placed_at,placed_by,reason,tell_hold');

ALTER TABLE recording.safety_flag ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: segment _900_entry; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON recording.segment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'segment_id', 'basis,ended_at,engagement_id,lesson_id,profile,retention_days,segment_id,started_at,started_by,stop_reason,stop_required_at');

ALTER TABLE recording.segment ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: segment_learner _900_entry; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON recording.segment_learner DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'segment_id,learner_id', 'act_id,band,learner_id,segment_id,since');

ALTER TABLE recording.segment_learner ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: signal _900_entry; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON recording.signal DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'signal_id', 'at,kind,learner_id,lesson_id,signal_id');

ALTER TABLE recording.signal ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: unavailable _900_entry; Type: TRIGGER; Schema: recording; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON recording.unavailable DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'unavailable_id', 'at,by_person,lesson_id,reason,unavailable_id');

ALTER TABLE recording.unavailable ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: act act_guardianship; Type: FK CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.act
    ADD CONSTRAINT act_guardianship FOREIGN KEY (guardianship_id) REFERENCES identity.guardianship(guardianship_id);

--
-- Name: act act_learner; Type: FK CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.act
    ADD CONSTRAINT act_learner FOREIGN KEY (learner_id) REFERENCES identity.person(person_id);

--
-- Name: act act_lesson; Type: FK CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.act
    ADD CONSTRAINT act_lesson FOREIGN KEY (lesson_id) REFERENCES booking.lesson(lesson_id);

--
-- Name: act act_person; Type: FK CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.act
    ADD CONSTRAINT act_person FOREIGN KEY (person_id) REFERENCES identity.person(person_id);

--
-- Name: admission admission_learner; Type: FK CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.admission
    ADD CONSTRAINT admission_learner FOREIGN KEY (learner_id) REFERENCES identity.person(person_id);

--
-- Name: admission admission_lesson; Type: FK CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.admission
    ADD CONSTRAINT admission_lesson FOREIGN KEY (lesson_id) REFERENCES booking.lesson(lesson_id);

--
-- Name: contact_block contact_block_guardian; Type: FK CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.contact_block
    ADD CONSTRAINT contact_block_guardian FOREIGN KEY (guardian_id) REFERENCES identity.person(person_id);

--
-- Name: contact_block contact_block_learner; Type: FK CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.contact_block
    ADD CONSTRAINT contact_block_learner FOREIGN KEY (learner_id) REFERENCES identity.person(person_id);

--
-- Name: lesson_move lesson_move_lesson; Type: FK CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.lesson_move
    ADD CONSTRAINT lesson_move_lesson FOREIGN KEY (lesson_id) REFERENCES booking.lesson(lesson_id);

--
-- Name: media media_segment; Type: FK CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.media
    ADD CONSTRAINT media_segment FOREIGN KEY (segment_id) REFERENCES recording.segment(segment_id);

--
-- Name: parent_contact parent_contact_guardian; Type: FK CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.parent_contact
    ADD CONSTRAINT parent_contact_guardian FOREIGN KEY (guardian_id) REFERENCES identity.person(person_id);

--
-- Name: parent_contact parent_contact_learner; Type: FK CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.parent_contact
    ADD CONSTRAINT parent_contact_learner FOREIGN KEY (learner_id) REFERENCES identity.person(person_id);

--
-- Name: parent_contact parent_contact_lesson; Type: FK CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.parent_contact
    ADD CONSTRAINT parent_contact_lesson FOREIGN KEY (lesson_id) REFERENCES booking.lesson(lesson_id);

--
-- Name: parent_grant parent_grant_learner; Type: FK CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.parent_grant
    ADD CONSTRAINT parent_grant_learner FOREIGN KEY (segment_id, learner_id) REFERENCES recording.segment_learner(segment_id, learner_id);

--
-- Name: purge purge_segment; Type: FK CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.purge
    ADD CONSTRAINT purge_segment FOREIGN KEY (segment_id) REFERENCES recording.segment(segment_id);

--
-- Name: safety_flag safety_flag_learner; Type: FK CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.safety_flag
    ADD CONSTRAINT safety_flag_learner FOREIGN KEY (learner_id) REFERENCES identity.person(person_id);

--
-- Name: safety_flag safety_flag_lesson; Type: FK CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.safety_flag
    ADD CONSTRAINT safety_flag_lesson FOREIGN KEY (lesson_id) REFERENCES booking.lesson(lesson_id);

--
-- Name: segment segment_engagement; Type: FK CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.segment
    ADD CONSTRAINT segment_engagement FOREIGN KEY (engagement_id) REFERENCES identity.engagement(engagement_id);

--
-- Name: segment_learner segment_learner_act; Type: FK CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.segment_learner
    ADD CONSTRAINT segment_learner_act FOREIGN KEY (act_id) REFERENCES recording.act(act_id);

--
-- Name: segment_learner segment_learner_learner; Type: FK CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.segment_learner
    ADD CONSTRAINT segment_learner_learner FOREIGN KEY (learner_id) REFERENCES identity.person(person_id);

--
-- Name: segment_learner segment_learner_segment; Type: FK CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.segment_learner
    ADD CONSTRAINT segment_learner_segment FOREIGN KEY (segment_id) REFERENCES recording.segment(segment_id);

--
-- Name: segment segment_lesson; Type: FK CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.segment
    ADD CONSTRAINT segment_lesson FOREIGN KEY (lesson_id) REFERENCES booking.lesson(lesson_id);

--
-- Name: segment segment_starter; Type: FK CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.segment
    ADD CONSTRAINT segment_starter FOREIGN KEY (started_by) REFERENCES identity.person(person_id);

--
-- Name: signal signal_learner; Type: FK CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.signal
    ADD CONSTRAINT signal_learner FOREIGN KEY (learner_id) REFERENCES identity.person(person_id);

--
-- Name: signal signal_lesson; Type: FK CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.signal
    ADD CONSTRAINT signal_lesson FOREIGN KEY (lesson_id) REFERENCES booking.lesson(lesson_id);

--
-- Name: unavailable unavailable_lesson; Type: FK CONSTRAINT; Schema: recording; Owner: safelane_owner
--

ALTER TABLE ONLY recording.unavailable
    ADD CONSTRAINT unavailable_lesson FOREIGN KEY (lesson_id) REFERENCES booking.lesson(lesson_id);

--
-- Name: access; Type: ROW SECURITY; Schema: recording; Owner: safelane_owner
--

ALTER TABLE recording.access ENABLE ROW LEVEL SECURITY;

--
-- Name: act; Type: ROW SECURITY; Schema: recording; Owner: safelane_owner
--

ALTER TABLE recording.act ENABLE ROW LEVEL SECURITY;

--
-- Name: admission; Type: ROW SECURITY; Schema: recording; Owner: safelane_owner
--

ALTER TABLE recording.admission ENABLE ROW LEVEL SECURITY;

--
-- Name: hold an_evidence_lock_stays; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY an_evidence_lock_stays ON recording.hold AS RESTRICTIVE FOR UPDATE USING ((kind = 'legal_hold'::text));

--
-- Name: POLICY an_evidence_lock_stays ON hold; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY an_evidence_lock_stays ON recording.hold IS 'Nobody in the product releases what is locked as evidence (F19).';

--
-- Name: reason cap_guard_select_all; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_guard_select_all ON recording.reason FOR SELECT TO cap_guard USING (true);

--
-- Name: POLICY cap_guard_select_all ON reason; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_guard_select_all ON recording.reason IS 'What a second person approves is read from here: guard.reference_rows.';

--
-- Name: reason cap_migration_insert_reference; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_migration_insert_reference ON recording.reason FOR INSERT TO cap_migration WITH CHECK (true);

--
-- Name: POLICY cap_migration_insert_reference ON reason; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_migration_insert_reference ON recording.reason IS 'Codes come with a migration, and are never renamed.';

--
-- Name: media cap_recording_delete_purged; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_delete_purged ON recording.media FOR DELETE TO cap_recording USING ((EXISTS ( SELECT
   FROM recording.purge gone
  WHERE (gone.segment_id = media.segment_id))));

--
-- Name: POLICY cap_recording_delete_purged ON media; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_delete_purged ON recording.media IS 'Where media was is forgotten when it is purged, and a tombstone stays (E6).';

--
-- Name: lesson_move cap_recording_insert_about_a_lesson; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_insert_about_a_lesson ON recording.lesson_move FOR INSERT TO cap_recording WITH CHECK ((EXISTS ( SELECT
   FROM booking.lesson lesson
  WHERE (lesson.lesson_id = lesson_move.lesson_id))));

--
-- Name: POLICY cap_recording_insert_about_a_lesson ON lesson_move; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_insert_about_a_lesson ON recording.lesson_move IS 'Written by the trigger recording.lesson_was_moved.';

--
-- Name: signal cap_recording_insert_about_a_lesson; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_insert_about_a_lesson ON recording.signal FOR INSERT TO cap_recording WITH CHECK ((EXISTS ( SELECT
   FROM booking.lesson lesson
  WHERE (lesson.lesson_id = signal.lesson_id))));

--
-- Name: POLICY cap_recording_insert_about_a_lesson ON signal; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_insert_about_a_lesson ON recording.signal IS 'Written by the trigger recording.act_takes_effect and for the session service.';

--
-- Name: purge cap_recording_insert_as_the_service; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_insert_as_the_service ON recording.purge FOR INSERT TO cap_recording WITH CHECK (((purged_by = ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) = 'web_service'::text)));

--
-- Name: POLICY cap_recording_insert_as_the_service ON purge; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_insert_as_the_service ON recording.purge IS 'Only the job purges, in its own name (E6).';

--
-- Name: parent_grant cap_recording_insert_by_the_learner; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_insert_by_the_learner ON recording.parent_grant FOR INSERT TO cap_recording WITH CHECK (((learner_id = ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) = 'web_learner'::text)));

--
-- Name: POLICY cap_recording_insert_by_the_learner ON parent_grant; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_insert_by_the_learner ON recording.parent_grant IS 'Only the learner shares a recording or takes it back (E3.1).';

--
-- Name: media cap_recording_insert_for_service; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_insert_for_service ON recording.media FOR INSERT TO cap_recording WITH CHECK (((reported_by = ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) = 'web_service'::text)));

--
-- Name: POLICY cap_recording_insert_for_service ON media; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_insert_for_service ON recording.media IS 'The session service says where it put the media.';

--
-- Name: parent_contact cap_recording_insert_for_service; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_insert_for_service ON recording.parent_contact FOR INSERT TO cap_recording WITH CHECK (((reported_by = ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) = 'web_service'::text)));

--
-- Name: POLICY cap_recording_insert_for_service ON parent_contact; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_insert_for_service ON recording.parent_contact IS 'That a message went out, came back, or that a parent is there is known to the session service, not to the tutor.';

--
-- Name: custody cap_recording_insert_for_staff; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_insert_for_staff ON recording.custody FOR INSERT TO cap_recording WITH CHECK ((version = 0));

--
-- Name: POLICY cap_recording_insert_for_staff ON custody; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_insert_for_staff ON recording.custody IS 'The first hold or purge of a lesson makes the row.';

--
-- Name: access cap_recording_insert_in_own_name; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_insert_in_own_name ON recording.access FOR INSERT TO cap_recording WITH CHECK (((reader_id = ( SELECT identity.person_id() AS person_id)) AND (persona = ( SELECT identity.persona() AS persona)) AND (at <= clock_timestamp())));

--
-- Name: POLICY cap_recording_insert_in_own_name ON access; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_insert_in_own_name ON recording.access IS 'Whoever looks is written down in the name they proved, as what they came, and not for later (F18).';

--
-- Name: act cap_recording_insert_in_own_name; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_insert_in_own_name ON recording.act FOR INSERT TO cap_recording WITH CHECK (((person_id = ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) =
CASE capacity
    WHEN 'self'::text THEN 'web_learner'::text
    WHEN 'parent'::text THEN 'web_guardian'::text
    WHEN 'tutor'::text THEN 'web_tutor'::text
    ELSE NULL::text
END)));

--
-- Name: POLICY cap_recording_insert_in_own_name ON act; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_insert_in_own_name ON recording.act IS 'Everybody speaks for themselves, in the role in which they came (E2.3 row 20).';

--
-- Name: admission cap_recording_insert_in_own_name; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_insert_in_own_name ON recording.admission FOR INSERT TO cap_recording WITH CHECK (((by_person = ( SELECT identity.person_id() AS person_id)) AND ((( SELECT identity.persona() AS persona) = 'web_service'::text) OR ((( SELECT identity.persona() AS persona) = 'web_tutor'::text) AND (kind = 'admitted'::text)))));

--
-- Name: POLICY cap_recording_insert_in_own_name ON admission; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_insert_in_own_name ON recording.admission IS 'Letting somebody in can only stop a recording; that somebody left is for the session service to say.';

--
-- Name: contact_block cap_recording_insert_in_own_name; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_insert_in_own_name ON recording.contact_block FOR INSERT TO cap_recording WITH CHECK (((blocked_by = ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) = 'web_dsl'::text)));

--
-- Name: POLICY cap_recording_insert_in_own_name ON contact_block; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_insert_in_own_name ON recording.contact_block IS 'A safeguarding lead makes it, in their own name.';

--
-- Name: disclosure cap_recording_insert_in_own_name; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_insert_in_own_name ON recording.disclosure FOR INSERT TO cap_recording WITH CHECK (((requested_by = ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) = ANY (ARRAY['web_dsl'::text, 'web_lado'::text]))));

--
-- Name: POLICY cap_recording_insert_in_own_name ON disclosure; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_insert_in_own_name ON recording.disclosure IS 'Safeguarding staff ask for a disclosure in their own name.';

--
-- Name: hold cap_recording_insert_in_own_name; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_insert_in_own_name ON recording.hold FOR INSERT TO cap_recording WITH CHECK (((placed_by = ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) = ANY (ARRAY['web_dsl'::text, 'web_lado'::text])) AND ((NOT from_allegation) OR (( SELECT identity.persona() AS persona) = 'web_lado'::text))));

--
-- Name: POLICY cap_recording_insert_in_own_name ON hold; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_insert_in_own_name ON recording.hold IS 'Safeguarding staff place holds; one that comes from an allegation, the LADO coordinator (F10).';

--
-- Name: report cap_recording_insert_in_own_name; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_insert_in_own_name ON recording.report FOR INSERT TO cap_recording WITH CHECK (((noted_by = ( SELECT identity.person_id() AS person_id)) AND
CASE source
    WHEN 'person'::text THEN (( SELECT identity.persona() AS persona) = ANY (ARRAY['web_dsl'::text, 'web_lado'::text]))
    ELSE (( SELECT identity.persona() AS persona) = 'web_service'::text)
END));

--
-- Name: POLICY cap_recording_insert_in_own_name ON report; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_insert_in_own_name ON recording.report IS 'Safeguarding staff note what somebody reported; the session service only what a classifier flagged (F8).';

--
-- Name: safety_flag cap_recording_insert_in_own_name; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_insert_in_own_name ON recording.safety_flag FOR INSERT TO cap_recording WITH CHECK (((placed_by = ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) = 'web_dsl'::text)));

--
-- Name: POLICY cap_recording_insert_in_own_name ON safety_flag; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_insert_in_own_name ON recording.safety_flag IS 'A safeguarding lead makes it, in their own name.';

--
-- Name: segment cap_recording_insert_in_own_name; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_insert_in_own_name ON recording.segment FOR INSERT TO cap_recording WITH CHECK (((started_by = ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) = ANY (ARRAY['web_tutor'::text, 'web_service'::text]))));

--
-- Name: POLICY cap_recording_insert_in_own_name ON segment; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_insert_in_own_name ON recording.segment IS 'The tutor or the session service starts a recording, and it says who did.';

--
-- Name: unavailable cap_recording_insert_in_own_name; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_insert_in_own_name ON recording.unavailable FOR INSERT TO cap_recording WITH CHECK (((by_person = ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) = ANY (ARRAY['web_tutor'::text, 'web_service'::text]))));

--
-- Name: POLICY cap_recording_insert_in_own_name ON unavailable; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_insert_in_own_name ON recording.unavailable IS 'Who was there says why there is no recording.';

--
-- Name: segment_learner cap_recording_insert_while_it_runs; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_insert_while_it_runs ON recording.segment_learner FOR INSERT TO cap_recording WITH CHECK ((EXISTS ( SELECT
   FROM recording.segment segment
  WHERE ((segment.segment_id = segment_learner.segment_id) AND (segment.ended_at IS NULL) AND (segment.stop_required_at IS NULL)))));

--
-- Name: POLICY cap_recording_insert_while_it_runs ON segment_learner; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_insert_while_it_runs ON recording.segment_learner IS 'Nobody is added to a segment that ended or has to.';

--
-- Name: hold cap_recording_insert_with_its_cause; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_insert_with_its_cause ON recording.hold FOR INSERT TO cap_recording WITH CHECK ((automatic AND (NOT from_allegation) AND ((EXISTS ( SELECT
   FROM recording.report noted
  WHERE ((noted.lesson_id = hold.lesson_id) AND (noted.category = hold.category) AND (noted.noted_by = hold.placed_by)))) OR ((category = 'police_disclosure'::text) AND (EXISTS ( SELECT
   FROM recording.disclosure asked
  WHERE ((asked.segment_ids @> ARRAY[hold.segment_id]) AND (asked.requested_by = hold.placed_by))))))));

--
-- Name: POLICY cap_recording_insert_with_its_cause ON hold; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_insert_with_its_cause ON recording.hold IS 'Some reports, and what the police ask for, hold by themselves, whoever wrote them down (E3.2).';

--
-- Name: access cap_recording_select_all; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_select_all ON recording.access FOR SELECT TO cap_recording USING (true);

--
-- Name: POLICY cap_recording_select_all ON access; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_select_all ON recording.access IS 'Report 10 counts every look.';

--
-- Name: act cap_recording_select_all; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_select_all ON recording.act FOR SELECT TO cap_recording USING (true);

--
-- Name: POLICY cap_recording_select_all ON act; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_select_all ON recording.act IS 'Decisions and explanations look at everything that was said about a lesson.';

--
-- Name: admission cap_recording_select_all; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_select_all ON recording.admission FOR SELECT TO cap_recording USING (true);

--
-- Name: POLICY cap_recording_select_all ON admission; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_select_all ON recording.admission IS 'Everybody who is there has to pass before a recording starts (F17).';

--
-- Name: contact_block cap_recording_select_all; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_select_all ON recording.contact_block FOR SELECT TO cap_recording USING (true);

--
-- Name: POLICY cap_recording_select_all ON contact_block; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_select_all ON recording.contact_block IS 'Every start of a recording asks.';

--
-- Name: custody cap_recording_select_all; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_select_all ON recording.custody FOR SELECT TO cap_recording USING (true);

--
-- Name: POLICY cap_recording_select_all ON custody; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_select_all ON recording.custody IS 'Holds and purges meet here, whoever writes them: the triggers of both ask for it.';

--
-- Name: disclosure cap_recording_select_all; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_select_all ON recording.disclosure FOR SELECT TO cap_recording USING (true);

--
-- Name: POLICY cap_recording_select_all ON disclosure; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_select_all ON recording.disclosure IS 'Whether footage may leave depends on a row that stands (E3.3).';

--
-- Name: hold cap_recording_select_all; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_select_all ON recording.hold FOR SELECT TO cap_recording USING (true);

--
-- Name: POLICY cap_recording_select_all ON hold; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_select_all ON recording.hold IS 'Every look and every purge asks whether the recording is held.';

--
-- Name: lesson_move cap_recording_select_all; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_select_all ON recording.lesson_move FOR SELECT TO cap_recording USING (true);

--
-- Name: POLICY cap_recording_select_all ON lesson_move; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_select_all ON recording.lesson_move IS 'Every consent is asked which day it was about (E2.3 row 18).';

--
-- Name: media cap_recording_select_all; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_select_all ON recording.media FOR SELECT TO cap_recording USING (true);

--
-- Name: POLICY cap_recording_select_all ON media; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_select_all ON recording.media IS 'open_recording decides for any segment before it gives the key away.';

--
-- Name: parent_contact cap_recording_select_all; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_select_all ON recording.parent_contact FOR SELECT TO cap_recording USING (true);

--
-- Name: POLICY cap_recording_select_all ON parent_contact; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_select_all ON recording.parent_contact IS 'Whether a parent knows is asked before a learner of 13 to 15 is recorded (TS-51).';

--
-- Name: parent_grant cap_recording_select_all; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_select_all ON recording.parent_grant FOR SELECT TO cap_recording USING (true);

--
-- Name: POLICY cap_recording_select_all ON parent_grant; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_select_all ON recording.parent_grant IS 'Whether a parent may look depends on what the learner said last.';

--
-- Name: purge cap_recording_select_all; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_select_all ON recording.purge FOR SELECT TO cap_recording USING (true);

--
-- Name: POLICY cap_recording_select_all ON purge; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_select_all ON recording.purge IS 'What is gone is asked for by every look.';

--
-- Name: reason cap_recording_select_all; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_select_all ON recording.reason FOR SELECT TO cap_recording USING (true);

--
-- Name: POLICY cap_recording_select_all ON reason; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_select_all ON recording.reason IS 'Words only: what a code means, and what can be done.';

--
-- Name: report cap_recording_select_all; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_select_all ON recording.report FOR SELECT TO cap_recording USING (true);

--
-- Name: POLICY cap_recording_select_all ON report; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_select_all ON recording.report IS 'Whether staff may look depends on whether there is a report or a flag (B.2 row 5).';

--
-- Name: safety_flag cap_recording_select_all; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_select_all ON recording.safety_flag FOR SELECT TO cap_recording USING (true);

--
-- Name: POLICY cap_recording_select_all ON safety_flag; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_select_all ON recording.safety_flag IS 'Every start of a recording asks.';

--
-- Name: segment cap_recording_select_all; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_select_all ON recording.segment FOR SELECT TO cap_recording USING (true);

--
-- Name: POLICY cap_recording_select_all ON segment; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_select_all ON recording.segment IS 'States, holds and readers are judged for any segment.';

--
-- Name: segment_learner cap_recording_select_all; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_select_all ON recording.segment_learner FOR SELECT TO cap_recording USING (true);

--
-- Name: POLICY cap_recording_select_all ON segment_learner; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_select_all ON recording.segment_learner IS 'Who may watch, and whose no counts, is told by whom a segment shows.';

--
-- Name: signal cap_recording_select_all; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_select_all ON recording.signal FOR SELECT TO cap_recording USING (true);

--
-- Name: POLICY cap_recording_select_all ON signal; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_select_all ON recording.signal IS 'Safeguarding leads see signals; a signal is never a case (TS-59).';

--
-- Name: unavailable cap_recording_select_all; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_select_all ON recording.unavailable FOR SELECT TO cap_recording USING (true);

--
-- Name: POLICY cap_recording_select_all ON unavailable; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_select_all ON recording.unavailable IS 'Counted in reports (TN-17).';

--
-- Name: disclosure cap_recording_update_by_another; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_update_by_another ON recording.disclosure FOR UPDATE TO cap_recording USING (((requested_by <> ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) = ANY (ARRAY['web_dsl'::text, 'web_lado'::text])))) WITH CHECK ((approved_by = ( SELECT identity.person_id() AS person_id)));

--
-- Name: POLICY cap_recording_update_by_another ON disclosure; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_update_by_another ON recording.disclosure IS 'Somebody else approves it, in their own name (E3.3).';

--
-- Name: custody cap_recording_update_for_staff; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_update_for_staff ON recording.custody FOR UPDATE TO cap_recording USING (true) WITH CHECK ((version > 0));

--
-- Name: POLICY cap_recording_update_for_staff ON custody; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_update_for_staff ON recording.custody IS 'Every later one counts it on, a superuser''s among them: the triggers bind everybody.';

--
-- Name: contact_block cap_recording_update_in_own_name; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_update_in_own_name ON recording.contact_block FOR UPDATE TO cap_recording USING (((( SELECT identity.person_id() AS person_id) <> guardian_id) AND (( SELECT identity.person_id() AS person_id) <> learner_id) AND (( SELECT identity.persona() AS persona) = 'web_dsl'::text))) WITH CHECK ((lifted_by = ( SELECT identity.person_id() AS person_id)));

--
-- Name: POLICY cap_recording_update_in_own_name ON contact_block; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_update_in_own_name ON recording.contact_block IS 'A safeguarding lead lifts it, never somebody it is about.';

--
-- Name: hold cap_recording_update_in_own_name; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_update_in_own_name ON recording.hold FOR UPDATE TO cap_recording USING (((( SELECT identity.persona() AS persona) = 'web_lado'::text) OR ((( SELECT identity.persona() AS persona) = 'web_dsl'::text) AND (NOT from_allegation)))) WITH CHECK ((released_by = ( SELECT identity.person_id() AS person_id)));

--
-- Name: POLICY cap_recording_update_in_own_name ON hold; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_update_in_own_name ON recording.hold IS 'A hold that comes from an allegation does not exist for a safeguarding lead (E3.2).';

--
-- Name: safety_flag cap_recording_update_in_own_name; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_update_in_own_name ON recording.safety_flag FOR UPDATE TO cap_recording USING (((learner_id IS DISTINCT FROM ( SELECT identity.person_id() AS person_id)) AND (( SELECT identity.persona() AS persona) = 'web_dsl'::text))) WITH CHECK ((lifted_by = ( SELECT identity.person_id() AS person_id)));

--
-- Name: POLICY cap_recording_update_in_own_name ON safety_flag; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_update_in_own_name ON recording.safety_flag IS 'A safeguarding lead lifts it, never somebody it is about.';

--
-- Name: segment cap_recording_update_running; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY cap_recording_update_running ON recording.segment FOR UPDATE TO cap_recording USING ((ended_at IS NULL)) WITH CHECK (true);

--
-- Name: POLICY cap_recording_update_running ON segment; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_update_running ON recording.segment IS 'What ended stays as it ended; whoever says no stops a recording, without being asked who they are.';

--
-- Name: access capability_in_its_functions_only; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON recording.access AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: act capability_in_its_functions_only; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON recording.act AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: admission capability_in_its_functions_only; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON recording.admission AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: contact_block capability_in_its_functions_only; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON recording.contact_block AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: custody capability_in_its_functions_only; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON recording.custody AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: disclosure capability_in_its_functions_only; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON recording.disclosure AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: hold capability_in_its_functions_only; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON recording.hold AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: lesson_move capability_in_its_functions_only; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON recording.lesson_move AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: media capability_in_its_functions_only; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON recording.media AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: parent_contact capability_in_its_functions_only; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON recording.parent_contact AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: parent_grant capability_in_its_functions_only; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON recording.parent_grant AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: purge capability_in_its_functions_only; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON recording.purge AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: reason capability_in_its_functions_only; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON recording.reason AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: report capability_in_its_functions_only; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON recording.report AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: safety_flag capability_in_its_functions_only; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON recording.safety_flag AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: segment capability_in_its_functions_only; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON recording.segment AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: segment_learner capability_in_its_functions_only; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON recording.segment_learner AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: signal capability_in_its_functions_only; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON recording.signal AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: unavailable capability_in_its_functions_only; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON recording.unavailable AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: contact_block; Type: ROW SECURITY; Schema: recording; Owner: safelane_owner
--

ALTER TABLE recording.contact_block ENABLE ROW LEVEL SECURITY;

--
-- Name: custody; Type: ROW SECURITY; Schema: recording; Owner: safelane_owner
--

ALTER TABLE recording.custody ENABLE ROW LEVEL SECURITY;

--
-- Name: disclosure; Type: ROW SECURITY; Schema: recording; Owner: safelane_owner
--

ALTER TABLE recording.disclosure ENABLE ROW LEVEL SECURITY;

--
-- Name: act guardian_select_own_for_wards; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY guardian_select_own_for_wards ON recording.act FOR SELECT TO web_guardian USING (((person_id = ( SELECT identity.person_id() AS person_id)) AND (capacity = 'parent'::text) AND (learner_id = ANY (( SELECT identity.wards() AS wards)::uuid[]))));

--
-- Name: POLICY guardian_select_own_for_wards ON act; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY guardian_select_own_for_wards ON recording.act IS 'A parent sees what they said for a child they act for now; nothing once the learner is 18 (B.2 row 27).';

--
-- Name: hold; Type: ROW SECURITY; Schema: recording; Owner: safelane_owner
--

ALTER TABLE recording.hold ENABLE ROW LEVEL SECURITY;

--
-- Name: act learner_select_own; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY learner_select_own ON recording.act FOR SELECT TO web_learner USING (((person_id = ( SELECT identity.person_id() AS person_id)) AND (capacity = 'self'::text)));

--
-- Name: POLICY learner_select_own ON act; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY learner_select_own ON recording.act IS 'A learner sees what they said, never what a parent said.';

--
-- Name: lesson_move; Type: ROW SECURITY; Schema: recording; Owner: safelane_owner
--

ALTER TABLE recording.lesson_move ENABLE ROW LEVEL SECURITY;

--
-- Name: media; Type: ROW SECURITY; Schema: recording; Owner: safelane_owner
--

ALTER TABLE recording.media ENABLE ROW LEVEL SECURITY;

--
-- Name: segment never_without_consent; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY never_without_consent ON recording.segment AS RESTRICTIVE FOR INSERT WITH CHECK (recording.may_be_recorded(lesson_id));

--
-- Name: POLICY never_without_consent ON segment; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY never_without_consent ON recording.segment IS 'No segment against which recording.consent_findings has a reason, whoever writes it (TS-49, TS-55, F17).';

--
-- Name: disclosure nobody_approves_their_own_request; Type: POLICY; Schema: recording; Owner: safelane_owner
--

CREATE POLICY nobody_approves_their_own_request ON recording.disclosure AS RESTRICTIVE FOR UPDATE USING (true) WITH CHECK ((approved_by IS DISTINCT FROM requested_by));

--
-- Name: POLICY nobody_approves_their_own_request ON disclosure; Type: COMMENT; Schema: recording; Owner: safelane_owner
--

COMMENT ON POLICY nobody_approves_their_own_request ON recording.disclosure IS 'Approver is not the requester, whoever writes it (E3.3).';

--
-- Name: parent_contact; Type: ROW SECURITY; Schema: recording; Owner: safelane_owner
--

ALTER TABLE recording.parent_contact ENABLE ROW LEVEL SECURITY;

--
-- Name: parent_grant; Type: ROW SECURITY; Schema: recording; Owner: safelane_owner
--

ALTER TABLE recording.parent_grant ENABLE ROW LEVEL SECURITY;

--
-- Name: purge; Type: ROW SECURITY; Schema: recording; Owner: safelane_owner
--

ALTER TABLE recording.purge ENABLE ROW LEVEL SECURITY;

--
-- Name: reason; Type: ROW SECURITY; Schema: recording; Owner: safelane_owner
--

ALTER TABLE recording.reason ENABLE ROW LEVEL SECURITY;

--
-- Name: report; Type: ROW SECURITY; Schema: recording; Owner: safelane_owner
--

ALTER TABLE recording.report ENABLE ROW LEVEL SECURITY;

--
-- Name: safety_flag; Type: ROW SECURITY; Schema: recording; Owner: safelane_owner
--

ALTER TABLE recording.safety_flag ENABLE ROW LEVEL SECURITY;

--
-- Name: segment; Type: ROW SECURITY; Schema: recording; Owner: safelane_owner
--

ALTER TABLE recording.segment ENABLE ROW LEVEL SECURITY;

--
-- Name: segment_learner; Type: ROW SECURITY; Schema: recording; Owner: safelane_owner
--

ALTER TABLE recording.segment_learner ENABLE ROW LEVEL SECURITY;

--
-- Name: signal; Type: ROW SECURITY; Schema: recording; Owner: safelane_owner
--

ALTER TABLE recording.signal ENABLE ROW LEVEL SECURITY;

--
-- Name: unavailable; Type: ROW SECURITY; Schema: recording; Owner: safelane_owner
--

ALTER TABLE recording.unavailable ENABLE ROW LEVEL SECURITY;

--
-- Name: FUNCTION act_is_lawful(); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.act_is_lawful() FROM PUBLIC;
GRANT ALL ON FUNCTION recording.act_is_lawful() TO safelane_owner;

--
-- Name: FUNCTION act_takes_effect(); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.act_takes_effect() FROM PUBLIC;
GRANT ALL ON FUNCTION recording.act_takes_effect() TO safelane_owner;

--
-- Name: FUNCTION admission_is_lawful(); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.admission_is_lawful() FROM PUBLIC;
GRANT ALL ON FUNCTION recording.admission_is_lawful() TO safelane_owner;

--
-- Name: FUNCTION admission_takes_effect(); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.admission_takes_effect() FROM PUBLIC;
GRANT ALL ON FUNCTION recording.admission_takes_effect() TO safelane_owner;

--
-- Name: FUNCTION answers_as_parent(p_guardian uuid, p_learner uuid, p_at timestamp with time zone); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.answers_as_parent(p_guardian uuid, p_learner uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION asked_of(p_lesson uuid, p_learner uuid, p_capacity text, p_person uuid, p_at timestamp with time zone); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.asked_of(p_lesson uuid, p_learner uuid, p_capacity text, p_person uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION awareness(p_lesson uuid, p_learner uuid, p_at timestamp with time zone, p_for timestamp with time zone, p_blocked_too boolean); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.awareness(p_lesson uuid, p_learner uuid, p_at timestamp with time zone, p_for timestamp with time zone, p_blocked_too boolean) FROM PUBLIC;

--
-- Name: FUNCTION band_allows(p_reader text, p_other text); Type: ACL; Schema: recording; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION recording.band_allows(p_reader text, p_other text) FROM PUBLIC;
GRANT ALL ON FUNCTION recording.band_allows(p_reader text, p_other text) TO cap_recording;

--
-- Name: FUNCTION band_of(p_learner uuid, p_at timestamp with time zone); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.band_of(p_learner uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION caller_recordings(p_persona text); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.caller_recordings(p_persona text) FROM PUBLIC;
GRANT ALL ON FUNCTION recording.caller_recordings(p_persona text) TO web_tutor;
GRANT ALL ON FUNCTION recording.caller_recordings(p_persona text) TO web_learner;
GRANT ALL ON FUNCTION recording.caller_recordings(p_persona text) TO web_guardian;
GRANT ALL ON FUNCTION recording.caller_recordings(p_persona text) TO web_school;

--
-- Name: FUNCTION check_period(p_from timestamp with time zone, p_until timestamp with time zone); Type: ACL; Schema: recording; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION recording.check_period(p_from timestamp with time zone, p_until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION recording.check_period(p_from timestamp with time zone, p_until timestamp with time zone) TO cap_recording;

--
-- Name: FUNCTION codes(p_findings jsonb); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.codes(p_findings jsonb) FROM PUBLIC;

--
-- Name: FUNCTION consent_findings(p_lesson uuid, p_at timestamp with time zone); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.consent_findings(p_lesson uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION consent_from(p_lesson uuid, p_at timestamp with time zone); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.consent_from(p_lesson uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION consent_of(p_lesson uuid, p_learner uuid, p_band text, p_at timestamp with time zone); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.consent_of(p_lesson uuid, p_learner uuid, p_band text, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION contact_blocked(p_guardian uuid, p_learner uuid, p_at timestamp with time zone); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.contact_blocked(p_guardian uuid, p_learner uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION controlled_counts(p_counts bigint[], p_people bigint[], p_threshold integer, p_base integer); Type: ACL; Schema: recording; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION recording.controlled_counts(p_counts bigint[], p_people bigint[], p_threshold integer, p_base integer) FROM PUBLIC;
GRANT ALL ON FUNCTION recording.controlled_counts(p_counts bigint[], p_people bigint[], p_threshold integer, p_base integer) TO cap_recording;

--
-- Name: FUNCTION disclosure_is_only_approved(); Type: ACL; Schema: recording; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION recording.disclosure_is_only_approved() FROM PUBLIC;

--
-- Name: FUNCTION disclosure_stands(p_segment uuid, p_at timestamp with time zone, p_recipient_type text); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.disclosure_stands(p_segment uuid, p_at timestamp with time zone, p_recipient_type text) FROM PUBLIC;

--
-- Name: FUNCTION ended_late(p_stop_required_at timestamp with time zone, p_ended_at timestamp with time zone, p_engagement uuid, p_at timestamp with time zone); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.ended_late(p_stop_required_at timestamp with time zone, p_ended_at timestamp with time zone, p_engagement uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb); Type: ACL; Schema: recording; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION recording.finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION recording.finish_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_body jsonb, p_detail jsonb) TO cap_recording;

--
-- Name: FUNCTION flag_takes_effect(); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.flag_takes_effect() FROM PUBLIC;
GRANT ALL ON FUNCTION recording.flag_takes_effect() TO safelane_owner;

--
-- Name: FUNCTION forbidden(p_lesson uuid, p_learner uuid, p_at timestamp with time zone); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.forbidden(p_lesson uuid, p_learner uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION gate_purge(); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.gate_purge() FROM PUBLIC;
GRANT ALL ON FUNCTION recording.gate_purge() TO safelane_owner;

--
-- Name: FUNCTION grant_expires(p_segment uuid, p_person uuid, p_persona text, p_at timestamp with time zone); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.grant_expires(p_segment uuid, p_person uuid, p_persona text, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION guardian_read_findings(p_segment uuid, p_parent uuid, p_bands text[], p_at timestamp with time zone); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.guardian_read_findings(p_segment uuid, p_parent uuid, p_bands text[], p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION hold_is_only_released(); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.hold_is_only_released() FROM PUBLIC;
GRANT ALL ON FUNCTION recording.hold_is_only_released() TO safelane_owner;

--
-- Name: FUNCTION hold_on(p_lesson uuid, p_segment uuid, p_at timestamp with time zone); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.hold_on(p_lesson uuid, p_segment uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION hold_on_disclosure(); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.hold_on_disclosure() FROM PUBLIC;
GRANT ALL ON FUNCTION recording.hold_on_disclosure() TO safelane_owner;

--
-- Name: FUNCTION hold_on_report(); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.hold_on_report() FROM PUBLIC;
GRANT ALL ON FUNCTION recording.hold_on_report() TO safelane_owner;

--
-- Name: FUNCTION is_about(p_lesson uuid, p_learner uuid, p_said_at timestamp with time zone); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.is_about(p_lesson uuid, p_learner uuid, p_said_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION is_involved(p_person uuid, p_lesson uuid, p_at timestamp with time zone); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.is_involved(p_person uuid, p_lesson uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION is_no(p_kind text); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.is_no(p_kind text) FROM PUBLIC;

--
-- Name: FUNCTION is_young(p_band text); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.is_young(p_band text) FROM PUBLIC;

--
-- Name: FUNCTION judged(p_lesson uuid, p_at timestamp with time zone); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.judged(p_lesson uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION judged_for(p_lesson uuid, p_at timestamp with time zone); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.judged_for(p_lesson uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION kept_until(p_ended_at timestamp with time zone, p_days integer); Type: ACL; Schema: recording; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION recording.kept_until(p_ended_at timestamp with time zone, p_days integer) FROM PUBLIC;
GRANT ALL ON FUNCTION recording.kept_until(p_ended_at timestamp with time zone, p_days integer) TO cap_recording;

--
-- Name: FUNCTION learner_findings(p_lesson uuid, p_learner uuid, p_at timestamp with time zone); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.learner_findings(p_lesson uuid, p_learner uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION learners_at(p_lesson uuid, p_at timestamp with time zone); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.learners_at(p_lesson uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION lesson_takes_effect(); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.lesson_takes_effect() FROM PUBLIC;
GRANT ALL ON FUNCTION recording.lesson_takes_effect() TO safelane_owner;

--
-- Name: FUNCTION lesson_was_moved(); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.lesson_was_moved() FROM PUBLIC;
GRANT ALL ON FUNCTION recording.lesson_was_moved() TO safelane_owner;

--
-- Name: FUNCTION may_be_recorded(p_lesson uuid); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.may_be_recorded(p_lesson uuid) FROM PUBLIC;

--
-- Name: FUNCTION may_join(p_lesson uuid, p_learner uuid, p_at timestamp with time zone); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.may_join(p_lesson uuid, p_learner uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION media_is_only_purged(); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.media_is_only_purged() FROM PUBLIC;
GRANT ALL ON FUNCTION recording.media_is_only_purged() TO safelane_owner;

--
-- Name: FUNCTION order_is_only_lifted(); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.order_is_only_lifted() FROM PUBLIC;
GRANT ALL ON FUNCTION recording.order_is_only_lifted() TO safelane_owner;

--
-- Name: FUNCTION order_takes_its_turn(); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.order_takes_its_turn() FROM PUBLIC;
GRANT ALL ON FUNCTION recording.order_takes_its_turn() TO safelane_owner;

--
-- Name: FUNCTION parents_act(p_lesson uuid, p_learner uuid, p_at timestamp with time zone, p_for timestamp with time zone); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.parents_act(p_lesson uuid, p_learner uuid, p_at timestamp with time zone, p_for timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION parents_no(p_lesson uuid, p_learner uuid, p_at timestamp with time zone, p_for timestamp with time zone); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.parents_no(p_lesson uuid, p_learner uuid, p_at timestamp with time zone, p_for timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION purgeable(p_at timestamp with time zone, p_after uuid, p_limit integer); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.purgeable(p_at timestamp with time zone, p_after uuid, p_limit integer) FROM PUBLIC;

--
-- Name: FUNCTION read_findings(p_segment uuid, p_person uuid, p_persona text, p_at timestamp with time zone, p_reason_code text, p_reason text, p_case uuid); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.read_findings(p_segment uuid, p_person uuid, p_persona text, p_at timestamp with time zone, p_reason_code text, p_reason text, p_case uuid) FROM PUBLIC;

--
-- Name: FUNCTION reason_findings(p_reason_code text, p_reason text, p_observations boolean); Type: ACL; Schema: recording; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION recording.reason_findings(p_reason_code text, p_reason text, p_observations boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION recording.reason_findings(p_reason_code text, p_reason text, p_observations boolean) TO cap_recording;

--
-- Name: FUNCTION refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text, p_codes text[], p_reasons jsonb, p_ledger jsonb); Type: ACL; Schema: recording; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION recording.refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text, p_codes text[], p_reasons jsonb, p_ledger jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION recording.refuse_action(p_action text, p_target_kind text, p_target_id uuid, p_status integer, p_type text, p_title text, p_detail text, p_codes text[], p_reasons jsonb, p_ledger jsonb) TO cap_recording;

--
-- Name: FUNCTION report_header(p_report text, p_from timestamp with time zone, p_until timestamp with time zone, p_by uuid, p_rows jsonb); Type: ACL; Schema: recording; Owner: safelane_owner
--

REVOKE ALL ON FUNCTION recording.report_header(p_report text, p_from timestamp with time zone, p_until timestamp with time zone, p_by uuid, p_rows jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION recording.report_header(p_report text, p_from timestamp with time zone, p_until timestamp with time zone, p_by uuid, p_rows jsonb) TO cap_recording;

--
-- Name: FUNCTION running_segment(p_lesson uuid); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.running_segment(p_lesson uuid) FROM PUBLIC;

--
-- Name: TABLE act; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT SELECT ON TABLE recording.act TO cap_recording;

--
-- Name: COLUMN act.act_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT SELECT(act_id) ON TABLE recording.act TO web_learner;
GRANT SELECT(act_id) ON TABLE recording.act TO web_guardian;

--
-- Name: COLUMN act.lesson_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT SELECT(lesson_id) ON TABLE recording.act TO web_learner;
GRANT SELECT(lesson_id) ON TABLE recording.act TO web_guardian;
GRANT INSERT(lesson_id) ON TABLE recording.act TO cap_recording;

--
-- Name: COLUMN act.learner_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT SELECT(learner_id) ON TABLE recording.act TO web_learner;
GRANT SELECT(learner_id) ON TABLE recording.act TO web_guardian;
GRANT INSERT(learner_id) ON TABLE recording.act TO cap_recording;

--
-- Name: COLUMN act.person_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT SELECT(person_id) ON TABLE recording.act TO web_learner;
GRANT SELECT(person_id) ON TABLE recording.act TO web_guardian;
GRANT INSERT(person_id) ON TABLE recording.act TO cap_recording;

--
-- Name: COLUMN act.capacity; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT SELECT(capacity) ON TABLE recording.act TO web_learner;
GRANT SELECT(capacity) ON TABLE recording.act TO web_guardian;
GRANT INSERT(capacity) ON TABLE recording.act TO cap_recording;

--
-- Name: COLUMN act.kind; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT SELECT(kind) ON TABLE recording.act TO web_learner;
GRANT SELECT(kind) ON TABLE recording.act TO web_guardian;
GRANT INSERT(kind) ON TABLE recording.act TO cap_recording;

--
-- Name: COLUMN act.at; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT SELECT(at) ON TABLE recording.act TO web_learner;
GRANT SELECT(at) ON TABLE recording.act TO web_guardian;

--
-- Name: COLUMN act.guardianship_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(guardianship_id) ON TABLE recording.act TO cap_recording;

--
-- Name: FUNCTION said(p_lesson uuid, p_at timestamp with time zone); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.said(p_lesson uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION say(p_action text, p_lesson uuid, p_learner uuid, p_kind text); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.say(p_action text, p_lesson uuid, p_learner uuid, p_kind text) FROM PUBLIC;

--
-- Name: FUNCTION segment_freezes_learners(); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.segment_freezes_learners() FROM PUBLIC;
GRANT ALL ON FUNCTION recording.segment_freezes_learners() TO safelane_owner;

--
-- Name: FUNCTION segment_is_lawful(); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.segment_is_lawful() FROM PUBLIC;
GRANT ALL ON FUNCTION recording.segment_is_lawful() TO safelane_owner;

--
-- Name: FUNCTION segment_is_only_ended(); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.segment_is_only_ended() FROM PUBLIC;
GRANT ALL ON FUNCTION recording.segment_is_only_ended() TO safelane_owner;

--
-- Name: FUNCTION segment_learner_is_lawful(); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.segment_learner_is_lawful() FROM PUBLIC;
GRANT ALL ON FUNCTION recording.segment_learner_is_lawful() TO safelane_owner;

--
-- Name: FUNCTION somebody_objects(p_lesson uuid, p_at timestamp with time zone); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.somebody_objects(p_lesson uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION recording.somebody_objects(p_lesson uuid, p_at timestamp with time zone) TO cap_booking;

--
-- Name: FUNCTION staff_read_findings(p_segment uuid, p_lesson uuid, p_persona text, p_rules jsonb, p_at timestamp with time zone, p_reason_code text, p_reason text, p_case uuid); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.staff_read_findings(p_segment uuid, p_lesson uuid, p_persona text, p_rules jsonb, p_at timestamp with time zone, p_reason_code text, p_reason text, p_case uuid) FROM PUBLIC;

--
-- Name: FUNCTION state_of(p_segment uuid, p_at timestamp with time zone); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.state_of(p_segment uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION takes_part(p_lesson uuid, p_learner uuid); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.takes_part(p_lesson uuid, p_learner uuid) FROM PUBLIC;

--
-- Name: FUNCTION touch_custody(p_lesson uuid); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.touch_custody(p_lesson uuid) FROM PUBLIC;

--
-- Name: FUNCTION tutor_objects(p_lesson uuid, p_at timestamp with time zone); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.tutor_objects(p_lesson uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION unrecorded(); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.unrecorded() FROM PUBLIC;
GRANT ALL ON FUNCTION recording.unrecorded() TO cap_ledger;

--
-- Name: FUNCTION visible_reasons(p_findings jsonb, p_persona text, p_learners uuid[]); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.visible_reasons(p_findings jsonb, p_persona text, p_learners uuid[]) FROM PUBLIC;

--
-- Name: FUNCTION why_purgeable(p_segment uuid, p_at timestamp with time zone); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.why_purgeable(p_segment uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION withdrawn_at(p_segment uuid, p_at timestamp with time zone); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.withdrawn_at(p_segment uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION words(p_codes text[]); Type: ACL; Schema: recording; Owner: cap_recording
--

REVOKE ALL ON FUNCTION recording.words(p_codes text[]) FROM PUBLIC;

--
-- Name: TABLE access; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT SELECT ON TABLE recording.access TO cap_recording;

--
-- Name: COLUMN access.access_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(access_id) ON TABLE recording.access TO cap_recording;

--
-- Name: COLUMN access.segment_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(segment_id) ON TABLE recording.access TO cap_recording;

--
-- Name: COLUMN access.lesson_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(lesson_id) ON TABLE recording.access TO cap_recording;

--
-- Name: COLUMN access.reader_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(reader_id) ON TABLE recording.access TO cap_recording;

--
-- Name: COLUMN access.persona; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(persona) ON TABLE recording.access TO cap_recording;

--
-- Name: COLUMN access.outcome; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(outcome) ON TABLE recording.access TO cap_recording;

--
-- Name: COLUMN access.codes; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(codes) ON TABLE recording.access TO cap_recording;

--
-- Name: COLUMN access.state; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(state) ON TABLE recording.access TO cap_recording;

--
-- Name: COLUMN access.reason_code; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(reason_code) ON TABLE recording.access TO cap_recording;

--
-- Name: COLUMN access.reason; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(reason) ON TABLE recording.access TO cap_recording;

--
-- Name: COLUMN access.case_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(case_id) ON TABLE recording.access TO cap_recording;

--
-- Name: COLUMN access.at; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(at) ON TABLE recording.access TO cap_recording;

--
-- Name: COLUMN access.expires_at; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(expires_at) ON TABLE recording.access TO cap_recording;

--
-- Name: TABLE admission; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT SELECT ON TABLE recording.admission TO cap_recording;

--
-- Name: COLUMN admission.lesson_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(lesson_id) ON TABLE recording.admission TO cap_recording;

--
-- Name: COLUMN admission.learner_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(learner_id) ON TABLE recording.admission TO cap_recording;

--
-- Name: COLUMN admission.kind; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(kind) ON TABLE recording.admission TO cap_recording;

--
-- Name: COLUMN admission.by_person; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(by_person) ON TABLE recording.admission TO cap_recording;

--
-- Name: TABLE contact_block; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT SELECT ON TABLE recording.contact_block TO cap_recording;

--
-- Name: COLUMN contact_block.block_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(block_id) ON TABLE recording.contact_block TO cap_recording;

--
-- Name: COLUMN contact_block.guardian_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(guardian_id) ON TABLE recording.contact_block TO cap_recording;

--
-- Name: COLUMN contact_block.learner_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(learner_id) ON TABLE recording.contact_block TO cap_recording;

--
-- Name: COLUMN contact_block.reason; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(reason) ON TABLE recording.contact_block TO cap_recording;

--
-- Name: COLUMN contact_block.blocked_by; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(blocked_by) ON TABLE recording.contact_block TO cap_recording;

--
-- Name: COLUMN contact_block.lifted_at; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT UPDATE(lifted_at) ON TABLE recording.contact_block TO cap_recording;

--
-- Name: COLUMN contact_block.lifted_by; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT UPDATE(lifted_by) ON TABLE recording.contact_block TO cap_recording;

--
-- Name: COLUMN contact_block.lift_reason; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT UPDATE(lift_reason) ON TABLE recording.contact_block TO cap_recording;

--
-- Name: TABLE custody; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT SELECT ON TABLE recording.custody TO cap_recording;

--
-- Name: COLUMN custody.lesson_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(lesson_id) ON TABLE recording.custody TO cap_recording;

--
-- Name: COLUMN custody.version; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT UPDATE(version) ON TABLE recording.custody TO cap_recording;

--
-- Name: COLUMN custody.changed_at; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT UPDATE(changed_at) ON TABLE recording.custody TO cap_recording;

--
-- Name: TABLE disclosure; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT SELECT ON TABLE recording.disclosure TO cap_recording;

--
-- Name: COLUMN disclosure.disclosure_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(disclosure_id) ON TABLE recording.disclosure TO cap_recording;

--
-- Name: COLUMN disclosure.segment_ids; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(segment_ids) ON TABLE recording.disclosure TO cap_recording;

--
-- Name: COLUMN disclosure.from_at; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(from_at) ON TABLE recording.disclosure TO cap_recording;

--
-- Name: COLUMN disclosure.until_at; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(until_at) ON TABLE recording.disclosure TO cap_recording;

--
-- Name: COLUMN disclosure.recipient_type; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(recipient_type) ON TABLE recording.disclosure TO cap_recording;

--
-- Name: COLUMN disclosure.recipient_organisation; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(recipient_organisation) ON TABLE recording.disclosure TO cap_recording;

--
-- Name: COLUMN disclosure.recipient_officer; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(recipient_officer) ON TABLE recording.disclosure TO cap_recording;

--
-- Name: COLUMN disclosure.authority_reference; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(authority_reference) ON TABLE recording.disclosure TO cap_recording;

--
-- Name: COLUMN disclosure.legal_gateway; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(legal_gateway) ON TABLE recording.disclosure TO cap_recording;

--
-- Name: COLUMN disclosure.case_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(case_id) ON TABLE recording.disclosure TO cap_recording;

--
-- Name: COLUMN disclosure.content_sha256; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(content_sha256) ON TABLE recording.disclosure TO cap_recording;

--
-- Name: COLUMN disclosure.urgent; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(urgent) ON TABLE recording.disclosure TO cap_recording;

--
-- Name: COLUMN disclosure.subject_informed; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(subject_informed) ON TABLE recording.disclosure TO cap_recording;

--
-- Name: COLUMN disclosure.not_informed_reason; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(not_informed_reason) ON TABLE recording.disclosure TO cap_recording;

--
-- Name: COLUMN disclosure.requested_by; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(requested_by) ON TABLE recording.disclosure TO cap_recording;

--
-- Name: COLUMN disclosure.approved_by; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT UPDATE(approved_by) ON TABLE recording.disclosure TO cap_recording;

--
-- Name: COLUMN disclosure.approved_at; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT UPDATE(approved_at) ON TABLE recording.disclosure TO cap_recording;

--
-- Name: TABLE hold; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT SELECT ON TABLE recording.hold TO cap_recording;

--
-- Name: COLUMN hold.hold_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(hold_id) ON TABLE recording.hold TO cap_recording;

--
-- Name: COLUMN hold.lesson_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(lesson_id) ON TABLE recording.hold TO cap_recording;

--
-- Name: COLUMN hold.segment_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(segment_id) ON TABLE recording.hold TO cap_recording;

--
-- Name: COLUMN hold.kind; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(kind) ON TABLE recording.hold TO cap_recording;

--
-- Name: COLUMN hold.category; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(category) ON TABLE recording.hold TO cap_recording;

--
-- Name: COLUMN hold.case_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(case_id) ON TABLE recording.hold TO cap_recording;

--
-- Name: COLUMN hold.from_allegation; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(from_allegation) ON TABLE recording.hold TO cap_recording;

--
-- Name: COLUMN hold.closes_to_all; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(closes_to_all) ON TABLE recording.hold TO cap_recording;

--
-- Name: COLUMN hold.automatic; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(automatic) ON TABLE recording.hold TO cap_recording;

--
-- Name: COLUMN hold.reason; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(reason) ON TABLE recording.hold TO cap_recording;

--
-- Name: COLUMN hold.placed_by; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(placed_by) ON TABLE recording.hold TO cap_recording;

--
-- Name: COLUMN hold.released_at; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT UPDATE(released_at) ON TABLE recording.hold TO cap_recording;

--
-- Name: COLUMN hold.released_by; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT UPDATE(released_by) ON TABLE recording.hold TO cap_recording;

--
-- Name: COLUMN hold.release_reason; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT UPDATE(release_reason) ON TABLE recording.hold TO cap_recording;

--
-- Name: TABLE lesson_move; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT SELECT ON TABLE recording.lesson_move TO cap_recording;

--
-- Name: COLUMN lesson_move.lesson_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(lesson_id) ON TABLE recording.lesson_move TO cap_recording;

--
-- Name: COLUMN lesson_move.starts_at; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(starts_at) ON TABLE recording.lesson_move TO cap_recording;

--
-- Name: TABLE media; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT SELECT,DELETE ON TABLE recording.media TO cap_recording;

--
-- Name: COLUMN media.segment_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(segment_id) ON TABLE recording.media TO cap_recording;

--
-- Name: COLUMN media.storage_key; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(storage_key) ON TABLE recording.media TO cap_recording;

--
-- Name: COLUMN media.sha256; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(sha256) ON TABLE recording.media TO cap_recording;

--
-- Name: COLUMN media.length_octets; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(length_octets) ON TABLE recording.media TO cap_recording;

--
-- Name: COLUMN media.seconds; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(seconds) ON TABLE recording.media TO cap_recording;

--
-- Name: COLUMN media.reported_by; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(reported_by) ON TABLE recording.media TO cap_recording;

--
-- Name: TABLE parent_contact; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT SELECT ON TABLE recording.parent_contact TO cap_recording;

--
-- Name: COLUMN parent_contact.lesson_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(lesson_id) ON TABLE recording.parent_contact TO cap_recording;

--
-- Name: COLUMN parent_contact.learner_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(learner_id) ON TABLE recording.parent_contact TO cap_recording;

--
-- Name: COLUMN parent_contact.guardian_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(guardian_id) ON TABLE recording.parent_contact TO cap_recording;

--
-- Name: COLUMN parent_contact.kind; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(kind) ON TABLE recording.parent_contact TO cap_recording;

--
-- Name: COLUMN parent_contact.reported_by; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(reported_by) ON TABLE recording.parent_contact TO cap_recording;

--
-- Name: TABLE parent_grant; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT SELECT ON TABLE recording.parent_grant TO cap_recording;

--
-- Name: COLUMN parent_grant.segment_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(segment_id) ON TABLE recording.parent_grant TO cap_recording;

--
-- Name: COLUMN parent_grant.learner_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(learner_id) ON TABLE recording.parent_grant TO cap_recording;

--
-- Name: COLUMN parent_grant.parent_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(parent_id) ON TABLE recording.parent_grant TO cap_recording;

--
-- Name: COLUMN parent_grant.kind; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(kind) ON TABLE recording.parent_grant TO cap_recording;

--
-- Name: TABLE purge; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT SELECT ON TABLE recording.purge TO cap_recording;

--
-- Name: COLUMN purge.segment_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(segment_id) ON TABLE recording.purge TO cap_recording;

--
-- Name: COLUMN purge.purged_by; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(purged_by) ON TABLE recording.purge TO cap_recording;

--
-- Name: TABLE reason; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT SELECT ON TABLE recording.reason TO cap_recording;
GRANT INSERT ON TABLE recording.reason TO cap_migration;
GRANT SELECT ON TABLE recording.reason TO cap_guard;

--
-- Name: TABLE report; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT SELECT ON TABLE recording.report TO cap_recording;

--
-- Name: COLUMN report.report_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(report_id) ON TABLE recording.report TO cap_recording;

--
-- Name: COLUMN report.lesson_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(lesson_id) ON TABLE recording.report TO cap_recording;

--
-- Name: COLUMN report.source; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(source) ON TABLE recording.report TO cap_recording;

--
-- Name: COLUMN report.category; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(category) ON TABLE recording.report TO cap_recording;

--
-- Name: COLUMN report.case_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(case_id) ON TABLE recording.report TO cap_recording;

--
-- Name: COLUMN report.noted_by; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(noted_by) ON TABLE recording.report TO cap_recording;

--
-- Name: TABLE safety_flag; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT SELECT ON TABLE recording.safety_flag TO cap_recording;

--
-- Name: COLUMN safety_flag.flag_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(flag_id) ON TABLE recording.safety_flag TO cap_recording;

--
-- Name: COLUMN safety_flag.learner_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(learner_id) ON TABLE recording.safety_flag TO cap_recording;

--
-- Name: COLUMN safety_flag.lesson_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(lesson_id) ON TABLE recording.safety_flag TO cap_recording;

--
-- Name: COLUMN safety_flag.tell_hold; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(tell_hold) ON TABLE recording.safety_flag TO cap_recording;

--
-- Name: COLUMN safety_flag.reason; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(reason) ON TABLE recording.safety_flag TO cap_recording;

--
-- Name: COLUMN safety_flag.placed_by; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(placed_by) ON TABLE recording.safety_flag TO cap_recording;

--
-- Name: COLUMN safety_flag.lifted_at; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT UPDATE(lifted_at) ON TABLE recording.safety_flag TO cap_recording;

--
-- Name: COLUMN safety_flag.lifted_by; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT UPDATE(lifted_by) ON TABLE recording.safety_flag TO cap_recording;

--
-- Name: COLUMN safety_flag.lift_reason; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT UPDATE(lift_reason) ON TABLE recording.safety_flag TO cap_recording;

--
-- Name: TABLE segment; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT SELECT ON TABLE recording.segment TO cap_recording;

--
-- Name: COLUMN segment.segment_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(segment_id) ON TABLE recording.segment TO cap_recording;

--
-- Name: COLUMN segment.lesson_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(lesson_id) ON TABLE recording.segment TO cap_recording;

--
-- Name: COLUMN segment.started_by; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(started_by) ON TABLE recording.segment TO cap_recording;

--
-- Name: COLUMN segment.stop_required_at; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT UPDATE(stop_required_at) ON TABLE recording.segment TO cap_recording;

--
-- Name: COLUMN segment.stop_reason; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT UPDATE(stop_reason) ON TABLE recording.segment TO cap_recording;

--
-- Name: COLUMN segment.ended_at; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT UPDATE(ended_at) ON TABLE recording.segment TO cap_recording;

--
-- Name: TABLE segment_learner; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT SELECT,INSERT ON TABLE recording.segment_learner TO cap_recording;

--
-- Name: TABLE signal; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT SELECT ON TABLE recording.signal TO cap_recording;

--
-- Name: COLUMN signal.lesson_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(lesson_id) ON TABLE recording.signal TO cap_recording;

--
-- Name: COLUMN signal.learner_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(learner_id) ON TABLE recording.signal TO cap_recording;

--
-- Name: COLUMN signal.kind; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(kind) ON TABLE recording.signal TO cap_recording;

--
-- Name: TABLE unavailable; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT SELECT ON TABLE recording.unavailable TO cap_recording;

--
-- Name: COLUMN unavailable.lesson_id; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(lesson_id) ON TABLE recording.unavailable TO cap_recording;

--
-- Name: COLUMN unavailable.reason; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(reason) ON TABLE recording.unavailable TO cap_recording;

--
-- Name: COLUMN unavailable.by_person; Type: ACL; Schema: recording; Owner: safelane_owner
--

GRANT INSERT(by_person) ON TABLE recording.unavailable TO cap_recording;
