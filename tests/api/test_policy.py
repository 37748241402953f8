"""The policy lane over HTTP: the real PostgREST, real tokens, committed answers."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.support.databases import Database
from tests.support.listener import Api
from tests.support.world import World

PROBLEM = "application/problem+json"


@pytest.fixture(scope="module", autouse=True)
def story(world: World) -> None:
    """Two administrators, a safeguarding lead, and Ann, who teaches for Acme."""
    world.follows_profile()
    world.person("ada", "platform_administrator")
    world.person("ben", "platform_administrator")
    world.person("dee", "dsl")
    world.person("ann", "tutor")
    world.organisation("acme", "agency")
    world.engagement("ann at acme", "ann", "acme")
    world.engagement("ann alone", "ann")


def effective(world: World, key: str, engagement: str | None = None) -> Any:
    return world.value("select tests.effective(%s, %s)", (key, engagement))


def refused(answer: httpx.Response, status: int, kind: str) -> dict[str, Any]:
    """The problem of a refusal, after checking that it is one."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"].startswith(PROBLEM)
    problem: dict[str, Any] = answer.json()
    assert problem["type"] == f"urn:safelane:problem:{kind}"
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    return problem


def soon(**later: int) -> str:
    return (datetime.now(UTC) + timedelta(**later)).isoformat()


def test_everybody_reads_the_documents(api: Api) -> None:
    answer = api.anonymous().get("/policy_documents", params={"document": "eq.safeguarding_policy"})
    assert answer.status_code == 200
    (document,) = answer.json()
    assert document["version"] == "1"
    assert document["owner"] == "Designated safeguarding lead"
    assert document["effective_from"].startswith("2025-08-31T23:00:00")
    assert document["sha256"] == hashlib.sha256(document["body"].encode()).hexdigest()
    assert len(api.anonymous().get("/policy_documents", params={"select": "document"}).json()) == 15


def test_everybody_finds_help(api: Api) -> None:
    answer = api.anonymous().get("/signposting", params={"band": "eq.under_13", "order": "sort_order"})
    assert answer.status_code == 200
    lines = {line["service"]: line["contact"] for line in answer.json()}
    assert next(iter(lines)) == "emergency"
    assert lines["emergency"] == "999"
    assert lines["childline"] == "0800 1111"
    assert lines["samaritans"] == "116 123"
    assert "nspcc_whistleblowing" not in lines


@pytest.mark.parametrize("method", ["POST", "PATCH", "PUT", "DELETE"])
@pytest.mark.parametrize("view", ["policy_documents", "signposting"])
def test_nobody_writes_through_a_view(api: Api, view: str, method: str) -> None:
    client = api.as_("ada", "web_admin")
    before = client.get(f"/{view}").json()
    answer = client.request(method, f"/{view}", params={"version": "eq.1"}, json={"version": "2"})
    assert answer.is_error
    assert client.get(f"/{view}").json() == before


def test_tables_of_the_lane_are_not_there(api: Api) -> None:
    client = api.as_("ada", "web_admin")
    for name in ("parameter", "profile_value", "contract_override", "deviation", "acknowledgement"):
        assert client.get(f"/{name}").status_code == 404
        assert client.get(f"/{name}", headers={"Accept-Profile": "policy"}).status_code == 406


def test_acknowledging(api: Api, world: World) -> None:
    ann = api.as_("ann", "web_tutor")
    problem = refused(
        ann.post("/rpc/acknowledge_document", json={"document": "code_of_conduct", "version": "0"}),
        409,
        "version-not-in-force",
    )
    assert problem["version"] == "1"
    assert problem["instance"] == "/rpc/acknowledge_document"
    first = ann.post("/rpc/acknowledge_document", json={"document": "code_of_conduct", "version": "1"})
    assert first.status_code == 201
    second = ann.post("/rpc/acknowledge_document", json={"document": "code_of_conduct"})
    assert second.status_code == 200
    assert second.json() == first.json()
    refused(ann.post("/rpc/acknowledge_document", json={"document": "nothing"}), 404, "not-found")
    assert api.anonymous().post("/rpc/acknowledge_document", json={"document": "aua"}).status_code == 401
    outcomes = world.rows(
        "select outcome from ledger.record where action = 'acknowledge_document' order by seq"
    )
    assert outcomes == [("refused",), ("done",), ("refused",)]


def test_a_contract_tightens(api: Api, world: World) -> None:
    ada = api.as_("ada", "web_admin")
    said = {
        "organisation_id": str(world.id("acme")),
        "key": "vetting.dbs_interval",
        "reason": "contract of 2026",
    }

    answer = ada.post("/rpc/override_parameter", json=said | {"value": "P6M"})
    assert answer.status_code == 201
    assert answer.json()["effective"] is True
    assert effective(world, "vetting.dbs_interval", "ann at acme") == "P6M"
    assert effective(world, "vetting.dbs_interval", "ann alone") == "P1Y"

    problem = refused(ada.post("/rpc/override_parameter", json=said | {"value": "P4Y"}), 422, "below-floor")
    assert problem["floor"] == "P3Y"
    assert ada.post("/rpc/override_parameter", json=said | {"value": "6 months"}).status_code == 422

    answer = ada.post("/rpc/override_parameter", json=said | {"value": None})
    assert answer.status_code == 200
    assert len(answer.json()["ended"]) == 1
    assert effective(world, "vetting.dbs_interval", "ann at acme") == "P1Y"

    entries = world.rows(
        "select outcome, reasons from ledger.record where action = 'override_parameter' order by seq"
    )
    assert entries == [("done", []), ("refused", ["BELOW_FLOOR"]), ("done", [])]


def test_a_looser_contract_counts_only_with_a_deviation(api: Api, world: World) -> None:
    ada, dee = api.as_("ada", "web_admin"), api.as_("dee", "web_dsl")
    said = {"organisation_id": str(world.id("acme")), "key": "recording.retention_days", "value": 90}
    answer = ada.post("/rpc/override_parameter", json=said | {"reason": "contract of 2026"})
    assert answer.status_code == 201
    assert answer.json()["effective"] is False
    assert answer.json()["why"]
    assert effective(world, "recording.retention_days", "ann at acme") == 28

    departure = {
        "key": "recording.retention_days",
        "value": 90,
        "override_id": answer.json()["override_id"],
        "requested_by": str(world.id("ada")),
        "rationale": "The agency's insurer asks for ninety days\nand has shown why.",
        "expires_at": soon(days=30),
    }
    assert ada.post("/rpc/approve_deviation", json=departure).status_code == 403
    refused(
        dee.post("/rpc/approve_deviation", json=departure | {"requested_by": str(world.id("dee"))}),
        403,
        "not-for-yourself",
    )
    assert effective(world, "recording.retention_days", "ann at acme") == 28
    assert dee.post("/rpc/approve_deviation", json=departure).status_code == 201
    assert effective(world, "recording.retention_days", "ann at acme") == 90
    assert (
        dee.post("/rpc/approve_deviation", json=departure | {"expires_at": soon(days=400)}).status_code == 422
    )


def test_a_version_is_published_once_and_asks_everybody_anew(api: Api, world: World) -> None:
    ann, dee = api.as_("ann", "web_tutor"), api.as_("dee", "web_dsl")
    assert ann.post("/rpc/acknowledge_document", json={"document": "kcsie"}).status_code == 201
    version = {
        "document": "kcsie",
        "version": "2026-11",
        "body": "What you have to read,\nin our own words.",
        "owner": "Dee Example",
        "review_due_on": (datetime.now(UTC) + timedelta(days=200)).date().isoformat(),
        "cites": ["KCSIE:2024"],
    }
    assert ann.post("/rpc/publish_document", json=version).status_code == 403
    answer = dee.post("/rpc/publish_document", json=version)
    assert answer.status_code == 201
    assert answer.json()["superseded"] == ["KCSIE:2024"]
    refused(dee.post("/rpc/publish_document", json=version), 409, "version-exists")
    (shown,) = api.anonymous().get("/policy_documents", params={"document": "eq.kcsie"}).json()
    assert shown["version"] == "2026-11"
    assert shown["body"] == version["body"]
    assert shown["sha256"] == answer.json()["sha256"]
    assert world.value("select policy.acknowledged(%s, 'kcsie')", (world.id("ann"),)) is False


def test_two_administrators_switch_the_profile(api: Api, world: World) -> None:
    ada, ben = api.as_("ada", "web_admin"), api.as_("ben", "web_admin")
    assert (
        api.as_("ann", "web_tutor").post("/rpc/adopt_profile", json={"profile": "mytutor"}).status_code == 403
    )
    assert ada.post("/rpc/adopt_profile", json={"profile": "homemade"}).status_code == 422

    first = ada.post("/rpc/adopt_profile", json={"profile": "mytutor"})
    assert first.status_code == 202
    assert first.json()["state"] == "proposed"
    assert effective(world, "student.sponsor_required_under") == 13
    refused(ada.post("/rpc/adopt_profile", json={"profile": "mytutor"}), 409, "second-administrator-needed")
    assert effective(world, "student.sponsor_required_under") == 13

    second = ben.post("/rpc/adopt_profile", json={"profile": "mytutor"})
    assert second.status_code == 201
    assert second.json()["adoption_id"] == first.json()["adoption_id"]
    assert effective(world, "student.sponsor_required_under") == 18
    refused(ben.post("/rpc/adopt_profile", json={"profile": "mytutor"}), 409, "profile-in-force")


def test_a_request_sent_twice_is_done_once(api: Api, world: World) -> None:
    said = {
        "organisation_id": str(world.id("acme")),
        "key": "vetting.min_references",
        "value": 3,
        "reason": "contract of 2026",
    }
    headers = {"Idempotency-Key": "references of acme"}
    clients = [api.as_("ada", "web_admin") for _ in range(4)]
    with ThreadPoolExecutor(len(clients)) as pool:
        answers = list(
            pool.map(lambda c: c.post("/rpc/override_parameter", json=said, headers=headers), clients)
        )
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.text for answer in answers}) == 1
    assert sum("Idempotent-Replayed" in answer.headers for answer in answers) == len(clients) - 1
    rows = "select count(*) from policy.contract_override where key = 'vetting.min_references'"
    assert world.value(rows) == 1
    other = clients[0].post("/rpc/override_parameter", json=said | {"value": 4}, headers=headers)
    refused(other, 409, "idempotency-key-reused")
    assert world.value(rows) == 1


def test_two_proposals_at_once_are_one_decision(fresh_world: World, fresh_api: Api) -> None:
    """Of two administrators who call at the same moment one proposes and the other approves."""
    fresh_world.follows_profile()
    clients = []
    for name in ("ada", "ben"):
        fresh_world.person(name, "platform_administrator")
        clients.append(fresh_api.as_(name, "web_admin"))
    with ThreadPoolExecutor(2) as pool:
        answers = list(
            pool.map(lambda c: c.post("/rpc/adopt_profile", json={"profile": "tutorninjas"}), clients)
        )
    assert sorted(answer.status_code for answer in answers) == [201, 202]
    assert fresh_world.value("select policy.profile_in_force()") == "tutorninjas"
    assert (
        fresh_world.value("select count(*) from policy.profile_adoption where profile = 'tutorninjas'") == 1
    )


def test_the_founding_profile_has_no_beginning(database: Database, world: World) -> None:
    assert world.value("select policy.profile_in_force('1970-01-01')") == "tutorstudio"
