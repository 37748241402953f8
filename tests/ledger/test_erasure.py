"""Openings, lawful erasure, and the two kinds that are not: silent and early."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from safelane.ledger.notes import Cosigner
from safelane.ledger.openings import Opening, write_openings
from safelane.ledger.tiles import ExportDirectory
from safelane.ledger.verify import Refused, canonical, from_canonical

from tests.ledger.build import NOVEMBER, Ledger, cosigner, octets, refused, verified

DAY = 86_400
PAST, FLOOR, FUTURE = "2026-11-19", "2026-11-21", "2033-11-21"
WITNESSES = [cosigner("ann"), cosigner("bea")]


def witnesses(at: int) -> list[Cosigner]:
    return [cosigner("ann", at), cosigner("bea", at)]


def test_openings_are_held_against_their_leaves(tmp_path: Path) -> None:
    ledger = Ledger().add_many(600)
    ledger.open(ledger.export(tmp_path, None, WITNESSES))
    assert sorted(f.name for f in (tmp_path / "openings").iterdir()) == ["000", "001", "002", "manifest"]
    report = verified(tmp_path, ledger.policy(*WITNESSES), complete=True)
    assert report.openings == 600
    assert any("600 openings are what their leaves committed to" in fact for fact in report.facts)


@pytest.mark.parametrize("changed", ["body", "retention", "salt", "retention_salt", "idx"])
def test_an_opening_that_was_changed_afterwards(tmp_path: Path, changed: str) -> None:
    ledger = Ledger().add_many(3)
    ledger.open(ledger.export(tmp_path, None, WITNESSES))
    file, opening = tmp_path / "openings/000", ledger.openings[1]
    other = {
        "body": Opening(1, opening.salt, "{}", opening.retention_salt, opening.retention),
        "retention": Opening(1, opening.salt, opening.body, opening.retention_salt, "{}"),
        "salt": Opening(1, octets("x"), opening.body, opening.retention_salt, opening.retention),
        "retention_salt": Opening(1, opening.salt, opening.body, octets("x"), opening.retention),
        "idx": Opening(7, opening.salt, opening.body, opening.retention_salt, opening.retention),
    }[changed]
    file.write_text(file.read_text().replace(opening.line(), other.line()))
    words = "none can be" if changed == "idx" else "changed afterwards"
    refused(lambda: verified(tmp_path, ledger.policy(*WITNESSES)), words)
    with pytest.raises(Refused, match=r"changed afterwards|in the order"):
        write_openings(tmp_path, 3, [ledger.openings[0], other, ledger.openings[2]], True)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda line: line.replace('"idx":1', '"idx": 1'),
        lambda line: line.replace('"idx":1', '"idx":1.0'),
        lambda line: line.replace('"idx":1', '"idx":true'),
        lambda line: line.replace('"idx":1,', ""),
        lambda line: line.replace('{"body"', '{"another":1,"body"'),
        lambda line: line.replace("book_lesson", "book\\u005flesson"),
        lambda line: line.upper(),
        lambda line: line + "\n" + line,
        lambda line: "[]",
        lambda line: "",
    ],
)
def test_an_opening_has_one_form_only(tmp_path: Path, spoil: Callable[[str], str]) -> None:
    ledger = Ledger().add_many(3)
    ledger.open(ledger.export(tmp_path, None, WITNESSES))
    file, line = tmp_path / "openings/000", ledger.openings[1].line()
    file.write_text(file.read_text().replace(line, spoil(line)))
    with pytest.raises(Refused):
        verified(tmp_path, ledger.policy(*WITNESSES))


def test_lawful_erasure_verifies_and_nothing_else_changes(tmp_path: Path) -> None:
    ledger = Ledger().add_many(2)
    ledger.add(floor=FLOOR)
    ledger.add_many(300)
    ledger.open(ledger.export(tmp_path, 300, witnesses(NOVEMBER)))
    before = {f.name: f.read_bytes() for f in (tmp_path / "tile/entries").glob("000*")}
    assert ledger.erase(2, floor=FLOOR) == 303
    ledger.open(ledger.export(tmp_path, None, witnesses(NOVEMBER + DAY)))
    report = verified(tmp_path, ledger.policy(*WITNESSES), complete=True)
    assert [(e.index, e.at, e.class_, str(e.floor)) for e in report.erased] == [
        (2, 303, "safeguarding", FLOOR)
    ]
    assert (report.openings, report.remarks) == (303, [])
    assert {f.name: f.read_bytes() for f in (tmp_path / "tile/entries").glob("000*")} == before


def test_silent_erasure_is_exposed(tmp_path: Path) -> None:
    ledger = Ledger().add_many(5)
    ledger.export(tmp_path, None, WITNESSES)
    del ledger.openings[3]
    refused(lambda: ledger.open(tmp_path), "opening of leaf 3 is gone")
    assert verified(tmp_path, ledger.policy(*WITNESSES)).openings == 4, (
        "the folder does not claim to be whole"
    )
    refused(lambda: verified(tmp_path, ledger.policy(*WITNESSES), complete=True), "does not claim")
    (tmp_path / "openings/manifest").write_text('{"complete":true,"size":5,"v":1}\n')
    refused(lambda: verified(tmp_path, ledger.policy(*WITNESSES)), "Silent erasure: the opening of leaf 3")


def test_an_export_without_openings_claims_nothing(tmp_path: Path) -> None:
    ledger = Ledger().add_many(5)
    ledger.export(tmp_path, None, WITNESSES)
    assert verified(tmp_path, ledger.policy(*WITNESSES)).openings is None
    refused(lambda: verified(tmp_path, ledger.policy(*WITNESSES), complete=True), "does not claim")


def test_an_erased_opening_that_is_still_there(tmp_path: Path) -> None:
    ledger = Ledger().add_many(1)
    ledger.add(floor=PAST)
    kept = ledger.openings[1]
    ledger.erase(1, floor=PAST)
    ledger.open(ledger.export(tmp_path, None, WITNESSES))
    verified(tmp_path, ledger.policy(*WITNESSES))
    file = tmp_path / "openings/000"
    first, rest = file.read_text().split("\n", 1)
    file.write_text(f"{first}\n{kept.line()}\n{rest}")
    refused(lambda: verified(tmp_path, ledger.policy(*WITNESSES)), "leaf 1 is still here")
    refused(
        lambda: write_openings(tmp_path, 3, [ledger.openings[0], kept], False),
        "and there is an opening for it",
    )


@pytest.mark.parametrize(
    ("seen_at", "early"),
    [
        (NOVEMBER - 2 * DAY, True),
        (NOVEMBER - 3601, True),
        (NOVEMBER - 3600, False),
        (NOVEMBER + DAY, False),
    ],
)
def test_early_erasure_is_exposed_by_the_checkpoint_above_it(
    tmp_path: Path, seen_at: int, early: bool
) -> None:
    ledger = Ledger()
    ledger.add(floor=FLOOR)
    ledger.erase(0, floor=FLOOR)
    ledger.export(tmp_path, None, witnesses(seen_at))
    policy = ledger.policy(*WITNESSES)
    if early:
        refused(lambda: verified(tmp_path, policy), "Early erasure: leaf 0.*until 2026-11-21.*leaf 1")
    else:
        assert verified(tmp_path, policy).remarks == [
            "1 erasures are not shown early by any witness, nor shown to be after their floor"
        ]


def test_early_erasure_cannot_hide_behind_a_later_checkpoint(tmp_path: Path) -> None:
    """The newest checkpoint is long after the floor; one that was kept, here or by a trustee, is not."""
    ledger = Ledger()
    ledger.add(floor=FLOOR)
    ledger.erase(0, floor=FLOOR)
    early = ledger.note(2, witnesses(NOVEMBER - 30 * DAY))
    ledger.add_many(5)
    ledger.export(tmp_path, None, witnesses(NOVEMBER + 30 * DAY))
    policy = ledger.policy(*WITNESSES)
    verified(tmp_path, policy)
    refused(lambda: verified(tmp_path, policy, seen=[early.encode()]), "Early erasure")
    ExportDirectory(tmp_path).keep(early)
    refused(lambda: verified(tmp_path, policy), "Early erasure")


def test_a_checkpoint_that_ends_just_below_the_tombstone_accuses_nobody(tmp_path: Path) -> None:
    """It has every leaf before the tombstone: early, it says nothing; late, it shows that all was lawful."""
    ledger = Ledger()
    ledger.add(floor=FLOOR)
    for at, remarks in ((NOVEMBER - 9 * DAY, 1), (NOVEMBER, 0)):
        place = tmp_path / str(at)
        once = Ledger(ledger.origin, list(ledger.leaves))
        once.export(place, 1, witnesses(at))
        once.erase(0, floor=FLOOR)
        once.export(place, 2, witnesses(NOVEMBER + DAY))
        assert len(verified(place, once.policy(*WITNESSES)).remarks) == remarks


def test_a_cosignature_without_a_time_accuses_nobody(tmp_path: Path) -> None:
    ledger = Ledger()
    ledger.add(floor=FLOOR)
    ledger.erase(0, floor=FLOOR)
    ledger.export(tmp_path, None, witnesses(0))
    report = verified(tmp_path, ledger.policy(*WITNESSES))
    assert "cosigned by ann.example at a time it does not state" in "\n".join(report.lines())
    assert len(report.remarks) == 1


def test_one_witness_of_two_is_not_enough_to_accuse(tmp_path: Path) -> None:
    ledger = Ledger()
    ledger.add(floor=FLOOR)
    ledger.erase(0, floor=FLOOR)
    ledger.export(tmp_path, None, [cosigner("ann", NOVEMBER - 9 * DAY), cosigner("bea", NOVEMBER + DAY)])
    verified(tmp_path, ledger.policy(*WITNESSES))
    refused(lambda: verified(tmp_path, ledger.policy(*WITNESSES, least=1)), "Early erasure")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"release": octets("guess").hex()}, "not the token"),
        ({"release": "ff"}, "not 64 hexadecimal digits"),
        ({"retention_salt": octets("guess").hex()}, "another class or floor"),
        ({"floor": "2020-01-01"}, "another class or floor"),
        ({"class": "transient"}, "another class or floor"),
        ({"floor": "soon"}, "no floor"),
        ({"floor": None}, "no floor"),
        ({"idx": 1}, "not the token"),
        ({"idx": 2}, "leaf before it"),
        ({"idx": -1}, "leaf before it"),
        ({"idx": True}, "leaf before it"),
        ({"idx": "0"}, "leaf before it"),
        ({"why": "because"}, "other fields"),
    ],
)
def test_a_tombstone_must_belong_to_its_leaf(
    tmp_path: Path, changed: Mapping[str, object], words: str
) -> None:
    ledger = Ledger()
    ledger.add(floor=PAST)
    ledger.add(floor=PAST)
    ledger.add(erased={**ledger.tombstone(0, PAST), **changed})
    ledger.export(tmp_path, None, WITNESSES)
    refused(lambda: verified(tmp_path, ledger.policy(*WITNESSES)), words)


def test_a_leaf_is_erased_once(tmp_path: Path) -> None:
    ledger = Ledger()
    ledger.add(floor=PAST)
    ledger.erase(0, PAST)
    ledger.export(tmp_path, None, WITNESSES)
    verified(tmp_path, ledger.policy(*WITNESSES))
    ledger.erase(0, PAST)
    ledger.export(tmp_path, None, WITNESSES)
    refused(
        lambda: verified(tmp_path, ledger.policy(*WITNESSES)), "leaf 0|Leaf 0 is recorded as erased twice"
    )


def test_a_tombstone_that_cannot_be_read_is_not_passed_over(tmp_path: Path) -> None:
    leaf = {**from_canonical(Ledger().add_many(1).leaves[0], "leaf"), "erased": {}}
    spoilt = [b'{"erased":1}', b'{ "erased":{}}', canonical(leaf).encode(), canonical(leaf).encode()[:-1]]
    for number, octets_ in enumerate(spoilt):
        ledger = Ledger().add_many(1)
        ledger.leaves.append(octets_)
        place = ledger.export(tmp_path / str(number), None, WITNESSES)
        with pytest.raises(Refused):
            verified(place, ledger.policy(*WITNESSES))


@pytest.mark.parametrize(
    "manifest",
    [
        "",
        "{}\n",
        '{"complete":true,"size":2,"v":1}',
        '{"complete":true,"size":3,"v":1}\n',
        '{"complete":1,"size":2,"v":1}\n',
        '{"complete":true,"size":2,"v":2}\n',
        '{"complete":true,"size":2,"v":true}\n',
        '{"complete":true,"size":2.0,"v":1}\n',
        '{"complete":true,"more":1,"size":2,"v":1}\n',
    ],
)
def test_a_manifest_that_is_none(tmp_path: Path, manifest: str) -> None:
    ledger = Ledger().add_many(2)
    ledger.open(ledger.export(tmp_path, None, WITNESSES))
    (tmp_path / "openings/manifest").write_text(manifest)
    refused(lambda: verified(tmp_path, ledger.policy(*WITNESSES)), "openings/manifest|JSON")


def test_openings_are_written_again_as_leaves_come_and_openings_go(tmp_path: Path) -> None:
    ledger = Ledger()
    for _ in range(300):
        ledger.add(floor=PAST)
    ledger.open(ledger.export(tmp_path, None, WITNESSES))
    for index in range(256, 300):
        ledger.erase(index, PAST)
    ledger.open(ledger.export(tmp_path, None, WITNESSES))
    report = verified(tmp_path, ledger.policy(*WITNESSES), complete=True)
    assert (report.openings, len(report.erased)) == (300, 44)
    shown = [ledger.openings[index] for index in sorted(ledger.openings)]
    refused(lambda: write_openings(tmp_path, 344, reversed(shown), False), "in the order")
    refused(lambda: write_openings(tmp_path, 344, [*shown, shown[0]], False), "in the order")
    write_openings(tmp_path, 344, shown[:3], False)
    assert sorted(f.name for f in (tmp_path / "openings").iterdir()) == ["000", "manifest"]
