"""safelane backup: whether a dump or a restored database holds what it should."""

from __future__ import annotations

from pathlib import Path

import click

from safelane import backup as checking
from safelane import output
from safelane.connection import connected, database_option
from safelane.errors import Findings
from safelane.sources import Tree, root


@click.group()
def backup() -> None:
    """Check that a backup is one."""


@backup.command()
@click.argument("dump", type=click.Path(exists=True, path_type=Path), required=False)
@output.format_option("table", "json", "csv")
@database_option
def check(dump: Path | None, format_: str, output_file: Path | None) -> None:
    """Check DUMP, a file or folder of pg_dump in any format; without one, the database it was restored into.

    Exit 3 where it was filtered by row security, ends early, or lacks rows that are always there. Nothing is
    restored or written. A restored database is looked at by its sizes: any login that may connect will do.
    """
    tree = Tree(root())
    if dump is not None:
        held = checking.contents(dump)
        unit, sizes = "rows", [(table, held.rows[table]) for table in sorted(held.tables)]
        told = checking.problems(held, tree)
    else:
        unit = "bytes"
        with connected() as connection:
            sizes, told = checking.restored(connection, tree)
    wrong = dict(reversed(told))
    rows = [{"table": table, unit: size, "problem": wrong.get(table)} for table, size in sizes]
    output.emit(("table", unit, "problem"), rows, format_, output_file)
    if told:
        for thing, problem in told:
            output.note(f"  {thing} {problem}")
        raise Findings(
            f"backup: {len(told)} findings; do not rely on it",
            "Dump as a superuser, or physically: docs/doctor.md",
        )
    output.note("backup: it holds rows wherever there always are some")


def register(main: click.Group) -> None:
    """Add the group."""
    main.add_command(backup)
