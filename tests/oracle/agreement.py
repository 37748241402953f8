"""Oracle and database, question by question; what they disagree on is shrunk to the rows that matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

import psycopg

from . import loader
from . import model as m
from .cases import case
from .eligibility import findings
from .tutor import Finding
from .visibility import Shown, notified, viewers, visible
from .worlds import Case


@dataclass(frozen=True)
class Disagreement:
    """One question to which the two sides answer differently."""

    case: Case
    question: m.Question
    oracle: frozenset[Finding]
    database: frozenset[Finding]

    def difference(self) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """Only the oracle says; only the database says."""
        return tuple(sorted(self.oracle - self.database)), tuple(sorted(self.database - self.oracle))

    def describe(self) -> str:
        """For people."""
        only_oracle, only_database = self.difference()
        rows = "\n".join(f"  {row}" for row in self.case.world.rows)
        return (
            f"world {self.case.number}, spoilt by {', '.join(self.case.spoilt) or 'nothing'} (E1.3, E1.5)\n"
            f"{self.question}\n"
            f"only the oracle finds   {only_oracle}\n"
            f"only the database finds {only_database}\n"
            f"rows that matter:\n{rows}"
        )


def batches(library: m.Library, numbers: Sequence[int], size: int = 100) -> Iterator[list[Case]]:
    """The worlds with these numbers, some at a time."""
    for start in range(0, len(numbers), size):
        yield [case(number, library) for number in numbers[start : start + size]]


def compare(connection: loader.Connection, library: m.Library, cases: Sequence[Case]) -> list[Disagreement]:
    """Load the worlds, ask both sides, undo."""
    questions = [(c, q) for c in cases for q in c.questions]
    with loader.passing(connection):
        prepare(connection, library.profile)
        loader.load(connection, [row for c in cases for row in c.world.rows])
        database = loader.answers(connection, [q for _, q in questions])
    different = []
    for (c, q), answer in zip(questions, database, strict=True):
        ours = findings(c.world, library, q)
        if ours != answer:
            different.append(Disagreement(c, q, ours, answer))
    return different


@dataclass(frozen=True)
class Misread:
    """A viewer reads something else than the oracle says."""

    case: Case
    question: m.Question
    viewer: tuple[str, UUID | None]
    oracle: Shown
    database: Shown

    def describe(self) -> str:
        """For people."""
        return (
            f"world {self.case.number}, spoilt by {', '.join(self.case.spoilt) or 'nothing'} (E1.4)\n"
            f"{self.question}\nviewer {self.viewer}\noracle   {self.oracle}\ndatabase {self.database}"
        )


def compare_views(connection: loader.Connection, library: m.Library, cases: Sequence[Case]) -> list[Misread]:
    """One question a world, read by everybody."""
    questions = [(c, c.questions[c.number % len(c.questions)]) for c in cases]
    asking = [viewers(c.world, q) for c, q in questions]
    with loader.passing(connection):
        prepare(connection, library.profile)
        loader.load(connection, [row for c in cases for row in c.world.rows])
        read = loader.shown(connection, [q for _, q in questions], asking)
    different = []
    for number, (c, q) in enumerate(questions):
        found, told = findings(c.world, library, q), notified(c.world, q)
        for persona, person in asking[number]:
            ours = visible(found, q.point, persona, is_the_tutor=person == q.tutor, notified=told)
            theirs = read[number, persona, person]
            if ours != theirs:
                different.append(Misread(c, q, (persona, person), ours, theirs))
    return different


def prepare(connection: loader.Connection, profile: str) -> m.Library:
    """The library of a profile, with the gate on lessons out of the way."""
    loader.without_the_gate(connection)
    return loader.adopt(connection, profile)


def library_of(connection: loader.Connection, profile: str) -> m.Library:
    """What the database would hold; nothing is left behind."""
    with loader.passing(connection):
        return prepare(connection, profile)


def shrink(connection: loader.Connection, library: m.Library, found: Disagreement) -> Disagreement:
    """Leave out rows one at a time for as long as the same difference remains."""
    rows = list(found.case.world.rows)
    best, index = found, len(rows) - 1
    while index >= 0:
        fewer = rows[:index] + rows[index + 1 :]
        smaller = Case(found.case.number, m.World(tuple(fewer)), (found.question,), found.case.spoilt)
        try:
            again = compare(connection, library, [smaller])
        except (psycopg.Error, LookupError):
            again = []
        if again and again[0].difference() == found.difference():
            rows, best = fewer, again[0]
        index -= 1
    return best
