"""The export: what a trustee takes home. Written a piece at a time, and never past what was signed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import psycopg
from psycopg import errors as sqlstates

from safelane.connection import Connection
from safelane.errors import Findings, NotAuthorised, Problem
from safelane.ledger import files
from safelane.ledger.database import AUDITOR, Gap, Kept, Log, begin_export, openings
from safelane.ledger.notes import add_signatures
from safelane.ledger.openings import Opening
from safelane.ledger.openings import write_openings as write_folder
from safelane.ledger.tiles import ExportDirectory
from safelane.ledger.verify import Checkpoint, Note, Refused

Progress = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]


@dataclass(frozen=True)
class Exported:
    """What an export holds now, and how much of it is new."""

    origin: str
    size: int
    added: int
    checkpoints: int


def export(log: Log, place: Path, progress: Progress) -> Exported:
    """Bring the directory to the newest checkpoint. Findings: the database holds another log."""
    head = merged(log.newest())
    if not head:
        raise Problem("nothing was signed yet", "safelane seal signs.")
    place.mkdir(parents=True, exist_ok=True)
    with files.only_one(place / ".lock", "An export"):
        return _export(log, ExportDirectory(place), head[-1], progress)


def _export(log: Log, directory: ExportDirectory, head: Kept, progress: Progress) -> Exported:
    before = directory.size()
    _same_log(directory.place, head, before)
    older = [each for each in merged(log.kept(_dated_until(directory.place))) if each.origin == head.origin]
    dated = [each for each in older if each.size < head.size and witnessed(each.note)]
    try:
        with progress("leaves", head.size - before) as advance:
            directory.extend(log.leaves(before, head.size), head.size, advance)
        for each in dated:
            directory.keep(each.note)
        directory.publish(head.note)
    except Gap as gap:
        raise Findings(f"leaf {gap.index} was signed, and is missing from the database") from gap
    except Refused as refusal:
        raise Findings(
            f"what the database holds is not what was signed: {refusal}",
            "The export stays at what it held before. Keep it: it is evidence.",
        ) from refusal
    return Exported(head.origin, head.size, head.size - before, len(dated) + 1)


def _dated_until(place: Path) -> int:
    """Up to which size witnesses' lines are in the directory already; the last ones may come late."""
    found = [
        Checkpoint.parse(file.read_bytes()).size
        for file in (place / "checkpoints").glob("*")
        if witnessed(file.read_text(encoding="utf-8"))
    ]
    return sorted(found)[-2] if len(found) > 1 else 0


def _same_log(place: Path, head: Kept, size: int) -> None:
    if not size:
        return
    there = Checkpoint.parse((place / "checkpoint").read_bytes())
    if there.origin != head.origin:
        raise Problem(
            f"{place} is an export of {there.origin}, and this log is {head.origin}",
            "Each epoch has a directory of its own: keep the old one, and export to a new one.",
        )
    if there.size > head.size:
        raise Findings(
            f"{place} has a checkpoint of {there.size} leaves, and the newest in the database"
            f" is of {head.size}: something is hidden, or was lost",
            "Keep the export: it is evidence.",
        )


def merged(kept: list[Kept]) -> list[Kept]:
    """One note for each origin and size, with all their lines; origins in order, small trees first.

    What is no checkpoint of its origin and size is left out: whoever kept it there proves nothing by it.
    """
    found: dict[tuple[str, int], str] = {}
    order: dict[str, int] = {}
    for each in filter(_is_checkpoint, kept):
        order.setdefault(each.origin, len(order))
        key = each.origin, each.size
        found[key] = together(found[key], each.note) if key in found else each.note
    notes = [Kept(origin, size, note) for (origin, size), note in found.items()]
    return sorted(notes, key=lambda each: (order[each.origin], each.size))


def _is_checkpoint(each: Kept) -> bool:
    try:
        said = Checkpoint.parse(each.note.encode())
    except Refused:
        return False
    return (said.origin, said.size) == (each.origin, each.size)


def together(one: str, other: str) -> str:
    """One note with the signature lines of two; two texts are two histories."""
    if one.partition("\n\n")[0] != other.partition("\n\n")[0]:
        raise Findings(
            "two checkpoints of one size have different roots: two histories were signed",
            f"Keep both:\n{one}\n{other}",
        )
    return add_signatures(one, [line for line in other.partition("\n\n")[2].splitlines() if line])


def witnessed(note: str) -> bool:
    """Whether somebody besides the log itself has a line under this note."""
    origin = note.partition("\n")[0]
    return any(line.name != origin for line in Note.parse(note.encode()).signatures)


def write_keys(place: Path, vkeys: list[str], announcements: list[str]) -> None:
    """The log's verifier keys, and the notes by which one named the next. Trust is given by hand."""
    files.write_whole(place / "vkeys", "".join(f"{each}\n" for each in vkeys).encode())
    for number, announcement in enumerate(announcements, 1):
        folder = place / "succession"
        folder.mkdir(exist_ok=True)
        files.write_whole(folder / f"{number:04d}.note", announcement.encode())


def write_openings(
    connection: Connection, place: Path, targets: list[UUID], progress: Progress, *, claim: bool = True
) -> int:
    """Write what the leaves commit to, all of it or what is about ``targets``; returns how many.

    All of it claims to be complete, unless ``claim`` is false: a missing one is then for an audit to find.
    One snapshot. The auditor reads through functions, after an entry that says so. Whoever else reads is
    above row security: a policy in their way is an error and not a gap.
    """
    size = ExportDirectory(place).size()
    try:
        if connection.info.user == AUDITOR:
            entry = begin_export(connection, size, targets)
            connection.execute("set transaction isolation level repeatable read read only")
            rows = openings(connection, entry, size)
        else:
            connection.execute("set transaction isolation level repeatable read read only")
            connection.execute("set local row_security = off")
            rows = _past_row_security(connection, size, targets)
        with progress("openings", size) as advance:
            return write_folder(place, size, _counted(rows, advance), claim and not targets)
    except Refused as refusal:
        raise Findings(str(refusal)) from refusal
    except (
        sqlstates.InsufficientPrivilege,
        sqlstates.UndefinedFunction,
        psycopg.errors.UndefinedTable,
    ) as error:
        raise NotAuthorised(
            f"{connection.info.user} cannot read the openings",
            f"They are confidential: {AUDITOR} reads them, with SAFELANE_AUDITOR_URL.",
        ) from error


def _counted(rows: Iterator[Opening], advance: Callable[[int], None]) -> Iterator[Opening]:
    for each in rows:
        advance(1)
        yield each


def _past_row_security(connection: Connection, size: int, targets: list[UUID]) -> Iterator[Opening]:
    query = (
        "select leaf.idx, opening.salt, opening.body, opening.retention_salt, opening.retention"
        " from ledger.opening join ledger.leaf using (seq)"
        " where leaf.idx < %s and (%s or opening.target_id = any (%s)) order by leaf.idx"
    )
    with connection.cursor("openings", binary=True) as cursor:
        cursor.itersize = 4096
        cursor.execute(query, (size, not targets, targets))
        for idx, salt, body, retention_salt, retention in cursor:
            yield Opening(idx, bytes(salt), body, bytes(retention_salt), retention)
