"""A platform adopts Safelane with a file: all of it or nothing, and as often as it likes."""

from __future__ import annotations

import csv
import io
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from safelane import client as clients
from safelane.importing import sending
from safelane.importing.layout import columns

from tests.cli.conftest import CommandLine
from tests.support.environment import ROOT
from tests.support.world import World

EXAMPLE = ROOT / "docs" / "examples" / "import.csv"
ADA = {"who": "ada", "persona": "web_admin"}
VERA = {"who": "vera", "persona": "web_vetting"}

COUNTS = """
  select (select count(*) from identity.person where external_ref is not null),
         (select count(*) from identity.organisation where external_ref is not null),
         (select count(*) from identity.guardianship),
         (select count(*) from identity.engagement),
         (select count(*) from vetting.dbs_certificate),
         (select count(*) from vetting.training)
"""


def inhabited(world: World) -> World:
    """ada administers, vera vets, and that is all."""
    world.follows_profile()
    world.person("ada", "platform_administrator")
    world.person("vera", "vetting_officer")
    return world


@pytest.fixture(scope="module")
def people(world: World) -> World:
    """The people of all tests here that leave one another alone: each has references of its own."""
    inhabited(world)
    world.person("ann", "tutor")
    return world


@pytest.fixture
def fresh_people(fresh_world: World) -> World:
    return inhabited(fresh_world)


def file_of(folder: Path, *rows: dict[str, Any], name: str = "rows.csv") -> Path:
    """A CSV file of these rows."""
    page = io.StringIO()
    writer = csv.DictWriter(page, columns())
    writer.writeheader()
    writer.writerows(rows)
    file = folder / name
    file.write_text(page.getvalue(), encoding="utf-8")
    return file


def person(ref: str, given: str = "Ann", **cells: str) -> dict[str, str]:
    return {"record": "person", "external_ref": ref, "given_name": given, "family_name": "Example", **cells}


def counts(world: World) -> tuple[Any, ...]:
    return world.rows(COUNTS)[0]


def known(world: World, start: str) -> list[str]:
    """The references on record that start so."""
    found = world.rows(
        "select external_ref from identity.person where starts_with(external_ref, %s) order by external_ref",
        (start,),
    )
    return [ref for (ref,) in found]


def trained(world: World, name: str) -> int:
    count: int = world.value("select count(*) from vetting.training where person_id = %s", (world.id(name),))
    return count


def test_the_documented_example_is_imported_by_two_people(
    fresh_people: World, fresh_cli: CommandLine
) -> None:
    first = fresh_cli("import", EXAMPLE, **ADA)
    assert first.exit_code == 0, first.output
    assert first.stdout == ""
    assert "14 rows for a vetting officer's token" in first.stderr
    assert "9 rows imported, 0 on record already." in first.stderr
    assert counts(fresh_people) == (4, 2, 1, 2, 0, 0)

    second = fresh_cli("import", EXAMPLE, **VERA)
    assert second.exit_code == 0, second.output
    assert "9 rows for a platform administrator's token" in second.stderr
    assert "14 rows imported, 0 on record already." in second.stderr
    assert counts(fresh_people) == (4, 2, 1, 2, 2, 2)

    before = fresh_people.value("select max(seq) from ledger.record")
    for who, known in (
        (ADA, "0 rows imported, 9 on record already."),
        (VERA, "0 rows imported, 14 on record already."),
    ):
        again = fresh_cli("import", EXAMPLE, **who)
        assert again.exit_code == 0, again.output
        assert known in again.stderr
    assert counts(fresh_people) == (4, 2, 1, 2, 2, 2)
    done = fresh_people.rows("select distinct action from ledger.record where seq > %s", (before,))
    assert {action for (action,) in done} == {"import_people", "import_checks"}, (
        "Nothing is written the second time"
    )


def test_each_row_of_an_import_is_in_the_ledger(fresh_people: World, fresh_cli: CommandLine) -> None:
    fresh_cli("import", EXAMPLE, **ADA)
    entries = fresh_people.rows(
        "select action, count(*) from ledger.record where outcome = 'done' and actor_id = %s group by action",
        (fresh_people.id("ada"),),
    )
    assert {action: count for action, count in entries if action != "import_people"} == {
        "register_person": 4, "register_organisation": 2, "link_guardian": 1, "open_engagement": 2,
    }  # fmt: skip


def test_half_a_bad_file_imports_nothing(people: World, cli: CommandLine, tmp_path: Path) -> None:
    file = file_of(
        tmp_path,
        person("HALF-1"),
        person("HALF-2", given=""),
        {"record": "guardian", "guardian_ref": "HALF-1", "learner_ref": "HALF-9", "capacity": "parent",
         "evidence_kind": "birth_certificate"},
        person("HALF-3", date_of_birth="01/02/1990"),
        {"record": "persn"},
        person("HALF-1"),
    )  # fmt: skip
    outcome = cli("import", file, "--format", "json", **ADA)
    assert outcome.exit_code == 3, outcome.output
    assert "Nothing was imported: 5 rows refused." in outcome.stderr
    assert "--accept-good" in outcome.stderr
    assert [(row["line"], row["reason"]) for row in json.loads(outcome.stdout)] == [
        (3, "given_name is required"),
        (4, "learner_ref names no person that is registered"),
        (5, "date_of_birth is not a day"),
        (6, "'persn' is no kind of record"),
        (7, "the same row is on line 2 already"),
    ]
    assert all(row["hint"] for row in json.loads(outcome.stdout))
    assert known(people, "HALF") == []

    good = cli("import", file, "--accept-good", "--format", "csv", **ADA)
    assert good.exit_code == 3, good.output
    assert "1 row imported, 0 on record already." in good.stderr
    assert [row["line"] for row in csv.DictReader(io.StringIO(good.stdout))] == ["3", "4", "5", "6", "7"]
    assert known(people, "HALF") == ["HALF-1"]


def test_a_dry_run_writes_nothing(people: World, cli: CommandLine, tmp_path: Path) -> None:
    outcome = cli("import", file_of(tmp_path, person("DRY")), "--dry-run", **ADA)
    assert outcome.exit_code == 0, outcome.output
    assert "1 row would be imported, 0 are on record already." in outcome.stderr
    assert known(people, "DRY") == []


def test_rows_may_refer_to_rows_of_other_batches(
    people: World, cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is there yet when the guardians are tried, so each batch takes along whom it refers to."""
    for name in ("FIRST", "FEWEST", "MOST"):
        monkeypatch.setattr(sending, name, 4)
    family = [
        {"record": "guardian", "guardian_ref": f"G-{n}", "learner_ref": f"L-{n}", "capacity": "parent",
         "evidence_kind": "birth_certificate"}
        for n in range(5)
    ]  # fmt: skip
    born = [person(f"L-{n}", date_of_birth="2015-01-01", powers="learner") for n in range(5)]
    grown = [person(f"G-{n}", date_of_birth="1980-01-01") for n in range(5)]
    file = file_of(tmp_path, *family, *born, *grown)
    outcome = cli("import", file, **ADA)
    assert outcome.exit_code == 0, outcome.output
    assert "15 rows imported" in outcome.stderr
    assert len(known(people, "G-") + known(people, "L-")) == 10


def test_an_import_that_broke_off_is_finished_by_running_it_again(
    people: World, cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("FIRST", "FEWEST", "MOST"):
        monkeypatch.setattr(sending, name, 4)
    file = file_of(tmp_path, *(person(f"BROKEN-{n}") for n in range(10)))
    calls: list[bool] = []
    real = clients.Client.call

    def breaks_off(self: clients.Client, function: str, /, **arguments: Any) -> clients.Answer:
        if not arguments["dry_run"]:
            calls.append(True)
            if len(calls) == 2:
                raise clients.Unreachable(self.url, "gone")
        return real(self, function, **arguments)

    with monkeypatch.context() as patch:
        patch.setattr(clients.Client, "call", breaks_off)
        broken = cli("import", file, **ADA)
    assert broken.exit_code == 5, broken.output
    assert "4 of 10 rows are imported. Run the same command again for the rest." in broken.stderr
    assert len(known(people, "BROKEN")) == 4
    again = cli("import", file, **ADA)
    assert again.exit_code == 0, again.output
    assert "6 rows imported, 4 on record already." in again.stderr


def test_a_batch_that_takes_too_long_is_halved(
    people: World, cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cancelled statement takes its whole batch back, so the rows may be sent again in smaller ones."""
    sizes: list[int] = []
    real = clients.Client.call

    def slow(self: clients.Client, function: str, /, **arguments: Any) -> clients.Answer:
        sizes.append(len(arguments["rows"]))
        if len(arguments["rows"]) > 20:
            raise clients.ApiError(500, "canceling statement due to statement timeout")
        return real(self, function, **arguments)

    monkeypatch.setattr(clients.Client, "call", slow)
    outcome = cli("import", file_of(tmp_path, *(person(f"SLOW-{n}") for n in range(50))), **ADA)
    assert outcome.exit_code == 0, outcome.output
    assert max(sizes) == 50
    assert len(known(people, "SLOW")) == 50


def test_two_imports_of_one_file_at_once_write_each_fact_once(
    people: World, cli: CommandLine, tmp_path: Path
) -> None:
    """The second waits for the first at every batch, and finds what it wrote."""
    file = file_of(
        tmp_path,
        *(
            {"record": "training", "person_id": str(people.id("ann")), "topic": "kcsie_part1",
             "completed_on": f"2026-01-{day:02d}"}
            for day in range(1, 29)
        ),
    )  # fmt: skip
    rows = [
        {"line": number, **{name: cell for name, cell in row.items() if cell}}
        for number, row in enumerate(csv.DictReader(file.open(encoding="utf-8")), 2)
    ]

    def send(officer: httpx.Client) -> dict[str, int]:
        answer: dict[str, int] = (
            officer.post("/rpc/import_checks", json={"rows": rows}).raise_for_status().json()
        )
        return answer

    officers = [cli.api.as_("vera", "web_vetting") for _ in range(3)]
    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(send, officers))
    assert sorted(answer["accepted"] for answer in answers) == [0, 0, 28]
    assert trained(people, "ann") == 28


def test_the_wrong_token_imports_nothing(people: World, cli: CommandLine, tmp_path: Path) -> None:
    file = file_of(tmp_path, person("WRONG"))
    tutor = cli("import", file, who="ann", persona="web_tutor")
    assert tutor.exit_code == 4
    assert "this token may import nothing" in tutor.stderr
    officer = cli("import", file, **VERA)
    assert officer.exit_code == 4
    assert "1 row for a platform administrator's token" in officer.stderr
    assert known(people, "WRONG") == []


def test_an_officer_imports_nothing_about_themselves(people: World, cli: CommandLine, tmp_path: Path) -> None:
    row = {
        "record": "training",
        "person_id": str(people.id("vera")),
        "topic": "kcsie_part1",
        "completed_on": "2026-01-01",
    }
    outcome = cli("import", file_of(tmp_path, row), "--format", "json", **VERA)
    assert outcome.exit_code == 3
    assert json.loads(outcome.stdout)[0]["reason"] == "Another vetting officer deals with what concerns you."
    assert trained(people, "vera") == 0


def test_refusals_do_not_tell_about_other_people(people: World, cli: CommandLine, tmp_path: Path) -> None:
    """A child's reference and one that nobody has are refused in the same words, and a clash names nobody."""
    cli("import", file_of(tmp_path, person("KID", "Kim", powers="learner"), person("T", "Secretname")), **ADA)
    checks = [
        {"record": "training", "person_ref": ref, "topic": "kcsie_part1", "completed_on": "2026-01-01"}
        for ref in ("KID", "NOBODY")
    ]
    refused = json.loads(cli("import", file_of(tmp_path, *checks), "--format", "json", **VERA).stdout)
    assert len({(row["reason"], row["hint"]) for row in refused}) == 1
    clash = cli("import", file_of(tmp_path, person("T", "Othername")), **ADA)
    assert clash.exit_code == 3
    assert "registered with other particulars" in clash.stdout
    assert "Secretname" not in clash.output


def test_more_rows_than_a_batch_may_have_are_refused(people: World, cli: CommandLine) -> None:
    ada = cli.api.as_("ada", "web_admin")
    rows = [{"line": n, "record": "person"} for n in range(1, 1002)]
    answer = ada.post("/rpc/import_people", json={"rows": rows})
    assert answer.status_code == 422
    assert answer.json()["message"] == "rows is not a list of at most 1,000 rows"


def test_an_idempotency_key_does_no_harm(people: World, cli: CommandLine) -> None:
    ada = cli.api.as_("ada", "web_admin")
    rows = [{"line": 1, **person("KEY-1")}, {"line": 2, **person("KEY-2")}]
    for accepted in (2, 0):
        answer = ada.post("/rpc/import_people", json={"rows": rows}, headers={"Idempotency-Key": "one"})
        assert answer.status_code == 200, answer.text
        assert answer.json()["accepted"] == accepted
        assert answer.headers["content-type"].startswith("application/json")
