"""What a compliance officer files: the state of this database, who looked, and how each promise is kept."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from safelane import doctor, output, postgrest_config, sightings
from safelane.connection import Connection, become
from safelane.doctor import Finding, Guarantee
from safelane.errors import Problem
from safelane.reports import writing
from safelane.reports.report import Report, Sheet
from safelane.sightings import MIGRATOR, Inspection
from safelane.sources import Tree

TITLE = "Attestation of safelane doctor"
FINDING = ("rule", "name", "level", "object", "problem")
RULE = ("rule", "says", "result", "findings")
GUARANTEE = ("guarantee", "says", "how", "why")


def results(
    tree: Tree, found: Sequence[Finding], *, production: bool, listener: bool, filed: bool
) -> list[dict[str, Any]]:
    """Each rule and its result: ``holds``, ``broken``, ``told`` (a note), ``not checked``, ``not asked``."""
    number = doctor.AT_HEAD[0]
    says: list[tuple[int, str, bool]] = [(number, "The newest revision is in force.", True)]
    says += [(rule.number, rule.title, production or not rule.production_only) for rule in doctor.rules(tree)]
    says += [
        (line.number, f"PostgREST's {line.setting} is as the baseline has it.", listener)
        for line in postgrest_config.lines()
    ]
    says += [
        (doctor.AS_SHIPPED[0], doctor.AS_SHIPPED_SAYS, True),
        (sightings.KEPT[0], sightings.KEPT_SAYS, True),
        (sightings.PREVIOUS[0], sightings.PREVIOUS_SAYS, filed),
        (200, "PostgREST's configuration was given.", True),
    ]
    baseline = {line.number for line in postgrest_config.lines()}
    rows = []
    for number, title, asked in sorted(says):
        own = [each for each in found if each.number == number]
        if any(each.level == "finding" for each in own):
            result = "broken"
        elif any(each.problem.startswith(doctor.NOT_CHECKED) for each in own) or (
            number in baseline and not listener
        ):
            result = doctor.NOT_CHECKED
        else:
            result = "told" if own else "holds" if asked else "not asked"
        rows.append({"rule": number, "says": title, "result": result, "findings": len(own)})
    return rows


def answer(
    connection: Connection,
    *,
    production: bool,
    revision: str,
    found: Sequence[Finding],
    rules: Sequence[Mapping[str, Any]],
    guarantees: Sequence[Guarantee],
    inspection: Inspection | None,
    listeners: Sequence[str],
) -> dict[str, Any]:
    """The whole attestation; ``header.sha256`` is over everything else in it."""
    row = connection.execute(
        "select session_user::text, current_database(), current_setting('server_version'), clock_timestamp()"
    ).fetchone()
    if row is None:
        raise Problem("the database does not say who asks")
    login, database, server, at = row
    broken = [each for each in found if each.level == "finding"]
    judged = any((each["rule"], each["result"]) == (doctor.JUDGED, "holds") for each in rules)
    whole: dict[str, Any] = {
        "healthy": not broken,
        "production": production,
        "at": at.astimezone(dt.UTC).isoformat(timespec="seconds"),
        "by": login,
        "database": database,
        "server": server,
        "revision": revision,
        "posture": posture(connection, revision, judged),
        "checkpoint": checkpoint(connection) if inspection else None,
        "listeners": list(listeners),
        "rules": list(rules),
        "findings": [row_of(each) for each in found],
        "guarantees": [asdict(each) for each in guarantees],
        "explained": inspection.explained() if inspection else None,
        "inspection": None,
        "inspections": [],
        "passages": [],
        "sightings": [],
    }
    if inspection:
        whole["inspection"] = inspection.said
        whole["inspections"] = inspection.inspections
        whole["passages"] = inspection.passages
        whole["sightings"] = inspection.seen
    plain: dict[str, Any] = json.loads(json.dumps(whole, default=output.json_value))
    return {"header": {"sha256": digest(plain)}, **plain}


def posture(connection: Connection, revision: str, judged: bool) -> dict[str, Any] | None:
    """The hash, the guard's mode, and whether that hash was judged; None where this revision has none."""
    if revision < doctor.POSTURE_SINCE:
        return None
    become(connection, MIGRATOR)
    # where it was judged it is the one in force, and need not be computed again
    row = connection.execute(
        "select case when %s then (select hash from warden.posture_in_force())"
        " else warden.posture_hash() end, warden.mode()",
        (judged,),
    ).fetchone()
    connection.execute("reset role")
    if row is None:
        raise Problem("the guard does not answer")
    return {"hash": row[0], "mode": row[1], "judged": judged}


def checkpoint(connection: Connection) -> dict[str, Any] | None:
    """Origin, size and root hash (hexadecimal) of the newest signed checkpoint; None where there is none."""
    become(connection, MIGRATOR)
    row = connection.execute("select origin, size, note, at from guard.last_checkpoint()").fetchone()
    if row is None:
        return None
    origin, size, note, at = row
    root = base64.b64decode(note.splitlines()[2]).hex()
    return {"origin": origin, "size": size, "root": root, "at": at.isoformat(timespec="seconds")}


def row_of(finding: Finding) -> dict[str, Any]:
    """A finding as it is listed."""
    return {
        "rule": finding.number,
        "name": finding.name,
        "level": finding.level,
        "object": finding.object,
        "problem": finding.problem,
    }


def result(whole: Mapping[str, Any]) -> str:
    """The attestation in a line; what people explained away is part of it."""
    says = "every rule holds" if whole["healthy"] else "not healthy: see the findings"
    told = whole.get("explained")
    if not told:
        return says
    changes = "1 change was" if told["changes"] == 1 else f"{told['changes']} changes were"
    return f"{says}; {changes} explained by {', '.join(told['by'])}, since {str(told['since'])[:10]}"


def report(whole: Mapping[str, Any]) -> Report:
    """The attestation for reading; JSON has everything, a page has all but the list of what was seen."""
    mark, inspection, posture_ = whole["checkpoint"], whole["inspection"], whole["posture"]
    stamp = {
        "result": result(whole),
        "asked as": "production"
        if whole["production"]
        else "development: rules for production were not asked",
        "made at": whole["at"],
        "by login": whole["by"],
        "database": whole["database"],
        "server": f"PostgreSQL {whole['server']}",
        "listener": whole["listeners"] or "not checked",
        "schema revision": whole["revision"],
        "posture hash": posture_["hash"] if posture_ else "none: this revision has no posture",
        "posture judged": posture_ and f"{'yes' if posture_['judged'] else 'no'}, in mode {posture_['mode']}",
        "ledger checkpoint": f"{mark['origin']}, {mark['size']} entries, root {mark['root']}"
        if mark
        else "none yet",
        "inspection": f"{inspection['inspection']}, root {inspection['root']}" if inspection else "not kept",
        "sha256": whole["header"]["sha256"],
    }
    findings = Sheet("Findings", FINDING, whole["findings"])
    kept = [{**each, "guarantee": each["number"]} for each in whole["guarantees"]]
    guarantees = Sheet("Prevented or detected on this server", GUARANTEE, kept)
    brief = (findings, guarantees) if whole["production"] else (findings,)
    sheets = (
        findings,
        guarantees,
        Sheet("Rules", RULE, whole["rules"]),
        Sheet("Migrations", ("passage", "at", "login", "from_revision", "to_revision"), whole["passages"]),
        Sheet(
            "Inspections",
            ("inspection", "at", "login", "unexplained", "because", "root"),
            whole["inspections"],
        ),
    )
    return Report(TITLE, stamp, brief, sheets, findings, dict(whole), signed=True)


def write(made: Report, format_: str, output_file: Path | None) -> None:
    """A report in one of the doctor's formats."""
    output.write(writing.WRITERS[format_](made), output_file)


def digest(whole: Mapping[str, Any]) -> str:
    """SHA-256 over the attestation without its header: JSON with sorted keys and no spaces."""
    rest = {name: value for name, value in whole.items() if name != "header"}
    text = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def read(file: Path) -> dict[str, Any]:
    """An attestation that was filed as JSON. One whose content is not what was hashed is an error."""
    try:
        whole: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        said, made = whole["header"]["sha256"], digest(whole)
        kept = whole["inspection"]["inspection"], whole["sightings"]
    except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError) as error:
        raise Problem(
            f"{file} is no attestation with an inspection: {error}",
            "Give one that was made with --format json.",
        ) from error
    if said != made or not kept:
        raise Problem(f"{file} was changed after it was made: its content does not have the hash it states")
    return whole
