-- A lesson is booked by whoever speaks for every learner on it, with a tutor who is cleared, for a slot in which tutor
-- and learners are free (TS-75, TS-76, TN-13). Whether they are free is only told once nothing else stands against it,
-- so that the answer about a held tutor does not depend on their diary.
set role cap_booking;

create or replace function api.book_lesson(
  tutor_id      uuid,
  learner_ids   uuid[],
  starts_at     timestamptz,
  ends_at       timestamptz,
  modality      text,
  engagement_id uuid    default null,
  venue         jsonb   default null,
  dry_run       boolean default false
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action   constant text := 'book_lesson';
  v_caller   constant uuid := identity.require_persona('web_guardian', 'web_learner', 'web_agency', 'web_school');
  v_persona  constant text := identity.persona();
  v_lesson   constant uuid := guard.uuidv7();
  v_answer   jsonb;
  v_venue    jsonb;
  v_learners uuid[];
  v_mine     uuid[];
  v_under    uuid;
  v_at       timestamptz;
  v_findings jsonb;
  v_codes    text[];
  v_reasons  jsonb;
  v_detail   jsonb;
  v_taken    boolean := false;
  v_late     boolean := false;
begin
  perform identity.check_required(dry_run, 'dry_run');
  -- before the request is hashed for its Idempotency-Key: a venue is the one thing in it that can be of any size
  v_venue := booking.checked_venue(venue);
  if not dry_run then
    v_answer := guard.begin_once(c_action, jsonb_build_object(
      'tutor_id', tutor_id, 'learner_ids', learner_ids, 'starts_at', starts_at, 'ends_at', ends_at,
      'modality', modality, 'engagement_id', engagement_id, 'venue', venue));
    if v_answer is not null then
      return v_answer;
    end if;
  end if;

  perform identity.check_required(tutor_id, 'tutor_id');
  perform identity.check_choice(modality, 'modality', 'online', 'in_person');
  perform booking.checked_slot(starts_at, ends_at);
  v_learners := booking.checked_learners(learner_ids, tutor_id, 1);

  if tutor_id = v_caller then
    return booking.refuse_action(c_action, 'person', tutor_id, 403, 'not-for-yourself',
      'Not for yourself', 'A tutor does not book themselves (TN-13).');
  end if;

  -- whoever holds this tutor back, or changes who answers for these learners, is waited for here
  if identity.holds_power(tutor_id, 'tutor') then
    perform vetting.lock_standing(tutor_id);
  end if;
  v_under := booking.engagement_for(v_learners, engagement_id, tutor_id, now());
  v_mine := array(
    select learner from unnest(v_learners) as learner where booking.caller_may_book_for(learner, v_under, now()));
  perform booking.lock_learners(v_mine);

  -- the row security and the gates below ask again what is asked here: it is worked out once, and for the whole day
  perform policy.remember(v_under);
  perform booking.remember_learner(tutor_id, learner, v_under) from unnest(v_mine) as learner;

  v_at := clock_timestamp();
  v_under := booking.engagement_for(v_learners, engagement_id, tutor_id, v_at);
  v_mine := array(
    select learner from unnest(v_learners) as learner where booking.caller_may_book_for(learner, v_under, v_at));
  v_findings := booking.judged(
    tutor_id, v_mine, v_mine <> v_learners, starts_at, ends_at, modality, v_under, v_venue, v_at, 'P2');
  v_codes := booking.blocking_codes(v_findings);
  v_reasons := case
    when v_codes = '{}' then '[]'
    else booking.visible_reasons(v_findings, tutor_id, v_persona, v_caller, v_at) -> 'reasons'
  end;
  v_detail := jsonb_build_object(
    'point', 'P2', 'tutor_id', tutor_id, 'learner_ids', v_learners, 'engagement_id', v_under, 'starts_at', starts_at);

  if v_codes = '{}' then
    -- so is a tutor, once nothing stands against the booking
    if not booking.is_remembered_clear(tutor_id, v_under, starts_at, v_at) then
      perform booking.remember_clearance(tutor_id, v_under);
    end if;
    begin
      insert into booking.lesson
        (lesson_id, tutor_id, engagement_id, starts_at, ends_at, modality, venue, booked_by, booked_as)
      values
        (v_lesson, book_lesson.tutor_id, v_under, book_lesson.starts_at, book_lesson.ends_at, book_lesson.modality,
         v_venue, v_caller, v_persona);
      insert into booking.lesson_learner (lesson_id, learner_id, starts_at, ends_at)
      select v_lesson, learner, book_lesson.starts_at, book_lesson.ends_at
      from unnest(v_learners) as learner;
      if dry_run then
        raise exception using errcode = 'PT200', message = 'a dry run leaves nothing behind';
      end if;
    exception
      when exclusion_violation or deadlock_detected then
        v_taken := true;
      when sqlstate 'PT200' then
        null;
      when insufficient_privilege or sqlstate 'PT409' then
        v_late := true;
    end;
  end if;

  -- a clock ran out between the question and the gates: it is refused like everything else, with its entry
  if v_late then
    v_at := clock_timestamp();
    v_findings := booking.judged(
      tutor_id, v_mine, v_mine <> v_learners, starts_at, ends_at, modality, v_under, v_venue, v_at, 'P2');
    v_codes := coalesce(nullif(booking.blocking_codes(v_findings), '{}'), array['CHANGED_MEANWHILE']);
    v_reasons := booking.visible_reasons(v_findings, tutor_id, identity.persona(), v_caller, v_at) -> 'reasons';
  end if;

  if dry_run then
    perform ledger.append(c_action, 'person', tutor_id, case when v_codes = '{}' then 'done' else 'refused' end, v_codes,
      v_detail || jsonb_build_object('dry_run', true));
    return guard.accept(200, jsonb_build_object(
      'bookable', v_codes = '{}' and not v_taken, 'reasons', v_reasons, 'slot_taken', v_taken));
  end if;

  if v_codes <> '{}' then
    return booking.refuse_action(c_action, 'person', tutor_id, 409, 'booking-refused',
      'The booking is not possible', 'Each reason says what can be done about it.', v_codes, v_reasons, v_detail);
  end if;

  if v_taken then
    return booking.refuse_action(c_action, 'person', tutor_id, 409, 'slot-taken',
      'The time is taken', 'Choose another time.', null, '[]', v_detail);
  end if;

  return booking.finish_action(c_action, 'lesson', v_lesson, 201,
    jsonb_build_object(
      'lesson_id', v_lesson,
      'state', 'confirmed',
      'tutor_id', tutor_id,
      'learner_ids', v_learners,
      'engagement_id', v_under,
      'starts_at', starts_at,
      'ends_at', ends_at,
      'modality', modality,
      'venue', v_venue),
    v_detail);
end;
$$;

revoke all on function api.book_lesson(uuid, uuid[], timestamptz, timestamptz, text, uuid, jsonb, boolean) from public;
grant execute on function api.book_lesson(uuid, uuid[], timestamptz, timestamptz, text, uuid, jsonb, boolean)
  to web_guardian, web_learner, web_agency, web_school;

comment on function api.book_lesson(uuid, uuid[], timestamptz, timestamptz, text, uuid, jsonb, boolean) is
  $$Book a lesson

For guardians (their own wards), learners of 13 or more (themselves, where the profile asks for no sponsor at their
age), agencies and schools (under their own engagements). modality is online or in_person. Without engagement_id the
tutor's own is meant, else one through an agency; one that a school commissions is for learners the school knows. venue is an address, or {"address", "chaperone_id", "chaperone": "available" or "present"}.
dry_run true books nothing and answers 200 with {bookable, reasons, slot_taken}.
Answers 201 with lesson_id. Refusals: 409 booking-refused with the reasons the caller may read (TUTOR_NOT_BOOKABLE,
STUDENT_SETUP_INCOMPLETE, ENGAGEMENT_NOT_READY, SESSION_NOT_READY), 409 slot-taken, 403 not-for-yourself; 422 where a
value is not usable. Accepts Idempotency-Key. Clauses TS-04, TS-75, TS-76, TS-82, TS-85, TN-13, TN-23, TN-42.$$;

set role safelane_owner;
