"""Proofs out of tiles: RFC 6962, sections 2.1.1 and 2.1.2, and the files that carry them.

Tiles may come from a directory or from anywhere else: whatever is read is hashed, and a proof that was made
from wrong tiles leads to a wrong root.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

from safelane.ledger.verify import (
    EMPTY_ROOT,
    HASH,
    PROOF_HEADER,
    WIDTH,
    Checkpoint,
    Export,
    Refused,
    node_hash,
    root_of,
    tile_path,
)

ReadTile = Callable[[int, int, int], bytes]
"""Level, number and width of a tile: its concatenated hashes."""


class Tree:
    """A tree of ``size`` leaves over its tiles."""

    def __init__(self, read: ReadTile, size: int) -> None:
        self.size = size
        self._read = lru_cache(1024)(read)
        self._complete = lru_cache(65_536)(self._read_complete)

    @classmethod
    def of(cls, directory: Path) -> Tree:
        """The tree of an export, as large as its checkpoint says."""
        export = Export(directory)
        size = Checkpoint.parse(export.read("checkpoint")).size
        return cls(lambda level, number, width: export.read(tile_path(level, number, width)), size)

    def root(self, size: int | None = None) -> bytes:
        end = self._within(size)
        return self._hash(0, end) if end else EMPTY_ROOT

    def inclusion(self, index: int, size: int | None = None) -> list[bytes]:
        """PATH(index, D[size]): the leaf's sibling first."""
        end = self._within(size)
        if not 0 <= index < end:
            raise Refused(f"Leaf {index} is not in a tree of {end} leaves.")
        return self._path(index, 0, end)

    def consistency(self, old: int, new: int | None = None) -> list[bytes]:
        """PROOF(old, D[new]); empty where there is nothing to prove."""
        end = self._within(new)
        if not 0 <= old <= end:
            raise Refused(f"A tree of {old} leaves cannot be the beginning of one of {end}.")
        return self._proof(old, 0, end, True) if 0 < old < end else []

    def _within(self, size: int | None) -> int:
        if size is None:
            return self.size
        if not 0 <= size <= self.size:
            raise Refused(f"The tree has {self.size} leaves, not {size}.")
        return size

    def _path(self, index: int, start: int, end: int) -> list[bytes]:
        if end - start == 1:
            return []
        middle = start + _split(end - start)
        if index < middle:
            return [*self._path(index, start, middle), self._hash(middle, end)]
        return [*self._path(index, middle, end), self._hash(start, middle)]

    def _proof(self, old: int, start: int, end: int, known: bool) -> list[bytes]:
        if old == end:
            return [] if known else [self._hash(start, end)]
        middle = start + _split(end - start)
        if old <= middle:
            return [*self._proof(old, start, middle, known), self._hash(middle, end)]
        return [*self._proof(old, middle, end, False), self._hash(start, middle)]

    def _hash(self, start: int, end: int) -> bytes:
        """MTH(D[start:end]); ``start`` is where a subtree of that size begins."""
        width = end - start
        if width & (width - 1):
            middle = start + _split(width)
            return node_hash(self._hash(start, middle), self._hash(middle, end))
        return self._complete(start, width.bit_length() - 1)

    def _read_complete(self, start: int, height: int) -> bytes:
        """The root of a subtree of 2^height leaves, out of the tile that has it or the nodes below it."""
        level, inner = divmod(height, 8)
        number, place = divmod(start >> (8 * level), WIDTH)
        tile = self._tile(level, number)
        return root_of(tile[place * HASH : (place + (1 << inner)) * HASH])

    def _tile(self, level: int, number: int) -> bytes:
        width = min(WIDTH, (self.size >> (8 * level)) - number * WIDTH)
        tile = self._read(level, number, width)
        if len(tile) != width * HASH:
            raise Refused(f"{tile_path(level, number, width)} has the wrong length.")
        return tile


def _split(width: int) -> int:
    """The largest power of two below the width."""
    return 1 << ((width - 1).bit_length() - 1)


def _lines(hashes: Sequence[bytes]) -> str:
    return "".join(base64.b64encode(hash_).decode() + "\n" for hash_ in hashes)


def proof_file(index: int, proof: Sequence[bytes], note: str, extra: bytes | None = None) -> str:
    """A ``.tlog-proof`` (https://c2sp.org/tlog-proof). With the leaf as ``extra`` it stands alone."""
    carried = f"extra {base64.b64encode(extra).decode()}\n" if extra is not None else ""
    return f"{PROOF_HEADER}\n{carried}index {index}\n{_lines(proof)}\n{note}"


def consistency_file(old_size: int, proof: Sequence[bytes], note: str) -> str:
    """What is posted to a witness (https://c2sp.org/tlog-witness), and what shows a person the growth."""
    if len(proof) > 63:
        raise ValueError("a consistency proof has 63 hashes at most")
    return f"old {old_size}\n{_lines(proof)}\n{note}"
