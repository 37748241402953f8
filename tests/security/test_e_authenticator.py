"""Attacks E 70 to 72: somebody holds authenticator's password and writes SQL. (69 is in test_seal.py.)"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from tests.security.entrances import ASKS_WHO
from tests.support.databases import AUTHENTICATOR, MIGRATOR, Connection, Database
from tests.support.world import World

WEB = (
    "web_anon", "web_learner", "web_guardian", "web_tutor", "web_agency", "web_school", "web_vetting",
    "web_compliance", "web_service", "web_admin", "web_dsl", "web_lado",
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def people(world: World) -> None:
    world.follows_profile()
    world.person("tina", "tutor")
    world.person("kim", "learner", born="2014-01-01")


@pytest.fixture
def thief(database: Database) -> Iterator[Connection]:
    with database.connect(AUTHENTICATOR, application="psql") as connection:
        yield connection


def sqlstate(connection: Connection, statement: str, role: str | None = None) -> str | None:
    """How a statement is refused, in a transaction that is rolled back; None where it is not."""
    try:
        with connection.transaction(force_rollback=True):
            if role:
                connection.execute("select set_config('role', %s, true)", (role,))
            connection.execute(statement)
    except psycopg.Error as error:
        return error.sqlstate
    return None


def test_70_authenticator_becomes_web_roles_and_nobody_else(thief: Connection, world: World) -> None:
    for role in [
        row[0] for row in world.rows("select rolname from pg_roles where rolname <> 'authenticator'")
    ]:
        expected = None if role in WEB else "42501"
        for how in ("set role", "set local role", "set session authorization"):
            wanted = "42501" if "authorization" in how else expected
            assert sqlstate(thief, f"{how} {role}") == wanted, (how, role)
        assert sqlstate(thief, f"select set_config('role', '{role}', true)") == expected, role
        if role != "pg_database_owner":  # it can have no members at all, and each version says so differently
            assert sqlstate(thief, f"grant {role} to authenticator") == "42501", role
        for web in WEB:
            if role not in WEB:
                assert sqlstate(thief, f"set role {role}", web) == "42501", (web, role)


def test_70_nobody_reaches_the_capability_roles_but_the_migrator(database: Database, world: World) -> None:
    capabilities = [
        row[0]
        for row in world.rows(
            r"select rolname from pg_roles where rolname like 'cap\_%' and rolname <> 'cap_warden'"
        )
    ]
    assert len(capabilities) >= 8
    with database.connect(MIGRATOR) as migrator:
        for role in capabilities:
            assert sqlstate(migrator, f"set role {role}") is None
        for role in (*WEB, AUTHENTICATOR, "cap_warden", "safelane_approver", "pg_read_all_data"):
            assert sqlstate(migrator, f"set role {role}") == "42501"


SQL_OF_A_REQUEST = {
    # with row security off a query fails instead of showing everything
    "row_security=off": ("set local row_security = off; select person_id from identity.person", "42501"),
    "replica": ("set local session_replication_role = replica", "42501"),
    "copy out": ("copy identity.signing_key to stdout", "42501"),
    "copy in": ("copy identity.person from stdin", "42501"),
    "copy program": ("copy (select 1) to program 'id'", "42501"),
    "copy file": ("copy (select 1) to '/tmp/taken'", "42501"),
    "lock": ("lock table booking.lesson in access exclusive mode", "42501"),
    "for update": ("select 1 from identity.person for update", "42501"),
    "insert": ("insert into identity.power default values", "42501"),
    "update": ("update identity.person set account_state = 'inactive'", "42501"),
    "delete": ("delete from ledger.entry", "42501"),
    "truncate": ("truncate identity.person cascade", "42501"),
    "merge": (
        "merge into identity.person as p using (select 1) as s on true when matched then delete", "42501",
    ),
    "on conflict": ("insert into identity.person (person_id) values (null) on conflict do nothing", "42501"),
    "temporary table": ("create temp table mine (x int)", "42501"),
    "temporary view": ("create temp view mine as select 1", "42501"),
    "temporary function": ("create function pg_temp.mine() returns int language sql as 'select 1'", "42501"),
    "table": ("create table api.mine (x int)", "42501"),
    "function": ("create function api.mine() returns int language sql as 'select 1'", "42501"),
    "schema": ("create schema mine", "42501"),
    "public": ("create table public.mine (x int)", "42501"),
    "extension": ("create extension citext schema api", "42501"),
    "large object": ("select lo_create(0)", "42501"),
    "large object of octets": ("select lo_from_bytea(0, 'x')", "42501"),
    "large object import": ("select lo_import('/etc/passwd')", "42501"),
    "read a file": ("select pg_read_file('/etc/passwd')", "42501"),
    "list a directory": ("select pg_ls_dir('.')", "42501"),
    "replication slot": ("select pg_create_physical_replication_slot('mine')", "42501"),
    "logical slot": ("select pg_create_logical_replication_slot('mine', 'pgoutput')", "42501"),
    "seal": ("select identity.seal(gen_random_uuid(), 'web_admin', 'infinity', null)", "42501"),
    "seal_of": ("select identity.seal_of('a', 'b', 'c', 'd')", "42501"),
    "the secret": ("select secret from identity.seal_key", "42501"),
    "keys": ("insert into identity.signing_key (kid) values ('mine')", "42501"),
    "floors": ("delete from identity.token_floor", "42501"),
    "ledger": ("select ledger.append('lie', null, null)", "42501"),
    "policy": ("create policy mine on identity.person using (true)", "42501"),
    "disable": ("alter table identity.person disable row level security", "42501"),
    "trigger": ("alter table ledger.entry disable trigger all", "42501"),
    "owner": ("alter table identity.person owner to current_user", "42501"),
    "reassign": ("reassign owned by safelane_owner to current_user", "42501"),
    "role": ("create role mine superuser", "42501"),
    "password": ("alter role safelane_migrator password 'mine'", "42501"),
    "event trigger": ("create event trigger mine on sql_drop execute function guard.f()", "42501"),
    "subscription": ("create subscription s connection '' publication p with (connect = false)", "42501"),
    "statistics": ("select * from pg_statistic", "42501"),
    "password hashes": ("select rolpassword from pg_authid", "42501"),
    "defaults": ("alter default privileges for role safelane_owner grant all on tables to public", "42501"),
}  # fmt: skip


@pytest.mark.parametrize("attempt", SQL_OF_A_REQUEST)
@pytest.mark.parametrize("role", [None, "web_anon", "web_tutor", "web_admin", "web_dsl"])
def test_71_sql_in_the_role_of_a_request_does_nothing(
    thief: Connection, role: str | None, attempt: str
) -> None:
    statement, expected = SQL_OF_A_REQUEST[attempt]
    assert sqlstate(thief, statement, role) == expected


def test_71_no_setting_of_the_server_is_changed(thief: Connection) -> None:
    """Outside a transaction, where ALTER SYSTEM would work."""
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        thief.execute("alter system set log_statement = 'all'")


def test_71_a_copy_is_filtered_like_any_query(thief: Connection) -> None:
    """web_tutor may select names through a policy; without an identity the policy shows none."""
    with thief.transaction(), thief.cursor() as cursor:
        cursor.execute("set local role web_tutor")
        with cursor.copy("copy identity.person (family_name) to stdout") as copy:
            assert list(copy.rows()) == []


def seen(connection: Connection, query: str) -> list[tuple[Any, ...]] | str | None:
    """The rows of a query, or how it is refused."""
    try:
        with connection.transaction():
            return connection.execute(query).fetchall()
    except psycopg.Error as error:
        return error.sqlstate


@pytest.mark.parametrize("role", WEB)
def test_71_no_table_shows_a_row_to_somebody_unproved(thief: Connection, world: World, role: str) -> None:
    """Every table and view there is, and a DO block, which runs but as nobody more."""
    readable = world.rows(
        "select format('%%I.%%I', n.nspname, c.relname), a.columns from pg_class as c"
        " join pg_namespace as n on n.oid = c.relnamespace cross join lateral ("
        "  select string_agg(quote_ident(attname), ', ') as columns from pg_attribute where attrelid = c.oid"
        "  and attnum > 0 and not attisdropped and has_column_privilege(%s, c.oid, attnum, 'select')) as a"
        " where n.nspname in ('identity', 'policy', 'vetting', 'booking', 'ledger', 'guard', 'api')"
        " and c.relkind in ('r', 'p', 'v', 'm') and a.columns is not null order by 1",
        (role,),
    )
    public = {"api.policy_documents", "api.signposting", "policy.document", "policy.document_version",
              "policy.guidance_edition", "policy.signposting"}  # fmt: skip
    with thief.transaction(force_rollback=True):
        thief.execute("select set_config('role', %s, true)", (role,))
        for relation, columns in readable:
            if relation in public or relation == "guard.anchor":
                continue
            nothing = "PT401" if relation in ASKS_WHO else []
            assert seen(thief, f"select {columns} from {relation}") == nothing, relation
        thief.execute(
            "do $$ begin"
            " perform set_config('tests.seen', coalesce(identity.person_id()::text, 'nobody'), true);"
            " end $$"
        )
        assert thief.execute("select current_setting('tests.seen')").fetchone() == ("nobody",)


@pytest.mark.parametrize("role", WEB)
def test_72_a_web_role_cannot_be_made_to_drop_what_it_is_named_in(
    thief: Connection, world: World, role: str
) -> None:
    before = named_in(world, role)
    for statement in (f"drop owned by {role}", f"drop owned by {role} cascade", f"drop role {role}"):
        assert sqlstate(thief, statement, role) == "42501", statement
    assert named_in(world, role) == before


def named_in(world: World, role: str) -> list[tuple[int, ...]]:
    """In how many policies, and in the grants of how many relations and functions a role is named."""
    return world.rows(
        "select (select count(*) from pg_policy where %s::regrole = any (polroles)),"
        " (select count(*) from pg_class, aclexplode(relacl) as a where a.grantee = %s::regrole),"
        " (select count(*) from pg_proc, aclexplode(proacl) as a where a.grantee = %s::regrole)",
        (role, role, role),
    )


def test_72_authenticator_owns_nothing_that_it_could_drop(thief: Connection, world: World) -> None:
    before = world.rows("select datacl::text from pg_database where datname = current_database()")
    with thief.transaction():
        thief.execute("drop owned by authenticator")
    assert world.rows("select datacl::text from pg_database where datname = current_database()") == before
