"""Proofs for whoever holds a receipt, and the public half of the log's keys."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import click

from safelane.client import ApiError, Client
from safelane.errors import Findings, Problem
from safelane.ledger import files
from safelane.ledger.keys import ACTIVE, POST_QUANTUM, SUCCESSOR, KeyRing
from safelane.ledger.proofs import Tree, proof_file
from safelane.ledger.state import StateFile
from safelane.ledger.verify import HASH, WIDTH, Checkpoint, Export, Refused, tile_path, verify_inclusion
from safelane.ledger.verify import leaf_hash as hash_of

Progress = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]


@dataclass(frozen=True)
class Receipt:
    """What the answer to an action said in its header: the entry's number, and the hash of its leaf."""

    seq: int
    leaf_hash: bytes


def receipt(entry: str, leaf_hash: str | None) -> Receipt:
    """A receipt as people paste it: ``seq=41; leaf=<64 hexadecimal digits>``, or number and hash apart."""
    found = re.fullmatch(
        r"(?:Ledger-Receipt:)?\s*(?:seq=)?(\d{1,18})(?:;\s*leaf=([0-9a-f]{64}))?\s*", entry, re.IGNORECASE
    )
    hash_ = (found[2] if found else None) or leaf_hash
    if not found or not hash_ or not re.fullmatch("[0-9a-fA-F]{64}", hash_):
        raise click.UsageError(
            'Say the whole receipt, "seq=41; leaf=…", or its number and --leaf-hash with its hash.'
        )
    return Receipt(int(found[1]), bytes.fromhex(hash_))


def from_api(person: Client, asked: Receipt) -> str:
    """The proof that the API gives to whoever holds the receipt, checked before it is handed on."""
    try:
        answer = person.call("ledger_proof", seq=asked.seq, leaf_hash=asked.leaf_hash.hex()).body
    except ApiError as error:
        if error.status == 404:
            raise Findings(str(error), error.hint) from error
        raise
    if answer["checkpoint"] is None:
        raise Problem("nothing that covers this entry is signed yet", "Ask again in a few seconds.")
    hashes = [base64.b64decode(each, validate=True) for each in answer["proof"]]
    leaf = str(answer["leaf"]).encode()
    return _checked(int(answer["idx"]), hashes, str(answer["checkpoint"]), asked.leaf_hash, leaf)


def from_export(folder: Path, asked: Receipt, progress: Progress) -> str:
    """The proof out of an export: the leaf is found by its hash, whatever its number."""
    export = Export(folder)
    try:
        note = export.read("checkpoint")
        size = Checkpoint.parse(note).size
        index = _find(export, size, asked.leaf_hash, progress)
        if index is None:
            raise Findings(
                f"no leaf with this hash is among the {size} of {folder}",
                "Is the export older than the entry? If not, keep the receipt: something was removed.",
            )
        leaf = export.leaf(index, size)
        return _checked(index, Tree.of(folder).inclusion(index), note.decode(), asked.leaf_hash, leaf)
    except Refused as refusal:
        raise Findings(f"{folder}: {refusal}") from refusal


def _find(export: Export, size: int, leaf_hash: bytes, progress: Progress) -> int | None:
    with progress("tiles", -(-size // WIDTH)) as advance:
        for number in range(-(-size // WIDTH)):
            tile = export.read(tile_path(0, number, min(WIDTH, size - number * WIDTH)))
            at = tile.find(leaf_hash)
            while at % HASH and at != -1:
                at = tile.find(leaf_hash, at + 1)
            if at != -1:
                return number * WIDTH + at // HASH
            advance(1)
    return None


def _checked(index: int, hashes: list[bytes], note: str, leaf_hash: bytes, leaf: bytes | None) -> str:
    try:
        if leaf is not None and hash_of(leaf) != leaf_hash:
            raise Refused("the leaf has another hash than the receipt says")
        head = Checkpoint.parse(note.encode())
        verify_inclusion(index, head.size, leaf_hash, hashes, head.root)
    except Refused as refusal:
        raise Findings(
            f"what came is no proof: {refusal}", "Keep the receipt: the log may not be what was signed."
        ) from refusal
    return proof_file(index, hashes, note, leaf)


def key_rows(folder: Path) -> list[dict[str, str]]:
    """Every public key that this directory knows, those that sign now with what they are for."""
    ring, state = KeyRing(folder), StateFile(folder).read() if folder.is_dir() else None
    uses = {}
    if state is not None:
        for use in (ACTIVE, SUCCESSOR, POST_QUANTUM):
            if ring.exists(use):
                uses[ring.load(use, state.origin).vkey] = use
    return [
        {"origin": origin, "use": uses.get(vkey, "earlier"), "vkey": vkey}
        for origin, vkeys in ring.known().items()
        for vkey in vkeys
    ]


def rotate(folder: Path, finish: bool) -> str:
    """Announce a successor, or put it in force; the text for whoever keeps policies."""
    state = StateFile(folder).read() if folder.is_dir() else None
    if state is None:
        raise Problem(f"{folder} holds no log", "safelane seal begins one.")
    with files.only_one(folder / "lock", "A signer"):
        ring = KeyRing(folder)
        if finish:
            return f"{ring.succeed(state.origin).vkey}\n"
        return ring.announce(state.origin)[1]
