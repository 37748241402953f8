"""A dump that row security emptied is no backup, however well pg_dump ended."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from safelane import backup
from safelane.sources import Tree

from tests.migrations.conftest import CommandLine
from tests.support.databases import MIGRATOR, SUPERUSER, Database, Server

OWNER = "--role=safelane_owner"


def dump(database: Database, user: str, file: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """What pg_dump does for this login; the password is in no argument."""
    where = conninfo_to_dict(database.url(user))
    password = str(where.pop("password", ""))
    return subprocess.run(
        ["pg_dump", "--no-password", "-f", str(file), *options, "--dbname", make_conninfo("", **where)],
        env={"PGPASSWORD": password, "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def dumped(installed: Database, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dump as it should be: by a superuser, plain."""
    file = tmp_path_factory.mktemp("dumps") / "good.sql"
    assert dump(installed, SUPERUSER, file).returncode == 0
    return file


def test_never_empty_is_what_a_fresh_installation_holds(installed: Database, tree: Tree) -> None:
    with installed.connect(SUPERUSER) as connection:
        tables = connection.execute(
            "select format('%I.%I', n.nspname, c.relname) from pg_class as c"
            " join pg_namespace as n on n.oid = c.relnamespace"
            " where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1"
        ).fetchall()
        held = [
            name
            for (name,) in tables
            if connection.execute(f"select from {name} limit 1").fetchone() is not None
        ]
    # what a leaf, a node or an approval is about may come later; these are there from the first migration
    assert set(backup.never_empty(tree)) <= set(held)
    assert {"identity.seal_key", "ledger.entry", "guard.alembic_version"} <= set(backup.never_empty(tree))


@pytest.mark.parametrize("options", [[], ["-Fc"], ["-Ft"], ["--inserts"]], ids=str)
def test_a_dump_by_a_superuser_is_a_backup(
    installed: Database, safelane: CommandLine, tmp_path: Path, options: list[str]
) -> None:
    file = tmp_path / "dump"
    assert dump(installed, SUPERUSER, file, *options).returncode == 0
    outcome = safelane("backup", "check", str(file), "--format", "csv")
    assert outcome.status == 0, outcome.stderr
    assert "guard.alembic_version,1," in outcome.stdout


@pytest.mark.parametrize("options", [["-Fp"], ["-Fc"]], ids=str)
def test_a_dump_that_row_security_emptied_is_refused(
    installed: Database, safelane: CommandLine, tmp_path: Path, options: list[str]
) -> None:
    file = tmp_path / "dump"
    # the guard's own schema would stop it, loudly: who leaves that out gets a dump that seems well
    made = dump(
        installed, MIGRATOR, file, OWNER, "--enable-row-security", "--exclude-schema=warden", *options
    )
    assert made.returncode == 0, "pg_dump finds nothing wrong"
    outcome = safelane("backup", "check", str(file))
    assert outcome.status == 3
    assert "identity.seal_key is empty, and never is" in outcome.stderr
    assert ("was made with --enable-row-security" in outcome.stderr) == (options == ["-Fp"])


def test_one_table_without_its_rows_is_named(
    installed: Database, safelane: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "dump"
    assert dump(installed, SUPERUSER, file, "--exclude-table-data=ledger.entry").returncode == 0
    outcome = safelane("backup", "check", str(file))
    assert outcome.status == 3
    assert "ledger.entry has no data section" in outcome.stderr


def test_a_dump_that_ends_early_is_named(dumped: Path, safelane: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "cut.sql"
    text = dumped.read_text(encoding="utf-8")
    file.write_text(text[: text.index("-- PostgreSQL database dump complete")], encoding="utf-8")
    outcome = safelane("backup", "check", str(file))
    assert outcome.status == 3
    assert "ends early" in outcome.stderr


def test_a_tree_that_is_larger_than_its_leaves_is_named(tree: Tree) -> None:
    lines = [
        b"CREATE TABLE guard.alembic_version (\n",
        b"COPY guard.alembic_version (version_num) FROM stdin;\n",
        b"0014\n",
        b"\\.\n",
        b"COPY ledger.checkpoint (checkpoint, size, origin) FROM stdin;\n",
        b"1\t40\thost/db\n",
        b"\\.\n",
        b"-- PostgreSQL database dump complete\n",
    ]
    told = dict(backup.problems(backup.read(lines), tree))
    assert told["ledger.leaf"] == "has 0 rows, and a tree of 40 was signed"


@pytest.mark.parametrize("text", ["", "create table somebody.elses ();\n"])
def test_another_file_is_no_dump_of_ours(safelane: CommandLine, tmp_path: Path, text: str) -> None:
    file = tmp_path / "other.sql"
    file.write_text(text, encoding="utf-8")
    assert safelane("backup", "check", str(file)).status == 1


def test_a_restored_database_is_looked_at_without_anybody_above_the_rules(
    server: Server, installed: Database, safelane: CommandLine
) -> None:
    assert safelane("backup", "check", url=installed.url(MIGRATOR)).status == 0
    copy = server.copy(installed, "emptied")
    with copy.connect(SUPERUSER) as connection:
        connection.execute("alter table identity.seal_key disable trigger all")
        connection.execute("truncate identity.seal_key")
    outcome = safelane("backup", "check", url=copy.url(MIGRATOR))
    assert outcome.status == 3
    assert "identity.seal_key is empty, and never is" in outcome.stderr
    server.drop(copy)
