"""Attacks D 56 to 66, by analogy: there is no allegation channel yet, and what it will be looked for
through is here.
"""

from __future__ import annotations

import re
from typing import Any

import httpx
import psycopg
import pytest

from tests.security.entrances import refusal
from tests.security.test_e_authenticator import WEB
from tests.support.databases import AUTHENTICATOR, Database
from tests.support.environment import ROOT
from tests.support.listener import Api
from tests.support.world import World, identifier

CONFIDENTIAL = (
    "booking.restriction",
    "booking.no_contact_order",
    "vetting.screening_hit",
    "vetting.screening_run",
    "vetting.screening_clearance",
    "vetting.dbs_status_check",
    "vetting.prohibition_check",
    "recording.hold",
    "recording.access",
    "ledger.opening",
    "ledger.entry",
    "vetting.disclosure_assessment",
    "vetting.self_disclosure",
)
"""Tables of which no web role reads a row or a column, whoever asks."""
LANES = "('identity', 'policy', 'vetting', 'booking', 'recording', 'guard', 'ledger', 'api')"


@pytest.fixture(scope="module", autouse=True)
def people(world: World) -> None:
    world.follows_profile()
    for name in ("tessa", "cole"):
        world.run("select tests.bookable(%s)", (name,))
    world.run("select tests.ward('lily', tests.born(11))")
    world.person("dina", "dsl", "tutor")
    world.person("dora", "dsl")
    world.person("ada", "platform_administrator")
    world.run("select tests.restricted('tessa'), tests.restricted('dina')")


def test_d56_nothing_that_members_write_points_at_what_is_hidden(world: World) -> None:
    """A foreign key is an oracle: no key of a table that is not confidential leads into one that is."""
    keys = world.rows(
        "select conrelid::regclass::text, confrelid::regclass::text from pg_constraint where contype = 'f'"
    )
    assert len(keys) > 40
    assert [(here, there) for here, there in keys if there in CONFIDENTIAL and here not in CONFIDENTIAL] == []


def test_d57_nobody_is_deleted_so_that_no_deletion_can_fail_for_a_hidden_reason(world: World) -> None:
    """No key cascades a deletion or empties a column by one, and no role that anybody becomes may delete a
    person.
    """
    cascading = world.rows(
        "select conname from pg_constraint where contype = 'f' and (confdeltype <> 'a' or"
        " confupdtype not in ('a', 'c'))"
    )
    assert cascading == []
    deleting = world.rows(
        "select r.rolname from pg_roles as r where r.rolname ~ '^(web_|cap_|authenticator)'"
        " and has_table_privilege(r.rolname, 'identity.person', 'delete')"
    )
    assert deleting == []
    control = world.value("select count(*) from pg_constraint where contype = 'f' and confupdtype = 'c'")
    assert control == 1, "the slot of a lesson goes with the lesson, and this is the only cascade"


def test_d58_nothing_is_sent_on_a_channel(world: World) -> None:
    """No function notifies or listens: there is no topic that could be named after somebody."""
    assert (
        world.rows(
            f"select proname from pg_proc join pg_namespace as n on n.oid = pronamespace"
            f" where n.nspname in {LANES} and prosrc ~* '\\m(pg_notify|notify|listen)\\M'"
            f" and prosrc !~* 'notif(y|ied)_|_notify'"
        )
        == []
    )
    for source in sorted((ROOT / "functions").rglob("*.sql")):
        assert not re.search(
            r"(?i)\bpg_notify\b|^\s*(notify|listen)\s", source.read_text(encoding="utf-8"), re.MULTILINE
        )


def test_d60_a_safeguarding_lead_reads_no_entry_that_names_them(api: Api) -> None:
    """Dina is held back as a tutor and is a lead: the entry about her is not among those that she reads,
    Dora reads it.
    """
    dora, dina = api.as_("dora", "web_dsl"), api.as_("dina", "web_dsl")
    assert dora.post("/rpc/place_hold", json={"tutor_id": str(identifier("dina"))}).status_code == 201
    about = {"target_id": str(identifier("dina"))}
    hers = dina.post("/rpc/ledger_entries", json=about).json()
    assert (hers["entries"], hers["next_before_seq"]) == ([], None)
    everything = dina.post("/rpc/ledger_entries", json={}).text
    assert '"place_hold"' not in everything
    seen = dora.post("/rpc/ledger_entries", json=about).json()["entries"]
    assert "place_hold" in [entry["action"] for entry in seen], "the control"


def test_d61_no_number_that_a_member_sees_is_counted_by_hidden_rows(world: World) -> None:
    """Identifiers come from no sequence; the one number that is drawn from one is the entry's place in the
    ledger.

    That number is everybody's: it counts every action and refusal of all people, as the signed size of the
    tree does,
    which witnesses publish. What it tells is that somebody did something, never what, to whom or whether it
    was done.
    """
    sequences = {
        name
        for (name,) in world.rows(
            f"select c.oid::regclass::text from pg_class as c join pg_namespace as n on n.oid ="
            f" c.relnamespace"
            f" where c.relkind = 'S' and n.nspname in {LANES}"
        )
    }
    # the order in which these came; no view and no answer has their numbers
    inner = {f"recording.{table}_seq_seq" for table in ("act", "admission", "lesson_move", "parent_contact")}
    assert {name for name in sequences if not name.startswith("ledger.")} == inner
    shown = world.rows(
        "select attname::text from pg_attribute join pg_class as c on c.oid = attrelid"
        " where relnamespace = 'api'::regnamespace and attname = 'seq'"
    )
    assert shown == []
    defaults = world.rows(
        f"select attrelid::regclass::text from pg_attribute join pg_class as c on c.oid = attrelid"
        f" join pg_namespace as n on n.oid = c.relnamespace where n.nspname in {LANES}"
        f" and (attidentity <> '' or pg_get_expr((select adbin from pg_attrdef where adrelid ="
        f" attrelid and adnum = attnum),"
        f" attrelid) ~ 'nextval') and c.oid::regclass::text = any (%s)",
        (list(set(CONFIDENTIAL) - {"ledger.entry"}),),
    )
    assert defaults == []
    versions = world.rows("select substr(restriction_id::text, 15, 1) from booking.restriction")
    assert set(versions) == {("4",)}, "random, with no time in them"


def test_d61_receipts_tell_a_place_and_a_hash(api: Api) -> None:
    tessa = api.as_("tessa", "web_tutor")
    answer = tessa.post("/rpc/cancel_lesson", json={"lesson_id": str(identifier("nothing"))})
    assert refusal(answer) == (404, "not-found")
    assert re.fullmatch(r"seq=\d+; leaf=[0-9a-f]{64}", answer.headers["ledger-receipt"])
    seq, leaf = re.findall(r"[0-9a-f]+(?=;|$)", answer.headers["ledger-receipt"])
    for wrong in (
        {"seq": int(seq) - 1, "leaf_hash": leaf},
        {"seq": int(seq), "leaf_hash": "0" * 64},
        {"seq": 10**15, "leaf_hash": leaf},
    ):
        assert refusal(tessa.post("/rpc/ledger_proof", json=wrong)) == (404, "not-found")
    right = tessa.post("/rpc/ledger_proof", json={"seq": int(seq), "leaf_hash": leaf})
    assert refusal(right) == (409, "not-in-the-tree"), "it is theirs, and nobody has sealed it yet"


def test_d63_statistics_of_hidden_rows_are_shut(database: Database, world: World) -> None:
    """Nobody has SQL; whoever steals authenticator's password reads sizes of tables, and no value, plan,
    counter or lock of one.
    """
    with database.connect(AUTHENTICATOR, application="psql") as thief:
        for role in WEB:
            with thief.transaction(force_rollback=True):
                thief.execute("select set_config('role', %s, true)", (role,))
                for table in CONFIDENTIAL:
                    for statement in (
                        f"explain analyze select * from {table}",
                        f"select 1 from {table} limit 0",
                    ):
                        with pytest.raises(psycopg.errors.InsufficientPrivilege), thief.transaction():
                            thief.execute(statement)
                shown = thief.execute(
                    "select schemaname || '.' || tablename from pg_stats where schemaname || '.' || tablename"
                    " = any (%s)",
                    (list(CONFIDENTIAL),),
                ).fetchall()
                assert shown == [], role
        for shut in ("pg_locks", "pg_stat_all_tables", "pg_stat_user_functions"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), thief.transaction():
                thief.execute(f"select 1 from {shut}")
    keys = world.rows(
        f"select prosrc from pg_proc join pg_namespace as n on n.oid = pronamespace"
        f" where n.nspname in {LANES} and prosrc ~ 'advisory'"
    )
    used = {key for (source,) in keys for key in re.findall(r"pg_advisory_xact_lock\((.*)\);", source)}
    assert used
    assert all(
        re.fullmatch(
            r"4711, 1|'[a-z_.]+'::regclass::oid::bigint|hashtext(?:extended)?\('[a-z_. ]+'(?:, 0)?\)(?:, 1)?",
            key,
        )
        for key in used
    ), used


def test_d62_an_interim_measure_has_no_code_of_its_own(world: World) -> None:
    """What a restriction is called in public is what a routine cause is called, in the same words and with
    no class.
    """
    public = world.rows(
        "select family, array_agg(distinct public_code order by public_code) from booking.reason"
        " where code <> public_code group by family order by family"
    )
    codes = dict(public)
    assert codes["restriction"] == ["TUTOR_NOT_BOOKABLE"]
    assert "TUTOR_NOT_BOOKABLE" in codes["vetting"]
    hidden = world.rows(
        "select distinct tutor_code from booking.reason where code in"
        " ('TUTOR_ON_HOLD', 'TUTOR_SUSPENDED', 'TUTOR_CLOSED', 'TUTOR_ACCOUNT_INACTIVE', 'NO_CONTACT_ORDER',"
        " 'SCREENING_HIT_OPEN', 'DBS_NEW_INFORMATION')"
    )
    assert hidden == [("ACCOUNT_UNDER_REVIEW",)]


REFUSED, UNREAD, UNREAD_TIME, UNUSABLE = (
    (409, "booking-refused"),
    (400, "22P02"),
    (400, "22007"),
    (422, "PT422"),
)
SENT: dict[str, tuple[tuple[Any, tuple[int, str]], ...]] = {
    "tutor_id": (
        (None, UNUSABLE), (1, UNREAD), ("x", UNREAD), (str(identifier("nothing")), REFUSED),
        (str(identifier("lily")), UNUSABLE),
    ),
    "learner_ids": (
        (None, UNUSABLE), ([], UNUSABLE), ([None], UNUSABLE), (["x"], UNREAD),
        ([[str(identifier("lily"))]], UNUSABLE), ([str(identifier("lily"))] * 2, UNUSABLE),
    ),
    "starts_at": (
        (None, UNUSABLE), ("infinity", UNUSABLE), ("-infinity", UNUSABLE), ("294276-12-31", UNUSABLE),
        ("now", UNUSABLE), ("x", UNREAD_TIME), (5, UNREAD_TIME),
    ),
    "ends_at": (("infinity", UNUSABLE), ("4713-01-01 BC", UNUSABLE), ("", UNREAD_TIME)),
    "modality": ((None, UNUSABLE), ("", UNUSABLE), ("in_person", REFUSED), ("x" * 5000, UNUSABLE)),
    "venue": (
        ([], UNUSABLE), ({"address": "x" * 600}, UNUSABLE), ({"chaperone_id": "x"}, UNUSABLE),
        ("x" * 600, UNUSABLE), (5, UNUSABLE),
    ),
    "engagement_id": ((str(identifier("nothing")), REFUSED), ("x", UNREAD)),
}  # fmt: skip
"""What is sent in the place of what is right, and how it is refused."""


def test_d64_no_refusal_names_a_constraint_or_a_table(api: Api) -> None:
    """Whatever is sent, the words are the API's or those of a type that could not be read."""
    parent = api.as_("lily's parent", "web_guardian")
    good = {
        "tutor_id": str(identifier("cole")),
        "learner_ids": [str(identifier("lily"))],
        "modality": "online",
        "starts_at": "2027-03-01T10:00:00Z",
        "ends_at": "2027-03-01T11:00:00Z",
    }
    control: httpx.Response = parent.post("/rpc/book_lesson", json=good | {"dry_run": True})
    assert control.json()["bookable"] is True, control.text
    for name, values in SENT.items():
        for value, wanted in values:
            answer = parent.post("/rpc/book_lesson", json=good | {name: value})
            assert refusal(answer) == wanted, (name, value)
            assert not re.search(
                r"constraint|relation|violates|_pkey|_key\b|booking\.|CONTEXT", answer.text
            ), answer.text
            assert answer.json().get("details") is None, answer.text


def test_d66_nobody_makes_themselves_a_safeguarding_lead(api: Api, world: World) -> None:
    """A lead grants no powers, and an administrator none to themselves."""
    wanted = {"person_id": str(identifier("dina")), "power": "lado_coordinator"}
    assert refusal(api.as_("dina", "web_dsl").post("/rpc/grant_power", json=wanted)) == (403, "42501")
    own = {"person_id": str(identifier("ada")), "power": "dsl"}
    refused = api.as_("ada", "web_admin").post("/rpc/grant_power", json=own)
    assert refusal(refused) == (403, "not-for-yourself")
    assert world.rows("select power from identity.power where person_id = tests.id('ada')") == [
        ("platform_administrator",)
    ]
    other = {"person_id": str(identifier("cole")), "power": "dsl"}
    assert api.as_("ada", "web_admin").post("/rpc/grant_power", json=other).status_code == 201, "the control"


def test_d66_a_lead_decides_nothing_about_themselves(api: Api) -> None:
    dina = api.as_("dina", "web_dsl")
    for function, body in (("place_hold", {}), ("release_hold", {})):
        answer = dina.post(f"/rpc/{function}", json={"tutor_id": str(identifier("dina"))} | body)
        assert refusal(answer) == (403, "not-for-yourself")
    asked = dina.post("/rpc/booking_eligibility", json={"tutor_id": str(identifier("dina"))}).json()
    assert "TUTOR_ON_HOLD" not in str(asked)
    assert "as_at" not in asked, "and as somebody who is not staff about themselves"
