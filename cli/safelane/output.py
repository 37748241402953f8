"""What a command prints: data on stdout, everything else on stderr."""

from __future__ import annotations

import csv
import datetime as dt
import decimal
import io
import json
import os
import sys
import unicodedata
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from safelane.errors import Problem

Row = Mapping[str, Any]
Writer = Callable[[Sequence[str], Sequence[Row]], str]
Command = TypeVar("Command", bound=Callable[..., Any])

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def format_option(*formats: str) -> Callable[[Command], Command]:
    """Give a command ``--format`` and ``-o``; without names, every format there is."""

    def decorate(command: Command) -> Command:
        names = list(formats or WRITERS)
        command = click.option(
            "-o",
            "--output",
            "output_file",
            type=click.Path(dir_okay=False, path_type=Path),
            help="Write there instead of standard output.",
        )(command)
        return click.option(
            "--format", "format_", type=click.Choice(names), default=names[0], show_default=True
        )(command)

    return decorate


def emit(
    columns: Sequence[str], rows: Sequence[Row], format_: str = "table", output: Path | None = None
) -> None:
    """Print rows, or write them to a file, in one of the formats of WRITERS."""
    write(WRITERS[format_](columns, rows), output)


def write(text: str, output: Path | None = None) -> None:
    """Text to a file, or to standard output."""
    if output is None:
        click.echo(text, nl=not text.endswith("\n"))
        return
    try:
        with output.open("w", encoding="utf-8", newline="") as file:
            file.write(text if text.endswith("\n") else text + "\n")
    except OSError as error:
        raise Problem(f"{output} cannot be written: {error.strerror or error}") from error


def note(text: str) -> None:
    """A word to the person at the terminal; never data."""
    click.echo(tame(text), err=True)


def tame(text: str) -> str:
    """Text that does nothing to a terminal, whatever a database calls a thing; lines stay lines.

    Controls and what turns the direction of writing are escaped. What joins letters in a name stays.
    """
    return "".join(f"\\x{ord(c):02x}" if _plays(c) else c for c in text)


def _plays(c: str) -> bool:
    return c not in "\n\t" and (
        unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")
        or "\u202a" <= c <= "\u202e"
        or "\u2066" <= c <= "\u2069"
    )


@contextmanager
def progress(label: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """A bar on stderr, gone when done; nothing where stderr is no terminal. Call it with steps done."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(label, total=total)
        yield lambda steps: bars.advance(task, steps)


def plain(value: Any) -> str:
    """A value as people and spreadsheets read it: ISO dates, yes and no, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, list | tuple | set):
        return ", ".join(plain(item) for item in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=json_value)
    return str(value)


def json_value(value: Any) -> Any:
    """What json does not know by itself."""
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, decimal.Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dt.timedelta | uuid.UUID | Path):
        return str(value)
    if isinstance(value, set | tuple):
        return list(value)
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")


def csv_cell(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if isinstance(value, int | float | decimal.Decimal) and not isinstance(value, bool):
        return value
    text = plain(value)
    # an apostrophe that would be taken for the escape gets one itself
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text


def csv_value(cell: str) -> str:
    """What csv_cell was given: the inverse, for reading back a file that this program wrote."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA) else cell


def as_table(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """Columns for reading; as wide as they need where the output is no terminal, and then without colour."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not rows:
        return ""
    terminal = sys.stdout.isatty()
    colour = terminal and not os.environ.get("NO_COLOR")
    table = Table(
        box=box.SIMPLE_HEAD if terminal else None,
        pad_edge=False,
        header_style="bold" if colour else "",
        show_edge=False,
    )
    for column in columns:
        table.add_column(column.replace("_", " "), overflow="fold", no_wrap=not terminal)
    for row in rows:
        table.add_row(*(Text(tame(plain(row.get(column)))) for column in columns))
    page = io.StringIO()
    Console(
        file=page,
        width=None if terminal else 100_000,
        force_terminal=terminal,
        no_color=not colour,
        soft_wrap=not terminal,
    ).print(table)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines()) + "\n"


def as_json(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """A list of objects with the columns as keys."""
    listed = [{column: row.get(column) for column in columns} for row in rows]
    return json.dumps(listed, ensure_ascii=False, indent=2, default=json_value) + "\n"


def as_csv(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """RFC 4180 with a header line."""
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([csv_cell(row.get(column)) for column in columns] for row in rows)
    return page.getvalue()


WRITERS: dict[str, Writer] = {"table": as_table, "json": as_json, "csv": as_csv}
"""Every format, by the name ``--format`` knows it under. Add to it before the commands are made."""
