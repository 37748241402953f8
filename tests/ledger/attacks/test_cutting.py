"""A superuser takes something away: the end of the log, its newest checkpoint, or what was never sealed."""

from __future__ import annotations

from tests.ledger.attacks.attacker import Attacked


def cut(log: Attacked, size: int, *, hide_checkpoints: bool) -> None:
    """Leave the first ``size`` leaves, as if there had never been more."""
    with log.hands_free() as superuser:
        superuser.execute("create temporary table gone on commit drop as"
                          " select seq from ledger.leaf where idx >= %s", (size,))  # fmt: skip
        for table in ("leaf", "opening", "entry"):
            superuser.execute(f"delete from ledger.{table} where seq in (select seq from gone)")
        superuser.execute("delete from ledger.batch where size > %s", (size,))
        log.rebuild_tree(superuser)
        if hide_checkpoints:
            superuser.execute("delete from ledger.checkpoint where size > %s", (size,))


def older(log: Attacked) -> int:
    """The size of the checkpoint before the newest."""
    return log.kept()[-2].size


def test_truncation_below_the_newest_checkpoint(log: Attacked) -> None:
    cut(log, log.size - 5, hide_checkpoints=False)
    assert "was signed, and is missing" in log.refused_export()
    assert "rolled back" in log.refused_seal()


def test_truncation_with_the_newest_checkpoint_hidden(log: Attacked) -> None:
    """The database is now what it was at the older checkpoint: only what was kept outside tells."""
    cut(log, older(log), hide_checkpoints=True)
    place = log.fresh_export()
    log.accepted(place)
    assert "hidden" in log.refused(place, "--seen", log.kept_checkpoint)
    outcome = log.run("ledger", "export", log.export_folder)
    assert outcome.exit_code == 3
    assert "something is hidden" in outcome.output
    assert "rolled back" in log.refused_seal()


def test_an_old_backup_that_lives_another_future(log: Attacked) -> None:
    cut(log, older(log), hide_checkpoints=True)
    log.append(60, "another future")
    signed = log.state().note
    assert "another future of an older copy" in log.refused_seal()
    assert log.state().note == signed


def test_the_unsealed_tail_is_missed_by_whoever_has_its_receipt(log: Attacked) -> None:
    (seq,) = log.append(1, "nobody will know")
    (control,) = log.append(1, "the control")
    receipt = f"seq={seq}; leaf={log.leaf_hash(seq)}"
    control_receipt = f"seq={control}; leaf={log.leaf_hash(control)}"
    with log.hands_free() as superuser:
        for table in ("opening", "entry"):
            superuser.execute(f"delete from ledger.{table} where seq = %s", (seq,))
    log.must("seal", "--once")
    log.cosign()
    place = log.fresh_export()
    log.accepted(place, "--seen", log.kept_checkpoint)
    log.must("ledger", "prove", control_receipt, "--from", place)
    outcome = log.run("ledger", "prove", receipt, "--from", place)
    assert outcome.exit_code == 3
    assert "keep the receipt" in outcome.output
