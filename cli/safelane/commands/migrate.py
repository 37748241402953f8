"""safelane migrate: put revisions in force, take them out, write them as SQL, say where a database is."""

from __future__ import annotations

import io
from pathlib import Path

import click

from safelane import output, scripts
from safelane.connection import connected, database_option
from safelane.errors import Findings, Problem
from safelane.migrations import current_revision, tables_that_go
from safelane.sources import Tree, root

_RELATIVE = {"ignore_unknown_options": True}
"""``-1`` is a revision here, and no option."""


@click.group()
def migrate() -> None:
    """Bring a database to a revision."""


@migrate.command(context_settings=_RELATIVE)
@click.argument("revision", default="head")
@database_option
def up(revision: str) -> None:
    """Put every revision up to REVISION (default: the newest) in force.

    Run it as safelane_migrator, or as an administrator who may become it. Each revision is a transaction
    of its own. One that waits longer than 5 seconds for a lock gives up, and the database stays where it was.

    PostgREST is told by hand to read the schema again, with SIGUSR1: no NOTIFY is sent, because in the
    baseline of its configuration db-channel-enabled is off.
    """
    tree = Tree(root())
    head = scripts.head(tree)
    if head is None:
        raise Problem("there is no revision yet", 'Make one with: safelane revise "why"')
    scripts.upgrade(tree, revision)
    with connected() as connection:
        output.note(f"at {current_revision(connection)}; the newest is {head}")


@migrate.command(context_settings=_RELATIVE)
@click.argument("revision")
@database_option
@click.option("--yes", is_flag=True, help="Lose what the tables named hold, without being asked.")
def down(revision: str, yes: bool) -> None:
    """Take every revision after REVISION out of force; ``base`` for all of them, ``-1`` for the last.

    Names the tables that go and hold data, holds and orders among them, and asks before it drops them. Take a
    backup first: going up again makes the tables, and not what was in them.
    """
    tree = Tree(root())
    scripts.heads(tree)
    with connected() as connection:
        going = tables_that_go(
            connection, tree, scripts.resolve(tree, revision, current_revision(connection))
        )
    if going:
        output.note("these tables go, and what is in them:")
        for name, what in going:
            output.note(f"  {name}" + (f": {what}" if what else ""))
    if not yes:
        click.confirm(
            "Taking a revision out of force loses the data in its tables. Go on?", abort=True, err=True
        )
    scripts.downgrade(tree, revision)
    with connected() as connection:
        output.note(f"at {current_revision(connection) or 'no revision'}")


@migrate.command("sql")
@click.argument("revisions", default="head", metavar="[FROM:]TO")
@click.option("--down", "downwards", is_flag=True, help="Write the way down; give both revisions.")
@click.option("-o", "--output", "file", type=click.Path(dir_okay=False, path_type=Path), help="Write there.")
def as_sql(revisions: str, downwards: bool, file: Path | None) -> None:
    """Write what ``up`` would run, for somebody else to read and run with psql. Needs no database.

    TO alone starts from an empty database; FROM:TO from a database that is at FROM.
    """
    tree = Tree(root())
    scripts.heads(tree)
    page = io.StringIO()
    (scripts.downgrade if downwards else scripts.upgrade)(tree, revisions, page)
    output.write(page.getvalue(), file)


@migrate.command()
@click.option("--check", is_flag=True, help="Exit 3 where the database is not at the newest revision.")
@output.format_option("table", "json", "csv")
@database_option
def status(check: bool, format_: str, output_file: Path | None) -> None:
    """List the revisions, and which of them are in force in the database."""
    tree = Tree(root())
    with connected() as connection:
        current = current_revision(connection)
    rows = [
        {
            "revision": revision.number,
            "made_on": revision.made_on,
            "why": revision.why,
            "in_force": current is not None and revision.number <= current,
        }
        for revision in scripts.revisions(tree)
    ]
    output.emit(("revision", "made_on", "why", "in_force"), rows, format_, output_file)
    pending = [row for row in rows if not row["in_force"]]
    unknown = current is not None and current not in {row["revision"] for row in rows}
    if unknown:
        raise Problem(
            f"the database is at {current}, which is not among these revisions", "Is this an older checkout?"
        )
    if check and pending:
        raise Findings(
            f"{len(pending)} of {len(rows)} revisions are not in force", "Run: safelane migrate up"
        )


def register(main: click.Group) -> None:
    """Add the group."""
    main.add_command(migrate)
