"""The recording.* part of matrix B.3, and how a contract changes a value: never to the looser side (B.5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from tests.oracle import model as m

AWARE = {"notified": 1, "acknowledged": 2, "present": 3}
REVIEW = {"reason": 1, "flag_or_reason": 2, "report": 3}
SCHOOL = {"school_learners": 1, "as_playback_roles": 2}
CHILD_BANDS = frozenset({"under_13", "13_to_15", "16_to_17"})


def lower(one: int, other: int) -> int:
    """The smaller number is the stricter."""
    return min(one, other)


def both(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """A contract may take members away."""
    return one & other


def forbids(one: str, other: str) -> str:
    """A contract may forbid recording, and nothing else."""
    return "forbidden" if "forbidden" in (one, other) else one


def ranked(order: dict[str, int]) -> Callable[[str, str], str]:
    """The one further along is the stricter."""
    return lambda one, other: max(one, other, key=order.__getitem__)


@dataclass(frozen=True)
class Key:
    """A value a profile, and how two of them are joined. No join: fixed for everybody."""

    tutorstudio: Any
    mytutor: Any
    tutorninjas: Any
    join: Callable[[Any, Any], Any] | None


MATRIX: dict[str, Key] = {
    "recording.basis": Key("consent_per_session", "notice_always_on", "notice_always_on", forbids),
    "recording.parent_aware": Key("acknowledged", None, None, ranked(AWARE)),
    "recording.child_objection_blocks": Key(True, True, True, None),
    "recording.consent_max_lead_days": Key(7, None, None, lower),
    "recording.playback_roles": Key(
        frozenset({"tutor", "student", "parent_age_gated", "dsl_with_reason"}),
        frozenset({"tutor", "student", "guardian", "safeguarding_with_reason"}),
        frozenset({"parent", "student", "school", "staff_with_report"}),
        both,
    ),
    "recording.parent_bands": Key(frozenset({"under_13", "13_to_15"}), CHILD_BANDS, CHILD_BANDS, both),
    "recording.staff_review_requires": Key("reason", "flag_or_reason", "report", ranked(REVIEW)),
    "recording.school_reads": Key(
        "as_playback_roles", "school_learners", "as_playback_roles", ranked(SCHOOL)
    ),
    "student.sponsor_required_under": Key(13, 18, 200, max),
}


@dataclass(frozen=True)
class Settings:
    """Parameters as they stand for an engagement, under one profile, at one instant."""

    world: m.World
    profile: str
    engagement_id: UUID
    at: datetime

    def get(self, key: str) -> Any:
        """The effective value."""
        row = MATRIX[key]
        value = getattr(row, self.profile)
        engagement = next(e for e in self.world.of(m.Engagement) if e.engagement_id == self.engagement_id)
        clients = {engagement.agency_id, engagement.school_id}
        for term in self.world.of(m.ContractOverride):
            in_force = term.valid_from <= self.at and (term.valid_until is None or self.at < term.valid_until)
            if term.key == key and term.organisation_id in clients and in_force and row.join is not None:
                said = frozenset(term.value) if isinstance(term.value, list) else term.value
                value = said if value is None else row.join(value, said)
        return value
