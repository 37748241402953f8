"""Two sessions at once: what may not happen between looking and writing (E1.1, E1.6 row 13).

Real connections as ``authenticator``, each with a sealed identity, as PostgREST has them. Where an order is
forced, the second session is seen waiting for the first before the first goes on; nothing here depends on how
fast a machine is.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any
from uuid import UUID

import psycopg
import pytest
from psycopg.types.json import Jsonb

from tests.support.databases import AUTHENTICATOR, SUPERUSER, Connection, Database
from tests.support.world import World, identifier

PATIENCE = 20.0
"""Seconds after which a session that should wait, or should go on, is taken for broken."""

HOURS = itertools.count(24)
"""Every slot of this module is a different hour."""


@dataclass
class Answer:
    """What an api function answered, and under which status."""

    status: int
    body: dict[str, Any]
    headers: str = ""

    @property
    def codes(self) -> list[str]:
        return [reason["code"] for reason in self.body.get("reasons", [])]

    @property
    def problem(self) -> str:
        return str(self.body.get("type", "")).removeprefix("urn:safelane:problem:")


@dataclass
class Session:
    """One connection, and the transaction it is in."""

    connection: Connection
    pid: int = field(init=False)

    def __post_init__(self) -> None:
        self.pid = self.connection.info.backend_pid

    def begin(
        self, name: str, persona: str, key: str | None = None, isolation: str = "read committed"
    ) -> Session:
        self.connection.execute(f"begin isolation level {isolation}")
        self.connection.execute("select tests.become(%s, %s)", (name, persona))
        if key:
            self.connection.execute("select tests.with_headers(%s)", (Jsonb({"idempotency-key": key}),))
        return self

    def call(self, function: str, **arguments: Any) -> Answer:
        names = ", ".join(f"{name} => %({name})s" for name in arguments)
        row = self.connection.execute(f"select api.{function}({names})", arguments).fetchone()
        told = self.connection.execute(
            "select current_setting('response.status'), current_setting('response.headers', true)"
        ).fetchone()
        assert row is not None
        assert told is not None
        return Answer(int(told[0] or 200), row[0], told[1] or "")

    def commit(self) -> None:
        self.connection.execute("commit")

    def request(
        self, name: str, persona: str, function: str, key: str | None = None, **arguments: Any
    ) -> Answer:
        """A whole request, as PostgREST makes one."""
        self.begin(name, persona, key)
        try:
            answer = self.call(function, **arguments)
        except psycopg.Error:
            self.connection.execute("rollback")
            raise
        self.commit()
        return answer


@dataclass
class Stage:
    """The people of this module, and as many sessions as are asked for."""

    world: World
    database: Database
    pool: ThreadPoolExecutor
    sessions: list[Session] = field(default_factory=list)

    def session(self) -> Session:
        opened = Session(self.database.connect(AUTHENTICATOR))
        self.sessions.append(opened)
        return opened

    def is_waiting(self, session: Session) -> bool:
        waiting = self.world.value("select cardinality(pg_blocking_pids(%s))", (session.pid,))
        return bool(waiting)

    def meanwhile(self, session: Session, task: Callable[[], Answer]) -> Future[Answer]:
        """Start it, and come back once it waits for somebody."""
        running = self.pool.submit(task)
        deadline = datetime.now(UTC) + timedelta(seconds=PATIENCE)
        while not self.is_waiting(session):
            done, _ = wait([running], timeout=0.005)
            assert not done, f"it did not wait: {running.result()}"
            assert datetime.now(UTC) < deadline, "it neither waits nor ends"
        return running

    def all_at_once(self, tasks: list[Callable[[], Answer]]) -> list[Answer]:
        barrier = Barrier(len(tasks))

        def ready(task: Callable[[], Answer]) -> Answer:
            barrier.wait(PATIENCE)
            return task()

        return [future.result(PATIENCE) for future in [self.pool.submit(ready, task) for task in tasks]]

    def lessons_at(self, starts_at: datetime) -> int:
        found: int = self.world.value(
            "select count(*) from booking.lesson where starts_at = %s and state = 'confirmed'", (starts_at,)
        )
        return found


def slot() -> dict[str, Any]:
    """An hour that nobody has yet."""
    start = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(hours=next(HOURS))
    return {"starts_at": start, "ends_at": start + timedelta(hours=1)}


def lesson(tutor: str, *learners: str, when: dict[str, Any] | None = None) -> dict[str, Any]:
    """The arguments of a booking."""
    wanted: list[UUID] = [identifier(learner) for learner in learners]
    return {"tutor_id": identifier(tutor), "learner_ids": wanted, "modality": "online", **(when or slot())}


@pytest.fixture(scope="module")
def stage(world: World, database: Database) -> Iterator[Stage]:
    world.follows_profile()
    for tutor in ("ann", "bob", "cat", "dan"):
        world.run("select tests.bookable(%s)", (tutor,))
    for number in range(8):
        world.run("select tests.ward(%s, tests.born(11))", (f"ward {number}",))
    world.person("dina", "dsl")
    world.person("ada", "platform_administrator")
    with ThreadPoolExecutor(16) as pool:
        arranged = Stage(world, database, pool)
        yield arranged
        for session in arranged.sessions:
            session.connection.close()


def test_a_tutor_is_booked_once_for_an_hour(stage: Stage) -> None:
    """Eight families want the same hour: one has it, the others are told that it is taken."""
    sessions = [stage.session() for _ in range(8)]
    for _ in range(6):
        when = slot()
        answers = stage.all_at_once(
            [
                lambda n=n, s=s, when=when: s.request(  # type: ignore[misc]
                    f"ward {n}'s parent",
                    "web_guardian",
                    "book_lesson",
                    **lesson("ann", f"ward {n}", when=when),
                )
                for n, s in enumerate(sessions)
            ]
        )
        assert sorted(answer.status for answer in answers) == [201] + [409] * 7
        assert {answer.problem for answer in answers if answer.status == 409} == {"slot-taken"}
        assert stage.lessons_at(when["starts_at"]) == 1


def test_a_learner_is_booked_once_for_an_hour(stage: Stage) -> None:
    """Four tutors for the same child and hour: one lesson."""
    sessions = [stage.session() for _ in range(4)]
    for _ in range(6):
        when = slot()
        answers = stage.all_at_once(
            [
                lambda t=t, s=s, when=when: s.request(  # type: ignore[misc]
                    "ward 0's parent", "web_guardian", "book_lesson", **lesson(t, "ward 0", when=when)
                )
                for t, s in zip(("ann", "bob", "cat", "dan"), sessions, strict=True)
            ]
        )
        assert sorted(answer.status for answer in answers) == [201, 409, 409, 409]
        assert {answer.problem for answer in answers if answer.status == 409} == {"slot-taken"}
        assert stage.lessons_at(when["starts_at"]) == 1


def test_groups_that_share_learners_never_wait_in_a_ring(stage: Stage) -> None:
    """Two groups with the same two children in opposite orders: one lesson, and no deadlock."""
    stage.world.run("select tests.guardian('ward 1''s parent', 'ward 2')")
    sessions = [stage.session(), stage.session()]
    for _ in range(20):
        when = slot()
        orders = (("ann", "ward 1", "ward 2"), ("bob", "ward 2", "ward 1"))
        answers = stage.all_at_once(
            [
                lambda o=o, s=s, when=when: s.request(  # type: ignore[misc]
                    "ward 1's parent", "web_guardian", "book_lesson", **lesson(*o, when=when)
                )
                for o, s in zip(orders, sessions, strict=True)
            ]
        )
        assert sorted(answer.status for answer in answers) == [201, 409]


def test_equal_requests_with_one_key_make_one_lesson(stage: Stage) -> None:
    """A client that retries while its first request still runs has one lesson and one answer."""
    sessions = [stage.session() for _ in range(8)]
    for number in range(5):
        wanted = lesson("ann", "ward 3")
        answers = stage.all_at_once(
            [
                lambda s=s, number=number, wanted=wanted: s.request(  # type: ignore[misc]
                    "ward 3's parent", "web_guardian", "book_lesson", f"key {number}", **wanted
                )
                for s in sessions
            ]
        )
        assert [answer.status for answer in answers] == [201] * 8
        assert len({answer.body["lesson_id"] for answer in answers}) == 1
        assert sum("Idempotent-Replayed" in answer.headers for answer in answers) == 7
        assert stage.lessons_at(wanted["starts_at"]) == 1


@pytest.mark.parametrize("times", [50])
def test_a_hold_waits_for_a_booking_that_is_being_made(stage: Stage, times: int) -> None:
    """Booking first: the hold waits, the booking stands, and nothing is booked after it."""
    booking, holding = stage.session(), stage.session()
    for _ in range(times):
        booking.begin("ward 4's parent", "web_guardian")
        assert booking.call("book_lesson", **lesson("bob", "ward 4")).status == 201
        held = stage.meanwhile(
            holding, lambda: holding.request("dina", "web_dsl", "place_hold", tutor_id=identifier("bob"))
        )
        booking.commit()
        assert held.result(PATIENCE).status == 201
        after = booking.request("ward 4's parent", "web_guardian", "book_lesson", **lesson("bob", "ward 4"))
        assert (after.status, after.codes) == (409, ["TUTOR_NOT_BOOKABLE"])
        assert holding.request("dina", "web_dsl", "release_hold", tutor_id=identifier("bob")).status == 200


@pytest.mark.parametrize("times", [50])
def test_a_booking_waits_for_a_hold_and_is_refused(stage: Stage, times: int) -> None:
    """Hold first: the booking waits, sees it, and is refused; the diary stays empty (E1.6 row 13)."""
    booking, holding = stage.session(), stage.session()
    for _ in range(times):
        wanted = lesson("bob", "ward 4")
        holding.begin("dina", "web_dsl")
        assert holding.call("place_hold", tutor_id=identifier("bob")).status == 201
        booked = stage.meanwhile(
            booking,
            lambda wanted=wanted: booking.request("ward 4's parent", "web_guardian", "book_lesson", **wanted),  # type: ignore[misc]
        )
        holding.commit()
        answer = booked.result(PATIENCE)
        assert (answer.status, answer.codes) == (409, ["TUTOR_NOT_BOOKABLE"])
        assert stage.lessons_at(wanted["starts_at"]) == 0
        assert holding.request("dina", "web_dsl", "release_hold", tutor_id=identifier("bob")).status == 200


def test_hold_and_booking_in_whatever_order(stage: Stage) -> None:
    """Two hundred races: whenever the lesson is there, it was there before the hold was."""
    booking, holding = stage.session(), stage.session()
    tutor = identifier("cat")
    booked = refused = 0
    for number in range(200):
        wanted = lesson("cat", "ward 5")
        tasks: list[Callable[[], Answer]] = [
            lambda wanted=wanted: booking.request("ward 5's parent", "web_guardian", "book_lesson", **wanted),  # type: ignore[misc]
            lambda: holding.request("dina", "web_dsl", "place_hold", tutor_id=tutor),
        ]
        answers = stage.all_at_once(tasks if number % 2 else tasks[::-1])
        answer, held = answers if number % 2 else answers[::-1]
        assert held.status == 201
        # the entry of a hold is written after its lock is had, that of a booking before its lock is let go
        order = stage.world.rows(
            "select action from ledger.record where action in ('book_lesson', 'place_hold')"
            " order by at desc limit 2"
        )
        if answer.status == 201:
            booked += 1
            assert [row[0] for row in order] == ["place_hold", "book_lesson"]
            assert stage.lessons_at(wanted["starts_at"]) == 1
        else:
            refused += 1
            assert answer.codes == ["TUTOR_NOT_BOOKABLE"]
            assert [row[0] for row in order] == ["book_lesson", "place_hold"]
            assert stage.lessons_at(wanted["starts_at"]) == 0
        assert holding.request("dina", "web_dsl", "release_hold", tutor_id=tutor).status == 200
    assert booked + refused == 200


def test_an_old_picture_of_the_world_books_nothing(stage: Stage) -> None:
    """A transaction that looked before the hold was committed, and keeps its snapshot, fails."""
    booking, holding = stage.session(), stage.session()
    for isolation in ("repeatable read", "serializable"):
        wanted = lesson("dan", "ward 6")
        booking.begin("ward 6's parent", "web_guardian", isolation=isolation)
        assert holding.request("dina", "web_dsl", "place_hold", tutor_id=identifier("dan")).status == 201
        with pytest.raises(psycopg.errors.SerializationFailure):
            booking.call("book_lesson", **wanted)
        booking.connection.execute("rollback")
        assert stage.lessons_at(wanted["starts_at"]) == 0
        assert holding.request("dina", "web_dsl", "release_hold", tutor_id=identifier("dan")).status == 200


def test_raw_sql_meets_the_hold_too(stage: Stage) -> None:
    """A superuser's own INSERT waits for the hold that is being placed, and is refused by the gate."""
    holding = stage.session()
    raw = Session(stage.database.connect("superuser"))
    stage.sessions.append(raw)
    holding.begin("dina", "web_dsl")
    assert holding.call("place_hold", tutor_id=identifier("dan")).status == 201

    def insert() -> Answer:
        with pytest.raises(psycopg.Error) as refused:
            raw.connection.execute(
                "select tests.lesson('raw', 'dan', '{ward 6}', now() + interval '300 days')"
            )
        return Answer(0, {}, str(refused.value.sqlstate))

    inserted = stage.meanwhile(raw, insert)
    holding.commit()
    assert inserted.result(PATIENCE).headers == "PT409"
    assert holding.request("dina", "web_dsl", "release_hold", tutor_id=identifier("dan")).status == 200


def test_a_booking_waits_for_a_no_contact_order(stage: Stage) -> None:
    booking, ordering = stage.session(), stage.session()
    ordering.begin("dina", "web_dsl")
    order = ordering.call("order_no_contact", tutor_id=identifier("ann"), learner_id=identifier("ward 7"))
    booked = stage.meanwhile(
        booking,
        lambda: booking.request("ward 7's parent", "web_guardian", "book_lesson", **lesson("ann", "ward 7")),
    )
    ordering.commit()
    assert booked.result(PATIENCE).codes == ["TUTOR_NOT_BOOKABLE"]
    lifted = ordering.request("dina", "web_dsl", "lift_no_contact", order_id=UUID(order.body["order_id"]))
    assert lifted.status == 200


def test_a_booking_waits_for_the_end_of_a_guardianship(stage: Stage) -> None:
    """Whoever stops answering for a child books nothing while that is written down."""
    stage.world.run("select tests.ward('orphan', tests.born(11))")
    link = stage.world.value(
        "select guardianship_id from identity.guardianship where learner_id = %s", (identifier("orphan"),)
    )
    booking, ending = stage.session(), stage.session()
    ending.begin("ada", "web_admin")
    assert (
        ending.call("end_guardianship", guardianship_id=link, reason="The court decided otherwise.").status
        == 200
    )
    booked = stage.meanwhile(
        booking,
        lambda: booking.request("orphan's parent", "web_guardian", "book_lesson", **lesson("ann", "orphan")),
    )
    ending.commit()
    assert booked.result(PATIENCE).codes == ["STUDENT_SETUP_INCOMPLETE"]


def test_a_booking_of_a_learner_who_is_remembered_waits_for_the_end_of_a_guardianship(stage: Stage) -> None:
    """That nothing stood against a child an hour ago does not outlive whoever answers for them."""
    stage.world.run("select tests.ward('fosterling', tests.born(11))")
    link = stage.world.value(
        "select guardianship_id from identity.guardianship where learner_id = %s", (identifier("fosterling"),)
    )
    booking, ending = stage.session(), stage.session()
    first = booking.request(
        "fosterling's parent", "web_guardian", "book_lesson", **lesson("cat", "fosterling")
    )
    assert first.status == 201
    assert stage.world.value(
        "select booking.is_learner_remembered_clear(tutor_id, learner_id, engagement_id, clock_timestamp())"
        " from booking.learner_clearance where learner_id = %s",
        (identifier("fosterling"),),
    )
    ending.begin("ada", "web_admin")
    assert (
        ending.call("end_guardianship", guardianship_id=link, reason="The court decided otherwise.").status
        == 200
    )
    booked = stage.meanwhile(
        booking,
        lambda: booking.request(
            "fosterling's parent", "web_guardian", "book_lesson", **lesson("cat", "fosterling")
        ),
    )
    ending.commit()
    assert booked.result(PATIENCE).codes == ["STUDENT_SETUP_INCOMPLETE"]


def test_whoever_remembers_waits_for_a_change_of_policy(stage: Stage) -> None:
    """A first booking under an engagement notes what holds for it: after the change, never from before it."""
    stage.world.run("select tests.bookable('gil')")
    stage.world.person("the approver", "dsl")
    booking = stage.session()
    with stage.database.connect(SUPERUSER) as changing:
        changing.execute("begin")
        changing.execute(
            "select tests.deviation('student.min_age', '12', null, 'gil alone',"
            " now() - interval '1 minute', now() + interval '1 day')"
        )
        changing.execute("select tests.arranged()")
        booked = stage.meanwhile(
            booking,
            lambda: booking.request(
                "ward 3's parent", "web_guardian", "book_lesson", **lesson("gil", "ward 3")
            ),
        )
        changing.execute("commit")
    assert booked.result(PATIENCE).codes == ["STUDENT_SETUP_INCOMPLETE"]
    kept = stage.world.value(
        "select settings ->> 'student.min_age' from policy.remembered, policy.epoch"
        " where engagement_id = %s and epoch = number",
        (identifier("gil alone"),),
    )
    assert kept == "12"


def test_a_start_waits_for_a_hold(stage: Stage) -> None:
    """A lesson whose tutor is being held does not start in between."""
    stage.world.run("select tests.bookable('eve')")
    stage.world.run("select tests.ward('pupil', tests.born(11))")
    stage.world.run("select tests.lesson('now', 'eve', '{pupil}', now() + interval '5 minutes')")
    starting, holding = stage.session(), stage.session()
    present = starting.request(
        "eve", "web_tutor", "confirm_presence", lesson_id=identifier("now"), learner_id=identifier("pupil")
    )
    assert present.status == 201
    holding.begin("dina", "web_dsl")
    assert holding.call("place_hold", tutor_id=identifier("eve")).status == 201
    started = stage.meanwhile(
        starting, lambda: starting.request("eve", "web_tutor", "start_lesson", lesson_id=identifier("now"))
    )
    holding.commit()
    answer = started.result(PATIENCE)
    assert (answer.status, answer.codes) == (409, ["ACCOUNT_UNDER_REVIEW"])
    assert (
        stage.world.value("select state from booking.lesson where lesson_id = %s", (identifier("now"),))
        == "confirmed"
    )


@pytest.mark.parametrize("function", ["cancel_lesson", "move_lesson"])
def test_whoever_may_not_touch_a_lesson_waits_for_nobody(stage: Stage, function: str) -> None:
    """Waiting would tell that the lesson is there: a stranger has the answer of an unknown id, at once."""
    family, stranger = stage.session(), stage.session()
    mine = lesson("ann", "ward 7")
    booked = family.request("ward 7's parent", "web_guardian", "book_lesson", **mine)
    assert booked.status == 201
    when = slot() if function == "move_lesson" else {}
    family.begin("ward 7's parent", "web_guardian")
    assert family.call(function, lesson_id=booked.body["lesson_id"], **when).status == 200
    stranger.connection.execute("set lock_timeout = '1ms'")
    refused = stranger.request(
        "ward 6's parent", "web_guardian", function, lesson_id=booked.body["lesson_id"], **when
    )
    unknown = stranger.request(
        "ward 6's parent", "web_guardian", function, lesson_id=identifier("no lesson"), **when
    )
    assert (refused.status, refused.body) == (unknown.status, unknown.body)
    assert refused.status == 404
    family.commit()
