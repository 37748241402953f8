"""The Single Central Record (C.6, E7 report 3): a line a person to read, a row a check to import again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from safelane.importing.layout import NOT_SHOWN, columns
from safelane.reports.report import Report, Sheet, london, stamp

Line = Mapping[str, Any]

COLUMNS = (
    "name", "reference", "roles", "started_on", "identity", "dbs", "barred_list", "prohibition",
    "section_128", "overseas", "qualifications", "right_to_work", "references", "screening", "training",
    "written_confirmation", "gaps",
)  # fmt: skip
BRIEF = (
    "name", "identity", "dbs", "barred_list", "prohibition", "right_to_work", "qualifications", "references",
    "training", "gaps",
)  # fmt: skip
BRIEF_GAPS = ("name", "item", "status", "since")
GAPS = ("name", "reference", "item", "status", "code", "since", "engagement_ids")


def central_record(answer: dict[str, Any], filter_: str) -> Report:
    """The answer of ``single_central_record`` as a report."""
    gaps: dict[str, list[Line]] = {}
    for gap in answer["gaps"]:
        gaps.setdefault(gap["person_id"], []).append(gap)
    people = {line["person_id"]: line for line in answer["rows"]}
    read = [_for_reading(line, gaps.get(line["person_id"], [])) for line in answer["rows"]]
    brief = [_in_brief(line, gaps.get(line["person_id"], [])) for line in answer["rows"]]
    missing = [
        {**_who(people[gap["person_id"]]), **gap, "since": london(gap.get("until"))} for gap in answer["gaps"]
    ]
    checks = [row for line in answer["rows"] for row in _for_import(line, gaps.get(line["person_id"], []))]
    return Report(
        "Single Central Record",
        stamp(answer, filter_),
        (Sheet("Single Central Record", BRIEF, brief), Sheet("Gaps", BRIEF_GAPS, missing)),
        (Sheet("Single Central Record", COLUMNS, read), Sheet("Gaps", GAPS, missing)),
        Sheet("Single Central Record", columns(), checks),
        answer,
        signed=True,
    )


def _who(line: Line) -> dict[str, Any]:
    return {
        "name": f"{line['given_name']} {line['family_name']}",
        "reference": line["external_ref"] or line["person_id"],
    }


def _for_reading(line: Line, gaps: list[Line]) -> dict[str, Any]:
    return {
        **_who(line),
        "roles": line["roles"],
        "started_on": line["started_on"],
        "identity": _words(line["identity"], "date", "evidence", "checked_by"),
        "dbs": _words(line["dbs"], "issued_on", "number", "level", "workforce", "seen_on", "checked_by"),
        "barred_list": None if line["dbs"] is None else line["dbs"]["barred_list_done"],
        "prohibition": _words(line["prohibition"], "date"),
        "section_128": _words(line["section_128"], "date"),
        "overseas": _words(line["overseas"], "date"),
        "qualifications": [
            _words(each, "date", "kind", "title", "awarded_by") for each in line["qualifications"] or []
        ],
        "right_to_work": _words(line["right_to_work"], "date", "evidence", "expires_on", "checked_by"),
        "references": _words(line["references"], "verified", "date") if _verified(line) else None,
        "screening": _words(line["screening"], "date"),
        "training": [_words(each, "topic", "date") for each in line["training"] or []],
        "written_confirmation": [
            _words(each, "date", "expires_on") for each in line["written_confirmation"] or []
        ],
        "gaps": _gaps(gaps),
    }


def _in_brief(line: Line, gaps: list[Line]) -> dict[str, Any]:
    """The days and numbers of a line, as a terminal has room for."""
    dbs = line["dbs"]
    return {
        **_who(line),
        "identity": _words(line["identity"], "date"),
        "dbs": dbs and f"{dbs['issued_on']} …{dbs['number'][-4:]}",
        "barred_list": dbs and dbs["barred_list_done"],
        "prohibition": _words(line["prohibition"], "date"),
        "right_to_work": _words(line["right_to_work"], "date"),
        "qualifications": len(line["qualifications"] or []),
        "references": _verified(line),
        "training": len(line["training"] or []),
        "gaps": len(gaps),
    }


def _words(found: Line | None, *names: str) -> str | None:
    """The named parts that there are, in one cell; a day until which something counts says so."""
    if found is None:
        return None
    marks = {"expires_on": "until ", "seen_on": "seen ", "checked_by": "by "}
    return ", ".join(f"{marks.get(name, '')}{found[name]}" for name in names if found.get(name) is not None)


def _gaps(gaps: list[Line]) -> str:
    return "; ".join(f"{gap['item']} {gap['status']}" for gap in gaps)


def _verified(line: Line) -> int:
    return int((line["references"] or {}).get("verified") or 0)


def _for_import(line: Line, gaps: list[Line]) -> Iterator[dict[str, Any]]:
    """The person's own line, then a row for each check, as ``safelane import`` reads them."""
    named = "external_ref" if line["external_ref"] else "person_id"
    person = {"person_ref" if named == "external_ref" else "person_id": line[named]}
    yield {
        "record": "scr", **person, "given_name": line["given_name"], "family_name": line["family_name"],
        "roles": line["roles"], "started_on": line["started_on"], "references_verified": _verified(line),
        "gaps": _gaps(gaps),
    }  # fmt: skip
    for row in _checks(line):
        yield {**row, **person}


def _checks(line: Line) -> Iterator[dict[str, Any]]:
    if shown := line["identity"]:
        yield {
            "record": "identity_check", "method": shown["evidence"], "outcome": "verified",
            "verified_on": shown["date"], "verified_name": NOT_SHOWN, "checked_by": shown["checked_by"],
        }  # fmt: skip
    if shown := line["dbs"]:
        yield {
            "record": "dbs_certificate", "number": shown["number"], "level": shown["level"],
            "workforce": shown["workforce"], "issued_on": shown["issued_on"], "seen_on": shown["seen_on"],
            "barred_list": NOT_SHOWN if shown["barred_list_done"] else "not_checked",
            "name_on_certificate": NOT_SHOWN, "name_explanation": NOT_SHOWN, "disclosures": NOT_SHOWN,
            "checked_by": shown["checked_by"],
        }  # fmt: skip
    for name, kind in (("prohibition", "tra_prohibition"), ("section_128", "section_128")):
        if shown := line[name]:
            yield {
                "record": "prohibition_check", "kind": kind, "result": NOT_SHOWN, "checked_on": shown["date"],
            }  # fmt: skip
    for name, source in (("overseas", "overseas_teacher_sanction"), ("screening", "uk_sanctions_list")):
        if shown := line[name]:
            yield {
                "record": "screening_run", "source": source, "outcome": "completed", "ran_at": shown["date"],
            }  # fmt: skip
    if shown := line["right_to_work"]:
        yield {
            "record": "right_to_work", "document": shown["evidence"], "outcome": "verified",
            "verified_on": shown["date"], "valid_until": shown["expires_on"],
            "checked_by": shown["checked_by"],
        }  # fmt: skip
    for shown in line["qualifications"] or []:
        yield {
            "record": "qualification", "kind": shown["kind"], "title": shown["title"],
            "awarded_by": shown["awarded_by"], "outcome": "verified", "verified_on": shown["date"],
            "valid_until": shown["expires_on"],
        }  # fmt: skip
    if _verified(line):
        yield {
            "record": "reference", "referee": NOT_SHOWN, "relationship": NOT_SHOWN, "outcome": "verified",
            "verified_on": line["references"]["date"],
        }  # fmt: skip
    for shown in line["training"] or []:
        yield {
            "record": "training", "topic": shown["topic"], "completed_on": shown["date"],
            "provider": NOT_SHOWN,
        }  # fmt: skip
    for shown in line["written_confirmation"] or []:
        yield {
            "record": "contract", "kind": "written_confirmation", "starts_on": shown["date"],
            "ends_on": shown["expires_on"], "engagement_id": shown["engagement_id"],
        }  # fmt: skip
