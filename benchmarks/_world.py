"""Worlds to measure in: cleared tutors, learners with guardians, and lessons by the hundred thousand.

A superuser loads them with the gates and the ledger's two triggers switched off for the load alone, in the
transaction that loads: what is measured afterwards is measured as the roles that requests become, with every
gate on. Reconciliation would name every row that was loaded so.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, LiteralString, cast

import psycopg

from tests.support import environment
from tests.support.databases import MIGRATOR, SUPERUSER, Connection, Database, Server

SWITCHED_OFF = """
  not t.tgisinternal and (
    t.tgname in ('_890_change', '_900_entry')
    or t.tgrelid in ('booking.lesson'::regclass, 'booking.lesson_learner'::regclass))
"""
LEDGER_ON_LESSONS = """
  t.tgname in ('_890_change', '_900_entry')
  and t.tgrelid in ('booking.lesson'::regclass, 'booking.lesson_learner'::regclass)
"""
SLOTS_A_TUTOR = 100
"""Lessons a tutor; so a world of a million lessons has ten thousand tutors."""


@dataclass(frozen=True)
class World:
    """A database with people and lessons in it, and connections to measure over."""

    server: Server
    database: Database
    tutors: int
    lessons: int

    @property
    def organisations(self) -> int:
        """Agencies, and as many schools."""
        return max(self.tutors // 100, 1)

    def superuser(self) -> Connection:
        return self.database.connect(SUPERUSER)

    def as_migrator(self) -> psycopg.Connection[tuple[object, ...]]:
        """A connection that may become the capability roles; statements are prepared at once."""
        connection = psycopg.connect(self.database.url(MIGRATOR), autocommit=True)
        as_requests(connection)
        return connection

    def as_authenticator(self) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(self.database.url("authenticator"), autocommit=True, prepare_threshold=0)


@contextmanager
def worlds(sizes: list[int], server: Server | None = None) -> Iterator[Iterator[World]]:
    """One world after another, each with that many lessons; all of them are dropped at the end."""
    here = server or Server(environment.read(), "bench")
    try:
        template = here.migrated()
        yield (_loaded(here, template, size) for size in sizes)
    finally:
        here.close()


def _loaded(server: Server, template: Database, lessons: int) -> World:
    database = server.copy(template, f"lessons{lessons}")
    tutors = max(lessons // SLOTS_A_TUTOR, 10)
    with database.connect(SUPERUSER) as connection:
        note(f"loading {lessons:,} lessons of {tutors:,} tutors …")
        connection.execute("set client_min_messages = warning")
        with connection.transaction():
            _switch(connection, "disable")
            for statement in _statements("people.sql", tutors=tutors):
                connection.execute(statement)
            for statement in _statements("lessons.sql", tutors=tutors, slots=lessons // tutors):
                connection.execute(statement)
            _switch(connection, "enable always")
        connection.execute("vacuum analyze")
        note("judging every tutor once, as the nightly refresh does …")
        connection.execute("select * from booking.refresh_clearances()")
        connection.execute("vacuum analyze booking.clearance, vetting.standing")
    return World(server, database, tutors, lessons)


def as_requests(connection: psycopg.Connection[Any]) -> None:
    """Plan as the connections of requests do (db/roles.sql): statements are prepared at once, with one plan each."""
    connection.prepare_threshold = 0
    connection.execute("set plan_cache_mode = force_generic_plan")


def switch_the_ledger(connection: psycopg.Connection[Any], on: bool) -> None:
    """Switch the ledger's two triggers on lessons, so that what they cost can be told from what the gates cost."""
    _alter(connection, LEDGER_ON_LESSONS, "enable always" if on else "disable")


def _switch(connection: Connection, to: str) -> None:
    """Switch the triggers that a bulk load goes past ``disable`` or ``enable always``."""
    _alter(connection, SWITCHED_OFF, to)


def _alter(connection: psycopg.Connection[Any], which: LiteralString, to: str) -> None:
    rows = connection.execute(
        "select format('alter table %s {} trigger %I', t.tgrelid::regclass, t.tgname)"
        f" from pg_trigger as t where {which}"
    ).fetchall()
    for (statement,) in rows:
        connection.execute(statement.format(to))


def _statements(file: str, **numbers: int) -> Iterator[LiteralString]:
    text = (Path(__file__).parent / file).read_text(encoding="utf-8")
    for name, number in numbers.items():
        text = text.replace(f":{name}", str(number))
    for statement in text.split(";\n"):
        if statement.strip():
            yield cast(LiteralString, statement)


def note(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
