"""Asking a witness to cosign: https://c2sp.org/tlog-witness, the side of the log."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import httpx

from safelane.ledger.notes import written
from safelane.ledger.proofs import consistency_file
from safelane.ledger.verify import Checkpoint, Key, Refused, Signature

SIZE_TYPE = "text/x.tlog.size"
_LONGEST_ANSWER = 200_000


class WitnessUnreachable(Exception):
    """No answer, or one of its server: worth asking again later."""


class WitnessRefused(Exception):
    """It answered, and does not cosign: an unknown log (404), an unknown key (403), a wrong proof (422)."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(f"the witness refuses with {status}: {words}")
        self.status = status


class WitnessAhead(Exception):
    """It has cosigned more leaves of this log than the checkpoint has: the log was rolled back, or forked."""

    def __init__(self, size: int) -> None:
        super().__init__(f"the witness has cosigned {size} leaves already")
        self.size = size


class WitnessConflict(Exception):
    """It has cosigned another root for this very size: there are two histories."""


@dataclass(frozen=True)
class Submitted:
    """The cosignature lines, ready for ``notes.add_signatures``, and the size they are over."""

    lines: list[str]
    size: int


def submit(
    client: httpx.Client,
    url: str,
    note: str,
    old_size: int,
    proof_from: Callable[[int], Sequence[bytes]],
    keys: Sequence[Key],
) -> Submitted:
    """Have a checkpoint cosigned. ``old_size`` is how far the witness is thought to be; it says if it is not.

    ``proof_from`` gives the consistency proof from a size to that of the checkpoint. Only cosignatures of
    ``keys`` that verify are returned; none at all is a refusal.
    """
    checkpoint = Checkpoint.parse(note.encode())
    told: int | None = None
    for from_size in (min(old_size, checkpoint.size), None):
        start = told if from_size is None else from_size
        if start is None:
            break
        proof = proof_from(start) if 0 < start < checkpoint.size else []
        answer = _post(client, url, consistency_file(start, proof, note))
        if answer.status_code == httpx.codes.OK:
            return Submitted(_cosignatures(answer, checkpoint, keys), checkpoint.size)
        if answer.status_code != httpx.codes.CONFLICT:
            raise _refusal(answer)
        told = _told_size(answer)
        if told is not None and told > checkpoint.size:
            raise WitnessAhead(told)
        if told is None or told == start:
            raise WitnessConflict(f"the witness has another root for {start} leaves")
    raise WitnessUnreachable("another submission was quicker")


def _post(client: httpx.Client, url: str, body: str) -> httpx.Response:
    try:
        answer = client.post(url.rstrip("/") + "/add-checkpoint", content=body.encode())
    except httpx.HTTPError as error:
        raise WitnessUnreachable(f"no answer: {error}") from error
    if answer.status_code >= 500 or answer.status_code == httpx.codes.TOO_MANY_REQUESTS:
        raise WitnessUnreachable(f"its server answers {answer.status_code}")
    return answer


def _refusal(answer: httpx.Response) -> WitnessRefused:
    known = {
        400: "it does not understand the request",
        403: "it does not know the key that signed",
        404: "it does not know this log",
        422: "the consistency proof does not verify",
    }
    return WitnessRefused(answer.status_code, known.get(answer.status_code, answer.text[:200].strip()))


def _told_size(answer: httpx.Response) -> int | None:
    """The size that a 409 states; None where it is about the root."""
    if answer.headers.get("content-type", "").partition(";")[0].strip() != SIZE_TYPE:
        return None
    found = re.fullmatch(r"(0|[1-9][0-9]{0,18})\n", answer.text)
    return int(found[1]) if found else None


def _cosignatures(answer: httpx.Response, checkpoint: Checkpoint, keys: Sequence[Key]) -> list[str]:
    known = {(key.name, key.id): key for key in keys}
    lines = []
    try:
        if len(answer.content) > _LONGEST_ANSWER or not answer.text.endswith("\n"):
            raise Refused("The answer is not a sequence of signature lines.")
        for text in answer.text[:-1].split("\n"):
            line = Signature.parse(text)
            key = known.get((line.name, line.key_id))
            if key is not None:
                key.verify(line.signature, checkpoint.note.text)
                lines.append(written(line))
    except Refused as refusal:
        raise WitnessRefused(answer.status_code, str(refusal)) from refusal
    if not lines:
        raise WitnessRefused(answer.status_code, "it answered without a cosignature of a key that is known")
    return lines
