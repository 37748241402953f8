"""docs/attacks.md and the tests are one list: no number has neither a test nor a reason why it waits."""

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


def page() -> dict[int, str]:
    """The last cell of each row, by number."""
    table = PAGE.read_text(encoding="utf-8").partition("\n## ")[0]
    rows = ROW.findall(table)
    assert len({number for number, *_ in rows}) == len(rows), "a number has one row"
    return {int(number): cell for number, _, _, cell in rows}


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


def test_every_number_has_a_test_or_a_reason_why_it_waits() -> None:
    tests, cells = numbered(), page()
    missing = sorted(set(KNOWN) - set(cells))
    assert missing == [], "the page has no row for these"
    for number, cell in cells.items():
        waits = re.match(r"waits for the allegation channel: \w.+$", cell)
        assert number in tests or waits, f"{number} has neither a test nor a reason"
        assert not (number in tests and waits), f"{number} waits no more"


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
    assert not re.match(r"waits for the allegation channel: \w.+$", "some day")
    assert NAMED.findall("[`test_b_attack[b19]`](../tests/security/test_b_reading.py)")
