"""safelane keys: which public keys may sign tokens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import click
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from safelane import output, signing_keys
from safelane.connection import Connection, become, connected, database_option
from safelane.errors import Problem
from safelane.signing_keys import PublicKey

COLUMNS = ("kid", "bits", "audience", "valid_from", "retired_at", "added_by", "added_at")
ROLE = "safelane_migrator"


@click.group()
def keys() -> None:
    """Say which public keys sign for the platform; several may hold at once, so that keys rotate."""


@keys.command()
@click.argument("file", type=click.File("r", encoding="utf-8"))
@click.option("--audience", metavar="AUD", required=True, help="The aud of the tokens these keys sign.")
@click.option("--kid", help="Take this one of several; for a PEM file, the name tokens call the key by.")
@click.option(
    "--valid-from", type=click.DateTime(["%Y-%m-%dT%H:%M:%S%z"]), help="From when. Default: from now."
)
@database_option
def add(file: TextIO, audience: str, kid: str | None, valid_from: dt.datetime | None) -> None:
    """Take the public RSA keys of FILE: a JWKS as an identity provider publishes it, one JWK, or one PEM.

    All or none are taken; one that is held already is left as it is. A private key is refused before anything
    is sent. ``-`` reads standard input.
    """
    offered = signing_keys.read(file.read(), kid)
    with _operator() as connection:
        held = {row["kid"]: row for row in _held(connection)}
        for key in offered:
            known = held.get(key.kid)
            if known is not None:
                if int(known["modulus"]) != key.modulus or known["audience"] != audience:
                    raise Problem(
                        f"another key or audience is held under the kid {key.kid}; nothing was changed",
                        "A kid is used once: a new key needs a new one.",
                    )
                output.note(f"{key.kid}: held already" + (", and retired" if known["retired_at"] else ""))
                continue
            connection.execute(
                "select identity.add_signing_key(%s, %s, coalesce(%s, now()))",
                (Jsonb(key.jwk()), audience, valid_from),
            )
            output.note(f"{key.kid}: added for {audience}")


@keys.command("list")
@click.option("--jwks", is_flag=True, help="Print the keys that hold as a JWKS, for PostgREST's jwt-secret.")
@output.format_option("table", "json", "csv")
@database_option
def list_keys(jwks: bool, format_: str, output_file: Path | None) -> None:
    """List every key with its audience and validity, oldest first."""
    with _operator() as connection:
        rows = _held(connection)
    if not jwks:
        output.emit(COLUMNS, rows, format_, output_file)
        return
    now = dt.datetime.now(dt.UTC)
    holding = [row for row in rows if row["retired_at"] is None or row["retired_at"] > now]
    found = (PublicKey(row["kid"], int(row["modulus"]), int(row["exponent"])) for row in holding)
    output.write(signing_keys.jwks(found), output_file)


@keys.command()
@click.argument("kid")
@database_option
def retire(kid: str) -> None:
    """Refuse tokens signed with the key KID from now on, those already issued too."""
    with _operator() as connection:
        row = connection.execute("select identity.retire_signing_key(%s)", (kid,)).fetchone()
    output.note(f"{kid}: retired at {row[0].isoformat() if row else 'once'}")


@contextmanager
def _operator() -> Iterator[Connection]:
    with connected() as connection:
        become(connection, ROLE)
        yield connection


def _held(connection: Connection) -> list[dict[str, Any]]:
    with connection.cursor(row_factory=dict_row) as cursor:
        return cursor.execute("select * from identity.list_signing_keys()").fetchall()


def register(main: click.Group) -> None:
    """Add the group."""
    main.add_command(keys)
