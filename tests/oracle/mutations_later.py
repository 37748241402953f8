"""Corrections in a line, second looks, and departures: who may take back what, and what counts last."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from typing import Any

from . import model as m
from .mutations import deviation, override, person
from .mutations_dbs import certificate, check
from .registry import spoils
from .rows import DAY
from .worlds import Builder


@spoils
def certificate_corrected(b: Builder) -> None:
    """Records of one certificate that discloses something, by one officer or several."""
    officers = [b.officer, b.officer, b.other_officer, b.adult("vetting_officer")]
    last = certificate(b)
    b.change(last, disclosures=b.rng.choice(["non_blank", "non_blank", "blank"]))
    issued = last.issued_on or b.ago(1, 300)
    for _ in range(b.rng.choice([1, 1, 2, 3])):
        if b.chance(0.6):
            decision = b.rng.choice(["accept", "reject"])
            b.assess(decision, b.rng.choice(officers), b.near(), certificate_id=last.certificate_id)
        beside = b.chance(0.2)
        issue = issued + timedelta(days=b.rng.choice([0, 0, 0, 1, -1, -400]))
        last = b.certificate(
            issue,
            number=last.number if beside or b.chance(0.7) else f"{b.rng.randrange(10**12):012d}",
            disclosures=b.rng.choice(["blank", "blank", "non_blank"]),
            supersedes=None if beside else last.certificate_id,
            recorded_by=b.rng.choice(officers),
            seen_on=max(b.today - DAY, issue),
        )
    if b.chance(0.6):
        decision = b.rng.choice(["accept", "accept", "reject"])
        b.assess(decision, b.rng.choice(officers), b.near(), certificate_id=last.certificate_id)


@spoils
def adverse_row_corrected_twice(b: Builder) -> None:
    """New information or a match that one officer and another correct, in a line."""
    officers = [b.officer, b.other_officer, b.adult("vetting_officer")]
    news, row, last = b.chance(0.5), certificate(b), None
    for place in range(b.rng.choice([2, 3, 4])):
        bad = place == 0 or b.chance(0.3)
        columns = {"recorded_by": b.rng.choice(officers), "supersedes": last}
        if news:
            last = check(b, row, "NEW_INFO" if bad else "NO_MATCH_FOUND", b.at - 9 * DAY, **columns).check_id
        else:
            b.prohibition(b.today, "match" if bad else "clear")
            made = b.of(m.ProhibitionCheck)[-1]
            b.change(made, **columns)
            last = made.check_id


@spoils
def later_word_counts(b: Builder) -> None:
    """A referee asked twice, an identity or a right to work that was looked at again."""
    outcome = b.rng.choice(["failed", "failed", "verified"])
    known = b.some(m.Reference)
    if known is not None and b.chance(0.5):
        again = b.reference(b.rng.choice([b.near_day(known.verified_on), b.near_day()]))
        spelling = b.rng.choice([known.referee, f" {known.referee.upper()}  "])
        b.change(again, referee=spelling, outcome=b.rng.choice(["verified", "unsatisfactory"]))
        if b.chance(0.5):
            b.drop(m.Reference, lambda r: r.referee == spelling or r == known)
    seen = b.some(m.IdentityCheck)
    if seen is not None and b.chance(0.5):
        day = b.rng.choice([b.near_day(), b.near_day(seen.verified_on)])
        name = seen.verified_name if outcome == "verified" else None
        columns = {"check_id": b.id(), "outcome": outcome, "verified_on": day, "verified_name": name}
        b.add(dataclasses.replace(seen, **{**columns, **b.recorded()}))
    work = b.some(m.RightToWork)
    if work is not None and b.chance(0.7):
        again_on = b.rng.choice([b.near_day(), b.near_day(work.verified_on)])
        b.change(b.work_right(again_on), outcome=outcome)


@spoils
def deviation_beside_a_contract(b: Builder) -> None:
    """A departure for the engagement, and contracts that are stricter or looser than the profile (B.5)."""
    band = b.rng.choice(["under_13", "13_to_15"])
    least = ["none"] if band == "13_to_15" else []
    rules = [*least, "available", "present"]
    terms: list[tuple[str, list[Any]]] = [
        (f"chaperone.{band}.{b.modality}", rules),
        ("session.max_group", [1, 2, 8, 13]),
        ("student.min_age", [5, 8, 11]),
        ("student.sponsor_required_under", [13, 16, 18, 21]),
        ("session.modalities", [["online"], ["in_person"], ["in_person", "online"]]),
    ]
    key, values = b.rng.choice(terms)
    deviation(b, key, b.rng.choice(values), engagement_id=b.engagement)
    for _ in range(b.rng.choice([0, 1, 1, 2])):
        edge = b.rng.choice(["valid_from", "valid_until", "", ""])
        override(b, key, b.rng.choice(values), **({edge: b.near()} if edge else {}))


@spoils
def letting_off(b: Builder) -> None:
    """A departure from what a tutor must have is there, whoever wrote it, and counts for nothing."""
    key, value = b.rng.choice(
        [
            ("vetting.required_checks", ["identity"]),
            ("vetting.min_references", 0),
            ("vetting.contract_required", False),
            ("training.required", []),
            ("ack.required", []),
        ]
    )
    deviation(b, key, value, engagement_id=b.engagement)


@spoils
def account_switched_off(b: Builder) -> None:
    """A learner, or somebody who answers for one, or who is to watch, has no live account."""
    b.change(person(b, b.rng.choice([*b.learners, *b.parents, *b.parents])), account_state="inactive")
