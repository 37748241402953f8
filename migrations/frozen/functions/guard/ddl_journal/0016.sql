-- Who changed the definition of this database, when and what, stays to be read (TS-12, TS-67, TS-77).
-- The rows are the guard's own: nobody writes here. No text of a statement is kept.
create or replace view guard.ddl_journal
  with (security_invoker = true, security_barrier = true)
as
select entry.journal_id, entry.xid, entry.at, entry.login, entry.role, entry.event, entry.tag, entry.object_type, entry.object_identity
from warden.journal_rows() as entry;

revoke all on guard.ddl_journal from public;
grant select on guard.ddl_journal to safelane_migrator, safelane_approver, cap_migration;

comment on view guard.ddl_journal is
  'One row for each object that a DDL command touched; empty where no superuser installed the event triggers. For the migrator, the approver and doctor.';
