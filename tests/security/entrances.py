"""The two ways a token reaches the database: through PostgREST, and by hand with authenticator's password."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import httpx
import psycopg

from tests.support.databases import AUTHENTICATOR, Connection, Database
from tests.support.listener import Api

REFUSAL = {
    "code": "PT401",
    "details": None,
    "hint": "Sign in again and send a fresh token: RS256, one audience, at most 15 minutes, "
    "a persona you hold now.",
    "message": "The token was not accepted.",
}
"""Every refusal of a token by the database, word for word."""

ERROR = frozenset(("code", "details", "hint", "message"))
"""What an error of PostgREST or PostgreSQL has, and no more."""

PROBLEM = frozenset(("detail", "instance", "reasons", "status", "title", "type"))
"""What a refusal of the API has, and no more."""

BAD_TOKEN = (401, "PGRST301")
"""PostgREST 12 on a token that it refuses itself: signature, audience, times, claims of a wrong kind."""

ASKS_WHO = frozenset(
    (
        "api.guardian_recordings", "api.learner_recordings", "api.school_recordings", "api.tutor_recordings",
        "api.tutors",
    )
)  # fmt: skip
"""Lists that come from a function, which says PT401 to whoever is not proved; all others are empty."""

HARMLESS = "/my_vetting?limit=1"
"""A list that every tutor may read."""


@dataclass(frozen=True)
class Seen:
    """What came of a token: ``person`` is set where it was accepted."""

    status: int
    body: Any
    person: str | None = None


def through_postgrest(api: Api, token: str, path: str = HARMLESS) -> httpx.Response:
    with httpx.Client(base_url=api.url, trust_env=False, timeout=30.0) as client:
        return client.get(path, headers={"Authorization": f"Bearer {token}"})


def refusal(answer: httpx.Response) -> tuple[int, str]:
    """Status, and code of an error or type of a problem, which has all members of one and no other.

    An empty body has the code ``""``: PostgREST has no words for an address that it does not know.
    """
    said = answer.json()
    if not said:
        return answer.status_code, ""
    if "code" in said:
        assert set(said) == ERROR, answer.text
        return answer.status_code, said["code"]
    assert set(said) == PROBLEM, answer.text
    assert said["status"] == answer.status_code, answer.text
    assert answer.headers["content-type"].startswith("application/problem+json"), answer.text
    return answer.status_code, said["type"].removeprefix("urn:safelane:problem:")


def by_hand(
    database: Database,
    authorization: str | None,
    role: str = "web_tutor",
    connection: Connection | None = None,
) -> Seen:
    """What identity.authenticate says to this Authorization header in this role, without any PostgREST."""
    if connection is None:
        with database.connect(AUTHENTICATOR) as opened:
            return by_hand(database, authorization, role, opened)
    headers = {} if authorization is None else {"authorization": authorization}
    try:
        with connection.transaction():
            connection.execute("select set_config('role', %s, true)", (role,))
            connection.execute("select set_config('request.headers', %s, true)", (json.dumps(headers),))
            connection.execute("select identity.authenticate()")
            row = connection.execute("select identity.person_id()::text").fetchone()
            return Seen(200, None, row[0] if row else None)
    except psycopg.Error as error:
        body = {
            "code": error.sqlstate,
            "details": error.diag.message_detail,
            "hint": error.diag.message_hint,
            "message": error.diag.message_primary,
        }
        return Seen(401 if error.sqlstate == "PT401" else 500, body)


def assert_refused_by_database(database: Database, token: str, role: str = "web_tutor") -> None:
    """By hand, so that it is the database that refuses, in the constant words."""
    seen = by_hand(database, f"Bearer {token}", role)
    assert (seen.status, seen.body, seen.person) == (401, REFUSAL, None)


def assert_refused_everywhere(api: Api, token: str, role: str = "web_tutor") -> None:
    """By the database in its own words; over HTTP it is PostgREST that says so first."""
    assert_refused_by_database(api.database, token, role)
    assert refusal(through_postgrest(api, token)) == BAD_TOKEN


def assert_only_the_database_refuses(api: Api, token: str) -> None:
    """PostgREST lets it pass, so the refusal over HTTP is the database's own, in its constant words."""
    assert_refused_by_database(api.database, token)
    answer = through_postgrest(api, token)
    assert (answer.status_code, answer.json()) == (401, REFUSAL)
