"""Attacks C 41 to 53: writing where nobody may, and preferences that must not change what a request is."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from tests.security.entrances import BAD_TOKEN, refusal
from tests.support.databases import Database
from tests.support.forgery import base64url
from tests.support.listener import Api
from tests.support.world import World, identifier

RELATIONS = (
    "select relname, string_agg(attname, ',' order by attnum)"
    " from pg_class join pg_attribute on attrelid = pg_class.oid"
    " where relnamespace = 'api'::regnamespace and relkind in ('v', 'r', 'm') and attnum > 0"
    " group by relname order by 1"
)
PERSONAS = {
    "tutor": "web_tutor", "learner": "web_learner", "vetting_officer": "web_vetting",
    "compliance_reporter": "web_compliance", "platform_administrator": "web_admin", "dsl": "web_dsl",
    "lado_coordinator": "web_lado", "session_service": "web_service",
}  # fmt: skip


def everything(world: World) -> list[tuple[Any, ...]]:
    """How many rows each table has, the superuser counting."""
    tables = world.rows(
        "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in"
        " ('identity', 'policy', 'vetting', 'booking', 'recording', 'guard', 'ledger') order by 1"
    )
    return world.rows(" union all ".join(f"select '{table}', count(*) from {table}" for (table,) in tables))


@pytest.fixture(scope="module", autouse=True)
def people(world: World) -> None:
    """One person a persona."""
    world.follows_profile()
    for power in PERSONAS:
        world.person(power, power)
    world.organisation("agency", "agency")
    world.organisation("school", "school")
    world.person("operator")
    world.power("operator", "agency_operator", "agency")
    world.person("head")
    world.power("head", "school_representative", "school")
    world.person("parent")
    world.guardian("parent", "learner")


KEYED = frozenset(
    (
        "agency_lessons", "guardian_consents", "guardian_lessons", "learner_consents", "learner_lessons",
        "school_lessons", "tutor_lessons",
    )
)  # fmt: skip
"""Lists whose first column PostgREST knows for a key: it asks the database to PUT into these only."""


def everybody(api: Api) -> list[tuple[str, Any]]:
    """A client for every persona there is, and one for nobody."""
    known = [(persona, api.as_(power, persona)) for power, persona in PERSONAS.items()]
    known += [
        ("web_agency", api.as_("operator", "web_agency")),
        ("web_school", api.as_("head", "web_school")),
    ]
    return [*known, ("web_guardian", api.as_("parent", "web_guardian")), ("nobody", api.anonymous())]


def test_c41_no_relation_can_be_written_by_anybody(api: Api, world: World) -> None:
    relations = world.rows(RELATIONS)
    assert "tutor_lessons" in dict(relations)
    before = everything(world)
    let_through = []
    for persona, client in everybody(api):
        for relation, columns in relations:
            column = columns.split(",")[0]
            value = str(identifier("x"))
            answers = {
                "POST": client.post(f"/{relation}", json={column: value}),
                "PATCH": client.patch(f"/{relation}?{column}=not.is.null", json={column: value}),
                "DELETE": client.delete(f"/{relation}?{column}=not.is.null"),
                "PUT": client.put(f"/{relation}?{column}=eq.{value}", json={column: value}),
            }
            shut = (401 if persona == "nobody" else 403, "42501")
            wanted = dict.fromkeys(answers, shut)
            if relation not in KEYED:
                wanted["PUT"] = (405, "PGRST105")
            let_through += [
                (persona, relation, method, answer.text)
                for method, answer in answers.items()
                if refusal(answer) != wanted[method]
            ]
    assert let_through == []
    assert everything(world) == before


@pytest.mark.parametrize("resolution", ["merge-duplicates", "ignore-duplicates"])
def test_c42_upserts_reach_nothing(api: Api, resolution: str) -> None:
    answer = api.as_("tutor", "web_tutor").post(
        "/tutor_lessons?on_conflict=lesson_id",
        json={"lesson_id": str(identifier("a lesson"))},
        headers={"Prefer": f"resolution={resolution},return=representation"},
    )
    assert refusal(answer) == (403, "42501")


def test_c44_a_request_cannot_take_its_own_trace_back(api: Api, world: World) -> None:
    answer = api.as_("platform_administrator", "web_admin").post(
        "/rpc/register_organisation",
        json={"kind": "school", "name": "Rollback High"},
        headers={"Prefer": "tx=rollback", "X-Request-Id": "c44"},
    )
    assert answer.status_code == 201, answer.text
    assert "preference-applied" not in answer.headers
    assert world.value("select count(*) from identity.organisation where name = 'Rollback High'") == 1
    assert world.value("select outcome from ledger.record where request_id = 'c44'") == "done"


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_c46_no_action_is_a_get(api: Api, world: World, method: str) -> None:
    """Every function of api that may write, called with its own parameters' names: none does anything."""
    volatile = world.rows(
        "select proname, proargnames[1:pronargs], proargtypes::regtype[]::text[] from pg_proc"
        " where pronamespace = 'api'::regnamespace and provolatile = 'v' and prokind = 'f' order by 1"
    )
    assert len(volatile) >= 30
    before = everything(world)
    dull = {
        "uuid": str(identifier("x")), "text": "x", "date": "2026-01-01", "boolean": "true", "integer": "1",
        "timestamp with time zone": "2026-01-01T00:00:00Z", "jsonb": "{}", "text[]": "{}", "uuid[]": "{}",
        "numeric": "1", "bigint": "1", "interval": "PT1H", "date[]": "{}", "time without time zone": "10:00",
    }  # fmt: skip
    told: dict[str, tuple[int, str | None]] = {}
    for name, parameters, types in volatile:
        arguments = {parameter: dull[kind] for parameter, kind in zip(parameters or [], types, strict=True)}
        # PostgREST sends a body with an error to HEAD, so no connection is used twice
        client = api.as_("platform_administrator", "web_admin")
        answer = client.request(method, f"/rpc/{name}", params=arguments, headers={"Connection": "close"})
        told[name] = answer.status_code, None if method == "HEAD" else said(answer)
    wanted = {name: ADMINISTRATORS.get(name, (403, "42501")) for name in told}
    if method == "HEAD":
        assert told == {name: (status, None) for name, (status, _) in wanted.items()}
    else:
        assert told == wanted
    assert everything(world) == before


ADMINISTRATORS: dict[str, tuple[int, str | None]] = {
    **dict.fromkeys(
        ("acknowledge_document", "cancel_lesson", "ledger_entries", "register_person"), (405, "25006")
    ),
    **dict.fromkeys(
        (
            "adopt_profile", "booking_eligibility", "correct_person", "end_engagement", "end_guardianship",
            "grant_power", "import_people", "link_guardian", "open_engagement", "override_parameter",
            "register_organisation", "revoke_power", "set_operating_hours",
        ),
        (422, "PT422"),
    ),
    "ledger_proof": (404, "not-found"),
    # how far the ledger is sealed is asked every few seconds by whoever watches it, and changes nothing
    "ledger_status": (200, None),
}  # fmt: skip
"""What an administrator may call, and how it answers a GET with arguments of no sense."""


def said(answer: httpx.Response) -> str | None:
    """The code or the type of a refusal; None where it is none."""
    return refusal(answer)[1] if answer.status_code >= 400 else None


def test_c46_an_action_that_is_allowed_is_still_no_get(api: Api) -> None:
    answer = api.as_("platform_administrator", "web_admin").get(
        "/rpc/register_organisation", params={"kind": "school", "name": "Get High"}
    )
    assert refusal(answer) == (405, "25006")


@pytest.mark.parametrize(
    "function",
    [
        "set_config", "pg_sleep",
        "pg_read_file", "lo_create", "query_to_xml", "dblink", "authenticate", "seal",
        "person_id", "holds_power", "append", "identity.authenticate", "identity.seal", "ledger.append",
        "pg_catalog.set_config", "add_signing_key", "found_platform", "close_table",
    ],
)  # fmt: skip
def test_c47_only_functions_of_api_can_be_called(api: Api, function: str) -> None:
    for client in (api.anonymous(), api.as_("platform_administrator", "web_admin")):
        for answer in (client.post(f"/rpc/{function}", json={}), client.get(f"/rpc/{function}")):
            assert refusal(answer) == (404, "PGRST202")


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept-Profile": s, "Content-Profile": s}
        for s in ("identity", "guard", "ledger", "pg_catalog", "public")
    ],
    ids=lambda headers: headers["Accept-Profile"],
)
def test_c47_no_header_opens_another_schema(api: Api, headers: dict[str, str]) -> None:
    client = api.as_("platform_administrator", "web_admin")
    read, call = client.get("/person", headers=headers), client.post("/rpc/seal", json={}, headers=headers)
    assert [refusal(answer) for answer in (read, call)] == [(406, "PGRST106")] * 2


PREFERRED = {
    "params=single-object": (404, "PGRST202"),  # PostgREST 12 looks for a function of one json
    "params=multiple-objects": (403, "42501"),
    "params=whatever": (403, "42501"),
}


@pytest.mark.parametrize("preference", PREFERRED)
@pytest.mark.parametrize("body", ["object", "array"])
def test_c48_how_parameters_are_sent_changes_no_privilege(
    api: Api, world: World, preference: str, body: str
) -> None:
    arguments = {"kind": "school", "name": "Smuggled High"}
    answer = api.as_("tutor", "web_tutor").post(
        "/rpc/register_organisation",
        json=[arguments, arguments] if body == "array" else arguments,
        headers={"Prefer": preference},
    )
    assert refusal(answer) == PREFERRED[preference]
    assert world.value("select count(*) from identity.organisation where name = 'Smuggled High'") == 0


def test_c49_a_request_that_takes_too_long_is_ended(fresh_world: World, fresh_api: Api) -> None:
    """The limit is on the login itself (roles.sql); shortened here for this database. db-config is off."""
    settings = fresh_world.value(
        "select setconfig from pg_db_role_setting where setrole = 'authenticator'::regrole"
    )
    names = {setting.partition("=")[0] for setting in settings}
    assert {"statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"} <= names
    assert not any(setting.endswith("=0") for setting in settings)
    fresh_world.run(
        "create function api.dawdle() returns void language sql as 'select pg_sleep(20)';"
        "grant execute on function api.dawdle() to web_anon"
    )
    name = fresh_world.database.name
    fresh_world.run(f"alter role authenticator in database {name} set statement_timeout = '200ms'")
    with Api(fresh_api._binary, fresh_world.database, fresh_api.key) as listening:
        answer = listening.anonymous().post("/rpc/dawdle", json={})
    assert refusal(answer) == (500, "57014")


def test_c50_a_huge_text_is_refused_and_not_kept(api: Api, world: World) -> None:
    """16 MB. PostgREST has no limit of its own: the function has, and the proxy in front should have."""
    before = everything(world)
    answer = api.as_("platform_administrator", "web_admin").post(
        "/rpc/register_organisation", json={"kind": "school", "name": "x" * (16 << 20)}
    )
    assert refusal(answer) == (422, "PT422")
    assert len(answer.content) < 1000
    assert everything(world) == before


def test_c52_another_time_zone_changes_no_civil_day(api: Api, world: World) -> None:
    """A preference may set the session's time zone; whatever the policy calls a day stays London's."""
    world.run(
        "create function api.what_day() returns jsonb language sql stable security definer"
        " set search_path = pg_catalog, pg_temp as $$"
        " select jsonb_build_array(identity.civil_date('2026-06-30 23:30+00'), current_setting('timezone'))"
        " $$; grant execute on function api.what_day() to web_anon"
    )
    with Api(api._binary, api.database, api.key) as listening:
        for zone in ("Pacific/Kiritimati", "America/Anchorage", "Europe/London"):
            answer = listening.anonymous().get("/rpc/what_day", headers={"Prefer": f"timezone={zone}"})
            assert answer.json() == ["2026-07-01", zone]
        refused = listening.anonymous().get(
            "/rpc/what_day",
            headers={"Prefer": "handling=strict, timezone=Nowhere/'; select 1; --, anything=goes"},
        )
    world.run("drop function api.what_day()")
    assert refusal(refused) == (400, "PGRST122")


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:5173.evil.example"])
def test_c53_a_page_of_a_stranger_reads_no_answer(api: Api, origin: str) -> None:
    """PostgREST answers any OPTIONS with a star; what counts is that no request with a token gets past it."""
    preflight = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    client = api.anonymous()
    asked = client.options("/rpc/register_organisation", headers={"Origin": origin} | preflight)
    assert refusal(asked) == (404, "PGRST202")
    assert client.get("/signposting", headers={"Origin": origin}).status_code == 200
    assert "access-control-allow-headers" not in asked.headers
    for answer in (client.get("/signposting", headers={"Origin": origin}), asked):
        assert "access-control-allow-credentials" not in answer.headers
    assert "access-control-allow-origin" not in client.get("/signposting", headers={"Origin": origin}).headers


def test_c53_our_own_page_does(api: Api) -> None:
    ours = {"Origin": "http://localhost:5173"}
    preflight = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    asked = api.anonymous().options("/rpc/register_organisation", headers=ours | preflight)
    assert "authorization" in asked.headers["access-control-allow-headers"].lower()
    answer = api.anonymous().get("/signposting", headers=ours)
    assert answer.headers["access-control-allow-origin"] == "http://localhost:5173"


def test_c_an_unsigned_admin_writes_nothing(api: Api, database: Database, world: World) -> None:
    """The plainest forgery of all, on a write: the claims of an administrator with no signature."""
    claims = {"sub": str(identifier("platform_administrator")), "role": "web_admin"}
    token = f"{base64url(json.dumps({'alg': 'none'}).encode())}.{base64url(json.dumps(claims).encode())}."
    answer = api.with_token(token).post(
        "/rpc/register_organisation", json={"kind": "school", "name": "Forged High"}
    )
    assert refusal(answer) == BAD_TOKEN
    assert world.value("select count(*) from identity.organisation where name = 'Forged High'") == 0
