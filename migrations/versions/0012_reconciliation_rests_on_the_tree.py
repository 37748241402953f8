"""reconciliation rests on the tree"""

from safelane.migrations import ddl, remove, replace, restore, run

revision = '0012'
down_revision = '0011'
made_on = "2026-11-21"


def upgrade() -> None:
    replace("functions/ledger/status.sql", revision)
    replace("functions/guard/claimed.sql", revision)
    replace("functions/ledger/mark_is_true.sql", revision)
    replace("policies/ledger/leaf.sql", revision)
    replace("policies/ledger/opening.sql", revision)


def downgrade() -> None:
    restore("policies/ledger/opening.sql", revision)
    restore("policies/ledger/leaf.sql", revision)
    remove("functions/ledger/mark_is_true.sql")
    restore("functions/guard/claimed.sql", revision)
    restore("functions/ledger/status.sql", revision)
