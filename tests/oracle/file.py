"""One person's vetting file as it stood at an instant: what counts in it, and what was taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from . import model as m
from .clock import civil_date
from .parameters import Settings

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

    def adverse(self, kind: type[V], bad: Callable[[V], bool]) -> list[V]:
        """Adverse rows that nobody has taken back but those who recorded them or their like (F14)."""
        rows = {key_of(r): r for r in self.world.of(kind)}

        def tellers(row: V | None) -> set[UUID]:
            told: set[UUID] = set()
            while row is not None:
                told |= {vars(row)["recorded_by"]} if bad(row) else set()
                row = rows.get(vars(row)["supersedes"])
            return told

        def taken_back(row: V) -> bool:
            later = [r for r in rows.values() if vars(r)["supersedes"] == key_of(row)]
            return any(vars(r)["recorded_by"] not in tellers(row) or taken_back(r) for r in later)

        return [
            r
            for r in rows.values()
            if bad(r) and vars(r)["person_id"] == self.person_id and not taken_back(r)
        ]

    @cached_property
    def verified(self) -> list[m.DbsCertificate]:
        """Every record of a certificate that an officer saw, corrected or not."""
        mine = (c for c in self.world.of(m.DbsCertificate) if c.person_id == self.person_id)
        return [c for c in mine if c.source == "verified"]

    def kin(self, certificate: m.DbsCertificate) -> list[m.DbsCertificate]:
        """The other records of the same certificate: what it replaces, and whatever has the same number."""
        family, grown = [certificate], True
        while grown:
            numbers = {c.number for c in family}
            replaced = {c.supersedes for c in family}
            more = [
                c
                for c in self.verified
                if c not in family and (c.number in numbers or c.certificate_id in replaced)
            ]
            family, grown = family + more, bool(more)
        return family[1:]

    def cleared_alone(self, certificate: m.DbsCertificate) -> bool:
        """Does an officer take back what they, or they and another, recorded as disclosed?"""
        kin = self.kin(certificate)
        told = any(c.disclosures == "non_blank" for c in kin)
        again = any(c.recorded_by == certificate.recorded_by for c in kin)
        return certificate.disclosures == "blank" and told and again

    def replaced(self, certificate: m.DbsCertificate) -> bool:
        """Has a correction that counts, or a correction of a correction, taken its place?"""
        line = [certificate]
        for old in line:
            line += [c for c in self.verified if c.supersedes == old.certificate_id]
        return any(not self.cleared_alone(c) and not dated_back(certificate, c) for c in line[1:])

    @cached_property
    def certificates(self) -> list[m.DbsCertificate]:
        """Certificates an officer has seen by now, oldest first (F15: a declaration is not one)."""
        standing = [
            c
            for c in self.verified
            if c.seen_on is not None
            and c.seen_on <= self.today
            and not self.cleared_alone(c)
            and not self.replaced(c)
        ]
        return sorted(standing, key=lambda c: (c.issued_on, c.recorded_at))

    @cached_property
    def latest(self) -> m.DbsCertificate | None:
        """The certificate that is judged."""
        return self.certificates[-1] if self.certificates else None

    def verdict(self, certificate: m.DbsCertificate) -> str | None:
        """The latest word on what it discloses; whoever recorded it, or its kin, may only reject."""
        recorders = {c.recorded_by for c in (certificate, *self.kin(certificate))}
        heard = [
            a
            for a in self.rows(m.DisclosureAssessment)
            if a.certificate_id == certificate.certificate_id
            and a.assessed_at <= self.at
            and (a.decision == "reject" or a.assessed_by not in recorders)
        ]
        last = max((a.assessed_at for a in heard), default=None)
        words = {a.decision for a in heard if a.assessed_at == last}
        return "reject" if "reject" in words else "accept" if words else None

    def settled(self, certificate: m.DbsCertificate) -> bool:
        """Blank, with no other record of it rejected; or weighed and accepted."""
        rejected = any(self.verdict(c) == "reject" for c in self.kin(certificate))
        return self.verdict(certificate) == "accept" or (certificate.disclosures == "blank" and not rejected)

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
        return self.verdict(certificate) == "accept"

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
        """The last word of each referee, where it is a good one: one referee is one reference."""
        heard = [r for r in self.rows(m.Reference) if r.verified_on <= self.today]
        last: dict[str, m.Reference] = {}
        for r in sorted(heard, key=lambda r: (r.verified_on, r.recorded_at)):
            last[squeeze(r.referee)] = r
        return [r for r in last.values() if r.outcome == "verified"]

    def stale_references(self, settings: Settings, renewal: date) -> bool:
        """Enough referees, and not enough of them asked again at the renewal."""
        needed: int = settings.or_floor("vetting.min_references")
        known = self.references()
        anew = [r for r in known if r.verified_on >= renewal - timedelta(days=90)]
        return len(known) >= needed and len(anew) < max(needed, 1)

    def identity(self) -> m.IdentityCheck | None:
        """The latest identity check, where it verified somebody."""
        made = [c for c in self.rows(m.IdentityCheck) if c.verified_on <= self.today]
        last = max(made, key=lambda c: (c.verified_on, c.recorded_at), default=None)
        return last if last is not None and last.outcome == "verified" else None

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
            if self.settled(c) and c.level == "enhanced" and c.workforce in ("child", "child_and_adult")
        ]
        newest = max((c.issued_on for c in good if c.issued_on is not None), default=date.min)
        told = self.adverse(m.DbsStatusCheck, lambda c: c.result == "NEW_INFO")
        told = [c for c in told if c.checked_at <= self.at]
        return [c for c in told if newest <= civil_date(c.checked_at)]

    def hits(self) -> Iterator[tuple[m.ScreeningRun, m.ScreeningHit, bool]]:
        """Every hit so far, its run, and whether somebody other than the runner has cleared it."""
        runs = {r.run_id: r for r in self.rows(m.ScreeningRun) if r.ran_at <= self.at}
        clearances = {c.hit_id: c for c in self.world.of(m.ScreeningClearance) if c.cleared_at <= self.at}
        for hit in self.rows(m.ScreeningHit):
            if hit.run_id in runs:
                run, clearance = runs[hit.run_id], clearances.get(hit.hit_id)
                yield run, hit, clearance is not None and clearance.cleared_by != run.recorded_by


def dated_back(old: m.DbsCertificate, new: m.DbsCertificate) -> bool:
    """Does the recorder of a certificate that is not blank put it behind an older one?"""
    own = old.disclosures == "non_blank" and old.recorded_by == new.recorded_by
    return own and (new.issued_on or date.min) < (old.issued_on or date.min)


def squeeze(name: str) -> str:
    """A name as it is compared: case and spacing do not matter."""
    return " ".join(name.lower().split())
