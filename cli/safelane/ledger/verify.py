#!/usr/bin/env python3
"""Verify a ledger offline: no database, no network, nothing of the program that wrote it.

    python verify.py EXPORT_DIRECTORY --policy POLICY
    python verify.py ENTRY.tlog-proof --policy POLICY [--leaf-hash HEX] [--opening FILE]
    python verify.py REQUEST          --policy POLICY --seen OLDER_CHECKPOINT

This one file is the whole verifier. It needs Python 3.11 and the ``cryptography`` package, and may be copied
anywhere. Exit status: 0 verified, 3 refused (the reason is on standard error), 2 it was called wrongly.

What you trust is POLICY: a file that you were given by hand, with the keys of the log and of its witnesses.
Formats, all of https://c2sp.org: signed-note, tlog-checkpoint, tlog-tiles, tlog-proof, tlog-policy,
tlog-cosignature, tlog-witness. The tree is that of RFC 6962; the checks of proofs are those of RFC 9162.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import datetime as dt
import hashlib
import json
import os
import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

try:
    from cryptography.hazmat.primitives.asymmetric import mldsa
except ImportError:  # before 47: lines of ML-DSA-44 are then those of an unknown key
    mldsa = None  # type: ignore[assignment]


class Refused(Exception):
    """What was found wrong, in words for the person who asked."""


# ---- The tree (RFC 6962, section 2.1) ---------------------------------------------------------------------

_sha256 = hashlib.sha256
EMPTY_ROOT = _sha256(b"").digest()
HASH = 32


def leaf_hash(leaf: bytes) -> bytes:
    """SHA-256(0x00 ‖ leaf)."""
    return _sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256(0x01 ‖ left ‖ right)."""
    return _sha256(b"\x01" + left + right).digest()


def root_of(hashes: bytes) -> bytes:
    """The Merkle Tree Hash over concatenated hashes; a node without a neighbour moves up as it is."""
    if not hashes:
        return EMPTY_ROOT
    while len(hashes) > HASH:
        whole = len(hashes) // (2 * HASH) * (2 * HASH)
        above = [_sha256(b"\x01" + hashes[at : at + 64]).digest() for at in range(0, whole, 2 * HASH)]
        hashes = b"".join(above) + hashes[whole:]
    return hashes


def verify_inclusion(index: int, size: int, leaf: bytes, proof: Sequence[bytes], root: bytes) -> None:
    """Refuse unless the leaf hash stands at ``index`` of the tree (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        raise Refused(f"Leaf {index} is not in a tree of {size} leaves.")
    place, last, reached = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            raise Refused("The inclusion proof is too long.")
        if place & 1 or place == last:
            reached = node_hash(sibling, reached)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            reached = node_hash(reached, sibling)
        place, last = place >> 1, last >> 1
    if last or reached != root:
        raise Refused(f"The proof does not lead from leaf {index} to the root that was signed.")


def verify_consistency(
    old_size: int, new_size: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]
) -> None:
    """Refuse unless the old tree is the beginning of the new one (RFC 9162, 2.1.4.2)."""
    differ = Refused(f"The tree of {new_size} leaves does not begin with the tree of {old_size}.")
    if not 0 <= old_size <= new_size:
        raise Refused(f"The tree has shrunk from {old_size} leaves to {new_size}.")
    if old_size in (0, new_size):
        if proof or old_root != (new_root if old_size else EMPTY_ROOT):
            raise differ
        return
    path = list(proof) if old_size & (old_size - 1) else [old_root, *proof]
    place, last = old_size - 1, new_size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    if not path:
        raise differ
    reached_old = reached_new = path[0]
    for hash_ in path[1:]:
        if last == 0:
            raise Refused("The consistency proof is too long.")
        if place & 1 or place == last:
            reached_old, reached_new = node_hash(hash_, reached_old), node_hash(hash_, reached_new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            reached_new = node_hash(reached_new, hash_)
        place, last = place >> 1, last >> 1
    if last or reached_old != old_root or reached_new != new_root:
        raise differ


# ---- Text that has one form only --------------------------------------------------------------------------


def from_base64(text: str, what: str) -> bytes:
    """RFC 4648, section 4; another spelling of the same octets is refused."""
    try:
        octets = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refused(f"{what} is not base64.") from error
    if base64.b64encode(octets).decode() != text:
        raise Refused(f"{what} is base64 in a form of its own.")
    return octets


def from_decimal(text: str, what: str) -> int:
    if not re.fullmatch(r"0|[1-9][0-9]{0,18}", text):
        raise Refused(f"{what} is not a number without leading zeroes.")
    return int(text)


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces: the one form in which anything here is committed to."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def from_canonical(text: bytes, what: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
        again = canonical(value).encode()
    except (ValueError, RecursionError) as error:
        raise Refused(f"{what} is not JSON.") from error
    if not isinstance(value, dict) or again != text:
        raise Refused(f"{what} is not in canonical form.")
    return value


def from_hex(value: object, what: str) -> bytes:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9a-f]{64}", value):
        raise Refused(f"{what} is not 64 hexadecimal digits.")
    return bytes.fromhex(value)


# ---- Signed notes (c2sp.org/signed-note) and cosignatures (c2sp.org/tlog-cosignature) ---------------------

ED25519, COSIGNATURE, MLDSA44 = 1, 4, 6
_KEY_OCTETS = {ED25519: 32, COSIGNATURE: 32, MLDSA44: 1312}
_SIGNATURE_OCTETS = {ED25519: 64, COSIGNATURE: 72, MLDSA44: 2428}
_MOST_SIGNATURES, _MOST_OCTETS = 100, 1_000_000


def is_key_name(name: str) -> bool:
    """Not empty, no space of any script, no plus, no control character."""
    return bool(name) and not any(letter.isspace() or letter == "+" or letter < " " for letter in name)


@dataclass(frozen=True)
class Key:
    """A key that verifies: name, signature type and public octets. Written ``name+id+base64(type ‖ key)``."""

    name: str
    type: int
    public: bytes

    @property
    def id(self) -> bytes:
        return _sha256(self.name.encode(errors="surrogateescape") + b"\n" + self.material).digest()[:4]

    @property
    def material(self) -> bytes:
        return bytes([self.type]) + self.public

    def vkey(self) -> str:
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(self.material).decode()}"

    @classmethod
    def parse(cls, vkey: str) -> Key:
        name, _, rest = vkey.partition("+")
        id_, _, material = rest.partition("+")
        octets = from_base64(material, f"The key of {name}")
        if not is_key_name(name) or not octets or len(octets) - 1 != _KEY_OCTETS.get(octets[0], -1):
            raise Refused(f"“{vkey[:60]}” is not the key of a log or a witness.")
        key = cls(name, octets[0], octets[1:])
        if key.id.hex() != id_:
            raise Refused(f"The key of {name} does not have the identifier it is written with.")
        return key

    def verify(self, signature: bytes, text: str) -> int | None:
        """The time a cosignature states, in Unix seconds (0: none stated); None for a plain signature."""
        if len(signature) != _SIGNATURE_OCTETS[self.type]:
            raise Refused(f"The signature of {self.name} has the wrong length.")
        time = None if self.type == ED25519 else int.from_bytes(signature[:8])
        try:
            if self.type == MLDSA44:
                signed = subtree_message(self.name, time or 0, text)
                mldsa.MLDSA44PublicKey.from_public_bytes(self.public).verify(signature[8:], signed)
            elif time is None:
                Ed25519PublicKey.from_public_bytes(self.public).verify(signature, text.encode())
            else:
                signed = f"cosignature/v1\ntime {time}\n{text}".encode()
                Ed25519PublicKey.from_public_bytes(self.public).verify(signature[8:], signed)
        except (InvalidSignature, ValueError) as error:
            raise Refused(f"The signature of {self.name} is not over this text.") from error
        if time is not None and time >= 1 << 63:
            raise Refused(f"The time that {self.name} states is beyond all calendars.")
        return time


def subtree_message(cosigner: str, time: int, text: str) -> bytes:
    """What ML-DSA-44 signs of a checkpoint: ``cosigned_message`` of c2sp.org/tlog-cosignature."""
    origin, size, root = checkpoint_lines(text)[:3]
    names = [name.encode() for name in (cosigner, origin)]
    if any(len(name) > 255 for name in names):
        raise Refused("A name is too long for this kind of signature.")
    cosigner_, origin_ = (bytes([len(name)]) + name for name in names)
    numbers = [number.to_bytes(8) for number in (time, 0, int(size))]
    return (
        b"subtree/v1\n\x00"
        + cosigner_
        + numbers[0]
        + origin_
        + numbers[1]
        + numbers[2]
        + from_base64(root, "The root")
    )


@dataclass(frozen=True)
class Signature:
    name: str
    key_id: bytes
    signature: bytes

    @classmethod
    def parse(cls, line: str) -> Signature:
        found = re.fullmatch("— ([^ ]+) ([A-Za-z0-9+/=]+)", line)
        if not found or not is_key_name(found[1]):
            raise Refused(f"“{line[:40]}” is not the line of a signature.")
        octets = from_base64(found[2], f"The signature of {found[1]}")
        if len(octets) < 5:
            raise Refused(f"The signature of {found[1]} is too short.")
        return cls(found[1], octets[:4], octets[4:])


@dataclass(frozen=True)
class Note:
    """A text, its last line ended, and the lines of its signatures."""

    text: str
    signatures: tuple[Signature, ...]

    @classmethod
    def parse(cls, octets: bytes) -> Note:
        if len(octets) > _MOST_OCTETS:
            raise Refused("The note is too long.")
        try:
            whole = octets.decode("utf-8")
        except UnicodeDecodeError as error:
            raise Refused("The note is not UTF-8.") from error
        if any(letter < " " and letter != "\n" for letter in whole):
            raise Refused("The note has control characters in it.")
        text, blank, signatures = whole.rpartition("\n\n")
        if not blank or not text or not signatures.endswith("\n"):
            raise Refused("The note has no signatures.")
        lines = signatures[:-1].split("\n")
        if len(lines) > _MOST_SIGNATURES:
            raise Refused("The note has too many signatures.")
        return cls(text + "\n", tuple(Signature.parse(line) for line in lines))


# ---- Checkpoints (c2sp.org/tlog-checkpoint) ---------------------------------------------------------------


def checkpoint_lines(text: str) -> list[str]:
    lines = text.split("\n")
    if len(lines) < 4 or lines.pop() or not all(lines):
        raise Refused("A checkpoint has an origin, a size and a root, each on a line.")
    return lines


@dataclass(frozen=True)
class Checkpoint:
    """What a log says of itself: this many leaves, this root. Worth nothing before Policy.check."""

    origin: str
    size: int
    root: bytes
    note: Note

    @classmethod
    def parse(cls, octets: bytes) -> Checkpoint:
        note = Note.parse(octets)
        origin, size, root, *extensions = checkpoint_lines(note.text)
        if extensions:
            raise Refused("The checkpoint has lines that nobody can audit.")
        hash_ = from_base64(root, "The root")
        if len(hash_) != HASH:
            raise Refused("The root is not a SHA-256 hash.")
        return cls(origin, from_decimal(size, "The size of the tree"), hash_, note)


# ---- Policy (c2sp.org/tlog-policy) ------------------------------------------------------------------------


@dataclass(frozen=True)
class Policy:
    """Which logs and witnesses are believed, and how many witnesses make a checkpoint valid."""

    logs: tuple[Key, ...]
    witnesses: Mapping[str, Key]
    groups: Mapping[str, tuple[int, tuple[str, ...]]]
    quorum: str

    @classmethod
    def parse(cls, octets: bytes) -> Policy:
        if re.search(rb"[^\x09\x0a\x20-\x7e\x80-\xff]", octets):
            raise Refused("The policy has control characters in it.")
        logs: list[Key] = []
        witnesses: dict[str, Key] = {}
        groups: dict[str, tuple[int, tuple[str, ...]]] = {}
        quorum: list[str] = []
        grouped: set[str] = set()
        for number, line in enumerate(octets.decode("utf-8", "surrogateescape").split("\n"), 1):
            words = [word for word in re.split(r"[ \t]+", line) if word]
            bad = Refused(f"Line {number} of the policy cannot be understood: {line.strip()[:60]}")

            def define(name: str, bad: Refused = bad) -> None:
                if name == "none" or name in witnesses or name in groups:
                    raise bad

            def defined(names: Iterable[str], bad: Refused = bad) -> None:
                if not all(name in witnesses or name in groups for name in names):
                    raise bad

            match words:
                case []:
                    continue
                case [word, *_] if word.startswith("#"):
                    continue
                case ["log", vkey, *url] if len(url) < 2:
                    logs.append(_new_key(vkey, (ED25519, MLDSA44), logs, bad))
                case ["witness", name, vkey, *url] if len(url) < 2:
                    define(name)
                    witnesses[name] = _new_key(vkey, (COSIGNATURE, MLDSA44), witnesses.values(), bad)
                case ["group", name, least, *members] if members:
                    define(name)
                    defined(members)
                    count = {"any": "1", "all": str(len(members))}.get(least, least)
                    if grouped & set(members) or len(set(members)) < len(members):
                        raise bad
                    if not re.fullmatch("[1-9][0-9]{0,3}", count) or int(count) > len(members):
                        raise bad
                    grouped.update(members)
                    groups[name] = int(count), tuple(members)
                case ["quorum", name] if not quorum:
                    if name != "none":
                        defined([name])
                    quorum.append(name)
                case _:
                    raise bad
        if not quorum:
            raise Refused("The policy has no quorum line.")
        return cls(tuple(logs), witnesses, groups, quorum[0])

    def witnessed_by(self, names: Collection[str], asked: str | None = None) -> bool:
        """Whether cosignatures of these witnesses are the quorum (or the group ``asked``)."""
        name = asked or self.quorum
        if name not in self.groups:
            return name == "none" or name in names
        least, members = self.groups[name]
        return sum(self.witnessed_by(names, member) for member in members) >= least

    def check(self, checkpoint: Checkpoint, quorum: bool = True) -> Mapping[str, int]:
        """When each known witness cosigned. Refuse what no known log signed, or too few witnesses did."""
        logs = {(key.name, key.id): key for key in self.logs if key.name == checkpoint.origin}
        named = {(key.name, key.id): name for name, key in self.witnesses.items()}
        signed = False
        times: dict[str, int] = {}
        seen: set[tuple[str, bytes]] = set()
        for line in checkpoint.note.signatures:
            which = line.name, line.key_id
            key = logs.get(which) or self.witnesses.get(named.get(which, ""))
            if key is None or (key.type == MLDSA44 and mldsa is None):
                continue
            if which in seen:
                raise Refused(f"The checkpoint has two signatures of {line.name}.")
            seen.add(which)
            time = key.verify(line.signature, checkpoint.note.text)
            if which in logs:
                signed = True
            else:
                times[named[which]] = time or 0
        if not logs:
            raise Refused(f"The policy does not know the log “{checkpoint.origin}”.")
        if not signed:
            raise Refused(f"No key that the policy has for {checkpoint.origin} signed the checkpoint.")
        if quorum and not self.witnessed_by(times):
            by = ", ".join(sorted(times)) or "nobody"
            raise Refused(f"The checkpoint is cosigned by {by}, which is not the quorum “{self.quorum}”.")
        return times


def _new_key(vkey: str, types: tuple[int, ...], others: Iterable[Key], bad: Refused) -> Key:
    key = Key.parse(vkey)
    if key.type not in types or any(other.public == key.public for other in others):
        raise bad
    return key


# ---- The directory (c2sp.org/tlog-tiles) ------------------------------------------------------------------

WIDTH = 256
Level = int | Literal["entries"]


def tile_path(level: Level, number: int, width: int = WIDTH) -> str:
    """Where a tile or an entry bundle is: ``tile/0/x001/x234/067``, ``tile/entries/000.p/17``."""
    return f"tile/{level}/{number_path(number)}" + ("" if width == WIDTH else f".p/{width}")


def number_path(number: int) -> str:
    digits = str(number)
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
    return "/".join([*(f"x{group}" for group in groups[:-1]), groups[-1]])


def tiles_of(size: int) -> Iterator[tuple[int, int, int]]:
    """Level, number and width of every tile of a tree."""
    level = 0
    while hashes := size >> (8 * level):
        for number in range(hashes // WIDTH):
            yield level, number, WIDTH
        if hashes % WIDTH:
            yield level, hashes // WIDTH, hashes % WIDTH
        level += 1


def split_bundle(bundle: bytes, width: int, name: str) -> list[bytes]:
    """The leaves of an entry bundle: each has its length before it, in two octets."""
    leaves, at = [], 0
    while at + 2 <= len(bundle):
        start = at + 2
        at = start + int.from_bytes(bundle[at:start])
        leaves.append(bundle[start:at])
    if at != len(bundle) or len(leaves) != width:
        raise Refused(f"{name} does not hold {width} whole leaves.")
    return leaves


# Nearly every leaf looks like this and has 237 octets: then a whole bundle is recognised and split at once.
_PLAIN = re.compile(rb'\{"body":"[0-9a-f]{64}","release":"[0-9a-f]{64}","retention":"[0-9a-f]{64}","v":1\}')
_SAMPLE = (b"0" * 64).join([b'\x00\xed{"body":"', b'","release":"', b'","retention":"', b'","v":1}'])
_STEP = len(_SAMPLE)
_FIXED = [(at, _SAMPLE[at : at + 1]) for at in range(_STEP) if _SAMPLE[at : at + 1] != b"0"]
_HEX = b"0123456789abcdef"
_OTHER = len(_SAMPLE.translate(None, _HEX))


def is_plain(bundle: bytes, width: int) -> bool:
    """Whether all leaves of a bundle are plain: what is fixed is in its column, the rest is hexadecimal."""
    return (
        len(bundle) == _STEP * width
        and len(bundle.translate(None, _HEX)) == _OTHER * width
        and all(bundle[at::_STEP] == octet * width for at, octet in _FIXED)
    )


class Export:
    """The files of a directory."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.bundle = lru_cache(64)(self._bundle)

    def read(self, name: str) -> bytes:
        try:
            with open(f"{self.place}/{name}", "rb", buffering=0) as file:
                return file.read()
        except OSError as error:
            raise Refused(f"{name} cannot be read: {error.strerror}.") from error

    def _bundle(self, number: int, width: int) -> list[bytes]:
        name = tile_path("entries", number, width)
        return split_bundle(self.read(name), width, name)

    def leaf(self, index: int, size: int) -> bytes:
        number = index // WIDTH
        return self.bundle(number, min(WIDTH, size - number * WIDTH))[index % WIDTH]

    def files(self, folder: str) -> set[str]:
        """The names of all files of a folder, from the top of the export on."""
        start = len(str(self.place)) + 1
        walk = os.walk(f"{self.place}/{folder}")
        return {f"{at[start:]}/{name}".replace(os.sep, "/") for at, _, names in walk for name in names}


@dataclass
class Reading:
    """What one walk over the leaves gives: roots at the sizes asked for, and the leaves that say more."""

    roots: dict[int, bytes] = field(default_factory=dict)
    special: dict[int, dict[str, Any]] = field(default_factory=dict)
    strange: int = 0


def read_tree(
    export: Export,
    size: int,
    sizes: Collection[int],
    progress: Callable[[int], object] | None = None,
) -> Reading:
    """Hash every leaf, build every tile from that, hold each against its file. Nothing is taken on trust."""
    found = Reading()
    if 0 in sizes:
        found.roots[0] = EMPTY_ROOT
    wanted: dict[int, list[int]] = {}
    for asked in sizes:
        if 0 < asked <= size:
            wanted.setdefault((asked - 1) // WIDTH, []).append(asked)
    groups: list[bytes] = []
    edge: list[tuple[int, bytes]] = []
    for number in range(-(-size // WIDTH)):
        first = number * WIDTH
        width = min(WIDTH, size - first)
        name = tile_path("entries", number, width)
        bundle = export.read(name)
        if is_plain(bundle, width):
            ends = range(_STEP, len(bundle) + 1, _STEP)
            tile = b"".join([_sha256(b"\x00" + bundle[end - 237 : end]).digest() for end in ends])
        else:
            leaves = split_bundle(bundle, width, name)
            tile = b"".join([_sha256(b"\x00" + leaf).digest() for leaf in leaves])
            _look_at(leaves, first, found)
        for asked in wanted.get(number, ()):
            found.roots[asked] = _join(edge, root_of(tile[: (asked - first) * HASH]))
        _same_tile(export, 0, number, width, tile)
        if width == WIDTH:
            groups.append(root_of(tile))
            _push(edge, groups[-1])
        if progress:
            progress(width)
    level = 1
    while groups:
        above = []
        for number in range(-(-len(groups) // WIDTH)):
            part = groups[number * WIDTH : (number + 1) * WIDTH]
            tile = b"".join(part)
            _same_tile(export, level, number, len(part), tile)
            if len(part) == WIDTH:
                above.append(root_of(tile))
        groups, level = above, level + 1
    return found


def _same_tile(export: Export, level: int, number: int, width: int, tile: bytes) -> None:
    name = tile_path(level, number, width)
    if export.read(name) != tile:
        where = "the leaves of its bundle" if level == 0 else "the tiles below it"
        raise Refused(f"{name} is not what {where} hash to.")


def _push(edge: list[tuple[int, bytes]], hash_: bytes) -> None:
    """Add one complete subtree on the right; equal ones join."""
    height = 0
    while edge and edge[-1][0] == height:
        hash_ = node_hash(edge.pop()[1], hash_)
        height += 1
    edge.append((height, hash_))


def _join(edge: list[tuple[int, bytes]], right: bytes) -> bytes:
    for _, left in reversed(edge):
        right = node_hash(left, right)
    return right


def _look_at(leaves: list[bytes], first: int, found: Reading) -> None:
    for index, leaf in enumerate(leaves, first):
        if b'"erased":' in leaf or b'"previous":' in leaf:
            found.special[index] = from_canonical(leaf, f"Leaf {index}")
        elif not _PLAIN.fullmatch(leaf):
            found.strange += 1


def no_other_tiles(export: Export, size: int) -> None:
    """A file that the checkpoint does not cover is refused; older partial tiles must begin newer ones."""
    needed = {tile_path(level, number, width) for level, number, width in tiles_of(size)}
    needed |= {tile_path("entries", number, width) for level, number, width in tiles_of(size) if level == 0}
    whole = {name.partition(".p/")[0]: name for name in needed}
    for name in sorted(export.files("tile") - needed):
        stem, _, width = name.partition(".p/")
        fuller = whole.get(stem)
        narrow = re.fullmatch("[1-9][0-9]{0,2}", width)
        if not narrow or not fuller or not _begins(export, fuller, name, int(width)):
            raise Refused(
                f"{name} is not under the checkpoint. Either the export was interrupted (run it again), "
                "or a newer checkpoint is hidden."
            )


def _begins(export: Export, fuller: str, name: str, width: int) -> bool:
    part, whole = export.read(name), export.read(fuller)
    if name.startswith("tile/entries/"):
        split_bundle(part, width, name)
    elif len(part) != width * HASH:
        return False
    return len(part) < len(whole) and whole.startswith(part)


# ---- Leaves, openings, tombstones (this ledger's own) -----------------------------------------------------

_OPENING = {"body", "idx", "retention", "retention_salt", "salt"}
_ERASED = {"class", "floor", "idx", "release", "retention_salt"}


def _is_first(said: Mapping[str, Any]) -> bool:
    """Whether this is version 1 of its format."""
    return type(said.get("v")) is int and said["v"] == 1


def read_leaf(leaf: bytes, index: int) -> dict[str, Any]:
    """The three commitments of a leaf of version 1, and what a tombstone or the start of an epoch adds."""
    said = from_canonical(leaf, f"Leaf {index}")
    if not _is_first(said) or set(said) - {"erased", "previous"} != {"body", "release", "retention", "v"}:
        raise Refused(f"Leaf {index} is of a kind that this verifier does not know.")
    for name in ("body", "release", "retention"):
        from_hex(said[name], f"“{name}” of leaf {index}")
    return said


def check_opening(line: bytes, leaf: bytes, index: int) -> dict[str, Any]:
    """Refuse a body or a retention rule that is not the one the leaf committed to."""
    said = from_canonical(line, f"The opening of leaf {index}")
    if set(said) != _OPENING or type(said["idx"]) is not int or said["idx"] != index:
        raise Refused(f"The opening of leaf {index} has other fields than an opening.")
    committed = read_leaf(leaf, index)
    for name, salt in (("body", "salt"), ("retention", "retention_salt")):
        text = said[name]
        if not isinstance(text, str):
            raise Refused(f"“{name}” of the opening of leaf {index} is not a text.")
        salted = from_hex(said[salt], f"“{salt}” of the opening of leaf {index}") + text.encode()
        if _sha256(salted).hexdigest() != committed[name]:
            raise Refused(f"“{name}” is not what leaf {index} committed to: it was changed afterwards.")
    return said


@dataclass(frozen=True)
class Erasure:
    """A tombstone: leaf ``at`` says that the opening of leaf ``index`` was erased."""

    at: int
    index: int
    class_: str
    floor: dt.date

    @classmethod
    def check(cls, at: int, said: object, leaf_at: Callable[[int], bytes]) -> Erasure:
        what = f"The tombstone at leaf {at}"
        if not isinstance(said, dict) or set(said) != _ERASED or not isinstance(said["class"], str):
            raise Refused(f"{what} has other fields than a tombstone.")
        index, floor = said["idx"], said["floor"]
        if type(index) is not int or not 0 <= index < at:
            raise Refused(f"{what} does not name a leaf before it.")
        try:
            day = dt.date.fromisoformat(floor)
        except (TypeError, ValueError) as error:
            raise Refused(f"{what} has no floor.") from error
        leaf = read_leaf(leaf_at(index), index)
        token = from_hex(said["release"], f"{what}: the release token")
        if _sha256(token).hexdigest() != leaf["release"]:
            raise Refused(f"{what} has not the token that releases leaf {index}.")
        salt = from_hex(said["retention_salt"], f"{what}: the salt")
        retention = canonical({"class": said["class"], "floor": floor}).encode()
        if _sha256(salt + retention).hexdigest() != leaf["retention"]:
            raise Refused(f"{what} states another class or floor than leaf {index} committed to.")
        return cls(at, index, said["class"], day)


class Openings:
    """The ``openings`` folder: what may be shown of the leaves, and whether anything is missing from it."""

    def __init__(self, export: Export, size: int) -> None:
        self.export = export
        manifest = export.read("openings/manifest")
        said = from_canonical(manifest.removesuffix(b"\n"), "openings/manifest")
        if not manifest.endswith(b"\n") or set(said) != {"complete", "size", "v"} or not _is_first(said):
            raise Refused("openings/manifest is not of a kind that this verifier knows.")
        if type(said["size"]) is not int or said["size"] != size or type(said["complete"]) is not bool:
            raise Refused("openings/manifest does not belong to this checkpoint.")
        self.complete: bool = said["complete"]
        self.unread = export.files("openings") - {"openings/manifest"}
        self.present: set[int] = set()

    def check(self, size: int, erased: Collection[int]) -> None:
        """Hold every opening against its leaf; then look for what should be here, and what should not."""
        for number in range(-(-size // WIDTH)):
            name = f"openings/{number_path(number)}"
            if name in self.unread:
                self.unread.discard(name)
                self._check_file(name, number, self.export.bundle(number, min(WIDTH, size - number * WIDTH)))
        for name in sorted(self.unread):
            raise Refused(f"{name} does not belong to any leaf of this checkpoint.")
        for index in sorted(self.present & set(erased)):
            raise Refused(f"The opening of leaf {index} is still here, although it is recorded as erased.")
        if self.complete:
            missing = next((i for i in range(size) if i not in self.present and i not in erased), None)
            if missing is not None:
                raise Refused(f"Silent erasure: the opening of leaf {missing} is gone without a tombstone.")

    def _check_file(self, name: str, number: int, leaves: list[bytes]) -> None:
        text, previous = self.export.read(name), number * WIDTH - 1
        if not text.endswith(b"\n"):
            raise Refused(f"{name} is cut off.")
        for line in text[:-1].split(b"\n"):
            at = from_canonical(line, f"A line of {name}").get("idx")
            if type(at) is not int or not previous < at < number * WIDTH + len(leaves):
                raise Refused(f"{name} has an opening where none can be.")
            check_opening(line, leaves[at % WIDTH], at)
            self.present.add(at)
            previous = at


# ---- A whole export ---------------------------------------------------------------------------------------

Progress = Callable[[int], object]


@dataclass
class Report:
    """What was verified. ``remarks`` are what the reader should know and no reason to refuse."""

    origin: str
    size: int
    root: bytes
    times: Mapping[str, int] = field(default_factory=dict)
    erased: tuple[Erasure, ...] = ()
    openings: int | None = None
    facts: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        head = f"Verified: {self.origin}, {self.size} leaves, root {base64.b64encode(self.root).decode()}"
        told = [f"cosigned by {name} at {_instant(time)}" for name, time in sorted(self.times.items())]
        told += self.facts + [f"Note: {remark}" for remark in self.remarks]
        return [head, *(f"  {line}" for line in told)]


def verify_export(
    place: Path,
    policy: Policy,
    seen: Sequence[bytes] = (),
    previous: Sequence[Path] = (),
    complete: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Verify a directory, the checkpoints somebody kept, and the epochs before it (newest first)."""
    export = Export(place)
    head = Checkpoint.parse(export.read("checkpoint"))
    times = policy.check(head)
    kept = {name: Checkpoint.parse(export.read(name)) for name in sorted(export.files("checkpoints"))}
    for name, checkpoint in kept.items():
        if name != f"checkpoints/{checkpoint.size}":
            raise Refused(f"{name} is a checkpoint of another size.")
    shown = [Checkpoint.parse(octets) for octets in seen]
    older = [(f"the checkpoint of {c.size} leaves", c) for c in kept.values()]
    older += [(f"your checkpoint of {c.size} leaves", c) for c in shown if c.origin == head.origin]
    evidence = [(head.size, times)]
    for what, checkpoint in older:
        evidence.append((checkpoint.size, policy.check(checkpoint, quorum=False)))
        if checkpoint.origin != head.origin:
            raise Refused(f"{what.capitalize()} is of another log: {checkpoint.origin}.")
        if checkpoint.size > head.size:
            raise Refused(f"Something is hidden: {what} was signed, and this export ends at {head.size}.")
    elsewhere = [octets for octets, c in zip(seen, shown, strict=True) if c.origin != head.origin]
    if elsewhere and not previous:
        raise Refused("A checkpoint that you kept is of another log; name the epoch before with --previous.")

    openings = Openings(export, head.size) if (place / "openings").exists() else None
    sizes = {head.size, *(checkpoint.size for _, checkpoint in older)}
    found = read_tree(export, head.size, sizes, progress)
    if found.roots[head.size] != head.root:
        raise Refused("The leaves do not hash to the root that was signed.")
    for what, checkpoint in older:
        if found.roots[checkpoint.size] != checkpoint.root:
            raise Refused(f"A fork: {what} has another root. Two histories were signed; keep both.")
    no_other_tiles(export, head.size)

    report = Report(head.origin, head.size, head.root, times)
    report.erased = check_special(export, head.size, found)
    if openings:
        openings.check(head.size, {erasure.index for erasure in report.erased})
        report.openings = len(openings.present)
        report.facts.append(f"{report.openings} openings are what their leaves committed to")
    if not (openings and openings.complete):
        report.facts.append("whether anything was erased in silence was not looked at (--complete)")
    if complete and not (openings and openings.complete):
        raise Refused("The export does not claim to hold every opening.")
    check_dates(report, policy, evidence)
    if older:
        report.facts.append(f"{len(older)} older checkpoints are beginnings of this tree")
    if found.strange:
        report.remarks.append(f"{found.strange} leaves are of a kind that this verifier does not know")
    quoting = [index for index, said in found.special.items() if "previous" in said]
    for index in quoting:
        check_quotation(index, found.special[index]["previous"], head.origin)
    newest = found.special[max(quoting)]["previous"] if quoting else None
    check_epoch(report, newest, export, policy, previous, elsewhere, progress)
    return report


def check_special(export: Export, size: int, found: Reading) -> tuple[Erasure, ...]:
    """Tombstones belong to their leaves, one each."""
    erased: dict[int, Erasure] = {}
    for index, said in found.special.items():
        read_leaf(canonical(said).encode(), index)
        if "erased" in said:
            erasure = Erasure.check(index, said["erased"], lambda at: export.leaf(at, size))
            if erasure.index in erased:
                raise Refused(f"Leaf {erasure.index} is recorded as erased twice.")
            erased[erasure.index] = erasure
    return tuple(erased.values())


def check_dates(report: Report, policy: Policy, evidence: Sequence[tuple[int, Mapping[str, int]]]) -> None:
    """An erasure that enough witnesses saw before the floor is early; one nobody dated is remarked on."""

    def enough(names: Collection[str]) -> bool:
        return bool(names) and policy.witnessed_by(names)

    undated = 0
    for erasure in report.erased:
        day = dt.datetime.combine(erasure.floor, dt.time(), dt.UTC)
        floor = day.timestamp() - 3600  # a day begins in London, where midnight may be 23:00 UTC
        for size, times in evidence:
            if size > erasure.at and enough({name for name, time in times.items() if 0 < time < floor}):
                when = _instant(max(time for time in times.values() if 0 < time < floor))
                raise Refused(
                    f"Early erasure: leaf {erasure.index} was to be kept until {erasure.floor}, "
                    f"and its tombstone, leaf {erasure.at}, was witnessed at {when}."
                )
        not_yet = (
            size <= erasure.at and enough({name for name, time in times.items() if time >= floor})
            for size, times in evidence
        )
        undated += not any(not_yet)
    if report.erased:
        report.facts.append(f"{len(report.erased)} openings were erased; each tombstone belongs to its leaf")
    if undated:
        report.remarks.append(
            f"{undated} erasures are not shown early by any witness, nor shown to be after their floor"
        )


def check_quotation(index: int, quoted: object, origin: str) -> Checkpoint:
    """What a leaf that begins an epoch quotes: a checkpoint of another log than this."""
    if not isinstance(quoted, dict) or set(quoted) != {"note"} or not isinstance(quoted["note"], str):
        raise Refused(f"Leaf {index} quotes something that is not a checkpoint.")
    last = Checkpoint.parse(quoted["note"].encode())
    if last.origin == origin:
        raise Refused(f"Leaf {index} quotes a checkpoint of this very log.")
    return last


def check_epoch(
    report: Report,
    quoted: Mapping[str, str] | None,
    export: Export,
    policy: Policy,
    previous: Sequence[Path],
    seen: Sequence[bytes],
    progress: Progress | None,
) -> None:
    """A log that goes on from another quotes its last checkpoint; nothing of that one may be left out.

    A restored database begins the new log with the leaves that it still has, and quotes in the next one.
    """
    if quoted is None:
        if previous:
            raise Refused("This log does not quote an epoch before it.")
        return
    last = Checkpoint.parse(quoted["note"].encode())
    if not previous:
        report.remarks.append(
            f"an epoch came before: {last.origin}, {last.size} leaves; it was not looked at (--previous)"
        )
        return
    policy.check(last, quorum=False)
    before = verify_export(previous[0], policy, seen, previous[1:], progress=progress)
    if before.origin != last.origin:
        raise Refused(f"The epoch before is {last.origin}, and {previous[0]} is {before.origin}.")
    if before.size != last.size:
        raise Refused(
            f"The epoch before ended with {last.size} leaves, says this log; {previous[0]} has {before.size}."
        )
    if before.root != last.root:
        raise Refused(f"A fork: {previous[0]} has another root than this log quotes.")
    report.facts.append(f"the epoch before it, {before.origin} with {before.size} leaves, is whole")
    shared = same_leaves(export, report.size, Export(previous[0]), before.size)
    lost = before.size - shared if shared else 0
    if shared:
        report.facts.append(f"the first {shared} leaves are those of the epoch before it")
    if lost:
        report.remarks.append(
            f"{lost} leaves of the epoch before are not in this log: ask why, and keep {previous[0]} for ever"
        )
    report.remarks.extend(f"{before.origin}: {remark}" for remark in before.remarks)


def same_leaves(one: Export, one_size: int, other: Export, other_size: int) -> int:
    """With how many equal leaves two logs begin."""
    end = min(one_size, other_size)
    return next((i for i in range(end) if one.leaf(i, one_size) != other.leaf(i, other_size)), end)


# ---- Proof files (c2sp.org/tlog-proof) and requests to witnesses (c2sp.org/tlog-witness) ------------------

PROOF_HEADER = "c2sp.org/tlog-proof@v1"


@dataclass(frozen=True)
class Proof:
    """A tlog-proof; ``extra`` is here the leaf itself, which needs no trust: the proof is about its hash."""

    index: int
    hashes: tuple[bytes, ...]
    checkpoint: Checkpoint
    extra: bytes | None

    @classmethod
    def parse(cls, octets: bytes) -> Proof:
        lines, note = lines_and_note(octets, "proof")
        if lines.pop(0) != PROOF_HEADER:
            raise Refused(f"A proof begins with {PROOF_HEADER}.")
        extra = None
        if lines and lines[0].startswith("extra "):
            extra = from_base64(lines.pop(0)[6:], "The extra data of the proof")
        if not lines or not lines[0].startswith("index "):
            raise Refused("The proof does not say which leaf it is about.")
        index = from_decimal(lines.pop(0)[6:], "The index of the leaf")
        return cls(index, proof_hashes(lines), Checkpoint.parse(note), extra)


def lines_and_note(octets: bytes, what: str) -> tuple[list[str], bytes]:
    head, blank, note = octets.partition(b"\n\n")
    try:
        return head.decode("ascii").split("\n"), note if blank else b""
    except UnicodeDecodeError as error:
        raise Refused(f"The {what} is not text.") from error


def proof_hashes(lines: Sequence[str]) -> tuple[bytes, ...]:
    hashes = tuple(from_base64(line, "A hash of the proof") for line in lines)
    if len(hashes) > 63 or any(len(hash_) != HASH for hash_ in hashes):
        raise Refused("The hashes of the proof are not SHA-256.")
    return hashes


def verify_proof(
    octets: bytes, policy: Policy, wanted: bytes | None = None, opening: bytes | None = None
) -> Report:
    """Verify that a leaf is in the log: the one the proof carries, or the one whose hash is ``wanted``."""
    proof = Proof.parse(octets)
    times = policy.check(proof.checkpoint)
    carried = None if proof.extra is None else leaf_hash(proof.extra)
    hash_ = wanted or carried
    if hash_ is None:
        raise Refused("The proof does not carry its leaf; say which hash it should be about (--leaf-hash).")
    if carried not in (None, hash_):
        raise Refused("The proof is about another leaf than the one asked for.")
    top = proof.checkpoint
    verify_inclusion(proof.index, top.size, hash_, proof.hashes, top.root)
    report = Report(top.origin, top.size, top.root, times)
    report.facts.append(f"leaf {proof.index} is in it, with hash {hash_.hex()}")
    if opening is not None:
        if proof.extra is None:
            raise Refused("The proof does not carry its leaf, so nothing can be held against the opening.")
        said = check_opening(opening.removesuffix(b"\n"), proof.extra, proof.index)
        report.facts.append(f"the leaf committed to {said['body']}")
    return report


def verify_request(octets: bytes, policy: Policy, seen: Sequence[bytes]) -> Report:
    """Verify that a tree grew out of the one whose checkpoint somebody kept."""
    lines, note = lines_and_note(octets, "request")
    old_size = from_decimal(lines[0].removeprefix("old "), "The old size")
    new = Checkpoint.parse(note)
    report = Report(new.origin, new.size, new.root, policy.check(new))
    for old in map(Checkpoint.parse, seen):
        policy.check(old, quorum=False)
        if (old.origin, old.size) != (new.origin, old_size):
            raise Refused(f"The proof begins at {old_size} leaves of {new.origin}; your checkpoint does not.")
        verify_consistency(old_size, new.size, old.root, new.root, proof_hashes(lines[1:]))
        report.facts.append(f"it grew out of the {old_size} leaves of the checkpoint that you kept")
    return report


# ---- The command line -------------------------------------------------------------------------------------


def _instant(time: int) -> str:
    if not time:
        return "a time it does not state"
    try:
        return dt.datetime.fromtimestamp(time, dt.UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    except (OverflowError, ValueError):
        return f"{time} seconds after 1970"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="verify.py", description="Verify a ledger offline.")
    parser.add_argument("path", type=Path, help="an export directory, a proof, or a consistency request")
    parser.add_argument("--policy", type=Path, required=True, help="keys and quorum, as you were given them")
    parser.add_argument("--seen", type=Path, action="append", default=[], help="a checkpoint that you kept")
    parser.add_argument(
        "--previous",
        type=Path,
        action="append",
        default=[],
        help="the epoch before, then the one before that",
    )
    parser.add_argument("--complete", action="store_true", help="refuse if openings are missing altogether")
    parser.add_argument("--leaf-hash", help="the hash of a receipt, 64 hexadecimal digits")
    parser.add_argument("--opening", type=Path, help="what the leaf of a proof commits to")
    asked = parser.parse_args(arguments)
    try:
        octets = b"" if asked.path.is_dir() else asked.path.read_bytes()
        seen = [file.read_bytes() for file in asked.seen]
        opening = asked.opening.read_bytes() if asked.opening else None
        policy_text = asked.policy.read_bytes()
    except OSError as error:
        parser.error(f"{error.filename} cannot be read: {error.strerror}")
    for folder in asked.previous:
        if not folder.is_dir():
            parser.error(f"--previous {folder} is no directory")
    if octets.startswith(b"old ") and not seen:
        parser.error("a consistency request needs the older checkpoint: --seen")
    try:
        policy = Policy.parse(policy_text)
        wanted = from_hex(asked.leaf_hash, "--leaf-hash") if asked.leaf_hash else None
        if asked.path.is_dir():
            report = verify_export(asked.path, policy, seen, asked.previous, asked.complete)
        elif octets.startswith(b"old "):
            report = verify_request(octets, policy, seen)
        else:
            report = verify_proof(octets, policy, wanted, opening)
    except Refused as refusal:
        print(f"REFUSED: {refusal}", file=sys.stderr)
        return 3
    print("\n".join(report.lines()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
