"""Databases that went the way every installation goes, and the command line from the outside."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from safelane import inventory
from safelane.main import main
from safelane.sources import Tree

from tests.support.databases import ADMIN, MIGRATOR, SUPERUSER, Connection, Database, Server
from tests.support.environment import ROOT

MakeDatabase = Callable[[str], Database]


@dataclass(frozen=True)
class Outcome:
    """What a command did."""

    status: int
    stdout: str
    stderr: str


class CommandLine:
    """The ``safelane`` command of one tree, as a person runs it: a process of its own."""

    def __init__(self, root: Path, packages: Path | None = None) -> None:
        self.root = root
        self.packages = packages or root / "cli"

    def __call__(self, *arguments: str, url: str = "", stdin: str = "", **environment: str) -> Outcome:
        """Run it; ``url`` becomes SAFELANE_DATABASE_URL, other keywords are variables of the environment."""
        inherited = {name: value for name, value in os.environ.items() if not _ours(name)}
        done = subprocess.run(
            [sys.executable, "-c", "from safelane.main import main; main(prog_name='safelane')", *arguments],
            env=inherited | {"PYTHONPATH": str(self.packages)} | _variables(url, environment),
            cwd=self.root,
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    def succeeds(self, *arguments: str, url: str = "", **environment: str) -> str:
        """Run it, expect exit status 0, and return what it printed."""
        outcome = self(*arguments, url=url, **environment)
        assert outcome.status == 0, outcome.stderr or outcome.stdout
        return outcome.stdout


class InThisProcess(CommandLine):
    """The command of this checkout without the half second that a process takes to start."""

    def __call__(self, *arguments: str, url: str = "", stdin: str = "", **environment: str) -> Outcome:
        unset: dict[str, str | None] = {name: None for name in os.environ if _ours(name)}
        done = CliRunner().invoke(main, arguments, input=stdin, env={**unset, **_variables(url, environment)})
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Outcome(done.exit_code, done.stdout, done.stderr)


def _ours(name: str) -> bool:
    return name.startswith(("PG", "SAFELANE_"))


def _variables(url: str, environment: dict[str, str]) -> dict[str, str]:
    return environment | ({"SAFELANE_DATABASE_URL": url} if url else {})


@pytest.fixture(scope="session")
def tree() -> Tree:
    """The SQL of this checkout."""
    return Tree(ROOT)


@pytest.fixture(scope="session")
def safelane() -> CommandLine:
    """The command line of this checkout."""
    return InThisProcess(ROOT)


@pytest.fixture(scope="module")
def installed(server: Server, pristine: Database) -> Iterator[Database]:
    """A migrated database for one module; whoever changes something in it rolls that back."""
    copy = server.copy(pristine, "installed")
    yield copy
    server.drop(copy)


@pytest.fixture
def empty_database(server: Server, pristine: Database, safelane: CommandLine) -> Iterator[MakeDatabase]:
    """Makes databases with ``safelane database create``; no revision is in force in them yet."""
    made: list[Database] = []

    def make(purpose: str) -> Database:
        database = Database(server, server.new_name(purpose))
        safelane.succeeds("database", "create", database.name, url=server.conninfo(ADMIN, "postgres"))
        made.append(database)
        return database

    yield make
    for database in made:
        server.drop(database)


@pytest.fixture
def planted(installed: Database) -> Iterator[Connection]:
    """A superuser's transaction in the module's database, for planting what must be noticed; rolled back."""
    with installed.connect(SUPERUSER, autocommit=False) as connection:
        yield connection
        connection.rollback()


@pytest.fixture
def workshop(tmp_path: Path) -> CommandLine:
    """A copy of this checkout's SQL and command line, to edit and to make revisions in."""
    for folder in ("cli", "db", "functions", "migrations", "policies"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "alembic.ini", tmp_path)
    return CommandLine(tmp_path)


def inventory_of(database: Database, tree: Tree) -> list[str]:
    """The inventory of a database, asked by the migrator."""
    with database.connect(MIGRATOR) as connection:
        return inventory.read(connection, tree)
