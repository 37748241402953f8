"""One witness, asked again and again: the newest checkpoint goes there, the cosignature comes back.

Each witness has a thread and a connection of its own, so that one that is slow or down delays nobody.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import click
import httpx
import psycopg

from safelane.connection import Connection
from safelane.errors import Findings, Problem
from safelane.ledger import database
from safelane.ledger.database import SIGNER, Log
from safelane.ledger.export import merged
from safelane.ledger.notes import add_signatures
from safelane.ledger.service import Part, log, run
from safelane.ledger.verify import Key, Note
from safelane.ledger.witness import (
    WitnessAhead,
    WitnessConflict,
    WitnessRefused,
    WitnessUnreachable,
    submit,
)

LONGEST_PAUSE = 300.0
"""Seconds between two attempts at most, while a witness does not answer."""


@dataclass
class Asking:
    """What is known of one witness: how far it has cosigned, and when it is asked again."""

    name: str
    url: str
    keys: Sequence[Key]
    http: httpx.Client
    interval: float
    seen: int = 0
    cosigned: int = -1
    failures: int = 0
    not_before: float = field(default=0.0)
    missed: str = ""
    findings: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def step(self, connection: Connection) -> bool:
        """Submit the newest checkpoint, if this witness has not cosigned it."""
        if time.monotonic() < self.not_before:
            return False
        notes = merged(Log(connection).newest())
        if not notes:
            return False
        kept = notes[-1]
        if kept.size <= self.cosigned:
            return False
        if cosigned_by(kept.note, self.keys):
            self.cosigned = self.seen = kept.size
            return False
        self._submit(Log(connection), kept)
        return False

    def _submit(self, tree: Log, kept: database.Kept) -> None:
        def proof(old: int) -> list[bytes]:
            return tree.consistency(old, kept.size) if 0 < old < kept.size else []

        try:
            answer = submit(self.http, self.url, kept.note, self.seen, proof, self.keys)
        except (WitnessAhead, WitnessConflict) as error:
            self._disagrees(kept.origin, error)
            return
        except (WitnessUnreachable, WitnessRefused) as error:
            if isinstance(error, WitnessRefused) and error.status == httpx.codes.UNPROCESSABLE_ENTITY:
                self._disagrees(kept.origin, error)
                return
            if self.failures == 0:
                log(f"{self.name}: {error}; trying again", "warning")
            self.failures += 1
            self.missed = str(error)
            self._later(min(self.interval * 2**self.failures, LONGEST_PAUSE))
            return
        tree.keep(kept.origin, kept.size, add_signatures(kept.note, answer.lines))
        self.seen = self.cosigned = kept.size
        self.failures, self.missed = 0, ""
        log(f"{self.name}: cosigned {kept.size} leaves")

    def _disagrees(self, origin: str, error: Exception) -> None:
        finding = f"{self.name} has seen another log under {origin}: {error}"
        if finding not in self.findings:
            self.findings.append(finding)
            log(finding, "error")
        self._later(LONGEST_PAUSE)

    def _later(self, pause: float) -> None:
        self.not_before = time.monotonic() + pause


def cosigned_by(note: str, keys: Sequence[Key]) -> bool:
    """Whether a note has a line of one of these keys already."""
    lines = {(line.name, line.key_id) for line in Note.parse(note.encode()).signatures}
    return any((key.name, key.id) in lines for key in keys)


def ask_all(askings: Sequence[Asking], interval: float, *, once: bool, stop: threading.Event) -> None:
    """Ask every witness, each in a thread of its own. Findings: a witness has seen another log."""
    threads = [
        threading.Thread(target=_ask, args=(each, interval, once, stop), name=each.name) for each in askings
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        while thread.is_alive():
            thread.join(0.2)
    problems = [problem for each in askings for problem in each.problems]
    if problems:
        raise Problem("\n".join(problems))
    found = [finding for each in askings for finding in each.findings]
    if found:
        raise Findings(
            "\n".join(found), "Keep both checkpoints: docs/ledger-operators.md, “A witness disagrees”."
        )


def _ask(asking: Asking, interval: float, once: bool, stop: threading.Event) -> None:
    part = Part(asking.name, lambda: database.connect(SIGNER), asking.step)
    try:
        run([part], interval, once=once, stop=stop)
    except (click.ClickException, psycopg.Error) as error:
        said = error.format_message() if isinstance(error, click.ClickException) else str(error)
        asking.problems.append(f"{asking.name}: {said}")
        stop.set()
