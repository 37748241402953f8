"""Attacks A 1 to 18 on tokens. Each is tried through PostgREST and by hand with authenticator's password."""

from __future__ import annotations

import json
import time
from typing import Any
from uuid import UUID

import pytest

from tests.security.entrances import (
    BAD_TOKEN,
    HARMLESS,
    REFUSAL,
    assert_only_the_database_refuses,
    assert_refused_by_database,
    assert_refused_everywhere,
    by_hand,
    refusal,
    through_postgrest,
)
from tests.support.databases import Server
from tests.support.forgery import compact, hmac_signed, modulus, octets, public_pem, rsa_signed
from tests.support.keys import AUDIENCE, SigningKey, fresh_claims
from tests.support.listener import Api
from tests.support.world import World, identifier

OTHER_KEY = SigningKey("tests-1")
"""A stranger's key under the platform's kid."""


@pytest.fixture(scope="module", autouse=True)
def tina(world: World) -> None:
    """Tina is a tutor; every forged token below claims to be hers."""
    world.follows_profile()
    world.person("tina", "tutor")
    world.person("tom", "tutor")


def claims(**changes: Any) -> dict[str, Any]:
    changed = fresh_claims(identifier("tina"), "web_tutor") | changes
    return {name: value for name, value in changed.items() if value is not None}


def header(**changes: Any) -> dict[str, Any]:
    return {"alg": "RS256", "typ": "JWT", "kid": "tests-1"} | changes


def test_a00_the_honest_token_is_accepted_so_that_the_refusals_below_mean_something(api: Api) -> None:
    token = api.token("tina", "web_tutor")
    assert by_hand(api.database, f"Bearer {token}").person == str(identifier("tina"))
    assert through_postgrest(api, token).status_code == 200


@pytest.mark.parametrize("alg", ["none", "nOnE", "None", "NONE"])
@pytest.mark.parametrize("signature", [b"", b"x" * 256], ids=["unsigned", "nonsense"])
def test_a01_an_unsigned_token_is_refused(api: Api, alg: str, signature: bytes) -> None:
    assert_refused_everywhere(api, compact(header(alg=alg), claims(), signature))


@pytest.mark.parametrize("digest", ["sha256", "sha384", "sha512"])
@pytest.mark.parametrize("alg", ["RS256", "HS256", "HS512"])
def test_a02_a_token_signed_with_a_secret_is_refused(api: Api, alg: str, digest: str) -> None:
    assert_refused_everywhere(
        api, hmac_signed(header(alg=alg), claims(), b"a secret of at least 32 octets....", digest)
    )


def test_a02_a_strangers_key_under_our_kid_is_refused(api: Api) -> None:
    assert_refused_everywhere(api, OTHER_KEY.sign(claims()))


@pytest.mark.parametrize("secret", ["pem", "pem without newline", "jwks", "modulus", "modulus text"])
def test_a03_the_public_key_is_no_secret(api: Api, signing_key: SigningKey, secret: str) -> None:
    secrets = {
        "pem": public_pem(signing_key),
        "pem without newline": public_pem(signing_key).strip(),
        "jwks": signing_key.jwks.encode(),
        "modulus": modulus(signing_key).to_bytes(octets(signing_key)),
        "modulus text": str(signing_key.jwk["n"]).encode(),
    }
    assert_refused_everywhere(api, hmac_signed(header(alg="HS256"), claims(), secrets[secret]))


@pytest.mark.parametrize("ago", [10.0, 1.0, 0.05])
def test_a05_an_expired_token_is_refused_at_once(api: Api, ago: float) -> None:
    """PostgREST lets it pass for half a minute; the database does not."""
    now = time.time()
    assert_only_the_database_refuses(api, api.key.sign(claims(iat=now - 300, exp=now - ago)))


def test_a05_a_token_that_expired_long_ago_is_refused_by_both(api: Api) -> None:
    now = time.time()
    assert_refused_everywhere(api, api.key.sign(claims(iat=now - 300, exp=now - 31)))


def test_a06_a_token_that_never_expires_is_refused(api: Api) -> None:
    assert_only_the_database_refuses(api, api.key.sign(claims(exp=None)))


def test_a07_a_token_without_audience_is_refused(api: Api) -> None:
    assert_only_the_database_refuses(api, api.key.sign(claims(aud=None)))


@pytest.mark.parametrize(
    "aud", [["other", AUDIENCE], [AUDIENCE, "other"], [AUDIENCE, AUDIENCE]], ids=json.dumps
)
def test_a08_a_token_for_several_audiences_is_refused(api: Api, aud: list[str]) -> None:
    assert_only_the_database_refuses(api, api.key.sign(claims(aud=aud)))


@pytest.mark.parametrize(
    "aud", ["other", AUDIENCE.upper(), AUDIENCE + " ", "", ["other"], []], ids=json.dumps
)
def test_a08_a_token_for_another_audience_is_refused(api: Api, aud: Any) -> None:
    assert_refused_everywhere(api, api.key.sign(claims(aud=aud)))


@pytest.mark.parametrize("aud", [1, True, {AUDIENCE: AUDIENCE}, [[AUDIENCE]]], ids=json.dumps)
def test_a08_an_audience_that_is_no_text_is_refused(api: Api, aud: Any) -> None:
    assert_refused_everywhere(api, rsa_signed(api.key, header(), claims(aud=aud)))


def test_a08_a_list_of_exactly_our_audience_is_accepted(api: Api) -> None:
    assert through_postgrest(api, api.key.sign(claims(aud=[AUDIENCE]))).status_code == 200


@pytest.mark.parametrize("seconds", [900.5, 3600.0, 315360000.0, 1e300])
def test_a09_a_token_for_more_than_fifteen_minutes_is_refused(api: Api, seconds: float) -> None:
    now = time.time()
    assert_only_the_database_refuses(api, rsa_signed(api.key, header(), claims(iat=now, exp=now + seconds)))


def test_a09_a_token_for_fifteen_minutes_is_accepted(api: Api) -> None:
    now = int(time.time())
    assert through_postgrest(api, api.key.sign(claims(iat=now, exp=now + 900))).status_code == 200


@pytest.mark.parametrize(
    "times",
    [
        {"exp": "soon"},
        {"exp": str(int(time.time()) + 600)},
        {"exp": {}},
        {"exp": True},
        {"iat": str(int(time.time()))},
        {"iat": []},
        {"nbf": "now"},
    ],
    ids=json.dumps,
)
def test_a09_instants_that_are_no_numbers_are_refused(api: Api, times: dict[str, Any]) -> None:
    token = rsa_signed(api.key, header(), claims(**times))
    assert_refused_by_database(api.database, token)
    assert refusal(through_postgrest(api, token)) == BAD_TOKEN


@pytest.mark.parametrize("ahead", [5.0, 20.0])
def test_a09_a_token_from_the_future_is_refused(api: Api, ahead: float) -> None:
    """PostgREST lets it pass for half a minute; the database does not."""
    now = time.time() + ahead
    assert_only_the_database_refuses(api, api.key.sign(claims(iat=now, exp=now + 600)))


def test_a09_a_token_from_far_in_the_future_is_refused_by_both(api: Api) -> None:
    now = time.time() + 3600
    assert_refused_everywhere(api, api.key.sign(claims(iat=now, exp=now + 600)))


def test_a09_a_token_that_is_not_valid_yet_is_refused(api: Api) -> None:
    assert_only_the_database_refuses(api, api.key.sign(claims(nbf=time.time() + 5)))


def test_a09_a_token_without_the_instant_it_was_issued_is_refused(api: Api) -> None:
    assert_only_the_database_refuses(api, api.key.sign(claims(iat=None)))


def test_a09_a_token_that_expires_before_it_was_issued_is_refused(api: Api) -> None:
    now = time.time()
    assert_only_the_database_refuses(api, api.key.sign(claims(iat=now, exp=now)))


@pytest.mark.parametrize(
    "role",
    [
        "postgres", "lane_superuser", "lane_admin", "safelane_owner", "safelane_migrator", "cap_booking",
        "cap_seal", "cap_migration", "pg_read_all_data", "pg_write_all_data",
    ],
)  # fmt: skip
def test_a10_nobody_becomes_a_role_that_is_no_persona(server: Server, api: Api, role: str) -> None:
    """403, and 400 where this server has no such role, as one whose superuser has another name."""
    there = server.superuser.execute("select from pg_roles where rolname = %s", (role,)).fetchone()
    told = not_this_role(role) if there is not None else no_such_role(role)
    answer = through_postgrest(api, api.key.sign(claims(role=role)))
    assert (answer.status_code, answer.json()) == told
    seen = by_hand(api.database, f"Bearer {api.key.sign(claims(role=role))}", role)
    assert (seen.status, seen.body) == (500, told[1])


def not_this_role(role: str) -> tuple[int, dict[str, Any]]:
    """The words of PostgreSQL to whoever may not become a role."""
    message = f'permission denied to set role "{role}"'
    return 403, {"code": "42501", "details": None, "hint": None, "message": message}


def no_such_role(role: str) -> tuple[int, dict[str, Any]]:
    """The words of PostgreSQL where there is no role of that name."""
    message = f'role "{role}" does not exist'
    return 400, {"code": "22023", "details": None, "hint": None, "message": message}


NOT_HELD = {
    "authenticator": (403, "42501"), "none": (403, "42501"), "web_anon": (401, "PT401"),
    "": (400, "22023"), "web_admin": (401, "PT401"), "WEB_TUTOR": (400, "22023"),
}  # fmt: skip


@pytest.mark.parametrize("role", NOT_HELD)
def test_a10_a_persona_that_is_not_held_is_refused(api: Api, role: str) -> None:
    """web_anon needs no token; web_admin is not Tina's; ``none`` is PostgreSQL's word for no role."""
    token = api.key.sign(claims(role=role))
    assert refusal(through_postgrest(api, token)) == NOT_HELD[role]
    assert by_hand(api.database, f"Bearer {token}").body == REFUSAL


@pytest.mark.parametrize("role", [7, ["web_tutor"], {"web_tutor": True}], ids=json.dumps)
def test_a10_a_role_that_is_no_text_is_refused(api: Api, role: Any) -> None:
    token = rsa_signed(api.key, header(), claims(role=role))
    assert_refused_by_database(api.database, token)
    assert refusal(through_postgrest(api, token)) == (400, "22023")


def test_a10_no_role_at_all_is_nobody(api: Api) -> None:
    """PostgREST takes web_anon for it, and the database no token that does not say so."""
    null = rsa_signed(api.key, header(), claims() | {"role": None})
    assert_refused_by_database(api.database, null)
    assert refusal(through_postgrest(api, null)) == (400, "22023")
    assert_only_the_database_refuses(api, rsa_signed(api.key, header(), claims(role=None)))


def test_a11_a_role_that_does_not_exist_is_no_way_in(api: Api) -> None:
    answer = through_postgrest(api, api.key.sign(claims(role="service_role")))
    assert (answer.status_code, answer.json()) == no_such_role("service_role")


def test_a11_a_rogue_grant_to_authenticator_stops_everybody(server: Server, api: Api) -> None:
    """A role above row security within authenticator's reach: nobody is served, whoever they are."""
    server.superuser.execute("create role rogue_service_role nologin bypassrls")
    try:
        server.superuser.execute("grant rogue_service_role to authenticator with inherit false, set true")
        as_rogue = through_postgrest(api, api.key.sign(claims(role="rogue_service_role")))
        assert refusal(as_rogue) == (403, "42501")
        honest = through_postgrest(api, api.token("tina", "web_tutor"))
        assert (honest.status_code, honest.json()) == (401, REFUSAL)
        anonymous = api.anonymous().get("/signposting")
        assert (anonymous.status_code, anonymous.json()) == (401, REFUSAL)
    finally:
        server.superuser.execute("drop role rogue_service_role")
    assert through_postgrest(api, api.token("tina", "web_tutor")).status_code == 200


@pytest.mark.parametrize(
    "sub",
    [
        None, "", "tina", str(UUID(int=0)), "' or '1'='1", "null",
        f"{{{identifier('tina')}}}", identifier("tina").hex, f" {identifier('tina')}",
        f"{identifier('tina')}\n", "x" * 2000,
    ],
    ids=lambda sub: repr(sub)[:24],
)  # fmt: skip
def test_a13_a_subject_that_is_nobody_is_refused(api: Api, sub: Any) -> None:
    assert_only_the_database_refuses(api, rsa_signed(api.key, header(), claims() | {"sub": sub}))


@pytest.mark.parametrize("sub", [7, [], {}], ids=json.dumps)
def test_a13_a_subject_that_is_no_text_is_refused_by_both(api: Api, sub: Any) -> None:
    assert_refused_everywhere(api, rsa_signed(api.key, header(), claims(sub=sub)))


@pytest.mark.parametrize(
    "payload",
    [[], [1, 2], "text", 7, None, True, [fresh_claims("nobody", "web_tutor")]],
    ids=lambda it: repr(it)[:16],
)
def test_a13_a_payload_that_is_no_object_is_refused(api: Api, payload: Any) -> None:
    assert_refused_everywhere(api, rsa_signed(api.key, header(), json.dumps(payload)))


def test_a15_a_suspended_person_is_out_with_the_next_request(fresh_world: World, fresh_api: Api) -> None:
    fresh_world.person("sue", "tutor")
    sue = fresh_api.as_("sue", "web_tutor")
    assert sue.get(HARMLESS).status_code == 200
    fresh_world.run(
        "insert into identity.person_correction"
        " (person_id, field, old_value, new_value, reason, corrected_by)"
        " values (tests.id('sue'), 'account_state', 'active', 'inactive', 'left', tests.registrar());"
        " update identity.person set account_state = 'inactive' where person_id = tests.id('sue')"
    )
    answer = sue.get(HARMLESS)
    assert (answer.status_code, answer.json()) == (401, REFUSAL)


def test_a15_a_token_from_before_the_floor_is_dead_and_a_newer_one_lives(
    fresh_world: World, fresh_api: Api
) -> None:
    fresh_world.person("sue", "tutor")
    before = fresh_api.as_("sue", "web_tutor")
    assert before.get(HARMLESS).status_code == 200
    fresh_world.run(
        "insert into identity.token_floor (person_id, reason) values (tests.id('sue'), 'lost telephone')"
    )
    dead = before.get(HARMLESS)
    assert (dead.status_code, dead.json()) == (401, REFUSAL)
    assert fresh_api.as_("sue", "web_tutor").get(HARMLESS).status_code == 200


def test_a16_a_revoked_power_is_gone_with_the_next_request(fresh_world: World, fresh_api: Api) -> None:
    fresh_world.person("sue", "tutor", "learner")
    sue = fresh_api.as_("sue", "web_tutor")
    assert sue.get(HARMLESS).status_code == 200
    fresh_world.run(
        "update identity.power"
        " set valid_until = now(), revoked_by = tests.registrar(), revoke_reason = 'left'"
        " where person_id = tests.id('sue') and power = 'tutor'"
    )
    refused = sue.get(HARMLESS)
    assert (refused.status_code, refused.json()) == (401, REFUSAL)
    assert fresh_api.as_("sue", "web_learner").get("/learner_lessons").status_code == 200


@pytest.mark.parametrize("db_config", ["false", "true"])
def test_a17_a_secret_in_the_roles_settings_forges_nothing(
    server: Server, fresh_api: Api, fresh_world: World, db_config: str
) -> None:
    """With db-config on PostgREST does take the planted secret; then the database is what refuses."""
    fresh_world.person("sue", "tutor")
    secret = "planted by somebody with ALTER ROLE ...."
    name = fresh_api.database.name
    server.superuser.execute(f"alter role authenticator in database {name} set pgrst.jwt_secret = '{secret}'")
    forged = hmac_signed(
        {"alg": "HS256", "typ": "JWT"}, fresh_claims(identifier("sue"), "web_tutor"), secret.encode()
    )
    with Api(
        server.environment.postgrest, fresh_api.database, fresh_api.key, db_config=db_config
    ) as listening:
        answer = through_postgrest(listening, forged)
        if db_config == "true":
            assert (answer.status_code, answer.json()) == (401, REFUSAL)
        else:
            assert refusal(answer) == BAD_TOKEN


def test_a18_a_listener_without_a_key_serves_no_token(server: Server, api: Api) -> None:
    with Api(server.environment.postgrest, api.database, api.key, jwt_secret="") as keyless:
        assert refusal(through_postgrest(keyless, api.token("tina", "web_tutor"))) == (500, "PGRST300")
        assert refusal(keyless.anonymous().get("/my_vetting")) == (401, "42501")


def test_a18_a_listener_with_a_short_secret_serves_no_token(server: Server, api: Api) -> None:
    secret = "too short"
    with Api(server.environment.postgrest, api.database, api.key, jwt_secret=secret) as weak:
        forged = hmac_signed({"alg": "HS256", "typ": "JWT"}, claims(), secret.encode())
        assert refusal(through_postgrest(weak, forged)) == BAD_TOKEN
        assert refusal(through_postgrest(weak, api.token("tina", "web_tutor"))) == BAD_TOKEN
