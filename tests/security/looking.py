"""What everybody asks, phase by phase: the same requests, in the same order, in every world.

Reads with whatever could carry a count or an estimate, questions, dry runs, bookings, refused and malformed
requests.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from tests.security.two_worlds import (
    LESSONS,
    ROUTINE,
    TUTOR,
    VIEWERS,
    WARD,
    Look,
    day,
    uuid_of,
)

PHASES = ("before", "during", "after")
NEVER = "0" * 8 + "-0000-4000-8000-" + "0" * 12
"""An identifier that nobody has."""

LISTS = {
    "the tutor": "tutor_lessons",
    "a colleague": "tutor_lessons",
    "a parent": "guardian_lessons",
    "a learner": "learner_lessons",
    "an agency": "agency_lessons",
    "a school": "school_lessons",
}
MORE = {
    "the tutor": ("my_vetting", "tutor_recordings"),
    "a colleague": ("my_vetting", "tutor_recordings"),
    "a parent": ("tutors", "my_wards", "guardian_recordings", "guardian_consents"),
    "a learner": ("tutors", "learner_recordings", "learner_consents"),
    "an agency": ("tutors",),
    "a school": ("tutors", "school_recordings"),
    "nobody": ("policy_documents", "signposting", "tutors"),
}
EVERYBODY = ("policy_documents", "signposting")
ORDER = {
    "tutors": "tutor_id", "my_vetting": "item", "tutor_recordings": "segment_id",
    "policy_documents": "document",
    "my_wards": "learner_id", "guardian_recordings": "segment_id", "learner_recordings": "segment_id",
    "school_recordings": "segment_id",
    "guardian_consents": "lesson_id", "learner_consents": "lesson_id", "signposting": "service",
}  # fmt: skip
COUNTS = ("count=exact", "count=planned", "count=estimated")
SOON = f"starts_at=lt.{(day(39)).strftime('%Y-%m-%dT%H:%M:%SZ')}"
"""Lessons booked in the last part of a phase are after it, so that lists do not depend on what was
refused.
"""


AT_NINE = day(9).isoformat()


def rule_of(view: str, viewer: str) -> str | None:
    if viewer == "nobody":
        return None
    if view in LISTS.values():
        return "lessons"
    if view == "tutors":
        return "search"
    return "recording" if view == "tutor_recordings" else None


def reading(viewer: str) -> Iterator[Look]:
    """Every list of a viewer, in every way in which it could say more than its rows."""

    def get(path: str, rule: str | None = None, method: str = "GET", **headers: str) -> Look:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return Look(viewer, method, path, headers=named, rule=rule)

    if viewer in LISTS:
        view = LISTS[viewer]
        base = f"/{view}?order=starts_at,lesson_id&{SOON}"
        yield get(base, "lessons")
        yield get(f"{base}&state=eq.confirmed&limit=2", "lessons")
        yield get(f"{base}&select=lesson_id,starts_at,state")
        yield get(f"{base}&or=(state.eq.cancelled,lesson_id.eq.{uuid_of('with lily')})", "lessons")
        for preference in COUNTS:
            yield get(f"{base}&select=lesson_id", None, "HEAD", Prefer=preference)
        yield get(f"{base}&select=lesson_id", Range="1-2", Prefer="count=exact")
        yield get(f"/{view}?select=lesson_id&offset=999&{SOON}", Prefer="count=exact", Range_Unit="items")
        yield get(f"{base}&select=count()")
        yield get(f"{base}&select=lesson_id,restriction(*)")
        yield get(f"/{view}?restriction_id=not.is.null")
        yield get(f"{base}&select=lesson_id", Accept="application/vnd.pgrst.plan+json; options=analyze")
        yield get(f"{base}&select=lesson_id,venue", Accept="text/csv")
    for view in dict.fromkeys((*MORE[viewer], *EVERYBODY)):
        base, rule = f"/{view}?order={ORDER.get(view, 'lesson_id')}", rule_of(view, viewer)
        yield get(base, rule)
        yield get(f"{base}&select={ORDER.get(view, 'lesson_id')}", None, "HEAD", Prefer="count=exact")
        yield get(f"{base}&select={ORDER.get(view, 'lesson_id')}", Prefer="count=planned")
    yield get("/tutors?select=nothing_of_the_kind", None, "OPTIONS")
    for path in ("/restriction", "/no_contact_order?tutor_id=not.is.null", "/rpc/place_holds"):
        yield get(path)
    yield get("/tutors", Accept_Profile="booking")


def lesson(tutor: str, learner: str, number: int, hour: int = 15, **more: Any) -> dict[str, Any]:
    at = day(number, hour)
    return {
        "tutor_id": uuid_of(tutor), "learner_ids": [uuid_of(learner)], "modality": "online",
        "starts_at": at.isoformat(), "ends_at": (at + timedelta(hours=1)).isoformat(), **more,
    }  # fmt: skip


def rpc(viewer: str, function: str, body: Any, **more: Any) -> Look:
    return Look(viewer, "POST", f"/rpc/{function}", body, **more)


def twinned(look: Look) -> Look:
    """With the same request about the tutor whose cause is routine."""
    return replace(look, twin=look.about(ROUTINE))


def asking(viewer: str, phase: str) -> Iterator[Look]:
    """Questions and dry runs; what is refused to this viewer is asked, too."""
    here = {"an agency": "agency", "a school": "school"}.get(viewer)
    engaged = {"engagement_id": uuid_of(f"{TUTOR} for the {here}")} if here else {}
    learner = {"a learner": "otto", "a school": "otto"}.get(viewer, WARD)
    own = "own" if viewer == "the tutor" else "booking"
    number = 20 + PHASES.index(phase)
    yield from (
        rpc(viewer, "booking_eligibility", {"tutor_id": uuid_of("cole")}),
        rpc(viewer, "booking_eligibility", {"tutor_id": uuid_of(ROUTINE)}),
        rpc(viewer, "booking_eligibility", {"tutor_id": NEVER}),
        rpc(viewer, "booking_eligibility", {"tutor_id": uuid_of(TUTOR), "learner_ids": ["x"]}),
        rpc(viewer, "booking_eligibility", lesson("cole", learner, number)),
        rpc(viewer, "book_lesson", lesson("cole", learner, number, dry_run=True)),
        rpc(viewer, "open_recording", {"segment_id": NEVER}),
        rpc(viewer, "recording_consent_status", {"lesson_id": uuid_of("of cole")}),
        rpc(viewer, "recording_consent_status", {"lesson_id": uuid_of("with lily")}),
    )
    if viewer != "nobody":
        yield twinned(rpc(viewer, "booking_eligibility", {"tutor_id": uuid_of(TUTOR)} | engaged, rule=own))
        for who in (learner, "max"):
            asked = lesson(TUTOR, who, number, **engaged)
            yield twinned(rpc(viewer, "booking_eligibility", asked, rule=own, learners=known(viewer, who)))
    if viewer not in ("the tutor", "a colleague", "nobody"):
        for who in (learner, "max"):
            asked = lesson(TUTOR, who, number, dry_run=True, **engaged)
            yield twinned(rpc(viewer, "book_lesson", asked, rule="booking", learners=known(viewer, who)))
    opened = rpc(viewer, "open_recording", {"segment_id": uuid_of("film")})
    yield replace(opened, rule="recording", learners=(WARD,)) if viewer == "the tutor" else opened
    yield rpc(viewer, "open_recording", {"segment_id": uuid_of("other film")})
    if viewer == "the tutor":
        yield rpc(viewer, "start_lesson", {"lesson_id": uuid_of("due")}, rule="own", learners=(WARD,))
        yield rpc(viewer, "start_lesson", {"lesson_id": uuid_of("with lily")})
        yield rpc(viewer, "start_recording", {"lesson_id": uuid_of("due"), "dry_run": True})
    if viewer == "a school":
        yield rpc(viewer, "single_central_record", {"organisation_id": uuid_of("school")})


def known(viewer: str, learner: str) -> tuple[str, ...]:
    """The agency has booked nothing for her: she is nobody to it, whatever lies between her and the tutor."""
    return () if viewer == "an agency" else (learner,)


def refused(viewer: str) -> Iterator[Look]:
    """What this viewer may not do, or nobody can read."""
    for function, body in (
        ("place_hold", {"tutor_id": uuid_of(TUTOR)}),
        ("release_hold", {"tutor_id": uuid_of(TUTOR)}),
        ("lift_no_contact", {"order_id": NEVER}),
        ("clear_screening_hit", {"hit_id": NEVER, "rationale": "Not the same person at all, I say."}),
        ("correct_person", {"person_id": uuid_of(TUTOR), "account_state": "active", "reason": "Please"}),
        ("ledger_entries", {"target_id": uuid_of(TUTOR)}),
        ("ledger_status", {}),
        ("ledger_proof", {"seq": 1, "leaf_hash": "0" * 64}),
        ("move_lesson", {"lesson_id": NEVER, "starts_at": AT_NINE, "ends_at": day(9, 11).isoformat()}),
        ("cancel_lesson", {"lesson_id": uuid_of("of lars")}),
        ("serve_notice", {"person_id": uuid_of(TUTOR), "code": "TUTOR_ON_HOLD"}),
        ("start_lesson", {"lesson_id": uuid_of("of lars")}),
        ("start_recording", {"lesson_id": uuid_of("of lars")}),
        ("check_in", {"lesson_id": uuid_of("due"), "venue_confirmed": True, "chaperone_status": "present"}),
        ("vetting_expiring", {}),
        ("single_central_record", {}),
    ):  # fmt: skip
        yield rpc(viewer, function, body)
    due, film = {"lesson_id": uuid_of("due")}, {"segment_id": uuid_of("film")}
    # the tutor names somebody who is not on the lesson: where they are shut out, what they do stays undone
    child = uuid_of("otto") if viewer == "the tutor" else uuid_of(WARD)
    shown = {"lesson_id": uuid_of("with lily"), "learner_id": child}
    granted = film | {"parent_id": uuid_of("otto's parent")}
    for function, body in (
        ("acknowledge_recording", shown),
        ("acknowledge_recording_notice", {"version": "no such version"}),
        ("acknowledge_document", {"document": "no such document"}),
        ("admit_learner", due | {"learner_id": child}),
        ("confirm_presence", due | {"learner_id": child}),
        ("correct_check_in", due | {"venue_confirmed": True, "chaperone_status": "x", "reason": "A slip"}),
        ("check_out", due),
        ("end_lesson", due),
        ("end_recording", film),
        ("report_recording_unavailable", due | {"reason": "The camera is broken"}),
        ("give_recording_consent", shown),
        ("refuse_recording_consent", shown),
        ("object_to_recording", shown),
        ("withdraw_recording_consent", shown),
        ("grant_recording_to_parent", granted),
        ("revoke_recording_grant", granted),
        ("declare_dbs", {"level": "x"}),
        ("declare_disclosure", {"nature": ""}),
        ("grant_update_service_consent", {"given": None}),
    ):
        yield rpc(viewer, function, body)
    for content in (
        "{",
        "[]",
        '{"tutor_id": "' + "x" * 2000 + '"}',
        '{"tutor_id": null, "tutor_id": 1}',
        "\x00",
        '"',
    ):
        yield Look(viewer, "POST", "/rpc/book_lesson", content)
    yield rpc(viewer, "book_lesson", lesson(TUTOR, WARD, -1))
    yield rpc(viewer, "book_lesson", lesson(TUTOR, TUTOR, 9))
    yield rpc(viewer, "book_lesson", lesson(TUTOR, WARD, 9) | {"modality": "telepathy"})
    yield Look(viewer, "GET", f"/rpc/place_hold?tutor_id={uuid_of(TUTOR)}")
    yield Look(viewer, "DELETE", "/tutor_lessons")
    yield Look(viewer, "PATCH", "/tutors?tutor_id=not.is.null", {"bookable": True})


def writing(phase: str) -> Iterator[Look]:
    """What is done, by people whom nothing hidden lies on; and, last in its phase, what something hidden
    would stop.
    """
    number = 30 + 2 * PHASES.index(phase)
    key = {"Idempotency-Key": f"in phase {phase}"}
    wanted = lesson("cole", WARD, number)
    yield rpc("a parent", "book_lesson", wanted, headers=key)
    yield rpc("a parent", "book_lesson", wanted, headers=key)
    yield rpc("a parent", "book_lesson", wanted | {"modality": "in_person"}, headers=key)
    yield rpc("a parent", "book_lesson", wanted)
    yield rpc("a parent", "book_lesson", lesson("cole", "otto", number + 1))
    yield rpc("a learner", "book_lesson", lesson("cole", "otto", number + 1))
    moved = {"starts_at": day(number, 18).isoformat(), "ends_at": day(number, 19).isoformat()}
    yield rpc("a parent", "move_lesson", {"lesson_id": uuid_of("of cole")} | moved)
    yield rpc("a parent", "acknowledge_document", {"document": "safeguarding_policy"})
    yield rpc("a colleague", "acknowledge_document", {"document": "safeguarding_policy"}, headers=key)
    yield rpc(
        "a learner",
        "object_to_recording",
        {"lesson_id": uuid_of("of cole with otto"), "learner_id": uuid_of("otto")},
    )
    yield rpc(
        "a parent", "refuse_recording_consent", {"lesson_id": uuid_of("of cole"), "learner_id": uuid_of(WARD)}
    )
    # to move a lesson of the tutor is to book it; the hour is taken, so that it stays where it is in every
    # world
    taken = {"starts_at": LESSON_AT["with otto"].isoformat(),
             "ends_at": (LESSON_AT["with otto"] + timedelta(hours=1)).isoformat()}  # fmt: skip
    moving = rpc(
        "a parent",
        "move_lesson",
        {"lesson_id": uuid_of("with lily")} | taken,
        rule="moving",
        learners=(WARD,),
    )
    yield moving
    again = lesson(TUTOR, WARD, number + 20)
    yield twinned(
        rpc(
            "a parent",
            "book_lesson",
            again,
            rule="booking",
            learners=(WARD,),
            headers={"Idempotency-Key": f"T {phase}"},
        )
    )
    yield twinned(
        rpc(
            "a parent",
            "book_lesson",
            again,
            rule="booking",
            learners=(WARD,),
            headers={"Idempotency-Key": f"T {phase}"},
        )
    )


LESSON_AT = {name: day(number + 3) for number, (name, *_) in enumerate(LESSONS)}


def looks(phase: str) -> list[Look]:
    """Every request of one phase, in order."""
    found: list[Look] = []
    for viewer in VIEWERS:
        found += [*reading(viewer), *asking(viewer, phase)]
        if phase == "during":
            found += refused(viewer)
    return found + list(writing(phase))


def said(look: Look) -> str:
    """A request as a person reads it, for a message."""
    return f"{look.viewer}: {look.method} {look.path} {json.dumps(look.body)} {dict(look.headers) or ''}"
