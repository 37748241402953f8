"""Every module of commands is reachable, under the names that it registers."""

from __future__ import annotations

import importlib
import pkgutil

import click
from safelane import commands
from safelane.main import main


def test_every_module_registers_exactly_the_names_it_is_listed_under() -> None:
    registered: dict[str, str] = {}
    for found in pkgutil.iter_modules(commands.__path__):
        group = click.Group()
        importlib.import_module(f"safelane.commands.{found.name}").register(group)
        registered |= dict.fromkeys(group.commands, found.name)
    assert registered == commands.MODULES


def test_a_command_nobody_knows_is_a_usage_error() -> None:
    assert commands.load("bypass") is None
    assert "bypass" not in main.list_commands(click.Context(main))
