"""The oracle alone: the vectors of E1.6, the ages of E2.1, and the seconds at which a rule turns."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

import pytest

from . import model as m
from .clock import age_band, civil_date
from .eligibility import blocking, eligible, findings
from .mutations import deviation, engagement, override, person
from .mutations_dbs import check, consent
from .rows import DAY, HOUR, LONG_AGO, SECOND, london
from .visibility import Shown, visible
from .worlds import Builder

PROFILES = ("tutorstudio", "mytutor", "tutorninjas")
DOCUMENTS = (
    *("aua", "code", "code_of_conduct", "kcsie", "online_safety"),
    *("recording_notice", "safeguarding", "safeguarding_policy", "soa_2003"),
)
NOON = london(date(2026, 11, 21), time(12))


def library(profile: str) -> m.Library:
    """One version of every document since long ago; KCSIE 2024 and 2025."""
    versions = tuple(m.DocumentVersion(d, "1", LONG_AGO) for d in DOCUMENTS)
    return m.Library(profile, versions, (date(2024, 9, 1), date(2025, 9, 1)))


def in_order(profile: str = "tutorstudio", at: datetime = NOON, **shape: Any) -> Builder:
    """A private tutor with one fourteen-year-old learner, online, whom nothing keeps from teaching."""
    builder = Builder(Random(7), library(profile), at)
    builder.in_order(**{"agency": False, "school": False, "ages": [14], "bystanders": False, **shape})
    builder.modality, builder.venue = "online", None
    builder.drop(m.Lesson)
    builder.lesson_row(builder.id(), at - 20 * DAY, "completed", at - 25 * DAY)
    builder.expect()
    return builder


def found(builder: Builder, point: str = "P2", at: datetime | None = None) -> dict[str, str]:
    """The failing codes with their classes."""
    question = builder.ask(point, at or builder.at)
    return dict(findings(m.World(tuple(builder.rows)), builder.library, question))


def stops(builder: Builder, point: str = "P2", at: datetime | None = None) -> set[str]:
    """The codes that stop what is being done."""
    return {code for code, _ in blocking(frozenset(found(builder, point, at).items()), point)}


def only_certificate(builder: Builder, issued: date, **columns: Any) -> m.DbsCertificate:
    """Exactly this certificate, and the rest of the file fresh."""
    builder.drop(m.DbsCertificate)
    return builder.certificate(issued, **columns)


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("point", ["P1", "P2", "P3", "P4"])
def test_a_tutor_in_order_is_eligible(profile: str, point: str) -> None:
    assert found(in_order(profile), point) == {}


def test_a_certificate_holds_to_the_last_minute_of_its_year_and_not_a_second_more() -> None:
    midnight = datetime(2026, 11, 21, tzinfo=UTC)
    builder = in_order(at=midnight - timedelta(minutes=1))
    builder.starts = builder.at
    only_certificate(builder, date(2025, 11, 21))
    assert stops(builder) == set()
    assert stops(builder, at=midnight - SECOND) == set()
    assert stops(builder, at=midnight) == {"DBS_LAPSED"}
    assert stops(builder, "P4", midnight) == {"DBS_LAPSED"}


@pytest.mark.parametrize(
    ("issued", "last", "first_lapsed"),
    [
        (date(2024, 2, 29), date(2025, 2, 27), date(2025, 2, 28)),
        (date(2023, 3, 1), date(2024, 2, 29), date(2024, 3, 1)),
        (date(2025, 3, 29), date(2026, 3, 28), date(2026, 3, 29)),
        (date(2025, 10, 25), date(2026, 10, 24), date(2026, 10, 25)),
    ],
)
def test_leap_days_and_clock_changes_lapse_on_the_civil_anniversary(
    issued: date, last: date, first_lapsed: date
) -> None:
    builder = in_order("mytutor", london(last, time(12)))
    only_certificate(builder, issued)
    assert "DBS_LAPSED" not in found(builder, at=london(first_lapsed) - SECOND)
    assert "DBS_LAPSED" in found(builder, at=london(first_lapsed))


def test_the_update_service_extends_unmatched_advises_and_new_information_blocks_everybody() -> None:
    for profile in PROFILES:
        builder = in_order(profile)
        row = only_certificate(builder, date(2024, 1, 10))
        consent(builder, True, LONG_AGO)
        check(builder, row, "BLANK_NO_NEW_INFO", london(date(2026, 6, 1), time(10)))
        assert stops(builder) == set()
        check(builder, row, "NO_MATCH_FOUND", london(date(2026, 11, 20), time(10)))
        assert stops(builder) == set()
        advised = {"DBS_UPDATE_UNMATCHED": "A"} if profile != "tutorninjas" else {}
        assert found(builder) == advised
        check(builder, row, "NEW_INFO", NOON)
        assert stops(builder) == {"DBS_NEW_INFORMATION"}
        assert stops(builder, at=NOON - SECOND) == set()


def test_a_check_without_consent_extends_nothing() -> None:
    builder = in_order()
    row = only_certificate(builder, date(2024, 1, 10))
    asked = london(date(2026, 6, 1), time(10))
    check(builder, row, "BLANK_NO_NEW_INFO", asked)
    assert stops(builder) == {"DBS_LAPSED"}
    consent(builder, True, asked + SECOND)
    assert stops(builder) == {"DBS_LAPSED"}
    consent(builder, True, asked)
    assert stops(builder) == set()


def test_new_information_is_answered_only_by_a_later_certificate_that_is_clean_or_assessed() -> None:
    builder = in_order()
    row = only_certificate(builder, date(2026, 1, 10))
    check(builder, row, "NEW_INFO", london(date(2026, 10, 1), time(10)))
    only_same_day = builder.certificate(date(2026, 10, 1))
    assert stops(builder) == {"DBS_NEW_INFORMATION"}
    builder.change(only_same_day, issued_on=date(2026, 10, 2), disclosures="non_blank")
    assert stops(builder) == {"DBS_NEW_INFORMATION", "DBS_DISCLOSURE_UNASSESSED"}
    for by, outcome in ((builder.officer, "accept"), (builder.other_officer, "reject")):
        builder.assess(outcome, by, NOON - HOUR, certificate_id=only_same_day.certificate_id)
        assert stops(builder) == {"DBS_NEW_INFORMATION", "DBS_DISCLOSURE_UNASSESSED"}
    builder.assess("accept", builder.other_officer, NOON, certificate_id=only_same_day.certificate_id)
    assert stops(builder) == set()


def test_a_self_declaration_will_do_for_a_private_tutorninjas_lesson_and_never_for_a_school() -> None:
    declared = {"source": "self_declared", "number": None, "seen_on": None}
    private = in_order("tutorninjas")
    only_certificate(private, date(2026, 1, 1), **declared)
    assert stops(private) == set()
    school = in_order("tutorninjas", school=True)
    school.drop(m.RightToWork)
    only_certificate(school, date(2026, 1, 1), **declared)
    expected = {"SCHOOL_CHECK_SET_INCOMPLETE", "DBS_SELF_DECLARED_ONLY", "BARRED_LIST_NOT_CHECKED"}
    assert stops(school) == expected


@pytest.mark.parametrize("school_row", [m.RightToWork, m.ProhibitionCheck, m.Contract])
@pytest.mark.parametrize("profile", PROFILES)
def test_school_work_needs_its_own_set_in_every_profile(profile: str, school_row: type[m.Row]) -> None:
    builder = in_order(profile, school=True)
    builder.change(engagement(builder), off_site=False)
    assert stops(builder) == set()
    builder.drop(school_row, lambda row: getattr(row, "kind", "") == "tutor_contract")
    assert stops(builder) == {"SCHOOL_CHECK_SET_INCOMPLETE"}


def test_lapsed_training_stops_new_bookings_but_not_a_lesson_already_booked() -> None:
    nine = london(date(2026, 11, 21), time(9))
    builder = in_order(at=nine)
    builder.change(builder.some(m.Training), completed_on=date(2025, 11, 21))
    assert stops(builder) == {"TRAINING_LAPSED:kcsie_part1"}
    assert stops(builder, at=london(date(2026, 11, 21)) - SECOND) == set()
    assert stops(builder, "P4") == set()
    only_certificate(builder, date(2025, 11, 20))
    assert stops(builder, "P4") == {"DBS_LAPSED"}


def test_training_blocks_outright_at_the_first_booking() -> None:
    builder = in_order()
    builder.drop(m.Training)
    assert found(builder)["TRAINING_MISSING:kcsie_part1"] == "N"
    builder.drop(m.Lesson, lambda lesson: lesson.state == "confirmed")
    assert found(builder, "P3")["TRAINING_MISSING:kcsie_part1"] == "B"
    builder.drop(m.Lesson)
    assert found(builder)["TRAINING_MISSING:kcsie_part1"] == "B"
    builder.lesson_row(builder.id(), NOON - 9 * DAY, "cancelled", NOON - 10 * DAY)
    assert found(builder)["TRAINING_MISSING:kcsie_part1"] == "B"


def test_a_new_edition_of_kcsie_is_advice_and_two_failures_are_both_returned() -> None:
    builder = in_order(at=london(date(2025, 9, 1)))
    builder.change(builder.some(m.Training), completed_on=date(2025, 8, 31))
    assert found(builder) == {"TRAINING_EDITION_SUPERSEDED": "A"}
    assert found(builder, at=builder.at - SECOND) == {}
    builder.drop(m.Reference, lambda row: row == builder.of(m.Reference)[0])
    builder.change(builder.some(m.Training), completed_on=date(2024, 9, 1))
    assert stops(builder) == {"REFERENCES_INSUFFICIENT", "TRAINING_LAPSED:kcsie_part1"}


def test_screening_counts_elapsed_hours_and_only_completed_runs() -> None:
    builder = in_order(at=london(date(2026, 3, 29), time(12)))  # 36 hours before is 23:00 by the old clock
    builder.drop(m.ScreeningRun)
    builder.run("uk_sanctions_list", builder.at - HOUR, outcome="failed")
    assert stops(builder) == {"SCREENING_MISSING"}
    builder.run("uk_sanctions_list", builder.at - 36 * HOUR)
    assert stops(builder) == set()
    assert stops(builder, at=builder.at + SECOND) == {"SCREENING_STALE"}


def test_a_renewed_contract_asks_for_checks_from_ninety_days_before() -> None:
    builder = in_order()
    builder.drop(m.Contract)
    builder.contract("tutor_contract", date(2025, 11, 1), ends_on=date(2026, 11, 1))
    assert stops(builder) == {"CONTRACT_EXPIRED"}
    renewal = builder.contract("tutor_contract", date(2026, 11, 1))
    for row in (*builder.of(m.Qualification), *builder.of(m.Reference)):
        builder.change(row, verified_on=date(2026, 8, 3))
    assert stops(builder) == set()
    builder.change(renewal, starts_on=date(2026, 11, 2))
    assert stops(builder) == {"QUALIFICATIONS_STALE", "REFERENCES_STALE"}
    assert stops(builder, "P4") == set()


def test_a_booking_far_ahead_is_advised_of_what_runs_out_before_it() -> None:
    builder = in_order(agency=True)
    only_certificate(builder, date(2025, 12, 24))
    builder.starts = london(date(2026, 12, 24))
    assert found(builder) == {"EXPIRES_BEFORE_SESSION": "A"}
    override(builder, "session.require_valid_through", True)
    assert stops(builder) == {"EXPIRES_BEFORE_SESSION"}
    builder.starts -= SECOND
    assert found(builder) == {}


@pytest.mark.parametrize(
    ("kind", "code"),
    [("hold", "TUTOR_ON_HOLD"), ("suspension", "TUTOR_SUSPENDED"), ("closure", "TUTOR_CLOSED")],
)
def test_a_restriction_bites_from_its_first_second_to_its_last(kind: str, code: str) -> None:
    builder = in_order()
    builder.add(
        m.Restriction(
            restriction_id=builder.id(),
            tutor_id=builder.tutor,
            kind=kind,
            effective_from=NOON,
            ended_at=NOON + 60 * SECOND,
            placed_by=builder.officer,
            ended_by=builder.officer,
        )
    )
    for seconds, expected in ((-1, set()), (0, {code}), (59, {code}), (60, set())):
        assert stops(builder, at=NOON + seconds * SECOND) == expected


def test_what_is_known_of_a_tutor_blocks_in_every_profile() -> None:
    def hit(source: str) -> Callable[[Builder], None]:
        def place(builder: Builder) -> None:
            run = builder.run(source, NOON - DAY)
            row = m.ScreeningHit(
                hit_id=builder.id(),
                run_id=run.run_id,
                person_id=builder.tutor,
                strength="confirmed",
                note="Same person",
            )
            builder.add(row)

        return place

    known: list[tuple[Callable[[Builder], object], set[str]]] = [
        (hit("childrens_barred"), {"SCREENING_HIT_OPEN", "BARRED_LIST_MATCH"}),
        (hit("tra_prohibition"), {"SCREENING_HIT_OPEN", "PROHIBITION_MATCH"}),
        (hit("uk_sanctions_list"), {"SCREENING_HIT_OPEN"}),
        (lambda b: b.prohibition(b.today, "match", "section_128"), {"PROHIBITION_MATCH"}),
        (
            lambda b: b.certificate(
                b.ago(9, 9), source="self_declared", number=None, seen_on=None, barred_list="match"
            ),
            {"BARRED_LIST_MATCH"},
        ),
    ]
    for profile in PROFILES:
        for spoil, codes in known:
            builder = in_order(profile)
            spoil(builder)
            assert stops(builder) == codes, (profile, codes)


def test_what_blocks_everybody_is_taken_back_only_by_another_officer_and_inclusion_by_nobody() -> None:
    for same_officer in (True, False):
        builder = in_order()
        by = {"recorded_by": builder.officer if same_officer else builder.other_officer}
        row = only_certificate(builder, date(2026, 1, 10))
        told = check(builder, row, "NEW_INFO", NOON - DAY)
        check(builder, row, "NO_MATCH_FOUND", NOON - DAY, supersedes=told.check_id, **by)
        builder.prohibition(builder.today, "match")
        match = builder.of(m.ProhibitionCheck)[-1]
        builder.prohibition(builder.today, "clear")
        builder.change(builder.of(m.ProhibitionCheck)[-1], supersedes=match.check_id, **by)
        expected = {"DBS_NEW_INFORMATION", "PROHIBITION_MATCH"} if same_officer else set()
        assert stops(builder) == expected
        builder.change(row, barred_list="match")
        builder.certificate(date(2026, 2, 1), supersedes=row.certificate_id, **by)
        assert "BARRED_LIST_MATCH" in stops(builder)


@pytest.mark.parametrize("unfit", [{"level": "standard"}, {"workforce": "adult"}])
def test_a_certificate_that_would_not_do_answers_no_new_information(unfit: dict[str, str]) -> None:
    builder = in_order()
    row = only_certificate(builder, date(2026, 1, 10))
    check(builder, row, "NEW_INFO", NOON - 9 * DAY)
    builder.certificate(builder.today, **unfit)
    assert "DBS_NEW_INFORMATION" in stops(builder)


def test_a_learner_of_unknown_age_needs_a_guardian() -> None:
    builder = in_order()
    builder.change(person(builder, builder.learners[0]), date_of_birth=None)
    assert found(builder) == {"STUDENT_DOB_UNKNOWN": "A"}
    builder.drop(m.Guardianship)
    assert found(builder) == {"STUDENT_DOB_UNKNOWN": "A", "GUARDIAN_MISSING": "B"}


@pytest.mark.parametrize(
    ("born", "day", "band"),
    [
        (date(2012, 2, 29), date(2025, 2, 28), "under_13"),
        (date(2012, 2, 29), date(2025, 3, 1), "13_to_15"),
        (date(2012, 2, 29), date(2028, 2, 28), "13_to_15"),
        (date(2012, 2, 29), date(2028, 2, 29), "16_to_17"),
        (date(2013, 11, 21), date(2026, 11, 20), "under_13"),
        (date(2013, 11, 21), date(2026, 11, 21), "13_to_15"),
        (date(2010, 7, 2), civil_date(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)), "16_to_17"),
        (date(2008, 11, 22), date(2026, 11, 21), "16_to_17"),
        (date(2008, 11, 22), date(2026, 11, 22), "adult"),
        (date(2026, 11, 22), date(2026, 11, 21), "under_13"),
        (None, date(2026, 11, 21), "under_13"),
    ],
)
def test_age_bands(born: date | None, day: date, band: str) -> None:
    assert age_band(born, day) == band


def test_a_learner_may_begin_on_the_fifth_birthday() -> None:
    builder = in_order()
    builder.run("uk_sanctions_list", builder.at)
    builder.change(person(builder, builder.learners[0]), date_of_birth=date(2021, 11, 22))
    assert stops(builder, at=london(date(2026, 11, 22)) - SECOND) == {"STUDENT_UNDER_MIN_AGE"}
    assert stops(builder, at=london(date(2026, 11, 22))) == set()


def test_an_order_about_a_sibling_covers_the_household() -> None:
    builder = in_order()
    sibling = builder.id()
    builder.person(sibling, date(2015, 5, 5))
    link = builder.guard(builder.parents[0], sibling, "parent")
    row = builder.add(
        m.NoContactOrder(
            order_id=builder.id(),
            tutor_id=builder.tutor,
            learner_id=sibling,
            scope="household",
            ordered_by=builder.officer,
            ordered_at=NOON,
            lifted_at=None,
            lifted_by=None,
        )
    )
    assert stops(builder) == {"NO_CONTACT_ORDER"}
    assert stops(builder, at=NOON - SECOND) == set()
    builder.change(link, valid_until=NOON)
    assert stops(builder) == set()
    builder.change(builder.of(m.Guardianship)[-1], valid_until=None)
    builder.change(row, scope="pair")
    assert stops(builder) == set()


def test_chaperone_rules_follow_the_youngest_and_a_deviation_may_set_them() -> None:
    builder = in_order(ages=[9])
    builder.modality = "in_person"
    builder.venue = {"address": "1 Example Street"}
    assert stops(builder) == {"CHAPERONE_UNRESOLVED"}
    builder.venue |= {"chaperone": "available", "chaperone_id": str(builder.parents[0])}
    assert stops(builder) == {"CHAPERONE_UNRESOLVED"}
    builder.venue = {**builder.venue, "chaperone": "present"}
    assert stops(builder) == set()
    builder.venue = {**builder.venue, "chaperone": "available"}
    deviation(builder, "chaperone.under_13.in_person", "available", engagement_id=builder.engagement)
    row = builder.of(m.Deviation)[0]
    builder.change(row, valid_from=NOON, approved_at=NOON, expires_at=NOON + HOUR)
    assert stops(builder) == set()
    assert stops(builder, at=NOON + HOUR) == {"CHAPERONE_UNRESOLVED"}
    builder.venue = "1 Example Street"
    assert stops(builder) == {"CHAPERONE_UNRESOLVED"}


def live_until_a_second_past_noon(builder: Builder) -> None:
    """Every deviation is approved long ago and ends in a second."""
    for row in builder.of(m.Deviation):
        builder.change(row, approved_at=LONG_AGO, valid_from=LONG_AGO, expires_at=NOON + SECOND)


def test_a_contract_tightens_and_a_looser_one_counts_only_by_deviation() -> None:
    builder = in_order(agency=True, ages=[14] * 7)
    looser = override(builder, "session.max_group", 8)
    assert stops(builder) == {"GROUP_TOO_LARGE"}
    deviation(builder, "session.max_group", 8, override_id=looser.override_id)
    live_until_a_second_past_noon(builder)
    assert stops(builder) == set()
    assert stops(builder, at=NOON + SECOND) == {"GROUP_TOO_LARGE"}
    stricter = in_order(agency=True)
    only_certificate(stricter, date(2026, 9, 22))
    override(stricter, "vetting.dbs_interval", "P2M")
    assert stops(stricter) == set()
    override(stricter, "vetting.dbs_interval", "P1M")
    assert stops(stricter) == {"DBS_LAPSED"}


def test_a_held_tutor_and_one_in_routine_review_read_the_same() -> None:
    held, inactive = in_order(), in_order()
    held.add(
        m.Restriction(
            restriction_id=held.id(),
            tutor_id=held.tutor,
            kind="hold",
            effective_from=NOON,
            ended_at=None,
            placed_by=held.officer,
            ended_by=None,
        )
    )
    inactive.change(person(inactive, inactive.tutor), account_state="inactive")
    for builder in (held, inactive):
        answer = frozenset(found(builder).items())
        for persona, themself, code in (
            ("web_tutor", True, "ACCOUNT_UNDER_REVIEW"),
            ("web_dsl", True, "ACCOUNT_UNDER_REVIEW"),
            ("web_vetting", False, "ACCOUNT_UNDER_REVIEW"),
            ("web_guardian", False, "TUTOR_NOT_BOOKABLE"),
            ("web_tutor", False, "TUTOR_NOT_BOOKABLE"),
        ):
            shown = visible(answer, "P2", persona, is_the_tutor=themself)
            assert shown == Shown(frozenset({code})), persona


def test_a_tutor_reads_new_information_only_after_formal_notice() -> None:
    answer = frozenset({("DBS_NEW_INFORMATION", "B"), ("TUTOR_ON_HOLD", "B")})
    told = frozenset({"DBS_NEW_INFORMATION"})
    before = visible(answer, "P2", "web_tutor", is_the_tutor=True)
    after = visible(answer, "P2", "web_tutor", is_the_tutor=True, notified=told)
    assert before.reasons == {"ACCOUNT_UNDER_REVIEW"}
    assert after.reasons == {"ACCOUNT_UNDER_REVIEW", "DBS_NEW_INFORMATION"}


def test_the_public_sees_families_and_only_what_stops() -> None:
    answer = frozenset(
        {
            ("DBS_LAPSED", "B"),
            ("NO_CONTACT_ORDER", "B"),
            ("TRAINING_LAPSED:kcsie_part1", "N"),
            ("STUDENT_DOB_UNKNOWN", "A"),
            ("GROUP_TOO_LARGE", "B"),
        }
    )
    shown = visible(answer, "P2", "web_anon", is_the_tutor=False)
    assert shown.reasons == {"TUTOR_NOT_BOOKABLE", "SESSION_NOT_READY"}
    assert shown.advisories == set()
    advice = frozenset({("TRAINING_LAPSED:kcsie_part1", "N"), ("STUDENT_DOB_UNKNOWN", "A")})
    assert eligible(advice, "P4")
    assert visible(advice, "P4", "web_guardian", is_the_tutor=False).reasons == set()


def test_every_row_class_says_which_table_it_is() -> None:
    assert len({kind.TABLE for kind in m.TABLES}) == len(m.TABLES) == 32
    assert all(dataclasses.fields(kind) and "." in kind.TABLE for kind in m.TABLES)
