"""What changed for a moment is told by the next inspection; ordinary maintenance is not, or as what it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from safelane import attestation

from tests.migrations.conftest import CommandLine
from tests.support.databases import ADMIN, MIGRATOR, SUPERUSER, Connection, Database, Server

FORCED = (
    "alter table booking.lesson no force row level security;"
    " alter table booking.lesson force row level security"
)


@pytest.fixture
def inspected(server: Server, pristine: Database, safelane: CommandLine) -> Iterator[Database]:
    """A database that was inspected once."""
    copy = server.copy(pristine, "inspected")
    attest(safelane, copy)
    yield copy
    server.drop(copy)


@pytest.fixture
def superuser(inspected: Database) -> Iterator[Connection]:
    """Whoever does to it what must be noticed."""
    with inspected.connect(SUPERUSER) as connection:
        yield connection


def attest(safelane: CommandLine, database: Database, *options: str, user: str = MIGRATOR) -> dict[str, Any]:
    """The attestation, with findings or without."""
    outcome = safelane("doctor", "--format", "json", *options, url=database.url(user))
    assert outcome.status in (0, 3), outcome.stderr
    whole: dict[str, Any] = json.loads(outcome.stdout)
    assert (outcome.status == 0) == whole["healthy"]
    return whole


def told(whole: dict[str, Any], rule: int = 130) -> dict[str, str]:
    """Object and problem of each finding against one rule."""
    return {
        each["object"]: each["problem"]
        for each in whole["findings"]
        if each["rule"] == rule and each["level"] == "finding"
    }


def test_the_first_inspection_has_nothing_to_compare_with_and_says_so(
    server: Server, pristine: Database, safelane: CommandLine
) -> None:
    copy = server.copy(pristine, "first")
    whole = attest(safelane, copy)
    assert whole["healthy"]
    assert "the first inspection here: nothing to compare with" in [e["problem"] for e in whole["findings"]]
    assert attest(safelane, copy)["healthy"]
    server.drop(copy)


CHANGED_BACK = [
    # what was done, the object that must be named, and words of the problem
    (FORCED, "table booking.lesson", "though its text is as before"),
    (
        "alter table ledger.entry disable trigger _100_append_only;"
        " alter table ledger.entry enable always trigger _100_append_only",
        "trigger ledger.entry._100_append_only",
        "though its text is as before",
    ),
    (
        "grant select on identity.person to web_tutor; revoke select on identity.person from web_tutor",
        "table identity.person",
        "changed since",
    ),
    (
        "grant web_tutor to authenticator with inherit true granted by {admin};"
        " grant web_tutor to authenticator with inherit false granted by {admin}",
        "membership web_tutor > authenticator",
        "though its text is as before",
    ),
    (
        "alter function vetting.midnight(date) cost 7; alter function vetting.midnight(date) cost 100",
        "function vetting.midnight(date)",
        "though its text is as before",
    ),
    (
        "create policy open on booking.attendance for select to cap_booking using (false)",
        "policy booking.attendance.open",
        "is new",
    ),
    ("drop policy {policy} on booking.presence", "policy booking.presence.{policy}", "is gone"),
    (
        "alter table booking.lesson drop constraint lesson_slot_key cascade",
        "constraint booking.lesson.lesson_slot_key",
        "is gone",
    ),
    (
        "alter role authenticator set lock_timeout = '1s'; alter role authenticator set lock_timeout = '3s'",
        "setting authenticator in every database",
        "though its text is as before",
    ),
]


def test_what_was_changed_and_changed_back_is_told_by_name(
    inspected: Database, superuser: Connection, safelane: CommandLine
) -> None:
    row = superuser.execute(
        "select min(polname) from pg_policy where polrelid = 'booking.presence'::regclass"
    )
    policy = (row.fetchone() or ("",))[0]
    for statements, _, _ in CHANGED_BACK:
        for statement in statements.format(policy=policy, admin=ADMIN).split(";"):
            superuser.execute(statement)
    found = told(attest(safelane, inspected))
    for _, object_, words in CHANGED_BACK:
        named = object_.format(policy=policy)
        assert [problem for each, problem in found.items() if each.startswith(named) and words in problem], (
            named,
            found,
        )


def test_two_changes_are_both_told_and_stay_until_somebody_says_why(
    inspected: Database, superuser: Connection, safelane: CommandLine
) -> None:
    superuser.execute("alter table booking.lesson no force row level security")
    superuser.execute("alter table booking.lesson force row level security")
    superuser.execute("alter table identity.power no force row level security")
    superuser.execute("alter table identity.power force row level security")
    both = {"table booking.lesson", "table identity.power"}
    assert told(attest(safelane, inspected)).keys() == both
    assert told(attest(safelane, inspected)).keys() == both, (
        "telling it once would let whoever did it ask first"
    )
    said = attest(safelane, inspected, "--because", "restored two tables by hand, ticket 4711")
    assert told(said) == {}
    assert said["inspections"][-1]["because"] == "restored two tables by hand, ticket 4711"
    assert said["inspections"][-1]["login"] == MIGRATOR
    after = attest(safelane, inspected)
    assert after["healthy"], after["findings"]
    # whoever explains may be who did it: it is told ever after, beside that every rule holds
    explained = f"every rule holds; 2 changes were explained by {MIGRATOR}, since "
    assert after["explained"]["changes"] == 2
    assert attestation.result(after).startswith(explained)
    assert explained in safelane("doctor", url=inspected.url(MIGRATOR)).stderr
    page = safelane("doctor", "--format", "html", url=inspected.url(MIGRATOR)).stdout
    assert explained in page


def test_where_nothing_was_explained_nothing_is_said_of_it(
    inspected: Database, superuser: Connection, safelane: CommandLine
) -> None:
    attest(safelane, inspected, "--because", "a reason for nothing at all")
    superuser.execute(FORCED.split(";")[0])
    superuser.execute(FORCED.split(";")[1])
    whole = attest(safelane, inspected)
    assert whole["explained"] is None
    assert attestation.result(whole) == "not healthy: see the findings"
    # what the explaining inspection sees itself is not explained by it
    superuser.execute("alter table identity.power no force row level security")
    superuser.execute("alter table identity.power force row level security")
    said = attest(safelane, inspected, "--because", "one table by hand, ticket 4712")
    assert said["explained"]["changes"] == 1
    assert told(said).keys() == {"table identity.power"}
    assert attestation.result(said).startswith("not healthy: see the findings; 1 change was explained by")


def test_what_came_and_went_between_two_inspections_is_not_seen(
    inspected: Database, superuser: Connection, safelane: CommandLine
) -> None:
    """What docs/doctor.md says that rule 130 cannot tell."""
    superuser.execute("create policy peek on booking.restriction for select to web_tutor using (true)")
    superuser.execute("drop policy peek on booking.restriction")
    superuser.execute(f"grant cap_booking to {ADMIN} with inherit false, set true granted by {ADMIN}")
    superuser.execute(f"revoke cap_booking from {ADMIN} granted by {ADMIN}")
    whole = attest(safelane, inspected)
    assert told(whole) == {}
    (says,) = [each["why"] for each in whole["guarantees"] if each["number"] == 305]
    assert "what is made and dropped" in says


def test_a_reason_is_a_reason(inspected: Database, safelane: CommandLine) -> None:
    assert safelane("doctor", "--because", "ok", url=inspected.url(MIGRATOR)).status == 2


def test_ordinary_maintenance_raises_no_alarm(
    inspected: Database, superuser: Connection, safelane: CommandLine
) -> None:
    for statement in (
        "vacuum",
        "vacuum (freeze, analyze) booking.lesson",
        "analyze",
        "reindex table booking.lesson",
        "reindex table concurrently booking.lesson",
        "reindex schema identity",
        "vacuum pg_catalog.pg_class",
        "vacuum full pg_catalog.pg_class",
        "vacuum full pg_catalog.pg_proc",
        "cluster",
        "checkpoint",
    ):
        superuser.execute(statement)
    whole = attest(safelane, inspected)
    assert told(whole) == {}
    assert whole["healthy"]
    assert "indexes, and constraints on them" in [each["object"] for each in whole["findings"]]


@pytest.mark.parametrize(
    "statement", ["vacuum full booking.presence", "cluster booking.presence using presence_pkey"]
)
def test_a_table_whose_storage_was_exchanged_is_told_as_that(
    inspected: Database, superuser: Connection, safelane: CommandLine, statement: str
) -> None:
    superuser.execute(statement)
    found = told(attest(safelane, inspected))
    assert found.keys() == {"table booking.presence"} or statement.startswith("cluster")
    assert "as VACUUM FULL, CLUSTER or TRUNCATE leave it" in found["table booking.presence"]


def test_a_migration_explains_what_its_own_transactions_wrote_and_nothing_else(
    inspected: Database, superuser: Connection, workshop: CommandLine
) -> None:
    folder = workshop.root / "functions" / "guard"
    (folder / "later.sql").write_text(
        "-- Later.\ncreate or replace function guard.later() returns int language sql return 1;\n"
        "revoke all on function guard.later() from public;\n"
        # a block with an exception clause is a transaction of its own within
        "do $$ begin create or replace function guard.nested() returns int language sql return 2;\n"
        "  revoke all on function guard.nested() from public;\n"
        "exception when division_by_zero then null; end $$;\n",
        encoding="utf-8",
    )
    workshop.succeeds("revise", "later")
    superuser.execute("alter table booking.lesson no force row level security")
    superuser.execute("alter table booking.lesson force row level security")
    workshop.succeeds("migrate", "up", url=inspected.url(MIGRATOR))
    whole = attest(workshop, inspected)
    assert told(whole).keys() == {"table booking.lesson"}
    assert whole["passages"][-1]["to_revision"] > whole["passages"][-1]["from_revision"]
    assert [each for each in whole["findings"] if "explains what it changed itself" in each["problem"]]


def test_whoever_sets_the_revision_by_hand_explains_nothing(
    inspected: Database, superuser: Connection, safelane: CommandLine
) -> None:
    with superuser.transaction():
        superuser.execute(FORCED)
        superuser.execute("update guard.alembic_version set version_num = version_num")
    assert "table booking.lesson" in told(attest(safelane, inspected))


def test_another_database_begins_anew_and_says_so(
    server: Server, inspected: Database, safelane: CommandLine
) -> None:
    copy = server.copy(inspected, "moved")
    whole = attest(safelane, copy)
    assert told(whole) == {}
    assert [each for each in whole["findings"] if each["problem"].startswith("another cluster or database")]
    assert attest(safelane, copy)["healthy"]
    server.drop(copy)


def test_two_installations_in_one_cluster_do_not_tell_of_one_another(
    server: Server, pristine: Database, inspected: Database, safelane: CommandLine
) -> None:
    neighbour = server.copy(pristine, "neighbour")
    with neighbour.connect(SUPERUSER) as connection:
        connection.execute("alter table booking.lesson no force row level security")
        connection.execute("alter table booking.lesson force row level security")
    server.safelane("roles", "apply", url=server.conninfo(ADMIN, "postgres"))
    assert told(attest(safelane, inspected)) == {}
    server.drop(neighbour)


def test_a_superuser_sees_roles_too_and_a_new_password_is_told_as_what_it_may_be(
    inspected: Database, superuser: Connection, safelane: CommandLine
) -> None:
    first = attest(safelane, inspected, user=SUPERUSER)
    assert told(first) == {}
    assert "web_tutor" in [name for kind, name, *_ in first["sightings"] if kind == "role"]
    superuser.execute("alter role web_tutor bypassrls")
    superuser.execute("alter role web_tutor nobypassrls")
    assert told(attest(safelane, inspected)) == {}, "who may not read pg_authid leaves what is known of roles"
    found = told(attest(safelane, inspected, user=SUPERUSER))
    assert found.keys() == {"role web_tutor"}
    assert "so does a power given and taken back" in found["role web_tutor"]


def test_no_password_is_kept(inspected: Database, superuser: Connection, safelane: CommandLine) -> None:
    attest(safelane, inspected, user=SUPERUSER)
    row = superuser.execute(
        "select string_agg(s::text, ' ') from guard.sighting as s where kind = 'role'"
    ).fetchone()
    assert row is not None
    assert "SCRAM" not in row[0]


def test_every_inspection_is_an_entry_of_the_ledger(
    inspected: Database, superuser: Connection, safelane: CommandLine
) -> None:
    whole = attest(safelane, inspected)
    row = superuser.execute(
        "select body::jsonb from ledger.opening where action = 'inspect' order by seq desc limit 1"
    ).fetchone()
    assert row is not None
    assert row[0]["detail"]["root"] == whole["inspection"]["root"]
    assert row[0]["session_user"] == MIGRATOR


def rewrite(superuser: Connection, statement: str) -> None:
    """What only whoever is above everything can do to the record."""
    tables = ("guard.inspection", "guard.sighting")
    for table in tables:
        superuser.execute(f"alter table {table} disable trigger all")
    superuser.execute(statement)
    for table in tables:
        superuser.execute(f"alter table {table} enable always trigger _100_append_only")
        superuser.execute(f"alter table {table} enable always trigger _100_no_truncate")


@pytest.mark.parametrize(
    "statement",
    [
        "delete from guard.sighting where inspection > 1",
        "update guard.sighting set xmin_was = '3' where kind = 'table' and name = 'booking.lesson'",
        "delete from guard.inspection where inspection = (select max(inspection) from guard.inspection)",
    ],
    ids=lambda value: value[:40],
)
def test_a_record_that_was_rewritten_does_not_add_up(
    inspected: Database, superuser: Connection, safelane: CommandLine, statement: str
) -> None:
    superuser.execute("alter table booking.lesson no force row level security")
    superuser.execute("alter table booking.lesson force row level security")
    attest(safelane, inspected)
    rewrite(superuser, statement)
    assert told(attest(safelane, inspected)), "the next inspection tells"


def test_an_attestation_that_was_filed_catches_who_rewrites_the_whole_record(
    inspected: Database, superuser: Connection, safelane: CommandLine, tmp_path: Path
) -> None:
    filed = tmp_path / "filed.json"
    safelane("doctor", "--format", "json", "-o", str(filed), url=inspected.url(MIGRATOR))
    assert told(attest(safelane, inspected, "--previous", str(filed)), 133) == {}
    superuser.execute("alter table booking.lesson no force row level security")
    superuser.execute("alter table booking.lesson force row level security")
    # all of it goes, and an innocent first inspection is made
    rewrite(superuser, "delete from guard.sighting")
    rewrite(superuser, "delete from guard.inspection")
    assert told(attest(safelane, inspected)) == {}, "the record by itself no longer knows"
    found = told(attest(safelane, inspected, "--previous", str(filed)), 133)
    assert "table booking.lesson" in found
    assert [each for each in found if each.startswith("inspection ")]


def test_an_attestation_that_was_changed_is_no_attestation(
    inspected: Database, safelane: CommandLine, tmp_path: Path
) -> None:
    filed = tmp_path / "filed.json"
    safelane("doctor", "--format", "json", "-o", str(filed), url=inspected.url(MIGRATOR))
    filed.write_text(
        filed.read_text(encoding="utf-8").replace('"healthy": true', '"healthy": false'), encoding="utf-8"
    )
    outcome = safelane("doctor", "--previous", str(filed), url=inspected.url(MIGRATOR))
    assert outcome.status == 1
    assert "was changed after it was made" in outcome.stderr


def test_an_attestation_of_another_database_compares_nothing(
    server: Server, inspected: Database, safelane: CommandLine, tmp_path: Path
) -> None:
    filed = tmp_path / "filed.json"
    safelane("doctor", "--format", "json", "-o", str(filed), url=inspected.url(MIGRATOR))
    copy = server.copy(inspected, "other")
    assert "of another cluster or database" in str(
        told(attest(safelane, copy, "--previous", str(filed)), 133)
    )
    server.drop(copy)
