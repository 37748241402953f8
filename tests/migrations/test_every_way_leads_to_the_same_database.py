"""Up, down and up; online and as SQL; from the checkout and from the wheel; alone and beside another one."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest
from safelane import scripts
from safelane.inventory import differences, summary
from safelane.migrations import LOCK
from safelane.sources import Tree

from tests.migrations.conftest import CommandLine, MakeDatabase, Outcome, inventory_of
from tests.support.databases import ADMIN, MIGRATOR, SUPERUSER, Database
from tests.support.environment import ROOT

LEFT_AFTER_DOWN = """
select x.relname from pg_class as x join pg_namespace as n on n.oid = x.relnamespace
where x.relkind in ('r', 'v') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'warden')
union all
select x.proname from pg_proc as x join pg_namespace as n on n.oid = x.pronamespace
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'warden')
  and not exists (select from pg_depend as d where d.objid = x.oid and d.deptype = 'e')
"""


@pytest.fixture(scope="module")
def expected(installed: Database, tree: Tree) -> list[str]:
    return inventory_of(installed, tree)


def test_up_down_up_leaves_the_same_inventory(
    empty_database: MakeDatabase, safelane: CommandLine, tree: Tree, expected: list[str]
) -> None:
    database = empty_database("updown")
    url = database.url(MIGRATOR)
    safelane.succeeds("migrate", "up", url=url)
    safelane.succeeds("migrate", "down", "base", "--yes", url=url)
    with database.connect(SUPERUSER) as connection:
        assert connection.execute(LEFT_AFTER_DOWN).fetchall() == [("alembic_version",)]
        assert connection.execute("select count(*) from guard.alembic_version").fetchone() == (0,)
    safelane.succeeds("migrate", "up", url=url)
    assert summary(differences(expected, inventory_of(database, tree))) == ""


ODD = {
    "standard_conforming_strings": "off",
    "backslash_quote": "on",
    "quote_all_identifiers": "on",
    "timezone": "Pacific/Chatham",
    "datestyle": "SQL, DMY",
    "intervalstyle": "iso_8601",
    "bytea_output": "escape",
    "extra_float_digits": "-3",
    "row_security": "off",
}
"""Settings under which SQL reads differently, or facts are written differently."""


@pytest.mark.parametrize("offline", [False, True])
def test_settings_of_a_database_change_nothing(
    empty_database: MakeDatabase, safelane: CommandLine, tree: Tree, expected: list[str], offline: bool
) -> None:
    """A managed service, or somebody's ALTER DATABASE, has set what nobody expects."""
    database = empty_database("odd_offline" if offline else "odd_online")
    with database.connect(SUPERUSER) as connection:
        for name, value in ODD.items():
            connection.execute(f"alter database {database.name} set {name} = '{value}'")
    url = database.url(MIGRATOR)
    if offline:
        text = safelane.succeeds("migrate", "sql")
        with database.connect(MIGRATOR) as connection:
            connection.execute(text)
    else:
        safelane.succeeds("migrate", "up", url=url)
    with database.connect(SUPERUSER) as connection:
        for name in ODD:
            connection.execute(f"alter database {database.name} reset {name}")
    assert differences(expected, inventory_of(database, tree)) == []


def test_drift_is_told_the_same_under_every_setting(installed: Database, safelane: CommandLine) -> None:
    odd = " ".join(f"-c {name}={value.replace(' ', '')}" for name, value in ODD.items())
    url = f"{installed.url(ADMIN)} options='{odd}'"
    safelane.succeeds("drift", url=url)


def test_each_revision_alone_can_be_taken_out_of_force_and_put_back(
    empty_database: MakeDatabase, tree: Tree, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    database = empty_database("steps")
    monkeypatch.setenv("SAFELANE_DATABASE_URL", database.url(MIGRATOR))
    for revision in scripts.revisions(tree):
        number = revision.number
        scripts.upgrade(tree, number)
        held = inventory_of(database, tree)
        scripts.downgrade(tree, "-1")
        scripts.upgrade(tree, number)
        assert summary(differences(held, inventory_of(database, tree))) == "", number
    assert summary(differences(expected, inventory_of(database, tree))) == ""


def test_the_written_sql_makes_the_same_database(
    empty_database: MakeDatabase, safelane: CommandLine, tree: Tree, expected: list[str]
) -> None:
    database = empty_database("offline")
    text = safelane.succeeds("migrate", "sql")
    with database.connect(MIGRATOR) as connection:
        connection.execute(text)
    assert summary(differences(expected, inventory_of(database, tree))) == ""
    status = safelane.succeeds("migrate", "status", "--check", url=database.url(MIGRATOR))
    assert status.count("yes") == len(scripts.revisions(tree))


def test_the_written_sql_continues_from_a_revision_and_goes_down_again(
    empty_database: MakeDatabase, safelane: CommandLine, tree: Tree, expected: list[str]
) -> None:
    head = scripts.head(tree)
    database = empty_database("offline_parts")
    url = database.url(MIGRATOR)
    safelane.succeeds("migrate", "up", url=url)
    down = safelane.succeeds("migrate", "sql", "--down", f"{head}:base")
    up = safelane.succeeds("migrate", "sql", "0001:head") if head != "0001" else ""
    with database.connect(MIGRATOR) as connection:
        connection.execute(down)
    safelane.succeeds("migrate", "up", "0001", url=url)
    if up:
        assert "create table guard.alembic_version" not in up
        with database.connect(MIGRATOR) as connection:
            connection.execute(up)
    assert summary(differences(expected, inventory_of(database, tree))) == ""


def test_needs_no_database_to_write_sql(safelane: CommandLine) -> None:
    outcome = safelane("migrate", "sql", PGHOST="127.0.0.1", PGPORT="1")
    assert outcome.status == 0
    assert "insert into guard.alembic_version" in outcome.stdout.lower()


def test_an_administrator_who_may_become_the_migrator_migrates_too(
    empty_database: MakeDatabase, safelane: CommandLine, tree: Tree, expected: list[str]
) -> None:
    database = empty_database("by_admin")
    safelane.succeeds("migrate", "up", url=database.url(ADMIN))
    assert summary(differences(expected, inventory_of(database, tree))) == ""


def test_alembic_itself_makes_the_same_database(
    empty_database: MakeDatabase, tree: Tree, expected: list[str]
) -> None:
    database = empty_database("alembic")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PG", "SAFELANE_", "PYTHONPATH"))}
    done = subprocess.run(
        [sys.executable, "-m", "alembic", "upgrade", "head"],
        cwd=ROOT,
        env=environment | {"SAFELANE_DATABASE_URL": database.url(MIGRATOR)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert summary(differences(expected, inventory_of(database, tree))) == ""


def test_two_installations_in_one_cluster_migrate_at_once_and_are_alike(
    empty_database: MakeDatabase, tree: Tree, expected: list[str]
) -> None:
    safelane = CommandLine(ROOT)
    databases = [empty_database("first"), empty_database("second")]
    outcomes: list[Outcome] = []

    def migrate(database: Database) -> None:
        outcomes.append(safelane("migrate", "up", url=database.url(MIGRATOR)))

    threads = [threading.Thread(target=migrate, args=(database,)) for database in databases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [outcome.status for outcome in outcomes] == [0, 0], outcomes
    for database in databases:
        assert summary(differences(expected, inventory_of(database, tree))) == ""


def test_a_second_migration_of_one_database_gives_up(installed: Database, safelane: CommandLine) -> None:
    with installed.connect(MIGRATOR) as holder:
        holder.execute("select pg_advisory_lock(%s)", (LOCK,))
        outcome = safelane("migrate", "up", url=installed.url(MIGRATOR))
    assert outcome.status == 1
    assert "another migration is running" in outcome.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """The command line as ``pip install`` would leave it: a wheel, unpacked away from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    (archive,) = folder.glob("*.whl")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder / "site")
    return CommandLine(folder, folder / "site")


def test_the_wheel_carries_every_file_of_the_checkout(wheel: CommandLine) -> None:
    packed = wheel.packages / "safelane" / "_sql"
    for folder in ("db", "functions", "migrations", "policies"):
        expected = _files(ROOT / folder)
        assert expected
        assert _files(packed / folder) == expected


def test_the_wheel_makes_the_same_database(
    wheel: CommandLine, empty_database: MakeDatabase, tree: Tree, expected: list[str]
) -> None:
    database = empty_database("wheel")
    wheel.succeeds("migrate", "up", url=database.url(MIGRATOR))
    assert summary(differences(expected, inventory_of(database, tree))) == ""
    assert wheel("drift", url=database.url(MIGRATOR)).status == 0


def _files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
