-- What holds a recording, the stronger word first (E3.2). A hold on a lesson holds every segment of it.
set role cap_recording;

create or replace function recording.hold_on(p_lesson uuid, p_segment uuid, p_at timestamptz)
  returns text
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select held.kind
  from recording.hold as held
  where held.lesson_id = p_lesson
    and (p_segment is null or held.segment_id is null or held.segment_id = p_segment)
    and held.placed_at <= p_at
    and (held.released_at is null or held.released_at > p_at)
  order by held.kind
  limit 1;
$$;

revoke all on function recording.hold_on(uuid, uuid, timestamptz) from public;

comment on function recording.hold_on(uuid, uuid, timestamptz) is
  'evidence_lock, legal_hold or null: the strongest live hold on a segment, or on anything of the lesson where no segment is named. Asked by recording.state_of, recording.read_findings and the purge.';

set role safelane_owner;
