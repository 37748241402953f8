"""``safelane login``: keep one's own token for the next commands."""

from __future__ import annotations

import sys

import click

from safelane import output
from safelane.connection import settings
from safelane.errors import Problem
from safelane.session import api_option, checked_address, login_file, save_login


@click.command()
@api_option
def login() -> None:
    """Keep the API's address and your token in a file that only you can read.

    The token is read from standard input or asked for; it is never a flag. It comes from your platform's
    identity provider, lives for at most fifteen minutes, and may do only what the database's rows say.
    """
    url = settings().get("api_url")
    if not url:
        raise Problem("no API address is known", "safelane login --api-url https://…")
    checked_address(url)
    token = click.prompt("Token", hide_input=True, err=True) if sys.stdin.isatty() else sys.stdin.read()
    if token.count(".") != 2:
        raise Problem("this is not a token: it has no three parts")
    output.note(f"Kept in {save_login(url, token.strip())}.")


@click.command()
def logout() -> None:
    """Forget the token that ``safelane login`` kept."""
    path = login_file()
    known = path.exists()
    path.unlink(missing_ok=True)
    output.note(f"{path} is removed." if known else "Nobody was logged in.")


def register(main: click.Group) -> None:
    main.add_command(login)
    main.add_command(logout)
