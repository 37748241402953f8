"""Every command line in README and docs names a command that exists, with options that it has."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

import click
import pytest
from safelane.main import main

from launcher.main import parser as lane_parser
from tests.docs import pages

FOUND = list(pages.commands())
PLACEHOLDER = "…"


def complaint(words: Sequence[str], shown: bool) -> str | None:
    """What is wrong with a command line of ours; None where nothing is."""
    return of_lane(words[1:]) if words[0] == "lane.py" else of_safelane(words[1:], shown)


def of_safelane(words: Sequence[str], shown: bool) -> str | None:
    command: click.Command = main
    rest = list(words)
    with click.Context(main) as context:
        while isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
            inner = command.get_command(context, rest[0])
            if inner is None:
                return f"there is no command {rest[0]}"
            command, rest = inner, rest[1:]
        if isinstance(command, click.Group):
            return "no command is named" if shown and "--help" not in rest else None
        settings = command.context_settings | {"info_name": command.name}
        with click.Context(command, **settings) as inside:
            return _parsed(command, inside, rest, shown)


def _parsed(command: click.Command, context: click.Context, words: list[str], shown: bool) -> str | None:
    if "--help" in words:
        return None
    try:
        given, left, _ = command.make_parser(context).parse_args(words)
    except click.UsageError as error:
        return error.format_message()
    known = {"-1"} if context.ignore_unknown_options else set()
    if set(left) - known and not context.ignore_unknown_options:
        return f"{' '.join(left)} is too much"
    for parameter in command.params:
        value = given.get(str(parameter.name))
        if shown and parameter.required and value in (None, ()):
            return f"{parameter.name} is missing"
        choices = parameter.type.choices if isinstance(parameter.type, click.Choice) else None
        if choices and isinstance(value, str) and value not in (*choices, PLACEHOLDER):
            return f"{value} is no {parameter.name}"
    return None


def of_lane(words: Sequence[str]) -> str | None:
    parser = lane_parser()
    choices = next(
        action.choices for action in parser._actions if isinstance(action, argparse._SubParsersAction)
    )
    if not words or words[0] not in choices:
        return f"there is no command {' '.join(words[:1])}"
    if words[0] in ("test", "doctor", "bench", "mutate"):
        return None
    known = choices[words[0]]._option_string_actions
    unknown = [word for word in words[1:] if word not in known]
    return f"{' '.join(unknown)} is not known" if unknown else None


@pytest.mark.parametrize("command", FOUND, ids=str)
def test_a_command_line_can_be_typed(command: pages.Command) -> None:
    assert complaint(command.words, command.shown) is None, str(command)


def test_the_pages_show_the_commands_that_an_installation_needs() -> None:
    shown = {command.words[1:3] for command in FOUND if command.shown and command.words[0] == "safelane"}
    for needed in [
        ("roles", "apply"),
        ("database", "create"),
        ("migrate", "up"),
        ("keys", "add"),
        ("platform", "found"),
    ]:
        assert needed in shown


@pytest.mark.parametrize(
    "line",
    [
        "safelane migrate sideways",
        "safelane doctor --quickly",
        "safelane drift --format papyrus",
        "safelane keys add jwks.json",
        "safelane roles",
        "safelane logout now",
        "lane.py dance",
        "lane.py clean --everything",
    ],
)
def test_a_command_line_that_cannot_be_typed_is_noticed(line: str) -> None:
    assert complaint(line.split(), True)
