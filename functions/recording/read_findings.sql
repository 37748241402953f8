-- Who may open a recording, when, and why not (E3.1, E3.2, TS-54, OS-17, MT-73, TN-16, TN-18): one definition, asked at
-- the moment of access. Every reason is told here, never the first; what a reader is told depends on the kind alone:
-- stranger and unlisted are "no such recording", closed is one answer for every cause, reason is said to staff.
set role cap_recording;

create or replace function recording.read_findings(
  p_segment     uuid,
  p_person      uuid,
  p_persona     text,
  p_at          timestamptz default clock_timestamp(),
  p_reason_code text        default null,
  p_reason      text        default null,
  p_case        uuid        default null
)
  returns table (code text, kind text)
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
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

revoke all on function recording.read_findings(uuid, uuid, text, timestamptz, text, text, uuid) from public;

comment on function recording.read_findings(uuid, uuid, text, timestamptz, text, text, uuid) is
  'Every reason why somebody in a persona may not open a segment at an instant, with its kind: stranger, unlisted, closed, own, reason; no row: open. Asked by api.open_recording and recording.caller_recordings.';

set role safelane_owner;
