"""Signing notes: https://c2sp.org/signed-note and https://c2sp.org/tlog-cosignature, the writing side."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable, Iterable
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey

from safelane.ledger.verify import (
    COSIGNATURE,
    ED25519,
    MLDSA44,
    Key,
    Note,
    Refused,
    Signature,
    is_key_name,
    subtree_message,
)

Clock = Callable[[], float]


class Signer(Protocol):
    """Whoever can add a line to a note."""

    @property
    def key(self) -> Key: ...

    def sign(self, text: str) -> str:
        """The signature line, ended."""


class Ed25519Signer:
    """A log's plain Ed25519 signature (type 1). Public witnesses want this one."""

    def __init__(self, name: str, private: Ed25519PrivateKey) -> None:
        self.key = Key(_checked(name), ED25519, private.public_key().public_bytes_raw())
        self._private = private

    def sign(self, text: str) -> str:
        return signature_line(self.key, self._private.sign(text.encode()))


class Cosigner:
    """A witness: Ed25519 (type 4) or ML-DSA-44 (type 6), over the text and the time of signing."""

    def __init__(
        self, name: str, private: Ed25519PrivateKey | MLDSA44PrivateKey, now: Clock = time.time
    ) -> None:
        type_ = COSIGNATURE if isinstance(private, Ed25519PrivateKey) else MLDSA44
        self.key = Key(_checked(name), type_, private.public_key().public_bytes_raw())
        self._private = private
        self._now = now

    def sign(self, text: str) -> str:
        at = int(self._now())
        if self.key.type == COSIGNATURE:
            message = f"cosignature/v1\ntime {at}\n{text}".encode()
        else:
            message = subtree_message(self.key.name, at, text)
        return signature_line(self.key, at.to_bytes(8) + self._private.sign(message))


class MLDSASigner(Cosigner):
    """A log's own ML-DSA-44 line: the same format, named like the log. It signs nothing but checkpoints."""

    def __init__(self, name: str, private: MLDSA44PrivateKey, now: Clock = time.time) -> None:
        super().__init__(name, private, now)


def signature_line(key: Key, signature: bytes) -> str:
    return f"— {key.name} {base64.b64encode(key.id + signature).decode()}\n"


def sign_note(text: str, *signers: Signer) -> str:
    """The note: text, blank line, one line for each signer. ``text`` ends with a newline."""
    if not text.endswith("\n") or not signers:
        raise ValueError("a note is a text that ends with a newline, signed by somebody")
    note = text + "\n" + "".join(signer.sign(text) for signer in signers)
    Note.parse(note.encode())
    return note


def add_signatures(note: str, lines: Iterable[str]) -> str:
    """The note with these lines as well; a line of the same key takes the place of the one there was."""
    parsed = Note.parse(note.encode())
    held = {(line.name, line.key_id): line for line in parsed.signatures}
    for text in lines:
        line = Signature.parse(text.removesuffix("\n"))
        held[line.name, line.key_id] = line
    return parsed.text + "\n" + "".join(written(line) for line in held.values())


def written(line: Signature) -> str:
    return f"— {line.name} {base64.b64encode(line.key_id + line.signature).decode()}\n"


def _checked(name: str) -> str:
    if not is_key_name(name) or len(name.encode()) > 255:
        raise Refused(f"“{name}” cannot be the name of a key: no spaces, no plus, 255 octets at most.")
    return name
