"""Files that must be whole after a crash, and files that nobody else may read."""

from __future__ import annotations

import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from safelane.errors import Problem


def sync_directory(folder: Path) -> None:
    """Make a rename in this directory survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_whole(path: Path, data: bytes, mode: int = 0o644, *, durable: bool = True) -> None:
    """Replace a file: whoever looks sees the old one or the new one, after a crash too if ``durable``."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.unlink(missing_ok=True)
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.write(data)
        if durable:
            file.flush()
            os.fsync(file.fileno())
    os.replace(fresh, path)
    if durable:
        sync_directory(path.parent)


def private_directory(path: Path) -> Path:
    """A directory that only this user enters; made where it is not there."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    status = path.stat()
    if status.st_uid != os.geteuid():
        raise Problem(f"{path} belongs to another user", "The keys and the state of a signer are its own.")
    if stat.S_IMODE(status.st_mode) & 0o022:
        raise Problem(f"{path} can be written by others", f"chmod 700 {path}")
    for above in (path.resolve(), *path.resolve().parents):
        if (above / "PG_VERSION").exists():
            raise Problem(
                f"{path} lies in PostgreSQL's data directory {above}",
                "Whoever restores the database would restore the signer with it. Keep its state elsewhere.",
            )
    return path


def read_private(path: Path) -> bytes:
    """The bytes of a file that only this user can read; one that others can read is refused."""
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        mode = stat.S_IMODE(status.st_mode)
        if mode & 0o077 or status.st_uid != os.geteuid():
            raise Problem(
                f"{path} can be read by others (mode {mode:04o}), so it is not used",
                "It may be known. chmod 600, and announce a successor: safelane ledger keys rotate",
            )
        return file.read()


@contextmanager
def only_one(path: Path, purpose: str) -> Iterator[None]:
    """Hold a lock file that dies with its holder; refuse to wait for another one."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Problem(
                f"{purpose} runs already with {path.parent}", "Two signers on one state would fork the log."
            ) from error
        yield
    finally:
        os.close(descriptor)
