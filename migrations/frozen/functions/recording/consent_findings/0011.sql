-- May this lesson be recorded now? Every reason why not: every learner who is there passes, the tutor has acknowledged
-- the notice, nobody says no, and nothing forbids it (E2.2, E2.4, F17, TS-49). One definition serves the start, the gate
-- and the explanation.
set role cap_recording;

create or replace function recording.consent_findings(p_lesson uuid, p_at timestamptz)
  returns table (learner_id uuid, code text, from_whom text)
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
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

revoke all on function recording.consent_findings(uuid, timestamptz) from public;

comment on function recording.consent_findings(uuid, timestamptz) is
  'Every reason against recording a lesson at an instant, about whom (null: the lesson) and from whom something is missing. Asked by recording and its api functions.';

set role safelane_owner;
