"""safelane keys: which public keys may sign tokens."""

from __future__ import annotations

import datetime as dt
import shlex
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

COLUMNS = (
    *("kid", "bits", "audience", "valid_from", "retired_at", "added_by", "added_at"),
    *("state", "confirmed_by", "confirmed_at", "thumbprint"),
)
ROLE = "safelane_migrator"


@click.group()
def keys() -> None:
    """Say which public keys sign for the platform; several may hold at once, so that keys rotate.

    In production a key that one person adds signs nothing until another one confirms it.
    """


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

    In production what is added signs nothing until somebody else confirms it: see `confirm`. In embedded mode
    it is believed at once.
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
                state = "retired" if known["retired_at"] else known["state"]
                output.note(f"{key.kid}: held already, and {state}")
                continue
            connection.execute(
                "select identity.add_signing_key(%s, %s, coalesce(%s, now()))",
                (Jsonb(key.jwk()), audience, valid_from),
            )
            output.note(f"{key.kid}: added for {audience}, thumbprint {key.thumbprint()}")
        states = {row["kid"]: row["state"] for row in _held(connection)}
    waiting = [key for key in offered if states[key.kid] == "waiting"]
    for key in waiting:
        output.note(
            f"{key.kid}: signs nothing until somebody else, as safelane_approver, confirms it: "
            f"safelane keys confirm {shlex.quote(key.kid)} {key.thumbprint()}"
        )
    if any(states[key.kid] == "embedded" for key in offered):
        output.note(
            "EMBEDDED MODE, for development: keys confirm themselves. In production a second person does."
        )


@keys.command()
@click.argument("file", type=click.File("r", encoding="utf-8"))
@click.option("--kid", help="This one of several; for a PEM file, any name.")
def thumbprint(file: TextIO, kid: str | None) -> None:
    """Print kid and thumbprint (RFC 7638, SHA-256) of each key of FILE. Needs no database.

    For whoever confirms a key: fetch the JWKS from the identity provider yourself. ``-`` reads standard
    input.
    """
    for key in signing_keys.read(file.read(), kid):
        output.write(f"{key.kid} {key.thumbprint()}")


@keys.command()
@click.argument("kid")
@click.argument("thumbprint")
@click.option("--yes", is_flag=True, help="Do not ask.")
@database_option
def confirm(kid: str, thumbprint: str, yes: bool) -> None:
    """Say that the key KID with this THUMBPRINT is the identity provider's. Run it as safelane_approver.

    Take the thumbprint from what the provider publishes, and not from whoever added the key: see
    `thumbprint`. Prints what is held under that name, and asks. Tokens that it signs are believed from then
    on.
    """
    with connected() as connection:
        rows = [row for row in _confirmations(connection) if row["kid"] == kid]
        if not rows or (rows[0]["retired_at"] and rows[0]["retired_at"] <= dt.datetime.now(dt.UTC)):
            raise Problem(f"there is no key {kid} that still holds", "See: safelane keys list")
        (row,) = rows
        for name in ("kid", "thumbprint", "audience", "valid_from", "added_by", "added_at"):
            value = row[name]
            output.write(f"{name:<11}{value.isoformat() if isinstance(value, dt.datetime) else value}")
        if row["thumbprint"] != thumbprint:
            raise Problem(
                f"the key {kid} has another thumbprint than {thumbprint}; nothing was confirmed",
                "If the identity provider publishes that one, have this key retired: safelane keys retire",
            )
        if row["how"] in ("person", "adopted"):
            output.note(f"{kid}: confirmed already, by {row['confirmed_by']}")
            return
        if not yes:
            click.confirm("Does the identity provider publish this key?", abort=True)
        connection.execute("select identity.confirm_signing_key(%s, %s)", (kid, thumbprint))
    output.note(f"{kid}: confirmed. Write the JWKS file again (keys list --jwks) and send PostgREST SIGUSR2.")


@keys.command("list")
@click.option("--jwks", is_flag=True, help="Print the keys that hold as a JWKS, for PostgREST's jwt-secret.")
@output.format_option("table", "json", "csv")
@database_option
def list_keys(jwks: bool, format_: str, output_file: Path | None) -> None:
    """List every key with its audience and validity, oldest first.

    Its state is ``confirmed``, ``embedded`` (believed, because in this mode keys confirm themselves) or
    ``waiting`` for somebody to confirm it; a JWKS has none that wait.
    """
    with _operator() as connection:
        rows = _held(connection)
    if not jwks:
        output.emit(COLUMNS, rows, format_, output_file)
        return
    now = dt.datetime.now(dt.UTC)
    believed = [row for row in rows if row["state"] != "waiting"]
    holding = [row for row in believed if row["retired_at"] is None or row["retired_at"] > now]
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
    """Every key, with its number and with who confirmed it."""
    found = {row["kid"]: row for row in _confirmations(connection)}
    with connection.cursor(row_factory=dict_row) as cursor:
        rows = cursor.execute("select * from identity.list_signing_keys()").fetchall()
    return [row | found[row["kid"]] for row in rows]


def _confirmations(connection: Connection) -> list[dict[str, Any]]:
    with connection.cursor(row_factory=dict_row) as cursor:
        rows = cursor.execute("select * from identity.key_confirmations()").fetchall()
    return [row | {"state": _state(row)} for row in rows]


def _state(row: dict[str, Any]) -> str:
    if not row["confirmed"]:
        return "waiting"
    return "embedded" if row["how"] == "embedded" else "confirmed"


def register(main: click.Group) -> None:
    """Add the group."""
    main.add_command(keys)
