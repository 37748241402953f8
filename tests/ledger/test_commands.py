"""``ledger status``, ``reconcile``, ``audit-retention``, ``show`` and ``keys``, as operators run them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.ledger.sealing import ORIGIN, Sealing, cosigner


def test_status_is_content_with_a_sealed_log(sealing: Sealing) -> None:
    sealing.append(3)
    sealing.seal()
    shown = sealing.must(
        "ledger", "status", "--max-backlog", "0", "--max-unsealed", "0", "--max-unsigned", "0"
    )
    assert ORIGIN in shown


def test_status_names_a_backlog(sealing: Sealing) -> None:
    sealing.append(3)
    outcome = sealing.run("ledger", "status", "--max-backlog", "2")
    assert outcome.exit_code == 3
    assert "wait to be sealed" in outcome.output


def test_status_names_an_entry_that_waits(sealing: Sealing) -> None:
    sealing.append(1)
    sealing.superuser.execute("alter table ledger.entry disable trigger all")
    sealing.superuser.execute("update ledger.entry set at = at - interval '1 hour'")
    outcome = sealing.run("ledger", "status")
    assert outcome.exit_code == 3
    assert "does safelane seal run?" in outcome.output


def test_status_names_leaves_without_a_checkpoint(sealing: Sealing) -> None:
    sealing.append(1)
    sealing.superuser.execute("alter table ledger.entry disable trigger all")
    sealing.superuser.execute("update ledger.entry set at = at - interval '1 hour'")
    sealing.must("seal", "--once", "--only", "integrate")
    outcome = sealing.run("ledger", "status")
    assert outcome.exit_code == 3
    assert "does the signer run?" in outcome.output
    sealing.seal()
    sealing.must("ledger", "status")


def test_status_names_witnesses_that_are_missing(sealing: Sealing) -> None:
    sealing.append(1)
    sealing.seal()
    outcome = sealing.run("ledger", "status", "--policy", sealing.policy(cosigner()))
    assert outcome.exit_code == 3
    assert "no checkpoint has the policy's quorum" in outcome.output
    sealing.must("ledger", "status", "--policy", sealing.policy())


def test_reconcile_finds_nothing_in_a_database_that_went_the_usual_way(sealing: Sealing) -> None:
    assert json.loads(sealing.must("ledger", "reconcile", "--format", "json")) == []


def test_reconcile_finds_an_entry_that_is_filed_under_somebody_else(sealing: Sealing) -> None:
    (seq,) = sealing.append(1)
    sealing.superuser.execute("alter table ledger.opening disable trigger all")
    sealing.superuser.execute("update ledger.opening set target_kind = 'weather' where seq = %s", (seq,))
    outcome = sealing.run("ledger", "reconcile", "--format", "json")
    assert outcome.exit_code == 3
    assert json.loads(outcome.stdout) == [{"kind": "ledger.opening", "target": str(seq)}]


def test_the_retention_audit_reads_the_database_itself(sealing: Sealing) -> None:
    sealing.append(3)
    sealing.seal()
    rows = sealing.must("ledger", "audit-retention", "--policy", sealing.policy(), "--format", "json")
    assert json.loads(rows) == []


def test_an_export_that_claims_nothing_cannot_be_audited(sealing: Sealing) -> None:
    sealing.append(1)
    sealing.seal()
    target = "0c7b3c1e-0000-4000-8000-000000000001"
    place = sealing.export("--openings", "--target", target)
    outcome = sealing.run("ledger", "audit-retention", place, "--policy", sealing.policy())
    assert outcome.exit_code == 1
    assert "does not claim" in outcome.output


def test_an_export_without_openings_cannot_be_audited(sealing: Sealing) -> None:
    sealing.append(1)
    sealing.seal()
    place = sealing.export()
    outcome = sealing.run("ledger", "audit-retention", place, "--policy", sealing.policy())
    assert outcome.exit_code == 1
    assert "no openings" in outcome.output
    assert "in silence was not looked at" in sealing.accepted(place)
    complete = sealing.export("--openings", to=sealing.folder / "complete")
    assert "in silence" not in sealing.accepted(complete)


@pytest.mark.parametrize("text", ["nothing", "log nonsense\nquorum none\n"])
def test_a_policy_that_cannot_be_understood_is_an_error(sealing: Sealing, tmp_path: Path, text: str) -> None:
    sealing.append(1)
    sealing.seal()
    place = sealing.export()
    policy = tmp_path / "broken"
    policy.write_text(text)
    assert sealing.run("ledger", "verify", place, "--policy", policy).exit_code == 1


def test_an_export_without_its_checkpoint_is_refused(sealing: Sealing) -> None:
    sealing.append(1)
    sealing.seal()
    place = sealing.export()
    (place / "checkpoint").unlink()
    assert "REFUSED" in sealing.refused(place)


def test_the_private_key_is_never_shown(sealing: Sealing) -> None:
    sealing.append(1)
    sealing.seal()
    shown = sealing.must("ledger", "keys", "show", "--format", "json")
    (row,) = json.loads(shown)
    assert row["use"] == "signing"
    assert row["vkey"].startswith(f"{ORIGIN}+")
    assert "PRIVATE" not in shown


def test_a_directory_without_a_key_is_said(sealing: Sealing) -> None:
    assert "holds no key" in sealing.run("ledger", "keys", "show").output


def test_rotation_waits_for_the_signer_to_stop(sealing: Sealing) -> None:
    sealing.append(1)
    sealing.seal()
    from safelane.ledger import files

    with files.only_one(sealing.state_folder / "lock", "A signer"):
        assert "runs already" in sealing.run("ledger", "keys", "rotate").output


@pytest.mark.parametrize(
    "arguments",
    [
        ("seal", "--previous", "/dev/null"),
        ("seal", "--only", "integrate", "--origin", "a"),
        ("ledger", "export", "x", "--target", "0c7b3c1e-0000-4000-8000-000000000001"),
        ("ledger", "verify", "/", "--policy", "/nowhere"),
        ("ledger", "show", "--since", "yesterday"),
        ("ledger", "verify", "/", "--policy", "/dev/null", "--previous", "/nowhere"),
    ],
)
def test_what_makes_no_sense_is_a_usage_error(sealing: Sealing, arguments: tuple[str, ...]) -> None:
    assert sealing.run(*arguments).exit_code == 2
