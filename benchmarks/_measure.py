"""Interleaved measuring: baseline and candidate take turns, so that a noisy moment hits both."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """Times of one kind of work, in seconds."""

    median: float
    p95: float
    runs: int


def interleaved(
    work: Mapping[str, Callable[[int], object]], rounds: int, warm: int = 20
) -> dict[str, Figure]:
    """Call every kind of work once a round, in turn; the argument counts the rounds."""
    times: dict[str, list[float]] = {name: [] for name in work}
    gc.disable()
    try:
        for number in range(-warm, rounds):
            for name, call in work.items():
                began = time.perf_counter()
                call(number + warm)
                took = time.perf_counter() - began
                if number >= 0:
                    times[name].append(took)
    finally:
        gc.enable()
    return {
        name: Figure(statistics.median(taken), statistics.quantiles(taken, n=20)[18], len(taken))
        for name, taken in times.items()
    }


def report(
    title: str, figures: dict[str, Figure], baseline: str, goals: Mapping[str, float] | None = None
) -> None:
    """Print each figure as a ratio of the baseline's median; a goal is the ratio that is aimed at."""
    print(f"\n{title}")
    base = figures[baseline].median
    for name, figure in figures.items():
        goal = (goals or {}).get(name)
        told = "" if goal is None else f"   goal ≤ {goal:.2f}"
        print(
            f"  {name:46} {figure.median * 1e6:9.0f} µs   p95 {figure.p95 * 1e6:9.0f} µs"
            f"   ratio {figure.median / base:6.2f}{told}"
        )
