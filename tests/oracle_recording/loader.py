"""Puts worlds of recordings into a database and asks it; whoever calls rolls back.

The connection is the arranging superuser's. Every trigger of booking and recording stays out of it: a
world says what there is, not how it came about. Questions are asked as `cap_recording`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from psycopg import sql
from psycopg.types.json import Jsonb

from tests.oracle import loader as booking
from tests.oracle import model as m

from . import model as r

Answer = Any  # a set of findings, or a state

MAY_RECORD = """
select q.number, f.learner_id, f.code, f.from_whom
from jsonb_to_recordset(%s) as q (number integer, lesson uuid, at timestamptz)
cross join lateral recording.consent_findings(q.lesson, q.at) as f
"""
STATE_OF = """
select q.number, recording.state_of(q.segment, q.at)
from jsonb_to_recordset(%s) as q (number integer, segment uuid, at timestamptz)
"""
MAY_OPEN = """
select q.number, f.code, f.kind
from jsonb_to_recordset(%s) as q (number integer, segment uuid, person uuid, persona text, at timestamptz,
  reason_code text, reason text, case_id uuid)
cross join lateral recording.read_findings(q.segment, q.person, q.persona, q.at, q.reason_code, q.reason,
  q.case_id) as f
"""


def prepare(connection: booking.Connection, profile: str) -> m.Library:
    """The library of a profile, with the gates out of the way."""
    booking.without_the_gate(connection)
    for kind in r.RECORDING:
        connection.execute(
            sql.SQL("alter table {} disable trigger user").format(sql.Identifier(*kind.TABLE.split(".")))
        )
    return booking.adopt(connection, profile)


def load(connection: booking.Connection, rows: Iterable[m.Row]) -> None:
    """Copy rows in, table by table."""
    by_kind: dict[type[m.Row], list[m.Row]] = {}
    for row in rows:
        by_kind.setdefault(type(row), []).append(row)
    for kind in r.TABLES:
        if kind in by_kind:
            booking.copy(connection, kind, by_kind[kind])
    connection.execute("select tests.arranged()")
    connection.execute("set constraints all immediate")
    connection.execute("set constraints all deferred")


def asked(questions: Sequence[r.Question], kind: type[r.Question]) -> Jsonb:
    """The questions of one kind as a JSON document."""
    rows = [
        {"number": n} | {key: None if value is None else str(value) for key, value in vars(q).items()}
        for n, q in enumerate(questions)
        if isinstance(q, kind)
    ]
    return Jsonb(rows)


def answers(connection: booking.Connection, questions: Sequence[r.Question]) -> list[Answer]:
    """What the database says, question by question."""
    found: list[set[Any]] = [set() for _ in questions]
    states: dict[int, str | None] = {}
    for query, kind in ((MAY_RECORD, r.MayRecord), (MAY_OPEN, r.MayOpen)):
        for number, *row in booking.answered_by(connection, "cap_recording", query, asked(questions, kind)):
            found[number].add(tuple(row))
    for number, state in booking.answered_by(
        connection, "cap_recording", STATE_OF, asked(questions, r.StateOf)
    ):
        states[number] = state
    return [states[n] if isinstance(q, r.StateOf) else frozenset(found[n]) for n, q in enumerate(questions)]
