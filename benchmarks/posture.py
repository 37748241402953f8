"""What it costs that nobody changes the rules alone: DDL with the guard's event triggers, and without.

    python3 lane.py bench posture

The baseline is a COMMENT in a copy of the database without event triggers. Beside it: the posture, its hash
and the hard rules alone, a whole judgement, and the question that every request is asked.
"""

from __future__ import annotations

import secrets

from safelane import guard
from safelane.sources import Tree

from benchmarks._measure import interleaved, report
from benchmarks._world import note
from tests.support import environment
from tests.support.databases import SUPERUSER, Server
from tests.support.environment import ROOT

DDL = "comment on table booking.lesson is 'a lesson'"
KINDS = {
    "posture": "select count(*) from warden.posture()",
    "posture_hash": "select warden.posture_hash()",
    "hard rules": "select count(*) from warden.faults()",
    "a judgement": "select warden.must_be_judged()",
    "what every request asks": "select identity.session_is_harmless()",
}


def main() -> None:
    """Print the figures."""
    server = Server(environment.read(), f"bench_{secrets.token_hex(3)}")
    try:
        note("making two databases")
        plain = server.migrated()
        guarded = server.copy(plain, "guarded")
        with guarded.connect(SUPERUSER) as here, plain.connect(SUPERUSER) as there:
            guard.install(here, Tree(ROOT))
            work = {
                "DDL, no event triggers": lambda _: there.execute(DDL),
                "DDL, guarded": lambda _: here.execute(DDL),
            }
            work |= {
                name: lambda _, asked=asked: here.execute(asked).fetchall() for name, asked in KINDS.items()
            }
            report(
                "What a change of the rules costs",
                interleaved(work, rounds=40, warm=5),
                "DDL, no event triggers",
            )
    finally:
        server.close()


if __name__ == "__main__":
    main()
