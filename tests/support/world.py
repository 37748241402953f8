"""Named people in a committed world: the Python side of ``sql/arranging.sql``."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from tests.support.databases import SUPERUSER, Database


def identifier(name: str) -> UUID:
    """The identifier of whatever has this name in a story; ``tests.id`` gives the same."""
    return UUID(hashlib.md5(f"safelane:{name}".encode(), usedforsecurity=False).hexdigest())


class World:
    """Arranges one database as the superuser, and looks what is really in it. Nothing is tested this way.

    Whatever is arranged is one transaction and ends with its entry in the ledger (``tests.arranged``): no
    role may commit a change without one.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self._connection = database.connect(SUPERUSER)

    def id(self, name: str) -> UUID:
        return identifier(name)

    def person(
        self, name: str, *powers: str, born: date | str | None = "1990-01-01", state: str = "active"
    ) -> UUID:
        """Register somebody with powers that have no organisation (``tutor``, ``learner``, ``dsl`` …)."""
        self.run("select tests.person(%s, %s, %s, %s)", (name, list(powers), born, state))
        return identifier(name)

    def power(self, name: str, power: str, organisation: str | None = None) -> UUID:
        found: UUID = self.value("select tests.power(%s, %s, %s)", (name, power, organisation))
        return found

    def organisation(self, name: str, kind: str) -> UUID:
        self.run("select tests.organisation(%s, %s)", (name, kind))
        return identifier(name)

    def guardian(self, guardian: str, learner: str, capacity: str = "parent") -> UUID:
        found: UUID = self.value("select tests.guardian(%s, %s, %s)", (guardian, learner, capacity))
        return found

    def engagement(
        self,
        name: str,
        tutor: str,
        agency: str | None = None,
        school: str | None = None,
        off_site: bool = False,
    ) -> UUID:
        self.run(
            "select tests.engagement(%s, %s, %s, %s, p_off_site => %s)",
            (name, tutor, agency, school, off_site),
        )
        return identifier(name)

    def follows_profile(self, profile: str = "tutorstudio") -> None:
        self.run("select tests.follows_profile(%s)", (profile,))

    def run(self, statement: str, arguments: Sequence[Any] = ()) -> None:
        """Any statements that arrange, as one transaction."""
        with self._connection.transaction():
            self._connection.execute(statement, arguments or None)
            self._connection.execute("select tests.arranged()")

    def rows(self, statement: str, arguments: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """What is really there, whoever may see it."""
        with self._connection.transaction():
            found = self._connection.execute(statement, arguments or None).fetchall()
            self._connection.execute("select tests.arranged()")
        return found

    def value(self, statement: str, arguments: Sequence[Any] = ()) -> Any:
        """The first value of the first row, or ``None``."""
        found = self.rows(statement, arguments)
        return found[0][0] if found else None

    def close(self) -> None:
        self._connection.close()
