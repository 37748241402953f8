-- Consent to record is given for one lesson, by the person whose it is to give: under 13 a parent, from 13 on the learner
-- (TS-49 to TS-53). There is no consent for a series, and none by default.
set role cap_recording;

create or replace function api.give_recording_consent(lesson_id uuid, learner_id uuid default null)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'give_recording_consent';
  v_answer jsonb;
begin
  perform identity.require_persona('web_learner', 'web_guardian', 'web_tutor');
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id, 'learner_id', learner_id));
  if v_answer is not null then
    return v_answer;
  end if;
  return recording.say(c_action, lesson_id, learner_id, 'given');
end;
$$;

revoke all on function api.give_recording_consent(uuid, uuid) from public;
grant execute on function api.give_recording_consent(uuid, uuid) to web_learner, web_guardian, web_tutor;

comment on function api.give_recording_consent(uuid, uuid) is
  $$Consent to recording a lesson

For learners on the lesson, for guardians of one (learner_id is required then), and for its tutor, who takes a no of
theirs back with it. It counts for this lesson only: under 13 a parent's, from 13 on the learner's own; what a learner
says before they are 13 is kept and is no consent. The instant is the server's. Not earlier than
recording.consent_max_lead_days before the lesson. Answers 201 with lesson_id, learner_id, kind and at. Refusals: 404
not-found, 409 lesson-over, 409 too-early, 403 no-parental-responsibility. Accepts Idempotency-Key. Clauses TS-49, TS-50,
TS-51, TS-52, TS-53.$$;

set role safelane_owner;
