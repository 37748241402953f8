"""safelane migrate: put revisions in force, take them out, write them as SQL, say where a database is."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TextIO

import click

from safelane import guard, output, planning, scripts
from safelane.connection import become, connected, database_option
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
    In production, one that nobody approved is refused at COMMIT: see `plan` and `approve`.

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
    _settle()


@migrate.command(context_settings=_RELATIVE)
@click.argument("revision", default="head")
@click.option("--down", "downwards", is_flag=True, help="Plan the way down to REVISION.")
@click.option(
    "--sql", "file", type=click.File(encoding="utf-8"), help="Plan this SQL, run as safelane_owner, instead."
)
@database_option
def plan(revision: str, downwards: bool, file: TextIO | None) -> None:
    """Say what `up` would change in who may do what, and write it down for somebody else to approve.

    Runs the revisions in one transaction that is rolled back, under the locks that `up` takes. Prints, for
    each revision, what it loosens, changes and tightens, and the hash of the posture that it leads to. What
    changed in the database without a migration, in the roles say, is in it.
    """
    base = planning.base()
    known = planning.digests(base.lines)
    if file is not None:
        seen = planning.of_sql(file.read(), known)
    else:
        planner = planning.Planner(set(known))
        scripts.plan(Tree(root()), revision, planner, downwards=downwards)
        seen = planner.seen or [planning.now(known)]
    planned = planning.made(base, seen)
    output.write("\n".join(planning.told(planned)))
    if not planned.steps:
        return
    planning.keep(planned)
    output.note(f"Planned. Somebody else, as safelane_approver: safelane migrate approve {planned.hash}")


@migrate.command()
@click.argument("posture", metavar="HASH")
@click.option("--yes", is_flag=True, help="Do not ask.")
@database_option
def approve(posture: str, yes: bool) -> None:
    """Approve what was planned, as its second person. Run it as safelane_approver.

    Prints what it means again, worked out here from the lines that the guard kept, and of every function
    that changes what it was and what it will be, as the guard kept that. Then asks. Nothing is read from
    files: your own login is all that you need. Then `up` by the first person commits, once.
    """
    with connected() as connection:
        planned = planning.to_approve(connection, posture)
        output.write("\n".join(planning.told(planned)))
        if not yes:
            click.confirm("Approve this?", abort=True)
        guard.approve(connection, [step.number for step in planned.steps if step.number is not None])
    output.note("Approved. Now the first person does what was planned, once: safelane migrate up (or down)")


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
    _settle()


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
    scripts.checked_way(tree, revisions, downwards=downwards)
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


def _settle() -> None:
    """Have what changed outside of migrations judged, too, and say in which mode all this was."""
    with connected() as connection:
        if not guard.is_installed(connection):
            output.note("There is no guard in this database; an administrator runs: safelane guard install")
            return
        if not guard.judges_migrations(connection):
            return
        become(connection, "safelane_migrator")
        mode, posture = guard.settle(connection)
    if mode == "embedded":
        output.note(
            "EMBEDDED MODE, for development: changes to the rules approve themselves. "
            "Anywhere else, as safelane_approver: safelane guard mode production"
        )
    output.note(f"posture {posture}")


def register(main: click.Group) -> None:
    """Add the group."""
    main.add_command(migrate)
