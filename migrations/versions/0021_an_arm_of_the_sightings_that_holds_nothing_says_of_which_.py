"""An arm of the sightings that holds nothing says of which type"""

from safelane.migrations import ddl, remove, replace, restore, run

revision = '0021'
down_revision = '0020'
made_on = "2026-11-21"


def upgrade() -> None:
    replace("functions/guard/sightings.sql", revision)


def downgrade() -> None:
    restore("functions/guard/sightings.sql", revision)
