"""Who runs the command, on data: the API's address and the person's own token. There is no other way in."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import click
import platformdirs

from safelane import client
from safelane.connection import Settings, settings
from safelane.errors import NotAuthorised, Problem, Unreachable

Command = TypeVar("Command", bound=Callable[..., Any])


def api_option(command: Command) -> Command:
    """Give a command ``--api-url``."""

    def keep(context: click.Context, _: click.Parameter, value: str | None) -> None:
        if value:
            context.ensure_object(Settings).flags["api_url"] = value

    return click.option(
        "--api-url",
        metavar="URL",
        callback=keep,
        expose_value=False,
        help="Address of the API. Default: SAFELANE_API_URL, api_url in safelane.toml, then the login file.",
    )(command)


def checked_address(url: str) -> str:
    """The address of an API as it was told; an error where it is none."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise Problem(
            f"{url} is no address of an API", "It begins with https://, or with http:// on this machine."
        )
    return url


def login_file() -> Path:
    """Where ``safelane login`` keeps the address and the token."""
    told = settings().get("login_file")
    return Path(told) if told else platformdirs.user_config_path("safelane") / "login.json"


def save_login(api_url: str, token: str) -> Path:
    """Keep address and token for the next commands, readable by this user only (mode 0600)."""
    path = login_file()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump({"api_url": api_url, "token": token}, file)
    fresh.replace(path)
    return path


def _read_login() -> dict[str, str]:
    path = login_file()
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & 0o077:
            raise Problem(
                f"{path} can be read by others (mode {mode:04o}), so it is not used",
                f"chmod 600 {path}, and ask for a new token: the old one may be known.",
            )
        found = json.loads(path.read_text(encoding="utf-8"))
        return {name: str(value) for name, value in found.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError) as error:
        raise Problem(f"{path} cannot be read: {error}", "safelane login writes it anew.") from error


@contextmanager
def as_person() -> Iterator[client.Client]:
    """A client with the person's token. What the API says becomes the command's exit status."""
    known = _read_login() if not (settings().get("api_url") and os.environ.get("SAFELANE_TOKEN")) else {}
    url = settings().get("api_url") or known.get("api_url")
    token = os.environ.get("SAFELANE_TOKEN") or known.get("token")
    if not url:
        raise Problem(
            "no API address is known", "Set SAFELANE_API_URL, or use --api-url, or run: safelane login"
        )
    checked_address(url)
    if not token:
        raise NotAuthorised("no token is known", "Set SAFELANE_TOKEN, or run: safelane login")
    with client.Client(url, token) as person:
        try:
            yield person
        except client.Unreachable as error:
            raise Unreachable(str(error)) from error
        except client.NotAuthorised as error:
            raise NotAuthorised(
                str(error), error.hint or "Is the token expired, or for another persona?"
            ) from error
        except client.Refused as error:
            codes = ", ".join(reason.code for reason in error.reasons)
            raise Problem(f"{error}" + (f" [{codes}]" if codes else ""), error.detail or None) from error
        except client.ApiError as error:
            raise Problem(str(error), error.hint) from error
