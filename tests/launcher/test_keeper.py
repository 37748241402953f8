"""What ``up`` started is kept: it is started again when it ends, unless it ends again and again."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from launcher import keeper, processes
from launcher.keeper import Kept
from launcher.processes import Recorded

PATIENCE = 20.0


def program(folder: Path, code: str) -> Kept:
    return Kept(
        "it",
        (sys.executable, "-c", code),
        str(folder),
        str(folder / "log"),
        processes.clean_environment(),
        None,
    )


@pytest.fixture
def starts(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Recorded]]:
    """Every process that was started; none of them is left."""
    monkeypatch.setattr(keeper, "_PAUSE", 0.01)
    found: list[Recorded] = []
    yield found
    for each in found:
        processes.stop(each, "it", [(signal.SIGKILL, 10.0)])


def said(log: Path, times: int) -> None:
    """Wait until the log says so many times that the program began."""
    deadline = time.monotonic() + PATIENCE
    while (found := log.read_text(encoding="utf-8")) != "it began\n" * times:
        assert time.monotonic() < deadline, found
        time.sleep(0.01)


def test_what_is_killed_runs_again(tmp_path: Path, starts: list[Recorded]) -> None:
    kept, enough = (
        program(tmp_path, "import time; print('it began', flush=True); time.sleep(60)"),
        threading.Event(),
    )
    starts.append(kept.start())
    first = starts[0]
    watching = threading.Thread(
        target=keeper.watch, args=([kept], {"it": first}, lambda _, process: starts.append(process), enough)
    )
    watching.start()
    try:
        for number in (1, 2):
            said(tmp_path / "log", number)
            os.kill(starts[-1].pid, signal.SIGKILL)
            deadline = time.monotonic() + PATIENCE
            while len(starts) == number:
                assert time.monotonic() < deadline
        assert starts[-1].alive()
        assert not first.alive()
        # what the first ones said stays
        said(tmp_path / "log", 3)
    finally:
        enough.set()
        watching.join()


def test_what_ends_again_and_again_is_left_alone(tmp_path: Path, starts: list[Recorded]) -> None:
    kept, enough = program(tmp_path, ""), threading.Event()
    starts.append(kept.start())
    watching = threading.Thread(
        target=keeper.watch,
        args=([kept], {"it": starts[0]}, lambda _, process: starts.append(process), enough),
    )
    watching.start()
    try:
        deadline = time.monotonic() + PATIENCE
        while len(starts) < keeper._MOST + 1:
            assert time.monotonic() < deadline, len(starts)
            time.sleep(0.01)
        last = starts[-1]
        while last.alive():
            assert time.monotonic() < deadline
        assert not enough.wait(0.3)
        assert len(starts) == keeper._MOST + 1
    finally:
        enough.set()
        watching.join()
