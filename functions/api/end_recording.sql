-- Whoever records can always stop (E2.3 row 9). The instant is the server's, and late is late (E7 report 9).
set role cap_recording;

create or replace function api.end_recording(segment_id uuid)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action  constant text := 'end_recording';
  v_caller  constant uuid := identity.require_persona('web_tutor', 'web_service');
  v_segment recording.segment;
  v_late    boolean;
  v_answer  jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('segment_id', segment_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(segment_id, 'segment_id');
  update recording.segment as segment
  set ended_at = greatest(clock_timestamp(), segment.started_at)
  where segment.segment_id = end_recording.segment_id
    and segment.ended_at is null
    and (identity.persona() = 'web_service' or exists (
      select
      from booking.lesson as lesson
      where lesson.lesson_id = segment.lesson_id and lesson.tutor_id = v_caller
    ))
  returning segment.* into v_segment;
  if not found then
    return recording.refuse_action(c_action, 'segment', segment_id, 404, 'not-found',
      'No such segment', 'No running segment with this segment_id is yours to end.');
  end if;

  v_late := recording.ended_late(v_segment.stop_required_at, v_segment.ended_at, v_segment.engagement_id, v_segment.ended_at);
  return recording.finish_action(c_action, 'segment', segment_id, 200,
    jsonb_build_object(
      'segment_id', segment_id, 'lesson_id', v_segment.lesson_id, 'started_at', v_segment.started_at,
      'ended_at', v_segment.ended_at, 'late', v_late),
    jsonb_strip_nulls(jsonb_build_object(
      'lesson_id', v_segment.lesson_id, 'stop_required_at', v_segment.stop_required_at,
      'stop_reason', v_segment.stop_reason, 'late', v_late)));
end;
$$;

revoke all on function api.end_recording(uuid) from public;
grant execute on function api.end_recording(uuid) to web_tutor, web_service;

comment on function api.end_recording(uuid) is
  $$End a recording

For the tutor of the lesson and the session service, while the segment runs; the lesson goes on. late says that it had to stop
more than recording.stop_within before, which is a breach that reports count. Answers 200 with ended_at. Refusal: 404
not-found, also of a segment that has ended. Accepts Idempotency-Key. Clauses TS-49, OS-17.$$;

set role safelane_owner;
