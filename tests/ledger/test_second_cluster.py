"""A dump goes to another server, where roles are made anew and transactions counted from the beginning."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.ledger.sealing import Sealing
from tests.support.databases import SIGNER, SUPERUSER, Database, Server


@dataclass(frozen=True)
class Elsewhere(Database):
    """The database of the same name on the second server."""

    socket: str = ""

    def url(self, user: str) -> str:
        who = "postgres" if user == SUPERUSER else user
        return f"host={self.socket} port=5432 user={who} dbname={self.name}"


@pytest.fixture
def second(server: Server, sealing: Sealing) -> Iterator[Elsewhere]:
    """A server that was made just now, with Safelane's roles and no database of ours."""
    folder = Path(tempfile.mkdtemp(prefix="second-"))
    account = "postgres" if os.getuid() == 0 else None
    if account:
        shutil.chown(folder, account)
    data = folder / "data"

    row = server.superuser.execute("select setting from pg_config where name = 'BINDIR'").fetchone()
    assert row is not None

    def run(program: str, *rest: str) -> None:
        command = [f"{row[0]}/{program}", *rest]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", user=account)

    run("initdb", "-D", str(data), "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C")
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    run("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        there = Elsewhere(server, "tutoring", str(folder))
        admin = f"host={folder} port=5432 user=postgres dbname=postgres"
        server.safelane("roles", "apply", url=admin)
        # the tests' own helpers in every test database belong to the superuser of the first server
        with there.connect(SUPERUSER, dbname="postgres") as superuser:
            superuser.execute("create role lane_superuser superuser")
        yield there
    finally:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder)


def carried_over(sealing: Sealing, second: Elsewhere, dump: bytes) -> Sealing:
    """Restore as docs/dbas.md says, by a superuser, and go on there with the signer's directory as it is."""
    admin = f"host={second.socket} port=5432 user=postgres dbname=postgres"
    with second.connect(SUPERUSER, dbname="postgres") as superuser:
        superuser.execute(f"create database {second.name} template template0 owner safelane_owner")
    subprocess.run(
        ["pg_restore", "-d", second.url(SUPERUSER), "--exit-on-error", "--single-transaction"],
        input=dump, check=True,
    )  # fmt: skip
    second.server.safelane("database", "create", second.name, url=admin)
    return Sealing(second, sealing.folder)


def dumped(sealing: Sealing, *options: str, user: str = SUPERUSER) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["pg_dump", "-Fc", *options, "--dbname", sealing.database.url(user)], capture_output=True, check=False
    )


def test_the_log_goes_on_in_another_cluster(sealing: Sealing, second: Elsewhere) -> None:
    sealing.append_many(300)
    sealing.seal()
    sealing.export()
    # entries of many transactions wait for the sealer that is no more
    sealing.append(3, "moved unsealed")
    elsewhere = carried_over(sealing, second, dumped(sealing).stdout)
    try:
        young = elsewhere.value("select pg_current_xact_id() < (select max(low_water) from ledger.batch)")
        assert young, "transactions are counted anew, below the mark"
        elsewhere.append(5)
        elsewhere.seal()
        assert elsewhere.state().size == elsewhere.value("select count(*) from ledger.entry")
        elsewhere.must("ledger", "status")
        elsewhere.must("ledger", "reconcile")
        elsewhere.accepted(elsewhere.export("--openings"), "--complete")
        elsewhere.append(1)
        elsewhere.seal()
        assert elsewhere.state().size == elsewhere.value("select count(*) from ledger.entry")
    finally:
        elsewhere.close()


def test_an_older_dump_in_another_cluster_is_a_rollback(sealing: Sealing, second: Elsewhere) -> None:
    sealing.append_many(20)
    sealing.seal()
    older = dumped(sealing).stdout
    sealing.append(5)
    sealing.seal()
    elsewhere = carried_over(sealing, second, older)
    try:
        before = elsewhere.state().note
        assert "rolled back" in elsewhere.refused_seal()
        elsewhere.append(9, "another future")
        assert "another future of an older copy" in elsewhere.refused_seal()
        assert elsewhere.state().note == before
    finally:
        elsewhere.close()


def test_whoever_is_below_row_security_dumps_nothing(sealing: Sealing) -> None:
    """The owner's role reads no row, and pg_dump says so before it writes half a backup."""
    sealing.append(1)
    for user in (SIGNER, "safelane_migrator"):
        outcome = dumped(sealing, user=user)
        assert outcome.returncode != 0
        assert b"permission denied" in outcome.stderr or b"row-level security" in outcome.stderr
