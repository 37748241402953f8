"""How far the seal is behind, and whether that is too far."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from safelane.ledger.database import Kept, Log
from safelane.ledger.export import merged
from safelane.ledger.verify import Checkpoint, Policy

STEP = 1000
"""Leaves to go back for a witnessed checkpoint at first."""

COLUMNS = ("what", "value", "limit", "fine")


@dataclass(frozen=True)
class Health:
    """What was found; times are in seconds, None where there is nothing to time."""

    origin: str | None
    backlog: int
    oldest_unsealed: float | None
    leaves: int
    signed: int
    unsigned_for: float | None
    witnessed: int
    witnessed_ago: float | None
    asked_witnesses: bool


def look(log: Log, policy: Policy | None) -> Health:
    """What ledger.status() says, and what the kept notes say of witnesses where a policy says who counts."""
    status = log.status()
    notes = merged(log.newest())
    head = notes[-1] if notes else None
    size, at = 0, None
    if policy is not None and head is not None:
        size, at = _witnessed(log, head, policy)
    leaves = int(status["leaves"])
    signed = head.size if head else 0
    return Health(
        head.origin if head else None,
        int(status["backlog"]),
        _number(status.get("oldest_unsealed_seconds")),
        leaves,
        signed,
        _number(status.get("unsigned_seconds")) if leaves > signed else None,
        size,
        None if at is None else time.time() - at,
        policy is not None and not policy.witnessed_by(()),
    )


def _witnessed(log: Log, head: Kept, policy: Policy) -> tuple[int, float | None]:
    """The largest tree that the policy's quorum has cosigned, and when; looked for from the newest back."""
    back = STEP
    while True:
        start = max(0, head.size - back)
        for each in reversed(merged(log.kept(start))):
            if each.origin != head.origin:
                continue
            times = policy.check(Checkpoint.parse(each.note.encode()), quorum=False)
            if times and policy.witnessed_by(times):
                return each.size, float(max(times.values()))
        if start == 0:
            return 0, None
        back *= 8


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def late(found: Health, limits: Mapping[str, float]) -> list[str]:
    """What is past its threshold, in words."""
    said = []
    if found.backlog > limits["max_backlog"]:
        said.append(f"{found.backlog} entries wait to be sealed, the limit is {limits['max_backlog']:g}")
    if (found.oldest_unsealed or 0) > limits["max_unsealed"]:
        said.append(
            f"an entry has waited {found.oldest_unsealed:.0f} s for its leaf, the limit is "
            f"{limits['max_unsealed']:g} s: does safelane seal run?"
        )
    if (found.unsigned_for or 0) > limits["max_unsigned"]:
        said.append(
            f"{found.leaves - found.signed} leaves have waited {found.unsigned_for:.0f} s for a checkpoint, "
            f"the limit is {limits['max_unsigned']:g} s: does the signer run?"
        )
    if found.asked_witnesses and found.signed:
        hours = None if found.witnessed_ago is None else found.witnessed_ago / 3600
        if hours is None:
            said.append("no checkpoint has the policy's quorum of witnesses")
        elif hours > limits["max_witnessed"]:
            said.append(
                f"the last witnessed checkpoint is {hours:.1f} h old, "
                f"the limit is {limits['max_witnessed']:g} h"
            )
    return said


def rows(found: Health, limits: Mapping[str, float]) -> list[dict[str, object]]:
    """One row for each thing that was looked at."""

    def row(what: str, value: object, limit: object = None, fine: bool | None = None) -> dict[str, object]:
        return {"what": what, "value": value, "limit": limit, "fine": fine}

    def within(value: float | None, limit: float) -> bool:
        return (value or 0) <= limit

    hours = None if found.witnessed_ago is None else round(found.witnessed_ago / 3600, 2)
    told = [
        row("origin", found.origin),
        row("leaves", found.leaves),
        row("backlog", found.backlog, limits["max_backlog"], within(found.backlog, limits["max_backlog"])),
        row(
            "oldest unsealed, seconds",
            found.oldest_unsealed,
            limits["max_unsealed"],
            within(found.oldest_unsealed, limits["max_unsealed"]),
        ),
        row("signed leaves", found.signed),
        row(
            "unsigned for, seconds",
            found.unsigned_for,
            limits["max_unsigned"],
            within(found.unsigned_for, limits["max_unsigned"]),
        ),
    ]
    if found.asked_witnesses:
        fine = not found.signed or (hours is not None and hours <= limits["max_witnessed"])
        told += [
            row("witnessed leaves", found.witnessed),
            row("witnessed, hours ago", hours, limits["max_witnessed"], fine),
        ]
    return told
