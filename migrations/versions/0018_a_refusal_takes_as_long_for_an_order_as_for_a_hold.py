"""a refusal takes as long for an order as for a hold"""

from safelane.migrations import ddl, remove, replace, restore, run

revision = '0018'
down_revision = '0017'
made_on = "2026-11-21"


def upgrade() -> None:
    replace("functions/identity/clean_text.sql", revision)
    replace("functions/policy/clean_prose.sql", revision)
    replace("functions/vetting/check_prose.sql", revision)
    replace("functions/booking/checked_learners.sql", revision)
    replace("functions/booking/judged.sql", revision)


def downgrade() -> None:
    restore("functions/booking/judged.sql", revision)
    restore("functions/booking/checked_learners.sql", revision)
    restore("functions/vetting/check_prose.sql", revision)
    restore("functions/policy/clean_prose.sql", revision)
    restore("functions/identity/clean_text.sql", revision)
