"""What a booking costs to write, against the same table and constraints without policy.

    python3 lane.py bench booking_write --lessons 10000 --lessons 100000 --lessons 1000000

The baseline is a copy of booking.lesson and booking.lesson_learner with every constraint and index, and
neither row security nor gates. Then the real tables as cap_booking under their policies and gates, with
what api.book_lesson remembers before it inserts, and with nothing remembered; and api.book_lesson whole.
All in a transaction that is somebody's: the identity is sealed on each side, so that writing alone differs.
All with the server's asynchronous commit: what is compared is the work, not the disk.
"""

from __future__ import annotations

import argparse
import hashlib
import uuid
from typing import Any

import psycopg

from benchmarks._measure import Figure, interleaved, report
from benchmarks._world import World, as_requests, worlds

BARE = "insert, same constraints, no policy"
GATED = "insert under policies and gates"
ANEW = "the same, with nothing remembered"
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
# the first tutors are remembered, as after a booking of theirs; the others were never judged
_REMEMBER = """
update booking.clearance set good_until = judged_at + interval '1 microsecond';
select policy.remember(theirs.engagement_id), booking.remember_clearance(theirs.tutor_id, theirs.engagement_id),
    booking.remember_learner(theirs.tutor_id, public.bench_id('learner', n), theirs.engagement_id)
  from generate_series(1, {remembered}) n
  join identity.engagement theirs on theirs.engagement_id = public.bench_id('engagement', n);
delete from policy.remembered
  where engagement_id in (select public.bench_id('engagement', n) from generate_series({remembered} + 1, {tutors}) n);
vacuum analyze booking.clearance, booking.learner_clearance, policy.remembered;
"""


def _id(kind: str, number: int) -> str:
    return hashlib.md5(f"{kind}{number}".encode(), usedforsecurity=False).hexdigest()


def measure(world: World, rounds: int) -> dict[str, Figure]:
    with world.superuser() as connection:
        as_requests(connection)
        half = world.tutors // 2
        arrange = _COPY + _REMEMBER.format(remembered=min(half, rounds), tutors=world.tutors)
        for statement in arrange.split(";\n"):
            if statement.strip():
                connection.execute(statement)

        def insert(lesson: str, learner: str, n: int, day: int) -> None:
            lesson_id = str(uuid.uuid4())
            slot = (20 + day,) * 2
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
            n, round_ = number % half + 1, number // half
            with connection.transaction():
                _become(connection, n)
                connection.execute("set local role none")
                insert("public.bare_lesson", "public.bare_learner", n, round_)

        def gated(number: int) -> None:
            n, round_ = number % half + 1, number // half
            with connection.transaction():
                _become(connection, n)
                connection.execute("set local role cap_booking")
                insert("booking.lesson", "booking.lesson_learner", n, round_)

        def anew(number: int) -> None:
            n, round_ = half + number % (world.tutors - half) + 1, number // (world.tutors - half)
            with connection.transaction():
                _become(connection, n)
                connection.execute("set local role cap_booking")
                insert("booking.lesson", "booking.lesson_learner", n, round_)

        def api(number: int) -> None:
            n, day = number % half + 1, 120 + number // half
            with connection.transaction():
                _become(connection, n)
                connection.execute("set local role web_guardian")
                row = connection.execute(
                    "select api.book_lesson(%s, array[%s]::uuid[], date_trunc('hour', now()) + %s * interval '1 day',"
                    " date_trunc('hour', now()) + %s * interval '1 day' + interval '1 hour', 'online', %s)",
                    (_id("tutor", n), _id("learner", n), day, day, _id("engagement", n)),
                ).fetchone()
                assert row is not None
                assert "lesson_id" in row[0], row

        return interleaved({BARE: bare, GATED: gated, ANEW: anew, API: api}, rounds)


def _become(connection: psycopg.Connection[Any], n: int) -> None:
    connection.execute("select identity.seal(%s::uuid, 'web_guardian', now() + interval '15 minutes', null)", (_id("guardian", n),))


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
