"""The log's own keys: made on first use, private to one user of one machine, never in the database.

A key is named after the origin of the log and signs its checkpoints. A successor is announced in a note that
the key in force signs; from then on both sign, until the successor is the key in force.
"""

from __future__ import annotations

import datetime as dt
import getpass
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey

from safelane.errors import Problem
from safelane.ledger import files, notes, pkcs8
from safelane.ledger.pkcs8 import PrivateKey

ACTIVE, SUCCESSOR, POST_QUANTUM = "signing", "successor", "post-quantum"
SHORTEST_PASSPHRASE = 12

Passphrase = Callable[[bool], str | None]
"""Asks for the passphrase; the argument says whether a new key is to be encrypted with it."""


@dataclass(frozen=True)
class LogKey:
    """One key of the log: what it is for, and the line by which others know it."""

    use: str
    origin: str
    private: PrivateKey

    @property
    def vkey(self) -> str:
        """The verifier key (C2SP signed-note): origin, key id and public key."""
        return self.signer.key.vkey()

    @property
    def signer(self) -> notes.Ed25519Signer | notes.MLDSASigner:
        """What puts this key's line under a note."""
        if isinstance(self.private, Ed25519PrivateKey):
            return notes.Ed25519Signer(self.origin, self.private)
        return notes.MLDSASigner(self.origin, self.private)


def told_passphrase(new: bool) -> str | None:
    """SAFELANE_LEDGER_PASSPHRASE, the file that SAFELANE_LEDGER_PASSPHRASE_FILE names, or a question."""
    said = os.environ.get("SAFELANE_LEDGER_PASSPHRASE")
    if not said and (named := os.environ.get("SAFELANE_LEDGER_PASSPHRASE_FILE")):
        try:
            said = Path(named).read_text(encoding="utf-8").splitlines()[0]
        except (OSError, IndexError) as error:
            raise Problem(f"{named} holds no passphrase: {error}") from error
    if not said and not new and sys.stdin.isatty():
        said = getpass.getpass("Passphrase of the ledger's key: ")
    if new and said and len(said) < SHORTEST_PASSPHRASE:
        raise Problem(f"the passphrase has fewer than {SHORTEST_PASSPHRASE} characters; no key was made")
    return said or None


class KeyRing:
    """The keys in the signer's directory."""

    def __init__(self, folder: Path, passphrase: Passphrase = told_passphrase) -> None:
        self.folder = folder
        self._passphrase = passphrase
        self._asked: str | None = None

    def path(self, use: str) -> Path:
        return self.folder / f"{use}.pem"

    def exists(self, use: str = ACTIVE) -> bool:
        return self.path(use).exists()

    def signing(self, origin: str) -> list[LogKey]:
        """Every key that signs now: the one in force, its successor if announced, the post-quantum one."""
        self._belongs_to(origin)
        return [self.load(use, origin) for use in (ACTIVE, SUCCESSOR, POST_QUANTUM) if self.exists(use)]

    def load(self, use: str, origin: str) -> LogKey:
        pem = files.read_private(self.path(use))
        if pkcs8.encrypted(pem) and self._asked is None:
            self._asked = self._passphrase(False)
        try:
            return LogKey(use, origin, pkcs8.load(pem, self._asked))
        except pkcs8.WrongPassphrase as error:
            raise Problem(
                f"{self.path(use)} cannot be opened: {error}",
                "Set SAFELANE_LEDGER_PASSPHRASE, or name a file in SAFELANE_LEDGER_PASSPHRASE_FILE.",
            ) from error
        except ValueError as error:
            raise Problem(f"{self.path(use)} cannot be used: {error}") from error

    def make(self, use: str, origin: str) -> LogKey:
        """A new key in a file of mode 0600; never over another one."""
        key: PrivateKey = (
            MLDSA44PrivateKey.generate() if use == POST_QUANTUM else Ed25519PrivateKey.generate()
        )
        path = self.path(use)
        if path.exists():
            raise Problem(f"{path} is there already")
        files.write_whole(path, pkcs8.dump(key, self._passphrase(True)), 0o600)
        made = LogKey(use, origin, key)
        self._note(origin, made.vkey)
        return made

    def announce(self, origin: str) -> tuple[LogKey, str]:
        """Make a successor, and the note by which the key in force names it."""
        if self.exists(SUCCESSOR):
            raise Problem(
                "a successor is announced already", "Put it in force: safelane ledger keys rotate --finish"
            )
        active, successor = self.load(ACTIVE, origin), self.make(SUCCESSOR, origin)
        text = f"{origin}\nsafelane key succession\n{successor.vkey}\n{_now()}\n"
        announcement = notes.sign_note(text, active.signer)
        kept = files.private_directory(self.folder / "succession")
        number = len(list(kept.glob("*.note"))) + 1
        files.write_whole(kept / f"{number:04d}.note", announcement.encode())
        return successor, announcement

    def succeed(self, origin: str) -> LogKey:
        """Put the announced successor in force. The old key is destroyed; its line stays known."""
        if not self.exists(SUCCESSOR):
            raise Problem("no successor is announced", "Announce one: safelane ledger keys rotate")
        successor = self.load(SUCCESSOR, origin)
        self.path(SUCCESSOR).replace(self.path(ACTIVE))
        files.sync_directory(self.folder)
        return LogKey(ACTIVE, origin, successor.private)

    def announcements(self) -> list[str]:
        """The notes of every succession, the oldest first."""
        kept = sorted((self.folder / "succession").glob("*.note"))
        return [path.read_text(encoding="utf-8") for path in kept]

    def put_aside(self, kept: Path) -> None:
        """Keep the keys of an epoch that has ended."""
        for use in (ACTIVE, SUCCESSOR, POST_QUANTUM):
            if self.exists(use):
                self.path(use).replace(kept / self.path(use).name)
        files.sync_directory(kept)
        files.sync_directory(self.folder)

    def known(self) -> dict[str, list[str]]:
        """Every verifier key that there ever was, by origin: public."""
        try:
            found: dict[str, list[str]] = json.loads((self.folder / "vkeys.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except ValueError as error:
            raise Problem(f"{self.folder / 'vkeys.json'} is damaged: {error}") from error
        return found

    def _note(self, origin: str, vkey: str) -> None:
        known = self.known()
        known.setdefault(origin, []).append(vkey)
        files.write_whole(self.folder / "vkeys.json", (json.dumps(known, indent=2) + "\n").encode())

    def _belongs_to(self, origin: str) -> None:
        if self.exists() and origin not in self.known():
            raise Problem(
                f"the key in {self.folder} was never named {origin}", "Which log is this directory of?"
            )


def _now() -> str:
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
