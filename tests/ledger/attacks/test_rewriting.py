"""A superuser changes what is written: rows, payloads, order, or the tree as a whole."""

from __future__ import annotations

import pytest

from tests.ledger.attacks.attacker import Attacked


def test_a_row_update_is_found_by_the_export_and_by_the_signer_s_round(log: Attacked) -> None:
    with log.hands_free() as superuser:
        superuser.execute(
            "update ledger.entry set leaf ="
            " convert_to(replace(convert_from(leaf, 'UTF8'), '\"v\":1', '\"v\":2'), 'UTF8') where seq = %s",
            (log.seq_at(100),),
        )
    assert "not what was signed" in log.refused_export()
    assert "was changed" in log.refused_seal()


def test_a_payload_swap_is_found_by_the_export(log: Attacked) -> None:
    one, other = log.seq_at(40), log.seq_at(290)
    with log.hands_free() as superuser:
        superuser.execute(
            "update ledger.entry as e set leaf = o.leaf from ledger.entry as o"
            " where (e.seq, o.seq) in ((%(one)s, %(other)s), (%(other)s, %(one)s))",
            {"one": one, "other": other},
        )
    assert "not what was signed" in log.refused_export()
    assert "was changed" in log.refused_seal()


def test_openings_that_change_places_are_found_by_the_export(log: Attacked) -> None:
    one, other = log.seq_at(40), log.seq_at(290)
    with log.hands_free() as superuser:
        superuser.execute(
            "update ledger.opening as e set (salt, body, retention_salt, retention, action, at) ="
            " (o.salt, o.body, o.retention_salt, o.retention, o.action, o.at) from ledger.opening as o"
            " where (e.seq, o.seq) in ((%(one)s, %(other)s), (%(other)s, %(one)s))",
            {"one": one, "other": other},
        )
    assert "changed afterwards" in log.refused_export()


@pytest.mark.parametrize("table", ["opening", "leaf"])
def test_entries_that_change_numbers_are_found_by_the_export(log: Attacked, table: str) -> None:
    """Bodies and leaves stay as they are, and only what leads from one to the other does not."""
    one, other = log.seq_at(40), log.seq_at(290)
    with log.hands_free() as superuser:
        for was, becomes in ((one, -1), (other, one), (-1, other)):
            superuser.execute(f"update ledger.{table} set seq = %s where seq = %s", (becomes, was))
    said = log.refused_export()
    assert "changed afterwards" in said or "not what was signed" in said
    with log.hands_free() as superuser:
        for was, becomes in ((one, -1), (other, one), (-1, other)):
            superuser.execute(f"update ledger.{table} set seq = %s where seq = %s", (becomes, was))
    log.nothing_is_wrong()


def test_an_entry_that_is_filed_under_somebody_else_is_found_by_reconciliation(log: Attacked) -> None:
    seq = log.seq_at(40)
    log.must("ledger", "reconcile")
    with log.hands_free() as superuser:
        superuser.execute("update ledger.opening set target_id = gen_random_uuid() where seq = %s", (seq,))
    outcome = log.run("ledger", "reconcile", "--format", "csv")
    assert outcome.exit_code == 3
    assert f"ledger.opening,{seq}" in outcome.stdout


@pytest.mark.parametrize(
    "hidden", ["update booking.scratch set b = 66", "insert into booking.scratch values (2, 66)"]
)
def test_a_change_that_a_lawful_one_followed_is_found_by_reconciliation(log: Attacked, hidden: str) -> None:
    """Every row is as the newest entry says; what it was in between, nobody told."""
    log.superuser.execute("create table booking.scratch (a integer primary key, b integer)")
    log.superuser.execute("select ledger.protect('booking.scratch')")
    log.superuser.execute("grant select on booking.scratch to cap_booking")

    def lawfully(statement: str) -> None:
        with log.superuser.transaction():
            log.superuser.execute(statement)
            log.superuser.execute("select ledger.append('tried', 'scratch', null)")

    lawfully("insert into booking.scratch values (1, 1)")
    lawfully("update booking.scratch set b = 2")
    log.must("ledger", "reconcile")
    with log.superuser.transaction():
        log.superuser.execute("alter table booking.scratch disable trigger user")
        log.superuser.execute(hidden)
        for trigger in ("_890_change", "_900_entry"):
            log.superuser.execute(f"alter table booking.scratch enable always trigger {trigger}")
    lawfully("update booking.scratch set b = 3")
    outcome = log.run("ledger", "reconcile", "--format", "csv")
    assert outcome.exit_code == 3
    assert f"booking.scratch,{2 if 'insert' in hidden else 1}" in outcome.stdout


def test_a_changed_body_is_found_by_the_export(log: Attacked) -> None:
    with log.hands_free() as superuser:
        superuser.execute(
            "update ledger.opening set body = replace(body, 'tried', 'never'), action = 'never'"
            " where seq = %s",
            (log.seq_at(50),),
        )
    assert "changed afterwards" in log.refused_export()


def test_a_row_that_is_deleted_leaves_a_gap(log: Attacked) -> None:
    seq = log.seq_at(100)
    with log.hands_free() as superuser:
        for table in ("leaf", "opening", "entry"):
            superuser.execute(f"delete from ledger.{table} where seq = %s", (seq,))
    assert "leaf 100 was signed, and is missing" in log.refused_export()
    assert "100" in log.refused_seal() or "not those that were signed" in log.refused_seal()


def test_a_row_that_is_deleted_without_a_gap_is_another_tree(log: Attacked) -> None:
    log.must("seal", "--once")
    seq = log.seq_at(100)
    with log.hands_free() as superuser:
        for table in ("leaf", "opening", "entry"):
            superuser.execute(f"delete from ledger.{table} where seq = %s", (seq,))
        log.rebuild_tree(superuser)
    # in this order: an export of openings is an entry, and puts another leaf where the missing one was
    assert "rolled back" in log.refused_seal()
    assert "was signed" in log.refused_export()
    log.append(1)
    assert "not those that were signed" in log.refused_seal()


def test_another_order_is_another_tree(log: Attacked) -> None:
    with log.hands_free() as superuser:
        log.rebuild_tree(superuser, "case idx when 20 then 21 when 21 then 20 else idx end")
    assert "not what was signed" in log.refused_export()
    log.append(1)
    assert "not those that were signed" in log.refused_seal()


def test_a_tree_that_was_computed_again_over_a_changed_row_is_refused_by_everybody(log: Attacked) -> None:
    """The database agrees with itself; only what is outside it does not."""
    with log.hands_free() as superuser:
        superuser.execute(
            "update ledger.entry set leaf ="
            " convert_to(translate(convert_from(leaf, 'UTF8'), 'abc', 'bca'), 'UTF8') where seq = %s",
            (log.seq_at(100),),
        )
        log.rebuild_tree(superuser)
    assert "not what was signed" in log.refused_export()
    assert "not those that were signed" in log.refused_seal()


def test_backdating_in_the_middle_moves_everything_after_it(log: Attacked) -> None:
    (seq,) = log.append(1, "this was always here")
    log.must("seal", "--once", "--only", "integrate")
    with log.hands_free() as superuser:
        log.rebuild_tree(superuser, f"case when seq = {seq} then 99.5 else idx end")
    assert "not what was signed" in log.refused_export()
    assert "not those that were signed" in log.refused_seal()


def test_backdating_at_the_end_is_found_by_what_witnesses_signed_before(log: Attacked) -> None:
    """The entry is new, and only its date is false: the log without it was witnessed after that date."""
    (seq,) = log.append(1, "last year")
    row = log.superuser.execute("select body from ledger.opening where seq = %s", (seq,)).fetchone()
    assert row is not None
    forged = row[0].replace('"at":"20', '"at":"19')
    with log.hands_free() as superuser:
        superuser.execute(
            "update ledger.opening set body = %s, at = at - interval '100 years' where seq = %s",
            (forged, seq),
        )
        superuser.execute(
            "update ledger.entry as e set leaf = convert_to(regexp_replace(convert_from(e.leaf, 'UTF8'),"
            ' \'"body":"[0-9a-f]{64}\','
            " '\"body\":\"' || encode(sha256(o.salt || convert_to(o.body, 'UTF8')), 'hex')),"
            " 'UTF8') from ledger.opening as o where o.seq = e.seq and e.seq = %s",
            (seq,),
        )
    log.must("seal", "--once")
    log.cosign()
    place = log.fresh_export()
    said = log.audited(place)
    assert "backdated" in said
    assert str(log.size - 1) in said
