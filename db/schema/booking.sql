-- The schema booking at head, for reading and review. Written by `safelane snapshot`; do not edit.
-- Revision 0021
-- PostgreSQL 18

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
-- Name: are_kept_apart(uuid, uuid, timestamp with time zone); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.are_kept_apart(p_tutor uuid, p_learner uuid, p_at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select exists (
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
$$;

ALTER FUNCTION booking.are_kept_apart(p_tutor uuid, p_learner uuid, p_at timestamp with time zone) OWNER TO cap_booking;

--
-- Name: FUNCTION are_kept_apart(p_tutor uuid, p_learner uuid, p_at timestamp with time zone); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.are_kept_apart(p_tutor uuid, p_learner uuid, p_at timestamp with time zone) IS 'Whether a no-contact order stands between a tutor and a learner at an instant. Asked by recording.read_findings; booking.learner_findings says the same of a booking.';

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
      and lesson.booked_as = identity.persona()
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
  v_caller  uuid := identity.person_id();
  v_persona text := identity.persona();
  v_born    date;
  v_today   date := identity.civil_date(p_at);
begin
  select person.date_of_birth into v_born
  from identity.person as person
  where person.person_id = p_learner;

  return coalesce(case v_persona
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
    v_persona not in ('web_agency', 'web_school')
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
        and adult.account_state = 'active'
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
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_day   date := identity.civil_date(p_starts_at);
  v_keys  text[];
  v_key   text;
  v_rules jsonb;
  v_rank  integer := 0;
begin
  -- of whom nobody knows anything is under 13
  select coalesce(
    array_agg('chaperone.' || identity.age_band(person.date_of_birth, v_day) || '.' || p_modality), '{}')
  into v_keys
  from unnest(p_learners) as taught(learner_id)
  left join identity.person as person on person.person_id = taught.learner_id;

  v_rules := policy.effective_all(p_engagement, p_at, v_keys);
  foreach v_key in array v_keys loop
    v_rank := greatest(v_rank, booking.chaperone_rank(coalesce(
      v_rules ->> v_key,
      case when v_key = 'chaperone.under_13.in_person' then 'available' else 'none' end)));
  end loop;
  return v_rank;
end;
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
    or array_ndims(p_learners) > 1
    or cardinality(p_learners) not between p_min and 50
    or cardinality(p_learners) <> cardinality(v_learners)
    or array_position(v_learners, null) is not null
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
  v_venue jsonb;
begin
  -- what is far too large is not read at all: megabytes of brackets would be read for longer than a request may take
  if pg_column_size(p_venue) > 4000 then
    raise exception using
      errcode = 'PT422',
      message = 'venue has the wrong length',
      hint = 'Send an address of at most 500 characters.';
  end if;

  v_venue := case jsonb_typeof(p_venue)
    when 'string' then jsonb_build_object('address', p_venue)
    when 'null' then null
    else p_venue
  end;
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
-- Name: clearance_is_judged(); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.clearance_is_judged() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_engagement identity.engagement;
  v_ends       timestamptz;
  v_expires    timestamptz;
begin
  select * into v_engagement
  from identity.engagement as theirs
  where theirs.engagement_id = new.engagement_id
    and theirs.tutor_id = new.tutor_id
    and num_nonnulls(theirs.agency_id, theirs.school_id) = 0;
  if not found then
    return null;
  end if;

  -- whoever is changing anything is waited for; whoever comes later moves a counter that is noted here
  perform vetting.lock_standing(new.tutor_id);
  perform policy.remember(new.engagement_id);
  select held.version into new.standing_version from vetting.standing as held where held.tutor_id = new.tutor_id;
  new.policy_epoch := policy.locked_epoch();
  new.judged_at := clock_timestamp();
  if exists (select from booking.judge_tutor(new.tutor_id, new.engagement_id, new.judged_at, new.judged_at, 'P2')) then
    return null;
  end if;

  select min(judged.until), min(judged.until) filter (where judged.item <> 'sanctions')
    into v_ends, v_expires
  from vetting.validity(new.tutor_id, new.engagement_id, new.judged_at) as judged;
  new.good_until := least(
    (identity.civil_date(new.judged_at) + 1)::timestamp at time zone 'Europe/London',
    v_ends, policy.next_change(new.judged_at), v_engagement.ended_at,
    (select min(held.effective_from) from booking.restriction as held
     where held.tutor_id = new.tutor_id and held.effective_from > new.judged_at),
    (select min(held.valid_until) from identity.power as held
     where held.person_id = new.tutor_id and held.power = 'tutor' and held.valid_until > new.judged_at));
  new.sessions_before := least(v_expires, v_engagement.ends_on::timestamp at time zone 'Europe/London', 'infinity');
  if new.good_until <= new.judged_at then
    return null;
  end if;
  return new;
end;
$$;

ALTER FUNCTION booking.clearance_is_judged() OWNER TO cap_booking;

--
-- Name: FUNCTION clearance_is_judged(); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.clearance_is_judged() IS 'Writes the verdict into a row of booking.clearance, or leaves the row out where something stands against the tutor. Trigger on booking.clearance.';

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
    and theirs.school_id is null
    and (theirs.ended_at is null or theirs.ended_at > p_at)
    and theirs.starts_on <= identity.civil_date(p_at)
    and (theirs.ends_on is null or theirs.ends_on > identity.civil_date(p_at))
  order by num_nonnulls(theirs.agency_id), theirs.starts_on, theirs.engagement_id
  limit 1;
$$;

ALTER FUNCTION booking.default_engagement(p_tutor uuid, p_at timestamp with time zone) OWNER TO cap_booking;

--
-- Name: FUNCTION default_engagement(p_tutor uuid, p_at timestamp with time zone); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.default_engagement(p_tutor uuid, p_at timestamp with time zone) IS 'The engagement a search, an explanation or a booking means that names none. Asked by booking.engagement_of_request.';

--
-- Name: engagement_for(uuid[], uuid, uuid, timestamp with time zone); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.engagement_for(p_learners uuid[], p_engagement uuid, p_tutor uuid, p_at timestamp with time zone) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select coalesce((
    select meant.engagement_id
    from identity.engagement as meant
    where meant.engagement_id = booking.engagement_of_request(p_engagement, p_tutor, p_at)
      and (meant.school_id is null
           or identity.persona() not in ('web_guardian', 'web_learner')
           or cardinality(p_learners) > 0 and not exists (
             select
             from unnest(p_learners) as taught(learner_id)
             where not booking.school_knows_learner(meant.school_id, taught.learner_id, p_at)
           ))
  ), '00000000-0000-0000-0000-000000000000');
$$;

ALTER FUNCTION booking.engagement_for(p_learners uuid[], p_engagement uuid, p_tutor uuid, p_at timestamp with time zone) OWNER TO cap_booking;

--
-- Name: FUNCTION engagement_for(p_learners uuid[], p_engagement uuid, p_tutor uuid, p_at timestamp with time zone); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.engagement_for(p_learners uuid[], p_engagement uuid, p_tutor uuid, p_at timestamp with time zone) IS 'The engagement the caller means and may mean for these learners, or an identifier that no engagement has. Asked by api.book_lesson, api.booking_eligibility and booking.tutor_is_offered.';

--
-- Name: engagement_of_request(uuid, uuid, timestamp with time zone); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.engagement_of_request(p_engagement uuid, p_tutor uuid, p_at timestamp with time zone) RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_commissions boolean := identity.persona() in ('web_agency', 'web_school');
  v_theirs      uuid[] := case when v_commissions then booking.caller_engagements() end;
begin
  return coalesce((
    select theirs.engagement_id
    from identity.engagement as theirs
    where theirs.engagement_id = coalesce(
        p_engagement,
        case when v_commissions then (
          select commissioned.engagement_id
          from identity.engagement as commissioned
          where commissioned.tutor_id = p_tutor
            and commissioned.engagement_id = any (v_theirs)
            and (commissioned.ended_at is null or commissioned.ended_at > p_at)
          order by commissioned.starts_on desc, commissioned.engagement_id
          limit 1
        ) else booking.default_engagement(p_tutor, p_at) end)
      and theirs.tutor_id = p_tutor
      and (not v_commissions or theirs.engagement_id = any (v_theirs))
  ), '00000000-0000-0000-0000-000000000000');
end;
$$;

ALTER FUNCTION booking.engagement_of_request(p_engagement uuid, p_tutor uuid, p_at timestamp with time zone) OWNER TO cap_booking;

--
-- Name: FUNCTION engagement_of_request(p_engagement uuid, p_tutor uuid, p_at timestamp with time zone); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.engagement_of_request(p_engagement uuid, p_tutor uuid, p_at timestamp with time zone) IS 'The engagement the caller means and may mean, or an identifier that no engagement has. Asked by booking.engagement_for.';

--
-- Name: findings(uuid, uuid[], timestamp with time zone, timestamp with time zone, text, uuid, jsonb, timestamp with time zone, text, uuid); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.findings(p_tutor uuid, p_learners uuid[], p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_modality text, p_engagement uuid, p_venue jsonb, p_at timestamp with time zone, p_point text, p_lesson uuid DEFAULT NULL::uuid) RETURNS TABLE(code text, class text, until timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  return query
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
end;
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
  v_group  record;
begin
  select
    lesson.live,
    lesson.state,
    lesson.engagement_id,
    count(taught.learner_id) as learners,
    bool_or((taught.starts_at, taught.ends_at, taught.live) <> (lesson.starts_at, lesson.ends_at, lesson.live)) as astray
  into v_group
  from booking.lesson as lesson
  left join booking.lesson_learner as taught on taught.lesson_id = lesson.lesson_id
  where lesson.lesson_id = v_lesson
  group by lesson.lesson_id;

  if v_group.live and v_group.learners = 0
    or v_group.astray
    -- one learner is no group: no limit lies below one
    or v_group.state = 'confirmed' and v_group.learners > 1
      and v_group.learners > policy.effective_integer('session.max_group', v_group.engagement_id, clock_timestamp())
  then
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
  -- a lesson is new before anybody is on it; it stays only with a learner (booking.gate_group), and then everything is
  -- asked of it, also what concerns the lesson itself (booking.gate_lesson_learner)
  if tg_op = 'INSERT' then
    if not booking.tutor_is_bookable(new.tutor_id, new.engagement_id, new.starts_at, new.state, new.lesson_id) then
      raise exception using errcode = 'PT409', message = 'This lesson is not possible.';
    end if;
    return null;
  end if;

  v_learners := array(
    select taught.learner_id from booking.lesson_learner as taught where taught.lesson_id = new.lesson_id
  );
  if v_learners <> '{}' then
    perform booking.lock_learners(v_learners);
  end if;

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

  if v_lesson.state <> 'confirmed'
    or not booking.tutor_is_bookable(
      v_lesson.tutor_id, v_lesson.engagement_id, v_lesson.starts_at, v_lesson.state, v_lesson.lesson_id)
    or not booking.is_learner_remembered_clear(v_lesson.tutor_id, new.learner_id, v_lesson.engagement_id, v_at)
      and exists (
        select
        from booking.learner_findings(v_lesson.tutor_id, new.learner_id, v_lesson.engagement_id, v_at, 'P2') as found
        where booking.blocks_at(found.class, 'P2'))
    or exists (
      select
      from booking.session_findings(
        v_lesson.tutor_id, v_learners, v_lesson.starts_at, v_lesson.ends_at, v_lesson.modality,
        v_lesson.engagement_id, v_lesson.venue, v_at, 'P2', v_lesson.lesson_id) as found
      where booking.blocks_at(found.class, 'P2'))
  then
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

--
-- Name: is_learner_remembered_clear(uuid, uuid, uuid, timestamp with time zone); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.is_learner_remembered_clear(p_tutor uuid, p_learner uuid, p_engagement uuid, p_at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  return exists (
    select
    from booking.learner_clearance as remembered
    join booking.learner_standing as learner on learner.learner_id = remembered.learner_id
    join vetting.standing as tutor on tutor.tutor_id = remembered.tutor_id
    where remembered.engagement_id = p_engagement
      and remembered.learner_id = p_learner
      and remembered.tutor_id = p_tutor
      and remembered.learner_version = learner.version
      and remembered.standing_version = tutor.version
      and remembered.policy_epoch = (select epoch.number from policy.epoch)
      and remembered.judged_at <= p_at
      and p_at < remembered.good_until
  );
end;
$$;

ALTER FUNCTION booking.is_learner_remembered_clear(p_tutor uuid, p_learner uuid, p_engagement uuid, p_at timestamp with time zone) OWNER TO cap_booking;

--
-- Name: FUNCTION is_learner_remembered_clear(p_tutor uuid, p_learner uuid, p_engagement uuid, p_at timestamp with time zone); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.is_learner_remembered_clear(p_tutor uuid, p_learner uuid, p_engagement uuid, p_at timestamp with time zone) IS 'True: booking.judge_learner would find nothing before the start. False says nothing at all. Asked by booking.learner_findings.';

--
-- Name: is_remembered_clear(uuid, uuid, timestamp with time zone, timestamp with time zone); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.is_remembered_clear(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  return exists (
    select
    from booking.clearance as remembered
    join vetting.standing as current on current.tutor_id = remembered.tutor_id
    where remembered.engagement_id = p_engagement
      and remembered.tutor_id = p_tutor
      and remembered.standing_version = current.version
      and remembered.policy_epoch = (select epoch.number from policy.epoch)
      and remembered.judged_at <= p_at
      and p_at < remembered.good_until
      and coalesce(p_starts_at, p_at) < remembered.sessions_before
  );
end;
$$;

ALTER FUNCTION booking.is_remembered_clear(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_at timestamp with time zone) OWNER TO cap_booking;

--
-- Name: FUNCTION is_remembered_clear(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_at timestamp with time zone); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.is_remembered_clear(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_at timestamp with time zone) IS 'True: booking.judge_tutor would find nothing. False says nothing at all. Asked by booking.tutor_findings.';

--
-- Name: judge_learner(uuid, uuid, uuid, timestamp with time zone, text); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.judge_learner(p_tutor uuid, p_learner uuid, p_engagement uuid, p_at timestamp with time zone, p_point text) RETURNS TABLE(code text, class text, until timestamp with time zone)
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
    and person.account_state = 'active'
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
    and booking.notice_missing(p_learner, p_engagement, p_at) <> '{}'
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

ALTER FUNCTION booking.judge_learner(p_tutor uuid, p_learner uuid, p_engagement uuid, p_at timestamp with time zone, p_point text) OWNER TO cap_booking;

--
-- Name: FUNCTION judge_learner(p_tutor uuid, p_learner uuid, p_engagement uuid, p_at timestamp with time zone, p_point text); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.judge_learner(p_tutor uuid, p_learner uuid, p_engagement uuid, p_at timestamp with time zone, p_point text) IS 'Every reason that lies with one learner, or between learner and tutor, judged anew. Asked by booking.learner_findings and booking.remember_learner.';

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
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_findings jsonb;
begin
  select coalesce(jsonb_agg(
    jsonb_build_object(
      'code', found.code,
      'class', found.class,
      'until', found.until,
      'blocks', booking.blocks_at(found.class, p_point))
    order by found.code), '[]')
  into v_findings
  from (
    select judged.code, judged.class, judged.until
    from booking.findings(
      p_tutor, p_learners, p_starts_at, p_ends_at, p_modality, p_engagement, p_venue, p_at, p_point, p_lesson
    ) as judged
    union all
    select 'STUDENT_UNKNOWN', 'B', null
    where p_unknown
  ) as found;

  -- a refusal takes as long whether the tutor had to be judged for it or was remembered as clear: else the clock would
  -- tell an order from a hold
  if booking.blocking_codes(v_findings) <> '{}'
    and booking.is_remembered_clear(p_tutor, p_engagement, p_starts_at, p_at)
  then
    perform from booking.judge_tutor(p_tutor, p_engagement, p_starts_at, p_at, p_point, p_lesson);
  end if;
  -- and as long whether the learners had to be judged for it: only an order lies between tutor and learner
  if booking.blocking_codes(v_findings) <> '{}' then
    perform
    from unnest(p_learners) as taught (learner_id)
    cross join lateral booking.judge_learner(p_tutor, taught.learner_id, p_engagement, p_at, p_point)
    where p_point in ('P1', 'P2', 'P3', 'P5')
      and booking.is_learner_remembered_clear(p_tutor, taught.learner_id, p_engagement, p_at);
  end if;
  return v_findings;
end;
$$;

ALTER FUNCTION booking.judged(p_tutor uuid, p_learners uuid[], p_unknown boolean, p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_modality text, p_engagement uuid, p_venue jsonb, p_at timestamp with time zone, p_point text, p_lesson uuid) OWNER TO cap_booking;

--
-- Name: FUNCTION judged(p_tutor uuid, p_learners uuid[], p_unknown boolean, p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_modality text, p_engagement uuid, p_venue jsonb, p_at timestamp with time zone, p_point text, p_lesson uuid); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.judged(p_tutor uuid, p_learners uuid[], p_unknown boolean, p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_modality text, p_engagement uuid, p_venue jsonb, p_at timestamp with time zone, p_point text, p_lesson uuid) IS 'booking.findings as a sorted array of {code, class, until, blocks}; p_unknown adds a learner the caller may not speak for. Asked by api functions.';

--
-- Name: learner_clearance_is_judged(); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.learner_clearance_is_judged() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  perform from identity.engagement as theirs
  where theirs.engagement_id = new.engagement_id
    and theirs.tutor_id = new.tutor_id
    and not theirs.off_site;
  if not found then
    return null;
  end if;

  -- whoever is changing anything is waited for; whoever comes later moves a counter that is noted here
  perform vetting.lock_standing(new.tutor_id);
  perform booking.lock_learners(array[new.learner_id]);
  new.policy_epoch := policy.locked_epoch();
  select held.version into new.standing_version from vetting.standing as held where held.tutor_id = new.tutor_id;
  select held.version into new.learner_version
  from booking.learner_standing as held
  where held.learner_id = new.learner_id;
  new.judged_at := clock_timestamp();
  if new.learner_version is null
    or exists (
      select
      from booking.no_contact_order as ordered
      where ordered.tutor_id = new.tutor_id
        and (ordered.lifted_at is null or ordered.lifted_at > new.judged_at)
    )
    or exists (
      select from booking.judge_learner(new.tutor_id, new.learner_id, new.engagement_id, new.judged_at, 'P2'))
  then
    return null;
  end if;

  -- ages move on at midnight; a link or a power that has an end counts until then
  new.good_until := least(
    (identity.civil_date(new.judged_at) + 1)::timestamp at time zone 'Europe/London',
    policy.next_change(new.judged_at),
    (select min(link.valid_until) from identity.guardianship as link
     where link.learner_id = new.learner_id and link.valid_until > new.judged_at),
    (select min(held.valid_until) from identity.power as held
     where held.person_id = new.learner_id and held.power = 'learner' and held.valid_until > new.judged_at));
  return new;
end;
$$;

ALTER FUNCTION booking.learner_clearance_is_judged() OWNER TO cap_booking;

--
-- Name: FUNCTION learner_clearance_is_judged(); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.learner_clearance_is_judged() IS 'Writes the verdict into a row of booking.learner_clearance, or leaves the row out where something stands against it. Trigger on booking.learner_clearance.';

--
-- Name: learner_findings(uuid, uuid, uuid, timestamp with time zone, text); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.learner_findings(p_tutor uuid, p_learner uuid, p_engagement uuid, p_at timestamp with time zone, p_point text) RETURNS TABLE(code text, class text, until timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if p_point in ('P1', 'P2', 'P3', 'P5')
    and booking.is_learner_remembered_clear(p_tutor, p_learner, p_engagement, p_at)
  then
    return;
  end if;

  return query
    select judged.code, judged.class, judged.until
    from booking.judge_learner(p_tutor, p_learner, p_engagement, p_at, p_point) as judged;
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
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_tutor      uuid;
  v_engagement uuid;
begin
  select lesson.tutor_id, lesson.engagement_id into v_tutor, v_engagement
  from booking.lesson as lesson
  where lesson.lesson_id = p_lesson;
  if not found then
    return false;
  end if;

  -- the usual answer first; booking.learner_findings begins with it too
  if booking.is_learner_remembered_clear(v_tutor, p_learner, v_engagement, clock_timestamp()) then
    return true;
  end if;

  return not exists (
    select
    from booking.learner_findings(v_tutor, p_learner, v_engagement, clock_timestamp(), 'P2') as found
    where booking.blocks_at(found.class, 'P2')
  );
end;
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
  -- the usual case, one learner who was booked before, has no order to keep
  if cardinality(p_learners) = 1 then
    perform from booking.learner_standing as standing
    where standing.learner_id = p_learners[1]
    for no key update;
    if found then
      return;
    end if;
  end if;

  for v_learner in
    select person.person_id
    from identity.person as person
    where person.person_id = any (p_learners)
    order by person.person_id
  loop
    perform from booking.learner_standing as standing
    where standing.learner_id = v_learner
    for no key update;
    if not found then
      insert into booking.learner_standing (learner_id)
      values (v_learner)
      on conflict on constraint learner_standing_pkey do nothing;

      perform from booking.learner_standing as standing
      where standing.learner_id = v_learner
      for no key update;
    end if;
  end loop;
end;
$$;

ALTER FUNCTION booking.lock_learners(p_learners uuid[]) OWNER TO cap_booking;

--
-- Name: FUNCTION lock_learners(p_learners uuid[]); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.lock_learners(p_learners uuid[]) IS 'Holds the standing of these learners until the transaction ends. Asked by bookings and by the gates.';

--
-- Name: lock_lesson(uuid); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.lock_lesson(p_lesson uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select from booking.lesson as lesson
  where lesson.lesson_id = p_lesson
  for no key update;
$$;

ALTER FUNCTION booking.lock_lesson(p_lesson uuid) OWNER TO cap_booking;

--
-- Name: FUNCTION lock_lesson(p_lesson uuid); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.lock_lesson(p_lesson uuid) IS 'Holds a lesson until the transaction ends. Asked by recording, after it is certain that the caller may act on the lesson.';

--
-- Name: notice_missing(uuid, uuid, timestamp with time zone); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.notice_missing(p_learner uuid, p_engagement uuid, p_at timestamp with time zone) RETURNS text[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_born        date := (select person.date_of_birth from identity.person as person where person.person_id = p_learner);
  v_today       date := identity.civil_date(p_at);
  v_age         integer := case when v_born <= v_today then identity.age_years(v_born, v_today) end;
  v_sponsor_age integer := policy.effective_integer('student.sponsor_required_under', p_engagement, p_at);
  v_missing     text[] := '{}';
begin
  if v_age >= 13 and not policy.acknowledged(p_learner, 'recording_notice', p_at) then
    v_missing := v_missing || 'learner'::text;
  end if;
  if (v_age is null or v_age < 18 or v_sponsor_age > 18 and v_age < v_sponsor_age)
    and not booking.any_acknowledged(
      array(select answering.guardian_id from identity.guardians_of(p_learner, p_at) as answering),
      'recording_notice', p_at)
  then
    v_missing := v_missing || 'guardian'::text;
  end if;
  return v_missing;
end;
$$;

ALTER FUNCTION booking.notice_missing(p_learner uuid, p_engagement uuid, p_at timestamp with time zone) OWNER TO cap_booking;

--
-- Name: FUNCTION notice_missing(p_learner uuid, p_engagement uuid, p_at timestamp with time zone); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.notice_missing(p_learner uuid, p_engagement uuid, p_at timestamp with time zone) IS 'Whose acknowledgement of the notice of recording is missing for a learner: learner, guardian, both or nobody. Asked by booking.learner_findings and recording.learner_findings.';

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
begin
  update booking.clearance as remembered
  set judged_at = clock_timestamp()
  where remembered.engagement_id = p_engagement
    and remembered.tutor_id = p_tutor;
  if found then
    return true;
  end if;

  perform from booking.clearance as remembered where remembered.engagement_id = p_engagement;
  if found then
    return false;
  end if;

  insert into booking.clearance (engagement_id, tutor_id)
  values (p_engagement, p_tutor)
  on conflict on constraint clearance_pkey do nothing;
  return found;
end;
$$;

ALTER FUNCTION booking.remember_clearance(p_tutor uuid, p_engagement uuid) OWNER TO cap_booking;

--
-- Name: FUNCTION remember_clearance(p_tutor uuid, p_engagement uuid); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.remember_clearance(p_tutor uuid, p_engagement uuid) IS 'Remember that nothing stands against this tutor for this independent engagement until a clock or a change says otherwise; false where something does. Asked by api.book_lesson and booking.refresh_clearances.';

--
-- Name: remember_learner(uuid, uuid, uuid); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.remember_learner(p_tutor uuid, p_learner uuid, p_engagement uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if booking.is_learner_remembered_clear(p_tutor, p_learner, p_engagement, clock_timestamp()) then
    return true;
  end if;

  update booking.learner_clearance as remembered
  set judged_at = clock_timestamp()
  where remembered.engagement_id = p_engagement
    and remembered.learner_id = p_learner
    and remembered.tutor_id = p_tutor;
  if found then
    return true;
  end if;

  perform from booking.learner_clearance as remembered
  where remembered.engagement_id = p_engagement and remembered.learner_id = p_learner;
  if found then
    return false;
  end if;

  insert into booking.learner_clearance (engagement_id, learner_id, tutor_id)
  values (p_engagement, p_learner, p_tutor)
  on conflict on constraint learner_clearance_pkey do nothing;
  return found;
end;
$$;

ALTER FUNCTION booking.remember_learner(p_tutor uuid, p_learner uuid, p_engagement uuid) OWNER TO cap_booking;

--
-- Name: FUNCTION remember_learner(p_tutor uuid, p_learner uuid, p_engagement uuid); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.remember_learner(p_tutor uuid, p_learner uuid, p_engagement uuid) IS 'Remember that nothing stands between this learner and this engagement of the tutor until a clock or a change says otherwise; false where something does, or might. Asked by api.book_lesson.';

--
-- Name: school_knows_learner(uuid, uuid, timestamp with time zone); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.school_knows_learner(p_school uuid, p_learner uuid, p_at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select exists (
    select
    from booking.lesson_learner as taught
    join booking.lesson as lesson on lesson.lesson_id = taught.lesson_id
    join identity.engagement as commissioned on commissioned.engagement_id = lesson.engagement_id
    where taught.learner_id = p_learner
      and lesson.live
      and lesson.booked_as = 'web_school'
      and commissioned.school_id = p_school
  )
  or exists (
    select
    from identity.guardians_of(p_learner, p_at) as answering
    join identity.power as theirs on theirs.person_id = answering.guardian_id
    where theirs.organisation_id = p_school
      and theirs.valid_from <= p_at
      and (theirs.valid_until is null or theirs.valid_until > p_at)
  );
$$;

ALTER FUNCTION booking.school_knows_learner(p_school uuid, p_learner uuid, p_at timestamp with time zone) OWNER TO cap_booking;

--
-- Name: FUNCTION school_knows_learner(p_school uuid, p_learner uuid, p_at timestamp with time zone); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.school_knows_learner(p_school uuid, p_learner uuid, p_at timestamp with time zone) IS 'Whether a school has to do with this learner. Asked by booking.engagement_for.';

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
  v_arrival   record;
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
      and (
        commissioned.school_id is not null
        and not booking.within_operating_windows(commissioned.school_id, p_starts_at, p_ends_at, p_at)
        or commissioned.agency_id is not null
        and not booking.within_operating_windows(commissioned.agency_id, p_starts_at, p_ends_at, p_at)
      )
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

  if v_rules ->> 'recording.basis' = 'notice_always_on' and recording.somebody_objects(p_lesson, p_at) then
    return query select 'RECORDING_OBJECTION', 'S', null::timestamptz;
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
    -- what was said last about the arrival
    select said.venue_confirmed, said.chaperone_status into v_arrival
    from (
      select arrived.venue_confirmed, arrived.chaperone_status, arrived.at, null::uuid as correction_id
      from booking.attendance as arrived
      where arrived.lesson_id = p_lesson
        and arrived.kind = 'check_in'
      union all
      select corrected.venue_confirmed, corrected.chaperone_status, corrected.at, corrected.correction_id
      from booking.attendance_correction as corrected
      where corrected.lesson_id = p_lesson
    ) as said
    where said.at <= p_at
    order by said.at desc, said.correction_id desc nulls last
    limit 1;
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
-- Name: stop_lesson(uuid); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.stop_lesson(p_lesson uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  update booking.lesson as lesson
  set state = 'completed', ended_at = clock_timestamp()
  where lesson.lesson_id = p_lesson
    and lesson.state = 'in_progress';
$$;

ALTER FUNCTION booking.stop_lesson(p_lesson uuid) OWNER TO cap_booking;

--
-- Name: FUNCTION stop_lesson(p_lesson uuid); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.stop_lesson(p_lesson uuid) IS 'Ends a lesson that is in progress; others it leaves alone. Asked by the trigger recording.act_takes_effect.';

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

COMMENT ON FUNCTION booking.touch_learners(p_learners uuid[]) IS 'Waits for bookings of these learners and makes later ones look again. Asked by the triggers on guardianships, people, powers and what forbids a recording.';

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
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_point text := case p_state when 'in_progress' then 'P4' else 'P2' end;
begin
  -- the usual answer first; booking.tutor_findings begins with it too
  if booking.is_remembered_clear(p_tutor, p_engagement, p_starts_at, clock_timestamp()) then
    return true;
  end if;

  return not exists (
    select
    from booking.tutor_findings(p_tutor, p_engagement, p_starts_at, clock_timestamp(), v_point, p_lesson) as found
    where booking.blocks_at(found.class, v_point)
  );
end;
$$;

ALTER FUNCTION booking.tutor_is_bookable(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_state text, p_lesson uuid) OWNER TO cap_booking;

--
-- Name: FUNCTION tutor_is_bookable(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_state text, p_lesson uuid); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.tutor_is_bookable(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_state text, p_lesson uuid) IS 'Whether nothing about tutor or engagement stops a lesson in this state now. Asked by the policy only_bookable_tutors and the gates.';

--
-- Name: tutor_is_offered(uuid); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.tutor_is_offered(p_tutor uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER COST 10000
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select identity.person_id() is not null and not exists (
    select
    from booking.tutor_findings(p_tutor, booking.engagement_for('{}', null, p_tutor, now()), null, now(), 'P1') as found
    where booking.blocks_at(found.class, 'P1')
  );
$$;

ALTER FUNCTION booking.tutor_is_offered(p_tutor uuid) OWNER TO cap_booking;

--
-- Name: FUNCTION tutor_is_offered(p_tutor uuid); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.tutor_is_offered(p_tutor uuid) IS 'Bookable or not, for the engagement a booking without engagement_id would mean; false for nobody. Asked by the search of tutors. Its cost makes the planner judge a page and not the whole list.';

--
-- Name: unrecorded(); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.unrecorded() RETURNS TABLE(kind text, target text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select found.kind, found.target
  from ledger.unrecorded_in('booking') as found;
$$;

ALTER FUNCTION booking.unrecorded() OWNER TO cap_booking;

--
-- Name: FUNCTION unrecorded(); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.unrecorded() IS 'The rows of booking whose present version no entry lists. Asked by ledger.unrecorded.';

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
-- Name: ward_lessons(); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.ward_lessons() RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_wards uuid[] := identity.wards(now());
begin
  return array(
    select taught.lesson_id
    from booking.lesson_learner as taught
    where taught.learner_id = any (v_wards)
  );
end;
$$;

ALTER FUNCTION booking.ward_lessons() OWNER TO cap_booking;

--
-- Name: FUNCTION ward_lessons(); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.ward_lessons() IS 'Lessons of the learners the sealed caller acts for now, cancelled ones too; empty for everybody else. Asked by the policy for web_guardian on booking.lesson.';

--
-- Name: within_operating_windows(uuid, timestamp with time zone, timestamp with time zone, timestamp with time zone); Type: FUNCTION; Schema: booking; Owner: cap_booking
--

CREATE FUNCTION booking.within_operating_windows(p_organisation uuid, p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_at timestamp with time zone DEFAULT now()) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_from  timestamp := p_starts_at at time zone 'Europe/London';
  v_to    timestamp := p_ends_at at time zone 'Europe/London';
  v_hours jsonb;
begin
  select changed.operating_hours into v_hours
  from identity.operating_change as changed
  where changed.organisation_id = p_organisation
    and changed.effective_from <= p_starts_at
    and changed.set_at <= p_at
  order by changed.effective_from desc, changed.set_at desc, changed.change_id desc
  limit 1;
  if found then
    return v_hours = '[]' or exists (
      select
      from jsonb_to_recordset(v_hours) as theirs (iso_weekday smallint, opens time, closes time)
      where theirs.iso_weekday = extract(isodow from v_from)
        and v_from >= v_from::date + theirs.opens
        and v_to <= v_from::date + theirs.closes::interval
    );
  end if;

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

ALTER FUNCTION booking.within_operating_windows(p_organisation uuid, p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_at timestamp with time zone) OWNER TO cap_booking;

--
-- Name: FUNCTION within_operating_windows(p_organisation uuid, p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_at timestamp with time zone); Type: COMMENT; Schema: booking; Owner: cap_booking
--

COMMENT ON FUNCTION booking.within_operating_windows(p_organisation uuid, p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_at timestamp with time zone) IS 'Whether a lesson lies within one window of an organisation, or the organisation has none. Asked by booking.session_findings.';

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
-- Name: attendance_correction; Type: TABLE; Schema: booking; Owner: safelane_owner
--

CREATE TABLE booking.attendance_correction (
    correction_id uuid NOT NULL,
    lesson_id uuid NOT NULL,
    kind text GENERATED ALWAYS AS ('check_in'::text) STORED NOT NULL,
    venue_confirmed boolean NOT NULL,
    chaperone_status text NOT NULL,
    reason text NOT NULL,
    by_person uuid NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT attendance_correction_chaperone CHECK ((chaperone_status = ANY (ARRAY['not_required'::text, 'available'::text, 'present'::text, 'absent'::text]))),
    CONSTRAINT attendance_correction_reason_length CHECK (((length(reason) >= 3) AND (length(reason) <= 2000)))
);

ALTER TABLE ONLY booking.attendance_correction FORCE ROW LEVEL SECURITY;

ALTER TABLE booking.attendance_correction OWNER TO safelane_owner;

--
-- Name: TABLE attendance_correction; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON TABLE booking.attendance_correction IS 'A check-in put right by the tutor who made it, with the reason; the latest one counts (TS-60, TS-62).';

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
-- Name: learner_clearance; Type: TABLE; Schema: booking; Owner: safelane_owner
--

CREATE TABLE booking.learner_clearance (
    engagement_id uuid NOT NULL,
    learner_id uuid NOT NULL,
    tutor_id uuid NOT NULL,
    learner_version bigint NOT NULL,
    standing_version bigint NOT NULL,
    policy_epoch bigint NOT NULL,
    judged_at timestamp with time zone NOT NULL,
    good_until timestamp with time zone NOT NULL,
    CONSTRAINT learner_clearance_order CHECK ((judged_at < good_until))
);

ALTER TABLE ONLY booking.learner_clearance FORCE ROW LEVEL SECURITY;

ALTER TABLE booking.learner_clearance OWNER TO safelane_owner;

--
-- Name: TABLE learner_clearance; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON TABLE booking.learner_clearance IS 'Learners against whom nothing stood for an engagement. Never why not, and nothing that booking.judge_learner would not say again.';

--
-- Name: COLUMN learner_clearance.learner_version; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON COLUMN booking.learner_clearance.learner_version IS 'booking.learner_standing: who answers for the learner, their birth date, their power.';

--
-- Name: COLUMN learner_clearance.standing_version; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON COLUMN booking.learner_clearance.standing_version IS 'vetting.standing of the tutor: orders that keep the two apart, the engagement.';

--
-- Name: COLUMN learner_clearance.good_until; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON COLUMN booking.learner_clearance.good_until IS 'First instant at which a clock could change the verdict; never later than the next midnight in London.';

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
-- Name: attendance_correction attendance_correction_pkey; Type: CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.attendance_correction
    ADD CONSTRAINT attendance_correction_pkey PRIMARY KEY (correction_id);

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
-- Name: learner_clearance learner_clearance_pkey; Type: CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.learner_clearance
    ADD CONSTRAINT learner_clearance_pkey PRIMARY KEY (engagement_id, learner_id);

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
-- Name: attendance_correction_lesson_idx; Type: INDEX; Schema: booking; Owner: safelane_owner
--

CREATE INDEX attendance_correction_lesson_idx ON booking.attendance_correction USING btree (lesson_id, kind, at);

--
-- Name: learner_clearance_learner_idx; Type: INDEX; Schema: booking; Owner: safelane_owner
--

CREATE INDEX learner_clearance_learner_idx ON booking.learner_clearance USING btree (learner_id);

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
-- Name: attendance _100_append_only; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON booking.attendance FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE booking.attendance ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: attendance_correction _100_append_only; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON booking.attendance_correction FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE booking.attendance_correction ENABLE ALWAYS TRIGGER _100_append_only;

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
-- Name: learner_standing _100_forward; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _100_forward BEFORE DELETE OR UPDATE ON booking.learner_standing FOR EACH ROW EXECUTE FUNCTION guard.only_forward('version');

ALTER TABLE booking.learner_standing ENABLE ALWAYS TRIGGER _100_forward;

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
-- Name: attendance_correction _100_no_truncate; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON booking.attendance_correction FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE booking.attendance_correction ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: clearance _100_no_truncate; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON booking.clearance FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE booking.clearance ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: learner_clearance _100_no_truncate; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON booking.learner_clearance FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE booking.learner_clearance ENABLE ALWAYS TRIGGER _100_no_truncate;

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
-- Name: clearance _200_judged; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _200_judged BEFORE INSERT OR UPDATE ON booking.clearance FOR EACH ROW EXECUTE FUNCTION booking.clearance_is_judged();

ALTER TABLE booking.clearance ENABLE ALWAYS TRIGGER _200_judged;

--
-- Name: learner_clearance _200_judged; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _200_judged BEFORE INSERT OR UPDATE ON booking.learner_clearance FOR EACH ROW EXECUTE FUNCTION booking.learner_clearance_is_judged();

ALTER TABLE booking.learner_clearance ENABLE ALWAYS TRIGGER _200_judged;

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

CREATE CONSTRAINT TRIGGER _600_group AFTER DELETE OR UPDATE ON booking.lesson_learner DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION booking.gate_group();

ALTER TABLE booking.lesson_learner ENABLE ALWAYS TRIGGER _600_group;

--
-- Name: lesson _700_stops_recording; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _700_stops_recording AFTER UPDATE OF state ON booking.lesson FOR EACH ROW WHEN (((new.state = ANY (ARRAY['completed'::text, 'cancelled'::text])) AND (old.state IS DISTINCT FROM new.state))) EXECUTE FUNCTION recording.lesson_takes_effect();

ALTER TABLE booking.lesson ENABLE ALWAYS TRIGGER _700_stops_recording;

--
-- Name: lesson _710_was_moved; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _710_was_moved AFTER UPDATE OF starts_at ON booking.lesson FOR EACH ROW WHEN ((new.starts_at IS DISTINCT FROM old.starts_at)) EXECUTE FUNCTION recording.lesson_was_moved();

ALTER TABLE booking.lesson ENABLE ALWAYS TRIGGER _710_was_moved;

--
-- Name: reason _880_judged; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _880_judged AFTER INSERT ON booking.reason FOR EACH STATEMENT WHEN ((CURRENT_USER = 'cap_migration'::name)) EXECUTE FUNCTION guard.reference_is_judged();

ALTER TABLE booking.reason ENABLE ALWAYS TRIGGER _880_judged;

--
-- Name: attendance _890_change; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON booking.attendance FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'lesson_id,kind', 'at,by_person,chaperone_status,kind,lesson_id,note,venue_confirmed');

ALTER TABLE booking.attendance ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: attendance_correction _890_change; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON booking.attendance_correction FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'correction_id', 'at,by_person,chaperone_status,correction_id,kind,lesson_id,reason,venue_confirmed');

ALTER TABLE booking.attendance_correction ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: lesson _890_change; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON booking.lesson FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'lesson_id', 'booked_as,booked_at,booked_by,cancelled_at,ended_at,ends_at,engagement_id,lesson_id,live,modality,started_at,starts_at,state,tutor_id,venue');

ALTER TABLE booking.lesson ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: lesson_learner _890_change; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON booking.lesson_learner FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'lesson_id,learner_id', 'ends_at,learner_id,lesson_id,live,starts_at');

ALTER TABLE booking.lesson_learner ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: no_contact_order _890_change; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON booking.no_contact_order FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'order_id', 'learner_id,lifted_at,lifted_by,order_id,ordered_at,ordered_by,scope,tutor_id');

ALTER TABLE booking.no_contact_order ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: presence _890_change; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON booking.presence FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'lesson_id,learner_id', 'confirmed_at,confirmed_by,learner_id,lesson_id');

ALTER TABLE booking.presence ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: reason _890_change; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON booking.reason FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'code', 'class,clauses,code,family,meaning,officer_code,public_code,remedy,tutor_code');

ALTER TABLE booking.reason ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: restriction _890_change; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE TRIGGER _890_change AFTER INSERT OR DELETE OR UPDATE ON booking.restriction FOR EACH ROW EXECUTE FUNCTION ledger.record_change('1', 'restriction_id', 'effective_from,ended_at,ended_by,kind,placed_at,placed_by,restriction_id,tutor_id');

ALTER TABLE booking.restriction ENABLE ALWAYS TRIGGER _890_change;

--
-- Name: attendance _900_entry; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON booking.attendance DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'lesson_id,kind', 'at,by_person,chaperone_status,kind,lesson_id,note,venue_confirmed');

ALTER TABLE booking.attendance ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: attendance_correction _900_entry; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON booking.attendance_correction DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'correction_id', 'at,by_person,chaperone_status,correction_id,kind,lesson_id,reason,venue_confirmed');

ALTER TABLE booking.attendance_correction ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: lesson _900_entry; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON booking.lesson DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'lesson_id', 'booked_as,booked_at,booked_by,cancelled_at,ended_at,ends_at,engagement_id,lesson_id,live,modality,started_at,starts_at,state,tutor_id,venue');

ALTER TABLE booking.lesson ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: lesson_learner _900_entry; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON booking.lesson_learner DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'lesson_id,learner_id', 'ends_at,learner_id,lesson_id,live,starts_at');

ALTER TABLE booking.lesson_learner ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: no_contact_order _900_entry; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON booking.no_contact_order DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'order_id', 'learner_id,lifted_at,lifted_by,order_id,ordered_at,ordered_by,scope,tutor_id');

ALTER TABLE booking.no_contact_order ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: presence _900_entry; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON booking.presence DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'lesson_id,learner_id', 'confirmed_at,confirmed_by,learner_id,lesson_id');

ALTER TABLE booking.presence ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: reason _900_entry; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON booking.reason DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'code', 'class,clauses,code,family,meaning,officer_code,public_code,remedy,tutor_code');

ALTER TABLE booking.reason ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: restriction _900_entry; Type: TRIGGER; Schema: booking; Owner: safelane_owner
--

CREATE CONSTRAINT TRIGGER _900_entry AFTER INSERT OR DELETE OR UPDATE ON booking.restriction DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry('1', 'restriction_id', 'effective_from,ended_at,ended_by,kind,placed_at,placed_by,restriction_id,tutor_id');

ALTER TABLE booking.restriction ENABLE ALWAYS TRIGGER _900_entry;

--
-- Name: attendance_correction attendance_correction_of; Type: FK CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.attendance_correction
    ADD CONSTRAINT attendance_correction_of FOREIGN KEY (lesson_id, kind) REFERENCES booking.attendance(lesson_id, kind);

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
-- Name: learner_clearance learner_clearance_engagement; Type: FK CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.learner_clearance
    ADD CONSTRAINT learner_clearance_engagement FOREIGN KEY (engagement_id) REFERENCES identity.engagement(engagement_id);

--
-- Name: learner_clearance learner_clearance_learner; Type: FK CONSTRAINT; Schema: booking; Owner: safelane_owner
--

ALTER TABLE ONLY booking.learner_clearance
    ADD CONSTRAINT learner_clearance_learner FOREIGN KEY (learner_id) REFERENCES identity.person(person_id);

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
-- Name: attendance_correction; Type: ROW SECURITY; Schema: booking; Owner: safelane_owner
--

ALTER TABLE booking.attendance_correction ENABLE ROW LEVEL SECURITY;

--
-- Name: attendance_correction cap_booking_insert_by_who_checked_in; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_insert_by_who_checked_in ON booking.attendance_correction FOR INSERT TO cap_booking WITH CHECK (((by_person = ( SELECT identity.person_id() AS person_id)) AND (EXISTS ( SELECT
   FROM booking.attendance first
  WHERE ((first.lesson_id = attendance_correction.lesson_id) AND (first.kind = 'check_in'::text) AND (first.by_person = attendance_correction.by_person))))));

--
-- Name: POLICY cap_booking_insert_by_who_checked_in ON attendance_correction; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_insert_by_who_checked_in ON booking.attendance_correction IS 'Whoever checked in puts it right; when is the clock''s.';

--
-- Name: clearance cap_booking_insert_for_a_day; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_insert_for_a_day ON booking.clearance FOR INSERT TO cap_booking WITH CHECK ((good_until <= (judged_at + '25:00:00'::interval)));

--
-- Name: POLICY cap_booking_insert_for_a_day ON clearance; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_insert_for_a_day ON booking.clearance IS 'Nothing is remembered past the end of the day, the longest of which has 25 hours.';

--
-- Name: learner_clearance cap_booking_insert_for_a_day; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_insert_for_a_day ON booking.learner_clearance FOR INSERT TO cap_booking WITH CHECK ((good_until <= (judged_at + '25:00:00'::interval)));

--
-- Name: POLICY cap_booking_insert_for_a_day ON learner_clearance; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_insert_for_a_day ON booking.learner_clearance IS 'Nothing is remembered past the end of the day, the longest of which has 25 hours.';

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
-- Name: attendance_correction cap_booking_select_all; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_select_all ON booking.attendance_correction FOR SELECT TO cap_booking USING (true);

--
-- Name: POLICY cap_booking_select_all ON attendance_correction; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_select_all ON booking.attendance_correction IS 'A start in person needs to know what the tutor found (TS-62).';

--
-- Name: clearance cap_booking_select_all; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_select_all ON booking.clearance FOR SELECT TO cap_booking USING (true);

--
-- Name: POLICY cap_booking_select_all ON clearance; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_select_all ON booking.clearance IS 'A decision about anybody looks here first.';

--
-- Name: learner_clearance cap_booking_select_all; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_select_all ON booking.learner_clearance FOR SELECT TO cap_booking USING (true);

--
-- Name: POLICY cap_booking_select_all ON learner_clearance; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_select_all ON booking.learner_clearance IS 'A decision about a learner looks here first.';

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
-- Name: learner_clearance cap_booking_update_for_a_day; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_booking_update_for_a_day ON booking.learner_clearance FOR UPDATE TO cap_booking USING (true) WITH CHECK ((good_until <= (judged_at + '25:00:00'::interval)));

--
-- Name: POLICY cap_booking_update_for_a_day ON learner_clearance; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_booking_update_for_a_day ON booking.learner_clearance IS 'As for a new row.';

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
-- Name: reason cap_guard_select_all; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_guard_select_all ON booking.reason FOR SELECT TO cap_guard USING (true);

--
-- Name: POLICY cap_guard_select_all ON reason; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_guard_select_all ON booking.reason IS 'What a second person approves is read from here: guard.reference_rows.';

--
-- Name: reason cap_ledger_select_all; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_ledger_select_all ON booking.reason FOR SELECT TO cap_ledger USING (true);

--
-- Name: POLICY cap_ledger_select_all ON reason; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_select_all ON booking.reason IS 'Which public name a code has, for those who read entries and may not read it.';

--
-- Name: reason cap_migration_insert_reference; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_migration_insert_reference ON booking.reason FOR INSERT TO cap_migration WITH CHECK (true);

--
-- Name: POLICY cap_migration_insert_reference ON reason; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_migration_insert_reference ON booking.reason IS 'Codes come with a migration, and are never renamed.';

--
-- Name: lesson cap_recording_select_all; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_recording_select_all ON booking.lesson FOR SELECT TO cap_recording USING (true);

--
-- Name: POLICY cap_recording_select_all ON lesson; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_select_all ON booking.lesson IS 'Consent is for one lesson, and a recording belongs to one (TS-49).';

--
-- Name: lesson_learner cap_recording_select_all; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_recording_select_all ON booking.lesson_learner FOR SELECT TO cap_recording USING (true);

--
-- Name: POLICY cap_recording_select_all ON lesson_learner; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_select_all ON booking.lesson_learner IS 'Everybody on a lesson is asked before it is recorded (E2.2).';

--
-- Name: presence cap_recording_select_all; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY cap_recording_select_all ON booking.presence FOR SELECT TO cap_recording USING (true);

--
-- Name: POLICY cap_recording_select_all ON presence; Type: COMMENT; Schema: booking; Owner: safelane_owner
--

COMMENT ON POLICY cap_recording_select_all ON booking.presence IS 'Report 9 counts lessons that began before everybody was there.';

--
-- Name: attendance capability_in_its_functions_only; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON booking.attendance AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: attendance_correction capability_in_its_functions_only; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON booking.attendance_correction AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: clearance capability_in_its_functions_only; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON booking.clearance AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: learner_clearance capability_in_its_functions_only; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON booking.learner_clearance AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: learner_standing capability_in_its_functions_only; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON booking.learner_standing AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: lesson capability_in_its_functions_only; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON booking.lesson AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: lesson_learner capability_in_its_functions_only; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON booking.lesson_learner AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: no_contact_order capability_in_its_functions_only; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON booking.no_contact_order AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: presence capability_in_its_functions_only; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON booking.presence AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: reason capability_in_its_functions_only; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON booking.reason AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: restriction capability_in_its_functions_only; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY capability_in_its_functions_only ON booking.restriction AS RESTRICTIVE USING (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))) WITH CHECK (( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text)))));

--
-- Name: clearance; Type: ROW SECURITY; Schema: booking; Owner: safelane_owner
--

ALTER TABLE booking.clearance ENABLE ROW LEVEL SECURITY;

--
-- Name: lesson guardian_select_wards; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY guardian_select_wards ON booking.lesson FOR SELECT TO web_guardian USING ((lesson_id = ANY (( SELECT booking.ward_lessons() AS ward_lessons)::uuid[])));

--
-- Name: lesson_learner guardian_select_wards; Type: POLICY; Schema: booking; Owner: safelane_owner
--

CREATE POLICY guardian_select_wards ON booking.lesson_learner FOR SELECT TO web_guardian USING ((learner_id = ANY (( SELECT identity.wards() AS wards)::uuid[])));

--
-- Name: learner_clearance; Type: ROW SECURITY; Schema: booking; Owner: safelane_owner
--

ALTER TABLE booking.learner_clearance ENABLE ROW LEVEL SECURITY;

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
-- Name: FUNCTION any_acknowledged(p_people uuid[], p_document text, p_at timestamp with time zone); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.any_acknowledged(p_people uuid[], p_document text, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION are_kept_apart(p_tutor uuid, p_learner uuid, p_at timestamp with time zone); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.are_kept_apart(p_tutor uuid, p_learner uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION booking.are_kept_apart(p_tutor uuid, p_learner uuid, p_at timestamp with time zone) TO cap_recording;

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
GRANT ALL ON FUNCTION booking.blocks_at(p_class text, p_point text) TO cap_recording;

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
-- Name: FUNCTION clearance_is_judged(); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.clearance_is_judged() FROM PUBLIC;
GRANT ALL ON FUNCTION booking.clearance_is_judged() TO safelane_owner;

--
-- Name: FUNCTION default_engagement(p_tutor uuid, p_at timestamp with time zone); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.default_engagement(p_tutor uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION engagement_for(p_learners uuid[], p_engagement uuid, p_tutor uuid, p_at timestamp with time zone); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.engagement_for(p_learners uuid[], p_engagement uuid, p_tutor uuid, p_at timestamp with time zone) FROM PUBLIC;

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
-- Name: FUNCTION is_learner_remembered_clear(p_tutor uuid, p_learner uuid, p_engagement uuid, p_at timestamp with time zone); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.is_learner_remembered_clear(p_tutor uuid, p_learner uuid, p_engagement uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION is_remembered_clear(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_at timestamp with time zone); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.is_remembered_clear(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION judge_learner(p_tutor uuid, p_learner uuid, p_engagement uuid, p_at timestamp with time zone, p_point text); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.judge_learner(p_tutor uuid, p_learner uuid, p_engagement uuid, p_at timestamp with time zone, p_point text) FROM PUBLIC;

--
-- Name: FUNCTION judge_tutor(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_at timestamp with time zone, p_point text, p_lesson uuid); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.judge_tutor(p_tutor uuid, p_engagement uuid, p_starts_at timestamp with time zone, p_at timestamp with time zone, p_point text, p_lesson uuid) FROM PUBLIC;

--
-- Name: FUNCTION judged(p_tutor uuid, p_learners uuid[], p_unknown boolean, p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_modality text, p_engagement uuid, p_venue jsonb, p_at timestamp with time zone, p_point text, p_lesson uuid); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.judged(p_tutor uuid, p_learners uuid[], p_unknown boolean, p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_modality text, p_engagement uuid, p_venue jsonb, p_at timestamp with time zone, p_point text, p_lesson uuid) FROM PUBLIC;

--
-- Name: FUNCTION learner_clearance_is_judged(); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.learner_clearance_is_judged() FROM PUBLIC;
GRANT ALL ON FUNCTION booking.learner_clearance_is_judged() TO safelane_owner;

--
-- Name: FUNCTION learner_findings(p_tutor uuid, p_learner uuid, p_engagement uuid, p_at timestamp with time zone, p_point text); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.learner_findings(p_tutor uuid, p_learner uuid, p_engagement uuid, p_at timestamp with time zone, p_point text) FROM PUBLIC;
GRANT ALL ON FUNCTION booking.learner_findings(p_tutor uuid, p_learner uuid, p_engagement uuid, p_at timestamp with time zone, p_point text) TO cap_recording;

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
GRANT ALL ON FUNCTION booking.lock_learners(p_learners uuid[]) TO cap_recording;

--
-- Name: FUNCTION lock_lesson(p_lesson uuid); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.lock_lesson(p_lesson uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION booking.lock_lesson(p_lesson uuid) TO cap_recording;

--
-- Name: FUNCTION notice_missing(p_learner uuid, p_engagement uuid, p_at timestamp with time zone); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.notice_missing(p_learner uuid, p_engagement uuid, p_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION booking.notice_missing(p_learner uuid, p_engagement uuid, p_at timestamp with time zone) TO cap_recording;

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
-- Name: FUNCTION remember_learner(p_tutor uuid, p_learner uuid, p_engagement uuid); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.remember_learner(p_tutor uuid, p_learner uuid, p_engagement uuid) FROM PUBLIC;

--
-- Name: FUNCTION school_knows_learner(p_school uuid, p_learner uuid, p_at timestamp with time zone); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.school_knows_learner(p_school uuid, p_learner uuid, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION session_findings(p_tutor uuid, p_learners uuid[], p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_modality text, p_engagement uuid, p_venue jsonb, p_at timestamp with time zone, p_point text, p_lesson uuid); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.session_findings(p_tutor uuid, p_learners uuid[], p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_modality text, p_engagement uuid, p_venue jsonb, p_at timestamp with time zone, p_point text, p_lesson uuid) FROM PUBLIC;

--
-- Name: FUNCTION stop_lesson(p_lesson uuid); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.stop_lesson(p_lesson uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION booking.stop_lesson(p_lesson uuid) TO cap_recording;

--
-- Name: FUNCTION touch_learners(p_learners uuid[]); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.touch_learners(p_learners uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION booking.touch_learners(p_learners uuid[]) TO cap_recording;

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
-- Name: FUNCTION unrecorded(); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.unrecorded() FROM PUBLIC;
GRANT ALL ON FUNCTION booking.unrecorded() TO cap_ledger;

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
-- Name: FUNCTION ward_lessons(); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.ward_lessons() FROM PUBLIC;
GRANT ALL ON FUNCTION booking.ward_lessons() TO web_guardian;

--
-- Name: FUNCTION within_operating_windows(p_organisation uuid, p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_at timestamp with time zone); Type: ACL; Schema: booking; Owner: cap_booking
--

REVOKE ALL ON FUNCTION booking.within_operating_windows(p_organisation uuid, p_starts_at timestamp with time zone, p_ends_at timestamp with time zone, p_at timestamp with time zone) FROM PUBLIC;

--
-- Name: TABLE reason; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT SELECT ON TABLE booking.reason TO cap_booking;
GRANT INSERT ON TABLE booking.reason TO cap_migration;
GRANT SELECT ON TABLE booking.reason TO cap_guard;

--
-- Name: COLUMN reason.code; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT SELECT(code) ON TABLE booking.reason TO cap_ledger;

--
-- Name: COLUMN reason.public_code; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT SELECT(public_code) ON TABLE booking.reason TO cap_ledger;

--
-- Name: TABLE lesson; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT SELECT ON TABLE booking.lesson TO cap_booking;
GRANT SELECT ON TABLE booking.lesson TO cap_recording;

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
GRANT SELECT ON TABLE booking.lesson_learner TO cap_recording;

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
-- Name: TABLE attendance_correction; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT SELECT ON TABLE booking.attendance_correction TO cap_booking;

--
-- Name: COLUMN attendance_correction.correction_id; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(correction_id) ON TABLE booking.attendance_correction TO cap_booking;

--
-- Name: COLUMN attendance_correction.lesson_id; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(lesson_id) ON TABLE booking.attendance_correction TO cap_booking;

--
-- Name: COLUMN attendance_correction.venue_confirmed; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(venue_confirmed) ON TABLE booking.attendance_correction TO cap_booking;

--
-- Name: COLUMN attendance_correction.chaperone_status; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(chaperone_status) ON TABLE booking.attendance_correction TO cap_booking;

--
-- Name: COLUMN attendance_correction.reason; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(reason) ON TABLE booking.attendance_correction TO cap_booking;

--
-- Name: COLUMN attendance_correction.by_person; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(by_person) ON TABLE booking.attendance_correction TO cap_booking;

--
-- Name: TABLE clearance; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT SELECT ON TABLE booking.clearance TO cap_booking;

--
-- Name: COLUMN clearance.engagement_id; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(engagement_id) ON TABLE booking.clearance TO cap_booking;

--
-- Name: COLUMN clearance.tutor_id; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(tutor_id) ON TABLE booking.clearance TO cap_booking;

--
-- Name: COLUMN clearance.judged_at; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT UPDATE(judged_at) ON TABLE booking.clearance TO cap_booking;

--
-- Name: TABLE learner_clearance; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT SELECT ON TABLE booking.learner_clearance TO cap_booking;

--
-- Name: COLUMN learner_clearance.engagement_id; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(engagement_id) ON TABLE booking.learner_clearance TO cap_booking;

--
-- Name: COLUMN learner_clearance.learner_id; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(learner_id) ON TABLE booking.learner_clearance TO cap_booking;

--
-- Name: COLUMN learner_clearance.tutor_id; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT INSERT(tutor_id) ON TABLE booking.learner_clearance TO cap_booking;

--
-- Name: COLUMN learner_clearance.judged_at; Type: ACL; Schema: booking; Owner: safelane_owner
--

GRANT UPDATE(judged_at) ON TABLE booking.learner_clearance TO cap_booking;

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
GRANT SELECT ON TABLE booking.presence TO cap_recording;

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
