"""A day on a tutoring platform, played over HTTP with real tokens.

Each scene says who asks for what; the database decides. The story fails loudly if any answer differs from
the policy.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx

from safelane.client import ApiError, Refused
from safelane.demo import filming
from safelane.demo.cast import Staff, newcomer
from safelane.demo.stage import Actor, Stage
from safelane.demo.tokens import mint


@dataclass(frozen=True)
class Cast:
    """Today's people."""

    tom: Actor
    rosa: Actor
    ravi: Actor
    lily: str
    jonah: Actor
    engagement: str


def play(stage: Stage, staff: Staff) -> None:
    cast = _morning(stage, staff)
    refusal = _uncleared(stage, staff, cast)
    _vetting(stage, staff, cast)
    _booking(stage, staff, cast)
    _hold(stage, staff, cast, refusal)
    _lesson(stage, staff, cast)
    _new_information(stage, staff, cast)
    _strangers(stage, staff, cast)


def _morning(stage: Stage, staff: Staff) -> Cast:
    stage.scene("08:30  New people")
    admin = staff.administrator
    tom = newcomer(stage, admin, "Tom Thistle", "web_tutor", "1994-02-11", ["tutor"])
    rosa = newcomer(stage, admin, "Rosa Rowan", "web_guardian", "1985-07-30", [])
    ravi = newcomer(stage, admin, "Ravi Reed", "web_guardian", "1979-01-17", [])
    nine_years = date.today().replace(day=1) - timedelta(days=9 * 365 + 40)
    lily = newcomer(stage, admin, "Lily Rowan", "web_learner", nine_years.isoformat(), ["learner"])
    noor = newcomer(stage, admin, "Noor Reed", "web_learner", nine_years.isoformat(), ["learner"])
    fourteen_years = nine_years - timedelta(days=5 * 365)
    jonah = newcomer(stage, admin, "Jonah Rowan", "web_learner", fourteen_years.isoformat(), ["learner"])
    for guardian, child in ((rosa, lily), (rosa, jonah), (ravi, noor)):
        stage.allowed(
            admin,
            f"links {guardian} as {child}'s parent, on a birth certificate",
            "link_guardian",
            guardian_id=guardian.person_id,
            learner_id=child.person_id,
            capacity="parent",
            evidence_kind="birth_certificate",
        )
    engagement = stage.allowed(
        admin,
        "opens an independent engagement for Tom",
        "open_engagement",
        tutor_id=tom.person_id,
        starts_on=date.today().isoformat(),
    ).body
    return Cast(tom, rosa, ravi, lily.person_id, jonah, engagement["engagement_id"])


def _slot(days: int, hour: int = 16) -> dict[str, str]:
    start = datetime.now(UTC).replace(hour=hour, minute=0, second=0, microsecond=0) + timedelta(days=days)
    return {"starts_at": start.isoformat(), "ends_at": (start + timedelta(hours=1)).isoformat()}


def _lesson_with_tom(cast: Cast, **slot: str) -> dict[str, Any]:
    return {
        "tutor_id": cast.tom.person_id,
        "learner_ids": [cast.lily],
        "modality": "online",
        "engagement_id": cast.engagement,
        **(slot or _slot(7)),
    }


def _uncleared(stage: Stage, staff: Staff, cast: Cast) -> bytes:
    stage.scene("09:00  A guardian wants a tutor nobody has checked")
    refusal = stage.refused(
        cast.rosa,
        "books Tom for her daughter Lily",
        "book_lesson",
        codes=["TUTOR_NOT_BOOKABLE"],
        **_lesson_with_tom(cast),
    )
    answer = stage.client(staff.vera).call("booking_eligibility", **_lesson_with_tom(cast)).body
    codes = sorted({reason["code"] for reason in answer["reasons"]})
    stage.expect(
        {"VETTING_GATE_NOT_PASSED", "DBS_MISSING", "IDENTITY_UNVERIFIED"} <= set(codes),
        "The vetting officer asks why, and sees every reason, never only the first:",
    )
    for code in codes:
        stage.say(f"     {code}")
    return _canonical(refusal)


def _canonical(refusal: ApiError) -> bytes:
    """The refusal as bytes, for comparing; nothing of it is left out."""
    return json.dumps(refusal.problem if isinstance(refusal, Refused) else None, sort_keys=True).encode()


def _vetting(stage: Stage, staff: Staff, cast: Cast) -> None:
    stage.scene("10:00  Vetting")
    vera, tom, today = staff.vera, cast.tom, date.today()
    person = {"person_id": tom.person_id}
    stage.allowed(
        vera,
        "records Tom's passport",
        "record_identity_check",
        **person,
        method="passport",
        outcome="verified",
        verified_name="Tom Thistle",
        verified_on=today.isoformat(),
    )
    issued = today - timedelta(days=300)
    stage.allowed(
        vera,
        f"records an enhanced DBS certificate with the children's barred list, issued {issued}",
        "record_dbs_certificate",
        **person,
        number=f"{uuid.uuid4().int % 10**12:012d}",
        level="enhanced",
        workforce="child",
        barred_list="clear",
        name_on_certificate="Tom Thistle",
        disclosures="blank",
        issued_on=issued.isoformat(),
        seen_on=today.isoformat(),
    )
    stage.allowed(
        vera,
        "verifies his degree",
        "record_qualification",
        **person,
        kind="academic",
        title="BSc Mathematics",
        awarded_by="University of Leeds",
        outcome="verified",
        verified_on=today.isoformat(),
    )
    for referee in ("Hazel Hart, head of mathematics", "Owen Oak, youth club leader"):
        stage.allowed(
            vera,
            f"verifies a reference from {referee}",
            "record_reference",
            **person,
            referee=referee,
            relationship="employer",
            outcome="verified",
            verified_on=today.isoformat(),
        )
    stage.allowed(
        vera,
        "runs the UK sanctions list",
        "record_screening_run",
        **person,
        source="uk_sanctions_list",
        outcome="completed",
    )
    stage.allowed(
        vera,
        "records KCSIE Part 1 training",
        "record_training",
        **person,
        topic="kcsie_part1",
        completed_on=today.isoformat(),
    )
    stage.allowed(
        vera,
        "records his contract",
        "record_contract",
        **person,
        kind="tutor_contract",
        starts_on=today.isoformat(),
    )
    stage.allowed(tom, "acknowledges the code of conduct", "acknowledge_document", document="code_of_conduct")
    stage.allowed(tom, "lets the platform ask the DBS Update Service", "grant_update_service_consent")
    stage.refused(
        cast.rosa,
        "tries again before the gate",
        "book_lesson",
        codes=["TUTOR_NOT_BOOKABLE"],
        **_lesson_with_tom(cast),
    )
    stage.allowed(
        staff.viktor, "passes Tom through the gate", "decide_vetting_gate", **person, decision="passed"
    )


def _booking(stage: Stage, staff: Staff, cast: Cast) -> None:
    stage.scene("11:00  Booking")
    wish = _lesson_with_tom(cast)
    key = str(uuid.uuid4())
    first = stage.allowed(cast.rosa, "books Tom for Lily, a week from today", "book_lesson", key=key, **wish)
    again = stage.allowed(
        cast.rosa, "sends the same request twice (a lost reply)", "book_lesson", key=key, **wish
    )
    stage.expect(
        again.replayed and again.body == first.body,
        "The second answer is the first one: there is one lesson, not two.",
    )
    stage.refused(cast.rosa, "books the same hour once more", "book_lesson", **wish)
    stage.refused(
        cast.ravi,
        "books Tom for Rosa's daughter",
        "book_lesson",
        codes=["STUDENT_SETUP_INCOMPLETE"],
        **_lesson_with_tom(cast, **_slot(8)),
    )
    stage.refused(
        cast.tom, "books himself a lesson with Lily", "book_lesson", **_lesson_with_tom(cast, **_slot(9))
    )


def _hold(stage: Stage, staff: Staff, cast: Cast, before: bytes) -> None:
    stage.scene("13:00  Something is reported, and the safeguarding lead places a hold")
    stage.allowed(staff.dina, "places a hold on Tom", "place_hold", tutor_id=cast.tom.person_id)
    refusal = stage.refused(
        cast.rosa,
        "books Tom for next week",
        "book_lesson",
        codes=["TUTOR_NOT_BOOKABLE"],
        **_lesson_with_tom(cast, **_slot(10)),
    )
    after = _canonical(refusal)
    stage.expect(
        before == after,
        "Her answer is the one she got this morning, byte for byte "
        f"(sha256 {hashlib.sha256(after).hexdigest()[:16]}): nobody can tell a hold from a missing check.",
    )
    told = stage.client(cast.tom).call("booking_eligibility", tutor_id=cast.tom.person_id).body
    codes = sorted(reason["code"] for reason in told["reasons"])
    stage.expect(codes == ["ACCOUNT_UNDER_REVIEW"], f"Tom asks about himself and sees {codes}.")
    stage.allowed(staff.dina, "releases the hold after review", "release_hold", tutor_id=cast.tom.person_id)


def _lesson(stage: Stage, staff: Staff, cast: Cast) -> None:
    stage.scene("15:50  The lesson")
    start = datetime.now(UTC) + timedelta(minutes=5)
    slot = {"starts_at": start.isoformat(), "ends_at": (start + timedelta(hours=1)).isoformat()}
    both = {"learner_ids": [cast.lily, cast.jonah.person_id]}
    lesson = stage.allowed(
        cast.rosa,
        "books Tom for this afternoon, for Lily and her brother Jonah",
        "book_lesson",
        **_lesson_with_tom(cast, **slot) | both,
    ).body
    lesson_id = lesson["lesson_id"]
    stage.allowed(
        cast.tom,
        "confirms that Jonah is there",
        "confirm_presence",
        lesson_id=lesson_id,
        learner_id=cast.jonah.person_id,
    )
    stage.refused(
        cast.tom,
        "starts before Lily's presence is confirmed",
        "start_lesson",
        codes=["PRESENCE_UNCONFIRMED"],
        lesson_id=lesson_id,
    )
    stage.allowed(
        cast.tom, "confirms that it is Lily", "confirm_presence", lesson_id=lesson_id, learner_id=cast.lily
    )
    stage.allowed(cast.tom, "starts the lesson", "start_lesson", lesson_id=lesson_id)
    filming.play(stage, staff, filming.Scene(lesson_id, cast.tom, cast.rosa, cast.jonah, cast.lily))
    stage.scene("16:50  The lesson ends")
    stage.allowed(cast.tom, "ends the lesson", "end_lesson", lesson_id=lesson_id)


def _new_information(stage: Stage, staff: Staff, cast: Cast) -> None:
    stage.scene("17:00  The Update Service answers NEW_INFO")
    certificates = stage.client(staff.vera).call("single_central_record").body
    certificate = next(
        row["dbs"]["certificate_id"] for row in certificates["rows"] if row["person_id"] == cast.tom.person_id
    )
    stage.allowed(
        staff.vera,
        "records the status check NEW_INFO",
        "record_dbs_status_check",
        certificate_id=certificate,
        result="NEW_INFO",
        checked_at=datetime.now(UTC).isoformat(),
        entitlement_basis="Regulated activity with children, enhanced, child workforce",
    )
    stage.refused(
        cast.rosa,
        "books Tom again",
        "book_lesson",
        codes=["TUTOR_NOT_BOOKABLE"],
        **_lesson_with_tom(cast, **_slot(12)),
    )


def _strangers(stage: Stage, staff: Staff, cast: Cast) -> None:
    stage.scene("18:00  People who should not get in")
    stage.refused(None, "books a lesson", "book_lesson", **_lesson_with_tom(cast))
    stage.refused(
        Actor("Rosa with a vetting officer's hat", "web_vetting", cast.rosa.person_id),
        "asks why Tom is not bookable",
        "booking_eligibility",
        tutor_id=cast.tom.person_id,
    )
    header, payload, _ = mint(cast.rosa.person_id, "web_guardian").split(".")
    answer = httpx.get(
        f"{stage.url}/guardian_lessons", headers={"Authorization": f"Bearer {header}.{payload}.c2lnbmVk"}
    )
    stage.expect(
        answer.status_code == 401, "A token with a forged signature gets 401, and no word about why."
    )
    stage.allowed(
        staff.founder,
        "deactivates Ravi's account",
        "correct_person",
        person_id=cast.ravi.person_id,
        account_state="inactive",
        reason="Left the platform at his own request.",
    )
    stage.refused(
        cast.ravi,
        "comes back with a token that has not expired",
        "booking_eligibility",
        tutor_id=cast.tom.person_id,
    )
