"""a report says how far the ledger was signed"""

from safelane.migrations import ddl, remove, replace, restore, run

revision = '0019'
down_revision = '0018'
made_on = "2026-11-21"


def upgrade() -> None:
    replace("functions/ledger/signed_to.sql", revision)
    replace("functions/recording/report_header.sql", revision)
    replace("functions/api/single_central_record.sql", revision)
    replace("functions/api/vetting_expiring.sql", revision)


def downgrade() -> None:
    restore("functions/api/vetting_expiring.sql", revision)
    restore("functions/api/single_central_record.sql", revision)
    restore("functions/recording/report_header.sql", revision)
    remove("functions/ledger/signed_to.sql")
