"""The command groups: each module here that has a ``register(main)`` adds its own commands."""

from __future__ import annotations

import importlib
import pkgutil

import click


def register_all(main: click.Group) -> None:
    """Find every module of this package, in name order, and let it add its commands."""
    for found in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{found.name}")
        if hasattr(module, "register"):
            module.register(main)
