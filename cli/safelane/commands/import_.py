"""``safelane import``: a platform adopts Safelane with the people and checks it already has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from safelane import output as out
from safelane.client import Client
from safelane.errors import Findings, NotAuthorised
from safelane.importing import reading, sending
from safelane.importing.layout import KINDS, WHO_IMPORTS
from safelane.importing.reading import Record, Refusal
from safelane.session import api_option, as_person

COLUMNS = ("line", "reason", "hint")


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--accept-good", is_flag=True, help="Import the other rows even if some are refused.")
@click.option("--dry-run", is_flag=True, help="Only tell what would become of the rows; write nothing.")
@out.format_option()
@api_option
def import_(file: Path, accept_good: bool, dry_run: bool, format_: str, output_file: Path | None) -> None:
    """Import people, guardians, organisations, engagements and checks from FILE, a CSV file.

    Your token decides which rows: people are imported by a platform administrator, checks by a vetting
    officer. First every row is tried without writing anything; if one is refused, nothing is imported. Rows
    that are on record already are recognised, so the same file may be imported again, also after a crash.

    Prints each refused row with its line and the reason, and exits with 3 if there is one.
    Columns and an example: docs/import.md.
    """
    records, refused = reading.read(file)
    with as_person() as person:
        mine = _for_this_token(person, records)
        with out.progress("Checking", len(mine)) as step:
            found = sending.check(person, mine, step)
        refused = sorted([*refused, *found.refused], key=lambda row: row.line)
        if refused and not accept_good:
            _emit(refused, format_, output_file)
            raise Findings(
                f"Nothing was imported: {_rows(len(refused))} refused.",
                "Put them right and import again, or import the others with --accept-good.",
            )
        if dry_run:
            _emit(refused, format_, output_file)
            out.note(f"{_rows(found.accepted)} would be imported, {found.unchanged} are on record already.")
        else:
            good = _without(mine, refused)
            written = _write(person, good)
            refused = sorted([*refused, *written.refused], key=lambda row: row.line)
            _emit(refused, format_, output_file)
            out.note(f"{_rows(written.accepted)} imported, {written.unchanged} on record already.")
    if refused:
        raise Findings(f"{_rows(len(refused))} refused.")


def _for_this_token(person: Client, records: Sequence[Record]) -> list[Record]:
    """The records that the token may import; says how many wait for somebody else's."""
    functions = sending.allowed(person)
    if not functions:
        raise NotAuthorised(
            "this token may import nothing",
            "People are imported with a platform administrator's token, checks with a vetting officer's.",
        )
    waiting = Counter(KINDS[record.kind].function for record in records)
    for function, count in waiting.items():
        if function not in functions:
            whose = WHO_IMPORTS[function]
            out.note(f"{_rows(count)} for {whose}'s token: import the same file with it, too.")
    mine = [record for record in records if KINDS[record.kind].function in functions]
    if records and not mine:
        raise NotAuthorised(f"this token may import none of the {_rows(len(records))} in the file")
    return mine


def _write(person: Client, good: Sequence[Record]) -> sending.Outcome:
    with out.progress("Importing", len(good)) as step, _told_how_far(len(good)) as done:

        def both(steps: int) -> None:
            done[0] += steps
            step(steps)

        return sending.write(person, good, both)


@contextmanager
def _told_how_far(total: int) -> Iterator[list[int]]:
    """If the import breaks off, say how far it came."""
    done = [0]
    try:
        yield done
    except BaseException:
        out.note(f"{done[0]} of {_rows(total)} are imported. Run the same command again for the rest.")
        raise


def _without(records: Sequence[Record], refused: Sequence[Refusal]) -> list[Record]:
    lines = {row.line for row in refused}
    return [record for record in records if record.line not in lines]


def _emit(refused: Sequence[Refusal], format_: str, output_file: Path | None) -> None:
    if refused or format_ != "table" or output_file:
        rows = [{"line": row.line, "reason": row.reason, "hint": row.hint} for row in refused]
        out.emit(COLUMNS, rows, format_, output_file)


def _rows(count: int) -> str:
    return f"{count} row{'' if count == 1 else 's'}"


def register(main: click.Group) -> None:
    main.add_command(import_)
