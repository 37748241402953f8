"""safelane guard: put the guard into a database, say what it says, let a second person count."""

from __future__ import annotations

import click

from safelane import guard as warden
from safelane import inventory, output
from safelane.connection import Connection, become, connected, database_option
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
        event_triggers = warden.install(connection, Tree(root()))
        if off := warden.switched_off(connection):
            output.note(f"event_triggers is off for {', '.join(off)}: see safelane doctor, rule 116.")
        if event_triggers:
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
@click.option("--yes", is_flag=True, help="Adopt what no revision made, too; it is named all the same.")
@database_option
def mode(mode: str, yes: bool) -> None:
    """Say whether changes approve themselves (embedded) or a second person does (production).

    Run it as safelane_approver. The posture of this moment is where production begins: where it is not what
    the newest revision left, each difference is named, and you are asked. Production is not left again, but
    by a superuser. The ledger has an entry of either. The signing keys of this moment are believed from
    then on, and are listed with their thumbprints: compare them with what the identity provider publishes.
    """
    with connected() as connection:
        if not warden.is_installed(connection):
            raise Problem("there is no guard in this database", "Run: safelane guard install")
        if mode == "production" and warden.mode(connection) != "production":
            _adopts(connection, yes)
        posture_hash = warden.set_mode(connection, mode)
        keys = warden.keys_believed(connection) if mode == "production" else []
    output.note(f"{mode}, at {posture_hash}")
    for key in keys:
        output.note(key)


def _adopts(connection: Connection, yes: bool) -> None:
    """Name what nobody will have to approve any more: all that `safelane drift` tells of this database."""
    tree = Tree(root())
    revision, wanted = inventory.expected(tree)
    found = inventory.differences(wanted, inventory.read(connection, tree))
    if not found:
        output.note(f"This database is what revision {revision} left.")
        return
    output.note(f"This database is not what revision {revision} left: {inventory.summary(found)}")
    for each in found:
        output.note(f"  {each.sign} {each.kind} {each.name}")
    if not yes and not click.confirm("Production begins with all of this, approved by you. Go on?", err=True):
        raise Problem("the mode was not changed", "See: safelane drift")


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
