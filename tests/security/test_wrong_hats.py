"""What is not one's own is refused before it runs and leaves no entry; the server's log says who tried."""

from __future__ import annotations

import contextlib
import json

import httpx
import psycopg
import pytest

from tests.support.databases import AUTHENTICATOR, SUPERUSER
from tests.support.listener import Api
from tests.support.world import World, identifier


@pytest.fixture(scope="module", autouse=True)
def vera(world: World) -> None:
    """Vera records checks, and holds nobody back."""
    world.follows_profile()
    world.person("vera", "vetting_officer")


def told(api: Api, path: str, persona: str = "web_vetting", token: str | None = None) -> list[str]:
    """What the pre-request of a call to this path tells the server's log, heard by the session itself."""
    lines: list[str] = []
    with api.database.connect(AUTHENTICATOR) as connection, connection.transaction(force_rollback=True):
        connection.add_notice_handler(
            lambda said: lines.append(f"{said.severity_nonlocalized} {said.message_primary}")
        )
        connection.execute("set local client_min_messages = log")
        headers = {"authorization": f"Bearer {token or api.token('vera', persona)}"}
        for setting, value in (
            ("role", persona),
            ("request.headers", json.dumps(headers)),
            ("request.path", path),
        ):
            connection.execute("select set_config(%s, %s, true)", (setting, value))
        with contextlib.suppress(psycopg.Error):
            connection.execute("select identity.authenticate()")
    return lines


def test_the_log_names_who_called_what_is_not_theirs(api: Api) -> None:
    assert told(api, "/rpc/place_hold") == [
        f"LOG safelane: {identifier('vera')} as web_vetting may not call place_hold"
    ]


@pytest.mark.parametrize(
    "path",
    [
        "/rpc/record_training",
        "/rpc/no_such_function",
        "/rpc/found_platform",
        "/my_vetting",
        "/",
        "/rpc/a%0Ab",
        "",
    ],
)
def test_it_says_nothing_of_what_is_theirs_or_is_not_there(api: Api, path: str) -> None:
    assert told(api, path) == []


def test_whoever_proved_nothing_writes_nothing_there(api: Api) -> None:
    assert told(api, "/rpc/place_hold", token="a.b.c") == []


def test_over_http_it_is_403_and_leaves_no_entry(api: Api) -> None:
    with api.database.connect(SUPERUSER) as connection:
        count = "select count(*) from ledger.entry"
        before = connection.execute(count).fetchone()
        with httpx.Client(base_url=api.url, trust_env=False, timeout=30.0) as client:
            answer = client.post(
                "/rpc/place_hold",
                json={"tutor_id": str(identifier("vera"))},
                headers={"Authorization": f"Bearer {api.token('vera', 'web_vetting')}"},
            )
        assert (answer.status_code, answer.json()["code"]) == (403, "42501")
        assert connection.execute(count).fetchone() == before
