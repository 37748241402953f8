"""The lesson of the day is to be recorded: whom it takes, who takes it back, and who looks (E2, E3)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from safelane.demo.cast import Staff, newcomer
from safelane.demo.stage import Actor, Stage

_LEFT_OUT = {"CASE_MISSING", "REASON_CODE_MISSING", "REASON_TOO_SHORT"}
_MISSING = {
    "LEARNER_CONSENT_MISSING", "PARENT_AWARENESS_MISSING", "PARENT_CONSENT_MISSING", "TUTOR_NOTICE_MISSING",
}  # fmt: skip


@dataclass(frozen=True)
class Scene:
    """The lesson and who is in it: a tutor, a mother, her daughter of 9 and her son of 14."""

    lesson_id: str
    tom: Actor
    rosa: Actor
    jonah: Actor
    lily: str

    @property
    def lesson(self) -> dict[str, str]:
        return {"lesson_id": self.lesson_id}


def play(stage: Stage, staff: Staff, scene: Scene) -> None:
    began = datetime.now(UTC)
    serge, colin = _staff(stage, staff.administrator)
    stage.scene("15:56  Somebody presses record")
    _consent(stage, staff, scene)
    segment = _withdrawal(stage, serge, scene)
    _looks(stage, staff, scene, segment)
    _log(stage, colin, segment, began)


def _staff(stage: Stage, admin: Actor) -> tuple[Actor, Actor]:
    """The media server's own account, and somebody who reads the reports."""
    serge = newcomer(stage, admin, "Serge Sessions", "web_service", "1980-01-01", [])
    colin = newcomer(stage, admin, "Colin Clover", "web_compliance", "1977-06-12", [])
    for actor, power in ((serge, "session_service"), (colin, "compliance_reporter")):
        stage.allowed(admin, f"makes {actor} {power}", "grant_power", person_id=actor.person_id, power=power)
    return serge, colin


def _consent(stage: Stage, staff: Staff, scene: Scene) -> None:
    tom, rosa, jonah = scene.tom, scene.rosa, scene.jonah
    stage.refused(
        tom,
        "starts recording",
        "start_recording",
        codes=["RECORDING_NOT_POSSIBLE", "TUTOR_NOTICE_MISSING"],
        **scene.lesson,
    )
    told = stage.client(staff.dina).call("recording_consent_status", **scene.lesson).body
    codes = {reason["code"] for reason in told["reasons"]}
    stage.expect(codes == _MISSING, "The safeguarding lead asks what is missing, and from whom:")
    for reason in told["reasons"]:
        stage.say(f"     {reason['code']} ({reason['from_whom']})")
    stage.allowed(tom, "acknowledges the notice of recording", "acknowledge_recording_notice")
    stage.allowed(
        rosa,
        "consents for Lily, who is 9",
        "give_recording_consent",
        learner_id=scene.lily,
        **scene.lesson,
    )
    stage.allowed(jonah, "consents himself, at 14", "give_recording_consent", **scene.lesson)
    stage.refused(tom, "tries again", "start_recording", codes=["RECORDING_NOT_POSSIBLE"], **scene.lesson)
    stage.allowed(
        rosa,
        "acknowledges that Jonah will be recorded",
        "acknowledge_recording",
        learner_id=jonah.person_id,
        **scene.lesson,
    )


def _withdrawal(stage: Stage, serge: Actor, scene: Scene) -> dict[str, str]:
    """The recording starts, Jonah changes his mind, and it stops; returns the segment."""
    started = stage.allowed(scene.tom, "starts recording", "start_recording", **scene.lesson).body
    segment = {"segment_id": started["segment_id"]}
    stage.allowed(scene.jonah, "changes his mind", "withdraw_recording_consent", **scene.lesson)
    running = stage.client(serge).call("recording_consent_status", **scene.lesson).body["segment"]
    stage.expect(
        running["stop_required_at"] is not None,
        "The media server asks, and reads that nothing after that instant may be captured.",
    )
    ended = stage.allowed(serge, "ends the recording", "end_recording", **segment).body
    stage.expect(ended["late"] is False, "It stopped in time. The lesson goes on.")
    stage.allowed(
        serge,
        "says where the media is and what its hash is",
        "report_recording_media",
        storage_key=f"demo/{uuid.uuid4().hex}",
        sha256=uuid.uuid4().hex * 2,
        length_octets=4_200_000,
        seconds=31,
        **segment,
    )
    return segment


def _looks(stage: Stage, staff: Staff, scene: Scene, segment: dict[str, str]) -> None:
    for actor in (scene.tom, scene.rosa, scene.jonah):
        stage.refused(actor, "opens what was recorded until then", "open_recording", **segment)
    stage.refused(staff.dina, "opens it and does not say why", "open_recording", codes=_LEFT_OUT, **segment)
    opened = stage.allowed(
        staff.dina,
        "opens it for a case, in her own words",
        "open_recording",
        reason_code="safeguarding_case",
        reason="Jonah asked us to look at what was said before he withdrew.",
        case_id=str(uuid.uuid4()),
        **segment,
    ).body
    stage.expect(
        bool(opened["storage_key"]) and datetime.fromisoformat(opened["expires_at"]) > datetime.now(UTC),
        "Withdrawn footage is quarantined: the key to it went to her alone, and her grant runs out.",
    )


def _log(stage: Stage, colin: Actor, segment: dict[str, str], began: datetime) -> None:
    answer = stage.allowed(
        colin, "reads the access log", "recording_access_log", from_at=began, page_size=1000
    ).body
    looks = [row for row in answer["rows"] if row["segment_id"] == segment["segment_id"]]
    stage.expect(
        [row["outcome"] for row in looks] == ["refused"] * 4 + ["granted"] and answer["ok"],
        "Every look is in it, the refused ones too:",
    )
    for row in looks:
        stage.say(f"     {_told(row)}")


def _told(row: dict[str, Any]) -> str:
    why = f", {row['reason_code']}" if row["reason_code"] else ""
    return f"{row['persona']} {row['outcome']}{why}"
