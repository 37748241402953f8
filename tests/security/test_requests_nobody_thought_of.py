"""Requests that nobody thought of: schemathesis makes them, everybody sends them to the real PostgREST.

Each function and view gets usable and unusable requests from anonymous and from every persona. No answer is
a 5xx, every
answer is as docs/openapi.json says, and what is planted in the world is in no answer's body or header and
in no line of
the log. The requests are the same in every run.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from psycopg.types.json import Jsonb
from schemathesis import Case, GenerationMode, Response
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.support.environment import ROOT
from tests.support.listener import Api
from tests.support.world import World, identifier

DESCRIPTION = json.loads((ROOT / "docs" / "openapi.json").read_text(encoding="utf-8"))
USABLE, UNUSABLE = 16, 6
"""Requests to each function and view: those that keep to the description, and those that do not."""
AT_LEAST = 2_000

PEOPLE = {
    "web_anon": None,
    "web_learner": "lea",
    "web_guardian": "gus",
    "web_tutor": "tom",
    "web_agency": "aga",
    "web_school": "sid",
    "web_vetting": "vera",
    "web_admin": "ada",
    "web_compliance": "cora",
    "web_service": "media server",
    "web_dsl": "dora",
    "web_lado": "lou",
}
"""Who sends as which persona. None of them has to do with the people the secrets are about."""

SECRET = {
    "rationale of a hold": "canary-hold-rationale-1f0e",
    "storage key": "canary/storage/key/77aa",
    "screening hit": "canary-screening-hit-93bd",
    "family name": "Canaryfamilyname",
    "given name": "Canarygivenname",
    "DBS number": "009182736450",
}
"""What is planted, by what it is."""

MAY_READ: dict[str, frozenset[str]] = {}
"""Secrets that a persona's function gives to whoever holds that persona, as docs/api.md says."""

CHECKS = [
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]

KNOWN = [identifier(name) for name in (
    "secret", "secret alone", "secret's lesson", "secret's footage", "ward", "tom", "gus", "kim", "lea",
    "tom alone", "tom's lesson",
    "agency", "school", "secret's run's hit", "secret's certificate", "dora")]  # fmt: skip


@pytest.fixture(scope="module")
def secrets(world: World) -> World:
    """A tutor who is held, suspended, screened and kept apart from a child, and everybody who asks."""
    world.follows_profile()
    for persona, power in (
        ("web_learner", "learner"), ("web_vetting", "vetting_officer"),
        ("web_admin", "platform_administrator"),
        ("web_compliance", "compliance_reporter"), ("web_service", "session_service"), ("web_dsl", "dsl"),
        ("web_lado", "lado_coordinator"),
    ):  # fmt: skip
        world.person(str(PEOPLE[persona]), power, born="2006-01-01" if power == "learner" else "1980-01-01")
    world.run("select tests.bookable('tom')")
    world.person("gus")
    world.person("kim", "learner", born="2014-05-01")
    world.guardian("gus", "kim")
    for persona, kind, power in (
        ("web_agency", "agency", "agency_operator"),
        ("web_school", "school", "school_representative"),
    ):
        world.organisation(kind, kind)
        world.person(str(PEOPLE[persona]))
        world.power(str(PEOPLE[persona]), power, kind)
    world.run("select tests.lesson('tom''s lesson', 'tom', '{kim}')")
    world.run(
        """insert into identity.person (person_id, given_name, family_name, date_of_birth, registered_by)
           values (tests.id('ward'), %s, %s, tests.born(11), tests.registrar())""",
        (SECRET["given name"], SECRET["family name"]),
    )
    world.power("ward", "learner")
    world.person("ward's parent")
    world.guardian("ward's parent", "ward")
    world.run("select tests.bookable('secret'), tests.lesson('secret''s lesson', 'secret', '{ward}')")
    world.run("select tests.footage('secret''s footage', 'secret''s lesson', p_media => false)")
    world.run(
        """insert into recording.media (segment_id, storage_key, sha256, length_octets, seconds, reported_by)
           values (%s, %s, sha256('x'), 1000, 3600, tests.registrar())""",
        (identifier("secret's footage"), SECRET["storage key"]),
    )
    world.run(
        """insert into recording.hold (lesson_id, kind, category, case_id, reason, placed_by)
           values (%s, 'legal_hold', 'safeguarding_case', tests.id('case'), %s, tests.registrar())""",
        (identifier("secret's lesson"), SECRET["rationale of a hold"]),
    )
    world.run(
        "select tests.certificate('secret', current_date - 5, %s, 'secret''s certificate to hide')",
        (Jsonb({"number": SECRET["DBS number"]}),),
    )
    world.run(
        """select tests.screened('secret', 'uk_sanctions_list', now(), p_run => 'secret''s run'),
             tests.record('screening_hit', 'secret', %s, 'secret''s hit')""",
        (
            Jsonb(
                {
                    "run_id": str(identifier("secret's run")),
                    "strength": "potential",
                    "note": SECRET["screening hit"],
                }
            ),
        ),
    )
    world.run(
        """select tests.restricted('secret', 'hold'), tests.restricted('secret', 'suspension'),
             tests.kept_apart('secret', 'ward')"""
    )
    return world


def cases() -> list[Case]:
    """Every request of the run, in its order."""
    schemathesis.openapi.format("uuid", st.one_of(st.sampled_from(KNOWN), st.uuids()).map(str))
    schema = schemathesis.openapi.from_dict(DESCRIPTION)
    found: list[Case] = []
    for operation in (each.ok() for each in schema.get_all_operations()):
        for mode, count in ((GenerationMode.POSITIVE, USABLE), (GenerationMode.NEGATIVE, UNUSABLE)):
            found += made(operation.as_strategy(generation_mode=mode), count)
    return found


def made(strategy: st.SearchStrategy[Case], count: int) -> list[Case]:
    """Requests of one kind to one function, without looking at any answer."""
    found: list[Case] = []

    @seed(2026)
    @settings(
        max_examples=count, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(strategy)
    def collect(case: Case) -> None:
        found.append(case)

    collect()
    # an operation without parameters has one request only: it is sent by everybody all the same
    return [found[number % len(found)] for number in range(count)]


class Callers:
    """One connection for each persona."""

    def __init__(self, api: Api) -> None:
        self.clients = {
            persona: api.as_(name, persona) if name else api.anonymous() for persona, name in PEOPLE.items()
        }

    def send(self, case: Case, persona: str) -> httpx.Response:
        asked = case.as_transport_kwargs(base_url=str(self.clients[persona].base_url))
        headers = {
            name: str(value).encode("latin-1", "replace")
            for name, value in asked["headers"].items()
            if name.lower() not in ("authorization", "user-agent")
        }
        return self.clients[persona].request(
            asked["method"], asked["url"], params=asked.get("params"), headers=headers,
            json=asked.get("json"), content=asked.get("data"),
        )  # fmt: skip


def test_whatever_is_asked_the_answer_is_as_documented_and_tells_nothing(secrets: World, api: Api) -> None:
    callers = Callers(api)
    personas = list(PEOPLE)
    wrong: Counter[str] = Counter()
    statuses: Counter[int] = Counter()
    sent = 0
    for number, case in enumerate(cases()):
        entitled = case.operation.definition.raw.get("x-personas", [])
        turn = (
            entitled[number % len(entitled)]
            if entitled and number % 2
            else personas[number // 2 % len(personas)]
        )
        response = callers.send(case, turn)
        sent += 1
        statuses[response.status_code] += 1
        for problem in complaints(case, response, turn):
            wrong[f"{case.operation.label} as {turn}: {problem}"] += 1
    log = api.log()
    for what, secret in SECRET.items():
        if secret in log:
            wrong[f"the log holds the {what}"] += 1
    assert not wrong, "\n".join(f"{count} × {problem}" for problem, count in wrong.most_common(30))
    assert sent >= AT_LEAST
    assert {200, 201, 401, 404, 409, 422} <= statuses.keys(), statuses


def complaints(case: Case, response: httpx.Response, persona: str) -> Iterator[str]:
    """What is wrong with one answer."""
    if response.status_code >= 500:
        yield f"{response.status_code}: {response.text[:300]} to {case.body!r:.300}"
        return
    told = response.text + json.dumps(response.headers.multi_items())
    for what, secret in SECRET.items():
        if secret in told and what not in MAY_READ.get(persona, ()):
            yield f"tells the {what}: {response.text[:200]}"
    try:
        case.validate_response(Response.from_httpx(response, verify=False), checks=CHECKS)
    except AssertionError as error:
        yield f"{response.status_code}: {' '.join(str(error).split())[:400]}"
    except BaseExceptionGroup as group:
        for error in group.exceptions:
            yield f"{response.status_code}: {' '.join(str(error).split())[:400]}"


@pytest.mark.parametrize(
    ("status", "body", "complaint"),
    [
        (500, {"code": "XX000", "message": "internal error"}, "500: "),
        (404, {"code": "PGRST202", "message": SECRET["storage key"]}, "tells the storage key"),
        (201, {"lesson_id": 5}, "201: Response violates schema"),
        (418, {"status": 418}, "418: Response violates schema"),
    ],
)
def test_an_answer_that_is_wrong_is_complained_of(status: int, body: object, complaint: str) -> None:
    operation = next(
        each.ok()
        for each in schemathesis.openapi.from_dict(DESCRIPTION).get_all_operations()
        if each.ok().label == "POST /rpc/book_lesson"
    )
    response = httpx.Response(
        status, json=body, request=httpx.Request("POST", "http://127.0.0.1/rpc/book_lesson", json={})
    )
    response.elapsed = timedelta(0)
    found = list(complaints(operation.Case(body={}), response, "web_guardian"))
    assert [each for each in found if each.startswith(complaint)], found
