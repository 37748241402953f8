"""The end of the day: the ledger is sealed, taken home, and verified without the database."""

from __future__ import annotations

import tempfile
from pathlib import Path

from safelane.demo.stage import Stage, Surprise
from safelane.ledger import database, epochs, export
from safelane.ledger.database import SEALER, SIGNER, Log
from safelane.ledger.policyfile import write_policy
from safelane.ledger.signer import Signer, no_progress
from safelane.ledger.state import default_directory
from safelane.ledger.verify import Policy, verify_export

ORIGIN = "localhost/safelane-demo"


def play(stage: Stage) -> None:
    """Seal what the day did, as sealer and signer; then verify an export, which needs neither of them."""
    stage.scene("19:00  The ledger is sealed")
    with database.connect(SEALER) as connection:
        done = database.integrate(connection)
    file, state, ring = epochs.begun(default_directory(), ORIGIN, post_quantum=False)
    keys = ring.signing(state.origin)
    with database.connect(SIGNER) as connection:
        signed = Signer(keys, file, state).step(Log(connection))
        if signed is None or signed.size != done.size:
            raise Surprise("the tree that the sealer made was not signed")
        told = f"All {done.size} entries are in the tree; the signer, whose key is elsewhere, signed:"
        stage.expect(True, told)
        for line in signed.note.splitlines():
            stage.say(f"  {line}" if line else "")
        with tempfile.TemporaryDirectory(prefix="safelane-ledger-") as scratch:
            place = Path(scratch) / "export"
            export.export(Log(connection), place, no_progress)
            connection.close()
            policy = Policy.parse(write_policy([key.vkey for key in keys], {}).encode())
            report = verify_export(place, policy)
    told = f"Verified offline, from files alone: {report.size} leaves, and none is missing."
    stage.expect(report.root == signed.root, told)
