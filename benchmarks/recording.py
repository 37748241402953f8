"""What it costs to ask about consent, to start and to open a recording, against the same work without policy.

    python3 lane.py bench recording --segments 10000 --segments 100000 --segments 1000000

Every lesson has a recording already. Baselines, in the same run: to read what is asked about (the lesson,
its learners and what was said), to insert a segment and its learner into copies of the tables with every
constraint and index, and to look a recording up with its media and write the look down. Neither has row
security, gates, a ledger or a decision. Opening is measured open, and closed for three causes, one of them an
allegation: to a tutor all three are to cost the same, and the second list has them beside each other with the
held one as the baseline. Last, a page of what is due to be purged.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Callable
from typing import Any

import psycopg

from benchmarks._measure import interleaved, report
from benchmarks._world import World, _statements, note, worlds

TABLES = (
    "booking.lesson", "recording.segment", "recording.segment_learner", "recording.media", "recording.act",
    "recording.hold",
)  # fmt: skip
_COPIES = """
create table public.bare_segment (like recording.segment including all);
create table public.bare_segment_learner (like recording.segment_learner including all);
create table public.bare_access (like recording.access including all);
insert into public.bare_segment select * from recording.segment where ended_at is not null;
insert into public.bare_segment_learner select * from recording.segment_learner;
alter table public.bare_segment_learner add foreign key (segment_id) references public.bare_segment;
analyze public.bare_segment, public.bare_segment_learner
"""
_READ = """
select lesson.lesson_id, array_agg(taught.learner_id), array_agg(said.kind)
from booking.lesson
join booking.lesson_learner as taught using (lesson_id)
left join recording.act as said on said.lesson_id = lesson.lesson_id and said.learner_id = taught.learner_id
where lesson.lesson_id = %s group by lesson.lesson_id
"""
_INSERT = """
with begun as (
  insert into public.bare_segment
    (segment_id, lesson_id, started_by, basis, profile, retention_days, engagement_id)
  values (gen_random_uuid(), %s, %s, 'consent_per_session', 'tutorstudio', 28, %s) returning segment_id
)
insert into public.bare_segment_learner (segment_id, learner_id, band)
select begun.segment_id, taught.learner_id, 'under_13'
from begun, booking.lesson_learner as taught where taught.lesson_id = %s
"""
_LOOK = """
with found as (
  select kept.*, lesson.tutor_id, lesson.lesson_id as of_lesson
  from recording.segment join booking.lesson using (lesson_id) join recording.media as kept using (segment_id)
  where segment.segment_id = md5('segment' || %s)::uuid and lesson.tutor_id = %s
), looked as (
  insert into public.bare_access (segment_id, lesson_id, reader_id, persona, outcome, at, expires_at)
  select segment_id, of_lesson, tutor_id, 'web_tutor', 'granted', now(), now() + interval '1 hour' from found
)
select storage_key from found
"""


def load(world: World, ready: int) -> list[tuple[Any, ...]]:
    """Put the recordings in, past the gates; answers the lessons that may be recorded now."""
    with world.superuser() as connection:
        note("loading a recording of every lesson …")
        gates = [
            row
            for table in TABLES
            for row in connection.execute(
                "select tgrelid::regclass::text, tgname from pg_trigger"
                " where tgrelid = %s::regclass and not tgisinternal",
                (table,),
            ).fetchall()
        ]
        for table, gate in gates:
            connection.execute(f"alter table {table} disable trigger {gate}")
        for statement in _statements("recordings.sql", ready=ready):
            connection.execute(statement)
        for statement in _COPIES.split(";"):
            connection.execute(statement)
        for table, gate in gates:
            connection.execute(f"alter table {table} enable always trigger {gate}")
        connection.execute("vacuum analyze")
        return connection.execute(
            "select lesson_id, tutor_id, engagement_id from public.ready order by number"
        ).fetchall()


def measure(world: World, rounds: int) -> None:
    warm = 20
    ready = load(world, rounds + warm)
    each = {name: itertools.cycle(ready) for name in ("status", "read", "start", "insert")}
    with world.superuser() as connection:
        connection.prepare_threshold = 0
        connection.execute("set synchronous_commit = off")

        def as_tutor(tutor: object, statement: str, *arguments: object) -> Any:
            with connection.transaction():
                connection.execute(
                    "select identity.seal(%s::uuid, 'web_tutor', now() + interval '15 minutes', null)",
                    (tutor,),
                )
                connection.execute("set local role web_tutor")
                row = connection.execute(statement, arguments).fetchone()
                assert row is not None
                return row[0]

        def status(_: int) -> None:
            lesson, tutor, _engagement = next(each["status"])
            answer = as_tutor(tutor, "select api.recording_consent_status(%s)", lesson)
            assert answer["possible"] is True, answer

        def read(_: int) -> None:
            connection.execute(_READ, (next(each["read"])[0],)).fetchall()

        def start(_: int) -> None:
            lesson, tutor, _engagement = next(each["start"])
            answer = as_tutor(tutor, "select api.start_recording(%s)", lesson)
            assert "segment_id" in answer, answer

        def insert(_: int) -> None:
            lesson, tutor, engagement = next(each["insert"])
            with connection.transaction():
                connection.execute(_INSERT, (lesson, tutor, engagement, lesson))

        figures = interleaved({"read, no policy": read, "api.recording_consent_status": status}, rounds, warm)
        report(f"{world.lessons:,} recordings: what is missing", figures, "read, no policy")
        figures = interleaved({"insert, no policy": insert, "api.start_recording": start}, rounds, warm)
        report(f"{world.lessons:,} recordings: starting one", figures, "insert, no policy")
        _opening(world, connection, as_tutor, rounds, warm)
        _due(world, connection, rounds, warm)


def _opening(
    world: World,
    connection: psycopg.Connection[Any],
    as_tutor: Callable[..., Any],
    rounds: int,
    warm: int,
) -> None:
    """Open; closed because an allegation holds it, because the family withdrew, because its time is over."""
    spread = connection.execute(
        "select lesson_id, tutor_id from booking.lesson where state = 'confirmed' limit %s",
        (4 * (rounds + warm),),
    ).fetchall()
    opened, held, over, withdrawn = (spread[first::4] for first in range(4))
    _close(connection, *([row[0] for row in rows] for rows in (held, over, withdrawn)))
    turns = {
        name: itertools.cycle(rows)
        for name, rows in (
            ("bare", opened), ("open", opened), ("held", held), ("over", over), ("withdrawn", withdrawn)
        )
    }  # fmt: skip

    def bare(_: int) -> None:
        lesson, tutor = next(turns["bare"])
        with connection.transaction():
            assert connection.execute(_LOOK, (lesson, tutor)).fetchone()

    def look(kind: str, expected: str) -> Callable[[int], None]:
        def call(_: int) -> None:
            lesson, tutor = next(turns[kind])
            answer = as_tutor(tutor, "select api.open_recording(md5('segment' || %s)::uuid)", str(lesson))
            assert expected in answer, answer

        return call

    figures = interleaved(
        {
            "look up and write down, no policy": bare,
            "api.open_recording, open": look("open", "storage_key"),
        },
        rounds,
        warm,
    )
    report(f"{world.lessons:,} recordings: opening one", figures, "look up and write down, no policy")
    figures = interleaved(
        {
            "held for an allegation": look("held", "type"),
            "withdrawn by the family": look("withdrawn", "type"),
            "over": look("over", "type"),
        },
        rounds,
        warm,
    )
    report(f"{world.lessons:,} recordings: refusing one to its tutor", figures, "held for an allegation")


def _due(world: World, connection: psycopg.Connection[Any], rounds: int, warm: int) -> None:
    """A page of what is due, against the same page from the index."""

    def bare(_: int) -> None:
        connection.execute(
            "select segment_id from recording.segment"
            " where (coalesce(ended_at, started_at) at time zone 'Europe/London')::date + retention_days"
            " <= current_date order by segment_id limit 100"
        ).fetchall()

    def page(_: int) -> None:
        rows = connection.execute(
            "select * from recording.purgeable(clock_timestamp(), null, 100)"
        ).fetchall()
        assert rows

    figures = interleaved({"index, no policy": bare, "recording.purgeable": page}, rounds, warm)
    report(f"{world.lessons:,} recordings: a page of what is due", figures, "index, no policy")


def _close(
    connection: psycopg.Connection[Any], held: list[Any], over: list[Any], withdrawn: list[Any]
) -> None:
    connection.execute(
        "insert into recording.hold (lesson_id, kind, category, from_allegation, reason, placed_by)"
        " select lesson, 'legal_hold', 'allegation', true, 'to be measured', public.bench_id('officer', 1)"
        " from unnest(%s::uuid[]) as lesson",
        (held,),
    )
    gates = connection.execute(
        "select tgrelid::regclass::text, tgname from pg_trigger where not tgisinternal"
        " and tgrelid in ('recording.segment'::regclass, 'recording.act'::regclass)"
    ).fetchall()
    for table, gate in gates:
        connection.execute(f"alter table {table} disable trigger {gate}")
    connection.execute(
        "insert into recording.act (lesson_id, learner_id, person_id, capacity, kind, at, band)"
        " select taught.lesson_id, taught.learner_id, taught.learner_id, 'self', 'withdrawn',"
        " now() - interval '1 hour', 'under_13'"
        " from booking.lesson_learner as taught where taught.lesson_id = any (%s)",
        (withdrawn,),
    )
    connection.execute(
        "update recording.segment"
        " set started_at = now() - interval '60 days', ended_at = now() - interval '59 days'"
        " where lesson_id = any (%s)",
        (over,),
    )
    for table, gate in gates:
        connection.execute(f"alter table {table} enable always trigger {gate}")
    connection.execute("vacuum analyze recording.segment, recording.hold, recording.act")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--segments", type=int, action="append", help="size of a world; may be repeated")
    parser.add_argument("--rounds", type=int, default=200)
    options = parser.parse_args()
    with worlds(options.segments or [10_000, 100_000]) as each:
        for world in each:
            measure(world, options.rounds)


if __name__ == "__main__":
    main()
