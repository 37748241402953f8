"""``kill -9`` at any moment: no acknowledged entry is lost, the next start goes on, and nothing is forked."""

from __future__ import annotations

import itertools
import signal
import threading
import time
from pathlib import Path

import psycopg
import pytest
from safelane.ledger import signer as signing
from safelane.ledger import state as states
from safelane.ledger.database import Log, connect
from safelane.ledger.export import together
from safelane.ledger.verify import Checkpoint

from tests.ledger.sealing import ORIGIN, PATIENCE, Sealing
from tests.support.databases import SEALER, SUPERUSER


class Killed(BaseException):
    """Stands for SIGKILL at one exact place: nothing after it runs, no handler and no clean-up."""


def check_whole(sealing: Sealing) -> None:
    """Every committed entry has one leaf, one history was signed, and an export of it verifies."""
    entries = sealing.value("select count(*) from ledger.entry")
    assert sealing.value("select count(*) from ledger.leaf") == entries
    assert sealing.value("select max(idx) + 1 from ledger.leaf") == entries
    assert sealing.state().size == entries
    roots: dict[int, bytes] = {}
    for kept in sealing.kept():
        checkpoint = Checkpoint.parse(kept.note.encode())
        assert roots.setdefault(checkpoint.size, checkpoint.root) == checkpoint.root
    sealing.accepted(sealing.export())


def test_killed_between_the_state_and_the_note(sealing: Sealing, monkeypatch: pytest.MonkeyPatch) -> None:
    sealing.append(2)
    sealing.seal()
    before = sealing.state().size
    sealing.append(2)
    with monkeypatch.context() as crash:

        def never(_: Log, __: str, size: int, ___: str) -> None:
            if size > before:
                raise Killed

        crash.setattr(Log, "keep", never)
        with pytest.raises(Killed):
            sealing.run("seal", "--once")
    note = sealing.state().note
    assert all(kept.note != note for kept in sealing.kept())
    sealing.must("seal", "--once")
    assert sealing.kept()[-1].note == note
    check_whole(sealing)


def test_killed_between_seal_and_sign(sealing: Sealing, monkeypatch: pytest.MonkeyPatch) -> None:
    sealing.append(2)
    with monkeypatch.context() as crash:

        def never(*_: object) -> None:
            raise Killed

        crash.setattr(signing, "sign_checkpoint", never)
        with pytest.raises(Killed):
            sealing.run("seal", "--once", "--origin", ORIGIN)
    assert sealing.value("select count(*) from ledger.leaf") == sealing.value(
        "select count(*) from ledger.entry"
    )
    assert sealing.state().size == 0
    sealing.must("seal", "--once")
    check_whole(sealing)


@pytest.mark.parametrize("place", ["before", "half", "after"])
def test_killed_while_the_state_is_written(
    sealing: Sealing, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    sealing.append(2)
    sealing.seal()
    before = sealing.state()
    sealing.append(1)
    real = states.files.write_whole

    def crashing(path: Path, data: bytes, mode: int = 0o644, *, durable: bool = True) -> None:
        if place == "half":
            path.with_name(f".{path.name}.new").write_bytes(data[: len(data) // 2])
        elif place == "after":
            real(path, data, mode, durable=durable)
        raise Killed

    with monkeypatch.context() as crash:
        crash.setattr(states.files, "write_whole", crashing)
        with pytest.raises(Killed):
            sealing.run("seal", "--once")
    assert sealing.state().size == before.size + (place == "after")
    sealing.must("seal", "--once")
    check_whole(sealing)


def test_the_database_dies_during_integration(sealing: Sealing, monkeypatch: pytest.MonkeyPatch) -> None:
    """The integrating transaction is gone as a whole: no leaf of it stays, and none is missing afterwards."""
    sealing.append_many(500)
    with monkeypatch.context() as env:
        env.setenv("SAFELANE_SEALER_URL", sealing.database.url(SEALER))
        connection = connect(SEALER)
    connection.autocommit = False
    connection.execute("select * from ledger.integrate()")
    sealing.superuser.execute("select pg_terminate_backend(%s)", (connection.info.backend_pid,))
    with pytest.raises(psycopg.OperationalError):
        connection.commit()
    connection.close()
    assert sealing.value("select count(*) from ledger.leaf") == 0
    sealing.seal()
    check_whole(sealing)


def test_killed_again_and_again_while_entries_come(sealing: Sealing) -> None:
    """SIGKILL at arbitrary moments, while a writer goes on: what was acknowledged is there in the end."""
    acknowledged: list[int] = []
    enough = threading.Event()

    def write() -> None:
        with sealing.database.connect(SUPERUSER) as connection:
            while not enough.is_set():
                row = connection.execute(
                    "select tests.value_as('cap_booking', $$ select ledger.append('tried', null, null) $$)"
                ).fetchone()
                assert row is not None
                acknowledged.append(int(row[0]))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for pause in itertools.chain.from_iterable([(0.0, 0.01, 0.03, 0.07)] * 2):
            process = sealing.start("seal", "--origin", ORIGIN, "--interval", "0.01")
            assert process.stderr is not None
            for line in process.stderr:
                if "signer: " in line and "(+" in line:
                    break
            time.sleep(pause)
            process.send_signal(signal.SIGKILL)
            process.communicate(timeout=PATIENCE)
    finally:
        enough.set()
        writer.join()
    sealing.must("seal", "--once")
    found = sealing.superuser.execute("select seq from ledger.leaf").fetchall()
    assert set(acknowledged) <= {seq for (seq,) in found}
    check_whole(sealing)


def test_two_roots_of_one_size_are_never_merged() -> None:
    """The control: were there a fork, check_whole and the export would say so."""
    from safelane.errors import Findings

    with pytest.raises(Findings, match="two histories"):
        together("a\n1\nx\n\n— a YQ==\n", "a\n1\ny\n\n— a YQ==\n")
