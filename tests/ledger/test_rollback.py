"""A database behind the signer, or beside it, is refused; a new epoch goes on, and says from where."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from safelane.ledger.verify import Checkpoint

from tests.ledger.sealing import Sealing
from tests.support.databases import SUPERUSER, Database, Server

NEW = "ledger.example.org/second"


@pytest.fixture
def backup(server: Server, sealing: Sealing) -> Iterator[Sealing]:
    """The same log three entries earlier, as a restore brings it back; the signer's directory is the same."""
    sealing.append(2)
    sealing.seal()
    sealing.superuser.close()
    copy = server.copy(sealing.database, "backup")
    sealing.superuser = sealing.database.connect("superuser")
    sealing.append(3)
    sealing.seal()
    sealing.export()
    restored = Sealing(copy, sealing.folder)
    yield restored
    restored.close()
    server.drop(copy)


def test_a_restored_backup_is_refused(backup: Sealing) -> None:
    before = backup.state().note
    assert "rolled back" in backup.refused_seal()
    assert backup.state().note == before


def test_a_restored_backup_that_caught_up_with_another_future_is_refused(backup: Sealing) -> None:
    backup.append(5, "another future")
    said = backup.refused_seal()
    assert "another future of an older copy" in said
    assert all(kept.size < backup.state().size for kept in backup.kept())


def test_the_control_the_database_that_was_signed_goes_on(sealing: Sealing, backup: Sealing) -> None:
    sealing.append(1)
    sealing.seal()


def test_a_new_epoch_quotes_the_last_checkpoint_of_the_old_one(sealing: Sealing, backup: Sealing) -> None:
    last = backup.state()
    backup.must("seal", "--once", "--new-epoch", NEW)
    state = backup.state()
    assert state.origin == NEW
    assert state.previous == last.note
    newest = backup.kept()[-1]
    assert newest.origin == NEW
    place = backup.export(to=backup.folder / "second")
    assert Checkpoint.parse((place / "checkpoint").read_bytes()).origin == NEW
    assert "epoch" in backup.accepted(place)
    backup.accepted(place, "--previous", backup.export_folder)
    backup.append(1)
    backup.must("seal", "--once")
    backup.accepted(backup.export(to=place))


def test_the_old_epoch_s_key_and_state_are_kept(backup: Sealing) -> None:
    backup.must("seal", "--once", "--new-epoch", NEW)
    kept = sorted(path.name for path in (backup.state_folder / "epochs" / "0001").iterdir())
    assert kept == ["signing.pem", "state.json"]


def test_an_epoch_s_name_is_used_once(backup: Sealing) -> None:
    backup.must("seal", "--once", "--new-epoch", NEW)
    outcome = backup.run("seal", "--once", "--new-epoch", NEW)
    assert outcome.exit_code == 1
    assert "had its epoch already" in outcome.output


def test_an_export_of_one_epoch_is_not_continued_with_another(backup: Sealing) -> None:
    backup.must("seal", "--once", "--new-epoch", NEW)
    outcome = backup.run("ledger", "export", backup.export_folder)
    assert outcome.exit_code == 1
    assert "directory of its own" in outcome.output


def test_nothing_is_signed_before_the_leaf_that_quotes(backup: Sealing) -> None:
    """The new tree's first checkpoint already covers the quotation."""
    backup.must("seal", "--once", "--only", "sign", "--new-epoch", NEW)
    assert backup.state().size == 0
    backup.must("seal", "--once")
    assert backup.state().size == backup.value("select count(*) from ledger.entry")


def test_a_lost_key_ends_the_epoch(sealing: Sealing, tmp_path: Path) -> None:
    sealing.append(1)
    sealing.seal()
    last = sealing.state().note
    (sealing.state_folder / "signing.pem").unlink()
    sealing.append(1)
    outcome = sealing.run("seal", "--once")
    assert outcome.exit_code == 1
    assert "--new-epoch" in outcome.output
    sealing.must("seal", "--once", "--new-epoch", NEW)
    assert sealing.state().previous == last


def test_a_lost_directory_takes_the_last_note_from_whoever_kept_it(sealing: Sealing) -> None:
    sealing.append(1)
    sealing.seal()
    kept = sealing.folder / "kept"
    kept.write_text(sealing.state().note, encoding="utf-8")
    elsewhere = str(sealing.folder / "elsewhere")
    changes = {"SAFELANE_LEDGER_STATE": elsewhere}
    sealing.must("seal", "--once", "--new-epoch", NEW, "--previous", kept, **changes)
    assert sealing.kept()[-1].origin == NEW


def test_a_dump_that_was_restored_into_a_new_cluster_goes_on(sealing: Sealing) -> None:
    """Transaction ids begin again there: the sealer resets its low-water mark and seals what comes."""
    sealing.append(3)
    sealing.seal()
    # what a restore into a young cluster looks like: every mark lies in the future
    sealing.superuser.execute("set session_replication_role = replica")
    sealing.superuser.execute("alter table ledger.batch disable trigger all")
    sealing.superuser.execute("update ledger.batch set low_water = '9000000000000'::xid8")
    sealing.superuser.execute("alter table ledger.batch enable trigger all")
    sealing.superuser.execute("reset session_replication_role")
    sealing.append(2)
    sealing.seal()
    assert sealing.state().size == sealing.value("select count(*) from ledger.entry")


def test_a_dump_that_was_restored_is_the_log_that_was_signed(server: Server, sealing: Sealing) -> None:
    """pg_dump and psql, as a superuser: the signer goes on with the copy, and its export verifies."""
    sealing.append_many(300)
    sealing.seal()
    dump = subprocess.run(
        ["pg_dump", "--dbname", sealing.database.url(SUPERUSER)], capture_output=True, check=True
    ).stdout
    restored = Database(server, server.new_name("restored"))
    server.superuser.execute(f"create database {restored.name} template template0 owner safelane_owner")
    subprocess.run(
        ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "--dbname", restored.url(SUPERUSER)],
        input=dump, stdout=subprocess.DEVNULL, check=True,
    )  # fmt: skip
    logins = "safelane_sealer, safelane_signer, safelane_auditor"
    server.superuser.execute(f"grant connect on database {restored.name} to {logins}")
    elsewhere = Sealing(restored, sealing.folder)
    try:
        elsewhere.append(5)
        elsewhere.seal()
        assert elsewhere.state().size == elsewhere.value("select count(*) from ledger.entry")
        elsewhere.accepted(elsewhere.export())
    finally:
        elsewhere.close()
        server.drop(restored)
