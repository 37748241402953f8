"""The rules that a healthy installation keeps, asked of the live database.

A rule is a file, db/doctor/<number>_<name>.sql: the rule in plain words, then a query for what breaks it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import psycopg
from psycopg import sql

from safelane.connection import Connection, become
from safelane.errors import Problem, from_postgres
from safelane.migrations import current_revision
from safelane.sources import Tree

FOLDER = "db/doctor"
GUARANTEES = "db/guarantees"
NOT_CHECKED = "not checked"
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

    @property
    def rests_on(self) -> tuple[int, ...]:
        """The rules that a guarantee stands and falls with."""
        return tuple(int(number) for number in self.options.get("rests on", "").split())


@dataclass(frozen=True)
class Finding:
    """One object that breaks one rule."""

    number: int
    name: str
    object: str
    problem: str
    level: str = "finding"


@dataclass(frozen=True)
class Guarantee:
    """What is promised, and how it is kept on this server.

    ``how`` is ``prevention``, ``detection``, ``neither``, ``broken`` (a rule that it rests on is broken) or
    ``unknown`` (such a rule was not checked).
    """

    number: int
    name: str
    says: str
    how: str
    why: str


def rules(tree: Tree, folder: str = FOLDER) -> list[Rule]:
    """Every rule of a folder, by number. No rule at all, or a file that is not named as one, is an error."""
    found = []
    for file in sorted((tree.root / folder).glob("*.sql")):
        named = re.fullmatch(r"(\d{3})_([a-z_]+)", file.stem)
        text = file.read_text(encoding="utf-8")
        if not named or not text.startswith("-- "):
            raise Problem(f"{folder}/{file.name} is no rule")
        options = dict(re.findall(r"^-- (only|level|needs|as|since|rests on): (.+)$", text, re.MULTILINE))
        title = text.partition("\n")[0].removeprefix("-- ")
        found.append(Rule(int(named[1]), named[2], title, text, options))
    if not found:
        raise Problem(f"{folder} holds no rules")
    return found


def guarantees(connection: Connection, tree: Tree, results: dict[int, str]) -> list[Guarantee]:
    """How each guarantee is kept on this server; ``results`` says of each rule whether it ``holds``."""
    at = revision(connection)
    found = []
    for rule in rules(tree, GUARANTEES):
        broken = [number for number in rule.rests_on if results.get(number) == "broken"]
        unasked = [number for number in rule.rests_on if results.get(number, NOT_CHECKED) == NOT_CHECKED]
        if broken:
            how, why = "broken", f"rule {_listed(broken)} does not hold"
        elif unasked:
            how, why = "unknown", f"rule {_listed(unasked)} was not checked"
        elif not _is_there(rule, at):
            how, why = "neither", f"came with revision {rule.options['since']}, and this database is at {at}"
        else:
            answers = ask(connection, rule)
            if len(answers) != 1 or answers[0][0] not in ("prevention", "detection", "neither"):
                raise Problem(f"guarantee {rule.number} {rule.name} does not say how it is kept")
            how, why = answers[0]
        found.append(Guarantee(rule.number, rule.name, rule.title, how, why))
    return found


def _listed(numbers: list[int]) -> str:
    return ", ".join(str(number) for number in numbers)


def examine(connection: Connection, tree: Tree, *, production: bool) -> list[Finding]:
    """Every rule, asked of the database. A rule that cannot be asked is an error, never a rule that holds."""
    at = revision(connection)
    found = _revision(at, tree)
    for rule in rules(tree):
        if (rule.production_only and not production) or not _is_there(rule, at):
            continue
        if not _readable(connection, rule):
            found.append(
                Finding(
                    rule.number,
                    rule.name,
                    rule.options["needs"],
                    f"{NOT_CHECKED}: may not be read by you",
                    "note",
                )
            )
            continue
        found += [Finding(rule.number, rule.name, *row, rule.level) for row in ask(connection, rule)]
    return found


def ask(connection: Connection, rule: Rule) -> list[tuple[str, str]]:
    """Object and problem of whatever breaks one rule. A rule that cannot be asked is an error."""
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


def _is_there(rule: Rule, at: str) -> bool:
    """Whether the database has what the rule asks; if not, rule 100 has told that it is behind."""
    return rule.options.get("since", "") <= at


def revision(connection: Connection) -> str:
    """The revision the database is at; one that is at none is no Safelane database, which is an error."""
    with connection.transaction(force_rollback=True):
        at = current_revision(connection)
    if at is None:
        raise Problem("this is no Safelane database: it is at no revision", "Run: safelane migrate up")
    return at


def newest_revision(tree: Tree) -> str:
    """The revision that no other one follows, as the files say: Alembic would take a second longer."""
    texts = [
        file.read_text(encoding="utf-8") for file in (tree.root / "migrations" / "versions").glob("*.py")
    ]
    here: set[str] = set()
    followed: set[str] = set()
    for text in texts:
        here.update(re.findall(r"^revision = ['\"](\w+)['\"]", text, re.MULTILINE))
        followed.update(re.findall(r"^down_revision = ['\"](\w+)['\"]", text, re.MULTILINE))
    left = sorted(here - followed)
    if len(left) != 1:
        raise Problem(f"there is no single newest revision: {', '.join(left) or 'none'}")
    return left[0]


def _revision(at: str, tree: Tree) -> list[Finding]:
    newest = newest_revision(tree)
    if at == newest:
        return []
    return [Finding(*AT_HEAD, "this database", f"is at {at}, and the newest revision is {newest}")]
