"""safelane guard: put the guard into a database, say what it says, let a second person count."""

from __future__ import annotations

import click

from safelane import guard as warden
from safelane import output
from safelane.connection import become, connected, database_option
from safelane.errors import Problem
from safelane.sources import Tree, root


@click.group()
def guard() -> None:
    """Keep the rules from being loosened by one person."""


@guard.command()
@database_option
def install() -> None:
    """Put the guard into the database, or bring it up to date.

    Run it as the administrator who made Safelane's roles; `safelane database create` does it by itself. Run
    by a superuser it adds event triggers: then every DDL command is journalled and judged at COMMIT, and not
    migrations alone; and from PostgreSQL 17 on nobody connects who bypasses row security, but superusers, who
    are journalled. Running it again changes nothing.
    """
    with connected(autocommit=True) as connection:
        if warden.install(connection, Tree(root())):
            output.note("The guard is here, with event triggers: every DDL command is judged.")
            if connection.info.server_version >= 170000:
                output.note("No login that bypasses row security is let in: back up as a superuser.")
        else:
            output.note(
                "The guard is here, without event triggers, which only a superuser can make: migrations are "
                "judged, other DDL is found by drift and doctor."
            )


@guard.command()
@database_option
@click.confirmation_option("--yes", prompt="DDL outside migrations will no longer be judged. Go on?")
def remove() -> None:
    """Take the event triggers off. Run it as a superuser. What the guard wrote down stays."""
    with connected(autocommit=True) as connection:
        warden.remove(connection)
    output.note("No event triggers any more. Migrations are judged as before.")


@guard.command()
@click.argument("mode", type=click.Choice(["embedded", "production"]))
@database_option
def mode(mode: str) -> None:
    """Say whether changes approve themselves (embedded) or a second person does (production).

    Run it as safelane_approver. The posture of this moment is where production begins; it is not left again,
    but by a superuser. The ledger has an entry of either.
    """
    with connected() as connection:
        posture_hash = warden.set_mode(connection, mode)
    output.note(f"{mode}, at {posture_hash}")


@guard.command()
@database_option
def status() -> None:
    """Say which posture this is, in which mode, and how far it is guarded.

    Run it as safelane_migrator or safelane_approver, or as an administrator who may become the migrator.
    """
    with connected() as connection:
        if not warden.is_installed(connection):
            raise Problem("there is no guard in this database", "Run: safelane guard install")
        if connection.info.user != "safelane_approver":
            become(connection, "safelane_migrator")
        found = warden.state(connection)
    for line in found.lines():
        output.note(line)


def register(main: click.Group) -> None:
    """Add the group."""
    main.add_command(guard)
