"""Recording over HTTP: whole stories with real tokens, for an app, a media server and staff (E2, E3)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from tests.support.listener import Api
from tests.support.world import World, identifier

PROBLEM = "application/problem+json"
VOLATILE_HEADERS = {"date"}
RECEIPT = re.compile(r"seq=\d+; leaf=[0-9a-f]{64}")
KEY = "store-7/segments/4f1c9a52d0"
SHA256 = "5e" * 32
REASON = "A concern was raised about this lesson"


def seen(response: httpx.Response) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
    """All that can be told apart: status, headers, body. Every answer has a receipt of its own."""
    headers = tuple(
        sorted((k, RECEIPT.sub("", v)) for k, v in response.headers.items() if k not in VOLATILE_HEADERS)
    )
    return response.status_code, headers, response.content


def codes(response: httpx.Response) -> list[str]:
    return [reason["code"] for reason in response.json()["reasons"]]


def kind(response: httpx.Response) -> str:
    """The problem type of a refusal."""
    assert response.headers["content-type"].startswith(PROBLEM), response.text
    told: str = response.json()["type"]
    return told.removeprefix("urn:safelane:problem:")


class Platform:
    """Everybody's way in, by the persona they have in this story."""

    def __init__(self, world: World, api: Api) -> None:
        self.world = world
        self.api = api

    def post(self, who: str, persona: str, function: str, **body: Any) -> httpx.Response:
        headers = {"Idempotency-Key": body.pop("key")} if "key" in body else {}
        return self.api.as_(who, f"web_{persona}").post(f"/rpc/{function}", json=body, headers=headers)

    def done(self, who: str, persona: str, function: str, **body: Any) -> dict[str, Any]:
        answer = self.post(who, persona, function, **body)
        assert answer.status_code < 300, answer.text
        told: dict[str, Any] = answer.json()
        return told

    def going_on(self, tutor: str, *learners: str) -> str:
        """A lesson that was booked, where everybody is there, and that was started; all over HTTP."""
        start = datetime.now(UTC) + timedelta(minutes=5)
        lesson = self.done(
            f"{learners[0]}'s parent", "guardian", "book_lesson",
            tutor_id=str(identifier(tutor)), learner_ids=[str(identifier(each)) for each in learners],
            modality="online", starts_at=start.isoformat(), ends_at=(start + timedelta(hours=1)).isoformat(),
        )["lesson_id"]  # fmt: skip
        for each in learners:
            self.done(
                "serge", "service", "confirm_presence", lesson_id=lesson, learner_id=str(identifier(each))
            )
        self.done(tutor, "tutor", "start_lesson", lesson_id=lesson)
        return str(lesson)

    def film(self, name: str, tutor: str, learner: str, hours: int, ended: str = "1 hour") -> str:
        """Footage that is there already; ``hours`` from now is the lesson's own slot."""
        self.world.run(
            "select tests.lesson(%s, %s, array[%s], now() + %s * interval '1 hour')",
            (f"{name}'s lesson", tutor, learner, hours),
        )
        self.world.run(
            "select tests.footage(%s, %s, now() - %s::interval)", (name, f"{name}'s lesson", ended)
        )
        return str(identifier(name))


@pytest.fixture(scope="module")
def platform(world: World, api: Api) -> Platform:
    world.follows_profile()
    for tutor in ("ann", "bob", "tom", "una", "zoe"):
        world.run("select tests.bookable(%s)", (tutor,))
    for learner, years in (("lily", 9), ("tess", 14), ("max", 14), ("roy", 17), ("pia", 9)):
        world.run("select tests.ward(%s, tests.born(%s))", (learner, years))
    world.guardian("max's parent", "pia")
    for name, power in (
        ("dina", "dsl"), ("dora", "dsl"), ("lara", "lado_coordinator"), ("serge", "session_service"),
        ("cora", "compliance_reporter"), ("ada", "platform_administrator"),
    ):  # fmt: skip
        world.person(name, power)
    return Platform(world, api)


def test_from_a_refused_start_to_the_access_log(platform: Platform) -> None:
    """tess is 14: her own consent and a parent who knows; she withdraws; only a safeguarding lead looks."""
    lesson = platform.going_on("ann", "tess")
    tess, about = str(identifier("tess")), {"lesson_id": lesson}

    refused = platform.post("ann", "tutor", "start_recording", **about)
    assert (refused.status_code, kind(refused)) == (409, "recording-refused")
    assert codes(refused) == ["RECORDING_NOT_POSSIBLE"], "A tutor is not told who said what"
    assert tess not in refused.text
    mine = platform.done("tess", "learner", "recording_consent_status", **about)
    assert {reason["code"] for reason in mine["reasons"]} == {
        "LEARNER_CONSENT_MISSING", "PARENT_AWARENESS_MISSING",
    }  # fmt: skip
    theirs = platform.done("tess's parent", "guardian", "recording_consent_status", **about)
    assert [reason["code"] for reason in theirs["reasons"]] == ["PARENT_AWARENESS_MISSING"]
    assert "possible" not in mine | theirs

    platform.done("tess", "learner", "give_recording_consent", **about)
    assert platform.post("ann", "tutor", "start_recording", **about).status_code == 409
    platform.done("tess's parent", "guardian", "acknowledge_recording", **about, learner_id=tess)
    tried = platform.done("ann", "tutor", "start_recording", **about, dry_run=True)
    assert tried == {"possible": True, "reasons": []}
    first = platform.post("ann", "tutor", "start_recording", **about, key="one start")
    again = platform.post("ann", "tutor", "start_recording", **about, key="one start")
    assert first.status_code == again.status_code == 201
    assert again.headers["Idempotent-Replayed"] == "true"
    assert first.json() == again.json()
    segment = {"segment_id": first.json()["segment_id"]}
    assert kind(platform.post("ann", "tutor", "start_recording", **about)) == "already-recording"
    assert platform.done("serge", "service", "recording_consent_status", **about)["segment"] == {
        **segment, "started_at": first.json()["started_at"], "stop_required_at": None,
    }  # fmt: skip

    platform.done("tess", "learner", "withdraw_recording_consent", **about)
    told = platform.done("serge", "service", "recording_consent_status", **about)
    assert told["segment"]["stop_required_at"] is not None
    assert platform.done("serge", "service", "end_recording", **segment)["late"] is False
    media = {"storage_key": KEY, "sha256": SHA256, "length_octets": 7_000_000, "seconds": 61}
    reported = platform.post("serge", "service", "report_recording_media", **segment, **media)
    assert reported.status_code == 201
    assert KEY not in reported.text
    ended = platform.done("ann", "tutor", "end_lesson", **about)
    assert ended["state"] == "completed", "The lesson itself went on"

    for who, persona in (("ann", "tutor"), ("tess", "learner"), ("tess's parent", "guardian")):
        closed = platform.post(who, persona, "open_recording", **segment)
        assert (closed.status_code, kind(closed)) == (409, "recording-closed"), who
        assert codes(closed) == []
    nothing = platform.post("dina", "dsl", "open_recording", **segment)
    assert (nothing.status_code, kind(nothing)) == (422, "reason-not-accepted")
    assert codes(nothing) == ["CASE_MISSING", "REASON_CODE_MISSING", "REASON_TOO_SHORT"]
    case = {"reason_code": "safeguarding_case", "case_id": str(identifier("case"))}
    short = platform.post(
        "dina", "dsl", "open_recording", **segment, **case, reason="testing, testing, testing"
    )
    assert codes(short) == ["REASON_TOO_SHORT"]
    before = datetime.now(UTC)
    opened = platform.done("dina", "dsl", "open_recording", **segment, **case, reason=REASON)
    assert (opened["storage_key"], opened["sha256"], opened["seconds"]) == (KEY, SHA256, 61)
    granted = datetime.fromisoformat(opened["expires_at"]) - before
    assert timedelta() < granted <= timedelta(minutes=61)

    log = platform.done("cora", "compliance", "recording_access_log")
    looks = [
        (row["persona"], row["outcome"], row["reason_code"], row["case"])
        for row in log["rows"] if row["segment_id"] == segment["segment_id"]
    ]  # fmt: skip
    assert looks == [
        ("web_tutor", "refused", None, False), ("web_learner", "refused", None, False),
        ("web_guardian", "refused", None, False), ("web_dsl", "refused", None, False),
        ("web_dsl", "refused", "safeguarding_case", True), ("web_dsl", "granted", "safeguarding_case", True),
    ]  # fmt: skip
    assert log["ok"] is True
    kept = platform.world.rows(
        "select outcome, actor_id from ledger.record where action = 'open_recording' and target_id = %s"
        " order by seq desc limit 1", (segment["segment_id"],),
    )  # fmt: skip
    assert kept == [("done", identifier("dina"))], "The look is in the ledger, with who it was"


def test_a_parent_consents_for_a_young_child_and_the_child_can_say_no(platform: Platform) -> None:
    lesson = platform.going_on("bob", "lily")
    about, lily = {"lesson_id": lesson}, {"learner_id": str(identifier("lily"))}
    platform.done("lily's parent", "guardian", "give_recording_consent", **about, **lily)
    assert platform.done("bob", "tutor", "start_recording", **about, dry_run=True)["possible"] is True
    platform.done("lily", "learner", "object_to_recording", **about)
    refused = platform.post("bob", "tutor", "start_recording", **about)
    assert codes(refused) == ["RECORDING_NOT_POSSIBLE"]
    parents = platform.done("lily's parent", "guardian", "recording_consent_status", **about)
    assert parents["reasons"] == [], "A parent does not read what the child chose"
    lead = platform.done("dina", "dsl", "recording_consent_status", **about)
    assert [(reason["code"], reason["learner_id"]) for reason in lead["reasons"]] == [
        ("LEARNER_OBJECTS", lily["learner_id"])
    ]
    platform.done("lily", "learner", "give_recording_consent", **about)
    assert platform.post("bob", "tutor", "start_recording", **about).status_code == 201


def test_a_joiner_without_consent_comes_in_and_the_recording_stops(platform: Platform) -> None:
    """E2.3 rows 13 and 14: nobody is kept out for not consenting."""
    lesson = platform.going_on("zoe", "max", "pia")
    about, max_, pia = {"lesson_id": lesson}, str(identifier("max")), str(identifier("pia"))
    platform.done("serge", "service", "learner_left", **about, learner_id=pia)
    platform.done("max", "learner", "give_recording_consent", **about)
    platform.done("max's parent", "guardian", "acknowledge_recording", **about, learner_id=max_)
    platform.done("zoe", "tutor", "start_recording", **about)
    joined = platform.done("serge", "service", "admit_learner", **about, learner_id=pia)
    assert joined["segment"]["stop_required_at"] is not None
    platform.done("serge", "service", "end_recording", segment_id=joined["segment"]["segment_id"])
    assert platform.post("zoe", "tutor", "start_recording", **about).status_code == 409
    platform.done("serge", "service", "learner_left", **about, learner_id=pia)
    assert platform.post("zoe", "tutor", "start_recording", **about).status_code == 201


@pytest.mark.parametrize("profile", ["tutorstudio", "mytutor"])
def test_a_parent_on_the_childs_eighteenth_birthday(fresh_world: World, fresh_api: Api, profile: str) -> None:
    """Until midnight in London, with the learner's grant or without, from then on not, and not told why."""
    world, platform = fresh_world, Platform(fresh_world, fresh_api)
    world.follows_profile(profile)
    world.run("select tests.bookable('tom'), tests.person('ada', '{platform_administrator}')")
    london = "(now() at time zone 'Europe/London')::date"
    world.run(f"select tests.ward('nia', ({london} - interval '18 years')::date + 1)")
    for who in ("nia", "nia's parent"):
        world.run("select tests.acknowledges(%s, 'aua')", (who,))
    film = {"segment_id": platform.film("nia's film", "tom", "nia", 5)}
    parent, nobodys = ("nia's parent", "guardian"), {"segment_id": str(identifier("no film"))}

    if profile == "tutorstudio":
        assert platform.post(*parent, "open_recording", **film).status_code == 404, "At 17 it is hers to give"
        shared = {**film, "parent_id": str(identifier("nia's parent"))}
        platform.done("nia", "learner", "grant_recording_to_parent", **shared)
    opened = platform.done(*parent, "open_recording", **film)
    midnight = (datetime.now(ZoneInfo("Europe/London")) + timedelta(days=1)).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    assert datetime.fromisoformat(opened["expires_at"]) <= midnight, "No grant goes past a birthday"
    listed = platform.api.as_("nia's parent", "web_guardian").get("/guardian_recordings").json()
    assert [row["open"] for row in listed] == [True]

    # the same day, had she been born a day earlier
    birthday = world.value(f"select ({london} - interval '18 years')::date::text")
    platform.done(
        "ada", "admin", "correct_person", person_id=str(identifier("nia")), date_of_birth=birthday,
        reason="The birth certificate says so.",
    )  # fmt: skip
    over = seen(platform.post(*parent, "open_recording", **film))
    assert over[0] == 404
    assert over == seen(platform.post(*parent, "open_recording", **nobodys))
    assert platform.api.as_("nia's parent", "web_guardian").get("/guardian_recordings").json() == []
    assert platform.post("nia", "learner", "open_recording", **film).status_code == 200


def test_a_tutor_under_a_hold_reads_what_they_read_of_a_recording_that_is_over(platform: Platform) -> None:
    """Status, headers and body; before the hold it opened, and every hold is placed over HTTP (F9, E3.1)."""
    over = platform.film("over", "una", "pia", 10, "29 days")
    films = {
        name: platform.film(name, "una", "pia", 12 + 2 * place)
        for place, name in enumerate(("allegation", "lead's hold", "evidence", "withdrawn", "police", "case"))
    }
    for name in films:
        assert platform.post("una", "tutor", "open_recording", segment_id=films[name]).status_code == 200
    why = {"reason": "Something was said that has to be looked at"}

    def lesson(name: str) -> dict[str, str]:
        return {"lesson_id": str(identifier(f"{name}'s lesson"))}

    held = platform.done(
        "lara", "lado", "place_legal_hold", **lesson("allegation"), category="allegation", **why,
        case_id=str(identifier("case")),
    )  # fmt: skip
    platform.done(
        "dina", "dsl", "place_legal_hold", **lesson("lead's hold"), category="safeguarding_case", **why
    )
    platform.done("dina", "dsl", "lock_evidence", **lesson("evidence"), **why)
    platform.done(
        "pia's parent", "guardian", "withdraw_recording_consent", **lesson("withdrawn"),
        learner_id=str(identifier("pia")),
    )  # fmt: skip
    platform.done(
        "dina", "dsl", "request_disclosure", segment_ids=[films["police"]], recipient_type="police",
        recipient_organisation="Northshire Police", recipient_officer="DC Example",
        authority_reference="NP/17",
        legal_gateway="crime_sch2_para2", subject_informed=False,
        not_informed_reason="It would prejudice the enquiry",
    )  # fmt: skip
    platform.done("dina", "dsl", "note_lesson_report", **lesson("case"), category="abuse_witnessed")

    expected = seen(platform.post("una", "tutor", "open_recording", segment_id=over))
    assert expected[0] == 409
    assert b"recording-closed" in expected[2]
    for name, film in films.items():
        assert seen(platform.post("una", "tutor", "open_recording", segment_id=film)) == expected, name
    # and what is decided about a held recording by others is not what una reads
    unknown = platform.post("dina", "dsl", "release_legal_hold", hold_id=held["hold_id"], **why)
    never = platform.post("dina", "dsl", "release_legal_hold", hold_id=str(identifier("no hold")), **why)
    assert seen(unknown) == seen(never), "A safeguarding lead does not find an allegation's hold"
    assert (
        platform.done("lara", "lado", "release_legal_hold", hold_id=held["hold_id"], **why)["released"]
        is True
    )
    assert platform.post("una", "tutor", "open_recording", segment_id=films["allegation"]).status_code == 200


def test_footage_leaves_after_a_row_and_with_a_second_approver(platform: Platform) -> None:
    film = platform.film("wanted", "tom", "roy", 30)
    look = {
        "segment_id": film,
        "reason_code": "police_request",
        "reason": REASON,
        "case_id": str(identifier("case")),
    }
    early = platform.post("dina", "dsl", "open_recording", **look)
    assert (early.status_code, codes(early)) == (422, ["DISCLOSURE_MISSING"])
    asked = platform.done(
        "dina", "dsl", "request_disclosure", segment_ids=[film], recipient_type="police",
        recipient_organisation="Northshire Police", recipient_officer="DC Example",
        authority_reference="NP/18",
        legal_gateway="crime_sch2_para2", subject_informed=True,
    )  # fmt: skip
    assert asked["approved"] is False
    assert len(asked["content_sha256"]) == 64
    assert platform.post("dina", "dsl", "open_recording", **look).status_code == 422
    own = platform.post("dina", "dsl", "approve_disclosure", disclosure_id=asked["disclosure_id"])
    assert (own.status_code, kind(own)) == (403, "not-for-yourself")
    platform.done("dora", "dsl", "approve_disclosure", disclosure_id=asked["disclosure_id"])
    assert platform.post("dina", "dsl", "open_recording", **look).status_code == 200
    assert kind(platform.post("serge", "service", "purge_recording", segment_id=film)) == "not-due"


def test_a_recording_that_is_over_is_purged_and_leaves_a_tombstone(platform: Platform) -> None:
    film = {"segment_id": platform.film("stale", "tom", "roy", 40, "29 days")}
    due = platform.done("serge", "service", "recordings_due_for_purge", page_size=1000)
    assert film["segment_id"] in {row["segment_id"] for row in due["rows"]}
    gone = platform.done("serge", "service", "purge_recording", **film)
    assert gone["why"] == "retention"
    assert kind(platform.post("serge", "service", "purge_recording", **film)) == "not-due"
    again = platform.post("serge", "service", "report_recording_media", **film, storage_key=KEY + "/again",
                          sha256=SHA256, length_octets=1, seconds=1)  # fmt: skip
    assert kind(again) == "recording-purged"
    closed = platform.post("roy", "learner", "open_recording", **film)
    assert kind(closed) == "recording-closed"


def test_what_is_somebody_elses_is_like_what_does_not_exist(platform: Platform) -> None:
    film = {"segment_id": platform.film("private", "tom", "roy", 50)}
    nobodys = {"segment_id": str(identifier("no film"))}
    for who, persona in (("una", "tutor"), ("tess", "learner"), ("tess's parent", "guardian")):
        for function, more in (
            ("open_recording", {}),
            *([("end_recording", {})] if persona == "tutor" else []),
            *([("grant_recording_to_parent", {"parent_id": str(identifier("roy's parent"))})]
              if persona == "learner" else []),
        ):  # fmt: skip
            theirs = seen(platform.post(who, persona, function, **film, **more))
            assert theirs == seen(platform.post(who, persona, function, **nobodys, **more)), (who, function)
            assert theirs[0] == 404
    own, other = str(identifier("private's lesson")), str(identifier("no lesson"))
    for function in ("give_recording_consent", "object_to_recording", "recording_consent_status"):
        theirs = seen(platform.post("tess", "learner", function, lesson_id=own))
        assert theirs == seen(platform.post("tess", "learner", function, lesson_id=other))
        assert theirs[0] == 404


def test_nobody_sends_an_instant_or_speaks_for_somebody_else(platform: Platform) -> None:
    """E2.3 rows 19 and 20: there is no such parameter, and no persona of staff may call it."""
    lesson = {"lesson_id": str(identifier("private's lesson"))}
    dated = platform.post("roy", "learner", "give_recording_consent", **lesson, at="2026-01-01T00:00:00Z")
    assert (dated.status_code, dated.json()["code"]) == (404, "PGRST202")
    for who, persona in (("dina", "dsl"), ("serge", "service"), ("ada", "admin"), ("lara", "lado")):
        answer = platform.post(who, persona, "give_recording_consent", **lesson)
        assert answer.status_code == 403, persona
    assert platform.api.anonymous().post("/rpc/open_recording", json={}).status_code in (401, 403, 404)


def test_where_every_lesson_is_recorded_a_child_who_objects_is_heard(
    fresh_world: World, fresh_api: Api
) -> None:
    """E2.4: the lesson does not start; started, it ends."""
    fresh_world.follows_profile("mytutor")
    fresh_world.run("select tests.bookable('ann'), tests.person('serge', '{session_service}')")
    fresh_world.run("select tests.ward('tess', tests.born(14))")
    for who in ("tess", "tess's parent"):
        for document in ("aua", "recording_notice"):
            fresh_world.run("select tests.acknowledges(%s, %s)", (who, document))
    platform = Platform(fresh_world, fresh_api)
    lesson = {"lesson_id": platform.going_on("ann", "tess")}
    segment = platform.done("serge", "service", "start_recording", **lesson)
    platform.done("tess", "learner", "object_to_recording", **lesson)
    told = platform.done("serge", "service", "recording_consent_status", **lesson)
    assert (told["basis"], told["possible"]) == ("notice_always_on", False)
    listed = fresh_api.as_("ann", "web_tutor").get(
        "/tutor_lessons", params={"lesson_id": f"eq.{lesson['lesson_id']}", "select": "state"}
    )
    assert listed.json() == [{"state": "completed"}]
    assert (
        platform.post("serge", "service", "end_recording", segment_id=segment["segment_id"]).status_code
        == 200
    )
