"""pgTAP (schema ``tap``) and our own SQL helpers (schema ``tests``), put there by the superuser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import psycopg

SQL_FOLDER = Path(__file__).with_name("sql")
APPLICATION = "safelane tests"
"""The application name by which the SQL helpers know a test session."""


def load_pgtap(connection: psycopg.Connection[Any], script: Path) -> None:
    """Load pgTAP's own script into schema ``tap``. Needs a superuser and an autocommit connection."""
    connection.execute("create schema tap")
    connection.execute("grant usage on schema tap to public")
    with connection.transaction():
        connection.execute("set local search_path = tap, pg_catalog")
        connection.execute("set local client_min_messages = error")
        connection.execute(script.read_bytes())


def load_helpers(connection: psycopg.Connection[Any]) -> None:
    """Load every file of ``sql/`` into schema ``tests``. They may be loaded again."""
    connection.execute("create schema if not exists tests")
    connection.execute("grant usage on schema tests to public")
    for file in sorted(SQL_FOLDER.glob("*.sql")):
        try:
            connection.execute(file.read_bytes())
        except psycopg.Error as error:
            raise RuntimeError(f"tests/support/sql/{file.name}: {error}") from error
