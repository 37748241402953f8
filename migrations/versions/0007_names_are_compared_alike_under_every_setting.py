"""names are compared alike under every setting"""

from safelane.migrations import ddl, remove, replace, restore, run

revision = '0007'
down_revision = '0006'
made_on = "2026-11-21"


def upgrade() -> None:
    replace("functions/vetting/plain_name.sql", revision)


def downgrade() -> None:
    restore("functions/vetting/plain_name.sql", revision)
