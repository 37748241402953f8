-- All that may be purged, in the order of its identifiers, a page at a time (E6). Dates and withdrawals only say where to
-- look; whether something may go is said by one rule.
set role cap_recording;

create or replace function recording.purgeable(p_at timestamptz, p_after uuid default null, p_limit integer default null)
  returns table (segment_id uuid, lesson_id uuid, ended_on date, kept_until date, why text)
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_count integer := 0;
begin
  for segment_id, lesson_id, ended_on, kept_until in
    select
      segment.segment_id,
      segment.lesson_id,
      identity.civil_date(coalesce(segment.ended_at, segment.started_at)),
      recording.kept_until(coalesce(segment.ended_at, segment.started_at), segment.retention_days)
    from (
      select over.segment_id
      from recording.segment as over
      where recording.kept_until(coalesce(over.ended_at, over.started_at), over.retention_days)
        <= identity.civil_date(p_at)
      union
      select told.segment_id
      from recording.act as said
      join recording.segment as told on told.lesson_id = said.lesson_id
      where said.kind in ('refused', 'withdrawn', 'objected')
        -- fourteen civil days are never fewer than these
        and said.at <= p_at - interval '12 days'
    ) as candidate
    join recording.segment as segment on segment.segment_id = candidate.segment_id
    where (p_after is null or segment.segment_id > p_after)
      and not exists (select from recording.purge as gone where gone.segment_id = segment.segment_id)
    order by segment.segment_id
  loop
    why := recording.why_purgeable(segment_id, p_at);
    if why is not null then
      return next;
      v_count := v_count + 1;
      exit when v_count = p_limit;
    end if;
  end loop;
end;
$$;

revoke all on function recording.purgeable(timestamptz, uuid, integer) from public;

comment on function recording.purgeable(timestamptz, uuid, integer) is
  'The recordings that may be purged at an instant, after an identifier and at most so many, with why. Asked by api.recordings_due_for_purge.';

set role safelane_owner;
