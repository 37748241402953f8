-- Why this learner may not be recorded at this lesson: whose consent, awareness or notice is missing, and whose no
-- stands against it, by the age band of the real start (E2.2, E2.3, E2.4, TS-50 to TS-53).
set role cap_recording;

create or replace function recording.learner_findings(p_lesson uuid, p_learner uuid, p_at timestamptz)
  returns table (code text, from_whom text)
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
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

revoke all on function recording.learner_findings(uuid, uuid, timestamptz) from public;

comment on function recording.learner_findings(uuid, uuid, timestamptz) is
  'Every reason why one learner may not be recorded, and from whom something is missing. Asked by recording.consent_findings and recording.admission_takes_effect.';

set role safelane_owner;
