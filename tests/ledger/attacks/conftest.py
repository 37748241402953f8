"""A log with a history, a witness and a trustee, and somebody who is superuser of its database."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ledger.attacks.attacker import Attacked
from tests.support.databases import Database, Server


@pytest.fixture(scope="session")
def history(server: Server, template: Database, tmp_path_factory: pytest.TempPathFactory) -> Attacked:
    """Sealed and cosigned twice, exported once, and in order. Never used: only copied."""
    log = Attacked(server.copy(template, "history"), tmp_path_factory.mktemp("history"))
    log.begin()
    log.close()
    return log


@pytest.fixture
def log(server: Server, history: Attacked, tmp_path: Path) -> Iterator[Attacked]:
    """The same for one test: database, signer's directory, and what the trustee kept."""
    database = server.copy(history.database, "attacked")
    folder = shutil.copytree(history.folder, tmp_path / "log")
    attacked = Attacked(database, folder, witness=history.witness)
    yield attacked
    attacked.close()
    server.drop(database)
