"""What is wrong with the tutor: restrictions, vetting, training, documents (E1.3 rows about the adult)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from . import model as m
from .file import File, squeeze
from .parameters import Settings

Finding = tuple[str, str]


def restriction_findings(world: m.World, tutor: m.Person, at: datetime) -> Iterator[Finding]:
    """Account state, hold, suspension, closure."""
    live_powers = {
        p.power
        for p in world.of(m.Power)
        if p.person_id == tutor.person_id
        and p.valid_from <= at
        and (p.valid_until is None or at < p.valid_until)
    }
    if tutor.account_state != "active" or "tutor" not in live_powers:
        yield "TUTOR_ACCOUNT_INACTIVE", "B"
    names = {"hold": "TUTOR_ON_HOLD", "suspension": "TUTOR_SUSPENDED", "closure": "TUTOR_CLOSED"}
    for r in world.of(m.Restriction):
        in_force = r.effective_from <= at and (r.ended_at is None or at < r.ended_at)
        if r.tutor_id == tutor.person_id and in_force:
            yield names[r.kind], "B"


def dbs_findings(file: File, settings: Settings, tutor: m.Person) -> Iterator[Finding]:
    """The DBS certificate and the children's barred list (TS-75, TS-78, TS-82, F14, F15)."""
    required, latest = settings.required_checks(), file.latest
    if "barred_list" in required and (latest is None or latest.barred_list == "not_checked"):
        yield "BARRED_LIST_NOT_CHECKED", "B"
    if "dbs_enhanced" not in required:
        return
    if latest is None:
        declared = [c for c in file.rows(m.DbsCertificate) if c.source == "self_declared"]
        yield ("DBS_SELF_DECLARED_ONLY" if declared else "DBS_MISSING"), "B"
        return
    if latest.level != "enhanced":
        yield "DBS_LEVEL_TOO_LOW", "B"
    if latest.workforce not in ("child", "child_and_adult"):
        yield "DBS_WRONG_WORKFORCE", "B"
    identity = file.identity()
    known_as = identity.verified_name if identity else f"{tutor.given_name} {tutor.family_name}"
    explained = latest.name_explanation is not None
    if squeeze(latest.name_on_certificate or "") != squeeze(known_as or "") and not explained:
        yield "DBS_NAME_MISMATCH", "B"
    answered_non_blank = any(c.result == "NON_BLANK_NO_NEW_INFO" for c in file.checks(latest))
    weighed = file.certificate_accepted(latest) if answered_non_blank else file.settled(latest)
    if not weighed:
        yield "DBS_DISCLOSURE_UNASSESSED", "B"
    until = settings.or_floor("vetting.dbs_interval").after(file.last_satisfied(latest))
    checks = file.checks(latest)
    if file.today >= until:
        yield "DBS_LAPSED", "B"
    elif checks and checks[-1].result == "NO_MATCH_FOUND":
        yield "DBS_UPDATE_UNMATCHED", "A"


def known_bars(file: File) -> Iterator[Finding]:
    """What blocks in every profile, asked for or not (F14)."""
    if file.news():
        yield "DBS_NEW_INFORMATION", "B"
    for certificate in file.world.of(m.DbsCertificate):  # superseded or not: never by software
        if certificate.person_id != file.person_id:
            continue
        seen = certificate.seen_on is None or certificate.seen_on <= file.today
        if certificate.barred_list == "match" and seen:
            yield "BARRED_LIST_MATCH", "B"
    for run, hit, cleared in file.hits():
        if not cleared:
            yield "SCREENING_HIT_OPEN", "B"
        if hit.strength == "confirmed" and run.source == "childrens_barred":
            yield "BARRED_LIST_MATCH", "B"
        if hit.strength == "confirmed" and run.source == "tra_prohibition" and not cleared:
            yield "PROHIBITION_MATCH", "B"
    for prohibition in file.adverse(m.ProhibitionCheck, lambda p: p.result == "match"):
        if prohibition.checked_on <= file.today:
            yield "PROHIBITION_MATCH", "B"
    for disclosure in file.rows(m.SelfDisclosure):
        barred = {disclosure.recorded_by, disclosure.person_id}
        if disclosure.disclosed_at <= file.at and not file.accepted(disclosure.self_disclosure_id, barred):
            yield "SELF_DISCLOSURE_PENDING", "B"


def other_checks(file: File, settings: Settings) -> Iterator[Finding]:
    """Gate, identity, qualifications, references, screening, school set, affiliation, interview, contract."""
    required, fresh_from = settings.required_checks(), file.renewed_on()
    if fresh_from is not None:
        fresh_from -= timedelta(days=90)
    decided = [d for d in file.rows(m.GateDecision) if d.decided_at <= file.at]
    last = max((d.decided_at for d in decided), default=None)
    if not decided or any(d.decision != "passed" for d in decided if d.decided_at == last):
        yield "VETTING_GATE_NOT_PASSED", "B"
    if "identity" in required and file.identity() is None:
        yield "IDENTITY_UNVERIFIED", "B"
    if "qualifications" in required:
        held = file.qualifications("academic", "professional")
        if not held:
            yield "QUALIFICATIONS_UNVERIFIED", "B"
        elif fresh_from and all(q.verified_on < fresh_from for q in held):
            yield "QUALIFICATIONS_STALE", "N"
    if "references" in required:
        renewal = file.renewed_on()
        if len(file.references()) < settings.or_floor("vetting.min_references"):
            yield "REFERENCES_INSUFFICIENT", "B"
        elif renewal is not None and file.stale_references(settings, renewal):
            yield "REFERENCES_STALE", "N"
    if "sanctions" in required:
        runs = [
            r.ran_at
            for r in file.rows(m.ScreeningRun)
            if r.source == "uk_sanctions_list" and r.outcome == "completed" and r.ran_at <= file.at
        ]
        if not runs:
            yield "SCREENING_MISSING", "B"
        elif file.at - max(runs) > settings.or_floor("vetting.sanctions_max_age").size():
            yield "SCREENING_STALE", "B"
    if "university_affiliation" in required and not file.qualifications("university_affiliation"):
        yield "UNIVERSITY_AFFILIATION_MISSING", "B"
    if "video_interview" in required and not file.qualifications("video_interview"):
        yield "VIDEO_INTERVIEW_MISSING", "B"
    if settings.get("vetting.contract_required") and not file.contracts("tutor_contract"):
        yield "CONTRACT_EXPIRED", "N"
    standing = {p.check_id for p in file.rows(m.ProhibitionCheck)}
    lists = [
        p
        for p in file.world.of(m.ProhibitionCheck)
        if p.person_id == file.person_id and p.kind == "tra_prohibition" and p.checked_on <= file.today
    ]
    # a match takes nothing out of a set that was complete: it is a bar of its own (E1.3, E1.4)
    prohibition = any(
        p.result == "clear"
        and (p.check_id in standing or any(q.check_id in standing and q.result == "match" for q in lists))
        for p in lists
    )
    right_to_work = live_right_to_work(file) or "right_to_work" not in required
    if not (right_to_work and (prohibition or "prohibition" not in required)):
        yield "SCHOOL_CHECK_SET_INCOMPLETE", "B"
    confirmation = confirmation_run(file, settings)
    if confirmation is not None and file.covered_until(confirmation) == file.today:
        yield "SCHOOL_CHECK_SET_INCOMPLETE", "B"


def confirmation_run(file: File, settings: Settings) -> list[m.Contract] | None:
    """The written confirmations for this engagement; None where no school commissioned it."""
    engagement = settings.engagement
    if engagement is None or engagement.school_id is None:
        return None
    kind, wanted = "written_confirmation", engagement.engagement_id
    return [c for c in file.rows(m.Contract) if c.kind == kind and c.engagement_id == wanted]


def live_right_to_work(file: File) -> list[m.RightToWork]:
    """Verified right-to-work rows that still count today: none failed since, and none has ended."""
    seen = [r for r in file.rows(m.RightToWork) if r.verified_on <= file.today]
    failed = max((when(r) for r in seen if r.outcome == "failed"), default=None)
    return [
        r
        for r in seen
        if r.outcome == "verified"
        and (failed is None or when(r) > failed)
        and (r.valid_until is None or file.today < r.valid_until)
    ]


def when(row: m.RightToWork) -> tuple[date, datetime]:
    """The day of a check, and where there are two of one day, when it was written down."""
    return row.verified_on, row.recorded_at


def training_findings(
    file: File, settings: Settings, first_booking: bool, kcsie_from: tuple[date, ...]
) -> Iterator[Finding]:
    """Training that was never done or has lapsed; a new edition of KCSIE is only advice (TS-83, TS-85)."""
    blocking = "B" if first_booking else "N"
    for topic in settings.get("training.required"):
        done = file.completed(topic)
        if done is None:
            yield f"TRAINING_MISSING:{topic}", blocking
            continue
        if file.today >= settings.or_floor("training.interval").after(done):
            yield f"TRAINING_LAPSED:{topic}", blocking
        edition = max((d for d in kcsie_from if d <= file.today), default=None)
        if topic == "kcsie_part1" and edition is not None and done < edition:
            yield "TRAINING_EDITION_SUPERSEDED", "A"


def expiries(file: File, settings: Settings) -> Iterator[date]:
    """The first civil day on which each required thing that is good today stops being good."""
    required = settings.required_checks()
    if "dbs_enhanced" in required and file.latest is not None:
        yield settings.or_floor("vetting.dbs_interval").after(file.last_satisfied(file.latest))
    for topic in settings.get("training.required"):
        done = file.completed(topic)
        if done is not None:
            yield settings.or_floor("training.interval").after(done)
    held = file.qualifications("academic", "professional") if "qualifications" in required else []
    for renewal in file.renewals_to_come():
        if held and all(row.verified_on < renewal - timedelta(days=90) for row in held):
            yield renewal
        if "references" in required and file.stale_references(settings, renewal):
            yield renewal
    groups: list[list[date | None]] = []
    if "qualifications" in required:
        groups.append([q.valid_until for q in file.qualifications("academic", "professional")])
    for kind in ("university_affiliation", "video_interview"):
        if kind in required:
            groups.append([q.valid_until for q in file.qualifications(kind)])
    if "right_to_work" in required:
        groups.append([r.valid_until for r in live_right_to_work(file)])
    if settings.get("vetting.contract_required"):
        periods = [c for c in file.rows(m.Contract) if c.kind == "tutor_contract"]
        groups.append([file.covered_until(periods)])
    confirmation = confirmation_run(file, settings)
    if confirmation is not None:
        groups.append([file.covered_until(confirmation)])
    for group in groups:
        ends = [day for day in group if day is not None]
        if group and len(ends) == len(group):
            yield max(ends)
