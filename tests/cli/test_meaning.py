"""What a difference between two postures means, in words; and that nothing that differs is left out."""

from __future__ import annotations

import random

import pytest
from safelane import inventory
from safelane.meaning import meanings
from safelane.sources import Tree

from tests.support.environment import ROOT

LINES = [line for line in inventory.expected(Tree(ROOT))[1] if not line.startswith("comment | ")]

POLICY = "policy | booking.lesson.a | "
FUNCTION = "function | guard.f() | CREATE OR REPLACE FUNCTION guard.f()\\n RETURNS integer\\n LANGUAGE sql\\n"
SAYING = "function | g.f(text) | CREATE FUNCTION g.f(a text DEFAULT '\\\\n SECURITY DEFINER')"
VIEW = "view | api.v | view (security_barrier=true, security_invoker=true) as SELECT 1"
SAID: list[tuple[str, str | None, str | None, str]] = [
    ("a restrictive policy gone", POLICY + "restrictive insert to public with check f()", None, "loosens"),
    ("a restrictive policy more", None, POLICY + "restrictive insert to public with check f()", "tightens"),
    ("a permissive policy gone", POLICY + "permissive select to web_tutor using f()", None, "tightens"),
    ("a permissive policy more", None, POLICY + "permissive select to web_tutor using f()", "loosens"),
    (
        "a permissive policy for one more",
        POLICY + "permissive select to web_tutor using f()",
        POLICY + "permissive select to web_anon, web_tutor using f()",
        "loosens",
    ),
    (
        "a permissive policy for everybody",
        POLICY + "permissive select to web_tutor using f()",
        POLICY + "permissive select to public using f()",
        "loosens",
    ),
    (
        "a permissive policy for one less",
        POLICY + "permissive select to web_anon, web_tutor using f()",
        POLICY + "permissive select to web_tutor using f()",
        "tightens",
    ),
    (
        "a restrictive policy that binds fewer",
        POLICY + "restrictive select to public using f()",
        POLICY + "restrictive select to web_tutor using f()",
        "loosens",
    ),
    (
        "a policy made permissive",
        POLICY + "restrictive select to public using f()",
        POLICY + "permissive select to public using f()",
        "loosens",
    ),
    (
        "a policy for another command",
        POLICY + "permissive select to web_tutor using f()",
        POLICY + "permissive delete to web_tutor using f()",
        "changes",
    ),
    (
        "a policy that asks something else",
        POLICY + "permissive select to web_tutor using f()",
        POLICY + "permissive select to web_tutor using true",
        "changes",
    ),
    (
        "a policy that asks something else of more",
        POLICY + "permissive select to web_tutor using f()",
        POLICY + "permissive select to web_anon, web_tutor using g()",
        "changes",
    ),
    ("a grant more", None, "grant | web_tutor on relation a.b | select", "loosens"),
    ("a grant less", "grant | web_tutor on relation a.b | select", None, "tightens"),
    ("a member more", None, "membership | cap_seal > web_tutor | set", "loosens"),
    ("a power of a role", "role | web_tutor | nologin", "role | web_tutor | nologin bypassrls", "loosens"),
    ("a power of a role less", "role | web_tutor | login", "role | web_tutor | nologin", "tightens"),
    ("a trigger gone", "trigger | a.b.t | enabled always CREATE TRIGGER t", None, "loosens"),
    (
        "a trigger for some",
        "trigger | a.b.t | enabled always CREATE TRIGGER t",
        "trigger | a.b.t | enabled CREATE TRIGGER t",
        "loosens",
    ),
    ("a constraint gone", "constraint | a.b.c | CHECK (x)", None, "loosens"),
    (
        "row security not forced",
        "table | a.b | table row security enabled and forced",
        "table | a.b | table row security enabled not forced",
        "loosens",
    ),
    ("a table gone", "table | a.b | table row security enabled and forced", None, "loosens"),
    ("a view of its owner", VIEW, VIEW.replace("security_invoker=true", "security_invoker=false"), "loosens"),
    ("a view that says more", VIEW, VIEW + " + 1", "changes"),
    (
        "another body",
        FUNCTION + " STABLE sha256 " + "a" * 64,
        FUNCTION + " STABLE sha256 " + "b" * 64,
        "changes",
    ),
    (
        "a definer",
        FUNCTION + " STABLE sha256 " + "a" * 64,
        FUNCTION + " STABLE SECURITY DEFINER sha256 " + "b" * 64,
        "loosens",
    ),
    (
        "a definer, with an argument that says so already",
        SAYING + "\\n STABLE sha256 " + "a" * 64,
        SAYING + "\\n SECURITY DEFINER sha256 " + "b" * 64,
        "loosens",
    ),
    (
        "no search_path",
        FUNCTION + " SET search_path TO 'pg_catalog'\\n sha256 " + "a" * 64,
        FUNCTION + " sha256 " + "b" * 64,
        "loosens",
    ),
    ("a column that may be null", "column | a.b.c | text not null", "column | a.b.c | text", "loosens"),
    (
        "an owner who is none of ours",
        "owner | relation a.b | safelane_owner",
        "owner | relation a.b | bob",
        "loosens",
    ),
    ("a publication", None, "publication | p | of every table", "loosens"),
    ("what nobody thought of", None, "novelty | x | y", "changes"),
]


@pytest.mark.parametrize(
    ("before", "after", "mark"), [said[1:] for said in SAID], ids=[said[0] for said in SAID]
)
def test_each_change_is_told_for_what_it_is(before: str | None, after: str | None, mark: str) -> None:
    found = meanings([before] if before else [], [after] if after else [])
    assert [meaning.mark for meaning in found] == [mark]


def test_nothing_that_differs_is_left_out() -> None:
    """Each line that is gone, and each that is new, is in the text: by the last part of its name."""
    chance = random.Random(73)
    for line in chance.sample(LINES, 60):
        without = [other for other in LINES if other != line]
        for before, after in ((LINES, without), (without, LINES)):
            found = meanings(before, after)
            assert len(found) == 1, line
            kind, name, _ = line.split(" | ", 2)
            part = (
                name.partition(" on ")[2] if kind == "grant" else name.rpartition(".")[2].rpartition(" ")[2]
            )
            assert part in found[0].text, line


def test_a_grant_in_the_place_of_another_is_two_lines() -> None:
    found = meanings(
        ["grant | web_tutor on relation a.b | select"], ["grant | web_tutor on relation a.b | insert"]
    )
    assert [(each.mark, each.text) for each in found] == [
        ("loosens", "+1 INSERT for web_tutor: relation a.b"),
        ("tightens", "-1 SELECT for web_tutor: relation a.b"),
    ]


def test_what_loosens_comes_first_and_names_do_not_play_with_the_terminal() -> None:
    found = meanings(
        ["policy | a.b.quiet | permissive select to web_tutor using f()"],
        ["grant | web_anon on relation a.\x1b[2Jb | select"],
    )
    assert [each.mark for each in found] == ["loosens", "tightens"]
    assert "\x1b" not in found[0].text


def test_a_new_table_s_usual_owner_is_no_line_of_its_own() -> None:
    found = meanings(
        [], ["table | a.b | table row security enabled and forced", "owner | relation a.b | safelane_owner"]
    )
    assert len(found) == 1
    found = meanings(
        [], ["table | a.b | table row security enabled and forced", "owner | relation a.b | bob"]
    )
    assert len(found) == 2


def test_whose_rights_a_function_runs_with_is_said() -> None:
    made = [FUNCTION + " SECURITY DEFINER sha256 " + "a" * 64, "owner | function guard.f() | cap_seal"]
    (line,) = meanings([], made)
    assert line.text.endswith("SECURITY DEFINER; belongs to cap_seal")


def test_another_owner_is_a_line_whatever_else_changed() -> None:
    found = meanings(
        [FUNCTION + " STABLE sha256 " + "a" * 64, "owner | function guard.f() | cap_booking"],
        [FUNCTION + " STABLE sha256 " + "b" * 64, "owner | function guard.f() | cap_seal"],
    )
    assert sorted(each.text for each in found) == [
        "~ function guard.f() belonged to cap_booking, and belongs to cap_seal",
        "~ function guard.f(): its body is another, read it",
    ]


def test_a_name_with_braces_is_a_name() -> None:
    found = meanings([], ["grant | web_tutor on relation a.{b} | select"])
    assert [each.text for each in found] == ["+1 SELECT for web_tutor: relation a.{b}"]
