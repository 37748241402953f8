"""What the doctor remembers of the catalogue: an inspection, and an attestation held against it.

The comparison itself is SQL (``guard.inspect``); here is who asks, and what is read back for the paper.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import psycopg
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from safelane.connection import Connection, become
from safelane.doctor import NOT_CHECKED, Finding
from safelane.errors import from_postgres
from safelane.sources import Tree

ROLES = "db/sightings/roles.sql"
MIGRATOR = "safelane_migrator"
PREVIOUS = (133, "the_attestation_that_was_filed_still_holds")
KEPT = (132, "the_inspection_was_kept")
KEPT_SAYS = "This inspection is kept, and saw everything; what it did not see or took as explained is noted."
PREVIOUS_SAYS = "The record here says what the attestation that was filed says."
SINCE = "0017"
"""The revision that brought ``guard.inspect``."""
TOO_EARLY = Finding(*KEPT, "this database", f"{NOT_CHECKED}: came with revision {SINCE}", "note")
STANDBY = Finding(*KEPT, "this server", f"{NOT_CHECKED}: a standby keeps nothing; ask the primary", "note")

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Inspection:
    """One run: what ``guard.inspect`` answered, and what it then knew."""

    said: dict[str, Any]
    seen: list[list[Any]] = field(default_factory=list)
    inspections: Rows = field(default_factory=list)
    passages: Rows = field(default_factory=list)
    changes: Rows = field(default_factory=list)

    def explained(self) -> dict[str, Any] | None:
        """How many changes people have explained (``--because``), which logins, and since when; None: none.

        ``since`` is the first inspection of this database. The changes themselves stay in the record.
        """
        here = [
            each
            for each in self.inspections
            if (str(each["cluster"]), each["database"]) == (self.said["cluster"], self.said["database"])
        ]
        changes, open_, by = 0, 0, set()
        for each in here:
            if each["because"] is not None and open_:
                changes, open_ = changes + open_, 0
                by.add(str(each["login"]))
            open_ += each["unexplained"]
        return {"changes": changes, "by": sorted(by), "since": here[0]["at"]} if changes else None

    def notes(self) -> list[Finding]:
        """What whoever reads the result should know about the run; none of it is a failure."""
        found = []
        if self.said["anew"]:
            why = (
                "the first inspection here: nothing to compare with"
                if self.said["before"] is None
                else "another cluster or database than before: what was seen there says nothing here"
            )
            found.append(Finding(*KEPT, f"inspection {self.said['inspection']}", why, "note"))
        if not self.said["with_roles"]:
            found.append(
                Finding(
                    *KEPT,
                    "pg_authid",
                    f"{NOT_CHECKED}: only a superuser sees which transaction wrote a role",
                    "note",
                )
            )
        after = 0 if self.said["before"] is None or self.said["anew"] else self.said["before"]["passages"]
        found += [
            Finding(
                *KEPT,
                f"migration {each['from_revision']} to {each['to_revision']}",
                f"at {each['at']:%Y-%m-%d %H:%M} UTC by {each['login']}: explains what it changed itself",
                "note",
            )
            for each in self.passages
            if each["passage"] > after and not self.said["anew"]
        ]
        built = [each for each in self.changes if each["verdict"] == "maintenance"]
        if built:
            words = (
                f"{len(built)} were built anew, as REINDEX and VACUUM FULL leave them, and say what they said"
            )
            found.append(Finding(*KEPT, "indexes, and constraints on them", words, "note"))
        return found


def inspect(connection: Connection, tree: Tree, because: str | None) -> Inspection | None:
    """Compare with the inspection before and keep what is different; None on a standby, which keeps nothing.

    ``because`` says why what earlier inspections told is right. Ends the transaction of the connection.
    """
    row = connection.execute(
        "select has_table_privilege('pg_catalog.pg_authid', 'select'), pg_is_in_recovery()"
    ).fetchone()
    reads_roles, standby = row or (False, False)
    if standby:
        return None
    roles = None
    if reads_roles:
        connection.execute("set local search_path = pg_catalog, pg_temp")
        found = connection.execute(tree.read(ROLES)).fetchone()
        roles = Jsonb(found[0]) if found else None
    connection.commit()
    try:
        become(connection, MIGRATOR)
        said = connection.execute("select guard.inspect(%s, %s)", (roles, because)).fetchone()
        connection.commit()
    except psycopg.Error as error:
        raise from_postgres(error, "the inspection cannot be kept") from error
    answer: dict[str, Any] = said[0] if said else {}
    return Inspection(
        {**answer, "with_roles": bool(roles)},
        [
            list(row)
            for row in connection.execute("select * from guard.sighted() order by kind, name").fetchall()
        ],
        _rows(connection, "select * from guard.inspections()"),
        _rows(connection, "select * from guard.passages()"),
        _rows(connection, "select * from guard.changes_since(%s)", answer["inspection"] - 1),
    )


def held_against(previous: dict[str, Any], now: Inspection, connection: Connection) -> list[Finding]:
    """What an attestation that was filed knows and the record here does not say: the record was rewritten."""
    kept = previous["inspection"]
    number = int(kept["inspection"])
    if (str(kept["cluster"]), int(kept["database"])) != (now.said["cluster"], now.said["database"]):
        told = "is of another cluster or database: transactions are counted anew, and nothing can be compared"
        return [Finding(*PREVIOUS, f"the attestation of {previous['at']}", told)]
    here = {each["inspection"]: each for each in now.inspections}
    found = []
    if number not in here:
        found.append(
            Finding(*PREVIOUS, f"inspection {number}", "is attested, and the record here does not have it")
        )
    elif here[number]["root"] != kept["root"]:
        found.append(
            Finding(
                *PREVIOUS, f"inspection {number}", "is attested with another root than the record here has"
            )
        )
    become(connection, MIGRATOR)
    told_of = {
        (each["kind"], each["name"])
        for each in _rows(connection, "select * from guard.changes_since(%s)", number)
    }
    before = {(kind, name): rest for kind, name, *rest in previous["sightings"]}
    after = {(kind, name): rest for kind, name, *rest in now.seen}
    for kind, name in sorted(before.keys() | after.keys()):
        if before.get((kind, name)) == after.get((kind, name)) or (kind, name) in told_of:
            continue
        if kind == "role" and not previous["inspection"].get("with_roles"):
            continue
        found.append(
            Finding(
                *PREVIOUS,
                f"{kind} {name}",
                f"changed since the attestation of {previous['at']}, and the record here does not say so",
            )
        )
    return found


def _rows(connection: Connection, query: str, *values: Any) -> Rows:
    with connection.cursor(row_factory=dict_row) as cursor:
        return cursor.execute(query, values).fetchall()
