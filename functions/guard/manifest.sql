-- Every posture that was ever planned, who approved it, and when it came in force, stays to be read (TS-12, TS-67, TS-77).
-- The rows are the guard's own: nobody writes here.
create or replace view guard.manifest
  with (security_invoker = true, security_barrier = true)
as
select step.manifest_id, step.hash, step.revision, step.from_hash, step.from_revision, step.meaning, step.planned_by,
  step.planned_at, step.approved_by, step.approved_how, step.approved_at, step.taken_by, step.taken_at
from warden.manifest_rows() as step;

revoke all on guard.manifest from public;
grant select on guard.manifest to safelane_migrator, safelane_approver, cap_migration;

comment on view guard.manifest is
  'Planned postures with who planned (planned_by), who approved (approved_how: person, embedded or adopted) and when they came in force (taken_at). For the migrator, the approver and doctor.';
