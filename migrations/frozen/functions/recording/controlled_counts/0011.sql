-- A small number of people behind a figure tells who they are (F23, E7.1): figures below the threshold, or with fewer
-- distinct people behind them, are c; where just one figure is, the smallest other one is too, so that none can be
-- worked out; the rest is rounded. The sum is told, rounded, only where it gives none of them away.
create or replace function recording.controlled_counts(
  p_counts bigint[], p_people bigint[], p_threshold integer, p_base integer
)
  returns text[]
  language plpgsql
  immutable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_size   integer := cardinality(p_counts);
  v_hidden boolean[] := array(
    select p_counts[i] > 0 and (p_counts[i] < p_threshold or p_people[i] < p_threshold)
    from generate_series(1, v_size) as i order by i);
  v_sum    bigint := (select sum(n) from unnest(p_counts) as n);
  v_next   integer;
  v_told   text[];
begin
  if cardinality(array_positions(v_hidden, true)) = 1 then
    select i into v_next
    from generate_series(1, v_size) as i
    where not v_hidden[i]
    order by p_counts[i] = 0, p_counts[i], i
    limit 1;
    v_hidden[v_next] := true;
  end if;

  v_told := array(
    select case when v_hidden[i] then 'c' else (round(p_counts[i]::numeric / p_base) * p_base)::bigint::text end
    from generate_series(1, v_size) as i order by i);
  return v_told || case
    when v_sum > 0 and v_sum < p_threshold or cardinality(array_positions(v_hidden, true)) > 0 then 'c'
    else (round(v_sum::numeric / p_base) * p_base)::bigint::text
  end;
end;
$$;

revoke all on function recording.controlled_counts(bigint[], bigint[], integer, integer) from public;
grant execute on function recording.controlled_counts(bigint[], bigint[], integer, integer) to cap_recording;

comment on function recording.controlled_counts(bigint[], bigint[], integer, integer) is
  'The figures of one row of a table as they may be published, and their sum last; c is suppressed. Asked by api.recording_consent_report.';
