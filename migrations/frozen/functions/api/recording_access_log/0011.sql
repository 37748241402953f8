-- Who looked at recordings, as what and why (E7 report 10, F18). Looks after retention must be none. Compliance reads it
-- without the words of a reason, without the looks of the LADO's lane line by line, and without the lessons the reader had
-- to do with themselves (F9, E5).
set role cap_recording;

create or replace function api.recording_access_log(
  from_at         timestamptz default now() - interval '28 days',
  until_at        timestamptz default now(),
  page_size       integer     default 100,
  after_at        timestamptz default null,
  after_access_id uuid        default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'recording_access_log';
  v_reader constant uuid := identity.require_persona('web_compliance');
  v_rows   jsonb;
  v_reads  jsonb;
  v_grants jsonb;
  v_sums   jsonb;
begin
  perform recording.check_period(from_at, until_at);
  if page_size is null or page_size not between 1 and 1000 then
    raise exception using
      errcode = 'PT422',
      message = 'page_size is not a number of rows',
      hint = 'Send 1 to 1000; leave it out for 100.';
  end if;
  if after_access_id is not null and after_at is null then
    raise exception using
      errcode = 'PT422',
      message = 'after_access_id is not complete',
      hint = 'Send both next_after as after_at and next_after_access_id as after_access_id.';
  end if;

  with looked as materialized (
    select seen.*,
      seen.outcome = 'granted' and (
        seen.state in ('expired', 'purged')
        or seen.persona not in ('web_dsl', 'web_lado')
          and identity.civil_date(seen.at)
            >= recording.kept_until(coalesce(segment.ended_at, segment.started_at), segment.retention_days)
      ) as after_retention
    from recording.access as seen
    left join recording.segment as segment on segment.segment_id = seen.segment_id
    where seen.at >= from_at
      and seen.at < until_at
      and not (seen.lesson_id is not null and recording.is_involved(v_reader, seen.lesson_id, now()))
  )
  select
    (
      select coalesce(jsonb_agg(jsonb_build_object(
        'persona', counted.persona, 'reason_code', counted.reason_code, 'outcome', counted.outcome, 'reads', counted.reads)
        order by counted.persona, counted.reason_code nulls first, counted.outcome), '[]')
      from (
        select persona, reason_code, outcome, count(*) as reads from looked group by persona, reason_code, outcome
      ) as counted
    ),
    (
      select coalesce(jsonb_agg(jsonb_build_object('reader_id', held.reader_id, 'grants', held.grants)
        order by held.grants desc, held.reader_id), '[]')
      from (
        select reader_id, count(*) as grants from looked
        where persona = 'web_dsl' and outcome = 'granted' group by reader_id
      ) as held
    ),
    jsonb_build_object(
      'reads', (select count(*) from looked where outcome = 'granted'),
      'refused', (select count(*) from looked where outcome = 'refused'),
      'staff_reads_without_case', (
        select count(*) from looked where outcome = 'granted' and persona in ('web_dsl', 'web_lado') and case_id is null),
      'after_retention', (select count(*) from looked where after_retention)),
    (
      select coalesce(jsonb_agg(jsonb_build_object(
        'access_id', line.access_id, 'at', line.at, 'persona', line.persona, 'reader_id', line.reader_id,
        'segment_id', line.segment_id, 'outcome', line.outcome, 'reason_code', line.reason_code,
        'case', line.case_id is not null, 'expires_at', line.expires_at, 'after_retention', line.after_retention)
        order by line.at, line.access_id), '[]')
      from (
        select * from looked
        where persona <> 'web_lado'
          and (after_at is null or at > after_at or at = after_at and access_id > after_access_id)
        order by at, access_id
        limit page_size
      ) as line
    )
  into v_reads, v_grants, v_sums, v_rows;

  perform ledger.append(c_action, null, null, 'done', '{}',
    jsonb_build_object('from', from_at, 'until', until_at, 'rows', jsonb_array_length(v_rows)));
  return guard.accept(200, jsonb_build_object(
    'header', recording.report_header(c_action, from_at, until_at, v_reader, v_rows),
    'reads', v_reads,
    'grants_per_lead', v_grants,
    'totals', v_sums,
    'must_be_zero', jsonb_build_object('after_retention', v_sums -> 'after_retention'),
    'ok', (v_sums ->> 'after_retention')::bigint = 0,
    'rows', v_rows,
    'next_after', case when jsonb_array_length(v_rows) = page_size then v_rows -> -1 -> 'at' end,
    'next_after_access_id', case when jsonb_array_length(v_rows) = page_size then v_rows -> -1 -> 'access_id' end));
end;
$$;

revoke all on function api.recording_access_log(timestamptz, timestamptz, integer, timestamptz, uuid) from public;
grant execute on function api.recording_access_log(timestamptz, timestamptz, integer, timestamptz, uuid) to web_compliance;

comment on function api.recording_access_log(timestamptz, timestamptz, integer, timestamptz, uuid) is
  $$Who looked at recordings

For compliance reporters, about every lesson but their own: from from_at until before until_at (a year at most; the last 28
days if left out). Answers 200 with header, reads (persona, reason_code, outcome, reads), grants_per_lead (reader_id,
grants), totals (reads, refused, staff_reads_without_case, after_retention), must_be_zero, ok, and rows (access_id, at,
persona, reader_id, segment_id, outcome, reason_code, case, expires_at, after_retention) by instant, page_size at a time
(1 to 1000; next_after is sent as after_at, next_after_access_id as after_access_id). Reading it is entered in the ledger; 422 where a value is not usable. Clauses
TS-54, F18, E7 report 10.$$;

set role safelane_owner;
