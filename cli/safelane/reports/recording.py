"""Recordings: who looked, how consent was kept, what left the platform (E7: 9, 10, 12), and what is due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from safelane.reports.report import Report, Row, Sheet, london, rows_hash, stamp

ACCESSES = (
    "at", "persona", "reader_id", "segment_id", "outcome", "reason_code", "case", "expires_at",
    "after_retention", "access_id",
)  # fmt: skip
ACCESSES_READ = (
    "at", "persona", "reader_id", "segment_id", "outcome", "reason_code", "case", "after_retention",
)  # fmt: skip
READS = ("persona", "reason_code", "outcome", "reads")
GRANTS = ("reader_id", "grants")
SAID_NO = ("band", "refused", "withdrawn")
DISCLOSED = (
    "recipient_type", "requested", "approved", "urgent", "late", "subject_not_informed",
    "longest_urgent_minutes",
)  # fmt: skip
FIGURES = ("figure", "count", "must_be_zero")
DUE = ("segment_id", "why", "ended_on", "kept_until")
PURGED = (*DUE, "outcome", "purged_at", "sha256")
REASONS = ("code", "from_whom", "learner_id", "meaning", "remedy")
ASKED = ("learner_id", "asked", "said", "said_at")


def access_log(pages: Sequence[Mapping[str, Any]]) -> Report:
    """The pages of ``recording_access_log`` as one report: a hash compared for each, one made for all."""
    first = pages[0]
    rows = [row for page in pages for row in page["rows"]]
    told = _stamp(first)
    for page in pages[1:]:
        _stamp(page)
    told["sha256"] = rows_hash(rows)
    read = [{**row, "at": london(row["at"])} for row in rows]
    sums = Sheet("Looks in all", FIGURES, _figures(first))
    counted = Sheet("Looks by role and reason", READS, first["reads"])
    leads = Sheet("Grants for each safeguarding lead", GRANTS, first["grants_per_lead"])
    answer = {**first, "rows": rows, "header": {**first["header"], "sha256": told["sha256"]}}
    for name in ("next_after", "next_after_access_id"):
        answer.pop(name, None)
    return Report(
        "Recording access log",
        told,
        (sums, counted, leads, Sheet("Looks (London time)", ACCESSES_READ, read)),
        (sums, counted, leads, Sheet("Looks (London time)", ACCESSES, read)),
        Sheet("Looks", ACCESSES, rows),
        answer,
    )


def consent(answer: dict[str, Any]) -> Report:
    """The answer of ``recording_consent_report``: c is a figure kept back, because it is small."""
    header = answer["header"]
    kept_back = f"c: kept back, below {header['threshold']}; others rounded to {header['round_base']}"
    sheets = (
        Sheet("Lessons and recordings", FIGURES, _figures(answer)),
        Sheet(f"Families that said no, by age ({kept_back})", SAID_NO, answer["rows"]),
    )
    data = Sheet("Families that said no, by age", SAID_NO, answer["rows"])
    return Report("Consent to recording", _stamp(answer), sheets, sheets, data, answer)


def disclosures(answer: dict[str, Any]) -> Report:
    """The answer of ``recording_disclosures``."""
    sheet = Sheet("Disclosed outside, by recipient", DISCLOSED, answer["rows"])
    return Report("Disclosures outside", _stamp(answer), (sheet,), (sheet,), sheet, answer)


def due(rows: Sequence[Row], applied: bool) -> Report:
    """What ``recordings_due_for_purge`` listed; with what became of each, where it was purged."""
    sheet = Sheet("Recordings due to be purged", PURGED if applied else DUE, rows)
    told = {
        "report": "recordings_due_for_purge",
        "rows": len(rows),
        "filter": "purged" if applied else "listed",
        "sha256": rows_hash(rows),
    }
    answer = {"header": {}, "rows": list(rows)}
    return Report("Recordings due to be purged", told, (sheet,), (sheet,), sheet, answer)


def status(answer: dict[str, Any]) -> Report:
    """The answer of ``recording_consent_status``: what is missing, and what was asked of whoever reads it."""
    running = answer.get("segment") or {}
    told = {
        "lesson": answer["lesson_id"],
        "basis": answer["basis"],
        "possible": answer.get("possible"),
        "recording since": london(running.get("started_at")),
        "has to stop from": london(running.get("stop_required_at")),
    }
    told = {name: value for name, value in told.items() if value not in (None, "")}
    said = [{**row, "said_at": london(row["said_at"])} for row in answer.get("learners", [])]
    missing = Sheet("What is missing", REASONS, answer["reasons"])
    sheets = (missing, Sheet("What is asked of you", ASKED, said)) if said else (missing,)
    return Report("Consent to recording a lesson", told, sheets, sheets, missing, {**answer, "header": {}})


def not_zero(answer: Mapping[str, Any]) -> list[str]:
    """The figures that must be 0 and are not, in words."""
    held = answer.get("must_be_zero", {})
    return [f"{name.replace('_', ' ')}: {count}" for name, count in sorted(held.items()) if count]


def _stamp(answer: Mapping[str, Any]) -> dict[str, Any]:
    """The stamp of a report about a stretch of time, which has no instant of its own."""
    header = answer["header"]
    told = stamp(answer, f"from {header['from']} until before {header['until']}")
    return {name: value for name, value in told.items() if name != "as_at"}


def _figures(answer: Mapping[str, Any]) -> list[dict[str, Any]]:
    hard = answer["must_be_zero"]
    return [
        {"figure": name.replace("_", " "), "count": count, "must_be_zero": name in hard}
        for name, count in answer["totals"].items()
    ]
