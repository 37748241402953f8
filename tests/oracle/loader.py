"""Puts worlds into a database and asks it; everything happens in transactions that are rolled back.

The connection is the arranging superuser's. Questions are asked as `cap_booking`, who owns the gate.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

import psycopg
from psycopg import ClientCursor, sql
from psycopg.types.json import Jsonb

from . import model as m
from .tutor import Finding
from .visibility import Shown

Connection = psycopg.Connection[Any]
JSON_COLUMNS = {
    ("booking.lesson", "venue"),
    ("policy.contract_override", "value"),
    ("policy.deviation", "value"),
}
VERSION_ONE, VERSION_TWO = datetime(2020, 1, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)
REPUBLISHED = ("aua", "code_of_conduct", "recording_notice", "safeguarding_policy", "kcsie")
DOCUMENTS = ("code", "safeguarding", "online_safety", "soa_2003", *REPUBLISHED)

ASKED = """jsonb_to_recordset(%s) as q (number integer, point text, at timestamptz, tutor uuid,
  learners uuid[], starts_at timestamptz, ends_at timestamptz, modality text, engagement uuid, venue jsonb,
  lesson uuid)"""
ASK = f"""
select q.number, f.code, f.class
from {ASKED}
cross join lateral booking.findings(q.tutor, q.learners, q.starts_at, q.ends_at, q.modality, q.engagement,
  q.venue, q.at, q.point, q.lesson) as f
"""
SHOW = f"""
with judged as materialized (
  select q.number, q.tutor, q.at, booking.judged(q.tutor, q.learners, false, q.starts_at, q.ends_at,
    q.modality, q.engagement, q.venue, q.at, q.point, q.lesson) as findings
  from {ASKED}
)
select j.number, w.persona, w.person,
  booking.visible_reasons(j.findings, j.tutor, w.persona, w.person, j.at) as shown
from judged as j
join jsonb_to_recordset(%s) as w (number integer, persona text, person uuid) using (number)
"""
Viewer = tuple[str, Any]


def far_away(connection: Connection) -> Connection:
    """The same connection, in a time zone that nobody should depend on."""
    connection.execute("set timezone to 'Pacific/Auckland'")
    connection.commit()
    return connection


@contextmanager
def passing(connection: Connection) -> Iterator[None]:
    """What happens inside is undone."""
    try:
        yield
    finally:
        connection.rollback()


def adopt(connection: Connection, profile: str) -> m.Library:
    """Follow a profile at every instant, publish every document; give back what the database now holds."""
    connection.execute(
        """
        insert into policy.profile_adoption
          (adoption_id, profile, effective_from, proposed_by, proposed_at, approved_by, approved_at)
        select gen_random_uuid(), %s, instants.effective_from, gen_random_uuid(), now(), gen_random_uuid(),
          greatest(now(), instants.latest) + interval '1 second'
        from (
          select effective_from, max(approved_at) as latest
          from policy.profile_adoption group by effective_from
          union select '2000-01-01+00', null where not exists
            (select from policy.profile_adoption where effective_from = '2000-01-01+00')
        ) as instants
        """,
        (profile,),
    )
    for document in DOCUMENTS:
        connection.execute(
            "insert into policy.document (document, title) values (%s, %s) on conflict do nothing",
            (document, document),
        )
        for version, at in (("oracle-1", VERSION_ONE), ("oracle-2", VERSION_TWO)):
            if version == "oracle-2" and document not in REPUBLISHED:
                continue
            connection.execute(
                "insert into policy.document_version"
                " (document, version, effective_from, owner, review_due_on, body)"
                " values (%s, %s, %s, %s, %s, %s)",
                (document, version, at, "The DSL", at.date(), "Text."),
            )
    versions = connection.execute("select document, version, effective_from from policy.document_version")
    published = tuple(m.DocumentVersion(*row) for row in versions.fetchall())
    editions = connection.execute(
        "select valid_from from policy.guidance_edition where instrument = 'KCSIE' and status = 'in_force'"
    )
    return m.Library(profile, published, tuple(row[0] for row in editions.fetchall()))


def load(connection: Connection, rows: Iterable[m.Row]) -> None:
    """Copy rows in, table by table; the gate on lessons is the only trigger that stays out of it.

    What is checked at COMMIT is checked at the end; the worlds themselves are rolled back.
    """
    by_kind: dict[type[m.Row], list[m.Row]] = {}
    for row in rows:
        by_kind.setdefault(type(row), []).append(row)
    for kind in m.TABLES:
        if kind in by_kind:
            copy(connection, kind, by_kind[kind])
    connection.execute("select tests.arranged()")
    connection.execute("set constraints all immediate")
    connection.execute("set constraints all deferred")


def without_the_gate(connection: Connection) -> None:
    """A world may hold lessons that could not be booked today: how they came about is not what is asked."""
    connection.execute("alter table booking.lesson disable trigger user")
    connection.execute("alter table booking.lesson_learner disable trigger user")
    # what may not be written is not believed either: rows are there that these two would refuse
    connection.execute("alter table policy.deviation disable trigger _300_no_letting_off")
    connection.execute("alter table vetting.disclosure_assessment disable trigger _200_assessor_is_another")


def copy(connection: Connection, kind: type[m.Row], rows: Sequence[m.Row]) -> None:
    """One table."""
    columns = kind.columns()
    wrapped = [(kind.TABLE, column) in JSON_COLUMNS for column in columns]
    statement = sql.SQL("copy {} ({}) from stdin").format(
        sql.Identifier(*kind.TABLE.split(".")), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor, cursor.copy(statement) as writer:
        for row in rows:
            values = [getattr(row, column) for column in columns]
            writer.write_row(
                [
                    Jsonb(value) if is_json and value is not None else value
                    for value, is_json in zip(values, wrapped, strict=True)
                ]
            )


def plain(value: Any) -> Any:
    """For JSON."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)


def asked(questions: Sequence[m.Question]) -> Jsonb:
    """Questions as one JSON document."""
    rows = [{"number": n, **vars(q)} for n, q in enumerate(questions)]
    return Jsonb(rows, dumps=lambda value: json.dumps(value, default=plain))


def answered_by(connection: Connection, role: str, query: str, questions: Jsonb, *more: Jsonb) -> list[Any]:
    """The rows of a query as a function of this capability reads them: nobody reads them by SET ROLE."""
    text = ClientCursor(connection).mogrify(query, (questions, *more))  # type: ignore[arg-type]
    connection.execute(f"create temporary table answered as {text} with no data")  # type: ignore[arg-type]
    connection.execute(sql.SQL("grant insert on pg_temp.answered to {}").format(sql.Identifier(role)))
    connection.execute("select tests.do_as(%s, %s)", (role, f"insert into pg_temp.answered {text}"))
    rows = connection.execute("select * from pg_temp.answered").fetchall()
    connection.execute("drop table pg_temp.answered")
    return rows


def answers(connection: Connection, questions: Sequence[m.Question]) -> list[frozenset[Finding]]:
    """The database's findings, question by question."""
    found: list[set[Finding]] = [set() for _ in questions]
    for number, code, kind in answered_by(connection, "cap_booking", ASK, asked(questions)):
        found[number].add((code, kind))
    return [frozenset(answer) for answer in found]


def shown(
    connection: Connection, questions: Sequence[m.Question], viewers: Sequence[Sequence[Viewer]]
) -> dict[tuple[int, str, Any], Shown]:
    """What each viewer reads of the answer to each question."""
    rows = [
        {"number": n, "persona": persona, "person": str(person) if person else None}
        for n, group in enumerate(viewers)
        for persona, person in group
    ]
    read = {}
    for number, persona, person, answer in answered_by(
        connection, "cap_booking", SHOW, asked(questions), Jsonb(rows)
    ):
        codes = [
            frozenset(entry["code"] for entry in answer.get(part, [])) for part in ("reasons", "advisories")
        ]
        read[number, persona, person] = Shown(*codes)
    return read
