"""Writing a policy: https://c2sp.org/tlog-policy. Reading it is the verifier's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from safelane.ledger.verify import Policy


@dataclass(frozen=True)
class WitnessLine:
    """A witness by its key and, where one submits to it, its submission prefix."""

    vkey: str
    url: str | None = None


def write_policy(
    logs: Sequence[str], witnesses: Mapping[str, WitnessLine], least: int | None = None, comment: str = ""
) -> str:
    """A policy that wants ``least`` of the witnesses; all of them by default, none where there are none."""
    lines = [f"# {line}" for line in comment.splitlines()]
    lines += [f"log {vkey}" for vkey in logs]
    for name, witness in witnesses.items():
        lines.append(f"witness {name} {witness.vkey}" + (f" {witness.url}" if witness.url else ""))
    wanted = len(witnesses) if least is None else least
    if wanted:
        lines.append(f"group witnesses {wanted} {' '.join(witnesses)}")
    lines.append(f"quorum {'witnesses' if wanted else 'none'}")
    text = "\n".join(lines) + "\n"
    Policy.parse(text.encode())
    return text


def witness_urls(policy: str) -> dict[str, str]:
    """Where to submit to, by the name of the witness; those without an address are left out."""
    found = [[word for word in re.split(r"[ \t]+", line) if word] for line in policy.split("\n")]
    return {words[1]: words[3] for words in found if len(words) == 4 and words[0] == "witness"}
