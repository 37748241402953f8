"""People, links, organisations, engagements and powers, as a platform's back office keeps them over HTTP."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.support.listener import Api
from tests.support.world import World

ADMIN = "web_admin"


@pytest.fixture(scope="module", autouse=True)
def people(world: World) -> None:
    """The administrator ada, and people who are none."""
    world.person("ada", "platform_administrator")
    world.person("vera", "vetting_officer")


@pytest.fixture
def ada(api: Api) -> httpx.Client:
    return api.as_("ada", ADMIN)


def done(answer: httpx.Response, status: int = 201) -> Any:
    """The body of an answer that must have this status."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"].startswith("application/json")
    return answer.json()


def refused(answer: httpx.Response, status: int, kind: str) -> dict[str, Any]:
    """The problem of a refusal that must have this status and type."""
    assert answer.status_code == status, answer.text
    assert answer.headers.get_list("content-type") == ["application/problem+json"]
    body: dict[str, Any] = answer.json()
    assert body["type"] == f"urn:safelane:problem:{kind}"
    assert body["status"] == status
    assert body["title"]
    assert body["detail"]
    assert body["reasons"] == []
    return body


def unusable(answer: httpx.Response, message: str) -> None:
    """Input that cannot be used is told so, with a hint."""
    assert answer.status_code == 422, answer.text
    assert answer.json()["message"] == message
    assert answer.json()["hint"]


def ask(client: httpx.Client, function: str, **body: Any) -> httpx.Response:
    """Call a function of the API."""
    return client.post(f"/rpc/{function}", json=body)


def register(client: httpx.Client, given_name: str, born: str | None, *powers: str) -> str:
    """Register somebody; returns the identifier."""
    body = {"given_name": given_name, "family_name": "Example", "date_of_birth": born, "powers": powers}
    person: str = done(client.post("/rpc/register_person", json=body))["person_id"]
    return person


def at_once(requests: Sequence[Callable[[], httpx.Response]]) -> list[httpx.Response]:
    """Send all of them at the same moment."""
    together = Barrier(len(requests))

    def send(request: Callable[[], httpx.Response]) -> httpx.Response:
        together.wait(timeout=30)
        return request()

    with ThreadPoolExecutor(len(requests)) as pool:
        return list(pool.map(send, requests))


def test_a_family_a_school_and_their_tutor_are_registered_and_part_again(
    api: Api, world: World, ada: httpx.Client
) -> None:
    before = world.value("select coalesce(max(seq), 0) from ledger.record")
    child = register(ada, "Kim", "2015-05-01", "learner")
    parent = register(ada, "Gus", "1985-05-01")
    tutor = register(ada, "Ann", "1990-05-01", "tutor")
    link = done(
        ask(
            ada,
            "link_guardian",
            guardian_id=parent,
            learner_id=child,
            capacity="parent",
            evidence_kind="birth_certificate",
        )
    )
    school = done(
        ada.post(
            "/rpc/register_organisation",
            json={
                "kind": "school",
                "name": "Hill School",
                "operating_hours": [{"iso_weekday": 1, "opens": "08:00", "closes": "18:00"}],
            },
        )
    )["organisation_id"]
    engagement = done(
        ask(ada, "open_engagement", tutor_id=tutor, starts_on="2026-01-01", school_id=school, off_site=True)
    )["engagement_id"]

    guardian = api.with_token(api.key.token(parent, "web_guardian"))
    wards = done(guardian.get("/my_wards"), 200)
    assert wards == [
        {
            "learner_id": child,
            "given_name": "Kim",
            "age_band": "under_13",
            "capacity": "parent",
            "since": link["valid_from"],
        }
    ]

    ended = done(ask(ada, "end_engagement", engagement_id=engagement, reason="The term is over"), 200)
    assert ended["ends_on"]
    done(
        ask(ada, "end_guardianship", guardianship_id=link["guardianship_id"], reason="A court said so"),
        200,
    )
    assert guardian.get("/my_wards").status_code == 401, "nobody is a guardian without a live link"

    written = world.rows(
        "select action, outcome from ledger.record where actor_id = %s and seq > %s order by seq",
        (world.id("ada"), before),
    )
    assert written == [
        ("register_person", "done"),
        ("register_person", "done"),
        ("register_person", "done"),
        ("link_guardian", "done"),
        ("register_organisation", "done"),
        ("open_engagement", "done"),
        ("end_engagement", "done"),
        ("end_guardianship", "done"),
    ]


def test_a_refusal_is_a_problem_and_is_written_down(api: Api, world: World, ada: httpx.Client) -> None:
    body = {"person_id": str(world.id("ada")), "power": "dsl"}
    problem = refused(
        ada.post("/rpc/grant_power", json=body, headers={"X-Request-Id": "r-1"}), 403, "not-for-yourself"
    )
    assert problem["instance"] == "/rpc/grant_power"
    assert world.rows(
        "select action, outcome, reasons, persona from ledger.record where request_id = 'r-1'"
    ) == [("grant_power", "refused", ["NOT_FOR_YOURSELF"], ADMIN)]


def test_refusals_that_an_administrator_may_know(world: World, ada: httpx.Client) -> None:
    reference = f"R-{uuid4()}"
    body = {"given_name": "Kim", "family_name": "Kidd", "external_ref": reference}
    done(ada.post("/rpc/register_person", json=body))
    refused(ada.post("/rpc/register_person", json=body), 409, "already-registered")
    refused(
        ask(ada, "register_person", given_name="T", family_name="U", powers=["tutor"]),
        409,
        "adult-required",
    )
    nobody = str(uuid4())
    refused(ask(ada, "correct_person", person_id=nobody, reason="Who"), 404, "not-found")
    refused(ask(ada, "revoke_power", power_id=nobody, reason="Who"), 404, "not-found")
    refused(ask(ada, "end_engagement", engagement_id=nobody, reason="Who"), 404, "not-found")
    power = world.value("select power_id from identity.power where person_id = %s", (world.id("ada"),))
    refused(ask(ada, "revoke_power", power_id=str(power), reason="It is mine"), 403, "not-for-yourself")


def test_input_that_cannot_be_used_is_told_so(ada: httpx.Client) -> None:
    def person(**changes: Any) -> httpx.Response:
        return ada.post("/rpc/register_person", json={"given_name": "Kim", "family_name": "Kidd"} | changes)

    unusable(person(given_name=" "), "given_name is required")
    unusable(person(family_name="x" * 201), "family_name has the wrong length")
    unusable(person(given_name="Kim\r\nKidd"), "given_name contains control characters")
    unusable(person(date_of_birth="2999-01-01"), "date_of_birth is not a possible date of birth")
    unusable(person(powers=["dsl"]), "powers is not one of the values it may have")
    assert person(date_of_birth="31 February").status_code == 400
    assert person(given_name="Kim\0").status_code == 400
    assert person(role="platform_administrator").status_code == 404
    school = {"kind": "school", "name": "Hill"}
    hours = {"operating_hours": [{"iso_weekday": 8, "opens": "08:00", "closes": "18:00"}]}
    unusable(
        ada.post("/rpc/register_organisation", json=school | hours),
        "operating_hours has a window that is none",
    )


@pytest.mark.parametrize(
    ("function", "body"),
    [
        ("register_person", {"given_name": "X", "family_name": "Y"}),
        ("correct_person", {"person_id": str(uuid4()), "reason": "Because"}),
        (
            "link_guardian",
            {
                "guardian_id": str(uuid4()),
                "learner_id": str(uuid4()),
                "capacity": "parent",
                "evidence_kind": "court_order",
            },
        ),
        ("end_guardianship", {"guardianship_id": str(uuid4()), "reason": "Because"}),
        ("register_organisation", {"kind": "school", "name": "X"}),
        ("open_engagement", {"tutor_id": str(uuid4()), "starts_on": "2026-01-01"}),
        ("end_engagement", {"engagement_id": str(uuid4()), "reason": "Because"}),
        ("grant_power", {"person_id": str(uuid4()), "power": "dsl"}),
        ("revoke_power", {"power_id": str(uuid4()), "reason": "Because"}),
    ],
)
def test_only_an_administrator_may(api: Api, world: World, function: str, body: dict[str, Any]) -> None:
    before = world.value("select count(*) from ledger.record")
    assert api.anonymous().post(f"/rpc/{function}", json=body).status_code == 401
    officer = api.as_("vera", "web_vetting").post(f"/rpc/{function}", json=body)
    assert (officer.status_code, officer.json()["code"]) == (403, "42501")
    assert api.as_("vera", ADMIN).post(f"/rpc/{function}", json=body).status_code == 401, (
        "a hat without its power"
    )
    assert api.as_("ada", ADMIN).get(f"/rpc/{function}", params=body).status_code == 405, (
        "GET changes nothing"
    )
    assert world.value("select count(*) from ledger.record") == before


def test_wards_are_read_and_never_written(api: Api, world: World) -> None:
    world.person("mum")
    world.person("tim", "learner", born="2014-01-01")
    world.guardian("mum", "tim")
    mum = api.as_("mum", "web_guardian")
    assert [ward["given_name"] for ward in mum.get("/my_wards").json()] == ["Tim"]
    assert mum.get("/my_wards", params={"learner_id": f"eq.{world.id('ada')}"}).json() == []
    for method in ("POST", "PATCH", "PUT", "DELETE"):
        answer = mum.request(
            method, "/my_wards", params={"learner_id": f"eq.{world.id('tim')}"}, json={"capacity": "x"}
        )
        assert answer.is_error, method
        assert "Tim" not in answer.text
    assert [(ward["given_name"], ward["capacity"]) for ward in mum.get("/my_wards").json()] == [
        ("Tim", "parent")
    ]
    assert api.as_("ada", ADMIN).get("/my_wards").status_code == 403
    assert api.anonymous().get("/my_wards").status_code == 401


def test_a_revoked_power_ends_the_running_session(api: Api, world: World, ada: httpx.Client) -> None:
    officer = register(ada, "Olga", "1980-01-01")
    first = done(ask(ada, "grant_power", person_id=officer, power="vetting_officer"))["power_id"]
    second = done(ask(ada, "grant_power", person_id=officer, power="platform_administrator"))["power_id"]
    other = api.with_token(api.key.token(officer, ADMIN))
    register(other, "Some", "1990-01-01")

    answer = done(ask(ada, "revoke_power", power_id=first, reason="Moved on", end_sessions=False), 200)
    assert answer["sessions_ended"] is False
    register(other, "Body", "1990-01-01")

    done(ask(ada, "revoke_power", power_id=second, reason="Left"), 200)
    body = {"given_name": "X", "family_name": "Y"}
    assert other.post("/rpc/register_person", json=body).status_code == 401, "the token is dead"
    newer = api.with_token(api.key.token(officer, ADMIN))
    assert newer.post("/rpc/register_person", json=body).status_code == 401, "and so is the power"


def test_an_account_that_is_switched_off_is_out_at_once(api: Api, ada: httpx.Client) -> None:
    child = register(ada, "Pia", "2014-01-01", "learner")
    parent = register(ada, "Pa", "1980-01-01")
    link = {"guardian_id": parent, "learner_id": child, "capacity": "parent", "evidence_kind": "court_order"}
    done(ada.post("/rpc/link_guardian", json=link))
    guardian = api.with_token(api.key.token(parent, "web_guardian"))
    assert len(guardian.get("/my_wards").json()) == 1
    change = {"person_id": parent, "reason": "Asked to leave", "account_state": "inactive"}
    assert done(ada.post("/rpc/correct_person", json=change), 200)["corrected"] == ["account_state"]
    assert guardian.get("/my_wards").status_code == 401


def test_a_retry_is_answered_again_and_done_once(world: World, ada: httpx.Client) -> None:
    key = {"Idempotency-Key": str(uuid4())}
    body = {"given_name": "Retry", "family_name": "Once"}
    first = ada.post("/rpc/register_person", json=body, headers=key)
    again = ada.post("/rpc/register_person", json=body, headers=key)
    assert done(first) == done(again)
    assert "idempotent-replayed" not in first.headers
    assert again.headers["idempotent-replayed"] == "true"
    refused(
        ada.post("/rpc/register_person", json=body | {"given_name": "Other"}, headers=key),
        409,
        "idempotency-key-reused",
    )
    assert world.value("select count(*) from identity.person where given_name in ('Retry', 'Other')") == 1

    refusal = {"given_name": "T", "family_name": "U", "powers": ["tutor"]}
    other = {"Idempotency-Key": str(uuid4())}
    refused(ada.post("/rpc/register_person", json=refusal, headers=other), 409, "adult-required")
    replayed = ada.post("/rpc/register_person", json=refusal, headers=other)
    refused(replayed, 409, "adult-required")
    assert replayed.headers["idempotent-replayed"] == "true"


def test_equal_requests_at_the_same_moment_make_one_person(api: Api, world: World) -> None:
    key = {"Idempotency-Key": str(uuid4())}
    body = {"given_name": "Parallel", "family_name": "One", "powers": ["learner"]}
    clients = [api.as_("ada", ADMIN) for _ in range(6)]
    answers = at_once(
        [partial(client.post, "/rpc/register_person", json=body, headers=key) for client in clients]
    )
    assert [answer.status_code for answer in answers] == [201] * 6
    assert len({answer.json()["person_id"] for answer in answers}) == 1
    assert world.value("select count(*) from identity.person where given_name = 'Parallel'") == 1


def test_one_reference_at_the_same_moment_is_one_person(api: Api, world: World) -> None:
    body = {"given_name": "Racer", "family_name": "One", "external_ref": f"R-{uuid4()}"}
    clients = [api.as_("ada", ADMIN) for _ in range(6)]
    answers = at_once([partial(client.post, "/rpc/register_person", json=body) for client in clients])
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 5
    assert world.value("select count(*) from identity.person where given_name = 'Racer'") == 1


def test_one_link_at_the_same_moment_is_one_link(api: Api, world: World, ada: httpx.Client) -> None:
    child = register(ada, "Lia", "2014-01-01", "learner")
    parent = register(ada, "Lou", "1980-01-01")
    link = {"guardian_id": parent, "learner_id": child, "capacity": "parent", "evidence_kind": "court_order"}
    clients = [api.as_("ada", ADMIN) for _ in range(6)]
    answers = at_once([partial(client.post, "/rpc/link_guardian", json=link) for client in clients])
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 5
    assert world.value("select count(*) from identity.guardianship where guardian_id = %s", (parent,)) == 1
