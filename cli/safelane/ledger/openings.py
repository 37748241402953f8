"""The ``openings`` folder of an export: what the leaves commit to, for those who may read it.

It is the only part of an export that changes: an erased opening goes away. With ``complete`` it claims that
whatever is not there was erased with a tombstone, and the verifier holds it to that.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from safelane.ledger.verify import (
    WIDTH,
    Export,
    Refused,
    canonical,
    check_opening,
    from_canonical,
    number_path,
    tile_path,
)


@dataclass(frozen=True)
class Opening:
    """What opens one leaf. The release token stays in the database until it is used."""

    index: int
    salt: bytes
    body: str
    retention_salt: bytes
    retention: str

    def line(self) -> str:
        """One line of canonical JSON; the very file that ``verify.py --opening`` takes."""
        return canonical(
            {
                "body": self.body,
                "idx": self.index,
                "retention": self.retention,
                "retention_salt": self.retention_salt.hex(),
                "salt": self.salt.hex(),
            }
        )


def write_openings(place: Path, size: int, openings: Iterable[Opening], complete: bool) -> int:
    """Write the folder for a tree of ``size`` leaves that is in ``place`` already; how many there are.

    The openings come in the order of their leaves, read in the same snapshot as the leaves. Refused: one that
    is not what its leaf committed to, one that was erased, and, where it is to be complete, a missing one.
    """
    export = Export(place)
    erased = erased_leaves(export, size)
    present: set[int] = set()
    files = {"openings/manifest"}
    _write(place, "openings/manifest", _manifest(size, False))
    last = -1
    for number, group in groupby(openings, lambda opening: opening.index // WIDTH):
        name = f"openings/{number_path(number)}"
        files.add(name)
        lines = []
        for opening in group:
            if not last < opening.index < size:
                raise Refused("The openings do not come in the order of their leaves, each once.")
            if opening.index in erased:
                raise Refused(f"Leaf {opening.index} was erased, and there is an opening for it.")
            check_opening(opening.line().encode(), export.leaf(opening.index, size), opening.index)
            lines.append(opening.line() + "\n")
            last = opening.index
            present.add(last)
        _write(place, name, "".join(lines))
    for name in export.files("openings") - files:
        (place / name).unlink()
    if complete:
        held = present | erased
        missing = next((index for index in range(size) if index not in held), None)
        if missing is not None:
            raise Refused(
                f"The opening of leaf {missing} is gone, and none of the {size} leaves is its tombstone; "
                "if it was erased just now, export again after the next checkpoint."
            )
        _write(place, "openings/manifest", _manifest(size, True))
    return len(present)


def erased_leaves(export: Export, size: int) -> set[int]:
    """The leaves whose erasure a tombstone of this tree states."""
    erased: set[int] = set()
    for number in range(-(-size // WIDTH)):
        width = min(WIDTH, size - number * WIDTH)
        if b'"erased":' in export.read(tile_path("entries", number, width)):
            for at, leaf in enumerate(export.bundle(number, width), number * WIDTH):
                if b'"erased":' in leaf:
                    erased.add(int(from_canonical(leaf, f"Leaf {at}")["erased"]["idx"]))
    return erased


def _manifest(size: int, complete: bool) -> str:
    return canonical({"complete": complete, "size": size, "v": 1}) + "\n"


def _write(place: Path, name: str, text: str) -> None:
    path = place / name
    octets = text.encode()
    if path.is_file() and path.read_bytes() == octets:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = place / ".part"
    part.write_bytes(octets)
    os.replace(part, path)
