"""What an import file may look like, and what is said where it does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from safelane.errors import Problem
from safelane.importing.layout import KINDS, REPORT_ONLY, columns
from safelane.importing.reading import Record, Refusal, read
from safelane.importing.sending import in_order

from tests.support.environment import ROOT


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return tmp_path / "file.csv"


def test_a_record_has_its_line_its_kind_and_its_cells(written: Path) -> None:
    written.write_bytes(
        "\ufeffrecord,external_ref,given_name,family_name,kind\r\n"
        'person,T-1, Ann ,"Lee,\nJunior",\r\n'
        "\r\n"
        "person,T-2,'=Bea,Day,\r\n".encode()
    )
    records, refusals = read(written)
    assert records == [
        Record(2, "person", {"external_ref": "T-1", "given_name": "Ann", "family_name": "Lee,\nJunior"}),
        Record(5, "person", {"external_ref": "T-2", "given_name": "=Bea", "family_name": "Day"}),
    ]
    assert refusals == []


def test_columns_of_the_record_for_people_import_nothing(written: Path) -> None:
    written.write_text(
        "record,person_ref,given_name,family_name,gaps,roles\nscr,T,Ann,Lee,dbs missing,tutor\n"
    )
    assert read(written)[0] == [
        Record(2, "scr", {"person_ref": "T", "given_name": "Ann", "family_name": "Lee"})
    ]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("", "line 1: the header has no column record", "one record a row"),
        (
            "person,T\n",
            "line 1: there is no column|line 1: the header has no column record",
            "docs/import.md",
        ),
        ("record;external_ref\nperson;T\n", "semicolons", "commas"),
        ("record,external_ref\nperson,T\0\n", "line 2: there is a NUL character", "take it out"),
        ("record,external_ref,external_ref\n", "the column external_ref is there twice", "Leave one"),
        ("record,issue_on\n", "line 1: there is no column 'issue_on'", "Did you mean issued_on?"),
        ("record,nonsense_of_ours\n", "there is no column 'nonsense_of_ours'", "docs/import.md"),
        ("record,topic,person_ref\ntraining,kcsie_part1,T\n", "training rows need completed_on", "provider"),
        ('record,external_ref\nperson,"T\n', "line 2: this is not CSV", "docs/import.md"),
    ],
)
def test_a_file_that_cannot_be_one_is_told_so(written: Path, text: str, message: str, hint: str) -> None:
    written.write_text(text)
    with pytest.raises(Problem) as problem:
        read(written)
    assert re.search(message, problem.value.message)
    assert hint in (problem.value.hint or "")


def test_text_in_another_encoding_is_told_with_its_line(written: Path) -> None:
    written.write_bytes("record,name\norganisation,Ünder\norganisation,Schön\n".encode("latin-1"))
    with pytest.raises(Problem, match=r"file\.csv, line 2: this is not UTF-8"):
        read(written)


def test_a_file_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="cannot be read"):
        read(tmp_path / "nowhere.csv")


def test_a_row_that_is_none_is_refused_and_the_others_are_read(written: Path) -> None:
    written.write_text(
        "record,external_ref,given_name,family_name\n"
        "person,T-1,Ann,Lee\n"
        "persn,T-2,Bea,Day\n"
        ",T-3,Cy,Day\n"
        "person,T-4,Dan,Day,too,many\n"
        "person,T-5,Eve,Day,,\n"
    )
    records, refusals = read(written)
    assert [record.line for record in records] == [2, 6]
    assert [(row.line, row.reason) for row in refusals] == [
        (3, "'persn' is no kind of record"),
        (4, "record is empty"),
        (5, "the row has 6 cells, and the header 4"),
    ]
    assert all(row.hint for row in refusals)


def test_what_is_there_twice_is_refused_the_second_time(written: Path) -> None:
    written.write_text(
        "record,external_ref,given_name,family_name,person_ref,topic,completed_on\n"
        "person,T-1,Ann,Lee,,,\n"
        "person,T-1,Ann,Lee,,,\n"
        "person,T-1,Anna,Lee,,,\n"
        "training,,,,T-1,kcsie_part1,2026-01-01\n"
        "training,,,,T-1,kcsie_part1,2026-01-02\n"
    )
    records, refusals = read(written)
    assert [record.line for record in records] == [2, 5, 6]
    assert refusals == [
        Refusal(3, "the same row is on line 2 already", "Leave one of the two out."),
        Refusal(4, "this person is on line 2 already", "Leave one of the two out."),
    ]


def test_nothing_is_sent_before_what_it_refers_to() -> None:
    backwards = [
        Record(line, kind, {})
        for line, kind in enumerate(
            ("dbs_status_check", "dbs_certificate", "guardian", "engagement", "person", "organisation"), 2
        )
    ]
    assert [record.kind for record in in_order(backwards)] == [
        "dbs_certificate", "dbs_status_check", "organisation", "person", "engagement", "guardian",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_has_the_columns_that_the_database_knows(kind: str) -> None:
    """identity.import_columns refuses any other, so the two lists have to be one."""
    lane = "identity" if KINDS[kind].function == "import_people" else "vetting"
    source = (ROOT / "functions" / lane / f"import_{kind}.sql").read_text(encoding="utf-8")
    asked = re.search(r"identity\.import_columns\(\s*p_row,([^;]*)\);", source)
    assert asked
    assert set(re.findall(r"'(\w+)'", asked[1])) == set(KINDS[kind].columns)
    assert set(KINDS[kind].needs) <= set(KINDS[kind].columns)


def test_every_column_is_documented() -> None:
    page = (ROOT / "docs" / "import.md").read_text(encoding="utf-8")
    assert [name for name in (*columns(), *KINDS) if not re.search(rf"\b{name}\b", page)] == []
    assert set(REPORT_ONLY) <= set(columns())
