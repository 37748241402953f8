"""Tokens, the login file, exit statuses and colours."""

from __future__ import annotations

import json
import os
import pty
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine
from tests.support.keys import SigningKey
from tests.support.listener import free_ports
from tests.support.world import World

EXPIRING = ("vetting", "expiring", "--format", "csv")


@pytest.fixture(scope="module", autouse=True)
def people(world: World) -> None:
    world.follows_profile()
    world.person("vera", "vetting_officer")
    world.person("ann", "tutor")
    world.engagement("ann alone", "ann")
    world.run("select tests.is_cleared('ann', (now() at time zone 'Europe/London')::date - 340)")


def test_without_a_token_nobody_is_let_in(cli: CommandLine) -> None:
    outcome = cli(*EXPIRING)
    assert outcome.exit_code == 4
    assert "safelane login" in outcome.stderr


def test_a_token_that_is_none_is_not_accepted(cli: CommandLine) -> None:
    assert cli(*EXPIRING, SAFELANE_TOKEN="a.b.c").exit_code == 4
    stranger = SigningKey("stranger")
    assert cli(*EXPIRING, SAFELANE_TOKEN=stranger.token("nobody", "web_vetting")).exit_code == 4


def test_a_persona_that_is_not_held_is_not_accepted(cli: CommandLine) -> None:
    assert cli(*EXPIRING, who="ann", persona="web_vetting").exit_code == 4


def test_an_api_that_does_not_answer_is_unreachable(cli: CommandLine) -> None:
    (port,) = free_ports(1)
    outcome = cli(*EXPIRING, "--api-url", f"http://127.0.0.1:{port}", who="vera", persona="web_vetting")
    assert outcome.exit_code == 5
    assert "does not answer" in outcome.stderr


def test_no_address_is_an_error(cli: CommandLine) -> None:
    assert cli(*EXPIRING, who="vera", persona="web_vetting", SAFELANE_API_URL=None).exit_code == 1


@pytest.mark.parametrize(
    "address", ["nonsense", "ftp://127.0.0.1", "http://", "127.0.0.1:3000", "http://a:b"]
)
def test_an_address_that_is_none_is_an_error_and_is_not_kept(cli: CommandLine, address: str) -> None:
    outcome = cli(*EXPIRING, who="vera", persona="web_vetting", SAFELANE_API_URL=address)
    assert outcome.exit_code == 1
    assert outcome.stderr.startswith(f"Error: {address} is no address of an API")
    login = cli("login", "--api-url", address, stdin=cli.api.token("vera", "web_vetting"))
    assert login.exit_code == 1
    assert not (cli.folder / "login.json").exists()


@pytest.mark.parametrize(
    "arguments", [("nonsense",), ("vetting", "nonsense"), ("import",), ("import", "/nowhere.csv")]
)
def test_wrong_usage_has_its_own_status(cli: CommandLine, arguments: tuple[str, ...]) -> None:
    assert cli(*arguments).exit_code == 2


def test_a_login_is_kept_for_oneself_alone(cli: CommandLine) -> None:
    kept = cli.folder / "login.json"
    token = cli.api.token("vera", "web_vetting")
    outcome = cli("login", "--api-url", cli.api.url, stdin=token + "\n")
    assert outcome.exit_code == 0, outcome.output
    assert token not in outcome.output
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert cli(*EXPIRING, SAFELANE_API_URL=None).exit_code == 0
    assert cli("logout").exit_code == 0
    assert not kept.exists()
    assert cli(*EXPIRING).exit_code == 4


def test_a_login_that_others_can_read_is_not_used(cli: CommandLine) -> None:
    kept = cli.folder / "login.json"
    kept.write_text(json.dumps({"api_url": cli.api.url, "token": cli.api.token("vera", "web_vetting")}))
    for mode, status in ((0o640, 1), (0o604, 1), (0o600, 0)):
        kept.chmod(mode)
        outcome = cli(*EXPIRING, SAFELANE_API_URL=None)
        assert outcome.exit_code == status, outcome.output
    kept.chmod(0o644)
    assert "chmod 600" in cli(*EXPIRING, SAFELANE_API_URL=None).stderr


def test_a_token_of_the_environment_goes_before_the_login(cli: CommandLine) -> None:
    kept = cli.folder / "login.json"
    kept.write_text(json.dumps({"api_url": cli.api.url, "token": "old.old.old"}))
    kept.chmod(0o600)
    assert cli(*EXPIRING, who="vera", persona="web_vetting").exit_code == 0
    assert cli(*EXPIRING).exit_code == 4


def test_tokens_are_minted_for_the_demonstration_only(cli: CommandLine) -> None:
    outcome = cli("token", "mint", "vetting", "--person", "00000000-0000-4000-8000-000000000001")
    assert outcome.exit_code == 1
    assert outcome.stdout == ""
    assert "demonstration only" in outcome.stderr
    missing = cli(
        "token", "mint", "vetting", "--person", "00000000-0000-4000-8000-000000000001",
        SAFELANE_DEMO_KEY=str(cli.folder / "no.pem"),
    )  # fmt: skip
    assert missing.exit_code == 1
    assert "no such file" in missing.stderr
    assert cli("token", "mint").exit_code == 2


def test_a_signing_key_that_others_can_read_mints_nothing(cli: CommandLine) -> None:
    key = cli.folder / "demo.pem"
    key.write_text("a key")
    key.chmod(0o644)
    somebody = "00000000-0000-4000-8000-000000000001"
    outcome = cli("token", "mint", "vetting", "--person", somebody, SAFELANE_DEMO_KEY=str(key))
    assert outcome.exit_code == 1
    assert "0600" in outcome.stderr


PROGRAM = (sys.executable, "-c", "from safelane.main import main; main(prog_name='safelane')")


def as_vera(cli: CommandLine, **changes: str) -> dict[str, str]:
    """The whole environment of a process that vera starts."""
    known = dict(os.environ) | cli.environment("vera", "web_vetting", **changes)
    return {name: value for name, value in known.items() if value is not None}


def on_a_terminal(cli: CommandLine, *arguments: str, stream: str = "stdout", **changes: str) -> bytes:
    """What the real program writes to a terminal on one of its streams."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*PROGRAM, *arguments],
        env=as_vera(cli, TERM="xterm", **changes),
        stdin=subprocess.DEVNULL,
        stdout=theirs if stream == "stdout" else subprocess.DEVNULL,
        stderr=theirs if stream == "stderr" else subprocess.DEVNULL,
    )
    os.close(theirs)
    written = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        written += part
    os.close(ours)
    assert process.wait(timeout=60) == 0
    return written


def test_colour_is_for_terminals_and_no_color_is_heard(cli: CommandLine) -> None:
    coloured = on_a_terminal(cli, "vetting", "expiring")
    assert b"\x1b[" in coloured
    assert b"\x1b[" not in on_a_terminal(cli, "vetting", "expiring", NO_COLOR="1")
    piped = cli("vetting", "expiring", who="vera", persona="web_vetting")
    assert "\x1b[" not in piped.output


def test_an_import_shows_how_far_it_is_and_only_on_a_terminal(cli: CommandLine, world: World) -> None:
    file = cli.folder / "training.csv"
    file.write_text(
        "record,person_id,topic,completed_on\n"
        + "".join(f"training,{world.id('ann')},kcsie_part2,2026-01-{day:02d}\n" for day in range(1, 9))
    )
    seen = on_a_terminal(cli, "import", str(file), stream="stderr")
    assert b"Checking" in seen
    assert b"Importing" in seen
    assert b"8 rows imported" in seen
    assert "Importing" not in cli("import", file, who="vera", persona="web_vetting").output


def test_the_program_itself_runs(cli: CommandLine, tmp_path: Path) -> None:
    """As installed: a process of its own, with its own exit status and streams."""
    outcome = subprocess.run(
        [*PROGRAM, *EXPIRING], env=as_vera(cli), capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert outcome.returncode == 0, outcome.stderr
    assert outcome.stdout.startswith("bucket,days,until")
    assert "sha256: " in outcome.stderr
