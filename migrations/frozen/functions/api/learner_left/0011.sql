-- Once a learner who did not consent has gone, the others may be recorded (E2.3 row 14). Only the session service says that
-- somebody has gone: whoever would like to record is not asked.
set role cap_recording;

create or replace function api.learner_left(lesson_id uuid, learner_id uuid)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'learner_left';
  v_caller constant uuid := identity.require_persona('web_service');
  v_lesson booking.lesson;
  v_row    recording.admission;
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id, 'learner_id', learner_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  perform identity.check_required(learner_id, 'learner_id');
  if recording.takes_part(lesson_id, learner_id) then
    perform booking.lock_lesson(lesson_id);
    select * into v_lesson from booking.lesson as lesson where lesson.lesson_id = learner_left.lesson_id;
  end if;
  if v_lesson.lesson_id is null then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson', 'No such learner is at a lesson with this lesson_id.');
  end if;
  if v_lesson.state <> 'in_progress' then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 409, 'lesson-not-in-progress',
      'The lesson is not in progress', 'Learners leave between the start and the end of a lesson.');
  end if;

  insert into recording.admission (lesson_id, learner_id, kind, by_person)
  values (learner_left.lesson_id, learner_left.learner_id, 'left', v_caller)
  returning * into v_row;

  return recording.finish_action(c_action, 'lesson', lesson_id, 201,
    jsonb_build_object('lesson_id', lesson_id, 'learner_id', learner_id, 'left_at', v_row.at),
    jsonb_build_object('learner_id', learner_id));
end;
$$;

revoke all on function api.learner_left(uuid, uuid) from public;
grant execute on function api.learner_left(uuid, uuid) to web_service;

comment on function api.learner_left(uuid, uuid) is
  $$Say that a learner has left a lesson

For the session service, while the lesson is in progress. Whoever has left is not asked about when the next segment starts.
Answers 201 with left_at. Refusals: 404 not-found, 409 lesson-not-in-progress. Accepts Idempotency-Key. Clause TS-49.$$;

set role safelane_owner;
