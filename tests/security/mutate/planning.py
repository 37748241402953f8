"""Which stories are asked about a mutant, and in which order."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping

from tests.security.mutate.catalogue import Mutant
from tests.security.mutate.judging import Story
from tests.support.databases import Connection

_TEXTS = """
select n.nspname || '.' || p.proname, pg_get_functiondef(p.oid)
from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace
where n.nspname !~ '^(pg_|information_schema$|tap$|tests$|public$|extensions$)' and p.prokind = 'f'
union all
select polrelid::regclass::text, concat_ws(' ', pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck,
polrelid))
from pg_policy
union all
select tgrelid::regclass::text, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
union all
select conrelid::regclass::text, pg_get_constraintdef(oid)
from pg_constraint where contype = 'c' and conrelid <> 0
union all
select adrelid::regclass::text, pg_get_expr(adbin, adrelid) from pg_attrdef
union all
select oid::regclass::text, pg_get_viewdef(oid) from pg_class
where relkind = 'v' and relnamespace::regnamespace::text !~ '^(pg_|information_schema$|tap$|tests$)'
"""
_NAME = re.compile(r"\b([a-z_]+\.[a-z_0-9]+)\b")
_SQLSTATE = re.compile(r"23[0-9A-Za-z]{3}$")
_TELLING = 5
"""How much more an error that a story expects says than a word that it speaks of."""


class Plan:
    """Knows who mentions whom, which story uses what, and who noticed when last asked."""

    def __init__(
        self, connection: Connection, stories: dict[str, Story], remembered: Mapping[str, str]
    ) -> None:
        connection.execute("set search_path = pg_catalog, pg_temp")
        self.stories = stories
        self.remembered = remembered
        self.callers: dict[str, set[str]] = defaultdict(set)
        for source, text in connection.execute(_TEXTS).fetchall():
            for name in set(_NAME.findall(text)):
                if name != source:
                    self.callers[name].add(source)
        self.words = {name: _words(story.text) for name, story in stories.items()}
        counts = Counter(word for words in self.words.values() for word in words)
        self.weight = {word: math.log(len(stories) / count) for word, count in counts.items()}

    def order(self, mutant: Mutant) -> list[Story]:
        """The stories that have to do with a mutant, the likeliest first: who noticed it last, its mirror,
        then those that run the source or a caller, by how much of what stands around it they speak of, and
        by what they cost."""
        source = mutant.source
        mirror = source.replace(".", "/")
        direct = self.callers[source]
        near = _words(mutant.near or mutant.statement) | {source, *direct}
        callers = direct | {further for caller in direct for further in self.callers[caller]}
        scores = {}
        for name, story in self.stories.items():
            if name == mirror or not (
                source in story.used or callers & story.used or name.replace("/", ".") in callers
            ):
                continue
            shared = near & self.words[name]
            score = (
                sum(self.weight[word] * (_TELLING if _SQLSTATE.match(word) else 1) for word in shared)
                + 3 * (source in story.used)
                + 4 * name.startswith(f"{mutant.schema}/")
            )
            scores[name] = score / (0.1 + story.seconds) ** 0.3
        ranked = sorted(scores, key=lambda name: (-scores[name], name))
        first = [name for name in (self.remembered.get(mutant.title, ""), mirror) if name in self.stories]
        return [self.stories[name] for name in dict.fromkeys([*first, *ranked])]


def _words(text: str) -> set[str]:
    """Names and words of four letters and more, and SQLSTATEs."""
    return {word.lower() for word in re.findall(r"[A-Za-z_]{4,}(?:\.[a-z_]+)?|\b23[0-9A-Z]{3}\b", text)}
