"""How long it takes from a commit to the signed checkpoint that covers its entry.

    python3 lane.py bench ledger_latency --rounds 300 --leaves 100000

Sealer and signer are those of ``safelane seal``, woken at once: what the polling interval adds (half a second
by default, half of it on average) is not in it. The baseline is the commit of the entry itself. The server
flushes every commit to disk, and the signer's state is on disk before a note leaves it.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from safelane.ledger import database as calls
from safelane.ledger import epochs
from safelane.ledger.database import Log
from safelane.ledger.signer import Signer

from benchmarks._measure import interleaved, report
from benchmarks._world import note
from benchmarks.ledger_append import as_in_production
from tests.support import environment
from tests.support.databases import SEALER, SIGNER, SUPERUSER, Database, Server

APPEND = "append an entry and commit"
SEAL = "the checkpoint over it: integrate, sign, keep"
APPENDED = "select ledger.append('book_lesson', 'lesson', gen_random_uuid())"


def measure(database: Database, folder: Path, rounds: int, title: str) -> None:
    file, state, ring = epochs.begun(folder, "bench.example/log", False)
    signer = Signer(ring.signing(state.origin), file, state)
    with (
        database.connect(SUPERUSER) as writer,
        database.connect(SEALER) as sealer,
        database.connect(SIGNER) as reader,
    ):
        for connection in (writer, sealer, reader):
            connection.prepare_threshold = 0
        log = Log(reader)

        def append(_: int) -> None:
            writer.execute(APPENDED)

        def seal(_: int) -> None:
            assert calls.integrate(sealer).added == 1
            assert signer.step(log) is not None

        calls.integrate(sealer)
        signer.step(log)
        figures = interleaved({APPEND: append, SEAL: seal}, rounds)
        report(f"{title}, {log.size():,} leaves at the end", figures, APPEND)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--leaves", type=int, default=100_000, help="leaves of the larger log")
    parser.add_argument("--rounds", type=int, default=300)
    options = parser.parse_args()
    server = Server(environment.read(), "bench")
    try:
        database = server.migrated()
        as_in_production(server, True)
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            measure(database, place, options.rounds, "A small log")
            note(f"appending {options.leaves:,} entries …")
            with database.connect(SUPERUSER) as writer:
                writer.execute(
                    "select count(ledger.append('tried', null, null)) from generate_series(1, %s)",
                    (options.leaves,),
                )
            measure(database, place, options.rounds, "A larger log")
    finally:
        as_in_production(server, False)
        server.close()


if __name__ == "__main__":
    main()
