"""The list of ways in which a world is spoilt."""

from __future__ import annotations

from collections.abc import Callable

from .worlds import Builder

Mutation = Callable[[Builder], None]
MUTATIONS: dict[str, Mutation] = {}


def spoils(mutation: Mutation) -> Mutation:
    """Put it on the list."""
    MUTATIONS[mutation.__name__] = mutation
    return mutation
