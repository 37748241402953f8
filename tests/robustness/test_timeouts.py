"""The limits on the logins of PostgREST, by what they do: shortened for one database, or a test would wait
for them.
"""

from __future__ import annotations

import time

import psycopg
import pytest

from tests.support.databases import AUTHENTICATOR, SUPERUSER
from tests.support.listener import Api
from tests.support.world import World, identifier


def limit(world: World, name: str, value: str) -> None:
    world.run(f"alter role authenticator in database {world.database.name} set {name} = '{value}'")


def test_the_login_has_all_three(fresh_world: World) -> None:
    (settings,) = fresh_world.rows(
        "select setconfig from pg_db_role_setting where setrole = 'authenticator'::regrole and"
        " setdatabase = 0"
    )
    limits = dict(setting.split("=") for setting in settings[0])
    assert limits.items() >= {
        "statement_timeout": "8s", "lock_timeout": "3s", "idle_in_transaction_session_timeout": "10s",
    }.items()  # fmt: skip


def test_who_waits_for_a_lock_too_long_is_told_and_nothing_is_done(
    fresh_world: World, fresh_api: Api
) -> None:
    fresh_world.follows_profile()
    fresh_world.run("select tests.bookable('cole')")
    fresh_world.person("dina", "dsl")
    limit(fresh_world, "lock_timeout", "200ms")
    with (
        Api(fresh_api._binary, fresh_world.database, fresh_api.key) as listening,
        fresh_world.database.connect(SUPERUSER) as other,
    ):
        dina = listening.as_("dina", "web_dsl")
        with other.transaction(force_rollback=True):
            other.execute("lock table vetting.standing in access exclusive mode")
            refused = dina.post("/rpc/place_hold", json={"tutor_id": str(identifier("cole"))})
        assert (refused.status_code, refused.json()["code"]) == (500, "55P03"), refused.text
        assert fresh_world.value("select count(*) from booking.restriction") == 0
        again = dina.post("/rpc/place_hold", json={"tutor_id": str(identifier("cole"))})
        assert again.status_code == 201, "and the same connection serves the next"


def test_who_leaves_a_transaction_open_is_cut_off(fresh_world: World) -> None:
    """Whoever holds the password could hold locks: the server ends the session."""
    limit(fresh_world, "idle_in_transaction_session_timeout", "200ms")
    with fresh_world.database.connect(AUTHENTICATOR, application="psql", autocommit=False) as thief:
        thief.execute("select 1")
        deadline = time.monotonic() + 10
        while fresh_world.value(
            "select count(*) from pg_stat_activity where pid = %s", (thief.info.backend_pid,)
        ):
            assert time.monotonic() < deadline
        with pytest.raises(psycopg.Error) as ended:
            thief.execute("select 1")
        assert ended.value.sqlstate in ("25P03", None)
