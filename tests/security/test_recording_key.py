"""Where a recording is kept leaves the database in the answer of open_recording, and in nothing else.

Every view with every filter that could carry a hint, and every function with the identifiers of what is
there, asked over HTTP by every persona (TS-55, E3). And: whatever closes a recording to its tutor, the
answers are the same (F9).
"""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.security.test_c_writes import PERSONAS, RELATIONS
from tests.support.databases import SUPERUSER
from tests.support.listener import Api
from tests.support.world import World, identifier

FILMS = ("open film", "held film", "locked film", "withdrawn film", "over film")
ROUNDS = 6
"""Times each function is called by each persona, each time with other values."""
GUESS = "opaque-" + "0" * 32
"""What a client sends that guesses: an answer may say it back."""
REASON = "A concern was raised about this lesson"
GRANTED = "select count(*) from recording.access where outcome = 'granted'"
RECEIPT = re.compile(rb"seq=\d+; leaf=[0-9a-f]{64}")
"""Every answer has one of its own."""
QUERIES = (
    "", "limit=1", "select=*&order=open.desc", "open=is.true", "select=storage_key",
    "storage_key=like.opaque*",
    "select=segment_id,media(*)", "select=count()", "order=storage_key", "select=*,recording.media(*)",
    "segment_id=eq.{film}", "or=(segment_id.eq.{film},storage_key.eq.{key})", "segment_id=eq.{key}",
    "select=segment_id::text,open::text", "select=lesson_id->>storage_key",
)  # fmt: skip
HEADERS: tuple[dict[str, str], ...] = (
    {}, {"Prefer": "count=exact"}, {"Prefer": "count=planned"}, {"Prefer": "count=estimated"},
    {"Accept": "text/csv"},
    {"Accept": "application/vnd.pgrst.plan+json; options=analyze|verbose|buffers"}, {"Range": "0-0"},
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def people(world: World) -> None:
    """One person a persona, and recordings in every state."""
    world.follows_profile()
    world.run("select tests.bookable('tutor')")
    world.run("select tests.ward('learner', tests.born(11), null)")
    for power in set(PERSONAS) - {"tutor", "learner"}:
        world.person(power, power)
    world.organisation("agency", "agency")
    world.organisation("school", "school")
    world.person("operator")
    world.power("operator", "agency_operator", "agency")
    world.person("head")
    world.power("head", "school_representative", "school")
    for number, film in enumerate(FILMS):
        lesson = film.replace("film", "lesson")
        world.run(
            "select tests.lesson(%s, 'tutor', '{learner}', now() + %s * interval '3 hours')",
            (lesson, number + 9),
        )
        age = "28 days" if film == "over film" else "3 hours"
        world.run("select tests.footage(%s, %s, now() - %s::interval)", (film, lesson, age))
    world.run("select tests.held('held lesson', 'legal_hold', 'allegation', 'case')")
    world.run("select tests.held('locked lesson', 'evidence_lock', 'csam', 'case')")
    world.run(
        "select tests.said_then('learner', 'self', 'withdrawn lesson', 'learner', 'withdrawn',"
        " now() - interval '1 hour')"
    )


@pytest.fixture(scope="module")
def keys(world: World) -> list[str]:
    found = [row[0] for row in world.rows("select storage_key from recording.media order by 1")]
    assert len(found) == len(FILMS)
    return found


@pytest.fixture(scope="module")
def clients(api: Api) -> dict[str, httpx.Client]:
    known = {persona: api.as_(power, persona) for power, persona in PERSONAS.items()}
    return known | {
        "web_agency": api.as_("operator", "web_agency"),
        "web_school": api.as_("head", "web_school"),
        "web_guardian": api.as_("learner's parent", "web_guardian"),
        "nobody": api.anonymous(),
    }


def leaks(answer: httpx.Response, keys: list[str]) -> bool:
    """Whether an answer has a key, or the part of one that is secret, in its body or its headers."""
    told = answer.text + json.dumps(dict(answer.headers))
    return any(key in told or key.removeprefix("opaque-") in told for key in keys)


def functions(world: World) -> dict[str, list[tuple[str, str]]]:
    """Every function of the API with the names and types of its parameters."""
    rows = world.rows(
        "select p.proname, coalesce(p.proargnames[n], ''), format_type(p.proargtypes[n - 1], null)"
        " from pg_proc as p left join lateral generate_series(1, p.pronargs) as n on true"
        " where p.pronamespace = 'api'::regnamespace order by p.oid, n"
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for name, parameter, kind in rows:
        found.setdefault(name, [])
        if parameter:
            found[name].append((parameter, kind))
    return found


def value_of(parameter: str, kind: str, chance: random.Random, keys: list[str]) -> Any:
    """Something a curious client might send: what is there by identifier, words that fit, keys."""
    film = chance.choice(FILMS)
    identifiers = [
        str(identifier(name)) for name in (film, film.replace("film", "lesson"), "tutor", "learner", "case")
    ]
    if parameter == "storage_key":
        return chance.choice(keys)
    if kind == "uuid":
        return str(identifier(film)) if "segment" in parameter else chance.choice(identifiers)
    if kind == "uuid[]":
        return [str(identifier(film))]
    if kind == "boolean":
        return chance.choice([True, False])
    if kind in ("integer", "bigint"):
        return chance.choice([1, 100])
    if kind.startswith("timestamp"):
        return chance.choice(["2026-01-01T00:00:00Z", "2026-12-01T00:00:00Z"])
    if kind == "date":
        return "2026-01-01"
    if kind == "jsonb":
        return chance.choice([{}, [], {"storage_key": chance.choice(keys)}])
    choices = {
        "reason_code": ["safeguarding_case", "storage_key"],
        "category": ["safeguarding_case", "csam", "other"],
        "recipient_type": ["court"], "legal_gateway": ["court_order"], "sha256": ["ab" * 32],
    }  # fmt: skip
    return chance.choice(
        [*choices.get(parameter, [REASON]), *choices.get(parameter, [REASON]), identifiers[0]]
    )


def test_no_list_and_no_filter_shows_a_key(
    world: World, clients: dict[str, httpx.Client], keys: list[str]
) -> None:
    relations = [name for name, _ in world.rows(RELATIONS)]
    assert {"tutor_recordings", "learner_recordings", "guardian_recordings", "school_recordings"} < set(
        relations
    )
    asked = 0
    for client in clients.values():
        for relation in relations:
            near = "recording" in relation or "lesson" in relation
            # of what has nothing to do with recordings, whatever it shows, and what it says of the word
            for query in QUERIES if near else ("", "select=storage_key"):
                path = f"/{relation}?" + query.format(film=identifier("open film"), key=GUESS)
                # every form of answer of the first question, and every question in one form
                for headers in HEADERS if query == QUERIES[0] else HEADERS[:1]:
                    assert not leaks(client.get(path, headers=headers), keys), path
                    asked += 1
    assert asked > 1000


def test_an_open_recording_says_its_key_once(clients: dict[str, httpx.Client], world: World) -> None:
    world.run("select tests.lesson('one more', 'tutor', '{learner}', now() + interval '90 hours')")
    world.run("select tests.footage('one more film', 'one more')")
    answer = clients["web_learner"].post(
        "/rpc/open_recording", json={"segment_id": str(identifier("one more film"))}
    )
    assert answer.status_code == 200
    assert answer.json()["storage_key"] == world.value("select tests.key_of('one more film')")


def test_the_lists_are_there_for_whom_they_are(clients: dict[str, httpx.Client]) -> None:
    """What makes the test above mean something."""
    assert clients["web_school"].get("/school_recordings").json() == []
    for persona, view in (("web_tutor", "tutor"), ("web_learner", "learner"), ("web_guardian", "guardian")):
        rows = clients[persona].get(f"/{view}_recordings").json()
        assert len(rows) == len(FILMS)
        assert any(row["open"] for row in rows)


def test_no_other_way_to_ask_opens_anything(
    world: World, clients: dict[str, httpx.Client], keys: list[str]
) -> None:
    """Other methods, dry runs that there are none of, retries under a key, and preferences of the client."""
    world.run("select tests.lesson('two more', 'tutor', '{learner}', now() + interval '100 hours')")
    world.run("select tests.footage('two more film', 'two more')")
    learner, film = clients["web_learner"], str(identifier("two more film"))
    known = [*keys, world.value("select tests.key_of('two more film')")]
    granted = world.value(GRANTED)
    path = "/rpc/open_recording"
    for method in ("GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"):
        answer = learner.request(method, path, params={"segment_id": film})
        assert not leaks(answer, known), method
    for body in ({"segment_id": film, "dry_run": True}, {"segment": film}, {}):
        assert not leaks(learner.post(path, json=body), known), body
    assert world.value(GRANTED) == granted
    # a retry is a look of its own, and is judged: it opens until the learner withdraws, and then no more
    retry = {"Idempotency-Key": "the same for ever", "Prefer": "tx=rollback"}
    for number in (1, 2):
        assert leaks(learner.post(path, json={"segment_id": film}, headers=retry), known)
        assert world.value(GRANTED) == granted + number
    withdrawn = learner.post(
        "/rpc/withdraw_recording_consent", json={"lesson_id": str(identifier("two more"))}
    )
    assert withdrawn.status_code == 201
    closed = learner.post(path, json={"segment_id": film}, headers=retry)
    assert (closed.status_code, leaks(closed, known)) == (409, False)


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_no_function_shows_a_key_but_one(
    world: World, clients: dict[str, httpx.Client], keys: list[str], seed: int
) -> None:
    chance = random.Random(seed)
    opened = asked = 0
    granted = world.value(GRANTED)
    for name, parameters in functions(world).items():
        for persona, client in clients.items():
            body = {parameter: value_of(parameter, kind, chance, keys) for parameter, kind in parameters}
            answer = client.post(f"/rpc/{name}", json=body, headers=chance.choice(HEADERS[:6]))
            asked += 1
            if leaks(answer, keys):
                assert (name, answer.status_code) == ("open_recording", 200), (
                    f"{name} as {persona}: {answer.text}"
                )
                assert answer.text.count("opaque-") == 1
                opened += 1
    assert asked > 500
    # nobody who may not was among them: there are as many keys as looks that were granted and are on record
    assert opened == world.value(GRANTED) - granted


def test_nothing_that_is_kept_and_no_log_has_a_key(world: World, api: Api, keys: list[str]) -> None:
    """After all that was asked above: no other table, and nothing that the listener wrote down."""
    tables = world.rows(
        "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in"
        " ('identity', 'policy', 'vetting', 'booking', 'recording', 'guard', 'ledger') order by 1"
    )
    assert len(tables) > 40
    known = world.value("select array_agg(storage_key) from recording.media")
    for (table,) in tables:
        if table == "recording.media":
            continue
        found = world.value(
            f"select count(*) from {table} as kept, unnest(%s::text[]) as wanted (secret)"
            " where position(wanted.secret in kept::text) > 0",
            (known,),
        )
        assert found == 0, table
    assert not any(key in api.log() for key in keys)


def test_no_other_role_reads_a_key(world: World) -> None:
    """Of all roles a request can become or a function runs as, one may read the column."""
    readers = world.rows(
        "select rolname from pg_roles where rolname ~ '^(web_|cap_|safelane_|authenticator)'"
        " and has_column_privilege(rolname, 'recording.media', 'storage_key', 'select') order by 1"
    )
    assert readers == [("cap_recording",), ("safelane_owner",)]
    users = world.rows(
        "select p.oid::regproc::text from pg_proc as p where p.proowner = 'cap_recording'::regrole"
        " and p.prosrc ~ 'storage_key|media' and p.pronamespace <> 'tests'::regnamespace order by 1"
    )
    # with the sentence of each: the list grows only when somebody has looked at it
    assert [name for (name,) in users] == [
        "api.open_recording",  # the one that tells
        "api.purge_recording",  # deletes, and answers with the hash
        "api.report_recording_media",  # writes
        "api.request_disclosure",  # reads hashes
        "recording.read_findings",  # whether there is any
    ]
    told = world.rows(
        "select p.oid::regproc::text from pg_proc as p where p.prosrc ~ 'storage_key'"
        " and p.pronamespace not in ('tests'::regnamespace, 'pg_catalog'::regnamespace) order by 1"
    )
    assert told == [("api.open_recording",), ("api.report_recording_media",)]


@pytest.fixture(scope="module")
def closed(world: World) -> dict[str, str]:
    """Recordings that are closed to their tutor, each for another cause; the first two are harmless."""
    causes = (
        "withdrawn by the family",
        "never delivered",
        "allegation",
        "lock",
        "kept apart",
        "confidential case",
    )
    world.run("select tests.bookable('todd')")
    for number, cause in enumerate(causes):
        world.run("select tests.ward(%s, tests.born(11))", (f"pupil of {cause}",))
        world.run(
            "select tests.lesson(%s, 'todd', array[%s], now() + %s * interval '2 hours')",
            (f"lesson of {cause}", f"pupil of {cause}", number + 5),
        )
        world.run(
            "select tests.footage(%s, %s, date_trunc('day', now()) - interval '12 hours', 28, %s)",
            (f"film of {cause}", f"lesson of {cause}", cause != "never delivered"),
        )
    world.run(
        "select tests.said_then("
        "'pupil of withdrawn by the family', 'self', 'lesson of withdrawn by the family',"
        " 'pupil of withdrawn by the family', 'withdrawn', now() - interval '1 hour')"
    )
    world.run("select tests.held('lesson of allegation', 'legal_hold', 'allegation', 'case')")
    world.run("select tests.held('lesson of lock', 'evidence_lock', 'csam', 'case')")
    world.run("select tests.kept_apart('todd', 'pupil of kept apart', p_from => now() - interval '1 minute')")
    world.run("select tests.held('lesson of confidential case', p_closes => true)")
    return {cause: str(identifier(f"film of {cause}")) for cause in causes}


def test_no_answer_tells_a_tutor_why_a_recording_is_closed(api: Api, closed: dict[str, str]) -> None:
    """Status, headers and body are the same, byte for byte, for every cause (F9, E3.1)."""
    todd = api.as_("todd", "web_tutor")
    answers = {}
    for cause, film in closed.items():
        answer = todd.post("/rpc/open_recording", json={"segment_id": film})
        headers = [
            (name, RECEIPT.sub(b"", text)) for name, text in answer.headers.raw if name.lower() != b"date"
        ]
        answers[cause] = (answer.status_code, headers, answer.content)
    assert len({repr(answer) for answer in answers.values()}) == 1
    assert answers["allegation"][0] == 409


def test_no_list_tells_a_tutor_why_a_recording_is_closed(
    api: Api, closed: dict[str, str], world: World
) -> None:
    """The rows differ in what they are about and in nothing else, and a hold neither adds nor takes one."""
    todd = api.as_("todd", "web_tutor")

    def listed() -> tuple[str, str, list[dict[str, Any]]]:
        exact = todd.get("/tutor_recordings?order=segment_id", headers={"Prefer": "count=exact"})
        planned = todd.get("/tutor_recordings?order=segment_id", headers={"Prefer": "count=planned"})
        return exact.headers["content-range"], planned.headers["content-range"], exact.json()

    exact, planned, rows = listed()
    assert len(rows) == len(closed)
    own = ("segment_id", "lesson_id", "learner_ids")
    assert len({json.dumps({name: row[name] for name in row if name not in own}) for row in rows}) == 1
    assert rows[0]["open"] is False
    world.run("select tests.held(lesson, 'legal_hold', 'allegation') from unnest(%s::text[]) as lesson",
              ([f"lesson of {cause}" for cause in closed],))  # fmt: skip
    assert listed() == (exact, planned, rows)


def test_the_log_of_the_server_has_no_key(
    world: World, clients: dict[str, httpx.Client], keys: list[str]
) -> None:
    """What an error writes down on the server: the statement, and never what was sent with it."""
    refused = clients["web_service"].post("/rpc/report_recording_media", json={
        "segment_id": str(identifier("open film")), "storage_key": keys[0], "sha256": "none of that form",
        "length_octets": 1, "seconds": 1})  # fmt: skip
    assert refused.status_code == 422
    with world.database.connect(SUPERUSER) as connection:
        settings = connection.execute(
            "select name, setting from pg_settings where name in ('log_parameter_max_length_on_error',"
            " 'log_statement', 'log_min_duration_statement', 'log_min_duration_sample')"
        ).fetchall()
        assert dict(settings) == {
            "log_parameter_max_length_on_error": "0", "log_statement": "none",
            "log_min_duration_statement": "-1", "log_min_duration_sample": "-1",
        }  # fmt: skip
        row = connection.execute("show data_directory").fetchone()
    assert row is not None
    log = Path(row[0]).parent / "postgres.log"
    if log.exists():  # where the launcher puts it; a server of somebody else's keeps its own where it likes
        text = log.read_text(encoding="utf-8", errors="replace")
        assert "what is said about the media is not usable" in text
        assert "report_recording_media" in text
        assert not any(key.removeprefix("opaque-") in text for key in keys)
