"""The roles step: safe to repeat and to run at once, alters nothing it finds, and stops where it must.

Run for real, with commits, under names of this test's own, so that the cluster's own roles stay untouched.
"""

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Iterator

import psycopg
import pytest
from psycopg import sql
from safelane.commands.roles import apply_roles, set_password
from safelane.errors import Problem
from safelane.sources import Tree

from tests.migrations.conftest import CommandLine
from tests.support.databases import ADMIN, AUTHENTICATOR, MIGRATOR, SUPERUSER, Connection, Server

NAMES = re.compile(
    r"\b(safelane_owner|safelane_migrator|safelane_approver|safelane_sealer|safelane_signer|safelane_auditor|cap_[a-z]+|web_[a-z]+|authenticator)\b"
)

LOGINS = (
    "authenticator", "safelane_migrator", "safelane_approver", "safelane_sealer", "safelane_signer",
    "safelane_auditor",
)  # fmt: skip


class Stage:
    """db/roles.sql with every role name replaced by one of this test's own."""

    def __init__(self, server: Server, script: str) -> None:
        self.server = server
        self.tag = f"t{secrets.token_hex(4)}"
        self.script = NAMES.sub(lambda name: f"{self.tag}_{name[1]}", script)
        self.names = sorted(set(NAMES.findall(script)))
        self.roles = [f"{self.tag}_{name}" for name in self.names]

    def role(self, name: str) -> str:
        return f"{self.tag}_{name}"

    def admin(self) -> Connection:
        return psycopg.connect(self.server.conninfo(ADMIN, "postgres"), autocommit=True)

    def apply(self) -> None:
        with self.admin() as connection:
            apply_roles(connection, self.script)

    def held(self) -> list[str]:
        query = (
            "select rolname || ' ' || concat_ws(' ', rolcanlogin, rolinherit, rolsuper, rolbypassrls,"
            " rolcreaterole,"
            " rolcreatedb, rolreplication) from pg_roles where rolname like %(tag)s union all"
            " select m.roleid::regrole || ' > ' || m.member::regrole || concat_ws(' ', '', m.set_option,"
            " m.inherit_option, m.admin_option) from pg_auth_members as m"
            " where m.roleid::regrole::text like %(tag)s or m.member::regrole::text like %(tag)s"
            " union all select s.setrole::regrole || ' ' || array_to_string(s.setconfig, ' ')"
            " from pg_db_role_setting as s where s.setrole::regrole::text like %(tag)s order by 1"
        )
        return [row[0] for row in self.server.superuser.execute(query, {"tag": f"{self.tag}%"}).fetchall()]

    def clear(self) -> None:
        for role in [*self.roles, self.role("second")]:
            self.server.superuser.execute(sql.SQL("drop role if exists {}").format(sql.Identifier(role)))


@pytest.fixture
def stage(server: Server, tree: Tree) -> Iterator[Stage]:
    made = Stage(server, tree.read("db/roles.sql"))
    yield made
    made.clear()


def test_an_administrator_without_superuser_makes_them_all(stage: Stage) -> None:
    with stage.admin() as connection:
        assert connection.execute("show is_superuser").fetchone() == ("off",)
    stage.apply()
    held = stage.held()
    roles = [line for line in held if " > " not in line and "=" not in line]
    assert [line.split()[0] for line in roles] == stage.roles
    assert len(stage.roles) == 29
    logins = {line.split()[0] for line in roles if line.split()[1] == "t"}
    assert logins == {stage.role(name) for name in LOGINS}
    assert {line.split(maxsplit=2)[2] for line in roles} == {"f f f f f f"}


def test_no_membership_is_inherited_or_handed_on(stage: Stage) -> None:
    stage.apply()
    memberships = [line for line in stage.held() if " > " in line and ADMIN not in line]
    assert len(memberships) == 22
    assert {line.rpartition(stage.tag)[2].split(maxsplit=1)[1] for line in memberships} == {"t f f"}


def test_running_it_again_changes_nothing(stage: Stage) -> None:
    stage.apply()
    before = stage.held()
    stage.apply()
    assert stage.held() == before


def test_four_at_once_make_them_once(stage: Stage) -> None:
    failures: list[Exception] = []
    start = threading.Barrier(4)

    def apply() -> None:
        start.wait()
        try:
            stage.apply()
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=apply) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len([line for line in stage.held() if " > " not in line and "=" not in line]) == 29


@pytest.mark.parametrize(
    ("attribute", "said"),
    [
        ("superuser", "SUPERUSER"),
        ("bypassrls", "BYPASSRLS"),
        ("createrole", "CREATEROLE"),
        ("createdb", "CREATEDB"),
        ("replication", "REPLICATION"),
        ("login", "LOGIN"),
    ],
)
def test_a_role_that_may_do_what_nobody_may_stops_it(stage: Stage, attribute: str, said: str) -> None:
    role = stage.role("cap_booking")
    stage.server.superuser.execute(f"create role {role} {attribute}")
    with pytest.raises(Problem) as caught:
        stage.apply()
    assert f"{role} has {said}" in caught.value.message
    column = {"superuser": "rolsuper", "login": "rolcanlogin"}.get(attribute, f"rol{attribute}")
    kept = stage.server.superuser.execute(
        f"select {column} from pg_roles where rolname = %s", (role,)
    ).fetchone()
    assert kept == (True,), "the script altered a role it found"


@pytest.mark.parametrize("role", LOGINS)
def test_a_log_in_that_inherits_stops_it(stage: Stage, role: str) -> None:
    stage.server.superuser.execute(f"create role {stage.role(role)} login inherit")
    with pytest.raises(Problem, match=f"{stage.role(role)} has INHERIT"):
        stage.apply()


@pytest.mark.parametrize(
    ("grant", "said"),
    [
        (
            "grant {cap_seal} to {web_tutor} with inherit false, set true",
            "{web_tutor} is a member of {cap_seal}",
        ),
        ("grant pg_read_all_data to {authenticator}", "{authenticator} is a member of pg_read_all_data"),
        (
            "grant {web_tutor} to {authenticator} with inherit true",
            "{authenticator} holds {web_tutor} with INHERIT",
        ),
        (
            "grant {web_tutor} to {authenticator} with admin true",
            "{authenticator} holds {web_tutor} with ADMIN",
        ),
        ("grant {cap_ledger} to {safelane_sealer}", "{safelane_sealer} is a member of {cap_ledger}"),
        ("grant {cap_ledger} to {safelane_signer}", "{safelane_signer} is a member of {cap_ledger}"),
        ("grant {cap_ledger} to {safelane_auditor}", "{safelane_auditor} is a member of {cap_ledger}"),
        ("grant {safelane_owner} to {cap_booking}", "{cap_booking} is a member of {safelane_owner}"),
    ],
)
def test_a_membership_that_must_not_be_stops_it(stage: Stage, grant: str, said: str) -> None:
    stage.apply()
    names = {name: stage.role(name) for name in stage.names}
    stage.server.superuser.execute(grant.format(**names))
    with pytest.raises(Problem, match=said.format(**names)):
        stage.apply()


def test_a_second_administrator_finds_them_in_order_and_is_told_whom_to_ask(
    stage: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    stage.apply()
    before = stage.held()
    second = stage.role("second")
    stage.server.superuser.execute(f"create role {second} login createrole createdb password 'second-pass'")
    url = psycopg.conninfo.make_conninfo(
        stage.server.conninfo(ADMIN, "postgres"), user=second, password="second-pass"
    )
    with psycopg.connect(url, autocommit=True) as connection:
        apply_roles(connection, stage.script)
    assert [line for line in stage.held() if second not in line] == before
    assert f"ask {ADMIN} to run" in capsys.readouterr().err


def test_whoever_may_not_create_roles_is_told_so(stage: Stage) -> None:
    second = stage.role("second")
    stage.server.superuser.execute(f"create role {second} login password 'second-pass'")
    url = psycopg.conninfo.make_conninfo(
        stage.server.conninfo(ADMIN, "postgres"), user=second, password="second-pass"
    )
    with (
        psycopg.connect(url, autocommit=True) as connection,
        pytest.raises(Problem, match="may not create roles"),
    ):
        apply_roles(connection, stage.script)


def test_checking_makes_nothing_and_says_what_is_missing(stage: Stage) -> None:
    with stage.admin() as connection:
        connection.execute("set safelane.roles = 'check'")
        with pytest.raises(Problem, match="is missing"):
            apply_roles(connection, stage.script)
    assert stage.held() == []


def test_the_cluster_of_this_run_is_in_order(server: Server, safelane: CommandLine) -> None:
    url = server.conninfo(ADMIN, "postgres")
    safelane.succeeds("roles", "check", url=url)
    safelane.succeeds("roles", "apply", url=url)


def test_the_server_is_sent_a_verifier_and_never_the_password(stage: Stage) -> None:
    stage.apply()
    role = stage.role("authenticator")
    with stage.admin() as connection:
        set_password(connection, role, "correct horse battery")
    stored = stage.server.superuser.execute(
        "select rolpassword from pg_authid where rolname = %s", (role,)
    ).fetchone()
    assert stored is not None
    assert stored[0].startswith("SCRAM-SHA-256$")
    url = psycopg.conninfo.make_conninfo(
        stage.server.conninfo(ADMIN, "postgres"), user=role, password="correct horse battery"
    )
    with psycopg.connect(url) as connection:
        assert connection.execute("select current_user").fetchone() == (role,)


@pytest.mark.parametrize("role", [MIGRATOR, AUTHENTICATOR])
def test_a_short_password_is_refused(server: Server, safelane: CommandLine, role: str) -> None:
    outcome = safelane("roles", "password", role, url=server.conninfo(ADMIN, "postgres"), stdin="short\n")
    assert outcome.status == 2
    assert "8 characters" in outcome.stderr


def test_a_database_of_somebody_else_is_left_alone(server: Server, safelane: CommandLine) -> None:
    name = server.new_name("foreign")
    server.superuser.execute(f"create database {name}")
    outcome = safelane("database", "create", name, url=server.conninfo(ADMIN, "postgres"))
    assert outcome.status == 1
    assert "belongs to" in outcome.stderr
    query = "select datdba::regrole::text, datacl from pg_database where datname = %s"
    assert server.superuser.execute(query, (name,)).fetchone() == (server.superuser.info.user, None)


def test_making_a_database_twice_is_making_it_once(server: Server, safelane: CommandLine) -> None:
    name = server.new_name("twice")
    url = server.conninfo(ADMIN, "postgres")
    safelane.succeeds("database", "create", name, url=url)
    outcome = safelane("database", "create", name, url=url)
    assert outcome.status == 0
    assert "was there already" in outcome.stderr


def test_nobody_else_connects_to_the_database(server: Server, safelane: CommandLine, stage: Stage) -> None:
    name = server.new_name("shut")
    safelane.succeeds("database", "create", name, url=server.conninfo(ADMIN, "postgres"))
    second = stage.role("second")
    stage.server.superuser.execute(f"create role {second} login createdb password 'second-pass'")
    url = psycopg.conninfo.make_conninfo(server.conninfo(ADMIN, name), user=second, password="second-pass")
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        psycopg.connect(url)
    outcome = safelane(
        "database", "create", f"{name}_2", url=psycopg.conninfo.make_conninfo(url, dbname="postgres")
    )
    assert outcome.status == 4
    assert f"Ask {ADMIN}" in outcome.stderr
    assert SUPERUSER not in outcome.stderr
