"""Progress on stderr: a line when something starts, and signs of life while it lasts.

Nothing here writes to stdout, which carries data only. Colour and moving lines appear on a
terminal alone, and never where ``NO_COLOR`` is set or the output is piped.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.RLock()
_QUIET_PERIOD = 10.0  # seconds between signs of life where the output is not a terminal


def _moving() -> bool:
    return sys.stderr.isatty() and os.environ.get("TERM", "") != "dumb"


def _mark(text: str, code: str) -> str:
    if _moving() and "NO_COLOR" not in os.environ:
        return f"\x1b[{code}m{text}\x1b[0m"
    return text


def say(message: str) -> None:
    """One line on stderr."""
    with _lock:
        if _moving():
            sys.stderr.write("\r\x1b[K")
        sys.stderr.write(message + "\n")
        sys.stderr.flush()


def warn(message: str) -> None:
    """One line on stderr that deserves attention."""
    say(_mark("note: ", "33") + message)


class _Pulse(threading.Thread):
    """Shows that a long step is alive: a counting line on a terminal, else a line now and then."""

    def __init__(self, message: str) -> None:
        super().__init__(daemon=True)
        self._message = message
        self._done = threading.Event()
        self._began = time.monotonic()

    def run(self) -> None:
        wait = 1.0 if _moving() else _QUIET_PERIOD
        while not self._done.wait(wait):
            seconds = time.monotonic() - self._began
            with _lock:
                if self._done.is_set():
                    return
                if _moving():
                    sys.stderr.write(f"\r\x1b[K  … {self._message} ({seconds:.0f} s)")
                else:
                    sys.stderr.write(f"  … still at it: {self._message} ({seconds:.0f} s)\n")
                sys.stderr.flush()

    def stop(self) -> float:
        self._done.set()
        return time.monotonic() - self._began


@contextmanager
def step(message: str) -> Iterator[None]:
    """Announce a step, keep a person informed while it lasts, and say how long it took."""
    say(f"{_mark('→', '36')} {message}")
    pulse = _Pulse(message)
    pulse.start()
    try:
        yield
    except BaseException:
        pulse.stop()
        say(f"  {_mark('✗', '31')} {message}")
        raise
    seconds = pulse.stop()
    if seconds >= 1:
        say(f"  {_mark('✓', '32')} {message} ({seconds:.1f} s)")
