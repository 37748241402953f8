"""The reference text of docs/api.md: who may call what, with which parameters; from the catalogue."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping
from typing import Any

from safelane.connection import Connection
from safelane.openapi import Callable, default_value, parameters_of, prose

_TYPES = {
    "timestamp with time zone": "instant",
    "uuid[]": "list of uuid",
    "text[]": "list of text",
    "jsonb": "JSON",
}
_FACTS = """
select
  p.proname as name,
  array(
    select role.rolname::text from pg_catalog.pg_roles as role
    where role.rolname like 'web\\_%%' and pg_catalog.has_function_privilege(role.oid, p.oid, 'execute')
    order by role.rolname) as personas,
  coalesce(p.proargnames[1:p.pronargs], '{}') as parameters,
  p.prosrc like '%%guard.begin_once%%' as once,
  coalesce((
    select pg_catalog.jsonb_object_agg(p.proargnames[place],
      pg_catalog.pg_get_function_arg_default(p.oid, place::integer))
    from pg_catalog.generate_series(p.pronargs - p.pronargdefaults + 1, p.pronargs) as place),
    '{}') as defaults
from pg_catalog.pg_proc as p
where p.pronamespace = 'api'::regnamespace
union all
select
  c.relname,
  array(
    select role.rolname::text from pg_catalog.pg_roles as role
    where role.rolname like 'web\\_%%' and pg_catalog.has_table_privilege(role.oid, c.oid, 'select')
    order by role.rolname),
  '{}',
  false,
  '{}'
from pg_catalog.pg_class as c
where c.relnamespace = 'api'::regnamespace and c.relkind = 'v'
"""


def known(connection: Connection) -> dict[str, Callable]:
    """Who may use every function and view of schema api, and the defaults of the parameters."""
    found = connection.execute(_FACTS.replace("%%", "%")).fetchall()
    return {
        name: Callable(tuple(personas), tuple(parameters), defaults, once)
        for name, personas, parameters, once, defaults in found
    }


def texts(swagger: Mapping[str, Any], facts: Mapping[str, Callable]) -> dict[str, str]:
    """The text of every entry, by name."""
    found = {}
    for path, item in swagger["paths"].items():
        name = path.removeprefix("/rpc/").strip("/")
        if name in facts:
            post = item.get("post") if path.startswith("/rpc/") else None
            columns = list(swagger["definitions"][name]["properties"]) if post is None else []
            found[name] = _text(post or item["get"], facts[name], columns)
    return found


def _text(item: Mapping[str, Any], facts: Callable, columns: list[str]) -> str:
    everybody = len(facts.personas) == 12
    named = ", ".join(f"`{persona}`" for persona in facts.personas)
    who = "everybody, signed in or not" if everybody else named
    has = ", ".join(f"`{column}`" for column in columns)
    last = f"Has {has}." if columns else f"Takes {_parameters(item, facts) or 'nothing'}."
    paragraphs = (f"**{item['summary']}.** Open to {who}.", prose(item.get("description", "")), last)
    return "\n\n".join(textwrap.fill(_markdown(each), 140, break_on_hyphens=False) for each in paragraphs)


def _markdown(text: str) -> str:
    return text.replace("<", "\\<")


def _parameters(item: Mapping[str, Any], facts: Callable) -> str:
    held = parameters_of(item)["properties"]
    told = []
    for name in facts.parameters:
        kind = held[name]["format"]
        told.append(f"`{name}` ({_TYPES.get(kind, kind)}{_default(facts.defaults.get(name))})")
    return ", ".join(told)


def _default(default: str | None) -> str:
    """What leaving a parameter out means."""
    if default is None:
        return ""
    value = default_value(default)
    if value is None or value == []:
        return ", optional"
    return f", {json.dumps(value)} if left out"
