-- A lesson that was started is ended by its tutor.
set role cap_booking;

create or replace function api.end_lesson(lesson_id uuid)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'end_lesson';
  v_caller constant uuid := identity.require_persona('web_tutor');
  v_lesson booking.lesson;
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  select * into v_lesson
  from booking.lesson as lesson
  where lesson.lesson_id = end_lesson.lesson_id and lesson.tutor_id = v_caller
  for no key update;
  if not found then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson', 'No lesson with this lesson_id is yours to teach.');
  end if;
  if v_lesson.state <> 'in_progress' then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'lesson-not-in-progress',
      'The lesson is not in progress', 'Only a lesson that was started is ended.');
  end if;

  update booking.lesson as lesson
  set state = 'completed', ended_at = clock_timestamp()
  where lesson.lesson_id = v_lesson.lesson_id
  returning lesson.* into v_lesson;

  return booking.finish_action(c_action, 'lesson', lesson_id, 200,
    jsonb_build_object('lesson_id', lesson_id, 'state', 'completed', 'ended_at', v_lesson.ended_at),
    jsonb_build_object('tutor_id', v_lesson.tutor_id));
end;
$$;

revoke all on function api.end_lesson(uuid) from public;
grant execute on function api.end_lesson(uuid) to web_tutor;

comment on function api.end_lesson(uuid) is
  $$End a lesson

For its tutor, while it is in progress. Answers 200. Refusals: 404 not-found, 409 lesson-not-in-progress. Accepts
Idempotency-Key.$$;

set role safelane_owner;
