"""How fast entries find their place in the tree, and how fast they are proved.

    python3 lane.py bench ledger_tree --leaves 1000000

Bulk: a log of entries without leaves is integrated at once; the baseline writes as many rows with the same
keys and hashes from the same table, without a tree. Then, on that log: one entry integrated (baseline: one
entry inserted), and proofs of random leaves and sizes (baseline: one leaf read by its index).
"""

from __future__ import annotations

import argparse
import random
import time

from benchmarks._measure import interleaved, report
from benchmarks._world import note
from tests.support import environment
from tests.support.databases import SEALER, SIGNER, SUPERUSER, Connection, Database, Server

BULK_GOAL = 150_000


def bulk(database: Database, leaves: int) -> None:
    """Leaves a second, beside the rows a second of a bare copy."""
    with database.connect(SUPERUSER) as loader:
        note(f"loading {leaves:,} entries …")
        loader.execute(
            "insert into ledger.entry (leaf) select convert_to(format("
            """'{"body":"%%s","release":"%%s","retention":"%%s","v":1}',"""
            " encode(sha256(int8send(n)), 'hex'), encode(sha256(int8send(-n)), 'hex'),"
            " encode(sha256(int8send(n)), 'hex')), 'UTF8')"
            " from generate_series(1::bigint, %s) as n",
            (leaves,),
        )
        loader.execute(
            "create table public.bare (idx bigint primary key, seq bigint unique, hash bytea not null)"
        )
        loader.execute("vacuum analyze")
        began = time.perf_counter()
        loader.execute(
            "insert into public.bare select row_number() over (order by seq) - 1, seq, leaf_hash"
            " from ledger.entry order by seq"
        )
        bare = time.perf_counter() - began
    with database.connect(SEALER) as sealer:
        began = time.perf_counter()
        row = sealer.execute("select added from ledger.integrate()").fetchone()
        took = time.perf_counter() - began
    assert row is not None
    print(f"\n{row[0]:,} leaves at once")
    print(f"  {'bare rows with the same keys':46} {row[0] / bare:9.0f} a second   ratio   1.00")
    print(
        f"  {'ledger.integrate':46} {row[0] / took:9.0f} a second   ratio {bare / took:6.2f}"
        f"   goal ≥ {BULK_GOAL:,}"
    )
    with database.connect(SUPERUSER) as keeper:
        keeper.execute("vacuum analyze")


def one_by_one(database: Database, rounds: int) -> None:
    """One entry and its integration, on the log as it is."""
    with (
        database.connect(SUPERUSER) as writer,
        database.connect(SEALER) as sealer,
    ):
        writer.prepare_threshold = sealer.prepare_threshold = 0

        def insert(number: int) -> None:
            writer.execute(
                "insert into ledger.entry (leaf) values (convert_to(%s, 'UTF8'))", (f'{{"n":{number}}}',)
            )

        def integrate(_: int) -> None:
            row = sealer.execute("select added from ledger.integrate()").fetchone()
            assert row == (1,)

        def idle(_: int) -> None:
            row = sealer.execute("select added from ledger.integrate()").fetchone()
            assert row == (0,)

        figures = interleaved(
            {"insert one entry": insert, "integrate it": integrate, "nothing to integrate": idle}, rounds
        )
        report("One entry", figures, "insert one entry")


def proofs(database: Database, rounds: int) -> None:
    """Inclusion, consistency and root at the size of the log."""
    chosen = random.Random(6962)
    with database.connect(SIGNER) as signer:
        signer.prepare_threshold = 0
        size = _size(signer)

        def read(_: int) -> None:
            signer.execute("select * from ledger.leaves(%s, 1)", (chosen.randrange(size),)).fetchone()

        def inclusion(_: int) -> None:
            signer.execute("select ledger.inclusion(%s, %s)", (chosen.randrange(size), size)).fetchone()

        def consistency(_: int) -> None:
            signer.execute("select ledger.consistency(%s, %s)", (chosen.randrange(1, size), size)).fetchone()

        def root(_: int) -> None:
            signer.execute("select ledger.root(%s)", (size,)).fetchone()

        figures = interleaved(
            {"read one leaf": read, "inclusion": inclusion, "consistency": consistency, "root": root}, rounds
        )
        report(f"Proofs in a tree of {size:,} leaves (goal ≤ 2,000 µs)", figures, "read one leaf")


def _size(signer: Connection) -> int:
    row = signer.execute("select ledger.size()").fetchone()
    assert row is not None
    return int(row[0])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--leaves", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=200)
    options = parser.parse_args()
    server = Server(environment.read(), "bench")
    try:
        database = server.migrated()
        bulk(database, options.leaves)
        one_by_one(database, options.rounds)
        proofs(database, options.rounds)
    finally:
        server.close()


if __name__ == "__main__":
    main()
