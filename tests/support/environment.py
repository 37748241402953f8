"""Where the tests run: what ``python3 lane.py test`` says in SAFELANE_TEST_* variables."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Environment:
    """A throw-away server, and the programs that the tests start. Addresses are libpq URLs."""

    admin_url: str
    superuser_url: str
    migrator_password: str
    authenticator_password: str
    sealer_password: str
    signer_password: str
    auditor_password: str
    pgtap: Path
    postgrest: Path


def read() -> Environment:
    """The environment of this run. Ends the run where a part of it is missing: tests are never left out."""
    return Environment(
        _value("SAFELANE_TEST_ADMIN_URL"),
        _value("SAFELANE_TEST_SUPERUSER_URL"),
        _value("SAFELANE_TEST_MIGRATOR_PASSWORD"),
        _value("SAFELANE_TEST_AUTHENTICATOR_PASSWORD"),
        _value("SAFELANE_TEST_SEALER_PASSWORD"),
        _value("SAFELANE_TEST_SIGNER_PASSWORD"),
        _value("SAFELANE_TEST_AUDITOR_PASSWORD"),
        _file("SAFELANE_TEST_PGTAP"),
        _file("SAFELANE_TEST_POSTGREST"),
    )


def _value(name: str) -> str:
    found = os.environ.get(name)
    if not found:
        raise pytest.UsageError(f"{name} is not set. Run the tests with: python3 lane.py test")
    return found


def _file(name: str) -> Path:
    path = Path(_value(name))
    if not path.is_file():
        raise pytest.UsageError(f"{name} names {path}, and there is no such file")
    return path
