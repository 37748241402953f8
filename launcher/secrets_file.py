"""The clone's own random secrets, in files that only their owner can read."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from launcher import processes, python_env
from launcher.cluster import random_password
from launcher.errors import LauncherError
from launcher.place import Place, own_directory, private_file

_HELPERS = Path(__file__).resolve().parent / "in_venv"


@dataclass(frozen=True)
class Passwords:
    """One password a login role."""

    superuser: str
    admin: str
    migrator: str
    approver: str
    authenticator: str
    sealer: str
    signer: str
    auditor: str

    @classmethod
    def random(cls) -> Passwords:
        return cls(*(random_password() for _ in fields(cls)))


def passwords(place: Place) -> Passwords:
    """The passwords of this clone's servers; made on first use."""
    path = place.lane / "passwords.json"
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
        found = Passwords(**{**asdict(Passwords.random()), **known})  # an older clone has fewer logins
    except FileNotFoundError:
        known, found = {}, Passwords.random()
    except (ValueError, TypeError) as error:
        raise LauncherError(
            f"{path} is damaged.", "python3 lane.py clean removes it; start again then."
        ) from error
    if asdict(found) != known:
        private_file(path, json.dumps(asdict(found), indent=2) + "\n")
    return found


@dataclass(frozen=True)
class SigningKey:
    """The demo's key pair: ``pem`` stays private, ``jwks`` is what the database and PostgREST know."""

    pem: Path
    jwks: Path


def signing_key(place: Place) -> SigningKey:
    """The demo's signing key; made on first use."""
    folder = own_directory(place.lane / "keys", 0o700)
    if not list(folder.glob("demo-*.pem")):
        outcome = processes.run(
            [place.python, _HELPERS / "make_key.py", folder],
            env=python_env.environment(place),
            cwd=place.root,
        )
        if outcome.returncode:
            raise LauncherError(f"cannot make a signing key:\n{python_env.last_words(outcome.stderr)}")
    pem = sorted(folder.glob("demo-*.pem"))[0]
    return SigningKey(pem, pem.with_suffix(".jwks.json"))


def run_sql(place: Place, jobs: list[dict[str, object]]) -> list[list[object]]:
    """Run administrators' statements; returns the rows of the last question."""
    outcome = processes.run(
        [place.python, _HELPERS / "run_sql.py"],
        env=python_env.environment(place),
        cwd=place.root,
        stdin=json.dumps({"jobs": jobs}),
    )
    if outcome.returncode:
        raise LauncherError(
            f"the database refused an administrator's statement:\n{outcome.stderr.strip()[-1500:]}"
        )
    rows: list[list[object]] = json.loads(outcome.stdout)
    return rows
