"""What a booking costs to write, against the same table and constraints without policy.

    python3 lane.py bench booking_write --lessons 10000 --lessons 100000 --lessons 1000000

The baseline is a copy of booking.lesson and booking.lesson_learner with every constraint, foreign key and
index, and neither row security nor gates. Then the real tables as cap_booking under their policies and gates,
with what api.book_lesson remembers before it inserts; all in a transaction that is somebody's: the identity is
sealed on each side, so that writing alone differs.

What the ledger costs on top is told apart: first with its triggers on the two tables switched off, then with
them on, the transaction writing its entry; there also with nothing remembered, and api.book_lesson whole. Each
with asynchronous commit, which compares the work, and with durable commit, which also waits for the disk.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import psycopg

from benchmarks._measure import Figure, interleaved, report
from benchmarks._world import World, as_requests, switch_the_ledger, worlds

BARE = "insert, same constraints, no policy"
GATED = "insert under policies and gates"
ENTERED = "the same, with its entry in the ledger"
ANEW = "the same, with nothing remembered"
API = "api.book_lesson"
PHASES = tuple(itertools.product((False, True), repeat=2))
"""Whether commits are durable, and whether the ledger's triggers are on."""
_COPY = """
create table public.bare_lesson (like booking.lesson including all);
create table public.bare_learner (like booking.lesson_learner including all);
alter table public.bare_learner add foreign key (lesson_id, starts_at, ends_at, live)
  references public.bare_lesson (lesson_id, starts_at, ends_at, live) on update cascade;
alter table public.bare_lesson
  add foreign key (tutor_id) references identity.person, add foreign key (engagement_id) references identity.engagement;
alter table public.bare_learner add foreign key (learner_id) references identity.person;
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


def measure(world: World, rounds: int) -> Iterator[tuple[str, dict[str, Figure], dict[str, float]]]:
    """Measure one world four times; yields what was switched how, the figures, and the ratios aimed at."""
    with world.superuser() as connection:
        as_requests(connection)
        arrange = _COPY + _REMEMBER.format(remembered=min(world.tutors // 2, rounds), tutors=world.tutors)
        for statement in arrange.split(";\n"):
            if statement.strip():
                connection.execute(statement)

        # a ledger with nothing in it is planned for as such, and stays so planned; no platform has one for long
        book = _work(connection, world, len(PHASES), True)[ENTERED]
        for number in range(50):
            book(number)
        connection.execute("vacuum analyze")

        for phase, (durable, entered) in enumerate(PHASES):
            _commit_durably(connection, durable)
            switch_the_ledger(connection, entered)
            work = _work(connection, world, phase, entered)
            goal = 1.15 if durable else 1.30
            title = f"{'durable' if durable else 'asynchronous'} commit, {'with' if entered else 'without'} the ledger"
            backends = dict.fromkeys(work, connection.info.backend_pid)
            yield title, interleaved(work, rounds, backends=backends), {} if entered else {GATED: goal}
        _commit_durably(connection, False)


def _work(
    connection: psycopg.Connection[Any], world: World, phase: int, entered: bool
) -> dict[str, Callable[[int], object]]:
    half = world.tutors // 2
    first = 20 + 10 * phase

    def insert(lesson: str, learner: str, n: int, day: int) -> str:
        lesson_id = str(uuid.uuid4())
        connection.execute(
            f"insert into {lesson} (lesson_id, tutor_id, engagement_id, starts_at, ends_at, modality, booked_by,"
            " booked_as) values (%s, %s, %s, date_trunc('hour', now()) + %s * interval '1 day',"
            " date_trunc('hour', now()) + %s * interval '1 day' + interval '1 hour', 'online', %s, 'web_guardian')",
            (lesson_id, _id("tutor", n), _id("engagement", n), day, day, _id("guardian", n)),
        )
        connection.execute(
            f"insert into {learner} (lesson_id, learner_id, starts_at, ends_at) values"
            " (%s, %s, date_trunc('hour', now()) + %s * interval '1 day',"
            " date_trunc('hour', now()) + %s * interval '1 day' + interval '1 hour')",
            (lesson_id, _id("learner", n), day, day),
        )
        return lesson_id

    def bare(number: int) -> None:
        n, round_ = number % half + 1, number // half
        with connection.transaction():
            _become(connection, n)
            connection.execute("set local role none")
            insert("public.bare_lesson", "public.bare_learner", n, first + round_)

    def gated(n: int, round_: int) -> None:
        with connection.transaction():
            _become(connection, n)
            connection.execute("set local role cap_booking")
            lesson = insert("booking.lesson", "booking.lesson_learner", n, first + round_)
            if entered:
                connection.execute("select ledger.append('book_lesson', 'lesson', %s::uuid)", (lesson,))

    def remembered(number: int) -> None:
        gated(number % half + 1, number // half)

    def anew(number: int) -> None:
        rest = world.tutors - half
        gated(half + number % rest + 1, number // rest)

    def api(number: int) -> None:
        n, day = number % half + 1, 100 + first + number // half
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

    if entered:
        return {BARE: bare, ENTERED: remembered, ANEW: anew, API: api}
    return {BARE: bare, GATED: remembered}


def _commit_durably(connection: psycopg.Connection[Any], durable: bool) -> None:
    """Let a commit wait for the disk, or not; the throw-away server starts with neither."""
    state = "on" if durable else "off"
    connection.execute(f"alter system set fsync = {state}")
    connection.execute("select pg_reload_conf()")
    connection.execute(f"set synchronous_commit = {state}")
    while connection.execute("show fsync").fetchone() != (state,):
        pass


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
            for how, figures, goals in measure(world, options.rounds):
                report(f"{world.lessons:,} lessons, {world.tutors:,} tutors, {how}", figures, BARE, goals)


if __name__ == "__main__":
    main()
