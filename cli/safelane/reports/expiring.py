"""What runs out (E7 report 4), laid out for reading."""

from __future__ import annotations

from typing import Any

from safelane.reports.report import Report, Sheet, london, stamp

COLUMNS = (
    "bucket", "days", "until", "given_name", "family_name", "item", "code", "lessons_at_risk", "person_id",
    "engagement_ids",
)  # fmt: skip
READ = ("bucket", "days", "until", "name", "item", "code", "lessons_at_risk")
_BUCKETS = ("overdue", "0-7", "8-14", "15-30", "31-60", "61-90", "later")


def expiring(answer: dict[str, Any], within_days: int) -> Report:
    """The answer of ``vetting_expiring`` as a report: the list counts lessons at risk, JSON names them."""
    rows = [{**row, "lessons_at_risk": len(row["lessons_at_risk"])} for row in answer["rows"]]
    read = [
        {**row, "name": f"{row['given_name']} {row['family_name']}", "until": london(row["until"])}
        for row in rows
    ]
    counts = [{"bucket": bucket, "count": answer["counts"].get(bucket, 0)} for bucket in _BUCKETS]
    sheets = (
        Sheet("Counts by days left", ("bucket", "count"), counts),
        Sheet("Checks, training and documents that run out (London time)", READ, read),
    )
    return Report(
        "Vetting and training expiry forecast",
        stamp(answer, f"within {within_days} days"),
        sheets,
        sheets,
        Sheet("Checks, training and documents that run out", COLUMNS, rows),
        answer,
    )


def overdue(answer: dict[str, Any]) -> int:
    """How many of them have run out already."""
    return int(answer["counts"].get("overdue") or 0)


def lessons_at_risk(answer: dict[str, Any]) -> int:
    """How many different lessons lie behind what runs out."""
    return len({lesson for row in answer["rows"] for lesson in row["lessons_at_risk"]})
