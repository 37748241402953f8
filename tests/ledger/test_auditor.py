"""The auditor: bound by row security, on record before anything is read, and nobody else reads."""

from __future__ import annotations

import json
from collections.abc import Iterator

import psycopg
import pytest
from safelane.ledger import database, export
from safelane.output import progress

from tests.ledger.sealing import Sealing
from tests.support.databases import (
    ADMIN,
    AUDITOR,
    AUTHENTICATOR,
    MIGRATOR,
    SEALER,
    SIGNER,
    SUPERUSER,
    Connection,
)

SEEN = "select count(*) from ledger.openings(%s, 0, 100000)"


@pytest.fixture
def auditor(sealing: Sealing) -> Iterator[Connection]:
    sealing.append_many(20)
    sealing.seal()
    with sealing.database.connect(AUDITOR) as connection:
        yield connection


def one(connection: Connection, query: str, *arguments: object) -> object:
    row = connection.execute(query, arguments or None).fetchone()
    assert row is not None
    return row[0]


def sqlstate(connection: Connection, statement: str, *arguments: object) -> str | None:
    try:
        connection.execute(statement, arguments or None)
    except psycopg.Error as error:
        return error.sqlstate
    return None


def told(sealing: Sealing) -> list[tuple[str, str, str, dict[str, object]]]:
    """The entries of exports: what, who logged in, as whom, and the detail."""
    rows = sealing.superuser.execute(
        "select action, body::jsonb ->> 'session_user', body::jsonb ->> 'person', body::jsonb -> 'detail'"
        " from ledger.opening where action like 'export_openings%' order by seq"
    ).fetchall()
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def test_an_export_of_openings_leaves_an_entry(sealing: Sealing) -> None:
    sealing.append_many(300)
    sealing.seal()
    size = sealing.state().size
    place = sealing.export("--openings")
    assert told(sealing) == [("export_openings", AUDITOR, None, {"size": size})]
    assert f"{size} openings are what their leaves committed to" in sealing.accepted(place, "--complete")
    assert sealing.run("ledger", "audit-retention", "--policy", sealing.policy()).exit_code == 0
    assert len(told(sealing)) == 2
    assert json.loads(sealing.must("ledger", "reconcile", "--format", "json")) == []


def test_an_export_about_somebody_says_about_whom(sealing: Sealing) -> None:
    sealing.append_many(5)
    target = one(sealing.superuser, "select gen_random_uuid()")
    sealing.enter("tried", target=str(target))
    sealing.seal()
    sealing.export("--openings", "--target", str(target))
    detail = {"size": sealing.state().size, "targets": [str(target)]}
    assert told(sealing) == [("export_openings_about", AUDITOR, None, detail)]
    written = (sealing.export_folder / "openings" / "000").read_text(encoding="utf-8").splitlines()
    assert len(written) == 1
    assert str(target) in written[0]


def test_the_same_as_a_superuser_reads(sealing: Sealing) -> None:
    """--database-url names another reader, as before; an auditor named by it reads as an auditor."""
    sealing.append_many(300)
    sealing.seal()
    url = sealing.database.url(SUPERUSER)
    by_auditor = sealing.export("--openings", to=sealing.folder / "auditor")
    other = sealing.export(to=sealing.folder / "other")
    with psycopg.connect(url) as above:
        export.write_openings(above, other, [], progress)
    for file in sorted((by_auditor / "openings").iterdir()):
        assert file.read_bytes() == (other / "openings" / file.name).read_bytes()
    assert len(told(sealing)) == 1
    sealing.must(
        "ledger", "export", sealing.folder / "by-url", "--openings",
        SAFELANE_AUDITOR_URL="", SAFELANE_DATABASE_URL=sealing.database.url(AUDITOR),
    )  # fmt: skip
    sealing.must(
        "ledger", "export", sealing.folder / "above", "--openings",
        SAFELANE_AUDITOR_URL="", SAFELANE_DATABASE_URL=url,
    )  # fmt: skip
    assert [who for _, who, _, _ in told(sealing)] == [AUDITOR, AUDITOR]


def test_no_password_of_the_signer_is_needed(sealing: Sealing) -> None:
    sealing.append(3)
    sealing.seal()
    sealing.must("ledger", "export", sealing.export_folder, "--openings", SAFELANE_SIGNER_URL="")
    outcome = sealing.run("ledger", "audit-retention", "--policy", sealing.policy(), SAFELANE_SIGNER_URL="")
    assert outcome.exit_code == 0, outcome.output


@pytest.mark.parametrize("login", [SIGNER, SEALER, MIGRATOR, AUTHENTICATOR])
def test_nobody_else_is_the_auditor(sealing: Sealing, login: str) -> None:
    sealing.append(1)
    sealing.seal()
    url = sealing.database.url(login)
    outcome = sealing.run("ledger", "export", sealing.export_folder, "--openings", SAFELANE_AUDITOR_URL=url)
    assert outcome.exit_code == 4
    assert f"logs in as {login}, not as {AUDITOR}" in outcome.output
    other = sealing.run(
        "ledger", "export", sealing.export_folder, "--openings",
        SAFELANE_AUDITOR_URL="", SAFELANE_DATABASE_URL=url,
    )  # fmt: skip
    assert other.exit_code == 4
    assert f"{login} cannot read the openings" in other.output
    assert told(sealing) == []


def test_nothing_is_given_out_before_an_entry_is_committed(sealing: Sealing, auditor: Connection) -> None:
    assert sqlstate(auditor, SEEN, None) == "42501"
    for entry in (1, 10**9, one(sealing.superuser, "select max(seq) from ledger.entry")):
        assert sqlstate(auditor, SEEN, entry) == "42501"
    size = one(auditor, "select ledger.size()")
    auditor.execute("begin")
    entry = one(auditor, "select ledger.begin_export(%s)", size)
    assert sqlstate(auditor, SEEN, entry) == "42501", "what is rolled back was never written"
    auditor.execute("rollback")
    assert sqlstate(auditor, SEEN, entry) == "42501"
    auditor.execute("begin")
    entry = one(auditor, "select ledger.begin_export(%s)", size)
    auditor.execute("savepoint a")
    assert sqlstate(auditor, SEEN, entry) == "42501", "nor is it in a part of the same transaction"
    auditor.execute("rollback to a")
    auditor.execute("commit")
    assert one(auditor, SEEN, entry) == size


def test_an_entry_opens_what_it_says_and_for_a_day(sealing: Sealing, auditor: Connection) -> None:
    entry = one(auditor, "select ledger.begin_export(7)")
    assert one(auditor, SEEN, entry) == 7
    assert one(auditor, "select count(*) from ledger.openings(%s, 5, 100)", entry) == 2
    assert one(auditor, "select count(*) from ledger.openings(%s, 2, 3)", entry) == 3
    nobody = one(auditor, "select ledger.begin_export(7, array[gen_random_uuid()])")
    assert one(auditor, SEEN, nobody) == 0
    above = sealing.superuser
    above.execute("alter table ledger.opening disable trigger user")
    for age, seen in (("23 hours", 7), ("25 hours", None)):
        above.execute("update ledger.opening set at = now() - %s::interval where seq = %s", (age, entry))
        if seen:
            assert one(auditor, SEEN, entry) == seen
        else:
            assert sqlstate(auditor, SEEN, entry) == "42501"


def test_an_entry_of_somebody_else_opens_nothing(sealing: Sealing, auditor: Connection) -> None:
    """A superuser may call the function, and the entry names them: it is no leave for the auditor."""
    entry = one(sealing.superuser, "select ledger.begin_export(5)")
    assert sqlstate(auditor, SEEN, entry) == "42501"
    own = one(auditor, "select ledger.begin_export(5)")
    assert sqlstate(sealing.superuser, SEEN, own) == "42501", "nor theirs for a superuser"


@pytest.mark.parametrize("login", [SIGNER, SEALER, MIGRATOR, AUTHENTICATOR, ADMIN])
def test_nobody_else_calls_the_functions(sealing: Sealing, auditor: Connection, login: str) -> None:
    entry = one(auditor, "select ledger.begin_export(5)")
    with sealing.database.connect(login) as other:
        assert sqlstate(other, SEEN, entry) == "42501"
        assert sqlstate(other, "select ledger.begin_export(5)") == "42501"
        if login == MIGRATOR:
            for role in ("safelane_owner", "cap_migration", "cap_ledger"):
                other.execute("reset role")
                assert sqlstate(other, f"set role {role}") is None
                assert sqlstate(other, SEEN, entry) == "42501"
                expected = "42501" if role == "cap_migration" else None
                rows = "select 1 / count(*) from ledger.opening"
                assert sqlstate(other, rows) == (expected or "22012"), "no row, or no right"


def test_the_auditor_reads_nothing_else_and_becomes_nobody(sealing: Sealing, auditor: Connection) -> None:
    tables = sealing.superuser.execute(
        "select c.oid::regclass::text from pg_class as c join pg_namespace as n on n.oid = c.relnamespace"
        " where c.relkind in ('r', 'p', 'v', 'm', 'S') and n.nspname !~ '^pg_'"
        " and n.nspname not in ('information_schema', 'tap', 'tests')"
    ).fetchall()
    assert len(tables) > 50
    for (table,) in tables:
        assert sqlstate(auditor, f"select 1 from {table}") == "42501", table
    roles = sealing.superuser.execute("select rolname from pg_roles where rolname <> %s", (AUDITOR,))
    for (role,) in roles.fetchall():
        assert sqlstate(auditor, f"set role {role}") == "42501", role
        assert sqlstate(auditor, f"set session authorization {role}") == "42501", role
    for statement in (
        "select ledger.integrate()", "select ledger.keep_checkpoint('x', 1, 'x')",
        "select ledger.unrecorded()", "select ledger.append('tried', null, null)",
        "select api.ledger_entries()",
        "create temporary table t (a integer)", "select identity.person_id()",
    ):  # fmt: skip
        assert sqlstate(auditor, statement) == "42501", statement


def test_the_auditor_finds_what_was_taken_in_silence(sealing: Sealing, auditor: Connection) -> None:
    assert one(auditor, "select count(*) from ledger.unopened()") == 0
    sealing.superuser.execute("alter table ledger.opening disable trigger user")
    sealing.superuser.execute(
        "delete from ledger.opening where seq = (select seq from ledger.leaf where idx = 4)"
    )
    assert auditor.execute("select idx from ledger.unopened()").fetchall() == [(4,)]
    outcome = sealing.run("ledger", "audit-retention", "--policy", sealing.policy())
    assert outcome.exit_code == 3, outcome.output


def test_reading_in_pages_is_reading_at_once(
    sealing: Sealing, auditor: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = one(auditor, "select ledger.size()")
    assert isinstance(size, int)
    entry = database.begin_export(auditor, size, [])
    whole = list(database.openings(auditor, entry, size))
    monkeypatch.setattr(database, "CHUNK", 7)
    assert list(database.openings(auditor, entry, size)) == whole
    assert [each.index for each in whole] == list(range(size))
