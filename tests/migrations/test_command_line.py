"""Exit statuses, settings, and what goes to which stream."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from safelane import output
from safelane.connection import normalise

from tests.migrations.conftest import CommandLine
from tests.support.databases import ADMIN, MIGRATOR, SUPERUSER, Database, Server
from tests.support.environment import ROOT

COMMANDS = [
    ("database", "create"), ("doctor",), ("drift",), ("history",), ("keys", "add"), ("keys", "list"),
    ("keys", "retire"), ("migrate", "up"), ("migrate", "down"), ("migrate", "sql"), ("migrate", "status"),
    ("revise",), ("roles", "apply"), ("roles", "check"), ("roles", "password"), ("snapshot",),
]  # fmt: skip


def test_it_runs_as_a_process_and_says_its_version() -> None:
    outcome = CommandLine(ROOT)("--version")
    assert outcome.status == 0
    assert outcome.stdout.startswith("safelane, version ")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_explains_itself(safelane: CommandLine, command: tuple[str, ...]) -> None:
    outcome = safelane(*command, "--help")
    assert outcome.status == 0
    assert len(outcome.stdout.splitlines()) > 4


@pytest.mark.parametrize(
    "command", [("drift",), ("doctor",), ("migrate", "status"), ("roles", "check")], ids=" ".join
)
def test_a_server_that_does_not_answer_is_status_5_and_one_line(
    safelane: CommandLine, command: tuple[str, ...]
) -> None:
    outcome = safelane(*command, url="postgresql://safelane_migrator@127.0.0.1:1/nowhere")
    assert outcome.status == 5
    assert outcome.stdout == ""
    assert outcome.stderr.count("\n") == 1
    assert "does not answer" in outcome.stderr


def test_a_wrong_password_is_status_4(installed: Database, safelane: CommandLine) -> None:
    server = installed.server
    url = server.conninfo(MIGRATOR, "postgres").replace(
        server.environment.migrator_password, "wrong-password"
    )
    outcome = safelane("migrate", "status", url=url)
    assert outcome.status == 4
    assert "wrong-password" not in outcome.stderr


def test_a_database_that_is_not_there_is_status_1_and_says_how_to_make_it(
    installed: Database, safelane: CommandLine
) -> None:
    outcome = safelane("migrate", "up", url=installed.server.conninfo(MIGRATOR, "no_such_database"))
    assert outcome.status == 1
    assert "safelane database create" in outcome.stderr


@pytest.mark.parametrize(
    "command",
    [
        ("keys", "add", "FILE", "--audience", "x"),
        ("migrate", "plan", "--sql", "FILE"),
        ("roles", "password", "authenticator", "--password-file", "FILE"),
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_a_file_that_is_no_text_is_status_1_and_one_line(
    installed: Database, safelane: CommandLine, tmp_path: Path, command: tuple[str, ...]
) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"\x30\xa9\xff\x00")
    outcome = safelane(
        *(str(file) if word == "FILE" else word for word in command), url=installed.url(MIGRATOR)
    )
    assert outcome.status == 1
    assert outcome.stderr.startswith("Error: ")
    assert "UTF-8" in outcome.stderr


@pytest.mark.parametrize(
    "url", ["postgresql://migrator:secret@127.0.0.1/x", "host=127.0.0.1 user=migrator password=secret"]
)
def test_a_password_in_a_flag_is_refused(safelane: CommandLine, url: str) -> None:
    outcome = safelane("migrate", "status", "--database-url", url)
    assert outcome.status == 2
    assert "secret" not in outcome.stderr
    assert "PGPASSWORD" in outcome.stderr


@pytest.mark.parametrize(
    "arguments", [("migrate", "sideways"), ("drift", "--format", "xml"), ("keys", "add", "-")]
)
def test_wrong_usage_is_status_2(safelane: CommandLine, arguments: tuple[str, ...]) -> None:
    assert safelane(*arguments).status == 2


def test_a_flag_counts_over_the_environment_and_that_over_the_file(
    installed: Database, safelane: CommandLine, tmp_path: Path
) -> None:
    nowhere = "postgresql://nobody@127.0.0.1:1/nowhere"
    file = tmp_path / "safelane.toml"
    file.write_text(f"database_url = '{nowhere}'\n", encoding="utf-8")
    password = {"PGPASSWORD": installed.server.environment.migrator_password}
    url = installed.url(MIGRATOR).replace(f"password={password['PGPASSWORD']}", "")
    assert safelane("--config", str(file), "migrate", "status").status == 5
    assert safelane("--config", str(file), "migrate", "status", url=url, **password).status == 0
    flagged = safelane("--config", str(file), "migrate", "status", "-d", url, url=nowhere, **password)
    assert flagged.status == 0


def test_a_service_and_libpq_variables_are_enough(
    installed: Database, safelane: CommandLine, tmp_path: Path
) -> None:
    parts = dict(part.split("=", 1) for part in installed.url(MIGRATOR).split())
    names = {
        "host": "PGHOST",
        "port": "PGPORT",
        "user": "PGUSER",
        "dbname": "PGDATABASE",
        "password": "PGPASSWORD",
    }
    variables = {names[name]: value for name, value in parts.items() if name in names}
    assert safelane("migrate", "status", **variables).status == 0
    service = tmp_path / "services.conf"
    service.write_text(
        "[lane]\n" + "".join(f"{k}={v}\n" for k, v in parts.items() if k in names), encoding="utf-8"
    )
    assert safelane("migrate", "status", PGSERVICEFILE=str(service), PGSERVICE="lane").status == 0
    assert safelane("migrate", "status", url="service=lane", PGSERVICEFILE=str(service)).status == 0


def test_a_settings_file_that_is_named_must_be_there(safelane: CommandLine) -> None:
    outcome = safelane("--config", "/nowhere/safelane.toml", "migrate", "status")
    assert outcome.status == 1
    assert "/nowhere/safelane.toml" in outcome.stderr


def test_data_goes_to_stdout_and_words_to_stderr(installed: Database, safelane: CommandLine) -> None:
    outcome = safelane("drift", "--format", "json", url=installed.url(MIGRATOR))
    assert isinstance(json.loads(outcome.stdout), list)
    status = safelane("migrate", "status", url=installed.url(ADMIN))
    assert "\x1b" not in status.stdout
    assert status.stdout.splitlines()[0].split() == ["revision", "made", "on", "why", "in", "force"]


def test_a_file_is_written_where_told(installed: Database, safelane: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "status.csv"
    outcome = safelane("migrate", "status", "--format", "csv", "-o", str(file), url=installed.url(MIGRATOR))
    assert outcome.stdout == ""
    assert file.read_text(encoding="utf-8").startswith("revision,made_on,why,in_force")


def test_going_down_names_the_tables_that_hold_data_and_asks(
    server: Server, pristine: Database, safelane: CommandLine
) -> None:
    database = server.copy(pristine, "down")
    url = database.url(MIGRATOR)
    below_booking = ("migrate", "down", "0003")
    asked = safelane(*below_booking, url=url, stdin="n\n")
    assert asked.status == 1
    assert "booking.reason" in asked.stderr
    assert "booking.restriction" not in asked.stderr, "nobody is held here"
    assert "policy.parameter" not in asked.stderr, "that stays"
    with database.connect(SUPERUSER) as connection:
        for statement in (
            "alter table booking.restriction disable trigger all",
            "insert into booking.restriction (restriction_id, tutor_id, kind, placed_by)"
            " select gen_random_uuid(), gen_random_uuid(), 'hold', gen_random_uuid()"
            " from generate_series(1, 3)",
            "alter table booking.restriction enable trigger all",
        ):
            connection.execute(statement)
    held = safelane(*below_booking, url=url, stdin="n\n")
    assert "booking.restriction" in held.stderr
    assert "3" not in held.stderr.partition("booking.restriction")[2].splitlines()[0], "whether, not how many"
    assert "no_contact_order" not in safelane("migrate", "down", "-1", url=url, stdin="n\n").stderr
    (row,) = safelane("migrate", "status", "--format", "csv", url=url).stdout.splitlines()[-1:]
    assert row.endswith("yes"), "whoever says no has lost nothing"
    server.drop(database)


@pytest.mark.parametrize("revision", ["9999", "nonsense", "-99"])
def test_going_down_to_nowhere_is_said_before_anything_is_asked(
    installed: Database, safelane: CommandLine, revision: str
) -> None:
    outcome = safelane("migrate", "down", revision, url=installed.url(MIGRATOR), stdin="n\n")
    assert outcome.status == 1
    assert outcome.stderr.startswith("Error: ")
    assert "Go on?" not in outcome.stderr


@pytest.mark.parametrize(
    "arguments",
    [("0003:0002",), ("head:0003",), ("head:base",), ("--down", "0002:0003"), ("--down", "base:head")],
    ids=" ".join,
)
def test_a_script_that_would_do_nothing_of_what_was_asked_is_not_written(
    safelane: CommandLine, arguments: tuple[str, ...]
) -> None:
    """Somebody would file it for change control, and run it, and nothing would have changed."""
    outcome = safelane("migrate", "sql", *arguments)
    assert outcome.status == 1
    assert outcome.stdout == ""
    assert "is not" in outcome.stderr


@pytest.mark.parametrize("cell", ["=1+1", "+44 20", "-5", "@x", "\tx", "\rx"])
def test_no_cell_is_a_formula_and_reading_it_back_gives_the_value(cell: str) -> None:
    text = output.as_csv(["a"], [{"a": cell}])
    (row,) = list(csv.DictReader(io.StringIO(text, newline="")))
    assert row["a"] == f"'{cell}"
    assert output.csv_value(row["a"]) == cell


def test_numbers_stay_numbers_and_quotes_stay_quotes() -> None:
    text = output.as_csv(["a", "b", "c"], [{"a": -5, "b": "it's", "c": None}])
    assert text == "a,b,c\r\n-5,it's,\r\n"
    assert output.csv_value("'quoted'") == "'quoted'"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("postgresql+psycopg://a@b/c", "postgresql://a@b/c"),
        ("postgres+psycopg2://a@b/c", "postgresql://a@b/c"),
        ("postgres://a@b/c", "postgres://a@b/c"),
        (" host=b ", "host=b"),
    ],
)
def test_the_ways_people_write_an_address(written: str, read: str) -> None:
    assert normalise(written) == read
