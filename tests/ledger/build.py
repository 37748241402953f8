"""Small ledgers for the tests: leaves with their openings, a log's keys, witnesses, an export on the disk."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from safelane.ledger.checkpoint import sign_checkpoint
from safelane.ledger.frontier import Frontier
from safelane.ledger.notes import Cosigner, Ed25519Signer, add_signatures
from safelane.ledger.openings import Opening, write_openings
from safelane.ledger.policyfile import WitnessLine, write_policy
from safelane.ledger.tiles import ExportDirectory
from safelane.ledger.verify import Policy, Refused, Report, canonical, leaf_hash, verify_export

ORIGIN = "ledger.school.example/2026"
NOVEMBER = 1_795_219_200
"""2026-11-21 00:00:00 UTC, when the witnesses of these tests cosign unless they are told otherwise."""


def octets(*words: object) -> bytes:
    """32 octets that nobody would guess, always the same for the same words."""
    return hashlib.sha256("/".join(map(str, words)).encode()).digest()


def private(*words: object) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(octets("key", *words))


def cosigner(name: str, at: int = NOVEMBER) -> Cosigner:
    return Cosigner(f"{name}.example", private(name), lambda: at)


@dataclass
class Ledger:
    """Leaves in order, what opens them, and the tokens that release them."""

    origin: str = ORIGIN
    leaves: list[bytes] = field(default_factory=list)
    openings: dict[int, Opening] = field(default_factory=dict)

    @property
    def log(self) -> Ed25519Signer:
        return Ed25519Signer(self.origin, private(self.origin))

    def add(self, body: str = "", floor: str = "2033-11-21", **more: object) -> int:
        """One entry; what else its leaf says is in ``more``. Its index."""
        index = len(self.leaves)
        text = body or canonical({"action": "book_lesson", "n": index, "outcome": "done", "v": 1})
        opening = Opening(
            index,
            octets(self.origin, index, "salt"),
            text,
            octets(self.origin, index, "retention salt"),
            canonical({"class": "safeguarding", "floor": floor}),
        )
        leaf = {
            "body": hashlib.sha256(opening.salt + opening.body.encode()).hexdigest(),
            "release": hashlib.sha256(self.token(index)).hexdigest(),
            "retention": hashlib.sha256(opening.retention_salt + opening.retention.encode()).hexdigest(),
            "v": 1,
            **more,
        }
        self.leaves.append(canonical(leaf).encode())
        self.openings[index] = opening
        return index

    def add_many(self, count: int) -> Ledger:
        for _ in range(count):
            self.add()
        return self

    def token(self, index: int) -> bytes:
        return octets(self.origin, index, "release")

    def tombstone(self, index: int, floor: str = "2033-11-21") -> Mapping[str, object]:
        """What the leaf of a lawful erasure says about leaf ``index``."""
        return {
            "class": "safeguarding",
            "floor": floor,
            "idx": index,
            "release": self.token(index).hex(),
            "retention_salt": octets(self.origin, index, "retention salt").hex(),
        }

    def erase(self, index: int, floor: str = "2033-11-21") -> int:
        at = self.add(erased=self.tombstone(index, floor))
        self.openings.pop(index, None)
        return at

    def root(self, size: int | None = None) -> bytes:
        edge = Frontier()
        edge.extend(leaf_hash(leaf) for leaf in self.leaves[:size])
        return edge.root()

    def note(self, size: int | None = None, witnesses: Sequence[Cosigner] = ()) -> str:
        count = len(self.leaves) if size is None else size
        note = sign_checkpoint(self.origin, count, self.root(count), [self.log])
        text = note.partition("\n\n")[0] + "\n"
        return add_signatures(note, [witness.sign(text) for witness in witnesses])

    def export(self, place: Path, size: int | None = None, witnesses: Sequence[Cosigner] = ()) -> Path:
        """Tiles and checkpoint for the first ``size`` leaves, on from what is there already."""
        count = len(self.leaves) if size is None else size
        directory = ExportDirectory(place)
        directory.extend(iter(self.leaves[directory.size() : count]), count)
        directory.publish(self.note(count, witnesses))
        return place

    def open(self, place: Path, complete: bool = True) -> Path:
        count = ExportDirectory(place).size()
        shown = (self.openings[index] for index in sorted(self.openings) if index < count)
        write_openings(place, count, shown, complete)
        return place

    def policy(self, *witnesses: Cosigner, least: int | None = None) -> Policy:
        return Policy.parse(self.policy_text(*witnesses, least=least).encode())

    def policy_text(self, *witnesses: Cosigner, least: int | None = None) -> str:
        named = {witness.key.name: WitnessLine(witness.key.vkey()) for witness in witnesses}
        return write_policy([self.log.key.vkey()], named, least)


def verified(place: Path, policy: Policy, **more: object) -> Report:
    return verify_export(place, policy, **more)  # type: ignore[arg-type]


def refused(call: Callable[[], object], words: str) -> None:
    """That it is refused, and for this reason."""
    with pytest.raises(Refused, match=words):
        call()
