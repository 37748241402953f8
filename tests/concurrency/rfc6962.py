"""RFC 6962, section 2.1, written down from its text: the slow and plain way, to hold the database to."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256


def split(size: int) -> int:
    """The largest power of two smaller than the size."""
    return 1 << (size - 1).bit_length() - 1


def leaf_hash(leaf: bytes) -> bytes:
    """The hash of a leaf's octets."""
    return sha256(b"\x00" + leaf).digest()


class Tree:
    """The Merkle tree over a list of leaf hashes; whole subtrees are remembered."""

    def __init__(self, hashes: Sequence[bytes]) -> None:
        self.hashes = hashes
        self._known: dict[tuple[int, int], bytes] = {}

    def root(self, begin: int, end: int) -> bytes:
        """MTH(D[begin:end])."""
        if end == begin:
            return sha256(b"").digest()
        if end - begin == 1:
            return self.hashes[begin]
        if (begin, end) not in self._known:
            middle = begin + split(end - begin)
            both = self.root(begin, middle) + self.root(middle, end)
            self._known[begin, end] = sha256(b"\x01" + both).digest()
        return self._known[begin, end]

    def path(self, index: int, begin: int, end: int) -> list[bytes]:
        """PATH(index, D[begin:end]), the index counted from begin."""
        if end - begin == 1:
            return []
        half = split(end - begin)
        if index < half:
            return [*self.path(index, begin, begin + half), self.root(begin + half, end)]
        return [*self.path(index - half, begin + half, end), self.root(begin, begin + half)]

    def proof(self, old: int, new: int) -> list[bytes]:
        """PROOF(old, D[:new]) for 0 < old < new."""
        return self._subproof(old, 0, new, True)

    def _subproof(self, old: int, begin: int, end: int, known: bool) -> list[bytes]:
        if old == end - begin:
            return [] if known else [self.root(begin, end)]
        half = split(end - begin)
        if old <= half:
            return [*self._subproof(old, begin, begin + half, known), self.root(begin + half, end)]
        return [*self._subproof(old - half, begin + half, end, False), self.root(begin, begin + half)]
