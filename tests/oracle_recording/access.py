"""Who may open which segment when, and with which reason (E3.1, E3.2, E3.4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from tests.oracle import model as m
from tests.oracle.eligibility import household

from . import model as r
from .facts import band_of, blocked, latest, lesson_of, links, open_at
from .settings import Settings
from .states import holds_on, segment_of, shown_on, state_of, without_holds

Finding = tuple[str, str]  # code, kind of refusal
# In the order in which a refusal is answered: what is not yours does not exist, the rest comes after.
KINDS = ("stranger", "unlisted", "own", "reason", "closed")
ANSWERS = {
    "stranger": "not-found",
    "unlisted": "not-found",
    "own": "not-for-yourself",
    "reason": "reason-not-accepted",
    "closed": "recording-closed",
}
STAFF = ("web_dsl", "web_lado")
STAFF_ROLES = {"dsl_with_reason", "safeguarding_with_reason", "staff_with_report"}
PARENT_ROLES = {"parent", "parent_age_gated", "guardian"}
REASON_CODES = {
    "safeguarding_case", "crisis_review", "lado_request", "police_request", "subject_access", "complaint",
    "appeal", "classifier_flag_review",
}  # fmt: skip
LEAST_REASON = 20


class Access:
    """One person before one segment."""

    def __init__(self, world: m.World, library: m.Library, q: r.MayOpen, segment: r.Segment) -> None:
        self.world, self.q, self.at, self.segment = world, q, q.at, segment
        self.profile = library.profile
        self.lesson = lesson_of(world, segment.lesson_id)
        self.settings = Settings(world, library.profile, segment.engagement_id, q.at)
        self.roles: frozenset[str] = self.settings.get("recording.playback_roles")
        self.shown = [x.learner_id for x in shown_on(world, segment.segment_id)]
        self.holds = holds_on(world, segment, q.at)
        self.state = state_of(world, segment.segment_id, q.at)

    # -- people who were there, and those who answer for them ---------------------------------------

    def kept_apart(self) -> bool:
        """Is the tutor under a no-contact order with anybody on the segment?"""
        for order in self.world.of(m.NoContactOrder):
            live = open_at(order.ordered_at, order.lifted_at, self.at)
            if order.tutor_id == self.lesson.tutor_id and live:
                pair = order.scope == "pair"
                covered = {order.learner_id} if pair else household(self.world, order.learner_id, self.at)
                if covered & set(self.shown):
                    return True
        return False

    def group_allows(self, learner: UUID) -> bool:
        """An adult does not play what shows other people's children."""
        adult = band_of(self.world, learner, self.at) == "adult"
        others = [x for x in self.shown if x != learner]
        return not adult or all(band_of(self.world, x, self.at) == "adult" for x in others)

    def participants_closed(self) -> Iterator[Finding]:
        """State and holds, for everybody who is not staff: a hold opens nothing that was closed before it."""
        yield from self.closed_to_the_tutor()
        before = without_holds(self.world, self.segment, self.at)
        if self.state != "legal_hold":
            before = self.state or "unknown"
        if before != "available":
            yield f"STATE_{before.upper()}", "closed"
        if any(h.closes_to_all for h in self.holds):
            yield "CASE_CONFIDENTIAL", "closed"

    def closed_to_the_tutor(self) -> Iterator[Finding]:
        """Whoever teaches the session is its tutor in every capacity, as a parent or for the school too."""
        if self.q.person != self.lesson.tutor_id:
            return
        if any(
            h.lesson_id == self.lesson.lesson_id and open_at(h.placed_at, h.released_at, self.at)
            for h in self.world.of(r.Hold)
        ):
            yield "SESSION_HELD", "closed"
        if self.kept_apart():
            yield "NO_CONTACT_ORDER", "closed"

    def tutor(self) -> Iterator[Finding]:
        """Row "tutor of that session"."""
        if self.q.person != self.lesson.tutor_id:
            yield "NOT_THEIR_RECORDING", "stranger"
            return
        if "tutor" not in self.roles:
            yield "READER_NOT_ALLOWED", "unlisted"
        yield from self.participants_closed()

    def learner(self) -> Iterator[Finding]:
        """Row "learner (own session)"."""
        if self.q.person not in self.shown:
            yield "NOT_THEIR_RECORDING", "stranger"
            return
        if "student" not in self.roles:
            yield "READER_NOT_ALLOWED", "unlisted"
        if not self.group_allows(self.q.person):
            yield "GROUP_BANDS_DIFFER", "closed"
        yield from self.participants_closed()

    def through(self, child: UUID) -> Iterator[Finding]:
        """The rows "parent": one child on the segment, in the band of today."""
        band = band_of(self.world, child, self.at)
        if band == "adult":
            yield "PARENT_OF_AN_ADULT", "unlisted"
            return
        word = latest(
            (
                g
                for g in self.world.of(r.ParentGrant)
                if (g.segment_id, g.learner_id, g.parent_id)
                == (self.segment.segment_id, child, self.q.person)
            ),
            self.at,
        )
        if band != "under_13" and word is not None and word.kind == "revoked":
            yield "LEARNER_MARKED_PRIVATE", "unlisted"
        if band not in self.settings.get("recording.parent_bands"):
            # a grant that was not needed when it was made is none for what asks for one
            granted = (
                word is not None
                and word.kind == "granted"
                and band_of(self.world, child, word.at) == "16_to_17"
            )
            if band != "16_to_17":
                yield "PARENT_BAND_CLOSED", "unlisted"
            elif not granted:
                yield "LEARNER_GRANT_MISSING", "unlisted"
        if blocked(self.world, self.q.person, child, self.at):
            yield "PARENT_CONTACT_BLOCKED", "closed"
        if not self.group_allows(child):
            yield "GROUP_BANDS_DIFFER", "closed"

    def guardian(self) -> Iterator[Finding]:
        """A parent with a live link to somebody on the segment; each child of theirs on it has a row."""
        children = [
            child
            for child in self.shown
            if any(
                link.guardian_id == self.q.person for link in links(self.world, child, self.at, parental=True)
            )
        ]
        if not children:
            yield "NOT_THEIR_RECORDING", "stranger"
            return
        if not self.roles & PARENT_ROLES:
            yield "READER_NOT_ALLOWED", "unlisted"
        for child in children:
            yield from self.through(child)
        yield from self.participants_closed()

    def school(self) -> Iterator[Finding]:
        """Row "school user": the school that commissioned the lesson, where its profile says so."""
        engagement = next(
            e for e in self.world.of(m.Engagement) if e.engagement_id == self.segment.engagement_id
        )
        member = any(
            p.person_id == self.q.person
            and p.power == "school_representative"
            and p.organisation_id == engagement.school_id
            and open_at(p.valid_from, p.valid_until, self.at)
            for p in self.world.of(m.Power)
        )
        if engagement.school_id is None or not member:
            yield "NOT_THEIR_RECORDING", "stranger"
            return
        commissioned = self.settings.get("recording.school_reads") == "school_learners"
        if not commissioned and "school" not in self.roles:
            yield "READER_NOT_ALLOWED", "unlisted"
        if not set(self.shown) <= self.roster():
            yield "OTHER_PUPILS", "closed"
        yield from self.participants_closed()

    # -- staff -------------------------------------------------------------------------------------

    def roster(self) -> set[UUID]:
        """Who was expected at the lesson."""
        return {x.learner_id for x in self.world.of(m.LessonLearner) if x.lesson_id == self.lesson.lesson_id}

    def involved(self) -> bool:
        """Nobody is staff in a lesson of their own, or of a child they answer for."""
        came = {a.learner_id for a in self.world.of(r.Admission) if a.lesson_id == self.lesson.lesson_id}
        people = {*self.shown, *self.roster(), *came}
        guardians = {
            link.guardian_id for p in people for link in links(self.world, p, self.at, parental=False)
        }
        return self.q.person in {self.lesson.tutor_id} | people | guardians

    def reported(self, *sources: str) -> bool:
        """Did somebody report something about the lesson, or a classifier flag it?"""
        return any(
            x.lesson_id == self.lesson.lesson_id and x.source in sources and x.noted_at <= self.at
            for x in self.world.of(r.Report)
        )

    def disclosed_to(self, recipient: str) -> bool:
        """Does a disclosure stand: approved by another, or urgent and not yet a day old (E3.3)?"""
        return any(
            self.segment.segment_id in d.segment_ids
            and d.recipient_type == recipient
            and d.requested_at <= self.at
            and (
                (d.approved_at is not None and d.approved_at <= self.at)
                or (d.urgent and self.at < d.requested_at + timedelta(hours=24))
            )
            for d in self.world.of(r.Disclosure)
        )

    def attached(self, case: UUID) -> bool:
        """Is the recording attached to that case?"""
        rows: list[r.Hold | r.Report] = [*self.holds]
        rows += [
            x
            for x in self.world.of(r.Report)
            if x.lesson_id == self.lesson.lesson_id and x.noted_at <= self.at
        ]
        return any(row.case_id == case for row in rows)

    def reasons(self) -> Iterator[Finding]:
        """A code of E3.4 and twenty characters of words, always (F18); and what the code refers to."""
        allowed = REASON_CODES | ({"quality_observation"} if self.profile == "mytutor" else set())
        if self.q.reason_code is None:
            yield "REASON_CODE_MISSING", "reason"
        elif self.q.reason_code not in allowed:
            yield "REASON_CODE_NOT_ALLOWED", "reason"
        if len((self.q.reason or "").strip()) < LEAST_REASON:
            yield "REASON_TOO_SHORT", "reason"
        if self.q.reason_code == "classifier_flag_review" and not self.reported("classifier"):
            yield "FLAG_MISSING", "reason"
        outside = {"police_request": "police", "lado_request": "lado"}.get(self.q.reason_code or "")
        if outside is not None and not self.disclosed_to(outside):
            yield "DISCLOSURE_MISSING", "reason"

    def dsl(self) -> Iterator[Finding]:
        """Row "T1 DSL / safeguarding"."""
        if not self.roles & STAFF_ROLES:
            yield "READER_NOT_ALLOWED", "closed"
        if self.involved():
            yield "OWN_SESSION", "own"
        yield from self.reasons()
        requires = self.settings.get("recording.staff_review_requires")
        if self.profile == "tutorstudio" and self.q.case_id is None:
            yield "CASE_MISSING", "reason"
        if requires == "report" and not self.reported("person"):
            yield "REPORT_MISSING", "reason"
        if any(h.from_allegation for h in self.holds):
            yield "CASE_CONFIDENTIAL", "closed"  # the channel of an allegation is LADO's (E5)
        if self.state not in ("available", "withdrawn_quarantine", "legal_hold"):
            yield f"STATE_{(self.state or 'unknown').upper()}", "closed"

    def lado(self) -> Iterator[Finding]:
        """Row "LADO coordinator": a recording that is attached to their case."""
        if self.q.case_id is not None and not self.attached(self.q.case_id):
            yield "NOT_ATTACHED_TO_THE_CASE", "stranger"
        if self.involved():
            yield "OWN_SESSION", "own"
        yield from self.reasons()
        if self.q.case_id is None:
            yield "CASE_MISSING", "reason"
        if self.state not in ("available", "legal_hold"):
            yield f"STATE_{(self.state or 'unknown').upper()}", "closed"

    def findings(self) -> Iterator[Finding]:
        """The row of the reader; whoever has no row reads nothing."""
        rows = {
            "web_tutor": self.tutor, "web_learner": self.learner, "web_guardian": self.guardian,
            "web_school": self.school, "web_dsl": self.dsl, "web_lado": self.lado,
        }  # fmt: skip
        row = rows.get(self.q.persona)
        if row is None:
            yield "READER_NOT_ALLOWED", "stranger"
            return
        yield from row()
        if not any(x.segment_id == self.segment.segment_id for x in self.world.of(r.Media)):
            yield "NO_MEDIA", "closed"


def first(kinds: list[str]) -> int:
    """The place of the kind that is answered; past the end where it opens."""
    return min((KINDS.index(kind) for kind in kinds), default=len(KINDS))


def read_findings(world: m.World, library: m.Library, q: r.MayOpen) -> frozenset[Finding]:
    """What keeps the reader from it; nothing: it opens."""
    segment = segment_of(world, q.segment)
    if segment is None or q.at < segment.started_at:
        return frozenset({("NO_SUCH_RECORDING", "stranger")})
    return frozenset(Access(world, library, q, segment).findings())


def answer(found: frozenset[Finding]) -> tuple[str, frozenset[str]]:
    """What the reader is told: open, or one kind of refusal; codes only where a reason was not accepted."""
    place = first([kind for _, kind in found])
    if place == len(KINDS):
        return "open", frozenset()
    kind = KINDS[place]
    said = frozenset(code for code, k in found if k == kind) if kind == "reason" else frozenset()
    return ANSWERS[kind], said
