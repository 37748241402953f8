-- What the record here says has changed since an inspection: an attestation that was filed knows whether that is all.
set role cap_guard;

create or replace function guard.changes_since(p_inspection integer)
  returns table (inspection integer, kind text, name text, change text, verdict text)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select seen.inspection, seen.kind, seen.name, seen.change, seen.verdict
  from guard.sighting as seen
  where seen.inspection > p_inspection
  order by seen.inspection, seen.kind, seen.name;
end;

revoke all on function guard.changes_since(integer) from public;
grant execute on function guard.changes_since(integer) to safelane_migrator;

comment on function guard.changes_since(integer) is
  'Every change that later inspections saw. Asked by safelane doctor, which compares it with an attestation.';

set role safelane_owner;
