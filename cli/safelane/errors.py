"""What ends a command, and with which exit status.

0 fine, 1 error, 2 usage, 3 findings, 4 not authorised, 5 unreachable. Usage is click's own ``UsageError``.
"""

from __future__ import annotations

from typing import IO, Any

import click
import psycopg
from psycopg import errors as sqlstates


class Problem(click.ClickException):
    """The command failed. ``message`` says what happened, ``hint`` what to do about it."""

    exit_code = 1

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"Error: {self.format_message()}", file=file, err=file is None)
        if self.hint:
            click.echo(f"  {self.hint}", file=file, err=file is None)


class Findings(Problem):
    """The command ran, and what it looked for is there: drift, a broken rule."""

    exit_code = 3

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.format_message(), file=file, err=file is None)
        if self.hint:
            click.echo(f"  {self.hint}", file=file, err=file is None)


class NotAuthorised(Problem):
    """Whoever ran the command may not do that."""

    exit_code = 4


class Unreachable(Problem):
    """The server did not answer."""

    exit_code = 5


def from_postgres(error: psycopg.Error, where: str = "") -> Problem:
    """The problem that a PostgreSQL error is to whoever ran the command; ``where`` names file and line."""
    said = error.diag.message_primary or str(error).strip() or type(error).__name__
    message = f"{where}: {said}" if where else said
    hint = error.diag.message_hint or error.diag.message_detail
    if isinstance(error, sqlstates.InsufficientPrivilege):
        return NotAuthorised(message, hint)
    if isinstance(error, sqlstates.LockNotAvailable):
        return Problem(message, hint or "Somebody else holds the lock. Nothing was changed; try again.")
    if isinstance(error, sqlstates.AdminShutdown | sqlstates.CannotConnectNow):
        return Unreachable(message, hint)
    if isinstance(error, psycopg.OperationalError) and error.sqlstate is None:
        return Unreachable(" ".join(message.split()), hint)
    return Problem(message, hint)
