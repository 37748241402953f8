"""The test server's databases: one template a run, and copies of it that are thrown away."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from tests.support import helpers
from tests.support.environment import ROOT, Environment

SUPERUSER = "superuser"
ADMIN = "lane_admin"
MIGRATOR = "safelane_migrator"
AUTHENTICATOR = "authenticator"
SEALER = "safelane_sealer"
SIGNER = "safelane_signer"
AUDITOR = "safelane_auditor"

Connection = psycopg.Connection[tuple[Any, ...]]


@dataclass(frozen=True)
class Database:
    """One database of the test server, and how everybody connects to it."""

    server: Server
    name: str

    def url(self, user: str) -> str:
        """A connection string for ``superuser`` or a role: lane_admin, safelane_migrator, authenticator."""
        return self.server.conninfo(user, self.name)

    def connect(self, user: str, *, application: str = helpers.APPLICATION, **options: Any) -> Connection:
        """A connection in autocommit mode. Only ``superuser`` may be above row security."""
        options.setdefault("autocommit", True)
        connection = psycopg.connect(
            make_conninfo(self.url(user), application_name=application), prepare_threshold=None, **options
        )
        if user != SUPERUSER:
            assert_bound_by_row_security(connection)
        return connection


class Server:
    """The server that ``lane.py test`` started. Its template is made once, then only copied."""

    def __init__(self, environment: Environment, label: str) -> None:
        self.environment = environment
        self._label = label
        self._numbers = itertools.count(1)
        self._names: list[str] = []
        self.superuser: Connection = psycopg.connect(
            self.conninfo(SUPERUSER, "postgres"), autocommit=True, prepare_threshold=None
        )
        self.version = self.superuser.info.server_version

    def conninfo(self, user: str, database: str) -> str:
        """A connection string; hosts and ports are those of the administrator, the superuser has its own."""
        if user == SUPERUSER:
            return make_conninfo(self.environment.superuser_url, dbname=database)
        parts = conninfo_to_dict(self.environment.admin_url) | {"dbname": database}
        if user in self.passwords:
            parts |= {"user": user, "password": self.passwords[user]}
        elif user != ADMIN:
            raise ValueError(f"nobody here is called {user}")
        return make_conninfo("", **parts)

    @property
    def passwords(self) -> dict[str, str]:
        """The password of each role that logs in."""
        return {
            MIGRATOR: self.environment.migrator_password,
            AUTHENTICATOR: self.environment.authenticator_password,
            SEALER: self.environment.sealer_password,
            SIGNER: self.environment.signer_password,
            AUDITOR: self.environment.auditor_password,
        }

    def new_name(self, purpose: str) -> str:
        """A database name of this run's own; the database is dropped when the run ends."""
        name = f"safelane_test_{self._label}_{purpose}_{next(self._numbers)}"
        self._names.append(name)
        return name

    def migrated(self) -> Database:
        """A new database that went the way of every installation: roles, database, hardening, migrations."""
        database = Database(self, self.new_name("pristine"))
        self.safelane("roles", "apply", url=self.conninfo(ADMIN, "postgres"))
        self._set_passwords()
        self.safelane("database", "create", database.name, url=self.conninfo(ADMIN, "postgres"))
        with database.connect(SUPERUSER) as connection:
            connection.execute((ROOT / "db" / "hardening.sql").read_bytes())
        self.safelane("migrate", "up", url=database.url(MIGRATOR))
        return database

    def copy(self, template: Database, purpose: str) -> Database:
        """A copy of a database that nobody is connected to, shut as the original is."""
        name = self.new_name(purpose)
        self.superuser.execute(
            sql.SQL("create database {} template {} strategy file_copy owner safelane_owner").format(
                sql.Identifier(name), sql.Identifier(template.name)
            )
        )
        self.superuser.execute(sql.SQL("revoke all on database {} from public").format(sql.Identifier(name)))
        grants = self.superuser.execute(
            "select grantee::regrole::text, privilege_type from pg_database, aclexplode(datacl)"
            " where datname = %s and grantee <> datdba and grantee <> 0",
            (template.name,),
        ).fetchall()
        for grantee, privilege in grants:
            self.superuser.execute(
                sql.SQL("grant {} on database {} to {}").format(
                    sql.SQL(privilege), sql.Identifier(name), sql.SQL(grantee)
                )
            )
        return Database(self, name)

    def drop(self, database: Database) -> None:
        self.superuser.execute(
            sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(database.name))
        )

    def close(self) -> None:
        """Drop whatever this run made and is still there."""
        for name in self._names:
            self.drop(Database(self, name))
        self.superuser.close()

    def safelane(self, *arguments: str, url: str) -> str:
        """Run ``safelane`` as an administrator; returns what it printed, fails with what it said."""
        outcome = self._run(arguments, url)
        if outcome.returncode:
            raise RuntimeError(
                f"safelane {' '.join(arguments[:2])} failed:\n{outcome.stderr or outcome.stdout}"
            )
        return outcome.stdout

    def asked(self, *arguments: str, url: str) -> tuple[int, str]:
        """The same where it may well fail: its exit status, and what it printed."""
        outcome = self._run(arguments, url)
        return outcome.returncode, outcome.stdout

    def _run(self, arguments: tuple[str, ...], url: str) -> subprocess.CompletedProcess[str]:
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("PG", "SAFELANE_"))
        }
        environment["PYTHONPATH"] = os.pathsep.join(
            [str(ROOT / "cli"), environment.get("PYTHONPATH", "")]
        ).rstrip(":")
        return subprocess.run(
            [sys.executable, "-c", "from safelane.main import main; main(prog_name='safelane')", *arguments],
            env=environment | {"SAFELANE_DATABASE_URL": url},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )

    def _set_passwords(self) -> None:
        with psycopg.connect(self.conninfo(ADMIN, "postgres"), autocommit=True) as admin:
            for role, password in self.passwords.items():
                verifier = admin.pgconn.encrypt_password(
                    password.encode(), role.encode(), b"scram-sha-256"
                ).decode()
                admin.execute(
                    sql.SQL("alter role {} password {}").format(sql.Identifier(role), sql.Literal(verifier))
                )


def assert_bound_by_row_security(connection: Connection) -> None:
    """No behaviour is tested by somebody who is above row security."""
    row = connection.execute(
        "select rolname, rolsuper or rolbypassrls from pg_roles where rolname in (session_user, current_user)"
        " order by 2 desc"
    ).fetchone()
    if row is None or row[1]:
        raise AssertionError(f"this session is above row security: {row}")
