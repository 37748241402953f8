"""The member listener itself: what it is configured to, how refusals look, and that their traces stay."""

from __future__ import annotations

import os
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.support.databases import AUTHENTICATOR, Database, Server
from tests.support.environment import ROOT
from tests.support.keys import AUDIENCE
from tests.support.listener import Api
from tests.support.world import World

BASELINE = {
    "db-config": "false",
    "db-channel-enabled": "false",
    "db-schemas": '"api"',
    "db-extra-search-path": '""',
    "db-anon-role": '"web_anon"',
    "db-pre-request": '"identity.authenticate"',
    "db-tx-end": '"commit"',
    "db-plan-enabled": "false",
    "db-aggregates-enabled": "false",
    "db-max-rows": "100",
    "db-pool": "10",
    "jwt-aud": f'"{AUDIENCE}"',
    "jwt-secret-is-base64": "false",
    "server-host": '"127.0.0.1"',
    "server-cors-allowed-origins": '"http://localhost:5173"',
    "server-timing-enabled": "false",
    "openapi-mode": '"follow-privileges"',
    "log-level": '"error"',
}
MINOR = {"given_name": "Too", "family_name": "Young", "date_of_birth": "2015-01-01", "powers": ["tutor"]}


@pytest.fixture(scope="module", autouse=True)
def people(world: World) -> None:
    world.follows_profile()
    world.person("ada", "platform_administrator")
    world.person("bea", "platform_administrator")
    world.person("tina", "tutor")


@pytest.fixture(scope="module")
def ada(api: Api) -> httpx.Client:
    return api.as_("ada", "web_admin")


def test_the_configuration_is_the_baseline_as_postgrest_itself_reads_it(
    server: Server, database: Database
) -> None:
    variables = {
        "SAFELANE_AUTHENTICATOR_URL": database.url(AUTHENTICATOR),
        "SAFELANE_JWKS_FILE": os.devnull,
        "SAFELANE_AUDIENCE": AUDIENCE,
    }
    dumped = subprocess.run(
        [str(server.environment.postgrest), "--dump-config", str(ROOT / "db" / "postgrest" / "member.conf")],
        env=variables,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    read = dict(re.findall(r"^([a-z0-9-]+) = (.*)$", dumped, re.MULTILINE))
    assert {name: read[name] for name in BASELINE} == BASELINE


def test_the_configuration_holds_no_secret_and_no_other_address() -> None:
    text = (ROOT / "db" / "postgrest" / "member.conf").read_text(encoding="utf-8")
    settings = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert "password" not in "\n".join(settings)
    assert {'db-uri = "$(SAFELANE_AUTHENTICATOR_URL)"', 'jwt-secret = "@$(SAFELANE_JWKS_FILE)"'} <= set(
        settings
    )
    assert not re.search(r"0\.0\.0\.0|!4|\*|::", "\n".join(settings))


def test_a_refusal_is_a_problem_exactly_once_and_its_status_is_kept(ada: httpx.Client) -> None:
    answer = ada.post("/rpc/register_person", json=MINOR)
    assert answer.status_code == 409
    kinds = [value for name, value in answer.headers.multi_items() if name.lower() == "content-type"]
    assert kinds == ["application/problem+json"]
    problem = answer.json()
    assert problem["type"] == "urn:safelane:problem:adult-required"
    assert (problem["status"], problem["instance"]) == (409, "/rpc/register_person")
    assert problem["reasons"] == []


def test_the_same_refusal_is_the_same_to_the_last_octet(api: Api) -> None:
    answers = [
        api.as_(who, "web_admin").post("/rpc/register_person", json=MINOR) for who in ("ada", "bea", "ada")
    ]
    assert len({answer.content for answer in answers}) == 1
    each = {"date", "ledger-receipt"}
    assert len({frozenset((n, v) for n, v in a.headers.multi_items() if n not in each) for a in answers}) == 1


def test_an_answer_is_json_exactly_once_and_201_is_kept(ada: httpx.Client) -> None:
    answer = ada.post("/rpc/register_person", json={"given_name": "Old", "family_name": "Enough"})
    assert answer.status_code == 201, answer.text
    kinds = [value for name, value in answer.headers.multi_items() if name.lower() == "content-type"]
    assert kinds == ["application/json; charset=utf-8"]


@pytest.mark.parametrize(
    "prefer", [None, "tx=rollback", "tx=commit", "return=minimal", "count=exact,tx=rollback"]
)
def test_a_refusal_leaves_its_entry_in_the_ledger(
    ada: httpx.Client, world: World, prefer: str | None
) -> None:
    mark = f"refusal {prefer}"
    headers = {"X-Request-Id": mark} | ({"Prefer": prefer} if prefer else {})
    assert ada.post("/rpc/register_person", json=MINOR, headers=headers).status_code == 409
    entries = world.rows(
        "select actor_id, persona, acting_role, session_role, action, outcome, reasons from ledger.record"
        " where request_id = %s",
        (mark,),
    )
    assert entries == [
        (
            world.id("ada"),
            "web_admin",
            "web_admin",
            "authenticator",
            "register_person",
            "refused",
            ["ADULT_REQUIRED"],
        )
    ]


def test_the_request_id_comes_back_and_is_cut_in_the_ledger(ada: httpx.Client, world: World) -> None:
    answer = ada.post("/rpc/register_person", json=MINOR, headers={"X-Request-Id": "r" * 500})
    assert answer.headers["x-request-id"] == "r" * 500
    assert world.value("select count(*) from ledger.record where request_id = repeat('r', 200)") == 1


def test_bad_input_is_an_error_with_a_hint_and_leaves_nothing(ada: httpx.Client, world: World) -> None:
    headers = {"X-Request-Id": "bad input"}
    answer = ada.post("/rpc/register_person", json={"given_name": " ", "family_name": "X"}, headers=headers)
    assert answer.status_code == 422
    assert answer.json()["code"] == "PT422"
    assert answer.json()["hint"]
    assert world.value("select count(*) from ledger.record where request_id = 'bad input'") == 0


def test_a_request_sent_twice_is_done_once_and_answered_twice(api: Api, world: World) -> None:
    ada, bea = api.as_("ada", "web_admin"), api.as_("bea", "web_admin")
    wish = {"given_name": "Only", "family_name": "Once"}
    key = {"Idempotency-Key": "only-once"}
    first = ada.post("/rpc/register_person", json=wish, headers=key)
    again = ada.post("/rpc/register_person", json=wish, headers=key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    assert ("idempotent-replayed" in first.headers, again.headers.get("idempotent-replayed")) == (
        False,
        "true",
    )
    other = ada.post("/rpc/register_person", json=wish | {"family_name": "Twice"}, headers=key)
    assert (other.status_code, other.json()["type"]) == (409, "urn:safelane:problem:idempotency-key-reused")
    elsewhere = ada.post("/rpc/register_organisation", json={"kind": "school", "name": "Once"}, headers=key)
    assert elsewhere.status_code == 409
    assert bea.post("/rpc/register_person", json=wish, headers=key).json() != first.json()
    assert world.value("select count(*) from identity.person where family_name = 'Once'") == 2


def test_a_refusal_sent_twice_is_the_same_problem(ada: httpx.Client) -> None:
    key = {"Idempotency-Key": "refused-once"}
    first, again = (ada.post("/rpc/register_person", json=MINOR, headers=key) for _ in range(2))
    assert (first.status_code, again.status_code) == (409, 409)
    assert first.content == again.content
    assert again.headers["content-type"] == "application/problem+json"
    assert again.headers["idempotent-replayed"] == "true"


def test_of_many_equal_requests_at_once_one_is_done(api: Api, world: World) -> None:
    wish = {"given_name": "Many", "family_name": "At Once"}
    clients = [api.as_("ada", "web_admin") for _ in range(8)]

    def send(client: httpx.Client) -> httpx.Response:
        return client.post("/rpc/register_person", json=wish, headers={"Idempotency-Key": "many at once"})

    with ThreadPoolExecutor(len(clients)) as pool:
        answers = list(pool.map(send, clients))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert sum("idempotent-replayed" not in answer.headers for answer in answers) == 1
    assert world.value("select count(*) from identity.person where family_name = 'At Once'") == 1


@pytest.mark.parametrize("key", ["k" * 256, "k" * 5000])
def test_a_key_that_is_too_long_is_refused(ada: httpx.Client, key: str) -> None:
    answer = ada.post("/rpc/register_person", json=MINOR, headers={"Idempotency-Key": key})
    assert (answer.status_code, answer.json()["code"]) == (400, "PT400")
    assert "k" * 256 not in answer.text


def test_nobody_is_served_what_needs_somebody(api: Api) -> None:
    nobody = api.anonymous()
    assert nobody.get("/signposting").status_code == 200
    assert nobody.get("/my_vetting").status_code == 401
    assert nobody.post("/rpc/register_person", json=MINOR).status_code == 401


def test_a_persona_is_refused_what_another_may(api: Api, world: World) -> None:
    answer = api.as_("tina", "web_tutor").post(
        "/rpc/register_person", json=MINOR, headers={"X-Request-Id": "tina"}
    )
    assert (answer.status_code, answer.json()["code"]) == (403, "42501")
    assert world.value("select count(*) from ledger.record where request_id = 'tina'") == 0


def test_a_listener_without_the_pre_request_opens_nothing(
    server: Server, database: Database, api: Api
) -> None:
    """A mistake in the configuration: nobody is proved, so lists are empty and actions refuse."""
    with Api(server.environment.postgrest, database, api.key, db_pre_request="") as careless:
        tina, ada = careless.as_("tina", "web_tutor"), careless.as_("ada", "web_admin")
        assert tina.get("/my_vetting").json() == []
        assert tina.get("/tutor_lessons").json() == []
        answer = ada.post("/rpc/register_person", json={"given_name": "No", "family_name": "Body"})
        assert (answer.status_code, answer.json()["code"]) == (401, "PT401")
