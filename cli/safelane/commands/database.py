"""safelane database: make the database."""

from __future__ import annotations

import click

from safelane import databases, output
from safelane.connection import connected, database_option


@click.group()
def database() -> None:
    """Make a database for Safelane."""


@database.command()
@click.argument("name")
@database_option
def create(name: str) -> None:
    """Make the database NAME, owned by safelane_owner and shut to everybody but our own roles.

    Run it as an administrator with CREATEDB who applied the roles, connected to any database of the cluster.
    Running it again changes nothing. A database of that name with another owner is left alone.
    """
    with connected(autocommit=True) as admin:
        made = databases.create(admin, name)
    output.note(f"{name}: {'made' if made else 'was there already'}. Next: safelane migrate up")


def register(main: click.Group) -> None:
    """Add the group."""
    main.add_command(database)
