"""Ways in which the DBS certificate is spoilt, often exactly at the edge of what still counts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from . import model as m
from .clock import Span, civil_date
from .registry import spoils
from .rows import DAY, HOUR, LONG_AGO, SECOND, YEAR, london
from .worlds import Builder


def notice(b: Builder, code: str) -> None:
    """Formal notice, served about now."""
    b.add(m.Notice(notice_id=b.id(), person_id=b.tutor, code=code, served_at=b.near(), served_by=b.officer))


def certificate(b: Builder) -> m.DbsCertificate:
    """The tutor's certificate; one is made where there is none."""
    return b.some(m.DbsCertificate) or b.certificate(b.ago(1, 320))


def check(b: Builder, on: m.DbsCertificate, result: str, at: Any, **columns: Any) -> m.DbsStatusCheck:
    """An Update Service answer."""
    row = m.DbsStatusCheck(
        check_id=b.id(),
        person_id=b.tutor,
        certificate_id=on.certificate_id,
        result=result,
        checked_at=at,
        entitlement_basis="regulated activity",
        **{**b.recorded(), **columns},
    )
    return b.add(row)


def consent(b: Builder, given: bool, at: Any) -> None:
    """The holder's word on the Update Service."""
    b.add(m.UpdateServiceConsent(consent_id=b.id(), person_id=b.tutor, given=given, at=at))


@spoils
def certificate_missing(b: Builder) -> None:
    b.drop(m.DbsCertificate)
    b.drop(m.DbsStatusCheck)
    if b.chance(0.5):
        b.certificate(
            b.ago(1, 300),
            source="self_declared",
            number=None,
            seen_on=None,
            issued_on=None,
            level=b.rng.choice([None, "enhanced"]),
            barred_list=b.rng.choice(["not_checked", "clear", "match"]),
        )


@spoils
def certificate_only_declared(b: Builder) -> None:
    """A declaration as good as a certificate could be, and newer: it counts for nothing (F15)."""
    if b.chance(0.5):
        b.drop(m.DbsCertificate)
    columns: list[dict[str, Any]] = [{}, {"number": None}, {"level": "basic"}, {"barred_list": "not_checked"}]
    b.certificate(
        b.ago(2, 40), **{"seen_on": b.near_day(), "source": "self_declared", **b.rng.choice(columns)}
    )


@spoils
def certificate_unsuitable(b: Builder) -> None:
    columns: dict[str, Any] = b.rng.choice(
        [
            {"level": b.rng.choice(["basic", "standard"])},
            {"workforce": b.rng.choice(["adult", "other"])},
            {"barred_list": "not_checked"},
            {"barred_list": "match", "seen_on": b.near_day(), "issued_on": b.ago(30, 40)},
            {"level": "standard", "workforce": "adult", "barred_list": "not_checked"},
        ]
    )
    old = certificate(b)
    if b.chance(0.6):
        b.change(old, **columns)
        return
    issued = b.near_day()
    if b.chance(0.5) and old.issued_on is not None:
        issued = old.issued_on + timedelta(days=b.rng.choice([-1, 0, 1]))
    b.certificate(**{"issued": issued, **columns}, supersedes=old.certificate_id if b.chance(0.3) else None)


@spoils
def certificate_match_written_over(b: Builder) -> None:
    """A record of inclusion is superseded, by the same officer or another: it stays what it is (F14)."""
    row = certificate(b)
    b.change(row, barred_list="match")
    by = b.rng.choice([b.officer, b.other_officer])
    b.certificate(b.ago(1, 20), supersedes=row.certificate_id, recorded_by=by)


@spoils
def certificate_old(b: Builder) -> None:
    spans = [YEAR, YEAR, YEAR, Span(months=36), Span(months=6), Span(months=24)]
    span = b.rng.choice(spans) if b.profile != "tutorninjas" else Span(months=36)
    b.change(certificate(b), issued_on=b.back(span), seen_on=b.ago(0, 100))


@spoils
def certificate_on_leap_day(b: Builder) -> None:
    on = london(b.today).date().replace(year=2024, month=2, day=29)
    b.change(certificate(b), issued_on=on, seen_on=on)


@spoils
def certificate_not_yet_seen(b: Builder) -> None:
    seen = b.near_day()
    if b.chance(0.5):
        b.change(certificate(b), issued_on=seen - timedelta(days=b.rng.randint(0, 30)), seen_on=seen)
    else:
        b.certificate(seen - timedelta(days=b.rng.randint(0, 3)), seen_on=seen, level="standard")


@spoils
def certificate_other_name(b: Builder) -> None:
    row = certificate(b)
    name = row.name_on_certificate or "Pat"
    variant = b.rng.choice([name.upper(), f"  {name.replace(' ', '   ')} ", "Sam Other", "Sam Other"])
    explanation = b.rng.choice([None, None, "Changed on marriage, deed seen"])
    b.change(row, name_on_certificate=variant, name_explanation=explanation)
    if b.chance(0.4):
        b.change(
            b.some(m.IdentityCheck), verified_name=b.rng.choice(["Sam Other", name]), verified_on=b.near_day()
        )


@spoils
def certificate_discloses(b: Builder) -> None:
    row = certificate(b)
    b.change(row, disclosures="non_blank")
    if b.chance(0.75):
        assess = ["accept", "accept", "reject"]
        b.assess(b.rng.choice(assess), b.other_officer, b.near(), certificate_id=row.certificate_id)
        if b.chance(0.3):
            earlier = b.at - 3 * DAY
            b.assess(b.rng.choice(assess), b.other_officer, earlier, certificate_id=row.certificate_id)


@spoils
def update_service_extends(b: Builder) -> None:
    row = certificate(b)
    issued = b.back(Span(months=b.rng.choice([12, 18, 30])))
    b.change(row, issued_on=issued, seen_on=issued)
    when = b.rng.choice([b.at - 30 * DAY, b.near(), london(b.back(YEAR)), london(b.back(YEAR)) - SECOND])
    consent(b, True, b.rng.choice([when - DAY, when, when, when + SECOND, LONG_AGO]))
    if b.chance(0.25):
        consent(b, False, b.rng.choice([when - 2 * SECOND, when + 2 * SECOND, when]))
    made = check(
        b, row, b.rng.choice(["BLANK_NO_NEW_INFO", "BLANK_NO_NEW_INFO", "NON_BLANK_NO_NEW_INFO"]), when
    )
    if made.result.startswith("NON") and b.chance(0.7):
        b.assess("accept", b.other_officer, b.near(), certificate_id=row.certificate_id)
    if b.chance(0.3):
        check(b, row, "NO_MATCH_FOUND", b.near(max(when + DAY, b.at - DAY)))
    if b.chance(0.15):
        check(b, row, "NO_MATCH_FOUND", when, supersedes=made.check_id)


@spoils
def update_service_unmatched(b: Builder) -> None:
    row = certificate(b)
    check(b, row, "NO_MATCH_FOUND", b.near())
    if b.chance(0.3):
        consent(b, True, b.at - 5 * DAY)
        check(b, row, "BLANK_NO_NEW_INFO", b.near())


@spoils
def new_information(b: Builder) -> None:
    row = certificate(b)
    told = b.rng.choice([b.near(), b.at - 40 * DAY])
    first = check(b, row, "NEW_INFO", told)
    if b.chance(0.5):
        notice(b, "DBS_NEW_INFORMATION")
    if b.chance(0.2):
        check(b, row, b.rng.choice(["BLANK_NO_NEW_INFO", "NO_MATCH_FOUND"]), told + HOUR)
    if b.chance(0.3):
        by = b.rng.choice([b.officer, b.other_officer])
        check(b, row, "NO_MATCH_FOUND", told, supersedes=first.check_id, recorded_by=by)
    if b.chance(0.5):
        issued = civil_date(told) + timedelta(days=b.rng.choice([0, 1, 1, 5]))
        columns: list[dict[str, Any]] = [{}, {}, {}, {"level": "standard"}, {"workforce": "adult"}]
        disclosures = b.rng.choice(["blank", "non_blank"])
        renewed = b.certificate(issued, disclosures=disclosures, **b.rng.choice(columns))
        if b.chance(0.5):
            decision = b.rng.choice(["accept", "accept", "reject"])
            b.assess(decision, b.other_officer, b.at - SECOND, certificate_id=renewed.certificate_id)
