"""nobody changes the rules alone"""

from safelane.migrations import ddl, remove, replace, restore, run

revision = '0016'
down_revision = '0015'
made_on = "2026-11-21"


def upgrade() -> None:
    ddl("0016/guard.sql")
    ddl("0016/recording.sql")
    replace("functions/ledger/append.sql", revision)
    replace("functions/guard/schema_revision.sql", revision)
    replace("functions/guard/ddl_journal.sql", revision)
    replace("functions/guard/manifest.sql", revision)
    replace("functions/guard/mode.sql", revision)
    replace("functions/guard/posture.sql", revision)
    replace("functions/guard/posture_faults.sql", revision)
    replace("functions/guard/posture_hash.sql", revision)
    replace("policies/recording/contact_block.sql", revision)


def downgrade() -> None:
    restore("policies/recording/contact_block.sql", revision)
    remove("functions/guard/posture_hash.sql")
    remove("functions/guard/posture_faults.sql")
    remove("functions/guard/posture.sql")
    remove("functions/guard/mode.sql")
    remove("functions/guard/manifest.sql")
    remove("functions/guard/ddl_journal.sql")
    restore("functions/guard/schema_revision.sql", revision)
    restore("functions/ledger/append.sql", revision)
    ddl("0016/down.sql")
