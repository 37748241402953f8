"""What a capability may do is done in its functions only"""

from safelane.migrations import ddl, remove, replace, restore, run

revision = '0021'
down_revision = '0020'
made_on = "2026-11-21"


def upgrade() -> None:
    ddl("0021/capabilities.sql")
    replace("functions/guard/close_table.sql", revision)
    replace("functions/guard/sightings.sql", revision)


def downgrade() -> None:
    restore("functions/guard/sightings.sql", revision)
    restore("functions/guard/close_table.sql", revision)
    ddl("0021/down.sql")
