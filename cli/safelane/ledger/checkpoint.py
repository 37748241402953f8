"""Checkpoints: https://c2sp.org/tlog-checkpoint, the writing side. Three lines and never an extension."""

from __future__ import annotations

import base64
from collections.abc import Sequence

from safelane.ledger.notes import Signer, sign_note
from safelane.ledger.verify import HASH, checkpoint_lines


def checkpoint_text(origin: str, size: int, root: bytes) -> str:
    """What is signed: origin, number of leaves, root hash."""
    if len(root) != HASH or size < 0 or not origin or origin.strip() != origin:
        raise ValueError("a checkpoint has an origin, a size and a SHA-256 root")
    text = f"{origin}\n{size}\n{base64.b64encode(root).decode()}\n"
    if len(checkpoint_lines(text)) != 3:
        raise ValueError("an origin is one line")
    return text


def sign_checkpoint(origin: str, size: int, root: bytes, signers: Sequence[Signer]) -> str:
    """The signed note. Every signer carries the name of the log, which is its origin."""
    if any(signer.key.name != origin for signer in signers):
        raise ValueError("the key that signs a checkpoint is named like the log")
    return sign_note(checkpoint_text(origin, size, root), *signers)
