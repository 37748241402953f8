"""What row security costs a list, against the same rows by a hand-written WHERE without it.

    python3 lane.py bench lists --lessons 10000 --lessons 100000 --lessons 1000000

Each persona's own list of lessons, as that persona, in the columns that row security decides over; the
baseline is a superuser with the condition written by hand. ``paused`` is judged row by row and left out on both sides.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Callable
from typing import Any

import psycopg

from benchmarks._measure import Figure, interleaved, report
from benchmarks._world import World, as_requests, worlds

COLUMNS = "lesson_id, tutor_id, engagement_id, starts_at, ends_at, modality, state"
GOAL = 1.08

# persona → the person, the view, and the condition somebody would write by hand
PERSONAS = {
    "web_tutor": ("tutor", "api.tutor_lessons", "l.tutor_id = {me}"),
    "web_learner": (
        "learner",
        "api.learner_lessons",
        "l.lesson_id in (select t.lesson_id from booking.lesson_learner t where t.learner_id = {me})",
    ),
    "web_guardian": (
        "guardian",
        "api.guardian_lessons",
        "l.lesson_id in (select t.lesson_id from booking.lesson_learner t join identity.guardianship g"
        " on g.learner_id = t.learner_id where g.guardian_id = {me} and g.valid_from <= now()"
        " and (g.valid_until is null or g.valid_until > now()))",
    ),
    "web_agency": (
        "operator",
        "api.agency_lessons",
        "l.engagement_id in (select e.engagement_id from identity.engagement e join identity.power p"
        " on p.organisation_id = e.agency_id where p.person_id = {me} and p.power = 'agency_operator'"
        " and p.valid_from <= now() and (p.valid_until is null or p.valid_until > now()))",
    ),
    "web_school": (
        "head",
        "api.school_lessons",
        "l.engagement_id in (select e.engagement_id from identity.engagement e join identity.power p"
        " on p.organisation_id = e.school_id where p.person_id = {me} and p.power = 'school_representative'"
        " and p.valid_from <= now() and (p.valid_until is null or p.valid_until > now()))",
    ),
}


def measure(world: World, rounds: int) -> dict[str, dict[str, Figure]]:
    found = {}
    for persona, (kind, view, condition) in PERSONAS.items():
        with world.superuser() as bare, world.superuser() as bound:
            for connection in (bare, bound):
                as_requests(connection)
            work = {
                "by hand, no row security": _by_hand(bare, condition, persona, kind, world),
                f"{view} as {persona}": _as_persona(bound, view, persona, kind, world),
            }
            pids = dict(zip(work, (bare.info.backend_pid, bound.info.backend_pid), strict=True))
            found[persona] = interleaved(work, rounds, backends=pids)
    return found


def _by_hand(
    connection: psycopg.Connection[Any], condition: str, persona: str, kind: str, world: World
) -> Callable[[int], object]:
    columns = ", ".join(f"l.{column.strip()}" for column in COLUMNS.split(","))
    query = (
        f"select {columns} from booking.lesson l where {condition.format(me='%(me)s::uuid')}"
        " order by l.starts_at, l.lesson_id limit 100"
    )

    def work(number: int) -> None:
        me = _id(connection, kind, number, world)
        with connection.transaction():
            # the same preparations as on the other side, so that the lists alone differ
            connection.execute("select identity.seal(%s::uuid, %s, now() + interval '15 minutes', null)", (me, persona))
            connection.execute("set local role none")
            rows = connection.execute(query, {"me": me}).fetchall()
        assert rows

    return work


def _as_persona(
    connection: psycopg.Connection[Any], view: str, persona: str, kind: str, world: World
) -> Callable[[int], object]:
    query = f"select {COLUMNS} from {view} order by starts_at, lesson_id limit 100"

    def work(number: int) -> None:
        me = _id(connection, kind, number, world)
        with connection.transaction():
            connection.execute("select identity.seal(%s::uuid, %s, now() + interval '15 minutes', null)", (me, persona))
            connection.execute(f"set local role {persona}")
            rows = connection.execute(query).fetchall()
        assert rows

    return work


def _id(connection: psycopg.Connection[Any], kind: str, number: int, world: World) -> str:
    people = world.organisations if kind in ("operator", "head") else world.tutors
    return hashlib.md5(f"{kind}{number % people + 1}".encode(), usedforsecurity=False).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--lessons", type=int, action="append", help="size of a world; may be repeated")
    parser.add_argument("--rounds", type=int, default=300)
    options = parser.parse_args()
    with worlds(options.lessons or [10_000, 100_000]) as each:
        for world in each:
            for figures in measure(world, options.rounds).values():
                baseline, ours = figures
                report(f"{world.lessons:,} lessons", figures, baseline, {ours: GOAL})


if __name__ == "__main__":
    main()
