"""The oracle alone: who may take back what, what counts last, and what nobody departs from."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

from . import model as m
from .clock import civil_date
from .mutations import deviation, override, person
from .rows import DAY, HOUR
from .test_oracle_vectors import NOON, in_order, live_until_a_second_past_noon, only_certificate, stops


def test_nobody_is_let_off_a_check_and_no_deviation_loosens_a_stricter_contract() -> None:
    builder = in_order(agency=True)
    only_certificate(builder, date(2025, 6, 1))
    looser = override(builder, "vetting.dbs_interval", "P24M")
    deviation(builder, "vetting.dbs_interval", "P24M", override_id=looser.override_id)
    deviation(builder, "vetting.required_checks", [], engagement_id=builder.engagement)
    live_until_a_second_past_noon(builder)
    assert stops(builder) == {"DBS_LAPSED"}
    crowd = in_order(agency=True, ages=[14] * 7)
    deviation(crowd, "session.max_group", 8, engagement_id=crowd.engagement)
    live_until_a_second_past_noon(crowd)
    assert stops(crowd) == set()
    override(crowd, "session.max_group", 9)
    assert stops(crowd) == set()
    override(crowd, "session.max_group", 5)
    assert stops(crowd) == {"GROUP_TOO_LARGE"}
    many = in_order(agency=True, ages=[14] * 7)
    deviation(many, "session.max_group", 13, engagement_id=many.engagement)
    live_until_a_second_past_noon(many)
    assert stops(many) == {"GROUP_TOO_LARGE"}


def test_what_a_certificate_discloses_is_not_taken_back_by_one_officer_alone() -> None:
    builder = in_order()
    told = only_certificate(builder, date(2026, 6, 1), disclosures="non_blank")
    assert stops(builder) == {"DBS_DISCLOSURE_UNASSESSED"}
    builder.assess("reject", builder.other_officer, NOON - DAY, certificate_id=told.certificate_id)
    own = builder.certificate(date(2026, 6, 1), supersedes=told.certificate_id)
    assert stops(builder) == {"DBS_DISCLOSURE_UNASSESSED"}
    by_another = {"recorded_by": builder.other_officer, "supersedes": own.certificate_id}
    second = builder.certificate(date(2026, 6, 1), **by_another)
    assert stops(builder) == {"DBS_DISCLOSURE_UNASSESSED"}
    builder.assess("accept", builder.officer, NOON - HOUR, certificate_id=second.certificate_id)
    assert stops(builder) == {"DBS_DISCLOSURE_UNASSESSED"}
    third = builder.adult("vetting_officer")
    builder.assess("accept", third, NOON - HOUR, certificate_id=second.certificate_id)
    assert stops(builder) == set()


def test_the_last_word_counts_and_one_referee_is_one_reference() -> None:
    builder = in_order()
    row = builder.of(m.Reference)[0]
    builder.change(builder.of(m.Reference)[1], referee=f" {row.referee.upper()} ")
    assert stops(builder) == {"REFERENCES_INSUFFICIENT"}
    failed = in_order()
    check = failed.of(m.IdentityCheck)[0]
    later: dict[str, Any] = {"check_id": failed.id(), "outcome": "failed", "verified_name": None}
    failed.add(dataclasses.replace(check, verified_on=civil_date(NOON), **later))
    assert stops(failed) == {"IDENTITY_UNVERIFIED"}


def test_an_account_that_is_switched_off_is_no_learner_and_no_guardian() -> None:
    builder = in_order(ages=[11])
    builder.change(person(builder, builder.parents[0]), account_state="inactive")
    assert stops(builder) == {"GUARDIAN_MISSING"}
    builder.change(person(builder, builder.learners[0]), account_state="inactive")
    assert stops(builder) == {"STUDENT_UNKNOWN"}
