"""Interleaved measuring: baseline and candidate take turns, so that a noisy moment hits both."""

from __future__ import annotations

import gc
import math
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """Times of one kind of work, in seconds; ``busy`` is the median processor time of the server's process."""

    median: float
    p95: float
    runs: int
    busy: float = math.nan


def interleaved(
    work: Mapping[str, Callable[[int], object]],
    rounds: int,
    warm: int = 20,
    backends: Mapping[str, int] | None = None,
) -> dict[str, Figure]:
    """Call every kind of work once a round, in turn; the argument counts the rounds.

    ``backends`` says which server process does which work (``connection.info.backend_pid``).
    """
    times: dict[str, list[float]] = {name: [] for name in work}
    busy: dict[str, list[float]] = {name: [] for name in work}
    gc.disable()
    try:
        for number in range(-warm, rounds):
            for name, call in work.items():
                spent = _processor_time(backends, name)
                began = time.perf_counter()
                call(number + warm)
                took = time.perf_counter() - began
                if number >= 0:
                    times[name].append(took)
                    busy[name].append(_processor_time(backends, name) - spent)
    finally:
        gc.enable()
    return {
        name: Figure(
            statistics.median(taken),
            statistics.quantiles(taken, n=20)[18],
            len(taken),
            statistics.median(busy[name]),
        )
        for name, taken in times.items()
    }


def _processor_time(backends: Mapping[str, int] | None, name: str) -> float:
    """Seconds that a process has been on a processor; not a number where Linux does not tell."""
    try:
        return int(Path(f"/proc/{(backends or {})[name]}/schedstat").read_text().split()[0]) / 1e9
    except (KeyError, OSError, ValueError):
        return math.nan


def report(
    title: str, figures: dict[str, Figure], baseline: str, goals: Mapping[str, float] | None = None
) -> None:
    """Print each figure as a ratio of the baseline's median; a goal is the ratio that is aimed at.

    On a machine with other work the medians are partly that work's, and processor time is not.
    """
    print(f"\n{title}")
    base, busy = figures[baseline].median, figures[baseline].busy
    for name, figure in figures.items():
        goal = (goals or {}).get(name)
        told = "" if goal is None else f"   goal ≤ {goal:.2f}"
        work = "" if math.isnan(figure.busy) else f"   of processor time {figure.busy / busy:6.2f}"
        print(
            f"  {name:46} {figure.median * 1e6:9.0f} µs   p95 {figure.p95 * 1e6:9.0f} µs"
            f"   ratio {figure.median / base:6.2f}{work}{told}"
        )
