"""``safelane eligibility``: why a tutor can or cannot be booked, as far as you may know."""

from __future__ import annotations

import datetime as dt
import uuid
from pathlib import Path
from typing import Any

import click

from safelane import output as out
from safelane.errors import Findings
from safelane.session import api_option, as_person

COLUMNS = ("code", "class", "meaning", "remedy", "until")


@click.group()
def eligibility() -> None:
    """Booking eligibility (E1): decided and explained by the database."""


@eligibility.command()
@click.argument("tutor", type=click.UUID)
@click.option("--at", metavar="INSTANT", help="As at this instant, ISO 8601 with an offset. Default: now.")
@click.option(
    "--engagement", type=click.UUID, help="For work under this engagement. Default: the tutor's own standing."
)
@click.option(
    "--learner", "learners", type=click.UUID, multiple=True, help="For this learner; may be repeated."
)
@out.format_option()
@api_option
def explain(
    tutor: uuid.UUID,
    at: str | None,
    engagement: uuid.UUID | None,
    learners: tuple[uuid.UUID, ...],
    format_: str,
    output_file: Path | None,
) -> None:
    """Every reason TUTOR (their person id) fails for, with what clears it, and advisories.

    The class says what a reason stops: B booking and start, N new bookings, S the start, A nothing
    (advisory).
    You see what your persona may see: a vetting officer the vetting codes, a safeguarding lead all of them,
    everybody else whether the tutor is bookable. Exit status 3 if the tutor is not eligible.
    """
    asked: dict[str, Any] = {"tutor_id": tutor, "learner_ids": list(learners)}
    if engagement:
        asked["engagement_id"] = engagement
    if at:
        asked["at"] = instant(at)
    with as_person() as person:
        answer = person.call("booking_eligibility", **asked).body
    out.emit(COLUMNS, [*answer.get("reasons", []), *answer.get("advisories", [])], format_, output_file)
    verdict = "eligible" if answer["eligible"] else "not eligible"
    out.note(f"{tutor} is {verdict} as at {answer.get('as_at', 'now')}.")
    if not answer["eligible"]:
        raise Findings("Not eligible.")


def instant(text: str) -> dt.datetime:
    """An ISO 8601 instant; one without an offset is refused, because two people would read it differently."""
    try:
        found = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is no instant, such as 2026-11-21T09:00+00:00") from error
    if found.tzinfo is None:
        raise click.BadParameter(f"{text!r} has no offset: write 2026-11-21T09:00+00:00 or …Z")
    return found


def register(main: click.Group) -> None:
    main.add_command(eligibility)
