"""Attacks 170 to 173 and 191: the rules are rows, too, and no verdict outlives its rules.

In production, without event triggers first: what keeps these is a trigger of each table and the guard's own
memory, and no superuser is needed for either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from safelane import guard
from safelane.sources import Tree

from tests.migrations.conftest import InThisProcess
from tests.security.test_073_ddl import (
    APPROVER,
    PASSWORD,
    UNAPPROVED,
    Guarded,
    Refusal,
    attempt,
)
from tests.support.databases import AUTHENTICATOR, MIGRATOR, SUPERUSER, Database, Server
from tests.support.environment import ROOT
from tests.support.world import World

HASH = re.compile("sha256:[0-9a-f]{64}")
CLERK = "set role cap_migration"
APPENDED = (
    "select ledger.append('adopted', 'policy.profile_value', null, 'done', '{}', '{}', null, null, null)"
)


def _value(key: str, value: str, since: str = "2026-01-01") -> str:
    return f"insert into policy.profile_value values ('tutorstudio', '{key}', '{value}', '{since}')"


@pytest.fixture(scope="module", params=[False, True], ids=["without event triggers", "with event triggers"])
def guarded(request: pytest.FixtureRequest, server: Server, template: Database) -> Iterator[Guarded]:
    """A database in production."""
    copy = server.copy(template, "approved_rows")
    server.superuser.execute(f"alter role {APPROVER} password '{PASSWORD}'")
    if request.param:
        with copy.connect(SUPERUSER) as connection:
            assert guard.install(connection, Tree(ROOT))
    found = Guarded(copy)
    with found.connect(APPROVER) as second:
        second.execute("select warden.set_mode('production')")
    yield found
    server.drop(copy)
    server.superuser.execute(f"alter role {APPROVER} password null")


@pytest.fixture
def safelane() -> InThisProcess:
    return InThisProcess(ROOT)


WRITTEN = {
    "what a profile asks for": _value("vetting.required_checks", "[]"),
    "a profile": "insert into policy.profile values ('lax', 'Nothing asked')",
    "a parameter": "insert into policy.parameter (key, type, direction, floor_words, contract, description)"
    " values ('x.y', 'integer', 'lower', 'none', 'no', 'tried')",
    "a document": "insert into policy.document values ('waiver', 'Waiver', null)",
    "the words of a document": "insert into policy.document values ('waiver', 'Waiver', null);"
    " insert into policy.document_version (document, version, effective_from, owner, review_due_on, body)"
    " values ('waiver', '1', '2026-01-01', 'us', '2026-12-01', 'Anything goes.')",
    "an edition": "insert into policy.guidance_edition"
    " values ('KCSIE', '2027', '2027-09-01', 'in_force', null)",
    "a help line": "insert into policy.signposting values"
    " ('childline', 'under_13', 2, '0900 666 666', 'Call us.', '2026-11-21', 'us', '2027-05-21', 1)",
    "a reason": "insert into booking.reason (code, class, family, meaning, remedy)"
    " values ('FINE', 'A', 'session', 'fine', 'nothing')",
    "a reason of recording": "insert into recording.reason values ('FINE', 'fine', 'nothing')",
    "a class of entries": "insert into ledger.retention_class values ('short', '7 years', 'x', '{}')",
    "what only leads see": "insert into ledger.confidential_action values ('place_hold_2', '{F9}')",
    "a floor": "select policy.raise_floor('student.min_age', '25', 'nobody is old enough')",
}


@pytest.mark.parametrize("what", WRITTEN)
def test_170_who_migrates_writes_no_rule_alone(guarded: Guarded, what: str) -> None:
    with guarded.connect() as migrator:
        before = migrator.execute("select warden.lines()").fetchone()
        refused = attempt(migrator, [CLERK, *WRITTEN[what].split("; "), APPENDED])
        assert (refused.where, refused.sqlstate) == ("commit", UNAPPROVED), refused
        assert "reference row | " in refused.message
        migrator.execute("reset role")
        assert migrator.execute("select warden.lines()").fetchone() == before


def test_170_nor_beside_what_was_approved(guarded: Guarded, safelane: InThisProcess, tmp_path: Path) -> None:
    """An approved step carries no row that nobody read, and no other value, and no other day."""
    good = _value("student.min_age", "7")
    file = tmp_path / "deed.sql"
    file.write_text(f"{CLERK}; {good}; {APPENDED};", encoding="utf-8")
    said = safelane.succeeds("migrate", "plan", "--sql", str(file), url=guarded.url(MIGRATOR))
    wanted = HASH.findall(said)[-1]
    safelane.succeeds("migrate", "approve", wanted, "--yes", url=guarded.url(APPROVER))
    with guarded.connect() as migrator:
        for others in (
            [good, _value("vetting.min_references", "0")],
            [_value("student.min_age", "6")],
            [_value("student.min_age", "7", "2099-01-01")],
        ):
            refused = attempt(migrator, [CLERK, *others, APPENDED])
            assert (refused.where, refused.sqlstate) == ("commit", UNAPPROVED), refused
        assert attempt(migrator, [CLERK, good, APPENDED]) == Refusal(None, None)
        assert attempt(migrator, ["select guard.posture_hash()"]) == Refusal(None, None)
    assert guarded.posture() == wanted


def test_171_who_approves_reads_each_value(guarded: Guarded, safelane: InThisProcess, tmp_path: Path) -> None:
    file = tmp_path / "deed.sql"
    hashes = []
    for value in ("[]", '["aua"]'):
        file.write_text(f"{CLERK}; {_value('ack.required', value)}; {APPENDED};", encoding="utf-8")
        planned = safelane.succeeds("migrate", "plan", "--sql", str(file), url=guarded.url(MIGRATOR))
        hashes.append(HASH.findall(planned)[-1])
        line = (
            "changes   +1 reference row policy.profile_value tutorstudio ack.required:"
            f' {{"key": "ack.required", "value": {value}, "profile": "tutorstudio",'
            ' "valid_from": "2026-01-01T00:00:00+00:00"}'
        )
        assert line in planned
        read = safelane("migrate", "approve", hashes[-1], url=guarded.url(APPROVER), stdin="n\n")
        assert line in read.stdout
    assert len(set(hashes)) == 2


def test_172_what_is_written_past_the_guard_is_drift(
    guarded: Guarded, safelane: InThisProcess, server: Server
) -> None:
    """A superuser who inserts is not judged. Drift tells, the hash is another, the next change is refused."""
    copy = server.copy(guarded.database, "past_the_guard")
    with copy.connect(SUPERUSER) as above:
        written = [_value("vetting.contract_required", "false"), APPENDED]
        assert attempt(above, written) == Refusal(None, None)
    drift = safelane("drift", "--format", "csv", url=copy.url(MIGRATOR))
    assert drift.status == 3
    line = "unexpected,reference row,policy.profile_value tutorstudio vetting.contract_required"
    assert line in drift.stdout
    agreed = "policy.profile_value tutorstudio student.min_age"
    told = [row for row in drift.stdout.splitlines() if ",reference row," in row]
    assert all(row.startswith(line) or agreed in row for row in told), told
    nobody = safelane("drift", "--format", "csv", url=copy.url(AUTHENTICATOR))
    assert "reference rows are not compared" in nobody.stderr
    assert "reference row," not in nobody.stdout
    status = safelane("guard", "status", url=copy.url(MIGRATOR))
    assert "something changed that nobody judged" in status.stderr
    with copy.connect(MIGRATOR) as migrator:
        refused = attempt(migrator, ["select warden.must_be_judged()"])
    assert (refused.where, refused.sqlstate) == ("commit", UNAPPROVED)
    server.drop(copy)


JUDGED = "functions/booking/judge_tutor.sql"
FIRST = "begin\n  if not identity.holds_persona"
BLOCKS = FIRST.replace(
    "begin\n", "begin\n  code := 'TUTOR_ON_HOLD'; class := 'B'; until := null; return next;\n"
)
BLESSES = FIRST.replace("begin\n", "begin\n  return;\n")
REMEMBER = "select booking.remember_clearance(%s, %s), booking.remember_learner(%s, %s, %s)"
BELIEVED = (
    "select booking.is_remembered_clear(%s, %s, null, clock_timestamp()),"
    " booking.is_learner_remembered_clear(%s, %s, %s, clock_timestamp())"
)
ASKED = "select count(*) from booking.tutor_findings(%s, %s, clock_timestamp(), clock_timestamp(), 'P2')"


def _judge(how: str = FIRST) -> str:
    text = Tree(ROOT).read(JUDGED)
    assert FIRST in text
    return text.replace(FIRST, how)


class Remembering:
    """A tutor and a learner of whom it is remembered that nothing stands against them."""

    def __init__(self, world: World) -> None:
        self.world = world
        tutor, alone, learner = world.id("ann"), world.id("ann alone"), world.id("leo")
        self.pair = (tutor, alone)
        self.all = (tutor, alone, tutor, learner, alone)

    def remember(self) -> tuple[bool, bool]:
        found = self.world.rows(REMEMBER, self.all)[0]
        return bool(found[0]), bool(found[1])

    def believed(self) -> tuple[bool, bool]:
        found = self.world.rows(BELIEVED, self.all)[0]
        return bool(found[0]), bool(found[1])

    def reasons(self) -> int:
        return int(self.world.value(ASKED, self.pair))


def _arranged(database: Database) -> World:
    world = World(database)
    world.follows_profile()
    world.run("select tests.bookable('ann')")
    world.run("select tests.ward('leo', tests.born(11))")
    return world


@pytest.fixture
def remembering(guarded: Guarded, server: Server) -> Iterator[tuple[Guarded, Remembering]]:
    copy = Guarded(server.copy(guarded.database, "remembering"))
    world = _arranged(copy.database)
    found = Remembering(world)
    assert found.remember() == (True, True)
    assert found.believed() == (True, True)
    yield copy, found
    world.close()
    server.drop(copy.database)


def _agreed(safelane: InThisProcess, copy: Guarded, text: str, folder: Path) -> None:
    """Planned by one, approved by another."""
    file = folder / "deed.sql"
    file.write_text(text, encoding="utf-8")
    said = safelane.succeeds("migrate", "plan", "--sql", str(file), url=copy.url(MIGRATOR))
    safelane.succeeds("migrate", "approve", HASH.findall(said)[-1], "--yes", url=copy.url(APPROVER))


def test_173_no_verdict_outlives_the_rule_it_was_judged_by(
    remembering: tuple[Guarded, Remembering], safelane: InThisProcess, tmp_path: Path
) -> None:
    """A stricter rule, and then the one before again: each is asked from its COMMIT on."""
    copy, memory = remembering
    with copy.connect() as migrator:
        for how, reasons in ((BLOCKS, 1), (FIRST, 0)):
            _agreed(safelane, copy, _judge(how), tmp_path)
            done = attempt(
                migrator,
                ["set role safelane_owner", _judge(how), "reset role", "select warden.must_be_judged()"],
            )
            assert done == Refusal(None, None)
            assert memory.believed() == (False, False)
            assert memory.reasons() == reasons
            memory.remember()
    assert memory.believed() == (True, True), "the rule of today was asked"


def test_173_nor_a_reference_row(
    remembering: tuple[Guarded, Remembering], safelane: InThisProcess, tmp_path: Path
) -> None:
    copy, memory = remembering
    more = f"{CLERK}; {_value('vetting.min_references', '9')}; {APPENDED};"
    _agreed(safelane, copy, more, tmp_path)
    with copy.connect() as migrator:
        assert attempt(migrator, more.rstrip(";").split("; ")) == Refusal(None, None)
    assert memory.believed() == (False, False)
    assert memory.reasons() > 0


def test_173_without_event_triggers_what_was_changed_by_hand_is_followed_by_migrate_up(
    remembering: tuple[Guarded, Remembering], safelane: InThisProcess, tmp_path: Path
) -> None:
    copy, memory = remembering
    with copy.database.connect(SUPERUSER) as above:
        for trigger in guard.event_triggers(above.info.server_version):
            above.execute(f"drop event trigger if exists {trigger}")
        above.execute("select warden.set_mode('embedded')")
    memory.remember()
    with copy.connect() as migrator:
        assert attempt(migrator, ["set role safelane_owner", _judge(BLOCKS)]) == Refusal(None, None)
    assert memory.believed() == (True, True), "nobody judged it yet: see docs/dbas.md"
    safelane.succeeds("migrate", "up", url=copy.url(MIGRATOR))
    assert memory.believed() == (False, False)
    assert memory.reasons() == 1


def test_191_nor_is_a_verdict_kept_that_was_made_while_a_rule_was_away(
    remembering: tuple[Guarded, Remembering],
) -> None:
    """By a superuser, who may change a rule and back; the transaction says that it touched one."""
    copy, memory = remembering
    memory.world.run("select tests.restricted('ann')")
    assert memory.remember()[0] is False
    with copy.database.connect(SUPERUSER) as above:
        kept = "select booking.remember_clearance('{}', '{}')".format(*memory.pair)
        deeds = [
            _judge(BLESSES), "reset role", kept, _judge(), "reset role", "select warden.must_be_judged(true)",
        ]  # fmt: skip
        assert attempt(above, deeds) == Refusal(None, None)
    assert memory.world.value("select count(*) from booking.clearance") == 1
    assert memory.believed() == (False, False)
    assert memory.reasons() == 1


def test_173_nor_one_that_was_waiting_when_the_rule_changed(fresh_database: Database) -> None:
    """Who waits for the change to commit judges by what came in force, whatever their session knew."""
    memory = Remembering(_arranged(fresh_database))
    with fresh_database.connect(SUPERUSER) as above, fresh_database.connect(SUPERUSER) as waiting:
        for _ in range(8):
            waiting.execute(REMEMBER, memory.all)
        above.execute("begin")
        above.execute("update policy.epoch set number = number + 1")
        above.execute(_judge(BLOCKS))
        above.execute("reset role")
        with ThreadPoolExecutor(1) as pool:
            late = pool.submit(waiting.execute, REMEMBER, memory.all)
            blocked = "select cardinality(pg_blocking_pids(%s))"
            while above.execute(blocked, (waiting.info.backend_pid,)).fetchone() == (0,):
                assert not late.done()
            above.execute("select warden.must_be_judged(true)")
            above.execute("commit")
            late.result()
    assert memory.reasons() == 1
    assert memory.believed()[0] is False
    memory.world.close()
