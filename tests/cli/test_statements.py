"""A text falls into the statements that PostgreSQL reads; what is quoted is text."""

from __future__ import annotations

import pytest
from safelane.errors import Problem
from safelane.sources import Tree
from safelane.statements import statements

from tests.support.environment import ROOT

SPLIT: dict[str, tuple[str, list[str]]] = {
    "one line": ("select 1; select 2 ;; select 3", ["select 1", "select 2 ", "select 3"]),
    "a line comment": ("select 1 -- ; commit;\n; select 2", ["select 1 -- ; commit;\n", "select 2"]),
    "a comment that ends with a carriage return": ("-- x\rcommit;", ["commit"]),
    "comments within comments": ("/* a /* b; */ c; */ select 1; /**/ commit", ["select 1", "commit"]),
    "strings": ("select 'a;''b;'; select 2", ["select 'a;''b;'", "select 2"]),
    "a backslash ends no plain string": (r"select '\'; commit", [r"select '\'", "commit"]),
    "a backslash keeps an escaped one open": (r"select e'\'; commit; '", [r"select e'\'; commit; '"]),
    "names": ('select 1 as "a;""b;"; select 2', ['select 1 as "a;""b;"', "select 2"]),
    "unicode": (
        r"select U&'\0061;', U&" + r'"b;"; select 2',
        [r"select U&'\0061;', U&" + r'"b;"', "select 2"],
    ),
    "dollars": ("do $$ begin commit; end $$; select 2", ["do $$ begin commit; end $$", "select 2"]),
    "dollars with a tag": ("do $a$ $b$; $$; $a$; select 2", ["do $a$ $b$; $$; $a$", "select 2"]),
    "no dollar within a name": ("select a$$ ; commit", ["select a$$ ", "commit"]),
    "a place for a value": ("select $1; commit", ["select $1", "commit"]),
    "a rule of two": (
        "create rule r as on insert to t do (delete from a; delete from b); commit",
        ["create rule r as on insert to t do (delete from a; delete from b)", "commit"],
    ),
    "a body in SQL": (
        "create function f() returns int begin atomic select case when a then 1 end; select 2; end; commit",
        [
            "create function f() returns int begin atomic select case when a then 1 end; select 2; end",
            "commit",
        ],
    ),
    "a procedure in SQL": (
        "create or replace procedure f()\nbegin\natomic select 1; end; end",
        ["create or replace procedure f()\nbegin\natomic select 1; end", "end"],
    ),
    "an argument called begin": (
        "create function f(begin atomic) returns int return 1; commit",
        ["create function f(begin atomic) returns int return 1", "commit"],
    ),
    "no routine": ("select 1 as begin atomic; commit", ["select 1 as begin atomic", "commit"]),
    "nothing": (" ; -- x\n ; /* */", []),
}


@pytest.mark.parametrize("how", SPLIT)
def test_a_text_falls_into_statements(how: str) -> None:
    text, parts = SPLIT[how]
    assert [each.text for each in statements(text)] == parts


CONTROLS = {
    "commit": "COMMIT",
    "END": "END",
    "/* x */ -- y\n CoMmIt and chain": "COMMIT",
    "begin isolation level serializable": "BEGIN",
    "start transaction": "START",
    "rollback to a": "ROLLBACK",
    "abort": "ABORT",
    "savepoint a": "SAVEPOINT",
    "release a": "RELEASE",
    "prepare /**/ transaction 'x'": "PREPARE TRANSACTION",
    "commit prepared 'x'": "COMMIT",
    "prepare a as select 1": None,
    "prepare": None,
    "call api.commit()": None,
    "do $$ begin commit; end $$": None,
    "select 'commit'": None,
    '"commit"': None,
    "(select 1)": None,
}


@pytest.mark.parametrize("text", CONTROLS)
def test_what_begins_or_ends_a_transaction_is_known_by_its_first_words(text: str) -> None:
    (found,) = statements(text)
    assert found.controls == CONTROLS[text]


def test_each_says_where_it_begins() -> None:
    assert [each.line for each in statements("-- a\nselect 1;\n\n /* \n */ select\n2; select 3")] == [2, 5, 6]


@pytest.mark.parametrize("text", ["select 'a", "select e'a\\'", 'select "a', "/* /* */", "do $a$ $$"])
def test_what_does_not_end_is_refused(text: str) -> None:
    with pytest.raises(Problem, match=r"line 2: .* does not end"):
        statements("\n" + text)


def test_every_source_of_safelane_falls_into_statements_that_control_nothing() -> None:
    tree = Tree(ROOT)
    for path in tree.sources():
        found = statements(tree.read(path))
        assert found, path
        assert [each.text for each in found if each.controls] == [], path
        starts = (
            "create",
            "comment",
            "grant",
            "revoke",
            "alter",
            "select",
            "set",
            "reset",
            "drop",
            "do",
            "insert",
        )
        assert {each.words[0] for each in found} <= {*starts, "delete", "update"}, path
