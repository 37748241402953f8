"""Attacks 100 to 115, our own: what a careful forger tries when the plain forgeries fail."""

from __future__ import annotations

import http.client
import json
import time
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.security.entrances import (
    BAD_TOKEN,
    HARMLESS,
    REFUSAL,
    assert_refused_by_database,
    assert_refused_everywhere,
    by_hand,
    refusal,
    through_postgrest,
)
from tests.support.databases import MIGRATOR, Database
from tests.support.forgery import base64url, block, compact, modulus, octets, part, rsa_signed, sign_block
from tests.support.keys import AUDIENCE, SigningKey, fresh_claims
from tests.support.listener import Api
from tests.support.world import World, identifier

MEBIBYTE = 1 << 20


@pytest.fixture(scope="module", autouse=True)
def tina(world: World) -> None:
    world.follows_profile()
    world.person("tina", "tutor")
    world.person("tom", "tutor", "learner")


def claims(**changes: Any) -> dict[str, Any]:
    return fresh_claims(identifier("tina"), "web_tutor") | changes


def header(**changes: Any) -> dict[str, Any]:
    return {"alg": "RS256", "typ": "JWT", "kid": "tests-1"} | changes


def test_100_two_authorization_headers_never_make_somebody_else(api: Api, world: World) -> None:
    """PostgREST takes the role from the first, the database the person from the second. Both hold, for
    one role, and it is the second that acts.
    """
    tokens = {
        "tina": api.token("tina", "web_tutor"), "tom": api.token("tom", "web_learner"),
        "tom the tutor": api.token("tom", "web_tutor"), "nonsense": "a.b.c",
    }  # fmt: skip
    for number, (first, second, told, actor) in enumerate(TWICE):
        body = b'{"document": "safeguarding_policy"}'
        address = urlsplit(api.url)
        connection = http.client.HTTPConnection(address.hostname or "", address.port or 0, timeout=30)
        connection.putrequest("POST", "/rpc/acknowledge_document")
        connection.putheader("Authorization", f"Bearer {tokens[first]}")
        connection.putheader("Authorization", f"Bearer {tokens[second]}")
        connection.putheader("X-Request-Id", f"two headers {number}")
        connection.putheader("Content-Type", "application/json")
        connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        said = json.loads(answer.read())
        connection.close()
        assert (answer.status, said.get("code")) == told, (first, second, said)
        done = world.rows(
            "select actor_id from ledger.record where request_id = %s", (f"two headers {number}",)
        )
        assert done == ([(identifier(actor),)] if actor else []), (first, second)


TWICE = (
    ("tina", "tom", (401, "PT401"), None),
    ("tom", "tina", (401, "PT401"), None),
    ("tina", "nonsense", (401, "PT401"), None),
    ("nonsense", "tina", (401, "PGRST301"), None),
    ("tina", "tom the tutor", (201, None), "tom"),
    ("tom the tutor", "tina", (201, None), "tina"),
)
"""The first header, the second, status and code of the answer, and who has done something."""


@pytest.mark.parametrize(
    ("authorization", "person"),
    [
        ("Bearer {}", True), ("bearer {}", True), ("BEARER   {}", True),
        ("Bearer{}", False), ("Basic {}", False), ("{}", False), ("Bearer {} ", False),
        ("Bearer {},{}", False), ("Bearer {} {}", False), (" Bearer {}", False), ("Bearer\t{}", False),
        ("", False), ("Bearer ", False),
    ],
)  # fmt: skip
def test_101_only_a_bearer_token_is_one(api: Api, authorization: str, person: bool) -> None:
    token = api.token("tina", "web_tutor")
    seen = by_hand(api.database, authorization.format(token, token))
    expected = (200, None, str(identifier("tina"))) if person else (401, REFUSAL, None)
    assert (seen.status, seen.body, seen.person) == expected


def test_102_a_web_role_without_a_token_is_refused(api: Api) -> None:
    """What whoever holds authenticator's password does first."""
    assert by_hand(api.database, None).body == REFUSAL


def test_103_a_token_for_one_role_opens_no_other(api: Api) -> None:
    token = api.token("tom", "web_learner")
    assert by_hand(api.database, f"Bearer {token}", "web_learner").person == str(identifier("tom"))
    assert by_hand(api.database, f"Bearer {token}", "web_tutor").body == REFUSAL
    assert by_hand(api.database, f"Bearer {token}", "web_anon").body == REFUSAL


def test_104_a_token_has_one_spelling(api: Api) -> None:
    first, second, third = api.token("tina", "web_tutor").split(".")
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    twin = third[:-1] + alphabet[alphabet.index(third[-1]) ^ 1]
    for token in (
        f"{first}.{second}.{third}==",
        f"{first}.{second}.{twin}",
        f"{first}.{second}.{third}.",
        f"{first}.{second}.{third}.{third}",
        f".{second}.{third}",
        f"{first}.{second}.",
        f"{first}.{second}",
        f"{first}.{second}\n.{third}",
    ):
        assert_refused_by_database(api.database, token)


@pytest.mark.parametrize(
    "payload",
    [
        '{{"sub": "{tom}", "sub": "{tina}", "aud": "{aud}", "iat": {iat}, "exp": {exp}, "role": "{role}"}}',
        '{{"sub": "{tina}", "aud": "other", "aud": "{aud}", "iat": {iat}, "exp": {exp}, "role": "{role}"}}',
        '{{"sub": "{tina}", "aud": "{aud}", "iat": {iat}, "exp": {exp}, "exp": 9e9, "role": "{role}"}}',
    ],
    ids=["two subjects", "two audiences", "two ends"],
)
def test_105_a_claim_that_is_said_twice_is_refused_though_it_is_signed(api: Api, payload: str) -> None:
    now = int(time.time())
    said = payload.format(
        tom=identifier("tom"), tina=identifier("tina"), aud=AUDIENCE, iat=now, exp=now + 600, role="web_tutor"
    )
    assert_refused_by_database(api.database, rsa_signed(api.key, header(), said))
    once = json.dumps(json.loads(said) | {"sub": str(identifier("tina")), "aud": AUDIENCE, "exp": now + 600})
    assert by_hand(api.database, f"Bearer {rsa_signed(api.key, header(), once)}").status == 200


@pytest.mark.parametrize(
    "addition", [{"crit": ["exp"]}, {"crit": []}, {"b64": False, "crit": ["b64"]}], ids=json.dumps
)
def test_106_a_header_that_must_be_understood_is_refused(api: Api, addition: dict[str, Any]) -> None:
    assert_refused_by_database(api.database, rsa_signed(api.key, header(**addition), claims()))


@pytest.mark.parametrize(
    "kid",
    [
        None,
        1,
        ["tests-1"],
        "",
        "TESTS-1",
        "tests-1 ",
        "tests-1' or '1'='1",
        "../tests-1",
        "x" * 5000,
        "tests\u00001",
    ],
    ids=lambda kid: repr(kid)[:20],
)
def test_107_a_key_that_is_not_ours_signs_nothing(api: Api, kid: Any) -> None:
    assert_refused_by_database(api.database, rsa_signed(api.key, header(kid=kid), claims()))
    without = {name: value for name, value in header().items() if name != "kid"}
    assert_refused_by_database(api.database, rsa_signed(api.key, without, claims()))


@pytest.mark.parametrize("addition", ["jku", "x5u", "jwk", "x5c"])
def test_107_a_header_brings_no_key_of_its_own(api: Api, addition: str) -> None:
    stranger = SigningKey("tests-1")
    brought: dict[str, Any] = {
        "jku": "http://127.0.0.1:9/keys", "x5u": "http://127.0.0.1:9/keys",
        "jwk": stranger.jwk, "x5c": ["AA=="],
    }  # fmt: skip
    assert_refused_everywhere(api, rsa_signed(stranger, header(**{addition: brought[addition]}), claims()))


@pytest.mark.parametrize("name", ["s + n", "zero", "one", "n - 1", "n", "longer", "shorter", "reversed"])
def test_108_a_number_that_is_no_signature_is_refused(api: Api, name: str) -> None:
    signed = f"{part(header())}.{part(claims())}"
    good = sign_block(api.key, block(signed.encode(), octets(api.key)))
    n, length = modulus(api.key), octets(api.key)
    forged = {
        "s + n": (int.from_bytes(good) + n).to_bytes(length + 1),
        "zero": bytes(length),
        "one": (1).to_bytes(length),
        "n - 1": (n - 1).to_bytes(length),
        "n": n.to_bytes(length),
        "longer": b"\x00" + good,
        "shorter": good[1:],
        "reversed": good[::-1],
    }[name]
    assert_refused_by_database(api.database, f"{signed}.{base64url(forged)}")
    assert by_hand(api.database, f"Bearer {signed}.{base64url(good)}").person == str(identifier("tina"))


def test_109_a_signature_of_other_words_is_refused(api: Api) -> None:
    first, _, third = api.token("tina", "web_tutor").split(".")
    assert_refused_everywhere(api, f"{first}.{part(claims(sub=str(identifier('tom'))))}.{third}")
    assert_refused_everywhere(api, f"{part(header(typ='JOSE'))}.{part(claims())}.{third}")


@pytest.mark.parametrize("size", [9000, MEBIBYTE])
def test_110_a_token_of_any_size_is_refused(api: Api, size: int) -> None:
    assert_refused_by_database(api.database, rsa_signed(api.key, header(), claims(note="x" * size)))
    assert_refused_by_database(api.database, "a" * size)


@pytest.mark.parametrize(
    "octet", [b"\x00", b"\xff", b"\xc3\x28", b"\xed\xa0\x80"], ids=lambda octet: octet.hex()
)
def test_111_octets_that_are_no_text_are_refused(api: Api, octet: bytes) -> None:
    assert_refused_by_database(
        api.database, rsa_signed(api.key, b'{"alg": "RS256", "kid": "' + octet, claims())
    )
    good = json.dumps(claims()).encode()
    assert_refused_by_database(
        api.database, rsa_signed(api.key, header(), good[:-1] + b', "note": "' + octet + b'"}')
    )


def test_112_two_keys_hold_at_once_and_a_retired_one_no_more(fresh_world: World, fresh_api: Api) -> None:
    fresh_world.person("tina", "tutor")
    second = SigningKey("tests-2")
    with fresh_world.database.connect(MIGRATOR) as operator:
        operator.execute("select identity.add_signing_key(%s, %s)", (json.dumps(second.jwk), AUDIENCE))
        both = [key.token(identifier("tina"), "web_tutor") for key in (fresh_api.key, second)]
        assert [by_hand(fresh_world.database, f"Bearer {token}").status for token in both] == [200, 200]
        assert through_postgrest(fresh_api, both[0]).status_code == 200
        operator.execute("select identity.retire_signing_key('tests-1')")
    assert [by_hand(fresh_world.database, f"Bearer {token}").status for token in both] == [401, 200]
    answer = through_postgrest(fresh_api, both[0])
    assert (answer.status_code, answer.json()) == (401, REFUSAL), (
        "PostgREST still knows the key, the database does not"
    )


def test_112_a_key_for_later_signs_nothing_yet(fresh_database: Database, fresh_world: World) -> None:
    fresh_world.person("tina", "tutor")
    later = SigningKey("tests-2")
    with fresh_database.connect(MIGRATOR) as operator:
        operator.execute(
            "select identity.add_signing_key(%s, %s, now() + interval '1 hour')",
            (json.dumps(later.jwk), AUDIENCE),
        )
    assert_refused_by_database(fresh_database, later.token(identifier("tina"), "web_tutor"))


def test_113_a_key_of_another_audience_signs_for_that_one_only(
    fresh_database: Database, fresh_world: World
) -> None:
    fresh_world.person("tina", "tutor")
    theirs = SigningKey("tests-2")
    with fresh_database.connect(MIGRATOR) as operator:
        operator.execute("select identity.add_signing_key(%s, 'another platform')", (json.dumps(theirs.jwk),))
    assert_refused_by_database(fresh_database, theirs.token(identifier("tina"), "web_tutor"))
    token = theirs.token(identifier("tina"), "web_tutor", aud="another platform")
    assert by_hand(fresh_database, f"Bearer {token}").status == 200


@pytest.mark.parametrize("bits", [3072, 4096])
def test_114_longer_keys_verify_too(fresh_database: Database, fresh_world: World, bits: int) -> None:
    fresh_world.person("tina", "tutor")
    longer = SigningKey("tests-2", bits)
    with fresh_database.connect(MIGRATOR) as operator:
        operator.execute("select identity.add_signing_key(%s, %s)", (json.dumps(longer.jwk), AUDIENCE))
    token = longer.token(identifier("tina"), "web_tutor")
    assert by_hand(fresh_database, f"Bearer {token}").person == str(identifier("tina"))
    spoiled = token[:-20] + ("A" * 20 if token[-20:] != "A" * 20 else "B" * 20)
    assert_refused_by_database(fresh_database, spoiled)


def test_115_the_answer_to_a_bad_token_repeats_nothing_of_it(api: Api) -> None:
    mark = "the-mark-of-the-forger"
    by_database = (401, "PT401")
    for token, told in (
        (api.key.sign(claims(sub=mark)), by_database),
        (api.key.sign(claims(aud=mark)), BAD_TOKEN),
        (rsa_signed(api.key, header(kid=mark), claims()), by_database),
        (compact(header(kid=mark), {"sub": mark}, mark.encode()), BAD_TOKEN),
        (mark, BAD_TOKEN),
    ):
        assert_refused_by_database(api.database, token)
        answer = through_postgrest(api, token, f"{HARMLESS}&select=tutor_id")
        assert refusal(answer) == told
        assert mark not in answer.text
