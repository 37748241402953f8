"""Attack 190: SET ROLE to a capability, or membership of it, opens nothing that its functions do not open.

Whoever migrates becomes the capability roles, to define their functions; whoever made the roles can make
themselves a member. Neither is a second way to the rows, the key of the seal least of all.
"""

from __future__ import annotations

import contextlib

import psycopg
import pytest
from psycopg import sql

from tests.support.databases import MIGRATOR, SUPERUSER, Database, Server
from tests.support.world import World, identifier

CAPABILITIES = (
    "cap_identity",
    "cap_policy",
    "cap_vetting",
    "cap_booking",
    "cap_recording",
    "cap_ledger",
    "cap_seal",
    "cap_guard",
)
TABLES = """
select c.oid::regclass::text
from pg_class as c
where c.relkind in ('r', 'p') and c.relnamespace = any (
  '{identity,policy,vetting,booking,recording,ledger,guard}'::regnamespace[])
  and c.oid <> 'guard.alembic_version'::regclass
order by 1
"""
READABLE = """
select c.oid::regclass::text from pg_class as c
where c.oid::regclass::text = any (%s) and has_any_column_privilege(%s, c.oid, 'select')
"""


@pytest.fixture(scope="module")
def inhabited(server: Server, template: Database) -> Database:
    """A world with a tutor, a parent, a lesson, a hold and a no-contact order."""
    database = server.copy(template, "capabilities")
    world = World(database)
    world.run("select tests.follows_profile()")
    world.run("select tests.bookable('tilda'), tests.ward('leo', tests.born(14))")
    world.run("select tests.lesson('lesson', 'tilda', '{leo}')")
    world.run(
        "select tests.restricted('tilda'), tests.kept_apart('tilda', 'leo'), tests.person('dina', '{dsl}')"
    )
    world.close()
    return database


@pytest.mark.parametrize("role", CAPABILITIES)
def test_190_whoever_becomes_a_capability_reads_nothing(inhabited: Database, role: str) -> None:
    with inhabited.connect(SUPERUSER) as superuser:
        tables = [name for (name,) in superuser.execute(TABLES)]
        readable = [name for (name,) in superuser.execute(READABLE, (tables, role))]
        held = superuser.execute(
            "select coalesce(sum(tests.value_as(%s, 'select count(*) from ' || name)::bigint), 0)"
            " from unnest(%s::text[]) as name",
            (role, readable),
        ).fetchone()
    assert held is not None
    assert role == "cap_guard" or held[0] > 0, (
        "a function of this capability reads rows: there is something to see"
    )
    with inhabited.connect(MIGRATOR) as migrator:
        migrator.execute(sql.SQL("set role {}").format(sql.Identifier(role)))
        for name in readable:
            query = sql.SQL("select count(*) from {}").format(sql.SQL(name))  # type: ignore[arg-type]
            assert migrator.execute(query).fetchone() == (0,), name


@pytest.mark.parametrize("then", ["cap_migration", "safelane_owner", "none"])
@pytest.mark.parametrize("role", CAPABILITIES)
def test_190_nor_by_a_cursor_that_is_read_as_somebody_else(inhabited: Database, role: str, then: str) -> None:
    """What a cursor may read was decided when it was opened; this policy is asked when it is read from."""
    with inhabited.connect(SUPERUSER) as superuser:
        tables = [name for (name,) in superuser.execute(TABLES)]
        readable = [name for (name,) in superuser.execute(READABLE, (tables, role))]
    with inhabited.connect(MIGRATOR, autocommit=False) as migrator:
        for name in readable:
            migrator.execute(sql.SQL("set local role {}").format(sql.Identifier(role)))
            migrator.execute(f"declare opened cursor for select from {name}")  # type: ignore[arg-type]
            migrator.execute(f"set local role {then}")  # type: ignore[arg-type]
            assert migrator.execute("fetch all from opened").rowcount == 0, name
            migrator.rollback()


def test_190_nobody_is_sealed_by_hand(inhabited: Database) -> None:
    """A seal without the key is none, and only what a request calls reads the key."""
    dina = identifier("dina")
    with inhabited.connect(MIGRATOR, autocommit=False) as migrator:
        migrator.execute("set local role cap_seal")
        assert migrator.execute("select secret from identity.seal_key").fetchall() == []
        with pytest.raises(psycopg.errors.InvalidParameterValue, match="HMAC takes keys"):
            migrator.execute(
                "select identity.seal(%s, 'web_dsl', clock_timestamp() + interval '10 minutes', 'x')", (dina,)
            )


def columns(database: Database, role: str, verb: str) -> list[tuple[str, str]]:
    """Each table that the role may write to, with a column of it."""
    with database.connect(SUPERUSER) as superuser:
        return superuser.execute(  # type: ignore[return-value]
            """
            select c.oid::regclass::text, min(quote_ident(a.attname))
            from pg_class as c
            join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relkind = 'r' and has_schema_privilege(%(role)s, c.relnamespace, 'usage')
              and c.relnamespace = any (
                '{identity,policy,vetting,booking,recording,ledger,guard}'::regnamespace[])
              and has_column_privilege(%(role)s, c.oid, a.attnum, %(verb)s)
            group by c.oid order by 1
            """,
            {"role": role, "verb": verb},
        ).fetchall()


@pytest.mark.parametrize("role", CAPABILITIES)
def test_190_whoever_becomes_a_capability_writes_nothing(inhabited: Database, role: str) -> None:
    may_update, may_insert = columns(inhabited, role, "update"), columns(inhabited, role, "insert")
    assert may_insert or may_update
    with inhabited.connect(MIGRATOR, autocommit=False) as migrator:
        for table, column in may_update:
            migrator.execute(sql.SQL("set local role {}").format(sql.Identifier(role)))
            changed = migrator.execute(f"update {table} set {column} = {column}")  # type: ignore[arg-type]
            assert changed.rowcount == 0, table
            migrator.rollback()
        for table, column in may_insert:
            migrator.execute(sql.SQL("set local role {}").format(sql.Identifier(role)))
            # what a trigger or a constraint says first is theirs; nothing is written
            with contextlib.suppress(psycopg.Error):
                written = migrator.execute(f"insert into {table} ({column}) values (default)")  # type: ignore[arg-type]
                assert written.rowcount == 0, table
            migrator.rollback()


def test_190_a_member_of_a_capability_reads_nothing(inhabited: Database) -> None:
    """Whoever made the roles may make themselves a member that inherits; they are in no function then."""
    with inhabited.connect(SUPERUSER, autocommit=False) as superuser:
        superuser.execute("create role a_member login in role cap_booking, cap_identity")
        superuser.execute("set local role a_member")
        for table in ("booking.lesson", "booking.restriction", "identity.person"):
            assert superuser.execute(f"select count(*) from {table}").fetchone() == (0,), table  # type: ignore[arg-type]
        superuser.rollback()


def test_190_a_function_of_the_capability_still_acts(inhabited: Database) -> None:
    """The control: what is shut is the role, and not the capability."""
    with inhabited.connect(SUPERUSER, autocommit=False) as superuser:
        seen = superuser.execute(
            "select tests.value_as('cap_booking', 'select count(*) from booking.restriction')"
        )
        assert seen.fetchone() == ("1",)
        superuser.rollback()
