"""A migration travels: planned by one, approved by another, then in force; up and down, several at once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import cast

import pytest
from psycopg.conninfo import make_conninfo

from launcher import place, stay
from launcher.world import EMBEDDED, PRODUCTION, World
from tests.migrations.conftest import CommandLine
from tests.support.databases import ADMIN, MIGRATOR, SUPERUSER, Database, Server
from tests.support.environment import ROOT

HASH = re.compile("sha256:[0-9a-f]{64}")
PASSWORD = "the second person of a migration"


@pytest.fixture
def production(server: Server, pristine: Database, safelane: CommandLine) -> Iterator[Database]:
    """A database in production, without event triggers."""
    copy = server.copy(pristine, "production")
    server.superuser.execute(f"alter role safelane_approver password '{PASSWORD}'")
    outcome = safelane("guard", "mode", "production", url=_approver(copy))
    assert outcome.status == 0, outcome.stderr
    assert "production, at sha256:" in outcome.stderr
    assert "This database is what revision" in outcome.stderr
    yield copy
    server.drop(copy)
    server.superuser.execute("alter role safelane_approver password null")


def _approver(database: Database) -> str:
    return make_conninfo(database.url(MIGRATOR), user="safelane_approver", password=PASSWORD)


def _revision(workshop: CommandLine, name: str) -> None:
    (workshop.root / "functions" / "guard" / f"{name}.sql").write_text(
        f"-- Later.\ncreate or replace function guard.{name}() returns int language sql return 1;\n"
        f"revoke all on function guard.{name}() from public;\n",
        encoding="utf-8",
    )
    workshop.succeeds("revise", name)


def test_revisions_are_planned_approved_and_taken_one_by_one(
    production: Database, workshop: CommandLine, safelane: CommandLine
) -> None:
    migrator, approver = production.url(MIGRATOR), _approver(production)
    _revision(workshop, "first_of_two")
    _revision(workshop, "second_of_two")

    refused = workshop("migrate", "up", url=migrator)
    assert refused.status == 4
    assert "refused at COMMIT: nobody approved this posture, sha256:" in refused.stderr
    assert "safelane migrate plan" in refused.stderr

    said = workshop.succeeds("migrate", "plan", url=migrator)
    assert "changes   +1 function guard.first_of_two()" in said
    assert "changes   +1 function guard.second_of_two()" in said
    start, first, last = HASH.findall(said)
    assert len({start, first, last}) == 3

    for somebody in (migrator, production.url(ADMIN)):
        assert safelane("migrate", "approve", last, "--yes", url=somebody).status == 4
    unsure = safelane("migrate", "approve", last, url=approver, stdin="n\n")
    assert unsure.status == 1
    assert workshop("migrate", "up", url=migrator).status == 4, "who did not say yes did not approve"

    approved = safelane("migrate", "approve", last, "--yes", url=approver)
    assert approved.status == 0, approved.stderr
    page = approved.stdout.splitlines()
    again = [line for line in page if "planned by" not in line and not line.startswith("    ")]
    assert [line for line in again if line and not line.startswith("  function")] == said.splitlines(), (
        "worked out anew, and the same"
    )
    for name in ("first_of_two", "second_of_two"):
        at = page.index(f"  function guard.{name}()")
        assert page[at + 2] == f"    +CREATE OR REPLACE FUNCTION guard.{name}()", "each new text can be read"
        assert "    +RETURN 1" in page[at:]
    done = workshop("migrate", "up", url=migrator)
    assert done.status == 0, done.stderr
    assert f"posture {last}" in done.stderr
    assert "EMBEDDED" not in done.stderr
    gone = safelane("migrate", "approve", last, "--yes", url=approver)
    assert gone.status == 1
    assert "nobody planned" in gone.stderr

    back = workshop.succeeds("migrate", "plan", "--down", "--", "-1", url=migrator)
    assert "changes   -1 function guard.second_of_two()" in back
    read = safelane.succeeds("migrate", "approve", HASH.findall(back)[-1], "--yes", url=approver)
    assert "    -CREATE OR REPLACE FUNCTION guard.second_of_two()" in read.splitlines(), "and each old one"
    workshop.succeeds("migrate", "down", "--yes", "--", "-1", url=migrator)


def test_where_no_text_was_kept_yet_that_is_said(
    server: Server, production: Database, workshop: CommandLine, safelane: CommandLine
) -> None:
    """A guard that kept none judged what is in force; the newer one keeps what has not changed since."""
    text = (workshop.root / "functions" / "guard" / "close_table.sql").read_text(encoding="utf-8")
    (workshop.root / "functions" / "guard" / "close_table.sql").write_text(
        text.replace("is not a table", "is no table"), encoding="utf-8"
    )
    workshop.succeeds("revise", "close_table")
    pages = []
    for installed in (False, True):
        with production.connect(SUPERUSER) as above:
            above.execute("alter table warden.definition disable trigger _100_append_only")
            above.execute("delete from warden.definition")
            above.execute("alter table warden.definition enable always trigger _100_append_only")
        if installed:
            safelane.succeeds("guard", "install", url=production.url(ADMIN))
        said = workshop.succeeds("migrate", "plan", url=production.url(MIGRATOR))
        read = safelane("migrate", "approve", HASH.findall(said)[-1], url=_approver(production), stdin="n\n")
        pages.append(read.stdout)
    assert "    -(the guard has not kept this text yet) sha256 " in pages[0]
    assert "+      message = format('%s is no table', p_table);" in pages[0]
    assert "not kept" not in pages[1]
    assert "-      message = format('%s is not a table', p_table);" in pages[1]


def test_what_changed_outside_of_migrations_is_planned_too(
    production: Database, server: Server, safelane: CommandLine
) -> None:
    migrator, approver = production.url(MIGRATOR), _approver(production)
    server.superuser.execute("alter role safelane_approver connection limit 7")
    try:
        status = safelane("guard", "status", url=migrator)
        assert "something changed that nobody judged" in status.stderr
        assert safelane("migrate", "up", url=migrator).status == 4
        said = safelane.succeeds("migrate", "plan", url=migrator)
        assert "changes   ~ role safelane_approver" in said
        safelane.succeeds("migrate", "approve", HASH.findall(said)[-1], "--yes", url=approver)
        safelane.succeeds("migrate", "up", url=migrator)
        assert "nobody judged" not in safelane("guard", "status", url=migrator).stderr
    finally:
        server.superuser.execute("alter role safelane_approver connection limit -1")


@pytest.fixture
def loosened(server: Server, pristine: Database) -> Iterator[Database]:
    """A database in which somebody took the gates of lessons away, and nothing says so but drift."""
    copy = server.copy(pristine, "loosened")
    server.superuser.execute(f"alter role safelane_approver password '{PASSWORD}'")
    with copy.connect(SUPERUSER) as above:
        above.execute("drop trigger _500_gate on booking.lesson")
        above.execute("drop policy only_bookable_tutors on booking.lesson")
        above.execute("create policy peek on booking.restriction for select to web_tutor using (true)")
    yield copy
    server.drop(copy)
    server.superuser.execute("alter role safelane_approver password null")


def test_what_no_revision_made_is_not_adopted_silently(loosened: Database, safelane: CommandLine) -> None:
    named = (
        "- trigger booking.lesson._500_gate",
        "- policy booking.lesson.only_bookable_tutors",
        "+ policy booking.restriction.peek",
        "-1 trigger",
    )
    for answer in ("", "n\n"):
        outcome = safelane("guard", "mode", "production", url=_approver(loosened), stdin=answer)
        assert outcome.status == 1
        assert [words for words in named if words not in outcome.stderr] == []
        assert "mode      embedded" in safelane("guard", "status", url=loosened.url(MIGRATOR)).stderr
    outcome = safelane("guard", "mode", "production", "--yes", url=_approver(loosened))
    assert outcome.status == 0
    assert [words for words in named if words not in outcome.stderr] == [], "named whoever answers"
    assert "mode      production" in safelane("guard", "status", url=loosened.url(MIGRATOR)).stderr
    doctor = safelane("doctor", "--format", "json", url=loosened.url(MIGRATOR))
    assert doctor.status == 3, "what was adopted is told ever after"
    whole = json.loads(doctor.stdout)
    assert {each["rule"] for each in whole["findings"] if each["level"] == "finding"} == {136}
    how = {each["number"]: each["how"] for each in whole["guarantees"]}
    assert how[301] == how[302] == "broken"
    again = safelane("guard", "mode", "production", url=_approver(loosened))
    assert again.status == 0, "there is nothing more to adopt"
    assert "policy" not in again.stderr


def test_yes_is_an_answer(loosened: Database, safelane: CommandLine) -> None:
    assert safelane("guard", "mode", "production", url=_approver(loosened), stdin="y\n").status == 0


def test_up_tells_the_mode_that_is_in_force(production: Database, server: Server, pristine: Database) -> None:
    def told(database: Database) -> str:
        here = SimpleNamespace(access=SimpleNamespace(migrator=database.url(MIGRATOR)))
        return stay.rules(place.locate(ROOT), cast(World, here))

    assert told(production) == PRODUCTION
    copy = server.copy(pristine, "greeted")
    assert told(copy) == EMBEDDED
    server.drop(copy)


def test_a_new_database_approves_by_itself_and_says_so(
    server: Server, pristine: Database, safelane: CommandLine
) -> None:
    copy = server.copy(pristine, "embedded")
    outcome = safelane("migrate", "up", url=copy.url(MIGRATOR))
    assert outcome.status == 0
    assert "EMBEDDED MODE, for development" in outcome.stderr
    server.drop(copy)


def test_the_guard_is_brought_up_to_date_by_who_made_the_roles(
    server: Server, pristine: Database, safelane: CommandLine
) -> None:
    copy = server.copy(pristine, "again")
    before = safelane("guard", "status", url=copy.url(MIGRATOR)).stderr
    safelane.succeeds("guard", "install", url=copy.url(ADMIN))
    assert safelane("guard", "status", url=copy.url(MIGRATOR)).stderr == before
    refused = safelane("guard", "install", url=copy.url(MIGRATOR))
    assert refused.status == 4
    assert "may not install the guard" in refused.stderr
    safelane.succeeds("drift", url=copy.url(MIGRATOR))
    with copy.connect(MIGRATOR) as connection:
        members = connection.execute(
            "select member::regrole::text, set_option from pg_auth_members"
            " where roleid = 'cap_warden'::regrole"
        ).fetchall()
    assert [member for member, may in members if may] == [], "nobody is left who may become it"
    server.drop(copy)
