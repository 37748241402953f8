-- The ledger keeps every reason, whoever may read which.
set role cap_recording;

create or replace function recording.codes(p_findings jsonb)
  returns text[]
  language sql
  immutable
  set search_path = pg_catalog, pg_temp
as $$
  select coalesce(array_agg(distinct item ->> 'code' order by item ->> 'code'), '{}')
  from jsonb_array_elements(p_findings) as item;
$$;

revoke all on function recording.codes(jsonb) from public;

comment on function recording.codes(jsonb) is
  'The codes of recording.judged, sorted, each once. Asked by api functions.';

set role safelane_owner;
