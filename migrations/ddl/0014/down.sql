drop policy ledger_select_version on guard.alembic_version;
revoke select on guard.alembic_version from cap_ledger;
