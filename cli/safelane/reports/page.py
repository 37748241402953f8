"""A report as one self-contained page: nothing is loaded from anywhere, and it prints."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from safelane import output as out
from safelane.reports.report import Report

_PAGES = Environment(
    loader=PackageLoader("safelane", "reports"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)
_PAGES.filters["plain"] = out.plain


def as_html(report: Report) -> str:
    """The page; every value is escaped."""
    return _PAGES.get_template("report.html.jinja").render(report=report)
