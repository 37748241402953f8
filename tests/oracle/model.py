"""The rows a booking is judged by: one frozen class a table, the field names are the column names."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import Any, ClassVar, TypeVar, cast
from uuid import UUID

Json = Any
R = TypeVar("R", bound="Row")


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of a table; `TABLE` names it, every field is a column of it."""

    TABLE: ClassVar[str] = ""

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """Column names, in the order of the fields."""
        return tuple(f.name for f in dataclasses.fields(cls))


@dataclass(frozen=True, kw_only=True)
class Person(Row):
    TABLE = "identity.person"
    person_id: UUID
    given_name: str
    family_name: str
    date_of_birth: date | None
    account_state: str = "active"


@dataclass(frozen=True, kw_only=True)
class Organisation(Row):
    TABLE = "identity.organisation"
    organisation_id: UUID
    kind: str
    name: str
    registered_by: UUID


@dataclass(frozen=True, kw_only=True)
class OperatingWindow(Row):
    TABLE = "identity.operating_window"
    organisation_id: UUID
    iso_weekday: int
    opens: time
    closes: time


@dataclass(frozen=True, kw_only=True)
class Guardianship(Row):
    TABLE = "identity.guardianship"
    guardianship_id: UUID
    guardian_id: UUID
    learner_id: UUID
    capacity: str
    evidence_kind: str
    verified_by: UUID
    valid_from: datetime
    valid_until: datetime | None


@dataclass(frozen=True, kw_only=True)
class Engagement(Row):
    TABLE = "identity.engagement"
    engagement_id: UUID
    tutor_id: UUID
    agency_id: UUID | None
    school_id: UUID | None
    off_site: bool
    starts_on: date
    ends_on: date | None
    opened_by: UUID
    ended_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Power(Row):
    TABLE = "identity.power"
    power_id: UUID
    person_id: UUID
    power: str
    organisation_id: UUID | None
    valid_from: datetime
    valid_until: datetime | None
    granted_by: UUID


@dataclass(frozen=True, kw_only=True)
class Acknowledgement(Row):
    TABLE = "policy.acknowledgement"
    person_id: UUID
    document: str
    version: str
    acknowledged_at: datetime


@dataclass(frozen=True, kw_only=True)
class ContractOverride(Row):
    TABLE = "policy.contract_override"
    override_id: UUID
    organisation_id: UUID
    key: str
    value: Json
    valid_from: datetime
    valid_until: datetime | None
    set_by: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class Deviation(Row):
    TABLE = "policy.deviation"
    deviation_id: UUID
    key: str
    value: Json
    override_id: UUID | None
    engagement_id: UUID | None
    rationale: str
    requested_by: UUID
    approved_by: UUID
    approved_at: datetime
    valid_from: datetime
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class DbsCertificate(Row):
    TABLE = "vetting.dbs_certificate"
    certificate_id: UUID
    person_id: UUID
    source: str
    number: str | None
    level: str | None
    workforce: str | None
    barred_list: str
    name_on_certificate: str | None
    name_explanation: str | None
    disclosures: str
    issued_on: date | None
    seen_on: date | None
    recorded_by: UUID
    recorded_at: datetime
    supersedes: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class SelfDisclosure(Row):
    TABLE = "vetting.self_disclosure"
    self_disclosure_id: UUID
    person_id: UUID
    nature: str
    disclosed_at: datetime
    recorded_by: UUID


@dataclass(frozen=True, kw_only=True)
class DisclosureAssessment(Row):
    TABLE = "vetting.disclosure_assessment"
    assessment_id: UUID
    person_id: UUID
    certificate_id: UUID | None
    self_disclosure_id: UUID | None
    decision: str
    rationale: str
    assessed_by: UUID
    assessed_at: datetime


@dataclass(frozen=True, kw_only=True)
class UpdateServiceConsent(Row):
    TABLE = "vetting.update_service_consent"
    consent_id: UUID
    person_id: UUID
    given: bool
    at: datetime


@dataclass(frozen=True, kw_only=True)
class DbsStatusCheck(Row):
    TABLE = "vetting.dbs_status_check"
    check_id: UUID
    person_id: UUID
    certificate_id: UUID
    result: str
    checked_at: datetime
    entitlement_basis: str
    recorded_by: UUID
    recorded_at: datetime
    supersedes: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class IdentityCheck(Row):
    TABLE = "vetting.identity_check"
    check_id: UUID
    person_id: UUID
    method: str
    outcome: str
    verified_name: str | None
    verified_on: date
    recorded_by: UUID
    recorded_at: datetime
    supersedes: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Qualification(Row):
    TABLE = "vetting.qualification"
    qualification_id: UUID
    person_id: UUID
    kind: str
    title: str
    outcome: str
    verified_on: date
    valid_until: date | None
    recorded_by: UUID
    recorded_at: datetime
    supersedes: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Reference(Row):
    TABLE = "vetting.reference"
    reference_id: UUID
    person_id: UUID
    referee: str
    relationship: str
    outcome: str
    verified_on: date
    recorded_by: UUID
    recorded_at: datetime
    supersedes: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class ScreeningRun(Row):
    TABLE = "vetting.screening_run"
    run_id: UUID
    person_id: UUID
    source: str
    outcome: str
    ran_at: datetime
    recorded_by: UUID
    recorded_at: datetime


@dataclass(frozen=True, kw_only=True)
class ScreeningHit(Row):
    TABLE = "vetting.screening_hit"
    hit_id: UUID
    run_id: UUID
    person_id: UUID
    strength: str
    note: str


@dataclass(frozen=True, kw_only=True)
class ScreeningClearance(Row):
    TABLE = "vetting.screening_clearance"
    hit_id: UUID
    rationale: str
    cleared_by: UUID
    cleared_at: datetime


@dataclass(frozen=True, kw_only=True)
class RightToWork(Row):
    TABLE = "vetting.right_to_work"
    check_id: UUID
    person_id: UUID
    document: str
    outcome: str
    verified_on: date
    valid_until: date | None
    recorded_by: UUID
    recorded_at: datetime
    supersedes: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class ProhibitionCheck(Row):
    TABLE = "vetting.prohibition_check"
    check_id: UUID
    person_id: UUID
    kind: str
    result: str
    checked_on: date
    recorded_by: UUID
    recorded_at: datetime
    supersedes: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Training(Row):
    TABLE = "vetting.training"
    training_id: UUID
    person_id: UUID
    topic: str
    completed_on: date
    recorded_by: UUID
    recorded_at: datetime
    supersedes: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Contract(Row):
    TABLE = "vetting.contract"
    contract_id: UUID
    person_id: UUID
    kind: str
    starts_on: date
    ends_on: date | None
    engagement_id: UUID | None
    learner_id: UUID | None
    school_signed_on: date | None
    responsible_adult_signed_on: date | None
    recorded_by: UUID
    recorded_at: datetime
    supersedes: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class GateDecision(Row):
    TABLE = "vetting.gate_decision"
    decision_id: UUID
    person_id: UUID
    decision: str
    decided_by: UUID
    decided_at: datetime


@dataclass(frozen=True, kw_only=True)
class Notice(Row):
    TABLE = "vetting.notice"
    notice_id: UUID
    person_id: UUID
    code: str
    served_at: datetime
    served_by: UUID


@dataclass(frozen=True, kw_only=True)
class Restriction(Row):
    TABLE = "booking.restriction"
    restriction_id: UUID
    tutor_id: UUID
    kind: str
    effective_from: datetime
    ended_at: datetime | None
    placed_by: UUID
    ended_by: UUID | None


@dataclass(frozen=True, kw_only=True)
class NoContactOrder(Row):
    TABLE = "booking.no_contact_order"
    order_id: UUID
    tutor_id: UUID
    learner_id: UUID
    scope: str
    ordered_by: UUID
    ordered_at: datetime
    lifted_at: datetime | None
    lifted_by: UUID | None


@dataclass(frozen=True, kw_only=True)
class Lesson(Row):
    TABLE = "booking.lesson"
    lesson_id: UUID
    tutor_id: UUID
    engagement_id: UUID
    starts_at: datetime
    ends_at: datetime
    modality: str
    venue: Json
    state: str
    booked_by: UUID
    booked_as: str
    booked_at: datetime
    started_at: datetime | None = None
    ended_at: datetime | None = None
    cancelled_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class LessonLearner(Row):
    TABLE = "booking.lesson_learner"
    lesson_id: UUID
    learner_id: UUID
    starts_at: datetime
    ends_at: datetime
    live: bool


@dataclass(frozen=True, kw_only=True)
class Presence(Row):
    TABLE = "booking.presence"
    lesson_id: UUID
    learner_id: UUID
    confirmed_by: UUID
    confirmed_at: datetime


@dataclass(frozen=True, kw_only=True)
class Attendance(Row):
    TABLE = "booking.attendance"
    lesson_id: UUID
    kind: str
    at: datetime
    by_person: UUID
    venue_confirmed: bool | None
    chaperone_status: str | None


# In an order in which the foreign keys hold.
TABLES: tuple[type[Row], ...] = (
    Person, Organisation, OperatingWindow, Guardianship, Engagement, Power, Acknowledgement,
    ContractOverride, Deviation, DbsCertificate, SelfDisclosure, DisclosureAssessment,
    UpdateServiceConsent, DbsStatusCheck, IdentityCheck, Qualification, Reference, ScreeningRun,
    ScreeningHit, ScreeningClearance, RightToWork, ProhibitionCheck, Training, Contract, GateDecision,
    Notice, Restriction, NoContactOrder, Lesson, LessonLearner, Presence, Attendance,
)  # fmt: skip


@dataclass(frozen=True)
class World:
    """Some rows. `of(Kind)` gives those of one table; nothing else is known about them."""

    rows: tuple[Row, ...]

    @cached_property
    def _by_kind(self) -> dict[type[Row], tuple[Row, ...]]:
        kinds: dict[type[Row], list[Row]] = {}
        for row in self.rows:
            kinds.setdefault(type(row), []).append(row)
        return {kind: tuple(rows) for kind, rows in kinds.items()}

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """The rows of one table."""
        return cast(tuple[R, ...], self._by_kind.get(kind, ()))

    def person(self, person_id: UUID | None) -> Person | None:
        """The person with this id, if the world has one."""
        return next((p for p in self.of(Person) if p.person_id == person_id), None)


@dataclass(frozen=True)
class DocumentVersion:
    """A published version of a document, in force from an instant until the next."""

    document: str
    version: str
    effective_from: datetime


@dataclass(frozen=True)
class Library:
    """What is the same for every world of a database: the profile, published documents, editions."""

    profile: str
    versions: tuple[DocumentVersion, ...]
    kcsie_from: tuple[date, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Question:
    """May these learners be booked, or taught, by this tutor, here and then: asked at an instant."""

    point: str
    at: datetime
    tutor: UUID
    learners: tuple[UUID, ...] = ()
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    modality: str | None = None
    engagement: UUID | None = None
    venue: Json = None
    lesson: UUID | None = None
