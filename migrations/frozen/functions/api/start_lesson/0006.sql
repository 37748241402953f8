-- A lesson starts when everybody expected is there and nothing stands against it now, whatever was true when it was
-- booked (TS-56, TS-62, TS-82, E1.1 P4). What only stops new bookings does not stop it (TS-85).
set role cap_booking;

create or replace function api.start_lesson(lesson_id uuid)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action   constant text := 'start_lesson';
  v_caller   constant uuid := identity.require_persona('web_tutor');
  v_lesson   booking.lesson;
  v_answer   jsonb;
  v_learners uuid[];
  v_at       timestamptz;
  v_findings jsonb;
  v_codes    text[];
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  select * into v_lesson
  from booking.lesson as lesson
  where lesson.lesson_id = start_lesson.lesson_id and lesson.tutor_id = v_caller
  for update;
  if not found then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson', 'No lesson with this lesson_id is yours to teach.');
  end if;
  if v_lesson.state <> 'confirmed' then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'lesson-not-confirmed',
      'The lesson cannot be started', 'Only a confirmed lesson is started.');
  end if;
  if not booking.lesson_is_due(v_lesson.lesson_id, clock_timestamp()) then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'not-now',
      'It is not time for the lesson', 'A lesson is started from shortly before its beginning until its end.');
  end if;

  perform vetting.lock_standing(v_lesson.tutor_id);
  v_learners := array(
    select taught.learner_id from booking.lesson_learner as taught where taught.lesson_id = v_lesson.lesson_id);
  perform booking.lock_learners(v_learners);

  v_at := clock_timestamp();
  v_findings := booking.judged(
    v_lesson.tutor_id, v_learners, false, v_lesson.starts_at, v_lesson.ends_at, v_lesson.modality,
    v_lesson.engagement_id, v_lesson.venue, v_at, 'P4', v_lesson.lesson_id);
  v_codes := booking.blocking_codes(v_findings);
  if v_codes <> '{}' then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'start-refused',
      'The lesson cannot be started', 'Each reason says what can be done about it.', v_codes,
      booking.visible_reasons(v_findings, v_lesson.tutor_id, identity.persona(), v_caller, v_at) -> 'reasons',
      jsonb_build_object('point', 'P4', 'tutor_id', v_lesson.tutor_id, 'learner_ids', v_learners));
  end if;

  begin
    update booking.lesson as lesson
    set state = 'in_progress', started_at = v_at
    where lesson.lesson_id = v_lesson.lesson_id;
  exception
    -- a clock ran out between the question and the gates
    when insufficient_privilege or sqlstate 'PT409' then
      v_at := clock_timestamp();
      v_findings := booking.judged(
        v_lesson.tutor_id, v_learners, false, v_lesson.starts_at, v_lesson.ends_at, v_lesson.modality,
        v_lesson.engagement_id, v_lesson.venue, v_at, 'P4', v_lesson.lesson_id);
      return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'start-refused',
        'The lesson cannot be started', 'Each reason says what can be done about it.',
        coalesce(nullif(booking.blocking_codes(v_findings), '{}'), array['CHANGED_MEANWHILE']),
        booking.visible_reasons(v_findings, v_lesson.tutor_id, identity.persona(), v_caller, v_at) -> 'reasons',
        jsonb_build_object('point', 'P4', 'tutor_id', v_lesson.tutor_id, 'learner_ids', v_learners));
  end;

  return booking.finish_action(c_action, 'lesson', lesson_id, 200,
    jsonb_build_object('lesson_id', lesson_id, 'state', 'in_progress', 'started_at', v_at),
    jsonb_build_object('point', 'P4', 'tutor_id', v_lesson.tutor_id, 'learner_ids', v_learners));
end;
$$;

revoke all on function api.start_lesson(uuid) from public;
grant execute on function api.start_lesson(uuid) to web_tutor;

comment on function api.start_lesson(uuid) is
  $$Start a lesson

For its tutor, from session.start_early before its beginning until its end, once the presence of every learner is
confirmed and, in person, the tutor has checked in. Answers 200. Refusals: 404 not-found, 409 lesson-not-confirmed,
409 not-now, 409 start-refused with the reasons the tutor may read. Accepts Idempotency-Key. Clauses TS-56, TS-62,
TS-82, OS-17.$$;

set role safelane_owner;
