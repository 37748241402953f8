"""Booking over HTTP: what an app sees, byte for byte (E1.4, E1.6 rows 13, 14, 18)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.support.listener import Api
from tests.support.world import World, identifier

PROBLEM = "application/problem+json"
CAUSES = ("held", "suspended", "closed", "hit", "news", "barred", "lapsed", "ungated", "inactive")
VOLATILE_HEADERS = {"date", "ledger-receipt"}


def slot(days: int, hour: int = 9) -> dict[str, str]:
    start = datetime.now(UTC).replace(hour=hour, minute=0, second=0, microsecond=0) + timedelta(days=days)
    return {"starts_at": start.isoformat(), "ends_at": (start + timedelta(hours=1)).isoformat()}


def lesson(tutor: str, *learners: str, days: int = 2, **more: Any) -> dict[str, Any]:
    return {
        "tutor_id": str(identifier(tutor)),
        "learner_ids": [str(identifier(learner)) for learner in learners],
        "modality": "online",
        **slot(days),
        **more,
    }


def seen(response: httpx.Response) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
    """All that can be told apart: status, headers, body. Every answer has a receipt of its own."""
    headers = tuple(sorted((k, v) for k, v in response.headers.items() if k not in VOLATILE_HEADERS))
    return response.status_code, headers, response.content


def codes(response: httpx.Response) -> list[str]:
    return [reason["code"] for reason in response.json()["reasons"]]


@pytest.fixture(scope="module")
def people(world: World) -> World:
    """A cleared tutor, one for every way in which a tutor can be stopped, and two families."""
    world.follows_profile()
    for tutor in ("fine", "apart", *CAUSES):
        world.run("select tests.bookable(%s)", (tutor,))
    for learner in ("lily", "max"):
        world.run("select tests.ward(%s, tests.born(11))", (learner,))
    world.person("dina", "dsl")
    world.run("select tests.restricted('held'), tests.restricted('suspended', 'suspension')")
    world.run("select tests.restricted('closed', 'closure'), tests.kept_apart('apart', 'lily', 'household')")
    world.run("""
        with run as (
          insert into vetting.screening_run (run_id, person_id, source, outcome, ran_at, recorded_by)
          values (gen_random_uuid(), tests.id('hit'), 'uk_sanctions_list', 'completed', now(),
            tests.registrar())
          returning *)
        insert into vetting.screening_hit (hit_id, run_id, person_id, strength, note)
        select gen_random_uuid(), run_id, person_id, 'potential', 'Same name' from run""")
    world.run("""
        insert into vetting.dbs_status_check
          (check_id, person_id, certificate_id, result, checked_at, entitlement_basis, recorded_by)
        values (gen_random_uuid(), tests.id('news'), tests.id('news''s certificate'), 'NEW_INFO', now(),
          'Child workforce', tests.registrar())""")
    world.run("""
        insert into vetting.prohibition_check (check_id, person_id, kind, result, checked_on, recorded_by)
        values (gen_random_uuid(), tests.id('barred'), 'section_128', 'match', current_date - 1,
          tests.registrar())""")
    world.run("""
        insert into vetting.training (training_id, person_id, topic, completed_on, recorded_by, supersedes)
        select gen_random_uuid(), person_id, topic, current_date - 800, recorded_by, training_id
        from vetting.training where person_id = tests.id('lapsed')""")
    world.run("""
        insert into vetting.gate_decision (decision_id, person_id, decision, decided_by)
        values (gen_random_uuid(), tests.id('ungated'), 'withdrawn', tests.registrar())""")
    world.run("""
        insert into identity.person_correction (person_id, field, old_value, new_value, reason, corrected_by)
        values (tests.id('inactive'), 'account_state', 'active', 'inactive', 'Left', tests.registrar());
        update identity.person set account_state = 'inactive' where person_id = tests.id('inactive')""")
    return world


def test_a_refusal_is_one_answer_whatever_the_cause(people: World, api: Api) -> None:
    """Status, headers and body are those of a missing signature where the cause is an allegation."""
    parent = api.as_("lily's parent", "web_guardian")
    told = {
        tutor: seen(parent.post("/rpc/book_lesson", json=lesson(tutor, "lily")))
        for tutor in (*CAUSES, "apart")
    }
    assert set(told.values()) == {told["lapsed"]}
    status, headers, body = told["held"]
    assert status == 409
    assert [value for name, value in headers if name == "content-type"] == [PROBLEM]
    assert b"TUTOR_NOT_BOOKABLE" in body
    assert b"HOLD" not in body


def test_the_answer_does_not_change_when_a_hold_comes_and_goes(people: World, api: Api) -> None:
    """The same parent and tutor, before, during and after a hold: the same bytes."""
    parent, lead = api.as_("lily's parent", "web_guardian"), api.as_("dina", "web_dsl")
    before = seen(parent.post("/rpc/book_lesson", json=lesson("ungated", "lily", days=3)))
    hold = {"tutor_id": str(identifier("ungated"))}
    assert lead.post("/rpc/place_hold", json=hold).status_code == 201
    during = seen(parent.post("/rpc/book_lesson", json=lesson("ungated", "lily", days=3)))
    assert lead.post("/rpc/release_hold", json=hold).status_code == 200
    after = seen(parent.post("/rpc/book_lesson", json=lesson("ungated", "lily", days=3)))
    assert before == during == after


def test_a_diary_is_not_read_through_a_held_tutor(people: World, api: Api) -> None:
    """Whether a held tutor has a lesson at that hour cannot be told."""
    parent, lead = api.as_("lily's parent", "web_guardian"), api.as_("dina", "web_dsl")
    assert parent.post("/rpc/book_lesson", json=lesson("fine", "lily", days=4)).status_code == 201
    other = api.as_("max's parent", "web_guardian")
    assert (
        other.post("/rpc/book_lesson", json=lesson("fine", "max", days=4))
        .json()["type"]
        .endswith("slot-taken")
    )
    hold = {"tutor_id": str(identifier("fine"))}
    assert lead.post("/rpc/place_hold", json=hold).status_code == 201
    taken = seen(other.post("/rpc/book_lesson", json=lesson("fine", "max", days=4)))
    free = seen(other.post("/rpc/book_lesson", json=lesson("fine", "max", days=5)))
    assert taken == free
    listed = parent.get("/guardian_lessons", params={"tutor_id": f"eq.{identifier('fine')}"}).json()
    assert [(row["state"], row["paused"]) for row in listed] == [("confirmed", True)]
    assert lead.post("/rpc/release_hold", json=hold).status_code == 200
    again = parent.get("/guardian_lessons", params={"tutor_id": f"eq.{identifier('fine')}"}).json()
    assert [row["paused"] for row in again] == [False]


@pytest.mark.parametrize("cause", ["suspended", "closed", "hit", "news", "barred"])
def test_a_tutor_cannot_tell_why_they_are_under_review(people: World, api: Api, cause: str) -> None:
    """Row 14: a hold, a suspension, a screening hit: the tutor's own answer has the same bytes."""
    held = api.as_("held", "web_tutor").post(
        "/rpc/booking_eligibility", json={"tutor_id": str(identifier("held"))}
    )
    other = api.as_(cause, "web_tutor").post(
        "/rpc/booking_eligibility", json={"tutor_id": str(identifier(cause))}
    )
    assert codes(held) == ["ACCOUNT_UNDER_REVIEW"]
    assert seen(held) == seen(other)


def test_a_child_that_is_somebody_elses_is_like_one_that_does_not_exist(people: World, api: Api) -> None:
    parent = api.as_("lily's parent", "web_guardian")
    theirs = seen(parent.post("/rpc/book_lesson", json=lesson("fine", "max", days=6)))
    nobodys = seen(parent.post("/rpc/book_lesson", json=lesson("fine", "nobody", days=6)))
    assert theirs == nobodys
    assert b"STUDENT_SETUP_INCOMPLETE" in theirs[2]


def test_a_lesson_that_is_somebody_elses_is_like_one_that_does_not_exist(people: World, api: Api) -> None:
    parent, other = api.as_("lily's parent", "web_guardian"), api.as_("max's parent", "web_guardian")
    booked = parent.post("/rpc/book_lesson", json=lesson("fine", "lily", days=7))
    assert booked.status_code == 201
    for function, more in (("cancel_lesson", {}), ("move_lesson", slot(8))):
        theirs = seen(other.post(f"/rpc/{function}", json={"lesson_id": booked.json()["lesson_id"], **more}))
        nobodys = seen(
            other.post(f"/rpc/{function}", json={"lesson_id": str(identifier("no lesson")), **more})
        )
        assert theirs == nobodys
        assert theirs[0] == 404


def test_a_lesson_from_booking_to_end(people: World, api: Api) -> None:
    """The happy way: booked, moved, listed by everybody it is about, and cancelled."""
    parent, tutor = api.as_("max's parent", "web_guardian"), api.as_("fine", "web_tutor")
    key = {"Idempotency-Key": "one lesson"}
    booked = parent.post("/rpc/book_lesson", json=lesson("fine", "max", days=9), headers=key)
    again = parent.post("/rpc/book_lesson", json=lesson("fine", "max", days=9), headers=key)
    assert (booked.status_code, again.status_code) == (201, 201)
    assert (booked.json(), again.headers["Idempotent-Replayed"]) == (again.json(), "true")
    lesson_id = booked.json()["lesson_id"]
    for client, path in (
        (parent, "/guardian_lessons"),
        (tutor, "/tutor_lessons"),
        (api.as_("max", "web_learner"), "/learner_lessons"),
    ):
        rows = client.get(
            path, params={"lesson_id": f"eq.{lesson_id}", "select": "lesson_id,state,paused"}
        ).json()
        assert rows == [{"lesson_id": lesson_id, "state": "confirmed", "paused": False}]
    moved = parent.post("/rpc/move_lesson", json={"lesson_id": lesson_id, **slot(10)})
    assert moved.status_code == 200
    early = tutor.post("/rpc/start_lesson", json={"lesson_id": lesson_id})
    assert (early.status_code, early.json()["type"]) == (409, "urn:safelane:problem:not-now")
    cancelled = tutor.post("/rpc/cancel_lesson", json={"lesson_id": lesson_id})
    assert (cancelled.status_code, cancelled.json()["state"]) == (200, "cancelled")
    assert parent.post("/rpc/cancel_lesson", json={"lesson_id": lesson_id}).status_code == 409


def test_who_may_not_ask_gets_no_answer(people: World, api: Api) -> None:
    """No token, a tutor's token for a booking, somebody else's list."""
    assert api.anonymous().post("/rpc/book_lesson", json=lesson("fine", "lily")).status_code in (401, 403)
    assert (
        api.as_("fine", "web_tutor").post("/rpc/book_lesson", json=lesson("fine", "lily")).status_code == 403
    )
    assert api.as_("lily's parent", "web_guardian").get("/tutor_lessons").status_code == 403
    assert api.as_("lily's parent", "web_guardian").post(
        "/rpc/place_hold", json={"tutor_id": str(identifier("fine"))}
    ).status_code == 403  # fmt: skip
    assert api.as_("inactive", "web_tutor").get("/tutor_lessons").status_code == 401


def test_tutors_are_listed_without_a_word_about_why(people: World, api: Api) -> None:
    rows = (
        api.as_("lily's parent", "web_guardian")
        .get("/tutors", params={"order": "tutor_id", "limit": "100"})
        .json()
    )
    listed = {row["tutor_id"]: row for row in rows}
    assert all(set(row) == {"tutor_id", "given_name", "bookable"} for row in rows)
    assert listed[str(identifier("apart"))]["bookable"] is True
    assert not any(listed[str(identifier(cause))]["bookable"] for cause in CAUSES)


def test_bad_input_is_told_with_a_hint(people: World, api: Api) -> None:
    parent = api.as_("lily's parent", "web_guardian")
    changes: list[dict[str, Any]] = [
        {"learner_ids": []},
        {"modality": "post"},
        {"ends_at": "infinity"},
        {"venue": 7},
        slot(-1),
    ]
    for change in changes:
        answer = parent.post("/rpc/book_lesson", json=lesson("fine", "lily") | change)
        assert answer.status_code == 422, change
        assert answer.json()["hint"]


def test_a_refusal_is_on_record_with_its_cause(people: World, api: Api) -> None:
    """What the caller is not told is in the ledger, committed with the refusal (TS-12)."""
    parent = api.as_("lily's parent", "web_guardian")
    parent.post("/rpc/book_lesson", json=lesson("suspended", "lily"), headers={"X-Request-Id": "refused-1"})
    found = people.rows(
        "select action, outcome, reasons, actor_id, target_id from ledger.record"
        " where request_id = 'refused-1'"
    )
    assert found == [
        ("book_lesson", "refused", ["TUTOR_SUSPENDED"], identifier("lily's parent"), identifier("suspended"))
    ]
