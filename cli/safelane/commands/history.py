"""safelane history: which text of a rule was in force when."""

from __future__ import annotations

import datetime as dt
import difflib
from dataclasses import dataclass
from pathlib import Path

import click

from safelane import output, scripts
from safelane.errors import Problem
from safelane.sources import Source, Tree, root

COLUMNS = ("revision", "made_on", "change", "why")


@dataclass(frozen=True)
class Stage:
    """One revision that touched a source, and how it read from then on; ``text`` is None: it was removed."""

    revision: scripts.Revision
    change: str
    text: str | None
    before: str | None


@click.command()
@click.argument("path")
@click.option("--show", "number", metavar="REV", help="Print the text in force after revision REV.")
@click.option(
    "--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="Print the text in force at the end of that day."
)
@click.option("--diff", is_flag=True, help="Print what each revision changed.")
@output.format_option("table", "json", "csv")
def history(
    path: str, number: str | None, day: dt.datetime | None, diff: bool, format_: str, output_file: Path | None
) -> None:
    """List every revision of a rule; PATH is its file, or its name such as booking.lesson.

    A date means the day a revision was made. When a database took it over is for its own records to say.
    """
    if sum((number is not None, day is not None, diff)) > 1:
        raise click.UsageError("Only one of --show, --on and --diff at a time.")
    tree = Tree(root())
    source = _found(tree, path)
    stages = _stages(tree, source)
    if number is not None or day is not None:
        output.write(_in_force(tree, source, stages, number, day.date() if day else None), output_file)
        return
    if diff:
        output.write("\n".join(_difference(source, stage) for stage in stages), output_file)
        return
    rows = [
        {
            "revision": stage.revision.number,
            "made_on": stage.revision.made_on,
            "change": stage.change,
            "why": stage.revision.why,
        }
        for stage in stages
    ]
    output.emit(COLUMNS, rows, format_, output_file)
    if any(edit.path == source for edit in tree.edits()):
        output.note("The file has been edited since; no revision ships that yet.")


def _found(tree: Tree, path: str) -> str:
    shipped = tree.shipped()
    wanted = path.removeprefix("./")
    if wanted in shipped:
        return wanted
    named = [source for source in shipped if Source(source).makes == wanted or source.endswith(f"/{wanted}")]
    if len(named) == 1:
        return named[0]
    if named:
        raise click.UsageError(f"{path} could be {' or '.join(named)}.")
    raise Problem(f"no revision has ever shipped {path}")


def _stages(tree: Tree, source: str) -> list[Stage]:
    revisions = {revision.number: revision for revision in scripts.revisions(tree)}
    stages: list[Stage] = []
    before: str | None = None
    for copy in tree.copies(source):
        change = "removed" if copy.text is None else "added" if before is None else "changed"
        if copy.revision not in revisions:
            raise Problem(f"{source} has a copy for revision {copy.revision}, which does not exist")
        stages.append(Stage(revisions[copy.revision], change, copy.text, before))
        before = copy.text
    return stages


def _in_force(tree: Tree, source: str, stages: list[Stage], number: str | None, day: dt.date | None) -> str:
    if number is not None and number not in {revision.number for revision in scripts.revisions(tree)}:
        raise Problem(f"there is no revision {number}")
    until = [
        stage
        for stage in stages
        if (number is None or stage.revision.number <= number)
        and (day is None or stage.revision.made_on <= day)
    ]
    when = f"after revision {number}" if number is not None else f"on {day}"
    if not until or until[-1].text is None:
        raise Problem(f"{source} was not in force {when}")
    output.note(f"{source} as revision {until[-1].revision.number} of {until[-1].revision.made_on} left it")
    return until[-1].text


def _difference(source: str, stage: Stage) -> str:
    lines = difflib.unified_diff(
        (stage.before or "").splitlines(),
        (stage.text or "").splitlines(),
        "before" if stage.before is not None else "/dev/null",
        source if stage.text is not None else "/dev/null",
        lineterm="",
    )
    head = f"# {stage.revision.number} {stage.revision.made_on} {stage.revision.why}"
    return "\n".join([head, *lines]) + "\n"


def register(main: click.Group) -> None:
    """Add the command."""
    main.add_command(history)
