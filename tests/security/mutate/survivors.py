"""Mutants that survive, each with the reason: ``tests/security/survivors/<schema>.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "survivors"
KINDS = ("equivalent", "elsewhere", "hole")
"""Nobody could notice; a test that commits notices; nothing notices yet. Only holes count."""


@dataclass(frozen=True)
class Known:
    """``reasons`` by title; ``excused`` are those that no story could notice."""

    reasons: dict[str, str]
    excused: frozenset[str]


def read(folder: Path = FOLDER) -> Known:
    """Every listed survivor. A title that stands there twice, in another schema's file, or without a
    reason, is an error."""
    reasons: dict[str, str] = {}
    excused: set[str] = set()
    for file in sorted(folder.glob("*.toml")):
        for group in tomllib.loads(file.read_text(encoding="utf-8")).get("survivors", []):
            reason, kind = group["reason"].strip(), group["kind"]
            if not reason or kind not in KINDS:
                raise ValueError(f"{file.name}: {group} has no reason, or is of no known kind")
            for title in group["mutants"]:
                if title in reasons:
                    raise ValueError(f"{title!r} is listed twice, the second time in {file.name}")
                if not title.startswith(f"{file.stem}."):
                    raise ValueError(f"{title!r} does not belong in {file.name}")
                reasons[title] = reason
                if kind != "hole":
                    excused.add(title)
    return Known(reasons, frozenset(excused))
