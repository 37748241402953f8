"""``kill -9`` takes back no number that a sequence gave: the next entry of the ledger would be refused."""

from __future__ import annotations

import time

import psycopg
from safelane import doctor
from safelane.sources import Tree

from tests.migrations.conftest import InThisProcess
from tests.robustness.own_server import PATIENCE, OwnServer, own_server
from tests.support.databases import MIGRATOR, SUPERUSER, Connection, Database
from tests.support.environment import ROOT


def after_the_crash(own: OwnServer, database: Database, user: str) -> Connection:
    """Kill the postmaster, start it again, and connect as soon as it takes anybody."""
    own.kill()
    while own.endpoint.process.alive():
        time.sleep(0.02)
    own.start_again()
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return database.connect(user)
        except psycopg.OperationalError:
            assert time.monotonic() < deadline
            time.sleep(0.05)


def number_of_the_entries(database: Database) -> int:
    """The number given last; none that is in the ledger is larger."""
    with database.connect(SUPERUSER) as above:
        row = above.execute(
            "select pg_sequence_last_value('ledger.entry_seq_seq'), max(seq) from ledger.entry"
        ).fetchone()
    assert row is not None
    given, written = row
    assert given >= written
    return int(given)


def test_the_ledger_goes_on_after_a_crash() -> None:
    """A sequence that was made and used in one transaction, as the migrations do, and a kill right after."""
    safelane = InThisProcess(ROOT)
    with own_server() as own:
        database = own.server.migrated()
        url = database.url(MIGRATOR)
        for _ in range(4):
            safelane.succeeds("doctor", url=url)
        own.server.superuser.close()
        before = number_of_the_entries(database)
        with after_the_crash(own, database, MIGRATOR) as migrator:
            assert told(migrator) == []
        assert number_of_the_entries(database) >= before
        safelane.succeeds("doctor", url=url)


def test_a_server_that_would_take_numbers_back_is_told() -> None:
    with own_server() as own:
        nothing = Database(own.server, "postgres")
        assert told(own.server.superuser) == []
        own.server.superuser.execute("alter system set wal_level = 'minimal'")
        own.server.superuser.close()
        with after_the_crash(own, nothing, SUPERUSER) as above:
            assert [thing for thing, _ in told(above)] == ["this server"]


def told(connection: Connection) -> list[tuple[str, str]]:
    (rule,) = [each for each in doctor.rules(Tree(ROOT)) if each.number == 123]
    assert rule.level == "note"
    return doctor.ask(connection, rule)
