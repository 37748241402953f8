"""The worked example of docs/ledger-formats.md, made again from what the page says it is made of."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from safelane.ledger import verify
from safelane.ledger.checkpoint import sign_checkpoint
from safelane.ledger.notes import Cosigner, Ed25519Signer, add_signatures
from safelane.ledger.openings import Opening, write_openings
from safelane.ledger.policyfile import WitnessLine, write_policy
from safelane.ledger.proofs import Tree, consistency_file, proof_file
from safelane.ledger.tiles import ExportDirectory

from tests.support.environment import ROOT

PAGE = ROOT / "docs/ledger-formats.md"
ORIGIN = "ledger.school.example/2026"
LOG = Ed25519Signer(ORIGIN, Ed25519PrivateKey.from_private_bytes(bytes([1]) * 32))
WITNESS = Cosigner(
    "witness.trust.example",
    Ed25519PrivateKey.from_private_bytes(bytes([2]) * 32),
    lambda: datetime(2033, 11, 28, 9, tzinfo=UTC).timestamp(),
)
BODIES = [
    '{"action":"book_lesson","at":"2026-11-21T12:00:00.123456Z","outcome":"done","v":1}',
    '{"action":"book_lesson","at":"2026-11-21T12:00:03.000250Z","outcome":"refused","reasons":["V-DBS-LAPSED"],"v":1}',
    '{"action":"erase_entry","at":"2033-11-28T08:59:00.000000Z","outcome":"done","v":1}',
]
FLOORS = ["2033-11-21", "2033-11-21", "2040-11-28"]


def octet(high: int, index: int) -> bytes:
    """32 times one octet: 1n salts the body of leaf n, 2n its retention, 3n releases it."""
    return bytes([high * 16 + index]) * 32


def opening(index: int) -> Opening:
    retention = verify.canonical({"class": "safeguarding", "floor": FLOORS[index]})
    return Opening(index, octet(1, index), BODIES[index], octet(2, index), retention)


def leaf(index: int) -> bytes:
    shown = opening(index)
    said: dict[str, object] = {
        "body": hashlib.sha256(shown.salt + shown.body.encode()).hexdigest(),
        "release": hashlib.sha256(octet(3, index)).hexdigest(),
        "retention": hashlib.sha256(shown.retention_salt + shown.retention.encode()).hexdigest(),
        "v": 1,
    }
    if index == 2:
        said["erased"] = {
            "class": "safeguarding",
            "floor": FLOORS[0],
            "idx": 0,
            "release": octet(3, 0).hex(),
            "retention_salt": octet(2, 0).hex(),
        }
    return verify.canonical(said).encode()


LEAVES = [leaf(index) for index in range(3)]


def note(size: int) -> str:
    root = verify.root_of(b"".join(map(verify.leaf_hash, LEAVES[:size])))
    signed = sign_checkpoint(ORIGIN, size, root, [LOG])
    return add_signatures(signed, [WITNESS.sign(signed.partition("\n\n")[0] + "\n")])


def policy() -> str:
    return write_policy([LOG.key.vkey()], {"trust": WitnessLine(WITNESS.key.vkey())})


def made(place: Path) -> dict[str, str]:
    """Every block of the page, by its name."""
    directory = ExportDirectory(place)
    directory.extend(iter(LEAVES), 3)
    directory.publish(note(3))
    write_openings(place, 3, [opening(1), opening(2)], True)
    tree = Tree.of(place)
    return {
        "leaf 0": LEAVES[0].decode() + "\n",
        "leaf 2": LEAVES[2].decode() + "\n",
        "leaf hashes": "".join(verify.leaf_hash(each).hex() + "\n" for each in LEAVES),
        "policy": policy(),
        "checkpoint": note(3),
        "openings/000": (place / "openings/000").read_text(encoding="utf-8"),
        "openings/manifest": (place / "openings/manifest").read_text(encoding="utf-8"),
        "1.tlog-proof": proof_file(1, tree.inclusion(1), note(3), LEAVES[1]),
        "growth": consistency_file(2, tree.consistency(2), note(3)),
        "bundle": (place / "tile/entries/000.p/3").read_bytes()[:16].hex(" ") + "\n",
    }


def shown() -> dict[str, str]:
    text = PAGE.read_text(encoding="utf-8")
    return dict(re.findall(r"^`([^`\n]+)`:?\n\n```text\n(.*?)```$", text, re.MULTILINE | re.DOTALL))


@pytest.mark.parametrize(
    "name",
    [
        "leaf 0",
        "leaf 2",
        "leaf hashes",
        "policy",
        "checkpoint",
        "openings/000",
        "openings/manifest",
        "1.tlog-proof",
        "growth",
        "bundle",
    ],
)
def test_the_page_shows_what_is_made(tmp_path: Path, name: str) -> None:
    assert shown()[name] == made(tmp_path)[name]


def test_the_page_shows_nothing_else(tmp_path: Path) -> None:
    assert set(shown()) == set(made(tmp_path))


def test_what_the_page_shows_verifies(tmp_path: Path) -> None:
    made(tmp_path / "export")
    for name, text in shown().items():
        (tmp_path / name.replace("/", "-")).write_text(text, encoding="utf-8")
    (tmp_path / "export/checkpoint").write_text(shown()["checkpoint"], encoding="utf-8")
    (tmp_path / "older").write_text(note(2), encoding="utf-8")
    call = ["--policy", str(tmp_path / "policy")]
    assert verify.main([str(tmp_path / "export"), "--complete", *call]) == 0
    assert verify.main([str(tmp_path / "1.tlog-proof"), *call]) == 0
    assert verify.main([str(tmp_path / "growth"), "--seen", str(tmp_path / "older"), *call]) == 0
    (tmp_path / "policy").write_text(shown()["policy"].replace("all", "any").replace(" 1 trust", " 2 trust"))
    assert verify.main([str(tmp_path / "export"), *call]) == 3
