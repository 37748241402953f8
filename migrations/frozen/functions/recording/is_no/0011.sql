-- Refused, withdrawn and objected all mean no, and a no is never refused (E2.2).
set role cap_recording;

create or replace function recording.is_no(p_kind text)
  returns boolean
  language sql
  immutable
  set search_path = pg_catalog, pg_temp
as $$
  select p_kind in ('refused', 'withdrawn', 'objected');
$$;

revoke all on function recording.is_no(text) from public;

comment on function recording.is_no(text) is
  'Whether an act of this kind is a no. Asked by recording.';

set role safelane_owner;
