"""PostgREST in front of one database: configuration, start, readiness, stop."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from launcher import processes
from launcher.errors import LauncherError
from launcher.place import Place, own_directory, private_file
from launcher.processes import Recorded

_START_PATIENCE = 30.0  # seconds
_STOP = ((signal.SIGTERM, 10.0), (signal.SIGKILL, 5.0))
_SETTING = re.compile(r"^\s*([a-z][a-z0-9._-]*)\s*=", re.MULTILINE)


@dataclass(frozen=True)
class Listener:
    """A running PostgREST and the configuration it was started with."""

    url: str
    config: Path
    process: Recorded


def render(baseline: str, ours: dict[str, str | int | bool]) -> str:
    """The project's configuration with this machine's values put in place of the same settings."""
    kept = [line for line in baseline.splitlines() if not _is_one_of(line, ours)]
    return "\n".join(
        [*kept, "", "# this machine", *(f"{name} = {_literal(ours[name])}" for name in ours), ""]
    )


def _is_one_of(line: str, settings: dict[str, str | int | bool]) -> bool:
    found = _SETTING.match(line)
    return bool(found) and found is not None and found[1] in settings


def _literal(value: str | int | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False)


def start(
    place: Place,
    binary: Path,
    folder: Path,
    database_url: str,
    jwks: Path,
    audience: str,
    *,
    outlives: bool,
) -> Listener:
    """Start the member listener and wait until it has read the database's catalogue."""
    own_directory(folder, 0o755 if place.service else 0o700)
    baseline = (place.root / "db" / "postgrest" / "member.conf").read_text(encoding="utf-8")
    log = folder / "postgrest.log"
    for attempt in range(3):
        port, admin_port = processes.free_ports(2)
        settings: dict[str, str | int | bool] = {
            "db-uri": database_url,
            "jwt-secret": jwks.read_text(encoding="utf-8").replace("\n", ""),
            "jwt-aud": audience,
            "server-host": "127.0.0.1",
            "server-port": port,
            "admin-server-port": admin_port,
            "openapi-server-proxy-uri": f"http://127.0.0.1:{port}",
        }
        config = private_file(folder / "postgrest.conf", render(baseline, settings), place.service)
        process = processes.serve(
            [binary, config],
            env=processes.clean_environment(),
            log=log,
            account=place.service,
            cwd=folder,
            outlives=outlives,
        )
        listener = Listener(f"http://127.0.0.1:{port}", config, Recorded.of(process.pid))
        try:
            if _ready(process, admin_port, log):
                return listener
        except BaseException:
            stop(listener)
            raise
        if "in use" not in processes.tail(log, 40) or attempt == 2:
            break
    raise LauncherError(f"PostgREST ({binary}) did not start:\n{processes.tail(log)}")


def stop(listener: Listener) -> None:
    processes.stop(listener.process, "PostgREST", _STOP)


def _ready(process: subprocess.Popen[str], admin_port: int, log: Path) -> bool:
    """True once it serves requests; False if it ended instead."""
    deadline = time.monotonic() + _START_PATIENCE
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while time.monotonic() < deadline:
        if process.poll() is not None:
            return False
        try:
            with direct.open(f"http://127.0.0.1:{admin_port}/ready", timeout=1) as answer:
                if answer.status == 200:
                    return True
        except (urllib.error.URLError, OSError):
            pass
        time.sleep(0.03)
    raise LauncherError(f"PostgREST is not ready after {_START_PATIENCE:.0f} s:\n{processes.tail(log)}")
