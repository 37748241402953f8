"""``safelane eligibility explain``: why a tutor can or cannot be booked, as far as one may know."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import CommandLine
from tests.support.world import World


@pytest.fixture(scope="module", autouse=True)
def people(world: World) -> None:
    world.follows_profile()
    world.person("vera", "vetting_officer")
    world.person("dora", "dsl")
    world.person("gus")
    world.run("select tests.ward('lily', tests.born(11), 'gus')")
    world.run("select tests.bookable('bea')")
    world.person("ann", "tutor")
    world.engagement("ann alone", "ann")


def test_a_tutor_who_can_be_booked_is_fine(cli: CommandLine, world: World) -> None:
    outcome = cli("eligibility", "explain", str(world.id("bea")), who="vera", persona="web_vetting")
    assert outcome.exit_code == 0, outcome.output
    assert "is eligible as at" in outcome.stderr


def test_an_officer_reads_every_vetting_code(cli: CommandLine, world: World) -> None:
    outcome = cli(
        "eligibility", "explain", str(world.id("ann")), "--format", "json", who="vera", persona="web_vetting"
    )
    assert outcome.exit_code == 3, outcome.output
    classes = {reason["code"]: reason["class"] for reason in json.loads(outcome.stdout)}
    for code in ("DBS_MISSING", "IDENTITY_UNVERIFIED", "VETTING_GATE_NOT_PASSED"):
        assert classes[code] == "B"
    assert "not eligible" in outcome.stderr


def test_somebody_who_looks_for_a_tutor_learns_only_that(cli: CommandLine, world: World) -> None:
    outcome = cli(
        "eligibility", "explain", str(world.id("ann")), "--format", "csv", who="gus", persona="web_guardian"
    )
    assert outcome.exit_code == 3, outcome.output
    assert "DBS" not in outcome.output
    assert "TUTOR_NOT_BOOKABLE" in outcome.stdout


def test_the_past_can_be_asked(cli: CommandLine, world: World) -> None:
    outcome = cli(
        "eligibility", "explain", str(world.id("bea")), "--at", "2020-06-01T12:00Z", "--format", "json",
        who="dora", persona="web_dsl",
    )  # fmt: skip
    assert outcome.exit_code == 3, outcome.output
    assert "DBS_MISSING" in {reason["code"] for reason in json.loads(outcome.stdout)}


@pytest.mark.parametrize("instant", ["2020-06-01T12:00:00", "yesterday"])
def test_an_instant_has_an_offset(cli: CommandLine, world: World, instant: str) -> None:
    outcome = cli(
        "eligibility", "explain", str(world.id("bea")), "--at", instant, who="vera", persona="web_vetting"
    )
    assert outcome.exit_code == 2


def test_a_tutor_is_named_by_an_identifier(cli: CommandLine) -> None:
    assert cli("eligibility", "explain", "bea", who="vera", persona="web_vetting").exit_code == 2


def test_advisories_are_shown_and_stop_nothing(cli: CommandLine, world: World) -> None:
    """A child whose date of birth nobody knows is worth knowing of, for whoever decides about children."""
    world.run("select tests.ward('max', null, 'gus')")
    about = (str(world.id("bea")), "--learner", str(world.id("max")))
    told = cli("eligibility", "explain", *about, "--format", "csv", who="dora", persona="web_dsl")
    assert "STUDENT_DOB_UNKNOWN,A," in told.stdout, told.output
