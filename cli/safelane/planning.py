"""What a migration would do to who may do what: run it, read the posture after each step, roll it back."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, field

import psycopg

from safelane import guard
from safelane.connection import Connection, become, connected
from safelane.errors import Problem, from_postgres
from safelane.meaning import Meaning, meanings
from safelane.migrations import CLERK, OWNER, SESSION, has_version_table

PLANNER = "safelane_migrator"
_ENDS = re.compile(
    r"^\s*(begin|commit|rollback|abort|start)(\s+(work|transaction))?\s*;", re.IGNORECASE | re.MULTILINE
)
"""What would end the transaction that is to be rolled back; in production nothing commits by it anyway."""


@dataclass(frozen=True)
class Posture:
    """A posture: its hash, the revision of the database, and its lines."""

    hash: str | None
    revision: str | None
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """From one posture to the next, by one revision; ``meaning`` is the difference from the one before.

    ``number`` is that of its row in the manifest, None where it is not kept yet.
    """

    before: Posture
    after: Posture
    meaning: list[Meaning]
    number: int | None = None
    told: str = ""


@dataclass
class Planner:
    """Collects the posture after each revision; safelane.migrations calls ``look`` inside the transaction."""

    seen: list[Posture] = field(default_factory=list)

    def look(self, connection: Connection) -> None:
        """Note the posture of this moment. The session may read it: cap_migration or safelane_owner."""
        self.seen.append(_now(connection))


@dataclass(frozen=True)
class Plan:
    """The steps from the posture in force; none where nothing would change."""

    base: Posture
    steps: list[Step]

    @property
    def hash(self) -> str | None:
        """Of the posture that the last step leads to."""
        return self.steps[-1].after.hash if self.steps else self.base.hash


def in_force(connection: Connection) -> Posture:
    """The posture that was judged last; one without a hash and lines where none was."""
    row = connection.execute("select hash, revision, lines from warden.posture_in_force()").fetchone()
    return Posture(row[0], row[1], _split(row[2])) if row else Posture(None, None, ())


def made(base: Posture, seen: list[Posture]) -> Plan:
    """The plan that goes through these postures."""
    steps = []
    before = base
    for after in seen:
        if (after.hash, after.revision) != (before.hash, before.revision):
            steps.append(Step(before, after, meanings(before.lines, after.lines)))
            before = after
    return Plan(base, steps)


def of_sql(text: str) -> list[Posture]:
    """The posture after SQL that is no revision, run as safelane_owner and rolled back."""
    planner = Planner()
    if _ENDS.search(text):
        raise Problem("the file ends its transaction by itself, so it cannot be planned")
    with connected() as connection:
        for setting in SESSION:
            connection.execute(setting)
        try:
            become(connection, OWNER)
            connection.execute(text)
            connection.execute("reset role")
            become(connection, CLERK)
            if connection.info.transaction_status != psycopg.pq.TransactionStatus.INTRANS:
                raise Problem("the file ends its transaction by itself, so it cannot be planned")
            planner.look(connection)
        except psycopg.Error as error:
            raise from_postgres(error) from error
        finally:
            connection.rollback()
    return planner.seen


def base() -> Posture:
    """The posture in force in the database of the settings. A database without a guard is an error."""
    with connected() as connection:
        if not guard.is_installed(connection):
            raise Problem("there is no guard in this database", "Run: safelane guard install")
        if not has_version_table(connection):
            raise Problem(
                "this database is at no revision, so there is nothing to compare", "Run: safelane migrate up"
            )
        become(connection, PLANNER)
        return in_force(connection)


def now() -> Posture:
    """The posture as it is now, judged or not."""
    with connected() as connection:
        become(connection, CLERK)
        return _now(connection)


def keep(plan: Plan) -> None:
    """Write the plan down, so that somebody else can approve it."""
    number = uuid.uuid4()
    with connected() as connection:
        become(connection, PLANNER)
        for step in plan.steps:
            before, after = set(plan.base.lines), set(step.after.lines)
            row = connection.execute(
                "select warden.plan(%s, %s, %s, %s, %s, %s, %s)",
                (
                    number,
                    step.before.hash,
                    step.before.revision,
                    step.after.revision,
                    sorted(before - after),
                    sorted(after - before),
                    [str(meaning) for meaning in step.meaning],
                ),
            ).fetchone()
            if row is None or row[0] != step.after.hash:
                raise Problem("the posture in force changed while this was planned", "Plan again.")


def to_approve(connection: Connection, wanted: str) -> Plan:
    """The plan that leads to a hash, from the lines that the guard kept; its words are not the planner's."""
    base = in_force(connection)
    before = base
    steps = []
    for row in connection.execute(
        "select base_hash, hash, revision, removed, added, manifest_id, planned_by, planned_at, approved_by"
        " from warden.steps_to(%s)",
        (wanted,),
    ).fetchall():
        if row[0] != base.hash:
            raise Problem(f"{wanted} was planned from a posture that is no longer in force", "Plan again.")
        lines = (set(base.lines) - set(row[3])) | set(row[4])
        after = Posture(row[1], row[2], tuple(sorted(lines)))
        state = f"approved by {row[8]}" if row[8] else "not approved"
        told = f"planned by {row[6]} at {row[7]:%Y-%m-%d %H:%M:%S %Z}, {state}"
        steps.append(Step(before, after, meanings(before.lines, after.lines), row[5], told))
        before = after
    if not steps:
        raise Problem(f"nobody planned {wanted}, or it is in force", "Plan first: safelane migrate plan")
    return Plan(base, steps)


def told(plan: Plan) -> list[str]:
    """A plan for people."""
    if not plan.steps:
        return ["Nothing would change: the posture in force stays."]
    lines = [f"from  {plan.base.hash or 'nothing that was judged'} (revision {plan.base.revision or 'none'})"]
    for step in plan.steps:
        lines.append(f"to    {step.after.hash} (revision {step.after.revision or 'none'})")
        lines += [f"  {step.told}"] if step.told else []
        lines += [f"  {meaning}" for meaning in step.meaning]
        if not step.meaning:
            lines.append("  no change of the posture; the revision changes data")
    counts = {
        mark: sum(m.mark == mark for step in plan.steps for m in step.meaning)
        for mark in ("loosens", "changes", "tightens")
    }
    lines.append(", ".join(f"{mark}: {count}" for mark, count in counts.items()))
    return lines


def _now(connection: Connection) -> Posture:
    """As cap_migration, who may read the revision, too."""
    row = connection.execute(
        "select warden.hash_of(now.lines), (select max(version_num) from guard.alembic_version), now.lines"
        " from warden.lines() as now (lines)"
    ).fetchone()
    if row is None:
        raise AssertionError("a function has a value")
    return Posture(row[0], row[1] or "base", _split(row[2]))


def _split(lines: str) -> tuple[str, ...]:
    return tuple(line for line in lines.split("\n") if line)
