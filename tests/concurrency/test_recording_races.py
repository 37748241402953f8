"""Two sessions at once: whoever says no to a recording, and whoever starts one (E2.2, E2.3 rows 9, 13).

Whichever comes second waits and sees what the first one did: either nothing is recorded, or what is being
recorded has to stop (F17). The sessions are those of ``test_booking_races``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest

from tests.concurrency.test_booking_races import PATIENCE, Answer, Session, Stage
from tests.support.databases import SUPERUSER, Database
from tests.support.world import World, identifier

FLAG = "She may be recognised by somebody."


@pytest.fixture(scope="module")
def stage(world: World, database: Database) -> Iterator[Stage]:
    world.follows_profile()
    world.run("select tests.bookable('ann')")
    world.run("select tests.ward('pia', tests.born(14))")
    world.run("select tests.person('dora', '{dsl}'), tests.person('sam', '{session_service}')")
    world.run("select tests.person('ada', '{learner}', '1990-05-05')")
    world.run("select tests.going_on('lesson', 'ann', '{pia, ada}')")
    with ThreadPoolExecutor(8) as pool:
        arranged = Stage(world, database, pool)
        yield arranged
        for session in arranged.sessions:
            session.connection.close()


@pytest.fixture
def agreed(stage: Stage) -> Stage:
    """Everybody agrees, everybody is there, and nothing runs."""
    agree(stage)
    return stage


def agree(stage: Stage) -> None:
    world = stage.world
    world.run("update recording.segment set ended_at = clock_timestamp() where ended_at is null")
    world.run(
        "update recording.safety_flag set lifted_at = clock_timestamp(), lifted_by = tests.id('dora'),"
        " lift_reason = 'it was looked into with care' where lifted_at is null"
    )
    for learner in ("pia", "ada"):
        world.run("select tests.says(%s, 'self', 'lesson', %s, 'given')", (learner, learner))
    world.run("select tests.says('pia''s parent', 'parent', 'lesson', 'pia', 'given')")
    world.run("select tests.says('ann', 'tutor', 'lesson', null, 'given')")
    assert world.value("select tests.against('lesson')") == []


def running(stage: Stage) -> list[str | None]:
    """Of every running segment why it has to stop; None where it goes on."""
    return [
        row[0] for row in stage.world.rows("select stop_reason from recording.segment where ended_at is null")
    ]


LESSON: dict[str, Any] = {"lesson_id": identifier("lesson")}
NOES: list[tuple[str, str, str, dict[str, Any], str]] = [
    ("pia", "web_learner", "withdraw_recording_consent", LESSON, "learner_objects"),
    ("ada", "web_learner", "object_to_recording", LESSON, "learner_objects"),
    (
        "pia's parent",
        "web_guardian",
        "refuse_recording_consent",
        {**LESSON, "learner_id": identifier("pia")},
        "parent_objects",
    ),
    ("ann", "web_tutor", "withdraw_recording_consent", LESSON, "tutor_objects"),
    ("dora", "web_dsl", "forbid_recording", {"reason": FLAG, **LESSON}, "safety_flag"),
    ("dora", "web_dsl", "forbid_recording", {"reason": FLAG, "learner_id": identifier("pia")}, "safety_flag"),
]


@pytest.mark.parametrize(("who", "persona", "function", "arguments", "reason"), NOES)
def test_a_no_waits_for_a_start_and_stops_it(
    agreed: Stage, who: str, persona: str, function: str, arguments: dict[str, Any], reason: str
) -> None:
    """Start first: the no waits, is heard, and what was just started has to stop."""
    starting, saying = agreed.session(), agreed.session()
    starting.begin("ann", "web_tutor")
    assert starting.call("start_recording", **LESSON).status == 201
    said = agreed.meanwhile(saying, lambda: saying.request(who, persona, function, **arguments))
    starting.commit()
    assert said.result(PATIENCE).status == 201
    assert running(agreed) == [reason]


@pytest.mark.parametrize(("who", "persona", "function", "arguments", "reason"), NOES)
def test_a_start_waits_for_a_no_and_is_refused(
    agreed: Stage, who: str, persona: str, function: str, arguments: dict[str, Any], reason: str
) -> None:
    """The no first: the start waits, sees it, and nothing is recorded."""
    starting, saying = agreed.session(), agreed.session()
    saying.begin(who, persona)
    assert saying.call(function, **arguments).status == 201
    started = agreed.meanwhile(
        starting, lambda: starting.request("ann", "web_tutor", "start_recording", **LESSON)
    )
    saying.commit()
    answer = started.result(PATIENCE)
    assert (answer.status, answer.problem) == (409, "recording-refused")
    assert running(agreed) == []


def test_withdrawal_and_start_in_whatever_order(stage: Stage) -> None:
    """A hundred races: nothing is ever recorded on over a no."""
    starting, saying = stage.session(), stage.session()
    outcomes = set()
    for number in range(100):
        agree(stage)
        tasks: list[Callable[[], Answer]] = [
            lambda: starting.request("ann", "web_tutor", "start_recording", **LESSON),
            lambda: saying.request("pia", "web_learner", "withdraw_recording_consent", **LESSON),
        ]
        answers = stage.all_at_once(tasks if number % 2 else tasks[::-1])
        started, said = answers if number % 2 else answers[::-1]
        assert said.status == 201
        assert running(stage) == (["learner_objects"] if started.status == 201 else [])
        outcomes.add(started.status)
    assert outcomes <= {201, 409}


@pytest.mark.parametrize("isolation", ["repeatable read", "serializable"])
@pytest.mark.parametrize(("who", "persona", "function", "arguments", "reason"), NOES)
def test_an_old_picture_of_the_world_starts_nothing(
    agreed: Stage,
    who: str,
    persona: str,
    function: str,
    arguments: dict[str, Any],
    reason: str,
    isolation: str,
) -> None:
    """A start that looked before the no was committed, and keeps its snapshot, fails."""
    starting, saying = agreed.session(), agreed.session()
    starting.begin("ann", "web_tutor", isolation=isolation)
    assert saying.request(who, persona, function, **arguments).status == 201
    with pytest.raises(psycopg.errors.SerializationFailure):
        starting.call("start_recording", **LESSON)
    starting.connection.execute("rollback")
    assert running(agreed) == []


@pytest.mark.parametrize("isolation", ["repeatable read", "serializable"])
def test_an_old_picture_of_the_world_does_not_miss_what_it_has_to_stop(agreed: Stage, isolation: str) -> None:
    """A no that does not see the start fails, and is said again, instead of leaving it running."""
    starting, saying = agreed.session(), agreed.session()
    saying.begin("pia", "web_learner", isolation=isolation)
    assert starting.request("ann", "web_tutor", "start_recording", **LESSON).status == 201
    with pytest.raises(psycopg.errors.SerializationFailure):
        saying.call("withdraw_recording_consent", **LESSON)
    saying.connection.execute("rollback")
    assert saying.request("pia", "web_learner", "withdraw_recording_consent", **LESSON).status == 201
    assert running(agreed) == ["learner_objects"]


def test_two_who_start_at_once_make_one_segment(agreed: Stage) -> None:
    """The tutor and the session service press at the same moment: one segment."""
    sessions = [agreed.session() for _ in range(4)]
    people = [("ann", "web_tutor"), ("sam", "web_service")] * 2
    answers = agreed.all_at_once(
        [
            lambda s=s, p=p: s.request(*p, "start_recording", **LESSON)  # type: ignore[misc]
            for s, p in zip(sessions, people, strict=True)
        ]
    )
    assert sorted(answer.status for answer in answers) == [201, 409, 409, 409]
    assert {answer.problem for answer in answers if answer.status == 409} == {"already-recording"}
    assert running(agreed) == [None]


def test_a_joiner_and_a_start_at_once(stage: Stage) -> None:
    """Somebody who did not consent comes in as it starts: they are never in it while it goes on."""
    world = stage.world
    starting, letting_in = stage.session(), stage.session()
    for number in range(40):
        agree(stage)
        world.run("select tests.says('pia', 'self', 'lesson', 'pia', 'withdrawn')")
        assert (
            letting_in.request(
                "sam", "web_service", "learner_left", **LESSON, learner_id=identifier("pia")
            ).status
            == 201
        )
        tasks: list[Callable[[], Answer]] = [
            lambda: starting.request("ann", "web_tutor", "start_recording", **LESSON),
            lambda: letting_in.request(
                "sam", "web_service", "admit_learner", **LESSON, learner_id=identifier("pia")
            ),
        ]
        answers = stage.all_at_once(tasks if number % 2 else tasks[::-1])
        started, came = answers if number % 2 else answers[::-1]
        assert came.status == 201
        assert running(stage) == (["joiner"] if started.status == 201 else [])


def test_whoever_may_not_start_waits_for_nobody(agreed: Stage) -> None:
    """A stranger is answered while the lesson is held, and so learns nothing by waiting."""
    agreed.world.run("select tests.bookable('bob')")
    starting, stranger = agreed.session(), agreed.session()
    starting.begin("ann", "web_tutor")
    assert starting.call("start_recording", **LESSON).status == 201
    stranger.connection.execute("set lock_timeout = '50ms'")
    for function in ("start_recording", "withdraw_recording_consent", "recording_consent_status"):
        assert stranger.request("bob", "web_tutor", function, **LESSON).status == 404
    starting.connection.execute("rollback")


def test_raw_sql_meets_the_no_too(agreed: Stage) -> None:
    """A superuser's own INSERT waits for the no that is being said, and is refused by the gate."""
    saying = agreed.session()
    raw = Session(agreed.database.connect(SUPERUSER))
    agreed.sessions.append(raw)
    saying.begin("pia", "web_learner")
    assert saying.call("withdraw_recording_consent", **LESSON).status == 201

    def insert() -> Answer:
        raw.connection.execute(
            "insert into recording.segment (lesson_id, started_by) values (%s, %s)",
            (identifier("lesson"), identifier("ann")),
        )
        return Answer(201, {})

    inserted = agreed.meanwhile(raw, insert)
    saying.commit()
    with pytest.raises(psycopg.Error, match="A recording is not possible"):
        inserted.result(PATIENCE)
    assert running(agreed) == []
