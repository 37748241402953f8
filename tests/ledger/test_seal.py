"""``safelane seal``: every committed entry gets its leaf, and every new size of the tree its signature."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from safelane.ledger.verify import Checkpoint, Policy

from tests.ledger.sealing import ORIGIN, PATIENCE, Sealing
from tests.support.databases import AUTHENTICATOR, SEALER, SIGNER


@pytest.fixture
def running(sealing: Sealing) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts services that are gone when the test is."""
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: str, **changes: str) -> subprocess.Popen[str]:
        started.append(sealing.start("seal", *arguments, **changes))
        return started[-1]

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


def said(process: subprocess.Popen[str], wanted: str) -> str:
    """Read the service's log as far as a line with ``wanted`` in it; what stood there."""
    assert process.stderr is not None
    lines = []
    for line in process.stderr:
        lines.append(line)
        if wanted in line:
            return "".join(lines)
    raise AssertionError(f"it ended ({process.wait()}) without saying {wanted!r}:\n{''.join(lines)}")


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    _, log = process.communicate(timeout=PATIENCE)
    return process.returncode, log


def test_what_was_committed_is_sealed_and_signed(sealing: Sealing) -> None:
    sealing.append(3)
    sealing.seal()
    size = sealing.value("select ledger.size()")
    assert size == sealing.value("select count(*) from ledger.entry")
    (kept,) = sealing.kept()
    checkpoint = Checkpoint.parse(kept.note.encode())
    assert (checkpoint.origin, checkpoint.size) == (ORIGIN, size)
    assert checkpoint.root == sealing.state().frontier.root()
    Policy.parse(sealing.policy().read_bytes()).check(checkpoint)


def test_a_second_run_with_nothing_new_signs_nothing(sealing: Sealing) -> None:
    sealing.append(1)
    sealing.seal()
    before = sealing.state().note
    sealing.seal()
    assert sealing.state().note == before
    assert len(sealing.kept()) == 1


def test_each_growth_extends_the_one_before(sealing: Sealing) -> None:
    sizes = []
    for count in (1, 2, 255, 300):
        sealing.append_many(count)
        sealing.seal()
        sizes.append(sealing.state().size)
    assert [kept.size for kept in sealing.kept()] == sizes
    place = sealing.export()
    assert f"{sizes[-1]} leaves" in sealing.accepted(place)


def test_the_two_halves_can_be_two_processes(sealing: Sealing) -> None:
    sealing.append(2)
    sealing.must("seal", "--once", "--only", "sign", "--origin", ORIGIN, SAFELANE_SEALER_URL="")
    assert sealing.state().size == 0
    sealing.must("seal", "--once", "--only", "integrate", SAFELANE_SIGNER_URL="", SAFELANE_LEDGER_STATE="")
    assert sealing.state().size == 0
    sealing.must("seal", "--once", "--only", "sign", SAFELANE_SEALER_URL="")
    assert sealing.state().size == sealing.value("select count(*) from ledger.entry")


@pytest.mark.parametrize("setting", ["SAFELANE_SEALER_URL", "SAFELANE_SIGNER_URL"])
def test_a_login_that_is_missing_is_named(sealing: Sealing, setting: str) -> None:
    outcome = sealing.run("seal", "--once", "--origin", ORIGIN, **{setting: ""})
    assert outcome.exit_code == 1
    assert setting in outcome.output


@pytest.mark.parametrize(
    ("setting", "who"),
    [
        ("SAFELANE_SEALER_URL", SIGNER),
        ("SAFELANE_SIGNER_URL", SEALER),
        ("SAFELANE_SIGNER_URL", AUTHENTICATOR),
    ],
)
def test_one_login_never_does_both(sealing: Sealing, setting: str, who: str) -> None:
    sealing.append(1)
    outcome = sealing.run("seal", "--once", "--origin", ORIGIN, **{setting: sealing.database.url(who)})
    assert outcome.exit_code == 4, outcome.output
    assert f"logs in as {who}" in outcome.output


def test_the_service_seals_what_comes_and_ends_when_told(
    sealing: Sealing, running: Callable[..., subprocess.Popen[str]]
) -> None:
    process = running("--origin", ORIGIN, "--interval", "0.05")
    said(process, "signer: ")
    sealing.append(1)
    size = sealing.value("select count(*) from ledger.entry")
    said(process, f"signer: {size} leaves")
    process.send_signal(signal.SIGTERM)
    status, log = ended(process)
    assert status == 0
    assert "told to stop" in log
    assert sealing.state().size == size


def test_a_second_signer_on_the_same_state_is_refused(
    sealing: Sealing, running: Callable[..., subprocess.Popen[str]]
) -> None:
    said(running("--origin", ORIGIN), "signer: ")
    outcome = sealing.run("seal", "--once")
    assert outcome.exit_code == 1
    assert "runs already" in outcome.output


def test_a_log_that_was_signed_is_not_begun_anew_by_mistake(sealing: Sealing, tmp_path: Path) -> None:
    """A service under another user, or a directory that was lost: two logs, and no word of why."""
    sealing.append(1)
    sealing.seal()
    lost = tmp_path / "another state"
    for origin in (ORIGIN, "another.example.org/2026"):
        outcome = sealing.run("seal", "--once", "--origin", origin, "--state", lost)
        assert outcome.exit_code == 1
        assert f"signed as {ORIGIN}" in outcome.stderr
        assert "--new-epoch" in outcome.stderr
    assert not list(lost.glob("*.pem")), "no key is made for it"
    assert [kept.origin for kept in sealing.kept()] == [ORIGIN]
    sealing.must("seal", "--once", "--new-epoch", "another.example.org/2026", "--state", lost)
    assert sealing.kept()[-1].origin == "another.example.org/2026"


def test_a_connection_that_is_lost_is_made_again(
    sealing: Sealing, running: Callable[..., subprocess.Popen[str]]
) -> None:
    process = running("--origin", ORIGIN, "--interval", "0.05")
    said(process, "signer: ")
    sealing.append(1)
    said(
        process,
        "signer: 1 leaves" if sealing.value("select count(*) from ledger.entry") == 1 else "leaves (+",
    )
    sealing.superuser.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity"
        " where usename in ('safelane_sealer', 'safelane_signer') and datname = current_database()"
    )
    said(process, "answers again")
    sealing.append(1)
    said(process, f"signer: {sealing.value('select count(*) from ledger.entry')} leaves")


def test_a_database_that_is_away_is_waited_for(
    sealing: Sealing, running: Callable[..., subprocess.Popen[str]]
) -> None:
    nowhere = "postgresql://safelane_sealer:x@127.0.0.1:9/nothing"
    process = running("--only", "integrate", SAFELANE_SEALER_URL=nowhere)
    said(process, "does not answer")
    process.send_signal(signal.SIGINT)
    assert ended(process)[0] == 0
    assert sealing.run("seal", "--once", "--only", "integrate", SAFELANE_SEALER_URL=nowhere).exit_code == 5


def test_the_journal_gets_priorities_and_no_second_clock(
    sealing: Sealing, running: Callable[..., subprocess.Popen[str]]
) -> None:
    process = running("--origin", ORIGIN, JOURNAL_STREAM="8:1")
    assert "<6>signer: " in said(process, "signer: ")


def test_everything_that_was_signed_is_read_again(sealing: Sealing) -> None:
    sealing.append_many(600)
    sealing.seal()
    assert "read again" in sealing.run("seal", "--once").output


def test_an_ml_dsa_line_stands_beside_the_first(sealing: Sealing) -> None:
    sealing.append(1)
    sealing.must("seal", "--once", "--origin", ORIGIN, "--ml-dsa")
    (kept,) = sealing.kept()
    assert kept.note.count("— ") == 2
    sealing.export()
    sealing.accepted(sealing.export_folder)


def test_a_rotation_goes_through_a_note_signed_by_both(sealing: Sealing) -> None:
    sealing.append(1)
    sealing.seal()
    before = sealing.policy().read_bytes()
    announcement = sealing.must("ledger", "keys", "rotate")
    assert "safelane key succession" in announcement
    sealing.append(1)
    sealing.seal()
    both = Checkpoint.parse(sealing.kept()[-1].note.encode())
    assert len(both.note.signatures) == 2
    Policy.parse(before).check(both)
    sealing.must("ledger", "keys", "rotate", "--finish")
    sealing.append(1)
    sealing.seal()
    after = Checkpoint.parse(sealing.kept()[-1].note.encode())
    assert len(after.note.signatures) == 1
    Policy.parse(sealing.policy().read_bytes()).check(after)
    shown = sealing.must("ledger", "keys", "show")
    assert "earlier" in shown
    assert "signing" in shown


def test_an_entry_is_sealed_within_the_interval(
    sealing: Sealing, running: Callable[..., subprocess.Popen[str]]
) -> None:
    """What the docs promise: with the default interval, no entry waits a second on an idle machine."""
    said(running("--origin", ORIGIN), "signer: ")
    sealing.append(1)
    began = time.monotonic()
    wanted = sealing.value("select count(*) from ledger.entry")
    while not any(kept.size == wanted for kept in sealing.kept()):
        assert time.monotonic() - began < PATIENCE
        sealing.superuser.execute("select pg_sleep(0.05)")
