"""The part of the profile matrix (B.3) that E1 needs, and how a value is resolved (B.5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from .clock import Span
from .model import ContractOverride, Deviation, Engagement, World

YEAR = Span(months=12)
FULL_CHECKS = frozenset({"identity", "dbs_enhanced", "barred_list", "qualifications", "references"})
DSL_TOPICS = frozenset(
    {
        "kcsie_part2",
        "lado_familiarity",
        "allegation_management",
        "online_safety",
        "contextual_safeguarding",
        "child_criminal_exploitation",
    }
)
LARGEST_GROUP = 12  # that a deviation may allow
CHAPERONE_RANK = {"none": 0, "available": 1, "present": 2}


@dataclass(frozen=True)
class Parameter:
    """A key of B.3: which way is stricter, the loosest value that may stand, and a default a profile."""

    direction: str
    floor: Any
    tutorstudio: Any
    mytutor: Any
    tutorninjas: Any

    def default(self, profile: str) -> Any:
        """The profile's own value; None: this profile does not ask for it."""
        return getattr(self, profile)


MATRIX: dict[str, Parameter] = {
    "recording.basis": Parameter("free", None, "consent_per_session", "notice_always_on", "notice_always_on"),
    "student.min_age": Parameter("higher", 5, 5, 5, 5),
    "student.sponsor_required_under": Parameter("higher", 13, 13, 18, 200),
    "student.aua_required": Parameter("higher", False, False, True, True),
    "student.aua_document": Parameter("free", None, "aua", "aua", "safeguarding_policy"),
    "vetting.required_checks": Parameter(
        "add",
        frozenset(),
        FULL_CHECKS | {"sanctions"},
        FULL_CHECKS,
        frozenset({"university_affiliation", "video_interview", "identity"}),
    ),
    "vetting.dbs_interval": Parameter("lower", Span(months=36), YEAR, YEAR, None),
    "vetting.sanctions_max_age": Parameter("lower", Span(hours=72), Span(hours=36), None, None),
    "vetting.min_references": Parameter("higher", 0, 2, 2, 0),
    "vetting.contract_required": Parameter("higher", False, True, False, False),
    "training.required": Parameter(
        "add",
        frozenset(),
        frozenset({"kcsie_part1"}),
        frozenset({"kcsie_part1", "online_safety"}),
        frozenset(),
    ),
    "training.interval": Parameter("lower", YEAR, YEAR, YEAR, None),
    "training.agency_dsl": Parameter("add", frozenset(), DSL_TOPICS, None, None),
    "ack.required": Parameter(
        "add",
        frozenset(),
        frozenset({"code_of_conduct"}),
        frozenset({"kcsie", "code", "safeguarding", "online_safety", "soa_2003", "aua"}),
        frozenset({"safeguarding_policy"}),
    ),
    "session.modalities": Parameter(
        "remove", None, frozenset({"online", "in_person"}), frozenset({"online"}), frozenset({"online"})
    ),
    "session.presence_required": Parameter("higher", True, True, True, True),
    "session.max_group": Parameter("lower", None, 6, 6, 6),
    "session.require_valid_through": Parameter("higher", False, False, False, False),
    "engagement.responsibility_agreement": Parameter("higher", False, False, False, True),
    "chaperone.under_13.in_person": Parameter("chaperone", "available", "present", "present", "present"),
    "chaperone.13_to_15.in_person": Parameter("chaperone", "none", "available", "available", "available"),
    "chaperone.16_to_17.in_person": Parameter("chaperone", "none", "none", "none", "none"),
    "chaperone.adult.in_person": Parameter("chaperone", "none", "none", "none", "none"),
    "chaperone.under_13.online": Parameter("chaperone", "none", "none", "none", "available"),
    "chaperone.13_to_15.online": Parameter("chaperone", "none", "none", "none", "none"),
    "chaperone.16_to_17.online": Parameter("chaperone", "none", "none", "none", "none"),
    "chaperone.adult.online": Parameter("chaperone", "none", "none", "none", "none"),
}


def strength(direction: str, value: Any) -> Any:
    """A number that is larger the stricter the value is, for the directions that have an order."""
    if isinstance(value, Span):
        value = value.size()
    if direction == "chaperone":
        return CHAPERONE_RANK[value]
    return -value if direction == "lower" else value


def meet(direction: str) -> Callable[[Any, Any], Any]:
    """How two values are joined so that both are honoured."""
    if direction == "add":
        return lambda a, b: a | b
    if direction == "remove":
        return lambda a, b: a & b
    return lambda a, b: max(a, b, key=lambda v: strength(direction, v))


def value_of(raw: Any, like: Any) -> Any:
    """A stored JSON value in the type the matrix uses."""
    if isinstance(like, frozenset):
        return frozenset(raw)
    if isinstance(like, Span):
        return Span.read(raw)
    return raw


@dataclass(frozen=True)
class Settings:
    """Parameters as they stand for one engagement (or none), under one profile, at one instant."""

    world: World
    profile: str
    engagement: Engagement | None
    at: datetime

    def _live_overrides(self, key: str) -> list[ContractOverride]:
        organisations: set[UUID] = set()
        if self.engagement is not None:
            organisations = {o for o in (self.engagement.agency_id, self.engagement.school_id) if o}
        return [
            o
            for o in self.world.of(ContractOverride)
            if o.key == key
            and o.organisation_id in organisations
            and o.valid_from <= self.at
            and (o.valid_until is None or self.at < o.valid_until)
        ]

    def _live_deviations(self, key: str, like: Any) -> list[Deviation]:
        """Departures that count; nobody is let off what somebody who teaches must have (TS-77, F13)."""
        if key.split(".")[0] in ("vetting", "training", "ack"):
            return []
        return [
            d
            for d in self.world.of(Deviation)
            if d.key == key
            and d.approved_at <= self.at
            and d.valid_from <= self.at < d.expires_at
            and not (key == "session.max_group" and value_of(d.value, like) > LARGEST_GROUP)
        ]

    def get(self, key: str) -> Any:
        """The effective value (B.5): the stricter of profile and contract, or what a deviation allows."""
        row = MATRIX[key]
        profile = row.default(self.profile)
        sample = profile if profile is not None else row.floor
        deviations = self._live_deviations(key, sample)
        overrides = self._live_overrides(key)
        own = [d for d in deviations if self.engagement and d.engagement_id == self.engagement.engagement_id]
        if own:
            value = value_of(max(own, key=lambda d: d.approved_at).value, sample)
            if row.direction != "free":
                # B.5: a contract tightens: what it says more strictly than the profile is not departed from
                join = meet(row.direction)
                for term in (value_of(o.value, sample) for o in overrides):
                    if profile is None or join(profile, term) != profile:
                        value = join(value, term)
            return self._never_past_floor(row, value)
        if row.direction == "free" or not overrides:
            return profile
        join = meet(row.direction)
        base = sample
        contract = value_of(overrides[0].value, sample)
        for override in overrides[1:]:
            contract = join(contract, value_of(override.value, sample))
        allowed = {d.override_id for d in deviations}
        if any(o.override_id in allowed and value_of(o.value, sample) == contract for o in overrides):
            return self._never_past_floor(row, contract)
        return join(contract, base)

    @staticmethod
    def _never_past_floor(row: Parameter, value: Any) -> Any:
        if row.floor is None or row.direction in ("free", "remove"):
            return value
        return meet(row.direction)(value, row.floor)

    def or_floor(self, key: str) -> Any:
        """The effective value, with the floor standing in where the profile does not ask (B.3)."""
        value = self.get(key)
        return MATRIX[key].floor if value is None else value

    def required_checks(self) -> frozenset[str]:
        """What the tutor must have: profile's and contract's set, and the full set for school work (F16)."""
        checks: frozenset[str] = self.get("vetting.required_checks")
        if self.engagement is not None and self.engagement.school_id is not None:
            school = {"identity", "dbs_enhanced", "barred_list", "right_to_work", "prohibition"}
            checks = checks | school
        return checks
