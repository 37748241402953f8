"""One session for questions that change nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.databases import AUTHENTICATOR, Connection, Database


@pytest.fixture(scope="session")
def connection(rolled_back: Database) -> Iterator[Connection]:
    """Anonymous, as a request without a token is: ages are nobody's secret."""
    with rolled_back.connect(AUTHENTICATOR) as asking:
        asking.execute("set role web_anon")
        yield asking
