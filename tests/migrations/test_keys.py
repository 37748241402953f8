"""Public keys come in, private ones never leave the machine, and a key is retired once."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from psycopg.conninfo import make_conninfo
from safelane import signing_keys
from safelane.errors import Problem

from tests.migrations.conftest import CommandLine
from tests.support.databases import ADMIN, AUTHENTICATOR, MIGRATOR, Database, Server

BEFORE = "0020"
"""The revision before keys were confirmed."""


def _text(number: int) -> str:
    octets = number.to_bytes((number.bit_length() + 7) // 8)
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def _jwk(key: rsa.RSAPrivateKey, kid: str | None, **others: Any) -> dict[str, Any]:
    numbers = key.public_key().public_numbers()
    held = {
        "kty": "RSA",
        "kid": kid,
        "use": "sig",
        "alg": "RS256",
        "n": _text(numbers.n),
        "e": _text(numbers.e),
    }
    return {name: value for name, value in (held | others).items() if value is not None}


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture(scope="module")
def database(server: Server, pristine: Database) -> Iterator[Database]:
    copy = server.copy(pristine, "keys")
    yield copy
    server.drop(copy)


def test_a_key_set_comes_in_is_listed_comes_out_again_and_is_retired(
    database: Database, safelane: CommandLine, key: rsa.RSAPrivateKey
) -> None:
    url = database.url(MIGRATOR)
    other = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    members = [
        _jwk(key, "one"),
        _jwk(other, "two"),
        {"kty": "RSA", "use": "enc", "kid": "box", "n": "AQ", "e": "AQ"},
    ]
    added = safelane("keys", "add", "-", "--audience", "aud-1", url=url, stdin=json.dumps({"keys": members}))
    assert added.status == 0, added.stderr
    listed = json.loads(safelane.succeeds("keys", "list", "--format", "json", url=url))
    assert [(each["kid"], each["bits"], each["audience"]) for each in listed] == [
        ("one", 2048, "aud-1"),
        ("two", 3072, "aud-1"),
    ]
    published = json.loads(safelane.succeeds("keys", "list", "--jwks", url=url))
    assert published == {"keys": members[:2]}
    safelane.succeeds("keys", "retire", "one", url=url)
    published = json.loads(safelane.succeeds("keys", "list", "--jwks", url=url))
    assert [each["kid"] for each in published["keys"]] == ["two"]
    assert safelane("keys", "retire", "one", url=url).status == 1


PASSWORD = "who confirms keys"


@pytest.fixture
def two_persons(server: Server, pristine: Database) -> Iterator[Database]:
    copy = server.copy(pristine, "two_keys")
    server.superuser.execute(f"alter role safelane_approver password '{PASSWORD}'")
    yield copy
    server.drop(copy)
    server.superuser.execute("alter role safelane_approver password null")


def _approver(database: Database) -> str:
    return make_conninfo(database.url(MIGRATOR), user="safelane_approver", password=PASSWORD)


def _states(safelane: CommandLine, url: str) -> dict[str, tuple[str, str | None]]:
    listed = json.loads(safelane.succeeds("keys", "list", "--format", "json", url=url))
    return {each["kid"]: (each["state"], each["confirmed_by"]) for each in listed}


def _published(safelane: CommandLine, url: str) -> list[str]:
    return [each["kid"] for each in json.loads(safelane.succeeds("keys", "list", "--jwks", url=url))["keys"]]


def test_in_production_a_key_waits_for_somebody_else_who_compares_its_thumbprint(
    two_persons: Database, safelane: CommandLine, key: rsa.RSAPrivateKey
) -> None:
    migrator, approver = two_persons.url(MIGRATOR), _approver(two_persons)
    text = json.dumps(_jwk(key, "before"))
    added = safelane("keys", "add", "-", "--audience", "a", url=migrator, stdin=text)
    (first,) = signing_keys.read(text)
    assert f"before: added for a, thumbprint {first.thumbprint()}" in added.stderr
    assert "EMBEDDED MODE" in added.stderr
    assert "safelane keys confirm" not in added.stderr
    assert _states(safelane, migrator) == {"before": ("embedded", MIGRATOR)}

    begun = safelane("guard", "mode", "production", url=approver)
    assert begun.status == 0, begun.stderr
    assert f"key before, thumbprint {first.thumbprint()}, for a, added by {MIGRATOR}" in begun.stderr
    assert _states(safelane, migrator) == {"before": ("confirmed", "safelane_approver")}

    text = json.dumps(_jwk(rsa.generate_private_key(public_exponent=65537, key_size=2048), "new one"))
    (second,) = signing_keys.read(text)
    added = safelane("keys", "add", "-", "--audience", "a", url=migrator, stdin=text)
    assert f"safelane keys confirm 'new one' {second.thumbprint()}" in added.stderr
    assert "as safelane_approver" in added.stderr
    assert "EMBEDDED" not in added.stderr
    assert _states(safelane, migrator)["new one"] == ("waiting", None)
    assert _published(safelane, migrator) == ["before"], "PostgREST is not told of it"
    again = safelane("keys", "add", "-", "--audience", "a", url=migrator, stdin=text)
    assert "new one: held already, and waiting" in again.stderr

    said = safelane.succeeds("keys", "thumbprint", "-", stdin=text)
    assert said == f"new one {second.thumbprint()}\n"
    confirm = ("keys", "confirm", "new one", second.thumbprint())
    for somebody in (migrator, two_persons.url(ADMIN)):
        assert safelane(*confirm, "--yes", url=somebody).status == 4
    other = safelane("keys", "confirm", "new one", first.thumbprint(), "--yes", url=approver)
    assert other.status == 1
    assert "another thumbprint" in other.stderr
    assert safelane("keys", "confirm", "nobody's", first.thumbprint(), "--yes", url=approver).status == 1
    unsure = safelane(*confirm, url=approver, stdin="n\n")
    assert unsure.status == 1
    assert f"added_by   {MIGRATOR}" in unsure.stdout
    assert _states(safelane, migrator)["new one"] == ("waiting", None), "who did not say yes did not confirm"

    done = safelane(*confirm, "--yes", url=approver)
    assert done.status == 0, done.stderr
    assert _states(safelane, migrator)["new one"] == ("confirmed", "safelane_approver")
    assert _published(safelane, migrator) == ["before", "new one"]
    twice = safelane(*confirm, "--yes", url=approver)
    assert twice.status == 0
    assert "confirmed already, by safelane_approver" in twice.stderr
    safelane.succeeds("keys", "retire", "new one", url=migrator)
    assert safelane(*confirm, "--yes", url=approver).status == 1, "a key that is retired is not confirmed"


def test_keys_that_were_there_sign_on_in_embedded_mode_and_wait_in_production(
    two_persons: Database, safelane: CommandLine, key: rsa.RSAPrivateKey
) -> None:
    """As who comes from a revision that asked nobody."""
    migrator, approver = two_persons.url(MIGRATOR), _approver(two_persons)
    text = json.dumps(_jwk(key, "held"))
    assert safelane("keys", "add", "-", "--audience", "a", url=migrator, stdin=text).status == 0
    safelane.succeeds("migrate", "down", BEFORE, "--yes", url=migrator)
    safelane.succeeds("migrate", "up", url=migrator)
    assert _states(safelane, migrator) == {"held": ("embedded", MIGRATOR)}

    assert safelane("guard", "mode", "production", url=approver).status == 0
    for way in (("--down", BEFORE), ("head",)):
        said = safelane.succeeds("migrate", "plan", *way, url=migrator)
        posture = re.findall("sha256:[0-9a-f]{64}", said)[-1]
        assert safelane("migrate", "approve", posture, "--yes", url=approver).status == 0
        verb = ("down", BEFORE, "--yes") if "--down" in way else ("up",)
        safelane.succeeds("migrate", *verb, url=migrator)
    assert _states(safelane, migrator) == {"held": ("waiting", None)}


def test_adding_a_key_again_changes_nothing_and_another_under_its_name_is_refused(
    database: Database, safelane: CommandLine, key: rsa.RSAPrivateKey
) -> None:
    url = database.url(MIGRATOR)
    text = json.dumps(_jwk(key, "again"))
    assert safelane("keys", "add", "-", "--audience", "a", url=url, stdin=text).status == 0
    second = safelane("keys", "add", "-", "--audience", "a", url=url, stdin=text)
    assert second.status == 0
    assert "again: held already, and embedded" in second.stderr
    assert safelane("keys", "add", "-", "--audience", "b", url=url, stdin=text).status == 1
    other = json.dumps(_jwk(rsa.generate_private_key(public_exponent=65537, key_size=2048), "again"))
    assert safelane("keys", "add", "-", "--audience", "a", url=url, stdin=other).status == 1


def test_one_unfit_key_keeps_the_others_out(
    database: Database, safelane: CommandLine, key: rsa.RSAPrivateKey
) -> None:
    url = database.url(MIGRATOR)
    text = json.dumps(
        {"keys": [_jwk(key, "good"), {"kty": "EC", "kid": "bad", "crv": "P-256", "x": "AQ", "y": "AQ"}]}
    )
    assert safelane("keys", "add", "-", "--audience", "a", url=url, stdin=text).status == 1
    assert "good" not in safelane.succeeds("keys", "list", url=url)
    chosen = safelane("keys", "add", "-", "--audience", "a", "--kid", "good", url=url, stdin=text)
    assert chosen.status == 0


def test_an_administrator_adds_keys_and_postgrest_does_not(
    database: Database, safelane: CommandLine, key: rsa.RSAPrivateKey
) -> None:
    text = json.dumps(_jwk(key, "by-admin"))
    assert safelane("keys", "add", "-", "--audience", "a", url=database.url(ADMIN), stdin=text).status == 0
    text = json.dumps(_jwk(key, "by-postgrest"))
    outcome = safelane("keys", "add", "-", "--audience", "a", url=database.url(AUTHENTICATOR), stdin=text)
    assert outcome.status == 4
    assert "may not become safelane_migrator" in outcome.stderr


def test_a_pem_needs_a_name_and_may_be_a_certificate_or_a_public_key(key: rsa.RSAPrivateKey) -> None:
    pem = (
        key.public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        .decode()
    )
    (read,) = signing_keys.read(pem, "named")
    assert (read.kid, read.modulus) == ("named", key.public_key().public_numbers().n)
    with pytest.raises(Problem, match="kid"):
        signing_keys.read(pem)


def test_a_private_key_is_refused_in_every_form(key: rsa.RSAPrivateKey) -> None:
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
    with pytest.raises(Problem, match="private"):
        signing_keys.read(pem, "x")
    for member in ("d", "p", "q", "dp", "dq", "qi", "oth", "k"):
        text = json.dumps({"keys": [_jwk(key, "fine"), _jwk(key, "leaked", **{member: "AQAB"})]})
        with pytest.raises(Problem, match="private part"):
            signing_keys.read(text, "fine")


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ({"kid": None}, "no kid"),
        ({"kid": ""}, "no kid"),
        ({"kid": "x" * 201}, "no kid"),
        ({"kid": 7}, "no kid"),
        ({"kty": "oct"}, "not RSA"),
        ({"alg": "RS512"}, "not for RS256"),
        ({"n": "%%%"}, "no readable modulus"),
        ({"n": None}, "no readable modulus"),
        ({"e": "Aw"}, "public exponent 3"),
    ],
)
def test_an_unfit_key_is_refused_with_its_reason(
    key: rsa.RSAPrivateKey, others: dict[str, Any], said: str
) -> None:
    with pytest.raises(Problem, match=said):
        signing_keys.read(json.dumps(_jwk(key, **({"kid": "unfit"} | others))))


def test_a_short_key_is_refused() -> None:
    short = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505
    with pytest.raises(Problem, match="1024 bits"):
        signing_keys.read(json.dumps(_jwk(short, "short")))


def test_a_curve_in_a_pem_is_refused() -> None:
    pem = (
        ec.generate_private_key(ec.SECP256R1())
        .public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        .decode()
    )
    with pytest.raises(Problem, match="not RSA"):
        signing_keys.read(pem, "curve")


def test_the_thumbprint_is_the_one_that_other_programs_make() -> None:
    """RFC 7638, 3.1."""
    modulus = (
        "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3o"
        "knjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHz"
        "u6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8"
        "awapJzKnqDKgw"
    )
    held = {"kty": "RSA", "n": modulus, "e": "AQAB", "alg": "RS256", "kid": "2011-04-29"}
    (read,) = signing_keys.read(json.dumps(held))
    assert read.thumbprint() == "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"


@pytest.mark.parametrize("text", ["", "hello", "[]", '{"keys": []}', '{"keys": "x"}', '{"keys": [1]}', "7"])
def test_what_is_no_key_set_is_refused(text: str) -> None:
    with pytest.raises(Problem):
        signing_keys.read(text)


def test_two_keys_of_one_name_are_refused(key: rsa.RSAPrivateKey) -> None:
    with pytest.raises(Problem, match="two keys"):
        signing_keys.read(json.dumps({"keys": [_jwk(key, "twin"), _jwk(key, "twin")]}))
