"""A report as PDF: what people wrote is text and never markup, and what cannot be shown is said."""

from __future__ import annotations

import pytest
from safelane.errors import Problem
from safelane.reports.pdf import as_pdf
from safelane.reports.report import Report, Sheet


def report(name: str) -> Report:
    people = Sheet("People", ("given_name", "note"), [{"given_name": name, "note": None}])
    none = Sheet("Gaps", ("gap",), [])
    return Report("Record", {"filter": "#sys.x $a$"}, (people,), (people, none), people, {}, signed=True)


@pytest.mark.parametrize("name", ["Zoë O'Neil", "#panic()", "*a* _b_ $c$ `d`", "\\ [ ] { }", "<a>@b", ""])
def test_what_people_wrote_is_text(name: str) -> None:
    pages = as_pdf(report(name))
    assert pages.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in pages, "tagged, so that it can be read aloud"


def test_a_letter_that_no_font_has_is_no_box() -> None:
    with pytest.raises(Problem, match="no PDF of this report"):
        as_pdf(report("\U0001e900\U00012000"))
