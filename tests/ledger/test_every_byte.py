"""Every single flipped byte of a small export is refused: checkpoints, tiles, bundles, openings, proofs.

The sample has every kind of file that an export can have, an entry that was erased, two witnesses, and older
partial tiles. It has nothing that is free. Free, by the specifications, would be: signature lines of keys
that the policy does not name, and so a cosignature that the quorum does not need and whose name or key
identifier is changed (an older checkpoint needs none, and here has none); and files of no known name.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest
from safelane.ledger import verify
from safelane.ledger.proofs import Tree, consistency_file, proof_file
from safelane.ledger.verify import Policy, Refused, Report, verify_export, verify_proof, verify_request

from tests.ledger.build import Ledger, cosigner, octets

WITNESSES = [cosigner("ann"), cosigner("bea")]


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    """Six leaves: one of them erased, one with the entry that says so."""
    made = Ledger().add_many(1)
    made.add(floor="2026-11-20")
    made.add('{"action":"raise_concern","reason":"Ünïcode, \\"quotes\\" and \\u0001","v":1}')
    made.add_many(2)
    made.erase(1, floor="2026-11-20")
    return made


@pytest.fixture(scope="module")
def export(ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("export")
    ledger.export(place, 4)
    ledger.export(place, 6, WITNESSES)
    return ledger.open(place)


@pytest.fixture(scope="module")
def policy(ledger: Ledger) -> Policy:
    return ledger.policy(*WITNESSES)


@pytest.fixture(autouse=True)
def _same_signature_same_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A signature that was verified over this very text is not computed again; one that fails always is."""
    monkeypatch.setattr(verify.Key, "verify", lru_cache(None)(verify.Key.verify))


def survivors(octets: bytes, check: Callable[[bytes], object]) -> list[tuple[int, int]]:
    """Every change that goes unnoticed: all bits of small files; of others one in turn, and the case."""
    free = []
    for at in range(len(octets)):
        for bit in range(8) if len(octets) < 700 else {at % 8, 5}:
            changed = bytearray(octets)
            changed[at] ^= 1 << bit
            try:
                check(bytes(changed))
            except Refused:
                continue
            free.append((at, bit))
    return free


def files(export: Path) -> list[Path]:
    return sorted(file for file in export.rglob("*") if file.is_file())


def test_the_sample_is_whole_and_has_every_kind_of_file(export: Path, policy: Policy) -> None:
    report = verify_export(export, policy, complete=True)
    assert (report.size, report.openings, len(report.erased)) == (6, 5, 1)
    assert [file.relative_to(export).as_posix() for file in files(export)] == [
        "checkpoint",
        "checkpoints/4",
        "openings/000",
        "openings/manifest",
        "tile/0/000.p/4",
        "tile/0/000.p/6",
        "tile/entries/000.p/4",
        "tile/entries/000.p/6",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "checkpoint",
        "checkpoints/4",
        "openings/000",
        "openings/manifest",
        "tile/0/000.p/4",
        "tile/0/000.p/6",
        "tile/entries/000.p/4",
        "tile/entries/000.p/6",
    ],
)
def test_every_flipped_byte_of_an_export_is_refused(
    export: Path, policy: Policy, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file itself is not written to: what is read of it is changed, a byte at a time."""
    plain = verify.Export.read

    def check(changed: bytes) -> Report:
        def read(self: verify.Export, asked: str) -> bytes:
            return changed if asked == name else plain(self, asked)

        monkeypatch.setattr(verify.Export, "read", read)
        return verify_export(export, policy, complete=True)

    whole = (export / name).read_bytes()
    check(whole)
    assert survivors(whole, check) == []


@pytest.mark.parametrize("cut", [1, 2, 32, 237, -1])
def test_a_file_that_is_cut_or_longer_is_refused(
    ledger: Ledger, policy: Policy, tmp_path: Path, cut: int
) -> None:
    ledger.export(tmp_path, 4)
    ledger.open(ledger.export(tmp_path, 6, WITNESSES))
    for file in files(tmp_path):
        whole = file.read_bytes()
        file.write_bytes(whole[:-cut] if cut > 0 else whole + b"\n")
        with pytest.raises(Refused):
            verify_export(tmp_path, policy, complete=True)
        file.write_bytes(whole)
    verify_export(tmp_path, policy, complete=True)


def test_a_missing_file_is_refused_unless_nothing_needs_it(
    ledger: Ledger, policy: Policy, tmp_path: Path
) -> None:
    ledger.export(tmp_path, 4)
    ledger.open(ledger.export(tmp_path, 6, WITNESSES))
    needless = {"checkpoints/4", "tile/0/000.p/4", "tile/entries/000.p/4"}
    for file in files(tmp_path):
        whole = file.read_bytes()
        file.unlink()
        if file.relative_to(tmp_path).as_posix() in needless:
            verify_export(tmp_path, policy, complete=True)
        else:
            with pytest.raises(Refused):
                verify_export(tmp_path, policy, complete=True)
        file.write_bytes(whole)


def test_an_additional_file_in_the_tree_is_refused(export: Path, policy: Policy) -> None:
    for name in (
        "tile/0/001",
        "tile/1/000",
        "tile/entries/000.p/7",
        "tile/0/000.p/0",
        "tile/x",
        "openings/001",
    ):
        file = export / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes((export / "tile/0/000.p/6").read_bytes())
        try:
            with pytest.raises(Refused):
                verify_export(export, policy)
        finally:
            file.unlink()
    verify_export(export, policy)


def test_every_flipped_byte_of_a_proof_is_refused(export: Path, policy: Policy, ledger: Ledger) -> None:
    note = (export / "checkpoint").read_text()
    proof = proof_file(2, Tree.of(export).inclusion(2), note, ledger.leaves[2]).encode()
    opening = (ledger.openings[2].line() + "\n").encode()
    assert "leaf 2 is in it" in verify_proof(proof, policy, None, opening).facts[0]
    assert survivors(proof, lambda changed: verify_proof(changed, policy)) == []
    assert survivors(opening, lambda changed: verify_proof(proof, policy, None, changed)) == []


def test_every_flipped_byte_of_a_consistency_request_is_refused(export: Path, policy: Policy) -> None:
    old, new = (export / "checkpoints/4").read_bytes(), (export / "checkpoint").read_text()
    request = consistency_file(4, Tree.of(export).consistency(4), new).encode()
    assert "grew out of the 4 leaves" in verify_request(request, policy, [old]).facts[0]
    assert survivors(request, lambda changed: verify_request(changed, policy, [old])) == []
    assert survivors(old, lambda changed: verify_request(request, policy, [changed])) == []


def test_what_is_beside_the_formats_is_free(export: Path, policy: Policy) -> None:
    (export / "README").write_bytes(octets("anything"))
    (export / ".part").write_bytes(b"")
    verify_export(export, policy, complete=True)
