"""What an attacker may do to a whole export: cut, reorder, rewrite, fork, hide. Each with its control."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from safelane.ledger.checkpoint import checkpoint_text
from safelane.ledger.notes import add_signatures
from safelane.ledger.tiles import ExportDirectory
from safelane.ledger.verify import Policy, Report, leaf_hash, verify_export

from tests.ledger.build import Ledger, cosigner, octets, refused, verified

WITNESSES = [cosigner("ann"), cosigner("bea")]


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return Ledger().add_many(700)


def check(ledger: Ledger, place: Path, **more: object) -> Report:
    return verified(place, ledger.policy(*WITNESSES), **more)


def rewritten(ledger: Ledger, change: int) -> Ledger:
    """The same ledger with one leaf changed, as somebody with every password would leave it."""
    other = Ledger(ledger.origin, list(ledger.leaves), dict(ledger.openings))
    other.leaves[change] = Ledger(ledger.origin).add_many(1).leaves[0]
    return other


@pytest.mark.parametrize("size", [0, 1, 2, 255, 256, 257, 511, 512, 513, 700])
def test_an_honest_export_verifies(ledger: Ledger, tmp_path: Path, size: int) -> None:
    ledger.export(tmp_path, size, WITNESSES)
    report = check(ledger, tmp_path)
    assert (report.size, report.root) == (size, ledger.root(size))
    assert report.remarks == []


def test_the_last_leaves_are_cut_off(ledger: Ledger, tmp_path: Path) -> None:
    """Below the newest checkpoint the tree is too small; with the older checkpoint a kept one shows it."""
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    ledger.export(whole, 700, WITNESSES)
    ledger.export(cut, 600, WITNESSES)
    newest = (whole / "checkpoint").read_bytes()
    check(ledger, cut, seen=[(cut / "checkpoint").read_bytes()])
    refused(lambda: check(ledger, cut, seen=[newest]), "hidden.*700.*ends at 600")
    (cut / "checkpoint").write_bytes(newest)
    refused(lambda: check(ledger, cut), "cannot be read")


def test_the_newest_checkpoint_is_hidden_and_its_leaves_are_not(ledger: Ledger, tmp_path: Path) -> None:
    ledger.export(tmp_path, 600, WITNESSES)
    older = (tmp_path / "checkpoint").read_bytes()
    ledger.export(tmp_path, 700, WITNESSES)
    check(ledger, tmp_path)
    (tmp_path / "checkpoint").write_bytes(older)
    refused(lambda: check(ledger, tmp_path), "600.*cannot|entries.*cannot be read|hidden")


def test_a_kept_checkpoint_is_larger_than_the_newest(ledger: Ledger, tmp_path: Path) -> None:
    ledger.export(tmp_path, 600, WITNESSES)
    ExportDirectory(tmp_path).keep(ledger.note(650))
    refused(lambda: check(ledger, tmp_path), "hidden.*650 leaves was signed")


def test_two_leaves_change_places(ledger: Ledger, tmp_path: Path) -> None:
    other = Ledger(ledger.origin, list(ledger.leaves), {})
    other.leaves[3], other.leaves[4] = other.leaves[4], other.leaves[3]
    other.export(tmp_path, 700)
    (tmp_path / "checkpoint").write_text(ledger.note(700, WITNESSES))
    refused(lambda: check(ledger, tmp_path), "do not hash to the root")


@pytest.mark.parametrize("part", ["bundle", "tile"])
def test_a_leaf_is_rewritten_in_one_place_only(ledger: Ledger, tmp_path: Path, part: str) -> None:
    honest, forged = tmp_path / "honest", tmp_path / "forged"
    ledger.export(honest, 700, WITNESSES)
    rewritten(ledger, 300).export(forged, 700, WITNESSES)
    name = "tile/entries/001" if part == "bundle" else "tile/0/001"
    shutil.copy(forged / name, honest / name)
    refused(lambda: check(ledger, honest), "tile/0/001 is not what the leaves of its bundle hash to")


def test_a_tile_above_does_not_fit_the_tiles_below(ledger: Ledger, tmp_path: Path) -> None:
    ledger.export(tmp_path, 700, WITNESSES)
    tile = tmp_path / "tile/1/000.p/2"
    tile.write_bytes(tile.read_bytes()[:32] + octets("another"))
    refused(lambda: check(ledger, tmp_path), "tile/1/000.p/2 is not what the tiles below it hash to")


def test_everything_is_recomputed_without_the_key(ledger: Ledger, tmp_path: Path) -> None:
    other = rewritten(ledger, 300)
    other.export(tmp_path, 700, WITNESSES)
    forged = (tmp_path / "checkpoint").read_text()
    honest = ledger.note(700, WITNESSES)
    (tmp_path / "checkpoint").write_text(forged.partition("\n\n")[0] + "\n\n" + honest.partition("\n\n")[2])
    refused(lambda: check(ledger, tmp_path), "not over this text")


def test_everything_is_recomputed_with_the_stolen_key(ledger: Ledger, tmp_path: Path) -> None:
    """The witnesses did not sign that; and whoever kept a checkpoint sees the fork even if they all did."""
    other = rewritten(ledger, 300)
    other.export(tmp_path, 700)
    refused(lambda: check(ledger, tmp_path), "cosigned by nobody")
    (tmp_path / "checkpoint").write_text(other.note(700, WITNESSES))
    check(ledger, tmp_path)
    check(ledger, tmp_path, seen=[ledger.note(300).encode()])
    refused(lambda: check(ledger, tmp_path, seen=[ledger.note(301).encode()]), "fork.*301")
    refused(lambda: check(ledger, tmp_path, seen=[ledger.note(700).encode()]), "fork.*700")


def test_a_checkpoint_inside_shows_the_fork_too(ledger: Ledger, tmp_path: Path) -> None:
    rewritten(ledger, 300).export(tmp_path, 700, WITNESSES)
    check(ledger, tmp_path)
    ExportDirectory(tmp_path).keep(ledger.note(400))
    refused(lambda: check(ledger, tmp_path), "fork.*400")


def test_an_old_backup_that_lived_on_differently(ledger: Ledger, tmp_path: Path) -> None:
    restored = Ledger(ledger.origin, ledger.leaves[:650], {})
    restored.add("other deeds")
    restored.add_many(100)
    restored.export(tmp_path, 751, WITNESSES)
    check(restored, tmp_path)
    check(restored, tmp_path, seen=[ledger.note(650).encode()])
    refused(lambda: check(restored, tmp_path, seen=[ledger.note(700).encode()]), "fork.*700")


def test_a_kept_checkpoint_must_be_signed_and_of_this_log(ledger: Ledger, tmp_path: Path) -> None:
    ledger.export(tmp_path, 700, WITNESSES)
    stranger = Ledger("elsewhere.example/log").add_many(5)
    refused(lambda: check(ledger, tmp_path, seen=[stranger.note().encode()]), "of another log")
    unsigned = add_signatures(stranger.note(), []).replace("elsewhere.example/log\n", ledger.origin + "\n", 1)
    refused(lambda: check(ledger, tmp_path, seen=[unsigned.encode()]), "No key that the policy has")
    ExportDirectory(tmp_path).keep(stranger.note())
    refused(lambda: check(ledger, tmp_path), "does not know the log")
    (tmp_path / "checkpoints/5").rename(tmp_path / "checkpoints/6")
    refused(lambda: check(ledger, tmp_path), "of another size")


def test_an_older_cosignature_that_is_spoilt_into_an_unknown_one_only_stops_counting(
    ledger: Ledger, tmp_path: Path
) -> None:
    """The specification says to ignore it: only a time is lost, and the trustee's own copy has it still."""
    ledger.export(tmp_path, 600, WITNESSES)
    ledger.export(tmp_path, 700, WITNESSES)
    kept = tmp_path / "checkpoints/600"
    kept.write_text(kept.read_text().replace("— ann.example", "— xnn.example"))
    check(ledger, tmp_path)


# ---- epochs ----------------------------------------------------------------------------------------------


def begun(before: Ledger, size: int) -> Ledger:
    after = Ledger("ledger.school.example/2027")
    after.add("the ledger was restored", previous={"note": before.note(size, WITNESSES)})
    return after.add_many(9)


def both(*ledgers: Ledger) -> bytes:
    lines = [f"log {ledger.log.key.vkey()}\n" for ledger in ledgers]
    lines += [f"witness {w.key.name} {w.key.vkey()}\n" for w in WITNESSES]
    return "".join([*lines, "group g all ann.example bea.example\n", "quorum g\n"]).encode()


def test_epochs_are_a_chain(ledger: Ledger, tmp_path: Path) -> None:
    second = begun(ledger, 700)
    third = Ledger("ledger.school.example/2028")
    third.add("again", previous={"note": second.note()})
    places = [tmp_path / name for name in ("third", "second", "first")]
    for place, each in zip(places, (third, second, ledger), strict=True):
        each.export(place, None, WITNESSES)
    policy = Policy.parse(both(ledger, second, third))
    newest, *older = places

    assert "before" in verify_export(newest, policy).remarks[0]
    assert "not looked at" in verify_export(newest, policy, previous=older[:1]).remarks[0]
    chain = verify_export(newest, policy, previous=older)
    assert chain.remarks == []
    assert any("2027 with 10 leaves, is whole" in fact for fact in chain.facts)

    kept = ledger.note(650).encode()
    verify_export(newest, policy, seen=[kept], previous=older)
    refused(lambda: verify_export(newest, policy, seen=[kept]), "another log")
    refused(lambda: verify_export(newest, policy, previous=[older[1]]), "2028|epoch before is")
    refused(lambda: verify_export(older[1], policy, previous=[older[0]]), "does not quote an epoch")
    fork = rewritten(ledger, 640).note(650).encode()
    refused(lambda: verify_export(newest, policy, seen=[fork], previous=older), "fork.*650")


def test_a_quoted_checkpoint_must_be_signed_by_the_log_before(ledger: Ledger, tmp_path: Path) -> None:
    second, old = Ledger("ledger.school.example/2027"), tmp_path / "old"
    text = ledger.note().partition("\n\n")[0] + "\n"
    second.add(previous={"note": f"{text}\n{second.log.sign(text)}"})
    place = second.export(tmp_path / "new", None, WITNESSES)
    ledger.export(old, None, WITNESSES)
    policy = Policy.parse(both(ledger, second))
    refused(lambda: verify_export(place, policy, previous=[old]), "No key that the policy has")


def test_a_checkpoint_of_another_known_log_is_not_kept_here(ledger: Ledger, tmp_path: Path) -> None:
    other = Ledger("ledger.school.example/2027").add_many(5)
    ledger.export(tmp_path, None, WITNESSES)
    ExportDirectory(tmp_path).keep(other.note())
    refused(lambda: verify_export(tmp_path, Policy.parse(both(ledger, other))), "is of another log")


def test_an_epoch_must_not_leave_out_the_end_of_the_one_before(ledger: Ledger, tmp_path: Path) -> None:
    second, place, old = begun(ledger, 650), tmp_path / "second", tmp_path / "first"
    second.export(place, None, WITNESSES)
    policy = Policy.parse(both(ledger, second))
    ledger.export(old, 640, WITNESSES)
    refused(lambda: verify_export(place, policy, previous=[old]), "ended with 650 leaves.*has 640")
    ledger.export(old, 650, WITNESSES)
    verify_export(place, policy, previous=[old])
    ledger.export(old, 700, WITNESSES)
    refused(lambda: verify_export(place, policy, previous=[old]), "ended with 650 leaves.*has 700")
    forked = tmp_path / "forked"
    rewritten(ledger, 5).export(forked, 650, WITNESSES)
    refused(lambda: verify_export(place, policy, previous=[forked]), "fork")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"note": 1}, "not a checkpoint"),
        ({"note": "x", "more": 1}, "not a checkpoint"),
        ("note", "not a checkpoint"),
        ({"note": "no note"}, "no signatures"),
        ({"note": Ledger().add_many(3).note()}, "this very log"),
    ],
)
def test_a_first_leaf_that_quotes_nonsense(tmp_path: Path, said: object, words: str) -> None:
    ledger = Ledger()
    ledger.add(previous=said)
    ledger.export(tmp_path, None, WITNESSES)
    refused(lambda: check(ledger, tmp_path), words)


def test_an_epoch_goes_on_from_the_leaves_that_a_restored_database_had(
    ledger: Ledger, tmp_path: Path
) -> None:
    restored = Ledger("ledger.school.example/2027", leaves=ledger.leaves[:640])
    at = restored.add(previous={"note": ledger.note(700, WITNESSES)})
    restored.add_many(100)
    assert at == 640
    place, old = tmp_path / "restored", tmp_path / "first"
    restored.export(place, None, WITNESSES)
    ledger.export(old, 700, WITNESSES)
    policy = Policy.parse(both(ledger, restored))
    assert "not looked at" in verify_export(place, policy).remarks[0]
    told = verify_export(place, policy, previous=[old])
    assert "the first 640 leaves are those of the epoch before it" in told.facts
    assert told.remarks[0].startswith("60 leaves of the epoch before are not in this log: ask why")
    forked = tmp_path / "forked"
    rewritten(ledger, 5).export(forked, 700, WITNESSES)
    refused(lambda: verify_export(place, policy, previous=[forked]), "fork")


def test_a_rewriting_that_is_passed_off_as_a_restore_is_told(ledger: Ledger, tmp_path: Path) -> None:
    """Everything from the leaf that was changed on is missing from the new log, and the reader is told so."""
    restored = Ledger("ledger.school.example/2027", leaves=rewritten(ledger, 5).leaves[:640])
    restored.add(previous={"note": ledger.note(700, WITNESSES)})
    place = restored.export(tmp_path / "restored", None, WITNESSES)
    old = ledger.export(tmp_path / "first", 700, WITNESSES)
    told = verify_export(place, Policy.parse(both(ledger, restored)), previous=[old])
    assert told.remarks[0].startswith("695 leaves of the epoch before are not in this log: ask why")


def test_the_last_quotation_is_that_of_this_epoch(ledger: Ledger, tmp_path: Path) -> None:
    """A log in its third epoch still holds the leaf that began the second."""
    second = Ledger("ledger.school.example/2027", leaves=ledger.leaves[:640])
    second.add(previous={"note": ledger.note(700, WITNESSES)})
    third = Ledger("ledger.school.example/2028", leaves=list(second.leaves))
    second.add_many(5)
    third.add(previous={"note": second.note(None, WITNESSES)})
    places = [tmp_path / name for name in ("third", "second", "first")]
    for place, each, size in zip(places, (third, second, ledger), (None, None, 700), strict=True):
        each.export(place, size, WITNESSES)
    policy = Policy.parse(both(ledger, second, third))
    told = verify_export(places[0], policy, previous=places[1:])
    assert "the first 641 leaves are those of the epoch before it" in told.facts
    assert told.remarks[0].startswith("5 leaves of the epoch before")
    assert told.remarks[1].startswith("ledger.school.example/2027: 60 leaves of the epoch before")
    refused(lambda: verify_export(places[0], policy, previous=[places[2]]), "epoch before is")


def test_a_leaf_of_a_kind_to_come_is_remarked_on(tmp_path: Path) -> None:
    ledger = Ledger().add_many(2)
    ledger.leaves += [b'{"v":2}', b"\x00\xff anything", b""]
    ledger.export(tmp_path, None, WITNESSES)
    assert check(ledger, tmp_path).remarks == ["3 leaves are of a kind that this verifier does not know"]
    odd = Ledger().add_many(4)
    plain = odd.leaves[0]
    odd.leaves += [
        plain.upper(),
        plain.replace(b"body", b"bodi"),
        plain[:-3] + b"2}}",
        plain + b" ",
        plain[:-1],
    ]
    odd.leaves += [plain.replace(b'"v"', b'"w"'), plain[:50] + b"G" + plain[51:]]
    odd.export(tmp_path / "odd", None, WITNESSES)
    assert check(odd, tmp_path / "odd").remarks[0].startswith("7 leaves")
    for leaf in odd.leaves[4:]:
        alone = Ledger("one.example/log")
        alone.leaves = [plain, leaf]
        report = verified(alone.export(tmp_path / leaf_hash(leaf).hex(), None), alone.policy())
        assert report.remarks[0].startswith("1 leaves"), leaf
    assert checkpoint_text(ledger.origin, 5, ledger.root()) in (tmp_path / "checkpoint").read_text()
