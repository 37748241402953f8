-- A child who says "I do not want this recorded" is not recorded, whatever anybody else said and whatever the profile
-- (F17, E2.3 row 6, E2.4).
set role cap_recording;

create or replace function api.object_to_recording(lesson_id uuid, learner_id uuid default null)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'object_to_recording';
  v_answer jsonb;
begin
  perform identity.require_persona('web_learner', 'web_guardian', 'web_tutor');
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id, 'learner_id', learner_id));
  if v_answer is not null then
    return v_answer;
  end if;
  return recording.say(c_action, lesson_id, learner_id, 'objected');
end;
$$;

revoke all on function api.object_to_recording(uuid, uuid) from public;
grant execute on function api.object_to_recording(uuid, uuid) to web_learner, web_guardian, web_tutor;

comment on function api.object_to_recording(uuid, uuid) is
  $$Object to recording a lesson

For learners on the lesson of any age, for guardians of one (learner_id is required then), and for its tutor. A learner's
objection always counts, a guardian's while the learner is under 16. Where every lesson is recorded (notice_always_on) the
lesson does not start, or ends, and safeguarding leads see a signal if a child objects. Taken back with
give_recording_consent. Answers 201 with lesson_id, learner_id, kind and at. Refusal: 404 not-found. Accepts
Idempotency-Key. Clauses TS-49 to TS-53, OS-17.$$;

set role safelane_owner;
