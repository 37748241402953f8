"""World number n of a database: in order, then spoilt a little; always the same for the same salt."""

from __future__ import annotations

from random import Random
from typing import Any

from . import model as m
from . import mutations, mutations_dbs, mutations_later, mutations_tutor
from .file import key_of
from .registry import MUTATIONS
from .worlds import Builder, Case

SOURCES = (mutations, mutations_dbs, mutations_later, mutations_tutor)  # importing them fills the list
HOW_OFTEN = (0, 1, 1, 1, 2, 2, 3, 4, 6)
# These spoil in many ways, so they are drawn more often.
WEIGHT = {
    "booked_past_expiry": 1,
    "chaperone_unresolved": 1,
    "contract_renewed": 1,
    "new_information": 1,
    "prohibition_match": 1,
    "learner_at_a_threshold": 3,
    "looser_contract": 1,
    "school_set_incomplete": 1,
    "screening_stale": 1,
    "stricter_contract": 3,
    "training_lapsed": 3,
    "update_service_extends": 2,
}
# What a world must have for a mutation to matter.
NEEDS = {
    "agency_lead_missing": "agency",
    "school_lead_missing": "school",
    "school_set_incomplete": "school",
    "agreement_missing": "school",
}
SEQUENCES = (
    ("starts_on", "ends_on"),
    ("verified_on", "valid_until"),
    ("valid_from", "valid_until"),
    ("opens", "closes"),
)
POINTS_TO = ("certificate_id", "self_disclosure_id", "run_id", "hit_id", "supersedes", "override_id")


def case(number: int, library: m.Library, salt: str = "safelane") -> Case:
    """World `number` for a database's library."""
    builder = Builder(Random(f"{salt} {library.profile} {number}"), library)
    rng, names = builder.rng, sorted(MUTATIONS)
    urn = names + [name for name in names for _ in range(WEIGHT.get(name, 0))]
    spoil = list(dict.fromkeys(rng.sample(urn, rng.choice(HOW_OFTEN))))
    needs = {NEEDS.get(name) for name in spoil}
    if library.profile == "tutorninjas" and any("certificate" in name for name in spoil):
        needs.add("school")  # the only work for which this profile asks for a certificate
    builder.in_order(agency="agency" in needs or None, school="school" in needs or None)
    late = [name for name in spoil if name.startswith("lesson_")]
    for name in spoil:
        if name not in late:
            MUTATIONS[name](builder)
    builder.expect()
    for name in late:
        MUTATIONS[name](builder)
    return Case(number, m.World(standing(builder.rows)), builder.questions(), tuple(spoil))


def in_sequence(row: m.Row) -> bool:
    """Does what ends end after it began? The tables take nothing else."""
    values = vars(row)
    return all(
        values[end] is None or values[start] is None or values[start] < values[end]
        for start, end in SEQUENCES
        if start in values and end in values
    )


def standing(rows: list[m.Row]) -> tuple[m.Row, ...]:
    """Without rows that point at one that was taken away, or supersede what is superseded already."""
    rows = [row for row in rows if in_sequence(row)]
    while True:
        keys = {key_of(row) for row in rows if not isinstance(row, m.ScreeningClearance)}
        superseded: set[Any] = set()
        kept = []
        for row in rows:
            targets = [vars(row)[name] for name in POINTS_TO if vars(row).get(name) is not None]
            replaces = vars(row).get("supersedes")
            if all(target in keys for target in targets) and (replaces is None or replaces not in superseded):
                kept.append(row)
                superseded.add(replaces)
        if len(kept) == len(rows):
            return tuple(rows)
        rows = kept
