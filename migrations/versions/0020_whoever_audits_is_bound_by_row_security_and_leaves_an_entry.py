"""whoever audits is bound by row security and leaves an entry"""

from safelane.migrations import ddl, remove, replace, restore, run

revision = '0020'
down_revision = '0019'
made_on = "2026-11-21"


def upgrade() -> None:
    ddl("0020/auditor.sql")
    replace("functions/ledger/size.sql", revision)
    replace("functions/ledger/status.sql", revision)
    replace("functions/ledger/newest_checkpoint.sql", revision)
    replace("functions/ledger/begin_export.sql", revision)
    replace("functions/ledger/leaves.sql", revision)
    replace("functions/ledger/checkpoints.sql", revision)
    replace("functions/ledger/openings.sql", revision)
    replace("functions/ledger/unopened.sql", revision)
    replace("policies/ledger/opening.sql", revision)
    ddl("0020/seed_confidential.sql")


def downgrade() -> None:
    restore("policies/ledger/opening.sql", revision)
    restore("functions/ledger/unopened.sql", revision)
    remove("functions/ledger/openings.sql")
    restore("functions/ledger/checkpoints.sql", revision)
    restore("functions/ledger/leaves.sql", revision)
    remove("functions/ledger/begin_export.sql")
    restore("functions/ledger/newest_checkpoint.sql", revision)
    restore("functions/ledger/status.sql", revision)
    restore("functions/ledger/size.sql", revision)
    ddl("0020/down.sql")
