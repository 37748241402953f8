"""Where things live, and whose they are.

An ordinary user keeps everything inside the clone's ``.lane/``. PostgreSQL refuses to run as
root, so root's servers run as an unprivileged service user; that user may not be able to reach
the clone (a home directory is usually 0700 and keeps its mode), hence what it needs is copied
below ``/var/cache/safelane/<hash of the clone's path>/``.
"""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from launcher.errors import LauncherError

ROOT_CACHE = Path("/var/cache/safelane")
LONGEST_SOCKET_PATH = 100
_SOCKET_NAME = "/.s.PGSQL.65535.lock"


@dataclass(frozen=True)
class Account:
    """The operating-system account that the servers run as."""

    name: str
    uid: int
    gid: int


@dataclass(frozen=True)
class Place:
    """The directories of one clone.

    root     the clone
    lane     ``.lane``: Python environment, secrets, state; readable by its owner only
    servers  data directories, binaries, logs: below ``lane``, or below /var/cache for root
    cache    downloads that several clones share
    service  the account for the servers, or None where they run as the caller
    """

    root: Path
    lane: Path
    servers: Path
    cache: Path
    service: Account | None

    @property
    def venv(self) -> Path:
        return self.lane / "venv"

    @property
    def python(self) -> Path:
        return self.venv / "bin" / "python"

    @property
    def tools(self) -> Path:
        return self.servers / "tools"

    def lock(self, name: str) -> Path:
        return self.lane / "locks" / name


def short_hash(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def service_account() -> Account:
    """The account that root's servers run as: ``postgres`` where it exists, else ``nobody``."""
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return Account(name, entry.pw_uid, entry.pw_gid)
    raise LauncherError(
        "PostgreSQL does not run as root, and this machine has neither a 'postgres' nor a 'nobody' account.",
        "Run lane.py as an ordinary user, or create one: useradd --system postgres",
    )


def locate(root: Path) -> Place:
    """The place of the clone at ``root``; creates nothing."""
    root = root.resolve()
    lane = root / ".lane"
    if os.geteuid() == 0:
        return Place(root, lane, ROOT_CACHE / short_hash(root), ROOT_CACHE / "downloads", service_account())
    base = os.environ.get("XDG_CACHE_HOME", "")
    cache = Path(base) if os.path.isabs(base) else Path.home() / ".cache"
    return Place(root, lane, lane, cache / "safelane", None)


def prepare(place: Place) -> None:
    """Create the clone's own directories; no existing directory changes its mode."""
    own_directory(place.lane, 0o700)
    if place.service is not None:
        own_directory(ROOT_CACHE, 0o755)
        own_directory(place.servers, 0o755)
    own_directory(place.cache, 0o755 if place.service else 0o700)
    own_directory(place.tools, 0o755)


def own_directory(path: Path, mode: int, owner: Account | None = None) -> Path:
    """Make a directory of ours with exactly ``mode``; refuse one that is somebody else's."""
    expected = owner.uid if owner else os.geteuid()
    try:
        os.makedirs(path.parent, exist_ok=True)
        os.mkdir(path, mode)
    except FileExistsError:
        status = os.lstat(path)
        if not stat.S_ISDIR(status.st_mode) or status.st_uid not in (expected, os.geteuid()):
            raise LauncherError(
                f"{path} exists but is not a directory of this user.",
                "Move it away and run the command again.",
            ) from None
        if owner and status.st_uid != owner.uid:
            os.chown(path, owner.uid, owner.gid)
        return path
    except OSError as error:
        raise LauncherError(f"cannot create {path}: {error.strerror}") from error
    os.chmod(path, mode)
    if owner:
        os.chown(path, owner.uid, owner.gid)
    return path


def private_file(path: Path, text: str, owner: Account | None = None) -> Path:
    """Write a file that only its owner can read, in one step, whatever the umask."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # created 0600
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as handle:
            handle.write(text)
            if owner:
                os.fchown(handle.fileno(), owner.uid, owner.gid)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return path


def fits_socket(directory: Path) -> bool:
    return len(os.fsencode(str(directory) + _SOCKET_NAME)) < LONGEST_SOCKET_PATH


def socket_directory(place: Place, instance: str, directory: Path) -> Path:
    """A 0700 directory for the server's socket whose path is short enough for the kernel.

    Beside the data where that fits; otherwise in the user's runtime or cache directory; as a
    last resort a fresh one below /tmp, which the caller removes when the server stops.
    """
    wanted = directory / "socket"
    name = f"{short_hash(place.root)}-{instance}"
    candidates = [wanted, place.cache / "s" / name]
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if os.path.isabs(runtime) and os.access(runtime, os.W_OK):
        candidates.append(Path(runtime) / f"safelane-{name}")
    for candidate in candidates:
        if fits_socket(candidate):
            if candidate.parent == place.cache / "s":
                own_directory(candidate.parent, 0o700)
            return own_directory(candidate, 0o700, place.service)
    return Path(tempfile.mkdtemp(prefix="safelane-", dir="/tmp"))  # created 0700


def remove_tree(path: Path) -> None:
    """Remove a directory of ours if it is there; never follows a link."""
    if path.is_symlink():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path)
