"""Writing an export directory: https://c2sp.org/tlog-tiles, grown leaf by leaf and never rewritten.

Every file appears whole or not at all, and the checkpoint last: whoever is interrupted starts again where the
checkpoint in the directory ends.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from safelane.ledger.frontier import Frontier
from safelane.ledger.verify import (
    EMPTY_ROOT,
    HASH,
    WIDTH,
    Checkpoint,
    Export,
    Refused,
    leaf_hash,
    node_hash,
    number_path,
    root_of,
    split_bundle,
    tile_path,
)

__all__ = ["ExportDirectory", "bundle", "leaves_of", "number_path", "tile_path"]

LONGEST_LEAF = 65_535
_SYNCED_ONE_BY_ONE = 64


def bundle(leaves: Sequence[bytes]) -> bytes:
    """An entry bundle: every leaf with its length before it, in two octets."""
    if any(len(leaf) > LONGEST_LEAF for leaf in leaves):
        raise ValueError(f"a leaf has {LONGEST_LEAF} octets at most")
    return b"".join([len(leaf).to_bytes(2) + leaf for leaf in leaves])


def leaves_of(octets: bytes, width: int) -> list[bytes]:
    """The leaves of a bundle; refused unless there are ``width`` of them."""
    return split_bundle(octets, width, "the bundle")


class ExportDirectory:
    """A directory that any web server or USB stick can hold."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._export = Export(place)
        self._grown: tuple[int, bytes] | None = None
        self._written: list[Path] = []
        self._closed: list[Path] = []

    def size(self) -> int:
        """Leaves under the checkpoint that is there; 0 where there is none."""
        found = self.checkpoint()
        return found.size if found else 0

    def checkpoint(self) -> Checkpoint | None:
        try:
            return Checkpoint.parse((self.place / "checkpoint").read_bytes())
        except FileNotFoundError:
            return None

    def extend(
        self, leaves: Iterable[bytes], to_size: int, progress: Callable[[int], object] | None = None
    ) -> bytes:
        """Add the leaves from ``size()`` on until there are ``to_size``; the root over all of them."""
        size = self.size()
        if to_size < size:
            raise Refused(f"The export holds {size} leaves already, and the log only {to_size}.")
        coming = iter(leaves)
        first = size - size % WIDTH
        edges = self._edges(size)
        begun = self._bundle(size) if size % WIDTH else []
        for start in range(first, to_size, WIDTH):
            width = min(WIDTH, to_size - start)
            fresh = list(islice(coming, width - len(begun)))
            if len(begun) + len(fresh) != width:
                raise Refused(f"The log gave {start + len(begun) + len(fresh)} leaves and not {to_size}.")
            self._add(start // WIDTH, begun + fresh, edges)
            begun = []
            if progress:
                progress(len(fresh))
        self._write_edges(to_size, edges)
        root = _root(edges)
        self._grown = to_size, root
        return root

    def publish(self, note: str) -> None:
        """Put the signed checkpoint of what ``extend`` wrote in force; the one before is kept."""
        checkpoint = Checkpoint.parse(note.encode())
        before = self.checkpoint()
        if (checkpoint.size, checkpoint.root) != self._grown:
            raise Refused("The checkpoint is not over the leaves that were just written.")
        if before and before.origin != checkpoint.origin:
            raise Refused(f"The directory is an export of {before.origin}, not of {checkpoint.origin}.")
        self._sync()
        if before and before.size < checkpoint.size:
            self.keep((self.place / "checkpoint").read_text(encoding="utf-8"))
        self._write("checkpoint", note.encode())
        self._sync()
        self._drop_partial()

    def keep(self, note: str) -> None:
        """Keep an earlier signed checkpoint too: with its cosignatures it tells when there was how much."""
        checkpoint = Checkpoint.parse(note.encode())
        self._write(f"checkpoints/{checkpoint.size}", note.encode())

    def _add(self, number: int, leaves: list[bytes], edges: list[list[bytes]]) -> None:
        """One bundle; a whole one closes its tile, and that tile may close one above it."""
        hashes = [leaf_hash(leaf) for leaf in leaves]
        self._write(tile_path("entries", number, len(leaves)), bundle(leaves))
        edges[0] = hashes
        if len(leaves) == WIDTH:
            self._closed.append(self.place / tile_path("entries", number))
        level, number_there = 0, number
        while len(edges[level]) == WIDTH:
            tile = b"".join(edges[level])
            self._write(tile_path(level, number_there), tile)
            self._closed.append(self.place / tile_path(level, number_there))
            edges[level] = []
            level += 1
            if level == len(edges):
                edges.append([])
            edges[level].append(root_of(tile))
            number_there //= WIDTH

    def _write_edges(self, size: int, edges: list[list[bytes]]) -> None:
        for level, hashes in enumerate(edges):
            if hashes:
                number = (size >> (8 * level)) // WIDTH
                self._write(tile_path(level, number, len(hashes)), b"".join(hashes))

    def _edges(self, size: int) -> list[list[bytes]]:
        """The hashes of the partial tile of each level, as the directory has them."""
        edges: list[list[bytes]] = [[]]
        level = 0
        while above := size >> (8 * level):
            width = above % WIDTH
            tile = self._export.read(tile_path(level, above // WIDTH, width)) if width else b""
            if len(tile) != width * HASH:
                raise Refused(f"{tile_path(level, above // WIDTH, width)} is damaged; export anew.")
            hashes = [tile[at : at + HASH] for at in range(0, len(tile), HASH)]
            edges[level:] = [hashes, []]
            level += 1
        return edges[: max(level, 1)]

    def _bundle(self, size: int) -> list[bytes]:
        name = tile_path("entries", size // WIDTH, size % WIDTH)
        leaves = split_bundle(self._export.read(name), size % WIDTH, name)
        tile = self._export.read(tile_path(0, size // WIDTH, size % WIDTH))
        if b"".join(leaf_hash(leaf) for leaf in leaves) != tile:
            raise Refused(f"{name} is damaged; export anew.")
        return leaves

    def _write(self, name: str, octets: bytes) -> None:
        """The file with these octets, whole or not at all."""
        path = self.place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        part = self.place / ".part"
        part.write_bytes(octets)
        os.replace(part, path)
        self._written.append(path)

    def _sync(self) -> None:
        """What was written is on the disk when this returns."""
        if len(self._written) > _SYNCED_ONE_BY_ONE:
            os.sync()
        else:
            for path in [*self._written, *{path.parent for path in self._written}]:
                descriptor = os.open(path, os.O_RDONLY)
                try:
                    os.fsync(descriptor)
                finally:
                    os.close(descriptor)
        self._written.clear()

    def _drop_partial(self) -> None:
        """Partial tiles may go when the whole one is there."""
        for whole in self._closed:
            shutil.rmtree(whole.with_name(whole.name + ".p"), ignore_errors=True)
        self._closed.clear()


def _root(edges: Sequence[Sequence[bytes]]) -> bytes:
    root: bytes | None = None
    for hashes in edges:
        subtrees = Frontier()
        subtrees.extend(hashes)
        for left in reversed(subtrees.hashes):
            root = left if root is None else node_hash(left, root)
    return EMPTY_ROOT if root is None else root


def read_leaves(place: Path, size: int) -> Iterator[bytes]:
    """Every leaf of an export, in order."""
    export = Export(place)
    for index in range(size):
        yield export.leaf(index, size)
