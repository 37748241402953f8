"""A dump that row security emptied is no backup, however well pg_dump ended."""

from __future__ import annotations

import os
import re
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


# what somebody left out, and the kinds of which something is missing
PARTIAL: list[tuple[list[str], set[str]]] = [
    (["-n", "guard"], {"tables", "views", "policies", "triggers", "functions", "grants", "owners"}),
    (["-n", "guard", "-n", "ledger"], {"tables", "policies", "triggers"}),
    (["--exclude-table=booking.*"], {"tables", "policies", "triggers", "keys", "indexes"}),
    (["--exclude-table=vetting.standing"], {"tables"}),
    (["--section=pre-data", "--section=data"], {"policies", "triggers", "keys", "indexes"}),
    (["-x", "-O"], {"grants", "owners"}),
    (["-x"], {"grants"}),
    (["-O"], {"owners"}),
]


@pytest.mark.parametrize(("options", "kinds"), PARTIAL, ids=str)
def test_a_dump_of_a_part_is_no_backup(
    installed: Database, safelane: CommandLine, tmp_path: Path, options: list[str], kinds: set[str]
) -> None:
    file = tmp_path / "part.sql"
    assert dump(installed, SUPERUSER, file, *options).returncode == 0
    outcome = safelane("backup", "check", str(file))
    assert outcome.status == 3, outcome.stderr
    assert kinds <= {line.split(" ")[2] for line in outcome.stderr.splitlines() if " are not in it: " in line}


def test_a_dump_without_policies_is_no_backup(
    installed: Database, safelane: CommandLine, tmp_path: Path, dumped: Path
) -> None:
    """As pg_dump --no-policies of 18 leaves it out; whatever its version here."""
    file = tmp_path / "bare.sql"
    text = dumped.read_text(encoding="utf-8")
    kept = [
        line
        for line in text.splitlines(keepends=True)
        if not line.startswith("CREATE POLICY ") and " ENABLE ROW LEVEL SECURITY" not in line
    ]
    file.write_text("".join(kept), encoding="utf-8")
    outcome = safelane("backup", "check", str(file))
    assert outcome.status == 3
    every = text.count("\nCREATE POLICY ")
    assert every > 400
    assert f"policies {every} of {every} are not in it: booking.attendance." in outcome.stderr
    assert "tables with row security 101 of 101 are not in it" in outcome.stderr
    assert "forced" not in outcome.stderr


# one line of a dump that is gone or says something else, and what must be named
ONE = [
    (r"CREATE POLICY only_bookable_tutors ON ", "booking.lesson.only_bookable_tutors"),
    (r"CREATE CONSTRAINT TRIGGER _500_gate .* ON booking\.lesson ", "booking.lesson._500_gate"),
    (r"ALTER TABLE booking\.lesson ENABLE ALWAYS TRIGGER _500_gate", "always 1 of"),
    (r"ALTER TABLE ONLY booking\.lesson FORCE ROW", "forced 1 of 101 are not in it: booking.lesson"),
    (r"ALTER TABLE booking\.lesson ENABLE ROW", "security 1 of 101 are not in it: booking.lesson"),
    (r"GRANT SELECT\(code\) ON TABLE booking\.reason TO cap_ledger", "booking.reason.code to cap_ledger"),
    (r"GRANT SELECT ON TABLE api\.tutors TO web_learner", "api.tutors to web_learner"),
    (r"GRANT .* ON SCHEMA api TO web_tutor", "api to web_tutor"),
    (r"GRANT ALL ON FUNCTION guard\.accept\(.*\) TO cap_guard", "guard.accept to cap_guard"),
    (r"ALTER FUNCTION ledger\.append\(", "ledger.append is of cap_ledger"),
    (r"ALTER SCHEMA api OWNER", "api is of safelane_owner"),
    (r"ALTER VIEW api\.tutors OWNER", "api.tutors is of safelane_owner"),
    (r"    ADD CONSTRAINT no_double_booking_of_the_tutor ", "booking.lesson.no_double_booking_of_the_tutor"),
    (r"CREATE INDEX attendance_correction_lesson_idx ", "booking.attendance_correction_lesson_idx"),
    (r"CREATE VIEW api\.tutors ", "views 1 of"),
    (r"CREATE FUNCTION ledger\.append\(", "functions 1 of"),
]


def test_one_definition_that_is_missing_is_named(dumped: Path, tree: Tree) -> None:
    lines = dumped.read_bytes().splitlines(keepends=True)
    assert backup.problems(backup.read(lines), tree) == []
    for pattern, named in ONE:
        gone = [line for line in lines if not re.match(pattern.encode(), line)]
        assert len(gone) == len(lines) - 1, pattern
        told = backup.problems(backup.read(gone), tree)
        assert len(told) == 1, (pattern, told)
        assert named in " ".join(told[0]), (pattern, told)


def test_an_archive_that_was_cut_off_is_named(
    installed: Database, safelane: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "dump"
    assert dump(installed, SUPERUSER, file, "-Fc").returncode == 0
    whole = file.read_bytes()
    file.write_bytes(whole[:-2000])
    outcome = safelane("backup", "check", str(file))
    assert outcome.status == 3, outcome.stderr
    assert "this dump cannot be read to its end" in outcome.stderr
    file.write_bytes(whole[:1000])
    outcome = safelane("backup", "check", str(file))
    assert outcome.status == 1, "nothing of it can be read"


@pytest.mark.parametrize("options", [[], ["--inserts"]], ids=str)
def test_a_dump_of_another_revision_was_not_compared_and_so_is_not_called_a_backup(
    installed: Database, safelane: CommandLine, tmp_path: Path, tree: Tree, options: list[str]
) -> None:
    file = tmp_path / "older.sql"
    assert dump(installed, SUPERUSER, file, *options).returncode == 0
    now, _ = backup.promised(tree)
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(rf"(?m)^({now}$|INSERT INTO guard.alembic_version VALUES \('{now}'\))",
        lambda found: found[0].replace(str(now), "0003"), text), encoding="utf-8")  # fmt: skip
    outcome = safelane("backup", "check", str(file))
    assert outcome.status == 1
    assert f"this dump is of revision 0003, and these files know {now}" in outcome.stderr


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
    with copy.connect(SUPERUSER) as connection:
        connection.execute("drop table vetting.standing cascade")
    outcome = safelane("backup", "check", url=copy.url(MIGRATOR))
    assert "vetting.standing is not there" in outcome.stderr
    server.drop(copy)
