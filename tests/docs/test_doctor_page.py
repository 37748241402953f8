"""docs/doctor.md names every rule and guarantee of ``safelane doctor``, and none that there is not."""

from __future__ import annotations

import re

from safelane import doctor, postgrest_config, sightings
from safelane.sources import Tree

from tests.support.environment import ROOT

PAGE = (ROOT / "docs" / "doctor.md").read_text(encoding="utf-8")


def test_every_rule_that_is_asked_of_the_database_is_on_the_page() -> None:
    told = {int(number): says for number, says in re.findall(r"^\| (1\d\d) \| (.+?) \| ", PAGE, re.MULTILINE)}
    rules = {rule.number: rule.title for rule in doctor.rules(Tree(ROOT))} | {
        doctor.AS_SHIPPED[0]: doctor.AS_SHIPPED_SAYS,
        sightings.KEPT[0]: sightings.KEPT_SAYS,
        sightings.PREVIOUS[0]: sightings.PREVIOUS_SAYS,
    }
    assert told.keys() == rules.keys() | {doctor.AT_HEAD[0]}
    assert {number: told[number] for number in rules} == rules


def test_every_line_of_postgrest_s_configuration_is_on_the_page() -> None:
    told = {int(number): setting for number, setting in re.findall(r"\b(2\d\d) `([a-z-]+)`", PAGE)}
    assert told == {line.number: line.setting for line in postgrest_config.lines()}
    assert "| 200 | " in PAGE


def test_every_guarantee_is_on_the_page() -> None:
    told = dict(re.findall(r"^\| (3\d\d) \| (.+?) \| ", PAGE, re.MULTILINE))
    assert told == {str(rule.number): rule.title for rule in doctor.rules(Tree(ROOT), doctor.GUARANTEES)}
