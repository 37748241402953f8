"""The real PostgREST in front of a test database, configured by the project's own file."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import UUID

import httpx

from tests.support.databases import AUTHENTICATOR, Database
from tests.support.environment import ROOT
from tests.support.keys import AUDIENCE, SigningKey
from tests.support.world import identifier

PATIENCE = 30.0
"""Seconds a listener may take to read the catalogue; it usually needs a quarter of one."""


class Api:
    """One listener on one database. Use as a context manager; ``settings`` replace lines of member.conf."""

    def __init__(self, binary: Path, database: Database, key: SigningKey, **settings: str) -> None:
        self.database = database
        self.key = key
        self._binary = binary
        self._settings = {name.replace("_", "-"): value for name, value in settings.items()}
        self._clients: list[httpx.Client] = []
        self._folder = tempfile.TemporaryDirectory(prefix="safelane-listener-")
        self._process: subprocess.Popen[bytes] | None = None
        self.url = ""

    def __enter__(self) -> Self:
        for attempt in range(3):
            if self._start():
                return self
            if "in use" not in self.log() or attempt == 2:
                break
        log = self.log()
        self.close()
        raise RuntimeError(f"PostgREST did not start:\n{log}")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def token(self, name: str | UUID, persona: str, **changes: Any) -> str:
        """A token for somebody of the story by name, or for an identifier."""
        return self.key.token(name if isinstance(name, UUID) else identifier(name), persona, **changes)

    def as_(self, name: str | UUID, persona: str) -> httpx.Client:
        """A client that sends requests as this person in this persona (``web_tutor``), with a fresh token."""
        return self.with_token(self.token(name, persona))

    def with_token(self, token: str) -> httpx.Client:
        return self._client({"Authorization": f"Bearer {token}"})

    def anonymous(self) -> httpx.Client:
        return self._client({})

    def log(self) -> str:
        return (Path(self._folder.name) / "log").read_text(encoding="utf-8", errors="replace")

    def start_again(self) -> None:
        """After the process is gone: the same program with the same file, and so on the same port."""
        assert self._process is not None
        assert self._process.poll() is not None, "it still runs"
        self._process = self._spawn()

    def close(self) -> None:
        for client in self._clients:
            client.close()
        self._stop()
        self._folder.cleanup()

    def _client(self, headers: dict[str, str]) -> httpx.Client:
        client = httpx.Client(base_url=self.url, headers=headers, timeout=30.0, trust_env=False)
        self._clients.append(client)
        return client

    def _start(self) -> bool:
        port, admin_port = free_ports(2)
        self.url = f"http://127.0.0.1:{port}"
        folder = Path(self._folder.name)
        jwks = folder / "jwks.json"
        jwks.write_text(self.key.jwks, encoding="utf-8")
        config = folder / "member.conf"
        config.write_text(
            configured(
                {"server-port": str(port), "admin-server-port": str(admin_port)} | self._settings,
            ),
            encoding="utf-8",
        )
        self._process = self._spawn()
        return self._ready(admin_port)

    def _spawn(self) -> subprocess.Popen[bytes]:
        folder = Path(self._folder.name)
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("PG", "SAFELANE_"))
        }
        environment |= {
            "SAFELANE_AUTHENTICATOR_URL": self.database.url(AUTHENTICATOR),
            "SAFELANE_JWKS_FILE": str(folder / "jwks.json"),
            "SAFELANE_AUDIENCE": AUDIENCE,
        }
        with (folder / "log").open("ab") as log:
            return subprocess.Popen(
                [str(self._binary), str(folder / "member.conf")],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def _ready(self, admin_port: int) -> bool:
        deadline = time.monotonic() + PATIENCE
        assert self._process is not None
        with httpx.Client(trust_env=False, timeout=1.0) as client:
            while time.monotonic() < deadline:
                if self._process.poll() is not None:
                    return False
                try:
                    if client.get(f"http://127.0.0.1:{admin_port}/ready").status_code == 200:
                        return True
                except httpx.TransportError:
                    pass
                self._wait_a_moment()
        self._stop()
        return False

    def _wait_a_moment(self) -> None:
        """Until the process ends, or 20 ms."""
        assert self._process is not None
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=0.02)

    def _stop(self) -> None:
        if self._process is None or self._process.poll() is not None:
            return
        self._process.terminate()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(timeout=10)


def configured(settings: dict[str, str]) -> str:
    """db/postgrest/member.conf with these lines replaced, or added where it has none."""
    lines = []
    left = dict(settings)
    for line in (ROOT / "db" / "postgrest" / "member.conf").read_text(encoding="utf-8").splitlines():
        name = line.partition("=")[0].strip()
        lines.append(f"{name} = {_literal(left.pop(name))}" if name in left else line)
    lines += [f"{name} = {_literal(value)}" for name, value in left.items()]
    return "\n".join(lines) + "\n"


def _literal(value: str) -> str:
    return value if value.isdigit() or value in ("true", "false") else f'"{value}"'


def free_ports(count: int) -> list[int]:
    """Ports of the loopback interface that were free a moment ago."""
    sockets = [socket.socket(socket.AF_INET, socket.SOCK_STREAM) for _ in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()
