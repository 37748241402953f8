"""The revisions on disk: their order, when and why each was made, and how a new one is written."""

from __future__ import annotations

import argparse
import datetime as dt
import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from safelane.errors import Problem
from safelane.migrations import alembic_errors
from safelane.sources import Edit, Tree

if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    from safelane.planning import Planner


@dataclass(frozen=True)
class Revision:
    """One revision: its number, the day it was made, and why."""

    number: str
    made_on: dt.date
    why: str


def config(tree: Tree, stream: TextIO | None = None, planner: Planner | None = None) -> Config:
    """Alembic's configuration for a tree; SQL of the offline mode goes to ``stream``."""
    from alembic.config import Config

    return Config(
        str(tree.root / "alembic.ini"),
        output_buffer=stream or sys.stdout,
        stdout=io.StringIO(),
        cmd_opts=argparse.Namespace(quiet=True),
        attributes={"planner": planner},
    )


def scripts(tree: Tree) -> ScriptDirectory:
    """Alembic's view of migrations/."""
    from alembic.script import ScriptDirectory

    return ScriptDirectory.from_config(config(tree))


def revisions(tree: Tree) -> list[Revision]:
    """Every revision, oldest first. A history with two heads is an error."""
    with alembic_errors():
        found = list(scripts(tree).walk_revisions("base", "heads"))
    heads(tree)
    return [
        Revision(script.revision, dt.date.fromisoformat(script.module.made_on), script.doc)
        for script in reversed(found)
    ]


def heads(tree: Tree) -> list[str]:
    """The newest revision, alone in a list; empty where there is none. Two are an error."""
    with alembic_errors():
        found = list(scripts(tree).get_heads())
    if len(found) > 1:
        raise Problem(
            f"the history has {len(found)} heads: {', '.join(sorted(found))}",
            "Two revisions were made from the same one. Renumber the later one, with its frozen copies.",
        )
    return found


def head(tree: Tree) -> str | None:
    """The newest revision, None where there is none."""
    return next(iter(heads(tree)), None)


def next_number(tree: Tree) -> str:
    """The number of the next revision: 0001, 0002, …"""
    return f"{int(head(tree) or 0) + 1:04}"


def write_revision(tree: Tree, why: str, edits: list[Edit]) -> Path:
    """Write a revision that ships the edits, and the frozen copies it runs. Answers where the revision is."""
    number = next_number(tree)
    tables = [file for file in tree.ddl(number) if not file.rpartition("/")[2].startswith("down")]
    seeds = [file for file in tables if file.rpartition("/")[2].startswith("seed")]
    first = [file for file in tables if file not in seeds]
    upgrades = [f'ddl("{file}")' for file in first]
    upgrades += [f'replace("{edit.path}", revision)' for edit in edits]
    upgrades += [f'ddl("{file}")' for file in seeds]
    downgrades = [f'ddl("{number}/down_first.sql")'] if f"{number}/down_first.sql" in tree.ddl(number) else []
    downgrades += [
        f'remove("{edit.path}")' if edit.kind == "added" else f'restore("{edit.path}", revision)'
        for edit in reversed(edits)
    ]
    if f"{number}/down.sql" in tree.ddl(number):
        downgrades.append(f'ddl("{number}/down.sql")')
    for edit in edits:
        tree.freeze(edit, number)
    tree.versions.mkdir(exist_ok=True)
    with alembic_errors():
        script = scripts(tree).generate_revision(
            number, why, head="head", upgrades=upgrades, downgrades=downgrades
        )
    if script is None:
        raise Problem("Alembic wrote no revision")
    return Path(script.path)


def resolve(tree: Tree, revision: str, current: str | None) -> str:
    """The number that ``base``, ``-1`` or a revision means in a database at ``current``; empty for none.

    A revision that is not there, or more steps down than there are, is an error.
    """
    if revision == "base":
        return ""
    if revision.startswith("-") and revision[1:].isdigit():
        numbers = ["", *(each.number for each in revisions(tree) if each.number <= (current or ""))]
        if int(revision[1:]) >= len(numbers):
            raise Problem(f"there are {len(numbers) - 1} revisions to go down, and {revision} asks for more")
        return numbers[int(revision) - 1]
    with alembic_errors():
        found = scripts(tree).get_revision(revision)
    return found.revision if found else ""


def checked_way(tree: Tree, revisions: str, *, downwards: bool) -> None:
    """Refuse ``FROM:TO`` that lead nowhere: the script would be read, filed and run, and change nothing."""
    start, colon, end = revisions.partition(":")
    if not colon or "+" in revisions or "-" in revisions:
        return  # steps, which Alembic counts itself
    numbers = [resolve(tree, each or "base", None) for each in (start, end)]
    if numbers != sorted(numbers, reverse=downwards) or numbers[0] == numbers[1]:
        raise Problem(
            f"{end or 'base'} is not {'before' if downwards else 'after'} {start or 'base'}",
            "The way down has an option of its own: safelane migrate sql --down FROM:TO"
            if not downwards
            else "The way down is written from the newer revision to the older one.",
        )


def upgrade(tree: Tree, revision: str = "head", stream: TextIO | None = None) -> None:
    """Put revisions in force in the database of the settings; with ``stream``, write the SQL there."""
    from alembic import command

    with alembic_errors():
        command.upgrade(config(tree, stream), revision, sql=stream is not None)


def plan(tree: Tree, revision: str, planner: Planner, *, downwards: bool = False) -> None:
    """Run revisions in a transaction that is rolled back; the planner looks after each."""
    from alembic import command

    with alembic_errors():
        (command.downgrade if downwards else command.upgrade)(config(tree, planner=planner), revision)


def downgrade(tree: Tree, revision: str, stream: TextIO | None = None) -> None:
    """Take revisions out of force; with ``stream``, write the SQL there instead."""
    from alembic import command

    with alembic_errors():
        command.downgrade(config(tree, stream), revision, sql=stream is not None)
