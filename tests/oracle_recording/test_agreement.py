"""Oracle = database, over random worlds: who is missing from a consent, and to whom footage opens (E2, E3).

`SAFELANE_RECORDING_WORLDS` says how many worlds in all; 510 unless told. Nothing is committed.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.oracle import loader as booking
from tests.oracle.rows import DAY
from tests.support.databases import SUPERUSER, Database

from . import access, access_worlds, consent, consent_worlds, facts, states
from . import model as r
from .agreement import Disagreement, Maker, ask, batches, compare, differing, library_of, ours, shrink

PROFILES = ("tutorstudio", "mytutor", "tutorninjas")
WORLDS = int(os.environ.get("SAFELANE_RECORDING_WORLDS", "510"))
MAKERS: dict[str, Maker] = {"consent": consent_worlds.case, "access": access_worlds.case}
EACH = range(-(-WORLDS // (len(PROFILES) * len(MAKERS))))
SHOWN = 3
DRAWN = 400  # worlds of a profile among which everything has to occur
PLANTED = 150  # worlds in which a planted mistake has to show

AGAINST = """
    LEARNER_CONSENT_MISSING LEARNER_OBJECTS PARENT_CONSENT_MISSING PARENT_AWARENESS_MISSING PARENT_OBJECTS
    PARENT_CONTACT_BLOCKED NOTICE_MISSING TUTOR_NOTICE_MISSING TUTOR_OBJECTS SAFETY_FLAG RECORDING_FORBIDDEN
    NO_LEARNER_PRESENT
    """
CODES = set(AGAINST.split())
STATES = {"evidence_lock", "legal_hold", "withdrawn_quarantine", "available", "expired", "purged", None}
BANDS = {"under_13", "13_to_15", "16_to_17", "adult"}
CLOSED_BY = """
    NO_SUCH_RECORDING NOT_THEIR_RECORDING NOT_ATTACHED_TO_THE_CASE READER_NOT_ALLOWED PARENT_OF_AN_ADULT
    LEARNER_GRANT_MISSING LEARNER_MARKED_PRIVATE PARENT_BAND_CLOSED SESSION_HELD NO_CONTACT_ORDER
    GROUP_BANDS_DIFFER OTHER_PUPILS PARENT_CONTACT_BLOCKED CASE_CONFIDENTIAL NO_MEDIA OWN_SESSION
    REASON_CODE_MISSING REASON_CODE_NOT_ALLOWED REASON_TOO_SHORT CASE_MISSING FLAG_MISSING
    REPORT_MISSING DISCLOSURE_MISSING
    STATE_EVIDENCE_LOCK STATE_WITHDRAWN_QUARANTINE STATE_EXPIRED STATE_PURGED
    """
CLOSED = set(CLOSED_BY.split())
# Who opens a recording at all, in which profile: E3.1.
OPENS = {
    "tutorstudio": {"web_tutor", "web_learner", "web_guardian", "web_dsl", "web_lado"},
    "mytutor": {"web_tutor", "web_learner", "web_guardian", "web_school", "web_dsl", "web_lado"},
    "tutorninjas": {"web_learner", "web_guardian", "web_school", "web_dsl", "web_lado"},
}


@pytest.fixture(scope="module")
def arranger(database: Database) -> Iterator[booking.Connection]:
    """The superuser that arranges worlds; what it does is rolled back."""
    with database.connect(SUPERUSER, autocommit=False) as connection:
        yield booking.far_away(connection)


def report(arranger: booking.Connection, library: Any, found: list[Disagreement]) -> str:
    """How often what is disputed, and the smallest worlds for the first of each kind."""
    kinds = Counter(str(kind_of(d)) for d in found)
    first = {str(kind_of(d)): d for d in reversed(found)}
    smallest = [shrink(arranger, library, d).describe() for d in list(first.values())[:SHOWN]]
    return "\n\n".join([f"{len(found)} answers differ: {dict(kinds)}", *smallest])


def kind_of(d: Disagreement) -> Any:
    """The difference without the names of people."""
    one, other = d.difference()
    if isinstance(d.oracle, frozenset):
        return sorted({code for _, code, _ in one}), sorted({code for _, code, _ in other})
    return one, other


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("about", sorted(MAKERS))
def test_oracle_and_database_agree(arranger: booking.Connection, about: str, profile: str) -> None:
    library, found = library_of(arranger, profile), list[Disagreement]()
    for batch in batches(MAKERS[about], library, EACH):
        found += compare(arranger, library, batch)
    assert not found, report(arranger, library, found)


@pytest.mark.parametrize("profile", PROFILES)
def test_the_worlds_of_consent_hold_everything_and_enough_in_order(
    arranger: booking.Connection, profile: str
) -> None:
    library, seen, passed, bands = library_of(arranger, profile), set[str](), Counter[bool](), set[str]()
    for batch in batches(consent_worlds.case, library, range(DRAWN)):
        for one in batch:
            bands |= {row.band for row in one.world.of(r.Act) if row.band}
            for question in one.questions:
                answer = ours(one.world, library, question)
                seen |= {code for _, code, _ in answer}
                passed[not answer] += 1
    for_sessions = {"LEARNER_CONSENT_MISSING", "PARENT_CONSENT_MISSING", "PARENT_AWARENESS_MISSING"}
    for_sessions.add("PARENT_CONTACT_BLOCKED")
    assert seen == CODES - ({"NOTICE_MISSING"} if profile == "tutorstudio" else for_sessions)
    assert bands == BANDS
    assert 0.25 < passed[True] / passed.total() < 0.5


@pytest.mark.parametrize("profile", PROFILES)
def test_the_worlds_of_access_hold_every_reader_and_state(arranger: booking.Connection, profile: str) -> None:
    library, seen, states_seen, opened = library_of(arranger, profile), set[str](), set[Any](), set[str]()
    bands, answers = set[str](), Counter[bool]()
    for batch in batches(access_worlds.case, library, range(DRAWN)):
        for one in batch:
            bands |= {row.band for row in one.world.of(r.SegmentLearner)}
            for question in one.questions:
                if isinstance(question, r.MayOpen):
                    found = access.read_findings(one.world, library, question)
                    seen |= {code for code, _ in found}
                    answers[not found] += 1
                    if not found:
                        opened.add(question.persona)
                else:
                    states_seen.add(ours(one.world, library, question))
    assert states_seen == STATES
    assert bands == BANDS
    assert opened == OPENS[profile]
    missing = {
        "tutorstudio": {"REPORT_MISSING"},
        "mytutor": {"LEARNER_GRANT_MISSING", "CASE_MISSING", "REPORT_MISSING"},
        "tutorninjas": {"LEARNER_GRANT_MISSING"},
    }[profile]
    assert CLOSED - seen <= missing
    assert 0.2 < answers[True] / answers.total() < 0.5


def a_day_late(monkeypatch: pytest.MonkeyPatch) -> None:
    """Consent may be given a day earlier than it may."""
    honest = consent.days_before
    monkeypatch.setattr(consent, "days_before", lambda start, days: honest(start, days + 1))


def a_band_too_old(monkeypatch: pytest.MonkeyPatch) -> None:
    """A learner of 16 or 17 is treated as a child of 13."""
    honest = facts.band_of

    def younger(world: Any, person: Any, at: Any) -> str:
        band = honest(world, person, at)
        return "13_to_15" if band == "16_to_17" else band

    monkeypatch.setattr("tests.oracle_recording.consent.band_of", younger)


def nobody_is_blocked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing conjunct: a blocked parent counts as any other."""
    monkeypatch.setattr("tests.oracle_recording.consent.blocked", lambda *_: False)


def kept_a_day_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Retention ends a day late."""
    honest = states.kept_until
    monkeypatch.setattr(states, "kept_until", lambda segment: honest(segment) + DAY)


def grown_up_too_late(monkeypatch: pytest.MonkeyPatch) -> None:
    """A parent keeps looking after the eighteenth birthday."""
    honest = facts.band_of

    def younger(world: Any, person: Any, at: Any) -> str:
        return honest(world, person, at - DAY)

    monkeypatch.setattr("tests.oracle_recording.access.band_of", younger)


def holds_open_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing conjunct: under a hold participants see what was closed before it."""
    monkeypatch.setattr("tests.oracle_recording.access.without_holds", lambda *_: "available")


def moves_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing conjunct: what was said of one day counts for any other."""
    monkeypatch.setattr(consent.Judgement, "still_about", lambda *_: True)


def a_hat_is_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing conjunct: a tutor who comes as a parent is a parent and no more."""
    monkeypatch.setattr(access.Access, "closed_to_the_tutor", lambda *_: ())


@pytest.mark.parametrize(
    ("about", "plant"),
    [
        ("consent", a_day_late),
        ("consent", a_band_too_old),
        ("consent", nobody_is_blocked),
        ("access", kept_a_day_longer),
        ("access", grown_up_too_late),
        ("access", holds_open_everything),
        ("consent", moves_are_forgotten),
        ("access", a_hat_is_changed),
    ],
)
def test_a_rule_that_is_off_by_one_does_not_pass_unnoticed(
    arranger: booking.Connection,
    monkeypatch: pytest.MonkeyPatch,
    about: str,
    plant: Callable[[pytest.MonkeyPatch], None],
) -> None:
    """The comparison itself: an oracle that is wrong in one place is caught, and the world is shrunk."""
    library = library_of(arranger, "tutorstudio")
    worlds = [MAKERS[about](number, library) for number in range(PLANTED)]
    asked = ask(arranger, library, worlds)
    before = {(d.case.number, d.question) for d in differing(library, asked)}
    plant(monkeypatch)
    found = [d for d in differing(library, asked) if (d.case.number, d.question) not in before]
    assert found
    smallest = shrink(arranger, library, found[0])
    assert smallest.difference() == found[0].difference()
    assert len(smallest.case.world.rows) < len(found[0].case.world.rows)
