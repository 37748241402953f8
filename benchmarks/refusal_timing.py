"""Whether the clock tells a hidden cause from a routine one: the public refusal of a booking, cause against
cause.

    python3 lane.py bench refusal_timing --rounds 200

A parent asks for the same lesson with tutors who cannot be booked for different causes, over HTTP and in
turn, so that
a noisy moment hits all of them. Prints each cause's median, its ratio to the routine cause (a check that
lapsed), and
two two-sample statistics against it: Mann-Whitney's z with the probability that one answer of the cause
takes longer
than one of the routine cause (0.5: no telling), and Kolmogorov-Smirnov's D with its 5 % bound. A control
that does
take longer says what the statistics would look like. Nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import math
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from tests.support import environment, helpers
from tests.support.databases import MIGRATOR, SUPERUSER, Database, Server
from tests.support.keys import AUDIENCE, SigningKey
from tests.support.listener import Api
from tests.support.world import World, identifier

ROUTINE = "lapsed"
HIDDEN = ("held", "suspended", "hit", "apart")
AGAIN = "lapsed too"
"""The routine cause a second time: what two samples of one thing look like on this machine."""
CONTROL = "a control, 1 ms longer"


def arrange(world: World) -> None:
    """One tutor a cause, all alike but for it."""
    world.follows_profile()
    for tutor in (ROUTINE, AGAIN, *HIDDEN):
        world.run("select tests.bookable(%s)", (tutor,))
    world.run("select tests.ward('lily', tests.born(11))")
    world.run("select tests.restricted('held'), tests.restricted('suspended', 'suspension')")
    world.run("select tests.kept_apart('apart', 'lily')")
    world.run("select tests.screened('hit', 'uk_sanctions_list', now(), 'potential', 'run')")
    for tutor in (ROUTINE, AGAIN):
        world.run(
            "insert into vetting.training"
            " (training_id, person_id, topic, completed_on, recorded_by, supersedes) select"
            " gen_random_uuid(), person_id, topic, current_date - 800, recorded_by, training_id"
            " from vetting.training where person_id = tests.id(%s)",
            (tutor,),
        )


def measure(client: httpx.Client, rounds: int, *, dry_run: bool) -> dict[str, list[float]]:
    """Seconds that each refusal took, interleaved; the order of the causes turns with every round."""
    causes = [ROUTINE, AGAIN, *HIDDEN]
    start = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=9)
    times: dict[str, list[float]] = {cause: [] for cause in causes}
    bodies = {
        cause: {
            "tutor_id": str(identifier(cause)),
            "learner_ids": [str(identifier("lily"))],
            "starts_at": start.isoformat(),
            "ends_at": (start + timedelta(hours=1)).isoformat(),
            "modality": "online",
            "dry_run": dry_run,
        }
        for cause in causes
    }
    for number in range(-20, rounds):
        turn = number % len(causes)
        for cause in causes[turn:] + causes[:turn]:
            began = time.perf_counter()
            answer = client.post("/rpc/book_lesson", json=bodies[cause])
            took = time.perf_counter() - began
            assert answer.status_code == (200 if dry_run else 409), answer.text
            assert [reason["code"] for reason in answer.json()["reasons"]] == ["TUTOR_NOT_BOOKABLE"]
            if number >= 0:
                times[cause].append(took)
    times[CONTROL] = [took + 0.001 for took in times[AGAIN]]
    return times


def mann_whitney(one: Sequence[float], other: Sequence[float]) -> tuple[float, float]:
    """The probability that a value of ``one`` is above one of ``other``, and its z-score (normal
    approximation).
    """
    ranked = sorted([(value, 0) for value in one] + [(value, 1) for value in other])
    ranks = sum(rank for rank, (_, which) in enumerate(ranked, 1) if which == 0)
    n, m = len(one), len(other)
    u = ranks - n * (n + 1) / 2
    return u / (n * m), (u - n * m / 2) / math.sqrt(n * m * (n + m + 1) / 12)


def kolmogorov_smirnov(one: Sequence[float], other: Sequence[float]) -> tuple[float, float]:
    """The largest distance between the two distributions, and the one that chance exceeds in 5 of 100."""
    points = sorted({*one, *other})
    first, second = sorted(one), sorted(other)
    distance = 0.0
    i = j = 0
    for point in points:
        while i < len(first) and first[i] <= point:
            i += 1
        while j < len(second) and second[j] <= point:
            j += 1
        distance = max(distance, abs(i / len(first) - j / len(second)))
    return distance, 1.358 * math.sqrt((len(one) + len(other)) / (len(one) * len(other)))


def report(title: str, times: dict[str, list[float]]) -> None:
    base = times[ROUTINE]
    print(f"\n{title} (n = {len(base)} each)")
    print(f"  {'cause':24} {'median':>9} {'ratio':>7} {'P(longer)':>10} {'z':>7} {'D':>7} {'5 %':>7}")
    for cause, taken in times.items():
        longer, z = mann_whitney(taken, base)
        distance, bound = kolmogorov_smirnov(taken, base)
        median = statistics.median(taken)
        print(
            f"  {cause:24} {median * 1e3:6.2f} ms {median / statistics.median(base):7.3f} {longer:10.3f}"
            f" {z:7.2f} {distance:7.3f} {bound:7.3f}"
        )


def on_its_own_database(server: Server, work: Callable[[Database, SigningKey], None]) -> None:
    """A migrated database with the helpers that arrange, and a key for tokens."""
    database, key = server.migrated(), SigningKey("timing")
    with database.connect(SUPERUSER) as connection:
        helpers.load_pgtap(connection, server.environment.pgtap)
        helpers.load_helpers(connection)
    with database.connect(MIGRATOR) as connection:
        connection.execute("select identity.add_signing_key(%s::jsonb, %s)", (json_of(key.jwk), AUDIENCE))
    work(database, key)


def json_of(value: Any) -> Any:
    from psycopg.types.json import Jsonb

    return Jsonb(value)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=200)
    rounds = parser.parse_args().rounds
    server = Server(environment.read(), "timing")

    def work(database: Database, key: SigningKey) -> None:
        world = World(database)
        arrange(world)
        world.close()
        with Api(server.environment.postgrest, database, key) as api:
            parent = api.as_("lily's parent", "web_guardian")
            report("A booking is refused", measure(parent, rounds, dry_run=False))
            report("A dry run says no", measure(parent, rounds, dry_run=True))

    try:
        on_its_own_database(server, work)
    finally:
        server.close()


if __name__ == "__main__":
    main()
