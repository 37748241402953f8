-- A lesson that has not begun is cancelled by whoever may book it, by its tutor, or by an administrator.
-- Whatever else stands against a lesson never stands against cancelling it.
set role cap_booking;

create or replace function api.cancel_lesson(lesson_id uuid)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'cancel_lesson';
  v_caller constant uuid := identity.require_persona(
    'web_guardian', 'web_learner', 'web_agency', 'web_school', 'web_tutor', 'web_admin');
  v_lesson booking.lesson;
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  -- whoever may not cancel it waits for nobody, and so learns nothing by waiting
  select * into v_lesson
  from booking.lesson as lesson
  where lesson.lesson_id = cancel_lesson.lesson_id
    and case identity.persona()
      when 'web_admin' then true
      when 'web_tutor' then lesson.tutor_id = v_caller
      else booking.caller_may_change(lesson.lesson_id, clock_timestamp())
    end
  for update;
  if not found then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson', 'No lesson with this lesson_id is yours to cancel.');
  end if;
  if v_lesson.state <> 'confirmed' then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'lesson-not-confirmed',
      'The lesson cannot be cancelled any more', 'Only a confirmed lesson is cancelled.');
  end if;

  update booking.lesson as lesson
  set state = 'cancelled', cancelled_at = now()
  where lesson.lesson_id = v_lesson.lesson_id;

  return booking.finish_action(c_action, 'lesson', lesson_id, 200,
    jsonb_build_object('lesson_id', lesson_id, 'state', 'cancelled', 'cancelled_at', now()),
    jsonb_build_object('tutor_id', v_lesson.tutor_id));
end;
$$;

revoke all on function api.cancel_lesson(uuid) from public;
grant execute on function api.cancel_lesson(uuid)
  to web_guardian, web_learner, web_agency, web_school, web_tutor, web_admin;

comment on function api.cancel_lesson(uuid) is
  $$Cancel a lesson

For whoever may book it, its tutor, and platform administrators; while it is confirmed. Answers 200. Refusals: 404
not-found, 409 lesson-not-confirmed. Accepts Idempotency-Key.$$;

set role safelane_owner;
