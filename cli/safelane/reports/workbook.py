"""A report as a workbook: one sheet each, and one about the report. No cell is ever a formula."""

from __future__ import annotations

import io

from safelane import output as out
from safelane.reports.report import Report, Sheet

_NAME_LENGTH = 31
"""Characters a sheet's name may have."""


def as_xlsx(report: Report) -> bytes:
    """The file. Days and instants stay text in ISO form, so that no reader shifts them."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    facts = [{"what": name, "is": value} for name, value in report.stamp.items()]
    about = Sheet("About this report", ("what", "is"), facts)
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(file, options) as book:
        bold = book.add_format({"bold": True})
        for sheet in (*report.sheets, about):
            page = book.add_worksheet(sheet.title[:_NAME_LENGTH])
            for across, column in enumerate(sheet.columns):
                page.write_string(0, across, column.replace("_", " "), bold)
            for down, row in enumerate(sheet.rows, start=1):
                for across, column in enumerate(sheet.columns):
                    value = row.get(column)
                    if isinstance(value, int) and not isinstance(value, bool):
                        page.write_number(down, across, value)
                    else:
                        page.write_string(down, across, out.plain(value))
            page.freeze_panes(1, 0)
            page.autofit()
    return file.getvalue()
