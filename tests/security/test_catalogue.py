"""docs/attacks.md and the tests are one list: each number has a test, is measured, or waits for a reason."""

from __future__ import annotations

import re
from pathlib import Path

from tests.security.test_b_reading import TRIES
from tests.support.environment import ROOT

HERE = Path(__file__).parent
PAGE = ROOT / "docs" / "attacks.md"
KNOWN = (
    *range(1, 4), *range(5, 12), 13, *range(15, 25), *range(26, 33), *range(35, 43), 44, *range(46, 51), 52,
    *range(53, 77), *range(78, 81),
)  # fmt: skip
"""The numbers of the known attacks."""
ROW = re.compile(r"^\| (\d+) \| (.+?) \| (.+?) \| (.+) \|$", re.MULTILINE)
NAMED = re.compile(r"\[`(test_\w+(?:\[\w+\])?)`\]\(\.\./(tests/security/\w+\.py)\)")


WAITS = re.compile(r"waits for the allegation channel: \w.+$")
MEASURED = re.compile(r"measured by \[`(\w+)`\]\(\.\./(benchmarks/\1\.py)\)$")
OUTCOME = re.compile(
    r"\b(200|201|4\d\d|500)\b|`(PT\d{3}|\d\w{4})`|\b0 rows\b|\bnobody\b|\bno token\b|^the second person\b"
    r"|^holds from\b|^accepted\b"
)
"""What a row of our own says comes of it: a status, a state of SQL, or who somebody is then."""


def rows() -> dict[int, tuple[str, str, str]]:
    """What is tried, what comes of it and where it is tried, by number."""
    table = PAGE.read_text(encoding="utf-8").partition("\n## ")[0]
    found = ROW.findall(table)
    assert len({number for number, *_ in found}) == len(found), "a number has one row"
    return {int(number): (tried, outcome, cell) for number, tried, outcome, cell in found}


def page() -> dict[int, str]:
    """The last cell of each row, by number."""
    return {number: cell for number, (_, _, cell) in rows().items()}


def numbered() -> dict[int, set[tuple[str, str]]]:
    """Every test that has numbers in its name, by number."""
    found: dict[int, set[tuple[str, str]]] = {}
    for file in sorted(HERE.glob("test_*.py")):
        path = str(file.relative_to(ROOT))
        for name in re.findall(r"^def (test_\w+)", file.read_text(encoding="utf-8"), re.MULTILINE):
            numbers = re.match(r"test_[a-e]?((?:\d+_)+)", name)
            for number in (numbers[1] if numbers else "").split("_"):
                if number and int(number):
                    found.setdefault(int(number), set()).add((path, name))
    for number in TRIES:
        found.setdefault(number, set()).add(("tests/security/test_b_reading.py", f"test_b_attack[b{number}]"))
    return found


def test_every_number_has_a_test_or_is_measured_or_waits() -> None:
    tests, cells = numbered(), page()
    missing = sorted(set(KNOWN) - set(cells))
    assert missing == [], "the page has no row for these"
    for number, cell in cells.items():
        ways = (number in tests, WAITS.match(cell) is not None, MEASURED.match(cell) is not None)
        assert sum(ways) == 1, f"{number} has a test, or waits, or is measured: one of the three"


def test_what_is_measured_has_a_benchmark_and_says_that_no_test_has_it() -> None:
    """No test can assert a time on a machine that is shared, and the row says so."""
    measured = {number: MEASURED.match(cell) for number, cell in page().items()}
    found = {number: match[2] for number, match in measured.items() if match}
    assert found == {40: "benchmarks/refusal_timing.py"}
    for number, file in found.items():
        assert (ROOT / file).is_file()
        assert "no test asserts a time" in rows()[number][1]


def test_each_row_of_our_own_says_what_is_tried_and_what_comes_of_it() -> None:
    """In words, and not in those of the test's name; and what comes of it with its status."""
    tests = numbered()
    for number, (tried, outcome, _) in rows().items():
        if number < 100:
            continue
        names = {re.sub(r"^test_[\d_]+", "", name).replace("_", " ") for _, name in tests[number]}
        assert re.sub(r"[^\w ]", "", tried).lower() not in names, number
        assert OUTCOME.search(outcome), (number, outcome)


def test_control_held_says_nothing() -> None:
    assert not OUTCOME.search("held")
    assert not OUTCOME.search("refused")


def test_every_test_that_the_page_names_is_there() -> None:
    tests = numbered()
    for number, cell in page().items():
        for name, path in NAMED.findall(cell):
            assert (path, name) in tests.get(number, set()), f"{number}: {path}::{name}"


def test_every_test_with_a_number_is_on_the_page() -> None:
    cells = page()
    for number, tests in numbered().items():
        assert number in cells, f"{number}: {tests}"


def test_there_are_twenty_of_our_own_and_more() -> None:
    own = {number for number in numbered() if number >= 100}
    assert len(own) >= 45
    assert min(number for number in own if number >= 130) == 130


def test_control_a_number_without_either_would_be_found() -> None:
    """The row of a number that has no test and no reason is not taken for one that has."""
    assert not WAITS.match("some day")
    assert not MEASURED.match("measured by somebody")
    assert NAMED.findall("[`test_b_attack[b19]`](../tests/security/test_b_reading.py)")
