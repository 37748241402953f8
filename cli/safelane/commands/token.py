"""``safelane token``: tokens for the demonstration, and nowhere else."""

from __future__ import annotations

import json
import uuid

import click

from safelane import output
from safelane.demo import cast, tokens
from safelane.errors import Problem

PERSONAS = (
    "learner",
    "guardian",
    "tutor",
    "agency",
    "school",
    "vetting",
    "compliance",
    "service",
    "admin",
    "dsl",
    "lado",
)


@click.group()
def token() -> None:
    """Tokens for the demonstration. In production your identity provider signs them."""


@token.command()
@click.argument("persona", type=click.Choice(PERSONAS), required=False)
@click.option("--person", metavar="UUID", type=click.UUID, help="Somebody else than the demo's own resident.")
@click.option("--all", "all_", is_flag=True, help="One token for each persona of the demo world.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def mint(persona: str | None, person: uuid.UUID | None, all_: bool, format_: str) -> None:
    """Print a token for PERSONA, signed with the demo's key; it lives for fifteen minutes.

    Works only in the clone whose demonstration is running (python3 lane.py up); refuses everywhere else.
    """
    if all_ == bool(persona):
        raise click.UsageError("Name one persona, or say --all.")
    try:
        minted = _mint_all() if all_ else [_mint_one(str(persona), person)]
    except (tokens.NotADemo, FileNotFoundError) as error:
        raise Problem(str(error)) from error
    if format_ == "json":
        output.write(json.dumps(minted, indent=2))
    else:
        output.write(
            "\n".join(row["token"] if not all_ else f"{row['persona']} {row['token']}" for row in minted)
        )


def _mint_all() -> list[dict[str, str]]:
    residents = cast.load().get("residents", {})
    if not residents:
        raise tokens.NotADemo("The demo world is not seeded yet: python3 lane.py up")
    return [
        {"persona": row["persona"], "name": name, "token": tokens.mint(row["person_id"], row["persona"])}
        for name, row in residents.items()
    ]


def _mint_one(persona: str, person: uuid.UUID | None) -> dict[str, str]:
    role = f"web_{persona}"
    if person:
        return {"persona": role, "name": str(person), "token": tokens.mint(str(person), role)}
    for row in _mint_all():
        if row["persona"] == role:
            return row
    raise tokens.NotADemo(f"Nobody in the demo world comes as {role}; name a person with --person.")


def register(main: click.Group) -> None:
    main.add_command(token)
