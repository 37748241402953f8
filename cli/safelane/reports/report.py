"""A report: what it says, and under which stamp it was made. :mod:`safelane.reports.writing` writes it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import zoneinfo
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from safelane.errors import Problem

Row = Mapping[str, Any]

STAMP = (
    "report", "as_at", "generated_at", "generated_by", "schema_revision", "ledger_checkpoint", "profile",
    "policy_version", "guidance", "filter", "sha256",
)  # fmt: skip
"""What every report says about itself, in this order."""


@dataclass(frozen=True)
class Sheet:
    """One table of a report."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[Row]


@dataclass(frozen=True)
class Report:
    """``brief`` is for a terminal, ``sheets`` for pages and workbooks, ``data`` for CSV.

    ``answer`` is all that the API said. ``signed`` leaves room for whoever signs the report.
    """

    title: str
    stamp: dict[str, Any]
    brief: tuple[Sheet, ...]
    sheets: tuple[Sheet, ...]
    data: Sheet
    answer: dict[str, Any]
    signed: bool = False


def stamp(answer: Mapping[str, Any], filter_: str) -> dict[str, Any]:
    """The stamp of an answer, with the filter in words. Refuses rows that the database did not hash so."""
    header = dict(answer["header"])
    found = rows_hash(answer["rows"])
    if header["sha256"] != found:
        raise Problem(
            "the rows that arrived are not the rows that were sent",
            f"Their sha256 is {found}; the report says {header['sha256']}. Who stands in between?",
        )
    return {name: ({**header, "filter": filter_}).get(name) for name in STAMP}


def london(instant: str | None) -> str:
    """An instant as a clock in London shows it; as it came where this machine knows no time zones."""
    if not instant:
        return ""
    try:
        there = dt.datetime.fromisoformat(instant).astimezone(zoneinfo.ZoneInfo("Europe/London"))
    except zoneinfo.ZoneInfoNotFoundError:
        return instant
    return f"{there:%Y-%m-%d}" if (there.hour, there.minute) == (0, 0) else f"{there:%Y-%m-%d %H:%M}"


def rows_hash(rows: Sequence[Row]) -> str:
    """sha256 of the rows as PostgreSQL writes jsonb: in the order received, ``", "`` and ``": "`` between."""
    text = json.dumps(rows, ensure_ascii=False, separators=(", ", ": "))
    return hashlib.sha256(text.encode()).hexdigest()
