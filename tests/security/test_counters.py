"""The server's counters say that a row was written; the API server's password does not read them."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from tests.support.databases import AUTHENTICATOR, MIGRATOR, SUPERUSER, Database, Server

COUNTED = [
    "select n_tup_ins from pg_stat_user_tables where relname = 'restriction'",
    "select n_tup_ins from pg_stat_all_tables where relname = 'restriction'",
    "select n_tup_ins from pg_stat_xact_user_tables where relname = 'restriction'",
    "select idx_scan from pg_stat_user_indexes where relname = 'restriction'",
    "select heap_blks_hit from pg_statio_user_tables where relname = 'restriction'",
    "select calls from pg_stat_user_functions",
    "select pg_stat_get_tuples_inserted(oid) from pg_class where relname = 'restriction'",
    "select pg_stat_get_live_tuples(oid) from pg_class where relname = 'restriction'",
    "select relation::regclass from pg_locks where mode = 'RowExclusiveLock'",
    "select * from pg_lock_status()",
]


@pytest.fixture(scope="module")
def hardened(server: Server, pristine: Database) -> Iterator[Database]:
    """A database as db/hardening.sql and the migrations left it."""
    copy = server.copy(pristine, "counters")
    yield copy
    server.drop(copy)


@pytest.mark.parametrize("query", COUNTED)
def test_whoever_has_the_password_of_the_api_server_counts_nothing(hardened: Database, query: str) -> None:
    with hardened.connect(AUTHENTICATOR) as connection:
        for role in ("authenticator", "web_tutor", "web_anon"):
            connection.execute(f"set role {role}")
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(query)
            connection.execute("reset role")


def test_nor_does_whoever_migrates_and_monitoring_does(hardened: Database) -> None:
    with hardened.connect(MIGRATOR) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(COUNTED[0])
    with hardened.connect(SUPERUSER) as connection:
        connection.execute("set role pg_monitor")
        assert [len(connection.execute(query).fetchall()) for query in COUNTED[:2]] == [1, 1]


def test_statistics_about_values_are_read_by_nobody_here(hardened: Database) -> None:
    with hardened.connect(AUTHENTICATOR) as connection:
        assert (
            connection.execute("select from pg_stats where schemaname !~ '^(pg_|information)'").fetchall()
            == []
        )
