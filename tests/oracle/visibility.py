"""Who sees which reason (E1.4): a code may reveal that a record exists, so most see public codes."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from . import model as m
from .eligibility import blocking
from .file import File
from .tutor import Finding

RESTRICTION = {
    "TUTOR_ACCOUNT_INACTIVE",
    "TUTOR_ON_HOLD",
    "TUTOR_SUSPENDED",
    "TUTOR_CLOSED",
    "NO_CONTACT_ORDER",
}
# Never shown to the tutor as what they are; the first three once formal notice was served.
HIDDEN_FROM_TUTOR = RESTRICTION | {
    "SCREENING_HIT_OPEN",
    "DBS_NEW_INFORMATION",
    "BARRED_LIST_MATCH",
    "PROHIBITION_MATCH",
}
NOTIFIABLE = {"TUTOR_SUSPENDED", "DBS_NEW_INFORMATION", "SCREENING_HIT_OPEN"}
STUDENT = {
    "STUDENT_UNKNOWN",
    "STUDENT_UNDER_MIN_AGE",
    "STUDENT_DOB_UNKNOWN",
    "GUARDIAN_MISSING",
    "SPONSOR_MISSING",
    "AUA_NOT_ACCEPTED",
}
ENGAGEMENT = {
    "ENGAGEMENT_INACTIVE",
    "AGENCY_DSL_UNAVAILABLE",
    "SCHOOL_DSL_UNAVAILABLE",
    "RESPONSIBILITY_AGREEMENT_MISSING",
}
SESSION = {
    "MODALITY_NOT_ALLOWED",
    "VENUE_MISSING",
    "CHAPERONE_UNRESOLVED",
    "OUTSIDE_OPERATING_WINDOW",
    "GROUP_TOO_LARGE",
    "RECORDING_NOTICE_MISSING",
    "PRESENCE_UNCONFIRMED",
}
PUBLIC_PERSONAS = (
    "web_anon",
    "web_learner",
    "web_guardian",
    "web_agency",
    "web_school",
    "web_admin",
    "web_compliance",
)
SAFEGUARDING_PERSONAS = ("web_dsl", "web_lado")
UNDER_REVIEW = "ACCOUNT_UNDER_REVIEW"


def public_code(code: str) -> str:
    """The one word a parent, a learner or a search sees."""
    if code in STUDENT:
        return "STUDENT_SETUP_INCOMPLETE"
    if code in ENGAGEMENT:
        return "ENGAGEMENT_NOT_READY"
    if code in SESSION:
        return "SESSION_NOT_READY"
    return "TUTOR_NOT_BOOKABLE"


@dataclass(frozen=True)
class Shown:
    """What a viewer reads: codes that stop what is being done, and those that do not."""

    reasons: frozenset[str]
    advisories: frozenset[str] = frozenset()


def visible(
    found: frozenset[Finding],
    point: str,
    persona: str,
    *,
    is_the_tutor: bool,
    notified: frozenset[str] = frozenset(),
) -> Shown:
    """The codes this viewer is shown. `notified`: codes of which the tutor has formal notice."""
    stops = {code for code, _ in blocking(found, point)}
    advice = {code for code, _ in found} - stops
    if is_the_tutor:  # whatever hat they wear: they read no more and no less about themself
        return Shown(frozenset(as_tutor(c, notified) for c in stops), frozenset(advice - STUDENT))
    if persona in SAFEGUARDING_PERSONAS:
        return Shown(frozenset(stops), frozenset(advice))
    if persona == "web_vetting":
        return Shown(frozenset(map(as_officer, stops)), frozenset(advice - STUDENT))
    return Shown(frozenset(map(public_code, stops)))


def as_tutor(code: str, notified: frozenset[str]) -> str:
    """A finding about themself, in the words a tutor may read."""
    if code in HIDDEN_FROM_TUTOR:
        return code if code in NOTIFIABLE & notified else UNDER_REVIEW
    return "STUDENT_SETUP_INCOMPLETE" if code in STUDENT else code


def as_officer(code: str) -> str:
    """A finding as a vetting officer reads it: vetting in full, neither holds nor the learner's affairs."""
    if code in RESTRICTION:
        return UNDER_REVIEW
    return "STUDENT_SETUP_INCOMPLETE" if code in STUDENT else code


def notified(world: m.World, q: m.Question) -> frozenset[str]:
    """Codes of which notice was served by now, about a matter that is still open: not before it arose."""
    file = File(world, q.tutor, q.at)
    arose = {
        "TUTOR_SUSPENDED": [
            r.effective_from
            for r in world.of(m.Restriction)
            if r.tutor_id == q.tutor
            and r.kind == "suspension"
            and r.effective_from <= q.at
            and (r.ended_at is None or q.at < r.ended_at)
        ],
        "DBS_NEW_INFORMATION": [c.checked_at for c in file.news()],
        "SCREENING_HIT_OPEN": [run.ran_at for run, _, cleared in file.hits() if not cleared],
    }
    return frozenset(
        n.code
        for n in world.of(m.Notice)
        if n.person_id == q.tutor and n.served_at <= q.at and any(n.served_at >= t for t in arose[n.code])
    )


def viewers(world: m.World, q: m.Question) -> list[tuple[str, UUID | None]]:
    """Personas and people worth asking as: everybody's hat, on strangers and on the tutor."""
    somebody = next((p.person_id for p in world.of(m.Person) if p.person_id != q.tutor), None)
    personas = [*PUBLIC_PERSONAS, "web_tutor", "web_vetting", *SAFEGUARDING_PERSONAS]
    asked: list[tuple[str, UUID | None]] = [
        (persona, somebody) for persona in personas if persona != "web_anon"
    ]
    asked += [("web_anon", None)]
    asked += [(persona, q.tutor) for persona in personas if persona != "web_anon"]
    return asked
