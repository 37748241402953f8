"""docs/api.md is true: every worked request is sent to the real PostgREST, in the order of the page."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator
from safelane import openapi, worked

from tests.docs import story
from tests.docs.story import Story
from tests.support.environment import ROOT
from tests.support.listener import Api
from tests.support.world import World

PAGE = ROOT / "docs" / "api.md"
ENTRIES = worked.read(PAGE.read_text(encoding="utf-8"))
REQUESTS = [each for entry in ENTRIES for each in entry.worked]
DESCRIPTION = json.loads((ROOT / "docs" / "openapi.json").read_text(encoding="utf-8"))


class Reader:
    """Somebody who types the page's requests and compares what comes back."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self.story = Story()

    def send(self, each: worked.Worked) -> httpx.Response:
        client = self.api.as_(self.story.person(each.person), str(each.persona)) if each.person else None
        body = None if each.body is None else self.story.said(each.body)
        request = {"headers": each.headers} | ({} if body is None else {"json": body})
        return (client or self.api.anonymous()).request(each.method, self.story.said(each.path), **request)

    def differences(self, each: worked.Worked) -> list[str]:
        answer = self.send(each)
        kind = "application/problem+json" if each.problem else "application/json"
        found = []
        if answer.status_code != each.status:
            return [f"status {answer.status_code}, and the page says {each.status}: {answer.text}"]
        if answer.headers["content-type"].partition(";")[0] != kind:
            found.append(f"content type {answer.headers['content-type']}, and the page says {kind}")
        found += self.story.differences(each.answer, answer.json())
        found += against_description(each, answer.json())
        if "Idempotency-Key" in each.headers and each.status < 300:
            again = self.send(each)
            if again.headers.get("Idempotent-Replayed") != "true" or again.text != answer.text:
                found.append("the same request again does not get the first answer")
        return found


def against_description(each: worked.Worked, answer: Any) -> list[str]:
    """Where an answer is not what docs/openapi.json says of it."""
    path = each.path.partition("?")[0]
    responses = DESCRIPTION["paths"][path][each.method.lower()]["responses"]
    kind = "application/problem+json" if each.problem else "application/json"
    schema = responses[str(each.status)]["content"][kind]["schema"]
    validator = Draft202012Validator(schema | {"components": DESCRIPTION["components"]})
    return [
        f"docs/openapi.json: {error.json_path}: {error.message}" for error in validator.iter_errors(answer)
    ]


def test_every_worked_request_gets_the_answer_on_the_page(world: World, api: Api) -> None:
    story.people(world)
    reader = Reader(api)
    found = [
        f"docs/api.md, line {each.line}: {each.method} {each.path}: {difference}"
        for each in REQUESTS
        for difference in reader.differences(each)
    ]
    assert not found, "\n".join(found)


def test_the_page_and_schema_api_name_the_same_things(world: World) -> None:
    held = world.rows(
        "select proname::text from pg_proc where pronamespace = 'api'::regnamespace"
        " union all"
        " select relname::text from pg_class where relnamespace = 'api'::regnamespace and relkind = 'v'"
    )
    assert sorted(entry.name for entry in ENTRIES) == sorted(name for (name,) in held)


def test_everything_on_the_page_has_a_request_that_succeeds() -> None:
    done = {each.asks for each in REQUESTS if each.status < 300}
    assert {entry.name for entry in ENTRIES} == done


def test_a_refusal_shown_is_one_that_the_comment_lists() -> None:
    told = {entry.name: openapi.refusals_of(entry.text) for entry in ENTRIES}
    for each in REQUESTS:
        kind = each.answer["type"].removeprefix(openapi.PROBLEM) if each.problem else "idempotency-key-reused"
        if kind != "idempotency-key-reused":
            assert kind in told[each.asks].get(str(each.status), []), f"line {each.line}: {kind}"


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("### tutors\n```http\nGET /tutors\n```\nand then\n", "the request has no answer"),
        ("### tutors\n```http\nGET /tutors\n", "the fence is not closed"),
        ("### tutors\n```http\nGET /tutors\n```\n```json 200\n{\n```\n", "this is no JSON"),
        ("### tutors\n```http\nGET /tutors\n```\n```json two hundred\n[]\n```\n", "what is that fence"),
    ],
)
def test_a_page_that_cannot_be_read_is_refused(page: str, why: str) -> None:
    with pytest.raises(worked.PageError, match=why):
        worked.read(page)


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        ({"a": 1}, {"a": 2}),
        ({"a": 1}, {"a": True}),
        ({"a": 1}, {"a": 1, "b": 2}),
        ({"a": 1, "b": 2}, {"a": 1}),
        ([1], [1, 2]),
        ([1, 2, "…"], [1]),
        ("<instant>", "yesterday"),
        ("<rosa>", "0b9c7a44-0000-4000-8000-000000000000"),
        ("<somebody new>", "nobody"),
        ("<in 3 days, 16:00>", "2020-01-01T16:00:00+00:00"),
        ("<today>", "2020-01-01"),
        ("<number>", "1"),
    ],
)
def test_an_answer_that_is_not_the_page_s_is_noticed(expected: Any, found: Any) -> None:
    assert Story().differences(expected, found)


def test_a_name_stands_for_what_it_stood_for_first() -> None:
    reader = Story()
    first, second = "0b9c7a44-0000-4000-8000-000000000000", "0b9c7a44-0000-4000-8000-000000000001"
    assert not reader.differences({"lesson_id": "<lesson>"}, {"lesson_id": first})
    assert not reader.differences(["<lesson>", "…"], [first, second])
    assert reader.differences("<lesson>", second)
    assert reader.said({"lesson_id": "<lesson>"}) == {"lesson_id": first}
