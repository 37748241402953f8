-- On arrival at a lesson in person the tutor says whether it is the agreed place, and what chaperone they found (TS-62).
set role cap_booking;

create or replace function api.check_in(
  lesson_id        uuid,
  venue_confirmed  boolean,
  chaperone_status text,
  note             text default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'check_in';
  v_caller constant uuid := identity.require_persona('web_tutor');
  v_lesson booking.lesson;
  v_note   text;
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'lesson_id', lesson_id, 'venue_confirmed', venue_confirmed, 'chaperone_status', chaperone_status, 'note', note));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  perform identity.check_required(venue_confirmed, 'venue_confirmed');
  perform identity.check_choice(chaperone_status, 'chaperone_status', 'not_required', 'available', 'present', 'absent');
  v_note := identity.clean_text(note, 'note', 2000, false);

  select * into v_lesson
  from booking.lesson as lesson
  where lesson.lesson_id = check_in.lesson_id and lesson.tutor_id = v_caller and lesson.modality = 'in_person'
  for no key update;
  if not found then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson', 'No lesson in person with this lesson_id is yours to teach.');
  end if;
  if v_lesson.state <> 'confirmed' then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'lesson-not-confirmed',
      'It is too late to check in', 'A tutor checks in before the lesson starts.');
  end if;
  if not booking.lesson_is_due(v_lesson.lesson_id, clock_timestamp()) then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'not-now',
      'It is not time for the lesson', 'A tutor checks in from shortly before the beginning of a lesson until its end.');
  end if;
  if exists (select from booking.attendance as known where known.lesson_id = v_lesson.lesson_id and known.kind = 'check_in') then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'already-checked-in',
      'Already checked in', 'What was found on arrival stays as it was said; correct_check_in puts it right.');
  end if;

  insert into booking.attendance (lesson_id, kind, by_person, venue_confirmed, chaperone_status, note)
  values (check_in.lesson_id, 'check_in', v_caller, check_in.venue_confirmed, check_in.chaperone_status, v_note);

  return booking.finish_action(c_action, 'lesson', lesson_id, 201,
    jsonb_build_object(
      'lesson_id', lesson_id,
      'checked_in_at', now(),
      'venue_confirmed', venue_confirmed,
      'chaperone_status', chaperone_status),
    jsonb_build_object('venue_confirmed', venue_confirmed, 'chaperone_status', chaperone_status));
end;
$$;

revoke all on function api.check_in(uuid, boolean, text, text) from public;
grant execute on function api.check_in(uuid, boolean, text, text) to web_tutor;

comment on function api.check_in(uuid, boolean, text, text) is
  $$Check in at a lesson in person

For its tutor, once, from session.start_early before the lesson until it ends; correct_check_in puts it right. chaperone_status is what was found:
not_required, available, present or absent. The lesson starts only where the venue is confirmed and the chaperone found
meets the rule. Answers 201. Refusals: 404 not-found, 409 lesson-not-confirmed, 409 not-now, 409 already-checked-in;
422 where a value is not usable. Accepts Idempotency-Key. Clauses TS-60, TS-62.$$;

set role safelane_owner;
