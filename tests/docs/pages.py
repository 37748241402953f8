"""The Markdown pages of the project, and what is in them."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support.environment import ROOT

PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "benchmarks").glob("*.md")),
]
_FENCE = re.compile(r"^\s*```(\w*).*$")
_SPAN = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$")


@dataclass(frozen=True)
class Command:
    """A command line of a page; ``shown`` is True in a block, False where it is named in a sentence."""

    page: Path
    line: int
    words: tuple[str, ...]
    shown: bool

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}: {' '.join(self.words)}"


def commands() -> Iterator[Command]:
    """Every ``safelane …`` and ``lane.py …`` of every page."""
    for page in PAGES:
        for line, text in _shown(page):
            for words in _simple_commands(text):
                yield Command(page, line, words, True)
        for line, text in _prose(page):
            for span in _SPAN.findall(text):
                words = tuple(span.split())
                if _ours(words) and "…" not in span:
                    yield Command(page, line, _program(words), False)


def links(page: Path) -> Iterator[tuple[int, str]]:
    """The targets that are no addresses, with their lines."""
    for line, text in _prose(page):
        for target in _LINK.findall(text):
            if not re.match(r"[a-z]+:", target):
                yield line, target


def anchors(page: Path) -> set[str]:
    """What a link may name in a page, as GitHub makes it from headings."""
    headings = [found[1] for _, text in _prose(page) if (found := _HEADING.match(text))]
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def _lines(page: Path) -> Iterator[tuple[int, str, str | None]]:
    """Number, text, and the language of the block the line is in (None: in none)."""
    language: str | None = None
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        fence = _FENCE.match(line)
        if fence:
            language = fence[1] if language is None else None
        else:
            yield number, line, language


def _prose(page: Path) -> list[tuple[int, str]]:
    return [(number, line) for number, line, language in _lines(page) if language is None]


def _shown(page: Path) -> Iterator[tuple[int, str]]:
    """The command lines of shell blocks, continued ones joined; an empty language counts where it is ours."""
    begun: tuple[int, str] | None = None
    for number, line, language in _lines(page):
        if language is None or language not in ("sh", ""):
            continue
        first, text = begun or (number, "")
        text += line
        if text.endswith("\\"):
            begun = first, text[:-1]
            continue
        begun = None
        yield first, text


def _simple_commands(line: str) -> Iterator[tuple[str, ...]]:
    try:
        words = shlex.split(line, comments=True)
    except ValueError:
        return
    part: list[str] = []
    for word in [*words, "|"]:
        if word not in ("|", "&&", ";", "||"):
            part.append(word)
            continue
        while part and re.fullmatch(r"[A-Z_]+=.*", part[0]):
            part.pop(0)
        if _ours(tuple(part)):
            yield _program(tuple(part))
        part = []


def _ours(words: tuple[str, ...]) -> bool:
    return bool(words) and (words[0] in ("safelane", "lane.py") or words[:2] == ("python3", "lane.py"))


def _program(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words from the program's name on, without what the shell takes away."""
    words = words[1:] if words[0] == "python3" else words
    redirected = next(
        (place for place, word in enumerate(words) if re.match(r"[0-9]?[<>]", word)), len(words)
    )
    return words[:redirected]
