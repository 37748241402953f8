"""The rows a recording is judged by: one frozen class a table, the field names are the column names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tests.oracle.model import TABLES as OTHERS
from tests.oracle.model import Row


@dataclass(frozen=True, kw_only=True)
class Act(Row):
    TABLE = "recording.act"
    act_id: UUID
    lesson_id: UUID
    learner_id: UUID | None
    person_id: UUID
    capacity: str
    kind: str
    at: datetime
    band: str | None
    guardianship_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class LessonMove(Row):
    TABLE = "recording.lesson_move"
    move_id: UUID
    lesson_id: UUID
    starts_at: datetime
    moved_at: datetime


@dataclass(frozen=True, kw_only=True)
class ParentContact(Row):
    TABLE = "recording.parent_contact"
    contact_id: UUID
    lesson_id: UUID
    learner_id: UUID
    guardian_id: UUID
    kind: str
    at: datetime
    reported_by: UUID


@dataclass(frozen=True, kw_only=True)
class ContactBlock(Row):
    TABLE = "recording.contact_block"
    block_id: UUID
    guardian_id: UUID
    learner_id: UUID
    reason: str
    blocked_by: UUID
    blocked_at: datetime
    lifted_at: datetime | None = None
    lifted_by: UUID | None = None
    lift_reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class SafetyFlag(Row):
    TABLE = "recording.safety_flag"
    flag_id: UUID
    learner_id: UUID | None
    lesson_id: UUID | None
    tell_hold: bool
    reason: str
    placed_by: UUID
    placed_at: datetime
    lifted_at: datetime | None = None
    lifted_by: UUID | None = None
    lift_reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class Admission(Row):
    TABLE = "recording.admission"
    admission_id: UUID
    lesson_id: UUID
    learner_id: UUID
    kind: str
    at: datetime
    by_person: UUID


@dataclass(frozen=True, kw_only=True)
class Segment(Row):
    TABLE = "recording.segment"
    segment_id: UUID
    lesson_id: UUID
    started_at: datetime
    started_by: UUID
    basis: str
    profile: str
    retention_days: int
    engagement_id: UUID
    ended_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class SegmentLearner(Row):
    TABLE = "recording.segment_learner"
    segment_id: UUID
    learner_id: UUID
    band: str
    act_id: UUID | None
    since: datetime


@dataclass(frozen=True, kw_only=True)
class Media(Row):
    TABLE = "recording.media"
    segment_id: UUID
    storage_key: str
    sha256: bytes
    length_octets: int
    seconds: int
    reported_by: UUID
    reported_at: datetime


@dataclass(frozen=True, kw_only=True)
class Report(Row):
    TABLE = "recording.report"
    report_id: UUID
    lesson_id: UUID
    source: str
    category: str | None
    case_id: UUID | None
    noted_by: UUID
    noted_at: datetime


@dataclass(frozen=True, kw_only=True)
class Hold(Row):
    TABLE = "recording.hold"
    hold_id: UUID
    lesson_id: UUID
    segment_id: UUID | None
    kind: str
    category: str
    case_id: UUID | None
    from_allegation: bool
    closes_to_all: bool
    reason: str
    placed_by: UUID
    placed_at: datetime
    released_at: datetime | None = None
    released_by: UUID | None = None
    release_reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class Purge(Row):
    TABLE = "recording.purge"
    segment_id: UUID
    lesson_id: UUID
    ended_on: date
    kept_until: date
    why: str
    purged_by: UUID
    purged_at: datetime


@dataclass(frozen=True, kw_only=True)
class ParentGrant(Row):
    TABLE = "recording.parent_grant"
    grant_id: UUID
    segment_id: UUID
    learner_id: UUID
    parent_id: UUID
    kind: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Disclosure(Row):
    TABLE = "recording.disclosure"
    disclosure_id: UUID
    segment_ids: list[UUID]
    recipient_type: str
    recipient_organisation: str
    recipient_officer: str
    authority_reference: str
    legal_gateway: str
    case_id: UUID | None
    content_sha256: bytes
    urgent: bool
    subject_informed: bool
    requested_by: UUID
    requested_at: datetime
    approved_by: UUID | None = None
    approved_at: datetime | None = None


# In an order in which the foreign keys hold; the tables of other lanes come first.
RECORDING: tuple[type[Row], ...] = (
    Act, LessonMove, ParentContact, ContactBlock, SafetyFlag, Admission, Segment, SegmentLearner, Media,
    Report, Hold, Purge, ParentGrant, Disclosure,
)  # fmt: skip
TABLES: tuple[type[Row], ...] = (*OTHERS, *RECORDING)


@dataclass(frozen=True, kw_only=True)
class MayRecord:
    """What stands against recording this lesson at this instant (E2)?"""

    lesson: UUID
    at: datetime


@dataclass(frozen=True, kw_only=True)
class StateOf:
    """In which state is the segment at this instant (E3.2)?"""

    segment: UUID
    at: datetime


@dataclass(frozen=True, kw_only=True)
class MayOpen:
    """Does the segment open to this person, in this role, with these reasons (E3.1)?"""

    segment: UUID
    person: UUID
    persona: str
    at: datetime
    reason_code: str | None = None
    reason: str | None = None
    case_id: UUID | None = None


Question = MayRecord | StateOf | MayOpen
