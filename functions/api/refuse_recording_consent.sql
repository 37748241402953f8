-- A no before a lesson is recorded: of a learner of any age, of either parent of a child under 16, or of the tutor (E2.2).
set role cap_recording;

create or replace function api.refuse_recording_consent(lesson_id uuid, learner_id uuid default null)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'refuse_recording_consent';
  v_answer jsonb;
begin
  perform identity.require_persona('web_learner', 'web_guardian', 'web_tutor');
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id, 'learner_id', learner_id));
  if v_answer is not null then
    return v_answer;
  end if;
  return recording.say(c_action, lesson_id, learner_id, 'refused');
end;
$$;

revoke all on function api.refuse_recording_consent(uuid, uuid) from public;
grant execute on function api.refuse_recording_consent(uuid, uuid) to web_learner, web_guardian, web_tutor;

comment on function api.refuse_recording_consent(uuid, uuid) is
  $$Refuse consent to recording a lesson

For learners on the lesson, for guardians of one (learner_id is required then), and for its tutor. It is never refused
and never too early; from 16 on nobody but the learner decides. Taken back with give_recording_consent. Answers 201 with
lesson_id, learner_id, kind and at. Refusal: 404 not-found. Accepts Idempotency-Key. Clauses TS-49 to TS-53.$$;

set role safelane_owner;
