"""docs/openapi.json is valid OpenAPI 3.1, is what the database says, and goes red when it is not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator
from safelane import openapi, worked

from tests.support.databases import AUTHENTICATOR, SUPERUSER, Database, Server
from tests.support.environment import ROOT

DESCRIPTION = json.loads((ROOT / "docs" / "openapi.json").read_text(encoding="utf-8"))


def check(server: Server, database: Database) -> str:
    binary = str(server.environment.postgrest)
    return server.safelane("openapi", "--check", "--postgrest", binary, url=database.url(AUTHENTICATOR))


def test_it_is_what_the_database_says(server: Server, database: Database) -> None:
    check(server, database)


def test_a_comment_that_changed_makes_page_and_description_stale(
    server: Server, fresh_database: Database
) -> None:
    with fresh_database.connect(SUPERUSER) as connection:
        connection.execute("comment on function api.place_hold(uuid) is 'Something else'")
    with pytest.raises(RuntimeError, match=r"out of date: docs/api\.md, docs/openapi\.json"):
        check(server, fresh_database)


def test_it_is_valid() -> None:
    OpenAPIV31SpecValidator(DESCRIPTION).validate()


def test_it_names_only_what_schema_api_holds() -> None:
    page = worked.read((ROOT / "docs" / "api.md").read_text(encoding="utf-8"))
    operations = [item["operationId"] for path in DESCRIPTION["paths"].values() for item in path.values()]
    assert sorted(operations) == sorted(entry.name for entry in page)


def test_every_function_says_how_it_fails() -> None:
    for path, item in DESCRIPTION["paths"].items():
        for operation in item.values():
            assert {"200", "201"} & operation["responses"].keys(), path
            assert operation["responses"]["401"] == {"$ref": "#/components/responses/NotAccepted"}, path
            assert operation["summary"], path


def test_only_what_anybody_may_read_needs_no_token() -> None:
    free = [
        operation["operationId"]
        for item in DESCRIPTION["paths"].values()
        for operation in item.values()
        if "security" in operation
    ]
    assert free == ["policy_documents", "signposting"]


@pytest.mark.parametrize(
    ("default", "value"),
    [
        ("NULL::text", None),
        ("now()", None),
        ("false", False),
        ("20", 20),
        ("'pair'::text", "pair"),
        ("'{}'::text[]", []),
        ("'[]'::jsonb", []),
    ],
)
def test_a_default_in_sql_is_one_in_json(default: str, value: Any) -> None:
    assert openapi.default_value(default) == value


def test_a_type_it_does_not_know_is_an_error() -> None:
    with pytest.raises(KeyError):
        openapi.type_of("polygon")


def test_a_parameter_that_may_be_left_out_may_be_null() -> None:
    assert openapi.type_of("uuid", "NULL::uuid") == {"type": ["string", "null"], "format": "uuid"}
    assert openapi.type_of("uuid") == {"type": "string", "format": "uuid"}
    for default in ("now()", "(now() - '28 days'::interval)"):
        assert openapi.type_of("timestamp with time zone", default) == {
            "type": "string",
            "format": "date-time",
        }


def test_the_text_from_the_comments_is_replaced_and_what_people_wrote_stays() -> None:
    page = "# Page\n\n### tutors\n\nOld.\n\nTakes nothing.\n\nBy hand.\n\n```http\nGET /tutors\n```\n"
    once = worked.rewritten(page, {"tutors": "New.\n\nTakes `page_size`\n(integer)."})
    assert once == page.replace("Old.", "New.").replace("Takes nothing.", "Takes `page_size`\n(integer).")
    assert worked.rewritten(once, {"tutors": "New.\n\nTakes `page_size`\n(integer)."}) == once
