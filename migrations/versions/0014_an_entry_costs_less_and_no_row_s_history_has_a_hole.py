"""an entry costs less, and no row's history has a hole"""

from safelane.migrations import ddl, remove, replace, restore, run

revision = '0014'
down_revision = '0013'
made_on = "2026-11-21"


def upgrade() -> None:
    ddl("0014/version.sql")
    replace("functions/ledger/floor_after.sql", revision)
    replace("functions/ledger/enter.sql", revision)
    replace("functions/guard/misfiled.sql", revision)
    replace("functions/guard/unlinked.sql", revision)
    replace("functions/ledger/unrecorded.sql", revision)
    replace("policies/ledger/opening.sql", revision)
    replace("functions/ledger/columns_say_what_the_body_says.sql", revision)
    replace("functions/identity/token_id.sql", revision)


def downgrade() -> None:
    restore("functions/identity/token_id.sql", revision)
    restore("functions/ledger/columns_say_what_the_body_says.sql", revision)
    restore("policies/ledger/opening.sql", revision)
    restore("functions/ledger/unrecorded.sql", revision)
    remove("functions/guard/unlinked.sql")
    remove("functions/guard/misfiled.sql")
    restore("functions/ledger/enter.sql", revision)
    restore("functions/ledger/floor_after.sql", revision)
    ddl("0014/down.sql")
