"""Attack 80: a backup by the owner of the tables has no rows, which is found out on the day of need."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from tests.support.databases import MIGRATOR, SUPERUSER, Database, Server


def pg_dump(database: Database, user: str, file: Path, *options: str) -> subprocess.CompletedProcess[str]:
    where = conninfo_to_dict(database.url(user))
    password = str(where.pop("password", ""))
    return subprocess.run(
        [
            "pg_dump",
            "--no-password",
            "-Fc",
            "-f",
            str(file),
            *options,
            "--dbname",
            make_conninfo("", **where),
        ],
        env={"PGPASSWORD": password, "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )


# the guard's own schema stops the owner too; with it left out it is row security that does
@pytest.mark.parametrize("options", [[], ["--exclude-schema=warden"]], ids=str)
def test_80_a_dump_by_the_owner_fails_loudly(database: Database, tmp_path: Path, options: list[str]) -> None:
    done = pg_dump(database, MIGRATOR, tmp_path / "dump", "--role=safelane_owner", *options)
    assert done.returncode != 0
    assert "error" in done.stderr
    if options:
        assert "row-level security" in done.stderr


def test_80_a_dump_that_is_told_to_go_on_is_no_backup(
    server: Server, database: Database, tmp_path: Path
) -> None:
    file = tmp_path / "dump"
    options = ("--role=safelane_owner", "--exclude-schema=warden", "--enable-row-security")
    assert pg_dump(database, MIGRATOR, file, *options).returncode == 0, "pg_dump says that all is well"
    status, printed = server.asked("backup", "check", str(file), url=database.url(MIGRATOR))
    assert status == 3
    assert "identity.seal_key" in printed


def test_80_a_dump_by_a_superuser_is_one(server: Server, database: Database, tmp_path: Path) -> None:
    file = tmp_path / "dump"
    assert pg_dump(database, SUPERUSER, file).returncode == 0
    status, _ = server.asked("backup", "check", str(file), url=database.url(MIGRATOR))
    assert status == 0
