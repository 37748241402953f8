"""A small honest witness: https://c2sp.org/tlog-witness, the side of the witness.

For each log it remembers the newest checkpoint that it cosigned, and cosigns only what that one is the
beginning of. What it remembers is on the disk before the cosignature leaves it.
"""

from __future__ import annotations

import base64
import json
import os
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from safelane.ledger.notes import Cosigner
from safelane.ledger.verify import (
    EMPTY_ROOT,
    Checkpoint,
    Key,
    Refused,
    canonical,
    from_decimal,
    lines_and_note,
    proof_hashes,
    verify_consistency,
)
from safelane.ledger.witness import SIZE_TYPE

_LONGEST_REQUEST = 1_000_000


@dataclass(frozen=True)
class Answer:
    status: int
    body: str
    type: str = "text/plain; charset=utf-8"


class Witness:
    """Cosigns for the logs it was told of, by origin, with the keys each may sign with."""

    def __init__(self, cosigners: Sequence[Cosigner], logs: Mapping[str, Sequence[Key]], state: Path) -> None:
        self._cosigners = cosigners
        self._logs = logs
        self._state = state
        self._one_at_a_time = threading.Lock()

    def add_checkpoint(self, body: bytes) -> Answer:
        """What the protocol answers to this request."""
        try:
            head, note = lines_and_note(body, "request")
            if not head[0].startswith("old "):
                raise Refused("The request does not begin with the old size.")
            old_size = from_decimal(head[0][4:], "The old size")
            checkpoint = Checkpoint.parse(note)
            proof = proof_hashes(head[1:])
            if old_size > checkpoint.size:
                raise Refused("The old size is larger than the new one.")
        except Refused as refusal:
            return Answer(400, f"{refusal}\n")
        keys = self._logs.get(checkpoint.origin)
        if keys is None:
            return Answer(404, "This log is not known here.\n")
        if not _signed(checkpoint, keys):
            return Answer(403, "No key of this log signed the checkpoint.\n")
        with self._one_at_a_time:
            return self._cosign(old_size, checkpoint, proof)

    def _cosign(self, old_size: int, checkpoint: Checkpoint, proof: Sequence[bytes]) -> Answer:
        known = self._read()
        size, root = known.get(checkpoint.origin, (0, EMPTY_ROOT))
        if old_size != size:
            return Answer(409, f"{size}\n", SIZE_TYPE)
        if size == checkpoint.size and root != checkpoint.root:
            return Answer(409, f"{size}\n", SIZE_TYPE)
        try:
            verify_consistency(size, checkpoint.size, root, checkpoint.root, proof)
        except Refused as refusal:
            return Answer(422, f"{refusal}\n")
        self._write({**known, checkpoint.origin: (checkpoint.size, checkpoint.root)})
        return Answer(200, "".join(cosigner.sign(checkpoint.note.text) for cosigner in self._cosigners))

    def _read(self) -> dict[str, tuple[int, bytes]]:
        try:
            held = json.loads(self._state.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        return {origin: (size, base64.b64decode(root)) for origin, (size, root) in held.items()}

    def _write(self, held: Mapping[str, tuple[int, bytes]]) -> None:
        text = canonical({o: [size, base64.b64encode(root).decode()] for o, (size, root) in held.items()})
        part = self._state.with_name(self._state.name + ".part")
        with part.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, self._state)


def _signed(checkpoint: Checkpoint, keys: Sequence[Key]) -> bool:
    known = {(key.name, key.id): key for key in keys}
    for line in checkpoint.note.signatures:
        key = known.get((line.name, line.key_id))
        if key is not None:
            try:
                key.verify(line.signature, checkpoint.note.text)
            except Refused:
                return False
            return True
    return False


def serve(witness: Witness, host: str = "127.0.0.1", port: int = 0) -> ThreadingHTTPServer:
    """A server that is bound already; call its ``serve_forever``, and ``server_close`` in the end."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            if self.path.rpartition("/")[2] != "add-checkpoint":
                answer = Answer(404, "There is nothing here.\n")
            elif length > _LONGEST_REQUEST:
                answer = Answer(413, "The request is too long.\n")
                self.close_connection = True
            else:
                answer = witness.add_checkpoint(self.rfile.read(length))
            octets = answer.body.encode()
            self.send_response(answer.status)
            self.send_header("content-type", answer.type)
            self.send_header("content-length", str(len(octets)))
            self.end_headers()
            self.wfile.write(octets)

        def log_message(self, format: str, *arguments: object) -> None:
            """Quiet: what it did is in what it answered."""

    return ThreadingHTTPServer((host, port), Handler)
