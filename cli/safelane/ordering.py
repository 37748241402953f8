"""In which order sources run: whatever a file mentions comes before it.

What a file mentions outside quotes must exist when it runs. What it mentions inside a dollar-quoted body must
exist only when the function is called, so functions may call each other there in a circle.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_NAME = re.compile(r"\b[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*\b")
_PARTS = re.compile(
    r"(?P<comment>--[^\n]*|/\*.*?\*/)"
    r"|(?P<literal>'(?:[^']|'')*')"
    r"|(?P<body>(?P<tag>\$(?:[a-z_][a-z0-9_]*)?\$).*?(?P=tag))",
    re.DOTALL | re.IGNORECASE,
)


class CircleError(Exception):
    """Sources that need each other to exist before either can be made."""

    def __init__(self, members: Iterable[str]) -> None:
        self.members = sorted(members)
        super().__init__("these files need each other first: " + ", ".join(self.members))


@dataclass(frozen=True)
class Mentions:
    """The qualified names in a file: needed when it runs, and needed when what it makes is called."""

    at_once: frozenset[str]
    later: frozenset[str]


def mentions(text: str) -> Mentions:
    """The qualified names in a SQL text; comments do not count, literals only inside a body."""
    bodies: list[str] = []

    def sort_out(found: re.Match[str]) -> str:
        if found["body"]:
            bodies.append(re.sub(r"--[^\n]*", "", found["body"]))
        return " "

    outside = _PARTS.sub(sort_out, text)
    at_once = frozenset(_NAME.findall(outside.lower()))
    return Mentions(at_once, frozenset(_NAME.findall(" ".join(bodies).lower())) - at_once)


def ordered(texts: Mapping[str, str], makes: Mapping[str, str]) -> list[str]:
    """The keys of ``texts`` in an order in which they can run; the same for the same texts.

    ``makes`` says which key makes which qualified name. Raises CircleError where there is no such order.
    """
    needs: dict[str, set[str]] = {}
    wants: dict[str, set[str]] = {}
    for key in sorted(texts):
        found = mentions(texts[key])
        needs[key] = {makes[name] for name in found.at_once if name in makes} - {key}
        wants[key] = needs[key] | ({makes[name] for name in found.later if name in makes} - {key})
    order: list[str] = []
    for group in _groups(wants):
        order += _one_by_one(group, needs)
    return order


def _one_by_one(group: list[str], needs: Mapping[str, set[str]]) -> list[str]:
    """The members of a circle, ordered by what they need at once."""
    left = sorted(group)
    done: list[str] = []
    while left:
        ready = next((key for key in left if not needs[key] & set(left)), None)
        if ready is None:
            raise CircleError(left)
        left.remove(ready)
        done.append(ready)
    return done


def _groups(edges: Mapping[str, set[str]]) -> list[list[str]]:
    """Strongly connected components, those that are needed first (Tarjan, without recursion)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    groups: list[list[str]] = []
    for start in edges:
        if start in index:
            continue
        work = [(start, iter(sorted(edges[start])))]
        index[start] = low[start] = len(index)
        stack.append(start)
        while work:
            node, targets = work[-1]
            for target in targets:
                if target not in index:
                    index[target] = low[target] = len(index)
                    stack.append(target)
                    work.append((target, iter(sorted(edges[target]))))
                    break
                if target in stack:
                    low[node] = min(low[node], index[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    at = stack.index(node)
                    groups.append(stack[at:])
                    del stack[at:]
    return groups
