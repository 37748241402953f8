"""Running a SQL file and reading what it printed."""

from __future__ import annotations

import re
from typing import Any

from psycopg import Cursor
from psycopg.abc import Query
from psycopg.pq import ExecStatus
from psycopg.rows import tuple_row
from pytest_pgtap.pgtap import Runner  # type: ignore[import-untyped]

LINE = re.compile(r"ok\b|not ok\b|1\.\.\d|#|Bail out!")
"""How TAP begins."""


class TextRunner(Runner):  # type: ignore[misc]
    """Reads the TAP that a file selects, in every column, and nothing else.

    One SELECT may hold several expectations. Arranging functions give identifiers back, and pytest-pgtap
    would take one such as 1e049… for the plan 1..49.
    """

    def run(self, query: Query) -> list[str]:
        with self.conn.transaction():
            cursor = self.conn.cursor(row_factory=tuple_row)
            cursor.execute(query)
            return self._lines(cursor)

    @staticmethod
    def _lines(cursor: Cursor[Any]) -> list[str]:
        lines: list[str] = []
        while True:
            if cursor.pgresult and cursor.pgresult.status == ExecStatus.TUPLES_OK:
                lines += [
                    value
                    for row in cursor.fetchall()
                    for value in row
                    if isinstance(value, str) and LINE.match(value)
                ]
            if not cursor.nextset():
                return lines
