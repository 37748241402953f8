-- At 16 and 17 a recording is the learner's to share with a parent, one by one, and to take back (E3.1). From 13 on, what
-- was taken back can be given back.
set role cap_recording;

create or replace function api.grant_recording_to_parent(segment_id uuid, parent_id uuid)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'grant_recording_to_parent';
  v_caller constant uuid := identity.require_persona('web_learner');
  v_at     timestamptz;
  v_band   text;
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('segment_id', segment_id, 'parent_id', parent_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(segment_id, 'segment_id');
  perform identity.check_required(parent_id, 'parent_id');
  v_at := clock_timestamp();
  select identity.age_band(person.date_of_birth, identity.civil_date(v_at)) into v_band
  from recording.segment_learner as shown
  join identity.person as person on person.person_id = shown.learner_id
  where shown.segment_id = grant_recording_to_parent.segment_id
    and shown.learner_id = v_caller
    and recording.answers_as_parent(grant_recording_to_parent.parent_id, v_caller, v_at);
  if not found then
    return recording.refuse_action(c_action, 'recording', segment_id, 404, 'not-found',
      'No such recording or parent', 'No recording of yours has this segment_id, or nobody who answers for you as a parent this parent_id.');
  end if;
  if v_band <> all (array['13_to_15', '16_to_17']) then
    return recording.refuse_action(c_action, 'recording', segment_id, 409, 'not-yours-to-decide',
      'Not yours to decide', 'From 13 until 18 you decide which parent sees a recording of yours.');
  end if;

  insert into recording.parent_grant (segment_id, learner_id, parent_id, kind)
  values (grant_recording_to_parent.segment_id, v_caller, grant_recording_to_parent.parent_id, 'granted');

  return recording.finish_action(c_action, 'recording', segment_id, 201,
    jsonb_build_object('segment_id', segment_id, 'parent_id', parent_id, 'shared', true),
    jsonb_build_object('parent_id', parent_id, 'band', v_band));
end;
$$;

revoke all on function api.grant_recording_to_parent(uuid, uuid) from public;
grant execute on function api.grant_recording_to_parent(uuid, uuid) to web_learner;

comment on function api.grant_recording_to_parent(uuid, uuid) is
  $$Share a recording with a parent

For learners from 13 until 18, about a recording they are on and a parent of theirs. At 16 and 17 the profile may ask for
this before a parent sees anything; at 13 to 15 it takes back revoke_recording_grant. Answers 201 with shared. Refusals:
404 not-found, 409 not-yours-to-decide. Accepts Idempotency-Key. Clauses TS-54, F17.$$;

set role safelane_owner;
