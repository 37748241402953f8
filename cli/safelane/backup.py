"""Whether a dump holds what it should: by the wrong role it is complete, valid, and without a row."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from safelane import inventory, snapshot
from safelane.connection import Connection
from safelane.errors import Problem
from safelane.sources import Tree

NEVER_EMPTY = "db/backup/never_empty"
_REVISION = "guard.alembic_version"
_COMPLETE = "-- PostgreSQL database dump complete"
_NAMED_AT_MOST = 3

_NAME = r'(?:"(?:[^"]|"")*"|[^\s."(]+)'
_THING = rf"{_NAME}(?:\.{_NAME})?"
_DEFINITIONS = [
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("tables", rf"CREATE (?:UNLOGGED )?TABLE (?P<name>{_THING}) "),
        ("views", rf"CREATE VIEW (?P<name>{_THING}) "),
        ("functions", rf"CREATE (?:FUNCTION|PROCEDURE) (?P<name>{_THING})\("),
        ("policies", rf"CREATE POLICY (?P<of>{_NAME}) ON (?P<name>{_THING}) "),
        (
            "triggers",
            rf"CREATE (?:CONSTRAINT )?TRIGGER (?P<of>{_NAME}) (?:BEFORE|AFTER|INSTEAD OF) .*? ON"
            rf" (?P<name>{_THING}) ",
        ),
        (
            "triggers that fire always",
            rf"ALTER TABLE (?P<name>{_THING}) ENABLE ALWAYS TRIGGER (?P<of>{_NAME});",
        ),
        ("tables with row security", rf"ALTER TABLE (?P<name>{_THING}) ENABLE ROW LEVEL SECURITY;"),
        (
            "tables with row security forced",
            rf"ALTER TABLE ONLY (?P<name>{_THING}) FORCE ROW LEVEL SECURITY;",
        ),
        ("indexes", rf"CREATE (?:UNIQUE )?INDEX (?P<of>{_NAME}) ON (?:ONLY )?(?P<name>{_THING}) "),
        (
            "owners",
            rf"ALTER (?:TABLE|VIEW|FUNCTION|PROCEDURE|SCHEMA) (?P<name>{_THING})(?:\(.*\))?"
            rf" OWNER TO (?P<role>{_NAME});",
        ),
    )
]
_GRANT = re.compile(
    r"GRANT (?P<privileges>.+) ON (?:TABLE|SEQUENCE|FUNCTION|PROCEDURE|SCHEMA|TYPE)"
    rf" (?P<name>{_THING})(?:\(.*\))? TO (?P<role>{_NAME})(?: WITH GRANT OPTION)?;"
)
_COLUMN = re.compile(rf"[A-Z]+\((?P<column>{_NAME})\)")
_ALTERED = re.compile(rf"ALTER TABLE (?:ONLY )?(?P<name>{_THING})$")
_KEY = re.compile(rf"    ADD CONSTRAINT (?P<of>{_NAME}) (?:PRIMARY KEY|UNIQUE|FOREIGN KEY|EXCLUDE) ?")


@dataclass
class Contents:
    """What a dump holds: tables, rows of each, and whether it says that row security filtered it."""

    tables: list[str] = field(default_factory=list)
    with_data: set[str] = field(default_factory=set)
    rows: Counter[str] = field(default_factory=Counter)
    filtered: bool = False
    complete: bool = False
    inserts: bool = False
    signed: int = 0
    """The largest tree that a checkpoint in the dump was signed for."""
    revision: str | None = None
    defined: Counter[tuple[str, str]] = field(default_factory=Counter)
    """What it defines: kind and name, a function by its name alone."""
    unreadable: str = ""


class _Unreadable(Problem):
    """pg_restore gave up."""


def never_empty(tree: Tree) -> list[str]:
    """The tables that hold rows from the first migration on."""
    lines = tree.read(NEVER_EMPTY).splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def contents(file: Path) -> Contents:
    """What a dump holds, plain or an archive that pg_restore reads. Nothing is restored."""
    found = Contents()
    try:
        with _script(file) as lines:
            found = read(lines)
    except _Unreadable as error:
        if not found.tables:
            raise
        found.unreadable = error.message
    return found


def read(lines: Iterable[bytes]) -> Contents:
    """What a plain dump holds, from its lines."""
    found = Contents()
    table, size_at, altered = "", -1, ""
    for line in lines:
        if table:
            if line.rstrip(b"\r\n") == b"\\.":
                table = ""
                continue
            found.rows[table] += 1
            if table == _REVISION:
                found.revision = line.decode("utf-8", "replace").strip()
            if size_at >= 0:
                found.signed = max(found.signed, int(line.split(b"\t")[size_at]))
        elif line.startswith(b"COPY ") and b" FROM stdin;" in line:
            words = line.decode("utf-8", "replace")
            table = words.split(" ", 2)[1]
            found.with_data.add(table)
            columns = words[words.index("(") + 1 : words.rindex(")")].split(", ")
            size_at = columns.index("size") if table == "ledger.checkpoint" else -1
        elif line.startswith(b"INSERT INTO "):
            name = line.split(b" ", 3)[2].decode("utf-8", "replace")
            found.inserts = True
            found.with_data.add(name)
            found.rows[name] += 1
            if name == _REVISION:
                found.revision = line.decode("utf-8", "replace").split("'")[1]
        elif line.startswith((b"CREATE ", b"ALTER ", b"GRANT ", b"    ADD CONSTRAINT ")):
            altered = _defines(found, line.decode("utf-8", "replace").rstrip(), altered)
        elif line.startswith(b"SET row_security = on"):
            found.filtered = True
        elif line.startswith(_COMPLETE.encode()):
            found.complete = True
    return found


def _defines(found: Contents, line: str, altered: str) -> str:
    """Count what a line defines; the table that it goes on about in the next one."""
    if goes_on := _ALTERED.match(line):
        return goes_on["name"]
    if key := _KEY.match(line):
        found.defined["keys", f"{altered}.{key['of']}"] += 1
    elif grant := _GRANT.match(line):
        columns = [each["column"] for each in _COLUMN.finditer(grant["privileges"])]
        for name in [f"{grant['name']}.{column}" for column in columns] or [grant["name"]]:
            found.defined["grants", f"{name} to {grant['role']}"] += 1
    for kind, pattern in _DEFINITIONS:
        if made := pattern.match(line):
            parts = made.groupdict()
            name = parts["name"]
            if kind == "tables":
                found.tables.append(name)
            elif kind == "indexes":
                name = f"{name.partition('.')[0]}.{parts['of']}"
            elif "role" in parts:
                name = f"{name} is of {parts['role']}"
            elif "of" in parts:
                name = f"{name}.{parts['of']}"
            found.defined[kind, name] += 1
    return ""


def promised(tree: Tree) -> tuple[str | None, Counter[tuple[str, str]]]:
    """The revision of db/inventory.expected, and what a dump of it has to define, as ``Contents.defined``."""
    revision, lines = inventory.expected(tree)
    wanted: Counter[tuple[str, str]] = Counter()
    keys: set[str] = set()
    # a sequence of a column has the owner of its table, without a word in a dump
    unsaid = {line.split(" | ")[1] for line in lines if line.startswith("sequence | ")} | {"public"}
    for line in lines:
        kind, name, fact = line.split(" | ", 2)
        if kind == "table":
            wanted["tables", name] += 1
            if "row security enabled" in fact:
                wanted["tables with row security", name] += 1
            if "and forced" in fact:
                wanted["tables with row security forced", name] += 1
        elif kind == "view":
            wanted["views", name] += 1
        elif kind == "function":
            wanted["functions", name.partition("(")[0]] += 1
        elif kind == "policy":
            wanted["policies", name] += 1
        elif kind == "trigger":
            wanted["triggers", name] += 1
            if fact.startswith("enabled always"):
                wanted["triggers that fire always", name] += 1
        elif kind == "constraint" and re.match("PRIMARY KEY|UNIQUE|FOREIGN KEY|EXCLUDE", fact):
            wanted["keys", name] += 1
            schema, _, rest = name.partition(".")
            keys.add(f"{schema}.{rest.rpartition('.')[2]}")
        elif kind == "index" and name not in keys:
            wanted["indexes", name] += 1
        elif kind == "owner":
            what, _, thing = name.partition(" ")
            if what in ("relation", "function", "schema") and thing not in unsaid:
                wanted["owners", f"{thing.partition('(')[0]} is of {fact}"] += 1
        elif kind == "grant":
            role, _, on = name.partition(" on ")
            what, _, thing = on.partition(" ")
            if what in ("relation", "column", "function", "schema") and role != "public":
                wanted["grants", f"{thing.partition('(')[0]} to {role}"] += 1
    # several privileges on one thing are one line of a dump, and several in the inventory
    return revision, Counter({each: 1 if each[0] == "grants" else number for each, number in wanted.items()})


def _missing(found: Contents, tree: Tree) -> list[tuple[str, str]]:
    """Each kind of definition that the newest revision has and this dump has not, with the first of them."""
    _, wanted = promised(tree)
    told = []
    for kind in dict.fromkeys(kind for kind, _ in wanted):
        gone = [name for of, name in wanted if of == kind and wanted[of, name] > found.defined[of, name]]
        if gone:
            of_all = sum(1 for each, _ in wanted if each == kind)
            more = ", …" if len(gone) > _NAMED_AT_MOST else ""
            told.append(
                (kind, f"{len(gone)} of {of_all} are not in it: {', '.join(gone[:_NAMED_AT_MOST])}{more}")
            )
    return told


def problems(found: Contents, tree: Tree) -> list[tuple[str, str]]:
    """Object and problem of each reason not to keep this dump as the only one.

    A dump of another revision than these files know, with nothing else wrong, is a Problem: nobody compared
    its definitions.
    """
    if _REVISION not in found.tables:
        raise Problem("this is no dump of a Safelane database, or it has no definitions in it")
    told = []
    if found.filtered:
        told.append(
            (
                "this dump",
                "was made with --enable-row-security: it has only the rows that its role may see",
            )
        )
    if found.unreadable:
        told.append(("this dump", f"cannot be read to its end: {found.unreadable}"))
    elif not found.complete:
        told.append(("this dump", "ends early: the last line of pg_dump is not there"))
    # INSERTs leave no trace of a table without rows
    if not found.inserts:
        told += [(table, "has no data section") for table in found.tables if table not in found.with_data]
    told += [
        (table, "is empty, and never is: the dump was made by a role that row security binds")
        for table in never_empty(tree)
        if not found.rows[table] and (found.inserts or table in found.with_data)
    ]
    told += [(table, "is not in it") for table in never_empty(tree) if table not in found.tables]
    if found.signed > found.rows["ledger.leaf"]:
        told.append(
            ("ledger.leaf", f"has {found.rows['ledger.leaf']} rows, and a tree of {found.signed} was signed")
        )
    revision, _ = inventory.expected(tree)
    if found.revision in (None, revision):
        return told + _missing(found, tree)
    if not told:
        raise Problem(
            f"this dump is of revision {found.revision}, and these files know {revision}:"
            " its rows were counted, and its definitions were not compared",
            "Check it with the release that it was made with.",
        )
    return told


def restored(connection: Connection, tree: Tree) -> tuple[list[tuple[str, int]], list[tuple[str, str]]]:
    """The bytes of each table of a restored database, and what is wrong. Any login may ask for sizes."""
    rows = connection.execute(
        "select format('%I.%I', n.nspname, c.relname), pg_relation_size(c.oid)"
        " from pg_class as c join pg_namespace as n on n.oid = c.relnamespace"
        " where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1"
    ).fetchall()
    sizes = {str(name): int(size) for name, size in rows}
    if _REVISION not in sizes:
        raise Problem("this is no Safelane database")
    empty = [(table, "is empty, and never is") for table in never_empty(tree) if sizes.get(table) == 0]
    missing = [
        (name, "is not there") for kind, name in promised(tree)[1] if kind == "tables" and name not in sizes
    ]
    return list(sizes.items()), empty + missing


@contextmanager
def _script(file: Path) -> Iterator[Iterable[bytes]]:
    if file.is_file() and not _is_archive(file):
        with file.open("rb") as lines:
            yield lines
        return
    program = snapshot.pg_dump(0).with_name("pg_restore")
    # without a database it only writes the script, and makes nothing
    with subprocess.Popen(
        [str(program), "--file=-", str(file)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        if running.stdout is None or running.stderr is None:
            raise Problem(f"{program} gives no output")
        yield running.stdout
        said = running.stderr.read().decode("utf-8", "replace")
    if running.returncode:
        raise _Unreadable(f"{file} cannot be read: {' '.join(said.split())}")


def _is_archive(file: Path) -> bool:
    with file.open("rb") as opened:
        head = opened.read(512)
    return head.startswith(b"PGDMP") or head[257:262] == b"ustar"
