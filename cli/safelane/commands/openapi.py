"""safelane openapi: the API's description and the reference text of its page, from the database itself."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import click

from safelane import api_page, openapi, output, version, worked
from safelane.connection import connected, conninfo, database_option
from safelane.errors import Findings, Problem
from safelane.sources import root

PAGE = "docs/api.md"
DESCRIPTION = "docs/openapi.json"
PATIENCE = 30.0
"""Seconds PostgREST may take to read the catalogue."""


@click.command("openapi")
@click.option(
    "--check", is_flag=True, help="Write nothing; exit 3 where a file is not as it would be written."
)
@click.option(
    "--postgrest",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The binary. Default: SAFELANE_POSTGREST, then postgrest on PATH.",
)
@database_option
def command(check: bool, postgrest: Path | None) -> None:
    """Write docs/openapi.json, and the reference text in docs/api.md, from the database and its comments.

    For a checkout. Connect as authenticator to a database at the newest revision: PostgREST is started in
    front of it for a moment, on a free port of this machine, and asked to describe schema api.
    """
    top = root()
    page_file, description_file = top / PAGE, top / DESCRIPTION
    if not page_file.is_file():
        raise Problem(f"{PAGE} is not here", "Run it in a checkout.")
    swagger = described_by(_binary(postgrest))
    with connected() as connection:
        known = api_page.known(connection)
    page = page_file.read_text(encoding="utf-8")
    fresh_page = worked.rewritten(page, api_page.texts(swagger, known))
    try:
        entries = worked.read(fresh_page)
    except worked.PageError as error:
        raise Problem(f"{PAGE}, {error}") from error
    fresh = openapi.dump(openapi.convert(swagger, known, entries, version()))
    held = description_file.read_text(encoding="utf-8") if description_file.is_file() else ""
    stale = [name for name, old, new in ((PAGE, page, fresh_page), (DESCRIPTION, held, fresh)) if old != new]
    if check:
        if stale:
            raise Findings(f"out of date: {', '.join(stale)}", "Run: safelane openapi")
        output.note("both files are as they would be written")
        return
    page_file.write_text(fresh_page, encoding="utf-8", newline="\n")
    description_file.write_text(fresh, encoding="utf-8", newline="\n")
    for name in stale:
        click.echo(name)


def described_by(binary: Path) -> dict[str, Any]:
    """PostgREST's own description of schema api, whoever may use what of it."""
    with tempfile.TemporaryDirectory(prefix="safelane-openapi-") as folder:
        port = _free_port()
        config = Path(folder) / "describe.conf"
        config.write_text(
            'db-schemas = "api"\ndb-anon-role = "web_anon"\ndb-config = false\ndb-channel-enabled = false\n'
            'openapi-mode = "ignore-privileges"\nserver-host = "127.0.0.1"\nlog-level = "error"\n'
            f"server-port = {port}\n",
            encoding="utf-8",
        )
        told = {name: value for name, value in os.environ.items() if not name.startswith("PGRST_")}
        with (Path(folder) / "log").open("wb") as log:
            process = subprocess.Popen(
                [str(binary), str(config)],
                env=told | {"PGRST_DB_URI": conninfo()}, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip
        try:
            return _ask(process, port)
        except Problem as problem:
            said = (Path(folder) / "log").read_text(encoding="utf-8", errors="replace")
            problem.hint = said.strip()[-2000:]
            raise
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _ask(process: subprocess.Popen[bytes], port: int) -> dict[str, Any]:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    wanted = urllib.request.Request(
        f"http://127.0.0.1:{port}/", headers={"Accept": "application/openapi+json"}
    )
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with direct.open(wanted, timeout=5) as answer:
                found: dict[str, Any] = json.load(answer)
            if any(path.startswith("/rpc/") for path in found["paths"]):
                return found
        except (urllib.error.URLError, OSError):
            pass
        time.sleep(0.05)
    raise Problem("PostgREST did not describe the database")


def _binary(named: Path | None) -> Path:
    told = named or os.environ.get("SAFELANE_POSTGREST") or shutil.which("postgrest")
    if not told or not Path(told).is_file():
        raise Problem("no PostgREST is known", "Set SAFELANE_POSTGREST to the binary, or use --postgrest.")
    return Path(told)


def _free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


def register(main: click.Group) -> None:
    """Add the command."""
    main.add_command(command)
