"""Attack 65, and 62 by analogy: before, during and after something hidden, everybody is answered as if it
were not there.

Copies of one world, each with a PostgREST of its own, are asked the same questions in the same order; in all
of them
but one something hidden comes and goes. Status, headers and body are the same to the byte, except where the
policy
lets somebody be told something, and there they are what the policy says (tests/security/two_worlds.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from tests.security import looking, two_worlds
from tests.security.looking import PHASES, looks, said
from tests.security.two_worlds import HIDDEN, TUTOR, VIEWERS, Answer, Hidden, Look, Running
from tests.support.databases import Database, Server
from tests.support.keys import SigningKey
from tests.support.listener import Api
from tests.support.world import World

LEAST = 1200
"""Requests that are compared in each pair of worlds."""


@dataclass(frozen=True)
class Told:
    """What one request was answered in one world, and its twin about the routine tutor in the clean world."""

    look: Look
    answer: Answer
    twin: Answer | None


@pytest.fixture(scope="module")
def replayed(
    server: Server, template: Database, signing_key: SigningKey
) -> Iterator[dict[str, dict[str, list[Told]]]]:
    """What everybody was told: by world, by phase."""
    scene = server.copy(template, "scene")
    world = World(scene)
    two_worlds.arrange(world)
    known = two_worlds.identifiers_of(world) | {looking.NEVER}
    world.close()
    began = datetime.now(UTC)
    running = []
    for hidden in (None, *HIDDEN):
        copy = server.copy(scene, "world")
        api = Api(server.environment.postgrest, copy, signing_key).__enter__()
        running.append(
            Running(hidden.name if hidden else "clean", copy, api, World(copy), known, began, hidden)
        )
    try:
        with ThreadPoolExecutor(len(running)) as pool:
            yield dict(zip([each.name for each in running], pool.map(replay, running), strict=True))
    finally:
        for each in running:
            each.world.close()
            each.api.close()
            server.drop(each.database)
        server.drop(scene)


def replay(running: Running) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = {}
    for phase in PHASES:
        if phase == "during":
            if running.hidden is None or running.hidden.name != "a screening hit":
                two_worlds.nightly(running.act)
            if running.hidden is not None:
                running.hidden.place(running.act, running.world)
        if phase == "after":
            if running.hidden is not None:
                running.hidden.release(running.act, running.world)
            running.clients.pop("the tutor")  # whoever was out signs in again
        found[phase] = []
        for look in looks(phase):
            answer = running.look(look)
            twin = running.look(look.twin) if look.twin else None
            found[phase].append(Told(look, answer, twin))
    return found


def is_ended(hidden: Hidden, phase: str, look: Look) -> bool:
    return hidden.notice_served and phase == "during" and VIEWERS[look.viewer].name == TUTOR


def differences(clean: list[Told], other: list[Told], hidden: Hidden, phase: str) -> list[str]:
    """Every answer that is not what the policy says it has to be."""
    found = []
    for told, reference in zip(other, clean, strict=True):
        look = told.look
        if is_ended(hidden, phase, look):
            continue
        wanted, worked_out = reference.answer, False
        if phase == "during" and look.rule is not None:
            wanted = two_worlds.expected(look, hidden, reference.answer, reference.twin)
            worked_out = wanted != reference.answer
        if not two_worlds.same(told.answer, wanted, worked_out=worked_out):
            found.append(f"{said(look)}\n  told   {told.answer}\n  wanted {wanted}")
        if told.twin != reference.twin:
            found.append(f"{said(look)}, the twin\n  told   {told.twin}\n  wanted {reference.twin}")
    return found


@pytest.mark.parametrize("hidden", HIDDEN, ids=lambda hidden: hidden.name)
@pytest.mark.parametrize("phase", PHASES)
def test_065_nobody_is_told_more_than_the_policy_says(
    replayed: dict[str, dict[str, list[Told]]], hidden: Hidden, phase: str
) -> None:
    found = differences(replayed["clean"][phase], replayed[hidden.name][phase], hidden, phase)
    assert not found, f"{len(found)} answers differ:\n" + "\n".join(found[:5])


def test_065_so_many_requests_were_compared(replayed: dict[str, dict[str, list[Told]]]) -> None:
    counts = {name: sum(len(told) for told in phases.values()) for name, phases in replayed.items()}
    assert min(counts.values()) >= LEAST, counts
    assert set(VIEWERS) == {told.look.viewer for told in replayed["clean"]["during"]}


def test_065_whatever_a_member_may_ask_is_asked(
    replayed: dict[str, dict[str, list[Told]]], world: World
) -> None:
    """Every list that a persona may select, and every function that it may call, is asked as that persona."""
    asked: dict[str, set[str]] = {viewer: set() for viewer in VIEWERS}
    for told in replayed["clean"]["during"]:
        asked[told.look.viewer].add(told.look.path.partition("?")[0])
    for viewer, who in VIEWERS.items():
        granted = world.rows(
            "select '/' || relname from pg_class where relnamespace = 'api'::regnamespace and relkind = 'v'"
            " and has_table_privilege(%s, oid, 'select') union all"
            " select '/rpc/' || proname from pg_proc where pronamespace = 'api'::regnamespace"
            " and has_function_privilege(%s, oid, 'execute')",
            (who.persona, who.persona),
        )
        assert len(granted) >= 2
        assert {path for (path,) in granted} - asked[viewer] == set(), viewer


@pytest.mark.parametrize("hidden", HIDDEN, ids=lambda hidden: hidden.name)
def test_065_control_the_hidden_thing_was_there_and_the_comparison_sees(
    replayed: dict[str, dict[str, list[Told]]], hidden: Hidden
) -> None:
    """Without the policy's rules the worlds differ; and one more octet in one answer is found."""
    clean, other = replayed["clean"]["during"], replayed[hidden.name]["during"]
    assert sum(one.answer != another.answer for one, another in zip(clean, other, strict=True)) >= 5
    for place in (3, len(other) // 2, len(other) - 1):
        told = other[place]
        if is_ended(hidden, "during", told.look):
            continue
        spoiled = [*other]
        spoiled[place] = Told(told.look, (told.answer[0], told.answer[1], told.answer[2] + b"0"), told.twin)
        with pytest.raises((AssertionError, ValueError)):
            assert not differences(clean, spoiled, hidden, "during")


def test_065_a_session_that_was_ended_has_one_answer(replayed: dict[str, dict[str, list[Told]]]) -> None:
    """An account that is switched off is told of by every request in the same words: 401, and nothing of
    why.
    """
    ended = [
        told
        for told in replayed["an account switched off"]["during"]
        if VIEWERS[told.look.viewer].name == TUTOR and told.look.method in ("GET", "POST")
    ]
    by_database = [told for told in ended if told.answer[0] == 401]
    assert len({told.answer for told in by_database}) == 1
    # PostgREST answers what it cannot read, or has no function for, before it asks the database who is there
    assert {told.answer[0] for told in ended} <= {400, 401, 404, 406, 415}
    assert len(by_database) > len(ended) // 2
