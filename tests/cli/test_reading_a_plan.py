"""What somebody reads before they approve: of each function what it was and what it will be."""

from __future__ import annotations

import hashlib

import pytest
from safelane import planning
from safelane.errors import Problem


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def line(name: str, text: str) -> str:
    return f"function | {name} | CREATE OR REPLACE FUNCTION {name}\\n RETURNS integer sha256 {digest(text)}"


OLD, NEW = "create f\n-- x\nreturn 1\n", "create f\n++ y\nreturn 1\n"
TEXTS = {digest(text): text for text in (OLD, NEW)}


def test_what_it_was_stands_above_what_it_will_be() -> None:
    """Also of lines that look as if they named a file: there are no such names."""
    assert planning.texts_that_changed([line("a.f()", OLD)], [line("a.f()", NEW)], TEXTS) == [
        "",
        "  function a.f()",
        "    @@ -1,3 +1,3 @@",
        "     create f",
        "    --- x",
        "    +++ y",
        "     return 1",
    ]


def test_all_of_what_is_new_or_gone_is_read() -> None:
    made = planning.texts_that_changed([], [line("a.f()", OLD)], TEXTS)
    assert made[2:] == ["    @@ -0,0 +1,3 @@", "    +create f", "    +-- x", "    +return 1"]
    gone = planning.texts_that_changed([line("a.f()", OLD)], [], TEXTS)
    assert gone[2:] == ["    @@ -1,3 +0,0 @@", "    -create f", "    --- x", "    -return 1"]


def test_what_was_not_kept_is_said_to_be_unread() -> None:
    page = planning.texts_that_changed([line("a.f()", OLD)], [line("a.f()", NEW)], {digest(NEW): NEW})
    assert f"    -(the guard has not kept this text yet) sha256 {digest(OLD)}" in page
    assert "    +create f" in page


def test_what_has_no_text_is_its_line() -> None:
    page = planning.texts_that_changed([], ["function | a.most(integer) | aggregate {}"], {})
    assert page[-1] == "    +aggregate {}"


def test_what_is_longer_than_a_line_is_read_as_it_was_written() -> None:
    before, after = (f"view | a.v | view as  SELECT '\\\\n  x',\\n    {n}\\r" for n in (1, 2))
    page = planning.texts_that_changed([before], [after], {})
    assert page[-3:] == ["     view as  SELECT '\\n  x',", "    -    1\r", "    +    2\r"]
    assert planning.texts_that_changed(["grant | a on b | select"], ["grant | a on b | insert"], {}) == []
    assert planning.texts_that_changed([before], [before], {}) == []


def test_what_is_shown_does_nothing_to_a_terminal() -> None:
    text = "create f\n\x1b[2J\x9b\u202e\u2066\u200b\u2028\u00a0\u3164\u05d0\t\r é"
    there = planning.Posture("x\x07", "y\nz", (line("a.f()", text),))
    step = planning.Step(planning.Posture(None, None, ()), there, [])
    page = planning.told(planning.Plan(step.before, [step], {digest(text): text}))
    assert all(c.isprintable() for each in page for c in each)
    assert r"    +\x1b[2J\x9b\x202e\x2066\x200b\x2028\xa0\x3164\x5d0\x09\x0d é" in page
    assert r"to    x\x07 (revision y\x0az)" in page


def test_only_functions_have_digests() -> None:
    lines = [
        line("a.f()", OLD),
        line("a.g()", OLD),
        f"view | a.v | x sha256 {digest(NEW)}",
        "function | a | b",
    ]
    assert planning.digests(lines) == {digest(OLD)}


def test_another_text_under_a_digest_is_noticed() -> None:
    with pytest.raises(Problem, match="another text"):
        planning._checked([(digest(OLD), NEW)])
