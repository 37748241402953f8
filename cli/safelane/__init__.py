"""Safelane: safeguarding policy enforced inside PostgreSQL. The SQL, and a command line."""

from __future__ import annotations


def version() -> str:
    """The version of the installed package; ``0+unknown`` where it is not installed."""
    from importlib import metadata

    try:
        return metadata.version("safelane")
    except metadata.PackageNotFoundError:
        return "0+unknown"
