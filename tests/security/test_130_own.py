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

from tests.security.entrances import BAD_TOKEN, REFUSAL, refusal
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
    world.run("select tests.footage('film of max', 'of max', date_trunc('hour', now()) - interval '3 hours')")
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
    assert admin.status_code == 201, admin.text
    assert set(admin.json()) == {"acknowledged_at", "document", "version"}
    assert refusal(lead) == (409, "idempotency-key-reused")


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
    ended = sent_twice(parent, "/rpc/book_lesson", body, "kept")
    assert (ended.status_code, ended.json()) == (401, REFUSAL)


def test_133_a_dry_run_reads_no_diary_of_a_held_tutor(api: Api, parent: httpx.Client, world: World) -> None:
    """Held is busy then and free at another hour: the answers are the same, and leave nothing but their
    entries.
    """
    before = world.value("select count(*) from booking.lesson")
    busy, free = (
        parent.post("/rpc/book_lesson", json=lesson("held", "lily", days, dry_run=True)) for days in (10, 11)
    )
    assert (busy.status_code, busy.content) == (free.status_code, free.content)
    assert (busy.status_code, busy.json()) == (
        200,
        {"bookable": False, "reasons": [NOT_BOOKABLE], "slot_taken": False},
    )
    taken = parent.post(
        "/rpc/book_lesson", json=lesson("tessa", "lily", 3, dry_run=True) | slot_of("with lily", world)
    )
    assert (taken.status_code, taken.json()) == (
        200,
        {"bookable": False, "reasons": [], "slot_taken": True},
    ), "the control: a diary is told where nothing stands against it"
    assert world.value("select count(*) from booking.lesson") == before


NOT_BOOKABLE = {
    "code": "TUTOR_NOT_BOOKABLE",
    "meaning": "This tutor cannot be booked at the moment.",
    "remedy": "Choose another tutor, or try again later.",
}


def slot_of(name: str, world: World) -> dict[str, str]:
    ((start, end),) = world.rows(
        "select starts_at, ends_at from booking.lesson where lesson_id = tests.id(%s)", (name,)
    )
    return {"starts_at": start.isoformat(), "ends_at": end.isoformat()}


ORGANISATION = {"external_ref", "kind", "name", "organisation_id"}


@pytest.mark.parametrize(
    "preference",
    [
        "count=exact",
        "count=planned",
        "return=representation",
        "return=headers-only",
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
    assert (answer.status_code, set(answer.json())) == (201, ORGANISATION), answer.text
    assert entries(world, name) == [("register_organisation", "done")]
    assert world.value("select count(*) from identity.organisation where name = %s", (name,)) == 1


def test_134_one_object_for_all_parameters_is_no_function_of_ours(api: Api, world: World) -> None:
    """PostgREST 12 looks for a function of one json then, and there is none."""
    answer = api.as_("bea", "web_admin").post(
        "/rpc/register_organisation",
        json={"kind": "school", "name": "One object"},
        headers={"Prefer": "params=single-object", "X-Request-Id": "one object"},
    )
    assert refusal(answer) == (404, "PGRST202")
    assert entries(world, "one object") == []


PAGES = {
    "limit=0": (200, "null", 0),
    "offset=1": (201, "null", 1),
    "limit=1": (201, None, 1),
    "order=x": (400, "42703", 0),
    "select=organisation_id": (400, "42703", 0),
}
"""Status, body (what was made, where it is None) or code, and how many were made."""


@pytest.mark.parametrize("page", PAGES)
def test_135_an_action_and_its_entry_are_both_there_or_neither(api: Api, world: World, page: str) -> None:
    name = f"School with {page}"
    status, told, wanted = PAGES[page]
    answer = api.as_("bea", "web_admin").post(
        f"/rpc/register_organisation?{page}",
        json={"kind": "school", "name": name},
        headers={"X-Request-Id": name},
    )
    if status == 400:
        assert refusal(answer) == (status, told)
    elif told is None:
        assert (answer.status_code, set(answer.json())) == (status, ORGANISATION)
    else:
        assert (answer.status_code, answer.text) == (status, told)
    made = world.value("select count(*) from identity.organisation where name = %s", (name,))
    assert (made, len(entries(world, name))) == (wanted, wanted)


@pytest.mark.parametrize(
    "header", ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "_method"]
)
def test_136_a_method_is_not_overridden(api: Api, world: World, header: str) -> None:
    client = api.as_("bea", "web_admin")
    answer = client.get(
        "/rpc/register_organisation", params={"kind": "school", "name": header}, headers={header: "POST"}
    )
    assert refusal(answer) == (405, "25006")
    assert refusal(client.post("/policy_documents", json={}, headers={header: "GET"})) == (403, "42501")
    assert world.value("select count(*) from identity.organisation where name = %s", (header,)) == 0


METHODS = {"HEAD": (404, None), "OPTIONS": (404, "PGRST202")} | dict.fromkeys(
    ("PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "get", "BREW"), (405, "PGRST101")
)


@pytest.mark.parametrize("method", METHODS)
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
    answer = connection.getresponse()
    said = answer.read()
    connection.close()
    assert (answer.status, json.loads(said)["code"] if said else None) == METHODS[method]
    assert world.value("select count(*) from identity.organisation where name = %s", (f"by {method}",)) == 0


SELECTED = {
    "*,tutor_is_offered": "42703",
    "tutor_id,booking_eligibility": "42703",
    "tutor_id,listed_tutors(*)": "PGRST200",
    "person_id": "42703",
    "ctid": "42703",
    "xmin": "42703",
    "tableoid": "42703",
    "tutors": "42703",
    "tutors.*": "PGRST100",
}


@pytest.mark.parametrize("selected", SELECTED)
def test_138_nothing_is_computed_beside_the_columns(parent: httpx.Client, selected: str) -> None:
    answer = parent.get(f"/tutors?select={selected}")
    assert refusal(answer) == (400, SELECTED[selected])
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


ORDERS = {
    "kind": "42703",
    "tutor_id,held_since": "42703",
    "restriction.kind": "PGRST100",
    "(tutor_id)": "PGRST100",
    "tutor_id.desc.nullsfirst;": "PGRST100",
    "random()": "PGRST100",
}


@pytest.mark.parametrize("order", ORDERS)
def test_140_nothing_is_ordered_by_what_is_not_shown(parent: httpx.Client, order: str) -> None:
    answer = parent.get("/tutors", params={"order": order})
    assert refusal(answer) == (400, ORDERS[order])
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


NO_TEXT = {
    b'"\\u0000"': "22P05",
    b'"a\\u0000b"': "22P05",
    b'"\\ud800"': "PGRST102",
    b'"\xff\xfe"': "PGRST102",
    b'"\xc0\xaf"': "PGRST102",
    b'"\xed\xa0\x80"': "PGRST102",
    b'"\\udc00\\ud800"': "PGRST102",
}
"""Who refuses it: PostgREST what is no JSON, PostgreSQL the octet that no text of it holds."""


@pytest.mark.parametrize("name", NO_TEXT, ids=lambda name: name.hex())
def test_142_octets_that_are_no_text_are_refused(api: Api, world: World, name: bytes) -> None:
    before = world.value("select count(*) from identity.organisation")
    answer = api.as_("bea", "web_admin").post(
        "/rpc/register_organisation",
        content=b'{"kind": "school", "name": ' + name + b"}",
        headers={"Content-Type": "application/json"},
    )
    assert refusal(answer) == (400, NO_TEXT[name])
    assert world.value("select count(*) from identity.organisation") == before


INSTANTS = {
    "infinity": (422, "PT422"),
    "-infinity": (422, "PT422"),
    "294276-12-31T23:59:59Z": (422, "PT422"),
    "4713-01-01 00:00:00 BC": (422, "PT422"),
    "epoch": (422, "PT422"),
    "yesterday": (422, "PT422"),
    "2026-02-30T10:00:00Z": (400, "22008"),
    "now": (422, "PT422"),
}


@pytest.mark.parametrize("instant", INSTANTS)
def test_143_no_instant_outside_of_time_is_a_lesson(parent: httpx.Client, world: World, instant: str) -> None:
    before = world.value("select count(*) from booking.lesson")
    for name in ("starts_at", "ends_at"):
        answer = parent.post("/rpc/book_lesson", json=lesson("cole", "lily", 22) | {name: instant})
        assert refusal(answer) == INSTANTS[instant], name
    assert world.value("select count(*) from booking.lesson") == before


SHAPES = {
    '[["{a}"],["{b}"]]': (422, "PT422"),
    '[["{a}"]]': (422, "PT422"),
    '"[5:6]={{{a},{b}}}"': None,
    '"{{{{{a}}},{{{b}}}}}"': (422, "PT422"),
    "[]": (422, "PT422"),
    "[null]": (422, "PT422"),
    '["{a}","{a}"]': (422, "PT422"),
    '{{"0": "{a}"}}': (400, "22P02"),
    '"{a}"': (400, "22P02"),
}


@pytest.mark.parametrize("shape", SHAPES)
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
        wrong = SHAPES[shape]
        if shape == "[]" and path == "booking_eligibility":
            assert (answer.status_code, answer.json()) == (200, {"eligible": True, "reasons": []})
        elif wrong is None:
            # max is somebody else's child, and is told of as one who is not there
            codes = [reason["code"] for reason in answer.json()["reasons"]]
            assert (answer.status_code, codes) == (200, ["STUDENT_SETUP_INCOMPLETE"])
        else:
            assert refusal(answer) == wrong, path


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
    assert refusal(answer) == (422, "PT422")
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
    assert (plain.status_code, plain.json()) == (200, {"eligible": True, "reasons": []})
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
        before: list[tuple[Callable[[], httpx.Response], tuple[int, str] | None]] = [
            (lambda: tessa.get("/tutor_lessons"), None),
            (
                lambda: tessa.get(
                    "/tutor_lessons?state=eq.x&select=nothing", headers={"Prefer": "timezone=Asia/Tokyo"}
                ),
                (400, "42703"),
            ),
            (lambda: tessa.post("/rpc/cancel_lesson", json={"lesson_id": NEVER}), (404, "not-found")),
            (lambda: tessa.post("/rpc/cancel_lesson", json={"lesson_id": "x"}), (400, "22P02")),
            (lambda: tessa.post("/rpc/place_hold", json={"tutor_id": NEVER}), (403, "42501")),
            (lambda: narrow.with_token("a.b.c").get("/tutor_lessons"), BAD_TOKEN),
        ]
        for act, told in before:
            answer = act()
            assert answer.status_code == 200 if told is None else refusal(answer) == told
            assert refusal(nobody.get("/tutor_lessons")) == (401, "42501")
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


@pytest.mark.parametrize("octets", [b"\xff\xfe", b"\xc3\x28"], ids=lambda octets: octets.hex())
def test_148_a_header_that_is_no_text_is_read_by_nobody(api: Api, world: World, octets: bytes) -> None:
    """PostgREST itself cannot read a header that is no UTF-8, and says so before it asks the database."""
    name = f"School {octets.hex()}"
    answer = api.as_("bea", "web_admin").post(
        "/rpc/register_organisation",
        json={"kind": "school", "name": name},
        headers=[(b"X-Request-Id", octets)],
    )
    assert (answer.status_code, answer.text) == (500, "Something went wrong")
    assert world.value("select count(*) from identity.organisation where name = %s", (name,)) == 0


@pytest.mark.parametrize(
    "octets",
    [b"r" * 4000, b"a\tb", b'"}],{"x":"', b"%00", "é".encode()],
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
    assert (answer.status_code, set(answer.json())) == (201, ORGANISATION), answer.text
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
    status, *headers = answer.partition(b"\r\n\r\n")[0].split(b"\r\n")
    assert status == b"HTTP/1.1 200 OK"
    assert b"X-Request-Id: aSet-Cookie: b=c" in headers, "one line of text"
    assert not re.search(rb"(?i)(^|[\r\n])set-cookie:", b"\r\n".join(headers))


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
    assert (refusal(second), held) == ((409, "already-held"), 1)
    power = world.value(
        "select power_id::text from identity.power where person_id = tests.id('cole') and power ="
        " 'vetting_officer'"
    )
    assert api.as_("cole", "web_vetting").post("/rpc/vetting_expiring", json={}).status_code == 200
    revoked = bea.post("/rpc/revoke_power", json={"power_id": power, "reason": "Left the team"})
    assert revoked.status_code == 200, revoked.text
    ended = api.as_("cole", "web_vetting").post("/rpc/vetting_expiring", json={})
    assert (ended.status_code, ended.json()) == (401, REFUSAL)


@pytest.mark.parametrize(
    ("jti", "told"),
    [
        ("x" * 5000, (404, "not-found")), ("", (404, "not-found")), (None, (404, "not-found")),
        (5, BAD_TOKEN), ({"a": 1}, BAD_TOKEN), (["a"], BAD_TOKEN), (True, BAD_TOKEN),
    ],
    ids=lambda value: str(value)[:8],
)  # fmt: skip
def test_158_whatever_names_a_token_names_it_and_nothing_more(
    api: Api, world: World, jti: Any, told: tuple[int, str]
) -> None:
    claims = fresh_claims(identifier("tessa"), "web_tutor") | {"jti": jti}
    answer = api.with_token(api.key.sign(claims)).post(
        "/rpc/cancel_lesson", json={"lesson_id": NEVER}, headers={"X-Request-Id": f"jti-{str(jti)[:9]}-"}
    )
    assert refusal(answer) == told
    kept = world.rows(
        "select length(body::jsonb ->> 'token') from ledger.opening where body::jsonb ->> 'request_id' = %s",
        (f"jti-{str(jti)[:9]}-",),
    )
    assert len(kept) == (told[0] == 404)
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
        name, known = ("segment_id", "film of max") if function == "end_recording" else ("lesson_id", theirs)
        there = client.post(f"/rpc/{function}", json={name: str(identifier(known))})
        absent = client.post(f"/rpc/{function}", json={name: NEVER})
        assert refusal(there) == (404, "not-found"), function
        assert (there.status_code, there.content) == (absent.status_code, absent.content), function
    mine = client.post("/rpc/recording_consent_status", json={"lesson_id": str(identifier("with lily"))})
    assert mine.status_code == 200, "the control"


def test_161_unknown_people_and_people_one_has_nothing_to_do_with_are_one(parent: httpx.Client) -> None:
    """A parent asks about somebody else's child, about a tutor as if they were a child, and about nobody."""
    told = [
        parent.post("/rpc/booking_eligibility", json=lesson("cole", "lily", 26) | {"learner_ids": [who]})
        for who in (str(identifier("max")), str(identifier("tessa")), str(identifier("dina")), NEVER)
    ]
    assert len({answer.content for answer in told}) == 1
    assert reasons(told[0]) == ["STUDENT_SETUP_INCOMPLETE"]
    unknown = [
        parent.post("/rpc/booking_eligibility", json={"tutor_id": who})
        for who in (str(identifier("max")), str(identifier("dina")), NEVER)
    ]
    assert len({answer.content for answer in unknown}) == 1
    assert reasons(unknown[0]) == ["ENGAGEMENT_NOT_READY", "TUTOR_NOT_BOOKABLE"]


def reasons(answer: httpx.Response) -> list[str]:
    """The codes of an answer that says no, and has nothing but them."""
    said = answer.json()
    assert (answer.status_code, set(said), said["eligible"]) == (200, {"eligible", "reasons"}, False)
    return [reason["code"] for reason in said["reasons"]]


KINDS = {
    "application/x-www-form-urlencoded": None,
    "application/json; charset=utf-16": None,
    "text/plain": (404, "PGRST202"),
    "application/octet-stream": (404, "PGRST202"),
    "text/csv": (400, "PGRST102"),
    "application/xml": (400, "PGRST102"),
    "multipart/form-data; boundary=x": (400, "PGRST102"),
    "": (400, "PGRST102"),
}
"""What everybody is told; None: it is the action itself, done for whoever may."""


@pytest.mark.parametrize("kind", KINDS)
def test_162_another_kind_of_body_is_the_same_action_or_none(api: Api, world: World, kind: str) -> None:
    name = f"School by {kind.replace('/', ' ') or 'nothing'}"[:60]
    content = (
        f"kind=school&name={name}" if "urlencoded" in kind else json.dumps({"kind": "school", "name": name})
    )
    answer = api.as_("tessa", "web_tutor").post(
        "/rpc/register_organisation", content=content.encode(), headers={"Content-Type": kind}
    )
    assert refusal(answer) == (KINDS[kind] or (403, "42501"))
    as_admin = api.as_("bea", "web_admin").post(
        "/rpc/register_organisation",
        content=content.encode(),
        headers={"Content-Type": kind, "X-Request-Id": name},
    )
    if KINDS[kind] is None:
        assert (as_admin.status_code, set(as_admin.json())) == (201, ORGANISATION)
    else:
        assert refusal(as_admin) == KINDS[kind]
    assert len(entries(world, name)) == (KINDS[kind] is None)


ADDRESSES = {
    "/rpc/../rpc/place_hold": (404, None),
    "//rpc/place_hold": (404, None),
    "/rpc/place_hold/": (404, None),
    "/RPC/place_hold": (404, None),
    "/rpc/Place_Hold": (404, "PGRST202"),
    "/rpc/place_hold%00": (404, "PGRST202"),
    "/rpc/place%5Fhold": (403, "42501"),
    "/rpc/api.place_hold": (404, "PGRST202"),
    "/rpc/place_hold?tutor_id=eq.x": (400, "42703"),
    "/rpc/place_hold;x": (404, "PGRST202"),
}


@pytest.mark.parametrize("path", ADDRESSES)
def test_163_another_spelling_of_an_address_is_no_way_in(api: Api, world: World, path: str) -> None:
    address = urlsplit(api.url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=30)
    connection.request(
        "POST",
        path,
        json.dumps({"tutor_id": str(identifier("cole"))}),
        {"Authorization": f"Bearer {api.token('tessa', 'web_tutor')}", "Content-Type": "application/json"},
    )
    answer = connection.getresponse()
    said = json.loads(answer.read())
    connection.close()
    assert (answer.status, said.get("code")) == ADDRESSES[path]
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


LANES = "('identity', 'policy', 'vetting', 'booking', 'recording', 'guard', 'ledger', 'api')"
ROLES = ("web_anon", "web_tutor", "web_guardian", "web_admin", "web_dsl", "web_service")


def keyed(world: World) -> list[tuple[str, str, str]]:
    """Every table with a key that the server does not number: its name, the key's, the key's columns."""
    return world.rows(
        "select distinct on (c.oid) c.oid::regclass::text, quote_ident(k.conname), columns.listed"
        " from pg_class as c join pg_namespace as n on n.oid = c.relnamespace"
        " join pg_constraint as k on k.conrelid = c.oid and k.contype in ('p', 'u')"
        " cross join lateral (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) as listed,"
        "   bool_or(a.attidentity <> '' or a.attgenerated <> '') as given"
        "   from pg_attribute as a where a.attrelid = c.oid and a.attnum = any (k.conkey)) as columns"
        f" where n.nspname in {LANES} and c.relkind in ('r', 'p') and not columns.given"
        " order by c.oid, k.contype, k.oid"
    )


def conflict(table: str, key: str, columns: str, action: str) -> str:
    """An INSERT of the table's own rows that meets a conflict in each."""
    first = columns.split(", ", maxsplit=1)[0]
    update = f"on conflict on constraint {key} do update set {first} = excluded.{first}"
    said = update if action == "update" else "on conflict do nothing"
    return f"insert into {table} ({columns}) select {columns} from {table} {said}"


def state(connection: Connection, role: str, statement: str) -> str | None:
    """How PostgreSQL refuses a statement in this role; None where it does not."""
    try:
        with connection.transaction(force_rollback=True):
            connection.execute("select set_config('role', %s, true)", (role,))
            connection.execute(statement)
    except psycopg.Error as error:
        return error.sqlstate
    return None


def posture(world: World) -> Any:
    return world.value(
        "select md5(string_agg(pg_get_expr(polqual, polrelid) || polroles::text || polpermissive::text, ','"
        " order by oid)) from pg_policy"
    )


def test_166_a_conflict_that_does_nothing_reaches_no_table(world: World) -> None:
    """CVE-2026-120154. On a server that has the bug: nobody who comes as a request may insert anywhere."""
    tables = keyed(world)
    assert len(tables) >= 70
    with world.database.connect(AUTHENTICATOR, application="psql") as thief:
        for role in ROLES:
            for each in tables:
                assert state(thief, role, conflict(*each, "nothing")) == "42501", (role, each)


def test_167_a_conflict_that_updates_reaches_no_table(world: World) -> None:
    """CVE-2026-16237, with a key that is there and a column that may be updated."""
    tables = keyed(world)
    assert len(tables) >= 70
    with world.database.connect(AUTHENTICATOR, application="psql") as thief:
        for role in ROLES:
            for each in tables:
                assert state(thief, role, conflict(*each, "update")) == "42501", (role, each)


@pytest.mark.parametrize("action", ["nothing", "update"])
def test_166_167_control_with_the_privileges_the_statement_runs(world: World, action: str) -> None:
    """What is refused above is refused for want of a privilege: given all, the same statement is none."""
    ((table, key, columns),) = [each for each in keyed(world) if each[0] == "policy.acknowledgement"]
    with world.database.connect(SUPERUSER) as superuser, superuser.transaction(force_rollback=True):
        statement = conflict(table, key, columns, action)
        superuser.execute(f"grant usage on schema {table.split('.', maxsplit=1)[0]} to web_tutor")
        superuser.execute("set local role web_tutor")
        with pytest.raises(psycopg.errors.InsufficientPrivilege), superuser.transaction():
            superuser.execute(statement)
        superuser.execute("reset role")
        superuser.execute(f"grant all on {table} to web_tutor")
        superuser.execute("set local role web_tutor")
        superuser.execute(statement)


def test_168_no_role_drops_what_it_is_named_in(world: World) -> None:
    """CVE-2026-116311: DROP OWNED by the role itself, and by whoever may become it."""
    before = posture(world)
    with world.database.connect(AUTHENTICATOR, application="psql") as thief:
        for role in ROLES:
            for ending in ("", " cascade"):
                assert state(thief, role, f"drop owned by {role}{ending}") == "42501", role
    assert posture(world) == before


def test_169_no_role_hands_over_what_it_owns(world: World) -> None:
    """REASSIGN OWNED; and restrictive policies bind everybody, so that nobody can be taken out of one."""
    before = posture(world)
    with world.database.connect(AUTHENTICATOR, application="psql") as thief:
        for role in ROLES:
            assert state(thief, role, f"reassign owned by {role} to safelane_owner") == "42501", role
    assert posture(world) == before
    ((restrictive, everybody),) = world.rows(
        "select count(*), bool_and(polroles = '{0}') from pg_policy where not polpermissive"
    )
    assert restrictive > 5
    assert everybody is True
