"""A file of SQL as its statements, for sending them one by one: then the server takes one in each message.

Comments nest, quotes and dollar quotes are text, and so is what stands between BEGIN ATOMIC and its END.
Where this and the server read a text differently, the server refuses it: it is sent two commands in one
message, or a part of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from safelane.errors import Problem

_TOKEN = re.compile(
    r"(?P<space>[ \t\n\r\f\v]+|--[^\n\r]*)"
    r"|(?P<comment>/\*)"
    r"|(?P<escaped>[eE]'(?:[^'\\]|''|\\.)*(?P<ended>')?)"
    r"|(?P<quoted>(?:[uU]&)?(?P<quote>['\"])(?:(?!(?P=quote)).|(?P=quote){2})*(?P<closed>(?P=quote))?)"
    r"|(?P<dollar>\$(?:[A-Za-z_\x80-\U0010ffff][A-Za-z0-9_\x80-\U0010ffff]*)?\$)"
    r"|(?P<word>[A-Za-z_\x80-\U0010ffff][A-Za-z0-9_$\x80-\U0010ffff]*)"
    r"|(?P<other>.)",
    re.DOTALL,
)
_COMMENT = re.compile(r"/\*|\*/")
_CONTROL = frozenset(("begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release"))
_ROUTINE = re.compile(r"create( or replace)? (function|procedure)( |$)")


@dataclass(frozen=True)
class Statement:
    """One statement without its semicolon, the line of the text that it begins at, and its first words.

    ``words`` are up to four, in small letters; fewer where something else comes in between.
    """

    text: str
    line: int
    words: tuple[str, ...]

    @property
    def controls(self) -> str | None:
        """The words by which it begins, ends or divides a transaction; None where it does none of that."""
        if self.words[:2] == ("prepare", "transaction"):
            return "PREPARE TRANSACTION"
        return self.words[0].upper() if self.words and self.words[0] in _CONTROL else None


def statements(text: str) -> list[Statement]:
    """The statements of a text, without empty ones. A quote or comment that does not end is a Problem."""
    found: list[Statement] = []
    parens, blocks = 0, 0
    begins: int | None = None
    words: list[str] = []
    leading = True
    before = ""
    for kind, at, part in _tokens(text):
        if kind == "space":
            continue
        if kind == "other" and part == ";" and parens <= 0 and blocks == 0:
            if begins is not None:
                found.append(_statement(text, begins, at, words))
            parens, begins, words, leading, before = 0, None, [], True, ""
            continue
        begins = at if begins is None else begins
        word = part.lower() if kind == "word" else ""
        leading = leading and bool(word) and len(words) < 4
        if leading:
            words.append(word)
        if word == "atomic" and before == "begin" and parens <= 0 and _ROUTINE.match(" ".join(words)):
            blocks = 1
        elif blocks and word == "case":
            blocks += 1
        elif blocks and word == "end":
            blocks -= 1
        parens += {"(": 1, ")": -1}.get(part, 0) if kind == "other" else 0
        before = word
    if begins is not None:
        found.append(_statement(text, begins, len(text), words))
    return found


def _statement(text: str, begins: int, ends: int, words: list[str]) -> Statement:
    return Statement(text[begins:ends], text.count("\n", 0, begins) + 1, tuple(words))


def _tokens(text: str) -> Iterator[tuple[str, int, str]]:
    """What a text consists of, one after the other: its kind, where it begins, and how it reads."""
    at = 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            raise AssertionError("every character is one of these")
        kind, ends = str(token.lastgroup), token.end()
        if token["comment"]:
            kind, ends = "space", _end_of_comment(text, at)
        elif token["dollar"]:
            kind, ends = "quoted", text.find(token["dollar"], ends) + len(token["dollar"])
            if ends < token.end() + len(token["dollar"]):
                raise _unended(text, at)
        elif token["escaped"] or token["quoted"]:
            kind = "quoted"
            if not (token["ended"] or token["closed"]):
                raise _unended(text, at)
        elif token["space"]:
            kind = "space"
        else:
            kind = "word" if token["word"] else "other"
        yield kind, at, text[at:ends]
        at = ends


def _end_of_comment(text: str, at: int) -> int:
    depth = 0
    for mark in _COMMENT.finditer(text, at):
        depth += 1 if mark[0] == "/*" else -1
        if depth == 0:
            return mark.end()
    raise _unended(text, at)


def _unended(text: str, at: int) -> Problem:
    line = text.count("\n", 0, at) + 1
    return Problem(f"line {line}: what begins here with {text[at : at + 2].strip()} does not end")
