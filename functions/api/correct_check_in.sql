-- A tutor who said the wrong thing on arrival, or for whom it changed, says so, with the reason; the first report stays
-- (TS-62, TS-12). A start is judged by what was said last (TS-60).
set role cap_booking;

create or replace function api.correct_check_in(
  lesson_id        uuid,
  venue_confirmed  boolean,
  chaperone_status text,
  reason           text
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'correct_check_in';
  v_caller constant uuid := identity.require_persona('web_tutor');
  v_id     constant uuid := guard.uuidv7();
  v_reason text;
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'lesson_id', lesson_id, 'venue_confirmed', venue_confirmed, 'chaperone_status', chaperone_status,
    'reason', reason));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  perform identity.check_required(venue_confirmed, 'venue_confirmed');
  perform identity.check_choice(chaperone_status, 'chaperone_status', 'not_required', 'available', 'present', 'absent');
  v_reason := identity.clean_text(reason, 'reason', 2000, true, 3);

  -- a start at the same moment is waited for, or waits
  perform from booking.lesson as lesson
  where lesson.lesson_id = correct_check_in.lesson_id and lesson.tutor_id = v_caller and lesson.modality = 'in_person'
  for no key update;
  if not found then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson', 'No lesson in person with this lesson_id is yours to teach.');
  end if;
  if not exists (
    select from booking.attendance as known
    where known.lesson_id = correct_check_in.lesson_id and known.kind = 'check_in' and known.by_person = v_caller
  ) then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'not-checked-in',
      'Not checked in', 'There is no check-in of yours to put right.');
  end if;

  insert into booking.attendance_correction
    (correction_id, lesson_id, venue_confirmed, chaperone_status, reason, by_person)
  values
    (v_id, correct_check_in.lesson_id, correct_check_in.venue_confirmed, correct_check_in.chaperone_status, v_reason,
     v_caller);

  return booking.finish_action(c_action, 'lesson', lesson_id, 201,
    jsonb_build_object(
      'lesson_id', lesson_id,
      'corrected_at', now(),
      'venue_confirmed', venue_confirmed,
      'chaperone_status', chaperone_status),
    jsonb_build_object('venue_confirmed', venue_confirmed, 'chaperone_status', chaperone_status));
end;
$$;

revoke all on function api.correct_check_in(uuid, boolean, text, text) from public;
grant execute on function api.correct_check_in(uuid, boolean, text, text) to web_tutor;

comment on function api.correct_check_in(uuid, boolean, text, text) is
  $$Put a check-in right

For the tutor who checked in, as often as needed, with the reason in 3 to 2,000 characters. The first report stays on
record, and so does every correction; a start is judged by the latest, and one that has happened is not undone.
chaperone_status is not_required, available, present or absent. Answers 201. Refusals: 404 not-found, 409
not-checked-in; 422 where a value is not usable. Accepts Idempotency-Key. Clauses TS-12, TS-60, TS-62.$$;

set role safelane_owner;
