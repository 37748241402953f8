"""Seeded random worlds: one tutor, a few learners, everything in order, and then some of it spoilt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from . import model as m
from .parameters import MATRIX
from .rows import DAY, HOUR, LONG_AGO, SECOND, Rows, london


@dataclass(frozen=True)
class Case:
    """A world and what is asked about it."""

    number: int
    world: m.World
    questions: tuple[m.Question, ...]
    spoilt: tuple[str, ...]


class Builder(Rows):
    """Puts a world in order around one instant; the mutations spoil it."""

    def in_order(
        self,
        agency: bool | None = None,
        school: bool | None = None,
        ages: Sequence[int | None] = (),
        bystanders: bool | None = None,
    ) -> None:
        """Nothing is wrong, or next to nothing. What is not said is drawn by lot."""
        rng = self.rng
        if self.chance(0.45) if agency is None else agency:
            self.agency = self.organisation("agency")
        if self.chance(0.35) if school is None else school:
            self.school = self.organisation("school")
        starts_on = self.ago(60, 200)
        self.add(
            m.Engagement(
                engagement_id=self.engagement,
                tutor_id=self.tutor,
                agency_id=self.agency,
                school_id=self.school,
                off_site=self.school is not None and self.chance(0.4),
                starts_on=starts_on,
                ends_on=None if self.chance(0.7) else self.today + timedelta(days=rng.randint(60, 200)),
                opened_by=self.officer,
                ended_at=None,
            )
        )
        for age in ages or [None] * rng.choice([1, 1, 1, 2, 3]):
            self.learner(age)
        if self.profile == "tutorstudio" and self.chance(0.35):
            self.modality, self.venue = "in_person", {"address": "1 Example Street"}
            if self.parents:
                self.venue |= {"chaperone_id": str(rng.choice(self.parents)), "chaperone": "present"}
        elif self.parents and self.chance(0.8):
            self.venue = {"chaperone_id": str(rng.choice(self.parents)), "chaperone": "available"}
        self._vetted()
        self._agreed()
        if self.chance(0.35) if bystanders is None else bystanders:
            self._bystanders()

    def _vetted(self) -> None:
        checks = MATRIX["vetting.required_checks"].default(self.profile)
        self.decide("passed", self.at - 30 * DAY)
        name = next(p for p in self.of(m.Person) if p.person_id == self.tutor)
        self.add(
            m.IdentityCheck(
                check_id=self.id(),
                person_id=self.tutor,
                method="passport",
                outcome="verified",
                verified_name=f"{name.given_name} {name.family_name}",
                verified_on=self.ago(20, 500),
                **self.recorded(),
            )
        )
        if "dbs_enhanced" in checks or self.school is not None or self.chance(0.2):
            self.certificate(self.ago(1, 320))
        if self.profile != "tutorninjas" or self.chance(0.2):
            self.qualification("academic", self.ago(0, 80))
            for _ in range(2):
                self.reference(self.ago(0, 80))
        for kind in ("university_affiliation", "video_interview"):
            if kind in checks:
                self.qualification(kind, self.ago(5, 80))
        if "sanctions" in checks or self.chance(0.2):
            self.run("uk_sanctions_list", self.at - self.rng.randint(1, 35) * HOUR)
        if self.school is not None:
            self.prohibition(self.ago(1, 300))
            self.work_right(self.ago(1, 300))
            self.contract("written_confirmation", self.ago(1, 50))
        if self.profile == "tutorstudio" or self.chance(0.3):
            self.contract("tutor_contract", self.ago(1, 200))
        for topic in sorted(MATRIX["training.required"].default(self.profile)):
            self.train(self.tutor, topic)
        if self.chance(0.6):
            self.lesson_row(self.id(), self.at - 20 * DAY, "completed", self.at - 25 * DAY)

    def _bystanders(self) -> None:
        """Rows that look right and are about somebody or something else."""
        other, learner, place = self.adult("tutor"), self.learners[0], self.organisation("agency")
        elsewhere = self.engagement_of(other, place)
        self.adult("agency_operator", self.agency or place)
        self.power(self.parents[0] if self.parents else other, "agency_operator", place)
        lesson = self.lesson_row(self.id(), self.at - 30 * DAY, "completed", self.at - 40 * DAY)
        self.change(lesson, tutor_id=other, engagement_id=elsewhere)
        self.contract("written_confirmation", self.ago(1, 50), engagement_id=elsewhere)
        signed = {"school_signed_on": self.today, "responsible_adult_signed_on": self.today}
        self.contract(
            "responsibility_agreement", self.today, engagement_id=elsewhere, learner_id=learner, **signed
        )
        self.contract("responsibility_agreement", self.today, learner_id=self.adult("learner"), **signed)

    def engagement_of(self, tutor: UUID, agency: UUID) -> UUID:
        """Somebody else's engagement."""
        row = self.add(
            m.Engagement(
                engagement_id=self.id(),
                tutor_id=tutor,
                agency_id=agency,
                school_id=None,
                off_site=False,
                starts_on=self.ago(100, 200),
                ends_on=None,
                opened_by=self.officer,
                ended_at=None,
            )
        )
        return row.engagement_id

    def _agreed(self) -> None:
        documents = set(MATRIX["ack.required"].default(self.profile))
        for document in sorted(documents | {"recording_notice"}):
            self.acknowledge(self.tutor, document)
        for person in [*self.learners, *self.parents]:
            self.acknowledge(person, MATRIX["student.aua_document"].default(self.profile))
            self.acknowledge(person, "recording_notice")
        engagement = self.of(m.Engagement)[0]
        for learner in self.learners if engagement.off_site else ():
            signed = {"school_signed_on": self.ago(1, 30), "responsible_adult_signed_on": self.ago(1, 30)}
            self.contract("responsibility_agreement", self.ago(30, 60), learner_id=learner, **signed)

    # -- terms of contracts ------------------------------------------------------------------------

    def client(self) -> UUID:
        """The engagement's agency or school; a private engagement gets an agency."""
        known = [o for o in (self.agency, self.school) if o is not None]
        if not known:
            self.agency = self.organisation("agency")
            own = next(e for e in self.of(m.Engagement) if e.engagement_id == self.engagement)
            self.change(own, agency_id=self.agency)
            known = [self.agency]
        return self.rng.choice(known)

    def override(self, key: str, value: Any, **columns: Any) -> m.ContractOverride:
        """A term of an agency's or school's contract."""
        values: dict[str, Any] = {"valid_from": LONG_AGO, "valid_until": None}
        row = m.ContractOverride(
            override_id=self.id(),
            organisation_id=self.client(),
            key=key,
            value=value,
            set_by=self.officer,
            reason="Agreed in the contract",
            **{**values, **columns},
        )
        return self.add(row)

    def ask_for(
        self, key: str, more: Sequence[str], keep: frozenset[str] | None = None, **columns: Any
    ) -> m.ContractOverride:
        """A contract that adds members to a set, beside the profile's own."""
        own = MATRIX[key].default(self.profile) or frozenset() if keep is None else keep
        return self.override(key, sorted(own | set(more)), **columns)

    # -- the lesson that is about to start, and what is asked -------------------------------------

    def expect(self) -> None:
        """The booked lesson, its learners, and that they are there; or nothing was ever booked."""
        if self.first_booking:
            self.drop(m.Lesson, lambda lesson: lesson.tutor_id != self.tutor)
            if self.chance(0.3):
                self.lesson_row(self.id(), self.at - 20 * DAY, "cancelled", self.at - 25 * DAY)
            elif self.chance(0.3):
                self.lesson_row(self.id(), self.at + 9 * DAY, "confirmed", self.near())
            return
        self.lesson_row(self.lesson, self.start_now, "confirmed", self.at - DAY, self.venue)
        row = self.of(m.Lesson)[-1]
        if self.modality == "in_person":
            status = (self.venue or {}).get("chaperone") if isinstance(self.venue, dict) else None
            self.add(
                m.Attendance(
                    lesson_id=self.lesson,
                    kind="check_in",
                    at=self.at - SECOND,
                    by_person=self.tutor,
                    venue_confirmed=True,
                    chaperone_status=status if status in ("available", "present") else "not_required",
                )
            )
        for learner in dict.fromkeys(self.learners):
            self.add(
                m.LessonLearner(
                    lesson_id=self.lesson,
                    learner_id=learner,
                    starts_at=row.starts_at,
                    ends_at=row.ends_at,
                    live=True,
                )
            )
            self.add(
                m.Presence(
                    lesson_id=self.lesson,
                    learner_id=learner,
                    confirmed_by=self.tutor,
                    confirmed_at=self.at - SECOND,
                )
            )

    def ask(self, point: str, at: datetime) -> m.Question:
        """About the booking ahead, or (at P4) about the lesson that begins now."""
        starts = self.start_now if point == "P4" else self.starts
        return m.Question(
            point=point,
            at=at,
            tutor=self.tutor,
            learners=(*self.learners, *self.asked_about),
            starts_at=starts,
            ends_at=starts + self.length,
            modality=self.modality,
            engagement=self.asked_engagement,
            venue=self.venue,
            lesson=self.lesson if point in ("P3", "P4") else None,
        )

    def questions(self) -> tuple[m.Question, ...]:
        """Four: booking and starting at the instant, and two of the others."""
        midnight = london(self.today + DAY)
        beside = [self.at - SECOND, self.at + SECOND, midnight - SECOND, midnight, self.at - DAY]
        meant = self.rng.choice([self.asked_engagement, self.asked_engagement, None])
        search = m.Question(point="P1", at=self.at, tutor=self.tutor, engagement=meant)
        others = [
            search,
            self.ask("P1", self.at),
            self.ask("P3", self.at),
            self.ask("P2", self.rng.choice(beside)),
            self.ask("P4", self.rng.choice(beside)),
        ]
        return (self.ask("P2", self.at), self.ask("P4", self.at), *self.rng.sample(others, 2))
