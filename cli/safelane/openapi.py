"""From PostgREST's Swagger 2.0 to the OpenAPI 3.1 description in docs/openapi.json. No I/O.

PostgREST knows parameters, columns and the SQL comments; the catalogue knows defaults and who may call; the
schemas of answers are those of the worked requests in docs/api.md, which a test sends to the real PostgREST.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from safelane.shapes import Json, merged, opened, sample, shape, without_more
from safelane.worked import Entry, Worked

PROBLEM = "urn:safelane:problem:"
ANSWERS = re.compile(r"\bAnswers (20\d)\b(?:[^.;]*?\b(?:and|or) (20\d)\b)?")
REFUSAL = re.compile(r"\b(4\d\d)\s+([a-z]+(?:-[a-z]+)+)\b")
_FORMATS: Mapping[str, Json] = {
    "uuid": {"type": "string", "format": "uuid"},
    "text": {"type": "string"},
    "date": {"type": "string", "format": "date"},
    "timestamp with time zone": {"type": "string", "format": "date-time"},
    "boolean": {"type": "boolean"},
    "smallint": {"type": "integer"},
    "integer": {"type": "integer"},
    "bigint": {"type": "integer"},
    "jsonb": {},
}
"""JSON Schema of each PostgreSQL type of the surface; another one is an error, never a guess."""


@dataclass(frozen=True)
class Callable:
    """What only the catalogue knows of a function or view; a default is SQL, None where there is none."""

    personas: tuple[str, ...]
    parameters: tuple[str, ...] = ()
    defaults: Mapping[str, str] = field(default_factory=dict)
    once: bool = False
    """Whether it honours Idempotency-Key."""


def convert(swagger: Json, known: Mapping[str, Callable], entries: Iterable[Entry], version: str) -> Json:
    """The whole description, in an order that depends on names alone."""
    section, worked = _by_name(entries)
    asked = {path.strip("/"): item for path, item in swagger["paths"].items() if path != "/"}
    functions = {name.removeprefix("rpc/"): item for name, item in asked.items() if name.startswith("rpc/")}
    views = {name: item for name, item in asked.items() if not name.startswith("rpc/")}
    paths: Json = {}
    schemas: Json = {"Error": _ERROR, "Problem": _PROBLEM, "Reason": _REASON}
    for name in sorted(views):
        definition = swagger["definitions"][name]
        schemas[name] = _row(definition, worked.get(name, []))
        operation = _operation(name, views[name]["get"], known[name], section)
        paths[f"/{name}"] = {"get": operation | _view(name, definition, worked.get(name, []))}
    for name in sorted(functions):
        post = functions[name]["post"]
        operation = _operation(name, post, known[name], section)
        paths[f"/rpc/{name}"] = {"post": operation | _function(name, post, known[name], worked.get(name, []))}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Safelane", "version": version, "summary": _SUMMARY, "description": _DESCRIPTION},
        "servers": [_SERVER],
        "security": [{"bearer": []}],
        "tags": [{"name": each} for each in dict.fromkeys(section.values())],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "parameters": _PARAMETERS,
            "responses": {"NotAccepted": _NOT_ACCEPTED, "Other": _OTHER},
            "headers": {"IdempotentReplayed": _REPLAYED},
            "securitySchemes": {"bearer": _BEARER},
        },
    }  # fmt: skip


def dump(description: Json) -> str:
    """The text of docs/openapi.json."""
    return json.dumps(description, indent=2, ensure_ascii=False) + "\n"


def _by_name(entries: Iterable[Entry]) -> tuple[dict[str, str], dict[str, list[Worked]]]:
    """The section of each entry, and the worked requests by what they ask, wherever on the page they are."""
    section: dict[str, str] = {}
    worked: dict[str, list[Worked]] = {}
    for entry in entries:
        section[entry.name] = entry.section
        for each in entry.worked:
            worked.setdefault(each.asks, []).append(each)
    return section, worked


def parameters_of(post: Mapping[str, Any]) -> Json:
    """The properties of a function's body, and which of them are required, as PostgREST has them."""
    body: Json = next(item["schema"] for item in post["parameters"] if item.get("in") == "body")
    return {"properties": {}} | body


def refusals_of(comment: str) -> dict[str, list[str]]:
    """Problem types by status, as a function's comment lists them: ``409 slot-taken``."""
    found: dict[str, list[str]] = {}
    for status, kind in REFUSAL.findall(comment):
        if kind not in found.setdefault(status, []):
            found[status].append(kind)
    return found


def answers_of(comment: str) -> set[str]:
    """The statuses that a function's comment promises: ``Answers 201, and 200 where …``."""
    return {status for found in ANSWERS.findall(comment) for status in found if status}


def amended(
    schema: Any, unshown: Mapping[str, Json | None], absent: frozenset[str], key: str | None = None
) -> Any:
    """An answer's schema with what no worked request shows: UNSHOWN and ABSENT of its function."""
    if not isinstance(schema, dict):
        return schema
    if key is not None and key in unshown:
        told = unshown[key] or schema
        types = told.get("type", [])
        types = types if isinstance(types, list) else [types]
        schema = told | ({"type": [*types, "null"]} if types and "null" not in types else {})
    changed = dict(schema)
    if "properties" in changed:
        changed["properties"] = {
            each: amended(held, unshown, absent, each) for each, held in changed["properties"].items()
        }
    if "required" in changed:
        changed["required"] = [each for each in changed["required"] if each not in absent]
    if "items" in changed:
        changed["items"] = amended(changed["items"], unshown, absent)
    return changed


def type_of(postgres: str, default: str | None = None) -> Json:
    """JSON Schema of a PostgreSQL type; a parameter whose default is null may be null."""
    if postgres.endswith("[]"):
        schema: Json = {"type": "array", "items": dict(_FORMATS[postgres.removesuffix("[]")])}
    else:
        schema = dict(_FORMATS[postgres])
    if default is None:
        return schema
    value = default_value(default)
    if value is None and "type" in schema and "now()" not in default:
        schema["type"] = [schema["type"], "null"]
    elif value is not None:
        schema["default"] = value
    return schema


def default_value(default: str) -> Any:
    """What a default in SQL is in JSON; None for null and for what is worked out at the time."""
    text = re.sub(r"::[a-z ]+(\[\])?$", "", default)
    if text in ("true", "false"):
        return text == "true"
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    if text in ("'{}'", "'[]'"):
        return []
    quoted = re.fullmatch(r"'([^']*)'", text)
    return quoted[1] if quoted else None


def _function(name: str, post: Json, known: Callable, worked: list[Worked]) -> Json:
    body = parameters_of(post)
    properties = {
        parameter: type_of(body["properties"][parameter]["format"], known.defaults.get(parameter))
        for parameter in known.parameters
    }
    required = [parameter for parameter in known.parameters if parameter not in known.defaults]
    schema: Json = {"type": "object", "properties": properties, "additionalProperties": False}
    if required:
        schema["required"] = required
    content: Json = {"schema": schema}
    if asked := next((each.body for each in worked if each.body is not None), None):
        content["example"] = sample(asked)
    return {
        **({"parameters": [_ref("parameters/IdempotencyKey")]} if known.once else {}),
        "requestBody": {"required": bool(required), "content": {"application/json": content}},
        "responses": _responses(name, post, known, worked, properties),
    }


def _operation(name: str, item: Json, known: Callable, section: Mapping[str, str]) -> Json:
    operation: Json = {
        "operationId": name,
        "summary": item["summary"],
        "description": prose(item.get("description", "")),
        "x-personas": list(known.personas),
    }
    if name in section:
        operation["tags"] = [section[name]]
    if "web_anon" in known.personas:
        operation["security"] = [{}, {"bearer": []}]
    return operation


def _ref(component: str) -> Json:
    return {"$ref": f"#/components/{component}"}


def prose(comment: str) -> str:
    """A comment as one paragraph."""
    return " ".join(comment.split())


def _responses(name: str, post: Json, known: Callable, worked: list[Worked], properties: Json) -> Json:
    replies: Json = {}
    for each in worked:
        if each.status < 300:
            replies.setdefault(str(each.status), []).append(each)
    responses: Json = {}
    comment = post.get("description", "")
    for status in sorted({*replies, *answers_of(comment)}):
        # an answer that the comment speaks of and no worked request shows is like those that are shown
        shown = replies.get(status) or [each for every in replies.values() for each in every]
        schema = opened(merged(shape(each.answer, None, properties) for each in shown))
        content: Json = {"schema": amended(schema, UNSHOWN.get(name, {}), ABSENT.get(name, frozenset()))}
        if status in replies:
            content["example"] = sample(shown[0].answer)
        responses[status] = {
            "description": _DONE[status],
            **(
                {"headers": {"Idempotent-Replayed": _ref("headers/IdempotentReplayed")}} if known.once else {}
            ),
            "content": {"application/json": content},
        }
    kinds = refusals_of(comment)
    if known.once:
        kinds.setdefault("409", []).append("idempotency-key-reused")
    responses["401"] = _ref("responses/NotAccepted")
    for status in sorted(kinds):
        responses[status] = _refusal(status, kinds[status])
    return responses | {"default": _ref("responses/Other")}


def _refusal(status: str, kinds: list[str]) -> Json:
    narrowed: Json = {"properties": {"type": {"enum": [PROBLEM + kind for kind in kinds]}}}
    problem: Json = {"schema": {"allOf": [_ref("schemas/Problem"), narrowed]}}
    # any status may also come from before the function: a persona, a parameter nobody knows, a key used again
    content = {"application/problem+json": problem, "application/json": {"schema": _ref("schemas/Error")}}
    return {"description": "Refused: " + ", ".join(kinds), "content": content}


def _view(name: str, definition: Json, worked: list[Worked]) -> Json:
    columns = [{"name": column, "in": "query", "schema": _FILTER} for column in definition["properties"]]
    general = [_ref(f"parameters/{each}") for each in ("Select", "Order", "Limit", "Offset")]
    content: Json = {"schema": {"type": "array", "items": _ref(f"schemas/{name}")}}
    if worked:
        content["example"] = sample(without_more(worked[0].answer))
    return {
        "parameters": columns + general,
        "responses": {
            "200": {"description": _ROWS, "content": {"application/json": content}},
            "401": _ref("responses/NotAccepted"),
            "default": _ref("responses/Other"),
        },
    }


def _row(definition: Json, worked: list[Worked]) -> Json:
    """A view's row; a column is nullable where a worked answer shows it empty."""
    shown = [row for each in worked if isinstance(each.answer, list) for row in each.answer]
    properties: Json = {}
    for column, held in definition["properties"].items():
        schema = type_of(held["format"])
        if any(isinstance(row, dict) and column in row and row[column] is None for row in shown):
            schema["type"] = [schema["type"], "null"]
        note = held.get("description", "").partition("Note:\nThis is")[0].strip()
        properties[column] = {**schema, **({"description": note} if note else {})}
    return {
        "type": "object",
        "description": prose(definition.get("description", "")),
        "properties": properties,
    }


SIGNED: Json = {
    "type": ["object", "null"],
    "properties": {"origin": {"type": "string"}, "size": {"type": "integer"}, "root": {"type": "string"}},
}
"""How far the ledger is signed, in the header of a report; null before the first checkpoint."""
UNSHOWN: Mapping[str, Mapping[str, Json | None]] = {
    "ledger_status": dict.fromkeys(["last_integrated_at", "unsigned_seconds"]),
    "ledger_entries": {"target_kind": None, "reasons": {"type": "array", "items": {"type": "string"}}},
    "import_checks": dict.fromkeys(["hint"]),
    "vetting_expiring": {"policy_version": None, "ledger_checkpoint": SIGNED},
    "recording_access_log": {
        "next_after": None,
        "next_after_access_id": None,
        "ledger_checkpoint": SIGNED,
    },
    "recording_consent_report": {"ledger_checkpoint": SIGNED},
    "recording_disclosures": {"ledger_checkpoint": SIGNED},
    "single_central_record": {"ledger_checkpoint": SIGNED}
    | dict.fromkeys(
        [
            "identity",
            "dbs",
            "screening",
            "prohibition",
            "right_to_work",
            "training",
            "qualifications",
            "references",
            "engagements",
            "school_id",
            "agency_id",
            "policy_version",
            "date",
        ]
    ),
}
"""What may be null, or is of a type that no worked request shows, by function and property of its answer."""
ABSENT: Mapping[str, frozenset[str]] = {"single_central_record": frozenset({"until"})}
"""What an answer may leave out where every worked request shows it."""

_SUMMARY = "Safeguarding policy, enforced inside PostgreSQL, over HTTP"
_DESCRIPTION = (
    "Every action is a function, called with POST /rpc/<name> and a JSON object of its parameters; a list "
    "is a view. A refusal is an answer: application/problem+json (RFC 9457), committed, with the reasons "
    "that the caller may know. x-personas names who may call. docs/api.md has a worked request of each, "
    "docs/problems.md every problem type and reason code."
)
_SERVER = {
    "url": "http://127.0.0.1:3000",
    "description": "The member listener, as db/postgrest/member.conf has it",
}
_DONE = {"200": "Done", "201": "Created", "202": "Taken note of; somebody else decides"}
_ROWS = "The rows the caller may see, at most 100"
_BEARER = {
    "type": "http",
    "scheme": "bearer",
    "bearerFormat": "JWT",
    "description": "RS256, one audience, at most fifteen minutes; sub is the person, role the persona, such "
    "as web_tutor. What a person may do is in rows and never in the token.",
}
_NOT_ACCEPTED = {
    "description": "The token was not accepted, or there was none",
    "content": {"application/json": {"schema": _ref("schemas/Error")}},
}
_OTHER = {
    "description": "Anything else: a persona that may not ask, a value that is not usable, a busy server",
    "content": {"application/json": {"schema": _ref("schemas/Error")}},
}
_FILTER = {"type": "string", "examples": ["eq.value", "gte.value", "in.(a,b)"]}
_REPLAYED = {"description": "true where this is the first answer again", "schema": {"const": "true"}}
_ERROR = {
    "type": "object",
    "description": "Something other than a policy answer: a token, a persona, a value that is not usable.",
    "properties": {
        "code": {"type": "string", "description": "PT401, PT403, PT422 …, a SQLSTATE, or PGRST and a number"},
        "message": {"type": "string"},
        "details": {"type": ["string", "null"]},
        "hint": {"type": ["string", "null"], "description": "What to do"},
    },
    "required": ["code", "message"],
}
_REASON = {
    "type": "object",
    "description": "One reason why something is refused or not possible, as far as the caller may know.",
    "properties": {
        "code": {"type": "string", "description": "Stable; some name a topic or document after a colon"},
        "class": {"type": "string", "enum": ["B", "N", "S", "A"]},
        "meaning": {"type": "string"},
        "remedy": {"type": "string"},
        "until": {"type": ["string", "null"], "format": "date-time"},
        "learner_id": {"type": "string", "format": "uuid", "description": "Recording: about whom"},
        "from_whom": {"type": "string", "enum": ["learner", "guardian", "tutor", "platform"]},
    },
    "required": ["code"],
}
_PROBLEM = {
    "type": "object",
    "description": "A refusal by policy (RFC 9457). Nothing in it is new for every request.",
    "properties": {
        "type": {"type": "string", "description": f"{PROBLEM}…, stable"},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 499},
        "detail": {"type": "string"},
        "instance": {"type": "string", "description": "The path of the function"},
        "reasons": {"type": "array", "items": _ref("schemas/Reason")},
    },
    "required": ["type", "title", "status", "detail", "reasons"],
}
_PARAMETERS = {
    "IdempotencyKey": {
        "name": "Idempotency-Key",
        "in": "header",
        "description": "At most 255 characters, for instance a UUID. A repeat by the same person gets the "
        "first answer; another body under the same key is refused.",
        "schema": {"type": "string", "maxLength": 255},
    },
    "Select": {"name": "select", "in": "query", "schema": {"type": "string", "examples": ["item,until"]}},
    "Order": {"name": "order", "in": "query", "schema": {"type": "string", "examples": ["starts_at.desc"]}},
    "Limit": {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 0, "maximum": 100}},
    "Offset": {"name": "offset", "in": "query", "schema": {"type": "integer", "minimum": 0}},
}  # fmt: skip
