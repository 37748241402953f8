-- Where every lesson is recorded and the equipment failed, somebody says why within a day (TN-17, E2.4).
set role cap_recording;

create or replace function api.report_recording_unavailable(lesson_id uuid, reason text)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
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

revoke all on function api.report_recording_unavailable(uuid, text) from public;
grant execute on function api.report_recording_unavailable(uuid, text) to web_tutor, web_service;

comment on function api.report_recording_unavailable(uuid, text) is
  $$Report why a lesson was not recorded

For the tutor of the lesson and the session service, once it has started: a malfunction where every lesson is recorded has to
be explained within 24 hours of the lesson's end; late says that it was not. reason has 3 to 2,000 characters. Answers 201
with reported_at. Refusals: 404 not-found, 409 lesson-not-started. Accepts Idempotency-Key. Clause TN-17.$$;

set role safelane_owner;
