"""``kill -9`` in the middle of bookings: nothing that was acknowledged is lost, nothing is half there.

Six people book, each under a key of their own for each lesson, and send again what got no answer, as
docs/app-developers.md tells them. Meanwhile PostgREST, a backend and the postmaster are killed; a supervisor
starts
again what is gone, and nobody does anything else.
"""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from safelane.ledger.database import connect, unrecorded

from tests.robustness.own_server import PATIENCE, OwnServer, own_server, ready
from tests.support import helpers
from tests.support.databases import MIGRATOR, SIGNER, SUPERUSER, Database
from tests.support.keys import AUDIENCE, SigningKey
from tests.support.listener import Api
from tests.support.world import World, identifier

PEOPLE = 6


@dataclass
class Booker(threading.Thread):
    """Books one lesson after another with a tutor of their own, until told to stop."""

    number: int
    url: str
    token: str
    stop: threading.Event
    acknowledged: dict[str, str] = field(default_factory=dict)
    unanswered: list[int] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    sent: int = 0

    def __post_init__(self) -> None:
        super().__init__()

    def __hash__(self) -> int:
        return self.number

    def run(self) -> None:
        while not self.stop.is_set():
            self.book(self.sent)
            self.sent += 1

    def book(self, number: int) -> None:
        """One lesson under its key; what got no clear answer is kept, to be sent again."""
        start = datetime(2027, 1, 1, tzinfo=UTC) + timedelta(hours=2 * number)
        body = {
            "tutor_id": str(identifier(f"tutor {self.number}")),
            "learner_ids": [str(identifier(f"pupil {self.number}"))],
            "starts_at": start.isoformat(), "ends_at": (start + timedelta(hours=1)).isoformat(),
            "modality": "online",
        }  # fmt: skip
        headers = {"Authorization": f"Bearer {self.token}", "Idempotency-Key": f"lesson {number}"}
        try:
            answer = httpx.post(
                f"{self.url}/rpc/book_lesson", json=body, headers=headers, timeout=30, trust_env=False
            )
        except httpx.TransportError as error:
            self.unanswered.append(number)
            self.broken.append(type(error).__name__)
            time.sleep(0.05)
            return
        if answer.status_code == 201:
            self.acknowledged[f"lesson {number}"] = answer.json()["lesson_id"]
        else:
            # a backend that dies under a request is told by PostgREST as 400 with an empty code
            lost = answer.status_code == 400 and answer.json()["code"] == ""
            assert lost or answer.status_code in (500, 503, 504), answer.text
            self.unanswered.append(number)
            self.broken.append(f"{answer.status_code} {answer.text[:80]}")
            time.sleep(0.05)


@pytest.fixture(scope="module")
def crashing() -> Iterator[tuple[OwnServer, Database, World, SigningKey]]:
    with own_server() as own:
        database, key = own.server.migrated(), SigningKey("robust-1")
        with database.connect(SUPERUSER) as connection:
            helpers.load_pgtap(connection, own.server.environment.pgtap)
            helpers.load_helpers(connection)
        with database.connect(MIGRATOR) as connection:
            connection.execute(
                "select identity.add_signing_key(%s::jsonb, %s)", (json.dumps(key.jwk), AUDIENCE)
            )
        world = World(database)
        world.follows_profile()
        for number in range(PEOPLE):
            world.run("select tests.bookable(%s)", (f"tutor {number}",))
            world.run("select tests.ward(%s, tests.born(11))", (f"pupil {number}",))
        world.close()
        yield own, database, world, key


def test_what_was_acknowledged_is_there_after_every_crash(
    crashing: tuple[OwnServer, Database, World, SigningKey], monkeypatch: pytest.MonkeyPatch
) -> None:
    own, database, _, key = crashing
    stop = threading.Event()
    with Api(own.server.environment.postgrest, database, key) as api:
        bookers = [
            Booker(number, api.url, api.token(f"pupil {number}'s parent", "web_guardian"), stop)
            for number in range(PEOPLE)
        ]
        for booker in bookers:
            booker.start()
        try:
            moved_on(bookers, 3)
            # one backend dies: the postmaster ends the others and starts again by itself
            with database.connect(SUPERUSER) as connection:
                row = connection.execute(
                    "select pid from pg_stat_activity where usename = 'authenticator' limit 1"
                ).fetchone()
                assert row is not None
                os.kill(row[0], signal.SIGKILL)
            moved_on(bookers, 3)
            # PostgREST dies
            assert api._process is not None
            api._process.kill()
            api._process.wait()
            restart(api)
            moved_on(bookers, 3)
            # the postmaster dies; PostgREST finds the new one by itself
            own.kill()
            own.start_again()
            moved_on(bookers, 3)
        finally:
            stop.set()
            for booker in bookers:
                booker.join()
        assert sum(len(booker.broken) for booker in bookers) >= 3, "the control: requests were broken off"
        again = {booker.number: list(booker.unanswered) for booker in bookers}
        for booker in bookers:
            booker.unanswered.clear()
            for number in again[booker.number]:
                booker.book(number)
            assert booker.unanswered == [], booker.broken[-3:]
    check(database, bookers, monkeypatch)


def moved_on(bookers: list[Booker], lessons: int) -> None:
    """Wait until everybody has booked so many more."""
    wanted = {booker: len(booker.acknowledged) + lessons for booker in bookers}
    deadline = time.monotonic() + PATIENCE
    while any(len(booker.acknowledged) < wanted[booker] for booker in bookers):
        assert time.monotonic() < deadline, [
            (b.acknowledged and len(b.acknowledged), b.broken[-2:]) for b in bookers
        ]
        assert all(booker.is_alive() for booker in bookers)
        time.sleep(0.02)


def restart(api: Api) -> None:
    """What a supervisor does with PostgREST: the same program with the same file, on the same port."""
    api.start_again()
    deadline = time.monotonic() + PATIENCE
    while not ready(api.url):
        assert time.monotonic() < deadline, api.log()[-800:]
        time.sleep(0.02)


def check(database: Database, bookers: list[Booker], monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(database)
    try:
        lessons = {str(lesson) for (lesson,) in world.rows("select lesson_id from booking.lesson")}
        acknowledged = {lesson for booker in bookers for lesson in booker.acknowledged.values()}
        assert acknowledged <= lessons, "an acknowledged lesson is lost"
        assert lessons == acknowledged, "every key was answered in the end, so there is no other lesson"
        assert len(lessons) == sum(booker.sent for booker in bookers), "one lesson a key, never two"
        assert world.value(
            "select count(*) from booking.lesson as l where not exists"
            " (select from booking.lesson_learner as t where t.lesson_id = l.lesson_id)"
        ) == 0  # fmt: skip
        entered = world.rows(
            "select target_id::text, count(*) from ledger.record where action = 'book_lesson'"
            " and outcome = 'done' group by 1"
        )
        assert dict(entered) == dict.fromkeys(lessons, 1), "each has its entry, and no entry is of nothing"
        assert world.value("select count(*) from guard.idempotency_key where answer is null") == 0
    finally:
        world.close()
    monkeypatch.setenv("SAFELANE_SIGNER_URL", database.url(SIGNER))
    with connect(SIGNER) as connection:
        assert unrecorded(connection) == [], "what safelane ledger reconcile lists"
