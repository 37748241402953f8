"""The Python in docs/app-developers.md runs, against the real API."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.docs import story
from tests.support.environment import ROOT
from tests.support.listener import Api
from tests.support.world import World

PAGE = (ROOT / "docs" / "app-developers.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    blocks = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 1
    names: dict[str, Any] = {}
    exec(compile(blocks[0], "docs/app-developers.md", "exec"), names)  # noqa: S102
    return names


def test_the_example_books_once_lists_it_and_prints_why_not(
    world: World, api: Api, example: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    story.people(world)
    token = api.token("rosa", "web_guardian")
    start = datetime.now(UTC).replace(microsecond=0) + timedelta(days=2)
    lesson = {
        "tutor_id": world.id("ann"),
        "learner_ids": [world.id("lily")],
        "starts_at": start,
        "ends_at": start + timedelta(hours=1),
        "modality": "online",
        "engagement_id": world.id("ann alone"),
    }
    booked = example["book"](api.url, token, lesson, "key-1")
    assert booked
    assert example["book"](api.url, token, lesson, "key-1") == booked
    since = start.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert [row["lesson_id"] for row in example["upcoming"](api.url, token, since)] == [booked]

    refused = lesson | {"tutor_id": world.id("una"), "engagement_id": world.id("una alone")}
    capsys.readouterr()
    assert example["book"](api.url, token, refused, "key-2") is None
    assert capsys.readouterr().out.startswith("TUTOR_NOT_BOOKABLE This tutor cannot be booked at the moment.")
