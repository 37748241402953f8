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

READER = "safelane_migrator"
"""Who may ask for the reference rows; whoever may become it asks so."""
ROW = "reference row"
"""The kind of fact that is a row which a revision wrote, and no definition."""

_MAY_ASK = """\
select
  coalesce(bool_or(has_function_privilege(p.oid, 'execute') and has_schema_privilege(n.oid, 'usage')), false),
  coalesce(bool_or(pg_has_role(current_user, r.oid, 'SET')), false)
from pg_catalog.pg_proc as p
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
left join pg_catalog.pg_roles as r on r.rolname = %s
where n.nspname = 'guard' and p.proname = 'reference_rows' and p.pronargs = 0
"""
_ROWS = r"""
select %s || ' | '
  || replace(replace(replace(replace(told.object, '\', '\\'), E'\n', '\n'), E'\r', '\r'), '|', '\|') || ' | '
  || replace(replace(replace(told.text, '\', '\\'), E'\n', '\n'), E'\r', '\r')
from guard.reference_rows() as told
order by told.object collate "C", told.text collate "C"
"""

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

    With the reference rows, where whoever asks may read them, or become who may: ``has_rows`` says whether.
    Leaves the connection's search_path and role as they were.
    """
    with connection.transaction():
        before = connection.execute("select current_setting('search_path')").fetchone()
        cursor = connection.execute(tree.read(QUERY))
        while cursor.nextset():
            pass
        lines = [row[0] for row in cursor.fetchall()]
        rows = _rows(connection)
        connection.execute("select set_config('search_path', %s, false)", before)
    if not lines:
        raise Problem("the inventory is empty: this is no Safelane database", "Run: safelane migrate up")
    if any(not isinstance(line, str) or "\n" in line or line.count(" | ") < 2 for line in lines):
        raise Problem(f"{QUERY} answered something that is no inventory")
    place = sum(line.split(" | ", 1)[0] < ROW for line in lines)
    return lines[:place] + rows + lines[place:]


def has_rows(connection: Connection) -> bool:
    """Whether the reference rows of this database are in what ``read`` answers to whoever asks."""
    return any(_may_ask(connection))


def without_rows(lines: Iterable[str]) -> list[str]:
    """The lines that are definitions, which anybody may compare."""
    return [line for line in lines if not line.startswith(f"{ROW} | ")]


def _may_ask(connection: Connection) -> tuple[bool, bool]:
    """Whether the session may ask for the reference rows as it is, and as the role READER."""
    row = connection.execute(_MAY_ASK, (READER,)).fetchone()
    return (bool(row[0]), bool(row[1])) if row else (False, False)


def _rows(connection: Connection) -> list[str]:
    as_it_is, as_reader = _may_ask(connection)
    if not (as_it_is or as_reader):
        return []
    before = connection.execute("select current_setting('role')").fetchone()
    if not as_it_is:
        connection.execute("select set_config('role', %s, true)", (READER,))
    lines = [row[0] for row in connection.execute(_ROWS, (ROW,)).fetchall()]
    if not as_it_is:
        connection.execute("select set_config('role', %s, true)", before)
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
