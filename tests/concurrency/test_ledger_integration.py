"""Entries find their place while others are still writing: none lost, none twice, in order, and nobody waits.

Writers append over connections of their own with delays of their own, roll some back, and use savepoints; two
sealers integrate at once; and somebody keeps a transaction open in another database of the cluster, which
holds back every mark that is made from transactions alone.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, LiteralString

import psycopg
import pytest

from tests.support.databases import MIGRATOR, SEALER, SIGNER, SUPERUSER, Connection, Database

WRITERS = 8
EACH = 60
PATIENCE = 60.0


@dataclass
class Written:
    """What the writers know: number, and the instants before the transaction began and after it committed."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    committed: dict[int, tuple[float, float]] = field(default_factory=dict)
    rolled_back: set[int] = field(default_factory=set)
    failures: list[Exception] = field(default_factory=list)


def append(connection: Connection, number: int) -> int:
    row = connection.execute(
        "select ledger.append('tried', 'thing', null, p_detail => jsonb_build_object('n', %s::integer))",
        (number,),
    ).fetchone()
    assert row is not None
    seq: int = row[0]
    return seq


def write(database: Database, writer: int, written: Written) -> None:
    """Transactions that are short or long, committed or not, some with a savepoint that is undone."""
    chance = random.Random(writer)
    with database.connect(MIGRATOR, autocommit=False) as connection:
        for number in range(EACH):
            began = time.monotonic()
            connection.execute("set local role cap_migration")
            here = [append(connection, number)]
            gone: list[int] = []
            if chance.random() < 0.3:
                connection.execute("savepoint here")
                gone.append(append(connection, number))
                connection.execute("rollback to here")
            if chance.random() < 0.5:
                connection.execute("select pg_sleep(%s)", (chance.random() * 0.02,))
            here.append(append(connection, number))
            if chance.random() < 0.25:
                connection.rollback()
                gone += here
                here = []
            else:
                connection.commit()
            with written.lock:
                written.committed |= dict.fromkeys(here, (began, time.monotonic()))
                written.rolled_back |= set(gone)


def seal(database: Database, done: threading.Event, backlogs: list[int]) -> None:
    """Integrate until the writers are done, and once more."""
    with database.connect(SEALER) as connection:
        while True:
            last = done.is_set()
            row = connection.execute("select size, added, backlog from ledger.integrate()").fetchone()
            assert row is not None
            backlogs.append(row[2])
            if last:
                return


def together(written: Written, *work: Callable[[], None]) -> list[threading.Thread]:
    def guarded(one: Callable[[], None]) -> None:
        try:
            one()
        except Exception as error:
            written.failures.append(error)

    threads = [threading.Thread(target=guarded, args=(one,)) for one in work]
    for thread in threads:
        thread.start()
    return threads


def rows(connection: Connection, query: LiteralString) -> list[tuple[Any, ...]]:
    return connection.execute(query).fetchall()


@pytest.mark.parametrize("foreign", [False, True], ids=["alone", "with a transaction open elsewhere"])
def test_every_committed_entry_has_one_place_and_order_is_kept(
    fresh_database: Database, foreign: bool
) -> None:
    written = Written()
    done = threading.Event()
    backlogs: list[int] = []
    elsewhere = psycopg.connect(fresh_database.server.conninfo(SUPERUSER, "postgres"))
    if foreign:
        elsewhere.execute("select pg_current_xact_id()")
    try:
        sealers = together(written, *[partial(seal, fresh_database, done, backlogs)] * 2)
        writers = together(written, *[partial(write, fresh_database, n, written) for n in range(WRITERS)])
        for thread in writers:
            thread.join(PATIENCE)
        done.set()
        for thread in sealers:
            thread.join(PATIENCE)
            assert not thread.is_alive(), "a sealer hangs"
        assert written.failures == []
        with fresh_database.connect(SUPERUSER) as reader:
            places = dict(rows(reader, "select seq, idx from ledger.leaf order by idx"))
            assert sorted(places.values()) == list(range(len(places))), "indices are dense"
            assert written.committed.keys() <= places.keys(), "every committed entry has its place"
            assert not written.rolled_back & places.keys(), "what was rolled back has none"
            held = {row[0] for row in rows(reader, "select seq from ledger.entry")}
            assert held == places.keys(), "every entry, once"
            size = len(places)
            (found,) = rows(reader, "select count(*) from ledger.node where level = 1")
            assert found == (size // 256,)
    finally:
        elsewhere.close()
    in_order = sorted((places[seq], span) for seq, span in written.committed.items())
    latest_begin = 0.0
    for _, (began, committed) in in_order:
        # whatever was over before something that stands earlier had begun would stand before it
        assert committed >= latest_begin, "an entry stands after one that began when it was already committed"
        latest_begin = max(latest_begin, began)
    assert max(backlogs) <= 4 * WRITERS, "the backlog is what was committed meanwhile"


def test_integration_does_not_wait_for_an_open_transaction_of_our_own(fresh_database: Database) -> None:
    with (
        fresh_database.connect(MIGRATOR, autocommit=False) as slow,
        fresh_database.connect(MIGRATOR, autocommit=False) as quick,
        fresh_database.connect(SEALER) as sealer,
    ):
        slow.execute("set role cap_migration")
        quick.execute("set role cap_migration")
        slow.commit()
        quick.commit()
        sealer.execute("select ledger.integrate()")
        early = append(slow, 1)
        late = append(quick, 2)
        quick.commit()
        assert sealer.execute("select added, backlog from ledger.integrate()").fetchone() == (1, 0)
        slow.commit()
        assert early < late
        assert sealer.execute("select added, backlog from ledger.integrate()").fetchone() == (1, 0)
    with fresh_database.connect(SUPERUSER) as reader:
        found = rows(reader, "select seq from ledger.leaf order by idx desc limit 2")
        assert [row[0] for row in found] == [early, late], "what commits later stands later, and is not lost"


def test_two_sealers_wait_for_each_other_and_number_once(fresh_database: Database) -> None:
    written = Written()
    with fresh_database.connect(SUPERUSER) as writer:
        writer.execute("select ledger.append('tried', null, null) from generate_series(1, 50)")
    with (
        fresh_database.connect(SEALER, autocommit=False) as first,
        fresh_database.connect(SEALER) as second,
    ):
        (size, added, _) = rows(first, "select * from ledger.integrate()")[0]
        answer: list[tuple[int, ...]] = []
        (thread,) = together(written, lambda: answer.extend(rows(second, "select * from ledger.integrate()")))
        with fresh_database.connect(SUPERUSER) as observer:
            deadline = time.monotonic() + PATIENCE
            waiting = "select count(*) from pg_stat_activity where pid = %s and wait_event_type = 'Lock'"
            while observer.execute(waiting, (second.info.backend_pid,)).fetchone() != (1,):
                assert time.monotonic() < deadline, "the second sealer does not wait"
        first.commit()
        thread.join(PATIENCE)
        assert written.failures == []
        assert added >= 50
        assert answer == [(size, 0, 0)]


def test_a_sealer_that_is_rolled_back_leaves_nothing_behind(fresh_database: Database) -> None:
    with fresh_database.connect(SEALER, autocommit=False) as sealer:
        before = rows(sealer, "select size, added from ledger.integrate()")
        sealer.rollback()
        assert rows(sealer, "select size, added from ledger.integrate()") == before
        sealer.commit()


def test_after_a_restore_into_another_cluster_nothing_stands_still(fresh_database: Database) -> None:
    """Transactions are counted from the beginning there: the mark lies ahead of all that is written."""
    with fresh_database.connect(SUPERUSER) as restored, fresh_database.connect(SEALER) as sealer:
        sealer.execute("select ledger.integrate()")
        # a restored entry, of a transaction that this cluster will reach in a long time
        restored.execute(
            "insert into ledger.entry (leaf, xid)"
            " values ('{}', (pg_current_xact_id()::text::bigint + 1000000)::text::xid8)"
        )
        # a restore brings its marks in before there are triggers
        restored.execute("alter table ledger.batch disable trigger _200_mark_is_true")
        restored.execute(
            "insert into ledger.batch (size, low_water) select max(size),"
            " (pg_current_xact_id()::text::bigint + 1000001)::text::xid8 from ledger.batch"
        )
        restored.execute("select ledger.append('tried', null, null)")
        assert rows(sealer, "select added, backlog from ledger.integrate()") == [(2, 0)]
        restored.execute("select ledger.append('tried', null, null)")
        assert rows(sealer, "select added, backlog from ledger.integrate()") == [(1, 0)]
        assert rows(
            restored, "select count(*) from ledger.entry where seq not in (select seq from ledger.leaf)"
        ) == [(0,)]


def test_the_sealer_integrates_and_does_nothing_else(fresh_database: Database) -> None:
    with fresh_database.connect(SEALER) as sealer:
        for forbidden in (
            "select from ledger.entry",
            "select from ledger.opening",
            "insert into ledger.leaf values (0, 0, '')",
            "select ledger.leaves(0, 1)",
            "select ledger.append('tried', null, null)",
            "select from identity.person",
            "select ledger.keep_checkpoint('a', 0, 'b')",
            "set role cap_ledger",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                sealer.execute(forbidden)


def test_an_opening_that_was_taken_in_silence_is_named_to_the_signer(fresh_database: Database) -> None:
    with fresh_database.connect(SUPERUSER) as thief, fresh_database.connect(SIGNER) as signer:
        seq = append(thief, 1)
        thief.execute("select ledger.integrate()")
        assert rows(signer, "select * from ledger.unopened()") == []
        thief.execute("alter table ledger.opening disable trigger all")
        thief.execute("delete from ledger.opening where seq = %s", (seq,))
        assert rows(signer, "select seq from ledger.unopened()") == [(seq,)]
