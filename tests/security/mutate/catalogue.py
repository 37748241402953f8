"""Every mutant of a database, read from its catalogs, so that a new policy, function or grant is covered."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from tests.security.mutate.rewriting import rewrites
from tests.support.databases import Connection

_OURS = "n.nspname !~ '^(pg_|information_schema$|tap$|tests$|public$|extensions$)'"
_BODY = "$mutant$"
EVERYWHERE = "capability_in_its_functions_only"
"""The policy that each table has alike: a rule of the doctor's names where it is otherwise."""
_REFUSED_WITH = {"c": "23514", "x": "23P01"}
"""The SQLSTATE of a CHECK and of an exclusion: stories that expect it are likelier to notice."""
_POSTURE = "posture"
"""What only decides who may ask a function or table: the inventory of the posture names it."""


@dataclass(frozen=True)
class Mutant:
    """One thing loosened: ``statement`` does it, run by a superuser in a transaction that is rolled back."""

    kind: str
    schema: str
    name: str
    what: str
    statement: str
    found_as: str = ""
    """What the doctor calls the object; empty where no rule of the doctor's is about this kind of change."""
    examined_with: str = ""
    """The change itself, which the doctor can be shown on many objects at once."""
    near: str = ""
    """What stands around the change."""

    @property
    def source(self) -> str:
        """The object that a source file is about, as booking.lesson."""
        return f"{self.schema}.{self.name}"

    @property
    def title(self) -> str:
        """What the mutant is called in reports and in survivors/<schema>.toml."""
        return f"{self.source} {self.what}"


def mutants(connection: Connection) -> list[Mutant]:
    """All of them, in the order of their titles' sources; two of one title are told apart by a number."""
    connection.execute("set search_path = pg_catalog, pg_temp")
    found: list[Mutant] = []
    for kind in (_policies, _flags, _triggers, _constraints, _views, _grants, _rights, _bodies):
        found += kind(connection)
    seen: Counter[str] = Counter()
    numbered = []
    for mutant in found:
        seen[mutant.title] += 1
        count = seen[mutant.title]
        what = mutant.what if count == 1 else f"{mutant.what} (#{count})"
        numbered.append(replace(mutant, what=what))
    return numbered


def _rows(connection: Connection, query: str) -> list[tuple[Any, ...]]:
    return connection.execute(query).fetchall()  # type: ignore[arg-type]


def _policies(connection: Connection) -> Iterator[Mutant]:
    for schema, table, policy, permissive, using, check in _rows(
        connection,
        f"""select n.nspname, c.relname, p.polname, p.polpermissive,
              pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)
            from pg_policy as p join pg_class as c on c.oid = p.polrelid
            join pg_namespace as n on n.oid = c.relnamespace
            where {_OURS} order by 1, 2, 3""",
    ):
        target = f'"{policy}" on "{schema}"."{table}"'

        def mutant(what: str, statement: str, s: str = schema, t: str = table, p: str = policy) -> Mutant:
            asked = p == EVERYWHERE or what.startswith("for ")
            named = (f"{p} on {s}.{t}", what) if asked else ("", "")
            return Mutant("policy", s, t, f"policy {p} {what}", statement, *named)

        yield mutant("dropped", f"drop policy {target}")
        if permissive:
            yield mutant("for everybody", f"alter policy {target} to public")
        else:
            yield mutant("for web_anon only", f"alter policy {target} to web_anon")
        for clause, text in (("using", using), ("with check", check)):
            if text is None:
                continue
            if text != "true":
                yield mutant(f"{clause} true", f"alter policy {target} {clause} (true)")
            for rewrite in rewrites(text):
                yield mutant(f"{clause}, {rewrite.what}", f"alter policy {target} {clause} ({rewrite.text})")


def _flags(connection: Connection) -> Iterator[Mutant]:
    for schema, table in _rows(
        connection,
        f"""select n.nspname, c.relname from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
            where {_OURS} and c.relkind in ('r', 'p') and c.relrowsecurity order by 1, 2""",
    ):
        target = f'alter table "{schema}"."{table}"'
        for what, change in (
            ("row security disabled", "disable row level security"),
            ("row security not forced", "no force row level security"),
        ):
            yield Mutant("flag", schema, table, what, f"{target} {change}", f"{schema}.{table}", change)


def _triggers(connection: Connection) -> Iterator[Mutant]:
    for schema, table, trigger, enabled, on_view in _rows(
        connection,
        f"""select n.nspname, c.relname, t.tgname, t.tgenabled, c.relkind = 'v'
            from pg_trigger as t join pg_class as c on c.oid = t.tgrelid
            join pg_namespace as n on n.oid = c.relnamespace
            where {_OURS} and not t.tgisinternal order by 1, 2, 3""",
    ):
        target = f'alter table "{schema}"."{table}"'
        named = f"{trigger} on {schema}.{table}"
        if on_view:
            statement = f'drop trigger "{trigger}" on "{schema}"."{table}"'
            yield Mutant("trigger", schema, table, f"trigger {trigger} dropped", statement)
            continue
        statement = f'{target} disable trigger "{trigger}"'
        yield Mutant("trigger", schema, table, f"trigger {trigger} disabled", statement, named, "disabled")
        if enabled == "A":
            statement = f'{target} enable trigger "{trigger}"'
            yield Mutant(
                "trigger", schema, table, f"trigger {trigger} not ALWAYS", statement, named, "not always"
            )


def _constraints(connection: Connection) -> Iterator[Mutant]:
    for schema, table, constraint, kind, definition in _rows(
        connection,
        f"""select n.nspname, c.relname, k.conname, k.contype, pg_get_constraintdef(k.oid)
            from pg_constraint as k join pg_class as c on c.oid = k.conrelid
            join pg_namespace as n on n.oid = c.relnamespace
            where {_OURS} and k.contype in ('c', 'x') and c.relkind in ('r', 'p') order by 1, 2, 3""",
    ):
        statement = f'alter table "{schema}"."{table}" drop constraint "{constraint}"'
        near = f"{definition} {_REFUSED_WITH[kind]}"
        yield Mutant("constraint", schema, table, f"constraint {constraint} dropped", statement, near=near)


def _views(connection: Connection) -> Iterator[Mutant]:
    for schema, view, text in _rows(
        connection,
        f"""select n.nspname, c.relname, pg_get_viewdef(c.oid)
            from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
            where {_OURS} and c.relkind = 'v' order by 1, 2""",
    ):
        target = f'"{schema}"."{view}"'
        for option in ("security_invoker", "security_barrier"):
            statement = f"alter view {target} set ({option} = false)"
            yield Mutant(
                "view", schema, view, f"view without {option}", statement, f"{schema}.{view}", option
            )
        for rewrite in rewrites(text):
            statement = (
                f"create or replace view {target} with (security_invoker, security_barrier) as {rewrite.text}"
            )
            yield Mutant("view", schema, view, f"view, {rewrite.what}", statement)


def _grants(connection: Connection) -> Iterator[Mutant]:
    yield from _table_grants(connection)
    yield from _function_grants(connection)


def _table_grants(connection: Connection) -> Iterator[Mutant]:
    """Each grant on a table or view revoked, one statement a role and verb; and SELECT given to another."""
    for schema, table, role, verb, columns in _rows(
        connection,
        f"""select nspname, relname, rolname, privilege_type, string_agg(quote_ident(attname), ', ' order by
        attname)
            from (
              select n.nspname, c.relname, a.grantee, a.privilege_type, null as attname
              from pg_class as c join pg_namespace as n on n.oid = c.relnamespace, aclexplode(c.relacl) as a
              where {_OURS} and c.relkind in ('r', 'p', 'v') and a.grantee <> c.relowner
              union all
              select n.nspname, c.relname, a.grantee, a.privilege_type, t.attname
              from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
              join pg_attribute as t on t.attrelid = c.oid, aclexplode(t.attacl) as a
              where {_OURS} and c.relkind in ('r', 'p', 'v') and a.grantee <> c.relowner
            ) as held join pg_roles as r on r.oid = held.grantee
            group by 1, 2, 3, 4 order by 1, 2, 3, 4""",
    ):
        listed = f" ({columns})" if columns else ""
        statement = f'revoke {verb}{listed} on "{schema}"."{table}" from {role}'
        first = (
            f"column {schema}.{table}.{columns.split(', ')[0]}" if columns else f"relation {schema}.{table}"
        )
        what = f"{verb} revoked from {role}"
        yield Mutant("grant", schema, table, what, statement, f"{role} on {first}", _POSTURE)
    for schema, table, roles in _rows(
        connection,
        f"""select n.nspname, c.relname, array_agg(r.rolname order by r.rolname)
            from pg_class as c join pg_namespace as n on n.oid = c.relnamespace cross join pg_roles as r
            where {_OURS} and c.relkind in ('r', 'p', 'v') and r.rolname ~ '^web_'
              and not has_any_column_privilege(r.oid, c.oid, 'select')
            group by 1, 2 order by 1, 2""",
    ):
        role = _one_of(roles, f"{schema}.{table}")
        statement = f'grant select on "{schema}"."{table}" to {role}'
        named = f"{role} on relation {schema}.{table}"
        yield Mutant("opened", schema, table, f"SELECT granted to {role}", statement, named, _POSTURE)


def _function_grants(connection: Connection) -> Iterator[Mutant]:
    for schema, function, signature, held, lacking in _rows(
        connection,
        f"""select n.nspname, p.proname, p.oid::regprocedure::text,
              array(select g.rolname from aclexplode(p.proacl) as a join pg_roles as g on g.oid = a.grantee
                    where a.grantee <> p.proowner order by 1),
              array(select r.rolname from pg_roles as r
                    where r.rolname ~ '^web_' and not has_function_privilege(r.oid, p.oid, 'execute') order
                    by 1)
            from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace
            where {_OURS} order by 3""",
    ):
        for role in held:
            statement = f"revoke execute on function {signature} from {role}"
            named = f"{role} on function {signature}"
            yield Mutant(
                "grant", schema, function, f"EXECUTE revoked from {role}", statement, named, _POSTURE
            )
        role = _one_of(lacking, signature)
        if role:
            statement = f"grant execute on function {signature} to {role}"
            named = f"{role} on function {signature}"
            yield Mutant("opened", schema, function, f"EXECUTE granted to {role}", statement, named, _POSTURE)
        statement = f"grant execute on function {signature} to public"
        yield Mutant("rights", schema, function, "EXECUTE granted to PUBLIC", statement, signature, "public")


def _one_of(roles: list[str], name: str) -> str | None:
    """One web role for each object, always the same, and not the same for all objects."""
    return roles[zlib.crc32(name.encode()) % len(roles)] if roles else None


def _rights(connection: Connection) -> Iterator[Mutant]:
    for schema, function, signature in _rows(
        connection,
        f"""select n.nspname, p.proname, p.oid::regprocedure::text
            from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace
            where {_OURS} and p.prosecdef order by 3""",
    ):
        alter = f"alter function {signature}"
        for what, statement in (
            ("security invoker", f"{alter} security invoker"),
            ("owned by safelane_owner", f"{alter} owner to safelane_owner"),
            ("owned by a superuser", f"{alter} owner to current_user"),
            ("search_path of whoever calls", f"{alter} reset search_path"),
        ):
            key = _POSTURE if what == "security invoker" else what
            yield Mutant("rights", schema, function, what, statement, signature, key)


def _bodies(connection: Connection) -> Iterator[Mutant]:
    for schema, function, definition, written, returns in _rows(
        connection,
        f"""select n.nspname, p.proname, pg_get_functiondef(p.oid), p.prosqlbody is null,
              case when p.proretset then 'set' else p.prorettype::regtype::text end
            from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace
            where {_OURS} and p.prokind = 'f' order by 1, 2, p.oid::regprocedure::text""",
    ):
        head, body, tail = _parts(definition, written)
        for rewrite in rewrites(body):
            statement = head + rewrite.text + tail
            yield Mutant("body", schema, function, rewrite.what, statement, near=rewrite.near)
        if returns == "boolean":
            for answer in ("true", "false"):
                constant = re.sub(r"\bLANGUAGE plpgsql\b", "LANGUAGE sql", definition[: len(head)])
                constant = constant.removesuffix(f"AS {_BODY}")
                statement = f"{_without_body(constant)} as {_BODY}select {answer}{_BODY}"
                yield Mutant("body", schema, function, f"always {answer}", statement)


def _parts(definition: str, written: bool) -> tuple[str, str, str]:
    if written:
        head, _, rest = definition.partition("\nAS $function$")
        return f"{head}\nAS {_BODY}", rest.rpartition("$function$")[0], _BODY
    start = re.search(r"^(BEGIN ATOMIC|RETURN )", definition, re.MULTILINE)
    if start is None:
        raise ValueError(f"no body in {definition[:200]}")
    return definition[: start.start()], definition[start.start() :], ""


def _without_body(head: str) -> str:
    return re.split(r"\nAS \$", head)[0]
