"""The verifier, called from the command line: its refusals become findings, its walk gets a bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import click

from safelane.errors import Findings, Problem
from safelane.ledger.verify import (
    Checkpoint,
    Policy,
    Refused,
    Report,
    from_hex,
    verify_export,
    verify_proof,
    verify_request,
)

Progress = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]


def read_policy(path: Path) -> Policy:
    """A policy file; what cannot be understood in it is an error, never left out."""
    try:
        return Policy.parse(path.read_bytes())
    except Refused as refusal:
        raise Problem(f"{path}: {refusal}") from refusal


def verified(
    path: Path,
    policy_file: Path,
    progress: Progress,
    *,
    seen: Sequence[Path] = (),
    previous: Sequence[Path] = (),
    complete: bool = False,
    leaf_hash: str | None = None,
    opening: Path | None = None,
) -> Report:
    """What was verified. Findings: it was refused, and why."""
    missing = next((each for each in previous if not each.is_dir()), None)
    if missing:
        raise click.UsageError(f"--previous {missing} is no directory.")
    policy = read_policy(policy_file)
    kept = [file.read_bytes() for file in seen]
    try:
        if path.is_dir():
            size = Checkpoint.parse((path / "checkpoint").read_bytes()).size
            with progress("leaves", size) as advance:
                return verify_export(path, policy, kept, previous, complete, advance)
        octets = path.read_bytes()
        if octets.startswith(b"old "):
            if not kept:
                raise click.UsageError("A consistency request needs the older checkpoint: --seen.")
            return verify_request(octets, policy, kept)
        wanted = from_hex(leaf_hash, "--leaf-hash") if leaf_hash else None
        return verify_proof(octets, policy, wanted, opening.read_bytes() if opening else None)
    except Refused as refusal:
        raise Findings(f"REFUSED: {refusal}") from refusal
    except FileNotFoundError as error:
        raise Findings(f"REFUSED: {error.filename} is not there.") from error
