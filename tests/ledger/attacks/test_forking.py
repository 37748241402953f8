"""Somebody has the log's key and the whole database: two histories, each signed."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from safelane.errors import Findings
from safelane.ledger.checkpoint import sign_checkpoint
from safelane.ledger.keys import KeyRing
from safelane.ledger.verify import Key
from safelane.ledger.witness_server import Witness, serve

from tests.ledger.attacks.attacker import Attacked
from tests.ledger.sealing import ORIGIN


def rewrite_and_sign(log: Attacked) -> str:
    """Change a leaf, compute the tree again, sign it with the stolen key, and let nothing else be known."""
    keys = KeyRing(log.state_folder).signing(ORIGIN)
    with log.hands_free() as superuser:
        superuser.execute(
            "update ledger.entry set leaf ="
            " convert_to(translate(convert_from(leaf, 'UTF8'), 'abc', 'bca'), 'UTF8') where seq = %s",
            (log.seq_at(100),),
        )
        superuser.execute("delete from ledger.opening where seq = %s", (log.seq_at(100),))
        log.rebuild_tree(superuser)
        root = log.value("select ledger.root(%s)", log.size)
        assert isinstance(root, bytes)
        note = sign_checkpoint(ORIGIN, log.size, root, [key.signer for key in keys])
        superuser.execute("delete from ledger.checkpoint")
        superuser.execute(
            "insert into ledger.checkpoint (origin, size, note) values (%s, %s, %s)", (ORIGIN, log.size, note)
        )
    return note


def plain_export(log: Attacked) -> Path:
    return log.export(to=log.folder / "second-party")


def test_a_stolen_key_convinces_whoever_asks_for_no_witness_and_nobody_else(log: Attacked) -> None:
    rewrite_and_sign(log)
    place = plain_export(log)
    credulous = log.folder / "credulous"
    credulous.write_text(
        "".join(f"log {vkey}\n" for vkey in KeyRing(log.state_folder).known()[ORIGIN]) + "quorum none\n"
    )
    log.must("ledger", "verify", place, "--policy", credulous)
    assert "not the quorum" in log.refused(place)


def test_the_witness_does_not_cosign_what_was_signed_with_a_stolen_key(log: Attacked) -> None:
    keys = [Key.parse(vkey) for vkey in KeyRing(log.state_folder).known()[ORIGIN]]
    log.append(1)
    log.must("seal", "--once")
    server = serve(Witness([log.witness], {ORIGIN: keys}, log.folder / "witness-state"))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        policy = log.policy(url=f"http://127.0.0.1:{server.server_address[1]}")
        log.must("witness", "--once", "--policy", policy)
        rewrite_and_sign(log)
        outcome = log.run("witness", "--once", "--policy", policy)
        assert outcome.exit_code == 3, outcome.output
        assert "has seen another log" in outcome.output
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_fork_is_seen_by_two_parties_who_compare(log: Attacked) -> None:
    """Each export is whole, signed and cosigned; side by side they cannot both be true."""
    rewrite_and_sign(log)
    log.cosign()
    place = plain_export(log)
    log.accepted(place)
    assert "A fork" in log.refused(place, "--seen", log.kept_checkpoint)
    outcome = log.run("ledger", "export", log.export_folder)
    assert outcome.exit_code in (0, 3)
    log.refused(log.export_folder, "--seen", place / "checkpoint")


def test_the_signer_does_not_go_on_from_a_tree_that_somebody_else_signed(log: Attacked) -> None:
    rewrite_and_sign(log)
    log.append(1)
    assert "not those that were signed" in log.refused_seal()


def test_two_notes_of_one_size_are_never_merged_into_one(log: Attacked) -> None:
    note = log.kept()[-1].note
    other = rewrite_and_sign(log)
    with log.hands_free() as superuser:
        superuser.execute(
            "insert into ledger.checkpoint (origin, size, note) values (%s, %s, %s)", (ORIGIN, log.size, note)
        )
    with pytest.raises(Findings, match="two histories") as found:
        log.kept()
    assert other.splitlines()[2] in str(found.value.hint)
    assert "two histories" in log.refused_export()


@pytest.mark.parametrize("junk", ["nothing", "a\n1\n!\n\n— x y\n", "{origin}\n1\nAAAA\n\n— a b\n", "{other}"])
def test_what_is_no_checkpoint_is_passed_over(log: Attacked, junk: str) -> None:
    """Somebody puts things among the notes; what others need is still given out, and verifies."""
    note = log.kept()[-1].note
    with log.hands_free() as superuser:
        superuser.execute(
            "insert into ledger.checkpoint (origin, size, note) values (%s, %s, %s)",
            (ORIGIN, 1, junk.format(origin=ORIGIN, other=note)),
        )
    assert log.kept()[-1].note == note
    assert all(kept.size > 1 for kept in log.kept())
    log.nothing_is_wrong()
