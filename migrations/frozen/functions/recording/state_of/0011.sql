-- The state of a recording follows from rows and the clock, in one order (E3.2): evidence lock, legal hold, withdrawn,
-- available, expired, purged. What was purged is gone whatever was said later, and withdrawn footage is kept no longer
-- than any other: where nothing holds it, it ends with its retention.
set role cap_recording;

create or replace function recording.state_of(p_segment uuid, p_at timestamptz default clock_timestamp())
  returns text
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select case
    when exists (
      select from recording.purge as gone where gone.segment_id = segment.segment_id and gone.purged_at <= p_at
    ) then 'purged'
    else coalesce(
      recording.hold_on(segment.lesson_id, segment.segment_id, p_at),
      case
        when identity.civil_date(p_at)
          >= recording.kept_until(coalesce(segment.ended_at, segment.started_at), segment.retention_days) then 'expired'
        when recording.withdrawn_at(segment.segment_id, p_at) is not null then 'withdrawn_quarantine'
        else 'available'
      end)
    end
  from recording.segment as segment
  where segment.segment_id = p_segment
    and segment.started_at <= p_at;
$$;

revoke all on function recording.state_of(uuid, timestamptz) from public;

comment on function recording.state_of(uuid, timestamptz) is
  'evidence_lock, legal_hold, withdrawn_quarantine, available, expired or purged at an instant; null where there is no such segment then. Asked by recording.read_findings, api.open_recording and reports.';

set role safelane_owner;
