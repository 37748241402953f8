-- Why the lesson as planned cannot be: kind, venue, chaperone, hours, size of the group (TS-04, TS-60, TS-62, MT-68);
-- and at the start itself, who has to be there and what the tutor found on arrival (TS-56, TS-62), and that nobody
-- objects where every lesson is recorded (E2.4).
-- A search that names no kind of lesson asks nothing about the lesson.
set role cap_booking;

create or replace function booking.session_findings(
  p_tutor      uuid,
  p_learners   uuid[],
  p_starts_at  timestamptz,
  p_ends_at    timestamptz,
  p_modality   text,
  p_engagement uuid,
  p_venue      jsonb,
  p_at         timestamptz,
  p_point      text,
  p_lesson     uuid default null
)
  returns table (code text, class text, until timestamptz)
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
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

revoke all on function booking.session_findings(
  uuid, uuid[], timestamptz, timestamptz, text, uuid, jsonb, timestamptz, text, uuid) from public;

comment on function booking.session_findings(
  uuid, uuid[], timestamptz, timestamptz, text, uuid, jsonb, timestamptz, text, uuid) is
  'Every reason that lies with the lesson as planned or as found. Asked by booking.findings and the gates on booking.lesson.';

set role safelane_owner;
