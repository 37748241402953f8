"""Attack 165: whoever steals authenticator's password reads no row that nobody could.

As that login: every web role in turn, with forged claims and headers, with every setting that it may change,
every
table and view there is, and every function that the role may execute, against what anonymous gets over HTTP.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from tests.security.entrances import ASKS_WHO
from tests.security.test_e_authenticator import WEB
from tests.support.databases import AUTHENTICATOR, Connection, Database
from tests.support.forgery import base64url
from tests.support.keys import SigningKey
from tests.support.listener import Api
from tests.support.world import World, identifier

LANES = "('identity', 'policy', 'vetting', 'booking', 'recording', 'guard', 'ledger', 'api')"
PUBLIC = {"api.policy_documents": "/policy_documents", "api.signposting": "/signposting"}
"""What anonymous reads over HTTP."""
BEHIND = {"policy.document", "policy.document_version", "policy.guidance_edition", "policy.signposting"}
"""The tables that those two views are made of: published documents, and where to find help."""
LEAVE = {
    "statement_timeout",
    "lock_timeout",
    "transaction_timeout",
    "idle_in_transaction_session_timeout",
    "role",
    "session_authorization",
    "client_encoding",
    "idle_session_timeout",
    "max_stack_depth",
    "seed",
    "transaction_isolation",
    "transaction_read_only",
    "transaction_deferrable",
    "debug_discard_caches",
    "default_transaction_read_only",
}
"""Settings that end or hinder the thief, or mean nothing for what is read."""
STRANGE = {
    "search_path": ["pg_temp, booking, api", "api, booking, identity, pg_catalog"],
    "row_security": ["off", "on"],
    "datestyle": ["SQL, DMY"],
    "intervalstyle": ["sql_standard"],
    "timezone": ["Pacific/Kiritimati"],
    "bytea_output": ["escape"],
    "default_transaction_isolation": ["serializable"],
    "lc_messages": ["C"],
    "plan_cache_mode": ["force_generic_plan"],
    "application_name": ["safelane tests", "PostgREST"],
    "check_function_bodies": ["off"],
    "constraint_exclusion": ["on"],
    "xmloption": ["document"],
}


@pytest.fixture(scope="module", autouse=True)
def scene(world: World) -> None:
    """One person a persona, something hidden, a recording: there is much that could be read."""
    world.follows_profile()
    world.run("select tests.bookable('tessa')")
    world.run("select tests.ward('lily', tests.born(11))")
    for name, power in (
        ("dina", "dsl"),
        ("lado", "lado_coordinator"),
        ("vera", "vetting_officer"),
        ("ada", "platform_administrator"),
        ("cora", "compliance_reporter"),
        ("sven", "session_service"),
    ):
        world.person(name, power)
    world.run("select tests.lesson('lesson', 'tessa', '{lily}', now() + interval '3 days')")
    world.run("select tests.footage('film', 'lesson')")
    world.run("select tests.restricted('tessa'), tests.kept_apart('tessa', 'lily')")
    world.run("select tests.screened('tessa', 'uk_sanctions_list', now(), 'potential', 'run')")


@pytest.fixture
def thief(database: Database) -> Iterator[Connection]:
    with database.connect(AUTHENTICATOR, application="psql") as connection:
        yield connection


def readable(world: World, role: str) -> list[tuple[str, str]]:
    """Relations of which the role may select some column, with those columns."""
    rows = world.rows(
        "select format('%%I.%%I', n.nspname, c.relname), a.columns from pg_class as c"
        " join pg_namespace as n on n.oid = c.relnamespace cross join lateral ("
        "  select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute"
        "  where attrelid = c.oid and attnum > 0 and not attisdropped"
        "  and has_column_privilege(%s, c.oid, attnum, 'select')) as a"
        f" where n.nspname in {LANES} and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and a.columns"
        f" is not null"
        " order by 1",
        (role,),
    )
    return [(relation, columns) for relation, columns in rows]


def forge(connection: Connection, role: str) -> None:
    """Everything that an API server says about a request, and the settings of a sealed identity, made up."""
    person = {
        "web_tutor": "tessa",
        "web_guardian": "lily's parent",
        "web_learner": "lily",
        "web_dsl": "dina",
        "web_lado": "lado",
        "web_vetting": "vera",
        "web_admin": "ada",
        "web_compliance": "cora",
        "web_service": "sven",
    }.get(role, "tessa")
    claims = {
        "sub": str(identifier(person)),
        "role": role,
        "aud": "safelane-tests",
        "iat": time.time(),
        "exp": time.time() + 600,
    }
    header = json.dumps({"alg": "none"}).encode()
    unsigned = f"{base64url(header)}.{base64url(json.dumps(claims).encode())}."
    settings = {
        "request.jwt.claims": json.dumps(claims),
        "request.jwt.claim.sub": claims["sub"],
        "request.jwt.claim.role": role,
        "request.headers": json.dumps({"authorization": f"Bearer {unsigned}", "idempotency-key": "mine"}),
        "request.method": "POST",
        "request.path": "/rpc/place_hold",
        "safelane.person": claims["sub"],
        "safelane.persona": role,
        "safelane.until": "99999999999",
        "safelane.token": "mine",
        "safelane.seal": "0" * 64,
        "safelane.roles": "check",
    }
    for name, value in settings.items():
        connection.execute("select set_config(%s, %s, true)", (name, value))
    connection.execute("select set_config('role', %s, true)", (role,))


def rows_of(connection: Connection, query: str) -> list[tuple[Any, ...]] | str:
    """The rows of a query, or how it is refused, in a part that is rolled back."""
    try:
        with connection.transaction(force_rollback=True):
            return connection.execute(query).fetchall()
    except psycopg.Error as error:
        return error.sqlstate or "?"


def count_of_public(api: Api) -> dict[str, int]:
    return {view: len(api.anonymous().get(path).json()) for view, path in PUBLIC.items()}


@pytest.mark.parametrize("role", WEB)
def test_165_no_role_reads_a_row_that_nobody_could(
    thief: Connection, api: Api, world: World, role: str
) -> None:
    public = count_of_public(api)
    assert all(public.values()), "the control: there is something that anybody reads"
    relations = readable(world, role)
    assert set(PUBLIC) <= {relation for relation, _ in relations}
    with thief.transaction(force_rollback=True):
        forge(thief, role)
        for relation, columns in relations:
            got = rows_of(thief, f"select {columns} from {relation}")
            if relation in public:
                assert len(got) == public[relation], relation
            elif relation not in BEHIND:
                nothing = "PT401" if relation in ASKS_WHO else "42501" if relation == "guard.anchor" else []
                assert got == nothing, (relation, got)


@pytest.mark.parametrize("role", ["web_tutor", "web_guardian", "web_learner", "web_school"])
def test_165_no_setting_opens_a_row(thief: Connection, world: World, role: str) -> None:
    """Every setting that this login may change, changed; then every relation again."""
    settings = world.rows(
        "select name, setting, vartype, enumvals, max_val from pg_settings where context = 'user'"
        " order by name"
    )
    relations = [
        (relation, columns)
        for relation, columns in readable(world, role)
        if relation not in PUBLIC and relation not in BEHIND
    ]
    everything = " union all ".join(
        f"select count(*) from {relation}"
        for relation, _ in relations
        if relation.startswith(("identity.", "policy.", "vetting.", "booking.", "recording."))
    )
    # count(*) needs one column that may be read, and every relation here has one
    control = world.value(f"select sum(count) from ({everything}) as counted")
    assert control > 0, "the superuser sees rows in the same relations"
    changed = 0
    for name, setting, kind, choices, _ in settings:
        if name in LEAVE or name.startswith(("log_", "debug_print", "trace_")):
            continue
        values = STRANGE.get(name.lower()) or (
            ["on" if setting == "off" else "off"]
            if kind == "bool"
            else [choice for choice in choices or [] if choice != setting][:2]
            if kind == "enum"
            else []
        )
        for value in values:
            with thief.transaction(force_rollback=True):
                try:
                    thief.execute("select set_config(%s, %s, true)", (name, value))
                except psycopg.Error:
                    continue
                changed += 1
                forge(thief, role)
                got = rows_of(thief, everything)
                # with row security off, a query that it would filter is an error
                if (name, value) == ("row_security", "off"):
                    assert got == "42501"
                else:
                    assert {count for (count,) in got} == {0}, (name, value, got)
    assert changed > 60


def test_165_functions_answer_somebody_unproved_as_they_answer_nobody(
    thief: Connection, world: World
) -> None:
    """Whatever a web role may execute, called with the identifiers of what there is, forged identity or
    not.
    """
    functions = world.rows(
        "select p.oid::regprocedure::text, n.nspname, p.proname, p.proargtypes::regtype[]::text[],"
        " array(select r.rolname::text from pg_roles as r where r.rolname like 'web\\_%'"
        " and has_function_privilege(r.oid, p.oid, 'execute') order by 1)"
        f" from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace where n.nspname in {LANES}"
        " and p.prokind = 'f' and p.prorettype <> 'trigger'::regtype order by 1"
    )
    known = {
        "uuid": [str(identifier("tessa")), str(identifier("lesson")), str(identifier("film"))],
        "uuid[]": ["{" + str(identifier("lily")) + "}"],
        "text": ["web_dsl", "tessa"],
        "boolean": ["true"],
        "timestamp with time zone": ["2026-12-24T10:00:00Z"],
        "date": ["2026-12-24"],
        "jsonb": ["{}"],
        "json": ["{}"],
        "integer": ["1"],
        "bigint": ["1"],
        "text[]": ["{dsl}"],
        "numeric": ["1"],
        "interval": ["1 day"],
        "bytea": ["\\x00"],
        "time without time zone": ["10:00"],
    }
    asked: dict[str, int] = {}
    for signature, schema, name, types, roles in functions:
        for role in roles:
            for number in range(3 if "uuid" in types and role == roles[0] else 1):
                values = [choices[number % len(choices)] for choices in (known[kind] for kind in types)]
                call = ", ".join(f"{value!r}::{kind}" for value, kind in zip(values, types, strict=True))
                with thief.transaction(force_rollback=True):
                    forge(thief, role)
                    got = rows_of(thief, f"select * from {schema}.{name}({call})")
                asked[signature] = asked.get(signature, 0) + 1
                harmless = isinstance(got, str) or all(
                    value in (None, False, [], 0, "") for row in got for value in row
                )
                pure = signature.startswith(PURE)
                assert harmless or pure, (role, signature, values, got)
    assert len(asked) > 90, len(asked)


PURE = ("guard.", "identity.age_", "identity.civil_date", "booking.venue_address")
"""Functions of their arguments alone: an age from a date, the words of an address."""


def test_165_control_a_signed_token_reads(thief: Connection, signing_key: SigningKey) -> None:
    """The same login with a token that the platform signed: rows are there, so that none above means none."""
    with thief.transaction(force_rollback=True):
        thief.execute("select set_config('role', 'web_tutor', true)")
        headers = json.dumps(
            {"authorization": f"Bearer {signing_key.token(identifier('tessa'), 'web_tutor')}"}
        )
        thief.execute("select set_config('request.headers', %s, true)", (headers,))
        thief.execute("select identity.authenticate()")
        assert rows_of(thief, "select lesson_id from api.tutor_lessons") == [(identifier("lesson"),)]
        assert len(rows_of(thief, "select item from api.my_vetting")) > 5
