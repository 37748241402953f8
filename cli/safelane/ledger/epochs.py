"""The beginning of a log, and of each epoch after it: one origin, one key, one directory."""

from __future__ import annotations

from pathlib import Path

from safelane.errors import Problem
from safelane.ledger import database, files
from safelane.ledger.database import SEALER, SIGNER, Log
from safelane.ledger.export import merged
from safelane.ledger.keys import ACTIVE, POST_QUANTUM, KeyRing
from safelane.ledger.service import log
from safelane.ledger.state import State, StateFile, checked_origin
from safelane.ledger.verify import Checkpoint


def begun(folder: Path, origin: str | None, post_quantum: bool) -> tuple[StateFile, State, KeyRing]:
    """The signer's directory as it is, or made now: a key on first use, a state that signed nothing."""
    files.private_directory(folder)
    file, ring = StateFile(folder), KeyRing(folder)
    state = file.read()
    if state is None:
        state = _first(file, ring, origin)
    elif origin not in (None, state.origin):
        raise Problem(
            f"{folder} is the state of {state.origin}, not of {origin}",
            "Another log has another --state directory. To end this one and begin anew: "
            f"safelane seal --new-epoch {origin}",
        )
    if not ring.exists():
        if state.note:
            raise Problem(
                f"{ring.path(ACTIVE)} is gone, and {state.size} leaves were signed with it",
                "Put it back from where the directory is saved, or begin a new epoch: "
                "safelane seal --new-epoch NAME",
            )
        log(f"made a key for {state.origin}: {ring.make(ACTIVE, state.origin).vkey}")
    if post_quantum and not ring.exists(POST_QUANTUM):
        log(f"made an ML-DSA-44 key beside it: {ring.make(POST_QUANTUM, state.origin).vkey}")
    return file, state, ring


def nobody_signed(folder: Path) -> None:
    """Refuse to begin a log, in a directory that knows of none, over one that was signed already.

    A service that runs as another user, or a directory that was lost: two logs would grow side by side, and
    nothing would say where the first one ended.
    """
    if StateFile(folder).read() is not None:
        return
    with database.connect(SIGNER) as connection:
        signed = Log(connection).origin()
    if signed is not None:
        raise Problem(
            f"this ledger was signed as {signed}, and {folder} does not know of it",
            "Name the directory that does with --state. Where it is lost, end that log and begin another, "
            "which quotes it: safelane seal --new-epoch NAME",
        )


def _first(file: StateFile, ring: KeyRing, origin: str | None) -> State:
    """The state of a log that has signed nothing. It is written before there is a key."""
    if ring.exists():
        raise Problem(
            f"{file.path} is gone, and its key is there: what was signed with it is not known",
            "Put it back from where the directory is saved, or: safelane seal --new-epoch NAME",
        )
    if not origin:
        raise Problem(
            "this log has no name yet",
            "Say --origin once, such as ledger.example.org/2026. It names the log and its key for ever.",
        )
    state = State(checked_origin(origin))
    file.write(state)
    return state


def begin_epoch(folder: Path, origin: str, previous: Path | None) -> None:
    """End the epoch of this directory, and begin ``origin``, whose first new leaf quotes its last checkpoint.

    The entry is appended first: a crash in between leaves an entry too many, and never an epoch without one.
    """
    files.private_directory(folder)
    file, ring = StateFile(folder), KeyRing(folder)
    state = file.read()
    if origin in ring.known():
        raise Problem(f"{origin} had its epoch already", "A name is used once.")
    checked_origin(origin)
    note = _last_note(state, previous)
    with database.connect(SEALER) as connection:
        seq = database.begin_epoch(connection, origin, note)
    ended = Checkpoint.parse(note.encode())
    log(f"entry {seq} quotes the last checkpoint of {ended.origin}: {ended.size} leaves")
    kept = _kept(folder)
    ring.put_aside(kept)
    file.put_aside(kept)
    file.write(State(origin, previous=note))
    log(f"began {origin}", "warning")


def _kept(folder: Path) -> Path:
    """A new directory for what an epoch leaves behind: it may be wanted to prove whose it was."""
    above = files.private_directory(folder / "epochs")
    return files.private_directory(above / f"{len(list(above.iterdir())) + 1:04d}")


def _last_note(state: State | None, previous: Path | None) -> str:
    if previous is not None:
        return previous.read_text(encoding="utf-8")
    if state is not None and state.note:
        return state.note
    if state is not None and state.previous:
        return state.previous
    with database.connect(SIGNER) as connection:
        kept = merged(Log(connection).newest())
    if not kept:
        raise Problem(
            "no checkpoint of the epoch before is known",
            "Take the last one from an export or from a witness, and name it with --previous FILE.",
        )
    return kept[-1].note
