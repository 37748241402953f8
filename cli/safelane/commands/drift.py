"""safelane drift: what a database holds against what the newest revision leaves there."""

from __future__ import annotations

from pathlib import Path

import click
import psycopg

from safelane import inventory, output
from safelane.connection import Connection, connected, database_option
from safelane.errors import Findings
from safelane.migrations import current_revision
from safelane.sources import Tree, root

COLUMNS = ("change", "kind", "name", "expected", "found")
_WORDS = {"+": "unexpected", "-": "missing", "~": "different"}


@click.command()
@output.format_option("table", "json", "csv")
@database_option
def drift(format_: str, output_file: Path | None) -> None:
    """Say where the database is not what the newest revision made it. Exit 3 if anywhere.

    Compares owners, grants, policies, row-security flags, functions, views, triggers, constraints, indexes,
    columns, comments, role attributes, memberships, settings. Takes no lock on a table; any role may run it.
    Reference rows are compared for safelane_migrator, safelane_approver, and who may become the first.
    """
    tree = Tree(root())
    revision, wanted = inventory.expected(tree)
    with connected() as connection:
        found = inventory.read(connection, tree)
        if not inventory.has_rows(connection):
            wanted = inventory.without_rows(wanted)
            output.note(f"reference rows are not compared: that is for who may become {inventory.READER}")
        at = _revision(connection)
    differences = inventory.differences(wanted, found)
    if not differences:
        output.note(f"no drift: {len(found)} facts as expected at revision {revision}")
        if format_ != "table":
            output.emit(COLUMNS, [], format_, output_file)
        return
    rows = [
        {
            "change": _WORDS[each.sign],
            "kind": each.kind,
            "name": each.name,
            "expected": each.expected,
            "found": each.found,
        }
        for each in differences
    ]
    output.emit(COLUMNS, rows, format_, output_file)
    hint = None
    if at is not None and at != revision:
        hint = f"The database is at revision {at}; these files expect {revision}. Run: safelane migrate up"
    raise Findings(f"drift: {inventory.summary(differences)}", hint)


def _revision(connection: Connection) -> str | None:
    """The database's revision, where whoever asks may read it."""
    try:
        with connection.transaction():
            return current_revision(connection)
    except (click.ClickException, psycopg.errors.InsufficientPrivilege):
        return None


def register(main: click.Group) -> None:
    """Add the command."""
    main.add_command(drift)
