-- Who is told to stop recording stops within seconds; later is a breach that is reported (E2.3 row 9).
set role cap_recording;

create or replace function recording.ended_late(
  p_stop_required_at timestamptz,
  p_ended_at timestamptz,
  p_engagement uuid,
  p_at timestamptz
)
  returns boolean
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select coalesce(
    coalesce(p_ended_at, p_at) > p_stop_required_at
      + policy.effective_interval('recording.stop_within', p_engagement, p_stop_required_at),
    false);
$$;

revoke all on function recording.ended_late(timestamptz, timestamptz, uuid, timestamptz) from public;

comment on function recording.ended_late(timestamptz, timestamptz, uuid, timestamptz) is
  'Whether a segment ran on for longer than recording.stop_within after it had to stop. Asked by reports.';

set role safelane_owner;
