-- Whoever may consent may take it back, during a lesson and after it: the recording stops within seconds, and what was
-- recorded is closed (E2.3 rows 9, 10 and 16).
set role cap_recording;

create or replace function api.withdraw_recording_consent(lesson_id uuid, learner_id uuid default null)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'withdraw_recording_consent';
  v_answer jsonb;
begin
  perform identity.require_persona('web_learner', 'web_guardian', 'web_tutor');
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id, 'learner_id', learner_id));
  if v_answer is not null then
    return v_answer;
  end if;
  return recording.say(c_action, lesson_id, learner_id, 'withdrawn');
end;
$$;

revoke all on function api.withdraw_recording_consent(uuid, uuid) from public;
grant execute on function api.withdraw_recording_consent(uuid, uuid) to web_learner, web_guardian, web_tutor;

comment on function api.withdraw_recording_consent(uuid, uuid) is
  $$Withdraw consent to recording a lesson

For learners on the lesson, for guardians of one (learner_id is required then), and for its tutor. During the lesson the
running segment has to stop at once: recording_consent_status shows stop_required_at, and a segment that ends more than
recording.stop_within later is a breach. What was recorded is closed to everybody but safeguarding leads with a reason; it
stays under a hold. Afterwards too. From 16 on only the learner's own word has this effect; the tutor's stops a recording and
closes nothing. Answers 201 with lesson_id, learner_id, kind and at. Refusal: 404 not-found. Accepts Idempotency-Key.
Clauses TS-49 to TS-53.$$;

set role safelane_owner;
