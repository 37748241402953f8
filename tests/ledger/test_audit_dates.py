"""What the retention audit believes about time: what a quorum of witnesses says, and no single one."""

from __future__ import annotations

import datetime as dt

import pytest
from safelane.ledger import audit
from safelane.ledger.policyfile import WitnessLine, write_policy
from safelane.ledger.verify import Erasure, Policy

from tests.ledger.build import Ledger, cosigner

LOG = Ledger().log.key.vkey()
POLICY = Policy.parse(
    write_policy(
        [LOG], {name: WitnessLine(cosigner(name).key.vkey(), None) for name in ("a", "b", "c")}, 2
    ).encode()
)
TOMBSTONE = Erasure(at=10, index=3, class_="audit_chain", floor=dt.date(2033, 1, 1))


def year(number: int) -> int:
    return int(dt.datetime(number, 6, 1, tzinfo=dt.UTC).timestamp())


@pytest.mark.parametrize(
    ("times", "early"),
    [
        ({"a": 2030, "b": 2030}, True),
        ({"a": 2030, "b": 2030, "c": 2040}, True),
        ({"a": 2040, "b": 2040}, False),
        ({"a": 2030, "b": 2040, "c": 2040}, False),
    ],
    ids=str,
)
def test_an_early_erasure_is_what_a_quorum_saw_before_the_floor(times: dict[str, int], early: bool) -> None:
    """A third witness whose clock is ahead hides nothing, and one whose clock is behind accuses nobody."""
    seen = {name: year(when) for name, when in times.items()}
    assert bool(audit._early(TOMBSTONE, POLICY, [(11, seen)])) is early
    assert audit._early(TOMBSTONE, POLICY, [(10, seen)]) is None, "that checkpoint is of before the tombstone"


def test_a_witness_who_states_no_time_accuses_nobody() -> None:
    assert audit._early(TOMBSTONE, POLICY, [(11, {"a": 0, "b": 0})]) is None
    assert audit._early(TOMBSTONE, POLICY, [(11, {"a": 0, "b": year(2030), "c": year(2040)})]) is None


@pytest.mark.parametrize(
    ("times", "late"),
    [
        ({"a": 2034, "b": 2034, "c": 1970}, True),
        ({"a": 2034, "b": 2030, "c": 2030}, False),
        ({"a": 2030, "b": 2030}, False),
    ],
    ids=str,
)
def test_an_erasure_was_late_enough_where_a_quorum_saw_the_log_without_it(
    times: dict[str, int], late: bool
) -> None:
    seen = {name: year(when) for name, when in times.items()}
    assert audit._late(TOMBSTONE, POLICY, [(10, seen)]) is late


@pytest.mark.parametrize(
    ("times", "found"),
    [
        ({"a": 2030, "b": 2030}, True),
        ({"a": 2030, "b": 2030, "c": 1990}, True),
        ({"a": 0, "b": 2030, "c": 2030}, True),
        ({"a": 2030, "b": 1990, "c": 1990}, False),
        ({"a": 1990, "b": 1990}, False),
    ],
    ids=str,
)
def test_an_entry_is_backdated_where_a_quorum_signed_a_log_without_it(
    times: dict[str, int], found: bool
) -> None:
    """An entry at index 5 says 2020. One slow clock does not hide it, one fast clock does not accuse it."""
    seen = {name: year(when) if when else 0 for name, when in times.items()}
    assert bool(audit._backdated({5: float(year(2020))}, POLICY, [(5, seen)])) is found
    assert audit._backdated({5: float(year(2020))}, POLICY, [(6, seen)]) == [], "it was in that one"
