"""Bodies of 64 MB and a hundred thousand brackets deep: refused with a clear status, and nothing of them
stays.

PostgREST has no limit of its own and reads a body whole before it asks the database: the proxy in front
limits it to
1 MB (docs/dbas.md). What is tried here is what happens where somebody forgot.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.robustness.own_server import peak_memory
from tests.security.entrances import refusal
from tests.security.test_c_writes import everything
from tests.support.listener import Api
from tests.support.world import World, identifier

HUGE = "x" * (64 << 20)
LARGE = "x" * (8 << 20)
"""For what is judged alike, so that not every attempt costs seconds of PostgREST's reading."""
MOST = 1200
"""MiB that PostgREST may ever have in memory here: it holds a body of 64 MB some ten times over."""


@pytest.fixture(scope="module", autouse=True)
def scene(world: World) -> None:
    world.follows_profile()
    world.run("select tests.bookable('cole'), tests.ward('lily', tests.born(11))")
    world.person("bea", "platform_administrator")
    world.person("vera", "vetting_officer")


@pytest.fixture(scope="module")
def listener(api: Api) -> Iterator[Api]:
    yield api
    assert api._process is not None
    assert api._process.poll() is None, "it still runs"
    assert peak_memory(api._process.pid) < MOST


def lesson(**more: Any) -> dict[str, Any]:
    start = (datetime.now(UTC) + timedelta(days=5)).replace(minute=0, second=0, microsecond=0)
    return {
        "tutor_id": str(identifier("cole")), "learner_ids": [str(identifier("lily"))], "modality": "online",
        "starts_at": start.isoformat(), "ends_at": (start + timedelta(hours=1)).isoformat(), **more,
    }  # fmt: skip


def post(client: httpx.Client, function: str, body: dict[str, Any], **spliced: str) -> httpx.Response:
    """A body in which the value of a member is put in as text, so that it can be what json cannot dump."""
    text = json.dumps(body | {name: f"@{name}@" for name in spliced})
    for name, value in spliced.items():
        text = text.replace(f'"@{name}@"', value)
    return client.post(
        f"/rpc/{function}", content=text, headers={"Content-Type": "application/json"}, timeout=60
    )


PERSON = {"person_id": str(identifier("cole"))}
WANTED: dict[str, tuple[str, str, str, dict[str, Any], int]] = {
    "a name": ("bea", "web_admin", "register_organisation", {"kind": "school", "name": HUGE}, 422),
    "a venue": ("lily's parent", "web_guardian", "book_lesson", {"venue": LARGE}, 422),
    "a rationale": (
        "vera", "web_vetting", "clear_screening_hit",
        {"hit_id": str(identifier("x")), "rationale": LARGE}, 422,
    ),
    "a function that nobody may call": ("lily's parent", "web_guardian", "register_organisation",
                                        {"kind": "school", "name": LARGE}, 403),
    "a function that is not there": ("lily's parent", "web_guardian", "nothing", {"x": HUGE}, 404),
}  # fmt: skip


@pytest.mark.parametrize("what", WANTED)
def test_megabytes_are_refused_and_not_kept(listener: Api, world: World, what: str) -> None:
    name, persona, function, body, status = WANTED[what]
    before = everything(world)
    if function == "book_lesson":
        body = lesson(**body)
    answer = post(listener.as_(name, persona), function, body)
    assert answer.status_code == status, answer.text[:300]
    assert len(answer.content) < 2000, "and nothing of it is said back"
    assert everything(world) == before
    assert (
        post(listener.as_("lily's parent", "web_guardian"), "booking_eligibility", lesson()).status_code
        == 200
    )


@pytest.mark.parametrize(("depth", "statuses"), [(1000, {422}), (6000, {413, 422}), (100_000, {413})])
@pytest.mark.parametrize("shape", ["rows", "members"])
def test_a_nest_of_brackets_is_refused(
    listener: Api, world: World, depth: int, statuses: set[int], shape: str
) -> None:
    """What the database cannot hold in its stack is told as too large (413), what it can as unusable
    (422).
    """
    before = everything(world)
    nest = "[" * depth + "]" * depth if shape == "rows" else '{"a":' * depth + "1" + "}" * depth
    answer = post(listener.as_("lily's parent", "web_guardian"), "book_lesson", lesson(), venue=nest)
    assert answer.status_code in statuses, answer.text[:300]
    assert answer.json()["code"] in ("54001", "PT422")
    assert everything(world) == before


ROWS = "[" + ",".join(["[[[[]]]]"] * ((4 << 20) // 9)) + "]"
"""4 MB of small brackets, none of them deep. Of 54 MB PostgreSQL reads too long: docs/dbas.md."""


@pytest.mark.parametrize(
    ("name", "persona", "function", "member"),
    [
        ("lily's parent", "web_guardian", "book_lesson", "venue"),
        ("lily's parent", "web_guardian", "move_lesson", "venue"),
        ("lily's parent", "web_guardian", "booking_eligibility", "venue"),
        ("bea", "web_admin", "import_people", "rows"),
        ("vera", "web_vetting", "import_checks", "rows"),
    ],
)
def test_megabytes_of_small_brackets_are_refused(
    listener: Api, world: World, name: str, persona: str, function: str, member: str
) -> None:
    before = everything(world)
    body = {} if member == "rows" else lesson()
    if function == "move_lesson":
        body = {"lesson_id": str(identifier("x")), "starts_at": body["starts_at"], "ends_at": body["ends_at"]}
    answer = post(listener.as_(name, persona), function, body, **{member: ROWS})
    assert refusal(answer) == (422, "PT422")
    words = "venue has the wrong length" if member == "venue" else "rows is not a list of at most 1,000 rows"
    assert answer.json()["message"] == words
    assert everything(world) == before


@pytest.mark.parametrize("function", ["book_lesson", "move_lesson"])
def test_a_venue_is_measured_before_the_request_is_hashed(listener: Api, function: str) -> None:
    """A key that was used for another request is refused, and a venue of any size before that."""
    parent = listener.as_("lily's parent", "web_guardian")
    body = lesson()
    if function == "move_lesson":
        body = {"lesson_id": str(identifier("x")), "starts_at": body["starts_at"], "ends_at": body["ends_at"]}
    key = {"Idempotency-Key": f"measured by {function}"}
    parent.post("/rpc/acknowledge_document", json={"document": "safeguarding_policy"}, headers=key)
    used = parent.post(f"/rpc/{function}", json=body, headers=key)
    assert refusal(used) == (409, "idempotency-key-reused"), "the control"
    large = parent.post(f"/rpc/{function}", json=body | {"venue": [0] * 5000}, headers=key)
    assert refusal(large) == (422, "PT422")


def test_a_body_that_never_ends_its_brackets_is_no_json(listener: Api) -> None:
    answer = listener.as_("lily's parent", "web_guardian").post(
        "/rpc/book_lesson", content="[" * 1_000_000, headers={"Content-Type": "application/json"}
    )
    assert (answer.status_code, answer.json()["code"]) == (400, "PGRST102")


def test_the_control_a_body_of_the_usual_size_is_an_action(listener: Api) -> None:
    answer = post(listener.as_("lily's parent", "web_guardian"), "book_lesson", lesson())
    assert answer.status_code == 201, answer.text
