"""the doctor remembers what it saw"""

from safelane.migrations import ddl, remove, replace, restore, run

revision = '0017'
down_revision = '0016'
made_on = "2026-11-21"


def upgrade() -> None:
    ddl("0017/sightings.sql")
    replace("functions/guard/changes_since.sql", revision)
    replace("functions/guard/sighted.sql", revision)
    replace("functions/guard/sighted_root.sql", revision)
    replace("functions/guard/sightings.sql", revision)
    replace("functions/guard/inspect.sql", revision)
    replace("functions/guard/inspections.sql", revision)
    replace("functions/ledger/newest_checkpoint.sql", revision)
    replace("functions/guard/last_checkpoint.sql", revision)
    replace("functions/guard/note_passage.sql", revision)
    replace("functions/guard/passages.sql", revision)
    replace("functions/guard/unexplained.sql", revision)
    replace("functions/identity/demonstration_people.sql", revision)
    replace("policies/guard/inspection.sql", revision)
    replace("policies/guard/passage.sql", revision)
    replace("policies/guard/sighting.sql", revision)


def downgrade() -> None:
    ddl("0017/down_first.sql")
    remove("policies/guard/sighting.sql")
    remove("policies/guard/passage.sql")
    remove("policies/guard/inspection.sql")
    remove("functions/identity/demonstration_people.sql")
    remove("functions/guard/unexplained.sql")
    remove("functions/guard/passages.sql")
    remove("functions/guard/note_passage.sql")
    remove("functions/guard/last_checkpoint.sql")
    restore("functions/ledger/newest_checkpoint.sql", revision)
    remove("functions/guard/inspections.sql")
    remove("functions/guard/inspect.sql")
    remove("functions/guard/sightings.sql")
    remove("functions/guard/sighted_root.sql")
    remove("functions/guard/sighted.sql")
    remove("functions/guard/changes_since.sql")
    ddl("0017/down.sql")
