"""What a person types, and what they are told when it is not right."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from launcher import locks, main, processes, suite
from launcher.errors import LauncherError

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = ("demo", "test", "up", "down", "doctor", "clean")


def lane(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "lane.py", *arguments], capture_output=True, text=True, cwd="/"
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main.main([command, "--help"])
    assert stop.value.code == 0
    assert f"usage: lane.py {command}" in capsys.readouterr().out


def test_help_works_from_anywhere_and_lists_every_command() -> None:
    outcome = lane("--help")
    assert outcome.returncode == 0
    for command in COMMANDS:
        assert f"\n    {command} " in outcome.stdout


@pytest.mark.parametrize("arguments", [["demmo"], ["up", "--port", "1"], ["down", "now"], []])
def test_what_is_not_understood_is_said_on_stderr_with_exit_status_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main.main(arguments)
    told = capsys.readouterr()
    assert stop.value.code == 2
    assert told.out == ""
    assert "error:" in told.err


def test_an_error_comes_with_its_hint_and_its_status(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(place: object) -> int:
        raise LauncherError("it is broken.", "Mend it.")

    monkeypatch.setattr(main, "_command", lambda options, rest: fail)
    monkeypatch.setattr(processes, "on_signals", lambda: None)
    assert main.main(["down"]) == 1
    assert capsys.readouterr().err == "lane.py: it is broken.\n  Mend it.\n"


@pytest.mark.parametrize(("pytest_says", "told"), [(0, 0), (1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (-9, 1)])
def test_only_tests_that_ran_and_passed_are_a_success(pytest_says: int, told: int) -> None:
    assert suite._verdict(pytest_says) == told


def test_continuous_integration_runs_what_the_readme_says() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    lines = script.read_text().splitlines()
    assert (lines[0], lines[-1]) == ("#!/bin/sh", "exec python3 lane.py test")
    assert "set -eu" in lines


def test_a_second_run_waits_for_the_first(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from pathlib import Path; from launcher import locks\n"
        f"with locks.held(Path({str(lock)!r}), 'a test'): print('held')\n"
    )
    with locks.held(lock, "a test"):
        second = subprocess.Popen(
            [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert second.stderr is not None
        assert "waiting: another run in this clone is busy with a test" in second.stderr.readline()
        assert second.poll() is None
    out, _ = second.communicate(timeout=30)
    assert (second.returncode, out) == (0, "held\n")


def test_every_folder_that_runs_beside_the_rest_is_there() -> None:
    """A folder that was renamed would run in neither half."""
    root = Path(suite.__file__).parent.parent
    assert [path for path in suite.BESIDE if not (root / path).is_dir()] == []
