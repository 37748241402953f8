"""A lesson that was recorded, and everybody who may ask for the footage."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from uuid import UUID

from tests.oracle import model as m
from tests.oracle.clock import civil_date
from tests.oracle.rows import DAY, HOUR, SECOND, london

from . import model as r
from .access import REASON_CODES
from .scene import MINUTE, WHY, Scene

RETENTION = {"tutorstudio": 28, "mytutor": 125, "tutorninjas": 28}
BASIS = {"tutorstudio": "consent_per_session"}
REASON = "Looking into what was said at minute twelve."
POOR = (
    None,
    "n/a",
    "testing",
    "n/a" + 30 * " ",
    "nineteen characters",
    "twenty characters ok",
    "  " + 19 * "x",
)
CODES = (*sorted(REASON_CODES), "quality_observation", "curiosity", None)


class AccessScene(Scene):
    """A lesson that was recorded in one or two segments."""

    def in_order(self) -> None:
        """Footage that is there, within retention, with its media."""
        rng = self.rng
        self.engaged(agency=0.4, school=0.5)
        self.days = rng.choice([RETENTION[self.profile], RETENTION[self.profile], 1])
        self.ended = self.at - rng.choice([MINUTE, HOUR, DAY])
        if self.chance(0.25):  # the civil day on which it is not kept any more, or its neighbours
            day = self.today - timedelta(days=self.days + rng.choice([-1, -1, 0, 1]))
            self.ended = london(day, rng.choice([time(0, 0), time(23, 59, 59), time(0, 0, 1), time(12, 30)]))
            self.ended = min(self.ended, self.at)
        self.starts = self.ended - HOUR
        began = self.starts
        lesson = self.lesson_at(self.lesson, self.starts, began, self.ended)
        for _ in range(rng.choice([1, 1, 1, 2, 3])):
            self.expected(lesson, self.child(self.today))
        self.film = self.segment(began + MINUTE, self.ended)
        self.other = self.segment(began, began + MINUTE) if self.chance(0.25) else None
        self.report_row = rng.choice(["person", "person", "classifier", "both", "both", None])
        for source in ("person", "classifier"):
            if self.report_row in (source, "both"):
                self.report(source, self.case_id if source == "person" and self.chance(0.6) else None)
        if self.chance(0.2):
            self.hold("legal_hold", category="safeguarding_case", case_id=self.case_id)
        self.pupil_school = self.school or self.organisation("school")
        self.head = self.adult("school_representative", self.pupil_school)
        self.stranger = self.adult("tutor")

    def segment(self, began: datetime, ended: datetime | None) -> UUID:
        """Everybody on the roster is on it."""
        segment = self.id()
        self.add(
            r.Segment(
                segment_id=segment,
                lesson_id=self.lesson,
                started_at=began,
                started_by=self.tutor,
                basis=BASIS.get(self.profile, "notice_always_on"),
                profile=self.profile,
                retention_days=self.days,
                engagement_id=self.engagement,
                ended_at=ended,
            )
        )
        for learner in self.learners:
            self.add(
                r.SegmentLearner(
                    segment_id=segment, learner_id=learner, band="adult", act_id=None, since=began
                )
            )
        if not self.chance(0.04):
            self.add(
                r.Media(
                    segment_id=segment,
                    storage_key=f"opaque-{segment.hex}",
                    sha256=segment.bytes * 2,
                    length_octets=1000,
                    seconds=60,
                    reported_by=self.tutor,
                    reported_at=ended or began,
                )
            )
        return segment

    def report(self, source: str, case_id: UUID | None = None) -> None:
        """Somebody reported something, or a classifier flagged it."""
        self.add(
            r.Report(
                report_id=self.id(),
                lesson_id=self.lesson,
                source=source,
                category="other" if source == "person" else None,
                case_id=case_id,
                noted_by=self.officer,
                noted_at=self.at - self.rng.choice([0, 1, 3600]) * SECOND,
            )
        )

    def hold(
        self,
        kind: str,
        *,
        category: str = "other",
        case_id: UUID | None = None,
        segment: UUID | None = None,
        closes: bool = False,
        when: tuple[datetime, datetime | None] | None = None,
    ) -> None:
        """Kept as evidence, or for a case."""
        since, until = when or (self.at - HOUR, None)
        until = None if kind == "evidence_lock" else until
        self.add(
            r.Hold(
                hold_id=self.id(),
                lesson_id=self.lesson,
                segment_id=segment,
                kind=kind,
                category=category,
                case_id=case_id,
                from_allegation=category == "allegation",
                closes_to_all=closes,
                reason=WHY,
                placed_by=self.lead_officer,
                placed_at=since,
                released_at=until,
                released_by=None if until is None else self.officer,
                release_reason=None if until is None else WHY,
            )
        )

    def within(self) -> datetime:
        """An instant around the beginning of the film, in it, after it, or at the question."""
        began = self.ended - HOUR + MINUTE
        picks = [began, began + SECOND, began - SECOND, self.ended - MINUTE, self.ended, self.at]
        return self.rng.choice([*picks, self.at + SECOND])

    def share(self, link: m.Guardianship, kind: str, at: datetime) -> None:
        """A learner lets a parent play the film, or takes it back; never both at one instant."""
        if any(g.at == at for g in self.of(r.ParentGrant)):
            return
        if any(
            x.segment_id == self.film and x.learner_id == link.learner_id for x in self.of(r.SegmentLearner)
        ):
            self.add(
                r.ParentGrant(
                    grant_id=self.id(),
                    segment_id=self.film,
                    learner_id=link.learner_id,
                    parent_id=link.guardian_id,
                    kind=kind,
                    at=at,
                )
            )

    def anyone(self) -> UUID:
        """One of the learners."""
        return self.rng.choice(self.learners)

    def pair(self) -> m.Guardianship | None:
        """A link to somebody on it."""
        return self.some(m.Guardianship)

    # -- readers -----------------------------------------------------------------------------------

    def readers(self) -> Iterator[tuple[UUID, str]]:
        """Everybody who could come, in the role in which they come."""
        yield self.tutor, "web_tutor"
        for learner in self.learners:
            yield learner, "web_learner"
        for guardian in dict.fromkeys(g.guardian_id for g in self.of(m.Guardianship)):
            yield guardian, "web_guardian"
        yield self.head, "web_school"
        odd = [
            (self.stranger, "web_tutor"),
            (self.tutor, "web_learner"),
            (self.stranger, "web_guardian"),
            (self.adult("agency_operator", self.agency), "web_agency") if self.agency else None,
            (self.officer, "web_vetting"),
            (self.officer, "web_service"),
            (self.officer, "web_compliance"),
            (self.officer, "web_admin"),
            (self.stranger, "web_school"),
        ]
        yield self.rng.choice([pair for pair in odd if pair is not None])

    def staff(self, film: UUID) -> Iterator[r.MayOpen]:
        """Safeguarding leads and coordinators, with good reasons and poor ones."""
        rng = self.rng
        involved = rng.choice([self.tutor, self.anyone(), *self.parents])
        sound = {"tutorstudio": "safeguarding_case", "mytutor": "crisis_review", "tutorninjas": "complaint"}
        for persona in ("web_dsl", "web_lado"):
            good = r.MayOpen(
                segment=film,
                person=self.lead_officer,
                persona=persona,
                at=self.at,
                reason_code=sound[self.profile],
                reason=REASON,
                case_id=self.case_id,
            )
            yield good
            how = vars(good)
            police = "police_request" if self.of(r.Disclosure) else rng.choice(CODES)
            yield r.MayOpen(**{**how, "reason_code": police})
            yield r.MayOpen(**{**how, "reason_code": rng.choice(CODES)})
            yield r.MayOpen(**{**how, "reason": rng.choice(POOR)})
            yield r.MayOpen(**{**how, "case_id": rng.choice([None, self.id()])})
            if self.chance(0.3):
                yield r.MayOpen(**{**how, "person": involved})

    def questions(self) -> tuple[r.Question, ...]:
        """Everybody at the instant; some a second beside it, and at the edges of days."""
        films = [film for film in (self.film, self.other) if film is not None]
        midnight = london(self.today + DAY)
        instants = [
            self.at,
            self.at - SECOND,
            self.at + SECOND,
            midnight - SECOND,
            midnight,
            self.ended,
            self.starts,
        ]
        last = london(civil_date(self.ended) + timedelta(days=self.days))
        instants += [last - SECOND, last]
        asked: list[r.Question] = [r.StateOf(segment=film, at=at) for film in films for at in instants]
        asked.append(r.StateOf(segment=self.id(), at=self.at))
        for person, persona in self.readers():
            film = self.rng.choice(films)
            beside = self.rng.choice(instants)
            asked += [
                r.MayOpen(segment=film, person=person, persona=persona, at=at)
                for at in dict.fromkeys((self.at, beside))
            ]
        asked += self.staff(self.rng.choice(films))
        asked.append(r.MayOpen(segment=self.id(), person=self.tutor, persona="web_tutor", at=self.at))
        return tuple(asked)
