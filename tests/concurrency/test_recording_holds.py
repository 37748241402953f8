"""Two sessions at once: a hold against a purge, in either order (F19, F20, E6).

Real connections as ``authenticator``, each with a sealed identity. Where an order is forced, the second
session is seen waiting for the first before the first goes on.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import psycopg
import pytest

from tests.concurrency.test_booking_races import PATIENCE, Answer, Session, Stage
from tests.support.databases import Database
from tests.support.world import World, identifier

RACES = 200
REASON = "A concern was raised about this lesson"


@pytest.fixture(scope="module")
def stage(world: World, database: Database) -> Iterator[Stage]:
    world.follows_profile()
    world.run("select tests.bookable('ann')")
    world.run("select tests.ward('lily', tests.born(11))")
    world.person("dina", "dsl")
    world.person("serge", "session_service")
    with ThreadPoolExecutor(4) as pool:
        arranged = Stage(world, database, pool)
        yield arranged
        for session in arranged.sessions:
            session.connection.close()


def old_film(stage: Stage, name: str, number: int) -> tuple[UUID, UUID]:
    """A lesson with a recording whose retention is over; answers both identifiers."""
    stage.world.run(
        "select tests.lesson(%s, 'ann', '{lily}', now() + %s * interval '2 hours')", (name, number + 24)
    )
    stage.world.run("select tests.footage(%s, %s, now() - interval '40 days')", (f"{name}'s film", name))
    return identifier(name), identifier(f"{name}'s film")


def hold(session: Session, lesson: UUID, function: str = "place_legal_hold") -> Answer:
    arguments = {"category": "safeguarding_case"} if function == "place_legal_hold" else {}
    return session.request("dina", "web_dsl", function, lesson_id=lesson, reason=REASON, **arguments)


def purge(session: Session, segment: UUID) -> Answer:
    return session.request("serge", "web_service", "purge_recording", segment_id=segment)


def is_there(stage: Stage, segment: UUID) -> bool:
    """Whether the media is still known; a tombstone is there exactly where it is not."""
    media, stone = stage.world.rows(
        "select exists (select from recording.media where segment_id = %(s)s),"
        " exists (select from recording.purge where segment_id = %(s)s)".replace("%(s)s", "%s"),
        (segment, segment),
    )[0]
    assert media is not stone
    return bool(media)


@pytest.mark.parametrize("function", ["place_legal_hold", "lock_evidence"])
def test_a_purge_waits_for_a_hold_and_is_refused(stage: Stage, function: str) -> None:
    """Hold first: the purge waits, sees it, and the recording stays."""
    lesson, film = old_film(stage, f"held by {function}", 0 if function == "lock_evidence" else 1)
    holding, purging = stage.session(), stage.session()
    holding.begin("dina", "web_dsl")
    arguments = {"category": "inquiry"} if function == "place_legal_hold" else {}
    assert holding.call(function, lesson_id=lesson, reason=REASON, **arguments).status == 201
    purged = stage.meanwhile(purging, lambda: purge(purging, film))
    holding.commit()
    assert (purged.result(PATIENCE).status, purged.result(PATIENCE).problem) == (409, "not-due")
    assert is_there(stage, film)


def test_a_hold_waits_for_a_purge_and_finds_a_tombstone(stage: Stage) -> None:
    """Purge first: the hold waits, stands, and says truly that there is nothing left."""
    lesson, film = old_film(stage, "purged first", 2)
    holding, purging = stage.session(), stage.session()
    purging.begin("serge", "web_service")
    assert purging.call("purge_recording", segment_id=film).status == 200
    held = stage.meanwhile(holding, lambda: hold(holding, lesson))
    purging.commit()
    assert held.result(PATIENCE).status == 201
    assert not is_there(stage, film)
    state = stage.world.value("select recording.state_of(%s, clock_timestamp())", (film,))
    assert state == "purged"


def test_hold_and_purge_in_whatever_order(stage: Stage) -> None:
    """Two hundred races: wherever the purge went through, it had its place before the hold."""
    holding, purging = stage.session(), stage.session()
    kept = gone = 0
    for number in range(RACES):
        lesson, film = old_film(stage, f"race {number}", 10 + number)
        tasks = [lambda lesson=lesson: hold(holding, lesson), lambda film=film: purge(purging, film)]
        answers = stage.all_at_once(tasks if number % 2 else tasks[::-1])  # type: ignore[arg-type]
        held, purged = answers if number % 2 else answers[::-1]
        assert held.status == 201
        order = stage.world.value(
            "select (select purged_at from recording.purge where segment_id = %s)"
            " < (select placed_at from recording.hold where lesson_id = %s)",
            (film, lesson),
        )
        if purged.status == 200:
            gone += 1
            assert not is_there(stage, film)
            assert order is True
        else:
            kept += 1
            assert purged.problem == "not-due"
            assert is_there(stage, film)
    assert kept + gone == RACES


@pytest.mark.parametrize("isolation", ["repeatable read", "serializable"])
def test_an_old_picture_of_the_world_purges_nothing(stage: Stage, isolation: str) -> None:
    """A purge that looked before the hold was committed, and keeps its snapshot, fails or is refused."""
    lesson, film = old_film(stage, f"old picture {isolation}", 400 if isolation == "serializable" else 401)
    holding, purging = stage.session(), stage.session()
    assert hold(holding, lesson).status == 201
    released = stage.world.value("select hold_id from recording.hold where lesson_id = %s", (lesson,))
    assert (
        holding.request(
            "dina", "web_dsl", "release_legal_hold", hold_id=released, reason="The case was closed last week"
        ).status
        == 200
    )
    purging.begin("serge", "web_service", isolation=isolation)
    assert hold(holding, lesson).status == 201
    with pytest.raises(psycopg.errors.SerializationFailure):
        purging.call("purge_recording", segment_id=film)
    purging.connection.execute("rollback")
    assert is_there(stage, film)


def test_raw_sql_meets_the_hold_too(stage: Stage) -> None:
    """A superuser's own tombstone waits for the hold that is being placed, and is refused by the gate."""
    lesson, film = old_film(stage, "raw", 410)
    holding = stage.session()
    raw = Session(stage.database.connect("superuser"))
    stage.sessions.append(raw)
    holding.begin("dina", "web_dsl")
    assert holding.call("place_legal_hold", lesson_id=lesson, category="inquiry", reason=REASON).status == 201

    def insert() -> Answer:
        with pytest.raises(psycopg.Error) as refused:
            raw.connection.execute(
                "insert into recording.purge (segment_id, lesson_id, ended_on, kept_until, why, purged_by)"
                " values (%s, %s, now(), now(), 'retention', %s)",
                (film, lesson, identifier("the registrar")),
            )
        return Answer(0, {}, str(refused.value.sqlstate))

    inserted = stage.meanwhile(raw, insert)
    holding.commit()
    assert inserted.result(PATIENCE).headers == "PT409"
    assert is_there(stage, film)


def test_whoever_opens_waits_for_nobody(stage: Stage) -> None:
    """While a hold is being placed its tutor's look is answered at once: waiting would tell."""
    stage.world.run("select tests.lesson('seen', 'ann', '{lily}', now() + interval '900 hours')")
    stage.world.run("select tests.footage('seen film', 'seen')")
    holding, looking = stage.session(), stage.session()
    holding.begin("dina", "web_dsl")
    assert (
        holding.call(
            "place_legal_hold", lesson_id=identifier("seen"), category="inquiry", reason=REASON
        ).status
        == 201
    )
    looking.connection.execute("set lock_timeout = '1ms'")
    film = identifier("seen film")
    assert looking.request("ann", "web_tutor", "open_recording", segment_id=film).status == 200
    holding.commit()
    after = looking.request("ann", "web_tutor", "open_recording", segment_id=film)
    assert (after.status, after.problem) == (409, "recording-closed")
    looking.connection.execute("set lock_timeout = 0")
