"""a seal that ends with its token"""

from safelane.migrations import ddl, remove, replace, restore, run

revision = '0005'
down_revision = '0004'
made_on = "2026-11-21"


def upgrade() -> None:
    ddl("0005/identity.sql")
    replace("functions/identity/seal_of.sql", revision)
    replace("functions/identity/person_id.sql", revision)
    replace("functions/identity/seal.sql", revision)
    replace("functions/identity/authenticate.sql", revision)
    replace("functions/identity/token_id.sql", revision)


def downgrade() -> None:
    remove("functions/identity/token_id.sql")
    restore("functions/identity/authenticate.sql", revision)
    restore("functions/identity/seal.sql", revision)
    restore("functions/identity/person_id.sql", revision)
    restore("functions/identity/seal_of.sql", revision)
    ddl("0005/down.sql")
