"""``safelane seal`` beside a world that stays: sealer and signer in one process."""

from __future__ import annotations

import signal
import time
from pathlib import Path

from launcher import processes, safelane
from launcher.errors import LauncherError
from launcher.place import Place
from launcher.processes import Recorded

ORIGIN = "localhost/safelane"
_START_PATIENCE = 20.0  # seconds
_STOP = ((signal.SIGTERM, 10.0), (signal.SIGKILL, 5.0))
_READY = "signer: "


def start(place: Place, folder: Path, env: dict[str, str]) -> Recorded:
    """Start it as the caller, who alone reads the key, and wait until it has opened its state."""
    log = folder / "seal.log"
    process = processes.serve(
        safelane.seal_command(place, ORIGIN),
        env=safelane.environment(place, env),
        log=log,
        account=None,
        cwd=place.root,
        outlives=True,
    )
    recorded = Recorded.of(process.pid)
    deadline = time.monotonic() + _START_PATIENCE
    try:
        while _READY not in processes.tail(log, 40):
            if process.poll() is not None or time.monotonic() > deadline:
                raise LauncherError(f"the ledger is not sealed:\n{processes.tail(log)}")
            time.sleep(0.03)
    except BaseException:
        stop(recorded)
        raise
    return recorded


def stop(recorded: Recorded) -> None:
    processes.stop(recorded, "safelane seal", _STOP)
