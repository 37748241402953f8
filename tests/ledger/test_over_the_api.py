"""``ledger show`` and ``ledger prove`` as people run them: with their own token, in front of the real API."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result

from tests.ledger.sealing import Sealing
from tests.support.listener import Api
from tests.support.world import World


@pytest.fixture
def people(sealing: Sealing, fresh_world: World) -> World:
    """A safeguarding lead, and a tutor."""
    fresh_world.person("dina", "dsl")
    fresh_world.person("tom", "tutor")
    return fresh_world


def run(sealing: Sealing, api: Api, who: str, persona: str, *arguments: str | Path) -> Result:
    return sealing.run(*arguments, SAFELANE_API_URL=api.url, SAFELANE_TOKEN=api.token(who, persona))


def receipt(api: Api) -> str:
    """What an answer says in its header: reading the ledger is an entry as well."""
    answer = api.as_("dina", "web_dsl").post("/rpc/ledger_entries", json={})
    assert answer.status_code == 200, answer.text
    return str(answer.headers["Ledger-Receipt"])


def test_a_safeguarding_lead_is_shown_entries_the_newest_first(
    sealing: Sealing, fresh_api: Api, people: World
) -> None:
    receipt(fresh_api)
    sealing.seal()
    outcome = run(sealing, fresh_api, "dina", "web_dsl", "ledger", "show", "--format", "json")
    assert outcome.exit_code == 0, outcome.output
    shown = json.loads(outcome.stdout)
    assert shown["rows"][0]["action"] == "ledger_entries"
    assert shown["header"]["checkpoint"] == f"{sealing.origin}, {sealing.state().size} leaves"
    numbers = [row["seq"] for row in shown["rows"]]
    assert numbers == sorted(numbers, reverse=True)


def test_more_than_a_page_is_fetched_page_by_page(sealing: Sealing, fresh_api: Api, people: World) -> None:
    sealing.append_many(150)
    outcome = run(
        sealing, fresh_api, "dina", "web_dsl", "ledger", "show", "--limit", "130", "--format", "json"
    )
    rows = json.loads(outcome.stdout)["rows"]
    assert len({row["seq"] for row in rows}) == 130


@pytest.mark.parametrize("format_", ["table", "csv", "html"])
def test_every_format_says_the_same(sealing: Sealing, fresh_api: Api, people: World, format_: str) -> None:
    sealing.append(1, "a remarkable action")
    outcome = run(sealing, fresh_api, "dina", "web_dsl", "ledger", "show", "--format", format_)
    assert outcome.exit_code == 0, outcome.output
    assert "a remarkable action" in outcome.stdout


def test_whoever_may_not_see_the_ledger_is_refused(sealing: Sealing, fresh_api: Api, people: World) -> None:
    outcome = run(sealing, fresh_api, "tom", "web_tutor", "ledger", "show")
    assert outcome.exit_code == 4
    assert "not shown to the persona of your token" in outcome.output
    assert "permission denied" not in outcome.output


def test_whoever_holds_a_receipt_gets_a_proof_that_verifies_offline(
    sealing: Sealing, fresh_api: Api, people: World
) -> None:
    held = receipt(fresh_api)
    sealing.append_many(300)
    sealing.seal()
    proof = sealing.folder / "mine.tlog-proof"
    outcome = run(sealing, fresh_api, "tom", "web_tutor", "ledger", "prove", held, "-o", proof)
    assert outcome.exit_code == 0, outcome.output
    assert held.partition("leaf=")[2] in sealing.accepted(proof)


def test_a_receipt_of_nothing_is_a_finding(sealing: Sealing, fresh_api: Api, people: World) -> None:
    number = receipt(fresh_api).partition(";")[0]
    sealing.seal()
    outcome = run(sealing, fresh_api, "tom", "web_tutor", "ledger", "prove", f"{number}; leaf={'ab' * 32}")
    assert outcome.exit_code == 3, outcome.output
    assert "No such entry" in outcome.output


def test_an_entry_that_is_not_signed_yet_is_no_finding(
    sealing: Sealing, fresh_api: Api, people: World
) -> None:
    held = receipt(fresh_api)
    assert run(sealing, fresh_api, "tom", "web_tutor", "ledger", "prove", held).exit_code == 1
    sealing.must("seal", "--once", "--only", "integrate")
    outcome = run(sealing, fresh_api, "tom", "web_tutor", "ledger", "prove", held)
    assert outcome.exit_code == 1
    assert "signed yet" in outcome.output
