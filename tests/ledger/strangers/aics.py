"""Runs where ``aics-tlog`` is installed and nothing of this project is: its verdict on each directory.

Reads ``{"log", "witnesses", "quorum", "paths"}`` on standard input, writes ``{path: verdict}``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import aics_tlog as tlog  # type: ignore[import-not-found,unused-ignore]


def judged(place: Path, keys: dict[str, Any]) -> str:
    """Checkpoint and quorum, every tile and bundle, some inclusions, and growth from each kept checkpoint."""
    note = tlog.parse_note((place / "checkpoint").read_bytes())
    log = tlog.parse_vkey(keys["log"])
    witnesses = tuple(map(tlog.parse_vkey, keys["witnesses"]))
    policy = tlog.WitnessPolicy(quorum=keys["quorum"], witnesses=witnesses)
    head = tlog.verify_checkpoint(note, log, policy=policy)
    if not head.ok:
        return str(head.error)
    reader = tlog.FileSystemTileReader(place)
    tlog.audit_tiles(reader, head.size, head.root)
    verified = tlog.VerifiedTileReader(reader, head.size, head.root)
    for index in {0, 255, 256, 300, head.size // 2, head.size - 1}:
        proof = tlog.inclusion_proof_from_tiles(verified, index, head.size)
        if not tlog.verify_leaf_inclusion(verified.entry(index), index, head.size, proof, head.root):
            return f"leaf {index} is not included"
    for file in sorted((place / "checkpoints").iterdir()):
        old = tlog.verify_checkpoint(tlog.parse_note(file.read_bytes()), log)
        if not old.log_ok:
            return str(old.error)
        growth = tlog.consistency_proof_from_tiles(verified, old.size, head.size)
        if not tlog.verify_consistency(old.size, head.size, old.root, head.root, growth):
            return f"it did not grow out of {file.name}"
    return "accepted"


def main() -> None:
    question = json.load(sys.stdin)
    answer = {}
    for path in question["paths"]:
        try:
            answer[path] = judged(Path(path), question)
        except (ValueError, OSError) as error:
            answer[path] = f"{type(error).__name__}: {error}"
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
