-- The segment that is being recorded, and whether it has to stop; never why (E2.3 row 9).
set role cap_recording;

create or replace function recording.running_segment(p_lesson uuid)
  returns jsonb
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select jsonb_build_object(
    'segment_id', segment.segment_id,
    'started_at', segment.started_at,
    'stop_required_at', segment.stop_required_at)
  from recording.segment as segment
  where segment.lesson_id = p_lesson and segment.ended_at is null;
$$;

revoke all on function recording.running_segment(uuid) from public;

comment on function recording.running_segment(uuid) is
  '{segment_id, started_at, stop_required_at} of the running segment of a lesson, or null. Asked by api functions for the tutor, the session service and safeguarding leads.';

set role safelane_owner;
