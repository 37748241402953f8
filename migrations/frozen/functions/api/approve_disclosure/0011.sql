-- Somebody other than who asked approves a disclosure (E3.3). An urgent one that was approved late stays visible as such.
set role cap_recording;

create or replace function api.approve_disclosure(disclosure_id uuid)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action     constant text := 'approve_disclosure';
  v_caller     constant uuid := identity.require_persona('web_dsl', 'web_lado');
  v_answer     jsonb;
  v_disclosure recording.disclosure;
  v_at         timestamptz;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('disclosure_id', disclosure_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(disclosure_id, 'disclosure_id');
  select * into v_disclosure
  from recording.disclosure as disclosed
  where disclosed.disclosure_id = approve_disclosure.disclosure_id;
  if not found then
    return recording.refuse_action(c_action, 'recording_disclosure', disclosure_id, 404, 'not-found',
      'No such disclosure', 'No disclosure has this disclosure_id.');
  end if;
  v_at := clock_timestamp();
  if v_disclosure.requested_by = v_caller or exists (
    select from recording.segment as segment
    where segment.segment_id = any (v_disclosure.segment_ids) and recording.is_involved(v_caller, segment.lesson_id, v_at)
  ) then
    return recording.refuse_action(c_action, 'recording_disclosure', disclosure_id, 403, 'not-for-yourself',
      'Not for yourself', 'Somebody else approves what you asked for, or a lesson that you had to do with.');
  end if;

  update recording.disclosure as disclosed
  set approved_by = v_caller, approved_at = clock_timestamp()
  where disclosed.disclosure_id = v_disclosure.disclosure_id and disclosed.approved_at is null
  returning * into v_disclosure;
  if not found then
    return recording.refuse_action(c_action, 'recording_disclosure', disclosure_id, 409, 'already-approved',
      'This disclosure is approved', 'It was approved before.');
  end if;

  return recording.finish_action(c_action, 'recording_disclosure', disclosure_id, 200,
    jsonb_build_object('disclosure_id', disclosure_id, 'content_sha256', encode(v_disclosure.content_sha256, 'hex'),
      'approved', true, 'urgent', v_disclosure.urgent,
      'late', v_disclosure.urgent and v_disclosure.approved_at > v_disclosure.requested_at + interval '24 hours'),
    jsonb_build_object('urgent', v_disclosure.urgent));
end;
$$;

revoke all on function api.approve_disclosure(uuid) from public;
grant execute on function api.approve_disclosure(uuid) to web_dsl, web_lado;

comment on function api.approve_disclosure(uuid) is
  $$Approve a disclosure outside

For safeguarding leads and the LADO coordinator, other than who asked and about lessons they had nothing to do with.
Answers 200 with content_sha256, and late where an urgent one waited longer than 24 hours. Refusals: 403 not-for-yourself,
404 not-found, 409 already-approved. Accepts Idempotency-Key. Clauses TN-19, E3.3.$$;

set role safelane_owner;
