"""The rules that a healthy installation keeps, asked of the live database.

A rule is a file, db/doctor/<number>_<name>.sql: the rule in plain words, then a query for what breaks it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import psycopg
from psycopg import sql

from safelane import scripts
from safelane.connection import Connection, become
from safelane.errors import Problem, from_postgres
from safelane.migrations import current_revision
from safelane.sources import Tree

FOLDER = "db/doctor"
AT_HEAD = (100, "the_database_is_at_the_newest_revision")


@dataclass(frozen=True)
class Rule:
    """One question: its title is the rule, its answer a row for each object that breaks it."""

    number: int
    name: str
    title: str
    query: str
    options: dict[str, str] = field(default_factory=dict)

    @property
    def production_only(self) -> bool:
        return self.options.get("only") == "production"

    @property
    def level(self) -> str:
        """``finding``, or ``note`` for what is told and is no failure."""
        return self.options.get("level", "finding")


@dataclass(frozen=True)
class Finding:
    """One object that breaks one rule."""

    number: int
    name: str
    object: str
    problem: str
    level: str = "finding"


def rules(tree: Tree) -> list[Rule]:
    """Every rule, by number. No rule at all, or a file that is not named as one, is an error."""
    found = []
    for file in sorted((tree.root / FOLDER).glob("*.sql")):
        named = re.fullmatch(r"(\d{3})_([a-z_]+)", file.stem)
        text = file.read_text(encoding="utf-8")
        if not named or not text.startswith("-- "):
            raise Problem(f"{FOLDER}/{file.name} is no rule")
        options = dict(re.findall(r"^-- (only|level|needs|as): (.+)$", text, re.MULTILINE))
        title = text.partition("\n")[0].removeprefix("-- ")
        found.append(Rule(int(named[1]), named[2], title, text, options))
    if not found:
        raise Problem(f"{FOLDER} holds no rules")
    return found


def examine(connection: Connection, tree: Tree, *, production: bool) -> list[Finding]:
    """Every rule, asked of the database. A rule that cannot be asked is an error, never a rule that holds."""
    found = _revision(connection, tree)
    for rule in rules(tree):
        if rule.production_only and not production:
            continue
        if not _readable(connection, rule):
            found.append(
                Finding(
                    rule.number,
                    rule.name,
                    rule.options["needs"],
                    "not checked: may not be read by you",
                    "note",
                )
            )
            continue
        found += [Finding(rule.number, rule.name, *row, rule.level) for row in _ask(connection, rule)]
    return found


def _ask(connection: Connection, rule: Rule) -> list[tuple[str, str]]:
    with connection.transaction(force_rollback=True):
        connection.execute("set local transaction read only")
        if "as" in rule.options:
            become(connection, rule.options["as"])
        connection.execute("set local search_path = pg_catalog, pg_temp")
        try:
            rows = connection.execute(rule.query).fetchall()
        except psycopg.Error as error:
            raise from_postgres(error, f"rule {rule.number} {rule.name} cannot be asked") from error
    if any(len(row) != 2 for row in rows):
        raise Problem(f"rule {rule.number} {rule.name} does not answer with an object and a problem")
    return [(str(row[0]), str(row[1])) for row in rows]


def _readable(connection: Connection, rule: Rule) -> bool:
    needed = rule.options.get("needs")
    if needed is None:
        return True
    query = sql.SQL(
        "select has_table_privilege({view}, 'select') and has_function_privilege({function}, 'execute')"
    ).format(view=sql.Literal(f"pg_catalog.{needed}"), function=sql.Literal(f"pg_catalog.{needed}()"))
    row = connection.execute(query).fetchone()
    return bool(row and row[0])


def _revision(connection: Connection, tree: Tree) -> list[Finding]:
    newest = scripts.head(tree)
    with connection.transaction(force_rollback=True):
        at = current_revision(connection)
    if at is None:
        raise Problem("this is no Safelane database: it is at no revision", "Run: safelane migrate up")
    if at == newest:
        return []
    return [Finding(*AT_HEAD, "this database", f"is at {at}, and the newest revision is {newest}")]
