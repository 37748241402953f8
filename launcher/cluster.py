"""A PostgreSQL server of our own: made, started and stopped without ever trusting anybody.

``initdb`` runs with scram-sha-256 and a random password for its superuser, and our own
``pg_hba.conf`` is in force from the first start: passwords for everyone, replication for nobody,
and the superuser only through the socket, which lies in a directory that its owner alone may enter.
"""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from launcher import place as places
from launcher import processes
from launcher.binaries import Postgres
from launcher.errors import LauncherError
from launcher.place import Place, own_directory, private_file, remove_tree
from launcher.processes import Recorded

SUPERUSER = "lane_superuser"
_START_PATIENCE = 30.0  # seconds
_STOP = ((signal.SIGINT, 20.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0))

HBA = f"""\
# Written by lane.py before the first start. Passwords only; replication for nobody;
# the superuser through the socket alone.
# TYPE  DATABASE     USER             ADDRESS         METHOD
local   replication  all                              reject
host    replication  all              all             reject
host    all          {SUPERUSER}   all             reject
local   all          all                              scram-sha-256
host    all          all              127.0.0.1/32    scram-sha-256
"""

_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    "max_wal_senders": "0",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "lc_monetary": "C",
    "lc_numeric": "C",
    "lc_time": "C",
    "default_text_search_config": "pg_catalog.english",
}

# For servers whose data nobody keeps: durability is switched off, correctness is not.
THROW_AWAY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum_naptime": "5min",
}


@dataclass(frozen=True)
class Endpoint:
    """Where a running server listens."""

    port: int
    socket: Path
    process: Recorded

    def url(self, user: str, password: str, database: str) -> str:
        return (
            f"postgresql://{quote(user)}:{quote(password, safe='')}@127.0.0.1:{self.port}/{quote(database)}"
        )

    def superuser_url(self, password: str, database: str = "postgres") -> str:
        """Through the socket: pg_hba.conf refuses the superuser over TCP."""
        host = quote(str(self.socket), safe="")
        login = f"{SUPERUSER}:{quote(password, safe='')}"
        return f"postgresql://{login}@/{quote(database)}?host={host}&port={self.port}"


class Cluster:
    """One data directory and the server on it; ``folder`` holds both and the server's log."""

    def __init__(self, place: Place, name: str, server: Postgres) -> None:
        self.place = place
        self.name = name
        self.server = server
        self.folder = place.servers / name
        self.data = self.folder / "data"
        self.log = self.folder / "postgres.log"

    def exists(self) -> bool:
        return (self.data / "PG_VERSION").is_file()

    def data_version(self) -> int:
        """The major version that made the data directory."""
        return int((self.data / "PG_VERSION").read_text(encoding="utf-8").partition(".")[0])

    def initialise(self, superuser_password: str) -> None:
        """Make the data directory; nothing listens yet, and nobody can connect without a password."""
        remove_tree(self.data)
        own_directory(self.folder, 0o755 if self.place.service else 0o700)
        own_directory(self.data, 0o700, self.place.service)
        password_file = private_file(
            self.folder / f".password-{secrets.token_hex(4)}", superuser_password + "\n", self.place.service
        )
        try:
            outcome = processes.run(
                [
                    self.server.bin / "initdb",
                    f"--pgdata={self.data}",
                    f"--username={SUPERUSER}",
                    "--auth-host=scram-sha-256",
                    "--auth-local=scram-sha-256",
                    f"--pwfile={password_file}",
                    "--encoding=UTF8",
                    f"--locale-provider={'builtin' if self.server.major >= 17 else 'libc'}",
                    "--locale=C.UTF-8",
                    "--no-sync",
                    "--no-instructions",
                ],
                env=processes.clean_environment(),
                cwd=self.folder,
                account=self.place.service,
            )
        finally:
            password_file.unlink(missing_ok=True)
        if outcome.returncode:
            raise LauncherError(f"initdb failed ({self.server.origin}):\n{outcome.stderr.strip()[-1500:]}")
        for name in ("pg_hba.conf", "postgresql.conf"):  # ours lie beside the data directory
            (self.data / name).unlink()

    def copy_from(self, other: Cluster) -> None:
        """Take over the data directory of a stopped cluster, its roles and passwords included."""
        remove_tree(self.data)
        own_directory(self.folder, 0o755 if self.place.service else 0o700)
        outcome = processes.run(["cp", "-a", other.data, self.data])
        if outcome.returncode:
            remove_tree(self.data)
            raise LauncherError(f"cannot copy {other.data}:\n{outcome.stderr.strip()}")

    def start(self, *, throw_away: bool, outlives: bool) -> Endpoint:
        """Start the server on a free port of the loopback interface and wait until it is ready."""
        own_directory(self.folder, 0o755 if self.place.service else 0o700)
        self._clear_leftovers()
        socket = places.socket_directory(self.place, self.name, self.folder)
        for attempt in range(3):
            (port,) = processes.free_ports(1)
            self._configure(port, socket, throw_away)
            process = processes.serve(
                self.command(),
                env=processes.clean_environment(),
                log=self.log,
                account=self.place.service,
                cwd=self.folder,
                outlives=outlives,
            )
            endpoint = Endpoint(port, socket, Recorded.of(process.pid))
            try:
                if self._ready(process):
                    return endpoint
            except BaseException:
                stop_server(endpoint)
                raise
            if "Address already in use" not in processes.tail(self.log, 40) or attempt == 2:
                break
        raise LauncherError(f"PostgreSQL ({self.server.origin}) did not start:\n{processes.tail(self.log)}")

    def command(self) -> tuple[str, ...]:
        """How the server is started, with the configuration that was written last."""
        config = self.folder / "postgresql.conf"
        return (str(self.server.bin / "postgres"), "-D", str(self.data), "-c", f"config_file={config}")

    def discard(self) -> None:
        with processes.shielded():
            remove_tree(self.folder)

    def _clear_leftovers(self) -> None:
        """Stop a server that an earlier run could not stop; forget one that is long gone."""
        pid_file = self.data / "postmaster.pid"
        try:
            pid = int(pid_file.read_text(encoding="utf-8").splitlines()[0])
        except (OSError, ValueError, IndexError):
            return
        if os.fsencode(self.data) in processes.command_line(pid):
            processes.stop(Recorded.of(pid), "PostgreSQL", _STOP)
        pid_file.unlink(missing_ok=True)

    def _configure(self, port: int, socket: Path, throw_away: bool) -> None:
        """Write postgresql.conf and pg_hba.conf beside the data, where the server can only read them."""
        settings = _SETTINGS | {
            "hba_file": str(self.folder / "pg_hba.conf"),
            "port": str(port),
            "unix_socket_directories": f'"{socket}"',  # a list: quoted, or a comma would divide it
        }
        settings |= THROW_AWAY if throw_away else {}
        lines = [f"{name} = {_quoted(value)}\n" for name, value in settings.items()]
        files = {"pg_hba.conf": HBA, "postgresql.conf": "".join(lines)}
        for name, text in files.items():
            private_file(self.folder / name, text)
            if self.place.service:
                (self.folder / name).chmod(0o644)

    def _ready(self, process: subprocess.Popen[str]) -> bool:
        """True as soon as the server says so in its pid file; False if it ended instead."""
        deadline = time.monotonic() + _START_PATIENCE
        while time.monotonic() < deadline:
            if process.poll() is not None:
                return False
            try:
                lines = (self.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
            except OSError:
                lines = []
            if len(lines) >= 8 and lines[0] == str(process.pid) and lines[7].strip() == "ready":
                return True
            time.sleep(0.01)
        raise LauncherError(
            f"PostgreSQL is not ready after {_START_PATIENCE:.0f} s:\n{processes.tail(self.log)}"
        )


def stop_server(endpoint: Endpoint) -> None:
    """Stop a server and remove its socket directory."""
    processes.stop(endpoint.process, "PostgreSQL", _STOP)
    with processes.shielded():
        remove_tree(endpoint.socket)


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def random_password() -> str:
    return secrets.token_urlsafe(32)
