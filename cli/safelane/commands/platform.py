"""``safelane platform``: the one step that no administrator can do, because there is none yet."""

from __future__ import annotations

from pathlib import Path

import click

from safelane import output as out
from safelane.connection import connected, database_option
from safelane.errors import Problem

PROFILES = ("tutorstudio", "mytutor", "tutorninjas")


@click.group()
def platform() -> None:
    """Found a platform: its first administrator and the policy profile it starts with."""


@platform.command()
@database_option
@click.option("--given-name", required=True)
@click.option("--family-name", required=True)
@click.option("--profile", type=click.Choice(PROFILES), default=PROFILES[0], show_default=True)
@click.option("--external-ref", help="Your identity provider's or platform's own id for this person.")
@out.format_option("table", "json")
def found(
    given_name: str,
    family_name: str,
    profile: str,
    external_ref: str | None,
    format_: str,
    output_file: Path | None,
) -> None:
    """Register the founding administrator. Works once, in an empty database, as safelane_migrator.

    Prints the person's id: the ``sub`` of their tokens. Everybody else is registered by an administrator
    through the API; nobody ever grants a power to themselves, so appoint a second administrator next.
    """
    with connected() as connection:
        row = connection.execute(
            "select identity.found_platform(%s, %s, %s, %s)", (given_name, family_name, profile, external_ref)
        ).fetchone()
    if row is None:
        raise Problem("the database did not say who was registered")
    out.emit(["person_id", "profile"], [{"person_id": str(row[0]), "profile": profile}], format_, output_file)


def register(main: click.Group) -> None:
    main.add_command(platform)
