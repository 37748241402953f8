"""What is printed can be read by programs, and opens no formula in a spreadsheet."""

from __future__ import annotations

import csv
import hashlib
import io
import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from safelane import output
from safelane.importing.layout import NOT_SHOWN
from safelane.reports.report import rows_hash

TEXT = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"))


@given(TEXT)
@example("=1+1")
@example("'=1+1")
@example("''quoted")
@example("+44 20")
@example("@name")
@example("-5")
@example("\tx")
def test_a_csv_cell_reads_back_and_is_no_formula(text: str) -> None:
    cell = output.csv_cell(text)
    assert not str(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert output.csv_value(cell) == text


@given(st.lists(st.fixed_dictionaries({"a": TEXT, "b": TEXT}), max_size=5))
def test_a_csv_table_reads_back(rows: list[dict[str, str]]) -> None:
    read = csv.DictReader(io.StringIO(output.as_csv(("a", "b"), rows), newline=""))
    assert [{name: output.csv_value(cell) for name, cell in row.items()} for row in read] == rows


def test_what_is_not_shown_needs_no_escape() -> None:
    assert output.csv_cell(NOT_SHOWN) == NOT_SHOWN
    assert output.csv_cell("********7890") == "********7890"


@pytest.mark.parametrize("format_", sorted(output.WRITERS))
def test_every_format_writes_nothing_for_no_rows_or_a_header(format_: str) -> None:
    written = output.WRITERS[format_](("a", "b"), [])
    assert written in ("", "[]\n", "a,b\r\n")


def test_rows_are_hashed_as_postgresql_writes_them() -> None:
    rows = [{"a": None, "bb": ["é", 'quo"te', "back\\slash", "\t\x01"], "c": {"d": True, "e": 1}}]
    text = r'[{"a": null, "bb": ["é", "quo\"te", "back\\slash", "\t\u0001"], "c": {"d": true, "e": 1}}]'
    assert json.loads(text) == rows
    assert rows_hash(rows) == hashlib.sha256(text.encode()).hexdigest()


def test_what_a_database_calls_things_does_not_play_with_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    name = "a\x1b[2J\u202eb"
    assert output.as_table(("name",), [{"name": name}]).endswith("a\\x1b[2J\\x202eb\n")
    output.note(f"{name}\nnext")
    assert capsys.readouterr().err == "a\\x1b[2J\\x202eb\nnext\n"


def test_a_name_that_needs_its_joiners_keeps_them() -> None:
    name = "\u0645\u06cc\u200c\u062e\xa0x"
    assert output.tame(name) == name
