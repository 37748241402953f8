"""The signer: believes nothing that it can compute, and signs no tree that does not extend the one before.

It reads the bytes of the new leaves, hashes them itself onto its own frontier, and refuses a database that
holds fewer leaves than were signed, or others. It writes its state before the note leaves it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace

from safelane.errors import Findings
from safelane.ledger.checkpoint import sign_checkpoint
from safelane.ledger.database import CHUNK, Gap, Log, short
from safelane.ledger.frontier import Frontier
from safelane.ledger.keys import LogKey
from safelane.ledger.state import State, StateFile
from safelane.ledger.verify import leaf_hash

LONG = 50_000
"""Leaves from which on reading them takes over a second, and a progress bar is worth it."""

Progress = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]
EPOCHS = "Nothing was signed. What to do: docs/ledger-operators.md, “The signer refuses”."


@dataclass(frozen=True)
class Signed:
    """A checkpoint that was signed and is kept."""

    size: int
    added: int
    root: bytes
    note: str


def no_progress(_: str, __: int) -> AbstractContextManager[Callable[[int], None]]:
    return nullcontext(lambda steps: None)


class Signer:
    """Signs what extends ``state``. One database connection at a time is given to :meth:`step`."""

    def __init__(
        self, keys: Iterable[LogKey], file: StateFile, state: State, progress: Progress = no_progress
    ) -> None:
        self.keys = list(keys)
        self.state = state
        self._file = file
        self._progress = progress
        self._sure: object = None
        self._patrol: Patrol | None = None

    def step(self, log: Log) -> Signed | None:
        """Sign the tree if it grew; None if it did not. Findings: another history, or a shorter one."""
        if self._sure is not log.connection:
            self._compare(log)
            self._hand_over(log)
            self._sure = log.connection
        size = log.size()
        if size == self.state.size:
            return None
        self._compare(log, size)
        return self._sign(log, size)

    def patrol(self, log: Log) -> bool:
        """Read a stretch of what was signed already, and compare it; True while there is more to read."""
        if self._patrol is None:
            self._patrol = Patrol(self.state)
        if self._patrol.step(log):
            return True
        self._patrol = None
        return False

    def _compare(self, log: Log, size: int | None = None) -> None:
        """Refuse a database that is behind what was signed, or beside it."""
        size = log.size() if size is None else size
        signed = self.state
        if size < signed.size:
            raise Findings(
                f"the database holds {size} leaves, and {signed.size} were signed under {signed.origin}:"
                " it was rolled back, restored from an older copy, or cut",
                EPOCHS,
            )
        if signed.size and log.root(signed.size) != signed.frontier.root():
            raise Findings(
                f"the first {signed.size} leaves in the database are not those that were signed under"
                f" {signed.origin}: they were changed, or this is another future of an older copy",
                EPOCHS,
            )

    def _hand_over(self, log: Log) -> None:
        """The last note, again: the signer may have ended between writing its state and handing it over."""
        if self.state.note:
            log.keep(self.state.origin, self.state.size, self.state.note)

    def _sign(self, log: Log, size: int) -> Signed | None:
        before = self.state
        frontier = before.frontier.copy()
        quoted = bool(before.size) or not before.previous
        try:
            with self._bar("reading leaves", size - before.size) as advance:
                for leaf in log.leaves(before.size, size):
                    frontier.append(leaf_hash(leaf))
                    quoted = quoted or quotes(leaf, before.previous)
                    if frontier.size % CHUNK == 0:
                        advance(CHUNK)
        except Gap as gap:
            raise Findings(f"leaf {gap.index} is missing from a tree of {size} leaves", EPOCHS) from gap
        if not quoted:
            return None  # the leaf that quotes the epoch before is on its way
        root = frontier.root()
        if log.root(size) != root:
            raise Findings(
                f"the database's tree of {size} leaves is not the tree of its leaves: "
                f"{short(log.root(size))} is said, {short(root)} was computed",
                EPOCHS,
            )
        note = sign_checkpoint(before.origin, size, root, [key.signer for key in self.keys])
        after = replace(before, frontier=frontier, note=note)
        self._file.write(after)
        self.state = after
        log.keep(after.origin, size, note)
        return Signed(size, size - before.size, root, note)

    def _bar(self, label: str, total: int) -> AbstractContextManager[Callable[[int], None]]:
        return self._progress(label, total) if total >= LONG else no_progress(label, total)


class Patrol:
    """Reads again all that was signed, a stretch at a time: no old leaf is changed quietly."""

    def __init__(self, signed: State) -> None:
        self.signed = signed
        self.frontier = Frontier()

    def step(self, log: Log) -> bool:
        """Read the next stretch; True while there is more."""
        end = min(self.frontier.size + CHUNK, self.signed.size)
        try:
            for leaf in log.leaves(self.frontier.size, end):
                self.frontier.append(leaf_hash(leaf))
        except Gap as gap:
            raise Findings(f"leaf {gap.index} was signed, and is missing", EPOCHS) from gap
        if self.frontier.size < self.signed.size:
            return True
        if self.frontier.root() != self.signed.frontier.root():
            raise Findings(
                f"a leaf of the {self.signed.size} that were signed under {self.signed.origin} was changed:"
                " safelane ledger verify on an export says which tile",
                EPOCHS,
            )
        return False


def quotes(leaf: bytes, note: str) -> bool:
    """Whether this leaf begins an epoch after the one that ended with ``note``."""
    try:
        return bool(json.loads(leaf).get("previous", {}).get("note") == note)
    except (ValueError, AttributeError):
        return False
