"""Fixtures for every test, and the collection of ``tests/pgtap/**/*.sql``."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from psycopg.types.json import Jsonb
from pytest_pgtap.plugin import PgTapFile  # type: ignore[import-untyped]

from tests.support import environment, helpers
from tests.support.databases import AUTHENTICATOR, MIGRATOR, SUPERUSER, Connection, Database, Server
from tests.support.keys import AUDIENCE, SigningKey
from tests.support.listener import Api
from tests.support.tap import TextRunner
from tests.support.world import World

PGTAP_FOLDER = Path(__file__).with_name("pgtap")
SEARCH_PATH = "-c search_path=tap,pg_catalog"


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Every SQL file below tests/pgtap is a test; pytest-pgtap itself takes those named ``test*``."""
    wanted = file_path.suffix == ".sql" and file_path.is_relative_to(PGTAP_FOLDER)
    if not wanted or file_path.name.startswith("test"):
        return None
    found: pytest.Collector = PgTapFile.from_parent(parent, path=file_path)
    return found


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """First of all: that no session that tests behaviour is above row security."""
    items.sort(key=lambda item: "test_001_nobody_is_above_the_rules" not in item.nodeid)


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """The server of this run; whatever databases the run made are gone afterwards."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    running = Server(environment.read(), f"{secrets.token_hex(3)}_{worker}")
    yield running
    running.close()


@pytest.fixture(scope="session")
def signing_key() -> SigningKey:
    """The key that signs this run's tokens."""
    return SigningKey("tests-1")


@pytest.fixture(scope="session")
def pristine(server: Server) -> Database:
    """A migrated database and nothing else in it. Never connect to it: copy it (``server.copy``)."""
    return server.migrated()


@pytest.fixture(scope="session")
def template(server: Server, pristine: Database, signing_key: SigningKey) -> Database:
    """The migrated database with pgTAP, the SQL helpers and the run's key in it. Never connect to it."""
    arranged = server.copy(pristine, "template")
    with arranged.connect(SUPERUSER) as connection:
        helpers.load_pgtap(connection, server.environment.pgtap)
        helpers.load_helpers(connection)
    with arranged.connect(MIGRATOR) as connection:
        connection.execute("select identity.add_signing_key(%s, %s)", (Jsonb(signing_key.jwk), AUDIENCE))
    return arranged


@pytest.fixture(scope="session")
def rolled_back(server: Server, template: Database) -> Database:
    """The database of all tests that roll back. pgTAP compares sets in temporary tables: TEMP is granted."""
    database = server.copy(template, "rolled_back")
    server.superuser.execute(f"grant temp on database {database.name} to public")
    return database


@pytest.fixture(scope="session")
def pgtap_connection(rolled_back: Database) -> Iterator[Connection]:
    """Who runs the SQL files: authenticator, as in production."""
    with rolled_back.connect(AUTHENTICATOR, options=SEARCH_PATH) as connection:
        yield connection


@pytest.fixture(scope="session")
def _pgtap_runner(pgtap_connection: Connection) -> TextRunner:
    """Runs the SQL files for pytest-pgtap."""
    return TextRunner(pgtap_connection)


@pytest.fixture
def sql_database(rolled_back: Database) -> Iterator[Connection]:
    """A transaction of authenticator's that is rolled back; the helpers of schema ``tests`` work in it."""
    with rolled_back.connect(AUTHENTICATOR, options=SEARCH_PATH, autocommit=False) as connection:
        yield connection
        connection.rollback()


@pytest.fixture(scope="module")
def database(server: Server, template: Database) -> Iterator[Database]:
    """A copy for one module, for what has to commit."""
    copy = server.copy(template, "module")
    yield copy
    server.drop(copy)


@pytest.fixture
def fresh_database(server: Server, template: Database) -> Iterator[Database]:
    """A copy for one test."""
    copy = server.copy(template, "fresh")
    yield copy
    server.drop(copy)


@pytest.fixture(scope="module")
def world(database: Database) -> Iterator[World]:
    """The people of a module's database."""
    arranged = World(database)
    yield arranged
    arranged.close()


@pytest.fixture
def fresh_world(fresh_database: Database) -> Iterator[World]:
    """The people of one test's database."""
    arranged = World(fresh_database)
    yield arranged
    arranged.close()


@pytest.fixture(scope="module")
def api(server: Server, database: Database, signing_key: SigningKey) -> Iterator[Api]:
    """The real PostgREST on a module's database."""
    with Api(server.environment.postgrest, database, signing_key) as listening:
        yield listening


@pytest.fixture
def fresh_api(server: Server, fresh_database: Database, signing_key: SigningKey) -> Iterator[Api]:
    """The real PostgREST on one test's database."""
    with Api(server.environment.postgrest, fresh_database, signing_key) as listening:
        yield listening


def pytest_configure(config: pytest.Config) -> None:
    """pytest-pgtap reads DATABASE_URL where it is not told otherwise; here it never connects by itself."""
    options: Any = config.option
    options.pgtap_uri = None
