"""Entries of the ledger, as far as whoever asks may see them, laid out for reading (F22)."""

from __future__ import annotations

import datetime as dt
from http import HTTPStatus
from typing import Any
from uuid import UUID

from safelane import output as out
from safelane.client import Client, NotAuthorised
from safelane.errors import NotAuthorised as NotForYou
from safelane.reports.report import Report, Sheet, london, rows_hash

COLUMNS = (
    "seq", "at", "actor_id", "persona", "action", "target_kind", "target_id", "outcome", "reasons",
    "request_id", "detail",
)  # fmt: skip
READ = ("seq", "at", "persona", "actor_id", "action", "target", "outcome", "reasons")
PAGE = 100


def fetch(
    person: Client, target: UUID | None, since: str | None, before: int | None, limit: int
) -> dict[str, Any]:
    """Page by page through ``ledger_entries``, the newest first, at most ``limit`` entries."""
    asked: dict[str, Any] = {"target_id": target, "since": since, "before_seq": before}
    rows: list[dict[str, Any]] = []
    with out.progress("entries", limit if limit > PAGE else None) as advance:
        while len(rows) < limit:
            asked["page_size"] = min(PAGE, limit - len(rows))
            known = {name: value for name, value in asked.items() if value is not None}
            page = _page(person, known)
            rows += page["entries"]
            advance(len(page["entries"]))
            asked["before_seq"] = page["next_before_seq"]
            if asked["before_seq"] is None:
                break
    return {"rows": rows, "status": person.call("ledger_status").body}


def _page(person: Client, asked: dict[str, Any]) -> dict[str, Any]:
    try:
        body: dict[str, Any] = person.call("ledger_entries", **asked).body
        return body
    except NotAuthorised as error:
        if error.status != HTTPStatus.FORBIDDEN:
            raise
        raise NotForYou(
            "the ledger is not shown to the persona of your token",
            "Safeguarding leads, compliance reporters and administrators see what their task needs; everybody"
            " can have an entry proved whose receipt they hold: safelane ledger prove.",
        ) from error


def entries(answer: dict[str, Any], target: UUID | None, since: str | None, before: int | None) -> Report:
    """The answer as a report."""
    rows = answer["rows"]
    read = [{**row, "at": london(row["at"]), "target": _target(row)} for row in rows]
    filters = {"target": target, "since": since, "before": before}
    last = answer["status"].get("last_checkpoint")
    stamp = {
        "report": "Ledger",
        "generated_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "checkpoint": f"{last['origin']}, {last['size']} leaves" if last else None,
        "filter": ", ".join(f"{name} {value}" for name, value in filters.items() if value) or "everything",
        "sha256": rows_hash(rows),
    }
    reading = (Sheet("Entries (London time)", READ, read),)
    return Report(
        "Ledger", stamp, reading, reading, Sheet("Entries", COLUMNS, rows), {**answer, "header": stamp}
    )


def _target(row: dict[str, Any]) -> str:
    return f"{row['target_kind'] or ''} {row['target_id'] or ''}".strip()
