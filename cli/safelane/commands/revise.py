"""safelane revise and snapshot: from an edited file to a revision, and to two descriptions of the result."""

from __future__ import annotations

from difflib import unified_diff

import click

from safelane import output, scripts, snapshot
from safelane.connection import database_option
from safelane.errors import Findings, Problem
from safelane.ordering import CircleError
from safelane.sources import Edit, Tree, root

LONGEST_TITLE = 200
SHOWN, WIDTH = 20, 200
"""Lines of a difference that are told, and characters of a line."""


@click.command()
@click.argument("why")
@click.argument("paths", nargs=-1)
def revise(why: str, paths: tuple[str, ...]) -> None:
    """Start a revision that ships every edited file of functions/ and policies/; WHY is its title, a line.

    With PATHS (files or folders), only what is below them. Files in migrations/ddl/<number>/ are listed too:
    tables before the sources, seed_*.sql after them; on the way down down_first.sql before the sources and
    down.sql after them. Read what was written: the order of tables, and whatever must be dropped before it
    can be replaced, are yours to say.
    """
    if not why.strip() or len(why) > LONGEST_TITLE or not why.isprintable() or set(why) & set('"\\'):
        raise click.UsageError(
            f"WHY is one line of at most {LONGEST_TITLE} characters, without quotation marks and backslashes."
        )
    tree = Tree(root())
    wanted = tuple(path.strip("/") for path in paths)
    edits = [edit for edit in edited(tree) if not wanted or any(_below(edit.path, path) for path in wanted)]
    number = scripts.next_number(tree)
    if not edits and not tree.ddl(number):
        raise Problem("nothing to ship: every file is as its last revision left it")
    written = scripts.write_revision(tree, why, edits)
    click.echo(written.relative_to(tree.root).as_posix())
    for edit in edits:
        output.note(f"  {edit.kind:8} {edit.path}")


@click.command("snapshot")
@click.option(
    "--check", is_flag=True, help="Write nothing; exit 3 where a file is not as it would be written."
)
@database_option
def snapshot_command(check: bool) -> None:
    """Write db/schema/ and db/inventory.expected anew, from a scratch database at the newest revision.

    Connect as an administrator who applied the roles. db/schema/ is compared only on the major version of
    PostgreSQL it was written on.
    """
    tree = Tree(root())
    left = edited(tree)
    if left:
        raise Findings(
            f"{len(left)} edited files have no revision: {', '.join(edit.path for edit in left)}",
            'Run: safelane revise "why"',
        )
    taken = snapshot.take(tree)
    files = {**taken.schema, "db/inventory.expected": taken.inventory}
    here = {path.relative_to(tree.root).as_posix() for path in (tree.root / snapshot.SCHEMA).glob("*.sql")}
    gone = sorted(here - files.keys())
    if check:
        stale = list(gone)
        for path, text in files.items():
            held = _held(tree, path, taken.major)
            if held not in (None, text):
                stale.append(path)
                _say_how(path, held or "", text)
        if stale:
            raise Findings(f"out of date: {', '.join(stale)}", "Run: safelane snapshot")
        output.note("every file is as it would be written")
        return
    for path in gone:
        (tree.root / path).unlink()
    for path, text in files.items():
        (tree.root / path).parent.mkdir(exist_ok=True)
        (tree.root / path).write_text(text, encoding="utf-8", newline="\n")
        click.echo(path)


def edited(tree: Tree) -> list[Edit]:
    """Every edit that has no revision, in the order they must run."""
    try:
        return tree.edits()
    except CircleError as error:
        raise Problem(str(error)) from error


def _held(tree: Tree, path: str, major: int) -> str | None:
    """What a file holds; None where it cannot be compared with what this server would give."""
    try:
        text = tree.read(path)
    except FileNotFoundError:
        return ""
    if path.startswith(f"{snapshot.SCHEMA}/") and snapshot.major_of(text) not in (None, major):
        return None
    return text


def _say_how(path: str, held: str, text: str) -> None:
    """The first lines in which a file is not as it would be written."""
    told = unified_diff(
        held.splitlines(), text.splitlines(), path, "as it would be written", n=0, lineterm=""
    )
    for line in list(told)[:SHOWN]:
        output.note(line[:WIDTH])


def _below(path: str, wanted: str) -> bool:
    return path == wanted or path.startswith(f"{wanted}/")


def register(main: click.Group) -> None:
    """Add both commands."""
    main.add_command(revise)
    main.add_command(snapshot_command)
