-- Whether a recording may be purged, and why (E3.2, E6): its retention is over, or it was withdrawn fourteen days ago and
-- no report named a case meanwhile. Never what is held, whoever holds it (F19, F20), and nothing twice.
set role cap_recording;

create or replace function recording.why_purgeable(p_segment uuid, p_at timestamptz)
  returns text
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select case
    when recording.hold_on(segment.lesson_id, segment.segment_id, p_at) is not null then null
    when identity.civil_date(p_at)
      >= recording.kept_until(coalesce(segment.ended_at, segment.started_at), segment.retention_days) then 'retention'
    when segment.ended_at is not null
      and identity.civil_date(p_at) >= recording.kept_until(recording.withdrawn_at(segment.segment_id, p_at), 14)
      and not exists (
        select from recording.report as noted
        where noted.lesson_id = segment.lesson_id and noted.case_id is not null and noted.noted_at <= p_at
      ) then 'withdrawn'
  end
  from recording.segment as segment
  where segment.segment_id = p_segment
    and segment.started_at <= p_at
    and not exists (select from recording.purge as gone where gone.segment_id = segment.segment_id);
$$;

revoke all on function recording.why_purgeable(uuid, timestamptz) from public;

comment on function recording.why_purgeable(uuid, timestamptz) is
  'retention, withdrawn, or null where a recording must stay, is gone or never was. Asked by recording.purgeable, the purge and its gate.';

set role safelane_owner;
