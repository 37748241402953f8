"""A thousand requests at the same moment: all are answered, no hour is booked twice, and all that was done
is entered.
"""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from tests.support.listener import Api
from tests.support.world import World, identifier

REQUESTS = 1000
HOURS = 25
"""Hours that are asked for; so forty requests want each of them."""


def test_of_a_thousand_at_once_one_an_hour_is_booked(world: World, api: Api) -> None:
    world.follows_profile()
    world.run("select tests.bookable('cole'), tests.ward('lily', tests.born(11))")
    first = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=30)
    token = api.token("lily's parent", "web_guardian")

    def send(number: int) -> tuple[int, Any, str]:
        start = first + timedelta(hours=number % HOURS)
        body = {
            "tutor_id": str(identifier("cole")), "learner_ids": [str(identifier("lily"))],
            "modality": "online",
            "starts_at": start.isoformat(), "ends_at": (start + timedelta(hours=1)).isoformat(),
        }  # fmt: skip
        answer = client.post("/rpc/book_lesson", json=body, headers={"X-Request-Id": f"at once {number}"})
        told = answer.json()
        return answer.status_code, told.get("type") or told.get("code"), told.get("lesson_id", "")

    limits = httpx.Limits(max_connections=REQUESTS)
    with (
        httpx.Client(
            base_url=api.url, headers={"Authorization": f"Bearer {token}"}, timeout=120, limits=limits,
            trust_env=False,
        ) as client,
        ThreadPoolExecutor(REQUESTS) as pool,
    ):  # fmt: skip
        answers = list(pool.map(send, range(REQUESTS)))

    counted = Counter((status, kind) for status, kind, _ in answers)
    # where ten seconds pass before a connection is free, PostgREST says so, and nothing was done
    # (docs/dbas.md)
    allowed = {(201, None), (409, "urn:safelane:problem:slot-taken"), (504, "PGRST003")}
    assert set(counted) <= allowed, counted
    made = {lesson for status, _, lesson in answers if status == 201}
    booked = world.rows("select lesson_id::text, starts_at from booking.lesson")
    assert {lesson for lesson, _ in booked} == made
    assert len({start for _, start in booked}) == len(booked), "no hour twice"
    if counted[(504, "PGRST003")] == 0:
        assert len(booked) == HOURS
    done = world.rows(
        "select target_id::text, count(*) from ledger.record where outcome = 'done' and request_id"
        " like 'at once %'"
        " group by 1"
    )
    assert dict(done) == dict.fromkeys(made, 1)
    refused = world.value(
        "select count(distinct request_id) from ledger.record where outcome = 'refused' and"
        " request_id like 'at once %'"
    )
    assert refused == counted[(409, "urn:safelane:problem:slot-taken")], "each refusal has its entry, too"
