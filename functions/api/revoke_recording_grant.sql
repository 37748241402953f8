-- A learner takes a recording back from a parent: at 16 and 17 what they had shared, at 13 to 15 by marking it private
-- from that parent (E3.1). The parent's access ends with the next look; what runs out within the hour runs out.
set role cap_recording;

create or replace function api.revoke_recording_grant(segment_id uuid, parent_id uuid)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'revoke_recording_grant';
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
  where shown.segment_id = revoke_recording_grant.segment_id
    and shown.learner_id = v_caller
    and recording.answers_as_parent(revoke_recording_grant.parent_id, v_caller, v_at);
  if not found then
    return recording.refuse_action(c_action, 'recording', segment_id, 404, 'not-found',
      'No such recording or parent', 'No recording of yours has this segment_id, or nobody who answers for you as a parent this parent_id.');
  end if;
  if v_band <> all (array['13_to_15', '16_to_17']) then
    return recording.refuse_action(c_action, 'recording', segment_id, 409, 'not-yours-to-decide',
      'Not yours to decide', 'From 13 until 18 you decide which parent sees a recording of yours.');
  end if;

  insert into recording.parent_grant (segment_id, learner_id, parent_id, kind)
  values (revoke_recording_grant.segment_id, v_caller, revoke_recording_grant.parent_id, 'revoked');

  return recording.finish_action(c_action, 'recording', segment_id, 201,
    jsonb_build_object('segment_id', segment_id, 'parent_id', parent_id, 'shared', false),
    jsonb_build_object('parent_id', parent_id, 'band', v_band));
end;
$$;

revoke all on function api.revoke_recording_grant(uuid, uuid) from public;
grant execute on function api.revoke_recording_grant(uuid, uuid) to web_learner;

comment on function api.revoke_recording_grant(uuid, uuid) is
  $$Take a recording back from a parent

For learners from 13 until 18, about a recording they are on and a parent of theirs; the parent is not told. Answers 201
with shared. Refusals: 404 not-found, 409 not-yours-to-decide. Accepts Idempotency-Key. Clauses TS-54, F17.$$;

set role safelane_owner;
