"""A service that polls: one thread, a connection for each part of it, and a clean end.

A database that restarts is waited for, longer each time; everything else that goes wrong ends the service,
and whoever supervises it decides.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

import psycopg

from safelane.connection import Connection
from safelane.errors import Unreachable, from_postgres

FIRST_PAUSE, LONGEST_PAUSE = 0.25, 30.0
"""Seconds before the first attempt to connect again, and at most between two."""

_PRIORITY = {"info": 6, "warning": 4, "error": 3}


def log(text: str, level: str = "info") -> None:
    """One line on stderr: for the journal with its priority, elsewhere with the time."""
    if os.environ.get("JOURNAL_STREAM"):
        line = f"<{_PRIORITY[level]}>{text}"
    else:
        line = f"{time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime())} {text}"
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


@contextmanager
def stopping() -> Iterator[threading.Event]:
    """An event that SIGTERM and SIGINT set, so that the service ends between two steps and never in one."""
    stop = threading.Event()

    def asked(signum: int, _: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = {signum: signal.signal(signum, asked) for signum in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop
    finally:
        for signum, handler in before.items():
            signal.signal(signum, handler)


@dataclass
class Part:
    """One thing that the service does, on its own connection. ``step`` says if it wants to go on at once."""

    name: str
    connect: Callable[[], Connection]
    step: Callable[[Connection], bool]
    connection: Connection | None = None
    failures: int = 0
    not_before: float = field(default=0.0)

    def turn(self, patient: bool) -> bool:
        """Do a step, if it is time; where the database is away and ``patient``, try again later."""
        if time.monotonic() < self.not_before:
            return False
        try:
            if self.connection is None:
                self.connection = self.connect()
                if self.failures:
                    log(f"{self.name}: the database answers again")
            again = self.step(self.connection)
        except Unreachable as problem:
            return self._lost(problem, patient)
        except psycopg.OperationalError as error:
            lost = self.connection is None or self.connection.broken or self.connection.closed
            problem_ = from_postgres(error)
            if not lost and not isinstance(problem_, Unreachable):
                raise problem_ from error
            return self._lost(Unreachable(problem_.message, problem_.hint), patient)
        self.failures = 0
        return again

    def close(self) -> None:
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    def _lost(self, problem: Unreachable, patient: bool) -> bool:
        self.close()
        if not patient:
            raise problem
        pause = min(FIRST_PAUSE * 2**self.failures, LONGEST_PAUSE)
        if self.failures == 0 or pause == LONGEST_PAUSE:
            log(f"{self.name}: {problem.message}; trying again", "warning")
        self.failures += 1
        self.not_before = time.monotonic() + pause
        return False


def run(parts: list[Part], interval: float, *, once: bool, stop: threading.Event) -> None:
    """Let every part take its turn, every ``interval`` seconds; with ``once`` until none wants more."""
    try:
        while not stop.is_set():
            began = time.monotonic()
            again = [part.turn(patient=not once) for part in parts]
            if any(again):
                continue
            if once:
                return
            stop.wait(max(0.0, interval - (time.monotonic() - began)))
    finally:
        for part in parts:
            part.close()
