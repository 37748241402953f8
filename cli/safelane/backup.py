"""Whether a dump holds what it should: by the wrong role it is complete, valid, and without a row."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from safelane import snapshot
from safelane.connection import Connection
from safelane.errors import Problem
from safelane.sources import Tree

NEVER_EMPTY = "db/backup/never_empty"
_COMPLETE = "-- PostgreSQL database dump complete"


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


def never_empty(tree: Tree) -> list[str]:
    """The tables that hold rows from the first migration on."""
    lines = tree.read(NEVER_EMPTY).splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def contents(file: Path) -> Contents:
    """What a dump holds, plain or an archive that pg_restore reads. Nothing is restored."""
    with _script(file) as lines:
        return read(lines)


def read(lines: Iterable[bytes]) -> Contents:
    """What a plain dump holds, from its lines."""
    found = Contents()
    table, size_at = "", -1
    for line in lines:
        if table:
            if line.rstrip(b"\r\n") == b"\\.":
                table = ""
                continue
            found.rows[table] += 1
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
        elif line.startswith(b"CREATE TABLE "):
            found.tables.append(line.split(b" ", 3)[2].decode("utf-8", "replace"))
        elif line.startswith(b"SET row_security = on"):
            found.filtered = True
        elif line.startswith(_COMPLETE.encode()):
            found.complete = True
    return found


def problems(found: Contents, tree: Tree) -> list[tuple[str, str]]:
    """Object and problem of each reason not to keep this dump as the only one."""
    if "guard.alembic_version" not in found.tables:
        raise Problem("this is no dump of a Safelane database, or it has no definitions in it")
    told = []
    if found.filtered:
        told.append(
            (
                "this dump",
                "was made with --enable-row-security: it has only the rows that its role may see",
            )
        )
    if not found.complete:
        told.append(("this dump", "ends early: the last line of pg_dump is not there"))
    # INSERTs leave no trace of a table without rows
    if not found.inserts:
        told += [(table, "has no data section") for table in found.tables if table not in found.with_data]
    told += [
        (table, "is empty, and never is: the dump was made by a role that row security binds")
        for table in never_empty(tree)
        if table in found.tables and not found.rows[table] and (found.inserts or table in found.with_data)
    ]
    if found.signed > found.rows["ledger.leaf"]:
        told.append(
            ("ledger.leaf", f"has {found.rows['ledger.leaf']} rows, and a tree of {found.signed} was signed")
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
    if "guard.alembic_version" not in sizes:
        raise Problem("this is no Safelane database")
    wanted = never_empty(tree)
    empty = [(table, "is empty, and never is") for table in wanted if sizes.get(table) == 0]
    missing = [(table, "is not there") for table in wanted if table not in sizes]
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
        raise Problem(f"{file} cannot be read: {' '.join(said.split())}")


def _is_archive(file: Path) -> bool:
    with file.open("rb") as opened:
        head = opened.read(512)
    return head.startswith(b"PGDMP") or head[257:262] == b"ustar"
