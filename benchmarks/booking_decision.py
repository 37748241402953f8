"""What one booking decision costs, against reading one row by its primary key.

    python3 lane.py bench booking_decision --lessons 10000 --lessons 100000 --lessons 1000000

Prints the tutor's part alone (what a search asks), the whole question of a booking, and how each grows.
"""

from __future__ import annotations

import argparse

from benchmarks._measure import Figure, interleaved, report
from benchmarks._world import World, worlds

BASELINE = "read one row by its primary key"
TUTOR = "is this tutor cleared (booking.tutor_findings)"
ANEW = "the same, judged anew (booking.judge_tutor)"
WHOLE = "may this lesson be booked (booking.findings)"


def measure(world: World, rounds: int) -> dict[str, Figure]:
    with world.as_migrator() as connection:
        connection.execute("set role cap_booking")

        def row(number: int) -> None:
            connection.execute(
                "select given_name from identity.person where person_id = md5('tutor' || %s::bigint)::uuid",
                (number % world.tutors + 1,),
            ).fetchall()

        def tutor(number: int) -> None:
            found = connection.execute(
                "select code from booking.tutor_findings(md5('tutor' || %(n)s::bigint)::uuid,"
                " md5('engagement' || %(n)s::bigint)::uuid, now() + interval '300 days', now(), 'P2') where class <> 'A'",
                {"n": number % world.tutors + 1},
            ).fetchall()
            assert found == [], found

        def anew(number: int) -> None:
            connection.execute(
                "select code from booking.judge_tutor(md5('tutor' || %(n)s::bigint)::uuid,"
                " md5('engagement' || %(n)s::bigint)::uuid, now() + interval '300 days', now(), 'P2') where class <> 'A'",
                {"n": number % world.tutors + 1},
            ).fetchall()

        def whole(number: int) -> None:
            found = connection.execute(
                "select code from booking.findings(md5('tutor' || %(n)s::bigint)::uuid,"
                " array[md5('learner' || %(n)s::bigint)::uuid], now() + interval '300 days',"
                " now() + interval '300 days 1 hour', 'online', md5('engagement' || %(n)s::bigint)::uuid, null, now(), 'P2')"
                " where class <> 'A'",
                {"n": number % world.tutors + 1},
            ).fetchall()
            assert found == [], found

        work = {BASELINE: row, TUTOR: tutor, ANEW: anew, WHOLE: whole}
        return interleaved(work, rounds, backends=dict.fromkeys(work, connection.info.backend_pid))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--lessons", type=int, action="append", help="size of a world; may be repeated")
    parser.add_argument("--rounds", type=int, default=400)
    options = parser.parse_args()
    first: dict[str, Figure] = {}
    with worlds(options.lessons or [10_000, 100_000]) as each:
        for world in each:
            figures = measure(world, options.rounds)
            report(f"{world.lessons:,} lessons, {world.tutors:,} tutors", figures, BASELINE, {TUTOR: 1.35})
            for name, figure in figures.items():
                first.setdefault(name, figure)
                print(
                    f"    {name}: {figure.median / first[name].median:.2f} × its own time in the first world"
                )


if __name__ == "__main__":
    main()
