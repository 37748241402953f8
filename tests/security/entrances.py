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
    """By the database in its own words; through PostgREST with 401, whoever of the two says so first."""
    assert_refused_by_database(api.database, token, role)
    answer = through_postgrest(api, token)
    assert answer.status_code == 401, answer.text
    assert answer.json() == REFUSAL or answer.json()["code"] in ("PGRST301", "PGRST302"), answer.text


def assert_only_the_database_refuses(api: Api, token: str) -> None:
    """PostgREST lets it pass, so the refusal over HTTP is the database's own, in its constant words."""
    assert_refused_by_database(api.database, token)
    answer = through_postgrest(api, token)
    assert (answer.status_code, answer.json()) == (401, REFUSAL)
