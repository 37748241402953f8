"""``safelane recording``: status, access log, consent report, disclosures; in front of the real API."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from safelane.commands import recording
from safelane.reports.report import rows_hash

from tests.cli.conftest import CommandLine
from tests.support.listener import Api
from tests.support.world import World, identifier

CORA = {"who": "cora", "persona": "web_compliance"}
ANN = {"who": "ann", "persona": "web_tutor"}
REPORTS = ("access-log", "consent-report", "disclosures")
LOOK = (
    "insert into recording.access (segment_id, lesson_id, reader_id, persona, outcome, state, at, expires_at)"
    " values (tests.id(%s), tests.id(%s), tests.id(%s), %s, 'granted', %s, %s,"
    " %s::timestamptz + interval '1 hour')"
)
REASON = "A parent asked what was said at the end"


def arrange(world: World) -> None:
    """ann teaches lily (9) and tess (14); one lesson of each is going on, and one of lily's is on film."""
    world.follows_profile()
    world.run("select tests.bookable('ann'), tests.bookable('bob')")
    world.run("select tests.ward('lily', tests.born(9)), tests.ward('tess', tests.born(14))")
    for name, power in (
        ("cora", "compliance_reporter"),
        ("dina", "dsl"),
        ("dora", "dsl"),
        ("serge", "session_service"),
    ):
        world.person(name, power)
    world.run("select tests.going_on('lilys lesson', 'ann', '{lily}')")
    world.run("select tests.going_on('tesss lesson', 'bob', '{tess}')")
    world.run("select tests.lesson('old lesson', 'ann', '{lily}', now() + interval '9 hours')")
    world.run("select tests.footage('film', 'old lesson')")


@pytest.fixture(scope="module", autouse=True)
def people(world: World) -> None:
    arrange(world)


def test_the_tutor_reads_that_it_is_not_possible_and_no_more(cli: CommandLine) -> None:
    outcome = cli(
        "recording",
        "status",
        identifier("tesss lesson").hex,
        "--format",
        "json",
        who="bob",
        persona="web_tutor",
    )
    assert outcome.exit_code == 3, outcome.output
    answer = json.loads(outcome.stdout)
    assert [reason["code"] for reason in answer["reasons"]] == ["RECORDING_NOT_POSSIBLE"]
    assert answer["possible"] is False
    assert answer["basis"] == "consent_per_session"
    assert str(identifier("tess")) not in outcome.output


def test_a_safeguarding_lead_reads_what_is_missing_and_from_whom(cli: CommandLine) -> None:
    outcome = cli(
        "recording",
        "status",
        str(identifier("tesss lesson")),
        "--format",
        "csv",
        who="dina",
        persona="web_dsl",
    )
    assert outcome.exit_code == 3
    rows = list(csv.DictReader(io.StringIO(outcome.stdout)))
    assert {(row["code"], row["from_whom"], row["learner_id"]) for row in rows} == {
        ("LEARNER_CONSENT_MISSING", "learner", str(identifier("tess"))),
        ("PARENT_AWARENESS_MISSING", "guardian", str(identifier("tess"))),
    }
    assert all(row["remedy"] for row in rows)


def test_a_parent_reads_what_is_asked_of_them_and_nothing_when_it_is_done(
    fresh_cli: CommandLine, fresh_world: World, fresh_api: Api
) -> None:
    arrange(fresh_world)
    parent = {"who": "lily's parent", "persona": "web_guardian"}
    before = fresh_cli("recording", "status", str(identifier("lilys lesson")), **parent)
    assert before.exit_code == 3
    assert "PARENT_CONSENT_MISSING" in before.stdout
    assert re.search(r"What is asked of you\n.*consent", before.stdout, re.DOTALL)
    said = {"lesson_id": str(identifier("lilys lesson")), "learner_id": str(identifier("lily"))}
    assert (
        fresh_api.as_("lily's parent", "web_guardian")
        .post("/rpc/give_recording_consent", json=said)
        .status_code
        == 201
    )
    after = fresh_cli("recording", "status", str(identifier("lilys lesson")), **parent)
    assert after.exit_code == 0, after.output
    assert "PARENT_CONSENT_MISSING" not in after.output
    assert "given" in after.stdout
    started = fresh_api.as_("ann", "web_tutor").post(
        "/rpc/start_recording", json={"lesson_id": said["lesson_id"]}
    )
    assert started.status_code == 201
    tutors = fresh_cli("recording", "status", said["lesson_id"], **ANN)
    assert tutors.exit_code == 0, tutors.output
    assert "possible: yes" in tutors.stderr
    assert "recording since: " in tutors.stderr


def test_a_lesson_that_is_somebody_elses_does_not_exist(cli: CommandLine) -> None:
    theirs = cli("recording", "status", str(identifier("tesss lesson")), **ANN)
    nobodys = cli("recording", "status", str(identifier("no lesson")), **ANN)
    assert theirs.exit_code == nobodys.exit_code == 1
    assert theirs.output == nobodys.output
    assert "No such lesson" in theirs.stderr


def test_what_was_looked_at_is_listed_by_role_and_reason(cli: CommandLine, api: Api) -> None:
    film = str(identifier("film"))
    assert (
        api.as_("ann", "web_tutor").post("/rpc/open_recording", json={"segment_id": film}).status_code == 200
    )
    asked = {
        "segment_id": film,
        "reason_code": "complaint",
        "reason": REASON,
        "case_id": str(identifier("case")),
    }
    assert api.as_("dina", "web_dsl").post("/rpc/open_recording", json=asked).status_code == 200
    assert (
        api.as_("dina", "web_dsl").post("/rpc/open_recording", json={"segment_id": film}).status_code == 422
    )
    outcome = cli("recording", "access-log", "--format", "json", **CORA)
    assert outcome.exit_code == 0, outcome.output
    answer = json.loads(outcome.stdout)
    counted = {(row["persona"], row["reason_code"], row["outcome"]): row["reads"] for row in answer["reads"]}
    assert counted == {
        ("web_tutor", None, "granted"): 1, ("web_dsl", "complaint", "granted"): 1,
        ("web_dsl", None, "refused"): 1,
    }  # fmt: skip
    assert answer["grants_per_lead"] == [{"reader_id": str(identifier("dina")), "grants": 1}]
    assert len(answer["rows"]) == 3
    assert "2 looks, 1 refused" in outcome.stderr
    table = cli("recording", "access-log", **CORA)
    assert "Looks by role and reason" in table.stdout
    assert REASON not in table.output + outcome.output, "Nobody's words are in a report"


def test_a_look_after_retention_is_a_finding(fresh_cli: CommandLine, fresh_world: World) -> None:
    arrange(fresh_world)
    yesterday = fresh_world.value("select now() - interval '1 day'")
    fresh_world.run(LOOK, ("film", "old lesson", "ann", "web_tutor", "available", yesterday, yesterday))
    assert fresh_cli("recording", "access-log", **CORA).exit_code == 0
    fresh_world.run(LOOK, ("film", "old lesson", "ann", "web_tutor", "expired", yesterday, yesterday))
    for format_ in ("table", "json", "csv", "html"):
        outcome = fresh_cli("recording", "access-log", "--format", format_, **CORA)
        assert outcome.exit_code == 3, outcome.output
        assert "after retention: 1" in outcome.stderr
        assert outcome.stdout, "The report is written all the same"


def test_a_long_log_is_read_to_its_end(
    fresh_cli: CommandLine, fresh_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrange(fresh_world)
    monkeypatch.setattr(recording, "PAGE", 3)
    for minutes in range(7):
        at = fresh_world.value("select now() - make_interval(mins => %s)", (minutes + 1,))
        fresh_world.run(LOOK, ("film", "old lesson", "ann", "web_tutor", "available", at, at))
    outcome = fresh_cli("recording", "access-log", "--format", "json", **CORA)
    answer = json.loads(outcome.stdout)
    assert len({row["access_id"] for row in answer["rows"]}) == len(answer["rows"]) == 7
    assert answer["rows"] == sorted(answer["rows"], key=lambda row: row["at"])
    assert answer["header"]["sha256"] == rows_hash(answer["rows"])
    assert "next_after" not in answer
    ledger = fresh_world.rows(
        "select detail ->> 'until' from ledger.record where action = 'recording_access_log'"
    )
    assert len(ledger) == 3
    assert len(set(ledger)) == 1, "Every page is about the same period"


def test_the_consent_report_counts_and_keeps_small_figures_back(
    fresh_cli: CommandLine, fresh_world: World, fresh_api: Api
) -> None:
    arrange(fresh_world)
    said = {"lesson_id": str(identifier("lilys lesson")), "learner_id": str(identifier("lily"))}
    assert (
        fresh_api.as_("lily's parent", "web_guardian")
        .post("/rpc/refuse_recording_consent", json=said)
        .status_code
        == 201
    )
    outcome = fresh_cli("recording", "consent-report", "--format", "csv", **CORA)
    assert outcome.exit_code == 0, outcome.output
    rows = {row["band"]: row for row in csv.DictReader(io.StringIO(outcome.stdout))}
    assert list(rows) == ["under_13", "13_to_15", "16_to_17", "adult", "all"]
    assert rows["under_13"]["refused"] == "c", "One family is not told from the figures"
    assert "1" not in {row["refused"] for row in rows.values()}
    assert "2 lessons, 0 recorded" in outcome.stderr
    table = fresh_cli("recording", "consent-report", **CORA)
    assert re.search(r"without presence +0 +yes", table.stdout)


def test_a_lesson_that_began_without_presence_is_a_finding(
    fresh_cli: CommandLine, fresh_world: World
) -> None:
    arrange(fresh_world)
    fresh_world.run("select tests.lesson('unseen', 'bob', '{lily}', now() + interval '20 hours')")
    for statement in (
        "alter table booking.lesson disable trigger user",
        "update booking.lesson set state = 'in_progress', started_at = now()"
        " where lesson_id = tests.id('unseen')",
        "alter table booking.lesson enable trigger user",
    ):
        fresh_world.run(statement)
    outcome = fresh_cli("recording", "consent-report", "--until", "2126-01-01T00:00Z", **CORA)
    assert outcome.exit_code == 1, "A century is no period"
    later = fresh_world.value(
        "select to_char(now() + interval '1 hour', 'YYYY-MM-DD\"T\"HH24:MI:SSOF') || ':00'"
    )
    outcome = fresh_cli("recording", "consent-report", "--until", later, **CORA)
    assert outcome.exit_code == 3, outcome.output
    assert "without presence: 1" in outcome.stderr


def test_disclosures_are_counted_by_recipient_and_lateness_is_a_finding(
    fresh_cli: CommandLine, fresh_world: World, fresh_api: Api
) -> None:
    arrange(fresh_world)
    lead = fresh_api.as_("dina", "web_dsl")
    asked = {
        "segment_ids": [str(identifier("film"))], "recipient_type": "police",
        "recipient_organisation": "Northshire Police", "recipient_officer": "DC Example",
        "authority_reference": "NP/2026/17", "legal_gateway": "crime_sch2_para2", "subject_informed": True,
        "urgent": True,
    }  # fmt: skip
    assert lead.post("/rpc/request_disclosure", json=asked).status_code == 201
    outcome = fresh_cli("recording", "disclosures", "--format", "csv", **CORA)
    assert outcome.exit_code == 0, outcome.output
    rows = {row["recipient_type"]: row for row in csv.DictReader(io.StringIO(outcome.stdout))}
    assert (rows["police"]["requested"], rows["police"]["urgent"], rows["police"]["approved"]) == (
        "1",
        "1",
        "0",
    )
    assert "Northshire" not in outcome.output
    fresh_world.run(
        "insert into recording.disclosure (segment_ids, recipient_type, recipient_organisation,"
        " recipient_officer, authority_reference, legal_gateway, content_sha256, urgent, subject_informed,"
        " requested_by, requested_at)"
        " values (array[tests.id('film')], 'court', 'A court', 'A clerk', 'R 1', 'court_order', sha256('x'),"
        " true, true, tests.id('dina'), now() - interval '25 hours')"
    )
    late = fresh_cli("recording", "disclosures", "--format", "json", **CORA)
    assert late.exit_code == 3
    assert "longer than it may" in late.stderr
    assert json.loads(late.stdout)["ok"] is False


@pytest.mark.parametrize("report", REPORTS)
def test_every_format_says_who_when_and_which_rows(cli: CommandLine, report: str, tmp_path: Path) -> None:
    answer = json.loads(cli("recording", report, "--format", "json", **CORA).stdout)
    header = answer["header"]
    for name in (
        "generated_at",
        "generated_by",
        "schema_revision",
        "ledger_checkpoint",
        "profile",
        "policy_version",
        "filter",
        "from",
        "until",
    ):
        assert name in header
    assert header["generated_by"] == str(identifier("cora"))
    assert header["sha256"] == rows_hash(answer["rows"])
    assert header["from"] in header["filter"]
    for format_ in ("table", "csv"):
        written = cli("recording", report, "--format", format_, **CORA)
        assert "sha256: " in written.stderr
        assert "sha256" not in written.stdout
        assert "\x1b[" not in written.output
    page = cli("recording", report, "--format", "html", **CORA).stdout
    assert str(identifier("cora")) in page
    assert not re.search(r"""(src|href)\s*=|url\(|@import|<script|https?://""", page)
    book = tmp_path / "report.xlsx"
    assert cli("recording", report, "--format", "xlsx", "-o", book, **CORA).stdout == ""
    assert zipfile.is_zipfile(book)
    pages = tmp_path / "report.pdf"
    assert cli("recording", report, "--format", "pdf", "-o", pages, **CORA).stdout == ""
    assert pages.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("report", REPORTS)
def test_a_platform_without_recordings_has_reports_too(
    fresh_cli: CommandLine, fresh_world: World, report: str
) -> None:
    fresh_world.follows_profile()
    fresh_world.person("cora", "compliance_reporter")
    for format_ in ("table", "csv", "json", "html"):
        outcome = fresh_cli("recording", report, "--format", format_, **CORA)
        assert outcome.exit_code == 0, outcome.output


@pytest.mark.parametrize("report", REPORTS)
def test_only_compliance_reads_the_reports(cli: CommandLine, report: str) -> None:
    for who, persona in (
        ("ann", "web_tutor"),
        ("dina", "web_dsl"),
        ("serge", "web_service"),
        ("lily's parent", "web_guardian"),
    ):
        outcome = cli("recording", report, who=who, persona=persona)
        assert outcome.exit_code == 4, outcome.output
        assert outcome.stdout == ""
    assert cli("recording", report).exit_code == 4


def test_rows_that_were_changed_on_the_way_are_noticed(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("safelane.reports.report.rows_hash", lambda rows: rows_hash([*rows, {}]))
    for report in REPORTS:
        outcome = cli("recording", report, **CORA)
        assert outcome.exit_code == 1
        assert outcome.stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("status",),
        ("status", "my lesson"),
        ("access-log", "--from", "yesterday"),
        ("access-log", "--until", "2026-11-01T09:00:00"),
        ("consent-report", "--format", "pdf"),
        ("disclosures", "--apply"),
        ("access-log", "--format", "xlsx"),
    ],
)
def test_what_cannot_be_asked_is_wrong_usage(cli: CommandLine, arguments: tuple[str, ...]) -> None:
    assert cli("recording", *arguments, **CORA).exit_code == 2


def test_every_command_says_what_it_is_for(cli: CommandLine) -> None:
    listed = cli("recording", "--help")
    for name in ("status", "purge-due", *REPORTS):
        assert name in listed.stdout
        text = " ".join(cli("recording", name, "--help").stdout.split())
        assert "Exit status 3 if" in text
        assert re.search("For (its tutor|compliance reporters|the session service)", text)
