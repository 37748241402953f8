"""A CSV file as rows, each with the line it begins on; what cannot be a row is told with its line."""

from __future__ import annotations

import csv
import difflib
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from safelane.errors import Problem
from safelane.importing.layout import KINDS, REPORT_ONLY, Key, columns
from safelane.output import csv_value

_WELL_FORMED = "One header line, one record a row, commas between cells: docs/import.md has an example."
_KINDS = f"It may be: {', '.join(KINDS)}."


@dataclass(frozen=True)
class Record:
    """One row: the line it begins on, its kind, and its cells that are not empty."""

    line: int
    kind: str
    cells: dict[str, str]

    @property
    def key(self) -> Key | None:
        return KINDS[self.kind].key(self.cells)

    @property
    def refers(self) -> tuple[Key, ...]:
        return KINDS[self.kind].refers(self.cells)


@dataclass(frozen=True)
class Refusal:
    """A row that is not imported, and why."""

    line: int
    reason: str
    hint: str = ""


def read(file: Path) -> tuple[list[Record], list[Refusal]]:
    """The records of a file, and its rows that are none. Raises Problem where there are none to tell."""
    rows = _rows(_text(file), file)
    header = [name.strip() for name in next(rows, (0, []))[1]]
    _check_header(header, file)
    records: list[Record] = []
    refusals: list[Refusal] = []
    lines: dict[Key, int] = {}
    for line, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        found = _record(line, header, cells)
        if isinstance(found, Record):
            found = _only_once(found, lines)
        (records if isinstance(found, Record) else refusals).append(found)  # type: ignore[arg-type]
    _check_needs(records, header, file)
    return records, refusals


def _text(file: Path) -> str:
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise Problem(f"{file} cannot be read: {error.strerror or error}") from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Problem(
            f"{file}, line {line}: this is not UTF-8", 'Save it as "CSV UTF-8", or convert it with iconv.'
        ) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise Problem(f"{file}, line {line}: there is a NUL character", "No text holds one: take it out.")
    return text


def _rows(text: str, file: Path) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it begins on; a quoted cell may go on over several."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Problem(f"{file}, line {line}: this is not CSV: {error}", _WELL_FORMED) from error
        yield line, cells


def _check_header(header: Sequence[str], file: Path) -> None:
    if header and len(header) == 1 and ";" in header[0]:
        raise Problem(f"{file} has semicolons between its cells", "Save it with commas.")
    if "record" not in header:
        raise Problem(f"{file}, line 1: the header has no column record", _WELL_FORMED)
    twice = [name for name, times in Counter(header).items() if times > 1 and name]
    if twice:
        raise Problem(f"{file}, line 1: the column {twice[0]} is there twice", "Leave one of the two out.")
    for name in header:
        if name not in columns():
            close = difflib.get_close_matches(name, columns(), 1)
            raise Problem(
                f"{file}, line 1: there is no column {name!r}",
                f"Did you mean {close[0]}?" if close else "docs/import.md lists the columns.",
            )


def _check_needs(records: Sequence[Record], header: Sequence[str], file: Path) -> None:
    """A column that is missing altogether is one mistake, and not one in every row."""
    for kind in dict.fromkeys(record.kind for record in records):
        missing = [name for name in KINDS[kind].needs if name not in header]
        if missing:
            raise Problem(
                f"{file}, line 1: {kind} rows need {', '.join(missing)}",
                f"Columns of a {kind} row: {', '.join(KINDS[kind].columns)}.",
            )


def _record(line: int, header: Sequence[str], cells: Sequence[str]) -> Record | Refusal:
    if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
        return Refusal(
            line,
            f"the row has {len(cells)} cells, and the header {len(header)}",
            "A cell with a comma in it stands between quotes.",
        )
    found = {name: csv_value(cell).strip() for name, cell in zip(header, cells, strict=False)}
    kind = found.pop("record", "")
    if kind not in KINDS:
        return Refusal(line, "record is empty" if not kind else f"{kind!r} is no kind of record", _KINDS)
    return Record(
        line, kind, {name: cell for name, cell in found.items() if cell and name and name not in REPORT_ONLY}
    )


def _only_once(record: Record, lines: dict[Key, int]) -> Record | Refusal:
    """The first row of a kind, key or content; every later one is a mistake in the file."""
    for key in (("row", record.kind, repr(sorted(record.cells.items()))), record.key):
        if key is None:
            continue
        first = lines.setdefault(key, record.line)
        if first != record.line:
            same = "the same row is" if key[0] == "row" else f"this {record.kind} is"
            return Refusal(record.line, f"{same} on line {first} already", "Leave one of the two out.")
    return record
