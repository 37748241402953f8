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
    ("a restrictive policy more", None, POLICY + "restrictive insert to public with check f()", "changes"),
    ("a permissive policy gone", POLICY + "permissive select to cap_booking using f()", None, "changes"),
    (
        "a permissive policy of a persona gone",
        POLICY + "permissive select to web_tutor using f()",
        None,
        "changes",
    ),
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
        "changes",
    ),
    (
        "a restrictive policy that binds more",
        POLICY + "restrictive select to web_tutor using f()",
        POLICY + "restrictive select to public using f()",
        "changes",
    ),
    (
        "a policy made restrictive",
        POLICY + "permissive select to public using f()",
        POLICY + "restrictive select to public using f()",
        "changes",
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
    ("a login less", "role | safelane_sealer | login", "role | safelane_sealer | nologin", "changes"),
    (
        "a power of a role less",
        "role | web_tutor | nologin createdb",
        "role | web_tutor | nologin",
        "tightens",
    ),
    (
        "a persona that sees fewer",
        "role | web_tutor | nologin bypassrls",
        "role | web_tutor | nologin",
        "tightens",
    ),
    (
        "a rule that sees fewer",
        "role | cap_booking | nologin bypassrls",
        "role | cap_booking | nologin",
        "changes",
    ),
    (
        "the sealer sees fewer",
        "role | safelane_sealer | login bypassrls",
        "role | safelane_sealer | login",
        "changes",
    ),
    (
        "a power of a role less, and a limit more",
        "role | web_tutor | nologin createdb",
        "role | web_tutor | nologin connection limit 0",
        "changes",
    ),
    ("no staff reaches the API", "membership | web_dsl > authenticator | set", None, "changes"),
    ("a capability role inherits less", "membership | cap_seal > cap_booking | inherit", None, "changes"),
    ("a persona is no member any more", "membership | cap_seal > web_tutor | set", None, "tightens"),
    ("a stranger is no member any more", "membership | cap_seal > bob | set", None, "tightens"),
    (
        "a member may less",
        "membership | cap_seal > cap_booking | set inherit",
        "membership | cap_seal > cap_booking | set",
        "changes",
    ),
    (
        "a stranger may less",
        "membership | cap_seal > bob | set admin",
        "membership | cap_seal > bob | set",
        "tightens",
    ),
    (
        "a member may more",
        "membership | cap_seal > bob | set",
        "membership | cap_seal > bob | inherit",
        "loosens",
    ),
    ("a rule reads no more", "grant | cap_booking on relation booking.restriction | select", None, "changes"),
    ("a column is read no more", "grant | cap_booking on column booking.a.b | select", None, "changes"),
    (
        "nobody calls it any more",
        "grant | web_dsl on function api.place_hold(uuid) | execute",
        None,
        "changes",
    ),
    ("a rule calls it no more", "grant | cap_booking on function guard.f() | execute", None, "changes"),
    ("a schema less", "grant | web_tutor on schema api | usage", None, "changes"),
    ("staff read no more", "grant | web_dsl on relation api.v | select", None, "changes"),
    ("everybody reads no more", "grant | public on relation pg_catalog.pg_proc | select", None, "changes"),
    (
        "the sealer reads no more",
        "grant | safelane_sealer on relation ledger.entry | select",
        None,
        "changes",
    ),
    ("a stranger reads no more", "grant | bob on relation booking.lesson | select", None, "tightens"),
    ("the owner may less", None, "owner without | relation booking.lesson | select", "changes"),
    ("a trigger more", None, "trigger | a.b.t | enabled always CREATE TRIGGER t", "changes"),
    (
        "a trigger that does something else",
        "trigger | a.b.t | enabled always CREATE TRIGGER t f()",
        "trigger | a.b.t | enabled always CREATE TRIGGER t g()",
        "changes",
    ),
    (
        "a trigger for all",
        "trigger | a.b.t | enabled CREATE TRIGGER t",
        "trigger | a.b.t | enabled always CREATE TRIGGER t",
        "changes",
    ),
    (
        "a trigger off that was on for some",
        "trigger | a.b.t | enabled CREATE TRIGGER t",
        "trigger | a.b.t | disabled CREATE TRIGGER t",
        "loosens",
    ),
    ("a constraint more", None, "constraint | a.b.c | CHECK (x)", "changes"),
    (
        "a constraint that asks something else",
        "constraint | a.b.c | CHECK (x)",
        "constraint | a.b.c | CHECK (y)",
        "changes",
    ),
    ("a key more", None, "index | a.b_key | CREATE UNIQUE INDEX b_key ON a.b USING btree (c)", "changes"),
    ("a key gone", "index | a.b_key | CREATE UNIQUE INDEX b_key ON a.b USING btree (c)", None, "loosens"),
    ("a rule more", None, "rule | a.b.r | enabled CREATE RULE r", "loosens"),
    ("a rule gone", "rule | a.b.r | enabled CREATE RULE r", None, "changes"),
    ("another default", "column | a.b.c | text default 'x'", "column | a.b.c | text default 'y'", "changes"),
    ("another type", "column | a.b.c | text", "column | a.b.c | integer", "changes"),
    ("a column that must be", "column | a.b.c | text", "column | a.b.c | text not null", "changes"),
    (
        "a column that may be null, of another type",
        "column | a.b.c | text not null",
        "column | a.b.c | integer",
        "loosens",
    ),
    ("a foreign key on again", "foreign key switched off | a.b.c | 4 of its triggers", None, "changes"),
    (
        "more of a foreign key off",
        "foreign key switched off | a.b.c | 2 of its triggers",
        "foreign key switched off | a.b.c | 10 of its triggers",
        "loosens",
    ),
    (
        "row security where there was none",
        "table | a.b | table row security disabled not forced",
        "table | a.b | table row security enabled and forced",
        "changes",
    ),
    (
        "row security forced, and off",
        "table | a.b | table row security enabled not forced",
        "table | a.b | table row security disabled and forced",
        "loosens",
    ),
    (
        "a view of its caller",
        VIEW.replace("security_invoker=true", "security_invoker=false"),
        VIEW,
        "changes",
    ),
    ("a parent has fewer rows", "inheritance | a.b | of a.c", None, "changes"),
    ("a publication gone", "publication | p | of every table", None, "tightens"),
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
        ["grant | web_tutor on relation a.quiet | select"],
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


READS = "read it: rules judge by these rows, and forbid nothing because of a row that they do not see"
WRITES = "read it: rules judge by these rows, and what it refuses or rewrites may be a hold"
STOPS = "read it: who judges or safeguards by it may be stopped"
HOLDS = "policy | booking.restriction.x | "
WHY: list[tuple[str | None, str | None, str]] = [
    (None, HOLDS + "restrictive select to public using false", READS),
    (None, HOLDS + "restrictive all to cap_booking using false", READS),
    (HOLDS + "permissive select to cap_booking using true", None, READS),
    (
        HOLDS + "permissive select to cap_booking using a",
        HOLDS + "permissive select to cap_booking using b",
        READS,
    ),
    (None, HOLDS + "restrictive insert to public with check false", WRITES),
    (None, HOLDS + "restrictive delete to public using false", WRITES),
    (None, "trigger | booking.restriction.t | enabled always CREATE TRIGGER t BEFORE INSERT", WRITES),
    (None, "constraint | booking.restriction.c | CHECK (false)", WRITES),
    (None, "constraint | booking.restriction.c | FOREIGN KEY (a) REFERENCES b(a) ON DELETE CASCADE", WRITES),
    (None, "index | booking.x | CREATE UNIQUE INDEX x ON booking.restriction USING btree (tutor_id)", WRITES),
    (None, "column | booking.restriction.c | text not null", WRITES),
    ("column | booking.restriction.c | text", "column | booking.restriction.c | text default 'x'", WRITES),
    ("column | booking.restriction.c | date", None, WRITES),
    ("type | booking.t | domain over text", "type | booking.t | domain over text CHECK (false)", WRITES),
    ("rule | booking.restriction.r | enabled CREATE RULE r", None, WRITES),
    ("foreign key switched off | booking.restriction.c | 4 of its triggers", None, WRITES),
    ("inheritance | a.b | of a.c", None, READS),
    (
        "table | a.b | table row security disabled not forced",
        "table | a.b | table row security enabled and forced",
        READS,
    ),
    (VIEW, None, READS),
    ("grant | cap_booking on relation booking.restriction | select", None, STOPS),
    ("grant | web_dsl on function api.place_hold(uuid) | execute", None, STOPS),
    ("membership | web_dsl > authenticator | set", None, STOPS),
    (None, "owner without | relation booking.restriction | select", STOPS),
    ("role | authenticator | login", "role | authenticator | login connection limit 0", STOPS),
    (None, "setting | authenticator in this database | row_security=off", STOPS),
]


@pytest.mark.parametrize(("before", "after", "why"), WHY)
def test_what_may_blind_a_rule_or_stop_a_hold_says_so(
    before: str | None, after: str | None, why: str
) -> None:
    (found,) = meanings([before] if before else [], [after] if after else [])
    assert found.mark == "changes"
    assert found.text.endswith(f"({why})")


def test_the_parts_of_a_new_table_are_told_without_it() -> None:
    table = "table | a.b | table row security enabled and forced"
    parts = [
        "column | a.b.c | text",
        "constraint | a.b.d | CHECK (c)",
        "index | a.b_key | CREATE UNIQUE INDEX b_key ON a.b USING btree (c)",
        "trigger | a.b.t | enabled always CREATE TRIGGER t",
    ]
    assert [each.text for each in meanings([], [table, *parts]) if "read it" in each.text] == []
    assert len([each.text for each in meanings([table], [table, *parts]) if "read it" in each.text]) == 4


def test_nothing_that_is_taken_from_a_rule_tightens() -> None:
    """Every line of the posture, taken away and put there: what tightens is a power of who judges nothing."""
    for line in LINES:
        for before, after in (([line], []), ([], [line])):
            for found in meanings(before, after):
                if found.mark == "tightens":
                    kind, name, fact = line.split(" | ", 2)
                    assert kind in ("grant", "default privilege"), line
                    assert kind != "grant" or (name.startswith("web_") and fact == "select"), line


def test_a_grant_that_is_given_on_takes_nothing_away() -> None:
    grant = "grant | web_tutor on relation a.b | select"
    assert [each.mark for each in meanings([grant], [grant + " with grant option"])] == ["loosens", "changes"]
