"""What is wrong with the tutor: restrictions, vetting, training, documents (E1.3 rows about the adult)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from . import model as m
from .clock import civil_date
from .parameters import Settings

Finding = tuple[str, str]
NO_NEWS = ("BLANK_NO_NEW_INFO", "NON_BLANK_NO_NEW_INFO")


V = TypeVar("V", bound=m.Row)


def key_of(row: m.Row) -> UUID:
    """The row's own id: by the house rule its first column."""
    value: UUID = getattr(row, row.columns()[0])
    return value


@dataclass(frozen=True)
class File:
    """One person's vetting file as it stood at an instant; superseded rows are not in it."""

    world: m.World
    person_id: UUID
    at: datetime

    @cached_property
    def today(self) -> date:
        """The civil date of the instant."""
        return civil_date(self.at)

    def rows(self, kind: type[V]) -> list[V]:
        """This person's rows of a table that no other row supersedes."""
        mine = [r for r in self.world.of(kind) if vars(r)["person_id"] == self.person_id]
        gone = {vars(r).get("supersedes") for r in self.world.of(kind)} - {None}
        return [r for r in mine if key_of(r) not in gone]

    def adverse(self, kind: type[V]) -> list[V]:
        """Rows that only another officer than recorded them may take back (F14)."""
        rows = {key_of(r): r for r in self.world.of(kind)}
        gone = {
            old
            for r in rows.values()
            if (old := vars(r).get("supersedes")) in rows
            and vars(rows[old])["recorded_by"] != vars(r)["recorded_by"]
        }
        return [r for key, r in rows.items() if key not in gone and vars(r)["person_id"] == self.person_id]

    @cached_property
    def certificates(self) -> list[m.DbsCertificate]:
        """Certificates an officer has seen by now, oldest first (F15: a declaration is not one)."""
        seen = [
            c
            for c in self.rows(m.DbsCertificate)
            if c.source == "verified" and c.seen_on is not None and c.seen_on <= self.today
        ]
        return sorted(seen, key=lambda c: (c.issued_on, c.recorded_at))

    @cached_property
    def latest(self) -> m.DbsCertificate | None:
        """The certificate that is judged."""
        return self.certificates[-1] if self.certificates else None

    def checks(self, certificate: m.DbsCertificate | None = None) -> list[m.DbsStatusCheck]:
        """Update Service answers up to now, oldest first."""
        made = [c for c in self.rows(m.DbsStatusCheck) if c.checked_at <= self.at]
        if certificate is not None:
            made = [c for c in made if c.certificate_id == certificate.certificate_id]
        return sorted(made, key=lambda c: (c.checked_at, c.recorded_at))

    def consented(self, at: datetime) -> bool:
        """Had the holder's latest word on the Update Service, at that instant, been yes (TS-79)?"""
        words = [c for c in self.rows(m.UpdateServiceConsent) if c.at <= at]
        last = max((c.at for c in words), default=None)
        return bool(words) and all(c.given for c in words if c.at == last)

    def accepted(self, subject: UUID, not_by: set[UUID]) -> bool:
        """Is the latest assessment of it, by somebody who may assess it, an acceptance?"""
        heard = [
            a
            for a in self.rows(m.DisclosureAssessment)
            if subject in (a.certificate_id, a.self_disclosure_id)
            and a.assessed_at <= self.at
            and a.assessed_by not in not_by
        ]
        last = max((a.assessed_at for a in heard), default=None)
        return bool(heard) and all(a.decision == "accept" for a in heard if a.assessed_at == last)

    def certificate_accepted(self, certificate: m.DbsCertificate) -> bool:
        """A risk assessment by somebody other than the recorder accepts what it discloses."""
        return self.accepted(certificate.certificate_id, {certificate.recorded_by})

    def last_satisfied(self, certificate: m.DbsCertificate) -> date:
        """Date of issue, or of a later no-new-information answer that was asked for with consent (E1.5)."""
        days = [certificate.issued_on or date.min]
        for check in self.checks(certificate):
            if check.result not in NO_NEWS or not self.consented(check.checked_at):
                continue
            if check.result == "NON_BLANK_NO_NEW_INFO" and not self.certificate_accepted(certificate):
                continue
            days.append(civil_date(check.checked_at))
        return max(days)

    def qualifications(self, *kinds: str) -> list[m.Qualification]:
        """Verified rows of these kinds that still count today."""
        return [
            q
            for q in self.rows(m.Qualification)
            if q.kind in kinds
            and q.outcome == "verified"
            and q.verified_on <= self.today
            and (q.valid_until is None or self.today < q.valid_until)
        ]

    def references(self) -> list[m.Reference]:
        """Verified references."""
        return [r for r in self.rows(m.Reference) if r.outcome == "verified" and r.verified_on <= self.today]

    def identity(self) -> m.IdentityCheck | None:
        """The latest verified identity check."""
        verified = [
            c for c in self.rows(m.IdentityCheck) if c.outcome == "verified" and c.verified_on <= self.today
        ]
        return max(verified, key=lambda c: (c.verified_on, c.recorded_at), default=None)

    def contracts(self, kind: str) -> list[m.Contract]:
        """Contract rows of a kind whose period covers today."""
        return [
            c
            for c in self.rows(m.Contract)
            if c.kind == kind and c.starts_on <= self.today and (c.ends_on is None or self.today < c.ends_on)
        ]

    def renewed_on(self) -> date | None:
        """R of E1.5: the start of the current contract period, where an earlier period exists."""
        current = max((c.starts_on for c in self.contracts("tutor_contract")), default=None)
        if current is None:
            return None
        periods = (c.starts_on for c in self.rows(m.Contract) if c.kind == "tutor_contract")
        return current if any(p < current for p in periods) else None

    def renewals_to_come(self) -> list[date]:
        """Days on which a later contract period begins that is already on file."""
        periods = sorted(c.starts_on for c in self.rows(m.Contract) if c.kind == "tutor_contract")
        return [start for start in periods[1:] if start > self.today and start > periods[0]]

    def covered_until(self, periods: list[m.Contract]) -> date | None:
        """The first day from today that none of the periods covers; None: there is none."""
        day: date | None = self.today
        while day is not None:
            ends = [
                c.ends_on for c in periods if c.starts_on <= day and (c.ends_on is None or day < c.ends_on)
            ]
            if not ends:
                return day
            day = None if None in ends else max(end for end in ends if end is not None)
        return None

    def completed(self, topic: str) -> date | None:
        """When the topic was last completed."""
        days = (t.completed_on for t in self.rows(m.Training) if t.topic == topic)
        return max((d for d in days if d <= self.today), default=None)

    def news(self) -> list[m.DbsStatusCheck]:
        """Answers of new information that no later certificate, clean or assessed, has met."""
        good = [
            c
            for c in self.certificates
            if (c.disclosures == "blank" or self.certificate_accepted(c))
            and c.level == "enhanced"
            and c.workforce in ("child", "child_and_adult")
        ]
        newest = max((c.issued_on for c in good if c.issued_on is not None), default=date.min)
        told = [
            c for c in self.adverse(m.DbsStatusCheck) if c.result == "NEW_INFO" and c.checked_at <= self.at
        ]
        return [c for c in told if newest <= civil_date(c.checked_at)]

    def hits(self) -> Iterator[tuple[m.ScreeningRun, m.ScreeningHit, bool]]:
        """Every hit so far, its run, and whether somebody other than the runner has cleared it."""
        runs = {r.run_id: r for r in self.rows(m.ScreeningRun) if r.ran_at <= self.at}
        clearances = {c.hit_id: c for c in self.world.of(m.ScreeningClearance) if c.cleared_at <= self.at}
        for hit in self.rows(m.ScreeningHit):
            if hit.run_id in runs:
                run, clearance = runs[hit.run_id], clearances.get(hit.hit_id)
                yield run, hit, clearance is not None and clearance.cleared_by != run.recorded_by


def squeeze(name: str) -> str:
    """A name as it is compared: case and spacing do not matter."""
    return " ".join(name.lower().split())


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
    discloses = latest.disclosures != "blank" or answered_non_blank
    if discloses and not file.certificate_accepted(latest):
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
    for prohibition in file.adverse(m.ProhibitionCheck):
        if prohibition.result == "match" and prohibition.checked_on <= file.today:
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
        references = file.references()
        if len(references) < settings.or_floor("vetting.min_references"):
            yield "REFERENCES_INSUFFICIENT", "B"
        elif fresh_from and all(r.verified_on < fresh_from for r in references):
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
    prohibition = any(
        p.kind == "tra_prohibition" and p.result == "clear" and p.checked_on <= file.today
        for p in file.rows(m.ProhibitionCheck)
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
    """Verified right-to-work rows that still count today."""
    return [
        r
        for r in file.rows(m.RightToWork)
        if r.outcome == "verified"
        and r.verified_on <= file.today
        and (r.valid_until is None or file.today < r.valid_until)
    ]


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
    for held in (
        file.qualifications("academic", "professional") if "qualifications" in required else [],
        file.references() if "references" in required else [],
    ):
        for renewal in file.renewals_to_come():
            if held and all(row.verified_on < renewal - timedelta(days=90) for row in held):
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
