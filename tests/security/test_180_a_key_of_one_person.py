"""Attack 180: in production, who migrates brings a signing key of their own and signs as anybody."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from psycopg import errors as sqlstates

from tests.security.entrances import REFUSAL
from tests.support.databases import MIGRATOR, SUPERUSER, Connection, Database, Server
from tests.support.keys import AUDIENCE, SigningKey
from tests.support.listener import Api
from tests.support.world import World, identifier

PRODUCTION = "select warden.set_mode('production')"
THUMBPRINT = "select thumbprint from identity.key_confirmations() where kid = %s"


@dataclass(frozen=True)
class Platform:
    """A platform in production, and a key that PostgREST was given and nobody but one person knows."""

    database: Database
    api: Api
    evil: SigningKey

    def hold(self, key: SigningKey) -> tuple[int, Any]:
        """What a lead's token signed with ``key`` gets for a hold on the tutor: status and body."""
        client = self.api.with_token(key.token(identifier("dina"), "web_dsl"))
        answer = client.post("/rpc/place_hold", json={"tutor_id": str(identifier("tina"))})
        return answer.status_code, answer.json()

    def add(self, alone: Connection) -> None:
        alone.execute("select identity.add_signing_key(%s, %s)", (json.dumps(self.evil.jwk), AUDIENCE))

    def thumbprint(self, connection: Connection) -> str:
        row = connection.execute(THUMBPRINT, (self.evil.kid,)).fetchone()
        assert row is not None
        return str(row[0])

    def as_approver(self, statement: str, *values: object) -> None:
        with self.database.connect(SUPERUSER) as connection:
            connection.execute("set session authorization safelane_approver")
            connection.execute(statement, values)


@pytest.fixture
def embedded(
    server: Server, fresh_database: Database, fresh_world: World, signing_key: SigningKey, tmp_path: Path
) -> Iterator[Platform]:
    """The platform before it is in production; its listener's file has both keys."""
    fresh_world.person("tina", "tutor")
    fresh_world.person("dina", "dsl")
    evil = SigningKey("evil")
    file = tmp_path / "jwks.json"
    file.write_text(json.dumps({"keys": [signing_key.jwk, evil.jwk]}), encoding="utf-8")
    with Api(server.environment.postgrest, fresh_database, signing_key, jwt_secret=f"@{file}") as api:
        yield Platform(fresh_database, api, evil)


@pytest.fixture
def platform(embedded: Platform) -> Platform:
    embedded.as_approver(PRODUCTION)
    return embedded


def test_180_a_key_that_one_person_brought_signs_nothing(platform: Platform, signing_key: SigningKey) -> None:
    with platform.database.connect(MIGRATOR) as alone:
        platform.add(alone)
    assert platform.hold(platform.evil) == (401, REFUSAL)
    assert platform.hold(signing_key)[0] == 201, "control: the key from before production still signs"


def test_180_nor_does_who_brought_it_confirm_it(platform: Platform) -> None:
    with platform.database.connect(MIGRATOR) as alone:
        platform.add(alone)
        thumbprint = platform.thumbprint(alone)
        confirming = "select identity.confirm_signing_key(%s, %s)"
        refused(alone, confirming, platform.evil.kid, thumbprint)
        alone.execute("set role cap_migration")
        alone.execute("set role cap_seal")
        refused(alone, confirming, platform.evil.kid, thumbprint)
        alone.execute("select identity.adopt_signing_keys()")
        for how in ("person", "embedded", "adopted"):
            refused(
                alone,
                "insert into identity.key_confirmation (kid, how, thumbprint) values (%s, %s, %s)",
                platform.evil.kid,
                how,
                thumbprint,
            )
    assert platform.hold(platform.evil) == (401, REFUSAL)


def test_180_a_transaction_from_before_production_believes_nothing_in_it(embedded: Platform) -> None:
    with embedded.database.connect(MIGRATOR, autocommit=False) as alone:
        alone.execute("rollback; begin isolation level repeatable read; select 1")
        embedded.as_approver(PRODUCTION)
        embedded.add(alone)
        alone.commit()
    assert embedded.hold(embedded.evil) == (401, REFUSAL)


def test_180_control_confirmed_by_another_it_signs(platform: Platform) -> None:
    with platform.database.connect(MIGRATOR) as alone:
        platform.add(alone)
        thumbprint = platform.thumbprint(alone)
    platform.as_approver("select identity.confirm_signing_key(%s, %s)", platform.evil.kid, thumbprint)
    assert platform.hold(platform.evil)[0] == 201


def refused(connection: Connection, statement: str, *values: str) -> None:
    with pytest.raises(sqlstates.InsufficientPrivilege):
        connection.execute(statement, values)
