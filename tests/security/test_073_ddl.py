"""Attacks E 73 to 76: who migrates loosens the rules alone. In production, with event triggers.
174 to 179: what a plan says of itself, and that it is no more than a plan.

Each attack says where it ends: ``statement``, refused as it is said; ``commit``, refused at COMMIT. After
them the posture is what it was. What only detection covers says so in its own test.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo
from safelane import databases, doctor, guard, planning
from safelane.meaning import meanings
from safelane.snapshot import pg_dump
from safelane.sources import Tree
from safelane.statements import Statement, statements

from tests.migrations.conftest import InThisProcess
from tests.support.databases import ADMIN, MIGRATOR, SUPERUSER, Connection, Database, Server
from tests.support.environment import ROOT

APPROVER = "safelane_approver"
PASSWORD = "the second person"
UNAPPROVED, RULE = "42501", "23514"


@dataclass(frozen=True)
class Guarded:
    """A database in production with event triggers, and its two persons."""

    database: Database

    def url(self, user: str) -> str:
        if user != APPROVER:
            return self.database.url(user)
        return make_conninfo(self.database.url(MIGRATOR), user=APPROVER, password=PASSWORD)

    def connect(self, user: str = MIGRATOR) -> Connection:
        return psycopg.connect(self.url(user), autocommit=True, prepare_threshold=None)

    def posture(self) -> str:
        with self.connect() as connection:
            row = connection.execute("select guard.posture_hash()").fetchone()
        assert row is not None
        return str(row[0])


@pytest.fixture(scope="module")
def guarded(server: Server, pristine: Database) -> Iterator[Guarded]:
    copy = server.copy(pristine, "guarded")
    server.superuser.execute(f"alter role {APPROVER} password '{PASSWORD}'")
    with copy.connect(SUPERUSER) as connection:
        assert guard.install(connection, Tree(ROOT))
    found = Guarded(copy)
    with found.connect(APPROVER) as second:
        second.execute("select warden.set_mode('production')")
    yield found
    server.drop(copy)
    server.superuser.execute(f"alter role {APPROVER} password null")


@pytest.fixture(scope="module")
def approved(guarded: Guarded) -> str:
    """The hash from which every attack starts, and to which it has to come back."""
    return guarded.posture()


@pytest.fixture(scope="module")
def owner(guarded: Guarded, approved: str) -> Iterator[Connection]:
    """The migrator's session."""
    with guarded.connect() as connection:
        yield connection


@dataclass(frozen=True)
class Refusal:
    """Where somebody was stopped, and how; where is None for who was not."""

    where: str | None
    sqlstate: str | None
    message: str = ""


def attempt(connection: Connection, statements: list[str]) -> Refusal:
    """Say the statements one by one in a transaction, and commit."""
    at = "statement"
    try:
        connection.execute("begin")
        for statement in statements:
            connection.execute(statement)
        at = "commit"
        connection.execute("commit")
    except psycopg.Error as error:
        return Refusal(at, error.sqlstate, str(error))
    finally:
        connection.execute("rollback")
    return Refusal(None, None)


LESSON = "booking.lesson"
RESTRICTIVE = "only_bookable_tutors"


def _read(file: Path) -> dict[str, tuple[list[str], str, str]]:
    """Each deed's name, with its statements, where it ends, and with which SQLSTATEs (a | b)."""
    deeds = {}
    text = file.read_text(encoding="utf-8")
    for part in re.split(r"^-- (?=.* \| (?:statement|commit) )", text, flags=re.MULTILINE)[1:]:
        head, *lines = part.splitlines()
        name, _, ending = head.partition(" | ")
        where, _, sqlstates = ending.partition(" ")
        deeds[name] = ([line for line in lines if line and not line.startswith("--")], where, sqlstates)
    return deeds


BY_THE_OWNER = _read(Path(__file__).with_name("ddl_by_the_owner.sql"))


@pytest.mark.parametrize("deed", BY_THE_OWNER)
def test_73_74_75_76_who_migrates_changes_nothing_alone(owner: Connection, approved: str, deed: str) -> None:
    statements, where, sqlstate = BY_THE_OWNER[deed]
    owner.execute("reset all; set role safelane_owner")
    found = attempt(owner, statements)
    assert (found.where, found.sqlstate in sqlstate.split("|")) == (where, True), found


def test_73_there_are_enough_of_them_and_none_changed_anything(guarded: Guarded, approved: str) -> None:
    assert len(BY_THE_OWNER) >= 100
    assert guarded.posture() == approved


def test_73_nor_many_messages_at_once(guarded: Guarded, approved: str) -> None:
    """A pipeline is one transaction of many messages, and its COMMIT is none of its own."""
    judged = ["set constraints all immediate"] * 3
    deeds = ["comment on table booking.lesson is 'x'", *judged, f"drop policy {RESTRICTIVE} on {LESSON}"]

    migrator = guarded.connect()

    def send() -> None:
        with migrator.pipeline():
            for deed in deeds:
                migrator.execute(deed)

    migrator.execute("set role safelane_owner")
    # which of its errors psycopg tells depends on how far it had read
    with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.OperationalError)):
        send()
    migrator.close()
    assert guarded.posture() == approved


def test_73_nor_a_transaction_within_a_statement(guarded: Guarded, approved: str) -> None:
    """All of it has the same statement_timestamp(); each COMMIT is judged all the same."""
    with guarded.connect() as migrator:
        migrator.execute("set role safelane_owner")
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="nobody approved"):
            migrator.execute(
                "do $$ begin comment on table booking.lesson is 'x'; rollback;"
                " set constraints all immediate; comment on table booking.lesson is 'x'; rollback;"
                f" drop policy {RESTRICTIVE} on {LESSON}; commit; end $$"
            )
    assert guarded.posture() == approved


def test_73_nor_who_has_strings_read_otherwise(guarded: Guarded, approved: str) -> None:
    """A session may switch standard_conforming_strings off, and what the guard looks for is a string."""
    with guarded.connect() as migrator:
        migrator.execute("set role safelane_owner; set standard_conforming_strings = off")
        with pytest.raises(psycopg.errors.FeatureNotSupported):
            migrator.execute("drop index concurrently if exists identity.no_such")
        refused = attempt(migrator, [f"drop policy {RESTRICTIVE} on {LESSON}"])
        assert (refused.where, refused.sqlstate) == ("commit", UNAPPROVED), refused
    assert guarded.posture() == approved


BY_A_SUPERUSER = {
    "row security off": ([f"alter table {LESSON} disable row level security"], "statement", RULE),
    "a restrictive policy gone": ([f"drop policy {RESTRICTIVE} on {LESSON}"], "commit", UNAPPROVED),
    "the same while replicating": (
        ["set session_replication_role = replica", f"drop policy {RESTRICTIVE} on {LESSON}"],
        "commit",
        UNAPPROVED,
    ),
    "a definer's body": (["alter function identity.authenticate() owner to current_user"], "commit", RULE),
    "the journal shortened": (
        ["comment on table booking.lesson is null", "delete from warden.ddl_journal"],
        "statement",
        "23001",
    ),
    "an approval rewritten": (["update warden.approval set approved_by = 'me'"], "statement", "23001"),
    "the journal emptied": (["truncate warden.ddl_journal"], "statement", "23001"),
    "a grant to write": ([f"grant insert on {LESSON} to web_tutor"], "commit", RULE),
}


@pytest.mark.parametrize("deed", BY_A_SUPERUSER)
def test_73_not_even_a_superuser_by_mistake(guarded: Guarded, approved: str, deed: str) -> None:
    """Who means to can disable the event triggers first: that is detection's (see docs/dbas.md)."""
    statements, where, sqlstate = BY_A_SUPERUSER[deed]
    with guarded.database.connect(SUPERUSER) as connection:
        found = attempt(connection, statements)
    assert (found.where, found.sqlstate) == (where, sqlstate), found


def test_73_nor_did_these(guarded: Guarded, approved: str) -> None:
    assert guarded.posture() == approved


MADE = {
    "create table": "create table booking.made (id integer)",
    "create table as": "create table booking.made as select 1 as id",
    "select into": "select 1 as id into booking.made",
    "with a schema": "create schema made create table made (id integer)",
    "partitioned": "create table booking.made (id integer) partition by range (id)",
    "in a DO block": "do $$ begin create table booking.made (id integer); end $$",
    "in public": "create table public.made (id integer)",
}


@pytest.mark.parametrize("how", MADE)
def test_73_a_new_table_is_shut_from_its_first_moment(guarded: Guarded, how: str) -> None:
    with guarded.connect() as migrator, migrator.transaction(force_rollback=True):
        migrator.execute("set role safelane_owner")
        migrator.execute(MADE[how])
        assert migrator.execute(
            "select relrowsecurity, relforcerowsecurity from pg_class"
            " where relname = 'made' and relkind in ('r', 'p')"
        ).fetchall() == [(True, True)]


@pytest.fixture
def safelane(guarded: Guarded) -> InThisProcess:
    return InThisProcess(ROOT)


BENIGN = {
    "a restrictive policy more": (
        "create policy nobody_at_all on booking.presence as restrictive for delete to public using (false);",
        "changes   +1 restrictive policy on booking.presence: nobody_at_all restrictive delete to public",
    ),
    "a grant less": (
        "revoke select on guard.ddl_journal from cap_migration;",
        "changes   -1 SELECT for cap_migration: relation guard.ddl_journal (read it: ",
    ),
    "another body": (
        "create or replace function guard.no_truncate(p_table regclass) returns void"
        " language plpgsql volatile parallel unsafe set search_path = pg_catalog, pg_temp"
        " as $$ begin null; end; $$;",
        "changes   ~ function guard.no_truncate(regclass): its body is another, read it",
    ),
    "a table more": (
        "create table booking.note (id integer constraint note_pkey primary key);"
        " select guard.close_table('booking.note'); select guard.no_truncate('booking.note');",
        "changes   +1 table booking.note: table row security enabled and forced",
    ),
    "a restrictive policy gone": (
        "drop policy nobody_at_all on booking.presence;",
        "loosens   -1 restrictive policy on booking.presence: nobody_at_all restrictive delete to public",
    ),
    "an index more": ("create index note_idx on booking.note (id);", "changes   +1 index booking.note_idx: "),
}


def test_73_what_two_persons_agree_on_commits(
    guarded: Guarded, approved: str, safelane: InThisProcess, tmp_path: Path
) -> None:
    """Planned by one, read and approved by the other, committed by the first."""
    before = approved
    for name, (text, meaning) in BENIGN.items():
        file = tmp_path / "deed.sql"
        file.write_text(text, encoding="utf-8")
        planned = safelane("migrate", "plan", "--sql", str(file), url=guarded.url(MIGRATOR))
        assert planned.status == 0, planned.stderr
        assert any(line.strip().startswith(meaning) for line in planned.stdout.splitlines()), planned.stdout
        assert guarded.posture() == before, "a plan changes nothing"
        wanted = re.findall("sha256:[0-9a-f]{64}", planned.stdout)[-1]

        with guarded.connect() as migrator:
            migrator.execute("set role safelane_owner")
            refused = attempt(migrator, [text])
            assert (refused.where, refused.sqlstate) == ("commit", UNAPPROVED), name
            assert wanted in refused.message
            assert "safelane migrate approve" in refused.message
            alone = safelane("migrate", "approve", wanted, "--yes", url=guarded.url(MIGRATOR))
            assert alone.status == 4, alone
            second = safelane("migrate", "approve", wanted, url=guarded.url(APPROVER), stdin="y\n")
            assert second.status == 0, second.stderr
            assert meaning in second.stdout
            assert f"planned by {MIGRATOR}" in second.stdout
            assert attempt(migrator, [text, "select 1 / 0"]).sqlstate == "22012"
            assert attempt(migrator, [text, f"drop policy {RESTRICTIVE} on {LESSON}"]).where == "commit"
            assert attempt(migrator, [text]) == Refusal(None, None), name
        before = guarded.posture()
        assert before == wanted


def test_73_an_approval_is_for_one_step_and_once(
    guarded: Guarded, safelane: InThisProcess, tmp_path: Path
) -> None:
    start = guarded.posture()
    there = (
        "create policy nobody_at_all on booking.presence as restrictive for delete to public using (false)"
    )
    back = "drop policy nobody_at_all on booking.presence"
    file = tmp_path / "deed.sql"
    with guarded.connect() as migrator:
        migrator.execute("set role safelane_owner")
        for text in (there, back):
            file.write_text(text, encoding="utf-8")
            said = safelane.succeeds("migrate", "plan", "--sql", str(file), url=guarded.url(MIGRATOR))
            wanted = re.findall("sha256:[0-9a-f]{64}", said)[-1]
            safelane.succeeds("migrate", "approve", wanted, "--yes", url=guarded.url(APPROVER))
            assert attempt(migrator, [text]) == Refusal(None, None)
        assert guarded.posture() == start
        assert attempt(migrator, [there]).sqlstate == UNAPPROVED, "the approval was used"


def test_73_a_plan_from_an_older_posture_is_not_approved(
    guarded: Guarded, safelane: InThisProcess, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.sql", tmp_path / "second.sql"
    first.write_text(
        "create policy one on booking.presence as restrictive for delete to public using (false)",
        encoding="utf-8",
    )
    second.write_text(
        "create policy two on booking.presence as restrictive for delete to public using (false)",
        encoding="utf-8",
    )
    hashes = []
    for file in (first, second):
        said = safelane.succeeds("migrate", "plan", "--sql", str(file), url=guarded.url(MIGRATOR))
        hashes.append(re.findall("sha256:[0-9a-f]{64}", said)[-1])
    safelane.succeeds("migrate", "approve", hashes[0], "--yes", url=guarded.url(APPROVER))
    with guarded.connect() as migrator:
        migrator.execute("set role safelane_owner")
        assert attempt(migrator, [first.read_text(encoding="utf-8")]) == Refusal(None, None)
    stale = safelane("migrate", "approve", hashes[1], "--yes", url=guarded.url(APPROVER))
    assert stale.status == 1
    assert "no longer in force" in stale.stderr


def test_73_nothing_hides_in_a_plan(guarded: Guarded) -> None:
    """A line feed would make two lines of one, and the second would be read by nobody."""
    two = "comment | harmless | x\npolicy | booking.lesson.evil | permissive select to web_anon using true"
    with guarded.connect() as migrator, pytest.raises(psycopg.errors.InvalidParameterValue):
        migrator.execute("select warden.plan(gen_random_uuid(), 'x', 'y', 'z', '{}', %s, '{}')", ([two],))


HIDDEN = {
    "a permissive policy that is named as a restrictive one": (
        'create policy "x | restrictive select to public" on booking.presence for select to web_anon'
        " using (true)",
        r'loosens   +1 permissive policy on booking.presence: "x \| restrictive select to public"',
    ),
    "a policy with a line of its own": (
        'create policy "x\ncomment | a | b" on booking.presence for select to web_anon using (true)',
        r'loosens   +1 permissive policy on booking.presence: "x\ncomment \| a \| b"',
    ),
    "a table that is named as a place for a number": (
        'create table booking."{0[x]}" (id integer); grant select on booking."{0[x]}" to cap_booking',
        'loosens   +1 SELECT for cap_booking: relation booking."{0[x]}"',
    ),
    "a definer behind a line feed": (
        "set role cap_booking;"
        " create function booking.f(a text default E'\nAS ') returns integer language sql security definer"
        " set search_path = pg_catalog, pg_temp as 'select 1';"
        " revoke all on function booking.f(text) from public",
        "changes   +1 function booking.f(text): RETURNS integer; LANGUAGE sql; SECURITY DEFINER; "
        "SET search_path TO 'pg_catalog', 'pg_temp'; belongs to cap_booking",
    ),
    "whose rights a function has": (
        "set role cap_recording; create function recording.f() returns integer language sql as 'select 2';"
        " revoke all on function recording.f() from public",
        "belongs to cap_recording",
    ),
    "a right given on": (
        "grant select on guard.anchor to cap_guard with grant option;"
        " set role cap_guard; grant select on guard.anchor to web_tutor",
        "loosens   +1 SELECT BY CAP_GUARD for web_tutor: relation guard.anchor",
    ),
}


@pytest.mark.parametrize("how", HIDDEN)
def test_73_a_name_hides_nothing_from_who_approves(
    guarded: Guarded, safelane: InThisProcess, how: str
) -> None:
    """Whatever a thing is called, and whatever stands in it: the plan says what it is."""
    text, meaning = HIDDEN[how]
    with guarded.connect() as migrator, migrator.transaction(force_rollback=True):
        before = migrator.execute("select warden.lines()").fetchone()
        migrator.execute("set role safelane_owner")
        for statement in text.split("; "):
            if statement.startswith("set role"):
                migrator.execute("reset role")
            migrator.execute(statement)
        migrator.execute("reset role")
        after = migrator.execute("select warden.lines()").fetchone()
    assert before is not None
    assert after is not None
    said = [str(each) for each in meanings(before[0].splitlines(), after[0].splitlines())]
    assert any(meaning in line for line in said), said


@pytest.mark.parametrize(
    "setting",
    [
        "quote_all_identifiers = on",
        "datestyle = 'German'",
        "intervalstyle = 'sql_standard'",
        "bytea_output = 'escape'",
        "timezone = 'Asia/Tokyo'",
        "extra_float_digits = -15",
    ],
)
def test_73_the_posture_is_the_same_whatever_who_asks_has_set(
    guarded: Guarded, approved: str, setting: str
) -> None:
    with guarded.connect() as migrator:
        before = migrator.execute("select warden.posture_hash()").fetchone()
        migrator.execute(f"set {setting}")
        assert migrator.execute("select warden.posture_hash()").fetchone() == before


GIVEN_BY_A_SUPERUSER = [
    "grant set on parameter event_triggers to public",
    "grant select (rolpassword) on pg_authid to web_anon",
    "grant select on pg_authid to public",
    "grant execute on function pg_read_file(text) to public",
    "alter role authenticator valid until '2020-01-01'",
]


@pytest.mark.parametrize("deed", GIVEN_BY_A_SUPERUSER)
def test_73_what_a_superuser_gives_away_is_in_the_posture(guarded: Guarded, deed: str) -> None:
    with guarded.database.connect(SUPERUSER) as above, above.transaction(force_rollback=True):
        before = above.execute("select warden.posture_hash()").fetchone()
        above.execute(deed)
        assert above.execute("select warden.posture_hash()").fetchone() != before


def test_73_an_old_approval_is_void(guarded: Guarded, safelane: InThisProcess, tmp_path: Path) -> None:
    """Approved and never taken; then two others led away from that posture, and back to it."""
    old = "create policy old on booking.presence for select to web_tutor using (false)"
    there = "create policy there on booking.presence as restrictive for delete to public using (false)"
    back = "drop policy there on booking.presence"
    file = tmp_path / "deed.sql"
    with guarded.connect() as migrator:
        migrator.execute("set role safelane_owner")
        for text in (old, there, back):
            file.write_text(text, encoding="utf-8")
            said = safelane.succeeds("migrate", "plan", "--sql", str(file), url=guarded.url(MIGRATOR))
            wanted = re.findall("sha256:[0-9a-f]{64}", said)[-1]
            safelane.succeeds("migrate", "approve", wanted, "--yes", url=guarded.url(APPROVER))
            if text is not old:
                assert attempt(migrator, [text]) == Refusal(None, None)
        assert attempt(migrator, [old]).sqlstate == UNAPPROVED


def test_75_production_is_not_left(guarded: Guarded, server: Server) -> None:
    refused = pytest.raises(psycopg.errors.InsufficientPrivilege, match="production is not left again")
    with guarded.connect(APPROVER) as second, refused:
        second.execute("select warden.set_mode('embedded')")
    with guarded.database.connect(SUPERUSER) as above, above.transaction(force_rollback=True):
        above.execute("select warden.set_mode('embedded')")
        assert above.execute("select warden.mode()").fetchone() == ("embedded",)
        entry = above.execute(
            "select body::jsonb -> 'detail' from ledger.opening where action = 'set_posture_mode'"
            " order by seq desc limit 1"
        ).fetchone()
        assert entry is not None
        assert entry[0]["mode"] == "embedded"


def test_73_who_approves_may_do_nothing_else(guarded: Guarded) -> None:
    with guarded.connect(APPROVER) as second:
        for statement, sqlstate in (
            ("select * from identity.person", "42501"),
            ("set role safelane_owner", "42501"),
            ("set role safelane_migrator", "42501"),
            ("create table public.mine (id integer)", "42501"),
            ("select warden.plan(gen_random_uuid(), 'x', 'x', 'x', '{}', '{}', '{}')", "42501"),
            ("insert into warden.approval values (1, 'me', 'person')", "42501"),
            ("select warden.must_be_judged()", "42501"),
        ):
            assert attempt(second, [statement]).sqlstate == sqlstate, statement


def test_73_every_approval_is_an_entry_of_the_ledger(guarded: Guarded) -> None:
    with guarded.database.connect(SUPERUSER) as above:
        rows = above.execute(
            "select body::jsonb -> 'detail' ->> 'hash', body::jsonb ->> 'session_user' from ledger.opening"
            " where action = 'approve_posture'"
        ).fetchall()
        approvals = above.execute(
            "select step.hash, said.approved_by from warden.approval as said"
            " join warden.manifest as step using (manifest_id) where approved_how = 'person'"
        ).fetchall()
    assert rows
    assert sorted(rows) == sorted(approvals)


def test_73_the_journal_says_who_and_what_and_no_statement(guarded: Guarded) -> None:
    with guarded.connect() as migrator:
        rows = migrator.execute(
            "select login, role, event, tag, object_identity from guard.ddl_journal"
            " where object_identity like '%note%'"
        ).fetchall()
    assert (MIGRATOR, "safelane_owner", "ddl_command_end", "CREATE TABLE", "booking.note") in rows


def test_73_what_no_event_trigger_sees_is_found(guarded: Guarded, server: Server) -> None:
    """REASSIGN OWNED and roles are detection: another hash, a rule's finding; the next change is refused."""
    with guarded.database.connect(SUPERUSER) as above:
        above.execute("begin")
        before = above.execute("select warden.posture_hash()").fetchone()
        above.execute("set local role safelane_migrator")
        above.execute("set local role safelane_owner")
        above.execute("reset role")
        above.execute("reassign owned by cap_recording to cap_booking")
        assert above.execute("select warden.posture_hash()").fetchone() != before
        above.execute("rollback")
        above.execute("begin")
        above.execute("alter role web_tutor bypassrls")
        assert above.execute("select warden.posture_hash()").fetchone() != before
        assert (110,) in above.execute("select rule from warden.faults()").fetchall()
        above.execute("comment on table booking.lesson is 'x'")
        with pytest.raises(psycopg.errors.CheckViolation, match="no approval overrides"):
            above.execute("commit")
        above.execute("rollback")


def test_73_without_event_triggers_a_migration_is_judged_all_the_same(
    server: Server, pristine: Database
) -> None:
    """What needs no superuser: the version table's trigger, and a memory that the migrator cannot write."""
    copy = server.copy(pristine, "unguarded")
    server.superuser.execute(f"alter role {APPROVER} password '{PASSWORD}'")
    found = Guarded(copy)
    with found.connect(APPROVER) as second:
        second.execute("select warden.set_mode('production')")
    with found.connect() as migrator:
        migrator.execute("set role safelane_owner")
        drop = f"drop policy {RESTRICTIVE} on {LESSON}"
        said = "update guard.alembic_version set version_num = version_num"
        refused = attempt(migrator, [drop, "set role cap_migration", said])
        assert (refused.where, refused.sqlstate) == ("commit", UNAPPROVED)
        assert (
            attempt(migrator, ["insert into warden.approval values (1, 'me', 'person')"]).sqlstate == "42501"
        )
        assert attempt(migrator, [drop]) == Refusal(None, None), "detection: see safelane drift"
        assert attempt(migrator, ["set role cap_migration", said]).sqlstate == UNAPPROVED
    server.drop(copy)


ANSWERS = {
    134: "create or replace function guard.posture_hash() returns text language sql stable parallel unsafe"
    " security definer set search_path = pg_catalog, pg_temp as $$ select held.hash"
    " from warden.posture_in_force() as held $$",
    156: "create or replace function guard.mode() returns text language sql stable parallel unsafe"
    " security definer set search_path = pg_catalog, pg_temp as $$ select 'production' $$",
}


def test_73_the_doctor_asks_nobody_whom_a_migration_can_replace(server: Server, pristine: Database) -> None:
    """Without event triggers nothing stops who migrates from replacing guard's functions; warden answers."""
    copy = server.copy(pristine, "answering")
    rules = {rule.number: rule for rule in doctor.rules(Tree(ROOT))}
    with Guarded(copy).connect() as migrator:
        assert doctor.ask(migrator, rules[134]) == []
        migrator.execute("set role cap_guard")
        for deed in ANSWERS.values():
            migrator.execute(deed)
        migrator.execute("reset role")
        for number in ANSWERS:
            assert doctor.ask(migrator, rules[number]) != [], number
    server.drop(copy)


def planned(guarded: Guarded, safelane: InThisProcess, file: Path, text: str) -> tuple[str, str]:
    """Plan a text as who migrates; what was said, and the hash that it leads to."""
    file.write_text(text, encoding="utf-8")
    said = safelane.succeeds("migrate", "plan", "--sql", str(file), url=guarded.url(MIGRATOR))
    return said, re.findall("sha256:[0-9a-f]{64}", said)[-1]


BLINDING = {
    "a restrictive policy that hides holds from every rule": (
        "create policy x on booking.restriction as restrictive for select to public using (false)",
        "rules judge by these rows, and forbid nothing because of a row that they do not see",
    ),
    "a rule's permissive policy gone": (
        "drop policy cap_booking_select_all on booking.no_contact_order",
        "rules judge by these rows, and forbid nothing because of a row that they do not see",
    ),
    "a restrictive policy that refuses holds": (
        "create policy x on booking.restriction as restrictive for insert to public with check (false)",
        "what it refuses or rewrites may be a hold",
    ),
    "a trigger that swallows orders": (
        "set role cap_booking; create function booking.swallow() returns trigger language plpgsql"
        " set search_path = pg_catalog, pg_temp as 'begin return null; end';"
        " revoke all on function booking.swallow() from public;"
        " grant execute on function booking.swallow() to safelane_owner; reset role; set role safelane_owner;"
        " create trigger _050_swallow before insert on booking.no_contact_order"
        " for each row execute function booking.swallow()",
        "what it refuses or rewrites may be a hold",
    ),
    "a key that allows one hold": (
        "create unique index one_hold on booking.restriction ((true))",
        "what it refuses or rewrites may be a hold",
    ),
    "a check that no hold passes": (
        "alter table booking.restriction add constraint never check (false) not valid",
        "what it refuses or rewrites may be a hold",
    ),
    "a hold that begins tomorrow": (
        "alter table booking.restriction alter column effective_from set default now() + interval '1 day'",
        "what it refuses or rewrites may be a hold",
    ),
    "nobody may call what places a hold": (
        "set role cap_booking; revoke execute on function api.place_hold(uuid) from web_dsl",
        "who judges or safeguards by it may be stopped",
    ),
    "a rule may not read": (
        "revoke select on booking.restriction from cap_booking",
        "who judges or safeguards by it may be stopped",
    ),
}


@pytest.mark.parametrize("how", BLINDING)
def test_174_what_blinds_a_rule_or_stops_a_hold_is_not_told_as_tightening(
    guarded: Guarded, safelane: InThisProcess, tmp_path: Path, how: str
) -> None:
    text, why = BLINDING[how]
    before = guarded.posture()
    said, wanted = planned(guarded, safelane, tmp_path / "deed.sql", text)
    assert said.splitlines()[-1].endswith("tightens: 0"), said
    assert any(line.startswith("  changes ") and why in line for line in said.splitlines()), said
    read = safelane("migrate", "approve", wanted, url=guarded.url(APPROVER), stdin="n\n")
    assert read.status == 1
    assert why in read.stdout
    assert guarded.posture() == before


JUDGES = "guard.close_table(regclass)"
ANOTHER = (
    "create or replace function guard.close_table(p_table regclass) returns void"
    " language plpgsql volatile parallel unsafe set search_path = pg_catalog, pg_temp"
    " as $$\nbegin\n  return; -- \x1b[2K\u202e \u200b\u3164\n  perform 1;\nend;\n$$"
)


def test_175_who_approves_reads_what_it_was_and_what_it_will_be(
    guarded: Guarded, safelane: InThisProcess, tmp_path: Path
) -> None:
    """From the guard's memory alone: no file is read, and nothing in a text plays with the terminal."""
    with guarded.connect() as migrator:
        row = migrator.execute("select pg_get_functiondef(%s::regprocedure)", (JUDGES,)).fetchone()
    assert row is not None
    gone = [line for line in row[0].splitlines() if "execute" in line]
    assert gone
    _, wanted = planned(guarded, safelane, tmp_path / "deed.sql", ANOTHER)
    (tmp_path / "empty").mkdir()
    read = safelane("migrate", "approve", wanted, url=guarded.url(APPROVER), stdin="n\n")
    assert read.status == 1, read
    page = read.stdout.splitlines()
    at = page.index(f"  function {JUDGES}")
    assert re.match(r"    @@ -\d+,\d+ \+\d+,\d+ @@", page[at + 1]), page[at:]
    assert {f"    -{line}" for line in gone} <= set(page)
    assert "    +  return; -- \\x1b[2K\\x202e \\x200b\\x3164" in page
    assert all(c.isprintable() or c == "\n" for c in read.stdout)
    assert "has not kept" not in read.stdout


def test_175_a_view_is_read_as_what_it_was_and_will_be(
    guarded: Guarded, safelane: InThisProcess, tmp_path: Path
) -> None:
    with guarded.database.connect(SUPERUSER) as above:
        row = above.execute("select pg_get_viewdef('api.tutors'::regclass)").fetchone()
    assert row is not None
    text = f"create or replace view api.tutors with (security_barrier, security_invoker) as {row[0]}"
    text = text.rstrip().rstrip(";") + " limit 7"
    _, wanted = planned(guarded, safelane, tmp_path / "deed.sql", text)
    read = safelane("migrate", "approve", wanted, url=guarded.url(APPROVER), stdin="n\n")
    page = read.stdout.splitlines()
    assert "  view api.tutors" in page
    assert any(line.startswith("    + LIMIT 7") for line in page), page


def test_176_a_text_that_nobody_can_read_is_not_planned(guarded: Guarded) -> None:
    """A digest alone, or the text of something else: who migrates cannot have either approved."""
    line = "function | guard.f() | CREATE OR REPLACE FUNCTION guard.f()\\n RETURNS integer sha256 " + "0" * 64
    with guarded.connect() as migrator:
        for texts in ([], ["create function guard.f() returns integer return 1"]):
            with pytest.raises(psycopg.errors.InvalidParameterValue, match="nobody could read"):
                migrator.execute(
                    "select warden.plan(gen_random_uuid(), null, null, null, '{}', %s, '{}', %s)",
                    ([line], texts),
                )
    refused = pytest.raises(psycopg.errors.CheckViolation)
    with guarded.database.connect(SUPERUSER) as above, refused:
        above.execute("insert into warden.definition values (repeat('0', 64), 'another')")


def test_176_a_kept_text_that_is_another_is_noticed(
    guarded: Guarded, safelane: InThisProcess, tmp_path: Path
) -> None:
    """A superuser wrote past the table's own check: whoever approves is told, and approves nothing."""
    _, wanted = planned(guarded, safelane, tmp_path / "deed.sql", ANOTHER)
    with guarded.database.connect(SUPERUSER) as above:
        deed = "set session_replication_role = replica; set event_triggers = off;"
        above.execute(
            f"{deed} alter table warden.definition disable trigger _100_append_only,"
            " drop constraint definition_digest;"
            " update warden.definition set definition = replace(definition, 'return;', 'raise;')"
        )
    try:
        read = safelane("migrate", "approve", wanted, "--yes", url=guarded.url(APPROVER))
        assert read.status == 1
        assert "is another text" in read.stderr
    finally:
        with guarded.database.connect(SUPERUSER) as above:
            above.execute(
                f"{deed} update warden.definition set definition = replace(definition, 'raise;', 'return;');"
                " alter table warden.definition enable always trigger _100_append_only, add constraint"
                " definition_digest check (digest = encode(sha256(convert_to(definition, 'UTF8')), 'hex'))"
            )


def test_176_a_plan_plays_with_nobody_s_terminal(guarded: Guarded, safelane: InThisProcess) -> None:
    """Who migrates may call it what they like: what they wrote is shown as what it is."""
    with guarded.connect() as migrator:
        row = migrator.execute(
            "select warden.plan(gen_random_uuid(), null, null, %s, '{}', '{}', '{}')",
            ("x\x1b[2J\u202e\nloosens: 0",),
        ).fetchone()
    assert row is not None
    read = safelane("migrate", "approve", row[0], url=guarded.url(APPROVER), stdin="n\n")
    assert "(revision x\\x1b[2J\\x202e\\x0aloosens: 0)" in read.stdout, read


COMMITTING = {
    "the line that was found": "select 1; commit; begin; {deed}; commit; begin; select 1;",
    "after a comment": "/* a /* b */ */ {deed}; -- x\n /**/ commit; begin;",
    "as END": "{deed}; end; begin",
    "as END AND CHAIN": "{deed}; end and chain",
    "as a savepoint": "{deed}; savepoint a",
    "after a text": "select $a$ $$ ; $a$, 'x'';', e'\\'; '; {deed}; commit",
    "prepared": "{deed}; prepare transaction 'x'",
    "after a body in SQL": "create function pg_temp.f() returns integer begin atomic select case when true"
    " then 1 end; end; {deed}; commit",
    "after an argument that is called so": "create function pg_temp.f(begin integer) returns integer"
    " return 1; {deed}; commit",
}
PEEK = "create policy peek on booking.presence for select to web_tutor using (true)"


def peeks(guarded: Guarded) -> bool:
    with guarded.connect() as migrator:
        row = migrator.execute("select exists (select from pg_policy where polname = 'peek')").fetchone()
    assert row is not None
    return bool(row[0])


@pytest.fixture
def unguarded(server: Server, pristine: Database) -> Iterator[Guarded]:
    """In production without event triggers: nothing but the plan itself stops what it commits."""
    copy = server.copy(pristine, "planning")
    found = Guarded(copy)
    server.superuser.execute(f"alter role {APPROVER} password '{PASSWORD}'")
    with found.connect(APPROVER) as second:
        second.execute("select warden.set_mode('production')")
    yield found
    server.drop(copy)


def test_177_a_plan_controls_no_transaction(
    unguarded: Guarded, safelane: InThisProcess, tmp_path: Path
) -> None:
    file = tmp_path / "deed.sql"
    for how, text in COMMITTING.items():
        file.write_text(text.format(deed=PEEK), encoding="utf-8")
        found = safelane("migrate", "plan", "--sql", str(file), url=unguarded.url(MIGRATOR))
        assert found.status == 1, how
        assert re.search("line [12]: .* is for whoever runs this", found.stderr), (how, found.stderr)
        assert not peeks(unguarded), how


WITHIN = {
    "in a DO block": f"do $$ begin {PEEK}; commit; end $$",
    "in a procedure": f"create procedure public.p() language plpgsql as $$ begin {PEEK}; commit; end $$;"
    " call public.p()",
    "in what the server reads as two commands": f"set standard_conforming_strings = off;"
    f" select '\\'; {PEEK}; commit; select ', 1",
}


def test_178_nor_does_what_it_calls(unguarded: Guarded, safelane: InThisProcess, tmp_path: Path) -> None:
    """PostgreSQL refuses COMMIT within a transaction block, and two commands in one message."""
    file = tmp_path / "deed.sql"
    for how, text in WITHIN.items():
        file.write_text(text, encoding="utf-8")
        found = safelane("migrate", "plan", "--sql", str(file), url=unguarded.url(MIGRATOR))
        assert found.status == 1, how
        assert "COMMITTED" not in found.stderr, (how, found.stderr)
        assert not peeks(unguarded), how
    file.write_text(
        f"select 'commit; end', $$ commit; $$ /* commit; */; -- commit;\n{PEEK}", encoding="utf-8"
    )
    assert safelane("migrate", "plan", "--sql", str(file), url=unguarded.url(MIGRATOR)).status == 0
    assert not peeks(unguarded)


def uncontrolled(text: str) -> list[Statement]:
    """The statements of a text, none of which seems to control a transaction."""
    return [replace(part, words=()) for part in statements(text)]


@pytest.mark.parametrize("ends", ["commit; begin", "commit", "commit; select 1 / 0"])
def test_179_control_a_plan_that_committed_all_the_same_says_so(
    unguarded: Guarded,
    safelane: InThisProcess,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ends: str,
) -> None:
    """Without the first net: the second one sees that the transaction is another, and what became of it."""
    monkeypatch.setattr(planning, "statements", uncontrolled)
    (tmp_path / "deed.sql").write_text(f"{PEEK}; {ends}", encoding="utf-8")
    found = safelane("migrate", "plan", "--sql", str(tmp_path / "deed.sql"), url=unguarded.url(MIGRATOR))
    assert found.status == 1
    assert found.stderr.startswith("Error: THIS PLAN COMMITTED"), found.stderr
    assert peeks(unguarded)
    with unguarded.database.connect(SUPERUSER) as above:
        kept = above.execute(
            "select count(*) from warden.manifest"
            " where manifest_id not in (select manifest_id from warden.taken)"
        )
        assert kept.fetchone() == (0,)


def test_179_a_plan_that_went_back_by_itself_is_none(
    unguarded: Guarded, safelane: InThisProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "statements", uncontrolled)
    (tmp_path / "deed.sql").write_text(f"{PEEK}; rollback; begin", encoding="utf-8")
    found = safelane("migrate", "plan", "--sql", str(tmp_path / "deed.sql"), url=unguarded.url(MIGRATOR))
    assert found.status == 1
    assert "ended its transaction by itself" in found.stderr
    assert not peeks(unguarded)


def test_73_two_installations_have_the_same_posture(
    server: Server, pristine: Database, approved: str
) -> None:
    """Whatever they are called, with event triggers or without."""
    copy = server.copy(pristine, "another")
    assert Guarded(copy).posture() == approved
    server.drop(copy)


def test_73_a_restored_dump_has_the_same_posture(server: Server, pristine: Database, tmp_path: Path) -> None:
    """Write a rule so that it reads alike when it is read back: see the lines that this names."""
    original, restored = server.copy(pristine, "dumped"), Database(server, server.new_name("restored"))
    dump = tmp_path / "safelane.dump"
    program = pg_dump(server.version // 10000)
    subprocess.run([program, "-Fc", "-d", original.url(SUPERUSER), "-f", dump], check=True)
    server.superuser.execute(f'create database "{restored.name}" template template0 owner safelane_owner')
    again = [program.with_name("pg_restore"), "-d", restored.url(SUPERUSER), dump]
    done = subprocess.run(again, check=False, capture_output=True, text=True)
    # a newer pg_restore sets what an older server has not heard of
    said = [line for line in done.stderr.splitlines() if "error:" in line]
    assert [line for line in said if "transaction_timeout" not in line] == []
    with psycopg.connect(server.conninfo(ADMIN, "postgres"), autocommit=True) as admin:
        databases.close(admin, restored.name)
    postures = []
    for each in (original, restored):
        with each.connect(MIGRATOR) as connection:
            row = connection.execute("select warden.lines()").fetchone()
            assert row is not None
            postures.append(row[0].splitlines())
        server.drop(each)
    assert meanings(*postures) == []
    assert postures[0] == postures[1]
