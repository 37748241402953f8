"""What a booking costs to write, against the same table and constraints without policy.

    python3 lane.py bench booking_write --lessons 10000 --lessons 100000 --lessons 1000000

The baseline is a copy of booking.lesson and booking.lesson_learner with every constraint and index, and
neither row security nor gates. Then the real tables as cap_booking under their policies and gates, and
api.book_lesson whole.
Both with the server's asynchronous commit: what is compared is the work, not the disk.
"""

from __future__ import annotations

import argparse
import hashlib
import uuid
from typing import Any

import psycopg

from benchmarks._measure import Figure, interleaved, report
from benchmarks._world import World, worlds

BARE = "insert, same constraints, no policy"
GATED = "insert under policies and gates"
API = "api.book_lesson"
_COPY = """
create table public.bare_lesson (like booking.lesson including all);
create table public.bare_learner (like booking.lesson_learner including all);
alter table public.bare_learner add foreign key (lesson_id, starts_at, ends_at, live)
  references public.bare_lesson (lesson_id, starts_at, ends_at, live) on update cascade;
insert into public.bare_lesson (lesson_id, tutor_id, engagement_id, starts_at, ends_at, modality, booked_by, booked_as)
  select lesson_id, tutor_id, engagement_id, starts_at, ends_at, modality, booked_by, booked_as from booking.lesson;
insert into public.bare_learner (lesson_id, learner_id, starts_at, ends_at)
  select lesson_id, learner_id, starts_at, ends_at from booking.lesson_learner;
analyze public.bare_lesson, public.bare_learner;
"""


def _id(kind: str, number: int) -> str:
    return hashlib.md5(f"{kind}{number}".encode(), usedforsecurity=False).hexdigest()


def measure(world: World, rounds: int) -> dict[str, Figure]:
    with world.superuser() as connection:
        connection.prepare_threshold = 0
        for statement in _COPY.split(";"):
            if statement.strip():
                connection.execute(statement)  # type: ignore[arg-type]

        def insert(lesson: str, learner: str, number: int, day: int) -> None:
            n = number % world.tutors + 1
            lesson_id = str(uuid.uuid4())
            slot = (400 + day + number // world.tutors,) * 2
            connection.execute(
                f"insert into {lesson} (lesson_id, tutor_id, engagement_id, starts_at, ends_at, modality, booked_by,"
                " booked_as) values (%s, %s, %s, date_trunc('hour', now()) + %s * interval '1 day',"
                " date_trunc('hour', now()) + %s * interval '1 day' + interval '1 hour', 'online', %s, 'web_guardian')",
                (lesson_id, _id("tutor", n), _id("engagement", n), *slot, _id("guardian", n)),
            )
            connection.execute(
                f"insert into {learner} (lesson_id, learner_id, starts_at, ends_at) values"
                " (%s, %s, date_trunc('hour', now()) + %s * interval '1 day',"
                " date_trunc('hour', now()) + %s * interval '1 day' + interval '1 hour')",
                (lesson_id, _id("learner", n), *slot),
            )

        def bare(number: int) -> None:
            with connection.transaction():
                insert("public.bare_lesson", "public.bare_learner", number, 0)

        def gated(number: int) -> None:
            with connection.transaction():
                _become(connection, number, world)
                connection.execute("set local role cap_booking")
                insert("booking.lesson", "booking.lesson_learner", number, 0)

        def api(number: int) -> None:
            n = number % world.tutors + 1
            day = 200 + number // world.tutors
            with connection.transaction():
                _become(connection, number, world)
                connection.execute("set local role web_guardian")
                row = connection.execute(
                    "select api.book_lesson(%s, array[%s]::uuid[], date_trunc('hour', now()) + (400 + %s) * interval '1 day',"
                    " date_trunc('hour', now()) + (400 + %s) * interval '1 day' + interval '1 hour', 'online', %s)",
                    (_id("tutor", n), _id("learner", n), day, day, _id("engagement", n)),
                ).fetchone()
                assert row is not None
                assert "lesson_id" in row[0], row

        return interleaved({BARE: bare, GATED: gated, API: api}, rounds)


def _become(connection: psycopg.Connection[Any], number: int, world: World) -> None:
    connection.execute(
        "select identity.seal(%s::uuid, 'web_guardian', now() + interval '15 minutes', null)", (_id("guardian", number % world.tutors + 1),)
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--lessons", type=int, action="append", help="size of a world; may be repeated")
    parser.add_argument("--rounds", type=int, default=200)
    options = parser.parse_args()
    with worlds(options.lessons or [10_000, 100_000]) as each:
        for world in each:
            figures = measure(world, options.rounds)
            report(f"{world.lessons:,} lessons, {world.tutors:,} tutors", figures, BARE, {GATED: 1.30})


if __name__ == "__main__":
    main()
