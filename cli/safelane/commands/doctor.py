"""safelane doctor: every rule of the house, asked of the live database and of PostgREST's configuration."""

from __future__ import annotations

import os
from pathlib import Path

import click

from safelane import doctor as examination
from safelane import output, postgrest_config
from safelane.connection import connected, database_option
from safelane.doctor import Finding
from safelane.errors import Findings
from safelane.sources import Tree, root

COLUMNS = ("rule", "name", "level", "object", "problem")
NOT_CHECKED = "not checked: give --postgrest-config FILE, or its PGRST_* variables"


@click.command()
@click.option(
    "--postgrest-config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="PostgREST's configuration file. PGRST_* variables count over it, as they do for PostgREST.",
)
@click.option(
    "--production", is_flag=True, help="Also ask what production asks: a patched server, no demonstration."
)
@click.option("--rules", "list_rules", is_flag=True, help="List the rules, and ask nothing.")
@output.format_option("table", "json", "csv")
@database_option
def doctor(
    postgrest_config: Path | None, production: bool, list_rules: bool, format_: str, output_file: Path | None
) -> None:
    """Check that nobody is exempt. Exit 3 naming each object that breaks a rule.

    A rule that cannot be asked is an error, never a rule that holds. A note is told, and is no failure.
    """
    tree = Tree(root())
    if list_rules:
        _list_rules(tree, format_, output_file)
        return
    with connected() as connection:
        found = examination.examine(connection, tree, production=production)
    found += _postgrest(postgrest_config, production)
    rows = [
        {
            "rule": each.number,
            "name": each.name,
            "level": each.level,
            "object": each.object,
            "problem": each.problem,
        }
        for each in sorted(found, key=lambda each: (each.number, each.object))
    ]
    if rows or format_ != "table":
        output.emit(COLUMNS, rows, format_, output_file)
    broken = [each for each in found if each.level == "finding"]
    if broken:
        names = ", ".join(sorted({f"{each.number} {each.name}" for each in broken}))
        raise Findings(f"doctor: {len(broken)} findings against {names}")
    output.note("doctor: every rule holds")


def _postgrest(file: Path | None, production: bool) -> list[Finding]:
    if file is None and not any(name.startswith("PGRST_") for name in os.environ):
        level = "finding" if production else "note"
        return [Finding(200, "postgrest_is_configured", "PostgREST", NOT_CHECKED, level)]
    values = postgrest_config.read(file)
    broken = postgrest_config.findings(values, production=production, base=Path.cwd())
    return [Finding(line.number, line.name, line.setting, problem) for line, problem in broken]


def _list_rules(tree: Tree, format_: str, output_file: Path | None) -> None:
    number, name = examination.AT_HEAD
    rows: list[dict[str, object]] = [
        {"rule": number, "name": name, "asked": "always", "says": "The newest revision is in force."}
    ]
    rows += [
        {
            "rule": rule.number,
            "name": rule.name,
            "asked": rule.options.get("only", "always"),
            "says": rule.title,
        }
        for rule in examination.rules(tree)
    ]
    rows += [
        {
            "rule": line.number,
            "name": line.name,
            "asked": "with PostgREST's configuration",
            "says": line.setting,
        }
        for line in postgrest_config.lines()
    ]
    output.emit(("rule", "name", "asked", "says"), rows, format_, output_file)


def register(main: click.Group) -> None:
    """Add the command."""
    main.add_command(doctor)
