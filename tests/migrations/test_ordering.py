"""What a file needs comes before it, in the same order every time."""

from __future__ import annotations

import random

import pytest
from safelane.ordering import CircleError, mentions, ordered
from safelane.sources import Source, Tree

BODY = "create function {name}() returns void language plpgsql as $$ begin perform {call}(); end $$;"
ATOMIC = "create function {name}() returns int language sql begin atomic select {call}(); end;"


def _order(texts: dict[str, str]) -> list[str]:
    return ordered(texts, {name: name for name in texts})


def test_a_view_comes_after_what_it_reads() -> None:
    assert _order({"a.view": "create view a.view as select b.asks()", "b.asks": "select 1"}) == [
        "b.asks",
        "a.view",
    ]


def test_a_function_that_is_run_at_once_comes_after_what_it_calls_later() -> None:
    texts = {
        "a.table": "select z.close('a.table')",
        "z.close": BODY.format(name="z.close", call="z.inner"),
        "z.inner": "select 1",
    }
    assert _order(texts) == ["z.inner", "z.close", "a.table"]


def test_functions_may_call_each_other_in_their_bodies() -> None:
    texts = {
        "a.one": BODY.format(name="a.one", call="a.two"),
        "a.two": BODY.format(name="a.two", call="a.one"),
    }
    assert _order(texts) == ["a.one", "a.two"]


def test_in_a_circle_the_one_that_is_needed_at_once_is_first() -> None:
    texts = {
        "a.one": ATOMIC.format(name="a.one", call="a.two"),
        "a.two": BODY.format(name="a.two", call="a.one"),
    }
    assert _order(texts) == ["a.two", "a.one"]


def test_two_that_need_each_other_at_once_are_an_error_that_names_both() -> None:
    texts = {
        "a.one": ATOMIC.format(name="a.one", call="a.two"),
        "a.two": ATOMIC.format(name="a.two", call="a.one"),
        "a.three": "select 1",
    }
    with pytest.raises(CircleError) as caught:
        _order(texts)
    assert caught.value.members == ["a.one", "a.two"]


def test_a_comment_or_a_literal_is_no_need() -> None:
    found = mentions(
        "-- asks a.one\n/* and a.two */ comment on function b.x() is 'called by a.three, it''s a.four';"
    )
    assert found.at_once == {"b.x"}
    assert found.later == frozenset()


def test_a_body_between_named_dollars_is_read_to_its_own_end() -> None:
    found = mentions("create function b.x() as $f$ select $$ a.one $$; $f$; select a.two()")
    assert found.at_once == {"b.x", "a.two"}
    assert found.later == {"a.one"}


def test_the_order_does_not_depend_on_the_order_of_the_files(tree: Tree) -> None:
    functions = [path for path in tree.sources() if path.startswith("functions/")]
    makes = {Source(path).makes: path for path in functions}
    expected = tree.ordered(functions)
    for seed in range(3):
        shuffled = random.Random(seed).sample(functions, len(functions))
        assert ordered({path: tree.read(path) for path in shuffled}, makes) == expected


def test_policies_come_after_every_function(tree: Tree) -> None:
    folders = [Source(path).folder for path in tree.ordered()]
    assert folders == sorted(folders)
