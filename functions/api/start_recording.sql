-- A recording starts only with the right people's consent, judged at that instant (TS-49 to TS-53, F17, E2.1). Whoever says
-- no at the same moment is waited for and heard. What came before the start is not captured (E2.3 row 8).
set role cap_recording;

create or replace function api.start_recording(lesson_id uuid, dry_run boolean default false)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
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

revoke all on function api.start_recording(uuid, boolean) from public;
grant execute on function api.start_recording(uuid, boolean) to web_tutor, web_service;

comment on function api.start_recording(uuid, boolean) is
  $$Start recording a lesson

For its tutor and the session service, while the lesson is in progress. Every learner who is there passes the row of their
age band at this instant, the tutor has acknowledged the notice, nobody says no, and nothing forbids it; basis, bands and days
of retention are frozen on the segment. Nothing before the start may be captured. Answers 201 with segment_id and started_at;
with dry_run 200 with possible and reasons, and nothing is started. Refusals: 404 not-found, 409 lesson-not-in-progress, 409
already-recording, 409 recording-refused with the reasons the caller may read (recording_consent_status says which). Accepts
Idempotency-Key. Clauses TS-49 to TS-53, TS-55, OS-17, TN-04.$$;

set role safelane_owner;
