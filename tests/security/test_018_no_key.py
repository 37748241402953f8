"""Attack 18: without a key, or with a short one, PostgREST starts and serves whoever has no token."""

from __future__ import annotations

from pathlib import Path

import pytest
from safelane import postgrest_config

from tests.security.entrances import refusal
from tests.support.databases import Database, Server
from tests.support.keys import SigningKey
from tests.support.listener import Api, configured
from tests.support.world import World

SHORT = "a-secret-of-31-octets-and-no-mo"


@pytest.fixture(scope="module")
def people(world: World) -> None:
    world.person("ann", "tutor")


@pytest.mark.parametrize(
    ("secret", "status", "words"),
    [
        ("", 500, "is empty: every token is refused"),
        (SHORT, 401, "of 31 bytes, and below 32 no token is accepted"),
    ],
    ids=["unset", "short"],
)
def test_18_it_serves_anonymous_requests_and_the_doctor_refuses_it(
    server: Server,
    database: Database,
    signing_key: SigningKey,
    people: None,
    tmp_path: Path,
    secret: str,
    status: int,
    words: str,
) -> None:
    with Api(server.environment.postgrest, database, signing_key, jwt_secret=secret) as api:
        assert api.anonymous().get("/signposting").status_code == 200
        answer = api.as_("ann", "web_tutor").get("/my_vetting")
        assert refusal(answer) == (status, {500: "PGRST300", 401: "PGRST301"}[status])
        assert "ann" not in answer.text.lower()
    file = tmp_path / "member.conf"
    file.write_text(configured({"jwt-secret": secret}), encoding="utf-8")
    found = postgrest_config.findings(postgrest_config.read(file, {}), production=True, base=tmp_path)
    told = {line.setting: problem for line, problem in found}
    assert words in told["jwt-secret"]
    assert not secret or secret not in str(told)
