"""``safelane recording purge-due``: what is due, page by page, and what becomes of it."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
from pathlib import Path

import pytest
from safelane.client import Unreachable
from safelane.commands import recording

from tests.cli.conftest import CommandLine
from tests.cli.test_who_runs_it import PROGRAM
from tests.support.world import World, identifier

SERGE = {"who": "serge", "persona": "web_service"}
CORA = {"who": "cora", "persona": "web_compliance"}
OVER = ("first film", "second film", "third film")


@pytest.fixture(autouse=True)
def people(fresh_world: World) -> None:
    """Three recordings are over, one is over and held, one is not over."""
    world = fresh_world
    world.follows_profile()
    world.run("select tests.bookable('ann'), tests.ward('lily', tests.born(9))")
    for name, power in (("cora", "compliance_reporter"), ("serge", "session_service")):
        world.person(name, power)
    for number, film in enumerate((*OVER, "held film", "new film")):
        lesson = film.replace("film", "lesson")
        world.run(
            "select tests.lesson(%s, 'ann', '{lily}', now() + %s * interval '3 hours')", (lesson, number + 3)
        )
        ago = "2 hours" if film == "new film" else "29 days"
        world.run("select tests.footage(%s, %s, now() - %s::interval)", (film, lesson, ago))
    world.run("select tests.held('held lesson')")


def due(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def tombstones(world: World) -> set[str]:
    return {str(row[0]) for row in world.rows("select segment_id from recording.purge")}


def test_what_is_due_is_listed_and_nothing_is_purged(fresh_cli: CommandLine, fresh_world: World) -> None:
    for who in (SERGE, CORA):
        outcome = fresh_cli("recording", "purge-due", "--format", "csv", **who)
        assert outcome.exit_code == 3, outcome.output
        rows = due(outcome.stdout)
        assert {row["segment_id"] for row in rows} == {str(identifier(film)) for film in OVER}
        assert {row["why"] for row in rows} == {"retention"}
        assert "3 due." in outcome.stderr
    assert not tombstones(fresh_world)
    assert fresh_world.value("select count(*) from recording.media") == 5


def test_a_held_recording_is_not_mentioned(fresh_cli: CommandLine) -> None:
    for format_ in ("table", "json", "html"):
        outcome = fresh_cli("recording", "purge-due", "--format", format_, **SERGE)
        assert str(identifier("held film")) not in outcome.output
        assert str(identifier("first film")) in outcome.stdout


def test_each_one_purged_leaves_a_tombstone_and_names_its_media(
    fresh_cli: CommandLine, fresh_world: World
) -> None:
    media = {str(key): value for key, value in fresh_world.rows(
        "select segment_id, encode(sha256, 'hex') from recording.media")}  # fmt: skip
    keys = [row[0] for row in fresh_world.rows("select storage_key from recording.media")]
    outcome = fresh_cli("recording", "purge-due", "--apply", "--format", "csv", **SERGE)
    assert outcome.exit_code == 0, outcome.output
    rows = {row["segment_id"]: row for row in due(outcome.stdout)}
    over = {str(identifier(film)) for film in OVER}
    assert set(rows) == over == tombstones(fresh_world)
    assert all(row["outcome"] == "purged" and row["sha256"] == media[film] for film, row in rows.items())
    assert "3 purged, 0 not due any more." in outcome.stderr
    kept = {str(row[0]) for row in fresh_world.rows("select segment_id from recording.media")}
    assert kept == {str(identifier("held film")), str(identifier("new film"))}
    assert not any(key in outcome.output for key in keys)
    entries = fresh_world.rows("select outcome from ledger.record where action = 'purge_recording'")
    assert entries == [("done",)] * 3
    again = fresh_cli("recording", "purge-due", "--apply", "--format", "csv", **SERGE)
    assert again.exit_code == 0
    assert due(again.stdout) == []


def test_many_are_taken_page_by_page(
    fresh_cli: CommandLine, fresh_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "PAGE", 2)
    outcome = fresh_cli("recording", "purge-due", "--format", "json", **SERGE)
    assert len(json.loads(outcome.stdout)["rows"]) == 3
    assert fresh_cli("recording", "purge-due", "--apply", **SERGE).exit_code == 0
    assert len(tombstones(fresh_world)) == 3


def test_a_hold_that_comes_meanwhile_is_no_error_and_keeps_it(
    fresh_cli: CommandLine, fresh_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the list and its turn, the second one is held."""
    listed = recording._due

    def then_held(person: object) -> list[dict[str, object]]:
        rows: list[dict[str, object]] = listed(person)  # type: ignore[arg-type]
        fresh_world.run("select tests.held('second lesson')")
        return rows

    monkeypatch.setattr(recording, "_due", then_held)
    outcome = fresh_cli("recording", "purge-due", "--apply", "--format", "csv", **SERGE)
    assert outcome.exit_code == 0, outcome.output
    told = {row["segment_id"]: row["outcome"] for row in due(outcome.stdout)}
    assert told[str(identifier("second film"))] == "not-due"
    assert sorted(told.values()) == ["not-due", "purged", "purged"]
    assert "2 purged, 1 not due any more." in outcome.stderr
    assert str(identifier("second film")) not in tombstones(fresh_world)


def test_what_was_purged_is_told_even_where_the_run_breaks_off(
    fresh_cli: CommandLine, fresh_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    purge = recording._purge

    def once(person: object, row: dict[str, object], done: list[dict[str, object]]) -> None:
        if done:
            raise Unreachable("http://127.0.0.1", "gone")
        purge(person, row, done)  # type: ignore[arg-type]

    monkeypatch.setattr(recording, "_purge", once)
    outcome = fresh_cli("recording", "purge-due", "--apply", "--format", "csv", **SERGE)
    assert outcome.exit_code == 5
    assert {row["segment_id"] for row in due(outcome.stdout)} == tombstones(fresh_world)
    assert len(tombstones(fresh_world)) == 1


def test_nothing_is_purged_where_the_list_could_not_be_written(
    fresh_cli: CommandLine, fresh_world: World, tmp_path: Path
) -> None:
    nowhere = tmp_path / "nowhere" / "list.csv"
    outcome = fresh_cli("recording", "purge-due", "--apply", "--format", "csv", "-o", nowhere, **SERGE)
    assert outcome.exit_code == 1
    assert "Nothing was purged" in outcome.stderr
    assert fresh_cli("recording", "purge-due", "--apply", "--format", "xlsx", **SERGE).exit_code == 2
    assert not tombstones(fresh_world)


def test_compliance_looks_and_does_not_purge(fresh_cli: CommandLine, fresh_world: World) -> None:
    outcome = fresh_cli("recording", "purge-due", "--apply", "--format", "csv", **CORA)
    assert outcome.exit_code == 4, outcome.output
    assert due(outcome.stdout) == []
    assert not tombstones(fresh_world)
    assert fresh_cli("recording", "purge-due", who="ann", persona="web_tutor").exit_code == 4


def test_nothing_due_is_fine(fresh_cli: CommandLine) -> None:
    assert fresh_cli("recording", "purge-due", "--apply", **SERGE).exit_code == 0
    outcome = fresh_cli("recording", "purge-due", "--format", "csv", **SERGE)
    assert outcome.exit_code == 0
    assert outcome.stdout.splitlines() == ["segment_id,why,ended_on,kept_until"]
    assert fresh_cli("recording", "purge-due", **SERGE).stdout.strip() == ""


def test_withdrawn_footage_says_so(fresh_cli: CommandLine, fresh_world: World) -> None:
    """Fourteen days after a withdrawal it is due, long before its retention is over."""
    fresh_world.run("select tests.lesson('left', 'ann', '{lily}', now() + interval '40 hours')")
    fresh_world.run("select tests.footage('left film', 'left', now() - interval '16 days')")
    fresh_world.run(
        "select tests.said_then('lily''s parent', 'parent', 'left', 'lily', 'withdrawn',"
        " now() - interval '15 days')"
    )
    rows = due(fresh_cli("recording", "purge-due", "--format", "csv", **SERGE).stdout)
    assert {row["segment_id"]: row["why"] for row in rows}[str(identifier("left film"))] == "withdrawn"


def test_a_bar_shows_how_far_it_is_and_only_on_a_terminal(fresh_cli: CommandLine, fresh_world: World) -> None:
    known = dict(os.environ) | fresh_cli.environment("serge", "web_service", TERM="xterm")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*PROGRAM, "recording", "purge-due", "--apply"],
        env={name: value for name, value in known.items() if value is not None},
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    written = b""
    while part := _read(ours):
        written += part
    os.close(ours)
    assert process.wait(timeout=60) == 0
    assert b"Purging" in written
    assert b"3/3" in written
    assert len(tombstones(fresh_world)) == 3
    assert "Purging" not in fresh_cli("recording", "purge-due", "--apply", **SERGE).output


def _read(terminal: int) -> bytes:
    """What was written to it; nothing once the other end is closed."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""
