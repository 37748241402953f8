"""Ways in which the rest of a tutor's file is spoilt, often exactly at the edge of what still counts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from . import model as m
from .clock import Span
from .mutations_dbs import notice
from .registry import spoils
from .rows import DAY, HOUR, SECOND, YEAR
from .worlds import Builder


@spoils
def account_inactive(b: Builder) -> None:
    b.change(next(p for p in b.of(m.Person) if p.person_id == b.tutor), account_state="inactive")


@spoils
def tutor_power_ends(b: Builder) -> None:
    columns: list[dict[str, Any]] = [
        {"valid_until": b.near()},
        {"valid_from": b.near()},
        {"person_id": b.adult()},
        {"power": "learner"},
    ]
    b.change(b.some(m.Power, lambda p: p.power == "tutor"), **b.rng.choice(columns))


@spoils
def restricted(b: Builder) -> None:
    for kind in b.rng.sample(["hold", "suspension", "closure"], b.rng.choice([1, 1, 2])):
        starts, ended = b.at - b.rng.randint(2, 60) * DAY, b.chance(0.4)
        end = max(b.near(), starts) if ended else None
        if b.chance(0.4):
            starts, end = b.near(), None
        b.add(
            m.Restriction(
                restriction_id=b.id(),
                tutor_id=b.tutor,
                kind=kind,
                effective_from=starts,
                ended_at=end,
                placed_by=b.officer,
                ended_by=None if end is None else b.officer,
            )
        )
        if kind == "suspension" and b.chance(0.5):
            notice(b, "TUTOR_SUSPENDED")


@spoils
def gate_not_passed(b: Builder) -> None:
    how = b.rng.randint(0, 3)
    if how == 0:
        b.drop(m.GateDecision)
    elif how == 1:
        b.change(b.some(m.GateDecision), decided_at=b.near())
    else:
        b.decide(b.rng.choice(["refused", "withdrawn"]), b.near())
        if b.chance(0.3):
            b.decide("passed", b.at - 2 * DAY - SECOND)


@spoils
def identity_unverified(b: Builder) -> None:
    row = b.some(m.IdentityCheck)
    how = b.rng.randint(0, 3)
    if how == 0:
        b.drop(m.IdentityCheck)
    elif how == 1:
        b.change(row, outcome="failed")
    elif how == 2:
        b.change(row, verified_on=b.near_day())
    elif row is not None:
        b.add(
            m.IdentityCheck(
                check_id=b.id(),
                person_id=b.tutor,
                method="other",
                outcome="failed",
                verified_name=None,
                verified_on=b.near_day(),
                supersedes=row.check_id,
                **b.recorded(),
            )
        )


@spoils
def qualifications_unverified(b: Builder) -> None:
    academic = ("academic", "professional")
    row = b.some(m.Qualification, lambda q: q.kind in academic) or b.qualification(
        "professional", b.ago(0, 80)
    )
    how = b.rng.randint(0, 3)
    if how == 0:
        b.drop(m.Qualification, lambda q: q.kind not in academic)
    elif how == 1:
        b.change(row, outcome="failed")
    elif how == 2:
        b.change(row, verified_on=b.near_day())
    else:
        b.change(row, verified_on=b.ago(40, 80), valid_until=b.near_day())


@spoils
def references_insufficient(b: Builder) -> None:
    row = b.some(m.Reference) or b.reference(b.ago(0, 80))
    how = b.rng.randint(0, 3)
    if how == 0:
        b.drop(m.Reference)
    elif how == 1:
        b.change(row, outcome="unsatisfactory")
    elif how == 2:
        b.change(row, verified_on=b.near_day())
    else:
        b.add(
            m.Reference(
                reference_id=b.id(),
                person_id=b.tutor,
                referee="A referee",
                relationship="Colleague",
                outcome="verified",
                verified_on=b.ago(1, 50),
                supersedes=row.reference_id,
                **b.recorded(),
            )
        )


@spoils
def contract_renewed(b: Builder) -> None:
    b.drop(m.Contract, lambda c: c.kind != "tutor_contract")
    renewal = b.rng.choice([b.near_day(), b.ago(1, 80)])
    earlier = renewal if b.chance(0.15) else renewal - timedelta(days=400)
    b.contract("tutor_contract", earlier, ends_on=renewal if earlier < renewal else None)
    b.contract("tutor_contract", renewal)
    edge = renewal - timedelta(days=90)
    if b.chance(0.7):
        for row in b.of(m.Qualification):
            b.change(row, verified_on=edge + timedelta(days=b.rng.choice([-1, -1, 0, 1, -60])))
    if b.chance(0.7):
        for reference in b.of(m.Reference):
            b.change(reference, verified_on=edge + timedelta(days=b.rng.choice([-1, -1, 0, 1, -60])))


@spoils
def contract_expired(b: Builder) -> None:
    row = b.some(m.Contract, lambda c: c.kind == "tutor_contract")
    if row is None or b.chance(0.3):
        b.drop(m.Contract, lambda c: c.kind != "tutor_contract")
    else:
        starts = b.today - timedelta(days=200)
        columns: list[dict[str, Any]] = [{"starts_on": b.near_day()}, {"ends_on": b.near_day()}]
        b.change(row, **{"starts_on": starts, **b.rng.choice(columns)})


@spoils
def screening_stale(b: Builder) -> None:
    how = b.rng.randint(0, 5)
    b.drop(m.ScreeningRun)
    hours = [36, 36, 36, 72, 24]
    if b.profile != "tutorstudio":
        hours = [72]
        b.ask_for("vetting.required_checks", ["sanctions"])
    if how == 0:
        return
    if how == 1:
        b.run("uk_sanctions_list", b.at - HOUR, outcome="failed")
        b.run("tra_prohibition", b.at - HOUR)
    if how == 5:
        b.run("uk_sanctions_list", b.near())
    elif how >= 2 or b.chance(0.3):
        edge = b.at - b.rng.choice(hours) * HOUR
        b.run("uk_sanctions_list", edge + b.rng.choice([-1, 0, 0, 1]) * SECOND)
    if how == 4:
        b.run("uk_sanctions_list", b.near(), outcome=b.rng.choice(["failed", "completed"]))


@spoils
def screening_hit(b: Builder) -> None:
    sources = ["uk_sanctions_list", "tra_prohibition", "childrens_barred", "overseas_teacher_sanction"]
    run = b.run(b.rng.choice(sources), b.rng.choice([b.at - 10 * DAY, b.near()]))
    strength = b.rng.choice(["potential", "confirmed"])
    hit = m.ScreeningHit(
        hit_id=b.id(), run_id=run.run_id, person_id=b.tutor, strength=strength, note="Same name"
    )
    b.add(hit)
    if b.chance(0.4):
        notice(b, "SCREENING_HIT_OPEN")
    # The database lets nobody clear their own run, nor a confirmed entry on the barred list.
    barred = strength == "confirmed" and run.source == "childrens_barred"
    if b.chance(0.6) and not barred:
        b.add(
            m.ScreeningClearance(
                hit_id=hit.hit_id,
                rationale="Another person with the same name.",
                cleared_by=b.other_officer,
                cleared_at=max(b.near(), run.ran_at),
            )
        )


@spoils
def prohibition_match(b: Builder) -> None:
    kinds = ["tra_prohibition", "interim_prohibition", "section_128"]
    b.prohibition(b.near_day(), "match", b.rng.choice(kinds))
    row = b.of(m.ProhibitionCheck)[-1]
    if b.chance(0.5):
        b.prohibition(b.near_day(), "clear", row.kind)
        by = b.rng.choice([b.officer, b.other_officer])
        b.change(b.of(m.ProhibitionCheck)[-1], supersedes=row.check_id, recorded_by=by)


@spoils
def school_set_incomplete(b: Builder) -> None:
    how = b.rng.randint(0, 6)
    if how == 0:
        b.drop(m.RightToWork)
    elif how == 1:
        columns: list[dict[str, Any]] = [
            {"verified_on": b.ago(40, 60), "valid_until": b.near_day()},
            {"verified_on": b.near_day()},
            {"outcome": "failed"},
        ]
        b.change(b.some(m.RightToWork), **b.rng.choice(columns))
    elif how == 2:
        b.drop(m.ProhibitionCheck, lambda p: p.result == "match")
        if b.chance(0.4):
            b.prohibition(b.ago(1, 9), kind="section_128")
    elif how == 3:
        b.drop(m.Contract, lambda c: c.kind != "written_confirmation")
    elif how == 4:
        row = b.some(m.Contract, lambda c: c.kind == "written_confirmation")
        columns = [{"starts_on": b.near_day()}, {"ends_on": b.near_day()}]
        b.change(row, **{"starts_on": b.ago(60, 90), **b.rng.choice(columns)})
    else:
        columns = [{"checked_on": b.near_day()}, {"kind": "interim_prohibition"}, {"result": "match"}]
        b.change(b.some(m.ProhibitionCheck), **b.rng.choice(columns))


@spoils
def affiliation_or_interview_missing(b: Builder) -> None:
    kinds = ("university_affiliation", "video_interview")
    row = b.some(m.Qualification, lambda q: q.kind in kinds)
    columns: list[dict[str, Any]] = [
        {"outcome": "failed"},
        {"verified_on": b.near_day()},
        {"verified_on": b.ago(30, 50), "valid_until": b.near_day()},
    ]
    b.change(row, **b.rng.choice(columns))


@spoils
def self_disclosure(b: Builder) -> None:
    row = m.SelfDisclosure(
        self_disclosure_id=b.id(),
        person_id=b.tutor,
        nature="A caution",
        disclosed_at=b.rng.choice([b.near(), b.at - 9 * DAY]),
        recorded_by=b.rng.choice([b.tutor, b.officer]),
    )
    b.add(row)
    for _ in range(b.rng.choice([0, 1, 1, 2])):
        by = b.other_officer if row.recorded_by == b.officer else b.rng.choice([b.officer, b.other_officer])
        decision = b.rng.choice(["accept", "accept", "reject"])
        at = b.near() + b.rng.randint(2, 50) * timedelta(milliseconds=1)
        b.assess(decision, by, at, self_disclosure_id=row.self_disclosure_id)


@spoils
def training_lapsed(b: Builder) -> None:
    row = b.some(m.Training, lambda t: t.person_id == b.tutor)
    b.first_booking = b.chance(0.4)
    how = b.rng.randint(0, 5)
    if how == 0:
        b.drop(m.Training, lambda t: t.person_id != b.tutor)
    elif how == 1:
        b.change(row, completed_on=b.near_day())
    elif how == 2 and b.library.kcsie_from:
        b.change(row, completed_on=b.near_day(max(b.library.kcsie_from)))
    elif how == 3 and row is not None:
        b.change(row, completed_on=b.ago(1, 20))
        b.add(
            m.Training(
                training_id=b.id(),
                person_id=b.tutor,
                topic=row.topic,
                completed_on=b.back(YEAR),
                supersedes=row.training_id,
                **b.recorded(),
            )
        )
    else:
        b.change(row, completed_on=b.back(b.rng.choice([YEAR, YEAR, Span(months=6)])))


@spoils
def document_not_acknowledged(b: Builder) -> None:
    row = b.some(m.Acknowledgement, lambda a: a.person_id == b.tutor)
    if row is None:
        return
    others = [
        v.version for v in b.library.versions if v.document == row.document and v.version != row.version
    ]
    if b.chance(0.4):
        b.rows.remove(row)
    elif others and b.chance(0.5):
        b.change(row, version=b.rng.choice(others))
    else:
        b.change(row, acknowledged_at=b.near())


@spoils
def lesson_never_before(b: Builder) -> None:
    b.drop(m.Lesson, lambda lesson: lesson.lesson_id == b.lesson)
    if b.first_booking:
        return
    how = b.rng.randint(0, 3)
    if how == 0:
        b.lesson_row(b.id(), b.at - 20 * DAY, "cancelled", b.at - 25 * DAY)
    elif how == 1:
        b.lesson_row(b.id(), b.at + 60 * DAY, "confirmed", b.at - 5 * DAY)
    elif how == 2:
        b.change(b.of(m.Lesson)[-1], booked_at=b.near())
    else:
        row = b.of(m.Lesson)[-1]
        b.change(row, state="cancelled", cancelled_at=row.booked_at)
        for learner in b.of(m.LessonLearner):
            b.change(learner, live=False)
