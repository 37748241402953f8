"""``safelane vetting``: what runs out, and the Single Central Record."""

from __future__ import annotations

import re
import uuid
from pathlib import Path
from typing import Any

import click

from safelane import output as out
from safelane.commands.eligibility import instant
from safelane.errors import Findings
from safelane.reports import expiring as forecasts
from safelane.reports import record as records
from safelane.reports import writing
from safelane.session import api_option, as_person

LONGEST = 366
"""Days that a forecast looks ahead at most: what the API takes as within_days."""


def days(_: click.Context, parameter: click.Parameter, value: str) -> int:
    """A number of days: ``90d``, or ``90``."""
    found = re.fullmatch(r"(\d{1,3})d?", value)
    if not found or int(found[1]) > LONGEST:
        raise click.BadParameter(f"{value!r} is no number of days up to {LONGEST}d", param=parameter)
    return int(found[1])


@click.group()
def vetting() -> None:
    """Reports for vetting officers. Every reading is entered in the ledger."""


@vetting.command()
@click.option(
    "--within", metavar="DAYS", callback=days, default="90d", show_default=True, help="How far ahead to look."
)
@click.option("--as-at", metavar="INSTANT", help="As at this instant, ISO 8601 with an offset. Default: now.")
@out.format_option(*writing.FORMATS)
@api_option
def expiring(within: int, as_at: str | None, format_: str, output_file: Path | None) -> None:
    """Checks, training and documents that are overdue or run out soon, and the lessons at risk.

    Counted in civil days in London. For vetting officers. Exit status 3 if something is overdue.
    """
    asked: dict[str, Any] = {"within_days": within}
    if as_at:
        asked["as_at"] = instant(as_at)
    with as_person() as person:
        answer = person.call("vetting_expiring", **asked).body
    writing.write(forecasts.expiring(answer, within), format_, output_file)
    count = forecasts.overdue(answer)
    lessons = forecasts.lessons_at_risk(answer)
    out.note(f"{len(answer['rows'])} listed, {count} overdue, {lessons} lessons at risk.")
    if count:
        raise Findings(f"{count} overdue.")


@vetting.command()
@click.option("--as-at", metavar="INSTANT", help="As at this instant, ISO 8601 with an offset. Default: now.")
@click.option("--organisation", type=click.UUID, help="Only the people of this agency or school.")
@out.format_option(*writing.FORMATS)
@api_option
def record(as_at: str | None, organisation: uuid.UUID | None, format_: str, output_file: Path | None) -> None:
    """The Single Central Record with its gaps.

    For vetting officers, and for a school about the tutors it engages (--organisation). The CSV has one row a
    check and can be read back with safelane import. Exit status 3 if there are gaps.
    """
    asked: dict[str, Any] = {}
    if as_at:
        asked["as_at"] = instant(as_at)
    if organisation:
        asked["organisation_id"] = organisation
    with as_person() as person:
        answer = person.call("single_central_record", **asked).body
    filter_ = f"organisation {organisation}" if organisation else "everybody"
    writing.write(records.central_record(answer, filter_), format_, output_file)
    out.note(f"{len(answer['rows'])} people, {len(answer['gaps'])} gaps.")
    if answer["gaps"]:
        raise Findings(f"{len(answer['gaps'])} gaps.")


def register(main: click.Group) -> None:
    main.add_command(vetting)
