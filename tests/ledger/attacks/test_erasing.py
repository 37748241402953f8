"""A superuser erases what an entry says: too early, or without a word."""

from __future__ import annotations

import datetime as dt

from tests.ledger.attacks.attacker import Attacked, later


def test_a_silent_erasure_is_listed(log: Attacked) -> None:
    with log.hands_free() as superuser:
        superuser.execute("delete from ledger.opening where seq = %s", (log.seq_at(100),))
        superuser.execute("delete from ledger.opening where seq = %s", (log.seq_at(200),))
    assert "opening of leaf 100 is gone" in log.refused_export()
    said = log.audited()
    assert "2 findings" in said
    assert "silent erasure" in said


def test_a_silent_erasure_shows_in_a_complete_export(log: Attacked) -> None:
    place = log.fresh_export()
    lines = (place / "openings" / "000").read_text().splitlines(keepends=True)
    (place / "openings" / "000").write_text("".join(lines[:100] + lines[101:]))
    assert "Silent erasure" in log.refused(place, "--complete")
    assert "silent erasure" in log.audited(place)


def test_an_early_erasure_is_shown_by_the_witness_of_its_tombstone(log: Attacked) -> None:
    log.tombstone(log.superuser, log.seq_at(100))
    log.must("seal", "--once")
    log.cosign()
    place = log.fresh_export()
    assert "Early erasure" in log.refused(place)
    said = log.audited(place)
    assert "early erasure" in said
    assert "1 findings" in said


def test_the_control_an_erasure_after_the_floor_is_lawful(log: Attacked) -> None:
    """The same tombstone, cosigned later by a witness who signed the log without it after the floor."""
    floor = log.value(
        "select (retention::jsonb ->> 'floor')::date from ledger.opening where seq = %s", log.seq_at(100)
    )
    assert isinstance(floor, dt.date)
    past = (floor - dt.datetime.now(dt.UTC).date()).days + 2
    log.append(1)
    log.must("seal", "--once")
    log.cosign(later(past))
    log.tombstone(log.superuser, log.seq_at(100))
    log.must("seal", "--once")
    log.cosign(later(past + 1))
    place = log.fresh_export()
    assert "1 openings were erased" in log.accepted(place, "--complete")


def test_a_tombstone_with_another_floor_is_no_tombstone(log: Attacked) -> None:
    row = log.superuser.execute(
        "select encode(release, 'hex'), encode(retention_salt, 'hex') from ledger.opening where seq = %s",
        (log.seq_at(100),),
    ).fetchone()
    assert row is not None
    more = (
        f'"erased":{{"class":"audit_chain","floor":"2020-01-01","idx":100,"release":"{row[0]}",'
        f'"retention_salt":"{row[1]}"}},'
    )
    seq = log.seq_at(100)
    log.superuser.execute("select ledger.enter('erase_entry', 'ledger_entry', null, p_more => %s)", (more,))
    with log.hands_free() as superuser:
        superuser.execute("delete from ledger.opening where seq = %s", (seq,))
    log.must("seal", "--once")
    log.cosign()
    log.export(to=log.folder / "plain")
    assert "another class or floor" in log.refused(log.folder / "plain")
