"""Nothing is in the database that no file put there, and running the files again changes nothing."""

from __future__ import annotations

import pytest
from safelane import inventory
from safelane.inventory import differences, summary
from safelane.migrations import OWNER, SESSION
from safelane.sources import Source, Tree

from tests.migrations.conftest import CommandLine
from tests.support.databases import ADMIN, AUTHENTICATOR, MIGRATOR, Connection, Database
from tests.support.literals import ordinary_literals

OURS = """
  n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'tap', 'tests', 'warden')
  and not exists (select from pg_depend as d where d.objid = x.oid and d.deptype = 'e')
"""
KEPT_BY_ALEMBIC = "guard.alembic_version"


def _names(connection: Connection, query: str) -> set[str]:
    return {f"{schema}.{name}" for schema, name in connection.execute(query).fetchall()}


@pytest.fixture
def connection(installed: Database) -> Connection:
    return installed.connect(MIGRATOR)


def test_functions_and_views_are_the_files(connection: Connection, tree: Tree) -> None:
    held = _names(
        connection,
        "select n.nspname, x.proname from pg_proc as x join pg_namespace as n on n.oid = x.pronamespace"
        f" where {OURS}",
    ) | _names(
        connection,
        "select n.nspname, x.relname from pg_class as x join pg_namespace as n on n.oid = x.relnamespace"
        f" where x.relkind in ('v', 'm') and {OURS}",
    )
    assert held == {Source(path).makes for path in tree.sources() if path.startswith("functions/")}


def test_no_body_reads_otherwise_under_another_setting_of_strings(connection: Connection) -> None:
    """A session may switch standard_conforming_strings off, and bodies are parsed when they run."""
    bodies = connection.execute(
        "select n.nspname || '.' || x.proname, x.prosrc"
        " from pg_proc as x join pg_namespace as n on n.oid = x.pronamespace"
        f" where x.prosqlbody is null and ({OURS} or n.nspname = 'warden')"
        " and not coalesce('standard_conforming_strings=on' = any (x.proconfig), false)"
    ).fetchall()
    assert len(bodies) > 200
    depends = {name: text for name, body in bodies for text in ordinary_literals(body) if "\\" in text}
    assert depends == {}, "write E'…' with every backslash doubled"


def test_the_scanner_tells_literals_apart() -> None:
    sql = r"""-- it's\n
      select 'a''\s', E'it\'s', e'\\x', $q$ '\d' $q$, "na'me\", /* '\w' */ type'\t', '' """
    assert list(ordinary_literals(sql)) == [r"'a''\s'", r"'\t'", "''"]


def test_every_table_has_its_access_written_down(connection: Connection, tree: Tree) -> None:
    held = _names(
        connection,
        "select n.nspname, x.relname from pg_class as x join pg_namespace as n on n.oid = x.relnamespace"
        f" where x.relkind in ('r', 'p', 'f') and {OURS}",
    )
    written = {Source(path).makes for path in tree.sources() if path.startswith("policies/")}
    assert held - {KEPT_BY_ALEMBIC} == written
    assert KEPT_BY_ALEMBIC in held


def test_running_every_source_again_changes_nothing(connection: Connection, tree: Tree) -> None:
    before = inventory.read(connection, tree)
    with connection.transaction(force_rollback=True):
        for setting in SESSION:
            connection.execute(setting)
        for path in tree.ordered():
            connection.execute(f"set role {OWNER}")
            connection.execute(tree.read(path))
        connection.execute("reset role")
        assert summary(differences(before, inventory.read(connection, tree))) == ""


def test_the_database_is_as_the_committed_inventory_says(installed: Database, safelane: CommandLine) -> None:
    outcome = safelane("drift", url=installed.url(MIGRATOR))
    assert outcome.status == 0, outcome.stdout + outcome.stderr
    assert "no drift" in outcome.stderr


@pytest.mark.parametrize("user", [ADMIN, MIGRATOR, AUTHENTICATOR])
def test_everybody_gets_the_same_inventory(installed: Database, tree: Tree, user: str) -> None:
    with installed.connect(MIGRATOR) as first, installed.connect(user) as second:
        lines = inventory.read(first, tree)
        assert inventory.has_rows(second) == (user != AUTHENTICATOR)
        if user == AUTHENTICATOR:
            assert len(inventory.without_rows(lines)) < len(lines)
            lines = inventory.without_rows(lines)
        assert inventory.read(second, tree) == lines


def test_the_inventory_holds_no_object_numbers_and_no_database_name(installed: Database, tree: Tree) -> None:
    with installed.connect(MIGRATOR) as connection:
        lines = inventory.read(connection, tree)
    assert len(lines) > 500
    assert [line for line in lines if installed.name in line] == []
    assert len(lines) == len(set(lines))


def test_the_inventory_does_not_depend_on_the_search_path(installed: Database, tree: Tree) -> None:
    with installed.connect(MIGRATOR) as connection:
        before = inventory.read(connection, tree)
        connection.execute("set search_path = booking, identity, vetting, policy, guard, public")
        assert inventory.read(connection, tree) == before
        assert connection.execute("show search_path").fetchone() == (
            "booking, identity, vetting, policy, guard, public",
        )


def test_the_two_committed_descriptions_are_as_they_would_be_written(
    installed: Database, safelane: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = installed.name[-20:]
    monkeypatch.setattr("safelane.snapshot.secrets.token_hex", lambda _: scratch)
    outcome = safelane("snapshot", "--check", url=installed.url(ADMIN))
    assert outcome.status == 0, outcome.stdout + outcome.stderr
    query = "select datname from pg_database where datname = %s"
    left = installed.server.superuser.execute(query, (f"safelane_snapshot_{scratch}",)).fetchall()
    assert left == [], "the scratch database was not removed"
