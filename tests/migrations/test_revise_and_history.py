"""From an edited file to a revision, and back to what a rule said when."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from safelane import scripts
from safelane.inventory import differences, summary
from safelane.main import main
from safelane.sources import REMOVED, Tree

from tests.migrations.conftest import CommandLine, MakeDatabase, inventory_of
from tests.support.databases import ADMIN, MIGRATOR, Database, Server
from tests.support.environment import ROOT

Ask = Callable[..., Result]

EDITED = "functions/guard/refuse_change.sql"
ADDED = "functions/guard/answer.sql"
REMOVED_ONE = "functions/guard/no_truncate.sql"
ANSWER = """\
-- Forty-two, until somebody asks better.
create or replace function guard.answer(p_at timestamptz default now())
  returns integer
  language sql
  stable
begin atomic
  select 42;
end;

revoke all on function guard.answer(timestamptz) from public;
"""


def _edit(workshop: CommandLine, path: str, old: str, new: str) -> None:
    file = workshop.root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def next_number(tree: Tree) -> str:
    return scripts.next_number(tree)


def test_an_edit_an_addition_and_a_removal_travel_up_down_and_up(
    workshop: CommandLine, server: Server, pristine: Database, next_number: str
) -> None:
    tree = Tree(workshop.root)
    _edit(workshop, EDITED, "never changed or removed", "kept as they are")
    (workshop.root / ADDED).write_text(ANSWER, encoding="utf-8")
    (workshop.root / REMOVED_ONE).unlink()
    written = workshop.succeeds("revise", "keep what was recorded").strip()
    assert written == f"migrations/versions/{next_number}_keep_what_was_recorded.py"
    text = (workshop.root / written).read_text(encoding="utf-8")
    up, _, down = text.partition("def downgrade()")
    assert up.count("replace(") == 3
    assert f'restore("{EDITED}", revision)' in down
    assert f'remove("{ADDED}")' in down
    assert f'restore("{REMOVED_ONE}", revision)' in down
    assert f'made_on = "{dt.date.today().isoformat()}"' in text
    assert tree.frozen(REMOVED_ONE, next_number).startswith(REMOVED)
    assert tree.edits() == []

    database = server.copy(pristine, "revised")
    url = database.url(MIGRATOR)
    before = inventory_of(database, tree)
    workshop.succeeds("migrate", "up", url=url)
    after = inventory_of(database, tree)
    changed = {(each.sign, each.kind, each.name) for each in differences(before, after)}
    assert ("~", "function", "guard.refuse_change()") in changed
    assert ("+", "function", "guard.answer(timestamp with time zone)") in changed
    assert ("-", "function", "guard.no_truncate(regclass)") in changed
    workshop.succeeds("migrate", "down", "-1", "--yes", url=url)
    assert summary(differences(before, inventory_of(database, tree))) == ""
    workshop.succeeds("migrate", "up", url=url)
    assert summary(differences(after, inventory_of(database, tree))) == ""


def test_a_policy_file_that_is_gone_leaves_its_table_shut(
    workshop: CommandLine, server: Server, pristine: Database
) -> None:
    (workshop.root / "policies" / "booking" / "lesson.sql").unlink()
    workshop.succeeds("revise", "no more lessons")
    database = server.copy(pristine, "shut")
    workshop.succeeds("migrate", "up", url=database.url(MIGRATOR))
    lines = [line for line in inventory_of(database, Tree(workshop.root)) if " booking.lesson | " in line]
    assert "table | booking.lesson | table row security enabled and forced" in lines
    assert [line for line in lines if line.startswith("grant")] == []
    workshop.succeeds("migrate", "down", "-1", "--yes", url=database.url(MIGRATOR))


def test_nothing_edited_is_nothing_to_ship(workshop: CommandLine) -> None:
    for edit in Tree(workshop.root).edits():
        Tree(workshop.root).freeze(edit, scripts.head(Tree(workshop.root)) or "0001")
    outcome = workshop("revise", "for the sake of it")
    assert outcome.status == 1
    assert "nothing to ship" in outcome.stderr


@pytest.mark.parametrize("why", ["", "  ", 'what "he" said', "ends with \\", "two\nlines", "x" * 201])
def test_a_reason_that_is_no_title_writes_nothing(workshop: CommandLine, why: str) -> None:
    """It becomes a line of the revision and of every history: a quotation mark in it would stop them all."""
    (workshop.root / ADDED).write_text("-- An edit.\nselect 1;\n", encoding="utf-8")
    outcome = workshop("revise", why)
    assert outcome.status == 2
    assert "WHY" in outcome.stderr
    workshop.succeeds("migrate", "sql", "0001:head")


def test_tables_and_reference_data_of_the_next_number_are_listed(
    workshop: CommandLine, next_number: str
) -> None:
    folder = workshop.root / "migrations" / "ddl" / next_number
    folder.mkdir(parents=True)
    for name in ("seed_words.sql", "notes.sql", "down.sql"):
        (folder / name).write_text("select 1;\n", encoding="utf-8")
    (workshop.root / ADDED).write_text(ANSWER, encoding="utf-8")
    written = workshop.succeeds("revise", "notes", "functions/guard").strip()
    lines = re.findall(
        r'^    (?:ddl|replace)\("([^"]+)"', (workshop.root / written).read_text(encoding="utf-8"), re.M
    )
    shipped = [line for line in lines if line.startswith(next_number) or line == ADDED]
    assert shipped == [
        f"{next_number}/notes.sql",
        ADDED,
        f"{next_number}/seed_words.sql",
        f"{next_number}/down.sql",
    ]


def test_two_that_need_each_other_are_named(workshop: CommandLine) -> None:
    for name, other in (("one", "two"), ("two", "one")):
        (workshop.root / "functions" / "guard" / f"{name}.sql").write_text(
            f"-- Circle.\ncreate or replace function guard.{name}() returns int language sql"
            f" begin atomic select guard.{other}(); end;\n",
            encoding="utf-8",
        )
    outcome = workshop("revise", "round and round")
    assert outcome.status == 1
    assert "functions/guard/one.sql, functions/guard/two.sql" in outcome.stderr


def test_two_heads_stop_everything(workshop: CommandLine, tree: Tree) -> None:
    versions = workshop.root / "migrations" / "versions"
    head = scripts.head(tree)
    (newest,) = versions.glob(f"{head}_*.py")
    text = newest.read_text(encoding="utf-8")
    (versions / "9999_rival.py").write_text(
        re.sub(r"^revision = .*$", "revision = '9999'", text, flags=re.M), "utf-8"
    )
    outcome = workshop("migrate", "sql")
    assert outcome.status == 1
    assert f"2 heads: {head}, 9999" in outcome.stderr


def test_an_error_names_the_file_and_the_line(
    workshop: CommandLine, server: Server, pristine: Database, next_number: str
) -> None:
    bad = (
        "-- Wrong.\n\ncreate function guard.answer() returns int language sql\nbegin atomic select x; end;\n"
    )
    (workshop.root / ADDED).write_text(bad, encoding="utf-8")
    workshop.succeeds("revise", "a mistake")
    database = server.copy(pristine, "mistake")
    outcome = workshop("migrate", "up", url=database.url(MIGRATOR))
    assert outcome.status == 1
    assert f"migrations/frozen/functions/guard/answer/{next_number}.sql, line 4: " in outcome.stderr
    with database.connect(MIGRATOR) as connection:
        connection.execute("set role cap_migration")
        at = connection.execute("select version_num from guard.alembic_version").fetchone()
    assert at == (f"{int(next_number) - 1:04}",)


def test_percent_signs_and_colons_reach_the_server_as_they_are(
    workshop: CommandLine, empty_database: MakeDatabase, next_number: str
) -> None:
    folder = workshop.root / "migrations" / "ddl" / next_number
    folder.mkdir(parents=True)
    text = "comment on schema guard is '100% :x ::text %s %(y)s %I \\ $1 :1';\n"
    (folder / "words.sql").write_text(text, encoding="utf-8")
    workshop.succeeds("revise", "odd words", "migrations")
    online, offline = empty_database("odd_online"), empty_database("odd_offline")
    workshop.succeeds("migrate", "up", url=online.url(MIGRATOR))
    with offline.connect(MIGRATOR) as connection:
        connection.execute(workshop.succeeds("migrate", "sql"))
    for database in (online, offline):
        with database.connect(MIGRATOR) as connection:
            said = connection.execute(
                "select obj_description('guard'::regnamespace, 'pg_namespace')"
            ).fetchone()
        assert said == ("100% :x ::text %s %(y)s %I \\ $1 :1",)


def test_a_revision_that_fails_changes_nothing_and_the_ones_before_stay(
    workshop: CommandLine, server: Server, pristine: Database, next_number: str
) -> None:
    tree = Tree(workshop.root)
    folder = workshop.root / "migrations" / "ddl" / next_number
    folder.mkdir(parents=True)
    (folder / "notes.sql").write_text(
        "create table booking.notes (id int);\nselect 1 / 0;\n", encoding="utf-8"
    )
    workshop.succeeds("revise", "half a table", "migrations")
    database = server.copy(pristine, "half")
    before = inventory_of(database, tree)
    assert workshop("migrate", "up", url=database.url(MIGRATOR)).status == 1
    assert inventory_of(database, tree) == before
    status = workshop("migrate", "status", "--check", url=database.url(MIGRATOR))
    assert status.status == 3
    assert "1 of" in status.stderr


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A tree with a rule that three revisions of 2030 added, changed and removed; and their numbers."""
    root = tmp_path_factory.mktemp("answers")
    for folder in ("functions", "migrations"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copy(ROOT / "alembic.ini", root)
    tree = Tree(root)
    file = root / ADDED
    numbers = []
    for day, answer in (("2030-01-01", "42"), ("2030-02-01", "43"), ("2030-03-01", "")):
        if answer:
            file.write_text(ANSWER.replace("42", answer), encoding="utf-8")
        else:
            file.unlink()
        edits = [edit for edit in tree.edits() if edit.path == ADDED]
        numbers.append(scripts.next_number(tree))
        written = scripts.write_revision(tree, f"answer {answer or 'nothing'}", edits)
        text = re.sub(r'made_on = ".*"', f'made_on = "{day}"', written.read_text(encoding="utf-8"))
        written.write_text(text, encoding="utf-8")
        # bytecode goes by whole seconds and size: what was just read would pass for what was written after it
        shutil.rmtree(written.parent / "__pycache__", ignore_errors=True)
    return root, numbers


@pytest.fixture
def history(answers: tuple[Path, list[str]], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """``safelane history`` of that tree."""
    monkeypatch.setattr("safelane.commands.history.root", lambda: answers[0])
    return lambda *arguments: CliRunner().invoke(main, ["history", *arguments])


def test_history_lists_each_revision_of_a_rule_with_its_day_and_reason(
    history: Ask, answers: tuple[Path, list[str]]
) -> None:
    first, second, third = answers[1]
    assert history("guard.answer", "--format", "csv").stdout.splitlines() == [
        "revision,made_on,change,why",
        f"{first},2030-01-01,added,answer 42",
        f"{second},2030-02-01,changed,answer 43",
        f"{third},2030-03-01,removed,answer nothing",
    ]


def test_history_says_what_was_in_force_on_a_day_and_after_a_revision(
    history: Ask, answers: tuple[Path, list[str]]
) -> None:
    first, second, third = answers[1]
    assert history(ADDED, "--on", "2030-01-31").stdout == ANSWER
    assert history(ADDED, "--on", "2030-02-01").stdout == ANSWER.replace("42", "43")
    assert history(ADDED, "--show", first).stdout == ANSWER
    assert history(ADDED, "--show", second).stdout == ANSWER.replace("42", "43")
    for when in (("--on", "2029-12-31"), ("--on", "2030-03-01"), ("--show", third)):
        outcome = history(ADDED, *when)
        assert outcome.exit_code == 1
        assert "was not in force" in outcome.stderr


def test_history_shows_what_each_revision_changed(history: Ask) -> None:
    said = history("guard.answer", "--diff").stdout
    assert "-  select 42;\n+  select 43;\n" in said
    assert said.count("\n# ") == 2


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(("guard.nothing",), 1), ((EDITED, "--show", "9999"), 1), ((EDITED, "--diff", "--on", "2030-01-01"), 2)],
)
def test_history_says_what_it_cannot_answer(history: Ask, arguments: tuple[str, ...], status: int) -> None:
    assert history(*arguments).exit_code == status


def test_snapshot_writes_every_file_and_check_tells_when_one_is_old(
    workshop: CommandLine, server: Server, pristine: Database
) -> None:
    url = server.conninfo(ADMIN, "postgres")
    (workshop.root / ADDED).write_text(ANSWER, encoding="utf-8")
    before = workshop("snapshot", "--check", url=url)
    assert before.status == 3
    assert "no revision" in before.stderr
    workshop.succeeds("revise", "the answer")
    folder = workshop.root / "db/schema"
    (folder / "gone.sql").write_text("-- a schema that is there no more\n", encoding="utf-8")
    stale = workshop("snapshot", "--check", url=url)
    assert stale.status == 3
    assert "db/inventory.expected" in stale.stderr
    assert "db/schema/gone.sql" in stale.stderr
    workshop.succeeds("snapshot", url=url)
    assert not (folder / "gone.sql").exists()
    written = {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()}
    held = [name for name, text in written.items() if "CREATE FUNCTION guard.answer(" in text]
    assert held == ["guard.sql"]
    assert "CREATE SCHEMA guard;" in written["database.sql"]
    assert not [name for name, text in written.items() if re.search(r"Dumped (from|by)", text)]
    workshop.succeeds("snapshot", "--check", url=url)


def test_the_committed_schema_says_what_it_was_taken_from(tree: Tree) -> None:
    head = scripts.head(tree)
    written = sorted((tree.root / "db/schema").glob("*.sql"))
    lanes = {"guard", "identity", "policy", "vetting", "booking", "api", "database"}
    assert {file.stem for file in written} > lanes
    assert all(f"-- Revision {head}\n" in file.read_text(encoding="utf-8") for file in written)
    assert f"# revision {head}\n" in tree.read("db/inventory.expected")
