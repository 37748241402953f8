-- Before anybody presses record it can be seen what is still missing and from whom, as far as the viewer may know
-- (TS-49 to TS-53, E2.3 rows 7 and 22). The same findings decide the start.
set role cap_recording;

create or replace function api.recording_consent_status(lesson_id uuid)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
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

revoke all on function api.recording_consent_status(uuid) from public;
grant execute on function api.recording_consent_status(uuid)
  to web_learner, web_guardian, web_tutor, web_service, web_dsl;

comment on function api.recording_consent_status(uuid) is
  $$What is still missing before a lesson may be recorded

For learners on the lesson, guardians of one, its tutor, the session service, and safeguarding leads who have no part in
it. Answers 200 with basis (consent_per_session, notice_always_on or forbidden) and reasons, each with code, meaning and
remedy. A lesson that has not begun is judged for its planned start. Learners and guardians get learners: for themselves or
each ward what is asked of the viewer (consent, acknowledgement, notice or nothing) and what the viewer said; they are not
told what anybody else said, nor whether recording is possible. The others get possible, and the running segment with
stop_required_at: from that instant on nothing may be recorded. To the tutor whatever lies with learners, parents or
safeguarding reads RECORDING_NOT_POSSIBLE; safeguarding leads read every code, and that is entered in the ledger. Refusal:
404 not-found. Clauses TS-49 to TS-53, OS-17, TN-16.$$;

set role safelane_owner;
