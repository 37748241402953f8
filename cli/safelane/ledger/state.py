"""What the signer knows, kept away from the database: the last tree that it signed.

The state is written, and is on the disk, before the note that it describes leaves the signer. A signer that
crashes in between signs the same tree again; it can never sign another one of the same size.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import platformdirs

from safelane.connection import settings
from safelane.errors import Problem
from safelane.ledger import files
from safelane.ledger.frontier import Frontier
from safelane.ledger.verify import Refused

VERSION = 1
_ORIGIN = re.compile(r"[^\s+]{1,255}")


def default_directory() -> Path:
    """SAFELANE_LEDGER_STATE, ``ledger_state`` in safelane.toml, else the platform's place for state."""
    told = settings().get("ledger_state")
    return Path(told) if told else platformdirs.user_state_path("safelane") / "ledger"


def checked_origin(origin: str) -> str:
    """An origin names the log for ever, and is the name of its key: no spaces, no plus."""
    if not _ORIGIN.fullmatch(origin):
        raise Problem(
            f"{origin!r} cannot name a log",
            "Use a name without spaces and plus signs, such as ledger.example.org/2026.",
        )
    return origin


@dataclass(frozen=True)
class State:
    """The last tree that was signed under ``origin``, and the note that says so (empty: none yet).

    ``previous`` is the last note of the epoch before this one, where there was one.
    """

    origin: str
    frontier: Frontier = field(default_factory=Frontier)
    note: str = ""
    previous: str = ""

    @property
    def size(self) -> int:
        return self.frontier.size

    def as_json(self) -> bytes:
        whole = {
            "v": VERSION,
            "origin": self.origin,
            "size": self.size,
            "root": self.frontier.root().hex(),
            "frontier": [each.hex() for each in self.frontier.hashes],
            "note": self.note,
            "previous": self.previous,
        }
        return (json.dumps(whole | {"sha256": _digest(whole)}, indent=2) + "\n").encode()


def _digest(whole: dict[str, Any]) -> str:
    """Against a slip of the hand or the disk: whoever can write here could sign as well."""
    return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()


class StateFile:
    """``state.json`` in the signer's directory; earlier epochs stay beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "state.json"

    def read(self) -> State | None:
        """The state; None where nothing was ever signed here. A damaged one is refused, never begun anew."""
        try:
            raw = json.loads(files.read_private(self.path))
            if raw.pop("sha256") != _digest(raw):
                raise ValueError("it is not what was written")
            frontier = Frontier(int(raw["size"]), [bytes.fromhex(each) for each in raw["frontier"]])
            state = State(str(raw["origin"]), frontier, str(raw["note"]), str(raw["previous"]))
            if raw["v"] != VERSION:
                raise ValueError("it is of another version of this program")
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, KeyError, Refused) as error:
            raise Problem(
                f"{self.path} cannot be used: {error}",
                "Put back what was saved of it, or begin a new epoch: docs/ledger-operators.md.",
            ) from error
        return state

    def write(self, state: State) -> None:
        """Keep the state; it is on the disk when this returns."""
        files.write_whole(self.path, state.as_json(), 0o600)

    def put_aside(self, kept: Path) -> None:
        """Keep the state of an epoch that has ended."""
        if self.path.exists():
            self.path.replace(kept / self.path.name)
        files.sync_directory(kept)
        files.sync_directory(self.folder)
