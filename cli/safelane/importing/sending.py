"""Records in batches through the API: first all of them with nothing written, then for good."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from safelane.client import ApiError, Client, NotAuthorised
from safelane.importing.layout import KINDS, WHO_IMPORTS, Key
from safelane.importing.reading import Record, Refusal

SECONDS = 1.0
"""What a batch should take: a batch is one transaction, and a transaction that is short makes nobody wait."""
FIRST, FEWEST, MOST = 200, 10, 1000
"""Rows of the first batch, and the fewest and most that one ever has. The API takes no more than 1,000."""

Step = Callable[[int], None]


@dataclass
class Outcome:
    """What became of the records."""

    accepted: int = 0
    unchanged: int = 0
    refused: list[Refusal] = field(default_factory=list)


def allowed(person: Client) -> set[str]:
    """Which of the two functions the token may call: the API is asked, with no rows."""
    found = set()
    for function in WHO_IMPORTS:
        try:
            person.call(function, rows=[], dry_run=True)
        except NotAuthorised as error:
            if error.status != 403:
                raise
        else:
            found.add(function)
    return found


def in_order(records: Iterable[Record]) -> list[Record]:
    """What is referred to before what refers to it, otherwise by line."""
    rank = {kind: number for number, kind in enumerate(KINDS)}
    return sorted(records, key=lambda record: (KINDS[record.kind].function, rank[record.kind], record.line))


def check(person: Client, records: Sequence[Record], step: Step) -> Outcome:
    """Ask what would become of the records.

    Nothing is written, so each batch takes along the rows of the file that its own refer to.
    """
    by_key = {key: record for record in records if (key := record.key)}
    return _send(person, records, by_key, step, dry_run=True)


def write(person: Client, records: Sequence[Record], step: Step) -> Outcome:
    """Import the records: each batch is one transaction."""
    return _send(person, records, {}, step, dry_run=False)


def _send(
    person: Client, records: Sequence[Record], by_key: dict[Key, Record], step: Step, *, dry_run: bool
) -> Outcome:
    outcome = Outcome()
    size = FIRST
    left = in_order(records)
    while left:
        batch, rows = _batch(left, by_key, size)
        began = time.monotonic()
        try:
            answer = person.call(KINDS[batch[0].kind].function, rows=rows, dry_run=dry_run).body
        except ApiError as error:
            # the statement_timeout took the whole batch back
            if "statement timeout" not in str(error) or len(batch) <= FEWEST:
                raise
            size = max(FEWEST, len(batch) // 4)
            continue
        seconds = time.monotonic() - began
        outcome.accepted += answer["accepted"]
        outcome.unchanged += answer["unchanged"]
        outcome.refused += [_refusal(row) for row in answer["refused"]]
        left = left[len(batch) :]
        size = max(FEWEST, min(MOST, int(len(batch) * min(SECONDS / max(seconds, 0.001), 2))))
        step(len(batch))
    return outcome


def _batch(
    left: Sequence[Record], by_key: dict[Key, Record], size: int
) -> tuple[list[Record], list[dict[str, Any]]]:
    """The next records that one function imports, and the rows to send: each after what it refers to."""
    function = KINDS[left[0].kind].function
    batch: list[Record] = []
    rows: list[dict[str, Any]] = []
    there: set[int] = set()
    for record in left:
        context = [known for known in _prerequisites(record, by_key) if known.line not in there]
        if batch and (len(rows) + len(context) + 1 > size or KINDS[record.kind].function != function):
            break
        rows += [_row(known) | {"context": True} for known in context]
        rows.append(_row(record))
        there |= {record.line, *(known.line for known in context)}
        batch.append(record)
    return batch, rows


def _prerequisites(record: Record, by_key: dict[Key, Record]) -> Iterator[Record]:
    for key in record.refers:
        known = by_key.get(key)
        if known is not None:
            yield from _prerequisites(known, by_key)
            yield known


def _row(record: Record) -> dict[str, Any]:
    return {"line": record.line, "record": record.kind, **record.cells}


def _refusal(row: dict[str, Any]) -> Refusal:
    return Refusal(int(row["line"]), str(row["reason"]), str(row.get("hint") or ""))
