"""E3 by hand: every row of E3.1, the states of E3.2 in their order, the reasons of E3.4. No database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest

from tests.oracle import model as m
from tests.oracle.rows import DAY, HOUR, SECOND, london

from . import model as r
from .access import answer, read_findings
from .access_scene import REASON, AccessScene
from .states import state_of

AT = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
PROFILES = ("tutorstudio", "mytutor", "tutorninjas")
DAYS = {"tutorstudio": 28, "mytutor": 125, "tutorninjas": 28}
BORN = {"under_13": date(2018, 5, 1), "13_to_15": date(2012, 5, 1), "16_to_17": date(2010, 5, 1),
        "adult": date(1996, 5, 1)}  # fmt: skip
OPEN, NONE, CLOSED, WHY = "open", "not-found", "recording-closed", "reason-not-accepted"


class Film(AccessScene):
    """One segment of one lesson that ended an hour ago, told row by row."""

    def __init__(self, profile: str, *bands: str) -> None:
        super().__init__(Random(1), m.Library(profile, ()), AT)
        self.engaged(0, 1)
        self.days, self.ended, self.other = DAYS[profile], AT - HOUR, None
        self.lesson_at(self.lesson, AT - 2 * HOUR, AT - 2 * HOUR, AT - HOUR)
        self.row = self.of(m.Lesson)[0]
        for band in bands or ("13_to_15",):
            learner = self.id()
            self.person(learner, BORN[band])
            self.learners.append(learner)
            self.expected(self.row, learner)
        self.film = self.segment(AT - 2 * HOUR, AT - HOUR)
        self.drop(r.Media)
        self.media = self.add(
            r.Media(
                segment_id=self.film, storage_key="opaque-and-long-enough", sha256=bytes(32), length_octets=1,
                seconds=1, reported_by=self.tutor, reported_at=AT,
            )
        )  # fmt: skip
        self.link = self.guard(self.adult(), self.learners[0], "parent")

    def asks(self, person: UUID, persona: str, at: datetime = AT, **how: Any) -> str:
        """The answer in one word."""
        q = r.MayOpen(segment=self.film, person=person, persona=persona, at=at, **how)
        return answer(read_findings(m.World(self.banded()), self.library, q))[0]

    def parent(self, at: datetime = AT) -> str:
        """What the first learner's parent is told."""
        return self.asks(self.link.guardian_id, "web_guardian", at)

    def lead(self, persona: str = "web_dsl", **how: Any) -> str:
        """What somebody of the staff with a good reason is told."""
        said = {"reason_code": "safeguarding_case", "reason": REASON, "case_id": self.case_id, **how}
        return self.asks(said.pop("person", self.lead_officer), persona, **said)

    def state(self, at: datetime = AT) -> str | None:
        """The state."""
        return state_of(m.World(self.banded()), self.film, at)


@pytest.mark.parametrize("profile", PROFILES)
def test_the_tutor(profile: str) -> None:
    s = Film(profile)
    assert s.asks(s.tutor, "web_tutor") == (NONE if profile == "tutorninjas" else OPEN)
    assert s.asks(s.adult("tutor"), "web_tutor") == NONE
    s.hold("legal_hold")
    assert s.asks(s.tutor, "web_tutor") == (NONE if profile == "tutorninjas" else CLOSED)


def test_the_tutor_under_a_no_contact_order() -> None:
    s = Film("mytutor")
    order = m.NoContactOrder(
        order_id=s.id(), tutor_id=s.tutor, learner_id=s.learners[0], scope="pair", ordered_by=s.officer,
        ordered_at=AT, lifted_at=None, lifted_by=None,
    )  # fmt: skip
    s.add(order)
    assert s.asks(s.tutor, "web_tutor") == CLOSED
    assert s.asks(s.tutor, "web_tutor", AT - SECOND) == OPEN


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(
    ("bands", "first"),
    [(("13_to_15",), OPEN), (("16_to_17", "under_13"), OPEN), (("adult", "adult"), OPEN),
     (("adult", "16_to_17"), CLOSED)],
)  # fmt: skip
def test_the_learner(profile: str, bands: tuple[str, ...], first: str) -> None:
    s = Film(profile, *bands)
    assert s.asks(s.learners[0], "web_learner") == first
    assert s.asks(s.id(), "web_learner") == NONE


@pytest.mark.parametrize(
    ("profile", "band", "expected"),
    [(profile, band, NONE if band == "adult" or (profile == "tutorstudio" and band == "16_to_17") else OPEN)
     for profile in PROFILES for band in BORN],
)  # fmt: skip
def test_the_parent(profile: str, band: str, expected: str) -> None:
    s = Film(profile, band)
    assert s.parent() == expected
    s.share(s.link, "granted", AT)
    assert s.parent() == (NONE if band == "adult" else OPEN)
    s.share(s.link, "revoked", AT + SECOND)
    assert s.parent(AT + SECOND) == (OPEN if band == "under_13" else NONE)


def test_the_parents_access_ends_with_the_eighteenth_birthday() -> None:
    s = Film("mytutor", "16_to_17")
    learner = next(p for p in s.of(m.Person) if p.person_id == s.learners[0])
    s.change(learner, date_of_birth=date(2008, 11, 22))
    midnight = london(date(2026, 11, 22))
    assert (s.parent(midnight - SECOND), s.parent(midnight)) == (OPEN, NONE)


def test_the_parents_link_and_the_block() -> None:
    s = Film("tutorstudio", "under_13")
    s.block(s.link, AT)
    assert (s.parent(AT - SECOND), s.parent()) == (OPEN, CLOSED)
    s.change(s.link, valid_until=AT)
    assert s.parent() == NONE


@pytest.mark.parametrize(
    ("profile", "own"), [("tutorstudio", NONE), ("mytutor", OPEN), ("tutorninjas", OPEN)]
)
def test_the_school(profile: str, own: str) -> None:
    s = Film(profile)
    assert s.asks(s.adult("school_representative", s.school), "web_school") == own
    assert s.asks(s.adult("school_representative", s.organisation("school")), "web_school") == NONE


@pytest.mark.parametrize(
    "persona", ["web_agency", "web_service", "web_admin", "web_compliance", "web_vetting"]
)
@pytest.mark.parametrize("profile", PROFILES)
def test_nobody_else(profile: str, persona: str) -> None:
    s = Film(profile)
    assert s.asks(s.officer, persona, reason_code="appeal", reason=REASON, case_id=s.case_id) == NONE


@pytest.mark.parametrize("profile", PROFILES)
def test_the_safeguarding_lead(profile: str) -> None:
    s = Film(profile)
    assert s.lead() == (WHY if profile == "tutorninjas" else OPEN)
    s.report("person")
    s.at = AT + HOUR
    later: dict[str, Any] = {"at": AT + HOUR}
    assert s.lead(**later) == OPEN
    assert s.lead(case_id=None, **later) == (WHY if profile == "tutorstudio" else OPEN)
    for code in (None, "curiosity", "police_request", "lado_request", "classifier_flag_review"):
        assert s.lead(reason_code=code, **later) == WHY
    assert s.lead(reason_code="quality_observation", **later) == (OPEN if profile == "mytutor" else WHY)
    for text in (None, "testing", "n/a", "nineteen characters", "n/a" + 30 * " "):
        assert s.lead(reason=text, **later) == WHY
    assert s.lead(reason="twenty characters ok", **later) == OPEN
    for person in (s.tutor, s.learners[0], s.link.guardian_id):
        assert s.lead(person=person, **later) == "not-for-yourself"


def test_the_coordinator_reads_what_is_attached_to_their_case() -> None:
    s = Film("tutorninjas")
    assert s.lead("web_lado") == NONE
    s.hold("legal_hold", category="allegation", case_id=s.case_id, when=(AT, None))
    assert s.lead("web_lado") == OPEN
    assert s.lead("web_lado", case_id=s.id()) == NONE
    assert s.lead("web_lado", case_id=None) == WHY


def test_what_hangs_on_an_allegation_is_not_for_the_lead() -> None:
    s = Film("tutorstudio")
    s.hold("legal_hold", category="allegation", case_id=s.case_id, when=(AT, AT + DAY))
    assert (s.lead(), s.lead("web_lado")) == (CLOSED, OPEN)
    assert (s.lead(at=AT - SECOND), s.lead(at=AT + DAY)) == (OPEN, OPEN)


def test_a_request_from_outside_needs_its_disclosure() -> None:
    s = Film("tutorstudio")
    s.add(
        r.Disclosure(
            disclosure_id=s.id(), segment_ids=[s.film], recipient_type="police", recipient_organisation="Met",
            recipient_officer="DC", authority_reference="1", legal_gateway="crime_sch2_para2", case_id=None,
            content_sha256=bytes(32), urgent=True, subject_informed=True, requested_by=s.officer,
            requested_at=AT,
        )
    )  # fmt: skip
    at = [AT - SECOND, AT, AT + DAY - SECOND, AT + DAY]
    assert [s.lead(reason_code="police_request", at=x) for x in at] == [WHY, OPEN, OPEN, WHY]
    assert s.lead(reason_code="lado_request") == WHY


def test_the_states_in_their_order() -> None:
    s = Film("tutorstudio")
    seen = [s.state()]
    s.say("withdrawn", s.learners[0], AT - MINUTE)
    seen.append(s.state())
    s.hold("legal_hold")
    seen.append(s.state())
    s.hold("evidence_lock", category="csam")
    seen.append(s.state())
    s.add(
        r.Purge(
            segment_id=s.film, lesson_id=s.lesson, ended_on=AT.date(), kept_until=AT.date(), why="retention",
            purged_by=s.officer, purged_at=AT + SECOND,
        )
    )  # fmt: skip
    seen += [s.state(), s.state(AT + SECOND), s.state(AT - 2 * DAY)]
    order = [
        "available",
        "withdrawn_quarantine",
        "legal_hold",
        "evidence_lock",
        "evidence_lock",
        "purged",
        None,
    ]
    assert seen == order


@pytest.mark.parametrize(
    ("profile", "last"), [("tutorstudio", date(2026, 12, 19)), ("mytutor", date(2027, 3, 26))]
)
def test_retention_ends_at_midnight_in_london(profile: str, last: date) -> None:
    s = Film(profile, "under_13")
    midnight = london(last)
    assert [s.state(midnight - SECOND), s.state(midnight)] == ["available", "expired"]
    assert [s.parent(midnight - SECOND), s.parent(midnight)] == [OPEN, CLOSED]
    assert s.lead(at=midnight) == CLOSED


def test_a_hold_opens_nothing_that_was_closed() -> None:
    s = Film("mytutor", "under_13")
    s.hold("legal_hold", case_id=s.case_id)
    assert (s.parent(), s.lead(), s.lead("web_lado")) == (OPEN, OPEN, OPEN)
    s.say("objected", s.learners[0], AT)
    assert (s.parent(), s.lead(), s.lead("web_lado")) == (CLOSED, OPEN, OPEN)
    late = AT + timedelta(days=200)
    assert (s.parent(late), s.lead(at=late)) == (CLOSED, OPEN)
    s.hold("legal_hold", closes=True)
    assert s.asks(s.learners[0], "web_learner", AT - SECOND) == CLOSED


def test_under_an_evidence_lock_nobody_looks() -> None:
    s = Film("mytutor", "under_13")
    s.hold("evidence_lock", category="csam", case_id=s.case_id)
    heard = [s.parent(), s.lead(), s.lead("web_lado"), s.asks(s.tutor, "web_tutor")]
    assert heard == [CLOSED] * 4


def test_what_was_taken_back_is_for_the_lead_alone() -> None:
    s = Film("tutorstudio", "13_to_15")
    s.report("person", s.case_id)
    s.say("objected", s.learners[0], AT - HOUR, link=s.link)
    s.say("given", s.learners[0], AT - MINUTE, link=s.link)
    heard = [s.state(), s.parent(), s.lead(), s.asks(s.learners[0], "web_learner")]
    assert heard == ["withdrawn_quarantine", CLOSED, OPEN, CLOSED]
    s.at = AT + HOUR
    assert s.lead("web_lado", at=AT + HOUR) == CLOSED


def test_whose_no_takes_footage_back() -> None:
    for band, who, state in [
        ("16_to_17", "parent", "available"),
        ("13_to_15", "parent", "withdrawn_quarantine"),
        ("16_to_17", "self", "withdrawn_quarantine"),
        ("13_to_15", "tutor", "available"),
    ]:
        s = Film("tutorstudio", band)
        s.say(
            "withdrawn", None if who == "tutor" else s.learners[0], AT,
            link=s.link if who == "parent" else None,
        )  # fmt: skip
        assert s.state() == state
        assert s.state(AT - SECOND) == "available"


def test_without_media_there_is_nothing_to_open() -> None:
    s = Film("mytutor")
    s.drop(r.Media)
    assert s.asks(s.learners[0], "web_learner") == CLOSED


MINUTE = timedelta(minutes=1)
