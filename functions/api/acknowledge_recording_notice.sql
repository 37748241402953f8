-- Everybody who is recorded has read the notice that says so: tutors on every profile; learners, and who answers for them,
-- where every lesson is recorded (E2.2, E2.4, OS-17, TN-16). It is a document like others, and a new version asks again.
set role cap_policy;

create or replace function api.acknowledge_recording_notice(version text default null)
  returns jsonb
  language sql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select api.acknowledge_document('recording_notice', version);
$$;

revoke all on function api.acknowledge_recording_notice(text) from public;
grant execute on function api.acknowledge_recording_notice(text) to web_tutor, web_learner, web_guardian;

comment on function api.acknowledge_recording_notice(text) is
  $$Acknowledge the notice of recording

For tutors, learners and guardians, for themselves: the same as acknowledge_document with the document recording_notice.
version, if sent, must be the one in force. Answers 201, and 200 with the first instant where it was acknowledged before.
Refusals: 404 not-found, 409 version-not-in-force. Clauses OS-17, OS-25, TN-16.$$;

set role safelane_owner;
