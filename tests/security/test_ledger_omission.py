"""No action without an entry: omission, tried in earnest, with COMMIT, as every role that can write at all.

A change that no entry of its own transaction lists is refused at COMMIT; each attempt has a control that
commits. Whoever may switch triggers off is not stopped, and is found by ``ledger.unrecorded``.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
from psycopg import errors

from tests.support.databases import AUTHENTICATOR, MIGRATOR, SUPERUSER, Connection, Database
from tests.support.world import World, identifier

NUMBERS = itertools.count(1)
ENTRY = "select ledger.append('tried', null, null)"
UNRECORDED = "select kind || ' ' || target from ledger.unrecorded() order by 1"
DISABLE = "alter table identity.organisation disable trigger user"
ENABLE = "; ".join(
    f"alter table identity.organisation enable always trigger {name}"
    for name in ("_100_append_only", "_100_no_truncate", "_890_change", "_900_entry")
)


@dataclass(frozen=True)
class Writer:
    """Somebody who can write: their login, what makes them who they are, one change, and who appends."""

    user: str
    become: tuple[str, ...]
    change: Callable[[int], str]
    append_as: str | None = None
    capability: str | None = None
    """Whose function makes the change and the entry: what a capability role may, it may in its functions."""

    def make(self, connection: Connection, number: int) -> None:
        for statement in self.become:
            connection.execute(statement)
        self.say(connection, self.change(number))

    def enter(self, connection: Connection) -> None:
        if self.append_as:
            connection.execute(f"set local role {self.append_as}")
        self.say(connection, ENTRY)

    def say(self, connection: Connection, statement: str) -> None:
        if self.capability:
            connection.execute("select tests.do_as(%s, %s)", (self.capability, statement))
        else:
            connection.execute(statement)


def organisation(number: int, by: str = "tests.registrar()") -> str:
    return (
        "insert into identity.organisation (organisation_id, kind, name, registered_by)"
        f" values (tests.id('org {number}'), 'agency', 'Agency {number}', {by})"
    )


def sealed(name: str, persona: str) -> tuple[str, ...]:
    """What makes a connection act for somebody."""
    return (f"select tests.seal_as('{name}', '{persona}')",)


WRITERS = {
    "a superuser who inserts": Writer(SUPERUSER, (), organisation),
    "a superuser who updates": Writer(
        SUPERUSER,
        (),
        lambda n: f"update policy.parameter set description = 'No {n}' where key = 'session.max_group'",
    ),
    "a superuser who deletes": Writer(
        SUPERUSER,
        ("alter table policy.signposting disable trigger _100_append_only",),
        lambda n: (
            "delete from policy.signposting where (service, band, version) ="
            " (select service, band, version from policy.signposting order by 1, 2, 3 limit 1)"
        ),
    ),
    "a superuser who upserts": Writer(
        SUPERUSER,
        (),
        lambda n: (
            "insert into policy.parameter select * from policy.parameter"
            f" where key = 'session.max_group' on conflict (key) do update set description = 'Again {n}'"
        ),
    ),
    "a superuser who copies": Writer(
        SUPERUSER, (), lambda n: f"insert into policy.document values ('copied_{n}', 'Copied', 'TS-01')"
    ),
    "the owner, row security off": Writer(
        MIGRATOR,
        (
            "set local role safelane_owner",
            "alter table policy.document no force row level security",
        ),
        lambda n: f"insert into policy.document values ('owned_{n}', 'Owned', 'TS-01')",
        "cap_migration",
    ),
    "cap_migration": Writer(
        MIGRATOR,
        ("set local role cap_migration",),
        lambda n: f"insert into policy.document values ('migrated_{n}', 'Migrated', 'TS-01')",
    ),
    "cap_seal": Writer(
        MIGRATOR,
        (),
        lambda n: (
            "insert into identity.signing_key (kid, modulus, exponent, audience, valid_from)"
            f" select 'key {n}', modulus, 65537, 'us', now() from identity.signing_key limit 1"
        ),
        capability="cap_seal",
    ),
    "cap_identity": Writer(
        MIGRATOR,
        sealed("ada", "web_admin"),
        lambda n: organisation(n, "tests.id('ada')"),
        capability="cap_identity",
    ),
    "cap_identity who ends a power": Writer(
        MIGRATOR,
        sealed("ada", "web_admin"),
        lambda n: (
            "update identity.power set valid_until = now(), revoked_by = tests.id('ada'),"
            " revoke_reason = 'left' where power_id = (select power_id from identity.power"
            " where power = 'learner' and valid_until is null limit 1)"
        ),
        capability="cap_identity",
    ),
    "cap_policy": Writer(
        MIGRATOR,
        (),
        lambda n: f"update policy.parameter set floor_words = 'words {n}' where key = 'session.max_group'",
        capability="cap_policy",
    ),
    "cap_vetting": Writer(
        MIGRATOR,
        sealed("vera", "web_vetting"),
        lambda n: (
            "insert into vetting.training (training_id, person_id, topic, completed_on, recorded_by)"
            f" values (tests.id('training {n}'), tests.id('tom'), 'kcsie_part1', '2026-01-01',"
            " tests.id('vera'))"
        ),
        capability="cap_vetting",
    ),
    "cap_booking": Writer(
        MIGRATOR,
        sealed("dina", "web_dsl"),
        lambda n: (
            "insert into booking.restriction (restriction_id, tutor_id, kind, placed_by)"
            f" values (tests.id('hold {n}'), tests.id('tutor {n}'), 'hold', tests.id('dina'))"
        ),
        capability="cap_booking",
    ),
}
FEW = ("a superuser who inserts", "cap_migration", "cap_identity", "the owner, row security off")


@pytest.fixture(scope="module")
def people(world: World) -> World:
    world.follows_profile()
    for name, power in (
        ("ada", "platform_administrator"),
        ("vera", "vetting_officer"),
        ("dina", "dsl"),
        ("tom", "tutor"),
    ):
        world.person(name, power)
    for number in range(200):
        world.person(f"tutor {number}", "tutor", "learner")
    # some of these writers change definitions, too: what COMMIT says to that is told elsewhere
    world.run("alter table warden.pending disable trigger _900_judge")
    return world


@contextmanager
def session(database: Database, user: str) -> Iterator[Connection]:
    with database.connect(user, autocommit=False) as connection:
        yield connection
        connection.rollback()


def attempt(database: Database, writer: Writer, *steps: Callable[[Connection], Any] | str) -> None:
    """The change, then each step, then COMMIT. A step is a statement, or what to do with the connection."""
    with session(database, writer.user) as connection:
        writer.make(connection, next(NUMBERS))
        for step in steps:
            connection.execute(step) if isinstance(step, str) else step(connection)
        connection.commit()


@contextmanager
def refused_for_want_of_an_entry() -> Iterator[None]:
    with pytest.raises(errors.CheckViolation) as refusal:
        yield
    assert refusal.value.diag.constraint_name == "_900_entry"


@pytest.mark.parametrize("name", WRITERS)
def test_a_change_without_an_entry_is_refused_at_commit(people: World, name: str) -> None:
    writer = WRITERS[name]
    before = people.rows(UNRECORDED), people.value("select count(*) from ledger.change")
    with refused_for_want_of_an_entry():
        attempt(people.database, writer)
    assert (people.rows(UNRECORDED), people.value("select count(*) from ledger.change")) == before


@pytest.mark.parametrize("name", WRITERS)
def test_the_same_change_with_an_entry_is_committed(people: World, name: str) -> None:
    """The control of every attempt: refused was the omission and not the change."""
    writer = WRITERS[name]
    changes = people.value("select count(*) from ledger.change")
    attempt(people.database, writer, writer.enter)
    assert people.value("select count(*) from ledger.change") > changes
    assert people.rows(UNRECORDED) == []


@pytest.mark.parametrize("name", FEW)
def test_an_entry_from_before_the_change_does_not_help(people: World, name: str) -> None:
    writer = WRITERS[name]

    def again(connection: Connection) -> None:
        for statement in writer.become:
            if not statement.startswith("alter"):
                connection.execute(statement)
        writer.say(connection, writer.change(next(NUMBERS)))

    with refused_for_want_of_an_entry():
        attempt(people.database, writer, writer.enter, "reset role", again)
    attempt(people.database, writer, writer.enter, "reset role", again, writer.enter)


@pytest.mark.parametrize("name", FEW)
def test_an_entry_that_is_rolled_back_does_not_help(people: World, name: str) -> None:
    writer = WRITERS[name]
    with refused_for_want_of_an_entry():
        attempt(people.database, writer, "savepoint s", writer.enter, "rollback to s", "release savepoint s")
    attempt(people.database, writer, "savepoint s", writer.enter, "release savepoint s")


@pytest.mark.parametrize("name", FEW)
def test_judging_early_or_late_does_not_help(people: World, name: str) -> None:
    writer = WRITERS[name]
    with refused_for_want_of_an_entry():
        attempt(people.database, writer, "set constraints all immediate")
    with refused_for_want_of_an_entry():
        attempt(people.database, writer, "set constraints all deferred")
    swallow = (
        "do $$ begin set constraints all immediate; exception when check_violation then null; end $$",
        "set constraints all deferred",
    )
    with refused_for_want_of_an_entry():
        attempt(people.database, writer, *swallow)
    attempt(people.database, writer, writer.enter, "set constraints all immediate")


def test_constraints_judged_at_once_are_judged_before_an_entry_can_be_written(people: World) -> None:
    writer = WRITERS["a superuser who inserts"]
    with session(people.database, SUPERUSER) as connection:
        connection.execute("set constraints all immediate")
        with refused_for_want_of_an_entry():
            writer.make(connection, next(NUMBERS))


@pytest.mark.parametrize("name", FEW)
def test_a_block_that_hides_the_change_does_not_help(people: World, name: str) -> None:
    writer = WRITERS[name]
    number = next(NUMBERS)
    change = writer.change(number)
    block = f"do $block$ begin begin {change}; exception when division_by_zero then null; end; end $block$"
    hidden = Writer(writer.user, writer.become, lambda _: block, writer.append_as, writer.capability)
    with refused_for_want_of_an_entry():
        attempt(people.database, hidden)
    attempt(people.database, hidden, hidden.enter)


def test_replaying_does_not_help(people: World) -> None:
    writer = WRITERS["a superuser who inserts"]
    replaying = Writer(SUPERUSER, ("set local session_replication_role = replica",), writer.change)
    with refused_for_want_of_an_entry():
        attempt(people.database, replaying)
    attempt(people.database, replaying, replaying.enter)


@pytest.mark.parametrize("name", FEW)
def test_no_setting_of_the_session_helps(people: World, name: str) -> None:
    writer = WRITERS[name]
    forged = [
        f"select set_config('{setting}', '{value}', true)"
        for setting, value in (
            ("ledger.entry", "1"),
            ("ledger.last_change", "9223372036854775807"),
            ("safelane.entry", "done"),
            ("safelane.person", str(identifier("ada"))),
            ("response.headers", '[{"Ledger-Receipt": "seq=1; leaf=00"}]'),
            ("check_function_bodies", "off"),
            ("row_security", "on"),
            ("timezone", "Pacific/Auckland"),
            ("intervalstyle", "sql_standard"),
        )
    ]
    with refused_for_want_of_an_entry():
        attempt(people.database, writer, *forged)
    harmless = [statement for statement in forged if "safelane.person" not in statement]
    attempt(people.database, writer, *harmless, writer.enter)
    assert people.rows(UNRECORDED) == []


def test_an_entry_of_somebody_elses_transaction_does_not_help(people: World) -> None:
    """Also not one about the same target, committed in between."""
    writer = WRITERS["a superuser who inserts"]

    def meanwhile(_: Connection) -> None:
        with session(people.database, SUPERUSER) as other:
            target = identifier("org 1")
            other.execute("select ledger.append('tried', 'organisation', %s)", (target,))
            other.commit()

    with refused_for_want_of_an_entry():
        attempt(people.database, writer, meanwhile)
    attempt(people.database, writer, meanwhile, writer.enter)


def by_hand(claims: str) -> str:
    """An entry that says it speaks for changes and lists none, written past ledger.append."""
    return f"""
    select tests.do_as('cap_ledger', $by_hand$
    with hour as materialized (select clock_timestamp() as at),
    made as (insert into ledger.entry (leaf) values ('{{}}') returning seq)
    insert into ledger.opening
      (seq, salt, body, retention_salt, retention, release, at, action, outcome, first_change, last_change)
    select made.seq, sha256('1'),
      format('{{"action":"tried","as":null,"at":"%s","case":null,"changes":[],"outcome":"done","person":null,'
        '"persona":null,"policy":null,"reasons":[],"target":{{"id":null,"kind":null}},"token":null,"v":1}}',
        to_char(hour.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
      sha256('2'), '{{}}', sha256('3'), hour.at, 'tried', 'done', {claims}
    from made, hour
    $by_hand$)
    """


def test_an_entry_about_something_else_does_not_help(people: World) -> None:
    """Written by hand as cap_ledger: without a claim it is refused; with a false one it is found."""
    writer = WRITERS["cap_migration"]
    with refused_for_want_of_an_entry():
        attempt(people.database, writer, by_hand("null, null"))
    attempt(people.database, writer, by_hand("1, (select max(change_id) from ledger.change)"))
    ((found,),) = people.rows(UNRECORDED)
    assert found.startswith("policy.document migrated_")
    adopt(people)


def adopt(people: World) -> None:
    """Put an honest entry beside what an attack left, so that the next test begins with none."""
    left = people.rows("select kind, target from ledger.unrecorded()")
    with session(people.database, SUPERUSER) as connection:
        for lane in ("identity", "policy", "vetting", "booking"):
            connection.execute(
                "insert into ledger.change (kind, target, fields_version, before, after)"
                " select kind, target, version, case when digest is null then sha256('') end, digest"
                " from ledger.unrecorded_in(%s)",
                (lane,),
            )
        connection.execute("select ledger.append('adopted', null, null)")
        connection.commit()
    assert left
    assert people.rows(UNRECORDED) == []


def test_who_leaves_no_digest_has_no_entry(people: World) -> None:
    """With the witness of changes switched off and the judge on, no entry can list the change."""
    off = "alter table identity.organisation disable trigger _890_change"
    blind = Writer(SUPERUSER, (off,), organisation)
    with refused_for_want_of_an_entry():
        attempt(people.database, blind, blind.enter)


@pytest.mark.parametrize("user", [SUPERUSER, MIGRATOR])
def test_who_switches_the_triggers_off_is_found(people: World, user: str) -> None:
    """By what is missing, and also after everything is as it was before."""
    become = ("set local role safelane_owner",) if user == MIGRATOR else ()
    unforced = ("alter table identity.organisation no force row level security",) if become else ()
    forced = ("alter table identity.organisation force row level security",) if become else ()
    number = next(NUMBERS)
    writer = Writer(user, (*become, *unforced, DISABLE), lambda _: organisation(number, "gen_random_uuid()"))
    assert people.rows(UNRECORDED) == []
    attempt(people.database, writer, ENABLE, *forced)
    assert people.rows(UNRECORDED) == [(f"identity.organisation {identifier(f'org {number}')}",)]
    adopt(people)


def test_a_row_that_is_altered_or_removed_past_the_triggers_is_found(people: World) -> None:
    kept, gone = next(NUMBERS), next(NUMBERS)
    people.run(organisation(kept))
    people.run(organisation(gone))
    with session(people.database, SUPERUSER) as connection:
        connection.execute(DISABLE)
        connection.execute(
            "update identity.organisation set name = 'Renamed' where organisation_id = %s",
            (identifier(f"org {kept}"),),
        )
        connection.execute(
            "delete from identity.organisation where organisation_id = %s", (identifier(f"org {gone}"),)
        )
        connection.execute(ENABLE)
        connection.commit()
    expected = sorted(f"identity.organisation {identifier(f'org {n}')}" for n in (kept, gone))
    assert [row[0] for row in people.rows(UNRECORDED)] == expected
    adopt(people)


def test_a_digest_that_is_forged_beside_the_entries_is_found(people: World) -> None:
    """A superuser who also writes the change row, into the range of an entry that is long committed."""
    people.run(organisation(next(NUMBERS)))
    number = next(NUMBERS)
    with session(people.database, SUPERUSER) as connection:
        connection.execute(DISABLE)
        connection.execute(organisation(number))
        connection.execute(
            "insert into ledger.change (change_id, xid, kind, target, fields_version, after)"
            " overriding system value"
            " select -o.last_change, o.xid, u.kind, u.target, u.version, u.digest"
            " from ledger.unrecorded_in('identity') as u,"
            "  (select * from ledger.opening where last_change is not null order by seq desc limit 1) as o"
        )
        connection.execute(ENABLE)
        connection.commit()
    assert people.rows(UNRECORDED) == [(f"identity.organisation {identifier(f'org {number}')}",)]
    adopt(people)


def test_who_cannot_write_cannot_write_an_entry_either(people: World) -> None:
    """Of authenticator's roles none changes a row or appends; they act through functions, which do both."""
    with session(people.database, AUTHENTICATOR) as connection:
        for role in ("web_anon", "web_tutor", "web_admin", "web_dsl"):
            for statement in (ENTRY, organisation(next(NUMBERS), "gen_random_uuid()")):
                connection.execute(f"set local role {role}")
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    connection.execute(statement)
                connection.rollback()
        connection.execute("select tests.become('ada', 'web_admin')")
        connection.execute("select api.register_organisation('agency', 'Agency of record')")
        connection.commit()
    assert people.value("select count(*) from identity.organisation where name = 'Agency of record'") == 1
    assert people.rows(UNRECORDED) == []
