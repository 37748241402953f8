"""Vetting over HTTP: a file is built, weighed and passed; what nobody may know shows nowhere (TS-75)."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.support.listener import Api
from tests.support.world import World, identifier

YESTERDAY = datetime.now(UTC).date() - timedelta(days=1)
PROBLEM = "application/problem+json"


def rpc(client: httpx.Client, function: str, key: str | None = None, **arguments: Any) -> httpx.Response:
    plain = {
        name: value.isoformat() if isinstance(value, (date, datetime)) else value
        for name, value in arguments.items()
    }
    return client.post(f"/rpc/{function}", json=plain, headers={"Idempotency-Key": key} if key else {})


def at_once(
    api: Api, times: int, function: str, key: str | None = None, **arguments: Any
) -> list[httpx.Response]:
    """The same request of an officer, sent by several clients at the same moment."""
    token = api.token("vera", "web_vetting")
    ready = threading.Barrier(times)

    def send() -> httpx.Response:
        headers = {"Authorization": f"Bearer {token}"}
        with httpx.Client(base_url=api.url, headers=headers, trust_env=False, timeout=30) as client:
            ready.wait(timeout=30)
            return rpc(client, function, key, **arguments)

    with ThreadPoolExecutor(times) as pool:
        return [sent.result() for sent in [pool.submit(send) for _ in range(times)]]


def ledger_count(world: World, action: str) -> int:
    found: int = world.value("select count(*) from ledger.record where action = %s", (action,))
    return found


def rows_of(world: World, table: str, person: str) -> int:
    found: int = world.value(
        f"select count(*) from vetting.{table} where person_id = %s", (identifier(person),)
    )
    return found


def problem(response: httpx.Response) -> tuple[int, str]:
    assert response.headers["content-type"].startswith(PROBLEM), response.text
    return response.status_code, response.json()["type"].removeprefix("urn:safelane:problem:")


def seen(response: httpx.Response) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
    """All that can be told apart: status, headers, body. Every answer has a receipt of its own."""
    each = {"date", "ledger-receipt"}
    headers = tuple(sorted((name, value) for name, value in response.headers.items() if name not in each))
    return response.status_code, headers, response.content


def certificate(person: str, **more: Any) -> dict[str, Any]:
    return {
        "person_id": str(identifier(person)),
        "number": "001234567890",
        "level": "enhanced",
        "workforce": "child",
        "barred_list": "clear",
        "name_on_certificate": f"{person.title()} Example",
        "disclosures": "blank",
        "issued_on": YESTERDAY,
        "seen_on": YESTERDAY,
    } | more


@pytest.fixture(scope="module")
def people(world: World) -> World:
    """Two officers, and tutors with empty files."""
    world.follows_profile()
    for officer in ("vera", "viktor"):
        world.person(officer, "vetting_officer")
    for tutor in ("tom", "ida", "ursula", "hana", "eve", "ann"):
        world.person(tutor, "tutor")
    world.person("kim", "learner", born="2012-01-01")
    return world


def test_a_tutor_is_vetted_from_nothing_to_the_gate(api: Api, people: World) -> None:
    vera, viktor = api.as_("vera", "web_vetting"), api.as_("viktor", "web_vetting")
    person = {"person_id": str(identifier("tom"))}

    refused = rpc(vera, "decide_vetting_gate", **person, decision="passed")
    assert problem(refused) == (409, "checks-incomplete")
    assert [reason["code"] for reason in refused.json()["reasons"]] == [
        "BARRED_LIST_NOT_CHECKED",
        "DBS_MISSING",
        "IDENTITY_UNVERIFIED",
        "QUALIFICATIONS_UNVERIFIED",
        "REFERENCES_INSUFFICIENT",
        "SCREENING_MISSING",
    ]

    steps: list[tuple[str, dict[str, Any]]] = [
        (
            "record_identity_check",
            {
                "method": "passport",
                "outcome": "verified",
                "verified_name": "Tom Example",
                "verified_on": YESTERDAY,
            },
        ),
        ("record_dbs_certificate", certificate("tom", disclosures="non_blank")),
        (
            "record_qualification",
            {"kind": "academic", "title": "BSc", "outcome": "verified", "verified_on": YESTERDAY},
        ),
        (
            "record_reference",
            {
                "referee": "Hazel Hart",
                "relationship": "employer",
                "outcome": "verified",
                "verified_on": YESTERDAY,
            },
        ),
        (
            "record_reference",
            {"referee": "Owen Oak", "relationship": "club", "outcome": "verified", "verified_on": YESTERDAY},
        ),
        ("record_screening_run", {"source": "uk_sanctions_list", "outcome": "completed"}),
        ("record_right_to_work", {"document": "passport", "outcome": "verified", "verified_on": YESTERDAY}),
        ("record_prohibition_check", {"kind": "tra_prohibition", "result": "clear", "checked_on": YESTERDAY}),
        ("record_training", {"topic": "kcsie_part1", "completed_on": YESTERDAY}),
        ("record_contract", {"kind": "tutor_contract", "starts_on": YESTERDAY}),
    ]
    answers = {}
    for function, arguments in steps:
        answer = rpc(vera, function, **person | arguments)
        assert answer.status_code == 201, (function, answer.text)
        answers[function] = answer.json()

    assert problem(rpc(vera, "decide_vetting_gate", **person, decision="passed"))[0] == 409
    weighed = {
        "certificate_id": answers["record_dbs_certificate"]["certificate_id"],
        "decision": "accept",
        "rationale": "A fixed penalty of twenty years ago, of no bearing.",
    }
    assert problem(rpc(vera, "assess_disclosure", **weighed)) == (403, "second-officer-required")
    assert rpc(viktor, "assess_disclosure", **weighed).status_code == 201

    passed = rpc(viktor, "decide_vetting_gate", **person, decision="passed")
    assert passed.status_code == 201
    mine = {row["item"]: row["status"] for row in api.as_("tom", "web_tutor").get("/my_vetting").json()}
    assert mine.pop("document:code_of_conduct") == "missing"
    assert set(mine.values()) == {"ok"}
    assert ledger_count(people, "decide_vetting_gate") == 3


def test_an_answer_of_the_update_service_needs_consent(api: Api, people: World) -> None:
    vera = api.as_("vera", "web_vetting")
    paper = rpc(vera, "record_dbs_certificate", **certificate("ursula")).json()["certificate_id"]
    check = {
        "certificate_id": paper,
        "result": "NEW_INFO",
        "entitlement_basis": "Regulated activity with children",
    }
    refused = rpc(vera, "record_dbs_status_check", **check, checked_at=datetime.now(UTC))
    assert problem(refused) == (409, "no-update-service-consent")
    assert rpc(api.as_("ursula", "web_tutor"), "grant_update_service_consent").status_code == 201
    assert rpc(vera, "record_dbs_status_check", **check, checked_at=datetime.now(UTC)).status_code == 201
    future = rpc(vera, "record_dbs_status_check", **check, checked_at=datetime.now(UTC) + timedelta(hours=1))
    assert future.status_code == 422
    assert rows_of(people, "dbs_status_check", "ursula") == 1


def test_a_hit_is_cleared_by_a_second_officer(api: Api, people: World) -> None:
    vera, viktor = api.as_("vera", "web_vetting"), api.as_("viktor", "web_vetting")
    run = rpc(
        vera,
        "record_screening_run",
        person_id=str(identifier("hana")),
        source="uk_sanctions_list",
        outcome="completed",
        hits=[{"strength": "potential", "note": "Same name, no date of birth"}],
    )
    assert run.status_code == 201
    clearing = {
        "hit_id": run.json()["hits"][0]["hit_id"],
        "rationale": "Another date of birth, another country.",
    }
    assert problem(rpc(vera, "clear_screening_hit", **clearing)) == (403, "second-officer-required")
    assert rpc(viktor, "clear_screening_hit", **clearing).status_code == 201
    assert problem(rpc(viktor, "clear_screening_hit", **clearing)) == (409, "already-cleared")


def test_a_child_and_nobody_are_answered_alike(api: Api, people: World) -> None:
    vera = api.as_("vera", "web_vetting")
    training: dict[str, Any] = {"topic": "kcsie_part1", "completed_on": YESTERDAY}
    child = rpc(vera, "record_training", None, **training, person_id=str(identifier("kim")))
    nobody = rpc(vera, "record_training", None, **training, person_id=str(identifier("nobody at all")))
    assert problem(child) == (422, "unknown-to-vetting")
    assert seen(child) == seen(nobody)
    others: tuple[tuple[str, dict[str, str]], ...] = (
        ("clear_screening_hit", {"hit_id": str(identifier("no hit")), "rationale": "Another date of birth."}),
        ("serve_notice", {"person_id": str(identifier("kim")), "code": "SCREENING_HIT_OPEN"}),
        ("decide_vetting_gate", {"person_id": str(identifier("kim")), "decision": "refused"}),
    )
    for function, arguments in others:
        other = rpc(vera, function, **arguments)
        assert other.json() | {"instance": ""} == child.json() | {"instance": ""}


def test_what_a_tutor_lists_does_not_change_with_a_hit_or_a_hold(api: Api, people: World) -> None:
    people.run("select tests.is_cleared('eve')")
    eve = api.as_("eve", "web_tutor")
    before = seen(eve.get("/my_vetting?order=item"))
    assert before[0] == 200
    people.run("select tests.screened('eve', 'childrens_barred', now(), 'confirmed', 'eve''s run')")
    people.run("select tests.consents('eve', now() - interval '1 hour')")
    people.run("select tests.status_check('eve', 'eve''s certificate', 'NEW_INFO', now())")
    assert seen(eve.get("/my_vetting?order=item")) == before
    people.run("select tests.restricted('eve')")
    assert seen(eve.get("/my_vetting?order=item")) == before


def test_a_tutor_speaks_for_themselves_only(api: Api, people: World) -> None:
    ida = api.as_("ida", "web_tutor")
    declared = rpc(ida, "declare_dbs", level="enhanced", number="001234567890")
    assert declared.status_code == 201
    assert declared.json()["number"] == "********7890"
    assert declared.json()["verified"] is False
    assert rpc(ida, "declare_disclosure", nature="A caution.").status_code == 201
    waiting = ida.get("/my_vetting?status=eq.under_review").json()
    assert [row["item"] for row in waiting] == ["self_disclosure"]
    for function in ("record_training", "decide_vetting_gate", "single_central_record"):
        assert rpc(ida, function, person_id=str(identifier("ida"))).status_code in (403, 404)
    reference: dict[str, str] = {"referee": "x", "relationship": "y", "outcome": "verified"}
    own = rpc(
        ida, "record_reference", None, **reference, person_id=str(identifier("ida")), verified_on=YESTERDAY
    )
    assert own.status_code == 403
    assert api.as_("vera", "web_vetting").get("/my_vetting").status_code == 403
    assert api.anonymous().get("/my_vetting").status_code in (401, 403)


def test_the_record_is_read_by_post_and_leaves_an_entry(api: Api, people: World) -> None:
    vera = api.as_("vera", "web_vetting")
    assert vera.get("/rpc/single_central_record").status_code == 405
    before = ledger_count(people, "single_central_record")
    answer = rpc(vera, "single_central_record")
    assert answer.status_code == 200
    record = answer.json()
    assert record["header"]["people"] == len(record["rows"])
    assert "001234567890" not in answer.text
    assert ledger_count(people, "single_central_record") == before + 1


def test_many_equal_requests_at_once_make_one_row(api: Api, people: World) -> None:
    training: dict[str, Any] = {
        "person_id": str(identifier("ann")),
        "topic": "online_safety",
        "completed_on": YESTERDAY,
    }
    answers = at_once(api, 6, "record_training", "at-once", **training)
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert rows_of(people, "training", "ann") == 1


def test_of_many_corrections_at_once_one_counts(api: Api, people: World) -> None:
    people.person("cora", "tutor")
    wrong = people.value(
        """select tests.record('training', 'cora', '{"topic": "kcsie_part2", "completed_on": "2026-1-1"}')"""
    )
    right: dict[str, Any] = {
        "person_id": str(identifier("cora")),
        "topic": "kcsie_part2",
        "completed_on": YESTERDAY,
    }
    answers = at_once(api, 6, "record_training", **right, supersedes=str(wrong))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409, 409]
    assert rows_of(people, "training", "cora") == 2
