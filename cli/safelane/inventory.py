"""Every fact that decides who may do what, and how two inventories differ."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from safelane.connection import Connection
from safelane.errors import Problem
from safelane.sources import Tree

QUERY = "db/inventory.sql"
EXPECTED = "db/inventory.expected"

_PLURALS = {"policy": "policies", "index": "indexes", "foreign key switched off": "foreign keys switched off"}


@dataclass(frozen=True)
class Difference:
    """One fact that is unexpected (+), missing (-), or says something else (~)."""

    sign: str
    kind: str
    name: str
    expected: str | None
    found: str | None


def read(connection: Connection, tree: Tree) -> list[str]:
    """The inventory of the connected database. Any role may ask. An empty answer is an error.

    Leaves the connection's search_path as it was.
    """
    with connection.transaction():
        before = connection.execute("select current_setting('search_path')").fetchone()
        cursor = connection.execute(tree.read(QUERY))
        while cursor.nextset():
            pass
        lines = [row[0] for row in cursor.fetchall()]
        connection.execute("select set_config('search_path', %s, false)", before)
    if not lines:
        raise Problem("the inventory is empty: this is no Safelane database", "Run: safelane migrate up")
    if any(not isinstance(line, str) or "\n" in line or line.count(" | ") < 2 for line in lines):
        raise Problem(f"{QUERY} answered something that is no inventory")
    return lines


def expected(tree: Tree) -> tuple[str | None, list[str]]:
    """The revision of db/inventory.expected, and its lines. A missing or empty file is an error."""
    try:
        text = tree.read(EXPECTED)
    except FileNotFoundError as error:
        raise Problem(f"{EXPECTED} is not there", "Make it with: safelane snapshot") from error
    revision = None
    lines = []
    for line in text.split("\n"):  # not splitlines(): a fact may hold a separator that is none of ours
        if line.startswith("# revision "):
            revision = line.removeprefix("# revision ").strip()
        elif line and not line.startswith("#"):
            lines.append(line)
    if not lines:
        raise Problem(f"{EXPECTED} is empty", "Make it with: safelane snapshot")
    return revision, lines


def rendered(lines: Iterable[str], revision: str) -> str:
    """The text of db/inventory.expected."""
    head = "# What db/inventory.sql answers at head. Written by `safelane snapshot`; do not edit."
    return "\n".join([head, f"# revision {revision}", *lines]) + "\n"


def differences(wanted: Iterable[str], found: Iterable[str]) -> list[Difference]:
    """How two inventories differ; a fact with one line on each side is one that says something else."""
    wanted_count, found_count = Counter(wanted), Counter(found)
    gone: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    new: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for line in (wanted_count - found_count).elements():
        kind, name, fact = line.split(" | ", 2)
        gone[kind, name].append(fact)
    for line in (found_count - wanted_count).elements():
        kind, name, fact = line.split(" | ", 2)
        new[kind, name].append(fact)
    result = []
    for kind, name in sorted(gone.keys() | new.keys()):
        before, after = gone[kind, name], new[kind, name]
        if len(before) == 1 and len(after) == 1:
            result.append(Difference("~", kind, name, before[0], after[0]))
            continue
        result += [Difference("-", kind, name, fact, None) for fact in before]
        result += [Difference("+", kind, name, None, fact) for fact in after]
    return result


def summary(found: Iterable[Difference]) -> str:
    """How many of each kind: ``+12 privileges, -3 policies, ~1 function``."""
    counts = Counter((difference.kind, difference.sign) for difference in found)
    words = []
    for (kind, sign), count in sorted(counts.items()):
        noun = kind if count == 1 else _PLURALS.get(kind, f"{kind}s")
        words.append(f"{sign}{count} {noun}")
    return ", ".join(words)
