"""What Alembic runs to reach a database, or to write SQL instead. See safelane.migrations."""

from alembic import context
from safelane.migrations import run_migrations

run_migrations(context)
