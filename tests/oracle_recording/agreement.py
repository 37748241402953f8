"""Oracle and database, question by question; what they disagree on is shrunk to the rows that matter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import psycopg

from tests.oracle import loader as booking
from tests.oracle import model as m

from . import access, consent, loader, states
from . import model as r
from .scene import Case

Maker = Callable[[int, m.Library], Case]


def ours(world: m.World, library: m.Library, question: r.Question) -> Any:
    """What the policy says."""
    if isinstance(question, r.MayRecord):
        return consent.consent_findings(world, library, question)
    if isinstance(question, r.StateOf):
        return states.state_of(world, question.segment, question.at)
    return access.answer(access.read_findings(world, library, question))


def theirs(question: r.Question, answer: loader.Answer) -> Any:
    """What the database says, in the same form."""
    if isinstance(question, r.MayOpen):
        return access.answer(answer)
    if isinstance(question, r.MayRecord):
        return consent.essential(answer)
    return answer


@dataclass(frozen=True)
class Disagreement:
    """One question to which the two sides answer differently."""

    case: Case
    question: r.Question
    oracle: Any
    database: Any

    def difference(self) -> tuple[Any, Any]:
        """Only the oracle says; only the database says."""
        if isinstance(self.oracle, frozenset):
            return self.oracle - self.database, self.database - self.oracle
        return self.oracle, self.database

    def describe(self) -> str:
        """For people."""
        only_oracle, only_database = self.difference()
        rows = "\n".join(f"  {row}" for row in self.case.world.rows)
        return (
            f"world {self.case.number}, spoilt by {', '.join(self.case.spoilt) or 'nothing'} (E2, E3)\n"
            f"{self.question}\n"
            f"only the oracle says   {only_oracle}\n"
            f"only the database says {only_database}\n"
            f"rows that matter:\n{rows}"
        )


def batches(make: Maker, library: m.Library, numbers: Sequence[int], size: int = 100) -> Iterator[list[Case]]:
    """The worlds with these numbers, some at a time."""
    for start in range(0, len(numbers), size):
        yield [make(number, library) for number in numbers[start : start + size]]


Asked = list[tuple[Case, r.Question, loader.Answer]]


def ask(connection: booking.Connection, library: m.Library, cases: Sequence[Case]) -> Asked:
    """Load the worlds, ask the database, undo."""
    questions = [(c, q) for c in cases for q in c.questions]
    with booking.passing(connection):
        loader.prepare(connection, library.profile)
        loader.load(connection, [row for c in cases for row in c.world.rows])
        database = loader.answers(connection, [q for _, q in questions])
    return [(c, q, answer) for (c, q), answer in zip(questions, database, strict=True)]


def differing(library: m.Library, asked: Asked) -> list[Disagreement]:
    """What the oracle answers otherwise."""
    different = []
    for c, q, answer in asked:
        one, other = ours(c.world, library, q), theirs(q, answer)
        if one != other:
            different.append(Disagreement(c, q, one, other))
    return different


def compare(connection: booking.Connection, library: m.Library, cases: Sequence[Case]) -> list[Disagreement]:
    """Both sides about the same worlds."""
    return differing(library, ask(connection, library, cases))


def library_of(connection: booking.Connection, profile: str) -> m.Library:
    """What the database would hold; nothing is left behind."""
    with booking.passing(connection):
        return loader.prepare(connection, profile)


def shrink(connection: booking.Connection, library: m.Library, found: Disagreement) -> Disagreement:
    """Leave out rows, half of them at first, for as long as the same difference remains."""
    rows, best = list(found.case.world.rows), found
    size = max(1, len(rows) // 2)
    while size:
        index = len(rows)
        while index > 0:
            fewer = rows[: max(0, index - size)] + rows[index:]
            smaller = Case(found.case.number, m.World(tuple(fewer)), (found.question,), found.case.spoilt)
            try:
                again = compare(connection, library, [smaller])
            except (psycopg.Error, LookupError, StopIteration):
                again = []
            if again and again[0].difference() == found.difference():
                rows, best = fewer, again[0]
            index -= size
        size //= 2
    return best
