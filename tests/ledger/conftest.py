"""A log of its own for each test that seals."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ledger.sealing import Sealing
from tests.support.databases import Database


@pytest.fixture
def sealing(fresh_database: Database, tmp_path: Path) -> Iterator[Sealing]:
    """A migrated database with nothing sealed, and an empty directory for the signer."""
    log = Sealing(fresh_database, tmp_path)
    yield log
    log.close()
