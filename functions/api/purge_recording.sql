-- A recording whose time is over is forgotten: where its media is goes, a tombstone stays (E3.2, E6). What is held and
-- what is not due yet are refused alike. The store finds the media by its hash or by the segment; the key stays here and
-- dies here.
set role cap_recording;

create or replace function api.purge_recording(segment_id uuid)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'purge_recording';
  v_caller constant uuid := identity.require_persona('web_service');
  v_answer jsonb;
  v_lesson uuid;
  v_gone   recording.purge;
  v_hash   bytea;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('segment_id', segment_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(segment_id, 'segment_id');
  select segment.lesson_id into v_lesson
  from recording.segment as segment
  where segment.segment_id = purge_recording.segment_id;
  if not found then
    return recording.refuse_action(c_action, 'recording', segment_id, 404, 'not-found',
      'No such recording', 'No recording has this segment_id.');
  end if;

  -- a hold that is being placed is waited for; one that comes now waits, and finds a tombstone
  perform recording.touch_custody(v_lesson);
  if recording.why_purgeable(purge_recording.segment_id, clock_timestamp()) is null then
    return recording.refuse_action(c_action, 'recording', segment_id, 409, 'not-due',
      'This recording is not purged', 'It is not due, or it is gone already.');
  end if;

  insert into recording.purge (segment_id, purged_by)
  values (purge_recording.segment_id, v_caller)
  returning * into v_gone;
  delete from recording.media as kept
  where kept.segment_id = purge_recording.segment_id
  returning kept.sha256 into v_hash;

  return recording.finish_action(c_action, 'recording', segment_id, 200,
    jsonb_build_object('segment_id', segment_id, 'sha256', encode(v_hash, 'hex'), 'why', v_gone.why,
      'ended_on', v_gone.ended_on, 'kept_until', v_gone.kept_until, 'purged_at', v_gone.purged_at),
    jsonb_build_object('lesson_id', v_lesson, 'why', v_gone.why, 'ended_on', v_gone.ended_on, 'kept_until', v_gone.kept_until));
end;
$$;

revoke all on function api.purge_recording(uuid) from public;
grant execute on function api.purge_recording(uuid) to web_service;

comment on function api.purge_recording(uuid) is
  $$Purge a recording whose time is over

For the session service, which then deletes the media: sha256 tells it from all others (null: none was ever delivered).
Answers 200 with why (retention or withdrawn), ended_on, kept_until and purged_at. Refusals: 404 not-found, 409 not-due
(the same whatever keeps it). Accepts Idempotency-Key. Clauses MT-73, TN-16, F20, E6.$$;

set role safelane_owner;
