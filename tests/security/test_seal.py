"""The sealed identity from outside: 69 and 120 to 126. Only a verified token makes anybody somebody."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

import psycopg
import pytest

from tests.support.databases import AUTHENTICATOR, Connection, Database
from tests.support.keys import SigningKey
from tests.support.world import World, identifier

SETTINGS = ("safelane.person", "safelane.persona", "safelane.until", "safelane.token", "safelane.seal")
ASK = "select identity.person_id(), identity.persona(), (select count(*) from identity.person)"
NOBODY = (None, None, 0)


@pytest.fixture(scope="module", autouse=True)
def people(world: World) -> None:
    world.follows_profile()
    world.person("tina", "tutor", "learner")
    world.person("tom", "tutor")


@pytest.fixture
def thief(database: Database) -> Iterator[Connection]:
    """Somebody with authenticator's password."""
    with database.connect(AUTHENTICATOR, application="psql") as connection:
        yield connection


def take(connection: Connection) -> dict[str, str]:
    """The settings of a sealed transaction, as anybody in it can read them."""
    row = connection.execute(
        f"select {', '.join(f'current_setting({name!r})' for name in SETTINGS)}"
    ).fetchone()
    assert row is not None
    return dict(zip(SETTINGS, row, strict=True))


def put(connection: Connection, settings: dict[str, str], *, local: bool = True) -> None:
    for name, value in settings.items():
        connection.execute("select set_config(%s, %s, %s)", (name, value, local))


def prove(connection: Connection, key: SigningKey, name: str, persona: str, **claims: object) -> None:
    """Come with a token, as a request does."""
    connection.execute("select set_config('role', %s, true)", (persona,))
    headers = json.dumps({"authorization": f"Bearer {key.token(identifier(name), persona, **claims)}"})
    connection.execute("select set_config('request.headers', %s, true)", (headers,))
    connection.execute("select identity.authenticate()")


@pytest.mark.parametrize(
    "setting",
    ["request.jwt.claims", "request.jwt.claim.sub", "request.jwt", "safelane.person", "role.claims"],
)
@pytest.mark.parametrize("local", [True, False])
def test_69_forged_claims_make_nobody(thief: Connection, setting: str, local: bool) -> None:
    forged = json.dumps({"sub": str(identifier("tina")), "role": "web_tutor", "exp": 9999999999})
    with thief.transaction():
        put(thief, {setting: forged}, local=local)
        put(thief, {"safelane.person": str(identifier("tina")), "safelane.persona": "web_tutor"}, local=local)
        thief.execute("set local role web_tutor")
        assert thief.execute(ASK).fetchone() == NOBODY
        for view in ("tutor_lessons", "my_vetting"):
            assert thief.execute(f"select count(*) from api.{view}").fetchone() == (0,)
        with pytest.raises(psycopg.Error) as refused, thief.transaction():
            thief.execute("select api.acknowledge_document('safeguarding_policy')")
        assert refused.value.sqlstate == "PT401"


def test_120_a_proved_identity_lasts_for_its_transaction(
    thief: Connection, world: World, signing_key: SigningKey
) -> None:
    with thief.transaction():
        prove(thief, signing_key, "tina", "web_tutor")
        assert thief.execute(ASK).fetchone() == (identifier("tina"), "web_tutor", 1)
    with thief.transaction():
        thief.execute("set local role web_tutor")
        assert thief.execute(ASK).fetchone() == NOBODY
    assert thief.execute("select current_setting('safelane.person', true)").fetchone() == ("",)


@pytest.mark.parametrize("local", [True, False])
def test_121_a_seal_is_worth_nothing_in_another_transaction(
    thief: Connection, signing_key: SigningKey, local: bool
) -> None:
    with thief.transaction():
        prove(thief, signing_key, "tina", "web_tutor")
        taken = take(thief)
    with thief.transaction():
        put(thief, taken, local=local)
        thief.execute("set local role web_tutor")
        assert thief.execute(ASK).fetchone() == NOBODY


def test_122_a_seal_is_worth_nothing_in_another_session(
    thief: Connection, database: Database, signing_key: SigningKey
) -> None:
    """Even at the same instant: the other session's transaction is open while the first one's is."""
    with thief.transaction(), database.connect(AUTHENTICATOR) as other, other.transaction():
        prove(thief, signing_key, "tina", "web_tutor")
        put(other, take(thief))
        other.execute("set local role web_tutor")
        assert other.execute(ASK).fetchone() == NOBODY
        assert thief.execute(ASK).fetchone() == (identifier("tina"), "web_tutor", 1)


@pytest.mark.parametrize(
    "swap",
    [
        {"safelane.person": str(identifier("tom"))},
        {"safelane.persona": "web_learner"},
        {"safelane.persona": "web_admin"},
        {"safelane.person": f"{identifier('tina')}|web_tutor", "safelane.persona": ""},
        {"safelane.seal": ""},
        {"safelane.seal": "0" * 64},
        {"safelane.until": "99999999999"},
        {"safelane.until": ""},
        {"safelane.until": "not even a number"},
        {"safelane.token": "another"},
        {"safelane.person": ""},
        {"safelane.person": "not even an identifier"},
    ],
    ids=json.dumps,
)
def test_123_whatever_is_changed_breaks_the_seal(
    thief: Connection, signing_key: SigningKey, swap: dict[str, str]
) -> None:
    with thief.transaction():
        prove(thief, signing_key, "tina", "web_tutor")
        put(thief, swap)
        assert thief.execute("select identity.person_id(), identity.persona()").fetchone() == (None, None)


def test_124_a_second_token_in_one_transaction_makes_the_second_person(
    thief: Connection, signing_key: SigningKey
) -> None:
    """No mixture: whoever proves to be Tom is Tom from there on, entirely."""
    with thief.transaction():
        prove(thief, signing_key, "tina", "web_tutor")
        prove(thief, signing_key, "tom", "web_tutor")
        assert thief.execute(ASK).fetchone() == (identifier("tom"), "web_tutor", 1)


def test_125_a_seal_in_a_part_that_is_rolled_back_is_gone(thief: Connection, signing_key: SigningKey) -> None:
    with thief.transaction():
        with thief.transaction(force_rollback=True):
            prove(thief, signing_key, "tina", "web_tutor")
        thief.execute("set local role web_tutor")
        assert thief.execute(ASK).fetchone() == NOBODY


def test_126_the_role_can_change_and_the_persona_does_not(thief: Connection, signing_key: SigningKey) -> None:
    """Proved as a learner, then SET ROLE to tutor: rows and actions of the tutor stay shut."""
    with thief.transaction():
        prove(thief, signing_key, "tina", "web_learner")
        thief.execute("set local role web_tutor")
        assert thief.execute("select identity.persona()").fetchone() == ("web_learner",)
        with pytest.raises(psycopg.Error) as refused, thief.transaction():
            thief.execute("select api.acknowledge_document('safeguarding_policy')")
        assert refused.value.sqlstate == "PT403"


def test_127_the_seal_ends_with_the_token(thief: Connection, signing_key: SigningKey) -> None:
    """A transaction that is held open outlives its token by half a minute, and cannot say otherwise."""
    with thief.transaction():
        thief.execute("set local role web_tutor")
        expires = int(time.time()) + 60
        prove(thief, signing_key, "tina", "web_tutor", exp=expires, jti="one")
        assert float(take(thief)["safelane.until"]) == expires + 30
        assert take(thief)["safelane.token"] == "one"
        put(thief, {"safelane.until": str(expires + 31)})
        assert thief.execute(ASK).fetchone() == NOBODY
