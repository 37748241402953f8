"""The rules that a healthy installation keeps, asked of the live database.

A rule is a file, db/doctor/<number>_<name>.sql: the rule in plain words, then a query for what breaks it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import psycopg
from psycopg import sql

from safelane import inventory
from safelane.connection import Connection, become
from safelane.errors import Problem, from_postgres
from safelane.migrations import current_revision
from safelane.sources import Tree

FOLDER = "db/doctor"
GUARANTEES = "db/guarantees"
NOT_CHECKED = "not checked"
AT_HEAD = (100, "the_database_is_at_the_newest_revision")
AS_SHIPPED = (136, "the_rules_in_force_are_those_of_this_release")
AS_SHIPPED_SAYS = "What decides who may do what is what the newest revision left there."
JUDGED = 134
"""The rule that compares the posture with the one in force."""
POSTURE_SINCE = "0016"
NAMED_AT_MOST = 20


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

    @property
    def unless_told_by(self) -> tuple[int, ...]:
        """The rules whose notes name who or what a guarantee does not prevent."""
        return tuple(int(number) for number in self.options.get("unless told by", "").split())


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
        options = dict(
            re.findall(r"^-- (only|level|needs|as|since|rests on|unless told by): (.+)$", text, re.MULTILINE)
        )
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
        unasked = [
            number
            for number in (*rule.rests_on, *rule.unless_told_by)
            if results.get(number, NOT_CHECKED) == NOT_CHECKED
        ]
        told = [number for number in rule.unless_told_by if results.get(number) == "told"]
        if broken:
            how, why = "broken", f"rule {_listed(broken)} does not hold"
        elif unasked:
            how, why = "unknown", f"rule {_listed(unasked)} was not checked"
        elif not _is_there(rule, at):
            how, why = "neither", f"came with revision {rule.options['since']}, and this database is at {at}"
        elif told:
            how, why = "detection", f"rule {_listed(told)} names who is not kept from it"
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
        if rule.production_only and not production:
            continue
        if not _is_there(rule, at):
            found.append(_too_early((rule.number, rule.name), rule.options["since"]))
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
    if at < POSTURE_SINCE:
        return [*found, _too_early(AS_SHIPPED, POSTURE_SINCE)]
    judged = all(each.number != JUDGED for each in found)
    return found + _as_shipped(connection, tree, at, judged=judged)


def _brief(fact: str) -> str:
    return fact if len(fact) <= 60 else f"{fact[:60]}…"


def _too_early(rule: tuple[int, str], since: str) -> Finding:
    return Finding(*rule, "this database", f"{NOT_CHECKED}: came with revision {since}", "note")


def _as_shipped(connection: Connection, tree: Tree, at: str, *, judged: bool) -> list[Finding]:
    """What `safelane drift` would name, but for comments. The lines of a ``judged`` posture are kept."""
    revision, whole = inventory.expected(tree)
    if at != revision:
        why = f"{NOT_CHECKED}: this database is at {at}, and {inventory.EXPECTED} is of {revision}"
        return [Finding(*AS_SHIPPED, "this database", why, "note")]
    with connection.transaction(force_rollback=True):
        connection.execute("set local transaction read only")
        become(connection, "safelane_migrator")
        try:
            row = connection.execute(
                "select lines from warden.posture_in_force()" if judged else "select warden.lines()"
            ).fetchone()
        except psycopg.Error as error:
            raise from_postgres(error, f"rule {AS_SHIPPED[0]} {AS_SHIPPED[1]} cannot be asked") from error
    if not row or not row[0]:
        raise Problem(f"rule {AS_SHIPPED[0]} {AS_SHIPPED[1]} cannot be asked: the guard has no posture")
    wanted = {line for line in whole if not line.startswith("comment | ")}
    told = inventory.differences(wanted, set(row[0].rstrip("\n").split("\n")))
    words = {"+": "is in no revision", "-": "is missing", "~": "is not as the newest revision left it"}
    found = [
        Finding(
            *AS_SHIPPED,
            f"{each.kind} {each.name}",
            f"{words[each.sign]}: {_brief(each.found or each.expected or '')}",
        )
        for each in told[:NAMED_AT_MOST]
    ]
    if len(told) > NAMED_AT_MOST:
        more = f"{len(told) - NAMED_AT_MOST} more differences: see safelane drift"
        found.append(Finding(*AS_SHIPPED, "this database", more))
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
