"""What runs out and the Single Central Record, in every format, and the record read back."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from safelane.importing.layout import columns
from safelane.reports.report import STAMP, rows_hash

from tests.cli.conftest import CommandLine
from tests.support.world import World

VERA = {"who": "vera", "persona": "web_vetting"}
AS_AT = "2026-06-01T12:00:00+00:00"


@pytest.fixture(scope="module", autouse=True)
def people(world: World) -> None:
    """ann's DBS check and training run out at known days; bob has nothing; a school engages them."""
    world.follows_profile()
    world.person("vera", "vetting_officer")
    world.person("olga", "vetting_officer")
    world.person("ann", "tutor")
    world.person("bob", "tutor")
    world.person("sue")
    world.organisation("north", "school")
    world.power("sue", "school_representative", "north")
    world.engagement("ann in north", "ann", school="north")
    world.engagement("bob alone", "bob")
    world.run("select tests.certificate('ann', '2025-06-05')")
    for table, values in (
        ("identity_check", {"method": "passport", "outcome": "verified", "verified_on": "2023-06-06",
                            "verified_name": "Ann Example"}),
        ("qualification", {"kind": "academic", "title": "=BSc, Mathematics", "outcome": "verified",
                           "verified_on": "2023-06-06", "awarded_by": "University of Nowhere"}),
        ("reference", {"referee": "Rob Head", "relationship": "Head", "outcome": "verified",
                       "verified_on": "2023-06-07"}),
        ("reference", {"referee": "Rhoda Head", "relationship": "Head", "outcome": "verified",
                       "verified_on": "2023-06-08"}),
        ("right_to_work", {"document": "Passport", "outcome": "verified", "verified_on": "2023-06-06",
                           "valid_until": "2026-08-15"}),
        ("prohibition_check", {"kind": "tra_prohibition", "result": "clear", "checked_on": "2023-06-09"}),
        ("prohibition_check", {"kind": "section_128", "result": "clear", "checked_on": "2023-06-10"}),
        ("screening_run", {"source": "uk_sanctions_list", "outcome": "completed",
                           "ran_at": "2026-05-31T23:30:00+00:00"}),
        ("screening_run", {"source": "overseas_teacher_sanction", "outcome": "completed",
                           "ran_at": "2023-06-09T10:00:00+00:00"}),
        ("training", {"topic": "kcsie_part1", "completed_on": "2025-05-01", "provider": "Example"}),
        ("training", {"topic": "online_safety", "completed_on": "2025-08-01"}),
        ("contract", {"kind": "written_confirmation", "starts_on": "2024-01-01", "ends_on": "2027-01-01",
                      "engagement_id": str(world.id("ann in north"))}),
    ):  # fmt: skip
        world.run("select tests.record(%s, 'ann', %s)", (table, json.dumps(values)))
    world.run(
        "select tests.record('identity_check', 'vera', %s)",
        (
            json.dumps(
                {
                    "method": "passport",
                    "outcome": "verified",
                    "verified_on": "2023-06-06",
                    "verified_name": "Vera Example",
                }
            ),
        ),
    )


def test_what_runs_out_is_listed_by_civil_days(cli: CommandLine) -> None:
    outcome = cli("vetting", "expiring", "--within", "90d", "--as-at", AS_AT, "--format", "json", **VERA)
    assert outcome.exit_code == 3, outcome.output
    answer = json.loads(outcome.stdout)
    ann = {row["item"]: row for row in answer["rows"] if row["given_name"] == "Ann"}
    assert ann["training:kcsie_part1"]["bucket"] == "overdue"
    assert ann["training:kcsie_part1"]["code"] == "TRAINING_LAPSED:kcsie_part1"
    assert (ann["dbs_enhanced"]["bucket"], ann["dbs_enhanced"]["days"]) == ("0-7", 4)
    assert (ann["right_to_work"]["bucket"], ann["right_to_work"]["days"]) == ("61-90", 75)
    assert answer["counts"]["overdue"] == sum(row["bucket"] == "overdue" for row in answer["rows"])
    assert f"{answer['counts']['overdue']} overdue" in outcome.stderr


def test_the_forecast_looks_as_far_as_it_is_told(cli: CommandLine) -> None:
    def items(days: str) -> set[str]:
        outcome = cli("vetting", "expiring", "--within", days, "--as-at", AS_AT, "--format", "csv", **VERA)
        return {
            row["item"] for row in csv.DictReader(io.StringIO(outcome.stdout)) if row["given_name"] == "Ann"
        }

    assert "dbs_enhanced" not in items("3d")
    assert "dbs_enhanced" in items("4")


def test_nothing_overdue_is_fine(fresh_cli: CommandLine, fresh_world: World) -> None:
    fresh_world.follows_profile()
    fresh_world.person("vera", "vetting_officer")
    outcome = fresh_cli("vetting", "expiring", "--format", "csv", **VERA)
    assert outcome.exit_code == 0, outcome.output
    assert outcome.stdout.splitlines() == [
        "bucket,days,until,given_name,family_name,item,code,lessons_at_risk,person_id,engagement_ids"
    ]


def test_a_lesson_behind_what_runs_out_is_at_risk(fresh_cli: CommandLine, fresh_world: World) -> None:
    fresh_world.follows_profile()
    fresh_world.person("vera", "vetting_officer")
    fresh_world.person("ann", "tutor")
    fresh_world.engagement("ann alone", "ann")
    fresh_world.run("select tests.is_cleared('ann', (now() at time zone 'Europe/London')::date - 340)")
    fresh_world.run("select tests.ward('lily', tests.born(11))")
    fresh_world.run("select tests.lesson('late', 'ann', '{lily}', now() + interval '60 days')")
    outcome = fresh_cli("vetting", "expiring", "--format", "json", **VERA)
    at_risk = [row for row in json.loads(outcome.stdout)["rows"] if row["lessons_at_risk"]]
    assert {lesson for row in at_risk for lesson in row["lessons_at_risk"]} == {str(fresh_world.id("late"))}
    assert "1 lessons at risk" in outcome.stderr


def test_the_record_names_its_gaps(cli: CommandLine) -> None:
    outcome = cli("vetting", "record", "--as-at", AS_AT, "--format", "json", **VERA)
    assert outcome.exit_code == 3, outcome.output
    answer = json.loads(outcome.stdout)
    gaps = {(gap["person_id"], gap["item"], gap["status"]) for gap in answer["gaps"]}
    names = {line["person_id"]: line["given_name"] for line in answer["rows"]}
    named = {(names[person], item, status) for person, item, status in gaps}
    assert ("Ann", "training:kcsie_part1", "lapsed") in named
    assert ("Bob", "dbs_enhanced", "missing") in named
    assert f"{len(answer['gaps'])} gaps" in outcome.stderr


@pytest.mark.parametrize("report", ["expiring", "record"])
def test_every_format_carries_the_stamp(cli: CommandLine, world: World, tmp_path: Path, report: str) -> None:
    def run(format_: str, *more: str) -> tuple[str, str]:
        outcome = cli("vetting", report, "--as-at", AS_AT, "--format", format_, *more, **VERA)
        assert outcome.exit_code == 3, outcome.output
        return outcome.stdout, outcome.stderr

    answer = json.loads(run("json")[0])
    header = answer["header"]
    assert set(STAMP) <= set(header)
    assert header["generated_by"] == str(world.id("vera"))
    assert header["as_at"].startswith("2026-06-01T12:00:00")
    assert header["profile"] == "tutorstudio"
    # a database that was made without migrations is at no revision
    migrated = world.value("select to_regclass('guard.alembic_version') is not null")
    revision = world.value("select version_num from guard.alembic_version") if migrated else None
    assert header["schema_revision"] == revision
    digest = hashlib.sha256(
        json.dumps(answer["rows"], ensure_ascii=False, separators=(", ", ": ")).encode()
    ).hexdigest()
    assert header["sha256"] == digest

    for format_ in ("table", "csv"):
        stdout, stderr = run(format_)
        assert f"sha256: {digest}" in stderr
        assert f"generated by: {world.id('vera')}" in stderr
        assert digest not in stdout, "Data alone is on standard output"

    page = run("html")[0]
    assert digest in page
    assert str(world.id("vera")) in page
    assert not re.search(r"""(src|href)\s*=|url\(|@import|<script|https?://""", page), (
        "The page loads nothing"
    )

    book = tmp_path / "report.xlsx"
    run("xlsx", "-o", str(book))
    pages = tmp_path / "report.pdf"
    run("pdf", "-o", str(pages))
    assert pages.read_bytes().startswith(b"%PDF-")
    with zipfile.ZipFile(book) as parts:
        texts = parts.read("xl/sharedStrings.xml").decode()
        sheets = b"".join(
            parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/sheet")
        )
    assert digest in texts
    assert b"<f>" not in sheets, "No cell is a formula"


def test_the_record_in_a_workbook_or_on_a_page_escapes_what_people_wrote(
    cli: CommandLine, tmp_path: Path
) -> None:
    page = cli("vetting", "record", "--as-at", AS_AT, "--format", "html", "-o", tmp_path / "r.html", **VERA)
    assert page.stdout == ""
    text = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "=BSc, Mathematics" in text
    assert "Attestation" in text
    assert cli("vetting", "record", "--format", "xlsx", **VERA).exit_code == 2, "A workbook needs a file"


def test_the_record_reads_back(cli: CommandLine, world: World, tmp_path: Path) -> None:
    file = tmp_path / "record.csv"
    written = cli("vetting", "record", "--as-at", AS_AT, "--format", "csv", "-o", file, **VERA)
    assert written.exit_code == 3
    rows = list(csv.DictReader(file.open(encoding="utf-8", newline="")))
    assert list(rows[0]) == list(columns())
    kinds = [row["record"] for row in rows if row["person_id"] == str(world.id("ann"))]
    assert sorted(set(kinds)) == [
        "contract", "dbs_certificate", "identity_check", "prohibition_check", "qualification", "reference",
        "right_to_work", "scr", "screening_run", "training",
    ]  # fmt: skip
    certificate = next(row for row in rows if row["record"] == "dbs_certificate")
    assert certificate["number"] == "********7890"
    assert certificate["disclosures"] == "(not shown)"
    assert next(row for row in rows if row["record"] == "qualification")["title"] == "'=BSc, Mathematics"

    for officer in ("vera", "olga"):
        back = cli("import", file, who=officer, persona="web_vetting")
        assert back.exit_code == 0, back.output
        assert f"0 rows imported, {len(rows)} on record already." in back.stderr


def test_on_another_platform_the_record_is_refused_for_what_it_does_not_show(
    cli: CommandLine, fresh_cli: CommandLine, fresh_world: World, tmp_path: Path
) -> None:
    file = tmp_path / "record.csv"
    cli("vetting", "record", "--as-at", AS_AT, "--format", "csv", "-o", file, **VERA)
    fresh_world.follows_profile()
    fresh_world.person("vera", "vetting_officer")
    fresh_world.person("ann", "tutor")
    outcome = fresh_cli("import", file, "--format", "json", **VERA)
    assert outcome.exit_code == 3
    lines = file.read_text(encoding="utf-8").splitlines()
    reasons = {lines[row["line"] - 1].partition(",")[0]: row["reason"] for row in json.loads(outcome.stdout)
               if str(fresh_world.id("ann")) in lines[row["line"] - 1]}  # fmt: skip
    hidden = "the row does not show {} in full, and nothing on record agrees with it"
    assert reasons["dbs_certificate"] == hidden.format("barred_list")
    assert reasons["identity_check"] == hidden.format("verified_name")
    assert reasons["reference"] == hidden.format("referee")
    assert reasons["screening_run"] == hidden.format("ran_at")
    assert "right_to_work" not in reasons, "A row that shows everything could be imported"


def test_a_school_reads_the_record_of_its_own_tutors(cli: CommandLine, world: World) -> None:
    school = str(world.id("north"))
    outcome = cli(
        "vetting", "record", "--organisation", school, "--as-at", AS_AT, "--format", "json",
        who="sue", persona="web_school",
    )  # fmt: skip
    answer = json.loads(outcome.stdout)
    assert [line["given_name"] for line in answer["rows"]] == ["Ann"]
    assert answer["header"]["filter"] == f"organisation {school}"
    assert all("code" not in gap for gap in answer["gaps"])
    table = cli(
        "vetting", "record", "--organisation", school, "--as-at", AS_AT, who="sue", persona="web_school"
    )
    assert table.exit_code == outcome.exit_code == 3
    assert cli("vetting", "record", who="sue", persona="web_school").exit_code == 1, "A school names itself"


def test_nobody_else_reads_them(cli: CommandLine) -> None:
    for report in ("expiring", "record"):
        outcome = cli("vetting", report, who="ann", persona="web_tutor")
        assert outcome.exit_code == 4, outcome.output
        assert outcome.stdout == ""


def test_rows_that_were_changed_on_the_way_are_noticed(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("safelane.reports.report.rows_hash", lambda rows: rows_hash([*rows, {}]))
    outcome = cli("vetting", "record", **VERA)
    assert outcome.exit_code == 1
    assert "not the rows that were sent" in outcome.stderr
    assert outcome.stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("expiring", "--within", "soon"),
        ("expiring", "--within", "367d"),
        ("expiring", "--as-at", "2026-06-01T12:00:00"),
        ("record", "--as-at", "yesterday"),
        ("record", "--organisation", "north"),
        ("expiring", "--format", "pdf"),
    ],
)
def test_what_cannot_be_asked_is_wrong_usage(cli: CommandLine, arguments: tuple[str, ...]) -> None:
    assert cli("vetting", *arguments, **VERA).exit_code == 2
