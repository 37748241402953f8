"""The worked requests of docs/api.md: what is sent, as whom, and what comes back.

    ### my_wards
    ```http as=rosa.web_guardian
    GET /my_wards
    ```
    ```json 200
    [{"learner_id": "<lily>"}]
    ```

A heading of the third level names a function or view of schema api; every ``http`` fence below it is followed
by its answer: ``json`` and the status, then ``problem`` where the answer is application/problem+json. From
the heading to the paragraph that begins with ``Takes`` or ``Has``, ``safelane openapi`` writes the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

HEADING = re.compile(r"^### (\S+)$")
SECTION = re.compile(r"^## (.+)$")
FENCE = re.compile(r"^```(.*)$")
REQUEST = re.compile(r"^http(?: as=(?P<name>[a-z]+)\.(?P<persona>web_[a-z]+))?$")
ANSWER = re.compile(r"^json (?P<status>\d{3})(?P<problem> problem)?$")
LAST = ("Takes ", "Has ")
"""How the last line of the text begins that is written from the SQL comments."""


class PageError(Exception):
    """The page cannot be read; the message names the line."""


@dataclass(frozen=True)
class Worked:
    """One request with its answer. ``person`` is a name of the story, None for nobody."""

    line: int
    person: str | None
    persona: str | None
    method: str
    path: str
    headers: dict[str, str]
    body: Any
    status: int
    problem: bool
    answer: Any

    @property
    def asks(self) -> str:
        """The function or view."""
        return self.path.partition("?")[0].strip("/").removeprefix("rpc/")


@dataclass
class Entry:
    """What the page has about one function or view; ``line`` is that of its heading."""

    name: str
    section: str
    line: int
    text: str = ""
    worked: list[Worked] = field(default_factory=list)


@dataclass(frozen=True)
class _Fence:
    line: int
    info: str
    text: str


def read(page: str) -> list[Entry]:
    """Every entry of the page, in its order."""
    entries: list[Entry] = []
    section = ""
    asked: _Fence | None = None
    for item in _items(page):
        if isinstance(item, _Fence):
            if item.info.startswith("http") and entries:
                asked = _only(asked, item)
            elif item.info.startswith("json ") and asked:
                entries[-1].worked.append(_worked(asked, item))
                asked = None
            continue
        line, text = item
        if asked:
            raise PageError(f"line {asked.line}: the request has no answer")
        if found := SECTION.match(text):
            section = found[1]
        elif found := HEADING.match(text):
            entries.append(Entry(found[1], section, line))
        elif entries and not entries[-1].worked:
            entries[-1].text += text + "\n"
    return entries


def rewritten(page: str, text_of: dict[str, str]) -> str:
    """The page with the text of each entry that comes from the SQL comments written anew."""
    lines = page.splitlines()
    written: list[str] = []
    number = 0
    while number < len(lines):
        found = HEADING.match(lines[number])
        written.append(lines[number])
        number += 1
        if found and found[1] in text_of:
            written += ["", *text_of[found[1]].splitlines()]
            number = _after(lines, number)
    return "\n".join(written) + "\n"


def _after(lines: list[str], number: int) -> int:
    """The line after an entry's own text; ``number`` itself where it has none yet."""
    for place in range(number, len(lines)):
        if FENCE.match(lines[place]) or lines[place].startswith("#"):
            break
        if lines[place].startswith(LAST) and not lines[place - 1]:
            return next((end for end in range(place, len(lines)) if not lines[end]), len(lines))
    return number


def _items(page: str) -> Iterator[_Fence | tuple[int, str]]:
    inside: list[str] | None = None
    info, began = "", 0
    for number, line in enumerate(page.splitlines(), 1):
        fence = FENCE.match(line)
        if inside is None and fence:
            inside, info, began = [], fence[1].strip(), number
        elif inside is None:
            if line.strip():
                yield number, line
        elif fence:
            yield _Fence(began, info, "\n".join(inside))
            inside = None
        else:
            inside.append(line)
    if inside is not None:
        raise PageError(f"line {began}: the fence is not closed")


def _only(before: _Fence | None, fence: _Fence) -> _Fence:
    if before:
        raise PageError(f"line {before.line}: the request has no answer")
    return fence


def _worked(asked: _Fence, answered: _Fence) -> Worked:
    who, what = REQUEST.match(asked.info), ANSWER.match(answered.info)
    if not who or not what:
        raise PageError(f"line {(answered if who else asked).line}: what is that fence?")
    head, _, body = asked.text.partition("\n\n")
    first, *rest = head.splitlines()
    method, _, path = first.partition(" ")
    headers = dict(line.split(": ", 1) for line in rest)
    answer = _json(answered.line, answered.text)
    return Worked(
        asked.line, who["name"], who["persona"], method, path, headers,
        _json(asked.line, body), int(what["status"]), bool(what["problem"]), answer,
    )  # fmt: skip


def _json(line: int, text: str) -> Any:
    if not text.strip():
        return None
    try:
        return json.loads(text)
    except ValueError as error:
        raise PageError(f"line {line}: this is no JSON: {error}") from error
