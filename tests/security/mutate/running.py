"""A round: the stories once as they are, then every mutant, on as many databases as there are workers."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from safelane import doctor
from safelane.sources import Tree

from tests.security.mutate.catalogue import Mutant
from tests.security.mutate.judging import Judge, Story, Verdict, prepare
from tests.security.mutate.planning import Plan
from tests.support.databases import SUPERUSER, Database, Server
from tests.support.environment import ROOT

CHUNK = 40
"""So many mutants of a source are judged at a time, so that the workers end together."""


class Round:
    """Use as a context manager; entering it runs every story (or those given) with nothing mutated."""

    def __init__(
        self,
        server: Server,
        template: Database,
        stories: dict[str, Story],
        workers: int,
        remembered: Mapping[str, str] | None = None,
    ) -> None:
        self._databases = [prepare(server, template, "mutants") for _ in range(workers)]
        self._judges: queue.SimpleQueue[Judge] = queue.SimpleQueue()
        self._pool = ThreadPoolExecutor(workers)
        self._stories = stories
        self._remembered = remembered or {}

    def __enter__(self) -> Self:
        for database in self._databases:
            self._judges.put(Judge(database))
        with self._databases[0].connect(SUPERUSER) as connection:
            self._plan = Plan(connection, self._stories, self._remembered)
        list(self._pool.map(self._tell, self._stories.values()))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=True)
        while not self._judges.empty():
            self._judges.get().close()

    def judge(self, mutants: Iterable[Mutant], limit: Callable[[Mutant], int]) -> Iterator[Verdict]:
        """The verdict on each, as they come; ``limit`` is how many stories a mutant gets."""
        given = list(mutants)
        named = [mutant for mutant in given if mutant.found_as]
        examining = self._pool.submit(self._examine, named)
        yield from self._ask([mutant for mutant in given if not mutant.found_as], limit)
        examined = examining.result()
        yield from examined
        done = {verdict.mutant for verdict in examined}
        yield from self._ask([mutant for mutant in named if mutant not in done], limit)

    def _ask(self, mutants: list[Mutant], limit: Callable[[Mutant], int]) -> Iterator[Verdict]:
        """Mutants that stories have to notice, by source; the source with most of them first."""
        sources: dict[str, list[Mutant]] = {}
        for mutant in mutants:
            sources.setdefault(mutant.source, []).append(mutant)
        chunks = [found[at : at + CHUNK] for found in sources.values() for at in range(0, len(found), CHUNK)]
        chunks.sort(key=len, reverse=True)
        for told in as_completed([self._pool.submit(self._judge, found, limit) for found in chunks]):
            yield from told.result()

    def _examine(self, mutants: list[Mutant]) -> list[Verdict]:
        """Those that a rule of the doctor names: many at once, for the rules look at the whole catalog."""
        found: dict[Mutant, Verdict] = {}
        with self._judge_of_its_own() as judge:
            plain = [mutant for mutant in mutants if mutant.examined_with == "posture"]
            changed = judge.posture(mutant.statement for mutant in plain) if plain else set()
            for mutant in plain:
                if mutant.found_as in changed:
                    found[mutant] = Verdict(mutant, "the posture: db/inventory", 1, 0.0)
            for rule in doctor.rules(Tree(ROOT)):
                # who migrates asks about keys, people and migrations, and not about rules
                if rule.production_only or rule.level != "finding" or "as" in rule.options:
                    continue
                before = judge.named_by(rule, ())
                for group in _by_change(mutants):
                    statements = [mutant.statement for mutant in group if mutant not in found]
                    named = judge.named_by(rule, statements) - before
                    for mutant in group:
                        if mutant not in found and mutant.found_as in named:
                            found[mutant] = Verdict(mutant, f"doctor {rule.number} {rule.name}", 1, 0.0)
        return list(found.values())

    @contextmanager
    def _judge_of_its_own(self) -> Iterator[Judge]:
        judge = self._judges.get()
        try:
            yield judge
        finally:
            self._judges.put(judge)

    def _tell(self, story: Story) -> None:
        with self._judge_of_its_own() as judge:
            judge.tell(story)

    def _judge(self, mutants: list[Mutant], limit: Callable[[Mutant], int]) -> list[Verdict]:
        with self._judge_of_its_own() as judge:
            return judge.judge(mutants, self._plan.order, limit)


def _by_change(mutants: list[Mutant]) -> Iterator[list[Mutant]]:
    """Mutants that the doctor may name, by what is done: no two of a group touch the same object."""
    groups: dict[str, list[Mutant]] = {}
    seen: dict[str, set[str]] = {}
    for mutant in mutants:
        if not mutant.found_as:
            continue
        key = mutant.examined_with
        while mutant.found_as in seen.setdefault(key, set()):
            key += "'"
        seen[key].add(mutant.found_as)
        groups.setdefault(key, []).append(mutant)
    yield from groups.values()
