"""safelane roles: the cluster's roles, made once for every installation in it."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click
import psycopg
from psycopg import errors as sqlstates
from psycopg import sql

from safelane import output
from safelane.connection import Connection, connected, database_option
from safelane.errors import Problem, from_postgres
from safelane.sources import Tree, root

ATTEMPTS = 20
LOGIN_ROLES = (
    "safelane_migrator",
    "safelane_approver",
    "safelane_sealer",
    "safelane_signer",
    "safelane_auditor",
    "authenticator",
)


@click.group()
def roles() -> None:
    """Make and check the cluster's roles."""


@roles.command()
@database_option
def apply() -> None:
    """Make the roles that are missing, and stop at any that may do what nobody may.

    Run it once a cluster, as an administrator with CREATEROLE. A role that is there already is never altered.
    """
    with connected(autocommit=True) as connection:
        apply_roles(connection)
    output.note("roles: in order")


@roles.command()
@database_option
def check() -> None:
    """Change nothing; exit 1 with the first role, membership or setting that is missing or wrong."""
    with connected(autocommit=True) as connection:
        connection.execute("set safelane.roles = 'check'")
        apply_roles(connection)
    output.note("roles: in order")


@roles.command()
@click.argument("role", type=click.Choice(LOGIN_ROLES))
@click.option(
    "--password-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Take the password from the first line of this file. Default: ask, or read standard input.",
)
@database_option
def password(role: str, password_file: Path | None) -> None:
    """Set the password ROLE logs in with.

    The password itself never leaves this machine: the server is sent its SCRAM verifier.
    """
    if password_file:
        lines = password_file.read_text(encoding="utf-8").splitlines()
    elif sys.stdin.isatty():
        lines = [
            click.prompt(f"New password for {role}", hide_input=True, confirmation_prompt=True, err=True)
        ]
    else:
        lines = sys.stdin.read().splitlines()
    secret = lines[0] if lines else ""
    if len(secret) < 8:
        raise click.UsageError("The password has fewer than 8 characters.")
    with connected(autocommit=True) as connection:
        set_password(connection, role, secret)
    output.note(f"{role}: password set")


def apply_roles(connection: Connection, script: str | None = None) -> None:
    """Run db/roles.sql, again where another run got in the way. ``connection`` is in autocommit mode."""
    script = script or Tree(root()).read("db/roles.sql")
    connection.add_notice_handler(_say)
    for attempt in range(1, ATTEMPTS + 1):
        try:
            connection.execute(script)
            return
        except psycopg.Error as error:
            if attempt == ATTEMPTS or not _in_the_way(error):
                raise from_postgres(error) from error
            time.sleep(0.05 * attempt)


def set_password(connection: Connection, role: str, secret: str) -> None:
    """Give a role a password, as a SCRAM verifier made here."""
    verifier = connection.pgconn.encrypt_password(secret.encode(), role.encode(), b"scram-sha-256").decode()
    try:
        connection.execute(
            sql.SQL("alter role {} password {}").format(sql.Identifier(role), sql.Literal(verifier))
        )
    except sqlstates.UndefinedObject as error:
        raise Problem(f"there is no role {role} in this cluster", "Run: safelane roles apply") from error


def _in_the_way(error: psycopg.Error) -> bool:
    concurrent = "concurrently" in str(error)
    return concurrent or isinstance(error, sqlstates.UniqueViolation | sqlstates.DeadlockDetected)


def _say(diagnostic: psycopg.errors.Diagnostic) -> None:
    output.note(f"{(diagnostic.severity or 'NOTICE').lower()}: {diagnostic.message_primary}")


def register(main: click.Group) -> None:
    """Add the group."""
    main.add_command(roles)
