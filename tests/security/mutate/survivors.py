"""Mutants that survive, each with the reason: ``tests/security/survivors.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parents[1] / "survivors.toml"
KINDS = ("equivalent", "elsewhere", "hole")
"""Nobody could notice; a test that commits notices; nothing notices yet. Only holes count."""


@dataclass(frozen=True)
class Known:
    """``reasons`` by title; ``excused`` are those that no story could notice."""

    reasons: dict[str, str]
    excused: frozenset[str]


def read(file: Path = FILE) -> Known:
    """Every listed survivor. A title that stands there twice, or without a reason, is an error."""
    reasons: dict[str, str] = {}
    excused: set[str] = set()
    for group in tomllib.loads(file.read_text(encoding="utf-8")).get("survivors", []):
        reason, kind = group["reason"].strip(), group["kind"]
        if not reason or kind not in KINDS:
            raise ValueError(f"{file.name}: {group} has no reason, or is of no known kind")
        for title in group["mutants"]:
            if title in reasons:
                raise ValueError(f"{file.name} lists {title!r} twice")
            reasons[title] = reason
            if kind != "hole":
                excused.add(title)
    return Known(reasons, frozenset(excused))
