"""What stands against recording a lesson at an instant: whose word is missing, who objects (E2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from tests.oracle import model as m
from tests.oracle.clock import LONDON, civil_date, known_age

from . import model as r
from .facts import NO, band_of, blocked, latest, lesson_of, links, open_at
from .settings import AWARE, Settings

Finding = tuple[UUID | None, str, str]
NOTICE = "recording_notice"


def acknowledged(world: m.World, library: m.Library, person: UUID, at: datetime) -> bool:
    """Has the person acknowledged the notice in the version in force?"""
    versions = [v for v in library.versions if v.document == NOTICE and v.effective_from <= at]
    if not versions:
        return False
    current = max(versions, key=lambda v: v.effective_from).version
    return any(
        a.person_id == person and a.document == NOTICE and a.version == current and a.acknowledged_at <= at
        for a in world.of(m.Acknowledgement)
    )


def days_before(start: datetime, days: int) -> datetime:
    """So many days earlier on London's clock; the later instant where that reading is not one."""
    wall = (start.astimezone(LONDON) - timedelta(days=days)).replace(tzinfo=None)
    return max(wall.replace(tzinfo=LONDON, fold=fold).astimezone(start.tzinfo) for fold in (0, 1))


class Judgement:
    """One lesson, asked about at one instant."""

    def __init__(self, world: m.World, library: m.Library, q: r.MayRecord) -> None:
        self.world, self.library, self.asked = world, library, q.at
        self.lesson = lesson_of(world, q.lesson)
        start = self.lesson.started_at or self.lesson.starts_at
        self.at = max(q.at, start)  # the earliest instant at which a recording could begin
        self.settings = Settings(world, library.profile, self.lesson.engagement_id, self.at)
        self.basis = self.settings.get("recording.basis")
        lead = self.settings.get("recording.consent_max_lead_days")
        self.earliest = None if lead is None else days_before(self.lesson.starts_at, lead)

    # -- who is there ------------------------------------------------------------------------------

    def learners(self) -> list[UUID]:
        """Expected or admitted, and not gone (E2.3 rows 13 to 15)."""
        moves = [a for a in self.world.of(r.Admission) if a.lesson_id == self.lesson.lesson_id]
        known = [x.learner_id for x in self.world.of(m.LessonLearner) if x.lesson_id == self.lesson.lesson_id]
        known += [a.learner_id for a in moves if a.at <= self.asked]
        there = []
        for learner in dict.fromkeys(known):
            last = latest((a for a in moves if a.learner_id == learner), self.asked)
            if last is None or last.kind == "admitted":
                there.append(learner)
        return there

    # -- what was said -----------------------------------------------------------------------------

    def said(
        self, learner: UUID | None, person: UUID, capacity: str, *, acknowledging: bool = True
    ) -> r.Act | None:
        """The latest row of a person in a capacity wins, with acknowledgements or without them."""
        return latest(
            (
                a
                for a in self.world.of(r.Act)
                if (a.lesson_id, a.learner_id, a.person_id, a.capacity)
                == (self.lesson.lesson_id, learner, person, capacity)
                and (a.kind != "acknowledged" or acknowledging)
            ),
            self.asked,
        )

    def in_time(self, act: r.Act) -> bool:
        """Not earlier than the lead days allow."""
        return self.earliest is None or act.at >= self.earliest

    def still_about(self, act: r.Act) -> bool:
        """Was the lesson moved into another band of the learner's since (E2.3 row 18)?"""
        since = [
            x
            for x in self.world.of(r.LessonMove)
            if x.lesson_id == self.lesson.lesson_id and x.moved_at >= act.at
        ]
        planned = min(since, key=lambda x: x.moved_at).starts_at if since else self.lesson.starts_at
        learner = self._learner(act)
        return band_of(self.world, learner, planned) == band_of(self.world, learner, self.lesson.starts_at)

    def in_capacity(self, act: r.Act) -> bool:
        """Does the parental link under which it was said still hold when recording starts?"""
        return any(
            link.guardianship_id == act.guardianship_id and link.guardian_id == act.person_id
            for link in links(self.world, self._learner(act), self.at, parental=True)
        )

    @staticmethod
    def _learner(act: r.Act) -> UUID:
        if act.learner_id is None:
            raise LookupError("an act about nobody")
        return act.learner_id

    def objects(self, learner: UUID) -> bool:
        """The learner's own standing no (F17)."""
        act = self.said(learner, learner, "self")
        return act is not None and act.kind in NO

    def parent_objects(self, learner: UUID) -> bool:
        """A standing no of anybody who is linked, blocked or not."""
        people = {link.guardian_id for link in links(self.world, learner, self.at, parental=False)}
        # a parent who said no and acknowledges knows of it, and has not said yes
        acts = [self.said(learner, person, "parent", acknowledging=False) for person in people]
        return any(act is not None and act.kind in NO for act in acts)

    def self_given(self, learner: UUID) -> bool:
        """The student's own consent; one given under 13 never was one (E2.3 rows 2 and 3)."""
        act = self.said(learner, learner, "self")
        return (
            act is not None
            and act.kind == "given"
            and self.in_time(act)
            and self.still_about(act)
            and band_of(self.world, learner, act.at) != "under_13"
        )

    def parents(self, learner: UUID, *, reachable: bool) -> set[UUID]:
        """Verified adult parents at the start; without those who must not be contacted, if so asked."""
        people = {
            link.guardian_id
            for link in links(self.world, learner, self.at, parental=True)
            if self.grown(link.guardian_id)
        }
        if not reachable:
            return people
        return {p for p in people if not blocked(self.world, p, learner, self.asked)}

    def grown(self, person: UUID) -> bool:
        """Known to be 18: what E1.3 asks of a verified link."""
        return band_of(self.world, person, self.at) == "adult"

    def counts(self, act: r.Act) -> bool:
        """A parent's yes: in time, about this day, under a link that holds."""
        return self.in_time(act) and self.still_about(act) and self.in_capacity(act)

    def parent_given(self, learner: UUID, *, reachable: bool) -> bool:
        """Consent of one verified parent."""
        for person in self.parents(learner, reachable=reachable):
            act = self.said(learner, person, "parent")
            if act and act.kind == "given" and self.counts(act):
                return True
        return False

    def awareness(self, learner: UUID, *, reachable: bool) -> int:
        """How aware the most aware parent is: told, has clicked, is there."""
        best = 0
        for person in self.parents(learner, reachable=reachable):
            act = self.said(learner, person, "parent")
            if act and act.kind not in NO and self.counts(act):
                best = max(best, AWARE["acknowledged"])
            contacts = [
                c
                for c in self.world.of(r.ParentContact)
                if (c.lesson_id, c.learner_id, c.guardian_id) == (self.lesson.lesson_id, learner, person)
            ]
            message = latest((c for c in contacts if c.kind != "present"), self.asked)
            if message is not None and message.kind == "sent":
                best = max(best, AWARE["notified"])
            if any(c.kind == "present" and c.at <= self.asked for c in contacts):
                best = max(best, AWARE["present"])
        return best

    def flagged(self, *, learner: UUID | None = None) -> bool:
        """Has a safeguarding lead forbidden it, of the learner or of the lesson?"""
        lesson = self.lesson.lesson_id if learner is None else None
        return any(
            f.learner_id == learner
            and f.lesson_id == lesson
            and open_at(f.placed_at, f.lifted_at, self.asked)
            for f in self.world.of(r.SafetyFlag)
        )

    # -- the tables --------------------------------------------------------------------------------

    def per_session(self, learner: UUID) -> Iterator[Finding]:
        """One row of E2.2."""
        band = band_of(self.world, learner, self.at)
        if self.objects(learner):
            yield learner, "LEARNER_OBJECTS", "learner"
        elif band != "under_13" and not self.self_given(learner):
            yield learner, "LEARNER_CONSENT_MISSING", "learner"
        if band in ("under_13", "13_to_15") and self.parent_objects(learner):
            yield learner, "PARENT_OBJECTS", "guardian"
        if band == "under_13" and not self.parent_given(learner, reachable=True):
            hidden = self.parent_given(learner, reachable=False)
            yield learner, "PARENT_CONTACT_BLOCKED" if hidden else "PARENT_CONSENT_MISSING", "guardian"
        if band == "13_to_15":
            needed = AWARE[self.settings.get("recording.parent_aware")]
            if self.awareness(learner, reachable=True) < needed:
                hidden = self.awareness(learner, reachable=False) >= needed
                yield learner, "PARENT_CONTACT_BLOCKED" if hidden else "PARENT_AWARENESS_MISSING", "guardian"

    def always_on(self, learner: UUID) -> Iterator[Finding]:
        """E2.4: notices in the right capacity; whoever objects is not recorded in silence."""
        band = band_of(self.world, learner, self.at)
        person = self.world.person(learner)
        age = known_age(person.date_of_birth if person else None, civil_date(self.at))
        if self.objects(learner):
            yield learner, "LEARNER_OBJECTS", "learner"
        if band in ("under_13", "13_to_15") and self.parent_objects(learner):
            yield learner, "PARENT_OBJECTS", "guardian"
        if band != "under_13" and not acknowledged(self.world, self.library, learner, self.at):
            yield learner, "NOTICE_MISSING", "learner"
        threshold = self.settings.get("student.sponsor_required_under")
        if age is None or age < max(18, threshold if threshold > 18 else 0):
            adults = [
                link.guardian_id
                for link in links(self.world, learner, self.at, parental=False)
                if self.grown(link.guardian_id)
            ]
            if not any(acknowledged(self.world, self.library, a, self.at) for a in adults):
                yield learner, "NOTICE_MISSING", "guardian"

    def findings(self) -> Iterator[Finding]:
        """Everything, never only the first."""
        if self.basis == "forbidden":
            yield None, "RECORDING_FORBIDDEN", "platform"  # and whoever else is missing makes no difference
            return
        learners = self.learners()
        if not learners:
            yield None, "NO_LEARNER_PRESENT", "platform"
        if self.flagged():
            yield None, "SAFETY_FLAG", "platform"
        if not acknowledged(self.world, self.library, self.lesson.tutor_id, self.at):
            yield None, "TUTOR_NOTICE_MISSING", "tutor"
        word = self.said(None, self.lesson.tutor_id, "tutor")
        if word is not None and word.kind in NO:
            yield None, "TUTOR_OBJECTS", "tutor"
        for learner in learners:
            if self.flagged(learner=learner):
                yield learner, "SAFETY_FLAG", "platform"
            always = self.basis == "notice_always_on"
            yield from self.always_on(learner) if always else self.per_session(learner)


def consent_findings(world: m.World, library: m.Library, q: r.MayRecord) -> frozenset[Finding]:
    """What stands against it; nothing: it may be recorded."""
    return frozenset(Judgement(world, library, q).findings())


def essential(found: frozenset[Finding]) -> frozenset[Finding]:
    """Where a contract forbids recording it does not matter what else there is."""
    forbidden = frozenset(f for f in found if f[1] == "RECORDING_FORBIDDEN")
    return forbidden or found
