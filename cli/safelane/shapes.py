"""JSON Schema of the worked answers of docs/api.md, and plausible values for their placeholders."""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

Json = dict[str, Any]

_PLACEHOLDER = re.compile(r"^<(.+)>$")
_NULL = {"type": "null"}


def shape(value: Any, key: str | None, known: Json) -> Json:
    """The schema of a worked answer; what is empty there has the type of the parameter it echoes."""
    if isinstance(value, dict):
        properties = {name: shape(held, name, known) for name, held in value.items()}
        told: Json = {"type": "object", "properties": properties}
        return told if key in known else told | {"required": sorted(properties)}
    if isinstance(value, list):
        rows = without_more(value)
        if key in ("reasons", "advisories"):
            return {"type": "array", "items": {"$ref": "#/components/schemas/Reason"}}
        shown = merged(shape(row, None, known) for row in rows)
        return {"type": "array", "items": shown if rows else _items(key, known)}
    like = known.get(key or "", {})
    if value is None:
        return _nullable(_bare(like)) if like else _nullable(_named(key or "")) or dict(_NULL)
    if isinstance(like.get("type"), list):
        return _bare(like)
    return _scalar(value, key or "")


def _items(key: str | None, known: Json) -> Json:
    items: Json = known.get(key or "", {}).get("items", {})
    return items


def _bare(schema: Json) -> Json:
    return {name: held for name, held in schema.items() if name != "default"}


def _nullable(schema: Json) -> Json:
    types = _types(schema)
    return schema | {"type": [*types, "null"]} if types and "null" not in types else schema


def _named(key: str) -> Json:
    """What a name says about a value that the page shows empty."""
    if key.endswith(("_id", "_by")):
        return {"type": "string", "format": "uuid"}
    if key in ("at", "until", "since") or key.endswith("_at"):
        return {"type": "string", "format": "date-time"}
    if key.endswith("_on"):
        return {"type": "string", "format": "date"}
    if key in ("why", "hint", "code", "external_ref"):
        return {"type": "string"}
    return {}


def _scalar(value: Any, key: str) -> Json:
    if isinstance(value, bool):
        return {"type": "boolean"}
    if isinstance(value, int):
        return {"type": "integer"}
    if isinstance(value, float):
        return {"type": "number"}
    told = _PLACEHOLDER.match(str(value))
    if not told or told[1] in ("text", "hash"):
        return {"type": "string"}
    if told[1] == "number":
        return {"type": "integer"}
    named = _named(key)
    if named.get("format"):
        return named
    if told[1] == "day" or (re.search("days|today", told[1]) and ":" not in told[1]):
        return {"type": "string", "format": "date"}
    if re.search("instant|minutes|days|hours", told[1]):
        return {"type": "string", "format": "date-time"}
    return {"type": "string", "format": "uuid"}


def merged(schemas: Iterable[Json]) -> Json:
    """One schema for what several examples show."""
    found: Json = {}
    for schema in schemas:
        found = _both(found, schema) if found else schema
    return found


def _both(one: Json, other: Json) -> Json:
    empty = "null" in _types(one) + _types(other)
    left, right = _filled(one), _filled(other)
    if not left or not right or left == right:
        both = left or right
    elif left.get("type") == right.get("type") == "object":
        properties = {**left["properties"]}
        for name, schema in right["properties"].items():
            properties[name] = _both(properties[name], schema) if name in properties else schema
        required = [name for name in left.get("required", []) if name in right.get("required", [])]
        both = {"type": "object", "properties": properties} | ({"required": required} if required else {})
    elif left.get("type") == right.get("type") == "array":
        both = {"type": "array", "items": _both(left["items"], right["items"])}
    else:
        both = {"type": list(dict.fromkeys(_types(left) + _types(right)))}
    return _nullable(both) if empty and both else both or (dict(_NULL) if empty else {})


def _filled(schema: Json) -> Json:
    """The schema without the possibility that there is nothing."""
    types = [kind for kind in _types(schema) if kind != "null"]
    if len(types) == len(_types(schema)):
        return schema
    return schema | {"type": types[0] if len(types) == 1 else types} if types else {}


def opened(schema: Any) -> Any:
    """What the page only ever shows empty may be anything."""
    if isinstance(schema, dict):
        return {} if schema == _NULL else {key: opened(held) for key, held in schema.items()}
    return schema


def _types(schema: Json) -> list[str]:
    held = schema.get("type", [])
    return held if isinstance(held, list) else [held]


def without_more(rows: Any) -> Any:
    """A list of the page without the mark that there may be more."""
    return [row for row in rows if row != "…"] if isinstance(rows, list) else rows


def sample(value: Any) -> Any:
    """A value of the page with something plausible for every placeholder; the same each time."""
    if isinstance(value, dict):
        return {key: sample(held) for key, held in value.items()}
    if isinstance(value, list):
        return [sample(held) for held in value]
    told = _PLACEHOLDER.match(value) if isinstance(value, str) else None
    return _sampled(told[1]) if told else value


def _sampled(name: str) -> Any:
    day = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
    ago = -1 if name.endswith("ago") else 1
    if when := re.fullmatch(r"(?:in )?(\d+) days?(?: ago)?(?:, (\d\d):(\d\d))?", name):
        day += timedelta(days=int(when[1]) * ago)
        if when[2]:
            return day.replace(hour=int(when[2]), minute=int(when[3])).isoformat()
        return day.date().isoformat()
    if when := re.fullmatch(r"(?:in )?(\d+) minutes(?: ago)?", name):
        return (day + timedelta(minutes=int(when[1]) * ago)).isoformat()
    if name in ("today", "day"):
        return day.date().isoformat()
    if name == "instant" or name.endswith("consent"):
        return day.isoformat()
    if name == "number":
        return 1
    digest = hashlib.sha256(name.encode())
    if name in ("hash", "text"):
        return digest.hexdigest() if name == "hash" else "…"
    return str(uuid.UUID(bytes=digest.digest()[:16], version=4))
