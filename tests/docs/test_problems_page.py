"""docs/problems.md is the one table of problem types, errors and reason codes, and it is the database's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from safelane import openapi

from tests.support.environment import ROOT
from tests.support.world import World

PAGE = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
SOURCES = {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "functions").rglob("*.sql"))}
ACTIONS = [path for path in SOURCES if path.parent.name == "api"]
REFUSED = re.compile(r"\b(4\d\d), '([a-z]+(?:-[a-z]+)+)'")
HELPERS = ("vetting.refuse_unknown", "vetting.refuse_to_record", "vetting.refuse_correction", "ledger.erase")
"""Functions that refuse on behalf of others."""
SAYS = re.compile(r"return recording\.say\(c_action, lesson_id, learner_id, '(\w+)'\)")
PASSED_ON = re.compile(r"select api\.(\w+)\(")


def rows(heading: str) -> list[list[str]]:
    """The cells of the table below a heading, without its head."""
    section = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def plain(cell: str) -> str:
    return cell.strip("`")


def refusals(path: Path) -> set[tuple[str, str]]:
    """What a source answers, itself or through the helpers it calls."""
    found = set(REFUSED.findall(SOURCES[path]))
    for helper in HELPERS:
        lane, name = helper.split(".")
        if f"{helper}(" in SOURCES[path] and path.stem != name:
            found |= refusals(ROOT / "functions" / lane / f"{name}.sql")
    if said := SAYS.search(SOURCES[path]):
        found |= unsaid(said[1])
    if passed_on := PASSED_ON.search(SOURCES[path]):
        found |= refusals(path.with_stem(passed_on[1]))
    return found


def unsaid(kind: str) -> set[tuple[str, str]]:
    """What recording.say refuses for one kind of word: a no never for its time or its speaker."""
    every = set(REFUSED.findall(SOURCES[ROOT / "functions" / "recording" / "say.sql"]))
    return {
        (status, name)
        for status, name in every
        if name == "not-found"
        or (kind in ("given", "acknowledged") and name != "you-said-no")
        or kind == "acknowledged"
    }


def test_the_problem_types_are_those_of_the_sources() -> None:
    told = {(status, plain(kind)) for kind, status, *_ in rows("Refusals")}
    assert told == {found for text in SOURCES.values() for found in REFUSED.findall(text)}


def test_each_problem_type_is_in_the_table_once() -> None:
    kinds = [plain(row[0]) for row in rows("Refusals")]
    assert kinds == sorted(set(kinds))
    assert all(cell for row in rows("Refusals") for cell in row)


@pytest.mark.parametrize("path", ACTIONS, ids=lambda path: path.stem)
def test_a_function_s_comment_lists_its_refusals(path: Path) -> None:
    comment = SOURCES[path].partition("comment on ")[2].partition(" is\n")[2]
    listed = {(status, kind) for status, kinds in openapi.refusals_of(comment).items() for kind in kinds}
    assert listed == refusals(path)


def test_the_errors_are_those_of_the_sources() -> None:
    told = {
        plain(code) for row in rows("Errors") for code in row[0].split(", ") if plain(code).startswith("PT")
    }
    assert told == {code for text in SOURCES.values() for code in re.findall(r"'(PT4\d\d)'", text)}
    for row in rows("Errors"):
        if plain(row[0]).startswith("PT"):
            assert row[1] == plain(row[0]).removeprefix("PT")


def test_the_reason_codes_are_those_of_the_database(world: World) -> None:
    told = {plain(row[0]): [plain(cell) for cell in row[1:]] for row in rows("Reason codes")}
    assert len(told) == len(rows("Reason codes"))
    held = world.rows(
        "select code, class, coalesce(public_code, ''), coalesce(tutor_code, code),"
        " coalesce(officer_code, code), meaning, remedy, array_to_string(clauses, ', ') from booking.reason"
    )
    assert told == {code: list(rest) for code, *rest in held}


def test_the_reason_codes_of_recording_are_those_of_the_database(world: World) -> None:
    """With the code that each reader gets instead, as the functions tell it."""
    told = {plain(row[0]): [plain(cell) for cell in row[1:]] for row in rows("Reason codes of recording")}
    assert len(told) == len(rows("Reason codes of recording"))
    found = (
        "jsonb_build_array(jsonb_build_object("
        "'code', reason.code, 'from_whom', 'guardian', 'learner_id', '00000000-0000-4000-8000-000000000001'))"
    )
    personas = ("web_learner", "web_guardian", "web_tutor", "web_service")
    read = ", ".join(
        f"coalesce(recording.visible_reasons({found}, '{persona}',"
        " '{00000000-0000-4000-8000-000000000001}') #>> '{0,code}', '')"
        for persona in personas
    )
    held = world.rows(
        f"select code, {read}, meaning, remedy, array_to_string(clauses, ', ')"
        " from recording.reason as reason"
    )
    assert told == {code: list(rest) for code, *rest in held}


def test_what_a_reason_of_staff_may_lack_is_what_the_sources_say() -> None:
    found = re.findall(
        r"'([A-Z_]+)', 'reason'|return next '([A-Z_]+)'",
        "".join(
            SOURCES[ROOT / "functions" / "recording" / f"{name}.sql"]
            for name in ("staff_read_findings", "reason_findings")
        ),
    )
    told = [plain(row[0]) for row in rows("What a reason of staff lacks")]
    assert told == sorted({code for pair in found for code in pair if code})
    assert all(cell for row in rows("What a reason of staff lacks") for cell in row)
