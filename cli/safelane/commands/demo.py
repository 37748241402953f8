"""``safelane demo``: the demo world and the scripted day, both through the API."""

from __future__ import annotations

import time
from typing import Any

import click

from safelane import output as out
from safelane.connection import connected, database_option, settings
from safelane.demo import cast, day, residents, sealing
from safelane.demo.stage import Stage, Surprise
from safelane.demo.tokens import NotADemo, demo_key_path
from safelane.errors import Problem


@click.group()
def demo() -> None:
    """The demonstration that ``lane.py`` runs. Its people are fictional; never for production."""


def _stage(quiet: bool) -> Stage:
    url = settings().get("api_url")
    if not url:
        raise Problem("SAFELANE_API_URL is not set", "Start the demonstration with: python3 lane.py demo")
    try:
        demo_key_path()
    except NotADemo as error:
        raise Problem(str(error)) from error
    return Stage(url, quiet)


@demo.command()
@database_option
@click.option("--residents/--staff-only", "settle", default=True, help="Also one resident for every persona.")
def seed(settle: bool) -> None:
    """Found the demo platform and register its staff; does nothing where that is done."""
    state = cast.load()
    if state.get("staff") and (state.get("residents") or not settle):
        out.note("The demo world is there already.")
        return
    stage = _stage(quiet=True)
    try:
        if not state.get("staff"):
            state = _found(stage)
        if settle:
            state["residents"] = residents.settle(stage, cast.staff_from(state))
            cast.save(state)
    except Surprise as surprise:
        raise Problem(f"the demo world cannot be seeded: {surprise}") from surprise
    finally:
        stage.close()


def _found(stage: Stage) -> dict[str, Any]:
    """The operator founds the platform, and the founder hires the staff."""
    with connected() as connection:
        row = connection.execute("select identity.found_platform(%s, %s)", cast.FOUNDER).fetchone()
    if row is None:
        raise Problem("the database did not say who was registered")
    state = cast.hire_staff(stage, str(row[0]))
    cast.save(state)
    return state


@demo.command(name="day")
@database_option
def play() -> None:
    """Play a day on a tutoring platform through the API, and tell what was allowed, refused, and why.

    Founds the demo platform and hires its staff first, where nobody is there yet.
    """
    state = cast.load()
    stage = _stage(quiet=False)
    began = time.monotonic()
    try:
        if not state.get("staff"):
            stage.scene("Before the day: a platform is founded")
            state = _found(stage)
        day.play(stage, cast.staff_from(state))
        if settings().get("sealer_url") and settings().get("signer_url"):
            sealing.play(stage)
    except Surprise as surprise:
        raise Problem(f"The day did not go as the policy says. {surprise}") from surprise
    finally:
        stage.close()
    tally = stage.tally
    click.echo("")
    click.echo(
        f"{tally.allowed} requests allowed, {tally.refused} refused, in {time.monotonic() - began:.1f} s:"
        " all as the policy says."
    )


def register(main: click.Group) -> None:
    main.add_command(demo)
