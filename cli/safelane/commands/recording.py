"""``safelane recording``: what is missing before a lesson is recorded, and the reports about recordings."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from safelane import client
from safelane import output as out
from safelane.commands.eligibility import instant
from safelane.errors import Findings, Problem
from safelane.reports import recording as reports
from safelane.reports import writing
from safelane.session import api_option, as_person

Command = TypeVar("Command", bound=Callable[..., Any])
PAGE = 1000
"""Rows that are asked for at once: as many as the API gives."""


def period(command: Command) -> Command:
    """Give a command ``--from`` and ``--until``."""
    command = click.option(
        "--until", "until_at", metavar="INSTANT",
        help="Until before this instant, ISO 8601 with an offset. Default: now.",
    )(command)  # fmt: skip
    return click.option(
        "--from", "from_at", metavar="INSTANT",
        help="From this instant, at most a year before --until. Default: 28 days ago.",
    )(command)  # fmt: skip


def asked(from_at: str | None, until_at: str | None) -> dict[str, Any]:
    """The period as the API takes it; what is left out is the database's to choose."""
    given = {"from_at": from_at, "until_at": until_at}
    return {name: instant(text) for name, text in given.items() if text}


@click.group()
def recording() -> None:
    """Recordings: what is missing, who looked, how consent was kept. The database decides and counts.

    Reading a report is entered in the ledger.
    """


@recording.command()
@click.argument("lesson", type=click.UUID)
@out.format_option(*writing.FORMATS)
@api_option
def status(lesson: uuid.UUID, format_: str, output_file: Path | None) -> None:
    """What is still missing before LESSON (its id) may be recorded, and from whom.

    For its tutor, its learners, their guardians, the session service and safeguarding leads; each sees what
    they may know. Learners and guardians see what is asked of them and what they said themselves. Exit status
    3 if something is missing.
    """
    with as_person() as person:
        answer = person.call("recording_consent_status", lesson_id=lesson).body
    writing.write(reports.status(answer), format_, output_file)
    count = len(answer["reasons"])
    missing = count > 0 or answer.get("possible") is False
    if missing:
        raise Findings(f"{count} reasons against recording it.")
    out.note("Nothing that you may know of is missing.")


@recording.command("access-log")
@period
@out.format_option(*writing.FORMATS)
@api_option
def access_log(from_at: str | None, until_at: str | None, format_: str, output_file: Path | None) -> None:
    """Who looked at recordings, as what and why (E7 report 10).

    For compliance reporters, about every lesson but their own: granted and refused looks, by role and reason,
    the grants of each safeguarding lead, and each look. Exit status 3 if somebody looked after retention,
    which must be 0.
    """
    given = asked(from_at, until_at)
    with as_person() as person:
        pages = [person.call("recording_access_log", page_size=PAGE, **given).body]
        # the first page says which period it is about: the others are about the same one
        header = pages[0]["header"]
        while after := pages[-1]["next_after"]:
            more = {"from_at": header["from"], "until_at": header["until"], "after_at": after}
            more["after_access_id"] = pages[-1]["next_after_access_id"]
            pages.append(person.call("recording_access_log", page_size=PAGE, **more).body)
    writing.write(reports.access_log(pages), format_, output_file)
    sums = pages[0]["totals"]
    out.note(
        f"{sums['reads']} looks, {sums['refused']} refused, "
        f"{sums['staff_reads_without_case']} by staff without a case."
    )
    _judge(pages[0])


@recording.command("consent-report")
@period
@out.format_option(*writing.FORMATS)
@api_option
def consent_report(from_at: str | None, until_at: str | None, format_: str, output_file: Path | None) -> None:
    """How consent to recording was kept (E7 report 9).

    For compliance reporters: lessons, recordings, segments that ended late after somebody said no, and by age
    how many families said no. Small figures are kept back (c), the others rounded. Exit status 3 if a lesson
    began without presence, or unnoticed where every lesson is recorded: both must be 0.
    """
    with as_person() as person:
        answer = person.call("recording_consent_report", **asked(from_at, until_at)).body
    writing.write(reports.consent(answer), format_, output_file)
    sums = answer["totals"]
    out.note(f"{sums['sessions']} lessons, {sums['recorded']} recorded, {sums['ended_late']} ended late.")
    _judge(answer)


@recording.command()
@period
@out.format_option(*writing.FORMATS)
@api_option
def disclosures(from_at: str | None, until_at: str | None, format_: str, output_file: Path | None) -> None:
    """What was disclosed outside, by kind of recipient (E7 report 12).

    For compliance reporters. No person, lesson or recording is named. Exit status 3 if an urgent disclosure
    waited too long for its approval.
    """
    with as_person() as person:
        answer = person.call("recording_disclosures", **asked(from_at, until_at)).body
    writing.write(reports.disclosures(answer), format_, output_file)
    if not answer["ok"]:
        raise Findings("An urgent disclosure waited longer than it may for its approval.")
    out.note("No urgent disclosure waited longer than it may for its approval.")


@recording.command("purge-due")
@click.option("--apply", "apply_", is_flag=True, help="Purge each of them. Only the session service may.")
@out.format_option("table", "json", "csv", "html")
@api_option
def purge_due(apply_: bool, format_: str, output_file: Path | None) -> None:
    """Recordings that are due to be purged, and why; with --apply, purge them.

    For the session service, and to look at for compliance reporters. What is held is not listed, and cannot
    be purged. Exit status 3 if something is due. With --apply each one leaves a tombstone, and the list says
    what became of it, with the SHA-256 of the media that the store now deletes; exit status 0 if none is
    left. Run again, it goes on where it ended.
    """
    if apply_ and output_file:
        _writable(output_file)
    with as_person() as person:
        rows = _due(person)
        if not apply_:
            writing.write(reports.due(rows, False), format_, output_file)
            out.note(f"{len(rows)} due.")
            if rows:
                raise Findings(f"{len(rows)} recordings are due to be purged: --apply purges them.")
            return
        done: list[dict[str, Any]] = []
        try:
            with out.progress("Purging", len(rows)) as advance:
                for row in rows:
                    _purge(person, row, done)
                    advance(1)
        finally:
            # whatever ended it: what is gone is gone, and the store has to know
            writing.write(reports.due(done, True), format_, output_file)
    purged = sum(row["outcome"] == "purged" for row in done)
    out.note(f"{purged} purged, {len(done) - purged} not due any more.")


def _writable(file: Path) -> None:
    """Refuse before anything is purged where the list of it could not be written."""
    try:
        with file.open("a", encoding="utf-8"):
            pass
    except OSError as error:
        raise Problem(f"{file} cannot be written: {error.strerror}", "Nothing was purged.") from error


def _due(person: client.Client) -> list[dict[str, Any]]:
    """Everything that is due, page by page."""
    rows: list[dict[str, Any]] = []
    after: str | None = None
    while True:
        more = {"after_segment_id": after} if after else {}
        page = person.call("recordings_due_for_purge", page_size=PAGE, **more).body
        rows += page["rows"]
        after = page["next_after"]
        if after is None:
            return rows


def _purge(person: client.Client, row: dict[str, Any], done: list[dict[str, Any]]) -> None:
    """Purge one and say so in ``done``; a hold that came meanwhile, or somebody else's purge, is no error."""
    done.append({**row, "outcome": "unknown"})
    try:
        answer = person.call(
            "purge_recording", idempotency_key=str(uuid.uuid4()), segment_id=row["segment_id"]
        ).body
    except client.Refused as refusal:
        done[-1]["outcome"] = refusal.type.rpartition(":")[2]
        if refusal.status != 409:
            raise
    except client.NotAuthorised:
        done.pop()
        raise
    else:
        done[-1] = {**row, **answer, "outcome": "purged"}


def _judge(answer: dict[str, Any]) -> None:
    if not answer["ok"]:
        raise Findings(f"What must be 0 is not: {', '.join(reports.not_zero(answer))}.")


def register(main: click.Group) -> None:
    main.add_command(recording)
