"""Strangers' tools find only what is accepted with a reason, and nothing is accepted that is gone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from safelane import guard
from safelane.main import main
from safelane.sources import Tree, root

from tests.strangers import tools
from tests.strangers.tools import Acceptance, Finding
from tests.support.environment import ROOT


@pytest.fixture(scope="module")
def offline(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Every revision as SQL, as a change board reads it."""
    file = tmp_path_factory.mktemp("offline") / "up.sql"
    done = CliRunner().invoke(main, ["migrate", "sql", "-o", str(file)])
    assert done.exit_code == 0, done.output
    return file.read_text(encoding="utf-8")


def _nothing_new(found: list[Finding], tool: str) -> None:
    known = tools.accepted()
    assert tools.unaccepted(found, known) == []
    assert tools.outlived(found, known, tool) == []


def test_pgspot_finds_no_function_or_schema_that_somebody_else_could_have_made(offline: str) -> None:
    _nothing_new(tools.pgspot(offline), "pgspot")


GUARD = guard.installation(Tree(root()))
"""The guard's own schema: where each part is from, and its text as it is run."""


def _guard_as_installed() -> str:
    """The schema, all parts in the order in which they are run, and what a superuser adds."""
    tree = Tree(root())
    parts = [text for _, text in GUARD]
    return "\n".join(["create schema warden;", *parts, tree.read(guard.SUPERUSERS_PART)])


def test_pgspot_has_nothing_against_the_guard() -> None:
    """It is no revision, so the offline SQL above does not have it. Nothing of it is accepted."""
    assert tools.pgspot(_guard_as_installed()) == []


def test_pgspot_reads_each_function_of_the_guard() -> None:
    """Without the schema before it each would be one that somebody else could have made."""
    script = _guard_as_installed()
    made = re.findall(r"^create (?:or replace )?function (warden\.\w+)", script, re.MULTILINE)
    found = tools.pgspot(script.removeprefix("create schema warden;"))
    assert {each.rule for each in found} == {"PS002"}
    assert sorted(each.where.partition("(")[0] for each in found) == sorted(made)
    assert len(made) >= 25


def test_every_rule_that_ruff_leaves_out_for_some_files_has_a_reason() -> None:
    """In the comment before them in pyproject.toml: the rule, and why."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    comment, _, table = text.rpartition("[tool.ruff.lint.per-file-ignores]\n")
    said = comment.rpartition("\n\n")[2]
    given = set(re.findall(r'"([A-Z]+\d+)"', table.partition("\n\n")[0]))
    assert given
    assert given == set(re.findall(r"\b[A-Z]+\d+\b", said))


def test_squawk_finds_no_migration_that_stops_the_service(offline: str, tmp_path: Path) -> None:
    _nothing_new(tools.squawk(offline, tmp_path), "squawk")


def test_bandit_finds_nothing_in_the_command_line_and_the_launcher() -> None:
    _nothing_new(tools.bandit(tools.PYTHON), "bandit")


def test_ruff_finds_nothing() -> None:
    _nothing_new(tools.ruff((*tools.PYTHON, "tests")), "ruff")


def test_mypy_finds_nothing() -> None:
    _nothing_new(tools.mypy(("cli/safelane", "launcher", "lane.py"), ROOT / ".mypy_cache"), "mypy")


PINNED = "set search_path = pg_catalog, pg_temp"
PLANTED_SQL = [
    ("PS002", f"create or replace function public.f() returns int language sql {PINNED} as 'select 1'"),
    ("PS003", "create function f() returns int language sql security definer as 'select 1'"),
    (
        "PS004",
        "create function f() returns int security definer set search_path = s language sql as 'select 1'",
    ),
    ("PS005", "create function f() returns int language plpgsql as 'begin return 1; end'"),
    ("PS003", "create function f() returns int language sql security definer begin atomic select 1; end"),
    ("PS010", "create schema if not exists theirs"),
]


@pytest.mark.parametrize(("rule", "sql"), PLANTED_SQL)
def test_pgspot_is_asked_for_each_of_its_rules(rule: str, sql: str) -> None:
    assert rule in [each.rule for each in tools.pgspot(sql + ";")]


def test_pgspot_has_nothing_against_a_definer_as_ours_are() -> None:
    head = "create schema s; create or replace function s.f() returns int language sql security definer"
    assert tools.pgspot(f"{head} {PINNED} as 'select 1';") == []
    assert tools.pgspot(f"{head} {PINNED} begin atomic select 1; end;") == []


def test_squawk_notices_a_column_that_goes(tmp_path: Path) -> None:
    found = tools.squawk("alter table booking.lesson drop column state;\n", tmp_path)
    assert ("ban-drop-column", "alter table booking.lesson drop column state;") in [
        (each.rule, each.where) for each in found
    ]


def test_bandit_ruff_and_mypy_notice_what_is_planted(tmp_path: Path) -> None:
    file = tmp_path / "planted.py"
    file.write_text("import subprocess\ndef run(what): subprocess.call(what, shell=True)\n", encoding="utf-8")
    assert "B602" in [each.rule for each in tools.bandit([file])]
    assert {"S602", "format"} <= {each.rule for each in tools.ruff([file])}
    assert "no-untyped-def" in [each.rule for each in tools.mypy([file], ROOT / ".mypy_cache")]


def test_an_acceptance_covers_what_it_names_and_no_more() -> None:
    known = [Acceptance("squawk", "ban-drop-view", "drop view if exists api.*;", "made again at once")]
    api = Finding("squawk", "ban-drop-view", "drop view if exists api.tutors;")
    others = [
        Finding("squawk", "ban-drop-view", "drop view booking.all;"),
        Finding("squawk", "ban-drop-table", "drop view if exists api.tutors;"),
    ]
    assert tools.unaccepted([api, *others], known) == sorted(others)
    assert tools.outlived(others, known, "squawk") == known
    assert tools.outlived([api], known, "squawk") == []


def test_nothing_is_accepted_without_a_reason(tmp_path: Path) -> None:
    file = tmp_path / "accepted.toml"
    known = '[[accepted]]\ntool = "ruff"\nrule = "E501"\nwhere = ["*"]\nwhy = "known"\n'
    file.write_text(known, encoding="utf-8")
    with pytest.raises(ValueError, match="without a reason"):
        tools.accepted(file)
