"""Makes rows about one tutor, their learners and the people around them, near one instant."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any, TypeVar
from uuid import UUID

from . import model as m
from .clock import LONDON, Span, civil_date
from .parameters import DSL_TOPICS

R = TypeVar("R", bound=m.Row)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)
YEAR = Span(months=12)
# Clock changes, leap days and their neighbours, the day of the vectors of E1.6.
DAYS = [
    date(2025, 2, 28),
    date(2025, 3, 1),
    date(2025, 10, 26),
    date(2026, 3, 29),
    date(2026, 10, 25),
    date(2026, 11, 21),
    date(2027, 3, 28),
    date(2028, 2, 28),
    date(2028, 2, 29),
    date(2028, 3, 1),
]
TIMES = [time(0, 0), time(0, 0), time(0, 0, 1), time(23, 59, 59), time(12, 30), time(9, 0), time(1, 30)]


def london(day: date, clock: time = time(0, 0)) -> datetime:
    """That time on the wall in London."""
    return datetime.combine(day, clock, LONDON).astimezone(UTC)


class Rows:
    """What there is so far, and small tools for making more."""

    def __init__(self, rng: Random, library: m.Library, at: datetime | None = None) -> None:
        self.rng, self.library, self.profile = rng, library, library.profile
        self.rows: list[m.Row] = []
        self.at = at or self._instant()
        self.today = civil_date(self.at)
        self.officer, self.other_officer = self.adult("vetting_officer"), self.adult("vetting_officer")
        self.tutor = self.adult("tutor")
        self.agency: UUID | None = None
        self.school: UUID | None = None
        self.modality = "online"
        self.venue: Any = None
        self.engagement = self.id()
        self.asked_engagement: UUID | None = self.engagement
        self.learners: list[UUID] = []
        self.asked_about: list[UUID] = []  # people who are no learners
        self.parents: list[UUID] = []
        # A new booking is for some weeks ahead; a start is for a lesson that begins in a moment.
        self.starts = london(self.today + timedelta(days=rng.randint(1, 25)), time(rng.randint(9, 16)))
        self.length = timedelta(minutes=rng.choice([30, 60, 90]))
        self.start_now = self.at + rng.choice([0, 0, 300, 899]) * SECOND
        self.lesson = self.id()
        self.first_booking = False

    def _instant(self) -> datetime:
        rng = self.rng
        editions = [v.effective_from for v in self.library.versions if v.effective_from.year > 2024]
        if editions and rng.random() < 0.06:
            return rng.choice(editions)
        day = date(2025, 3, 1) + timedelta(days=rng.randint(0, 1200))
        if rng.random() < 0.5:
            day = rng.choice(DAYS)
        clock = rng.choice(TIMES) if rng.random() < 0.6 else time(rng.randint(7, 20), rng.randint(0, 59))
        return london(day, clock)

    # -- small tools -----------------------------------------------------------------------------

    def id(self) -> UUID:
        """A fresh identifier."""
        return UUID(int=self.rng.getrandbits(128), version=4)

    def chance(self, probability: float) -> bool:
        """True that often."""
        return self.rng.random() < probability

    def add(self, row: R) -> R:
        """One more row."""
        self.rows.append(row)
        return row

    def of(self, kind: type[R]) -> list[R]:
        """The rows of a table so far."""
        return [r for r in self.rows if isinstance(r, kind)]

    def some(self, kind: type[R], keep: Callable[[R], bool] = lambda _: True) -> R | None:
        """A random row of a table, if there is one."""
        rows = [r for r in self.of(kind) if keep(r)]
        return self.rng.choice(rows) if rows else None

    def change(self, row: m.Row | None, **columns: Any) -> None:
        """Put other values into a row."""
        if row is not None and row in self.rows:
            self.rows[self.rows.index(row)] = dataclasses.replace(row, **columns)

    def drop(self, kind: type[R], keep: Callable[[R], bool] = lambda _: False) -> None:
        """Remove the rows of a table except those to keep."""
        self.rows = [r for r in self.rows if not isinstance(r, kind) or keep(r)]

    def near_day(self, day: date | None = None) -> date:
        """The day, the day before or the day after."""
        return (day or self.today) + timedelta(days=self.rng.choice([0, 0, 1, -1]))

    def near(self, instant: datetime | None = None) -> datetime:
        """The instant, a second before or after, or the edge of its London day."""
        instant = instant or self.at
        steps = [timedelta(0), timedelta(0), SECOND, -SECOND, HOUR, -HOUR, DAY, -DAY]
        if self.chance(0.15):
            return london(civil_date(instant)) - self.rng.choice([0, 1]) * SECOND
        return instant + self.rng.choice(steps)

    def back(self, span: Span) -> date:
        """A day that, the span later, is today or a neighbour of it."""
        day = Span(months=-span.months, days=-span.days).after(self.today)
        return self.near_day(day)

    def ago(self, low: int, high: int) -> date:
        """A day between so many days ago."""
        return self.today - timedelta(days=self.rng.randint(low, high))

    def adult(self, power: str | None = None, organisation: UUID | None = None) -> UUID:
        """A grown-up, perhaps with a power."""
        person = self.id()
        self.person(person, self.ago(19 * 366, 60 * 365))
        if power is not None:
            self.power(person, power, organisation)
        return person

    def person(self, person: UUID, born: date | None) -> None:
        """A person; the name is made of the id so that nobody shares one."""
        self.add(
            m.Person(
                person_id=person, given_name="Pat", family_name=f"F {person.hex[:6]}", date_of_birth=born
            )
        )

    def power(self, person: UUID, power: str, organisation: UUID | None = None) -> m.Power:
        """What a person may do, since long ago."""
        return self.add(
            m.Power(
                power_id=self.id(),
                person_id=person,
                power=power,
                organisation_id=organisation,
                valid_from=LONG_AGO,
                valid_until=None,
                granted_by=self.id(),
            )
        )

    def recorded(self) -> dict[str, Any]:
        """Who typed a row in and when: the instant only breaks ties."""
        return {
            "recorded_by": self.officer,
            "recorded_at": LONG_AGO + timedelta(seconds=len(self.rows)),
        }

    def acknowledge(self, person: UUID, document: str, at: datetime | None = None) -> None:
        """The version in force."""
        live = [v for v in self.library.versions if v.document == document and v.effective_from <= self.at]
        taken = {(a.person_id, a.document) for a in self.of(m.Acknowledgement)}
        if live and (person, document) not in taken:
            version = max(live, key=lambda v: v.effective_from).version
            self.add(
                m.Acknowledgement(
                    person_id=person, document=document, version=version, acknowledged_at=at or self.at - DAY
                )
            )

    # -- kinds of rows ---------------------------------------------------------------------------

    def organisation(self, kind: str) -> UUID:
        """An agency or school with a lead who is trained."""
        organisation = self.id()
        self.add(m.Organisation(organisation_id=organisation, kind=kind, name=kind, registered_by=self.id()))
        lead = self.adult(f"{kind}_dsl", organisation)
        for topic in sorted(DSL_TOPICS) if kind == "agency" else ():
            self.train(lead, topic)
        return organisation

    def train(self, person: UUID, topic: str) -> None:
        """Done within the year, and after the latest edition."""
        edition = max((d for d in self.library.kcsie_from if d <= self.today), default=date(2020, 1, 1))
        done = max(self.ago(1, 300), edition)
        self.add(
            m.Training(
                training_id=self.id(), person_id=person, topic=topic, completed_on=done, **self.recorded()
            )
        )

    def learner(self, age: int | None = None) -> UUID:
        """A learner with a parent; an adult one has a sponsor where everybody needs one."""
        rng, learner = self.rng, self.id()
        age = age if age is not None else rng.choice([6, 9, 12, 13, 14, 15, 16, 17, 18, 30])
        self.person(learner, Span(months=-12 * age, days=-rng.randint(1, 300)).after(self.today))
        self.power(learner, "learner")
        self.learners.append(learner)
        everybody = self.profile == "tutorninjas"
        if age < 18 or everybody or self.chance(0.2):
            sibling = bool(self.parents) and self.chance(0.4)
            parent = rng.choice(self.parents) if sibling else self.adult()
            self.parents.append(parent)
            capacity = "parent" if age < 18 and self.chance(0.8) else "delegated_guardian"
            self.guard(parent, learner, "sponsor" if age >= 18 else capacity)
        return learner

    def guard(self, guardian: UUID, learner: UUID, capacity: str) -> m.Guardianship:
        """A verified link since long ago."""
        return self.add(
            m.Guardianship(
                guardianship_id=self.id(),
                guardian_id=guardian,
                learner_id=learner,
                capacity=capacity,
                evidence_kind="other",
                verified_by=self.officer,
                valid_from=LONG_AGO,
                valid_until=None,
            )
        )

    def certificate(self, issued: date, **columns: Any) -> m.DbsCertificate:
        """A clean enhanced certificate, seen by the officer."""
        name = next(p for p in self.of(m.Person) if p.person_id == self.tutor)
        values: dict[str, Any] = {
            "certificate_id": self.id(),
            "person_id": self.tutor,
            "source": "verified",
            "number": f"{self.rng.randrange(10**12):012d}",
            "level": "enhanced",
            "workforce": self.rng.choice(["child", "child_and_adult"]),
            "barred_list": "clear",
            "name_on_certificate": f"{name.given_name} {name.family_name}",
            "name_explanation": None,
            "disclosures": "blank",
            "issued_on": issued,
            "seen_on": min(issued + timedelta(days=7), max(self.today, issued)),
        }
        return self.add(m.DbsCertificate(**{**values, **self.recorded(), **columns}))

    def qualification(self, kind: str, verified_on: date) -> m.Qualification:
        """A verified one."""
        return self.add(
            m.Qualification(
                qualification_id=self.id(),
                person_id=self.tutor,
                kind=kind,
                title="A title",
                outcome="verified",
                verified_on=verified_on,
                valid_until=None,
                **self.recorded(),
            )
        )

    def run(self, source: str, ran_at: datetime, outcome: str = "completed") -> m.ScreeningRun:
        """A screening run."""
        return self.add(
            m.ScreeningRun(
                run_id=self.id(),
                person_id=self.tutor,
                source=source,
                outcome=outcome,
                ran_at=ran_at,
                **self.recorded(),
            )
        )

    def prohibition(self, checked_on: date, result: str = "clear", kind: str = "tra_prohibition") -> None:
        """A prohibition check."""
        self.add(
            m.ProhibitionCheck(
                check_id=self.id(),
                person_id=self.tutor,
                kind=kind,
                result=result,
                checked_on=checked_on,
                **self.recorded(),
            )
        )

    def contract(self, kind: str, starts_on: date, **columns: Any) -> m.Contract:
        """A contract row."""
        values: dict[str, Any] = {
            "ends_on": None,
            "engagement_id": None if kind == "tutor_contract" else self.engagement,
            "learner_id": None,
            "school_signed_on": None,
            "responsible_adult_signed_on": None,
        }
        return self.add(
            m.Contract(
                contract_id=self.id(),
                person_id=self.tutor,
                kind=kind,
                starts_on=starts_on,
                **{**values, **columns},
                **self.recorded(),
            )
        )

    def assess(self, decision: str, by: UUID, at: datetime, **subject: UUID) -> None:
        """A risk assessment of a certificate or of a self-disclosure."""
        self.add(
            m.DisclosureAssessment(
                assessment_id=self.id(),
                person_id=self.tutor,
                certificate_id=subject.get("certificate_id"),
                self_disclosure_id=subject.get("self_disclosure_id"),
                decision=decision,
                rationale="Considered in full and written down.",
                assessed_by=by,
                assessed_at=at,
            )
        )

    def decide(self, decision: str, at: datetime) -> None:
        """The gate."""
        self.add(
            m.GateDecision(
                decision_id=self.id(),
                person_id=self.tutor,
                decision=decision,
                decided_by=self.officer,
                decided_at=at,
            )
        )

    def lesson_row(
        self, lesson: UUID, starts: datetime, state: str, booked_at: datetime, venue: Any = None
    ) -> m.Lesson:
        """A lesson of this tutor."""
        ended, ends = state == "completed", starts + self.length
        return self.add(
            m.Lesson(
                lesson_id=lesson,
                tutor_id=self.tutor,
                engagement_id=self.engagement,
                starts_at=starts,
                ends_at=ends,
                modality=self.modality,
                venue=venue,
                state=state,
                booked_by=self.tutor,
                booked_as="web_tutor",
                booked_at=booked_at,
                started_at=starts if ended else None,
                ended_at=ends if ended else None,
                cancelled_at=booked_at if state == "cancelled" else None,
            )
        )

    def reference(self, verified_on: date) -> m.Reference:
        """A satisfactory one."""
        return self.add(
            m.Reference(
                reference_id=self.id(),
                person_id=self.tutor,
                referee=f"Referee {self.id().hex[:6]}",
                relationship="Former head",
                outcome="verified",
                verified_on=verified_on,
                **self.recorded(),
            )
        )

    def work_right(self, verified_on: date) -> m.RightToWork:
        """A verified right to work."""
        return self.add(
            m.RightToWork(
                check_id=self.id(),
                person_id=self.tutor,
                document="Passport",
                outcome="verified",
                verified_on=verified_on,
                valid_until=None,
                **self.recorded(),
            )
        )
