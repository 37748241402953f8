"""Small ways of loosening SQL or PL/pgSQL: each changes one condition and leaves the rest as it is.

The text is only cut into words and brackets. That is enough to find where a condition begins and ends, it
works alike on
what PostgreSQL keeps as text (PL/pgSQL) and on what it writes out again (policies, views, ``begin
atomic``), and a cut in
the wrong place does not compile, which the run counts and refuses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""
    (?P<blank>\s+ | --[^\n]* | /\*.*?\*/)
  | (?P<string>[eE]'(?:[^'\\]|\\.|'')*' | (?:[bBxXnN])?'(?:[^']|'')*' | \$(?P<tag>\w*)\$.*?\$(?P=tag)\$)
  | (?P<word>[A-Za-z_][\w$]* | "(?:[^"]|"")*")
  | (?P<number>\d[\w.]*)
  | (?P<mark>:=|=>|::|\.\.|[()\[\],;.] | [-+*/<>=~!@\#%^&|`?:]+ | \$\d+)
    """,
    re.VERBOSE | re.DOTALL,
)
_OPEN = {"(": ")", "[": "]", "case": "end"}
_BOUNDARIES = frozenset(
    re.findall(
        r"\S+",
        "select from where on having when then else end if elsif while loop return group order "
        "limit offset union except intersect join left right full inner cross natural lateral "
        "returning into as case do set values for window by asc desc using check exit continue "
        "perform execute begin declare exception raise filter distinct default constant with "
        "materialized query next strict , ; := => over partition",
    )
)
_INSIDE = frozenset({("distinct", "is"), ("distinct", "not"), ("from", "distinct")})
"""Words that bound nothing after those before them: IS NOT DISTINCT FROM."""
_RULES = frozenset({"where", "having"})


@dataclass(frozen=True)
class Rewrite:
    """What was done, in words that stay the same while the text does, and the whole new text."""

    what: str
    text: str
    near: str
    """What stands around it in the original: stories that speak of the same things are asked first."""


@dataclass(frozen=True)
class _Token:
    text: str
    start: int
    end: int

    @property
    def word(self) -> str:
        return self.text.lower()


@dataclass
class _Group:
    """What stands between two brackets, or between CASE and END: tokens, and groups within."""

    opener: str
    start: int
    end: int
    items: list[_Token | _Group]


def rewrites(text: str) -> Iterator[Rewrite]:
    """Every loosening of this text, in the order in which it reads."""
    for start, end, replacement, what in sorted(_changes(text), key=lambda change: change[:2]):
        shown = " ".join(text[start:end].split())
        if shown.lower() == replacement.lower():
            continue
        shown = shown if len(shown) <= 90 else f"{shown[:60]} … {shown[-27:]}"
        yield Rewrite(
            f"{what}: {shown}", text[:start] + replacement + text[end:], text[max(0, start - 120) : end + 240]
        )


def statements(text: str) -> list[str]:
    """A script's statements, each with its semicolon."""
    ends = [item.end for item in _parse(text).items if _word(item) == ";"]
    return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=False)]


def _changes(text: str) -> Iterator[tuple[int, int, str, str]]:
    for group in _all_groups(_parse(text)):
        yield from _conditions(text, group)
        yield from _arms(text, group)
        yield from _performed(group)
        yield from _listed(group)


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise ValueError(f"cannot read {text[at : at + 40]!r}")
        if match.lastgroup != "blank" and match["blank"] is None:
            found.append(_Token(match[0], at, match.end()))
        at = match.end()
    return found


def _parse(text: str) -> _Group:
    whole = _Group("", 0, len(text), [])
    stack = [whole]
    previous = ""
    for token in _tokens(text):
        word = token.word
        if word in _OPEN and not (word == "case" and previous == "end"):
            inner = _Group(word, token.end, token.end, [])
            stack[-1].items.append(inner)
            stack.append(inner)
        elif len(stack) > 1 and word == _OPEN[stack[-1].opener]:
            stack.pop().end = token.start
        else:
            stack[-1].items.append(token)
        previous = word
    return whole


def _all_groups(group: _Group) -> Iterator[_Group]:
    yield group
    for item in group.items:
        if isinstance(item, _Group):
            yield from _all_groups(item)


def _word(item: _Token | _Group | None) -> str:
    return item.word if isinstance(item, _Token) else ""


def _bounds(text: str, items: list[_Token | _Group]) -> tuple[int, int]:
    """Where this run of items begins and ends, with the brackets of a group at either side."""
    first, last = items[0], items[-1]
    start = first.start - len(first.opener) if isinstance(first, _Group) else first.start
    if isinstance(last, _Group):
        return start, last.end + len(_OPEN[last.opener])
    return start, last.end


def _conditions(text: str, group: _Group) -> Iterator[tuple[int, int, str, str]]:
    for opener, run in _runs(group):
        either = _split(run, "or")
        for part in either:
            if len(either) > 1:
                yield (*_bounds(text, part), "false", "disjunct dropped")
            every = _split(part, "and")
            for conjunct in every:
                if len(every) > 1:
                    yield (*_bounds(text, conjunct), "true", "conjunct dropped")
        if not run:
            continue
        single = len(either) == 1 and len(_split(run, "and")) == 1
        if opener in _RULES and single:
            yield (*_bounds(text, run), "true", f"{opener} dropped")
        elif opener in ("if", "elsif"):
            yield (*_bounds(text, run), "false", f"{opener} never")
            yield (*_bounds(text, run), "true", f"{opener} always")
        elif opener == "when" and group.opener == "case" and _word(group.items[0]) == "when":
            yield (*_bounds(text, run), "false", "when never")


def _runs(group: _Group) -> Iterator[tuple[str, list[_Token | _Group]]]:
    """The stretches between boundaries that may be conditions, each with the word before it."""
    opener, run, before, handler = "", list[_Token | _Group](), "", False
    for index, item in enumerate(group.items):
        word = _word(item)
        following = _word(group.items[index + 1]) if index + 1 < len(group.items) else ""
        if word == "exception":
            handler = before != "raise"
        elif word == "end":
            handler = False
        boundary = word in _BOUNDARIES and (word, before) not in _INSIDE
        boundary = boundary and (word, following) != ("with", "unique")
        if boundary:
            if run and not (opener == "when" and handler):
                yield opener, run
            ended = before == "end" or (word == "on" and following == "conflict")
            opener, run = ("" if ended else word), []
        else:
            run.append(item)
        before = word
    if run:
        yield opener, run


def _split(run: list[_Token | _Group], connective: str) -> list[list[_Token | _Group]]:
    parts: list[list[_Token | _Group]] = [[]]
    between = False
    for item in run:
        word = _word(item)
        if word == "between":
            between = True
        if word == connective and not (word == "and" and between):
            parts.append([])
            continue
        if word == "and":
            between = False
        parts[-1].append(item)
    return parts if all(parts) else [run]


def _arms(text: str, group: _Group) -> Iterator[tuple[int, int, str, str]]:
    """Each SELECT that a UNION joins gives no row."""
    arms: list[list[_Token | _Group]] = []
    arm: list[_Token | _Group] = []
    joined = False
    for item in [*group.items, _Token(";", group.end, group.end)]:
        word = _word(item)
        if word in ("union", "except", "intersect") or (word in (";", "loop") and joined):
            if word in (";", "loop") or joined or arm:
                arms.append(arm)
            arm, joined = [], word not in (";", "loop")
            if not joined:
                yield from _without_each(text, arms)
                arms = []
        elif word == ";":
            arm = []
        elif word in ("select", "values") and not arm:
            arm = [item]
        elif arm and arm[0] is not item:
            arm.append(item)
        if word in ("query", "in", "then") and not joined and _word(arm[0] if arm else None) != "select":
            arm = []


def _without_each(text: str, arms: list[list[_Token | _Group]]) -> Iterator[tuple[int, int, str, str]]:
    for arm in arms:
        if arm and _word(arm[0]) == "select" and len(arms) > 1:
            start, end = _bounds(text, arm)
            yield start, end, f"select * from ({text[start:end]}) as dropped where false", "arm dropped"


def _performed(group: _Group) -> Iterator[tuple[int, int, str, str]]:
    """Each PERFORM is left out."""
    start: _Token | None = None
    for item in group.items:
        word = _word(item)
        if word == "perform" and isinstance(item, _Token):
            start = item
        elif word == ";" and start is not None and isinstance(item, _Token):
            yield start.start, item.start, "null", "statement dropped"
            start = None


def _listed(group: _Group) -> Iterator[tuple[int, int, str, str]]:
    """Each row of (values (…), (…)) is left out."""
    if group.opener != "(" or not group.items or _word(group.items[0]) != "values":
        return
    rows = [item for item in group.items if isinstance(item, _Group) and item.opener == "("]
    for index, row in enumerate(rows if len(rows) > 1 else []):
        if index + 1 < len(rows):
            yield row.start - 1, rows[index + 1].start - 1, "", "row dropped"
        else:
            yield rows[index - 1].end + 1, row.end + 1, "", "row dropped"
