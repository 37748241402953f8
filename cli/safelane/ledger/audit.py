"""The retention audit: every opening that went too early, or without a word, or came too late (F22, E6).

Works on an export with openings, offline, and lists all that it finds; ``verify`` stops at the first.
"""

from __future__ import annotations

import datetime as dt
import json
import zoneinfo
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from safelane.errors import Findings, Problem
from safelane.ledger.verify import (
    WIDTH,
    Checkpoint,
    Erasure,
    Export,
    Openings,
    Policy,
    Refused,
    check_opening,
    number_path,
    read_tree,
)

Progress = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]

COLUMNS = ("finding", "leaf", "tombstone", "class", "floor", "witnessed_at", "said")
LONGEST_TRANSACTION = 600.0
"""Seconds between the instant that an entry states and the commit that lets the sealer see it, at most."""
LONDON = zoneinfo.ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Audit:
    """What an audit looked at, and the rows of what it found."""

    origin: str
    size: int
    openings: int
    erased: int
    undated: int
    rows: list[dict[str, object]]


def audit(place: Path, policy: Policy, progress: Progress, *, claimed: bool = True) -> Audit:
    """Audit an export. With ``claimed`` it must say itself that it holds every opening."""
    export = Export(place)
    if claimed and not (place / "openings" / "manifest").is_file():
        raise Problem(f"{place} holds no openings to audit", "Export with --openings and without --target.")
    try:
        return _audit(export, policy, progress, claimed)
    except Refused as refusal:
        raise Findings(
            f"{place} cannot be audited: {refusal}", "Its own verification says the same."
        ) from refusal


def _audit(export: Export, policy: Policy, progress: Progress, claimed: bool) -> Audit:
    head = Checkpoint.parse(export.read("checkpoint"))
    policy.check(head, quorum=False)
    openings = Openings(export, head.size)
    if claimed and not openings.complete:
        raise Problem(
            f"{export.place} does not claim to hold every opening",
            "Export with --openings and without --target.",
        )
    with progress("leaves", head.size) as advance:
        found = read_tree(export, head.size, {head.size}, advance)
    if found.roots[head.size] != head.root:
        raise Refused("The leaves do not hash to the root that was signed.")
    rows: list[dict[str, object]] = []
    erased: dict[int, Erasure] = {}
    for at, said in found.special.items():
        if "erased" in said:
            _tombstone(export, head.size, at, said["erased"], erased, rows)
    with progress("openings", head.size) as advance:
        said_at = _read_openings(export, head.size, rows, advance)
    dated, undated = _dated(export, policy, head), 0
    for erasure in erased.values():
        early = _early(erasure, policy, dated)
        if early:
            rows.append(_row("early erasure", erasure, f"kept until {erasure.floor} at least", early))
        undated += not early and not _late(erasure, policy, dated)
        if erasure.index in said_at:
            rows.append(_row("not erased", erasure, "the tombstone is there, and so is the opening", None))
    rows += _backdated(said_at, policy, dated)
    for index in range(head.size):
        if index not in said_at and index not in erased:
            rows.append(
                {
                    "finding": "silent erasure",
                    "leaf": index,
                    "said": "the opening is gone without a tombstone",
                }
            )
    return Audit(head.origin, head.size, len(said_at), len(erased), undated, rows)


def _tombstone(
    export: Export,
    size: int,
    at: int,
    said: object,
    erased: dict[int, Erasure],
    rows: list[dict[str, object]],
) -> None:
    try:
        found = Erasure.check(at, said, lambda index: export.leaf(index, size))
    except Refused as refusal:
        rows.append({"finding": "false tombstone", "tombstone": at, "said": str(refusal)})
        return
    erased.setdefault(found.index, found)


def _dated(export: Export, policy: Policy, head: Checkpoint) -> list[tuple[int, Mapping[str, int]]]:
    """Each checkpoint of the export with the times at which enough witnesses signed it."""
    notes = [head, *(Checkpoint.parse(export.read(name)) for name in sorted(export.files("checkpoints")))]
    found = []
    for checkpoint in notes:
        times = policy.check(checkpoint, quorum=False)
        if times and policy.witnessed_by(times):
            found.append((checkpoint.size, times))
    return found


def _read_openings(
    export: Export, size: int, rows: list[dict[str, object]], advance: Callable[[int], object]
) -> dict[int, float]:
    """The instants that the bodies state, by leaf; an opening that is not its leaf's is a finding."""
    said_at: dict[int, float] = {}
    for number in range(-(-size // WIDTH)):
        name, width = f"openings/{number_path(number)}", min(WIDTH, size - number * WIDTH)
        lines = export.read(name).splitlines() if (export.place / name).exists() else []
        for line in lines:
            at = int(json.loads(line)["idx"])
            try:
                body = json.loads(check_opening(line, export.leaf(at, size), at)["body"])
                said_at[at] = dt.datetime.fromisoformat(body["at"]).timestamp()
            except Refused as refusal:
                rows.append({"finding": "false opening", "leaf": at, "said": str(refusal)})
                said_at[at] = float("inf")
        advance(width)
    return said_at


def _backdated(
    said_at: Mapping[int, float], policy: Policy, dated: list[tuple[int, Mapping[str, int]]]
) -> list[dict[str, object]]:
    """Entries that say they were made before witnesses signed a log without them."""
    rows: list[dict[str, object]] = []
    without = [(size, _proved(policy, times)) for size, times in dated]
    for index, at in said_at.items():
        seen = [when for size, when in without if size <= index]
        if seen and at < max(seen) - LONGEST_TRANSACTION:
            rows.append(
                {
                    "finding": "backdated",
                    "leaf": index,
                    "witnessed_at": _instant(max(seen)),
                    "said": f"it says {_instant(at)}, and witnesses had signed the log without it by then",
                }
            )
    return rows


def _instant(seconds: float) -> str:
    return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat(timespec="seconds")


def _floor(erasure: Erasure) -> float:
    return dt.datetime.combine(erasure.floor, dt.time(), LONDON).timestamp()


def _enough(policy: Policy, names: set[str]) -> bool:
    return bool(names) and policy.witnessed_by(names)


def _proved(policy: Policy, times: Mapping[str, int]) -> int:
    """The latest instant at or after which a quorum signed; 0 where no quorum states a time.

    No single clock decides: one that is slow hides nothing, one that is fast accuses nobody.
    """
    stated = sorted({time for time in times.values() if time > 0}, reverse=True)
    proved = (then for then in stated if _enough(policy, {name for name in times if times[name] >= then}))
    return next(proved, 0)


def _early(erasure: Erasure, policy: Policy, dated: list[tuple[int, Mapping[str, int]]]) -> str | None:
    """When a quorum had seen the tombstone, if that was before the floor."""
    floor = _floor(erasure)
    before = [
        {name: time for name, time in times.items() if 0 < time < floor}
        for size, times in dated
        if size > erasure.at
    ]
    seen = [max(times.values()) for times in before if _enough(policy, set(times))]
    return _instant(min(seen)) if seen else None


def _late(erasure: Erasure, policy: Policy, dated: list[tuple[int, Mapping[str, int]]]) -> bool:
    """Whether a quorum saw the log without the tombstone on or after the floor."""
    return any(size <= erasure.at and _proved(policy, times) >= _floor(erasure) for size, times in dated)


def _row(finding: str, erasure: Erasure, said: str, witnessed_at: str | None) -> dict[str, object]:
    return {
        "finding": finding,
        "leaf": erasure.index,
        "tombstone": erasure.at,
        "class": erasure.class_,
        "floor": erasure.floor,
        "witnessed_at": witnessed_at,
        "said": said,
    }
