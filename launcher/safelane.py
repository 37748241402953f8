"""The only place that knows the command line of ``safelane``: one function a sub-command used."""

from __future__ import annotations

import json
from pathlib import Path

from launcher import processes, python_env
from launcher.binaries import client_tools
from launcher.errors import LauncherError
from launcher.place import Place

AUDIENCE = "safelane-demo"
_SOMEBODYS = (
    "PG",
    "SAFELANE_DATABASE_URL",
    "SAFELANE_SEALER_URL",
    "SAFELANE_SIGNER_URL",
    "SAFELANE_AUDITOR_URL",
    "SAFELANE_LEDGER_",
    "SAFELANE_API_URL",
    "SAFELANE_TOKEN",
    "SAFELANE_CONFIG",
    "SAFELANE_DEMO_",
)


def environment(place: Place, extra: dict[str, str] | None = None) -> dict[str, str]:
    """What ``safelane`` and the tests run with: our Python, PostgreSQL's client programs, and nothing
    of the caller's that names a real database, API or person."""
    env = {n: v for n, v in python_env.environment(place).items() if not n.startswith(_SOMEBODYS)}
    for folder in client_tools(place):
        env["PATH"] = f"{folder}:{env['PATH']}"
    return env | (extra or {})


def apply_roles(place: Place, admin_url: str) -> None:
    _run(place, ["roles", "apply"], {"SAFELANE_DATABASE_URL": admin_url})


def create_database(place: Place, admin_url: str, name: str) -> None:
    _run(place, ["database", "create", name], {"SAFELANE_DATABASE_URL": admin_url})


def migrate_up(place: Place, migrator_url: str) -> None:
    _run(place, ["migrate", "up"], {"SAFELANE_DATABASE_URL": migrator_url})


def install_guard(place: Place, superuser_url: str) -> None:
    """With a superuser there are event triggers: every change of the definition is judged."""
    _run(place, ["guard", "install"], {"SAFELANE_DATABASE_URL": superuser_url})


def add_key(place: Place, migrator_url: str, jwks: Path) -> None:
    _run(place, ["keys", "add", str(jwks), "--audience", AUDIENCE], {"SAFELANE_DATABASE_URL": migrator_url})


def seed_demo(place: Place, env: dict[str, str]) -> None:
    _run(place, ["demo", "seed"], env)


def play_day(place: Place, env: dict[str, str]) -> int:
    """The scripted day, its account on the caller's own stdout."""
    return processes.passthrough(
        _command(place, ["demo", "day"]), env=environment(place, env), cwd=place.root
    )


def seal_command(place: Place, origin: str) -> list[str]:
    """The service that seals the ledger; it runs until it is told to stop."""
    return _command(place, ["seal", "--origin", origin])


def doctor(place: Place, env: dict[str, str], arguments: list[str]) -> int:
    return processes.passthrough(
        _command(place, ["doctor", *arguments]), env=environment(place, env), cwd=place.root
    )


def demo_tokens(place: Place, env: dict[str, str]) -> list[dict[str, str]]:
    """One token a persona: ``[{"persona": …, "name": …, "token": …}, …]``."""
    out = _run(place, ["token", "mint", "--all", "--format", "json"], env)
    tokens: list[dict[str, str]] = json.loads(out)
    return tokens


def _command(place: Place, arguments: list[str]) -> list[str]:
    return [str(place.python), str(place.venv / "bin" / "safelane"), *arguments]


def _run(place: Place, arguments: list[str], env: dict[str, str]) -> str:
    outcome = processes.run(_command(place, arguments), env=environment(place, env), cwd=place.root)
    if outcome.returncode:
        said = (outcome.stderr.strip() or outcome.stdout.strip())[-3000:]
        raise LauncherError(f"safelane {' '.join(arguments[:2])} failed (exit {outcome.returncode}):\n{said}")
    return outcome.stdout
