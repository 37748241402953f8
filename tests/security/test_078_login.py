"""Attack 78: a login with BYPASSRLS reads past every policy. From PostgreSQL 17 on it is not let in.

16 has no event at login: there the guard is installed without it, the login gets in, and rule 135 names it.
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import make_conninfo
from safelane import databases, doctor, guard
from safelane.errors import NotAuthorised
from safelane.meaning import meanings
from safelane.snapshot import pg_dump
from safelane.sources import Tree

from tests.robustness.own_server import PATIENCE, OwnServer, own_server
from tests.support.databases import ADMIN, AUTHENTICATOR, MIGRATOR, SUPERUSER, Connection, Database, Server
from tests.support.environment import ROOT

PASSWORD = secrets.token_hex(12)
HINT = "Back up as a superuser, or physically: docs/dbas.md."
JOURNALLED = (
    "select login, role, event, tag, object_type, object_identity from warden.ddl_journal"
    " where event = 'login' and login = %s"
)


@dataclass(frozen=True)
class Gate:
    """A database with the guard as a superuser puts it there."""

    server: Server
    database: Database

    @property
    def shut(self) -> bool:
        """Whether this server can look at logins."""
        return self.server.version >= 170000

    def url(self, role: str, options: str = "") -> str:
        return make_conninfo(
            self.database.url(MIGRATOR),
            user=role,
            password=PASSWORD,
            **({"options": options} if options else {}),
        )

    def admitted(self, role: str, options: str = "") -> Connection:
        return psycopg.connect(self.url(role, options), autocommit=True, prepare_threshold=None)

    def refused(self, role: str, options: str = "") -> str:
        """In what words; nothing was asked, so nothing was answered."""
        with pytest.raises(psycopg.OperationalError) as caught:
            self.admitted(role, options)
        return str(caught.value)

    def journal(self, login: str) -> list[tuple[Any, ...]]:
        with self.database.connect(SUPERUSER, options="-c event_triggers=off" if self.shut else "") as above:
            return above.execute(JOURNALLED, (login,)).fetchall()


Make = Callable[..., str]


@pytest.fixture(scope="module")
def gate(server: Server, pristine: Database) -> Iterator[Gate]:
    copy = server.copy(pristine, "gate")
    with copy.connect(SUPERUSER) as connection:
        assert guard.install(connection, Tree(ROOT)), (
            "on 16, too, it is complete: it has all that 16 can have"
        )
    yield Gate(server, copy)
    server.drop(copy)


@pytest.fixture
def make(gate: Gate) -> Iterator[Make]:
    """Makes a role that may connect, and takes it away again."""
    made: list[str] = []

    def one(attributes: str, *grants: str) -> str:
        name = f"t78_{secrets.token_hex(4)}"
        above = gate.server.superuser
        above.execute(f"create role {name} {attributes} password '{PASSWORD}'")
        made.append(name)
        above.execute(
            sql.SQL("grant connect on database {} to {}").format(
                sql.Identifier(gate.database.name), sql.Identifier(name)
            )
        )
        for grant in grants:
            above.execute(grant.format(role=name))
        return name

    yield one
    for name in reversed(made):
        gate.server.superuser.execute(f"revoke all on database {gate.database.name} from {name}")
        gate.server.superuser.execute(f"drop role {name}")


def above_row_security(gate: Gate) -> list[tuple[str, str]]:
    """What rule 135 says."""
    (rule,) = [each for each in doctor.rules(Tree(ROOT)) if each.number == 135]
    assert rule.level == "note"
    with gate.database.connect(MIGRATOR) as connection:
        return doctor.ask(connection, rule)


def kept(gate: Gate, number: int) -> str:
    """How a guarantee is kept."""
    with gate.database.connect(MIGRATOR) as connection:
        found = doctor.guarantees(connection, Tree(ROOT), dict.fromkeys(range(100, 221), "holds"))
    return next(each.how for each in found if each.number == number)


def test_78_a_login_that_bypasses_row_security_is_refused(gate: Gate, make: Make) -> None:
    thief = make("login bypassrls")
    if not gate.shut:
        gate.admitted(thief).close()
        assert above_row_security(gate) == [(thief, "bypasses row security and may connect")]
        return
    said = f"FATAL:  {thief} bypasses row security: no such login is let into this database\nHINT:  {HINT}\n"
    assert said in gate.refused(thief)
    assert said in gate.refused(
        thief, "-c search_path=public -c role=none -c lock_timeout=1 -c row_security=off"
    )
    assert "permission denied to set parameter" in gate.refused(thief, "-c session_replication_role=replica")
    assert 'permission denied to set parameter "event_triggers"' in gate.refused(
        thief, "-c event_triggers=off"
    )
    assert gate.journal(thief) == []
    assert above_row_security(gate) == [], "who is refused need not be told of"


def test_78_the_refusal_has_its_sqlstate(gate: Gate, make: Make) -> None:
    """A client is told no SQLSTATE before its session begins, so the function is asked at another event."""
    thief = make("login bypassrls")
    with gate.database.connect(SUPERUSER) as above:
        above.execute("begin")
        above.execute("create event trigger aaa on ddl_command_start execute function warden.admit_login()")
        above.execute(f"set session authorization {thief}")
        with pytest.raises(psycopg.Error) as caught:
            above.execute("alter default privileges revoke all on tables from public")
        above.execute("rollback")
    assert (caught.value.sqlstate, caught.value.diag.message_hint) == ("42501", HINT)


def test_78_the_same_login_without_the_attribute_is_admitted(gate: Gate, make: Make) -> None:
    name = make("login bypassrls")
    gate.server.superuser.execute(f"alter role {name} nobypassrls")
    with gate.admitted(name) as connection:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("select count(*) from identity.person")
        assert connection.execute("select session_user::text").fetchone() == (name,)
    assert gate.journal(name) == [], "only superusers are journalled"


@pytest.mark.parametrize(
    "membership",
    [
        "grant {above} to {{role}} with inherit false, set true",
        "grant {above} to {{role}} with inherit false, set false, admin true",
    ],
)
def test_78_who_may_become_somebody_above_row_security_is_refused(
    gate: Gate, make: Make, membership: str
) -> None:
    """SET ROLE is one statement away; and whoever may hand a role on may hand it to themselves."""
    above = make("nologin bypassrls")
    between = make("nologin", f"grant {above} to {{role}} with inherit false, set true")
    for role in (above, between):
        member = make("login", membership.format(above=role))
        problem = f"may connect, and become {above}, which bypasses row security"
        if gate.shut:
            said = f"{member} may become {above}, which bypasses row security: no such login is let in"
            assert said in gate.refused(member)
            assert above_row_security(gate) == []
        else:
            gate.admitted(member).close()
            assert (member, problem) in above_row_security(gate)


def test_78_our_own_logins_are_admitted(gate: Gate) -> None:
    for name in (MIGRATOR, AUTHENTICATOR, ADMIN):
        gate.database.connect(name).close()


@pytest.mark.parametrize("attributes", ["superuser", "superuser bypassrls"])
def test_78_a_superuser_is_admitted_and_journalled(gate: Gate, make: Make, attributes: str) -> None:
    name = make(f"login {attributes}")
    with gate.admitted(name) as connection:
        assert connection.execute("show is_superuser").fetchone() == ("on",)
        setting = "select setting = reset_val from pg_settings where name = 'synchronous_commit'"
        assert connection.execute(setting).fetchone() == (True,), (
            "no waiting for a standby at the log-in alone"
        )
    # who, and nothing else: no address, no options, no password
    assert gate.journal(name) == ([(name, name, "login", "LOGIN", None, None)] if gate.shut else [])
    with gate.database.connect(MIGRATOR) as migrator:
        seen = migrator.execute("select login from guard.ddl_journal where login = %s", (name,)).fetchall()
    assert seen == ([(name,)] if gate.shut else []), "who operates may read it"


def test_78_a_superuser_who_only_reads_is_admitted(gate: Gate, make: Make) -> None:
    name = make("login superuser")
    with gate.admitted(name, "-c default_transaction_read_only=on") as connection:
        assert connection.execute("show transaction_read_only").fetchone() == ("on",)
    assert gate.journal(name) == []


def test_78_a_journal_that_cannot_be_written_locks_no_superuser_out(gate: Gate, make: Make) -> None:
    name, thief = make("login superuser"), make("login bypassrls")
    if not gate.shut:  # nothing is written at login
        gate.admitted(name).close()
        return
    with gate.database.connect(SUPERUSER, options="-c event_triggers=off") as above:
        above.execute("alter table warden.ddl_journal rename to lost")
        try:
            with gate.admitted(name) as connection:
                assert connection.execute("show is_superuser").fetchone() == ("on",)
            assert "bypasses row security" in gate.refused(thief), "and lets nobody else in"
        finally:
            above.execute("alter table warden.lost rename to ddl_journal")


def test_78_the_doctor_and_the_status_say_which_it_is_here(gate: Gate) -> None:
    how = "prevention" if gate.shut else "detection"
    assert kept(gate, 313) == how
    assert kept(gate, 307) == ("detection" if gate.shut else "neither")
    with gate.database.connect(SUPERUSER) as above:
        assert guard.has_event_triggers(above)
    with gate.database.connect(MIGRATOR) as migrator:
        said = guard.state(migrator).lines()
    assert next(line for line in said if line.startswith("logins ")).endswith(f"({how})")


def test_78_without_a_superuser_it_is_detected(
    server: Server, pristine: Database, make: Make, gate: Gate
) -> None:
    """The same login gets into a database in which nobody above it put the event triggers, and is named."""
    copy = Gate(server, server.copy(pristine, "nogate"))
    thief = make("login bypassrls")
    assert above_row_security(copy) == [], "PUBLIC may not connect"
    server.superuser.execute(f"grant connect on database {copy.database.name} to {thief}")
    with copy.admitted(thief) as connection:
        assert connection.execute("select session_user::text").fetchone() == (thief,)
    assert above_row_security(copy) == [(thief, "bypasses row security and may connect")]
    assert kept(copy, 313) == "detection"
    server.drop(copy.database)


def test_78_a_guard_from_before_an_upgrade_is_a_superusers_to_complete(
    server: Server, pristine: Database
) -> None:
    """pg_upgrade from 16 brings the other event triggers; an administrator may not change what they run."""
    copy = server.copy(pristine, "upgraded")
    tree = Tree(ROOT)
    with copy.connect(SUPERUSER) as above:
        guard.install(above, tree)
        if server.version >= 170000:
            above.execute(f"drop event trigger {guard.AT_LOGIN}")
            assert not guard.has_event_triggers(above)
        with copy.connect(ADMIN) as admin, pytest.raises(NotAuthorised, match="event triggers are in force"):
            guard.install(admin, tree)
        assert guard.install(above, tree)
        guard.remove(above)
        assert above.execute("select count(*) from pg_event_trigger").fetchone() == (0,)
    with copy.connect(ADMIN) as admin:
        assert not guard.install(admin, tree)
    server.drop(copy)


def test_78_a_restored_dump_refuses_as_the_original_does(server: Server, gate: Gate, make: Make) -> None:
    restored = Gate(server, Database(server, server.new_name("gate_restored")))
    program = pg_dump(server.version // 10000)
    dump = subprocess.run(
        [program, "-d", gate.database.url(SUPERUSER)], capture_output=True, check=True
    ).stdout
    if not gate.shut:  # a newer pg_dump sets what 16 does not know
        dump = dump.replace(b"SET transaction_timeout = 0;\n", b"")
    name = restored.database.name
    server.superuser.execute(f"create database {name} template template0 owner safelane_owner")
    again = ["psql", "-X", "-q", "-1", "-v", "ON_ERROR_STOP=1", "-d", restored.database.url(SUPERUSER)]
    subprocess.run(again, input=dump, stdout=subprocess.DEVNULL, check=True)
    with psycopg.connect(server.conninfo(ADMIN, "postgres"), autocommit=True) as admin:
        databases.close(admin, name)
    thief = make("login bypassrls")
    server.superuser.execute(f"grant connect on database {name} to {thief}")
    if gate.shut:
        assert "bypasses row security" in restored.refused(thief)
    for each in (gate, restored):
        server.superuser.execute(f"revoke connect on database {each.database.name} from {thief}")
    with restored.database.connect(SUPERUSER) as above:
        assert guard.has_event_triggers(above)
    postures = []
    for each in (gate, restored):
        with each.database.connect(MIGRATOR) as migrator:
            row = migrator.execute("select warden.lines()").fetchone()
            assert row is not None
            postures.append(row[0].splitlines())
    assert meanings(*postures) == []
    server.drop(restored.database)


def test_78_a_standby_locks_no_superuser_out() -> None:
    """There nothing can be written, and the trigger comes with the primary's data."""
    with own_server() as own:
        admin = own.server.conninfo(ADMIN, "postgres")
        own.server.safelane("roles", "apply", url=admin)
        own.server.safelane("database", "create", "standing", url=admin)
        gate = Gate(own.server, Database(own.server, "standing"))
        # servers of tests write too little WAL to be followed
        own.server.superuser.execute("alter system set wal_level = 'replica'")
        own.server.superuser.close()
        stop(own)
        own.start_again()
        with once_it_is_up(lambda: gate.database.connect(SUPERUSER)) as above:
            assert guard.install(above, Tree(ROOT))
            for name, attributes in (("chief", "superuser"), ("thief", "bypassrls")):
                above.execute(f"create role {name} login {attributes} password '{PASSWORD}'")
                above.execute(f"grant connect on database standing to {name}")
        stop(own)
        mark = own.cluster.data / "standby.signal"
        mark.touch()
        shutil.chown(mark, own.cluster.data.stat().st_uid, own.cluster.data.stat().st_gid)
        own.start_again()
        with once_it_is_up(lambda: gate.admitted("chief")) as above:
            assert above.execute("select pg_is_in_recovery()").fetchone() == (True,)
        if gate.shut:
            assert "thief bypasses row security" in gate.refused("thief")
        else:
            gate.admitted("thief").close()


def stop(own: OwnServer) -> None:
    """A fast shut-down, whose files anybody can start again."""
    os.kill(own.endpoint.process.pid, signal.SIGINT)
    deadline = time.monotonic() + PATIENCE
    while own.endpoint.process.alive():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def once_it_is_up(connect: Callable[[], Connection]) -> Connection:
    """The connection, as soon as the server takes any."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return connect()
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
