"""Matrix B.3 of the policy (2-profiles.md), restated by hand from the document and never from the seed.

Durations are in the document's words; PostgreSQL reads them. ``None`` is an "n/a", a "—" or a "none".
Members that the document qualifies in brackets carry the qualifier in their name: "dsl(reason)" is
dsl_with_reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Value = int | bool | str | frozenset[str] | list[str] | dict[str, Any] | None


@dataclass(frozen=True)
class Duration:
    """A duration in words, such as ``5 min``."""

    words: str


@dataclass(frozen=True)
class Row:
    """One row of the matrix: type, a value for each profile, and the columns direction, floor, contract."""

    type: str
    tutorstudio: Value | Duration
    mytutor: Value | Duration
    tutorninjas: Value | Duration
    direction: str
    floor_words: str
    contract: str
    floor: Value | Duration = None
    """The floor as a value where the document gives one that can be compared."""

    def of(self, profile: str) -> Value | Duration:
        found: Value | Duration = getattr(self, profile)
        return found


def d(words: str) -> Duration:
    return Duration(words)


def s(*members: str) -> frozenset[str]:
    return frozenset(members)


DSL_TOPICS = s(
    "kcsie_part2",
    "lado_familiarity",
    "allegation_management",
    "online_safety",
    "contextual_safeguarding",
    "child_criminal_exploitation",
)
KEPT = {"at_least": "P7Y", "child_until_age": 25}
ALLEGATION = {"at_least": "P10Y", "until_pension_age": True}
SCHOOL = "school-commissioned ⇒ identity + dbs_enhanced + barred_list + right_to_work + prohibition"

B3: dict[str, Row] = {
    "recording.basis": Row(
        "enum",
        "consent_per_session",
        "notice_always_on",
        "notice_always_on",
        "free",
        "one of the two",
        "yes",
        s("consent_per_session", "notice_always_on"),
    ),
    "recording.retention_days": Row("int", 28, 125, 28, "≤", "1 … 365", "yes", 365),
    "recording.parent_aware": Row("enum", "acknowledged", None, None, "≥", "notified", "yes", "notified"),
    "recording.child_objection_blocks": Row(
        "bool",
        True,
        True,
        True,
        "=",
        "true for every basis while recording is not required for an active hold",
        "no",
        True,
    ),
    "recording.consent_max_lead_days": Row("int", 7, None, None, "≤", "30", "yes", 30),
    "recording.playback_roles": Row(
        "set",
        s("tutor", "student", "parent_age_gated", "dsl_with_reason"),
        s("tutor", "student", "guardian", "safeguarding_with_reason"),
        s("parent", "student", "school", "staff_with_report"),
        "—",
        "staff always with reason",
        "may remove",
    ),
    "recording.parent_bands": Row(
        "set",
        s("under_13", "13_to_15"),
        s("under_13", "13_to_15", "16_to_17"),
        s("under_13", "13_to_15", "16_to_17"),
        "—",
        "never `adult`",
        "may remove",
    ),
    "recording.dsl_grant_minutes": Row("int", 60, 60, 60, "≤", "480", "yes", 480),
    "recording.staff_review_requires": Row(
        "enum", "reason", "flag_or_reason", "report", "≥", "reason", "yes", "reason"
    ),
    "recording.withdrawn_footage": Row(
        "enum", "quarantine", "quarantine", "quarantine", "—", "never kept playable", "no"
    ),
    "recording.personal_equipment": Row(
        "enum", "never", "dsl_approved", "never", "≥", "dsl_approved", "yes", "dsl_approved"
    ),
    "student.min_age": Row("int", 5, 5, 5, "≥", "5", "yes", 5),
    "student.sponsor_required_under": Row("int", 13, 18, 200, "≥", "13", "yes", 13),
    "student.aua_required": Row("bool", False, True, True, "≥", "false", "yes", False),
    "vetting.required_checks": Row(
        "set",
        s("identity", "dbs_enhanced", "barred_list", "qualifications", "references", "sanctions"),
        s("identity", "dbs_enhanced", "barred_list", "references", "qualifications"),
        s("university_affiliation", "video_interview", "identity"),
        "set+",
        SCHOOL,
        "yes",
    ),
    "vetting.dbs_interval": Row(
        "interval", d("1 year"), d("1 year"), None, "≤", "3 years when DBS required", "yes", d("3 years")
    ),
    "vetting.sanctions_max_age": Row(
        "interval", d("36 h"), None, None, "≤", "72 h when required", "yes", d("72 h")
    ),
    "vetting.min_references": Row("int", 2, 2, 0, "≥", "0", "yes", 0),
    "vetting.show_self_declared": Row(
        "enum", "hidden", "hidden", "shown_not_verified_by_us", "—", 'never "verified"', "no"
    ),
    "training.required": Row(
        "set", s("kcsie_part1"), s("kcsie_part1", "online_safety"), s(), "set+", "∅", "yes", s()
    ),
    "training.interval": Row("interval", d("1 year"), d("1 year"), None, "≤", "1 year", "yes", d("1 year")),
    "training.agency_dsl": Row("set", DSL_TOPICS, None, None, "set+", "—", "yes"),
    "ack.required": Row(
        "set",
        s("code_of_conduct"),
        s("kcsie", "code", "safeguarding", "online_safety", "soa_2003", "aua"),
        s("safeguarding_policy"),
        "set+",
        "—",
        "yes",
    ),
    "routing.tiers": Row(
        "list",
        ["1", "2", "3", "4"],
        ["1", "3", "4"],
        ["1", "3", "4"],
        "—",
        "1 and 4 always",
        "no",
        ["1", "4"],
    ),
    "sla.t1_general": Row("interval", d("5 min"), d("24 h"), d("24 h"), "≤", "24 h", "yes", d("24 h")),
    "sla.t1_crisis": Row("interval", d("1 min"), d("5 min"), d("15 min"), "≤", "15 min", "yes", d("15 min")),
    "sla.t2_agency": Row("interval", d("15 min"), None, None, "≤", "60", "yes", d("60 min")),
    "sla.t3_ack": Row("interval", d("4 h"), d("4 h"), d("8 h"), "≤", "8", "yes", d("8 h")),
    "sla.t3_triage": Row("interval", d("24 h"), d("24 h"), d("48 h"), "≤", "72", "yes", d("72 h")),
    "crisis.activate": Row(
        "interval", d("1 min"), d("5 min"), d("15 min"), "≤", "15 min", "yes", d("15 min")
    ),
    "crisis.page": Row("interval", d("5 min"), d("15 min"), d("15 min"), "≤", "15 min", "yes", d("15 min")),
    "crisis.min_open": Row("interval", d("14 d"), d("14 d"), d("7 d"), "≥", "7 d", "yes", d("7 d")),
    "reporter.update_target": Row("interval", d("24 h"), d("48 h"), None, "≤", "—", "yes"),
    "reporter.low_risk_max": Row("interval", d("72 h"), d("72 h"), None, "≤", "—", "yes"),
    "reporter.sees_handler": Row("bool", False, True, False, "—", "never for allegations", "yes"),
    "reporter.outcome_share": Row(
        "enum",
        "status_except_allegations",
        "status",
        "discretionary",
        "—",
        "allegations: never automatic",
        "no",
    ),
    "enforcement.auto_hold_on_report": Row(
        "enum", "never", "never", "tutor_reported_by_parent_or_breach", "—", "hold ≠ suspension", "no"
    ),
    "enforcement.hold_review_days": Row("int", 5, 5, 5, "≤", "10", "yes", 10),
    "enforcement.suspension_gate": Row(
        "enum", "two_admin", "two_admin", "two_admin", "=", "two_admin", "no", "two_admin"
    ),
    "enforcement.ladder": Row(
        "list",
        ["warn", "restrict", "suspend", "close"],
        ["guide", "priority", "no_opportunities", "suspend", "close"],
        ["hold", "bar"],
        "—",
        "appeal on each",
        "no",
    ),
    "no_contact.auto": Row("bool", False, False, True, "—", "object exists", "no"),
    "messaging.tutor_may_initiate": Row("bool", True, True, False, "—", "—", "yes"),
    "messaging.cc_responsible_adult": Row(
        "bool", False, False, True, "—", "never reach-outs/concerns", "yes"
    ),
    "messaging.school_hours_only": Row("bool", False, True, False, "—", "—", "yes"),
    "session.modalities": Row(
        "set", s("online", "in_person"), s("online"), s("online"), "—", "—", "may remove"
    ),
    "session.presence_required": Row("bool", True, True, True, "≥", "true", "no", True),
    "session.comfort_check_when_alone": Row("bool", False, False, True, "≥", "false", "yes", False),
    "telemetry.camera_off": Row("interval", d("120 s"), d("0 s"), None, "≤", "—", "yes"),
    "loneworker.grace": Row("interval", d("15 min"), None, None, "≤", "60 min", "yes", d("60 min")),
    "classifier.enabled": Row("bool", True, True, False, "—", "advisory only", "yes"),
    "police.report_by": Row("enum", "dsl", "dsl", "witness_and_dsl", "—", "never discourage", "no"),
    "police.mandatory_categories": Row(
        "set",
        s("imminent_risk", "csam"),
        s("imminent_risk", "csam", "inappropriate_image_of_student"),
        s("csam", "abuse_disclosed", "abuse_witnessed", "sexual_behaviour", "illegal_activity"),
        "set+",
        "imminent_risk, csam",
        "yes",
        s("imminent_risk", "csam"),
    ),
    "retention.safeguarding": Row("rule", KEPT, KEPT, KEPT, "≥", "7 y", "yes (longer)", {"at_least": "P7Y"}),
    "retention.allegation": Row(
        "rule", ALLEGATION, ALLEGATION, ALLEGATION, "≥", "10 y", "no", {"at_least": "P10Y"}
    ),
    "retention.applicant_unsuccessful": Row(
        "interval", d("6 months"), d("6 months"), d("6 months"), "—", "6 months", "no", d("6 months")
    ),
    "review.policy_interval": Row(
        # "one academic term (code)": three in a year; "12 months (online safety)" is that document's own
        "interval",
        d("12 months"),
        d("4 months"),
        d("12 months"),
        "≤",
        "12 months",
        "no",
        d("12 months"),
    ),
    "qa.observation": Row(
        "rule", None, {"each_tutor_per_term": 1, "extra_below_standard": True}, None, "—", "—", "yes"
    ),
    "report.sdc_threshold": Row("int", 5, 5, 5, "≥", "5", "no", 5),
    "report.round_base": Row("int", 5, 5, 5, "≥", "1", "no", 1),
}
"""Every key of B.3; rows such as "a / b" are keys of their own."""

READINGS: dict[str, str] = {
    # "may remove": a contract makes these sets smaller
    "recording.playback_roles": "remove",
    "recording.parent_bands": "remove",
    "session.modalities": "remove",
    # a contract may change these towards the stricter side, and the document leaves open which that is
    "reporter.sees_handler": "lower",
    "messaging.tutor_may_initiate": "lower",
    "messaging.cc_responsible_adult": "higher",
    "messaging.school_hours_only": "higher",
    "classifier.enabled": "higher",
    "qa.observation": "higher",
    # "6 months" is both value and floor: no longer than that
    "retention.applicant_unsuccessful": "lower",
}
"""Our reading of "—" in the direction column where it is not simply free."""

AGE_BANDS = ("under_13", "13_to_15", "16_to_17", "adult")
OURS: dict[str, Row] = {
    "recording.stop_within": Row("interval", d("10 s"), d("10 s"), d("10 s"), "≤", "10 s", "yes", d("10 s")),
    "recording.school_reads": Row(
        "enum", "as_playback_roles", "school_learners", "as_playback_roles", "≥", "none", "yes"
    ),
    "session.max_group": Row("int", 6, 6, 6, "≤", "none", "yes"),
    "session.require_valid_through": Row("bool", False, False, False, "≥", "none", "yes"),
    "session.start_early": Row("interval", d("15 min"), d("15 min"), d("15 min"), "≤", "none", "yes"),
    "vetting.contract_required": Row("bool", True, False, False, "≥", "none", "yes"),
    "student.aua_document": Row(
        "enum", "aua", "aua", "safeguarding_policy", "free", "a published document", "no"
    ),
    "engagement.responsibility_agreement": Row("bool", False, False, True, "≥", "none", "yes"),
    **{
        f"chaperone.{band}.{modality}": Row("enum", "none", "none", "none", "≥", "none", "yes")
        for band in AGE_BANDS
        for modality in ("online", "in_person")
    },
    "chaperone.under_13.online": Row("enum", "none", "none", "available", "≥", "none", "yes"),
    "chaperone.under_13.in_person": Row(
        "enum", "present", "present", "present", "≥", "available", "yes", "available"
    ),
    "chaperone.13_to_15.in_person": Row("enum", "available", "available", "available", "≥", "none", "yes"),
}
"""Parameters for clauses outside the matrix, with our defaults [D]: TS-04, TS-60, TS-80, TN-26, TN-30."""

CHOICES: dict[str, list[str]] = {
    "recording.school_reads": ["school_learners", "as_playback_roles"],
    "recording.parent_aware": ["notified", "acknowledged", "present"],
    "recording.staff_review_requires": ["reason", "flag_or_reason", "report"],
    "recording.personal_equipment": ["dsl_approved", "never"],
    **{key: ["none", "available", "present"] for key in OURS if key.startswith("chaperone.")},
}
"""The order of choices that have one, loosest first."""
