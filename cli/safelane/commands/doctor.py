"""safelane doctor: every rule of the house, asked of the live database and of PostgREST's configuration."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from safelane import attestation, output, postgrest_config, sightings
from safelane import doctor as examination
from safelane.connection import connected, database_option
from safelane.doctor import Finding
from safelane.errors import Findings
from safelane.sources import Tree, root

NOT_CHECKED = f"{examination.NOT_CHECKED}: give --postgrest-config FILE, or its PGRST_* variables"


@click.command()
@click.option(
    "--postgrest-config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    help="PostgREST's configuration file, one a listener. PGRST_* variables count over it, as for PostgREST.",
)
@click.option(
    "--postgrest-admin",
    metavar="URL",
    multiple=True,
    help="The admin port of a running listener, such as http://127.0.0.1:3001: its settings are checked too.",
)
@click.option(
    "--production", is_flag=True, help="Also ask what production asks: a patched server, no demonstration."
)
@click.option(
    "--previous",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="An attestation filed earlier (JSON): has the record here been rewritten since?",
)
@click.option(
    "--because",
    metavar="WHY",
    help="Write down why the changes that rule 130 tells of are right; it tells of them no more.",
)
@click.option("--rules", "list_rules", is_flag=True, help="List the rules, and ask nothing.")
@output.format_option("table", "json", "csv", "html")
@database_option
def doctor(
    postgrest_config: tuple[Path, ...],
    postgrest_admin: tuple[str, ...],
    production: bool,
    previous: Path | None,
    because: str | None,
    list_rules: bool,
    format_: str,
    output_file: Path | None,
) -> None:
    """Check that nobody is exempt. Exit 3 naming each object that breaks a rule.

    A rule that cannot be asked is an error, never a rule that holds. A note is told, and is no failure.
    JSON and HTML are the attestation: each rule with its result, each guarantee, and who ran this when.
    """
    tree = Tree(root())
    if list_rules:
        if format_ == "html":
            raise click.UsageError("The list of rules is a table, JSON or CSV.")
        _list_rules(tree, format_, output_file)
        return
    if because is not None and not 10 <= len(because) <= 1000:
        raise click.UsageError("--because is a reason that can be read later: 10 to 1000 characters.")
    filed = attestation.read(previous) if previous else None
    found, listeners = _postgrest(postgrest_config, postgrest_admin, production)
    with connected() as connection:
        revision = examination.revision(connection)
        inspection = None
        if revision >= sightings.SINCE:
            connection.commit()
            inspection = sightings.inspect(connection, tree, because)
            found += inspection.notes() if inspection else [sightings.STANDBY]
            if inspection and filed:
                found += sightings.held_against(filed, inspection, connection)
            connection.commit()
            connection.execute("reset role")
        else:
            found.append(sightings.TOO_EARLY)
        found += examination.examine(connection, tree, production=production)
        found.sort(key=lambda each: (each.number, each.object))
        rules = attestation.results(
            tree, found, production=production, listener=bool(listeners), filed=bool(filed)
        )
        held = {row["rule"]: row["result"] for row in rules}
        whole = attestation.answer(
            connection,
            production=production,
            revision=revision,
            found=found,
            rules=rules,
            guarantees=examination.guarantees(connection, tree, held),
            inspection=inspection,
            listeners=listeners,
        )
    report = attestation.report(whole)
    if format_ != "table" or found or production:
        attestation.write(report, format_, output_file)
    broken = [each for each in found if each.level == "finding"]
    if broken:
        names = ", ".join(sorted({f"{each.number} {each.name}" for each in broken}))
        raise Findings(f"doctor: {len(broken)} findings against {names}")
    output.note(f"doctor: {attestation.result(whole)}")


def _postgrest(
    files: Sequence[Path], running: Sequence[str], production: bool
) -> tuple[list[Finding], list[str]]:
    """What deviates from the baseline, and which listeners were looked at."""
    known: list[tuple[str, postgrest_config.Values]] = [
        (str(file), postgrest_config.read(file)) for file in files
    ]
    if not files and any(name.startswith("PGRST_") for name in os.environ):
        known.append(("PGRST_* variables", postgrest_config.read(None)))
    known += [(url, postgrest_config.running(url)) for url in running]
    if not known:
        level = "finding" if production else "note"
        return [Finding(200, "postgrest_is_configured", "PostgREST", NOT_CHECKED, level)], []
    found = []
    for where, values in known:
        for line, problem in postgrest_config.findings(values, production=production, base=Path.cwd()):
            of = f" of {where}" if len(known) > 1 else ""
            found.append(Finding(line.number, line.name, f"{line.setting}{of}", problem))
    return found, [where for where, _ in known]


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
        {"rule": number, "name": name, "asked": asked, "says": says}
        for (number, name), asked, says in (
            (examination.AS_SHIPPED, "always", examination.AS_SHIPPED_SAYS),
            (sightings.KEPT, "always", sightings.KEPT_SAYS),
            (sightings.PREVIOUS, "with --previous", sightings.PREVIOUS_SAYS),
        )
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
    rows.sort(key=lambda row: str(row["rule"]))
    output.emit(("rule", "name", "asked", "says"), rows, format_, output_file)


def register(main: click.Group) -> None:
    """Add the command."""
    main.add_command(doctor)
