-- A safeguarding lead forbids that a learner, or one lesson, is recorded; a recording that is running has to stop. Nobody is
-- told why a recording is not possible (E2.2; B.2 row 10).
set role cap_recording;

create or replace function api.forbid_recording(
  reason text,
  lesson_id uuid default null,
  learner_id uuid default null,
  tell_hold boolean default false
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'forbid_recording';
  v_caller constant uuid := identity.require_persona('web_dsl');
  v_answer jsonb;
  v_reason text;
  v_flag   uuid;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'reason', reason, 'lesson_id', lesson_id, 'learner_id', learner_id, 'tell_hold', tell_hold));
  if v_answer is not null then
    return v_answer;
  end if;

  v_reason := identity.clean_text(reason, 'reason', 2000, true, 20);
  if num_nonnulls(lesson_id, learner_id) <> 1 then
    raise exception using
      errcode = 'PT422',
      message = 'A lesson or a learner, and not both.',
      hint = 'Send lesson_id or learner_id.';
  end if;
  -- nor does a lead decide about a child they answer for
  if learner_id = v_caller
    or recording.is_involved(v_caller, lesson_id, clock_timestamp())
    or exists (
      select from identity.guardians_of(forbid_recording.learner_id, clock_timestamp()) as answering
      where answering.guardian_id = v_caller)
  then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another safeguarding lead decides about you and yours.');
  end if;
  if not exists (select from booking.lesson as lesson where lesson.lesson_id = forbid_recording.lesson_id)
    and not exists (
      select from identity.power as held where held.person_id = forbid_recording.learner_id and held.power = 'learner'
    )
  then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson or learner', 'No lesson with this lesson_id, or no learner with this learner_id, is on record.');
  end if;

  if lesson_id is not null then
    perform booking.lock_lesson(lesson_id);
  else
    perform booking.lock_learners(array[learner_id]);
  end if;
  v_flag := gen_random_uuid();
  insert into recording.safety_flag (flag_id, learner_id, lesson_id, tell_hold, reason, placed_by)
  values (v_flag, forbid_recording.learner_id, forbid_recording.lesson_id, coalesce(forbid_recording.tell_hold, false),
          v_reason, v_caller);

  return recording.finish_action(c_action, 'safety_flag', v_flag, 201,
    jsonb_strip_nulls(jsonb_build_object('flag_id', v_flag, 'lesson_id', lesson_id, 'learner_id', learner_id)),
    jsonb_strip_nulls(jsonb_build_object('lesson_id', lesson_id, 'learner_id', learner_id, 'tell_hold', tell_hold)));
end;
$$;

revoke all on function api.forbid_recording(text, uuid, uuid, boolean) from public;
grant execute on function api.forbid_recording(text, uuid, uuid, boolean) to web_dsl;

comment on function api.forbid_recording(text, uuid, uuid, boolean) is
  $$Forbid recording a lesson or a learner

For safeguarding leads who have no part in it. Send lesson_id or learner_id; tell_hold says that nobody may be told yet. A
running recording has to stop at once. To everybody else the lesson cannot be recorded, and that is all. reason has 20 to 2,000
characters. Answers 201 with flag_id. Refusals: 403 not-for-yourself, 404 not-found; 422 where a value is not usable. Accepts
Idempotency-Key. Clauses TS-49, OS-42, TN-53.$$;

set role safelane_owner;
