"""Attacks 130 to 164, our own: what a patient person tries against requests, retries, words and clocks."""

from __future__ import annotations

import http.client
import json
import re
import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import httpx
import psycopg
import pytest

from tests.support.databases import AUTHENTICATOR, SUPERUSER, Connection
from tests.support.keys import SigningKey, fresh_claims
from tests.support.listener import Api
from tests.support.world import World, identifier

NEVER = "00000000-0000-4000-8000-000000000000"
Answer = tuple[int, bytes]


@pytest.fixture(scope="module", autouse=True)
def scene(world: World) -> None:
    world.follows_profile()
    for name in ("tessa", "cole"):
        world.run("select tests.bookable(%s)", (name,))
    world.run("select tests.bookable('held')")
    for name in ("lily", "max"):
        world.run("select tests.ward(%s, tests.born(11))", (name,))
    world.run("select tests.lesson('with lily', 'tessa', '{lily}', now() + interval '3 days')")
    world.run("select tests.lesson('of max', 'cole', '{max}', now() + interval '3 days')")
    world.run("select tests.lesson('busy', 'held', '{max}', %s, 60)", (at(10),))
    world.run("select tests.restricted('held')")
    world.person("ada", "platform_administrator", "dsl")
    world.person("bea", "platform_administrator")
    world.person("dina", "dsl")
    world.person("sven", "session_service")


def at(days: int, hour: int = 10) -> datetime:
    return datetime.now(UTC).replace(hour=hour, minute=0, second=0, microsecond=0) + timedelta(days=days)


def lesson(tutor: str, learner: str, days: int, **more: Any) -> dict[str, Any]:
    return {
        "tutor_id": str(identifier(tutor)),
        "learner_ids": [str(identifier(learner))],
        "modality": "online",
        "starts_at": at(days).isoformat(),
        "ends_at": at(days, 11).isoformat(),
        **more,
    }


@pytest.fixture
def parent(api: Api) -> httpx.Client:
    return api.as_("lily's parent", "web_guardian")


def entries(world: World, request: str) -> list[tuple[Any, ...]]:
    return world.rows(
        "select action, outcome from ledger.record where request_id = %s order by seq", (request,)
    )


def sent_twice(client: httpx.Client, path: str, body: Any, key: str) -> httpx.Response:
    return client.post(path, json=body, headers={"Idempotency-Key": key})


def test_130_another_persons_key_tells_nothing(api: Api, parent: httpx.Client, world: World) -> None:
    """The same key in two hands is two keys: neither an answer nor a refusal crosses over."""
    first = sent_twice(parent, "/rpc/book_lesson", lesson("cole", "lily", 20), "shared key")
    assert first.status_code == 201, first.text
    other = api.as_("max's parent", "web_guardian")
    own = sent_twice(other, "/rpc/book_lesson", lesson("tessa", "max", 20), "shared key")
    assert own.status_code == 201, own.text
    assert "idempotent-replayed" not in own.headers
    again = sent_twice(other, "/rpc/book_lesson", lesson("tessa", "max", 20), "shared key")
    assert again.headers["idempotent-replayed"] == "true", "the control"
    assert again.content == own.content


def test_131_a_kept_answer_is_for_the_hat_it_was_given_to(api: Api) -> None:
    """Ada is an administrator and a lead: an answer that one of the two got is not the other's."""
    wanted = {"document": "safeguarding_policy"}
    admin = sent_twice(api.as_("ada", "web_admin"), "/rpc/acknowledge_document", wanted, "two hats")
    lead = sent_twice(api.as_("ada", "web_dsl"), "/rpc/acknowledge_document", wanted, "two hats")
    assert admin.status_code in (200, 201), admin.text
    assert (lead.status_code, lead.json()["type"]) == (409, "urn:safelane:problem:idempotency-key-reused")


def test_132_a_kept_answer_ends_with_the_power(fresh_world: World, fresh_api: Api) -> None:
    fresh_world.follows_profile()
    fresh_world.run("select tests.bookable('cole'), tests.ward('lily', tests.born(11))")
    parent = fresh_api.as_("lily's parent", "web_guardian")
    body = lesson("cole", "lily", 20)
    assert sent_twice(parent, "/rpc/book_lesson", body, "kept").status_code == 201
    assert sent_twice(parent, "/rpc/book_lesson", body, "kept").headers["idempotent-replayed"] == "true"
    fresh_world.run(
        "update identity.guardianship set valid_until = now(), ended_by = tests.registrar(),"
        " end_reason = 'Moved'"
        " where guardian_id = tests.id('lily''s parent')"
    )
    assert sent_twice(parent, "/rpc/book_lesson", body, "kept").status_code == 401


def test_133_a_dry_run_reads_no_diary_of_a_held_tutor(api: Api, parent: httpx.Client, world: World) -> None:
    """Held is busy then and free at another hour: the answers are the same, and leave nothing but their
    entries.
    """
    before = world.value("select count(*) from booking.lesson")
    busy, free = (
        parent.post("/rpc/book_lesson", json=lesson("held", "lily", days, dry_run=True)) for days in (10, 11)
    )
    assert (busy.status_code, busy.content) == (free.status_code, free.content)
    assert busy.json()["slot_taken"] is False
    taken = parent.post(
        "/rpc/book_lesson", json=lesson("tessa", "lily", 3, dry_run=True) | slot_of("with lily", world)
    )
    assert taken.json()["slot_taken"] is True, "the control: a diary is told where nothing stands against it"
    assert world.value("select count(*) from booking.lesson") == before


def slot_of(name: str, world: World) -> dict[str, str]:
    ((start, end),) = world.rows(
        "select starts_at, ends_at from booking.lesson where lesson_id = tests.id(%s)", (name,)
    )
    return {"starts_at": start.isoformat(), "ends_at": end.isoformat()}


@pytest.mark.parametrize(
    "preference",
    [
        "count=exact",
        "count=planned",
        "return=representation",
        "return=headers-only",
        "params=single-object",
        "missing=default",
        "max-affected=0",
        "tx=rollback",
    ],
)
def test_134_an_action_is_done_once_whatever_is_preferred(api: Api, world: World, preference: str) -> None:
    """PostgREST counts by asking again: an action that is asked twice would be done twice."""
    name = f"School of {preference}"
    wanted: Any = {"kind": "school", "name": name}
    answer = api.as_("bea", "web_admin").post(
        "/rpc/register_organisation", json=wanted, headers={"Prefer": preference, "X-Request-Id": name}
    )
    done = [("register_organisation", "done")] if answer.status_code == 201 else []
    assert preference.startswith("params=") or done, answer.text
    assert entries(world, name) == done
    assert world.value("select count(*) from identity.organisation where name = %s", (name,)) == len(done)


@pytest.mark.parametrize("page", ["limit=0", "offset=1", "limit=1", "order=x", "select=organisation_id"])
def test_135_an_action_and_its_entry_are_both_there_or_neither(api: Api, world: World, page: str) -> None:
    name = f"School with {page}"
    api.as_("bea", "web_admin").post(
        f"/rpc/register_organisation?{page}",
        json={"kind": "school", "name": name},
        headers={"X-Request-Id": name},
    )
    made = world.value("select count(*) from identity.organisation where name = %s", (name,))
    assert made in (0, 1)
    assert len(entries(world, name)) == made


@pytest.mark.parametrize(
    "header", ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "_method"]
)
def test_136_a_method_is_not_overridden(api: Api, world: World, header: str) -> None:
    client = api.as_("bea", "web_admin")
    answer = client.get(
        "/rpc/register_organisation", params={"kind": "school", "name": header}, headers={header: "POST"}
    )
    assert (answer.status_code, answer.json()["code"]) == (405, "25006")
    assert client.post("/policy_documents", json={}, headers={header: "GET"}).status_code in (401, 403)
    assert world.value("select count(*) from identity.organisation where name = %s", (header,)) == 0


@pytest.mark.parametrize(
    "method", ["HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "get", "BREW"]
)
def test_137_other_methods_do_nothing(api: Api, world: World, method: str) -> None:
    """On a function: by the raw protocol, because clients mend what they send."""
    address = urlsplit(api.url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=30)
    token = api.token("bea", "web_admin")
    body = json.dumps({"kind": "school", "name": f"by {method}"})
    connection.request(
        method,
        "/rpc/register_organisation",
        body,
        {"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
    )
    status = connection.getresponse().status
    connection.close()
    assert status in (200, 400, 404, 405), status
    assert status != 200 or method == "OPTIONS"
    assert world.value("select count(*) from identity.organisation where name = %s", (f"by {method}",)) == 0


@pytest.mark.parametrize(
    "selected",
    [
        "*,tutor_is_offered",
        "tutor_id,booking_eligibility",
        "tutor_id,listed_tutors(*)",
        "person_id",
        "ctid",
        "xmin",
        "tableoid",
        "tutors",
        "tutors.*",
    ],
)
def test_138_nothing_is_computed_beside_the_columns(parent: httpx.Client, selected: str) -> None:
    answer = parent.get(f"/tutors?select={selected}")
    assert answer.status_code in (400, 404), (answer.status_code, answer.text)
    assert answer.json()["code"] in (
        "42703",
        "PGRST200",
        "42883",
        "22P02",
        "PGRST100",
        "42704",
        "42846",
        "PGRST108",
    )
    assert parent.get("/tutors?select=tutor_id,bookable").status_code == 200, "the control"


@pytest.mark.parametrize(
    "condition",
    [
        "or=(bookable.is.true,tutor_id.eq.{held})",
        "or=(tutor_id.eq.{held},given_name.eq.x)&bookable=is.false",
        "not.and=(bookable.is.true,bookable.is.true)",
        "bookable=not.is.true",
        "tutor_id=eq.{held}",
        "given_name=match.^H",
        "given_name=like(any).{{H*}}",
        "order=bookable.desc,tutor_id",
    ],
)
def test_139_filters_say_bookable_or_not_and_nothing_else(parent: httpx.Client, condition: str) -> None:
    rows = parent.get(f"/tutors?select=tutor_id,bookable&{condition.format(held=identifier('held'))}").json()
    held = [row for row in rows if row["tutor_id"] == str(identifier("held"))]
    assert held == [{"tutor_id": str(identifier("held")), "bookable": False}]


@pytest.mark.parametrize(
    "order",
    [
        "kind",
        "tutor_id,held_since",
        "restriction.kind",
        "(tutor_id)",
        "tutor_id.desc.nullsfirst;",
        "random()",
    ],
)
def test_140_nothing_is_ordered_by_what_is_not_shown(parent: httpx.Client, order: str) -> None:
    answer = parent.get("/tutors", params={"order": order})
    assert answer.status_code == 400, answer.text
    assert parent.get("/tutors?order=tutor_id.desc.nullsfirst").status_code == 200


def test_141_a_parameter_that_is_said_twice_has_one_meaning(parent: httpx.Client, world: World) -> None:
    """What is judged, entered and answered is about the same tutor, whichever of the two was read."""
    body = json.dumps(lesson("cole", "lily", 21))
    double = f'{{"tutor_id": "{identifier("held")}", {body[1:]}'
    answer = parent.post(
        "/rpc/book_lesson",
        content=double,
        headers={"Content-Type": "application/json", "X-Request-Id": "said twice"},
    )
    assert answer.status_code == 201, answer.text
    (detail,) = world.rows("select detail ->> 'tutor_id' from ledger.record where request_id = 'said twice'")
    assert {answer.json()["tutor_id"], detail[0]} == {str(identifier("cole"))}
    booked = world.value(
        "select tutor_id from booking.lesson where lesson_id = %s", (answer.json()["lesson_id"],)
    )
    assert booked == identifier("cole")


@pytest.mark.parametrize(
    "name",
    [
        b'"\\u0000"',
        b'"a\\u0000b"',
        b'"\\ud800"',
        b'"\xff\xfe"',
        b'"\xc0\xaf"',
        b'"\xed\xa0\x80"',
        b'"\\udc00\\ud800"',
    ],
    ids=lambda name: name.hex(),
)
def test_142_octets_that_are_no_text_are_refused(api: Api, world: World, name: bytes) -> None:
    before = world.value("select count(*) from identity.organisation")
    answer = api.as_("bea", "web_admin").post(
        "/rpc/register_organisation",
        content=b'{"kind": "school", "name": ' + name + b"}",
        headers={"Content-Type": "application/json"},
    )
    assert answer.status_code in (400, 422), answer.text
    assert world.value("select count(*) from identity.organisation") == before


@pytest.mark.parametrize(
    "instant",
    [
        "infinity",
        "-infinity",
        "294276-12-31T23:59:59Z",
        "4713-01-01 00:00:00 BC",
        "epoch",
        "yesterday",
        "2026-02-30T10:00:00Z",
        "now",
    ],
)
def test_143_no_instant_outside_of_time_is_a_lesson(parent: httpx.Client, world: World, instant: str) -> None:
    before = world.value("select count(*) from booking.lesson")
    for name in ("starts_at", "ends_at"):
        answer = parent.post("/rpc/book_lesson", json=lesson("cole", "lily", 22) | {name: instant})
        assert answer.status_code in (400, 422), (name, answer.text)
    assert world.value("select count(*) from booking.lesson") == before


@pytest.mark.parametrize(
    "shape",
    [
        '[["{a}"],["{b}"]]',
        '[["{a}"]]',
        '"[5:6]={{{a},{b}}}"',
        '"{{{{{a}}},{{{b}}}}}"',
        "[]",
        "[null]",
        '["{a}","{a}"]',
        '{{"0": "{a}"}}',
        '"{a}"',
    ],
)
def test_144_learners_are_a_row_and_no_other_shape(parent: httpx.Client, shape: str) -> None:
    """A table of learners once came back as an error of the server's own; a row that begins at five is a
    row.
    """
    text = shape.format(a=identifier("lily"), b=identifier("max"))
    for path, more in (("book_lesson", {"dry_run": True}), ("booking_eligibility", {})):
        wanted = lesson("cole", "lily", 23) | more | {"learner_ids": "@"}
        answer = parent.post(
            f"/rpc/{path}",
            content=json.dumps(wanted).replace('"@"', text),
            headers={"Content-Type": "application/json"},
        )
        if shape.startswith('"[5:6]') or (path == "booking_eligibility" and shape == "[]"):
            assert answer.status_code == 200, answer.text
        else:
            assert answer.json()["code"] in ("PT422", "22P02"), (path, answer.text)


@pytest.mark.parametrize(
    "name",
    [
        "\u200b",
        "\u200e\u200f",
        "\u3000\u2003",
        "\u3164",
        "A\u200bnn",
        "A\u061cnn",
        "A\u00adnn",
        "A\U000e0041nn",
        "\u2800\u2800",
    ],
)
def test_145_a_name_is_one_that_can_be_read(api: Api, world: World, name: str) -> None:
    """A name of characters that nobody sees, or one that differs from another by one of them."""
    answer = api.as_("bea", "web_admin").post(
        "/rpc/register_person", json={"given_name": name, "family_name": "X"}
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "PT422"), answer.text
    plain = api.as_("bea", "web_admin").post(
        "/rpc/register_person", json={"given_name": "Ánn-Márie 李", "family_name": "X"}
    )
    assert plain.status_code == 201, "the control"


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Anchorage", "UTC"])
def test_146_no_time_zone_changes_a_decision(api: Api, parent: httpx.Client, zone: str) -> None:
    asked = lesson("cole", "lily", 24)
    plain = parent.post("/rpc/booking_eligibility", json=asked)
    moved = parent.post("/rpc/booking_eligibility", json=asked, headers={"Prefer": f"timezone={zone}"})
    assert (moved.status_code, moved.content) == (plain.status_code, plain.content)
    mine = api.as_("tessa", "web_tutor")
    rows = [
        mine.get("/my_vetting?order=item", headers={"Prefer": f"timezone={each}"}).json()
        for each in ("UTC", zone)
    ]
    assert [(row["item"], row["status"]) for row in rows[0]] == [
        (row["item"], row["status"]) for row in rows[1]
    ]
    assert [row["until"] and datetime.fromisoformat(row["until"]) for row in rows[0]] == [
        row["until"] and datetime.fromisoformat(row["until"]) for row in rows[1]
    ]


def test_147_one_connection_serves_one_person_after_another(api: Api) -> None:
    """A pool of one: nothing of a request is left for the next, whether it went well, was refused or
    broke.
    """
    with Api(api._binary, api.database, api.key, db_pool="1") as narrow:
        tessa, parent, nobody = (
            narrow.as_("tessa", "web_tutor"),
            narrow.as_("lily's parent", "web_guardian"),
            narrow.anonymous(),
        )
        before: list[Callable[[], httpx.Response]] = [
            lambda: tessa.get("/tutor_lessons"),
            lambda: tessa.get(
                "/tutor_lessons?state=eq.x&select=nothing", headers={"Prefer": "timezone=Asia/Tokyo"}
            ),
            lambda: tessa.post("/rpc/cancel_lesson", json={"lesson_id": NEVER}),
            lambda: tessa.post("/rpc/cancel_lesson", json={"lesson_id": "x"}),
            lambda: tessa.post("/rpc/place_hold", json={"tutor_id": NEVER}),
            lambda: narrow.with_token("a.b.c").get("/tutor_lessons"),
        ]
        for act in before:
            act()
            assert nobody.get("/tutor_lessons").status_code == 401
            assert [
                row["lesson_id"]
                for row in parent.get(
                    "/guardian_lessons?select=lesson_id&learner_ids=cs.{}"
                    f"&lesson_id=eq.{identifier('of max')}"
                ).json()
            ] == []
            own = tessa.get("/tutor_lessons?select=lesson_id,starts_at").json()
            assert {row["lesson_id"] for row in own} >= {str(identifier("with lily"))}
            assert own[0]["starts_at"].endswith("+00:00"), "nor a time zone"


@pytest.mark.parametrize(
    "octets",
    [b"\xff\xfe", b"\xc3\x28", b"r" * 4000, b"a\tb", b'"}],{"x":"', b"%00", "é".encode()],
    ids=lambda octets: octets.hex()[:12],
)
def test_148_a_header_is_kept_as_text_and_cut(api: Api, world: World, octets: bytes) -> None:
    """Request ids and addresses come from outside: an action is done and entered with whatever they are."""
    name = f"School {octets.hex()[:12]}"
    answer = api.as_("bea", "web_admin").post(
        "/rpc/register_organisation",
        json={"kind": "school", "name": name},
        headers=[(b"X-Request-Id", octets), (b"X-Forwarded-For", octets), (b"Idempotency-Key", octets[:200])],
    )
    if answer.status_code == 500:
        # PostgREST itself cannot read a header that is no UTF-8, and says so before it asks the database
        assert answer.text == "Something went wrong"
        assert world.value("select count(*) from identity.organisation where name = %s", (name,)) == 0
        with pytest.raises(UnicodeDecodeError):
            octets.decode()
        return
    assert answer.status_code == 201, answer.text
    target = answer.json()["organisation_id"]
    kept = world.rows(
        "select length(request_id), detail::text from ledger.record where target_id = %s", (target,)
    )
    assert len(kept) == 1
    assert (kept[0][0] or 0) <= 200


def test_149_a_header_makes_no_second_header(api: Api) -> None:
    """A request id comes back; one with a line break in it is no request at all."""
    address = urlsplit(api.url)
    with socket.create_connection((address.hostname or "", address.port or 0), timeout=30) as raw:
        raw.sendall(
            b"GET /signposting HTTP/1.1\r\nHost: x\r\nX-Request-Id: a\rSet-Cookie: b=c\r\nConnection:"
            b" close\r\n\r\n"
        )
        answer = b"".join(iter(lambda: raw.recv(65536), b""))
    head = answer.partition(b"\r\n\r\n")[0]
    assert not re.search(rb"(?im)^set-cookie:", head)


def test_150_who_watches_the_server_sees_no_token_and_no_name(api: Api, world: World) -> None:
    """pg_stat_activity shows the same login's queries: statements, and nothing that was sent with them."""
    token = api.token("lily's parent", "web_guardian")
    client = api.with_token(token)
    wanted = lesson("cole", "lily", 25, dry_run=True)
    with (
        world.database.connect(AUTHENTICATOR, application="psql") as thief,
        world.database.connect(SUPERUSER) as superuser,
        ThreadPoolExecutor(1) as pool,
    ):
        with superuser.transaction():
            superuser.execute("lock table booking.learner_standing in access exclusive mode")
            asked = pool.submit(client.post, "/rpc/book_lesson", json=wanted)
            seen = watched(thief)
        assert asked.result().status_code == 200
    assert "book_lesson" in seen, "the control: PostgREST's statement is seen while it runs"
    for secret in (token, token.split(".")[2], str(identifier("lily")), str(identifier("cole")), "Bearer"):
        assert secret not in seen


def watched(thief: Connection) -> str:
    """What the thief sees of the other sessions, as soon as one of them waits for a lock."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        rows = thief.execute(
            "select query from pg_stat_activity where usename = 'authenticator' and pid <> pg_backend_pid()"
            " and wait_event_type = 'Lock'"
        ).fetchall()
        if rows:
            return json.dumps(rows)
        time.sleep(0.02)
    return ""


def test_153_a_settings_name_is_no_switch(api: Api, world: World) -> None:
    """Whoever may set any custom setting sets all that anybody might have thought of; nothing opens."""
    names = (
        "safelane.bypass",
        "safelane.admin",
        "safelane.migrating",
        "safelane.roles",
        "app.role",
        "guard.off",
        "tests.last_moment",
        "safelane.test",
        "request.skip",
        "pgrst.jwt_secret",
        "safelane.disabled",
    )
    with (
        world.database.connect(AUTHENTICATOR, application="psql") as thief,
        thief.transaction(force_rollback=True),
    ):
        for name in names:
            thief.execute("select set_config(%s, 'on', true)", (name,))
        thief.execute("set local role web_guardian")
        with pytest.raises(psycopg.Error) as refused, thief.transaction():
            thief.execute(
                "select api.book_lesson(%s, array[%s]::uuid[], now() + interval '1 day',"
                " now() + interval '25 hours', 'online')",
                (identifier("cole"), identifier("lily")),
            )
        assert refused.value.sqlstate == "PT401"


def prove(connection: Connection, key: SigningKey, name: str, persona: str) -> None:
    connection.execute("select set_config('role', %s, true)", (persona,))
    headers = json.dumps({"authorization": f"Bearer {key.token(identifier(name), persona)}"})
    connection.execute("select set_config('request.headers', %s, true)", (headers,))
    connection.execute("select identity.authenticate()")


def test_154_a_power_that_is_revoked_meanwhile_ends_the_open_transaction(
    fresh_world: World, signing_key: SigningKey
) -> None:
    """Proved, then revoked by somebody else, then acting: the action asks rows again, not the proof."""
    fresh_world.follows_profile()
    fresh_world.person("dina", "dsl")
    fresh_world.run("select tests.bookable('tessa')")
    with fresh_world.database.connect(AUTHENTICATOR, application="psql") as open_one:
        call = f"select api.place_hold('{identifier('tessa')}')"
        with open_one.transaction(force_rollback=True):
            prove(open_one, signing_key, "dina", "web_dsl")
            assert open_one.execute(call).fetchone(), "the control"
        with open_one.transaction(force_rollback=True):
            prove(open_one, signing_key, "dina", "web_dsl")
            fresh_world.run(
                "update identity.power set valid_until = now(), revoked_by = tests.registrar(),"
                " revoke_reason = 'Left'"
                " where person_id = tests.id('dina')"
            )
            with pytest.raises(psycopg.Error) as refused:
                open_one.execute(call)
            assert refused.value.sqlstate == "PT403"


def test_155_a_link_ends_at_its_instant_and_not_after(sql_database: Connection) -> None:
    sql_database.execute("select tests.person('mum'), tests.person('kim', '{learner}', '2015-01-01')")
    sql_database.execute(
        "select tests.guardian('mum', 'kim', 'parent', '2026-01-01 00:00Z', '2026-06-01 12:00Z')"
    )
    for instant, live in (
        ("2026-01-01 00:00Z", True),
        ("2025-12-31 23:59:59.999999Z", False),
        ("2026-06-01 11:59:59.999999Z", True),
        ("2026-06-01 12:00Z", False),
    ):
        row = sql_database.execute(
            "select tests.value_as('cap_booking', format('identity.is_guardian_of(%%L, %%L, %%L)',"
            " tests.id('mum'), tests.id('kim'), %s::timestamptz))",
            (instant,),
        ).fetchone()
        assert row == (str(live).lower(),), instant


def test_156_one_power_is_held_once_and_revoking_it_takes_it(api: Api, world: World) -> None:
    """A second grant of the same power would outlive the revocation of the first."""
    bea = api.as_("bea", "web_admin")
    wanted = {"person_id": str(identifier("cole")), "power": "vetting_officer"}
    first, second = (bea.post("/rpc/grant_power", json=wanted) for _ in range(2))
    assert first.status_code == 201, first.text
    held = world.value(
        "select count(*) from identity.power where person_id = tests.id('cole') and power = 'vetting_officer'"
    )
    assert (second.status_code in (200, 201, 409), held) == (True, 1)
    power = world.value(
        "select power_id::text from identity.power where person_id = tests.id('cole') and power ="
        " 'vetting_officer'"
    )
    assert api.as_("cole", "web_vetting").post("/rpc/vetting_expiring", json={}).status_code == 200
    revoked = bea.post("/rpc/revoke_power", json={"power_id": power, "reason": "Left the team"})
    assert revoked.status_code == 200, revoked.text
    assert api.as_("cole", "web_vetting").post("/rpc/vetting_expiring", json={}).status_code == 401


@pytest.mark.parametrize(
    "jti", ["x" * 5000, 5, {"a": 1}, ["a"], True, "", None], ids=lambda jti: str(jti)[:8]
)
def test_158_whatever_names_a_token_names_it_and_nothing_more(api: Api, world: World, jti: Any) -> None:
    claims = fresh_claims(identifier("tessa"), "web_tutor") | {"jti": jti}
    answer = api.with_token(api.key.sign(claims)).post(
        "/rpc/cancel_lesson", json={"lesson_id": NEVER}, headers={"X-Request-Id": f"jti-{str(jti)[:9]}-"}
    )
    assert answer.status_code in (401, 404), answer.text
    kept = world.rows(
        "select length(body::jsonb ->> 'token') from ledger.opening where body::jsonb ->> 'request_id' = %s",
        (f"jti-{str(jti)[:9]}-",),
    )
    assert len(kept) == (answer.status_code == 404)
    assert all((length or 0) <= 200 for (length,) in kept)


SOMEBODY_ELSES = {
    "web_guardian": ("lily's parent", "of max", ("cancel_lesson", "recording_consent_status")),
    "web_tutor": (
        "tessa",
        "of max",
        (
            "cancel_lesson",
            "start_lesson",
            "end_lesson",
            "recording_consent_status",
            "start_recording",
            "end_recording",
        ),
    ),
}


@pytest.mark.parametrize("persona", SOMEBODY_ELSES)
def test_160_what_is_somebody_elses_is_as_if_it_were_not_there(api: Api, persona: str) -> None:
    name, theirs, functions = SOMEBODY_ELSES[persona]
    client = api.as_(name, persona)
    for function in functions:
        there = client.post(f"/rpc/{function}", json={"lesson_id": str(identifier(theirs))})
        absent = client.post(f"/rpc/{function}", json={"lesson_id": NEVER})
        assert (
            (there.status_code, there.content) == (absent.status_code, absent.content) == (404, there.content)
        ), function
    mine = client.post("/rpc/recording_consent_status", json={"lesson_id": str(identifier("with lily"))})
    assert mine.status_code == 200, "the control"


def test_161_unknown_people_and_people_one_has_nothing_to_do_with_are_one(parent: httpx.Client) -> None:
    """A parent asks about somebody else's child, about a tutor as if they were a child, and about nobody."""
    told = {
        parent.post(
            "/rpc/booking_eligibility", json=lesson("cole", "lily", 26) | {"learner_ids": [who]}
        ).content
        for who in (str(identifier("max")), str(identifier("tessa")), str(identifier("dina")), NEVER)
    }
    assert len(told) == 1
    unknown = {
        parent.post("/rpc/booking_eligibility", json={"tutor_id": who}).content
        for who in (str(identifier("max")), str(identifier("dina")), NEVER)
    }
    assert len(unknown) == 1


@pytest.mark.parametrize(
    "kind",
    [
        "application/x-www-form-urlencoded",
        "text/plain",
        "application/octet-stream",
        "text/csv",
        "application/xml",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "",
    ],
)
def test_162_another_kind_of_body_is_the_same_action_or_none(api: Api, world: World, kind: str) -> None:
    name = f"School by {kind.replace('/', ' ') or 'nothing'}"[:60]
    content = (
        f"kind=school&name={name}" if "urlencoded" in kind else json.dumps({"kind": "school", "name": name})
    )
    answer = api.as_("tessa", "web_tutor").post(
        "/rpc/register_organisation", content=content.encode(), headers={"Content-Type": kind}
    )
    assert answer.status_code in (400, 403, 404, 415), answer.text
    as_admin = api.as_("bea", "web_admin").post(
        "/rpc/register_organisation",
        content=content.encode(),
        headers={"Content-Type": kind, "X-Request-Id": name},
    )
    assert as_admin.status_code in (201, 400, 404, 415), as_admin.text
    assert len(entries(world, name)) == (as_admin.status_code == 201)


@pytest.mark.parametrize(
    "path",
    [
        "/rpc/../rpc/place_hold",
        "//rpc/place_hold",
        "/rpc/place_hold/",
        "/RPC/place_hold",
        "/rpc/Place_Hold",
        "/rpc/place_hold%00",
        "/rpc/place%5Fhold",
        "/rpc/api.place_hold",
        "/rpc/place_hold?tutor_id=eq.x",
        "/rpc/place_hold;x",
    ],
)
def test_163_another_spelling_of_an_address_is_no_way_in(api: Api, world: World, path: str) -> None:
    address = urlsplit(api.url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=30)
    connection.request(
        "POST",
        path,
        json.dumps({"tutor_id": str(identifier("cole"))}),
        {"Authorization": f"Bearer {api.token('tessa', 'web_tutor')}", "Content-Type": "application/json"},
    )
    status = connection.getresponse().status
    connection.close()
    assert status in (400, 403, 404), status
    assert world.value("select count(*) from booking.restriction where tutor_id = tests.id('cole')") == 0


def test_164_nothing_answers_from_a_cache(api: Api, parent: httpx.Client) -> None:
    """If-None-Match and the like change no answer: what was true for somebody a moment ago is asked again."""
    plain = parent.get("/tutors?order=tutor_id")
    for headers in (
        {"If-None-Match": "*"},
        {"If-Modified-Since": "Wed, 21 Oct 2099 07:28:00 GMT"},
        {"Cache-Control": "only-if-cached"},
    ):
        again = parent.get("/tutors?order=tutor_id", headers=headers)
        assert (again.status_code, again.content) == (200, plain.content)
    assert "etag" not in plain.headers
    assert "public" not in plain.headers.get("cache-control", "")


CVES = {
    "166 CVE-2026-120154, a conflict on a table": "insert into {table} default values on conflict do nothing",
    "167 CVE-2026-16237, a conflict that updates": (
        "insert into {table} select * from {table} on conflict on constraint x do update set xmin = 1"
    ),
    "168 CVE-2026-116311, drop owned": "drop owned by {role} cascade",
    "169 reassign owned": "reassign owned by {role} to safelane_owner",
}


@pytest.mark.parametrize("bug", CVES)
def test_166_167_168_169_four_bugs_of_the_server_reach_nothing(world: World, bug: str) -> None:
    """On 18.6, which has them: nobody who comes as a request holds INSERT on anything or owns anything."""
    with world.database.connect(SUPERUSER) as superuser:
        tables = [
            row[0]
            for row in superuser.execute(
                "select c.oid::regclass::text from pg_class as c join pg_namespace as n on n.oid ="
                " c.relnamespace"
                " where n.nspname in ('identity', 'policy', 'vetting', 'booking', 'recording', 'guard',"
                " 'ledger', 'api')"
                " and c.relkind in ('r', 'v', 'p')"
            ).fetchall()
        ]
        posture = (
            "select md5(string_agg(pg_get_expr(polqual, polrelid) || polroles::text ||"
            " polpermissive::text, ',' order by oid)) from pg_policy"
        )
        before = superuser.execute(posture).fetchone()
        with world.database.connect(AUTHENTICATOR, application="psql") as thief:
            for role in ("web_anon", "web_tutor", "web_guardian", "web_admin", "web_dsl", "web_service"):
                for table in tables if "{table}" in CVES[bug] else tables[:1]:
                    statement = CVES[bug].format(table=table, role=role)
                    with thief.transaction(force_rollback=True):
                        thief.execute("select set_config('role', %s, true)", (role,))
                        with pytest.raises(psycopg.Error) as refused, thief.transaction():
                            thief.execute(statement)
                    # a name or a target that is wrong is told before a privilege is asked; nothing of a row
                    # ever is
                    assert refused.value.sqlstate in ("42501", "42704", "42703", "0A000", "55000", "428C9"), (
                        role,
                        table,
                    )
        assert superuser.execute(posture).fetchone() == before
        restrictive = superuser.execute(
            "select count(*), bool_and(polroles = '{0}') from pg_policy where not polpermissive"
        ).fetchone()
        assert restrictive is not None
        assert restrictive[0] > 5
        assert restrictive[1] is True, (
            "restrictive policies bind everybody, so that nobody can be taken out of one"
        )
