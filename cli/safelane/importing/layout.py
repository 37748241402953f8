"""How an import file is laid out: kinds of record, columns, what refers to what. In prose: docs/import.md."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

Cells = Mapping[str, str]
Key = tuple[str, ...]
"""What a row is, or is about, in terms of other rows: ``("person", "T-1")``."""

PEOPLE = "import_people"
CHECKS = "import_checks"
WHO_IMPORTS = {PEOPLE: "a platform administrator", CHECKS: "a vetting officer"}
"""Whose token each function of the API needs, for what is said to people."""


@dataclass(frozen=True)
class Kind:
    """One kind of record: the function that imports it, its columns, and those it cannot do without.

    ``key`` tells what a row is; two rows of one file with the same key are a mistake in the file.
    ``refers`` tells which other rows have to be there before it.
    """

    function: str
    columns: tuple[str, ...]
    needs: tuple[str, ...]
    key: Callable[[Cells], Key | None] = lambda cells: None
    refers: Callable[[Cells], tuple[Key, ...]] = lambda cells: ()


def _named(kind: str, *columns: str) -> Callable[[Cells], Key | None]:
    """The key that a row has by the cells of these columns; none where one of them is empty."""

    def key(cells: Cells) -> Key | None:
        found = tuple(cells.get(column, "") for column in columns)
        return (kind, *found) if all(found) else None

    return key


def _referring(**columns: str) -> Callable[[Cells], tuple[Key, ...]]:
    """The keys that a row refers to, by column: ``tutor_ref="person"``."""

    def keys(cells: Cells) -> tuple[Key, ...]:
        return tuple((kind, cells[column]) for column, kind in columns.items() if cells.get(column))

    return keys


def _its_certificate(cells: Cells) -> tuple[Key, ...]:
    key = _named("dbs_certificate", "person_ref", "number")(cells)
    return (key,) if key else ()


_SUBJECT = ("person_ref", "person_id")

KINDS: dict[str, Kind] = {
    "organisation": Kind(
        PEOPLE,
        ("external_ref", "kind", "name", "operating_hours"),
        ("external_ref", "kind", "name"),
        key=_named("organisation", "external_ref"),
    ),
    "person": Kind(
        PEOPLE,
        ("external_ref", "given_name", "family_name", "date_of_birth", "powers"),
        ("external_ref", "given_name", "family_name"),
        key=_named("person", "external_ref"),
    ),
    "engagement": Kind(
        PEOPLE,
        ("external_ref", "tutor_ref", "agency_ref", "school_ref", "off_site", "starts_on", "ends_on"),
        ("external_ref", "tutor_ref", "starts_on"),
        key=_named("engagement", "external_ref"),
        refers=_referring(tutor_ref="person", agency_ref="organisation", school_ref="organisation"),
    ),
    "guardian": Kind(
        PEOPLE,
        ("guardian_ref", "learner_ref", "capacity", "evidence_kind", "evidence_note", "valid_until"),
        ("guardian_ref", "learner_ref", "capacity", "evidence_kind"),
        key=_named("guardian", "guardian_ref", "learner_ref", "capacity"),
        refers=_referring(guardian_ref="person", learner_ref="person"),
    ),
    "dbs_certificate": Kind(
        CHECKS,
        (
            *_SUBJECT, "number", "level", "workforce", "barred_list", "name_on_certificate",
            "name_explanation", "disclosures", "issued_on", "seen_on",
        ),
        (
            "number", "level", "workforce", "barred_list", "name_on_certificate", "disclosures", "issued_on",
            "seen_on",
        ),
        key=_named("dbs_certificate", "person_ref", "number"),
    ),
    "dbs_status_check": Kind(
        CHECKS,
        (*_SUBJECT, "number", "issued_on", "result", "checked_at", "entitlement_basis"),
        ("number", "result", "checked_at", "entitlement_basis"),
        refers=_its_certificate,
    ),
    "identity_check": Kind(
        CHECKS,
        (*_SUBJECT, "method", "outcome", "verified_on", "verified_name"),
        ("method", "outcome", "verified_on"),
    ),
    "qualification": Kind(
        CHECKS,
        (*_SUBJECT, "kind", "title", "outcome", "verified_on", "awarded_by", "valid_until"),
        ("kind", "title", "outcome", "verified_on"),
    ),
    "reference": Kind(
        CHECKS,
        (*_SUBJECT, "referee", "relationship", "outcome", "verified_on"),
        ("referee", "relationship", "outcome", "verified_on"),
    ),
    "screening_run": Kind(
        CHECKS,
        (*_SUBJECT, "source", "outcome", "ran_at", "hit_strength", "hit_note"),
        ("source", "outcome", "ran_at"),
    ),
    "right_to_work": Kind(
        CHECKS,
        (*_SUBJECT, "document", "outcome", "verified_on", "valid_until"),
        ("document", "outcome", "verified_on"),
    ),
    "prohibition_check": Kind(
        CHECKS,
        (*_SUBJECT, "kind", "result", "checked_on"),
        ("kind", "result", "checked_on"),
    ),
    "training": Kind(
        CHECKS,
        (*_SUBJECT, "topic", "completed_on", "provider"),
        ("topic", "completed_on"),
    ),
    "contract": Kind(
        CHECKS,
        (
            *_SUBJECT, "kind", "starts_on", "ends_on", "engagement_ref", "engagement_id", "learner_ref",
            "school_signed_on", "responsible_adult_signed_on",
        ),
        ("kind", "starts_on"),
    ),
    "scr": Kind(CHECKS, (*_SUBJECT, "given_name", "family_name"), ("given_name", "family_name")),
}  # fmt: skip
"""Every kind of record, in the order in which they are imported: nothing comes before what it refers to."""

REPORT_ONLY = ("roles", "started_on", "references_verified", "checked_by", "gaps")
"""Columns of the Single Central Record that tell people something and import nothing."""

NOT_SHOWN = "(not shown)"
"""In the CSV of the Single Central Record: something is on record here, and the record does not show it."""


def columns() -> tuple[str, ...]:
    """Every column that a file may have, ``record`` first."""
    of_kinds = (column for kind in KINDS.values() for column in kind.columns)
    return tuple(dict.fromkeys(("record", *of_kinds, *REPORT_ONLY)))
