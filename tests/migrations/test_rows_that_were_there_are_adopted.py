"""A database that has people in it when its rows become protected: each gets an entry as it stands."""

from __future__ import annotations

import pytest
from safelane import scripts
from safelane.sources import Tree

from tests.migrations.conftest import CommandLine, MakeDatabase
from tests.support.databases import MIGRATOR, SUPERUSER, Connection, Database

PEOPLE = 1203
CHUNK = 500
POPULATE = (
    "insert into identity.person (person_id, given_name, family_name, date_of_birth)"
    " select md5('person ' || n)::uuid, 'Given ' || n, 'Family', '1990-01-01'"
    f" from generate_series(1, {PEOPLE}) n",
    "insert into identity.organisation (organisation_id, kind, name, registered_by)"
    " select md5('school')::uuid, 'school', 'A school', md5('person 1')::uuid",
    "insert into identity.operating_window values (md5('school')::uuid, 1, '08:00', '12:00'),"
    " (md5('school')::uuid, 1, '13:00', '17:30')",
    "insert into identity.power (power_id, person_id, power, valid_from, granted_by)"
    " select md5('power')::uuid, md5('person 2')::uuid, 'tutor', '2026-03-29 01:30+00',"
    " md5('person 1')::uuid",
    "insert into policy.profile_adoption (adoption_id, profile, effective_from, approved_at)"
    " values (md5('adoption')::uuid, 'tutorstudio', '-infinity', now())",
    "insert into vetting.training (training_id, person_id, topic, completed_on, recorded_by)"
    " values (md5('training')::uuid, md5('person 2')::uuid, 'kcsie_part1', '2026-01-01',"
    " md5('person 1')::uuid)",
)


@pytest.fixture
def upgraded(
    request: pytest.FixtureRequest, empty_database: MakeDatabase, safelane: CommandLine, tree: Tree
) -> Database:
    """Populated at the revision before any row was protected, then brought to the newest one."""
    protecting = tree.copies("functions/ledger/protect.sql")[0].revision
    numbers = [revision.number for revision in scripts.revisions(tree)]
    before = numbers[numbers.index(protecting) - 1]
    database = empty_database("populated")
    url = database.url(MIGRATOR)
    safelane.succeeds("migrate", "up", before, url=url)
    with database.connect(SUPERUSER) as connection, connection.transaction():
        # a zone and a style that the migration does not run under
        connection.execute("set local timezone = 'Pacific/Auckland'")
        for statement in POPULATE:
            connection.execute(statement)
    if request.param == "as SQL":
        text = safelane.succeeds("migrate", "sql", f"{before}:head")
        with database.connect(MIGRATOR) as connection:
            connection.execute(text)
    else:
        safelane.succeeds("migrate", "up", url=url)
    return database


def value(connection: Connection, query: str) -> object:
    row = connection.execute(query).fetchone()
    assert row is not None
    return row[0]


@pytest.mark.parametrize("upgraded", ["online", "as SQL"], indirect=True)
def test_every_row_that_was_there_has_an_entry(upgraded: Database) -> None:
    with upgraded.connect(SUPERUSER) as connection:
        assert connection.execute("select * from ledger.unrecorded()").fetchall() == []
        entries = connection.execute(
            "select target_kind, (detail ->> 'rows')::integer from ledger.record"
            " where action = 'adopted' and target_kind in ('identity.person', 'identity.operating_window')"
            " order by seq"
        ).fetchall()
        assert entries == [
            ("identity.operating_window", 2),
            ("identity.person", CHUNK),
            ("identity.person", CHUNK),
            ("identity.person", PEOPLE - 2 * CHUNK),
        ]
        listed = value(connection, "select count(*) from guard.claimed('identity')")
        assert listed == PEOPLE + 1 + 2 + 1
        assert value(connection, "select count(*) from ledger.record where actor_id is not null") == 0


@pytest.mark.parametrize("upgraded", ["online"], indirect=True)
def test_what_is_altered_after_the_upgrade_is_found(upgraded: Database) -> None:
    """The control: the baseline is what the rows said, and not that they were there."""
    with upgraded.connect(SUPERUSER) as connection:
        with connection.transaction():
            connection.execute("alter table identity.person disable trigger user")
            connection.execute(
                "update identity.person set given_name = 'Other' where person_id = md5('person 700')::uuid"
            )
            connection.execute("alter table identity.operating_window disable trigger user")
            connection.execute("delete from identity.operating_window where opens = '13:00'")
        found = connection.execute("select kind, target from ledger.unrecorded() order by kind").fetchall()
        school = value(connection, "select md5('school')::uuid::text")
        person = value(connection, "select md5('person 700')::uuid::text")
        assert found == [
            ("identity.operating_window", f"{school}/1/13:00:00"),
            ("identity.person", person),
        ]
