"""``safelane ledger export`` and ``verify``: what a trustee takes home, and what it is worth."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from safelane.ledger.verify import Checkpoint

from tests.ledger.sealing import Sealing


def files(place: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(place)): path.read_bytes()
        for path in sorted(place.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def test_an_export_verifies_without_the_database(sealing: Sealing) -> None:
    sealing.append_many(300)
    sealing.seal()
    place = sealing.export()
    nowhere = "postgresql://nobody@127.0.0.1:9/nothing"
    outcome = sealing.run(
        "ledger", "verify", place, "--policy", sealing.policy(),
        SAFELANE_DATABASE_URL=nowhere, SAFELANE_SIGNER_URL=nowhere, SAFELANE_SEALER_URL=nowhere,
    )  # fmt: skip
    assert outcome.exit_code == 0, outcome.output
    assert f"{sealing.state().size} leaves" in outcome.stdout


def test_a_second_export_adds_and_rewrites_no_whole_tile(sealing: Sealing) -> None:
    sealing.append_many(600)
    sealing.seal()
    place = sealing.export()
    before = {
        name: path for name, path in files(place).items() if name.startswith("tile/") and ".p/" not in name
    }
    inodes = {name: (place / name).stat().st_ino for name in before}
    sealing.append_many(500)
    sealing.seal()
    sealing.export()
    after = files(place)
    assert before == {name: after[name] for name in before}
    assert inodes == {name: (place / name).stat().st_ino for name in before}
    assert Checkpoint.parse(after["checkpoint"]).size == sealing.state().size
    sealing.accepted(place)


def test_an_export_in_pieces_is_the_export_in_one(sealing: Sealing) -> None:
    for count in (1, 255, 1, 300):
        sealing.append_many(count)
        sealing.seal()
        sealing.export()
    whole = sealing.export(to=sealing.folder / "whole")
    pieces = files(sealing.export_folder)
    wanted = files(whole)
    for name in wanted.keys() - {"vkeys"}:
        assert pieces[name] == wanted[name]


def test_nothing_is_exported_past_what_was_signed(sealing: Sealing) -> None:
    sealing.append(2)
    sealing.seal()
    signed = sealing.state().size
    sealing.append(5)
    sealing.must("seal", "--once", "--only", "integrate")
    sealing.accepted(sealing.export())
    assert Checkpoint.parse((sealing.export_folder / "checkpoint").read_bytes()).size == signed


def test_nothing_to_export_is_said(sealing: Sealing) -> None:
    outcome = sealing.run("ledger", "export", sealing.export_folder)
    assert outcome.exit_code == 1
    assert "nothing was signed yet" in outcome.output


def test_openings_go_where_they_are_asked_for_and_nowhere_else(sealing: Sealing) -> None:
    sealing.append(3, "a secret action")
    sealing.seal()
    plain = sealing.export()
    assert not (plain / "openings").exists()
    assert not any(b"secret" in data for data in files(plain).values())
    place = sealing.export("--openings", to=sealing.folder / "open")
    assert any(b"a secret action" in data for data in files(place).values())
    assert "openings" in sealing.accepted(place, "--complete")


def test_openings_of_one_target_are_no_claim_to_hold_all(sealing: Sealing) -> None:
    target = "0c7b3c1e-0000-4000-8000-000000000001"
    sealing.append(2)
    sealing.enter("about one", target=target)
    sealing.seal()
    place = sealing.export("--openings", "--target", target)
    assert "1 openings" in sealing.accepted(place)
    assert "does not claim" in sealing.refused(place, "--complete")


def test_whoever_is_below_row_security_gets_no_openings(sealing: Sealing) -> None:
    sealing.append(1)
    sealing.seal()
    outcome = sealing.run(
        "ledger", "export", sealing.export_folder, "--openings",
        SAFELANE_AUDITOR_URL="", SAFELANE_DATABASE_URL=sealing.database.url("safelane_migrator"),
    )  # fmt: skip
    assert outcome.exit_code == 4, outcome.output


def test_the_keys_and_the_announcements_travel_with_it(sealing: Sealing) -> None:
    sealing.append(1)
    sealing.seal()
    announcement = sealing.must("ledger", "keys", "rotate")
    sealing.export()
    known = (sealing.export_folder / "vkeys").read_text().splitlines()
    assert len(known) == 2
    assert (sealing.export_folder / "succession" / "0001.note").read_text() == announcement
    assert not any(b"PRIVATE KEY" in data for data in files(sealing.export_folder).values())


@pytest.mark.parametrize("damage", ["tile/0/000.p", "tile/entries/000.p", "checkpoint"])
def test_the_control_a_changed_byte_is_refused(sealing: Sealing, damage: str) -> None:
    sealing.append(3)
    sealing.seal()
    place = sealing.export()
    sealing.accepted(place)
    name = next(name for name in files(place) if name.startswith(damage))
    data = bytearray((place / name).read_bytes())
    data[len(data) // 2] ^= 1
    (place / name).write_bytes(data)
    sealing.refused(place)


def test_a_receipt_is_proved_from_the_export(sealing: Sealing) -> None:
    sealing.append(1)
    (seq,) = sealing.append(1)
    sealing.append_many(300)
    sealing.seal()
    place = sealing.export()
    receipt = f"seq={seq}; leaf={sealing.leaf_hash(seq)}"
    proof = sealing.folder / "entry.tlog-proof"
    sealing.must("ledger", "prove", receipt, "--from", place, "-o", proof)
    assert sealing.leaf_hash(seq) in sealing.accepted(proof, "--leaf-hash", sealing.leaf_hash(seq))
    assert "another leaf" in sealing.refused(proof, "--leaf-hash", "00" * 32)


def test_a_receipt_that_the_log_does_not_hold_is_a_finding(sealing: Sealing) -> None:
    sealing.append(1)
    sealing.seal()
    place = sealing.export()
    outcome = sealing.run("ledger", "prove", "1", "--leaf-hash", "ab" * 32, "--from", place)
    assert outcome.exit_code == 3
    assert "no leaf with this hash" in outcome.output


@pytest.mark.parametrize("entry", ["", "seq=", "41", "leaf=ab", "41; leaf=xyz"])
def test_what_is_no_receipt_is_a_usage_error(sealing: Sealing, entry: str) -> None:
    assert sealing.run("ledger", "prove", entry, "--from", sealing.folder).exit_code == 2


def test_the_machine_readable_status_says_how_far_it_is(sealing: Sealing) -> None:
    sealing.append(2)
    sealing.seal()
    shown = {
        row["what"]: row["value"] for row in json.loads(sealing.must("ledger", "status", "--format", "json"))
    }
    assert shown["signed leaves"] == shown["leaves"] == sealing.state().size
    assert shown["backlog"] == 0
