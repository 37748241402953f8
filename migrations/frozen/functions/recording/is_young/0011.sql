-- Under 16 a parent has a say beside the learner; from 16 on nobody but the learner has (E2.2, TS-50 to TS-53).
set role cap_recording;

create or replace function recording.is_young(p_band text)
  returns boolean
  language sql
  immutable
  set search_path = pg_catalog, pg_temp
as $$
  select p_band in ('under_13', '13_to_15');
$$;

revoke all on function recording.is_young(text) from public;

comment on function recording.is_young(text) is
  'Whether the learner''s parents have a say in this age band. Asked by recording.';

set role safelane_owner;
