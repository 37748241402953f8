-- Footage of somebody who took their consent back is closed from that instant on, and opening it again is not theirs to
-- ask: a new consent begins a new segment (E2.3 rows 9 to 11). The band is the one frozen on the segment, however old the
-- learner is by then (E2.1). The tutor's no ends a recording and closes nothing (E2.3 row 16).
set role cap_recording;

create or replace function recording.withdrawn_at(p_segment uuid, p_at timestamptz)
  returns timestamptz
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select min(act.at)
  from recording.segment as segment
  join recording.segment_learner as shown on shown.segment_id = segment.segment_id
  join recording.act as act on act.lesson_id = segment.lesson_id and act.learner_id = shown.learner_id
  where segment.segment_id = p_segment
    and act.at >= shown.since
    and act.at <= p_at
    and recording.is_no(act.kind)
    and (act.capacity = 'self' or act.capacity = 'parent' and recording.is_young(shown.band));
$$;

revoke all on function recording.withdrawn_at(uuid, timestamptz) from public;

comment on function recording.withdrawn_at(uuid, timestamptz) is
  'The first no after a segment began that counts against it, or null. Asked by recording.state_of.';

set role safelane_owner;
