"""Every group of commands, one module each, loaded when asked for: so each starts fast."""

from __future__ import annotations

import importlib

import click

MODULES = {
    "backup": "backup",
    "database": "database",
    "demo": "demo",
    "doctor": "doctor",
    "drift": "drift",
    "eligibility": "eligibility",
    "guard": "guard",
    "history": "history",
    "import": "import_",
    "keys": "keys",
    "ledger": "ledger",
    "login": "login",
    "logout": "login",
    "migrate": "migrate",
    "openapi": "openapi",
    "platform": "platform",
    "recording": "recording",
    "revise": "revise",
    "roles": "roles",
    "seal": "seal",
    "snapshot": "revise",
    "token": "token",
    "vetting": "vetting",
    "witness": "witness",
}
"""The name of each command, and the module of this package that registers it."""


def load(name: str) -> click.Command | None:
    """The command of that name; None where there is none."""
    if name not in MODULES:
        return None
    found = click.Group()
    importlib.import_module(f"{__name__}.{MODULES[name]}").register(found)
    return found.commands[name]
