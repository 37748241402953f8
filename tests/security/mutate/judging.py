"""What should notice a mutant: the pgTAP files that run the mutated source, and the doctor's rules."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
from psycopg import sql
from psycopg.pq import ExecStatus
from psycopg.rows import tuple_row
from safelane import doctor

from tests.security.mutate.catalogue import Mutant
from tests.security.mutate.rewriting import statements
from tests.support.databases import AUTHENTICATOR, SUPERUSER, Connection, Database, Server
from tests.support.environment import ROOT

PGTAP = ROOT / "tests" / "pgtap"
SEARCH_PATH = "-c search_path=tap,pg_catalog"
PATIENCE = 20
"""Seconds a statement of a story may take; the slowest takes one. Longer is a mutant that never ends."""

_BEGIN = re.compile(r"^begin;\s*$", re.MULTILINE)
_ROLLBACK = re.compile(r"^rollback;\s*\Z", re.MULTILINE)

# A story stops at its first expectation that does not hold, and the counting is done here.
_STOP_AT_ONCE = """
create or replace function tap.ok(boolean, text) returns text language plpgsql as $$
begin
  if $1 is not true then
    raise exception using errcode = 'MU001', message = coalesce($2, 'no description');
  end if;
  return 'ok';
end $$;
create or replace function tap.plan(integer) returns text language sql as $$ select '1..' || $1 $$;
create or replace function tap.finish(exception_on_failure boolean default null) returns setof text
  language sql as $$ select null::text where false $$;
"""

_INVENTORY = (ROOT / "db" / "inventory.sql").read_bytes()
_USED = """
select coalesce(string_agg(distinct used, ' '), '') from (
  select schemaname || '.' || funcname from pg_stat_xact_user_functions
  union select schemaname || '.' || relname from pg_stat_xact_user_tables
    where seq_scan + coalesce(idx_scan, 0) + n_tup_ins + n_tup_upd + n_tup_del > 0
) as seen (used)
"""


class BrokenRun(Exception):
    """The run itself is at fault: a story fails with no mutant, or a mutant is no SQL."""


@dataclass
class Story:
    """One pgTAP file, and what is known about it."""

    name: str
    text: str
    seconds: float = 0.0
    used: frozenset[str] = frozenset()
    arranging: str = ""
    expecting: str = ""
    planned: int = 0

    def __hash__(self) -> int:
        return hash(self.name)


@dataclass(frozen=True)
class Verdict:
    """``by`` is the file or rule that noticed, ``None`` for a survivor; ``error`` a mutant that is no SQL."""

    mutant: Mutant
    by: str | None
    asked: int
    seconds: float
    error: str | None = None


def stories() -> dict[str, Story]:
    """Every pgTAP file by its name, as booking/lesson."""
    found = {}
    for file in sorted(PGTAP.rglob("*.sql")):
        name = str(file.relative_to(PGTAP).with_suffix(""))
        text, begun = _BEGIN.subn("", file.read_text(encoding="utf-8"), count=1)
        text, ended = _ROLLBACK.subn("", text)
        if not begun or not ended:
            raise BrokenRun(f"tests/pgtap/{name}.sql does not begin with begin; and end with rollback;")
        found[name] = Story(name, text)
    return found


def prepare(server: Server, template: Database, purpose: str) -> Database:
    """A copy of the template in which stories stop at their first failure."""
    database = server.copy(template, purpose)
    server.superuser.execute(
        sql.SQL("grant temp on database {} to public").format(sql.Identifier(database.name))
    )
    server.superuser.execute(
        sql.SQL("alter database {} set track_functions = 'all'").format(sql.Identifier(database.name))
    )
    with database.connect(SUPERUSER) as connection:
        connection.execute(_STOP_AT_ONCE)
    return database


class Judge:
    """One database and one session, in which one mutant at a time lives until it is rolled back."""

    def __init__(self, database: Database) -> None:
        self.connection: Connection = database.connect(AUTHENTICATOR, options=SEARCH_PATH)
        self.connection.execute(f"set statement_timeout = '{PATIENCE}s'")

    def close(self) -> None:
        self.connection.close()

    def tell(self, story: Story) -> None:
        """Run a story on the database as it is; learn its seconds, what it uses and where it arranges."""
        started = time.perf_counter()
        held, planned, arranged, arranging = 0, -1, 0, True
        with self._rolled_back():
            for statement in statements(story.text):
                try:
                    more, plan = self._run(statement)
                except psycopg.Error as error:
                    raise BrokenRun(
                        f"tests/pgtap/{story.name}.sql fails with nothing mutated: {error}"
                    ) from error
                held, planned = held + more, max(planned, plan)
                # a story that goes back to a savepoint of its own must not go back behind the mutant
                arranging = arranging and held == 0 and "savepoint" not in statement.lower()
                if arranging:
                    arranged += len(statement)
            if held != planned:
                raise BrokenRun(
                    f"tests/pgtap/{story.name}.sql holds {held} of {planned} with nothing mutated"
                )
            row = self.connection.execute("select tests.truth(%s)", (_USED,)).fetchone()
        story.seconds = time.perf_counter() - started
        story.used = frozenset(row[0].split() if row else ())
        story.arranging, story.expecting, story.planned = (
            story.text[:arranged],
            story.text[arranged:],
            planned,
        )

    def judge(
        self, mutants: list[Mutant], order: Callable[[Mutant], list[Story]], limit: Callable[[Mutant], int]
    ) -> list[Verdict]:
        """Mutants of one source. The likeliest story arranges once for all whose likeliest it is, then each
        lives in a savepoint while the expectations are run; whoever survives that has ``limit`` stories run
        from the start, the same one again among them."""
        found: dict[Mutant, Verdict] = {mutant: Verdict(mutant, None, 0, 0.0) for mutant in mutants}

        def told(story: Story, mutant: Mutant, outcome: Judge._Outcome, seconds: float) -> None:
            last = found[mutant]
            by = f"{story.name}: {outcome.found}" if outcome.found else None
            found[mutant] = Verdict(mutant, by, last.asked + 1, last.seconds + seconds, outcome.error)

        orders = {mutant: order(mutant) for mutant in mutants}
        likeliest: dict[Story, list[Mutant]] = {}
        for mutant in mutants:
            if orders[mutant]:
                likeliest.setdefault(orders[mutant][0], []).append(mutant)
        for story, group in likeliest.items():
            for mutant, outcome, seconds in self._ask(story, group, whole=False):
                told(story, mutant, outcome, seconds)
        for mutant in mutants:
            for story in orders[mutant][: limit(mutant)]:
                if found[mutant].by is not None or found[mutant].error:
                    break
                for _, outcome, seconds in self._ask(story, [mutant], whole=True):
                    told(story, mutant, outcome, seconds)
        return list(found.values())

    def named_by(self, rule: doctor.Rule, statements: Iterable[str]) -> set[str]:
        """What a rule names when all these statements have been run."""
        with self._rolled_back():
            for statement in statements:
                self.connection.execute("select tests.given(%s)", (statement,))
            question = (
                f"select string_agg(object, E'\\n') from ({rule.query.rstrip().rstrip(';')}\n) as broken"
            )
            row = self.connection.execute("select tests.truth(%s)", (question,)).fetchone()
        return set(filter(None, (row[0] or "").split("\n"))) if row else set()

    def posture(self, statements: Iterable[str]) -> set[str]:
        """What the inventory says otherwise once all these statements are run: the objects of its lines."""
        with self._rolled_back():
            before = self._inventory()
            for statement in statements:
                self.connection.execute("select tests.given(%s)", (statement,))
            changed = before ^ self._inventory()
        return {line.split(" | ")[1] for line in changed}

    def _inventory(self) -> set[str]:
        """Its lines, as one expectation of the migrations compares them with db/inventory.expected."""
        cursor = self.connection.cursor(row_factory=tuple_row)
        cursor.execute(_INVENTORY)
        lines: set[str] = set()
        while True:
            if cursor.pgresult and cursor.pgresult.status == ExecStatus.TUPLES_OK:
                lines |= {row[0] for row in cursor.fetchall()}
            if not cursor.nextset():
                self.connection.execute("set search_path = tap, pg_catalog")
                return lines

    @dataclass(frozen=True)
    class _Outcome:
        found: str | None = None
        error: str | None = None

    def _ask(
        self, story: Story, mutants: list[Mutant], *, whole: bool
    ) -> Iterator[tuple[Mutant, _Outcome, float]]:
        if whole or len(mutants) == 1 or not story.arranging:
            for mutant in mutants:
                started = time.perf_counter()
                with self._rolled_back():
                    outcome = self._with(mutant, story.text, story.planned)
                yield mutant, outcome, time.perf_counter() - started
            return
        retried = []
        with self._rolled_back():
            self._run(story.arranging)
            self.connection.execute("savepoint arranged_here")
            for mutant in mutants:
                started = time.perf_counter()
                outcome = self._with(mutant, story.expecting, story.planned)
                self.connection.execute("rollback to arranged_here")
                if outcome.error:
                    retried.append(mutant)
                else:
                    yield mutant, outcome, time.perf_counter() - started
        # a table that the story has just written to is not altered: its mutants come before the arranging
        for mutant in retried:
            yield from self._ask(story, [mutant], whole=True)

    def _with(self, mutant: Mutant, script: str, planned: int) -> _Outcome:
        """What the script complains of with this mutant, if anything."""
        try:
            self.connection.execute("select tests.given(%s)", (mutant.statement,))
        except psycopg.Error as error:
            return self._Outcome(error=str(error).strip())
        try:
            held, _ = self._run(script)
        except psycopg.Error as error:
            return self._Outcome(found=str(error).strip().splitlines()[0] or "an error")
        return self._Outcome(found=None if held == planned else f"{held} of {planned} expectations")

    def _run(self, script: str) -> tuple[int, int]:
        """How many expectations held, and how many were planned (-1 where the script does not say)."""
        cursor = self.connection.cursor(row_factory=tuple_row)
        held, planned = 0, -1
        cursor.execute(script.encode())
        while True:
            if cursor.pgresult and cursor.pgresult.status == ExecStatus.TUPLES_OK:
                for row in cursor.fetchall():
                    for value in row:
                        if value == "ok":
                            held += 1
                        elif isinstance(value, str) and value[:3] == "1.." and value[3:].isdigit():
                            planned = int(value[3:])
            if not cursor.nextset():
                return held, planned

    @contextmanager
    def _rolled_back(self) -> Iterator[None]:
        self.connection.execute("begin")
        try:
            yield
        finally:
            self.connection.execute("rollback")
