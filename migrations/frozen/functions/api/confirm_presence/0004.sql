-- Before a lesson starts, somebody says of every expected learner that it is them and they are there (TS-56).
set role cap_booking;

create or replace function api.confirm_presence(lesson_id uuid, learner_id uuid)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'confirm_presence';
  v_caller constant uuid := identity.require_persona('web_tutor', 'web_service');
  v_lesson booking.lesson;
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id, 'learner_id', learner_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  perform identity.check_required(learner_id, 'learner_id');
  select lesson.* into v_lesson
  from booking.lesson as lesson
  where lesson.lesson_id = confirm_presence.lesson_id
    and (identity.persona() = 'web_service' or lesson.tutor_id = v_caller)
    and exists (
      select
      from booking.lesson_learner as expected
      where expected.lesson_id = lesson.lesson_id
        and expected.learner_id = confirm_presence.learner_id
    )
  for no key update;
  if not found then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson', 'No such learner is expected at a lesson of yours with this lesson_id.');
  end if;
  if v_lesson.state <> 'confirmed' then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'lesson-not-confirmed',
      'Nobody is expected any more', 'Presence is confirmed before a lesson starts.');
  end if;
  if not booking.lesson_is_due(v_lesson.lesson_id, clock_timestamp()) then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'not-now',
      'It is not time for the lesson', 'Presence is confirmed from shortly before the beginning of a lesson until its end.');
  end if;

  insert into booking.presence (lesson_id, learner_id, confirmed_by)
  values (confirm_presence.lesson_id, confirm_presence.learner_id, v_caller)
  on conflict on constraint presence_pkey do nothing;

  return booking.finish_action(c_action, 'lesson', lesson_id, 201,
    jsonb_build_object('lesson_id', lesson_id, 'learner_id', learner_id, 'present', true),
    jsonb_build_object('learner_id', learner_id));
end;
$$;

revoke all on function api.confirm_presence(uuid, uuid) from public;
grant execute on function api.confirm_presence(uuid, uuid) to web_tutor, web_service;

comment on function api.confirm_presence(uuid, uuid) is
  $$Confirm that the expected learner is there

For the tutor of the lesson and the session service, from session.start_early before the lesson until it ends. To say
it twice changes nothing. Answers 201. Refusals: 404 not-found, 409 lesson-not-confirmed, 409 not-now. Accepts
Idempotency-Key. Clause TS-56.$$;

set role safelane_owner;
