-- Whether a second person has to approve a change to the rules, or this is a development database (TS-67, TS-77).
set role cap_guard;

create or replace function guard.mode()
  returns text
  language sql
  stable
  parallel unsafe
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select warden.mode()
$$;

revoke all on function guard.mode() from public;
grant execute on function guard.mode() to safelane_migrator, safelane_approver, cap_migration, cap_seal;

comment on function guard.mode() is
  'embedded: each change approves itself. production: only what a second person approved commits. For the migrator, the approver, doctor, and what believes signing keys.';

set role safelane_owner;
