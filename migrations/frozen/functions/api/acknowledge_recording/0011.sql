-- From 13 to 15 the learner consents, and a parent knows: this is the parent's click (TS-51).
set role cap_recording;

create or replace function api.acknowledge_recording(lesson_id uuid, learner_id uuid)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'acknowledge_recording';
  v_answer jsonb;
begin
  perform identity.require_persona('web_guardian');
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id, 'learner_id', learner_id));
  if v_answer is not null then
    return v_answer;
  end if;
  return recording.say(c_action, lesson_id, learner_id, 'acknowledged');
end;
$$;

revoke all on function api.acknowledge_recording(uuid, uuid) from public;
grant execute on function api.acknowledge_recording(uuid, uuid) to web_guardian;

comment on function api.acknowledge_recording(uuid, uuid) is
  $$Acknowledge that a lesson will be recorded

For guardians with parental responsibility or delegated authority, for one child on one lesson. It is what
recording.parent_aware = acknowledged asks for where a learner of 13 to 15 consents; it is no consent, and takes no refusal
back. Answers 201 with lesson_id, learner_id, kind and at, and 200 with the consent that stands (kind given) where this
parent gave it: nothing is added to it. Refusals: 404 not-found, 403 no-parental-responsibility, 409
lesson-over, 409 too-early, 409 you-said-no. Accepts Idempotency-Key. Clause TS-51.$$;

set role safelane_owner;
