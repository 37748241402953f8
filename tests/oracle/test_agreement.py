"""Oracle = database, over random worlds: the same reasons, and the same words to the same viewers (E1).

`SAFELANE_ORACLE_WORLDS` says how many worlds in all; 600 unless told. Nothing is committed.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from datetime import date, time, timedelta
from random import Random

import pytest

from tests.support.databases import SUPERUSER, Database

from . import loader
from . import model as m
from .agreement import Disagreement, batches, compare, compare_views, library_of, shrink
from .cases import case
from .eligibility import eligible, findings
from .file import File
from .rows import london
from .worlds import Builder, Case

PROFILES = ("tutorstudio", "mytutor", "tutorninjas")
WORLDS = int(os.environ.get("SAFELANE_ORACLE_WORLDS", "600"))
EACH = range(-(-WORLDS // len(PROFILES)))
SHOWN = 3

# Every row of E1.3 and E1.5, and STUDENT_UNKNOWN for an identifier that is no learner's.
REASONS_BY_CLASS = {
    "B": """
        TUTOR_ACCOUNT_INACTIVE TUTOR_ON_HOLD TUTOR_SUSPENDED TUTOR_CLOSED VETTING_GATE_NOT_PASSED
        DBS_MISSING DBS_SELF_DECLARED_ONLY DBS_LEVEL_TOO_LOW DBS_WRONG_WORKFORCE DBS_NAME_MISMATCH
        DBS_LAPSED DBS_DISCLOSURE_UNASSESSED DBS_NEW_INFORMATION IDENTITY_UNVERIFIED
        BARRED_LIST_NOT_CHECKED BARRED_LIST_MATCH PROHIBITION_MATCH QUALIFICATIONS_UNVERIFIED
        REFERENCES_INSUFFICIENT SCREENING_MISSING SCREENING_STALE SCREENING_HIT_OPEN
        SCHOOL_CHECK_SET_INCOMPLETE UNIVERSITY_AFFILIATION_MISSING VIDEO_INTERVIEW_MISSING
        SELF_DISCLOSURE_PENDING ENGAGEMENT_INACTIVE NO_CONTACT_ORDER STUDENT_UNDER_MIN_AGE
        STUDENT_UNKNOWN GUARDIAN_MISSING SPONSOR_MISSING AUA_NOT_ACCEPTED
        RESPONSIBILITY_AGREEMENT_MISSING VENUE_MISSING MODALITY_NOT_ALLOWED CHAPERONE_UNRESOLVED
        OUTSIDE_OPERATING_WINDOW GROUP_TOO_LARGE TRAINING_MISSING TRAINING_LAPSED
    """,
    "N": """
        QUALIFICATIONS_STALE REFERENCES_STALE TRAINING_MISSING TRAINING_LAPSED ACK_MISSING
        CONTRACT_EXPIRED AGENCY_DSL_UNAVAILABLE EXPIRES_BEFORE_SESSION
    """,
    "S": """
        RECORDING_NOTICE_MISSING PRESENCE_UNCONFIRMED
    """,
    "A": """
        DBS_UPDATE_UNMATCHED SCHOOL_DSL_UNAVAILABLE STUDENT_DOB_UNKNOWN EXPIRES_BEFORE_SESSION
        TRAINING_EDITION_SUPERSEDED
    """,
}
REASONS = {(kind, code) for kind, codes in REASONS_BY_CLASS.items() for code in codes.split()}


@pytest.fixture(scope="module")
def arranger(database: Database) -> Iterator[loader.Connection]:
    """The superuser that arranges worlds; what it does is rolled back."""
    with database.connect(SUPERUSER, autocommit=False) as connection:
        yield loader.far_away(connection)


def report(arranger: loader.Connection, library: m.Library, found: list[Disagreement]) -> str:
    """How often each code is disputed, and the smallest worlds for the first few."""
    codes = Counter(code for d in found for code, _ in d.oracle ^ d.database)
    smallest = [shrink(arranger, library, d).describe() for d in found[:SHOWN]]
    return "\n\n".join([f"{len(found)} answers differ: {dict(codes)}", *smallest])


@pytest.mark.parametrize("profile", PROFILES)
def test_oracle_and_database_find_the_same_reasons(arranger: loader.Connection, profile: str) -> None:
    library, found = library_of(arranger, profile), list[Disagreement]()
    for batch in batches(library, EACH):
        found += compare(arranger, library, batch)
    assert not found, report(arranger, library, found)


@pytest.mark.parametrize("profile", PROFILES)
def test_every_viewer_reads_what_the_policy_lets_them(arranger: loader.Connection, profile: str) -> None:
    library = library_of(arranger, profile)
    found = [one for batch in batches(library, EACH) for one in compare_views(arranger, library, batch)]
    assert not found, "\n\n".join([f"{len(found)} differ", *(one.describe() for one in found[:SHOWN])])


def test_the_worlds_hold_every_reason_and_enough_in_order(arranger: loader.Connection) -> None:
    seen, bookable, failures = set(), Counter[bool](), Counter[int]()
    for profile in PROFILES:
        library = library_of(arranger, profile)
        for number in EACH:
            one = case(number, library)
            for question in one.questions:
                answer = findings(one.world, library, question)
                seen |= {(kind, code.partition(":")[0]) for code, kind in answer}
                bookable[eligible(answer, question.point)] += 1
                failures[min(len(answer), 3)] += 1
    assert seen == REASONS
    assert 0.25 < bookable[True] / bookable.total() < 0.5
    assert failures[3] > failures.total() / 10


def on_the_anniversary(library: m.Library) -> Case:
    """A tutor whose certificate is a year old today, asked about today; nothing is left to the draw."""
    builder = Builder(Random(1), library, london(date(2026, 11, 21), time(12)))
    builder.in_order(agency=False, school=False, ages=[14], bystanders=False)
    builder.drop(m.DbsCertificate)
    builder.certificate(date(2025, 11, 21))
    builder.expect()
    return Case(0, m.World(tuple(builder.rows)), (builder.ask("P2", builder.at),), ())


def test_a_rule_that_is_off_by_a_day_does_not_pass_unnoticed(
    arranger: loader.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The comparison itself: an oracle that gives every certificate a day too long is caught, and shrunk."""
    honest = File.last_satisfied

    def one_day_late(file: File, certificate: m.DbsCertificate) -> date:
        return honest(file, certificate) + timedelta(days=1)

    library = library_of(arranger, "tutorstudio")
    world = on_the_anniversary(library)
    assert compare(arranger, library, [world]) == []
    monkeypatch.setattr(File, "last_satisfied", one_day_late)
    (found,) = compare(arranger, library, [world])
    assert ("DBS_LAPSED", "B") in found.difference()[1]
    smallest = shrink(arranger, library, found)
    assert smallest.difference() == found.difference()
    assert len(smallest.case.world.rows) < len(found.case.world.rows)
    assert any(isinstance(row, m.DbsCertificate) for row in smallest.case.world.rows)
