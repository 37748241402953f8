"""Tools for making people, lessons, words and footage around one instant."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from tests.oracle import model as m
from tests.oracle.clock import LONDON, Span, age_band, civil_date
from tests.oracle.rows import DAY, HOUR, LONG_AGO, SECOND, Rows, london

from . import model as r
from .facts import open_at

MINUTE = timedelta(minutes=1)
LEAD_DAYS = 7
LEAP_BIRTHS = (date(2008, 2, 29), date(2012, 2, 29), date(2016, 2, 29))
PARENTAL = ("parent", "parent", "parent", "delegated_guardian", "local_authority")
WHY = "Arranged for a world of the oracle."


@dataclass(frozen=True)
class Case:
    """A world, what is asked about it, and what was done to it."""

    number: int
    world: m.World
    questions: tuple[r.Question, ...]
    spoilt: tuple[str, ...]


class Scene(Rows):
    """A tutor and what hangs on their lessons."""

    def __init__(self, rng: Random, library: m.Library, at: datetime | None = None) -> None:
        super().__init__(rng, library, at)
        self.case_id = self.id()
        self.lead_officer = self.adult("dsl")

    # -- people ------------------------------------------------------------------------------------

    def child(self, on: date, age: int | None = None) -> UUID:
        """A learner whose birthday may be on or beside that day; grown-ups seldom have anybody linked."""
        rng, learner = self.rng, self.id()
        years = age if age is not None else rng.choice([7, 12, 13, 14, 15, 16, 17, 18, 30])
        born: date | None = Span(months=-12 * years, days=-rng.randint(1, 300)).after(on)
        if age is None and years in (13, 16, 18) and self.chance(0.7):
            born = self.near_day(Span(months=-12 * years).after(on))
        elif age is None and self.chance(0.05):
            born = rng.choice(LEAP_BIRTHS)
        elif age is None and self.chance(0.04):
            born = None
        self.person(learner, born)
        self.power(learner, "learner")
        self.learners.append(learner)
        grown = age_band(born, on) == "adult"
        for _ in range(rng.choice([0, 1]) if grown else rng.choice([1, 1, 2])):
            sibling = bool(self.parents) and self.chance(0.3)
            parent = rng.choice(self.parents) if sibling else self.adult()
            if not any(g.guardian_id == parent and g.learner_id == learner for g in self.of(m.Guardianship)):
                self.parents.append(parent)
                self.guard(parent, learner, rng.choice(PARENTAL))
        if self.profile == "tutorninjas" and grown:
            self.guard(self.adult(), learner, "sponsor")
        return learner

    def linked(self, learner: UUID) -> list[m.Guardianship]:
        """Everybody who was ever linked to them."""
        return [g for g in self.of(m.Guardianship) if g.learner_id == learner]

    def born(self, person: UUID) -> date | None:
        """A date of birth."""
        return next(p.date_of_birth for p in self.of(m.Person) if p.person_id == person)

    def engaged(self, agency: float = 0.4, school: float = 0.35) -> None:
        """The engagement under which the tutor teaches."""
        self.agency = self.organisation("agency") if self.chance(agency) else None
        self.school = self.organisation("school") if self.chance(school) else None
        self.add(
            m.Engagement(
                engagement_id=self.engagement,
                tutor_id=self.tutor,
                agency_id=self.agency,
                school_id=self.school,
                off_site=False,
                starts_on=self.ago(500, 600),
                ends_on=None,
                opened_by=self.officer,
                ended_at=None,
            )
        )

    def organisation(self, kind: str) -> UUID:
        """An agency or a school, without the people that only bookings ask for."""
        organisation = self.id()
        self.add(m.Organisation(organisation_id=organisation, kind=kind, name=kind, registered_by=self.id()))
        return organisation

    def term(self, key: str, value: Any, **columns: Any) -> None:
        """A term of the agency's or the school's contract; an engagement without either gets an agency."""
        clients = [o for o in (self.agency, self.school) if o is not None]
        if not clients:
            self.agency = self.organisation("agency")
            own = next(e for e in self.of(m.Engagement) if e.engagement_id == self.engagement)
            self.change(own, agency_id=self.agency)
            clients = [self.agency]
        values: dict[str, Any] = {"valid_from": LONG_AGO, "valid_until": None, **columns}
        self.add(
            m.ContractOverride(
                override_id=self.id(),
                organisation_id=self.rng.choice(clients),
                key=key,
                value=value,
                set_by=self.officer,
                reason=WHY,
                **values,
            )
        )

    # -- lessons -----------------------------------------------------------------------------------

    def lesson_at(
        self, lesson: UUID, starts: datetime, began: datetime | None, ended: datetime | None = None
    ) -> m.Lesson:
        """A lesson of the tutor's that is booked, goes on or is over."""
        return self.add(
            m.Lesson(
                lesson_id=lesson,
                tutor_id=self.tutor,
                engagement_id=self.engagement,
                starts_at=starts,
                ends_at=starts + HOUR,
                modality="online",
                venue=None,
                state="completed" if ended else "in_progress" if began else "confirmed",
                booked_by=self.tutor,
                booked_as="web_tutor",
                booked_at=starts - 30 * DAY,
                started_at=began,
                ended_at=ended,
            )
        )

    def expected(self, lesson: m.Lesson, learner: UUID) -> None:
        """On the roster."""
        self.add(
            m.LessonLearner(
                lesson_id=lesson.lesson_id,
                learner_id=learner,
                starts_at=lesson.starts_at,
                ends_at=lesson.ends_at,
                live=True,
            )
        )

    def moves(self, learner: UUID, kind: str, at: datetime) -> None:
        """Comes in or goes."""
        self.add(
            r.Admission(
                admission_id=self.id(),
                lesson_id=self.lesson,
                learner_id=learner,
                kind=kind,
                at=at,
                by_person=self.tutor,
            )
        )

    # -- words -------------------------------------------------------------------------------------

    def say(self, kind: str, learner: UUID | None, at: datetime, *, link: m.Guardianship | None = None,
            lesson: UUID | None = None) -> None:  # fmt: skip
        """A learner speaks for themselves, a parent under a link, the tutor of no learner."""
        if link is not None:
            person, capacity = link.guardian_id, "parent"
        else:
            person, capacity = (self.tutor, "tutor") if learner is None else (learner, "self")
        self.add(
            r.Act(
                act_id=self.id(),
                lesson_id=lesson or self.lesson,
                learner_id=learner,
                person_id=person,
                capacity=capacity,
                kind=kind,
                at=at,
                band=None if learner is None else "adult",  # banded() puts the right one in
                guardianship_id=None if link is None else link.guardianship_id,
            )
        )

    def told(self, kind: str, link: m.Guardianship, at: datetime) -> None:
        """A message sent or bounced, or the parent is there."""
        self.add(
            r.ParentContact(
                contact_id=self.id(),
                lesson_id=self.lesson,
                learner_id=link.learner_id,
                guardian_id=link.guardian_id,
                kind=kind,
                at=at,
                reported_by=self.officer,
            )
        )

    def block(self, link: m.Guardianship, since: datetime, until: datetime | None = None) -> None:
        """The parent may be the source of harm."""
        self.add(
            r.ContactBlock(
                block_id=self.id(),
                guardian_id=link.guardian_id,
                learner_id=link.learner_id,
                reason=WHY,
                blocked_by=self.lead_officer,
                blocked_at=since,
                lifted_at=until,
                lifted_by=None if until is None else self.lead_officer,
                lift_reason=None if until is None else WHY,
            )
        )

    def span_around(self, instant: datetime) -> tuple[datetime, datetime | None]:
        """An interval that holds the instant, or ends or begins beside it."""
        rng = self.rng
        return rng.choice(
            [
                (instant - HOUR, None),
                (instant - HOUR, None),
                (instant, None),
                (instant + SECOND, None),
                (instant - HOUR, instant),
                (instant - HOUR, instant + SECOND),
                (instant - HOUR, instant - SECOND),
            ]
        )

    def relink(self, link: m.Guardianship | None, **columns: Any) -> None:
        """Change a link; two people have one at a time, and it ends after it began."""
        if link is None:
            return
        changed = dataclasses.replace(link, **columns)
        rows = self.linked(link.learner_id)
        alone = sum(g.guardian_id == link.guardian_id for g in rows) == 1
        if alone and (changed.valid_until is None or changed.valid_from < changed.valid_until):
            self.change(link, **columns)

    # -- to finish ---------------------------------------------------------------------------------

    def banded(self) -> tuple[m.Row, ...]:
        """The rows, with the bands that the database would have written beside each act and segment."""
        done: list[m.Row] = []
        links = {g.guardianship_id: g for g in self.of(m.Guardianship)}
        starts = {s.segment_id: s.started_at for s in self.of(r.Segment)}
        for row in self.rows:
            if isinstance(row, r.Act) and row.guardianship_id is not None:
                link = links[row.guardianship_id]
                if not open_at(link.valid_from, link.valid_until, row.at):
                    continue  # nobody speaks under a link that does not hold
            if isinstance(row, r.Act) and row.learner_id is not None:
                row = dataclasses.replace(row, band=self.band(row.learner_id, row.at))
            elif isinstance(row, r.SegmentLearner):
                since = max(row.since, starts[row.segment_id])
                row = dataclasses.replace(row, band=self.band(row.learner_id, since))
            done.append(row)
        return tuple(done)

    def band(self, person: UUID, at: datetime) -> str:
        """The band at an instant."""
        return age_band(self.born(person), civil_date(at))

    def wall(self, instant: datetime, days: int) -> datetime:
        """So many days earlier or later by London's clock."""
        local = instant.astimezone(LONDON)
        return london(local.date() + timedelta(days=days), local.time())


Mutation = Callable[[Any], None]
