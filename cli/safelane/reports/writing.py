"""Every format of a report. Where a format has no room for the stamp, the stamp goes to stderr."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import click

from safelane import output as out
from safelane.reports import page, pdf, workbook
from safelane.reports.report import Report

Writer = Callable[[Report], str]

FORMATS = ("table", "json", "csv", "html", "xlsx", "pdf")


def as_table(report: Report) -> str:
    """Each sheet under its title, for reading."""
    return "\n".join(
        f"{sheet.title}\n\n{out.as_table(sheet.columns, sheet.rows)}" for sheet in report.brief if sheet.rows
    )


def as_json(report: Report) -> str:
    """All that the API answered, and the stamp as its header."""
    whole = {**report.answer, "header": {**report.answer["header"], **report.stamp}}
    return json.dumps(whole, ensure_ascii=False, indent=2, default=out.json_value) + "\n"


def as_csv(report: Report) -> str:
    """The rows alone."""
    return out.as_csv(report.data.columns, report.data.rows)


BYTES: dict[str, Callable[[Report], bytes]] = {"xlsx": workbook.as_xlsx, "pdf": pdf.as_pdf}
"""The formats that are no text: they need a file."""
WRITERS: dict[str, Writer] = {"table": as_table, "json": as_json, "csv": as_csv, "html": page.as_html}


def write(report: Report, format_: str, output_file: Path | None) -> None:
    """A report in one of FORMATS to a file or to stdout; what is no text needs a file."""
    if format_ in BYTES:
        if output_file is None:
            raise click.UsageError(f"{format_} is not text: name a file with -o.")
        output_file.write_bytes(BYTES[format_](report))
    else:
        out.write(WRITERS[format_](report), output_file)
    if format_ in ("table", "csv"):
        out.note(stamp_lines(report))


def stamp_lines(report: Report) -> str:
    """The stamp for people, a line each."""
    told = ((name.replace("_", " "), out.plain(value) or "–") for name, value in report.stamp.items())
    return "\n".join(f"{name}: {value}" for name, value in told)
