-- To move a lesson is to book it anew: everything is asked again for the new time and place (E1.1 P3).
set role cap_booking;

create or replace function api.move_lesson(
  lesson_id uuid,
  starts_at timestamptz,
  ends_at   timestamptz,
  modality  text  default null,
  venue     jsonb default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action   constant text := 'move_lesson';
  v_caller   constant uuid := identity.require_persona('web_guardian', 'web_learner', 'web_agency', 'web_school');
  v_lesson   booking.lesson;
  v_answer   jsonb;
  v_venue    jsonb;
  v_modality text;
  v_learners uuid[];
  v_at       timestamptz;
  v_findings jsonb;
  v_codes    text[];
  v_detail   jsonb;
begin
  -- before the request is hashed for its Idempotency-Key: a venue is the one thing in it that can be of any size
  v_venue := booking.checked_venue(venue);
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'lesson_id', lesson_id, 'starts_at', starts_at, 'ends_at', ends_at, 'modality', modality, 'venue', venue));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  perform booking.checked_slot(starts_at, ends_at);
  if modality is not null then
    perform identity.check_choice(modality, 'modality', 'online', 'in_person');
  end if;

  -- whoever may not move it waits for nobody, and so learns nothing by waiting
  select * into v_lesson
  from booking.lesson as lesson
  where lesson.lesson_id = move_lesson.lesson_id
    and booking.caller_may_change(lesson.lesson_id, clock_timestamp())
  for no key update;
  if not found then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson', 'No lesson with this lesson_id is yours to move.');
  end if;
  if v_lesson.state <> 'confirmed'
    or exists (select from booking.presence as arrived where arrived.lesson_id = v_lesson.lesson_id)
    or exists (select from booking.attendance as arrived where arrived.lesson_id = v_lesson.lesson_id)
  then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'lesson-not-movable',
      'The lesson cannot be moved any more', 'A lesson is moved while it is confirmed and nobody has arrived for it.');
  end if;

  perform vetting.lock_standing(v_lesson.tutor_id);
  v_learners := array(
    select taught.learner_id from booking.lesson_learner as taught
    where taught.lesson_id = v_lesson.lesson_id
    order by taught.learner_id);
  perform booking.lock_learners(v_learners);

  v_at := clock_timestamp();
  v_modality := coalesce(modality, v_lesson.modality);
  v_venue := coalesce(v_venue, v_lesson.venue);
  v_findings := booking.judged(
    v_lesson.tutor_id, v_learners, not booking.caller_may_change(lesson_id, v_at), starts_at, ends_at, v_modality,
    v_lesson.engagement_id, v_venue, v_at, 'P3', v_lesson.lesson_id);
  v_codes := booking.blocking_codes(v_findings);
  v_detail := jsonb_build_object(
    'point', 'P3', 'tutor_id', v_lesson.tutor_id, 'learner_ids', v_learners, 'engagement_id', v_lesson.engagement_id,
    'from', v_lesson.starts_at, 'starts_at', starts_at);

  if v_codes <> '{}' then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'booking-refused',
      'The booking is not possible', 'Each reason says what can be done about it.', v_codes,
      booking.visible_reasons(v_findings, v_lesson.tutor_id, identity.persona(), v_caller, v_at) -> 'reasons', v_detail);
  end if;

  begin
    update booking.lesson as lesson
    set starts_at = move_lesson.starts_at, ends_at = move_lesson.ends_at, modality = v_modality, venue = v_venue
    where lesson.lesson_id = v_lesson.lesson_id;
  exception
    when exclusion_violation or deadlock_detected then
      return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'slot-taken',
        'The time is taken', 'Choose another time.', null, '[]', v_detail);
    -- a clock ran out between the question and the gates
    when insufficient_privilege or sqlstate 'PT409' then
      v_at := clock_timestamp();
      v_findings := booking.judged(
        v_lesson.tutor_id, v_learners, not booking.caller_may_change(lesson_id, v_at), starts_at, ends_at, v_modality,
        v_lesson.engagement_id, v_venue, v_at, 'P3', v_lesson.lesson_id);
      return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'booking-refused',
        'The booking is not possible', 'Each reason says what can be done about it.',
        coalesce(nullif(booking.blocking_codes(v_findings), '{}'), array['CHANGED_MEANWHILE']),
        booking.visible_reasons(v_findings, v_lesson.tutor_id, identity.persona(), v_caller, v_at) -> 'reasons', v_detail);
  end;

  return booking.finish_action(c_action, 'lesson', lesson_id, 200,
    jsonb_build_object(
      'lesson_id', lesson_id,
      'state', 'confirmed',
      'starts_at', starts_at,
      'ends_at', ends_at,
      'modality', v_modality,
      'venue', v_venue),
    v_detail);
end;
$$;

revoke all on function api.move_lesson(uuid, timestamptz, timestamptz, text, jsonb) from public;
grant execute on function api.move_lesson(uuid, timestamptz, timestamptz, text, jsonb)
  to web_guardian, web_learner, web_agency, web_school;

comment on function api.move_lesson(uuid, timestamptz, timestamptz, text, jsonb) is
  $$Move a lesson to another time, kind or place

For whoever may book it: guardians of all its learners, the learner themselves, the agency or school of its
engagement. What is left out stays as it is. It is judged like a new booking. Answers 200 with the lesson. Refusals:
404 not-found, 409 lesson-not-movable, 409 booking-refused with the reasons the caller may read, 409 slot-taken; 422
where a value is not usable. Accepts Idempotency-Key. Clauses TS-76, TS-82, TS-85.$$;

set role safelane_owner;
