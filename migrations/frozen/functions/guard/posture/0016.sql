-- Everything that decides who may do what can be listed, by whoever operates, and so can be compared and approved (TS-67, TS-77).
-- The guards own answer: db/warden/ says what it is and why no migration can change it.
set role cap_guard;

create or replace function guard.posture()
  returns table (kind text, object text, text text)
  language sql
  stable
  parallel unsafe
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select fact.kind, fact.object, fact.text from warden.posture() as fact
$$;

revoke all on function guard.posture() from public;
grant execute on function guard.posture() to safelane_migrator, safelane_approver, cap_migration;

comment on function guard.posture() is
  'The posture: every fact that decides who may do what, sorted; names, never numbers, alike in each installation. For the migrator, the approver and doctor.';

set role safelane_owner;
