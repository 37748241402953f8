"""What two administrators do at the same moment: the second waits, and then sees what the first did."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest

from tests.support.databases import AUTHENTICATOR, Connection, Database
from tests.support.world import World

PATIENCE = 30.0
"""Seconds until a statement that should wait, or be done, counts as stuck."""


def call(connection: Connection, statement: str, arguments: tuple[Any, ...]) -> dict[str, Any]:
    """The answer of an api function."""
    row = connection.execute(statement, arguments).fetchone()
    assert row is not None
    answer: dict[str, Any] = row[0]
    return answer


def in_turn(
    world: World,
    database: Database,
    first: tuple[str, str, tuple[Any, ...]],
    second: tuple[str, str, tuple[Any, ...]],
) -> list[dict[str, Any]]:
    """Let the second person begin before the first commits, and see that they wait. Gives both answers."""
    with (
        database.connect(AUTHENTICATOR, autocommit=False) as one,
        database.connect(AUTHENTICATOR, autocommit=False) as other,
        ThreadPoolExecutor(1) as pool,
    ):
        one.execute("select tests.become(%s, 'web_admin')", (first[0],))
        other.execute("select tests.become(%s, 'web_admin')", (second[0],))
        earlier = call(one, first[1], first[2])
        running: Future[dict[str, Any]] = pool.submit(call, other, second[1], second[2])
        wait_until_it_waits(world, other.info.backend_pid, running)
        one.commit()
        later = running.result(PATIENCE)
        other.commit()
    return [earlier, later]


def wait_until_it_waits(world: World, pid: int, running: Future[dict[str, Any]]) -> None:
    """Until the server says that this session waits for a lock."""
    for _ in range(int(PATIENCE / 0.01)):
        try:
            pytest.fail(f"it did not wait: {running.result(0.01)}")
        except TimeoutError:
            if world.value("select wait_event_type = 'Lock' from pg_stat_activity where pid = %s", (pid,)):
                return
    pytest.fail("it neither waited nor finished")


REVOKE = "select api.revoke_power(%s, 'You or I')"
SWITCH_OFF = "select api.correct_person(%s, 'You or I', account_state => 'inactive')"


@pytest.mark.parametrize(
    ("al_does", "bo_does"), [(REVOKE, REVOKE), (REVOKE, SWITCH_OFF), (SWITCH_OFF, REVOKE)]
)
def test_two_administrators_who_remove_each_other_leave_one(
    fresh_world: World, fresh_database: Database, al_does: str, bo_does: str
) -> None:
    powers = {}
    for name in ("al", "bo"):
        fresh_world.person(name)
        powers[name] = fresh_world.power(name, "platform_administrator")

    def whom(name: str, how: str) -> tuple[Any, ...]:
        return (powers[name] if how is REVOKE else fresh_world.id(name),)

    earlier, later = in_turn(
        fresh_world,
        fresh_database,
        ("al", al_does, whom("bo", al_does)),
        ("bo", bo_does, whom("al", bo_does)),
    )
    assert "status" not in earlier
    assert (later["status"], later["type"]) == (409, "urn:safelane:problem:last-administrator")
    assert fresh_world.rows(
        "select person_id from identity.power join identity.person using (person_id)"
        " where power = 'platform_administrator' and valid_until is null and account_state = 'active'"
    ) == [(fresh_world.id("al"),)]


LINK = "select api.link_guardian(%s, %s, 'parent', 'court_order')"
GRANT = "select api.grant_power(%s, 'dsl')"
MAKE_A_CHILD = "select api.correct_person(%s, 'Was mistyped', date_of_birth => '2015-01-01')"


@pytest.mark.parametrize("child_first", [True, False], ids=["child first", "adult first"])
@pytest.mark.parametrize("how", [LINK, GRANT], ids=["guardian", "officer"])
def test_nobody_becomes_a_child_and_a_guardian_or_officer_at_the_same_moment(
    fresh_world: World, fresh_database: Database, how: str, child_first: bool
) -> None:
    fresh_world.person("al", "platform_administrator")
    fresh_world.person("bo", "platform_administrator")
    fresh_world.person("kim", "learner", born="2014-01-01")
    person = fresh_world.person("pat")
    as_adult = ("al", how, (person, fresh_world.id("kim")) if how is LINK else (person,))
    as_child = ("bo", MAKE_A_CHILD, (person,))

    turns = (as_child, as_adult) if child_first else (as_adult, as_child)
    earlier, later = in_turn(fresh_world, fresh_database, *turns)
    assert "status" not in earlier
    assert (later["status"], later["type"]) == (409, "urn:safelane:problem:adult-required")
