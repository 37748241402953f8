"""Start, recognise and stop processes; turn signals into an orderly way out."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import IO

from launcher.errors import Interrupted, LauncherError
from launcher.place import Account

_STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_PR_SET_PDEATHSIG = 1
_running: set[subprocess.Popen[str]] = set()
_running_lock = threading.Lock()


@dataclass(frozen=True)
class Recorded:
    """A process that can be recognised later: a bare pid may have been given to another."""

    pid: int
    started: str

    @classmethod
    def of(cls, pid: int) -> Recorded:
        return cls(pid, start_time(pid) or "")

    def alive(self) -> bool:
        return bool(self.started) and start_time(self.pid) == self.started


def start_time(pid: int) -> str | None:
    """When the kernel started this process, or None if it is gone (or only a zombie is left)."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    fields = text.rpartition(")")[2].split()
    return None if fields[0] == "Z" else fields[19]


def command_line(pid: int) -> list[bytes]:
    """The arguments of a running process, or nothing if it is gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return []


def on_signals() -> None:
    """Let SIGTERM and SIGHUP unwind the program as Ctrl-C does, so that servers are stopped."""

    def unwind(signum: int, frame: FrameType | None) -> None:
        raise Interrupted(signum)

    for signum in _STOPPING:
        signal.signal(signum, unwind)


@contextlib.contextmanager
def shielded() -> Iterator[None]:
    """Let nothing interrupt the stopping of servers; a second Ctrl-C would leave them behind."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {signum: signal.signal(signum, signal.SIG_IGN) for signum in _STOPPING}
    try:
        yield
    finally:
        for signum, handler in before.items():
            signal.signal(signum, handler)


def clean_environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """An environment for servers that carries nobody's secrets, paths or libpq settings."""
    keep = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    return {**keep, "LANG": "C", "TZ": "UTC", **(extra or {})}


def run(
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    stdin: str | None = None,
    account: Account | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end and keep what it printed; it dies with the launcher's interruption."""
    process = _spawn(
        command,
        env=env,
        cwd=cwd,
        account=account,
        stdin=subprocess.PIPE if stdin is not None else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with _tracked(process):
        out, err = process.communicate(stdin)
    return subprocess.CompletedProcess([str(part) for part in command], process.returncode, out, err)


def passthrough(command: Sequence[str | Path], *, env: Mapping[str, str], cwd: Path) -> int:
    """Run a command on the caller's own terminal and return its exit status."""
    process = _spawn(command, env=env, cwd=cwd, prepare=_stop_with_parent())
    with _tracked(process):
        return process.wait()


@contextlib.contextmanager
def beside(
    command: Sequence[str | Path], *, env: Mapping[str, str], cwd: Path, log: Path
) -> Iterator[subprocess.Popen[str]]:
    """Run a command while the block runs, its output in ``log``; it is ended if the block is broken off."""
    with open(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as output:
        process = _spawn(
            command,
            env=env,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            prepare=_stop_with_parent(),
        )
    with _tracked(process):
        yield process


@contextlib.contextmanager
def _tracked(process: subprocess.Popen[str]) -> Iterator[None]:
    with _running_lock:
        _running.add(process)
    try:
        yield
    except BaseException as error:
        # Ctrl-C on a terminal reaches the command as well: let it end in its own way first.
        knows = isinstance(error, Interrupted) and error.signum == signal.SIGINT
        _end(process, patience=10.0 if knows else 0.0)
        raise
    finally:
        with _running_lock:
            _running.discard(process)


def _end(process: subprocess.Popen[str], patience: float) -> None:
    with shielded():
        for signum, grace in ((None, patience), (signal.SIGINT, 10.0), (signal.SIGKILL, None)):
            if signum:
                process.send_signal(signum)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(grace)
                return


def end_running() -> None:
    """End what other threads of the launcher still run, such as a download."""
    with _running_lock:
        left = list(_running)
    for process in left:
        if process.poll() is None:
            process.terminate()


def serve(
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str],
    log: Path,
    account: Account | None,
    cwd: Path,
    outlives: bool,
    goes_on: bool = False,
) -> subprocess.Popen[str]:
    """Start a server in a session of its own, its output in ``log``, after what is there if it ``goes_on``.

    A server that does not outlive the launcher is told to stop by the kernel as soon as the
    launcher is gone, even if that was by SIGKILL.
    """
    begins = os.O_APPEND if goes_on else os.O_TRUNC
    with open(os.open(log, os.O_WRONLY | os.O_CREAT | begins, 0o600), "wb") as output:
        return _spawn(
            command,
            env=env,
            cwd=cwd,
            account=account,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            session=True,
            prepare=None if outlives else _stop_with_parent(),
        )


def _stop_with_parent() -> Callable[[], None] | None:
    try:
        prctl = ctypes.CDLL(None, use_errno=True).prctl
    except (OSError, AttributeError):
        return None
    return lambda: prctl(_PR_SET_PDEATHSIG, int(signal.SIGINT), 0, 0, 0)


def _spawn(
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None,
    cwd: Path | None,
    account: Account | None = None,
    stdin: int | None = None,
    stdout: int | IO[bytes] | None = None,
    stderr: int | None = None,
    session: bool = False,
    prepare: Callable[[], None] | None = None,
) -> subprocess.Popen[str]:
    arguments = [str(part) for part in command]
    try:
        return subprocess.Popen(
            arguments,
            env=dict(env) if env is not None else None,
            cwd=cwd,
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=session,
            preexec_fn=prepare,
            user=account.uid if account else None,
            group=account.gid if account else None,
            extra_groups=[] if account else None,
            umask=0o077 if account else -1,
        )
    except (OSError, subprocess.SubprocessError) as error:
        whom = f" as {account.name}" if account else ""
        raise LauncherError(f"cannot start {arguments[0]}{whom}: {error}") from error


def stop(recorded: Recorded, name: str, signals: Sequence[tuple[signal.Signals, float]]) -> None:
    """Stop a recorded process, politely first; do nothing if the pid is no longer ours."""
    with shielded():
        for signum, patience in signals:
            if not recorded.alive():
                return
            with contextlib.suppress(ProcessLookupError):
                os.kill(recorded.pid, signum)
            deadline = time.monotonic() + patience
            while time.monotonic() < deadline:
                _reap(recorded.pid)
                if not recorded.alive():
                    return
                time.sleep(0.02)
        raise LauncherError(f"{name} (pid {recorded.pid}) does not stop.")


def _reap(pid: int) -> None:
    """Collect the process if it is a child of ours; otherwise it would stay as a zombie."""
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)


def free_ports(number: int) -> list[int]:
    """Different TCP ports on the loopback interface that nobody listens on at this moment."""
    with contextlib.ExitStack() as held:
        probes = [held.enter_context(socket.socket()) for _ in range(number)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [int(probe.getsockname()[1]) for probe in probes]


def tail(log: Path, lines: int = 15) -> str:
    """The end of a log file, for an error message."""
    try:
        return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
    except OSError:
        return ""
