"""Small facts that both tables ask for: links, bands, blocks, what is in force."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from tests.oracle import model as m
from tests.oracle.clock import age_band, civil_date

from . import model as r

NO = ("refused", "withdrawn", "objected")
T = TypeVar("T", r.Act, r.ParentContact, r.Admission, r.ParentGrant)


def open_at(since: datetime, until: datetime | None, at: datetime) -> bool:
    """Is the half-open interval open at that instant?"""
    return since <= at and (until is None or at < until)


def lesson_of(world: m.World, lesson_id: UUID) -> m.Lesson:
    """The lesson; LookupError where there is none."""
    for lesson in world.of(m.Lesson):
        if lesson.lesson_id == lesson_id:
            return lesson
    raise LookupError("the lesson is not in this world")


def band_of(world: m.World, person_id: UUID, at: datetime) -> str:
    """The age band of E2.1 at that instant."""
    person = world.person(person_id)
    return age_band(person.date_of_birth if person else None, civil_date(at))


def links(world: m.World, learner: UUID, at: datetime, *, parental: bool) -> list[m.Guardianship]:
    """Live links to a learner; a sponsor answers for money and rules and holds no parental responsibility."""
    return [
        link
        for link in world.of(m.Guardianship)
        if link.learner_id == learner
        and open_at(link.valid_from, link.valid_until, at)
        and not (parental and link.capacity == "sponsor")
    ]


def blocked(world: m.World, guardian: UUID, learner: UUID, at: datetime) -> bool:
    """Must this parent not be contacted about this child (E2.3 row 22)?"""
    return any(
        b.guardian_id == guardian and b.learner_id == learner and open_at(b.blocked_at, b.lifted_at, at)
        for b in world.of(r.ContactBlock)
    )


def latest(rows: Iterable[T], at: datetime) -> T | None:
    """The latest row by then; of two at the same instant the one written later."""
    last: T | None = None
    for row in rows:
        if row.at <= at and (last is None or row.at >= last.at):
            last = row
    return last
