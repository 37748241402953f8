"""A report as a tagged PDF (PDF/UA-1), by typst, which the extra ``pdf`` brings."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Literal

from safelane import output as out
from safelane.errors import Problem
from safelane.reports.report import Report

STANDARD: Literal["ua-1"] = "ua-1"


def as_pdf(report: Report) -> bytes:
    """The pages. Refuses where typst is not installed, and where no font of this machine has a letter."""
    try:
        import typst
    except ImportError as error:
        raise Problem(
            "PDF needs typst, which is not installed", 'Install it: pip install "safelane[pdf]"'
        ) from error
    template = files("safelane.reports").joinpath("report.typ").read_bytes()
    try:
        pages = typst.compile(
            template,
            format="pdf",
            pdf_standards=[STANDARD],
            sys_inputs={"report": json.dumps(_said(report), ensure_ascii=False)},
        )
    except typst.TypstError as error:
        # a name that would be printed as boxes is no record of anybody
        raise Problem(
            f"there is no PDF of this report: {error.message}",
            "Where a letter has no font, install one that has it (such as Noto), or take --format html.",
        ) from error
    return pages


def _said(report: Report) -> dict[str, object]:
    """What the pages say, each value as people read it."""
    return {
        "title": report.title,
        "stamp": [[name, out.plain(value) or "–"] for name, value in report.stamp.items()],
        "sheets": [
            {
                "title": sheet.title,
                "columns": list(sheet.columns),
                "rows": [[out.plain(row.get(column)) for column in sheet.columns] for row in sheet.rows],
            }
            for sheet in report.sheets
        ],
        "signed": report.signed,
    }
