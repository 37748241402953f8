"""Keeps what ``lane.py up`` started: whatever of it ends is started again, with the same files on the same
port.

A process of its own, started by ``up`` and ended by ``down``. What production has systemd or Kubernetes for.
A program that ends again and again is left alone after a while: then something is wrong that a person must
see.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from launcher import processes
from launcher.errors import LauncherError
from launcher.place import Account, Place, private_file
from launcher.processes import Recorded

_PAUSE = 0.3  # seconds between two looks
_MOST, _WITHIN = 10, 60.0  # starts of one program, and in how many seconds
_STOP = ((signal.SIGTERM, 20.0), (signal.SIGKILL, 5.0))


@dataclass(frozen=True)
class Kept:
    """A program and how it is started; ``name`` is where ``up.json`` has its process."""

    name: str
    command: tuple[str, ...]
    cwd: str
    log: str
    env: dict[str, str]
    account: Account | None

    def start(self) -> Recorded:
        """Start it; why it ended stays in its log, before what it says now."""
        process = processes.serve(
            self.command,
            env=self.env,
            log=Path(self.log),
            account=self.account,
            cwd=Path(self.cwd),
            outlives=True,
            goes_on=True,
        )
        return Recorded.of(process.pid)


def start(place: Place, kept: list[Kept]) -> Recorded:
    """Start the keeper; its plan is a private file, for it holds what the programs are given."""
    plan = private_file(_plan(place), json.dumps([asdict(each) for each in kept]))
    process = processes.serve(
        [sys.executable, "-m", "launcher.keeper", str(plan), str(place.lane / "up.json")],
        env=processes.clean_environment({"PYTHONPATH": str(place.root), "PYTHONDONTWRITEBYTECODE": "1"}),
        log=place.lane / "keeper.log",
        account=None,
        cwd=place.root,
        outlives=True,
    )
    recorded = Recorded.of(process.pid)
    private_file(_mark(place), json.dumps(asdict(recorded)))
    return recorded


def recorded(place: Place) -> Recorded | None:
    """The keeper that was started here last, running or not."""
    try:
        return Recorded(**json.loads(_mark(place).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def stop(place: Place) -> None:
    """End the keeper, before what it keeps is ended."""
    running = recorded(place)
    if running is not None:
        processes.stop(running, "the keeper", _STOP)
    _mark(place).unlink(missing_ok=True)
    _plan(place).unlink(missing_ok=True)


def watch(
    kept: list[Kept],
    running: dict[str, Recorded],
    started: Callable[[str, Recorded], None],
    enough: threading.Event,
) -> None:
    """Until told that it is enough: start again what is gone, and say so to ``started``."""
    starts: dict[str, list[float]] = {each.name: [] for each in kept}
    while not enough.wait(_PAUSE):
        for each in kept:
            process = running[each.name]
            with contextlib.suppress(ChildProcessError):
                os.waitpid(process.pid, os.WNOHANG)
            recent = [at for at in starts[each.name] if at > time.monotonic() - _WITHIN]
            if process.alive() or len(recent) >= _MOST or enough.is_set():
                continue
            starts[each.name] = [*recent, time.monotonic()]
            with contextlib.suppress(LauncherError):
                running[each.name] = each.start()
                started(each.name, running[each.name])


def main(plan: Path, record: Path) -> None:
    enough = threading.Event()
    # whoever ends the keeper waits until a start is written down
    signal.signal(signal.SIGTERM, lambda *_: enough.set())
    kept = [
        Kept(
            **{
                **each,
                "command": tuple(each["command"]),
                "account": each["account"] and Account(**each["account"]),
            }
        )
        for each in json.loads(plan.read_text(encoding="utf-8"))
    ]

    def read() -> dict[str, dict[str, dict[str, object]]]:
        found: dict[str, dict[str, dict[str, object]]] = json.loads(record.read_text(encoding="utf-8"))
        return found

    def process_of(name: str) -> Recorded:
        found = read()[name]
        return Recorded(**(found if name == "seal" else found["process"]))

    def write_down(name: str, process: Recorded) -> None:
        whole = read()
        if name == "seal":
            whole[name] = asdict(process)
        else:
            whole[name]["process"] = asdict(process)
        private_file(record, json.dumps(whole, indent=2) + "\n")

    watch(kept, {each.name: process_of(each.name) for each in kept}, write_down, enough)


def _plan(place: Place) -> Path:
    return place.lane / "keeper.plan.json"


def _mark(place: Place) -> Path:
    return place.lane / "keeper.json"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
