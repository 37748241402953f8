"""The ledger's functions, as sealer, signer and auditor may call them; no table is read by name."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from psycopg import errors as sqlstates

from safelane.connection import Connection, open_connection, settings
from safelane.errors import NotAuthorised, Problem
from safelane.ledger.openings import Opening

SEALER, SIGNER, AUDITOR = "safelane_sealer", "safelane_signer", "safelane_auditor"
_SETTING = {SEALER: "sealer_url", SIGNER: "signer_url", AUDITOR: "auditor_url"}
_ALONE = {
    SEALER: "Integrating and signing are two logins, and nobody else does either.",
    SIGNER: "Integrating and signing are two logins, and nobody else does either.",
    AUDITOR: "Openings are read as the auditor, so that an entry says so.",
}
PAGE = 1000
CHUNK = 4096
"""Leaves read at once: at most 256 MiB if every one is as large as a leaf may be, usually 1 MiB."""


@dataclass(frozen=True)
class Kept:
    """A checkpoint as the database keeps it."""

    origin: str
    size: int
    note: str


@dataclass(frozen=True)
class Integrated:
    """What one integration did: leaves in the tree, how many are new, how many entries still wait."""

    size: int
    added: int
    backlog: int


def connect(role: str) -> Connection:
    """A connection as the sealer, the signer or the auditor. They are never one login."""
    setting = _SETTING[role]
    url = settings().get(setting)
    if not url:
        raise Problem(
            f"SAFELANE_{setting.upper()} is not set",
            f"It is the address of the database for the login {role}: a postgresql:// URL or libpq string.",
        )
    connection = open_connection(autocommit=True, url=url)
    row = connection.execute("select session_user::text").fetchone()
    if row is None or row[0] != role:
        connection.close()
        raise NotAuthorised(
            f"SAFELANE_{setting.upper()} logs in as {row[0] if row else 'nobody'}, not as {role}",
            _ALONE[role],
        )
    return connection


def auditor_is_set() -> bool:
    """Whether openings are read as the auditor: one is configured, and no flag names somebody else."""
    return bool(settings().get(_SETTING[AUDITOR])) and "database_url" not in settings().flags


def begin_export(connection: Connection, size: int, targets: list[UUID]) -> int:
    """As the auditor, write the entry of an export of openings, and commit it; its number."""
    row = connection.execute("select ledger.begin_export(%s, %s::uuid[])", (size, targets or None)).fetchone()
    connection.commit()
    if row is None:
        raise Problem("ledger.begin_export() gave no answer")
    return int(row[0])


def openings(connection: Connection, entry: int, size: int) -> Iterator[Opening]:
    """What the first ``size`` leaves commit to, as far as that entry reaches."""
    for start in range(0, size, CHUNK):
        rows = connection.execute(
            "select idx, salt, body, retention_salt, retention from ledger.openings(%s, %s, %s)",
            (entry, start, CHUNK),
            binary=True,
        )
        for idx, salt, body, retention_salt, retention in rows:
            yield Opening(idx, bytes(salt), body, bytes(retention_salt), retention)


def integrate(connection: Connection) -> Integrated:
    """Number the entries that were committed since, and put them into the tree."""
    row = connection.execute("select size, added, backlog from ledger.integrate()").fetchone()
    if row is None:
        raise Problem("ledger.integrate() gave no answer")
    return Integrated(int(row[0]), int(row[1]), int(row[2]))


def begin_epoch(connection: Connection, origin: str, note: str) -> int:
    """Append the entry that quotes the last checkpoint of the epoch before."""
    row = connection.execute("select ledger.begin_epoch(%s, %s)", (origin, note)).fetchone()
    if row is None:
        raise Problem("ledger.begin_epoch() gave no answer")
    return int(row[0])


def unrecorded(connection: Connection) -> list[dict[str, object]]:
    """Every version of a protected row that no entry tells of."""
    rows = connection.execute("select kind, target from ledger.unrecorded() order by 1, 2").fetchall()
    return [{"kind": kind, "target": target} for kind, target in rows]


class Log:
    """The tree in the database, as the signer reads it."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def size(self) -> int:
        return int(self._value("select ledger.size()") or 0)

    def root(self, size: int) -> bytes:
        """The root that the database computes for its first ``size`` leaves; empty where some are missing."""
        try:
            return bytes(self._value("select ledger.root(%s)", size) or b"")
        except sqlstates.InvalidParameterValue:
            return b""

    def leaves(self, start: int, end: int) -> Iterator[bytes]:
        """The bytes of the leaves ``start`` to ``end - 1``; a gap among them is an error."""
        while start < end:
            rows = self.connection.execute(
                "select idx, leaf from ledger.leaves(%s, %s) order by idx",
                (start, min(CHUNK, end - start)),
                binary=True,
            ).fetchall()
            if not rows:
                raise Gap(start)
            for idx, leaf in rows:
                if idx != start or leaf is None:
                    raise Gap(start)
                yield bytes(leaf)
                start += 1

    def keep(self, origin: str, size: int, note: str) -> None:
        """Let the database keep a note; keeping it again changes nothing."""
        self.connection.execute("select ledger.keep_checkpoint(%s, %s, %s)", (origin, size, note))

    def origin(self) -> str | None:
        """The log that was signed last."""
        last = self.status().get("last_checkpoint")
        return str(last["origin"]) if last else None

    def newest(self, origin: str | None = None) -> list[Kept]:
        """The notes of the largest tree of a log: its own, and those that came back from witnesses."""
        rows = self.connection.execute(
            "select origin, size, note from ledger.newest_checkpoint(%s)", (origin or self.origin(),)
        ).fetchall()
        return [Kept(str(origin), int(size), str(note)) for origin, size, note in rows]

    def kept(self, start: int = 0) -> list[Kept]:
        """Every note that the database keeps of trees from ``start`` leaves on, the smallest first."""
        found: dict[Kept, None] = {}
        while True:
            rows = self.connection.execute(
                "select origin, size, note from ledger.checkpoints(%s, %s)", (start, PAGE)
            ).fetchall()
            before = len(found)
            found |= dict.fromkeys(Kept(str(origin), int(size), str(note)) for origin, size, note in rows)
            if len(rows) < PAGE or len(found) == before:
                return list(found)
            start = int(rows[-1][1])

    def consistency(self, old: int, new: int) -> list[bytes]:
        """The consistency proof between two sizes."""
        return [bytes(each) for each in self._value("select ledger.consistency(%s, %s)", old, new) or []]

    def status(self) -> dict[str, Any]:
        return dict(self._value("select ledger.status()") or {})

    def _value(self, query: str, *arguments: object) -> Any:
        row = self.connection.execute(query, arguments or None).fetchone()
        return row[0] if row else None


class Gap(Exception):
    """A leaf that the tree must have is not there."""

    def __init__(self, index: int) -> None:
        super().__init__(f"leaf {index} is missing")
        self.index = index


def short(root: bytes) -> str:
    """A root as people compare it: the beginning of what stands in the checkpoint."""
    return base64.b64encode(root).decode()[:16]
