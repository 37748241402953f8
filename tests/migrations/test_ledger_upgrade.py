"""Entries from before there was a tree become its first leaves, and can be put back as they were."""

from __future__ import annotations

import json
import subprocess
from hashlib import sha256

import pytest
from safelane.sources import Tree

from tests.migrations.conftest import CommandLine, MakeDatabase
from tests.support.databases import MIGRATOR, SEALER, SUPERUSER, Connection, Database

COLUMNS = (
    "seq, entry_id, at, xid, actor_id, persona, session_role, acting_role, action, target_kind, target_id,"
    " outcome, reasons, request_id, detail"
)
ENTRIES = """
insert into ledger.entry (at, actor_id, persona, acting_role, action, target_kind, target_id, outcome,
  reasons, request_id, detail)
select
  '2011-02-28T23:59:59.123456Z'::timestamptz + number * interval '1 day',
  case when number % 3 > 0 then gen_random_uuid() end, case when number % 3 > 0 then 'web_tutor' end,
  'web_tutor', 'book_lesson',
  case when number % 5 > 0 then 'lesson' end, case when number % 5 > 0 then gen_random_uuid() end,
  case when number % 4 = 0 then 'refused' else 'done' end,
  case when number % 4 = 0 then '{SLOT_TAKEN,"WITH \\"QUOTES\\""}'::text[] else '{}' end,
  case when number % 2 = 0 then E'a \\u00e9 "request"\\n' end,
  case number % 5 when 0 then '{}' when 1 then '{"text": "\\u00e9\\n\\"", "list": [1, null, true]}'
    when 2 then '{"whole": 12, "half": 0.5, "large": 123456789012345678901}' when 3 then '{"k\\u00e9y": 1}'
    else '{"deep": {"b": 1, "a": {"z": [], "y": {}}}}' end::jsonb
from generate_series(1, 700) as number
"""


def first_of_the_tree(tree: Tree) -> str:
    """The revision that brought the tree."""
    return tree.copies("functions/ledger/integrate.sql")[0].revision


def before_the_tree(tree: Tree) -> str:
    """The revision before it."""
    return f"{int(first_of_the_tree(tree)) - 1:04}"


@pytest.fixture
def populated(empty_database: MakeDatabase, safelane: CommandLine, tree: Tree) -> Database:
    """A database of the revision before the tree, with 709 entries and a number that was rolled back."""
    database = empty_database("upgrade")
    safelane.succeeds("migrate", "up", before_the_tree(tree), url=database.url(MIGRATOR))
    with database.connect(SUPERUSER) as writer:
        writer.execute(ENTRIES.replace("700", "9"))
        with writer.transaction(force_rollback=True):
            writer.execute(ENTRIES.replace("700", "1"))
        writer.execute(ENTRIES)
    return database


def plain(connection: Connection) -> list[tuple[object, ...]]:
    return connection.execute(f"select {COLUMNS} from ledger.entry order by seq").fetchall()


def test_older_entries_become_leaves_in_their_order(
    populated: Database, safelane: CommandLine, tree: Tree
) -> None:
    with populated.connect(SUPERUSER) as reader:
        before = plain(reader)
    assert len(before) == 709
    safelane.succeeds("migrate", "up", url=populated.url(MIGRATOR))
    with populated.connect(SEALER) as sealer:
        sealer.execute("select ledger.integrate()")
    with populated.connect(SUPERUSER) as reader:
        assert reader.execute("select to_regclass('ledger.plain_entry')").fetchone() == (None,)
        rows = reader.execute(
            "select seq, idx, leaf, leaf.hash, salt, body, retention_salt, retention, release, opening.at"
            " from ledger.leaf join ledger.entry using (seq) join ledger.opening using (seq)"
            " where body::jsonb ? 'adopted' order by idx"
        ).fetchall()
        assert [row[0] for row in rows] == [row[0] for row in before], (
            "under their own numbers, in their order"
        )
        assert [row[1] for row in rows] == list(range(709)), "and first of all"
        for row, was in zip(rows, before, strict=True):
            leaf, body = bytes(row[2]), row[5]
            said = json.loads(body)
            assert bytes(row[3]) == sha256(b"\x00" + leaf).digest()
            assert body == json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            assert json.loads(leaf) == {
                "body": sha256(row[4] + body.encode()).hexdigest(),
                "release": sha256(row[8]).hexdigest(),
                "retention": sha256(row[6] + row[7].encode()).hexdigest(),
                "v": 1,
            }
            assert said["adopted"] == {"entry_id": str(was[1])}
            assert (row[9], said["xid"]) == (was[2], str(was[3]))
            assert said["person"] == (str(was[4]) if was[4] else None)
            assert [said["persona"], said["session_user"], said["role"], said["action"]] == list(was[5:9])
            assert said["target"] == {"kind": was[9], "id": str(was[10]) if was[10] else None}
            assert [said["outcome"], said["reasons"], said["request_id"]] == list(was[11:14])
        assert rows[0][7] == '{"class":"audit_chain","floor":"2021-03-01"}'
        same = reader.execute(
            "select count(*) from ledger.record where seq = any (%s) and detail ? 'deep'",
            ([row[0] for row in before],),
        ).fetchone()
        assert same == (sum("deep" in row[14] for row in before),)  # type: ignore[operator]
        new = reader.execute("select ledger.append('tried', null, null)").fetchone()
        highest = reader.execute("select max(seq) from ledger.entry").fetchone()
        assert new == highest, "numbers go on where they were"
        assert reader.execute("select * from ledger.unrecorded()").fetchall() == [], "nothing is misfiled"


def test_down_puts_them_back_and_up_again_finds_the_same(
    populated: Database, safelane: CommandLine, tree: Tree
) -> None:
    url = populated.url(MIGRATOR)
    with populated.connect(SUPERUSER) as reader:
        before = plain(reader)
    safelane.succeeds("migrate", "up", first_of_the_tree(tree), url=url)
    with populated.connect(SUPERUSER) as writer:
        writer.execute("select ledger.append('written_since', 'thing', null, 'refused', '{A}', '{\"n\": 1}')")
    safelane.succeeds("migrate", "down", before_the_tree(tree), "--yes", url=url)
    with populated.connect(SUPERUSER) as reader:
        after = plain(reader)
        kept = {row[0]: row for row in after}
        for row in before:
            back = kept[row[0]]
            assert back[:14] == row[:14]
            assert is_tame(row[14], back[14]), row
        (since,) = [row for row in after if row[8] == "written_since"]
        assert (since[9], since[11], since[12], since[14]) == ("thing", "refused", ["A"], {"n": 1})
        with pytest.raises(Exception, match="never changed"):
            reader.execute("delete from ledger.entry")
    safelane.succeeds("migrate", "up", url=url)
    with populated.connect(SUPERUSER) as reader:
        numbers = reader.execute(
            "select array_agg(seq order by seq) from ledger.record where seq = any (%s)",
            ([row[0] for row in after],),
        ).fetchone()
        assert numbers == ([row[0] for row in after],)


def is_tame(was: object, now: object) -> bool:
    """What canonical JSON does not know comes back as a string; everything else comes back as it was."""
    if isinstance(was, dict) and isinstance(now, dict):
        if any(not key.isascii() for key in was):
            return bool(json.loads(now["text"]) == was)
        return was.keys() == now.keys() and all(is_tame(was[key], now[key]) for key in was)
    if isinstance(was, float) or (isinstance(was, int) and abs(was) >= 2**53):
        return now == str(was)
    return was == now


def test_entries_of_two_revisions_stand_side_by_side(
    empty_database: MakeDatabase, safelane: CommandLine, tree: Tree
) -> None:
    """Before and after the revision that made entries cheaper, whichever way one came."""
    database = empty_database("upgrade")
    cheaper = tree.copies("functions/guard/unlinked.sql")[0].revision
    url, detail = database.url(MIGRATOR), '{"b": 1, "a": 0.5}'
    with database.connect(SUPERUSER) as writer:

        def act() -> None:
            with writer.transaction():
                writer.execute(
                    "insert into identity.organisation (organisation_id, kind, name, registered_by)"
                    " values (gen_random_uuid(), 'agency', 'Acme', gen_random_uuid())"
                )
                writer.execute("select ledger.append('tried', 'thing', null, p_detail => %s)", (detail,))

        safelane.succeeds("migrate", "up", f"{int(cheaper) - 1:04}", url=url)
        act()
        safelane.succeeds("migrate", "up", url=url)
        act()
        safelane.succeeds("migrate", "down", f"{int(cheaper) - 1:04}", "--yes", url=url)
        act()
        safelane.succeeds("migrate", "up", url=url)
        act()
        writer.execute("select ledger.integrate()")
        tried = writer.execute(
            "select count(*), bool_and(leaf.hash = sha256('\\x00' || entry.leaf)"
            " and convert_from(entry.leaf, 'UTF8')::jsonb ->> 'body'"
            "   = encode(sha256(salt || convert_to(body, 'UTF8')), 'hex')"
            ' and body::jsonb -> \'detail\' = \'{"a": "0.5", "b": 1}\')'
            " from ledger.leaf join ledger.entry using (seq) join ledger.opening using (seq)"
            " where action = 'tried'"
        ).fetchone()
        assert tried == (4, True)
        assert writer.execute("select * from ledger.unrecorded()").fetchall() == []


def test_the_written_sql_carries_them_over_too(
    populated: Database, safelane: CommandLine, tree: Tree
) -> None:
    text = safelane.succeeds("migrate", "sql", f"{before_the_tree(tree)}:{first_of_the_tree(tree)}")
    done = subprocess.run(
        ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", populated.url(MIGRATOR)],
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    with populated.connect(SUPERUSER) as reader:
        assert reader.execute(
            "select count(*) from ledger.record join ledger.opening using (seq) where body::jsonb ? 'adopted'"
        ).fetchone() == (709,)
