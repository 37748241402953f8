"""A PostgreSQL and a PostgREST of a test's own, to be killed: never the server that other tests run on."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import httpx

from launcher import binaries, place, processes
from launcher import server as servers
from launcher.cluster import Cluster, Endpoint, stop_server
from launcher.processes import Recorded
from launcher.secrets_file import Passwords
from tests.support import environment
from tests.support.databases import Server
from tests.support.environment import ROOT

PATIENCE = 60.0


@dataclass
class OwnServer:
    """A durable cluster (a crash must not lose what was said to be there) and how to get it back."""

    cluster: Cluster
    endpoint: Endpoint
    server: Server

    def kill(self) -> None:
        """SIGKILL to the postmaster, as an impatient person or the kernel's memory killer would."""
        os.kill(self.endpoint.process.pid, signal.SIGKILL)

    def start_again(self) -> None:
        """What a supervisor does: the same command with the same files, again until it stays."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            process = processes.serve(
                self.cluster.command(),
                env=processes.clean_environment(),
                log=self.cluster.log,
                account=self.cluster.place.service,
                cwd=self.cluster.folder,
                outlives=False,
            )
            self.endpoint = replace(self.endpoint, process=Recorded.of(process.pid))
            while process.poll() is None and time.monotonic() < deadline:
                if accepts(self.endpoint.port):
                    return
                time.sleep(0.02)
        raise AssertionError(f"PostgreSQL did not come back:\n{processes.tail(self.cluster.log)}")


def accepts(port: int) -> bool:
    """Whether somebody listens there."""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


@contextlib.contextmanager
def own_server() -> Iterator[OwnServer]:
    """The server for a while; it and its files are gone afterwards."""
    here = place.locate(ROOT)
    passwords = Passwords.random()
    cluster = Cluster(here, f"robust{os.getpid()}", binaries.postgres(here))
    cluster.initialise(passwords.superuser)
    found: OwnServer | None = None
    try:
        endpoint = cluster.start(throw_away=False, outlives=False)
        found = OwnServer(cluster, endpoint, None)  # type: ignore[arg-type]
        servers.bootstrap(here, endpoint, passwords)
        ours = replace(
            environment.read(),
            admin_url=endpoint.url(servers.ADMIN, passwords.admin, "postgres"),
            superuser_url=endpoint.superuser_url(passwords.superuser),
            migrator_password=passwords.migrator,
            authenticator_password=passwords.authenticator,
            sealer_password=passwords.sealer,
            signer_password=passwords.signer,
            auditor_password=passwords.auditor,
        )
        found.server = Server(ours, "robust")
        yield found
    finally:
        if found is not None:
            if not found.endpoint.process.alive():
                found.start_again()
            stop_server(found.endpoint)
        cluster.discard()


def peak_memory(pid: int) -> int:
    """The most that a process ever had in memory, in MiB."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) // 1024
    raise AssertionError("the kernel does not tell")


def ready(url: str) -> bool:
    """Whether a listener serves requests of nobody."""
    with contextlib.suppress(httpx.TransportError):
        return httpx.get(f"{url}/signposting?limit=1", timeout=5, trust_env=False).status_code == 200
    return False
