"""What a migration would do to who may do what: run it, read the posture after each step, roll it back."""

from __future__ import annotations

import difflib
import hashlib
import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import psycopg

from safelane import guard
from safelane.connection import Connection, become, connected
from safelane.errors import Problem, from_postgres
from safelane.inventory import differences
from safelane.meaning import Meaning, meanings, plain
from safelane.migrations import CLERK, OWNER, SESSION, has_version_table
from safelane.statements import statements

PLANNER = "safelane_migrator"
_DIGEST = re.compile(r" sha256 ([0-9a-f]{64})$")
"""How the fact of a function ends: of its text there is a digest in the posture, and nothing else."""


@dataclass(frozen=True)
class Posture:
    """A posture: its hash, the revision of the database, its lines, and texts by the digests in those.

    Not every text: those that were not asked for are not there.
    """

    hash: str | None
    revision: str | None
    lines: tuple[str, ...]
    texts: Mapping[str, str] = field(default_factory=dict, compare=False)


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
    """Collects the posture after each revision; safelane.migrations calls it.

    ``begin`` and ``look`` inside the transaction, ``end`` when it was rolled back. ``known`` are digests of
    texts that nobody asks for again.
    """

    known: set[str] = field(default_factory=set)
    seen: list[Posture] = field(default_factory=list)
    began: str | None = None

    def begin(self, connection: Connection) -> None:
        """Note the transaction."""
        self.began = _transaction(connection)

    def look(self, connection: Connection) -> None:
        """Note the posture of this moment. The session may read it: cap_migration or safelane_owner.

        A Problem where this is not the transaction in which it began.
        """
        status = connection.info.transaction_status
        if status != psycopg.pq.TransactionStatus.INTRANS or _transaction(connection) != self.began:
            raise Problem("what is planned ended its transaction by itself, so it is not planned")
        posture = _now(connection, self.known)
        self.known |= posture.texts.keys()
        self.seen.append(posture)

    def end(self, connection: Connection) -> None:
        """After the rollback: a Problem, and a loud one, where the transaction committed all the same."""
        if self.began is None:
            return
        row = connection.execute("select pg_catalog.pg_xact_status(%s::xid8)", (self.began,)).fetchone()
        if row is None or row[0] != "aborted":
            raise Problem(
                "THIS PLAN COMMITTED. What was to be planned ended its transaction by itself, and what it did"
                " until then is in this database, though nobody approved it",
                "Find out what it did: safelane drift, and guard.ddl_journal. Nothing was planned.",
            )


@dataclass(frozen=True)
class Plan:
    """The steps from the posture in force; none where nothing would change."""

    base: Posture
    steps: list[Step]
    texts: Mapping[str, str] | None = None
    """Every text that a step changes, by its digest, where somebody is to read them."""

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


def of_sql(text: str, known: Iterable[str] = ()) -> list[Posture]:
    """The posture after SQL that is no revision, run as safelane_owner and rolled back.

    Statement by statement, each in a message of its own, in which the server takes one command and no more.
    What begins, divides or ends a transaction is a Problem before anything is run; COMMIT in a DO block or a
    procedure is PostgreSQL's to refuse, here as in any transaction block.
    """
    parts = statements(text)
    for part in parts:
        if part.controls:
            raise Problem(
                f"line {part.line}: {part.controls} is for whoever runs this, so it cannot be planned",
                "Leave it out: a plan is one transaction, and it is rolled back.",
            )
    planner = Planner(set(known))
    with connected() as connection:
        for setting in SESSION:
            connection.execute(setting)
        connection.commit()
        try:
            planner.begin(connection)
            become(connection, OWNER)
            for part in parts:
                try:
                    # binary: by the protocol of one command a message
                    connection.execute(part.text.encode(), binary=True, prepare=False)
                except psycopg.Error as error:
                    raise from_postgres(error, f"the statement of line {part.line}") from error
            connection.execute("reset role")
            become(connection, CLERK)
            planner.look(connection)
        except psycopg.Error as error:
            raise from_postgres(error) from error
        finally:
            connection.rollback()
            planner.end(connection)
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


def now(known: Iterable[str] = ()) -> Posture:
    """The posture as it is now, judged or not; with the texts of all digests but the known."""
    with connected() as connection:
        become(connection, CLERK)
        return _now(connection, known)


def keep(plan: Plan) -> None:
    """Write the plan down, with every text that its lines hold the digest of, for somebody to approve."""
    number = uuid.uuid4()
    texts = {digest: text for step in plan.steps for digest, text in step.after.texts.items()}
    with connected() as connection:
        become(connection, PLANNER)
        for step in plan.steps:
            before, after = set(plan.base.lines), set(step.after.lines)
            row = connection.execute(
                "select warden.plan(%s, %s, %s, %s, %s, %s, %s, %s)",
                (
                    number,
                    step.before.hash,
                    step.before.revision,
                    step.after.revision,
                    sorted(before - after),
                    sorted(after - before),
                    [str(meaning) for meaning in step.meaning],
                    [texts[digest] for digest in sorted(digests(after - before)) if digest in texts],
                ),
            ).fetchone()
            if row is None or row[0] != step.after.hash:
                raise Problem("the posture in force changed while this was planned", "Plan again.")


def to_approve(connection: Connection, wanted: str) -> Plan:
    """The plan that leads to a hash, from the lines and texts that the guard kept; none of its words are
    the planner's.
    """
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
    return Plan(base, steps, _kept(connection, [base, *(step.after for step in steps)]))


def _kept(connection: Connection, postures: list[Posture]) -> dict[str, str]:
    """The texts that the guard has kept, of what is not the same in all of these postures."""
    each = [digests(posture.lines) for posture in postures]
    wanted = {digest for digest in each[0].union(*each) if not all(digest in one for one in each)}
    rows = connection.execute(
        "select digest, definition from warden.kept_definitions(%s)", (sorted(wanted),)
    ).fetchall()
    return _checked(rows)


def told(plan: Plan) -> list[str]:
    """A plan for people, each line as it may be shown at a terminal; what is planned by now with no texts."""
    return [plain(line) for line in _told(plan)]


def _told(plan: Plan) -> list[str]:
    if not plan.steps:
        return ["Nothing would change: the posture in force stays."]
    lines = [f"from  {plan.base.hash or 'nothing that was judged'} (revision {plan.base.revision or 'none'})"]
    for step in plan.steps:
        lines.append(f"to    {step.after.hash} (revision {step.after.revision or 'none'})")
        lines += [f"  {step.told}"] if step.told else []
        lines += [f"  {meaning}" for meaning in step.meaning]
        if not step.meaning:
            lines.append("  no change of the posture; the revision changes data")
        if plan.texts is not None:
            lines += texts_that_changed(step.before.lines, step.after.lines, plan.texts)
    counts = {
        mark: sum(m.mark == mark for step in plan.steps for m in step.meaning)
        for mark in ("loosens", "changes", "tightens")
    }
    lines.append(", ".join(f"{mark}: {count}" for mark, count in counts.items()))
    return lines


def texts_that_changed(before: Iterable[str], after: Iterable[str], texts: Mapping[str, str]) -> list[str]:
    """Of each function that differs what it was and what it is, as a unified diff; and of what is longer than
    a line, as a view is.
    """
    lines = []
    for each in differences(before, after):
        was, now = each.expected, each.found
        if each.kind == "function":
            sides = [None if fact is None else _text(fact, texts) for fact in (was, now)]
        elif each.sign == "~" and "\\n" in f"{was}{now}":
            sides = [_unescaped(fact or "") for fact in (was, now)]
        else:
            continue
        lines += ["", f"  {each.kind} {each.name}"]
        lines += [f"    {line}" for line in _difference(*sides)]
    return lines


_UNKEPT = "(the guard has not kept this text yet)"


def _text(fact: str, texts: Mapping[str, str]) -> str:
    """The text of a function; its fact, where that is all there is; or that it was not kept."""
    digest = _DIGEST.search(fact)
    return texts.get(digest[1], f"{_UNKEPT} sha256 {digest[1]}") if digest else fact


def _difference(before: str | None, after: str | None) -> list[str]:
    was, now = ([] if text is None else text.rstrip("\n").split("\n") for text in (before, after))
    # without the names of two files: a line of SQL may look like those
    return list(difflib.unified_diff(was, now, lineterm=""))[2:]


def _unescaped(fact: str) -> str:
    """A fact as it was before it became one line of the posture."""
    return re.sub(r"\\([\\nr])", lambda found: {"n": "\n", "r": "\r"}.get(found[1], found[1]), fact)


def _transaction(connection: Connection) -> str:
    row = connection.execute("select pg_catalog.pg_current_xact_id()::text").fetchone()
    if row is None:
        raise AssertionError("a function has a value")
    return str(row[0])


def _now(connection: Connection, known: Iterable[str] = ()) -> Posture:
    """As cap_migration, who may read the revision, too; with the texts of all digests but the known."""
    row = connection.execute(
        "select warden.hash_of(now.lines), (select max(version_num) from guard.alembic_version), now.lines"
        " from warden.lines() as now (lines)"
    ).fetchone()
    if row is None:
        raise AssertionError("a function has a value")
    lines = _split(row[2])
    texts = connection.execute(
        "select digest, definition from warden.definitions() where digest = any (%s)",
        (sorted(digests(lines) - set(known)),),
    ).fetchall()
    return Posture(row[0], row[1] or "base", lines, _checked(texts))


def digests(lines: Iterable[str]) -> set[str]:
    """The digests of texts that lines hold: of every function, 64 hexadecimal digits."""
    found = (_DIGEST.search(line) for line in lines if line.startswith("function | "))
    return {each[1] for each in found if each}


def _checked(rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Texts by their digests, each as it was before it was hashed. Any other text is a Problem."""
    texts = dict(rows)
    for digest, text in texts.items():
        if hashlib.sha256(text.encode()).hexdigest() != digest:
            raise Problem(f"what is kept as the text of {digest} is another text", "Approve nothing.")
    return texts


def _split(lines: str) -> tuple[str, ...]:
    return tuple(line for line in lines.split("\n") if line)
