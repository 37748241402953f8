"""How a command reaches PostgreSQL, and its settings: flag, SAFELANE_*, safelane.toml, libpq."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import click
import platformdirs
import psycopg
from psycopg import conninfo as libpq
from psycopg import errors as sqlstates
from psycopg import sql

from safelane.errors import NotAuthorised, Problem, Unreachable, from_postgres

Connection = psycopg.Connection[tuple[Any, ...]]
Command = TypeVar("Command", bound=Callable[..., Any])

CONNECT_SECONDS = 10
"""How long a server may take to answer, unless the URL, the service or PGCONNECT_TIMEOUT says otherwise."""

PINNED = {
    "standard_conforming_strings": "on",
    "client_encoding": "UTF8",
    "row_security": "on",
    "quote_all_identifiers": "off",
    "timezone": "UTC",
    "datestyle": "ISO, MDY",
    "intervalstyle": "postgres",
    "bytea_output": "hex",
    "extra_float_digits": "1",
}
"""What decides how SQL is read and facts are written. A role, a database or PGOPTIONS may have set it
otherwise: a migration would install other text, and a comparison would find differences that are none."""


@dataclass
class Settings:
    """What was said on the command line, in the environment and in safelane.toml; in this order."""

    flags: dict[str, str] = field(default_factory=dict)
    config_file: str | None = None
    _file: dict[str, Any] | None = None

    def get(self, name: str) -> str | None:
        """A setting such as ``database_url``; None where nobody gave it."""
        if name in self.flags:
            return self.flags[name]
        if found := os.environ.get(f"SAFELANE_{name.upper()}"):
            return found
        value = self.file().get(name)
        return None if value is None else str(value)

    def file(self) -> dict[str, Any]:
        """What safelane.toml says: the one named, else the one here, else in the user's configuration."""
        if self._file is None:
            self._file = self._read_file()
        return self._file

    def _read_file(self) -> dict[str, Any]:
        named = self.config_file or os.environ.get("SAFELANE_CONFIG")
        usual = platformdirs.user_config_path("safelane") / "safelane.toml"
        places = [Path(named)] if named else [Path("safelane.toml"), usual]
        for place in places:
            try:
                return tomllib.loads(place.read_text(encoding="utf-8"))
            except FileNotFoundError as error:
                if named:
                    raise Problem(f"{place} is not there") from error
            except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
                raise Problem(f"{place} cannot be read: {error}") from error
        return {}


_OUTSIDE = Settings()


def settings() -> Settings:
    """The settings of the running command; outside a command, those of the environment."""
    context = click.get_current_context(silent=True)
    found = context.find_object(Settings) if context else None
    return found if found is not None else _OUTSIDE


@contextmanager
def pointing_at(database: str) -> Iterator[None]:
    """For the length of a block, let every connection go to another database of the same server."""
    flags = settings().flags
    before = flags.get("database_url")
    flags["database_url"] = conninfo(database)
    try:
        yield
    finally:
        if before is None:
            del flags["database_url"]
        else:
            flags["database_url"] = before


def database_option(command: Command) -> Command:
    """Give a command ``--database-url``."""

    def keep(context: click.Context, _: click.Parameter, value: str | None) -> None:
        if value:
            given = normalise(value)
            if _parsed(given).get("password"):
                raise click.UsageError(
                    "A password in a flag can be read by everybody who may list processes. "
                    "Put it into PGPASSWORD, ~/.pgpass, a libpq service or SAFELANE_DATABASE_URL."
                )
            context.ensure_object(Settings).flags["database_url"] = value

    return click.option(
        "-d",
        "--database-url",
        metavar="URL",
        callback=keep,
        expose_value=False,
        help="postgresql:// URL or libpq string, without a password. Default: SAFELANE_DATABASE_URL, "
        "database_url in safelane.toml, then libpq (PGSERVICE, PGHOST, …).",
    )(command)


def normalise(url: str) -> str:
    """A libpq connection string from what people write: SQLAlchemy's driver names are dropped."""
    return re.sub(r"^(postgres(?:ql)?)\+\w+://", "postgresql://", url.strip())


def conninfo(database: str | None = None, url: str | None = None, **overrides: str) -> str:
    """The connection string of the running command, to another database of the server if one is named.

    ``url`` is for a login that has a setting of its own, in the place of ``database_url``.
    """
    known = _parsed(normalise(url or settings().get("database_url") or ""))
    known.setdefault("application_name", "safelane")
    if not os.environ.get("PGCONNECT_TIMEOUT"):
        known.setdefault("connect_timeout", CONNECT_SECONDS)
    if database:
        known["dbname"] = database
    return libpq.make_conninfo("", **{**known, **overrides})


def open_connection(
    database: str | None = None, *, autocommit: bool = False, url: str | None = None
) -> Connection:
    """A connection as whom the settings say. Unreachable servers and refused log-ins end the command."""
    try:
        connection = psycopg.connect(
            conninfo(database, url), autocommit=True, prepare_threshold=None, client_encoding="UTF8"
        )
    except psycopg.OperationalError as error:
        raise _refused(error) from error
    connection.execute("; ".join(f"set {name} = '{value}'" for name, value in PINNED.items()))
    connection.autocommit = autocommit
    return connection


@contextmanager
def connected(database: str | None = None, *, autocommit: bool = False) -> Iterator[Connection]:
    """A connection for the length of a block: committed at its end, rolled back on an error, and closed."""
    with open_connection(database, autocommit=autocommit) as connection:
        yield connection


def become(connection: Connection, role: str) -> None:
    """SET ROLE, with an answer that helps where that is refused."""
    try:
        connection.execute(sql.SQL("set role {}").format(sql.Identifier(role)))
    except sqlstates.InsufficientPrivilege as error:
        raise NotAuthorised(
            f"{connection.info.user} may not become {role}",
            "Connect as safelane_migrator, or as an administrator whom `safelane roles apply` let become it.",
        ) from error
    except sqlstates.InvalidParameterValue as error:
        raise Problem(f"there is no role {role} in this cluster", "Run: safelane roles apply") from error


def _parsed(url: str) -> dict[str, Any]:
    try:
        return dict(libpq.conninfo_to_dict(url)) if url else {}
    except psycopg.ProgrammingError as error:
        raise click.UsageError(f"This is no connection URL: {' '.join(str(error).split())}") from error


_NOT_LET_IN = re.compile(
    "password authentication failed|no password supplied|no pg_hba.conf entry|not permitted to log in"
)


def _refused(error: psycopg.OperationalError) -> Problem:
    said = " ".join(str(error).split())
    if isinstance(error, sqlstates.InvalidPassword | sqlstates.InvalidAuthorizationSpecification):
        return NotAuthorised(said)
    # a refusal before the session starts carries its text and no SQLSTATE
    if _NOT_LET_IN.search(said):
        return NotAuthorised(said)
    if re.search(r'database ".*" does not exist|permission denied for database', said):
        return Problem(said, "Create it with: safelane database create NAME")
    if error.sqlstate is None:
        return Unreachable(f"the database does not answer: {said}")
    return from_postgres(error)
