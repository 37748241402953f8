-- Every entry says under which revision it was made; the ledger reads it itself, so that nobody who acts waits for a
-- function of another role. The one row is a revision number, and says nothing about anybody.
grant select on guard.alembic_version to cap_ledger;
create policy ledger_select_version on guard.alembic_version for select to cap_ledger using (true);
