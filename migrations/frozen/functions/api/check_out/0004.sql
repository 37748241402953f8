-- On leaving a lesson in person the tutor checks out; who does not is missed (TS-62, TS-63).
set role cap_booking;

create or replace function api.check_out(lesson_id uuid, note text default null)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'check_out';
  v_caller constant uuid := identity.require_persona('web_tutor');
  v_note   text;
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id, 'note', note));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  v_note := identity.clean_text(note, 'note', 2000, false);

  perform from booking.lesson as lesson
  where lesson.lesson_id = check_out.lesson_id and lesson.tutor_id = v_caller
  for no key update;
  if not found then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson', 'No lesson with this lesson_id is yours to teach.');
  end if;
  if not exists (
    select from booking.attendance as known where known.lesson_id = check_out.lesson_id and known.kind = 'check_in'
  ) then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'not-checked-in',
      'Not checked in', 'A tutor checks out where they have checked in.');
  end if;
  if exists (
    select from booking.attendance as known where known.lesson_id = check_out.lesson_id and known.kind = 'check_out'
  ) then
    return booking.refuse_action(c_action, 'lesson', lesson_id, 409, 'already-checked-out',
      'Already checked out', 'The first check-out counts.');
  end if;

  insert into booking.attendance (lesson_id, kind, by_person, note)
  values (check_out.lesson_id, 'check_out', v_caller, v_note);

  return booking.finish_action(c_action, 'lesson', lesson_id, 201,
    jsonb_build_object('lesson_id', lesson_id, 'checked_out_at', now()));
end;
$$;

revoke all on function api.check_out(uuid, text) from public;
grant execute on function api.check_out(uuid, text) to web_tutor;

comment on function api.check_out(uuid, text) is
  $$Check out of a lesson in person

For its tutor, once, after checking in. Answers 201. Refusals: 404 not-found, 409 not-checked-in, 409
already-checked-out. Accepts Idempotency-Key. Clauses TS-62, TS-63.$$;

set role safelane_owner;
