"""The right edge of a tree: all that a signer must remember to know the root after any number of leaves.

One hash for every complete subtree, largest first: as many as the size has ones in binary.
"""

from __future__ import annotations

from collections.abc import Iterable

from safelane.ledger.verify import (
    EMPTY_ROOT,
    HASH,
    Refused,
    canonical,
    from_canonical,
    from_hex,
    node_hash,
)


class Frontier:
    def __init__(self, size: int = 0, hashes: Iterable[bytes] = ()) -> None:
        self.size = size
        self.hashes = list(hashes)
        if size < 0 or len(self.hashes) != size.bit_count() or any(len(h) != HASH for h in self.hashes):
            raise Refused("A frontier has one SHA-256 hash for every complete subtree.")

    def append(self, leaf_hash: bytes) -> None:
        """One more leaf, by its hash."""
        joined, size = leaf_hash, self.size
        while size & 1:
            joined = node_hash(self.hashes.pop(), joined)
            size >>= 1
        self.hashes.append(joined)
        self.size += 1

    def extend(self, leaf_hashes: Iterable[bytes]) -> None:
        for leaf_hash in leaf_hashes:
            self.append(leaf_hash)

    def root(self) -> bytes:
        if not self.hashes:
            return EMPTY_ROOT
        *larger, root = self.hashes
        for left in reversed(larger):
            root = node_hash(left, root)
        return root

    def copy(self) -> Frontier:
        return Frontier(self.size, self.hashes)

    def to_json(self) -> str:
        """Canonical JSON, for a state file."""
        return canonical({"hashes": [hash_.hex() for hash_ in self.hashes], "size": self.size})

    @classmethod
    def from_json(cls, text: str) -> Frontier:
        said = from_canonical(text.encode(), "The frontier")
        if set(said) != {"hashes", "size"} or type(said["size"]) is not int:
            raise Refused("This is not a frontier.")
        hashes = said["hashes"] if isinstance(said["hashes"], list) else [None]
        return cls(said["size"], [from_hex(hash_, "A hash of the frontier") for hash_ in hashes])
