-- A report says which revision of the rules it was made under (E7). A revision number says nothing about anybody.
set role cap_guard;

create or replace function guard.schema_revision()
  returns text
  language plpgsql
  stable
  parallel safe
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  -- a database that was made without migrations has no such table
  if to_regclass('guard.alembic_version') is null then
    return null;
  end if;
  return (select min(revision.version_num) from guard.alembic_version as revision);
end;
$$;

revoke all on function guard.schema_revision() from public;
grant execute on function guard.schema_revision() to cap_ledger, cap_vetting, cap_booking, cap_recording, cap_warden;

comment on function guard.schema_revision() is
  'The revision this database is at, or null. Asked by the reports of the lanes, by ledger.append and by the guard when it judges a posture.';

set role safelane_owner;
