-- Telemetry says that somebody else is in the picture: a signal, and no concern (TS-57, TS-59, E2.3 row 15).
set role cap_recording;

create or replace function api.report_additional_person(lesson_id uuid)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
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

revoke all on function api.report_additional_person(uuid) from public;
grant execute on function api.report_additional_person(uuid) to web_service;

comment on function api.report_additional_person(uuid) is
  $$Report that an additional person appeared

For the session service, about a lesson that has started. It is a contextual signal and changes nothing by itself; a child who
becomes part of the lesson is let in with admit_learner. Answers 201. Refusal: 404 not-found. Accepts Idempotency-Key. Clauses
TS-57, TS-59.$$;

set role safelane_owner;
