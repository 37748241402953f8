"""The demonstration: a database with Safelane in it, its API, and the demo world.

Making a database from nothing takes seconds, copying a data directory takes a tenth of one. So
the installed, empty database is made once for each state of the sources and kept as ``prepared``;
``demo`` plays on a copy that is thrown away, ``up`` keeps its copy.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from launcher import locks, postgrest, progress, safelane, secrets_file, server
from launcher.binaries import Postgres
from launcher.cluster import Cluster, Endpoint, stop_server
from launcher.place import Place, own_directory, private_file, remove_tree
from launcher.postgrest import Listener
from launcher.processes import Recorded
from launcher.server import Access

DATABASE = "safelane"
EMBEDDED = "embedded mode: a change to the rules approves itself. Development and CI only."
"""What ``up`` and ``demo`` say of the guard in this mode."""
PRODUCTION = "production mode: a change to the rules commits only if a second person approved it."
_SOURCES = ("db", "functions", "policies", "migrations", "cli", "launcher", "requirements.lock")


@dataclass(frozen=True)
class World:
    """A running demonstration; ``cast`` is where ``safelane demo`` keeps who is who in it."""

    cast: Path
    access: Access
    listener: Listener
    endpoint: Endpoint | None  # None: somebody else's server
    ledger: Path  # the signer's keys and state
    seal: Recorded | None = None  # None: nothing seals beside it

    def environment(self, place: Place) -> dict[str, str]:
        """What ``safelane demo``, ``token mint`` and ``doctor`` read."""
        return {
            "SAFELANE_API_URL": self.listener.url,
            "SAFELANE_DATABASE_URL": self.access.migrator,
            "SAFELANE_SEALER_URL": self.access.sealer,
            "SAFELANE_SIGNER_URL": self.access.signer,
            "SAFELANE_AUDITOR_URL": self.access.auditor,
            "SAFELANE_LEDGER_STATE": str(self.ledger),
            "SAFELANE_DEMO_STATE": str(self.cast),
            "SAFELANE_DEMO_KEY": str(secrets_file.signing_key(place).pem),
            "SAFELANE_POSTGREST_CONFIG": str(self.listener.config),
        }


def existing_server() -> str:
    """The administrator's URL of an existing server, or the empty string."""
    return os.environ.get("SAFELANE_DATABASE_URL", "")


def copy_prepared(place: Place, found: Postgres, target: Cluster) -> None:
    """Give ``target`` the data directory of an installed, empty Safelane, made first if need be."""
    with locks.held(place.lock("prepared"), "preparing a database"):
        target.copy_from(_prepared(place, found))


def _prepared(place: Place, found: Postgres) -> Cluster:
    """The stopped cluster with Safelane installed and nobody in it, for the sources as they are."""
    cluster = Cluster(place, "prepared", found)
    mark = place.lane / "prepared.stamp"
    stamp = fingerprint(place, found)
    if cluster.exists() and mark.is_file() and mark.read_text(encoding="utf-8") == stamp:
        return cluster
    mark.unlink(missing_ok=True)
    keys, passwords = secrets_file.signing_key(place), secrets_file.passwords(place)
    with progress.step(f"installing Safelane into PostgreSQL {found.version} ({found.origin})"):
        endpoint = server.fresh(cluster, passwords)
        try:
            access = server.embedded_access(endpoint, passwords, DATABASE)
            server.install(place, access, passwords, DATABASE, keys.jwks)
            safelane.install_guard(place, endpoint.superuser_url(passwords.superuser, DATABASE))
        finally:
            stop_server(endpoint)
    private_file(mark, stamp)
    return cluster


def fingerprint(place: Place, found: Postgres) -> str:
    """One hash over everything that decides what the prepared database holds."""
    digest = hashlib.sha256(f"{found.version}\n{found.bin}\n".encode())
    digest.update(secrets_file.signing_key(place).jwks.read_bytes())
    digest.update(json.dumps(asdict(secrets_file.passwords(place))).encode())
    for name in _SOURCES:
        for path in _files(place.root / name):
            digest.update(f"{path.relative_to(place.root)}\n".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(top: Path) -> Iterator[Path]:
    if top.is_file():
        yield top
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (Path(folder, name) for name in sorted(names) if not name.endswith(".pyc"))


@contextmanager
def ephemeral(place: Place, found: Postgres, api: Path) -> Iterator[World]:
    """A seeded world of our own that ends with the block, whatever happens in it."""
    passwords, keys = secrets_file.passwords(place), secrets_file.signing_key(place)
    cluster = Cluster(place, "demo", found)
    with ExitStack() as ending:
        ending.callback(cluster.discard)
        copy_prepared(place, found, cluster)
        endpoint = cluster.start(throw_away=True, outlives=False)
        ending.callback(stop_server, endpoint)
        access = server.embedded_access(endpoint, passwords, DATABASE)
        listener = postgrest.start(
            place, api, cluster.folder, access.authenticator, keys.jwks, safelane.AUDIENCE, outlives=False
        )
        ending.callback(postgrest.stop, listener)
        yield World(_empty_cast(place, ending), access, listener, endpoint, _empty_ledger(place, ending))


@contextmanager
def ephemeral_on_existing(place: Place, api: Path, admin_url: str) -> Iterator[World]:
    """The same in a database of its own on somebody's server, dropped at the end."""
    server.claim_existing(place, admin_url)
    passwords, keys = secrets_file.passwords(place), secrets_file.signing_key(place)
    database = f"safelane_demo_{secrets.token_hex(4)}"
    access = server.existing_access(admin_url, passwords, database)
    folder = own_directory(place.servers / "demo", 0o755 if place.service else 0o700)
    with ExitStack() as ending:
        ending.callback(remove_tree, folder)
        with progress.step(
            f"installing Safelane into database {database} of the server in SAFELANE_DATABASE_URL"
        ):
            ending.callback(server.drop_database, place, admin_url, database)
            server.install(place, access, passwords, database, keys.jwks)
        listener = postgrest.start(
            place, api, folder, access.authenticator, keys.jwks, safelane.AUDIENCE, outlives=False
        )
        ending.callback(postgrest.stop, listener)
        yield World(_empty_cast(place, ending), access, listener, None, _empty_ledger(place, ending))


def _empty_cast(place: Place, ending: ExitStack) -> Path:
    cast = place.lane / "demo.cast.json"
    cast.unlink(missing_ok=True)
    ending.callback(cast.unlink, missing_ok=True)
    return cast


def _empty_ledger(place: Place, ending: ExitStack) -> Path:
    """Where the signer of a world that ends keeps its key: it ends with it."""
    folder = place.lane / "demo-ledger"
    remove_tree(folder)
    ending.callback(remove_tree, folder)
    return own_directory(folder, 0o700)
