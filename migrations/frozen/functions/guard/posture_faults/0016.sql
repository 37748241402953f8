-- Some rules hold whoever approves (TS-55, TS-67, TS-77): here is what breaks them.
-- They are the rules of the doctor, by their numbers and in their words.
set role cap_guard;

create or replace function guard.posture_faults()
  returns table (rule integer, object text, problem text)
  language sql
  stable
  parallel unsafe
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select fault.rule, fault.object, fault.problem from warden.faults() as fault
$$;

revoke all on function guard.posture_faults() from public;
grant execute on function guard.posture_faults() to safelane_migrator, safelane_approver, cap_migration;

comment on function guard.posture_faults() is
  'What breaks a rule that no approval overrides; empty where all is well. For the migrator, the approver and doctor.';

set role safelane_owner;
