"""A short round of `lane.py mutate`: the most dangerous loosenings and a few of every lane.

tests/security/short_round.toml says which, and which story or rule notices; the whole round writes it
(``--short-round``).
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.security.mutate import memory, rewriting, survivors
from tests.security.mutate.catalogue import Mutant, mutants
from tests.security.mutate.judging import BrokenRun, Judge, Verdict, prepare, stories
from tests.security.mutate.running import Round
from tests.support.databases import SUPERUSER, Database, Server

SHORT = Path(__file__).with_name("short_round.toml")
LISTED: list[dict[str, str]] = tomllib.loads(SHORT.read_text(encoding="utf-8"))["noticed"]


@pytest.fixture(scope="module")
def every(rolled_back: Database) -> list[Mutant]:
    with rolled_back.connect(SUPERUSER) as connection:
        return mutants(connection)


def test_what_is_loosened_is_noticed(server: Server, template: Database, every: list[Mutant]) -> None:
    there = {mutant.title: mutant for mutant in every}
    listed = {each["mutant"]: each["by"] for each in LISTED if each["mutant"] in there}
    # a source that was rewritten has other mutants, which are here after the next whole round
    assert len(listed) > len(LISTED) // 2, "most of short_round.toml is gone: lane.py mutate --short-round"
    told = {name: story for name, story in stories().items() if name in listed.values()}
    with Round(server, template, told, workers=2) as short:
        verdicts = list(short.judge([there[title] for title in listed], lambda mutant: len(told)))
    missed = [verdict.mutant.title for verdict in verdicts if verdict.by is None]
    assert len(verdicts) == len(listed)
    assert not missed


def test_every_source_has_mutants(every: list[Mutant]) -> None:
    """A change of the catalogs' form, or of ours, that makes mutants disappear is noticed here."""
    kinds = {mutant.kind for mutant in every}
    assert kinds == {"policy", "flag", "trigger", "constraint", "view", "grant", "opened", "rights", "body"}
    titles = [mutant.title for mutant in every]
    assert len(titles) == len(set(titles))
    assert len({mutant.source for mutant in every if mutant.kind == "body"}) > 300


def test_no_survivor_is_listed_without_its_mutant(every: list[Mutant]) -> None:
    gone = survivors.read().reasons.keys() - {mutant.title for mutant in every}
    assert not gone


def test_a_story_that_expects_nothing_lets_a_mutant_live(
    server: Server, template: Database, every: list[Mutant]
) -> None:
    """The control: what is noticed is noticed by the expectations, and not by the running."""
    story = stories()["booking/lesson"]
    mutant = next(each for each in every if each.title == "booking.lesson policy tutor_select_own using true")
    judge = Judge(prepare(server, template, "control"))
    try:
        judge.tell(story)
        assert judge.judge([mutant], lambda _: [story], lambda _: 1)[0].by is not None
        story.text = "select '1..0';"
        judge.tell(story)
        assert judge.judge([mutant], lambda _: [story], lambda _: 1) == [
            Verdict(mutant, None, 2, pytest.approx(0, abs=60))
        ]
    finally:
        judge.close()


def test_a_story_that_fails_by_itself_stops_the_round(server: Server, template: Database) -> None:
    story = stories()["booking/blocks_at"]
    story.text = "select plan(1); select ok(false, 'no');"
    with pytest.raises(BrokenRun, match="booking/blocks_at"), Round(server, template, {story.name: story}, 1):
        pass


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("select 1 from t where a = 1", ["select 1 from t where true"]),
        ("(a AND b)", ["(true AND b)", "(a AND true)"]),
        ("a or b and not c",
         ["false or b and not c", "a or false", "a or true and not c", "a or b and true"]),
        ("x between 1 and 2 and y", ["true and y", "x between 1 and 2 and true"]),
        ("a is distinct from b and c", ["true and c", "a is distinct from b and true"]),
        ("'a and b' = c -- and d", []),
        ("case when a then 1 when b then 2 end",
         ["case when false then 1 when b then 2 end", "case when a then 1 when false then 2 end"]),
        ("begin if a then return; end if; end",
         ["begin if false then return; end if; end", "begin if true then return; end if; end"]),
        ("begin perform f(1, 2); end", ["begin null; end"]),
        ("begin exception when a_violation or others then null; end", []),
        ("select * from (values (1, 'a'), (2, 'b')) as v",
         ["select * from (values (2, 'b')) as v", "select * from (values (1, 'a')) as v"]),
        (
            "select 1 union all select 2",
            ["select * from (select 1) as dropped where false union all select 2",
             "select 1 union all select * from (select 2) as dropped where false"],
        ),
    ],
)  # fmt: skip
def test_a_rewrite_loosens_one_thing(text: str, changed: list[str]) -> None:
    assert sorted(rewrite.text for rewrite in rewriting.rewrites(text)) == sorted(changed)


@pytest.mark.parametrize(
    ("reason", "title", "complaint"),
    [(" ", "lane.a", "no reason"), ("said", "other.a", "does not belong"), ("said", "lane.twice", "twice")],
)
def test_a_survivor_has_a_reason_and_a_place(tmp_path: Path, reason: str, title: str, complaint: str) -> None:
    first = '[[survivors]]\nkind = "hole"\nreason = "a story is missing"\nmutants = ["lane.twice"]\n'
    listed = f'[[survivors]]\nkind = "equivalent"\nreason = "{reason}"\nmutants = ["{title}"]\n'
    (tmp_path / "lane.toml").write_text(first + listed, encoding="utf-8")
    with pytest.raises(ValueError, match=complaint):
        survivors.read(tmp_path)


def test_only_who_is_not_the_mirror_is_remembered(tmp_path: Path) -> None:
    def noticed(what: str, by: str | None) -> Verdict:
        return Verdict(Mutant("body", "lane", "source", what, "select 1"), by, 1, 0.0)

    file = tmp_path / "noticed.toml"
    assert memory.read(file) == {}
    first = [noticed("a", "other/story: said"), noticed("b", "lane/source: said"), noticed("c", None)]
    memory.write([*first, noticed("d", "other/story: said"), noticed("e", "doctor 7 named")], set(), file)
    assert memory.read(file) == {"lane.source a": "other/story", "lane.source d": "other/story"}
    memory.write([noticed("a", "lane/source: said")], {"lane.source a", "lane.source d"}, file)
    assert memory.read(file) == {"lane.source d": "other/story"}
    memory.write([], {"lane.source a"}, file)
    assert memory.read(file) == {}
