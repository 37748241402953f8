-- One line says which posture this is, so that two persons can speak of the same one (TS-67, TS-77).
set role cap_guard;

create or replace function guard.posture_hash()
  returns text
  language sql
  stable
  parallel unsafe
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select warden.posture_hash()
$$;

revoke all on function guard.posture_hash() from public;
grant execute on function guard.posture_hash() to safelane_migrator, safelane_approver, cap_migration;

comment on function guard.posture_hash() is
  'sha256: and 64 hexadecimal digits, over the lines of guard.posture. For the migrator, the approver and doctor.';

set role safelane_owner;
